//! Text in one face and one direction → glyphs, by HarfBuzz's rules: kerning, ligatures, marks
//! and joining letters. Shapes are remembered for as long as the [`Shaper`] lives.

use std::collections::BTreeMap;
use std::rc::Rc;

use harfrust::{Buffer, Language, ShapeOptions, ShapePlan, ShaperFont, Tag};

use super::book::{FaceId, FontBook};

/// Which way a run of text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    Rightward,
    /// Right to left.
    Leftward,
}

/// A glyph in its place within a run. Lengths in ems.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Number in the face.
    pub id: u16,
    /// How far the pen moves.
    pub advance: f32,
    /// Shift to the right of where the pen is.
    pub dx: f32,
    /// Shift upwards.
    pub dy: f32,
    /// First byte of the cluster of characters that it draws, in the text of its run.
    pub cluster: usize,
}

/// The font, direction, script and language of a run.
type PlanKey = (FaceId, Direction, Option<Tag>, String);

/// Shapes runs of text and remembers them.
pub struct Shaper<'a> {
    book: &'a FontBook,
    fonts: BTreeMap<FaceId, ShaperFont<'a, 'a>>,
    plans: BTreeMap<PlanKey, Rc<ShapePlan>>,
    shapes: BTreeMap<(FaceId, Direction, String), Rc<[Glyph]>>,
    buffer: Option<Buffer>,
}

impl<'a> Shaper<'a> {
    /// A shaper that has seen nothing yet.
    #[must_use]
    pub fn new(book: &'a FontBook) -> Self {
        Self { book, fonts: BTreeMap::new(), plans: BTreeMap::new(), shapes: BTreeMap::new(), buffer: None }
    }

    /// The fonts it shapes with.
    #[must_use]
    pub fn book(&self) -> &'a FontBook {
        self.book
    }

    /// The glyphs of a run, from left to right as they are drawn.
    pub fn shape(&mut self, face: FaceId, direction: Direction, language: &str, text: &str) -> Rc<[Glyph]> {
        // A language may have its own forms of letters, so it belongs to what is remembered.
        let key = (face, direction, format!("{language}\0{text}"));
        if let Some(glyphs) = self.shapes.get(&key) {
            return Rc::clone(glyphs);
        }
        let glyphs = self.shape_anew(face, direction, language, text);
        self.shapes.insert(key, Rc::clone(&glyphs));
        glyphs
    }

    fn shape_anew(&mut self, id: FaceId, direction: Direction, language: &str, text: &str) -> Rc<[Glyph]> {
        let face = self.book.face(id);
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.reset();
        buffer.push_str(text);
        buffer.set_direction(match direction {
            Direction::Rightward => harfrust::Direction::LeftToRight,
            Direction::Leftward => harfrust::Direction::RightToLeft,
        });
        buffer.set_language(Language::new(language));
        buffer.guess_segment_properties();
        let font = self.fonts.entry(id).or_insert_with(|| face.shaper());
        let plan = self
            .plans
            .entry((id, direction, buffer.script().map(|script| script.tag()), language.to_owned()))
            .or_insert_with(|| Rc::new(ShapePlan::new(font, buffer.direction(), buffer.script(), buffer.language(), &[])));
        harfrust::shape(font, &mut buffer, ShapeOptions::new().plan(Some(plan)))
            .expect("the plan was made for this buffer's direction and script");
        let glyphs = glyphs_of(&buffer, face.units_per_em());
        self.buffer = Some(buffer);
        glyphs
    }
}

/// What the shaper left in its buffer, in ems.
#[expect(clippy::cast_precision_loss, reason = "font units are small integers")]
fn glyphs_of(buffer: &Buffer, units_per_em: f32) -> Rc<[Glyph]> {
    let em = |units: i32| units as f32 / units_per_em;
    let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    pairs
        .map(|(info, position)| Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: em(position.x_advance),
            dx: em(position.x_offset),
            dy: em(position.y_offset),
            cluster: info.cluster as usize,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Family, Slant, Weight};

    fn shape(text: &str) -> Vec<Glyph> {
        let book = FontBook::bundled();
        let face = book.pick(Family::Serif, Weight::Regular, Slant::Upright, 11.0);
        Shaper::new(&book).shape(face, Direction::Rightward, "en", text).to_vec()
    }

    #[test]
    fn letters_are_kerned() {
        let width = |text| shape(text).iter().map(|glyph| glyph.advance).sum::<f32>();
        assert!(width("AV") < width("A") + width("V"));
    }

    #[test]
    fn f_and_f_and_i_become_one_ligature() {
        assert!(shape("ffi").len() < 3);
    }

    #[test]
    fn a_letter_and_its_mark_are_one_cluster() {
        let glyphs = shape("e\u{301}a");
        assert_eq!(glyphs.last().map(|glyph| glyph.cluster), Some(3));
    }
}
