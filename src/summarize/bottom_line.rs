//! The point of the memo: two or three sentences of the source, the one that reports the meeting
//! first, then the strongest of what it is for and what came of it.
//!
//! Deletion only: every word stands in the paragraphs that are cited.

use super::lead::{fit, is_spoken, lead, read_out, stands_alone};
use super::{Reading, evidence, idle};
use crate::analysis::points::antecedent::Opening;
use crate::analysis::{MeetingStatus, Point, Section};
use crate::brief::BottomLine;
use crate::clean::BlockKind;

/// Most words in all: what fits five lines of the page.
const MOST_WORDS: usize = 85;
/// Most sentences.
const MOST_SENTENCES: usize = 3;
/// Least score of a point whose sentence may be the second, and the third, of the bottom line.
const LEAST_SCORES: [f32; 2] = [0.55, 0.7];

/// The sentence that reports the meeting, and the strongest evidence for its point.
#[must_use]
pub fn bottom_line(reading: Reading) -> BottomLine {
    let doc = reading.doc;
    let mut sentences: Vec<usize> = lead(reading).into_iter().collect();
    let mut words = sentences.iter().map(|&s| count(reading, s)).sum::<usize>();
    for section in order(reading) {
        if sentences.len() == MOST_SENTENCES {
            break;
        }
        if let Some(next) = strongest(reading, section, &sentences, MOST_WORDS.saturating_sub(words)) {
            words += count(reading, next);
            sentences.push(next);
        }
    }
    let after_lead = 1.min(sentences.len());
    sentences[after_lead..].sort_unstable();
    let text = sentences.iter().map(|&s| read_out(doc, &fit(doc, s))).collect::<Vec<_>>().join(" ");
    let mut from: Vec<_> = sentences.iter().map(|&s| evidence::paragraph(doc, doc.sentences[s].tokens.start)).collect();
    from.dedup();
    if from.is_empty() { headline(reading) } else { BottomLine { text, from } }
}

/// Before a meeting its aims come first, after it what came of it.
fn order(reading: Reading) -> [Section; 4] {
    match reading.meeting.status {
        Some(MeetingStatus::Held) => [Section::Cooperation, Section::Tension, Section::Aims, Section::NextSteps],
        _ => [Section::Aims, Section::Tension, Section::Cooperation, Section::NextSteps],
    }
}

/// The sentence of the best point of `section` that can stand alone in `room` words.
fn strongest(reading: Reading, section: Section, taken: &[usize], room: usize) -> Option<usize> {
    let least = LEAST_SCORES[usize::from(taken.len() > 1)];
    let idle = |s: usize| idle::refuses_comment(reading.doc, &reading.doc.sentences[s].tokens.clone().collect::<Vec<_>>());
    let fits = |s: &usize| {
        !taken.contains(s) && !idle(*s) && count(reading, *s) <= room && stands_alone(reading.doc, *s) && !is_spoken(reading, *s)
    };
    // “To resolve the row, they invited Norway”: who did, another sentence tells.
    let opens = |point: &Point| reading.doc.sentences[reading.doc.sentence_of(point.evidence.start)].tokens.start == point.evidence.start;
    let named = |point: &Point| point.opening == Opening::Free || !opens(point);
    let points = reading.findings.points.iter().filter(|point| point.section == section && point.score >= least && named(point));
    let sentences = points.map(|point| (point.score, reading.doc.sentence_of(point.evidence.start))).filter(|(_, s)| fits(s));
    sentences.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, s)| s)
}

fn count(reading: Reading, sentence: usize) -> usize {
    reading.doc.sentences[sentence].span.of(&reading.doc.text).split_whitespace().count()
}

/// Where no sentence of the body reports the meeting, the words that do, where they can be read alone.
fn headline(reading: Reading) -> BottomLine {
    let clause = reading.meeting.clause.clone();
    let doc = reading.doc;
    let fragment =
        |sentence: usize| doc.paragraphs[doc.sentences[sentence].paragraph].kind != BlockKind::Headline && !stands_alone(doc, sentence);
    if clause.is_empty() || fragment(doc.sentence_of(clause.start)) {
        return BottomLine::default();
    }
    BottomLine { text: read_out(reading.doc, std::slice::from_ref(&clause)), from: vec![evidence::paragraph(reading.doc, clause.start)] }
}
