//! Compound files (MS-CFB) → the streams inside, by path. Chains that lead in circles end.

/// Marks in the allocation table from this one on are no sectors ([MS-CFB] 2.1).
const NO_SECTOR: u32 = 0xffff_fffa;
/// A compound file has no more entries than this; a mail has some hundreds.
const MOST_ENTRIES: usize = 50_000;
/// All streams together are read up to this many bytes.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// A stream's path, and where it begins.
struct Entry {
    path: String,
    start: u32,
    size: usize,
}

/// A compound file whose directory was read.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    /// The stream in which small streams are kept.
    small: Vec<u8>,
    small_limit: usize,
    entries: Vec<Entry>,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

impl<'b> Compound<'b> {
    /// Reads the tables and the directory; `None` where they are damaged.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        if !(9..=12).contains(&shift) {
            return None;
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            small_limit: u32_at(bytes, 56)? as usize,
            entries: Vec::new(),
        };
        file.table = file.allocation_table()?;
        file.small_table = words(&file.chain(u32_at(bytes, 60)?, MOST_BYTES));
        let directory = file.chain(u32_at(bytes, 48)?, MOST_ENTRIES * 128);
        let root = directory.get(..128)?;
        file.small = file.chain(u32_at(root, 116)?, MOST_BYTES);
        file.entries = entries(&directory, u32_at(root, 76)?);
        Some(file)
    }

    /// The table of sectors: its first parts are named in the header, the others in a chain.
    fn allocation_table(&self) -> Option<Vec<u32>> {
        let mut parts = words(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector;
        // A part cut off at the end of the file may hold nothing but the way back to itself.
        for _ in 0..=most {
            let Some(sector) = Some(next).filter(|next| *next < NO_SECTOR).and_then(|next| self.sector_bytes(next)) else { break };
            let mut numbers = words(sector);
            next = numbers.pop()?;
            parts.extend(numbers);
        }
        let sectors = parts.into_iter().filter(|part| *part < NO_SECTOR).take(most);
        Some(sectors.filter_map(|part| self.sector_bytes(part)).flat_map(words).collect())
    }

    fn sector_bytes(&self, number: u32) -> Option<&'b [u8]> {
        let from = (number as usize + 1).checked_mul(self.sector)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// The bytes of a chain of sectors, up to `most`.
    fn chain(&self, start: u32, most: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = start;
        // No chain is longer than the file, whatever the table says.
        let most = most.min(self.bytes.len());
        while bytes.len() < most {
            let Some(sector) = Some(number).filter(|number| *number < NO_SECTOR).and_then(|number| self.sector_bytes(number)) else {
                break;
            };
            bytes.extend(sector);
            number = self.table.get(number as usize).copied().unwrap_or(NO_SECTOR);
        }
        bytes
    }

    /// A small stream's bytes: it is kept in pieces of 64.
    fn small_chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = start;
        while bytes.len() < size.min(self.small.len()) {
            let piece = (number as usize).checked_mul(64).and_then(|from| self.small.get(from..));
            let Some(piece) = piece.filter(|piece| !piece.is_empty()) else { break };
            bytes.extend(&piece[..piece.len().min(64)]);
            number = match self.small_table.get(number as usize) {
                Some(next) if *next < NO_SECTOR => *next,
                _ => break,
            };
        }
        bytes
    }

    /// The paths of all streams.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.path.as_str())
    }

    /// The bytes of the stream at that path.
    pub(super) fn stream(&self, path: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.path == path)?;
        let mut bytes =
            if entry.size < self.small_limit { self.small_chain(entry.start, entry.size) } else { self.chain(entry.start, entry.size) };
        bytes.truncate(entry.size);
        Some(bytes)
    }
}

/// The streams below `first`, by a walk that visits each entry once.
fn entries(directory: &[u8], first: u32) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut seen = vec![false; directory.len() / 128];
    let mut open = vec![(first, String::new())];
    while let Some((number, folder)) = open.pop() {
        let at = number as usize;
        if seen.get(at) != Some(&false) {
            continue;
        }
        seen[at] = true;
        let entry = &directory[at * 128..at * 128 + 128];
        let number_at = |at| u32_at(entry, at).unwrap_or(NO_SECTOR);
        let length = usize::from(u16_at(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
        let units: Vec<u16> = entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let path = format!("{folder}{}", String::from_utf16_lossy(&units));
        open.push((number_at(68), folder.clone()));
        open.push((number_at(72), folder));
        match entry[66] {
            1 if path.len() < 1000 => open.push((number_at(76), format!("{path}/"))),
            2 => found.push(Entry { path, start: number_at(116), size: number_at(120) as usize }),
            _ => {}
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_leads_back_to_itself_ends() {
        let mut bytes = vec![0xff; 520];
        bytes[30..32].copy_from_slice(&9_u16.to_le_bytes());
        // The chain of table parts begins in sector 0, of which four bytes are left: they name sector 0.
        bytes[68..72].fill(0);
        bytes.truncate(516);
        bytes[512..516].fill(0);
        assert!(Compound::open(&bytes).is_none());
    }

    #[test]
    fn damaged_files_are_none_or_empty() {
        for length in [0, 30, 76, 512, 600] {
            let mut bytes = vec![0xff; length];
            assert!(Compound::open(&bytes).is_none());
            if length > 34 {
                bytes[30..32].copy_from_slice(&[9, 0]);
                let _ = Compound::open(&bytes);
            }
        }
        // Every chain leads to itself.
        let mut circle = vec![0; 4096];
        circle[30] = 9;
        let _ = Compound::open(&circle);
    }
}
