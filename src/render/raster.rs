//! Pages → pixels, for showing them where no PDF can be shown: mail, chats, web pages.
//!
//! What enters are pages in points, what leaves is one picture in the colours of sRGB, pages one below
//! the other. Glyphs are filled outlines, unhinted and in their exact places; tints have whole pixels
//! as edges, so that rules are sharp.

use std::collections::BTreeMap;

use ab_glyph_rasterizer::{Point, Rasterizer, point};

use crate::font::{FaceId, FontBook, Segment};
use crate::layout::{Area, Draw, LaidOut, TextRun};
use crate::memo::style::Colour;

/// Points in an inch.
const POINTS: f32 = 72.0;
/// Steps between paper and full colour at the edge of a letter. Sixteen look like any more, and with
/// them the colours of a usual page fit into a palette.
const STEPS: f32 = 15.0;
const WHITE: [u8; 3] = [255; 3];

/// A picture, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green and blue of each pixel.
    pub pixels: Vec<[u8; 3]>,
}

/// Draws all pages with this many pixels to the inch.
#[must_use]
pub fn rasterise(laid_out: &LaidOut, fonts: &FontBook, dpi: u16) -> Bitmap {
    let scale = f32::from(dpi) / POINTS;
    let size = |length: f32| (length * scale).round().max(1.0) as usize;
    let width = laid_out.pages.iter().map(|page| size(page.width)).max().unwrap_or(1);
    let height = laid_out.pages.iter().map(|page| size(page.height)).sum::<usize>().max(1);
    let bitmap = Bitmap { width, height, pixels: vec![WHITE; width * height] };
    let mut canvas = Canvas { bitmap, scale, top: 0, fonts, outlines: BTreeMap::new(), rasterizer: Rasterizer::new(1, 1) };
    for page in &laid_out.pages {
        for draw in &page.draws {
            match draw {
                Draw::Text(run) => canvas.text(run),
                Draw::Tint { area, colour } => canvas.tint(*area, *colour),
                Draw::Link { .. } => {}
            }
        }
        canvas.top += size(page.height);
    }
    canvas.bitmap
}

struct Canvas<'a> {
    bitmap: Bitmap,
    /// Pixels to the point.
    scale: f32,
    /// First row of the page.
    top: usize,
    fonts: &'a FontBook,
    outlines: BTreeMap<(FaceId, u16), Vec<Segment>>,
    rasterizer: Rasterizer,
}

impl Canvas<'_> {
    fn tint(&mut self, area: Area, colour: Colour) {
        let edge = |at: f32, length: f32| {
            let start = (at * self.scale).round().max(0.0) as usize;
            (start, (((at + length) * self.scale).round().max(0.0) as usize).max(start + 1))
        };
        let (columns, rows) = (edge(area.x, area.width), edge(area.y, area.height));
        for row in rows.0..rows.1 {
            for column in columns.0..columns.1 {
                self.blend(column.cast_signed(), row.cast_signed(), colour, 1.0);
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let units = self.fonts.face(run.face).units_per_em();
        let mut pen = run.x;
        for glyph in &run.glyphs {
            let (fonts, key) = (self.fonts, (run.face, glyph.id));
            let outline = self.outlines.entry(key).or_insert_with(|| fonts.face(key.0).segments(key.1));
            let place =
                Place { x: (pen + glyph.dx) * self.scale, y: (run.y - glyph.dy) * self.scale, scale: run.size / units * self.scale };
            if let Some(mask) = Mask::of(outline, place, &mut self.rasterizer) {
                self.fill(&mask, run.colour);
            }
            pen += glyph.advance;
        }
    }

    fn fill(&mut self, mask: &Mask, colour: Colour) {
        for (at, coverage) in mask.coverage.iter().enumerate().filter(|(_, coverage)| **coverage > 0.0) {
            let (column, row) = (at % mask.width, at / mask.width);
            self.blend(mask.left + column.cast_signed(), mask.top + row.cast_signed(), colour, *coverage);
        }
    }

    /// Lays a colour over a pixel of the page; what is beside the page is not seen.
    fn blend(&mut self, x: isize, y: isize, colour: Colour, coverage: f32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= self.bitmap.width {
            return;
        }
        if let Some(pixel) = self.bitmap.pixels.get_mut((self.top + y) * self.bitmap.width + x) {
            for (part, ink) in pixel.iter_mut().zip(colour.0) {
                let (paper, ink) = (f32::from(*part), f32::from(ink));
                *part = (paper + (ink - paper) * coverage).round() as u8;
            }
        }
    }
}

/// Where a glyph's origin is on the page and how large its units are, in pixels.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    scale: f32,
}

impl Place {
    fn put(self, (x, y): (f32, f32)) -> Point {
        point(self.x + x * self.scale, self.y - y * self.scale)
    }
}

/// How much of each pixel a glyph covers.
struct Mask {
    left: isize,
    top: isize,
    width: usize,
    coverage: Vec<f32>,
}

impl Mask {
    fn of(outline: &[Segment], place: Place, rasterizer: &mut Rasterizer) -> Option<Self> {
        let points = outline.iter().flat_map(|segment| match *segment {
            Segment::Move(p) | Segment::Line(p) => vec![p],
            Segment::Quad(c, p) => vec![c, p],
            Segment::Cubic(a, b, p) => vec![a, b, p],
            Segment::Close => vec![],
        });
        let bounds = points.map(|p| place.put(p)).fold(None, |bounds: Option<[f32; 4]>, p| {
            let [left, top, right, bottom] = bounds.unwrap_or([p.x, p.y, p.x, p.y]);
            Some([left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)])
        });
        let [left, top, right, bottom] = bounds?;
        // A pixel more on each side: the rasteriser writes beyond the last column.
        let (left, top) = (left.floor() - 1.0, top.floor() - 1.0);
        let (width, height) = ((right.ceil() - left) as usize + 2, (bottom.ceil() - top) as usize + 2);
        rasterizer.reset(width, height);
        trace(outline, Place { x: place.x - left, y: place.y - top, ..place }, rasterizer);
        let mut coverage = vec![0.0; width * height];
        rasterizer.for_each_pixel(|at, covered| coverage[at] = (covered.clamp(0.0, 1.0) * STEPS).round() / STEPS);
        Some(Self { left: left as isize, top: top as isize, width, coverage })
    }
}

/// Draws each contour, closed.
fn trace(outline: &[Segment], place: Place, rasterizer: &mut Rasterizer) {
    let (mut start, mut pen) = (point(0.0, 0.0), point(0.0, 0.0));
    for segment in outline {
        match *segment {
            Segment::Move(p) => {
                rasterizer.draw_line(pen, start);
                start = place.put(p);
                pen = start;
            }
            Segment::Line(p) => {
                rasterizer.draw_line(pen, place.put(p));
                pen = place.put(p);
            }
            Segment::Quad(c, p) => {
                rasterizer.draw_quad(pen, place.put(c), place.put(p));
                pen = place.put(p);
            }
            Segment::Cubic(a, b, p) => {
                rasterizer.draw_cubic(pen, place.put(a), place.put(b), place.put(p));
                pen = place.put(p);
            }
            Segment::Close => {
                rasterizer.draw_line(pen, start);
                pen = start;
            }
        }
    }
    rasterizer.draw_line(pen, start);
}
