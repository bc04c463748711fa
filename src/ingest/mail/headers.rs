//! The head of a mail or of one of its parts: fields, unfolded; content types with parameters.

use super::{transfer, words};
use crate::ingest::decode;

/// More fields than this are not read; mails have some dozens.
const MOST_FIELDS: usize = 2000;
/// A field is read up to this many bytes.
const LONGEST_FIELD: usize = 64 * 1024;

/// The fields of a head, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Headers(Vec<(String, Vec<u8>)>);

impl Headers {
    /// The first field of that (lower-case) name, its encoded words decoded, in one line.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let text = words::decode(self.raw(name)?);
        Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    }

    /// A field with parameters, such as the content type.
    pub(super) fn valued(&self, name: &str) -> Valued {
        self.raw(name).map(|raw| Valued::parse(&decode::any(raw))).unwrap_or_default()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    fn raw(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_slice())
    }
}

/// Reads the head that `bytes` begin with; gives where the body begins.
pub(super) fn parse(bytes: &[u8]) -> (Headers, usize) {
    let mut headers = Headers::default();
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|c| *c == b'\n').map_or(bytes.len(), |length| at + length + 1);
        let line = bytes[at..end].trim_ascii_end();
        if line.is_empty() {
            return (headers, end);
        }
        if line[0].is_ascii_whitespace() {
            if let Some((_, value)) = headers.0.last_mut()
                && value.len() < LONGEST_FIELD
            {
                value.push(b' ');
                value.extend(line.trim_ascii_start());
            }
        } else if let Some((name, value)) = field(line) {
            if headers.0.len() < MOST_FIELDS {
                headers.0.push((name, value.trim_ascii().to_vec()));
            }
        } else if !line.starts_with(b"From ") && !line.starts_with(b">From ") {
            // Not a head any more: the body follows without a blank line.
            return (headers, at);
        }
        at = end;
    }
    (headers, bytes.len())
}

/// “Name: value”, the name in lower case.
fn field(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line.iter().take(80).position(|c| *c == b':')?;
    let name = line[..colon].trim_ascii_end();
    let proper = !name.is_empty() && name.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.'));
    proper.then(|| (String::from_utf8_lossy(name).to_ascii_lowercase(), &line[colon + 1..]))
}

/// A value with its parameters: `text/plain; charset=utf-8`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Valued {
    /// In lower case.
    pub(super) value: String,
    parameters: Vec<(String, String)>,
}

impl Valued {
    fn parse(text: &str) -> Self {
        let mut pieces = split_at_semicolons(text).into_iter();
        let value = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        let parameters = pieces.take(100).filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), unquoted(value.trim())))
        });
        Self { value, parameters: parameters.collect() }
    }

    /// A parameter, put together from its pieces where it is cut up or encoded (RFC 2231).
    pub(super) fn get(&self, name: &str) -> Option<String> {
        if let Some((_, value)) = self.parameters.iter().find(|(key, _)| key == name) {
            return Some(words::decode(value.as_bytes()));
        }
        let mut bytes = Vec::new();
        let mut charset = None;
        for (key, value) in &self.parameters {
            let Some(rest) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('*')) else { continue };
            let encoded = rest.is_empty() || rest.ends_with('*');
            let mut value = value.as_str();
            if encoded && bytes.is_empty() && charset.is_none() {
                let mut pieces = value.splitn(3, '\'');
                if let (Some(label), Some(_), Some(text)) = (pieces.next(), pieces.next(), pieces.next()) {
                    (charset, value) = (Some(label.to_owned()), text);
                }
            }
            bytes.extend(if encoded { transfer::quoted_printable(value.replace('%', "=").as_bytes()) } else { value.as_bytes().to_vec() });
        }
        (!bytes.is_empty()).then(|| decode::labelled(&bytes, charset.as_deref()))
    }
}

/// The pieces between semicolons that stand outside quotation marks.
fn split_at_semicolons(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                pieces.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&text[from..]);
    pieces
}

fn unquoted(value: &str) -> String {
    match value.strip_prefix('"') {
        Some(inner) => inner.strip_suffix('"').unwrap_or(inner).replace("\\\"", "\"").replace("\\\\", "\\"),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_fields_and_parameters_are_read() {
        let head = b"Subject: Port\r\n ministers meet\r\nContent-Type: Text/Plain;\r\n\tcharset=\"utf-8\"; format=flowed\r\n\r\nBody";
        let (headers, body) = parse(head);
        assert_eq!(headers.get("subject").as_deref(), Some("Port ministers meet"));
        let kind = headers.valued("content-type");
        assert_eq!((kind.value.as_str(), kind.get("charset").as_deref()), ("text/plain", Some("utf-8")));
        assert_eq!(&head[body..], b"Body");
    }

    #[test]
    fn file_names_in_pieces_are_put_together() {
        let one = Valued::parse("attachment; filename*=utf-8''M%C3%A1laga.docx");
        assert_eq!(one.get("filename").as_deref(), Some("Málaga.docx"));
        let two = Valued::parse("attachment; filename*0=\"port \"; filename*1=\"talks; final.docx\"");
        assert_eq!(two.get("filename").as_deref(), Some("port talks; final.docx"));
        assert_eq!(Valued::parse("inline").get("filename"), None);
    }
}
