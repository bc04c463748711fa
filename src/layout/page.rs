//! What leaves the layout: pages of letters, tints and links in their places, and the tree of what
//! they mean. Lengths are points from the top-left corner of the page.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use crate::font::FaceId;
use crate::memo::style::Colour;
use crate::picture::Picture;

/// A sheet with everything on it, in the order of reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// What stands on it; later ones are drawn over earlier ones.
    pub draws: Vec<Draw>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// Letters on one line in one look.
    Text(TextRun),
    /// An area of one colour: a tint, a bar, a rule. It means nothing.
    Tint {
        /// Where.
        area: Area,
        /// Its colour.
        colour: Colour,
    },
    /// A picture that fills an area.
    Picture {
        /// Where.
        area: Area,
        /// What it shows.
        picture: Arc<Picture>,
        /// What it belongs to, a [`Role::Figure`]; `None` where it only decorates.
        element: Option<ElementId>,
    },
    /// An area that leads to the address of its element, a [`Role::Link`].
    Link {
        /// Where.
        area: Area,
        /// What it belongs to.
        element: ElementId,
    },
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Letters on one line in one look, from left to right as they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// The face they are set in.
    pub face: FaceId,
    /// Type size.
    pub size: f32,
    /// Their colour.
    pub colour: Colour,
    /// What they belong to; `None` for what is repeated on each page and not read out.
    pub element: Option<ElementId>,
    /// The characters that the glyphs stand for, cluster by cluster.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<SetGlyph>,
}

/// A glyph in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct SetGlyph {
    /// Number in the face.
    pub id: u16,
    /// How far the pen moves to the right after it.
    pub advance: f32,
    /// Shift of the glyph to the right, which the pen does not share.
    pub dx: f32,
    /// Shift of the glyph upwards.
    pub dy: f32,
    /// Its characters, as bytes of the run's text; empty where an earlier glyph stands for them.
    pub chars: Range<usize>,
}

/// Number of an element in [`super::LaidOut::elements`]. The first element is the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub usize);

/// A part of the document by its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it is part of; `None` for the document alone.
    pub parent: Option<ElementId>,
    /// Its language, where it is not that of what it is part of.
    pub language: Option<String>,
    /// Its words in the order in which they are read, where they are drawn in another.
    pub words: Option<String>,
}

/// What an element is; the names follow PDF 32000-1, 14.8.4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list: counted or not.
    List(Numbering),
    /// An item of a list.
    Item,
    /// The mark before an item.
    Label,
    /// The words of an item.
    Body,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// The cell that names its row.
    HeaderCell,
    /// Any other cell.
    Cell,
    /// Blocks that belong together.
    Division,
    /// Words that lead to this address.
    Link(String),
    /// A picture, and what it says to those who do not see it.
    Figure(String),
    /// Words that are marked off, for their language.
    Span,
}

/// Whether the items of a list are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// Marked by bullets.
    Bullets,
    /// 1, 2, 3.
    Decimal,
}

impl TextRun {
    /// Sum of its advances.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

impl Page {
    /// The page as lines of text with coordinates to a tenth of a point, for people and snapshots.
    #[must_use]
    pub fn dump(&self) -> String {
        let mut out = format!("page {:.1} × {:.1}\n", self.width, self.height);
        for draw in &self.draws {
            match draw {
                Draw::Text(run) => {
                    let element = run.element.map_or_else(|| "-".to_owned(), |id| id.0.to_string());
                    let _ = writeln!(
                        out,
                        "text  x {:6.1}  y {:6.1}  w {:6.1}  {:4.1} pt  face {:2}  el {element:>3}  {}",
                        run.x,
                        run.y,
                        run.width(),
                        run.size,
                        run.face.0,
                        run.text
                    );
                }
                Draw::Tint { area, colour: Colour([r, g, b]) } => {
                    let _ = writeln!(out, "tint  {}  #{r:02x}{g:02x}{b:02x}", area.dump());
                }
                Draw::Picture { area, element, .. } => {
                    let element = element.map_or_else(|| "-".to_owned(), |id| id.0.to_string());
                    let _ = writeln!(out, "image {}  el {element:>3}", area.dump());
                }
                Draw::Link { area, element } => {
                    let _ = writeln!(out, "link  {}  el {:3}", area.dump(), element.0);
                }
            }
        }
        out
    }
}

impl Area {
    fn dump(&self) -> String {
        format!("x {:6.1}  y {:6.1}  w {:6.1}  h {:6.1}", self.x, self.y, self.width, self.height)
    }
}
