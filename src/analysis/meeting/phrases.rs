//! Words of other matters → a meeting, by what stands behind them: “called on Premier Holm”, “told a Senate panel”.
//!
//! Says of one place in a sentence whether its phrase means that people meet. Does not say who.

use super::triggers::{Sort, is_time};
use crate::analysis::actors::reader::{Reader, Spelling};
use crate::lexicon;

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
    pays_a_call(reader, at)
        .then_some((2, Sort::Meet))
        .or_else(stays)
        .or_else(meets)
        .or_else(hears)
        .or_else(sees)
        .or_else(parts)
        .or_else(tells)
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

/// “Told a Senate panel”, “appeared before the committee”, “faced two hours of questions from the committee”, “was grilled
/// by the committee”: the words up to the body that hears somebody.
fn is_heard(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    let passive = at > 0 && matches!(&*reader.doc.tokens[at - 1].lemma, "be" | "get");
    let end = match reader.lower(at) {
        "told" | "tells" if is_own_house(reader, at + 1) => return Some(1),
        "told" | "tells" => at + 1,
        "appear" | "appeared" | "appears" | "appearing" | "testified" | "testifies" | "testifying" | "testify" => {
            // “Minister Berg when she appeared before the panel”: a caption of an earlier day.
            if at > 1 && reader.lower(at - 2) == "when" {
                return None;
            }
            let to = (at + 1..stop.min(at + 5)).find(|&at| !is_time(reader, at))?;
            matches!(reader.lower(to), "before" | "at" | "to").then_some(to + 1)?
        }
        "gave" | "give" | "gives" | "giving" | "given" if reader.lower(at + 1) == "evidence" => {
            let to = (at + 2..stop.min(at + 6)).find(|&at| !is_time(reader, at))?;
            matches!(reader.lower(to), "before" | "at" | "to").then_some(to + 1)?
        }
        "grilled" | "questioned" | "quizzed" | "pressed" if passive && reader.lower(at + 1) == "by" => at + 2,
        "faced" | "faces" | "facing" | "took" | "takes" => {
            let asked = (at + 1..stop.min(at + 8)).find(|&at| matches!(reader.lower(at), "questions" | "queries" | "questioning"))?;
            matches!(reader.lower(asked + 1), "from" | "by").then_some(asked + 2)?
        }
        _ => return None,
    };
    is_hearing_body(reader, end, stop).then_some(end - at)
}

/// “The city council”, “the Parliamentary Labour Party”: those who sit to hear somebody. Not “the council's clerk”.
fn is_own_house(reader: &Reader, from: usize) -> bool {
    let stop = reader.doc.sentences[reader.doc.sentence_of(from)].tokens.end;
    let name = from + usize::from(reader.lower(from) == "the")..stop.min(from + BODY);
    let part = |at: &usize| reader.doc.tokens[*at].tag.is_noun() || reader.doc.tokens[*at].tag.is_adjective() || reader.is_capital(*at);
    let Some(last) = name.clone().take_while(part).last() else { return false };
    let owns = matches!(reader.lower(last + 1), "'s" | "\u{2019}s" | "of");
    let council = reader.lower(last) == "council" && reader.lower(from) == "the";
    let caucus = reader.lower(last) == "party" && reader.lower(name.start) == "parliamentary";
    !owns && (council || caucus)
}

/// “A Senate Armed Services subcommittee”, “the House Committee on Rail”: not “the committee's clerk”, “the panel of judges”.
fn is_hearing_body(reader: &Reader, from: usize, stop: usize) -> bool {
    let part = |at: usize| {
        let tag = reader.doc.tokens[at].tag;
        tag.is_noun()
            || tag.is_adjective()
            || reader.is_capital(at)
            || matches!(reader.lower(at), "a" | "the" | "an" | "this" | "and" | "select" | "'s" | "\u{2019}s")
            // “MPs on the Commons fish committee”.
            || matches!(reader.lower(at), "on" | "of" | "from") && at > from && LEGISLATORS.contains(&reader.lower(at - 1))
    };
    let body = |at: &usize| matches!(reader.lower(*at), "panel" | "committee" | "subcommittee" | "hearing" | "inquiry");
    let Some(at) = (from..stop.min(from + BODY)).take_while(|&at| part(at)).find(body) else { return false };
    let owns = matches!(reader.lower(at + 1), "'s" | "\u{2019}s") && !matches!(reader.lower(at + 2), "inquiry" | "hearing" | "session");
    // “The committee chairman”, “the committee report”.
    let part = reader.title(at + 1).is_some() || lexicon::GROUPS.contains(reader.lower(at + 1));
    let goes_on = part || matches!(reader.lower(at + 1), "clerk" | "report" | "staff" | "aide" | "aides" | "room" | "hearing" | "vote");
    !owns && !goes_on && at > from
}

/// Members of a parliament, who hear somebody as its committee.
const LEGISLATORS: [&str; 6] = ["mps", "members", "senators", "lawmakers", "legislators", "peers"];

/// Tokens of a body up to its noun: “MPs on the Commons public administration select committee” has eight.
const BODY: usize = 10;

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

/// “Told Prime Minister Dahl that”, to his face: not where the sentence speaks of a letter or of reporters.
fn tells_official(reader: &Reader, at: usize) -> bool {
    if !matches!(reader.lower(at), "told" | "tells") {
        return false;
    }
    let high = |at: usize| {
        reader.title(at).filter(|(_, class)| matches!(*class, "state" | "government" | "royal" | "diplomat")).map(|(len, _)| at + len)
    };
    let name = high(at + 1).or_else(|| high(at + 2).filter(|_| reader.is_capital(at + 1)));
    let sentence = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.clone();
    let apart =
        |at: usize| matches!(&*reader.doc.tokens[at].lemma, "letter" | "interview" | "reporter" | "cable" | "message" | "statement");
    name.is_some_and(|name| reader.is_capital(name)) && reader.spelling_at(at) == Spelling::Prose && !sentence.into_iter().any(apart)
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
