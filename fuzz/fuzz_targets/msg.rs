//! Outlook messages.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = attache::ingest::read_all("a", &[&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], data].concat());
});
