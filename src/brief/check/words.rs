//! Words and texts made comparable: case, quotation marks, dashes and spaces folded.

use crate::span::Span;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text; a possessive ending is left out.
    pub span: Span,
    /// In lower case, apostrophes straight, thousands separators gone.
    pub folded: String,
}

/// The words of `text`: runs of letters and digits, with the marks inside them (U.S, 1,000, d'Arc).
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if start.is_some() && !joins(before, c, after) {
            push(&mut words, text, start.take(), at);
        }
        before = c;
    }
    push(&mut words, text, start, text.len());
    words
}

fn joins(before: char, c: char, after: char) -> bool {
    match c {
        '\'' | '’' | '.' => before.is_alphanumeric() && after.is_alphanumeric(),
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        // Combining marks belong to the letter before them.
        _ => ('\u{300}'..='\u{36f}').contains(&c),
    }
}

fn push(words: &mut Vec<Word>, text: &str, start: Option<usize>, end: usize) {
    let Some(start) = start else { return };
    let word = &text[start..end];
    let stem = ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let number = stem.starts_with(|c: char| c.is_ascii_digit());
    let mut folded = String::with_capacity(stem.len());
    stem.chars().filter(|c| !(number && *c == ',')).for_each(|c| lower(c, |lower| folded.push(lower)));
    words.push(Word { span: Span::new(start, start + stem.len()), folded });
}

/// One form for the marks that typing and typesetting write differently.
fn fold_char(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// The folded form of `c` in lower case, character by character.
fn lower(c: char, mut take: impl FnMut(char)) {
    let c = fold_char(c);
    if c.is_ascii() {
        take(c.to_ascii_lowercase());
    } else {
        c.to_lowercase().for_each(take);
    }
}

/// How much is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// Runs of white space become one space.
    Spaces,
    /// Quotation marks, dashes and case too.
    Marks,
}

/// A folded text with the way back.
pub(super) struct Folded {
    pub text: String,
    /// For each byte of `text` the byte of the original that its character starts at, and the end.
    origins: Vec<usize>,
}

impl Folded {
    pub fn new(original: &str, fold: Fold) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), origins: Vec::with_capacity(original.len() + 1) };
        let mut space = true;
        for (at, c) in original.char_indices() {
            if c.is_whitespace() {
                if !space {
                    folded.push(' ', at);
                }
                space = true;
                continue;
            }
            space = false;
            match fold {
                Fold::Spaces => folded.push(c, at),
                Fold::Marks => lower(c, |lower| folded.push(lower, at)),
            }
        }
        let end = original.trim_end().len();
        folded.text.truncate(folded.text.trim_end().len());
        folded.origins.truncate(folded.text.len());
        folded.origins.push(end);
        folded
    }

    fn push(&mut self, c: char, origin: usize) {
        self.text.push(c);
        self.origins.resize(self.text.len(), origin);
    }

    /// Where `needle`, folded alike, stands in the original.
    pub fn find(&self, needle: &str) -> Option<Span> {
        let start = self.text.find(needle)?;
        Some(Span::new(self.origins[start], self.origins[start + needle.len()]))
    }
}

/// The stretches between quotation marks, marks left out: “…”, "…", «…» and „…“.
pub(super) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some((at, open)) = text[rest..].char_indices().find(|(_, c)| matches!(c, '“' | '"' | '«' | '„')) {
        let closers: &[char] = match open {
            '“' => &['”'],
            '«' => &['»'],
            '„' => &['“', '”'],
            _ => &['"'],
        };
        let start = rest + at + open.len_utf8();
        let Some(length) = text[start..].find(closers) else { break };
        found.push(Span::new(start, start + length));
        rest = start + length + text[start + length..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_inner_marks_and_lose_possessives() {
        let text = "Russia's “U.S.” talks, 1,000 troops; Berg–Holm d’Arc";
        let folded: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        assert_eq!(folded, ["russia", "u.s", "talks", "1000", "troops", "berg", "holm", "d'arc"]);
    }

    #[test]
    fn folding_leads_back_to_the_original() {
        let original = "He said:\n  “More\u{a0}stable — İ” now ";
        let folded = Folded::new(original, Fold::Marks);
        let span = folded.find("\"more stable - ").expect("folded alike");
        assert_eq!(span.of(original), "“More\u{a0}stable — ");
        assert_eq!(folded.find("now").map(|span| span.of(original)), Some("now"));
        assert!(folded.find("later").is_none());
    }

    #[test]
    fn quotations_are_found_between_their_own_marks() {
        let text = "“one” and \"two\", «three», „four“, “five";
        let found: Vec<&str> = quotations(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["one", "two", "three", "four"]);
    }
}
