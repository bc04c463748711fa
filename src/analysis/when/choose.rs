//! Of all times in the text, the meeting's: the day that the text most likely means.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::events::{is_attribute, is_of_another_event, is_of_another_meeting};
use super::features::{Scene, features};
use super::grammar;
use super::resolve::resolve;
use super::said::{is_a_stamp, is_of_the_telling};
use super::table::TABLE;
use super::tense::{Tense, tense};
use super::time::{Expression, Time, Which};
use super::yields;
use crate::analysis::bearing::{Bearing, bearing, before_phrase, of_another};
use crate::analysis::ranking::{Feature, Table, in_words, points, shares};
use crate::analysis::{Context, Findings, Meeting, MeetingStatus, Trace, When};
use crate::text::{Document, Tag};

/// A time as it is weighed.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What the text says.
    pub expression: Expression,
    /// Its ISO date, at its own grain.
    pub date: Option<String>,
    /// Its features, always the same in the same order.
    pub features: Vec<Feature>,
}

/// Adds when the meeting takes place to `findings`.
pub fn add(doc: &Document, context: &Context, findings: &mut Findings) {
    let Some(meeting) = &findings.meeting else { return };
    let candidates = candidates(doc, findings, meeting, context);
    let (chosen, mut trace) = choose(&candidates, &TABLE);
    let chosen = candidates.iter().position(|candidate| is_of_the_record(doc, candidate)).map_or(chosen, |at| {
        trace.push(Trace {
            rule: "when",
            tokens: candidates[at].expression.tokens.clone(),
            decision: "taken: the record's own day".into(),
        });
        Some(at)
    });
    let came = candidates.iter().position(|candidate| is_on_the_way(doc, candidate)).filter(|_| chosen.is_none());
    let chosen = chosen.or(came);
    let when = chosen.map(|at| When { tokens: candidates[at].expression.tokens.clone(), date: candidates[at].date.clone() });
    findings.trace.extend(trace);
    if let Some(meeting) = &mut findings.meeting {
        // Nothing is over that lies ahead.
        let ahead = when.as_ref().and_then(|when| when.date.as_ref()?.parse::<Date>().ok()).zip(context.published);
        if matches!(meeting.status, None | Some(MeetingStatus::Held)) && ahead.is_some_and(|(date, published)| date > published) {
            meeting.status = Some(MeetingStatus::Planned);
        } else if came.is_some() && meeting.status == Some(MeetingStatus::Planned) {
            meeting.status = Some(MeetingStatus::Held);
        }
        meeting.when = when;
    }
}

/// “The governor Friday came to Lima to meet the sheriffs”: the day before a verb of motion whose aim is the meeting.
fn is_on_the_way(doc: &Document, candidate: &Candidate) -> bool {
    let Expression { tokens, time } = &candidate.expression;
    let comes = |at: usize| matches!(&*doc.tokens[at].lower, "came" | "flew" | "travelled" | "traveled" | "went" | "drove" | "returned");
    let end = doc.sentences[doc.sentence_of(tokens.start)].tokens.end;
    let verb = doc.tokens.get(tokens.end).is_some() && comes(tokens.end);
    let aim = |at: usize| at < end && &*doc.tokens[at].lower == "meet" && &*doc.tokens[at - 1].lower == "to";
    matches!(time, Time::Weekday(..)) && verb && (tokens.end + 1..tokens.end + AIM).any(aim)
}

/// Tokens from a verb of motion to its aim: “came to San Juan to meet”.
const AIM: usize = 8;

/// “The council, at its meeting today, Thursday, 18 April 2024, resolved”: the record of the meeting itself, which
/// names its day, is surer than a day counted from that of the page.
fn is_of_the_record(doc: &Document, candidate: &Candidate) -> bool {
    let Expression { tokens, time } = &candidate.expression;
    let today = &*doc.tokens[tokens.start].lower == "today" && matches!(time, Time::Day(Some(_), ..));
    today && bearing(doc, tokens).meeting().is_some_and(|at| !of_another(doc, at))
}

/// All times of the text as they are weighed, in order.
#[must_use]
pub fn candidates(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context) -> Vec<Candidate> {
    let mut all: Vec<Expression> = (0..doc.sentences.len()).flat_map(|sentence| grammar::expressions(doc, sentence)).collect();
    let main = meeting.clause.clone();
    let other = |time: &Range<usize>| is_of_another_event(doc, time) || is_of_another_meeting(doc, time);
    all.retain(|expression| !is_a_stamp(doc, &expression.tokens) && !is_of_the_telling(doc, &expression.tokens));
    all.retain(|expression| !is_since_when(doc, &expression.tokens) && !is_attribute(doc, &expression.tokens));
    all.retain(|expression| main.contains(&expression.tokens.start) || !other(&expression.tokens));
    let tenses = weekday_tenses(doc, &all, meeting);
    let scene = Scene::new(doc, findings, meeting, context);
    let read = |expression: Expression| {
        let tense = meeting_tense(doc, &expression, &tenses, meeting);
        let expression = without_clash(doc, context, expression, tense);
        let date = resolve(expression.time, context.published, tense);
        let features = features(&scene, &expression, own_tense(doc, &expression, meeting), date.as_deref());
        Candidate { expression, date, features }
    };
    let mut read: Vec<Candidate> = all.into_iter().map(read).collect();
    yields::leave_out(doc, findings, meeting, &mut read);
    read
}

/// “Saturday, August 8”, which was a Tuesday in that year and in those beside it: one of the two is a slip, and only the
/// weekday is read.
fn without_clash(doc: &Document, context: &Context, expression: Expression, tense: Tense) -> Expression {
    let Expression { tokens, time } = &expression;
    let Time::Day(year, month, day) = *time else { return expression };
    let read = |at: usize| match &grammar::expressions_in(doc, at..at + 1)[..] {
        [Expression { time: Time::Weekday(weekday, Which::Unsaid), .. }] => Some((at, *weekday)),
        _ => None,
    };
    let Some((at, weekday)) = tokens.clone().find_map(read) else { return expression };
    let Some(date) = resolve(*time, context.published, tense).and_then(|date| date.parse::<Date>().ok()) else { return expression };
    let years = if year.is_some() { 0..=0 } else { -1..=1 };
    let fits = |step: i16| Date::new(date.year() + step, month, day).is_ok_and(|date| date.weekday() == weekday);
    if years.into_iter().any(fits) {
        return expression;
    }
    Expression { tokens: at..at + 1, time: Time::Weekday(weekday, Which::Unsaid) }
}

/// Tokens from “first” to “since”.
const FIRST: usize = 12;
/// Tokens from “first” to “in eighteen months”.
const FIRST_IN: usize = 6;

/// “Met for the first talks since October”, “would have been the first talks in 18 months”: when or how long ago others met.
fn is_since_when(doc: &Document, time: &Range<usize>) -> bool {
    let lower = |at: usize| &*doc.tokens[at].lower;
    let start = doc.sentences[doc.sentence_of(time.start)].tokens.start;
    let near = |reach: usize| start.max(time.start.saturating_sub(reach))..time.start;
    let rare = |at: usize| matches!(lower(at), "first" | "second" | "third" | "only" | "most" | "worst");
    if lower(time.start) == "in" && time.len() > 2 {
        let phrase = |at: &usize| !doc.tokens[*at].tag.is_punctuation() && !doc.tokens[*at].tag.is_verb();
        return near(FIRST_IN).rev().take_while(phrase).any(rare);
    }
    near(1).any(|at| lower(at) == "since") && near(FIRST).any(rare)
}

/// The likeliest mention of the likeliest day, unless “none of them” is likelier: mentions of one
/// day speak for it together.
#[must_use]
pub fn choose(candidates: &[Candidate], table: &Table) -> (Option<usize>, Vec<Trace>) {
    let points: Vec<f32> = candidates.iter().map(|candidate| points(&candidate.features, table)).collect();
    let shares = shares(&points);
    let mut trace = Vec::new();
    for ((candidate, points), share) in candidates.iter().zip(&points).zip(&shares) {
        let decision = format!("{share:.2}: {}", in_words(*points, &candidate.features));
        trace.push(Trace { rule: "when", tokens: candidate.expression.tokens.clone(), decision });
    }
    let day = |candidate: &Candidate| candidate.date.clone().unwrap_or_else(|| format!("{:?}", candidate.expression.time));
    let mut days: BTreeMap<String, f32> = BTreeMap::new();
    for (candidate, share) in candidates.iter().zip(&shares) {
        *days.entry(day(candidate)).or_default() += share;
    }
    let none = 1.0 - shares.iter().sum::<f32>();
    let Some((best, _)) =
        days.into_iter().filter(|(_, share)| *share > none).reduce(|best, next| if next.1 > best.1 { next } else { best })
    else {
        return (None, trace);
    };
    let mentions = (0..candidates.len()).filter(|&at| day(&candidates[at]) == best);
    let chosen = mentions.reduce(|best, next| if shares[next] > shares[best] { next } else { best });
    if let Some(at) = chosen {
        trace.push(Trace { rule: "when", tokens: candidates[at].expression.tokens.clone(), decision: format!("taken, {best}") });
    }
    (chosen, trace)
}

/// One tense for all mentions of a weekday: an article names one day by one name.
fn weekday_tenses(doc: &Document, all: &[Expression], meeting: &Meeting) -> Vec<(Weekday, Tense)> {
    let mut tenses: Vec<(Weekday, Tense)> = Vec::new();
    for expression in all {
        let Time::Weekday(day, Which::Unsaid) = expression.time else { continue };
        let found = own_tense(doc, expression, meeting);
        match tenses.iter_mut().find(|(known, _)| *known == day) {
            Some((_, joint)) if *joint != Tense::Past && found != Tense::Unsaid => *joint = found,
            Some(_) => {}
            None => tenses.push((day, found)),
        }
    }
    tenses
}

/// “Saturday's meeting is the first since the war”: the present tells of a meeting that was held what it is, not
/// that it lies ahead.
fn own_tense(doc: &Document, time: &Expression, meeting: &Meeting) -> Tense {
    let end = time.tokens.end;
    let owns = doc.tokens.get(end).is_some_and(|token| token.tag == Tag::POS);
    let sentence = doc.sentences[doc.sentence_of(time.tokens.start)].tokens.end;
    let verb = || (end..sentence).map(|at| doc.tokens[at].tag).find(|tag| tag.is_finite() || *tag == Tag::MD);
    // “Has called off Friday's visit”
    let before = |back: usize| time.tokens.start.checked_sub(back).map_or("", |at| &*doc.tokens[at].lemma);
    let off = before(1) == "off" && before(2) == "call" || matches!(before(1), "cancel" | "postpone" | "scrap");
    if owns && off {
        return Tense::Future;
    }
    let held = meeting.status == Some(MeetingStatus::Held);
    // “Told reporters ahead of Wednesday's meeting”
    let to = before(1) == "before" || before(1) == "of" && matches!(before(2), "ahead" | "advance" | "eve");
    if owns && to && !held {
        return Tense::Future;
    }
    let described = owns && matches!(verb(), Some(Tag::VBZ | Tag::VBP));
    // “A committee will be formed following a meeting on Tuesday”: “will” is not of the meeting.
    let behind = || match bearing(doc, &time.tokens) {
        Bearing::MeetingNoun(noun) => noun < time.tokens.start && matches!(before_phrase(doc, noun).1, "after" | "following"),
        _ => false,
    };
    if held && (described || behind()) { Tense::Unsaid } else { tense(doc, &time.tokens) }
}

fn meeting_tense(doc: &Document, chosen: &Expression, weekdays: &[(Weekday, Tense)], meeting: &Meeting) -> Tense {
    let joint = |day| weekdays.iter().find(|(known, _)| *known == day).map_or(Tense::Unsaid, |(_, tense)| *tense);
    let own = match (own_tense(doc, chosen, meeting), chosen.time) {
        (Tense::Unsaid, Time::Weekday(day, Which::Unsaid)) => joint(day),
        (own, _) => own,
    };
    match (own, meeting.status) {
        (Tense::Unsaid, Some(MeetingStatus::Planned | MeetingStatus::Postponed)) => Tense::Future,
        (Tense::Unsaid, Some(MeetingStatus::Held)) => Tense::Past,
        _ => own,
    }
}
