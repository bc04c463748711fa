//! The command line as scripts rely on it: where results go, what is refused, exit statuses.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, thread};

const ARTICLE: &str = "Ministers of Norway and Chile to meet in Oslo\n\n\
    Norwegian Foreign Minister Anna Berg will meet with Chilean Foreign Minister Pedro Soto in Oslo on Thursday to discuss fisheries.\n\n\
    Berg said on Monday that the two countries agreed to share data on cod stocks.\n\n\
    Chile accused Norway of breaking a treaty on salmon exports.\n";

#[test]
fn a_brief_is_never_written_over_without_force() {
    let folder = folder_with_article();
    assert_eq!(status(&attache(folder.path(), &["brief", "talks.txt"])), 0);
    let brief = folder.path().join("talks.brief.yaml");
    fs::write(&brief, "my edits").expect("writable");
    let refused = attache(folder.path(), &["brief", "talks.txt"]);
    assert_eq!(status(&refused), 4);
    assert!(stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert_eq!(fs::read_to_string(&brief).expect("readable"), "my edits");
    assert_eq!(status(&attache(folder.path(), &["brief", "talks.txt", "--force"])), 0);
    assert!(fs::read_to_string(&brief).expect("readable").contains("brief: 1"));
}

#[test]
fn standard_input_to_standard_output() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = piped(folder.path(), &["brief", "-", "-o", "-"], ARTICLE.as_bytes());
    assert_eq!(status(&output), 0);
    assert!(stdout(&output).contains("Anna Berg"), "{}", stdout(&output));
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0, "nothing is written beside");
}

#[test]
fn a_pipeline_from_article_to_memo() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let brief = piped(folder.path(), &["brief"], ARTICLE.as_bytes());
    let memo = piped(folder.path(), &["render", "-", "-o", "memo.pdf"], &brief.stdout);
    assert_eq!(status(&memo), 0, "{}", stderr(&memo));
    assert!(fs::read(folder.path().join("memo.pdf")).expect("a memo").starts_with(b"%PDF-1.7"));
}

#[test]
fn one_bad_article_does_not_stop_the_others() {
    let folder = folder_with_article();
    fs::write(folder.path().join("empty.txt"), "").expect("writable");
    let output = attache(folder.path(), &["brief", "empty.txt", "missing.txt", "talks.txt"]);
    assert_eq!(status(&output), 3, "the worst of the three");
    let said = stderr(&output);
    assert!(said.contains("empty.txt") && said.contains("missing.txt"), "{said}");
    assert!(folder.path().join("talks.brief.yaml").exists());
}

#[test]
fn several_briefs_need_a_folder() {
    let folder = folder_with_article();
    fs::write(folder.path().join("more.txt"), ARTICLE).expect("writable");
    assert_eq!(status(&attache(folder.path(), &["brief", "talks.txt", "more.txt", "-o", "one.yaml"])), 2);
    assert_eq!(status(&attache(folder.path(), &["brief", ".", "-o", "briefs/"])), 0);
    assert!(folder.path().join("briefs/more.brief.yaml").exists());
}

#[test]
fn no_meeting_gives_an_empty_meeting_and_a_warning() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let story = "Wheat harvest sets a record\n\nFarmers brought in 9 million tons of wheat this year, the ministry of agriculture said.\n\n\
        Rain in spring helped, and so did new seed.\n";
    let output = piped(folder.path(), &["brief", "-", "-o", "-"], story.as_bytes());
    assert_eq!(status(&output), 0);
    assert!(stderr(&output).contains("no meeting"), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("\ntension: []") && text.contains("\nmeeting:"), "{text}");
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    let folder = folder_with_article();
    let run = || attache(folder.path(), &["brief", "talks.txt", "-o", "-"]).stdout;
    assert_eq!(run(), run());
    let memo = || attache(folder.path(), &["render", "talks.txt", "-o", "-"]).stdout;
    let first = memo();
    assert!(!first.is_empty());
    assert!(first == memo(), "two memos differ");
}

#[test]
fn edited_wrongly_a_brief_is_placed_and_not_rendered() {
    let folder = folder_with_article();
    attache(folder.path(), &["brief", "talks.txt"]);
    let path = folder.path().join("talks.brief.yaml");
    let edited = fs::read_to_string(&path).expect("readable").replace("\ntension:", "\ntensions:");
    fs::write(&path, edited).expect("writable");
    let check = attache(folder.path(), &["check", "talks.brief.yaml"]);
    assert_eq!(status(&check), 1);
    assert!(stderr(&check).contains("tension") || stdout(&check).contains("tension"));
    let render = attache(folder.path(), &["render", "talks.brief.yaml"]);
    assert_eq!(status(&render), 1);
    assert!(!folder.path().join("talks.memo.pdf").exists());
}

#[test]
fn help_names_the_commands_and_the_exit_statuses() {
    let help = stdout(&attache(Path::new("."), &["--help"]));
    for word in ["brief", "check", "render", "text", "schema", "Exit status"] {
        assert!(help.contains(word), "--help does not name {word}");
    }
}

fn folder_with_article() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("talks.txt"), ARTICLE).expect("writable");
    folder
}

fn attache(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).stdin(Stdio::null()).output().expect("attache runs")
}

fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child =
        command(folder, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("attache runs");
    let mut stdin = child.stdin.take().expect("piped");
    let bytes = input.to_vec();
    let writer = thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().expect("attache ends");
    writer.join().expect("no panic").expect("attache reads its input");
    output
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    command.current_dir(folder).args(arguments);
    command
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("attache exits")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
