//! Tokens → events that a meeting takes place at: “the sidelines of the G-20 summit”, “the 12th
//! ministerial meeting of the Arctic Council”.
//!
//! An event is a noun of gathering with a name of its own: an acronym, capitals, or a number.
//! A pair of names before it (“the Trump-Putin summit”) makes it the meeting itself, no host.

use std::ops::Range;

use crate::lexicon;
use crate::text::{Document, Tag};

/// An event as one phrase names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its tokens without the article before them.
    pub tokens: Range<usize>,
    /// “Sidelines of” and its like, where they stand before it.
    pub sidelines: Option<Range<usize>>,
    /// The preposition that leads to it, or nothing.
    pub preposition: Preposition,
    /// Whether it has a name of its own.
    pub named: bool,
}

/// What ties something to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preposition {
    /// “At”, “during”, “in”, “on the sidelines of”.
    At,
    /// “For”: they come for it.
    For,
    /// Any other, or none.
    Other,
}

/// The events of sentence `sentence`, in order.
#[must_use]
pub fn events(doc: &Document, sentence: usize) -> Vec<Event> {
    let tokens = doc.sentences[sentence].tokens.clone();
    let mut found: Vec<Event> = Vec::new();
    for at in tokens.clone() {
        if found.last().is_some_and(|last| at < last.tokens.end) {
            continue;
        }
        if let Some((length, class)) = lexicon::EVENT_NOUNS.longest_match(&doc.text, &doc.tokens[..tokens.end], at) {
            found.extend(event(doc, &tokens, at..at + length, class));
        }
    }
    found
}

fn event(doc: &Document, sentence: &Range<usize>, head: Range<usize>, class: &str) -> Option<Event> {
    let head = if class == "self" { with_head(doc, head, sentence.end) } else { head };
    let noun = |at: usize| doc.tokens[at].tag.is_noun() || (doc.words(at..at + 1).starts_with(char::is_uppercase) && !doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_noun()));
    if class != "self" && !noun(head.end - 1) {
        return None;
    }
    let start = modifiers(doc, sentence.start, head.start);
    let tokens = start..complement(doc, head.end, sentence.end);
    let named = class == "self" || has_name(doc, start..head.end, tokens.end);
    let before =
        start.checked_sub(1).filter(|&at| at >= sentence.start && matches!(doc.tokens[at].tag, Tag::DT | Tag::PRPS)).unwrap_or(start);
    let (sidelines, preposition) = lead(doc, sentence.start, before);
    (named || sidelines.is_some()).then_some(Event { tokens, sidelines, preposition, named })
}

/// “G-20” with the noun after it (“G-20 leaders summit”).
fn with_head(doc: &Document, name: Range<usize>, end: usize) -> Range<usize> {
    let part = |at: &usize| doc.tokens[*at].tag.is_noun() || doc.tokens[*at].tag.is_adjective();
    let last = (name.end..end.min(name.end + 4)).take_while(part).filter(|&at| lexicon::EVENT_NOUNS.contains(&doc.tokens[at].lower)).last();
    name.start..last.map_or(name.end, |at| at + 1)
}

/// Where the words that modify the head begin.
fn modifiers(doc: &Document, start: usize, head: usize) -> usize {
    let part = |at: &usize| {
        let token = &doc.tokens[*at];
        token.tag.is_noun()
            || token.tag.is_adjective()
            || matches!(token.tag, Tag::CD | Tag::HYPH | Tag::VBN)
            || matches!(&*token.lower, "\"" | "“" | "”")
    };
    (start..head).rev().take_while(part).last().unwrap_or(head)
}

/// “Of the Arctic Council”, “on Russia” behind a head.
fn complement(doc: &Document, at: usize, end: usize) -> usize {
    let preposition = doc.tokens.get(at).is_some_and(|token| matches!(&*token.lower, "of" | "on" | "for") && at < end);
    if !preposition {
        return at;
    }
    let start = at + 1 + usize::from(doc.tokens.get(at + 1).is_some_and(|token| token.tag == Tag::DT));
    let part = |at: &usize| {
        let token = &doc.tokens[*at];
        (token.tag.is_noun() || token.tag.is_adjective() || matches!(&*token.lower, "&") || joins_capitals(doc, *at)) && lexicon::CALENDAR.class(&token.lower).is_none()
    };
    let stop = (start..end).take_while(part).last().map_or(start, |last| last + 1);
    let proper = (start..stop).any(|at| doc.tokens[at].tag.is_proper());
    if proper { stop } else { at }
}

/// “Energy and Climate”.
fn joins_capitals(doc: &Document, at: usize) -> bool {
    let capital = |at: usize| doc.tokens.get(at).is_some() && doc.words(at..at + 1).starts_with(char::is_uppercase);
    &*doc.tokens[at].lower == "and" && at > 0 && capital(at - 1) && capital(at + 1)
}

/// Whether the words from `words.start` to the head name an event of its own.
fn has_name(doc: &Document, words: Range<usize>, end: usize) -> bool {
    let written = |at: usize| doc.words(at..at + 1);
    let sentence = doc.sentences[doc.sentence_of(words.start)].tokens.clone();
    if sentence.clone().all(|at| !written(at).contains(|c: char| c.is_ascii_lowercase())) {
        return false; // all in capitals: they tell nothing
    }
    let pair =
        |at: usize| written(at).split(['-', '–', '/']).filter(|part| part.chars().next().is_some_and(char::is_uppercase)).count() >= 2;
    let acronym = |at: usize| {
        let word = written(at).trim_matches('.');
        word.len() >= 2
            && word.chars().filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit()).count() >= 2
            && word.chars().all(|c| !c.is_ascii_lowercase())
    };
    let ordinal = |at: usize| {
        doc.tokens[at].lower.starts_with(|c: char| c.is_ascii_digit()) && doc.tokens[at].lower.ends_with("th")
            || &*doc.tokens[at].lower == "annual"
    };
    let prose = end > words.end
        || doc.sentences[doc.sentence_of(words.start)]
            .tokens
            .clone()
            .filter(|&at| doc.tokens[at].tag == Tag::NN)
            .any(|at| written(at).starts_with(|c: char| c.is_lowercase()));
    let title = prose && words.end - words.start > 1 && written(words.end - 1).starts_with(|c: char| c.is_uppercase());
    let modifiers = words.start..words.end - 1;
    let country = |at: usize| {
        lexicon::COUNTRIES.longest_match(&doc.text, &doc.tokens, at).is_some()
            || lexicon::DEMONYMS.longest_match(&doc.text, &doc.tokens, at).is_some()
    };
    let host = |at: usize| lexicon::ORGANISATIONS.longest_match(&doc.text, &doc.tokens, at).is_some();
    title || modifiers.clone().any(host) || modifiers.clone().any(ordinal) || modifiers.clone().any(|at| acronym(at) && !pair(at) && !country(at))
}

/// The words before an event: “on the sidelines of”, “at”, “for”.
fn lead(doc: &Document, start: usize, at: usize) -> (Option<Range<usize>>, Preposition) {
    let word = |back: usize| at.checked_sub(back).filter(|&i| i >= start).map_or("", |i| &*doc.tokens[i].lower);
    if word(1) == "of" && matches!(word(2), "sidelines" | "margins" | "fringes" | "edges" | "side-lines" | "sideline" | "margin") {
        return (Some(at - 2..at), Preposition::At);
    }
    let preposition = match word(1) {
        "at" | "during" | "in" => Preposition::At,
        "for" => Preposition::For,
        _ => Preposition::Other,
    };
    (None, preposition)
}
