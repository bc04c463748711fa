//! `CheckedBrief` → [`Memo`], by a Handlebars template that writes memo markup.
//!
//! The only place that names Handlebars. A template sees the [`View`], never the brief; it can
//! neither read files nor go on for ever; whatever it gets wrong is a [`Diagnostic`] with its place
//! in the template.

mod helpers;
mod locale;
mod mistakes;
#[cfg(test)]
pub(crate) mod sample;
mod source;
mod store;
mod view;

use std::io::{self, Write};

use handlebars::{Handlebars, Template as Compiled};

pub use locale::Locale;
pub use store::{BUILT_IN, BuiltIn, StoreError, Template, find};
pub use view::{Cites, Logo, Origin, Setting};

use crate::brief::{Brief, identity};
use crate::diag::Diagnostic;
use crate::memo::{Memo, from_markup};
use crate::span::Span;
use helpers::Steps;
use mistakes::{place, refused, syntax};
use source::{Prepared, prepare};
use view::View;

/// Name under which the template itself is registered; no partial can have it.
const MAIN: &str = "memo.hbs";
/// Longest template that is read, bytes.
const MAX_TEMPLATE: usize = 256 * 1024;
/// Longest markup that a template may write, bytes; a full page needs about 30,000.
const MAX_MARKUP: usize = 4 * 1024 * 1024;

/// The partials that every template can draw in, and replace by an inline partial of that name.
static PARTIALS: &[(&str, &str)] = &[
    ("cites", include_str!("../../templates/partials/cites.hbs")),
    ("item", include_str!("../../templates/partials/item.hbs")),
    ("header", include_str!("../../templates/partials/header.hbs")),
    ("what", include_str!("../../templates/partials/what.hbs")),
    ("when", include_str!("../../templates/partials/when.hbs")),
    ("where", include_str!("../../templates/partials/where.hbs")),
    ("people", include_str!("../../templates/partials/people.hbs")),
    ("facts", include_str!("../../templates/partials/facts.hbs")),
    ("aims", include_str!("../../templates/partials/aims.hbs")),
    ("source", include_str!("../../templates/partials/source.hbs")),
    ("gaps", include_str!("../../templates/partials/gaps.hbs")),
    ("footer", include_str!("../../templates/partials/footer.hbs")),
    ("ladder", include_str!("../../templates/partials/ladder.hbs")),
];

/// A template that is ready to be filled, again and again.
pub struct Form {
    source: String,
    prepared: Prepared,
    registry: Handlebars<'static>,
    steps: Steps,
}

impl Form {
    /// Reads a template.
    ///
    /// # Errors
    /// What is wrong with it before any brief is seen, with spans in its text: `E110` Handlebars
    /// syntax, `E112` a partial that draws in itself, `E113` limits.
    pub fn new(template: &Template) -> Result<Self, Vec<Diagnostic>> {
        let source = template.markup.clone();
        if source.len() > MAX_TEMPLATE {
            let message = format!("the template has {} bytes, more than the {MAX_TEMPLATE} that are read", source.len());
            return Err(vec![Diagnostic::error("E113", message, Span::new(0, 0), "")]);
        }
        check_partials(&source)?;
        let prepared = prepare(&source);
        let (mut registry, steps) = registry();
        if let Err(error) = registry.register_template_string(MAIN, &prepared.text) {
            // The template as it stands tells the place better than the one with insertions.
            let error = Compiled::compile(&source).err().unwrap_or(error);
            return Err(vec![syntax(&source, &error)]);
        }
        Ok(Self { source, prepared, registry, steps })
    }

    /// Sets a brief in the template.
    ///
    /// # Errors
    /// What is wrong with the template, with spans in its text. Codes: those of [`from_markup`],
    /// `E111` a field that there is not, `E112` a partial that there is not, `E113` limits, `E114`
    /// anything else that Handlebars refuses.
    pub fn fill(&self, brief: &Brief, setting: &Setting) -> Result<Memo, Vec<Diagnostic>> {
        let identity = identity(brief);
        let view = serde_json::to_value(View::of(brief, &identity, setting)).expect("a view is made of texts, lists and truths");
        self.steps.restart();
        let mut out = Limited(Vec::new());
        self.registry.render_to_write(MAIN, &view, &mut out).map_err(|error| vec![refused(&self.source, &self.prepared, &view, &error)])?;
        let markup = String::from_utf8(out.0).expect("templates and views are UTF-8");
        let mut memo = from_markup(&markup)
            .map_err(|problems| problems.into_iter().map(|problem| place(problem, &markup, &self.source)).collect::<Vec<_>>())?;
        (memo.meta.id, memo.meta.rev) = (identity.id, identity.rev);
        Ok(match &setting.logo {
            Some(logo) => memo.with_logo(&logo.picture),
            None => memo,
        })
    }
}

/// Sets a brief in a template that is used once.
///
/// # Errors
/// As [`Form::new`] and [`Form::fill`].
pub fn fill(template: &Template, brief: &Brief, setting: &Setting) -> Result<Memo, Vec<Diagnostic>> {
    Form::new(template)?.fill(brief, setting)
}

/// Handlebars with what templates can use, and its count of steps.
fn registry() -> (Handlebars<'static>, Steps) {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.set_prevent_indent(true);
    registry.register_escape_fn(escape);
    let steps = helpers::register(&mut registry);
    for (name, text) in PARTIALS {
        registry.register_partial(name, text.trim_end()).expect("the built-in partials are read by a test");
    }
    (registry, steps)
}

/// The markup of a template with the built-in partials that it draws in written into it, so that
/// they can be changed.
#[must_use]
pub fn self_contained(template: &Template) -> String {
    let markup = template.markup.as_str();
    let used = source::partials(markup);
    let defined =
        |name: &str| used.iter().any(|partial| partial.within.as_deref() == Some(name)) || markup.contains(&format!("inline \"{name}\""));
    let mut wanted: Vec<&str> = used.iter().map(|partial| partial.name.as_str()).collect();
    let mut written = String::new();
    // Those that are drawn in by others come before them in the list.
    for (name, text) in PARTIALS.iter().rev() {
        let inner = source::partials(text);
        if wanted.contains(name) && !defined(name) {
            wanted.extend(PARTIALS.iter().map(|(known, _)| *known).filter(|known| inner.iter().any(|partial| partial.name == *known)));
            written = format!("{{{{#*inline \"{name}\"}}}}{}{{{{/inline}}}}\n\n{written}", text.trim_end());
        }
    }
    format!("{written}{markup}")
}

/// Text as XML: marks escaped; characters that XML cannot hold become U+FFFD, which is seen.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Takes so many bytes and no more.
struct Limited(Vec<u8>);

impl Write for &mut Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_MARKUP {
            return Err(io::Error::other(format!("the template writes more than {MAX_MARKUP} bytes")));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Partials exist, and none draws in itself: that would have no end.
fn check_partials(source: &str) -> Result<(), Vec<Diagnostic>> {
    let used = source::partials(source);
    let mut problems = Vec::new();
    for partial in &used {
        if partial.name.starts_with(['(', '@']) {
            let message = format!("partials are drawn in by name, not by `{}`", partial.name);
            problems.push(Diagnostic::error("E112", message, partial.span, ""));
        }
        if partial.within.as_deref().is_some_and(|start| reaches(&used, start, &partial.name)) {
            let message = format!("the partial `{}` draws in itself and would never end", partial.name);
            problems.push(Diagnostic::error("E112", message, partial.span, ""));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Whether drawing in `from` draws in `target`.
fn reaches(used: &[source::Partial], target: &str, from: &str) -> bool {
    let (mut seen, mut open) = (vec![from.to_owned()], vec![from.to_owned()]);
    while let Some(name) = open.pop() {
        if name == target {
            return true;
        }
        for next in used.iter().filter(|partial| partial.within.as_ref() == Some(&name)) {
            if !seen.contains(&next.name) {
                seen.push(next.name.clone());
                open.push(next.name.clone());
            }
        }
    }
    false
}

#[cfg(test)]
mod tests;
