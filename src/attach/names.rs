//! Files inside a file: put into the list that readers show, and taken out of it (ISO 32000-1,
//! 7.11.4), with the mark that says what they belong to (ISO 32000-2, 14.13).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::AttachError;
use super::trees::{self, Kind};
use super::update::Update;

/// All files in the list: their keys and their specifications.
pub fn all(update: &Update) -> Result<Vec<(Object, Object)>, AttachError> {
    let catalog = update.catalog()?;
    let names = update.entry(&catalog, b"Names")?;
    match names.get(b"EmbeddedFiles") {
        Ok(tree) => trees::flatten(update, tree, Kind::Names),
        Err(_) => Ok(Vec::new()),
    }
}

/// Adds files under their names; one whose name is taken gets a number.
pub fn add(update: &mut Update, files: &[(Vec<u8>, ObjectId)]) -> Result<(), AttachError> {
    let mut entries = all(update)?;
    let mut taken: BTreeSet<Vec<u8>> = entries.iter().map(|(key, _)| trees::text(key)).collect();
    for (name, specification) in files {
        let mut key = name.clone();
        let mut number = 2;
        while !taken.insert(key.clone()) {
            key = [name.as_slice(), format!(" ({number})").as_bytes()].concat();
            number += 1;
        }
        entries.push((Object::String(key, lopdf::StringFormat::Literal), Object::Reference(*specification)));
    }
    write(update, entries)
}

/// Takes files out.
pub fn remove(update: &mut Update, gone: &BTreeSet<ObjectId>) -> Result<(), AttachError> {
    let is_gone = |object: &Object| object.as_reference().is_ok_and(|id| gone.contains(&id));
    let entries = all(update)?;
    if entries.iter().any(|(_, file)| is_gone(file)) {
        write(update, entries.into_iter().filter(|(_, file)| !is_gone(file)).collect())?;
    }
    let mut catalog = update.catalog()?;
    let mut associated = update.array(&catalog, b"AF")?;
    let before = associated.len();
    associated.retain(|file| !is_gone(file));
    if associated.len() < before {
        if associated.is_empty() {
            catalog.remove(b"AF");
        } else {
            update.put(&mut catalog, "AF", associated.into());
        }
        update.set_catalog(catalog)?;
    }
    Ok(())
}

/// Says that a file belongs to the whole document.
pub fn associate(update: &mut Update, specification: ObjectId) -> Result<(), AttachError> {
    let mut catalog = update.catalog()?;
    let mut associated = update.array(&catalog, b"AF")?;
    associated.push(Object::Reference(specification));
    update.put(&mut catalog, "AF", associated.into());
    update.set_catalog(catalog)
}

fn write(update: &mut Update, entries: Vec<(Object, Object)>) -> Result<(), AttachError> {
    let mut catalog = update.catalog()?;
    let mut names = update.entry(&catalog, b"Names")?;
    if entries.is_empty() {
        names.remove(b"EmbeddedFiles");
    } else {
        update.put(&mut names, "EmbeddedFiles", trees::of_names(entries).into());
    }
    if names.is_empty() {
        catalog.remove(b"Names");
    } else {
        update.put(&mut catalog, "Names", Dictionary::into(names));
    }
    update.set_catalog(catalog)
}
