//! Where words may be divided, by the patterns of their language (Liang 1983, as in TeX).

use hypher::Lang;

/// Words of fewer letters stay whole.
const SHORTEST: usize = 6;
/// Letters that stay before and after a division at least, beyond what the language asks for.
const LEAST: (usize, usize) = (2, 3);

/// The bytes at which the word may be divided; none for names, numbers and short words.
#[must_use]
pub fn divisions(word: &str, language: &str) -> Vec<usize> {
    let Some(lang) = lang(language) else { return Vec::new() };
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    let letters = core.chars().count();
    // A capital marks a name in most languages, and names are read as one; German nouns are no names.
    let name = core.starts_with(char::is_uppercase) && lang != Lang::German;
    if letters < SHORTEST || name || !core.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let start = word.find(core).unwrap_or(0);
    let (before, after) = lang.bounds();
    let syllables = hypher::hyphenate_bounded(core, lang, before.max(LEAST.0), after.max(LEAST.1));
    let mut at = start;
    let mut ends: Vec<usize> = syllables
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    ends.pop();
    ends
}

/// The patterns for a BCP 47 tag.
fn lang(tag: &str) -> Option<Lang> {
    let code = tag.split('-').next().filter(|code| code.len() == 2)?.as_bytes();
    Lang::from_iso([code[0].to_ascii_lowercase(), code[1].to_ascii_lowercase()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str, language: &str) -> String {
        let mut word = word.to_owned();
        for at in divisions(&word.clone(), language).into_iter().rev() {
            word.insert(at, '-');
        }
        word
    }

    #[test]
    fn words_are_divided_by_their_language() {
        assert_eq!(divided("cooperation,", "en"), "co-op-er-a-tion,");
        assert_eq!(divided("Verhandlungen", "de"), "Ver-hand-lun-gen");
        assert_eq!(divided("переговори", "uk"), "пе-ре-го-вори");
    }

    #[test]
    fn names_numbers_and_short_words_stay_whole() {
        for word in ["Reykjavik", "2021", "treaty5x", "talks", "U.S.-led"] {
            assert_eq!(divided(word, "en"), word);
        }
        assert_eq!(divided("cooperation", "xx"), "cooperation");
    }
}
