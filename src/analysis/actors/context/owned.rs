//! “China hinted, through its ambassador Qiu”, “although its minister, Jean Aubrac”: an office that
//! the subject of the sentence owns.

use super::{Scene, Told, role};
use crate::analysis::actors::reader::{Known, Reader};

/// Tokens of a sentence in which its subject begins (“But France …”).
const SUBJECT: usize = 3;
/// Tokens between “its” and the name: the office and a comma.
const OFFICE: usize = 7;

/// The country that opens the sentence in which somebody is first named as one of its officials.
pub(super) fn by_subject(scene: &Scene, at: usize) -> Option<Told> {
    if !scene.open(at) {
        return None;
    }
    let reader = scene.reader;
    let (name, sentence) = scene.first(at)?;
    let start = reader.doc.sentences[sentence].tokens.start;
    let its = (start.max(name.saturating_sub(OFFICE))..name).rev().find(|&at| reader.lower(at) == "its")?;
    let between = (its + 1..name).filter(|&at| reader.word(at) != ",").map(|at| reader.lower(at)).collect::<Vec<_>>().join(" ");
    let country = (start..start + SUBJECT).find_map(|at| subject(reader, at))?;
    (between == role(scene.actor(at))).then_some((country, "an official of the sentence's subject"))
}

fn subject(reader: &Reader, at: usize) -> Option<&'static str> {
    let entry = reader.entries.get(at).copied().flatten()?;
    let owner = matches!(reader.word(at + entry.len), "'s" | "\u{2019}s" | "'" | "\u{2019}");
    match entry.known {
        Known::Country(name) | Known::Capital(name) if !owner => Some(name),
        _ => None,
    }
}
