//! Memo → the bytes of each format, with a line about how it went.

use std::path::{Path, PathBuf};

use attache::brief::CheckedBrief;
use attache::memo::{self, Memo};
use attache::template::Template;
use clap::ValueEnum;

use super::Failure;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One page, tagged, with the brief inside
    Pdf,
    /// Markdown
    Md,
    /// A self-contained page
    Html,
    /// Plain text of 72 columns
    Txt,
    /// For Word and LibreOffice
    Docx,
}

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
    /// Size of the paper.
    pub paper: Paper,
    /// What to do when one page is not enough.
    pub fit: Fit,
    /// Folders of fonts.
    pub fonts: &'a [PathBuf],
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
    /// “tension: Fish – quotas cut”, for each item that was left out.
    pub dropped: Vec<String>,
}

impl Format {
    /// How the file's name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Md => "md",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Docx => "docx",
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
    let flow = |bytes: Vec<u8>, kind: &str| Ok(Made { bytes, summary: kind.to_owned(), dropped: Vec::new() });
    match format {
        Format::Pdf => pdf(job),
        Format::Md => flow(memo::to_markdown(job.memo).into_bytes(), "Markdown"),
        Format::Html => flow(memo::to_html(job.memo).into_bytes(), "HTML"),
        Format::Txt => flow(memo::to_text(job.memo).into_bytes(), "plain text"),
        Format::Docx => flow(memo::to_docx(job.memo), "DOCX"),
    }
}

fn pdf(_job: &Job) -> Result<Made, Failure> {
    Err(Failure::input("PDF is not made yet; use -f md,html,txt,docx"))
}
