//! “A Norwegian delegation led by Minister Berg”, “on the Chilean side by Deputy Minister Soto”,
//! “Minister Berg and a delegation from Norway”: who leads a country's people acts for it.

use std::ops::Range;

use super::{Scene, Told};
use crate::analysis::ActorKind;
use crate::analysis::actors::reader::{Known, Reader};
use crate::analysis::actors::roles;

/// Tokens between a name and the “by” before it: its title (“the deputy minister of state”).
const TITLE: usize = 9;
/// Tokens between “by” and the noun of those who are led (“delegation , which was headed by”).
const LED: usize = 8;
/// Tokens between those who are led and their country, either way.
const OWNER: usize = 3;

/// The country whose delegation somebody leads, where he is first named or later.
pub(super) fn delegation(scene: &Scene, at: usize) -> Option<Told> {
    let actor = scene.actor(at);
    if actor.kind != ActorKind::Person || actor.side.is_some() {
        return None;
    }
    let (reader, mentions) = (scene.reader, &actor.mentions);
    let country = mentions.iter().flat_map(|mention| those_led(reader, mention)).find_map(|led| led_for(reader, &led))?;
    Some((country, "leads its delegation"))
}

/// Those whom somebody leads.
pub(in crate::analysis::actors) struct Led {
    /// From where on their owner may stand before them.
    pub floor: usize,
    /// Their noun.
    pub people: usize,
    /// Whether they stand behind the leader's name.
    behind: bool,
}

/// Those whom the person of a mention leads.
pub(in crate::analysis::actors) fn those_led(reader: &Reader, mention: &Range<usize>) -> impl Iterator<Item = Led> + use<> {
    [led(reader, mention.start), leads(reader, mention.end), led_beside(reader, mention.start)].into_iter().flatten()
}

/// “Oslo is sending Deputy Negotiator Kari Berg”: the country that sends somebody.
pub(super) fn sent(scene: &Scene, at: usize) -> Option<Told> {
    let reader = scene.reader;
    let country = scene.actor(at).mentions.iter().find_map(|mention| {
        let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
        let start = roles::before(reader, mention.start).map_or(mention.start, |role| role.whole.start);
        let mut verb = start.checked_sub(1).filter(|&at| at > sentence)?;
        verb -= usize::from(matches!(reader.lower(verb), "the" | "its" | "a") && verb > sentence + 1);
        let sends = matches!(&*reader.doc.tokens[verb].lemma, "send" | "dispatch");
        let subject = (sentence..verb).rev().find(|&at| !is_auxiliary(reader.lower(at))).filter(|_| sends)?;
        if let Some(country) = quarter(scene, subject) {
            return Some(country);
        }
        let (_, entry) = reader.entry_before(subject + 1)?;
        matches!(entry.known, Known::Country(_) | Known::Capital(_)).then(|| entry.known.country()).flatten()
    })?;
    Some((country, "sends him"))
}

/// “The North”: the one country that the text names by a quarter of the sky.
fn quarter(scene: &Scene, at: usize) -> Option<&'static str> {
    let word = scene.reader.word(at);
    let article = at > 0 && scene.reader.lower(at - 1) == "the" && matches!(word, "North" | "South" | "East" | "West");
    let mut named = scene.named.keys().filter(|country| article && country.split_once(' ').is_some_and(|(quarter, _)| quarter == word));
    let country = named.next().copied()?;
    named.next().is_none().then_some(country)
}

/// “Oslo was represented by Deputy Negotiator Kari Berg”, “the Danish delegation, which included Deputy Minister Holm, …”:
/// the country that somebody represents, or of whose delegation he is.
pub(super) fn represents(scene: &Scene, at: usize) -> Option<Told> {
    let reader = scene.reader;
    let country = scene.actor(at).mentions.iter().find_map(|mention| {
        let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
        let start = roles::before(reader, mention.start).map_or(mention.start, |role| role.whole.start);
        represented(reader, sentence, start).or_else(|| belongs(reader, sentence, start))
    })?;
    Some((country, "represents it"))
}

/// The country that stands before “was represented by” and the role or name at `start`.
fn represented(reader: &Reader, sentence: usize, start: usize) -> Option<&'static str> {
    let by = (sentence.max(start.saturating_sub(2))..start).rev().find(|&at| reader.lower(at) == "by")?;
    let verb = by.checked_sub(2).filter(|&at| at > sentence && reader.lower(at + 1) == "represented")?;
    let (_, entry) = reader.entry_before(verb).filter(|_| matches!(reader.lower(verb), "was" | "is" | "were" | "are"))?;
    matches!(entry.known, Known::Country(_) | Known::Capital(_)).then(|| entry.known.country()).flatten()
}

/// The country of a delegation that “included” the one whose role or name begins at `start`, alone or in a list.
fn belongs(reader: &Reader, sentence: usize, start: usize) -> Option<&'static str> {
    let verb = (sentence..start).rev().take_while(|&at| !matches!(reader.lower(at), ";" | "who" | "whom"));
    let verb = verb
        .take_while(|&at| !reader.doc.tokens[at].tag.is_finite() || is_included(reader.lower(at)))
        .find(|&at| is_included(reader.lower(at)))?;
    let people =
        (sentence.max(verb.saturating_sub(3))..verb).rev().find(|&at| !matches!(reader.lower(at), "," | "which" | "that" | "also"))?;
    // “The delegation included talks with Minister Holm in its plan”: nobody of its own.
    let named = (verb + 1..start).all(|at| !matches!(reader.lower(at), "with" | "by" | "about" | "against"));
    (named && matches!(reader.lower(people), "delegation" | "team" | "side")).then(|| owner(reader, sentence, people)).flatten()
}

fn is_included(word: &str) -> bool {
    matches!(word, "included" | "includes" | "including" | "comprised" | "comprises")
}

/// “Ottawa said Prime Minister Stone had rung his colleague”: the government that speaks of its own.
pub(super) fn spoken_of(scene: &Scene, at: usize) -> Option<Told> {
    let (reader, actor) = (scene.reader, scene.actor(at));
    if !scene.open(at) {
        return None;
    }
    let country = actor.mentions.iter().find_map(|mention| {
        let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
        let start = roles::before(reader, mention.start)?.whole.start;
        let verb = start.checked_sub(1).filter(|&at| at > sentence)?;
        let verb = verb - usize::from(reader.lower(verb) == "that");
        let (subject, entry) =
            reader.entry_before(verb).filter(|_| matches!(&*reader.doc.tokens[verb].lemma, "say" | "announce" | "confirm"))?;
        (subject == sentence && matches!(entry.known, Known::Capital(_) | Known::Metonym(_))).then(|| entry.known.country()).flatten()
    })?;
    (!scene.taken(country, &actor.role_in_lower_case())).then_some((country, "its government speaks of it"))
}

/// The country beside those who are led.
fn led_for(reader: &Reader, led: &Led) -> Option<&'static str> {
    let from = led.people + 1;
    let stop = reader.doc.sentences[reader.doc.sentence_of(led.people)].tokens.end.min(from + 1 + OWNER);
    // “The delegation of the self-styled Serb republic”: no country's.
    let claimed = (from..stop).any(|at| reader.lower(at).starts_with("self-"));
    let after = led.behind && !claimed && matches!(reader.lower(from), "from" | "of");
    let after = after.then(|| (from..stop).find_map(|at| country(reader, at))).flatten();
    after.or_else(|| owner(reader, led.floor, led.people))
}

/// “… led by NAME”, “on the … side by NAME”.
fn led(reader: &Reader, name: usize) -> Option<Led> {
    let sentence = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let from = sentence.max(name.saturating_sub(TITLE));
    // “Led by the chief executive, Dr Ole Dahl”: the comma introduces the name.
    let introduces = |comma: &usize| comma + 1 == name || reader.honorific(comma + 1).is_some_and(|len| comma + 1 + len == name);
    let title = (from.max(name.saturating_sub(4))..name).rev().find(|&at| reader.word(at) == ",").filter(introduces).unwrap_or(name);
    let by = (from..title).rev().take_while(|&at| !matches!(reader.lower(at), "," | "and" | ";")).find(|&at| reader.lower(at) == "by")?;
    // “The Danes were led by”.
    let verb = by.checked_sub(1).filter(|&at| at > sentence + 1 && is_leading(reader.lower(at)));
    let were = verb.map(|verb| verb - 1).filter(|&at| matches!(reader.lower(at), "were" | "are"));
    if let Some(were) = were.filter(|&were| is_people(reader, were)) {
        return Some(Led { floor: sentence, people: were, behind: false });
    }
    let people = (sentence.max(by.saturating_sub(LED))..by).rev().find(|&at| are_led(reader.lower(at)))?;
    let verb = (people + 1..by).any(|at| is_leading(reader.lower(at)) || is_joint(reader.lower(at)));
    let side = reader.lower(people) == "side" && by == people + 1;
    (verb || side).then_some(Led { floor: sentence, people, behind: false })
}

/// “The Danes”: a people before token `end`.
fn is_people(reader: &Reader, end: usize) -> bool {
    let people = reader.entry_before(end).filter(|(_, entry)| matches!(entry.known, Known::Demonym(_)));
    people.is_some_and(|(at, _)| at > 0 && reader.lower(at - 1) == "the")
}

/// “The Chilean side was co-chaired by ANOTHER, …, and NAME”: the other one's country.
fn led_beside(reader: &Reader, name: usize) -> Option<Led> {
    let sentence = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let joint = (sentence..name).rev().take_while(|&at| reader.lower(at) != ";").find(|&at| is_joint(reader.lower(at)))?;
    let and = (joint + 1..name).any(|at| reader.lower(at) == "and");
    let alone = (joint + 1..name).all(|at| !reader.doc.tokens[at].tag.is_finite());
    let people = (sentence..joint).rev().find(|&at| are_led(reader.lower(at)))?;
    (reader.lower(joint + 1) == "by" && and && alone).then_some(Led { floor: sentence, people, behind: false })
}

/// “NAME and a delegation from the Government of Chile”, “NAME, leading a Chilean delegation”, “NAME will head the
/// Chilean team”.
fn leads(reader: &Reader, end: usize) -> Option<Led> {
    let sentence = &reader.doc.sentences[reader.doc.sentence_of(end.saturating_sub(1))].tokens;
    let comma = usize::from(reader.lower(end) == ",");
    let opener = end + comma + usize::from(reader.lower(end + comma) == "who");
    let opener = opener + (opener..sentence.end.min(opener + 3)).take_while(|&at| is_auxiliary(reader.lower(at))).count();
    let ahead = opener > end && is_auxiliary(reader.lower(opener - 1)) && matches!(reader.lower(opener), "lead" | "head");
    if !ahead && !matches!(reader.lower(opener), "and" | "with" | "leading" | "heading" | "led" | "headed" | "leads" | "heads") {
        return None;
    }
    let people = (opener + 1..sentence.end.min(opener + LED)).find(|&at| are_led(reader.lower(at)))?;
    // “Talks between Acme and the Irish group”: two parties.
    if matches!(reader.lower(opener), "and" | "with") && matches!(reader.lower(people), "group" | "party" | "side" | "team") {
        return None;
    }
    let plain = (opener + 1..people).all(|at| reader.lower(at) != "by" && (!reader.is_capital(at) || country(reader, at).is_some()));
    plain.then_some(Led { floor: opener + 1, people, behind: true })
}

/// The country named just before those who are led.
fn owner(reader: &Reader, floor: usize, people: usize) -> Option<&'static str> {
    (floor.max(people.saturating_sub(OWNER))..people).rev().find_map(|at| country(reader, at))
}

fn country(reader: &Reader, at: usize) -> Option<&'static str> {
    let entry = reader.entries.get(at).copied().flatten()?;
    match entry.known {
        Known::Country(name) | Known::Demonym(name) => Some(name),
        // “Oslo's delegation”; “the Oslo delegation” may be the city's.
        Known::Capital(name) => matches!(reader.word(at + entry.len), "'s" | "\u{2019}s").then_some(name),
        Known::Body(_) if matches!(&*reader.doc.words(at..at + entry.len).to_lowercase(), "european union" | "eu") => {
            Some("European Union")
        }
        _ => None,
    }
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "will" | "would" | "is" | "was" | "to" | "has" | "had" | "also")
}

fn is_leading(word: &str) -> bool {
    matches!(word, "led" | "headed" | "represented" | "chaired")
}

fn is_joint(word: &str) -> bool {
    matches!(word, "co-chaired" | "co-led" | "co-headed")
}

fn are_led(word: &str) -> bool {
    matches!(word, "delegation" | "mission" | "team" | "side" | "negotiators" | "officials" | "group" | "party" | "delegates" | "envoys")
}
