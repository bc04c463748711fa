//! The role behind a name: “Jane Roe, the mayor of Springfield,”.

use std::ops::Range;

use super::side::{is_department, scope_side};
use super::{Role, Side};
use crate::analysis::actors::reader::{Known, Reader};
use crate::lexicon;
use crate::text::Tag;

/// Tokens of a second name and the “and” before it: “Berg and the late Jon van Dahl”.
const SEVERAL: usize = 7;

/// Tokens of an office that opens a clause (“the chief executive of Halden Western Railroad has”).
const CLAUSE: usize = 12;

/// The role that stands between commas after a name that ends at `end`; also its last token.
#[must_use]
pub fn after(reader: &Reader, end: usize) -> Option<Role> {
    if reader.word(end) != "," && reader.word(end) != "(" {
        return None;
    }
    // “Leader Berg, and Leader Soto also discussed the ports”: what “and” opens is somebody else.
    if matches!(reader.lower(end + 1), "and" | "or" | "but") {
        return None;
    }
    // “Two aides to Berg, briefing reporters in Oslo”: what somebody does.
    let doing = reader.doc.tokens.get(end + 1).is_some_and(|next| next.tag == Tag::VBG) && !reader.is_capital(end + 1);
    // “Labour's spokesman, Berg, accused ministers of having slept”.
    let did = reader.doc.tokens.get(end + 1).is_some_and(|next| matches!(next.tag, Tag::VBD | Tag::VBN)) && !reader.is_capital(end + 1);
    let made = matches!(reader.lower(end + 1), "elected" | "named" | "appointed" | "chosen" | "made" | "nominated");
    let doing = doing || did && !made;
    if doing && reader.title(end + 1).is_none() && !lexicon::ROLE_MODIFIERS.contains(reader.lower(end + 1)) {
        return None;
    }
    // “Lord Berg, who is Lord Chief Justice, was giving evidence”.
    let who = reader.lower(end + 1) == "who" && reader.lower(end + 2) == "is";
    let from = end + 1 + if who { 2 } else { 0 };
    let from = from + usize::from(who && reader.lower(from) == "also");
    let stop = apposition_end(reader, from);
    if stop <= from {
        return None;
    }
    // “They want to stop the tariffs, a ministry spokesman said”: who speaks is not what stands before the comma.
    let sentence = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.start;
    let speaks = matches!(reader.lower(stop), "said" | "says" | "told");
    if speaks && (sentence..end.saturating_sub(1)).any(|at| reader.doc.tokens[at].tag.is_finite()) {
        return None;
    }
    let mut role = noun_phrase_role(reader, from, stop)?;
    // “It brought together Berg, the presidents of Acme and of the union”: the next of a list, unless several are named.
    let several = (end.saturating_sub(SEVERAL)..end).any(|at| matches!(reader.lower(at), "and" | "&"));
    let plural = role.core.clone().find(|&at| reader.title(at).is_some()).is_some_and(|at| reader.doc.tokens[at].tag == Tag::NNS);
    if plural && !several {
        return None;
    }
    if role.side.is_none() && reader.word(stop) == "," && matches!(role.class, "business" | "union" | "plain") {
        role.side = closing_body(reader, stop);
    }
    // “Jane Roe, General President, International Union of Bakers (IUB)”: of no state.
    if role.side.is_none() && reader.word(stop) == "," && role.class == "state" {
        let society =
            |side: &Side| matches!(side, Side::Body(body) if body.clone().any(|at| lexicon::ORG_FORMS.contains(reader.lower(at))));
        role.side = closing_body(reader, stop).filter(society);
        role.class = if role.side.is_some() { "plain" } else { role.class };
    }
    if role.side.is_none() && role.whole.end == stop {
        role.side = closing_country(reader, stop);
    }
    Some(role)
}

/// The office that the words tell: “[the] SIDE modifiers HEAD [of SIDE]”.
#[must_use]
pub fn phrase(reader: &Reader, from: usize, stop: usize) -> Option<Role> {
    noun_phrase_role(reader, from, stop)
}

/// The office that opens a clause before its verb: “*The Norwegian prime minister* is to fly”.
#[must_use]
pub fn opening(reader: &Reader, from: usize) -> Option<Role> {
    let limit = reader.doc.sentences[reader.doc.sentence_of(from)].tokens.end.min(from + CLAUSE);
    let verb = (from..limit).find(|&at| reader.doc.tokens[at].tag.is_finite() && !reader.is_capital(at))?;
    let role = noun_phrase_role(reader, from, verb).filter(|role| role.whole.end == verb)?;
    let head = (role.core.start..role.core.end).find(|&at| reader.title(at).is_some())?;
    // “Chile's minister and his Norwegian colleague spoke”: two people.
    if (from..head).any(|at| reader.lower(at) == "and") {
        return None;
    }
    (reader.doc.tokens[head].tag != Tag::NNS && !reader.lower(role.core.end - 1).ends_with("ers")).then_some(role)
}

/// “Mr. Ole Dahl, Federal Minister for Ports, Norway.”: the country that ends what stands behind the name. Where
/// more follows (“…, Norway and Chile agreed”, “…, Norway, Chile and Kenya”), it may be the next of a list.
fn closing_country(reader: &Reader, comma: usize) -> Option<Side> {
    let at = comma + 1 + usize::from(reader.lower(comma + 1) == "the");
    let entry = reader.entries.get(at).copied().flatten().filter(|_| reader.word(comma) == ",")?;
    let Known::Country(country) = entry.known else { return None };
    let next = at + entry.len;
    let other = next + 1 + usize::from(reader.lower(next + 1) == "the");
    let listed = matches!(reader.lower(next + 1), "and" | "or") || reader.entries.get(other).is_some_and(Option::is_some);
    let ends = matches!(reader.word(next), "." | ";" | ")" | "") || reader.word(next) == "," && !listed;
    ends.then_some(Side::Country(country))
}

/// “Jane Roe, Director, Research and Standards, Acme Holdings” as an entry of a list, wherever its paragraph
/// has it: the name that ends it. (A line of its own without a title is the business of `names`.)
fn closing_body(reader: &Reader, comma: usize) -> Option<Side> {
    let end = reader.doc.sentences[reader.doc.sentence_of(comma)].tokens.end;
    let close = (comma..end).find(|&at| matches!(reader.word(at), ";" | ".")).unwrap_or(end);
    // “…, International Union of Bakers (IUB)”: the short form in brackets ends the line.
    let short = close >= comma + 4 && reader.word(close - 1) == ")" && reader.word(close - 3) == "(";
    let close = if short { close - 3 } else { close };
    let last = (comma..close).rev().find(|&at| reader.word(at) == ",")?;
    let start = last + 1 + usize::from(reader.lower(last + 1) == "the");
    let link = |at: usize| matches!(reader.lower(at), "and" | "of" | "for" | "the" | "&" | "," | "in" | "'" | "’" | "'s" | "’s");
    let entry = (comma..close).all(|at| link(at) || reader.is_capital(at) || reader.entries[at].is_some());
    let person = lexicon::GIVEN_NAMES.contains(reader.lower(start)) || reader.title(start).is_some();
    (entry && start < close && reader.lower(start) != "and" && !person).then_some(Side::Body(start..close))
}

/// Where an apposition that starts at `from` ends: the next comma, bracket, dash, verb or full stop.
fn apposition_end(reader: &Reader, from: usize) -> usize {
    let limit = reader.doc.sentences.get(reader.doc.sentence_of(from)).map_or(from, |sentence| sentence.tokens.end).min(from + 24);
    let mut at = from;
    while at < limit {
        let word = reader.lower(at);
        // “Head of the guild and a friend of the mayor”: that is no part of the office.
        if at > from && word == "and" && matches!(reader.lower(at + 1), "a" | "an" | "one") {
            break;
        }
        // “Chairman of the Assembly and H.E. Ole Dahl”: the next of a list.
        if at > from && word == "and" && reader.honorific(at + 1).is_some() {
            break;
        }
        // “Mayor of Harbourtown until 2012”.
        if at > from && matches!(word, "until" | "till" | "since") {
            break;
        }
        if matches!(word, "." | ";" | ":" | "(" | ")" | "\u{2014}" | "--" | "who" | "which" | "said" | "says" | "told") {
            break;
        }
        if word == ","
            && !(reader.is_capital(at + 1)
                && (at + 2..at + 6).any(|i| reader.lower(i) == "and" && reader.is_capital(i + 1))
                && lexicon::ROLE_MODIFIERS.contains(reader.lower(at + 1))
                // “General President, International Union of Bakers and Cooks”: the body.
                && !(reader.is_capital(at + 2) && lexicon::ORG_FORMS.class(reader.lower(at + 2)) == Some("society")))
        {
            break;
        }
        at += 1;
    }
    at
}

/// Reads `from..stop` as “[the] SIDE modifiers HEAD [of SIDE]”.
fn noun_phrase_role(reader: &Reader, from: usize, stop: usize) -> Option<Role> {
    let start = from + usize::from(is_determiner(reader.lower(from)));
    let mut at = start;
    let mut side = None;
    let mut core = None;
    // 9 tokens before the head: “the Organization for Security and Cooperation in Europe's special”.
    while at < stop && at - start < 9 {
        if let Some((length, class)) = reader.title(at).filter(|_| !possessed(reader, at)) {
            let head = whole_title(reader, at, length, class, stop);
            if head.end < stop && !phrase_may_end(reader, head.end) {
                at += 1;
                continue;
            }
            return role_of(reader, start..stop, at, &head, core, side);
        }
        if let Some(entry) = reader.entries[at] {
            side = Some(entry.known.country().map_or(Side::Body(at..at + entry.len), Side::Country));
            at += entry.len;
            core = None;
            continue;
        }
        match before_head(reader, at)? {
            Before::Owner => core = None,
            Before::Modifier => core = core.or(Some(at)),
            Before::Body => {
                let end = capital_run(reader, at, stop);
                side = side.or(Some(Side::Body(at..end)));
                at = end;
                core = None;
                continue;
            }
        }
        at += 1;
    }
    None
}

/// What a word before the head of a role's noun phrase is.
enum Before {
    /// “’s”: what stands before owns what follows.
    Owner,
    /// Part of the role.
    Modifier,
    /// The first word of a body's name.
    Body,
}

/// What the word at `at` is before a head; nothing where no noun phrase goes on.
fn before_head(reader: &Reader, at: usize) -> Option<Before> {
    let word = reader.lower(at);
    if matches!(word, "'s" | "\u{2019}s" | "'" | "\u{2019}") {
        return Some(Before::Owner);
    }
    // “The chairman, Berg, met the minister”: what he did.
    if reader.doc.tokens[at].tag.is_finite() && !reader.is_capital(at) && !lexicon::ROLE_MODIFIERS.contains(word) {
        return None;
    }
    if lexicon::ROLE_MODIFIERS.contains(word) || word == "and" || word.contains('-') {
        return Some(Before::Modifier);
    }
    if reader.is_capital(at) && !reader.is_ordinary(at) {
        return Some(Before::Body);
    }
    (reader.is_word(at) && !ends_phrase(word)).then_some(Before::Modifier)
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our")
}

/// Prepositions and auxiliaries: no noun phrase has them before its head.
fn ends_phrase(word: &str) -> bool {
    matches!(word, "in" | "at" | "on" | "with" | "to" | "from" | "for" | "as" | "by" | "after")
        || matches!(word, "is" | "was" | "has" | "had" | "have" | "will" | "would" | "are" | "were")
}

/// Titles in a row (“deputy prime minister spokesman”): the last of them is the head.
struct Head {
    /// First token of the last title.
    start: usize,
    end: usize,
    class: &'static str,
}

fn whole_title(reader: &Reader, at: usize, length: usize, class: &'static str, stop: usize) -> Head {
    let mut head = Head { start: at, end: at + length, class };
    while let Some((more, class)) = (head.end < stop).then(|| reader.title(head.end)).flatten() {
        head = Head { start: head.end, end: head.end + more, class };
    }
    head
}

/// “President and Executive Director”: where the second of two offices ends that stand without articles, and its
/// class.
fn second_office(reader: &Reader, end: usize, stop: usize) -> Option<(usize, &'static str)> {
    if !matches!(reader.lower(end), "and" | "&") {
        return None;
    }
    let modifier = |at: &usize| reader.title(*at).is_none() && lexicon::ROLE_MODIFIERS.contains(reader.lower(*at));
    let head = end + 1 + (end + 1..stop).take_while(modifier).count();
    let (len, class) = reader.title(head)?;
    let second = scope_end(reader, head + len, stop);
    (second == stop || second < stop && reader.word(second) == ",").then_some((second, class))
}

/// “Ana Ruiz, Director of Ports *and Senior Adviser Ole Dahl*”: both offices are held by whoever is named behind them.
fn names_the_next(reader: &Reader, and: usize, stop: usize) -> bool {
    let modifier = |at: &usize| reader.title(*at).is_none() && lexicon::ROLE_MODIFIERS.contains(reader.lower(*at));
    let head = and + 1 + (and + 1..stop).take_while(modifier).count();
    let Some((len, _)) = reader.title(head).filter(|_| matches!(reader.lower(and), "and" | "&") && reader.is_capital(head)) else {
        return false;
    };
    let name = head + len;
    name + 1 < stop && lexicon::GIVEN_NAMES.contains(reader.lower(name)) && reader.is_capital(name) && reader.is_capital(name + 1)
}

/// The role whose first title stands at `title` in `phrase`.
fn role_of(reader: &Reader, phrase: Range<usize>, title: usize, head: &Head, core: Option<usize>, side: Option<Side>) -> Option<Role> {
    // “…, Minister of Defence Olga Berg, …”: the next member of a list, with its own name.
    if reader.scope_from(title).is_some_and(|end| end < phrase.end && reader.is_capital(end)) {
        return None;
    }
    let core = core.unwrap_or(title);
    if reader.lower(core) == "and" {
        return None;
    }
    let end = scope_end(reader, head.end, phrase.end);
    let second = second_office(reader, end, phrase.end);
    // The president and chief executive of a company is no head of state.
    let class = second.map_or(head.class, |(_, class)| if head.class == "state" { class } else { head.class });
    if second.is_none() && (head.end..=end).any(|at| names_the_next(reader, at, phrase.end)) {
        return None;
    }
    let end = second.map_or(end, |(end, _)| end);
    let former = (phrase.start..title).any(|at| lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("former"));
    // “President Berg's nominee for chairman of the Harbour Board”: the board's.
    let nominee = matches!(reader.lower(head.end - 1), "nominee" | "candidate") && reader.lower(head.end) == "for";
    let board = || scope_side(reader, head.start, end).filter(|side| matches!(side, Side::Body(_)));
    let side = nominee.then(board).flatten().or(side);
    let side = side.or_else(|| scope_side(reader, head.start, end).filter(|side| !is_department(reader, side, class)));
    // “The wife of President Berg”: of a person; “the brother of the Front's leader”: of a listed body.
    let person = |side: &Side| matches!(side, Side::Body(body) if reader.entries[body.start].is_none());
    let side = side.filter(|side| class != "relation" || !person(side));
    Some(Role { whole: phrase.start..end, core: core..end, class, side, former, shared: false })
}

fn possessed(reader: &Reader, at: usize) -> bool {
    reader.title(at).is_some_and(|(len, _)| matches!(reader.word(at + len), "'s" | "\u{2019}s" | "'" | "\u{2019}"))
}

fn phrase_may_end(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    matches!(word, "of" | "for" | "to" | "at" | "in" | "on" | "and" | "from" | "with" | "," | "." | ")" | "&" | "under" | "since")
        || !reader.is_word(at)
}

/// How far the scope of a title reaches (“of the Bureau of Arms Control”).
fn scope_end(reader: &Reader, head_end: usize, stop: usize) -> usize {
    if !matches!(reader.lower(head_end), "of" | "for" | "to" | "at" | "on" | "in") || head_end >= stop {
        return head_end;
    }
    let mut at = head_end;
    let mut end = head_end;
    while at < stop && at - head_end < 14 {
        let word = reader.lower(at);
        let link =
            matches!(word, "of" | "for" | "to" | "at" | "in" | "on" | "the" | "and" | "&" | "," | "'s" | "\u{2019}s" | "\u{2019}" | "'");
        let known = reader.is_capital(at) || lexicon::ROLE_MODIFIERS.contains(word) || lexicon::ORG_FORMS.contains(word);
        if !link && !known {
            // A scope of common nouns (“head of a teachers' union”) ends at its first clause word.
            let clause = matches!(word, "who" | "which" | "that" | "said" | "is" | "was" | "has" | "had" | "will" | "after" | "during");
            if clause || reader.doc.tokens[at].tag.is_finite() {
                break;
            }
        }
        if !link {
            end = at + 1;
        }
        at += 1;
    }
    end
}

/// Where a run of capitalised words from `at` ends.
fn capital_run(reader: &Reader, at: usize, stop: usize) -> usize {
    let mut end = at + 1;
    while end < stop
        && (reader.is_capital(end) || matches!(reader.lower(end), "&" | "of") && reader.is_capital(end + 1))
        && reader.title(end).is_none()
    {
        end += 1;
    }
    end
}
