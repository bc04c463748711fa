//! The body of a mail → its parts (RFC 2046 §5.1), to a bounded depth and number.

use std::borrow::Cow;

use super::headers::{self, Headers, Valued};
use super::transfer;
use crate::ingest::decode;

/// Parts inside parts are followed this deep; mails have three or four levels.
const DEEPEST: usize = 12;
/// A mail is read up to this many parts.
pub(super) const MOST_PARTS: usize = 500;

/// One part of a mail, or the whole mail.
#[derive(Debug)]
pub(super) struct Part<'b> {
    pub(super) headers: Headers,
    pub(super) kind: Valued,
    body: &'b [u8],
    pub(super) parts: Vec<Part<'b>>,
}

impl<'b> Part<'b> {
    /// Reads head and body; `budget` is how many parts may still be read.
    pub(super) fn parse(bytes: &'b [u8], depth: usize, budget: &mut usize) -> Self {
        let (headers, at) = headers::parse(bytes);
        let kind = headers.valued("content-type");
        let body = &bytes[at..];
        let boundary = kind.get("boundary").filter(|_| kind.value.starts_with("multipart/") && depth < DEEPEST);
        let mut parts = Vec::new();
        for piece in boundary.iter().flat_map(|boundary| pieces(body, boundary.as_bytes())) {
            if *budget == 0 {
                break;
            }
            *budget -= 1;
            parts.push(Part::parse(piece, depth + 1, budget));
        }
        Self { headers, kind, body, parts }
    }

    /// The body with its transfer encoding undone.
    pub(super) fn bytes(&self) -> Cow<'b, [u8]> {
        transfer::undo(&self.headers.get("content-transfer-encoding").unwrap_or_default(), self.body)
    }

    /// The body as text, by its charset or by detection.
    pub(super) fn text(&self) -> String {
        decode::labelled(&self.bytes(), self.kind.get("charset").as_deref())
    }

    /// Its media type; text where none is named (RFC 2045 §5.2).
    pub(super) fn media(&self) -> &str {
        if self.kind.value.contains('/') { &self.kind.value } else { "text/plain" }
    }

    pub(super) fn file_name(&self) -> Option<String> {
        self.headers.valued("content-disposition").get("filename").or_else(|| self.kind.get("name"))
    }

    pub(super) fn is_attached(&self) -> bool {
        self.headers.valued("content-disposition").value == "attachment" || self.file_name().is_some()
    }
}

/// What stands between the lines `--boundary`, up to `--boundary--` or the end.
fn pieces<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let mut pieces = Vec::new();
    let mut from = None;
    let mut at = 0;
    while at < body.len() {
        let end = body[at..].iter().position(|c| *c == b'\n').map_or(body.len(), |length| at + length + 1);
        let rest = body[at..end].strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        let closes = rest.is_some_and(|rest| rest.trim_ascii_end() == b"--");
        if closes || rest.is_some_and(|rest| rest.trim_ascii().is_empty()) {
            // The line break before the boundary belongs to the boundary.
            pieces.extend(from.map(|from| body[from..at].strip_suffix(b"\n").unwrap_or(&body[from..at])));
            from = (!closes).then_some(end);
            if closes || pieces.len() >= MOST_PARTS {
                return pieces;
            }
        }
        at = end;
    }
    pieces.extend(from.map(|from| &body[from..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found() {
        let mail =
            b"Content-Type: multipart/mixed; boundary=\"x y\"\r\n\r\npreamble\r\n--x y\r\n\r\nOne\r\n--x y \r\nContent-Type: text/html\r\n\r\n<p>Two\r\n--x y--\r\nepilogue";
        let whole = Part::parse(mail, 0, &mut 10);
        let media: Vec<&str> = whole.parts.iter().map(Part::media).collect();
        assert_eq!(media, ["text/plain", "text/html"]);
        assert_eq!(whole.parts[0].text().trim(), "One");
        assert_eq!(whole.parts[1].text().trim(), "<p>Two");
    }

    #[test]
    fn a_part_that_holds_itself_ends() {
        let mail =
            format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(9999));
        let mut budget = MOST_PARTS;
        let whole = Part::parse(mail.as_bytes(), 0, &mut budget);
        assert!(whole.parts.len() <= MOST_PARTS);
    }
}
