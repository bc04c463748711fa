//! Standards that a report and a memo declare → what of them the result keeps, in words.

use super::file::PdfFile;
use super::{AttachError, xmp};
use lopdf::Object;

/// What a file declares to keep to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Part of PDF/A and its level, such as `3A`; empty for none.
    pub archival: String,
    /// Whether it is for assistive technology, by PDF/UA.
    pub accessible: bool,
}

impl Declared {
    /// Reads what a file declares.
    pub fn of(file: &PdfFile) -> Result<Self, AttachError> {
        let catalog = file.catalog()?;
        let packet = catalog.get(b"Metadata").and_then(Object::as_reference).ok().and_then(|id| xmp::read(file, id)).unwrap_or_default();
        let part = xmp::text_of(&packet, "pdfaid:part").unwrap_or_default();
        let level = xmp::text_of(&packet, "pdfaid:conformance").unwrap_or_default();
        Ok(Self { archival: format!("{part}{}", level.to_uppercase()), accessible: xmp::text_of(&packet, "pdfuaid:part").is_some() })
    }
}

/// How a memo goes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As pages, with its brief inside.
    Pages,
    /// As a file.
    File,
}

/// What the report loses.
pub fn losses(report: &Declared, memo: &Declared, way: Way) -> Vec<String> {
    let mut losses = Vec::new();
    let mut lose = |reason: &str| {
        losses.push(format!("the report declares PDF/A-{}, and does not keep to it any longer: {reason}", report.archival.to_lowercase()));
    };
    match report.archival.as_bytes().first() {
        None => {}
        Some(b'1') => lose("PDF/A-1 allows no files inside, and the memo carries its brief"),
        Some(b'2') => lose("PDF/A-2 allows no YAML inside, and the memo carries its brief; make the report PDF/A-3"),
        Some(b'3') if way == Way::Pages && !memo.archival.starts_with('3') => {
            lose("the memo is not PDF/A-3; render it again with `attache render`");
        }
        Some(b'4') if way == Way::Pages => lose("the memo is PDF/A-3; PDF/A-4 has other rules"),
        Some(_) => {}
    }
    if report.accessible && way == Way::Pages && !memo.accessible {
        losses.push("the report declares PDF/UA, and does not keep to it any longer: the memo's pages are not tagged so; render it again with `attache render`".to_owned());
    }
    losses
}
