//! What speaks for and against a time's being the meeting's, as numbers.
//!
//! Enters: a time expression, what governs it, its date. Leaves: one named number from 0 to 1 a
//! feature. What they weigh is learnt: `train/src/bin/choices.rs` writes `table.rs`.

use std::ops::Range;

use jiff::civil::Date;

use super::tense::Tense;
use super::time::{Expression, Time, Which};
use crate::analysis::bearing::{Bearing, bearing, before_phrase, definite, meeting_noun, of_another, window};
use crate::analysis::ranking::{Feature, flag};
use crate::analysis::venue::later_stop;
use crate::analysis::{Context, Findings, Meeting, MeetingStatus, standing};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Paragraph};

/// What the features of every time of an article are computed from.
pub struct Scene<'a> {
    /// The text.
    pub doc: &'a Document,
    /// Who acts in it.
    pub findings: &'a Findings,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The day of publication.
    pub context: &'a Context,
    /// Whether speakers are named as a transcript names them.
    pub transcript: bool,
}

impl<'a> Scene<'a> {
    /// Reads what all times share.
    #[must_use]
    pub fn new(doc: &'a Document, findings: &'a Findings, meeting: &'a Meeting, context: &'a Context) -> Self {
        Self { doc, findings, meeting, context, transcript: doc.paragraphs.iter().take(OPENING).any(|paragraph| speaks(doc, paragraph)) }
    }
}

/// The features of `expression`, whose date is `date`; always the same names in the same order.
#[must_use]
pub fn features(scene: &Scene, expression: &Expression, tense: Tense, date: Option<&str>) -> Vec<Feature> {
    let bearing = bearing(scene.doc, &expression.tokens);
    let mut all = vec![("bias", 1.0)];
    all.extend(governor(scene.doc, bearing, &expression.tokens));
    all.extend(standing::features(scene.doc, scene.findings, scene.meeting, expression.tokens.start, bearing));
    all.extend(wording(scene.doc, &expression.tokens, expression.time, scene.transcript));
    all.extend(grain(expression.time, bearing));
    all.extend(against_status(scene.meeting, expression.time, tense));
    all.extend(distance(scene.context.published, date));
    all.extend(aside(scene.doc, bearing, &expression.tokens));
    all
}

/// What governs the time.
fn governor(doc: &Document, bearing: Bearing, tokens: &Range<usize>) -> [Feature; 12] {
    let noun = match bearing {
        Bearing::MeetingNoun(at) => Some(at),
        _ => None,
    };
    let verb = matches!(bearing, Bearing::Verb(_));
    let beside = verb && window(doc, &(tokens.start..tokens.start + 1)).any(|at| meeting_noun(doc, at));
    [
        ("of a verb of meeting", flag(matches!(bearing, Bearing::MeetingVerb(_)))),
        ("of a noun of meeting", flag(noun.is_some_and(|at| !weak(doc, at)))),
        ("of a weak noun of meeting", flag(noun.is_some_and(|at| weak(doc, at)))),
        ("of a verb of saying", flag(matches!(bearing, Bearing::Saying(_)))),
        ("of another verb", flag(verb && !beside)),
        ("of another verb beside a noun of meeting", flag(beside)),
        ("of nothing", flag(bearing == Bearing::Nothing)),
        ("of another meeting", flag(bearing.meeting().is_some_and(|at| of_another(doc, at)))),
        ("of a later stop", flag(bearing.meeting().is_some_and(|at| later_stop(doc, at)))),
        ("of a meeting before or after", flag(noun.is_some_and(|at| bounded(doc, at)))),
        ("of a definite meeting", flag(noun.is_some_and(|at| definite(doc, at)))),
        ("close to its governor", flag(bearing.meeting().is_some_and(|at| at.abs_diff(tokens.start) <= CLOSE))),
    ]
}

/// Tokens between a time and a governor that stand together.
const CLOSE: usize = 4;

/// Whether the noun at `at` may be no meeting at all (“visit”, “call”, “conversation”).
fn weak(doc: &Document, at: usize) -> bool {
    let class = |word| lexicon::MEETING_NOUNS.class(word);
    class(&doc.tokens[at].lower).or_else(|| class(&doc.tokens[at].lemma)) == Some("weak")
}

/// “Ahead of a summit”, “after the talks”: the noun's event bounds what the sentence reports.
fn bounded(doc: &Document, noun: usize) -> bool {
    let (first, before) = before_phrase(doc, noun);
    matches!(before, "before" | "after" | "since" | "following" | "until")
        || (before == "of" && first > 1 && &*doc.tokens[first - 2].lower == "ahead")
}

/// The words before and around it.
fn wording(doc: &Document, tokens: &Range<usize>, time: Time, transcript: bool) -> [Feature; 8] {
    let at = tokens.start;
    let before = |back: usize| at.checked_sub(back).map_or("", |i| &*doc.tokens[i].lower);
    let after = doc.tokens.get(tokens.end);
    let modifies = after.is_some_and(|next| matches!(&*next.lower, "'s" | "’s" | "'" | "’") || next.tag.is_noun());
    let bound = matches!(before(1), "since" | "until" | "by" | "before" | "after") || (before(1) == "of" && before(2) == "ahead");
    let sentence = &doc.sentences[doc.sentence_of(at)];
    let alone = doc.paragraphs[sentence.paragraph].sentences.len() == 1 && sentence.tokens.len() <= tokens.len() + ALONE;
    [
        ("put off to it", flag(matches!(before(1), "to" | "until" | "for") && postponed(doc, at))),
        ("after a bound", flag(bound && !modifies && !postponed(doc, at))),
        ("before a noun or owner", flag(modifies)),
        ("after a preposition", flag(matches!(before(1), "on" | "in" | "at"))),
        ("opens its sentence", flag(at <= sentence.tokens.start + 1)),
        ("a line of its own", flag(alone)),
        ("today in a transcript", flag(transcript && time == Time::Days(0))),
        ("after from", flag(before(1) == "from")),
    ]
}

/// Tokens besides the time in a line that is only that (“Washington, May 19.”).
const ALONE: usize = 4;

/// “Pushed back to Friday”: the time that stands is the last one.
fn postponed(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(5));
    doc.tokens[start..at].iter().any(|token| matches!(&*token.lemma, "postpone" | "reschedule" | "push" | "delay" | "move"))
}

/// What kind of time it is.
fn grain(time: Time, bearing: Bearing) -> [Feature; 11] {
    let coarse = matches!(time, Time::Vague | Time::Months(_) | Time::Month(..));
    [
        ("a weekday", flag(matches!(time, Time::Weekday(_, Which::Unsaid | Which::This)))),
        ("last weekday", flag(matches!(time, Time::Weekday(_, Which::Last)))),
        ("next weekday", flag(matches!(time, Time::Weekday(_, Which::Next) | Time::WeekdayOfNextWeek(_)))),
        ("a day of the calendar", flag(matches!(time, Time::Day(..) | Time::DayOfMonth(_)))),
        ("today", flag(time == Time::Days(0))),
        ("yesterday or tomorrow", flag(matches!(time, Time::Days(-1 | 1)))),
        ("days away", flag(matches!(time, Time::Days(i32::MIN..=-2 | 2..)))),
        ("a weekend", flag(matches!(time, Time::Weekends(_)))),
        ("a week, a month", flag(coarse)),
        ("a week, a month, ungoverned", flag(coarse && bearing.meeting().is_none())),
        ("a year", flag(matches!(time, Time::Year(_) | Time::Years(_)))),
    ]
}

/// How its tense goes with how far the meeting is.
fn against_status(meeting: &Meeting, time: Time, tense: Tense) -> [Feature; 4] {
    let past = tense == Tense::Past || matches!(time, Time::Weekday(_, Which::Last) | Time::Days(i32::MIN..=-1));
    let future = tense == Tense::Future || matches!(time, Time::Weekday(_, Which::Next) | Time::WeekdayOfNextWeek(_) | Time::Days(1..));
    let planned = matches!(meeting.status, Some(MeetingStatus::Planned | MeetingStatus::Postponed));
    let held = meeting.status == Some(MeetingStatus::Held);
    [
        ("behind a planned meeting", flag(planned && past)),
        ("ahead as the meeting", flag(planned && future)),
        ("behind as the meeting", flag(held && past)),
        ("ahead of a held meeting", flag(held && future)),
    ]
}

/// What stands far behind and belongs to no meeting.
fn aside(doc: &Document, bearing: Bearing, tokens: &Range<usize>) -> [Feature; 4] {
    let position = standing::position(doc, tokens.start).unwrap_or_default();
    let loose = bearing.meeting().is_none();
    let compared = tokens.start.checked_sub(1).is_some_and(|at| matches!(&*doc.tokens[at].lower, "than" | "of"));
    [
        ("in the fourth to eleventh, of no meeting", flag(loose && (3..11).contains(&position))),
        ("later, of no meeting", flag(loose && position >= 11)),
        ("of a saying behind the first sentence", flag(matches!(bearing, Bearing::Saying(_)) && position > 0)),
        ("compared", flag(compared)),
    ]
}

/// How far from the day of publication.
fn distance(published: Option<Date>, date: Option<&str>) -> [Feature; 7] {
    let first = date.and_then(|date| match date.len() {
        4 => format!("{date}-01-01").parse::<Date>().ok(),
        7 => format!("{date}-01").parse().ok(),
        _ => date.parse().ok(),
    });
    let days = first.zip(published).and_then(|(day, published)| published.until(day).ok()).map(|span| span.get_days());
    let within = |range: Range<i32>| flag(days.is_some_and(|days| range.contains(&days)));
    [
        ("no date", flag(date.is_none() && published.is_some())),
        ("long before publication", within(i32::MIN..-45)),
        ("before publication", within(-45..-7)),
        ("days before publication", within(-7..0)),
        ("the day of publication", within(0..1)),
        ("days after publication", within(1..14)),
        ("after publication", within(14..i32::MAX)),
    ]
}

/// Paragraphs in which a transcript shows its first speaker.
const OPENING: usize = 12;
/// Longest name of a speaker in a transcript, in tokens.
const SPEAKER_WORDS: usize = 12;

/// “SECRETARY SMITH: I am pleased to have the minister here today”: who speaks at a meeting and says
/// “today” means the day of the meeting.
fn speaks(doc: &Document, paragraph: &Paragraph) -> bool {
    if paragraph.kind == BlockKind::Headline {
        return false;
    }
    let words = doc.sentences[paragraph.sentences.start].tokens.clone();
    let capitals = words
        .clone()
        .take(SPEAKER_WORDS)
        .take_while(|&at| doc.words(at..at + 1).chars().all(|c| !c.is_lowercase()) && &*doc.tokens[at].lower != ":")
        .count();
    capitals >= 2 && doc.tokens.get(words.start + capitals).is_some_and(|token| &*token.lower == ":")
}
