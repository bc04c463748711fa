//! “President Stone will leave on Monday, U.S. officials say”: whose plans a country's officials tell.

use super::{Scene, Told, is_high};
use crate::analysis::actors::reader::Known;

/// Tokens of such an attribution (“, senior U.S. officials said on Monday”).
const ATTRIBUTION: usize = 8;

/// The country whose officials tell what the subject of their sentence will do, for a head of state or government: where
/// the sentence names the country besides, he may be its guest.
pub(super) fn of(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    let head = matches!(&*role, "president" | "vice president" | "prime minister" | "premier" | "chancellor");
    if !scene.open(at) || !head || !scene.foremost(at) {
        return None;
    }
    let (reader, doc) = (scene.reader, scene.reader.doc);
    let country = scene.actor(at).mentions.iter().find_map(|mention| {
        let sentence = doc.sentences[doc.sentence_of(mention.start)].tokens.clone();
        let first = |one: &crate::analysis::Actor| one.mentions.iter().all(|other| !(sentence.start..mention.start).contains(&other.start));
        let subject = scene.findings.actors.iter().filter(|one| is_high(one)).all(first);
        let told = |token: usize| {
            let entry = reader.entries[token].filter(|entry| matches!(entry.known, Known::Demonym(_) | Known::Country(_)))?;
            let noun = token + entry.len;
            let senior = usize::from(token > 0 && reader.lower(token - 1) == "senior");
            let comma = token > senior && reader.word(token - senior - 1) == ",";
            let said = matches!(reader.lower(noun), "officials") && matches!(reader.lower(noun + 1), "say" | "said");
            entry.known.country().filter(|_| comma && said)
        };
        let from = sentence.end.saturating_sub(ATTRIBUTION).max(mention.end);
        let (token, country) = (from..sentence.end).find_map(|token| Some((token, told(token)?)))?;
        let guest = (sentence.start..token).any(|one| reader.entries[one].is_some_and(|entry| entry.known.country() == Some(country)));
        (subject && !guest).then_some(country)
    })?;
    (!scene.headed(country) && !scene.taken(country, &role)).then_some((country, "its officials tell his plans"))
}
