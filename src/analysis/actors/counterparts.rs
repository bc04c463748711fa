//! “Foreign Minister Berg and her Chilean counterpart, Juan Soto”: he is a foreign minister too.

use super::reader::{Reader, is_kin};
use super::sides;
use crate::analysis::{Actor, ActorKind, Findings, Trace};

/// Gives whoever is known only as a counterpart the role of the one named before in the sentence.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    let found: Vec<(usize, usize)> = (0..findings.actors.len())
        .filter(|&at| is_counterpart(&findings.actors[at]))
        .filter_map(|at| Some((at, of(reader, findings, at)?)))
        .collect();
    // A colleague of nobody with an office has none.
    for actor in findings.actors.iter_mut().filter(|actor| is_kin(&actor.role_in_lower_case())) {
        actor.role = None;
    }
    for (at, other) in found {
        let (role, office) = (findings.actors[other].role.clone(), findings.actors[other].office);
        let decision =
            format!("{} is {}, as {}", findings.actors[at].name, role.as_deref().unwrap_or_default(), findings.actors[other].name);
        let tokens = findings.actors[at].mentions.first().cloned().unwrap_or(0..0);
        findings.trace.push(Trace { rule: "counterpart", tokens, decision });
        (findings.actors[at].role, findings.actors[at].office) = (role, office);
    }
}

fn is_counterpart(actor: &Actor) -> bool {
    actor.kind == ActorKind::Person
        && (is_kin(&actor.role_in_lower_case())
            || matches!(&*actor.role_in_lower_case(), "counterpart" | "counterparts" | "opposite number"))
}

/// Whether a word ends such a role.
fn tells(reader: &Reader, at: usize) -> bool {
    matches!(reader.lower(at), "counterpart" | "counterparts")
        || (is_kin(reader.lower(at)) || reader.lower(at) == "number") && reader.title_before(at + 1).is_some()
}

/// The person with an office who is named last before the counterpart in its sentence, or, where “His counterpart”
/// opens it, in the sentence before.
fn of(reader: &Reader, findings: &Findings, at: usize) -> Option<usize> {
    let mention = findings.actors[at].mentions.iter().find(|mention| {
        let sentence = &reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens;
        (sentence.start..mention.start).any(|word| tells(reader, word))
    })?;
    let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
    let word = (sentence..mention.start).rev().find(|&word| tells(reader, word))?;
    // “He is to meet his counterpart Ole Dahl”: that of the only one whom the sentence before names.
    let subject = matches!(reader.lower(sentence), "he" | "she");
    let opens = subject || matches!(reader.lower(sentence), "his" | "her");
    let earlier = opens.then(|| reader.doc.sentence_of(sentence).checked_sub(1)).flatten();
    let sentence = earlier.map_or(sentence, |earlier| reader.doc.sentences[earlier].tokens.start);
    let before = |actor: &Actor| actor.mentions.iter().map(|mention| mention.start).filter(|start| (sentence..word).contains(start)).max();
    let holds =
        |actor: &Actor| actor.kind == ActorKind::Person && actor.office.is_some_and(|office| office != "former") && !is_counterpart(actor);
    let people = findings.actors.iter().enumerate().filter(|(other, actor)| *other != at && holds(actor));
    let named: Vec<(usize, usize)> = people.filter_map(|(other, actor)| Some((before(actor)?, other))).collect();
    // “Secretary of State Hale and his Norwegian counterpart”: Norway has no secretary of state.
    let shared = |other: &usize| sides::office(&findings.actors[*other].role_in_lower_case()).is_none();
    named.iter().max().filter(|_| !subject || named.len() == 1).map(|(_, other)| *other).filter(shared)
}
