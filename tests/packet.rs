//! Packets: many memos behind a cover and contents, and taken apart again.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod reports;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use lopdf::{Document, Object};
use reports::{counted, yaml};

fn attache(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("attache").expect("it is built");
    command.current_dir(folder).args(arguments);
    command
}

/// A folder with briefs, of which the first is the latest, and one memo.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (number, title) in ["Talks in Tallinn", "Talks in Riga", "Talks in Vilnius"].into_iter().enumerate() {
        let brief =
            yaml(&format!("{}a1454a6", number + 1), title).replace("  when:\n", &format!("  when:\n    date: 2026-12-0{}\n", 9 - number));
        fs::write(folder.path().join(format!("{number}.brief.yaml")), brief).unwrap();
    }
    fs::write(folder.path().join("z.memo.pdf"), reports::memo("9a1454a6", "Talks in Oslo")).unwrap();
    folder
}

#[test]
fn contents_lead_to_memos_whose_pages_are_numbered_through() {
    let folder = desk();
    let inputs = ["0.brief.yaml", "1.brief.yaml", "2.brief.yaml", "z.memo.pdf"];
    let arguments = [&["packet"][..], &inputs, &["--title", "Week 49", "-o", "week.pdf"]].concat();
    attache(folder.path(), &arguments).assert().success();
    let bytes = fs::read(folder.path().join("week.pdf")).unwrap();
    let found = counted(&bytes);
    assert_eq!(found.labels, ["1", "2", "3", "4", "5", "6"]);
    let titles = ["Talks in Tallinn", "Talks in Riga", "Talks in Vilnius", "Talks in Oslo"];
    assert!(
        found.bookmarks[found.bookmarks.len() - 4..].iter().zip(titles).all(|(bookmark, title)| bookmark.ends_with(title)),
        "{found:?}"
    );
    let document = Document::load_mem(&bytes).unwrap();
    let pages = document.get_pages();
    let contents = document.get_dictionary(pages[&2]).unwrap();
    let targets: Vec<Object> = contents
        .get(b"Annots")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|link| {
            let link = document.dereference(link).unwrap().1.as_dict().unwrap();
            assert!(!link.has(b"A"));
            link.get(b"Dest").unwrap().as_array().unwrap()[0].clone()
        })
        .collect();
    assert_eq!(targets, [3, 4, 5, 6].map(|number| Object::Reference(pages[&number])));
}

#[test]
fn memos_are_ordered_as_asked() {
    let folder = desk();
    let titles = |order: &str| {
        let arguments = ["packet", "0.brief.yaml", "1.brief.yaml", "2.brief.yaml", "--order", order, "-o", "week.pdf"];
        attache(folder.path(), &arguments).assert().success();
        let found = counted(&fs::read(folder.path().join("week.pdf")).unwrap()).bookmarks;
        found[found.len() - 3..].iter().map(|title| title.rsplit(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles("given"), ["Tallinn", "Riga", "Vilnius"]);
    assert_eq!(titles("title"), ["Riga", "Tallinn", "Vilnius"]);
    assert_eq!(titles("date"), ["Vilnius", "Riga", "Tallinn"]);
}

#[test]
fn a_packet_comes_apart_into_its_memos() {
    let folder = desk();
    attache(folder.path(), &["packet", "0.brief.yaml", "z.memo.pdf", "-o", "week.pdf"]).assert().success();
    attache(folder.path(), &["packet", "--split", "week.pdf", "-o", "apart"]).assert().success();
    for (id, title) in [("1a1454a6", "Talks in Tallinn"), ("9a1454a6", "Talks in Oslo")] {
        let name = format!("apart/{id}.memo.pdf");
        assert_eq!(counted(&fs::read(folder.path().join(&name)).unwrap()).pages.len(), 1);
        let output = attache(folder.path(), &["recover", &name, "-o", "-"]).assert().success().get_output().clone();
        assert!(String::from_utf8_lossy(&output.stdout).contains(&format!("title: {title}")));
    }
    attache(folder.path(), &["packet", "--split", "z.memo.pdf", "-o", "apart"]).assert().code(1);
}

#[test]
fn a_memo_of_a_packet_is_replaced_in_its_place() {
    let folder = desk();
    attache(folder.path(), &["packet", "0.brief.yaml", "1.brief.yaml", "-o", "week.pdf"]).assert().success();
    let before = fs::read(folder.path().join("week.pdf")).unwrap();
    let edited = yaml("1a1454a6", "Talks in Tallinn, again");
    fs::write(folder.path().join("0.brief.yaml"), edited).unwrap();
    attache(folder.path(), &["attach", "week.pdf", "0.brief.yaml", "--in-place"]).assert().success();
    let after = fs::read(folder.path().join("week.pdf")).unwrap();
    assert_eq!(counted(&after).labels, ["1", "2", "3", "4"]);
    let page = |bytes: &[u8]| Document::load_mem(bytes).unwrap().get_pages()[&3];
    assert_eq!(page(&after), page(&before), "links in the contents still lead there");
}

#[test]
fn a_brief_that_is_wrong_is_told_and_nothing_is_written() {
    let folder = desk();
    fs::write(folder.path().join("1.brief.yaml"), "brief: 1\ntitel: x\n").unwrap();
    attache(folder.path(), &["packet", "0.brief.yaml", "1.brief.yaml", "-o", "week.pdf"]).assert().code(1);
    assert!(!folder.path().join("week.pdf").exists());
}
