//! “Participants included:” → the lines below it, and whom each of them names first.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, NameKind, Paragraph};

/// Most tokens of the sentence that opens a list of participants.
const LONGEST_HEAD: usize = 25;
/// Tokens of a name there.
const NAME: std::ops::RangeInclusive<usize> = 2..=5;

/// The tokens of each line.
#[must_use]
pub fn lines(doc: &Document) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut open = false;
    for paragraph in &doc.paragraphs {
        if is_head(doc, paragraph) {
            open = true;
        } else if open && paragraph.kind == BlockKind::ListItem {
            lines.extend(doc.sentences[paragraph.sentences.clone()].first().map(|sentence| sentence.tokens.clone()));
        } else {
            open = false;
        }
    }
    lines
}

/// The names without a title that begin a line and end at a comma: “Ann Lee, President, Harbour Council”; by where they begin.
#[must_use]
pub fn names(doc: &Document) -> BTreeMap<usize, Range<usize>> {
    lines(doc).into_iter().filter_map(|line| name(doc, &line)).map(|name| (name.start, name)).collect()
}

fn name(doc: &Document, line: &Range<usize>) -> Option<Range<usize>> {
    let word = |at: usize| doc.words(at..at + 1);
    let comma = line.clone().find(|&at| word(at) == ",")?;
    let name = line.start..comma;
    let capital = |at: usize| word(at).starts_with(char::is_uppercase) && word(at).chars().any(char::is_lowercase) || is_initial(word(at));
    let particle = |at: usize| at > name.start && matches!(word(at), "de" | "la" | "van" | "von" | "bin" | "al" | "el" | "da" | "dos");
    // “Baton Rouge, LA”
    let state = word(comma + 1).len() == 2 && word(comma + 1).chars().all(|c| c.is_ascii_uppercase());
    let listed = |list: &lexicon::Lexicon| list.longest_match(&doc.text, &doc.tokens, name.start).is_some_and(|(length, _)| length > 1);
    let place = listed(&lexicon::CITIES) || listed(&lexicon::ORGANISATIONS) || listed(&lexicon::COUNTRIES);
    let titled = lexicon::TITLES.longest_match(&doc.text, &doc.tokens, name.start).is_some()
        || lexicon::HONORIFICS.longest_match(&doc.text, &doc.tokens, name.start).is_some();
    let body = name.clone().any(|at| lexicon::ORG_FORMS.contains(&doc.tokens[at].lower));
    let other =
        doc.names_in(name.clone()).iter().any(|one| one.tokens == name && !matches!(one.kind, NameKind::Person | NameKind::Organization));
    let fits = NAME.contains(&name.len()) && name.clone().all(|at| capital(at) || particle(at));
    (fits && !state && !place && !titled && !body && !other).then_some(name)
}

fn is_initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase)
}

/// “Participants:”, “The full list of leaders in attendance is as follows:”.
fn is_head(doc: &Document, paragraph: &Paragraph) -> bool {
    let Some(sentence) = doc.sentences[paragraph.sentences.clone()].last() else { return false };
    let words: Vec<&str> = doc.tokens[sentence.tokens.clone()].iter().map(|token| &*token.lower).collect();
    let ends = words.iter().rev().find(|word| !matches!(**word, "*" | "_" | ")" | "**")) == Some(&":");
    let told = (sentence.tokens.clone())
        .any(|at| lexicon::PART_WORDS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "roster"));
    let denied = words.iter().any(|word| matches!(*word, "not" | "no" | "non-participants" | "absent"));
    ends && told && !denied && words.len() <= LONGEST_HEAD
}
