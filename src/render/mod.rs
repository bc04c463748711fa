//! Pages → the bytes of a PDF file, or a picture: printpdf writes what is on the pages, a finishing pass on lopdf
//! adds what makes it PDF/A-3a and PDF/UA-1: tags, metadata, output intent, attachments, outline.
//!
//! No position is decided here. The same pages and properties give the same bytes, in any process.

mod attach;
mod finish;
mod fonts;
mod icc;
mod image;
mod ops;
mod outline;
mod raster;
mod svg;
mod tags;
mod write;
mod xmp;

use thiserror::Error;

use crate::font::{FontBook, FontError};
use crate::layout::LaidOut;
use crate::picture;

pub use attach::{Attachment, Relationship};
pub use svg::{Outlines, svg};

/// What a file says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The document's title, shown in the window's title bar. PDF/UA wants one.
    pub title: String,
    /// Who wrote it; empty where nobody is named.
    pub author: String,
    /// BCP 47 language tag; empty for the language of the pages.
    pub language: String,
    /// Stable identifier of the memo; empty where it has none.
    pub id: String,
    /// Revision of its content; empty where it has none.
    pub rev: String,
    /// Moment of creation as `2026-11-23T09:00:00Z`; `None` writes no date.
    pub created: Option<String>,
    /// Files that go inside.
    pub attachments: Vec<Attachment>,
}

/// Why pages cannot be written.
#[derive(Debug, Error)]
pub enum RenderError {
    /// A font that cannot be embedded.
    #[error(transparent)]
    Font(#[from] FontError),
    /// A file whose structure is not what was written: this is a bug.
    #[error("the PDF could not be finished: {0}; this is a bug in attache {version}", version = env!("CARGO_PKG_VERSION"))]
    Structure(#[from] lopdf::Error),
    /// Bytes that could not be packed.
    #[error("the PDF could not be packed: {0}")]
    Pack(#[from] std::io::Error),
}

/// Writes pages as one PDF file.
///
/// # Errors
///
/// [`RenderError`] of each kind.
pub fn pdf(laid_out: &LaidOut, book: &FontBook, properties: &Properties) -> Result<Vec<u8>, RenderError> {
    let fonts = fonts::embed(laid_out, book)?;
    let (document, marks) = ops::write_pages(laid_out, &fonts);
    let finished = finish::finish(document, laid_out, &marks, properties)?;
    write::to_bytes(finished)
}

/// Draws pages as one PNG picture with this many pixels to the inch; several pages stand one below
/// the other.
///
/// # Errors
///
/// [`RenderError::Pack`].
pub fn png(laid_out: &LaidOut, book: &FontBook, dpi: u16) -> Result<Vec<u8>, RenderError> {
    Ok(picture::png(&raster::rasterise(laid_out, book, dpi), dpi)?)
}
