//! How long web pages take from their bytes to the article's cleaned text, library against library:
//! the pages are in memory, nothing is started or imported while the clock runs. `benches/webpages.py`
//! runs this and trafilatura in turn and prints the ratio.
//!
//!     cargo bench --bench html -- FOLDER [ROUNDS]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::path::PathBuf;
use std::time::Instant;

use attache::{clean, ingest};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let folder = arguments.first().map_or("../shared/corpus/html", String::as_str);
    let rounds: usize = arguments.get(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: no pages in {folder}");
        return;
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "html"));
    files.sort();
    let pages: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a readable page")).collect();
    let least = (0..rounds).map(|_| round(&pages)).fold([f64::MAX; 2], |least, [read, clean]| [least[0].min(read), least[1].min(clean)]);
    let count = f64::from(u32::try_from(pages.len().max(1)).expect("few pages"));
    println!("{:.3} {:.3}", 1000.0 * least[0] / count, 1000.0 * least[1] / count);
}

/// Seconds for all pages, one after the other on one core: reading them, and cleaning what was read.
#[expect(clippy::disallowed_methods, reason = "the time it takes is what is measured")]
fn round(pages: &[Vec<u8>]) -> [f64; 2] {
    let (mut read, mut cleaned) = (0.0, 0.0);
    for page in pages {
        let start = Instant::now();
        let article = ingest::read("page", std::hint::black_box(page));
        read += start.elapsed().as_secs_f64();
        let start = Instant::now();
        if let Ok(article) = article {
            std::hint::black_box(clean::clean(&article));
        }
        cleaned += start.elapsed().as_secs_f64();
    }
    [read, cleaned]
}
