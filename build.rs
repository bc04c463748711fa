//! Turns the word lists of `src/lexicon/en/*.toml` into sorted static tables, so that the
//! program starts without parsing them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    description: String,
    #[serde(rename = "source")]
    _source: String,
    /// `exact`: upper and lower case must agree (US, WHO). Otherwise case is ignored.
    #[serde(default)]
    case: Case,
    /// Class → phrases.
    words: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "examples")]
    _examples: Vec<toml::Value>,
    #[serde(default, rename = "counter_examples")]
    _counter_examples: Vec<toml::Value>,
}

#[derive(Default, PartialEq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Case {
    #[default]
    Ignored,
    Exact,
}

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon/en");
    let mut files: Vec<_> = fs::read_dir("src/lexicon/en")
        .expect("the lexicon folder is part of the package")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    files.sort();
    let mut code = String::new();
    let mut all = String::new();
    for path in &files {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 file name").to_uppercase();
        table(&name, path, &mut code);
        write!(all, "(\"{}\", &{name}), ", name.to_lowercase()).expect("writing to a string");
    }
    writeln!(code, "/// Every list with its file's name.\npub static ALL: &[(&str, &Lexicon)] = &[{all}];").expect("writing to a string");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("lexicon.rs"), code).expect("OUT_DIR is writable");
}

/// Appends the static table of one file.
fn table(name: &str, path: &Path, code: &mut String) {
    let text = fs::read_to_string(path).expect("a readable word list");
    let list: List = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let exact = list.case == Case::Exact;
    let mut entries: BTreeMap<String, &str> = BTreeMap::new();
    for (class, phrases) in &list.words {
        for phrase in phrases {
            let key = if exact { phrase.clone() } else { phrase.to_lowercase() };
            if let Some(other) = entries.insert(key, class) {
                assert!(other == class, "{}: “{phrase}” is both {other} and {class}", path.display());
            }
        }
    }
    writeln!(code, "/// {}", list.description.replace('\n', "\n/// ")).expect("writing to a string");
    write!(code, "pub static {name}: Lexicon = Lexicon {{ exact: {exact}, entries: &[").expect("writing to a string");
    for (phrase, class) in entries {
        write!(code, "({phrase:?}, {class:?}), ").expect("writing to a string");
    }
    code.push_str("] };\n");
}
