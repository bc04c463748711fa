//! Blocks → `word/document.xml`, and the paragraphs of the footer.

use std::fmt::Write as _;
use std::sync::Arc;

use super::parts::NAMESPACES;
use super::{MEASURE, logo};
use crate::memo::{Block, Inline, Memo, PAGED, right_to_left, xml_escape};
use crate::picture::Picture;

/// Width of the column of labels, twentieths of a point.
const LABEL: u32 = 1100;

/// What the body adds to the package.
pub struct Body {
    /// `word/document.xml`.
    pub document: String,
    /// Paragraphs of the page's footer.
    pub footer: String,
    /// Addresses; the first is relationship `link1`.
    pub links: Vec<String>,
    /// How many counted lists there are.
    pub counted_lists: usize,
    /// Pictures; the first is relationship `logo1`.
    pub logos: Vec<Arc<Picture>>,
}

/// Writes the body and the footer.
pub fn write(memo: &Memo) -> Body {
    let end = if right_to_left(&memo.meta.language) { "left" } else { "right" };
    let mut writer = Writer { links: Vec::new(), counted_lists: 0, logos: Vec::new(), end };
    let blocks = writer.blocks(&memo.blocks, MEASURE, Place::Body);
    let footer = writer.blocks(&memo.footer, MEASURE, Place::Footer);
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMESPACES}><w:body>{blocks}\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
         w:header=\"510\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n"
    );
    Body { document, footer, links: writer.links, counted_lists: writer.counted_lists, logos: writer.logos }
}

/// Which style running text takes.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Body,
    Panel,
    Footer,
    Column,
}

struct Writer {
    links: Vec<String>,
    counted_lists: usize,
    logos: Vec<Arc<Picture>>,
    /// The side of the page where lines end.
    end: &'static str,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], measure: u32, place: Place) -> String {
        blocks.iter().map(|block| self.block(block, measure, place)).collect()
    }

    fn block(&mut self, block: &Block, measure: u32, place: Place) -> String {
        match block {
            Block::Heading { level, content, .. } => {
                let style = ["Title", "Heading1", "Heading2"][usize::from(*level).clamp(1, 3) - 1];
                // LibreOffice moves a whole table to the next page where its first lines are kept with the next.
                self.paragraph(style, if place == Place::Column { "<w:keepNext w:val=\"0\"/>" } else { "" }, content)
            }
            Block::Paragraph { content, .. } => self.paragraph(running(place), "", content),
            Block::List { numbered, lead, items, .. } => {
                let mut out = if lead.is_empty() { String::new() } else { self.paragraph(running(place), "<w:keepNext/>", lead) };
                let number = if *numbered {
                    self.counted_lists += 1;
                    self.counted_lists + 1
                } else {
                    1
                };
                let properties = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
                for item in items {
                    out += &self.paragraph("ListParagraph", &properties, &item.content);
                }
                out
            }
            Block::Grid { rows, .. } => {
                let rows: Vec<[String; 2]> = rows
                    .iter()
                    .map(|row| {
                        let lines = row.lines.iter().map(|line| self.paragraph("Fact", "", line)).collect();
                        [self.paragraph("Label", "", &row.label), lines]
                    })
                    .collect();
                table(&[LABEL, measure.saturating_sub(LABEL)], &rows)
            }
            Block::Columns(columns) => {
                let width = measure / u32::try_from(columns.len().max(1)).unwrap_or(1);
                let cells: Vec<String> = columns.iter().map(|column| self.blocks(column, width, Place::Column)).collect();
                table(&vec![width; columns.len()], &[cells])
            }
            Block::Panel { blocks, .. } => self.blocks(blocks, measure, Place::Panel),
            Block::Letterhead { alt, logo, blocks, .. } => match logo {
                Some(logo) => self.letterhead(logo, alt, blocks, measure, place),
                None => self.blocks(blocks, measure, place),
            },
            Block::Ends { left, right, .. } => {
                let style = if place == Place::Footer { "Footer" } else { "Kicker" };
                let (left, right) = (self.words(left, ""), self.words(right, ""));
                let tabs = if measure == MEASURE { String::new() } else { narrower(measure) };
                format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{tabs}</w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>")
            }
            Block::Rule { .. } => "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"9AA3AF\"/></w:pBdr>\
                 <w:spacing w:after=\"60\" w:line=\"60\" w:lineRule=\"exact\"/></w:pPr></w:p>"
                .to_owned(),
            Block::Omissions { .. } => String::new(),
        }
    }

    fn letterhead(&mut self, picture: &Arc<Picture>, alt: &str, blocks: &[Block], measure: u32, place: Place) -> String {
        self.logos.push(Arc::clone(picture));
        let anchor = logo::paragraph(picture, self.logos.len(), alt, self.end);
        anchor + &self.blocks(blocks, logo::beside(picture, measure), place)
    }

    fn paragraph(&mut self, style: &str, properties: &str, content: &[Inline]) -> String {
        // Word's schema wants keepNext and numPr right after the style.
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{}</w:p>", self.words(content, ""))
    }

    /// Runs with the given properties.
    fn words(&mut self, content: &[Inline], properties: &str) -> String {
        content.iter().map(|inline| self.inline(inline, properties)).collect()
    }

    fn inline(&mut self, inline: &Inline, properties: &str) -> String {
        let run = |inner: &str| format!("<w:r>{}{inner}</w:r>", wrap("w:rPr", properties));
        match inline {
            Inline::Text(text) => run(&format!("<w:t xml:space=\"preserve\">{}</w:t>", xml_escape(text))),
            Inline::Styled { style, content } => {
                let character = match style.as_str() {
                    "strong" => "Strong",
                    "emphasis" => "Emphasis",
                    "muted" => "Muted",
                    "cite" => "Cite",
                    PAGED => return self.words(content, properties),
                    _ => "",
                };
                // A run has one character style: the innermost.
                let style = format!("<w:rStyle w:val=\"{character}\"/>");
                self.words(content, if character.is_empty() { properties } else { &style })
            }
            Inline::Link { href, content } => {
                let at = self.link(href);
                let words = self.words(content, "<w:rStyle w:val=\"Hyperlink\"/>");
                format!("<w:hyperlink r:id=\"link{at}\">{words}</w:hyperlink>")
            }
            Inline::Language { tag, content } => {
                let direction = if right_to_left(tag) { "<w:rtl/>" } else { "" };
                let language = if direction.is_empty() { "w:val" } else { "w:bidi" };
                let inner = format!("{properties}{direction}<w:lang {language}=\"{}\"/>", xml_escape(tag));
                self.words(content, &inner)
            }
            Inline::Break => run("<w:br/>"),
            Inline::PageNumber => field("PAGE", properties),
            Inline::PageCount => field("NUMPAGES", properties),
        }
    }

    /// The number of the relationship that leads to `href`.
    fn link(&mut self, href: &str) -> usize {
        let known = self.links.iter().position(|link| link == href);
        known.unwrap_or_else(|| {
            self.links.push(href.to_owned());
            self.links.len() - 1
        }) + 1
    }
}

/// The right tab of a line in less than the whole measure.
fn narrower(measure: u32) -> String {
    format!("<w:tabs><w:tab w:val=\"clear\" w:pos=\"{MEASURE}\"/><w:tab w:val=\"right\" w:pos=\"{measure}\"/></w:tabs>")
}

fn running(place: Place) -> &'static str {
    match place {
        Place::Body | Place::Column => "Normal",
        Place::Panel => "Panel",
        Place::Footer => "Footer",
    }
}

/// A number that the reader's program fills in.
fn field(name: &str, properties: &str) -> String {
    format!("<w:fldSimple w:instr=\" {name} \"><w:r>{}<w:t>1</w:t></w:r></w:fldSimple>", wrap("w:rPr", properties))
}

fn wrap(element: &str, inner: &str) -> String {
    if inner.is_empty() { String::new() } else { format!("<{element}>{inner}</{element}>") }
}

/// A table without lines; each cell holds paragraphs, at least an empty one.
fn table<R: AsRef<[String]>>(widths: &[u32], rows: &[R]) -> String {
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<u32>()
    );
    for width in widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    for row in rows {
        out.push_str("<w:tr>");
        for (cell, width) in row.as_ref().iter().zip(widths) {
            let inner = if cell.ends_with("</w:p>") { cell.clone() } else { format!("{cell}<w:p/>") };
            let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{inner}</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    // Two tables in a row would become one, and a cell must end with a paragraph.
    out.push_str("</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"80\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    out
}
