//! Problems in the user's input: a [`Diagnostic`] each, collected, sorted by place, all shown.
//!
//! [`draw`] shows them to people, [`to_json`] and [`to_github`] to programs; [`explain`] is the
//! manual of the codes. What goes wrong outside the input (a disk, a broken font) is no diagnostic.

mod codes;
mod draw;
mod machine;
mod places;

pub use codes::{CODES, Code, explain};
pub use draw::{Paint, draw, tally};
pub use machine::{to_github, to_json, to_sarif};
pub use places::{Place, Places};

mod suggest;

pub use suggest::nearest;

use crate::span::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be mended before the memo can be made.
    Error,
    /// Should be looked at.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word for it in messages and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, such as `E012`; `attache check --explain E012` tells more.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected; lower case, no full stop.
    pub message: String,
    /// Places, the first is where the problem is.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// A repair that cannot change what the brief says.
    pub fix: Option<Fix>,
}

/// A place in the input with a word about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the input.
    pub span: Span,
    /// What is there; may be empty.
    pub text: String,
}

/// Changes to the input that mend a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What they do, such as “rename it to `tension`”.
    pub what: String,
    /// Stretches of the input and what goes in their place; in order, not overlapping.
    pub edits: Vec<(Span, String)>,
}

impl Diagnostic {
    /// An error with its place and a word about the place (may be empty).
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>, span: Span, label: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message.into(), span, label.into())
    }

    /// A warning with its place and a word about the place (may be empty).
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span, label: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message.into(), span, label.into())
    }

    /// A note with its place and a word about the place (may be empty).
    #[must_use]
    pub fn note(code: &'static str, message: impl Into<String>, span: Span, label: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, message.into(), span, label.into())
    }

    fn new(code: &'static str, severity: Severity, message: String, span: Span, label: String) -> Self {
        let labels = vec![Label { span, text: label }];
        Self { code, severity, message, labels, help: None, fix: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn see(mut self, span: Span, label: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: label.into() });
        self
    }

    /// The same with a repair that replaces one stretch.
    #[must_use]
    pub fn fix(mut self, what: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { what: what.into(), edits: vec![(span, replacement.into())] });
        self
    }

    /// Whether the memo cannot be made before this is mended.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Where the problem is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.labels.first().map_or(Span::default(), |label| label.span)
    }
}

/// Puts diagnostics into the order in which a reader of the file meets them.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (a.span(), a.severity, a.code, &a.message).cmp(&(b.span(), b.severity, b.code, &b.message)));
}

/// Line and column of a byte, both from 1; columns count characters.
///
/// # Panics
/// If `offset` is not on a character boundary of `text`.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
