//! The tokens of one block → where its sentences end.
//!
//! A sentence ends at `.`, `!`, `?` or an ellipsis with the closing marks that touch it, and at an
//! abbreviation where the next word tells that a sentence begins. Sentences inside a quotation
//! are sentences; a bracket that opens within a sentence does not end it.

use super::{lemma, token};
use crate::lexicon;
use crate::span::Span;
use crate::text::Tag;

/// Returns for each sentence of a block the index after its last token.
#[must_use]
pub fn sentence_ends(text: &str, tokens: &[Span]) -> Vec<usize> {
    let words = Words { text, tokens };
    let mut ends = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        if let Some(close) = words.bracket_end(at, start) {
            at = close + 1;
            continue;
        }
        if at - start >= LONGEST {
            ends.push(at);
            start = at;
        }
        let after = words.after_closers(at + 1);
        if words.ends_sentence(at, after, start) {
            ends.push(after);
            start = after;
            at = after;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        ends.push(tokens.len());
    }
    ends
}

/// A person's title is looked for so many bytes before and after the name: in a 3,000-word article
/// (20 kB) that is everywhere, in a book its chapter.
const REACH: usize = 30_000;

/// A sentence of more tokens is cut there: it is no prose, and grammar would take it in at great cost.
/// The longest sentence of the articles measured has 140.
const LONGEST: usize = 600;

/// The last boundary of characters up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

struct Words<'t> {
    text: &'t str,
    tokens: &'t [Span],
}

impl<'t> Words<'t> {
    fn get(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |span| span.of(self.text))
    }

    fn touches_next(&self, at: usize) -> bool {
        matches!((self.tokens.get(at), self.tokens.get(at + 1)), (Some(one), Some(two)) if one.end == two.start)
    }

    /// The index after the closing marks that touch each other from `at` on.
    fn after_closers(&self, mut at: usize) -> usize {
        while at > 0 && self.touches_next(at - 1) && is_closer(self.get(at)) {
            at += 1;
        }
        at
    }

    /// The end of a bracket that opens at `at` within a sentence and closes in this block.
    fn bracket_end(&self, at: usize, sentence: usize) -> Option<usize> {
        if at == sentence || !matches!(self.get(at), "(" | "[") {
            return None;
        }
        // 60 tokens: the longest bracket within a sentence that was met in news text has under 50.
        let close = (at..self.tokens.len().min(at + 60)).find(|&i| matches!(self.get(i), ")" | "]"))?;
        let ended_before = is_terminal(self.get(at - 1)) || at > 1 && is_closer(self.get(at - 1)) && is_terminal(self.get(at - 2));
        (!ended_before).then_some(close)
    }

    fn ends_sentence(&self, at: usize, after: usize, start: usize) -> bool {
        let mark = self.get(at);
        if after >= self.tokens.len() {
            return false;
        }
        let first = self.first_word(after);
        if mark.ends_with('.') && !mark.starts_with('.') {
            return self.abbreviation_ends_sentence(at, after, first);
        }
        if !is_terminal(mark) || at == start && mark != "…" {
            return false;
        }
        let quoted = after > at + 1;
        let lower = first.starts_with(char::is_lowercase);
        match mark {
            "." if lower => !quoted && !self.is_short_word(at) && !matches!(self.get(after), "," | ";"),
            "." => !matches!(self.get(after), "," | ";" | ")" | ":"),
            "!" | "?" => !lower && !matches!(self.get(after), "," | ";" | ")" | "—" | "–") && !(quoted && self.is_speech_tag(after)),
            _ => first.starts_with(char::is_uppercase) && !matches!(self.get(after), "," | ";" | ")"),
        }
    }

    /// The first word from `at` on, opening marks skipped.
    fn first_word(&self, at: usize) -> &'t str {
        (at..self.tokens.len().min(at + 3)).map(|i| self.get(i)).find(|word| word.starts_with(char::is_alphanumeric)).unwrap_or("")
    }

    /// A word of up to three letters before a full stop that goes on in lower case is more likely
    /// an abbreviation that no list knows.
    fn is_short_word(&self, mark: usize) -> bool {
        mark > 0 && self.get(mark - 1).chars().count() <= 3
    }

    fn abbreviation_ends_sentence(&self, at: usize, after: usize, next: &str) -> bool {
        let word = self.get(at);
        let class = token::abbreviation_class(word);
        let initial = word.chars().count() == 2;
        if initial || matches!(class, Some("title" | "number")) {
            return false;
        }
        if next.eq_ignore_ascii_case("i") || lexicon::SENTENCE_STARTS.contains(next) {
            return !(matches!(next, "A" | "No" | "One") && after == at + 1 && word.ends_with("S.") && self.is_heading_case(after));
        }
        if next.chars().all(char::is_uppercase) && next.len() > 1 {
            let mut chars = next.chars();
            let folded: String = chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect();
            return lexicon::SENTENCE_STARTS.contains(&folded);
        }
        // “In Washington, D.C. Secretary Hale said”: a city has no such office.
        let office = lexicon::TITLES.class(&next.to_lowercase());
        if word == "D.C."
            && self.get(after) == next
            && next.starts_with(char::is_uppercase)
            && matches!(office, Some("state" | "government"))
        {
            return true;
        }
        next.starts_with(char::is_uppercase) && self.is_known_person(next, self.tokens[after].start)
    }

    /// Whether the word after `at` has a capital too.
    fn is_heading_case(&self, at: usize) -> bool {
        self.get(at + 1).starts_with(char::is_uppercase)
    }

    /// Whether `word` follows a person's title somewhere else in the text.
    fn is_known_person(&self, word: &str, here: usize) -> bool {
        let from = floor(self.text, here.saturating_sub(REACH));
        let text = &self.text[from..floor(self.text, here + REACH)];
        text.match_indices(word).filter(|&(at, _)| from + at != here).any(|(at, _)| {
            let before = text[..at].trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
            token::abbreviation_class(before) == Some("title")
                || matches!(before, "President" | "Minister" | "Secretary" | "Chancellor" | "Premier" | "King" | "Pope")
        })
    }

    /// Whether a speaker and a verb of speech follow (`“Why now?” Smith asked.`).
    fn is_speech_tag(&self, at: usize) -> bool {
        (at..at + 4).any(|i| {
            let word = self.get(i).to_lowercase();
            i > at && !word.is_empty() && lexicon::SPEECH_VERBS.class(&lemma::lemma(&word, Tag::VBD)) == Some("plain")
        })
    }
}

fn is_terminal(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…") || word.len() > 1 && word.bytes().all(|b| matches!(b, b'.' | b'!' | b'?'))
}

fn is_closer(word: &str) -> bool {
    matches!(word, "”" | "’" | "\"" | "'" | "''" | ")" | "]" | "»" | "…" | "." | "!" | "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        token::tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut start = 0;
        sentence_ends(text, &tokens)
            .into_iter()
            .map(|end| {
                let sentence = tokens[start].to(tokens[end - 1]).of(text);
                start = end;
                sentence
            })
            .collect()
    }

    #[test]
    fn full_stops_and_closing_marks() {
        assert_eq!(split("They met. “It went well.” He left (late). Why?"), ["They met.", "“It went well.”", "He left (late).", "Why?"]);
        assert_eq!(split("\"We met. We talked,\" he said."), ["\"We met.", "We talked,\" he said."]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(split("Sen. J. R. Smith met U.S. President Joe Biden on Jan. 5 at 9 a.m. Monday.").len(), 1);
        assert_eq!(split("Acme Inc. Chairman Lee and Gen. Park spoke to U.N. Secretary-General Guterres.").len(), 1);
        assert_eq!(split("WASHINGTON'S U.S. SENATE DELEGATION MET SEN. SMITH.").len(), 1);
    }

    #[test]
    fn abbreviations_may_end_a_sentence() {
        assert_eq!(
            split("He flew to the U.S. The talks begin at 9 a.m. In Oslo, nobody knew."),
            ["He flew to the U.S.", "The talks begin at 9 a.m.", "In Oslo, nobody knew."]
        );
        assert_eq!(split("President Biden left the U.S. Biden said so."), ["President Biden left the U.S.", "Biden said so."]);
        assert_eq!(split("They met in Washington, D.C. Secretary Hale said so.").len(), 2);
        assert_eq!(split("They met Washington, D.C. Mayor Hale.").len(), 1);
        assert_eq!(split("Today in Washington, D.C., Secretary Hale met Holm.").len(), 1);
    }

    #[test]
    fn questions_inside_a_sentence() {
        assert_eq!(split("“Why now?” he asked. “Who?” Smith asked. “Who?” The room fell silent.").len(), 4);
    }

    #[test]
    fn ellipses_and_brackets() {
        assert_eq!(split("We hope ... to go on. We hope… The end.").len(), 3);
        assert_eq!(split("The talks (the first. The last, too) ended. (They were long.) Good.").len(), 3);
    }
}
