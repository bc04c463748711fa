//! `attache review`: article and brief side by side in one HTML file, evidence linked both ways.

pub mod article;
mod facts;
mod page;

use std::path::{Path, PathBuf};

use attache::brief::{Articles, Brief, problems};
use clap::Args;

use super::Session;
use super::check::read_brief;
use super::output::{self, Destination, Existing, Status, write};
use article::Reading;
pub use facts::facts;

/// Options of `attache review`.
#[derive(Args)]
pub struct Options {
    /// The brief
    #[arg(value_name = "BRIEF")]
    brief: PathBuf,
    /// The article, where it does not lie beside the brief under the name that `sources` gives; once for each source
    #[arg(long, value_name = "FILE")]
    source: Vec<PathBuf>,
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
    let files = source_files(&parsed.brief, &options.brief, &options.source);
    let read = |file: &Option<PathBuf>| file.as_ref().map(|file| Reading::of(file).map_err(|error| error.to_string())).transpose();
    let readings: Vec<_> = files.iter().map(read).collect();
    // Of several articles some may be missing, and the page says so.
    if !readings.iter().any(|reading| matches!(reading, Ok(Some(_)))) {
        let why = readings.into_iter().find_map(Result::err);
        return Err(why.unwrap_or_else(|| format!("{}: `sources` names no file; name the article with --source", parsed.name)));
    }
    let readings: Vec<Option<Reading>> = readings.into_iter().map(Result::unwrap_or_default).collect();
    let sources: Vec<_> = readings.iter().map(|reading| reading.as_ref().map(|reading| reading.source.clone())).collect();
    let found = problems(&parsed, Articles::Found(&sources));
    let facts = facts(&parsed.brief);
    let left = article::html(&readings, &names(&files), &facts);
    Ok(page::html(&parsed, &facts, &left, &found))
}

/// The files of a brief's sources, in their order: those `given` first, then those beside the brief.
pub fn source_files(brief: &Brief, path: &Path, given: &[PathBuf]) -> Vec<Option<PathBuf>> {
    let beside = brief.sources.iter().map(|source| (!source.file.is_empty()).then(|| path.with_file_name(&source.file)));
    given.iter().cloned().map(Some).chain(beside.skip(given.len())).collect()
}

/// What the articles are called.
pub fn names(files: &[Option<PathBuf>]) -> Vec<String> {
    let name = |file: &Option<PathBuf>| file.as_ref().and_then(|file| Some(file.file_name()?.to_string_lossy().into_owned()));
    files.iter().map(|file| name(file).unwrap_or_else(|| "the article".to_owned())).collect()
}

/// Text as it stands in HTML, in elements and in quoted attributes.
pub fn escape(text: &str) -> String {
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
