//! A report → the memos that were attached to it, by the marks that they got then.
//!
//! The mark of a page is in its piece information (ISO 32000-1, 14.5), that of an attached file in
//! its specification; programs that write a file anew keep both.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::archival::Way;
use super::bind::Placing;
use super::file::PdfFile;
use super::memo::{self, Memo};
use super::trees;
use super::update::Update;
use super::{AttachError, count, names, pages, text_string, xmp};
use crate::brief::Identity;

/// The name of the mark.
const NAME: &[u8] = b"Attache";
/// A moment is asked for, and a memo has none of its own.
const NO_DATE: &str = "D:20000101000000Z";

/// A memo in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What tells it from others.
    pub identity: Identity,
    /// Its title.
    pub title: String,
    /// What it is called in the report, such as “Annex A”; empty for a file.
    pub label: String,
    /// How it is in there.
    pub way: Way,
    /// Its pages: their places, from 0, and their objects.
    pub pages: Vec<(usize, ObjectId)>,
    pub(super) bookmark: Option<ObjectId>,
    pub(super) elements: Vec<ObjectId>,
    pub(super) files: Vec<ObjectId>,
    pub(super) stamps: Vec<ObjectId>,
    pub(super) packet: Option<String>,
    profile: Option<ObjectId>,
    language: String,
}

/// All memos in a report, pages first, in their order.
pub fn list(view: &Update) -> Result<Vec<Attached>, AttachError> {
    let mut found: Vec<Attached> = Vec::new();
    for (at, leaf) in pages::leaves(view)?.into_iter().enumerate() {
        let page = view.dictionary(leaf.id)?;
        let Ok(info) = page.get(b"PieceInfo") else { continue };
        let info = view.resolve(info)?;
        let Ok(info) = info.as_dict() else { continue };
        let mark = view.entry(&view.entry(info, NAME)?, b"Private")?;
        if mark.is_empty() {
            continue;
        }
        let goes_on = mark.get(b"Page").and_then(Object::as_i64).unwrap_or(0) > 0;
        match found.last_mut() {
            Some(last) if goes_on && last.identity == identity(view, &mark) => last.pages.push((at, leaf.id)),
            _ => found.push(read(view, &mark, Way::Pages, vec![(at, leaf.id)])),
        }
        if let Some(last) = found.last_mut() {
            let stamps = references(view, &mark, b"Stamps");
            last.stamps.extend(stamps);
        }
    }
    for (_, specification) in names::all(view)? {
        let Ok(id) = specification.as_reference() else { continue };
        let Ok(entries) = view.dictionary(id) else { continue };
        let mark = view.entry(&entries, NAME)?;
        if mark.has(b"Id") {
            found.push(Attached { files: vec![id], ..read(view, &mark, Way::File, Vec::new()) });
        }
    }
    Ok(found)
}

fn read(view: &Update, mark: &Dictionary, way: Way, pages: Vec<(usize, ObjectId)>) -> Attached {
    Attached {
        identity: identity(view, mark),
        title: text(view, mark, b"Title"),
        label: text(view, mark, b"Label"),
        language: text(view, mark, b"Lang"),
        way,
        pages,
        bookmark: mark.get(b"Bookmark").and_then(Object::as_reference).ok(),
        elements: references(view, mark, b"Elements"),
        files: references(view, mark, b"Files"),
        stamps: Vec::new(),
        packet: mark.has(b"Packet").then(|| text(view, mark, b"Packet")),
        profile: mark.get(b"Profile").and_then(Object::as_reference).ok(),
    }
}

fn identity(view: &Update, mark: &Dictionary) -> Identity {
    Identity { id: text(view, mark, b"Id"), rev: text(view, mark, b"Rev") }
}

fn text(view: &Update, mark: &Dictionary, key: &[u8]) -> String {
    let value = mark.get(key).ok().and_then(|value| view.resolve(value).ok());
    value.and_then(|value| lopdf::decode_text_string(&value).ok()).unwrap_or_default()
}

fn references(view: &Update, mark: &Dictionary, key: &[u8]) -> Vec<ObjectId> {
    view.array(mark, key).unwrap_or_default().iter().filter_map(|item| item.as_reference().ok()).collect()
}

impl Attached {
    /// The memo as it can be put into another file.
    pub(super) fn memo<'f>(&self, file: &'f PdfFile) -> Result<Memo<'f>, AttachError> {
        let view = Update::new(file);
        let catalog = view.catalog()?;
        let tree = view.entry(&catalog, b"StructTreeRoot")?;
        let first = self.pages.first().map(|(_, id)| view.dictionary(*id)).transpose()?.unwrap_or_default();
        let known = names::all(&view)?;
        let name = |id: ObjectId| {
            known.iter().find(|(_, value)| value.as_reference().is_ok_and(|value| value == id)).map(|(key, _)| trees::text(key))
        };
        Ok(Memo {
            file,
            identity: self.identity.clone(),
            title: self.title.clone(),
            language: self.language.clone(),
            pages: self.pages.iter().map(|(_, id)| *id).collect(),
            stamps: self.stamps.iter().copied().collect(),
            elements: self.elements.clone(),
            parents: memo::parents(&view, tree.get(b"ParentTree").unwrap_or(&Object::Null))?,
            files: self.files.iter().filter_map(|id| Some((name(*id)?, Object::Reference(*id)))).collect(),
            metadata: first.get(b"Metadata").and_then(Object::as_reference).ok().filter(|id| xmp::read(file, *id).is_some()),
            profile: self.profile,
        })
    }

    /// The keys by which its content finds its place in the structure tree.
    pub(super) fn keys(&self, view: &Update) -> Result<BTreeSet<i64>, AttachError> {
        let mut keys = BTreeSet::new();
        for (_, id) in &self.pages {
            let page = view.dictionary(*id)?;
            keys.extend(page.get(b"StructParents").and_then(Object::as_i64).ok());
            for annotation in view.array(&page, b"Annots")? {
                let annotation = view.resolve(&annotation)?;
                keys.extend(annotation.as_dict().ok().and_then(|entries| entries.get(b"StructParent").and_then(Object::as_i64).ok()));
            }
        }
        Ok(keys)
    }
}

/// What the mark of a memo's pages refers to.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Its bookmark.
    pub bookmark: Option<ObjectId>,
    /// Its elements in the structure tree.
    pub elements: Vec<ObjectId>,
    /// The specifications of its files.
    pub files: Vec<ObjectId>,
    /// What its colours mean.
    pub profile: Option<ObjectId>,
}

/// The mark of a page of a memo.
pub fn mark_page(page: &mut Dictionary, memo: &Memo, placing: &Placing, number: usize, parts: &Parts, stamps: &[ObjectId]) {
    let mut mark = mark(memo, &placing.label);
    if let Some(packet) = &placing.packet {
        mark.set("Packet", text_string(packet));
    }
    let all = |ids: &[ObjectId]| ids.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>();
    mark.set("Page", count(number));
    if !stamps.is_empty() {
        mark.set("Stamps", all(stamps));
    }
    if number == 0 {
        mark.set("Lang", text_string(&memo.language));
        mark.set("Elements", all(&parts.elements));
        mark.set("Files", all(&parts.files));
        for (key, id) in [("Bookmark", parts.bookmark), ("Profile", parts.profile)] {
            if let Some(id) = id {
                mark.set(key, id);
            }
        }
    }
    let date = || Object::string_literal(NO_DATE);
    let data = dictionary! { "LastModified" => date(), "Private" => mark };
    page.set("LastModified", date());
    page.set("PieceInfo", dictionary! { "Attache" => data });
}

/// The mark of a memo.
pub fn mark(memo: &Memo, label: &str) -> Dictionary {
    dictionary! {
        "Id" => text_string(&memo.identity.id),
        "Rev" => text_string(&memo.identity.rev),
        "Title" => text_string(&memo.title),
        "Label" => text_string(label),
    }
}

/// Sets a mark on the specification of a file.
pub fn mark_file(specification: &mut Dictionary, memo: &Memo) {
    specification.set(NAME.to_vec(), mark(memo, ""));
}
