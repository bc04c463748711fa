//! Pages → pixels, for showing them where no PDF can be shown: mail, chats, web pages.
//!
//! What enters are pages in points, what leaves is one picture in the colours of sRGB, pages one below
//! the other. Glyphs are filled outlines, unhinted and in their exact places; tints have whole pixels
//! as edges, so that rules are sharp.

use std::collections::BTreeMap;

use ab_glyph_rasterizer::Rasterizer;

use crate::font::{FaceId, FontBook, Segment};
use crate::layout::{Area, Draw, LaidOut, TextRun};
use crate::memo::style::Colour;
use crate::picture::{self, Bitmap, Filling, Mask, Picture, Place};

/// Points in an inch.
const POINTS: f32 = 72.0;
const WHITE: [u8; 3] = [255; 3];

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
                Draw::Picture { area, picture, .. } => canvas.picture(picture, *area),
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
    fn picture(&mut self, picture: &Picture, area: Area) {
        let whole = |length: f32| (length * self.scale).round().max(0.0) as usize;
        let drawn = picture::bitmap(picture, whole(area.width), whole(area.height));
        let (left, top) = (whole(area.x), whole(area.y) + self.top);
        for (at, pixel) in drawn.pixels.iter().enumerate() {
            let (column, row) = (left + at % drawn.width, top + at / drawn.width);
            self.bitmap.blend(column.cast_signed(), row.cast_signed(), *pixel, 1.0);
        }
    }

    fn tint(&mut self, area: Area, colour: Colour) {
        let edge = |at: f32, length: f32| {
            let start = (at * self.scale).round().max(0.0) as usize;
            (start, (((at + length) * self.scale).round().max(0.0) as usize).max(start + 1))
        };
        let (columns, rows) = (edge(area.x, area.width), edge(area.y, area.height));
        for row in rows.0..rows.1 {
            for column in columns.0..columns.1 {
                self.bitmap.blend(column.cast_signed(), (self.top + row).cast_signed(), colour.0, 1.0);
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let units = self.fonts.face(run.face).units_per_em();
        let mut pen = run.x;
        for glyph in &run.glyphs {
            let (fonts, key) = (self.fonts, (run.face, glyph.id));
            let outline = self.outlines.entry(key).or_insert_with(|| fonts.face(key.0).segments(key.1));
            let scale = run.size / units * self.scale;
            let (x, y) = ((pen + glyph.dx) * self.scale, (run.y - glyph.dy) * self.scale);
            if let Some(mut mask) = Mask::of(outline, Filling::NonZero, Place { x, y, across: scale, down: -scale }, &mut self.rasterizer) {
                mask.top += self.top.cast_signed();
                self.bitmap.cover(&mask, run.colour.0);
            }
            pen += glyph.advance;
        }
    }
}
