//! A unit that opens with a pronoun → the words that name whom it means, where that is sure.
//!
//! Only the subject of the sentence before, or the speaker whose words the unit reports, is taken,
//! and only where number fits and, for persons and things, kind. “It is unclear whether …” needs
//! nobody.

use std::ops::Range;

use crate::text::{Document, NameKind, Tag};

/// A subject of more tokens than this is no name for a line.
const LONGEST: usize = 9;

/// What the opening pronoun of a unit means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// No pronoun opens it, or one that stands for nobody.
    Free,
    /// It stands for these tokens.
    Means(Range<usize>),
    /// It stands for somebody, and it is not sure for whom.
    Unsure,
}

/// Reads the pronoun at token `at`; `near` are those whom it may mean, the likeliest first: whose
/// words the unit reports, what they speak of, the subject of the sentence before.
#[must_use]
pub fn opening<'r>(doc: &Document, at: usize, mut near: impl Iterator<Item = &'r Range<usize>>) -> Opening {
    let fits: fn(&Document, &Range<usize>) -> bool = match &*doc.tokens[at].lower {
        "he" | "she" => is_person,
        "they" => is_plural,
        "it" if is_expletive(doc, at) => return Opening::Free,
        "it" => is_thing,
        "this" | "that" | "these" | "those" if doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_finite()) => return Opening::Unsure,
        _ => return Opening::Free,
    };
    let found = near.find(|range| fits(doc, range)).cloned();
    let alone = || matches!(&*doc.tokens[at].lower, "he" | "she").then(|| only_person(doc, at)).flatten();
    found.or_else(alone).map_or(Opening::Unsure, Opening::Means)
}

/// The one person whom the sentence's beginning and the two sentences before it name.
fn only_person(doc: &Document, at: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence_of(at);
    let from = doc.sentences[sentence.saturating_sub(2)].tokens.start;
    let within =
        doc.names_in(from..at).iter().filter(|name| name.kind == NameKind::Person && from <= name.tokens.start && name.tokens.end <= at);
    let surname = |range: &Range<usize>| &*doc.tokens[range.end - 1].lower;
    let mut last: Option<&Range<usize>> = None;
    for name in within {
        if last.is_some_and(|last| surname(last) != surname(&name.tokens)) {
            return None;
        }
        last = Some(&name.tokens);
    }
    last.cloned()
}

/// “It is unclear whether”, “It was agreed that”.
fn is_expletive(doc: &Document, at: usize) -> bool {
    let next = |offset: usize| doc.tokens.get(at + offset);
    let be = next(1).is_some_and(|token| &*token.lemma == "be" || matches!(&*token.lower, "'s" | "is" | "was") || token.tag == Tag::MD);
    be && (2..8)
        .filter_map(next)
        .any(|token| matches!(&*token.lower, "that" | "whether" | "to" | "how" | "what" | "if" | "understood" | "hoped" | "believed"))
}

/// The subject that a stretch opens with: a noun phrase before the first finite verb or comma.
#[must_use]
pub fn subject(doc: &Document, stretch: &Range<usize>) -> Option<Range<usize>> {
    let end = stretch.clone().take(LONGEST + 1).find(|&at| doc.tokens[at].tag.is_finite() || &*doc.tokens[at].lower == ",")?;
    let last = (stretch.start..end).rev().find(|&at| !doc.tokens[at].tag.is_adverb())?;
    let range = stretch.start..last + 1;
    let phrase = |at: usize| {
        let token = &doc.tokens[at];
        token.tag.is_noun()
            || token.tag.is_adjective()
            || matches!(token.tag, Tag::DT | Tag::POS | Tag::CD | Tag::CC | Tag::VBN)
            || matches!(&*token.lower, "of" | "for")
    };
    (range.clone().all(phrase) && doc.tokens[last].tag.is_noun()).then_some(range)
}

fn is_plural(doc: &Document, range: &Range<usize>) -> bool {
    let tokens = &doc.tokens[range.clone()];
    tokens.iter().any(|token| &*token.lower == "and") || tokens.last().is_some_and(|token| matches!(token.tag, Tag::NNS | Tag::NNPS))
}

fn is_person(doc: &Document, range: &Range<usize>) -> bool {
    let named = |kind: NameKind| doc.names_in(range.clone()).iter().any(|name| name.kind == kind);
    let tokens = &doc.tokens[range.clone()];
    let titled = tokens.iter().any(|token| {
        matches!(
            &*token.lower,
            "mr" | "mr."
                | "mrs"
                | "mrs."
                | "ms"
                | "ms."
                | "president"
                | "minister"
                | "secretary"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "leader"
                | "chairman"
                | "envoy"
                | "ambassador"
        )
    });
    (named(NameKind::Person) || titled) && !is_plural(doc, range)
}

fn is_thing(doc: &Document, range: &Range<usize>) -> bool {
    !is_plural(doc, range) && !is_person(doc, range) && (!doc.names.is_empty() || &*doc.tokens[range.start].lower == "the")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(before: &str, after: &str) -> Opening {
        let article = ingest::read("a.txt", format!("Talks\n\n{before} {after}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let subject = subject(&doc, &doc.sentences[1].tokens);
        opening(&doc, doc.sentences[2].tokens.start, subject.iter())
    }

    #[test]
    fn the_subject_before_is_meant() {
        assert!(matches!(read("President Niinistö met reporters.", "He praised the pact."), Opening::Means(_)));
        assert!(matches!(read("The two ministers met in Oslo.", "They signed the pact."), Opening::Means(_)));
        assert!(matches!(read("The envoy and his deputy left.", "They signed nothing."), Opening::Means(_) | Opening::Unsure));
    }

    #[test]
    fn others_are_not_guessed() {
        assert_eq!(read("The two ministers met in Oslo.", "He praised the pact."), Opening::Unsure);
        assert_eq!(read("President Niinistö met reporters.", "They signed the pact."), Opening::Unsure);
        assert_eq!(read("President Niinistö met reporters.", "It is unclear whether he will stay."), Opening::Free);
    }
}
