//! Template markup → [`Memo`]: a tree of blocks, and the flow formats made from it.
//!
//! A memo knows headings, paragraphs, lists, grids and columns, not briefs; it says what may be
//! left out when the page is full, in which order, and what must stay.
//!
//! Looks are names that the template's `style.toml` describes. Where the markup names none, they
//! are `title`, `section`, `side` (headings of level 1 to 3), `body`, `bullets`, `numbers`,
//! `run-in` (lists), `facts` (grids), `panel`, `ends`, `kicker`, `rule`, `omissions`, `strong`,
//! `muted`, `cite`, `emphasis`, `letterhead`. Words in the look `paged` print only where there are pages.

mod docx;
#[cfg(test)]
pub(crate) mod draw;
mod html;
mod latex;
mod markdown;
mod markup;
#[cfg(test)]
mod samples;
pub mod style;
mod text;
mod typst;

use std::sync::Arc;

use crate::picture::Picture;

pub use docx::to_docx;
pub use html::to_html;
pub use latex::to_latex;
pub use markdown::to_markdown;
pub use markup::{ORIGIN, from_markup};
pub use text::to_text;
pub use typst::to_typst;

/// Look of words that make sense on pages only.
pub const PAGED: &str = "paged";

/// Whether a language is written from right to left.
fn right_to_left(language: &str) -> bool {
    let tag = language.split(['-', '_']).next().unwrap_or_default();
    matches!(tag, "ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi")
}

/// Words as text of XML or HTML, or as an attribute in double quotes.
fn xml_escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A memo, ready to be laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memo {
    /// What the file says about itself.
    pub meta: Meta,
    /// Printed at the top and bottom of every page, exactly so; empty where there is none.
    pub marking: String,
    /// The body, from top to bottom.
    pub blocks: Vec<Block>,
    /// The foot of the page, from top to bottom.
    pub footer: Vec<Block>,
    /// Lists that give up items when the page is full, in the order in which they are asked.
    pub ladder: Vec<Rung>,
}

impl Memo {
    /// The memo with this logo in every letterhead.
    #[must_use]
    pub fn with_logo(mut self, logo: &Arc<Picture>) -> Self {
        self.blocks.iter_mut().chain(&mut self.footer).for_each(|block| block.set_logo(logo));
        self
    }
}

impl Block {
    fn set_logo(&mut self, picture: &Arc<Picture>) {
        match self {
            Self::Letterhead { logo, blocks, .. } => {
                *logo = Some(Arc::clone(picture));
                for block in blocks {
                    block.set_logo(picture);
                }
            }
            Self::Panel { blocks, .. } => blocks.iter_mut().for_each(|block| block.set_logo(picture)),
            Self::Columns(columns) => columns.iter_mut().flatten().for_each(|block| block.set_logo(picture)),
            _ => {}
        }
    }
}

/// Document properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The document's title.
    pub title: String,
    /// Who wrote it; empty where nobody is named.
    pub author: String,
    /// BCP 47 language tag, such as `en`.
    pub language: String,
    /// What tells the memo from others, and one wording of it from another; empty where it has neither.
    pub id: String,
    /// The wording.
    pub rev: String,
}

/// Part of a page, from edge to edge of its frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading: level 1 is the memo's title.
    Heading {
        /// From 1.
        level: u8,
        /// Name of its look in the template's style, such as `section`.
        style: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// Running text.
    Paragraph {
        /// Name of its look.
        style: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Name of its look.
        style: String,
        /// Name by which the ladder and messages refer to it, such as `tension`.
        name: String,
        /// Whether its items are counted (1, 2, 3) rather than marked with a bullet.
        numbered: bool,
        /// Words at the head of a run-in list, whose items follow each other on the same lines
        /// with “ · ” between them; empty for a list that gives each item its own line.
        lead: Vec<Inline>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A table of two columns: label and facts.
    Grid {
        /// Name of its look.
        style: String,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// Blocks side by side, in columns of equal width.
    Columns(Vec<Vec<Block>>),
    /// Blocks on a tint.
    Panel {
        /// Name of its look.
        style: String,
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// One line with words at its left end and words at its right end.
    Ends {
        /// Name of its look.
        style: String,
        /// At the left.
        left: Vec<Inline>,
        /// At the right.
        right: Vec<Inline>,
    },
    /// Blocks with the house's logo at their side.
    Letterhead {
        /// Name of its look.
        style: String,
        /// What the logo says to those who do not see it; empty where it only decorates.
        alt: String,
        /// The logo; none where the house has none.
        logo: Option<Arc<Picture>>,
        /// What stands beside it; may be nothing.
        blocks: Vec<Block>,
    },
    /// A horizontal rule.
    Rule {
        /// Name of its look.
        style: String,
    },
    /// The line that counts what was left out; printed only where something was.
    Omissions {
        /// Name of its look.
        style: String,
        /// The words for one item left out, and for several; `{n}` stands for the number.
        wording: [String; 2],
    },
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// Its words.
    pub content: Vec<Inline>,
    /// Whether it must stay on the page.
    pub pinned: bool,
}

/// A row of a grid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The header cell.
    pub label: Vec<Inline>,
    /// The lines of the other cell.
    pub lines: Vec<Vec<Inline>>,
}

/// Words within a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words as they are.
    Text(String),
    /// Words in a look of the style: `strong`, `muted`, `cite` …
    Styled {
        /// Name of the look.
        style: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// Words that lead somewhere.
    Link {
        /// Where to.
        href: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// Words in another language.
    Language {
        /// BCP 47 language tag.
        tag: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// Start a new line.
    Break,
    /// The number of the page that the words stand on.
    PageNumber,
    /// How many pages there are.
    PageCount,
}

/// A step of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rung {
    /// Leave out items from the bottom of this list, down to `keep`.
    Drop {
        /// The list's name.
        list: String,
        /// How many stay at least.
        keep: usize,
    },
    /// Leave out an item of the longest of these lists, again and again, down to `keep` each.
    Alternate {
        /// The lists' names.
        lists: Vec<String>,
        /// How many stay at least.
        keep: usize,
    },
}
