//! The head of a Markdown file: fields between two lines of hyphens (YAML) or plus signs (TOML).

use crate::ingest::{Metadata, day};

/// A head has no more lines than this.
const MOST_LINES: usize = 100;

/// Reads the head, and gives the text after it.
pub(super) fn split(text: &str) -> Option<(Metadata, &str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") || first.starts_with(' ') {
        return None;
    }
    let mut at = first.len();
    let mut metadata = Metadata::default();
    let mut fields = 0;
    for line in lines.take(MOST_LINES) {
        at += line.len();
        let bare = line.trim_end();
        if bare == fence || fence == "---" && bare == "..." {
            return (fields > 0).then_some((metadata, &text[at..]));
        }
        if let Some((name, value)) = field(bare) {
            fields += 1;
            take(&mut metadata, &name, value);
        } else if !bare.trim().is_empty() && !bare.starts_with([' ', '\t', '-', '#', ']', '}', '[']) {
            return None;
        }
    }
    None
}

/// `name: value` or `name = value`, unquoted.
fn field(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', '='])?;
    let name = &line[..at].trim_end();
    let proper = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let value = line[at + 1..].trim().trim_matches(['[', ']']).trim();
    let value = value.strip_prefix(['"', '\'']).and_then(|inner| inner.strip_suffix(['"', '\''])).unwrap_or(value);
    proper.then(|| (name.to_ascii_lowercase().replace('-', "_"), value))
}

fn take(metadata: &mut Metadata, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let text = || Some(value.to_owned());
    match name {
        "title" | "headline" => metadata.headline = text(),
        "author" | "authors" | "by" | "byline" => metadata.byline = text(),
        "publisher" | "source" | "site" | "site_name" | "publication" if !value.starts_with("http") => metadata.publisher = text(),
        "url" | "link" | "canonical" | "canonical_url" | "original_url" | "source" if value.starts_with("http") => metadata.url = text(),
        "date" | "published" | "pubdate" | "publish_date" | "publishdate" | "date_published" => {
            metadata.published = metadata.published.or_else(|| day::find_day(value).map(|(_, day)| day));
        }
        _ => {}
    }
}
