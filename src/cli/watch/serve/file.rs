//! The brief's file: read for the editor, and written so that no change made elsewhere is lost.

use std::io;
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::cli::output::{self, Destination, Existing};

/// The file as it is: its text and what tells it from other states of the file.
pub fn state(path: &Path) -> Value {
    match std::fs::read(path) {
        Ok(bytes) => {
            let checksum = checksum(&bytes);
            match String::from_utf8(bytes) {
                Ok(text) => json!({ "text": text, "checksum": checksum }),
                Err(_) => json!({ "error": "the file is not UTF-8, and saving it from here would damage it", "checksum": checksum }),
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => json!({ "error": "the file is gone", "checksum": "" }),
        Err(error) => json!({ "error": format!("the file cannot be read: {error}"), "checksum": "" }),
    }
}

/// How saving ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file holds the text; this is its checksum.
    Done(String),
    /// The file is not what the editor began with.
    Changed,
    /// The system refused.
    Failed(String),
}

/// Writes `text` if the file is still the one with the checksum `base`; empty stands for no file.
pub fn save(path: &Path, text: &str, base: &str) -> Saved {
    let there = match std::fs::read(path) {
        Ok(bytes) => checksum(&bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Saved::Failed(format!("cannot read {}: {error}", path.display())),
    };
    if there != base {
        return Saved::Changed;
    }
    match output::write(&Destination::File(path.to_owned()), text.as_bytes(), Existing::Replace) {
        Ok(()) => Saved::Done(checksum(text.as_bytes())),
        Err(error) => Saved::Failed(error.to_string()),
    }
}

/// SHA-256 in hexadecimal.
fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_made_elsewhere_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.brief.yaml");
        std::fs::write(&path, "brief: 1\n").unwrap();
        let base = state(&path)["checksum"].as_str().unwrap().to_owned();
        let Saved::Done(next) = save(&path, "brief: 1\ntitle: Mine\n", &base) else { panic!("nobody else wrote") };
        std::fs::write(&path, "brief: 1\ntitle: Theirs\n").unwrap();
        assert_eq!(save(&path, "brief: 1\ntitle: Mine again\n", &next), Saved::Changed);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "brief: 1\ntitle: Theirs\n");
    }

    #[test]
    fn a_file_that_is_gone_or_strange_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.brief.yaml");
        assert_eq!(state(&path)["error"], "the file is gone");
        assert_eq!(save(&path, "x", "0123"), Saved::Changed);
        assert!(matches!(save(&path, "brief: 1\n", ""), Saved::Done(_)));
        std::fs::write(&path, b"title: Zo\xeb\n").unwrap();
        assert!(state(&path)["error"].as_str().unwrap().contains("UTF-8") && state(&path)["text"].is_null());
    }
}
