//! The review page: self-contained, every link leads somewhere, nothing in it runs but its own script.

use std::collections::BTreeSet;

use regex::Regex;

fn review(article: &str, brief: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("a.txt"), article).expect("writable");
    std::fs::write(folder.path().join("a.brief.yaml"), brief).expect("writable");
    let mut command = assert_cmd::Command::cargo_bin("attache").expect("the program is built");
    let output = command.current_dir(folder.path()).args(["review", "a.brief.yaml"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read_to_string(folder.path().join("a.review.html")).expect("readable")
}

const ARTICLE: &str = "Talks <begin>\n\nMinisters met & “shook hands” in Thule on Thursday. Nobody ate.\n\nThey agreed on fish <script>alert(1)</script> and boats.\n";
const BRIEF: &str = "brief: 1\ntitle: Talks </title><script>alert(2)</script>\nsources:\n  - file: a.txt\nbottom_line: {text: They met., from: [¶2]}\n\
                     tension:\n  - text: Fish\n    by: \"\\\"><img src=x onerror=alert(3)>\"\n    from: ¶2 agreed on fish\n  - text: Both\n    from:\n      - ¶2 on fish\n      - ¶1 “shook hands” in Thule\n  - Own\n";

#[test]
fn every_link_leads_somewhere_on_the_page() {
    let html = review(ARTICLE, BRIEF);
    let all = |pattern: &str| -> BTreeSet<String> {
        Regex::new(pattern).expect("a pattern").captures_iter(&html).map(|found| found[1].to_owned()).collect()
    };
    let (links, ids) = (all("href=\"([^\"]*)\""), all(" id=\"([^\"]*)\""));
    assert!(links.len() >= 5, "{links:?}");
    for link in links {
        assert!(link.strip_prefix('#').is_some_and(|id| ids.contains(id)), "{link} leads nowhere: {ids:?}");
    }
}

#[test]
fn nothing_is_fetched_and_nothing_strange_runs() {
    let html = review(ARTICLE, BRIEF);
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    for part in ["src=x onerror", "<img", "http://", "https://", "url("] {
        assert!(!html.replace("&quot;&gt;&lt;img src=x onerror", "").contains(part), "{part}");
    }
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn unused_sentences_and_shared_evidence_are_marked() {
    let html = review(ARTICLE, BRIEF);
    assert!(html.contains("<span class=\"unused\">Nobody ate.</span>"), "{html}");
    let whole = review(ARTICLE, &BRIEF.replace("from: [¶2]", "from: [¶1]"));
    assert!(!whole.contains("<span class=\"unused\">Nobody ate.</span>"), "a paragraph that is cited as a whole is used");
    assert!(html.contains("data-facts=\"1 2\""), "{html}");
    assert!(html.contains("class=\"fact tension own\""), "{html}");
}

#[test]
fn each_source_is_shown_and_counted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("writable");
    write("a.txt", "Talks begin\n\nMinisters met in Thule.\n");
    write("b.txt", "Talks end\n\nThey signed a treaty. It rained.\n");
    write(
        "a.brief.yaml",
        "brief: 1\ntitle: Talks\nsources:\n  - file: a.txt\n  - file: b.txt\n  - file: lost.txt\n\
                           aims:\n  - text: A treaty\n    from: 2¶1 signed a treaty\n  - text: All\n    from: 2¶1\n",
    );
    let run = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("attache").expect("the program is built");
        command.current_dir(folder.path()).args(arguments).output().expect("the program runs")
    };
    assert_eq!(run(&["review", "a.brief.yaml"]).status.code(), Some(0));
    let html = std::fs::read_to_string(folder.path().join("a.review.html")).expect("readable");
    for part in [
        "<h3>2. b.txt</h3>",
        "<span class=\"unused\">Ministers met in Thule.</span>",
        "id=\"s2p1\"",
        "href=\"#s2p1\"",
        "lost.txt is not beside",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(html.contains("data-facts=\"0\"><a href=\"#f0\">signed a treaty</a></mark>"), "{html}");
    write(
        "a.brief.yaml",
        "brief: 1\ntitle: Talks\nsources:\n  - file: a.txt\n  - file: b.txt\naims:\n  - text: A treaty\n    from: 2¶1 signed a treaty\n",
    );
    let omitted = String::from_utf8(run(&["diff", "--omitted", "a.brief.yaml"]).stdout).expect("UTF-8");
    assert_eq!(omitted, "¶1 Ministers met in Thule.\n2¶1 It rained.\n");
}
