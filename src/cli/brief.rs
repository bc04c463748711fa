//! `attache brief`: articles → YAML briefs.
//!
//! Each article gives a brief of its own, or with `--joint` all give one.
//! Many articles are read in parallel, a batch at a time, so that memory stays flat; what is said
//! about them keeps their order, and one bad article does not stop the others.

mod joint;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use attache::brief::{self, Brief};
use attache::ingest::Article;
use attache::pipeline::{Given, Publication, Reading, Stated, read_article};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rayon::prelude::*;

use super::Session;
use super::explain::explain;
use super::inputs::{self, Input, InputError};
use super::output::{self, Destination, Existing, Status, WriteError};
use super::text;
use super::web::{SourceCopy, Web};

/// Articles that are read before anything is said about them.
const BATCH: usize = 64;

/// Options of `attache brief`.
#[derive(Args)]
pub struct Options {
    /// Articles to read: text, web page, PDF, DOCX, ODT, RTF, Markdown, mail, or the address of a page (https://…); `-` is standard input, a folder or .zip gives all its articles
    #[arg(value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Where to write: a file, a folder, or `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// One brief of all the articles, which must report the same meeting; their order numbers the sources (2¶9 is paragraph 9 of the second)
    ///
    /// They report the same meeting where its principals are the same and no more than one of its day
    /// (up to three days), its place and the way of meeting differs; where an article tells no day, it must
    /// be published within two weeks. Otherwise nothing is written, and which article reports what is told. What several sources say stands once and cites them all;
    /// where they differ in the day, the place, who takes part or a number, both versions stand in the
    /// brief and are named in `gaps`. A copy of another source (a wire story printed twice) is listed,
    /// and does not count as a second. The brief is written beside the first article as NAME.joint.brief.yaml.
    #[arg(long)]
    joint: bool,
    /// The day the article was published: it turns “Wednesday” into a date. With --joint once for all or once for each, `-` where it tells itself
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Vec<Stating<Date>>,
    /// The publisher's name, where the article does not tell; with --joint also once for each
    #[arg(long, value_name = "NAME", value_parser = words)]
    publisher: Vec<Stating<String>>,
    /// The article's address, where the article does not tell; with --joint also once for each
    #[arg(long, value_name = "URL", value_parser = words)]
    url: Vec<Stating<String>>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
    /// Tell on standard error which rule or model found what, and what was dropped
    #[arg(long)]
    explain: bool,
    /// Replace a brief that exists
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    web: Web,
    #[command(flatten)]
    copy: SourceCopy,
}

/// What the person states of one source; `None` where the article tells.
type Stating<T> = Option<T>;

fn day(text: &str) -> Result<Stating<Date>, String> {
    if text == "-" { Ok(None) } else { text.parse().map(Some).map_err(|error: jiff::Error| error.to_string()) }
}

#[expect(clippy::unnecessary_wraps, reason = "a parser of the command line may fail")]
fn words(text: &str) -> Result<Stating<String>, String> {
    Ok((text != "-").then(|| text.to_owned()))
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The brief that a person edits
    Yaml,
    /// The same for programs, with byte offsets
    Json,
}

/// One article on its way.
enum Outcome {
    /// Its brief was written there.
    Written(Destination, Box<(Article, Reading)>),
    /// It could not be read.
    Unread(InputError),
    /// Its brief could not be written.
    Unwritten(WriteError),
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let articles = match asked(options) {
        Ok(articles) => articles,
        Err(message) => {
            session.messages.error(message);
            return Status::Usage;
        }
    };
    if options.joint {
        return joint::run(options, &articles, session);
    }
    if options.published.len().max(options.publisher.len()).max(options.url.len()) > 1 {
        session.messages.error("--published, --publisher and --url take several values only with --joint, one for each source");
        return Status::Usage;
    }
    let files = inputs::files(&articles);
    if let (Some(output), true) = (&options.output, files.len() > 1)
        && output != Path::new("-")
        && matches!(Destination::asked(output, "x"), Destination::File(path) if &path == output)
    {
        session.messages.error(format_args!("{}: several briefs do not fit one file; name a folder (ending in /)", output.display()));
        return Status::Usage;
    }
    // What goes to one stream goes there in order.
    let batch_size = if options.output.as_deref() == Some(Path::new("-")) { 1 } else { BATCH };
    let mut worst = Status::Done;
    let mut files = files.into_iter().peekable();
    while files.peek().is_some() {
        let batch: Vec<_> = files.by_ref().take(batch_size).collect();
        let outcomes: Vec<_> = batch.into_par_iter().flat_map_iter(|(path, found)| all_in(path, found, options)).collect();
        for outcome in outcomes {
            worst = worst.max(tell(outcome, options, session));
        }
    }
    worst
}

/// The articles that are asked for: standard input where none is named and it is not a terminal.
fn asked(options: &Options) -> Result<Vec<PathBuf>, &'static str> {
    if !options.articles.is_empty() {
        return Ok(options.articles.clone());
    }
    if io::stdin().is_terminal() {
        return Err("no article named; write `attache brief ARTICLE`, or pipe one in (`attache brief --help` tells more)");
    }
    Ok(vec![PathBuf::from("-")])
}

/// All articles in one file, on their way.
fn all_in(path: PathBuf, found: Result<(), InputError>, options: &Options) -> Vec<Outcome> {
    if let Err(error) = found {
        return vec![Outcome::Unread(error)];
    }
    let inputs = options.web.read_many(&path, &options.copy);
    let one_file = |output: &PathBuf| matches!(Destination::asked(output, "x"), Destination::File(file) if &file == output);
    if inputs.len() > 1 && options.output.as_ref().is_some_and(one_file) {
        return vec![Outcome::Unread(InputError::Several { path, count: inputs.len() })];
    }
    inputs.into_iter().map(|input| one(input, options)).collect()
}

fn one(Input { path, article, page }: Input, options: &Options) -> Outcome {
    let path = path.as_path();
    let article = match article {
        Ok(article) => article,
        Err(error) => return Outcome::Unread(error),
    };
    let given = given(options);
    let reading = read_article(&article, &given);
    let (extension, text) = match options.format {
        Format::Yaml => ("brief.yaml", brief::to_yaml(&reading.brief)),
        Format::Json => ("brief.json", brief::to_json(&reading.brief)),
    };
    let name = output::name_for(path, extension);
    let target = options.output.as_deref().map_or_else(|| Destination::usual(path, &name), |asked| Destination::asked(asked, &name));
    let existing = if options.force || options.format == Format::Json { Existing::Replace } else { Existing::Keep };
    let copied = page.map_or(Ok(()), |page| options.copy.write(&page, &target, options.force));
    match copied.and_then(|()| output::write(&target, text.as_bytes(), existing)) {
        Ok(()) => Outcome::Written(target, Box::new((article, reading))),
        Err(error) => Outcome::Unwritten(error),
    }
}

/// What is told of every article.
fn given(options: &Options) -> Given {
    let first = |values: &[Stating<String>]| values.first().cloned().flatten();
    Given { published: options.published.first().copied().flatten(), publisher: first(&options.publisher), url: first(&options.url) }
}

fn tell(outcome: Outcome, options: &Options, session: Session) -> Status {
    match outcome {
        Outcome::Written(target, read) => {
            let (article, reading) = *read;
            if options.explain {
                session.messages.problems(&explain(&reading));
            }
            report(&target, &reading, &article, session);
            Status::Done
        }
        Outcome::Unread(error) => {
            session.messages.error(&error);
            error.status()
        }
        Outcome::Unwritten(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

/// “lavrov.brief.yaml: 2 aims, 7 tension, 5 cooperation, 2 next steps, 3 gaps”, and notes.
fn report(target: &Destination, reading: &Reading, article: &Article, session: Session) {
    let brief = &reading.brief;
    if brief.meeting.is_none() {
        session.messages.result(format_args!("{target}: no meeting found"));
        if reading.language.is_read() {
            session.messages.warning("the article reports no meeting, so the brief holds no items");
        }
    } else {
        session.messages.result(format_args!("{target}: {}", counts(brief)));
    }
    if let Some(warning) = reading.language.warning() {
        session.messages.warning(warning);
    }
    text::report_reading(article, &reading.cleaned, session);
    report_day(&reading.publication, session);
    if let Some(when) = brief.meeting.as_ref().map(|meeting| &meeting.when).filter(|when| when.date.is_empty() && !when.text.is_empty())
        && brief.sources.iter().all(|source| source.published.is_empty())
    {
        session.messages.note(format_args!("publication date not found, so “{}” has no calendar date; add --published", when.text));
    }
}

/// Days of publication that differ, and days that are not the article's own.
fn report_day(publication: &Publication, session: Session) {
    let Some((day, by)) = publication.day else {
        if let Some(begun) = publication.begun {
            session.messages.note(format_args!("the file was begun on {begun}; if its text was published then, add --published {begun}"));
        }
        return;
    };
    for (other, by_other) in &publication.others {
        session.messages.warning(format_args!(
            "published on {day} as {} gives it, on {other} as {} gives it; dates are counted from {day}: say which is right with --published",
            by.name(),
            by_other.name()
        ));
    }
    if by == Stated::Mail {
        session.messages.note(format_args!(
            "{day} is the day of the mail, which brings what was published then or before; give the day with --published"
        ));
    }
}

fn counts(brief: &Brief) -> String {
    let counts = [
        (brief.aims.len(), "aims"),
        (brief.tension.len(), "tension"),
        (brief.cooperation.len(), "cooperation"),
        (brief.next_steps.len(), "next steps"),
        (brief.background.len(), "background"),
        (brief.gaps.len(), "gaps"),
    ];
    let said: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    if said.is_empty() { "no items".to_owned() } else { said.join(", ") }
}
