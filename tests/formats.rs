//! One article in every format that is read: the same text comes out of each, offsets lead into
//! it, and what the files say of themselves is told apart from what the article says.

use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::prelude::*;
use attache::clean::{BlockKind, clean};
use attache::ingest::{self, Article, FileDate, IngestError};
use attache::pipeline::{Given, Stated, read_article};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/formats").join(name)).expect("a file of the repository")
}

fn article(name: &str) -> Article {
    ingest::read(name, &bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const FORMATS: [&str; 9] = [
    "article.html",
    "article.mhtml",
    "article.eml",
    "article.docx",
    "article.odt",
    "article.rtf",
    "article.md",
    "article.pdf",
    "article.txt",
];

#[test]
fn every_format_gives_the_same_article() {
    let plain = clean(&article("article.txt"));
    for name in FORMATS {
        // The content tells what a file is; its name does not.
        let read = ingest::read("article", &bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let cleaned = clean(&read);
        assert_eq!(cleaned.text, plain.text, "{name}");
        assert_eq!(cleaned.blocks[0].kind, BlockKind::Headline, "{name}");
    }
}

#[test]
fn evidence_leads_into_the_text_of_every_format() {
    for name in FORMATS {
        let article = article(name);
        let reading = read_article(&article, &Given::default());
        assert!(reading.brief.meeting.is_some(), "{name}");
        for block in &reading.cleaned.blocks {
            let original = reading.cleaned.original(block.span);
            assert!(original.of(&article.text).contains(block.span.of(&reading.cleaned.text)), "{name}");
        }
    }
}

#[test]
fn what_files_say_of_themselves_is_told_apart() {
    let published = |name: &str| article(name).metadata.published.map(|day| day.to_string());
    for name in ["article.html", "article.mhtml", "article.md"] {
        let metadata = article(name).metadata;
        assert_eq!(published(name).as_deref(), Some("2021-05-04"), "{name}");
        assert_eq!((metadata.byline.as_deref(), metadata.publisher.as_deref()), (Some("Ana Writer"), Some("Harbour News")), "{name}");
    }
    for (name, kind) in [("article.eml", FileDate::Sent), ("article.docx", FileDate::Created), ("article.rtf", FileDate::Created)] {
        assert_eq!(published(name), None, "{name}");
        assert_eq!(article(name).metadata.dated.map(|dated| dated.kind), Some(kind), "{name}");
    }
    let mail = read_article(&article("article.eml"), &Given::default());
    assert_eq!(mail.publication.day.map(|(_, by)| by), Some(Stated::Mail));
    assert!(mail.brief.gaps.iter().any(|gap| gap.contains("day of the mail")), "{:?}", mail.brief.gaps);
    assert_eq!(article("article.mhtml").metadata.url.as_deref(), Some("https://example.org/ports"));
}

#[test]
fn what_cannot_be_read_is_refused_with_a_remedy() {
    assert_eq!(ingest::read("a", &bytes("scanned.pdf")), Err(IngestError::Scanned { pages: 1 }));
    assert!(matches!(ingest::read("a", &bytes("locked.pdf")), Err(IngestError::Encrypted { .. })));
    assert_eq!(ingest::read("a", &bytes("articles.zip")), Err(IngestError::Several { count: 2 }));
}

#[test]
fn archives_and_patterns_give_one_brief_an_article() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["articles.zip", "article.eml", "article.pdf"] {
        std::fs::copy(Path::new("tests/formats").join(name), folder.path().join(name)).expect("a copy");
    }
    let run = |argument: &str| {
        let mut command = Command::cargo_bin("attache").expect("the program");
        command.arg("brief").arg(folder.path().join(argument)).assert()
    };
    run("articles.zip").success();
    run("article.[ep]*").code(4);
    let mut briefs: Vec<PathBuf> =
        std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    briefs.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    briefs.sort();
    let names: Vec<_> = briefs.iter().map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned()).collect();
    // The mail and the PDF file have one name: the second brief is not written over the first.
    assert_eq!(names, ["article.brief.yaml", "articles-news-one.brief.yaml", "articles-news-two.brief.yaml"]);
    let brief = std::fs::read_to_string(&briefs[1]).expect("a brief");
    assert!(brief.contains("articles.zip/news/one.txt"), "{brief}");
    // Its evidence is found again inside the archive.
    let mut check = Command::cargo_bin("attache").expect("the program");
    check.arg("check").arg(&briefs[1]).assert().success();
}
