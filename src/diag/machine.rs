//! Diagnostics as programs read them: JSON, GitHub workflow commands, SARIF 2.1.0.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{CODES, Diagnostic, Places, Severity};

/// The diagnostics of one file as JSON values; lines and columns from 1, columns in characters,
/// `start` and `end` in bytes of the file.
#[must_use]
pub fn to_json(diagnostics: &[Diagnostic], name: &str, text: &str) -> Vec<Value> {
    let places = Places::of(text);
    diagnostics.iter().map(|diagnostic| one(diagnostic, name, &places)).collect()
}

fn one(diagnostic: &Diagnostic, name: &str, places: &Places) -> Value {
    let labels: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let (start, end) = (places.at(label.span.start), places.at(label.span.end));
            json!({
                "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
                "start": label.span.start, "end": label.span.end, "text": label.text,
            })
        })
        .collect();
    let fix = diagnostic.fix.as_ref().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|(span, replacement)| json!({ "start": span.start, "end": span.end, "replacement": replacement }))
            .collect();
        json!({ "what": fix.what, "edits": edits })
    });
    json!({
        "file": name,
        "code": diagnostic.code,
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "labels": labels,
        "help": diagnostic.help,
        "fix": fix,
    })
}

/// The diagnostics of one file as GitHub workflow commands, a line each.
///
/// Source of the escapes: GitHub, “Workflow commands for GitHub Actions”, and `@actions/core`.
#[must_use]
pub fn to_github(diagnostics: &[Diagnostic], name: &str, text: &str) -> String {
    let mut lines = String::new();
    let places = Places::of(text);
    for diagnostic in diagnostics {
        let level = match diagnostic.severity {
            Severity::Note => "notice",
            other => other.word(),
        };
        let place = places.at(diagnostic.span().start);
        let label = diagnostic.labels.first().map_or("", |label| &label.text);
        let parts = [diagnostic.message.as_str(), label, diagnostic.help.as_deref().unwrap_or("")];
        let message = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n");
        writeln!(
            lines,
            "::{level} file={},line={},col={},title={}::{}",
            escape_property(name),
            place.line,
            place.column,
            diagnostic.code,
            escape_data(&message)
        )
        .expect("writing to a string");
    }
    lines
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A SARIF 2.1.0 log of diagnostics, given as `(file name, its text, its diagnostics)`.
#[must_use]
pub fn to_sarif(files: &[(&str, &str, &[Diagnostic])]) -> Value {
    let rules: Vec<Value> = CODES
        .iter()
        .map(|code| json!({ "id": code.code, "shortDescription": { "text": code.title }, "fullDescription": { "text": code.explanation } }))
        .collect();
    let results: Vec<Value> = files.iter().flat_map(|(name, text, list)| sarif_results(list, name, &Places::of(text))).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "attache", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn sarif_results(diagnostics: &[Diagnostic], name: &str, places: &Places) -> Vec<Value> {
    diagnostics.iter().map(|diagnostic| sarif_result(diagnostic, name, places)).collect()
}

fn sarif_result(diagnostic: &Diagnostic, name: &str, places: &Places) -> Value {
    let (start, end) = (places.at(diagnostic.span().start), places.at(diagnostic.span().end));
    let message = match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    json!({
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.word(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": name },
            "region": { "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column },
        }}],
    })
}
