//! `attache brief`: articles → YAML briefs.

use std::path::PathBuf;

use attache::brief::{self, Brief};
use attache::pipeline::{Given, brief_from_article};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::Session;
use super::inputs::{self, Input};
use super::output::{self, Destination, Existing, Status};

/// Options of `attache brief`.
#[derive(Args)]
pub struct Options {
    /// Articles to read; `-` is standard input
    #[arg(default_value = "-", value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Where to write: a file, a folder, or `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The day the article was published: it turns “Wednesday” into a date
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// The publisher's name, where the article does not tell
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// The article's address, where the article does not tell
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
    /// Replace a brief that exists
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The brief that a person edits
    Yaml,
    /// The same for programs, with byte offsets
    Json,
}

/// Runs it: one brief an article; one bad article does not stop the others.
pub fn run(options: &Options, session: Session) -> Status {
    inputs::read_all(&options.articles).map(|input| one(&input, options, session)).max().unwrap_or(Status::Done)
}

fn one(input: &Input, options: &Options, session: Session) -> Status {
    let path = &input.path;
    let article = match &input.article {
        Ok(article) => article,
        Err(error) => {
            session.messages.error(error);
            return error.status();
        }
    };
    let given = Given { published: options.published, publisher: options.publisher.clone(), url: options.url.clone() };
    let made = brief_from_article(article, &given);
    let name = output::name_for(path, if options.format == Format::Yaml { "brief.yaml" } else { "brief.json" });
    let target = options.output.as_deref().map_or_else(|| Destination::usual(path, &name), |asked| Destination::asked(asked, &name));
    let text = if options.format == Format::Yaml { brief::to_yaml(&made) } else { brief::to_json(&made) };
    let existing = if options.force || options.format == Format::Json { Existing::Replace } else { Existing::Keep };
    match output::write(&target, text.as_bytes(), existing) {
        Ok(()) => {
            report(&target, &made, session);
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

/// “lavrov.brief.yaml: 2 aims, 7 tension, 5 cooperation, 2 next steps, 3 gaps”.
fn report(target: &Destination, made: &Brief, session: Session) {
    if made.meeting.is_none() {
        session.messages.result(format_args!("{target}: no meeting found"));
        session.messages.warning("the article reports no meeting, so the brief holds no items");
        return;
    }
    let counts = [
        (made.aims.len(), "aims"),
        (made.tension.len(), "tension"),
        (made.cooperation.len(), "cooperation"),
        (made.next_steps.len(), "next steps"),
        (made.background.len(), "background"),
        (made.gaps.len(), "gaps"),
    ];
    let said: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    session.messages.result(format_args!("{target}: {}", said.join(", ")));
}
