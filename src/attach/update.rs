//! A file and changed objects → the bytes that follow the file: an incremental update (ISO 32000-1,
//! 7.5.6), in the file's own manner, as a table or as a stream.
//!
//! The file's bytes stay as they are, so that nothing in it can be lost. Only what is written after
//! them is made here.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::file::PdfFile;
use super::xref::{Entry, Style};
use super::{AttachError, count, write};

/// The trailer's entry that tells how long the file was before memos were attached.
pub const BASE: &[u8] = b"AttacheBase";
/// Small objects that share one stream.
const PER_STREAM: usize = 200;
/// Effort of packing.
const LEVEL: u32 = 6;

/// Objects changed and added.
pub struct Update<'a> {
    /// What they are changes to.
    pub file: &'a PdfFile,
    changed: BTreeMap<ObjectId, Object>,
    next: u32,
    same: BTreeMap<[u8; 32], ObjectId>,
}

impl<'a> Update<'a> {
    /// No change yet.
    pub fn new(file: &'a PdfFile) -> Self {
        Self { file, changed: BTreeMap::new(), next: file.next_number(), same: BTreeMap::new() }
    }

    /// An object as it is after the changes; a stream of the file without its content.
    pub fn get(&self, id: ObjectId) -> Result<Object, AttachError> {
        self.changed.get(&id).map_or_else(|| self.file.get(id), |object| Ok(object.clone()))
    }

    /// An entry of a dictionary that refers to an object; nothing is copied.
    pub fn follow(&self, id: ObjectId, key: &[u8]) -> Result<Option<ObjectId>, AttachError> {
        let next = |object: &Object| object.as_dict().ok().and_then(|entries| entries.get(key).and_then(Object::as_reference).ok());
        self.changed.get(&id).map_or_else(|| Ok(next(&self.file.get(id)?)), |object| Ok(next(object)))
    }

    /// What a reference refers to; anything else is itself.
    pub fn resolve(&self, object: &Object) -> Result<Object, AttachError> {
        match object {
            Object::Reference(id) if self.changed.contains_key(id) => self.get(*id),
            other => self.file.resolve(other),
        }
    }

    /// The dictionary that an entry holds or refers to; an empty one where there is none.
    pub fn entry(&self, holder: &Dictionary, key: &[u8]) -> Result<Dictionary, AttachError> {
        let value = holder.get(key).cloned().unwrap_or(Object::Null);
        Ok(self.resolve(&value)?.as_dict().cloned().unwrap_or_default())
    }

    /// The array that an entry holds or refers to; an empty one where there is none.
    pub fn array(&self, holder: &Dictionary, key: &[u8]) -> Result<Vec<Object>, AttachError> {
        let value = holder.get(key).cloned().unwrap_or(Object::Null);
        Ok(self.resolve(&value)?.as_array().cloned().unwrap_or_default())
    }

    /// A dictionary by its number.
    pub fn dictionary(&self, id: ObjectId) -> Result<Dictionary, AttachError> {
        let wrong = |_| AttachError::Damaged(format!("object {} is no dictionary", id.0));
        self.get(id)?.as_dict().cloned().map_err(wrong)
    }

    /// The catalog.
    pub fn catalog(&self) -> Result<Dictionary, AttachError> {
        self.dictionary(self.catalog_id()?)
    }

    /// Changes the catalog.
    pub fn set_catalog(&mut self, catalog: Dictionary) -> Result<(), AttachError> {
        self.set(self.catalog_id()?, catalog.into());
        Ok(())
    }

    fn catalog_id(&self) -> Result<ObjectId, AttachError> {
        self.file.catalog_id().ok_or_else(|| AttachError::Damaged("it has no catalog".to_owned()))
    }

    /// Changes an object.
    pub fn set(&mut self, id: ObjectId, object: Object) {
        self.changed.insert(id, object);
    }

    /// Puts a value where an entry refers to, or else into the entry.
    pub fn put(&mut self, holder: &mut Dictionary, key: &str, value: Object) {
        match holder.get(key.as_bytes()) {
            Ok(Object::Reference(id)) => self.set(*id, value),
            _ => holder.set(key, value),
        }
    }

    /// A number for an object to come.
    pub fn reserve(&mut self) -> ObjectId {
        self.next += 1;
        (self.next - 1, 0)
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.set(id, object.into());
        id
    }

    /// Adds a stream, packed; one that is there already is used again.
    pub fn add_stream(&mut self, mut entries: Dictionary, content: &[u8]) -> Result<ObjectId, AttachError> {
        entries.set("Filter", "FlateDecode");
        let stream = Stream { dict: entries, content: pack(content)?, allows_compression: false, start_position: None };
        Ok(self.share(stream))
    }

    /// Adds a stream that refers to nothing, or finds the one that is the same.
    pub fn share(&mut self, stream: Stream) -> ObjectId {
        let mut bytes = Vec::new();
        write::dictionary(&stream.dict, &mut bytes);
        let key: [u8; 32] = Sha256::new().chain_update(&bytes).chain_update(&stream.content).finalize().into();
        if let Some(known) = self.same.get(&key) {
            return *known;
        }
        let id = self.add(stream);
        self.same.insert(key, id);
        id
    }

    /// The bytes that follow the file. `base` is how long the file was before any memo was attached,
    /// where these bytes alone are the difference.
    pub fn bytes(mut self, base: Option<u64>) -> Result<Vec<u8>, AttachError> {
        let offset = self.file.source.len - self.file.origin;
        let packs = match self.file.xref.style {
            Style::Table => false,
            Style::Stream => true,
            Style::Rebuilt => self.file.xref.entries.values().any(|entry| matches!(entry, Entry::In(_))),
        };
        let mut entries = match self.file.xref.style {
            Style::Rebuilt => self.file.xref.entries.clone(),
            _ => BTreeMap::new(),
        };
        let mut out = vec![b'\n'];
        if packs {
            self.pack_small(&mut entries)?;
        }
        for (id, mut object) in std::mem::take(&mut self.changed) {
            if let Some(lock) = &self.file.lock {
                lock.encrypt(id, &mut object)?;
            }
            entries.insert(id.0, Entry::At(offset + out.len() as u64, id.1));
            write::indirect(id, &object, &mut out);
        }
        let mut trailer = self.trailer(&out, base);
        let start = offset + out.len() as u64;
        if packs {
            entries.insert(self.next, Entry::At(start, 0));
            trailer.set("Size", i64::from(self.next) + 1);
            let stream = xref_stream(trailer, &entries)?;
            write::indirect((self.next, 0), &stream.into(), &mut out);
        } else {
            trailer.set("Size", i64::from(self.next));
            xref_table(&trailer, &entries, &mut out);
        }
        write_end(start, &mut out);
        Ok(out)
    }

    /// Gathers small objects in object streams.
    fn pack_small(&mut self, entries: &mut BTreeMap<u32, Entry>) -> Result<(), AttachError> {
        let small: Vec<ObjectId> =
            self.changed.iter().filter(|(id, object)| id.1 == 0 && !matches!(object, Object::Stream(_))).map(|(id, _)| *id).collect();
        for group in small.chunks(PER_STREAM) {
            let (mut head, mut body) = (String::new(), Vec::new());
            let id = self.reserve();
            for member in group {
                head.push_str(&format!("{} {} ", member.0, body.len()));
                let object = self.changed.remove(member).unwrap_or(Object::Null);
                write::write(&object, &mut body);
                body.push(b'\n');
                entries.insert(member.0, Entry::In(id.0));
            }
            let dict = dictionary! {
                "Type" => "ObjStm", "N" => count(group.len()), "First" => count(head.len()), "Filter" => "FlateDecode",
            };
            let content = pack(&[head.as_bytes(), &body].concat())?;
            self.set(id, Stream { dict, content, allows_compression: false, start_position: None }.into());
        }
        Ok(())
    }

    /// The trailer but for its size.
    fn trailer(&self, written: &[u8], base: Option<u64>) -> Dictionary {
        let mut trailer = self.file.xref.trailer.clone();
        for key in [b"Prev".as_slice(), b"XRefStm", BASE] {
            trailer.remove(key);
        }
        if self.file.xref.style != Style::Rebuilt {
            trailer.set("Prev", i64::try_from(self.file.xref.start).unwrap_or(i64::MAX));
        }
        if let Some(base) = base {
            trailer.set(BASE, i64::try_from(base).unwrap_or(i64::MAX));
        }
        let digest = Sha256::digest(written)[..16].to_vec();
        let second = Object::String(digest, StringFormat::Hexadecimal);
        let first = self.file.xref.trailer.get(b"ID").ok().and_then(|ids| self.file.resolve(ids).ok());
        let first = first.as_ref().and_then(|ids| ids.as_array().ok()).and_then(|ids| ids.first().cloned());
        trailer.set("ID", vec![first.unwrap_or_else(|| second.clone()), second]);
        trailer
    }
}

/// Packs bytes.
pub fn pack(content: &[u8]) -> Result<Vec<u8>, AttachError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

/// Runs of numbers that follow each other.
fn runs(entries: &BTreeMap<u32, Entry>) -> Vec<(u32, Vec<Entry>)> {
    let mut runs: Vec<(u32, Vec<Entry>)> = Vec::new();
    for (number, entry) in entries {
        match runs.last_mut() {
            Some((first, run)) if *first as usize + run.len() == *number as usize => run.push(*entry),
            _ => runs.push((*number, vec![*entry])),
        }
    }
    runs
}

fn xref_table(trailer: &Dictionary, entries: &BTreeMap<u32, Entry>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"xref\n");
    for (first, run) in runs(entries) {
        out.extend_from_slice(format!("{first} {}\n", run.len()).as_bytes());
        for entry in run {
            let line = match entry {
                Entry::At(at, generation) => format!("{at:010} {generation:05} n \n"),
                Entry::Free | Entry::In(_) => "0000000000 65535 f \n".to_owned(),
            };
            out.extend_from_slice(line.as_bytes());
        }
    }
    out.extend_from_slice(b"trailer\n");
    write::dictionary(trailer, out);
    out.push(b'\n');
}

fn xref_stream(mut trailer: Dictionary, entries: &BTreeMap<u32, Entry>) -> Result<Stream, AttachError> {
    let (mut index, mut rows) = (Vec::new(), Vec::new());
    // Objects stand in their stream in the order of their numbers.
    let mut places: BTreeMap<u32, u16> = BTreeMap::new();
    for (first, run) in runs(entries) {
        index.push(Object::Integer(i64::from(first)));
        index.push(count(run.len()).into());
        for entry in run {
            let (kind, at, last) = match entry {
                Entry::Free => (0, 0, u16::MAX),
                Entry::At(at, generation) => (1, at, generation),
                Entry::In(stream) => {
                    let place = places.entry(stream).or_default();
                    *place += 1;
                    (2, u64::from(stream), *place - 1)
                }
            };
            rows.push(kind);
            rows.extend_from_slice(&at.to_be_bytes()[3..]);
            rows.extend_from_slice(&last.to_be_bytes());
        }
    }
    trailer.set("Type", "XRef");
    trailer.set("W", vec![1.into(), 5.into(), 2.into()]);
    trailer.set("Index", index);
    trailer.set("Filter", "FlateDecode");
    Ok(Stream { dict: trailer, content: pack(&rows)?, allows_compression: false, start_position: None })
}

fn write_end(start: u64, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
}
