//! Text → token spans, in the manner of the Penn and UD treebanks.
//!
//! Enters: a text and a stretch of it. Leaves: spans that cover every character that is not
//! white space, in order, without overlap. Clitics are split off (Russia|'s, do|n't, can|not),
//! hyphenated words stay whole, and so do abbreviations with their points (U.S., a.m., J.),
//! numbers with theirs (1,200.5, 12:30) and addresses. It does not decide what a mark means:
//! an apostrophe at the end of a word is a token of its own whether it closes a quotation or not.

use crate::lexicon;
use crate::span::Span;

/// Appends the tokens of `within` to `tokens`.
pub fn tokenize(text: &str, within: Span, tokens: &mut Vec<Span>) {
    let mut from = within.start;
    let piece_end = |from: usize| text[from..within.end].find(char::is_whitespace).map_or(within.end, |length| from + length);
    while from < within.end {
        let end = piece_end(from);
        if end > from {
            split_piece(text, Span::new(from, end), tokens);
        }
        from = end + text[end..within.end].chars().next().map_or(1, char::len_utf8);
    }
}

/// Splits a stretch without white space.
fn split_piece(text: &str, piece: Span, tokens: &mut Vec<Span>) {
    if is_address(piece.of(text)) {
        return split_address(text, piece, tokens);
    }
    let mut word: Option<usize> = None;
    let mut at = piece.start;
    while let Some(c) = text[at..piece.end].chars().next() {
        let place = Place { text, piece, word, at, mark: c };
        let length = place.run_length();
        match place.role() {
            Role::Part => {
                word.get_or_insert(at);
                at += c.len_utf8();
            }
            Role::End => {
                push_word(text, Span::new(word.take().unwrap_or(at), at + c.len_utf8()), tokens);
                at += c.len_utf8();
            }
            Role::Mark => {
                if let Some(start) = word.take() {
                    push_word(text, Span::new(start, at), tokens);
                }
                tokens.push(Span::new(at, at + length));
                at += length;
            }
        }
    }
    if let Some(start) = word {
        push_word(text, Span::new(start, piece.end), tokens);
    }
}

/// What a character does for the word that it stands in or next to.
enum Role {
    /// It belongs to the word.
    Part,
    /// It belongs to the word and ends it.
    End,
    /// It is a token of its own.
    Mark,
}

/// A character with what is needed to judge it.
struct Place<'t> {
    text: &'t str,
    piece: Span,
    /// Where the word that is being read starts.
    word: Option<usize>,
    at: usize,
    mark: char,
}

impl Place<'_> {
    fn previous(&self) -> Option<char> {
        self.text[self.piece.start..self.at].chars().next_back()
    }

    fn rest(&self) -> &str {
        &self.text[self.at + self.mark.len_utf8()..self.piece.end]
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn read(&self) -> &str {
        self.word.map_or("", |start| &self.text[start..self.at])
    }

    /// How many bytes the mark takes, equal marks after it (`...`, `--`, `''`) included.
    fn run_length(&self) -> usize {
        let same = if matches!(self.mark, '.' | '-' | '!' | '?' | '`' | '\'' | '*' | '_' | '=') {
            self.rest().chars().take_while(|&c| c == self.mark).count()
        } else {
            0
        };
        self.mark.len_utf8() * (same + 1)
    }

    fn between(&self, test: fn(char) -> bool) -> bool {
        self.previous().is_some_and(test) && self.next().is_some_and(test)
    }

    fn between_digits(&self) -> bool {
        self.between(|c| c.is_ascii_digit())
    }

    fn role(&self) -> Role {
        let part = match self.mark {
            c if c.is_alphanumeric() => true,
            // “seÃ±or”: a letter of two bytes that was read as two.
            '\u{a1}'..='\u{bf}' if matches!(self.previous(), Some('Ã' | '\u{303}')) => true,
            ',' | ':' | '/' => self.word.is_some() && self.between_digits(),
            '&' => self.between(char::is_alphanumeric),
            '+' => self.word.is_some(),
            '@' | '#' => self.word.is_none() && self.next().is_some_and(char::is_alphanumeric),
            '\'' | '\u{2019}' | '\u{2018}' => self.is_apostrophe(),
            '.' => self.is_point_of_word(),
            '-' | '\u{2010}' | '\u{2011}' => self.is_hyphen(),
            '\u{2013}' => self.is_joining_dash(),
            '[' | ']' => self.is_changed_letter(),
            '$' if is_currency_prefix(self.read()) => return Role::End,
            c => !is_mark(c),
        };
        if part { Role::Part } else { Role::Mark }
    }

    fn is_apostrophe(&self) -> bool {
        if self.word.is_some() {
            self.next().is_some_and(char::is_alphabetic) && self.run_length() == self.mark.len_utf8()
        } else {
            self.mark != '\u{2018}' && is_elision(self.rest())
        }
    }

    fn is_point_of_word(&self) -> bool {
        if self.run_length() > 1 {
            return false;
        }
        match self.next() {
            Some(next) if next.is_ascii_digit() => self.previous().is_none_or(|c| c.is_ascii_digit() || self.word.is_none()),
            Some(next) if next.is_alphabetic() => self.word.is_some() && !self.is_missing_space(next),
            _ => is_abbreviation(self.read(), self.rest(), &self.text[..self.word.unwrap_or(self.at)], &self.text[self.piece.end..]),
        }
    }

    /// `talks.The`: the space after the full stop was lost.
    fn is_missing_space(&self, next: char) -> bool {
        let read = self.read();
        next.is_uppercase()
            && read.chars().count() > 1
            && read.chars().next_back().is_some_and(char::is_lowercase)
            && !read.contains('.')
            && self.rest().chars().nth(1).is_none_or(|c| c.is_lowercase() || c == '\u{2019}' || c == '\'')
    }

    fn is_hyphen(&self) -> bool {
        let joined = |c: char| c.is_alphanumeric() || c == '.';
        if self.word.is_none() {
            return self.previous().is_none() && self.next().is_some_and(|c| c.is_ascii_digit());
        }
        self.run_length() == self.mark.len_utf8() && self.previous().is_some_and(joined) && self.next().is_some_and(char::is_alphanumeric)
    }

    /// An en dash between numbers or between capitalised words (2018–2020, Moscow–Beijing).
    fn is_joining_dash(&self) -> bool {
        self.word.is_some()
            && (self.between_digits()
                || self.read().starts_with(char::is_uppercase)
                    && self.previous().is_some_and(char::is_alphanumeric)
                    && self.next().is_some_and(char::is_uppercase))
    }

    /// `[t]he`: the editor changed the case of a letter.
    fn is_changed_letter(&self) -> bool {
        let mut chars = self.rest().chars();
        match self.mark {
            '[' => {
                self.word.is_none()
                    && chars.next().is_some_and(char::is_alphabetic)
                    && chars.next() == Some(']')
                    && chars.next().is_some_and(char::is_lowercase)
            }
            _ => self.read().starts_with('[') && self.read().chars().count() == 2,
        }
    }
}

/// Marks that never belong to a word. Anything not listed (combining marks, joiners) does.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c,
            '\u{00A1}'..='\u{00BF}' | '\u{00D7}' | '\u{00F7}' | '\u{2012}' | '\u{2014}'..='\u{203F}'
            | '\u{2041}'..='\u{205E}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{2BFF}' | '\u{3001}'..='\u{3030}'
            | '\u{FF01}'..='\u{FF0F}')
}

fn is_currency_prefix(read: &str) -> bool {
    matches!(read, "US" | "A" | "C" | "CA" | "HK" | "NZ" | "S" | "NT" | "AU" | "R")
}

/// Words that begin with an apostrophe: 'em, 'til, '90s.
fn is_elision(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let digits = word.trim_end_matches('s');
    matches!(word.as_str(), "em" | "til" | "tis" | "twas" | "cause") || digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the point after `read` belongs to it. `rest` follows within the piece, `before` and
/// `after` are the text around.
fn is_abbreviation(read: &str, rest: &str, before: &str, after: &str) -> bool {
    let mut chars = read.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let last_of_block = rest.is_empty() && (after.is_empty() || after.starts_with("\n\n"));
    if second.is_none() && first.is_alphabetic() {
        // “J.” in a name, not “Plan B.” at the end; “Berg v. Norway”.
        return (first.is_uppercase() && first != 'I' || first == 'v') && !last_of_block;
    }
    if is_lettered(read) {
        return true;
    }
    let last_part = read.rsplit(['-', '\u{2013}']).next().unwrap_or(read);
    if last_part != read && is_lettered(last_part) && last_part.contains('.') {
        return true;
    }
    let next = after.trim_start_matches([' ', '\u{a0}']).chars().next();
    match abbreviation_class(read) {
        Some("number") => next.is_some_and(|c| c.is_ascii_digit()),
        Some("state") => before.trim_end().ends_with(','),
        Some("day") => next.is_none_or(|c| !c.is_lowercase()),
        Some(_) => true,
        None => false,
    }
}

/// Letters with points between them: `U.S`, `a.m`, `Ph.D`, `U.N`.
fn is_lettered(read: &str) -> bool {
    read.contains('.') && read.split('.').all(|part| matches!(part.chars().count(), 1 | 2) && part.chars().all(char::is_alphabetic))
}

/// The class of an abbreviation that is given without its point, or with it; capitals throughout are
/// accepted for words that are listed with a capital (SEN., GEN.).
#[must_use]
pub(super) fn abbreviation_class(word: &str) -> Option<&'static str> {
    let word = word.strip_suffix('.').unwrap_or(word);
    lexicon::ABBREVIATIONS.class(word).or_else(|| {
        let mut chars = word.chars();
        let first = chars.next()?;
        let folded: String = std::iter::once(first).chain(chars.flat_map(char::to_lowercase)).collect();
        word.chars().all(char::is_uppercase).then(|| lexicon::ABBREVIATIONS.class(&folded)).flatten()
    })
}

fn is_address(piece: &str) -> bool {
    piece.contains("://") || piece.contains("www.") || piece.trim_matches(is_mark).contains('@')
}

/// An address is one token; marks around it are not part of it.
fn split_address(text: &str, piece: Span, tokens: &mut Vec<Span>) {
    let trimmed = piece.of(text).trim_start_matches(is_mark);
    let start = piece.end - trimmed.len();
    let end = start + trimmed.trim_end_matches(|c| c != '/' && is_mark(c)).len();
    let marks = |from: usize, to: usize| {
        text[from..to].char_indices().map(move |(offset, c)| Span::new(from + offset, from + offset + c.len_utf8()))
    };
    tokens.extend(marks(piece.start, start));
    if end > start {
        tokens.push(Span::new(start, end));
    }
    tokens.extend(marks(end.max(start), piece.end));
}

/// Pushes a word, its clitics split off.
fn push_word(text: &str, word: Span, tokens: &mut Vec<Span>) {
    match clitic_start(word.of(text)) {
        Some(at) => {
            push_word(text, Span::new(word.start, word.start + at), tokens);
            tokens.push(Span::new(word.start + at, word.end));
        }
        None => tokens.push(word),
    }
}

/// Where the last clitic of `word` begins.
fn clitic_start(word: &str) -> Option<usize> {
    if !word.is_ascii() && !word.contains('\u{2019}') && !word.contains('\u{2018}') || word.len() < 3 {
        return None;
    }
    if matches!(word, "cannot" | "Cannot" | "CANNOT" | "gonna" | "gotta" | "wanna") {
        return Some(3);
    }
    let at = word.rfind(['\'', '\u{2019}', '\u{2018}'])?;
    let mut tail = word[at..].chars();
    tail.next();
    let tail = tail.as_str();
    let is = |one: &str| tail.eq_ignore_ascii_case(one);
    if at > 1 && is("t") && word[..at].ends_with(['n', 'N']) {
        return Some(at - 1);
    }
    (at > 0 && (is("s") || is("re") || is("ve") || is("ll") || is("d") || is("m"))).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn clitics_are_split_off() {
        assert_eq!(split("Russia's envoys don't; they’ll say they cannot."), "Russia 's envoys do n't ; they ’ll say they can not .");
        assert_eq!(split("the ministers' talks, O'Brien's view"), "the ministers ' talks , O'Brien 's view");
        assert_eq!(split("RUSSIA'S OFFER ISN'T NEW"), "RUSSIA 'S OFFER IS N'T NEW");
    }

    #[test]
    fn abbreviations_keep_their_points() {
        assert_eq!(
            split("Sen. J. R. Smith of the U.S. met at 9 a.m. in Washington, D.C."),
            "Sen. J. R. Smith of the U.S. met at 9 a.m. in Washington , D.C."
        );
        assert_eq!(split("a U.S.-led force; No. 2 of them. No. He sat."), "a U.S.-led force ; No. 2 of them . No . He sat .");
        assert_eq!(split("in Springfield, Ill., he fell ill."), "in Springfield , Ill. , he fell ill .");
    }

    #[test]
    fn numbers_and_money() {
        assert_eq!(split("$1.5 billion, 12:30, 4.5% of 1,200; US$20m, €3"), "$ 1.5 billion , 12:30 , 4.5 % of 1,200 ; US$ 20m , € 3");
        assert_eq!(split("2018–2020, 20-30 people, the '90s"), "2018–2020 , 20-30 people , the '90s");
    }

    #[test]
    fn hyphens_and_dashes() {
        assert_eq!(split("face-to-face talks—the first—in Moscow–Beijing ties"), "face-to-face talks — the first — in Moscow–Beijing ties");
        assert_eq!(split("talks -- and more... he said…"), "talks -- and more ... he said …");
    }

    #[test]
    fn a_letter_read_as_two_stays_in_its_word() {
        assert_eq!(split("the seÃ±or ± 2"), "the seÃ±or ± 2");
    }

    #[test]
    fn quotation_marks_stand_alone() {
        assert_eq!(split("“We ‘met’,” he said. \"It's so.\""), "“ We ‘ met ’ , ” he said . \" It 's so . \"");
        assert_eq!(split("“[T]he talks” (in Oslo)"), "“ [T]he talks ” ( in Oslo )");
    }

    #[test]
    fn a_lost_space_after_a_full_stop_is_seen() {
        assert_eq!(split("after the talks.The minister"), "after the talks . The minister");
        assert_eq!(split("see https://www.state.gov/talks, or Defense.gov."), "see https://www.state.gov/talks , or Defense.gov .");
    }

    proptest! {
        #[test]
        fn every_character_is_covered_once(text in "([a-zA-Z.,'’‘“”\"$%é—–: \n\u{301}()\\[\\]/@-]|U\\.S\\.|\\PC){0,60}") {
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for token in &tokens {
                prop_assert!(!token.is_empty() && token.start >= at);
                prop_assert!(text[at..token.start].chars().all(char::is_whitespace));
                prop_assert!(!token.of(&text).contains(char::is_whitespace));
                at = token.end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
