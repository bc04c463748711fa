//! The little of ZIP (PKWARE APPNOTE 6.3) that an office document needs: deflated files, no dates.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};

/// Midnight, 1 January 1980: ZIP's earliest, since nothing here may depend on the clock.
const DATE: u32 = (1 << 21) | (1 << 16);
/// Deflate needs version 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
const DEFLATED: u16 = 8;

/// A ZIP file that grows.
#[derive(Default)]
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Archive {
    /// Adds a file.
    pub fn add(&mut self, name: &str, content: impl AsRef<[u8]>) {
        let content = content.as_ref();
        let mut crc = Crc::new();
        crc.update(content);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).expect("writing to a vector cannot fail");
        let packed = encoder.finish().expect("writing to a vector cannot fail");
        let at = size(self.bytes.len());
        let mut description = Vec::new();
        for field in [VERSION, UTF8, DEFLATED] {
            description.extend(field.to_le_bytes());
        }
        for field in [DATE, crc.sum(), size(packed.len()), size(content.len())] {
            description.extend(field.to_le_bytes());
        }
        description.extend(u16::try_from(name.len()).expect("names are short").to_le_bytes());
        // No extra field.
        description.extend(0u16.to_le_bytes());

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&description);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(description);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files += 1;
    }

    /// The bytes of the whole.
    pub fn finish(mut self) -> Vec<u8> {
        let at = size(self.bytes.len());
        let length = size(self.directory.len());
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a memo is a few kilobytes")
}
