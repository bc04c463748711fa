//! Several articles about one meeting, one brief: made, checked, shown, compared, brought up to date.
//! `UPDATE_EXAMPLES=1` writes the golden briefs of `tests/joint` anew.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use attache::brief::{Brief, Evidence, from_yaml};

/// The written articles with their days of publication; the page states its own.
const FISH: &[&str] =
    &["agency.txt", "paper.html", "copy.txt", "--published", "2021-05-19", "--published", "-", "--published", "2021-05-20"];
/// A readout and the remarks before the same meeting.
const READOUT: &[&str] = &["readout.txt", "remarks.txt", "--published", "2021-07-01"];

#[test]
fn golden_briefs_are_what_the_program_makes() {
    for (arguments, kept) in [(FISH, "agency.joint.brief.yaml"), (READOUT, "readout.joint.brief.yaml")] {
        let folder = folder();
        assert_eq!(status(&joint(folder.path(), arguments)), 0);
        let made = fs::read_to_string(folder.path().join(kept)).expect("the program wrote it");
        let kept = Path::new("tests/joint").join(kept);
        if env::var_os("UPDATE_EXAMPLES").is_some() {
            fs::write(&kept, &made).expect("golden files are writable");
        }
        assert_eq!(made, fs::read_to_string(&kept).unwrap_or_default(), "{} is out of date; look at the difference", kept.display());
    }
}

#[test]
fn what_sources_share_cites_both_and_what_they_dispute_shows_both() {
    let folder = folder();
    let output = joint(folder.path(), FISH);
    assert!(stderr(&output).contains("copy.txt repeats agency.txt"), "{}", stderr(&output));
    let brief = read(folder.path(), "agency.joint.brief.yaml");
    let marks = |from: &[Evidence]| from.iter().map(Evidence::paragraph).collect::<Vec<_>>().join(" ");
    let shared = &brief.cooperation[0];
    assert_eq!(
        (shared.text.as_str(), marks(&shared.from).as_str()),
        ("The two countries agreed to share data on cod stocks in the South Atlantic", "¶2 2¶2")
    );
    let meeting = brief.meeting.as_ref().expect("a meeting");
    // Both days, neither preferred; what they have in common is the month.
    assert_eq!((meeting.when.text.as_str(), meeting.when.date.as_str()), ("Wednesday or Tuesday (sources differ)", "2021-05"));
    assert!(brief.bottom_line.text.ends_with("Sources differ on the date and a number."), "{}", brief.bottom_line.text);
    let asked = brief.gaps.join("\n");
    for line in [
        "Which date is right: Wednesday (2021-05-19) in sources 1, 3, or Tuesday (2021-05-18) in source 2",
        "Which number is right: “12 vessels” in sources 1, 3, or “15 vessels” in source 2",
        "Whether Maria Rojas takes part (named in source 2 alone)",
        "Independent confirmation (source 3 repeats source 1)",
    ] {
        assert!(asked.contains(line), "{line}\n{asked}");
    }
    // The copy is a source, and is cited for nothing.
    assert_eq!(brief.sources.len(), 3);
    assert!(brief.cooperation.iter().all(|item| item.from.iter().all(|evidence| evidence.source != 3)));
}

#[test]
fn the_other_commands_take_a_joint_brief() {
    let folder = folder();
    joint(folder.path(), FISH);
    let brief = "agency.joint.brief.yaml";
    let check = attache(folder.path(), &["check", "--strict", brief]);
    assert_eq!(status(&check), 0, "{}", stderr(&check));
    assert_eq!(stdout(&attache(folder.path(), &["diff", brief])), "", "nothing was edited");
    assert_eq!(stdout(&attache(folder.path(), &["diff", "--omitted", brief])), "", "the copy says nothing that the brief lacks");
    assert_eq!(status(&attache(folder.path(), &["render", brief, "-o", "memo.pdf"])), 0);
    assert_eq!(status(&attache(folder.path(), &["review", brief, "-o", "review.html"])), 0);
    let page = fs::read_to_string(folder.path().join("review.html")).expect("a page");
    assert!(page.contains("id=\"s2p2\"") && page.contains(">2¶2</a>"), "evidence of the second source is linked");
    let update = attache(folder.path(), &["update", brief]);
    assert!(stderr(&update).contains("up to date"), "{}", stderr(&update));
}

#[test]
fn evidence_is_held_against_its_own_source() {
    let folder = folder();
    joint(folder.path(), FISH);
    edit(folder.path(), "agency.joint.brief.yaml", "2¶3 Norway wants 15 vessels", "2¶3 Norway wants 16 vessels");
    let check = attache(folder.path(), &["check", "agency.joint.brief.yaml"]);
    assert_eq!(status(&check), 1);
    assert!(stderr(&check).contains("not in 2¶3 of the article"), "{}", stderr(&check));
}

#[test]
fn an_edit_is_a_difference_and_survives_an_update_of_any_source() {
    let folder = folder();
    joint(folder.path(), FISH);
    let brief = "agency.joint.brief.yaml";
    edit(folder.path(), brief, "text: Soto rejected the charge", "text: Soto rejected this");
    let diff = stdout(&attache(folder.path(), &["diff", brief]));
    assert_eq!(diff, "~ tension: “Soto rejected the charge” → “Soto rejected this”\n");
    // The second source gets a paragraph before the others, and another word in one of them.
    fs::copy(folder.path().join("paper.html"), folder.path().join("was.html")).expect("copied");
    edit(folder.path(), "paper.html", "<p>Norway and Chile agreed", "<p>It rained in Oslo all day long.</p>\n<p>Norway and Chile agreed");
    edit(
        folder.path(),
        "paper.html",
        "in custody,” Soto told reporters.",
        "in custody,” Soto told reporters.</p>\n<p>Chile threatened to close its ports to Norwegian ships.",
    );
    let update = attache(folder.path(), &["update", brief, "--was", "was.html"]);
    assert_eq!(status(&update), 0, "{}", stderr(&update));
    let text = fs::read_to_string(folder.path().join(brief)).expect("readable");
    for kept in ["text: Soto rejected this", "2¶3 Norway and Chile agreed to share data", "Chile threatened to close its ports"] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    let check = attache(folder.path(), &["check", brief]);
    assert_eq!(status(&check), 0, "{}", stderr(&check));
}

#[test]
fn articles_about_other_meetings_are_refused_with_the_reason() {
    let folder = folder();
    let output = joint(folder.path(), &["readout.txt", "other.txt", "agency.txt", "--published", "2021-07-01"]);
    assert_eq!(status(&output), 1);
    let said = stderr(&output);
    for words in
        ["readout.txt: Blinken–Kamilov meeting, Washington, 2021-07-01", "other.txt: Sherman–Park", "other people: ", "without --joint"]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!folder.path().join("readout.joint.brief.yaml").exists(), "nothing is written");
}

#[test]
fn an_article_without_a_meeting_or_that_cannot_be_read_is_named() {
    let folder = folder();
    fs::write(folder.path().join("wheat.txt"), "Wheat harvest sets a record\n\nFarmers brought in 9 million tons of wheat this year.\n")
        .expect("writable");
    fs::write(folder.path().join("empty.txt"), "").expect("writable");
    let silent = joint(folder.path(), &["agency.txt", "wheat.txt"]);
    assert_eq!(status(&silent), 1);
    assert!(stderr(&silent).contains("wheat.txt: no meeting found"), "{}", stderr(&silent));
    let missing = joint(folder.path(), &["agency.txt", "empty.txt", "gone.txt"]);
    assert_eq!(status(&missing), 3);
    assert!(stderr(&missing).contains("empty.txt") && stderr(&missing).contains("gone.txt"), "{}", stderr(&missing));
    assert!(!folder.path().join("agency.joint.brief.yaml").exists());
}

#[test]
fn without_joint_each_article_has_its_own_brief() {
    let folder = folder();
    assert_eq!(status(&attache(folder.path(), &["brief", "agency.txt", "other.txt"])), 0);
    for name in ["agency", "other"] {
        assert_eq!(read(folder.path(), &format!("{name}.brief.yaml")).sources.len(), 1);
    }
}

#[test]
fn the_order_of_the_articles_numbers_the_sources() {
    let folder = folder();
    joint(folder.path(), &["remarks.txt", "readout.txt", "--published", "2021-07-01"]);
    let brief = read(folder.path(), "remarks.joint.brief.yaml");
    assert_eq!(brief.sources.iter().map(|source| source.file.as_str()).collect::<Vec<_>>(), ["remarks.txt", "readout.txt"]);
    let json = joint(folder.path(), &["remarks.txt", "readout.txt", "--published", "2021-07-01", "--format", "json", "-o", "-"]);
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let second = &value["meeting"]["who"][1]["from"][1];
    let (start, end) = (second["start"].as_u64().expect("an offset"), second["end"].as_u64().expect("an offset"));
    assert_eq!(second["source"], 2);
    let article = fs::read_to_string(folder.path().join("readout.txt")).expect("readable");
    let span = usize::try_from(start).expect("small")..usize::try_from(end).expect("small");
    assert_eq!(&article[span], second["quote"].as_str().expect("a quotation"));
}

#[test]
fn articles_of_other_folders_are_found_from_the_brief() {
    let folder = folder();
    for (from, to) in [("readout.txt", "one"), ("remarks.txt", "two")] {
        fs::create_dir(folder.path().join(to)).expect("a folder");
        fs::rename(folder.path().join(from), folder.path().join(to).join("article.txt")).expect("moved");
    }
    let output = joint(folder.path(), &["one/article.txt", "two/article.txt", "-o", "briefs/", "--published", "2021-07-01"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let brief = read(folder.path(), "briefs/article.joint.brief.yaml");
    assert_eq!(brief.sources[1].file, "../two/article.txt");
    assert_eq!(status(&attache(folder.path(), &["check", "--strict", "briefs/article.joint.brief.yaml"])), 0);
    assert_eq!(stdout(&attache(folder.path(), &["diff", "briefs/article.joint.brief.yaml"])), "");
}

#[test]
fn values_are_given_for_all_sources_or_for_each() {
    let folder = folder();
    let output = joint(folder.path(), &["agency.txt", "paper.html", "copy.txt", "--published", "2021-05-19", "--published", "2021-05-20"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("2 values of --published for 3 articles"), "{}", stderr(&output));
    let each = attache(folder.path(), &["brief", "agency.txt", "--published", "2021-05-19", "--published", "2021-05-20"]);
    assert_eq!(status(&each), 2, "without --joint a day is given once");
}

#[test]
fn many_sources_fit_a_page() {
    let folder = folder();
    let agency = fs::read_to_string("tests/joint/agency.txt").expect("readable");
    let names: Vec<String> = (0..50).map(|number| format!("n{number:02}.txt")).collect();
    for (number, name) in names.iter().enumerate() {
        let words = ["cod", "salmon", "crab", "krill", "squid"];
        let own = format!("{agency}\nThe fleet of port {} asked the two ministers to protect its {}.\n", number + 20, words[number % 5]);
        fs::write(folder.path().join(name), own).expect("writable");
    }
    let mut arguments: Vec<&str> = names.iter().map(String::as_str).collect();
    arguments.extend(["--published", "2021-05-19"]);
    assert_eq!(status(&joint(folder.path(), &arguments)), 0);
    let render = attache(folder.path(), &["render", "n00.joint.brief.yaml", "-f", "pdf,txt"]);
    assert_eq!(status(&render), 0, "{}", stderr(&render));
    let page = fs::read_to_string(folder.path().join("n00.joint.memo.txt")).expect("a memo");
    assert!(page.contains("10–50: see the brief"), "{page}");
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["agency.txt", "paper.html", "copy.txt", "readout.txt", "remarks.txt", "other.txt"] {
        fs::copy(Path::new("tests/joint").join(name), folder.path().join(name)).expect("copied");
    }
    folder
}

fn joint(folder: &Path, arguments: &[&str]) -> Output {
    attache(folder, &[&["brief", "--joint"], arguments].concat())
}

fn attache(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_attache")).current_dir(folder).args(arguments).stdin(Stdio::null()).output().expect("attache runs")
}

fn read(folder: &Path, name: &str) -> Brief {
    let text = fs::read_to_string(folder.join(name)).expect("a brief");
    from_yaml(name, &text).expect("no errors").brief
}

fn edit(folder: &Path, name: &str, from: &str, to: &str) {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).expect("readable");
    assert!(text.contains(from), "{from}\n{text}");
    fs::write(path, text.replacen(from, to, 1)).expect("writable");
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
