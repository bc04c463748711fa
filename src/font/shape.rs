//! Text in one face and one direction → glyphs, by HarfBuzz's rules: kerning, ligatures, marks
//! and joining letters. Shapes are remembered with the [`FontBook`], from one page to the next.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

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

/// Font, direction and language (a place in [`Memory::languages`]) of a run.
type Manner = (FaceId, Direction, usize);

/// Runs that are remembered at most: some ten pages of words that all differ, and a few megabytes.
const MOST_RUNS: usize = 6000;

/// What was shaped before.
#[derive(Default)]
pub(super) struct Memory {
    languages: Vec<String>,
    plans: BTreeMap<(Manner, Option<Tag>), ShapePlan>,
    /// A language may have its own forms of letters, so it belongs to what is remembered.
    shapes: BTreeMap<Manner, BTreeMap<String, Arc<[Glyph]>>>,
    /// How many shapes there are.
    runs: usize,
}

/// Shapes runs of text and remembers them.
pub struct Shaper<'a> {
    book: &'a FontBook,
    fonts: BTreeMap<FaceId, ShaperFont<'a, 'a>>,
    /// The book's memory, until this shaper is done with it. One that works beside another has its own.
    memory: Memory,
    buffer: Option<Buffer>,
}

impl Drop for Shaper<'_> {
    fn drop(&mut self) {
        let mut kept = self.book.memory.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.runs <= self.memory.runs {
            *kept = std::mem::take(&mut self.memory);
        }
    }
}

impl Memory {
    fn manner(&mut self, face: FaceId, direction: Direction, language: &str) -> Manner {
        let known = self.languages.iter().position(|known| known == language);
        let at = known.unwrap_or_else(|| {
            self.languages.push(language.to_owned());
            self.languages.len() - 1
        });
        (face, direction, at)
    }

    fn keep(&mut self, manner: Manner, text: &str, glyphs: &Arc<[Glyph]>) {
        if self.runs == MOST_RUNS {
            self.shapes.clear();
            self.runs = 0;
        }
        self.shapes.entry(manner).or_default().insert(text.to_owned(), Arc::clone(glyphs));
        self.runs += 1;
    }
}

impl<'a> Shaper<'a> {
    /// A shaper that remembers what the book's earlier ones shaped.
    #[must_use]
    pub fn new(book: &'a FontBook) -> Self {
        let memory = std::mem::take(&mut *book.memory.lock().unwrap_or_else(PoisonError::into_inner));
        Self { book, fonts: BTreeMap::new(), memory, buffer: None }
    }

    /// The fonts it shapes with.
    #[must_use]
    pub fn book(&self) -> &'a FontBook {
        self.book
    }

    /// The glyphs of a run, from left to right as they are drawn.
    pub fn shape(&mut self, face: FaceId, direction: Direction, language: &str, text: &str) -> Arc<[Glyph]> {
        let manner = self.memory.manner(face, direction, language);
        if let Some(glyphs) = self.memory.shapes.get(&manner).and_then(|shapes| shapes.get(text)) {
            return Arc::clone(glyphs);
        }
        let glyphs = self.shape_anew(manner, language, text);
        self.memory.keep(manner, text, &glyphs);
        glyphs
    }

    fn shape_anew(&mut self, manner: Manner, language: &str, text: &str) -> Arc<[Glyph]> {
        let (id, direction, _) = manner;
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
            .memory
            .plans
            .entry((manner, buffer.script().map(|script| script.tag())))
            .or_insert_with(|| ShapePlan::new(font, buffer.direction(), buffer.script(), buffer.language(), &[]));
        harfrust::shape(font, &mut buffer, ShapeOptions::new().plan(Some(plan)))
            .expect("the plan was made for this buffer's direction and script");
        let glyphs = glyphs_of(&buffer, face.units_per_em());
        self.buffer = Some(buffer);
        glyphs
    }
}

/// What the shaper left in its buffer, in ems.
#[expect(clippy::cast_precision_loss, reason = "font units are small integers")]
fn glyphs_of(buffer: &Buffer, units_per_em: f32) -> Arc<[Glyph]> {
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
