//! `attache diff`: what a person changed since the brief was extracted, or what the article says
//! that the brief leaves out.

use std::fmt::Write as _;
use std::path::PathBuf;

use attache::brief::{Brief, Change, Entry, compare};
use attache::clean;
use attache::ingest::Article;
use attache::pipeline::{Given, brief_from_article};
use attache::text;
use clap::Args;

use super::Session;
use super::check::read_brief;
use super::inputs;
use super::output::{Destination, Existing, Status, write};

/// Options of `attache diff`.
#[derive(Args)]
pub struct Options {
    /// The brief
    #[arg(value_name = "BRIEF")]
    brief: PathBuf,
    /// The article, where it does not lie beside the brief under the name that `sources` gives
    #[arg(long, value_name = "FILE")]
    source: Option<PathBuf>,
    /// Show the sentences of the article that nothing in the brief rests on
    #[arg(long)]
    omitted: bool,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let shown = read(options).map(|(brief, article)| {
        if options.omitted { omitted(&brief, &article) } else { changes(&compare(&extracted(&brief, &article), &brief)) }
    });
    match shown.map(|text| write(&Destination::Stdout, text.as_bytes(), Existing::Replace)) {
        Ok(Ok(())) => Status::Done,
        Ok(Err(error)) => {
            session.messages.error(&error);
            error.status()
        }
        Err(message) => {
            session.messages.error(message);
            Status::Io
        }
    }
}

fn read(options: &Options) -> Result<(Brief, Article), String> {
    let parsed = read_brief(&options.brief)?;
    if let Some(problem) = parsed.problems.iter().find(|problem| problem.is_error()) {
        return Err(format!("{}: {}; see `attache check`", parsed.name, problem.message));
    }
    let path = match (&options.source, parsed.brief.sources.first()) {
        (Some(path), _) => path.clone(),
        (None, Some(source)) if !source.file.is_empty() => options.brief.with_file_name(&source.file),
        _ => return Err(format!("{}: `sources` names no file; name the article with --source", parsed.name)),
    };
    let article = inputs::read(&path).map_err(|error| error.to_string())?;
    Ok((parsed.brief, article))
}

/// The brief as the tool makes it from the article, told what the person has told about the source.
pub fn extracted(brief: &Brief, article: &Article) -> Brief {
    brief_from_article(article, &given(brief))
}

fn given(brief: &Brief) -> Given {
    let source = brief.sources.first().cloned().unwrap_or_default();
    let stated = |text: String| if text.is_empty() { None } else { Some(text) };
    Given { published: source.published.parse().ok(), publisher: stated(source.publisher), url: stated(source.url) }
}

/// A line for each change: `~` other words, `-` taken out, `+` put in.
fn changes(list: &[Change]) -> String {
    let mut shown = String::new();
    for change in list {
        match change {
            Change::Field { path, before, after } => line(&mut shown, '~', path, &format!("{} → {}", quoted(before), quoted(after))),
            Change::Edited { before, after } if before.list == after.list => {
                line(&mut shown, '~', before.list, &format!("{} → {}", quoted(&before.text), quoted(&after.text)));
            }
            Change::Edited { before, after } => {
                line(&mut shown, '~', before.list, &format!("{} → {}: {}", quoted(&before.text), after.list, quoted(&after.text)));
            }
            Change::Removed(Entry { list, text, .. }) => line(&mut shown, '-', list, &quoted(text)),
            Change::Added(Entry { list, text, .. }) => line(&mut shown, '+', list, &quoted(text)),
        }
    }
    shown
}

fn line(shown: &mut String, mark: char, place: &str, text: &str) {
    writeln!(shown, "{mark} {place}: {text}").expect("writing to a string");
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "(empty)".to_owned() } else { format!("“{}”", text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// The sentences that no evidence of the brief touches, with their paragraph numbers.
fn omitted(brief: &Brief, article: &Article) -> String {
    let doc = text::build(&clean::clean(article));
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let quotes: Vec<(u32, String)> =
        evidence(brief).filter(|(_, quote)| !quote.is_empty()).map(|(para, quote)| (para, squeeze(quote))).collect();
    let whole: Vec<u32> = evidence(brief).filter(|(_, quote)| quote.is_empty()).map(|(para, _)| para).collect();
    let mut shown = String::new();
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let (number, words) = (doc.paragraph_number(at), squeeze(sentence.span.of(&doc.text)));
        let used = whole.contains(&number)
            || quotes.iter().any(|(para, quote)| *para == number && (words.contains(quote.as_str()) || quote.contains(&words)));
        if number > 0 && !used {
            writeln!(shown, "¶{number} {words}").expect("writing to a string");
        }
    }
    shown
}

/// Paragraph and words of all evidence from the first source.
fn evidence(brief: &Brief) -> impl Iterator<Item = (u32, &str)> {
    let meeting = brief.meeting.iter().flat_map(|meeting| {
        let people = meeting.who.iter().flat_map(|person| &person.from);
        meeting.what.from.iter().chain(&meeting.when.from).chain(people)
    });
    let lists = [&brief.aims, &brief.tension, &brief.cooperation, &brief.next_steps, &brief.background, &brief.talking_points];
    let items = lists.into_iter().flatten().flat_map(|item| &item.from);
    let all = brief.bottom_line.from.iter().chain(&brief.venue.from).chain(meeting).chain(items);
    all.filter(|evidence| evidence.source <= 1).map(|evidence| (evidence.para, evidence.quote.as_str()))
}
