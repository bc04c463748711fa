//! Markup → [`Memo`]: strict, XML-like, described for template writers in `templates/README.md`.
//!
//! White space means what it means in HTML: any run of it is one space, none stands at the ends of
//! a block. Whatever the vocabulary does not know is an error with its place; all errors are
//! reported at once. A block left without words is left out, so that templates need no `if` around
//! each.

mod inline;
mod vocabulary;

pub use vocabulary::ORIGIN;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Block, ListItem, Memo, Meta, Row, Rung};
use crate::diag::{Diagnostic, nearest};
use crate::span::Span;

/// Elements nested deeper than this are refused.
const MAX_DEPTH: usize = 24;

/// Reads markup as a memo.
///
/// # Errors
/// One [`Diagnostic`] for each mistake; spans are bytes of `markup`. Codes: `E101` not well formed,
/// `E102` unknown or misplaced element, `E103` unknown, missing or malformed attribute, `E104`
/// words where there can be none.
///
/// ```
/// let memo = attache::memo::from_markup("<memo title='Talks'><h1>Talks</h1></memo>").unwrap();
/// assert_eq!(memo.blocks.len(), 1);
/// ```
pub fn from_markup(markup: &str) -> Result<Memo, Vec<Diagnostic>> {
    let options = ParsingOptions { nodes_limit: 200_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(markup, options).map_err(|error| vec![malformed(markup, &error)])?;
    let mut reader = Reader { problems: Vec::new() };
    let memo = reader.memo(document.root_element());
    if reader.problems.is_empty() { Ok(memo) } else { Err(reader.problems) }
}

/// Reads elements and collects what is wrong with them.
struct Reader {
    problems: Vec<Diagnostic>,
}

impl Reader {
    fn memo(&mut self, root: Node) -> Memo {
        if root.tag_name().name() != "memo" {
            self.element_problem(root, format!("the outermost element is <{}>, not <memo>", root.tag_name().name()), None);
            return Memo::default();
        }
        self.attributes(root);
        let attribute = |name: &str| root.attribute(name).unwrap_or_default().trim().to_owned();
        let mut memo = Memo {
            meta: Meta { title: attribute("title"), author: attribute("author"), language: attribute("lang"), ..Meta::default() },
            marking: attribute("marking"),
            ..Memo::default()
        };
        for child in self.elements(root, vocabulary::MEMO) {
            match child.tag_name().name() {
                "footer" => memo.footer.extend(self.blocks(child, 1)),
                "ladder" => memo.ladder.extend(self.ladder(child)),
                _ => memo.blocks.extend(self.block(child, 1)),
            }
        }
        memo
    }

    fn blocks(&mut self, parent: Node, depth: usize) -> Vec<Block> {
        self.attributes(parent);
        if depth > MAX_DEPTH {
            self.element_problem(parent, format!("elements are nested more than {MAX_DEPTH} deep"), None);
            return Vec::new();
        }
        let mut blocks = Vec::new();
        for child in self.elements(parent, vocabulary::BLOCKS) {
            blocks.extend(self.block(child, depth + 1));
        }
        blocks
    }

    /// One block, unless it holds nothing.
    fn block(&mut self, node: Node, depth: usize) -> Option<Block> {
        match node.tag_name().name() {
            "h1" => self.heading(node, 1, "title"),
            "h2" => self.heading(node, 2, "section"),
            "h3" => self.heading(node, 3, "side"),
            "p" => self.words(node).map(|content| Block::Paragraph { style: style(node, "body"), content }),
            "ul" | "ol" => self.list(node),
            "grid" => self.grid(node),
            "columns" => self.columns(node, depth),
            "panel" => {
                let blocks = self.blocks(node, depth);
                (!blocks.is_empty()).then(|| Block::Panel { style: style(node, "panel"), blocks })
            }
            "letterhead" => Some(self.letterhead(node, depth)),
            "kicker" => self.ends(node, "kicker"),
            "ends" => self.ends(node, "ends"),
            "rule" => {
                self.leaf(node);
                Some(Block::Rule { style: style(node, "rule") })
            }
            "omissions" => Some(self.omissions(node)),
            other => unreachable!("<{other}> is listed as a block and not read"),
        }
    }

    /// It may have nothing beside the logo.
    fn letterhead(&mut self, node: Node, depth: usize) -> Block {
        let blocks = self.blocks(node, depth);
        let alt = node.attribute("alt").unwrap_or_default().trim().to_owned();
        Block::Letterhead { style: style(node, "letterhead"), alt, logo: None, blocks }
    }

    fn heading(&mut self, node: Node, level: u8, usual: &str) -> Option<Block> {
        self.words(node).map(|content| Block::Heading { level, style: style(node, usual), content })
    }

    fn list(&mut self, node: Node) -> Option<Block> {
        self.attributes(node);
        let numbered = node.tag_name().name() == "ol";
        let (mut lead, mut items) = (Vec::new(), Vec::new());
        for child in self.elements(node, vocabulary::LIST) {
            if child.tag_name().name() == "lead" {
                lead = self.words(child).unwrap_or_default();
            } else {
                let pinned = self.truth(child, "pin");
                items.extend(self.words(child).map(|content| ListItem { content, pinned }));
            }
        }
        let usual = match (numbered, lead.is_empty()) {
            (true, _) => "numbers",
            (false, true) => "bullets",
            (false, false) => "run-in",
        };
        let name = node.attribute("name").unwrap_or_default().trim().to_owned();
        (!items.is_empty()).then(|| Block::List { style: style(node, usual), name, numbered, lead, items })
    }

    fn grid(&mut self, node: Node) -> Option<Block> {
        self.attributes(node);
        let mut rows = Vec::new();
        for child in self.elements(node, &["row"]) {
            self.attributes(child);
            let mut row = Row::default();
            for part in self.elements(child, &["label", "line"]) {
                match part.tag_name().name() {
                    "label" => row.label = self.words(part).unwrap_or_default(),
                    _ => row.lines.extend(self.words(part)),
                }
            }
            rows.extend((!row.lines.is_empty()).then_some(row));
        }
        (!rows.is_empty()).then(|| Block::Grid { style: style(node, "facts"), rows })
    }

    fn columns(&mut self, node: Node, depth: usize) -> Option<Block> {
        self.attributes(node);
        let columns: Vec<_> = self.elements(node, &["column"]).into_iter().map(|column| self.blocks(column, depth)).collect();
        columns.iter().any(|column| !column.is_empty()).then_some(Block::Columns(columns))
    }

    fn ends(&mut self, node: Node, usual: &str) -> Option<Block> {
        self.attributes(node);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for child in self.elements(node, &["left", "right"]) {
            let words = self.words(child).unwrap_or_default();
            *(if child.tag_name().name() == "left" { &mut left } else { &mut right }) = words;
        }
        (!left.is_empty() || !right.is_empty()).then(|| Block::Ends { style: style(node, usual), left, right })
    }

    fn omissions(&mut self, node: Node) -> Block {
        self.leaf(node);
        let wording = ["one", "many"].map(|name| self.required(node, name));
        Block::Omissions { style: style(node, "omissions"), wording }
    }

    fn ladder(&mut self, node: Node) -> Vec<Rung> {
        self.attributes(node);
        let mut rungs = Vec::new();
        for child in self.elements(node, &["drop", "alternate"]) {
            let keep = self.number(child, "keep");
            if child.tag_name().name() == "drop" {
                self.leaf(child);
                rungs.push(Rung::Drop { list: self.required(child, "list"), keep });
            } else {
                self.attributes(child);
                let mut lists = Vec::new();
                for list in self.elements(child, &["list"]) {
                    self.leaf(list);
                    lists.push(self.required(list, "name"));
                }
                rungs.push(Rung::Alternate { lists, keep });
            }
        }
        rungs
    }

    /// The child elements, all of them among `allowed`; words between them are an error.
    fn elements<'a, 'input>(&mut self, parent: Node<'a, 'input>, allowed: &[&str]) -> Vec<Node<'a, 'input>> {
        for text in parent.children().filter(Node::is_text) {
            let words = text.text().unwrap_or_default().trim();
            if !words.is_empty() {
                let start = text.range().start;
                let message = format!("words stand directly in <{}>: “{}”", parent.tag_name().name(), shorten(words));
                self.problem("E104", Span::new(start, text.range().end), message, Some("put them in a <p>, <line> or <li>".to_owned()));
            }
        }
        let (known, unknown): (Vec<_>, Vec<_>) =
            parent.children().filter(Node::is_element).partition(|child| allowed.contains(&child.tag_name().name()));
        for child in unknown {
            self.misplaced(child, parent, allowed);
        }
        known
    }

    fn misplaced(&mut self, child: Node, parent: Node, allowed: &[&str]) {
        let (name, place) = (child.tag_name().name(), parent.tag_name().name());
        let known = vocabulary::TAGS.iter().any(|(tag, _)| *tag == name);
        let message =
            if known { format!("<{name}> cannot stand in <{place}>") } else { format!("there is no element <{name}> in memo markup") };
        let help = match nearest(name, allowed.iter().copied()).filter(|_| !known) {
            Some(near) => format!("did you mean <{near}>?"),
            None if allowed.is_empty() => format!("<{place}> holds nothing"),
            None => format!("<{place}> may hold {}", allowed.iter().map(|tag| format!("<{tag}>")).collect::<Vec<_>>().join(", ")),
        };
        self.element_problem(child, message, Some(help));
    }

    /// An element that holds nothing.
    fn leaf(&mut self, node: Node) {
        self.attributes(node);
        self.elements(node, &[]);
    }

    /// Reports attributes that the element does not have.
    fn attributes(&mut self, node: Node) {
        let name = node.tag_name().name();
        let Some((_, known)) = vocabulary::TAGS.iter().find(|(tag, _)| *tag == name) else { return };
        for attribute in node.attributes() {
            let given = attribute.name();
            if given == vocabulary::ORIGIN || known.contains(&given) {
                continue;
            }
            let help = match nearest(given, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => format!("<{name}> has no attributes"),
                None => format!("<{name}> has {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
            };
            let range = attribute.range_qname();
            let message = format!("<{name}> has no attribute `{given}`");
            self.problem("E103", Span::new(range.start, range.end), message, Some(help));
        }
    }

    fn required(&mut self, node: Node, name: &str) -> String {
        let value = node.attribute(name).unwrap_or_default().trim().to_owned();
        if value.is_empty() {
            self.attribute_problem(node, format!("<{}> needs the attribute `{name}`", node.tag_name().name()), None);
        }
        value
    }

    fn number(&mut self, node: Node, name: &str) -> usize {
        let value = node.attribute(name).unwrap_or("1");
        value.trim().parse().unwrap_or_else(|_| {
            self.attribute_problem(node, format!("`{name}` is “{}”, not a number", shorten(value)), None);
            1
        })
    }

    fn truth(&mut self, node: Node, name: &str) -> bool {
        match node.attribute(name).map(str::trim) {
            None | Some("" | "false") => false,
            Some("true") => true,
            Some(other) => {
                let message = format!("`{name}` is “{}”, neither `true` nor `false`", shorten(other));
                self.attribute_problem(node, message, None);
                false
            }
        }
    }

    fn element_problem(&mut self, node: Node, message: String, help: Option<String>) {
        let span = tag_span(node);
        self.problem("E102", span, message, help);
    }

    fn attribute_problem(&mut self, node: Node, message: String, help: Option<String>) {
        let span = tag_span(node);
        self.problem("E103", span, message, help);
    }

    fn problem(&mut self, code: &'static str, span: Span, message: String, help: Option<String>) {
        let problem = Diagnostic::error(code, message, span, "");
        self.problems.push(Diagnostic { help, ..problem });
    }
}

/// `<name`, without its attributes.
fn tag_span(node: Node) -> Span {
    let start = node.range().start;
    Span::new(start, start + 1 + node.tag_name().name().len())
}

/// The look that the markup names, or the usual one.
fn style(node: Node, usual: &str) -> String {
    node.attribute("style").map(str::trim).filter(|name| !name.is_empty()).unwrap_or(usual).to_owned()
}

/// At most forty characters.
fn shorten(words: &str) -> String {
    match words.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

fn malformed(markup: &str, error: &roxmltree::Error) -> Diagnostic {
    let at = offset(markup, error.pos());
    let text = error.to_string();
    let message = text.rsplit_once(" at ").map_or(text.as_str(), |(words, _)| words);
    Diagnostic::error("E101", format!("the template's markup is not well formed: {message}"), Span::new(at, at), "")
        .help("every element is closed, in order: <p>…</p>, <rule/>; a lone `<` or `&` is written &lt; or &amp;")
}

/// Row and column, both from 1 and in characters, as bytes.
fn offset(markup: &str, pos: roxmltree::TextPos) -> usize {
    let line_start: usize = markup.split_inclusive('\n').take((pos.row as usize).saturating_sub(1)).map(str::len).sum();
    let line = &markup[line_start..];
    line_start + line.char_indices().nth((pos.col as usize).saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests;
