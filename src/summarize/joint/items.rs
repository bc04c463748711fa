//! The lists of several briefs → one of each: what several sources say stands once, with the evidence of
//! all, before what one says alone.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{About, Dispute, Version};
use super::lines::{self, Figure, Likeness, Line};
use super::people::{self, fold, folded};
use super::{Part, from_source};
use crate::brief::{Brief, Item};

/// Most items in one list: twice what one article gives, so that of two nothing is left out.
const MOST_ITEMS: usize = 28;

/// Most numbers that are named as disputed; the items show the others side by side.
const MOST_DISPUTES: usize = 6;

/// What came of merging.
#[derive(Debug, Default)]
pub struct Merged {
    /// Items that several sources have.
    pub shared: usize,
    /// Items that one source has alone.
    pub alone: usize,
    /// Items that were left out, by list.
    pub left_out: Vec<(&'static str, usize)>,
    /// Numbers on which sources differ.
    pub disputes: Vec<Dispute>,
}

/// One fact, with all that say it.
struct Fact {
    list: &'static str,
    item: Item,
    line: Line,
    /// Its best place in a source's list: the order is that of need.
    rank: usize,
    /// The sources that have it, by index.
    sources: Vec<usize>,
}

/// An item of one source.
struct Entry<'a> {
    list: &'static str,
    rank: usize,
    source: usize,
    item: &'a Item,
}

/// Fills the lists of `brief`.
pub fn merge(parts: &[Part], witnesses: &[usize], brief: &mut Brief) -> Merged {
    let entries = entries(parts);
    let texts: Vec<&str> = entries.iter().map(|entry| entry.item.text.as_str()).collect();
    let mut facts = Facts { parties: parties(brief), ..Facts::default() };
    for (entry, line) in entries.iter().zip(lines::read(&texts)) {
        facts.add(entry, line, witnesses);
    }
    let disputes = facts.disputes();
    let mut facts = facts.all;
    let independent = |fact: &Fact| {
        let mut seen: Vec<usize> = fact.sources.iter().map(|&source| witnesses[source]).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    };
    facts.sort_by_key(|fact| (std::cmp::Reverse(independent(fact)), fact.rank, fact.sources[0]));
    let mut merged = Merged { disputes, ..Merged::default() };
    for (name, list) in brief.lists_mut() {
        let of_list: Vec<&Fact> = facts.iter().filter(|fact| fact.list == name).collect();
        for fact in of_list.iter().take(MOST_ITEMS) {
            *(if independent(fact) > 1 { &mut merged.shared } else { &mut merged.alone }) += 1;
            list.push(fact.item.clone());
        }
        if of_list.len() > MOST_ITEMS {
            merged.left_out.push((name, of_list.len() - MOST_ITEMS));
        }
    }
    merged
}

/// The names of those who meet and of their sides, folded as lines are.
fn parties(brief: &Brief) -> BTreeSet<String> {
    let names = brief.meeting.iter().flat_map(|meeting| &meeting.who).flat_map(|person| {
        let words = folded(&person.name);
        [Some(people::side(person)), words.last().cloned()]
    });
    names.flatten().filter(|name| !name.is_empty()).collect()
}

/// All items of all sources, a source after the other.
fn entries<'a>(parts: &[Part<'a>]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (source, part) in parts.iter().enumerate() {
        let brief: &'a Brief = part.brief;
        for (list, items) in brief.lists() {
            entries.extend(items.iter().enumerate().map(|(rank, item)| Entry { list, rank, source, item }));
        }
    }
    entries
}

/// The facts so far, and where each word stands among them.
#[derive(Default)]
struct Facts {
    all: Vec<Fact>,
    /// By word.
    holders: BTreeMap<String, Vec<usize>>,
    /// Those who meet, folded.
    parties: BTreeSet<String>,
    /// Two facts that are the same but for a number, each with its own.
    figures: Vec<[(Figure, usize); 2]>,
}

impl Facts {
    /// Adds an item to the fact that it says again, or as a fact of its own.
    fn add(&mut self, entry: &Entry, line: Line, witnesses: &[usize]) {
        let mut others: Vec<(Figure, usize, Figure)> = Vec::new();
        let mut known = None;
        for at in self.candidates(&line, entry.source) {
            let fact = &self.all[at];
            if !one_voice(&fact.item, entry.item, fact.line.words == line.words) {
                continue;
            }
            match lines::compare(&fact.line, &line, &self.parties) {
                Likeness::Same if known.is_none() => known = Some(at),
                Likeness::OtherFigure(theirs, own) => others.push((theirs, at, own)),
                _ => {}
            }
        }
        let own = known.unwrap_or(self.all.len());
        self.figures.extend(others.into_iter().map(|(theirs, at, figure)| [(theirs, at), (figure, own)]));
        match known {
            Some(at) => again(&mut self.all[at], entry, line, witnesses),
            None => self.begin(entry, line),
        }
    }

    /// Adds an item as a fact of its own.
    fn begin(&mut self, entry: &Entry, line: Line) {
        for word in &line.words {
            self.holders.entry(word.clone()).or_default().push(self.all.len());
        }
        let item = Item { from: from_source(&entry.item.from, entry.source).collect(), ..entry.item.clone() };
        self.all.push(Fact { list: entry.list, item, line, rank: entry.rank, sources: vec![entry.source] });
    }

    /// The numbers on which sources differ, those of one fact together.
    fn disputes(&self) -> Vec<Dispute> {
        let mut groups: Vec<Vec<&(Figure, usize)>> = Vec::new();
        for pair in &self.figures {
            let about = |known: &(Figure, usize)| pair.iter().any(|(figure, fact)| figure.of == known.0.of && *fact == known.1);
            match groups.iter_mut().find(|group| group.iter().any(|known| about(known))) {
                Some(group) => group.extend(pair),
                None => groups.push(pair.iter().collect()),
            }
        }
        let mut disputes: Vec<Dispute> = groups.iter().map(|group| self.dispute(group)).collect();
        disputes.truncate(MOST_DISPUTES);
        disputes
    }

    /// The versions of a number, each once with all its sources.
    fn dispute(&self, group: &[&(Figure, usize)]) -> Dispute {
        let mut versions: Vec<(&str, Version)> = Vec::new();
        for (figure, fact) in group {
            let sources = &self.all[*fact].sources;
            match versions.iter_mut().find(|(value, _)| *value == figure.value) {
                Some((_, version)) => version.sources.extend(sources),
                None => versions.push((&figure.value, Version { words: format!("“{}”", figure.words), sources: sources.clone() })),
            }
        }
        let mut versions: Vec<Version> = versions.into_iter().map(|(_, version)| version).collect();
        for version in &mut versions {
            version.sources.sort_unstable();
            version.sources.dedup();
        }
        versions.sort_by_key(|version| version.sources[0]);
        Dispute { about: About::Number, versions }
    }

    /// Facts of other sources that share words with `line`, those that share most first.
    fn candidates(&self, line: &Line, source: usize) -> Vec<usize> {
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for fact in line.words.iter().filter_map(|word| self.holders.get(word)).flatten() {
            *common.entry(*fact).or_default() += 1;
        }
        let shortest = |fact: usize| self.all[fact].line.words.len().min(line.words.len());
        let mut found: Vec<(usize, usize)> =
            common.into_iter().filter(|(fact, count)| count * 2 > shortest(*fact) && !self.all[*fact].sources.contains(&source)).collect();
        found.sort_by_key(|(fact, count)| (std::cmp::Reverse(*count), *fact));
        found.into_iter().map(|(fact, _)| fact).collect()
    }
}

/// Adds another source to a fact: the fuller text stands, its evidence first.
fn again(fact: &mut Fact, entry: &Entry, line: Line, witnesses: &[usize]) {
    let known = fact.sources.iter().any(|&source| witnesses[source] == witnesses[entry.source]);
    let fuller = line.words.len() > fact.line.words.len() && fact.line.words.is_subset(&line.words);
    let evidence: Vec<_> = from_source(&entry.item.from, entry.source).collect();
    if fuller {
        let rest = std::mem::take(&mut fact.item.from);
        fact.item.text.clone_from(&entry.item.text);
        fact.item.from = evidence;
        // The words are this source's, so it is cited even where it repeats another.
        fact.item.from.extend(rest.into_iter().filter(|_| !known));
        fact.line = line;
    } else if !known {
        fact.item.from.extend(evidence);
    }
    for (own, other) in [(&mut fact.item.by, &entry.item.by), (&mut fact.item.side, &entry.item.side)] {
        if own.is_empty() {
            own.clone_from(other);
        }
    }
    fact.rank = fact.rank.min(entry.rank);
    fact.sources.push(entry.source);
}

/// Whether two items are said by the same, for the same side. Where one names nobody, only the same
/// words are the same statement.
fn one_voice(one: &Item, other: &Item, same_words: bool) -> bool {
    let shared = |one: &str, other: &str| {
        let names = |text: &str| text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).map(fold).collect::<Vec<_>>();
        names(one).iter().any(|name| names(other).contains(name))
    };
    let agree = |one: &str, other: &str| match (one.is_empty(), other.is_empty()) {
        (true, true) => true,
        (false, false) => one == other || shared(one, other),
        _ => same_words,
    };
    agree(&one.by, &other.by) && (one.side.is_empty() || other.side.is_empty() || one.side == other.side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Evidence;
    use crate::text::Document;

    fn item(text: &str, by: &str) -> Item {
        let from = vec![Evidence { source: 1, para: 1, quote: text.into(), span: None }];
        Item { text: text.into(), by: by.into(), from, ..Item::default() }
    }

    /// The cooperation list of briefs with these items, each line with its marks, and the disputes.
    fn merged(sources: &[&[(&str, &str)]], witnesses: &[usize]) -> (Vec<String>, Vec<String>) {
        let list =
            |items: &&[(&str, &str)]| Brief { cooperation: items.iter().map(|(text, by)| item(text, by)).collect(), ..Brief::default() };
        let briefs: Vec<Brief> = sources.iter().map(list).collect();
        let doc = Document::default();
        let parts: Vec<Part> = briefs.iter().map(|brief| Part { brief, doc: &doc }).collect();
        let mut joint = Brief::default();
        let found = merge(&parts, witnesses, &mut joint);
        let marks = |item: &Item| item.from.iter().map(Evidence::paragraph).collect::<Vec<_>>().join(" ");
        let lines = joint.cooperation.iter().map(|item| format!("{} {}", item.text, marks(item))).collect();
        (lines, found.disputes.iter().map(Dispute::line).collect())
    }

    #[test]
    fn what_both_say_stands_once_and_first() {
        let (lines, _) = merged(
            &[
                &[("Norway opened a port", ""), ("Norway will share data on cod", "")],
                &[("Norway will share data on cod from June on", "")],
            ],
            &[0, 1],
        );
        // The fuller words are the second source's, so it is cited first.
        assert_eq!(lines, ["Norway will share data on cod from June on 2¶1 ¶1", "Norway opened a port ¶1"]);
    }

    #[test]
    fn a_copy_is_no_second_source() {
        let (lines, _) = merged(&[&[("Norway will share data on cod", "")], &[("Norway will share data on cod", "")]], &[0, 0]);
        assert_eq!(lines, ["Norway will share data on cod ¶1"]);
    }

    #[test]
    fn numbers_that_differ_stay_two_items_and_are_named() {
        let (lines, disputes) = merged(
            &[
                &[("Norway will inspect 12 vessels in June", "")],
                &[("Norway will inspect 15 vessels in June", "")],
                &[("Norway will inspect twelve vessels in June", "")],
                &[("Norway will inspect 20 vessels in June", "")],
            ],
            &[0, 1, 2, 3],
        );
        let inspect = |vessels: &str| format!("Norway will inspect {vessels} vessels in June");
        assert_eq!(lines, [inspect("12") + " ¶1 3¶1", inspect("15") + " 2¶1", inspect("20") + " 4¶1"]);
        assert_eq!(
            disputes,
            ["Which number is right: “12 vessels” in sources 1, 3, or “15 vessels” in source 2, or “20 vessels” in source 4"]
        );
    }

    #[test]
    fn two_speakers_are_two_statements() {
        let said = "Norway will share data on cod with Chile";
        let (lines, _) = merged(&[&[(said, "Anna Berg")], &[(said, "Pedro Soto")], &[(said, "Berg, Foreign Minister")]], &[0, 1, 2]);
        assert_eq!(lines, [format!("{said} ¶1 3¶1"), format!("{said} 2¶1")]);
    }
}
