//! The id and the revision of a memo: printed in its footer, kept in its file, used when a memo is
//! attached again.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Brief, to_yaml};

/// What tells one memo from another, and one wording of it from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Eight hexadecimal digits that editing does not change: the first of the source's SHA-256;
    /// of the SHA-256 of all the sources' where there are several; of the title's for a brief
    /// without sources.
    pub id: String,
    /// Four hexadecimal digits of the SHA-256 of the brief's content: comments and layout of the
    /// YAML do not count, every value does.
    pub rev: String,
}

/// The identity of a brief.
#[must_use]
pub fn identity(brief: &Brief) -> Identity {
    let sources: Vec<&str> = brief.sources.iter().map(|source| source.sha256.as_str()).filter(|hash| hash.len() >= 8).collect();
    let whole = match sources.as_slice() {
        [] => hex(brief.title.as_bytes()),
        [only] => only.to_lowercase(),
        several => hex(several.join("\n").as_bytes()),
    };
    Identity { id: whole.chars().take(8).collect(), rev: hex(to_yaml(brief).as_bytes())[..4].to_owned() }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Source;

    #[test]
    fn the_id_survives_edits_and_the_revision_does_not() {
        let source = Source { sha256: "AA1454a66aeab364".to_owned(), ..Source::default() };
        let mut brief = Brief { title: "Talks".to_owned(), sources: vec![source], ..Brief::default() };
        let before = identity(&brief);
        assert_eq!(before.id, "aa1454a6");
        brief.title = "Talks, again".to_owned();
        let after = identity(&brief);
        assert_eq!(after.id, before.id);
        assert_ne!(after.rev, before.rev);
        brief.sources.clear();
        assert_ne!(identity(&brief).id, before.id);
    }
}
