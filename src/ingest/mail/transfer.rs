//! Transfer encodings of mail → bytes: quoted-printable and base64 (RFC 2045 §6.7 and §6.8).
//!
//! Both are read leniently: what the standard does not allow is kept (quoted-printable) or passed
//! over (base64), as mail programs do.

use std::borrow::Cow;

/// Undoes the transfer encoding that a part names.
pub(super) fn undo<'b>(encoding: &str, body: &'b [u8]) -> Cow<'b, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => Cow::Owned(base64(body)),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

/// The bytes that base64 text stands for.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for &c in text {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (held, bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

/// The bytes that quoted-printable text stands for.
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        if text[at] != b'=' {
            bytes.push(text[at]);
            at += 1;
            continue;
        }
        let rest = &text[at + 1..];
        if let (Some(high), Some(low)) = (rest.first().copied().and_then(hex), rest.get(1).copied().and_then(hex)) {
            bytes.push(high << 4 | low);
            at += 3;
            continue;
        }
        // A soft line break: white space may stand between the sign and the end of the line.
        let blank = rest.iter().take(80).take_while(|c| matches!(c, b' ' | b'\t' | b'\r')).count();
        match rest.get(blank) {
            Some(b'\n') => at += blank + 2,
            None => at = text.len(),
            Some(_) => {
                bytes.push(b'=');
                at += 1;
            }
        }
    }
    bytes
}

/// The value of a hexadecimal digit.
pub(super) fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_are_undone() {
        assert_eq!(undo("Base64", b"UG9y\r\ndCBtaW5pc3RlcnM="), b"Port ministers".as_slice());
        assert_eq!(undo("quoted-printable", b"M=C3=A1laga, in a line that=\r\n goes on"), "Málaga, in a line that goes on".as_bytes());
        assert_eq!(undo("7bit", b"as=20is"), b"as=20is".as_slice());
    }

    #[test]
    fn what_is_broken_is_kept_or_passed_over() {
        assert_eq!(quoted_printable(b"1 = 2 =zz ="), b"1 = 2 =zz ");
        assert_eq!(base64(b"!!UG9y?dA"), b"Port");
        assert_eq!(base64(b"="), b"");
    }
}
