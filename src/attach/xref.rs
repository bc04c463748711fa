//! The end of a file → where each object is, and the trailer (ISO 32000-1, 7.5.4 to 7.5.8).
//!
//! Reads tables, streams and files that have both, from the newest section back to the oldest; the
//! number of sections and of objects is bounded.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object};

use super::AttachError;
use super::lex::{END, Lexer, Stop};
use super::object;
use super::source::Source;

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nowhere: it was deleted.
    Free,
    /// At this byte, with this generation.
    At(u64, u16),
    /// In the object stream of this number.
    In(u32),
}

/// How the newest section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As lines of text.
    Table,
    /// As a stream.
    Stream,
    /// Not at all: the list was lost, and found again by a search.
    Rebuilt,
}

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Xref {
    /// By number.
    pub entries: BTreeMap<u32, Entry>,
    /// The newest trailer; older ones add what it lacks.
    pub trailer: Dictionary,
    /// Where the newest section begins, as the file says.
    pub start: u64,
    /// How that section is written.
    pub style: Style,
}

/// The most sections: one for each time that a file was saved.
const MOST_SECTIONS: usize = 4096;
/// A file of few bytes may still have this many objects.
const FREE_ENTRIES: u64 = 100_000;
/// Where the last `startxref` is looked for, from the end of the file.
const TAIL: u64 = 4096;
/// The most bytes of a table that are read at once.
const WIDEST: u64 = 256 << 20;

/// Reads all sections. Positions in the file count from `origin`.
pub fn read(source: &Source, origin: u64) -> Result<Xref, AttachError> {
    let start = last_start(source)?;
    let most = FREE_ENTRIES + source.len / 8;
    let mut xref = Xref { entries: BTreeMap::new(), trailer: Dictionary::new(), start, style: Style::Table };
    let (mut next, mut seen) = (Some(start), BTreeSet::new());
    while let Some(at) = next.take() {
        if seen.len() >= MOST_SECTIONS || !seen.insert(at) {
            return Err(AttachError::Damaged(format!("its cross-reference sections lead in a circle at byte {at}")));
        }
        let (section, style) = section(source, origin, at, most, &mut xref.entries)?;
        if at == start {
            xref.style = style;
        }
        if let Ok(hybrid) = section.get(b"XRefStm").and_then(Object::as_i64) {
            // A file that is made for old readers, too, has the rest there.
            self::section(source, origin, hybrid.unsigned_abs(), most, &mut xref.entries)?;
        }
        next = section.get(b"Prev").and_then(Object::as_i64).ok().and_then(|at| u64::try_from(at).ok());
        for (key, value) in &section {
            if !xref.trailer.has(key) {
                xref.trailer.set(key.clone(), value.clone());
            }
        }
        if xref.entries.len() as u64 > most {
            return Err(AttachError::TooMuch("it declares more objects than its length can hold"));
        }
    }
    Ok(xref)
}

/// The number after the last `startxref`.
fn last_start(source: &Source) -> Result<u64, AttachError> {
    let missing = || AttachError::Damaged("it does not say where its objects are (no `startxref` at its end)".to_owned());
    let from = source.len.saturating_sub(TAIL);
    let mut tail = source.read(from, TAIL)?;
    tail.extend_from_slice(END);
    let at = tail.windows(9).rposition(|word| word == b"startxref").ok_or_else(missing)?;
    let number = Lexer::new(&tail, at + 9).integer().map_err(|_| missing())?;
    u64::try_from(number).map_err(|_| missing())
}

/// Reads one section; entries that are known from newer sections stay.
fn section(
    source: &Source,
    origin: u64,
    at: u64,
    most: u64,
    entries: &mut BTreeMap<u32, Entry>,
) -> Result<(Dictionary, Style), AttachError> {
    let head = source.read(origin + at, 32)?;
    if head.iter().position(|byte| !super::lex::is_space(*byte)).is_some_and(|first| head[first..].starts_with(b"xref")) {
        let mut width = 64 << 10;
        loop {
            let mut window = source.read(origin + at, width)?;
            let whole = (window.len() as u64) < width || width >= WIDEST;
            if whole {
                window.extend_from_slice(END);
            }
            match table(&window, most) {
                Ok((found, trailer)) => {
                    for (number, entry) in found {
                        entries.entry(number).or_insert(entry);
                    }
                    return Ok((trailer, Style::Table));
                }
                Err(Stop::Short) if !whole => width *= 4,
                Err(_) => return Err(AttachError::Damaged(format!("its cross-reference table at byte {at} cannot be read"))),
            }
        }
    }
    let wrong = || AttachError::Damaged(format!("there is no cross-reference section at byte {at}"));
    let (_, object) = object::read(source, origin + at, |_| None).map_err(|_| wrong())?;
    let Object::Stream(stream) = object else { return Err(wrong()) };
    if !stream.dict.has_type(b"XRef") {
        return Err(wrong());
    }
    let content = object::unpack(&stream, most.saturating_mul(24))?;
    stream_entries(&stream.dict, &content, entries).ok_or_else(wrong)?;
    let mut trailer = stream.dict;
    for key in [b"Type".as_slice(), b"W", b"Index", b"Length", b"Filter", b"DecodeParms"] {
        trailer.remove(key);
    }
    Ok((trailer, Style::Stream))
}

/// Entries and trailer of a table.
fn table(window: &[u8], most: u64) -> Result<(Vec<(u32, Entry)>, Dictionary), Stop> {
    let mut lexer = Lexer::new(window, 0);
    lexer.keyword(b"xref")?;
    let mut entries = Vec::new();
    while !lexer.passes(b"trailer")? {
        let mut first = u32::try_from(lexer.integer()?).map_err(|_| Stop::Wrong)?;
        let count = u32::try_from(lexer.integer()?).map_err(|_| Stop::Wrong)?;
        for i in 0..count {
            let offset = u64::try_from(lexer.integer()?).map_err(|_| Stop::Wrong)?;
            let generation = lexer.integer()?;
            let used = lexer.word()?;
            // Some programs count from one though their list begins with the head of the free ones.
            if i == 0 && first == 1 && used == b"f" && generation == 65535 {
                first = 0;
            }
            let number = first.checked_add(i).ok_or(Stop::Wrong)?;
            entries.push(match used {
                b"n" => (number, Entry::At(offset, u16::try_from(generation).map_err(|_| Stop::Wrong)?)),
                b"f" => (number, Entry::Free),
                _ => return Err(Stop::Wrong),
            });
            if entries.len() as u64 > most {
                return Err(Stop::Wrong);
            }
        }
    }
    match lexer.object()? {
        Object::Dictionary(trailer) => Ok((entries, trailer)),
        _ => Err(Stop::Wrong),
    }
}

/// Entries of a stream.
fn stream_entries(dictionary: &Dictionary, content: &[u8], entries: &mut BTreeMap<u32, Entry>) -> Option<()> {
    let numbers = |key: &[u8]| -> Option<Vec<u64>> {
        let array = dictionary.get(key).and_then(Object::as_array).ok()?;
        array.iter().map(|item| item.as_i64().ok().and_then(|item| u64::try_from(item).ok())).collect()
    };
    let widths: Vec<usize> =
        numbers(b"W")?.into_iter().map(|width| usize::try_from(width).ok().filter(|w| *w <= 8)).collect::<Option<_>>()?;
    let &[kind, second, third] = widths.as_slice() else { return None };
    let size = u64::try_from(dictionary.get(b"Size").and_then(Object::as_i64).ok()?).ok()?;
    let index = numbers(b"Index").unwrap_or_else(|| vec![0, size]);
    let mut rows = content.chunks_exact((kind + second + third).max(1));
    for range in index.chunks_exact(2) {
        for number in range[0]..range[0].checked_add(range[1])? {
            let Some(row) = rows.next() else { return Some(()) };
            let field =
                |from: usize, width: usize| row[from..from + width].iter().fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
            let entry = match if kind == 0 { 1 } else { field(0, kind) } {
                0 => Entry::Free,
                1 => Entry::At(field(kind, second), u16::try_from(field(kind + second, third)).ok()?),
                2 => Entry::In(u32::try_from(field(kind, second)).ok()?),
                _ => continue,
            };
            entries.entry(u32::try_from(number).ok()?).or_insert(entry);
        }
    }
    Some(())
}
