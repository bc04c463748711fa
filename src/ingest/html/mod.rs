//! Web page → [`Article`](super::Article) text and metadata.
//!
//! Enters: the decoded source of a page. Leaves: the article's headline and blocks, one blank
//! line between them, and what the page states about itself. The main content is found by where
//! the prose is (text and link density), helped by the page's own hints (semantic elements,
//! class names, structured data). No site is known by name. Scripts are never run.

mod blocks;
mod content;
mod metadata;

use scraper::Html;

use super::Metadata;

/// The largest page that is parsed, in bytes; what lies beyond is not an article.
const MOST_BYTES: usize = 40 * 1024 * 1024;

/// Whether `text` is the source of a web page: told by its first tags.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(2000).collect::<String>().to_ascii_lowercase();
    if !head.starts_with('<') {
        return false;
    }
    let tags = ["<html", "<head", "<body", "<!doctype html", "<meta ", "<title", "<article", "<div", "<p>", "<p ", "<script"];
    head.starts_with("<!doctype html") || tags.iter().any(|tag| head.contains(tag))
}

/// Reads a page: the text of its article, and its metadata.
#[must_use]
pub fn read(source: &str) -> (String, Metadata) {
    let mut end = source.len().min(MOST_BYTES);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let page = Html::parse_document(&source[..end]);
    let (metadata, body) = metadata::read(&page);
    let outline = blocks::outline(&page);
    let paragraphs = content::article(&outline, body.as_deref());
    let headline = metadata.headline.clone().or_else(|| content::headline(&outline));
    let mut text = headline.clone().unwrap_or_default();
    for paragraph in paragraphs {
        if headline.as_deref() == Some(paragraph.as_str()) {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&paragraph);
    }
    text.push('\n');
    (text, Metadata { headline, ..metadata })
}
