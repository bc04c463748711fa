//! [`Findings`] → [`Brief`]: every word of a text is the source's, every item has its evidence.
//!
//! Chooses, orders, shortens by deletion and words the title and the gaps, one file a part of
//! the brief. An article without a meeting gives a brief with nothing but its source.

mod bottom_line;
mod evidence;
mod gaps;
mod idle;
mod items;
pub mod joint;
mod lead;
mod title;
mod venue;
mod what;
mod when;
mod who;

use crate::analysis::{Findings, Meeting, Trace};
use crate::brief::{self, Brief, Source};
use crate::clean::Cleaned;
use crate::text::Document;

pub use evidence::evidence;

/// All that the parts of a brief are made from.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The text.
    pub doc: &'a Document,
    /// What the analysis found in it.
    pub findings: &'a Findings,
    /// The way back from the text to the original.
    pub cleaned: &'a Cleaned,
    /// The meeting that the brief is about.
    pub meeting: &'a Meeting,
}

/// Writes the brief of one article.
#[must_use]
pub fn summarize(doc: &Document, findings: &Findings, cleaned: &Cleaned, source: Source) -> Brief {
    let mut brief = Brief { brief: 1, status: "draft".into(), template: "meeting".into(), sources: vec![source], ..Brief::default() };
    let Some(meeting) = &findings.meeting else { return brief };
    let reading = Reading { doc, findings, cleaned, meeting };
    brief.venue = venue::venue(reading);
    brief.title = title::title(reading, &brief.venue);
    brief.meeting = Some(brief::Meeting {
        what: what::what(reading),
        status: what::status(meeting).into(),
        format: what::format(reading),
        when: when::when(reading),
        who: who::who(reading),
    });
    items::fill(&mut brief, doc, findings, cleaned);
    brief.bottom_line = bottom_line::bottom_line(reading);
    brief.gaps = gaps::gaps(&brief);
    brief.gaps.extend(gaps::unlisted(meeting.unlisted));
    brief
}

/// What became of each point of an article and why; empty where no meeting was found.
#[must_use]
pub fn explained(doc: &Document, findings: &Findings) -> Vec<Trace> {
    if findings.meeting.is_some() { items::explained(doc, findings) } else { Vec::new() }
}
