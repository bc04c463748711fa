//! A memo → pages of a report, with their label, bookmark, files and tags.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::attached::{self, Parts};
use super::copy::{Copier, Keys};
use super::ink::{self, Ink};
use super::labels::Labels;
use super::memo::{self, Memo};
use super::pages::{self, Leaf};
use super::stamp::{self, Words};
use super::tags::Tree;
use super::turned::Turned;
use super::update::Update;
use super::{AttachError, count, names, outline, text_string};

/// The name that stamps have among a page's resources.
const STAMP: &str = "AttacheStamp";

/// A report while memos are put into it.
pub struct Report<'a> {
    /// Its changes.
    pub update: Update<'a>,
    /// Its pages in their order.
    pub leaves: Vec<Leaf>,
    /// Their labels.
    pub labels: Labels,
    /// Files that are to be listed: their names and specifications.
    files: Vec<(Vec<u8>, ObjectId)>,
}

/// What a memo is called, and where it goes.
#[derive(Clone, Debug, Default)]
pub struct Placing {
    /// The place of its first page, from 0.
    pub at: usize,
    /// Its label.
    pub label: String,
    /// The words of its bookmark.
    pub bookmark: String,
    /// For each page, what is laid over it.
    pub stamps: Vec<Option<ObjectId>>,
    /// The title of the packet that it is part of, whose pages are numbered through; `None` for pages
    /// that have its label for their number.
    pub packet: Option<String>,
    /// Pages whose place it takes: what leads to them leads to its pages.
    pub reuse: Vec<ObjectId>,
}

impl<'a> Report<'a> {
    /// No change yet.
    pub fn new(update: Update<'a>) -> Result<Self, AttachError> {
        let (leaves, labels) = (pages::leaves(&update)?, Labels::read(&update)?);
        Ok(Self { update, leaves, labels, files: Vec::new() })
    }

    /// Writes the lists of labels and files.
    pub fn finish(&mut self) -> Result<(), AttachError> {
        self.labels.write(&mut self.update, self.leaves.len())?;
        if !self.files.is_empty() {
            names::add(&mut self.update, &std::mem::take(&mut self.files))?;
        }
        Ok(())
    }

    /// Where each page stands.
    fn order(&self) -> BTreeMap<ObjectId, usize> {
        self.leaves.iter().enumerate().map(|(at, leaf)| (leaf.id, at)).collect()
    }
}

/// Puts a memo's pages into a report.
pub fn bind(report: &mut Report, memo: &Memo, placing: &Placing) -> Result<(), AttachError> {
    let tree = Tree::of(&report.update)?.filter(|_| !memo.elements.is_empty());
    let (ids, parts, contents) = copy(report, memo, placing, tree.as_ref())?;
    for (number, id) in ids.iter().enumerate() {
        pages::insert(&mut report.update, &mut report.leaves, placing.at + number, *id)?;
        let label = if ids.len() == 1 { placing.label.clone() } else { format!("{}-{}", placing.label, number + 1) };
        match &placing.packet {
            None => report.labels.insert(placing.at + number, &label),
            Some(_) => report.labels.open(placing.at + number),
        }
    }
    let order = report.order();
    let Some(first) = ids.first() else { return Ok(()) };
    let bookmark = outline::add(&mut report.update, &placing.bookmark, *first, &order)?;
    if let Some(tree) = tree {
        for element in &parts.elements {
            tree.insert(&mut report.update, *element, placing.at, &order)?;
        }
    }
    report.files.extend(memo.files.iter().zip(&parts.files).map(|((name, _), id)| (name.clone(), *id)));
    let parts = Parts { bookmark: Some(bookmark), ..parts };
    for (number, (id, stamps)) in ids.iter().zip(contents).enumerate() {
        let mut page = report.update.dictionary(*id)?;
        attached::mark_page(&mut page, memo, placing, number, &parts, &stamps);
        report.update.set(*id, page.into());
    }
    Ok(())
}

/// Copies pages and what belongs to them; the content that stamps add to each page.
type Copied = (Vec<ObjectId>, Parts, Vec<Vec<ObjectId>>);

fn copy(report: &mut Report, memo: &Memo, placing: &Placing, tree: Option<&Tree>) -> Result<Copied, AttachError> {
    let view = Update::new(memo.file);
    let keys = tree.map_or(Keys::Dropped, |tree| Keys::From(tree.next));
    let mut reuse = placing.reuse.iter().copied();
    let ids: Vec<ObjectId> = memo.pages.iter().map(|_| reuse.next().unwrap_or_else(|| report.update.reserve())).collect();
    let mut copier = Copier::new(memo.file, &mut report.update, keys);
    for (old, new) in memo.pages.iter().zip(&ids) {
        copier.becomes(*old, *new);
    }
    let (mut parts, mut contents) = (Parts::default(), Vec::new());
    parts.profile = match memo.profile {
        Some(id) => copier.value(Object::Reference(id))?.as_reference().ok(),
        None => None,
    };
    for (_, specification) in &memo.files {
        let file = copier.value(specification.clone())?;
        parts.files.push(match file {
            Object::Reference(id) => id,
            direct => copier.into.add(direct),
        });
    }
    for (number, (old, new)) in memo.pages.iter().zip(&ids).enumerate() {
        let entries = pages::whole(&view, *old)?;
        let stamp = placing.stamps.get(number).copied().flatten();
        let (mut page, added) = page(&mut copier, memo, entries, stamp, &parts)?;
        if let Some(metadata) = memo.metadata.filter(|_| number == 0) {
            let metadata = copier.value(Object::Reference(metadata))?;
            page.set("Metadata", metadata);
        }
        copier.into.set(*new, page.into());
        contents.push(added);
    }
    if let Some(tree) = tree {
        parts.elements = elements(&mut copier, memo, tree)?;
    }
    copier.finish()?;
    if let Some(tree) = tree {
        add_parents(copier, memo, tree)?;
    }
    Ok((ids, parts, contents))
}

/// A page without what ties it to its file, with its stamp; the content streams that the stamp needs.
fn page(
    copier: &mut Copier,
    memo: &Memo,
    mut entries: Dictionary,
    stamp: Option<ObjectId>,
    parts: &Parts,
) -> Result<(Dictionary, Vec<ObjectId>), AttachError> {
    let view = Update::new(memo.file);
    let resources = view.entry(&entries, b"Resources")?;
    let contents = contents(&view, &entries, memo)?;
    for key in [b"Parent".as_slice(), b"Contents", b"Resources", b"PieceInfo", b"LastModified", b"Metadata", b"AF", b"B"] {
        entries.remove(key);
    }
    let media = entries.get(b"MediaBox").cloned().unwrap_or_else(|_| vec![0.into(), 0.into(), 595.into(), 842.into()].into());
    // Said here, so that it is not taken from the report's own tree.
    for (key, value) in [("CropBox", media), ("Rotate", 0.into())] {
        if !entries.has(key.as_bytes()) {
            entries.set(key, value);
        }
    }
    let Object::Dictionary(mut page) = copier.value(entries.into())? else { return Err(AttachError::NoMemo) };
    let mut streams: Vec<Object> = contents.into_iter().map(|id| copier.value(Object::Reference(id))).collect::<Result<_, _>>()?;
    let mut added = Vec::new();
    if stamp.is_some() {
        let open = copier.into.add_stream(Dictionary::new(), b"q\n")?;
        let close = copier.into.add_stream(Dictionary::new(), format!("\nQ q /{STAMP} Do Q\n").as_bytes())?;
        streams.insert(0, open.into());
        streams.push(close.into());
        added = vec![open, close];
    }
    page.set("Contents", streams);
    let resources = self::resources(copier, &view, resources, stamp, parts.profile)?;
    page.set("Resources", resources);
    if !parts.files.is_empty() {
        page.set("AF", parts.files.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
    }
    Ok((page, added))
}

/// The content streams of a page but for those of its stamp.
fn contents(view: &Update, page: &Dictionary, memo: &Memo) -> Result<Vec<ObjectId>, AttachError> {
    let all = match page.get(b"Contents") {
        Ok(Object::Reference(id)) => match view.get(*id)? {
            Object::Array(several) => several,
            _ => vec![Object::Reference(*id)],
        },
        Ok(Object::Array(several)) => several.clone(),
        _ => Vec::new(),
    };
    Ok(all.iter().filter_map(|one| one.as_reference().ok()).filter(|id| !memo.stamps.contains(id)).collect())
}

/// A page's resources; its colours keep their meaning in a report that is meant for other devices.
fn resources(
    copier: &mut Copier,
    view: &Update,
    mut resources: Dictionary,
    stamp: Option<ObjectId>,
    profile: Option<ObjectId>,
) -> Result<Dictionary, AttachError> {
    let mut drawings = view.entry(&resources, b"XObject")?;
    let mut colours = view.entry(&resources, b"ColorSpace")?;
    drawings.remove(STAMP.as_bytes());
    colours.remove(b"DefaultRGB");
    resources.remove(b"XObject");
    resources.remove(b"ColorSpace");
    let Object::Dictionary(mut copy) = copier.value(resources.into())? else { return Ok(Dictionary::new()) };
    let (mut drawings, mut colours) = (copier.value(drawings.into())?, copier.value(colours.into())?);
    if let (Some(stamp), Object::Dictionary(drawings)) = (stamp, &mut drawings) {
        drawings.set(STAMP, stamp);
    }
    if let (Some(profile), Object::Dictionary(colours)) = (profile, &mut colours) {
        colours.set("DefaultRGB", vec!["ICCBased".into(), Object::Reference(profile)]);
    }
    for (key, value) in [("XObject", drawings), ("ColorSpace", colours)] {
        if value.as_dict().is_ok_and(|entries| !entries.is_empty()) {
            copy.set(key, value);
        }
    }
    Ok(copy)
}

/// Copies the elements at the top of a memo's tree. A document within a document is a part.
fn elements(copier: &mut Copier, memo: &Memo, tree: &Tree) -> Result<Vec<ObjectId>, AttachError> {
    let mut ids = Vec::new();
    for old in &memo.elements {
        let new = copier.into.reserve();
        copier.becomes(*old, new);
        ids.push(new);
    }
    for (old, new) in memo.elements.iter().zip(&ids) {
        let Ok(mut entries) = memo.file.get(*old)?.as_dict().cloned() else { continue };
        entries.remove(b"P");
        let Object::Dictionary(mut element) = copier.value(entries.into())? else { continue };
        if element.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Document") {
            element.set("S", "Part");
        }
        element.set("P", tree.parent);
        if !memo.language.is_empty() && !element.has(b"Lang") {
            element.set("Lang", text_string(&memo.language));
        }
        copier.into.set(*new, element.into());
    }
    Ok(ids)
}

fn add_parents(mut copier: Copier, memo: &Memo, tree: &Tree) -> Result<(), AttachError> {
    let renumbered = std::mem::take(&mut copier.renumbered);
    let mut entries = Vec::new();
    for (old, new) in renumbered {
        let known = |object: &Object| object.as_reference().ok().and_then(|id| copier.known(id)).map_or(Object::Null, Object::Reference);
        let value = match memo.parents.get(&old) {
            Some(Object::Reference(id)) => match (copier.known(*id), memo.file.get(*id)?) {
                (Some(new), _) => Object::Reference(new),
                (None, Object::Array(items)) => items.iter().map(known).collect::<Vec<_>>().into(),
                _ => continue,
            },
            Some(Object::Array(items)) => items.iter().map(known).collect::<Vec<_>>().into(),
            _ => continue,
        };
        entries.push((new, value));
    }
    entries.sort_by_key(|(key, _)| *key);
    // Lists stand by themselves, so that the tree stays small to handle.
    for (_, value) in &mut entries {
        if let Object::Array(_) = value {
            *value = Object::Reference(copier.into.add(std::mem::replace(value, Object::Null)));
        }
    }
    tree.add_parents(copier.into, entries)
}

/// How far the ink of each page reaches.
fn inks(memo: &Memo) -> Result<Vec<Option<Ink>>, AttachError> {
    let view = Update::new(memo.file);
    let mut found = Vec::new();
    for page in &memo.pages {
        let entries = pages::whole(&view, *page)?;
        let mut content = Vec::new();
        for id in contents(&view, &entries, memo)? {
            if let Object::Stream(stream) = memo.file.load(id)? {
                content.extend(memo.file.unpack(&stream)?);
                content.push(b'\n');
            }
        }
        let turned = Turned::of(&view, &entries)?;
        found.push(ink::bounds(&content, turned.size.1, turned.to_reader));
    }
    Ok(found)
}

/// Width and height of a page, in points.
fn size(view: &Update, page: &Dictionary) -> (f32, f32) {
    let sides: Vec<f32> = view.array(page, b"MediaBox").unwrap_or_default().iter().filter_map(|side| side.as_float().ok()).collect();
    match sides.as_slice() {
        &[left, bottom, right, top] => ((right - left).abs(), (top - bottom).abs()),
        // A4, as where nothing is said.
        _ => (595.0, 842.0),
    }
}

/// Finds places for words on each of a memo's pages; `text` gives them by the page's number, from 0.
pub fn stamp_places(memo: &Memo, text: impl Fn(usize) -> String) -> Result<Vec<Option<Words>>, AttachError> {
    let view = Update::new(memo.file);
    let mut places = Vec::new();
    for (number, (page, ink)) in memo.pages.iter().zip(inks(memo)?).enumerate() {
        places.push(stamp::place(&text(number), &Turned::of(&view, &pages::whole(&view, *page)?)?, ink));
    }
    Ok(places)
}

/// Makes each sheet of stamps something that can be laid over the page that its words are for.
pub fn stamp_forms(update: &mut Update, sheets: &super::PdfFile, words: &[Words]) -> Result<Vec<ObjectId>, AttachError> {
    let view = Update::new(sheets);
    let profile = memo::profile(&view)?;
    let mut copier = Copier::new(sheets, update, Keys::Dropped);
    let mut forms = Vec::new();
    for (leaf, words) in pages::leaves(&view)?.into_iter().zip(words) {
        let page = pages::whole(&view, leaf.id)?;
        let mut content = Vec::new();
        let streams = match page.get(b"Contents") {
            Ok(Object::Reference(id)) => vec![*id],
            Ok(Object::Array(several)) => several.iter().filter_map(|one| one.as_reference().ok()).collect(),
            _ => Vec::new(),
        };
        for id in streams {
            if let Object::Stream(stream) = sheets.load(id)? {
                content.extend(sheets.unpack(&stream)?);
            }
        }
        let mut resources = copier.value(view.entry(&page, b"Resources")?.into())?;
        if let (Object::Dictionary(entries), Some(profile)) = (&mut resources, profile) {
            let profile = copier.value(Object::Reference(profile))?;
            entries.set("ColorSpace", dictionary! { "DefaultRGB" => vec!["ICCBased".into(), profile] });
        }
        let (width, height) = size(&view, &page);
        let dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Matrix" => words.to_page.map(Object::from).to_vec(), "Resources" => resources, "Filter" => "FlateDecode",
        };
        let packed = super::update::pack(&content)?;
        forms.push(copier.into.add(Stream { dict, content: packed, allows_compression: false, start_position: None }));
    }
    copier.finish()?;
    Ok(forms)
}

/// Puts a memo's whole file into a report.
pub fn enclose(report: &mut Report, memo: &Memo, name: &str, content: &[u8]) -> Result<(), AttachError> {
    let entries = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(b"application/pdf".to_vec()),
        "Params" => dictionary! { "Size" => count(content.len()) },
    };
    let stream = report.update.add_stream(entries, content)?;
    let mut specification = dictionary! {
        "Type" => "Filespec",
        "F" => text_string(name),
        "UF" => text_string(name),
        "Desc" => text_string(&memo.title),
        "AFRelationship" => "Supplement",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    };
    attached::mark_file(&mut specification, memo);
    let specification = report.update.add(specification);
    report.files.push((name.as_bytes().to_vec(), specification));
    names::associate(&mut report.update, specification)
}
