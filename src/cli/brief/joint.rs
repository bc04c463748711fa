//! `attache brief --joint`: several articles about one meeting → one brief.

use std::path::{Component, Path, PathBuf};

use attache::brief::{self, Brief};
use attache::ingest::Article;
use attache::pipeline::{Apart, Difference, Given, Joined, Reading, join, read_article};
use rayon::prelude::*;

use super::{Format, Options, Session, counts, report_day};
use crate::cli::explain::explain;
use crate::cli::inputs::{self, Input, InputError};
use crate::cli::output::{self, Destination, Existing, Status};
use crate::cli::text;
use crate::cli::web::Fetched;

/// Reads all articles and writes the one brief. Nothing is written where one of them cannot be read or
/// reports another meeting: a brief that lacks a source that was named is not what was asked for.
pub fn run(options: &Options, articles: &[PathBuf], session: Session) -> Status {
    let (inputs, pages) = match read(options, articles) {
        Ok(found) => found,
        Err(errors) => {
            for error in &errors {
                session.messages.error(error);
            }
            session.messages.error("no joint brief was written");
            return errors.iter().map(InputError::status).max().unwrap_or(Status::Problems);
        }
    };
    let given = match given(options, inputs.len()) {
        Ok(given) => given,
        Err(message) => {
            session.messages.error(message);
            return Status::Usage;
        }
    };
    let pairs: Vec<_> = inputs.iter().zip(given).collect();
    let readings: Vec<Reading> = pairs.into_par_iter().map(|((_, article), given)| read_article(article, &given)).collect();
    match join(readings) {
        Ok(joined) => write(options, &inputs, &pages, joined, session),
        Err((readings, apart)) => {
            session.messages.error(refusal(&inputs, &readings, &apart));
            Status::Problems
        }
    }
}

/// Articles with the paths they came from, and the pages that were fetched for them.
type Found = (Vec<(PathBuf, Article)>, Vec<Fetched>);

/// All articles, or everything that is wrong with them.
fn read(options: &Options, articles: &[PathBuf]) -> Result<Found, Vec<InputError>> {
    let (mut found, mut pages, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for (path, file) in inputs::files(articles) {
        let read = file.map_or_else(|error| vec![Input::failed(&path, error)], |()| options.web.read_many(&path, &options.copy));
        for Input { path, article, page } in read {
            match article {
                Ok(article) => found.push((path, article)),
                Err(error) => errors.push(error),
            }
            pages.extend(page);
        }
    }
    if errors.is_empty() { Ok((found, pages)) } else { Err(errors) }
}

/// What is told about each source: one value stands for all, several for one each.
fn given(options: &Options, count: usize) -> Result<Vec<Given>, String> {
    let lengths = [("--published", options.published.len()), ("--publisher", options.publisher.len()), ("--url", options.url.len())];
    if let Some((name, length)) = lengths.into_iter().find(|(_, length)| ![0, 1, count].contains(length)) {
        return Err(format!(
            "{length} values of {name} for {count} articles; give one for all, or one for each (`-` where the article tells)"
        ));
    }
    fn of<T: Clone>(values: &[Option<T>], at: usize) -> Option<T> {
        values.get(if values.len() == 1 { 0 } else { at }).cloned().flatten()
    }
    let one = |at| Given { published: of(&options.published, at), publisher: of(&options.publisher, at), url: of(&options.url, at) };
    Ok((0..count).map(one).collect())
}

fn write(options: &Options, inputs: &[(PathBuf, Article)], pages: &[Fetched], joined: Joined, session: Session) -> Status {
    let Joined { readings, mut joint } = joined;
    let first = &inputs[0].0;
    let extension = if options.format == Format::Yaml { "joint.brief.yaml" } else { "joint.brief.json" };
    let name = output::name_for(first, extension);
    let target = options.output.as_deref().map_or_else(|| Destination::usual(first, &name), |asked| Destination::asked(asked, &name));
    name_files(&mut joint.brief, inputs, &target);
    let text = if options.format == Format::Yaml { brief::to_yaml(&joint.brief) } else { brief::to_json(&joint.brief) };
    let existing = if options.force || options.format == Format::Json { Existing::Replace } else { Existing::Keep };
    let kept = pages.iter().try_for_each(|page| options.copy.write(page, &target, options.force));
    if let Err(error) = kept.and_then(|()| output::write(&target, text.as_bytes(), existing)) {
        session.messages.error(&error);
        return error.status();
    }
    if options.explain {
        for (reading, (path, _)) in readings.iter().zip(inputs) {
            session.messages.problems(&format!("== {}\n{}", path.display(), explain(reading)));
        }
    }
    session.messages.result(format_args!("{target}: {} sources, {}", inputs.len(), counts(&joint.brief)));
    session.messages.result(format_args!("  {} items in several sources, {} in one alone", joint.shared, joint.alone));
    for copy in &joint.copies {
        let (copied, of) = (inputs[copy.copy].0.display(), inputs[copy.of].0.display());
        session.messages.note(format_args!("{copied} repeats {of} ({} % of its text), so the two count as one source", copy.share));
    }
    for (list, count) in &joint.left_out {
        session
            .messages
            .note(format_args!("{list}: {count} more, each in one source alone, were left out (`attache diff --omitted` shows them)"));
    }
    for (reading, (_, article)) in readings.iter().zip(inputs) {
        if let Some(warning) = reading.language.warning() {
            session.messages.warning(format_args!("{}: {warning}", article.name));
        }
        text::report_reading(article, &reading.cleaned, session);
        report_day(&reading.publication, session);
    }
    Status::Done
}

/// Files are named as they are found from the brief, for `check` and `review`.
fn name_files(brief: &mut Brief, inputs: &[(PathBuf, Article)], target: &Destination) {
    let folder = match target {
        Destination::File(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
        Destination::Stdout => PathBuf::new(),
    };
    for (source, (path, article)) in brief.sources.iter_mut().zip(inputs) {
        // Standard input and pages that are not kept have no file.
        if path == Path::new("-") || article.name.is_empty() {
            continue;
        }
        let file = path.with_file_name(&article.name);
        let from_brief = relative(&folder, &file).unwrap_or(file);
        source.file = from_brief.to_string_lossy().replace('\\', "/");
    }
}

/// The way from a folder to a file; `None` where there is none, as between drives.
fn relative(folder: &Path, file: &Path) -> Option<PathBuf> {
    let normal = |path: &Path| -> Option<Vec<String>> {
        let mut parts: Vec<String> = Vec::new();
        for component in std::path::absolute(path).ok()?.components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => drop(parts.pop()),
                other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
            }
        }
        Some(parts)
    };
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (from, to) = (normal(here)?, normal(file)?);
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len() - common);
    (common > 0).then(|| up.chain(to[common..].iter().map(String::as_str)).collect())
}

/// Which articles report which meeting, why they are not one, and what can be done.
fn refusal(inputs: &[(PathBuf, Article)], readings: &[Reading], apart: &Apart) -> String {
    let name = |at: usize| inputs[at].0.display().to_string();
    let mut said = "these articles do not report one meeting, so no joint brief was written".to_owned();
    let silent = |source: &usize| readings[*source].brief.meeting.is_none();
    let mut listed = |sources: &[usize], called: &str| {
        let files: Vec<String> = sources.iter().map(|&source| name(source)).collect();
        said.push_str(&format!("\n  {}: {called}", files.join(", ")));
    };
    let first = &apart.meetings[0];
    for (at, meeting) in apart.meetings.iter().enumerate().filter(|(_, meeting)| !silent(&meeting[0])) {
        let why = at.checked_sub(1).map_or(&[][..], |at| &apart.why[at]);
        let why = why.iter().filter(|_| !silent(&first[0])).map(|difference| format!("\n    {}: {difference}", kind(difference)));
        listed(meeting, &(called(&readings[meeting[0]].brief) + &why.collect::<String>()));
    }
    let silent: Vec<usize> = (0..readings.len()).filter(silent).collect();
    if !silent.is_empty() {
        listed(&silent, "no meeting found");
    }
    said.push_str("\n  leave out what does not belong, or run without --joint for one brief each");
    said
}

/// What differs, as a line begins.
fn kind(difference: &Difference) -> &'static str {
    match difference {
        Difference::NoMeeting => "no meeting",
        Difference::People(..) => "other people",
        Difference::TooLittle(_) => "too little in common",
        Difference::Day(..) | Difference::FarDay(..) => "another day",
        Difference::Place(..) => "another place",
        Difference::Way(..) => "another way of meeting",
    }
}

/// “Berg–Soto meeting, Oslo, 2021-05-19”.
fn called(brief: &Brief) -> String {
    let when = brief.meeting.as_ref().map(|meeting| if meeting.when.date.is_empty() { &meeting.when.text } else { &meeting.when.date });
    [Some(&brief.title), when].into_iter().flatten().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_from_the_brief() {
        for (folder, file, way) in [
            ("news", "news/a.txt", "a.txt"),
            ("", "news/a.txt", "news/a.txt"),
            ("briefs", "news/a.txt", "../news/a.txt"),
            ("news/../news", "./news/mail.eml/note.docx", "mail.eml/note.docx"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(file)), Some(PathBuf::from(way)), "{folder} {file}");
        }
    }
}
