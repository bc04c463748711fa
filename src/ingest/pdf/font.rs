//! A font of a PDF file → which characters its codes stand for, and how wide they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::cmap::Map;
use super::encodings::{self, Table};

/// A character map unpacks to at most this many bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Widths of the printable ASCII characters of Helvetica in thousandths of the size (Adobe's font
/// metrics), for the standard fonts that files do not carry.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
    278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
    556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// What is needed of a font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: Map,
    widths: BTreeMap<u32, f32>,
    /// Width of a code that has none of its own.
    usual: f32,
    /// Widths are in units of this many to the size: 0.001, but for fonts drawn by programs.
    unit: f32,
    pub(super) bold: bool,
}

/// How codes are cut out of a text, and what they mean by themselves.
#[derive(Debug)]
enum Codes {
    /// One byte each.
    Simple(Box<Table>),
    /// So many bytes each; they are Unicode themselves or mean nothing.
    Composite { length: usize, unicode: bool },
}

/// One character of a text.
#[derive(Debug)]
pub(super) struct Glyph<'f> {
    /// What it reads as; `None` where the font does not tell.
    pub(super) text: Option<std::borrow::Cow<'f, str>>,
    /// Its width, by the font's size.
    pub(super) width: f32,
    /// Whether word spacing is added to it: only the one-byte code 32.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn read(doc: &Document, font: &Dictionary) -> Self {
        let kind = name(doc, font, b"Subtype");
        let to_unicode = stream(doc, font, b"ToUnicode").map(|program| Map::parse(&program)).unwrap_or_default();
        let base_name = String::from_utf8_lossy(&name(doc, font, b"BaseFont")).to_ascii_lowercase();
        let bold = ["bold", "black", "heavy", "semibold", "demi"].iter().any(|word| base_name.contains(word));
        if kind == b"Type0" {
            return Self::composite(doc, font, to_unicode, bold);
        }
        let (widths, usual) = simple_widths(doc, font, base_name.contains("courier"));
        let unit = match get(doc, font, b"FontMatrix").and_then(|matrix| matrix.as_array().ok()?.first()?.as_float().ok()) {
            Some(unit) if kind == b"Type3" => unit.abs(),
            _ => 0.001,
        };
        Self { codes: Codes::Simple(Box::new(encoding(doc, font, &kind))), to_unicode, widths, usual, unit, bold }
    }

    fn composite(doc: &Document, font: &Dictionary, to_unicode: Map, bold: bool) -> Self {
        let encoding = name(doc, font, b"Encoding");
        let unicode = encoding.windows(4).any(|four| four == b"UCS2") || encoding.windows(5).any(|five| five == b"UTF16");
        let own = stream(doc, font, b"Encoding").map(|program| Map::parse(&program));
        let length = own.and_then(|map| map.code_length).or(to_unicode.code_length.filter(|_| encoding.is_empty())).unwrap_or(2);
        let descendant = get(doc, font, b"DescendantFonts").and_then(|fonts| fonts.as_array().ok()).and_then(|fonts| fonts.first());
        let descendant = descendant.and_then(|font| doc.dereference(font).ok()).and_then(|(_, font)| font.as_dict().ok());
        let (mut widths, mut usual) = (BTreeMap::new(), 1000.0);
        if let Some(descendant) = descendant {
            usual = get(doc, descendant, b"DW").and_then(|width| width.as_float().ok()).unwrap_or(1000.0);
            let table = get(doc, descendant, b"W").and_then(|table| table.as_array().ok());
            widths = table.map(|table| composite_widths(doc, table)).unwrap_or_default();
        }
        Self { codes: Codes::Composite { length, unicode }, to_unicode, widths, usual, unit: 0.001, bold }
    }

    /// The characters of a text.
    pub(super) fn glyphs<'f>(&'f self, text: &'f [u8]) -> impl Iterator<Item = Glyph<'f>> {
        let length = match self.codes {
            Codes::Simple(_) => 1,
            Codes::Composite { length, .. } => length,
        };
        text.chunks(length).map(move |code| {
            let number = super::cmap::number(code);
            Glyph {
                text: self.text(number),
                width: self.widths.get(&number).copied().unwrap_or(self.usual) * self.unit,
                is_space: code == b" ",
            }
        })
    }

    fn text(&self, code: u32) -> Option<std::borrow::Cow<'_, str>> {
        // Some programs map codes they do not know to zero.
        if let Some(text) = self.to_unicode.get(code).filter(|text| !text.is_empty() && !text.starts_with('\0')) {
            return Some(text.into());
        }
        match &self.codes {
            Codes::Simple(table) => {
                let c = *table.get(code as usize)?;
                (c != '\0').then(|| c.to_string().into())
            }
            Codes::Composite { unicode: true, .. } => char::from_u32(code).map(|c| c.to_string().into()),
            Codes::Composite { .. } => None,
        }
    }
}

fn get<'d>(doc: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    dictionary.get_deref(key, doc).ok()
}

fn name(doc: &Document, dictionary: &Dictionary, key: &[u8]) -> Vec<u8> {
    get(doc, dictionary, key).and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec()
}

fn stream(doc: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<Vec<u8>> {
    get(doc, dictionary, key)?.as_stream().ok()?.get_plain_content_with_limit(MOST_BYTES).ok()
}

/// The table of a simple font: its base, and the differences from it.
fn encoding(doc: &Document, font: &Dictionary, kind: &[u8]) -> Table {
    let own = if kind == b"TrueType" { &b"WinAnsiEncoding"[..] } else { b"StandardEncoding" };
    match get(doc, font, b"Encoding") {
        Some(Object::Name(name)) => encodings::table(name),
        Some(Object::Dictionary(dictionary)) => {
            let base = name(doc, dictionary, b"BaseEncoding");
            let mut table = encodings::table(if base.is_empty() { own } else { &base });
            let differences = get(doc, dictionary, b"Differences").and_then(|array| array.as_array().ok());
            let mut code = 0_usize;
            for entry in differences.into_iter().flatten() {
                match entry {
                    Object::Integer(number) => code = usize::try_from(*number).unwrap_or(256),
                    Object::Name(name) => {
                        if let Some(place) = table.get_mut(code) {
                            *place = encodings::glyph(name).unwrap_or('\0');
                        }
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
            table
        }
        _ => encodings::table(own),
    }
}

fn simple_widths(doc: &Document, font: &Dictionary, fixed: bool) -> (BTreeMap<u32, f32>, f32) {
    let first = get(doc, font, b"FirstChar").and_then(|first| first.as_i64().ok()).and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
    let array = get(doc, font, b"Widths").and_then(|array| array.as_array().ok());
    let missing = get(doc, font, b"FontDescriptor").and_then(|sheet| get(doc, sheet.as_dict().ok()?, b"MissingWidth")?.as_float().ok());
    match array {
        Some(array) => {
            let widths = array
                .iter()
                .take(256)
                .zip(first..)
                .filter_map(|(width, code)| Some((code, doc.dereference(width).ok()?.1.as_float().ok()?)));
            (widths.collect(), missing.unwrap_or(0.0))
        }
        None if fixed => (BTreeMap::new(), 600.0),
        None => ((32..).zip(HELVETICA.map(f32::from)).collect(), missing.unwrap_or(556.0)),
    }
}

/// `c [w1 w2 …]` and `from to w` (ISO 32000-1, 9.7.4.3).
fn composite_widths(doc: &Document, table: &[Object]) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let number = |object: &Object| doc.dereference(object).ok().and_then(|(_, object)| object.as_float().ok());
    let mut at = 0;
    while let Some(from) = table.get(at).and_then(number) {
        let from = from as u32;
        match table.get(at + 1).and_then(|object| doc.dereference(object).ok()) {
            Some((_, Object::Array(list))) => {
                widths.extend((from..).zip(list.iter().take(70_000).filter_map(number)));
                at += 2;
            }
            Some((_, to)) => {
                let (Ok(to), Some(width)) = (to.as_float(), table.get(at + 2).and_then(number)) else { break };
                widths.extend((from..=to as u32).take(70_000).map(|code| (code, width)));
                at += 3;
            }
            None => break,
        }
        if widths.len() > 70_000 {
            break;
        }
    }
    widths
}
