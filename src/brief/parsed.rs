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

impl ParsedBrief {
    /// Reads a brief from the bytes of a file, which must be UTF-8.
    #[must_use]
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::read(name, text),
            Err(error) => Self::undecodable(name, bytes, error.valid_up_to()),
        }
    }

    fn undecodable(name: &str, bytes: &[u8], at: usize) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let bad = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
        let what = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) { "UTF-16" } else { "another encoding" };
        let problem = Diagnostic::error("E002", format!("the file is not UTF-8, but {what} or damaged"), bad, "").help("save it as UTF-8");
        Self {
            name: name.to_owned(),
            text,
            brief: Brief::default(),
            positions: Positions::default(),
            problems: vec![problem],
            readable: false,
            repaired: Vec::new(),
        }
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
