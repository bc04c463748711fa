//! Words for the edge of pages, such as “Annex A” → a PDF file with one sheet for each, to be laid
//! over the pages. In the bundled fonts, embedded; marked as nothing that is read out.

use super::AttachError;
use super::ink::Ink;
use super::turned::{Matrix, Turned};
use crate::font::{Direction, Family, FontBook, Shaper, Slant, Weight};
use crate::layout::{Draw, Element, LaidOut, Page, Report, Role, SetGlyph, TextRun};
use crate::memo::style::Colour;
use crate::render::{self, Properties};

/// Size of the words, in points.
const SIZE: f32 = 8.5;
/// Least height of a band that takes them, in points: the size, and as much again for air.
const BAND: f32 = 17.0;
/// How far from the edge of the paper they stand at most, and the least that printers reach.
const FARTHEST: f32 = 28.0;
const NEAREST: f32 = 10.0;
/// How far capitals reach, as a share of the size.
const CAPITALS: f32 = 0.66;
/// White space at the side where the page does not tell its own, in points.
const SIDE: f32 = 56.0;
/// The blue of the memo's labels.
const COLOUR: Colour = Colour([0x14, 0x3b, 0x66]);

/// Words in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What is printed.
    pub text: String,
    /// Width and height of the page as its reader sees it, in points.
    pub page: (f32, f32),
    /// Right end of the words, from the left edge of the page.
    pub right: f32,
    /// Their line, from the lower edge of the page.
    pub line: f32,
    /// From what the reader sees to the page's own coordinates.
    pub to_page: Matrix,
}

/// Finds a place that is clear of the page's ink, upright as the page is shown: above the ink, or else
/// below it.
pub fn place(text: &str, turned: &Turned, ink: Option<Ink>) -> Option<Words> {
    let (page, to_page) = (turned.size, turned.to_page);
    let ink = ink.unwrap_or(Ink { left: SIDE, bottom: page.1 / 2.0, top: page.1 / 2.0 });
    let side = ink.left.clamp(NEAREST, SIDE * 1.5);
    let above = page.1 - ink.top;
    let from_edge = |band: f32| ((band - CAPITALS * SIZE) / 2.0).clamp(NEAREST.min(band / 3.0), FARTHEST);
    let line = if above >= BAND {
        page.1 - from_edge(above) - CAPITALS * SIZE
    } else if ink.bottom >= BAND {
        from_edge(ink.bottom)
    } else {
        return None;
    };
    Some(Words { text: text.to_owned(), page, right: page.0 - side, line, to_page })
}

/// Writes the sheets.
pub fn write(all: &[Words], book: &FontBook) -> Result<Vec<u8>, AttachError> {
    let mut shaper = Shaper::new(book);
    let pages = all.iter().map(|words| sheet(words, &mut shaper)).collect();
    let document = Element { role: Role::Document, parent: None, language: None, words: None };
    let report = Report { size: SIZE, gap: 1.0, dropped: Vec::new(), headroom: 0.0 };
    let laid_out = LaidOut { pages, elements: vec![document], language: "en".to_owned(), report };
    Ok(render::pdf(&laid_out, book, &Properties::default())?)
}

fn sheet(words: &Words, shaper: &mut Shaper) -> Page {
    let mut runs = Vec::new();
    let mut width = 0.0;
    for (face, text) in by_face(&words.text, shaper.book()) {
        let run = run(face, text, words, width, shaper);
        width += run.width();
        runs.push(run);
    }
    for run in &mut runs {
        run.x += words.right - width;
    }
    Page { width: words.page.0, height: words.page.1, draws: runs.into_iter().map(Draw::Text).collect() }
}

/// Pieces of text that one face can set.
fn by_face<'t>(text: &'t str, book: &FontBook) -> Vec<(crate::font::FaceId, &'t str)> {
    let wanted = book.pick(Family::Sans, Weight::Semibold, Slant::Upright, SIZE);
    let mut pieces: Vec<(crate::font::FaceId, usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let face = book.standing_in(wanted, letter).unwrap_or(wanted);
        let end = at + letter.len_utf8();
        match pieces.last_mut() {
            Some((last, _, to)) if *last == face => *to = end,
            _ => pieces.push((face, at, end)),
        }
    }
    pieces.into_iter().map(|(face, from, to)| (face, &text[from..to])).collect()
}

fn run(face: crate::font::FaceId, text: &str, words: &Words, x: f32, shaper: &mut Shaper) -> TextRun {
    let shaped = shaper.shape(face, Direction::Rightward, "en", text);
    let mut glyphs = Vec::new();
    for (at, glyph) in shaped.iter().enumerate() {
        let first = at == 0 || shaped[at - 1].cluster != glyph.cluster;
        let end = shaped[at..].iter().map(|next| next.cluster).find(|next| *next > glyph.cluster).unwrap_or(text.len());
        let chars = if first { glyph.cluster..end } else { end..end };
        glyphs.push(SetGlyph { id: glyph.id, advance: glyph.advance * SIZE, dx: glyph.dx * SIZE, dy: glyph.dy * SIZE, chars });
    }
    let y = words.page.1 - words.line;
    TextRun { x, y, face, size: SIZE, colour: COLOUR, element: None, text: text.to_owned(), glyphs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_clear_of_ink() {
        let page = &Turned::new([0.0, 0.0, 595.0, 842.0], 0);
        let usual = place("Annex A", page, Some(Ink { left: 59.5, bottom: 40.0, top: 794.0 })).unwrap();
        assert!(usual.line > 794.0 + 8.0 && usual.line < 842.0 - 10.0, "{usual:?}");
        assert!((usual.right - 535.5).abs() < 0.01);
        let marked = place("Annex A", page, Some(Ink { left: 59.5, bottom: 20.0, top: 820.0 })).unwrap();
        assert!(marked.line > 821.0, "{marked:?}");
        let high = place("Annex A", page, Some(Ink { left: 59.5, bottom: 40.0, top: 840.0 })).unwrap();
        assert!(high.line > 9.0 && high.line + SIZE < 40.0, "{high:?}");
        assert_eq!(place("Annex A", page, Some(Ink { left: 0.0, bottom: 0.0, top: 842.0 })), None);
    }
}
