//! `attache recover`: the YAML briefs back out of PDF files, byte for byte.

use std::path::{Path, PathBuf};

use attache::attach::{self, Damage, Recovered};
use clap::Args;

use super::Session;
use super::output::{self, Destination, Existing, Status};
use super::password::{self, Password};

/// Options of `attache recover`.
#[derive(Args)]
#[command(
    after_help = "qpdf, mutool, pikepdf and Ghostscript (from 10 on) keep a brief when they rewrite its file; LibreOffice and\nprinting to a file leave it out."
)]
pub struct Options {
    /// Memos, or reports with memos
    #[arg(value_name = "FILE.pdf", required = true)]
    files: Vec<PathBuf>,
    /// Where to write: a folder, or `-` for standard output; beside each file where this is not given
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Replace briefs that exist
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    password: Password,
}

/// Runs it: one bad file does not stop the others.
pub fn run(options: &Options, session: Session) -> Status {
    options.files.iter().map(|path| one(path, options, session)).max().unwrap_or(Status::Done)
}

fn one(path: &Path, options: &Options, session: Session) -> Status {
    // Reading harms nothing, so that what is left of a damaged file is always looked for.
    let file = match options.password.open(path, Damage::Repair, session) {
        Ok(file) => file,
        Err(status) => return status,
    };
    if file.is_repaired() {
        session.messages.note(format_args!("{}: the file is damaged; its objects were found by a search", path.display()));
    }
    let briefs = match attach::recover(&file) {
        Ok(briefs) => briefs,
        Err(error) => return password::tell(path, &error, session),
    };
    if briefs.is_empty() {
        session.messages.error(format_args!("{}: {}", path.display(), why_none(&file)));
        return Status::Problems;
    }
    let mut names = Vec::new();
    briefs.iter().map(|brief| write(brief, path, options, &mut names, session)).max().unwrap_or(Status::Done)
}

/// What became of the briefs.
fn why_none(file: &attach::PdfFile) -> String {
    let attached = attach::list(file).unwrap_or_default();
    let ids: Vec<String> = attached.iter().map(|one| format!("{} rev {}", one.identity.id, one.identity.rev)).collect();
    let made = attach::Memo::of(file).ok().map(|memo| format!("{} rev {}", memo.identity.id, memo.identity.rev));
    let which = if ids.is_empty() { made.unwrap_or_default() } else { ids.join(", ") };
    let producer = file.producer().map_or_else(String::new, |name| format!(" (last written by {name})"));
    if which.is_empty() {
        format!(
            "there is no brief in it{producer}; programs that print or convert leave attachments out: look for the file as `attache` wrote it, or for the id at the foot of the memo"
        )
    } else {
        format!(
            "memo {which} is in it, but its brief is not: another program left it out{producer}; look for the brief or the memo of that id"
        )
    }
}

fn write(brief: &Recovered, path: &Path, options: &Options, names: &mut Vec<String>, session: Session) -> Status {
    let name = free_name(&brief.name, names);
    let destination = match options.output.as_deref() {
        Some(folder) if folder != Path::new("-") => Destination::File(folder.join(&name)),
        Some(_) => Destination::Stdout,
        None => Destination::File(path.with_file_name(&name)),
    };
    let existing = if options.force { Existing::Replace } else { Existing::Keep };
    match output::write(&destination, &brief.yaml, existing) {
        Ok(()) => {
            session.messages.result(format_args!("{destination} (id {} rev {})", brief.identity.id, brief.identity.rev));
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

/// A name that no other brief of this run has.
fn free_name(name: &str, names: &mut Vec<String>) -> String {
    let (stem, ending) = name.split_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !names.contains(name)).unwrap_or_else(|| name.to_owned());
    names.push(free.clone());
    free
}
