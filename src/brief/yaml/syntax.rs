//! What is wrong with a text as YAML, in the words of somebody who edits a brief.
//!
//! Knows the scanner's messages and their usual causes, and the faults that can be seen before
//! scanning: control characters, merge-conflict markers, tabs.

use super::scalar::scalar;
use super::tree::MAX_BYTES;
use crate::diag::Diagnostic;
use crate::span::Span;

/// Faults of one kind that are shown; more tell nothing new.
const MAX_SHOWN: usize = 20;

/// A fault of syntax, and a way around it: a byte and what to read in its place.
pub(super) struct Fault {
    pub diagnostic: Diagnostic,
    pub detour: Option<(usize, &'static str)>,
}

/// Faults after which reading on would only mislead.
pub(super) fn prescan(text: &str) -> Vec<Diagnostic> {
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} MiB; a brief is the content of one page", text.len() >> 20);
        return vec![Diagnostic::error("E003", message, Span::new(0, 0), "").help("make sure that this is the file you meant")];
    }
    let mut problems: Vec<Diagnostic> = controls(text).take(MAX_SHOWN).collect();
    problems.extend(conflict_markers(text).take(MAX_SHOWN));
    problems
}

/// Characters that YAML 1.2.2, section 5.1, does not allow.
fn controls(text: &str) -> impl Iterator<Item = Diagnostic> {
    text.char_indices()
        .filter(|(_, c)| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || matches!(c, '\u{fffe}' | '\u{ffff}'))
        .map(|(at, c)| {
            let message = format!("a control character (U+{:04X}) in the file", u32::from(c));
            Diagnostic::error("E002", message, Span::new(at, at + c.len_utf8()), "").help("delete it")
        })
}

fn conflict_markers(text: &str) -> impl Iterator<Item = Diagnostic> {
    let conflict = lines(text).any(|(_, line)| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> "));
    let marks = move |line: &str| {
        conflict && (["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark)) || line.trim_end() == "=======")
    };
    lines(text).filter(move |(_, line)| marks(line)).map(|(start, line)| {
        let span = Span::new(start, start + line.trim_end().len());
        Diagnostic::error("E005", "a merge-conflict marker was left in the file", span, "")
            .help("choose the lines to keep, and delete the markers")
    })
}

/// Tabs in indentation.
pub(super) fn tabs(text: &str) -> Vec<Diagnostic> {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    lines(text)
        .filter(|(_, line)| line[..indent(line)].contains('\t') && !line.trim().is_empty())
        .take(MAX_SHOWN)
        .map(|(start, line)| {
            let span = Span::new(start, start + indent(line));
            Diagnostic::error("E004", "a tab in the indentation, where YAML allows only spaces", span, "")
                .help("replace each tab with two spaces")
                .fix("replace tabs with spaces", span, line[..indent(line)].replace('\t', "  "))
        })
        .collect()
}

/// Lines with the byte they start at, line breaks included.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line))
    })
}

/// The line that holds byte `at`, without its line break.
pub(super) fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    Span::new(start, end)
}

/// The scanner's message in the words of somebody who edits a brief.
pub(super) fn explain(info: &str, text: &str, at: usize) -> Fault {
    let here = Span::new(at, at + text[at..].chars().next().map_or(0, char::len_utf8));
    let plain = |message: &str, help: &str| Fault { diagnostic: Diagnostic::error("E001", message, here, "").help(help), detour: None };
    match info {
        _ if info.contains("mapping values are not allowed") => colon(text, here),
        _ if info.contains("unknown anchor") || info.contains("scanning an anchor or alias") => {
            Fault { diagnostic: reserved(word_at(text, at), text), detour: Some((at, "x")) }
        }
        _ if info.contains("unexpected character") => first_character(text, here),
        _ if info.contains("trailing content after") => after_quotes(text, at),
        _ if info.contains("quoted scalar") && info.contains("escape") => {
            plain("a `\\` in double quotes that begins no escape", "write `\\\\` for a backslash, or put the text in single quotes")
        }
        _ if info.contains("quoted scalar") => plain(
            "a quotation mark that is not closed",
            "close it at the end of the text; a text that only begins with a quotation goes in single quotes as a whole",
        ),
        _ if info.contains("block sequence entries") => {
            plain("a list item on the line of its key", "put each item on a line of its own, indented by two spaces and a dash")
        }
        _ if info.contains("simple key expect") => plain(
            "a line that is neither a key with its colon nor part of the text above",
            "add the colon after the key, or indent the line deeper than the key whose text it continues",
        ),
        _ if info.contains("did not find expected key") || info.contains("invalid indentation") => plain(
            "this line does not line up with the lines that it belongs to",
            "indent it exactly as deep as the other keys of its group",
        ),
        _ if info.contains("expected '-'") => {
            plain("a line without a dash, in a list", "begin it with a dash if it is an item; indent it less if the list ends above")
        }
        _ if info.contains("flow") || info.contains("illegal placement of ':'") => {
            plain("a list in brackets that is not closed", "close it with `]`, or put a text that begins with a bracket in quotes")
        }
        _ => plain(&format!("this cannot be read as YAML: {info}"), "put the text in quotes if it holds marks such as : # [ ] { } * &"),
    }
}

/// A colon that YAML takes for the end of a key.
fn colon(text: &str, here: Span) -> Fault {
    let line = line_of(text, here.start);
    let value = value_of_line(text, line);
    if value.start > here.start || value.is_empty() {
        let key = Span::new(line.start + line.of(text).len() - line.of(text).trim_start().len(), here.start);
        let message = format!("`{}` is indented as if it belonged to the text above", key.of(text));
        let help = "indent it exactly as deep as the other keys of its group";
        return Fault { diagnostic: Diagnostic::error("E001", message, key, "").help(help), detour: Some((here.start, ";")) };
    }
    let diagnostic =
        Diagnostic::error("E001", "a colon and a space inside a text that is not in quotes", here, "YAML takes this for a key")
            .help("put the whole text in quotes")
            .fix("put the text in quotes", value, scalar(value.of(text)));
    Fault { diagnostic, detour: Some((here.start, ";")) }
}

/// A text that begins with a mark that YAML keeps for itself.
fn first_character(text: &str, here: Span) -> Fault {
    let value = value_of_line(text, line_of(text, here.start));
    let mut diagnostic = Diagnostic::error("E001", format!("a text cannot begin with `{}` outside quotes", here.of(text)), here, "")
        .help("put the whole text in quotes");
    if value.start == here.start {
        diagnostic = diagnostic.fix("put the text in quotes", value, scalar(value.of(text)));
    }
    Fault { diagnostic, detour: Some((here.start, "x")) }
}

/// `"More stable" relations`: quotation marks that YAML takes for its own.
fn after_quotes(text: &str, at: usize) -> Fault {
    let value = value_of_line(text, line_of(text, at));
    let diagnostic = Diagnostic::error("E001", "words after the closing quotation mark", word_at(text, at), "")
        .help("use “ and ” for a quotation, or put the whole text in single quotes");
    let quoted = value.of(text).starts_with('"') && !value.of(text).contains('\\');
    let diagnostic = if quoted { diagnostic.fix("put the text in single quotes", value, scalar(value.of(text))) } else { diagnostic };
    Fault { diagnostic, detour: None }
}

/// An anchor, alias or tag, most often a text that begins with `*`, `&` or `!`.
pub(super) fn reserved(span: Span, text: &str) -> Diagnostic {
    let what = match span.of(text).chars().next() {
        Some('*') => "an alias",
        Some('&') => "an anchor",
        _ => "a tag",
    };
    let value = value_of_line(text, line_of(text, span.start));
    let diagnostic = Diagnostic::error("E006", format!("`{}` is {what} in YAML, which briefs do not use", span.of(text)), span, "")
        .help("put the text in quotes if this mark belongs to it; write the value out if not");
    // An anchor that is used elsewhere would change what stands there.
    let alone = span.of(text).starts_with(['*', '!']);
    if alone && value.start == span.start { diagnostic.fix("put the text in quotes", value, scalar(value.of(text))) } else { diagnostic }
}

fn word_at(text: &str, at: usize) -> Span {
    let length = text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
    Span::new(at, at + length)
}

/// What stands after the dash and the key of a line, without a comment at its end.
fn value_of_line(text: &str, line: Span) -> Span {
    let words = line.of(text);
    let mut start = words.len() - words.trim_start().len();
    while words[start..].starts_with("- ") {
        start += 2 + (words[start + 2..].len() - words[start + 2..].trim_start().len());
    }
    let key = words[start..].find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(0);
    if key > 0 && words[start + key..].starts_with(": ") && words.as_bytes()[start].is_ascii_lowercase() {
        start += key + 1;
        start += words[start..].len() - words[start..].trim_start().len();
    }
    let end = words[start..].find("  #").map_or(words.len(), |at| start + at);
    let end = start + words[start..end].trim_end().len();
    Span::new(line.start + start, line.start + end)
}
