//! Words of other matters → a meeting, by what stands behind them: “called on Premier Holm”, “spent two hours with”.
//!
//! Says of one place in a sentence whether its phrase means that people meet. Does not say who.

use std::ops::Range;

use super::hearings::is_heard;
use super::triggers::{Sort, is_time, meeting_noun};
use super::weigh::position;
use crate::analysis::actors::reader::{Reader, Spelling};
use crate::lexicon;
use crate::text::Tag;

/// The phrase of a meeting that starts at `at`, before `stop`: its length and sort.
pub(super) fn phrase(reader: &Reader, at: usize, stop: usize) -> Option<(usize, Sort)> {
    let sort = |sort: Sort| move |len: usize| (len, sort);
    let see_each_other = || {
        let each = reader.lower(at + 1) == "each" && reader.lower(at + 2) == "other";
        (each && matches!(reader.lower(at), "see" | "sees" | "saw")).then_some(3)
    };
    let meets =
        || spends_time(reader, at, stop).or_else(see_each_other).or_else(|| is_discussed_by(reader, at, stop)).map(sort(Sort::Meet));
    let hears = || is_heard(reader, at, stop).map(sort(Sort::Hear));
    let sees = || sees(reader, at, stop).then_some((1, Sort::Meet));
    let parts = || parts_without(reader, at, stop).map(sort(Sort::Meet));
    let tells = || (tells_counterpart(reader, at) || tells_official(reader, at)).then_some((1, Sort::Speak));
    let stays = || stays_to_discuss(reader, at, stop).then_some((2, Sort::Meet));
    let spars = || spars(reader, at, stop).then_some((2, Sort::Meet));
    let others = || (negotiators_act(reader, at) || goes_to_see(reader, at, stop)).then_some((1, Sort::Meet));
    let officials = || tells_officials(reader, at).map(sort(Sort::Speak));
    let merges = || discusses_a_merger(reader, at).then_some((1, Sort::Meet));
    let tours = || tours_with(reader, at, stop).map(sort(Sort::Meet));
    let jointly = || is_joint_act(reader, at).then_some((1, Sort::Meet));
    pays_a_call(reader, at)
        .then_some((2, Sort::Meet))
        .or_else(stays)
        .or_else(spars)
        .or_else(others)
        .or_else(merges)
        .or_else(tours)
        .or_else(officials)
        .or_else(meets)
        .or_else(hears)
        .or_else(sees)
        .or_else(parts)
        .or_else(tells)
        .or_else(jointly)
}

/// “Ministers Berg and Soto *signed* three agreements on Friday”, “the president and the opposition leader *agreed* to”: what two
/// do in the first sentence they do together, where its subject has two.
pub(super) fn is_joint_act(reader: &Reader, at: usize) -> bool {
    let token = &reader.doc.tokens[at];
    let has = at > 0 && &*reader.doc.tokens[at - 1].lemma == "have";
    let verb = matches!(&*token.lower, "agreed" | "signed" | "discussed" | "vowed" | "pledged");
    let acts = verb && (token.tag.is_finite() || has);
    // “Agreed that”, “signed by”: not what they do there.
    let told = matches!(reader.lower(at + 1), "that" | "by" | "with" | "," | ".");
    let sentence = reader.doc.sentence_of(at);
    let tokens = &reader.doc.sentences[sentence].tokens;
    let joined = || (tokens.start..at).any(|at| reader.lower(at) == "and");
    // “Agreed to begin talks”: those it tells of.
    let meets = |at: usize| {
        let verb = lexicon::MEETING_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at);
        meeting_noun(reader, at).is_some() || verb.is_some_and(|(_, class)| class == "meet")
    };
    acts && !told && position(reader, sentence) == 1 && joined() && !tokens.clone().any(meets)
}

/// “Berg called on Premier Holm on Monday”, not “called on Chile to release them”.
fn pays_a_call(reader: &Reader, at: usize) -> bool {
    let name = at + 2 + usize::from(reader.lower(at + 2) == "the");
    let stop = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.end;
    let calls = matches!(reader.lower(at), "called" | "calls" | "call" | "calling") && reader.lower(at + 1) == "on";
    let is_name = |at: usize| reader.is_capital(at) && reader.spelling_at(at) == Spelling::Prose;
    // “Minister for Fisheries”, “envoy to Chile”: more of the office.
    let asks = |at: usize| matches!(reader.lower(at), "to" | "for" | "not") && !is_name(at + 1);
    let goes_on = |at: usize| reader.doc.tokens.get(at).is_some_and(|token| token.tag.is_finite());
    let ends = |at: usize| matches!(reader.word(at), "," | ";" | "(") || reader.word(at) == "and" && goes_on(at + 1);
    let clause = || (name..stop).take_while(|&at| !ends(at));
    // “Called on Chile President Holm”.
    let titled = is_titled(reader, name) || is_name(name) && is_titled(reader, name + 1);
    calls && titled && !clause().any(asks)
}

/// “Spent just over two hours with Premier Holm”, “spent two hours on Friday together”: the words up to “with” or “together”.
fn spends_time(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    if !matches!(reader.lower(at), "spent" | "spend" | "spends" | "spending") {
        return None;
    }
    let end = (at + 2..stop.min(at + SPENT)).find(|&at| matches!(reader.lower(at), "with" | "together"))?;
    let clause = || at + 1..end;
    let time =
        clause().any(|at| is_hour(reader, at) || matches!(&*reader.doc.tokens[at].lemma, "day" | "evening" | "morning" | "afternoon"));
    let broken = clause().any(|at| reader.doc.tokens[at].tag.is_verb() || matches!(reader.word(at), "," | ";"));
    let name = end + 1 + usize::from(reader.lower(end + 1) == "the");
    let somebody = reader.lower(end) == "together" || is_titled(reader, name) || reader.is_capital(end + 1);
    (time && !broken && somebody).then_some(end + 1 - at)
}

/// Tokens from “spent” to “with”: “spent a little more than two and a half hours with”.
const SPENT: usize = 11;

/// “Prices were discussed today by Berg and Holm”: the words up to “by”.
fn is_discussed_by(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    let passive = at > 0 && matches!(reader.lower(at - 1), "was" | "were") && reader.lower(at) == "discussed";
    let by = (at + 1..stop.min(at + 6)).find(|&at| !is_time(reader, at))?;
    (passive && reader.lower(by) == "by").then_some(by + 1 - at)
}

/// “This morning saw Foreign Minister Berg”, “after seeing Premier Holm”, “saw Mrs. Berg for an hour”; not “saw
/// Mr. Berg as a threat”.
fn sees(reader: &Reader, at: usize, stop: usize) -> bool {
    let before = if at == 0 { "" } else { reader.lower(at - 1) };
    let name = at + 1 + usize::from(reader.lower(at + 1) == "the");
    let start = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.start;
    // “Friday saw Premier Holm resign”.
    let timed = || at > start && is_time(reader, at - 1) && (start..at).any(|at| !is_time(reader, at));
    let lasts = || (name..stop.min(name + LASTS)).any(|at| reader.lower(at) == "for" && (at + 1..at + 6).any(|at| is_hour(reader, at)));
    let sees = match reader.lower(at) {
        "saw" => timed() || lasts(),
        "see" | "sees" => lasts(),
        "seeing" => matches!(before, "after" | "before"),
        _ => false,
    };
    sees && (is_titled(reader, name) || is_his_counterpart(reader, at + 1))
}

/// Tokens of whom somebody saw before “for an hour”.
const LASTS: usize = 12;

/// “Broke off for the day”, “adjourned on Friday without a vote”: the words up to the end of a sitting.
fn parts_without(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    let len = match (reader.lower(at), reader.lower(at + 1)) {
        ("broke" | "breaks" | "break", "off" | "up") => 2,
        ("adjourned" | "adjourns" | "recessed", _) => 1,
        _ => return None,
    };
    let behind = (at + len..stop.min(at + len + 5)).find(|&at| !is_time(reader, at))?;
    let day = reader.lower(behind) == "for" && matches!(reader.lower(behind + 2), "day" | "night");
    let none = reader.lower(behind) == "without"
        && (behind + 1..behind + 4).any(|at| matches!(reader.lower(at), "agreement" | "accord" | "decision" | "vote" | "result" | "deal"));
    (day || none).then_some(len)
}

/// “Told his Chilean counterpart that”.
fn tells_counterpart(reader: &Reader, at: usize) -> bool {
    matches!(reader.lower(at), "told" | "tells") && is_his_counterpart(reader, at + 1)
}

/// Tokens from “told” to an office: “told visiting U.S. Special Envoy”.
const TOLD: usize = 5;

/// “Told the ambassadors of the Twelve that”, “remarks to the presidents of Norway and Chile”: those of a high office, told as one.
fn tells_officials(reader: &Reader, at: usize) -> Option<usize> {
    let noun = matches!(reader.lower(at), "comments" | "remarks") && reader.lower(at + 1) == "to";
    let tells = matches!(reader.lower(at), "told" | "tells" | "informed" | "assured" | "briefed");
    let from = at + 1 + usize::from(noun);
    let name = from + usize::from(reader.lower(from) == "the");
    let office = |at: &usize| {
        let token = reader.doc.tokens.get(*at);
        let high = |title| matches!(title, Some("state" | "government" | "diplomat"));
        token.is_some_and(|token| token.tag == Tag::NNS && *token.lemma != *token.lower && high(lexicon::TITLES.class(&token.lemma)))
    };
    let light = |at: &usize| {
        reader.doc.tokens.get(*at).is_some_and(|token| token.tag.is_adjective() || token.tag.is_noun() || token.tag == Tag::CD)
    };
    let told = name > from && (name..name + TOLD).take_while(light).any(|at| office(&at));
    ((noun || tells) && told && !is_written(reader, at)).then_some(from - at)
}

/// Whether the sentence speaks of a letter, of reporters, of an interview.
fn is_written(reader: &Reader, at: usize) -> bool {
    let apart =
        |at: usize| matches!(&*reader.doc.tokens[at].lemma, "letter" | "interview" | "reporter" | "cable" | "message" | "statement");
    reader.doc.sentences[reader.doc.sentence_of(at)].tokens.clone().any(apart)
}

/// “Told Prime Minister Dahl that”, to his face: not where the sentence speaks of a letter or of reporters.
fn tells_official(reader: &Reader, at: usize) -> bool {
    if !matches!(reader.lower(at), "told" | "tells") {
        return false;
    }
    let high = |at: usize| {
        reader.title(at).filter(|(_, class)| matches!(*class, "state" | "government" | "royal" | "diplomat")).map(|(len, _)| at + len)
    };
    let light = |at: usize| reader.is_capital(at) || matches!(reader.lower(at), "the" | "visiting" | "his" | "her" | "new");
    let name = (at + 1..at + TOLD).take_while(|&to| to == at + 1 || light(to - 1)).find_map(high);
    name.is_some_and(|name| reader.is_capital(name)) && reader.spelling_at(at) == Spelling::Prose && !is_written(reader, at)
}

/// “Two review teams are in Chile to assess the loan”, “Minister Dahl is in Oslo to discuss fish”.
fn stays_to_discuss(reader: &Reader, at: usize, stop: usize) -> bool {
    let stays = matches!(reader.lower(at), "is" | "are") && reader.lower(at + 1) == "in";
    let name = at + 2 + usize::from(reader.lower(at + 2) == "the");
    if !stays || !reader.is_capital(name) {
        return false;
    }
    let Some(to) = (name + 1..stop.min(name + STAY)).find(|&at| !reader.is_capital(at) && !is_time(reader, at)) else { return false };
    reader.lower(to) == "to" && matches!(reader.lower(to + 1), "assess" | "discuss" | "negotiate" | "review")
}

/// “Sparred with Premier Holm in a tense exchange”, “tangled with senators in front of cameras”: face to face, where the sentence
/// says so.
fn spars(reader: &Reader, at: usize, stop: usize) -> bool {
    let verb = matches!(&*reader.doc.tokens[at].lemma, "spar" | "tangle" | "clash" | "joust") && reader.lower(at + 1) == "with";
    let beside = |at: usize| {
        let front = reader.lower(at) == "in" && reader.lower(at + 1) == "front" && reader.lower(at + 2) == "of";
        front || meeting_noun(reader, at).is_some() || matches!(reader.lower(at), "face-to-face" | "hearing")
    };
    verb && reader.doc.tokens[at].tag.is_verb() && (at + 2..stop.min(at + SPARS)).any(beside)
}

/// Tokens from “sparred with” to what tells that it was face to face: “with French President Ole Dahl on Tuesday in a tense exchange”.
const SPARS: usize = 14;

/// “Negotiators from Norway and Chile on Sunday cleared a hurdle”, “Senate and House negotiators reached a deal”: what those of
/// two sides do, they do together. Not what they said.
fn negotiators_act(reader: &Reader, at: usize) -> bool {
    let tokens = &reader.doc.tokens;
    let acts = |at: usize| tokens[at].tag.is_finite();
    if !acts(at) || matches!(&*tokens[at].lemma, "say" | "tell" | "be" | "have" | "do") || tokens[at].tag == Tag::MD {
        return false;
    }
    let start = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.start.max(at.saturating_sub(NEGOTIATORS));
    let Some(who) = (start..at).find(|&at| matches!(reader.lower(at), "negotiators" | "mediators" | "delegations")) else {
        return false;
    };
    let and = |range: Range<usize>| range.into_iter().any(|at| reader.lower(at) == "and" && reader.is_capital(at + 1));
    let of = matches!(reader.lower(who + 1), "from" | "for" | "of") && (and(who..at) || has_number(reader, who..at));
    let broken = (who..at).any(|at| acts(at) || matches!(reader.word(at), "," | ";" | ":"));
    !broken && (of || and(start.max(who.saturating_sub(SIDES))..who))
}

/// “Norway and six powers”: a number behind “and”.
fn has_number(reader: &Reader, range: Range<usize>) -> bool {
    range.into_iter().any(|at| reader.lower(at) == "and" && reader.doc.tokens[at + 1].tag == Tag::CD)
}

/// Tokens of the two sides before “negotiators”: “Senate and House Republican”.
const SIDES: usize = 4;

/// Tokens from the first word of a subject to what negotiators did: “Nuclear negotiators from Norway and six powers on Sunday cleared”.
const NEGOTIATORS: usize = 14;

/// “Berg flew to Chile to see President Soto”, “Berg is to see President Soto”: who travels somewhere to see somebody, or is to.
fn goes_to_see(reader: &Reader, at: usize, stop: usize) -> bool {
    if reader.lower(at) != "see" || at == 0 || reader.lower(at - 1) != "to" {
        return false;
    }
    let start = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.start;
    // “Is to see”, “was due to see”, “is expected to see”.
    let due = at > 1 && matches!(reader.lower(at - 2), "is" | "are" | "was" | "were" | "due" | "expected" | "scheduled");
    let goes = |at: usize| {
        let token = &reader.doc.tokens[at];
        token.tag.is_verb() && matches!(&*token.lemma, "fly" | "travel" | "go" | "come" | "arrive" | "return" | "drive")
    };
    let before = start.max(at.saturating_sub(TRIP))..at - 1;
    let broken = before.clone().any(|at| matches!(reader.word(at), ";" | "," | "and"));
    let name = at + 1 + usize::from(matches!(reader.lower(at + 1), "the" | "his" | "her" | "their"));
    (due || !broken && before.into_iter().any(goes)) && (name..stop.min(name + 3)).any(|at| is_titled(reader, at))
}

/// Tokens from a journey to its purpose: “flew to the Chilean capital on Tuesday morning to see”.
const TRIP: usize = 11;

/// “Toured the harbour on Tuesday with Governor Dahl”, “walked side by side with Premier Holm”: the words up to “with”.
fn tours_with(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    let token = &reader.doc.tokens[at];
    if !token.tag.is_verb() || !matches!(&*token.lemma, "tour" | "walk" | "stroll" | "inspect") {
        return None;
    }
    // “Walked a fine line with Premier Holm”.
    let breaks =
        |at: &usize| matches!(reader.lower(*at), "," | ";" | "and" | "as" | "while" | "that" | "who" | "said" | "line" | "tightrope");
    let with = (at + 1..stop.min(at + TRIP)).take_while(|at| !breaks(at)).find(|&at| matches!(reader.lower(at), "with" | "alongside"))?;
    let titled = (with + 1..stop.min(with + 4)).any(|at| is_titled(reader, at));
    titled.then_some(with + 1 - at)
}

/// “Acme and Holm are discussing a possible merger”: companies talk of nothing like it but with each other.
fn discusses_a_merger(reader: &Reader, at: usize) -> bool {
    let are = at > 0 && matches!(reader.lower(at - 1), "are" | "were" | "been");
    let light = |at: &usize| reader.doc.tokens.get(*at).is_some_and(|token| token.tag == Tag::DT || token.tag.is_adjective());
    let noun = at + 1 + (at + 1..at + TOLD).take_while(light).count();
    let deal = matches!(reader.lower(noun), "merger" | "tie-up" | "combination" | "alliance" | "takeover");
    reader.lower(at) == "discussing" && are && deal
}

/// Tokens of a place with a time behind it: “New Delhi this week to”.
const STAY: usize = 7;

/// “His Chilean counterpart”, “their counterparts”.
pub(super) fn is_his_counterpart(reader: &Reader, at: usize) -> bool {
    let noun = |at: usize| reader.doc.tokens.get(at).is_some_and(|token| &*token.lemma == "counterpart");
    matches!(reader.lower(at), "his" | "her" | "their" | "its") && (at + 1..at + 4).any(noun)
}

fn is_titled(reader: &Reader, at: usize) -> bool {
    reader.title(at).is_some() || reader.honorific(at).is_some()
}

/// “Hours”, “minutes”.
pub(super) fn is_hour(reader: &Reader, at: usize) -> bool {
    reader.doc.tokens.get(at).is_some_and(|token| matches!(&*token.lemma, "hour" | "minute"))
}
