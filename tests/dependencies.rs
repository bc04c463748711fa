//! What the program is built from: licences that fit MIT OR Apache-2.0, one registry, nothing
//! that its authors gave up. `cargo deny check` reads the same rules from `deny.toml`; this test
//! holds them where that tool is not installed.

use std::process::Command;

use serde_json::Value;

/// Licences that a binary under MIT OR Apache-2.0 may contain.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    "Unlicense",
    "MIT-0",
    "Apache-2.0 WITH LLVM-exception",
    "NCSA",
    "MPL-2.0",
];

/// Crates with an open advisory or without a maintainer, and what is used instead.
const BANNED: &[(&str, &str)] = &[
    ("rustybuzz", "RUSTSEC-2026-0206; harfrust"),
    ("ttf-parser", "RUSTSEC-2026-0192; read-fonts"),
    ("serde_yml", "RUSTSEC-2025-0068; serde_yaml"),
    ("libyml", "RUSTSEC-2025-0067; unsafe-libyaml"),
    ("bincode", "RUSTSEC-2025-0141; no serialised data structures"),
    ("hyphenation", "brings bincode; hypher"),
    ("openssl-sys", "rustls"),
];

#[test]
fn licences_registry_and_banned_crates() {
    let metadata = metadata();
    let shipped = shipped(&metadata);
    let packages = metadata["packages"].as_array().expect("packages");
    for package in packages.iter().filter(|package| shipped.contains(&package["id"].as_str().unwrap_or_default())) {
        let name = package["name"].as_str().expect("a name");
        if name == "attache" {
            continue;
        }
        let licence = package["license"].as_str().unwrap_or("none stated");
        assert!(fits(licence), "{name}: licence “{licence}” is not in the list");
        let registry = package["source"].as_str().unwrap_or("a path");
        assert!(registry.starts_with("registry+"), "{name} comes from {registry}, not from the registry");
        if let Some((_, instead)) = BANNED.iter().find(|(banned, _)| banned == &name) {
            panic!("{name} is banned: {instead}");
        }
    }
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked"]).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON")
}

/// Ids of the packages that end up in the binary or build it: no development dependencies.
fn shipped(metadata: &Value) -> Vec<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().expect("a resolved graph");
    let mut open = vec![metadata["resolve"]["root"].as_str().expect("a root package")];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let node = nodes.iter().find(|node| node["id"] == id).expect("every id has a node");
        for dep in node["deps"].as_array().into_iter().flatten() {
            if dep["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"] != "dev") {
                open.push(dep["pkg"].as_str().expect("a package id"));
            }
        }
    }
    seen
}

/// Whether an SPDX expression can be met with the listed licences: one side of each OR, all of
/// each AND.
fn fits(expression: &str) -> bool {
    let normal = expression.replace('/', " OR ").replace(['(', ')'], "");
    normal.split(" AND ").all(|part| part.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}
