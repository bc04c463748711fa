//! `attache render`: briefs → one-page memos. An article takes the step before, too, and its memo is
//! stamped as not reviewed.

mod fields;
mod formats;
mod logo;
mod look;
mod set;

use std::path::{Path, PathBuf};

use attache::diag::{self, Diagnostic};
use clap::Args;
use jiff::civil::Date;

use super::Session;
use super::check::paint;
use super::config::ConfigError;
use super::inputs;
use super::output::{self, Destination, Existing, Status};
use super::web::{self, SourceCopy, Web};
pub use formats::{Fit, Format, Made, Paper};
pub use logo::Logos;
pub use look::{Look, made_pdf, pdf};
pub use set::{Set, Shelf, Source, read, set};

/// Options of `attache render`.
#[derive(Args)]
pub struct Options {
    /// Briefs or articles, or addresses of articles (https://…); `-` is standard input, a folder gives its briefs, or else its articles
    #[arg(default_value = "-", value_name = "BRIEF|ARTICLE")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    how: How,
    #[command(flatten)]
    web: Web,
    #[command(flatten)]
    copy: SourceCopy,
}

/// How memos are made, whoever asks for them.
#[derive(Args)]
pub struct How {
    /// Where to write: a file, a folder, or `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Template, instead of the brief's own; see `attache template list`
    #[arg(short, long, value_name = "NAME")]
    template: Option<String>,
    /// Size of the paper
    #[arg(long, value_enum)]
    paper: Option<formats::Paper>,
    /// What to do when one page is not enough: drop lesser items and say so, fail, or go on to page 2
    #[arg(long, value_enum, default_value_t = formats::Fit::Drop)]
    fit: formats::Fit,
    /// What to write, separated by commas
    #[arg(short, long = "format", value_enum, value_name = "FORMAT", value_delimiter = ',')]
    formats: Vec<Format>,
    /// Pixels to the inch of a picture
    #[arg(long, value_name = "N", default_value_t = formats::DPI, value_parser = clap::value_parser!(u16).range(36..=600))]
    dpi: u16,
    /// Print this memo with another header field: marking=TLP:GREEN, to=…, language=fr …
    #[arg(long = "set", value_name = "KEY=VALUE")]
    fields: Vec<String>,
    /// Leave out the evidence marks (¶9)
    #[arg(long)]
    no_cites: bool,
    /// Embed the article in the PDF beside the brief
    #[arg(long)]
    embed_source: bool,
    /// Folder of fonts for characters that the bundled ones lack
    #[arg(long, value_name = "DIR")]
    font_dir: Vec<PathBuf>,
    /// The day an article was published (for articles only; a brief says so itself)
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Use this attache.toml instead of the nearest one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Why one input gave no memo.
#[derive(Debug)]
pub enum Failure {
    /// One line, and the exit status.
    Message(String, Status),
    /// Problems of a file: its name, its text, what is wrong with it.
    Problems { name: String, text: String, problems: Vec<Diagnostic> },
}

impl Failure {
    fn io(message: impl std::fmt::Display) -> Self {
        Self::Message(message.to_string(), Status::Io)
    }

    fn input(message: impl std::fmt::Display) -> Self {
        Self::Message(message.to_string(), Status::Problems)
    }

    fn usage(message: impl std::fmt::Display) -> Self {
        Self::Message(message.to_string(), Status::Usage)
    }
}

impl How {
    /// Whether anything is set on pages, so that fonts are needed.
    fn has_pages(&self) -> bool {
        let asked = if self.formats.is_empty() { vec![Format::of(self.output.as_deref())] } else { self.formats.clone() };
        asked.iter().any(|format| matches!(format, Format::Pdf | Format::Png))
    }

    /// Several memos do not go into one file.
    pub fn one_target_for(&self, inputs: usize) -> Result<(), &'static str> {
        match &self.output {
            Some(output)
                if inputs * self.formats.len().max(1) > 1
                    && output != Path::new("-")
                    && !output.is_dir()
                    && !output.to_string_lossy().ends_with(['/', '\\']) =>
            {
                Err("several memos cannot go into one file; name a folder, as in -o memos/")
            }
            _ => Ok(()),
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        match error {
            ConfigError::Io { .. } => Self::io(error),
            ConfigError::Mistake { path, text, problem } => {
                Self::Problems { name: path.display().to_string(), text, problems: vec![*problem] }
            }
        }
    }
}

/// Runs it: one bad input does not stop the others.
pub fn run(options: &Options, session: Session) -> Status {
    let paths = expand(&options.inputs);
    let how = &options.how;
    if let Err(message) = how.one_target_for(paths.len()) {
        session.messages.error(message);
        return Status::Usage;
    }
    if how.has_pages() {
        std::thread::spawn(attache::font::warm);
    }
    let mut shelf = Shelf::default();
    paths.iter().map(|path| one(path, options, &mut shelf, session)).max().unwrap_or(Status::Done)
}

/// Folders become the briefs in them, or else the articles, in order of their names.
pub fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let inside = |wanted: fn(&Path) -> bool| {
            let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
            let mut found: Vec<PathBuf> = entries.filter(|file| file.is_file() && wanted(file)).collect();
            found.sort();
            found
        };
        let briefs =
            inside(|file| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")));
        let found = if briefs.is_empty() { inside(inputs::is_article_name) } else { briefs };
        // A file, standard input, or an empty folder, of which the reader will complain.
        files.extend(if found.is_empty() { vec![path.clone()] } else { found });
    }
    files
}

fn one(path: &Path, options: &Options, shelf: &mut Shelf, session: Session) -> Status {
    let written =
        if web::is_address(path) { memos_of_page(path, options, shelf, session) } else { memos(path, &options.how, shelf, session) };
    match written {
        Ok(written) => {
            for memo in &written {
                memo.tell(session);
            }
            Status::Done
        }
        Err(failure) => failure.tell(session),
    }
}

impl Failure {
    /// Says what is wrong.
    pub fn tell(self, session: Session) -> Status {
        match self {
            Self::Message(message, status) => {
                session.messages.error(message);
                status
            }
            Self::Problems { name, text, mut problems } => {
                diag::sort(&mut problems);
                session.messages.problems(diag::draw(&problems, &name, &text, paint(session.color)).trim_end());
                session.messages.error(format_args!("{name}: {}", diag::tally(&problems)));
                Status::Problems
            }
        }
    }
}

/// A memo in its file.
pub struct Written {
    /// Where it is.
    pub target: Destination,
    /// What it is.
    pub made: Made,
}

impl Written {
    fn tell(&self, session: Session) {
        let Self { target, made: Made { summary, detail, dropped, .. } } = self;
        session.messages.result(format_args!("{target}: {summary}"));
        if !detail.is_empty() {
            session.messages.detail(format_args!("{target}: {detail}"));
        }
        for item in dropped {
            session.messages.result(format_args!("  dropped from {item}"));
        }
    }
}

/// Makes and writes the memos of one brief or article.
pub fn memos(path: &Path, how: &How, shelf: &mut Shelf, session: Session) -> Result<Vec<Written>, Failure> {
    memos_from(path, read(path, how)?, how, shelf, session)
}

/// The same for the article at an address; the memos go to the working folder.
fn memos_of_page(path: &Path, options: &Options, shelf: &mut Shelf, session: Session) -> Result<Vec<Written>, Failure> {
    let page = options.web.fetch(path).map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    let source = Source::of_page(path, &page, &options.copy, &options.how)?;
    let written = memos_from(&page.name, source, &options.how, shelf, session)?;
    if let Some(first) = written.first() {
        let copied = options.copy.write(&page, &first.target, false);
        copied.map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    }
    Ok(written)
}

fn memos_from(path: &Path, source: Source, how: &How, shelf: &mut Shelf, session: Session) -> Result<Vec<Written>, Failure> {
    for warning in &source.warnings {
        session.messages.warning(warning);
    }
    let set = set(path, source, how, shelf)?;
    for warning in set.brief.warnings().iter().filter(|problem| problem.severity == diag::Severity::Warning) {
        session.messages.detail(format_args!("{}: warning[{}]: {}", set.brief.name(), warning.code, warning.message));
    }
    let job = set.job(shelf);
    set.formats.iter().map(|format| write(path, *format, &job, how)).collect()
}

fn write(path: &Path, format: Format, job: &formats::Job, how: &How) -> Result<Written, Failure> {
    let name = output::name_for(path, &format!("memo.{}", format.ending()));
    let target = how.output.as_deref().map_or_else(|| Destination::usual(path, &name), |asked| Destination::asked(asked, &name));
    let made = formats::make(format, job)?;
    output::write(&target, &made.bytes, Existing::Replace).map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    Ok(Written { target, made })
}
