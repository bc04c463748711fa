//! Where the meeting takes place: the pieces of the place joined, most specific first.

use super::{Reading, evidence};
use crate::brief::Venue;

/// The place and the host event; empty where the article does not say.
#[must_use]
pub fn venue(reading: Reading) -> Venue {
    let Some(venue) = &reading.meeting.venue else { return Venue::default() };
    let words = |tokens: &std::ops::Range<usize>| reading.doc.words(tokens.clone()).to_owned();
    let pieces = venue.place.iter().chain(&venue.occasion);
    Venue {
        place: venue.place.iter().map(words).collect::<Vec<_>>().join(", "),
        occasion: venue.occasion.as_ref().map(words).unwrap_or_default(),
        from: pieces.map(|tokens| evidence(reading.doc, reading.cleaned, tokens.clone())).collect(),
    }
}
