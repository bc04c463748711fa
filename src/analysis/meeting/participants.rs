//! Who takes part in the main meeting, principals first.

use std::collections::BTreeSet;
use std::ops::Range;

use super::events::Event;
use super::features::{self, Scene};
use super::frames::is_frame;
use super::signs;
use super::weigh::{Main, position};
use super::weights::Weights;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::ranking::{Feature, in_words};
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::lexicon;

/// Nobody meets alone: the next best is taken too, unless it lies at or below this.
const NEAREST: f32 = -1.5;
/// Whom the chosen meet, or who stands beside them in the clause that tells of it, is taken too, unless it lies at or below this.
const FURTHEST: f32 = -2.5;
/// Points from which on a person is surely one of those who meet. Of the people who stood in the titles of 104 articles of
/// the press with fewer, 7 of 16 were; with more, 149 of 162.
const SURE: f32 = 1.0;
/// The same for somebody of whom no clause tells that he meets: below this 10 of 16 were, above 9 of 9.
const SURE_IDLE: f32 = 2.0;
/// The same for a head of state or government whom the first sentence names.
const SURE_FRONT: f32 = 1.5;
/// From these points on somebody takes part who only speaks, where the clause of the meeting does not name two people: of 8
/// such in articles that nothing was learnt from, all did.
const COMMENTER: f32 = 1.4;
/// Who has half as many mentions as the most mentioned is nobody who comments by the way.
const OFTEN: f32 = 0.5;
/// A country with more points than this is a party even beside its own representative.
const STRONG_COUNTRY: f32 = 1.0;

/// Why somebody takes no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It is named only as a party to another meeting, or where the text goes to another city.
    Elsewhere,
    /// It declined to come, and the clause of the meeting does not name it.
    Declined,
    /// Something was done to it, and nothing more is told.
    Victim,
    /// It is the joint body in which the others meet.
    Frame,
    /// The headline of an office's own text tells who meets, and no clause has it among them.
    SpokenOf,
}

impl Absence {
    /// The rule and what it decided, in words.
    const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Elsewhere => ("meets elsewhere", "left out: named only in another meeting"),
            Self::Declined => ("is away", "left out: stayed away or declined"),
            Self::Victim => ("is met about", "left out: the text tells what befell it"),
            Self::Frame => ("hosts them", "left out: the body in which they meet"),
            Self::SpokenOf => ("is spoken of", "left out: the headline tells who meets"),
        }
    }
}

/// How outright the text tells that somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Signs are weighed.
    Untold,
    /// “Berg also took part.”
    Attends,
    /// A line of a list of participants names it.
    Listed,
}

/// An actor as it is weighed.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its features, always the same in the same order.
    pub features: Vec<Feature>,
    /// Why it takes no part for certain, if so.
    pub absent: Option<Absence>,
    /// Whether it is named only far from any meeting.
    pub aside: bool,
    /// Who else stands with it behind “talks between” in the main clause.
    pub talks_with: Vec<usize>,
    /// Who else is told of in the main clause, where that is a hearing.
    pub heard_with: Vec<usize>,
    /// Those who stand on the other side of an event that headline or lead tell.
    pub across: Vec<usize>,
    /// Those who stand on its side of the main clause.
    pub fellows: Vec<usize>,
    /// How outright the text tells that it was there.
    pub presence: Presence,
    /// Whether the headline names it, if at all, only behind “as” or “while”.
    pub beside_headline: bool,
}

impl Candidate {
    /// Whether it is a party to the main clause.
    #[must_use]
    pub fn meets(&self) -> bool {
        self.has("main event")
    }

    /// Whether a line of a list of participants names it.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.presence == Presence::Listed
    }

    /// Whether the headline names it.
    #[must_use]
    pub fn in_headline(&self) -> bool {
        self.has("in headline")
    }

    /// Whether the feature of this name says something.
    fn has(&self, name: &str) -> bool {
        self.features.iter().any(|(own, value)| *own == name && *value > 0.0)
    }
}

/// All actors as they are weighed, in their order.
#[must_use]
pub fn candidates(scene: &Scene, findings: &Findings) -> Vec<Candidate> {
    let attends = |actor: usize| findings.actors[actor].kind == ActorKind::Person && scene.attends(actor);
    let presence = |actor| if attends(actor) { Presence::Attends } else { Presence::Untold };
    let read = |actor| Candidate {
        features: features::features(scene, actor),
        absent: absence(scene, findings, actor),
        aside: scene.is_aside(actor),
        talks_with: scene.talks_with(actor),
        heard_with: scene.heard_with(actor),
        across: scene.across(actor),
        fellows: scene.fellows(actor),
        presence: presence(actor),
        beside_headline: signs::is_beside_headline(scene.reader, &findings.actors[actor].mentions),
    };
    (0..findings.actors.len()).map(read).collect()
}

fn absence(scene: &Scene, findings: &Findings, actor: usize) -> Option<Absence> {
    match () {
        () if is_frame(findings, actor) => Some(Absence::Frame),
        () if scene.meets_elsewhere(actor) => Some(Absence::Elsewhere),
        () if scene.declined(actor) => Some(Absence::Declined),
        () if findings.actors[actor].kind == ActorKind::Person && scene.is_victim(actor) => Some(Absence::Victim),
        () => None,
    }
}

/// Weighs every actor and keeps those above zero, with their points, in their order.
#[must_use]
pub fn choose(findings: &Findings, candidates: &[Candidate], weights: &Weights) -> (Vec<(f32, usize)>, Vec<Trace>) {
    let mut chosen: Vec<(f32, usize)> = Vec::new();
    let mut all = Vec::with_capacity(candidates.len());
    let mut best_other: Option<(bool, f32, usize)> = None;
    let mut trace = Vec::new();
    let summit = is_of_heads(findings, candidates, weights);
    let people = findings.actors.iter().zip(candidates).filter(|(known, candidate)| known.kind == ActorKind::Person && candidate.meets());
    let commenter = if people.count() > 1 { SURE_IDLE } else { COMMENTER };
    for (actor, (known, candidate)) in findings.actors.iter().zip(candidates).enumerate() {
        let points = weights.points(known.kind, &candidate.features);
        all.push(points);
        let tokens = known.mentions.first().cloned().unwrap_or(0..0);
        trace.push(Trace { rule: "takes part", tokens: tokens.clone(), decision: decision(known, points, &candidate.features) });
        if candidate.is_listed() {
            trace.push(Trace { rule: "listed", tokens, decision: "taken: a list of participants names it".into() });
            chosen.push((points, actor));
        } else if let Some(absence) = candidate.absent {
            let (rule, decision) = absence.told();
            trace.push(Trace { rule, tokens, decision: decision.into() });
        } else if known.kind == ActorKind::Person && candidate.has("brings the news") && !candidate.has("event with both sides") {
            trace.push(Trace { rule: "brings the news", tokens, decision: "left out: reports on the meeting".into() });
        } else if is_idle_head(known.kind, candidate) && points < if candidate.has("in lead") { SURE_FRONT } else { SURE_IDLE } && !summit {
            trace.push(Trace { rule: "head of state", tokens, decision: "left out: no clause tells that he meets".into() });
        } else if only_comments(known.kind, candidate) && points < commenter && !is_of_group(findings, candidates, known) {
            trace.push(Trace { rule: "comments", tokens, decision: "left out: only speaks, for nobody of headline or lead".into() });
        } else if only_below(known.kind, candidate) && points < SURE {
            trace.push(Trace {
                rule: "meets below",
                tokens,
                decision: "left out: meets only below, for nobody of headline or lead".into(),
            });
        } else if points > 0.0
            || candidate.presence == Presence::Attends && points > NEAREST
            || is_headlined(candidate)
            || !candidate.heard_with.is_empty()
        {
            chosen.push((points, actor));
        } else if points > NEAREST {
            // Anybody rather than a spokesman who is no party to the main clause.
            let next = (candidate.has("main event") || !candidate.has("comments"), points, actor);
            best_other = best_other.filter(|best| (best.0, best.1) >= (next.0, next.1)).or(Some(next));
        }
    }
    let fronted = fronted(findings, candidates, &all, &chosen);
    // “Acme is in talks with Halden”, of which Lind Harbours, named below, is none.
    let idle = |actor: usize| findings.actors[actor].kind == ActorKind::Organization && candidates[actor].has("no event");
    chosen.retain(|&(_, actor)| fronted.is_empty() || candidates[actor].is_listed() || !idle(actor));
    chosen.extend(fronted);
    if chosen.len() < 2 {
        // “ASEAN” is no other than “ASEAN ministers”.
        let own = |actor: usize| {
            let (known, same) = (&findings.actors, |one: usize| one == actor);
            let body = known[actor].kind != ActorKind::Person && known[actor].side.is_some();
            chosen.iter().any(|&(_, one)| same(one) || body && candidates[one].meets() && known[one].side == known[actor].side)
        };
        let next = best_other.map(|(_, points, actor)| (points, actor)).filter(|&(_, actor)| !own(actor));
        chosen.extend(next);
    }
    chosen.extend(opposite(findings, candidates, &all, &chosen));
    let fellows = fellows(candidates, &all, &chosen);
    for &(_, actor) in &fellows {
        let tokens = findings.actors[actor].mentions.first().cloned().unwrap_or(0..0);
        trace.push(Trace { rule: "stands beside", tokens, decision: "taken: one who meets stands beside it".into() });
    }
    chosen.extend(fellows);
    (chosen, trace)
}

/// The groups and bodies of the main clause, where headline or lead name them and it tells of none of those chosen: they
/// before somebody of whom no clause tells that he meets.
fn fronted(findings: &Findings, candidates: &[Candidate], points: &[f32], chosen: &[(f32, usize)]) -> Vec<(f32, usize)> {
    let told = |candidate: &Candidate| {
        candidate.meets() || ["event in headline", "event in lead", "event with both sides"].iter().any(|sign| candidate.has(sign))
    };
    let person = |actor: usize| findings.actors[actor].kind != ActorKind::Organization || !candidates[actor].has("no event");
    let sides: BTreeSet<&str> =
        chosen.iter().filter(|&&(_, actor)| person(actor)).filter_map(|&(_, actor)| findings.actors[actor].side.as_deref()).collect();
    // Two persons of two sides stand for those whom the clause tells of.
    if sides.len() > 1 || chosen.iter().any(|&(_, actor)| told(&candidates[actor])) {
        return Vec::new();
    }
    // “The UN climate summit” is no meeting of the UN with somebody.
    let many = |actor: usize| match findings.actors[actor].kind {
        ActorKind::Group => true,
        ActorKind::Organization => candidates[actor].has("event with both sides"),
        _ => false,
    };
    let front = |candidate: &Candidate| candidate.meets() && (candidate.has("in headline") || candidate.has("in lead"));
    let fits = |&actor: &usize| many(actor) && front(&candidates[actor]) && candidates[actor].absent.is_none() && points[actor] > FURTHEST;
    (0..candidates.len()).filter(fits).map(|actor| (points[actor], actor)).collect()
}

/// Whom those chosen meet, where all of them stand on one side: “Two ministers met representatives of Acme”, and only
/// the ministers' names were chosen.
fn opposite(findings: &Findings, candidates: &[Candidate], points: &[f32], chosen: &[(f32, usize)]) -> Option<(f32, usize)> {
    let is_chosen = |actor: usize| chosen.iter().any(|&(_, other)| other == actor);
    let meets = |actor: usize| candidates[actor].across.iter().any(|&other| is_chosen(other));
    if chosen.iter().any(|&(_, actor)| meets(actor)) {
        return None;
    }
    // A group that tells of the chosen by their office: “ministers”, told of no other side than theirs.
    let stands_for = |actor: usize| {
        let group = &findings.actors[actor];
        let words = || group.name.to_lowercase();
        group.kind == ActorKind::Group
            && chosen.iter().map(|&(_, one)| &findings.actors[one]).any(|one| {
                let office = one.role_head().is_some_and(|head| words().split(' ').any(|word| word.trim_end_matches('s') == head));
                office && (group.side.is_none() || one.side.is_none() || group.side == one.side)
            })
    };
    let own = (0..candidates.len()).filter(|&actor| is_chosen(actor) || stands_for(actor));
    let others = own.flat_map(|actor| candidates[actor].across.iter().copied());
    let free = others.filter(|&actor| !is_chosen(actor) && !stands_for(actor) && candidates[actor].absent.is_none());
    free.map(|actor| (points[actor], actor)).filter(|(points, _)| *points > FURTHEST).max_by(|a, b| a.0.total_cmp(&b.0))
}

/// Whoever the main clause joins with one who is chosen: “Norway, Peru and Chile met” is of three or of none.
fn fellows(candidates: &[Candidate], points: &[f32], chosen: &[(f32, usize)]) -> Vec<(f32, usize)> {
    let is_chosen = |actor: usize| chosen.iter().any(|&(_, other)| other == actor);
    let joined = |actor: usize| candidates[actor].fellows.iter().any(|&other| is_chosen(other));
    let free = |actor: usize| !is_chosen(actor) && candidates[actor].absent.is_none();
    let all = (0..candidates.len()).filter(|&actor| free(actor) && joined(actor) && points[actor] > FURTHEST);
    all.map(|actor| (points[actor], actor)).collect()
}

/// Those who are chosen, without whom others of them stand for: the parties of the main clause first,
/// then the surest.
#[must_use]
pub fn settle(findings: &Findings, candidates: &[Candidate], mut chosen: Vec<(f32, usize)>) -> Vec<usize> {
    drop_represented(findings, candidates, &mut chosen);
    drop_asides(findings, candidates, &mut chosen);
    drop_collective(findings, candidates, &mut chosen);
    let principal = |actor: usize| candidates[actor].has("main event");
    chosen.sort_by(|a, b| principal(b.1).cmp(&principal(a.1)).then(b.0.total_cmp(&a.0)));
    chosen.into_iter().map(|(_, actor)| actor).collect()
}

/// Whether so many points make it sure that an actor of this kind takes part. A body or country only must not have been
/// taken for another's sake.
#[must_use]
pub fn is_sure(kind: ActorKind, candidate: &Candidate, points: f32) -> bool {
    // One of a list is none of those who give a meeting its name.
    let one_of_many = candidate.is_listed() && !candidate.has("main event");
    let idle = candidate.has("no event");
    match kind {
        _ if one_of_many => false,
        // “Berg and Soto will have talks”: either is one of those whom the lead joins.
        ActorKind::Person if points > 0.0 && candidate.has("event in lead") && candidate.has("listed with one who meets") => true,
        ActorKind::Person => points >= if idle { SURE_IDLE } else { SURE },
        // “Acme is holding talks with Halden”.
        ActorKind::Organization => {
            points > 0.0 || points > NEAREST && candidate.has("main event has two sides") && candidate.has("event in lead")
        }
        // “Norway and Chile will meet”, and nobody else.
        ActorKind::Country => {
            points > if idle { SURE } else { 0.0 } || points > NEAREST && candidate.fellows.len() == 1 && candidate.has("event in lead")
        }
        // “Nurses”, of whom no clause tells that they meet, are spoken of.
        ActorKind::Group => !idle,
    }
}

/// A president of whom no clause tells that he meets, and whom the headline does not name as one who acts in its own clause: his
/// envoys may talk.
fn is_idle_head(kind: ActorKind, candidate: &Candidate) -> bool {
    let named = candidate.has("in headline") && !candidate.beside_headline;
    kind == ActorKind::Person && candidate.has("head of state") && candidate.has("no event") && !named
}

/// Whether heads of state or government meet as such: the text tells in front of “leaders” or “presidents”, or of a body of
/// theirs, and of three of them by name who may meet.
fn is_of_heads(findings: &Findings, candidates: &[Candidate], weights: &Weights) -> bool {
    let told = |candidate: &Candidate| candidate.meets() || candidate.has("in lead") || candidate.has("in headline");
    let heads = |word: &str| matches!(word, "leaders" | "presidents" | "premiers" | "ministers" | "heads");
    let group = |(known, candidate): (&Actor, &Candidate)| {
        known.kind == ActorKind::Group && told(candidate) && known.name.to_lowercase().split(' ').any(heads)
    };
    let head = |(known, candidate): &(&Actor, &Candidate)| {
        let may = known.kind == ActorKind::Person && candidate.absent.is_none() && candidate.has("head of state");
        may && weights.points(known.kind, &candidate.features) > 0.0
    };
    let all = || findings.actors.iter().zip(candidates);
    let sides: BTreeSet<&str> = all().filter(head).filter_map(|(known, _)| known.side.as_deref()).collect();
    sides.len() >= HEADS && all().any(group)
}

/// Heads of state or government who make a meeting one of heads.
const HEADS: usize = 3;

/// Somebody of whom the text tells nothing but what he said, and for whose side neither headline nor lead speaks. Of 8 such
/// people in 137 articles of the press 1 took part.
fn only_comments(kind: ActorKind, candidate: &Candidate) -> bool {
    let idle = ["no event", "only speaks"].iter().all(|sign| candidate.has(sign));
    let front = [
        "in headline",
        "in lead",
        "of a side in front",
        "listed with one who meets",
        "peer of one who meets",
        "head of state",
        "local office",
        "heads a delegation",
    ];
    kind == ActorKind::Person && idle && !front.iter().any(|sign| candidate.has(sign))
}

/// “Sheriff Berg” is one of “the four sheriffs” who meet, “Harbour leader Dahl” of “the Harbour Party”.
fn is_of_group(findings: &Findings, candidates: &[Candidate], actor: &Actor) -> bool {
    let Some(head) = actor.role_head() else { return false };
    let told = |candidate: &Candidate| candidate.meets() || candidate.has("in lead") && candidate.has("beside trigger in front");
    let group = |(known, candidate): (&Actor, &Candidate)| {
        let words = known.name.to_lowercase();
        known.kind == ActorKind::Group && told(candidate) && words.split(' ').any(|word| word.trim_end_matches('s') == head)
    };
    let leads = matches!(&*head, "leader" | "chairman" | "chairwoman" | "president" | "secretary-general");
    let body = |(known, candidate): (&Actor, &Candidate)| {
        let party = |side: &str| known.name.strip_prefix(side).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        known.kind == ActorKind::Organization && candidate.meets() && actor.side.as_deref().is_some_and(party)
    };
    findings.actors.iter().zip(candidates).any(|one| group(one) || leads && body(one))
}

/// Somebody who meets only in clauses far below, beside people of the main one, for a side that neither headline nor lead names.
/// Of 5 such people with few points in 137 articles of the press none took part in the main meeting.
fn only_below(kind: ActorKind, candidate: &Candidate) -> bool {
    let front =
        ["in headline", "in lead", "event in headline", "event in lead", "main event", "of a side in front", "meets the most mentioned"];
    let others = candidate.has("beside people in the main event");
    kind == ActorKind::Person && others && candidate.has("event elsewhere") && !front.iter().any(|sign| candidate.has(sign))
}

/// Whether headline and lead tell that it meets, in the clause that reports the meeting.
fn is_headlined(candidate: &Candidate) -> bool {
    let all = ["in headline", "in lead", "event in headline", "event in lead", "main event", "event with both sides"];
    all.iter().all(|wanted| candidate.has(wanted))
}

/// Who is named only far from the meeting, behind the lead and in no list with those who meet, takes no part where
/// clauses tell of two people who do: “a former envoy, Jon Dahl, said it would fail”. A negotiator may.
fn drop_asides(findings: &Findings, candidates: &[Candidate], chosen: &mut Vec<(f32, usize)>) {
    let is_person = |actor: usize| findings.actors[actor].kind == ActorKind::Person;
    let meets = |actor: usize| is_person(actor) && candidates[actor].has("event with both sides");
    if chosen.iter().filter(|&&(_, actor)| meets(actor)).count() < 2 {
        return;
    }
    let exempt = ["in headline", "in lead", "listed with one who meets", "heads a delegation"];
    let main = |actor: usize| candidates[actor].features.iter().any(|(name, value)| *name == "share of mentions" && *value >= OFTEN);
    let is_aside = |actor: usize| candidates[actor].aside && !main(actor) && !exempt.iter().any(|sign| candidates[actor].has(sign));
    chosen.retain(|&(_, actor)| !is_person(actor) || !is_aside(actor));
}

/// A country for which a chosen person acts is no party of its own, unless it is a strong one or the
/// report's clause joins it with a country for which nobody does.
fn drop_represented(findings: &Findings, candidates: &[Candidate], chosen: &mut Vec<(f32, usize)>) {
    let person = |actor: usize| findings.actors[actor].kind == ActorKind::Person;
    let sides = |fits: &dyn Fn(usize) -> bool| -> BTreeSet<&String> {
        let people = chosen.iter().map(|&(_, actor)| actor).filter(|&actor| person(actor) && fits(actor));
        people.filter_map(|actor| findings.actors[actor].side.as_ref()).collect()
    };
    let by_the_way = |actor: usize| candidates[actor].has("no event") && candidates[actor].has("mentioned once");
    let (all, meeting) = (sides(&|_| true), sides(&|actor| !by_the_way(actor)));
    let is_country = |actor: usize| findings.actors[actor].kind == ActorKind::Country;
    let joined = |actor: usize| is_country(actor) && candidates[actor].has("main event");
    let talks = |actor: usize| joined(actor) && candidates[actor].talks_with.iter().any(|&other| joined(other));
    // “Talks between Norway and Chile failed”: who is named once, in no clause of a meeting, does not
    // stand for one of them.
    let is_represented = |actor: usize| {
        let sides = if talks(actor) { &meeting } else { &all };
        findings.actors[actor].side.as_ref().is_some_and(|side| sides.contains(side))
    };
    let alone = chosen.iter().any(|&(_, actor)| joined(actor) && !is_represented(actor));
    chosen.retain(|&(points, actor)| !is_country(actor) || !is_represented(actor) || points >= STRONG_COUNTRY || alone && joined(actor));
}

/// “The foreign ministers”, “his Greek counterparts” beside those ministers by name are no party of
/// their own.
fn drop_collective(findings: &Findings, candidates: &[Candidate], chosen: &mut Vec<(f32, usize)>) {
    let all: Vec<usize> =
        chosen.iter().map(|&(_, actor)| actor).filter(|&actor| findings.actors[actor].kind == ActorKind::Person).collect();
    let named = |at: usize| {
        let group = &findings.actors[at];
        // “Lund meets sheriffs”, two of whom only speak below it.
        let told = candidates[at].meets() && candidates[at].has("event in headline");
        let meets = |actor: &&usize| !told || !candidates[**actor].has("no event");
        let people: Vec<&Actor> = all.iter().filter(meets).map(|&actor| &findings.actors[actor]).collect();
        let words = group.name.to_lowercase();
        // “The Norwegian delegation” beside its members.
        if words.ends_with("delegation") {
            return group.side.is_some() && people.iter().any(|person| person.side == group.side);
        }
        // “The leaders” beside three heads of state or government.
        let heads = people.iter().filter(|person| matches!(person.office, Some("state" | "royal"))).count();
        if matches!(&*words, "leaders" | "the leaders" | "heads of state" | "presidents") && group.side.is_none() && heads >= HEADS {
            return true;
        }
        let plural = words.split([' ', ',']).find(|word| word.ends_with('s') && lexicon::TITLES.contains(word.trim_end_matches('s')));
        let Some(head) = plural.map(|word| word.trim_end_matches('s')).filter(|head| *head != "official") else {
            return words.contains("counterparts") && !people.is_empty();
        };
        // “The oil ministers of three states”: “Kuwait's Berg” is one of them.
        let holds = |person: &&&Actor| match person.role.as_deref() {
            Some(role) => role.to_lowercase().split(' ').any(|word| word == head),
            None => group.side.is_none() && person.side.is_some(),
        };
        let same_side = |person: &&&Actor| group.side.is_none() || group.side == person.side;
        people.iter().filter(|person| holds(person) && same_side(person)).count() >= if group.side.is_some() { 1 } else { 2 }
    };
    let collective: Vec<usize> =
        chosen.iter().map(|&(_, actor)| actor).filter(|&actor| findings.actors[actor].kind == ActorKind::Group && named(actor)).collect();
    chosen.retain(|(_, actor)| !collective.contains(actor));
}

/// “Person Jane Roe: 1.20 (in headline 1.00, …)”.
fn decision(actor: &Actor, points: f32, features: &[Feature]) -> String {
    format!("{:?} {}: {}", actor.kind, actor.name, in_words(points, features))
}

/// The mention in a sentence of the body that tells of its meeting somebody, else the first in the body.
#[must_use]
pub fn evidence(reader: &Reader, stands: &[Stand], findings: &Findings, events: &[Event], main: Main, actor: usize) -> Range<usize> {
    let reported = main.map(|main| events[main].sentence);
    let held: BTreeSet<usize> =
        events.iter().filter(|event| event.parties().any(|party| party == actor)).map(|event| event.sentence).collect();
    let own = stands.iter().filter(|stand| stand.actor == actor);
    let best = own.max_by_key(|stand| {
        let sentence = reader.doc.sentence_of(stand.whole.start);
        let body = position(reader, sentence) > 0;
        let meets = held.contains(&sentence);
        (body && meets, body && reported == Some(sentence), body, meets, std::cmp::Reverse(stand.whole.start))
    });
    best.map_or_else(|| findings.actors[actor].mentions.first().cloned().unwrap_or(0..0), |stand| stand.whole.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_meets_only_far_below_is_told_by_signs() {
        let candidate = |signs: &[&'static str]| Candidate {
            features: signs.iter().map(|&sign| (sign, 1.0)).collect(),
            absent: None,
            aside: false,
            talks_with: Vec::new(),
            heard_with: Vec::new(),
            across: Vec::new(),
            fellows: Vec::new(),
            presence: Presence::Untold,
            beside_headline: false,
        };
        let below = ["event elsewhere", "beside people in the main event"];
        assert!(only_below(ActorKind::Person, &candidate(&below)));
        assert!(!only_below(ActorKind::Country, &candidate(&below)));
        for sign in ["in lead", "main event", "of a side in front"] {
            assert!(!only_below(ActorKind::Person, &candidate(&[below[0], below[1], sign])), "{sign}");
        }
    }
}
