//! The chosen place → its pieces, most specific first, with the city or the country that other
//! mentions tell of it.

use std::ops::Range;

use super::places::{Kind, Piece, Place};
use crate::lexicon;
use crate::text::Document;

/// Points that another place must have to lend its country, and to lend its city: countries are named
/// for many reasons, and the one that the chosen place lies in is its own; a city may be another's.
const LENDS: f32 = -4.0;
const LENDS_CITY: f32 = -1.0;

/// The pieces of `best`; `others` are all places with their points.
pub(super) fn join(doc: &Document, best: &Place, others: &[(&Place, f32)]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Piece> = best.pieces.clone();
    let has = |pieces: &[Piece], kind: Kind| pieces.iter().any(|piece| piece.kind == kind);
    let country = best.country();
    let near = |piece: &Piece| country.is_none() || piece.country == country;
    // “A golf estate in Oslo” has its city for itself.
    let lends = |place: &Place| place.pieces[0].kind > Kind::Building && !is_of_last_meeting(doc, place);
    let free: Vec<(&Place, f32)> = others.iter().filter(|(place, _)| lends(place)).copied().collect();
    if !has(&pieces, Kind::City)
        && !has(&pieces, Kind::Virtual)
        && !is_known(doc, best)
        && let Some(city) = strongest(&free, Kind::City, LENDS_CITY, near)
    {
        let at = usize::from(has(&pieces, Kind::Building) || has(&pieces, Kind::Spot));
        pieces.insert(at, city);
    }
    let country = pieces.iter().find_map(|piece| piece.country);
    if country.is_some() && !has(&pieces, Kind::Country) && !has(&pieces, Kind::Region) {
        // “Atlanta, U.S.”: a short form beside a city tells nobody more.
        let whole = |piece: &Piece| {
            let words = doc.words(piece.tokens.clone());
            words != "America" && words.chars().filter(|c| c.is_lowercase()).count() > 2
        };
        pieces.extend(strongest(others, Kind::Country, LENDS, |piece| piece.country == country && whole(piece)));
    }
    pieces.into_iter().map(|piece| in_lower_case(doc, piece.tokens, others)).collect()
}

/// “They last met in Quito”, “who had met earlier in Quito”: where they met before.
fn is_of_last_meeting(doc: &Document, place: &Place) -> bool {
    let start = doc.sentences[doc.sentence_of(place.phrase)].tokens.start;
    let lower = |at: usize| &*doc.tokens[at].lower;
    let earlier = |at: usize| matches!(lower(at), "last" | "previously" | "earlier");
    (start + 1..place.phrase).any(|at| lower(at) == "met" && (earlier(at - 1) || earlier(at + 1)))
}

/// “The White House”: a building that everybody knows needs no city, and the city of another meeting is not its own.
fn is_known(doc: &Document, place: &Place) -> bool {
    let building = place.piece(Kind::Building).map(|piece| piece.tokens.start);
    building.is_some_and(|at| lexicon::VENUE_NOUNS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "named"))
}

/// The same name elsewhere, where a headline has it in capitals.
fn in_lower_case(doc: &Document, tokens: Range<usize>, others: &[(&Place, f32)]) -> Range<usize> {
    let words = doc.words(tokens.clone());
    if words.contains(|c: char| c.is_lowercase()) {
        return tokens;
    }
    let same = |piece: &&Piece| {
        let other = doc.words(piece.tokens.clone());
        other.contains(|c: char| c.is_lowercase()) && other.to_lowercase() == words.to_lowercase()
    };
    others.iter().flat_map(|(place, _)| &place.pieces).find(same).map_or(tokens, |piece| piece.tokens.clone())
}

/// The piece of kind `kind` of the place with the most points, at least `least`, that `fits`.
fn strongest(others: &[(&Place, f32)], kind: Kind, least: f32, fits: impl Fn(&Piece) -> bool) -> Option<Piece> {
    let fitting = others.iter().filter(|(place, points)| *points >= least && place.piece(kind).is_some_and(&fits));
    fitting.reduce(|best, next| if next.1 > best.1 { next } else { best }).and_then(|(place, _)| place.piece(kind)).cloned()
}
