//! Folding for comparison: case, white space, quotation marks and end punctuation do not count.

/// Letters of the Latin script and, of these, capitals, as classes of a pattern: names in English
/// texts have no others, and a class of all alphabets takes ten times as long to compile.
pub(super) const LETTER: &str = r"A-Za-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{24F}\u{1E00}-\u{1EFF}";
/// Capitals of these. Behind the first block capitals and small letters alternate, and both count: a class of three hundred
/// stretches takes longer to compile than all its lines take to read, and no English word begins with “č”.
pub(super) const CAPITAL: &str = r"[A-Z\u{C0}-\u{D6}\u{D8}-\u{DE}\u{100}-\u{24F}\u{1E00}-\u{1EFF}]";

/// `text` in lower case with single spaces, straight quotes, and no punctuation at its ends.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !folded.is_empty() {
            folded.push(' ');
        }
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(c.to_lowercase().map(straight));
        }
    }
    let end = |c: char| !c.is_alphanumeric() && c != ')';
    folded.truncate(folded.trim_end_matches(end).len());
    folded.drain(..folded.len() - folded.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    folded
}

fn straight(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' => '"',
        other => other,
    }
}

/// Words of `text` in lower case, split at camel joins and between letters and digits, so that
/// “FacebookTwitter” and “Share0” read as their parts.
pub(super) fn loose_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in text.chars() {
        if c.is_alphanumeric() {
            let joins =
                previous.is_alphanumeric() && previous.is_numeric() == c.is_numeric() && !(previous.is_lowercase() && c.is_uppercase());
            if !joins {
                words.push(String::new());
            }
            words.last_mut().expect("a word was begun").extend(c.to_lowercase());
        }
        previous = c;
    }
    words
}

/// How many words (stretches between white space that hold a letter or digit) there are.
pub(super) fn word_count(text: &str) -> usize {
    let (mut count, mut counted) = (0, false);
    let mut rest = text;
    loop {
        // Most of a text is ASCII, and its bytes are read faster than its characters.
        let ascii = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        for b in rest.bytes().take(ascii) {
            count += usize::from(!counted && b.is_ascii_alphanumeric());
            counted = if b.is_ascii_whitespace() || b == 0x0b { false } else { counted || b.is_ascii_alphanumeric() };
        }
        let Some(c) = rest[ascii..].chars().next() else { return count };
        count += usize::from(!counted && c.is_alphanumeric());
        counted = !c.is_whitespace() && (counted || c.is_alphanumeric());
        rest = &rest[ascii + c.len_utf8()..];
    }
}

/// Whether a sentence ends where the text ends.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»'));
    text.ends_with(['.', '!', '?', '…'])
}

/// Whether every letter is a capital, and there are at least three.
pub(super) fn is_all_caps(text: &str) -> bool {
    let mut capitals = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_does_not_count() {
        assert_eq!(fold("  “Talks  resume,” in Oslo. "), "talks resume,\" in oslo");
        assert_eq!(fold("Read more:"), "read more");
        assert_eq!((fold(" … "), fold("")), (String::new(), String::new()));
        assert_eq!((word_count(" “Talks”, – 9th\u{a0}day "), word_count("–")), (3, 0));
    }

    #[test]
    fn loose_words_split_glued_buttons() {
        assert_eq!(loose_words("FacebookTwitter Share0"), ["facebook", "twitter", "share", "0"]);
    }

    #[test]
    fn sentence_ends_are_seen_through_quotes() {
        assert!(ends_sentence("He said: “No.”"));
        assert!(ends_sentence("They met (again)."));
        assert!(!ends_sentence("Talks resume in Oslo"));
    }
}
