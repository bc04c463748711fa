//! Markdown → text: headings, paragraphs, lists and tables as they read, without their signs.
//!
//! Text is taken for Markdown only where its form leaves no doubt: a head with fields between
//! lines of hyphens, link definitions, or headings beside other signs. Text that merely holds
//! asterisks stays as it is. (CommonMark 0.31 is followed as far as articles need it.)

mod head;
mod inline;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Metadata;
use super::flow::{Flow, Style};

static HEADING: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ {0,3}(#{1,6})[ \t]+([^\s#].*?)[ \t]*#*$").expect("a fixed pattern"));
static UNDERLINE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ {0,3}(?:={3,}|-{3,})[ \t]*$").expect("a fixed pattern"));
static RULE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$").expect("a fixed pattern"));
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[ \t]*(?:[-*+]|([0-9]{1,3}[.)]))[ \t]+(?:\[[ xX]\] )?(.*)$").expect("a fixed pattern"));
static DEFINITION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ {0,3}\[(\^?[^\]]+)\]:[ \t]+(\S+)").expect("a fixed pattern"));
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[-*+] \S|\]\((?:https?:|mailto:|/|#)|\*\*\S[^*\n]*\*\*|^> |^```|^={3,}$|\]\[[^\]]*\]|\*\S[^*\n]*\*")
        .expect("a fixed pattern")
});
/// Signs are looked for in this many bytes.
const SAMPLE: usize = 64 * 1024;

/// Whether `text` is Markdown beyond doubt.
pub(super) fn is_markdown(text: &str) -> bool {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let sample = sample.trim_start_matches('\u{feff}');
    if head::split(sample).is_some() {
        return true;
    }
    let lines = || sample.lines();
    // Most texts have no such marks: for them no pattern is compiled.
    let links = |line: &str| definition(line).is_some_and(|found| found[2].contains("://"));
    let defined = sample.contains("][") && lines().any(links);
    let headings = lines().filter(|line| line.contains('#') && HEADING.is_match(line)).count();
    // `# # #` ends a release, and one heading sign alone may be a number's.
    defined || headings >= 2 && SIGN.is_match(sample) || headings == 1 && SIGN.find_iter(sample).take(2).count() == 2
}

/// A link's name and its target, on a line that states them: `[ports]: https://ports.example`.
fn definition(line: &str) -> Option<regex::Captures<'_>> {
    // A bounded repetition of so large a class takes milliseconds to compile.
    let found = if line.contains("]:") { DEFINITION.captures(line) } else { None };
    found.filter(|found| found[1].len() <= LONGEST_LABEL)
}

/// Bytes of the longest name of a link.
const LONGEST_LABEL: usize = 200;

/// Reads Markdown: its text, and what its head states.
pub(super) fn read(text: &str) -> (String, Metadata) {
    let text = text.trim_start_matches('\u{feff}');
    let (mut metadata, body) = head::split(text).unwrap_or((Metadata::default(), text));
    let definitions = definitions(body);
    let mut reader = Reader { flow: Flow::default(), open: None, definitions: &definitions };
    let body = without_comments(body);
    reader.lines(&body);
    reader.end();
    let (mut text, headline) = reader.flow.finish(metadata.headline.as_deref());
    match (headline, &metadata.headline) {
        (Some(found), _) => metadata.headline = Some(found),
        // A title that only the head gives stands over the text, as it does on the page.
        (None, Some(stated)) => text = format!("{stated}\n\n{text}"),
        (None, None) => {}
    }
    (text, metadata)
}

/// Link labels, folded, that the text defines; notes begin with `^`.
fn definitions(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(definition).map(|found| inline::label(&found[1])).collect()
}

/// The text without `<!-- … -->`.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(from) = rest.find("<!--") {
        let Some(length) = rest[from..].find("-->") else { break };
        out.push_str(&rest[..from]);
        rest = &rest[from + length + 3..];
    }
    out.push_str(rest);
    out
}

struct Reader<'d> {
    flow: Flow,
    /// The block at hand.
    open: Option<(Style, String)>,
    definitions: &'d BTreeSet<String>,
}

impl Reader<'_> {
    fn lines(&mut self, text: &str) {
        let mut fenced = false;
        for line in text.lines() {
            let line = unquoted(line);
            let trimmed = line.trim();
            if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
                self.end();
                fenced = !fenced;
            } else if fenced {
                self.flow.push(Style::Body, trimmed);
            } else if trimmed.is_empty() {
                self.end();
            } else {
                self.line(line);
            }
        }
    }

    fn line(&mut self, line: &str) {
        let underlines = matches!(&self.open, Some((Style::Body, text)) if !text.contains('\n'));
        if UNDERLINE.is_match(line) && underlines {
            if let Some((style, _)) = &mut self.open {
                *style = if line.contains('=') { Style::Title } else { Style::Body };
            }
            self.end();
        } else if let Some(heading) = HEADING.captures(line) {
            self.end();
            self.push(if heading[1].len() == 1 { Style::Title } else { Style::Body }, &heading[2]);
        } else if RULE.is_match(line) || definition(line).is_some() {
            self.end();
        } else if line.trim_start().starts_with('|') {
            self.end();
            self.row(line);
        } else if let Some(item) = ITEM
            .captures(line)
            .filter(|_| self.open.as_ref().is_none_or(|(style, _)| *style == Style::Item) || !line.starts_with(char::is_numeric))
        {
            self.end();
            self.open = Some(match item.get(1) {
                Some(number) => (Style::Body, format!("{} {}", number.as_str(), &item[2])),
                None => (Style::Item, item[2].to_owned()),
            });
        } else {
            let (_, text) = self.open.get_or_insert((Style::Body, String::new()));
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line.strip_suffix('\\').map_or(line, |line| line));
            if line.ends_with("  ") || line.ends_with('\\') {
                self.end();
            }
        }
    }

    fn row(&mut self, line: &str) {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        if cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' '))) {
            return;
        }
        self.push(Style::Body, &cells.join(" | "));
    }

    fn end(&mut self) {
        if let Some((style, text)) = self.open.take() {
            self.push(style, &text);
        }
    }

    fn push(&mut self, style: Style, text: &str) {
        self.flow.push(style, &inline::plain(text, |label| self.definitions.contains(label)));
    }
}

/// The line without the signs `>` that quote it.
fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_read() {
        let text = "# Port ministers meet\n\nMinisters of *nine* countries\nmet in [Lisbon](https://example.org/a_(b)).\n\n## Next steps\n\n- A **joint** plan\n  for dredging\n- A fund\n\n1. First\n\n> “We agree,” one said.\n\n| Date | Place |\n|---|:--|\n| May 4 | Lisbon |\n\n---\n\nTalks\n=====\nEnd.\n";
        assert!(is_markdown(text));
        let (read, metadata) = read(text);
        assert_eq!(
            read,
            "Port ministers meet\n\nMinisters of nine countries met in Lisbon.\n\nNext steps\n\n• A joint plan for dredging\n\n• A fund\n\n1. First\n\n“We agree,” one said.\n\nDate | Place\n\nMay 4 | Lisbon\n\nTalks\n\nEnd.\n"
        );
        assert_eq!(metadata.headline.as_deref(), Some("Port ministers meet"));
    }

    #[test]
    fn the_head_is_read() {
        let text = "---\ntitle: \"Port ministers meet\"\ndate: 2021-05-04T10:00:00Z\nauthor: Ana Souza\nsource: Harbour News\nurl: https://example.org/ports\n---\nThey met.\n";
        assert!(is_markdown(text));
        let (read, metadata) = read(text);
        assert_eq!(read, "Port ministers meet\n\nThey met.\n");
        assert_eq!(metadata.byline.as_deref(), Some("Ana Souza"));
        assert_eq!(metadata.publisher.as_deref(), Some("Harbour News"));
        assert_eq!(metadata.published.map(|day| day.to_string()).as_deref(), Some("2021-05-04"));
        assert_eq!(metadata.url.as_deref(), Some("https://example.org/ports"));
    }

    #[test]
    fn plain_text_with_signs_is_no_markdown() {
        for text in [
            "Port talks\n\nHe paid $5* for 3 * 4 boats.\n\n* Prices as of May.\n",
            "Port talks\n\n- A joint plan\n- A fund\n\nThey met.\n",
            "Port talks\n\n**Media advisory** for [ports](https://example.org).\n\n# # #\n",
            "#1 priority\n\nThey met – see [1].\n\n***\n",
            "--- \nPort talks\n---\nThey met.\n",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
    }
}
