//! A finished document → bytes: streams packed, small objects gathered in object streams.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, SaveOptions};

use super::RenderError;

/// Effort of packing: more gains 0.2 % in size for 30 % more time on a memo of one page.
const LEVEL: u32 = 6;

/// The bytes of the file.
pub fn to_bytes(mut document: Document) -> Result<Vec<u8>, RenderError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
            encoder.write_all(&stream.content)?;
            let packed = encoder.finish()?;
            if packed.len() < stream.content.len() {
                stream.dict.set("Filter", "FlateDecode");
                stream.set_content(packed);
            }
        }
    }
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(LEVEL).build();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}
