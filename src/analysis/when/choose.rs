//! Of all times in the text, the meeting's: by what governs it, where it stands, who is named.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::grammar;
use super::resolve::resolve;
use super::tense::{Tense, tense};
use super::time::{Expression, Time, Which};
use crate::analysis::bearing::{Bearing, bearing, meeting_noun, window};
use crate::analysis::venue::later_stop;
use crate::analysis::{Context, Findings, Meeting, MeetingStatus, Trace, When};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Paragraph};

/// What a time must score to be printed. Set on development articles so that a time which
/// nothing ties to the meeting stays out.
const THRESHOLD: f32 = 4.5;

/// What another mention of the same time must score to speak for it.
const AGAIN: f32 = 5.0;

/// The most that a time can score which no word of meeting governs: it is a stopgap.
const UNGOVERNED: f32 = 7.0;

/// Adds when the meeting takes place to `findings`.
pub fn add(doc: &Document, context: &Context, findings: &mut Findings) {
    let Some(meeting) = &findings.meeting else { return };
    let (when, trace) = find(doc, findings, meeting, context);
    findings.trace.extend(trace);
    if let Some(meeting) = &mut findings.meeting {
        meeting.when = when;
    }
}

/// Finds when `meeting` takes place; what was considered goes to the trace.
#[must_use]
pub fn find(doc: &Document, findings: &Findings, meeting: &Meeting, context: &Context) -> (Option<When>, Vec<Trace>) {
    let all: Vec<Expression> = (0..doc.sentences.len()).flat_map(|sentence| grammar::expressions(doc, sentence)).collect();
    let tenses = weekday_tenses(doc, &all);
    let mut best: Option<(f32, &Expression)> = None;
    let mut trace = Vec::new();
    let scores: Vec<(f32, String)> = all.iter().map(|expression| score(doc, findings, meeting, expression, context.published)).collect();
    let mut mentions: BTreeMap<String, usize> = BTreeMap::new();
    for (expression, _) in all.iter().zip(&scores).filter(|(_, (score, _))| *score >= AGAIN) {
        *mentions.entry(format!("{:?}", expression.time)).or_default() += 1;
    }
    for (expression, (score, why)) in all.iter().zip(&scores) {
        let again = mentions.get(&format!("{:?}", expression.time)).copied().unwrap_or_default();
        let score = score + if again > 1 { 0.5 } else { 0.0 };
        trace.push(Trace { rule: "when", tokens: expression.tokens.clone(), decision: format!("{score:.1}: {why}") });
        if score >= THRESHOLD && best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, expression));
        }
    }
    let Some((_, chosen)) = best else { return (None, trace) };
    let chosen = sharper(chosen, &all, &scores);
    let date = resolve(chosen.time, context.published, meeting_tense(doc, chosen, &tenses, meeting));
    trace.push(Trace { rule: "when", tokens: chosen.tokens.clone(), decision: format!("taken, {}", date.as_deref().unwrap_or("no date")) });
    (Some(When { tokens: chosen.tokens.clone(), date }), trace)
}

/// Where “this week” was chosen, the day of it that the text names for the meeting.
fn sharper<'e>(chosen: &'e Expression, all: &'e [Expression], scores: &[(f32, String)]) -> &'e Expression {
    let vague = |time: Time| matches!(time, Time::Vague | Time::Month(..) | Time::Months(_));
    if !vague(chosen.time) {
        return chosen;
    }
    let days = all.iter().zip(scores).filter(|(expression, (score, _))| *score >= SHARPER && !vague(expression.time));
    days.reduce(|best, next| if next.1.0 > best.1.0 { next } else { best }).map_or(chosen, |(expression, _)| expression)
}

/// What a day must score to stand for a week that was chosen.
const SHARPER: f32 = 6.0;

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

/// How surely `expression` is the meeting's time, and why.
fn score(doc: &Document, findings: &Findings, meeting: &Meeting, expression: &Expression, published: Option<Date>) -> (f32, String) {
    let bearing = bearing(doc, &expression.tokens);
    let governed = match bearing {
        Bearing::MeetingVerb(_) => 6.0,
        Bearing::MeetingNoun(at) if weak(doc, at) => 3.5,
        Bearing::MeetingNoun(_) => 5.0,
        Bearing::Nothing => 1.0,
        Bearing::Verb(_) if meeting_in_sentence(doc, expression.tokens.start) => 1.5,
        Bearing::Verb(_) => 0.0,
        Bearing::Saying(_) => -4.0,
    };
    let other = bearing.meeting().filter(|&at| another(doc, at) || later_stop(doc, at)).map_or(0.0, |_| -4.0);
    let parts = [
        ("governor", governed),
        ("another meeting", other),
        ("position", position(doc, expression.tokens.start)),
        ("meeting's clause", clause(doc, meeting, expression.tokens.start, bearing)),
        ("participants", named(doc, findings, meeting, expression.tokens.start)),
        ("preposition", preposition(doc, &expression.tokens)),
        ("transcript", transcript(doc, expression)),
        ("status", against_status(meeting, expression, tense(doc, &expression.tokens))),
        ("grain", grain(expression.time, bearing)),
        ("far", far(expression, published, tense(doc, &expression.tokens))),
    ];
    let why = parts.iter().filter(|(_, points)| *points != 0.0).map(|(name, points)| format!("{name} {points:+.1}")).collect::<Vec<_>>();
    let sum: f32 = parts.iter().map(|(_, points)| points).sum();
    (if bearing.meeting().is_some() { sum } else { sum.min(UNGOVERNED) }, why.join(", "))
}

/// “Their previous meeting” is not the one reported.
fn another(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(3));
    (start..at).any(|i| lexicon::OTHER_MEETING.contains(&doc.tokens[i].lower))
}

/// The headline and the first sentences report the meeting; what comes late is background.
pub(crate) fn position(doc: &Document, at: usize) -> f32 {
    let sentence = doc.sentence_of(at);
    if doc.paragraphs[doc.sentences[sentence].paragraph].kind == BlockKind::Headline {
        return 3.0;
    }
    let first = doc.paragraphs.iter().find(|p| p.kind != BlockKind::Headline).map_or(0, |p| p.sentences.start);
    match sentence.saturating_sub(first) {
        0 => 4.0,
        1 => 3.0,
        2 => 2.5,
        3..=5 => 2.0,
        6..=10 => 1.0,
        _ => 0.0,
    }
}

/// Being in the meeting's own sentence; less where another verb governs.
pub(crate) fn clause(doc: &Document, meeting: &Meeting, at: usize, bearing: Bearing) -> f32 {
    if meeting.clause.is_empty() || doc.sentence_of(meeting.clause.start) != doc.sentence_of(at) {
        return 0.0;
    }
    if bearing.meeting().is_some() { 3.0 } else { 2.0 }
}

/// Whether the sentence of `at` speaks of a meeting at all.
fn meeting_in_sentence(doc: &Document, at: usize) -> bool {
    window(doc, &(at..at + 1)).any(|i| meeting_noun(doc, i))
}

/// Principals who are named in the sentence.
pub(crate) fn named(doc: &Document, findings: &Findings, meeting: &Meeting, at: usize) -> f32 {
    let sentence = &doc.sentences[doc.sentence_of(at)].tokens;
    let here = |actor: usize| {
        let mentions = &findings.actors[actor].mentions;
        mentions.get(mentions.partition_point(|mention| mention.start < sentence.start)).is_some_and(|mention| mention.start < sentence.end)
    };
    let count = meeting.participants.iter().take(4).filter(|participant| here(participant.actor)).count();
    match count {
        0 => 0.0,
        1 => 0.5,
        _ => 1.5,
    }
}

/// “Since”, “until” and their like bound a time; they do not name the meeting's.
fn preposition(doc: &Document, tokens: &Range<usize>) -> f32 {
    let at = tokens.start;
    if doc.tokens.get(tokens.end).is_some_and(|next| matches!(&*next.lower, "'s" | "'") || next.tag.is_noun()) {
        return 0.0;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |i| &*doc.tokens[i].lower);
    match before(1) {
        "to" | "until" | "for" if postponed(doc, at) => 4.0,
        "since" | "until" | "by" | "before" | "after" => -3.0,
        "of" if before(2) == "ahead" => -3.0,
        _ => 0.0,
    }
}

/// Longest name of a speaker in a transcript, in tokens.
const SPEAKER_WORDS: usize = 12;

/// “SECRETARY SMITH: I am pleased to have the minister here today”: who speaks at a meeting and says
/// “today” means the day of the meeting.
fn transcript(doc: &Document, expression: &Expression) -> f32 {
    let opens = |paragraph: &Paragraph| {
        let words = doc.sentences[paragraph.sentences.start].tokens.clone();
        let capitals = words
            .clone()
            .take(SPEAKER_WORDS)
            .take_while(|&at| doc.words(at..at + 1).chars().all(|c| !c.is_lowercase()) && &*doc.tokens[at].lower != ":")
            .count();
        capitals >= 2 && doc.tokens.get(words.start + capitals).is_some_and(|token| &*token.lower == ":")
    };
    let spoken = || doc.paragraphs.iter().take(OPENING).any(opens);
    if expression.time == Time::Days(0) && spoken() { 4.0 } else { 0.0 }
}

/// Paragraphs in which a transcript shows its first speaker.
const OPENING: usize = 12;

/// “Pushed back to Friday”: the time that stands is the last one.
fn postponed(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(5));
    doc.tokens[start..at].iter().any(|token| matches!(&*token.lemma, "postpone" | "reschedule" | "push" | "delay" | "move"))
}

/// A time behind a planned meeting, or ahead of one that was held, is another's.
fn against_status(meeting: &Meeting, expression: &Expression, tense: Tense) -> f32 {
    let last = matches!(expression.time, Time::Weekday(_, Which::Last) | Time::Days(i32::MIN..=-1));
    match meeting.status {
        _ if expression.time == Time::Days(0) => 0.0,
        Some(MeetingStatus::Planned) if tense == Tense::Past || last => -2.0,
        Some(MeetingStatus::Held) if tense == Tense::Future => -2.0,
        _ => 0.0,
    }
}

/// Coarse times are rarely a meeting's; where nothing of the meeting governs them they never are.
fn grain(time: Time, bearing: Bearing) -> f32 {
    match time {
        Time::Vague | Time::Months(_) | Time::Month(..) if bearing.meeting().is_none() => -4.0,
        Time::Weekday(_, Which::Last) | Time::Vague | Time::Months(_) | Time::Month(..) => -1.5,
        Time::Year(_) | Time::Years(_) => -5.0,
        _ => 0.0,
    }
}

/// A time long before publication is history (days; two reports of one meeting lie closer).
fn far(expression: &Expression, published: Option<Date>, tense: Tense) -> f32 {
    const LONG: i32 = 45;
    let date = resolve(expression.time, published, tense).unwrap_or_default();
    let day = match date.len() {
        7 => format!("{date}-28"),
        10 => date,
        _ => return 0.0,
    };
    let gone = day.parse::<Date>().ok().zip(published).and_then(|(day, published)| day.until(published).ok());
    if gone.is_some_and(|span| span.get_days() > LONG) { -5.0 } else { 0.0 }
}

/// Whether the noun at `at` may be no meeting at all (“visit”, “call”, “conversation”).
fn weak(doc: &Document, at: usize) -> bool {
    let class = |word| lexicon::MEETING_NOUNS.class(word);
    class(&doc.tokens[at].lower).or_else(|| class(&doc.tokens[at].lemma)) == Some("weak")
}
