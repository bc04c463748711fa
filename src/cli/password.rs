//! Opening PDF files that may ask for a password: from a file, from the environment, or from the
//! person, whose typing does not show. Never from the command line, which others can see.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use attache::attach::{AttachError, Damage, PdfFile};
use clap::Args;
use console::Term;

use super::Session;
use super::output::Status;

/// Where a password may be.
const VARIABLE: &str = "ATTACHE_PASSWORD";

/// Where the password of an encrypted file comes from.
#[derive(Args)]
pub struct Password {
    /// File whose first line is the password of an encrypted PDF; or set ATTACHE_PASSWORD, or be asked
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl Password {
    /// Opens a file, with the password that is given, or else asked for where one is needed.
    ///
    /// # Errors
    /// The status of the run; what is wrong has been said.
    pub fn open(&self, path: &Path, damage: Damage, session: Session) -> Result<PdfFile, Status> {
        let given = self.given().map_err(|message| {
            session.messages.error(message);
            Status::Io
        })?;
        let result = match PdfFile::open(path, damage, given.as_deref()) {
            Err(AttachError::NeedsPassword) if io::stdin().is_terminal() && io::stderr().is_terminal() => {
                let typed = ask(path);
                PdfFile::open(path, damage, typed.as_deref())
            }
            result => result,
        };
        result.map_err(|error| tell(path, &error, session))
    }

    fn given(&self) -> Result<Option<String>, String> {
        let Some(path) = &self.password_file else { return Ok(std::env::var(VARIABLE).ok().filter(|value| !value.is_empty())) };
        let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok(text.lines().next().map(str::to_owned))
    }
}

fn ask(path: &Path) -> Option<String> {
    let terminal = Term::stderr();
    terminal.write_str(&format!("password of {}: ", path.display())).ok()?;
    terminal.read_secure_line().ok()
}

/// Says what is wrong with a file, and what helps.
pub fn tell(path: &Path, error: &AttachError, session: Session) -> Status {
    let (status, help) = match error {
        AttachError::Io(_) => (Status::Io, ""),
        AttachError::Refused(_) => (Status::Refused, ""),
        AttachError::NoSuchPage { .. } | AttachError::SameLabel(_) | AttachError::NotAttached(_) => (Status::Usage, ""),
        AttachError::Damaged(_) => (Status::Problems, "; --repair looks for what is left of it"),
        _ => (Status::Problems, ""),
    };
    let verb = if status == Status::Io { "cannot read " } else { "" };
    session.messages.error(format_args!("{verb}{}: {error}{help}", path.display()));
    status
}
