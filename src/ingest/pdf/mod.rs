//! PDF files → text: the words where they stand on the page, put back into paragraphs.
//!
//! Columns are read one after the other; running heads, page numbers and footnotes are left out
//! and named; words torn at line ends are mended. Pictures of pages hold no text that could be
//! read here: a scanned file is refused with a remedy.

mod cmap;
mod columns;
mod content;
mod encodings;
mod font;
mod furniture;
mod lexer;
mod paragraphs;

use lopdf::{Document, LoadOptions, Object};
use unicode_normalization::UnicodeNormalization;

use super::{Extract, FileDate, FileDay, IngestError, Metadata, day};
use content::{Interpreter, Piece};

const WHAT: &str = "the PDF";
/// Streams that the file's structure stands in unpack to at most this many bytes each.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// A file is read up to this many pages.
const MOST_PAGES: usize = 2000;
/// Pages with fewer letters than this on average are pictures.
const SCANNED: usize = 16;

/// Reads a PDF file.
///
/// # Errors
/// [`IngestError::Scanned`], [`IngestError::Encrypted`], [`IngestError::Damaged`], [`IngestError::NoText`].
pub(super) fn read(bytes: &[u8]) -> Result<Extract, IngestError> {
    let doc = load(bytes)?;
    let mut interpreter = Interpreter::new(&doc);
    let (mut pages, mut pictures, mut unknown) = (Vec::new(), 0, 0);
    for page in doc.page_iter().take(MOST_PAGES) {
        let shown = interpreter.page(page);
        pictures += shown.pictures;
        unknown += shown.unknown;
        pages.push(shown.pieces);
    }
    let letters = letters(&pages);
    if unknown > letters {
        return Err(IngestError::Illegible);
    }
    if letters < SCANNED * pages.len() && pictures > 0 {
        return Err(IngestError::Scanned { pages: pages.len() });
    }
    let empty: Vec<String> =
        (1..).zip(&pages).filter(|(_, pieces)| pieces.is_empty()).map(|(number, _): (usize, _)| number.to_string()).collect();
    let count = pages.len();
    let (pages, left_out) = furniture::take(content_alone(pages));
    let body = furniture::body_size(&pages.iter().map(|pieces| vec![pieces.clone()]).collect::<Vec<_>>());
    let blocks: Vec<_> = pages.into_iter().map(columns::blocks).collect();
    let sheet = properties(&doc);
    let (text, headline) = paragraphs::flow(&blocks, body).finish(sheet.headline.as_deref());
    if text.is_empty() {
        return Err(IngestError::NoText { what: WHAT });
    }
    let mut notes = notes(&left_out);
    if pictures > 0 && !empty.is_empty() && empty.len() < count {
        notes.push(format!("no text on page {}: a picture, perhaps, that this tool cannot read", empty.join(", ")));
    }
    Ok(Extract { text, metadata: Metadata { headline, ..sheet }, notes, ..Extract::default() })
}

fn load(bytes: &[u8]) -> Result<Document, IngestError> {
    const LOCKED: IngestError = IngestError::Encrypted { what: "the PDF is protected by a password" };
    match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MOST_BYTES)) {
        Ok(doc) if doc.is_encrypted() => Err(LOCKED),
        Ok(doc) => Ok(doc),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(LOCKED),
        Err(error) => Err(IngestError::Damaged { what: WHAT, how: error.to_string() }),
    }
}

fn letters(pages: &[Vec<Piece>]) -> usize {
    pages.iter().flatten().flat_map(|piece| piece.text.chars()).filter(|c| c.is_alphanumeric()).count()
}

/// The pieces that the file does not mark as furniture; all of them where it marks nearly all.
/// Ligatures read as their letters.
fn content_alone(mut pages: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let all = letters(&pages);
    let marked: usize = pages.iter().flatten().filter(|piece| piece.artifact).map(|piece| piece.text.len()).sum();
    for page in &mut pages {
        if marked * 2 < all {
            page.retain(|piece| !piece.artifact);
        }
        for piece in page {
            if piece.text.contains(|c: char| ('\u{fb00}'..='\u{fb06}').contains(&c)) {
                piece.text = piece.text.nfkc().collect();
            }
            piece.text.retain(|c| !c.is_control());
        }
    }
    pages
}

/// What the file's own sheet says of it.
fn properties(doc: &Document) -> Metadata {
    let sheet = doc.trailer.get_deref(b"Info", doc).and_then(Object::as_dict).ok();
    let text = |key: &[u8]| {
        let text = sheet.and_then(|sheet| sheet.get_deref(key, doc).ok()).and_then(|text| lopdf::decode_text_string(text).ok());
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty() && text.len() < 500)
    };
    let created = text(b"CreationDate").and_then(|date| {
        let digits: String = date.trim_start_matches("D:").chars().take(8).collect();
        let iso = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
        Some(FileDay { day: day::find_day(&iso)?.1, kind: FileDate::Created })
    });
    Metadata { headline: text(b"Title"), byline: text(b"Author"), dated: created, ..Metadata::default() }
}

fn notes(left_out: &furniture::LeftOut) -> Vec<String> {
    let mut said = Vec::new();
    if !left_out.heads.is_empty() {
        said.push(format!("running heads ({})", left_out.heads.iter().map(|head| format!("“{head}”")).collect::<Vec<_>>().join(", ")));
    }
    if left_out.numbers > 0 {
        said.push("page numbers".to_owned());
    }
    if left_out.notes > 0 {
        said.push("footnotes".to_owned());
    }
    if said.is_empty() { Vec::new() } else { vec![format!("left out of the pages: {}", said.join(", "))] }
}
