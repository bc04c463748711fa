//! A page's content → operands and operators (ISO 32000-1, 7.2 and 7.8.2).
//!
//! Pictures inside the content are passed over. What is broken is skipped byte by byte.

/// An operand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Number(f32),
    Name(Vec<u8>),
    Text(Vec<u8>),
    /// Numbers and texts of an array; deeper arrays are left out.
    Array(Vec<Operand>),
    /// A dictionary, whose inside is not read.
    Other,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'b> {
    Operand(Operand),
    Operator(&'b [u8]),
}

/// Dictionaries and arrays inside each other are followed this deep.
const DEEPEST: usize = 40;
/// An array holds no more operands than this.
const MOST_OPERANDS: usize = 100_000;

pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(c) = self.peek() {
            if c == b'%' {
                while self.peek().is_some_and(|c| c != b'\n' && c != b'\r') {
                    self.at += 1;
                }
            } else if is_space(c) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next token; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token<'b>> {
        loop {
            self.skip_space();
            let c = self.peek()?;
            if let Some(operand) = self.operand(0) {
                return Some(Token::Operand(operand));
            }
            if is_regular(c) {
                let word = self.regular();
                if word == b"BI" {
                    self.skip_picture();
                    continue;
                }
                return Some(Token::Operator(word));
            }
            self.at += 1;
        }
    }

    fn operand(&mut self, depth: usize) -> Option<Operand> {
        match self.peek()? {
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            b'/' => {
                self.at += 1;
                Some(Operand::Name(self.name()))
            }
            b'(' => Some(Operand::Text(self.literal())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.dictionary(depth);
                Some(Operand::Other)
            }
            b'<' => Some(Operand::Text(self.hexadecimal())),
            b'[' => Some(Operand::Array(self.array(depth))),
            _ => None,
        }
    }

    fn regular(&mut self) -> &'b [u8] {
        let from = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[from..self.at]
    }

    fn number(&mut self) -> Option<Operand> {
        let from = self.at;
        let word = self.regular();
        let text = std::str::from_utf8(word).ok()?;
        // Some programs write `--5` and `1.2.3`; what cannot be read counts as nothing.
        let text = text.trim_start_matches('-').trim_start_matches('+');
        let end = text.bytes().take_while(|c| c.is_ascii_digit() || *c == b'.').count();
        if end == 0 {
            self.at = from + word.len().max(1);
            return Some(Operand::Number(0.0));
        }
        let value: f32 = text[..end].parse().unwrap_or(0.0);
        Some(Operand::Number(if word[0] == b'-' { -value } else { value }))
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return raw.to_vec();
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            let pair = raw.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
            match (raw[at], pair.and_then(|two| u8::from_str_radix(two, 16).ok())) {
                (b'#', Some(byte)) => {
                    name.push(byte);
                    at += 3;
                }
                (byte, _) => {
                    name.push(byte);
                    at += 1;
                }
            }
        }
        name
    }

    /// `(text \( with \) escapes)`.
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(c);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(c);
                }
                b'\\' => self.escape(&mut text),
                _ => text.push(c),
            }
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(c) = self.peek() else { return };
        self.at += 1;
        match c {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(c - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push((value & 0xff) as u8);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            if c == b'>' {
                break;
            }
            digits.extend(char::from(c).to_digit(16));
        }
        digits.chunks(2).map(|pair| (pair[0] * 16 + pair.get(1).copied().unwrap_or(0)) as u8).collect()
    }

    fn array(&mut self, depth: usize) -> Vec<Operand> {
        self.at += 1;
        let mut operands = Vec::new();
        while depth < DEEPEST && operands.len() < MOST_OPERANDS {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => match self.operand(depth + 1) {
                    Some(operand) => operands.push(operand),
                    None => self.at += 1,
                },
            }
        }
        operands
    }

    fn dictionary(&mut self, depth: usize) {
        self.at += 2;
        if depth >= DEEPEST {
            return;
        }
        loop {
            self.skip_space();
            match self.peek() {
                None => return,
                Some(b'>') => {
                    self.at += 1 + usize::from(self.bytes.get(self.at + 1) == Some(&b'>'));
                    return;
                }
                Some(_) => {
                    if self.operand(depth + 1).is_none() {
                        self.at += 1;
                    }
                }
            }
        }
    }

    /// Goes to behind `EI`, which stands between white space.
    fn skip_picture(&mut self) {
        while self.at + 1 < self.bytes.len() {
            let ends = &self.bytes[self.at..self.at + 2] == b"EI"
                && self.at.checked_sub(1).is_some_and(|before| is_space(self.bytes[before]))
                && self.bytes.get(self.at + 2).is_none_or(|after| is_space(*after));
            if ends {
                self.at += 2;
                return;
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }
}

fn is_space(c: u8) -> bool {
    matches!(c, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(c: u8) -> bool {
    !is_space(c) && !matches!(c, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
        let mut lexer = Lexer::new(bytes);
        std::iter::from_fn(|| lexer.next()).collect()
    }

    #[test]
    fn operands_and_operators_are_read() {
        use Operand::{Array, Name, Number, Other, Text};
        let read = tokens(b"/F#311 -12.5 Tf [(a\\)\\101) -250 <48 6>] TJ BI /W 1 ID \x01EIx EI\n<</A [1 (x)] /B <</C 2>>>> BDC % note\nET");
        let expected = [
            Token::Operand(Name(b"F11".to_vec())),
            Token::Operand(Number(-12.5)),
            Token::Operator(b"Tf"),
            Token::Operand(Array(vec![Text(b"a)A".to_vec()), Number(-250.0), Text(b"H`".to_vec())])),
            Token::Operator(b"TJ"),
            Token::Operand(Other),
            Token::Operator(b"BDC"),
            Token::Operator(b"ET"),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn broken_content_ends() {
        for bytes in [&b"(((("[..], b"<", b"[[[", b"<<<<", b"\\", b"--", b"(\\", b"]]>>)", b"BI", b"1.2.3 .. -"] {
            assert!(tokens(bytes).len() < 5);
        }
        let _ = tokens(&b"[".repeat(100_000));
        let _ = tokens(&b"<<".repeat(100_000));
    }
}
