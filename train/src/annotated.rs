//! Folders of annotated articles (NAME.json beside NAME.txt), read as the program reads them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use attache::analysis::Context;
use attache::clean::Cleaned;
use attache::text::Document;
use attache::{clean, ingest, text};
use serde::Deserialize;

use crate::compare::{fold, overlap, words};

/// What a person said of the meeting as a whole, an article a line: its name, how far the meeting is, what else may be
/// said of that, and where in the file (in bytes, with commas between them) the sentences begin that state the meeting.
const LABELS: &str = "articles/MEETINGS.tsv";
/// Words that tell a marked sentence from others.
const MARKED: usize = 6;

/// What a person wrote about an article.
#[derive(Deserialize)]
pub struct Gold {
    /// ISO date.
    pub published: Option<String>,
    /// Whether it reports a meeting.
    pub meeting: bool,
    /// Who takes part.
    pub participants: Vec<Wanted>,
    /// When they meet, where the article says it.
    pub when: Option<When>,
    /// Where, and at which event.
    pub venue: Option<Venue>,
    /// The facts of its sections.
    pub nuggets: Vec<Nugget>,
}

/// Somebody who takes part.
#[derive(Deserialize)]
pub struct Wanted {
    /// As the article first gives it.
    pub name: String,
    /// Other names that the article has.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it acts for, in the wordings that are right.
    #[serde(default)]
    pub sides: Vec<String>,
    /// Whether a memo must name it.
    pub vital: bool,
}

impl Wanted {
    /// Whether it goes by `name`, as the annotations' own scorer has it.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        let own = words(name);
        std::iter::once(&self.name).chain(&self.aliases).map(|other| words(other)).filter(|other| !other.is_empty()).any(|other| {
            other == own
                || overlap(&other, &own) >= 0.66
                || other.len() == 1 && own.last() == Some(&other[0])
                || own.len() == 1 && other.last() == Some(&own[0])
        })
    }
}

/// Times that are right.
#[derive(Deserialize)]
pub struct When {
    /// The article's words.
    pub texts: Vec<String>,
    /// Dates.
    pub iso: Vec<String>,
}

/// Places and events that are right.
#[derive(Deserialize)]
pub struct Venue {
    /// Most specific first.
    pub places: Vec<String>,
    /// Host events.
    pub occasions: Vec<String>,
}

/// One fact.
#[derive(Deserialize)]
pub struct Nugget {
    /// Sections that it may stand in, the best first.
    pub sections: Vec<String>,
    /// Whether a memo without it would be worse.
    pub vital: bool,
    /// Alternatives, each a list of words that must all be there.
    pub keys: Vec<Vec<String>>,
}

/// An article with its annotation.
pub struct Annotated {
    /// The file's name without its ending.
    pub name: String,
    /// Its number among all that were read.
    pub number: usize,
    /// The number of its folder among those that were read.
    pub folder: usize,
    /// How much it counts.
    pub weight: f32,
    /// What a person wrote about it.
    pub gold: Gold,
    /// What a person said of the meeting as a whole.
    pub label: Option<Label>,
    /// The article.
    pub read: Article,
}

/// How far an article's meeting is, and which sentences state it.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// The status, and then another that is not wrong.
    pub statuses: Vec<String>,
    /// The first words of the sentences, as [`fold`] has them.
    pub sentences: Vec<String>,
}

impl Label {
    /// One line of [`LABELS`] behind the name, for the article of `text`.
    fn new(cells: &[String], text: &str) -> Self {
        let [status, also, places, ..] = cells else { return Self::default() };
        let opening = |place: &str| {
            let from = text.get(place.parse::<usize>().ok()?..)?;
            Some(fold(&from.split_whitespace().take(MARKED).collect::<Vec<_>>().join(" ")))
        };
        let statuses = [status, also].into_iter().filter(|status| !status.is_empty()).cloned();
        Self { statuses: statuses.collect(), sentences: places.split(',').filter_map(opening).collect() }
    }
}

fn read_labels() -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let table = fs::read_to_string(LABELS).map_err(|error| format!("{LABELS}: {error}"))?;
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    Ok(table.lines().skip(1).map(cells).filter_map(|line| Some((line.first()?.clone(), line[1..].to_vec()))).collect())
}

/// An article as the program reads it.
pub struct Article {
    /// As it was read.
    pub source: ingest::Article,
    /// Without debris.
    pub cleaned: Cleaned,
    /// With sentences and words.
    pub doc: Document,
    /// What the analysis is told besides.
    pub context: Context,
}

/// All annotated articles of `folders`, each folder in order of names. `PATH=WEIGHT` says how much
/// each article of a folder counts, 1 where nothing is said.
///
/// # Errors
/// Where a file cannot be read.
pub fn read_all<S: AsRef<str>>(folders: &[S]) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut articles = Vec::new();
    let labels = read_labels()?;
    for (number, folder) in folders.iter().enumerate() {
        let (folder, weight) = folder.as_ref().split_once('=').unwrap_or((folder.as_ref(), "1"));
        let weight: f32 = weight.parse()?;
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        paths.sort();
        for path in paths {
            let gold: Gold = serde_json::from_slice(&fs::read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            let read = read(&path.with_extension("txt"), gold.published.as_deref())?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = || fs::read(path.with_extension("txt")).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            let label = labels.get(&name).map(|cells| text().map(|text| Label::new(cells, &text))).transpose()?;
            articles.push(Annotated { number: articles.len(), name, label, folder: number, weight, gold, read });
        }
    }
    Ok(articles)
}

/// The article in the file `path`, published on `published`.
///
/// # Errors
/// Where the file cannot be read.
pub fn read(path: &Path, published: Option<&str>) -> Result<Article, Box<dyn Error>> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let source = ingest::read(&name, &fs::read(path)?)?;
    let cleaned = clean::clean(&source);
    let doc = text::build(&cleaned);
    let context = Context {
        published: published.and_then(|date| date.parse().ok()),
        dateline_place: cleaned.dateline.as_ref().map(|dateline| dateline.place.clone()),
    };
    Ok(Article { source, cleaned, doc, context })
}
