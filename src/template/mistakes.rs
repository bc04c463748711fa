//! What is wrong with a template, told in places of its text.

use handlebars::{RenderError, RenderErrorReason, TemplateError};
use serde_json::Value;

use super::source::Prepared;
use super::{MAIN, PARTIALS};
use crate::diag::{Diagnostic, nearest};
use crate::memo::ORIGIN;
use crate::span::Span;

/// What Handlebars cannot read.
pub(super) fn syntax(source: &str, error: &TemplateError) -> Diagnostic {
    let at = match error.pos() {
        Some((line, column)) => offset(source, line, column),
        None => 0,
    };
    let message = error.reason().to_string();
    Diagnostic::error("E110", first_line(&message), Span::new(at, at), "")
        .help("fields are written {{title}}, blocks {{#if to}}…{{/if}} and {{#each aims}}…{{/each}}")
}

/// A line and a column, both from 1 and in characters, as a byte of `text`.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// What Handlebars cannot fill in.
pub(super) fn refused(source: &str, prepared: &Prepared, view: &Value, error: &RenderError) -> Diagnostic {
    let at = match (error.line_no, error.column_no) {
        (Some(line), Some(column)) if error.template_name.as_deref() == Some(MAIN) => prepared.original_at(line, column),
        _ => 0,
    };
    match error.reason() {
        RenderErrorReason::MissingVariable(path) => missing_field(source, at, path.as_deref().unwrap_or_default(), view),
        RenderErrorReason::PartialNotFound(name) => {
            let help = match nearest(name, PARTIALS.iter().map(|(known, _)| *known)) {
                Some(near) => format!("did you mean `{{{{> {near}}}}}`?"),
                None => "define it in this file: {{#*inline \"name\"}}…{{/inline}}; templates cannot read other files".to_owned(),
            };
            Diagnostic::error("E112", format!("there is no partial `{name}`"), locate(source, at, name), "").help(help)
        }
        RenderErrorReason::HelperNotFound(name) => {
            Diagnostic::error("E111", format!("there is no helper `{name}`"), locate(source, at, name), "")
        }
        RenderErrorReason::IOError(error) => Diagnostic::error("E113", error.to_string(), Span::new(at, at), ""),
        RenderErrorReason::Other(message) => Diagnostic::error("E113", message.clone(), Span::new(at, at), ""),
        reason => Diagnostic::error("E114", first_line(&reason.to_string()), Span::new(at, at), ""),
    }
}

/// A field that the view does not have, with the one that was meant.
fn missing_field(source: &str, at: usize, path: &str, view: &Value) -> Diagnostic {
    let mut known = Vec::new();
    field_names(view, &mut known);
    known.sort_unstable();
    known.dedup();
    let mut parts = path.split(['.', '/']).filter(|part| !part.is_empty() && *part != "@root");
    let last = parts.clone().next_back().unwrap_or_default();
    let name = parts.find(|part| known.binary_search(part).is_err()).unwrap_or(last);
    let message = match name {
        "" => "there is no such field here".to_owned(),
        name => format!("there is no field `{name}` here"),
    };
    let diagnostic = Diagnostic::error("E111", message, locate(source, at, name), "");
    match nearest(name, known.iter().copied().filter(|field| *field != name)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("templates/README.md lists the fields; inside {{#each}} those of the memo itself are @root.title"),
    }
}

fn field_names<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                names.push(name);
                field_names(inner, names);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| field_names(inner, names)),
        _ => {}
    }
}

/// Where `words` stand from `at` on; `at` itself where they do not.
fn locate(source: &str, at: usize, words: &str) -> Span {
    // Handlebars places an error at or just before its expression.
    match source.get(at..).and_then(|rest| rest.find(words)) {
        Some(found) if !words.is_empty() => Span::new(at + found, at + found + words.len()),
        _ => Span::new(at, at),
    }
}

/// Handlebars' parser explains itself in a drawing of several lines; its first says what is wrong.
fn first_line(message: &str) -> String {
    message.lines().find(|line| !line.trim().is_empty()).unwrap_or("the template cannot be read").trim().to_owned()
}

/// Moves a complaint about the markup to the template: to the element that was opened last.
pub(super) fn place(mut problem: Diagnostic, markup: &str, source: &str) -> Diagnostic {
    for label in &mut problem.labels {
        let words = label.span.of(markup).to_owned();
        let mark = format!(" {ORIGIN}='");
        let from = if words.starts_with('<') { label.span.end + mark.len() } else { label.span.start };
        let at = markup[..from.min(markup.len())].rfind(&mark).and_then(|found| {
            let digits = &markup[found + mark.len()..];
            digits[..digits.find('\'')?].parse::<usize>().ok()
        });
        label.span = at.map_or(Span::new(0, 0), |at| locate(source, at, &words));
    }
    problem
}
