//! A template's text, prepared for Handlebars so that every later error finds its way back to it.
//!
//! Each element that the template writes gets an attribute that says where in the template it
//! stands; each loop and partial gets a call of the helper that counts steps. Handlebars' own line
//! numbers, which these insertions shift, are mapped back. No rendering here.

use crate::memo::ORIGIN;
use crate::span::Span;

/// Name of the helper that counts steps.
pub const STEP: &str = "__step";

/// A template with its insertions.
pub struct Prepared {
    /// What Handlebars is given.
    pub text: String,
    /// Where something was put in, as bytes of the original, and how many bytes.
    insertions: Vec<(usize, usize)>,
}

/// A stretch of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// Between the braces' outer ends: `{{…}}`.
    Expression(Span),
    /// Markup.
    Text(Span),
}

/// Puts the insertions in.
pub fn prepare(source: &str) -> Prepared {
    let mut prepared = Prepared { text: String::with_capacity(source.len() * 2), insertions: Vec::new() };
    let mut in_tag = false;
    for piece in pieces(source) {
        match piece {
            Piece::Expression(span) => {
                prepared.text.push_str(span.of(source));
                if !in_tag && opens_repetition(span.of(source)) {
                    prepared.insert(span.end, &format!("{{{{{STEP}}}}}"));
                }
            }
            Piece::Text(span) => prepared.text_with_origins(source, span, &mut in_tag),
        }
    }
    prepared
}

impl Prepared {
    /// Copies markup, with its origin after the name of each element that opens.
    fn text_with_origins(&mut self, source: &str, span: Span, in_tag: &mut bool) {
        let text = span.of(source);
        let mut copied = 0;
        for (at, letter) in text.char_indices() {
            match letter {
                '>' => *in_tag = false,
                '<' => {
                    *in_tag = true;
                    let name = text[at + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'_').count();
                    if name > 0 {
                        let end = at + 1 + name;
                        self.text.push_str(&text[copied..end]);
                        copied = end;
                        self.insert(span.start + end, &format!(" {ORIGIN}='{}'", span.start + at));
                    }
                }
                _ => {}
            }
        }
        self.text.push_str(&text[copied..]);
    }

    fn insert(&mut self, at: usize, text: &str) {
        self.text.push_str(text);
        self.insertions.push((at, text.len()));
    }

    /// The original's byte for a byte of [`Self::text`].
    fn original(&self, at: usize) -> usize {
        let mut shift = 0;
        for (place, length) in &self.insertions {
            if place + shift >= at {
                break;
            }
            shift += (*length).min(at - (place + shift));
        }
        at - shift
    }

    /// The original's byte for a line and a column of [`Self::text`], both from 1, columns in
    /// characters.
    pub fn original_at(&self, line: usize, column: usize) -> usize {
        let start: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let rest = &self.text[start.min(self.text.len())..];
        let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        self.original(start + within)
    }
}

/// Whether an expression starts something that Handlebars may do many times.
fn opens_repetition(expression: &str) -> bool {
    let inner = expression.trim_start_matches('{').trim_start_matches('~').trim_start();
    inner.starts_with("#each") || inner.starts_with("#*inline") || inner.starts_with("#*") && inner[2..].trim_start().starts_with("inline")
}

/// Markup and expressions in turn; comments and escaped braces count as expressions.
fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(found) = source[at..].find("{{") {
        let open = at + found;
        let close = expression_end(source, open);
        if open > at {
            pieces.push(Piece::Text(Span::new(at, open)));
        }
        pieces.push(Piece::Expression(Span::new(open, close)));
        at = close;
    }
    if at < source.len() {
        pieces.push(Piece::Text(Span::new(at, source.len())));
    }
    pieces
}

/// One past the braces that close the expression opened at `open`.
fn expression_end(source: &str, open: usize) -> usize {
    let rest = &source[open..];
    let (opening, closing) = if rest.starts_with("{{!--") || rest.starts_with("{{~!--") {
        (5, "--")
    } else if rest.starts_with("{{{") {
        (3, "}}}")
    } else {
        (2, "}}")
    };
    let Some(found) = rest[opening.min(rest.len())..].find(closing) else { return source.len() };
    let end = opening + found + closing.len();
    let tail = rest[end..].find("}}").filter(|_| closing == "--").map_or(0, |at| at + 2);
    open + end + tail
}

/// The partials that the template draws in, with their places, and those that it defines.
pub fn partials(source: &str) -> Vec<Partial> {
    let mut list = Vec::new();
    let mut defined: Option<String> = None;
    for piece in pieces(source) {
        let Piece::Expression(span) = piece else { continue };
        let inner = span.of(source).trim_matches(|c| matches!(c, '{' | '}' | '~')).trim();
        if let Some(rest) = inner.strip_prefix("#*").map(str::trim_start).and_then(|rest| rest.strip_prefix("inline")) {
            defined = Some(rest.trim().trim_matches(|c| matches!(c, '"' | '\'')).to_owned());
        } else if inner.strip_prefix('/').is_some_and(|rest| rest.trim() == "inline") {
            defined = None;
        } else if let Some(rest) = inner.strip_prefix('>').or_else(|| inner.strip_prefix("#>")) {
            let name = rest.split_whitespace().next().unwrap_or_default().trim_matches(|c| matches!(c, '"' | '\''));
            list.push(Partial { name: name.to_owned(), within: defined.clone(), span });
        }
    }
    list
}

/// A partial that is drawn in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    /// Its name, as written.
    pub name: String,
    /// The inline partial in whose definition it is drawn in.
    pub within: Option<String>,
    /// Its place in the template.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_get_their_place_and_loops_their_count() {
        let source = "<memo a='{{b}}'>\n{{#each x}}<p>é{{this}}</p>{{/each}}</memo>";
        assert_eq!(prepare(source).text, "<memo _at='0' a='{{b}}'>\n{{#each x}}{{__step}}<p _at='28'>é{{this}}</p>{{/each}}</memo>");
    }

    #[test]
    fn places_lead_back() {
        let source = "<a><b>\n<c>{{#each x}}é{{y}}<d/>{{z}}";
        let prepared = prepare(source);
        for mark in ["<b", "<c", "é", "{{y", "<d", "{{z"] {
            let at = prepared.text.find(mark).unwrap();
            let line = prepared.text[..at].matches('\n').count() + 1;
            let line_start = prepared.text[..at].rfind('\n').map_or(0, |n| n + 1);
            let column = prepared.text[line_start..at].chars().count() + 1;
            assert_eq!(prepared.original_at(line, column), source.find(mark).unwrap(), "{mark}");
        }
    }

    #[test]
    fn comments_and_unclosed_braces_are_left_alone() {
        for source in ["{{!-- <p> {{x}} --}}", "{{! <p> }}", "{{{raw}}} {{oops", "{{", "{{!--"] {
            assert_eq!(prepare(source).text, source);
        }
    }

    #[test]
    fn partials_are_found_where_they_are_drawn_in() {
        let list = partials("{{> item this}}{{#*inline \"row\"}}{{~> 'cell'}}{{/inline}}{{#> box}}{{/box}}");
        let found: Vec<_> = list.iter().map(|p| (p.name.as_str(), p.within.as_deref())).collect();
        assert_eq!(found, [("item", None), ("cell", Some("row")), ("box", None)]);
    }
}
