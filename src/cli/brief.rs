//! `attache brief`: articles → YAML briefs.

use std::path::PathBuf;
use std::process::ExitCode;

use attache::pipeline::{Given, brief_from_article};
use attache::{brief, ingest};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// Options of `attache brief`.
#[derive(Args)]
pub struct Options {
    /// Articles to read; `-` is standard input
    #[arg(required = true)]
    articles: Vec<PathBuf>,
    /// Where to write; `-` is standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The day the article was published: it turns “Wednesday” into a date
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Yaml,
    Json,
}

/// Runs it.
pub fn run(options: &Options) -> ExitCode {
    for path in &options.articles {
        let bytes = std::fs::read(path).expect("skeleton");
        let article = ingest::read(&path.file_name().unwrap_or_default().to_string_lossy(), &bytes).expect("skeleton");
        let brief = brief_from_article(&article, &Given { published: options.published, ..Given::default() });
        match options.format {
            Format::Yaml => print!("{}", brief::to_yaml(&brief)),
            Format::Json => print!("{}", brief::to_json(&brief)),
        }
    }
    ExitCode::SUCCESS
}
