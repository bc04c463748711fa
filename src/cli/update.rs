//! `attache update`: a brief brought up to date with its article, without losing an edit.

use std::path::{Path, PathBuf};

use attache::brief::{Brief, ParsedBrief, Update, Updated, update};
use attache::diag;
use attache::ingest::Article;
use attache::pipeline::source_text;
use clap::Args;

use super::Session;
use super::check::{paint, read_brief};
use super::diff::extracted;
use super::inputs;
use super::output::{Destination, Existing, Status, write};

/// Options of `attache update`.
#[derive(Args)]
pub struct Options {
    /// The brief; it is changed in place
    #[arg(value_name = "BRIEF")]
    brief: PathBuf,
    /// The article as it is; without it, the file that `sources` names
    #[arg(value_name = "ARTICLE")]
    article: Option<PathBuf>,
    /// The article as it was when the brief was made; without it, the file that `sources` names, if its checksum agrees
    #[arg(long, value_name = "FILE")]
    was: Option<PathBuf>,
    /// Offer, as comments, everything that the article has and the brief lacks
    #[arg(long, conflicts_with = "was")]
    suggest: bool,
    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    match try_run(options, session) {
        Ok(status) => status,
        Err(message) => {
            session.messages.error(message);
            Status::Io
        }
    }
}

fn try_run(options: &Options, session: Session) -> Result<Status, String> {
    let parsed = read_brief(&options.brief)?;
    let named = named_article(&parsed.brief, &options.brief);
    let path = options
        .article
        .clone()
        .or_else(|| named.clone())
        .ok_or_else(|| format!("{}: `sources` names no file; name the article", parsed.name))?;
    let article = inputs::read(&path).map_err(|error| error.to_string())?;
    let old = if options.suggest { None } else { old_article(options, &parsed.brief, named.as_deref(), &article)? };
    let before = old.as_ref().map(|old| extracted(&parsed.brief, old));
    let old_article = old.as_ref().map(source_text);
    if before.is_none() && !options.suggest {
        session.messages.note("the article as it was is not at hand (--was FILE), so what the brief lacks is only suggested, in comments");
    }
    let now = extracted(&parsed.brief, &article);
    let with = Update { before: before.as_ref(), now: &now, article: &source_text(&article), old_article: old_article.as_ref() };
    match update(&parsed.name, &parsed.text, with) {
        Ok(updated) => Ok(finish(options, &parsed, &updated, session)),
        Err(problems) => {
            session.messages.problems(diag::draw(&problems, &parsed.name, &parsed.text, paint(session.color)).trim_end());
            Ok(Status::Problems)
        }
    }
}

/// The file that the brief names, beside it.
fn named_article(brief: &Brief, path: &Path) -> Option<PathBuf> {
    let file = &brief.sources.first()?.file;
    (!file.is_empty()).then(|| path.with_file_name(file))
}

/// The article as it was: the file that was named for it, or one whose checksum is the brief's.
fn old_article(options: &Options, brief: &Brief, named: Option<&Path>, article: &Article) -> Result<Option<Article>, String> {
    if let Some(path) = &options.was {
        return inputs::read(path).map(Some).map_err(|error| error.to_string());
    }
    let checksum = brief.sources.first().map_or("", |source| &source.sha256);
    if checksum == article.sha256 {
        return Ok(Some(article.clone()));
    }
    Ok(named.and_then(|path| inputs::read(path).ok()).filter(|old| old.sha256 == checksum))
}

fn finish(options: &Options, parsed: &ParsedBrief, updated: &Updated, session: Session) -> Status {
    for line in &updated.done {
        session.messages.result(format_args!("{}: {line}", parsed.name));
    }
    for line in &updated.left {
        session.messages.note(format_args!("{}: not done, see for yourself: {line}", parsed.name));
    }
    if updated.text == parsed.text {
        session.messages.result(format_args!("{}: up to date", parsed.name));
        return Status::Done;
    }
    if options.dry_run {
        return Status::Done;
    }
    match write(&Destination::File(options.brief.clone()), updated.text.as_bytes(), Existing::Replace) {
        Ok(()) => Status::Done,
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}
