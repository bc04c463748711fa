//! PDF
use super::{Extract, IngestError};
pub(super) fn read(_bytes: &[u8]) -> Result<Extract, IngestError> {
    Err(IngestError::NotText { what: "a PDF document".to_owned() })
}
