//! Marks of Markdown in plain text: emphasis, escapes, link targets, comments, heading marks.
//!
//! Only marks are left out; the words they mark stay. Marks count only where their form leaves
//! no doubt: `**bold**`, `[words](https://…)`, `\###`, `<!-- … -->`.

use std::sync::LazyLock;

use regex::Regex;

use super::DebrisKind;
use super::draft::{Draft, Page};
use super::fold::LETTER as L;
use crate::span::Span;

/// A link with words: 1 is the opening bracket, 2 the target.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(!?\[)[^\[\]]*(\]\((?:https?://|mailto:|/|#)[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?: "[^"]*")?\))"#).expect("a fixed pattern")
});
/// Marks that are left out whole.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\*\*+|<!--.*?-->|^#{1,6} |\\(?:[#*_\[\]])|\[(?:BEGIN|END|PASSAGE|WORDS?|PAUSE|APPLAUSE|LAUGHTER|TEXT|EXCERPTS?|CONTINUED|CONTINUES|REPORT|SENTENCE|AS)(?: [A-Z ]{1,30})?\]|\[(?:COMMUNIQUE|STATEMENT|INTERVIEW|SPEECH|REPORT|COMMENTARY|EDITORIAL|DISPATCH|LETTER|NEWS CONFERENCE|VIDEO|FROM|BY) [^\[\]a-z]+\]|\[(?:[Pp]assage|[Ww]ords?|[Aa]s) (?:omitted|indistinct|received|heard|published|printed|broadcast)\]|\((?:Applause|Laughter|Inaudible|Crosstalk|Cheers and applause|Laughter and applause|Applause and laughter)\.?\)").expect("a fixed pattern")
});
/// Bytes of the longest note in brackets among them.
const LONGEST_NOTE: usize = 180;
/// Addresses among words, and the short links that embedded pictures leave behind.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\bpic\.twitter\.com/[0-9A-Za-z_]+|\bhttps?://\S+[^\s.,;:)\]”’]").expect("a fixed pattern"));

/// What a page says of a link that leaves it, behind the link's words: `a plan, external`, `the plan., external.`
static LINKED_OUT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"[.!?](, external\.)|[{L}0-9](, external)(?:[,;.)]|$)")).expect("a fixed pattern"));

/// Tags of a page whose text was copied with them: `70<sup>th</sup>`.
static TAGS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"</?(?:sup|sub|b|i|em|strong|u|s|br|span|small|img|figure|figcaption|div|p|a)(?: [^<>]*)?/?>").expect("a fixed pattern")
});

/// An agency's code behind a company's name, with the mark before it written out or not: `<HBR.L>`, `&lt;HBR>`.
static CODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s*(?:&lt;|<)[A-Z]{1,6}(?:\.[A-Z]{1,3})?(?:>|&gt;)").expect("a fixed pattern"));
/// The same marks around a name without a code: `<Harbour Gasket Co>`; 1 and 2 are the marks.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(&lt;|<)[A-Z][A-Za-z.&'-]*(?: (?:[A-Z&][A-Za-z.&'-]*|of|and|de)){1,7}(>|&gt;)").expect("a fixed pattern")
});

/// Leaves marks and link targets out of every draft.
pub(super) fn cut(page: &mut Page) {
    let bold = page.drafts.iter().map(|draft| draft.text.matches("**").count()).sum::<usize>() >= 2;
    for draft in &mut page.drafts {
        if is_end_mark(&draft.text) {
            draft.set_aside(DebrisKind::WireMark);
            continue;
        }
        // “× Ports meet in Oslo”, “| Ports meet”: the button that shuts a window, and a bar that parts nothing.
        let sign = ["× ", "| "].into_iter().find(|sign| draft.text.starts_with(sign)).filter(|_| draft.text.matches('|').count() < 2);
        if let Some(sign) = sign {
            draft.cut(Span::new(0, sign.len()), DebrisKind::Markup);
        }
        if draft.text.contains("](") {
            cut_links(draft);
        }
        if draft.text.contains(['*', '\\', '#', '[', '(']) || draft.text.contains("<!--") {
            cut_marks(draft, bold);
        }
        if draft.text.contains('>') || draft.text.contains("&gt;") {
            let codes: Vec<Span> = CODE.find_iter(&draft.text).map(|found| found.range().into()).collect();
            draft.cut_all(&codes, DebrisKind::WireMark);
            let marks: Vec<Span> = NAME
                .captures_iter(&draft.text)
                .flat_map(|name| [1, 2].map(|at| Span::from(name.get(at).expect("a mark").range())))
                .collect();
            draft.cut_all(&marks, DebrisKind::WireMark);
        }
        if ["</", "<br", "<img", "<p>"].iter().any(|tag| draft.text.contains(tag)) {
            let found: Vec<Span> = TAGS.find_iter(&draft.text).map(|found| found.range().into()).collect();
            draft.cut_all(&found, DebrisKind::Markup);
        }
        if draft.text.contains(", external") && !draft.text.contains("internal") {
            let found: Vec<Span> = LINKED_OUT
                .captures_iter(&draft.text)
                .filter_map(|found| Some(found.get(1).or(found.get(2))?.range()))
                // “Domestic, external, and regional”: the writer's own word.
                .filter(|range| ![", and ", ", or "].iter().any(|goes_on| draft.text[range.end..].starts_with(goes_on)))
                .map(Span::from)
                .collect();
            draft.cut_all(&found, DebrisKind::Markup);
        }
        if draft.text.contains("://") || draft.text.contains("pic.twitter.com/") {
            let found: Vec<Span> = ADDRESS.find_iter(&draft.text).map(|found| found.range().into()).collect();
            draft.cut_all(&found, DebrisKind::Markup);
        }
    }
}

/// `###`, `\###`, `\# \# \#`, `-30-`, `(ENDS)`: the end of a release.
pub(super) fn is_end_mark(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace() && *c != '\\').collect::<String>();
    matches!(marks.as_str(), "#" | "##" | "###" | "####" | "-30-" | "—30—" | "(ENDS)" | "ENDS" | "[END]" | "***" | "*" | "<!---->")
}

fn cut_links(draft: &mut Draft) {
    let mut found = Vec::new();
    for link in LINK.captures_iter(&draft.text) {
        found.extend(link.iter().skip(1).flatten().map(|group| Span::from(group.range())));
    }
    draft.cut_all(&found, DebrisKind::Markup);
}

/// Whether stars stand for letters of a word: `b**t`.
fn hides_letters(text: &str, stars: std::ops::Range<usize>) -> bool {
    text[..stars.start].ends_with(char::is_lowercase) && text[stars.end..].starts_with(char::is_lowercase)
}

/// Cuts emphasis, heading marks and escapes; `**` only where the page uses it in pairs.
fn cut_marks(draft: &mut Draft, bold: bool) {
    let found: Vec<Span> = MARKS
        .find_iter(&draft.text)
        .filter(|found| !found.as_str().starts_with('[') || found.len() <= LONGEST_NOTE)
        .filter(|found| !found.as_str().starts_with("**") || bold && !hides_letters(&draft.text, found.range()))
        .map(|found| {
            // An escaped sign keeps the sign and loses the stroke.
            let escaped = found.as_str().starts_with('\\');
            Span::new(found.start(), if escaped { found.start() + 1 } else { found.end() })
        })
        .collect();
    draft.cut_all(&found, DebrisKind::Markup);
    cut_emphasis(draft);
}

/// `*whole paragraph in italics*` and `*words*` loses its stars.
fn cut_emphasis(draft: &mut Draft) {
    static EMPHASIS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:^|[\s(“])(\*)[^\s*][^*]*?[^\s*]?(\*)(?:$|[\s,.;:)”!?])").expect("a fixed pattern"));
    if !draft.text.contains('*') {
        return;
    }
    let mut found = Vec::new();
    for mark in EMPHASIS.captures_iter(&draft.text) {
        found.extend(mark.iter().skip(1).flatten().map(|group| Span::from(group.range())));
    }
    draft.cut_all(&found, DebrisKind::Markup);
}

#[cfg(test)]
mod tests {
    use crate::clean::lay_out::lay_out;

    fn cut(text: &str) -> String {
        let mut page = lay_out(text);
        super::cut(&mut page);
        page.drafts.iter().filter(|draft| draft.is_kept()).map(|draft| draft.text.clone()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(cut("**The ministers** met in [Lisbon](https://example.org/a_(b)) today."), "The ministers met in Lisbon today.");
        assert_eq!(cut("*The ministers will meet.*"), "The ministers will meet.");
        assert_eq!(cut("They met.\n\n\\###"), "They met.");
        assert_eq!(cut("× Ports meet\n\n| They met."), "Ports meet|They met.");
        assert_eq!(cut("the 70<sup>th</sup> anniversary"), "the 70th anniversary");
        assert_eq!(cut("The plan, external, goes ahead., external."), "The plan, goes ahead.");
        assert_eq!(cut("Domestic, external, and other debts"), "Domestic, external, and other debts");
        assert_eq!(cut("<p>The ports"), "The ports");
        assert_eq!(cut("<img src=\"a.png\" width=\"30\"> The ports"), "The ports");
        assert_eq!(cut("Harbour Mills <HBR.L> and &lt;Gasket Co of Oslo> parted"), "Harbour Mills and Gasket Co of Oslo parted");
        assert_eq!(
            cut("OSLO, 9 MAR 89 -- [COMMUNIQUE ISSUED BY THE \"FREE PORTS\" FRONT; READ BY ANNOUNCER] TALKS"),
            "OSLO, 9 MAR 89 -- TALKS"
        );
        assert_eq!(cut("Look pic.twitter.com/abc123 here"), "Look here");
    }

    #[test]
    fn plain_signs_stay() {
        for text in [
            "a < b and c > d",
            "[Norway] and [REDACTED]",
            "The b**t sank, he said, and then the next b**ts sank.",
            "He paid $5* for 3 * 4 boats.",
            "The #1 priority",
            "a [sic] note (in full)",
            "C\\D",
        ] {
            assert_eq!(cut(text), text);
        }
    }
}
