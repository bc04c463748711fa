//! [`ParsedBrief`] and its articles → every problem of the brief, or a [`CheckedBrief`].
//!
//! Without its article a brief is checked for all that can be seen in itself. Nothing is changed
//! here; what could be is offered as a [`Fix`](crate::diag::Fix).

mod align;
mod caution;
mod claims;
mod evidence;
mod people;
mod values;
mod wording;
mod words;

pub(super) use claims::evidence;
pub use evidence::find_quote;

use super::model::Brief;
use super::parsed::ParsedBrief;
use super::position::Positions;
use super::yaml;
use crate::diag::{self, Diagnostic};
use crate::span::Span;

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
        Ok(Self { brief, ..check(parsed, Articles::NotSought)? })
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

/// The articles of a brief, as far as they are at hand.
#[derive(Clone, Copy, Debug)]
pub enum Articles<'a> {
    /// Nobody looked for them: what they say is not judged.
    NotSought,
    /// In the order of `sources`; `None`, or a list that is too short, stands for one that was not found.
    Found(&'a [Option<SourceText>]),
}

/// Checks a brief, against its articles where they are at hand.
///
/// # Errors
/// Every problem in the file's order, warnings included, where at least one is an error.
pub fn check(parsed: ParsedBrief, articles: Articles) -> Result<CheckedBrief, Vec<Diagnostic>> {
    let problems = problems(&parsed, articles);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    let ParsedBrief { name, text, brief, positions, .. } = parsed;
    Ok(CheckedBrief { brief, name, yaml: text, positions, warnings: problems })
}

/// A family of checks.
type Check = fn(&Case) -> Vec<Diagnostic>;

const CHECKS: &[Check] = &[values::check, evidence::check, wording::check, people::check, people::doubles];

/// Everything that is wrong with a brief, in the file's order.
#[must_use]
pub fn problems(parsed: &ParsedBrief, articles: Articles) -> Vec<Diagnostic> {
    let mut problems = parsed.problems.clone();
    if parsed.readable {
        let case = Case::new(parsed, articles);
        let judged = CHECKS.iter().flat_map(|check| check(&case));
        // A line that could not be read as it stands is judged when its syntax is mended.
        problems.extend(judged.filter(|problem| !parsed.repaired.iter().any(|line| line.overlaps(problem.span()))));
    }
    diag::sort(&mut problems);
    problems
}

/// What every check is told.
struct Case<'a> {
    parsed: &'a ParsedBrief,
    brief: &'a Brief,
    text: &'a str,
    articles: &'a [Option<SourceText>],
    sources_sought: bool,
}

impl<'a> Case<'a> {
    fn new(parsed: &'a ParsedBrief, articles: Articles<'a>) -> Self {
        let (articles, sources_sought) = match articles {
            Articles::NotSought => (&[][..], false),
            Articles::Found(list) => (list, true),
        };
        Self { parsed, brief: &parsed.brief, text: &parsed.text, articles, sources_sought }
    }

    /// The article with this number, from 1.
    fn source(&self, number: usize) -> Option<&'a SourceText> {
        self.articles.get(number.checked_sub(1)?)?.as_ref()
    }

    /// What to point at for a field.
    fn span(&self, path: &str) -> Span {
        self.parsed.positions.span(path)
    }

    /// The same, but no more than its first line.
    fn first_line(&self, path: &str) -> Span {
        let span = self.span(path);
        let length = span.of(self.text).find(['\n', '\r']).unwrap_or(span.len());
        Span::new(span.start, span.start + length)
    }

    /// Words of a field's value.
    fn within(&self, path: &str, value: &str, words: Span) -> Span {
        self.parsed.positions.within(path, value, words, self.text)
    }

    /// A text as YAML, for repairs.
    #[expect(clippy::unused_self, reason = "checks reach YAML only by way of their case")]
    fn scalar(&self, text: &str) -> String {
        yaml::scalar(text)
    }
}
