//! The content of a page → how far its ink reaches, so that a stamp keeps clear of it.
//!
//! Heights are exact for text and paths but for letters' own shapes, for which a share of the size
//! is taken. What covers nearly the whole page is a background and does not count.

use super::lex::{END, Lexer, Token};
use super::turned::Matrix;

/// How far letters rise above and fall below their line, as shares of the size: Source Serif's
/// capitals with accents, and its descenders.
const RISE: f32 = 0.95;
const FALL: f32 = 0.26;
/// A shape of this share of the page's height is a background.
const BACKGROUND: f32 = 0.9;

/// How far ink reaches, in points from the lower left corner of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// The left edge of what is furthest left.
    pub left: f32,
    /// The lower edge of what is lowest.
    pub bottom: f32,
    /// The upper edge of what is highest.
    pub top: f32,
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Reads the content of a page of this height, in the coordinates that `view` leads to; `None` where nothing is drawn or it cannot be read.
#[expect(clippy::many_single_char_names, reason = "operands and matrices are written as the standard writes them")]
pub fn bounds(content: &[u8], height: f32, view: Matrix) -> Option<Ink> {
    let mut pen = Pen { matrix: view, text: IDENTITY, line: IDENTITY, size: 0.0, leading: 0.0, ink: None, height };
    let mut kept = Vec::new();
    let mut path: Vec<(f32, f32)> = Vec::new();
    let mut numbers: Vec<f32> = Vec::new();
    let content = [content, END].concat();
    let mut lexer = Lexer::new(&content, 0);
    while let Ok(token) = lexer.token() {
        let operator = match token {
            Token::Operand(operand) => {
                numbers.push(operand.as_float().unwrap_or(0.0));
                continue;
            }
            Token::Operator(operator) => operator,
        };
        match (operator, numbers.as_slice()) {
            (b"q", _) => kept.push(pen.matrix),
            (b"Q", _) => pen.matrix = kept.pop().unwrap_or(view),
            (b"cm", &[a, b, c, d, e, f]) => pen.matrix = times([a, b, c, d, e, f], pen.matrix),
            (b"re", &[x, y, w, h]) => path.extend([(x, y), (x + w, y + h)]),
            (b"m" | b"l", &[x, y]) => path.push((x, y)),
            (b"c", &[a, b, c, d, e, f]) => path.extend([(a, b), (c, d), (e, f)]),
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s", _) => pen.shape(&std::mem::take(&mut path)),
            (b"n", _) => path.clear(),
            (b"Do", _) => pen.shape(&[(0.0, 0.0), (1.0, 1.0)]),
            // The bytes of an image that stands in the content are no operators.
            (b"ID", _) => lexer.skip_past(b"EI"),
            _ => pen.write(operator, &numbers),
        }
        numbers.clear();
    }
    pen.ink
}

struct Pen {
    matrix: Matrix,
    text: Matrix,
    line: Matrix,
    size: f32,
    leading: f32,
    ink: Option<Ink>,
    height: f32,
}

impl Pen {
    /// Operators of text.
    #[expect(clippy::many_single_char_names, reason = "as above")]
    fn write(&mut self, operator: &[u8], numbers: &[f32]) {
        match (operator, numbers) {
            (b"BT", _) => (self.text, self.line) = (IDENTITY, IDENTITY),
            (b"Tf", &[_, size]) => self.size = size,
            (b"TL", &[leading]) => self.leading = leading,
            (b"Tm", &[a, b, c, d, e, f]) => (self.text, self.line) = ([a, b, c, d, e, f], [a, b, c, d, e, f]),
            (b"Td", &[x, y]) => self.next_line(x, y),
            (b"TD", &[x, y]) => {
                self.leading = -y;
                self.next_line(x, y);
            }
            (b"T*", _) => self.next_line(0.0, -self.leading),
            (b"Tj" | b"TJ", _) => self.letters(),
            (b"'" | b"\"", _) => {
                self.next_line(0.0, -self.leading);
                self.letters();
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn letters(&mut self) {
        let matrix = times(self.text, self.matrix);
        self.mark(matrix, &[(0.0, -FALL * self.size), (0.0, RISE * self.size)]);
    }

    fn shape(&mut self, points: &[(f32, f32)]) {
        self.mark(self.matrix, points);
    }

    #[expect(clippy::many_single_char_names, reason = "as above")]
    fn mark(&mut self, matrix: Matrix, points: &[(f32, f32)]) {
        let [a, b, c, d, e, f] = matrix;
        let (xs, ys): (Vec<f32>, Vec<f32>) = points.iter().map(|(x, y)| (a * x + c * y + e, b * x + d * y + f)).unzip();
        let least = |values: &[f32]| values.iter().copied().fold(f32::INFINITY, f32::min);
        let (left, bottom, top) = (least(&xs), least(&ys), ys.iter().copied().fold(f32::NEG_INFINITY, f32::max));
        if !left.is_finite() || !top.is_finite() || top - bottom > BACKGROUND * self.height {
            return;
        }
        let known = self.ink.unwrap_or(Ink { left, bottom, top });
        self.ink = Some(Ink { left: known.left.min(left), bottom: known.bottom.min(bottom), top: known.top.max(top) });
    }
}

/// First `a`, then `b`.
fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_reaches_as_far_as_text_and_shapes() {
        let content = b"0 0 595 842 re f q 1 0 0 1 10 0 cm 50 100 20 30 re f Q BT /F1 10 Tf 1 0 0 1 40 700 Tm (x) Tj 0 -20 Td (y) Tj ET";
        let ink = bounds(content, 842.0, IDENTITY).unwrap();
        assert_eq!((ink.left, ink.bottom), (40.0, 100.0));
        assert!((ink.top - 709.5).abs() < 0.01, "{ink:?}");
        assert_eq!(bounds(b"q Q", 842.0, IDENTITY), None);
    }
}
