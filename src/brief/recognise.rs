//! Brief or article? Told by content, not by the file's name.

use super::choices::SECTIONS;

/// Keys that open a line in briefs and hardly ever in prose.
const KEYS: &[&str] = &["title", "sources", "bottom_line", "meeting", "venue", "gaps", "talking_points", "marking", "template"];

/// Whether bytes are a brief, however broken: they have a line `brief: 1`, or two or more lines that
/// begin with a key of a brief.
#[must_use]
pub fn looks_like_brief(bytes: &[u8]) -> bool {
    // A brief is a page; its keys stand near the top.
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]);
    let mut keys = 0;
    for line in head.trim_start_matches('\u{feff}').lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        if key.trim_end() == "brief" && value.split('#').next().is_some_and(|value| value.trim().parse::<u32>().is_ok()) {
            return true;
        }
        keys += usize::from(KEYS.contains(&key) || SECTIONS.contains(&key));
    }
    keys >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn briefs_are_told_from_articles() {
        for brief in ["# x\nbrief: 1\n", "\u{feff}brief: 1 # schema\n", "title: Talks\ntension:\n  - x\n", "brief: 1\n  broken: [\n"] {
            assert!(looks_like_brief(brief.as_bytes()), "{brief}");
        }
        for article in ["Ministers met.\n\nIn brief: 1 killed.\n", "title: Talks\nThey met.", "brief: they met", "", "\u{0}\u{1}"] {
            assert!(!looks_like_brief(article.as_bytes()), "{article}");
        }
    }
}
