//! Who takes part in the main meeting, principals first.

use super::events::Event;
use super::features;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{ActorKind, Findings, Participant, Trace};

/// Weights of the features for each kind of actor.
fn weights(kind: ActorKind) -> [f32; 16] {
    match kind {
        ActorKind::Person => [-2.5, 0.8, 0.6, 1.5, 1.5, 1.5, 1.5, 1.5, -2.0, 0.3, -1.0, 1.0, 0.0, 1.0, 0.3, -0.3],
        ActorKind::Country => [-3.2, 0.8, 0.3, 1.5, 1.2, 0.8, 1.0, 1.0, 0.0, 0.0, -1.0, 0.3, -1.5, 1.0, 0.3, -0.3],
        ActorKind::Organization => [-3.2, 0.8, 0.5, 1.5, 1.2, 0.8, 1.2, 1.0, 0.0, 0.0, -1.0, 0.3, -0.5, 1.0, 0.3, -0.3],
        ActorKind::Group => [-3.2, 0.8, 0.5, 1.0, 1.2, 0.5, 1.0, 1.0, 0.0, 0.0, -1.0, 0.3, -0.5, 0.5, 0.0, -0.3],
    }
}

/// Weighs every actor and keeps those above zero.
#[must_use]
pub fn choose(reader: &Reader, stands: &[Stand], findings: &mut Findings, events: &[Event], main: Option<usize>) -> Vec<Participant> {
    let mut chosen: Vec<(f32, usize)> = Vec::new();
    for actor in 0..findings.actors.len() {
        let vector = features::vector(reader, stands, findings, events, main, actor);
        let known = &findings.actors[actor];
        let points: f32 = vector.iter().zip(weights(known.kind)).map(|(value, weight)| value * weight).sum();
        let decision = format!("{:?} {}: {points:.2} {vector:?}", known.kind, known.name);
        findings.trace.push(Trace {
            rule: "takes part",
            tokens: findings.actors[actor].mentions.first().cloned().unwrap_or(0..0),
            decision,
        });
        if points > 0.0 {
            chosen.push((points, actor));
        }
    }
    chosen.sort_by(|a, b| b.0.total_cmp(&a.0));
    chosen.into_iter().map(|(_, actor)| Participant { actor, evidence: evidence(stands, findings, events, main, actor) }).collect()
}

/// The clause's mention where there is one, else the first mention with its role.
fn evidence(stands: &[Stand], findings: &Findings, events: &[Event], main: Option<usize>, actor: usize) -> std::ops::Range<usize> {
    let _ = (events, main);
    stands.iter().find(|stand| stand.actor == actor).map_or_else(|| findings.actors[actor].mentions[0].clone(), |stand| stand.whole.clone())
}
