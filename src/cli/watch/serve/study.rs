//! A brief as it stands in the editor → what the page shows beside it: problems, the articles with the
//! evidence marked, the memo's page.
//!
//! Articles, fonts and templates are kept from one look to the next; what changed on disk is forgotten
//! when it is told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use attache::brief::{Articles, ParsedBrief, SourceText, problems};
use attache::diag::{self, Diagnostic, Places, Severity};
use attache::render::{Outlines, svg};
use attache::span::Span;
use serde_json::{Value, json};

use crate::cli::check::MAX_PAGED;
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
        let at = Places::of(yaml);
        let places = facts.iter().map(|fact| range(&at, desk.parsed.positions.span(&fact.path))).collect::<Vec<_>>();
        json!({
            "problems": found.iter().take(MAX_SENT).map(|problem| told(problem, &at)).collect::<Vec<_>>(),
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
        if yaml.len() > MAX_PAGED {
            return json!({ "why": "the brief is far longer than a page" });
        }
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
fn told(problem: &Diagnostic, at: &Places) -> Value {
    let [from, to] = range(at, problem.span());
    let label = problem.labels.first().map_or("", |label| label.text.as_str());
    let fix = problem.fix.as_ref().map(|fix| {
        let edit = |(span, insert): &(Span, String)| {
            let [from, to] = range(at, *span);
            json!({ "from": from, "to": to, "insert": insert })
        };
        json!({ "what": fix.what, "edits": fix.edits.iter().map(edit).collect::<Vec<_>>() })
    });
    json!({
        "from": from, "to": to, "line": at.at(problem.span().start).line, "code": problem.code, "severity": problem.severity.word(),
        "message": problem.message, "label": label, "help": problem.help, "fix": fix,
    })
}

/// A stretch in the units that browsers count in.
fn range(places: &Places, span: Span) -> [usize; 2] {
    [places.at(span.start).utf16, places.at(span.end).utf16]
}
