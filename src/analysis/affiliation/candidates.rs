//! [`Findings`] and the text → what somebody in it may act for, each once with its mentions.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::actors::reader::Reader;
use crate::analysis::{ActorKind, Findings};
use crate::lexicon;
use crate::text::NameKind;

/// What kind of thing acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A country or its government.
    Country,
    /// A company, union, agency, party, international organisation.
    Organization,
    /// An unnamed body (“school board”, “commissioners”).
    Group,
    /// A city, county, region, or a country that no list has.
    Place,
}

/// All kinds, in their order.
pub const KINDS: [Kind; 4] = [Kind::Country, Kind::Organization, Kind::Group, Kind::Place];

/// Something that people act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As a brief gives it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Tokens of its mentions, in order: none where only a title tells of it.
    pub mentions: Vec<Range<usize>>,
}

/// All candidates, in the order of kinds and names; the sides that actors have are among them.
#[must_use]
pub fn candidates(reader: &Reader, findings: &Findings) -> Vec<Candidate> {
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    let mut note = |name: &str, kind: Kind, mentions: &[Range<usize>]| {
        let one = found.entry(name.to_lowercase()).or_insert_with(|| Candidate { name: name.to_owned(), kind, mentions: Vec::new() });
        one.mentions.extend_from_slice(mentions);
    };
    for (at, entry) in reader.entries.iter().enumerate() {
        let Some(entry) = entry else { continue };
        let tokens = at..at + entry.len;
        match entry.known.country() {
            Some(country) => note(country, Kind::Country, &[tokens]),
            None => note(reader.doc.words(tokens.clone()), Kind::Organization, &[tokens]),
        }
    }
    for actor in &findings.actors {
        let name = actor.name.strip_prefix("the ").unwrap_or(&actor.name);
        match actor.kind {
            ActorKind::Organization => note(name, Kind::Organization, &actor.mentions),
            ActorKind::Group if is_body(name) => note(name, Kind::Group, &actor.mentions),
            _ => {}
        }
    }
    for name in reader.doc.names.iter().filter(|name| name.kind == NameKind::Place) {
        if name.tokens.clone().all(|at| reader.entries[at].is_none()) {
            note(reader.doc.words(name.tokens.clone()), Kind::Place, std::slice::from_ref(&name.tokens));
        }
    }
    for side in findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person).filter_map(|actor| actor.side.as_ref()) {
        note(side, if lexicon::COUNTRIES.contains(&side.to_lowercase()) { Kind::Country } else { Kind::Organization }, &[]);
    }
    let mut all: Vec<Candidate> = found.into_values().collect();
    for one in &mut all {
        one.mentions.sort_by_key(|mention| (mention.start, mention.end));
        one.mentions.dedup();
    }
    all.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    all
}

/// Whether a collective without a proper name can have people who act for it.
fn is_body(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    lexicon::ORG_FORMS.contains(&last) || lexicon::ORG_FORMS.contains(last.trim_end_matches('s'))
}
