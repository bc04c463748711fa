//! “The Iraqi president”: the country that the text gives an office holder where it speaks of him without his name.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Descriptions, Scene, Told, is_high};
use crate::analysis::actors::reader::{Known, Reader};
use crate::analysis::actors::roles;
use crate::analysis::{Actor, ActorKind, Findings};
use crate::lexicon;

/// Sentences from a name to a description of its bearer.
const NEAR: usize = 2;

/// “The Iraqi president”, “Iraq's leader”: whom they mean is the nearest before with such an office.
pub(super) fn descriptions(reader: &Reader, findings: &Findings) -> Descriptions {
    let mut found = Descriptions::new();
    let heads: Vec<(usize, String)> = (0..findings.actors.len())
        .filter(|&at| is_high(&findings.actors[at]))
        .map(|at| (at, findings.actors[at].role_head().unwrap_or_default()))
        .collect();
    let mut mentions: Vec<(usize, usize)> = heads
        .iter()
        .enumerate()
        .flat_map(|(index, (at, _))| findings.actors[*at].mentions.iter().map(move |mention| (mention.start, index)))
        .collect();
    mentions.sort_unstable();
    let doc = reader.doc;
    let people = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    let names: BTreeSet<usize> = people.flat_map(|actor| actor.mentions.iter().map(|mention| mention.end)).collect();
    for at in 0..doc.tokens.len() {
        let Some(entry) = reader.entries[at].filter(|entry| matches!(entry.known, Known::Demonym(_) | Known::Country(_))) else { continue };
        let Some(Range { end, .. }) = reader.office_of(at + entry.len) else { continue };
        let word = reader.lower(end - 1);
        // “Kenyan Cabinet Secretary for Foreign Affairs Omamo”: an office with its field, and a name behind.
        // “The U.S. President's Emergency Plan”: the name of something.
        let owns = matches!(reader.word(end), "'s" | "\u{2019}s") && reader.is_capital(end + 1) && reader.is_capital(end + 2);
        if owns || reader.is_capital(end) || matches!(reader.lower(end), "of" | "for" | "," | "and") {
            continue;
        }
        // “France's president”, “a Brazilian president” may be somebody whom the text does not name.
        // “Viktor Lind, the Russian minister”: told of whom it stands behind.
        let apposed = at > 1 && reader.word(at - 2) == "," && names.contains(&(at - 2));
        if apposed {
            continue;
        }
        // “The U.S. president”.
        let short = reader.word(at).len() > 1 && entry.len == 1 && !reader.word(at).contains(|c: char| c.is_lowercase());
        let known_to_reader = at > 0 && reader.lower(at - 1) == "the" && (short || matches!(entry.known, Known::Demonym(_)));
        let predicate = at > 0 && is_predicate(reader, at);
        if !known_to_reader && !predicate {
            continue;
        }
        let Some(country) = entry.known.country() else { continue };
        // “The Chilean minister”, where a counterpart is told to be Chile's: he is meant.
        let told = |actor: &Actor| {
            let role = actor.role_in_lower_case();
            let fits = role.is_empty() || role.contains("counterpart") || role.split(' ').any(|part| part == word);
            actor.kind == ActorKind::Person && actor.side.as_deref() == Some(country) && fits
        };
        if !predicate && findings.actors.iter().any(told) {
            continue;
        }
        let sentence = doc.sentence_of(at);
        // 60 mentions back: further than that no description reaches.
        let before = mentions.partition_point(|(start, _)| *start < at);
        let mut named = mentions[before.saturating_sub(60)..before].iter().rev().map(|(start, index)| (*start, &heads[*index]));
        let nearest = named.find(|(_, (actor, own))| {
            let known = &findings.actors[*actor];
            // “Berg will see the Chilean president”: whom the sentence names besides is somebody else.
            let beside = !predicate && known.mentions.iter().any(|mention| doc.sentence_of(mention.start) == sentence);
            // “The U.S. vice president” is no president.
            let second = |role: &str| ["vice", "deputy"].iter().any(|rank| role.split([' ', '-']).any(|part| part == *rank));
            let same = second(reader.lower(end.saturating_sub(2))) == second(&known.role_in_lower_case());
            own == word && same && !beside && known.side.as_deref().is_none_or(|side| side == country)
        });
        // Further off, “the Iraqi president” is another one, but in a text that calls its own “the U.S. president”.
        let near = |start: usize| short || predicate || sentence - doc.sentence_of(start) <= NEAR;
        if let Some((_, (actor, _))) = nearest.filter(|(start, _)| near(*start)) {
            found.entry(*actor).or_default().insert(country);
        }
    }
    found
}

/// “… became the first sitting U.S. president”: told of the subject.
fn is_predicate(reader: &Reader, at: usize) -> bool {
    let describes = |at: &usize| {
        let token = &reader.doc.tokens[*at];
        token.tag.is_adjective() || matches!(&*token.lower, "the" | "sitting" | "only" | "first")
    };
    let start = (at.saturating_sub(4)..at).rev().take_while(describes).last().unwrap_or(at);
    let verb = start.checked_sub(1).map_or("", |before| reader.lower(before));
    matches!(verb, "is" | "was" | "became" | "becomes" | "become" | "becoming" | "remains" | "remained")
}

/// “Norway finance minister, U.S. envoy speak”: the country with an office in the headline, for the only one whose office
/// it is. Headlines have no articles.
pub(super) fn headlined(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    // “Norway king meets envoy”: of a house whose others stand without their country too, and are told by what the text says of all.
    let royal = scene.actor(at).office == Some("royal");
    if !scene.open(at) || !scene.only(&role) || role.is_empty() || royal {
        return None;
    }
    let reader = scene.reader;
    let end = reader.doc.sentences.get(reader.body).map_or(0, |sentence| sentence.tokens.start);
    let mut told = BTreeSet::new();
    for token in 0..end {
        let Some(entry) = reader.entries[token].filter(|entry| matches!(entry.known, Known::Demonym(_) | Known::Country(_))) else {
            continue;
        };
        let first = token + entry.len + usize::from(matches!(reader.word(token + entry.len), "'s" | "\u{2019}s"));
        let sentence = reader.doc.sentences[reader.doc.sentence_of(token)].tokens.end;
        let office = reader.office_of(first).filter(|office| office.end <= sentence);
        let office = office.filter(|office| reader.doc.words(first..office.end).to_lowercase() == role);
        told.extend(office.and_then(|_| entry.known.country()));
    }
    let country = told.first().copied().filter(|_| told.len() == 1)?;
    (!scene.taken(country, &role)).then_some((country, "the headline has the office with it"))
}

/// Sentences of the body in which somebody is told by office before the name is given.
const LEAD: usize = 2;

/// “Norway's prime minister is to hold talks”, in front, and later “Prime Minister Berg”, whom nobody rivals. A minister
/// may be another's who is not named.
pub(super) fn foretold(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    if !scene.open(at) || !scene.only(&role) || scene.actor(at).office != Some("state") {
        return None;
    }
    let reader = scene.reader;
    let (named, sentence) = scene.first(at)?;
    let start = reader.doc.sentences.get(reader.body)?.tokens.start;
    let end = reader.doc.sentences[sentence.min(reader.body + LEAD)].tokens.start;
    let told = (start..end.min(named)).filter_map(|token| {
        let entry = reader.entries[token].filter(|entry| matches!(entry.known, Known::Demonym(_) | Known::Country(_)))?;
        let first = token + entry.len + usize::from(matches!(reader.word(token + entry.len), "'s" | "\u{2019}s"));
        let office = reader.office_of(first).filter(|office| reader.doc.words(first..office.end).to_lowercase() == role)?;
        let somebody = reader.is_capital(office.end) || matches!(reader.lower(office.end), "," | "of" | "for" | "and");
        entry.known.country().filter(|country| !somebody && !scene.taken(country, &role))
    });
    let told: BTreeSet<&'static str> = told.collect();
    Some((told.first().copied().filter(|_| told.len() == 1)?, "the lead tells its office before the name"))
}

/// “Berg hosts Chilean, Danish ministers”, “Berg was to welcome his opposite numbers from Chile”: whether somebody receives
/// or meets people of the country.
fn meets_those_of(scene: &Scene, at: usize, country: &str) -> bool {
    let doc = scene.reader.doc;
    let verb = |token: usize| {
        let found = lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, token);
        found.is_some() || matches!(&*doc.tokens[token].lemma, "host" | "welcome" | "receive" | "meet")
    };
    scene.actor(at).mentions.iter().any(|mention| {
        let end = doc.sentences[doc.sentence_of(mention.start)].tokens.end;
        let named =
            (mention.end..end).find(|&token| scene.reader.entries[token].is_some_and(|entry| entry.known.country() == Some(country)));
        named.is_some_and(|named| (mention.end..named).any(verb))
    })
}

/// “The Norwegian delegate is Kari Berg”.
pub(super) fn introduced(scene: &Scene, at: usize) -> Option<Told> {
    let country = scene.actor(at).mentions.iter().find_map(|mention| presented(scene.reader, mention))?;
    Some((country, "introduced as its"))
}

/// The country whose office the words before the verb name.
fn presented(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let sentence = &reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens;
    let start = roles::before(reader, mention.start).map_or(mention.start, |role| role.whole.start);
    let verb = start.checked_sub(1).filter(|&at| at > sentence.start && matches!(reader.lower(at), "is" | "was"))?;
    let (office, _) = reader.title_before(verb)?;
    let (country, entry) = reader.entry_before(office).filter(|(at, _)| *at >= sentence.start)?;
    let opens = country == sentence.start + usize::from(reader.lower(sentence.start) == "the");
    let known = matches!(entry.known, Known::Demonym(_)).then(|| entry.known.country()).flatten();
    known.filter(|_| opens)
}

/// “The Iraqi president” means nobody else, but for those who meet people of Iraq.
pub(super) fn described(scene: &Scene, at: usize) -> Option<Told> {
    let countries = scene.descriptions.get(&at)?;
    let country = countries.first().filter(|_| countries.len() == 1)?;
    if meets_those_of(scene, at, country) {
        return None;
    }
    Some((country, "described so elsewhere"))
}
