//! `attache render` as a person runs it: formats, names, settings, exit statuses.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const BRIEF: &str = "brief: 1
title: Marlow–Petrescu meeting, Tallinn
marking:
status: draft
meeting:
  what:
    text: Minister Marlow to meet Minister Petrescu
    from: ¶1 will meet
  who:
    - name: Ann Marlow
      role: Foreign Minister
      side: Ruritania
tension:
  - text: Fish – quotas cut by 40%
    from: ¶2 cut by 40%
  - A point of my own that has no source
";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("talks.brief.yaml"), BRIEF).expect("writable");
    folder
}

fn attache(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("attache").expect("the program is built");
    command.current_dir(folder).env("HOME", folder).env_remove("XDG_CONFIG_HOME").env("NO_COLOR", "1").arg("render");
    command
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

#[test]
fn several_formats_are_written_beside_the_brief() {
    let folder = folder();
    attache(folder.path()).args(["talks.brief.yaml", "-f", "md,html,txt,docx"]).assert().success();
    for ending in ["md", "html", "txt", "docx"] {
        assert!(folder.path().join(format!("talks.memo.{ending}")).is_file(), "{ending}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("talks.brief.yaml")).expect("readable"), BRIEF);
}

#[test]
fn a_picture_has_as_many_pixels_as_are_asked_for() {
    let folder = folder();
    for (dpi, width, height) in [("72", 595_u32, 842_u32), ("144", 1191, 1684)] {
        attache(folder.path()).args(["talks.brief.yaml", "-f", "png", "--dpi", dpi]).assert().success();
        let picture = fs::read(folder.path().join("talks.memo.png")).expect("it was written");
        assert_eq!((&picture[16..20], &picture[20..24]), (&width.to_be_bytes()[..], &height.to_be_bytes()[..]), "{dpi}");
    }
    attache(folder.path()).args(["talks.brief.yaml", "-f", "png", "--dpi", "5000"]).assert().code(2);
}

#[test]
fn the_output_s_name_tells_the_format_and_standard_input_is_read() {
    let folder = folder();
    attache(folder.path()).args(["-", "-o", "out/memo.md"]).write_stdin(BRIEF).assert().success();
    let text = fs::read_to_string(folder.path().join("out/memo.md")).expect("written");
    assert!(text.contains("- **Fish** – quotas cut by 40% ¶2".replace("% ¶", "%\u{a0}¶").as_str()), "{text}");
    assert!(text.contains("- A point of my own that has no source\n"), "{text}");
}

#[test]
fn fields_and_settings_reach_the_page() {
    let folder = folder();
    let args = ["talks.brief.yaml", "-f", "txt", "-o", "-", "--no-cites", "--set", "marking=TLP:GREEN", "--set", "organisation=Ministry"];
    let text = stdout(attache(folder.path()).args(args));
    assert!(text.trim_start().starts_with("TLP:GREEN\n") && text.trim_end().ends_with("TLP:GREEN"), "{text}");
    assert!(text.contains("Ministry · Meeting brief") && !text.contains('¶'), "{text}");
    fs::write(folder.path().join("attache.toml"), "organisation = 'Desk'\nauthor = 'A. Writer'\n").expect("writable");
    let text = stdout(attache(folder.path()).args(["talks.brief.yaml", "-f", "txt", "-o", "-"]));
    assert!(text.contains("Desk · Meeting brief") && text.contains("From A. Writer"), "{text}");
}

#[test]
fn an_article_is_taken_in_one_step_and_stamped() {
    let folder = folder();
    fs::write(folder.path().join("news.txt"), "Ministers to meet\n\nAnn Marlow will meet Ion Petrescu on Wednesday in Tallinn.\n")
        .expect("writable");
    let text = stdout(attache(folder.path()).args(["news.txt", "-f", "txt", "-o", "-"]));
    assert!(text.contains("DRAFT – NOT REVIEWED"), "{text}");
}

#[test]
fn own_templates_come_first_and_their_mistakes_are_placed() {
    let folder = folder();
    let own = folder.path().join("templates/meeting");
    fs::create_dir_all(&own).expect("writable");
    fs::write(own.join("memo.hbs"), "<memo><h1>Own: {{title}}</h1></memo>").expect("writable");
    let text = stdout(attache(folder.path()).args(["talks.brief.yaml", "-f", "txt", "-o", "-"]));
    assert!(text.starts_with("Own: Marlow"), "{text}");
    fs::write(own.join("memo.hbs"), "<memo>\n<h1>{{titel}}</h1></memo>").expect("writable");
    let failed = attache(folder.path()).args(["talks.brief.yaml", "-f", "txt"]).assert().code(1);
    let message = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
    assert!(message.contains("memo.hbs:2:7") && message.contains("did you mean `title`?"), "{message}");
}

#[test]
fn exit_statuses_tell_what_went_wrong() {
    let folder = folder();
    let run = |args: &[&str]| attache(folder.path()).args(args).assert().get_output().status.code();
    fs::write(folder.path().join("broken.yaml"), BRIEF.replace("tension:", "tensions:")).expect("writable");
    assert_eq!(run(&["broken.yaml", "-f", "txt"]), Some(1));
    assert_eq!(run(&["nosuch.yaml", "-f", "txt"]), Some(3));
    assert_eq!(run(&["talks.brief.yaml", "-f", "txt", "-t", "meetign"]), Some(2));
    assert_eq!(run(&["talks.brief.yaml", "-f", "txt", "--set", "markng=x"]), Some(2));
    assert_eq!(run(&["talks.brief.yaml", "-f", "txt,md", "-o", "one.txt"]), Some(2));
    assert_eq!(run(&["talks.brief.yaml", "nosuch.yaml", "-f", "txt"]), Some(3));
    assert!(folder.path().join("talks.memo.txt").is_file(), "one bad input does not stop the others");
}

/// The files inside a PDF.
fn embedded(pdf: &[u8]) -> Vec<Vec<u8>> {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let files = streams.filter(|stream| stream.dict.get(b"Type").and_then(|name| name.as_name()).is_ok_and(|name| name == b"EmbeddedFile"));
    files.map(|stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).collect()
}

#[test]
fn the_pdf_carries_the_brief_byte_for_byte_and_is_the_same_every_time() {
    let folder = folder();
    let run = attache(folder.path()).arg("talks.brief.yaml").assert().success();
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert_eq!(said.lines().last(), Some("talks.memo.pdf: 1 page, A4, 11 pt, nothing dropped"), "{said}");
    let pdf = fs::read(folder.path().join("talks.memo.pdf")).expect("written");
    assert_eq!(embedded(&pdf), [BRIEF.as_bytes()]);
    attache(folder.path()).arg("talks.brief.yaml").assert().success();
    assert_eq!(fs::read(folder.path().join("talks.memo.pdf")).expect("written"), pdf);
    // What is set on the command line is in the brief that goes along.
    attache(folder.path()).args(["talks.brief.yaml", "--set", "marking=TLP:GREEN", "-o", "set.pdf"]).assert().success();
    let inside = embedded(&fs::read(folder.path().join("set.pdf")).expect("written")).concat();
    assert_eq!(String::from_utf8_lossy(&inside), BRIEF.replace("marking:", "marking: \"TLP:GREEN\""));
}

#[test]
fn the_article_is_embedded_only_when_asked() {
    let folder = folder();
    let article = "Ministers to meet\n\nAnn Marlow will meet Ion Petrescu on Wednesday in Tallinn.\n";
    fs::write(folder.path().join("news.txt"), article).expect("writable");
    let files = |args: &[&str]| {
        attache(folder.path()).args(["news.txt", "-o", "news.pdf"]).args(args).assert().success();
        embedded(&fs::read(folder.path().join("news.pdf")).expect("written"))
    };
    assert_eq!(files(&[]).len(), 1);
    let both = files(&["--embed-source"]);
    assert!(both.len() == 2 && both.iter().any(|file| file == article.as_bytes()));
    let yaml = both.iter().find(|file| file.starts_with(b"#") || file.starts_with(b"brief:")).expect("the brief that was made");
    assert!(String::from_utf8_lossy(yaml).contains("file: news.txt"));
}

#[test]
fn what_was_dropped_is_named_and_strict_fails() {
    let folder = folder();
    let items: String =
        (1..60).map(|n| format!("  - Point {n} – a matter that takes more than one line in a column of the page\n")).collect();
    fs::write(folder.path().join("long.yaml"), BRIEF.replace("tension:\n", &format!("tension:\n{items}"))).expect("writable");
    let run = attache(folder.path()).arg("long.yaml").assert().success();
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("dropped from tension: Point 59") && !said.contains("Point 1 "), "{said}");
    let strict = attache(folder.path()).args(["long.yaml", "--fit", "strict", "-o", "strict.pdf"]).assert().code(1);
    assert!(String::from_utf8_lossy(&strict.get_output().stderr).contains("too long for one page"));
    assert!(!folder.path().join("strict.pdf").exists());
    let off = attache(folder.path()).args(["long.yaml", "--fit", "off", "--paper", "letter"]).assert().success();
    assert!(String::from_utf8_lossy(&off.get_output().stderr).contains("2 pages, Letter, 11 pt, nothing dropped"));
}

#[test]
fn characters_without_a_font_are_named_with_their_line() {
    let folder = folder();
    fs::write(folder.path().join("snow.yaml"), BRIEF.replace("Tallinn", "Tallinn ☃")).expect("writable");
    let failed = attache(folder.path()).arg("snow.yaml").assert().code(1);
    let said = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
    assert!(said.contains("“☃” (U+2603)") && said.contains("snow.yaml:2:"), "{said}");
    assert!(!folder.path().join("snow.memo.pdf").exists());
}
