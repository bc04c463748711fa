//! Rich text (RTF 1.9.1) → text: what a reader sees on the page.
//!
//! Groups that hold no article text (fonts, styles, pictures, headers, footnotes, field codes) are
//! skipped, and so is hidden and deleted text. Unknown groups marked `\*` are skipped, as the
//! format asks of every reader.

mod charsets;
mod lexer;

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::flow::{Flow, Style};
use super::{FileDate, FileDay, IngestError, Metadata};
use lexer::{Lexer, Token};

/// Groups inside groups are followed this deep; what lies deeper is skipped.
const DEEPEST: usize = 400;

/// Groups without article text.
const SKIPPED: &[&str] = &[
    "colortbl",
    "stylesheet",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "revtbl",
    "filetbl",
    "pict",
    "objdata",
    "objclass",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "atnid",
    "atnauthor",
    "atnref",
    "atndate",
    "xe",
    "tc",
    "bkmkstart",
    "bkmkend",
    "fldinst",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "generator",
    "nonshppict",
    "sp",
    "pgptbl",
    "xmlnstbl",
    "mmathPr",
    "private",
    "userprops",
    "docvar",
    "template",
    "formfield",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "falt",
    "panose",
    "fname",
    "fontemb",
    "fontfile",
    "operator",
    "doccomm",
    "subject",
    "keywords",
    "category",
    "manager",
    "company",
    "hlinkbase",
    "revtim",
    "printim",
    "buptim",
];
/// Groups marked `\*` that hold article text all the same.
const KEPT: &[&str] = &["shppict", "shpinst", "shptxt", "pn", "pntxtb", "pntxta", "upr", "ud", "result"];

/// What holds inside one group.
#[derive(Clone, Copy)]
struct State {
    place: Place,
    encoding: &'static Encoding,
    /// Characters that follow `\u` for readers that do not know it.
    stand_ins: usize,
    unseen: bool,
}

/// What the text of a group is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    /// The bullet or number before a list item.
    Bullet,
    Fonts,
    /// The property sheet: only some of its groups are wanted.
    Sheet,
    Title,
    Author,
    Created,
    Skipped,
}

/// Reads a document.
///
/// # Errors
/// [`IngestError::NoText`].
pub(super) fn read(bytes: &[u8]) -> Result<(String, Metadata), IngestError> {
    let mut reader = Reader::new();
    for token in Lexer::new(bytes) {
        reader.take(token);
    }
    reader.end_paragraph();
    let Reader { flow, title, author, created, .. } = reader;
    let (text, headline) = flow.finish(Some(title.trim()).filter(|title| !title.is_empty()));
    if text.is_empty() {
        return Err(IngestError::NoText { what: "the RTF document" });
    }
    let [year, month, day] = created;
    let created = i8::try_from(month).ok().zip(i8::try_from(day).ok()).filter(|_| year > 1900);
    let created = created.and_then(|(month, day)| jiff::civil::Date::new(year, month, day).ok());
    let byline = Some(author.trim().to_owned()).filter(|author| !author.is_empty());
    Ok((text, Metadata { headline, byline, dated: created.map(|day| FileDay { day, kind: FileDate::Created }), ..Metadata::default() }))
}

struct Reader {
    flow: Flow,
    stack: Vec<State>,
    /// Groups open beyond [`DEEPEST`].
    beyond: usize,
    state: State,
    /// Whether the next control word names a group that may be skipped.
    optional: bool,
    /// Bytes of text that wait for the end of their run.
    bytes: Vec<u8>,
    paragraph: String,
    style: Style,
    cells: Vec<Vec<(Style, String)>>,
    stand_ins_left: usize,
    high: Option<u16>,
    default_encoding: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    title: String,
    author: String,
    created: [i16; 3],
}

impl Reader {
    fn new() -> Self {
        let encoding = encoding_rs::WINDOWS_1252;
        let state = State { place: Place::Body, encoding, stand_ins: 1, unseen: false };
        Self {
            flow: Flow::default(),
            stack: Vec::new(),
            beyond: 0,
            state,
            optional: false,
            bytes: Vec::new(),
            paragraph: String::new(),
            style: Style::Body,
            cells: Vec::new(),
            stand_ins_left: 0,
            high: None,
            default_encoding: encoding,
            fonts: BTreeMap::new(),
            font: 0,
            title: String::new(),
            author: String::new(),
            created: [0, 1, 1],
        }
    }

    fn take(&mut self, token: Token) {
        if !matches!(token, Token::Byte(_)) {
            self.flush();
        }
        match token {
            Token::Open => {
                self.stand_ins_left = 0;
                if self.stack.len() < DEEPEST { self.stack.push(self.state) } else { self.beyond += 1 }
            }
            Token::Close => {
                self.stand_ins_left = 0;
                self.optional = false;
                if self.beyond > 0 {
                    self.beyond -= 1;
                } else if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            _ if self.beyond > 0 => {}
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
            Token::Byte(_) if self.stand_ins_left > 0 => self.stand_ins_left -= 1,
            Token::Byte(byte) if self.state.place != Place::Skipped => self.bytes.push(byte),
            Token::Byte(_) => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.optional = true,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'\\' | b'{' | b'}' => self.text(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\n' | b'\r' => self.end_paragraph(),
            b'\t' => self.text(" "),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        self.stand_ins_left = 0;
        if SKIPPED.contains(&word) || optional && !KEPT.contains(&word) && destination(word).is_none() {
            self.state.place = Place::Skipped;
            return;
        }
        if let Some(place) = destination(word) {
            self.state.place = if self.state.place == Place::Skipped { Place::Skipped } else { place };
            return;
        }
        match (word, number) {
            ("u", Some(unit)) => self.unicode(unit),
            ("uc", Some(count)) => self.state.stand_ins = usize::try_from(count).unwrap_or(1).min(16),
            ("ansicpg", Some(page)) => self.set_default(charsets::of_code_page(page)),
            ("mac", _) => self.set_default(charsets::of_code_page(10000)),
            ("f", Some(font)) => self.font(font),
            ("fcharset", Some(charset)) if self.state.place == Place::Fonts => {
                self.fonts.insert(self.font, charsets::of_charset(charset).unwrap_or(self.default_encoding));
            }
            ("v" | "deleted", _) => self.state.unseen = number != Some(0),
            ("plain", _) => self.state.unseen = false,
            ("pard", _) => self.style = Style::Body,
            ("outlinelevel", Some(0)) => self.style = Style::Title,
            ("yr", Some(year)) if self.state.place == Place::Created => self.created[0] = i16::try_from(year).unwrap_or(0),
            ("mo", Some(month)) if self.state.place == Place::Created => self.created[1] = i16::try_from(month).unwrap_or(0),
            ("dy", Some(day)) if self.state.place == Place::Created => self.created[2] = i16::try_from(day).unwrap_or(0),
            ("par" | "sect" | "page" | "line" | "column", _) if self.is_body() => self.end_paragraph(),
            ("cell" | "nestcell", _) if self.is_body() => self.end_cell(),
            ("row" | "nestrow", _) if self.is_body() => super::office::push_row(&mut self.flow, &std::mem::take(&mut self.cells)),
            _ => self.text(sign(word)),
        }
    }

    fn is_body(&self) -> bool {
        matches!(self.state.place, Place::Body | Place::Bullet)
    }

    fn set_default(&mut self, encoding: &'static Encoding) {
        self.default_encoding = encoding;
        self.state.encoding = encoding;
    }

    fn font(&mut self, font: i32) {
        self.font = font;
        if self.state.place != Place::Fonts {
            self.state.encoding = self.fonts.get(&font).copied().unwrap_or(self.default_encoding);
        }
    }

    /// A UTF-16 unit; two of them may make one character.
    fn unicode(&mut self, unit: i32) {
        let unit = (unit & 0xffff) as u16;
        let text = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                String::new()
            }
            (Some(high), _) => String::from_utf16_lossy(&[high, unit]),
            (None, _) => String::from_utf16_lossy(&[unit]),
        };
        self.text(&text);
        self.stand_ins_left = self.state.stand_ins;
    }

    /// Decodes the bytes of text that were gathered.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.state.encoding.decode_without_bom_handling(&bytes).0;
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        match self.state.place {
            Place::Body if !self.state.unseen => self.paragraph.push_str(text),
            // The bullet itself is set by the text that is made.
            Place::Bullet if !text.trim().is_empty() => self.bullet(text),
            Place::Title => self.title.push_str(text),
            Place::Author => self.author.push_str(text),
            _ => {}
        }
    }

    /// Numbers are words of the document; signs are not.
    fn bullet(&mut self, text: &str) {
        if text.contains(|c: char| c.is_alphanumeric()) && text.len() > 1 {
            self.paragraph.push_str(text.trim());
            self.paragraph.push(' ');
        } else {
            self.style = Style::Item;
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        let text = std::mem::take(&mut self.paragraph);
        match self.cells.last_mut() {
            Some(cell) if !text.trim().is_empty() => cell.push((self.style, text)),
            Some(_) => {}
            None => self.flow.push(self.style, &text),
        }
        if self.style == Style::Item {
            self.style = Style::Body;
        }
    }

    fn end_cell(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        self.cells.push(if text.trim().is_empty() { Vec::new() } else { vec![(self.style, text)] });
    }
}

/// Groups whose text is wanted for something.
fn destination(word: &str) -> Option<Place> {
    match word {
        "fonttbl" => Some(Place::Fonts),
        "info" => Some(Place::Sheet),
        "title" => Some(Place::Title),
        "author" => Some(Place::Author),
        "creatim" => Some(Place::Created),
        "listtext" | "pntext" => Some(Place::Bullet),
        _ => None,
    }
}

/// Control words that stand for a sign.
fn sign(word: &str) -> &'static str {
    match word {
        "tab" => " ",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> String {
        read(format!("{{\\rtf1\\ansi\\ansicpg1252\\uc1{body}}}").as_bytes()).map(|read| read.0).unwrap_or_default()
    }

    #[test]
    fn what_is_seen_is_read() {
        let rtf = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}{\\colortbl;\\red0;}{\\*\\generator X;}\\pard Port {\\b ministers} met in M\\'e1laga\\par \
                   \\u8220?We agree\\u8221?, {\\v not }one said.\\par{\\f1 \\'cf\\'ee\\'f0\\'f2}\\par";
        assert_eq!(text(rtf), "Port ministers met in Málaga\n\n“We agree”, one said.\n\nПорт\n");
    }

    #[test]
    fn notes_fields_and_deleted_text_are_left_out() {
        let rtf = "They {\\deleted never }met{\\footnote A note.}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt  here}}.{\\header Page}{\\*\\unknown x}";
        assert_eq!(text(rtf), "They met here.\n");
    }

    #[test]
    fn lists_and_tables_are_read() {
        let rtf = "{\\listtext\\'b7\\tab}A joint plan\\par\\trowd Date\\cell May 4\\cell\\row\\pard They left.\\par";
        assert_eq!(text(rtf), "• A joint plan\n\nDate | May 4\n\nThey left.\n");
    }

    #[test]
    fn properties_are_read_and_not_taken_for_publication() {
        let (_, metadata) =
            read(b"{\\rtf1{\\info{\\title Port talks}{\\author Ana Souza}{\\creatim\\yr2021\\mo5\\dy4\\hr1}}Port talks\\par They met.}")
                .expect("text");
        assert_eq!((metadata.headline.as_deref(), metadata.byline.as_deref()), (Some("Port talks"), Some("Ana Souza")));
        assert_eq!((metadata.published, metadata.dated.map(|dated| dated.day.to_string()).as_deref()), (None, Some("2021-05-04")));
    }

    #[test]
    fn broken_files_end() {
        for rtf in [
            "{".repeat(100_000),
            "}".repeat(1000),
            "\\u".repeat(1000),
            "\\'zz\\bin".repeat(1000),
            "{\\pict".repeat(2000),
            "\\cell".repeat(99),
        ] {
            let _ = text(&rtf);
        }
    }
}
