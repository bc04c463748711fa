//! A picture → pixels of a given size, or SVG paths.

use std::fmt::Write as _;

use ab_glyph_rasterizer::Rasterizer;

use super::mask::{Filling, Mask, Place};
use super::{Bitmap, Content, Picture, Shape};
use crate::font::Segment;

const WHITE: [u8; 3] = [255; 3];

/// The picture on white paper, in so many pixels across and down (at least 1 of each).
#[must_use]
pub fn bitmap(picture: &Picture, width: usize, height: usize) -> Bitmap {
    let (width, height) = (width.max(1), height.max(1));
    match &picture.content {
        Content::Pixels { bitmap, .. } => scaled(bitmap, width, height),
        Content::Shapes(shapes) => {
            let mut canvas = Bitmap { width, height, pixels: vec![WHITE; width * height] };
            let (across, down) = (width as f32 / picture.width, height as f32 / picture.height);
            let mut rasterizer = Rasterizer::new(1, 1);
            for shape in shapes {
                if let Some(mask) = Mask::of(&shape.outline, shape.filling, Place { x: 0.0, y: 0.0, across, down }, &mut rasterizer) {
                    canvas.cover(&mask, shape.colour);
                }
            }
            canvas
        }
    }
}

impl Bitmap {
    /// Lays a colour over what a mask covers; what is beside the picture is not seen.
    pub fn cover(&mut self, mask: &Mask, colour: [u8; 3]) {
        for (at, coverage) in mask.coverage.iter().enumerate().filter(|(_, coverage)| **coverage > 0.0) {
            let (column, row) = (at % mask.width, at / mask.width);
            self.blend(mask.left + column.cast_signed(), mask.top + row.cast_signed(), colour, *coverage);
        }
    }

    /// Lays a colour over a pixel.
    pub fn blend(&mut self, x: isize, y: isize, colour: [u8; 3], coverage: f32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= self.width {
            return;
        }
        if let Some(pixel) = self.pixels.get_mut(y * self.width + x) {
            for (part, ink) in pixel.iter_mut().zip(colour) {
                let (paper, ink) = (f32::from(*part), f32::from(ink));
                *part = (paper + (ink - paper) * coverage).round() as u8;
            }
        }
    }
}

/// The pixels in another number: each the mean of those that it covers, by the area that it covers.
fn scaled(from: &Bitmap, width: usize, height: usize) -> Bitmap {
    let (columns, rows) = (shares(from.width, width), shares(from.height, height));
    let mut pixels = Vec::with_capacity(width * height);
    for row in &rows {
        for column in &columns {
            let (mut sums, mut total) = ([0.0_f32; 3], 0.0);
            for (y, of_row) in row {
                for (x, of_column) in column {
                    let share = of_row * of_column;
                    total += share;
                    for (sum, part) in sums.iter_mut().zip(from.pixels[y * from.width + x]) {
                        *sum += f32::from(part) * share;
                    }
                }
            }
            pixels.push(sums.map(|sum| (sum / total).round() as u8));
        }
    }
    Bitmap { width, height, pixels }
}

/// For each of `to` equal parts of a row of `from` pixels: the pixels that it covers, and how much of each.
fn shares(from: usize, to: usize) -> Vec<Vec<(usize, f32)>> {
    let step = from as f32 / to as f32;
    let part = |at: usize| {
        let (start, end) = (at as f32 * step, (at + 1) as f32 * step);
        let covered = (start as usize)..(end.ceil() as usize).min(from).max(start as usize + 1);
        covered.map(|pixel| (pixel.min(from - 1), (end.min(pixel as f32 + 1.0) - start.max(pixel as f32)).max(1e-6))).collect()
    };
    (0..to).map(part).collect()
}

/// The shapes as SVG `<path>` elements in the picture's units.
#[must_use]
#[expect(clippy::many_single_char_names, reason = "points are pairs of letters")]
pub fn paths(shapes: &[Shape]) -> String {
    let mut out = String::new();
    for Shape { outline, filling, colour: [r, g, b] } in shapes {
        let rule = if *filling == Filling::EvenOdd { " fill-rule=\"evenodd\"" } else { "" };
        let _ = write!(out, "<path fill=\"#{r:02x}{g:02x}{b:02x}\"{rule} d=\"");
        for segment in outline {
            let _ = match *segment {
                Segment::Move((x, y)) => write!(out, "M{x} {y}"),
                Segment::Line((x, y)) => write!(out, "L{x} {y}"),
                Segment::Quad((a, b), (x, y)) => write!(out, "Q{a} {b} {x} {y}"),
                Segment::Cubic((a, b), (c, d), (x, y)) => write!(out, "C{a} {b} {c} {d} {x} {y}"),
                Segment::Close => write!(out, "Z"),
            };
        }
        out.push_str("\"/>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(filling: Filling) -> Picture {
        let ring = |from: f32, to: f32| {
            [Segment::Move((from, from)), Segment::Line((to, from)), Segment::Line((to, to)), Segment::Line((from, to)), Segment::Close]
        };
        let outline = [ring(0.0, 4.0), ring(1.0, 3.0)].concat();
        Picture { width: 4.0, height: 4.0, content: Content::Shapes(vec![Shape { outline, filling, colour: [0; 3] }]) }
    }

    #[test]
    fn a_square_within_a_square_is_a_hole_or_not() {
        let middle = |filling| bitmap(&square(filling), 8, 8).pixels[4 * 8 + 4];
        assert_eq!((middle(Filling::NonZero), middle(Filling::EvenOdd)), ([0; 3], WHITE));
    }

    #[test]
    fn pixels_are_averaged_and_repeated() {
        let two = Bitmap { width: 2, height: 1, pixels: vec![[0; 3], [100; 3]] };
        assert_eq!(scaled(&two, 1, 1).pixels, [[50; 3]]);
        assert_eq!(scaled(&two, 4, 1).pixels, [[0; 3], [0; 3], [100; 3], [100; 3]]);
    }

    #[test]
    fn paths_for_browsers() {
        let Content::Shapes(shapes) = square(Filling::EvenOdd).content else { unreachable!() };
        assert_eq!(paths(&shapes), "<path fill=\"#000000\" fill-rule=\"evenodd\" d=\"M0 0L4 0L4 4L0 4ZM1 1L3 1L3 3L1 3Z\"/>");
    }
}
