//! Pages → SVG, for showing them on a screen exactly as the PDF prints them.
//!
//! Glyphs are drawn as outlines, so that no browser shapes or spaces the text anew. Over them lie the
//! words themselves, unseen, to be selected and read aloud. No position is decided here; one unit is one
//! point.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::font::{FaceId, FontBook};
use crate::layout::{Area, Draw, ElementId, LaidOut, Page, Role, TextRun};
use crate::memo::style::Colour;
use crate::picture::{Content, Picture, data_address, paths};

/// Outlines of the glyphs that were drawn so far, which pages that follow each other share.
#[derive(Default)]
pub struct Outlines(BTreeMap<(FaceId, u16), String>);

/// Each page as an `<svg>` element that can stand in HTML. `outlines` belongs to `fonts`.
#[must_use]
pub fn svg(laid_out: &LaidOut, fonts: &FontBook, outlines: &mut Outlines) -> Vec<String> {
    let count = laid_out.pages.len();
    laid_out
        .pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let label = format!("Page {} of {count}", at + 1);
            let mut writer = Writer { laid_out, fonts, outlines: &mut *outlines, drawn: String::new(), words: String::new() };
            page.draws.iter().for_each(|draw| writer.draw(draw));
            whole(page, &label, &laid_out.language, &writer)
        })
        .collect()
}

fn whole(page: &Page, label: &str, language: &str, Writer { drawn, words, .. }: &Writer) -> String {
    let (width, height) = (Length(page.width), Length(page.height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"document\" aria-label=\"{label}\" lang=\"{}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><g aria-hidden=\"true\">{drawn}</g>\
         <g fill=\"transparent\" font-family=\"serif\">{words}</g></svg>",
        escape(language)
    )
}

struct Writer<'a> {
    laid_out: &'a LaidOut,
    fonts: &'a FontBook,
    outlines: &'a mut Outlines,
    /// What is seen.
    drawn: String,
    /// What is read: words and links.
    words: String,
}

impl Writer<'_> {
    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text(run) => self.text(run),
            Draw::Picture { area, picture, element } => self.picture(*area, picture, *element),
            Draw::Tint { area, colour } => self.drawn.push_str(&rectangle(*area, &colour_name(*colour))),
            Draw::Link { area, element } => self.link(*area, *element),
        }
    }

    fn text(&mut self, run: &TextRun) {
        let units = self.fonts.face(run.face).units_per_em() / run.size;
        let mut path = String::new();
        let mut pen = 0.0;
        for glyph in &run.glyphs {
            let (fonts, key) = (self.fonts, (run.face, glyph.id));
            let outline = self.outlines.0.entry(key).or_insert_with(|| fonts.face(key.0).outline(key.1));
            if !outline.is_empty() {
                let (x, y) = ((pen + glyph.dx) * units, glyph.dy * units);
                write!(path, "M{} {}{outline}", x.round(), y.round()).expect("writing to a string");
            }
            pen += glyph.advance;
        }
        let (x, y, scale) = (Length(run.x), Length(run.y), 1.0 / units);
        if !path.is_empty() {
            let colour = colour_name(run.colour);
            write!(self.drawn, "<path fill=\"{colour}\" transform=\"matrix({scale:.6} 0 0 -{scale:.6} {x} {y})\" d=\"{path}\"/>")
                .expect("writing to a string");
        }
        if run.element.is_some() && !run.text.trim().is_empty() {
            let (size, width) = (Length(run.size), Length(run.width()));
            write!(
                self.words,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                escape(&run.text)
            )
            .expect("writing to a string");
        }
    }

    fn picture(&mut self, area: Area, picture: &Picture, element: Option<ElementId>) {
        let Area { x, y, width, height } = area;
        let place = {
            let [x, y, width, height] = [x, y, width, height].map(Length);
            format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
        };
        let drawn = match &picture.content {
            Content::Pixels { file, .. } => format!("<image {place} preserveAspectRatio=\"none\" href=\"{}\"/>", data_address(file)),
            Content::Shapes(shapes) => {
                format!("<svg {place} viewBox=\"0 0 {} {}\">{}</svg>", picture.width, picture.height, paths(shapes))
            }
        };
        self.drawn.push_str(&drawn);
        if let Some(Role::Figure(alt)) = element.map(|id| &self.laid_out.elements[id.0].role) {
            write!(self.words, "<g role=\"img\" aria-label=\"{}\">{}</g>", escape(alt), rectangle(area, "transparent"))
                .expect("writing to a string");
        }
    }

    /// Only what leads to a page or an address of the net becomes a link.
    fn link(&mut self, area: Area, element: ElementId) {
        let Role::Link(href) = &self.laid_out.elements[element.0].role else { return };
        if ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme)) {
            let href = escape(href);
            let area = rectangle(area, "transparent");
            write!(self.words, "<a href=\"{href}\" target=\"_blank\" rel=\"noopener noreferrer\" aria-label=\"{href}\">{area}</a>")
                .expect("writing to a string");
        }
    }
}

fn rectangle(area: Area, fill: &str) -> String {
    let Area { x, y, width, height } = area;
    let [x, y, width, height] = [x, y, width, height].map(Length);
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>")
}

fn colour_name(Colour([r, g, b]): Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A length in points, to a thousandth.
#[derive(Clone, Copy)]
struct Length(f32);

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", (self.0 * 1000.0).round() / 1000.0)
    }
}

/// Text as it stands in an element or a quoted attribute; what XML has no place for is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Element, Report};

    fn laid_out(draws: Vec<Draw>, href: &str) -> LaidOut {
        let document = Element { role: Role::Document, parent: None, language: None, words: None };
        let link = Element { role: Role::Link(href.to_owned()), parent: Some(ElementId(0)), ..document.clone() };
        let report = Report { size: 11.0, gap: 1.0, dropped: Vec::new(), headroom: 0.0 };
        LaidOut {
            pages: vec![Page { width: 595.0, height: 842.0, draws }],
            elements: vec![document, link],
            language: "en".to_owned(),
            report,
        }
    }

    fn drawn(draws: Vec<Draw>, href: &str) -> String {
        svg(&laid_out(draws, href), &FontBook::bundled(), &mut Outlines::default()).concat()
    }

    #[test]
    fn words_are_drawn_and_can_be_read() {
        let glyphs = vec![crate::layout::SetGlyph { id: 40, advance: 6.0, dx: 0.0, dy: 0.0, chars: 0..1 }];
        let run = TextRun {
            x: 10.0,
            y: 20.5,
            face: FaceId(0),
            size: 10.0,
            colour: Colour([0, 51, 102]),
            element: Some(ElementId(0)),
            text: "<".to_owned(),
            glyphs,
        };
        let svg = drawn(vec![Draw::Text(run)], "");
        assert!(svg.contains("<path fill=\"#003366\" transform=\"matrix(0.010000 0 0 -0.010000 10 20.5)\" d=\"M0 0m"), "{svg}");
        assert!(svg.contains("textLength=\"6\" lengthAdjust=\"spacingAndGlyphs\">&lt;</text>"), "{svg}");
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{svg}");
    }

    #[test]
    fn links_lead_out_only() {
        let link = || vec![Draw::Link { area: Area { x: 1.0, y: 2.0, width: 3.0, height: 4.0 }, element: ElementId(1) }];
        assert!(drawn(link(), "https://example.org/?a=1&b=2").contains("href=\"https://example.org/?a=1&amp;b=2\""));
        for href in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"] {
            assert!(!drawn(link(), href).contains("<a "), "{href}");
        }
    }
}
