//! How memos look that go into another file, for the subcommands that render on the way.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::formats::{self, Format, Made};
use super::{Failure, Fit, How, Paper, Set, Shelf, read, set};

/// How memos look, where a brief or an article is rendered on the way.
#[derive(Args)]
pub struct Look {
    /// Template for briefs and articles that are rendered on the way
    #[arg(short, long, value_name = "NAME")]
    template: Option<String>,
    /// Size of the paper for them
    #[arg(long, value_enum)]
    paper: Option<Paper>,
    /// Print them with another header field: marking=TLP:GREEN, to=…, language=fr …
    #[arg(long = "set", value_name = "KEY=VALUE")]
    fields: Vec<String>,
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

impl Look {
    /// Size of the paper.
    pub fn paper(&self) -> Paper {
        self.paper.unwrap_or(Paper::A4)
    }

    /// The same, as `render` would be told.
    pub fn how(&self) -> How {
        How {
            output: None,
            template: self.template.clone(),
            paper: self.paper,
            fit: Fit::Drop,
            formats: vec![Format::Pdf],
            dpi: formats::DPI,
            fields: self.fields.clone(),
            no_cites: false,
            embed_source: false,
            font_dir: self.font_dir.clone(),
            published: self.published,
            config: self.config.clone(),
        }
    }
}

/// The PDF of one brief or article.
pub fn pdf(path: &Path, how: &How, shelf: &mut Shelf) -> Result<Made, Failure> {
    made_pdf(&set(path, read(path, how)?, how, shelf)?, shelf)
}

/// The PDF of a brief that is set in its template.
pub fn made_pdf(set: &Set, shelf: &Shelf) -> Result<Made, Failure> {
    formats::make(Format::Pdf, &set.job(shelf))
}
