//! What the person names by its address → articles, by `fetch`; and the copy that is kept.
//!
//! Nothing is fetched but what is named on the command line: a brief's `url` is read by nobody.

use std::path::{Path, PathBuf};
use std::time::Duration;

use attache::fetch::{self, Address, Page, Reach};
use attache::ingest::{self, Article};
use clap::Args;
use sha2::{Digest, Sha256};

use super::inputs::{self, Input, InputError};
use super::output::{self, Destination, Existing, WriteError};

/// Options of commands that fetch a page.
#[derive(Args, Debug)]
#[command(next_help_heading = "Web pages")]
pub struct Web {
    /// Fetch nothing, not even a page that is named by its address
    #[arg(long)]
    offline: bool,
    /// Fetch from this machine and from private networks too
    #[arg(long)]
    allow_private: bool,
    /// How long a page may take in all
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: u64,
}

/// The option to keep what was fetched.
#[derive(Args, Debug)]
#[command(next_help_heading = "Web pages")]
pub struct SourceCopy {
    /// Keep the page as it was fetched, and its SHA-256, beside what is made from it
    #[arg(long)]
    save_source: bool,
}

/// A page that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The name of its file, and of what is made from it but for the ending.
    pub name: PathBuf,
    /// What a file of it holds.
    pub bytes: Vec<u8>,
    /// Where it stood in the end.
    address: Address,
    /// The encoding that it had by the server's word alone.
    recoded: Option<String>,
}

/// Whether what the person names is the address of a page.
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(fetch::is_address)
}

impl Web {
    /// Reads every source that `paths` name, in order and one at a time; folders give their articles
    /// sorted by name.
    pub fn read_all(&self, paths: &[PathBuf]) -> impl Iterator<Item = Input> {
        inputs::files(paths).into_iter().flat_map(|(path, found)| match found {
            Ok(()) => self.read_many(&path, &SourceCopy { save_source: false }),
            Err(error) => vec![Input::failed(&path, error)],
        })
    }

    /// Reads all articles in one file or page. What is made from a page goes to the working folder.
    pub fn read_many(&self, path: &Path, copy: &SourceCopy) -> Vec<Input> {
        if !is_address(path) {
            return inputs::read_many(path);
        }
        let page = match self.fetch(path) {
            Ok(page) => page,
            Err(error) => return vec![Input::failed(path, error)],
        };
        let mut found = inputs::articles_in(&page.name, &page.bytes);
        for input in &mut found {
            match &mut input.article {
                Ok(article) => page.describe(article, copy),
                Err(InputError::NoArticle { path: shown, .. }) => path.clone_into(shown),
                Err(_) => {}
            }
        }
        if let Some(first) = found.first_mut() {
            first.page = Some(page);
        }
        found
    }

    /// Fetches the page at an address.
    ///
    /// # Errors
    /// [`InputError::Offline`], [`InputError::Fetch`].
    pub fn fetch(&self, path: &Path) -> Result<Fetched, InputError> {
        if self.offline {
            return Err(InputError::Offline(path.to_owned()));
        }
        let reach = if self.allow_private { Reach::Everything } else { Reach::Public };
        Address::parse(&path.to_string_lossy())
            .map_err(Into::into)
            .and_then(|address| fetch::fetch(&address, Duration::from_secs(self.timeout), reach))
            .map(Fetched::of)
            .map_err(|error| InputError::Fetch { address: path.to_owned(), error })
    }
}

impl Fetched {
    fn of(page: Page) -> Self {
        let Page { address, bytes, kind, charset } = page;
        let name = PathBuf::from(format!("{}.{}", address.stem(), ending(&kind, &bytes)));
        let recoded = charset.and_then(|charset| Some((ingest::restated(&bytes, &charset)?, charset)));
        let (bytes, recoded) = recoded.map_or((bytes, None), |(bytes, charset)| (bytes, Some(charset)));
        Self { name, bytes, address, recoded }
    }

    /// Tells an article where it comes from. An address that the page gives as its own is believed
    /// where it is the same host's.
    pub fn describe(&self, article: &mut Article, copy: &SourceCopy) {
        let own = article.metadata.url.take().filter(|url| Address::parse(url).is_ok_and(|own| site(&own) == site(&self.address)));
        article.metadata.url = own.or_else(|| Some(self.address.to_string()));
        if !copy.save_source && article.name == self.name.to_string_lossy() {
            article.name.clear();
        }
        if let Some(charset) = &self.recoded {
            article.notes.push(format!("read as {charset}, as the server says; kept as UTF-8, since the page does not say so itself"));
        }
    }
}

impl SourceCopy {
    /// Writes the page and its checksum beside `made`, where that is asked for.
    ///
    /// # Errors
    /// As [`output::write`]; a page that differs from the one that was kept is not written over it.
    pub fn write(&self, page: &Fetched, made: &Destination, force: bool) -> Result<(), WriteError> {
        if !self.save_source {
            return Ok(());
        }
        let beside = |name: &Path| match made {
            Destination::File(file) => file.with_file_name(name),
            Destination::Stdout => name.to_owned(),
        };
        let file = beside(&page.name);
        if std::fs::read(&file).is_ok_and(|kept| kept == page.bytes) {
            return Ok(());
        }
        let existing = if force { Existing::Replace } else { Existing::Keep };
        output::write(&Destination::File(file), &page.bytes, existing)?;
        let name = page.name.to_string_lossy();
        let line = format!("{}  {name}\n", Sha256::digest(&page.bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let sum = beside(Path::new(&format!("{name}.sha256")));
        output::write(&Destination::File(sum), line.as_bytes(), Existing::Replace)
    }
}

/// The host, by either of its usual names.
fn site(address: &Address) -> &str {
    address.host.strip_prefix("www.").unwrap_or(&address.host)
}

/// The ending of a file of that type, as people know it; what it is, is told by its content.
fn ending(kind: &str, bytes: &[u8]) -> &'static str {
    match kind {
        _ if bytes.starts_with(b"%PDF-") => "pdf",
        "text/plain" => "txt",
        "text/markdown" => "md",
        "application/rtf" | "text/rtf" => "rtf",
        "application/zip" => "zip",
        "message/rfc822" => "eml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.oasis.opendocument.text" => "odt",
        _ => "html",
    }
}
