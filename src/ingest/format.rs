//! Bytes → what they are, by content alone.

use std::borrow::Cow;

use super::{IngestError, decode, html, mail, markdown, office, zip};

/// The formats that are read; text formats come decoded.
#[derive(Debug)]
pub(super) enum Format<'b> {
    /// A web page.
    Html(Cow<'b, str>),
    /// Text with Markdown's signs.
    Markdown(Cow<'b, str>),
    /// Any other text.
    Text(Cow<'b, str>),
    /// A mail, or a page saved in a mail's form.
    Mail,
    /// Rich text.
    Rtf,
    /// A PDF file.
    Pdf,
    /// A Word document (Office Open XML).
    Word,
    /// An OpenDocument text.
    OpenDocument,
    /// An OpenDocument text in one XML file.
    FlatOpenDocument(Cow<'b, str>),
    /// A compound file: an Outlook message, or an old office document.
    Compound,
    /// An archive.
    Zip,
    /// A compressed file.
    Gzip,
}

/// A PDF file may begin with other bytes, up to this many (ISO 32000-1, annex H.3.4.1).
const PDF_HEAD: usize = 1024;

/// Tells the format of `bytes`.
///
/// # Errors
/// [`IngestError::Empty`]; [`IngestError::NotText`] for what no reader knows.
pub(super) fn tell(bytes: &[u8]) -> Result<Format<'_>, IngestError> {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let pdf = &bytes[..bytes.len().min(PDF_HEAD)];
    match () {
        () if head.starts_with(b"{\\rtf") => Ok(Format::Rtf),
        () if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => packed(bytes),
        () if bytes.starts_with(b"\x1f\x8b") => Ok(Format::Gzip),
        () if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Ok(Format::Compound),
        () if pdf.windows(5).any(|five| five == b"%PDF-") && !html_like(head) => Ok(Format::Pdf),
        () if mail::is_mail(head) => Ok(Format::Mail),
        () => text(bytes),
    }
}

fn html_like(head: &[u8]) -> bool {
    head.starts_with(b"<")
}

/// A zip archive by what it holds.
fn packed(bytes: &[u8]) -> Result<Format<'_>, IngestError> {
    match office::kind(&zip::names(bytes)?) {
        Some(office::Kind::Word) => Ok(Format::Word),
        Some(office::Kind::OpenDocument) => Ok(Format::OpenDocument),
        Some(office::Kind::Other(what)) => Err(IngestError::NotText { what: what.to_owned() }),
        None => Ok(Format::Zip),
    }
}

fn text(bytes: &[u8]) -> Result<Format<'_>, IngestError> {
    let text = decode::decode(bytes)?;
    if text.trim().is_empty() {
        Err(IngestError::Empty)
    } else if office::odt::is_flat(&text) {
        Ok(Format::FlatOpenDocument(text))
    } else if html::is_html(&text) {
        Ok(Format::Html(text))
    } else if let Some(source) = html::source::unnumbered(&text) {
        Ok(Format::Html(Cow::Owned(source)))
    } else if markdown::is_markdown(&text) {
        Ok(Format::Markdown(text))
    } else {
        Ok(Format::Text(text))
    }
}
