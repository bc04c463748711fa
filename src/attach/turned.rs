//! How a page is shown: turned by its `Rotate`, and from the corner of its sheet (PDF 32000-1, 7.7.3.3).

use lopdf::{Dictionary, Object};

use super::AttachError;
use super::update::Update;

/// A matrix as PDF writes it: `[a b c d e f]`.
pub type Matrix = [f32; 6];

/// The sheet where nothing is said: A4, in points.
const USUAL: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

/// A page as its reader sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turned {
    /// Width and height, in points.
    pub size: (f32, f32),
    /// From the page's own coordinates to those of the reader, whose origin is at the lower left.
    pub to_reader: Matrix,
    /// The way back.
    pub to_page: Matrix,
}

impl Turned {
    /// How a page with these entries is shown.
    pub fn of(view: &Update, page: &Dictionary) -> Result<Self, AttachError> {
        let sides: Vec<f32> = view.array(page, b"MediaBox")?.iter().filter_map(|side| side.as_float().ok()).collect();
        let sheet = <[f32; 4]>::try_from(sides).unwrap_or(USUAL);
        let turn = view.resolve(page.get(b"Rotate").unwrap_or(&Object::Null))?.as_i64().unwrap_or(0);
        Ok(Self::new(sheet, turn))
    }

    /// How a sheet with these corners is shown when it is turned clockwise.
    pub fn new([x, y, other_x, other_y]: [f32; 4], degrees: i64) -> Self {
        let (left, right, bottom, top) = (x.min(other_x), x.max(other_x), y.min(other_y), y.max(other_y));
        let (width, height) = (right - left, top - bottom);
        match degrees.rem_euclid(360) {
            90 => Self {
                size: (height, width),
                to_reader: [0.0, -1.0, 1.0, 0.0, -bottom, right],
                to_page: [0.0, 1.0, -1.0, 0.0, right, bottom],
            },
            180 => {
                Self { size: (width, height), to_reader: [-1.0, 0.0, 0.0, -1.0, right, top], to_page: [-1.0, 0.0, 0.0, -1.0, right, top] }
            }
            270 => Self { size: (height, width), to_reader: [0.0, 1.0, -1.0, 0.0, top, -left], to_page: [0.0, -1.0, 1.0, 0.0, left, top] },
            _ => {
                Self { size: (width, height), to_reader: [1.0, 0.0, 0.0, 1.0, -left, -bottom], to_page: [1.0, 0.0, 0.0, 1.0, left, bottom] }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::many_single_char_names, reason = "matrices are written as the standard writes them")]
    fn put([a, b, c, d, e, f]: Matrix, (x, y): (f32, f32)) -> (f32, f32) {
        (a * x + c * y + e, b * x + d * y + f)
    }

    #[test]
    fn a_turn_and_its_way_back() {
        for turn in [0, 90, 180, 270, -90, 450] {
            let turned = Turned::new([10.0, 20.0, 110.0, 220.0], turn);
            let (x, y) = put(turned.to_reader, (30.0, 50.0));
            assert_eq!(put(turned.to_page, (x, y)), (30.0, 50.0), "{turn}");
            assert!((0.0..=turned.size.0).contains(&x) && (0.0..=turned.size.1).contains(&y), "{turn}: {x} {y}");
        }
    }

    #[test]
    fn a_quarter_turn_is_clockwise() {
        let turned = Turned::new([0.0, 0.0, 100.0, 200.0], 90);
        assert_eq!((turned.size, put(turned.to_reader, (0.0, 0.0))), ((200.0, 100.0), (0.0, 100.0)));
    }
}
