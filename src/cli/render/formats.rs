//! Memo → the bytes of each format, with a line about how it went.

use std::collections::BTreeMap;
use std::path::Path;

use attache::brief::CheckedBrief;
use attache::diag::Diagnostic;
use attache::font::FontBook;
use attache::layout::{self, LayoutError, Missing, Report};
use attache::memo::style::{Style, StyleError};
use attache::memo::{self, Memo};
use attache::pipeline::{self, Press, PressError, Printed};
use attache::render::{Attachment, Relationship};
use attache::span::Span;
use attache::template::Template;
use clap::ValueEnum;
use jiff::Timestamp;

use super::Failure;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One page, tagged, with the brief inside
    Pdf,
    /// A picture of the page
    Png,
    /// Markdown
    Md,
    /// A self-contained page
    Html,
    /// Plain text of 72 columns
    Txt,
    /// For Word and LibreOffice
    Docx,
    /// For \input into a LaTeX document
    Latex,
    /// For #include into a Typst document
    Typst,
}

/// Pixels to the inch of a picture where nothing else is asked for: sharp on most screens.
pub const DPI: u16 = 144;

/// Size of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 in
    Letter,
}

/// What to do when one page is not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fit {
    /// Leave out lesser items, and name them
    Drop,
    /// Fail
    Strict,
    /// Go on to page 2
    Off,
}

/// Everything that a format may need.
pub struct Job<'a> {
    /// The brief.
    pub brief: &'a CheckedBrief,
    /// The brief in its template.
    pub memo: &'a Memo,
    /// The template.
    pub template: &'a Template,
    /// Its style, read.
    pub style: &'a Result<Style, StyleError>,
    /// Size of the paper.
    pub paper: Paper,
    /// What to do when one page is not enough.
    pub fit: Fit,
    /// Pixels to the inch of pictures.
    pub dpi: u16,
    /// The fonts at hand.
    pub fonts: &'a FontBook,
    /// The article's bytes, where it is to be embedded.
    pub article: Option<&'a [u8]>,
    /// The name that the YAML has in the PDF.
    pub yaml_name: &'a str,
}

/// A file that was made.
pub struct Made {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// “1 page, A4, 11 pt, nothing dropped”.
    pub summary: String,
    /// What more there is to say about how it fits.
    pub detail: String,
    /// “tension: Fish – quotas cut”, for each item that was left out.
    pub dropped: Vec<String>,
}

impl Format {
    /// How the file's name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Md => "md",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Docx => "docx",
            Self::Latex => "tex",
            Self::Typst => "typ",
        }
    }

    /// The format that the name of the output tells; PDF where it tells none.
    pub fn of(output: Option<&Path>) -> Self {
        let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
        let all = Self::value_variants().iter().copied();
        ending.and_then(|ending| all.into_iter().find(|format| format.ending() == ending)).unwrap_or(Self::Pdf)
    }
}

/// Makes one file.
pub fn make(format: Format, job: &Job) -> Result<Made, Failure> {
    let flow = |bytes: Vec<u8>, kind: &str| Ok(Made { bytes, summary: kind.to_owned(), detail: String::new(), dropped: Vec::new() });
    match format {
        Format::Pdf => pdf(job),
        Format::Png => png(job),
        Format::Md => flow(memo::to_markdown(job.memo).into_bytes(), "Markdown"),
        Format::Html => flow(memo::to_html(job.memo).into_bytes(), "HTML"),
        Format::Txt => flow(memo::to_text(job.memo).into_bytes(), "plain text"),
        Format::Docx => flow(memo::to_docx(job.memo), "DOCX"),
        Format::Latex => flow(memo::to_latex(job.memo).into_bytes(), "LaTeX"),
        Format::Typst => flow(memo::to_typst(job.memo).into_bytes(), "Typst"),
    }
}

fn pdf(job: &Job) -> Result<Made, Failure> {
    let created = source_date()?;
    let press = Press { fonts: job.fonts, paper: job.paper.into(), fit: job.fit.into(), created: created.as_deref() };
    let printed = pipeline::pdf_from_memo(job.memo, style(job)?, attachments(job), press);
    made(printed, job)
}

fn png(job: &Job) -> Result<Made, Failure> {
    let press = Press { fonts: job.fonts, paper: job.paper.into(), fit: job.fit.into(), created: None };
    made(pipeline::png_from_memo(job.memo, style(job)?, press, job.dpi), job)
}

fn style<'a>(job: &Job<'a>) -> Result<&'a Style, Failure> {
    job.style.as_ref().map_err(|error| no_page(error.clone().into(), job))
}

fn made(printed: Result<Printed, PressError>, job: &Job) -> Result<Made, Failure> {
    let Printed { bytes, pages, report } = printed.map_err(|error| no_page(error, job))?;
    let Fitted { summary, detail, dropped } = fitted(job.paper, pages, &report);
    Ok(Made { bytes, summary, detail, dropped })
}

/// How a memo fits its page, in words.
pub struct Fitted {
    /// “1 page, A4, 11 pt, nothing dropped”.
    pub summary: String,
    /// White space.
    pub detail: String,
    /// What was left out.
    pub dropped: Vec<String>,
}

/// Says how a memo fits.
pub fn fitted(paper: Paper, pages: usize, report: &Report) -> Fitted {
    let dropped = report.dropped.iter().map(|item| format!("{}: {}", item.list, item.text)).collect::<Vec<_>>();
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    let size = format!("{:.1}", report.size);
    let left_out = if dropped.is_empty() { "nothing".to_owned() } else { dropped.len().to_string() };
    let summary = format!("{pages}, {}, {} pt, {left_out} dropped", paper.name(), size.trim_end_matches(".0"));
    let detail = format!("gaps at {:.0} %, {:.0} mm to spare", report.gap * 100.0, report.headroom);
    Fitted { summary, detail, dropped }
}

/// The brief as it was rendered, and the article where it was asked for.
fn attachments(job: &Job) -> Vec<Attachment> {
    let mut files = vec![Attachment {
        name: job.yaml_name.to_owned(),
        media_type: "application/yaml".to_owned(),
        description: "The brief that this memo was made from".to_owned(),
        relationship: Relationship::Source,
        data: job.brief.yaml().as_bytes().to_vec(),
    }];
    if let Some(article) = job.article {
        let name = job.brief.sources.first().map(|source| source.file.clone()).filter(|name| !name.is_empty());
        files.push(Attachment {
            name: name.unwrap_or_else(|| "article.txt".to_owned()),
            media_type: "application/octet-stream".to_owned(),
            description: "The article that the brief was made from".to_owned(),
            relationship: Relationship::Data,
            data: article.to_vec(),
        });
    }
    files
}

/// The moment that `SOURCE_DATE_EPOCH` tells; a memo has no date of its own otherwise.
fn source_date() -> Result<Option<String>, Failure> {
    let Some(value) = std::env::var("SOURCE_DATE_EPOCH").ok().filter(|value| !value.is_empty()) else { return Ok(None) };
    let moment = value.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let moment = moment.ok_or_else(|| Failure::usage(format_args!("SOURCE_DATE_EPOCH is “{value}”, not a number of seconds")))?;
    Ok(Some(moment.to_string()))
}

/// Why there is no page, in terms of the brief.
pub fn no_page(error: PressError, job: &Job) -> Failure {
    match error {
        PressError::Layout(LayoutError::Missing(missing)) => without_glyphs(&missing, job),
        PressError::Layout(LayoutError::Overflow { ref longest, .. }) => {
            let longest: Vec<String> = longest.iter().map(|(list, text)| format!("\n  {list}: {text}")).collect();
            let advice = "shorten or hide some of the longest items, or allow a second page with --fit off";
            Failure::input(format_args!("{}: {error}; {advice}:{}", job.brief.name(), longest.concat()))
        }
        PressError::Style(error) => Failure::input(format_args!("{}: {error}", job.template.style_name())),
        error => Failure::input(format_args!("{}: {error}", job.brief.name())),
    }
}

/// Characters that no font has: by the line of the brief where they stand; those of labels, which
/// stand in no brief, together.
fn without_glyphs(missing: &[Missing], job: &Job) -> Failure {
    const HELP: &str = "name a folder with a font that has them: --font-dir DIR, or `fonts` in attache.toml";
    let yaml = job.brief.yaml();
    let mut lines: BTreeMap<usize, (Span, Vec<char>)> = BTreeMap::new();
    for one in missing {
        let near = yaml.find(&one.near).and_then(|start| Some(start + yaml[start..].find(one.character)?));
        let Some(at) = near.or_else(|| yaml.find(one.character)) else { continue };
        let line = yaml[..at].rfind('\n').map_or(0, |end| end + 1);
        let span = Span::new(at, at + one.character.len_utf8());
        lines.entry(line).or_insert_with(|| (span, Vec::new())).1.push(one.character);
    }
    if lines.is_empty() {
        let characters: Vec<char> = missing.iter().map(|one| one.character).collect();
        return Failure::input(format_args!("no font has {}; {HELP}", list(&characters)));
    }
    let problem = |(span, characters): &(Span, Vec<char>)| {
        Diagnostic::error("E130", format!("no font has {}", list(characters)), *span, "").help(HELP)
    };
    Failure::Problems { name: job.brief.name().to_owned(), text: yaml.to_owned(), problems: lines.values().map(problem).collect() }
}

/// “é” (U+00E9), “ß” (U+00DF) and 12 more.
fn list(characters: &[char]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = characters.iter().take(SHOWN).map(|&c| format!("“{c}” (U+{:04X})", u32::from(c))).collect();
    let more = if characters.len() > SHOWN { format!(" and {} more", characters.len() - SHOWN) } else { String::new() };
    shown.join(", ") + &more
}

impl Paper {
    fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }
}

impl From<Paper> for layout::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::Letter => Self::Letter,
        }
    }
}

impl From<Fit> for layout::Fit {
    fn from(fit: Fit) -> Self {
        match fit {
            Fit::Drop => Self::Drop,
            Fit::Strict => Self::Strict,
            Fit::Off => Self::Off,
        }
    }
}
