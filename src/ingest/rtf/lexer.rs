//! RTF bytes → groups, control words and text (RTF 1.9.1, “Contents of an RTF file”).

/// One piece of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'b str, Option<i32>),
    /// A control symbol other than those below.
    Symbol(u8),
    /// A byte of text, written plainly or as `\'hh`.
    Byte(u8),
}

/// Control words are no longer than this.
const LONGEST: usize = 32;

/// The tokens of a file.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(LONGEST).take_while(|c| c.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol();
        }
        let word = std::str::from_utf8(&rest[..letters]).expect("ASCII letters are UTF-8");
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + sign..].iter().take(10).take_while(|c| c.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[letters..letters + sign + digits]).ok().and_then(|number| number.parse().ok());
        self.at += letters + if digits > 0 { sign + digits } else { 0 };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            self.at = self.at.saturating_add(number.and_then(|count: i32| usize::try_from(count).ok()).unwrap_or(0)).min(self.bytes.len());
        }
        Some(Token::Word(word, number))
    }

    fn symbol(&mut self) -> Option<Token<'b>> {
        let symbol = *self.bytes.get(self.at)?;
        self.at += 1;
        if symbol != b'\'' {
            return Some(Token::Symbol(symbol));
        }
        let hex = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
        let Some(byte) = hex.and_then(|two| u8::from_str_radix(two, 16).ok()) else { return Some(Token::Symbol(symbol)) };
        self.at += 2;
        Some(Token::Byte(byte))
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                _ => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_and_bytes_are_told_apart() {
        let tokens: Vec<Token> = Lexer::new(b"{\\b0 a\\'e1\\u-3913?\\~\\bin3 }}}x\r\n\\par}").collect();
        use Token::{Byte, Close, Open, Symbol, Word};
        let expected = [
            Open,
            Word("b", Some(0)),
            Byte(b'a'),
            Byte(0xe1),
            Word("u", Some(-3913)),
            Byte(b'?'),
            Symbol(b'~'),
            Word("bin", Some(3)),
            Byte(b'x'),
            Word("par", None),
            Close,
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn broken_ends_end() {
        for bytes in [&b"\\"[..], b"\\'", b"\\'e", b"\\bin99999999999 x", b"\\-", b"{{{"] {
            assert!(Lexer::new(bytes).count() <= 4);
        }
    }
}
