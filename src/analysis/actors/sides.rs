//! A person's roles and the document → the country, organisation or party that it acts for.
//!
//! In order of trust: what stands with the role, “of COUNTRY” in it, a description elsewhere
//! (“the Iraqi president”), offices that only one country has, and for heads of state and cabinet
//! without a country the government whose house the article speaks of. Else none.

use std::collections::BTreeMap;

use super::people::{Person, best_role, side_of};
use super::reader::{Known, Reader};
use super::roles::Side;
use crate::analysis::{ActorKind, Findings, Trace};
use crate::lexicon;

/// The side, in the words of a brief.
#[must_use]
pub fn side(reader: &Reader, person: &Person) -> Option<String> {
    let best = best_role(&person.roles);
    let words = best.map(|role| reader.doc.words(role.core.clone()).to_lowercase()).unwrap_or_default();
    let beside = side_of(&person.roles);
    if let Some(Side::Country(name)) = beside {
        return Some((*name).to_owned());
    }
    let of = person.of.iter().find(|side| matches!(side, Side::Country(_))).or(person.of.first()).filter(|_| person.sure || best.is_none());
    if let Some(Side::Country(name)) = of {
        return Some((*name).to_owned());
    }
    if let Some(side) = role_alone(&words).filter(|_| best.is_some_and(|role| role.class == "government" && role.core.len() > 1)) {
        return Some(side.to_owned());
    }
    if let Some(side) = beside.or(of) {
        return side_name(reader, side);
    }
    let role = best?;
    if let Some(side) = described(reader, &words) {
        return Some(side.to_owned());
    }
    if let Some(side) = role_alone(&words) {
        return Some(side.to_owned());
    }
    home_government(reader, role.class, &words).map(str::to_owned)
}

fn side_name(reader: &Reader, side: &Side) -> Option<String> {
    match side {
        Side::Country(name) => Some((*name).to_owned()),
        Side::Body(tokens) => {
            let words = reader.doc.words(tokens.clone()).trim();
            let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
            Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Side::Possessive => None,
    }
}

/// “the Iraqi president” somewhere tells whose president it is, if only one nationality stands so.
fn described(reader: &Reader, role: &str) -> Option<&'static str> {
    let head = role.rsplit(' ').next()?;
    let mut found: Option<&'static str> = None;
    for at in 0..reader.doc.tokens.len() {
        let Some(entry) = reader.entries[at] else { continue };
        let (Known::Demonym(country) | Known::Country(country)) = entry.known else { continue };
        let next = at + entry.len;
        let Some((len, _)) = reader.title(next) else { continue };
        if reader.lower(next + len - 1) != head
            || reader.doc.words(next..next + len).to_lowercase() != role
            || reader.is_capital(next + len)
        {
            continue;
        }
        if found.is_some_and(|side| side != country) {
            return None;
        }
        found = Some(country);
    }
    found
}

/// Offices that only one country has or that English names without it.
fn role_alone(role: &str) -> Option<&'static str> {
    let words: Vec<&str> = role.split(' ').collect();
    (0..words.len()).find_map(|from| (from + 1..=words.len()).rev().find_map(|to| lexicon::ROLE_SIDES.class(&words[from..to].join(" "))))
}

/// The government at home in the article: the one whose house or legislature it names.
fn home_government(reader: &Reader, class: &str, role: &str) -> Option<&'static str> {
    if !matches!(class, "state" | "government" | "legislator") || role.contains("leader") {
        return None;
    }
    let mut american = 0;
    let mut others = 0;
    for entry in reader.entries.iter().flatten() {
        match entry.known {
            Known::Metonym("United States") => american += 2,
            Known::Metonym(_) => others += 2,
            Known::Country("United States") | Known::Demonym("United States") | Known::Body("party") => american += 1,
            _ => {}
        }
    }
    let presidential =
        ["president", "vice president", "president-elect"].contains(&role) || role.starts_with("secretary") || class == "legislator";
    (presidential && american > 1 && american >= others).then_some("United States")
}

/// Sides of office holders whose role names no country: the one that the text is mostly about
/// and that nobody else acts for.
pub fn from_context(reader: &Reader, findings: &mut Findings) {
    let mut spoken: BTreeMap<&'static str, usize> = BTreeMap::new();
    for country in reader.entries.iter().flatten().filter_map(|entry| entry.known.country()) {
        *spoken.entry(country).or_default() += 1;
    }
    for index in 0..findings.actors.len() {
        let actor = &findings.actors[index];
        if actor.kind != ActorKind::Person || actor.side.is_some() {
            continue;
        }
        let Some(first) = actor.mentions.first().cloned() else { continue };
        let found = match actor.office {
            Some("state" | "government" | "royal" | "diplomat") => {
                country_in_context(findings, &spoken, actor.role.as_deref()).map(str::to_owned)
            }
            Some("local") => local_body(findings),
            Some("military") => military_body(findings),
            _ => None,
        };
        if let Some(side) = found {
            findings.trace.push(Trace {
                rule: "side from context",
                tokens: first,
                decision: format!("{} acts for {side}", findings.actors[index].name),
            });
            findings.actors[index].side = Some(side);
        }
    }
}

fn country_in_context(findings: &Findings, spoken: &BTreeMap<&'static str, usize>, role: Option<&str>) -> Option<&'static str> {
    // English-language news names its readers' own president without a country.
    let home = role.is_some_and(|role| matches!(role.to_lowercase().as_str(), "president" | "vice president"));
    let president = |actor: &&crate::analysis::Actor| {
        actor.side.as_deref() == Some("United States") && actor.role.as_deref().is_some_and(|role| role.eq_ignore_ascii_case("president"))
    };
    if home && spoken.contains_key("United States") && !findings.actors.iter().any(|actor| president(&actor)) {
        return Some("United States");
    }
    let held = |country: &str| {
        findings.actors.iter().any(|actor| {
            actor.kind == ActorKind::Person
                && actor.side.as_deref() == Some(country)
                && matches!(actor.office, Some("state" | "government" | "royal" | "diplomat"))
        })
    };
    let mut free: Vec<(usize, &'static str)> =
        spoken.iter().filter(|(country, _)| !held(country)).map(|(country, count)| (*count, *country)).collect();
    free.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match free.as_slice() {
        [(_, country)] => Some(country),
        [(count, country), (next, _), ..] if *count >= 3 * next && *count >= 3 => Some(country),
        _ => None,
    }
}

/// The armed body that the article names, where it names one.
fn military_body(findings: &Findings) -> Option<String> {
    let armed =
        |name: &str| ["Army", "Guard", "Corps", "Forces", "Navy", "Force"].iter().any(|form| name.split(' ').any(|word| word == *form));
    let mut bodies = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Organization && armed(&actor.name));
    let first = bodies.next()?;
    bodies.next().is_none().then(|| first.name.clone())
}

/// The council or county that the article is about, for its mayor and members.
fn local_body(findings: &Findings) -> Option<String> {
    let local = |name: &str| ["Council", "County", "Board", "City", "Borough", "Commission"].iter().any(|form| name.ends_with(form));
    let group = |name: &str| {
        ["council", "board", "commission", "commissioners", "supervisors", "trustees"]
            .iter()
            .any(|form| name.to_lowercase().ends_with(form))
    };
    findings
        .actors
        .iter()
        .filter(|actor| actor.kind == ActorKind::Organization && local(&actor.name) || actor.kind == ActorKind::Group && group(&actor.name))
        .max_by_key(|actor| actor.mentions.len())
        .map(|actor| actor.name.clone())
}
