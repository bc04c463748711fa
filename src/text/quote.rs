//! The tokens of a block → which of them are quotation marks, paired.
//!
//! Marks are paired within their paragraph. One that opens and does not close goes on in the next
//! paragraph if that one opens again; otherwise it ends with its sentence. Only the outer of two
//! nested quotations is kept. An apostrophe (the ministers' talks) is not taken for a single
//! quotation mark: those count only where an opening and a closing one agree.

use std::ops::Range;

use crate::span::Span;

/// A quotation of one block; token indices count from the block's first token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// From the opening mark to the closing one, both included.
    pub tokens: Range<usize>,
    /// Whether a closing mark was found.
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    Either,
}

/// Pairs the quotation marks of one block.
#[must_use]
pub fn quotations(text: &str, tokens: &[Span]) -> Vec<Quoted> {
    let marks = Marks { text, tokens };
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < tokens.len() {
        match (marks.double(at), open) {
            (Some(side), None) if marks.opens(at, side) => open = Some(at),
            (Some(_), None) => {}
            (Some(side), Some(start)) if marks.closes(at, side) => {
                found.push(Quoted { tokens: start..at + 1, closed: true });
                open = None;
            }
            (Some(_), Some(start)) => {
                found.push(Quoted { tokens: start..at, closed: false });
                open = Some(at);
            }
            (None, None) => {
                if let Some(close) = marks.single_pair(at) {
                    found.push(Quoted { tokens: at..close + 1, closed: true });
                    at = close;
                }
            }
            _ => {}
        }
        at += 1;
    }
    if let Some(start) = open {
        found.push(Quoted { tokens: start..tokens.len(), closed: false });
    }
    found
}

/// Whether a block opens with a double quotation mark.
#[must_use]
pub fn starts_with_mark(text: &str, tokens: &[Span]) -> bool {
    Marks { text, tokens }.double(0).is_some()
}

/// A quotation in single marks has no more tokens than this; apostrophes make the rest unsafe.
const REACH: usize = 2000;

struct Marks<'t> {
    text: &'t str,
    tokens: &'t [Span],
}

impl<'t> Marks<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |span| span.of(self.text))
    }

    fn double(&self, at: usize) -> Option<Side> {
        match self.word(at) {
            "“" | "„" | "«" | "``" => Some(Side::Opening),
            "”" | "»" | "''" => Some(Side::Closing),
            "\"" => Some(Side::Either),
            _ => None,
        }
    }

    fn opens(&self, at: usize, side: Side) -> bool {
        match side {
            Side::Opening => true,
            Side::Closing => self.context(at) == Side::Opening,
            Side::Either => self.context(at) != Side::Closing,
        }
    }

    fn closes(&self, at: usize, side: Side) -> bool {
        match side {
            Side::Closing => true,
            Side::Opening => self.context(at) == Side::Closing,
            Side::Either => self.context(at) != Side::Opening,
        }
    }

    /// The side that the spaces around a mark tell.
    fn context(&self, at: usize) -> Side {
        let gap = |one: usize, two: usize| match (self.tokens.get(one), self.tokens.get(two)) {
            (Some(one), Some(two)) => one.end < two.start,
            _ => true,
        };
        let before = at == 0 || gap(at - 1, at) || matches!(self.word(at - 1), "(" | "[" | "—" | "–" | "--" | "‘" | "'");
        let after = gap(at, at + 1) || matches!(self.word(at + 1), ")" | "]" | "—" | "–" | "--" | "," | "." | ";" | ":" | "?" | "!");
        match (before, after) {
            (true, false) => Side::Opening,
            (false, true) => Side::Closing,
            _ => Side::Either,
        }
    }

    /// The closing mark that belongs to a single opening mark at `at`.
    fn single_pair(&self, at: usize) -> Option<usize> {
        let opens = match self.word(at) {
            "‘" => self.context(at) != Side::Closing,
            "'" => self.context(at) == Side::Opening,
            _ => false,
        };
        if !opens {
            return None;
        }
        let end = self.tokens.len().min(at + REACH);
        let closers = (at + 2..end).filter(|&i| matches!(self.word(i), "’" | "'") && self.context(i) == Side::Closing);
        let (mut first, mut sure) = (None, None);
        for i in closers {
            first = first.or(Some(i));
            let possessive = self.word(i - 1).ends_with(['s', 'S']) && self.word(i + 1).starts_with(char::is_alphanumeric);
            if !possessive {
                sure = Some(i);
                break;
            }
        }
        sure.or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token;

    fn quoted(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        token::tokenize(text, Span::new(0, text.len()), &mut tokens);
        quotations(text, &tokens).iter().map(|quote| tokens[quote.tokens.start].to(tokens[quote.tokens.end - 1]).of(text)).collect()
    }

    #[test]
    fn pairs_are_found() {
        assert_eq!(quoted("“We met,” he said. “We ‘won’ it.”"), ["“We met,”", "“We ‘won’ it.”"]);
        assert_eq!(quoted("\"We met,\" he said; a \"frank\" talk."), ["\"We met,\"", "\"frank\""]);
        assert_eq!(quoted("'We met,' he said of the ministers' 'frank' talk."), ["'We met,'", "'frank'"]);
        assert_eq!(quoted("‘The ministers’ talks went well,’ he said."), ["‘The ministers’ talks went well,’"]);
    }

    #[test]
    fn an_open_quotation_runs_on() {
        assert_eq!(quoted("He said: “We will go on."), ["“We will go on."]);
        assert_eq!(quoted("\"We came. \"We went.\""), ["\"We came.", "\"We went.\""]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert!(quoted("The ministers' talks in the '90s weren't the leaders' idea.").is_empty());
        assert!(quoted("The leaders’ aides didn’t speak of rock ’n’ roll.").is_empty());
        assert!(quoted("Smith's aide, the ministers' choice, left").is_empty());
    }
}
