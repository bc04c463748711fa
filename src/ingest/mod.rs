//! Bytes → [`Article`]: which format, which encoding, and what the file says about itself.
//!
//! Enters: a name and the bytes behind it. Leaves: readable text and the metadata that the
//! format states. It does not judge which lines are debris: that is `clean`'s.

pub mod day;
mod decode;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// A source as it came in: decoded, otherwise untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// File name for the memo's source line; `-` for standard input.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The decoded original. Every offset that the tool reports counts its bytes.
    pub text: String,
    /// What the format states about the article (empty for plain text).
    pub metadata: Metadata,
}

/// What an article states about itself. Nothing here is inferred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline as the page gives it.
    pub headline: Option<String>,
    /// The publisher's name.
    pub publisher: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The canonical address.
    pub url: Option<String>,
}

/// Why a source could not be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IngestError {
    /// No bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// Not text in any encoding that is recognised.
    #[error("the file is not text ({what})")]
    NotText {
        /// What it seems to be instead.
        what: String,
    },
}

/// Reads `bytes`, which came from a file called `name`.
///
/// # Errors
/// [`IngestError::Empty`] where there is no text, [`IngestError::NotText`] for binary files.
pub fn read(name: &str, bytes: &[u8]) -> Result<Article, IngestError> {
    let text = decode::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    Ok(Article { name: name.to_owned(), sha256: hex(&Sha256::digest(bytes)), text, metadata: Metadata::default() })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
