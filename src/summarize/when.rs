//! The meeting's time, as the article words it, with its date where that can be known.

use super::{Reading, evidence};
use crate::brief::When;

/// The time; empty where the article does not say.
#[must_use]
pub fn when(reading: Reading) -> When {
    let Some(when) = &reading.meeting.when else { return When::default() };
    When {
        text: reading.doc.words(when.tokens.clone()).to_owned(),
        date: when.date.clone().unwrap_or_default(),
        from: vec![evidence(reading.doc, reading.cleaned, when.tokens.clone())],
    }
}
