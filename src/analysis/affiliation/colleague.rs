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
    !candidate.mentions.is_empty() && candidate.mentions.iter().all(object) || is_topic(reader, candidate)
}

/// “Berg presses Soto on Norway”, “the war with Norway”, “the Norway crisis”: whether the text speaks of a country, at least half
/// of the times that it names it, as of what others talk or quarrel about, and never of what it does or who acts for it.
fn is_topic(reader: &Reader, candidate: &Candidate) -> bool {
    let quarrel =
        |at: usize| matches!(reader.lower(at), "war" | "conflict" | "crisis" | "attack" | "attacks" | "strike" | "strikes" | "invasion");
    let topic = |mention: &&Range<usize>| {
        let before = |back: usize| mention.start.checked_sub(back).map_or("", |at| reader.lower(at));
        let fought = matches!(before(1), "with" | "in" | "of") && mention.start > 1 && quarrel(mention.start - 2);
        matches!(before(1), "on" | "over" | "about" | "against") || fought || quarrel(mention.end)
    };
    let acts = |mention: &Range<usize>| {
        let mark = usize::from(matches!(reader.word(mention.end), "'s" | "\u{2019}s"));
        let next = mention.end + mark;
        let stop = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.end;
        let verb = mark == 0 && next < stop && reader.doc.tokens.get(next).is_some_and(|next| next.tag.is_finite());
        let office =
            (next..stop.min(next + 3)).any(|at| reader.title(at).is_some()) || matches!(reader.lower(next), "government" | "delegation");
        verb || office
    };
    let all = &candidate.mentions;
    all.len() >= MENTIONS && 2 * all.iter().filter(topic).count() >= all.len() && !all.iter().any(acts)
}

/// Mentions from which on it is told what a text makes of a country.
const MENTIONS: usize = 3;
