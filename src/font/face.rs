//! One font file, parsed once: names, metrics, coverage and subsets.

use std::sync::Arc;

use harfrust::{Font, ShaperFont};
use subsetter::GlyphRemapper;

use super::book::FontError;

/// A font that can be shaped with and embedded.
pub struct Face {
    name: String,
    data: Arc<Vec<u8>>,
    font: Font,
    units_per_em: f32,
    /// Which of the first [`COMMON`] characters it has, one bit each.
    common: [u64; COMMON / 64],
}

/// Basic Latin to Latin Extended-A: nearly all letters of a page in a European language.
const COMMON: usize = 0x180;

/// A font file that holds some glyphs of a face only.
pub struct Subset {
    /// The file.
    pub data: Vec<u8>,
    /// The face's glyphs in the order of their numbers in the subset; the first is `.notdef`.
    pub glyphs: Vec<u16>,
}

impl Face {
    /// Reads a font file; `index` picks the font in a collection.
    ///
    /// # Errors
    ///
    /// [`FontError::NotAFont`] where the bytes hold no font that can be used.
    pub fn new(name: &str, data: Vec<u8>, index: u32) -> Result<Self, FontError> {
        // One copy serves the shaper and the subsetter.
        let data = Arc::new(data);
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::<Vec<u8>>::clone(&data);
        let font = Font::new(shared, index).ok_or_else(|| FontError::NotAFont { name: name.to_owned() })?;
        let units_per_em = f32::from(font.units_per_em().max(1));
        let mut face = Self { name: name.to_owned(), data, font, units_per_em, common: [0; COMMON / 64] };
        for at in
            (0..COMMON).filter(|at| u32::try_from(*at).ok().and_then(char::from_u32).is_some_and(|c| face.maps(c))).collect::<Vec<_>>()
        {
            face.common[at / 64] |= 1 << (at % 64);
        }
        Ok(face)
    }

    /// The face's name in a PDF file, such as `SourceSerif4-Regular`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Font units per em.
    #[must_use]
    pub fn units_per_em(&self) -> f32 {
        self.units_per_em
    }

    /// Whether the face can draw this character by itself.
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        let at = character as usize;
        if at < COMMON { self.common[at / 64] >> (at % 64) & 1 == 1 } else { self.maps(character) }
    }

    fn maps(&self, character: char) -> bool {
        self.font.charmap().map_unicode(character).is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// The font, parsed.
    pub(super) fn font(&self) -> &Font {
        &self.font
    }

    /// The font as the shaper wants it.
    pub(super) fn shaper(&self) -> ShaperFont<'_, '_> {
        ShaperFont::new(&self.font)
    }

    /// A font file with these glyphs only, numbered anew in the order given after `.notdef`.
    ///
    /// # Errors
    ///
    /// [`FontError::Subset`] where the font's tables are broken.
    pub fn subset(&self, glyphs: &[u16]) -> Result<Subset, FontError> {
        let mut remapper = GlyphRemapper::new();
        for glyph in glyphs {
            remapper.remap(*glyph);
        }
        let data = subsetter::subset(&self.data, 0, &remapper)
            .map_err(|error| FontError::Subset { name: self.name.clone(), reason: error.to_string() })?;
        Ok(Subset { data, glyphs: remapper.remapped_gids().collect() })
    }
}
