//! A memo's file → what of it goes into a report: pages, files, tags, and what tells it from others.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use super::file::PdfFile;
use super::trees::{self, Kind};
use super::update::Update;
use super::{AttachError, names, pages, recover, xmp};
use crate::brief::Identity;

/// A memo, by itself or in a report.
#[derive(Clone, Debug)]
pub struct Memo<'f> {
    /// The file that it is in.
    pub file: &'f PdfFile,
    /// What tells it from others.
    pub identity: Identity,
    /// Its title.
    pub title: String,
    /// BCP 47 tag of its language; empty where it does not say.
    pub language: String,
    /// Its pages.
    pub pages: Vec<ObjectId>,
    /// Content of its pages that was put there when it was attached.
    pub stamps: BTreeSet<ObjectId>,
    /// What its pages mean: the elements at the top of its structure tree.
    pub elements: Vec<ObjectId>,
    /// From the numbers of its structure tree to elements.
    pub parents: BTreeMap<i64, Object>,
    /// Files in it: names and specifications.
    pub files: Vec<(Vec<u8>, Object)>,
    /// What it says about itself.
    pub metadata: Option<ObjectId>,
    /// What its colours mean.
    pub profile: Option<ObjectId>,
}

impl<'f> Memo<'f> {
    /// The memo that a whole file is.
    ///
    /// # Errors
    /// [`AttachError::NoMemo`] where there is no brief in it, nor an id that attache wrote.
    pub fn of(file: &'f PdfFile) -> Result<Self, AttachError> {
        let view = Update::new(file);
        let catalog = view.catalog()?;
        let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).ok();
        let packet = metadata.and_then(|id| xmp::read(file, id)).unwrap_or_default();
        let (identity, title) = identify(file, &packet)?;
        let language = catalog.get(b"Lang").ok().and_then(|tag| lopdf::decode_text_string(tag).ok()).unwrap_or_default();
        let tree = view.entry(&catalog, b"StructTreeRoot")?;
        let mut files = Vec::new();
        for (key, specification) in names::all(&view)? {
            files.push((trees::text(&key), specification));
        }
        Ok(Self {
            file,
            identity,
            title,
            language,
            pages: pages::leaves(&view)?.into_iter().map(|leaf| leaf.id).collect(),
            stamps: BTreeSet::new(),
            elements: elements(&view, tree.get(b"K").unwrap_or(&Object::Null))?,
            parents: parents(&view, tree.get(b"ParentTree").unwrap_or(&Object::Null))?,
            files,
            metadata,
            profile: profile(&view)?,
        })
    }
}

/// What the colours of a file mean: the profile of its output intent.
pub fn profile(view: &Update) -> Result<Option<ObjectId>, AttachError> {
    let intents = view.array(&view.catalog()?, b"OutputIntents")?;
    let intent = intents.first().map(|intent| view.resolve(intent)).transpose()?;
    let intent = intent.and_then(|intent| intent.as_dict().cloned().ok()).unwrap_or_default();
    Ok(intent.get(b"DestOutputProfile").and_then(Object::as_reference).ok())
}

/// Id, revision and title: as the file says, or else as its brief says.
fn identify(file: &PdfFile, packet: &str) -> Result<(Identity, String), AttachError> {
    let said = |name: &str| xmp::text_of(packet, name).unwrap_or_default();
    let (id, rev) = (said("dc:identifier"), said("xmpMM:VersionID"));
    if !id.is_empty() && !rev.is_empty() {
        return Ok((Identity { id, rev }, said("dc:title")));
    }
    let mut briefs = recover::recover(file)?;
    match briefs.len() {
        0 => Err(AttachError::NoMemo),
        1 => {
            let brief = briefs.remove(0);
            Ok((brief.identity, brief.title))
        }
        several => Err(AttachError::SeveralMemos(several)),
    }
}

/// The elements that an entry of the structure tree holds.
fn elements(view: &Update, kids: &Object) -> Result<Vec<ObjectId>, AttachError> {
    Ok(match kids {
        Object::Reference(id) => match view.get(*id)? {
            Object::Array(several) => several.iter().filter_map(|kid| kid.as_reference().ok()).collect(),
            _ => vec![*id],
        },
        Object::Array(several) => several.iter().filter_map(|kid| kid.as_reference().ok()).collect(),
        _ => Vec::new(),
    })
}

/// A structure tree's way back from numbers to elements.
pub fn parents(view: &Update, tree: &Object) -> Result<BTreeMap<i64, Object>, AttachError> {
    let entries = trees::flatten(view, tree, Kind::Numbers)?;
    Ok(entries.into_iter().filter_map(|(key, value)| Some((key.as_i64().ok()?, value))).collect())
}
