//! Reports and memos in the hands of other programs. Each test says so and does nothing where the
//! program is not installed.

#![allow(clippy::print_stderr, reason = "a test says what it skips")]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod reports;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use attache::attach::{self, At, Way};
use reports::{Form, attached, attached_at, counted, detached, memo, open, report, yaml};

/// Runs a program in a folder; what it prints, or `None` where it is not installed.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<String> {
    let Ok(output) = Command::new(program).args(arguments).current_dir(folder).output() else {
        eprintln!("{program} is not installed: nothing is tested with it");
        return None;
    };
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    Some(said)
}

/// What other readers have to say against a file.
fn complaints(folder: &Path, file: &[u8]) -> Vec<String> {
    fs::write(folder.join("check.pdf"), file).unwrap();
    let said = [("qpdf", vec!["--check", "check.pdf"]), ("mutool", vec!["info", "check.pdf"]), ("pdfinfo", vec!["check.pdf"])];
    let said = said.iter().filter_map(|(program, arguments)| run(folder, program, arguments));
    let bad = |line: &&str| ["warning", "error:"].iter().any(|word| line.to_lowercase().contains(word));
    said.flat_map(|said| said.lines().filter(bad).map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

#[test]
fn other_readers_find_nothing_wrong() {
    let folder = folder();
    for form in [Form::Table, Form::Streams] {
        let first = attached_at(&report(16, form), &[memo("aa1454a6", "Talks"), memo("bb1454a6", "More talks")], Way::Pages, At::After(5));
        let again = attached(&first, &[memo("aa1454a6", "Talks, again")]);
        let as_file = attached_at(&again, &[memo("dd1454a6", "Other talks")], Way::File, At::End);
        for file in [&first, &again, &as_file, &detached(&again, &["Annex B"])] {
            assert_eq!(complaints(folder.path(), file), Vec::<String>::new());
        }
    }
}

/// Reports as other programs make them from ours.
fn made_by_others(folder: &Path) -> Vec<(&'static str, Vec<u8>)> {
    fs::write(folder.join("report.pdf"), report(16, Form::Table)).unwrap();
    let programs: [(&'static str, &str, &[&str]); 5] = [
        ("linearised", "qpdf", &["--linearize", "report.pdf", "out.pdf"]),
        ("linearised, in streams", "qpdf", &["--linearize", "--object-streams=generate", "report.pdf", "out.pdf"]),
        ("mutool clean", "mutool", &["clean", "-gggg", "report.pdf", "out.pdf"]),
        ("Ghostscript", "gs", &["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "report.pdf"]),
        ("Chromium", "chromium", &["--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=out.pdf", "page.html"]),
    ];
    fs::write(
        folder.join("page.html"),
        "<html lang=en><title>Report</title><h1>Report</h1><p>Words <a href='https://example.org'>link</a>",
    )
    .unwrap();
    let made = programs.into_iter().filter_map(|(name, program, arguments)| {
        run(folder, program, arguments)?;
        Some((name, fs::read(folder.join("out.pdf")).unwrap()))
    });
    made.collect()
}

#[test]
fn reports_of_other_programs_are_attached_to() {
    let folder = folder();
    for (name, report) in made_by_others(folder.path()) {
        let result = attached_at(&report, &[memo("aa1454a6", "Talks")], Way::Pages, At::After(1));
        assert!(result.starts_with(&report), "{name}");
        assert_eq!(complaints(folder.path(), &result), Vec::<String>::new(), "{name}");
        let (before, after) = (counted(&report), counted(&result));
        assert_eq!(after.pages.len(), before.pages.len() + 1, "{name}");
        assert_eq!(after.bookmarks.len(), before.bookmarks.len() + 1, "{name}");
        assert_eq!(after.labels[1], "Annex A", "{name}");
        assert_eq!(detached(&result, &["A"]), report, "{name}");
    }
}

#[test]
fn briefs_survive_programs_that_keep_attachments() {
    let folder = folder();
    let result = attached(&report(4, Form::Table), &[memo("aa1454a6", "Talks")]);
    let wanted = yaml("aa1454a6", "Talks").into_bytes();
    for (name, file) in [("memo", memo("aa1454a6", "Talks")), ("report", result)] {
        fs::write(folder.path().join("in.pdf"), file).unwrap();
        let programs: [(&str, &[&str]); 5] = [
            ("qpdf", &["in.pdf", "out.pdf"]),
            ("qpdf", &["--linearize", "--object-streams=generate", "in.pdf", "out.pdf"]),
            ("qpdf", &["--empty", "--pages", "in.pdf", "1-z", "--", "out.pdf"]),
            ("mutool", &["clean", "-gggg", "in.pdf", "out.pdf"]),
            ("gs", &["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"]),
        ];
        for (program, arguments) in programs {
            if program == "gs" && !keeps_attachments(folder.path()) {
                continue;
            }
            if run(folder.path(), program, arguments).is_some() {
                let found = attach::recover(&open(&fs::read(folder.path().join("out.pdf")).unwrap())).unwrap();
                assert_eq!(found.iter().map(|brief| &brief.yaml).collect::<Vec<_>>(), [&wanted], "{name}: {program} {arguments:?}");
            }
        }
    }
}

/// LibreOffice draws the pages anew and leaves attachments out; it is named in the complaint.
#[test]
fn what_libreoffice_drops_is_said() {
    let folder = folder();
    fs::write(folder.path().join("in.pdf"), memo("aa1454a6", "Talks")).unwrap();
    let home = format!("-env:UserInstallation=file://{}/lo", folder.path().display());
    let arguments = [&home, "--headless", "--infilter=draw_pdf_import", "--convert-to", "pdf", "--outdir", "out", "in.pdf"];
    if run(folder.path(), "soffice", &arguments).is_none() {
        return;
    }
    let kept = open(&fs::read(folder.path().join("out/in.pdf")).unwrap());
    assert!(attach::recover(&kept).unwrap().is_empty());
    assert!(kept.producer().is_some_and(|name| name.starts_with("LibreOffice")));
}

/// Ghostscript keeps attached files from version 10 on.
fn keeps_attachments(folder: &Path) -> bool {
    let version = run(folder, "gs", &["--version"]).unwrap_or_default();
    version.split('.').next().and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= 10)
}

#[test]
fn locked_reports_open_with_either_password() {
    let folder = folder();
    fs::write(folder.path().join("report.pdf"), report(5, Form::Streams)).unwrap();
    for lock in [&["256"][..], &["128", "--use-aes=y"], &["128", "--use-aes=n"], &["40"]] {
        let arguments = [&["--allow-weak-crypto", "--encrypt", "user", "owner"], lock, &["--", "report.pdf", "locked.pdf"]].concat();
        if run(folder.path(), "qpdf", &arguments).is_none() {
            return;
        }
        let locked = fs::read(folder.path().join("locked.pdf")).unwrap();
        let open = |password| attach::PdfFile::from_bytes(locked.clone(), attach::Damage::Refuse, password);
        assert!(matches!(open(None), Err(attach::AttachError::NeedsPassword)));
        assert!(matches!(open(Some("wrong")), Err(attach::AttachError::WrongPassword)));
        for password in ["user", "owner"] {
            let memos = reports::memos(&[memo("aa1454a6", "Talks")]);
            let (remove, fonts) = (std::collections::BTreeSet::new(), attache::font::FontBook::bundled());
            let wanted = attach::Wanted {
                add: &memos,
                remove: &remove,
                way: Way::Pages,
                at: At::End,
                label: "Annex {A}",
                fonts: &fonts,
                running: attach::Running::Label,
            };
            let change = attach::change(&open(Some(password)).unwrap(), &wanted).unwrap();
            let result = reports::result(&locked, &change);
            fs::write(folder.path().join("result.pdf"), &result).unwrap();
            run(folder.path(), "qpdf", &["--password=user", "--check", "result.pdf"]);
            let again = attach::PdfFile::from_bytes(result, attach::Damage::Refuse, Some(password)).unwrap();
            assert_eq!(attach::recover(&again).unwrap()[0].yaml, yaml("aa1454a6", "Talks").into_bytes(), "{lock:?}");
        }
    }
}

#[test]
fn archival_and_accessible_reports_stay_so() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join("target/conformance/Validate.class").exists() {
        eprintln!("nothing is validated: run tests/conformance/install first");
        return;
    }
    let folder = folder();
    let tagged = memo("cc1454a6", "A report that is PDF/A-3a and PDF/UA-1");
    let first = attached(&tagged, &[memo("aa1454a6", "Talks"), memo("bb1454a6", "More talks")]);
    let again = attached_at(&first, &[memo("aa1454a6", "Talks, again")], Way::Pages, At::Start);
    let as_file = attached_at(&tagged, &[memo("aa1454a6", "Talks")], Way::File, At::End);
    let front = attach::Front { title: "Week 49".into(), contents: "Contents".into(), language: "en".into(), ..attach::Front::default() };
    let entry = |title: &str| attach::Entry { title: title.into(), detail: String::new(), pages: 1 };
    let front = attach::Front { entries: vec![entry("Talks"), entry("More talks")], ..front };
    let (style, fonts) = (reports::page::style_text(), attache::font::FontBook::bundled());
    let looks = attach::Looks { style: &style, fonts: &fonts, paper: attache::layout::Paper::A4 };
    let packet = attach::bind(&front, &reports::memos(&[memo("aa1454a6", "Talks"), memo("bb1454a6", "More talks")]), looks).unwrap();
    let bound = open(&packet);
    let apart = attach::extract(&bound, &attach::list(&bound).unwrap()[1]).unwrap();
    let files: Vec<PathBuf> = [&tagged, &first, &again, &detached(&again, &["A"]), &as_file, &packet, &apart]
        .into_iter()
        .enumerate()
        .map(|(at, file)| {
            let path = folder.path().join(format!("{at}.pdf"));
            fs::write(&path, file).unwrap();
            path
        })
        .collect();
    let output = Command::new(root.join("tests/conformance/validate")).args(&files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.matches("pass ").count(), files.len() * 2);
}
