//! The glyphs on the pages → one small font for each face, and the characters that each glyph
//! stands for.
//!
//! A PDF says once for each glyph of a font which characters it stands for. Where an occurrence
//! stands for others (a ligature's parts, a hyphen that the text does not have), the page says so
//! in place; [`EmbeddedFont::meaning`] tells which is which.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::ParsedFont;

use super::RenderError;
use crate::font::{Face, FaceId, FontBook, FontError};
use crate::layout::{Draw, LaidOut, TextRun};

/// A face as it goes into the file.
pub struct EmbeddedFont {
    /// The font with the glyphs that are used.
    pub font: ParsedFont,
    /// Glyph of the face → glyph of the font.
    numbers: BTreeMap<u16, u16>,
    /// Glyph of the face → what it stands for.
    meanings: BTreeMap<u16, String>,
}

/// What a glyph is said to stand for where nothing is known of it.
const UNKNOWN: &str = "\u{fffd}";

impl EmbeddedFont {
    /// The number of a face's glyph in the font.
    #[must_use]
    pub fn number(&self, glyph: u16) -> u16 {
        self.numbers.get(&glyph).copied().unwrap_or(0)
    }

    /// The characters that the file says a face's glyph stands for.
    #[must_use]
    pub fn meaning(&self, glyph: u16) -> &str {
        self.meanings.get(&glyph).map_or(UNKNOWN, String::as_str)
    }

    /// The advance that the file gives for a glyph, in thousandths of an em: printpdf cuts off
    /// fractions, so that a reader's pen is there and not where the font has it.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "advances are a few thousand")]
    pub fn advance(&self, glyph: u16) -> f32 {
        let units = self.font.get_glyph_width(self.number(glyph)).unwrap_or(0);
        f32::from((f32::from(units) * 1000.0 / f32::from(self.font.units_per_em)) as i16)
    }
}

/// Embeds the faces that the pages use, in the order of their numbers.
pub fn embed(laid_out: &LaidOut, book: &FontBook) -> Result<BTreeMap<FaceId, EmbeddedFont>, RenderError> {
    let mut glyphs: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
    let mut meanings: BTreeMap<FaceId, BTreeMap<u16, String>> = BTreeMap::new();
    for run in runs(laid_out) {
        let used = glyphs.entry(run.face).or_default();
        used.extend(run.glyphs.iter().map(|glyph| glyph.id));
        learn(run, meanings.entry(run.face).or_default());
    }
    let embedded = glyphs.into_iter().map(|(id, used)| {
        let used: Vec<u16> = used.into_iter().collect();
        let meanings = meanings.remove(&id).unwrap_or_default();
        Ok((id, embed_face(book.face(id), &used, meanings)?))
    });
    embedded.collect()
}

fn runs(laid_out: &LaidOut) -> impl Iterator<Item = &TextRun> {
    laid_out.pages.iter().flat_map(|page| &page.draws).filter_map(|draw| match draw {
        Draw::Text(run) => Some(run),
        _ => None,
    })
}

/// Learns what glyphs stand for from those that stand for their characters alone.
fn learn(run: &TextRun, meanings: &mut BTreeMap<u16, String>) {
    for (i, glyph) in run.glyphs.iter().enumerate() {
        let alone = run.glyphs.get(i + 1).is_none_or(|next| !next.chars.is_empty());
        let characters = &run.text[glyph.chars.clone()];
        if alone && !characters.is_empty() && characters != "\u{ad}" {
            meanings.entry(glyph.id).or_insert_with(|| characters.to_owned());
        }
    }
}

fn embed_face(face: &Face, used: &[u16], meanings: BTreeMap<u16, String>) -> Result<EmbeddedFont, RenderError> {
    let subset = face.subset(used)?;
    let mut warnings = Vec::new();
    let mut font = ParsedFont::from_bytes(&subset.data, 0, &mut warnings)
        .ok_or_else(|| FontError::Subset { name: face.name().to_owned(), reason: "its subset cannot be read back".to_owned() })?;
    font.font_name = Some(format!("{}+{}", tag(&subset.data), face.name()));
    let numbers = subset.glyphs.iter().zip(0_u16..).map(|(glyph, number)| (*glyph, number)).collect();
    Ok(EmbeddedFont { font, numbers, meanings })
}

/// Six capitals that tell subsets apart (PDF 32000-1, 9.6.4), from the subset's bytes.
fn tag(data: &[u8]) -> String {
    let mut hash = data.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let letter = |_| {
        let letter = u8::try_from(hash % 26).unwrap_or(0);
        hash /= 26;
        char::from(b'A' + letter)
    };
    (0..6).map(letter).collect()
}
