//! Words of other matters → a hearing: “told a Senate panel”, “testified on Monday that”, “her testimony to Congress”.
//!
//! Says of one place in a sentence whether its words mean that a parliament's body hears somebody. Does not say who.

use std::ops::Range;

use super::triggers::is_time;
use super::weigh::position;
use crate::analysis::actors::reader::Reader;
use crate::lexicon;

/// “Told a Senate panel”, “appeared before the committee”, “faced two hours of questions from the committee”, “was grilled
/// by the committee”, “senators questioned Minister Berg”: the words up to the body that hears somebody.
pub(super) fn is_heard(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    let passive = at > 0 && matches!(&*reader.doc.tokens[at - 1].lemma, "be" | "get");
    // “Minister Berg when she appeared before the panel”: a caption of an earlier day.
    let earlier = at > 1 && reader.lower(at - 2) == "when";
    let end = match reader.lower(at) {
        "told" | "tells" if is_own_house(reader, at + 1) || is_members(reader, at + 1, stop) || is_council(reader, at + 1) => {
            return Some(1);
        }
        "told" | "tells" => behind_hearing(reader, at + 1),
        "appear" | "appeared" | "appears" | "appearing" | "testified" | "testifies" | "testifying" | "testify" if earlier => {
            return None;
        }
        "appear" | "appeared" | "appears" | "appearing" => behind_before(reader, at + 1, stop)?,
        "testified" | "testifies" | "testifying" | "testify" => match behind_before(reader, at + 1, stop) {
            Some(end) if is_hearing_body(reader, end, stop) || is_house(reader, end, stop) => return Some(end - at),
            _ => return is_before_lawmakers(reader, at).then_some(1),
        },
        "testimony" | "appearance" => match behind_before(reader, at + 1, stop) {
            Some(end) if is_hearing_body(reader, end, stop) || is_house(reader, end, stop) => return Some(end - at),
            _ => return (reader.lower(at) == "testimony" && is_owned(reader, at) && is_before_lawmakers(reader, at)).then_some(1),
        },
        "gave" | "give" | "gives" | "giving" | "given" if reader.lower(at + 1) == "evidence" => behind_before(reader, at + 2, stop)?,
        "grilled" | "questioned" | "quizzed" | "pressed" if passive && reader.lower(at + 1) == "by" => at + 2,
        "grill" | "grilled" | "grilling" | "question" | "questioned" | "quizzed" => return asks_a_witness(reader, at).then_some(1),
        "faced" | "faces" | "facing" | "took" | "takes" => {
            let asked = (at + 1..stop.min(at + 8)).find(|&at| matches!(reader.lower(at), "questions" | "queries" | "questioning"))?;
            matches!(reader.lower(asked + 1), "from" | "by").then_some(asked + 2)?
        }
        _ => return None,
    };
    (is_hearing_body(reader, end, stop) || is_before(reader, end) && is_house(reader, end, stop)).then_some(end - at)
}

/// “Testified / last week before / the panel”: where the words end that say before whom.
fn behind_before(reader: &Reader, from: usize, stop: usize) -> Option<usize> {
    let to = (from..stop.min(from + 5)).find(|&at| !is_time(reader, at))?;
    matches!(reader.lower(to), "before" | "at" | "to").then_some(to + 1)
}

/// “Told / a packed hearing of / the Senate panel”: where the words begin that name who hears.
fn behind_hearing(reader: &Reader, from: usize) -> usize {
    let hearing = (from + 1..from + LIGHT).find(|&at| reader.lower(at) == "hearing" && matches!(reader.lower(at + 1), "of" | "by"));
    hearing.map_or(from, |hearing| hearing + 2)
}

/// “Before / Congress”, not “told / Congress”, which may be by letter.
fn is_before(reader: &Reader, end: usize) -> bool {
    matches!(reader.lower(end - 1), "before" | "to" | "by" | "from")
}

/// “Congress”, “House lawmakers”, “the Senate”: a house or its members.
fn is_house(reader: &Reader, from: usize, stop: usize) -> bool {
    let whole = class(reader, from).filter(|(_, class)| matches!(*class, "house" | "member"));
    whole.is_some_and(|(len, _)| !is_more_behind(reader, from + len)) || is_members(reader, from, stop)
}

/// “Lawmakers”, “skeptical House senators”, “the MPs”: members with words of theirs before them.
fn is_members(reader: &Reader, from: usize, stop: usize) -> bool {
    let light = |at: usize| {
        let tag = reader.doc.tokens[at].tag;
        tag.is_adjective() || reader.is_capital(at) || reader.lower(at) == "the"
    };
    let members = |at: usize| class(reader, at).filter(|(_, class)| *class == "member").map(|(len, _)| at + len);
    let Some(at) = (from..stop.min(from + LIGHT)).find(|&at| members(at).is_some() || !light(at)) else { return false };
    let apart = |at: usize| matches!(&*reader.doc.tokens[at].lemma, "letter" | "statement" | "memo" | "email" | "e-mail" | "call");
    let sentence = reader.doc.sentences[reader.doc.sentence_of(from)].tokens.clone();
    members(at).is_some_and(|end| !is_more_behind(reader, end)) && !sentence.into_iter().any(apart)
}

/// “The members”, “councillors”, where a council is told of nearby.
fn is_council(reader: &Reader, from: usize) -> bool {
    let noun = from + usize::from(reader.lower(from) == "the");
    let members = matches!(reader.lower(noun), "members" | "councillors" | "aldermen" | "councilors" | "councilmembers");
    let ends =
        reader.doc.tokens.get(noun + 1).is_some_and(|next| !next.tag.is_noun() && !matches!(&*next.lower, "of" | "'s" | "\u{2019}s"));
    members
        && ends
        && nearby(reader, from).any(|at| matches!(reader.lower(at), "council" | "corporation" | "assembly") && reader.is_capital(at))
}

/// Words before “lawmakers”: “skeptical House Republican lawmakers”.
const LIGHT: usize = 4;

/// “Lawmakers' aides”: what stands behind makes another of them.
fn is_more_behind(reader: &Reader, end: usize) -> bool {
    matches!(reader.lower(end), "'s" | "\u{2019}s" | "'" | "\u{2019}") || reader.title(end).is_some()
}

/// “Berg's testimony”, “Berg's highly anticipated testimony”.
fn is_owned(reader: &Reader, at: usize) -> bool {
    (at.saturating_sub(LIGHT)..at).any(|at| matches!(reader.lower(at), "'s" | "\u{2019}s" | "his" | "her"))
}

/// “Berg testified on Monday that fish were dear. The Senate panel …”: whether a body of parliament is told of nearby, and
/// no court. Far down the text it was another day's.
fn is_before_lawmakers(reader: &Reader, at: usize) -> bool {
    if position(reader, reader.doc.sentence_of(at)) > FRONT {
        return false;
    }
    let near = nearby(reader, at);
    let told = |wanted: &dyn Fn(&str) -> bool| near.clone().any(|at| class(reader, at).is_some_and(|(_, class)| wanted(class)));
    told(&|class| class != "court") && !told(&|class| class == "court")
}

/// The last sentence of the body where a hearing is told of without its body.
const FRONT: usize = 8;

/// The tokens of a sentence and of the two on either side.
fn nearby(reader: &Reader, at: usize) -> Range<usize> {
    let sentence = reader.doc.sentence_of(at);
    let last = (sentence + NEAR).min(reader.doc.sentences.len() - 1);
    reader.doc.sentences[sentence.saturating_sub(NEAR)].tokens.start..reader.doc.sentences[last].tokens.end
}

/// Sentences on either side that tell before whom somebody testified.
const NEAR: usize = 2;

/// “Senators questioned Minister Berg”, “Republicans will grill him”: members of a house ask, before a committee.
fn asks_a_witness(reader: &Reader, at: usize) -> bool {
    let name = at + 1 + usize::from(reader.lower(at + 1) == "the");
    let titled = (name..name + 3).any(|at| reader.title(at).is_some()) || reader.is_capital(name);
    let sentence = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.clone();
    let asks = |at: usize| class(reader, at).is_some_and(|(_, class)| matches!(class, "member" | "body"));
    let members = sentence.clone().any(asks);
    let party = || (at.saturating_sub(SUBJECT).max(sentence.start)..at).any(|at| matches!(reader.lower(at), "republicans" | "democrats"));
    let verb = reader.doc.tokens[at].tag.is_verb();
    verb && titled && (members || party()) && is_before_lawmakers(reader, at)
}

/// Tokens from “Republicans” to “question”: “Republicans finally got their chance Thursday to publicly question”.
const SUBJECT: usize = 9;

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
            || matches!(reader.lower(at), "a" | "the" | "an" | "this" | "and" | "two" | "select" | "his" | "her" | "their" | "'s" | "\u{2019}s")
            // “MPs on the Commons fish committee”.
            || matches!(reader.lower(at), "on" | "of" | "from") && at > from && is_member(reader, at - 1)
    };
    let body = |at: &usize| class(reader, *at).is_some_and(|(_, class)| class == "body");
    let Some(at) = (from..stop.min(from + BODY)).take_while(|&at| part(at)).find(body) else { return false };
    let owns = matches!(reader.lower(at + 1), "'s" | "\u{2019}s") && !matches!(reader.lower(at + 2), "inquiry" | "hearing" | "session");
    // “The committee chairman”, “the committee report”.
    let part = reader.title(at + 1).is_some() || lexicon::GROUPS.contains(reader.lower(at + 1));
    let goes_on = part || matches!(reader.lower(at + 1), "clerk" | "report" | "staff" | "aide" | "aides" | "room" | "hearing" | "vote");
    !owns && !goes_on && at > from
}

/// Members of a parliament, who hear somebody as its committee: “MPs”, “members”.
fn is_member(reader: &Reader, at: usize) -> bool {
    reader.lower(at) == "members" || lexicon::HEARINGS.class(reader.lower(at)) == Some("member")
}

/// Tokens of a body up to its noun: “MPs on the Commons public administration select committee” has eight.
const BODY: usize = 10;

fn class(reader: &Reader, at: usize) -> Option<(usize, &'static str)> {
    lexicon::HEARINGS.longest_match(&reader.doc.text, &reader.doc.tokens, at)
}
