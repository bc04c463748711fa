//! The memo's title: the principals, the kind of meeting, the place (“Blinken–Lavrov meeting, Reykjavik”).
//!
//! Names are the article's; only the noun for the kind of meeting may be the tool's own.

use super::Reading;
use crate::analysis::{Actor, ActorKind};
use crate::brief::Venue;
use crate::lexicon;
use crate::text::Document;

/// Longest place that a title holds, in characters.
const LONGEST_PLACE: usize = 28;

/// The title.
#[must_use]
pub fn title(reading: Reading, venue: &Venue) -> String {
    let names: Vec<String> = principals(reading).into_iter().map(|actor| short_name(reading.doc, actor)).collect();
    let noun = noun(reading);
    let mut title = if names.is_empty() { capitalised(noun) } else { format!("{} {noun}", names.join("–")) };
    if let Some(place) = place(venue) {
        title.push_str(", ");
        title.push_str(place);
    }
    title
}

/// The piece of the place that a title names: the city, else the first that is short enough.
fn place(venue: &Venue) -> Option<&str> {
    let pieces =
        || venue.place.split(", ").filter(|piece| !piece.is_empty() && piece.len() <= LONGEST_PLACE && !piece.starts_with("virtual"));
    let city = |piece: &&str| {
        lexicon::CITIES.contains(&piece.to_lowercase())
            || lexicon::CAPITALS.contains(piece)
            || lexicon::CAPITALS.contains(&piece.to_lowercase())
    };
    pieces().find(city).or_else(|| pieces().next())
}

/// Two who meet: people of two sides before countries, countries before groups.
fn principals(reading: Reading<'_>) -> Vec<&Actor> {
    let actors = || reading.meeting.participants.iter().map(|participant| &reading.findings.actors[participant.actor]);
    let Some(first) = actors().next() else { return Vec::new() };
    let other = |actor: &&Actor| {
        actor.name != first.name && (actor.side.is_none() || actor.side != first.side) && first.side.as_deref() != Some(&actor.name)
    };
    let same_kind = actors().skip(1).find(|actor| actor.kind == first.kind && other(actor));
    let second = same_kind.or_else(|| actors().skip(1).find(other)).or_else(|| actors().nth(1));
    std::iter::once(first).chain(second).collect()
}

/// A person's name as the article uses it alone (“Xi”, “Lavrov”), most often; else the last word.
fn short_name(doc: &Document, actor: &Actor) -> String {
    let words: Vec<&str> = actor.name.split_whitespace().collect();
    let (ActorKind::Person, Some(last)) = (actor.kind, words.last()) else { return actor.name.clone() };
    let alone = |word: &str| {
        actor
            .mentions
            .iter()
            .filter(|mention| doc.words((**mention).clone()).split_whitespace().filter(|w| words.contains(w)).eq([word]))
            .count()
    };
    let best = words.iter().map(|word| (alone(word), *word)).max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0);
    best.map_or(*last, |(_, word)| word).to_owned()
}

/// What kind of meeting the article's own words make it.
fn noun(reading: Reading) -> &'static str {
    let doc = reading.doc;
    let headline = doc
        .paragraphs
        .first()
        .map_or(0..0, |first| doc.paragraph_tokens(0).start..first.sentences.end.min(1).max(doc.paragraph_tokens(0).end));
    for at in reading.meeting.clause.clone().chain(headline) {
        match &*doc.tokens[at].lower {
            "summit" => return "summit",
            "talks" | "negotiations" => return "talks",
            "call" | "phone" | "telephone" => return "call",
            _ => {}
        }
    }
    "meeting"
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
