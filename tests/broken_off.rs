//! Articles that a copy breaks off anywhere: read without a panic, and every evidence is of what is left.

use std::fs;
use std::path::{Path, PathBuf};

use attache::brief::Brief;
use attache::ingest;
use attache::pipeline::{self, Given};

/// Cuts an article gets, at places that differ from article to article.
const CUTS: usize = 3;
/// Articles of one folder, the first of it by name.
const ARTICLES: usize = 30;

/// Articles of this project that stand beside the source.
fn articles() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["examples/cairo-summit", "train/articles/press", "train/articles/desks", "train/articles/releases"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        files.sort();
        all.extend(files.into_iter().take(ARTICLES));
    }
    all
}

fn brief(text: &str) -> Brief {
    let article = ingest::read("cut.txt", text.as_bytes()).expect("text");
    pipeline::brief_from_article(&article, &Given::default())
}

#[test]
fn an_article_that_breaks_off_is_read() {
    let all = articles();
    assert!(!all.is_empty(), "the example is always there");
    for (number, path) in all.iter().enumerate() {
        let text = fs::read_to_string(path).expect("a UTF-8 file");
        for cut in 1..=CUTS {
            // No two articles are cut at the same part of their length.
            let part = (cut * 97 + number * 31) % 400;
            let end = (0..=text.len() * (part + 50) / 500).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let left = &text[..end];
            if left.trim().is_empty() {
                continue;
            }
            let brief = brief(left);
            for item in brief.tension.iter().chain(&brief.cooperation).chain(&brief.aims) {
                assert!(!item.text.trim().is_empty(), "{} cut at {end}", path.display());
            }
        }
    }
}
