//! A brief as it stands in the editor → what the page shows beside it: problems, the articles with the
//! evidence marked, the memo's page.
//!
//! Articles, fonts and templates are kept from one look to the next; what changed on disk is forgotten
//! when it is told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use attache::brief::{Articles, ParsedBrief, SourceText, problems};
use attache::diag::{self, Diagnostic, Severity};
use attache::render::{Outlines, svg};
use attache::span::Span;
use serde_json::{Value, json};

use crate::cli::render::{Failure, How, Set, Shelf, Source, set};
use crate::cli::review::article::{self, Reading};
use crate::cli::review::{facts, names, source_files};

/// Problems that are sent; a text with more than that is no brief.
const MAX_SENT: usize = 200;

/// What looks at the same brief share.
#[derive(Default)]
pub struct Study {
    shelf: Shelf,
    outlines: Outlines,
    readings: BTreeMap<PathBuf, Option<Reading>>,
}

/// A text as the editor has it, and its articles.
struct Desk {
    parsed: ParsedBrief,
    files: Vec<Option<PathBuf>>,
    readings: Vec<Option<Reading>>,
}

impl Study {
    /// Everything that the page shows beside the text `yaml` of the brief at `path`.
    pub fn look(&mut self, path: &Path, how: &How, yaml: &str) -> Value {
        let desk = self.desk(path, yaml);
        let found = problems(&desk.parsed, Articles::Found(&desk.sources()));
        let facts = facts(&desk.parsed.brief);
        let utf16 = Utf16::of(yaml);
        let places = facts.iter().map(|fact| utf16.range(desk.parsed.positions.span(&fact.path))).collect::<Vec<_>>();
        json!({
            "problems": found.iter().take(MAX_SENT).map(|problem| told(problem, &utf16)).collect::<Vec<_>>(),
            "tally": diag::tally(&found),
            "facts": places,
            "article": article::html(&desk.readings, &names(&desk.files), &facts),
            "memo": self.memo(path, how, yaml, &desk),
        })
    }

    /// The memo of the text `yaml` as PDF, or why there is none.
    pub fn pdf(&mut self, path: &Path, how: &How, yaml: &str) -> Result<Vec<u8>, String> {
        let desk = self.desk(path, yaml);
        self.set(path, how, yaml, &desk).and_then(|set| set.pdf(&self.shelf)).map_err(|failure| why(&failure))
    }

    fn memo(&mut self, path: &Path, how: &How, yaml: &str, desk: &Desk) -> Value {
        match self.set(path, how, yaml, desk) {
            Ok(set) => match set.pages(&self.shelf) {
                Ok((laid_out, fonts, fitted)) => {
                    let pages = svg(&laid_out, fonts, &mut self.outlines);
                    json!({ "pages": pages, "summary": fitted.summary, "detail": fitted.detail, "dropped": fitted.dropped })
                }
                Err(failure) => json!({ "why": why(&failure) }),
            },
            Err(failure) => json!({ "why": why(&failure) }),
        }
    }

    fn set(&mut self, path: &Path, how: &How, yaml: &str, desk: &Desk) -> Result<Set, Failure> {
        set(path, Source::of_text(path, yaml.to_owned(), desk.sources(), how), how, &mut self.shelf)
    }

    fn desk(&mut self, path: &Path, yaml: &str) -> Desk {
        let parsed = ParsedBrief::read(&path.display().to_string(), yaml);
        let files = source_files(&parsed.brief, path, &[]);
        // Names that are being typed are not kept.
        self.readings.retain(|file, _| files.iter().flatten().any(|wanted| wanted == file));
        let mut read = |file: &PathBuf| self.readings.entry(file.clone()).or_insert_with_key(|file| Reading::of(file).ok()).clone();
        let readings = files.iter().map(|file| file.as_ref().and_then(&mut read)).collect();
        Desk { parsed, files, readings }
    }
}

impl Desk {
    fn sources(&self) -> Vec<Option<SourceText>> {
        self.readings.iter().map(|reading| reading.as_ref().map(|reading| reading.source.clone())).collect()
    }
}

/// In one line.
fn why(failure: &Failure) -> String {
    match failure {
        Failure::Message(message, _) => message.clone(),
        Failure::Problems { name, problems, .. } => match problems.iter().find(|problem| problem.severity == Severity::Error) {
            Some(problem) => format!("{name}: {}", problem.message),
            None => format!("{name} has problems"),
        },
    }
}

/// A problem as the editor underlines it.
fn told(problem: &Diagnostic, utf16: &Utf16) -> Value {
    let [from, to] = utf16.range(problem.span());
    let label = problem.labels.first().map_or("", |label| label.text.as_str());
    let fix = problem.fix.as_ref().map(|fix| {
        let edit = |(span, insert): &(Span, String)| {
            let [from, to] = utf16.range(*span);
            json!({ "from": from, "to": to, "insert": insert })
        };
        json!({ "what": fix.what, "edits": fix.edits.iter().map(edit).collect::<Vec<_>>() })
    });
    json!({
        "from": from, "to": to, "line": utf16.line(problem.span().start), "code": problem.code, "severity": problem.severity.word(),
        "message": problem.message, "label": label, "help": problem.help, "fix": fix,
    })
}

/// Bytes → the units that browsers count in, without counting from the start each time.
struct Utf16 {
    /// At each line's start: byte, unit.
    lines: Vec<(usize, usize)>,
    text: String,
}

impl Utf16 {
    fn of(text: &str) -> Self {
        let mut lines = vec![(0, 0)];
        let mut units = 0;
        for (at, c) in text.char_indices() {
            units += c.len_utf16();
            if c == '\n' {
                lines.push((at + 1, units));
            }
        }
        Self { lines, text: text.to_owned() }
    }

    /// The line of a byte, from 1.
    fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|(start, _)| *start <= byte)
    }

    fn unit(&self, byte: usize) -> usize {
        let (start, units) = self.lines[self.line(byte) - 1];
        units + self.text[start..byte].chars().map(char::len_utf16).sum::<usize>()
    }

    fn range(&self, span: Span) -> [usize; 2] {
        [self.unit(span.start), self.unit(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_as_browsers_do() {
        let text = "a: “x”\n🙂b: y\n";
        let utf16 = Utf16::of(text);
        let at = text.find('b').expect("it is there");
        assert_eq!((utf16.unit(at), utf16.line(at), utf16.line(0)), (9, 2, 1));
        assert_eq!(utf16.range(Span::new(0, text.len())), [0, text.encode_utf16().count()]);
    }
}
