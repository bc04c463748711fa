//! Holds the invariants of ARCHITECTURE.md: who may know whom, and what is named in one place only.

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder of the library and the others that it may name. `span` may be named by all.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("fetch", &[]),
    ("ingest", &["lexicon", "diag"]),
    ("clean", &["ingest", "lexicon"]),
    ("text", &["clean", "lexicon"]),
    ("lexicon", &["text"]),
    ("analysis", &["text", "clean", "lexicon"]),
    ("summarize", &["analysis", "text", "clean", "lexicon", "brief"]),
    ("brief", &["diag", "lexicon"]),
    ("diag", &[]),
    ("template", &["brief", "diag", "memo", "picture"]),
    ("picture", &["diag", "font"]),
    ("memo", &["diag", "font", "picture"]),
    ("font", &["diag"]),
    ("layout", &["memo", "font", "picture"]),
    ("render", &["layout", "font", "memo", "picture"]),
    ("attach", &["brief", "render", "layout", "font", "memo"]),
];

/// Libraries that one folder only may name.
const NAMED_ONCE: &[(&str, &str)] = &[
    ("serde_yaml", "brief"),
    ("handlebars", "template"),
    ("printpdf", "render"),
    ("lopdf", "render"),
    ("roxmltree", "memo"),
    ("harfrust", "font"),
    ("rustls", "fetch"),
];

/// Folders whose functions are pure: no clock, no files, no environment.
const PURE: &[&str] = &["clean", "text", "analysis", "summarize", "picture", "memo", "layout"];
const IMPURE: &[&str] = &["std::fs", "std::env", "std::time", "std::net", "std::process", "SystemTime", "Instant::now", "Zoned::now"];

#[test]
fn stages_name_only_the_stages_before_them() {
    for (folder, allowed) in MAY_NAME {
        for (path, code) in sources(folder) {
            for other in MAY_NAME.iter().map(|(name, _)| *name).chain(["pipeline"]) {
                let named = code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
                assert!(
                    !named || other == *folder || allowed.contains(&other),
                    "{}: `{folder}` must not name `{other}`; see ARCHITECTURE.md",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn each_outside_library_has_one_door() {
    for (path, code) in sources("") {
        for (library, home) in NAMED_ONCE {
            let at_home = path.starts_with(Path::new("src").join(home)) || path == format!("src/{home}.rs");
            // `attach` and `ingest` read other people's PDF files, which only lopdf can.
            let reads_pdf = *library == "lopdf" && (path.starts_with("src/attach") || path.starts_with("src/ingest"));
            // `ingest` reads other people's office documents, `picture` their logos.
            let reads_xml = *library == "roxmltree" && (path == Path::new("src/ingest/xml.rs") || path.starts_with("src/picture"));
            let named = code.contains(&format!("{library}::"));
            assert!(!named || at_home || reads_pdf || reads_xml, "{}: only src/{home} may name {library}", path.display());
        }
    }
}

#[test]
fn text_stages_are_pure() {
    for folder in PURE {
        for (path, code) in sources(folder) {
            for word in IMPURE {
                assert!(!code.contains(word), "{}: `{folder}` is pure, but names {word}", path.display());
            }
        }
    }
}

/// A page is fetched in one folder, when its address is on the command line; the editor of `watch
/// --serve` answers this machine alone.
#[test]
fn one_folder_touches_the_network() {
    for (path, code) in sources("") {
        let allowed = path.starts_with("src/fetch") || path.starts_with("src/cli/watch");
        assert!(allowed || !code.contains("std::net"), "{}: only src/fetch may touch the network", path.display());
        let fetches = code.contains("fetch::fetch(") && path != Path::new("src/cli/web.rs");
        assert!(!fetches, "{}: only src/cli/web.rs may fetch a page", path.display());
    }
}

#[test]
fn only_the_command_line_speaks() {
    for (path, code) in sources("") {
        let speaks = ["println!", "eprintln!", "print!(", "eprint!("].iter().any(|word| code.contains(word));
        assert!(!speaks || path.starts_with("src/cli"), "{}: only src/cli may print", path.display());
    }
}

/// The code of every Rust file below `src/folder`, without comments and unit tests.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&Path::new("src").join(folder), &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            let text = fs::read_to_string(&path).expect("readable source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            found.push((path, code));
        }
    }
}
