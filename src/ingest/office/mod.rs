//! Office documents (zip archives of XML) → text: Word and OpenDocument.
//!
//! What a reader sees on the page is read; footnotes, comments, field codes, hidden text and what
//! was deleted with changes tracked are not. Tables become paragraphs, row by row.

pub(super) mod docx;
pub(super) mod odt;

use super::flow::{Flow, Style};
use super::xml::Node;
use super::zip::Archive;
use super::{Extract, FileDate, FileDay, IngestError, Metadata, day, decode, xml};

/// Elements inside elements are followed this deep.
const DEEPEST: usize = 200;
/// A table's cell with more words is a piece of the page and not an entry.
const ENTRY_WORDS: usize = 25;

/// What an archive is, where it is no archive of files.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Word document.
    Word,
    /// An OpenDocument text.
    OpenDocument,
    /// A document of another kind, and what to call it.
    Other(&'static str),
}

/// Tells office documents from other archives by the paths they hold.
pub(super) fn kind(names: &[String]) -> Option<Kind> {
    let has = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    match () {
        () if has("word/document") => Some(Kind::Word),
        () if has("xl/workbook") => Some(Kind::Other("an Excel workbook")),
        () if has("ppt/presentation") => Some(Kind::Other("a PowerPoint presentation")),
        () if has("META-INF/container.xml") => Some(Kind::Other("an e-book")),
        () if has("content.xml") && has("META-INF/manifest.xml") => Some(Kind::OpenDocument),
        () if has("META-INF/MANIFEST.MF") || has("AndroidManifest.xml") => Some(Kind::Other("a program")),
        () => None,
    }
}

/// An XML part of the archive, decoded.
fn part(archive: &Archive, path: &str) -> Option<Result<String, IngestError>> {
    archive.file(path).map(|bytes| bytes.map(|bytes| decode::any(&bytes)))
}

/// What a document's property sheet says.
#[derive(Debug, Default)]
struct Properties {
    title: Option<String>,
    author: Option<String>,
    created: Option<FileDay>,
}

/// Reads the elements that both families of formats share; a sheet that cannot be read says nothing.
fn properties(sheet: &str) -> Properties {
    let mut found = Properties::default();
    let read = |root: Node| {
        for node in root.descendants().filter(Node::is_element) {
            let text = node.text().map(str::trim).filter(|text| !text.is_empty());
            match (xml::name(node), text) {
                ("title", Some(text)) => found.title = Some(text.to_owned()),
                ("creator" | "initial-creator", Some(text)) => found.author = found.author.take().or(Some(text.to_owned())),
                ("created" | "creation-date", Some(text)) => {
                    found.created = day::find_day(text).map(|(_, day)| FileDay { day, kind: FileDate::Created });
                }
                _ => {}
            }
        }
    };
    // A damaged sheet is no reason to refuse the text.
    let _ = xml::with_tree("the document", sheet, read);
    found
}

/// Text with its properties.
fn extract(flow: Flow, properties: Properties, what: &'static str) -> Result<Extract, IngestError> {
    let (text, headline) = flow.finish(properties.title.as_deref());
    if text.is_empty() {
        return Err(IngestError::NoText { what });
    }
    let metadata = Metadata { headline, byline: properties.author, dated: properties.created, ..Metadata::default() };
    Ok(Extract { text, metadata, ..Extract::default() })
}

/// A table's row: short entries stand in one paragraph, others in one each.
pub(super) fn push_row(flow: &mut Flow, cells: &[Vec<(Style, String)>]) {
    let entries = cells.iter().all(|cell| cell.len() <= 1 && cell.iter().all(|(_, text)| text.split_whitespace().count() <= ENTRY_WORDS));
    if entries {
        let words: Vec<&str> = cells.iter().flatten().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect();
        flow.push(Style::Body, &words.join(" | "));
    } else {
        cells.iter().flatten().for_each(|(style, text)| flow.push(*style, text));
    }
}
