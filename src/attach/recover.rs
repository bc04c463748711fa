//! A PDF file → the briefs in it, byte for byte, also where another program has written the file
//! anew: they are looked for in the list of files, at the pages and annotations that they belong
//! to, and at last among all objects.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{Damage, PdfFile};
use super::update::Update;
use super::{AttachError, names, pages};
use crate::brief;

/// A brief that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The name that it has in the file.
    pub name: String,
    /// Its YAML.
    pub yaml: Vec<u8>,
    /// The memo's id, and its revision; empty where the YAML cannot be read.
    pub identity: brief::Identity,
    /// Its title.
    pub title: String,
}

/// How far memos may be inside files inside files.
const DEEPEST: usize = 2;
/// The most briefs of one file.
const MOST: usize = 100_000;

/// All briefs in a file.
///
/// # Errors
/// [`AttachError`] where the file cannot be read. A file without briefs is no error.
pub fn recover(file: &PdfFile) -> Result<Vec<Recovered>, AttachError> {
    let mut found = Vec::new();
    search(file, &mut found, 0)?;
    Ok(found)
}

fn search(file: &PdfFile, found: &mut Vec<Recovered>, depth: usize) -> Result<(), AttachError> {
    let before = found.len();
    let view = Update::new(file);
    let mut seen = BTreeSet::new();
    for (name, stream) in listed(&view)? {
        take(file, name, stream, &mut seen, found, depth);
    }
    if found.len() == before {
        for (name, stream) in lost(&view)? {
            take(file, name, stream, &mut seen, found, depth);
        }
    }
    Ok(())
}

/// Takes a file where it is a brief, or the briefs in it where it is a memo.
fn take(file: &PdfFile, name: String, stream: ObjectId, seen: &mut BTreeSet<ObjectId>, found: &mut Vec<Recovered>, depth: usize) {
    if !seen.insert(stream) || found.len() >= MOST {
        return;
    }
    let Ok(Object::Stream(stream)) = file.load(stream) else { return };
    let Ok(content) = file.unpack(&stream) else { return };
    if brief::looks_like_brief(&content) {
        if !found.iter().any(|known| known.yaml == content) {
            found.push(recovered(name, content));
        }
    } else if content.starts_with(b"%PDF-") && depth < DEEPEST {
        // A file inside that is broken is no reason to give up the others.
        if let Ok(inner) = PdfFile::from_bytes(content, Damage::Repair, None) {
            let _ = search(&inner, found, depth + 1);
        }
    }
}

fn recovered(name: String, yaml: Vec<u8>) -> Recovered {
    let parsed = std::str::from_utf8(&yaml).ok().and_then(|text| brief::from_yaml(&name, text).ok());
    let (identity, title) = parsed.map_or_else(Default::default, |parsed| (brief::identity(&parsed.brief), parsed.brief.title.clone()));
    Recovered { name, yaml, identity, title }
}

/// Files that the document, a page or an annotation names.
fn listed(view: &Update) -> Result<Vec<(String, ObjectId)>, AttachError> {
    let mut specifications: Vec<Object> = names::all(view).unwrap_or_default().into_iter().map(|(_, value)| value).collect();
    specifications.extend(view.array(&view.catalog()?, b"AF")?);
    for leaf in pages::leaves(view)? {
        let page = view.dictionary(leaf.id)?;
        specifications.extend(view.array(&page, b"AF")?);
        for annotation in view.array(&page, b"Annots")? {
            if let Ok(Object::Dictionary(annotation)) = view.resolve(&annotation) {
                specifications.extend(annotation.get(b"FS").ok().cloned());
            }
        }
    }
    Ok(specifications.iter().filter_map(|specification| content_of(view, specification)).collect())
}

/// Files that nothing names any more.
fn lost(view: &Update) -> Result<Vec<(String, ObjectId)>, AttachError> {
    let (mut named, mut nameless) = (Vec::new(), Vec::new());
    for number in view.file.xref.entries.keys() {
        match view.get((*number, 0)) {
            Ok(Object::Dictionary(found)) if found.has(b"EF") => named.extend(content_of(view, &found.into())),
            Ok(Object::Stream(stream)) if stream.dict.has_type(b"EmbeddedFile") => {
                nameless.push((format!("brief-{number}.brief.yaml"), (*number, 0)));
            }
            Err(error @ AttachError::TooMuch(_)) => return Err(error),
            _ => {}
        }
    }
    named.extend(nameless);
    Ok(named)
}

/// The name of a file and the stream with its content.
pub fn content_of(view: &Update, specification: &Object) -> Option<(String, ObjectId)> {
    let specification = view.resolve(specification).ok()?.as_dict().ok()?.clone();
    let streams = view.entry(&specification, b"EF").ok()?;
    let stream = [b"UF".as_slice(), b"F"].iter().find_map(|key| streams.get(key).and_then(Object::as_reference).ok())?;
    Some((name_of(view, &specification), stream))
}

/// The name that a file has, without folders.
fn name_of(view: &Update, specification: &Dictionary) -> String {
    let text = |key: &[u8]| {
        let value = view.resolve(specification.get(key).ok()?).ok()?;
        lopdf::decode_text_string(&value).ok().filter(|name| !name.is_empty())
    };
    let name = text(b"UF").or_else(|| text(b"F")).unwrap_or_default();
    let name: String = name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
    if name.is_empty() || name.starts_with('.') { "recovered.brief.yaml".to_owned() } else { name }
}
