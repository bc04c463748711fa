//! One file in `broken/` for each way in which a brief can be wrong, and what is said about it.

use std::fs;
use std::path::{Path, PathBuf};

use attache::brief::{Articles, ParsedBrief, problems};
use attache::diag::{self, CODES, Paint};
use attache::{ingest, pipeline};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of broken briefs").map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect();
    files.sort();
    files
}

/// What `attache check` draws, and the codes in it.
fn check(path: &Path) -> (String, Vec<&'static str>) {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let parsed = ParsedBrief::from_bytes(&name, &fs::read(path).expect("readable"));
    let article = fs::read(folder().join("herring.txt")).expect("the article of the broken briefs");
    let article = pipeline::source_text(&ingest::read("herring.txt", &article).expect("an article"));
    let found: Vec<_> = parsed.brief.sources.iter().map(|source| (source.file == "herring.txt").then(|| article.clone())).collect();
    let problems = problems(&parsed, Articles::Found(&found));
    (diag::draw(&problems, &name, &parsed.text, Paint::Plain), problems.iter().map(|problem| problem.code).collect())
}

#[test]
fn broken_briefs_are_explained() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("broken");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in files() {
            let name = path.file_stem().expect("a file").to_string_lossy().into_owned();
            insta::assert_snapshot!(name, check(&path).0);
        }
    });
}

#[test]
fn each_broken_brief_shows_the_code_in_its_name() {
    for path in files() {
        let code = path.file_name().expect("a file").to_string_lossy()[..4].to_owned();
        let codes = check(&path).1;
        assert!(codes.contains(&code.as_str()), "{}: {codes:?}", path.display());
    }
}

#[test]
fn each_code_of_check_has_a_broken_brief() {
    let names: Vec<String> = files().iter().map(|path| path.file_name().expect("a file").to_string_lossy()[..4].to_owned()).collect();
    for code in CODES.iter().filter(|code| code.code[1..] < *"100") {
        assert!(names.iter().any(|name| name == code.code), "{} has no file in tests/broken", code.code);
    }
}
