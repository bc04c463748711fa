//! A brief as it was read from a file: the model, the text, and where each field stands.

use super::model::Brief;
use super::position::Positions;
use super::yaml;
use crate::diag::{self, Diagnostic};
use crate::span::Span;

/// A brief with its file. It may hold errors until [`check`](super::check) has seen it.
#[derive(Clone, Debug)]
pub struct ParsedBrief {
    /// The file's name, for messages.
    pub name: String,
    /// The file's text; spans are bytes of it.
    pub text: String,
    /// As much of the brief as could be read.
    pub brief: Brief,
    /// Where its fields stand.
    pub positions: Positions,
    /// What is wrong with it as a file: syntax, unknown keys, wrong kinds of value.
    pub problems: Vec<Diagnostic>,
    /// Whether there was anything to judge.
    pub(super) readable: bool,
    /// Lines that were read differently from how they stand.
    pub(super) repaired: Vec<Span>,
}

impl ParsedBrief {
    /// Reads a brief, whatever is wrong with it.
    #[must_use]
    pub fn read(name: &str, text: &str) -> Self {
        let yaml::Reading { brief, positions, problems, readable, repaired } = yaml::read(text);
        Self { name: name.to_owned(), text: text.to_owned(), brief, positions, problems, readable, repaired }
    }
}

/// Reads a brief from YAML; warnings are in [`ParsedBrief::problems`].
///
/// # Errors
/// Every problem of the file, in its order, where at least one is an error.
pub fn from_yaml(name: &str, text: &str) -> Result<ParsedBrief, Vec<Diagnostic>> {
    let mut parsed = ParsedBrief::read(name, text);
    diag::sort(&mut parsed.problems);
    if parsed.problems.iter().any(Diagnostic::is_error) { Err(parsed.problems) } else { Ok(parsed) }
}
