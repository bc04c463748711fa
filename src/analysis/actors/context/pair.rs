//! The other country of a pair: “the U.S.–Chile relationship”, where the counterpart acts for Chile.

use std::collections::BTreeMap;

use super::{Scene, Told, is_high};
use crate::analysis::ActorKind;
use crate::analysis::actors::own_words;
use crate::analysis::actors::reader::{Known, Reader, known_part};
use crate::analysis::meeting::weigh::position;
use crate::text::Tag;

/// A pair is as good as certain where it is named this often beside any other.
const CLEARLY: usize = 3;

/// The country that the text pairs with the one country acted for, for the one office holder in
/// front whose country nothing else tells.
pub(super) fn other(scene: &Scene, at: usize) -> Option<Told> {
    if !scene.open(at)
        || !in_front(scene, at)
        || (0..scene.findings.actors.len()).any(|one| one != at && scene.open(one) && in_front(scene, one))
    {
        return None;
    }
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (one, two) in pairs(scene.reader) {
        match (acted_for(scene, one), acted_for(scene, two)) {
            (true, false) => *counts.entry(two).or_default() += 1,
            (false, true) => *counts.entry(one).or_default() += 1,
            _ => {}
        }
    }
    let (country, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    let clear = counts.iter().all(|(other, count)| other == country || count * CLEARLY <= *most);
    clear.then_some((country, "the text pairs it with the counterpart's country"))
}

/// The country that the text pairs first with one for which somebody of high office acts, where it pairs none oftener.
pub(super) fn beside_held(scene: &Scene) -> Option<&'static str> {
    let held = |country: &str| scene.held.contains(country);
    let left = |(one, two): (&'static str, &'static str)| match (held(one), held(two)) {
        (true, false) => Some(two),
        (false, true) => Some(one),
        _ => None,
    };
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut first = None;
    for country in pairs(scene.reader).filter_map(left) {
        first = first.or(Some(country));
        *counts.entry(country).or_default() += 1;
    }
    first.filter(|country| counts.values().all(|count| *count <= counts[country]))
}

/// Whether somebody named in front acts for `country`, or a group of its people is.
fn acted_for(scene: &Scene, country: &str) -> bool {
    let acts = |one: usize| {
        let actor = &scene.findings.actors[one];
        actor.side.as_deref() == Some(country) && (is_high(actor) || actor.kind == ActorKind::Group)
    };
    (0..scene.findings.actors.len()).any(|one| acts(one) && in_front(scene, one))
}

/// Whether an actor stands in the headline or the first sentence of the body.
fn in_front(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    scene.findings.actors[at].mentions.first().is_some_and(|mention| position(reader, reader.doc.sentence_of(mention.start)) <= 1)
}

/// Countries side by side: “U.S.–Chile”, “the friendship between Norway and Chile”; not what lies
/// between two (“the border between Israel and Lebanon”).
fn pairs<'r>(reader: &'r Reader) -> impl Iterator<Item = (&'static str, &'static str)> + use<'r> {
    let known = |at: usize| {
        let entry = reader.entries.get(at).copied().flatten()?;
        matches!(entry.known, Known::Country(_) | Known::Demonym(_)).then_some((entry.len, entry.known.country()?))
    };
    let compounds = (0..reader.entries.len()).filter_map(|at| compound(reader, at));
    let apart = (0..reader.entries.len()).filter_map(move |at| {
        let (length, one) = known(at)?;
        let mut next = at + length;
        while matches!(reader.lower(next), "-" | "–" | "—" | "and" | "the") && next - at - length < 2 {
            next += 1;
        }
        if between(reader, at).is_some_and(|between| !bond(reader, between)) || at > 0 && is_listed(reader, at) {
            return None;
        }
        let (len, two) = known(next).filter(|_| next > at + length)?;
        // “Signed by Norway, Chile, and Kenya”: three.
        let third = next + len + 1 + usize::from(reader.lower(next + len + 1) == "and");
        if reader.word(next + len) == "," && (known(third).is_some() || reader.lower(third) == "the" && known(third + 1).is_some()) {
            return None;
        }
        // “He will meet with Norwegian and Chilean ministers”: other people than he.
        let met = at > 0 && reader.lower(at - 1) == "with" && reader.doc.tokens.get(next + len).is_some_and(|noun| noun.tag == Tag::NNS);
        (one != two && !met).then_some((one, two))
    });
    compounds.chain(apart)
}

/// “The U.S.-Chile partnership”: two countries in one word before a noun that they share.
fn compound(reader: &Reader, at: usize) -> Option<(&'static str, &'static str)> {
    let [one, two] = *reader.compound(at).as_slice() else { return None };
    let country = |part: &str| known_part(part).filter(|known| matches!(known, Known::Country(_) | Known::Demonym(_)))?.country();
    let (one, two) = (country(one)?, country(two)?);
    let shared = reader.doc.tokens.get(at + 1).is_some_and(|noun| noun.tag.is_noun() || noun.tag.is_adjective());
    (one != two && shared).then_some((one, two))
}

/// “Norway, Chile and Kenya”: the last two of three.
fn is_listed(reader: &Reader, at: usize) -> bool {
    let article = at - usize::from(reader.lower(at - 1) == "the");
    let before = article - usize::from(article > 1 && reader.lower(article - 1) == "and");
    before > 1
        && reader.word(before - 1) == ","
        && reader.entry_before(before - 1).is_some_and(|(_, entry)| entry.known.country().is_some())
}

/// “Between” before `at`, the article passed over.
fn between(reader: &Reader, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let word = if reader.lower(before) == "the" { before.checked_sub(1)? } else { before };
    (reader.lower(word) == "between").then_some(word)
}

/// “Ties”, “the friendship” before `at`.
fn bond(reader: &Reader, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|noun| own_words::is(reader, noun, "bond"))
}
