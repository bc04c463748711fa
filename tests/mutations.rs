//! Damaged files of every format: no panic, no endless loop, whatever a byte is.
//!
//! A fixed sequence of pseudo-random damages, so that a failure comes again. How many a format
//! gets is set by `ATTACHE_MUTATIONS`; the usual number takes some seconds. `fuzz/` searches on.

use std::path::Path;
use std::time::{Duration, Instant};

use attache::ingest;
use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Damages a format gets where nothing else is asked for.
const USUAL: usize = 300;
/// No small file takes longer, on a busy machine and without optimisation.
const LONGEST: Duration = Duration::from_secs(20);

/// Marsaglia's xorshift, 64 bits: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }
}

/// Pieces that mean something to one reader or another.
const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff\xff\xff\xff",
    b"-1",
    b"99999999999",
    b"{",
    b"}",
    b"\\u-1 ",
    b"\\bin999 ",
    b"\\'",
    b"<<",
    b">>",
    b"[[[[",
    b"<",
    b"</w:p>",
    b"<w:p>",
    b"&#0;",
    b"&x;",
    b"=?utf-8?B?",
    b"?=",
    b"\r\n--",
    b"=\r\n",
    b"Content-Type: multipart/mixed; boundary=\"\"\r\n",
    b"PK\x05\x06",
    b"endstream",
    b" 0 R",
    b"/Kids [1 0 R]",
    b"/Length 1e9",
    b"BI ID",
    b"(((",
    b"```",
    b"---\n",
    b"[a](",
    b"](http://",
    b"\xf0\x9f\x98",
    b"\xc3",
    b"<!--",
    b"<div>",
    b"\x1f\x8b",
];

fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let length = random.below(64).min(bytes.len() - at);
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = (random.next() & 0xff) as u8,
            2 => drop(bytes.drain(at..at + length)),
            3 => {
                let copy = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            4 => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
            5 => {
                let piece = PIECES[random.below(PIECES.len())].repeat(random.below(40));
                bytes.splice(at..at, piece);
            }
            6 if random.below(8) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
}

fn count() -> usize {
    std::env::var("ATTACHE_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(USUAL)
}

/// Reads one damaged file.
#[expect(clippy::disallowed_methods, reason = "the time it takes is what is tested")]
fn read(name: &str, turn: usize, bytes: &[u8]) {
    let before = Instant::now();
    for (_, result) in ingest::read_all("a", bytes) {
        if let Ok(article) = result {
            assert!(!article.text.trim().is_empty(), "{name} {turn}");
        }
    }
    assert!(before.elapsed() < LONGEST, "{name} {turn}: {:?}", before.elapsed());
}

fn loop_over(name: &str, damaged: impl Fn(&mut Random) -> Vec<u8>) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for turn in 0..count() {
        read(name, turn, &damaged(&mut random));
    }
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/formats").join(name)).expect("a file of the repository")
}

fn damaged_files(name: &str) {
    let whole = file(name);
    loop_over(name, |random| {
        let mut bytes = whole.clone();
        damage(&mut bytes, random);
        bytes
    });
}

/// Damages what an archive holds and packs it again, so that the damage is reached.
fn damaged_inside(name: &str, path: &str) {
    let inner = entry(&file(name), path);
    loop_over(name, |random| {
        let mut bytes = inner.clone();
        damage(&mut bytes, random);
        pack(path, &bytes)
    });
}

/// Unpacks one file by its local header.
fn entry(archive: &[u8], path: &str) -> Vec<u8> {
    use std::io::Read;
    let at = archive.windows(path.len()).rposition(|name| name == path.as_bytes()).expect("the file is there") - 46;
    let field = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().expect("four bytes")) as usize;
    let (packed, offset) = (field(at + 20), field(at + 42));
    let short = |at: usize| usize::from(u16::from_le_bytes([archive[at], archive[at + 1]]));
    let from = offset + 30 + short(offset + 26) + short(offset + 28);
    let bytes = &archive[from..from + packed];
    let mut out = Vec::new();
    if short(at + 10) == 0 {
        return bytes.to_vec();
    }
    flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut out).expect("a sound archive");
    out
}

/// An archive of one file, and of the manifest that tells an OpenDocument text.
fn pack(path: &str, content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in [("META-INF/manifest.xml", &b"<m/>"[..]), (path, content)] {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(content).expect("memory");
        let packed = packer.finish().expect("memory");
        let mut fields = vec![20, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend(u32::try_from(packed.len()).expect("short").to_le_bytes());
        fields.extend(u32::try_from(content.len()).expect("short").to_le_bytes());
        fields.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        fields.extend([0, 0]);
        directory.extend([&b"PK\x01\x02\x14\0"[..], &fields, &[0; 10]].concat());
        directory.extend(u32::try_from(bytes.len()).expect("short").to_le_bytes());
        directory.extend(name.bytes());
        bytes.extend([&b"PK\x03\x04"[..], &fields, name.as_bytes(), &packed].concat());
    }
    let at = u32::try_from(bytes.len()).expect("short").to_le_bytes();
    let length = u32::try_from(directory.len()).expect("short").to_le_bytes();
    [&bytes[..], &directory, b"PK\x05\x06\0\0\0\0\x02\0\x02\0", &length, &at, b"\0\0"].concat()
}

/// The text of a PDF file's streams, unpacked, so that damage reaches operators and maps.
fn plain_pdf() -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(&file("article.pdf")).expect("a sound file");
    document.decompress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

#[test]
fn damaged_pages() {
    damaged_files("article.html");
}

#[test]
fn damaged_mails() {
    damaged_files("article.eml");
    damaged_files("article.mhtml");
}

#[test]
fn damaged_rich_text() {
    damaged_files("article.rtf");
}

#[test]
fn damaged_markdown_and_text() {
    damaged_files("article.md");
    damaged_files("article.txt");
}

#[test]
fn damaged_archives() {
    damaged_files("articles.zip");
    damaged_files("article.docx");
    damaged_files("article.odt");
}

#[test]
fn damaged_documents() {
    damaged_inside("article.docx", "word/document.xml");
    damaged_inside("article.odt", "content.xml");
}

#[test]
fn damaged_pdf_files() {
    damaged_files("article.pdf");
    damaged_files("locked.pdf");
    let plain = plain_pdf();
    loop_over("plain.pdf", |random| {
        let mut bytes = plain.clone();
        damage(&mut bytes, random);
        bytes
    });
}
