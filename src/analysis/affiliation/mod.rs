//! Those who meet and the text → what each of them acts for.
//!
//! What stands with a name or a title, and what the text says of an office, is read by rules
//! (`actors::sides`, `actors::context`). Where they are silent, one of the countries and bodies that
//! the text names is chosen for the person, or none: by what stands beside the person, by where the
//! writer is at home, by whom the others act for. What each sign weighs is learnt.

mod beside;
pub mod candidates;
pub mod features;
pub mod scene;
mod table;

use std::ops::Range;

use candidates::Candidate;
use scene::Scene;
use table::TABLE;

use crate::analysis::actors::reader::Reader;
use crate::analysis::ranking::{Feature, Table, in_words, points, shares};
use crate::analysis::{ActorKind, Context, Findings, Trace, actors};

/// How likely a side must be: likelier than all others and none together.
const LEAST: f32 = 0.5;

/// A candidate, by its number, with its features.
pub type Considered = (usize, Vec<Feature>);

/// An actor and the words that tell what it acts for.
pub type Shown = (usize, Range<usize>);

/// Gives the people among those who `meet` whose side no rule tells the side that the text tells, and
/// returns where it does. In a government's own text the rules know more, and none is given.
pub fn add(reader: &Reader, context: &Context, meet: &[usize], findings: &mut Findings) -> Vec<Shown> {
    let silent = |actor: &usize| findings.actors[*actor].kind == ActorKind::Person && findings.actors[*actor].side.is_none();
    if !meet.iter().any(silent) || actors::is_official(reader) {
        return Vec::new();
    }
    let candidates = candidates::candidates(reader, findings);
    let scene = Scene::new(reader, findings, context, meet, &candidates);
    let chosen: Vec<(usize, Option<usize>, String)> = scene
        .open()
        .map(|actor| {
            let (side, decision) = choose(&candidates, &considered(&scene, actor), &TABLE);
            (actor, side, decision)
        })
        .collect();
    let mut shown = Vec::new();
    for (actor, side, decision) in chosen {
        let known = &mut findings.actors[actor];
        let tokens = known.mentions.first().cloned().unwrap_or(0..0);
        let verdict = if side.is_some() { "acts for" } else { "not sure that it acts for" };
        findings.trace.push(Trace { rule: "side", tokens, decision: format!("{} {verdict} {decision}", known.name) });
        if let Some(candidate) = side.map(|at| &candidates[at]) {
            known.side = Some(candidate.name.clone());
            shown.extend(beside::together(reader, known, candidate).map(|tokens| (actor, tokens)));
        }
    }
    shown
}

/// The candidates that `actor`'s sentences name, and those most named of their kind, with their features.
#[must_use]
pub fn considered(scene: &Scene, actor: usize) -> Vec<Considered> {
    scene.near(actor).map(|at| (at, features::features(scene, actor, at))).collect()
}

/// The number of the likeliest candidate, where it is likely enough and a sign tells it; what was
/// considered, in words.
#[must_use]
pub fn choose(candidates: &[Candidate], considered: &[Considered], table: &Table) -> (Option<usize>, String) {
    let points: Vec<f32> = considered.iter().map(|(_, features)| points(features, table)).collect();
    let shares = shares(&points);
    let Some(best) = (0..shares.len()).reduce(|best, next| if shares[next] > shares[best] { next } else { best }) else {
        return (None, "anything".into());
    };
    let (at, features) = &considered[best];
    let told = format!("{}: {:.2} of 1, {}", candidates[*at].name, shares[best], in_words(points[best], features));
    (Some(*at).filter(|_| shares[best] >= LEAST && features::are_sure(features)), told)
}

#[cfg(test)]
mod tests;
