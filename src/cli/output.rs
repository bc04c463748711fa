//! Where results go: atomic writes, protection of the user's work, exit statuses, messages.
//!
//! Data goes to standard output only when it is asked for (`-o -`) or piped; all else goes to
//! standard error. A file is written whole or not at all: into a temporary file beside it, then
//! renamed.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tempfile::NamedTempFile;

/// How a run ended; the highest of several wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// Everything was done.
    Done = 0,
    /// Problems were found in the input.
    Problems = 1,
    /// The command line makes no sense. (clap uses the same number.)
    Usage = 2,
    /// Something could not be read or written.
    Io = 3,
    /// Refused, to protect the user's work.
    Refused = 4,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// How much is said on standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors only.
    Quiet,
    /// Results and notes.
    Normal,
    /// Decisions too: what was cleaned, fitted, dropped.
    Verbose,
}

/// Speaks to the person on standard error.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// How much is said.
    pub verbosity: Verbosity,
}

impl Messages {
    /// A result: “lavrov.brief.yaml: 2 aims, 7 tension …”.
    pub fn result(self, text: impl Display) {
        self.line(Verbosity::Normal, format_args!("{text}"));
    }

    /// Something good to know.
    pub fn note(self, text: impl Display) {
        self.line(Verbosity::Normal, format_args!("note: {text}"));
    }

    /// Something to look at.
    pub fn warning(self, text: impl Display) {
        self.line(Verbosity::Normal, format_args!("warning: {text}"));
    }

    /// What went wrong.
    pub fn error(self, text: impl Display) {
        self.line(Verbosity::Quiet, format_args!("error: {text}"));
    }

    /// Problems of the input, drawn with their lines.
    pub fn problems(self, drawn: &str) {
        self.line(Verbosity::Quiet, format_args!("{drawn}"));
    }

    /// What was decided, for those who asked with `-v`.
    pub fn detail(self, text: impl Display) {
        self.line(Verbosity::Verbose, format_args!("{text}"));
    }

    fn line(self, from: Verbosity, text: impl Display) {
        if self.verbosity >= from {
            // A closed standard error is no reason to fail.
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }
}

/// Where a result is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

impl Destination {
    /// What `-o` asks for: `-` is standard output, a folder takes a file called `name`.
    pub fn asked(output: &Path, name: &str) -> Self {
        if output == Path::new("-") {
            Self::Stdout
        } else if output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']) {
            Self::File(output.join(name))
        } else {
            Self::File(output.to_owned())
        }
    }

    /// Where a result goes without `-o`: beside its source, or, for standard input, to
    /// standard output when that is piped and to the working folder when it is a terminal.
    pub fn usual(source: &Path, name: &str) -> Self {
        if source != Path::new("-") {
            Self::File(source.with_file_name(name))
        } else if io::stdout().is_terminal() {
            Self::File(PathBuf::from(name))
        } else {
            Self::Stdout
        }
    }
}

impl Display for Destination {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stdout => f.write_str("standard output"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// Whether a file that exists may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Replace it.
    Replace,
    /// Keep it and refuse.
    Keep,
}

/// Why a result was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file exists and may hold the user's work.
    #[error("{} exists and may hold your edits; use --force to replace it, or -o to write elsewhere", .0.display())]
    Exists(PathBuf),
    /// The system refused.
    #[error("cannot write {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl WriteError {
    /// The exit status that the error stands for.
    pub fn status(&self) -> Status {
        match self {
            Self::Exists(_) => Status::Refused,
            Self::Io { .. } => Status::Io,
        }
    }
}

/// Writes `bytes` to `destination`, whole or not at all.
///
/// # Errors
/// [`WriteError::Exists`] where the file exists and `existing` says to keep it;
/// [`WriteError::Io`] where the system refuses.
pub fn write(destination: &Destination, bytes: &[u8], existing: Existing) -> Result<(), WriteError> {
    match destination {
        Destination::Stdout => write_stdout(bytes).map_err(|source| WriteError::Io { path: PathBuf::from("standard output"), source }),
        Destination::File(path) => write_file(path, existing, |file| file.write_all(bytes)),
    }
}

/// Writes what `fill` puts into a file, whole or not at all: for results that need not be in memory.
///
/// # Errors
/// As [`write`].
pub fn write_large(
    destination: &Destination,
    existing: Existing,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), WriteError> {
    let Destination::File(path) = destination else {
        let failed = |source| WriteError::Io { path: PathBuf::from("standard output"), source };
        let mut file = tempfile::tempfile().map_err(failed)?;
        fill(&mut file).and_then(|()| file.rewind()).map_err(failed)?;
        return match io::copy(&mut file, &mut io::stdout().lock()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed(error)),
            _ => Ok(()),
        };
    };
    write_file(path, existing, fill)
}

/// A reader that closed the pipe has all that it wants: no error.
fn write_stdout(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn write_file(path: &Path, existing: Existing, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), WriteError> {
    let failed = |source| WriteError::Io { path: path.to_owned(), source };
    // A device or a pipe is written to, not replaced; a link stays one, and what it leads to is written.
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return write_through(path, fill).map_err(failed);
    }
    let target = path.is_symlink().then(|| path.canonicalize().ok()).flatten();
    let path = target.as_deref().unwrap_or(path);
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    fill(file.as_file_mut()).map_err(failed)?;
    share(file.as_file(), path).map_err(failed)?;
    match existing {
        Existing::Replace => file.persist(path).map(drop).map_err(|error| failed(error.error)),
        // One step, so that a file made in the meantime is not lost either.
        Existing::Keep => file.persist_noclobber(path).map(drop).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
            _ => failed(error.error),
        }),
    }
}

/// Writes into what is no file of its own: `/dev/null`, `/dev/stdout`, a named pipe.
fn write_through(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut file = tempfile::tempfile()?;
    fill(&mut file)?;
    file.rewind()?;
    io::copy(&mut file, &mut File::options().write(true).open(path)?).map(drop)
}

/// Temporary files are private; a result is as readable as the file that it replaces, or as any
/// new file.
#[cfg(unix)]
fn share(file: &std::fs::File, target: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = target.metadata().map_or(0o644, |meta| meta.permissions().mode());
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn share(_file: &std::fs::File, _target: &Path) -> io::Result<()> {
    Ok(())
}

/// `article.txt` → `article.brief.yaml`; standard input → `brief.yaml`.
pub fn name_for(source: &Path, extension: &str) -> String {
    let stem = source.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let stem = stem.strip_suffix(".brief").unwrap_or(&stem);
    if stem.is_empty() || stem == "-" { extension.to_owned() } else { format!("{stem}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_source() {
        assert_eq!(name_for(Path::new("news/talks.txt"), "brief.yaml"), "talks.brief.yaml");
        assert_eq!(name_for(Path::new("talks.brief.yaml"), "memo.pdf"), "talks.memo.pdf");
        assert_eq!(name_for(Path::new("-"), "memo.pdf"), "memo.pdf");
    }

    #[test]
    fn keeps_what_exists_and_replaces_when_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = Destination::File(folder.path().join("brief.yaml"));
        write(&target, b"first", Existing::Keep).expect("a new file");
        let refused = write(&target, b"second", Existing::Keep).expect_err("an existing file is kept");
        assert_eq!(refused.status(), Status::Refused);
        write(&target, b"third", Existing::Replace).expect("a replaced file");
        assert_eq!(std::fs::read(folder.path().join("brief.yaml")).expect("readable"), b"third");
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_links_stay_what_they_are() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        write(&Destination::File(PathBuf::from("/dev/null")), b"gone", Existing::Replace).expect("it takes everything");
        assert!(Path::new("/dev/null").metadata().expect("it is there").file_type().is_char_device());
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, link) = (folder.path().join("brief.yaml"), folder.path().join("link.yaml"));
        std::fs::write(&file, b"one").expect("writable");
        symlink("brief.yaml", &link).expect("a link");
        write(&Destination::File(link.clone()), b"two", Existing::Replace).expect("writable");
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&file).expect("readable"), b"two");
        assert_eq!(write(&Destination::File(link), b"three", Existing::Keep).expect_err("it exists").status(), Status::Refused);
    }

    #[test]
    fn a_missing_folder_is_made_and_no_temporary_file_stays() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(&Destination::File(folder.path().join("a/b.yaml")), b"x", Existing::Keep).expect("a new folder");
        assert_eq!(std::fs::read_dir(folder.path().join("a")).expect("readable").count(), 1);
    }
}
