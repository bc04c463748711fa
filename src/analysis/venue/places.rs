//! Tokens → places that a phrase puts something at: “at the presidential palace in Helsinki”,
//! “in Bedminster, New Jersey”, “the Geneva talks”.
//!
//! Finds and classes them by word lists and spelling; whose places they are is decided elsewhere.

use std::ops::Range;

use super::spots;
use crate::analysis::bearing::meeting_noun;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, NameKind, Tag, Token};

/// A place as one phrase names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its pieces, most specific first.
    pub pieces: Vec<Piece>,
    /// How the phrase puts something there.
    pub relation: Relation,
    /// Token where its phrase begins: the preposition, where there is one.
    pub phrase: usize,
}

impl Place {
    /// The tokens from the first piece to the last.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.pieces[0].tokens.start..self.pieces[self.pieces.len() - 1].tokens.end
    }

    /// The country that the place lies in, where the lists know it.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        self.pieces.iter().find_map(|piece| piece.country)
    }

    /// The piece of kind `kind`.
    #[must_use]
    pub fn piece(&self, kind: Kind) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.kind == kind)
    }
}

/// One piece of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The country that it lies in or is, where the lists know it.
    pub country: Option<&'static str>,
}

/// What a piece of a place is, most specific first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A name on no list that something is “at”: an office, an inn.
    Spot,
    /// A building, ground or room.
    Building,
    /// A city or town.
    City,
    /// A state, province, region.
    Region,
    /// A country.
    Country,
    /// No place at all: they meet by video.
    Virtual,
}

/// How a phrase puts something at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// “In Vienna”, “at the White House”.
    At,
    /// “To Sochi”: only where somebody goes there to meet.
    To,
    /// “The Vienna talks”.
    Before,
    /// “Visited Kenya”, “hosted by Qatar”.
    Object,
    /// A line of its own, as press offices put it over remarks: “Washington, DC”.
    Line,
}

/// The places of sentence `sentence`, in order, not overlapping.
#[must_use]
pub fn places(doc: &Document, sentence: usize) -> Vec<Place> {
    let tokens = doc.sentences[sentence].tokens.clone();
    if let Some(line) = line(doc, sentence) {
        return vec![line];
    }
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match place(doc, at, &tokens) {
            Some(place) => {
                at = place.tokens().end;
                found.push(place);
            }
            None => at += 1,
        }
    }
    found
}

/// A paragraph that is nothing but a place.
fn line(doc: &Document, sentence: usize) -> Option<Place> {
    let paragraph = &doc.paragraphs[doc.sentences[sentence].paragraph];
    let tokens = doc.sentences[sentence].tokens.clone();
    // “By Oslo”, “Ada Berg, Host:”
    let byline = &*doc.tokens[tokens.start].lower == "by" || &*doc.tokens[tokens.end - 1].lower == ":";
    if byline || paragraph.kind == BlockKind::Headline || paragraph.sentences.len() > 1 || tokens.len() > LINE_WORDS {
        return None;
    }
    let pieces = pieces(doc, tokens.start, tokens.end);
    // “Brussels, 15 November 2015”
    let dated = |at: usize| {
        let token = &doc.tokens[at];
        token.tag.is_punctuation() || lexicon::CALENDAR.contains(&token.lower) || token.lower.bytes().all(|byte| byte.is_ascii_digit())
    };
    let rest = |last: &Piece| (last.tokens.end..tokens.end).all(dated);
    let whole = pieces.last().is_some_and(rest) && pieces[0].tokens.start == tokens.start;
    (whole && pieces[0].kind != Kind::Virtual).then_some(Place { phrase: tokens.start, pieces, relation: Relation::Line })
}

/// Longest line that is a place, in tokens (“Palais des Nations , Geneva , Switzerland”).
const LINE_WORDS: usize = 8;

fn place(doc: &Document, at: usize, sentence: &Range<usize>) -> Option<Place> {
    let relation = relation(doc, at, sentence)?;
    let start = at + usize::from(matches!(relation, Relation::At | Relation::To));
    let pieces = if matches!(relation, Relation::At | Relation::To) {
        let known = pieces(doc, start, sentence.end);
        if known.is_empty() { spots::spot(doc, at, sentence.end) } else { known }
    } else if relation == Relation::Object {
        named(doc, at).or_else(|| building(doc, at, sentence.end)).into_iter().collect()
    } else {
        named(doc, at).into_iter().collect()
    };
    let place = Place { pieces, relation, phrase: at };
    let cityless = || place.pieces.iter().all(|piece| matches!(piece.kind, Kind::Country | Kind::Region));
    // “Senior White House officials hosted”
    let people = |end: usize| place.pieces[0].kind <= Kind::Building && is_people(doc, end);
    let fits = match relation {
        _ if place.pieces.is_empty() => false,
        // “Acme in Holm Motors link talks”: with whom it talks.
        Relation::At | Relation::Before if unlisted(&place) && in_talks(doc, at, place.tokens().end, sentence) => false,
        _ if people(place.tokens().end) => false,
        Relation::Before => !cityless() && before_meeting(doc, place.tokens().end, sentence.end),
        Relation::Object | Relation::At | Relation::To | Relation::Line => true,
    };
    fits.then_some(place)
}

/// Whether the word is of people whom a house is named for: officials, aides, correspondents.
fn is_people(doc: &Document, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|token| {
        let plural = lexicon::GROUPS.contains(&token.lower) || lexicon::TITLES.contains(token.lower.trim_end_matches('s'));
        token.tag.is_noun() && plural && !meeting_noun(doc, at)
    })
}

/// Whether it is nothing but a city that no list holds.
fn unlisted(place: &Place) -> bool {
    place.pieces.iter().all(|piece| piece.kind == Kind::City && piece.country.is_none())
}

/// Whether the name that ends before token `end`, with its phrase from `at`, is a part of a noun for talks that somebody is
/// in: “in Holm merger talks”.
fn in_talks(doc: &Document, at: usize, end: usize, sentence: &Range<usize>) -> bool {
    let led = &*doc.tokens[at].lower == "in" || at > sentence.start && &*doc.tokens[at - 1].lower == "in";
    let noun = |at: &usize| doc.tokens[*at].tag.is_noun() && !capital(doc, *at);
    let mut words = (end..sentence.end.min(end + 3)).take_while(noun);
    led && words.any(|at| matches!(&*doc.tokens[at].lower, "talks" | "negotiations"))
}

/// How the words at `at` introduce a place, if they may.
fn relation(doc: &Document, at: usize, sentence: &Range<usize>) -> Option<Relation> {
    let token = &doc.tokens[at];
    match &*token.lower {
        "in" | "at" | "inside" | "outside" | "near" | "aboard" | "across" => return Some(Relation::At),
        "to" if doc.tokens.get(at + 1).is_some_and(|next| !next.tag.is_verb()) => return Some(Relation::To),
        // “On Capitol Hill”, “on the South Lawn”
        "on" if on_the_grounds(doc, at + 1) => return Some(Relation::At),
        "for" if leaves(doc, at, sentence.start) => return Some(Relation::To),
        _ if on_screen(doc, at) => return Some(Relation::Before),
        _ => {}
    }
    if capital(doc, at) && hosts(doc, at) {
        return Some(Relation::Object);
    }
    let visited = at > sentence.start && matches!(&*doc.tokens[at - 1].lemma, "visit" | "tour") && doc.tokens[at - 1].tag.is_verb();
    let visited = visited || (at > sentence.start + 1 && &*doc.tokens[at - 1].lower == "the" && &*doc.tokens[at - 2].lemma == "visit");
    if visited && capital(doc, at) && building(doc, at, sentence.end).is_some_and(|found| capital(doc, found.tokens.end - 1)) {
        return Some(Relation::Object);
    }
    if capital(doc, at) && named(doc, at).is_some() {
        return Some(if visited { Relation::Object } else { Relation::Before });
    }
    None
}

/// Whether a hill or a lawn of the lists stands at `at`, on which one is.
fn on_the_grounds(doc: &Document, at: usize) -> bool {
    let start = at + usize::from(doc.tokens.get(at).is_some_and(|token| &*token.lower == "the"));
    let named = lexicon::VENUE_NOUNS.longest_match(&doc.text, &doc.tokens, start).filter(|(_, class)| *class == "named");
    named.is_some_and(|(length, _)| matches!(&*doc.tokens[start + length - 1].lower, "hill" | "lawn" | "street"))
}

/// “Will depart today for Lima”, “left Oslo on Monday for Cairo”.
fn leaves(doc: &Document, at: usize, start: usize) -> bool {
    let words = (start.max(at.saturating_sub(LEAVING))..at).rev();
    words
        .map(|at| &doc.tokens[at])
        .take_while(|token| !token.tag.is_punctuation())
        .find(|token| token.tag.is_verb())
        .is_some_and(|verb| matches!(&*verb.lemma, "depart" | "leave" | "head" | "fly" | "embark" | "bind") || &*verb.lower == "bound")
}

/// Tokens between such a verb and where somebody goes (“left the capital early on Monday for”).
const LEAVING: usize = 7;

/// “Virtually”, “by video”, “a video summit”, “online”: they do not meet in one place.
fn on_screen(doc: &Document, at: usize) -> bool {
    let before = || at.checked_sub(1).map_or("", |before| &*doc.tokens[before].lower);
    match &*doc.tokens[at].lower {
        "virtual" | "virtually" | "videoconference" | "videoconferencing" | "video-conference" => true,
        "video" => {
            let link = doc.tokens.get(at + 1).is_some_and(|next| {
                matches!(&*next.lower, "conference" | "conferencing" | "call" | "link" | "summit" | "meeting" | "talks" | "teleconference")
            });
            link || matches!(before(), "by" | "via" | "through")
        }
        // “Terrorist content online”: what stands there.
        "online" => {
            let thing = at > 0 && doc.tokens[at - 1].tag.is_noun() && !meeting_noun(doc, at - 1);
            doc.tokens[at].tag.is_adverb() && before() != "go" && !thing
        }
        _ => false,
    }
}

/// “The White House hosted”, “Downing Street will host”: a building that stands for who receives.
fn hosts(doc: &Document, at: usize) -> bool {
    let named = |at: usize| lexicon::VENUE_NOUNS.longest_match(&doc.text, &doc.tokens, at).filter(|(_, class)| *class == "named");
    let Some((length, _)) = named(at) else { return false };
    let verb = (at + length..doc.tokens.len().min(at + length + 4)).find(|&i| doc.tokens[i].tag.is_verb() && doc.tokens[i].tag != Tag::MD);
    verb.is_some_and(|verb| matches!(&*doc.tokens[verb].lemma, "host" | "convene" | "hold"))
}

/// Whether a word of meeting follows at once, or after one word (“Geneva peace talks”).
fn before_meeting(doc: &Document, end: usize, stop: usize) -> bool {
    let noun = |at: usize| at < stop && meeting_noun(doc, at);
    let adverb = end > 0 && doc.tokens[end - 1].tag.is_adverb();
    let possessive = doc.tokens.get(end).is_some_and(|token| token.tag == Tag::POS);
    adverb || (!possessive && (noun(end) || (noun(end + 1) && !doc.tokens[end].tag.is_punctuation() && !doc.tokens[end].tag.is_verb())))
}

/// The pieces from `at` on: a building, then cities, then what they lie in.
pub(super) fn pieces(doc: &Document, at: usize, end: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut next = at;
    if let Some(name) = described(doc, at, end).filter(|&name| &*doc.tokens[name - 1].lower == "of") {
        next = name;
    } else if let Some(building) = building(doc, at, end) {
        next = after_link(doc, building.tokens.end).unwrap_or(end);
        pieces.push(building);
        // “Suite 4 of the Harbour Inn”
        if named(doc, next).is_none()
            && let Some(outer) = self::building(doc, next, end).filter(|outer| capital(doc, outer.tokens.start))
        {
            next = after_link(doc, outer.tokens.end).unwrap_or(end);
            pieces.push(outer);
        }
    } else if let Some(inside) = room(doc, at, end) {
        return self::pieces(doc, inside, end);
    } else if let Some(capital) = capital_of(doc, at, end) {
        return vec![capital];
    } else if named(doc, at).is_none()
        && let Some(name) = described(doc, at, end)
    {
        next = name;
    } else if named(doc, at).is_none() {
        next += usize::from(matches!(doc.tokens.get(at).map_or("", |token| &token.lower), "the" | "downtown" | "central" | "nearby"));
    }
    let mut listed = false;
    while let Some(piece) = (next < end).then(|| named(doc, next)).flatten() {
        // “In Norland, Sudmark”: only “and” has two of a kind stand side by side.
        let wider = pieces
            .last()
            .is_none_or(|last: &Piece| last.kind < piece.kind || last.kind == piece.kind && (listed || piece.kind < Kind::Region));
        if !wider || piece.kind == Kind::Virtual {
            break;
        }
        next = piece.tokens.end;
        pieces.push(piece);
        let comma = doc.tokens.get(next).is_some_and(|token| matches!(&*token.lower, "," | "and"));
        listed = doc.tokens.get(next).is_some_and(|token| &*token.lower == "and");
        let wider = || lexicon::COUNTRIES.longest_match(&doc.text, &doc.tokens, next).is_some();
        if !comma && !(next < end && capital(doc, next) && wider()) {
            break;
        }
        next += usize::from(comma);
    }
    pieces
}

/// “A ballroom at the Grand Hotel”, “a hotel in Geneva”: a room or building without a name, and the place
/// after what leads to its own.
fn room(doc: &Document, at: usize, end: usize) -> Option<usize> {
    let start = at + usize::from(doc.tokens.get(at).is_some_and(|token| token.tag == Tag::DT));
    let (length, class) = lexicon::VENUE_NOUNS.longest_match(&doc.text, &doc.tokens[..end], start)?;
    let linked = doc.tokens.get(start + length).is_some_and(|token| matches!(&*token.lower, "at" | "in" | "of" | "inside"));
    let next = after_link(doc, start + length).filter(|next| class == "building" && linked && *next < end)?;
    (building(doc, next, end).is_some() || named(doc, next).is_some()).then_some(next)
}

/// “The Chadian capital Ndjamena”, “the Chadian capital”: the city by a name that no list has, or by the
/// words that stand for it.
fn capital_of(doc: &Document, at: usize, end: usize) -> Option<Piece> {
    let start = at + usize::from(doc.tokens.get(at).is_some_and(|token| &*token.lower == "the"));
    let (length, country) = lexicon::DEMONYMS.longest_match(&doc.text, &doc.tokens[..end], start)?;
    let head = start + length;
    let is_head = head < end && &*doc.tokens[head].lower == "capital" && !capital(doc, head);
    let name = |at: &usize| doc.tokens[*at].tag.is_proper() && capital(doc, *at);
    let comma = usize::from(doc.tokens.get(head + 1).is_some_and(|token| &*token.lower == ","));
    let first = head + 1 + comma;
    let stop = (first..end.min(first + 3)).take_while(name).last().map_or(first, |last| last + 1);
    let goes_on = comma == 0 && doc.tokens.get(head + 1).is_some_and(|next| matches!(next.tag, Tag::NN | Tag::NNS));
    let tokens = if stop > first && comma == 0 { first..stop } else { start..head + 1 };
    (is_head && !goes_on && described(doc, at, end).is_none()).then_some(Piece { tokens, kind: Kind::City, country: Some(country) })
}

/// “The Chadian capital Ndjamena”, “the southern port city of Aden”, “the capital, Oslo”: where the name
/// of the place begins.
fn described(doc: &Document, at: usize, end: usize) -> Option<usize> {
    let start = at + usize::from(doc.tokens.get(at).is_some_and(|token| matches!(token.tag, Tag::DT | Tag::PRPS)));
    let part = |at: &usize| {
        let token = &doc.tokens[*at];
        token.tag.is_noun() || token.tag.is_adjective() || matches!(token.tag, Tag::HYPH | Tag::POS | Tag::VBN)
    };
    let head = (start..end.min(start + DESCRIPTION)).take_while(part).find(|&at| {
        matches!(&*doc.tokens[at].lower, "capital" | "city" | "town" | "port" | "resort" | "metropolis" | "province" | "region" | "state")
            && !capital(doc, at)
    })?;
    let mut next = head + 1;
    while next < end && matches!(&*doc.tokens[next].lower, "city" | "town" | "of" | ",") {
        next += 1;
    }
    (next < end && named(doc, next).is_some_and(|piece| piece.kind >= Kind::City)).then_some(next)
}

/// Longest such description, in tokens.
const DESCRIPTION: usize = 6;

/// The place after “, ” / “ in ” / “ outside ” behind a building.
pub(super) fn after_link(doc: &Document, at: usize) -> Option<usize> {
    let link = |at: usize| doc.tokens.get(at).is_some_and(|token| matches!(&*token.lower, "," | "in" | "outside" | "near" | "at" | "of"));
    if !link(at) {
        return None;
    }
    let mut next = at + 1;
    while link(next) || doc.tokens.get(next).is_some_and(|token| &*token.lower == "the") {
        next += 1;
    }
    Some(next)
}

/// A place of the lists at `at`: written with a capital, or “virtual”.
fn named(doc: &Document, at: usize) -> Option<Piece> {
    if at >= doc.tokens.len() {
        return None;
    }
    if on_screen(doc, at) {
        return Some(Piece { tokens: at..at + 1, kind: Kind::Virtual, country: None });
    }
    if !capital(doc, at) {
        return None;
    }
    if let Some(state) = state(doc, at) {
        return Some(state);
    }
    let lists = [
        (lexicon::VENUE_NOUNS.longest_match(&doc.text, &doc.tokens, at).filter(|(_, class)| *class == "named"), Kind::Building),
        (lexicon::CITIES.longest_match(&doc.text, &doc.tokens, at), Kind::City),
        (lexicon::CAPITALS.longest_match(&doc.text, &doc.tokens, at), Kind::City),
        (lexicon::REGIONS.longest_match(&doc.text, &doc.tokens, at), Kind::Region),
        (lexicon::COUNTRIES.longest_match(&doc.text, &doc.tokens, at), Kind::Country),
    ];
    let mut best: Option<(usize, Kind, &'static str)> = None;
    for (found, kind) in lists {
        if let Some((length, country)) = found
            && best.is_none_or(|(longest, ..)| length > longest)
        {
            best = Some((length, kind, country));
        }
    }
    let Some((mut length, mut kind, country)) = best else { return recognised(doc, at) };
    if kind == Kind::Country && doc.tokens.get(at + length).is_some_and(|next| &*next.lower == "city") && capital(doc, at + length) {
        (length, kind) = (length + 1, Kind::City); // “Kuwait City”
    }
    if part_of_name(doc, at, at + length, kind) {
        return None;
    }
    Some(Piece { tokens: at..at + length, kind, country: (kind != Kind::Building).then_some(country) })
}

/// “Republic of Indonesia”, “Kingdom of Norway”: a country by its long name.
fn state(doc: &Document, at: usize) -> Option<Piece> {
    let form = matches!(&*doc.tokens[at].lower, "republic" | "kingdom" | "sultanate" | "commonwealth" | "federation" | "state");
    let of = doc.tokens.get(at + 1).is_some_and(|token| &*token.lower == "of");
    let start = at + 2 + usize::from(doc.tokens.get(at + 2).is_some_and(|token| &*token.lower == "the"));
    let (length, country) = (form && of).then(|| lexicon::COUNTRIES.longest_match(&doc.text, &doc.tokens, start)).flatten()?;
    let kind = Kind::Country;
    (!part_of_name(doc, at, start + length, kind)).then_some(Piece { tokens: at..start + length, kind, country: Some(country) })
}

/// A place or building that no list holds, as the recogniser of names marked it.
fn recognised(doc: &Document, at: usize) -> Option<Piece> {
    let name = doc.names.get(doc.names.partition_point(|name| name.tokens.start < at))?;
    let kind = match name.kind {
        NameKind::Place => Kind::City,
        NameKind::Facility => Kind::Building,
        _ => return None,
    };
    if !doc.words(name.tokens.clone()).contains(char::is_lowercase) || doc.words(name.tokens.clone()).contains(['[', '(']) {
        return None; // capitals tell the recogniser too little
    }
    if name.tokens.clone().any(|at| lexicon::EVENT_NOUNS.contains(&doc.tokens[at].lower)) {
        return None; // “the Ninth Summit of the Americas”
    }
    if matches!(&*doc.tokens[name.tokens.end - 1].lower, "sea" | "ocean" | "strait" | "mediterranean") {
        return None; // on which nobody meets but aboard a ship
    }
    if lexicon::DEMONYMS.contains(&doc.tokens[name.tokens.end - 1].lower) {
        return None; // “Northern Norwegian”
    }
    if name.tokens.len() == 1 && lexicon::NOT_NAMES.contains(&doc.tokens[at].lower) {
        return None; // “Easter”
    }
    // “A United Nations conference”, “the Labour conference”: whose it is.
    let body = lexicon::ORGANISATIONS.longest_match(&doc.text, &doc.tokens, name.tokens.start).map(|(_, class)| class);
    let own = || meeting_noun(doc, name.tokens.end);
    if body.is_some_and(|class| matches!(class, "party" | "adherent" | "union") || own()) {
        return None;
    }
    // “Norway-Republic of Korea Statement”: the end of a country's name.
    let state = |word: &str| ["republic", "kingdom", "emirate", "federation", "states"].iter().any(|form| word.ends_with(form));
    if at > 1 && &*doc.tokens[at - 1].lower == "of" && state(&doc.tokens[at - 2].lower) {
        return None;
    }
    let pair = doc.words(name.tokens.clone()).split('-').filter(|part| part.starts_with(char::is_uppercase)).count() > 1;
    (name.tokens.start == at && !pair).then(|| Piece { tokens: name.tokens.clone(), kind, country: None })
}

/// Whether a longer name goes on around the words (“Bank of New York Mellon”, “Paris Hilton”,
/// “Madison Square Garden”).
fn part_of_name(doc: &Document, start: usize, end: usize, kind: Kind) -> bool {
    let sentence = doc.sentence_of(start);
    let proper = |at: usize| {
        doc.tokens.get(at).is_some_and(|token| token.tag.is_proper() && !matches!(&*token.lower, "in" | "at" | "to" | "from" | "near"))
            && capital(doc, at)
            && doc.sentence_of(at) == sentence
            && lexicon::CALENDAR.class(&doc.tokens[at].lower).is_none()
    };
    let wider = || lexicon::COUNTRIES.longest_match(&doc.text, &doc.tokens, end).is_some(); // “in Tokyo Japan”
    let after = kind != Kind::Building && proper(end) && !meeting_noun(doc, end) && !(kind == Kind::City && wider());
    (start > 0 && proper(start - 1) && &*doc.tokens[start - 1].lower != "downtown") || after
}

/// “The presidential palace”, “Trump's golf resort”: up to the noun that is a building's.
fn building(doc: &Document, at: usize, end: usize) -> Option<Piece> {
    let determined = doc.tokens.get(at).is_some_and(|token| matches!(token.tag, Tag::DT | Tag::PRPS));
    let start = at + usize::from(determined && doc.tokens[at].tag == Tag::DT);
    if let Some(piece) = led_by_its_noun(doc, start, end) {
        return Some(piece);
    }
    let part = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::POS | Tag::CD | Tag::HYPH | Tag::PRPS | Tag::VBN | Tag::VBG)
            || *at > start && &*doc.tokens[*at].lower == "of" && (capital(doc, *at - 1) || is_room(doc, *at - 1))
    };
    let mut best: Option<usize> = None;
    let (mut next, mut head) = (start, start);
    while next < end && next < start + BUILDING_WORDS && part(&next) {
        if let Some((length, class)) = lexicon::VENUE_NOUNS.longest_match(&doc.text, &doc.tokens[..end], next) {
            let bare = class == "building" && next == start;
            let stop = next + length;
            let name = named_for(doc, stop, end).or_else(|| numbered(doc, stop, end)).filter(|_| capital(doc, next));
            if bare && let Some(stop) = name {
                return Some(Piece { tokens: start..stop, kind: Kind::Building, country: None });
            }
            if !bare && doc.tokens[stop - 1].tag.is_noun() && !is_plural(doc, stop - 1) {
                let listed = |piece: Piece| piece.country.is_some() || !is_town(doc, stop - 1);
                let place = after_link(doc, stop).is_some_and(|next| named(doc, next).is_some_and(listed));
                best = named_for(doc, stop, end).filter(|_| !place).or(Some(stop));
                head = stop;
            }
            next = stop;
        } else {
            next += 1;
        }
    }
    let stop = best?;
    // “Cape Town” is listed as it stands.
    if lexicon::CITIES.longest_match(&doc.text, &doc.tokens, start).is_some_and(|(length, _)| start + length == stop) {
        return None;
    }
    // “Norwegian farm products”: the building only tells which.
    let goes_on = |next: &Token| {
        let thing = next.tag == Tag::NNS && head == stop && !capital(doc, stop - 1) && !lexicon::TIME_WORDS.contains(&next.lower);
        next.tag.is_proper() && lexicon::CALENDAR.class(&next.lower).is_none() || thing
    };
    if doc.tokens.get(stop).is_some_and(goes_on) {
        return None;
    }
    // “They sat down in the same room”
    let vague = |at: usize| matches!(&*doc.tokens[at].lower, "same" | "another" | "other" | "separate" | "different");
    if (start..head).any(vague) {
        return None;
    }
    // “The frontier town of Lindvik” lies in no other, and is called Lindvik.
    let town = head + 1 < stop && is_town(doc, head - 1);
    let (first, kind) = if town { (head + 1, Kind::City) } else { (start, Kind::Building) };
    Some(Piece { tokens: first..stop, kind, country: None })
}

/// “Hotel Holm”, “the old Palais Holm”: a building whose noun stands before its name.
fn led_by_its_noun(doc: &Document, start: usize, end: usize) -> Option<Piece> {
    let noun = |at: usize| {
        let lower = &*doc.tokens[at].lower;
        capital(doc, at)
            && matches!(lower, "hotel" | "palais" | "palazzo" | "palacio" | "schloss" | "château" | "chateau" | "villa" | "camp")
    };
    let name =
        |at: &usize| *at < end && capital(doc, *at) && doc.tokens[*at].tag.is_noun() && !lexicon::CALENDAR.contains(&doc.tokens[*at].lower);
    let before = |at: &usize| doc.tokens[*at].tag.is_noun() || doc.tokens[*at].tag.is_adjective() || doc.tokens[*at].tag == Tag::CD;
    let words = start..end.min(start + BUILDING_WORDS);
    let head = words.clone().take_while(before).find(|&at| noun(at))?;
    // “The Harbour Hotel Oslo” has its name before it.
    let led = (start..head).any(|at| doc.tokens[at].tag.is_proper());
    let stop = (head + 1..words.end).take_while(name).last()? + 1;
    let goes_on = stop < end && doc.tokens[stop].tag.is_noun() && !is_room(doc, stop);
    (!led && !goes_on).then_some(Piece { tokens: start..stop, kind: Kind::Building, country: None })
}

/// “Town”, “seaside resort”: a noun of places that are named behind it.
fn is_town(doc: &Document, at: usize) -> bool {
    matches!(&*doc.tokens[at].lower, "town" | "village" | "suburb" | "island" | "resort") && !capital(doc, at)
}

/// Whether the word is a noun of the list.
fn is_room(doc: &Document, at: usize) -> bool {
    lexicon::VENUE_NOUNS.contains(&doc.tokens[at].lower)
}

/// “Nine plants”, “separate rooms”: nobody meets in several (“the offices”, “headquarters” are listed as they stand).
fn is_plural(doc: &Document, at: usize) -> bool {
    doc.tokens[at].tag == Tag::NNS && !capital(doc, at) && !is_room(doc, at)
}

/// “Room 253”, “Hall C”: where the number behind a room ends.
fn numbered(doc: &Document, at: usize, end: usize) -> Option<usize> {
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || word.len() == 1 && word.starts_with(char::is_uppercase);
    (at < end && number(doc.words(at..at + 1))).then_some(at + 1)
}

/// “University of Sunderhavn”, “Palace of Nations”: where the name that follows “of” ends.
fn named_for(doc: &Document, of: usize, end: usize) -> Option<usize> {
    let token = |at: usize| &doc.tokens[at];
    let part = |at: usize| at < end && token(at).tag.is_proper() && capital(doc, at);
    // “Le Sund”, “El Holm”: an article opens the name.
    let article = |at: usize| capital(doc, at) && matches!(&*token(at).lower, "le" | "la" | "les" | "el" | "los" | "las") && part(at + 1);
    let name = |at: &usize| (part(*at) || article(*at)) && lexicon::CALENDAR.class(&token(*at).lower).is_none();
    let linked = of < end && &*token(of).lower == "of";
    let start = of + 1 + usize::from(doc.tokens.get(of + 1).is_some_and(|token| &*token.lower == "the"));
    linked.then(|| (start..end).take_while(name).last()).flatten().map(|last| last + 1)
}

/// Longest name of a building, in tokens (“the foreign secretary 's official Kent house”).
const BUILDING_WORDS: usize = 9;

pub(super) fn capital(doc: &Document, at: usize) -> bool {
    doc.words(at..at + 1).chars().next().is_some_and(char::is_uppercase)
}
