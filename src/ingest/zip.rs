//! Zip and gzip → the files inside, with limits against archives made to fill the memory.
//!
//! Only what articles come in is read: stored and deflated files, found by the central directory
//! (APPNOTE 6.3, §4.3.12). Nothing is written to a disk, so names cannot lead anywhere.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder};

use super::{Enclosed, IngestError};

/// One file may unpack to this many bytes; a document's text stays far below.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// All files of an archive may unpack to this many bytes.
const MOST_IN_ALL: usize = 192 * 1024 * 1024;
/// An archive is read up to this many files.
const MOST_FILES: usize = 10_000;
/// The end record has 22 bytes and a comment of at most 65,535.
const END: usize = 22;
/// Deflate packs at most about 1032 : 1; what claims more lies.
const MOST_RATIO: usize = 1100;

/// One file of an archive, as its directory states it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its path inside, with `/`.
    pub(super) name: String,
    offset: usize,
    packed: usize,
    method: u16,
    encrypted: bool,
}

/// An archive whose directory was read.
#[derive(Debug)]
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    /// Its files, in order.
    pub(super) entries: Vec<Entry>,
}

fn damaged(how: &str) -> IngestError {
    IngestError::Damaged { what: "the zip archive", how: how.to_owned() }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize)
}

impl<'b> Archive<'b> {
    /// Reads the directory.
    ///
    /// # Errors
    /// [`IngestError::Damaged`] where there is none.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, IngestError> {
        let from = bytes.len().saturating_sub(END + usize::from(u16::MAX));
        let end =
            bytes[from..].windows(4).rposition(|four| four == b"PK\x05\x06").ok_or_else(|| damaged("its directory is missing"))? + from;
        let mut at = u32_at(bytes, end + 16).ok_or_else(|| damaged("its end is cut off"))?;
        let mut entries = Vec::new();
        while entries.len() < MOST_FILES && bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
            let (entry, length) = entry(&bytes[at..]).ok_or_else(|| damaged("its directory is cut off"))?;
            entries.push(entry);
            at += length;
        }
        Ok(Self { bytes, entries })
    }

    /// The bytes of the file at that path; `None` where the archive has none.
    pub(super) fn file(&self, name: &str) -> Option<Result<Vec<u8>, IngestError>> {
        self.entries.iter().find(|entry| entry.name == name).map(|entry| self.unpack(entry, MOST_BYTES))
    }

    /// Unpacks one file of at most `most` bytes.
    fn unpack(&self, entry: &Entry, most: usize) -> Result<Vec<u8>, IngestError> {
        if entry.encrypted {
            return Err(IngestError::Encrypted { what: "the zip archive is protected by a password" });
        }
        let head = self.bytes.get(entry.offset..).filter(|head| head.starts_with(b"PK\x03\x04"));
        let sizes = head.and_then(|head| Some((u16_at(head, 26)?, u16_at(head, 28)?)));
        let (name, extra) = sizes.ok_or_else(|| damaged("a file is not where the directory says"))?;
        let from = entry.offset + 30 + name + extra;
        let packed = self.bytes.get(from..from.saturating_add(entry.packed)).ok_or_else(|| damaged("a file is cut off"))?;
        match entry.method {
            0 if packed.len() <= most => Ok(packed.to_vec()),
            0 => Err(IngestError::TooLarge { what: "the zip archive", megabytes: most / 1024 / 1024 }),
            8 => bounded(DeflateDecoder::new(packed), most.min(packed.len().saturating_mul(MOST_RATIO)), "the zip archive"),
            _ => Err(damaged("a file is packed in a way that is not known here")),
        }
    }
}

/// Reads an entry of the central directory, and its length.
fn entry(bytes: &[u8]) -> Option<(Entry, usize)> {
    let (name_length, extra_length, comment) = (u16_at(bytes, 28)?, u16_at(bytes, 30)?, u16_at(bytes, 32)?);
    let name = bytes.get(46..46 + name_length)?;
    let extra = bytes.get(46 + name_length..46 + name_length + extra_length)?;
    let (mut packed, unpacked, mut offset) = (u32_at(bytes, 20)?, u32_at(bytes, 24)?, u32_at(bytes, 42)?);
    let mut wide = wide_numbers(extra).into_iter();
    const UNSAID: usize = u32::MAX as usize;
    if unpacked == UNSAID {
        wide.next();
    }
    if packed == UNSAID {
        packed = wide.next()?;
    }
    if offset == UNSAID {
        offset = wide.next()?;
    }
    let entry = Entry {
        name: super::decode::any(name).replace('\\', "/"),
        offset,
        packed,
        method: u16::from_le_bytes([bytes[10], bytes[11]]),
        encrypted: bytes[8] & 1 == 1,
    };
    Some((entry, 46 + name_length + extra_length + comment))
}

/// The numbers of the ZIP64 field (APPNOTE 4.5.3), where an entry has one.
fn wide_numbers(mut extra: &[u8]) -> Vec<usize> {
    while let (Some(kind), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(field) = extra.get(4..4 + length) else { break };
        if kind == 1 {
            return field.chunks_exact(8).filter_map(|eight| usize::try_from(u64::from_le_bytes(eight.try_into().ok()?)).ok()).collect();
        }
        extra = &extra[4 + length..];
    }
    Vec::new()
}

/// All that `from` gives, up to a limit.
fn bounded(from: impl Read, most: usize, what: &'static str) -> Result<Vec<u8>, IngestError> {
    let mut bytes = Vec::new();
    let read = from.take(most as u64 + 1).read_to_end(&mut bytes);
    match read {
        _ if bytes.len() > most => Err(IngestError::TooLarge { what, megabytes: most.div_ceil(1024 * 1024) }),
        Ok(_) => Ok(bytes),
        Err(_) => Err(IngestError::Damaged { what, how: "it does not unpack".to_owned() }),
    }
}

/// Unpacks a gzip file.
///
/// # Errors
/// [`IngestError::TooLarge`], [`IngestError::Damaged`].
pub(super) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, IngestError> {
    bounded(MultiGzDecoder::new(bytes), MOST_BYTES, "the gzip archive")
}

/// The paths in an archive.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, IngestError> {
    Ok(Archive::open(bytes)?.entries.into_iter().map(|entry| entry.name).collect())
}

/// The files of an archive that may be articles, sorted by path.
///
/// # Errors
/// [`IngestError::TooLarge`] where they unpack to too much, [`IngestError::NoText`] for an empty
/// archive.
pub(super) fn articles(bytes: &[u8]) -> Result<Vec<Enclosed>, IngestError> {
    let archive = Archive::open(bytes)?;
    let mut entries: Vec<&Entry> = archive.entries.iter().filter(|entry| is_visible(&entry.name)).collect();
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let mut left = MOST_IN_ALL;
    let mut files = Vec::new();
    for entry in entries {
        let bytes = archive.unpack(entry, MOST_BYTES.min(left))?;
        left -= bytes.len();
        files.push(Enclosed { name: entry.name.clone(), bytes });
    }
    if files.is_empty() { Err(IngestError::NoText { what: "the zip archive" }) } else { Ok(files) }
}

/// No folder, no hidden file, no shadow that a Mac leaves.
fn is_visible(path: &str) -> bool {
    !path.ends_with('/') && !path.split('/').any(|piece| piece.starts_with('.') || piece == "__MACOSX" || piece == "Thumbs.db")
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder};

    use super::*;

    /// Packs files as archives have them.
    pub(in crate::ingest) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
            packer.write_all(content).expect("memory");
            let packed = packer.finish().expect("memory");
            let sizes = |out: &mut Vec<u8>| {
                out.extend([20, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
                out.extend(u32::try_from(packed.len()).expect("short").to_le_bytes());
                out.extend(u32::try_from(content.len()).expect("short").to_le_bytes());
                out.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
                out.extend([0, 0]);
            };
            directory.extend(b"PK\x01\x02\x14\0");
            sizes(&mut directory);
            directory.extend([0; 10]);
            directory.extend(u32::try_from(bytes.len()).expect("short").to_le_bytes());
            directory.extend(name.bytes());
            bytes.extend(b"PK\x03\x04");
            sizes(&mut bytes);
            bytes.extend(name.bytes());
            bytes.extend(packed);
        }
        let at = u32::try_from(bytes.len()).expect("short");
        let count = u16::try_from(files.len()).expect("short").to_le_bytes();
        bytes.extend(&directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend([count, count].concat());
        bytes.extend(u32::try_from(directory.len()).expect("short").to_le_bytes());
        bytes.extend(at.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn files_come_sorted_and_without_shadows() {
        let archive = pack(&[("b/two.txt", b"Two"), ("__MACOSX/._a.txt", b"x"), ("a.txt", b"One"), (".hidden", b"x")]);
        let files = articles(&archive).expect("an archive");
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "b/two.txt"]);
        assert_eq!(files[1].bytes, b"Two");
    }

    #[test]
    fn bombs_are_stopped() {
        let bomb = pack(&[("bomb.txt", &vec![b' '; MOST_BYTES + 1])]);
        assert!(bomb.len() < 100_000);
        assert!(matches!(articles(&bomb), Err(IngestError::TooLarge { .. })));
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&vec![b' '; MOST_BYTES + 1]).expect("memory");
        assert!(matches!(gunzip(&packer.finish().expect("memory")), Err(IngestError::TooLarge { .. })));
    }

    #[test]
    fn archives_cut_off_anywhere_are_errors() {
        let archive = pack(&[("a.txt", b"Port ministers met."), ("b.txt", b"They left.")]);
        for length in 4..archive.len() {
            let _ = articles(&archive[..length]);
        }
        assert!(matches!(articles(&archive[..archive.len() - 30]), Err(IngestError::Damaged { .. })));
    }
}
