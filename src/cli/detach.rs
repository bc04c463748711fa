//! `attache detach`: memos out of a report again. Where nothing else was changed since they were
//! attached, the report is afterwards what it was before, byte for byte.

use std::collections::BTreeSet;
use std::path::PathBuf;

use attache::attach::{self, AttachError, Damage};
use attache::font::FontBook;
use clap::Args;

use super::Session;
use super::attach::{Target, nothing_new};
use super::output::Status;
use super::password::{self, Password};

/// Options of `attache detach`.
#[derive(Args)]
pub struct Options {
    /// The report
    report: PathBuf,
    /// Which memos: ids or labels, as `attache attach --list` shows them
    #[arg(value_name = "ID|LABEL", required_unless_present = "all")]
    memos: Vec<String>,
    /// All memos
    #[arg(long, conflicts_with = "memos")]
    all: bool,
    /// Where to write: a file, a folder, or `-` for standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "in_place")]
    output: Option<PathBuf>,
    /// Change the report itself
    #[arg(long)]
    in_place: bool,
    /// Replace a result that exists
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    password: Password,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let report = match options.password.open(&options.report, Damage::Refuse, session) {
        Ok(report) => report,
        Err(status) => return status,
    };
    let attached = match attach::list(&report) {
        Ok(attached) => attached,
        Err(error) => return password::tell(&options.report, &error, session),
    };
    if attached.is_empty() {
        return password::tell(&options.report, &AttachError::NotAttached(options.memos.join(", ")), session);
    }
    let remove: BTreeSet<String> =
        if options.all { attached.iter().map(|one| one.identity.id.clone()).collect() } else { options.memos.iter().cloned().collect() };
    let change = match attach::change(&report, &nothing_new(&remove, &FontBook::bundled())) {
        Ok(change) => change,
        Err(error) => return password::tell(&options.report, &error, session),
    };
    let target = Target { output: options.output.as_deref(), in_place: options.in_place, force: options.force, suffix: "-detached" };
    target.write(&options.report, &report, &change, session)
}
