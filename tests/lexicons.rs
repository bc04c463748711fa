//! Every word list keeps its word: its examples match, with their class, and its counter-examples do not.

use attache::clean::clean;
use attache::ingest::Article;
use attache::lexicon::{self, Lexicon};
use attache::text::{Document, build};

/// One list as it is written.
struct Written {
    name: String,
    table: toml::Table,
}

/// The lists of `src/lexicon/en`, in the order of their names.
fn lists() -> Vec<Written> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/en");
    let mut found: Vec<Written> = std::fs::read_dir(folder)
        .expect("the folder of word lists")
        .map(|entry| entry.expect("a readable folder").path())
        .map(|path| Written {
            name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
            table: std::fs::read_to_string(&path).expect("a list").parse().expect("TOML"),
        })
        .collect();
    found.sort_by(|one, two| one.name.cmp(&two.name));
    found
}

fn entries<'t>(list: &'t Written, key: &str) -> impl Iterator<Item = &'t toml::Value> {
    list.table.get(key).and_then(toml::Value::as_array).into_iter().flatten()
}

fn compiled(name: &str) -> &'static Lexicon {
    lexicon::ALL.iter().find(|(other, _)| *other == name).map(|(_, list)| *list).expect("every file is compiled")
}

fn read(text: &str) -> Document {
    build(&clean(&Article { text: format!("Talks\n\n{text}\n"), ..Article::default() }))
}

/// The longest matches of `list` in `text`: words and class.
fn matches(list: &Lexicon, text: &str) -> Vec<(String, &'static str)> {
    let doc = read(text);
    (doc.sentences.get(1).map_or(0, |sentence| sentence.tokens.start)..doc.tokens.len())
        .filter_map(|at| {
            list.longest_match(&doc.text, &doc.tokens, at).map(|(length, class)| (doc.words(at..at + length).to_owned(), class))
        })
        .collect()
}

#[test]
fn examples_match() {
    let mut faults = Vec::new();
    for list in lists() {
        for example in entries(&list, "examples") {
            let field = |name: &str| example.get(name).and_then(toml::Value::as_str).unwrap_or_default();
            let found = matches(compiled(&list.name), field("text"));
            let fits = |(words, class): &(String, &str)| words == field("match") && (field("class").is_empty() || *class == field("class"));
            if !found.iter().any(fits) {
                faults.push(format!("{}: {} gives {found:?}", list.name, field("text")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn counter_examples_do_not_match() {
    let mut faults = Vec::new();
    for list in lists() {
        for example in entries(&list, "counter_examples") {
            let text = example.get("text").and_then(toml::Value::as_str).expect("a text");
            let found = matches(compiled(&list.name), text);
            if !found.is_empty() {
                faults.push(format!("{}: {text} gives {found:?}", list.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_phrase_is_found_by_itself_and_by_its_first_word() {
    for (name, list) in lexicon::ALL {
        for (phrase, class) in list.entries() {
            assert_eq!(list.class(phrase), Some(class), "{name}: {phrase}");
            let first = phrase.split(' ').next().unwrap_or_default();
            assert!(list.starting_with(first).any(|(entry, _)| entry == phrase), "{name}: {phrase}");
        }
    }
}
