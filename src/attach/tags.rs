//! The structure tree of a report: a memo's elements put into it, and taken out (ISO 32000-1, 14.7).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::AttachError;
use super::trees;
use super::update::Update;

/// How deep an element's page is looked for.
const DEEPEST: usize = 12;

/// A report's tree.
#[derive(Clone, Copy, Debug)]
pub struct Tree {
    /// Its root.
    root: ObjectId,
    /// What the elements of memos become part of: the document, or the root where there is none.
    pub parent: ObjectId,
    /// The first number that no content has.
    pub next: i64,
}

impl Tree {
    /// The tree of a tagged report; `None` where it is not tagged.
    pub fn of(update: &Update) -> Result<Option<Self>, AttachError> {
        let catalog = update.catalog()?;
        let marked = update.entry(&catalog, b"MarkInfo")?.get(b"Marked").and_then(Object::as_bool).unwrap_or(false);
        let (true, Ok(root)) = (marked, catalog.get(b"StructTreeRoot").and_then(Object::as_reference)) else { return Ok(None) };
        let Ok(entries) = update.dictionary(root) else { return Ok(None) };
        let kids = match entries.get(b"K") {
            Ok(Object::Reference(id)) => update.get(*id)?.as_array().cloned().unwrap_or_else(|_| vec![Object::Reference(*id)]),
            Ok(Object::Array(kids)) => kids.clone(),
            _ => Vec::new(),
        };
        let document = match kids.as_slice() {
            [Object::Reference(only)] => update
                .dictionary(*only)
                .ok()
                .filter(|only| only.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Document"))
                .map(|_| *only),
            _ => None,
        };
        let declared = entries.get(b"ParentTreeNextKey").and_then(Object::as_i64).unwrap_or(0);
        let last = match entries.get(b"ParentTree") {
            Ok(tree) => trees::last_number(update, tree)?.unwrap_or(-1),
            Err(_) => -1,
        };
        Ok(Some(Self { root, parent: document.unwrap_or(root), next: declared.max(last + 1).max(0) }))
    }

    /// Makes an element part of the tree, before what stands on later pages.
    pub fn insert(
        &self,
        update: &mut Update,
        element: ObjectId,
        page: usize,
        order: &BTreeMap<ObjectId, usize>,
    ) -> Result<(), AttachError> {
        let mut holder = update.dictionary(self.parent)?;
        let mut kids = kids(update, &holder)?;
        let last = order.len().saturating_sub(1);
        let later = |kid: &Object| page_of(update, kid, 0).and_then(|id| order.get(&id).copied()).is_some_and(|at| at > page);
        let place = if page >= last { kids.len() } else { kids.iter().position(later).unwrap_or(kids.len()) };
        kids.insert(place, Object::Reference(element));
        holder.set("K", kids);
        update.set(self.parent, holder.into());
        Ok(())
    }

    /// Adds the way back from content to elements.
    pub fn add_parents(&self, update: &mut Update, entries: Vec<(i64, Object)>) -> Result<(), AttachError> {
        let Some(last) = entries.last().map(|entry| entry.0) else { return Ok(()) };
        let mut root = update.dictionary(self.root)?;
        let tree = root.get(b"ParentTree").cloned().unwrap_or_else(|_| Dictionary::new().into());
        let grown = trees::append_numbers(update, &tree, entries)?;
        update.put(&mut root, "ParentTree", grown.into());
        root.set("ParentTreeNextKey", last + 1);
        update.set(self.root, root.into());
        Ok(())
    }

    /// Takes out elements and the way back to them.
    pub fn remove(&self, update: &mut Update, elements: &BTreeSet<ObjectId>, keys: &BTreeSet<i64>) -> Result<(), AttachError> {
        for element in elements {
            let Some(parent) = update.dictionary(*element).ok().and_then(|entries| entries.get(b"P").and_then(Object::as_reference).ok())
            else {
                continue;
            };
            let mut holder = update.dictionary(parent)?;
            let mut kids = kids(update, &holder)?;
            kids.retain(|kid| !kid.as_reference().is_ok_and(|kid| kid == *element));
            holder.set("K", kids);
            update.set(parent, holder.into());
        }
        let mut root = update.dictionary(self.root)?;
        if let Ok(tree) = root.get(b"ParentTree").cloned()
            && let Some(smaller) = trees::remove_numbers(update, &tree, keys)?
        {
            root.set("ParentTree", smaller);
            update.set(self.root, root.into());
        }
        Ok(())
    }
}

/// What is right below an element.
fn kids(update: &Update, holder: &Dictionary) -> Result<Vec<Object>, AttachError> {
    Ok(match holder.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(Object::Reference(id)) => update.get(*id)?.as_array().cloned().unwrap_or_else(|_| vec![Object::Reference(*id)]),
        Ok(one) => vec![one.clone()],
        Err(_) => Vec::new(),
    })
}

/// The first page that an element stands on.
fn page_of(update: &Update, element: &Object, depth: usize) -> Option<ObjectId> {
    let resolved = update.resolve(element).ok()?;
    let entries = resolved.as_dict().ok()?;
    if let Ok(page) = entries.get(b"Pg").and_then(Object::as_reference) {
        return Some(page);
    }
    if depth >= DEEPEST {
        return None;
    }
    kids(update, entries).ok()?.iter().take(3).find_map(|kid| page_of(update, kid, depth + 1))
}
