//! “The White House said”: the house of a head of state or government tells whose the president without a country is.

use std::collections::BTreeSet;

use super::{Scene, Told};
use crate::analysis::actors::reader::Reader;
use crate::analysis::actors::roles;
use crate::lexicon;

/// The houses of government that the text names, by their class.
pub(in crate::analysis::actors) fn all(reader: &Reader) -> BTreeSet<&'static str> {
    let named = |at: usize| lexicon::HOUSES.longest_match(&reader.doc.text, &reader.doc.tokens, at).map(|(_, class)| class);
    (0..reader.doc.tokens.len()).filter(|&at| reader.is_capital(at)).filter_map(named).collect()
}

/// “President Stone” in a text where one house of a head of state speaks or is entered:
/// English-language news names a country's own president without it.
pub(super) fn of(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    if is_guest(scene, at) {
        return None;
    }
    if let Some(country) = beside(scene, at, &role) {
        return Some((country, "its house speaks of it"));
    }
    // “The White House and the Blue House”: the one whose head is not told beside his country.
    let named = scene.houses.iter().filter_map(|class| class.split_once(": "));
    let single = |country: &str| scene.houses.len() == 1 && (house_speaks(scene.reader, country) || is_entered(scene.reader, country));
    let mut countries = named.filter(|(country, _)| single(country) || !scene.headed(country) && house_speaks(scene.reader, country));
    let (country, heads) = countries.next()?;
    let only = countries.next().is_none() && scene.open(at) && scene.foremost(at);
    // “The prime ministers of Norway and Chile”, and Downing Street declines to comment: he is of one of those in front.
    let front = scene.in_front();
    if front.len() > 1 && !front.contains(country) && !scene.named.contains_key(country) {
        return None;
    }
    let fits = heads.split(", ").any(|head| head == role);
    (fits && only && !scene.taken(country, &role)).then_some((country, "its house speaks in the text"))
}

/// “Downing Street said he would lunch with Prime Minister Berg”: whom the one of whom a house speaks is to meet.
fn is_guest(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let Some((name, sentence)) = scene.first(at) else { return false };
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    let start = roles::before(reader, name).map_or(name, |role| role.whole.start);
    let met = start > tokens.start && matches!(reader.lower(start - 1), "with" | "meet" | "met" | "see" | "host" | "receive");
    let house = |at: usize| {
        let found = lexicon::HOUSES.longest_match(&reader.doc.text, &reader.doc.tokens, at).filter(|_| reader.is_capital(at));
        found.is_some_and(|(len, _)| lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at + len).is_some())
    };
    met && (tokens.start..start).any(house)
}

/// “President Stone called off the visit, the White House said”: the house that speaks in the sentence of the only one who
/// has such an office there.
fn beside(scene: &Scene, at: usize, role: &str) -> Option<&'static str> {
    let reader = scene.reader;
    let (_, sentence) = scene.first(at).filter(|_| scene.open(at))?;
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    let speaks = |at: usize| {
        let (len, class) = lexicon::HOUSES.longest_match(&reader.doc.text, &reader.doc.tokens, at).filter(|_| reader.is_capital(at))?;
        lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at + len).and(class.split_once(": "))
    };
    let (country, heads) = tokens.clone().find_map(speaks)?;
    let shares = |other: usize| other != at && scene.together(at, other) && scene.actor(other).role_in_lower_case() == role;
    let alone = !(0..scene.findings.actors.len()).any(shares);
    (alone && heads.split(", ").any(|head| head == role) && !scene.taken(country, role)).then_some(country)
}

/// Where the houses of `country` are named: token and length.
fn named<'r>(reader: &'r Reader, country: &'r str) -> impl Iterator<Item = (usize, usize)> + 'r {
    let house = move |at: usize| {
        let (len, class) = lexicon::HOUSES.longest_match(&reader.doc.text, &reader.doc.tokens, at)?;
        class.starts_with(country).then_some((at, len))
    };
    (0..reader.doc.tokens.len()).filter(|&at| reader.is_capital(at)).filter_map(house)
}

/// “At the White House”, “back to the Kremlin”, “a White House official”: not “Kremlin Clare”.
fn is_entered(reader: &Reader, country: &str) -> bool {
    let behind = |at: usize| at > 0 && matches!(reader.lower(at - 1), "the" | "a" | "at" | "in" | "to");
    named(reader, country).any(|(at, len)| !is_dealt_with(reader, at) && (behind(at) || !reader.is_capital(at + len)))
}

/// “To impose costs on the Kremlin”: what is done to a house tells of no writer there.
fn is_dealt_with(reader: &Reader, at: usize) -> bool {
    at > 1 && matches!(reader.lower(at - 2), "on" | "against" | "pressure" | "deter" | "toward" | "towards")
}

/// Whether the text speaks of a house of `country` otherwise than as of one with which others deal.
pub(super) fn is_at_home(reader: &Reader, country: &str) -> bool {
    named(reader, country).any(|(at, _)| !is_dealt_with(reader, at))
}

/// “The White House said”.
fn house_speaks(reader: &Reader, country: &str) -> bool {
    let speaks = |at: usize| lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some();
    named(reader, country).any(|(at, len)| speaks(at + len))
}
