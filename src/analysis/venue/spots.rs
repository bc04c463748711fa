//! Tokens → places that no list holds and whose noun is none of a building: “at the Fairmont
//! Georgetown”, “at the conciliation service Acas”, “to the Ministry of Ports”.

use super::places::{Kind, Piece, after_link, capital, pieces};
use crate::lexicon;
use crate::text::{Document, NameKind, Tag};

/// Longest name of a spot, in tokens.
const WORDS: usize = 8;

/// What the preposition at `at` puts something at, with the city that follows; empty where its phrase
/// has no name in it, or is a person, a time or a gathering.
pub(super) fn spot(doc: &Document, at: usize, end: usize) -> Vec<Piece> {
    if let Some(town) = town(doc, at, end) {
        return vec![town];
    }
    if !matches!(&*doc.tokens[at].lower, "at" | "inside" | "outside" | "aboard" | "to") {
        return Vec::new();
    }
    let determined = doc.tokens.get(at + 1).is_some_and(|token| token.tag == Tag::DT);
    let start = at + 1 + usize::from(determined);
    let named = |at: usize| at < end && capital(doc, at) && doc.tokens[at].tag.is_proper();
    let part = |at: &usize| {
        let token = &doc.tokens[*at];
        if is_day(doc, *at) {
            return false; // “at Acas today”
        }
        let joins = matches!(&*token.lower, "of" | "&") && named(at + 1);
        joins || token.tag.is_noun() || token.tag.is_adjective() || matches!(token.tag, Tag::POS | Tag::HYPH | Tag::PRPS)
    };
    let stop = (start..end.min(start + WORDS)).take_while(part).last().map_or(start, |last| last + 1);
    let words = start..stop;
    if words.is_empty() {
        return Vec::new();
    }
    // “Crucial to Chile-Norway hopes”
    let pair = |at: usize| doc.words(at..at + 1).split('-').filter(|part| part.starts_with(char::is_uppercase)).count() > 1;
    let hanging = words.len() > 1 && &*doc.tokens[at].lower == "to" && !named(stop - 1) || words.len() == 1 && pair(start);
    let feast = words.len() == 1 && lexicon::NOT_NAMES.contains(&doc.tokens[start].lower); // “at Easter”
    if !words.clone().any(named) || words.clone().any(|at| gathers(doc, at)) || is_person(doc, start) || feast || hanging {
        return Vec::new();
    }
    let mut found = vec![Piece { tokens: words, kind: Kind::Spot, country: None }];
    if let Some(next) = after_link(doc, stop).filter(|next| *next < end) {
        found.extend(pieces(doc, next, end).into_iter().filter(|piece| piece.kind > Kind::Building));
    }
    found
}

/// “In Sunderhavn on Thursday”, “in Sunderhavn yesterday”: a name that no list has, with a day behind it.
fn town(doc: &Document, at: usize, end: usize) -> Option<Piece> {
    let name = |at: &usize| capital(doc, *at) && doc.tokens[*at].tag.is_proper() && !gathers(doc, *at);
    let stop = (at + 1..end.min(at + 1 + TOWN)).take_while(name).last().map(|last| last + 1)?;
    let on = stop + usize::from(doc.tokens.get(stop).is_some_and(|token| &*token.lower == "on"));
    let day = on < doc.tokens.len() && is_day(doc, on);
    let other = is_person(doc, at + 1) || doc.names_in(at + 1..stop).iter().any(|name| name.kind == NameKind::Organization);
    (&*doc.tokens[at].lower == "in" && day && on < end && !other).then_some(Piece { tokens: at + 1..stop, kind: Kind::City, country: None })
}

/// “Tuesday”, “today”.
fn is_day(doc: &Document, at: usize) -> bool {
    let lower = &*doc.tokens[at].lower;
    let class = lexicon::CALENDAR.class(lower).unwrap_or_default();
    class.starts_with("weekday") || matches!(lower, "yesterday" | "today" | "tonight" | "tomorrow")
}

/// Longest name of a town, in tokens.
const TOWN: usize = 3;

/// Whether the word is of a time or a gathering.
fn gathers(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    let listed = |list: &lexicon::Lexicon| list.contains(&token.lower) || list.contains(&token.lemma);
    listed(&lexicon::CALENDAR) || listed(&lexicon::EVENT_NOUNS) || crate::analysis::bearing::meeting_noun(doc, at)
}

fn is_person(doc: &Document, start: usize) -> bool {
    let name = doc.names.get(doc.names.partition_point(|name| name.tokens.end <= start));
    name.is_some_and(|name| name.tokens.contains(&start) && name.kind == NameKind::Person)
        || lexicon::TITLES.longest_match(&doc.text, &doc.tokens, start).is_some()
}
