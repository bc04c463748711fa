//! “Chilean President Soto and energy minister Rojas”: a minister named straight after the head of a
//! government, or after another of its ministers, belongs to it.

use super::{Scene, Told, role};
use crate::analysis::{Actor, ActorKind};

/// The country of the member of government whose name stands just before a minister's title.
pub(super) fn colleague(scene: &Scene, at: usize) -> Option<Told> {
    let own = role(scene.actor(at));
    if !scene.open(at) || !own.contains("minister") || own.starts_with("prime") {
        return None;
    }
    let mention = scene.actor(at).mentions.first()?;
    let and = mention.start.checked_sub(own.split_whitespace().count() + 1)?;
    if scene.reader.lower(and) != "and" {
        return None;
    }
    let governs = |actor: &&Actor| {
        actor.kind == ActorKind::Person
            && matches!(actor.office, Some("state" | "government"))
            && role(actor) != own
            && !role(actor).is_empty()
    };
    let mut before = scene.findings.actors.iter().filter(governs).filter(|actor| actor.mentions.iter().any(|name| name.end == and));
    let side = before.next()?.side.as_deref()?;
    scene.named.keys().find(|country| **country == side).map(|country| (*country, "named with a colleague"))
}
