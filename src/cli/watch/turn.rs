//! One brief, checked and rendered once: what is said about it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use attache::brief::{Articles, problems};
use attache::diag::{self, Diagnostic, Severity};

use crate::cli::Session;
use crate::cli::check::{MAX_DRAWN, find_articles, paint, read_brief};
use crate::cli::render::{Failure, How, Shelf, Written, memos};

/// Where briefs are worked on: what they share, and what was said about each of them last.
pub struct Desk<'a> {
    how: &'a How,
    session: Session,
    shelf: Shelf,
    said: BTreeMap<PathBuf, Vec<String>>,
}

impl<'a> Desk<'a> {
    /// An empty desk.
    pub fn new(how: &'a How, session: Session) -> Self {
        Self { how, session, shelf: Shelf::default(), said: BTreeMap::new() }
    }

    /// Names what changed beside the briefs themselves. Fonts are read again when they did.
    pub fn causes(&mut self, changed: &BTreeSet<PathBuf>, due: &[PathBuf]) {
        let others: Vec<&PathBuf> = changed.iter().filter(|path| !due.contains(path) && !path.is_dir()).collect();
        if due.is_empty() || others.is_empty() {
            return;
        }
        for path in others {
            self.session.messages.note(format_args!("{} changed", path.display()));
        }
        self.shelf = Shelf::default();
    }

    /// A brief that is not there any more.
    pub fn gone(&mut self, path: &Path) {
        self.said.remove(path);
        self.session.messages.warning(format_args!("{} is gone; it is taken up again when it is back", path.display()));
    }

    /// Checks and renders one brief.
    pub fn turn(&mut self, path: &Path) {
        if !path.exists() {
            return self.gone(path);
        }
        let clock = Clock::start();
        let tally = self.check(path);
        match memos(path, self.how, &mut self.shelf, self.session) {
            Ok(written) => {
                for Written { target, made } in &written {
                    self.session.messages.result(format_args!("{target}: {} · {tally} · {clock}", made.summary));
                    made.dropped.iter().for_each(|item| self.session.messages.result(format_args!("  dropped from {item}")));
                }
            }
            // They are drawn, and tallied.
            Err(Failure::Problems { name, .. }) if name == path.display().to_string() => {
                self.session.messages.error(format_args!("{name}: {tally}; its memo stays as it was"));
            }
            Err(failure) => {
                failure.tell(self.session);
            }
        }
    }

    /// Draws what is wrong with a brief, unless the same was said the last time; how much it is.
    fn check(&mut self, path: &Path) -> String {
        let Ok(parsed) = read_brief(path) else { return "not readable".to_owned() };
        let articles = find_articles(path, &parsed.brief, &[]);
        let mut found = problems(&parsed, Articles::Found(&articles));
        found.retain(|problem| problem.severity != Severity::Note);
        let said: Vec<String> = found.iter().map(|problem| told(problem, &parsed.text)).collect();
        if self.said.insert(path.to_owned(), said.clone()).as_ref() != Some(&said) {
            let drawn = diag::draw(&found[..found.len().min(MAX_DRAWN)], &parsed.name, &parsed.text, paint(self.session.color));
            if !drawn.is_empty() {
                self.session.messages.problems(drawn.trim_end_matches('\n'));
            }
        }
        match diag::tally(&found).as_str() {
            "" => "no problems".to_owned(),
            tally => tally.to_owned(),
        }
    }
}

/// A problem without its place, which moves when lines are added above it.
fn told(problem: &Diagnostic, text: &str) -> String {
    format!("{} {} {}", problem.code, problem.message, problem.span().of(text))
}

/// How long a turn took, for people.
struct Clock(Instant);

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the time is told, and decides nothing")]
    fn start() -> Self {
        Self(Instant::now())
    }
}

impl std::fmt::Display for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ms", self.0.elapsed().as_millis())
    }
}
