//! `attache update`: a brief brought up to date with its articles, without losing an edit.

use std::path::{Path, PathBuf};

use attache::brief::{Brief, ParsedBrief, Source, Update, Updated, update};
use attache::diag;
use attache::ingest::Article;
use attache::pipeline::source_text;
use clap::Args;

use super::Session;
use super::check::{paint, read_brief};
use super::extracted::{extract, made};
use super::inputs;
use super::output::{Destination, Existing, Status, write};

/// Options of `attache update`.
#[derive(Args)]
pub struct Options {
    /// The brief; it is changed in place
    #[arg(value_name = "BRIEF")]
    brief: PathBuf,
    /// The article as it is; without it, the file that `sources` names. Of several sources all in their order, or those that changed, by the same file names
    #[arg(value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// The article as it was when the brief was made, under any name; without it, the file that `sources` names, if its checksum agrees
    #[arg(long, value_name = "FILE")]
    was: Vec<PathBuf>,
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
    let sources = &parsed.brief.sources;
    let beside: Vec<Option<PathBuf>> = sources.iter().map(|source| beside(source, &options.brief)).collect();
    let now = current(&parsed, &assigned(&options.articles, sources)?, &beside)?;
    let old = if options.suggest { Vec::new() } else { old_articles(&parsed.brief, &assigned(&options.was, sources)?, &beside, &now)? };
    let whole = !old.is_empty() && old.iter().all(Option::is_some);
    let made = made(&parsed.brief, if whole { &old } else { &now });
    let before = extract(&parsed.brief, &old, made);
    if before.is_none() && !options.suggest {
        session.messages.note("the article as it was is not at hand (--was FILE), so what the brief lacks is only suggested, in comments");
    }
    let extracted =
        extract(&parsed.brief, &now, made).ok_or_else(|| format!("{}: its articles do not report one meeting any more", parsed.name))?;
    let texts = |articles: &[Option<Article>]| -> Vec<_> { articles.iter().map(|article| article.as_ref().map(source_text)).collect() };
    let with = Update { before: before.as_ref(), now: &extracted, articles: &texts(&now), old_articles: &texts(&old) };
    match update(&parsed.name, &parsed.text, with) {
        Ok(updated) => Ok(finish(options, &parsed, &updated, session)),
        Err(problems) => {
            session.messages.problems(diag::draw(&problems, &parsed.name, &parsed.text, paint(session.color)).trim_end());
            Ok(Status::Problems)
        }
    }
}

/// The file that a source names, beside the brief.
fn beside(source: &Source, brief: &Path) -> Option<PathBuf> {
    (!source.file.is_empty()).then(|| brief.with_file_name(&source.file))
}

/// Files on the command line, by the source that each is of: all in order, or by their checksums, or by
/// their names; one that is neither is of the first source.
fn assigned(given: &[PathBuf], sources: &[Source]) -> Result<Vec<Option<PathBuf>>, String> {
    let count = sources.len().max(1);
    if given.len() == count {
        return Ok(given.iter().cloned().map(Some).collect());
    }
    let mut assigned = vec![None; count];
    for path in given {
        let name = path.file_name();
        let sha256 = inputs::read(path).map(|article| article.sha256).unwrap_or_default();
        let unchanged = sources.iter().position(|source| !sha256.is_empty() && source.sha256 == sha256);
        let named = || sources.iter().position(|source| name.is_some() && Path::new(&source.file).file_name() == name);
        let only = || (given.len() == 1).then_some(0);
        let at = unchanged.or_else(named).or_else(only).filter(|&at| assigned[at].is_none());
        let at = at.ok_or_else(|| {
            format!("{}: no source of the brief has this file name; name all articles in the order of `sources`", path.display())
        })?;
        assigned[at] = Some(path.clone());
    }
    Ok(assigned)
}

/// The articles as they are. The first is needed, and so is what was named on the command line.
fn current(parsed: &ParsedBrief, given: &[Option<PathBuf>], beside: &[Option<PathBuf>]) -> Result<Vec<Option<Article>>, String> {
    let mut found = Vec::new();
    for (at, given) in given.iter().enumerate() {
        let path = given.as_ref().or_else(|| beside.get(at)?.as_ref());
        let article = path.map(|path| inputs::read(path).map_err(|error| error.to_string()));
        found.push(match article {
            None if at == 0 => return Err(format!("{}: `sources` names no file; name the article", parsed.name)),
            Some(Err(error)) if at == 0 || given.is_some() => return Err(error),
            article => article.and_then(Result::ok),
        });
    }
    Ok(found)
}

/// The articles as they were: the files that were named for them, or those whose checksums are the brief's.
fn old_articles(
    brief: &Brief,
    given: &[Option<PathBuf>],
    beside: &[Option<PathBuf>],
    now: &[Option<Article>],
) -> Result<Vec<Option<Article>>, String> {
    let mut found = Vec::new();
    for (at, given) in given.iter().enumerate() {
        if let Some(path) = given {
            found.push(Some(inputs::read(path).map_err(|error| error.to_string())?));
            continue;
        }
        let checksum = brief.sources.get(at).map_or("", |source| &source.sha256);
        let same = now[at].clone().filter(|article| article.sha256 == checksum);
        let kept = || inputs::read(beside.get(at)?.as_ref()?).ok().filter(|old| old.sha256 == checksum);
        found.push(same.or_else(kept));
    }
    Ok(found)
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
