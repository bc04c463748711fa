//! Round trips, and the look of what is written.

use proptest::prelude::*;

use super::{read, to_yaml};
use crate::brief::model::{BottomLine, Brief, Evidence, Item, Meeting, Participant, Source, Venue, What, When};

/// Texts with everything that YAML likes to misread.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "",
        "No",
        "yes",
        "2021-05-19",
        "12:30",
        "1.0",
        "null",
        "~",
        "- dash",
        "# hash",
        "a #b",
        "key: value",
        "'single'",
        "\"double\"",
        "“curly”",
        "@at",
        "*star",
        "&and",
        "!bang",
        "%per",
        "|",
        "> x",
        "[a]",
        "{a}",
        "a: b: c",
        " lead",
        "trail ",
        "two  spaces",
        "¶9 x",
        "tab\there",
        "line\nbreak",
        "\n",
        "a\n\nb\n",
        "x:",
        "?",
        "-",
        "--- x",
        "...",
        "<<",
        "=",
        "\u{feff}b",
        "\u{2028}",
        "\u{85}",
        "\0",
        "é – ø",
        "Ελλάδα",
        "Việt Nam",
        "العربية",
        "😀",
        "a\\b",
        "text: x",
    ]);
    prop_oneof![
        awkward.prop_map(str::to_owned),
        "\\PC{0,40}",
        "[a-z ,.:#'\"“”–-]{0,200}",
        "([A-Za-z]{1,12} ){10,40}[a-z]{1,5}",
        any::<String>().prop_map(|text| text.chars().take(30).collect()),
    ]
}

fn evidence() -> impl Strategy<Value = Vec<Evidence>> {
    let quote = prop_oneof![Just(String::new()), text()]
        .prop_map(|text| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").trim().to_owned());
    let one = (1usize..4, 0u32..40, quote).prop_map(|(source, para, quote)| Evidence { source, para, quote, span: None });
    prop::collection::vec(one, 0..4)
}

fn item() -> impl Strategy<Value = Item> {
    (text(), text(), text(), evidence(), any::<bool>(), any::<bool>()).prop_map(|(text, side, by, from, pin, hide)| Item {
        text,
        side,
        by,
        from,
        pin,
        hide,
    })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    prop::collection::vec(item(), 0..4)
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let person = (text(), text(), text(), evidence()).prop_map(|(name, role, side, from)| Participant { name, role, side, from });
    let what = (text(), evidence()).prop_map(|(text, from)| What { text, from });
    let when = (text(), text(), evidence()).prop_map(|(text, date, from)| When { text, date, from });
    (what, text(), text(), when, prop::collection::vec(person, 0..3)).prop_map(|(what, status, format, when, who)| Meeting {
        what,
        status,
        format,
        when,
        who,
    })
}

fn brief() -> impl Strategy<Value = Brief> {
    let source = [text(), text(), text(), text(), text(), text()].prop_map(|[headline, publisher, published, url, file, sha256]| Source {
        headline,
        publisher,
        published,
        url,
        file,
        sha256,
    });
    let header = ([text(), text(), text(), text(), text(), text(), text()], prop::collection::vec(source, 0..3));
    let lists = (items(), items(), items(), items(), items(), items(), prop::collection::vec(text(), 0..4));
    let venue = (text(), text(), evidence()).prop_map(|(place, occasion, from)| Venue { place, occasion, from });
    (header, (text(), evidence()), prop::option::of(meeting()), venue, lists).prop_map(
        |((head, sources), (line, from), meeting, venue, (aims, tension, cooperation, next_steps, background, talking_points, gaps))| {
            let [title, to, author, date, marking, status, template] = head;
            let bottom_line = BottomLine { text: line, from };
            Brief {
                brief: 1,
                title,
                to,
                author,
                date,
                marking,
                status,
                template,
                sources,
                bottom_line,
                meeting,
                venue,
                aims,
                tension,
                cooperation,
                next_steps,
                background,
                gaps,
                talking_points,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(brief in brief()) {
        let yaml = to_yaml(&brief);
        let reading = read(&yaml);
        prop_assert_eq!(&reading.problems, &vec![], "{}", yaml);
        prop_assert_eq!(reading.brief, brief, "{}", yaml);
    }

    #[test]
    fn nothing_makes_the_reader_panic(text in "(brief: 1\n)?([a-z_]{1,8}: ?|  - |  |\t|text: |from: |¶|[\\[\\]{}*&!%@|>'\"#:-]|é|\r?\n|aims:\n|\\PC){0,60}") {
        let reading = read(&text);
        for problem in &reading.problems {
            for label in &problem.labels {
                prop_assert!(text.get(label.span.start..label.span.end).is_some());
            }
        }
    }
}
