//! A PDF file of which objects are read one by one, as they are asked for.
//!
//! Nothing is changed here. What a hostile file can cost is bounded: by [`Source`] what is read, by
//! [`UNPACKED`] what is unpacked, by [`DEEPEST`] how far references lead.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::AttachError;
use super::Change;
use super::crypt::{self, Lock};
use super::lex::{END, Lexer};
use super::object;
use super::source::Source;
use super::xref::{self, Entry, Style, Xref};

/// How many references may follow each other.
const DEEPEST: usize = 32;
/// The longest stream that is unpacked, in bytes.
const LONGEST: u64 = 128 << 20;
/// How much is unpacked in all, in bytes.
const UNPACKED: u64 = 512 << 20;
/// How much of unpacked object streams is kept at hand, in bytes.
const KEPT: usize = 48 << 20;

/// A file.
#[derive(Debug)]
pub struct PdfFile {
    /// Its bytes.
    pub(super) source: Source,
    /// Where the file begins: some have a letterhead before `%PDF`.
    pub(super) origin: u64,
    /// Where its objects are.
    pub(super) xref: Xref,
    /// The key to it, where it is locked.
    pub(super) lock: Option<Lock>,
    packed: RefCell<BTreeMap<u32, Rc<Packed>>>,
    unpacked: Cell<u64>,
}

/// An object stream, unpacked.
#[derive(Debug)]
struct Packed {
    bytes: Vec<u8>,
    /// Where each object begins.
    places: BTreeMap<u32, usize>,
}

/// What a damaged file is met with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// An error.
    Refuse,
    /// A search for its objects.
    Repair,
}

impl PdfFile {
    /// Opens a file on disk.
    ///
    /// # Errors
    /// [`AttachError`] of each kind that a file can be the reason of.
    pub fn open(path: &Path, damage: Damage, password: Option<&str>) -> Result<Self, AttachError> {
        Self::new(Source::disk(path)?, damage, password)
    }

    /// A file in memory.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn from_bytes(bytes: Vec<u8>, damage: Damage, password: Option<&str>) -> Result<Self, AttachError> {
        Self::new(Source::memory(bytes), damage, password)
    }

    /// The file as it was when it had `len` bytes.
    pub(super) fn before(&self, len: u64) -> Result<Self, AttachError> {
        let mut file = Self::unlocked(self.source.head(len)?, Damage::Refuse)?;
        file.lock.clone_from(&self.lock);
        file.sound()?;
        Ok(file)
    }

    fn new(source: Source, damage: Damage, password: Option<&str>) -> Result<Self, AttachError> {
        let mut file = Self::unlocked(source, damage)?;
        file.lock = crypt::open(&file, password)?;
        match file.sound() {
            Err(AttachError::Damaged(_)) if damage == Damage::Repair => {
                file.xref = super::scan::find_objects(&file.source, file.origin)?;
                file.lock = crypt::open(&file, password)?;
                file.sound()?;
            }
            result => result?,
        }
        Ok(file)
    }

    fn unlocked(source: Source, damage: Damage) -> Result<Self, AttachError> {
        let head = source.read(0, 1024)?;
        let origin = head.windows(5).position(|word| word == b"%PDF-").ok_or(AttachError::NoPdf)? as u64;
        let xref = match xref::read(&source, origin) {
            Err(AttachError::Damaged(_)) if damage == Damage::Repair => super::scan::find_objects(&source, origin)?,
            result => result?,
        };
        Ok(Self { source, origin, xref, lock: None, packed: RefCell::default(), unpacked: Cell::new(0) })
    }

    /// Whether there is a catalog with pages.
    fn sound(&self) -> Result<(), AttachError> {
        let pages = self.catalog()?.get(b"Pages").cloned().unwrap_or(Object::Null);
        match self.resolve(&pages)? {
            Object::Dictionary(_) => Ok(()),
            _ => Err(AttachError::Damaged("it has no pages".to_owned())),
        }
    }

    /// Whether its list of objects was lost and found again.
    pub fn is_repaired(&self) -> bool {
        self.xref.style == Style::Rebuilt
    }

    /// Writes the file with a change to it.
    ///
    /// # Errors
    /// The system's.
    pub fn write_changed(&self, change: &Change, out: &mut File) -> io::Result<()> {
        self.source.head(change.kept)?.copy_to(out)?;
        out.write_all(&change.appended)
    }

    /// How many pages it has.
    ///
    /// # Errors
    /// [`AttachError`] where its page tree is broken.
    pub fn page_count(&self) -> Result<usize, AttachError> {
        Ok(super::pages::leaves(&super::update::Update::new(self))?.len())
    }

    /// The program that wrote it last, as it says itself.
    pub fn producer(&self) -> Option<String> {
        let info = self.resolve(self.xref.trailer.get(b"Info").ok()?).ok()?;
        let name = self.resolve(info.as_dict().ok()?.get(b"Producer").ok()?).ok()?;
        lopdf::decode_text_string(&name).ok().filter(|name| !name.is_empty())
    }

    /// The catalog.
    pub(super) fn catalog(&self) -> Result<Dictionary, AttachError> {
        let missing = || AttachError::Damaged("it has no catalog".to_owned());
        let root = self.catalog_id().ok_or_else(missing)?;
        self.get(root)?.as_dict().cloned().map_err(|_| missing())
    }

    /// The number of the catalog.
    pub(super) fn catalog_id(&self) -> Option<ObjectId> {
        self.xref.trailer.get(b"Root").and_then(Object::as_reference).ok()
    }

    /// An object; a stream without its content. What is not there is null (7.3.10).
    pub(super) fn get(&self, id: ObjectId) -> Result<Object, AttachError> {
        self.locate(id, |at| object::peek(&self.source, at).map(|(found, object, _)| (found, object)))
    }

    /// An object; a stream with its content, decrypted but packed.
    pub(super) fn load(&self, id: ObjectId) -> Result<Object, AttachError> {
        self.locate(id, |at| object::read(&self.source, at, |length| self.length(length)))
    }

    fn locate(&self, id: ObjectId, read: impl Fn(u64) -> Result<(ObjectId, Object), AttachError>) -> Result<Object, AttachError> {
        match self.xref.entries.get(&id.0) {
            None | Some(Entry::Free) => Ok(Object::Null),
            Some(Entry::At(_, generation)) if *generation != id.1 => Ok(Object::Null),
            Some(Entry::At(at, _)) => {
                let (found, mut object) = read(self.origin + at)?;
                if found.0 != id.0 {
                    return Err(AttachError::Damaged(format!("object {} is not where it should be", id.0)));
                }
                if let Some(lock) = &self.lock {
                    lock.decrypt(id, &mut object)?;
                }
                Ok(object)
            }
            Some(Entry::In(stream)) => self.unpacked_object(*stream, id.0),
        }
    }

    /// The length of a stream, which must not stand in a stream itself.
    fn length(&self, id: ObjectId) -> Option<i64> {
        match self.xref.entries.get(&id.0)? {
            Entry::At(at, _) => object::peek(&self.source, self.origin + at).ok()?.1.as_i64().ok(),
            Entry::In(stream) => self.unpacked_object(*stream, id.0).ok()?.as_i64().ok(),
            Entry::Free => None,
        }
    }

    fn unpacked_object(&self, stream: u32, number: u32) -> Result<Object, AttachError> {
        let packed = self.object_stream(stream)?;
        let wrong = || AttachError::Damaged(format!("object {number} is not in object stream {stream}"));
        let at = packed.places.get(&number).ok_or_else(wrong)?;
        Lexer::new(&packed.bytes, *at).object().map_err(|_| wrong())
    }

    fn object_stream(&self, number: u32) -> Result<Rc<Packed>, AttachError> {
        if let Some(known) = self.packed.borrow().get(&number) {
            return Ok(known.clone());
        }
        let wrong = || AttachError::Damaged(format!("object stream {number} cannot be read"));
        // An object stream in an object stream would be a circle.
        let Some(Entry::At(..)) = self.xref.entries.get(&number) else { return Err(wrong()) };
        let Object::Stream(stream) = self.load((number, 0))? else { return Err(wrong()) };
        let packed = Rc::new(places(&stream, self.unpack(&stream)?).ok_or_else(wrong)?);
        let mut known = self.packed.borrow_mut();
        if known.values().map(|packed| packed.bytes.len()).sum::<usize>() > KEPT {
            known.clear();
        }
        known.insert(number, packed.clone());
        Ok(packed)
    }

    /// The content of a stream, unpacked.
    pub(super) fn unpack(&self, stream: &Stream) -> Result<Vec<u8>, AttachError> {
        let mut stream = stream.clone();
        for key in [b"Filter".as_slice(), b"DecodeParms"] {
            if let Ok(value) = stream.dict.get(key) {
                let value = self.resolve(value)?;
                stream.dict.set(key, value);
            }
        }
        let content = object::unpack(&stream, LONGEST)?;
        self.unpacked.set(self.unpacked.get() + content.len() as u64);
        if self.unpacked.get() > UNPACKED {
            return Err(AttachError::TooMuch("its streams unpack to more than 512 MB"));
        }
        Ok(content)
    }

    /// What a reference refers to; anything else is itself.
    pub(super) fn resolve(&self, object: &Object) -> Result<Object, AttachError> {
        let mut object = object.clone();
        for _ in 0..DEEPEST {
            let Object::Reference(id) = object else { return Ok(object) };
            object = self.get(id)?;
        }
        Err(AttachError::Damaged("references lead in a circle".to_owned()))
    }

    /// The first number that no object has.
    pub(super) fn next_number(&self) -> u32 {
        let size = self.xref.trailer.get(b"Size").and_then(Object::as_i64).ok().and_then(|size| u32::try_from(size).ok()).unwrap_or(1);
        let last = self.xref.entries.keys().next_back().copied().unwrap_or(0);
        // A size that lies far beyond the last object is not believed.
        if size > last && size - last < 1 << 20 { size } else { last + 1 }
    }
}

/// Where the objects of an object stream begin (7.5.7).
fn places(stream: &Stream, mut bytes: Vec<u8>) -> Option<Packed> {
    let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).ok().and_then(|value| usize::try_from(value).ok());
    let (count, first) = (number(b"N")?, number(b"First")?);
    bytes.extend_from_slice(END);
    let mut lexer = Lexer::new(&bytes, 0);
    let mut places = BTreeMap::new();
    for _ in 0..count.min(bytes.len()) {
        let number = u32::try_from(lexer.integer().ok()?).ok()?;
        let place = usize::try_from(lexer.integer().ok()?).ok()?;
        places.insert(number, first.checked_add(place)?);
    }
    Some(Packed { bytes, places })
}
