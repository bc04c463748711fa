//! Clauses that may report a meeting → which of them may be the main one, and not another.

use super::events::Event;
use super::weigh::background;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{ActorKind, Findings};

/// Points of background from which on an event with other parties is another meeting.
const BACKGROUND: f32 = 0.8;

/// Which events may be the main meeting: not those told as background where two or more others
/// meet, of whom none takes part in the main one (“ahead of an expected summit between …”) nor acts for one who does.
#[must_use]
pub fn same_meeting(reader: &Reader, findings: &Findings, events: &[Event], main: Option<usize>) -> Vec<bool> {
    let Some(main) = main else { return vec![true; events.len()] };
    let core: Vec<usize> = events[main].parties().collect();
    let known = &findings.actors;
    let country = |actor: &usize| known[*actor].kind == ActorKind::Country;
    let countries: Vec<Option<&String>> = core.iter().filter(|actor| country(actor)).map(|&actor| known[actor].side.as_ref()).collect();
    let acts = |actor: usize| core.contains(&actor) || known[actor].side.is_some() && countries.contains(&known[actor].side.as_ref());
    let other = |event: &Event| event.parties().count() >= 2 && !event.parties().any(acts) && background(reader, event) >= BACKGROUND;
    events.iter().map(|event| !other(event)).collect()
}
