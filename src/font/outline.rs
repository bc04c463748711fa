//! A glyph → its outline, as SVG path data or piece by piece, for pages that are drawn on a screen.
//!
//! Units are the face's own, y upwards, coordinates relative to the glyph's origin. Nothing is hinted.

use std::fmt::Write as _;

use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};

use super::face::Face;

/// A piece of an outline, in the face's units. Each point is `(x, y)`; the last is where the pen goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// A contour begins.
    Move((f32, f32)),
    /// A straight line.
    Line((f32, f32)),
    /// A quadratic curve: control point, end.
    Quad((f32, f32), (f32, f32)),
    /// A cubic curve: two control points, end.
    Cubic((f32, f32), (f32, f32), (f32, f32)),
    /// Back to where the contour began.
    Close,
}

impl Face {
    /// The outline of a glyph in pieces; none for a glyph that draws nothing.
    #[must_use]
    pub fn segments(&self, glyph: u16) -> Vec<Segment> {
        let mut pieces = Pieces(Vec::new());
        let drawn = self
            .font()
            .outline_glyphs()
            .get(GlyphId::from(glyph))
            .is_some_and(|outline| outline.draw(&DrawOptions::default(), DrawMemory::default(), &mut pieces).is_ok());
        if drawn { pieces.0 } else { Vec::new() }
    }

    /// The outline of a glyph: relative path commands, to be written after a `M x y` that puts the pen at
    /// the glyph's origin. Empty for a glyph that draws nothing.
    #[must_use]
    pub fn outline(&self, glyph: u16) -> String {
        let mut path = RelativePath::default();
        if let Some(outline) = self.font().outline_glyphs().get(GlyphId::from(glyph))
            && outline.draw(&DrawOptions::default(), DrawMemory::default(), &mut path).is_err()
        {
            return String::new();
        }
        path.data
    }
}

struct Pieces(Vec<Segment>);

impl PathSink for Pieces {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move((x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line((x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.push(Segment::Quad((cx, cy), (x, y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.push(Segment::Cubic((ax, ay), (bx, by), (x, y)));
    }

    fn close(&mut self) {
        self.0.push(Segment::Close);
    }
}

/// Writes path commands relative to each other, in whole units: half the length of absolute ones.
#[derive(Default)]
struct RelativePath {
    data: String,
    /// Where the pen is.
    at: (i32, i32),
    /// Where the contour began, and the pen goes when it is closed.
    start: (i32, i32),
}

impl RelativePath {
    /// Appends one command; the last of `points` is where the pen goes.
    fn command(&mut self, letter: char, points: &[(f32, f32)]) {
        self.data.push(letter);
        let mut to = self.at;
        for (index, (x, y)) in points.iter().enumerate() {
            to = (x.round() as i32, y.round() as i32);
            self.number(index > 0, to.0 - self.at.0);
            self.number(true, to.1 - self.at.1);
        }
        self.at = to;
    }

    /// A minus sign separates numbers by itself.
    fn number(&mut self, follows: bool, value: i32) {
        if follows && value >= 0 {
            self.data.push(' ');
        }
        write!(self.data, "{value}").expect("writing to a string");
    }
}

impl PathSink for RelativePath {
    fn move_to(&mut self, x: f32, y: f32) {
        self.command('m', &[(x, y)]);
        self.start = self.at;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.command('l', &[(x, y)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.command('q', &[(cx, cy), (x, y)]);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.command('c', &[(ax, ay), (bx, by), (x, y)]);
    }

    fn close(&mut self) {
        self.data.push('z');
        self.at = self.start;
    }
}

#[cfg(test)]
mod tests {
    use crate::font::{Direction, Family, FontBook, Shaper, Slant, Weight};

    fn outline_of(character: &str) -> String {
        let book = FontBook::bundled();
        let face = book.pick(Family::Sans, Weight::Regular, Slant::Upright, 10.0);
        let glyphs = Shaper::new(&book).shape(face, Direction::Rightward, "en", character);
        book.face(face).outline(glyphs[0].id)
    }

    #[test]
    fn letters_have_closed_contours() {
        for (character, contours) in [("l", 1), ("o", 2), ("i", 2), ("B", 3)] {
            let path = outline_of(character);
            assert_eq!((path.matches('m').count(), path.matches('z').count()), (contours, contours), "{character}: {path}");
        }
    }

    #[test]
    fn a_straight_stem_returns_to_where_it_began() {
        let path = outline_of("|");
        assert!(path.starts_with('m') && path.ends_with('z') && !path.contains(['q', 'c']), "{path}");
    }

    #[test]
    fn a_space_draws_nothing() {
        assert_eq!(outline_of(" "), "");
    }
}
