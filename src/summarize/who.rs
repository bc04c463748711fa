//! Who takes part: name, role and side of each, with the words that show it.

use super::{Reading, evidence};
use crate::analysis;
use crate::brief::Participant;

/// The participants, principals first.
#[must_use]
pub fn who(reading: Reading) -> Vec<Participant> {
    reading.meeting.participants.iter().map(|participant| entry(reading, participant)).collect()
}

fn entry(reading: Reading, participant: &analysis::Participant) -> Participant {
    let actor = &reading.findings.actors[participant.actor];
    let role = actor.role.clone().unwrap_or_default();
    let side = actor.side.clone().unwrap_or_default();
    let shown = [Some(participant.evidence.clone()), participant.side.clone()].into_iter().flatten();
    let from = shown.map(|tokens| evidence(reading.doc, reading.cleaned, tokens)).collect();
    Participant { name: actor.name.clone(), role, side, from }
}
