//! Web page → [`Article`](super::Article) text and metadata.
//!
//! Enters: the decoded source of a page. Leaves: the article's headline and blocks, one blank
//! line between them, and what the page states about itself. The main content is found by where
//! the prose is (text and link density), helped by the page's own hints (semantic elements,
//! class names, structured data). No site is known by name. Scripts are never run.

mod blocks;
mod content;
mod limits;
mod metadata;
pub(super) mod source;
mod structured;
mod tree;

use super::Metadata;
use blocks::Breaks;
use tree::Tree;

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

/// All the text of a page that a reader sees, one line a line break: for mails, which are their
/// own main content.
pub(super) fn whole(source: &str) -> String {
    let page = Tree::parse(source);
    let outline = blocks::outline(&page, Breaks::Lines);
    outline.blocks.into_iter().map(|block| block.text + "\n\n").collect()
}

/// Reads a page: the text of its article, and its metadata.
#[must_use]
pub fn read(source: &str) -> (String, Metadata) {
    // The tree goes as soon as its text is taken out of it: a large page is not held twice.
    let ((metadata, body), outline) = {
        let page = Tree::parse(source);
        (metadata::read(&page), blocks::outline(&page, Breaks::Spaces))
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Port ministers meet in Lisbon | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><link rel="canonical" href="https://example.org/ports">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Port ministers meet in Lisbon",
"datePublished":"2021-05-04T10:00:00Z","publisher":{"@type":"Organization","name":"Harbour News"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="sidebar-grid"><h1>Port ministers meet in Lisbon</h1>
<p>Port ministers of nine countries met in Lisbon on Tuesday, a rare <a href="/x">joint meeting</a> in a tense year.</p>
<div class="related-links"><p>A long teaser about another story that has nothing to do with the ports of Lisbon at all.</p></div>
<p>Minister Ana Souza<div class="popup-related"><a href="/y">Storm hits coast</a> MORE</div> will travel to Oslo in June, her office said in a statement.</p>
<h2>Next steps</h2><p>They agreed to meet again, though no date has been set &amp; none is planned, officials said.</p>
<ul class="share"><li><a href="/fb">Facebook</a></li></ul></div>
<div id="comments"><p>This is what a reader thinks about it, at great length and with little knowledge of ports.</p></div>
<footer><p>Copyright 2021 by the publisher of this page, all rights reserved in every country of the world.</p></footer></body></html>"#;

    #[test]
    fn the_article_is_taken_and_the_furniture_left() {
        let (text, metadata) = read(PAGE);
        assert!(text.starts_with("Port ministers meet in Lisbon\n\nPort ministers of nine countries met"), "{text}");
        assert!(text.contains("Minister Ana Souza will travel to Oslo"), "{text}");
        assert!(text.contains("Next steps\n\nThey agreed to meet again, though no date has been set & none"), "{text}");
        for furniture in ["teaser", "Home", "Facebook", "reader", "Copyright", "Storm"] {
            assert!(!text.contains(furniture), "{furniture}: {text}");
        }
        assert_eq!(metadata.headline.as_deref(), Some("Port ministers meet in Lisbon"));
        assert_eq!(metadata.publisher.as_deref(), Some("Harbour News"));
        assert_eq!(metadata.published.map(|day| day.to_string()).as_deref(), Some("2021-05-04"));
        assert_eq!(metadata.url.as_deref(), Some("https://example.org/ports"));
    }

    #[test]
    fn pages_are_told_from_text() {
        assert!(is_html(PAGE) && is_html("  <html><p>Talks</p>"));
        assert!(!is_html("<em> is a tag. Talks resume.") && !is_html("Talks resume in <b>Oslo</b>"));
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let deep = format!("<!doctype html>{}<p>Port ministers of nine countries met in Lisbon.", "<div>".repeat(10_000));
        assert!(read(&deep).0.contains("Port ministers"));
    }
}
