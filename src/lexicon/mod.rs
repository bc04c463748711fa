//! The words: lists kept as TOML in `lexicon/en/`, compiled into static tables by `build.rs`.
//!
//! A list maps phrases to classes. Every file says what it holds and where it comes from, and
//! may carry `[[examples]]` and `[[counter_examples]]`, which one test runs.
//! One line of TOML adds a word; a new file `x.toml` becomes `lexicon::X`.

#[allow(dead_code, reason = "the build fills, the program only asks")]
mod heads;

use crate::text::Token;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A list of phrases with a class for each, sorted by phrase.
///
/// Phrases stand end to end in one text and classes are numbers: tables of string slices would
/// cost ten times the words in relocations, paid for at every start.
#[derive(Debug)]
pub struct Lexicon {
    /// Whether upper and lower case must agree.
    exact: bool,
    /// Which words may begin a phrase.
    heads: &'static [u64],
    /// All phrases (words joined by one space), sorted, one after the other.
    phrases: &'static str,
    /// Where in `phrases` every [`heads::BLOCK`]th of them begins, in bytes.
    starts: &'static [u32],
    /// How long each phrase is, in bytes.
    lengths: &'static [u8],
    /// Number of each phrase's class.
    numbers: &'static [u8],
    /// Names of the classes.
    classes: &'static [&'static str],
}

impl Lexicon {
    /// The class of `phrase`, which is given in lower case unless the list is case-sensitive.
    #[must_use]
    pub fn class(&self, phrase: &str) -> Option<&'static str> {
        if !heads::may_begin(self.heads, phrase) {
            return None;
        }
        let at = self.first_from(|entry| entry < phrase);
        let (entry, class) = self.entry(at)?;
        (entry == phrase).then_some(class)
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
            for (entry, class) in self.starting_with(form) {
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

    /// The phrases whose first word is `word`, with their classes.
    pub fn starting_with<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_, 'w> {
        let from = if heads::may_begin(self.heads, word) { self.first_from(|entry| head(entry) < word) } else { self.lengths.len() };
        (from..).map_while(|at| self.entry(at)).take_while(move |(entry, _)| head(entry) == word)
    }

    /// How many words the longest phrase has that starts with `word`; 0 where none does.
    #[must_use]
    pub fn longest_from(&self, word: &str) -> usize {
        self.starting_with(word).map(|(entry, _)| entry.split(' ').count()).max().unwrap_or(0)
    }

    /// All phrases with their classes, sorted by phrase.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
        (0..self.lengths.len()).map_while(|at| self.entry(at))
    }

    /// The phrase with this number, and its class.
    fn entry(&self, at: usize) -> Option<(&'static str, &'static str)> {
        let length = usize::from(*self.lengths.get(at)?);
        let block = at / heads::BLOCK;
        let before: usize = self.lengths[block * heads::BLOCK..at].iter().map(|&length| usize::from(length)).sum();
        let start = self.starts[block] as usize + before;
        Some((&self.phrases[start..start + length], self.classes[usize::from(self.numbers[at])]))
    }

    /// Number of the first phrase for which `before` does not hold.
    fn first_from(&self, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.lengths.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.entry(middle).is_some_and(|(entry, _)| before(entry)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

fn head(entry: &str) -> &str {
    entry.split(' ').next().unwrap_or(entry)
}
