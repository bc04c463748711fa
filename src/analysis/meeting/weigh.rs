//! How strongly a clause reports the article's meeting.
//!
//! Weights are in points; a headline or lead event with parties on two sides has about 6.

use std::ops::Range;

use super::events::Event;
use super::triggers::Sort;
use crate::analysis::Findings;
use crate::analysis::actors::reader::Reader;
use crate::clean::BlockKind;

/// Points of a strong clause in front: two parties meet in the first sentence (see [`weight`]).
pub const FULL_CLAUSE: f32 = 6.0;

/// The event that the article is about, and none where it is known only that there is one.
pub type Main = Option<usize>;

/// Where a sentence stands: 0 for the headline and subheads before the body, then 1, 2 ….
#[must_use]
pub fn position(reader: &Reader, sentence: usize) -> usize {
    let doc = reader.doc;
    if doc.paragraphs[doc.sentences[sentence].paragraph].kind == BlockKind::Headline {
        return 0;
    }
    sentence + 1 - reader.body.min(sentence)
}

/// The points of one event.
#[must_use]
pub fn weight(reader: &Reader, findings: &Findings, event: &Event) -> f32 {
    let place = match position(reader, event.sentence) {
        0 => 3.0,
        1 => 2.5,
        2 => 2.0,
        3 | 4 => 1.5,
        5..=8 => 0.8,
        _ => 0.3,
    };
    let sort = match event.sort {
        Sort::Meet => 1.5,
        Sort::Noun => 1.2,
        Sort::Speak | Sort::Hear => 1.0,
        Sort::Host | Sort::WeakNoun => 0.5,
        Sort::Visit => 0.4,
        Sort::Join => 0.2,
    };
    let two_sided = !event.left.is_empty() && !event.right.is_empty() || event.left.len() + event.right.len() > 1;
    // “The team, made up of Berg and Holm”: who belongs to one side.
    let parties = if two_sided && event.sort != Sort::Join { 1.5 } else { 0.3 };
    let lone = f32::from(u8::from(event.left.iter().chain(&event.right).all(|&actor| findings.actors[actor].mentions.len() < 2)));
    place + sort + parties - 0.5 * lone - background(reader, event)
}

/// Points off for “ahead of”, “last year”, “could”, “in 2005”.
pub(super) fn background(reader: &Reader, event: &Event) -> f32 {
    let sentence = &reader.doc.sentences[event.sentence].tokens;
    let from = sentence.start.max(event.trigger.start.saturating_sub(8));
    let mut off: f32 = 0.0;
    for at in from..event.trigger.start {
        match reader.lower(at) {
            "ahead" | "expected" | "since" | "earlier" | "previous" | "last" => off += 0.8,
            // “Clouding the prospects for a summit between …”
            "prospect" | "prospects" | "chance" | "chances" if matches!(reader.lower(at + 1), "for" | "of") => off += 0.8,
            // “In line with discussions between …”
            "line" | "accordance" | "consistent" if reader.lower(at + 1) == "with" => off += 0.8,
            // “Was last seen on June 25, when he held a meeting”
            "when" | "where" if at > sentence.start && reader.word(at - 1) == "," => off += 0.8,
            "if" | "could" | "might" | "never" | "not" => off += 0.5,
            _ => {}
        }
    }
    for at in event.trigger.end..sentence.end.min(event.trigger.end + 8) {
        if matches!(reader.lower(at), "last" | "previous" | "earlier") || is_year(reader.word(at)) {
            off += 0.7;
        }
    }
    off.min(2.0)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

/// Tokens of the clause that reports the event: its sentence up to a semicolon, or to “follows” and what went before.
#[must_use]
pub fn clause(reader: &Reader, event: Option<&Event>) -> Range<usize> {
    let Some(event) = event else { return 0..0 };
    let sentence = reader.doc.sentences[event.sentence].tokens.clone();
    let ends = |&at: &usize| matches!(reader.word(at), ";" | "." | "!" | "?") || follows(reader, at);
    let end = (event.trigger.end..sentence.end).find(ends).unwrap_or(sentence.end);
    sentence.start..end
}

/// “Their meeting *follows* a call between the kings”: behind it stands what went before.
#[must_use]
pub fn follows(reader: &Reader, at: usize) -> bool {
    &*reader.doc.tokens[at].lemma == "follow" && reader.doc.tokens[at].tag.is_finite()
}
