//! Words compared as the annotations' own scorer compares them.

use std::collections::BTreeSet;

/// Lower case, straight quotation marks and dashes, single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2013}' | '\u{2014}' => '-',
            other => other,
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The words that count.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let all = folded.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '\'').filter(|word| !word.is_empty());
    all.filter(|word| !matches!(*word, "the" | "a" | "an" | "of" | "and" | "s")).map(str::to_owned).collect()
}

/// Dice's coefficient of two sets of words, from 0 to 1.
#[must_use]
pub fn overlap(one: &[String], two: &[String]) -> f64 {
    let (one, two): (BTreeSet<&String>, BTreeSet<&String>) = (one.iter().collect(), two.iter().collect());
    if one.is_empty() || two.is_empty() {
        return 0.0;
    }
    2.0 * one.intersection(&two).count() as f64 / (one.len() + two.len()) as f64
}

/// Whether `said` names one of `wanted`: has its words in a row, or `least` of them in common.
#[must_use]
pub fn names_one(said: &str, wanted: &[String], least: f64) -> bool {
    let (folded, own) = (fold(said), words(said));
    wanted.iter().any(|one| folded.contains(&fold(one)) || overlap(&words(one), &own) >= least)
}

/// Largest matching: for each right-hand end, which of `edges` has it.
#[must_use]
pub fn matching(edges: &[Vec<usize>], ends: usize) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; ends];
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_by_key(|&at| edges[at].len());
    for at in order {
        grow(at, edges, &mut owner, &mut BTreeSet::new());
    }
    owner
}

fn grow(at: usize, edges: &[Vec<usize>], owner: &mut [Option<usize>], seen: &mut BTreeSet<usize>) -> bool {
    for &end in &edges[at] {
        if !seen.insert(end) {
            continue;
        }
        if owner[end].is_none_or(|other| grow(other, edges, owner, seen)) {
            owner[end] = Some(at);
            return true;
        }
    }
    false
}
