//! What speaks for and against an actor's taking part, as numbers.

use super::events::{Event, Sort};
use super::weigh::{background, position};
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{ActorKind, Findings};
use crate::lexicon;

/// Names of the features, in the order of [`vector`].
pub const NAMES: [&str; COUNT] = [
    "bias",
    "in headline",
    "in lead",
    "event in headline",
    "event in lead",
    "event elsewhere",
    "main event",
    "share of mentions",
    "comments",
    "has role",
    "late",
    "joins",
    "side taken",
    "share of events",
    "weak event",
    "mentioned once",
    "beside trigger in front",
    "beside trigger later",
    "speaks",
    "governed",
    "high office",
    "early in rank",
    "former",
    "local office",
    "business office",
    "described",
    "event with both sides",
    "meets the most mentioned",
    "few of its kind",
];

/// How many features there are.
pub const COUNT: usize = 29;

/// What the features of all actors are computed from.
pub struct Scene<'a> {
    /// The text with its list entries.
    pub reader: &'a Reader<'a>,
    /// Where the actors stand.
    pub stands: &'a [Stand],
    /// The actors.
    pub findings: &'a Findings,
    /// Clauses that may report a meeting.
    pub events: &'a [Event],
    /// The main one.
    pub main: Option<usize>,
    /// Which of them are, or may be, the main meeting: see [`same_meeting`].
    pub same: &'a [bool],
}

/// Points of background from which on an event with other parties is another meeting.
const BACKGROUND: f32 = 0.8;

/// Whether an actor is named only as a party to another meeting.
#[must_use]
pub fn meets_elsewhere(scene: &Scene, actor: usize) -> bool {
    let mut strong = scene.events.iter().zip(scene.same).filter(|(event, _)| is_strong(event) && holds(event, actor)).peekable();
    strong.peek().is_some() && strong.all(|(_, same)| !same)
}

/// Which events may be the main meeting: not those told as background where two or more others
/// meet, of whom none takes part in the main one (“ahead of an expected summit between …”).
#[must_use]
pub fn same_meeting(reader: &Reader, events: &[Event], main: Option<usize>) -> Vec<bool> {
    let Some(main) = main else { return vec![true; events.len()] };
    let parties = |event: &Event| event.left.iter().chain(&event.right).copied().collect::<Vec<usize>>();
    let core = parties(&events[main]);
    events
        .iter()
        .map(|event| {
            let all = parties(event);
            all.len() < 2 || all.iter().any(|actor| core.contains(actor)) || background(reader, event) < BACKGROUND
        })
        .collect()
}

impl Scene<'_> {
    fn place(&self, event: &Event) -> usize {
        position(self.reader, event.sentence)
    }

    fn place_of(&self, token: usize) -> usize {
        position(self.reader, self.reader.doc.sentence_of(token))
    }
}

fn is_strong(event: &Event) -> bool {
    matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Speak | Sort::Host)
}

fn holds(event: &Event, actor: usize) -> bool {
    event.left.contains(&actor) || event.right.contains(&actor)
}

/// One number a feature, from 0 to 1 each.
#[must_use]
pub fn vector(scene: &Scene, actor: usize) -> [f32; COUNT] {
    let known = &scene.findings.actors[actor];
    let own: Vec<&Stand> = scene.stands.iter().filter(|stand| stand.actor == actor).collect();
    let places: Vec<usize> = own.iter().map(|stand| scene.place_of(stand.whole.start)).collect();
    let mine: Vec<&Event> =
        scene.events.iter().zip(scene.same).filter(|(event, same)| **same && holds(event, actor)).map(|(event, _)| event).collect();
    let strong: Vec<&&Event> = mine.iter().filter(|event| is_strong(event)).collect();
    let all = scene.events.iter().filter(|event| is_strong(event)).count();
    let most = scene.findings.actors.iter().map(|one| one.mentions.len()).max().unwrap_or(1);
    let sentences = scene.reader.doc.sentences.len().max(1);
    let first = places.iter().copied().min().unwrap_or(sentences);
    let (front, later) = beside_triggers(scene, &own);
    [
        1.0,
        flag(places.contains(&0)),
        flag(places.iter().any(|&place| place == 1 || place == 2)),
        flag(strong.iter().any(|event| scene.place(event) == 0)),
        flag(strong.iter().any(|event| (1..=3).contains(&scene.place(event)))),
        ratio(strong.iter().filter(|event| scene.place(event) > 3).count().min(3), 3),
        flag(scene.main.is_some_and(|main| holds(&scene.events[main], actor))),
        ratio(known.mentions.len(), most),
        flag(matches!(known.office, Some("spokes" | "commenter" | "relation"))),
        flag(known.role.is_some()),
        ratio(first, sentences),
        flag(mine.iter().any(|event| event.sort == Sort::Join)),
        flag(side_taken(scene, actor)),
        ratio(strong.len(), all.max(1)),
        flag(mine.iter().any(|event| matches!(event.sort, Sort::WeakNoun | Sort::Visit))),
        flag(known.mentions.len() == 1),
        flag(front > 0),
        ratio(later.min(3), 3),
        flag(own.iter().any(|stand| speaks(scene.reader, stand))),
        ratio(own.iter().filter(|stand| governed(scene.reader, stand)).count(), own.len().max(1)),
        flag(matches!(known.office, Some("state" | "government" | "royal" | "diplomat"))),
        1.0 / (1.0 + rank(scene, actor)),
        flag(known.office == Some("former")),
        flag(known.office == Some("local")),
        flag(matches!(known.office, Some("business" | "union" | "plain"))),
        flag(known.name.contains(' ') || known.kind == ActorKind::Person),
        flag(strong.iter().any(|event| !event.left.is_empty() && !event.right.is_empty())),
        flag(meets_most_mentioned(scene, actor, &strong)),
        1.0 / ratio(scene.findings.actors.iter().filter(|one| one.kind == known.kind).count(), 1),
    ]
}

/// Whether it stands in an event with the most mentioned of the others who meet.
fn meets_most_mentioned(scene: &Scene, actor: usize, strong: &[&&Event]) -> bool {
    let meeting = (0..scene.findings.actors.len())
        .filter(|&other| other != actor && scene.events.iter().any(|event| is_strong(event) && holds(event, other)));
    let top = meeting.max_by_key(|&other| scene.findings.actors[other].mentions.len());
    top.is_some_and(|top| strong.iter().any(|event| holds(event, top)))
}

/// How many mentions stand in a sentence with a strong trigger: in front, and later.
fn beside_triggers(scene: &Scene, own: &[&Stand]) -> (usize, usize) {
    let (mut front, mut later) = (0, 0);
    for stand in own {
        let sentence = scene.reader.doc.sentence_of(stand.whole.start);
        if scene.events.iter().zip(scene.same).any(|(event, same)| *same && event.sentence == sentence && is_strong(event)) {
            if position(scene.reader, sentence) <= 3 { front += 1 } else { later += 1 }
        }
    }
    (front, later)
}

/// Whether a person with the same side meets, so that the country is represented.
fn side_taken(scene: &Scene, actor: usize) -> bool {
    let known = &scene.findings.actors[actor];
    known.kind != ActorKind::Person
        && known.side.is_some()
        && scene.findings.actors.iter().enumerate().any(|(other, one)| {
            one.kind == ActorKind::Person
                && one.side == known.side
                && scene.events.iter().any(|event| is_strong(event) && holds(event, other))
        })
}

/// Whether a speech verb follows within three tokens.
fn speaks(reader: &Reader, stand: &Stand) -> bool {
    (stand.whole.end..stand.whole.end + 3).any(|at| lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some())
}

/// Whether a preposition that makes it a topic stands before.
fn governed(reader: &Reader, stand: &Stand) -> bool {
    let start = stand.whole.start;
    let at = if start > 0 && reader.lower(start - 1) == "the" { start - 1 } else { start };
    at > 0
        && matches!(
            reader.lower(at - 1),
            "of" | "in" | "for" | "about" | "from" | "on" | "over" | "against" | "at" | "under" | "into" | "through" | "like" | "by" | "to"
        )
}

/// How many actors of its kind were mentioned earlier.
fn rank(scene: &Scene, actor: usize) -> f32 {
    let known = &scene.findings.actors[actor];
    ratio(scene.findings.actors[..actor].iter().filter(|one| one.kind == known.kind).count(), 1)
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    small(part) / small(whole.max(1))
}
