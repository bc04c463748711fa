//! Of all places in the text, the meeting's: by what governs them, where they stand, how often
//! they return; then its pieces joined, most specific first.

use std::ops::Range;

use super::occasion;
use super::places::{Kind, Piece, Place, Relation, places};
use crate::analysis::bearing::{Bearing, bearing, says};
use crate::analysis::when::{clause, named, position};
use crate::analysis::{Context, Findings, Meeting, MeetingStatus, Trace, Venue};
use crate::lexicon;
use crate::text::{Document, Tag};

/// What a place must score to be printed, and what to be joined to one that is: set on
/// development articles.
const THRESHOLD: f32 = 6.0;
const JOINED: f32 = 3.0;

/// A place with its score.
struct Candidate {
    place: Place,
    score: f32,
}

/// Adds where the meeting takes place to `findings`.
pub fn add(doc: &Document, context: &Context, findings: &mut Findings) {
    let Some(meeting) = &findings.meeting else { return };
    let (venue, trace) = find(doc, findings, meeting, context);
    findings.trace.extend(trace);
    if let Some(meeting) = &mut findings.meeting {
        meeting.venue = venue;
    }
}

/// Finds where `meeting` takes place; what was considered goes to the trace.
#[must_use]
pub fn find(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context) -> (Option<Venue>, Vec<Trace>) {
    let mut trace = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for sentence in 0..doc.sentences.len() {
        for place in places(doc, sentence) {
            let (score, why) = score(doc, findings, meeting, context, &place);
            trace.push(Trace { rule: "venue", tokens: place.tokens(), decision: format!("{score:.1}: {why}") });
            candidates.push(Candidate { place, score });
        }
    }
    repeated(doc, &mut candidates);
    if remote(doc, meeting) {
        candidates.retain(|candidate| candidate.place.piece(Kind::Virtual).is_some());
    }
    let best = candidates.iter().filter(|c| c.score >= THRESHOLD).reduce(|best, c| if c.score > best.score { c } else { best });
    let place = best.map_or_else(Vec::new, |best| join(doc, &best.place, &candidates));
    let place = if place.is_empty() && !remote(doc, meeting) { dateline(doc, meeting, context).into_iter().collect() } else { place };
    let occasion = occasion::find(doc, findings, meeting, &mut trace);
    if place.is_empty() && occasion.is_empty() {
        return (None, trace);
    }
    trace.extend(place.iter().map(|piece| Trace { rule: "venue", tokens: piece.clone(), decision: "taken".into() }));
    (Some(Venue { place, occasion }), trace)
}

/// The dateline's city as the scene: only of a meeting that was held or goes on, reported at the top
/// of the text, and only where the text itself names the city or its country.
fn dateline(doc: &Document, meeting: &Meeting, context: &Context) -> Option<Range<usize>> {
    let city = context.dateline_place.as_deref()?.split(',').next()?.trim().to_lowercase();
    let top = position(doc, meeting.clause.start) >= TOP;
    if !top || !happened(doc, meeting) {
        return None;
    }
    let country = lexicon::CITIES.class(&city).or_else(|| lexicon::CAPITALS.class(&city))?;
    let names = |list: &lexicon::Lexicon, wanted: &dyn Fn(&str, &str) -> bool| {
        (0..doc.tokens.len()).find_map(|at| {
            let (length, class) = list.longest_match(&doc.text, &doc.tokens, at)?;
            wanted(&doc.words(at..at + length).to_lowercase(), class).then_some(at..at + length)
        })
    };
    let same = |words: &str, _: &str| words == city;
    names(&lexicon::CITIES, &same)
        .or_else(|| names(&lexicon::CAPITALS, &same))
        .or_else(|| names(&lexicon::COUNTRIES, &|_, class| class == country))
}

/// Whether the meeting took or takes place: by its status, else by the first verb of its clause.
fn happened(doc: &Document, meeting: &Meeting) -> bool {
    match meeting.status {
        Some(status) => matches!(status, MeetingStatus::Held | MeetingStatus::UnderWay),
        None => meeting
            .clause
            .clone()
            .find(|&at| doc.tokens[at].tag.is_finite())
            .is_some_and(|at| doc.tokens[at].tag == Tag::VBD && !says(doc, at)),
    }
}

/// What [`position`] gives the headline and the first two sentences.
const TOP: f32 = 3.0;

/// Whether they talk over a line: whatever places are named are not the scene.
pub(super) fn remote(doc: &Document, meeting: &Meeting) -> bool {
    let words = meeting.clause.clone().chain(meeting.format.clone().unwrap_or_default());
    words.map(|at| &doc.tokens[at]).any(|token| {
        matches!(&*token.lower, "phone" | "telephone" | "telephoned" | "phoned" | "teleconference")
            || (&*token.lower == "call" && token.tag.is_noun())
    })
}

fn score(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context, place: &Place) -> (f32, String) {
    let tokens = place.tokens();
    let phrase = tokens.start - usize::from(matches!(place.relation, Relation::At | Relation::To) && tokens.start > 0)..tokens.end;
    let governor = bearing(doc, &phrase);
    let governed = match governor {
        Bearing::MeetingVerb(_) => 6.0,
        Bearing::MeetingNoun(_) => 5.0,
        Bearing::Nothing => 1.0,
        Bearing::Verb(_) => 0.0,
        Bearing::Saying(_) => -2.0,
    };
    let dateline =
        context.dateline_place.as_deref().is_some_and(|city| city.to_lowercase().contains(&doc.words(tokens.clone()).to_lowercase()));
    let parts = [
        ("governor", governed),
        ("another meeting", another(doc, governor)),
        ("position", position(doc, tokens.start)),
        ("meeting's clause", clause(doc, meeting, tokens.start, governor)),
        ("participants", named(doc, findings, meeting, tokens.start)),
        ("belongs to a noun", topic(doc, phrase.start)),
        ("topic of the meeting", about(doc, governor, phrase.start)),
        ("kind", kind(place)),
        ("relation", relation(place.relation, governor)),
        ("dateline", if dateline { 2.0 } else { 0.0 }),
    ];
    let why = parts.iter().filter(|(_, points)| *points != 0.0).map(|(name, points)| format!("{name} {points:+.1}")).collect::<Vec<_>>();
    (parts.iter().map(|(_, points)| points).sum(), why.join(", "))
}

/// “Their previous meeting in Hanoi”, “he will then head to Helsinki for a meeting”.
fn another(doc: &Document, governor: Bearing) -> f32 {
    let Some(at) = governor.meeting() else { return 0.0 };
    if later_stop(doc, at) {
        return -4.0;
    }
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(3));
    if (start..at).any(|i| lexicon::OTHER_MEETING.contains(&doc.tokens[i].lower)) { -4.0 } else { 0.0 }
}

/// “The war in Syria”: the place belongs to the noun before it.
fn topic(doc: &Document, preposition: usize) -> f32 {
    let Some(before) = preposition.checked_sub(1).map(|at| &doc.tokens[at]) else { return 0.0 };
    let noun = before.tag.is_noun() || before.tag.is_adjective();
    if noun && (lexicon::TOPIC_NOUNS.contains(&before.lemma) || lexicon::TOPIC_NOUNS.contains(&before.lower)) { -5.0 } else { 0.0 }
}

/// “Will then travel to Madrid”: another stop of the same trip.
pub(crate) fn later_stop(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(3));
    (start..at).any(|i| matches!(&*doc.tokens[i].lower, "then" | "afterwards" | "afterward"))
}

/// “A meeting on the bridge collapse in Baltimore”: the place is part of what they talk about;
/// “ahead of a summit in Brussels”: it is another meeting's.
fn about(doc: &Document, governor: Bearing, phrase: usize) -> f32 {
    let at = match governor {
        Bearing::MeetingVerb(at) | Bearing::MeetingNoun(at) | Bearing::Verb(at) if at < phrase => at,
        _ => return 0.0,
    };
    if matches!(governor, Bearing::MeetingNoun(_)) && ahead(doc, at) {
        return -4.0;
    }
    let next = |i: usize| doc.tokens.get(i + 1).map_or("", |token| &*token.lower);
    let sidelines =
        |i: usize| (i..phrase.min(i + 4)).any(|i| matches!(&*doc.tokens[i].lower, "sidelines" | "margins" | "fringes" | "edges"));
    let topic = |i: &usize| match &*doc.tokens[*i].lower {
        "on" => lexicon::CALENDAR.class(next(*i)).is_none() && !sidelines(*i),
        "about" | "over" | "regarding" | "concerning" => true,
        _ => false,
    };
    let direct = !doc.tokens[at + 1..phrase].iter().any(|token| token.tag.is_verb());
    if direct && (at + 1..phrase).any(|i| topic(&i)) { -4.0 } else { 0.0 }
}

/// “Ahead of an EU summit”, “weeks before the conference”: the noun at `noun` is a later event.
fn ahead(doc: &Document, noun: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(noun)].tokens.start;
    let modifier = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::CD | Tag::VBN | Tag::POS | Tag::PRPS)
    };
    let lower = |at: usize| &*doc.tokens[at].lower;
    let of_number = |at: usize| lower(at) == "of" && doc.tokens[at + 1].tag == Tag::CD;
    if noun > start && lower(noun - 1) == "the" {
        return false; // “ahead of the summit”: the one that all the text is about
    }
    let Some(before) = (start..noun).rev().find(|at| !modifier(at) && !of_number(*at)) else { return false };
    lower(before) == "before" || (lower(before) == "of" && before > start && lower(before - 1) == "ahead")
}

fn kind(place: &Place) -> f32 {
    let piece = &place.pieces[0];
    match piece.kind {
        Kind::Building | Kind::Virtual => 0.5,
        Kind::City => 1.0,
        Kind::Region if piece.country == Some("World") => -3.0,
        Kind::Region => -0.5,
        Kind::Country => -1.0,
    }
}

fn relation(relation: Relation, governor: Bearing) -> f32 {
    match (relation, governor) {
        (Relation::To, Bearing::MeetingVerb(_) | Bearing::MeetingNoun(_)) => -1.0,
        (Relation::To, _) => -3.0,
        (Relation::Line, _) => 5.0,
        _ => 0.0,
    }
}

/// A place that returns is more likely the scene: half a point for each further mention, two at most.
fn repeated(doc: &Document, candidates: &mut [Candidate]) {
    let name = |place: &Place| doc.words(place.pieces[0].tokens.clone()).to_lowercase();
    let names: Vec<String> = candidates.iter().map(|c| name(&c.place)).collect();
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    for (candidate, own) in candidates.iter_mut().zip(&names) {
        let count = sorted.partition_point(|other| *other <= own) - sorted.partition_point(|other| *other < own);
        candidate.score += (count - 1).min(4) as f32 / 2.0;
    }
}

/// The pieces of `best`, with the city or the country that other candidates tell of it.
fn join(doc: &Document, best: &Place, candidates: &[Candidate]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Piece> = best.pieces.clone();
    let has = |pieces: &[Piece], kind: Kind| pieces.iter().any(|piece| piece.kind == kind);
    let country = best.country();
    let near = |piece: &Piece| country.is_none() || piece.country == country;
    if !has(&pieces, Kind::City) && !has(&pieces, Kind::Virtual) {
        let least = if country.is_some() { JOINED } else { THRESHOLD };
        if let Some(city) = strongest(candidates, Kind::City, least, near) {
            let at = usize::from(has(&pieces, Kind::Building));
            pieces.insert(at, city);
        }
    }
    let country = pieces.iter().find_map(|piece| piece.country);
    if country.is_some() && !has(&pieces, Kind::Country) && !has(&pieces, Kind::Region) {
        pieces.extend(strongest(candidates, Kind::Country, JOINED, |piece| piece.country == country));
    }
    pieces.into_iter().map(|piece| in_lower_case(doc, piece.tokens, candidates)).collect()
}

/// The same name elsewhere, where a headline has it in capitals.
fn in_lower_case(doc: &Document, tokens: Range<usize>, candidates: &[Candidate]) -> Range<usize> {
    let words = doc.words(tokens.clone());
    if words.contains(|c: char| c.is_lowercase()) {
        return tokens;
    }
    let same = |piece: &&Piece| {
        let other = doc.words(piece.tokens.clone());
        other.contains(|c: char| c.is_lowercase()) && other.to_lowercase() == words.to_lowercase()
    };
    candidates.iter().flat_map(|c| &c.place.pieces).find(same).map_or(tokens, |piece| piece.tokens.clone())
}

/// The piece of kind `kind` of the best candidate that scores at least `least` and `fits`.
fn strongest(candidates: &[Candidate], kind: Kind, least: f32, fits: impl Fn(&Piece) -> bool) -> Option<Piece> {
    let fitting = candidates.iter().filter(|c| c.score >= least && c.place.piece(kind).is_some_and(&fits));
    fitting.reduce(|best, c| if c.score > best.score { c } else { best }).and_then(|c| c.place.piece(kind)).cloned()
}
