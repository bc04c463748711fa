//! Encodings of simple fonts: a byte → the character it stands for (ISO 32000-1, annex D).

/// The characters of a font's 256 codes; `\0` where a code stands for nothing.
pub(super) type Table = [char; 256];

/// The table that an encoding's name stands for.
pub(super) fn table(name: &[u8]) -> Table {
    match name {
        b"MacRomanEncoding" => by_decoding(encoding_rs::MACINTOSH),
        b"StandardEncoding" => standard(),
        _ => win_ansi(),
    }
}

/// Windows code page 1252, with a bullet in the places that it leaves empty (annex D.2, note 3).
fn win_ansi() -> Table {
    let mut table = by_decoding(encoding_rs::WINDOWS_1252);
    for code in [0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d] {
        table[code] = '•';
    }
    table
}

fn by_decoding(encoding: &'static encoding_rs::Encoding) -> Table {
    let mut table = ['\0'; 256];
    for (code, place) in (0..=255_u8).zip(table.iter_mut()).skip(32) {
        *place = encoding.decode_without_bom_handling(&[code]).0.chars().next().unwrap_or('\0');
    }
    table
}

/// Adobe's standard encoding: ASCII with its own quotation marks, and a page of other signs.
fn standard() -> Table {
    let mut table = ['\0'; 256];
    for (code, place) in (0..127_u8).zip(table.iter_mut()).skip(32) {
        *place = char::from(code);
    }
    table[0x27] = '’';
    table[0x60] = '‘';
    const UPPER: &[(usize, &str)] = &[
        (0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ"),
        (0xb1, "–†‡·"),
        (0xb6, "¶•‚„”»…‰"),
        (0xbf, "¿"),
        (0xc1, "`´ˆ˜¯˘˙¨"),
        (0xca, "˚¸"),
        (0xcd, "˝˛ˇ—"),
        (0xe1, "Æ"),
        (0xe3, "ª"),
        (0xe8, "ŁØŒº"),
        (0xf1, "æ"),
        (0xf5, "ı"),
        (0xf8, "łøœß"),
    ];
    for (from, signs) in UPPER {
        for (place, sign) in table[*from..].iter_mut().zip(signs.chars()) {
            *place = sign;
        }
    }
    table
}

/// Glyph names that no rule below tells (Adobe Glyph List), names and signs in turn.
const NAMES: &str = "space exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , hyphen - period . slash / \
zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ \
grave ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹ guilsinglright › \
fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ endash – dagger † daggerdbl ‡ periodcentered · middot · paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright » ellipsis … perthousand ‰ questiondown ¿ \
acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙ dieresis ¨ ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ dotlessi ı lslash ł oslash ø oe œ germandbls ß \
quoteleft ‘ quoteright ’ Euro € degree ° registered ® copyright © trademark ™ onesuperior ¹ twosuperior ² threesuperior ³ onehalf ½ onequarter ¼ threequarters ¾ plusminus ± minus − multiply × divide ÷ mu µ logicalnot ¬ brokenbar ¦ \
Eth Ð eth ð Thorn Þ thorn þ Dcroat Đ dcroat đ nbspace \u{a0} nonbreakingspace \u{a0} sfthyphen \u{ad} softhyphen \u{ad} afii61352 № afii00208 ― Aring Å aring å";

/// Accents by the names that letters carry (`eacute`), as combining characters.
const ACCENTS: &[(&str, char)] = &[
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circumflex", '\u{302}'),
    ("tilde", '\u{303}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("dotaccent", '\u{307}'),
    ("dieresis", '\u{308}'),
    ("ring", '\u{30a}'),
    ("hungarumlaut", '\u{30b}'),
    ("caron", '\u{30c}'),
    ("cedilla", '\u{327}'),
    ("commaaccent", '\u{326}'),
    ("ogonek", '\u{328}'),
];

/// The character that a glyph's name stands for.
pub(super) fn glyph(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter);
    }
    if let Some(c) = unicode(name) {
        return Some(c);
    }
    let mut words = NAMES.split_ascii_whitespace();
    if name == "space" {
        return Some(' ');
    }
    // The space has no sign of its own in the list.
    words.next();
    while let (Some(known), Some(sign)) = (words.next(), words.next()) {
        if known == name {
            return sign.chars().next();
        }
    }
    cyrillic(name).or_else(|| accented(name))
}

/// `uni0416`, `u1F600`: the code point in hexadecimal.
fn unicode(name: &str) -> Option<char> {
    let code = match name.strip_prefix("uni") {
        Some(code) => code.get(..4)?,
        None => name.strip_prefix('u').filter(|code| (4..=6).contains(&code.len()))?,
    };
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

/// `afii10017` … `afii10097`: the Russian alphabet.
fn cyrillic(name: &str) -> Option<char> {
    let number: u32 = name.strip_prefix("afii")?.parse().ok()?;
    let letter = match number {
        10017..=10022 => 0x410 + number - 10017,
        10023 => 0x401,
        10024..=10049 => 0x416 + number - 10024,
        10065..=10070 => 0x430 + number - 10065,
        10071 => 0x451,
        10072..=10097 => 0x436 + number - 10072,
        _ => return None,
    };
    char::from_u32(letter)
}

fn accented(name: &str) -> Option<char> {
    let letter = name.chars().next()?;
    let (_, accent) = ACCENTS.iter().find(|(accent, _)| name[letter.len_utf8()..] == **accent)?;
    let base = if name.starts_with("dotlessi") { 'ı' } else { letter };
    unicode_normalization::char::compose(base, *accent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        for (name, sign) in [
            ("A", 'A'),
            ("space", ' '),
            ("exclam", '!'),
            ("eacute", 'é'),
            ("Scaron", 'Š'),
            ("quoteright", '’'),
            ("uni0416", 'Ж'),
            ("u1F600", '😀'),
            ("afii10017", 'А'),
            ("afii10097", 'я'),
            ("fi", 'ﬁ'),
            ("a.alt", 'a'),
            ("adieresis", 'ä'),
        ] {
            assert_eq!(glyph(name.as_bytes()), Some(sign), "{name}");
        }
        for name in ["g123", "cid", "", ".notdef", "uniZZZZ", "\u{e9}x"] {
            assert_eq!(glyph(name.as_bytes()), None, "{name}");
        }
    }

    #[test]
    fn tables_are_right_at_their_corners() {
        let text = |table: Table, codes: &[usize]| codes.iter().map(|code| table[*code]).collect::<String>();
        assert_eq!(text(table(b"WinAnsiEncoding"), &[0x41, 0x92, 0x93, 0x96, 0xe9, 0x80]), "A’“–é€");
        assert_eq!(text(table(b"MacRomanEncoding"), &[0x41, 0xd5, 0x8e]), "A’é");
        assert_eq!(text(table(b"StandardEncoding"), &[0x27, 0x60, 0xae, 0xb1, 0xba, 0xd0, 0xfb]), "’‘ﬁ–”—ß");
    }
}
