//! Header words → text: encoded words (RFC 2047) and raw bytes beyond ASCII.

use super::transfer;
use crate::ingest::decode;

/// Decodes the value of a header.
pub(super) fn decode(raw: &[u8]) -> String {
    let text = decode::any(raw);
    if !text.contains("=?") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut run = Run::default();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        // White space between two encoded words is no part of the text.
        if run.is_empty() || !before.trim().is_empty() {
            run.end(&mut out);
            out.push_str(before);
        }
        if let Some((charset, bytes, length)) = encoded_word(from) {
            run.add(charset, &bytes, &mut out);
            rest = &from[length..];
        } else {
            run.end(&mut out);
            out.push_str("=?");
            rest = &from[2..];
        }
    }
    run.end(&mut out);
    out.push_str(rest);
    out
}

/// Neighbouring words of one charset: a character may be torn apart between them.
#[derive(Default)]
struct Run {
    charset: String,
    bytes: Vec<u8>,
}

impl Run {
    fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    fn add(&mut self, charset: &str, bytes: &[u8], out: &mut String) {
        if !self.charset.eq_ignore_ascii_case(charset) {
            self.end(out);
            charset.clone_into(&mut self.charset);
        }
        self.bytes.extend(bytes);
    }

    fn end(&mut self, out: &mut String) {
        if !self.bytes.is_empty() {
            out.push_str(&decode::labelled(&self.bytes, Some(&self.charset)));
            self.bytes.clear();
        }
    }
}

/// The charset, bytes and length of the encoded word that `text` begins with.
fn encoded_word(text: &str) -> Option<(&str, Vec<u8>, usize)> {
    let inner = text.strip_prefix("=?")?;
    let (charset, rest) = inner.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    if charset.len() > 40 || encoding.len() != 1 {
        return None;
    }
    let end = rest.find("?=")?;
    let words = &rest[..end];
    let bytes = match encoding {
        "b" | "B" => transfer::base64(words.as_bytes()),
        "q" | "Q" => transfer::quoted_printable(words.replace('_', " ").as_bytes()),
        _ => return None,
    };
    // A language may follow the charset (RFC 2231 §5).
    let charset = charset.split('*').next().unwrap_or(charset);
    Some((charset, bytes, text.len() - rest.len() + end + 2))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encoded_words_are_read() {
        for (raw, text) in [
            ("=?utf-8?Q?Talks_in_M=C3=A1laga?=", "Talks in Málaga"),
            ("Re: =?ISO-8859-1?B?TeFsYWdh?= talks", "Re: Málaga talks"),
            ("=?utf-8?B?TcOh?=\t=?utf-8?B?bGFnYQ==?=", "Málaga"),
            ("=?utf-8?Q?M=C3?= =?utf-8?Q?=A1laga?=", "Málaga"),
            ("=?koi8-r?B?8M/S1A==?= and port", "Порт and port"),
            ("=?utf-8*en?Q?Port?=", "Port"),
        ] {
            assert_eq!(decode(raw.as_bytes()), text, "{raw}");
        }
    }

    #[test]
    fn what_is_no_encoded_word_stays() {
        for raw in ["Is 1=?2", "=?utf-8?X?abc?=", "=?utf-8?Q?open", "plain"] {
            assert_eq!(decode(raw.as_bytes()), raw);
        }
    }
}
