//! Updating never loses what a person did.

use proptest::prelude::*;

use super::place::set_text;
use super::{Update, apply, update};
use crate::brief::check::SourceText;
use crate::brief::model::{BottomLine, Brief, Evidence, Item, Meeting, Source, When};
use crate::brief::parsed::from_yaml;
use crate::brief::yaml::to_yaml;

/// Facts of an article: each has a paragraph of its own and fixed words.
const FACTS: usize = 12;

fn words(fact: usize) -> String {
    let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    format!("the ministers agreed on point {}", numbers[fact])
}

/// An extraction: some of the facts, in some lists, in some wording.
fn extraction() -> impl Strategy<Value = Brief> {
    let facts = prop::collection::vec(prop::option::of((0usize..3, any::<bool>())), FACTS);
    (facts, "[a-z]{3,9}( [a-z]{2,8}){0,30}", "[A-Z][a-z]{2,8}").prop_map(|(facts, line, title)| {
        let mut brief = Brief { brief: 1, title, sources: vec![Source { file: "a.txt".into(), ..Source::default() }], ..Brief::default() };
        brief.bottom_line = BottomLine { text: line, from: vec![Evidence { source: 1, para: 1, ..Evidence::default() }] };
        brief.meeting = Some(Meeting { when: When { text: "Wednesday".into(), ..When::default() }, ..Meeting::default() });
        for (fact, (list, long)) in facts.into_iter().enumerate().filter_map(|(fact, chosen)| Some((fact, chosen?))) {
            let from = vec![Evidence { source: 1, para: u32::try_from(fact + 1).expect("small"), quote: words(fact), span: None }];
            let text = if long { format!("Long: {}, and more", words(fact)) } else { words(fact) };
            let item = Item { text, from, ..Item::default() };
            [&mut brief.aims, &mut brief.tension, &mut brief.cooperation][list].push(item);
        }
        brief
    })
}

/// How a person's file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    /// As the tool writes it.
    Block,
    /// Lists in brackets, on one line each.
    Brackets,
    /// The same with a line for each entry.
    BracketsInLines,
    /// The whole file as JSON.
    Json,
}

fn hand() -> impl Strategy<Value = Hand> {
    prop_oneof![Just(Hand::Block), Just(Hand::Brackets), Just(Hand::BracketsInLines), Just(Hand::Json)]
}

fn in_brackets(brief: &Brief, hand: Hand) -> String {
    let mut bare = brief.clone();
    for (_, list) in bare.lists_mut() {
        list.clear();
    }
    let mut yaml = to_yaml(&bare);
    for (key, items) in brief.lists() {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let entry = |item: &Item| match item.from.first() {
            Some(from) => format!("{{text: {}, from: {}}}", quoted(&item.text), quoted(&from.to_string())),
            None => quoted(&item.text),
        };
        let entries: Vec<String> = items.iter().map(entry).collect();
        let list = match hand {
            Hand::Brackets => format!("[ {} ]", entries.join(", ")),
            _ => format!("[\n    {}\n  ]", entries.join(",\n    ")),
        };
        yaml = yaml.replacen(&format!("\n{key}: []"), &format!("\n{key}: {list}"), 1);
    }
    yaml
}

fn as_json(brief: &Brief) -> String {
    let list = |items: &[Item]| -> Vec<serde_json::Value> {
        let from = |item: &Item| item.from.iter().map(ToString::to_string).collect::<Vec<_>>();
        items.iter().map(|item| serde_json::json!({ "text": item.text, "from": from(item) })).collect()
    };
    let mut value = serde_json::json!({
        "brief": 1, "title": brief.title, "sources": [{ "file": "a.txt" }], "bottom_line": { "text": brief.bottom_line.text, "from": "¶1" },
        "meeting": { "when": { "text": "Wednesday" } },
    });
    for (key, items) in brief.lists() {
        value[key] = list(items).into();
    }
    format!("{value:#}\n")
}

/// What a person does to a brief.
#[derive(Clone, Debug)]
enum Edit {
    Reword(usize, String),
    Delete(usize),
    Own(String),
    Title(String),
    Comment(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let text = || "[A-Z][a-z:#' –]{3,20}[a-z]";
    prop::collection::vec(
        prop_oneof![
            (0..FACTS, text()).prop_map(|(at, text)| Edit::Reword(at, text)),
            (0..FACTS).prop_map(Edit::Delete),
            text().prop_map(Edit::Own),
            text().prop_map(Edit::Title),
            (0usize..60).prop_map(Edit::Comment),
        ],
        0..8,
    )
}

fn article(brief: &Brief) -> SourceText {
    let mut paragraphs = vec!["Headline".to_owned(); FACTS + 1];
    for item in lists(brief) {
        paragraphs[item.from[0].para as usize] = format!("Yesterday {}, they said.", item.from[0].quote);
    }
    SourceText { sha256: String::new(), paragraphs }
}

fn lists(brief: &Brief) -> impl Iterator<Item = &Item> {
    brief.aims.iter().chain(&brief.tension).chain(&brief.cooperation)
}

/// The person's file: the extraction, edited, with comments of the person's own.
fn edited(before: &Brief, edits: &[Edit], hand: Hand) -> String {
    let mut brief = before.clone();
    for edit in edits {
        let brief = &mut brief;
        let of = |fact: usize| move |item: &Item| item.from.first().is_some_and(|one| one.quote == words(fact));
        let mut all = [&mut brief.aims, &mut brief.tension, &mut brief.cooperation];
        match edit {
            Edit::Reword(fact, text) => {
                for item in all.iter_mut().flat_map(|list| list.iter_mut()).filter(|item| of(*fact)(item)) {
                    item.text.clone_from(text);
                }
            }
            Edit::Delete(fact) => all.iter_mut().for_each(|list| list.retain(|item| !of(*fact)(item))),
            Edit::Own(text) => all[1].push(Item { text: text.clone(), ..Item::default() }),
            Edit::Title(text) => brief.title.clone_from(text),
            Edit::Comment(_) => {}
        }
    }
    let yaml = match hand {
        Hand::Block => to_yaml(&brief),
        Hand::Json => return as_json(&brief),
        _ => in_brackets(&brief, hand),
    };
    let mut lines: Vec<String> = yaml.lines().map(str::to_owned).collect();
    for (at, edit) in edits.iter().enumerate() {
        if let Edit::Comment(line) = edit {
            // Not inside a folded text, where a line is no comment.
            let at_line = (*line % lines.len()..lines.len()).find(|line| lines[*line].is_empty()).unwrap_or(0);
            lines.insert(at_line, format!("# note {at}"));
        }
    }
    lines.join("\n") + "\n"
}

/// The text that stands under a path.
fn read_back(brief: &Brief, path: &str) -> String {
    match path {
        "title" => brief.title.clone(),
        "bottom_line.text" => brief.bottom_line.text.clone(),
        "meeting.when.text" => brief.meeting.as_ref().map_or(String::new(), |meeting| meeting.when.text.clone()),
        _ => {
            let (list, rest) = path.split_once('[').expect("a list");
            let at: usize = rest.split_once(']').and_then(|(at, _)| at.parse().ok()).expect("a number");
            let lists = brief.lists();
            lists.iter().find(|(key, _)| *key == list).map_or(String::new(), |(_, items)| items[at].text.clone())
        }
    }
}

#[test]
fn evidence_follows_its_paragraph() {
    let yaml = "brief: 1\ntitle: T\nbottom_line:\n  text: They met.\n  from: [¶1, p2] # both\nmeeting:\n  when:\n    text: Wednesday\n    from: ¶2\n\
                venue: {place: Thule, from: ¶1 met}\naims:\n  - text: Fish\n    from:\n      - ¶2 about fish\n      - ¶1\n";
    let source =
        |paragraphs: &[&str]| SourceText { sha256: String::new(), paragraphs: paragraphs.iter().map(|&text| text.to_owned()).collect() };
    let old = source(&["Talks", "They met.", "They spoke about fish."]);
    let article = source(&["Talks", "It rained.", "They met.", "They spoke about fish."]);
    let brief = from_yaml("x.yaml", yaml).expect("no errors").brief;
    let with = Update { before: Some(&brief), now: &brief, articles: &[Some(article)], old_articles: &[Some(old)] };
    let updated = update("x.yaml", yaml, with).expect("no errors");
    let expected = yaml.replace("¶2", "¶3").replace("p2", "p3").replace("¶1", "¶2");
    assert_eq!((updated.text, updated.left), (expected, Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_persons_edits_survive_an_update(before in extraction(), now in extraction(), edits in edits(), hand in hand(), windows in any::<bool>()) {
        let mut text = edited(&before, &edits, hand);
        if windows {
            text = text.replace('\n', "\r\n");
        }
        let yours = from_yaml("x.yaml", &text).expect("a brief without errors").brief;
        let articles = [Some(article(&now))];
        let updated = update("x.yaml", &text, Update { before: Some(&before), now: &now, articles: &articles, old_articles: &[] }).expect("no errors");
        let result = from_yaml("x.yaml", &updated.text).expect("still a brief").brief;
        prop_assert_eq!(&updated.left, &Vec::<String>::new());
        for item in lists(&yours) {
            let untouched = lists(&before).any(|old| old.text == item.text);
            prop_assert!(untouched || lists(&result).any(|kept| kept.text == item.text), "“{}” was lost\n{}", item.text, updated.text);
        }
        for old in lists(&before).filter(|old| !lists(&yours).any(|item| item.from == old.from)) {
            prop_assert!(!lists(&result).any(|item| item.from == old.from), "“{}” came back", old.text);
        }
        for new in lists(&now).filter(|new| !lists(&before).any(|old| old.from == new.from)) {
            prop_assert!(lists(&result).any(|item| item.from == new.from), "“{}” did not arrive\n{}", new.text, updated.text);
        }
        let mut rest = updated.text.lines();
        for comment in text.lines().filter(|line| line.starts_with('#')) {
            prop_assert!(rest.any(|line| line == comment), "{comment} was lost");
        }
        if yours.title != before.title {
            prop_assert_eq!(&result.title, &yours.title);
        }
        let again = update("x.yaml", &updated.text, Update { before: Some(&now), now: &now, articles: &articles, old_articles: &[] }).expect("no errors");
        prop_assert_eq!(again.text, updated.text, "a second update changes nothing");
    }

    /// A field that is set changes its own lines alone, however the file is written.
    #[test]
    fn setting_a_field_leaves_every_other_line(
        before in extraction(), edits in edits(), hand in hand(), windows in any::<bool>(), which in 0usize..20, value in "[A-Za-z,:#'\"\\[\\]{} é–-]{0,120}"
    ) {
        let ends = if windows { "\r\n" } else { "\n" };
        let text = edited(&before, &edits, hand).replace('\n', ends);
        let parsed = from_yaml("x.yaml", &text).expect("a brief without errors");
        let lists = parsed.brief.lists();
        let mut paths = vec!["title".to_owned(), "bottom_line.text".to_owned(), "meeting.when.text".to_owned()];
        paths.extend(lists.iter().flat_map(|(key, items)| (0..items.len()).map(move |at| format!("{key}[{at}].text"))));
        let path = &paths[which % paths.len()];
        let value = format!("A {}", value.trim()).trim_end().to_owned();
        let edit = set_text(&parsed, path, &value).ok_or_else(|| TestCaseError::fail(format!("{path} could not be set in\n{text}")))?;
        let patched = apply(&text, std::slice::from_ref(&edit));
        let place = parsed.positions.get(path).expect("it was set");
        let (first, last) = (place.key.map_or(place.value.start, |key| key.start), place.value.end);
        let line = |at: usize| text[..at].matches('\n').count();
        let (lines, now): (Vec<&str>, Vec<&str>) = (text.split('\n').collect(), patched.split('\n').collect());
        let after = lines.len() - line(last.max(first)) - 1;
        prop_assert_eq!(&lines[..line(first)], &now[..line(first)]);
        prop_assert_eq!(&lines[lines.len() - after..], &now[now.len() - after..]);
        let again = from_yaml("x.yaml", &patched).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{patched}")))?;
        prop_assert_eq!(read_back(&again.brief, path), value, "{}", patched);
    }

    #[test]
    fn without_the_old_extraction_nothing_is_changed_but_comments(before in extraction(), now in extraction(), edits in edits(), hand in hand()) {
        let text = edited(&before, &edits, hand);
        let yours = from_yaml("x.yaml", &text).expect("a brief without errors").brief;
        let articles = [Some(article(&now))];
        let updated = update("x.yaml", &text, Update { before: None, now: &now, articles: &articles, old_articles: &[] }).expect("no errors");
        prop_assert_eq!(from_yaml("x.yaml", &updated.text).expect("still a brief").brief, yours);
        let again = update("x.yaml", &updated.text, Update { before: None, now: &now, articles: &articles, old_articles: &[] }).expect("no errors");
        prop_assert_eq!(again.text, updated.text, "a second update changes nothing");
    }
}
