//! Copies of a page's source as viewers of source give them → the source itself: lines with their
//! numbers, or a page that shows a page's tags.

use super::{is_html, whole};

/// The source that stands in `text` with the number of each line before it; `None` where it does not.
#[must_use]
pub fn unnumbered(text: &str) -> Option<String> {
    let first = text.trim_start().strip_prefix('1')?;
    if !first.trim_start().starts_with('<') {
        return None;
    }
    let mut source = String::with_capacity(text.len());
    for (at, line) in text.trim_start().lines().enumerate() {
        let rest = line.trim_start().strip_prefix(&(at + 1).to_string())?;
        if rest.starts_with(|c: char| !c.is_whitespace() && c != '<') {
            return None;
        }
        source.push_str(rest.trim_start());
        source.push('\n');
    }
    is_html(&source).then_some(source)
}

/// The source that `page` shows, whose article was read as `article`; `None` where that is an article.
#[must_use]
pub fn shown(page: &str, article: &str) -> Option<String> {
    // A headline of the viewer's own may come first.
    if !article.lines().take(3).any(|line| line.trim_start().starts_with('<')) {
        return None;
    }
    let source = whole(page);
    // What a viewer writes above the source is no tag.
    let source = &source[source.find('<')?..];
    is_html(source).then(|| source.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{html, read};

    const LINES: [&str; 3] = [
        "<!DOCTYPE html><html><head><title>Port ministers meet</title></head><body><h1>Port ministers meet</h1>",
        "<p>Port ministers of nine countries met in Lisbon on Tuesday, a rare <b>joint</b> meeting in a tense year.</p>",
        "<p>They agreed to meet again in June in Oslo, though no agenda has been set, officials said.</p></body></html>",
    ];
    const ARTICLE: &str = "Port ministers meet\n\nPort ministers of nine countries met in Lisbon on Tuesday, a rare joint meeting in a tense \
                           year.\n\nThey agreed to meet again in June in Oslo, though no agenda has been set, officials said.\n";

    fn escaped(line: &str) -> String {
        line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    #[test]
    fn saved_views_of_a_source_are_read_as_the_page() {
        let rows = LINES
            .map(|line| format!("<tr><td class=\"line-number\" value=\"1\"></td><td class=\"line-content\">{}</td></tr>", escaped(line)));
        let table = format!("<html><body><label>Line wrap<input type=checkbox></label><table>{}</table></body></html>", rows.concat());
        let pre = format!(
            "<!DOCTYPE html><html><head><title>x</title></head><body id=\"viewsource\"><pre>{}</pre></body></html>",
            LINES.map(escaped).join("\n")
        );
        let numbered = LINES.iter().enumerate().map(|(at, line)| format!("{}\t{line}\n", at + 1)).collect::<String>();
        for (what, copy) in [("table", table), ("pre", pre), ("numbers", numbered)] {
            assert_eq!(read("a", copy.as_bytes()).map(|article| article.text).as_deref(), Ok(ARTICLE), "{what}");
        }
    }

    #[test]
    fn lists_and_pages_about_tags_stay_what_they_are() {
        assert_eq!(unnumbered("1 <b>Oslo</b> won.\n2 Rome lost."), None);
        assert_eq!(unnumbered("1. First, the ports.\n2. Then the ships."), None);
        let page =
            "<html><p>&lt;b&gt; is the tag that is used most, said the committee in a report on the pages of nine ministries.</p></html>";
        assert!(shown(page, &html::read(page).0).is_none());
    }
}
