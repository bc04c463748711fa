//! “the secretary”, “the Russian minister”, “the union”: mentions of the actor that the words describe.
//!
//! A description means the nearest before it that it fits. Where several fit as well and none is spoken of
//! far more often, it is left open.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::reader::Reader;
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::lexicon;

/// Adds to each actor the descriptions that mean it.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    for actor in &mut findings.actors {
        actor.mentions.sort_by_key(|mention| mention.start);
    }
    let bodies = Bodies::new(&findings.actors);
    let mut offices = Offices::new(&findings.actors);
    let mut added: Vec<(usize, Range<usize>)> = Vec::new();
    for at in 0..reader.doc.tokens.len() {
        if !matches!(reader.lower(at), "the" | "his" | "her") {
            continue;
        }
        let entry = reader.entries.get(at + 1).copied().flatten();
        let country = entry.and_then(|entry| entry.known.country());
        let head = at + 1 + entry.map_or(0, |entry| entry.len);
        if let Some(owner) = bodies.nearest(&findings.actors, reader.lower(head), at).filter(|_| reader.lower(at) == "the") {
            added.push((owner, at..head + 1));
            continue;
        }
        let Some((len, _)) = reader.title(head) else { continue };
        if reader.is_capital(head + len) || matches!(reader.lower(head + len), "of" | "for") && country.is_none() {
            continue;
        }
        match offices.meant(reader, &findings.actors, head..head + len, country) {
            Described::Person(owner) => {
                offices.described[owner].push(at);
                added.push((owner, at..head + len));
            }
            Described::Unsure => offices.unsure.push(head..head + len),
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

/// The bodies that the text names, by the words for them.
pub(super) struct Bodies {
    /// Bodies by the words of their names.
    by_word: BTreeMap<String, Vec<usize>>,
    companies: Vec<usize>,
}

impl Bodies {
    pub(super) fn new(actors: &[Actor]) -> Self {
        let mut found = Self { by_word: BTreeMap::new(), companies: Vec::new() };
        for (index, actor) in actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Organization) {
            let lower = actor.name.to_lowercase();
            let parts: BTreeSet<&str> = lower.split(' ').collect();
            let is_union = lexicon::ORGANISATIONS.class(&actor.name) == Some("union");
            if lower.rsplit(' ').next().and_then(|last| lexicon::ORG_FORMS.class(last)) == Some("company") {
                found.companies.push(index);
            }
            for word in parts
                .into_iter()
                .chain(is_union.then_some("union"))
                .filter(|word| matches!(lexicon::BODIES.class(word), Some("body" | "vague")))
            {
                found.by_word.entry(word.to_owned()).or_default().push(index);
            }
        }
        found
    }

    /// The bodies that `word` is a word for.
    fn called(&self, word: &str) -> Option<&Vec<usize>> {
        match lexicon::BODIES.class(word)? {
            "company" => Some(&self.companies),
            _ => self.by_word.get(word),
        }
    }

    /// The one body of the text that `word` is a word for.
    pub(super) fn only(&self, word: &str) -> Option<usize> {
        self.called(word).filter(|bodies| bodies.len() == 1).map(|bodies| bodies[0])
    }

    /// The body named last before token `at` that `word` is a word for.
    pub(super) fn nearest(&self, actors: &[Actor], word: &str, at: usize) -> Option<usize> {
        let named = self.called(word)?.iter().filter_map(|&index| Some((before(&actors[index], at).next_back()?, index)));
        named.max().map(|(_, index)| index)
    }
}

/// Where an actor's mentions before token `at` begin, in order.
fn before(actor: &Actor, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
    actor.mentions[..actor.mentions.partition_point(|mention| mention.start < at)].iter().map(|mention| mention.start)
}

/// “A Chilean diplomat told reporters … the diplomat said”: whether an office of no name speaks between `from` and `to`.
fn is_of_nobody(reader: &Reader, from: usize, to: usize, head: &str) -> bool {
    let says = |at: usize| lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some();
    let article = |at: usize| (from.max(at.saturating_sub(NAMELESS))..at).any(|at| matches!(reader.lower(at), "a" | "an" | "another"));
    let nameless = |at: usize| reader.lower(at) == head && says(at + 1) && article(at);
    (from..to).any(nameless)
}

/// Tokens from “a” to an office: “a senior Southeast Asian diplomat”.
const NAMELESS: usize = 5;

/// Whom a description means.
enum Described {
    /// This actor.
    Person(usize),
    /// One of several.
    Unsure,
    /// Nobody whom the text names.
    Nobody,
}

/// People by the words of their roles, and the descriptions read so far.
struct Offices {
    /// Roles in lower case.
    roles: Vec<String>,
    /// People whose role has the word.
    by_word: BTreeMap<String, Vec<usize>>,
    /// Heads of state.
    heads: Vec<usize>,
    /// Whether one of them is no monarch.
    state: bool,
    /// For each actor the first tokens of the descriptions that mean it.
    described: Vec<Vec<usize>>,
    /// Titles of the descriptions that are left open.
    unsure: Vec<Range<usize>>,
}

impl Offices {
    fn new(actors: &[Actor]) -> Self {
        let role = |actor: &Actor| actor.role.as_ref().filter(|_| actor.kind == ActorKind::Person).map(|role| role.to_lowercase());
        let roles: Vec<String> = actors.iter().map(|actor| role(actor).unwrap_or_default()).collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, role) in roles.iter().enumerate() {
            let words: BTreeSet<&str> = role.split(|c: char| !c.is_alphanumeric() && c != '-').chain(role.split(' ')).collect();
            for word in words {
                by_word.entry(word.to_owned()).or_default().push(index);
            }
        }
        let is_head = |actor: &Actor| actor.kind == ActorKind::Person && actor.role.is_some() && super::heads_a_state(actor);
        Self {
            roles,
            by_word,
            heads: (0..actors.len()).filter(|&index| is_head(&actors[index])).collect(),
            state: actors.iter().any(|actor| actor.office == Some("state")),
            described: vec![Vec::new(); actors.len()],
            unsure: Vec::new(),
        }
    }

    /// The nearest person before the description whose role has its last word. Of two of one office who are
    /// named as near, the one of whom the text speaks twice as often is meant, or it is not sure; nor is it
    /// where the same words were not sure just before.
    fn meant(&self, reader: &Reader, actors: &[Actor], title: Range<usize>, country: Option<&str>) -> Described {
        let (at, head) = (title.start, reader.lower(title.end - 1));
        let words = reader.doc.words(title).to_lowercase();
        let quoted = |token: usize| reader.doc.quotations_in(token..token + 1).first().map(|quote| quote.tokens.clone());
        let own = quoted(at);
        let mut holders: BTreeSet<usize> = self.by_word.get(head).into_iter().flatten().copied().collect();
        if head == "leader" {
            holders.extend(&self.heads);
        }
        let mut fits: Vec<(bool, usize, usize)> = Vec::new();
        for index in holders {
            let actor = &actors[index];
            // “The president” is no company's where the text has a state's.
            let private = matches!(actor.office, Some("business" | "union" | "plain" | "commenter")) && head == "president";
            if private && self.state || country.is_some() && actor.side.as_deref() != country {
                continue;
            }
            // Whom somebody names in his own words is not whom the writer speaks of.
            let told = |start: &usize| quoted(*start).is_none_or(|quote| own.as_ref() == Some(&quote));
            let named = before(actor, at).rev().find(told);
            let described = self.described[index].iter().rev().copied().find(told);
            // The whole title fits better than its last word: “the foreign minister” is no prime minister.
            fits.extend(named.max(described).map(|last| (self.roles[index].contains(&words), last, index)));
        }
        let Some(nearest) = fits.iter().max().copied().filter(|fit| !is_of_nobody(reader, fit.1, at, head)) else {
            return Described::Nobody;
        };
        let sentence = reader.doc.sentence_of(nearest.1);
        let mut near = self.unsure.iter().rev().take_while(|open| reader.doc.sentence_of(open.start) >= sentence);
        if country.is_none() && fits.len() > 1 && near.any(|open| reader.doc.words(open.clone()).to_lowercase() == words) {
            return Described::Unsure;
        }
        let rivals = fits.iter().filter(|fit| fit.2 != nearest.2 && fit.0 == nearest.0 && reader.doc.sentence_of(fit.1) + 1 >= sentence);
        let spoken = |index: usize| actors[index].mentions.len();
        let all: Vec<usize> = rivals.map(|fit| fit.2).chain([nearest.2]).collect();
        let most = all.iter().copied().max_by_key(|&index| spoken(index)).unwrap_or(nearest.2);
        let clear = all.iter().all(|&index| index == most || spoken(index) * 2 <= spoken(most));
        if clear { Described::Person(most) } else { Described::Unsure }
    }
}
