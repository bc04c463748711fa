//! `attache check` and `attache schema` from the command line: exit statuses, formats, sources.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

fn attache(arguments: &[&str], folder: &Path) -> Output {
    let mut command = assert_cmd::Command::cargo_bin("attache").expect("the program is built");
    command.env("NO_COLOR", "1").current_dir(folder).args(arguments).output().expect("the program runs")
}

fn broken() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// A folder with one brief.
fn folder(brief: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("talks.brief.yaml"), brief).expect("writable");
    folder
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_brief_without_errors_passes() {
    let folder = folder("brief: 1\ntitle: Talks\nto: TBD\n");
    let output = attache(&["check", "talks.brief.yaml"], folder.path());
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("\ntalks.brief.yaml: 1 warning · page: fits A4 at 11 pt, "), "{}", stderr(&output));
    assert_eq!(attache(&["check", "--strict", "talks.brief.yaml"], folder.path()).status.code(), Some(1));
    let quiet = attache(&["--quiet", "check", "talks.brief.yaml"], folder.path());
    assert_eq!(stderr(&quiet), "");
}

#[test]
fn errors_of_several_briefs_are_shown_in_one_run() {
    let output = attache(&["check", "E012-unknown-key.yaml", "E015-date.yaml", "lost.yaml"], &broken());
    assert_eq!(output.status.code(), Some(3), "the file that is not there weighs most");
    let shown = stderr(&output);
    for part in
        ["error[E012]: unknown key `tensions`", "E012-unknown-key.yaml: 3 errors", "E015-date.yaml: 3 errors", "cannot read lost.yaml"]
    {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    assert_eq!(attache(&["check", "E012-unknown-key.yaml"], &broken()).status.code(), Some(1));
}

#[test]
fn the_article_beside_the_brief_is_found() {
    let output = attache(&["check", "E021-not-in-article.yaml"], &broken());
    assert!(stderr(&output).contains("the article has: We want one thing"), "{}", stderr(&output));
}

#[test]
fn the_article_can_be_named() {
    let folder = folder("brief: 1\ntitle: Talks\nsources:\n  - file: elsewhere.txt\naims:\n  - text: Fish\n    from: ¶1 not these words\n");
    let without = attache(&["check", "talks.brief.yaml"], folder.path());
    assert_eq!(without.status.code(), Some(0));
    assert!(stderr(&without).contains("N024"));
    let article = broken().join("herring.txt");
    let with = attache(&["check", "talks.brief.yaml", "--source", &article.to_string_lossy()], folder.path());
    assert_eq!(with.status.code(), Some(1));
    assert!(stderr(&with).contains("E021"));
}

#[test]
fn repairs_are_made_in_place_and_named() {
    let typed = "brief: 1\r\ntitle:  Talks # mine\r\ntensions:\r\n  - text: Fish: one quota\r\n\r\n  - 'Boats'\r\n";
    let folder = folder(typed);
    let output = attache(&["check", "--fix", "talks.brief.yaml"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("talks.brief.yaml:3: mended E012: rename it to `tension`"), "{}", stderr(&output));
    let mended = std::fs::read_to_string(folder.path().join("talks.brief.yaml")).expect("readable");
    assert_eq!(mended, typed.replace("tensions:", "tension:").replace("Fish: one quota", "'Fish: one quota'"));
}

#[test]
fn what_cannot_be_decoded_is_left_alone() {
    let folder = folder("");
    let path = folder.path().join("talks.brief.yaml");
    let bytes = b"brief: 1\ntitle: Zo\xeb\ntensions:\n";
    std::fs::write(&path, bytes).expect("writable");
    assert_eq!(attache(&["check", "--fix", "talks.brief.yaml"], folder.path()).status.code(), Some(1));
    assert_eq!(std::fs::read(&path).expect("readable"), bytes);
}

#[test]
fn json_has_places_and_repairs() {
    let output = attache(&["check", "--format", "json", "E012-unknown-key.yaml"], &broken());
    assert_eq!(output.status.code(), Some(1));
    let found: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let first = &found[0];
    assert_eq!((first["code"].as_str(), first["labels"][0]["line"].as_u64()), (Some("E012"), Some(3)));
    assert_eq!(first["fix"]["edits"][0]["replacement"], "tension");
}

#[test]
fn github_and_sarif_name_file_and_line() {
    let github = attache(&["check", "--format", "github", "E015-date.yaml"], &broken());
    assert!(stdout(&github).starts_with("::error file=E015-date.yaml,line=3,col=7,title=E015::"), "{}", stdout(&github));
    let sarif = attache(&["check", "--format", "sarif", "E015-date.yaml"], &broken());
    let log: Value = serde_json::from_str(&stdout(&sarif)).expect("JSON");
    assert_eq!(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
}

#[test]
fn codes_are_explained() {
    let output = attache(&["check", "--explain", "e021"], &broken());
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("E021: the evidence is not in the article\n"));
    assert_eq!(attache(&["check", "--explain", "E999"], &broken()).status.code(), Some(2));
}

#[test]
fn standard_input_is_checked() {
    let mut command = assert_cmd::Command::cargo_bin("attache").expect("the program is built");
    let output =
        command.env("NO_COLOR", "1").args(["check", "-"]).write_stdin("brief: 1\ntitel: Talks\n").output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("--> standard input:2:1"), "{}", stderr(&output));
}

#[test]
fn a_new_brief_has_no_faults_and_replaces_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = attache(&["new", "--title", "Talks: a start"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let checked = attache(&["check", "--strict", "new.brief.yaml"], folder.path());
    assert!(stderr(&checked).starts_with("new.brief.yaml: no problems · page: fits A4"), "{}", stderr(&checked));
    assert_eq!(attache(&["new"], folder.path()).status.code(), Some(4));
    let shown = stdout(&attache(&["new", "-"], folder.path()));
    assert!(shown.contains("\nstatus: draft              # draft | reviewed | cleared\n"), "{shown}");
}

#[test]
fn edits_and_omissions_are_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::copy(broken().join("herring.txt"), folder.path().join("herring.txt")).expect("copied");
    assert_eq!(attache(&["brief", "herring.txt"], folder.path()).status.code(), Some(0));
    let path = folder.path().join("herring.brief.yaml");
    assert_eq!(stdout(&attache(&["diff", "herring.brief.yaml"], folder.path())), "", "nothing was edited");
    let brief = std::fs::read_to_string(&path).expect("readable");
    let edited = brief.replace("talking_points: []", "talking_points:\n  - Mention the seats");
    std::fs::write(&path, edited).expect("writable");
    assert_eq!(stdout(&attache(&["diff", "herring.brief.yaml"], folder.path())), "+ talking_points: “Mention the seats”\n");
    std::fs::write(&path, "brief: 1\nsources:\n  - file: herring.txt\naims:\n  - from: ¶2 a fair quota\n    text: A quota\n")
        .expect("writable");
    let omitted = stdout(&attache(&["diff", "--omitted", "herring.brief.yaml"], folder.path()));
    assert!(omitted.contains("¶4 Tensions rose") && !omitted.contains("¶2"), "{omitted}");
}

#[test]
fn a_brief_follows_its_article_and_keeps_what_was_edited() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let old = std::fs::read_to_string(broken().join("herring.txt")).expect("readable");
    std::fs::write(folder.path().join("herring.txt"), &old).expect("writable");
    std::fs::write(folder.path().join("later.txt"), old.replacen("\n\nNorland's", "\n\nIt rained all day in Thule.\n\nNorland's", 1))
        .expect("writable");
    let brief = "brief: 1\ntitle:   My title # kept\nsources:\n  - file: herring.txt\n    sha256: SUM\n\nbottom_line: {text: Talks, from: [¶1, ¶4]}\n\
                 tension:\n  - text: Boarding\n    from: ¶4 stopped the trawler Havsula\n";
    let sum = attache(&["brief", "herring.txt", "-o", "-", "--format", "json"], folder.path());
    let sum: Value = serde_json::from_str(&stdout(&sum)).expect("JSON");
    let brief = brief.replace("SUM", sum["sources"][0]["sha256"].as_str().expect("a checksum"));
    let path = folder.path().join("talks.brief.yaml");
    std::fs::write(&path, &brief).expect("writable");
    let nothing = attache(&["update", "talks.brief.yaml"], folder.path());
    assert!(stderr(&nothing).ends_with("talks.brief.yaml: up to date\n"), "{}", stderr(&nothing));
    let dry = attache(&["update", "--dry-run", "talks.brief.yaml", "later.txt"], folder.path());
    assert!(stderr(&dry).contains("3 pieces of evidence are in other paragraphs"), "{}", stderr(&dry));
    assert_eq!(std::fs::read_to_string(&path).expect("readable"), brief);
    assert_eq!(attache(&["update", "talks.brief.yaml", "later.txt"], folder.path()).status.code(), Some(0));
    let updated = std::fs::read_to_string(&path).expect("readable");
    for part in ["title:   My title # kept\n", "file: later.txt\n", "from: [¶2, ¶5]}\n", "    from: ¶5 stopped the trawler Havsula\n"] {
        assert!(updated.contains(part), "{part} is not in {updated}");
    }
}

#[test]
fn the_schema_lies_where_briefs_point_to() {
    let folder = folder("");
    let output = attache(&["schema", "--install"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let installed = std::fs::read_to_string(folder.path().join("brief.schema.json")).expect("readable");
    assert_eq!(installed, stdout(&attache(&["schema"], folder.path())));
    let mut command = assert_cmd::Command::cargo_bin("attache").expect("the program is built");
    let output = command.env("XDG_CONFIG_HOME", folder.path()).args(["schema", "--user"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(folder.path().join("attache/brief.schema.json")).expect("readable"), installed);
}

#[test]
fn the_schema_is_printed() {
    let output = attache(&["schema"], &broken());
    let schema: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["brief"]["const"], 1);
}
