//! `attache review`: article and brief side by side in one HTML file, evidence linked both ways.

mod article;
mod facts;
mod page;

use std::path::PathBuf;

use attache::brief::{Articles, problems};
use attache::clean;
use attache::pipeline::source_text;
use clap::Args;

use super::Session;
use super::check::read_brief;
use super::inputs;
use super::output::{self, Destination, Existing, Status, write};

/// Options of `attache review`.
#[derive(Args)]
pub struct Options {
    /// The brief
    #[arg(value_name = "BRIEF")]
    brief: PathBuf,
    /// The article, where it does not lie beside the brief under the name that `sources` gives
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,
    /// Where to write; without it, beside the brief as NAME.review.html
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let name = output::name_for(&options.brief, "review.html");
    let destination =
        options.output.as_deref().map_or_else(|| Destination::usual(&options.brief, &name), |asked| Destination::asked(asked, &name));
    let html = match html(options) {
        Ok(html) => html,
        Err(message) => {
            session.messages.error(message);
            return Status::Io;
        }
    };
    match write(&destination, html.as_bytes(), Existing::Replace) {
        Ok(()) => {
            session.messages.result(format_args!("{destination}: open it in a browser"));
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

fn html(options: &Options) -> Result<String, String> {
    let parsed = read_brief(&options.brief)?;
    let path = match (&options.source, parsed.brief.sources.first()) {
        (Some(path), _) => path.clone(),
        (None, Some(source)) if !source.file.is_empty() => options.brief.with_file_name(&source.file),
        _ => return Err(format!("{}: `sources` names no file; name the article with --source", parsed.name)),
    };
    let article = inputs::read(&path).map_err(|error| error.to_string())?;
    let cleaned = clean::clean(&article);
    let found = problems(&parsed, Articles::Found(&[Some(source_text(&article))]));
    let facts = facts::facts(&parsed.brief);
    let left = article::html(&article, &cleaned, &facts);
    Ok(page::html(&parsed, &facts, &left, &found))
}

/// Text as it stands in HTML, in elements and in quoted attributes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
