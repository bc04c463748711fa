//! `attache schema`: the JSON Schema of briefs, for editors.

use attache::brief::json_schema;

use super::Session;
use super::output::{Destination, Existing, Status, write};

/// Prints it.
pub fn run(session: Session) -> Status {
    match write(&Destination::Stdout, format!("{:#}\n", json_schema()).as_bytes(), Existing::Replace) {
        Ok(()) => Status::Done,
        Err(error) => {
            session.messages.error(&error);
            error.status()
        }
    }
}
