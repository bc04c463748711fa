//! Signs that a copy left written out, as the signs they stand for: `\u2019`, `&rsquo;`; and signs that show nothing.
//!
//! `&lt;` and `&gt;` stay: what they enclose is judged by `clean`. No other character changes.

use std::borrow::Cow;

/// Names of signs, and the signs (HTML, 13.5).
const NAMES: &[(&str, char)] = &[
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("eacute", 'é'),
    ("aacute", 'á'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("ntilde", 'ñ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("euro", '€'),
    ("pound", '£'),
];

/// `text` with its escapes decoded, quotation marks set as on a typewriter read as such, and without signs that have no width.
pub(super) fn decoded(text: String) -> String {
    let text = unescaped(text);
    if text.contains("``") && !text.contains("```") { typed(&text) } else { text }
}

/// “``So,'' she said”, “``so``”, “it`s”: the marks of a typewriter, where a text has them.
fn typed(text: &str) -> String {
    let marked = text.replace("``", "\"").replace("''", "\"");
    let mut out = String::with_capacity(marked.len());
    let mut before = ' ';
    for sign in marked.chars() {
        let apostrophe = sign == '`' && before.is_alphabetic();
        out.push(if apostrophe { '\'' } else { sign });
        before = sign;
    }
    out
}

fn unescaped(text: String) -> String {
    if !text.contains(is_invisible) && !text.contains("\\u") && !has_entity(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find(|c| matches!(c, '\\' | '&') || is_invisible(c)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (sign, length) = sign_at(rest);
        out.push_str(&sign);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// What the sign at the start of `rest` stands for, and how many bytes it takes.
fn sign_at(rest: &str) -> (Cow<'static, str>, usize) {
    let own = rest.chars().next().unwrap_or_default();
    let sign = |(sign, length): (char, usize)| {
        let text = if is_invisible(sign) { String::new() } else { sign.to_string() };
        (Cow::Owned(text), length)
    };
    match own {
        '\\' => escape(rest).map(sign),
        '&' => entity(rest).map(sign),
        _ => Some((Cow::Borrowed(""), own.len_utf8())),
    }
    .unwrap_or_else(|| (Cow::Owned(own.to_string()), own.len_utf8()))
}

/// `\u2019`, and the pair `\ud83d\ude00`; none that stands for a control character.
fn escape(rest: &str) -> Option<(char, usize)> {
    let unit = |at: usize| u32::from_str_radix(rest.get(at..at + ESCAPE)?.strip_prefix("\\u")?, 16).ok();
    let first = unit(0)?;
    let (code, length) = match (first, unit(ESCAPE)) {
        (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => (0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00), 2 * ESCAPE),
        _ => (first, ESCAPE),
    };
    char::from_u32(code).filter(|sign| !sign.is_control()).map(|sign| (sign, length))
}

/// Bytes of `\u2019`.
const ESCAPE: usize = 6;

/// `&rsquo;`, `&#8217;`, `&#x2019;`.
fn entity(rest: &str) -> Option<(char, usize)> {
    let (name, _) = rest.get(1..)?.split_once(';').filter(|(name, _)| name.len() <= LONGEST_NAME)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code).filter(|sign| !sign.is_control() && !matches!(sign, '<' | '>'))?
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((sign, name.len() + 2))
}

/// Bytes of the longest name or number between `&` and `;`.
const LONGEST_NAME: usize = 8;

fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| entity(&text[at..]).is_some())
}

/// Joiners and marks without width, between letters or beside a space.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_read_as_their_signs() {
        let read = |text: &str| decoded(text.to_owned());
        assert_eq!(read(r"Minister Berg\u2019s call \u2013 \u201cshort\u201d"), "Minister Berg’s call – “short”");
        assert_eq!(read("``It`s late,'' she said. ``Good``, he said."), "\"It's late,\" she said. \"Good\", he said.");
        assert_eq!(read("a `code` and ```a block```"), "a `code` and ```a block```");
        assert_eq!(read(r"boats \ud83d\ude00\u2060!"), "boats 😀!");
        assert_eq!(read("Berg &amp; Holm&nbsp;met &#8220;again&#x201d;"), "Berg & Holm\u{a0}met “again”");
        assert_eq!(read("the Brotherhood of \u{200b}Harbour Work\u{ad}ers"), "the Brotherhood of Harbour Workers");
    }

    #[test]
    fn other_strokes_and_marks_stay() {
        for text in [r"C:\users\une", r"\ud83d alone", r"\u000a", "&lt;HBR.L>", "&#60;b&#62;", "Berg & Holm; boats", "R&D;", r"the end\"] {
            assert_eq!(decoded(text.to_owned()), text);
        }
    }
}
