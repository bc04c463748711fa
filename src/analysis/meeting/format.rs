//! How they meet (“by phone”, “first face-to-face”), from the words beside a clause that tells of it.

use std::ops::Range;

use super::events::Event;
use super::triggers::{Sort, meeting_noun};
use super::weigh::{Main, follows, position};
use crate::analysis::actors::reader::Reader;
use crate::lexicon;

/// Tokens after a trigger that can tell the format: two titled names and a place stand between.
const FORMAT_AFTER: usize = 18;

/// How they meet: the first such words beside a strong event, with “first” before them.
#[must_use]
pub fn format(reader: &Reader, events: &[Event], main: Main) -> Option<Range<usize>> {
    let main = main?;
    let mut order: Vec<usize> = (0..events.len()).filter(|&at| matches!(events[at].sort, Sort::Meet | Sort::Noun | Sort::Speak)).collect();
    order.sort_by_key(|&at| (at != main, position(reader, events[at].sentence)));
    order.retain(|&at| {
        let before = at != main && had(reader, &events[at]);
        position(reader, events[at].sentence) <= 6 && !before && !is_between_others(&events[main], &events[at])
    });
    order.into_iter().find_map(|at| format_beside(reader, &events[at]))
}

/// “Their meeting followed up on the phone call between the two presidents”: nobody of the main meeting is a party to it.
fn is_between_others(main: &Event, event: &Event) -> bool {
    let shared = event.parties().any(|party| main.parties().any(|other| other == party));
    main.parties().count() > 1 && event.parties().count() > 1 && !shared
}

/// “Who had spoken by phone”: what went before the meeting.
fn had(reader: &Reader, event: &Event) -> bool {
    let before = |back: usize| event.trigger.start.checked_sub(back).map_or("", |at| reader.lower(at));
    before(1) == "had" || before(2) == "had" && matches!(before(1), "already" | "earlier" | "previously" | "also")
}

fn format_beside(reader: &Reader, event: &Event) -> Option<Range<usize>> {
    let sentence = &reader.doc.sentences[event.sentence].tokens;
    let from = sentence.start.max(event.trigger.start.saturating_sub(5));
    let to = sentence.end.min(event.trigger.end + FORMAT_AFTER);
    // “Their meeting follows a phone call”: how others met before.
    let to = (event.trigger.end..to).find(|&at| follows(reader, at)).unwrap_or(to);
    (from..to).find_map(|at| {
        let (len, _) = lexicon::MEETING_FORMATS.longest_match(&reader.doc.text, &reader.doc.tokens, at)?;
        // “Bilateral cooperation”, “informal ties”: of what they speak.
        let describes = matches!(reader.lower(at), "bilateral" | "trilateral" | "informal");
        let next = (at + len..to).find(|&at| !reader.doc.tokens[at].tag.is_adjective()).unwrap_or(to);
        if describes && reader.doc.tokens.get(next).is_some_and(|next| next.tag.is_noun()) && meeting_noun(reader, next).is_none() {
            return None;
        }
        let start = if at > sentence.start && matches!(reader.lower(at - 1), "first" | "rare" | "second" | "third") { at - 1 } else { at };
        Some(start..at + len)
    })
}
