//! Bookmarks: one put into a file's outline, or taken out (ISO 32000-1, 12.3.3).
//!
//! Only the neighbours of the bookmark and the root are touched; all others stay as they are.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::update::Update;
use super::{AttachError, text_string};

/// The most bookmarks of one level.
const MOST: usize = 1_000_000;

/// Adds a bookmark of the highest level that leads to a page. It stands after the last one that
/// does not lead to a later page; `order` tells which page comes where.
pub fn add(update: &mut Update, title: &str, page: ObjectId, order: &BTreeMap<ObjectId, usize>) -> Result<ObjectId, AttachError> {
    let (root, mut entries) = root(update)?;
    let siblings = chain(update, &entries)?;
    let place = order.get(&page).copied().unwrap_or(usize::MAX);
    let later = |item: &ObjectId| destination(update, *item).and_then(|page| order.get(&page).copied()).is_some_and(|at| at > place);
    // From the end, as most go there.
    let before = siblings.iter().rposition(|item| !later(item)).map_or(0, |last| last + 1);
    let (left, right) = (before.checked_sub(1).map(|at| siblings[at]), siblings.get(before).copied());
    let mut item = dictionary! {
        "Title" => text_string(title),
        "Parent" => root,
        "Dest" => vec![Object::Reference(page), "Fit".into()],
    };
    let new = update.reserve();
    for (key, neighbour, back, end) in [("Prev", left, "Next", "First"), ("Next", right, "Prev", "Last")] {
        match neighbour {
            Some(id) => {
                item.set(key, id);
                let mut other = update.dictionary(id)?;
                other.set(back, new);
                update.set(id, other.into());
            }
            None => entries.set(end, new),
        }
    }
    update.set(new, item.into());
    change_count(&mut entries, 1);
    update.set(root, entries.into());
    Ok(new)
}

/// Takes out a bookmark.
pub fn remove(update: &mut Update, item: ObjectId) -> Result<(), AttachError> {
    let Ok(entries) = update.dictionary(item) else { return Ok(()) };
    let link = |key: &[u8]| entries.get(key).and_then(Object::as_reference).ok();
    let Some(parent) = link(b"Parent") else { return Ok(()) };
    let (left, right) = (link(b"Prev"), link(b"Next"));
    let mut above = update.dictionary(parent)?;
    for (neighbour, back, other, end) in [(left, "Next", right, "First"), (right, "Prev", left, "Last")] {
        let set = |holder: &mut Dictionary, key: &str| match other {
            Some(id) => holder.set(key, id),
            None => drop(holder.remove(key.as_bytes())),
        };
        match neighbour {
            Some(id) => {
                let mut holder = update.dictionary(id)?;
                set(&mut holder, back);
                update.set(id, holder.into());
            }
            None => set(&mut above, end),
        }
    }
    change_count(&mut above, -1);
    update.set(parent, above.into());
    Ok(())
}

/// How many bookmarks there are, of all levels.
pub fn count_all(update: &Update) -> Result<usize, AttachError> {
    let catalog = update.catalog()?;
    let mut waiting = vec![update.entry(&catalog, b"Outlines")?];
    let (mut found, mut seen) = (0, BTreeSet::new());
    while let Some(holder) = waiting.pop() {
        for item in chain(update, &holder)? {
            if !seen.insert(item) || seen.len() > MOST {
                return Err(AttachError::Damaged("its bookmarks lead in a circle".to_owned()));
            }
            found += 1;
            waiting.push(update.dictionary(item)?);
        }
    }
    Ok(found)
}

/// The outline, which is made where there is none.
fn root(update: &mut Update) -> Result<(ObjectId, Dictionary), AttachError> {
    let mut catalog = update.catalog()?;
    if let Ok(id) = catalog.get(b"Outlines").and_then(Object::as_reference)
        && let Ok(entries) = update.dictionary(id)
    {
        return Ok((id, entries));
    }
    let entries = dictionary! { "Type" => "Outlines" };
    let id = update.add(entries.clone());
    catalog.set("Outlines", id);
    update.set_catalog(catalog)?;
    Ok((id, entries))
}

/// The bookmarks right below a node.
fn chain(update: &Update, holder: &Dictionary) -> Result<Vec<ObjectId>, AttachError> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut next = holder.get(b"First").and_then(Object::as_reference).ok();
    while let Some(id) = next {
        if !seen.insert(id) || found.len() > MOST {
            return Err(AttachError::Damaged("its bookmarks lead in a circle".to_owned()));
        }
        found.push(id);
        next = update.follow(id, b"Next")?;
    }
    Ok(found)
}

/// The page that a bookmark leads to, where that is said in the bookmark itself.
fn destination(update: &Update, item: ObjectId) -> Option<ObjectId> {
    let item = update.dictionary(item).ok()?;
    let place = match item.get(b"Dest") {
        Ok(place) => place.clone(),
        Err(_) => update.entry(&item, b"A").ok()?.get(b"D").ok()?.clone(),
    };
    update.resolve(&place).ok()?.as_array().ok()?.first()?.as_reference().ok()
}

/// A root counts what is open below it, closed nodes count below zero.
fn change_count(holder: &mut Dictionary, by: i64) {
    let old = holder.get(b"Count").and_then(Object::as_i64).unwrap_or(0);
    holder.set("Count", if old < 0 { old - by } else { old + by });
}
