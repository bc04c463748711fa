//! Tokens → time expressions: a grammar of how news names days.
//!
//! Reads “Tuesday night”, “as early as 10 a.m. Monday”, “June 7–8”, “19 May 2021”, “the 12th”,
//! “yesterday”, “later this summer”, “two days ago”, ISO dates. Takes the longest at each place.
//! Durations (“for two days”) and clock times alone are no dates and are left.

mod calendar;
mod relative;

use std::ops::Range;

use super::time::Expression;
use crate::lexicon;
use crate::text::Document;

/// The time expressions of sentence `sentence`, in order, not overlapping.
#[must_use]
pub fn expressions(doc: &Document, sentence: usize) -> Vec<Expression> {
    expressions_in(doc, doc.sentences[sentence].tokens.clone())
}

/// The time expressions of the words `tokens` of one sentence.
#[must_use]
pub fn expressions_in(doc: &Document, tokens: Range<usize>) -> Vec<Expression> {
    let words = Words { doc, end: tokens.end };
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match expression(words, at) {
            Some(expression) => {
                at = expression.tokens.end;
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// The tokens of one sentence, as the grammar reads them.
#[derive(Clone, Copy)]
struct Words<'d> {
    doc: &'d Document,
    /// One past the sentence's last token.
    end: usize,
}

impl<'d> Words<'d> {
    fn lower(self, at: usize) -> &'d str {
        if at < self.end { &self.doc.tokens[at].lower } else { "" }
    }

    /// Whether the token is written with a capital.
    fn capital(self, at: usize) -> bool {
        at < self.end && self.doc.words(at..at + 1).chars().next().is_some_and(char::is_uppercase)
    }

    /// The list entry of times at `at`: its class and the place after it.
    fn time_word(self, at: usize) -> Option<(&'static str, usize)> {
        let (length, class) = lexicon::TIME_WORDS.longest_match(&self.doc.text, &self.doc.tokens[..self.end], at)?;
        Some((class, at + length))
    }

    /// The place after a word of class `class` at `at`, or `at` itself where there is none.
    fn skip(self, at: usize, class: &str) -> usize {
        self.time_word(at).filter(|(found, _)| *found == class).map_or(at, |(_, next)| next)
    }

    /// A whole number in figures from `range`.
    fn number(self, at: usize, range: std::ops::RangeInclusive<i16>) -> Option<i16> {
        let word = self.lower(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        if digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().filter(|number| range.contains(number))
    }
}

/// The longest time expression that starts at `at`.
fn expression(words: Words, at: usize) -> Option<Expression> {
    let mut core = words.skip(at, "early");
    if core > at && words.lower(core) == "on" {
        core += 1;
    }
    core = clock(words, core).unwrap_or(core);
    let (end, time) = calendar::read(words, core).or_else(|| relative::read(words, core))?;
    Some(Expression { tokens: at..end, time })
}

/// “10:30 a.m. ET on”: the place after a clock time and what ties it to a day.
fn clock(words: Words, at: usize) -> Option<usize> {
    let numeral = words.lower(at).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let mut next = if numeral { words.skip(at + 1, "clock") } else { words.skip(at, "part") };
    if next <= at + usize::from(numeral) {
        return None;
    }
    next = words.skip(next, "clock");
    if matches!(words.lower(next), "on" | ",") {
        next += 1;
    }
    Some(next)
}
