//! Of all events in the text, the one that hosts the meeting.

use super::events::{Event, Preposition, events};
use crate::analysis::bearing::bearing;
use crate::analysis::when::{clause, named, position};
use crate::analysis::{Findings, Meeting, Trace};
use crate::lexicon;
use crate::text::Document;

/// What an event must score to be printed: set on development articles.
const THRESHOLD: f32 = 6.0;

/// The host event's tokens; what was considered goes to `trace`.
#[must_use]
pub fn find(doc: &Document, findings: &Findings, meeting: &Meeting, trace: &mut Vec<Trace>) -> Option<std::ops::Range<usize>> {
    let mut best: Option<(f32, Event)> = None;
    for sentence in 0..doc.sentences.len() {
        for event in events(doc, sentence) {
            let score = score(doc, findings, meeting, &event);
            trace.push(Trace { rule: "occasion", tokens: event.tokens.clone(), decision: format!("{score:.1}") });
            if score >= THRESHOLD && best.as_ref().is_none_or(|(highest, _)| score > *highest) {
                best = Some((score, event));
            }
        }
    }
    best.map(|(_, event)| event.tokens)
}

fn score(doc: &Document, findings: &Findings, meeting: &Meeting, event: &Event) -> f32 {
    let at = event.tokens.start;
    let tie = match event.preposition {
        _ if event.sidelines.is_some() => 6.0,
        Preposition::At => 3.0,
        Preposition::For => 2.0,
        Preposition::Other => 0.0,
    };
    let bearing = bearing(doc, &event.tokens);
    let governed = if bearing.meeting().is_some() { 1.5 } else { 0.0 };
    let another = event
        .tokens
        .clone()
        .any(|i| lexicon::OTHER_MEETING.contains(&doc.tokens[i].lower) || doc.tokens[i].lower.parse::<u16>().is_ok_and(|n| n > 1900));
    let name = if event.named { 1.0 } else { -1.0 };
    tie + governed + name + position(doc, at) + clause(doc, meeting, at, bearing) + named(doc, findings, meeting, at)
        - if another { 4.0 } else { 0.0 }
}
