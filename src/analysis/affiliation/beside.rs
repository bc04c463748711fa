//! How a person stands in the text to what it may act for, and to the others who meet.

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidates::Candidate;
use crate::analysis::Actor;
use crate::analysis::actors::reader::Reader;
use crate::analysis::standing::position;
use crate::lexicon;

/// Tokens between an owner (“Norway's”) and the name of its minister.
const OWNED: usize = 8;
/// Tokens between two names of one list: titles with their fields.
const LISTED: usize = 10;

/// How a person stands to a candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Fewest tokens from a mention of the candidate on to one of the person in one sentence.
    pub before: Option<usize>,
    /// Fewest tokens the other way.
    pub after: Option<usize>,
    /// Whether the candidate is an owner (“Norway's”) before a mention of the person.
    pub owner: bool,
    /// In the sentence that names the person first in the body, before it or behind it.
    pub first: [bool; 2],
    /// Tokens from the candidate's last mention on to the person's first.
    pub back: Option<usize>,
    /// How many sentences name both.
    pub shared: usize,
}

/// Whether two people stand in one list somewhere (“King Berg and his son, Prince Berg”), and whether
/// one meets the other.
pub(super) fn joined(reader: &Reader, one: &Actor, other: &Actor) -> (bool, bool) {
    let (mut listed, mut met) = (false, false);
    for name in &one.mentions {
        let at = other.mentions.partition_point(|mention| mention.start < name.start);
        let after = other.mentions.get(at).filter(|mention| mention.start >= name.end).map(|mention| name.end..mention.start);
        let before = at
            .checked_sub(1)
            .map(|at| &other.mentions[at])
            .filter(|mention| mention.end <= name.start)
            .map(|mention| mention.end..name.start);
        for gap in [before, after].into_iter().flatten().filter(|gap| gap.len() <= LISTED) {
            let joins = |at: usize| matches!(reader.lower(at), "and" | "," | "&");
            let meets = |at: usize| {
                matches!(reader.lower(at), "with" | "met" | "meets" | "meet" | "to" | "hosted" | "welcomed" | "received" | "told")
            };
            let plain = |at: usize| {
                joins(at)
                    || reader.is_capital(at)
                    || lexicon::ROLE_MODIFIERS.contains(reader.lower(at))
                    || reader.title(at).is_some()
                    || matches!(reader.lower(at), "of" | "the" | "his" | "her" | "for")
            };
            listed |= gap.clone().any(joins) && gap.clone().all(plain);
            met |= gap.clone().any(meets) && gap.clone().all(|at| !matches!(reader.word(at), "." | ";"));
        }
    }
    (listed, met)
}

/// The shortest words of one sentence that name both, or the candidate's first mention.
pub(super) fn together(reader: &Reader, actor: &Actor, candidate: &Candidate) -> Option<Range<usize>> {
    let names = &actor.mentions;
    let sentence = |tokens: &Range<usize>| reader.doc.sentence_of(tokens.start);
    let stretches = candidate.mentions.iter().flat_map(|mention| {
        let next = names.partition_point(|name| name.start < mention.end);
        let beside = [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(|at| names.get(at));
        let joined = beside.filter(move |name| sentence(name) == sentence(mention));
        joined.map(|name| mention.start.min(name.start)..mention.end.max(name.end))
    });
    stretches.min_by_key(Range::len).or_else(|| candidate.mentions.first().cloned())
}

/// Whether the mark of an owner at `mark` leads to a name: an office stands between, no clause (“Chile's minister had
/// met LIND”).
fn owns(reader: &Reader, mark: usize, name: usize) -> bool {
    let clause = |at: usize| {
        let token = &reader.doc.tokens[at];
        token.tag.is_finite() || matches!(&*token.lower, "including" | "with" | "and" | "from" | "to" | "visit" | ";" | ":")
    };
    matches!(reader.word(mark), "'s" | "\u{2019}s" | "'" | "\u{2019}") && !(mark + 1..name).any(clause)
}

/// Reads how `actor` stands to `candidate`.
pub(super) fn beside(reader: &Reader, actor: &Actor, candidate: &Candidate) -> Beside {
    let doc = reader.doc;
    let names = &actor.mentions;
    let body = names.iter().find(|name| position(doc, name.start).is_some()).or(names.first());
    let first = body.map_or(0, |name| name.start);
    let first_sentence = doc.sentence_of(first);
    let mut found = Beside::default();
    let mut shared = BTreeSet::new();
    let least = |old: Option<usize>, new: usize| Some(old.map_or(new, |old| old.min(new)));
    for mention in &candidate.mentions {
        let sentence = doc.sentence_of(mention.start);
        let tokens = &doc.sentences[sentence].tokens;
        let next = names.partition_point(|name| name.start < mention.end);
        if let Some(name) = names.get(next).filter(|name| name.start < tokens.end) {
            let gap = name.start - mention.end;
            found.before = least(found.before, gap);
            found.owner |= gap <= OWNED && owns(reader, mention.end, name.start);
            shared.insert(sentence);
        }
        if let Some(name) = next.checked_sub(1).map(|at| &names[at]).filter(|name| name.start >= tokens.start) {
            found.after = least(found.after, mention.start.saturating_sub(name.end));
            shared.insert(sentence);
        }
        if sentence == first_sentence {
            found.first[usize::from(mention.start > first)] = true;
        }
        if mention.end <= first {
            found.back = least(found.back, first - mention.end);
        }
    }
    found.shared = shared.len();
    found
}
