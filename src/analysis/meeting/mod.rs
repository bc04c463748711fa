//! Actors and the text → the meeting that the article is about, or none; who takes part in it.
//!
//! Every clause that may report a meeting is an event; events are weighed by place (headline,
//! first sentences), by parties on two sides and against signs of background. Who takes part is
//! weighed actor by actor. How far the meeting is and its format are read off the clauses.

pub mod events;
pub mod features;
pub mod foremost;
mod foremost_table;
mod format;
mod frames;
mod hearings;
pub mod participants;
mod phrases;
pub mod reports;
mod reports_table;
mod roster;
mod same;
pub mod signs;
mod spoken_of;
pub mod status;
mod table;
pub mod triggers;
pub mod weigh;
pub mod weights;

pub use frames::is_frame;

use events::Event;
use features::Scene;
use triggers::Sort;
use weigh::Main;

use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::analysis::ranking::in_words;
use crate::analysis::{ActorKind, Context, Findings, Meeting, Participant, Trace, actors, affiliation};

/// Finds the main meeting and adds it to `findings`.
pub fn find(reader: &Reader, stands: &[Stand], context: &Context, findings: &mut Findings) {
    let (events, main, trace) = read(reader, stands, findings);
    findings.trace.extend(trace);
    let Some(main) = main else { return };
    let scene = Scene::new(reader, stands, findings, &events, main);
    let mut candidates = participants::candidates(&scene, findings);
    for (actor, candidate) in candidates.iter_mut().enumerate() {
        if scene.speaks_from_afar(actor, context.dateline_place.as_deref()) {
            candidate.absent = Some(participants::Absence::Elsewhere);
        }
    }
    spoken_of::mark(reader, findings, &events, &mut candidates);
    let roster = roster::lines(reader.doc, findings, stands);
    let unlisted = mark(findings, &roster, &mut candidates);
    let (chosen, trace) = participants::choose(findings, &candidates, &weights::Weights::embedded());
    findings.trace.extend(trace);
    let mut sides = affiliation::add(reader, context, &chosen.iter().map(|(_, actor)| *actor).collect::<Vec<_>>(), findings);
    for line in roster.iter().filter(|line| candidates[line.actor].is_listed()) {
        let Some(tokens) = roster::side(reader.doc, line) else { continue };
        findings.actors[line.actor].side = Some(reader.doc.words(tokens.clone()).to_owned());
        sides.retain(|(actor, _)| *actor != line.actor);
        sides.push((line.actor, tokens));
    }
    let is_sure = |&&(points, actor): &&(f32, usize)| participants::is_sure(findings.actors[actor].kind, &candidates[actor], points);
    let sure: Vec<usize> = chosen.iter().filter(is_sure).map(|&(_, actor)| actor).collect();
    let chosen = participants::settle(findings, &candidates, chosen);
    actors::name_bodies(reader, &chosen, findings);
    let evidence = |actor: usize| participants::evidence(reader, stands, findings, &events, main, actor);
    let side = |actor: usize| sides.iter().find(|(other, _)| *other == actor).map(|(_, tokens)| tokens.clone());
    let facing = |actor: usize| main.map(|at| events[at].facing(actor)).unwrap_or_default();
    let participants = chosen
        .into_iter()
        .map(|actor| Participant {
            actor,
            evidence: evidence(actor),
            side: side(actor),
            sure: sure.contains(&actor),
            facing: facing(actor),
        })
        .collect();
    let clause = weigh::clause(reader, main.map(|at| &events[at]));
    let (status, trace) = status::status(reader, context, &events, main);
    findings.trace.push(trace);
    let format = format::format(reader, &events, main);
    findings.meeting = Some(Meeting { clause, participants, status, format, when: None, venue: None, unlisted });
}

/// Marks whom a list of participants names, as many as a page holds; returns how many more it names.
fn mark(findings: &Findings, roster: &[roster::Line], candidates: &mut [participants::Candidate]) -> usize {
    let (mut marked, mut more) = (0, 0);
    for line in roster.iter().filter(|line| findings.actors[line.actor].kind == ActorKind::Person) {
        let candidate = &mut candidates[line.actor];
        if marked < MOST_LISTED && !candidate.is_listed() {
            candidate.presence = participants::Presence::Listed;
            marked += 1;
        } else if !candidate.is_listed() && !candidate.meets() {
            candidate.absent = Some(participants::Absence::Elsewhere);
            more += 1;
        }
    }
    more
}

/// Most names that are taken from a list of participants: with their offices they fill a third of a page.
const MOST_LISTED: usize = 16;

/// The clauses that may report a meeting, and which is the main one; what was considered.
#[must_use]
pub fn read(reader: &Reader, stands: &[Stand], findings: &Findings) -> (Vec<Event>, Option<Main>, Vec<Trace>) {
    let mut events = events::find(reader, stands);
    let weights: Vec<f32> = events.iter().map(|event| weigh::weight(reader, findings, event)).collect();
    let mut trace = Vec::new();
    for (event, weight) in events.iter().zip(&weights) {
        let names = |actors: &[usize]| actors.iter().map(|&actor| findings.actors[actor].name.clone()).collect::<Vec<_>>().join(", ");
        let decision = format!("{:?} {weight:.1}: [{}] – [{}]", event.sort, names(&event.left), names(&event.right));
        trace.push(Trace { rule: "meeting event", tokens: event.trigger.clone(), decision });
    }
    let article = reports::Article::new(reader, &events, &weights);
    trace.push(Trace { rule: "reports a meeting", tokens: 0..0, decision: in_words(article.odds(), &article.features) });
    if !article.reports() {
        return (events, None, trace);
    }
    let told = events.iter().any(|event| !matches!(event.sort, Sort::Join | Sort::Visit));
    let main = match foremost::nameless(reader).filter(|_| !told) {
        Some(event) => {
            events.push(event);
            Some(events.len() - 1)
        }
        None => foremost::find(reader, findings, &events, &weights),
    };
    (events, Some(main), trace)
}

#[cfg(test)]
mod tests;
