//! Bytes → [`Article`]: which format, which encoding, and what the file says about itself.
//!
//! Enters: a name and the bytes behind it. Leaves: readable text and the metadata that the
//! format states. It does not judge which lines are debris: that is `clean`'s.

pub mod day;
mod decode;
pub mod html;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// A source as it came in: decoded, otherwise untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// File name for the memo's source line; `-` for standard input.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The decoded original; of a web page, the text of its article. Every offset that the tool
    /// reports counts its bytes.
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
    #[error("the file is empty; copy the article's text into it")]
    Empty,
    /// A web page without any text.
    #[error("the page holds no article text; open it in a browser, copy the article, and save it as a text file")]
    NoArticle,
    /// Not text in any encoding that is recognised.
    #[error("not an article but {what}; save the article's text or web page, and give that")]
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
    let (text, metadata) = if html::is_html(&text) { html::read(&text) } else { (text, Metadata::default()) };
    if text.trim().is_empty() {
        return Err(IngestError::NoArticle);
    }
    Ok(Article { name: name.to_owned(), sha256: hex(&Sha256::digest(bytes)), text, metadata })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
