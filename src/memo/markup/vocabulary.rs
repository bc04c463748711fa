//! The elements of memo markup and what they may hold.

/// Each element with its attributes.
pub const TAGS: &[(&str, &[&str])] = &[
    ("memo", &["title", "author", "lang", "marking"]),
    ("footer", &[]),
    ("ladder", &[]),
    ("drop", &["list", "keep"]),
    ("alternate", &["keep"]),
    ("list", &["name"]),
    ("h1", &["style"]),
    ("h2", &["style"]),
    ("h3", &["style"]),
    ("p", &["style"]),
    ("ul", &["name", "style"]),
    ("ol", &["name", "style"]),
    ("lead", &[]),
    ("li", &["pin"]),
    ("grid", &["style"]),
    ("row", &[]),
    ("label", &[]),
    ("line", &[]),
    ("columns", &[]),
    ("column", &[]),
    ("panel", &["style"]),
    ("letterhead", &["alt", "style"]),
    ("kicker", &["style"]),
    ("ends", &["style"]),
    ("left", &[]),
    ("right", &[]),
    ("rule", &["style"]),
    ("omissions", &["style", "one", "many"]),
    ("strong", &[]),
    ("em", &[]),
    ("muted", &[]),
    ("cite", &[]),
    ("a", &["href"]),
    ("span", &["lang", "style"]),
    ("br", &[]),
    ("page", &[]),
    ("pages", &[]),
];

/// What `<memo>` holds.
pub const MEMO: &[&str] = &[
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "grid",
    "columns",
    "panel",
    "letterhead",
    "kicker",
    "ends",
    "rule",
    "omissions",
    "footer",
    "ladder",
];

/// What `<column>`, `<panel>`, `<letterhead>` and `<footer>` hold.
pub const BLOCKS: &[&str] =
    &["h1", "h2", "h3", "p", "ul", "ol", "grid", "columns", "panel", "letterhead", "kicker", "ends", "rule", "omissions"];

/// What `<ul>` and `<ol>` hold.
pub const LIST: &[&str] = &["li", "lead"];

/// What stands among words.
pub const INLINE: &[&str] = &["strong", "em", "muted", "cite", "a", "span", "br", "page", "pages"];

/// Attribute of any element, ignored here: the template's place that it came from.
pub const ORIGIN: &str = "_at";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_that_may_stand_somewhere_is_described() {
        for tag in [MEMO, BLOCKS, LIST, INLINE].concat() {
            assert!(TAGS.iter().any(|(name, _)| *name == tag), "{tag}");
        }
    }
}
