//! Countries, bodies and unnamed groups → one actor each, with its mentions.
//!
//! A country is known by the lists, a body by the lists or by its form, a group by a plural noun
//! of people with what stands before it (“senior U.S. officials”, “five public sector unions”).
//! Does not decide whether they take part in anything.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::{Run, Sort, body_run};
use super::nobody;
use super::panels;
use super::reader::{Known, Reader, Spelling, known_part};
use super::unions;
use crate::analysis::{Actor, ActorKind};
use crate::lexicon;
use crate::text::Tag;

/// Countries, bodies and groups of the document; tokens in `taken` belong to people and roles.
#[must_use]
pub fn find(reader: &Reader, runs: &[Run], taken: &[bool]) -> Vec<Actor> {
    let mut found: BTreeMap<String, Actor> = BTreeMap::new();
    countries(reader, runs, taken, &mut found);
    bodies(reader, runs, taken, &mut found);
    panels(reader, taken, &mut found);
    groups(reader, runs, taken, &mut found);
    merge_groups(&mut found);
    let mut actors: Vec<Actor> = found.into_values().collect();
    for actor in &mut actors {
        actor.mentions.sort_by_key(|mention| mention.start);
        actor.mentions.dedup();
    }
    actors.sort_by_key(|actor| actor.mentions.first().map_or(usize::MAX, |mention| mention.start));
    actors
}

fn note(found: &mut BTreeMap<String, Actor>, key: String, name: &str, kind: ActorKind, side: Option<&str>, tokens: Range<usize>) {
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
fn is_government(reader: &Reader, at: usize) -> bool {
    let noun = reader.doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_noun());
    matches!(reader.lower(at), "government" | "authorities") && !noun
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

/// Plural nouns of people with their modifiers.
fn groups(reader: &Reader, runs: &[Run], taken: &[bool], found: &mut BTreeMap<String, Actor>) {
    // “Board of Education”, “Harbour Council”: a body by its name, and no group beside it.
    let named = |at: usize| {
        let run = runs.get(runs.partition_point(|run| run.tokens.end <= at)).filter(|run| run.tokens.contains(&at));
        run.is_some_and(|run| run.sort == Sort::Body && run.tokens.len() > 1)
    };
    let mut in_entry = vec![false; reader.doc.tokens.len()];
    for (at, entry) in reader.entries.iter().enumerate() {
        if let Some(entry) = entry.filter(|entry| !matches!(entry.known, Known::Demonym(_))) {
            in_entry[at..at + entry.len].fill(true);
        }
    }
    for at in 0..reader.doc.tokens.len() {
        let listed = lexicon::GROUPS.longest_match(&reader.doc.text, &reader.doc.tokens, at);
        let Some((len, class)) = unions::len_at(reader, at).map(|len| (len, "party")).or(listed) else { continue };
        let plural = len > 1 || is_plural(reader, at);
        if taken[at] || in_entry[at] || !plural && !is_plural(reader, at + len - 1) || reader.doc.tokens[at + len - 1].tag.is_verb() {
            continue;
        }
        if reader.is_capital(at) && named(at) {
            continue;
        }
        // “Opposition leaders”: the leaders.
        if lexicon::GROUPS.class(reader.lower(at + len)) == Some("party") && is_plural(reader, at + len) && !reader.is_capital(at + len) {
            continue;
        }
        let (start, side) = group_start(reader, at);
        let start = behind_house(reader, start);
        if (start..at).any(|i| taken[i]) {
            continue;
        }
        if let Some((country, first)) = first_of_several(reader, at + len) {
            let mentions = found.get_mut(&format!("country {country}")).into_iter().flat_map(|actor| &mut actor.mentions);
            mentions.filter(|mention| mention.start == first).for_each(|mention| mention.start = start);
            continue;
        }
        let before = countries_before(reader, start);
        if let Some(country) = known_country(reader, start).filter(|_| !before.is_empty() && !taken[start]) {
            for (tokens, country) in before.into_iter().chain([(start..at + len, country)]) {
                note(found, format!("country {country}"), country, ActorKind::Country, Some(country), tokens);
            }
            continue;
        }
        let end = group_end(reader, at + len);
        if class == "vague" && side.is_none() && end == at + len {
            continue;
        }
        // “The two leaders”: those who are named.
        let counted = matches!(reader.lower(start), "two" | "three" | "four") && end == at + len && side.is_none();
        if counted && start > 0 && matches!(reader.lower(start - 1), "the" | "these" | "both") {
            continue;
        }
        let name = reader.doc.words(start..end);
        // The same in a headline, whose capitals tell no body.
        let part = format!(" {}", name.to_lowercase());
        let whole = |(key, _): &(&String, &mut Actor)| key.starts_with("body ") && format!("{key} ").contains(&format!("{part} "));
        if reader.is_capital(at)
            && end - start > 1
            && let Some((_, body)) = found.iter_mut().find(whole)
        {
            body.mentions.push(start..end);
            continue;
        }
        let own = unions::len_at(reader, at).map(|_| name);
        let side = side.or_else(|| group_side(reader, start, at, at + len, end)).or(own);
        let key = format!("group {}", name.to_lowercase());
        note(found, key.clone(), name, ActorKind::Group, side, start..end);
        if (start < at || end > at + len) && own.is_none() {
            let head = reader.doc.words(at..at + len).to_owned();
            found.get_mut(&key).expect("it was noted above").role.get_or_insert(head);
        }
    }
}

/// The country or nationality of the lists at a token.
fn known_country(reader: &Reader, at: usize) -> Option<&'static str> {
    let entry = reader.entries.get(at).copied().flatten()?;
    matches!(entry.known, Known::Country(_) | Known::Demonym(_)).then(|| entry.known.country()).flatten()
}

/// “US and Chinese negotiators” are two parties: the countries that a list names before the one at token `last`.
fn countries_before(reader: &Reader, last: usize) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut start = last;
    while let Some(mark) = start.checked_sub(1).filter(|&at| matches!(reader.lower(at), "and" | ",")) {
        let comma = mark.checked_sub(1).filter(|&at| reader.word(at) == "," && reader.lower(mark) == "and");
        let Some((at, country)) = reader.entry_before(comma.unwrap_or(mark)).and_then(|(at, _)| Some((at, known_country(reader, at)?)))
        else {
            break;
        };
        // “Norway, US and Chinese envoys” may begin with where they are; the word before “and” is one of them.
        if found.is_empty() && reader.lower(mark) != "and" {
            break;
        }
        found.push((at..comma.unwrap_or(mark), country));
        start = at;
    }
    found
}

/// “*House and* Senate leaders”: the other house whose leaders they are.
fn behind_house(reader: &Reader, start: usize) -> usize {
    let house = |at: usize| reader.is_capital(at) && matches!(reader.lower(at), "house" | "senate" | "commons" | "lords" | "assembly");
    let both = start >= 2 && house(start) && reader.lower(start - 1) == "and" && house(start - 2);
    if both { start - 2 } else { start }
}

fn is_plural(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    word.ends_with('s')
        || matches!(
            word,
            "council"
                | "board"
                | "commission"
                | "supervisors"
                | "education"
                | "delegation"
                | "opposition"
                | "clergy"
                | "mission"
                | "team"
                | "society"
                | "state"
                | "government"
        )
}

/// The side of a group: the country or body after “of” or “from”, else the camp that its words name.
fn group_side<'d>(reader: &Reader<'d>, start: usize, head: usize, head_end: usize, end: usize) -> Option<&'d str> {
    let behind = head_end + 1 + usize::from(reader.lower(head_end + 1) == "the");
    if end > behind && body_run(reader, behind, end) == Some(end) {
        return Some(reader.doc.words(behind..end));
    }
    if let Some((at, entry)) = (head_end..end).find_map(|at| reader.entries[at].map(|entry| (at, entry))) {
        return Some(entry.known.country().unwrap_or_else(|| reader.doc.words(at..at + entry.len)));
    }
    if end > head_end + 1 {
        return (behind < end).then(|| reader.doc.words(behind..end));
    }
    // “Norway's warring factions”.
    let owner = start.checked_sub(1).filter(|&at| matches!(reader.word(at), "'s" | "\u{2019}s")).and_then(|at| reader.entry_before(at));
    if let Some(country) = owner.and_then(|(at, _)| known_country(reader, at)) {
        return Some(country);
    }
    if matches!(reader.lower(head), "rebels" | "opposition" | "guerrillas" | "insurgents" | "separatists") {
        return Some(reader.word(head));
    }
    // “Senior Harbour Administration officials”: a body by its form.
    if let Some(form) = (start..head).rev().find(|&at| reader.is_capital(at) && lexicon::ORG_FORMS.contains(reader.lower(at))) {
        let own = |at: usize| reader.is_capital(at) && !reader.opens_sentence(at) && !matches!(reader.lower(at), "senior" | "top");
        let prose = reader.spelling_at(form) == Spelling::Prose;
        let from = (start..form).rev().take_while(|&at| prose && own(at)).last();
        if let Some(from) = from {
            return Some(reader.doc.words(from..form + 1));
        }
    }
    // “Gulf leaders”: the region.
    if let Some(region) =
        head.checked_sub(1).filter(|&at| at >= start && reader.is_capital(at) && lexicon::REGIONS.contains(reader.lower(at)))
    {
        return Some(reader.word(region));
    }
    let camp = (start..head).find(|&at| matches!(reader.lower(at), "opposition" | "rebel" | "union" | "guerrilla" | "government"))?;
    Some(reader.word(camp))
}

/// Where the words before a group's noun begin, and the country among them.
fn group_start<'d>(reader: &Reader<'d>, head: usize) -> (usize, Option<&'d str>) {
    let floor = reader.doc.sentences[reader.doc.sentence_of(head)].tokens.start;
    let (mut start, mut side) = (head, None);
    while start > floor {
        if let Some((at, entry)) = reader.entry_before(start).filter(|(at, _)| *at >= floor) {
            side = side.or(entry.known.country());
            start = at;
            side = side.or((matches!(entry.known, Known::Body(_))).then(|| reader.doc.words(at..at + entry.len)));
            continue;
        }
        let word = reader.lower(start - 1);
        // In capitals a verb looks like a name: “SARNEY MEETS BUSINESS LEADERS”.
        let verb = reader.spelling_at(start - 1) != Spelling::Prose
            && (lexicon::MEETING_VERBS.contains(word) || lexicon::HEADLINE_VERBS.contains(word));
        if verb {
            break;
        }
        let modifier = lexicon::ROLE_MODIFIERS.contains(word)
            || reader.doc.tokens[start - 1].tag == Tag::JJ && !matches!(word, "same" | "such" | "certain" | "few" | "many")
            || matches!(
                word,
                "five"
                    | "two"
                    | "three"
                    | "four"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "dozen"
                    | "several"
                    | "other"
                    | "major"
                    | "visiting"
                    | "striking"
                    | "latin"
                    | "african"
                    | "european"
                    | "arab"
                    | "asian"
                    | "western"
                    | "public"
                    | "sector"
                    | "tribal"
                    | "african-american"
            )
            || reader.is_capital(start - 1)
                && !reader.opens_sentence(start - 1)
                && reader.is_word(start - 1)
                && lexicon::NOT_NAMES.class(word).is_none_or(|class| matches!(class, "faith" | "thing" | "document" | "site"));
        if !modifier {
            break;
        }
        start -= 1;
    }
    // “More than / a / dozen executives”
    if reader.lower(start) == "dozen" && start > floor && reader.lower(start - 1) == "a" {
        start -= 1;
        let more = start >= floor + 2 && reader.lower(start - 1) == "than" && matches!(reader.lower(start - 2), "more" | "fewer");
        start -= 2 * usize::from(more);
    }
    (start, side)
}

/// “representatives of the coffee producers” stays short: only “of/from NAME” is taken.
fn group_end(reader: &Reader, end: usize) -> usize {
    if !matches!(reader.lower(end), "of" | "from") {
        return end;
    }
    let mut at = end + 1;
    if reader.lower(at) == "the" {
        at += 1;
    }
    let mut stop = at;
    let line = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.end;
    while stop < line && reader.is_capital(stop) && reader.is_word(stop) {
        stop += reader.entries[stop].map_or(1, |entry| entry.len);
    }
    // “Delegates of the Harbour Workers' Union”.
    if let Some(body) = body_run(reader, at, line).filter(|body| *body > stop) {
        return body;
    }
    // “Envoys of the Norwegian government”.
    if stop > at && is_government(reader, stop) {
        stop += 1;
    }
    if stop > at { stop } else { end }
}

/// “Representatives of Norway, Chile and Kenya” are three parties, “teams of the Norwegian government and the
/// Harbour Front” are two: the first country of such a list behind a group that ends at `end`, with its token.
fn first_of_several(reader: &Reader, end: usize) -> Option<(&'static str, usize)> {
    let member = |at: usize| {
        let at = at + usize::from(reader.lower(at) == "the");
        let entry = reader.entries.get(at).copied().flatten()?;
        let government = usize::from(is_government(reader, at + entry.len));
        let whole = matches!(entry.known, Known::Country(_)) || government > 0;
        whole.then_some(()).and(entry.known.country()).map(|country| (country, at, entry.len + government, government > 0))
    };
    let (side, at, len, government) = matches!(reader.lower(end), "of" | "from").then(|| member(end + 1)).flatten()?;
    let mark = reader.lower(at + len);
    let next = at + len + 1 + usize::from(mark == "," && reader.lower(at + len + 1) == "and");
    // The other of two sides may be any body.
    let body = || {
        let name = next + usize::from(reader.lower(next) == "the");
        government && mark == "and" && reader.is_capital(name) && reader.is_word(name)
    };
    (matches!(mark, "," | "and") && (member(next).is_some() || body())).then_some((side, at))
}
