//! Bytes → text: byte-order marks, UTF-8, UTF-16 with and without mark, legacy encodings.
//!
//! What is no text is told by its first bytes and by bytes that text does not hold. Legacy
//! encodings are detected (chardetng); undecodable bytes become U+FFFD, never vanish.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::IngestError;

/// First bytes of formats that are not text, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook document"),
    (b"OggS", "an audio or video file"),
    (b"ID3", "an audio file"),
    (b"\0\0\0\x18ftyp", "a video file"),
    (b"\0\0\0\x20ftyp", "a video file"),
    (b"SQLite format 3\0", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
];

/// How many bytes are looked at to tell text from other data and to detect an encoding.
const SAMPLE: usize = 64 * 1024;

/// Decodes `bytes` by byte-order mark, then as UTF-8, then as UTF-16 by its zero bytes, then by
/// detection.
///
/// # Errors
/// [`IngestError::NotText`] for data of another kind.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, IngestError> {
    if let Some(text) = utf32(bytes) {
        return Ok(Cow::Owned(text));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if let Some(what) = signature(bytes) {
        return Err(IngestError::NotText { what: what.to_owned() });
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = utf16_without_mark(sample) {
        return Ok(encoding.decode_without_bom_handling(bytes).0);
    }
    if sample.contains(&0) || control_share(sample) > MOST_CONTROLS {
        return Err(IngestError::NotText { what: "binary data".to_owned() });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let stated = stated_in_page(bytes).filter(|encoding| *encoding != UTF_8);
    Ok(stated.unwrap_or_else(|| detect(bytes)).decode_without_bom_handling(bytes).0)
}

/// Text by its byte-order mark, as UTF-8, or in a detected encoding, whatever it is.
pub(super) fn any(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => detect(bytes).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Text in the encoding that its surroundings name. A label that is unknown, or plainly wrong, is
/// passed over: bytes beyond ASCII that read as UTF-8 are UTF-8.
pub(super) fn labelled(bytes: &[u8], label: Option<&str>) -> String {
    let encoding = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match encoding {
        Some(encoding) if Encoding::for_bom(bytes).is_none() => {
            let wrong = encoding == UTF_8 || !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
            if wrong { any(bytes) } else { encoding.decode_without_bom_handling(bytes).0.into_owned() }
        }
        _ => any(bytes),
    }
}

/// Bytes in the encoding that a server names, made to say so themselves: as UTF-8 with its mark.
/// `None` where that changes nothing, or where the server is plainly wrong: bytes that read as UTF-8
/// are UTF-8, and a page's own mark goes first (WHATWG HTML, 13.2.3.2).
#[must_use]
pub fn restated(bytes: &[u8], charset: &str) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(charset.trim().as_bytes()).filter(|encoding| *encoding != UTF_8)?;
    if Encoding::for_bom(bytes).is_some() || signature(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let text = encoding.decode_without_bom_handling(bytes).0;
    let same = decode(bytes).is_ok_and(|read| read == text);
    (!same).then(|| ["\u{feff}".as_bytes(), text.as_bytes()].concat())
}

/// The encoding that a page names in its first bytes (`<meta charset=…>`, `<?xml … encoding=…?>`).
fn stated_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PAGE_HEAD)]).to_ascii_lowercase();
    let head = head.trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let at =
        head.find("charset=").map(|at| at + 8).or_else(|| head.starts_with("<?xml").then(|| head.find("encoding=").map(|at| at + 9))?)?;
    let label: String =
        head[at..].trim_start_matches(['"', '\'', ' ']).chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c)).collect();
    // A page that could be read to this point is not in UTF-16, whatever it says (WHATWG HTML, 13.2.3.2).
    Encoding::for_label(label.as_bytes()).map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// A page names its encoding within this many bytes; the standard asks for 1024, many pages are later.
const PAGE_HEAD: usize = 8 * 1024;

/// Text holds fewer control bytes than this (beside tab, line feed, form feed, return, escape).
const MOST_CONTROLS: f64 = 0.02;

#[expect(clippy::cast_precision_loss, reason = "a share of at most 64 Ki bytes")]
fn control_share(sample: &[u8]) -> f64 {
    let controls = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls as f64 / sample.len().max(1) as f64
}

fn signature(bytes: &[u8]) -> Option<&'static str> {
    let (_, what) = SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first))?;
    // Two-letter signatures are words too: they count only where no text follows.
    let words = matches!(*what, "a program" | "a bzip2 archive") && bytes.starts_with(b"MZ")
        || bytes.starts_with(b"BZh")
        || bytes.starts_with(b"ID3");
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    (!words || sample.contains(&0) || std::str::from_utf8(sample).is_err()).then_some(*what)
}

/// UTF-32 with its mark, which begins as that of UTF-16 does.
fn utf32(bytes: &[u8]) -> Option<String> {
    let number: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xff, 0xfe, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] => u32::from_be_bytes,
        _ => return None,
    };
    let four = |four: &[u8]| char::from_u32(number([four[0], four[1], four[2], four[3]])).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some(bytes[4..].chunks_exact(4).map(four).collect())
}

/// UTF-16 of Western text has a zero in nearly every second byte, on one side only.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |side: usize| sample.chunks_exact(2).filter(|pair| pair[side] == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    match () {
        () if low * 10 >= pairs * 7 && high * 50 < pairs => Some(UTF_16LE),
        () if high * 10 >= pairs * 7 && low * 50 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// The legacy encoding of `bytes`. UTF-8 with a few broken bytes stays UTF-8.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
    let broken = String::from_utf8_lossy(bytes).matches('\u{fffd}').count();
    let beyond_ascii = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if broken * 10 < beyond_ascii { UTF_8 } else { encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Talks “resume” in Málaga – at last\r\nMinisters met.\r\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_common_encoding_is_read() {
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend(TEXT.as_bytes());
        let mut little = vec![0xff, 0xfe];
        little.extend(utf16(TEXT, u16::to_le_bytes));
        let mut big = vec![0xfe, 0xff];
        big.extend(utf16(TEXT, u16::to_be_bytes));
        let western = encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned();
        let wide: Vec<u8> = std::iter::once('\u{feff}').chain(TEXT.chars()).flat_map(|c| u32::from(c).to_le_bytes()).collect();
        for bytes in
            [TEXT.as_bytes().to_vec(), marked, little, big, utf16(TEXT, u16::to_le_bytes), utf16(TEXT, u16::to_be_bytes), western, wide]
        {
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT));
        }
    }

    #[test]
    fn a_page_names_its_encoding() {
        let page = encoding_rs::WINDOWS_1251.encode("<html><meta charset=\"windows-1251\"><p>Порт").0.into_owned();
        assert!(decode(&page).expect("a page").contains("Порт"));
        let wrong = "<html><meta charset=iso-8859-1><p>Málaga";
        assert_eq!(decode(wrong.as_bytes()).as_deref(), Ok(wrong));
        assert_eq!(labelled("Málaga".as_bytes(), Some("us-ascii")), "Málaga");
        assert_eq!(labelled(b"M\xe1laga", Some("no-such-thing")), "Málaga");
    }

    #[test]
    fn a_server_names_the_encoding_of_bytes_that_do_not() {
        let bytes = encoding_rs::ISO_8859_7.encode("<p>Συνάντηση").0.into_owned();
        let marked = restated(&bytes, "ISO-8859-7").unwrap_or(bytes);
        assert_eq!(decode(&marked).as_deref(), Ok("<p>Συνάντηση"));
        let cyrillic = encoding_rs::KOI8_R.encode("<meta charset=windows-1251><p>Порт").0.into_owned();
        let marked = restated(&cyrillic, "koi8-r").expect("the page is wrong, the server is asked first");
        assert_eq!(decode(&marked).as_deref(), Ok("<meta charset=windows-1251><p>Порт"));
        for (bytes, wrong) in [("Málaga".as_bytes(), "iso-8859-1"), (b"Malaga", "utf-16"), (b"M\xe1laga", "utf-8"), (b"M\xe1laga", "none")]
        {
            assert_eq!(restated(bytes, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn other_data_is_named() {
        for (bytes, name) in
            [(&b"%PDF-1.7\n%..."[..], "a PDF document"), (b"\x7fELF\x02\x01", "a program"), (b"abc\0\0\x01def", "binary data")]
        {
            assert_eq!(decode(bytes), Err(IngestError::NotText { what: name.to_owned() }));
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = "Ministres réunis à Málaga, après des années de négociations à Genève".as_bytes().to_vec();
        bytes.extend([0xc3, b' ', b'.']);
        assert!(decode(&bytes).expect("text").contains("négociations"));
    }
}
