//! What the person names → articles: files, folders, standard input.
//!
//! Each source is read by itself, so that one bad file does not stop the rest. A folder gives
//! its article files in sorted order. What a file is, is told by its content and not its name.

use std::io::Read;
use std::path::{Path, PathBuf};

use attache::ingest::{self, Article, IngestError};

use super::output::Status;

/// The largest source that is read: far beyond any article, small enough to be safe.
const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// Endings of files in a folder that are articles.
pub const ARTICLE_ENDINGS: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// One source: where it came from, and what was read.
#[derive(Debug)]
pub struct Input {
    /// The article, or why there is none.
    pub article: Result<Article, InputError>,
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
            Self::Io { .. } => Status::Io,
            _ => Status::Problems,
        }
    }
}

/// Reads every source that `paths` name, in order and one at a time; folders give their articles
/// sorted by name.
pub fn read_all(paths: &[PathBuf]) -> impl Iterator<Item = Input> {
    files(paths).into_iter().map(|(path, found)| Input { article: found.and_then(|()| read(&path)) })
}

/// The files that `paths` stand for, in order, with what is wrong with a path that gives none.
pub fn files(paths: &[PathBuf]) -> Vec<(PathBuf, Result<(), InputError>)> {
    let mut found = Vec::new();
    for path in paths {
        match files_of(path) {
            Ok(files) => found.extend(files.into_iter().map(|file| (file, Ok(())))),
            Err(error) => found.push((path.clone(), Err(error))),
        }
    }
    found
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
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if file.is_file() && ending.is_some_and(|ending| ARTICLE_ENDINGS.contains(&ending.as_str())) {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() { Err(InputError::NoArticles(path.to_owned())) } else { Ok(files) }
}

/// Reads one file or standard input.
pub fn read(path: &Path) -> Result<Article, InputError> {
    let bytes = bytes_of(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    ingest::read(&name, &bytes).map_err(|error| InputError::NoArticle { path: path.to_owned(), error })
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// [`InputError::Io`] and [`InputError::TooLarge`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, InputError> {
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
        for (name, text) in [("b.txt", "Talks resume\n\nThey met."), ("a.txt", ""), ("c.md", "Talks end\n\nThey left."), ("d.pdf", "no")] {
            std::fs::write(folder.path().join(name), text).expect("writable");
        }
        let inputs: Vec<Input> = read_all(&[folder.path().to_owned(), PathBuf::from("/no/such/file.txt")]).collect();
        let read: Vec<bool> = inputs.iter().map(|input| input.article.is_ok()).collect();
        assert_eq!(read, [false, true, true, false]);
        assert_eq!(inputs[3].article.as_ref().expect_err("missing").status(), Status::Io);
    }
}
