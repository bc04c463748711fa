//! Files made to fill the memory or to take for ever: each ends soon, with a clear error or with
//! what could be read.

use std::io::Write;
use std::time::{Duration, Instant};

use attache::ingest::{self, Article, IngestError};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What a file may take here, on a busy machine and without optimisation; without a bound each of
/// these takes minutes, or all memory.
const LONGEST: Duration = Duration::from_secs(120);

#[expect(clippy::disallowed_methods, reason = "the time it takes is what is tested")]
fn read(what: &str, bytes: &[u8]) -> Result<Article, IngestError> {
    let before = Instant::now();
    let result = ingest::read("a", bytes);
    assert!(before.elapsed() < LONGEST, "{what}: {:?}", before.elapsed());
    result
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

#[test]
fn packed_bombs_are_refused() {
    let bomb = gzip(&vec![b' '; 70 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(read("gzip", &bomb), Err(IngestError::TooLarge { .. })));
    // A file that unpacks to itself, many times over, ends at a depth.
    let mut nested = b"Port ministers met in Lisbon.".to_vec();
    for _ in 0..50 {
        nested = gzip(&nested);
    }
    assert!(read("gzip in gzip", &nested).is_err());
}

#[test]
fn endless_text_is_refused() {
    let line = "word ".repeat(4 * 1024 * 1024);
    let unbroken = "The talks went on. ".repeat(20_000);
    assert!(matches!(read("a paragraph", unbroken.as_bytes()), Err(IngestError::Unbroken { .. })));
    assert!(matches!(read("a line", line.as_bytes()), Err(IngestError::TooLong { .. })));
    let mail = format!("From: a@example.org\nTo: b@example.org\nSubject: x\n\n{line}");
    assert!(matches!(read("a mail", mail.as_bytes()), Err(IngestError::TooLong { .. })));
}

#[test]
fn pages_made_to_multiply_end() {
    let many = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len());
    let formats: String = (0..300).map(|number| format!("<b id={number}>")).collect();
    for (what, page) in [
        ("deep", many("<div>", 20_000) + "<p>Port ministers of nine countries met in Lisbon."),
        ("deep and wide", many("<div>", 10_000) + &many("<p>a</p>", 200_000)),
        ("emphasis", formats + &many("</p><p>a", 16_000)),
        ("tables", many("<table>", 30_000) + &many("<td>a", 30_000)),
        ("attributes", format!("<p {}>x", many("a=1 ", 300_000))),
        ("open tags", many("<p", 300_000)),
        ("signs", many("<", 300_000)),
        ("comments", many("<!--", 300_000)),
    ] {
        let _ = read(what, format!("<!doctype html><title>Ports</title>{page}").as_bytes());
    }
}

#[test]
fn mails_and_rich_text_made_to_nest_end() {
    let mail = format!(
        "MIME-Version: 1.0\nFrom: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(20_000)
    );
    let _ = read("parts", mail.as_bytes());
    let head = format!("From: a@example.org\nMIME-Version: 1.0\n{}\n\nPort ministers met.", "X: y\n z\n".repeat(50_000));
    let _ = read("fields", head.as_bytes());
    let _ = read("groups", format!("{{\\rtf1 {}Port", "{\\b ".repeat(200_000)).as_bytes());
    let _ = read("brackets", format!("---\ntitle: x\n---\n{}", "[a](".repeat(50_000)).as_bytes());
    let _ = read("stars", format!("---\ntitle: x\n---\n{}", "*a **b ".repeat(50_000)).as_bytes());
}

/// A PDF file whose page draws a form that draws the next one twice, thirty deep.
#[test]
fn pdf_forms_made_to_multiply_end() {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |body: String| {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{body}\nendobj\n", places.len()).bytes());
    };
    object("<</Type/Catalog/Pages 2 0 R>>".to_owned());
    object("<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned());
    object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_owned());
    let content = "/X Do ".repeat(50);
    object(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    for number in 5..35 {
        let next = if number == 34 { 5 } else { number + 1 };
        object(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X {next} 0 R>>>>/Length {}>>stream\n{content}\nendstream",
            content.len()
        ));
    }
    let count = places.len();
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", count + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", count + 1).bytes());
    assert!(matches!(read("forms", &file), Err(IngestError::NoText { .. })));
}
