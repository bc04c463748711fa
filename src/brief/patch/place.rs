//! One field or entry of a person's YAML → the edit that changes it and leaves the rest alone.
//!
//! Quoting, folding, comments and their column are kept as far as the value allows. `None` means
//! that the place is written in a way that is not patched (inside braces, say): nothing is lost,
//! and the caller says so.

use std::fmt::Write as _;

use super::Edit;
use crate::brief::model::{Evidence, Item};
use crate::brief::parsed::ParsedBrief;
use crate::brief::position::Place;
use crate::brief::yaml::{evidence_yaml, folded_lines, item_yaml, scalar};
use crate::span::Span;

/// Writes `value` as the text of the field `path`.
#[must_use]
pub(in crate::brief) fn set_text(parsed: &ParsedBrief, path: &str, value: &str) -> Option<Edit> {
    let text = &parsed.text;
    let place = parsed.positions.get(path)?;
    let Some(key) = place.key else { return plain_entry(parsed, path, place, value) };
    if in_flow(parsed, path) {
        return None;
    }
    let after_colon = key.end + text[key.end..].find(':')? + 1;
    let line_end = end_of_line(text, place.value.end.max(after_colon));
    if !place.value.is_empty() && text[after_colon..place.value.start].contains(['>', '|']) {
        return Some((Span::new(after_colon, place.value.end), block(parsed, place, value)));
    }
    let end = if place.value.is_empty() { after_colon } else { place.value.end };
    let written = if value.is_empty() { String::new() } else { format!(" {}", scalar(value)) };
    // A comment behind the value stays in its column where the value leaves room.
    let rest = &text[end..line_end];
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    if rest.trim_start().starts_with('#') {
        let column = text[after_colon..end].chars().count() + spaces;
        let gap = column.saturating_sub(written.chars().count()).max(2);
        return Some((Span::new(after_colon, end + spaces), format!("{written}{:gap$}", "")));
    }
    Some((Span::new(after_colon, end), written))
}

/// `- text`: an entry without keys.
fn plain_entry(parsed: &ParsedBrief, path: &str, place: Place, value: &str) -> Option<Edit> {
    let simple = !place.value.is_empty() && !in_flow(parsed, path) && !value.is_empty();
    let before = parsed.text[..place.value.start].trim_end_matches(' ');
    (simple && before.ends_with('-')).then(|| (place.value, scalar(value)))
}

/// A folded or literal text stays folded where its words allow it.
fn block(parsed: &ParsedBrief, place: Place, value: &str) -> String {
    let text = &parsed.text;
    let indent = place.value.start - start_of_line(text, place.value.start);
    match folded_lines(value, indent) {
        Some(lines) => format!(" >-{end}{}", lines.join(line_break(text)), end = line_break(text)),
        None => format!(" {}", scalar(value)),
    }
}

/// Writes `from` as the evidence of the field or entry `path` (such as `bottom_line`).
#[must_use]
pub(in crate::brief) fn set_evidence(parsed: &ParsedBrief, path: &str, from: &[Evidence]) -> Option<Edit> {
    let text = &parsed.text;
    let path = format!("{path}.from");
    let place = parsed.positions.get(&path)?;
    let key = place.key?;
    if in_flow(parsed, &path) {
        return None;
    }
    let indent = key.start - start_of_line(text, key.start);
    let yaml = evidence_yaml(indent, from);
    let value = yaml.trim_end().strip_prefix(&format!("{:indent$}from:", ""))?.replace('\n', line_break(text));
    Some((Span::new(key.end + 1, place.value.end.max(key.end + 1)), value))
}

/// How an entry that the tool adds is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::brief) enum Mark {
    /// It prints, under a comment that says it is new.
    New,
    /// It is a comment as a whole: the person may have left it out on purpose.
    Suggested,
}

/// The comment above an entry that was added.
pub(in crate::brief) const NEW: &str = "# new in the article";
/// The comment above an entry that was added as a comment.
pub(in crate::brief) const SUGGESTED: &str = "# in the article, but not in this brief; take the # away to use it";
/// The comment above an entry whose evidence is gone.
pub(in crate::brief) const GONE: &str = "# no longer in the article";

/// Adds `item` at the end of `list`.
#[must_use]
pub(in crate::brief) fn append(parsed: &ParsedBrief, list: &str, item: &Item, mark: Mark) -> Option<Edit> {
    let text = &parsed.text;
    let Some(place) = parsed.positions.get(list) else {
        let at = text.len();
        let gap = if text.ends_with('\n') { "" } else { line_break(text) };
        return Some((Span::new(at, at), format!("{gap}{end}{list}:{end}{}", entry(item, mark, 2, text), end = line_break(text))));
    };
    let key = place.key?;
    let written = place.value.of(text);
    if written.starts_with('[') && written[1..written.len() - 1].trim().is_empty() && mark == Mark::New {
        let line = end_of_line(text, place.value.end);
        let rest = &text[place.value.end..line];
        let added = format!("{rest}{}{}", line_break(text), entry(item, mark, 2, text).trim_end());
        return Some((Span::new(key.end + 1, line), added));
    }
    if written.starts_with(['[', '{']) && mark == Mark::New {
        return None;
    }
    let indent = if written.starts_with('-') { place.value.start - start_of_line(text, place.value.start) } else { 2 };
    let line = end_of_line(text, place.value.end.max(key.end));
    Some((Span::new(line, line), format!("{}{}", line_break(text), entry(item, mark, indent, text).trim_end())))
}

/// The lines of an entry whose dash stands in column `indent`.
fn entry(item: &Item, mark: Mark, indent: usize, text: &str) -> String {
    let (head, prefix) = match mark {
        Mark::New => (NEW, ""),
        Mark::Suggested => (SUGGESTED, "# "),
    };
    let end = line_break(text);
    let mut lines = format!("{:indent$}{head}{end}", "");
    for line in item_yaml(item).lines() {
        let line = line.strip_prefix("  ").unwrap_or(line);
        write!(lines, "{:indent$}{prefix}{line}{end}", "").expect("writing to a string");
    }
    lines
}

/// Puts a comment line above the entry `path`, unless it stands there.
#[must_use]
pub(in crate::brief) fn comment_above(parsed: &ParsedBrief, path: &str, comment: &str) -> Option<Edit> {
    let text = &parsed.text;
    let place = parsed.positions.get(path)?;
    if in_flow(parsed, path) {
        return None;
    }
    let start = start_of_line(text, place.value.start);
    let line = &text[start..];
    let indent = line.len() - line.trim_start_matches(' ').len();
    let above = text[..start].trim_end_matches(['\n', '\r']).rsplit('\n').next().unwrap_or_default();
    let stands = above.trim() == comment || !line.trim_start().starts_with('-');
    (!stands).then(|| (Span::new(start, start), format!("{:indent$}{comment}{}", "", line_break(text))))
}

/// Whether the field stands inside brackets or braces.
fn in_flow(parsed: &ParsedBrief, path: &str) -> bool {
    let mut path = path;
    while let Some(end) = path.rfind(['.', '[']) {
        path = &path[..end];
        if parsed.positions.get(path).is_some_and(|place| place.value.of(&parsed.text).starts_with(['[', '{'])) {
            return true;
        }
    }
    false
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line| line + 1)
}

/// Before the line break.
fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length)
}

/// The line break that the file uses.
fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
