//! `attache schema`: the JSON Schema of briefs, for editors; printed, or laid beside the briefs,
//! where the first line of every brief points to it.

use std::path::PathBuf;

use attache::brief::json_schema;
use clap::Args;

use super::Session;
use super::output::{Destination, Existing, Status, write};

/// The name that the first line of a brief gives.
const FILE: &str = "brief.schema.json";

/// Options of `attache schema`.
#[derive(Args)]
pub struct Options {
    /// Write it as brief.schema.json into a folder of briefs (the working folder if none is named)
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = ".")]
    install: Option<PathBuf>,
}

/// Runs it.
pub fn run(options: &Options, session: Session) -> Status {
    let destination = match &options.install {
        Some(folder) => Destination::File(folder.join(FILE)),
        None => Destination::Stdout,
    };
    match write(&destination, format!("{:#}\n", json_schema()).as_bytes(), Existing::Replace) {
        Ok(()) => {
            if options.install.is_some() {
                session
                    .messages
                    .result(format_args!("{destination}: editors that know YAML schemas complete and check the briefs beside it"));
            }
            Status::Done
        }
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}
