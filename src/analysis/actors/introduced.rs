//! “The defence secretary will stay at home. Jane Roe has put off a trip”: whom the writer brings in by the office, and by
//! name in the next sentence; or by name, and by the office in the next.
//!
//! Enters: the actors with what stands beside their names. Leaves: role and side for somebody of the front of the text whom
//! nothing beside the name describes. Nobody else there may have the office.

use std::ops::Range;

use super::reader::Reader;
use super::roles::{self, Role};
use super::sides;
use crate::analysis::standing::position;
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::lexicon;

/// The last sentence of the body, from 0, in which somebody is brought in.
const FRONT: usize = 4;
/// Fewest mentions of somebody whom a text is about.
const MENTIONS: usize = 3;

/// Gives those whom the text brings in by their offices role and side.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    let found: Vec<(usize, Role)> = (0..findings.actors.len())
        .filter(|&at| is_nameless_of_office(&findings.actors[at]))
        .filter_map(|at| Some((at, office(reader, findings, at)?)))
        .collect();
    for (at, role) in found {
        let words = reader.doc.words(role.core.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let side = sides::of_role(reader, &role);
        let actor = &mut findings.actors[at];
        let decision = format!("{} is {words} ({}): brought in so", actor.name, side.as_deref().unwrap_or("no side"));
        findings.trace.push(Trace { rule: "title or apposition", tokens: role.whole.clone(), decision });
        actor.role = Some(words);
        actor.office = Some(role.class);
        actor.side = actor.side.take().or(side);
    }
}

fn is_nameless_of_office(actor: &Actor) -> bool {
    actor.kind == ActorKind::Person && actor.role.is_none() && actor.side.is_none() && actor.mentions.len() >= MENTIONS
}

/// The office by which the sentence beside the first name speaks of somebody.
fn office(reader: &Reader, findings: &Findings, at: usize) -> Option<Role> {
    let doc = reader.doc;
    let name = findings.actors[at].mentions.iter().find(|name| position(doc, name.start).is_some_and(|place| place <= FRONT))?;
    let sentence = doc.sentence_of(name.start);
    let before = sentence.checked_sub(1).filter(|&before| position(doc, doc.sentences[before].tokens.start).is_some());
    let before = before.filter(|_| is_subject(reader, name));
    let introduced = before.and_then(|before| opens_with(reader, before).or_else(|| ends_with(reader, before)));
    let role = introduced.or_else(|| {
        let next = doc.sentences.get(sentence + 1).filter(|_| speaks_first(reader, findings, at, name))?;
        roles::opening(reader, next.tokens.start).filter(|_| reader.lower(next.tokens.start) == "the")
    })?;
    let bare = matches!(role.class, "state" | "government" | "royal" | "legislator" | "local" | "military" | "business" | "union");
    let bare = bare || role.class == "plain" && role.side.is_some() || reader.lower(role.core.end - 1) == "judge";
    (bare && !role.former && !is_taken(reader, findings, &role)).then_some(role)
}

/// Whether a name begins its sentence, or says what the sentence quotes, and nothing stands between commas behind it.
fn is_subject(reader: &Reader, name: &Range<usize>) -> bool {
    let start = reader.doc.sentences[reader.doc.sentence_of(name.start)].tokens.start;
    let address = usize::from(name.start > start && reader.honorific(name.start - 1).is_some());
    let first = name.start - address;
    let quoted = first > start && matches!(reader.word(first - 1), "\"" | "\u{201d}") && says(reader, name.end);
    let aged = reader.word(name.end) == "," && reader.word(name.end + 1).starts_with(|c: char| c.is_ascii_digit());
    (first == start || quoted) && !aged && (name.len() > 1 || address == 1)
}

fn says(reader: &Reader, at: usize) -> bool {
    let verb = at + usize::from(matches!(reader.lower(at), "has" | "have"));
    lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, verb).is_some()
}

/// “The defence secretary will stay”, “With a strike near, the mayor flew home”.
fn opens_with(reader: &Reader, sentence: usize) -> Option<Role> {
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    let first = roles::opening(reader, tokens.start).filter(|_| opens_phrase(reader, tokens.start));
    first.or_else(|| {
        let comma = tokens.clone().find(|&at| reader.word(at) == "," && reader.lower(at + 1) == "the")?;
        let clause = (tokens.start..comma).any(|at| reader.doc.tokens[at].tag.is_finite());
        roles::opening(reader, comma + 1).filter(|_| !clause)
    })
}

/// “The”, or the owner of the office (“Norway's minister”).
fn opens_phrase(reader: &Reader, at: usize) -> bool {
    let owner = reader.entries[at].map(|entry| at + entry.len);
    reader.lower(at) == "the" || owner.is_some_and(|end| matches!(reader.word(end), "'s" | "\u{2019}s"))
}

/// “He handed one to the President of Chile.”
fn ends_with(reader: &Reader, sentence: usize) -> Option<Role> {
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    let end = tokens.end.checked_sub(1).filter(|&end| reader.word(end) == ".")?;
    let from = tokens.clone().rev().find(|&at| reader.lower(at) == "the" && reader.title(at + 1).is_some())?;
    let role = roles::phrase(reader, from, end).filter(|role| role.whole.end == end && role.side.is_some())?;
    matches!(role.class, "state" | "government" | "royal").then_some(role)
}

/// “…, Ole Dahl has said. The prime minister said”: whether the one who is named says what the first sentences tell, the
/// only one who does, and is named in the headline.
fn speaks_first(reader: &Reader, findings: &Findings, at: usize, name: &Range<usize>) -> bool {
    let headline = findings.actors[at].mentions.iter().any(|mention| position(reader.doc, mention.start).is_none());
    let sentence = &reader.doc.sentences[reader.doc.sentence_of(name.start)].tokens;
    let ends = (name.end..sentence.end).len() <= 4;
    headline && ends && says(reader, name.end) && position(reader.doc, name.start) == Some(0)
}

/// Whether the text names somebody of the office.
fn is_taken(reader: &Reader, findings: &Findings, role: &Role) -> bool {
    let words = reader.doc.words(role.core.clone()).to_lowercase();
    let side = sides::of_role(reader, role);
    let rival = |other: &&Actor| {
        let same = other.role_in_lower_case() == words;
        let apart = side.is_some() && other.side.is_some() && other.side != side;
        other.kind == ActorKind::Person && same && !apart
    };
    findings.actors.iter().any(|other| rival(&other))
}
