//! Who takes part in the main meeting, principals first.

use std::ops::Range;

use super::events::Event;
use super::features::{self, Scene};
use super::weigh::position;
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
    let same = features::same_meeting(reader, events, main);
    for actor in 0..findings.actors.len() {
        let scene = Scene { reader, stands, findings, events, main, same: &same };
        let elsewhere = features::meets_elsewhere(&scene, actor);
        let vector = features::vector(&scene, actor);
        let known = &findings.actors[actor];
        let points: f32 = vector.iter().zip(weights::weights(known.kind)).map(|(value, weight)| value * weight).sum();
        findings.trace.push(Trace {
            rule: "takes part",
            tokens: known.mentions.first().cloned().unwrap_or(0..0),
            decision: decision(known, points, &vector),
        });
        if elsewhere {
            findings.trace.push(Trace {
                rule: "meets elsewhere",
                tokens: findings.actors[actor].mentions.first().cloned().unwrap_or(0..0),
                decision: "left out: named only in another meeting".into(),
            });
        } else if points > 0.0 {
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
    chosen.into_iter().map(|(_, actor)| Participant { actor, evidence: evidence(reader, stands, findings, events, main, actor) }).collect()
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

/// The mention in a sentence of the body that tells of its meeting somebody, else the first in the body.
fn evidence(reader: &Reader, stands: &[Stand], findings: &Findings, events: &[Event], main: Option<usize>, actor: usize) -> Range<usize> {
    let own = stands.iter().filter(|stand| stand.actor == actor);
    let best = own.max_by_key(|stand| {
        let sentence = reader.doc.sentence_of(stand.whole.start);
        let body = position(reader, sentence) > 0;
        let holds = |event: &Event| event.sentence == sentence && (event.left.contains(&actor) || event.right.contains(&actor));
        let meets = main.is_some_and(|main| holds(&events[main])) || events.iter().any(holds);
        (body && meets, body, meets, std::cmp::Reverse(stand.whole.start))
    });
    best.map_or_else(|| findings.actors[actor].mentions.first().cloned().unwrap_or(0..0), |stand| stand.whole.clone())
}
