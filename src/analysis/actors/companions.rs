//! “The union's chairman, Lind, was accompanied by Ann Poe and Jon Dahl”: who comes with somebody acts for the same.
//!
//! Enters: the actors with all that is told of their sides. Leaves: sides for companions without an office of state, and
//! for several ministers in one list: a visitor's host may accompany him too, alone.

use std::ops::Range;

use super::reader::Reader;
use crate::analysis::{Actor, ActorKind, Findings, Trace};

/// Gives companions the side of the one whom they accompany.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    let open = |actor: &Actor| {
        let low = matches!(actor.office, None | Some("spokes" | "plain" | "business" | "government" | "diplomat"));
        actor.kind == ActorKind::Person && actor.side.is_none() && low
    };
    let found: Vec<(usize, String, Range<usize>)> = (0..findings.actors.len())
        .filter(|&at| open(&findings.actors[at]))
        .filter_map(|at| {
            let mentions = &findings.actors[at].mentions;
            let minister = matches!(findings.actors[at].office, Some("government" | "diplomat"));
            let mut told = mentions.iter().filter(|mention| !minister || is_one_of_several(reader, findings, mention));
            told.find_map(|mention| Some((at, leader(reader, findings, mention)?.side.clone()?, mention.clone())))
        })
        .collect();
    for (at, side, tokens) in found {
        let decision = format!("{} acts for {side}: accompanies one who does", findings.actors[at].name);
        findings.trace.push(Trace { rule: "side from context", tokens, decision });
        findings.actors[at].side = Some(side);
    }
}

/// “Accompanied by”, “joined by his”, “joined by aides including”: not “joined by” another head of state.
fn comes_along(reader: &Reader, by: usize) -> bool {
    let own = |at: usize| matches!(reader.lower(at), "his" | "her" | "their" | "aides" | "advisers" | "advisors" | "staff");
    match reader.lower(by - 1) {
        "accompanied" => true,
        "joined" | "flanked" => (by + 1..by + 4).any(own),
        _ => false,
    }
}

/// “Accompanied by Trade Minister Berg, Finance Minister Lind and Health Minister Dahl”.
fn is_one_of_several(reader: &Reader, findings: &Findings, mention: &Range<usize>) -> bool {
    let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.clone();
    let Some(by) = sentence.clone().find(|&at| reader.lower(at) == "accompanied") else { return false };
    let of_office = |actor: &&Actor| {
        let listed = actor.mentions.iter().any(|mention| mention.start > by && sentence.contains(&mention.start));
        actor.kind == ActorKind::Person && matches!(actor.office, Some("government" | "diplomat")) && listed
    };
    findings.actors.iter().filter(of_office).count() >= SEVERAL
}

/// Ministers in a list of companions that is a delegation.
const SEVERAL: usize = 3;

/// The only person with an office whom the sentence names before “accompanied by”, with the mention behind it.
fn leader<'f>(reader: &Reader, findings: &'f Findings, mention: &Range<usize>) -> Option<&'f Actor> {
    let start = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
    let by = (start + 1..mention.start).rev().find(|&at| reader.lower(at) == "by" && comes_along(reader, at))?;
    let relative = |at: usize| reader.title(at).is_some_and(|(_, class)| class == "relation");
    let plain = (by..mention.start).all(|at| {
        !reader.doc.tokens[at].tag.is_finite() && !relative(at) && !matches!(reader.lower(at), ";" | "who" | "which" | "as" | "while")
    });
    let before = |actor: &Actor| actor.mentions.iter().any(|mention| (start..by).contains(&mention.start));
    let mut named = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person && before(actor));
    let only = named.next().filter(|_| plain)?;
    (named.next().is_none() && only.office.is_some()).then_some(only)
}
