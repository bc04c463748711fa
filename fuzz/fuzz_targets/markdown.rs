//! Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = attache::ingest::read_all("a", &[&b"---\ntitle: Ports\n---\n# Ports\n"[..], data].concat());
});
