//! Of all places in the text, the meeting's: the place that the text most likely means.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::features::{Scene, bears_out, features, is_topic, name};
use super::join::join;
use super::occasion;
use super::place_table::TABLE;
use super::places::{Kind, Place, places};
use crate::analysis::bearing::{meeting_noun, meets, of_another};
use crate::analysis::ranking::{Feature, Table, in_words, points, shares};
use crate::analysis::standing::city;
use crate::analysis::when::definite;
use crate::analysis::{ActorKind, Context, Findings, Meeting, Trace, Venue};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Tag};

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

/// All places of the text as they are weighed, in order; then the dateline, where there is one. Who talk
/// over a line talk nowhere.
#[must_use]
pub fn candidates(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context) -> Vec<Candidate> {
    let mut all: Vec<Place> = (0..doc.sentences.len()).flat_map(|sentence| places(doc, sentence)).collect();
    let remote = remote(doc, meeting);
    let people = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let full_names = people.flat_map(|actor| &actor.mentions).filter(|mention| mention.len() > 1);
    let names_end: BTreeSet<usize> = full_names.map(|mention| mention.end).collect();
    // “The commissioner at the agency Ada Berg”: the words run on into the name of a person.
    let person = |place: &Place| place.piece(Kind::Spot).is_some_and(|spot| names_end.contains(&spot.tokens.end));
    all.retain(|place| !person(place) && !is_topic(doc, place) && (!remote || place.piece(Kind::Virtual).is_some()));
    let scene = Scene::new(doc, findings, meeting, context, &all);
    let of_text = |place: &Place| Candidate { features: features(&scene, Some(place)), name: name(doc, place), place: Some(place.clone()) };
    let of_dateline = |dateline: &String| Candidate { features: features(&scene, None), name: city(dateline), place: None };
    all.iter()
        .map(of_text)
        .chain(context.dateline_place.iter().filter(|place| !remote && bears_out(doc, &city(place))).map(of_dateline))
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
    let Some((likely, _)) = likely else { return (Venue::default(), trace) };
    let others: Vec<(&Place, f32)> =
        candidates.iter().zip(points).filter_map(|(one, points)| Some((one.place.as_ref()?, points))).collect();
    let named = candidates.iter().zip(&shares).filter(|(one, _)| one.name == likely);
    let best =
        named.filter_map(|(one, share)| Some((one.place.as_ref()?, share))).reduce(|best, next| if next.1 > best.1 { next } else { best });
    let place = best.map_or_else(Vec::new, |(best, _)| join(doc, best, &others));
    (Venue { dateline: place.is_empty(), place, occasion: Vec::new() }, trace)
}

/// “In Lima, where the talks are to take place”, “The meeting, in a ballroom at the Grand Hotel, was short”: the text
/// says outright that it is the scene.
fn is_told(doc: &Document, place: &Place) -> bool {
    let tokens = place.tokens();
    let sentence = &doc.sentences[doc.sentence_of(tokens.start)].tokens;
    let where_clause = (tokens.end..sentence.end.min(tokens.end + 2)).find(|&at| &*doc.tokens[at].lower == "where");
    let clause = |at: usize| at + 1..sentence.end.min(at + CLAUSE);
    let noun = |at: &usize| meeting_noun(doc, *at) && definite(doc, *at) && !of_another(doc, *at);
    let held = |at: usize| clause(at).any(|at| matches!(&*doc.tokens[at].lemma, "hold" | "take" | "begin" | "open" | "start" | "resume"));
    let scene = where_clause.is_some_and(|at| clause(at).find(noun).is_some_and(held));
    let comma = place.phrase.checked_sub(2).filter(|&at| at >= sentence.start && &*doc.tokens[at + 1].lower == ",");
    scene || comma.is_some_and(|at| noun(&at) && at <= sentence.start + 1)
}

/// Tokens of such a clause that tell.
const CLAUSE: usize = 9;

/// “By telephone”, “a telephone talk”, “the virtual summit”: the words for how they talk, which stand for a place.
/// A mere “call” names none.
fn by_line(doc: &Document, meeting: &Meeting) -> Option<Range<usize>> {
    on_the_phone(doc, &meeting.clause).or_else(|| headed(doc)).or_else(|| virtually(doc, meeting))
}

/// “By telephone”, “over the phone”, “a telephone talk” among `words`, unless somebody only got a call.
fn on_the_phone(doc: &Document, words: &Range<usize>) -> Option<Range<usize>> {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let received = words.clone().any(|at| matches!(&*doc.tokens[at].lemma, "receive" | "get"));
    let at = words.clone().find(|&at| matches!(lower(at), "phone" | "telephone"))?;
    let lead = (words.start..at).rev().find(|&at| lower(at) != "the").filter(|&at| matches!(lower(at), "by" | "via" | "over" | "on"));
    let talk = matches!(lower(at + 1), "call" | "calls" | "conversation" | "conversations" | "talk" | "talks" | "discussion");
    match lead {
        Some(lead) if !talk => Some(lead..at + 1),
        _ => (talk && !received).then_some(at..at + 1),
    }
}

/// “Norland-Sudmark Foreign Ministers’ Telephone Talk”: a headline that names nothing but the talk.
fn headed(doc: &Document) -> Option<Range<usize>> {
    let headline = doc.paragraphs.first().filter(|paragraph| paragraph.kind == BlockKind::Headline)?;
    let words = doc.sentences[headline.sentences.start].tokens.clone();
    let told = words.clone().any(|at| doc.tokens[at].tag.is_finite() || meets(doc, at));
    let other = words.clone().any(|at| matches!(&*doc.tokens[at].lower, "after" | "before" | "following"));
    (!told && !other).then(|| on_the_phone(doc, &words)).flatten()
}

/// “Hosted a virtual ports summit”.
fn virtually(doc: &Document, meeting: &Meeting) -> Option<Range<usize>> {
    let clause = meeting.clause.clone();
    let of_name = |at: &usize| doc.tokens[*at].tag.is_noun() || doc.tokens[*at].tag.is_adjective() || doc.tokens[*at].tag == Tag::CD;
    let gathers = |at: usize| meeting_noun(doc, at) || lexicon::EVENT_NOUNS.contains(&doc.tokens[at].lower);
    let format = meeting.format.clone().unwrap_or_default();
    let virtually = clause.clone().find(|&at| &*doc.tokens[at].lower == "virtual" && format.contains(&at))?;
    (virtually + 1..clause.end).take_while(of_name).any(gathers).then_some(virtually..virtually + 1)
}

/// Whether they talk over a line: whatever places are named are not the scene.
pub(super) fn remote(doc: &Document, meeting: &Meeting) -> bool {
    let words = meeting.clause.clone().chain(meeting.format.clone().unwrap_or_default());
    words.map(|at| &doc.tokens[at]).any(|token| {
        matches!(&*token.lower, "phone" | "telephone" | "telephoned" | "phoned" | "teleconference")
            || (&*token.lower == "call" && token.tag.is_noun())
    })
}
