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
    Participant { name: actor.name.clone(), role, side, from: vec![evidence(reading.doc, reading.cleaned, participant.evidence.clone())] }
}
