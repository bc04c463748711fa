//! Whom an officer of a national bank makes a colleague, and which countries are only spoken of.

use std::ops::Range;

use super::candidates::Candidate;
use crate::analysis::Actor;
use crate::analysis::actors::reader::{Known, Reader};

/// “Finance Minister Berg and Bank of Norway Gov. Holm”: the country of a minister whom the text joins with an officer of
/// its bank.
pub(super) fn country(reader: &Reader, actor: &Actor) -> Option<&'static str> {
    let minister = actor.role_in_lower_case().contains("minister") && actor.office == Some("government");
    let bank_of = |mention: &Range<usize>| {
        let at = mention.end + 1 + usize::from(reader.lower(mention.end + 1) == "the");
        let bank = (at..at + 2).find(|&at| reader.word(at) == "Bank" && reader.lower(at + 1) == "of");
        let joined = matches!(reader.lower(mention.end), "and" | "&");
        let entry = bank.filter(|_| joined).and_then(|bank| reader.entries.get(bank + 2).copied().flatten())?;
        matches!(entry.known, Known::Country(_)).then(|| entry.known.country()).flatten()
    };
    actor.mentions.iter().filter(|_| minister).find_map(bank_of)
}

/// “Support for Norway”, “sanctions against Norway”, “aid to Norway”: whether the text names a country only as what others
/// do something for or to.
pub(super) fn is_object(reader: &Reader, candidate: &Candidate) -> bool {
    let object = |mention: &Range<usize>| {
        let before = |back: usize| mention.start.checked_sub(back).map_or("", |at| reader.lower(at));
        let help = |word: &str| {
            matches!(
                word,
                "support" | "supporting" | "aid" | "help" | "assistance" | "backing" | "sanctions" | "aggression" | "war" | "attack"
            )
        };
        let to = matches!(before(1), "for" | "to" | "against" | "on" | "with");
        let verb = matches!(before(1), "support" | "supporting" | "supported" | "supports" | "aid" | "help" | "back" | "against");
        to && help(before(2)) || verb
    };
    !candidate.mentions.is_empty() && candidate.mentions.iter().all(object)
}
