//! A page's content → pieces of text where they stand (ISO 32000-1, 8.3, 9.3 and 9.4).
//!
//! Only text that runs from left to right on the page as it is shown is kept; stamps along the
//! margin are not. The number of operators is bounded over the whole file.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::Font;
use super::lexer::{Lexer, Operand, Token};

/// A run of characters on one line, without a gap as wide as a column's.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Left and right end, and the baseline, in points from the page's lower left.
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    /// Height of the letters' square, in points.
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Marked by the file as no part of its content: running heads, page numbers.
    pub(super) artifact: bool,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) pieces: Vec<Piece>,
    pub(super) pictures: usize,
    /// Characters that the fonts do not tell.
    pub(super) unknown: usize,
}

/// Operators that are followed in one file; a page has some thousands.
const MOST_OPERATORS: usize = 5_000_000;
/// Characters that are kept of one file.
const MOST_CHARACTERS: usize = 20_000_000;
/// Forms inside forms are followed this deep.
const DEEPEST: usize = 8;
/// A page's content unpacks to at most this many bytes.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Saved graphics states; the standard asks for 28.
const MOST_STATES: usize = 200;
/// A gap wider than this share of the size is a space between words.
const SPACE: f32 = 0.17;
/// A gap wider than this share of the size parts pieces.
const GAP: f32 = 1.0;

/// A transformation of the plane (ISO 32000-1, 8.3.3).
type Matrix = [f32; 6];

fn times(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone)]
struct Graphics {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// Reads the pages of a file.
pub(super) struct Interpreter<'d> {
    doc: &'d Document,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    operators: usize,
    characters: usize,
    shown: Shown,
}

impl<'d> Interpreter<'d> {
    pub(super) fn new(doc: &'d Document) -> Self {
        Self { doc, fonts: BTreeMap::new(), operators: 0, characters: 0, shown: Shown::default() }
    }

    /// What a page shows.
    pub(super) fn page(&mut self, page: ObjectId) -> Shown {
        let content = self.doc.get_page_content_with_limit(page, MOST_BYTES).unwrap_or_default();
        let resources = inherited(self.doc, page, b"Resources").and_then(|resources| resources.as_dict().ok());
        let turn = inherited(self.doc, page, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0).rem_euclid(360);
        let matrix = match turn {
            90 => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
            180 => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
            270 => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
            _ => UNIT,
        };
        self.run(&content, resources, matrix, 0);
        std::mem::take(&mut self.shown)
    }

    fn run(&mut self, content: &[u8], resources: Option<&'d Dictionary>, matrix: Matrix, depth: usize) {
        let state =
            Graphics { matrix, font: None, size: 1.0, character_space: 0.0, word_space: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0 };
        let mut runner = Runner { state, saved: Vec::new(), line: UNIT, text: UNIT, marks: Vec::new(), resources };
        let mut operands: Vec<Operand> = Vec::new();
        let mut lexer = Lexer::new(content);
        while let Some(token) = lexer.next() {
            match token {
                Token::Operand(operand) => {
                    if operands.len() > 64 {
                        operands.clear();
                    }
                    operands.push(operand);
                }
                Token::Operator(operator) => {
                    self.operators += 1;
                    if self.operators > MOST_OPERATORS {
                        return;
                    }
                    if operator == b"Do" {
                        self.object(&runner, operands.last(), depth);
                    } else {
                        runner.operate(self, operator, &operands);
                    }
                    operands.clear();
                }
            }
        }
    }

    /// A picture, or content of its own.
    fn object(&mut self, runner: &Runner<'d>, name: Option<&Operand>, depth: usize) {
        let (Some(Operand::Name(name)), Some(resources)) = (name, runner.resources) else { return };
        let objects = resources.get_deref(b"XObject", self.doc).and_then(Object::as_dict);
        let Ok(stream) = objects.and_then(|objects| objects.get_deref(name, self.doc)).and_then(Object::as_stream) else { return };
        let kind = stream.dict.get_deref(b"Subtype", self.doc).and_then(Object::as_name);
        if kind.unwrap_or_default() != b"Form" {
            self.shown.pictures += 1;
            return;
        }
        if depth >= DEEPEST || runner.is_artifact() {
            return;
        }
        let numbers = stream.dict.get_deref(b"Matrix", self.doc).and_then(Object::as_array);
        let matrix = numbers.ok().and_then(|numbers| matrix_of(numbers.iter().filter_map(|number| number.as_float().ok())));
        let own = stream.dict.get_deref(b"Resources", self.doc).and_then(Object::as_dict).ok();
        if let Ok(content) = stream.get_plain_content_with_limit(MOST_BYTES) {
            // Unpacking costs time as well.
            self.operators += content.len() / 16;
            self.run(&content, own.or(runner.resources), times(matrix.unwrap_or(UNIT), runner.state.matrix), depth + 1);
        }
    }

    fn font(&mut self, resources: Option<&'d Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = resources?.get_deref(b"Font", self.doc).and_then(Object::as_dict).ok()?;
        let id = fonts.get(name).ok()?.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(self.doc, fonts.get_deref(name, self.doc).and_then(Object::as_dict).ok()?));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    /// Adds a character that stands at `x`, `y`; `width` is in points.
    fn character(&mut self, text: &str, x: f32, y: f32, width: f32, style: &Piece) {
        self.characters += 1;
        if self.characters > MOST_CHARACTERS {
            return;
        }
        if let Some(last) = self.shown.pieces.last_mut() {
            let gap = x - last.x1;
            let same = (last.y - y).abs() < style.size * 0.1 && (last.size - style.size).abs() < style.size * 0.1;
            if same && last.bold == style.bold && last.artifact == style.artifact && gap < style.size * GAP && gap > -style.size * 0.5 {
                if gap > style.size * SPACE && !last.text.ends_with(' ') && text != " " {
                    last.text.push(' ');
                }
                last.text.push_str(text);
                last.x1 = last.x1.max(x + width);
                return;
            }
        }
        if !text.trim().is_empty() {
            self.shown.pieces.push(Piece { text: text.to_owned(), x0: x, x1: x + width, y, ..style.clone() });
        }
    }
}

/// The state of one run of operators.
struct Runner<'d> {
    state: Graphics,
    saved: Vec<Graphics>,
    line: Matrix,
    text: Matrix,
    /// For each open mark, whether it marks an artifact.
    marks: Vec<bool>,
    resources: Option<&'d Dictionary>,
}

impl<'d> Runner<'d> {
    fn is_artifact(&self) -> bool {
        self.marks.contains(&true)
    }

    fn operate(&mut self, interpreter: &mut Interpreter<'d>, operator: &[u8], operands: &[Operand]) {
        let number = |at: usize| match operands.get(at) {
            Some(Operand::Number(number)) => *number,
            _ => 0.0,
        };
        match operator {
            b"q" if self.saved.len() < MOST_STATES => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(matrix) = matrix_of(numbers(operands)) {
                    self.state.matrix = times(matrix, self.state.matrix);
                }
            }
            b"BT" => (self.line, self.text) = (UNIT, UNIT),
            b"Tf" => {
                if let Some(Operand::Name(name)) = operands.first() {
                    self.state.font = interpreter.font(self.resources, name);
                }
                self.state.size = number(1);
            }
            b"Tc" => self.state.character_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Td" => self.go(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.go(number(0), number(1));
            }
            b"Tm" => {
                if let Some(matrix) = matrix_of(numbers(operands)) {
                    (self.line, self.text) = (matrix, matrix);
                }
            }
            b"T*" => self.go(0.0, -self.state.leading),
            b"Tj" => self.show(interpreter, operands.last()),
            b"'" => {
                self.go(0.0, -self.state.leading);
                self.show(interpreter, operands.last());
            }
            b"\"" => {
                (self.state.word_space, self.state.character_space) = (number(0), number(1));
                self.go(0.0, -self.state.leading);
                self.show(interpreter, operands.last());
            }
            b"TJ" => self.show(interpreter, operands.last()),
            b"BMC" | b"BDC" if self.marks.len() < MOST_STATES => {
                self.marks.push(matches!(operands.first(), Some(Operand::Name(name)) if name == b"Artifact"));
            }
            b"EMC" => {
                self.marks.pop();
            }
            _ => {}
        }
    }

    fn go(&mut self, x: f32, y: f32) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn show(&mut self, interpreter: &mut Interpreter<'d>, operand: Option<&Operand>) {
        match operand {
            Some(Operand::Text(text)) => self.string(interpreter, text),
            Some(Operand::Array(pieces)) => {
                for piece in pieces {
                    match piece {
                        Operand::Text(text) => self.string(interpreter, text),
                        Operand::Number(back) => self.advance(-back / 1000.0 * self.state.size * self.state.stretch),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn advance(&mut self, x: f32) {
        self.text = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    fn string(&mut self, interpreter: &mut Interpreter<'d>, text: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        for glyph in font.glyphs(text) {
            let state = &self.state;
            let place = times([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], times(self.text, state.matrix));
            let (across, size) = (place[0].hypot(place[1]), place[2].hypot(place[3]));
            let level = place[0] > 0.0 && place[1].abs() < place[0] * 0.1;
            let sound = size.is_finite() && across.is_finite() && place[4].is_finite() && place[5].is_finite() && size > 0.5;
            match &glyph.text {
                Some(words) if level && sound => {
                    let style = Piece { size, bold: font.bold, artifact: self.is_artifact(), ..Piece::default() };
                    interpreter.character(words, place[4], place[5], glyph.width * across, &style);
                }
                None => interpreter.shown.unknown += 1,
                Some(_) => {}
            }
            let word = if glyph.is_space { self.state.word_space } else { 0.0 };
            self.advance((glyph.width * self.state.size + self.state.character_space + word) * self.state.stretch);
        }
    }
}

fn numbers(operands: &[Operand]) -> impl Iterator<Item = f32> {
    operands.iter().filter_map(|operand| if let Operand::Number(number) = operand { Some(*number) } else { None })
}

fn matrix_of(mut numbers: impl Iterator<Item = f32>) -> Option<Matrix> {
    let mut matrix = UNIT;
    for place in &mut matrix {
        *place = numbers.next()?;
    }
    Some(matrix)
}

/// An entry of the page, or of the nodes above it.
fn inherited<'d>(doc: &'d Document, page: ObjectId, key: &[u8]) -> Option<&'d Object> {
    let mut node = doc.get_dictionary(page).ok()?;
    for _ in 0..32 {
        if let Ok(found) = node.get_deref(key, doc) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", doc).and_then(Object::as_dict).ok()?;
    }
    None
}
