//! How candidates stand in the text, and how each person that meets stands to them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::beside::{Beside, beside, joined};
use super::candidates::{Candidate, KINDS, Kind};
use crate::analysis::actors;
use crate::analysis::actors::reader::{Known, Reader};
use crate::analysis::ranking::ratio;
use crate::analysis::standing::{city, country_of, position};
use crate::analysis::{ActorKind, Context, Findings};
use crate::lexicon;

/// How many of each kind are considered wherever they are named.
const NAMED: usize = 8;

/// What the features of all pairs are computed from.
pub struct Scene<'a> {
    pub(super) findings: &'a Findings,
    pub(super) candidates: &'a [Candidate],
    /// How each candidate stands in the text.
    pub(super) stands: Vec<Standing>,
    /// The people who meet: actors.
    pub(super) people: Vec<usize>,
    /// Those of them of whom nothing tells what they act for, by actor.
    pub(super) open: BTreeMap<usize, Person>,
    /// The country of the dateline's city.
    pub(super) dateline: Option<&'static str>,
    /// Countries of which the text speaks as its writer's own.
    pub(super) own: BTreeSet<&'static str>,
    /// Countries whose house of government is named, with the offices that go with it.
    pub(super) houses: Vec<(&'static str, &'static str)>,
}

/// How a candidate stands in the text.
pub(super) struct Standing {
    /// Named in the headline, in the body's first sentence.
    pub front: [bool; 2],
    /// Its place among those of its kind, the most named first.
    pub rank: usize,
    /// Mentions as a part of the most named one's.
    pub share: f32,
    /// How many sentences name it.
    pub sentences: usize,
    /// Its institutions (“the White House”) and regions (“Ohio”) as a part of all that the text names:
    /// the writer names those of home without their country.
    pub home: f32,
    /// Last words of the offices that the text speaks of as its (“the Norwegian leader”), lower case.
    pub offices: BTreeSet<String>,
}

/// How a person stands to all candidates.
pub(super) struct Person {
    /// One a candidate.
    pub beside: Vec<Beside>,
    /// How many sentences name the person.
    pub sentences: usize,
    /// How many others of those who meet act for each candidate.
    pub held: Vec<usize>,
    /// Whether one of those stands in one list with the person.
    pub listed: Vec<bool>,
    /// Whether one of those stands on the other side of “met” or “with”.
    pub opposite: Vec<bool>,
    /// Of each kind, the tokens back from the first name to the nearest candidate.
    pub nearest: [usize; 4],
    /// Of each kind, whether another acts for one of the two most named.
    pub held_first: [bool; 4],
    /// Of each kind, the rank of the most named for which nobody else acts.
    pub free: [usize; 4],
    /// Of each kind, how many in headline or first sentence nobody else acts for.
    pub free_in_front: [usize; 4],
}

impl<'a> Scene<'a> {
    /// Reads what all pairs share. `actors` are those who meet.
    #[must_use]
    pub fn new(reader: &'a Reader<'a>, findings: &'a Findings, context: &Context, actors: &[usize], candidates: &'a [Candidate]) -> Self {
        let stands = standings(reader, candidates);
        let is_person = |actor: &usize| findings.actors[*actor].kind == ActorKind::Person;
        let people: Vec<usize> = actors.iter().copied().filter(is_person).collect();
        let open = people.iter().copied().filter(|&actor| findings.actors[actor].side.is_none());
        Self {
            findings,
            candidates,
            open: open.map(|actor| (actor, person(reader, findings, &people, candidates, &stands, actor))).collect(),
            people,
            stands,
            dateline: context.dateline_place.as_deref().and_then(|dateline| country_of(&city(dateline))),
            own: actors::own_countries(reader),
            houses: actors::houses(reader),
        }
    }

    /// The people of whom nothing tells what they act for: actors.
    pub fn open(&self) -> impl Iterator<Item = usize> {
        self.open.keys().copied()
    }

    /// Which candidates `actor` may act for: those that its sentences name, and those most named of
    /// their kind.
    pub(super) fn near(&self, actor: usize) -> impl Iterator<Item = usize> {
        let beside = &self.open[&actor].beside;
        (0..self.candidates.len()).filter(|&at| beside[at].shared > 0 || self.stands[at].rank < NAMED)
    }
}

fn standings(reader: &Reader, candidates: &[Candidate]) -> Vec<Standing> {
    let mut stands: Vec<Standing> = candidates
        .iter()
        .map(|one| {
            let sentences: BTreeSet<usize> = one.mentions.iter().map(|mention| reader.doc.sentence_of(mention.start)).collect();
            let at = |place: Option<usize>| one.mentions.iter().any(|mention| position(reader.doc, mention.start) == place);
            Standing {
                front: [at(None), at(Some(0))],
                sentences: sentences.len(),
                rank: 0,
                share: 0.0,
                home: 0.0,
                offices: offices(reader, one),
            }
        })
        .collect();
    for kind in KINDS {
        let mut own: Vec<usize> = (0..candidates.len()).filter(|&at| candidates[at].kind == kind).collect();
        own.sort_by_key(|&at| std::cmp::Reverse(candidates[at].mentions.len()));
        let most = own.first().map_or(0, |&at| candidates[at].mentions.len());
        for (rank, at) in own.into_iter().enumerate() {
            stands[at].rank = rank;
            stands[at].share = ratio(candidates[at].mentions.len(), most);
        }
    }
    let homes = homes(reader);
    let all: usize = homes.values().sum();
    for (stand, one) in stands.iter_mut().zip(candidates).filter(|(_, one)| one.kind == Kind::Country) {
        stand.home = ratio(homes.get(&*one.name).copied().unwrap_or(0), all);
    }
    stands
}

/// How many institutions and regions the text names of each country.
fn homes(reader: &Reader) -> BTreeMap<&'static str, usize> {
    let doc = reader.doc;
    let mut found = BTreeMap::new();
    for at in (0..doc.tokens.len()).filter(|&at| reader.is_capital(at)) {
        let institution = reader.entries[at].and_then(|entry| match entry.known {
            Known::Metonym(country) => Some(country),
            _ => None,
        });
        let region = || lexicon::REGIONS.longest_match(&doc.text, &doc.tokens, at).map(|(_, country)| country);
        if let Some(country) = institution.or_else(region).filter(|country| *country != "World") {
            *found.entry(country).or_default() += 1;
        }
    }
    found
}

/// “The Norwegian leader”, “Norway's prime minister”, behind which no name stands.
fn offices(reader: &Reader, candidate: &Candidate) -> BTreeSet<String> {
    let office = |mention: &Range<usize>| {
        let leader = mention.end + usize::from(matches!(reader.word(mention.end), "'s" | "\u{2019}s"));
        let end = reader.office_of(mention.end).map(|office| office.end);
        let end = end.or_else(|| (reader.lower(leader) == "leader").then_some(leader + 1))?;
        (!reader.is_capital(end)).then(|| reader.lower(end - 1).to_owned())
    };
    candidate.mentions.iter().filter_map(office).collect()
}

fn person(reader: &Reader, findings: &Findings, people: &[usize], candidates: &[Candidate], stands: &[Standing], actor: usize) -> Person {
    let known = &findings.actors[actor];
    let beside: Vec<Beside> = candidates.iter().map(|one| beside(reader, known, one)).collect();
    let (mut held, mut listed, mut opposite) = (vec![0; candidates.len()], vec![false; candidates.len()], vec![false; candidates.len()]);
    for other in people.iter().filter(|&&other| other != actor).map(|&other| &findings.actors[other]) {
        if let Some(at) = other.side.as_ref().and_then(|side| candidates.iter().position(|one| one.name == *side)) {
            held[at] += 1;
            let (list, met) = joined(reader, known, other);
            listed[at] |= list;
            opposite[at] |= met;
        }
    }
    let sentences: BTreeSet<usize> = known.mentions.iter().map(|mention| reader.doc.sentence_of(mention.start)).collect();
    let of = |kind: Kind| (0..candidates.len()).filter(move |&at| candidates[at].kind == kind);
    Person {
        nearest: KINDS.map(|kind| of(kind).filter_map(|at| beside[at].back).min().unwrap_or(usize::MAX)),
        held_first: KINDS.map(|kind| of(kind).any(|at| held[at] > 0 && stands[at].rank < 2)),
        free: KINDS.map(|kind| of(kind).filter(|&at| held[at] == 0).map(|at| stands[at].rank).min().unwrap_or(usize::MAX)),
        free_in_front: KINDS.map(|kind| of(kind).filter(|&at| held[at] == 0 && stands[at].front.contains(&true)).count()),
        beside,
        sentences: sentences.len(),
        held,
        listed,
        opposite,
    }
}
