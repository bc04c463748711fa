//! Who takes part in the main meeting, principals first.

use super::events::Event;
use super::features::{self, Scene};
use super::weights;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{Actor, ActorKind, Findings, Participant, Trace};

/// Nobody meets alone: the next best is taken too, unless it lies below this.
const NEAREST: f32 = -1.5;
/// A country with more points than this is a party even beside its own representative.
const STRONG_COUNTRY: f32 = 1.0;

/// Weighs every actor and keeps those above zero.
#[must_use]
pub fn choose(reader: &Reader, stands: &[Stand], findings: &mut Findings, events: &[Event], main: Option<usize>) -> Vec<Participant> {
    let mut chosen: Vec<(f32, usize)> = Vec::new();
    let mut best_other: Option<(f32, usize)> = None;
    for actor in 0..findings.actors.len() {
        let vector = features::vector(&Scene { reader, stands, findings, events, main }, actor);
        let known = &findings.actors[actor];
        let points: f32 = vector.iter().zip(weights::weights(known.kind)).map(|(value, weight)| value * weight).sum();
        findings.trace.push(Trace {
            rule: "takes part",
            tokens: known.mentions.first().cloned().unwrap_or(0..0),
            decision: decision(known, points, &vector),
        });
        if points > 0.0 {
            chosen.push((points, actor));
        } else if best_other.is_none_or(|(best, _)| points > best) {
            best_other = Some((points, actor));
        }
    }
    if chosen.len() < 2 && best_other.is_some_and(|(points, _)| points > NEAREST) {
        chosen.extend(best_other);
    }
    drop_represented(findings, &mut chosen);
    chosen.sort_by(|a, b| b.0.total_cmp(&a.0));
    chosen.into_iter().map(|(_, actor)| Participant { actor, evidence: evidence(stands, findings, events, main, actor) }).collect()
}

/// A country for which a chosen person acts is no party of its own, unless it is a strong one.
fn drop_represented(findings: &Findings, chosen: &mut Vec<(f32, usize)>) {
    let sides: Vec<&String> = chosen
        .iter()
        .map(|&(_, actor)| &findings.actors[actor])
        .filter(|actor| actor.kind == ActorKind::Person)
        .filter_map(|actor| actor.side.as_ref())
        .collect();
    let represented: Vec<usize> = chosen
        .iter()
        .filter(|&&(points, actor)| {
            let known = &findings.actors[actor];
            known.kind == ActorKind::Country && points < STRONG_COUNTRY && known.side.as_ref().is_some_and(|side| sides.contains(&side))
        })
        .map(|&(_, actor)| actor)
        .collect();
    chosen.retain(|(_, actor)| !represented.contains(actor));
}

/// “Person Jane Roe: 1.20 (in headline 1.00, …)”.
fn decision(actor: &Actor, points: f32, vector: &[f32]) -> String {
    let told: Vec<String> =
        features::NAMES.iter().zip(vector).filter(|(_, value)| **value > 0.0).map(|(name, value)| format!("{name} {value:.2}")).collect();
    format!("{:?} {}: {points:.2} ({})", actor.kind, actor.name, told.join(", "))
}

/// The clause's mention where there is one, else the first mention with its role.
fn evidence(stands: &[Stand], findings: &Findings, events: &[Event], main: Option<usize>, actor: usize) -> std::ops::Range<usize> {
    let _ = (events, main);
    stands.iter().find(|stand| stand.actor == actor).map_or_else(|| findings.actors[actor].mentions[0].clone(), |stand| stand.whole.clone())
}
