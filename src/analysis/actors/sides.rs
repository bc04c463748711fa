//! A person's roles → the country, organisation or party that it acts for.
//!
//! In order of trust: what stands with the role, “of COUNTRY” behind the name, offices that only
//! one country has. What the rest of the text tells is the business of `context`.

use std::ops::Range;

use super::people::{Person, best_role, side_of};
use super::reader::{Known, Reader};
use super::roles::{Role, Side};
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::lexicon;
use crate::text::{Document, NameKind};

/// The side, in the words of a brief.
#[must_use]
pub fn side(reader: &Reader, person: &Person) -> Option<String> {
    let best = best_role(reader, &person.roles);
    let words = best.map(|role| reader.doc.words(role.core.clone()).to_lowercase()).unwrap_or_default();
    let beside = side_of(&person.roles);
    let whole = best.map(|role| reader.doc.words(role.whole.clone()).to_lowercase()).unwrap_or_default();
    // “White House chief of staff”: the words before the office make it one country's. “Delaware Secretary of
    // State” is no country's.
    if let Some(side) = role_alone(&whole).filter(|_| whole.len() > words.len() && role_alone(&words).is_none()) {
        return Some(side.to_owned());
    }
    if let Some(Side::Country(name)) = beside {
        return Some((*name).to_owned());
    }
    let of = person.of.iter().find(|side| matches!(side, Side::Country(_))).or(person.of.first()).filter(|_| person.sure || best.is_none());
    // “The league's new president, Jane Roe of Norway”: the country is where she comes from.
    if let Some(Side::Country(name)) = of.filter(|_| !beside.is_some_and(|side| owns_office(reader, side, best))) {
        return Some((*name).to_owned());
    }
    // “Jane Roe, Director of Research and Bargaining, Bakers' Union” on a line of its own: the union.
    let closes = |side: &&Side| matches!(side, Side::Body(tokens) if ends_line(reader, tokens));
    let field = |side: &Side| matches!(side, Side::Body(tokens) if best.is_some_and(|role| role.core.contains(&tokens.start)));
    if let Some(body) = person.of.iter().find(closes).filter(|_| beside.is_some_and(field)) {
        return side_name(reader, body);
    }
    if let Some(region) = beside.filter(|side| is_region(reader, side)) {
        return side_name(reader, region);
    }
    if let Some(side) = role_alone(&words).filter(|_| best.is_some_and(|role| role.class == "government" && role.core.len() > 1)) {
        return Some(side.to_owned());
    }
    if let Some(side) = beside.or(of) {
        return side_name(reader, side);
    }
    role_alone(&words).map(str::to_owned).or_else(|| party(reader, best?))
}

/// What the words of one role tell.
pub(super) fn of_role(reader: &Reader, role: &Role) -> Option<String> {
    let told = role.side.as_ref().and_then(|side| side_name(reader, side));
    told.or_else(|| role_alone(&reader.doc.words(role.core.clone()).to_lowercase()).map(str::to_owned))
}

/// “Republican presidential candidate”, “Labour leader”, “the top Democrat on the panel”: who stands, leads or sits for a
/// party acts for it.
fn party(reader: &Reader, role: &Role) -> Option<String> {
    let listed = office(&reader.doc.words(role.core.clone()).to_lowercase()).is_some();
    let sits = |at: usize| !listed && matches!(reader.lower(at), "on" | "in" | "of");
    let stands = matches!(reader.lower(role.core.end - 1), "candidate" | "nominee" | "leader" | "contender" | "hopeful");
    let start = role.whole.start.min(role.core.start).saturating_sub(1);
    let adherent = |at: &usize| reader.entries[*at].is_some_and(|entry| matches!(entry.known, Known::Body("adherent" | "party")));
    let at = (start..role.core.end).find(adherent).filter(|&at| stands || at > start && at + 1 < role.core.end && sits(at + 1))?;
    let len = reader.entries[at].map_or(1, |entry| entry.len);
    Some(reader.doc.words(at..at + len).to_owned())
}

/// “BPL's new president”: whether a body owns the office, and none of a government.
fn owns_office(reader: &Reader, side: &Side, role: Option<&Role>) -> bool {
    let Side::Body(body) = side else { return false };
    let owned = matches!(reader.word(body.end), "'s" | "\u{2019}s");
    owned && role.is_some_and(|role| !matches!(role.class, "government" | "diplomat" | "royal")) && side_name(reader, side).is_some()
}

/// Whether a side is a state, province or region.
fn is_region(reader: &Reader, side: &Side) -> bool {
    matches!(side, Side::Body(tokens) if lexicon::REGIONS.longest_match(&reader.doc.text, &reader.doc.tokens, tokens.start).is_some_and(|(len, _)| len == tokens.len()))
}

fn side_name(reader: &Reader, side: &Side) -> Option<String> {
    match side {
        Side::Country(name) => Some((*name).to_owned()),
        Side::Body(tokens) => {
            let tokens = owner(reader, tokens);
            let named = || reader.doc.names_in(tokens.clone()).iter().any(|name| name.kind == NameKind::Person && name.tokens == tokens);
            let person = (tokens.len() == 1 || named()) && reader.is_surname(tokens.end - 1);
            let person = person && !is_region(reader, side) && !closes_entry(reader, &tokens);
            let words = if person { "" } else { reader.doc.words(tokens) }.trim();
            let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
            names_a_body(words).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Side::Possessive => None,
    }
}

/// “Jane Roe, Chair, Otis Worldwide” on a line of its own: what closes it is a body, even with a person's name.
fn closes_entry(reader: &Reader, tokens: &Range<usize>) -> bool {
    let line = &reader.doc.sentences[reader.doc.sentence_of(tokens.start)].tokens;
    tokens.end == line.end && tokens.len() > 1 && tokens.start > line.start && reader.word(tokens.start - 1) == ","
}

/// Whether the words stand behind a comma and end their line.
fn ends_line(reader: &Reader, tokens: &Range<usize>) -> bool {
    let line = &reader.doc.sentences[reader.doc.sentence_of(tokens.start)].tokens;
    tokens.end + 1 >= line.end && tokens.start > line.start && reader.word(tokens.start - 1) == ","
}

/// “The Rebel Front's deputy leader”: the body that owns an office.
fn owner(reader: &Reader, body: &Range<usize>) -> Range<usize> {
    let mark = body.clone().find(|&at| matches!(reader.word(at), "'s" | "\u{2019}s"));
    let office = || reader.title_before(body.end).is_some();
    mark.filter(|&mark| mark > body.start && office()).map_or_else(|| body.clone(), |mark| body.start..mark)
}

/// Whether the words can name a body: no title (“King”), no form of address (“Mr.”), no form of
/// organisation alone (“Union”).
fn names_a_body(words: &str) -> bool {
    let lower = words.to_lowercase();
    if words.is_empty() {
        return false;
    }
    // “Republican candidate”, though a Republican is somebody too.
    if matches!(lexicon::ORGANISATIONS.class(words), Some("party" | "adherent")) {
        return true;
    }
    let form = matches!(lexicon::ORG_FORMS.class(&lower), Some("company")) || lexicon::MEETING_NOUNS.contains(&lower);
    // “Director of Intergovernmental Affairs”: what he sees to, and no bureau.
    let body = lower.split(' ').any(|word| lexicon::ORG_FORMS.contains(word));
    let form = form || !body && matches!(lower.rsplit(' ').next(), Some("affairs" | "relations" | "operations" | "policy" | "strategy"));
    !form && !lexicon::TITLES.contains(&lower) && !lexicon::HONORIFICS.contains(&lower)
}

/// Offices that only one country has.
fn role_alone(role: &str) -> Option<&'static str> {
    office(role).filter(|country| !country.starts_with("near ") && *country != "several")
}

/// The longest listed office in a role; “near X” where other countries have it too.
pub(super) fn office(role: &str) -> Option<&'static str> {
    let words: Vec<&str> = role.split(' ').collect();
    (0..words.len()).find_map(|from| (from + 1..=words.len()).rev().find_map(|to| lexicon::ROLE_SIDES.class(&words[from..to].join(" "))))
}

/// “Myanmar” where the text says so and never “Burma”: a side by the country's name that the source uses.
pub(in crate::analysis) fn as_named(doc: &Document, findings: &mut Findings) {
    let named = |at: usize| lexicon::RENAMED_COUNTRIES.longest_match(&doc.text, &doc.tokens, at).map(|(len, usual)| (at..at + len, usual));
    let found: Vec<(Range<usize>, &str)> = (0..doc.tokens.len()).filter_map(named).collect();
    for (tokens, usual) in found.into_iter().filter(|(_, usual)| !doc.text.contains(usual)) {
        for actor in findings.actors.iter_mut().filter(|actor| actor.side.as_deref() == Some(usual)) {
            actor.side = Some(doc.words(tokens.clone()).to_owned());
        }
    }
}

/// Sides of local and military office holders whose role names none.
pub fn from_bodies(reader: &Reader, findings: &mut Findings) {
    let (local, military, town) = (local_body(findings), military_body(findings), town(reader));
    for index in 0..findings.actors.len() {
        let actor = &findings.actors[index];
        if actor.kind != ActorKind::Person || actor.side.is_some() {
            continue;
        }
        let found = match actor.office {
            Some("local") => local.clone().filter(|_| sits_in_a_body(actor)).or_else(|| town.clone().filter(|_| serves_a_town(actor))),
            Some("military") => military.clone().filter(|body| named_together(reader, actor, body)),
            _ => None,
        };
        let Some((side, first)) = found.zip(actor.mentions.first().cloned()) else { continue };
        let decision = format!("{} acts for {side}: its body", actor.name);
        findings.trace.push(Trace { rule: "side from context", tokens: first, decision });
        findings.actors[index].side = Some(side);
    }
}

/// Whether a sentence names both an actor and the body `name`.
fn named_together(reader: &Reader, actor: &Actor, name: &str) -> bool {
    let sentence = |mention: &Range<usize>| reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.clone();
    actor.mentions.iter().any(|mention| reader.doc.words(sentence(mention)).contains(name))
}

/// “Council member”, “commissioner”: not the mayor or the sheriff, who act for the town.
fn sits_in_a_body(actor: &Actor) -> bool {
    let role = actor.role_in_lower_case();
    ["council", "commission", "board", "trustee", "supervisor", "alder", "selectman", "member"].iter().any(|word| role.contains(word))
}

fn serves_a_town(actor: &Actor) -> bool {
    let role = actor.role_in_lower_case();
    ["mayor", "council", "alder", "city ", "town "].iter().any(|word| role.contains(word))
}

/// “Springfield council”, “Bray District councillors”: the one town whose council the text names.
fn town(reader: &Reader) -> Option<String> {
    let council = |at: &usize| matches!(reader.lower(*at), "council" | "councillors" | "councilors" | "councilmembers");
    let own = |at: usize| {
        let known = reader.entries[at].is_some_and(|entry| !matches!(entry.known, Known::Capital(_)));
        let word = reader.lower(at);
        let field = lexicon::ROLE_MODIFIERS.contains(word) && word != "district" || lexicon::NOT_NAMES.contains(word);
        reader.is_capital(at) && !known && !field && reader.title(at).is_none()
    };
    let named = |council: usize| {
        let form = usize::from(council > 0 && matches!(reader.lower(council - 1), "city" | "town" | "village" | "borough"));
        let end = council - form;
        let sentence = reader.doc.sentences[reader.doc.sentence_of(council)].tokens.start;
        let start = (sentence..end).rev().take_while(|&at| own(at)).last()?;
        Some(reader.doc.words(start..end).to_owned())
    };
    // “The City of Springfield”.
    let city = |at: &usize| reader.word(*at) == "City" && reader.word(*at + 1) == "of";
    let called = |at: usize| {
        let end = at + 2 + (at + 2..reader.doc.tokens.len()).take_while(|&at| own(at)).count();
        (end > at + 2).then(|| reader.doc.words(at + 2..end).to_owned())
    };
    let prose = |at: &usize| !reader.is_capital(*at) || matches!(reader.lower(at - 1), "city" | "town");
    let mut towns: Vec<String> = (1..reader.doc.tokens.len()).filter(council).filter(prose).filter_map(named).collect();
    towns.extend((0..reader.doc.tokens.len()).filter(city).filter_map(called));
    towns.sort_unstable();
    towns.dedup();
    towns.pop().filter(|_| towns.is_empty())
}

/// The armed body that the article names, where it names one.
fn military_body(findings: &Findings) -> Option<String> {
    let armed =
        |name: &str| ["Army", "Guard", "Corps", "Forces", "Navy", "Force"].iter().any(|form| name.split(' ').any(|word| word == *form));
    let mut bodies = findings.actors.iter().filter(|actor| actor.kind == ActorKind::Organization && armed(&actor.name));
    let first = bodies.next()?;
    bodies.next().is_none().then(|| first.name.clone())
}

/// The council or county that the article is about, for its mayor and members.
fn local_body(findings: &Findings) -> Option<String> {
    let local = |name: &str| ["Council", "County", "Board", "City", "Borough", "Commission"].iter().any(|form| name.ends_with(form));
    let group = |name: &str| {
        ["council", "board", "commission", "commissioners", "supervisors", "trustees"]
            .iter()
            .any(|form| name.to_lowercase().ends_with(form))
    };
    findings
        .actors
        .iter()
        .filter(|actor| actor.kind == ActorKind::Organization && local(&actor.name) || actor.kind == ActorKind::Group && group(&actor.name))
        .max_by_key(|actor| actor.mentions.len())
        .map(|actor| actor.name.clone())
}
