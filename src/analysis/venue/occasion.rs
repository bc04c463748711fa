//! Of all events in the text, the one that hosts the meeting.

use std::ops::Range;

use super::choose::remote;
use super::events::{Event, Preposition, events};
use crate::analysis::bearing::{bearing, window};
use crate::analysis::when::{clause, named, position};
use crate::analysis::{ActorKind, Findings, Meeting, Trace};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Tag};

/// What an event must score to be printed: set on development articles.
const THRESHOLD: f32 = 6.0;

/// What a named event must score to name the summit on whose sidelines they meet.
const NAMES_THE_HOST: f32 = 5.0;

/// The host event's stretches; what was considered goes to `trace`.
#[must_use]
pub fn find(doc: &Document, findings: &Findings, meeting: &Meeting, trace: &mut Vec<Trace>) -> Vec<Range<usize>> {
    let mut scored: Vec<(f32, Event)> = Vec::new();
    for event in (0..doc.sentences.len()).flat_map(|sentence| events(doc, sentence)) {
        let score = score(doc, findings, meeting, &event);
        trace.push(Trace { rule: "occasion", tokens: event.tokens.clone(), decision: format!("{score:.1}") });
        scored.push((score, event));
    }
    let best = |least: f32, fits: &dyn Fn(&Event) -> bool| {
        let fitting = scored.iter().filter(|(score, event)| *score >= least && fits(event));
        fitting.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, event)| event)
    };
    let Some(host) = best(THRESHOLD, &|_| true) else { return Vec::new() };
    let Some(sidelines) = host.sidelines.clone() else { return vec![host.tokens.clone()] };
    match best(NAMES_THE_HOST, &|event| event.named && event.preposition != Preposition::Other).filter(|_| !host.named) {
        Some(named) => vec![sidelines, with_article(doc, &named.tokens)],
        None => vec![sidelines.start..host.tokens.end],
    }
}

/// The event with the article before it.
fn with_article(doc: &Document, tokens: &Range<usize>) -> Range<usize> {
    let article = tokens.start.checked_sub(1).filter(|&at| &*doc.tokens[at].lower == "the");
    article.unwrap_or(tokens.start)..tokens.end
}

fn score(doc: &Document, findings: &Findings, meeting: &Meeting, event: &Event) -> f32 {
    let at = event.tokens.start;
    let tie = match event.preposition {
        _ if event.sidelines.is_some() => 6.0,
        Preposition::At => 3.0,
        Preposition::For => 2.0,
        Preposition::Other if held(doc, event) => 2.5,
        Preposition::Other => 0.0,
    };
    let bearing = bearing(doc, &event.tokens);
    let governed = if bearing.meeting().is_some() { 1.5 } else { 0.0 };
    let another = event
        .tokens
        .clone()
        .any(|i| lexicon::OTHER_MEETING.contains(&doc.tokens[i].lower) || doc.tokens[i].lower.parse::<u16>().is_ok_and(|n| n > 1900));
    let headline = doc.paragraphs[doc.sentences[doc.sentence_of(at)].paragraph].kind == BlockKind::Headline;
    if headline && event.preposition == Preposition::Other && !(event.named && titled(doc, event) && !named_for_people(findings, event)) {
        return 0.0; // a headline's “summit” is the meeting itself
    }
    if bearing.meeting().is_none() && remote(doc, meeting) && event.sidelines.is_none() {
        return 0.0; // who talk over a line speak of the event
    }
    let name = if event.named { 1.0 } else { -1.0 };
    tie + governed + name + position(doc, at) + clause(doc, meeting, at, bearing) + named(doc, findings, meeting, at)
        - if another { 4.0 } else { 0.0 }
}

/// Whether a person's name is a part of the event's.
fn named_for_people(findings: &Findings, event: &Event) -> bool {
    let people = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    people.flat_map(|actor| &actor.mentions).any(|mention| event.tokens.contains(&mention.start))
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
