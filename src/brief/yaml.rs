//! Brief ↔ YAML, written for people: comments, fixed key order. The only file that names `serde_yaml`.

use super::model::Brief;

/// The brief as commented YAML.
#[must_use]
pub fn to_yaml(brief: &Brief) -> String {
    serde_yaml::to_string(brief).expect("a brief always serialises")
}
