//! The page tree: its leaves in order, and leaves put in and taken out (ISO 32000-1, 7.7.3).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::update::Update;
use super::{AttachError, count};

/// The deepest tree.
const DEEPEST: usize = 64;
/// The most pages.
const MOST: usize = 2_000_000;
/// What a page takes from the nodes above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A page in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The page.
    pub id: ObjectId,
    /// The node above it.
    pub parent: ObjectId,
}

/// All pages in their order.
pub fn leaves(update: &Update) -> Result<Vec<Leaf>, AttachError> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let root = root(update)?;
    let mut waiting = vec![(root, root, 0)];
    while let Some((id, parent, depth)) = waiting.pop() {
        if depth > DEEPEST || !seen.insert(id) {
            return Err(AttachError::Damaged("its page tree leads in a circle".to_owned()));
        }
        if seen.len() > MOST {
            return Err(AttachError::TooMuch("it has more than two million pages"));
        }
        let node = update.get(id)?;
        let Ok(node) = node.as_dict() else { continue };
        if node.has(b"Kids") {
            let kids = update.array(node, b"Kids")?;
            waiting.extend(kids.iter().rev().filter_map(|kid| kid.as_reference().ok()).map(|kid| (kid, id, depth + 1)));
        } else if id != root {
            found.push(Leaf { id, parent });
        }
    }
    Ok(found)
}

fn root(update: &Update) -> Result<ObjectId, AttachError> {
    let missing = |_| AttachError::Damaged("it has no page tree".to_owned());
    update.catalog()?.get(b"Pages").and_then(Object::as_reference).map_err(missing)
}

/// A page's entries with those that it takes from above.
pub fn whole(update: &Update, id: ObjectId) -> Result<Dictionary, AttachError> {
    let mut page = update.dictionary(id)?;
    let mut above = page.get(b"Parent").and_then(Object::as_reference).ok();
    for _ in 0..DEEPEST {
        let Some(node) = above else { break };
        let Ok(node) = update.dictionary(node) else { break };
        for key in INHERITED {
            if let (false, Ok(value)) = (page.has(key), node.get(key)) {
                page.set(key, value.clone());
            }
        }
        above = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(page)
}

/// Puts a page before the one at `at`, or at the end.
pub fn insert(update: &mut Update, leaves: &mut Vec<Leaf>, at: usize, page: ObjectId) -> Result<(), AttachError> {
    let (parent, before) = match leaves.get(at) {
        Some(next) => (next.parent, Some(next.id)),
        None => (root(update)?, None),
    };
    let mut entries = update.dictionary(page)?;
    entries.set("Parent", parent);
    update.set(page, entries.into());
    change_kids(update, parent, |kids| {
        let place = before.and_then(|before| kids.iter().position(|kid| kid.as_reference().is_ok_and(|kid| kid == before)));
        kids.insert(place.unwrap_or(kids.len()), Object::Reference(page));
    })?;
    change_counts(update, parent, 1)?;
    leaves.insert(at.min(leaves.len()), Leaf { id: page, parent });
    Ok(())
}

/// Takes out the page at `at`.
pub fn remove(update: &mut Update, leaves: &mut Vec<Leaf>, at: usize) -> Result<(), AttachError> {
    let leaf = leaves.remove(at);
    change_kids(update, leaf.parent, |kids| kids.retain(|kid| !kid.as_reference().is_ok_and(|kid| kid == leaf.id)))?;
    change_counts(update, leaf.parent, -1)
}

fn change_kids(update: &mut Update, node: ObjectId, change: impl FnOnce(&mut Vec<Object>)) -> Result<(), AttachError> {
    let mut entries = update.dictionary(node)?;
    let mut kids = update.array(&entries, b"Kids")?;
    change(&mut kids);
    update.put(&mut entries, "Kids", kids.into());
    update.set(node, entries.into());
    Ok(())
}

/// Each node says how many pages are below it.
fn change_counts(update: &mut Update, node: ObjectId, by: i64) -> Result<(), AttachError> {
    let mut node = Some(node);
    for _ in 0..DEEPEST {
        let Some(id) = node else { return Ok(()) };
        let mut entries = update.dictionary(id)?;
        let old = entries.get(b"Count").cloned().unwrap_or(Object::Null);
        let old = update
            .resolve(&old)?
            .as_i64()
            .unwrap_or_else(|_| entries.get(b"Kids").and_then(Object::as_array).map_or(0, |kids| count(kids.len()) - by));
        entries.set("Count", old + by);
        node = entries.get(b"Parent").and_then(Object::as_reference).ok();
        update.set(id, entries.into());
    }
    Err(AttachError::Damaged("its page tree leads in a circle".to_owned()))
}
