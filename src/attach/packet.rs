//! Memos → one file behind a cover and contents; a file with memos → each memo as a file of its own.

use lopdf::{Dictionary, Object, dictionary};

use super::attached::Attached;
use super::bind::{self, Placing, Report};
use super::change::{At, New, Running, Wanted};
use super::file::{Damage, PdfFile};
use super::front::{self, Front, LINK, Looks};
use super::update::Update;
use super::{AttachError, Way, change, pages, text_string};

/// Binds memos in the order given.
///
/// # Errors
/// [`AttachError`] of each kind; [`AttachError::Front`] where the cover cannot be made.
pub fn bind(front: &Front, memos: &[New], looks: Looks) -> Result<Vec<u8>, AttachError> {
    let bytes = front::write(front, looks)?;
    let file = PdfFile::from_bytes(bytes.clone(), Damage::Refuse, None)?;
    let wanted = Wanted {
        add: memos,
        remove: &std::collections::BTreeSet::new(),
        way: Way::Pages,
        at: At::End,
        label: "{1}",
        fonts: looks.fonts,
        running: Running::Packet(&front.title),
    };
    let change = change::change(&file, &wanted)?;
    Ok([bytes, change.appended].concat())
}

/// Makes links of the contents lead to pages. `firsts` are the places of the memos' first pages.
pub(super) fn link(report: &mut Report, firsts: &[usize]) -> Result<(), AttachError> {
    for leaf in report.leaves.clone() {
        let page = report.update.dictionary(leaf.id)?;
        for annotation in report.update.array(&page, b"Annots")? {
            let Ok(id) = annotation.as_reference() else { continue };
            let mut entries = report.update.dictionary(id)?;
            let Some(number) = number(&report.update, &entries)? else { continue };
            let Some(target) = firsts.get(number.wrapping_sub(1)).and_then(|at| report.leaves.get(*at)) else { continue };
            entries.remove(b"A");
            entries.set("Dest", vec![Object::Reference(target.id), "Fit".into()]);
            entries.set("Contents", text_string(&format!("{number}")));
            report.update.set(id, entries.into());
        }
    }
    Ok(())
}

/// The number of the memo that a link is meant for.
fn number(update: &Update, annotation: &Dictionary) -> Result<Option<usize>, AttachError> {
    let action = update.entry(annotation, b"A")?;
    let uri = action.get(b"URI").and_then(Object::as_str).unwrap_or_default();
    Ok(std::str::from_utf8(uri).ok().and_then(|uri| uri.strip_prefix(LINK)?.parse().ok()))
}

/// A memo of a packet or a report as a file of its own.
///
/// # Errors
/// [`AttachError`] where the file is broken.
pub fn extract(file: &PdfFile, one: &Attached) -> Result<Vec<u8>, AttachError> {
    if one.way == Way::File {
        return Ok(change::content(file, one)?.1);
    }
    let memo = one.memo(file)?;
    let start = skeleton();
    let skeleton = PdfFile::from_bytes(start.clone(), Damage::Refuse, None)?;
    let mut update = Update::new(&skeleton);
    let mut catalog = update.catalog()?;
    if !memo.elements.is_empty() {
        let tree = update.add(dictionary! { "Type" => "StructTreeRoot", "K" => Vec::<Object>::new(), "ParentTree" => dictionary! { "Nums" => Vec::<Object>::new() } });
        catalog.set("StructTreeRoot", tree);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
    }
    catalog.set("Lang", text_string(if memo.language.is_empty() { "en" } else { &memo.language }));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    update.set_catalog(catalog)?;
    let mut report = Report::new(update)?;
    bind::bind(&mut report, &memo, &Placing { bookmark: memo.title.clone(), ..Placing::default() })?;
    report.finish()?;
    finish(&mut report)?;
    Ok([start, report.update.bytes(None)?].concat())
}

/// Gives the whole file what its only memo has, and takes the mark of a report off its pages.
fn finish(report: &mut Report) -> Result<(), AttachError> {
    let mut catalog = report.update.catalog()?;
    for leaf in pages::leaves(&report.update)? {
        let mut page = report.update.dictionary(leaf.id)?;
        let info = report.update.entry(&page, b"PieceInfo")?;
        let mark = report.update.entry(&report.update.entry(&info, b"Attache")?, b"Private")?;
        for element in report.update.array(&mark, b"Elements")?.iter().filter_map(|element| element.as_reference().ok()) {
            let mut entries = report.update.dictionary(element)?;
            entries.set("S", "Document");
            report.update.set(element, entries.into());
        }
        for (from, to) in [("Metadata", "Metadata"), ("AF", "AF")] {
            if let Ok(value) = page.get(from.as_bytes()) {
                catalog.set(to, value.clone());
            }
        }
        if let Ok(profile) = mark.get(b"Profile") {
            let intent = dictionary! {
                "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => Object::string_literal("sRGB"),
                "Info" => Object::string_literal("sRGB IEC 61966-2-1"), "DestOutputProfile" => profile.clone(),
            };
            catalog.set("OutputIntents", vec![intent.into()]);
        }
        for key in [b"PieceInfo".as_slice(), b"LastModified", b"Metadata"] {
            page.remove(key);
        }
        report.update.set(leaf.id, page.into());
    }
    report.update.set_catalog(catalog)
}

/// A file without pages, to put a memo into.
fn skeleton() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for object in ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"] {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", places.len()).as_bytes());
    }
    let start = bytes.len();
    bytes.extend_from_slice(b"xref\n0 3\n0000000000 65535 f \n");
    for place in places {
        bytes.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    bytes.extend_from_slice(format!("trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    bytes
}
