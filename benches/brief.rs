//! How long articles take from their text to the brief, inside the library: the articles are in memory, the
//! models are loaded, nothing is started while the clock runs. `benches/understanding.py` runs this and a
//! peer in turn and prints the ratio.
//!
//!     cargo bench --bench brief -- [ARTICLE.txt …]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::time::Instant;

use attache::ingest::{self, Article};
use attache::pipeline::{Given, brief_from_article};

/// An article's rounds; the quickest counts.
const ROUNDS: usize = 30;

fn main() {
    let mut files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if files.is_empty() {
        files = vec!["examples/cairo-summit/article.txt".into(), "examples/eu-us-dialogue/article.txt".into()];
    }
    let (mut words, mut seconds) = (0, 0.0);
    for file in &files {
        let bytes = std::fs::read(file).expect("a readable article");
        let article = ingest::read(file, &bytes).expect("an article");
        words += article.text.split_whitespace().count();
        seconds += (0..ROUNDS).map(|_| once(&article)).fold(f64::MAX, f64::min);
    }
    let words = f64::from(u32::try_from(words.max(1)).expect("few words"));
    println!("{} articles, {words} words: {:.3} ms for 600 words", files.len(), 1000.0 * seconds * 600.0 / words);
}

/// Seconds for one article.
#[expect(clippy::disallowed_methods, reason = "the time it takes is what is measured")]
fn once(article: &Article) -> f64 {
    let start = Instant::now();
    std::hint::black_box(brief_from_article(std::hint::black_box(article), &Given::default()));
    start.elapsed().as_secs_f64()
}
