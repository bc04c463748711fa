//! Those who meet and the text → what each of them acts for.
//!
//! What stands with a name or a title, and what the text says of an office, is read by rules
//! (`actors::sides`, `actors::context`). Where they are silent, one of the countries and bodies that
//! the text names is chosen for the person, or none: by what stands beside the person, by where the
//! writer is at home, by whom the others act for. What each sign weighs is learnt.

mod beside;
pub mod candidates;
mod colleague;
pub mod features;
pub mod scene;
mod table;

use std::ops::Range;

use candidates::{Candidate, Kind};
use scene::Scene;
use table::TABLE;

use crate::analysis::actors::reader::{Known, Reader};
use crate::analysis::ranking::{Feature, Table, in_words, points, shares};
use crate::analysis::{Actor, ActorKind, Context, Findings, Trace, actors, standing};
use crate::lexicon;

/// How likely a side must be that a sign tells: of a third at least no two others are likelier.
const LEAST: f32 = 0.35;

/// The last sentence of the body, from 0, in which whom the text is about is named first.
const FRONT: usize = 1;

/// Why somebody acts for a country whom no choice gave it.
const BANK: &str = "the text joins it with an officer of its bank";
const CAPITAL: &str = "the text was written in its capital";

/// A candidate, by its number, with its features.
pub type Considered = (usize, Vec<Feature>);

/// An actor and the words that tell what it acts for.
pub type Shown = (usize, Range<usize>);

/// Gives the people among those who `meet` whose side no rule tells the side that the text tells, and
/// returns where it does. In a government's own text the rules know more, and none is given.
pub fn add(reader: &Reader, context: &Context, meet: &[usize], findings: &mut Findings) -> Vec<Shown> {
    let silent = |actor: &usize| findings.actors[*actor].kind == ActorKind::Person && findings.actors[*actor].side.is_none();
    if !meet.iter().any(silent) || actors::is_official(reader) {
        return Vec::new();
    }
    let candidates = candidates::candidates(reader, findings);
    let scene = Scene::new(reader, findings, context, meet, &candidates);
    let chosen: Vec<(usize, Option<usize>, String)> = scene
        .open()
        .map(|actor| {
            let (side, decision) = choose(&candidates, &considered(&scene, actor), &TABLE);
            // “Foreign Minister Berg of Norway met Soto”: not for Norway too.
            (actor, side.filter(|side| !scene.open[&actor].opposite[*side]), decision)
        })
        .collect();
    let hosts: Vec<(usize, &'static str, &'static str)> = scene
        .open()
        .filter_map(|actor| {
            let colleague = colleague::country(reader, &findings.actors[actor]).map(|country| (country, BANK));
            let (country, why) = colleague.or_else(|| Some((home(reader, &scene, context, meet, actor)?, CAPITAL)))?;
            Some((actor, country, why))
        })
        .collect();
    let mut shown = Vec::new();
    for (actor, side, decision) in chosen {
        let colleague = hosts.iter().any(|&(host, _, why)| host == actor && why == BANK);
        let refused = |side: &usize| {
            if colleague || candidates[*side].kind == Kind::Country && colleague::is_object(reader, &candidates[*side]) {
                return true;
            }
            // “Commissioner Berg” sits in a body.
            let sits = candidates[*side].kind == Kind::Country && findings.actors[actor].role_in_lower_case().ends_with("commissioner");
            let other = actors::has_counterpart(reader, &findings.actors[actor], &candidates[*side].name);
            sits || other
                || is_held(findings, meet, actor, &candidates[*side].name)
                || is_scene(reader, &findings.actors[actor], &candidates[*side])
                || candidates[*side].kind == Kind::Country && is_gone_to(reader, &candidates[*side])
                || is_of_another_s_office(reader, &findings.actors[actor], &candidates[*side])
        };
        let side = side.filter(|side| !refused(side));
        let known = &mut findings.actors[actor];
        let tokens = known.mentions.first().cloned().unwrap_or(0..0);
        let verdict = if side.is_some() { "acts for" } else { "not sure that it acts for" };
        findings.trace.push(Trace { rule: "side", tokens, decision: format!("{} {verdict} {decision}", known.name) });
        if let Some(candidate) = side.map(|at| &candidates[at]) {
            known.side = Some(candidate.name.clone());
            shown.extend(beside::together(reader, known, candidate).map(|tokens| (actor, tokens)));
        }
    }
    for (actor, country, why) in hosts {
        if findings.actors[actor].side.is_some() || is_held(findings, meet, actor, country) {
            continue;
        }
        let known = &mut findings.actors[actor];
        let tokens = known.mentions.first().cloned().unwrap_or(0..0);
        let decision = format!("{} acts for {country}: {why}", known.name);
        findings.trace.push(Trace { rule: "side", tokens, decision });
        known.side = Some(country.to_owned());
    }
    shown
}

/// “VIENTIANE, May 21: Foreign Minister Berg received the Norwegian ambassador”: the country in whose capital a text
/// was written, for its minister or head: where the text tells of nobody else there and of no other country in front, and
/// for a minister whose bare office opens it (“MANILA - Trade Secretary Berg flies to Oslo”), or of whose country it tells
/// in front.
fn home(reader: &Reader, scene: &Scene, context: &Context, meet: &[usize], actor: usize) -> Option<&'static str> {
    let city = standing::city(context.dateline_place.as_deref()?);
    let country = lexicon::CAPITALS.class(&city).or_else(|| lexicon::COUNTRIES.class(&city))?;
    let known = &scene.findings.actors[actor];
    let role = known.role_in_lower_case();
    let in_front = known.mentions.iter().any(|mention| standing::position(reader.doc, mention.start).is_some_and(|place| place <= FRONT));
    let governs = matches!(known.office, Some("state" | "government" | "royal")) && !role.contains(" of the ");
    let governs = governs && !(country == "United States" && role.contains("minister"));
    let minister = role.contains("minister") && role.contains(' ') || role == "premier";
    let head = minister || matches!(&*role, "president" | "vice president" | "king");
    let sides: Vec<&str> = meet.iter().filter_map(|&other| scene.findings.actors[other].side.as_deref()).collect();
    let held = |candidate: usize| sides.contains(&&*scene.candidates[candidate].name);
    let named = |at: usize| scene.stands[at].front.contains(&true);
    let others: Vec<usize> = (0..scene.candidates.len())
        .filter(|&at| scene.candidates[at].kind == Kind::Country && scene.candidates[at].name != country)
        .collect();
    let foreign = others.iter().any(|&at| held(at)) && others.iter().all(|&at| held(at) || !named(at));
    let received = in_front && head && foreign && !sides.contains(&country);
    // The United States have no ministers.
    let minister = minister || role.ends_with(" secretary") && known.office == Some("government") && country != "United States";
    let rival = |at: &usize| {
        let lacks = scene.candidates[*at].name == "United States" && role.contains("minister");
        named(*at) && !held(*at) && !lacks && !is_gone_to(reader, &scene.candidates[*at])
    };
    let told = scene.candidates.iter().zip(&scene.stands).any(|(one, stand)| one.name == country && stand.front.contains(&true));
    let colleague = |other: &Actor| other.side.as_deref() == Some(country) && other.role_in_lower_case() == role;
    let own = minister && (told && role.contains("minister") || opens(reader, known)) && !others.iter().any(rival);
    (governs && (received || own && !scene.findings.actors.iter().any(colleague))).then_some(country)
}

/// Whether all that headline and first sentence tell of a country is that somebody goes or is there, or has a counterpart.
fn is_gone_to(reader: &Reader, candidate: &Candidate) -> bool {
    let front = candidate.mentions.iter().filter(|mention| standing::position(reader.doc, mention.start).is_none_or(|place| place == 0));
    let mut front = front.peekable();
    let gone = |mention: &Range<usize>| {
        let counterpart = matches!(reader.lower(mention.end), "counterpart" | "counterparts");
        let before = |back: usize| mention.start.checked_sub(back).map_or("", |at| reader.lower(at));
        // “Berg, who is in Chile to attend”.
        let stays = before(1) == "in" && matches!(before(2), "is" | "was" | "arrived" | "currently" | "now");
        // “Berg, Soto talk in Lima”, “the UN envoy for Chile”.
        let scene =
            matches!(before(1), "in" | "at") && reader.entries[mention.start].is_some_and(|entry| matches!(entry.known, Known::Capital(_)));
        counterpart || stays || scene || matches!(before(1), "to" | "for" | "visit" | "visiting")
    };
    front.peek().is_some() && front.all(gone)
}

/// “Kenyan Prime Minister calls for Berg's suspension”: whether headline and first sentence name a country only as that of an office,
/// and the person has none.
fn is_of_another_s_office(reader: &Reader, known: &Actor, candidate: &Candidate) -> bool {
    let front = candidate.mentions.iter().filter(|mention| standing::position(reader.doc, mention.start).is_none_or(|place| place == 0));
    let mut front = front.peekable();
    known.role.is_none() && front.peek().is_some() && front.all(|mention| reader.office_of(mention.end).is_some())
}

/// Whether nothing but the office stands before the first name in the body: “Foreign Minister Berg said”.
fn opens(reader: &Reader, actor: &Actor) -> bool {
    let Some(name) = actor.mentions.iter().find(|mention| standing::position(reader.doc, mention.start).is_some()) else { return false };
    let start = reader.doc.sentences[reader.doc.sentence_of(name.start)].tokens.start;
    let office = |at: usize| reader.is_capital(at) || matches!(reader.lower(at), "of" | "and" | "for" | "the" | ",");
    standing::position(reader.doc, name.start) == Some(0) && name.start > start && (start..name.start).all(office)
}

/// Whether another has the same office of state there, or nobody knows where: no country has two prime ministers.
fn is_held(findings: &Findings, meet: &[usize], actor: usize, side: &str) -> bool {
    let known = &findings.actors[actor];
    let of_state = matches!(known.office, Some("state" | "royal"));
    let same = |other: &Actor| other.role_in_lower_case() == known.role_in_lower_case() && other.office == known.office;
    let there = |other: usize| match findings.actors[other].side.as_deref() {
        Some(own) => own == side,
        None => meet.contains(&other),
    };
    of_state && (0..findings.actors.len()).any(|other| other != actor && same(&findings.actors[other]) && there(other))
}

/// “They met Juan Soto in Oslo”: of a country that is named by its capital alone, as the scene, only who holds an
/// office of state can be the host.
fn is_scene(reader: &Reader, known: &Actor, candidate: &Candidate) -> bool {
    let scene = |mention: &Range<usize>| {
        let capital = reader.entries[mention.start].is_some_and(|entry| matches!(entry.known, Known::Capital(_)));
        capital && mention.start > 0 && matches!(reader.lower(mention.start - 1), "in" | "at" | "near" | "to" | "from")
    };
    let minister = known.role_in_lower_case().contains("minister");
    let host = matches!(known.office, Some("state" | "royal")) || minister;
    candidate.kind == Kind::Country && !host && candidate.mentions.iter().all(scene)
}

/// The candidates that `actor`'s sentences name, and those most named of their kind, with their features.
#[must_use]
pub fn considered(scene: &Scene, actor: usize) -> Vec<Considered> {
    scene.near(actor).map(|at| (at, features::features(scene, actor, at))).collect()
}

/// The number of the likeliest candidate, where it is likely enough and a sign tells it; what was
/// considered, in words.
#[must_use]
pub fn choose(candidates: &[Candidate], considered: &[Considered], table: &Table) -> (Option<usize>, String) {
    let points: Vec<f32> = considered.iter().map(|(_, features)| points(features, table)).collect();
    let shares = shares(&points);
    let Some(best) = (0..shares.len()).reduce(|best, next| if shares[next] > shares[best] { next } else { best }) else {
        return (None, "anything".into());
    };
    let (at, features) = &considered[best];
    let told = format!("{}: {:.2} of 1, {}", candidates[*at].name, shares[best], in_words(points[best], features));
    (Some(*at).filter(|_| shares[best] >= LEAST && features::are_sure(features)), told)
}

#[cfg(test)]
mod tests;
