//! `attache attach`, `detach` and `recover` on the command line: what is written where, what is
//! refused, what is said.

mod reports;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use reports::{Form, counted, memo, page, report, yaml};

fn attache(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("attache").expect("it is built");
    command.current_dir(folder).args(arguments).env_remove("ATTACHE_PASSWORD");
    command
}

/// A folder with a report, a memo and its brief.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    fs::write(folder.path().join("report.pdf"), report(6, Form::Table)).expect("the test may write");
    fs::write(folder.path().join("talks.memo.pdf"), memo("aa1454a6", "Talks in Tallinn")).expect("the test may write");
    fs::write(folder.path().join("harbour.brief.yaml"), page::HARBOUR).expect("the test may write");
    folder
}

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_report_itself_is_changed_only_when_asked() {
    let folder = desk();
    let before = fs::read(folder.path().join("report.pdf")).unwrap();
    let output = attache(folder.path(), &["attach", "report.pdf", "talks.memo.pdf"]).assert().success().get_output().clone();
    assert_eq!(said(&output).trim(), "report+memo.pdf: 6 + 1 pages; Annex A on page 7, bookmark added, 3 bookmarks kept");
    assert_eq!(fs::read(folder.path().join("report.pdf")).unwrap(), before);
    attache(folder.path(), &["attach", "report.pdf", "talks.memo.pdf"]).assert().code(4);
    attache(folder.path(), &["attach", "report.pdf", "talks.memo.pdf", "-o", "report.pdf"]).assert().code(4);
    attache(folder.path(), &["attach", "report.pdf", "talks.memo.pdf", "--in-place"]).assert().success();
    assert_eq!(fs::read(folder.path().join("report.pdf")).unwrap(), fs::read(folder.path().join("report+memo.pdf")).unwrap());
    attache(folder.path(), &["detach", "report.pdf", "Annex A", "--in-place"]).assert().success();
    assert_eq!(fs::read(folder.path().join("report.pdf")).unwrap(), before);
}

#[test]
fn briefs_are_rendered_on_the_way_and_a_new_revision_replaces() {
    let folder = desk();
    attache(folder.path(), &["attach", "report.pdf", "harbour.brief.yaml", "-o", "out.pdf"]).assert().success();
    let edited = page::HARBOUR.replace("status: draft", "status: reviewed");
    fs::write(folder.path().join("harbour.brief.yaml"), &edited).unwrap();
    let output = attache(folder.path(), &["attach", "out.pdf", "harbour.brief.yaml", "--in-place"]).assert().success().get_output().clone();
    assert!(said(&output).starts_with("out.pdf: Annex A replaced (rev "), "{}", said(&output));
    let listed = attache(folder.path(), &["attach", "--list", "out.pdf"]).assert().success().get_output().clone();
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert_eq!(listed.lines().count(), 1);
    assert!(listed.starts_with("Annex A\tpage 7\t"), "{listed}");
    attache(folder.path(), &["recover", "out.pdf", "-o", "recovered"]).assert().success();
    assert_eq!(fs::read_to_string(folder.path().join("recovered/harbour.brief.yaml")).unwrap(), edited);
}

#[test]
fn recover_keeps_what_is_there_and_says_what_is_missing() {
    let folder = desk();
    let edited = page::HARBOUR.replace("status: draft", "status: cleared");
    fs::write(folder.path().join("harbour.brief.yaml"), &edited).unwrap();
    attache(folder.path(), &["recover", "talks.memo.pdf"]).assert().code(4);
    assert_eq!(fs::read_to_string(folder.path().join("harbour.brief.yaml")).unwrap(), edited);
    let output = attache(folder.path(), &["recover", "talks.memo.pdf", "-o", "-"]).assert().success().get_output().clone();
    assert_eq!(output.stdout, yaml("aa1454a6", "Talks in Tallinn").into_bytes());
    let output = attache(folder.path(), &["recover", "report.pdf"]).assert().code(1).get_output().clone();
    assert!(said(&output).contains("there is no brief in it"), "{}", said(&output));
}

#[test]
fn mistakes_are_told_with_what_helps() {
    let folder = desk();
    fs::write(folder.path().join("note.pdf"), "no PDF").unwrap();
    let cases: [(&[&str], i32, &str); 7] = [
        (&["attach", "missing.pdf", "talks.memo.pdf"], 3, "cannot read missing.pdf"),
        (&["attach", "note.pdf", "talks.memo.pdf"], 1, "this is no PDF file"),
        (&["attach", "report.pdf", "report.pdf", "-o", "x.pdf"], 1, "there is no brief in this file"),
        (&["attach", "report.pdf", "talks.memo.pdf", "--at", "after:7"], 2, "there is no page 7; the report has 6"),
        (&["attach", "report.pdf", "talks.memo.pdf", "--at", "middle"], 2, "after:12"),
        (&["attach", "report.pdf", "talks.memo.pdf", "harbour.brief.yaml", "--label", "Annex"], 2, "write {A}"),
        (&["detach", "report.pdf", "Annex A"], 2, "no memo “Annex A” is attached"),
    ];
    for (arguments, code, words) in cases {
        let output = attache(folder.path(), arguments).assert().code(code).get_output().clone();
        assert!(said(&output).contains(words), "{arguments:?}: {}", said(&output));
    }
    assert_eq!(counted(&fs::read(folder.path().join("report.pdf")).unwrap()).pages.len(), 6);
}
