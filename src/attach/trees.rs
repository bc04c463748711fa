//! Name trees and number trees ↔ lists of keys and values (ISO 32000-1, 7.9.6 and 7.9.7).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::AttachError;
use super::update::Update;

/// The most entries of a tree that is read whole.
const MOST: usize = 2_000_000;
/// The deepest tree.
const DEEPEST: usize = 64;

/// Which kind of tree: its leaves hold names or numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Keys are strings.
    Names,
    /// Keys are whole numbers.
    Numbers,
}

impl Kind {
    fn leaf(self) -> &'static [u8] {
        match self {
            Self::Names => b"Names",
            Self::Numbers => b"Nums",
        }
    }
}

/// All keys and values, in the order that they have in the file.
pub fn flatten(update: &Update, root: &Object, kind: Kind) -> Result<Vec<(Object, Object)>, AttachError> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    descend(update, root, kind, &mut seen, &mut |_, key, value| found.push((key, value)), 0)?;
    Ok(found)
}

fn descend(
    update: &Update,
    node: &Object,
    kind: Kind,
    seen: &mut BTreeSet<ObjectId>,
    visit: &mut impl FnMut(Option<ObjectId>, Object, Object),
    depth: usize,
) -> Result<(), AttachError> {
    let id = node.as_reference().ok();
    if depth > DEEPEST || id.is_some_and(|id| !seen.insert(id)) {
        return Err(AttachError::Damaged("a tree of names or numbers leads in a circle".to_owned()));
    }
    let Ok(node) = update.resolve(node)?.as_dict().cloned() else { return Ok(()) };
    let mut pairs = update.array(&node, kind.leaf())?.into_iter();
    while let (Some(key), Some(value)) = (pairs.next(), pairs.next()) {
        visit(id, update.resolve(&key)?, value);
    }
    let kids = update.array(&node, b"Kids")?;
    if kids.len() > MOST || seen.len() > MOST {
        return Err(AttachError::TooMuch("a tree of names or numbers has millions of entries"));
    }
    kids.iter().try_for_each(|kid| descend(update, kid, kind, seen, visit, depth + 1))
}

/// The text of a key.
pub fn text(key: &Object) -> Vec<u8> {
    key.as_str().map(<[u8]>::to_vec).unwrap_or_default()
}

/// A tree of names of one node, in the order of the names.
pub fn of_names(mut entries: Vec<(Object, Object)>) -> Dictionary {
    entries.sort_by_cached_key(|(key, _)| text(key));
    let mut tree = Dictionary::new();
    tree.set("Names", entries.into_iter().flat_map(|(key, value)| [key, value]).collect::<Vec<_>>());
    tree
}

/// The greatest number in a tree.
pub fn last_number(update: &Update, root: &Object) -> Result<Option<i64>, AttachError> {
    let mut node = update.resolve(root)?.as_dict().cloned().unwrap_or_default();
    for _ in 0..DEEPEST {
        let numbers = update.array(&node, Kind::Numbers.leaf())?;
        if let Some(key) = numbers.len().checked_sub(2).map(|at| &numbers[at & !1]) {
            return Ok(update.resolve(key)?.as_i64().ok());
        }
        let kids = update.array(&node, b"Kids")?;
        let Some(last) = kids.last() else { return Ok(None) };
        node = update.resolve(last)?.as_dict().cloned().unwrap_or_default();
    }
    Err(AttachError::Damaged("a tree of numbers leads in a circle".to_owned()))
}

/// Adds numbers that are greater than all in the tree, in their order; the tree's new root.
pub fn append_numbers(update: &mut Update, root: &Object, entries: Vec<(i64, Object)>) -> Result<Dictionary, AttachError> {
    let mut node = update.resolve(root)?.as_dict().cloned().unwrap_or_default();
    let (Some(first), Some(last)) = (entries.first().map(|entry| entry.0), entries.last().map(|entry| entry.0)) else { return Ok(node) };
    let pairs: Vec<Object> = entries.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect();
    if node.has(b"Kids") {
        let mut leaf = Dictionary::new();
        leaf.set("Limits", vec![first.into(), last.into()]);
        leaf.set("Nums", pairs);
        let leaf = update.add(leaf);
        let mut kids = update.array(&node, b"Kids")?;
        kids.push(Object::Reference(leaf));
        node.set("Kids", kids);
    } else {
        let mut numbers = update.array(&node, b"Nums")?;
        numbers.extend(pairs);
        node.set("Nums", numbers);
    }
    Ok(node)
}

/// Takes numbers out of a tree, wherever they stand.
pub fn remove_numbers(update: &mut Update, root: &Object, gone: &BTreeSet<i64>) -> Result<Option<Dictionary>, AttachError> {
    let mut holders = BTreeSet::new();
    let mut at_root = false;
    let mut seen = BTreeSet::new();
    let mut visit = |node: Option<ObjectId>, key: Object, _| {
        if key.as_i64().is_ok_and(|key| gone.contains(&key)) {
            match node {
                Some(id) => drop(holders.insert(id)),
                None => at_root = true,
            }
        }
    };
    descend(update, root, Kind::Numbers, &mut seen, &mut visit, 0)?;
    for id in holders {
        let node = without(update, update.dictionary(id)?, gone)?;
        update.set(id, node.into());
    }
    match root {
        Object::Dictionary(node) if at_root => Ok(Some(without(update, node.clone(), gone)?)),
        _ => Ok(None),
    }
}

fn without(update: &Update, mut node: Dictionary, gone: &BTreeSet<i64>) -> Result<Dictionary, AttachError> {
    let numbers = update.array(&node, Kind::Numbers.leaf())?;
    let stay = numbers.chunks_exact(2).filter(|pair| !pair[0].as_i64().is_ok_and(|key| gone.contains(&key)));
    node.set("Nums", stay.flatten().cloned().collect::<Vec<_>>());
    Ok(node)
}
