//! Names of one document → the same names, agreeing with each other.
//!
//! The recogniser sees one sentence at a time; a document tells more. A title before a name, a full
//! name elsewhere, a verb of speech after it weigh more than one label. Every known name is then
//! looked for in the whole text, longest first. Dates are left alone.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Document, Name, NameKind, Tag};
use crate::lexicon;

/// Makes the names of `doc` agree.
pub(super) fn repair(doc: &mut Document) {
    trim(doc);
    trust_titles(doc);
    let known = known_names(doc);
    spread(doc, &known);
}

/// Articles, titles and possessive endings are no part of a name.
fn trim(doc: &mut Document) {
    let tokens = &doc.tokens;
    for name in doc.names.iter_mut().filter(|name| name.kind != NameKind::Date) {
        let lower = |at: usize| &*tokens[at].lower;
        let article = |at: usize| lower(at) == "the" && tokens.get(at + 1).is_none_or(|next| &*next.lower != "hague");
        let title = |at: usize| name.kind == NameKind::Person && lexicon::NAME_TITLES.contains(lower(at));
        while name.tokens.len() > 1
            && (article(name.tokens.start) || title(name.tokens.start) || tokens[name.tokens.start].tag.is_punctuation())
        {
            name.tokens.start += 1;
        }
        while name.tokens.len() > 1 && (tokens[name.tokens.end - 1].tag == Tag::POS || tokens[name.tokens.end - 1].tag.is_punctuation()) {
            name.tokens.end -= 1;
        }
    }
    let is_word = |name: &Name| doc.words(name.tokens.clone()).contains(char::is_alphanumeric);
    let empty: Vec<bool> = doc.names.iter().map(|name| !is_word(name)).collect();
    let mut empty = empty.into_iter();
    doc.names.retain(|_| !empty.next().unwrap_or(false));
}

/// Capitalised proper nouns after a title, or that begin with a given name, are a person.
fn trust_titles(doc: &mut Document) {
    let mut people: Vec<Range<usize>> = Vec::new();
    for sentence in &doc.sentences {
        for at in sentence.tokens.clone().filter(|&at| is_name_word(doc, at)) {
            let end = (at..sentence.tokens.end)
                .find(|&i| !is_name_word(doc, i) && !is_particle(doc, i, at) && !is_surname_he(doc, i, at))
                .unwrap_or(sentence.tokens.end);
            let titled = at > sentence.tokens.start && is_title(doc, at - 1);
            if (titled || is_given_name_run(doc, at, end, sentence.tokens.clone())) && end - at <= 4 && may_be_person(doc, at, end) {
                people.push(at..end);
            }
        }
    }
    let people = people.into_iter().map(|tokens| Name { tokens, kind: NameKind::Person });
    put_all(&mut doc.names, people, |_, _| true);
}

fn is_title(doc: &Document, at: usize) -> bool {
    lexicon::NAME_TITLES.class(&doc.tokens[at].lower).is_some_and(|class| class == "address" || is_capital(doc, at))
}

/// Two to four proper nouns with none before or after them, of which the first is a given name.
fn is_given_name_run(doc: &Document, at: usize, end: usize, sentence: Range<usize>) -> bool {
    let lower = &*doc.tokens[at].lower;
    let given =
        lexicon::GIVEN_NAMES.contains(lower) || lower.split_once('-').is_some_and(|(first, _)| lexicon::GIVEN_NAMES.contains(first));
    let proper = |i: usize| sentence.contains(&i) && doc.tokens[i].tag.is_proper() && is_capital(doc, i);
    given && end - at > 1 && !(at > 0 && proper(at - 1)) && !proper(end)
}

/// Whether the recogniser said nothing here that is longer or already a full name.
fn may_be_person(doc: &Document, at: usize, end: usize) -> bool {
    doc.names_in(at..end).iter().all(|name| {
        let full = name.kind == NameKind::Person && name.tokens.len() > 1;
        name.tokens.end <= end && name.tokens.start >= at && !full || name.kind == NameKind::Organization && name.tokens.end == end
    })
}

/// “He” as a name: “Liu He”.
fn is_surname_he(doc: &Document, at: usize, start: usize) -> bool {
    at == start + 1 && doc.tokens[at].span.of(&doc.text) == "He"
}

fn is_capital(doc: &Document, at: usize) -> bool {
    doc.tokens[at].span.of(&doc.text).starts_with(char::is_uppercase)
}

/// A proper noun that may be part of a person's name.
fn is_name_word(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    let lower = &*token.lower;
    token.tag == Tag::NNP
        && is_capital(doc, at)
        && !lexicon::NAME_TITLES.contains(lower)
        && lexicon::NOT_NAMES.class(lower).is_none()
        && lexicon::ORG_FORMS.class(lower).is_none()
        && lexicon::DEMONYMS.class(lower).is_none()
        && lexicon::COUNTRIES.class(lower).is_none()
}

/// “bin”, “al”, “de” within a name.
fn is_particle(doc: &Document, at: usize, start: usize) -> bool {
    at > start
        && matches!(
            &*doc.tokens[at].lower,
            "bin" | "al" | "el" | "bint" | "ben" | "de" | "da" | "dos" | "van" | "von" | "der" | "la" | "le" | "di" | "ibn" | "abu"
        )
        && doc.tokens.get(at + 1).is_some_and(|next| next.span.of(&doc.text).starts_with(char::is_uppercase))
}

/// Puts each of `found`, which are in order of their beginnings, in the place of the names that it
/// overlaps, where `fits` agrees. One pass over both.
fn put_all(names: &mut Vec<Name>, found: impl IntoIterator<Item = Name>, fits: impl Fn(&[Name], &Name) -> bool) {
    let mut merged: Vec<Name> = Vec::with_capacity(names.len());
    let mut next = 0;
    for name in found {
        while names.get(next).is_some_and(|other| other.tokens.end <= name.tokens.start) {
            merged.push(names[next].clone());
            next += 1;
        }
        let overlapping = names[next..].iter().take_while(|other| other.tokens.start < name.tokens.end).count();
        if !fits(&names[next..next + overlapping], &name) {
            continue;
        }
        while merged.last().is_some_and(|other| other.tokens.end > name.tokens.start) {
            merged.pop();
        }
        next += overlapping;
        merged.push(name);
    }
    merged.extend_from_slice(&names[next..]);
    *names = merged;
}

/// Words in lower case, by their kind.
type Known = BTreeMap<Box<str>, Vec<(Vec<Box<str>>, NameKind)>>;

/// Votes for the kind of a name.
type Votes = BTreeMap<NameKind, u32>;

/// Every name of the document that is worth looking for elsewhere, by its first word, longest first.
fn known_names(doc: &Document) -> Known {
    let mut votes: BTreeMap<Vec<Box<str>>, Votes> = BTreeMap::new();
    for name in doc.names.iter().filter(|name| name.kind != NameKind::Date) {
        let words: Vec<Box<str>> = name.tokens.clone().map(|at| doc.tokens[at].lower.clone()).collect();
        if name.kind == NameKind::Person && words.len() > 1 {
            *votes.entry(words[words.len() - 1..].to_vec()).or_default().entry(name.kind).or_default() += 2;
        }
        *votes.entry(words).or_default().entry(name.kind).or_default() += weight(doc, name);
    }
    let mut known = Known::new();
    for (words, votes) in votes {
        let Some((&kind, &most)) = votes.iter().max_by_key(|&(kind, &count)| (count, std::cmp::Reverse(*kind))) else { continue };
        let sure = most > 1 || words.len() > 1 || kind == NameKind::Person;
        if sure && words[0].starts_with(char::is_alphanumeric) {
            let kind = gazetteer(&words).filter(|_| kind != NameKind::Person || votes.len() > 1).unwrap_or(kind);
            known.entry(words[0].clone()).or_default().push((words, kind));
        }
    }
    for names in known.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    known
}

/// What a word means wherever it stands.
fn gazetteer(words: &[Box<str>]) -> Option<NameKind> {
    let phrase = words.join(" ");
    if lexicon::COUNTRIES.contains(&phrase) {
        Some(NameKind::Place)
    } else if lexicon::DEMONYMS.contains(&phrase) {
        Some(NameKind::Group)
    } else {
        None
    }
}

/// How much one mention tells about its kind.
fn weight(doc: &Document, name: &Name) -> u32 {
    let before = name.tokens.start.checked_sub(1).map_or("", |at| &*doc.tokens[at].lower);
    let title =
        lexicon::NAME_TITLES.contains(before) || doc.tokens.get(name.tokens.start).is_some_and(|t| lexicon::GIVEN_NAMES.contains(&t.lower));
    match name.kind {
        NameKind::Person if title => 3,
        NameKind::Place if matches!(before, "in" | "near" | "across") => 2,
        _ => 1,
    }
}

/// Marks every mention of a known name.
fn spread(doc: &mut Document, known: &Known) {
    let mut found: Vec<Name> = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match longest(doc, known, at, sentence.tokens.end) {
                Some(name) => {
                    at = name.tokens.end;
                    found.push(name);
                }
                None => at += 1,
            }
        }
    }
    put_all(&mut doc.names, found, |overlapping, name| {
        !overlapping.iter().any(|other| other.tokens.len() > name.tokens.len() || other.kind == NameKind::Date)
    });
}

fn longest(doc: &Document, known: &Known, at: usize, end: usize) -> Option<Name> {
    let token = &doc.tokens[at];
    if !is_capital(doc, at) {
        return None;
    }
    let (words, kind) = known
        .get(&token.lower)?
        .iter()
        .find(|(words, _)| at + words.len() <= end && words.iter().zip(&doc.tokens[at..]).all(|(word, token)| *word == token.lower))?;
    let tokens = at..at + words.len();
    if words.len() == 1 && !stands_alone(doc, at, *kind) {
        return None;
    }
    Some(Name { tokens, kind: *kind })
}

/// Whether a single word is the name itself, not a part of an unknown longer one or a common word.
fn stands_alone(doc: &Document, at: usize, kind: NameKind) -> bool {
    let named = doc.tokens[at].tag.is_proper() || kind == NameKind::Group && doc.tokens[at].tag.is_adjective();
    if !named && !(kind == NameKind::Person && is_subject(doc, at)) {
        return false;
    }
    let proper = |i: usize| {
        doc.tokens.get(i).is_some_and(|token| token.tag.is_proper()) && doc.sentence_of(i) == doc.sentence_of(at) && is_capital(doc, i)
    };
    let titled = at > 0 && lexicon::NAME_TITLES.contains(&doc.tokens[at - 1].lower);
    let after = proper(at + 1) && lexicon::NOT_NAMES.class(&doc.tokens[at + 1].lower).is_none();
    kind != NameKind::Person || titled || !(at > 0 && proper(at - 1) && doc.names_in(at - 1..at).is_empty()) && !after
}

/// “…,” Ask said: a surname that the tagger takes for a verb, with a capital inside a sentence and its verb behind it.
pub(super) fn is_subject(doc: &Document, at: usize) -> bool {
    let first = doc.sentences[doc.sentence_of(at)].tokens.start;
    let inside = at > first && doc.tokens[at].tag.is_verb() && !matches!(&*doc.tokens[at - 1].lower, "“" | "\"" | ":");
    inside && doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_finite() || next.tag == Tag::VBN) && !is_capital(doc, at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    fn people(text: &str) -> Vec<String> {
        let doc = document(text);
        doc.names.iter().filter(|name| name.kind == NameKind::Person).map(|name| doc.words(name.tokens.clone()).to_owned()).collect()
    }

    #[test]
    fn a_surname_is_the_person_whose_full_name_is_given() {
        assert_eq!(
            people("Talks\nForeign Minister Marcelo Ebrard left for Oslo.\nEbrard was tired. “Go,” Ebrard said."),
            ["Marcelo Ebrard", "Ebrard", "Ebrard"]
        );
        assert_eq!(
            people("Talks\nNorland's fisheries minister, Olav Ask, spoke to us. “We want a fair quota,” Ask said before leaving."),
            ["Olav Ask", "Ask"]
        );
        assert_eq!(people("Talks\nMinister Olav Ask spoke to us. “Ask him,” the envoy said. Ask is tired.")[0], "Olav Ask");
        assert_eq!(people("Zarif flies to Vienna\nIran's Mohammad Javad Zarif met Mr. Zarif's host.")[0], "Zarif");
    }

    #[test]
    fn titles_make_people_and_are_no_part_of_the_name() {
        assert_eq!(people("Talks\nHe met Mr. Balakrishnan and President Kwanda in Oslo."), ["Balakrishnan", "Kwanda"]);
        assert_eq!(people("Talks\nCrown Prince Mohammed bin Salman spoke."), ["Mohammed bin Salman"]);
        assert_eq!(people("Talks\nIt was led by Vice Premier Liu He on Monday."), ["Liu He"]);
    }

    #[test]
    fn titles_of_bodies_make_no_people() {
        assert!(people("Talks\nThe Prime Minister's Office and the Secretary of State met.").is_empty());
        assert!(people("Talks\nThe Prime Minister of Norway spoke on Monday.").is_empty());
        assert!(people("Talks\nThe president of the General Assembly spoke.").is_empty());
    }
}
