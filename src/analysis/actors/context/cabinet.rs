//! “Chilean President Soto and energy minister Rojas”: a minister named straight after the head of a
//! government, or after another of its ministers, belongs to it.

use super::{Scene, Told};
use crate::analysis::actors::heads_a_state;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{Actor, ActorKind};
use crate::lexicon;

/// Tokens between “and” and the name: an office with its field, an article, a comma, forms of address.
const OFFICE: usize = 12;
/// Tokens of what tells where the first of two was met (“at the palace”), and of an office before a name.
const BESIDE: usize = 5;

/// The country of the member of government whose name stands just before a minister's title.
pub(super) fn colleague(scene: &Scene, at: usize) -> Option<Told> {
    let own = scene.actor(at).role_in_lower_case();
    // “Norwegian Prime Minister Berg and Vice President Stone” may be of two countries; whom a visitor meets
    // together are not.
    let deputy = own == "deputy prime minister" || own == "vice president";
    let serves = own.contains("minister") || matches!(&*own, "vice president" | "deputy president");
    if !scene.open(at) || !serves || own.starts_with("prime") {
        return None;
    }
    let and = scene.actor(at).mentions.iter().find_map(|mention| joins(scene.reader, mention.start, &own))?;
    let governs = |actor: &&Actor| {
        actor.kind == ActorKind::Person
            && matches!(actor.office, Some("state" | "government"))
            && actor.role_in_lower_case() != own
            && !actor.role_in_lower_case().is_empty()
    };
    let stands = |actor: &Actor| {
        actor.mentions.iter().any(|mention| {
            (mention.end == and || received_at(scene.reader, mention.end, and)) && (!deputy || is_met(scene.reader, mention.start))
        })
    };
    let mut before = scene.findings.actors.iter().filter(governs).filter(|actor| stands(actor));
    let side = before.next()?.side.as_deref()?;
    scene.named.keys().find(|country| **country == side).map(|country| (*country, "named with a colleague"))
}

/// “First Lady Ann Soto” beside President Soto, whose country is known: his, not the one whose first lady is told without it.
pub(super) fn spouse(scene: &Scene, at: usize) -> Option<Told> {
    let own = scene.actor(at);
    if !scene.open(at) || !matches!(&*own.role_in_lower_case(), "first lady" | "first gentleman") {
        return None;
    }
    let shares = |head: &Actor| {
        let surname = head.name.split(' ').rev().find(|word| word.len() > 3 && !word.ends_with('.'));
        surname.is_some_and(|surname| own.name != head.name && own.name.split([' ', '-']).any(|word| word == surname))
    };
    let mut heads = scene.findings.actors.iter().filter(|actor| heads_a_state(actor) && shares(actor));
    let side = heads.next()?.side.as_deref()?;
    scene.named.keys().find(|country| **country == side).map(|country| (*country, "bears the name of its head"))
}

/// The “and” behind which the office leads to the name at `name`: “and the Vice President, H.E. Mr. Dahl”.
fn joins(reader: &Reader, name: usize, role: &str) -> Option<usize> {
    let floor = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let leads = |and: usize| {
        let first = and + 1 + usize::from(matches!(reader.lower(and + 1), "the" | "his" | "her" | "its"));
        let mut words = Vec::new();
        let mut at = first;
        while at < name {
            let address = reader.honorific(at).filter(|_| at > first);
            if reader.word(at) != "," && address.is_none() {
                words.push(reader.lower(at));
            }
            at += address.unwrap_or(1);
        }
        // “Deputy Prime Minister/Foreign Minister Dahl”: two offices of one.
        words.join(" ").rsplit(" / ").next() == Some(role)
    };
    (floor.max(name.saturating_sub(OFFICE))..name).rev().find(|&at| reader.lower(at) == "and" && leads(at))
}

/// “… called on President Soto at the palace and …”: whether nothing but a place stands between.
fn received_at(reader: &Reader, from: usize, and: usize) -> bool {
    let place = |at: usize| reader.is_word(at) && !reader.doc.tokens[at].tag.is_finite() && reader.title(at).is_none();
    from < and && and - from <= BESIDE && matches!(reader.lower(from), "at" | "in") && (from..and).all(place)
}

/// Whether somebody meets the one who is named at `name`: “met President Soto”, “called on”, “talks with”.
fn is_met(reader: &Reader, name: usize) -> bool {
    let floor = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let (text, tokens) = (&reader.doc.text, &reader.doc.tokens);
    let meets = |at: usize| lexicon::MEETING_VERBS.longest_match(text, tokens, at).is_some_and(|(_, class)| class == "meet");
    (floor.max(name.saturating_sub(BESIDE))..name).any(|at| {
        at > floor
            && (meets(at) || matches!(reader.lower(at), "with" | "by") || reader.lower(at) == "on" && reader.lower(at - 1) == "called")
    })
}
