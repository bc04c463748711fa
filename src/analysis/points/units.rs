//! Sentences → units: stretches that state one fact each.
//!
//! A sentence is cut at semicolons, before contrasts (“but”, “while”), between coordinated clauses
//! and between coordinated predicates, which then share the subject. Never cuts a name, a number
//! or a noun phrase, and never leaves a piece without a verb of its own standing alone.

use std::ops::Range;

use crate::analysis::Findings;
use crate::clean::BlockKind;
use crate::text::{Document, Tag, Token};

/// A unit of fewer words than this is left with its neighbour.
const LEAST_WORDS: usize = 4;

/// A stretch of one sentence that states one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its tokens, in order; what lies between the stretches is left out.
    pub keep: Vec<Range<usize>>,
}

impl Unit {
    /// One stretch that covers all that is kept.
    #[must_use]
    pub fn evidence(&self) -> Range<usize> {
        match (self.keep.first(), self.keep.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Whether token `at` is kept.
    #[must_use]
    pub fn keeps(&self, at: usize) -> bool {
        self.keep.iter().any(|range| range.contains(&at))
    }

    /// The tokens kept, in order.
    pub fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        self.keep.iter().flat_map(Clone::clone)
    }
}

/// The units of the article's paragraphs, in order.
#[must_use]
pub fn units(doc: &Document, _findings: &Findings) -> Vec<Unit> {
    let mut units = Vec::new();
    for (at, sent) in doc.sentences.iter().enumerate() {
        if !matches!(doc.paragraphs[sent.paragraph].kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        for keep in split(doc, sent.tokens.clone()) {
            if words(doc, &keep) >= LEAST_WORDS {
                units.push(Unit { sentence: at, keep });
            }
        }
    }
    units
}

/// How many words, marks not counted, the stretches hold.
fn words(doc: &Document, keep: &[Range<usize>]) -> usize {
    keep.iter().flat_map(Clone::clone).filter(|&at| is_word(&doc.tokens[at])).count()
}

fn is_word(token: &Token) -> bool {
    token.lower.chars().any(char::is_alphanumeric)
}

/// Where a sentence may be cut: the left part ends at `end`, the right one starts at `start`.
struct Cut {
    end: usize,
    start: usize,
}

/// Cuts a sentence into stretches.
fn split(doc: &Document, sentence: Range<usize>) -> Vec<Vec<Range<usize>>> {
    let mut parts: Vec<Vec<Range<usize>>> = Vec::new();
    let mut start = sentence.start;
    let mut at = sentence.start;
    while at < sentence.end {
        match cut_at(doc, start..sentence.end, at) {
            Some(cut) => {
                parts.push(vec![start..cut.end]);
                start = cut.start;
                at = cut.start;
            }
            None => at += 1,
        }
    }
    parts.push(vec![start..sentence.end]);
    parts
}

/// The cut at token `at`, where there is one and both sides can stand.
fn cut_at(doc: &Document, part: Range<usize>, at: usize) -> Option<Cut> {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let after_comma = at > part.start && lower(at - 1) == ",";
    let start = match lower(at) {
        ";" => at + 1 + usize::from(matches!(lower(at + 1), "and" | "but")),
        "but" => at + 1,
        "while" | "although" | "though" | "whereas" if after_comma => at + 1,
        _ => return None,
    };
    let end = if after_comma { at - 1 } else { at };
    let long = |range: Range<usize>| range.filter(|&at| is_word(&doc.tokens[at])).count() >= LEAST_WORDS;
    (long(part.start..end) && start < part.end && long(start..part.end)).then_some(Cut { end, start })
}

/// Whether the stretch holds a finite verb.
#[must_use]
pub fn has_finite(doc: &Document, range: Range<usize>) -> bool {
    doc.tokens[range].iter().any(|token| token.tag.is_finite() && token.tag != Tag::MD || token.tag == Tag::MD)
}
