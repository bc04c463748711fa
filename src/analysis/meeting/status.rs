//! How far the meeting is and how they meet, from the words beside its verb or noun.
//!
//! Words near the main clause and the other strong clauses in front vote; putting off and calling
//! off outweigh the plan that they undo. No vote, no status: nothing is guessed from dates.

use std::ops::Range;

use super::events::Event;
use super::triggers::Sort;
use super::weigh::{Main, position};
use crate::analysis::MeetingStatus;
use crate::analysis::actors::reader::Reader;
use crate::lexicon;
use crate::text::Tag;

/// Tokens before and after a trigger that can tell its status; the longest group seen between
/// “will” and “meet” (“will, the foreign ministry said on Monday, meet”) has nine.
const BEFORE: usize = 9;
const AFTER: usize = 7;
/// Tokens of “In a long and friendly telephone” before what opens a sentence.
const OPENING: usize = 6;
/// Tokens after a trigger that can tell the format: two titled names and a place stand between.
const FORMAT_AFTER: usize = 18;

/// How far the meeting is, from the words around the main event and others in front.
#[must_use]
pub fn status(reader: &Reader, events: &[Event], main: Main) -> Option<MeetingStatus> {
    let main = main?;
    let mut votes = [0.0_f32; 5];
    for (at, event) in events.iter().enumerate() {
        let place = position(reader, event.sentence);
        let strong = matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Host | Sort::Speak);
        let weight = match () {
            () if at == main => 2.0,
            () if strong && place <= 1 => 1.5,
            () if strong && place <= 4 => 1.0,
            () if strong => 0.4,
            () => continue,
        };
        vote(reader, event, weight, &mut votes);
        if at == main && is_setting(reader, event) {
            votes[2] += weight;
        }
    }
    let order = [MeetingStatus::Planned, MeetingStatus::UnderWay, MeetingStatus::Held, MeetingStatus::Postponed, MeetingStatus::Cancelled];
    let mut best: Option<(f32, MeetingStatus)> = None;
    for (points, status) in votes.into_iter().zip(order) {
        if points > best.map_or(0.0, |(most, _)| most) {
            best = Some((points, status));
        }
    }
    best.map(|(_, status)| status)
}

/// “In a call on Monday, the ministers discussed …”: what happened in it did, and so did it.
fn is_setting(reader: &Reader, event: &Event) -> bool {
    let sentence = &reader.doc.sentences[event.sentence].tokens;
    let opens = matches!(reader.lower(sentence.start), "in" | "during" | "at" | "on" | "over")
        && !matches!(event.sort, Sort::Meet)
        && event.trigger.start <= sentence.start + OPENING;
    let main = (event.trigger.end..sentence.end).find(|&at| reader.doc.tokens[at].tag.is_finite());
    opens && main.is_some_and(|at| reader.doc.tokens[at].tag == Tag::VBD)
}

/// Adds the votes of the words beside one event.
fn vote(reader: &Reader, event: &Event, weight: f32, votes: &mut [f32; 5]) {
    let sentence = &reader.doc.sentences[event.sentence].tokens;
    let from = sentence.start.max(event.trigger.start.saturating_sub(BEFORE));
    let to = sentence.end.min(event.trigger.end + AFTER);
    let mut at = from;
    while at < to {
        let Some((len, class)) = lexicon::MEETING_STATUS.longest_match(&reader.doc.text, &reader.doc.tokens, at) else {
            at += 1;
            continue;
        };
        let inside = event.trigger.contains(&at);
        // The list is matched by dictionary form too: “meet” must not count as “met”, nor “to meeting” as “to meet”.
        let form = (at..at + len).map(|at| reader.lower(at)).collect::<Vec<_>>().join(" ");
        let exact = lexicon::MEETING_STATUS.class(&form) == Some(class);
        match class {
            _ if !exact => {}
            "planned" => votes[0] += weight,
            "under_way" => votes[1] += weight * 0.8,
            "held" => votes[2] += if inside { weight * 1.5 } else { weight },
            _ if weight < 1.0 || at + 5 < event.trigger.start => {}
            "postponed" => votes[3] += weight * 2.0,
            _ => votes[4] += weight * 2.0,
        }
        at += len;
    }
}

/// How they meet: the first such words beside a strong event, with “first” before them.
#[must_use]
pub fn format(reader: &Reader, events: &[Event], main: Main) -> Option<Range<usize>> {
    let main = main?;
    let mut order: Vec<usize> = (0..events.len()).filter(|&at| matches!(events[at].sort, Sort::Meet | Sort::Noun | Sort::Speak)).collect();
    order.sort_by_key(|&at| (at != main, position(reader, events[at].sentence)));
    order.into_iter().filter(|&at| position(reader, events[at].sentence) <= 6).find_map(|at| format_beside(reader, &events[at]))
}

fn format_beside(reader: &Reader, event: &Event) -> Option<Range<usize>> {
    let sentence = &reader.doc.sentences[event.sentence].tokens;
    let from = sentence.start.max(event.trigger.start.saturating_sub(5));
    let to = sentence.end.min(event.trigger.end + FORMAT_AFTER);
    (from..to).find_map(|at| {
        let (len, _) = lexicon::MEETING_FORMATS.longest_match(&reader.doc.text, &reader.doc.tokens, at)?;
        let start = if at > sentence.start && matches!(reader.lower(at - 1), "first" | "rare" | "second" | "third") { at - 1 } else { at };
        Some(start..at + len)
    })
}
