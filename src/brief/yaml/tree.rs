//! YAML text → a tree of nodes with their bytes. Refuses what a brief has no use for: anchors,
//! aliases, tags, several documents, deep nesting. Time and memory are linear in the text.

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Range};

use super::syntax;
use crate::diag::Diagnostic;
use crate::span::Span;

/// A value and where it stands; an empty one has an empty span.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub span: Span,
    pub kind: Kind,
}

impl Node {
    /// The text of a scalar.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// What stands there.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Empty,
    Text { value: String, style: Style },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
    Block,
}

/// Levels of nesting; the deepest place of a brief has six (`meeting.who[0].from[0]`).
const MAX_DEPTH: usize = 16;
/// Bytes of a file; the longest brief that fits a page is a hundredth of it.
pub(super) const MAX_BYTES: usize = 4 << 20;
/// Faults of syntax that are worked around before giving up.
const MAX_REPAIRS: usize = 20;

/// What was read, and what was wrong with it.
pub(super) struct Parsed {
    /// `None` where the text cannot be read at all.
    pub root: Option<Node>,
    pub problems: Vec<Diagnostic>,
    /// Lines that were changed in order to read on: what is found there is not the person's.
    pub repaired: Vec<Span>,
}

/// Parses `text`, working around the faults that people make most, so that one run shows many.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed { root: None, problems: syntax::prescan(text), repaired: Vec::new() };
    if !parsed.problems.is_empty() {
        return parsed;
    }
    let mut working = text.to_owned();
    for _ in 0..MAX_REPAIRS {
        match build(&working, &mut parsed.problems) {
            Ok(root) => {
                parsed.root = root;
                return parsed;
            }
            Err(None) => return parsed,
            Err(Some((info, at))) => {
                let fault = syntax::explain(&info, text, at);
                parsed.problems.push(fault.diagnostic);
                let Some((at, byte)) = fault.detour else { break };
                working.replace_range(at..=at, byte);
                parsed.repaired.push(syntax::line_of(text, at));
            }
        }
    }
    let tabs = syntax::tabs(text);
    if !tabs.is_empty() {
        parsed.problems = tabs;
    }
    parsed
}

/// Collections that are open, with the keys that wait for their values.
struct Open {
    start: usize,
    kind: Kind,
    key: Option<Node>,
}

/// Builds the tree. An error is the scanner's words and a byte, or `None` where a problem was
/// recorded that ends the reading.
fn build(text: &str, problems: &mut Vec<Diagnostic>) -> Result<Option<Node>, Option<(String, usize)>> {
    let offsets = Offsets::new(text);
    let mut found = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, range) = event.map_err(|error| Some((error.info().to_owned(), offsets.byte(error.marker().index()))))?;
        let span = offsets.span(range);
        found.extend(refuse(&event, span, text));
        let done = match event {
            Event::DocumentStart(_) if root.is_some() => {
                let help = "keep one brief in this file, and put the others in files of their own";
                found.push(Diagnostic::error("E007", "a second document begins here", span, "").help(help));
                break;
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if stack.len() >= MAX_DEPTH {
                    problems.push(Diagnostic::error("E003", format!("nested deeper than {MAX_DEPTH} levels"), span, ""));
                    return Err(None);
                }
                let kind = if matches!(event, Event::SequenceStart(..)) { Kind::List(Vec::new()) } else { Kind::Map(Vec::new()) };
                stack.push(Open { start: span.start, kind, key: None });
                None
            }
            Event::Scalar(value, style, ..) => Some(leaf(value.into_owned(), style, span, text)),
            Event::Alias(_) => Some(Node { span, kind: Kind::Empty }),
            Event::SequenceEnd | Event::MappingEnd => stack.pop().map(|open| close(open, span, text)),
            _ => None,
        };
        if let Some(node) = done {
            match stack.last_mut() {
                Some(open) => put(open, node),
                None => root = Some(node),
            }
        }
    }
    problems.append(&mut found);
    Ok(root)
}

/// What YAML has and briefs do not.
fn refuse(event: &Event, span: Span, text: &str) -> Option<Diagnostic> {
    let (anchor, tag) = match event {
        Event::Alias(_) => return Some(Diagnostic { fix: None, ..syntax::reserved(span, text) }),
        Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => (*anchor, tag.is_some()),
        _ => return None,
    };
    (anchor > 0 || tag).then(|| {
        let word = span.of(text).split_whitespace().next().unwrap_or_default();
        syntax::reserved(Span::new(span.start, span.start + word.len()), text)
    })
}

fn leaf(value: String, style: ScalarStyle, span: Span, text: &str) -> Node {
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    };
    if value.is_empty() && style == Style::Plain {
        return Node { span: Span::new(span.start, span.start), kind: Kind::Empty };
    }
    // The scanner ends a block scalar at the next key and starts it at its first word.
    let end = span.start + span.of(text).trim_end().len();
    Node { span: Span::new(span.start, end.max(span.start)), kind: Kind::Text { value, style } }
}

/// A block collection ends with its last value; a flow collection with its bracket.
fn close(open: Open, end: Span, text: &str) -> Node {
    let last = match &open.kind {
        Kind::List(items) => items.last().map(|node| node.span.end),
        Kind::Map(entries) => entries.last().map(|(key, value)| key.span.end.max(value.span.end)),
        _ => None,
    };
    let flow = text[open.start..].starts_with(['[', '{']);
    let end = if flow { end.start + 1 } else { last.unwrap_or(open.start) };
    Node { span: Span::new(open.start, end.clamp(open.start, text.len())), kind: open.kind }
}

fn put(open: &mut Open, node: Node) {
    match &mut open.kind {
        Kind::List(items) => items.push(node),
        Kind::Map(entries) => match open.key.take() {
            Some(key) => entries.push((key, node)),
            None => open.key = Some(node),
        },
        _ => {}
    }
}

/// The scanner counts characters; everything else counts bytes.
struct Offsets {
    /// Byte of each character, and of the end; empty where characters are bytes.
    bytes: Vec<u32>,
    length: usize,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let fits = |at: usize| u32::try_from(at).expect("a brief is not larger than MAX_BYTES");
        let bytes = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| fits(at)).collect() };
        Self { bytes, length: text.len() }
    }

    fn byte(&self, index: usize) -> usize {
        match self.bytes.get(index) {
            Some(byte) => *byte as usize,
            None if self.bytes.is_empty() => index.min(self.length),
            None => self.length,
        }
    }

    fn span(&self, range: Range) -> Span {
        let start = self.byte(range.start.index());
        Span::new(start, self.byte(range.end.index()).max(start))
    }
}
