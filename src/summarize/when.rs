//! The meeting's time, as the article words it, with its date where that can be known.

use std::ops::Range;

use super::{Reading, evidence};
use crate::analysis::bearing::{Bearing, bearing};
use crate::brief::When;
use crate::text::Document;

/// The time; empty where the article does not say.
#[must_use]
pub fn when(reading: Reading) -> When {
    let Some(when) = &reading.meeting.when else { return When::default() };
    When {
        text: reading.doc.words(when.tokens.clone()).to_owned(),
        date: when.date.clone().unwrap_or_default(),
        from: vec![evidence(reading.doc, reading.cleaned, shown(reading.doc, &when.tokens))],
    }
}

/// Longest stretch that is shown for a time or a place, in tokens.
const SHOWN: usize = 22;

/// How far right of a time or a place the noun may stand that it modifies (“Monday's much-anticipated summit”).
const NEAR: usize = 4;

/// The words that show what `tokens` belong to: from the word that governs them, where it stands
/// near, to their end.
pub(super) fn shown(doc: &Document, tokens: &Range<usize>) -> Range<usize> {
    let (Bearing::MeetingVerb(at) | Bearing::MeetingNoun(at) | Bearing::Verb(at)) = bearing(doc, tokens) else { return tokens.clone() };
    let both = tokens.start.min(at)..tokens.end.max(at + 1);
    let near = at < tokens.start || at < tokens.end + NEAR;
    if near && both.len() <= SHOWN { both } else { tokens.clone() }
}
