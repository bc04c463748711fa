//! The bytes of a logo → [`Picture`]: pixels on white paper, or filled shapes.
//!
//! PNG files are read whole; of SVG, a subset without surprises ([`svg`] says which), and what lies
//! outside it is refused with its place, never drawn wrong. Pictures that are written, of a page or of
//! a logo, leave as PNG. No position on a page is decided here.

mod decode;
mod draw;
mod encode;
mod mask;
mod svg;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

pub use draw::{bitmap, paths};
pub use encode::png;
pub use mask::{Filling, Mask, Place};

use crate::diag::Diagnostic;
use crate::font::Segment;

/// Longest file that is read, bytes. A logo has a few kilobytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// A picture, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green and blue (sRGB) of each pixel.
    pub pixels: Vec<[u8; 3]>,
}

/// A logo.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width in units of its own, more than 0.
    pub width: f32,
    /// Height in the same units, more than 0.
    pub height: f32,
    /// What it shows.
    pub content: Content,
}

/// What a picture shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Pixels.
    Pixels {
        /// As they look on white paper, at most as many as print well.
        bitmap: Bitmap,
        /// The PNG file as it was given.
        file: Vec<u8>,
    },
    /// Shapes, later ones over earlier ones; what is outside the picture is not seen.
    Shapes(Vec<Shape>),
}

/// An area of one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its outline in the picture's units, from the top-left corner, y downwards. Each contour is closed.
    pub outline: Vec<Segment>,
    /// Which parts of it are filled.
    pub filling: Filling,
    /// Its colour (sRGB).
    pub colour: [u8; 3],
}

/// Why a file cannot be used as a logo.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PictureError {
    /// The whole file is wrong.
    #[error("{0}")]
    File(String),
    /// Parts of an SVG file are; spans are bytes of its text.
    #[error("{}", first(.text, .problems))]
    Parts {
        /// The file's text.
        text: String,
        /// What is wrong with it: at least one.
        problems: Vec<Diagnostic>,
    },
}

fn first(text: &str, problems: &[Diagnostic]) -> String {
    let Some(problem) = problems.first() else { return String::new() };
    let line = text[..problem.span().start.min(text.len())].matches('\n').count() + 1;
    format!("line {line}: {}", problem.message)
}

/// Reads a PNG or an SVG file.
///
/// # Errors
///
/// [`PictureError::File`] where it is neither, too large or damaged; [`PictureError::Parts`] where an
/// SVG file has what is not drawn.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let file = |message: String| Err(PictureError::File(message));
    if bytes.len() > MAX_BYTES {
        return file(format!("the file has {} kB, more than the {} kB that a logo may have", bytes.len() / 1024, MAX_BYTES / 1024));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return decode::read(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains("<svg") => svg::read(text.trim_start_matches('\u{feff}')),
        _ if bytes.starts_with(b"\xff\xd8\xff") => file("this is a JPEG picture; save it as PNG".to_owned()),
        _ if bytes.starts_with(b"GIF8") => file("this is a GIF picture; save it as PNG".to_owned()),
        _ if bytes.starts_with(b"\x1f\x8b") => file("this file is packed (gzip); save it as plain SVG".to_owned()),
        _ => file("this is neither a PNG nor an SVG file".to_owned()),
    }
}

impl Picture {
    /// Width for a height of 1.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        self.width / self.height
    }
}

/// A PNG file as an address that holds it whole (RFC 2397).
#[must_use]
pub fn data_address(file: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_named() {
        let said = |bytes: &[u8]| read(bytes).expect_err("no logo").to_string();
        assert_eq!(said(b"\xff\xd8\xff\xe0"), "this is a JPEG picture; save it as PNG");
        assert_eq!(said(b"Northern Department"), "this is neither a PNG nor an SVG file");
        assert!(said(&vec![0; MAX_BYTES + 1]).contains("1024 kB"));
    }
}
