//! Of all events in the text, the one that hosts the meeting.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::events::{Event, Preposition, events};
use super::features::later_stop;
use super::hearing;
use super::occasion_table::TABLE;
use super::outright;
use super::told::remote;
use crate::analysis::bearing::{bearing, meeting_noun, window};
use crate::analysis::ranking::{Feature, Table, flag, in_words, points, ratio, shares};
use crate::analysis::{ActorKind, Findings, Meeting, Trace, standing};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Tag};

/// Points that a named event must have to name the summit on whose sidelines they meet.
const NAMES_THE_HOST: f32 = -2.0;

/// An event as it is weighed.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What the text names.
    pub event: Event,
    /// Its features, always the same in the same order.
    pub features: Vec<Feature>,
}

/// The host event's stretches; what was considered goes to `trace`.
pub(super) fn find(doc: &Document, findings: &Findings, meeting: &Meeting, trace: &mut Vec<Trace>) -> Vec<Range<usize>> {
    let candidates = candidates(doc, findings, meeting);
    let (chosen, considered) = choose(&candidates, &TABLE);
    trace.extend(considered);
    let own = |at: &usize| is_the_meeting(doc, &candidates[*at].event);
    let told = || candidates.iter().position(|candidate| is_told_at_once(doc, candidate));
    let host = chosen.filter(|at| !own(at)).or_else(told).filter(|at| !own(at));
    // “A hearing” and no more: whose it is may be told elsewhere.
    let bare = |at: usize| hearing::is_hearing(doc, candidates[at].event.tokens.start);
    let heard = || hearing::find(doc, meeting).map(|words| vec![words]);
    match host {
        Some(at) if bare(at) => heard().unwrap_or_else(|| stretches(doc, &candidates, at)),
        Some(at) => stretches(doc, &candidates, at),
        None => heard().or_else(|| outright::find(doc, findings, meeting, &candidates)).unwrap_or_default(),
    }
}

/// “The two met on the sidelines of a Northern Union summit”, “the meeting will be held during the Southern Ports
/// congress”, in front: nothing else than the host can be meant.
fn is_told_at_once(doc: &Document, candidate: &Candidate) -> bool {
    let told = |name: &str| candidate.features.iter().any(|(feature, value)| *feature == name && *value > 0.0);
    let start = candidate.event.tokens.start;
    let lower = |back: usize| start.checked_sub(back).map_or("", |at| &*doc.tokens[at].lower);
    let during = lower(1) == "during" || matches!(lower(1), "the" | "a" | "an") && lower(2) == "during";
    let met_beside = told("on its sidelines") && told("beside those who meet, governed");
    let capitals = candidate.event.tokens.clone().filter(|&at| doc.tokens[at].tag.is_proper()).count();
    let is_named = doc.words(candidate.event.tokens.clone()).starts_with(char::is_uppercase);
    let hosted = during && capitals > 1 && !told("named for people") && !told("the meeting itself in the headline");
    let front = met_beside && (told("named") || is_named) || hosted;
    let theirs = told("governed") && told("beside those who meet, governed") && !told("of a year") && !is_of_last_meeting(doc, start);
    let (beside, at) = (told("on its sidelines"), told("at"));
    let event = candidate.event.class == "event" && told("named") && !told("named for people");
    let top = ["in the headline", "in the first sentence", "in the second", "in the meeting's sentence"].into_iter().any(told);
    if top && !told("another") && !told("named for people") && !told("in a quotation") && is_of_a_body(doc, &candidate.event) {
        return true;
    }
    !told("another") && (front && told("in front of a meeting's word") || theirs && (beside || at && event))
}

/// “Ministers at an OPEC meeting”, “a summit of the African Union”: what a body of many members holds is where they meet,
/// unless it is told of as before or after.
fn is_of_a_body(doc: &Document, event: &Event) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let words = event.tokens.clone();
    let gathers = words
        .clone()
        .any(|at| matches!(lower(at), "summit" | "meeting" | "congress" | "conference" | "assembly" | "ministerial" | "retreat"));
    let body = |at: usize| {
        lexicon::ORGANISATIONS
            .longest_match(&doc.text, &doc.tokens, at)
            .is_some_and(|(_, class)| matches!(class, "international" | "party"))
    };
    let start = doc.sentences[doc.sentence_of(words.start)].tokens.start;
    let lead = (start.max(words.start.saturating_sub(3))..words.start).any(|at| {
        matches!(lower(at), "after" | "before" | "ahead" | "since" | "following" | "until" | "with" | "previous" | "last" | "next")
    });
    event.class != "body" && gathers && words.clone().any(body) && !lead && !matches!(lower(words.end), "with" | "between")
}

/// “The two last met at the Northern Union summit”: where they met before.
fn is_of_last_meeting(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start;
    let earlier = |at: usize| matches!(&*doc.tokens[at].lower, "last" | "previously" | "earlier" | "previous" | "had");
    (start.max(at.saturating_sub(LAST))..at).any(earlier)
}

/// Tokens from “last met” to where.
const LAST: usize = 12;

/// “A rare face-to-face meeting”, “uneasy talks on fish”: what they hold, not where it is held.
fn is_the_meeting(doc: &Document, event: &Event) -> bool {
    let topic = event.tokens.clone().find(|&at| &*doc.tokens[at].lower == "on");
    let words = event.tokens.start..topic.unwrap_or(event.tokens.end);
    let Some(last) = words.clone().last().map(|at| &*doc.tokens[at].lower) else { return false };
    let meeting = matches!(last, "meeting" | "meetings" | "discussions") && event.preposition == Preposition::Other;
    let talks = matches!(last, "talks" | "negotiations");
    let plain = !doc.words(words).contains(char::is_uppercase);
    (meeting || talks) && plain && event.sidelines.is_none()
}

/// All events of the text as they are weighed, in order.
#[must_use]
pub fn candidates(doc: &Document, findings: &Findings, meeting: &Meeting) -> Vec<Candidate> {
    let mut all: Vec<Event> = (0..doc.sentences.len()).flat_map(|sentence| events(doc, sentence)).collect();
    // “The Port Mediation Board”.
    let board = |event: &Event| event.class == "talks" && matches!(&*doc.tokens[event.tokens.end - 1].lower, "board" | "commission");
    all.retain(|event| !meets_itself(doc, findings, meeting, event) && !is_plain_visit(doc, event) && !board(event));
    let name = |event: &Event| doc.words(event.tokens.clone()).to_lowercase();
    let told: BTreeSet<String> = all.iter().filter(|event| !is_ahead(doc, event)).map(name).collect();
    all.retain(|event| told.contains(&name(event)));
    let mut mentions: BTreeMap<String, usize> = BTreeMap::new();
    for event in &all {
        *mentions.entry(name(event)).or_default() += 1;
    }
    let remote = remote(doc, meeting);
    let read = |event: Event| {
        let count = mentions.get(&name(&event)).copied().unwrap_or(1);
        Candidate { features: features(doc, findings, meeting, &event, count, remote), event }
    };
    all.into_iter().map(read).collect()
}

/// “After the intervention of the Governors' Forum”, which is one of those who talk, not where they do.
fn meets_itself(doc: &Document, findings: &Findings, meeting: &Meeting, event: &Event) -> bool {
    let start = event.tokens.start;
    let article = start.checked_sub(1).filter(|&at| doc.tokens[at].tag == Tag::DT).unwrap_or(start);
    let acts = article.checked_sub(2).is_some_and(|at| {
        let meeting_of = event.class != "event" || meeting_noun(doc, at);
        !meeting_of && doc.tokens[at].tag.is_noun() && matches!(&*doc.tokens[at + 1].lower, "of" | "by")
    });
    let actors = meeting.participants.iter().map(|participant| &findings.actors[participant.actor]);
    let groups = actors.filter(|actor| actor.kind != ActorKind::Person);
    acts && groups.flat_map(|actor| &actor.mentions).any(|mention| mention.len() > 1 && mention.contains(&start))
}

/// “Ahead of the Leaders Summit on Fish”: an event that is still to come, and of which nothing else is told, does not host them.
fn is_ahead(doc: &Document, event: &Event) -> bool {
    let lower = |back: usize| event.tokens.start.checked_sub(back).map_or("", |at| &*doc.tokens[at].lower);
    let article = usize::from(matches!(lower(1), "the" | "a" | "an" | "this" | "next"));
    lower(1 + article) == "of" && lower(2 + article) == "ahead" || lower(1 + article) == "to" && lower(2 + article) == "prior"
}

/// “His upcoming visit”, “a two-day visit”: no event with a name (“a state visit” is one).
fn is_plain_visit(doc: &Document, event: &Event) -> bool {
    let words = event.tokens.clone().map(|at| &*doc.tokens[at].lower);
    event.class == "visit" && !words.into_iter().any(|word| matches!(word, "state" | "official" | "working"))
}

/// The likeliest event, unless “none of them” is likelier.
#[must_use]
pub fn choose(candidates: &[Candidate], table: &Table) -> (Option<usize>, Vec<Trace>) {
    let points: Vec<f32> = candidates.iter().map(|candidate| points(&candidate.features, table)).collect();
    let shares = shares(&points);
    let told = candidates.iter().zip(&points).zip(&shares);
    let trace = told
        .map(|((candidate, points), share)| {
            let decision = format!("{share:.2}: {}", in_words(*points, &candidate.features));
            Trace { rule: "occasion", tokens: candidate.event.tokens.clone(), decision }
        })
        .collect();
    let none = 1.0 - shares.iter().sum::<f32>();
    // Events are named in many ways: together they tell that there is one, the likeliest is it.
    let best = (0..candidates.len()).reduce(|best, next| if shares[next] > shares[best] { next } else { best });
    (best.filter(|_| none < EVENS), trace)
}

/// Below this, that there is no host event is less likely than that there is one.
const EVENS: f32 = 0.5;

/// The stretches to print of the event at `at`: “sidelines of”, “the 12th ministerial meeting”.
fn stretches(doc: &Document, candidates: &[Candidate], at: usize) -> Vec<Range<usize>> {
    let host = &candidates[at].event;
    let Some(sidelines) = host.sidelines.clone() else { return vec![host.tokens.clone()] };
    let named = candidates
        .iter()
        .filter(|other| other.event.named && other.event.preposition != Preposition::Other)
        .map(|other| (points(&other.features, &TABLE), &other.event))
        .filter(|(points, _)| !host.named && *points >= NAMES_THE_HOST)
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    match named {
        Some((_, named)) => vec![sidelines, with_article(doc, &named.tokens)],
        None => vec![sidelines.start..host.tokens.end],
    }
}

/// The event with the article before it.
fn with_article(doc: &Document, tokens: &Range<usize>) -> Range<usize> {
    let article = tokens.start.checked_sub(1).filter(|&at| &*doc.tokens[at].lower == "the");
    article.unwrap_or(tokens.start)..tokens.end
}

/// What speaks for and against an event's hosting the meeting; always the same names in the same order.
fn features(doc: &Document, findings: &Findings, meeting: &Meeting, event: &Event, count: usize, remote: bool) -> Vec<Feature> {
    let at = event.tokens.start;
    let bearing = bearing(doc, &event.tokens);
    let headline = doc.paragraphs[doc.sentences[doc.sentence_of(at)].paragraph].kind == BlockKind::Headline;
    let other = event.preposition == Preposition::Other;
    let words = || event.tokens.clone().map(|i| &*doc.tokens[i].lower);
    let governed = bearing.meeting().is_some();
    let mut all = vec![
        ("bias", 1.0),
        ("on its sidelines", flag(event.sidelines.is_some())),
        ("at", flag(event.sidelines.is_none() && event.preposition == Preposition::At)),
        ("for", flag(event.preposition == Preposition::For)),
        ("held or attended", flag(other && held(doc, event))),
        ("of another word", flag(other && !held(doc, event))),
        ("governed", flag(governed)),
        ("of a later stop", flag(bearing.meeting().is_some_and(|at| later_stop(doc, at)))),
        ("another", flag(words().any(|word| lexicon::OTHER_MEETING.contains(word)))),
        ("of a year", flag(words().any(|word| word.parse::<u16>().is_ok_and(|number| number > 1900)))),
        ("named", flag(event.named)),
        ("titled", flag(event.named && titled(doc, event))),
        ("titled in the headline", flag(headline && event.named && titled(doc, event))),
        ("the meeting itself in the headline", flag(headline && other && !titled(doc, event))),
        ("named for people", flag(named_for_people(doc, findings, event))),
        ("spoken of in a call", flag(remote && !governed && event.sidelines.is_none())),
        ("mentions", ratio((count - 1).min(4), 4)),
        ("long", flag(event.tokens.len() > 3)),
        ("talks", flag(event.class == "talks")),
        ("a visit", flag(event.class == "visit")),
        ("a body", flag(event.class == "body")),
        ("a meal", flag(event.class == "meal")),
        ("a name of the lists", flag(event.class == "self")),
        ("a meeting", flag(matches!(&*doc.tokens[event.tokens.end - 1].lower, "meeting" | "meetings" | "session" | "sessions"))),
        ("the", flag(at > 0 && &*doc.tokens[at - 1].lower == "the")),
        ("a", flag(at > 0 && matches!(&*doc.tokens[at - 1].lower, "a" | "an"))),
    ];
    all.extend(standing::features(doc, findings, meeting, at, bearing));
    all
}

/// Whether a person's name is a part of the event's.
fn named_for_people(doc: &Document, findings: &Findings, event: &Event) -> bool {
    let people = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let numbered = |at: usize| doc.tokens[at].lower.contains(|c: char| c.is_ascii_digit()); // “Cop30”
    people.flat_map(|actor| &actor.mentions).any(|mention| event.tokens.contains(&mention.start) && !numbered(mention.start))
}

/// “Joint Statement on the Third Norway-Chile Strategic Dialogue”: the name of an event, not the
/// meeting of two (“Smith’s meeting with Jones”, “the Oslo summit”).
fn titled(doc: &Document, event: &Event) -> bool {
    let words = event.tokens.clone();
    let owned =
        words.clone().any(|at| doc.tokens[at].tag == Tag::POS) || doc.tokens.get(words.end).is_some_and(|next| &*next.lower == "with");
    let place = lexicon::CITIES.longest_match(&doc.text, &doc.tokens, words.start).is_some();
    !owned && !place && words.len() > 2
}

/// “Held today in Oslo the first dialogue”: the event is what they hold or attend.
fn held(doc: &Document, event: &Event) -> bool {
    let before = window(doc, &event.tokens).start..event.tokens.start;
    let verb = before.rev().find(|&at| doc.tokens[at].tag.is_verb());
    let class = verb.and_then(|at| lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at)).map(|(_, class)| class);
    let greets = verb.is_some_and(|at| matches!(&*doc.tokens[at].lemma, "welcome" | "greet" | "invite"));
    !greets && matches!(class, Some("hold" | "host" | "join" | "meet"))
}
