//! A place in a file → the object there; a packed stream → its content, within a limit.

use lopdf::{Object, ObjectId, Stream};

use super::AttachError;
use super::lex::{END, Lexer, Stop};
use super::source::Source;

/// What is read at first for an object, in bytes.
const WINDOW: u64 = 2048;
/// The longest object apart from a stream's content: a list of a million references.
const WIDEST: u64 = 16 << 20;

/// Reads the object at byte `at`, a stream with its content. `length` tells a stream's length where
/// that stands in an object of its own.
pub fn read(source: &Source, at: u64, length: impl Fn(ObjectId) -> Option<i64>) -> Result<(ObjectId, Object), AttachError> {
    let (id, object, begins) = peek(source, at)?;
    let Object::Stream(mut stream) = object else { return Ok((id, object)) };
    let declared = match stream.dict.get(b"Length") {
        Ok(Object::Integer(length)) => Some(*length),
        Ok(Object::Reference(id)) => length(*id),
        _ => None,
    };
    let wrong = || AttachError::Damaged(format!("the length of stream {} is wrong", id.0));
    let declared = declared.and_then(|length| u64::try_from(length).ok()).ok_or_else(wrong)?;
    if declared > source.len.saturating_sub(begins) {
        return Err(wrong());
    }
    let mut content = source.read(begins, declared + 16)?;
    let after = content.split_off((declared as usize).min(content.len()));
    let end = after.iter().position(|byte| !super::lex::is_space(*byte)).unwrap_or(after.len());
    if !after[end..].starts_with(b"endstream") {
        return Err(wrong());
    }
    stream.content = content;
    Ok((id, Object::Stream(stream)))
}

/// Reads the object at byte `at` without the content of a stream; where that begins.
pub fn peek(source: &Source, at: u64) -> Result<(ObjectId, Object, u64), AttachError> {
    let mut width = WINDOW;
    loop {
        let mut window = source.read(at, width)?;
        let whole = (window.len() as u64) < width || width >= WIDEST;
        if whole {
            window.extend_from_slice(END);
        }
        match parse(&window) {
            Ok((id, object, begins)) => return Ok((id, object, at + begins as u64)),
            Err(Stop::Short) if !whole => width *= 8,
            Err(_) => return Err(AttachError::Damaged(format!("there is no object at byte {at}"))),
        }
    }
}

fn parse(window: &[u8]) -> Result<(ObjectId, Object, usize), Stop> {
    let mut lexer = Lexer::new(window, 0);
    let id = lexer.head()?;
    let object = lexer.object()?;
    let Object::Dictionary(dictionary) = object else { return Ok((id, object, 0)) };
    if !lexer.passes(b"stream")? {
        return Ok((id, Object::Dictionary(dictionary), 0));
    }
    lexer.enter_stream()?;
    let stream = Stream { dict: dictionary, content: Vec::new(), allows_compression: false, start_position: None };
    Ok((id, Object::Stream(stream), lexer.at))
}

/// What a stream holds, unpacked.
///
/// # Errors
/// [`AttachError::Damaged`] where it cannot be unpacked, or holds more than `most` bytes.
pub fn unpack(stream: &Stream, most: u64) -> Result<Vec<u8>, AttachError> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    stream.decompressed_content_with_limit(most).map_err(|error| AttachError::Damaged(format!("a stream cannot be unpacked: {error}")))
}
