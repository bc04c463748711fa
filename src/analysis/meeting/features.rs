//! What speaks for and against an actor's taking part, as numbers.

use super::events::{Event, Sort};
use super::weigh::position;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{ActorKind, Findings};

/// Names of the features, in the order of [`vector`].
pub const NAMES: [&str; 16] = [
    "bias",
    "headline",
    "lead",
    "event in headline",
    "event in lead",
    "event elsewhere",
    "main event",
    "share of mentions",
    "comments",
    "has role",
    "late",
    "joined",
    "side taken",
    "event share",
    "weak event",
    "single mention",
];

/// One number a feature, about 0 to 1 each.
#[must_use]
pub fn vector(reader: &Reader, stands: &[Stand], findings: &Findings, events: &[Event], main: Option<usize>, actor: usize) -> [f32; 16] {
    let known = &findings.actors[actor];
    let own: Vec<usize> = stands
        .iter()
        .filter(|stand| stand.actor == actor)
        .map(|stand| position(reader, reader.doc.sentence_of(stand.whole.start)))
        .collect();
    let in_event = |event: &&Event| event.left.contains(&actor) || event.right.contains(&actor);
    let mine: Vec<&Event> = events.iter().filter(in_event).collect();
    let strong = |event: &&&Event| matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Speak | Sort::Host);
    let most = (0..findings.actors.len()).map(|a| findings.actors[a].mentions.len()).max().unwrap_or(1).max(1);
    let flag = |yes: bool| f32::from(u8::from(yes));
    let place = |event: &Event| position(reader, event.sentence);
    let elsewhere = mine.iter().filter(strong).filter(|event| place(event) > 3).count();
    let side_taken = known.kind != ActorKind::Person
        && findings.actors.iter().enumerate().any(|(other, one)| {
            other != actor
                && one.kind == ActorKind::Person
                && one.side.is_some()
                && one.side == known.side
                && events.iter().any(|event| event.left.contains(&other) || event.right.contains(&other))
        });
    let all: Vec<&Event> = events.iter().filter(|event| matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Speak | Sort::Host)).collect();
    let sentences = reader.doc.sentences.len().max(1);
    let first = own.iter().copied().min().unwrap_or(sentences);
    [
        1.0,
        flag(own.contains(&0)),
        flag(own.iter().any(|&place| place == 1 || place == 2)),
        flag(mine.iter().filter(strong).any(|event| place(event) == 0)),
        flag(mine.iter().filter(strong).any(|event| (1..=3).contains(&place(event)))),
        ratio(elsewhere.min(3), 3),
        flag(main.is_some_and(|main| in_event(&&events[main]))),
        ratio(known.mentions.len(), most),
        flag(matches!(known.office, Some("spokes" | "commenter" | "relation"))),
        flag(known.role.is_some()),
        ratio(first, sentences),
        flag(mine.iter().any(|event| event.sort == Sort::Join)),
        flag(side_taken),
        ratio(mine.iter().filter(strong).count(), all.len().max(1)),
        flag(mine.iter().any(|event| matches!(event.sort, Sort::WeakNoun | Sort::Visit))),
        flag(known.mentions.len() == 1),
    ]
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    small(part) / small(whole.max(1))
}
