//! The house's logo, as a person sets it: in `attache.toml`, in the environment, in a template's folder.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use attache::picture;
use tempfile::TempDir;

const BRIEF: &str = "brief: 1
title: Marlow–Petrescu meeting, Tallinn
meeting:
  what: Minister Marlow to meet Minister Petrescu
tension:
  - Fish – quotas cut by 40%
";
const SVG: &str = include_str!("logo/harbour.svg");
const PNG: &[u8] = include_bytes!("logo/harbour.png");

/// A project with these settings and both logos.
fn project(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in [
        ("talks.brief.yaml", BRIEF.as_bytes()),
        ("attache.toml", settings.as_bytes()),
        ("harbour.svg", SVG.as_bytes()),
        ("harbour.png", PNG),
    ] {
        fs::write(folder.path().join(name), bytes).expect("writable");
    }
    folder
}

fn render(folder: &Path, output: &str) -> Command {
    let mut command = Command::cargo_bin("attache").expect("the program is built");
    command.current_dir(folder).env("HOME", folder).env_remove("XDG_CONFIG_HOME").env("NO_COLOR", "1");
    command.args(["render", "talks.brief.yaml", "-o", output]);
    command
}

fn made(settings: &str, output: &str) -> Vec<u8> {
    let folder = project(settings);
    render(folder.path(), output).assert().success();
    fs::read(folder.path().join(output)).expect("it was written")
}

fn complaint(folder: &TempDir) -> String {
    let said = render(folder.path(), "out.pdf").assert().code(1).get_output().stderr.clone();
    String::from_utf8(said).expect("UTF-8").replace(&*folder.path().canonicalize().expect("it exists").to_string_lossy(), "…")
}

/// The structure elements of a kind.
fn elements(pdf: &[u8], kind: &[u8]) -> Vec<lopdf::Dictionary> {
    let document = lopdf::Document::load_mem(pdf).expect("a readable file");
    let all = document.objects.values().filter_map(|object| object.as_dict().ok());
    all.filter(|entry| entry.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|name| name == kind)).cloned().collect()
}

#[test]
fn a_logo_with_words_is_a_figure_and_one_without_decorates() {
    for file in ["harbour.svg", "harbour.png"] {
        let named = made(&format!("logo = '{file}'\nlogo_alt = 'Harbour Board'\n"), "out.pdf");
        let [figure] = &elements(&named, b"Figure")[..] else { panic!("{file}: one figure") };
        assert_eq!(figure.get(b"Alt").and_then(lopdf::Object::as_str).expect("it has words"), b"Harbour Board");
        let corners = figure.get(b"A").and_then(lopdf::Object::as_dict).and_then(|layout| layout.get(b"BBox")).expect("it has a place");
        assert_eq!(corners.as_array().map(Vec::len).expect("four numbers"), 4);
        assert!(elements(&made(&format!("logo = '{file}'\n"), "out.pdf"), b"Figure").is_empty(), "{file}");
    }
}

#[test]
fn the_same_logo_gives_the_same_bytes() {
    for (file, output) in [("harbour.svg", "a.pdf"), ("harbour.png", "a.pdf"), ("harbour.svg", "a.docx"), ("harbour.svg", "a.png")] {
        let settings = format!("logo = '{file}'\norganisation = 'Harbour Board'\n");
        assert_eq!(made(&settings, output), made(&settings, output), "{file} {output}");
    }
}

#[test]
fn pictures_and_pages_of_the_web_show_it() {
    let without = made("", "out.png");
    assert_ne!(made("logo = 'harbour.svg'", "out.png"), without);
    let page = |settings: &str| String::from_utf8(made(settings, "out.html")).expect("UTF-8");
    let shapes = page("logo = 'harbour.svg'\nlogo_alt = 'A & B'");
    assert!(shapes.contains("<svg class=\"logo\" role=\"img\" aria-label=\"A &amp; B\" viewBox=\"0 0 240 100\"><path fill=\"#143b66\""));
    assert!(page("logo = 'harbour.png'").contains("<img class=\"logo\" alt=\"\" src=\"data:image/png;base64,iVBORw0KGgo"));
    assert!(!page("").contains("class=\"logo\""));
}

#[test]
fn word_documents_hold_it() {
    let holds = |bytes: &[u8], name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    assert!(holds(&made("logo = 'harbour.svg'", "out.docx"), "word/media/logo1.png"));
    assert!(!holds(&made("", "out.docx"), "word/media"));
}

#[test]
fn a_template_s_own_logo_comes_first() {
    let folder = project("logo = 'none.png'\n");
    let template = folder.path().join("templates/meeting");
    fs::create_dir_all(&template).expect("writable");
    fs::write(template.join("memo.hbs"), "<memo title='x'><letterhead alt='Own'/><p>words</p></memo>").expect("writable");
    fs::write(template.join("logo.svg"), SVG).expect("writable");
    render(folder.path(), "out.html").assert().success();
    assert!(fs::read_to_string(folder.path().join("out.html")).expect("it was written").contains("aria-label=\"Own\""));
}

#[test]
fn the_environment_comes_before_the_settings() {
    let folder = project("logo = 'none.png'\n");
    render(folder.path(), "out.pdf").env("ATTACHE_LOGO", "harbour.png").assert().success();
}

#[test]
fn what_cannot_be_used_is_said_where_it_is_named() {
    insta::assert_snapshot!(complaint(&project("paper = 'a4'\nlogo = 'none.png'\n")), @r"
    error[E121]: cannot read the logo …/none.png: No such file or directory (os error 2)
     --> …/attache.toml:2:8
      |
    2 | logo = 'none.png'
      |        ^^^^^^^^^^
    error: …/attache.toml: 1 error
    ");
    let folder = project("logo = 'harbour.svg'\n");
    fs::write(folder.path().join("harbour.svg"), SVG.replace("</svg>", "  <text x='1'>Board</text>\n</svg>")).expect("writable");
    insta::assert_snapshot!(complaint(&folder), @r"
    error[E121]: a logo cannot have <text>
      --> …/harbour.svg:10:3
       |
    10 |   <text x='1'>Board</text>
       |   ^^^^^
       |
       = help: save the logo as PNG, about 400 pixels high, or simplify the drawing: text as outlines, plain colours, no effects
    error: …/harbour.svg: 1 error
    ");
}

/// Logos with a byte changed, cut off or doubled: an error or a picture, never a panic, and soon.
#[test]
fn damaged_logos_end_well() {
    let mut number = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = |limit: usize| {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        usize::try_from(number % limit as u64).unwrap_or(0)
    };
    for round in 0..600 {
        let mut bytes = if round % 2 == 0 { SVG.as_bytes().to_vec() } else { PNG.to_vec() };
        for _ in 0..=below(3) {
            let at = below(bytes.len());
            match below(3) {
                0 => bytes[at] = b"\0\xff9-e.<\"M"[below(9)],
                1 => bytes.truncate(at.max(9)),
                _ => {
                    let again = bytes[at..(at + below(40)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, again);
                }
            }
        }
        if let Ok(picture) = picture::read(&bytes) {
            assert!(picture.aspect() > 0.0);
            assert_eq!(picture::bitmap(&picture, 40, 20).pixels.len(), 800);
        }
    }
}
