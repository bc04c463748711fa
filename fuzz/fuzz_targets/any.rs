//! Any bytes: which format, and then its reader.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = attache::ingest::read_all("a", &[&b""[..], data].concat());
});
