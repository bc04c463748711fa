//! “The teachers union”, “the dockers' union”: people and what they are joined in, named by common nouns.
//!
//! A union is a group by its whole name, and those who are in it are no other group.

use std::collections::BTreeMap;

use super::reader::Reader;
use crate::analysis::Actor;

/// Tokens of the people and their union that begin at `at`: “teachers union”, “dockers' union”.
pub(super) fn len_at(reader: &Reader, at: usize) -> Option<usize> {
    let people = !reader.is_capital(at) && reader.lower(at).ends_with('s') && !reader.doc.tokens[at].tag.is_adjective();
    let union = at + 1 + usize::from(matches!(reader.word(at + 1), "'" | "\u{2019}"));
    let named = matches!(reader.word(union), "union" | "unions" | "association" | "federation") && reader.title(union + 1).is_none();
    let owned = reader.word(at).len() > 3 && reader.is_word(at);
    (people && owned && named).then_some(union + 1 - at)
}

/// “Machinists” in the headline and “the machinists union” below it are one group.
pub(super) fn merge(found: &mut BTreeMap<String, Actor>) {
    let unions: Vec<String> = found.keys().filter(|key| key.starts_with("group ") && key.ends_with(" union")).cloned().collect();
    for union in unions {
        let people = union.trim_end_matches(" union").trim_end_matches(['\'', '\u{2019}', ' ']);
        if let Some(merged) = found.remove(people) {
            found.entry(union).and_modify(|actor| actor.mentions.extend(merged.mentions));
        }
    }
}
