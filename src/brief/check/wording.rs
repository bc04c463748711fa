//! Texts against what they rest on: cautions kept, quotations verbatim, no number and no name that
//! the article lacks. A person may have good reasons, so these are warnings.

use super::Case;
use super::caution::lost_caution;
use super::claims::{Claim, claims};
use super::words::{Fold, Folded, Word, quotations, words};
use crate::brief::model::Evidence;
use crate::diag::Diagnostic;
use crate::span::Span;

/// All three, for every claim.
pub(super) fn check(case: &Case) -> Vec<Diagnostic> {
    let articles = Articles::of(case);
    let mut problems = Vec::new();
    for claim in claims(case.brief) {
        // A time or a place is no statement; whether they are settled is the meeting's `status`.
        if !matches!(claim.path.as_str(), "meeting.when" | "venue") {
            problems.extend(lost_caution(case, &claim));
        }
        if let Some(articles) = &articles {
            problems.extend(strange_quotations(case, &claim, articles));
            problems.extend(strange_numbers(case, &claim));
            problems.extend(strange_names(case, &claim, articles));
        }
    }
    problems
}

/// All articles of a brief, made comparable once.
struct Articles {
    folded: Vec<Folded>,
    /// Sorted.
    words: Vec<String>,
}

impl Articles {
    /// `None` where one is missing: what it says cannot be known.
    fn of(case: &Case) -> Option<Self> {
        let sources: Vec<_> = (1..=case.brief.sources.len()).map(|number| case.source(number)).collect::<Option<_>>()?;
        if sources.is_empty() {
            return None;
        }
        let text: Vec<String> = sources.iter().map(|source| source.paragraphs.join(" ")).collect();
        let mut all: Vec<String> = text.iter().flat_map(|text| words(text)).map(|word| word.folded).collect();
        all.sort();
        all.dedup();
        Some(Self { folded: text.iter().map(|text| Folded::new(text, Fold::Marks)).collect(), words: all })
    }

    fn quotes(&self, words: &str) -> bool {
        let needle = Folded::new(words, Fold::Marks).text;
        let needle = needle.trim_matches(['.', ',', ';', '!', '?', '-', ' ']);
        self.folded.iter().any(|article| article.find(needle).is_some())
    }

    fn has(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }
}

/// The paragraph of a piece of evidence, where the article is at hand.
pub(super) fn paragraph<'c>(case: &'c Case, evidence: &Evidence) -> Option<&'c str> {
    case.source(evidence.source)?.paragraphs.get(evidence.para as usize).map(String::as_str)
}

fn strange_quotations(case: &Case, claim: &Claim, articles: &Articles) -> Vec<Diagnostic> {
    let strange = |span: &Span| span.of(claim.text).split(['…']).flat_map(|part| part.split("...")).any(|part| !articles.quotes(part));
    quotations(claim.text)
        .into_iter()
        .filter(strange)
        .map(|span| {
            let place = case.within(&claim.text_path, claim.text, span);
            Diagnostic::warning("W033", "these words are between quotation marks, but the article does not have them", place, "")
                .help("quote exactly, or take the quotation marks away")
        })
        .collect()
}

/// Numbers as words, for “three” against “3”.
const NUMBERS: &[&str] = &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn strange_numbers(case: &Case, claim: &Claim) -> Vec<Diagnostic> {
    let numbers: Vec<Word> = words(claim.text).into_iter().filter(|word| digits(&word.folded).is_some()).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let cited: Vec<Word> = claim.from.iter().filter_map(|evidence| paragraph(case, evidence)).flat_map(words).collect();
    let said = |number: &str| {
        cited.iter().any(|word| {
            digits(&word.folded) == Some(number) || number.parse().ok().and_then(|at: usize| NUMBERS.get(at)) == Some(&word.folded.as_str())
        })
    };
    numbers
        .into_iter()
        .filter(|word| digits(&word.folded).is_some_and(|number| !said(number)))
        .map(|word| {
            let message = format!("the number {} is not in the evidence", word.span.of(claim.text));
            let place = case.within(&claim.text_path, claim.text, word.span);
            Diagnostic::warning("W032", message, place, "").help("add the evidence that has it under `from`, or correct it")
        })
        .collect()
}

/// The digits of `12th`, `2020s`, `1,000` (already folded to `1000`), `3.5`.
fn digits(word: &str) -> Option<&str> {
    let number = word.trim_end_matches(char::is_alphabetic);
    (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')).then_some(number)
}

/// Names: words with a capital that do not begin a sentence and that no article of the brief has.
fn strange_names(case: &Case, claim: &Claim, articles: &Articles) -> Vec<Diagnostic> {
    let all = words(claim.text);
    all.iter()
        .filter(|word| is_name(word, claim.text) && !articles.has(&word.folded) && !related(&word.folded, articles))
        .map(|word| {
            let message = format!("the name “{}” is not in the article", word.span.of(claim.text));
            let place = case.within(&claim.text_path, claim.text, word.span);
            Diagnostic::warning("W032", message, place, "").help("correct it, or add the source that has it")
        })
        .collect()
}

fn is_name(word: &Word, text: &str) -> bool {
    let written = word.span.of(text);
    let before = text[..word.span.start].trim_end_matches([' ', '“', '"', '‘', '\'', '(']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '–', '—', ';']);
    !begins && written.chars().next().is_some_and(char::is_uppercase) && written.chars().count() > 1
}

/// Whether an article has a word with the same beginning: Norway for Norwegian, Finn for Finnish.
fn related(word: &str, articles: &Articles) -> bool {
    let stem: String = word.chars().take(4).collect();
    if stem.chars().count() < 4 {
        return false;
    }
    let from = articles.words.partition_point(|known| known.as_str() < stem.as_str());
    articles.words.get(from).is_some_and(|known| known.starts_with(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_first_words() {
        let text = "Sanctions – Imposed on Moscow. They met. “Peace” is near";
        let names: Vec<&str> = words(text).iter().filter(|word| is_name(word, text)).map(|word| word.span.of(text)).collect();
        assert_eq!(names, ["Moscow"]);
    }
}
