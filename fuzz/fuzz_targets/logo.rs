//! Logos: PNG and SVG, read and drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for head in [&b"\x89PNG\r\n\x1a\n"[..], b"<svg viewBox='0 0 9 9'>"] {
        let tail: &[u8] = if head.starts_with(b"<") { b"</svg>" } else { b"" };
        if let Ok(picture) = attache::picture::read(&[head, data, tail].concat()) {
            let _ = attache::picture::bitmap(&picture, 40, 40);
        }
    }
});
