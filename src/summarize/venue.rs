//! Where the meeting takes place: the pieces of the place joined, most specific first.

use std::ops::Range;

use super::when::shown;
use super::{Reading, evidence};
use crate::brief::{Evidence, Venue};

/// The place and the host event; empty where the article does not say.
#[must_use]
pub fn venue(reading: Reading) -> Venue {
    let Some(venue) = &reading.meeting.venue else { return Venue::default() };
    let words = |tokens: &Range<usize>| reading.doc.words(tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = Vec::new();
    for tokens in venue.place.iter().chain(&venue.occasion) {
        add(&mut from, evidence(reading.doc, reading.cleaned, shown(reading.doc, tokens)));
    }
    let mut place = venue.place.iter().map(words).collect::<Vec<_>>().join(", ");
    if let Some(dateline) = reading.cleaned.dateline.as_ref().filter(|_| venue.dateline) {
        place = in_small_letters(&dateline.place);
        from.push(Evidence {
            source: 1,
            para: reading.cleaned.dateline_paragraph().unwrap_or_default(),
            quote: dateline.place.clone(),
            span: Some(dateline.original),
        });
    }
    Venue { place, occasion: venue.occasion.iter().map(words).collect::<Vec<_>>().join(" "), from }
}

/// “GENEVA, Switzerland” → “Geneva, Switzerland”: agencies print datelines in capitals.
fn in_small_letters(place: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next();
        let capitals =
            word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains('.') && !word.chars().any(char::is_lowercase);
        if capitals { first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect() } else { word.to_owned() }
    };
    place.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Adds `next` unless a quotation that is there says as much; takes the place of one that says less.
fn add(from: &mut Vec<Evidence>, next: Evidence) {
    let same = |known: &&mut Evidence| known.para == next.para && (known.quote.contains(&next.quote) || next.quote.contains(&known.quote));
    match from.iter_mut().find(same) {
        Some(known) if known.quote.len() < next.quote.len() => *known = next,
        Some(_) => {}
        None => from.push(next),
    }
}
