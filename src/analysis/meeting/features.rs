//! What speaks for and against an actor's taking part, as numbers.
//!
//! Enters: the actors, where they stand, the clauses that may report a meeting. Leaves: one named
//! number from 0 to 1 a feature for each actor. What they weigh is learnt: see `weights`.
//! All actors are read in one pass over their mentions and the clauses.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::events::Event;
use super::events::another::{is_on_the_margins, is_told_beside};
use super::events::earlier::{is_told_after, is_told_before};
use super::same::same_meeting;
use super::signs;
use super::triggers::{Sort, meeting_noun, trigger};
use super::weigh::position;
use super::weights::column;
use crate::analysis::actors::reader::Reader;
use crate::analysis::actors::{Stand, heads_a_state};
use crate::analysis::ranking::{Feature, flag, ratio};
use crate::analysis::{Actor, ActorKind, Findings};
use crate::lexicon;
use crate::text::Tag;

/// What the features of all actors are computed from.
pub struct Scene<'a> {
    pub(super) reader: &'a Reader<'a>,
    findings: &'a Findings,
    events: &'a [Event],
    main: Option<usize>,
    /// Which events are, or may be, the main meeting: see [`same_meeting`].
    same: Vec<bool>,
    /// The stands of each actor.
    stands: Vec<Vec<&'a Stand>>,
    /// The events of each actor.
    held: Vec<Vec<usize>>,
    /// Sentences with a strong trigger of the same meeting.
    telling: Vec<bool>,
    /// Sentences that name a meeting, whoever meets.
    naming: Vec<bool>,
    /// Statements of each actor.
    said: Vec<usize>,
    /// The most mentioned of those who meet.
    top: Option<usize>,
    /// Sides of the parties to the main event.
    main_sides: BTreeSet<&'a str>,
    /// Sides that headline and lead name.
    front_sides: BTreeSet<&'a str>,
    /// The first person named of each side.
    firsts: BTreeMap<&'a str, usize>,
    /// How many people of a side meet.
    acting: BTreeMap<&'a str, usize>,
    /// How many mentions the most mentioned actor has.
    most: usize,
    /// How many strong events there are.
    strong: usize,
    /// How many of its kind were named before each actor.
    ranks: Vec<usize>,
    /// How many actors of each kind there are.
    kinds: [usize; 4],
    /// Actors that stand in one list with somebody who meets.
    listed: Vec<bool>,
    /// Heads of the roles of those who meet, with how many have them.
    peers: BTreeMap<String, usize>,
    /// How many people meet, and how many of them in the main event.
    people: usize,
    main_people: usize,
    /// Whether a head of state or government is among the main event's people.
    main_head: bool,
}

/// Whether a noun or verb for a meeting stands among these tokens.
fn names_a_meeting(reader: &Reader, tokens: Range<usize>) -> bool {
    let stop = tokens.end;
    tokens.into_iter().any(|at| {
        let verb = || trigger(reader, at, stop).is_some_and(|(_, sort)| matches!(sort, Sort::Meet | Sort::Speak | Sort::Host));
        meeting_noun(reader, at).is_some() || verb()
    })
}

fn is_strong(event: &Event) -> bool {
    matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Speak | Sort::Host | Sort::Hear)
}

impl<'a> Scene<'a> {
    /// Gathers what stands where.
    #[must_use]
    pub fn new(reader: &'a Reader<'a>, stands: &'a [Stand], findings: &'a Findings, events: &'a [Event], main: Option<usize>) -> Self {
        let actors = findings.actors.len();
        let mut scene = Self {
            reader,
            findings,
            events,
            main,
            same: same_meeting(reader, findings, events, main),
            stands: vec![Vec::new(); actors],
            held: vec![Vec::new(); actors],
            telling: vec![false; reader.doc.sentences.len()],
            naming: reader.doc.sentences.iter().map(|sentence| names_a_meeting(reader, sentence.tokens.clone())).collect(),
            said: vec![0; actors],
            top: None,
            main_sides: main.map_or_else(BTreeSet::new, |main| {
                events[main].parties().filter_map(|actor| findings.actors[actor].side.as_deref()).collect()
            }),
            front_sides: BTreeSet::new(),
            firsts: BTreeMap::new(),
            acting: BTreeMap::new(),
            most: findings.actors.iter().map(|one| one.mentions.len()).max().unwrap_or(1),
            strong: events.iter().filter(|event| is_strong(event)).count(),
            ranks: Vec::with_capacity(actors),
            kinds: [0; 4],
            listed: vec![false; actors],
            peers: BTreeMap::new(),
            people: 0,
            main_people: 0,
            main_head: false,
        };
        for known in &findings.actors {
            let count = &mut scene.kinds[column(known.kind)];
            scene.ranks.push(*count);
            *count += 1;
        }
        for stand in stands {
            scene.stands[stand.actor].push(stand);
        }
        for stand in stands {
            let actor = &findings.actors[stand.actor];
            let Some(side) = actor.side.as_deref() else { continue };
            if actor.kind == ActorKind::Person {
                scene.firsts.entry(side).or_insert(stand.actor);
            }
            if position(reader, reader.doc.sentence_of(stand.whole.start)) <= 2 {
                scene.front_sides.insert(side);
            }
        }
        for (at, event) in events.iter().enumerate() {
            for actor in event.parties() {
                if scene.held[actor].last() != Some(&at) {
                    scene.held[actor].push(at);
                }
            }
            scene.telling[event.sentence] |= scene.same[at] && is_strong(event);
        }
        for speaker in findings.statements.iter().filter_map(|statement| statement.speaker) {
            scene.said[speaker] += 1;
        }
        let meets = |actor: &usize| scene.held[*actor].iter().any(|&at| is_strong(&events[at]));
        let meeting: Vec<usize> = (0..actors).filter(meets).collect();
        scene.top = meeting.iter().copied().max_by_key(|&actor| findings.actors[actor].mentions.len());
        for known in meeting.iter().map(|&actor| &findings.actors[actor]).filter(|known| known.kind == ActorKind::Person) {
            if let Some(side) = &known.side {
                *scene.acting.entry(side).or_default() += 1;
            }
        }
        let is_person = |actor: &usize| findings.actors[*actor].kind == ActorKind::Person;
        scene.people = meeting.iter().filter(|actor| is_person(actor)).count();
        let main_people: Vec<usize> = main.map_or_else(Vec::new, |main| events[main].parties().filter(is_person).collect());
        scene.main_people = main_people.len();
        scene.main_head = main_people.iter().any(|&actor| heads_a_state(&findings.actors[actor]));
        for actor in meeting {
            if let Some(role) = high_office(&findings.actors[actor]) {
                *scene.peers.entry(role).or_default() += 1;
            }
        }
        scene.lists(stands);
        scene
    }

    /// Marks who stands in one list with somebody who meets.
    fn lists(&mut self, stands: &[Stand]) {
        let mut start = 0;
        for at in 1..=stands.len() {
            if at < stands.len() && joins(self.reader, stands[at - 1].whole.end, stands[at].whole.start) {
                continue;
            }
            let list = &stands[start..at];
            let meets =
                |stand: &Stand| self.strong(stand.actor).next().is_some() || self.mine(stand.actor).any(|event| event.sort == Sort::Join);
            let several = list.iter().map(|stand| stand.actor).filter(|&actor| actor != list[0].actor).count() > 0;
            if several && list.iter().any(meets) {
                for stand in list {
                    self.listed[stand.actor] = true;
                }
            }
            start = at;
        }
    }

    /// Whether an actor is named only as a party to another meeting.
    #[must_use]
    pub fn meets_elsewhere(&self, actor: usize) -> bool {
        let body = self.findings.actors[actor].kind != ActorKind::Person;
        let other = |stand: &&Stand| {
            let (at, start) = (stand.whole.start, self.reader.doc.sentences[self.sentence(stand)].tokens.start);
            [is_told_before, is_told_after, is_told_beside].iter().any(|told| told(self.reader, at, start))
                || body && is_on_the_margins(self.reader, at, start)
        };
        let strong = || self.held[actor].iter().filter(|&&at| is_strong(&self.events[at]));
        let told = !self.stands[actor].is_empty() && self.stands[actor].iter().all(other);
        told || strong().count() > 0 && strong().all(|&at| !self.same[at])
    }

    /// Those who stand on the other side of a strong event of the same meeting that headline or lead tell; of the main one
    /// elsewhere only people.
    #[must_use]
    pub fn across(&self, actor: usize) -> Vec<usize> {
        let people = |other: usize| matches!(self.findings.actors[other].kind, ActorKind::Person | ActorKind::Group);
        let mut all = Vec::new();
        for event in self.strong(actor) {
            let opposite = if event.left.contains(&actor) { &event.right } else { &event.left };
            let main = self.main.is_some_and(|main| self.events[main].trigger == event.trigger);
            let tells = |other: usize| self.place(event) <= 3 || main && people(other);
            all.extend(opposite.iter().copied().filter(|&other| tells(other)));
        }
        all
    }

    /// Who else stands behind “between” where the main clause tells of talks between some: “talks between Norway and Chile”.
    #[must_use]
    pub fn talks_with(&self, actor: usize) -> Vec<usize> {
        let Some(main) = self.main.map(|main| &self.events[main]) else { return Vec::new() };
        let between = main.sort == Sort::Noun && main.left.is_empty() && main.right.contains(&actor);
        main.right.iter().copied().filter(|&party| between && party != actor).collect()
    }

    /// Who else stands on its side of the main clause: “Norway and Chile met envoys of Peru” has two on one side.
    #[must_use]
    pub fn fellows(&self, actor: usize) -> Vec<usize> {
        let strong = |event: &&Event| matches!(event.sort, Sort::Meet | Sort::Noun | Sort::WeakNoun | Sort::Speak | Sort::Hear);
        let Some(main) = self.main.map(|main| &self.events[main]).filter(strong) else { return Vec::new() };
        let side = [&main.left, &main.right].into_iter().find(|side| side.contains(&actor));
        side.into_iter().flatten().copied().filter(|&party| party != actor).collect()
    }

    /// Who else is a party to the main meeting, where that is a hearing with both sides told: of who was heard the body, and
    /// of the body who was heard.
    #[must_use]
    pub fn heard_with(&self, actor: usize) -> Vec<usize> {
        let Some(main) = self.main.map(|main| &self.events[main]) else { return Vec::new() };
        let noun = || matches!(self.reader.lower(main.trigger.end - 1), "hearing" | "hearings");
        let both = !main.left.is_empty() && !main.right.is_empty();
        let own = main.parties().any(|party| party == actor);
        let hearing = both && own && (main.sort == Sort::Hear || noun());
        main.parties().filter(|&party| hearing && party != actor).collect()
    }

    /// Whether the text tells again and again what befell an actor, and of no meeting of his: the captive, the
    /// missing or the dead man whom others meet about.
    #[must_use]
    pub fn is_victim(&self, actor: usize) -> bool {
        let own = &self.stands[actor];
        let suffered = own.iter().filter(|stand| suffers(self.reader, stand)).count();
        (suffered >= 2 || suffered == own.len()) && suffered > 0 && suffered * VICTIM >= own.len() && self.held[actor].is_empty()
    }

    /// Whether the text tells that it declined to come, or that it was kept out or gave no answer and no meeting of its own,
    /// and the clause of the meeting does not name it.
    #[must_use]
    pub fn declined(&self, actor: usize) -> bool {
        let main = self.main.is_some_and(|main| self.events[main].parties().any(|party| party == actor));
        let any = |fits: fn(&Reader, &Stand) -> bool| self.stands[actor].iter().any(|stand| fits(self.reader, stand));
        let idle = self.held[actor].is_empty();
        !main && (any(signs::declines) || any(signs::was_not_there) || idle && (any(signs::is_kept_out) || any(signs::is_silent)))
    }

    /// Whether it is named only where the text goes to another city: “In Lima, the premier warned …”.
    #[must_use]
    pub fn speaks_from_afar(&self, actor: usize, dateline: Option<&str>) -> bool {
        let afar = |stand: &&Stand| is_afar(self.reader, self.sentence(stand), self.main.map(|main| self.events[main].sentence), dateline);
        self.held[actor].is_empty() && !self.stands[actor].is_empty() && self.stands[actor].iter().all(afar)
    }

    /// Whether it is named only where the text speaks of no meeting, and is party to none: who comments on what
    /// others talk of.
    #[must_use]
    pub fn is_aside(&self, actor: usize) -> bool {
        self.held[actor].is_empty() && self.stands[actor].iter().all(|stand| !self.naming[self.sentence(stand)])
    }

    /// “Berg also took part”, “Berg was in attendance”: whether it is told outright that it was there.
    #[must_use]
    pub fn attends(&self, actor: usize) -> bool {
        let told = |event: &Event| {
            let verb = self.reader.lower(event.trigger.start);
            event.sort == Sort::Join && event.left.contains(&actor) && matches!(verb, "took" | "attended" | "participated")
        };
        self.mine(actor).any(told)
    }

    /// The actor's events that may be the main meeting.
    fn mine(&self, actor: usize) -> impl Iterator<Item = &Event> {
        self.held[actor].iter().filter(|&&at| self.same[at]).map(|&at| &self.events[at])
    }

    fn strong(&self, actor: usize) -> impl Iterator<Item = &Event> {
        self.mine(actor).filter(|event| is_strong(event))
    }

    fn place(&self, event: &Event) -> usize {
        position(self.reader, event.sentence)
    }

    fn sentence(&self, stand: &Stand) -> usize {
        self.reader.doc.sentence_of(stand.whole.start)
    }
}

/// The features of an actor; always the same names in the same order.
#[must_use]
pub fn features(scene: &Scene, actor: usize) -> Vec<Feature> {
    let known = &scene.findings.actors[actor];
    let mut all = vec![("bias", 1.0)];
    all.extend(places(scene, actor, known));
    all.extend(meetings(scene, actor));
    all.extend(wording(scene, actor));
    all.extend(standing(scene, actor, known));
    all.extend(told(scene, actor, known));
    all.extend(OFFICES.map(|(name, offices)| (name, flag(known.office.is_some_and(|office| offices.contains(&office))))));
    all
}

/// Walks of life by the class of the title.
const OFFICES: [(&str, &[&str]); 8] = [
    ("comments", &["spokes", "commenter", "relation"]),
    ("high office", &["state", "government", "royal", "diplomat"]),
    ("head of state", &["state", "royal"]),
    ("former", &["former"]),
    ("legislator", &["legislator"]),
    ("local office", &["local"]),
    ("business office", &["business", "union"]),
    ("plain office", &["plain", "military", "religious"]),
];

/// Where it is named.
fn places(scene: &Scene, actor: usize, known: &Actor) -> [Feature; 7] {
    let places: Vec<usize> = scene.stands[actor].iter().map(|stand| position(scene.reader, scene.sentence(stand))).collect();
    let sentences = scene.reader.doc.sentences.len().max(1);
    let first = places.iter().copied().min().unwrap_or(sentences);
    [
        ("in headline", flag(places.contains(&0))),
        ("in lead", flag(places.iter().any(|&place| place == 1 || place == 2))),
        ("share of mentions", ratio(known.mentions.len(), scene.most)),
        ("late", ratio(first.min(sentences), sentences)),
        ("mentioned once", flag(known.mentions.len() == 1)),
        ("early in rank", 1.0 / (1.0 + ratio(scene.ranks[actor], 1))),
        ("opens a sentence in front", flag(scene.stands[actor].iter().any(|stand| opens_in_front(scene, stand)))),
    ]
}

/// Which meetings it is a party to.
fn meetings(scene: &Scene, actor: usize) -> [Feature; 14] {
    let main = scene.main.map(|main| &scene.events[main]).filter(|event| event.parties().any(|party| party == actor));
    let largest = scene.strong(actor).map(|event| event.left.len().max(event.right.len())).max().unwrap_or(0);
    [
        ("event in headline", flag(scene.strong(actor).any(|event| scene.place(event) == 0))),
        ("event in lead", flag(scene.strong(actor).any(|event| (1..=3).contains(&scene.place(event))))),
        ("event elsewhere", ratio(scene.strong(actor).filter(|event| scene.place(event) > 3).count().min(3), 3)),
        ("main event", flag(main.is_some())),
        ("main event has two sides", flag(main.is_some_and(|event| !event.left.is_empty() && !event.right.is_empty()))),
        ("joins", flag(scene.mine(actor).any(|event| event.sort == Sort::Join))),
        ("share of events", ratio(scene.strong(actor).count(), scene.strong.max(1))),
        ("weak event", flag(scene.mine(actor).any(|event| matches!(event.sort, Sort::WeakNoun | Sort::Visit)))),
        ("event with both sides", flag(scene.strong(actor).any(|event| !event.left.is_empty() && !event.right.is_empty()))),
        (
            "meets the most mentioned",
            flag(scene.top.is_some_and(|top| top != actor && scene.strong(actor).any(|event| event.parties().any(|party| party == top)))),
        ),
        ("one of many", flag(largest >= 3)),
        ("another meeting", flag(scene.held[actor].iter().any(|&at| !scene.same[at]))),
        ("listed with one who meets", flag(scene.listed[actor])),
        ("no event", flag(scene.held[actor].is_empty())),
    ]
}

/// The words beside its mentions.
fn wording(scene: &Scene, actor: usize) -> [Feature; 11] {
    let own = &scene.stands[actor];
    let count = |fits: &dyn Fn(&Stand) -> bool| own.iter().filter(|stand| fits(stand)).count();
    let beside = |stand: &Stand, front: bool| {
        let sentence = scene.sentence(stand);
        scene.telling[sentence] && (position(scene.reader, sentence) <= 3) == front
    };
    [
        ("beside trigger in front", flag(count(&|stand| beside(stand, true)) > 0)),
        ("beside trigger later", ratio(count(&|stand| beside(stand, false)).min(3), 3)),
        ("speaks", flag(count(&|stand| speaks(scene.reader, stand)) > 0)),
        ("share of speaking", ratio(scene.said[actor].min(own.len()), own.len().max(1))),
        ("governed", ratio(count(&|stand| governed(scene.reader, stand)), own.len().max(1))),
        ("a topic", ratio(count(&|stand| topic(scene.reader, stand)), own.len().max(1))),
        ("an owner", ratio(count(&|stand| owns(scene.reader, stand)), own.len().max(1))),
        ("discussed", ratio(count(&|stand| discussed(scene.reader, stand)), own.len().max(1))),
        ("before a noun", ratio(count(&|stand| modifies(scene.reader, stand)), own.len().max(1))),
        ("before a verb", ratio(count(&|stand| acts(scene.reader, stand)), own.len().max(1))),
        ("with", ratio(count(&|stand| accompanied(scene.reader, stand)).min(2), 2)),
    ]
}

/// What it is among the others.
fn standing(scene: &Scene, actor: usize, known: &Actor) -> [Feature; 14] {
    let person = known.kind == ActorKind::Person;
    let represented = known.side.as_deref().and_then(|side| scene.acting.get(side)).copied().unwrap_or(0);
    let top = scene.top.filter(|&top| top != actor).map(|top| &scene.findings.actors[top]);
    let same_side = top.is_some_and(|top| top.side.is_some() && top.side == known.side);
    let own = usize::from(scene.strong(actor).next().is_some());
    let peers = high_office(known).and_then(|role| scene.peers.get(&role)).copied().unwrap_or(0).saturating_sub(own);
    let in_main = scene.main.is_some_and(|main| scene.events[main].parties().any(|party| party == actor));
    let delegation = known
        .role
        .as_deref()
        .is_some_and(|role| ["delegation", "negotiator", "envoy"].iter().any(|word| role.to_lowercase().contains(word)));
    [
        ("peer of one who meets", flag(peers > 0)),
        ("heads a delegation", flag(delegation)),
        ("has role", flag(known.role.is_some())),
        ("has side", flag(known.side.is_some())),
        ("represented", flag(!person && represented > 0)),
        ("alone for its side", flag(person && represented <= 1 && known.side.is_some())),
        ("side of the most mentioned", flag(same_side)),
        ("described", flag(person || known.name.contains(' '))),
        ("nobody by name meets", flag(scene.people == 0)),
        ("people meet", ratio(scene.people.min(4), 4)),
        ("in the main event, nobody by name there", flag(in_main && scene.main_people == 0)),
        ("beside people in the main event", flag(!in_main && scene.main_people > 0)),
        ("outranks the main event's people", flag(!in_main && heads_a_state(known) && scene.main_people > 0 && !scene.main_head)),
        ("few of its kind", 1.0 / ratio(scene.kinds[column(known.kind)], 1)),
    ]
}

/// What is told of its part, and whether its side is one of those that meet.
fn told(scene: &Scene, actor: usize, known: &Actor) -> [Feature; 12] {
    let own = &scene.stands[actor];
    let any = |fits: fn(&Reader, &Stand) -> bool| flag(own.iter().any(|stand| fits(scene.reader, stand)));
    let person = known.kind == ActorKind::Person;
    let in_main = scene.main.is_some_and(|main| scene.events[main].parties().any(|party| party == actor));
    let side = known.side.as_deref().filter(|_| person && !in_main);
    let settled = scene.main_sides.len() >= 2;
    let in_front = person && known.side.as_deref().is_some_and(|side| scene.front_sides.contains(side));
    let first = known.side.as_deref().is_some_and(|side| scene.firsts.get(side) == Some(&actor));
    let idle = scene.held[actor].is_empty();
    let speaks = own.iter().any(|stand| speaks(scene.reader, stand));
    let near = own.iter().any(|stand| scene.telling[scene.sentence(stand)]);
    [
        ("a counterpart", any(signs::is_counterpart)),
        ("tells a meeting", any(signs::tells_a_meeting)),
        ("is away", any(signs::is_away)),
        ("brings the news", any(signs::brings_the_news) * flag(high_office(known).is_none())),
        ("of a side that meets", flag(side.is_some_and(|side| scene.main_sides.contains(side)))),
        ("of no side that meets", flag(settled && side.is_some_and(|side| !scene.main_sides.contains(side)))),
        ("of a side in front", flag(in_front)),
        ("first of its side", flag(first)),
        ("first of a side in front", flag(in_front && first && !in_main)),
        ("only speaks", flag(person && idle && speaks && !near && !scene.listed[actor])),
        ("only speaks, once", flag(person && idle && speaks && own.len() == 1 && !scene.listed[actor])),
        ("nothing tells of it", flag(person && idle && !near && !scene.listed[actor])),
    ]
}

/// The last word of an office of state, before “of” or “for”.
fn high_office(known: &Actor) -> Option<String> {
    let high = matches!(known.office, Some("state" | "government" | "royal" | "diplomat" | "business"));
    known.role_head().filter(|_| high)
}

/// Whether the words between two mentions only join them.
fn joins(reader: &Reader, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 5
        && (from..to).all(|at| {
            matches!(reader.lower(at), "," | "and" | "&" | ";" | "the" | "as" | "well" | "both" | "then" | "(" | ")" | "his" | "her")
        })
        && (from..to).any(|at| matches!(reader.lower(at), "," | "and" | "&" | ";"))
}

/// Whether it begins one of the first three sentences of the body.
fn opens_in_front(scene: &Scene, stand: &Stand) -> bool {
    let sentence = scene.sentence(stand);
    (1..=3).contains(&position(scene.reader, sentence)) && stand.whole.start <= scene.reader.doc.sentences[sentence].tokens.start + 1
}

/// Whether a speech verb follows within three tokens.
fn speaks(reader: &Reader, stand: &Stand) -> bool {
    (stand.whole.end..stand.whole.end + 3).any(|at| lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some())
}

/// The word before it, the article passed over.
fn word_before<'d>(reader: &Reader<'d>, stand: &Stand) -> &'d str {
    let start = stand.whole.start;
    let at = if start > 0 && reader.lower(start - 1) == "the" { start - 1 } else { start };
    if at > 0 { reader.lower(at - 1) } else { "" }
}

/// Whether a preposition that makes it a place or a part stands before.
fn governed(reader: &Reader, stand: &Stand) -> bool {
    matches!(word_before(reader, stand), "of" | "in" | "for" | "from" | "at" | "under" | "into" | "through" | "like" | "by" | "to")
}

/// Whether a preposition that makes it a topic stands before.
fn topic(reader: &Reader, stand: &Stand) -> bool {
    matches!(word_before(reader, stand), "about" | "on" | "over" | "against" | "toward" | "towards" | "regarding" | "concerning" | "amid")
}

/// Whether something of it is named and not itself (“Putin's critics”).
fn owns(reader: &Reader, stand: &Stand) -> bool {
    matches!(reader.word(stand.whole.end), "'s" | "\u{2019}s" | "'" | "\u{2019}")
}

/// Tokens between “discuss” and the last of what is discussed.
const TALKED_OF: usize = 14;

/// Whether it is what they talk of (“to discuss the war in Syria”, “condemned Iran”).
fn discussed(reader: &Reader, stand: &Stand) -> bool {
    let sentence = &reader.doc.sentences[reader.doc.sentence_of(stand.whole.start)].tokens;
    let from = sentence.start.max(stand.whole.start.saturating_sub(TALKED_OF));
    (from..stand.whole.start).rev().take_while(|&at| !matches!(reader.word(at), ";" | "\u{201c}" | "\u{201d}" | "\"")).any(|at| {
        matches!(
            &*reader.doc.tokens[at].lemma,
            "discuss"
                | "condemn"
                | "denounce"
                | "address"
                | "criticize"
                | "accuse"
                | "blame"
                | "sanction"
                | "concern"
                | "regarding"
                | "oppose"
                | "issue"
                | "topic"
                | "agenda"
        )
    })
}

/// Whether it only tells which thing is meant (“the Iran talks”, “Syria policy”).
fn modifies(reader: &Reader, stand: &Stand) -> bool {
    let next = reader.doc.tokens.get(stand.whole.end);
    next.is_some_and(|next| matches!(next.tag, Tag::NN | Tag::NNS)) && !reader.is_capital(stand.whole.end)
}

/// “In Lima, …” in sentence `at`, where the city is neither the dateline's nor named where the text tells of the meeting.
fn is_afar(reader: &Reader, at: usize, main: Option<usize>, dateline: Option<&str>) -> bool {
    let tokens = reader.doc.sentences[at].tokens.clone();
    let (text, all) = (&reader.doc.text, &reader.doc.tokens);
    let city = |at: usize| [&lexicon::CITIES, &lexicon::CAPITALS].into_iter().find_map(|list| list.longest_match(text, all, at));
    let Some((length, _)) = (reader.lower(tokens.start) == "in").then(|| city(tokens.start + 1)).flatten() else { return false };
    let name = reader.doc.words(tokens.start + 1..tokens.start + 1 + length).to_lowercase();
    let told = |sentence: usize| reader.doc.words(reader.doc.sentences[sentence].tokens.clone()).to_lowercase().contains(&name);
    let at_home = dateline.is_some_and(|place| place.to_lowercase().contains(&name));
    reader.word(tokens.start + 1 + length) == "," && !at_home && main.is_some_and(|main| main != at && !told(main)) && !told(0)
}

/// One in so many mentions at least tells what befell a victim.
const VICTIM: usize = 5;
/// Tokens within which a name and what befell its bearer stand (“Berg, who was last seen in May, was murdered”).
const BEFALLS: usize = 6;

/// Whether something befell it: “Berg was killed”, “Berg's release”, “the death of Berg”.
fn suffers(reader: &Reader, stand: &Stand) -> bool {
    let (text, tokens) = (&reader.doc.text, &reader.doc.tokens);
    let class = |at: usize| lexicon::FATES.longest_match(text, tokens, at).map(|(_, class)| class);
    let sentence = &reader.doc.sentences[reader.doc.sentence_of(stand.whole.start)].tokens;
    let mut behind = stand.whole.end..sentence.end.min(stand.whole.end + BEFALLS);
    let owned = owns(reader, stand) && behind.clone().take(3).any(|at| class(at).is_some());
    let of = word_before(reader, stand) == "of";
    let start = sentence.start.max(stand.whole.start.saturating_sub(3));
    let noun_of = of && (start..stand.whole.start).any(|at| class(at).is_some());
    // In the passive, or what only the bearer can do.
    let passive =
        |at: usize| tokens[at].tag == Tag::VBN || matches!(&*tokens[at].lemma, "die" | "disappear" | "vanish" | "missing" | "dead");
    // “Shot and killed 29-year-old Jon Dahl”
    let object = (start..stand.whole.start)
        .rev()
        .take_while(|&at| reader.word(at) != ",")
        .any(|at| class(at) == Some("harm") && tokens[at].tag.is_verb());
    owned || noun_of || object || behind.any(|at| class(at) == Some("harm") && passive(at))
}

/// Whether a finite verb follows.
fn acts(reader: &Reader, stand: &Stand) -> bool {
    let at = stand.whole.end;
    reader.doc.tokens.get(at).is_some_and(|next| {
        next.tag.is_finite() || next.tag.is_adverb() && reader.doc.tokens.get(at + 1).is_some_and(|after| after.tag.is_finite())
    })
}

/// “With”, “joined by”, “including”: others take part beside it. Who stands beside somebody before
/// the press does not.
fn accompanied(reader: &Reader, stand: &Stand) -> bool {
    let before = |word: &str| (stand.whole.start.saturating_sub(4)..stand.whole.start).any(|at| reader.lower(at) == word);
    if before("alongside") && (before("briefing") || before("conference") || before("appearance")) {
        return false;
    }
    matches!(word_before(reader, stand), "with" | "including" | "between" | "alongside" | "hosted" | "met" | "welcomed" | "received")
}
