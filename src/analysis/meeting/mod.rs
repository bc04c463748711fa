//! Actors and the text → the meeting that the article is about, or none; who takes part in it.
//!
//! Every clause that may report a meeting is an event; events are weighed by place (headline,
//! first sentences), by parties on two sides and against signs of background. Who takes part is
//! weighed actor by actor. How far the meeting is and its format are read off the clauses.

pub mod events;
pub mod features;
mod participants;
mod status;
mod weigh;
mod weights;

use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{Findings, Meeting, Trace};

/// Finds the main meeting and adds it to `findings`.
pub fn find(reader: &Reader, stands: &[Stand], findings: &mut Findings) {
    let events = events::find(reader, stands);
    let weights: Vec<f32> = events.iter().map(|event| weigh::weight(reader, findings, event)).collect();
    for (event, weight) in events.iter().zip(&weights) {
        let names = |actors: &[usize]| actors.iter().map(|&actor| findings.actors[actor].name.clone()).collect::<Vec<_>>().join(", ");
        let decision = format!("{:?} {weight:.1}: [{}] – [{}]", event.sort, names(&event.left), names(&event.right));
        findings.trace.push(Trace { rule: "meeting event", tokens: event.trigger.clone(), decision });
    }
    findings.trace.push(Trace { rule: "meeting strength", tokens: 0..0, decision: weigh::strength(reader, &weights) });
    let Some(main) = weigh::main(reader, &events, &weights) else {
        findings.trace.push(Trace { rule: "no meeting", tokens: 0..0, decision: "no clause reports one strongly enough".into() });
        return;
    };
    let participants = participants::choose(reader, stands, findings, &events, main);
    let clause = weigh::clause(reader, main.map(|at| &events[at]));
    let status = status::status(reader, &events, main);
    let format = status::format(reader, &events, main);
    findings.meeting = Some(Meeting { clause, participants, status, format, when: None, venue: None });
}

#[cfg(test)]
mod tests;
