//! A unit and what stands around it → hashed features for the model.
//!
//! The training program uses the same function: weights fit only the features that they were
//! trained with, so any change here asks for new weights. Counts become thresholds, so that
//! every feature is either there or not.

use std::cmp::Ordering;
use std::ops::Range;

use crate::analysis::Findings;
use crate::analysis::hashing::hash;
use crate::clean::BlockKind;
use crate::text::{Document, Tag};

use super::stance::{Cue, Drift, Turn, drift};
use super::units::Unit;

/// What the sentences around a unit and the article as a whole speak of.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// By sentence: how many cues of each drift, as [`drifts`] counts them.
    sentences: Vec<[u8; 4]>,
    /// Share of dividing cues among those that divide or join, in fifths (0 to 4).
    temper: u8,
}

impl Surroundings {
    /// Reads the cues of the whole article.
    #[must_use]
    pub fn new(doc: &Document, cues: &[Cue]) -> Self {
        let sentences: Vec<[u8; 4]> = doc.sentences.iter().map(|sent| drifts(cues_in(cues, &sent.tokens))).collect();
        let total = |drift: Drift| sentences.iter().map(|counts| usize::from(counts[drift as usize])).sum::<usize>();
        let (divides, joins) = (total(Drift::Divides), total(Drift::Joins));
        let temper = u8::try_from((5 * divides / (divides + joins + 1)).min(4)).unwrap_or(4);
        Self { sentences, temper }
    }
}

/// How many of `cues` are of each drift; a cue that is turned round counts for the other side.
fn drifts<'c>(cues: impl Iterator<Item = &'c Cue>) -> [u8; 4] {
    let mut counts = [0_u8; 4];
    for cue in cues {
        let side = match (drift(cue.class), cue.turn) {
            // “Suspended the strike” joins.
            (Drift::Divides, Turn::Lessened | Turn::Ended) => Drift::Joins,
            (Drift::Joins, Turn::Negated | Turn::Refused | Turn::Ended) => Drift::Divides,
            (side, _) => side,
        };
        counts[side as usize] = counts[side as usize].saturating_add(1);
    }
    counts
}

/// The cues that start in `range`.
pub fn cues_in<'c>(cues: &'c [Cue], range: &Range<usize>) -> impl Iterator<Item = &'c Cue> + use<'c> {
    let from = cues.partition_point(|cue| cue.tokens.start < range.start);
    let end = range.end;
    cues[from..].iter().take_while(move |cue| cue.tokens.start < end)
}

/// The features of `unit`, sorted, each once.
#[must_use]
pub fn features(doc: &Document, findings: &Findings, cues: &[Cue], around: &Surroundings, unit: &Unit) -> Vec<u32> {
    let mut out = Features(Vec::with_capacity(160));
    let evidence = unit.evidence();
    let inside: Vec<&Cue> = cues_in(cues, &evidence).filter(|cue| unit.keeps(cue.tokens.start)).collect();
    stance_features(&inside, &mut out);
    word_features(doc, unit, &mut out);
    verb_features(doc, unit, &mut out);
    place_features(doc, unit, &mut out);
    let sentence = &doc.sentences[unit.sentence].tokens;
    for cue in cues_in(cues, sentence).filter(|cue| !unit.keeps(cue.tokens.start)) {
        out.add("beside", &[cue.class]);
    }
    around_features(around, unit, &inside, &mut out);
    people_features(findings, &evidence, &mut out);
    out.0.sort_unstable();
    out.0.dedup();
    out.0
}

fn stance_features(inside: &[&Cue], out: &mut Features) {
    for cue in inside {
        out.add("class", &[cue.class, turn_name(cue.turn)]);
        if cue.turn != Turn::Plain {
            out.add("turned", &[drift_name(drift(cue.class)), turn_name(cue.turn)]);
        }
    }
    for pair in inside.windows(2) {
        out.add("pair", &[pair[0].class, pair[1].class]);
    }
    if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
        out.add("first", &[first.class]);
        out.add("last", &[last.class]);
    } else {
        out.add("no cue", &[]);
    }
    let counts = drifts(inside.iter().copied());
    for (drift, count) in counts.into_iter().enumerate() {
        for least in 1..=count.min(4) {
            out.add("count", &[DRIFTS[drift], NUMBERS[usize::from(least)]]);
        }
    }
    let balance = i16::from(counts[0]) - i16::from(counts[1]);
    out.add("balance", &[NUMBERS[usize::try_from(balance.clamp(-4, 4) + 4).unwrap_or(4)]]);
}

fn word_features(doc: &Document, unit: &Unit, out: &mut Features) {
    let mut previous = "";
    let mut first = true;
    for at in unit.tokens() {
        let token = &doc.tokens[at];
        if !token.lower.chars().any(char::is_alphanumeric) {
            continue;
        }
        let word: &str = if token.lower.bytes().any(|b| b.is_ascii_digit()) { "0" } else { &token.lemma };
        out.add("word", &[word]);
        out.add("words", &[previous, word]);
        if first {
            out.add("opens", &[word]);
            first = false;
        }
        previous = word;
    }
    let last = unit.evidence().end;
    for mark in ["?", "!"] {
        if doc.tokens[unit.evidence()].iter().any(|token| &*token.lower == mark) {
            out.add("mark", &[mark]);
        }
    }
    let words = unit.tokens().count();
    for least in [6, 10, 15, 20, 30, 40] {
        if words >= least {
            out.add("long", &[NUMBERS[least / 5]]);
        }
    }
    for quote in doc.quotations_in(unit.evidence().start..last) {
        let all = quote.tokens.start <= unit.evidence().start && last <= quote.tokens.end;
        out.add("quoted", &[if all { "all" } else { "part" }]);
    }
}

/// The tense and mood of the first predicate, and whether a day or month stands beside it.
fn verb_features(doc: &Document, unit: &Unit, out: &mut Features) {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else {
        out.add("no verb", &[]);
        return;
    };
    let token = &doc.tokens[verb];
    let mood: &str = if token.tag == Tag::MD { &token.lemma } else { token.tag.name() };
    out.add("mood", &[mood]);
    out.add("predicate", &[&token.lemma]);
    if let Some(main) = unit.tokens().filter(|&at| at > verb).take(4).find(|&at| doc.tokens[at].tag.is_verb()) {
        out.add("main verb", &[mood, &doc.tokens[main].lemma]);
        out.add("verb form", &[mood, doc.tokens[main].tag.name()]);
    }
    if unit.tokens().any(|at| is_calendar(&doc.tokens[at].lower)) {
        out.add("calendar", &[]);
        out.add("calendar", &[mood]);
    }
    if let Some(subject) = unit.tokens().take_while(|&at| at < verb).filter(|&at| doc.tokens[at].tag.is_noun()).last() {
        out.add("subject", &[if doc.tokens[subject].tag.is_proper() { "name" } else { &doc.tokens[subject].lemma }]);
    }
}

/// A day of the week, a month, or a word such as “tomorrow”.
fn is_calendar(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "today"
            | "tomorrow"
            | "tonight"
            | "week"
            | "month"
    )
}

fn place_features(doc: &Document, unit: &Unit, out: &mut Features) {
    let sent = &doc.sentences[unit.sentence];
    let paragraph = &doc.paragraphs[sent.paragraph];
    let last = doc.paragraphs.last().map_or(1, |paragraph| paragraph.number.max(1));
    for least in [1, 2, 3, 5, 8] {
        if paragraph.number <= least {
            out.add("paragraph", &[NUMBERS[least as usize]]);
        }
    }
    out.add("quarter", &[NUMBERS[(4 * paragraph.number / (last + 1)) as usize]]);
    if paragraph.kind == BlockKind::ListItem {
        out.add("list item", &[]);
    }
    if unit.evidence().start > sent.tokens.start {
        let before = doc.tokens[sent.tokens.start..unit.evidence().start].iter().rev();
        if let Some(token) = before.into_iter().find(|token| token.lower.chars().any(char::is_alphabetic)) {
            out.add("cut after", &[&token.lower]);
        }
    }
}

fn around_features(around: &Surroundings, unit: &Unit, inside: &[&Cue], out: &mut Features) {
    let temper = NUMBERS[usize::from(around.temper)];
    out.add("temper", &[temper]);
    let counts = drifts(inside.iter().copied());
    let lean = match counts[0].cmp(&counts[1]) {
        Ordering::Equal => "even",
        Ordering::Greater => "divides",
        Ordering::Less => "joins",
    };
    out.add("temper and lean", &[temper, lean]);
    for (name, sentence) in [("before", unit.sentence.checked_sub(1)), ("after", Some(unit.sentence + 1))] {
        let Some(counts) = sentence.and_then(|at| around.sentences.get(at)) else { continue };
        for (drift, &count) in counts.iter().enumerate() {
            if count > 0 {
                out.add(name, &[DRIFTS[drift], NUMBERS[usize::from(count.min(2))]]);
            }
        }
    }
}

fn people_features(findings: &Findings, evidence: &Range<usize>, out: &mut Features) {
    let Some(meeting) = &findings.meeting else { return };
    let mut sides = 0;
    for participant in &meeting.participants {
        let mentions = findings.actors.get(participant.actor).map_or(&[][..], |actor| &actor.mentions);
        sides += usize::from(mentions.iter().any(|mention| evidence.start <= mention.start && mention.end <= evidence.end));
    }
    out.add("participants", &[NUMBERS[sides.min(3)]]);
    if meeting.clause.start < evidence.end && evidence.start < meeting.clause.end {
        out.add("meeting clause", &[]);
    }
}

/// Hashed features.
struct Features(Vec<u32>);

impl Features {
    fn add(&mut self, name: &str, values: &[&str]) {
        self.0.push(hash(name, values));
    }
}

const DRIFTS: [&str; 4] = ["divides", "joins", "wants", "comes"];
const NUMBERS: [&str; 9] = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];

const fn drift_name(drift: Drift) -> &'static str {
    DRIFTS[drift as usize]
}

const fn turn_name(turn: Turn) -> &'static str {
    match turn {
        Turn::Plain => "",
        Turn::Negated => "negated",
        Turn::Refused => "refused",
        Turn::Lessened => "lessened",
        Turn::Ended => "ended",
    }
}
