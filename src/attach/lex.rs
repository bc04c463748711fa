//! Bytes → one object of PDF (ISO 32000-1, 7.2 and 7.3).
//!
//! Reads from a window of a file: where the window ends too early it says so, and the caller widens
//! it. Depth is bounded; nothing is looked up and no stream is unpacked here.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// The deepest nesting of arrays and dictionaries that is followed; real files stay below 20.
const DEEPEST: usize = 100;

/// What is put after bytes that are whole, so that their end is told from the end of a window.
pub const END: &[u8] = b"\nendobj\n";

/// Why there is no object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The window ended before the object did.
    Short,
    /// These bytes are no object.
    Wrong,
}

/// A piece of a page's content.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// What an operator works on.
    Operand(Object),
    /// What is done.
    Operator(&'a [u8]),
}

/// Reads objects one after the other.
pub struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where the next byte is.
    pub at: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at `at`.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// `12 0 obj`.
    pub fn head(&mut self) -> Result<ObjectId, Stop> {
        let number = self.integer()?;
        let generation = self.integer()?;
        self.keyword(b"obj")?;
        Ok((u32::try_from(number).map_err(|_| Stop::Wrong)?, u16::try_from(generation).map_err(|_| Stop::Wrong)?))
    }

    /// A whole number.
    pub fn integer(&mut self) -> Result<i64, Stop> {
        self.skip_space()?;
        match self.number()? {
            Object::Integer(number) => Ok(number),
            _ => Err(Stop::Wrong),
        }
    }

    /// Exactly this word.
    pub fn keyword(&mut self, word: &[u8]) -> Result<(), Stop> {
        if self.word()? == word { Ok(()) } else { Err(Stop::Wrong) }
    }

    /// The next word of regular characters.
    pub fn word(&mut self) -> Result<&'a [u8], Stop> {
        self.skip_space()?;
        let start = self.at;
        while is_regular(self.peek()?) {
            self.at += 1;
        }
        Ok(&self.bytes[start..self.at])
    }

    /// Whether this word comes next; it is then passed over.
    pub fn passes(&mut self, word: &[u8]) -> Result<bool, Stop> {
        let start = self.at;
        let found = self.word()? == word;
        if !found {
            self.at = start;
        }
        Ok(found)
    }

    /// To the first byte of a stream's content: past `stream` and its end of line.
    pub fn enter_stream(&mut self) -> Result<(), Stop> {
        if self.peek()? == b'\r' {
            self.at += 1;
        }
        if self.peek()? == b'\n' {
            self.at += 1;
        }
        Ok(())
    }

    /// The next piece of a page's content.
    pub fn token(&mut self) -> Result<Token<'a>, Stop> {
        self.skip_space()?;
        let first = self.peek()?;
        if is_regular(first) && !first.is_ascii_digit() && !matches!(first, b'+' | b'-' | b'.') {
            return self.word().map(Token::Operator);
        }
        self.object().map(Token::Operand)
    }

    /// Past the next such word, or to the end.
    pub fn skip_past(&mut self, word: &[u8]) {
        let found = self.bytes[self.at..].windows(word.len()).position(|window| window == word);
        self.at = found.map_or(self.bytes.len(), |at| self.at + at + word.len());
    }

    /// An object that stands by itself.
    pub fn object(&mut self) -> Result<Object, Stop> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Result<Object, Stop> {
        if depth > DEEPEST {
            return Err(Stop::Wrong);
        }
        self.skip_space()?;
        match self.peek()? {
            b'/' => self.name().map(Object::Name),
            b'(' => self.literal(),
            b'[' => self.array(depth),
            b'<' if self.second()? == b'<' => self.dictionary(depth).map(Object::Dictionary),
            b'<' => self.hexadecimal(),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number_or_reference(),
            _ => match self.word()? {
                b"true" => Ok(Object::Boolean(true)),
                b"false" => Ok(Object::Boolean(false)),
                b"null" => Ok(Object::Null),
                _ => Err(Stop::Wrong),
            },
        }
    }

    fn peek(&self) -> Result<u8, Stop> {
        self.bytes.get(self.at).copied().ok_or(Stop::Short)
    }

    fn second(&self) -> Result<u8, Stop> {
        self.bytes.get(self.at + 1).copied().ok_or(Stop::Short)
    }

    fn skip_space(&mut self) -> Result<(), Stop> {
        loop {
            match self.peek()? {
                b'%' => {
                    while !matches!(self.peek()?, b'\n' | b'\r') {
                        self.at += 1;
                    }
                }
                byte if is_space(byte) => self.at += 1,
                _ => return Ok(()),
            }
        }
    }

    /// A reference is two numbers and an R.
    fn number_or_reference(&mut self) -> Result<Object, Stop> {
        let first = self.number()?;
        let Object::Integer(number) = first else { return Ok(first) };
        let back = self.at;
        if let Some(id) = self.rest_of_reference(number)? {
            return Ok(Object::Reference(id));
        }
        self.at = back;
        Ok(first)
    }

    fn rest_of_reference(&mut self, number: i64) -> Result<Option<ObjectId>, Stop> {
        let Ok(number) = u32::try_from(number) else { return Ok(None) };
        self.skip_space()?;
        let start = self.at;
        while self.peek()?.is_ascii_digit() {
            self.at += 1;
        }
        let digits = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let Ok(generation) = digits.parse::<u16>() else { return Ok(None) };
        if !is_space(self.peek()?) {
            return Ok(None);
        }
        self.skip_space()?;
        let is_reference = self.peek()? == b'R' && !self.bytes.get(self.at + 1).copied().is_some_and(is_regular);
        self.at += usize::from(is_reference);
        Ok(is_reference.then_some((number, generation)))
    }

    fn number(&mut self) -> Result<Object, Stop> {
        let start = self.at;
        while matches!(self.peek()?, b'+' | b'-' | b'.' | b'0'..=b'9') {
            self.at += 1;
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).map_err(|_| Stop::Wrong)?;
        if let Ok(number) = text.parse::<i64>() {
            return Ok(Object::Integer(number));
        }
        text.parse::<f32>().map(Object::Real).map_err(|_| Stop::Wrong)
    }

    fn name(&mut self) -> Result<Vec<u8>, Stop> {
        self.at += 1;
        let mut name = Vec::new();
        while is_regular(self.peek()?) {
            let byte = self.peek()?;
            self.at += 1;
            let pair = [self.bytes.get(self.at), self.bytes.get(self.at + 1)].map(|digit| digit.and_then(|digit| value(*digit)));
            match pair {
                [Some(high), Some(low)] if byte == b'#' => {
                    name.push(high * 16 + low);
                    self.at += 2;
                }
                _ => name.push(byte),
            }
        }
        Ok(name)
    }

    fn literal(&mut self) -> Result<Object, Stop> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text)?,
                b'(' => open += 1,
                b')' if open == 1 => return Ok(Object::String(text, StringFormat::Literal)),
                b')' => open -= 1,
                _ => {}
            }
            if byte != b'\\' {
                text.push(byte);
            }
        }
    }

    /// What stands after a backslash.
    fn escape(&mut self, text: &mut Vec<u8>) -> Result<(), Stop> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek()? == b'\n'),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let digit = self.peek()?;
                    if !matches!(digit, b'0'..=b'7') {
                        break;
                    }
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push((code & 0xff) as u8);
            }
            other => text.push(other),
        }
        Ok(())
    }

    fn hexadecimal(&mut self) -> Result<Object, Stop> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match value(byte) {
                Some(digit) => digits.push(digit),
                None if byte == b'>' => break,
                None if is_space(byte) => {}
                None => return Err(Stop::Wrong),
            }
        }
        let bytes = digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect();
        Ok(Object::String(bytes, StringFormat::Hexadecimal))
    }

    fn array(&mut self, depth: usize) -> Result<Object, Stop> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space()?;
            if self.peek()? == b']' {
                self.at += 1;
                return Ok(Object::Array(items));
            }
            items.push(self.nested(depth + 1)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Result<Dictionary, Stop> {
        self.at += 2;
        let mut dictionary = Dictionary::new();
        loop {
            self.skip_space()?;
            match self.peek()? {
                b'>' if self.second()? == b'>' => {
                    self.at += 2;
                    return Ok(dictionary);
                }
                b'/' => {
                    let key = self.name()?;
                    let object = self.nested(depth + 1)?;
                    dictionary.set(key, object);
                }
                _ => return Err(Stop::Wrong),
            }
        }
    }
}

/// White space of PDF (table 1).
pub fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Neither white space nor a delimiter (table 2).
pub fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn value(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Object, Stop> {
        Lexer::new(&[text.as_bytes(), END].concat(), 0).object()
    }

    #[test]
    fn objects_are_read_as_they_are_meant() {
        assert_eq!(read("12 ").unwrap(), Object::Integer(12));
        assert_eq!(read("-.5 ").unwrap(), Object::Real(-0.5));
        assert_eq!(read("12 0 R ").unwrap(), Object::Reference((12, 0)));
        assert_eq!(read("/A#20B ").unwrap(), Object::Name(b"A B".to_vec()));
        assert_eq!(read(r"(a\(b\)\n(c)\101) ").unwrap(), Object::string_literal("a(b)\n(c)A"));
        assert_eq!(read("<4 1 4> ").unwrap(), Object::String(b"A@".to_vec(), StringFormat::Hexadecimal));
        let array = read("[1 2 3 0 R true null % note\n (x)] ").unwrap();
        assert_eq!(array.as_array().unwrap().len(), 6);
        let dictionary = read("<< /A 1 /B << /C [ ] >> >> ").unwrap();
        assert_eq!(dictionary.as_dict().unwrap().get(b"A").unwrap(), &Object::Integer(1));
    }

    #[test]
    fn a_window_that_ends_early_is_told_from_nonsense() {
        for short in ["", "12", "(abc", "<< /A 1", "[1 2", "<41", "/Na", "% note"] {
            assert_eq!(Lexer::new(short.as_bytes(), 0).object(), Err(Stop::Short), "{short}");
        }
        for wrong in ["]  ", ">> ", "<< 1 2 >> ", "word ", "<4x> "] {
            assert_eq!(read(wrong), Err(Stop::Wrong), "{wrong}");
        }
        assert_eq!(read(&"[".repeat(5000)), Err(Stop::Wrong));
    }
}
