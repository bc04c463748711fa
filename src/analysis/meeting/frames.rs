//! “The General Border Committee met in Arica”: a body of two countries is what both meet in, and no third party.

use std::collections::BTreeSet;

use crate::analysis::{ActorKind, Findings};
use crate::lexicon;

/// Whether an actor is a joint committee of countries, and people of two of them are told of.
#[must_use]
pub fn is_frame(findings: &Findings, actor: usize) -> bool {
    let known = &findings.actors[actor];
    known.kind == ActorKind::Organization && is_joint(&known.name) && sides(findings, actor).len() > 1
}

/// “Joint Economic Commission”, “General Border Committee”, “Harbour River Commission”.
fn is_joint(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let form = words.last().is_some_and(|last| matches!(*last, "committee" | "commission" | "mechanism"));
    let shared =
        ["joint", "border", "boundary", "bilateral", "binational", "trilateral", "mixed", "intergovernmental", "river", "waters", "basin"];
    form && words.len() > 2 && words.iter().any(|word| shared.contains(word))
}

/// The countries for which the others act.
fn sides(findings: &Findings, but: usize) -> BTreeSet<&str> {
    let others = findings.actors.iter().enumerate().filter(|(at, actor)| *at != but && actor.kind == ActorKind::Person);
    others.filter_map(|(_, actor)| actor.side.as_deref()).filter(|side| lexicon::COUNTRIES.contains(&side.to_lowercase())).collect()
}
