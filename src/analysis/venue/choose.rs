//! Of all places in the text, the meeting's: the place that the text most likely means.

use std::collections::{BTreeMap, BTreeSet};

use super::features::{Scene, bears_out, features, is_topic, name};
use super::join::join;
use super::occasion;
use super::place_table::TABLE;
use super::places::{Kind, Place, places};
use super::told::{attends_there, by_line, is_bound, is_no_place, is_sent, is_shunned, is_told, remote, was_to_meet};
use crate::analysis::ranking::{Feature, Table, in_words, points, shares};
use crate::analysis::standing::{city, country_of};
use crate::analysis::{ActorKind, Context, Findings, Meeting, Trace, Venue};
use crate::text::Document;

/// From this share on a country of which nothing tells that people meet there is taken for the place.
const SURE: f32 = 0.75;

/// A place as it is weighed.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What the text names; `None` for the dateline.
    pub place: Option<Place>,
    /// Its first piece in lower case.
    pub name: String,
    /// Its features: those of the dateline are the first of them.
    pub features: Vec<Feature>,
}

/// Adds where the meeting takes place to `findings`.
pub fn add(doc: &Document, context: &Context, findings: &mut Findings) {
    let Some(meeting) = &findings.meeting else { return };
    let candidates = candidates(doc, findings, meeting, context);
    let (mut venue, mut trace) = choose(doc, &candidates, &TABLE);
    if venue == Venue::default()
        && let Some(place) = candidates.iter().filter_map(|candidate| candidate.place.as_ref()).find(|place| is_told(doc, place))
    {
        venue.place = place.pieces.iter().map(|piece| piece.tokens.clone()).collect();
    }
    if let Some(place) = rather(doc, &candidates, &venue) {
        venue.place = place.pieces.iter().map(|piece| piece.tokens.clone()).collect();
    }
    if let Some(place) = the_building(doc, &candidates, &venue) {
        venue.place = place.pieces.iter().map(|piece| piece.tokens.clone()).collect();
    }
    if venue == Venue::default()
        && let Some(place) = the_only_one(&candidates)
    {
        venue.place = place.pieces.iter().map(|piece| piece.tokens.clone()).collect();
    }
    // Who leaves for talks is no longer where the line was written.
    let goes =
        |place: &&Place| is_bound(doc, meeting, place) || is_sent(doc, place) || attends_there(doc, place) || was_to_meet(doc, place);
    if (venue.dateline || venue == Venue::default())
        && let Some(place) = candidates.iter().filter_map(|candidate| candidate.place.as_ref()).find(goes)
    {
        venue = Venue { dateline: false, place: place.pieces.iter().map(|piece| piece.tokens.clone()).collect(), occasion: Vec::new() };
    }
    if is_wider_than_dateline(&candidates, &venue) {
        venue = Venue { dateline: true, ..Venue::default() };
    }
    if let Some(line) = by_line(doc, meeting) {
        venue = Venue { dateline: false, place: vec![line], occasion: Vec::new() };
    }
    venue.occasion = occasion::find(doc, findings, meeting, &mut trace);
    trace.extend(venue.place.iter().map(|piece| Trace { rule: "venue", tokens: piece.clone(), decision: "taken".into() }));
    findings.trace.extend(trace);
    if let Some(meeting) = &mut findings.meeting {
        meeting.venue = Some(venue).filter(|venue| *venue != Venue::default());
    }
}

/// “The Harbour House talks covered much ahead of a summit in Lima”: where a place is but that of a meeting before or after,
/// the one that theirs is called by.
fn rather<'a>(doc: &Document, candidates: &'a [Candidate], venue: &Venue) -> Option<&'a Place> {
    let chosen = venue.place.first()?;
    let is_chosen = |one: &&Candidate| one.place.as_ref().is_some_and(|place| place.pieces[0].tokens == *chosen);
    let other = candidates.iter().find(is_chosen).is_some_and(|one| has(one, "of a meeting before or after"));
    let called = |one: &&Candidate| {
        let first = one.place.as_ref().map_or(0, |place| place.tokens().start);
        let theirs = first > 0 && &*doc.tokens[first - 1].lower == "the";
        theirs && has(one, "before a word of meeting") && has(one, "of a definite meeting") && has(one, "in front of a meeting's word")
    };
    candidates.iter().find(called).filter(|_| other).and_then(|one| one.place.as_ref())
}

/// “Talks began in Lima … at Lima's old Palais Holm”: the building of the same city at which a meeting is said to be.
fn the_building<'a>(doc: &Document, candidates: &'a [Candidate], venue: &Venue) -> Option<&'a Place> {
    let city = venue.place.first().map(|words| doc.words(words.clone()))?;
    let chosen = candidates.iter().filter_map(|one| one.place.as_ref()).find(|place| place.pieces[0].tokens == venue.place[0])?;
    let lies = |place: &Place| {
        let name = doc.words(place.pieces[0].tokens.clone());
        let owned = name.strip_prefix(city).is_some_and(|rest| rest.starts_with(['\'', '’']));
        owned || place.piece(Kind::City).is_some_and(|piece| doc.words(piece.tokens.clone()) == city)
    };
    let governed = |one: &Candidate| has(one, "of a noun of meeting") || has(one, "of a verb of meeting");
    let other = |one: &Candidate| has(one, "of another meeting") || has(one, "of a later stop") || has(one, "of a meeting before or after");
    let buildings = candidates.iter().filter(|one| has(one, "a building") && has(one, "at") && governed(one) && !other(one));
    buildings.filter_map(|one| one.place.as_ref()).find(|place| lies(place)).filter(|_| chosen.pieces[0].kind == Kind::City)
}

/// Whether the feature `name` speaks of the candidate.
fn has(candidate: &Candidate, name: &str) -> bool {
    candidate.features.iter().any(|(feature, value)| *feature == name && *value > 0.0)
}

/// The only place of the text in which something is said to have met, where all that is told of meetings elsewhere is nothing.
fn the_only_one(candidates: &[Candidate]) -> Option<&Place> {
    let governed = |one: &&Candidate| has(one, "of a noun of meeting") || has(one, "of a verb of meeting");
    let all: Vec<&Candidate> = candidates.iter().filter(|one| one.place.is_some()).filter(governed).collect();
    let other = |one: &Candidate| {
        [
            "of another meeting",
            "of a later stop",
            "belongs to a noun",
            "of a meeting before or after",
            "on no list",
            "a region",
            "a region of the world",
        ]
        .into_iter()
        .any(|name| has(one, name))
    };
    let theirs = |one: &Candidate| has(one, "of a definite meeting") || has(one, "beside those who meet, governed");
    let told = |one: &Candidate| has(one, "close to its governor") && (has(one, "in") || has(one, "at")) && !other(one) && theirs(one);
    let first = all.iter().find(|one| told(one))?;
    let same = all.iter().all(|one| one.name == first.name);
    first.place.as_ref().filter(|_| same)
}

/// “OSLO – … met in Norway”: whether the place is but the country that the dateline's city lies in.
fn is_wider_than_dateline(candidates: &[Candidate], venue: &Venue) -> bool {
    let [only] = &venue.place[..] else { return false };
    let pieces = candidates.iter().filter_map(|candidate| candidate.place.as_ref()).flat_map(|place| &place.pieces);
    let country = pieces.filter(|piece| piece.kind == Kind::Country && piece.tokens == *only).find_map(|piece| piece.country);
    let lies = |candidate: &Candidate| candidate.place.is_none() && country_of(&candidate.name) == country;
    country.is_some() && candidates.iter().any(lies)
}

/// All places of the text as they are weighed, in order; then the dateline, where there is one. Who talk
/// over a line talk nowhere; where two cities stand (“LIMA/OSLO”), neither was the scene for certain.
#[must_use]
pub fn candidates(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context) -> Vec<Candidate> {
    let mut all: Vec<Place> = (0..doc.sentences.len()).flat_map(|sentence| places(doc, sentence)).collect();
    let remote = remote(doc, meeting);
    let people = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let full_names = people.flat_map(|actor| &actor.mentions).filter(|mention| mention.len() > 1);
    let names_end: BTreeSet<usize> = full_names.map(|mention| mention.end).collect();
    // “The commissioner at the agency Ada Berg”: the words run on into the name of a person.
    let person = |place: &Place| place.piece(Kind::Spot).is_some_and(|spot| names_end.contains(&spot.tokens.end));
    all.retain(|place| !is_no_place(doc, place) && !is_shunned(doc, place));
    all.retain(|place| !person(place) && !is_topic(doc, place) && (!remote || place.piece(Kind::Virtual).is_some()));
    let scene = Scene::new(doc, findings, meeting, context, &all);
    let of_text = |place: &Place| Candidate { features: features(&scene, Some(place)), name: name(doc, place), place: Some(place.clone()) };
    let of_dateline = |dateline: &String| Candidate { features: features(&scene, None), name: city(dateline), place: None };
    all.iter()
        .map(of_text)
        .chain(
            context.dateline_place.iter().filter(|place| !remote && !place.contains('/') && bears_out(doc, &city(place))).map(of_dateline),
        )
        .collect()
}

/// The likeliest place; none where “none of them” is likelier. Mentions of one place speak for it
/// together.
#[must_use]
pub fn choose(doc: &Document, candidates: &[Candidate], table: &Table) -> (Venue, Vec<Trace>) {
    let points: Vec<f32> = candidates.iter().map(|candidate| points(&candidate.features, table)).collect();
    let shares = shares(&points);
    let mut trace = Vec::new();
    let mut names: BTreeMap<&str, f32> = BTreeMap::new();
    for ((candidate, points), share) in candidates.iter().zip(&points).zip(&shares) {
        let decision = format!("{share:.2}: {}", in_words(*points, &candidate.features));
        let tokens = candidate.place.as_ref().map_or(0..0, Place::tokens);
        trace.push(Trace { rule: "venue", tokens, decision });
        *names.entry(&candidate.name).or_default() += share;
    }
    let none = 1.0 - shares.iter().sum::<f32>();
    let likely = names.into_iter().filter(|(_, share)| *share > none).reduce(|best, next| if next.1 > best.1 { next } else { best });
    let Some((likely, share)) = likely else { return (Venue::default(), trace) };
    // “Protests in Chile”, “partners in South Asia”: what the text is about, unless something is said to meet there.
    let wide = |one: &Candidate| has(one, "a country") || has(one, "a region of the world");
    let met = |one: &Candidate| has(one, "of a noun of meeting") || has(one, "of a verb of meeting");
    if share < SURE && candidates.iter().filter(|one| one.name == likely).all(|one| wide(one) && !met(one)) {
        return (Venue::default(), trace);
    }
    let others: Vec<(&Place, f32)> =
        candidates.iter().zip(points).filter_map(|(one, points)| Some((one.place.as_ref()?, points))).collect();
    let named = candidates.iter().zip(&shares).filter(|(one, _)| one.name == likely);
    let best =
        named.filter_map(|(one, share)| Some((one.place.as_ref()?, share))).reduce(|best, next| if next.1 > best.1 { next } else { best });
    let place = best.map_or_else(Vec::new, |(best, _)| join(doc, best, &others));
    (Venue { dateline: place.is_empty(), place, occasion: Vec::new() }, trace)
}
