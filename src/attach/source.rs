//! A file on disk or in memory → windows of its bytes. Never the whole of a large file, and never
//! more in sum than a hostile file could be worth.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::AttachError;

/// What may be read on top of a multiple of the file's length, in bytes.
const FREE: u64 = 256 << 20;
/// How often each byte may be read on average.
const PASSES: u64 = 16;

/// Bytes of a file.
#[derive(Debug)]
pub struct Source {
    bytes: Bytes,
    /// How many there are.
    pub len: u64,
    /// How many more may be read.
    left: Cell<u64>,
}

#[derive(Debug)]
enum Bytes {
    Memory(Vec<u8>),
    Disk(RefCell<File>),
}

impl Source {
    /// A file in memory.
    pub fn memory(bytes: Vec<u8>) -> Self {
        let len = bytes.len() as u64;
        Self { bytes: Bytes::Memory(bytes), len, left: Cell::new(budget(len)) }
    }

    /// A file on disk, of which only what is needed is read.
    pub fn disk(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let len = file.metadata()?.len();
        Ok(Self { bytes: Bytes::Disk(RefCell::new(file)), len, left: Cell::new(budget(len)) })
    }

    /// The first `len` bytes of it.
    pub fn head(&self, len: u64) -> io::Result<Self> {
        let bytes = match &self.bytes {
            Bytes::Memory(bytes) => Bytes::Memory(bytes[..len as usize].to_vec()),
            Bytes::Disk(file) => Bytes::Disk(RefCell::new(file.borrow().try_clone()?)),
        };
        Ok(Self { bytes, len, left: Cell::new(budget(len)) })
    }

    /// Up to `len` bytes from `at`; fewer at the end of the file.
    ///
    /// # Errors
    /// The system's, and [`AttachError::TooMuch`] where a file makes its reader read too much.
    pub fn read(&self, at: u64, len: u64) -> Result<Vec<u8>, AttachError> {
        let len = len.min(self.len.saturating_sub(at));
        let left = self.left.get().checked_sub(len).ok_or(AttachError::TooMuch("its objects refer to the same bytes again and again"))?;
        self.left.set(left);
        match &self.bytes {
            Bytes::Memory(bytes) => Ok(bytes[at.min(self.len) as usize..(at.min(self.len) + len) as usize].to_vec()),
            Bytes::Disk(file) => {
                let mut file = file.borrow_mut();
                file.seek(SeekFrom::Start(at))?;
                let mut window = Vec::with_capacity(len as usize);
                Read::take(&mut *file, len).read_to_end(&mut window)?;
                Ok(window)
            }
        }
    }

    /// Copies all of it.
    pub fn copy_to(&self, out: &mut File) -> io::Result<()> {
        match &self.bytes {
            Bytes::Memory(bytes) => out.write_all(bytes),
            Bytes::Disk(file) => {
                let mut file = file.borrow_mut();
                file.seek(SeekFrom::Start(0))?;
                // File to file: the system copies by itself where it can.
                io::copy(&mut Read::take(&mut *file, self.len), out).map(drop)
            }
        }
    }
}

fn budget(len: u64) -> u64 {
    len.saturating_mul(PASSES).saturating_add(FREE)
}
