//! The content of a PDF page, and a font's map, inside an otherwise sound file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (map, content) = data.split_at(data.len() / 3);
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |file: &mut Vec<u8>, body: &[&[u8]]| {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", places.len()).bytes());
        body.iter().for_each(|piece| file.extend(*piece));
        file.extend(b"\nendobj\n");
    };
    object(&mut file, &[b"<</Type/Catalog/Pages 2 0 R>>"]);
    object(&mut file, &[b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]);
    object(&mut file, &[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"]);
    object(&mut file, &[format!("<</Length {}>>stream\n", content.len()).as_bytes(), content, b"\nendstream"]);
    object(&mut file, &[b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"]);
    object(&mut file, &[format!("<</Length {}>>stream\n", map.len()).as_bytes(), map, b"\nendstream"]);
    let start = file.len();
    file.extend(b"xref\n0 7\n0000000000 65535 f \n");
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer<</Size 7/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
    let _ = attache::ingest::read_all("a", &file);
});
