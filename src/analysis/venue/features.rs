//! What speaks for and against a place's being the meeting's, as numbers.
//!
//! Enters: a place, what governs it, how often it returns. Leaves: one named number from 0 to 1 a
//! feature. What they weigh is learnt: `train/src/bin/choices.rs` writes `place_table.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::places::{Kind, Place, Relation};
use crate::analysis::bearing::{Bearing, bearing, definite, meeting_noun, meets, of_another, says};
use crate::analysis::ranking::{Feature, flag, ratio};
use crate::analysis::{ActorKind, Context, Findings, Meeting, MeetingStatus, standing};
use crate::lexicon;
use crate::text::{Document, Tag};

/// What the features of every place of an article are computed from.
pub struct Scene<'a> {
    doc: &'a Document,
    findings: &'a Findings,
    meeting: &'a Meeting,
    /// The dateline's city, in lower case.
    dateline: Option<String>,
    /// How often each place is named, by its first piece in lower case.
    mentions: BTreeMap<String, usize>,
    /// Sides of those who meet, in lower case.
    sides: BTreeSet<String>,
    /// How many of the sides are states.
    states: usize,
}

impl<'a> Scene<'a> {
    /// Reads what all places share.
    #[must_use]
    pub fn new(doc: &'a Document, findings: &'a Findings, meeting: &'a Meeting, context: &Context, places: &[Place]) -> Self {
        let mut mentions = BTreeMap::new();
        for place in places {
            *mentions.entry(name(doc, place)).or_default() += 1;
        }
        let actors = meeting.participants.iter().map(|participant| &findings.actors[participant.actor]);
        let sides = actors.filter(|actor| actor.kind != ActorKind::Group).filter_map(|actor| actor.side.as_ref());
        let sides: BTreeSet<String> = sides.map(|side| side.to_lowercase()).collect();
        Self {
            doc,
            findings,
            meeting,
            dateline: context.dateline_place.as_deref().map(standing::city),
            mentions,
            states: sides.iter().filter(|side| lexicon::COUNTRIES.contains(side)).count(),
            sides,
        }
    }
}

/// The first piece in lower case.
pub(super) fn name(doc: &Document, place: &Place) -> String {
    doc.words(place.pieces[0].tokens.clone()).to_lowercase()
}

/// The features of `place`, or where there is none of the dateline; always the same names in the same
/// order, of the dateline the first ones.
#[must_use]
pub fn features(scene: &Scene, place: Option<&Place>) -> Vec<Feature> {
    let mut all = vec![("bias", 1.0)];
    let dateline = dateline(scene);
    let Some(place) = place else {
        all.extend(dateline);
        return all;
    };
    all.extend(dateline.map(|(name, _)| (name, 0.0)));
    let tokens = place.tokens();
    let phrase = place.phrase..tokens.end;
    let governor = bearing(scene.doc, &phrase);
    all.extend(governed(scene.doc, governor, phrase.start));
    all.extend(standing::features(scene.doc, scene.findings, scene.meeting, tokens.start, governor));
    all.extend(kind(place));
    all.extend(relation(scene.doc, place, governor, phrase.start));
    all.extend(article(scene, place));
    all
}

/// Whether the text bears the dateline out: it says “here”, or names the city or its country.
pub(super) fn bears_out(doc: &Document, city: &str) -> bool {
    let country = standing::country_of(city);
    let first = city.split(' ').next().unwrap_or(city);
    (0..doc.tokens.len()).any(|at| {
        let lower = &*doc.tokens[at].lower;
        let of = |list: &lexicon::Lexicon| list.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| Some(class) == country);
        lower == first || of(&lexicon::COUNTRIES) || of(&lexicon::DEMONYMS) || lower == "here" && doc.quotations_in(at..at + 1).is_empty()
    })
}

/// What speaks for and against that the dateline's city is where they meet.
fn dateline(scene: &Scene) -> [Feature; 11] {
    let city = scene.dateline.as_deref().unwrap_or_default();
    let country = standing::country_of(city);
    let clause = scene.meeting.clause.start;
    let top = !scene.meeting.clause.is_empty() && standing::position(scene.doc, clause).is_none_or(|position| position < TOP);
    let here = |at: usize| &*scene.doc.tokens[at].lower == "here" && scene.doc.quotations_in(at..at + 1).is_empty();
    let planned = matches!(scene.meeting.status, Some(MeetingStatus::Planned | MeetingStatus::Postponed));
    [
        ("the dateline", 1.0),
        ("dateline, the text says here", flag((0..scene.doc.tokens.len()).any(here))),
        ("dateline, a meeting at the top", flag(top)),
        ("dateline, of a meeting that was held", flag(happened(scene.doc, scene.meeting))),
        ("dateline, at the top and held", flag(top && happened(scene.doc, scene.meeting))),
        ("dateline, of a planned meeting", flag(planned)),
        ("dateline, named in the text", flag(scene.mentions.contains_key(city))),
        ("dateline, in a country that meets", flag(country.is_some_and(|country| scene.sides.contains(&country.to_lowercase())))),
        ("dateline, states meet", flag(scene.states > 0)),
        ("dateline, several states meet", flag(scene.states > 1)),
        ("dateline, on no list", flag(country.is_none())),
    ]
}

/// Sentences of the body that count as its top.
const TOP: usize = 2;

/// Whether the meeting took or takes place: by its status, else by the first verb of its clause.
fn happened(doc: &Document, meeting: &Meeting) -> bool {
    match meeting.status {
        Some(status) => matches!(status, MeetingStatus::Held | MeetingStatus::UnderWay),
        None => meeting
            .clause
            .clone()
            .find(|&at| doc.tokens[at].tag.is_finite())
            .is_some_and(|at| doc.tokens[at].tag == Tag::VBD && !says(doc, at) && !calls_off(&doc.tokens[at].lemma)),
    }
}

/// “Berg on Wednesday cancelled her meeting”: nobody met.
fn calls_off(lemma: &str) -> bool {
    matches!(lemma, "cancel" | "postpone" | "scrap" | "abandon" | "boycott")
}

/// Whether the place is what they talk of, not where.
#[must_use]
pub fn is_topic(doc: &Document, place: &Place) -> bool {
    let governor = bearing(doc, &(place.phrase..place.tokens().end));
    // “To discuss the crisis in Syria”.
    let discussed = |at: usize| lexicon::STANCE.class(&doc.tokens[at].lemma) == Some("topic") && at < place.phrase;
    let matter = matches!(governor, Bearing::Verb(at) if discussed(at)) && topic(doc, place.phrase);
    let seat = place.phrase.checked_sub(1).is_some_and(|at| {
        matches!(&*doc.tokens[at].lower, "based" | "headquartered" | "resident" | "residing" | "residence" | "stationed" | "born")
    });
    // “Is attuned to Norway's wishes”
    let owner = place.relation == Relation::To && doc.tokens.get(place.tokens().end).is_some_and(|next| next.tag == Tag::POS);
    // “An envoy resident in Oslo”
    matter
        || seat
        || is_of_topic(doc, place)
        || is_of_other(doc, place)
        || owner
        || failed(doc, governor, place.phrase)
        || about(doc, governor, place.phrase)
        || denied(doc, place.phrase)
}

/// “Met to discuss efforts against poaching in Del Mar”: the place hangs on a noun of what they talk of.
fn is_of_topic(doc: &Document, place: &Place) -> bool {
    let start = doc.sentences[doc.sentence_of(place.phrase)].tokens.start;
    let Some(before) = place.phrase.checked_sub(1).filter(|&at| at >= start) else { return false };
    let noun = (doc.tokens[before].tag.is_noun() || doc.tokens[before].tag == Tag::VBG)
        && !meeting_noun(doc, before)
        && !lexicon::CALENDAR.contains(&doc.tokens[before].lower);
    let verb = |at: usize| matches!(&*doc.tokens[at].lemma, "discuss" | "address") && doc.tokens[at].tag.is_verb();
    let mut words = (start..before).rev().take_while(|&at| !doc.tokens[at].tag.is_punctuation() && !meets(doc, at));
    let timed = lexicon::TIME_WORDS.contains(&doc.tokens[before].lower);
    place.relation == Relation::At && noun && !timed && words.any(verb)
}

/// “A tunnel near the Grand Mosque”, “their call follows a meeting in Lima”: the place of something else, or of what went before.
fn is_of_other(doc: &Document, place: &Place) -> bool {
    let start = doc.sentences[doc.sentence_of(place.phrase)].tokens.start;
    let lower = |at: usize| &*doc.tokens[at].lower;
    let before = place.phrase.checked_sub(1).filter(|&at| at >= start);
    let near = lower(place.phrase) == "near" && before.is_some_and(|at| doc.tokens[at].tag.is_noun() && !meeting_noun(doc, at));
    let follows = |at: usize| &*doc.tokens[at].lemma == "follow" && doc.tokens[at].tag.is_finite();
    let led = (start..place.phrase).rfind(|&at| follows(at)).is_some_and(|at| {
        let subject = (start..at).rev().take(SUBJECT).any(|at| meeting_noun(doc, at));
        subject && (at..place.phrase).any(|at| meeting_noun(doc, at))
    });
    near || led
}

/// Tokens from a subject to “follows”: “their meetings in Oslo”.
const SUBJECT: usize = 5;

/// “The retreat was not in the resort of Lindvik”, “in Bergen rather than in Oslo”: where they do not meet.
fn denied(doc: &Document, phrase: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(phrase)].tokens.start;
    let word = |back: usize| phrase.checked_sub(back).filter(|&at| at >= start).map_or("", |at| &*doc.tokens[at].lower);
    let only = doc.tokens.get(phrase).is_some_and(|token| &*token.lower == "only");
    !only && matches!(word(1), "not" | "n't" | "n’t" | "never")
        || word(1) == "than" && word(2) == "rather"
        || word(1) == "of" && word(2) == "instead"
        || word(1) == "longer" && word(2) == "no"
}

/// “Another attempt at peace talks called off in Geneva”, “with earlier talks collapsed in Cairo”: the
/// place of other talks that came to nothing.
fn failed(doc: &Document, governor: Bearing, phrase: usize) -> bool {
    let Bearing::MeetingNoun(noun) = governor else { return false };
    let between = || (noun + 1..phrase).map(|at| &doc.tokens[at]);
    let ended =
        noun < phrase && between().any(|token| matches!(&*token.lemma, "collapse" | "fail" | "call" | "break" | "stall" | "founder"));
    let start = doc.sentences[doc.sentence_of(noun)].tokens.start.max(noun.saturating_sub(BEFORE));
    let other = (start..noun).any(|at| matches!(&*doc.tokens[at].lower, "another" | "earlier" | "previous"));
    ended && other && between().all(|token| !token.tag.is_punctuation())
}

/// Tokens before such talks that tell them from the meeting (“another attempt at peace”).
const BEFORE: usize = 5;

/// What governs the place.
fn governed(doc: &Document, governor: Bearing, phrase: usize) -> [Feature; 14] {
    let at = governor.meeting();
    let noun = match governor {
        Bearing::MeetingNoun(at) => Some(at),
        _ => None,
    };
    let verb = match governor {
        Bearing::Verb(at) => Some(&*doc.tokens[at].lemma),
        _ => None,
    };
    [
        ("of a verb of meeting", flag(matches!(governor, Bearing::MeetingVerb(_)))),
        ("of a noun of meeting", flag(matches!(governor, Bearing::MeetingNoun(_)))),
        ("of a verb of saying", flag(matches!(governor, Bearing::Saying(_)))),
        ("of another verb", flag(verb.is_some())),
        (
            "of a verb of coming",
            flag(verb.is_some_and(|verb| {
                matches!(verb, "arrive" | "come" | "fly" | "go" | "head" | "land" | "travel" | "return" | "welcome" | "depart" | "leave")
            })),
        ),
        ("of nothing", flag(governor == Bearing::Nothing)),
        ("of another meeting", flag(at.is_some_and(|at| of_another(doc, at)))),
        ("of a later stop", flag(at.is_some_and(|at| later_stop(doc, at)))),
        ("belongs to a noun", flag(topic(doc, phrase))),
        ("of a meeting before or after", flag(matches!(governor, Bearing::MeetingNoun(at) if at < phrase && ahead(doc, at)))),
        ("close to its governor", flag(at.is_some_and(|at| at.abs_diff(phrase) <= CLOSE))),
        ("after a noun that is no meeting", flag(after_noun(doc, governor, phrase))),
        ("of a definite meeting", flag(noun.is_some_and(|at| definite(doc, at) && !of_another(doc, at)))),
        ("held there", flag(noun.is_some_and(|at| held(doc, at, phrase)))),
    ]
}

/// Tokens between a place and a governor that stand together.
const CLOSE: usize = 4;

/// “The talks will begin in Lima”, “a summit to be held at”: a verb of holding leads from the meeting to
/// the place.
fn held(doc: &Document, noun: usize, phrase: usize) -> bool {
    (noun + 1..phrase).map(|at| &doc.tokens[at]).any(|token| {
        token.tag.is_verb()
            && matches!(
                &*token.lemma,
                "hold" | "take" | "begin" | "open" | "start" | "convene" | "resume" | "schedule" | "set" | "slate" | "end"
            )
    })
}

/// “Will then travel to Madrid”: another stop of the same trip.
#[must_use]
pub fn later_stop(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(3));
    (start..at).any(|i| matches!(&*doc.tokens[i].lower, "then" | "afterwards" | "afterward"))
}

/// “The war in Syria”: the place belongs to the noun before it.
fn topic(doc: &Document, preposition: usize) -> bool {
    let Some(before) = preposition.checked_sub(1).map(|at| &doc.tokens[at]) else { return false };
    let noun = before.tag.is_noun() || before.tag.is_adjective() || before.tag == Tag::VBG;
    noun && (lexicon::TOPIC_NOUNS.contains(&before.lemma) || lexicon::TOPIC_NOUNS.contains(&before.lower))
}

/// “The factory in Ohio”: right behind a noun that does not mean the meeting.
fn after_noun(doc: &Document, governor: Bearing, phrase: usize) -> bool {
    let Some(before) = phrase.checked_sub(1) else { return false };
    governor.meeting() != Some(before) && matches!(doc.tokens[before].tag, Tag::NN | Tag::NNS)
}

/// “A meeting on the bridge collapse in Baltimore”: the place is part of what they talk about.
fn about(doc: &Document, governor: Bearing, phrase: usize) -> bool {
    let at = match governor {
        Bearing::MeetingVerb(at) | Bearing::MeetingNoun(at) | Bearing::Verb(at) if at < phrase => at,
        _ => return false,
    };
    let next = |i: usize| doc.tokens.get(i + 1).map_or("", |token| &*token.lower);
    let sidelines =
        |i: usize| (i..phrase.min(i + 4)).any(|i| matches!(&*doc.tokens[i].lower, "sidelines" | "margins" | "fringes" | "edges"));
    let topic = |i: &usize| match &*doc.tokens[*i].lower {
        // “A courtesy call on him in Oslo”: whom they see.
        "on" if &*doc.tokens[*i - 1].lemma == "call" => false,
        "on" => lexicon::CALENDAR.class(next(*i)).is_none() && !sidelines(*i),
        // “Met for about 90 minutes in Lima”, “over lunch”: how long, and how.
        "about" | "over" => {
            let amount = doc.tokens.get(*i + 1).is_some_and(|next| next.tag == Tag::CD);
            !amount && !matches!(next(*i), "an" | "lunch" | "dinner" | "breakfast" | "tea" | "coffee" | "drinks")
        }
        "regarding" | "concerning" => true,
        _ => false,
    };
    // “Consultations on fish (ACF) in Oslo”, “talks on fish Monday in Oslo”: the topic is closed.
    let last = doc.tokens.get(phrase.wrapping_sub(1)).map_or("", |token| &*token.lower);
    if last == ")" || lexicon::CALENDAR.class(last).is_some_and(|class| class.starts_with("weekday")) {
        return false;
    }
    let direct = !doc.tokens[at + 1..phrase].iter().any(|token| token.tag.is_verb());
    direct && (at + 1..phrase).any(|i| topic(&i))
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

/// What kind of place it is.
fn kind(place: &Place) -> [Feature; 9] {
    let first = &place.pieces[0];
    let is = |kind: Kind| flag(first.kind == kind);
    let world = first.country == Some("World");
    [
        ("a spot", is(Kind::Spot)),
        ("a building", is(Kind::Building)),
        ("a city", is(Kind::City)),
        ("a region", flag(first.kind == Kind::Region && !world)),
        ("a region of the world", flag(first.kind == Kind::Region && world)),
        ("a country", is(Kind::Country)),
        ("virtual", is(Kind::Virtual)),
        ("of several pieces", flag(place.pieces.len() > 1)),
        ("on no list", flag(first.country.is_none() && first.kind == Kind::City)),
    ]
}

/// How its phrase puts something there.
fn relation(doc: &Document, place: &Place, governor: Bearing, phrase: usize) -> [Feature; 9] {
    let word = if place.relation == Relation::At { &*doc.tokens[phrase].lower } else { "" };
    let is = |relation: Relation| flag(place.relation == relation);
    let to = place.relation == Relation::To;
    let opens = phrase <= doc.sentences[doc.sentence_of(phrase)].tokens.start + 1;
    [
        ("in", flag(word == "in")),
        ("at", flag(word == "at")),
        ("near, outside", flag(!matches!(word, "in" | "at" | ""))),
        ("to", flag(to)),
        ("to, governed", flag(to && governor.meeting().is_some())),
        ("before a word of meeting", is(Relation::Before)),
        ("visited", is(Relation::Object)),
        ("a line of its own", is(Relation::Line)),
        ("opens its sentence", flag(opens && place.relation != Relation::Line)),
    ]
}

/// What the whole article tells of it.
fn article(scene: &Scene, place: &Place) -> [Feature; 6] {
    let name = name(scene.doc, place);
    let count = scene.mentions.get(&name).copied().unwrap_or(1);
    let country = place.country().map(str::to_lowercase);
    let dateline = scene.dateline.as_deref();
    let of_side = country.as_ref().is_some_and(|country| scene.sides.contains(country));
    [
        ("mentions", ratio((count - 1).min(4), 4)),
        ("named once", flag(count == 1)),
        ("the dateline's", flag(dateline == Some(&*name))),
        ("not the dateline's", flag(dateline.is_some_and(|city| city != name))),
        ("in a country that meets", flag(of_side)),
        ("a country that meets", flag(of_side && place.pieces[0].kind == Kind::Country)),
    ]
}
