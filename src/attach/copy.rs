//! Objects of one file → the same objects in the update of another, with all that they refer to,
//! under new numbers.
//!
//! Pages, page trees and catalogs that were not asked for are left behind: a link to a page that
//! does not come along leads nowhere, and pulls nothing in.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::AttachError;
use super::file::PdfFile;
use super::update::Update;

/// The most objects that one memo may bring.
const MOST: usize = 200_000;

/// What happens to the numbers by which content finds its place in the structure tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// They go on from this one.
    From(i64),
    /// They are left out: there is no tree.
    Dropped,
}

/// Copies from one file.
pub struct Copier<'u, 'a, 'f> {
    /// Where objects come from.
    pub from: &'f PdfFile,
    /// Where they go.
    pub into: &'u mut Update<'a>,
    /// New numbers by old ones.
    map: BTreeMap<ObjectId, ObjectId>,
    waiting: Vec<(ObjectId, Object)>,
    keys: Keys,
    /// Old numbers of the structure tree, and new ones.
    pub renumbered: BTreeMap<i64, i64>,
}

impl<'u, 'a, 'f> Copier<'u, 'a, 'f> {
    /// Nothing copied yet.
    pub fn new(from: &'f PdfFile, into: &'u mut Update<'a>, keys: Keys) -> Self {
        Self { from, into, map: BTreeMap::new(), waiting: Vec::new(), keys, renumbered: BTreeMap::new() }
    }

    /// References to `old` become references to `new`; `old` itself is not copied.
    pub fn becomes(&mut self, old: ObjectId, new: ObjectId) {
        self.map.insert(old, new);
    }

    /// The new number of an object that was copied.
    pub fn known(&self, old: ObjectId) -> Option<ObjectId> {
        self.map.get(&old).copied()
    }

    /// A value with its references to copies. Call [`Self::finish`] when all are made.
    pub fn value(&mut self, object: Object) -> Result<Object, AttachError> {
        Ok(match object {
            Object::Reference(id) => self.reference(id)?,
            Object::Array(items) => Object::Array(items.into_iter().map(|item| self.value(item)).collect::<Result<_, _>>()?),
            Object::Dictionary(entries) => Object::Dictionary(self.entries(&entries)?),
            Object::Stream(mut stream) => {
                stream.dict = self.entries(&stream.dict)?;
                Object::Stream(stream)
            }
            other => other,
        })
    }

    fn entries(&mut self, entries: &Dictionary) -> Result<Dictionary, AttachError> {
        let mut copy = Dictionary::new();
        for (key, value) in entries {
            let is_key = key == b"StructParents" || key == b"StructParent";
            match (value, self.keys) {
                (Object::Integer(_), Keys::Dropped) if is_key => {}
                (Object::Integer(old), Keys::From(first)) if is_key => {
                    let next = first + super::count(self.renumbered.len());
                    copy.set(key.clone(), *self.renumbered.entry(*old).or_insert(next));
                }
                _ => copy.set(key.clone(), self.value(value.clone())?),
            }
        }
        Ok(copy)
    }

    fn reference(&mut self, old: ObjectId) -> Result<Object, AttachError> {
        if let Some(new) = self.map.get(&old) {
            return Ok(Object::Reference(*new));
        }
        let mut object = self.from.load(old)?;
        if let Object::Stream(stream) = &mut object {
            // Written anew, and often an object of its own.
            stream.dict.remove(b"Length");
        }
        let left_behind = |object: &Object| {
            object.as_dict().is_ok_and(|entries| {
                [b"Page".as_slice(), b"Pages", b"Catalog", b"StructTreeRoot"].iter().any(|kind| entries.has_type(kind))
            })
        };
        if left_behind(&object) {
            return Ok(Object::Null);
        }
        if self.map.len() > MOST {
            return Err(AttachError::TooMuch("a memo brings more than 200,000 objects"));
        }
        let new = match object {
            Object::Stream(stream) if !refers(&stream.dict) => self.into.share(stream),
            object => {
                let new = self.into.reserve();
                self.waiting.push((new, object));
                new
            }
        };
        self.map.insert(old, new);
        Ok(Object::Reference(new))
    }

    /// Copies what copies refer to, until all is there.
    pub fn finish(&mut self) -> Result<(), AttachError> {
        while let Some((new, object)) = self.waiting.pop() {
            let copy = self.value(object)?;
            self.into.set(new, copy);
        }
        Ok(())
    }
}

/// Whether a dictionary refers to other objects, or has a number of the structure tree.
fn refers(entries: &Dictionary) -> bool {
    entries.iter().any(|(key, value)| key.starts_with(b"StructParent") || holds_reference(value))
}

fn holds_reference(object: &Object) -> bool {
    match object {
        Object::Reference(_) => true,
        Object::Array(items) => items.iter().any(holds_reference),
        Object::Dictionary(entries) => entries.iter().any(|(_, value)| holds_reference(value)),
        _ => false,
    }
}
