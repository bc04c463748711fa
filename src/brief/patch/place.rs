//! One field or entry of a person's YAML → the edit that changes it and leaves the rest alone.
//!
//! Quoting, folding, comments and their column are kept as far as the value allows. `None` means that
//! the place is written in a way that is not patched: nothing is lost, and the caller says so.
//! What stands inside brackets or braces is written by [`flow`](super::flow).

use std::fmt::Write as _;

use super::Edit;
use super::flow::{self, Hand, holder};
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
    let after_colon = key.end + text[key.end..].find(':')? + 1;
    if let Some(holder) = holder(parsed, path) {
        let written = Hand::of(parsed, holder).text(value);
        let empty = place.value.is_empty();
        return Some(if empty { (Span::new(after_colon, after_colon), format!(" {written}")) } else { (place.value, written) });
    }
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
    let simple = !place.value.is_empty() && !value.is_empty();
    if let Some(holder) = holder(parsed, path) {
        return simple.then(|| (place.value, Hand::of(parsed, holder).text(value)));
    }
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
    if let Some(holder) = holder(parsed, &path) {
        let written = Hand::of(parsed, holder).evidence(from);
        let after_colon = key.end + text[key.end..].find(':')? + 1;
        let empty = place.value.is_empty();
        return Some(if empty { (Span::new(after_colon, after_colon), format!(" {written}")) } else { (place.value, written) });
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
/// The same where an entry has no line of its own.
pub(in crate::brief) const SUGGESTED_IN_FLOW: &str = "# in the article, but not in this brief";
/// The comment above an entry whose evidence is gone.
pub(in crate::brief) const GONE: &str = "# no longer in the article";

/// Adds `item` at the end of `list`.
#[must_use]
pub(in crate::brief) fn append(parsed: &ParsedBrief, list: &str, item: &Item, mark: Mark) -> Option<Vec<Edit>> {
    let text = &parsed.text;
    let Some(place) = parsed.positions.get(list) else {
        let at = text.len();
        let gap = if text.ends_with('\n') { "" } else { line_break(text) };
        let lines = format!("{gap}{end}{list}:{end}{}", entry(item, mark, 2, text), end = line_break(text));
        return Some(vec![(Span::new(at, at), lines)]);
    };
    let key = place.key?;
    let written = place.value.of(text);
    let outer = holder(parsed, list);
    let brackets = written.starts_with('[').then_some(place.value);
    if outer.is_some() || (mark == Mark::New && brackets.is_some_and(|list| !is_empty_list(list.of(text)))) {
        return append_in_flow(parsed, list, outer.or(brackets)?, brackets?, item, mark);
    }
    if brackets.is_some() && mark == Mark::New {
        let line = end_of_line(text, place.value.end);
        let rest = &text[place.value.end..line];
        let added = format!("{rest}{}{}", line_break(text), entry(item, mark, 2, text).trim_end());
        return Some(vec![(Span::new(key.end + 1, line), added)]);
    }
    let indent = if written.starts_with('-') { place.value.start - start_of_line(text, place.value.start) } else { 2 };
    let line = end_of_line(text, place.value.end.max(key.end));
    Some(vec![(Span::new(line, line), format!("{}{}", line_break(text), entry(item, mark, indent, text).trim_end()))])
}

fn is_empty_list(written: &str) -> bool {
    written.len() >= 2 && written[1..written.len() - 1].trim().is_empty()
}

/// Inside brackets the comment stands above them, and a suggestion is nothing but its comment.
fn append_in_flow(parsed: &ParsedBrief, list: &str, holder: Span, brackets: Span, item: &Item, mark: Mark) -> Option<Vec<Edit>> {
    let count = parsed.brief.lists().into_iter().find(|(name, _)| *name == list).map_or(0, |(_, items)| items.len());
    let last = count.checked_sub(1).and_then(|last| parsed.positions.get(&format!("{list}[{last}]"))).map(|place| place.value);
    let (head, entry) = match mark {
        Mark::New => (NEW, Some(flow::append(parsed, brackets, last, item))),
        Mark::Suggested => (SUGGESTED_IN_FLOW, None),
    };
    let edits: Vec<Edit> = flow::comment(parsed, holder, head, &item.text).into_iter().chain(entry).collect();
    (!edits.is_empty()).then_some(edits)
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

/// Puts a comment line above the entry `path`, which says `words`, unless it stands there.
#[must_use]
pub(in crate::brief) fn comment_above(parsed: &ParsedBrief, path: &str, comment: &str, words: &str) -> Option<Edit> {
    let text = &parsed.text;
    let place = parsed.positions.get(path)?;
    if let Some(holder) = holder(parsed, path) {
        return flow::comment(parsed, holder, comment, words);
    }
    let start = start_of_line(text, place.value.start);
    let line = &text[start..];
    let indent = line.len() - line.trim_start_matches(' ').len();
    let above = text[..start].trim_end_matches(['\n', '\r']).rsplit('\n').next().unwrap_or_default();
    let stands = above.trim() == comment || !line.trim_start().starts_with('-');
    (!stands).then(|| (Span::new(start, start), format!("{:indent$}{comment}{}", "", line_break(text))))
}

pub(super) fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line| line + 1)
}

/// Before the line break.
pub(super) fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length)
}

/// The line break that the file uses.
pub(super) fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
