//! The faces that a memo may be set in: the bundled ones, and the person's own after them.
//!
//! A look asks for a family, a weight and a slant; the book gives the face with the optical size
//! that suits, and the faces that stand in where it lacks a character.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use flate2::read::ZlibDecoder;
use thiserror::Error;

use super::face::Face;
use super::shape::Memory;

/// Number of a face in its [`FontBook`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Kind of letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Source Serif 4.
    #[default]
    Serif,
    /// Source Sans 3.
    Sans,
}

/// How heavy the strokes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// For running text.
    #[default]
    Regular,
    /// For headings and emphasis.
    Semibold,
}

/// Whether letters lean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slant {
    /// Standing.
    #[default]
    Upright,
    /// Leaning.
    Italic,
}

/// Why a font cannot be used.
#[derive(Debug, Error)]
pub enum FontError {
    /// A file that is no TrueType or OpenType font.
    #[error("{name} is not a TrueType or OpenType font")]
    NotAFont {
        /// The font's name or path.
        name: String,
    },
    /// A font whose tables cannot be cut down.
    #[error("the font {name} cannot be embedded: {reason}")]
    Subset {
        /// The font's name.
        name: String,
        /// What the subsetter found.
        reason: String,
    },
    /// A folder or file that cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".ttf.zlib")).as_slice())),*]
    };
}

/// Name and deflated file of each bundled face. [`FontBook::pick`] counts on this order.
const BUNDLED: &[(&str, &[u8])] = bundled![
    "SourceSerif4-Regular",
    "SourceSerif4-It",
    "SourceSerif4-Semibold",
    "SourceSerif4-SemiboldIt",
    "SourceSerif4SmText-Regular",
    "SourceSerif4SmText-It",
    "SourceSerif4SmText-Semibold",
    "SourceSerif4Display-Semibold",
    "SourceSans3-Regular",
    "SourceSans3-It",
    "SourceSans3-Semibold",
];
const SERIF: u16 = 0;
const SMALL: u16 = 4;
const DISPLAY: u16 = 7;
const SANS: u16 = 8;

/// From this size on, in points, a serif is set in its display cut (Source Serif 4 is drawn for
/// display from 20 pt, for subheads from 14 pt; no subhead cut is bundled).
const DISPLAY_FROM: f32 = 16.0;
/// Below this size, in points, a serif is set in its cut for small text (drawn for 8.5 pt).
const SMALL_BELOW: f32 = 9.5;

/// A font has fewer than this many times the bytes of its deflated file, so that none is moved as they come.
const INFLATED: usize = 3;

/// The bundled faces, each read when it is first asked for.
static FACES: [OnceLock<Face>; BUNDLED.len()] = [const { OnceLock::new() }; BUNDLED.len()];

/// Faces that most memos are set in, in the order in which a page asks for them.
const USUAL: [usize; 7] = [10, 7, 8, 2, 0, 6, 4];

/// Reads the faces that most memos are set in. Meant for a thread of its own, beside the reading of the
/// brief and its template.
pub fn warm() {
    for at in USUAL {
        bundled(at);
    }
}

fn bundled(at: usize) -> &'static Face {
    FACES[at].get_or_init(|| {
        let (name, packed) = BUNDLED[at];
        let mut data = Vec::with_capacity(packed.len() * INFLATED);
        ZlibDecoder::new(packed).read_to_end(&mut data).expect("the build deflated it");
        Face::new(name, data, 0).expect("the bundled fonts are sound")
    })
}

/// All faces, bundled ones first.
pub struct FontBook {
    own: Vec<Face>,
    pub(super) memory: Mutex<Memory>,
}

impl FontBook {
    /// The bundled faces.
    #[must_use]
    pub fn bundled() -> Self {
        Self { own: Vec::new(), memory: Mutex::default() }
    }

    /// Adds the fonts of a folder (`.ttf` and `.otf`, in the order of their names), which stand in
    /// for characters that the bundled ones lack.
    ///
    /// # Errors
    ///
    /// [`FontError::Read`] and [`FontError::NotAFont`].
    pub fn with_folder(mut self, folder: &Path) -> Result<Self, FontError> {
        let read = |source| FontError::Read { path: folder.to_owned(), source };
        let entries = std::fs::read_dir(folder).map_err(read)?;
        let mut paths = entries.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>().map_err(read)?;
        paths.retain(|path| path.extension().is_some_and(|ext| ["ttf", "otf"].iter().any(|known| ext.eq_ignore_ascii_case(known))));
        paths.sort();
        for path in paths {
            let data = std::fs::read(&path).map_err(|source| FontError::Read { path: path.clone(), source })?;
            self.own.push(Face::new(&post_script_name(&path), data, 0)?);
        }
        Ok(self)
    }

    /// The face for a look set at `size` points, with the optical size that suits.
    #[must_use]
    pub fn pick(&self, family: Family, weight: Weight, slant: Slant, size: f32) -> FaceId {
        let place = match (weight, slant) {
            (Weight::Regular, Slant::Upright) => 0,
            (Weight::Regular, Slant::Italic) => 1,
            (Weight::Semibold, Slant::Upright) => 2,
            (Weight::Semibold, Slant::Italic) => 3,
        };
        FaceId(match family {
            Family::Sans => SANS + place.min(2),
            Family::Serif if size >= DISPLAY_FROM && place == 2 => DISPLAY,
            Family::Serif if size < SMALL_BELOW && place < 3 => SMALL + place,
            Family::Serif => SERIF + place,
        })
    }

    /// The face of this number.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        let at = usize::from(id.0);
        if at < BUNDLED.len() { bundled(at) } else { &self.own[at - BUNDLED.len()] }
    }

    /// The face that draws this character in place of `wanted`: itself, the bundled serif and
    /// sans, then the person's own fonts; `None` where no font has the character.
    #[must_use]
    pub fn standing_in(&self, wanted: FaceId, character: char) -> Option<FaceId> {
        let own = (0..self.own.len()).map(|i| FaceId(u16::try_from(BUNDLED.len() + i).unwrap_or(u16::MAX)));
        let bold = matches!(wanted.0, 2 | 3 | 6 | 7 | 10);
        let sans = FaceId(if bold { SANS + 2 } else { SANS });
        let serif = FaceId(if bold { SERIF + 2 } else { SERIF });
        [wanted, serif, sans].into_iter().chain(own).find(|id| self.face(*id).covers(character))
    }
}

/// A name that PDF allows, from a file's name.
fn post_script_name(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name: String = stem.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    if name.is_empty() { "Font".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_serif_have_their_own_cuts() {
        let book = FontBook::bundled();
        let name = |size, weight| book.face(book.pick(Family::Serif, weight, Slant::Upright, size)).name().to_owned();
        assert_eq!(name(11.0, Weight::Regular), "SourceSerif4-Regular");
        assert_eq!(name(8.0, Weight::Regular), "SourceSerif4SmText-Regular");
        assert_eq!(name(20.0, Weight::Semibold), "SourceSerif4Display-Semibold");
    }

    #[test]
    fn bundled_fonts_speak_the_languages_of_europe_and_vietnam() {
        let book = FontBook::bundled();
        let serif = book.pick(Family::Serif, Weight::Regular, Slant::Upright, 11.0);
        for character in "ŁódźКиївΘεσσαλονίκηĐàNẵngŞırnakçøß¶•–—“”‘’…€₺₴№".chars() {
            assert!(book.standing_in(serif, character).is_some(), "{character}");
        }
    }

    #[test]
    fn a_character_of_no_font_has_no_face() {
        let book = FontBook::bundled();
        let serif = book.pick(Family::Serif, Weight::Regular, Slant::Upright, 11.0);
        assert_eq!(book.standing_in(serif, '漢'), None);
        assert_eq!(book.standing_in(serif, 'ش'), None);
    }
}
