//! Pages → printpdf's page operations, each piece of text marked with what it belongs to.

mod picture;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use printpdf::{
    Actions, BorderArray, Codepoint, Color, ColorArray, DictItem, FontId, LinkAnnotation, Op, PaintMode, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, Rgb, TextItem, TextMatrix,
};

use super::fonts::EmbeddedFont;
use crate::font::FaceId;
use crate::layout::{Area, Draw, ElementId, LaidOut, Page, Role, SetGlyph, TextRun};
use crate::memo::style::Colour;
use crate::picture::Picture;

pub use picture::image_name;

/// Which element each marked piece of a page belongs to, by the piece's number.
#[derive(Default)]
pub struct Marks {
    /// For each page, the element of each marked piece.
    pub pieces: Vec<Vec<ElementId>>,
    /// For each page, the element of each link area.
    pub links: Vec<Vec<ElementId>>,
    /// Figures: element, page, and where they are.
    pub figures: Vec<(ElementId, usize, Area)>,
    /// Pictures made of pixels, by the number in their name.
    pub images: Vec<Arc<Picture>>,
}

/// Writes all pages; what they lack is added by the finishing pass.
pub fn write_pages(laid_out: &LaidOut, fonts: &BTreeMap<FaceId, EmbeddedFont>) -> (lopdf::Document, Marks) {
    let mut document = PdfDocument::new("");
    for (id, font) in fonts {
        document.resources.fonts.map.insert(font_id(*id), PdfFont::new(font.font.clone()));
    }
    let mut marks = Marks::default();
    for page in &laid_out.pages {
        let mut writer = PageWriter::new(page, laid_out, fonts);
        writer.images = std::mem::take(&mut marks.images);
        page.draws.iter().for_each(|draw| writer.draw(draw));
        writer.close();
        let sheet = || Rect { x: Pt(0.0), y: Pt(0.0), width: Pt(page.width), height: Pt(page.height), mode: None, winding_order: None };
        document.pages.push(PdfPage { media_box: sheet(), trim_box: sheet(), crop_box: sheet(), ops: writer.ops });
        marks.pieces.push(writer.pieces);
        marks.figures.extend(writer.figures.into_iter().map(|(element, area)| (element, marks.links.len(), area)));
        marks.links.push(writer.links);
        marks.images = writer.images;
    }
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    (document.to_lopdf_document(&options, &mut Vec::new()), marks)
}

fn font_id(face: FaceId) -> FontId {
    FontId(format!("F{}", face.0))
}

/// What is open on the page: nothing, something that means nothing, or a piece of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Artifact,
    Piece(ElementId),
}

struct PageWriter<'a> {
    page: &'a Page,
    laid_out: &'a LaidOut,
    fonts: &'a BTreeMap<FaceId, EmbeddedFont>,
    ops: Vec<Op>,
    pieces: Vec<ElementId>,
    links: Vec<ElementId>,
    figures: Vec<(ElementId, Area)>,
    images: Vec<Arc<Picture>>,
    open: Open,
    in_text: bool,
    font: Option<(FaceId, f32)>,
    colour: Option<Colour>,
}

impl<'a> PageWriter<'a> {
    fn new(page: &'a Page, laid_out: &'a LaidOut, fonts: &'a BTreeMap<FaceId, EmbeddedFont>) -> Self {
        Self {
            page,
            laid_out,
            fonts,
            ops: Vec::new(),
            pieces: Vec::new(),
            links: Vec::new(),
            figures: Vec::new(),
            images: Vec::new(),
            open: Open::Nothing,
            in_text: false,
            font: None,
            colour: None,
        }
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text(run) => self.text(run),
            Draw::Picture { area, picture, element } => self.picture(*area, picture, *element),
            Draw::Tint { area, colour } => self.tint(*area, *colour),
            Draw::Link { area, element } => self.link(*area, *element),
        }
    }

    fn tint(&mut self, area: Area, colour: Colour) {
        self.close();
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        self.fill(colour);
        self.ops.push(Op::DrawRectangle { rectangle: Rect { mode: Some(PaintMode::Fill), ..self.rect(area) } });
        self.ops.push(Op::EndMarkedContent);
    }

    fn link(&mut self, area: Area, element: ElementId) {
        let Role::Link(href) = &self.laid_out.elements[element.0].role else { return };
        let (border, colour) = (BorderArray::Solid([0.0; 3]), ColorArray::Transparent);
        let link = LinkAnnotation::new(self.rect(area), Actions::uri(ascii_uri(href)), Some(border), Some(colour), None);
        self.ops.push(Op::LinkAnnotation { link });
        self.links.push(element);
    }

    /// An area with the origin of PDF, the page's lower left corner.
    fn rect(&self, area: Area) -> Rect {
        Rect {
            x: Pt(round(area.x)),
            y: Pt(round(self.page.height - area.y - area.height)),
            width: Pt(round(area.width)),
            height: Pt(round(area.height)),
            mode: None,
            winding_order: None,
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            let [r, g, b] = colour.0.map(|part| f32::from(part) / 255.0);
            self.ops.push(Op::SetFillColor { col: Color::Rgb(Rgb { r: round(r), g: round(g), b: round(b), icc_profile: None }) });
            self.colour = Some(colour);
        }
    }

    /// Ends what is open.
    fn close(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
        if self.open != Open::Nothing {
            self.ops.push(Op::EndMarkedContent);
            self.open = Open::Nothing;
        }
    }

    /// Begins a piece of an element, or something that means nothing; `said` is what the piece stands
    /// for where its glyphs do not tell. Such a piece is marked by itself: poppler loses count of
    /// marks within marks.
    fn begin(&mut self, element: Option<ElementId>, said: Option<&str>) {
        let wanted = element.map_or(Open::Artifact, Open::Piece);
        if self.open == wanted {
            return;
        }
        self.close();
        let Some(id) = element else {
            self.mark("Artifact", [("Type", DictItem::Name(b"Pagination".to_vec()))].into());
            self.open = Open::Artifact;
            return;
        };
        self.pieces.push(id);
        let number = ("MCID", DictItem::Int(count(self.pieces.len() - 1)));
        match said {
            None => self.mark(tag_of(&self.laid_out.elements[id.0].role), vec![number]),
            Some(said) => self.mark("Span", vec![number, ("ActualText", DictItem::Bytes(utf16(said)))]),
        }
        self.open = wanted;
    }

    fn mark(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } });
    }

    fn text(&mut self, run: &TextRun) {
        let fonts = self.fonts;
        GlyphWriter { page: self, run, font: &fonts[&run.face], pen: run.x, drift: 0.0, line: Vec::new() }.write();
    }

    /// Makes ready for glyphs of a run.
    fn ready(&mut self, run: &TextRun, said: Option<&str>) {
        self.begin(run.element, said);
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
            self.font = None;
        }
        if self.font != Some((run.face, run.size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(run.face)), size: Pt(round(run.size)) });
            self.font = Some((run.face, run.size));
        }
        self.fill(run.colour);
    }
}

/// Writes the glyphs of one run.
struct GlyphWriter<'p, 'a, 'r> {
    page: &'p mut PageWriter<'a>,
    run: &'r TextRun,
    font: &'r EmbeddedFont,
    /// Where the next glyph should be.
    pen: f32,
    /// How far the reader's pen is from there, in thousandths of an em.
    drift: f32,
    /// Glyphs that are not written yet.
    line: Vec<Codepoint>,
}

impl GlyphWriter<'_, '_, '_> {
    fn write(mut self) {
        self.begin(None);
        let glyphs = &self.run.glyphs;
        let mut at = 0;
        while at < glyphs.len() {
            let end = (at + 1..glyphs.len()).find(|i| !glyphs[*i].chars.is_empty()).unwrap_or(glyphs.len());
            self.cluster(&glyphs[at..end]);
            at = end;
        }
        self.flush();
    }

    fn begin(&mut self, said: Option<&str>) {
        self.page.ready(self.run, said);
        self.move_to(self.pen, self.run.y);
    }

    fn move_to(&mut self, x: f32, y: f32) {
        let matrix = TextMatrix::Translate(Pt(round(x)), Pt(round(self.page.page.height - y)));
        self.page.ops.push(Op::SetTextMatrix { matrix });
        self.drift = 0.0;
    }

    fn flush(&mut self) {
        if !self.line.is_empty() {
            self.page.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(&mut self.line))] });
        }
    }

    /// The glyphs of some characters; where the file says that they mean others, these are said.
    fn cluster(&mut self, glyphs: &[SetGlyph]) {
        let characters = &self.run.text[glyphs[0].chars.clone()];
        let meant: String = glyphs.iter().map(|glyph| self.font.meaning(glyph.id)).collect();
        let told = meant == characters || characters.is_empty() || self.run.element.is_none();
        if told {
            if !self.page.in_text {
                self.begin(None);
            }
            return glyphs.iter().for_each(|glyph| self.glyph(glyph));
        }
        self.flush();
        self.page.close();
        self.begin(Some(characters));
        for glyph in glyphs {
            self.glyph(glyph);
        }
        self.flush();
        self.page.close();
    }

    fn glyph(&mut self, glyph: &SetGlyph) {
        let shifted = glyph.dx.abs() > 0.001 || glyph.dy.abs() > 0.001;
        if shifted {
            self.flush();
            self.move_to(self.pen + glyph.dx, self.run.y - glyph.dy);
        }
        // printpdf moves the pen back by this much after the glyph.
        let wanted = self.font.advance(glyph.id) - glyph.advance * 1000.0 / self.run.size + self.drift;
        let back = wanted.round();
        self.drift = wanted - back;
        self.line.push(Codepoint::with_cid(self.font.number(glyph.id), back, self.font.meaning(glyph.id).to_owned()));
        self.pen += glyph.advance;
        if shifted {
            self.flush();
            self.move_to(self.pen, self.run.y);
        }
    }
}

/// The name of an element's role in the file.
pub fn tag_of(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List(_) => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeaderCell => "TH",
        Role::Cell => "TD",
        Role::Division => "Div",
        Role::Link(_) => "Link",
        Role::Figure(_) => "Figure",
        Role::Span => "Span",
    }
}

/// Text as PDF wants it where it is not ASCII.
pub fn utf16(text: &str) -> Vec<u8> {
    [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// An address with everything but ASCII percent-encoded (RFC 3987, 3.1).
fn ascii_uri(href: &str) -> String {
    let mut uri = String::with_capacity(href.len());
    for byte in href.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'(' | b')' | b'\\' | b'<' | b'>' | b'"') {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A number of things as PDF counts.
pub fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Thousandths are finer than any printer, and shorter to write.
fn round(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
