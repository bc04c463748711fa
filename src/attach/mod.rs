//! Memos into reports, and briefs back out of them.
//!
//! A report and memos go in; the bytes that follow the report's own come out: an incremental update,
//! so that nothing of the report can be lost. What was attached before and is attached again, or
//! detached, is left out of the new update, which takes the place of the old one. No memo is made
//! here, and no file is written.

mod archival;
mod attached;
mod bind;
mod change;
mod copy;
mod crypt;
mod file;
mod front;
mod guard;
mod ink;
mod labels;
mod lex;
mod memo;
mod names;
mod object;
mod outline;
mod owner;
mod packet;
mod pages;
mod recover;
mod scan;
mod source;
mod stamp;
mod tags;
mod trees;
mod turned;
mod update;
mod write;
mod xmp;
mod xref;

use lopdf::Object;
use thiserror::Error;

pub use archival::Way;
pub use attached::Attached;
pub use change::{At, Change, Done, New, Running, Wanted, change};
pub use file::{Damage, PdfFile};
pub use front::{Entry, Front, Looks};
pub use memo::Memo;
pub use packet::{bind, extract};
pub use recover::{Recovered, recover};

/// Why nothing was attached, detached or recovered.
#[derive(Debug, Error)]
pub enum AttachError {
    /// The system could not read the file.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// It is another kind of file.
    #[error("this is no PDF file")]
    NoPdf,
    /// It is broken.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It would take more time or memory than any real file.
    #[error("the file is refused: {0}")]
    TooMuch(&'static str),
    /// It opens with a password only.
    #[error(
        "the file is encrypted; give its password with --password-file FILE, in the environment variable ATTACHE_PASSWORD, or when asked for it"
    )]
    NeedsPassword,
    /// It opens with another password.
    #[error("the password does not open the file")]
    WrongPassword,
    /// It is locked in a way that is not known.
    #[error("the file is encrypted in a way that attache does not know ({0}); save it without encryption first")]
    Locked(String),
    /// A change would harm it.
    #[error("nothing is attached: {0}")]
    Refused(String),
    /// A PDF file that is no memo.
    #[error("there is no brief in this file, so it is no memo; give the brief, or a memo that `attache render` made")]
    NoMemo,
    /// A PDF file with several memos.
    #[error("there are {0} memos in this file; take them out with `attache recover`, and give the ones to attach")]
    SeveralMemos(usize),
    /// The same memo twice.
    #[error("two of the memos have the same id, {0}; the second would replace the first")]
    SameId(String),
    /// A place beyond the end.
    #[error("there is no page {asked}; the report has {pages}")]
    NoSuchPage {
        /// The page that was asked for.
        asked: usize,
        /// How many there are.
        pages: usize,
    },
    /// No memo of this name.
    #[error("no memo “{0}” is attached; `attache attach --list` shows those that are")]
    NotAttached(String),
    /// The label does not tell several memos apart.
    #[error("the label “{0}” is the same for all memos; write {{A}}, {{a}}, {{1}} or {{I}} where letter or number go")]
    SameLabel(String),
    /// The cover and the contents of a packet cannot be made.
    #[error("the cover cannot be made: {0}")]
    Front(String),
    /// The stamps could not be made.
    #[error(transparent)]
    Render(#[from] crate::render::RenderError),
}

/// All memos in a report, those that are pages first, in their order.
///
/// # Errors
/// [`AttachError`] where the file is broken.
pub fn list(file: &PdfFile) -> Result<Vec<Attached>, AttachError> {
    attached::list(&update::Update::new(file))
}

/// A text string of PDF.
fn text_string(text: &str) -> Object {
    lopdf::text_string(text)
}

/// A number of things as PDF counts.
fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
