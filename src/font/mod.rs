//! Font files → faces that can be asked for glyphs: which face sets a character, how a run of
//! text is shaped (kerning, ligatures, marks, joining), and the subset that goes into a file.
//!
//! Lengths are in ems (1 = the type size), so that nothing here depends on a size. No line is
//! broken and nothing is placed here.

pub mod book;
pub mod face;
mod outline;
pub mod shape;

pub use book::{FaceId, Family, FontBook, FontError, Slant, Weight, warm};
pub use face::{Face, Subset};
pub use outline::Segment;
pub use shape::{Direction, Glyph, Shaper};
