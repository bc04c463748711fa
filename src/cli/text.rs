//! `attache text`: the cleaned article, with the paragraph numbers that evidence refers to.

use std::fmt::Write as _;
use std::path::PathBuf;

use attache::clean::{self, BlockKind, Cleaned, DebrisKind};
use attache::ingest::Article;
use clap::Args;

use super::Session;
use super::inputs::Input;
use super::output::{self, Destination, Existing, Status};
use super::web::Web;

/// Options of `attache text`.
#[derive(Args)]
pub struct Options {
    /// Articles to clean, or addresses of pages; `-` is standard input, a folder or archive gives all its articles
    #[arg(default_value = "-", value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Number the paragraphs as evidence does (¶1, ¶2 …)
    #[arg(short, long)]
    number: bool,
    /// Where to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    web: Web,
}

/// Runs it: all articles one after the other.
pub fn run(options: &Options, session: Session) -> Status {
    let mut worst = Status::Done;
    let mut text = String::new();
    for Input { article, .. } in options.web.read_all(&options.articles) {
        match article {
            Ok(article) => {
                let cleaned = clean::clean(&article);
                report_reading(&article, &cleaned, session);
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&print(&article, &cleaned, options.number));
            }
            Err(error) => {
                session.messages.error(&error);
                worst = worst.max(error.status());
            }
        }
    }
    let target = options.output.as_deref().map_or(Destination::Stdout, |asked| Destination::asked(asked, "article.txt"));
    match output::write(&target, text.as_bytes(), Existing::Replace) {
        Ok(()) => worst,
        Err(error) => {
            session.messages.error(&error);
            worst.max(error.status())
        }
    }
}

/// The blocks, each followed by a blank line; numbers count paragraphs and list items. A web
/// page's headline is no part of its text: it is printed only where paragraphs are numbered.
fn print(article: &Article, cleaned: &Cleaned, numbered: bool) -> String {
    let mut text = String::with_capacity(cleaned.text.len() + cleaned.blocks.len() * 8);
    let mut number = 0;
    let headed = numbered || article.metadata.headline.is_none();
    for block in cleaned.blocks.iter().filter(|block| headed || block.kind != BlockKind::Headline) {
        if !text.is_empty() {
            text.push('\n');
        }
        let counted = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        number += usize::from(counted);
        if numbered && counted {
            write!(text, "¶{number} ").expect("writing to a string");
        }
        text.push_str(block.span.of(&cleaned.text));
        text.push('\n');
    }
    text
}

/// What is worth knowing of the reading: what the format left out, who wrote the article (with
/// `-v`), and what was set aside.
pub fn report_reading(article: &Article, cleaned: &Cleaned, session: Session) {
    for note in &article.notes {
        session.messages.note(note);
    }
    if let Some(byline) = &article.metadata.byline {
        session.messages.detail(format_args!("  by {byline}, as the file states"));
    }
    report_debris(&article.text, cleaned, session);
}

/// What was set aside from `original`: how much, and with `-v` each with its words, but for
/// signs of markup.
fn report_debris(original: &str, cleaned: &Cleaned, session: Session) {
    if cleaned.set_aside.is_empty() {
        return;
    }
    session.messages.note(format_args!("set aside {}", cleaned.summary()));
    for aside in cleaned.set_aside.iter().filter(|aside| aside.kind != DebrisKind::Markup) {
        let words = aside.original.of(original).split_whitespace().collect::<Vec<_>>().join(" ");
        session.messages.detail(format_args!("  {}: {words}", aside.kind.name()));
    }
}
