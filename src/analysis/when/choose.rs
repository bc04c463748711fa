//! Of all times in the text, the meeting's: the day that the text most likely means.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Weekday;

use super::events::{is_of_another_event, is_of_another_meeting};
use super::features::{Scene, features};
use super::grammar;
use super::resolve::resolve;
use super::said::{is_a_stamp, is_of_the_telling};
use super::table::TABLE;
use super::tense::{Tense, tense};
use super::time::{Expression, Time, Which};
use crate::analysis::ranking::{Feature, Table, in_words, points, shares};
use crate::analysis::{Context, Findings, Meeting, MeetingStatus, Trace, When};
use crate::text::Document;

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
    let (chosen, trace) = choose(&candidates, &TABLE);
    let when = chosen.map(|at| When { tokens: candidates[at].expression.tokens.clone(), date: candidates[at].date.clone() });
    findings.trace.extend(trace);
    if let Some(meeting) = &mut findings.meeting {
        meeting.when = when;
    }
}

/// All times of the text as they are weighed, in order.
#[must_use]
pub fn candidates(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context) -> Vec<Candidate> {
    let mut all: Vec<Expression> = (0..doc.sentences.len()).flat_map(|sentence| grammar::expressions(doc, sentence)).collect();
    let main = meeting.clause.clone();
    let other = |time: &Range<usize>| is_of_another_event(doc, time) || is_of_another_meeting(doc, time);
    all.retain(|expression| !is_a_stamp(doc, &expression.tokens) && !is_of_the_telling(doc, &expression.tokens));
    all.retain(|expression| main.contains(&expression.tokens.start) || !other(&expression.tokens));
    let tenses = weekday_tenses(doc, &all);
    let scene = Scene::new(doc, findings, meeting, context);
    let read = |expression: Expression| {
        let date = resolve(expression.time, context.published, meeting_tense(doc, &expression, &tenses, meeting));
        let features = features(&scene, &expression, tense(doc, &expression.tokens), date.as_deref());
        Candidate { expression, date, features }
    };
    all.into_iter().map(read).collect()
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
fn weekday_tenses(doc: &Document, all: &[Expression]) -> Vec<(Weekday, Tense)> {
    let mut tenses: Vec<(Weekday, Tense)> = Vec::new();
    for expression in all {
        let Time::Weekday(day, Which::Unsaid) = expression.time else { continue };
        let found = tense(doc, &expression.tokens);
        match tenses.iter_mut().find(|(known, _)| *known == day) {
            Some((_, joint)) if *joint != Tense::Past && found != Tense::Unsaid => *joint = found,
            Some(_) => {}
            None => tenses.push((day, found)),
        }
    }
    tenses
}

fn meeting_tense(doc: &Document, chosen: &Expression, weekdays: &[(Weekday, Tense)], meeting: &Meeting) -> Tense {
    let joint = |day| weekdays.iter().find(|(known, _)| *known == day).map_or(Tense::Unsaid, |(_, tense)| *tense);
    let own = match (tense(doc, &chosen.tokens), chosen.time) {
        (Tense::Unsaid, Time::Weekday(day, Which::Unsaid)) => joint(day),
        (own, _) => own,
    };
    match (own, meeting.status) {
        (Tense::Unsaid, Some(MeetingStatus::Planned | MeetingStatus::Postponed)) => Tense::Future,
        (Tense::Unsaid, Some(MeetingStatus::Held)) => Tense::Past,
        _ => own,
    }
}
