//! A line that many tests look at: what they all ask of it is told once.

use std::cell::OnceCell;
use std::ops::Deref;

use crate::clean::fold::{fold, word_count};

/// A line of a page, with its folded words and their number once somebody has asked for them.
pub(super) struct Line<'a> {
    text: &'a str,
    folded: OnceCell<String>,
    words: OnceCell<usize>,
}

impl<'a> Line<'a> {
    /// The line `text`.
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, folded: OnceCell::new(), words: OnceCell::new() }
    }

    /// Its words in lower case: see [`fold`].
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold(self.text))
    }

    /// How many words it has: see [`word_count`].
    pub(super) fn words(&self) -> usize {
        *self.words.get_or_init(|| word_count(self.text))
    }
}

impl Deref for Line<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}
