//! Problems in the user's input: a [`Diagnostic`] each, collected, sorted by place, all shown.

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
}

/// A place in the input with a word about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the input.
    pub span: Span,
    /// What is there; may be empty.
    pub text: String,
}
