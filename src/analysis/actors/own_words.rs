//! “… reaffirmed the United States’ commitment”: the country in whose name somebody speaks.

use super::reader::{Known, Reader};
use crate::lexicon;
use crate::text::Tag;

/// Tokens between a name and its verb: an auxiliary and an adverb.
const BEFORE_VERB: usize = 2;
/// Tokens between the verb and the country or what is affirmed (“the strong and enduring”).
const INSIDE: usize = 4;

/// The country whose commitment, support … is affirmed by the verb behind the name that ends before `end`.
pub(super) fn country(reader: &Reader, end: usize) -> Option<&'static str> {
    let verb = (end..=end + BEFORE_VERB).find(|&at| is(reader, at, "verb"))?;
    let mut at = verb + 1;
    while at <= verb + INSIDE && describes(reader, at) && !is(reader, at, "own") && reader.entries.get(at).is_none_or(Option::is_none) {
        at += 1;
    }
    if is(reader, at, "own") && reader.lower(at + 1) == "of" {
        let near = at + 2 + usize::from(reader.lower(at + 2) == "the");
        return known(reader, near).map(|(_, country)| country);
    }
    let (length, country) = known(reader, at)?;
    let mut noun = at + length;
    while noun <= at + length + INSIDE
        && (describes(reader, noun) || matches!(reader.word(noun), "'s" | "’s" | "'" | "’"))
        && !is(reader, noun, "own")
    {
        noun += 1;
    }
    is(reader, noun, "own").then_some(country)
}

/// The countries of which the text speaks as a government speaks of its own: of their commitment,
/// support … (“U.S. support”), or what they will do and stand for (“the United States remains ready”).
pub(super) fn owners(reader: &Reader) -> Vec<&'static str> {
    let owns = |at: usize| {
        let (length, country) = known(reader, at)?;
        let next = at + length + usize::from(matches!(reader.word(at + length), "'s" | "’s" | "'" | "’"));
        let own = |at: usize| is(reader, at, "own");
        // “The situation in Chile and support the people”: not Chile's.
        let described = describes(reader, next) && reader.lower(next) != "and" && own(next + 1);
        (own(next) || described || is(reader, next, "stand")).then_some(country)
    };
    (0..reader.entries.len()).filter_map(owns).collect()
}

/// The countries that a text tells as the givers of support, or before its allies: “the extraordinary support from the United
/// States”, “the commitment of Norway”, “the work by Norway and its allies”.
pub(super) fn givers(reader: &Reader) -> Vec<&'static str> {
    let gives = |at: usize| {
        let entry = reader.entries[at].filter(|entry| matches!(entry.known, Known::Country(_)))?;
        let article = at - usize::from(at > 0 && reader.lower(at - 1) == "the");
        let word = |back: usize| article.checked_sub(back).map_or("", |at| reader.lower(at));
        // “Support of Chile” is support for it.
        let of = word(1) == "of" && matches!(word(2), "commitment" | "determination" | "resolve" | "readiness");
        let gives = article > 1 && is(reader, article - 2, "own") && (word(1) == "from" || of);
        let next = |word: usize| reader.lower(at + entry.len + word);
        let allied = matches!(next(0), "and" | ",") && next(1) == "its" && matches!(next(2), "allies" | "partners");
        (gives || allied).then_some(entry.known.country()?)
    };
    (0..reader.entries.len()).filter_map(gives).collect()
}

fn known(reader: &Reader, at: usize) -> Option<(usize, &'static str)> {
    let entry = reader.entries.get(at).copied().flatten()?;
    matches!(entry.known, Known::Country(_) | Known::Demonym(_)).then_some((entry.len, entry.known.country()?))
}

/// Whether the word at `at` is of `class` in the list of what is affirmed.
pub(super) fn is(reader: &Reader, at: usize, class: &str) -> bool {
    lexicon::AFFIRMATIONS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some_and(|(_, found)| found == class)
}

/// Articles, adjectives, adverbs, nouns that stand before others, “and” between them.
fn describes(reader: &Reader, at: usize) -> bool {
    let Some(token) = reader.doc.tokens.get(at) else { return false };
    let word = token.lower.starts_with(char::is_alphabetic) && !matches!(&*token.lower, "that" | "its" | "his" | "her" | "their");
    let noun_phrase = token.tag.is_adjective() || token.tag.is_adverb() || token.tag.is_noun() || matches!(token.tag, Tag::VBG | Tag::VBN);
    word && (noun_phrase || matches!(&*token.lower, "the" | "and"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// What the words behind “Stone” tell.
    fn told(sentence: &str) -> Option<&'static str> {
        let article = ingest::read("a.txt", format!("Leaders meet\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let reader = Reader::new(&doc);
        let name = (0..doc.tokens.len()).find(|&at| reader.word(at) == "Stone").expect("the name");
        country(&reader, name + 1)
    }

    #[test]
    fn own_commitments_are_read() {
        assert_eq!(told("President Stone reaffirmed the United States’ commitment to the alliance."), Some("United States"));
        assert_eq!(told("President Stone expressed strong U.S. support for the talks."), Some("United States"));
        assert_eq!(told("President Stone also underscored the unwavering commitment of Norway to peace."), Some("Norway"));
    }

    #[test]
    fn what_others_do_is_not_taken_for_it() {
        for sentence in [
            "President Stone welcomed Chile’s commitment to the accord.",
            "President Stone expressed support for Chile’s efforts.",
            "President Stone reaffirmed that Chile has the right to defend itself.",
            "President Stone discussed U.S. support with his guest.",
        ] {
            assert_eq!(told(sentence), None, "{sentence}");
        }
    }
}
