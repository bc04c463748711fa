//! Memos of every kind keep to PDF/A-3a and PDF/UA-1. Needs `tests/conformance/install` to have been
//! run once; says so and does nothing where it has not.

mod page;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use attache::font::FontBook;
use attache::layout::{Fit, LaidOut, Paper, lay_out};
use attache::memo::Block;
use attache::picture;
use page::{HARBOUR, memo, pdf, style};

/// Memos that differ in what the standards look at.
fn kinds() -> Vec<(&'static str, String)> {
    let repeated = "  - text: Tariffs – imposed on shippers of every flag in the eastern approaches\n    from: ¶8 imposed\n".repeat(60);
    vec![
        ("plain", HARBOUR.to_owned()),
        ("marked", HARBOUR.replace("status: draft", "marking: TLP:GREEN\nstatus: draft")),
        ("titled-oddly", HARBOUR.replace("title: Vinter–Okafor meeting, Tallinn", "title: Fish & <ships> (“łodzie”)")),
        ("without-links", HARBOUR.replace("url: https", "# url: https")),
        ("long", HARBOUR.replace("tension:\n", &format!("tension:\n{repeated}"))),
    ]
}

fn laid_out(yaml: &str, paper: Paper, fit: Fit) -> LaidOut {
    lay_out(&memo(yaml), &style(), &FontBook::bundled(), paper, fit).expect("it can be laid out")
}

#[test]
fn memos_keep_to_both_standards() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join("target/conformance/Validate.class").exists() {
        eprintln!("nothing is validated: run tests/conformance/install first");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut files = Vec::new();
    for (name, yaml) in kinds() {
        for (paper, fit) in [(Paper::A4, Fit::Drop), (Paper::Letter, Fit::Off)] {
            let path = folder.path().join(format!("{name}-{paper:?}.pdf"));
            fs::write(&path, pdf(&laid_out(&yaml, paper, fit), &FontBook::bundled(), &yaml)).expect("the test may write");
            files.push(path);
        }
    }
    for (name, bytes) in
        [("shapes", include_bytes!("logo/harbour.svg").as_slice()), ("pixels", include_bytes!("logo/harbour.png").as_slice())]
    {
        let logo = Arc::new(picture::read(bytes).expect("a sound logo"));
        for alt in ["", "Harbour Board"] {
            let mut memo = memo(HARBOUR);
            memo.blocks.insert(0, Block::Letterhead { style: "letterhead".into(), alt: alt.into(), logo: None, blocks: Vec::new() });
            let laid_out = lay_out(&memo.with_logo(&logo), &style(), &FontBook::bundled(), Paper::A4, Fit::Drop).expect("it fits");
            let path = folder.path().join(format!("logo-{name}-{}.pdf", alt.len()));
            fs::write(&path, pdf(&laid_out, &FontBook::bundled(), HARBOUR)).expect("the test may write");
            files.push(path);
        }
    }
    let output = Command::new(root.join("tests/conformance/validate")).args(&files).output().expect("it can be run");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.matches("pass ").count(), files.len() * 2);
}
