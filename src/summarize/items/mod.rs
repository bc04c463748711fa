//! [`Point`]s → the lists of a brief: chosen, shortened by deletion, without repetition, the most needed first.
//!
//! Every word of an item's text is the source's. What a point says is `analysis`'s matter.

use crate::analysis::{Findings, Point, Section};
use crate::brief::{Brief, Item};
use crate::clean::Cleaned;
use crate::text::Document;

use super::evidence::evidence;

/// Least score of a point that is printed: where F1 on annotated articles, held out, is highest.
const LEAST_SCORE: f32 = 0.55;
/// Most items in one list.
const MOST_ITEMS: usize = 14;
/// An item of more words than this is no line of a memo.
const MOST_WORDS: usize = 35;

/// Fills the lists of `brief`.
pub fn fill(brief: &mut Brief, doc: &Document, findings: &Findings, cleaned: &Cleaned) {
    let mut points: Vec<&Point> = findings.points.iter().filter(|point| point.score >= LEAST_SCORE).collect();
    points.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.evidence.start.cmp(&b.evidence.start)));
    for point in points {
        let list = match point.section {
            Section::Aims => &mut brief.aims,
            Section::Tension => &mut brief.tension,
            Section::Cooperation => &mut brief.cooperation,
            Section::NextSteps => &mut brief.next_steps,
            Section::Background => &mut brief.background,
        };
        let item = item(doc, cleaned, point);
        if list.len() < MOST_ITEMS && item.text.split_whitespace().count() <= MOST_WORDS {
            list.push(item);
        }
    }
}

fn item(doc: &Document, cleaned: &Cleaned, point: &Point) -> Item {
    let words: Vec<&str> = point.keep.iter().flat_map(|range| doc.words(range.clone()).split_whitespace()).collect();
    Item { text: words.join(" "), from: vec![evidence(doc, cleaned, point.evidence.clone())], ..Item::default() }
}
