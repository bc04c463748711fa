//! `attache schema`: the JSON Schema of briefs, for editors; printed, or laid beside the briefs,
//! where the first line of every brief points to it.

use std::path::PathBuf;

use attache::brief::json_schema;
use clap::Args;

use super::Session;
use super::config::user_folder;
use super::output::{Destination, Existing, Status, write};

/// The name that the first line of a brief gives.
const FILE: &str = "brief.schema.json";

/// Options of `attache schema`.
#[derive(Args)]
pub struct Options {
    /// Write it as brief.schema.json into a folder of briefs (the working folder if none is named)
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = ".")]
    install: Option<PathBuf>,
    /// Write it into your settings folder, for an editor that is told once where it is
    #[arg(long, conflicts_with = "install")]
    user: bool,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let (destination, how) = match (&options.install, options.user, user_folder()) {
        (Some(folder), ..) => (Destination::File(folder.join(FILE)), BESIDE),
        (None, true, Some(folder)) => (Destination::File(folder.join(FILE)), ONCE),
        (None, true, None) => {
            session.messages.error("there is no settings folder, for neither HOME nor XDG_CONFIG_HOME is set; name one with --install DIR");
            return Status::Io;
        }
        (None, false, _) => (Destination::Stdout, ""),
    };
    match write(&destination, format!("{:#}\n", json_schema()).as_bytes(), Existing::Replace) {
        Ok(()) => {
            if !how.is_empty() {
                session.messages.result(format_args!("{destination}: {how}"));
            }
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}

const BESIDE: &str = "editors that know YAML schemas complete and check the briefs beside it";
const ONCE: &str = "tell your editor to use it for *.brief.yaml (in VS Code: the setting yaml.schemas)";
