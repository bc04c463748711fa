//! The words of a block: text and inline elements, white space collapsed.

use roxmltree::Node;

use super::{MAX_DEPTH, Reader, vocabulary};
use crate::memo::Inline;

/// Collapses white space across the borders of elements.
struct Collapser {
    /// Whether a space would be one too many: at the start, after a space, after a line break.
    spaced: bool,
}

impl Reader {
    /// The words in `node`; `None` where there are none.
    pub(super) fn words(&mut self, node: Node) -> Option<Vec<Inline>> {
        self.attributes(node);
        let mut content = self.inline(node, &mut Collapser { spaced: true }, 0);
        trim_end(&mut content);
        (!content.is_empty()).then_some(content)
    }

    fn inline(&mut self, parent: Node, collapser: &mut Collapser, depth: usize) -> Vec<Inline> {
        let mut content = Vec::new();
        for child in parent.children() {
            if child.is_text() {
                let words = collapser.collapse(child.text().unwrap_or_default());
                push_text(&mut content, words);
            } else if child.is_element() {
                self.inline_element(child, parent, collapser, depth, &mut content);
            }
        }
        content
    }

    fn inline_element(&mut self, node: Node, parent: Node, collapser: &mut Collapser, depth: usize, content: &mut Vec<Inline>) {
        let name = node.tag_name().name();
        if !vocabulary::INLINE.contains(&name) {
            self.misplaced(node, parent, vocabulary::INLINE);
            return;
        }
        if depth > MAX_DEPTH {
            self.element_problem(node, format!("elements are nested more than {MAX_DEPTH} deep"), None);
            return;
        }
        match name {
            "br" => {
                self.leaf(node);
                trim_end(content);
                collapser.spaced = true;
                content.push(Inline::Break);
            }
            "page" | "pages" => {
                self.leaf(node);
                collapser.spaced = false;
                content.push(if name == "page" { Inline::PageNumber } else { Inline::PageCount });
            }
            _ => {
                self.attributes(node);
                let inner = self.inline(node, collapser, depth + 1);
                if !inner.is_empty() {
                    content.push(self.wrap(node, inner));
                }
            }
        }
    }

    /// `inner` in the look, link or language that the element stands for.
    fn wrap(&mut self, node: Node, inner: Vec<Inline>) -> Inline {
        match node.tag_name().name() {
            "a" => Inline::Link { href: self.required(node, "href"), content: inner },
            "span" => {
                let style = node.attribute("style").unwrap_or_default().trim();
                let tag = node.attribute("lang").unwrap_or_default().trim();
                let content = if style.is_empty() { inner } else { vec![Inline::Styled { style: style.to_owned(), content: inner }] };
                match (tag, style) {
                    ("", "") => {
                        self.attribute_problem(node, "<span> has neither `lang` nor `style`".to_owned(), None);
                        Inline::Language { tag: String::new(), content }
                    }
                    ("", _) => content.into_iter().next().expect("the styled words were put there"),
                    (tag, _) => Inline::Language { tag: tag.to_owned(), content },
                }
            }
            "em" => Inline::Styled { style: "emphasis".to_owned(), content: inner },
            look => Inline::Styled { style: look.to_owned(), content: inner },
        }
    }
}

impl Collapser {
    fn collapse(&mut self, text: &str) -> String {
        let mut words = String::with_capacity(text.len());
        for letter in text.chars() {
            // Not `char::is_whitespace`: a no-break space is there on purpose.
            let space = matches!(letter, ' ' | '\n' | '\t' | '\r');
            if !space {
                words.push(letter);
            } else if !self.spaced {
                words.push(' ');
            }
            self.spaced = space;
        }
        words
    }
}

fn push_text(content: &mut Vec<Inline>, words: String) {
    if words.is_empty() {
        return;
    }
    match content.last_mut() {
        Some(Inline::Text(before)) => before.push_str(&words),
        _ => content.push(Inline::Text(words)),
    }
}

/// Takes the space, and elements left empty by that, off the end.
fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        match last {
            Inline::Text(words) => {
                words.truncate(words.trim_end_matches(' ').len());
                if !words.is_empty() {
                    return;
                }
            }
            Inline::Styled { content: inner, .. } | Inline::Link { content: inner, .. } | Inline::Language { content: inner, .. } => {
                trim_end(inner);
                if !inner.is_empty() {
                    return;
                }
            }
            Inline::Break | Inline::PageNumber | Inline::PageCount => return,
        }
        content.pop();
    }
}
