//! Countries, bodies and unnamed groups → one actor each, with its mentions.
//!
//! A country is known by the lists, a body by the lists or by its form, a committee by its words. Groups of people
//! are those of `groups`.
//! Does not decide whether they take part in anything.

use std::collections::BTreeMap;
use std::ops::Range;

use super::groups;
use super::names::{Run, Sort};
use super::nobody;
use super::panels;
use super::reader::{Known, Reader, known_part};
use super::unions;
use crate::analysis::{Actor, ActorKind};
use crate::lexicon;

/// Countries, bodies and groups of the document; tokens in `taken` belong to people and roles.
#[must_use]
pub fn find(reader: &Reader, runs: &[Run], taken: &[bool]) -> Vec<Actor> {
    let mut found: BTreeMap<String, Actor> = BTreeMap::new();
    countries(reader, runs, taken, &mut found);
    bodies(reader, runs, taken, &mut found);
    panels(reader, taken, &mut found);
    government(reader, taken, &mut found);
    groups::find(reader, runs, taken, &mut found);
    merge_groups(&mut found);
    let mut actors: Vec<Actor> = found.into_values().collect();
    for actor in &mut actors {
        actor.mentions.sort_by_key(|mention| mention.start);
        actor.mentions.dedup();
    }
    actors.sort_by_key(|actor| actor.mentions.first().map_or(usize::MAX, |mention| mention.start));
    actors
}

pub(super) fn note(
    found: &mut BTreeMap<String, Actor>,
    key: String,
    name: &str,
    kind: ActorKind,
    side: Option<&str>,
    tokens: Range<usize>,
) {
    let actor = found.entry(key).or_insert_with(|| Actor {
        name: name.to_owned(),
        kind,
        role: None,
        side: side.map(str::to_owned),
        office: None,
        mentions: Vec::new(),
    });
    actor.mentions.push(tokens);
}

/// “pastors” and “African-American pastors” are one group: the fuller name stands.
fn merge_groups(found: &mut BTreeMap<String, Actor>) {
    unions::merge(found);
    let mut keys: Vec<String> = found.keys().filter(|key| key.starts_with("group ")).cloned().collect();
    keys.sort_by_key(|key| (key.split(' ').count(), key.clone()));
    let last = |key: &str| key.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut by_last: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for key in &keys {
        by_last.entry(last(key)).or_default().push(key);
    }
    for short in &keys {
        let ending = &short["group".len()..];
        let alike = by_last.get(&last(short)).into_iter().flatten().copied();
        let fuller = alike.filter(|key| *key != short && found.contains_key(*key) && key.ends_with(ending));
        let Some(long) = fuller.min_by_key(|key| found[*key].mentions.first().map_or(usize::MAX, |mention| mention.start)).cloned() else {
            continue;
        };
        if let Some(merged) = found.remove(short) {
            let actor = found.get_mut(&long).expect("the fuller name was found in the map");
            actor.mentions.extend(merged.mentions);
            actor.side = actor.side.take().or(merged.side);
        }
    }
}

/// Names of countries that are not merely places, and nationalities as nouns (“the Russians”).
fn countries(reader: &Reader, runs: &[Run], taken: &[bool], found: &mut BTreeMap<String, Actor>) {
    // “Fisheries and Oceans Canada”: the department, and not the country.
    let ends: BTreeMap<usize, usize> =
        runs.iter().filter(|run| run.sort == Sort::Body).map(|run| (run.tokens.end, run.tokens.start)).collect();
    let closes = |at: usize, end: usize| ends.get(&end).is_some_and(|&start| start < at) && reader.is_capital(at - 1);
    // Where a country of several words ends that a compound opens.
    let mut joined = 0;
    for (at, &is_taken) in taken.iter().enumerate() {
        let parts = reader.compound(at);
        for (index, &part) in parts.iter().enumerate() {
            let whole = known_with_neighbours(reader, at, part, (index == 0, index + 1 == parts.len()));
            if let Some((side, end)) = whole {
                joined = joined.max(end);
                note(found, format!("country {side}"), side, ActorKind::Country, Some(side), at..at + 1);
                continue;
            }
            match known_part(part) {
                Some(known @ (Known::Country(side) | Known::Demonym(side))) => {
                    let name = if matches!(known, Known::Country(_)) { part } else { side };
                    note(found, format!("country {side}"), name, ActorKind::Country, Some(side), at..at + 1);
                }
                Some(Known::Body(class)) if class != "party" => {
                    note(found, format!("body {}", part.to_lowercase()), part, ActorKind::Organization, Some(part), at..at + 1);
                }
                _ => {}
            }
        }
        let Some(entry) = reader.entries[at].filter(|entry| !is_taken && !closes(at, at + entry.len)) else { continue };
        if parts.is_empty() && at < joined {
            continue;
        }
        let tokens = at..at + entry.len;
        let name = reader.doc.words(tokens.clone());
        match entry.known {
            Known::Country(side) if !reader.compound(at).is_empty() && entry.len == 1 && known_part(name).is_none() => {
                note(found, format!("country {side}"), name, ActorKind::Country, Some(side), tokens);
            }
            Known::Country(side) if !is_place(reader, at) && !is_behind_city(reader, at, entry.len) => {
                note(found, format!("country {side}"), name, ActorKind::Country, Some(side), tokens);
            }
            // “The Sudanese government”.
            Known::Demonym(side) if is_government(reader, at + entry.len) => {
                note(found, format!("country {side}"), side, ActorKind::Country, Some(side), at..at + entry.len + 1);
            }
            Known::Demonym(side) if is_people(reader, at, entry.len) => {
                note(found, format!("country {side}"), side, ActorKind::Country, Some(side), tokens);
            }
            Known::Metonym(side) if name.starts_with("White House") || name.starts_with("Kremlin") => {
                note(found, format!("country {side}"), side, ActorKind::Country, Some(side), tokens);
            }
            _ => {}
        }
    }
}

/// “U.S.-*South African*”, “*United States*-Norway-Republic of Korea”: the country that the first or last part of a compound
/// names with the words beside it, and the token behind them.
fn known_with_neighbours(reader: &Reader, at: usize, part: &str, edge: (bool, bool)) -> Option<(&'static str, usize)> {
    let (first, last) = edge;
    let country = |name: &str| lexicon::COUNTRIES.class(name).or_else(|| lexicon::DEMONYMS.class(name));
    let opening = at.checked_sub(1).filter(|&before| first && reader.is_capital(before) && reader.compound(before).is_empty());
    if let Some(before) = opening
        && let Some(side) = country(&format!("{} {}", reader.lower(before), part.to_lowercase()))
    {
        return Some((side, at + 1));
    }
    let stop = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.end;
    let mut name = part.to_lowercase();
    let mut found = None;
    for next in (at + 1..stop.min(at + 4)).filter(|_| last) {
        name = format!("{name} {}", reader.lower(next));
        found = country(&name).filter(|_| reader.is_capital(next)).map(|side| (side, next + 1)).or(found);
    }
    found
}

/// After these a country is where something happens.
fn is_place(reader: &Reader, at: usize) -> bool {
    let mut before = at;
    while before > 0 && matches!(reader.lower(before - 1), "the" | "northern" | "southern" | "eastern" | "western" | "central") {
        before -= 1;
    }
    before > 0
        && matches!(
            reader.lower(before - 1),
            "in" | "near" | "across" | "inside" | "throughout" | "outside" | "into" | "through" | "around" | "within" | "at"
        )
}

/// “In Lausanne, Switzerland, the envoys …”: where the city lies. “In Moscow, Russia said” tells of Russia.
fn is_behind_city(reader: &Reader, at: usize, len: usize) -> bool {
    let Some(city) = at.checked_sub(2).filter(|_| reader.word(at - 1) == ",") else { return false };
    let start = (city.saturating_sub(2)..=city).rev().take_while(|&at| reader.is_capital(at)).last();
    let led = |start: usize| start > 0 && matches!(reader.lower(start - 1), "in" | "at" | "near" | "to" | "from" | "outside");
    let acts =
        reader.doc.tokens.get(at + len).is_some_and(|next| next.tag.is_finite() || matches!(&*next.lower, "and" | "'s" | "\u{2019}s"));
    start.is_some_and(|start| reader.entries[start].is_none_or(|entry| !matches!(entry.known, Known::Country(_))) && led(start)) && !acts
}

/// Whether the word at `at` is a government, which no noun follows.
pub(super) fn is_government(reader: &Reader, at: usize) -> bool {
    let noun = reader.doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_noun());
    matches!(reader.lower(at), "government" | "authorities") && !noun
}

/// “Talks between the government and the rebels”: a government without its country, where the text tells of talks with it.
fn government(reader: &Reader, taken: &[bool], found: &mut BTreeMap<String, Actor>) {
    let named = |&at: &usize| {
        let bare = at > 0 && reader.lower(at) == "government" && reader.lower(at - 1) == "the" && is_government(reader, at);
        bare && !taken[at] && reader.lower(at + 1) != "of"
    };
    let all: Vec<usize> = (0..reader.doc.tokens.len()).filter(named).collect();
    // “Talks / with the government”, “the government and the rebels”.
    let talks = |at: usize| {
        let with = at >= 3 && matches!(reader.lower(at - 2), "with" | "between") && lexicon::MEETING_NOUNS.contains(reader.lower(at - 3));
        let group = |at: usize| lexicon::GROUPS.class(reader.lower(at)) == Some("party");
        let joined = reader.lower(at + 1) == "and" && (at + 2..at + 5).any(group);
        with || joined || at >= 3 && reader.lower(at - 2) == "and" && group(at - 3)
    };
    if !all.iter().any(|&at| talks(at)) {
        return;
    }
    for at in all {
        note(found, "group government".into(), reader.doc.words(at..at + 1), ActorKind::Group, None, at..at + 1);
    }
}

/// “Russians”, “the Saudis”, “the French”: a nationality that no noun follows.
fn is_people(reader: &Reader, at: usize, len: usize) -> bool {
    let plural = reader.lower(at + len - 1).ends_with('s') && !matches!(reader.lower(at + len - 1), "swiss");
    plural && !reader.is_capital(at + len)
}

/// Listed bodies and runs with an organisation's form.
fn bodies(reader: &Reader, runs: &[Run], taken: &[bool], found: &mut BTreeMap<String, Actor>) {
    let explained = explained_forms(reader, runs);
    let mut short_forms: BTreeMap<String, String> = BTreeMap::new();
    // What the ends of longer names stand for, and nothing where two bodies end so.
    let mut shortened: BTreeMap<String, Option<String>> = BTreeMap::new();
    // An unknown run that comes back is a name of something that acts.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut in_body = vec![false; reader.doc.tokens.len()];
    for run in runs {
        *counts.entry(reader.doc.words(run.tokens.clone())).or_default() += 1;
        if run.sort == Sort::Body {
            in_body[run.tokens.clone()].fill(true);
        }
    }
    let things = nobody::short_forms_of_things(reader);
    for run in runs {
        let words = reader.doc.words(run.tokens.clone());
        let document = run.tokens.len() > 1 && lexicon::NOT_NAMES.class(reader.lower(run.tokens.end - 1)) == Some("document");
        if document || things.contains(words) || run.sort == Sort::Unknown && nobody::is_thing(reader, &run.tokens) {
            continue;
        }
        let known = counts.get(words).is_some_and(|&count| count > 1) || short_forms.contains_key(&words.to_lowercase());
        let short = explained.get(&words.to_lowercase());
        if run.sort == Sort::Body || run.sort == Sort::Unknown && (known || short.is_some()) {
            if taken[run.tokens.start] {
                continue;
            }
            let name = short.cloned().unwrap_or_else(|| plain(words));
            let longer =
                shortened.get(&name.to_lowercase()).cloned().flatten().filter(|_| run.tokens.len() > 1 || is_definite(reader, run));
            let key = short_forms.get(&name.to_lowercase()).cloned().or(longer).unwrap_or_else(|| body_key(&name));
            if let Some(initials) = initials(&name) {
                short_forms.entry(initials).or_insert_with(|| key.clone());
            }
            note_endings(&mut shortened, &name, &key);
            note(found, key, &name, ActorKind::Organization, Some(&name), run.tokens.clone());
        }
    }
    for at in 0..reader.doc.tokens.len() {
        let Some(entry) = reader.entries[at] else { continue };
        if taken[at] || in_body[at] {
            continue;
        }
        if let Known::Body(class) = entry.known {
            let tokens = at..at + entry.len;
            let name = reader.doc.words(tokens.clone());
            if class == "adherent" {
                continue;
            }
            let name = explained.get(&name.to_lowercase()).map_or(name, |long| long);
            let key = short_forms.get(&name.to_lowercase()).cloned().unwrap_or_else(|| body_key(name));
            note(found, key, name, ActorKind::Organization, Some(name), tokens);
        }
    }
}

/// Committees whose names are spelt small, each for the country of its house, where the lists know it, else for itself.
fn panels(reader: &Reader, taken: &[bool], found: &mut BTreeMap<String, Actor>) {
    for tokens in panels::find(reader) {
        if tokens.clone().any(|at| taken[at]) {
            continue;
        }
        let name = plain(reader.doc.words(tokens.clone()));
        let country = tokens.clone().find_map(|at| reader.entries[at]?.known.country());
        let side = country.map_or_else(|| name.clone(), str::to_owned);
        note(found, body_key(&name), &name, ActorKind::Organization, Some(&side), tokens);
    }
}

/// The words of a name with single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn body_key(name: &str) -> String {
    format!("body {}", name.to_lowercase())
}

/// “The Board” behind “Oslo Harbour Board”: what all the words of a body's name behind its first ones stand for.
fn note_endings(shortened: &mut BTreeMap<String, Option<String>>, name: &str, key: &str) {
    let lower = name.to_lowercase();
    for (at, _) in lower.match_indices(' ') {
        let ending = shortened.entry(lower[at + 1..].to_owned()).or_insert_with(|| Some(key.to_owned()));
        if ending.as_deref().is_some_and(|other| other != key) {
            *ending = None;
        }
    }
}

/// Whether an article or “its own” tells that the body is known, as in “the Board”.
fn is_definite(reader: &Reader, run: &Run) -> bool {
    let form = lexicon::ORG_FORMS.contains(reader.lower(run.tokens.end - 1));
    form && run.tokens.start > 0 && reader.lower(run.tokens.start - 1) == "the"
}

/// Short forms that the text explains, in lower case, with the names that they stand for: “Norwegian Fishing
/// Board (NFB)” tells what “NFB” means in the headline above it.
fn explained_forms(reader: &Reader, runs: &[Run]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let bodies = runs.iter().filter(|run| run.sort == Sort::Body).map(|run| run.tokens.clone());
    let listed = reader.entries.iter().enumerate().filter_map(|(at, entry)| {
        let entry = entry.filter(|entry| matches!(entry.known, Known::Body(_)))?;
        Some(at..at + entry.len)
    });
    for tokens in bodies.chain(listed) {
        if let Some(initials) = initials(reader.doc.words(tokens.clone())).filter(|_| reader.entries[tokens.start].is_some()) {
            all.entry(initials).or_insert_with(|| plain(reader.doc.words(tokens.clone())));
        }
        let (open, close) = (tokens.end, tokens.end + 2);
        if reader.word(open) == "(" && matches!(reader.word(close), ")" | ",") {
            all.entry(reader.lower(open + 1).to_owned()).or_insert_with(|| plain(reader.doc.words(tokens.clone())));
        }
        // “Akvo”, where the text has “AkvoMarin”.
        if let Some(company) = nobody::clipped_from(reader, tokens.start).filter(|_| tokens.len() == 1) {
            all.entry(reader.lower(tokens.start).to_owned()).or_insert_with(|| company.to_owned());
        }
    }
    all
}

/// `United Auto Workers` → `uaw`.
fn initials(name: &str) -> Option<String> {
    let letters: String =
        name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).filter_map(|word| word.chars().next()).collect();
    (letters.chars().count() > 1).then(|| letters.to_lowercase())
}
