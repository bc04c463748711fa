//! A brief or an article, and how its memo is wanted → the memo, ready for any format.

use std::path::{Path, PathBuf};

use attache::brief::{self, Articles, Brief, CheckedBrief, ParsedBrief, SourceText};
use attache::diag::{self, Diagnostic};
use attache::font::FontBook;
use attache::ingest::{self, Article};
use attache::layout::{LaidOut, lay_out};
use attache::memo::Memo;
use attache::memo::style::{Style, StyleError};
use attache::pipeline::{self, Given, PressError};
use attache::template::{self, Cites, Form, Locale, Origin, Setting, Template};

use super::fields::Fields;
use super::formats::{self, Fitted, Format};
use super::{Failure, How, Logos};
use crate::cli::check::find_articles;
use crate::cli::config::{Config, Folders};
use crate::cli::web::{Fetched, SourceCopy};
use crate::cli::{inputs, output};

/// A brief set in its template.
pub struct Set {
    /// The brief.
    pub brief: CheckedBrief,
    memo: Memo,
    form: usize,
    book: usize,
    paper: formats::Paper,
    fit: formats::Fit,
    /// What is to be written.
    pub formats: Vec<Format>,
    dpi: u16,
    article: Option<Vec<u8>>,
    yaml_name: String,
}

/// Sets what was read in the template that is asked for.
pub fn set(path: &Path, source: Source, how: &How, shelf: &mut Shelf) -> Result<Set, Failure> {
    let mut request = Request::of(path, how)?;
    let text = request.fields.apply(&source.yaml);
    let brief = check(path, &source, text)?;
    request.setting.origin = source.origin;
    let template = request.template(&brief)?;
    request.setting.logo = shelf.logos.find(&request.config, &template)?;
    let (form, book) = (shelf.form(template)?, shelf.book(&request.fonts)?);
    let Ready { template, form: ready, .. } = &shelf.forms[form];
    let memo = pipeline::memo_from_brief(&brief, ready, &request.setting).map_err(|problems| mistakes(template, problems))?;
    let article = source.article.filter(|_| how.embed_source);
    let Request { paper, formats, .. } = request;
    Ok(Set { brief, memo, form, book, paper, fit: how.fit, formats, dpi: how.dpi, article, yaml_name: source.yaml_name })
}

impl Set {
    /// The memo on its pages, with their fonts, and how it fits.
    pub fn pages<'a>(&self, shelf: &'a Shelf) -> Result<(LaidOut, &'a FontBook, Fitted), Failure> {
        let job = self.job(shelf);
        let fonts = &shelf.books[self.book].1;
        let style = shelf.forms[self.form].style.as_ref().map_err(|error| PressError::from(error.clone()));
        let laid_out = style
            .and_then(|style| Ok(lay_out(&self.memo, style, fonts, self.paper.into(), self.fit.into())?))
            .map_err(|error| formats::no_page(error, &job))?;
        let fitted = formats::fitted(self.paper, laid_out.pages.len(), &laid_out.report);
        Ok((laid_out, fonts, fitted))
    }

    /// The memo as PDF.
    pub fn pdf(&self, shelf: &Shelf) -> Result<Vec<u8>, Failure> {
        Ok(formats::make(Format::Pdf, &self.job(shelf))?.bytes)
    }

    /// What the formats are made from.
    pub fn job<'a>(&'a self, shelf: &'a Shelf) -> formats::Job<'a> {
        formats::Job {
            brief: &self.brief,
            memo: &self.memo,
            template: &shelf.forms[self.form].template,
            style: &shelf.forms[self.form].style,
            paper: self.paper,
            fit: self.fit,
            fonts: &shelf.books[self.book].1,
            article: self.article.as_deref(),
            yaml_name: &self.yaml_name,
            dpi: self.dpi,
        }
    }
}

/// What the memos of a run share: fonts by the folders that they come from, templates ready to be
/// filled. Both take longer to read than a memo to make.
#[derive(Default)]
pub struct Shelf {
    books: Vec<(Vec<PathBuf>, FontBook)>,
    forms: Vec<Ready>,
    logos: Logos,
}

/// A template that is ready to be filled.
struct Ready {
    template: Template,
    form: Form,
    /// Only formats that have pages complain of a mistake in it.
    style: Result<Style, StyleError>,
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
        if let Some(at) = self.forms.iter().position(|ready| ready.template == template) {
            return Ok(at);
        }
        let form = Form::new(&template).map_err(|problems| mistakes(&template, problems))?;
        let style = Style::from_toml(&template.style);
        self.forms.push(Ready { template, form, style });
        Ok(self.forms.len() - 1)
    }
}

impl Source {
    /// A brief as it stands in an editor, with its articles.
    pub fn of_text(path: &Path, yaml: String, articles: Vec<Option<SourceText>>, how: &How) -> Self {
        let article = if how.embed_source { article_of(path, &yaml) } else { None };
        let yaml_name = output::name_for(path, "brief.yaml");
        Self {
            name: path.display().to_string(),
            yaml,
            yaml_name,
            origin: Origin::Brief,
            article,
            known: Some(articles),
            warnings: Vec::new(),
        }
    }
}

impl Source {
    /// A fetched page and the brief made of it.
    pub fn of_page(path: &Path, page: &Fetched, copy: &SourceCopy, how: &How) -> Result<Self, Failure> {
        let read = ingest::read(&page.name.to_string_lossy(), &page.bytes);
        let mut article = read.map_err(|error| Failure::input(format_args!("{}: {error}", path.display())))?;
        page.describe(&mut article, copy);
        let yaml_name = output::name_for(&page.name, "brief.yaml");
        Ok(Self::of_article(path.display().to_string(), yaml_name, &article, page.bytes.clone(), how))
    }

    /// An article and the brief made of it.
    fn of_article(name: String, yaml_name: String, article: &Article, bytes: Vec<u8>, how: &How) -> Self {
        let reading = pipeline::read_article(article, &Given { published: how.published, ..Given::default() });
        let warnings = reading.language.warning().into_iter().collect();
        let yaml = brief::to_yaml(&reading.brief);
        Self { name, yaml, yaml_name, origin: Origin::Article, article: Some(bytes), known: None, warnings }
    }
}

/// What was read: a brief's YAML, or an article's and the YAML made from it.
pub struct Source {
    /// For messages.
    name: String,
    yaml: String,
    /// The name that the YAML has in the PDF.
    yaml_name: String,
    origin: Origin,
    /// The article's bytes, where they may be embedded.
    article: Option<Vec<u8>>,
    /// The brief's articles, where they have been read already.
    known: Option<Vec<Option<SourceText>>>,
    /// What the person should know of the article.
    pub warnings: Vec<String>,
}

/// Reads a brief, or an article and makes its brief.
pub fn read(path: &Path, how: &How) -> Result<Source, Failure> {
    let bytes = inputs::bytes_of(path).map_err(|error| Failure::Message(error.to_string(), error.status()))?;
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let yaml_name = output::name_for(path, "brief.yaml");
    if brief::looks_like_brief(&bytes) {
        let yaml =
            String::from_utf8(bytes).map_err(|_| Failure::input(format_args!("{name}: the brief is not UTF-8; save it as UTF-8")))?;
        let article = if how.embed_source { article_of(path, &yaml) } else { None };
        return Ok(Source { name, yaml, yaml_name, origin: Origin::Brief, article, known: None, warnings: Vec::new() });
    }
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let article = ingest::read(&file, &bytes).map_err(|error| Failure::input(format_args!("{name}: {error}")))?;
    Ok(Source::of_article(name, yaml_name, &article, bytes, how))
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
            let sought = || find_articles(path, &parsed.brief, &[]);
            let articles = source.known.clone().unwrap_or_else(sought);
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
    fields: Fields,
    setting: Setting,
    config: Config,
    template: Option<String>,
    paper: formats::Paper,
    fonts: Vec<PathBuf>,
    formats: Vec<Format>,
}

impl Request {
    fn of(path: &Path, how: &How) -> Result<Self, Failure> {
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let config = Config::for_folder(folder, how.config.as_deref())?;
        let fields = Fields::parse(&how.fields).map_err(Failure::usage)?;
        let language = fields.language().or(config.language.as_deref()).unwrap_or("en");
        let Some(locale) = Locale::of(language) else {
            let known = Locale::all().collect::<Vec<_>>().join(", ");
            return Err(Failure::usage(format_args!("there are no labels in `{language}`; there are {known}")));
        };
        let setting = Setting {
            locale,
            organisation: fields.organisation().or(config.organisation.as_deref()).unwrap_or_default().to_owned(),
            author: config.author.clone().unwrap_or_default(),
            cites: if how.no_cites { Cites::Omitted } else { Cites::Printed },
            origin: Origin::Brief,
            logo: None,
        };
        let paper = match (how.paper, config.paper.as_deref()) {
            (Some(paper), _) => paper,
            (None, None) => formats::Paper::A4,
            (None, Some(name)) => <formats::Paper as clap::ValueEnum>::from_str(name, true)
                .map_err(|_| Failure::usage(format_args!("`{name}` is no paper; `paper` is a4 or letter")))?,
        };
        let fonts = how.font_folders(&config);
        let formats = if how.formats.is_empty() { vec![Format::of(how.output.as_deref())] } else { how.formats.clone() };
        Ok(Self { fields, setting, template: how.template.clone(), paper, fonts, formats, config })
    }

    fn template(&self, brief: &CheckedBrief) -> Result<Template, Failure> {
        let name = template_name(self.template.as_deref(), brief, &self.config);
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

impl How {
    /// Whether memos go to standard output.
    pub fn is_for_stdout(&self) -> bool {
        self.output.as_deref() == Some(Path::new("-"))
    }

    /// The settings file that was named.
    pub fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    /// The template that a brief is set in.
    pub fn template_name<'a>(&'a self, brief: &'a Brief, config: &'a Config) -> &'a str {
        template_name(self.template.as_deref(), brief, config)
    }

    /// Where fonts are looked for.
    pub fn font_folders(&self, config: &Config) -> Vec<PathBuf> {
        self.font_dir.iter().cloned().chain(config.fonts.iter().flat_map(Folders::list)).collect()
    }
}

/// The command line's template, else the brief's, else the settings', else `meeting`.
fn template_name<'a>(asked: Option<&'a str>, brief: &'a Brief, config: &'a Config) -> &'a str {
    let own = Some(brief.template.as_str()).filter(|name| !name.is_empty());
    asked.or(own).or(config.template.as_deref()).unwrap_or("meeting")
}
