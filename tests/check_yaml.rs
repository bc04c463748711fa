//! The brief as a file: what is written looks exactly so, and reads back as the same brief.

use std::path::Path;

use attache::brief::{ParsedBrief, from_yaml, to_yaml};

fn rewritten(yaml: &str) -> (ParsedBrief, String) {
    let parsed = from_yaml("golden.brief.yaml", yaml).expect("a brief without errors");
    assert_eq!(parsed.problems, vec![]);
    let written = to_yaml(&parsed.brief);
    (parsed, written)
}

#[test]
fn golden_brief_is_reproduced_byte_for_byte() {
    let golden = include_str!("check/golden.brief.yaml");
    let (parsed, written) = rewritten(golden);
    assert_eq!(written, golden);
    assert_eq!(parsed.positions.span("meeting.who[1].name").of(golden), "Signe Embla");
    assert_eq!(parsed.positions.span("tension[0].from[1]").of(golden), "2¶3 a routine control");
    assert_eq!(parsed.positions.span("marking").of(golden), "marking");
}

/// The design's model of a brief lives beside the project where it is developed.
#[test]
fn model_brief_is_reproduced_byte_for_byte() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/target.brief.yaml");
    match std::fs::read_to_string(&path) {
        Ok(model) => assert_eq!(rewritten(&model).1, model),
        Err(_) => eprintln!("skipped: {} is not here", path.display()),
    }
}

#[test]
fn hand_typed_forms_are_read() {
    let yaml = "brief: 1\ntitle: No\nbottom_line: One sentence.\nmeeting: {when: 12:30, what: Talks, who: [Ann Lee]}\nvenue: Thule\n\
                aims:\n  - Mine\n  - {text: 1.0, from: p3 one}\n  - text: yes\n    from:\n      - 2¶4 four\n      - p5\ngaps:\nnotes: mine\nx-desk: 7\n";
    let brief = from_yaml("typed.yaml", yaml).expect("a brief without errors").brief;
    assert_eq!(brief.title, "No");
    assert_eq!(brief.bottom_line.text, "One sentence.");
    let meeting = brief.meeting.expect("a meeting");
    assert_eq!((meeting.when.text.as_str(), meeting.who[0].name.as_str()), ("12:30", "Ann Lee"));
    assert_eq!(brief.venue.place, "Thule");
    let texts: Vec<&str> = brief.aims.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(texts, ["Mine", "1.0", "yes"]);
    let evidence: Vec<String> = brief.aims[2].from.iter().map(ToString::to_string).collect();
    assert_eq!(evidence, ["2¶4 four", "¶5"]);
}

#[test]
fn windows_line_ends_and_byte_order_mark_change_nothing() {
    let golden = include_str!("check/golden.brief.yaml");
    let windows = format!("\u{feff}{}", golden.replace('\n', "\r\n"));
    let (parsed, written) = rewritten(&windows);
    assert_eq!(written, golden);
    assert_eq!(parsed.positions.span("venue.place").of(&windows), "Thule");
}

/// Editors complete the names of the templates that there are, in the order in which they are listed.
#[test]
fn the_schema_names_the_built_in_templates() {
    let built_in: Vec<&str> = attache::template::BUILT_IN.iter().map(|template| template.name).collect();
    assert_eq!(attache::brief::TEMPLATES, built_in);
}
