//! Outlook messages (MS-OXMSG, in a compound file) → text and attachments, as mails give them.
//!
//! Other compound files are old office documents: they are named, with the remedy.

mod compound;

use jiff::Span;
use jiff::civil::Date;

use super::mail::{self, Body};
use super::{Enclosed, Extract, IngestError, decode};
use compound::Compound;

/// Properties of a message ([MS-OXPROPS]): subject, plain body, HTML body.
const SUBJECT: &str = "0037";
const PLAIN: &str = "1000";
const HTML: &str = "1013";
/// Properties of an attachment: long name, short name, content.
const LONG_NAME: &str = "3707";
const SHORT_NAME: &str = "3704";
const CONTENT: &str = "3701";
/// When the message was submitted, and when it was delivered, among the properties of fixed length.
const DAYS: [u16; 2] = [0x0039, 0x0e06];

/// Reads an Outlook message.
///
/// # Errors
/// [`IngestError::SaveAs`] and [`IngestError::NotText`] for other compound files,
/// [`IngestError::Encrypted`] for protected documents, [`IngestError::Damaged`].
pub(super) fn read(bytes: &[u8]) -> Result<Extract, IngestError> {
    let damaged = || IngestError::Damaged { what: "the Outlook message or old document", how: "its directory cannot be read".to_owned() };
    let file = Compound::open(bytes).ok_or_else(damaged)?;
    let has = |name: &str| file.paths().any(|path| path.starts_with(name));
    match () {
        () if has("__substg1.0_") || has("__properties_version1.0") => Ok(message(&file)),
        () if has("EncryptedPackage") => Err(IngestError::Encrypted { what: "the document is protected by a password" }),
        () if has("WordDocument") => Err(IngestError::SaveAs { what: "an old Word document", instead: "DOCX" }),
        () if has("Workbook") || has("Book") => Err(IngestError::NotText { what: "an old Excel workbook".to_owned() }),
        () if has("PowerPoint Document") => Err(IngestError::NotText { what: "an old PowerPoint presentation".to_owned() }),
        () => Err(damaged()),
    }
}

fn message(file: &Compound) -> Extract {
    let html = file.stream(&format!("__substg1.0_{HTML}0102")).map(|bytes| decode::any(&bytes)).or_else(|| text(file, "", HTML));
    let body = match (html.filter(|html| !html.trim().is_empty()), text(file, "", PLAIN)) {
        (Some(html), _) => Body::Html(html),
        (None, plain) => Body::Plain(plain.unwrap_or_default()),
    };
    let mut folders: Vec<&str> = file.paths().filter_map(|path| path.split_once('/').map(|(folder, _)| folder)).collect();
    folders.dedup();
    let attached = folders.into_iter().filter(|folder| folder.starts_with("__attach_version1.0_")).filter_map(|folder| {
        let folder = format!("{folder}/");
        let name = text(file, &folder, LONG_NAME).or_else(|| text(file, &folder, SHORT_NAME));
        Some(Enclosed {
            name: name.unwrap_or_else(|| "attachment".to_owned()),
            bytes: file.stream(&format!("{folder}__substg1.0_{CONTENT}0102"))?,
        })
    });
    mail::assemble(body, text(file, "", SUBJECT), sent(file), attached.collect())
}

/// A property's text, in UTF-16 or in eight bits.
fn text(file: &Compound, folder: &str, property: &str) -> Option<String> {
    if let Some(bytes) = file.stream(&format!("{folder}__substg1.0_{property}001F")) {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return Some(String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned());
    }
    let bytes = file.stream(&format!("{folder}__substg1.0_{property}001E"))?;
    Some(decode::any(&bytes).trim_end_matches('\0').to_owned())
}

/// The day on which the message was sent: a count of 100 nanoseconds since 1601 ([MS-DTYP] 2.3.3).
fn sent(file: &Compound) -> Option<Date> {
    let properties = file.stream("__properties_version1.0")?;
    // The entries have 16 bytes each, after a head of 32.
    let entries = properties.get(32..)?.chunks_exact(16);
    let of = |wanted: u16| entries.clone().find(|entry| entry[..2] == [0x40, 0] && u16::from_le_bytes([entry[2], entry[3]]) == wanted);
    let entry = DAYS.into_iter().find_map(of)?;
    let time = u64::from_le_bytes(entry[8..16].try_into().ok()?);
    let days = i32::try_from(time / 864_000_000_000).ok()?;
    let span = Span::new().try_days(days).ok()?;
    Date::new(1601, 1, 1).ok()?.checked_add(span).ok().filter(|day| (1980..2200).contains(&day.year()))
}
