//! The examples are what the program makes. `UPDATE_EXAMPLES=1` writes them anew.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[test]
fn briefs_and_memos_are_what_the_program_makes() {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    for folder in folders() {
        // The memo names its source by file name, so that the folder's own path does not matter.
        let published = fs::read_to_string(folder.join("published")).expect("each example states its date");
        let brief = scratch.path().join("article.brief.yaml");
        attache(&folder, &["brief", "article.txt", "--published", published.trim(), "--force", "-o", text(&brief)]);
        compare(&brief, &folder.join("article.brief.yaml"));
        let memo = scratch.path().join("article.memo.pdf");
        attache(&folder, &["render", "article.brief.yaml", "-o", text(&memo)]);
        compare(&memo, &folder.join("article.memo.pdf"));
    }
}

#[test]
fn pictures_of_the_templates_are_what_the_program_draws() {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    for template in ["meeting", "checklist", "memo", "points", "note", "brevity"] {
        let picture = scratch.path().join(format!("{template}.png"));
        let options = ["render", "talks.brief.yaml", "-t", template, "--dpi", "72", "-o", text(&picture)];
        attache(Path::new("examples/templates"), &options);
        compare(&picture, &Path::new("examples/templates").join(format!("{template}.png")));
        assert!(fs::metadata(&picture).expect("it is there").len() <= 60_000, "{template}");
    }
    let memo = scratch.path().join("memo.png");
    attache(Path::new("examples/cairo-summit"), &["render", "article.brief.yaml", "--dpi", "110", "-o", text(&memo)]);
    compare(&memo, Path::new("examples/cairo-summit/memo.png"));
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir("examples").expect("the examples");
    let mut folders: Vec<_> =
        entries.map(|entry| entry.expect("readable").path()).filter(|path| path.join("article.txt").exists()).collect();
    folders.sort();
    assert!(folders.len() >= 3, "examples are missing");
    folders
}

fn attache(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_attache")).current_dir(folder).args(arguments).output().expect("attache runs");
    assert!(output.status.success(), "attache {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
}

/// Both files hold the same bytes; `UPDATE_EXAMPLES` makes it so.
fn compare(made: &Path, kept: &Path) {
    let made = fs::read(made).expect("the program wrote it");
    if env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::write(kept, &made).expect("examples are writable");
    }
    let kept_bytes = fs::read(kept).unwrap_or_default();
    assert!(
        made == kept_bytes,
        "{} is out of date; look at the difference, then run UPDATE_EXAMPLES=1 cargo test --test examples",
        kept.display()
    );
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are UTF-8")
}
