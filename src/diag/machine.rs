//! Diagnostics as programs read them: JSON, GitHub workflow commands, SARIF 2.1.0.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{CODES, Diagnostic, Severity, line_and_column};

/// The diagnostics of one file as JSON values; lines and columns from 1, columns in characters,
/// `start` and `end` in bytes of the file.
#[must_use]
pub fn to_json(diagnostics: &[Diagnostic], name: &str, text: &str) -> Vec<Value> {
    diagnostics.iter().map(|diagnostic| one(diagnostic, name, text)).collect()
}

fn one(diagnostic: &Diagnostic, name: &str, text: &str) -> Value {
    let labels: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let (line, column) = line_and_column(text, label.span.start);
            let (end_line, end_column) = line_and_column(text, label.span.end);
            json!({
                "line": line, "column": column, "end_line": end_line, "end_column": end_column,
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
    for diagnostic in diagnostics {
        let level = match diagnostic.severity {
            Severity::Note => "notice",
            other => other.word(),
        };
        let (line, column) = line_and_column(text, diagnostic.span().start);
        let label = diagnostic.labels.first().map_or("", |label| &label.text);
        let parts = [diagnostic.message.as_str(), label, diagnostic.help.as_deref().unwrap_or("")];
        let message = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n");
        writeln!(
            lines,
            "::{level} file={},line={line},col={column},title={}::{}",
            escape_property(name),
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
    let results: Vec<Value> =
        files.iter().flat_map(|(name, text, list)| list.iter().map(move |diagnostic| sarif_result(diagnostic, name, text))).collect();
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

fn sarif_result(diagnostic: &Diagnostic, name: &str, text: &str) -> Value {
    let (line, column) = line_and_column(text, diagnostic.span().start);
    let (end_line, end_column) = line_and_column(text, diagnostic.span().end);
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
            "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
        }}],
    })
}
