//! Titles of memos and how long they are → the front of a packet: a cover, and the contents with the
//! number of each memo's first page and a link to it.

use super::AttachError;
use crate::font::FontBook;
use crate::layout::{self, Draw, ElementId, Fit, LaidOut, Paper};
use crate::memo::style::Style;
use crate::memo::{Block, Inline, Memo, Meta, Row};
use crate::render::{self, Properties};

/// Addresses of links that lead to a memo of the packet, before its number.
pub const LINK: &str = "attache-memo:";
/// How often the contents are laid out, as their own length moves the numbers in them.
const TRIES: usize = 4;

/// What stands on the front.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// The packet's title.
    pub title: String,
    /// Lines below it: who made it, for whom, when.
    pub lines: Vec<String>,
    /// The word over the contents.
    pub contents: String,
    /// BCP 47 tag of the language of these words.
    pub language: String,
    /// Printed at the top and bottom of each page.
    pub marking: String,
    /// The memos in their order.
    pub entries: Vec<Entry>,
}

/// A memo in the contents.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// What more there is to tell it by: day and place.
    pub detail: String,
    /// How many pages it has.
    pub pages: usize,
}

/// How the front looks.
#[derive(Clone, Copy)]
pub struct Looks<'a> {
    /// The style of a template, as TOML.
    pub style: &'a str,
    /// The fonts at hand.
    pub fonts: &'a FontBook,
    /// Size of the paper.
    pub paper: Paper,
}

/// Writes the front as a file of its own.
///
/// # Errors
/// [`AttachError::Front`] where the words cannot be laid out.
pub fn write(front: &Front, looks: Looks) -> Result<Vec<u8>, AttachError> {
    let style = Style::from_toml(looks.style).map_err(|error| AttachError::Front(error.to_string()))?;
    let lay_out = |memo: &Memo| {
        layout::lay_out(memo, &style, looks.fonts, looks.paper, Fit::Off).map_err(|error| AttachError::Front(error.to_string()))
    };
    let mut pages = 2;
    let mut laid_out = lay_out(&cover(front))?;
    for _ in 0..TRIES {
        let contents = lay_out(&contents(front, pages))?;
        let found = contents.pages.len() + 1;
        if found == pages {
            append(&mut laid_out, contents);
            let properties = Properties { title: front.title.clone(), language: front.language.clone(), ..Properties::default() };
            return Ok(render::pdf(&laid_out, looks.fonts, &properties)?);
        }
        pages = found;
    }
    Err(AttachError::Front("the contents do not come to rest".to_owned()))
}

fn memo(front: &Front, blocks: Vec<Block>) -> Memo {
    let meta = Meta { title: front.title.clone(), author: String::new(), language: front.language.clone(), ..Meta::default() };
    Memo { meta, marking: front.marking.clone(), blocks, footer: Vec::new(), ladder: Vec::new() }
}

fn cover(front: &Front) -> Memo {
    let words = |text: &str| vec![Inline::Text(text.to_owned())];
    let mut blocks = vec![
        Block::Heading { level: 1, style: "title".to_owned(), content: words(&front.title) },
        Block::Rule { style: "rule".to_owned() },
    ];
    blocks.extend(front.lines.iter().map(|line| Block::Paragraph { style: "header".to_owned(), content: words(line) }));
    memo(front, blocks)
}

/// The contents, where so many pages come before the first memo.
fn contents(front: &Front, before: usize) -> Memo {
    let heading = Block::Heading { level: 2, style: "section".to_owned(), content: vec![Inline::Text(front.contents.clone())] };
    let mut page = before + 1;
    let mut rows = Vec::new();
    for (at, entry) in front.entries.iter().enumerate() {
        let link = |text: String| Inline::Link { href: format!("{LINK}{}", at + 1), content: vec![Inline::Text(text)] };
        let title = if entry.title.is_empty() { (at + 1).to_string() } else { entry.title.clone() };
        let mut line = vec![link(title)];
        if !entry.detail.is_empty() {
            line.push(Inline::Styled { style: "muted".to_owned(), content: vec![Inline::Text(format!(" – {}", entry.detail))] });
        }
        rows.push(Row { label: vec![Inline::Text(page.to_string())], lines: vec![line] });
        page += entry.pages;
    }
    memo(front, vec![heading, Block::Grid { style: "facts".to_owned(), rows }])
}

/// Puts pages after others.
fn append(first: &mut LaidOut, second: LaidOut) {
    // The second document becomes part of the first, so that its own root is not needed.
    let shift = first.elements.len() - 1;
    let moved = |id: ElementId| if id.0 == 0 { id } else { ElementId(id.0 + shift) };
    for mut element in second.elements.into_iter().skip(1) {
        element.parent = element.parent.map(moved);
        first.elements.push(element);
    }
    for mut page in second.pages {
        for draw in &mut page.draws {
            match draw {
                Draw::Text(run) => run.element = run.element.map(moved),
                Draw::Link { element, .. } => *element = moved(*element),
                Draw::Picture { element, .. } => *element = element.map(moved),
                Draw::Tint { .. } => {}
            }
        }
        first.pages.push(page);
    }
}
