//! “A Norwegian delegation led by Minister Berg”, “on the Chilean side by Deputy Minister Soto”: who
//! leads a country's people acts for it.

use super::{Scene, Told};
use crate::analysis::actors::reader::{Known, Reader};

/// Tokens between a name and the “by” before it: its title (“the deputy minister of state”).
const TITLE: usize = 9;
/// Tokens between “by” and the noun of those who are led (“delegation , which was headed by”).
const LED: usize = 6;

/// The country whose delegation an office holder leads, where it is first named or later.
pub(super) fn delegation(scene: &Scene, at: usize) -> Option<Told> {
    if !scene.open(at) {
        return None;
    }
    let country = scene.actor(at).mentions.iter().find_map(|mention| led(scene.reader, mention.start))?;
    Some((country, "leads its delegation"))
}

fn led(reader: &Reader, name: usize) -> Option<&'static str> {
    let sentence = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let from = sentence.max(name.saturating_sub(TITLE));
    let title = (from..name).rev().take_while(|&at| !matches!(reader.lower(at), "," | "and" | ";")).find(|&at| reader.lower(at) == "by")?;
    let people = (sentence.max(title.saturating_sub(LED))..title).rev().find(|&at| are_led(reader.lower(at)))?;
    let verb = (people + 1..title).any(|at| matches!(reader.lower(at), "led" | "headed" | "represented" | "chaired"));
    let side = reader.lower(people) == "side" && title == people + 1;
    let from = sentence.max(people.saturating_sub(3));
    (from..people).rev().find_map(|at| country(reader, at)).filter(|_| verb || side)
}

fn country(reader: &Reader, at: usize) -> Option<&'static str> {
    let entry = reader.entries.get(at).copied().flatten()?;
    matches!(entry.known, Known::Country(_) | Known::Demonym(_)).then(|| entry.known.country()).flatten()
}

fn are_led(word: &str) -> bool {
    matches!(word, "delegation" | "mission" | "team" | "side" | "negotiators" | "officials" | "group" | "party" | "delegates" | "envoys")
}
