//! Outlook
use super::{Extract, IngestError};
pub(super) fn read(_bytes: &[u8]) -> Result<Extract, IngestError> {
    Err(IngestError::SaveAs { what: "an old Word, Excel or Outlook document", instead: "DOCX (a mail: as EML)" })
}
