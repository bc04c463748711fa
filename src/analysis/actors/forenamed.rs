//! “Kenya's president and the prime minister of Norway spoke on Sunday. Kofi Otieno told Ole Dahl …”: news often tells two by
//! their offices first, and by their names in the sentence behind, in the same order.

use std::ops::Range;

use super::context::of_two;
use super::reader::{Known, Reader};
use super::sides;
use crate::analysis::meeting::weigh::position;
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::clean::BlockKind;
use crate::lexicon;

/// Sentences of the body in which two are told so.
const TOP: usize = 8;
/// Sentences behind it in which their names stand.
const BEHIND: usize = 2;

/// An office and the country whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Office {
    /// In the source's words, in the singular.
    name: String,
    country: &'static str,
}

/// Gives two who are named without an office those that the lead tells of two without a name.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    let front = (reader.body..reader.doc.sentences.len()).take_while(|&sentence| position(reader, sentence) <= TOP);
    let found = front.into_iter().find_map(|sentence| Some((two(reader, sentence)?, named(reader, findings, sentence)?)));
    let Some((offices, people)) = found else { return };
    if contradicted(reader, findings, &offices, people) {
        return;
    }
    for (office, at) in offices.into_iter().zip(people) {
        let actor = &mut findings.actors[at];
        let decision = format!("{} is {} of {}: two are told by office before their names", actor.name, office.name, office.country);
        let tokens = actor.mentions.first().cloned().unwrap_or(0..0);
        actor.office = lexicon::TITLES.class(&office.name.to_lowercase());
        actor.role = Some(office.name);
        actor.side = Some(office.country.to_owned());
        findings.trace.push(Trace { rule: "introduced before", tokens, decision });
    }
}

/// The two offices of different countries that a sentence tells without names.
fn two(reader: &Reader, sentence: usize) -> Option<[Office; 2]> {
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    if let Some(pair) = of_two::pairs(reader).find(|pair| tokens.contains(&pair.at)) {
        return Some(pair.countries.map(|country| Office { name: pair.office.clone(), country }));
    }
    let all: Vec<Office> = tokens.filter_map(|at| owned(reader, at).or_else(|| of_country(reader, at))).collect();
    let [one, two] = <[Office; 2]>::try_from(all).ok()?;
    (one.country != two.country).then_some([one, two])
}

/// “Kenya's president”, “the Kenyan president”, behind which no name stands.
fn owned(reader: &Reader, at: usize) -> Option<Office> {
    let entry = reader.entries[at].filter(|entry| matches!(entry.known, Known::Country(_) | Known::Demonym(_)))?;
    let end = at + entry.len;
    let marked = matches!(reader.word(end), "'s" | "\u{2019}s") || matches!(entry.known, Known::Demonym(_));
    let office = reader.office_of(end).filter(|office| marked && is_nameless(reader, office.end))?;
    let from = end + usize::from(matches!(reader.word(end), "'s" | "\u{2019}s"));
    Some(Office { name: reader.doc.words(from..office.end).to_owned(), country: entry.known.country()? })
}

/// “The prime minister of Norway”.
fn of_country(reader: &Reader, at: usize) -> Option<Office> {
    let (len, _) = reader.title(at).filter(|_| at > 0 && reader.lower(at - 1) == "the")?;
    let name = at + len + 1 + usize::from(reader.lower(at + len + 1) == "the");
    let entry = reader.entries.get(name).copied().flatten().filter(|_| reader.lower(at + len) == "of")?;
    let country = matches!(entry.known, Known::Country(_)).then(|| entry.known.country()).flatten()?;
    is_nameless(reader, name + entry.len).then(|| Office { name: reader.doc.words(at..at + len).to_owned(), country })
}

fn is_nameless(reader: &Reader, end: usize) -> bool {
    let next = end + usize::from(reader.word(end) == ",");
    !reader.is_capital(next)
}

/// The two of whom the next sentences tell nothing but their names, first there, in their order.
fn named(reader: &Reader, findings: &Findings, sentence: usize) -> Option<[usize; 2]> {
    let doc = reader.doc;
    let in_body =
        |mention: &&Range<usize>| doc.paragraphs[doc.sentences[doc.sentence_of(mention.start)].paragraph].kind != BlockKind::Headline;
    let bare = |actor: &Actor| actor.kind == ActorKind::Person && actor.role.is_none() && actor.side.is_none();
    let first = |at: usize| findings.actors[at].mentions.iter().find(in_body).map(|mention| mention.start);
    let mut people: Vec<(usize, usize)> =
        (0..findings.actors.len()).filter(|&at| bare(&findings.actors[at])).filter_map(|at| Some((first(at)?, at))).collect();
    people.sort_unstable();
    let behind = |next: usize| {
        let own = people.iter().filter(|(start, _)| doc.sentence_of(*start) == next).map(|(_, at)| *at).collect::<Vec<_>>();
        <[usize; 2]>::try_from(own).ok()
    };
    (sentence + 1..(sentence + 1 + BEHIND).min(doc.sentences.len())).find_map(behind)
}

/// Whether the sentences that name one of the two name the other's country oftener than the own.
fn contradicted(reader: &Reader, findings: &Findings, offices: &[Office; 2], people: [usize; 2]) -> bool {
    let doc = reader.doc;
    let names = |at: usize, country: &str| {
        let sentences = findings.actors[at].mentions.iter().map(|mention| doc.sentences[doc.sentence_of(mention.start)].tokens.clone());
        let told = |tokens: Range<usize>| {
            tokens.into_iter().any(|token| reader.entries[token].is_some_and(|entry| entry.known.country() == Some(country)))
        };
        sentences.filter(|tokens| told(tokens.clone())).count()
    };
    let [one, two] = people;
    let own = names(one, offices[0].country) + names(two, offices[1].country);
    let other = names(one, offices[1].country) + names(two, offices[0].country);
    // “Chile's secretary of state”: an office of one country, and not of this.
    let foreign = |office: &Office| {
        let own = sides::office(&office.name.to_lowercase()).map(|own| own.strip_prefix("near ").unwrap_or(own));
        own.is_some_and(|own| own != office.country)
    };
    other > own || offices.iter().any(foreign)
}
