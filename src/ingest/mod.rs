//! Bytes → [`Article`]: which format, which encoding, and what the file says about itself.
//!
//! Enters: a name and the bytes behind it. Leaves: readable text and the metadata that the
//! format states. What a file is, is told by its content; its name is never asked. It does not
//! judge which lines are debris: that is `clean`'s.

pub mod day;
mod decode;
mod flow;
mod format;
pub mod html;
mod mail;
mod markdown;
mod msg;
mod office;
mod pdf;
mod rtf;
mod signs;
mod xml;
mod zip;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

pub use decode::restated;
use format::Format;

/// A source as it came in: decoded, otherwise untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// File name for the memo's source line; `-` for standard input. What came out of a mail or an
    /// archive is named after it: `mail.eml/readout.docx`.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The decoded original, escapes such as `\u2019` read as their signs; of a format that is not plain text, the text of its article. Every
    /// offset that the tool reports counts its bytes.
    pub text: String,
    /// What the format states about the article (empty for plain text).
    pub metadata: Metadata,
    /// What a person should know of the reading: parts that were left out, and why.
    pub notes: Vec<String>,
}

/// What an article states about itself. Nothing here is inferred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline as the page gives it.
    pub headline: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The publisher's name.
    pub publisher: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Other days that the page gives as that of its publication.
    pub also_published: Vec<Date>,
    /// A day that belongs to the file and not to the article.
    pub dated: Option<FileDay>,
    /// The canonical address.
    pub url: Option<String>,
}

/// A day that a file states of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileDay {
    /// The day.
    pub day: Date,
    /// What happened on it.
    pub kind: FileDate,
}

/// What a file's own day says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileDate {
    /// A mail was sent. What is in a mail was published then or before.
    Sent,
    /// A document was begun, perhaps long before its text was written.
    Created,
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
    /// A document, mail or archive without any text.
    #[error("{what} holds no article text; save the article's text or web page, and give that")]
    NoText {
        /// What it is.
        what: &'static str,
    },
    /// Not text in any encoding that is recognised.
    #[error("not an article but {what}; save the article's text or web page, and give that")]
    NotText {
        /// What it seems to be instead.
        what: String,
    },
    /// Only who has the key can read it.
    #[error("{what}; open it where you can read it, save it without protection, and give that")]
    Encrypted {
        /// What is protected.
        what: &'static str,
    },
    /// Pictures of pages, without text.
    #[error(
        "the PDF holds pictures of {pages} pages and no text; run text recognition on it (`ocrmypdf IN.pdf OUT.pdf`), and give the result"
    )]
    Scanned {
        /// How many pages it has.
        pages: usize,
    },
    /// A PDF whose letters are drawn without saying which they are.
    #[error(
        "the PDF's fonts do not say which letters they draw; copy its text out of a viewer, or run text recognition on it (`ocrmypdf --force-ocr IN.pdf OUT.pdf`)"
    )]
    Illegible,
    /// A format that another program must translate.
    #[error("not an article but {what}; open it, save it as {instead}, and give that")]
    SaveAs {
        /// What it is.
        what: &'static str,
        /// A format that can be read.
        instead: &'static str,
    },
    /// The file breaks off or contradicts itself.
    #[error("{what} is damaged ({how}); open it in the program that made it and save it anew, or copy the text into a file")]
    Damaged {
        /// What it is.
        what: &'static str,
        /// What is wrong with it.
        how: String,
    },
    /// It unpacks to more than any article holds.
    #[error("{what} unpacks to more than {megabytes} MB; give the article alone")]
    TooLarge {
        /// What it is.
        what: &'static str,
        /// The limit.
        megabytes: usize,
    },
    /// More text than any article has.
    #[error("more than {megabytes} MB of text; give the article alone")]
    TooLong {
        /// The limit.
        megabytes: usize,
    },
    /// One paragraph that is longer than any article.
    #[error("a paragraph of {kilobytes} kB; is this an article? If it is, put its paragraphs on lines of their own")]
    Unbroken {
        /// Length of the longest line.
        kilobytes: usize,
    },
    /// One article is wanted, and there are several.
    #[error("{count} articles in one file; unpack it and name one of them")]
    Several {
        /// How many.
        count: usize,
    },
}

/// What a format gives: text, and what is enclosed.
#[derive(Debug, Default)]
struct Extract {
    text: String,
    metadata: Metadata,
    notes: Vec<String>,
    enclosed: Vec<Enclosed>,
    /// Whether the text only accompanies what is enclosed.
    cover: bool,
}

impl Extract {
    /// With signs in place of their escapes.
    fn decoded(mut self) -> Self {
        self.text = signs::decoded(self.text);
        self.metadata.headline = self.metadata.headline.map(signs::decoded);
        self
    }
}

/// A file inside another one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Enclosed {
    name: String,
    bytes: Vec<u8>,
}

/// Files inside files are read this deep: a document in a mail in an archive.
const DEEPEST: usize = 3;
/// At most this many articles are taken out of one file.
const MOST_ARTICLES: usize = 2000;
/// An article has at most this many bytes of text; the longest novels have four million.
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// A paragraph has at most this many bytes: twenty times a long article.
const LONGEST_LINE: usize = 256 * 1024;

/// Reads `bytes`, which came from a file called `name`, as one article: of a mail its body, of an
/// archive its only file.
///
/// # Errors
/// [`IngestError`] of each kind.
pub fn read(name: &str, bytes: &[u8]) -> Result<Article, IngestError> {
    let mut found = read_all(name, bytes);
    let good: Vec<usize> = (0..found.len()).filter(|&at| found[at].1.is_ok()).collect();
    match good[..] {
        [] => found.remove(0).1,
        [only] => found.remove(only).1,
        // A mail is its body, whatever is attached to it.
        [first, ..] if found[first].0 == name => found.remove(first).1,
        _ => Err(IngestError::Several { count: good.len() }),
    }
}

/// Reads every article in `bytes`, which came from a file called `name`: one, or of a mail its body
/// and attachments, or of an archive its files; each with its name. There is at least one result;
/// beside articles, files that hold none are passed over.
#[must_use]
pub fn read_all(name: &str, bytes: &[u8]) -> Vec<(String, Result<Article, IngestError>)> {
    let mut found = Vec::new();
    collect(name, bytes, 0, &mut found);
    if found.iter().any(|(_, result)| result.is_ok()) {
        found.retain(|(_, result)| !matches!(result, Err(IngestError::NotText { .. } | IngestError::Empty)));
    } else {
        found.truncate(1);
    }
    found
}

fn collect(name: &str, bytes: &[u8], depth: usize, found: &mut Vec<(String, Result<Article, IngestError>)>) {
    let extract = extract(bytes).and_then(|extract| {
        let megabytes = MOST_TEXT / 1024 / 1024;
        if extract.text.len() > MOST_TEXT {
            return Err(IngestError::TooLong { megabytes });
        }
        match extract.text.lines().map(str::len).max().filter(|&longest| longest > LONGEST_LINE) {
            Some(longest) => Err(IngestError::Unbroken { kilobytes: longest / 1024 }),
            None => Ok(extract),
        }
    });
    let extract = match extract {
        Ok(extract) => extract.decoded(),
        Err(error) => return found.push((name.to_owned(), Err(error))),
    };
    let before = found.len();
    for file in extract.enclosed.iter().filter(|_| depth < DEEPEST) {
        if found.len() < MOST_ARTICLES {
            let name = if file.name.is_empty() { name.to_owned() } else { format!("{name}/{}", file.name) };
            collect(&name, &file.bytes, depth + 1, found);
        }
    }
    let inside = found[before..].iter().any(|(_, result)| result.is_ok());
    if !extract.text.trim().is_empty() && !(extract.cover && inside) {
        let article = Article {
            name: name.to_owned(),
            sha256: hex(&Sha256::digest(bytes)),
            text: extract.text,
            metadata: extract.metadata,
            notes: extract.notes,
        };
        found.insert(before, (name.to_owned(), Ok(article)));
    } else if found.len() == before {
        found.push((name.to_owned(), Err(IngestError::NoText { what: "the file" })));
    }
}

/// Reads by the format that the content shows.
fn extract(bytes: &[u8]) -> Result<Extract, IngestError> {
    let plain = |(text, metadata)| Extract { text, metadata, ..Extract::default() };
    match format::tell(bytes)? {
        Format::Html(page) => {
            let read = html::read(&page);
            let read = html::source::shown(&page, &read.0).map_or(read, |source| html::read(&source));
            if read.0.trim().is_empty() { Err(IngestError::NoArticle) } else { Ok(plain(read)) }
        }
        Format::Markdown(text) => Ok(plain(markdown::read(&text))),
        Format::Text(text) if text.len() > MOST_TEXT => Err(IngestError::TooLong { megabytes: MOST_TEXT / 1024 / 1024 }),
        Format::Text(text) => Ok(Extract { text: text.into_owned(), ..Extract::default() }),
        Format::Mail => mail::read(bytes),
        Format::Rtf => rtf::read(bytes).map(plain),
        Format::Pdf => pdf::read(bytes),
        Format::Word => office::docx::read(bytes),
        Format::OpenDocument => office::odt::read(bytes),
        Format::FlatOpenDocument(text) => office::odt::read_flat(&text),
        Format::Compound => msg::read(bytes),
        Format::Zip => zip::articles(bytes).map(|enclosed| Extract { enclosed, ..Extract::default() }),
        // What is packed alone keeps the name of its file.
        Format::Gzip => {
            zip::gunzip(bytes).map(|bytes| Extract { enclosed: vec![Enclosed { name: String::new(), bytes }], ..Extract::default() })
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
