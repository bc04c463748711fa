//! “In Kenya, she met Foreign Minister Otieno”, “The Chilean president arrived in Nairobi”: the country that a visitor
//! is in, which its own office holders are told without.

use std::collections::BTreeSet;

use super::{Scene, Told, is_high};
use crate::analysis::actors::reader::{Entry, Known, Reader};
use crate::analysis::actors::roles;
use crate::analysis::meeting::weigh::position;
use crate::analysis::{Actor, ActorKind};
use crate::lexicon;

/// Tokens between a visitor and the verb, and between the verb and where it leads (“arrived on Monday at the capital,”).
const REACH: usize = 8;

/// “In Kenya, she met Foreign Minister Otieno”; “Visit to Tunisia”: the hosts of a traveller.
pub(super) fn visited(scene: &Scene, at: usize) -> Option<Told> {
    if !is_high(scene.actor(at)) {
        return None;
    }
    let doc = scene.reader.doc;
    let (start, sentence) = scene.first(at)?;
    let tokens = doc.sentences[sentence].tokens.clone();
    let first = if scene.reader.lower(tokens.start) == "while" { tokens.start + 1 } else { tokens.start };
    let opening = (scene.reader.lower(first) == "in").then(|| scene.reader.entries[first + 1]).flatten();
    // “Earlier in the day, in Chile, he had met”.
    let aside = || {
        let opens = (first + 1..start).find(|&i| scene.reader.lower(i) == "in" && scene.reader.word(i - 1) == ",")?;
        scene.reader.entries[opens + 1].filter(|entry| scene.reader.word(opens + 1 + entry.len) == ",")
    };
    let where_to = goes_where(scene, tokens.start..start);
    let place = opening.or_else(aside).or(where_to).or_else(|| capital_after(scene, start, tokens.end)).or_else(|| trip(scene));
    let country = place.and_then(|entry| entry.known.country())?;
    let met = where_to.is_some()
        || (tokens.start..start).any(|i| {
            lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, i).is_some_and(|(_, class)| matches!(class, "meet" | "speak"))
                || matches!(scene.reader.lower(i), "with" | "by" | "see" | "sees" | "saw")
        });
    let other = scene.held.contains(country)
        && scene.actor(at).office == Some("state")
        && scene.findings.actors.iter().any(|one| one.side.as_deref() == Some(country) && one.role == scene.actor(at).role);
    (met && !other).then_some((country, "host of a traveller"))
}

/// “She leaves for Chile, where she will press President Soto”: the country where a traveller sees somebody; on the
/// margins of a summit it may be anybody.
fn goes_where(scene: &Scene, before: std::ops::Range<usize>) -> Option<Entry> {
    let reader = scene.reader;
    let opens = |&at: &usize| reader.lower(at) == "where" && matches!(reader.lower(at + 1), "he" | "she" | "they");
    let clause = before.clone().rev().find(opens)?;
    let margins = |at: usize| matches!(reader.lower(at), "summit" | "sidelines" | "margins" | "conference" | "assembly" | "forum");
    let other = |at: usize| reader.entries[at].is_some_and(|entry| entry.known.country().is_some());
    let comma = clause.checked_sub(1).filter(|&at| reader.word(at) == "," && at > before.start)?;
    let (_, entry) = reader.entry_before(comma).filter(|(at, entry)| *at >= before.start && matches!(entry.known, Known::Country(_)))?;
    (!before.clone().any(margins) && !(clause..before.end).any(other)).then_some(entry)
}

/// “… met President Soto in the capital, Santiago”.
fn capital_after(scene: &Scene, from: usize, to: usize) -> Option<Entry> {
    let reader = scene.reader;
    let of = (from..to).find(|&at| reader.lower(at) == "in" && reader.lower(at + 1) == "the" && reader.lower(at + 2) == "capital")?;
    let name = of + 3 + usize::from(reader.word(of + 3) == ",");
    reader.entries.get(name).copied().flatten().filter(|entry| matches!(entry.known, Known::Capital(_)))
}

/// The one country of a headline's “visit to”, “travel to”, “trip to”, “meetings in”.
fn trip(scene: &Scene) -> Option<Entry> {
    let reader = scene.reader;
    let headline = reader.doc.sentences.first()?.tokens.clone();
    let to = headline.clone().find(|&i| {
        matches!(reader.lower(i), "visit" | "visits" | "travel" | "travels" | "trip" | "meetings" | "engagements" | "visiting")
            && matches!(reader.lower(i + 1), "to" | "in")
    })?;
    let near = to + 2 + usize::from(reader.lower(to + 2) == "the");
    let first = reader.entries[near].filter(|entry| entry.known.country().is_some())?;
    let mut countries = (near + 1..headline.end).filter_map(|i| reader.entries[i]).filter(|entry| entry.known.country().is_some());
    countries.all(|next| next.known.country() == first.known.country()).then_some(first)
}

/// The one country where those of another arrive or pay a visit, for the only office holder of its kind whose country
/// nothing tells.
pub(super) fn of_visitor(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    if !scene.open(at) || !scene.only(&role) || travels(scene, at) {
        return None;
    }
    let mut found = visits(scene);
    found.extend(welcomed(scene));
    let met = seen_in(scene, at).filter(|_| scene.actor(at).office == Some("state"));
    let country = seen_in(scene, at).or_else(|| found.first().copied().filter(|_| found.len() == 1)).filter(|one| found.contains(one))?;
    // Where somebody is told to act for the country, its other people would be too; a third country may have them.
    let strange = scene.held.iter().any(|held| *held == country) || scene.held.len() > 1;
    // “… will visit Chile and meet her counterpart Soto in Santiago”: the head, whatever is told of his ministers.
    (!strange || met.is_some() && !scene.headed(country)).then_some((country, "receives the visitor of another"))
}

/// “Talks in Oslo with Defence Minister Berg”: the country of the capital, where the text names none oftener for which
/// nobody acts.
pub(super) fn seen_at_home(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    if !scene.open(at) || !scene.only(&role) {
        return None;
    }
    let reader = scene.reader;
    let country = scene.actor(at).mentions.iter().find_map(|mention| {
        let start = roles::before(reader, mention.start).map_or(mention.start, |role| role.whole.start);
        let with = start.checked_sub(1).filter(|&with| reader.lower(with) == "with")?;
        let (city, entry) = reader.entry_before(with)?;
        let place = matches!(entry.known, Known::Capital(_)) && city > 0 && reader.lower(city - 1) == "in";
        entry.known.country().filter(|_| place)
    })?;
    let count = scene.named[country];
    let rival = scene.named.iter().any(|(other, named)| *other != country && !scene.held.contains(*other) && *named >= count);
    (count >= LEAST && !rival && !scene.headed(country)).then_some((country, "seen in its capital"))
}

/// How often a text names a country that it is about.
const LEAST: usize = 3;

/// “Trade Minister Dahl will still travel with the others”: a visitor himself.
fn travels(scene: &Scene, at: usize) -> bool {
    let doc = scene.reader.doc;
    scene.actor(at).mentions.iter().any(|mention| {
        let end = doc.sentences[doc.sentence_of(mention.start)].tokens.end.min(mention.end + TRAVELS);
        let verb =
            (mention.end..end).map(|at| &doc.tokens[at]).find(|token| token.tag.is_verb() && !matches!(&*token.lemma, "be" | "have"));
        verb.is_some_and(|verb| matches!(&*verb.lemma, "travel" | "fly" | "accompany" | "depart" | "arrive"))
    })
}

/// “Minister Dahl received the Chilean ambassador to Norway, Ana Soto”: the country to which the envoy of another is sent, for
/// the office holder who receives him.
pub(super) fn of_envoy(scene: &Scene, at: usize) -> Option<Told> {
    let doc = scene.reader.doc;
    if !scene.open(at) || !matches!(scene.actor(at).office, Some("state" | "government" | "royal")) {
        return None;
    }
    let (start, sentence) = scene.first(at)?;
    let end = doc.sentences[sentence].tokens.end;
    let receives = |token: usize| matches!(scene.reader.lower(token), "received" | "receives" | "welcomed" | "met" | "meets" | "hosted");
    let post = |envoy: &Actor| {
        let behind = envoy.mentions.iter().find(|mention| (start..end).contains(&mention.start))?;
        let (_, post) = envoy.role_in_lower_case().split_once("ambassador").and_then(|(_, rest)| {
            let (of, post) = rest.split_once(" to ")?;
            Some((of.to_owned(), post.strip_prefix("the ").unwrap_or(post).to_owned()))
        })?;
        let country = lexicon::COUNTRIES.class(&post)?;
        let sent = envoy.side.as_deref().is_some_and(|side| side != country);
        (sent && (start..behind.start).any(receives)).then_some(country)
    };
    let posts: BTreeSet<&'static str> = scene.findings.actors.iter().filter_map(post).collect();
    let country = posts.first().copied().filter(|_| posts.len() == 1)?;
    (!scene.taken(country, &scene.actor(at).role_in_lower_case())).then_some((country, "receives an ambassador to it"))
}

/// Tokens between a name and such a verb (“will still”).
const TRAVELS: usize = 5;

/// “President Berg received the governors at State House, Nairobi”: the country in whose seat of government the only
/// holder of an office whose country nothing tells sees people, where no country is named oftener for which nobody acts.
pub(super) fn at_its_seat(scene: &Scene, at: usize) -> Option<Told> {
    let actor = scene.actor(at);
    if !scene.open(at) || !matches!(actor.office, Some("state" | "government" | "royal")) || !scene.only(&actor.role_in_lower_case()) {
        return None;
    }
    let doc = scene.reader.doc;
    let sentences: BTreeSet<usize> = actor.mentions.iter().map(|mention| doc.sentence_of(mention.start)).collect();
    let seats = sentences.iter().flat_map(|&sentence| doc.sentences[sentence].tokens.clone()).filter_map(|token| seat(scene.reader, token));
    let found: BTreeSet<&'static str> = seats.collect();
    let country = found.first().copied().filter(|_| found.len() == 1)?;
    let count = |country: &str| scene.named.get(country).copied().unwrap_or(0);
    let rival = scene.named.keys().any(|other| !scene.held.contains(*other) && count(other) > count(country));
    (!rival && !scene.headed(country)).then_some((country, "sees people at its seat of government"))
}

/// “State House, Nairobi”, “the Foreign Ministry in Seoul”: the country of a seat of government whose words begin at a
/// token.
fn seat(reader: &Reader, at: usize) -> Option<&'static str> {
    let (len, _) = lexicon::SEATS.longest_match(&reader.doc.text, &reader.doc.tokens, at)?;
    let end = at + len;
    let name = matches!(reader.lower(end), "," | "in").then_some(end + 1)?;
    let entry = reader.entries.get(name).copied().flatten().filter(|entry| matches!(entry.known, Known::Capital(_)))?;
    entry.known.country()
}

/// “He is to meet his counterpart Ole Dahl in Oslo”: the country in which somebody is met, of those that are visited.
fn seen_in(scene: &Scene, at: usize) -> Option<&'static str> {
    let reader = scene.reader;
    let entry =
        |at: usize| reader.entries.get(at).copied().flatten().filter(|entry| matches!(entry.known, Known::Capital(_) | Known::Country(_)));
    let place = |mention: &std::ops::Range<usize>| entry(mention.end + 1).filter(|_| reader.lower(mention.end) == "in");
    scene.actor(at).mentions.iter().find_map(place)?.known.country()
}

/// “She welcomed the delegates to Norway”: the countries to which people are welcomed; a visit or an approach is nobody.
fn welcomed(scene: &Scene) -> BTreeSet<&'static str> {
    let reader = scene.reader;
    let doc = reader.doc;
    let mut found = BTreeSet::new();
    for at in (0..doc.tokens.len()).filter(|&at| &*doc.tokens[at].lemma == "welcome" && doc.tokens[at].tag.is_verb()) {
        let end = doc.sentences[doc.sentence_of(at)].tokens.end.min(at + REACH);
        let Some(to) = (at + 2..end).find(|&to| reader.lower(to) == "to") else { continue };
        let guest = reader.is_capital(to - 1) || lexicon::GROUPS.contains(reader.lower(to - 1)) || is_guest(reader.lower(to - 1));
        let name = to + 1 + usize::from(reader.lower(to + 1) == "the");
        let entry = reader.entries.get(name).copied().flatten().filter(|entry| guest && matches!(entry.known, Known::Country(_)));
        found.extend(entry.and_then(|entry| entry.known.country()).filter(|country| *country != "European Union"));
    }
    found
}

fn is_guest(word: &str) -> bool {
    matches!(
        word,
        "him"
            | "her"
            | "them"
            | "you"
            | "us"
            | "guests"
            | "visitors"
            | "counterpart"
            | "members"
            | "participants"
            | "president"
            | "minister"
    )
}

/// Sentences of the body in whose reach a visit is the one that the text is about.
const TOP: usize = 8;

/// The countries in which those who act for others arrive.
fn visits(scene: &Scene) -> BTreeSet<&'static str> {
    let reader = scene.reader;
    let doc = reader.doc;
    let mut found = BTreeSet::new();
    let top = (0..doc.sentences.len()).take_while(|&sentence| position(reader, sentence) <= TOP);
    for at in top.flat_map(|sentence| doc.sentences[sentence].tokens.clone()) {
        let token = &doc.tokens[at];
        let arrives = token.tag.is_finite() || matches!(reader.lower(at), "arrived" | "landed" | "reached");
        let verb = arrives && matches!(&*token.lemma, "arrive" | "land" | "reach");
        let noun = matches!(reader.lower(at), "visit" | "trip") && token.tag.is_noun();
        // “Berg will visit Chile”.
        let calls = &*token.lemma == "visit" && token.tag.is_verb();
        if !verb && !noun && !calls {
            continue;
        }
        let sentence = &doc.sentences[doc.sentence_of(at)].tokens;
        let visitor = scene.findings.actors.iter().find(|actor| {
            let near = |mention: &std::ops::Range<usize>| mention.end <= at && mention.end + REACH > at && mention.start >= sentence.start;
            actor.kind == ActorKind::Person && is_high(actor) && actor.side.is_some() && actor.mentions.iter().any(near)
        });
        let place = (at + 1..sentence.end.min(at + REACH)).find_map(|to| {
            let object = calls || verb && &*token.lemma == "reach";
            let led = !calls && matches!(reader.lower(to), "in" | "at" | "to") || object && to == at + 1;
            let name = if matches!(reader.lower(to), "in" | "at" | "to") { to + 1 } else { to };
            let name = name + usize::from(reader.lower(name) == "the");
            let entry = reader.entries.get(name).copied().flatten().filter(|_| led)?;
            matches!(entry.known, Known::Capital(_) | Known::Country(_)).then(|| entry.known.country()).flatten()
        });
        let own = visitor.and_then(|actor| actor.side.as_deref());
        found.extend(place.filter(|place| own.is_some_and(|own| own != *place)));
    }
    found
}
