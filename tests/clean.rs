//! Cleaning from outside: every byte leads back, debris that is put in comes out again.

use attache::clean::{BlockKind, Cleaned, clean};
use attache::ingest;
use attache::span::Span;
use proptest::prelude::*;

const ARTICLE: &str = "\
Port ministers meet in Lisbon

Minister Ana Souza will meet her counterpart Jan Roe on Wednesday on the sidelines of a summit in Lisbon.

It will be the first meeting between the two amid a dispute over dredging, officials said on Monday.

“We want a joint plan for the ports,” Souza told reporters in Oslo. “Nobody gains from a closed harbour.”

What is on the table?

The two sides are also keen to work together on storm warnings, fishing rights and rescue at sea.

The talks are set to go on in June, when Norway takes over the chair of the council for two years.
";

fn cleaned(text: &str) -> Cleaned {
    clean(&ingest::read("article.txt", text.as_bytes()).expect("an article"))
}

/// Debris, and where it is put: before the block of that number.
const DEBRIS: &[(usize, &str)] = &[
    (1, "Port ministers meet in Lisbon"),
    (1, "© Getty Images"),
    (1, "By Jan Writer and Ana Writer"),
    (1, "SHARE THIS ARTICLE Share Tweet Post Email"),
    (1, "Published 12 March 2021"),
    (2, "ADVERTISEMENT"),
    (2, "Media playback is unsupported on your device Media caption The minister talks about boats"),
    (3, "Read more: Ministers at odds over who pays for dredging"),
    (3, "SEE ALSO: What dredging costs the coast"),
    (3, "MINISTER’S AIDE ROUGHED UP BY HARBOUR GUARDS"),
    (3, "Oslo rebuffs call for a bigger fund for the ports"),
    (3, "Minister Ana Souza walks along the quay after a lunch break. (Photo: Jan Roe, AP)"),
    (4, "Sign up for our newsletter, a weekly email on what happens at sea."),
    (6, "Story continues below"),
    (6, "FILE - In this May 4, 2019 file photo, boats lie in the harbour of Lisbon."),
    (7, "Jan Writer contributed to this report."),
    (7, "Copyright © 2021 The Harbour Times, LLC. All rights reserved."),
    (7, "We use cookies to understand how you use our site and to improve user experience."),
    (7, "3 Comments"),
    (7, "Most read\n\nTen boats sink in storm\n\nWho owns the harbour?"),
    (7, "###"),
];

fn with_debris(chosen: &[bool]) -> String {
    let blocks: Vec<&str> = ARTICLE.trim_end().split("\n\n").collect();
    let mut text = String::new();
    for at in 0..=blocks.len() {
        for ((place, debris), _) in DEBRIS.iter().zip(chosen).filter(|((place, _), chosen)| *place == at && **chosen) {
            assert_eq!(*place, at);
            text.push_str(debris);
            text.push_str("\n\n");
        }
        if let Some(block) = blocks.get(at) {
            text.push_str(block);
            text.push_str("\n\n");
        }
    }
    text
}

#[test]
fn a_clean_article_passes_through_unchanged() {
    let cleaned = cleaned(ARTICLE);
    assert_eq!(cleaned.text, ARTICLE.trim_end());
    assert_eq!(cleaned.set_aside, []);
    assert_eq!(cleaned.summary(), "");
}

#[test]
fn each_piece_of_debris_comes_out_alone() {
    for (at, (_, debris)) in DEBRIS.iter().enumerate() {
        let chosen: Vec<bool> = (0..DEBRIS.len()).map(|other| other == at).collect();
        let cleaned = cleaned(&with_debris(&chosen));
        assert_eq!(cleaned.text, ARTICLE.trim_end(), "{debris}");
        assert!(!cleaned.set_aside.is_empty());
    }
}

#[test]
fn glue_inside_sentences_is_cut_and_the_sentence_leads_back() {
    let glued = ARTICLE.replacen(
        "Ana Souza",
        "Ana SouzaAna Maria SouzaHarbour plan draws fire at home Ministers spar over fish Talks resume in Oslo MORE",
        1,
    );
    let cleaned = cleaned(&glued);
    assert_eq!(cleaned.text, ARTICLE.trim_end());
    let at = cleaned.text.find("Ana Souza will meet").expect("the sentence");
    let original = cleaned.original(Span::new(at, at + "Ana Souza will meet".len())).of(&glued);
    assert!(original.starts_with("Ana SouzaAna Maria") && original.ends_with("MORE will meet"));
    assert_eq!(cleaned.summary(), "1 related-link run");
}

#[test]
fn datelines_publication_dates_and_summaries_are_given() {
    let text = "Port ministers meet\n\nPublished: 4 May 2021\n\nLISBON, May 4 (Harbour News) — Port ministers of nine countries met on Tuesday.\n\nThey left.\n";
    let cleaned = cleaned(text);
    assert_eq!(cleaned.dateline.as_ref().map(|dateline| dateline.place.as_str()), Some("LISBON"));
    assert_eq!(cleaned.published.map(|day| day.to_string()).as_deref(), Some("2021-05-04"));
    assert_eq!(cleaned.summary(), "1 dateline, 1 publication date");
    assert!(cleaned.text.contains("\n\nPort ministers of nine"));
}

#[test]
fn absent_headlines_are_not_made_up() {
    let text = "Port ministers of nine countries met in Lisbon on Tuesday to discuss a joint plan for dredging, which Oslo has rejected twice.\n\nThey will meet again in June.\n";
    assert!(cleaned(text).blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
}

/// Every byte of `cleaned` is the byte of `text` that it leads back to; only a line break may
/// read as a space, and only blank lines between blocks lead nowhere.
fn assert_leads_back(text: &str, cleaned: &Cleaned) {
    for block in &cleaned.blocks {
        for at in block.span.start..block.span.end {
            let original = cleaned.original(Span::new(at, at + 1));
            let (byte, was) = (cleaned.text.as_bytes()[at], text.as_bytes()[original.start]);
            assert!(byte == was || byte == b' ' && !was.is_ascii_graphic(), "byte {at}: {byte} leads to {was} at {original:?}");
        }
    }
    let mut before = 0;
    for aside in &cleaned.set_aside {
        assert!(aside.original.start >= before && text.is_char_boundary(aside.original.start) && text.is_char_boundary(aside.original.end));
        before = aside.original.start;
    }
}

fn line() -> impl Strategy<Value = String> {
    let debris: Vec<String> = DEBRIS.iter().map(|(_, debris)| (*debris).to_owned()).collect();
    let prose: Vec<String> = ARTICLE.split("\n\n").map(str::to_owned).collect();
    prop_oneof![
        proptest::sample::select(debris),
        proptest::sample::select(prose),
        "[ -~“”’—éЖ中\u{a0}\u{200b}]{0,90}",
        "[A-Z][a-z]{2,8}(Ana|Jan) [A-Z][a-z]{2,8}[A-Za-z ]{0,40} MORE [a-z ]{0,20}",
        "(\\*\\*|\\[|\\]\\(https://a.b/c\\)|\\\\#|[a-z ]{1,9}|<!-- -->|\\(Photo: A\\)){1,8}",
    ]
}

proptest! {
    #[test]
    fn every_byte_leads_back(lines in proptest::collection::vec((line(), 0..3_usize), 1..30)) {
        let text: String = lines.iter().map(|(line, breaks)| format!("{line}{}", ["\n", "\n\n", "\r\n"][*breaks])).collect();
        if let Ok(article) = ingest::read("a.txt", text.as_bytes()) {
            assert_leads_back(&article.text, &clean(&article));
        }
    }

    #[test]
    fn injected_debris_leaves_the_article_unchanged(chosen in proptest::collection::vec(any::<bool>(), DEBRIS.len())) {
        let cleaned = cleaned(&with_debris(&chosen));
        prop_assert_eq!(&cleaned.text, ARTICLE.trim_end());
    }

    #[test]
    fn cleaning_what_is_clean_changes_nothing(chosen in proptest::collection::vec(any::<bool>(), DEBRIS.len())) {
        let once = cleaned(&with_debris(&chosen)).text;
        prop_assert_eq!(cleaned(&once).text, once);
    }
}
