//! The text of an OpenDocument text, packed as its archive has it.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../pack.rs"]
mod pack;

fuzz_target!(|data: &[u8]| {
    let _ = attache::ingest::read_all("a", &pack::pack(&[("META-INF/manifest.xml", b"<m/>"), ("content.xml", data)]));
});
