//! `attache render`: briefs → one-page memos. An article takes the step before, too, and its memo is
//! stamped as not reviewed.

mod fields;
mod formats;

use std::path::{Path, PathBuf};

use attache::brief::{self, Articles, CheckedBrief, ParsedBrief};
use attache::diag::{self, Diagnostic};
use attache::font::FontBook;
use attache::ingest;
use attache::pipeline::{self, Given};
use attache::template::{self, Cites, Form, Locale, Origin, Setting, Template};
use clap::Args;
use jiff::civil::Date;

use super::Session;
use super::check::{find_articles, paint};
use super::config::{Config, ConfigError};
use super::inputs;
use super::output::{self, Destination, Existing, Status};
use formats::{Format, Made};

/// Options of `attache render`.
#[derive(Args)]
pub struct Options {
    /// Briefs or articles; `-` is standard input, a folder gives its briefs, or else its articles
    #[arg(default_value = "-", value_name = "BRIEF|ARTICLE")]
    inputs: Vec<PathBuf>,
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
enum Failure {
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
    if let (Some(output), true) = (&options.output, paths.len() * options.formats.len().max(1) > 1)
        && output != Path::new("-")
        && !output.is_dir()
        && !output.to_string_lossy().ends_with(['/', '\\'])
    {
        session.messages.error("several memos cannot go into one file; name a folder, as in -o memos/");
        return Status::Usage;
    }
    let mut shelf = Shelf::default();
    paths.iter().map(|path| one(path, options, &mut shelf, session)).max().unwrap_or(Status::Done)
}

/// Folders become the briefs in them, or else the articles, in order of their names.
fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let inside = |endings: &[&str]| {
            let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
            let known =
                |file: &PathBuf| file.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)));
            let mut found: Vec<PathBuf> = entries.filter(|file| file.is_file() && known(file)).collect();
            found.sort();
            found
        };
        let briefs = inside(&["yaml", "yml"]);
        let found = if briefs.is_empty() { inside(&inputs::ARTICLE_ENDINGS) } else { briefs };
        // A file, standard input, or an empty folder, of which the reader will complain.
        files.extend(if found.is_empty() { vec![path.clone()] } else { found });
    }
    files
}

fn one(path: &Path, options: &Options, shelf: &mut Shelf, session: Session) -> Status {
    match render(path, options, shelf, session) {
        Ok(()) => Status::Done,
        Err(Failure::Message(message, status)) => {
            session.messages.error(message);
            status
        }
        Err(Failure::Problems { name, text, mut problems }) => {
            diag::sort(&mut problems);
            session.messages.problems(diag::draw(&problems, &name, &text, paint(session.color)).trim_end());
            session.messages.error(format_args!("{name}: {}", diag::tally(&problems)));
            Status::Problems
        }
    }
}

fn render(path: &Path, options: &Options, shelf: &mut Shelf, session: Session) -> Result<(), Failure> {
    let mut request = Request::of(path, options)?;
    let source = read(path, options)?;
    let text = request.fields.apply(&source.yaml);
    let brief = check(path, &source, text)?;
    for warning in brief.warnings().iter().filter(|problem| problem.severity == diag::Severity::Warning) {
        session.messages.detail(format_args!("{}: warning[{}]: {}", source.name, warning.code, warning.message));
    }
    request.setting.origin = source.origin;
    let (form, book) = (shelf.form(request.template(&brief)?)?, shelf.book(&request.fonts)?);
    let (template, form) = &shelf.forms[form];
    let memo = pipeline::memo_from_brief(&brief, form, &request.setting).map_err(|problems| mistakes(template, problems))?;
    let job = formats::Job {
        brief: &brief,
        memo: &memo,
        template,
        paper: request.paper,
        fit: options.fit,
        fonts: &shelf.books[book].1,
        article: source.article.as_deref().filter(|_| options.embed_source),
        yaml_name: &source.yaml_name,
    };
    for format in &request.formats {
        write(path, *format, &job, options, session)?;
    }
    Ok(())
}

fn write(path: &Path, format: Format, job: &formats::Job, options: &Options, session: Session) -> Result<(), Failure> {
    let name = output::name_for(path, &format!("memo.{}", format.ending()));
    let target = options.output.as_deref().map_or_else(|| Destination::usual(path, &name), |asked| Destination::asked(asked, &name));
    let Made { bytes, summary, detail, dropped } = formats::make(format, job)?;
    output::write(&target, &bytes, Existing::Replace).map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    session.messages.result(format_args!("{target}: {summary}"));
    if !detail.is_empty() {
        session.messages.detail(format_args!("{target}: {detail}"));
    }
    for item in dropped {
        session.messages.result(format_args!("  dropped from {item}"));
    }
    Ok(())
}

/// What the memos of a run share: fonts by the folders that they come from, templates ready to be
/// filled. Both take longer to read than a memo to make.
#[derive(Default)]
struct Shelf {
    books: Vec<(Vec<PathBuf>, FontBook)>,
    forms: Vec<(Template, Form)>,
}

impl Shelf {
    /// The place of the fonts among [`Self::books`].
    fn book(&mut self, folders: &[PathBuf]) -> Result<usize, Failure> {
        if let Some(at) = self.books.iter().position(|(known, _)| known == folders) {
            return Ok(at);
        }
        let book = folders.iter().try_fold(FontBook::bundled(), |book, folder| book.with_folder(folder)).map_err(Failure::io)?;
        self.books.push((folders.to_owned(), book));
        Ok(self.books.len() - 1)
    }

    /// The place of the template among [`Self::forms`].
    fn form(&mut self, template: Template) -> Result<usize, Failure> {
        if let Some(at) = self.forms.iter().position(|(known, _)| *known == template) {
            return Ok(at);
        }
        let form = Form::new(&template).map_err(|problems| mistakes(&template, problems))?;
        self.forms.push((template, form));
        Ok(self.forms.len() - 1)
    }
}

/// What was read: a brief's YAML, or an article's and the YAML made from it.
struct Source {
    /// For messages.
    name: String,
    yaml: String,
    /// The name that the YAML has in the PDF.
    yaml_name: String,
    origin: Origin,
    /// The article's bytes, where there is one.
    article: Option<Vec<u8>>,
}

fn read(path: &Path, options: &Options) -> Result<Source, Failure> {
    let bytes = inputs::bytes_of(path).map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let yaml_name = output::name_for(path, "brief.yaml");
    if brief::looks_like_brief(&bytes) {
        let yaml =
            String::from_utf8(bytes).map_err(|_| Failure::input(format_args!("{name}: the brief is not UTF-8; save it as UTF-8")))?;
        let article = article_of(path, &yaml);
        return Ok(Source { name, yaml, yaml_name, origin: Origin::Brief, article });
    }
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let article = ingest::read(&file, &bytes).map_err(|error| Failure::input(format_args!("{name}: {error}")))?;
    let made = pipeline::brief_from_article(&article, &Given { published: options.published, ..Given::default() });
    Ok(Source { name, yaml: brief::to_yaml(&made), yaml_name, origin: Origin::Article, article: Some(bytes) })
}

/// The bytes of the article that lies beside its brief, for `--embed-source`.
fn article_of(path: &Path, yaml: &str) -> Option<Vec<u8>> {
    let parsed = ParsedBrief::read("brief", yaml);
    let file = parsed.brief.sources.first().map(|source| source.file.clone()).filter(|file| !file.is_empty())?;
    std::fs::read(path.with_file_name(file)).ok()
}

/// A person's brief is held against its article where that lies beside it: a quotation that is not
/// there must not reach a desk. What was made from the article a moment ago needs no such check.
fn check(path: &Path, source: &Source, yaml: String) -> Result<CheckedBrief, Failure> {
    let parsed = ParsedBrief::read(&source.name, &yaml);
    let checked = match source.origin {
        Origin::Article => brief::check(parsed, Articles::NotSought),
        Origin::Brief => {
            let articles = find_articles(path, &parsed.brief, &[]);
            brief::check(parsed, Articles::Found(&articles))
        }
    };
    checked.map_err(|problems| Failure::Problems { name: source.name.clone(), text: yaml, problems })
}

/// Problems of a template: drawn with its file.
fn mistakes(template: &Template, problems: Vec<Diagnostic>) -> Failure {
    Failure::Problems { name: template.markup_name(), text: template.markup.clone(), problems }
}

/// What is asked for, from the command line, the environment and the settings.
struct Request {
    fields: fields::Fields,
    setting: Setting,
    config: Config,
    template: Option<String>,
    paper: formats::Paper,
    fonts: Vec<PathBuf>,
    formats: Vec<Format>,
}

impl Request {
    fn of(path: &Path, options: &Options) -> Result<Self, Failure> {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let config = Config::for_folder(folder, options.config.as_deref())?;
        let fields = fields::Fields::parse(&options.fields).map_err(Failure::usage)?;
        let language = fields.language().or(config.language.as_deref()).unwrap_or("en");
        let Some(locale) = Locale::of(language) else {
            let known = Locale::all().collect::<Vec<_>>().join(", ");
            return Err(Failure::usage(format_args!("there are no labels in `{language}`; there are {known}")));
        };
        let setting = Setting {
            locale,
            organisation: fields.organisation().or(config.organisation.as_deref()).unwrap_or_default().to_owned(),
            author: config.author.clone().unwrap_or_default(),
            cites: if options.no_cites { Cites::Omitted } else { Cites::Printed },
            origin: Origin::Brief,
        };
        let paper = match (options.paper, config.paper.as_deref()) {
            (Some(paper), _) => paper,
            (None, None) => formats::Paper::A4,
            (None, Some(name)) => <formats::Paper as clap::ValueEnum>::from_str(name, true)
                .map_err(|_| Failure::usage(format_args!("`{name}` is no paper; `paper` is a4 or letter")))?,
        };
        let mut fonts = options.font_dir.clone();
        fonts.extend(config.fonts.iter().flat_map(super::config::Folders::list));
        let formats = if options.formats.is_empty() { vec![Format::of(options.output.as_deref())] } else { options.formats.clone() };
        Ok(Self { fields, setting, template: options.template.clone(), paper, fonts, formats, config })
    }

    /// The command line's template, else the brief's, else the settings', else `meeting`.
    fn template(&self, brief: &CheckedBrief) -> Result<Template, Failure> {
        let own = Some(brief.template.as_str()).filter(|name| !name.is_empty());
        let name = self.template.as_deref().or(own).or(self.config.template.as_deref()).unwrap_or("meeting");
        template::find(name, &self.config.template_folders).map_err(|error| match error {
            template::StoreError::Unknown { .. } => {
                let known: Vec<&str> = template::BUILT_IN.iter().map(|entry| entry.name).collect();
                let near = diag::nearest(name, known.iter().copied()).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                Failure::usage(format_args!("{error}{near} (there are {})", known.join(", ")))
            }
            template::StoreError::Name(_) => Failure::usage(error),
            template::StoreError::Io { .. } => Failure::io(error),
        })
    }
}
