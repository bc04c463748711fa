//! `attache diff`: what a person changed since the brief was extracted, or what the article says
//! that the brief leaves out.

use std::fmt::Write as _;
use std::path::PathBuf;

use attache::brief::{Brief, Change, Entry, Evidence, compare};
use attache::clean;
use attache::ingest::Article;
use attache::text;
use clap::Args;

use super::Session;
use super::check::read_brief;
use super::extracted::{extract, made};
use super::inputs;
use super::output::{Destination, Existing, Status, write};
use super::review::{facts, source_files};

/// Options of `attache diff`.
#[derive(Args)]
pub struct Options {
    /// The brief
    #[arg(value_name = "BRIEF")]
    brief: PathBuf,
    /// The article, where it does not lie beside the brief under the name that `sources` gives; once for each source
    #[arg(long, value_name = "FILE")]
    source: Vec<PathBuf>,
    /// Show the sentences of the article that nothing in the brief rests on
    #[arg(long)]
    omitted: bool,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    match show(options).map(|text| write(&Destination::Stdout, text.as_bytes(), Existing::Replace)) {
        Ok(Ok(())) => Status::Done,
        Ok(Err(error)) => {
            session.messages.error(&error);
            error.status()
        }
        Err(message) => {
            session.messages.error(message);
            Status::Io
        }
    }
}

fn show(options: &Options) -> Result<String, String> {
    let parsed = read_brief(&options.brief)?;
    if let Some(problem) = parsed.problems.iter().find(|problem| problem.is_error()) {
        return Err(format!("{}: {}; see `attache check`", parsed.name, problem.message));
    }
    let files = source_files(&parsed.brief, &options.brief, &options.source);
    let unnamed = || format!("{}: `sources` names no file; name the article with --source", parsed.name);
    if options.omitted {
        let read = |file: Option<PathBuf>| inputs::read(&file.ok_or_else(unnamed)?).map_err(|error| error.to_string());
        let articles: Vec<Article> = files.into_iter().map(read).collect::<Result<_, _>>()?;
        return if articles.is_empty() { Err(unnamed()) } else { Ok(omitted(&parsed.brief, &articles)) };
    }
    // What the first article says is needed; of the others some may be missing.
    let first = files.first().cloned().flatten().ok_or_else(unnamed)?;
    let mut articles = vec![Some(inputs::read(&first).map_err(|error| error.to_string())?)];
    articles.extend(files.iter().skip(1).map(|file| inputs::read(file.as_ref()?).ok()));
    let extracted = extract(&parsed.brief, &articles, made(&parsed.brief, &articles)).ok_or_else(unnamed)?;
    Ok(changes(&compare(&extracted, &parsed.brief)))
}

/// A line for each change: `~` other words, `-` taken out, `+` put in.
fn changes(list: &[Change]) -> String {
    let mut shown = String::new();
    for change in list {
        match change {
            Change::Field { path, before, after } => line(&mut shown, '~', path, &format!("{} → {}", quoted(before), quoted(after))),
            Change::Edited { before, after } if before.list == after.list => {
                line(&mut shown, '~', before.list, &format!("{} → {}", quoted(&before.text), quoted(&after.text)));
            }
            Change::Edited { before, after } => {
                line(&mut shown, '~', before.list, &format!("{} → {}: {}", quoted(&before.text), after.list, quoted(&after.text)));
            }
            Change::Removed(Entry { list, text, .. }) => line(&mut shown, '-', list, &quoted(text)),
            Change::Added(Entry { list, text, .. }) => line(&mut shown, '+', list, &quoted(text)),
        }
    }
    shown
}

fn line(shown: &mut String, mark: char, place: &str, text: &str) {
    writeln!(shown, "{mark} {place}: {text}").expect("writing to a string");
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "(empty)".to_owned() } else { format!("“{}”", text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// The sentences that no evidence of the brief touches, as evidence would refer to them. What one source
/// repeats of another is omitted only where both are.
fn omitted(brief: &Brief, articles: &[Article]) -> String {
    let mut shown = String::new();
    let quotes: Vec<String> = facts(brief).iter().flat_map(|fact| fact.from).map(|one| squeeze(&one.quote)).collect();
    let long = |quote: &String| quote.split(' ').count() >= REPEATED;
    let cited = |words: &str| quotes.iter().any(|quote| quote == words || long(quote) && words.contains(quote.as_str()));
    for (at, article) in articles.iter().enumerate() {
        let source = at + 1;
        let prefix = if source == 1 { String::new() } else { source.to_string() };
        for (para, words) in unused(&evidence(brief, source), article).into_iter().filter(|(_, words)| !cited(words)) {
            writeln!(shown, "{prefix}¶{para} {words}").expect("writing to a string");
        }
    }
    shown
}

/// Words that two articles share when one repeats the other, and hardly by chance.
const REPEATED: usize = 6;

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences of an article that none of the `evidence` touches, with their paragraph numbers.
fn unused(evidence: &[&Evidence], article: &Article) -> Vec<(u32, String)> {
    let doc = text::build(&clean::clean(article));
    let quotes: Vec<(u32, String)> = evidence.iter().map(|one| (one.para, squeeze(&one.quote))).collect();
    let mut unused = Vec::new();
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let (number, words) = (doc.paragraph_number(at), squeeze(sentence.span.of(&doc.text)));
        // Without a quotation the whole paragraph is cited.
        let used = quotes.iter().any(|(para, quote)| *para == number && (words.contains(quote.as_str()) || quote.contains(&words)));
        if number > 0 && !used {
            unused.push((number, words));
        }
    }
    unused
}

/// All evidence from one source.
fn evidence(brief: &Brief, source: usize) -> Vec<&Evidence> {
    facts(brief).iter().flat_map(|fact| fact.from).filter(|one| one.source.max(1) == source).collect()
}
