//! The words: lists kept as TOML in `lexicon/en/`, compiled into static tables by `build.rs`.
//!
//! A list maps phrases to classes. Every file says what it holds and where it comes from, and
//! may carry `[[examples]]` and `[[counter_examples]]`, which one test runs.
//! One line of TOML adds a word; a new file `x.toml` becomes `lexicon::X`.

#[allow(dead_code, reason = "the build fills, the program only asks")]
mod heads;

use crate::text::Token;

pub(crate) use heads::hash;

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
    /// Number of each phrase's class; none where there is one class.
    numbers: &'static [u8],
    /// Names of the classes.
    classes: &'static [&'static str],
}

impl Lexicon {
    /// The class of `phrase`, which is given in lower case unless the list is case-sensitive.
    #[must_use]
    pub fn class(&self, phrase: &str) -> Option<&'static str> {
        if !heads::may_begin(self.heads, hash(phrase)) {
            return None;
        }
        let (entry, class) = self.entries_from(phrase).next()?;
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
        for (form, hash) in self.forms(text, first).into_iter().flatten() {
            for (entry, class) in self.starting_with_hash(form, hash) {
                let length = self.match_length(entry, text, &tokens[at..]);
                if length > best.map_or(0, |(longest, _)| longest) {
                    best = Some((length, class));
                }
            }
        }
        best
    }

    /// How many tokens `entry`, whose first word is that of the first token, covers; 0 where it does not match.
    fn match_length(&self, entry: &str, text: &str, tokens: &[Token]) -> usize {
        let mut length = 1;
        let mut rest = entry.get(head(entry).len() + 1..);
        while let Some(words) = rest {
            let word = head(words);
            match tokens.get(length) {
                Some(token) if self.is_written(text, token, word) => length += 1,
                _ => return 0,
            }
            rest = words.get(word.len() + 1..);
        }
        length
    }

    /// What of a token a list compares, with its hashes.
    fn forms<'t>(&self, text: &'t str, token: &'t Token) -> [Option<(&'t str, u64)>; 2] {
        if self.exact {
            let word = token.span.of(text);
            [Some((word, hash(word))), None]
        } else {
            let [lower, lemma] = token.hashes;
            [Some((&token.lower, lower)), (lemma != lower).then_some((&*token.lemma, lemma))]
        }
    }

    /// Whether the word of a phrase is a form of the token.
    fn is_written(&self, text: &str, token: &Token, word: &str) -> bool {
        if self.exact { token.span.of(text) == word } else { *token.lower == *word || *token.lemma == *word }
    }

    /// The phrases whose first word is `word`, with their classes.
    pub fn starting_with<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_, 'w> {
        self.starting_with_hash(word, hash(word))
    }

    fn starting_with_hash<'w>(&self, word: &'w str, hash: u64) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_, 'w> {
        let begins = move |entry: &str| entry.starts_with(word) && matches!(entry.as_bytes().get(word.len()), None | Some(b' '));
        let found = heads::may_begin(self.heads, hash).then(|| self.entries_from(word));
        found.into_iter().flatten().take_while(move |(entry, _)| begins(entry))
    }

    /// How many words the longest phrase has that starts with `word`; 0 where none does.
    #[must_use]
    pub fn longest_from(&self, word: &str) -> usize {
        self.starting_with(word).map(|(entry, _)| entry.split(' ').count()).max().unwrap_or(0)
    }

    /// All phrases with their classes, sorted by phrase.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
        self.entries_at(0, 0)
    }

    /// The phrases that do not sort before `phrase`, with their classes. A space sorts before whatever a word holds, so
    /// that those which begin with the word `phrase` come first.
    fn entries_from(&self, phrase: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
        let before = |at: usize, start: usize| self.phrase(at, start) < phrase;
        // By halves among those whose place is written down, then one after the other.
        let (mut low, mut high) = (0, self.starts.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(middle * heads::BLOCK, self.starts[middle] as usize) { low = middle + 1 } else { high = middle }
        }
        let block = low.saturating_sub(1);
        let (mut at, mut start) = (block * heads::BLOCK, self.starts.get(block).map_or(0, |&start| start as usize));
        while at < self.lengths.len() && before(at, start) {
            start += usize::from(self.lengths[at]);
            at += 1;
        }
        self.entries_at(at, start)
    }

    /// The phrases from number `at` on, which begins at byte `start`, with their classes.
    fn entries_at(&self, at: usize, mut start: usize) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
        (at..self.lengths.len()).map(move |at| {
            let phrase = self.phrase(at, start);
            start += phrase.len();
            (phrase, self.classes[usize::from(self.numbers.get(at).copied().unwrap_or_default())])
        })
    }

    /// The phrase with number `at`, which begins at byte `start`.
    fn phrase(&self, at: usize, start: usize) -> &'static str {
        &self.phrases[start..start + usize::from(self.lengths[at])]
    }
}

fn head(entry: &str) -> &str {
    let end = entry.bytes().position(|byte| byte == b' ').unwrap_or(entry.len());
    &entry[..end]
}
