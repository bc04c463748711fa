//! Articles → which are copies of one before them, as wire stories are that several papers print.
//!
//! An article is a copy where most of its runs of five words stand in the other, or the other's in
//! it (containment of w-shingles; Broder, “On the resemblance and containment of documents”, 1997).
//! A copy confirms nothing, so it counts as the article that it repeats.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Document;

/// Words in a run.
const RUN: usize = 5;
/// Share of the shorter article's runs, in per cent, from which on it is a copy. Among 641 press releases
/// and articles (`shared/corpus/free`) the one pair of copies has 96, the next, two readouts of different
/// calls in one office's phrases, 55.
const COPY: usize = 65;
/// Articles of fewer runs are too short to tell.
const LEAST_RUNS: usize = 20;

/// An article that repeats another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Index of the copy.
    pub copy: usize,
    /// Index of the article that it repeats, which stands before it.
    pub of: usize,
    /// How much of the shorter stands in the longer, in per cent.
    pub share: usize,
}

/// The copies among the articles, in their order.
pub fn copies(docs: &[&Document]) -> Vec<Copy> {
    let runs: Vec<BTreeSet<u64>> = docs.iter().map(|doc| runs(doc)).collect();
    // Only articles that share a run are compared.
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut found: Vec<Copy> = Vec::new();
    for (at, own) in runs.iter().enumerate() {
        let mut common = vec![0usize; at];
        for run in own {
            let known = holders.entry(*run).or_default();
            for &other in known.iter() {
                common[other] += 1;
            }
            known.push(at);
        }
        let share = |other: usize| {
            let shorter = own.len().min(runs[other].len());
            if shorter < LEAST_RUNS { 0 } else { common[other] * 100 / shorter }
        };
        if let Some(of) = (0..at).find(|&other| share(other) >= COPY) {
            found.push(Copy { copy: at, of, share: share(of) });
        }
    }
    found
}

/// For each article the one that it counts as: itself, or the first that it repeats.
pub fn witnesses(count: usize, copies: &[Copy]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = (0..count).collect();
    for copy in copies {
        witnesses[copy.copy] = witnesses[copy.of];
    }
    witnesses
}

/// Hashes of the runs of words of an article's body.
fn runs(doc: &Document) -> BTreeSet<u64> {
    let body = doc.tokens.iter().filter(|token| token.lower.chars().any(char::is_alphanumeric));
    let words: Vec<&str> = body.map(|token| &*token.lower).collect();
    words.windows(RUN).map(|run| run.iter().fold(FNV_OFFSET, |hash, word| fnv(hash, word))).collect()
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, word: &str) -> u64 {
    word.bytes().chain([0]).fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(article: &str) -> Document {
        text::build(&clean::clean(&ingest::read("a.txt", article.as_bytes()).expect("text")))
    }

    const WIRE: &str = "The foreign ministers of Norway and Chile met in Oslo on Monday to discuss fisheries.\n\n\
        They agreed to share data on cod stocks and to meet again in Santiago in June.\n\n\
        A spokesman for the Norwegian ministry said the talks had been frank.";

    #[test]
    fn a_cut_wire_story_is_a_copy() {
        let long = read(&format!("Ministers meet in Oslo\n\n{WIRE}\n\nThe two countries have quarrelled over salmon for ten years."));
        let cut = read(&format!("Talks on fish\n\n{}", WIRE.replace("on Monday ", "")));
        let found = copies(&[&long, &cut]);
        assert_eq!((found.len(), found[0].copy, found[0].of), (1, 1, 0));
        assert_eq!(witnesses(3, &found), [0, 0, 2]);
    }

    #[test]
    fn two_reports_of_one_meeting_are_not() {
        let one = read(&format!("Ministers meet in Oslo\n\n{WIRE}"));
        let other = read(
            "Norway and Chile talk about fish\n\nAnna Berg received her colleague Pedro Soto in the Norwegian capital yesterday.\n\n\
             “They agreed to share data on cod stocks”, a spokesman said. No date was set for another meeting, he added.",
        );
        assert_eq!(copies(&[&one, &other]), []);
    }
}
