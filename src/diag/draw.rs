//! Diagnostics as a person reads them: message, place, the line itself, a caret, a remedy.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, Severity, line_and_column};
use crate::span::Span;

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// For terminals.
    Colour,
    /// For files, pipes and `NO_COLOR`.
    Plain,
}

/// Columns before a long line is cut around the caret; wide enough for the lines that the tool writes.
const WIDTH: usize = 120;

/// Draws `diagnostics` about the file `name` that holds `text`, an empty line after each.
#[must_use]
pub fn draw(diagnostics: &[Diagnostic], name: &str, text: &str, paint: Paint) -> String {
    let renderer = match paint {
        Paint::Colour => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let renderer = renderer.term_width(WIDTH);
    let mut drawn = String::new();
    for diagnostic in diagnostics {
        drawn.push_str(&draw_one(diagnostic, name, text, &renderer));
        drawn.push_str("\n\n");
    }
    drawn
}

fn draw_one(diagnostic: &Diagnostic, name: &str, text: &str, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    let windows = windows(&diagnostic.labels, text);
    for window in &windows {
        group = group.element(window.snippet(name, text));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// Whole lines that are shown together, with the labels in them.
struct Window<'a> {
    lines: Span,
    labels: Vec<(&'a Label, AnnotationKind)>,
}

impl Window<'_> {
    /// The lines alone are handed over, so that drawing takes no longer in a longer file.
    fn snippet<'s>(&'s self, name: &'s str, text: &'s str) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
        let (first, _) = line_and_column(text, self.lines.start);
        let mut snippet = Snippet::source(self.lines.of(text)).line_start(first).path(name);
        for (label, kind) in &self.labels {
            let within = label.span.start - self.lines.start..label.span.end - self.lines.start;
            let word = (!label.text.is_empty()).then_some(label.text.as_str());
            snippet = snippet.annotation(kind.span(within).label(word));
        }
        snippet
    }
}

/// The lines that the labels stand in; labels that are near each other share a window.
fn windows<'a>(labels: &'a [Label], text: &str) -> Vec<Window<'a>> {
    let mut windows: Vec<Window<'a>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let lines = lines_around(label.span, text);
        match windows.iter_mut().find(|window| near(window.lines, lines, text)) {
            Some(window) => {
                window.lines = window.lines.to(lines);
                window.labels.push((label, kind));
            }
            None => windows.push(Window { lines, labels: vec![(label, kind)] }),
        }
    }
    windows
}

/// At most ten lines apart: what one screen shows together.
fn near(a: Span, b: Span, text: &str) -> bool {
    let gap = Span::new(a.end.min(b.end), a.start.max(b.start).max(a.end.min(b.end)));
    gap.len() < 2000 && gap.of(text).matches('\n').count() <= 10
}

fn lines_around(span: Span, text: &str) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    Span::new(start, end)
}

/// “2 errors, 1 warning”, or nothing where there are neither.
#[must_use]
pub fn tally(diagnostics: &[Diagnostic]) -> String {
    let parts = [(Severity::Error, "error"), (Severity::Warning, "warning")].map(|(severity, word)| {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        match count {
            0 => String::new(),
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        }
    });
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
