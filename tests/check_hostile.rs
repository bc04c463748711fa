//! Files that nobody should be able to hurt the program with: an error at its place. Each is so large
//! that this ends only where the work is linear.

use attache::brief::{Articles, ParsedBrief, SourceText, problems};
use attache::diag;

fn codes(text: &str) -> Vec<&'static str> {
    let parsed = ParsedBrief::read("hostile.yaml", text);
    let article = SourceText { sha256: String::new(), paragraphs: vec!["They met.".to_owned(); 50] };
    let found = problems(&parsed, Articles::Found(&vec![Some(article); parsed.brief.sources.len()]));
    found.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_billion_laughs_stay_unsaid() {
    let mut text = "brief: 1\nx-a: &a [lol]\n".to_owned();
    for (from, to) in ('a'..'k').zip('b'..='k') {
        text.push_str(&format!("x-{to}: &{to} [{}]\n", vec![format!("*{from}"); 10].join(", ")));
    }
    let codes = codes(&text);
    assert!(codes.iter().all(|code| *code == "E006"), "{codes:?}");
    assert_eq!(codes.len(), 111);
}

#[test]
fn ten_megabytes_are_refused_at_once() {
    assert_eq!(codes(&"aims:\n".repeat(2_000_000)), ["E003"]);
}

#[test]
fn large_files_below_the_limit_take_linear_time() {
    let many_items =
        format!("brief: 1\nsources:\n  - file: a.txt\naims:\n{}", "  - text: They met\n    from: ¶1 They met.\n".repeat(40_000));
    assert!(codes(&many_items).iter().all(|code| *code == "W035"));
    let many_misquotes = format!("brief: 1\nsources:\n  - file: a.txt\naims:\n{}", "  - from: ¶3 They left at once.\n".repeat(40_000));
    assert!(codes(&many_misquotes).contains(&"E021"));
    let many_keys: String = (0..200_000).map(|number| format!("tension{number}: x\n")).collect();
    assert!(codes(&many_keys).contains(&"E012"));
    let one_long_line = format!("brief: 1\ntitle: {}\n", "words ".repeat(500_000));
    assert_eq!(codes(&one_long_line), Vec::<&str>::new());
    let quotations = format!("brief: 1\nsources:\n  - file: a.txt\nbottom_line:\n  text: {}\n  from: ¶1\n", "“met” ".repeat(100_000));
    assert_eq!(codes(&quotations), Vec::<&str>::new());
}

#[test]
fn many_problems_are_told_in_linear_time() {
    let text = format!("{{brief: 1, aims: [{}]}}\n", vec!["{text: They met, hedge: maybe}"; 10_000].join(", "));
    let found = problems(&ParsedBrief::read("hostile.yaml", &text), Articles::NotSought);
    assert!(found.len() >= 10_000, "{}", found.len());
    assert_eq!(diag::to_json(&found, "hostile.yaml", &text).len(), found.len());
    assert_eq!(diag::to_github(&found, "hostile.yaml", &text).lines().count(), found.len());
    let sarif = diag::to_sarif(&[("hostile.yaml", &text, &found)]);
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(found.len()));
}

#[test]
fn deep_nesting_is_refused() {
    for open in ["[", "{a: ", "- ", "? "] {
        let codes = codes(&format!("brief: 1\naims:\n  {}", open.repeat(200_000)));
        assert!(codes.iter().all(|code| ["E001", "E003"].contains(code)), "{open}: {codes:?}");
    }
}

#[test]
fn unclosed_marks_and_many_faults_end() {
    for mark in ["\"", "'", "[", "{", "|", ">", "&", "*", "!", "%", "@", "`", "¶", "\u{feff}", "\t", "---\n", "...\n", "? ", ": ", "- "] {
        let _ = codes(&mark.repeat(100_000));
        let _ = codes(&format!("brief: 1\ntitle: {}", mark.repeat(10_000)));
    }
    let faults = codes(&format!("brief: 1\naims:\n{}", "  - text: one: two\n".repeat(50_000)));
    assert!(faults.len() <= 21, "{}", faults.len());
}
