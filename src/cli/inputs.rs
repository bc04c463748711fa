//! What the person names → articles: files, folders, patterns, archives, standard input.
//!
//! Each source is read by itself, so that one bad file does not stop the rest. A folder gives
//! its article files in sorted order, a mail its body and attachments, an archive its files.
//! What a file is, is told by its content and not its name.

use std::io::Read;
use std::path::{Path, PathBuf};

use attache::fetch::FetchError;
use attache::ingest::{self, Article, IngestError};

use super::globs;
use super::output::Status;
use super::web::{self, Fetched};

/// The largest source that is read: far beyond any article, small enough to be safe.
const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// Endings of files in a folder that are articles.
pub const ARTICLE_ENDINGS: [&str; 16] =
    ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "mht", "mhtml", "eml", "msg", "docx", "odt", "fodt", "rtf", "pdf"];
/// Names of files that the program makes itself end in these before their ending.
const OWN_STEMS: [&str; 2] = [".memo", ".brief"];

/// One source: where it came from, and what was read.
#[derive(Debug)]
pub struct Input {
    /// The path that results are named after: of what came out of a mail or an archive, a name
    /// made of both beside it.
    pub path: PathBuf,
    /// The article, or why there is none.
    pub article: Result<Article, InputError>,
    /// The page that it was fetched from.
    pub page: Option<Fetched>,
}

impl Input {
    /// A source without an article.
    pub fn failed(path: &Path, error: InputError) -> Self {
        Self { path: path.to_owned(), article: Err(error), page: None }
    }
}

/// Why a source gave no article.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The system could not read it.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is larger than [`MOST_BYTES`].
    #[error("{}: larger than {} MB; give the article alone", .0.display(), MOST_BYTES / 1024 / 1024)]
    TooLarge(PathBuf),
    /// The folder holds no article file.
    #[error("{}: no article in this folder (looked for .{})", .0.display(), ARTICLE_ENDINGS.join(", ."))]
    NoArticles(PathBuf),
    /// The pattern fits no file.
    #[error("{}: no file fits this pattern", .0.display())]
    NoMatch(PathBuf),
    /// One result is asked for, and there are several articles.
    #[error("{}: holds {count} articles, and several briefs do not fit one file; name a folder (ending in /)", path.display())]
    Several {
        /// The archive or mail.
        path: PathBuf,
        /// How many articles it holds.
        count: usize,
    },
    /// It is an address, and the command reads files alone.
    #[error("{}: is an address; `attache brief`, `render` and `text` fetch a page, this command reads files", .0.display())]
    Address(PathBuf),
    /// It is an address, and nothing is to be fetched.
    #[error("{}: is an address, and --offline forbids to fetch it", .0.display())]
    Offline(PathBuf),
    /// There is no page at the address.
    #[error("{}: {error}", address.display())]
    Fetch {
        /// The address.
        address: PathBuf,
        /// Why there is none.
        error: FetchError,
    },
    /// It was read, but is no article.
    #[error("{}: {error}", path.display())]
    NoArticle {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        error: IngestError,
    },
}

impl InputError {
    /// The exit status that the error stands for.
    pub fn status(&self) -> Status {
        match self {
            Self::Fetch { error: FetchError::Kind(_), .. } => Status::Problems,
            Self::Io { .. } | Self::Fetch { .. } => Status::Io,
            Self::Address(_) | Self::Offline(_) => Status::Usage,
            _ => Status::Problems,
        }
    }
}

/// The files that `paths` stand for, in order, with what is wrong with a path that gives none.
pub fn files(paths: &[PathBuf]) -> Vec<(PathBuf, Result<(), InputError>)> {
    let mut found = Vec::new();
    for path in paths {
        let several = if !web::is_address(path) && globs::is_pattern(path) { globs::expand(path) } else { vec![path.clone()] };
        if several.is_empty() {
            found.push((path.clone(), Err(InputError::NoMatch(path.clone()))));
        }
        for path in &several {
            found.extend(files_in(path));
        }
    }
    found
}

/// The files of one path, or what is wrong with it.
fn files_in(path: &Path) -> Vec<(PathBuf, Result<(), InputError>)> {
    match files_of(path) {
        Ok(files) => files.into_iter().map(|file| (file, Ok(()))).collect(),
        Err(error) => vec![(path.to_owned(), Err(error))],
    }
}

/// The files that `path` stands for.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, InputError> {
    if path == Path::new("-") || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let failed = |source| InputError::Io { path: path.to_owned(), source };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if file.is_file() && is_article_name(&file) {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() { Err(InputError::NoArticles(path.to_owned())) } else { Ok(files) }
}

/// Whether a file in a folder is an article by its name, and not the program's own work.
pub fn is_article_name(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    ending.is_some_and(|ending| ARTICLE_ENDINGS.contains(&ending.as_str())) && !OWN_STEMS.iter().any(|own| stem.ends_with(own))
}

/// Reads one file or standard input as one article. A path may lead into a mail or an archive, as
/// briefs name their sources: `mail.eml/readout.docx`.
pub fn read(path: &Path) -> Result<Article, InputError> {
    if let Some(outer) = path.ancestors().skip(1).find(|outer| outer.is_file()) {
        let inner = path.strip_prefix(outer.parent().unwrap_or(Path::new(""))).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let found = read_many(outer).into_iter().filter_map(|input| input.article.ok()).find(|article| article.name == inner);
        return found.ok_or_else(|| InputError::NoArticle { path: path.to_owned(), error: IngestError::Empty });
    }
    let bytes = bytes_of(path)?;
    ingest::read(&name_of(path), &bytes).map_err(|error| InputError::NoArticle { path: path.to_owned(), error })
}

/// Reads all articles in one file.
pub fn read_many(path: &Path) -> Vec<Input> {
    match bytes_of(path) {
        Ok(bytes) => articles_in(path, &bytes),
        Err(error) => vec![Input::failed(path, error)],
    }
}

/// All articles in the bytes of one file.
pub fn articles_in(path: &Path, bytes: &[u8]) -> Vec<Input> {
    let name = name_of(path);
    let input = |(inner, article): (String, Result<Article, IngestError>)| {
        let shown = if inner == name { path.to_owned() } else { path.with_file_name(&inner) };
        Input {
            path: beside(path, &name, &inner),
            article: article.map_err(|error| InputError::NoArticle { path: shown, error }),
            page: None,
        }
    };
    let mut inputs: Vec<Input> = ingest::read_all(&name, bytes).into_iter().map(input).collect();
    for at in 1..inputs.len() {
        let taken = |path: &Path| inputs[..at].iter().any(|other| other.path.file_stem() == path.file_stem());
        let path = inputs[at].path.clone();
        let numbered = |number: usize| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            path.with_file_name(format!("{stem}-{number}.{}", path.extension().unwrap_or_default().to_string_lossy()))
        };
        let free = std::iter::once(path.clone()).chain((2..=at + 2).map(numbered)).find(|path| !taken(path));
        inputs[at].path = free.unwrap_or(path);
    }
    inputs
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Where results of what stands inside a file go: `mail.eml/readout.docx` → `mail-readout.docx`.
fn beside(path: &Path, name: &str, inner: &str) -> PathBuf {
    let Some(rest) = inner.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')) else { return path.to_owned() };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).filter(|stem| stem != "-");
    let flat: String = rest.chars().map(|c| if c.is_alphanumeric() || "-_. ".contains(c) { c } else { '-' }).collect();
    // A name of dots alone would lead elsewhere.
    let flat = flat.trim_start_matches('.');
    path.with_file_name(stem.map_or_else(|| flat.to_owned(), |stem| format!("{stem}-{flat}")))
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// [`InputError::Io`] and [`InputError::TooLarge`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, InputError> {
    if web::is_address(path) {
        return Err(InputError::Address(path.to_owned()));
    }
    let failed = |source| InputError::Io { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let file = std::fs::File::open(path).map_err(failed)?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > MOST_BYTES { Err(InputError::TooLarge(path.to_owned())) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_articles_in_order_and_a_bad_file_stops_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [
            ("b.txt", "Talks resume\n\nThey met."),
            ("a.txt", ""),
            ("c.md", "Talks end\n\nThey left."),
            ("d.png", "no"),
            ("a.memo.pdf", "no"),
        ] {
            std::fs::write(folder.path().join(name), text).expect("writable");
        }
        let named = [folder.path().to_owned(), PathBuf::from("/no/such/file.txt")];
        let inputs: Vec<Input> = files(&named).into_iter().flat_map(|(path, _)| read_many(&path)).collect();
        let read: Vec<bool> = inputs.iter().map(|input| input.article.is_ok()).collect();
        assert_eq!(read, [false, true, true, false]);
        assert_eq!(inputs[3].article.as_ref().expect_err("missing").status(), Status::Io);
    }
}
