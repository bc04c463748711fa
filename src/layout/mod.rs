//! Memo → pages: line breaking, blocks, and the one-page policy.
//!
//! What enters is a block tree with names of looks, and the style that describes them; what leaves
//! is every glyph in its place, and the tree of what it means. No brief is seen here, and nothing
//! is written. Text is never cut inside a sentence and never lost without being named.

pub mod arrange;
pub mod block;
pub mod draw;
pub mod fit;
pub mod hyphen;
pub mod inline;
mod itemize;
pub mod ladder;
pub mod linebreak;
pub mod page;
pub mod paginate;
pub mod paragraph;
mod quote;
mod sheet;
pub mod tie;
pub mod unit;

use std::cell::RefCell;

use thiserror::Error;

pub use fit::Fit;
pub use page::{Area, Draw, Element, ElementId, Numbering, Page, Role, SetGlyph, TextRun};
pub use paragraph::Missing;
pub use unit::Paper;

use crate::font::{Direction, FontBook, Shaper};
use crate::memo::Memo;
use crate::memo::style::{Style, StyleError};
use block::Builder;
use inline::Elements;

/// A memo on its pages.
#[derive(Clone, Debug, PartialEq)]
pub struct LaidOut {
    /// The pages; one, unless [`Fit::Off`] allowed more.
    pub pages: Vec<Page>,
    /// What the text means; the first is the document. Each has something on a page.
    pub elements: Vec<Element>,
    /// BCP 47 tag of the memo's language.
    pub language: String,
    /// What was done so that it fits.
    pub report: Report,
}

/// What was done so that a memo fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Size of running text in points.
    pub size: f32,
    /// White space as a share of full.
    pub gap: f32,
    /// Items left out, in the order in which they went.
    pub dropped: Vec<Dropped>,
    /// White space left between body and footer of the last page, in millimetres.
    pub headroom: f32,
}

/// An item that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Name of its list.
    pub list: String,
    /// Its words.
    pub text: String,
}

/// Why a memo cannot be laid out.
#[derive(Debug, Error, PartialEq)]
pub enum LayoutError {
    /// A look that the style does not have.
    #[error(transparent)]
    Style(#[from] StyleError),
    /// Characters that no font has.
    #[error("no font has {}", missing_list(.0))]
    Missing(Vec<Missing>),
    /// Too much for one page, whatever is done.
    #[error("the memo is {lines} {} too long for one page", if *.lines == 1 { "line" } else { "lines" })]
    Overflow {
        /// How many lines of running text are too many.
        lines: usize,
        /// The longest items that must stay: name of the list, and the words.
        longest: Vec<(String, String)>,
    },
}

/// Scripts that are written to the left, by the languages that use them.
const LEFTWARD: &[&str] = &["ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb", "ug", "sd"];

/// Lays out a memo.
///
/// # Errors
///
/// [`LayoutError`] of each kind.
pub fn lay_out(memo: &Memo, style: &Style, book: &FontBook, paper: Paper, fit: Fit) -> Result<LaidOut, LayoutError> {
    let elements = Elements::new();
    let (pages, report) = {
        let builder = Builder {
            style,
            shaper: RefCell::new(Shaper::new(book)),
            elements: &elements,
            missing: RefCell::default(),
            language: if memo.meta.language.is_empty() { "en" } else { &memo.meta.language },
            direction: direction(&memo.meta.language),
        };
        sheet::lay_out(memo, &builder, paper, fit)?
    };
    let language = if memo.meta.language.is_empty() { "en".to_owned() } else { memo.meta.language.clone() };
    let (pages, elements) = sheet::without_unused(pages, elements.into_inner());
    Ok(LaidOut { pages, elements, language, report })
}

/// Which way a language is written.
fn direction(language: &str) -> Direction {
    let primary = language.split('-').next().unwrap_or("");
    if LEFTWARD.contains(&primary) { Direction::Leftward } else { Direction::Rightward }
}

fn missing_list(missing: &[Missing]) -> String {
    let one = |m: &Missing| format!("“{}” (U+{:04X}, near “{}”)", m.character, u32::from(m.character), m.near);
    missing.iter().map(one).collect::<Vec<_>>().join(", ")
}
