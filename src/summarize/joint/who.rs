//! Who takes part, by all sources: each once, under the fullest name, with the evidence of all.

use super::people::{Kinship, kinship, same_name};
use super::portrait::Portrait;
use super::{Part, from_source, sources};
use crate::brief::Participant;
use crate::lexicon;

/// Names in one line of `gaps`; the others are counted.
const MOST_NAMES: usize = 4;

/// A participant with the sources that name it, by index.
struct Known {
    person: Participant,
    sources: Vec<usize>,
}

/// The participants, those of the sources that `order` puts first before the others.
pub fn who(parts: &[Part], witnesses: &[usize], order: &[usize]) -> Vec<Participant> {
    known(parts, witnesses, order).into_iter().map(|known| known.person).collect()
}

fn known(parts: &[Part], witnesses: &[usize], order: &[usize]) -> Vec<Known> {
    let mut all: Vec<Known> = Vec::new();
    for &at in order {
        for person in parts[at].brief.meeting.iter().flat_map(|meeting| &meeting.who) {
            match all.iter_mut().find(|known| one(&known.person, person)) {
                Some(known) => add(known, person, at, witnesses),
                None => {
                    all.push(Known {
                        person: Participant { from: from_source(&person.from, at).collect(), ..person.clone() },
                        sources: vec![at],
                    });
                }
            }
        }
    }
    for known in &mut all {
        known.person.from.sort_by_key(|evidence| evidence.source);
    }
    all
}

/// Whether two of one name are one: a surname alone may be of two people of two sides.
fn one(known: &Participant, person: &Participant) -> bool {
    let whole = |name: &str| name.split_whitespace().count() > 1;
    let sides = known.side.is_empty() || person.side.is_empty() || same_name(&known.side, &person.side);
    kinship(known, person) == Kinship::Same && (sides || whole(&known.name) && whole(&person.name))
}

/// Adds what another source says of somebody: more of the name, a role and a side where none is known.
fn add(known: &mut Known, person: &Participant, at: usize, witnesses: &[usize]) {
    let words = |name: &str| name.split_whitespace().count();
    if words(&person.name) > words(&known.person.name) {
        known.person.name.clone_from(&person.name);
    }
    let country = |side: &str| lexicon::COUNTRIES.contains(&side.to_lowercase());
    if known.person.role.is_empty() {
        known.person.role.clone_from(&person.role);
    }
    // A country is a surer side than what else stands beside a name.
    if known.person.side.is_empty() || country(&person.side) && !country(&known.person.side) {
        known.person.side.clone_from(&person.side);
    }
    if !known.sources.iter().any(|&source| witnesses[source] == witnesses[at]) {
        known.person.from.extend(from_source(&person.from, at));
    }
    known.sources.push(at);
}

/// Those who take part by one source, and whom no other source so much as names.
pub fn in_one_source_only(parts: &[Part], witnesses: &[usize]) -> Vec<String> {
    let order: Vec<usize> = (0..parts.len()).collect();
    let portraits: Vec<Portrait> = parts.iter().map(|part| Portrait::of(*part)).collect();
    let known = known(parts, witnesses, &order);
    let mut lines = Vec::new();
    for (at, _) in parts.iter().enumerate().filter(|(at, _)| witnesses[*at] == *at) {
        let alone = |known: &&Known| {
            known.sources.iter().all(|&source| witnesses[source] == at)
                && (0..parts.len()).any(|other| witnesses[other] != at)
                && (0..parts.len()).all(|other| witnesses[other] == at || !portraits[other].names(&known.person))
        };
        let names: Vec<&str> = known.iter().filter(alone).map(|known| known.person.name.as_str()).collect();
        if !names.is_empty() {
            lines.push(format!("Whether {} (named in {} alone)", take_part(&names), sources(&[at])));
        }
    }
    lines
}

/// “A takes part”, “A, B and 3 others take part”.
fn take_part(names: &[&str]) -> String {
    let shown = names.len().min(MOST_NAMES);
    let mut list: Vec<String> = names[..shown].iter().map(|name| (*name).to_owned()).collect();
    if names.len() > shown {
        list.push(format!("{} others", names.len() - shown));
    }
    match list.as_slice() {
        [one] => format!("{one} takes part"),
        [first @ .., last] => format!("{} and {last} take part", first.join(", ")),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Brief, Meeting};
    use crate::{clean, ingest, text};

    fn brief(who: &[(&str, &str, &str)]) -> Brief {
        let person = |(name, role, side): &(&str, &str, &str)| Participant {
            name: (*name).into(),
            role: (*role).into(),
            side: (*side).into(),
            from: vec![crate::brief::Evidence { source: 1, para: 1, ..Default::default() }],
        };
        Brief { meeting: Some(Meeting { who: who.iter().map(person).collect(), ..Meeting::default() }), ..Brief::default() }
    }

    #[test]
    fn each_stands_once_and_the_one_whom_no_other_names_is_asked_about() {
        let one = brief(&[("Berg", "Foreign Minister", ""), ("Pedro Soto", "", "Chile")]);
        let other =
            brief(&[("Anna Berg", "", "Norway"), ("Pedro Soto", "Foreign Minister", "Chile"), ("Ola Lund", "", ""), ("Per Dahl", "", "")]);
        let doc = |words: &str| text::build(&clean::clean(&ingest::read("a.txt", words.as_bytes()).expect("text")));
        let docs = [doc("Talks\n\nBerg met Soto. Dahl was in Oslo."), doc("Talks\n\nAnna Berg met Pedro Soto, Ola Lund and Per Dahl.")];
        let parts = [Part { brief: &one, doc: &docs[0] }, Part { brief: &other, doc: &docs[1] }];
        let people = who(&parts, &[0, 1], &[0, 1]);
        let told: Vec<String> = people.iter().map(|one| format!("{}, {}, {} {}", one.name, one.role, one.side, one.from.len())).collect();
        assert_eq!(
            told,
            ["Anna Berg, Foreign Minister, Norway 2", "Pedro Soto, Foreign Minister, Chile 2", "Ola Lund, ,  1", "Per Dahl, ,  1"]
        );
        assert_eq!(in_one_source_only(&parts, &[0, 1]), ["Whether Ola Lund takes part (named in source 2 alone)"]);
        assert_eq!(in_one_source_only(&parts, &[0, 0]), [""; 0], "a copy says nothing by its silence");
    }
}
