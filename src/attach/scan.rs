//! A file whose list of objects is lost → the list, from a search through its bytes.
//!
//! As the last of several objects of one number was the newest, it wins. Streams whose length is
//! wrong stay as they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::AttachError;
use super::lex::{END, Lexer};
use super::object;
use super::source::Source;
use super::xref::{Entry, Style, Xref};

/// How much is looked at at once, and how far pieces overlap, in bytes.
const PIECE: u64 = 4 << 20;
const OVERLAP: usize = 64;
/// The longest object stream that is unpacked, in bytes.
const LONGEST: u64 = 64 << 20;
/// The longest trailer, in bytes.
const TRAILER: u64 = 16 << 10;
/// The most objects that are looked for.
const MOST: usize = 8 << 20;

/// Finds objects and trailers. Positions in the result count from `origin`.
pub fn find_objects(source: &Source, origin: u64) -> Result<Xref, AttachError> {
    let (mut entries, trailers) = marks(source, origin)?;
    let mut trailer = Dictionary::new();
    for at in trailers.into_iter().rev() {
        let mut window = source.read(origin + at, TRAILER)?;
        window.extend_from_slice(END);
        if let Ok(Object::Dictionary(found)) = Lexer::new(&window, "trailer".len()).object() {
            adopt(&mut trailer, &found);
        }
    }
    let (mut packed, mut catalog) = (Vec::new(), None);
    for (number, entry) in &entries {
        let Entry::At(at, generation) = entry else { continue };
        let Ok((_, found, _)) = object::peek(source, origin + at) else { continue };
        match found {
            Object::Stream(stream) if stream.dict.has_type(b"ObjStm") => packed.push((*number, *at)),
            Object::Stream(stream) if stream.dict.has_type(b"XRef") => adopt(&mut trailer, &stream.dict),
            Object::Dictionary(found) if found.has_type(b"Catalog") => catalog = Some((*number, *generation)),
            _ => {}
        }
    }
    for (number, at) in packed {
        if let Some((inside, root)) = inside(source, origin + at) {
            catalog = catalog.or(root);
            for inner in inside {
                entries.entry(inner).or_insert(Entry::In(number));
            }
        }
    }
    if let (false, Some(root)) = (trailer.has(b"Root"), catalog) {
        trailer.set("Root", Object::Reference(root));
    }
    if entries.is_empty() || !trailer.has(b"Root") {
        return Err(AttachError::Damaged("no catalog is found in it, whatever is tried".to_owned()));
    }
    Ok(Xref { entries, trailer, start: 0, style: Style::Rebuilt })
}

/// Takes from a trailer what is still missing and of use.
fn adopt(trailer: &mut Dictionary, found: &Dictionary) {
    for key in [b"Root".as_slice(), b"Info", b"ID", b"Encrypt"] {
        if let (false, Ok(value)) = (trailer.has(key), found.get(key)) {
            trailer.set(key, value.clone());
        }
    }
}

/// Where `12 0 obj` and `trailer` stand.
fn marks(source: &Source, origin: u64) -> Result<(BTreeMap<u32, Entry>, Vec<u64>), AttachError> {
    let (mut entries, mut trailers) = (BTreeMap::new(), Vec::new());
    let mut at = origin;
    while at < source.len {
        let piece = source.read(at, PIECE + OVERLAP as u64)?;
        let end = piece.len().min(PIECE as usize);
        for (i, _) in piece.windows(4).enumerate().filter(|(_, word)| *word == b" obj") {
            if let Some((start, number, generation)) = head_before(&piece, i)
                && start < end
            {
                entries.insert(number, Entry::At(at + start as u64 - origin, generation));
            }
        }
        trailers
            .extend(piece.windows(7).take(end).enumerate().filter(|(_, word)| *word == b"trailer").map(|(i, _)| at + i as u64 - origin));
        if entries.len() > MOST {
            return Err(AttachError::TooMuch("it has more than eight million objects"));
        }
        // The next piece begins before this one's end, so that nothing is cut in two.
        at += PIECE - OVERLAP as u64;
    }
    trailers.dedup();
    Ok((entries, trailers))
}

/// The two numbers before ` obj`, and where they begin.
fn head_before(piece: &[u8], space: usize) -> Option<(usize, u32, u16)> {
    let digits_before = |end: usize| {
        let length = piece[..end].iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(&piece[end - length..end]).ok()?;
        Some((end - length, text))
    };
    let (start, generation) = digits_before(space)?;
    let end = start.checked_sub(1).filter(|at| piece[*at] == b' ')?;
    let (start, number) = digits_before(end)?;
    Some((start, number.parse().ok()?, generation.parse().ok()?))
}

/// The numbers of the objects in an object stream, and the catalog among them.
type Inside = (Vec<u32>, Option<ObjectId>);

/// Looks into an object stream.
fn inside(source: &Source, at: u64) -> Option<Inside> {
    let (_, found) = object::read(source, at, |_| None).ok()?;
    let Object::Stream(stream) = found else { return None };
    let mut bytes = object::unpack(&stream, LONGEST).ok()?;
    bytes.extend_from_slice(END);
    let field = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).ok().and_then(|value| usize::try_from(value).ok());
    let (count, first) = (field(b"N")?, field(b"First")?);
    let mut lexer = Lexer::new(&bytes, 0);
    let (mut numbers, mut catalog) = (Vec::new(), None);
    for _ in 0..count.min(bytes.len()) {
        let number = u32::try_from(lexer.integer().ok()?).ok()?;
        let place = first.checked_add(usize::try_from(lexer.integer().ok()?).ok()?)?;
        if Lexer::new(&bytes, place).object().is_ok_and(|found| found.as_dict().is_ok_and(|found| found.has_type(b"Catalog"))) {
            catalog = Some((number, 0));
        }
        numbers.push(number);
    }
    Some((numbers, catalog))
}
