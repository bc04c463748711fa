//! PDF files, from their first object on.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = attache::ingest::read_all("a", &[&b"%PDF-1.7\n"[..], data].concat());
});
