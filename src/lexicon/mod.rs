//! The words: lists kept as TOML in `lexicon/en/`, compiled into static tables by `build.rs`.
//!
//! A list maps phrases to classes. Every file says what it holds and where it comes from, and
//! may carry `[[examples]]` and `[[counter_examples]]`, which one test runs.
//! One line of TOML adds a word; a new file `x.toml` becomes `lexicon::X`.

use std::cmp::Ordering;

use crate::text::Token;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A list of phrases with a class for each, sorted by phrase.
#[derive(Debug)]
pub struct Lexicon {
    /// Whether upper and lower case must agree.
    exact: bool,
    /// Phrase (words joined by one space) and class.
    entries: &'static [(&'static str, &'static str)],
}

impl Lexicon {
    /// The class of `phrase`, which is given in lower case unless the list is case-sensitive.
    #[must_use]
    pub fn class(&self, phrase: &str) -> Option<&'static str> {
        self.entries.binary_search_by(|(entry, _)| (*entry).cmp(phrase)).ok().map(|at| self.entries[at].1)
    }

    /// Whether `phrase` is listed.
    #[must_use]
    pub fn contains(&self, phrase: &str) -> bool {
        self.class(phrase).is_some()
    }

    /// The longest phrase that starts at token `at`: how many tokens it covers, and its class.
    ///
    /// Tokens are compared as they are written; where the list ignores case, the token's lemma
    /// is accepted too. `text` is the text that the tokens' spans refer to.
    #[must_use]
    pub fn longest_match(&self, text: &str, tokens: &[Token], at: usize) -> Option<(usize, &'static str)> {
        let first = tokens.get(at)?;
        let mut best: Option<(usize, &'static str)> = None;
        for form in self.forms(text, first).into_iter().flatten() {
            let from = self.entries.partition_point(|(entry, _)| head(entry).cmp(form) == Ordering::Less);
            for (entry, class) in self.entries[from..].iter().take_while(|(entry, _)| head(entry) == form) {
                let length = self.match_length(entry, text, &tokens[at..]);
                if length > best.map_or(0, |(longest, _)| longest) {
                    best = Some((length, class));
                }
            }
        }
        best
    }

    /// How many tokens `entry` covers from the first on; 0 where it does not match.
    fn match_length(&self, entry: &str, text: &str, tokens: &[Token]) -> usize {
        let mut length = 0;
        for word in entry.split(' ') {
            match tokens.get(length) {
                Some(token) if self.forms(text, token).into_iter().flatten().any(|form| form == word) => length += 1,
                _ => return 0,
            }
        }
        length
    }

    fn forms<'t>(&self, text: &'t str, token: &'t Token) -> [Option<&'t str>; 2] {
        if self.exact {
            [Some(token.span.of(text)), None]
        } else {
            [Some(&token.lower), (token.lemma != token.lower).then_some(&*token.lemma)]
        }
    }

    /// All phrases with their classes, sorted by phrase.
    #[must_use]
    pub fn entries(&self) -> &'static [(&'static str, &'static str)] {
        self.entries
    }
}

fn head(entry: &str) -> &str {
    entry.split(' ').next().unwrap_or(entry)
}
