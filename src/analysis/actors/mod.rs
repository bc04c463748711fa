//! [`Document`] → the people, countries, organisations and groups of an article, each once.
//!
//! Titles and appositions come first, then document-wide consistency: a name that a title made a
//! person once is that person everywhere. Roles stay in the source's words, sides are the country,
//! organisation or party that the role acts for. Who takes part in the meeting is decided later.

mod bodies;
mod chambers;
mod collectives;
mod companions;
mod context;
mod counterparts;
mod descriptions;
mod forenamed;
mod groups;
mod introduced;
mod lists;
mod names;
mod neighbours;
mod nobody;
mod own_words;
mod panels;
mod people;
pub mod reader;
mod roles;
mod scope;
pub(super) mod sides;
mod spoken_for;
mod unions;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::lexicon;
use people::Person;
use reader::Reader;

/// Where an actor stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Index into [`Findings::actors`].
    pub actor: usize,
    /// Tokens of the mention with the role before and after it.
    pub whole: Range<usize>,
}

/// Adds the actors of `reader`'s document to `findings`; returns where they stand, in order.
pub fn find(reader: &Reader, findings: &mut Findings) -> Vec<Stand> {
    let mut runs = names::runs(reader);
    nobody::set_aside(reader, &mut runs);
    let people = people::join(reader, &runs);
    let mut taken = vec![false; reader.doc.tokens.len()];
    for person in &people {
        for tokens in person
            .mentions
            .iter()
            .filter(|tokens| reader.compound(tokens.start).is_empty())
            .cloned()
            .chain(person.roles.iter().map(|role| role.whole.clone()))
        {
            taken[tokens].fill(true);
        }
    }
    let mut actors: Vec<Actor> = people.iter().map(|person| actor(reader, person, findings)).collect();
    actors.extend(collectives::find(reader, &runs, &taken));
    actors.sort_by_key(|actor| actor.mentions.first().map_or(usize::MAX, |mention| mention.start));
    findings.actors = actors;
    introduced::add(reader, findings);
    counterparts::add(reader, findings);
    spoken_for::add(reader, findings);
    forenamed::add(reader, findings);
    context::add(reader, findings);
    sides::from_bodies(reader, findings);
    descriptions::add(reader, findings);
    bodies::add(reader, findings);
    companions::add(reader, findings);
    stands(reader, findings, &runs)
}

/// Gives those of the actors who `meet` that are bodies, taken for somebody, their own names as their sides, and members
/// of a parliament their chambers.
pub fn name_bodies(reader: &Reader, meet: &[usize], findings: &mut Findings) {
    bodies::name(reader, meet, findings);
    chambers::name(meet, findings);
}

/// Countries of which the text speaks as a government speaks of its own (“U.S. support for …”).
#[must_use]
pub fn own_countries(reader: &Reader) -> BTreeSet<&'static str> {
    own_words::owners(reader).into_iter().collect()
}

/// The houses of heads of state and government that the text names: country, and the offices that
/// news tells with it, joined by commas.
#[must_use]
pub fn houses(reader: &Reader) -> Vec<(&'static str, &'static str)> {
    context::houses(reader).iter().filter_map(|class| class.split_once(": ")).collect()
}

/// Whether somebody is a president, prime minister or monarch.
#[must_use]
pub fn heads_a_state(actor: &Actor) -> bool {
    matches!(actor.office, Some("state" | "royal"))
}

/// “Berg will meet his Chilean counterpart”: whether the country is the other one's.
#[must_use]
pub fn has_counterpart(reader: &Reader, actor: &Actor, country: &str) -> bool {
    context::has_counterpart(reader, actor, country)
}

/// Whether the text is a government's own: by its headline, or because it says “we” outside quotations.
#[must_use]
pub fn is_official(reader: &Reader) -> bool {
    context::is_official(reader)
}

/// Whether the headline is a government's own: “Readout of …”, “Secretary Stone's call with …”.
#[must_use]
pub fn is_headed_official(reader: &Reader) -> bool {
    context::is_headed_official(reader)
}

/// The country that owns a bare name (“Norway's Berg”): its first token and entry.
fn owner_before(reader: &Reader, name: usize) -> Option<(usize, reader::Entry)> {
    let mark = name.checked_sub(1).filter(|&at| matches!(reader.word(at), "'s" | "\u{2019}s"))?;
    reader.entry_before(mark).filter(|(_, entry)| entry.known.country().is_some())
}

/// Every mention with its role and apposition; where two overlap, the second stands only if it
/// is a person's.
fn stands(reader: &Reader, findings: &Findings, runs: &[names::Run]) -> Vec<Stand> {
    let mut stands: Vec<(Stand, Range<usize>)> = Vec::new();
    for (actor, known) in findings.actors.iter().enumerate() {
        for mention in &known.mentions {
            let mut whole = mention.clone();
            let at = runs.partition_point(|run| run.tokens.start < mention.start);
            if let Some(run) = runs.get(at).filter(|run| run.tokens == *mention) {
                whole.end = whole.end.max(run.apposition.end);
                if let Some((owner, _)) = owner_before(reader, mention.start) {
                    whole.start = owner;
                }
                // Of a shared title only the first of its names stands beside it.
                if let Some(role) = run.role.as_ref().filter(|role| !role.shared || role.whole.end + 1 >= mention.start) {
                    whole = whole.start.min(role.whole.start)..whole.end;
                }
            }
            stands.push((Stand { actor, whole }, mention.clone()));
        }
    }
    stands.sort_by_key(|(stand, name)| (stand.whole.start, std::cmp::Reverse(stand.whole.end), name.start));
    let mut kept: Vec<(Stand, Range<usize>)> = Vec::new();
    for (mut stand, name) in stands {
        let Some((last, last_name)) = kept.last_mut().filter(|(last, _)| stand.whole.start < last.whole.end && stand.whole != last.whole)
        else {
            kept.push((stand, name));
            continue;
        };
        // A country or body inside a role is a part of it; a person is named beside it.
        if findings.actors[stand.actor].kind == ActorKind::Person && name.start >= last_name.end {
            last.whole.end = last.whole.end.min(stand.whole.start.max(last_name.end));
            stand.whole.start = stand.whole.start.max(last.whole.end);
            kept.push((stand, name));
        }
    }
    kept.into_iter().map(|(stand, _)| stand).collect()
}

fn actor(reader: &Reader, person: &Person, findings: &mut Findings) -> Actor {
    let role = people::best_role(reader, &person.roles);
    let side = sides::side(reader, person);
    if let Some(role) = role {
        let decision = format!("{} is {} ({})", person.name, reader.doc.words(role.core.clone()), side.as_deref().unwrap_or("no side"));
        findings.trace.push(Trace { rule: "title or apposition", tokens: role.whole.clone(), decision });
    }
    Actor {
        name: person.name.clone(),
        kind: ActorKind::Person,
        role: role
            .filter(|role| !of_two_relatives(reader, role))
            .map(|role| with_body(reader, person, role).unwrap_or_else(|| role_words(reader, role))),
        side,
        office: role.map(|role| match role.class {
            _ if role.former => "former",
            // “President of the Bakers' Federation”: of no state.
            "state" if of_society(reader, role) => "union",
            class => class,
        }),
        mentions: person.mentions.clone(),
    }
}

/// “President of the American Bakers' Federation”, “president of the harbour chapter of the union”.
fn of_society(reader: &Reader, role: &roles::Role) -> bool {
    let society = |at: usize| matches!(reader.lower(at), "federation" | "union" | "association" | "chapter" | "guild" | "brotherhood");
    // “President of the Russian Federation”, “of the European Union”.
    let state = |at: usize| matches!(reader.lower(at - 1), "russian" | "european" | "african" | "soviet" | "swiss");
    let of = role.core.clone().find(|&at| reader.lower(at) == "of");
    of.is_some_and(|of| (of + 1..role.core.end).find(|&at| society(at)).is_some_and(|at| !state(at)))
}

/// “High Council for Harbours Chairman Omar Lind of Norway”: the office with its body, where somebody acts for the country
/// behind the name; also where a headline has the office alone.
fn with_body(reader: &Reader, person: &people::Person, best: &roles::Role) -> Option<String> {
    let home = person.of.iter().any(|side| matches!(side, roles::Side::Country(_)));
    let office = |role: &roles::Role| reader.doc.words(role.core.clone()).to_lowercase();
    let of_body = |role: &&roles::Role| {
        let body = matches!(&role.side, Some(roles::Side::Body(body)) if body.start == role.whole.start && body.end == role.core.start);
        body && role.core.len() == 1 && !role.former && lists::plural_head(reader, role).is_none() && office(role) == office(best)
    };
    let whole = person.roles.iter().find(of_body).filter(|_| home)?.whole.clone();
    Some(reader.doc.words(whole).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// “The president's daughter and son-in-law, Jane Berg and John Holm”: which of them is which is not said of one.
fn of_two_relatives(reader: &Reader, role: &roles::Role) -> bool {
    role.class == "relation" && role.core.clone().any(|at| reader.lower(at) == "and")
}

/// The role in the source's words; of a plural that several people share, each has the singular.
fn role_words(reader: &Reader, role: &roles::Role) -> String {
    let words = |tokens: Range<usize>| reader.doc.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    // “Former Norwegian President Berg”: an office that is over is not printed as one that is held.
    let is_former = |at: &usize| lexicon::ROLE_MODIFIERS.class(reader.lower(*at)) == Some("former");
    let over = (role.whole.start.saturating_sub(1)..role.core.start).find(is_former).filter(|_| role.former && !role.shared);
    if let Some(over) = over.filter(|_| !role.core.clone().any(|at| is_former(&at))) {
        return format!("{} {}", reader.word(over), words(role.core.clone()));
    }
    let Some(head) = lists::plural_head(reader, role).filter(|_| role.shared) else { return words(role.core.clone()) };
    let plural = reader.word(head);
    let ending = if plural.to_lowercase().ends_with("ies") { (3, "y") } else { (1, "") };
    let one = format!("{}{}", &plural[..plural.len() - ending.0], ending.1);
    let before = words(role.core.start..head);
    if before.is_empty() { one } else { format!("{before} {one}") }
}

#[cfg(test)]
mod tests;
