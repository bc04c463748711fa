//! The briefs of several articles about one meeting → one brief that cites them all.
//!
//! Sources are numbered in the order in which they are given. Every text is one source's; where the
//! sources differ in the day, the place, who takes part or a number, both versions stand in the brief
//! and the difference is named in `gaps`. Articles about different meetings are not joined.

mod copies;
mod day;
mod facts;
mod items;
mod lines;
mod people;
mod portrait;
mod same;
mod who;

use crate::brief::{Brief, Evidence};
use crate::text::Document;

use super::gaps;

pub use copies::Copy;
pub use same::Difference;

use self::facts::Dispute;
use self::portrait::Portrait;

/// One source: its own brief, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The brief that was made from it alone.
    pub brief: &'a Brief,
    /// The text.
    pub doc: &'a Document,
}

impl Part<'_> {
    /// Whether its meeting is held over a line.
    fn remote(&self) -> bool {
        self.brief.meeting.as_ref().is_some_and(gaps::remote)
    }
}

/// A joint brief, and what its making found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The brief.
    pub brief: Brief,
    /// Sources that repeat another, by index; they confirm nothing.
    pub copies: Vec<Copy>,
    /// Items that several sources have.
    pub shared: usize,
    /// Items that one source has alone.
    pub alone: usize,
    /// Items that were left out of a list that was full, by list.
    pub left_out: Vec<(&'static str, usize)>,
}

/// Articles that do not report one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The meetings, each with the sources that report it, by index; a source without a meeting is alone.
    pub meetings: Vec<Vec<usize>>,
    /// What tells each meeting but the first from the first, by that of their first sources.
    pub why: Vec<Vec<Difference>>,
}

/// Joins the briefs of articles about one meeting.
///
/// # Errors
/// [`Apart`], where they report no meeting or several.
pub fn join(parts: &[Part]) -> Result<Joint, Apart> {
    one_meeting(parts)?;
    let docs: Vec<&Document> = parts.iter().map(|part| part.doc).collect();
    let copies = copies::copies(&docs);
    let witnesses = copies::witnesses(parts.len(), &copies);
    let mut brief = facts::begin(parts);
    let mut disputes: Vec<Dispute> = facts::meeting(parts, &witnesses, &mut brief);
    let merged = items::merge(parts, &witnesses, &mut brief);
    disputes.extend(merged.disputes);
    // Questions that the sources leave open together; what they answer differently is no open one.
    let open = gaps::gaps(&brief);
    facts::show(&disputes, &mut brief);
    brief.gaps = disputes.iter().map(Dispute::line).collect();
    brief.gaps.extend(who::in_one_source_only(parts, &witnesses));
    brief.gaps.extend(copies_line(&witnesses));
    brief.gaps.extend(open);
    Ok(Joint { brief, copies, shared: merged.shared, alone: merged.alone, left_out: merged.left_out })
}

/// Whether all sources report one meeting.
fn one_meeting(parts: &[Part]) -> Result<(), Apart> {
    let portraits: Vec<Portrait> = parts.iter().map(|part| Portrait::of(*part)).collect();
    let alike = |one: usize, other: usize| {
        let (one, other) = (&portraits[one], &portraits[other]);
        same::same(one, other, &same::differences(one, other))
    };
    let mut meetings: Vec<Vec<usize>> = Vec::new();
    for at in 0..parts.len() {
        match meetings.iter_mut().find(|meeting| meeting.iter().all(|&other| alike(other, at))) {
            Some(meeting) => meeting.push(at),
            None => meetings.push(vec![at]),
        }
    }
    let silent = parts.iter().any(|part| part.brief.meeting.is_none());
    if meetings.len() == 1 && !silent {
        return Ok(());
    }
    let why = meetings[1..].iter().map(|meeting| same::differences(&portraits[meetings[0][0]], &portraits[meeting[0]])).collect();
    Err(Apart { meetings, why })
}

/// Sources that a line names; the others are counted.
const MOST_NAMED: usize = 5;

/// “source 2”, “sources 1, 3”, “sources 1, 2, 3, 4, 5 and 12 others”.
fn sources(indices: &[usize]) -> String {
    let shown = if indices.len() > MOST_NAMED + 1 { MOST_NAMED } else { indices.len() };
    let numbers: Vec<String> = indices[..shown].iter().map(|index| (index + 1).to_string()).collect();
    let others = if shown < indices.len() { format!(" and {} others", indices.len() - shown) } else { String::new() };
    format!("source{} {}{others}", if indices.len() == 1 { "" } else { "s" }, numbers.join(", "))
}

/// The evidence of one source as that of source `index`, from 0.
fn from_source(from: &[Evidence], index: usize) -> impl Iterator<Item = Evidence> {
    from.iter().map(move |evidence| Evidence { source: index + 1, ..evidence.clone() })
}

/// Copies, as a reader of the brief must know of them: which sources repeat which.
fn copies_line(witnesses: &[usize]) -> Option<String> {
    let repeating = |of: usize| -> Vec<usize> { (0..witnesses.len()).filter(|&at| at != of && witnesses[at] == of).collect() };
    let originals: Vec<usize> = (0..witnesses.len()).filter(|&of| !repeating(of).is_empty()).collect();
    let said: Vec<String> = originals
        .iter()
        .map(|&of| {
            let copies = repeating(of);
            format!("{} {} {}", sources(&copies), if copies.len() == 1 { "repeats" } else { "repeat" }, sources(&[of]))
        })
        .collect();
    (!said.is_empty()).then(|| format!("Independent confirmation ({})", said.join("; ")))
}
