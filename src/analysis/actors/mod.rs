//! [`Document`] → the people, countries, organisations and groups of an article, each once.
//!
//! Titles and appositions come first, then document-wide consistency: a name that a title made a
//! person once is that person everywhere. Roles stay in the source's words, sides are the country,
//! organisation or party that the role acts for. Who takes part in the meeting is decided later.

mod collectives;
mod context;
mod counterparts;
mod lists;
mod names;
mod nobody;
mod own_words;
mod people;
pub mod reader;
mod roles;
mod scope;
mod sides;

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
    let runs = names::runs(reader);
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
    counterparts::add(reader, findings);
    context::add(reader, findings);
    sides::from_bodies(findings);
    descriptions(reader, findings);
    stands(reader, findings, &runs)
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

/// Whether the text is a government's own: by its headline, or because it says “we” outside quotations.
#[must_use]
pub fn is_official(reader: &Reader) -> bool {
    context::is_official(reader)
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
    let role = people::best_role(&person.roles);
    let side = sides::side(reader, person);
    if let Some(role) = role {
        let decision = format!("{} is {} ({})", person.name, reader.doc.words(role.core.clone()), side.as_deref().unwrap_or("no side"));
        findings.trace.push(Trace { rule: "title or apposition", tokens: role.whole.clone(), decision });
    }
    Actor {
        name: person.name.clone(),
        kind: ActorKind::Person,
        role: role.map(|role| role_words(reader, role)),
        side,
        office: role.map(|role| if role.former { "former" } else { role.class }),
        mentions: person.mentions.clone(),
    }
}

/// The role in the source's words; of a plural that several people share, each has the singular.
fn role_words(reader: &Reader, role: &roles::Role) -> String {
    let words = |tokens: Range<usize>| reader.doc.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(head) = lists::plural_head(reader, role).filter(|_| role.shared) else { return words(role.core.clone()) };
    let plural = reader.word(head);
    let ending = if plural.to_lowercase().ends_with("ies") { (3, "y") } else { (1, "") };
    let one = format!("{}{}", &plural[..plural.len() - ending.0], ending.1);
    let before = words(role.core.start..head);
    if before.is_empty() { one } else { format!("{before} {one}") }
}

/// “the secretary”, “the Russian minister”, “the king”: mentions of the person with that role.
fn descriptions(reader: &Reader, findings: &mut Findings) {
    let mut added: Vec<(usize, Range<usize>)> = Vec::new();
    let mut before = Descriptions {
        meant: vec![Vec::new(); findings.actors.len()],
        unsure: Vec::new(),
        state: findings.actors.iter().any(|actor| actor.office == Some("state")),
    };
    for at in 0..reader.doc.tokens.len() {
        if !matches!(reader.lower(at), "the" | "his" | "her") {
            continue;
        }
        let entry = reader.entries.get(at + 1).copied().flatten();
        let country = entry.and_then(|entry| entry.known.country());
        let head = at + 1 + entry.map_or(0, |entry| entry.len);
        if let Some(owner) = described_body(reader, findings, at, head).filter(|_| reader.lower(at) == "the") {
            added.push((owner, at..head + 1));
            continue;
        }
        let Some((len, _)) = reader.title(head) else { continue };
        if reader.is_capital(head + len) || matches!(reader.lower(head + len), "of" | "for") && country.is_none() {
            continue;
        }
        match described_person(reader, findings, &before, head..head + len, country) {
            Described::Person(owner) => {
                before.meant[owner].push(at);
                added.push((owner, at..head + len));
            }
            Described::Unsure => before.unsure.push(head..head + len),
            Described::Nobody => {}
        }
    }
    for (owner, tokens) in added {
        findings.trace.push(Trace {
            rule: "description",
            tokens: tokens.clone(),
            decision: format!("{} is {}", reader.doc.words(tokens.clone()), findings.actors[owner].name),
        });
        findings.actors[owner].mentions.push(tokens);
    }
    for actor in &mut findings.actors {
        actor.mentions.sort_by_key(|mention| mention.start);
    }
}

/// “the union”, “the council”, “the company”: the body named before that it is a word for.
fn described_body(reader: &Reader, findings: &Findings, at: usize, head: usize) -> Option<usize> {
    let word = reader.lower(head);
    let company = matches!(word, "company" | "firm" | "automaker" | "carmaker" | "airline" | "retailer" | "manufacturer");
    if !company
        && !matches!(
            word,
            "union"
                | "council"
                | "board"
                | "commission"
                | "committee"
                | "bank"
                | "agency"
                | "group"
                | "university"
                | "league"
                | "association"
                | "federation"
        )
    {
        return None;
    }
    let fits = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        if company {
            lexicon::ORG_FORMS.class(&last) == Some("company")
        } else {
            name.to_lowercase().split(' ').any(|part| part == word)
                || word == "union" && lexicon::ORGANISATIONS.class(name) == Some("union")
        }
    };
    let named = findings.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Organization && fits(&actor.name));
    let before = named.filter_map(|(index, actor)| {
        actor.mentions.iter().filter(|mention| mention.start < at).map(|mention| mention.start).max().map(|start| (start, index))
    });
    before.max().map(|(_, index)| index)
}

/// Whom a description means.
enum Described {
    /// This actor.
    Person(usize),
    /// One of several.
    Unsure,
    /// Nobody whom the text names.
    Nobody,
}

/// The descriptions of people that stand before one.
struct Descriptions {
    /// For each actor the first tokens of those that mean it.
    meant: Vec<Vec<usize>>,
    /// Titles of those that are left open.
    unsure: Vec<Range<usize>>,
    /// Whether the text has a head of state.
    state: bool,
}

/// The nearest person before the description whose role has its last word. Of two of one office who are
/// named as near, the one of whom the text speaks twice as often is meant, or it is not sure; nor is it
/// where the same words were not sure just before.
fn described_person(reader: &Reader, findings: &Findings, before: &Descriptions, title: Range<usize>, country: Option<&str>) -> Described {
    let (at, head) = (title.start, reader.lower(title.end - 1));
    let words = reader.doc.words(title).to_lowercase();
    let quoted = |token: usize| reader.doc.quotations_in(token..token + 1).first().map(|quote| quote.tokens.clone());
    let own = quoted(at);
    let mut fits: Vec<(bool, usize, usize)> = Vec::new();
    for (index, actor) in findings.actors.iter().enumerate() {
        let Some(role) = actor.role.as_ref().filter(|_| actor.kind == ActorKind::Person).map(|role| role.to_lowercase()) else { continue };
        let has_office = role.contains(&words)
            || role.split(' ').any(|word| word == head)
            || head == "leader" && matches!(actor.office, Some("state" | "royal"));
        // “The president” is no company's where the text has a state's.
        let private = matches!(actor.office, Some("business" | "union" | "plain" | "commenter")) && head == "president";
        if private && before.state || !has_office || country.is_some() && actor.side.as_deref() != country {
            continue;
        }
        // Whom somebody names in his own words is not whom the writer speaks of.
        let told = |start: usize| start < at && quoted(start).is_none_or(|quote| own.as_ref() == Some(&quote));
        let mentions = actor.mentions.iter().map(|mention| mention.start).chain(before.meant[index].iter().copied());
        let Some(last) = mentions.filter(|&start| told(start)).max() else { continue };
        // The whole title fits better than its last word: “the foreign minister” is no prime minister.
        fits.push((role.contains(&words), last, index));
    }
    let Some(nearest) = fits.iter().max().copied() else { return Described::Nobody };
    let sentence = reader.doc.sentence_of(nearest.1);
    let same =
        |open: &Range<usize>| reader.doc.sentence_of(open.start) >= sentence && reader.doc.words(open.clone()).to_lowercase() == words;
    if country.is_none() && fits.len() > 1 && before.unsure.iter().rev().any(same) {
        return Described::Unsure;
    }
    let rivals = fits.iter().filter(|fit| fit.2 != nearest.2 && fit.0 == nearest.0 && reader.doc.sentence_of(fit.1) + 1 >= sentence);
    let spoken = |index: usize| findings.actors[index].mentions.len();
    let all: Vec<usize> = rivals.map(|fit| fit.2).chain([nearest.2]).collect();
    let most = all.iter().copied().max_by_key(|&index| spoken(index)).unwrap_or(nearest.2);
    let clear = all.iter().all(|&index| index == most || spoken(index) * 2 <= spoken(most));
    if clear { Described::Person(most) } else { Described::Unsure }
}

#[cfg(test)]
mod tests;
