//! Turns the word lists of `src/lexicon/en/*.toml` into sorted static tables, so that the
//! program starts without parsing them, and deflates the fonts, which are inflated one by one
//! when a page first asks for them, and the editor of `watch --serve`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::{env, fs, path::Path};

use flate2::{Compression, write::ZlibEncoder};

#[path = "src/lexicon/heads.rs"]
#[allow(dead_code, reason = "the program asks, the build only fills")]
mod heads;

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
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    word_lists(Path::new(&out));
    fonts(Path::new(&out));
    println!("cargo::rerun-if-changed=assets/editor/editor.min.js");
    deflate(Path::new("assets/editor/editor.min.js"), Path::new(&out));
    for model in ["roles", "reports", "status"] {
        let path = format!("assets/models/{model}.bin");
        println!("cargo::rerun-if-changed={path}");
        deflate(Path::new(&path), Path::new(&out));
    }
    if is_linux_release() {
        fixed_address();
        without_unwinding(Path::new(&out));
    }
}

fn is_linux_release() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release")
}

/// Links the release program for Linux at a fixed address. The tables of its libraries (entities of
/// HTML, languages) are full of pointers; a program that can be loaded anywhere carries a record
/// for each of them, 0.6 MB in all.
fn fixed_address() {
    println!("cargo::rustc-link-arg-bins=-no-pie");
}

/// Leaves the tables for unwinding out of the release program: it stops where it panics, so nobody
/// reads them, and they are 0.6 MB. Linkers other than GNU's and LLVM's do not know this script.
fn without_unwinding(out: &Path) {
    let names_another = |name: &str| env::var(name).is_ok_and(|value| ["mold", "wild", "gold"].iter().any(|linker| value.contains(linker)));
    if ["CARGO_ENCODED_RUSTFLAGS", "RUSTC_LINKER", "LD_PRELOAD", "MOLD_PATH"].into_iter().any(names_another) {
        return;
    }
    let script = out.join("without_unwinding.ld");
    let discarded = "*(.eh_frame) *(.eh_frame_hdr) *(.gcc_except_table .gcc_except_table.*)";
    fs::write(&script, format!("SECTIONS {{ /DISCARD/ : {{ {discarded} }} }}\nINSERT AFTER .text;\n")).expect("OUT_DIR is writable");
    println!("cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display());
    println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
}

/// Writes `lexicon.rs`.
fn word_lists(out: &Path) {
    println!("cargo::rerun-if-changed=src/lexicon/en");
    println!("cargo::rerun-if-changed=src/lexicon/heads.rs");
    let mut files: Vec<_> = fs::read_dir("src/lexicon/en")
        .expect("the lexicon folder is part of the package")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    println!("cargo::rerun-if-changed=src/lexicon/languages.toml");
    files.push("src/lexicon/languages.toml".into());
    files.sort();
    let mut code = String::new();
    let mut all = String::new();
    for path in &files {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 file name").to_uppercase();
        table(&name, path, &mut code);
        write!(all, "(\"{}\", &{name}), ", name.to_lowercase()).expect("writing to a string");
    }
    writeln!(code, "/// Every list with its file's name.\npub static ALL: &[(&str, &Lexicon)] = &[{all}];").expect("writing to a string");
    fs::write(out.join("lexicon.rs"), code).expect("OUT_DIR is writable");
}

/// Deflates each font: half the size in the program, 1 ms to inflate.
fn fonts(out: &Path) {
    println!("cargo::rerun-if-changed=assets/fonts");
    for entry in fs::read_dir("assets/fonts").expect("the fonts are part of the package") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|ext| ext != "ttf") {
            continue;
        }
        deflate(&path, out);
    }
}

/// Writes a file as `NAME.zlib`.
fn deflate(path: &Path, out: &Path) {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a UTF-8 file name");
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&fs::read(path).expect("a readable file")).expect("writing to memory");
    fs::write(out.join(format!("{name}.zlib")), packed.finish().expect("writing to memory")).expect("OUT_DIR is writable");
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
    let classes: Vec<&str> = list.words.keys().map(String::as_str).collect();
    let first_words: BTreeSet<&str> = entries.keys().filter_map(|phrase| phrase.split(' ').next()).collect();
    let heads = heads::filter(first_words.into_iter());
    let (mut phrases, mut starts, mut lengths, mut numbers) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, (phrase, class)) in entries.into_iter().enumerate() {
        if at % heads::BLOCK == 0 {
            starts.push(u32::try_from(phrases.len()).expect("a list is far smaller than 4 GB"));
        }
        phrases.push_str(&phrase);
        lengths.push(u8::try_from(phrase.len()).expect("a phrase is short"));
        numbers.push(u8::try_from(classes.binary_search(&class).expect("every class is listed")).expect("a list has few classes"));
    }
    // Where all are of one class there is nothing to tell.
    if classes.len() == 1 {
        numbers.clear();
    }
    writeln!(
        code,
        "#[allow(clippy::unreadable_literal, reason = \"written by build.rs\")]\npub static {name}: Lexicon = Lexicon {{ exact: {exact}, heads: &{heads:?}, phrases: {phrases:?}, starts: &{starts:?}, lengths: &{lengths:?}, numbers: &{numbers:?}, classes: &{classes:?} }};"
    )
    .expect("writing to a string");
}
