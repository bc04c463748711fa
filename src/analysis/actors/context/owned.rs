//! “China hinted, through its ambassador Qiu”, “although its minister, Jean Aubrac”: an office that
//! the subject of the sentence owns.

use super::{Scene, Told, is_high};
use crate::analysis::actors::reader::{Known, Reader};

/// Tokens of a sentence in which its subject begins (“But France …”).
const SUBJECT: usize = 3;
/// Tokens between “its” and the name: the office and a comma.
const OFFICE: usize = 7;
/// Words of offices that serve another office holder.
const SERVES: [&str; 8] = ["adviser", "advisor", "aide", "minister", "secretary", "chief of staff", "envoy", "spokes"];

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
    (between == scene.actor(at).role_in_lower_case()).then_some((country, "an official of the sentence's subject"))
}

/// “The president and his defence adviser, Holm”, “Holm, his defence adviser”: whose officer somebody is, by the
/// office holder named last before.
pub(super) fn by_head(scene: &Scene, at: usize) -> Option<Told> {
    let own = scene.actor(at).role_in_lower_case();
    if scene.actor(at).side.is_some() || !SERVES.iter().any(|office| own.contains(office)) {
        return None;
    }
    let reader = scene.reader;
    let (name, sentence) = scene.first(at)?;
    let start = reader.doc.sentences[sentence].tokens.start;
    let end = scene.actor(at).mentions.iter().find(|mention| mention.start == name)?.end;
    let his = |at: usize| matches!(reader.lower(at), "his" | "her");
    let words =
        |from: usize, to: usize| (from..to).filter(|&at| reader.word(at) != ",").map(|at| reader.lower(at)).collect::<Vec<_>>().join(" ");
    let before = (start.max(name.saturating_sub(OFFICE))..name).rev().find(|&at| his(at)).filter(|&at| words(at + 1, name) == own);
    let behind = Some(end + 1).filter(|&at| reader.word(end) == "," && his(at) && words(at + 1, at + 1 + own.split(' ').count()) == own);
    let owner = before.or(behind)?;
    let heads = scene.findings.actors.iter().enumerate().filter(|(one, actor)| *one != at && is_high(actor));
    let last = heads.filter_map(|(_, actor)| {
        let mention = actor.mentions.iter().map(|mention| mention.start).filter(|mention| (start..owner).contains(mention)).max()?;
        Some((mention, actor.side.as_deref()?))
    });
    let side = last.max().map(|(_, side)| side).or_else(|| side_of_office(scene, start..owner))?;
    scene.named.keys().find(|country| **country == side).map(|country| (*country, "an officer of its head"))
}

/// “The president came with Holm, his adviser”: the side of the one whose office the words name.
fn side_of_office<'a>(scene: &'a Scene, words: std::ops::Range<usize>) -> Option<&'a str> {
    let named = |at: usize| scene.reader.title(at).map(|(len, _)| scene.reader.doc.words(at..at + len).to_lowercase());
    let office = words.filter(|&at| at > 0 && scene.reader.lower(at - 1) == "the").find_map(named)?;
    let holders = scene.findings.actors.iter().filter(|actor| is_high(actor) && actor.role_in_lower_case() == office);
    let mut sides: Vec<&str> = holders.filter_map(|actor| actor.side.as_deref()).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.first().copied().filter(|_| sides.len() == 1)
}

fn subject(reader: &Reader, at: usize) -> Option<&'static str> {
    let entry = reader.entries.get(at).copied().flatten()?;
    let owner = matches!(reader.word(at + entry.len), "'s" | "\u{2019}s" | "'" | "\u{2019}");
    match entry.known {
        Known::Country(name) | Known::Capital(name) if !owner => Some(name),
        _ => None,
    }
}
