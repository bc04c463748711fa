//! What speaks for and against somebody's acting for a candidate, as numbers.
//!
//! Enters: the scene of those who meet. Leaves: one named number from 0 to 1 a feature. What they
//! weigh is learnt: `train/src/bin/choices.rs` writes `table.rs`.

use super::candidates::{Candidate, Kind};
use super::scene::Scene;
use crate::analysis::Actor;
use crate::analysis::actors::heads_a_state;
use crate::analysis::ranking::{Feature, flag, ratio};

/// Tokens that count as close.
const CLOSE: usize = 3;
/// Tokens that count as near.
const NEAR: usize = 8;
/// A country with a larger part of the institutions and regions that the text names is its home.
const HOME: f32 = 0.1;

/// Without one of these rows of signs a side would be a guess: all of a row must hold. Held out, of
/// sides that the weights alone prefer 63 in 100 are right, of those with such signs 86. Of spokesmen and of people
/// with another office only an owner tells enough.
const SURE: [&[&str]; 5] = [
    &["owns what stands before"],
    &["the only free one in front, of the only one", "country, office of state"],
    &["the only free one in front, of the only one", "country, no office"],
    &["the other of the two most named", "nobody is closer to it", "country, office of state"],
    &["the other of the two most named", "country, office of state", "part of the person's sentences"],
];

/// Whether the features hold a sign that tells a side by itself.
#[must_use]
pub fn are_sure(features: &[Feature]) -> bool {
    let holds = |wanted: &&str| features.iter().any(|(name, value)| name == wanted && *value > 0.0);
    SURE.iter().any(|signs| signs.iter().all(holds))
}

/// The features of `actor` and the candidate at `at`; always the same names in the same order.
#[must_use]
pub fn features(scene: &Scene, actor: usize, at: usize) -> Vec<Feature> {
    let pair = Pair::new(scene, actor, at);
    let mut all = vec![("bias", 1.0)];
    all.extend(kind(&pair));
    all.extend(office(&pair));
    all.extend(home(&pair));
    all.extend(stand(&pair));
    all.extend(near(&pair));
    all.extend(others(&pair));
    all
}

/// A person and a candidate.
struct Pair<'a> {
    scene: &'a Scene<'a>,
    actor: usize,
    at: usize,
    known: &'a Actor,
    candidate: &'a Candidate,
    /// The role in lower case.
    role: String,
    /// Its office.
    office: Office,
    /// Whether the candidate is a country.
    country: bool,
    /// Whether none of the others acts for the candidate.
    free: bool,
}

/// How a person's office is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Office {
    /// An office of state that news tells without its country (“President”, “Prime Minister”).
    Bare,
    /// Another office of state.
    OfState,
    /// Another office, or none.
    Other,
}

impl Office {
    fn of(actor: &Actor, role: &str) -> Self {
        match actor.office {
            Some("state" | "government" | "royal") if !role.contains(' ') => Self::Bare,
            _ if matches!(role, "vice president" | "prime minister") => Self::Bare,
            Some("state" | "government" | "royal") => Self::OfState,
            _ => Self::Other,
        }
    }

    fn is_of_state(self) -> bool {
        self != Self::Other
    }
}

impl<'a> Pair<'a> {
    fn new(scene: &'a Scene<'a>, actor: usize, at: usize) -> Self {
        let (known, candidate) = (&scene.findings.actors[actor], &scene.candidates[at]);
        let role = known.role_in_lower_case();
        Self {
            scene,
            actor,
            at,
            known,
            candidate,
            country: candidate.kind == Kind::Country,
            office: Office::of(known, &role),
            free: scene.open[&actor].held[at] == 0,
            role,
        }
    }
}

/// What the candidate is, and how that goes with the person's office.
fn kind(pair: &Pair) -> [Feature; 15] {
    let kind = pair.candidate.kind;
    let office = match pair.known.office {
        _ if pair.office.is_of_state() => "state",
        Some("diplomat" | "spokes") => "diplomat",
        Some("plain" | "commenter" | "relation" | "former") | None => "none",
        Some(_) => "other",
    };
    let is = |wanted: Kind, of: &str| flag(kind == wanted && office == of);
    [
        ("country", flag(pair.country)),
        ("organisation", flag(kind == Kind::Organization)),
        ("group", flag(kind == Kind::Group)),
        ("place", flag(kind == Kind::Place)),
        ("country, office of state", is(Kind::Country, "state")),
        ("country, diplomat", is(Kind::Country, "diplomat")),
        ("country, other office", is(Kind::Country, "other")),
        ("country, no office", is(Kind::Country, "none")),
        ("organisation, office of state", is(Kind::Organization, "state")),
        ("organisation, other office", is(Kind::Organization, "other")),
        ("organisation, no office", is(Kind::Organization, "none")),
        ("group, other office", is(Kind::Group, "other")),
        ("place, office of state", is(Kind::Place, "state")),
        ("place, other office", is(Kind::Place, "other")),
        ("shares a word with the role", flag(shares_word(pair))),
    ]
}

/// “Union president”, “council member”: the role names what it is held in.
fn shares_word(pair: &Pair) -> bool {
    let name = pair.candidate.name.to_lowercase();
    let words = pair.role.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
    !pair.country && words.into_iter().any(|word| name.split(' ').any(|own| own == word))
}

/// Whether the text speaks of an office of the candidate's that may be the person's.
fn office(pair: &Pair) -> [Feature; 5] {
    let offices = &pair.scene.stands[pair.at].offices;
    let own = pair.role.rsplit(' ').next().is_some_and(|word| offices.contains(word));
    let house = |(country, heads): &(&str, &str)| pair.candidate.name == *country && heads.split(", ").any(|head| head == pair.role);
    [
        ("its house is named", flag(pair.scene.houses.iter().any(house))),
        ("its leader is spoken of", flag(offices.contains("leader") && pair.free)),
        ("its office is spoken of", flag(own && pair.free)),
        ("its office is spoken of, by another word", flag(!own && !offices.is_empty() && pair.free)),
        ("its office is spoken of, no role", flag(pair.role.is_empty() && !offices.is_empty() && pair.free)),
    ]
}

/// Whether the writer is at home there: of home, office holders are named without their country.
fn home(pair: &Pair) -> [Feature; 8] {
    let scene = pair.scene;
    let home = scene.stands[pair.at].home;
    let other = pair.country && home < HOME;
    let (bare, state) = (pair.office == Office::Bare, pair.office.is_of_state());
    let part = |fits: bool| if fits { home } else { 0.0 };
    [
        ("home", home),
        ("home, nobody acts for it", part(pair.free)),
        ("home, a bare office of state", part(bare && pair.free)),
        ("home, another office of state", part(state && !bare && pair.free)),
        ("home, no office of state", part(!state)),
        ("not home", flag(other)),
        ("not home, a bare office", flag(other && bare)),
        ("the writer's own", flag(pair.country && scene.own.contains(&*pair.candidate.name))),
    ]
}

/// Where and how often the text names it.
fn stand(pair: &Pair) -> [Feature; 7] {
    let stand = &pair.scene.stands[pair.at];
    [
        ("in the headline", flag(stand.front[0])),
        ("in the first sentence", flag(stand.front[1])),
        ("the most named of its kind", flag(stand.rank == 0)),
        ("the second", flag(stand.rank == 1)),
        ("how often beside the most named", stand.share),
        ("named once", flag(pair.candidate.mentions.len() == 1)),
        ("the dateline's", flag(pair.country && pair.scene.dateline == Some(&*pair.candidate.name))),
    ]
}

/// How near it stands to the person.
fn near(pair: &Pair) -> [Feature; 14] {
    let person = &pair.scene.open[&pair.actor];
    let one = &person.beside[pair.at];
    let within = |gap: Option<usize>, bound: usize| flag(gap.is_some_and(|gap| gap <= bound));
    [
        ("just before a name", within(one.before, 1)),
        ("close before", within(one.before, CLOSE)),
        ("near before", within(one.before, NEAR)),
        ("before in a sentence", flag(one.before.is_some())),
        ("just behind", within(one.after, 1)),
        ("close behind", within(one.after, CLOSE)),
        ("near behind", within(one.after, NEAR)),
        ("behind in a sentence", flag(one.after.is_some())),
        ("owns what stands before", flag(one.owner)),
        ("before the first name", flag(one.first[0])),
        ("behind the first name", flag(one.first[1])),
        ("the last before the first name", flag(one.back == Some(person.nearest[pair.candidate.kind as usize]))),
        ("part of the person's sentences", ratio(one.shared, person.sentences)),
        ("part of its own sentences", ratio(one.shared, pair.scene.stands[pair.at].sentences)),
    ]
}

/// Whom the others act for.
fn others(pair: &Pair) -> [Feature; 16] {
    let Pair { scene, at, free, country, .. } = *pair;
    let state = pair.office.is_of_state();
    let (person, stand, kind) = (&scene.open[&pair.actor], &scene.stands[at], pair.candidate.kind as usize);
    let colleagues = || {
        let others = scene.people.iter().filter(|other| **other != pair.actor).map(|&other| &scene.findings.actors[other]);
        others.filter(|other| other.side.as_ref() == Some(&pair.candidate.name))
    };
    let same_office =
        colleagues().any(|other| other.role.is_some() && other.role.as_deref().map(str::to_lowercase).as_ref() == Some(&pair.role));
    let head = colleagues().any(heads_a_state);
    let rivals = || scene.open.iter().filter(|(other, _)| **other != pair.actor).map(|(_, one)| one);
    let closest = rivals().all(|other| other.beside[at].shared * person.sentences <= person.beside[at].shared * other.sentences);
    let foremost = free && stand.rank == person.free[kind];
    let only = free && country && stand.front.contains(&true) && person.free_in_front[kind] == 1;
    [
        ("another acts for it", flag(!free)),
        ("another of the same office", flag(same_office)),
        ("another acts for it, an office of state", flag(!free && state)),
        ("another acts for it, an office of state, not of its list", flag(!free && state && !person.listed[at])),
        ("another head acts for it", flag(head && state)),
        ("one of its list acts for it", flag(person.listed[at])),
        ("one whom it meets acts for it", flag(person.opposite[at])),
        ("nobody acts for it", flag(free && country)),
        ("nobody acts for it, no country", flag(free && !country)),
        ("the other of the two most named", flag(free && country && stand.rank < 2 && person.held_first[kind])),
        ("the most named that is free", flag(foremost && country)),
        ("the most named that is free, no country", flag(foremost && !country)),
        ("the only free one in front", flag(only)),
        ("the only free one in front, of the only one", flag(only && rivals().count() == 0)),
        ("nobody is closer to it", flag(closest && country)),
        ("nobody is closer to it, no country", flag(closest && !country)),
    ]
}
