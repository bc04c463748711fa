//! Lists of names behind a plural title → each name has the role, and its own side.
//!
//! “Foreign Ministers Ana Ruiz of Chile and Per Holm of Denmark”, “Senators Reed, Stone, and Wood”,
//! “the Greek and French foreign ministers, Nikos Pappas and Jean Roux”. Where as many countries
//! are named as people, English tells them in the same order. Finds no names: that is `names`.

use super::names::{Run, Sort};
use super::reader::Reader;
use super::roles::{Role, Side};
use crate::lexicon;

/// The singular of a plural head of a title, lower case (“ministers” → “minister”).
#[must_use]
pub fn singular(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let stem = lower.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| lower.strip_suffix('s').map(str::to_owned))?;
    let known = lexicon::TITLES.contains(&stem) || matches!(stem.as_str(), "minister" | "secretary" | "counterpart");
    (known && !lower.ends_with("ss") && !lower.ends_with("us")).then_some(stem)
}

/// The token of a role's plural head, if it has one: the last word before a scope.
#[must_use]
pub fn plural_head(reader: &Reader, role: &Role) -> Option<usize> {
    let end = role.core.clone().find(|&at| at > role.core.start && matches!(reader.lower(at), "of" | "for" | ",")).unwrap_or(role.core.end);
    let head = end.checked_sub(1).filter(|&at| at >= role.core.start)?;
    singular(reader.word(head)).is_some().then_some(head)
}

/// Whether a name at `at` goes on the list that `last` belongs to.
#[must_use]
pub fn goes_on(reader: &Reader, last: &Run, at: usize) -> bool {
    let listed = last.role.as_ref().is_some_and(|role| role.shared || plural_head(reader, role).is_some());
    let from = end_of(last);
    listed && from < at && at - from <= 3 && joins(reader, from, at)
}

/// Where a run ends with what stands behind it.
fn end_of(run: &Run) -> usize {
    run.tokens.end.max(run.apposition.end)
}

fn joins(reader: &Reader, from: usize, to: usize) -> bool {
    from < to && (from..to).all(|at| matches!(reader.lower(at), "," | "and" | "&" | ";" | "as" | "well"))
}

/// Gives the role of a plural title to every name of its list.
pub fn distribute(reader: &Reader, runs: &mut [Run]) {
    let mut at = 0;
    while at < runs.len() {
        let head = runs[at].role.clone().filter(|role| role.whole.end <= runs[at].tokens.start && plural_head(reader, role).is_some());
        let Some(role) = head else {
            at += 1;
            continue;
        };
        let mut listed = vec![at];
        let mut last = end_of(&runs[at]);
        at += 1;
        while at < runs.len() {
            // “Secretaries Ann Poe (Energy) and Jon Dahl (Ports)”: what stands in brackets behind a name is no name.
            let inside = runs[at].tokens.end <= last;
            if !inside && !(joins(reader, last, runs[at].tokens.start) && may_be_listed(&runs[at])) {
                break;
            }
            if !inside {
                listed.push(at);
                last = end_of(&runs[at]);
            }
            at += 1;
        }
        share(reader, runs, &listed, &role);
    }
}

/// A name without a title of its own before it; no body and no place.
fn may_be_listed(run: &Run) -> bool {
    let own = run.role.as_ref().is_some_and(|role| role.whole.start < run.tokens.start);
    !own && (run.sort != Sort::Body || run.tokens.len() == 1)
}

fn share(reader: &Reader, runs: &mut [Run], listed: &[usize], role: &Role) {
    let (sides, first) = sides(reader, role);
    // “*Norwegian and* Chilean prime ministers, Berg and Soto”: both countries belong to what tells of them.
    let first = if sides.len() > 1 { first } else { role.whole.start };
    let role = &Role { whole: first.min(role.whole.start)..role.whole.end, ..role.clone() };
    let several = listed.len() > 1;
    let count = listed.len();
    // “Commanders Lind and Dahl of the Harbour Front”: both.
    let of_both = match *listed {
        [first, last] if runs[first].of.is_none() && sides.is_empty() => runs[last].of.clone(),
        _ => None,
    };
    for (at, &index) in listed.iter().enumerate() {
        let run = &mut runs[index];
        let side = match sides.as_slice() {
            [] => role.side.clone(),
            [one] => Some(one.clone()),
            all if all.len() == count => Some(all[at].clone()),
            _ => None,
        };
        run.role = Some(Role { side: run.of.clone().or(side).or(of_both.clone()), shared: true, ..role.clone() });
        if several {
            run.sort = Sort::Person;
        }
    }
}

/// The countries that stand before a plural title (“Greek and French foreign ministers”) or behind
/// it (“foreign ministers of Greece, Cyprus and France”), in order, and where title and countries begin.
fn sides(reader: &Reader, role: &Role) -> (Vec<Side>, usize) {
    let of = (role.core.start..role.core.end).find(|&at| reader.lower(at) == "of");
    if let Some(of) = of {
        let found: Vec<Side> = countries(reader, of + 1, role.core.end).into_iter().map(Side::Country).collect();
        if !found.is_empty() {
            return (found, role.whole.start);
        }
    }
    let mut found: Vec<Side> = Vec::new();
    let (mut first, mut end) = (role.whole.start, role.core.start);
    let floor = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.start;
    while let Some((start, entry)) = reader.entry_before(end).filter(|(start, _)| *start >= floor) {
        let Some(country) = entry.known.country() else { break };
        found.insert(0, Side::Country(country));
        (first, end) = (start, start);
        while end > floor && matches!(reader.lower(end - 1), "and" | "," | "&" | "the") {
            end -= 1;
        }
    }
    (found, first)
}

fn countries(reader: &Reader, from: usize, to: usize) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let entry = reader.entries[at];
        found.extend(entry.and_then(|entry| entry.known.country()));
        at += entry.map_or(1, |entry| entry.len);
    }
    found
}
