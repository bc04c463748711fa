//! Sentences with names labelled by a program → the same with its commonest errors repaired.
//!
//! What a title, a full name nearby, or the whole of the data tells about a name weighs more than
//! the one label. Hyphenated words, which the labels split, are put together again; articles
//! and possessive endings are no part of a name.

use std::collections::BTreeMap;
use std::path::Path;

use attache::lexicon;
use attache::text::NameKind;
use attache::text::names::first_label;

use crate::conllu::unzip;

/// Words and their labels (see `attache::text::names`).
#[derive(Clone, Default)]
pub struct Sentence {
    pub words: Vec<String>,
    pub labels: Vec<usize>,
}

/// Reads the sentences of a compressed file of word TAB label.
pub fn read(path: &Path) -> Vec<Sentence> {
    unzip(path).split("\n\n").map(sentence).filter(|sentence| !sentence.words.is_empty()).collect()
}

fn kind(name: &str) -> Option<NameKind> {
    Some(match name {
        "PERSON" | "PER" => NameKind::Person,
        "ORG" => NameKind::Organization,
        "GPE" | "LOC" => NameKind::Place,
        "NORP" => NameKind::Group,
        "DATE" => NameKind::Date,
        "EVENT" => NameKind::Event,
        "FAC" => NameKind::Facility,
        _ => return None,
    })
}

fn sentence(block: &str) -> Sentence {
    let mut found = Sentence::default();
    let mut last_kind = None;
    for line in block.lines() {
        let Some((word, label)) = line.split_once('\t') else { continue };
        let kind = label.split_once('-').and_then(|(_, name)| kind(name));
        let label = kind.map_or(0, |kind| first_label(kind) + usize::from(label.starts_with("I-") && last_kind == Some(kind)));
        last_kind = kind;
        found.words.push(word.to_owned());
        found.labels.push(label);
    }
    join_hyphens(found)
}

/// Puts `word - word` together; the new word is in a name where both ends are.
fn join_hyphens(sentence: Sentence) -> Sentence {
    let mut joined = Sentence::default();
    let mut at = 0;
    let is_word = |word: &String| word.ends_with(|c: char| c.is_alphanumeric() || c == '.') && word.starts_with(char::is_alphanumeric);
    while at < sentence.words.len() {
        let (mut word, first) = (sentence.words[at].clone(), sentence.labels[at]);
        let mut last = first;
        while at + 2 < sentence.words.len() && sentence.words[at + 1] == "-" && is_word(&word) && is_word(&sentence.words[at + 2]) {
            word = format!("{word}-{}", sentence.words[at + 2]);
            last = sentence.labels[at + 2];
            at += 2;
        }
        joined.words.push(word);
        joined.labels.push(if last == 0 { 0 } else { first });
        at += 1;
    }
    mend(&mut joined.labels);
    joined
}

/// A word that goes on with a name that does not stand before it begins one.
fn mend(labels: &mut [usize]) {
    for at in 0..labels.len() {
        let label = labels[at];
        if label != 0 && label % 2 == 0 && (at == 0 || labels[at - 1] != label && labels[at - 1] + 1 != label) {
            labels[at] = label - 1;
        }
    }
}

/// Repairs the labels of `sentences`, which come in the order of their documents.
pub fn repair(sentences: &mut [Sentence]) {
    for sentence in sentences.iter_mut() {
        trim_edges(sentence);
        trust_titles(sentence);
    }
    follow_majority(sentences);
    spread_surnames(sentences);
    for sentence in sentences {
        mend(&mut sentence.labels);
    }
}

const PERSON: usize = 1;

/// Articles, possessive endings, titles and marks at the edges are no part of a name.
fn trim_edges(sentence: &mut Sentence) {
    let date = first_label(NameKind::Date);
    for at in 0..sentence.words.len() {
        let label = sentence.labels[at];
        let lower = sentence.words[at].to_lowercase();
        let starts = label % 2 == 1;
        let title = label == PERSON && (is_title(&lower) || lower == "secretary") && sentence.labels.get(at + 1) == Some(&(PERSON + 1));
        if starts && label != date && (lower == "the" && sentence.words.get(at + 1).is_none_or(|next| next != "Hague") || title) {
            sentence.labels[at] = 0;
        }
        let last = label != 0 && sentence.labels.get(at + 1).is_none_or(|&next| next == 0 || next % 2 == 1);
        if last && (matches!(lower.as_str(), "'s" | "’s" | "'" | "’") || !lower.contains(char::is_alphanumeric)) {
            sentence.labels[at] = 0;
        }
        // “Secretary of State”, “Secretary of Defense”: a role.
        if label != 0
            && at >= 2
            && sentence.words[at - 1].eq_ignore_ascii_case("of")
            && is_title(&sentence.words[at - 2].to_lowercase())
            && label == first_label(NameKind::Organization)
            && matches!(lower.as_str(), "state" | "defense" | "defence")
        {
            sentence.labels[at] = 0;
        }
    }
    mend(&mut sentence.labels);
}

fn is_title(lower: &str) -> bool {
    lexicon::NAME_TITLES.contains(lower)
}

fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

/// Capitalised words after a title with a capital are a person's name.
fn trust_titles(sentence: &mut Sentence) {
    for at in 1..sentence.words.len() {
        let title = &sentence.words[at - 1];
        let direct =
            lexicon::NAME_TITLES.class(&title.to_lowercase()).is_some_and(|class| class == "address" || TRUSTED.contains(&title.as_str()));
        let word = &sentence.words[at];
        if !direct || !has_capital(title) || !has_capital(word) || is_title(&word.to_lowercase()) || NOT_NAMES.contains(&word.as_str()) {
            continue;
        }
        if sentence.labels[at] != 0 && (sentence.labels[at] - 1) / 2 == NameKind::Person as usize {
            continue;
        }
        let end = (at..sentence.words.len())
            .find(|&i| !(has_capital(&sentence.words[i]) || initial(&sentence.words[i])))
            .unwrap_or(sentence.words.len());
        if end - at > 3 || sentence.words[at..end].iter().any(|word| NOT_NAMES.contains(&word.as_str()) || is_title(&word.to_lowercase())) {
            continue;
        }
        for i in at..end {
            sentence.labels[i] = if i == at { PERSON } else { PERSON + 1 };
        }
    }
}

fn initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.')
}

/// Offices after which a capitalised word is nearly always a name.
const TRUSTED: [&str; 14] = [
    "President",
    "Minister",
    "Secretary",
    "Ambassador",
    "Chancellor",
    "Premier",
    "Congressman",
    "Congresswoman",
    "Spokesperson",
    "Spokesman",
    "Spokeswoman",
    "General",
    "Commissioner",
    "Governor",
];

/// Capitalised words that follow an office without being a name.
const NOT_NAMES: [&str; 24] = [
    "State",
    "Defense",
    "Affairs",
    "Administration",
    "Office",
    "Department",
    "General",
    "Assembly",
    "Council",
    "Meeting",
    "Conference",
    "Day",
    "Street",
    "Of",
    "For",
    "And",
    "The",
    "Will",
    "On",
    "In",
    "To",
    "At",
    "Secretariat",
    "Summit",
];

/// A name that nearly always has one label has it everywhere, but for people and dates.
fn follow_majority(sentences: &mut [Sentence]) {
    let mut counts: BTreeMap<String, [u32; 8]> = BTreeMap::new();
    for sentence in sentences.iter() {
        for (at, word) in sentence.words.iter().enumerate().filter(|(_, word)| word.starts_with(char::is_uppercase)) {
            let alone = sentence.labels.get(at + 1).is_none_or(|&next| next == 0 || next % 2 == 1);
            let label = sentence.labels[at];
            if alone && label % 2 == 1 || label == 0 {
                counts.entry(word.clone()).or_default()[label.div_ceil(2)] += 1;
            }
        }
    }
    for sentence in sentences.iter_mut() {
        for at in 0..sentence.words.len() {
            let alone = sentence.labels.get(at + 1).is_none_or(|&next| next == 0 || next % 2 == 1);
            let Some(count) =
                counts.get(&sentence.words[at]).filter(|_| alone && (sentence.labels[at] % 2 == 1 || sentence.labels[at] == 0))
            else {
                continue;
            };
            let all: u32 = count.iter().sum();
            let Some((kind, &most)) = count.iter().enumerate().skip(1).max_by_key(|&(_, &n)| n) else { continue };
            let capital_neighbour =
                at > 0 && has_capital(&sentence.words[at - 1]) || sentence.words.get(at + 1).is_some_and(|word| has_capital(word));
            if all >= 12 && most * 100 >= all * 80 && !matches!(kind, 5) && !(sentence.labels[at] == 0 && capital_neighbour) {
                sentence.labels[at] = 2 * kind - 1;
            }
        }
    }
}

/// Sentences that are taken for one document when a full name is looked for.
const NEAR: usize = 25;

/// The last word of a full name nearby is that person, alone too, unless it names a place.
fn spread_surnames(sentences: &mut [Sentence]) {
    let mut places: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, sentence) in sentences.iter().enumerate() {
        for at in 0..sentence.words.len() {
            let (label, word) = (sentence.labels[at], &sentence.words[at]);
            let alone = sentence.labels.get(at + 1).is_none_or(|&next| next == 0 || next % 2 == 1);
            if label == PERSON + 1 && alone && has_capital(word) && word.len() > 2 {
                full.entry(word.clone()).or_default().push(number);
            } else if alone && label % 2 == 1 {
                let entry = places.entry(word.clone()).or_default();
                entry.1 += 1;
                entry.0 += u32::from(label == first_label(NameKind::Place) || label == first_label(NameKind::Group));
            }
        }
    }
    for number in 0..sentences.len() {
        for at in 0..sentences[number].words.len() {
            let sentence = &sentences[number];
            let (label, word) = (sentence.labels[at], &sentence.words[at]);
            let alone = sentence.labels.get(at + 1).is_none_or(|&next| next == 0 || next % 2 == 1);
            let Some(near) = full
                .get(word)
                .filter(|_| alone && (label == 0 || label == first_label(NameKind::Organization) || label == first_label(NameKind::Place)))
            else {
                continue;
            };
            let from = near.partition_point(|&n| n + NEAR < number);
            let place = places.get(word).is_some_and(|&(place, all)| place * 10 > all * 6);
            let in_longer = at > 0 && has_capital(&sentence.words[at - 1]) && at > 1 && label == 0
                || sentence.words.get(at + 1).is_some_and(|next| has_capital(next));
            if near.get(from).is_some_and(|&n| n <= number + NEAR) && !place && !in_longer {
                sentences[number].labels[at] = PERSON;
            }
        }
    }
}
