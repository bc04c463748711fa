//! “The foreign ministers of Chile and Norway met”: of the two whom the text names, one acts for Chile; the other
//! acts for Norway.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Scene, Told};
use crate::analysis::ActorKind;
use crate::analysis::actors::lists;
use crate::analysis::actors::reader::{Known, Reader};
use crate::analysis::meeting::weigh::position;

/// Sentences of the body in which those who meet are introduced so.
const TOP: usize = 3;

/// The country that is left for one of two whose offices a plural names with their countries.
pub(super) fn other(scene: &Scene, at: usize) -> Option<Told> {
    if !scene.open(at) {
        return None;
    }
    let own = scene.actor(at).role_in_lower_case();
    let found: BTreeSet<&'static str> = pairs(scene.reader).filter_map(|pair| pair.left(scene, at, &own)).collect();
    found.first().filter(|_| found.len() == 1).map(|country| (*country, "the other of two who have the office"))
}

/// Two countries with the office that someone of each has.
pub(in crate::analysis::actors) struct Pair {
    /// Token where the office begins.
    pub at: usize,
    /// The office in the singular, lower case.
    pub office: String,
    pub countries: [&'static str; 2],
}

impl Pair {
    /// The country for which nobody of the two acts but the actor.
    fn left(&self, scene: &Scene, at: usize, own: &str) -> Option<&'static str> {
        let fits = |one: &str| one == self.office;
        let holders = (0..scene.findings.actors.len()).filter(|&one| {
            let actor = scene.actor(one);
            let strange = actor.side.as_deref().is_some_and(|side| !self.countries.contains(&side));
            actor.kind == ActorKind::Person && fits(&actor.role_in_lower_case()) && !strange
        });
        let others: Vec<usize> = holders.filter(|&one| one != at).collect();
        let [other] = *others.as_slice() else { return None };
        let known = scene.actor(other).side.as_deref()?;
        let left = self.countries.into_iter().find(|country| *country != known)?;
        (fits(own) && scene.together(at, other)).then_some(left)
    }
}

/// “The presidents of Chile and Norway”, “the Chilean and Norwegian presidents”, in the headline or in front.
pub(in crate::analysis::actors) fn pairs<'r>(reader: &'r Reader) -> impl Iterator<Item = Pair> + use<'r> {
    let doc = reader.doc;
    let front = (0..doc.sentences.len()).take_while(|&sentence| position(reader, sentence) <= TOP);
    front.flat_map(|sentence| doc.sentences[sentence].tokens.clone()).filter_map(|at| {
        let office = plural(reader, at)?;
        let behind = (reader.lower(office.end) == "of").then(|| two(reader, office.end + 1)).flatten();
        let countries = behind.or_else(|| two_before(reader, office.start))?;
        let words = reader.doc.words(office.clone()).to_lowercase();
        let last = words.rsplit(' ').next().and_then(lists::singular)?;
        let office = words.rsplit_once(' ').map_or_else(|| last.clone(), |(first, _)| format!("{first} {last}"));
        Some(Pair { at, office, countries })
    })
}

/// A plural office that begins at `at` (“foreign ministers”); the longest, behind no part of its own.
fn plural(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let end = (at + 1..at + 4).rev().find(|&end| {
        let single = |word: usize| reader.is_word(word) && lists::singular(reader.word(word)).is_none();
        lists::singular(reader.word(end - 1)).is_some() && (at..end - 1).all(single)
    })?;
    let words = reader.doc.words(at..end).to_lowercase();
    let one = words.strip_suffix("ies").map_or_else(|| words.trim_end_matches('s').to_owned(), |stem| format!("{stem}y"));
    crate::lexicon::TITLES.contains(&one).then_some(at..end)
}

/// The two countries from `at` on, behind which no third stands.
fn two(reader: &Reader, at: usize) -> Option<[&'static str; 2]> {
    let (one, end) = country(reader, at)?;
    let and = Some(end).filter(|&and| reader.lower(and) == "and")?;
    let (two, end) = country(reader, and + 1)?;
    let more = matches!(reader.lower(end), "and" | ",") && country(reader, end + 1).is_some();
    (one != two && !more).then_some([one, two])
}

/// “The Chilean and Norwegian”, before which no third stands.
fn two_before(reader: &Reader, end: usize) -> Option<[&'static str; 2]> {
    let known = |end: usize| reader.entry_before(end).and_then(|(at, entry)| Some((at, entry.known.country()?)));
    let (second, two) = known(end)?;
    let and = second.checked_sub(1).filter(|&and| reader.lower(and) == "and")?;
    let (first, one) = known(and)?;
    let more = first > 1 && matches!(reader.lower(first - 1), "and" | ",") && known(first - 1).is_some();
    (one != two && !more).then_some([one, two])
}

/// The country at `at`, behind its article, and where it ends.
fn country(reader: &Reader, at: usize) -> Option<(&'static str, usize)> {
    let at = at + usize::from(reader.lower(at) == "the");
    let entry = reader.entries.get(at).copied().flatten()?;
    let Known::Country(country) = entry.known else { return None };
    Some((country, at + entry.len))
}
