//! Character maps of a font → what its codes read as (ISO 32000-1, 9.10.3; Adobe note 5411).

use std::collections::BTreeMap;

use super::lexer::{Lexer, Operand, Token};

/// A map holds no more codes than this: 16-bit codes, all of them.
const MOST_CODES: usize = 70_000;

/// Codes and the text that they stand for.
#[derive(Debug, Default)]
pub(super) struct Map {
    texts: BTreeMap<u32, String>,
    /// How many bytes a code has, where the map tells one length for all.
    pub(super) code_length: Option<usize>,
}

impl Map {
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Reads the map's program: only its tables.
    pub(super) fn parse(program: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(program);
        let mut operands: Vec<Operand> = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Operand(operand) if operands.len() < MOST_CODES => operands.push(operand),
                Token::Operand(_) => {}
                Token::Operator(operator) => {
                    match operator {
                        b"endbfchar" => map.characters(&operands),
                        b"endbfrange" => map.ranges(&operands),
                        b"endcodespacerange" => map.lengths(&operands),
                        _ => {}
                    }
                    operands.clear();
                }
            }
        }
        map
    }

    fn put(&mut self, code: u32, text: String) {
        if self.texts.len() < MOST_CODES {
            self.texts.insert(code, text);
        }
    }

    fn characters(&mut self, operands: &[Operand]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(code), Operand::Text(text)] = pair {
                self.put(number(code), utf16(text));
            }
        }
    }

    fn ranges(&mut self, operands: &[Operand]) {
        for three in operands.chunks_exact(3) {
            let [Operand::Text(from), Operand::Text(to), texts] = three else { continue };
            let (from, to) = (number(from), number(to));
            let codes = (from..=to).take(MOST_CODES - self.texts.len().min(MOST_CODES));
            match texts {
                Operand::Array(texts) => {
                    for (code, text) in codes.zip(texts) {
                        if let Operand::Text(text) = text {
                            self.put(code, utf16(text));
                        }
                    }
                }
                Operand::Text(first) => codes.for_each(|code| self.put(code, utf16(&counted_up(first, code - from)))),
                _ => {}
            }
        }
    }

    fn lengths(&mut self, operands: &[Operand]) {
        let lengths: Vec<usize> =
            operands.iter().filter_map(|text| if let Operand::Text(text) = text { Some(text.len()) } else { None }).collect();
        if let Some(first) = lengths.first().filter(|first| (1..=4).contains(*first) && lengths.iter().all(|length| length == *first)) {
            self.code_length = Some(*first);
        }
    }
}

/// The number that a code's bytes make.
pub(super) fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks_exact(2).take(32).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    };
    String::from_utf16_lossy(&units)
}

/// The text `step` places after `first`: its last unit counts up.
fn counted_up(first: &[u8], step: u32) -> Vec<u8> {
    let mut text = first.to_vec();
    let at = text.len().saturating_sub(2);
    let last = number(&text[at..]).wrapping_add(step);
    let bytes = last.to_be_bytes();
    let length = text.len() - at;
    text[at..].copy_from_slice(&bytes[4 - length..]);
    text
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn both_kinds_of_table_are_read() {
        let map = Map::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar \
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <D83DDE00>] endbfrange",
        );
        assert_eq!(map.code_length, Some(2));
        let text: String = [3, 4, 0x10, 0x12, 0x20, 0x21].into_iter().filter_map(|code| map.get(code)).collect();
        assert_eq!(text, " fiACa😀");
        assert_eq!(map.get(0x13), None);
    }

    #[test]
    fn endless_ranges_end() {
        let map = Map::parse(&b"<00> <FFFFFFFF> <0041> endbfrange ".repeat(100));
        assert!(map.get(0).is_some());
    }
}
