//! Tokens → events that a meeting takes place at: “the sidelines of the G-20 summit”, “the 12th
//! ministerial meeting of the Arctic Council”.
//!
//! An event is a noun of gathering with words that tell which. It has a name of its own by an
//! acronym, capitals, or a number; a pair of names before it (“the Trump-Putin summit”) is none.

use std::ops::Range;

use super::places::capital;
use crate::analysis::bearing::window;
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
    /// Class of its noun (“event”, “talks”, “visit”, “body”, “meal”, “self” for a name of the lists).
    pub class: &'static str,
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
        if is_numbered(&doc.tokens[at].lower) {
            found.extend(event(doc, &tokens, at..at + 1, "self"));
        } else if let Some((length, class)) = lexicon::EVENT_NOUNS.longest_match(&doc.text, &doc.tokens[..tokens.end], at) {
            found.extend(event(doc, &tokens, at..at + length, class));
        }
    }
    found
}

/// “COP31”, “Cop30”: conferences that go by a number.
fn is_numbered(lower: &str) -> bool {
    lower.strip_prefix("cop").is_some_and(|number| (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn event(doc: &Document, sentence: &Range<usize>, head: Range<usize>, class: &'static str) -> Option<Event> {
    let head = with_head(doc, head, sentence.end);
    let noun = |at: usize| {
        doc.tokens[at].tag.is_noun()
            || (doc.words(at..at + 1).starts_with(char::is_uppercase) && !doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_noun()))
    };
    // “The first sitting U.S. leader”: a rank.
    let ranks = lexicon::ROLE_MODIFIERS.contains(doc.words(head.clone()))
        && doc.tokens.get(head.end).is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective());
    let title = quoted(doc, sentence.start, head.start);
    if class != "self" && title.is_none() && !noun(head.end - 1) || ranks {
        return None;
    }
    let start = without_date(doc, modifiers(doc, sentence.start, head.start), head.start);
    let start = title.unwrap_or(start);
    let tokens = start..complement(doc, head.end, sentence.end);
    let named = class == "self" || title.is_some() || has_name(doc, start..head.end, tokens.end);
    let before =
        start.checked_sub(1).filter(|&at| at >= sentence.start && matches!(doc.tokens[at].tag, Tag::DT | Tag::PRPS)).unwrap_or(start);
    let (sidelines, preposition) = lead(doc, sentence.start, before);
    let described = tokens.len() > 1;
    (named || described || sidelines.is_some()).then_some(Event { tokens, sidelines, preposition, named, class })
}

/// The last noun of gathering of the run (“G-20 leaders summit”, “Foreign Ministerial Meeting”).
fn with_head(doc: &Document, name: Range<usize>, end: usize) -> Range<usize> {
    let part =
        |at: &usize| doc.tokens[*at].tag.is_noun() || doc.tokens[*at].tag.is_adjective() || matches!(&*doc.tokens[*at].lower, "”" | "\"");
    let last = (name.end..end.min(name.end + 4)).take_while(part).filter(|&at| lexicon::EVENT_NOUNS.contains(&doc.tokens[at].lower)).last();
    name.start..last.map_or(name.end, |at| at + 1)
}

/// “A “Heart of the Lakes” meeting”: where the quoted name of the event begins, its quotation mark left out.
fn quoted(doc: &Document, start: usize, head: usize) -> Option<usize> {
    let mark = |at: usize| matches!(&*doc.tokens[at].lower, "\"" | "“" | "”" | "\u{201e}");
    let close = head.checked_sub(1).filter(|&at| at > start && mark(at))?;
    let open = (start.max(close.saturating_sub(TITLE))..close).rev().find(|&at| mark(at))?;
    let title = open + 1 < close && capital(doc, open + 1) && capital(doc, close - 1);
    title.then_some(open)
}

/// Longest such name, in tokens.
const TITLE: usize = 9;

/// Where the words that modify the head begin.
pub(super) fn modifiers(doc: &Document, start: usize, head: usize) -> usize {
    let part = |at: &usize| {
        let token = &doc.tokens[*at];
        token.tag.is_noun()
            || token.tag.is_adjective()
            || matches!(token.tag, Tag::CD | Tag::HYPH | Tag::VBN)
            || matches!(&*token.lower, "\"" | "“" | "”")
            || (token.tag == Tag::POS && matches!(&*token.lower, "'" | "’"))
    };
    (start..head).rev().take_while(part).last().unwrap_or(head)
}

/// The first of the modifiers that is no date (“the June 29-30 NATO summit”).
pub(super) fn without_date(doc: &Document, start: usize, head: usize) -> usize {
    let date = |at: &usize| {
        let lower = &doc.tokens[*at].lower;
        lexicon::CALENDAR.contains(lower) || lower.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'))
    };
    let dated = start < head && lexicon::CALENDAR.contains(&doc.tokens[start].lower);
    if dated { (start..head).find(|at| !date(at)).unwrap_or(head) } else { start }
}

/// “Of the Arctic Council”, “on Russia”, “of the Fisheries Working Group” behind a head.
fn complement(doc: &Document, at: usize, end: usize) -> usize {
    let preposition = doc.tokens.get(at).is_some_and(|token| matches!(&*token.lower, "of" | "on" | "for") && at < end);
    if !preposition {
        return at;
    }
    let mut start = at + 1 + usize::from(doc.tokens.get(at + 1).is_some_and(|token| token.tag == Tag::DT));
    start = whose(doc, start, end).unwrap_or(start);
    let part = |at: &usize| {
        let token = &doc.tokens[*at];
        let titled = token.tag == Tag::VBG && token.span.of(&doc.text).starts_with(char::is_uppercase);
        (token.tag.is_noun()
            || token.tag.is_adjective()
            || titled
            || capital(doc, *at)
            || matches!(&*token.lower, "&")
            || joins_capitals(doc, *at))
            && lexicon::CALENDAR.class(&token.lower).is_none()
    };
    let stop = (start..end).take_while(part).last().map_or(start, |last| last + 1);
    let of = &*doc.tokens[at].lower == "of";
    let proper = (start..stop).any(|at| doc.tokens[at].tag.is_proper()) || of && (start..stop).filter(|&at| capital(doc, at)).count() > 1;
    let goes_on = doc.tokens.get(stop + 1).is_some_and(|next| next.tag.is_proper()) && matches!(&*doc.tokens[stop].lower, "," | "and");
    // “The eighth round of the bilateral consultation mechanism”.
    let forum = |at: usize| matches!(&*doc.tokens[at].lower, "mechanism" | "dialogue" | "consultations" | "process" | "negotiations");
    let round = of && at > 0 && &*doc.tokens[at - 1].lower == "round" && (start..stop).any(forum);
    if proper && !goes_on || round { stop } else { at }
}

/// “Heads of State of the Lake Union”, “Foreign Ministers of the League”: what stands behind the office
/// holders who hold the event.
fn whose(doc: &Document, at: usize, end: usize) -> Option<usize> {
    let part = |at: &usize| doc.tokens[*at].tag.is_noun() && capital(doc, *at) || matches!(&*doc.tokens[*at].lower, "of" | "and" | "the");
    let phrase = (at..end.min(at + OFFICES)).take_while(part);
    let of = phrase.filter(|&at| &*doc.tokens[at].lower == "of").last()?;
    let holders =
        doc.tokens[at..of].iter().any(|token| matches!(&*token.lower, "heads" | "ministers" | "leaders" | "presidents" | "parties"));
    let next = of + 1 + usize::from(doc.tokens.get(of + 1).is_some_and(|token| token.tag == Tag::DT));
    (holders && doc.tokens.get(next).is_some_and(|token| token.tag.is_proper())).then_some(next)
}

/// Longest such phrase, in tokens (“Heads of State and Government of the”).
const OFFICES: usize = 9;

/// “Energy and Climate”, “Authority on Development”.
fn joins_capitals(doc: &Document, at: usize) -> bool {
    let capital = |at: usize| doc.tokens.get(at).is_some() && doc.words(at..at + 1).starts_with(char::is_uppercase);
    let dated = |at: usize| lexicon::CALENDAR.contains(&doc.tokens[at].lower);
    let lower = |at: usize| &*doc.tokens[at].lower;
    // “Commission for the Conservation of …”.
    let article = |at: usize| at > 1 && lower(at) == "the" && matches!(lower(at - 1), "for" | "on" | "of") && capital(at - 2);
    let next =
        at + 1 + usize::from(matches!(lower(at), "for" | "on" | "of") && doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == "the"));
    let joins = matches!(lower(at), "and" | "on" | "for" | "of") && at > 0 && capital(at - 1);
    capital(next) && !dated(next) && (joins || article(at))
}

/// Whether the words from `words.start` to the head name an event of its own.
fn has_name(doc: &Document, words: Range<usize>, end: usize) -> bool {
    let written = |at: usize| doc.words(at..at + 1);
    let sentence = window(doc, &words);
    if sentence.clone().all(|at| !written(at).contains(|c: char| c.is_ascii_lowercase())) {
        return false; // all in capitals: they tell nothing
    }
    let lower_case = |at: usize| written(at).starts_with(char::is_lowercase);
    let prose = sentence.clone().any(|at| lower_case(at) && (doc.tokens[at].tag.is_noun() || doc.tokens[at].tag.is_verb()));
    let modifiers = words.start..words.end - 1;
    let title = (prose || end > words.end) && !modifiers.is_empty() && !lower_case(words.end - 1);
    title || modifiers.into_iter().any(|at| names_an_event(doc, at))
}

/// Whether the word at `at` before a noun of gathering makes it an event of its own: an acronym, an
/// organisation, “12th”, “annual”; not a country or a pair of names.
fn names_an_event(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    if &*token.lower == "annual" || (token.lower.starts_with(|c: char| c.is_ascii_digit()) && token.lower.ends_with("th")) {
        return true;
    }
    let known = |list: &lexicon::Lexicon| list.longest_match(&doc.text, &doc.tokens, at).is_some();
    if known(&lexicon::ORGANISATIONS) {
        return true;
    }
    let word = doc.words(at..at + 1).trim_matches('.');
    let pair = word.split(['-', '–', '/']).filter(|part| part.starts_with(char::is_uppercase)).count() >= 2;
    let capitals = word.chars().filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit()).count() >= 2;
    let acronym = capitals && !word.contains(|c: char| c.is_ascii_lowercase());
    acronym && !pair && !known(&lexicon::COUNTRIES) && !known(&lexicon::DEMONYMS)
}

/// The words before an event: “on the sidelines of”, “at”, “for”.
fn lead(doc: &Document, start: usize, at: usize) -> (Option<Range<usize>>, Preposition) {
    let word = |back: usize| at.checked_sub(back).filter(|&i| i >= start).map_or("", |i| &*doc.tokens[i].lower);
    if word(1) == "of" && matches!(word(2), "sidelines" | "margins" | "fringes" | "edges" | "side-lines" | "sideline" | "margin") {
        return (Some(at - 2..at), Preposition::At);
    }
    // “Appearing before the ports committee”, “between two sessions of the summit”
    let heard = word(1) == "before" && (start..at - 1).any(|i| matches!(&*doc.tokens[i].lemma, "appear" | "testify"));
    let preposition = match word(1) {
        "at" | "during" | "in" | "between" => Preposition::At,
        _ if heard => Preposition::At,
        "for" => Preposition::For,
        _ => Preposition::Other,
    };
    (None, preposition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// The events of one sentence, in words.
    fn read(sentence: &str) -> Vec<String> {
        let article = ingest::read("a.txt", format!("Ministers to talk\n\n{sentence}\n").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let body = doc.paragraphs[1].sentences.clone();
        body.flat_map(|s| events(&doc, s)).map(|event| doc.words(event.tokens)).map(str::to_owned).collect()
    }

    #[test]
    fn named_gatherings_are_events() {
        for (sentence, want) in [
            (
                "The secretary spoke with ministers during the Special ASEAN-U.S. Foreign Ministerial Meeting.",
                "Special ASEAN-U.S. Foreign Ministerial Meeting",
            ),
            ("They are in Oslo for the 12th ministerial meeting of the Arctic Council.", "12th ministerial meeting of the Arctic Council"),
            ("The two met on the sidelines of a summit in Iceland.", "summit"),
            (
                "He will attend the 61st Summit of Heads of State of the Southern Lakes Union on Friday.",
                "61st Summit of Heads of State of the Southern Lakes Union",
            ),
            ("They spoke at Cop31 in Lima.", "Cop31"),
            ("The leaders met at the G-20 summit in Osaka.", "G-20 summit"),
            ("She joined them for the Berlin Ministerial Conference on June 24.", "Berlin Ministerial Conference"),
            ("They met at the Labour Party conference in Brighton.", "Labour Party conference"),
        ] {
            assert_eq!(read(sentence), [want], "{sentence}");
        }
    }

    #[test]
    fn the_meeting_itself_has_no_name_and_plain_gatherings_are_no_events() {
        for sentence in ["They held a meeting in Oslo.", "The talks ended without a deal."] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
        let article = ingest::read("a.txt", b"Leaders to talk\n\nThe Smith-Jones summit lasted two hours.\n").expect("text");
        let doc = text::build(&clean::clean(&article));
        assert!(events(&doc, 1).iter().all(|event| !event.named));
    }

    #[test]
    fn who_is_heard_is_at_the_hearing() {
        for (sentence, preposition) in [
            ("Appearing before the Commons ports committee, the chiefs said no.", Preposition::At),
            ("They met between two sessions of the Northern Union summit.", Preposition::At),
            ("They met before the Northern Union summit.", Preposition::Other),
        ] {
            let article = ingest::read("a.txt", format!("Ministers to talk\n\n{sentence}\n").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            let last = events(&doc, doc.sentences.len() - 1).pop().expect("an event");
            assert_eq!(last.preposition, preposition, "{sentence}");
        }
    }
}
