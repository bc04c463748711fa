//! Mails.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = attache::ingest::read_all("a", &[&b"MIME-Version: 1.0\nFrom: a@example.org\n"[..], data].concat());
});
