//! `attache check`: everything that is wrong with briefs, in one run.

mod page;

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use attache::brief::{Articles, Brief, ParsedBrief, Repair, SourceText, check, mend, problems};
use attache::diag::{self, Diagnostic, Paint, Severity};
use attache::font::FontBook;
use attache::pipeline;
use clap::{Args, ColorChoice, ValueEnum};
use rayon::prelude::*;
use serde_json::Value;

use super::Session;
use super::inputs::{self, InputError};
use super::output::{Destination, Existing, Messages, Status, Verbosity, write};

/// Options of `attache check`.
#[derive(Args)]
pub struct Options {
    /// Briefs to check; `-` is standard input, a folder stands for the .yaml files in it
    #[arg(required_unless_present = "explain", value_name = "BRIEF")]
    briefs: Vec<PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Make the repairs that cannot change what a brief says, and keep every other byte
    #[arg(long)]
    fix: bool,
    /// How problems are shown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// The article, where it does not lie beside the brief under the name that `sources` gives
    #[arg(long, value_name = "FILE")]
    source: Vec<PathBuf>,
    /// Explain a code, such as E012
    #[arg(long, value_name = "CODE", conflicts_with_all = ["briefs", "strict", "source", "fix"])]
    explain: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading: the line, a caret, a remedy
    Human,
    /// One JSON document
    Json,
    /// Workflow commands that GitHub shows beside the lines
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// Problems of one file that are drawn; the others are counted.
pub const MAX_DRAWN: usize = 100;

/// Briefs in one run for which the page is laid out: some milliseconds each.
const MAX_PAGES: usize = 50;

/// Longest text, in bytes, whose page is laid out while somebody waits: fifty times that of a full page.
pub const MAX_PAGED: usize = 256 * 1024;

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    if let Some(code) = &options.explain {
        return explain(code, session.messages);
    }
    let files = match expand(&options.briefs) {
        Ok(files) => files,
        Err(message) => {
            session.messages.error(message);
            return Status::Io;
        }
    };
    let given: Vec<SourceText> = match options.source.iter().map(|path| read_article(path)).collect() {
        Ok(given) => given,
        Err(error) => {
            session.messages.error(&error);
            return Status::Io;
        }
    };
    // The page is told to people only, and not for whole shelves of briefs.
    let fonts = (options.format == Format::Human && files.len() <= MAX_PAGES && session.messages.verbosity > Verbosity::Quiet)
        .then(FontBook::bundled);
    let action = if options.fix { Action::Mend } else { Action::Look };
    let checked: Vec<Result<Checked, String>> = files.par_iter().map(|path| check_file(path, &given, action, fonts.as_ref())).collect();
    let status = checked.iter().map(|result| status_of(result, options)).max().unwrap_or(Status::Done);
    for message in checked.iter().filter_map(|result| result.as_ref().err()) {
        session.messages.error(message);
    }
    let checked: Vec<Checked> = checked.into_iter().flatten().collect();
    status.max(report(&checked, options.format, session))
}

fn explain(code: &str, messages: Messages) -> Status {
    let Some(page) = diag::explain(code) else {
        messages.error(format_args!("no code `{code}`; codes look like E012, W031, N024"));
        return Status::Usage;
    };
    print(&format!("{}: {}\n\n{}\n", page.code, page.title, page.explanation), messages)
}

fn print(text: &str, messages: Messages) -> Status {
    match write(&Destination::Stdout, text.as_bytes(), Existing::Replace) {
        Ok(()) => Status::Done,
        Err(error) => {
            messages.error(&error);
            error.status()
        }
    }
}

/// Folders become the YAML files in them, in order of their names.
///
/// # Errors
/// A message, where a folder cannot be read or holds none.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let is_yaml =
            |file: &PathBuf| file.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") && file.is_file();
        let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_yaml).map(without_dot).collect();
        found.sort();
        if found.is_empty() {
            return Err(format!("{} holds no .yaml file", path.display()));
        }
        files.append(&mut found);
    }
    Ok(files)
}

/// `./a.yaml` → `a.yaml`.
fn without_dot(path: PathBuf) -> PathBuf {
    path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
}

/// One file and what is wrong with it.
struct Checked {
    parsed: ParsedBrief,
    problems: Vec<Diagnostic>,
    /// What was mended before that.
    repairs: Vec<Repair>,
    /// How it fits the page; `None` where it has errors.
    page: Option<String>,
}

/// What is done with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Look,
    Mend,
}

impl Checked {
    fn has(&self, severity: Severity) -> bool {
        self.problems.iter().any(|problem| problem.severity == severity)
    }
}

fn check_file(path: &Path, given: &[SourceText], action: Action, fonts: Option<&FontBook>) -> Result<Checked, String> {
    let mut parsed = read_brief(path)?;
    let mut repairs = Vec::new();
    // What could not be decoded was read with replacement characters, which must not be written back.
    let decoded = !parsed.problems.iter().any(|problem| problem.code == "E002");
    if action == Action::Mend && decoded && path != Path::new("-") {
        let before = parsed.text.clone();
        // First what keeps the file from being read, then what can be seen only beside the article.
        for stage in [Stage::Alone, Stage::WithArticles] {
            let articles = find_articles(path, &parsed.brief, given);
            let mended =
                mend(&parsed.name, &parsed.text, if stage == Stage::Alone { Articles::NotSought } else { Articles::Found(&articles) });
            repairs.extend(mended.repairs);
            parsed = ParsedBrief::read(&parsed.name, &mended.text);
        }
        if parsed.text != before {
            write(&Destination::File(path.to_owned()), parsed.text.as_bytes(), Existing::Replace).map_err(|error| error.to_string())?;
        }
    }
    let articles = find_articles(path, &parsed.brief, given);
    let problems = problems(&parsed, Articles::Found(&articles));
    // Only what is to be laid out is made ready for it.
    let page = fonts
        .filter(|_| parsed.text.len() <= MAX_PAGED)
        .and_then(|fonts| page::fit(&check(parsed.clone(), Articles::NotSought).ok()?, path, fonts));
    Ok(Checked { parsed, problems, repairs, page })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Alone,
    WithArticles,
}

/// Reads a brief, whatever is wrong with it; `-` is standard input.
///
/// # Errors
/// A message where the file cannot be read.
pub fn read_brief(path: &Path) -> Result<ParsedBrief, String> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map(drop)
    };
    read.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    Ok(ParsedBrief::from_bytes(&name, &bytes))
}

/// The articles of a brief, in the order of its `sources`: those `given`, by checksum or else by
/// order, and those that lie beside the brief.
pub fn find_articles(path: &Path, brief: &Brief, given: &[SourceText]) -> Vec<Option<SourceText>> {
    let mut given: Vec<&SourceText> = given.iter().collect();
    let mut by_checksum =
        |sha256: &str| Some(given.remove(given.iter().position(|text| text.sha256.eq_ignore_ascii_case(sha256))?).clone());
    let mut found: Vec<Option<SourceText>> = brief.sources.iter().map(|source| by_checksum(&source.sha256)).collect();
    let mut given = given.into_iter();
    for (source, missing) in brief.sources.iter().zip(&mut found).filter(|(_, text)| text.is_none()) {
        let beside = || if source.file.is_empty() { None } else { read_article(&path.with_file_name(&source.file)).ok() };
        *missing = given.next().cloned().or_else(beside);
    }
    found
}

/// Reads one article as evidence refers to it.
///
/// # Errors
/// Where it cannot be read, or is no article.
pub fn read_article(path: &Path) -> Result<SourceText, InputError> {
    let input = inputs::read_many(path).into_iter().next().expect("one path gives at least one input");
    Ok(pipeline::source_text(&input.article?))
}

fn status_of(result: &Result<Checked, String>, options: &Options) -> Status {
    match result {
        Err(_) => Status::Io,
        Ok(checked) if checked.has(Severity::Error) || (options.strict && checked.has(Severity::Warning)) => Status::Problems,
        Ok(_) => Status::Done,
    }
}

fn report(checked: &[Checked], format: Format, session: Session) -> Status {
    match format {
        Format::Human => {
            let paint = paint(session.color);
            for one in checked {
                draw(one, paint, session.messages);
            }
            Status::Done
        }
        Format::Json => {
            let all = checked.iter().flat_map(|one| diag::to_json(&one.problems, &one.parsed.name, &one.parsed.text)).collect();
            print(&pretty(&Value::Array(all)), session.messages)
        }
        Format::Github => {
            let all: String = checked.iter().map(|one| diag::to_github(&one.problems, &one.parsed.name, &one.parsed.text)).collect();
            print(&all, session.messages)
        }
        Format::Sarif => {
            let files: Vec<_> =
                checked.iter().map(|one| (one.parsed.name.as_str(), one.parsed.text.as_str(), one.problems.as_slice())).collect();
            print(&pretty(&diag::to_sarif(&files)), session.messages)
        }
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn draw(one: &Checked, paint: Paint, messages: Messages) {
    let asked = |problem: &&Diagnostic| messages.verbosity > Verbosity::Quiet || problem.is_error();
    let shown: Vec<Diagnostic> = one.problems.iter().filter(asked).take(MAX_DRAWN).cloned().collect();
    for Repair { code, line, what } in &one.repairs {
        messages.result(format_args!("{}:{line}: mended {code}: {what}", one.parsed.name));
    }
    let drawn = diag::draw(&shown, &one.parsed.name, &one.parsed.text, paint);
    if !drawn.is_empty() {
        messages.problems(drawn.trim_end_matches('\n'));
        messages.result("");
    }
    let more = if one.problems.len() > MAX_DRAWN { format!(" (the first {MAX_DRAWN} are shown)") } else { String::new() };
    let tally = match diag::tally(&one.problems).as_str() {
        "" => "no problems".to_owned(),
        tally => tally.to_owned(),
    };
    let page = one.page.as_ref().filter(|_| !one.has(Severity::Error)).map_or_else(String::new, |page| format!(" · {page}"));
    messages.result(format_args!("{}: {tally}{more}{page}", one.parsed.name));
}

/// Whether messages on standard error are coloured.
pub fn paint(choice: ColorChoice) -> Paint {
    let colour = match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    if colour { Paint::Colour } else { Paint::Plain }
}
