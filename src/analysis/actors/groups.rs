//! Plural nouns of people with what stands before and behind them → the groups of an article.
//!
//! “Senior U.S. officials”, “agriculture and fisheries ministers of the Twelve”, “US, Norwegian and UN envoys” (three
//! parties). Known by a list of nouns. Does not decide whether they take part in anything.

use std::collections::BTreeMap;
use std::ops::Range;

use super::collectives::{is_government, note};
use super::names::{Run, Sort, body_run};
use super::reader::{Known, Reader, Spelling};
use super::unions;
use crate::analysis::{Actor, ActorKind};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::Tag;

/// Plural nouns of people with their modifiers.
pub(super) fn find(reader: &Reader, runs: &[Run], taken: &[bool], found: &mut BTreeMap<String, Actor>) {
    // “Board of Education”, “Harbour Council”: a body by its name, and no group beside it.
    let named = |at: usize| {
        let run = runs.get(runs.partition_point(|run| run.tokens.end <= at)).filter(|run| run.tokens.contains(&at));
        run.is_some_and(|run| run.sort == Sort::Body && run.tokens.len() > 1)
    };
    let mut in_entry = vec![false; reader.doc.tokens.len()];
    for (at, entry) in reader.entries.iter().enumerate() {
        if let Some(entry) = entry.filter(|entry| !matches!(entry.known, Known::Demonym(_))) {
            in_entry[at..at + entry.len].fill(true);
        }
    }
    // Tokens of a second group that the first one's name holds.
    let mut in_pair = 0..0;
    for at in 0..reader.doc.tokens.len() {
        let listed = lexicon::GROUPS.longest_match(&reader.doc.text, &reader.doc.tokens, at);
        let Some((len, class)) = unions::len_at(reader, at).map(|len| (len, "party")).or(listed) else { continue };
        let plural = len > 1 || is_plural(reader, at);
        if taken[at] || in_entry[at] || !plural && !is_plural(reader, at + len - 1) || reader.doc.tokens[at + len - 1].tag.is_verb() {
            continue;
        }
        if reader.is_capital(at) && named(at) {
            continue;
        }
        // “Opposition leaders”: the leaders.
        if lexicon::GROUPS.class(reader.lower(at + len)) == Some("party") && is_plural(reader, at + len) && !reader.is_capital(at + len) {
            continue;
        }
        let (start, side) = group_start(reader, at);
        let fields = other_fields(reader, start, at);
        let office = if fields < start { fields } else { at };
        let start = behind_house(reader, fields);
        let (start, body) = whole_body(reader, runs, start, at).map_or((start, None), |body| (body.start, Some(reader.doc.words(body))));
        if (start..at).any(|i| taken[i]) || in_pair.contains(&at) {
            continue;
        }
        if let Some((country, first)) = first_of_several(reader, at + len) {
            let mentions = found.get_mut(&format!("country {country}")).into_iter().flat_map(|actor| &mut actor.mentions);
            mentions.filter(|mention| mention.start == first).for_each(|mention| mention.start = start);
            continue;
        }
        if is_last_country(reader, start..at + len, !taken[start], found) {
            continue;
        }
        let pair = second_of_pair(reader, start, at + len);
        in_pair = pair.clone().unwrap_or(in_pair);
        let heads_end = pair.map_or(at + len, |second| second.end);
        let end = group_end(reader, heads_end);
        if class == "vague" && side.is_none() && end == at + len {
            continue;
        }
        if side.is_none() && end == at + len && are_counted(reader, start) {
            continue;
        }
        let name = reader.doc.words(start..end);
        // The same in a headline, whose capitals tell no body.
        let part = format!(" {}", name.to_lowercase());
        let whole = |(key, _): &(&String, &mut Actor)| key.starts_with("body ") && format!("{key} ").contains(&format!("{part} "));
        if reader.is_capital(at)
            && end - start > 1
            && let Some((_, body)) = found.iter_mut().find(whole)
        {
            body.mentions.push(start..end);
            continue;
        }
        let own = unions::len_at(reader, at).map(|_| name);
        let side = body.or(side).or_else(|| group_side(reader, start, at, at + len, end)).or(own);
        let key = format!("group {}", name.to_lowercase());
        note(found, key.clone(), name, ActorKind::Group, side, start..end);
        if (start < at || end > at + len) && own.is_none() {
            let head = reader.doc.words(office..heads_end).to_owned();
            found.get_mut(&key).expect("it was noted above").role.get_or_insert(head);
        }
    }
}

/// “The two leaders”: those who are named.
fn are_counted(reader: &Reader, start: usize) -> bool {
    let number = matches!(reader.lower(start), "two" | "three" | "four");
    number && start > 0 && matches!(reader.lower(start - 1), "the" | "these" | "both")
}

/// “US and Chinese negotiators”: notes the countries that stand before a group with these tokens; whether its own country is
/// the last of them. “Norwegian and UN envoys”: the UN's are a group beside the countries.
fn is_last_country(reader: &Reader, group: Range<usize>, free: bool, found: &mut BTreeMap<String, Actor>) -> bool {
    let before = countries_before(reader, group.start);
    let own = known_country(reader, group.start).filter(|_| !before.is_empty() && free);
    if own.is_none() && !is_body(reader, group.start) {
        return false;
    }
    for (tokens, country) in before.into_iter().chain(own.map(|country| (group, country))) {
        note(found, format!("country {country}"), country, ActorKind::Country, Some(country), tokens);
    }
    own.is_some()
}

/// The country or nationality of the lists at a token.
fn known_country(reader: &Reader, at: usize) -> Option<&'static str> {
    let entry = reader.entries.get(at).copied().flatten()?;
    matches!(entry.known, Known::Country(_) | Known::Demonym(_)).then(|| entry.known.country()).flatten()
}

/// Whether a body of the lists begins at a token (“UN envoys”).
fn is_body(reader: &Reader, at: usize) -> bool {
    reader.entries.get(at).copied().flatten().is_some_and(|entry| matches!(entry.known, Known::Body(_)))
}

/// “*Agriculture and* fisheries ministers”, “*foreign, defence and* finance ministers”: where the other fields of an office
/// begin that stand before the one at token `start`.
fn other_fields(reader: &Reader, start: usize, head: usize) -> usize {
    let field = |at: usize| lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("topic") && reader.lower(at) != "house";
    if start == head
        || !field(start)
        || !matches!(reader.lower(head), "ministers" | "commissioners" | "secretaries" | "chiefs" | "officials")
    {
        return start;
    }
    let floor = reader.doc.sentences[reader.doc.sentence_of(head)].tokens.start;
    let mut first = start;
    while first >= floor + 2 && field(first - 2) {
        let joined = if first == start { reader.lower(first - 1) == "and" } else { reader.word(first - 1) == "," };
        if !joined {
            break;
        }
        first -= 2;
    }
    first
}

/// “Finance ministers *and central bank chiefs* of the Group of Seven”: the tokens of a second office behind the group that
/// ends at token `end`, where what follows tells of whom both are, or what stands before the first does.
fn second_of_pair(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
    if reader.lower(end) != "and" {
        return None;
    }
    let group = |at: usize| lexicon::GROUPS.longest_match(&reader.doc.text, &reader.doc.tokens, at).map(|(len, _)| (at, len));
    let (head, len) = (end + 1..end + 4).find_map(group)?;
    let last = head + len;
    let office = |at: usize| matches!(reader.lower(at), "ministers" | "governors" | "chiefs" | "bankers" | "commissioners" | "leaders");
    let fields = (end + 1..head).all(|at| lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("topic"));
    let of_both = group_end(reader, last) > last || is_body(reader, start);
    (fields && office(end - 1) && office(last - 1) && of_both).then_some(end..last)
}

/// “*Springfield Public Schools* officials”: the whole name of the body of which the words from `start` to `head` are the end.
fn whole_body(reader: &Reader, runs: &[Run], start: usize, head: usize) -> Option<Range<usize>> {
    let run = runs.get(runs.partition_point(|run| run.tokens.end < head)).filter(|run| run.tokens.end == head)?;
    let whole = run.tokens.start < start && start < head && run.sort == Sort::Body && run.role.is_none();
    let small = !reader.is_capital(head);
    (whole && small).then(|| run.tokens.clone())
}

/// “US and Chinese negotiators” are two parties: the countries that a list names before the one at token `last`.
fn countries_before(reader: &Reader, last: usize) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut start = last;
    while let Some(mark) = start.checked_sub(1).filter(|&at| matches!(reader.lower(at), "and" | ",")) {
        let comma = mark.checked_sub(1).filter(|&at| reader.word(at) == "," && reader.lower(mark) == "and");
        let Some((at, country)) = reader.entry_before(comma.unwrap_or(mark)).and_then(|(at, _)| Some((at, known_country(reader, at)?)))
        else {
            break;
        };
        // “Norway, US and Chinese envoys” may begin with where they are; the word before “and” is one of them.
        // A headline has a comma for “and”: “Norway, Chile foreign ministers meet”.
        if found.is_empty() && reader.lower(mark) != "and" && !opens_headline(reader, at) {
            break;
        }
        found.push((at..comma.unwrap_or(mark), country));
        start = at;
    }
    found
}

/// Whether a headline begins at a token.
fn opens_headline(reader: &Reader, at: usize) -> bool {
    let sentence = &reader.doc.sentences[reader.doc.sentence_of(at)];
    sentence.tokens.start == at && reader.doc.paragraphs[sentence.paragraph].kind == BlockKind::Headline
}

/// “*House and* Senate leaders”: the other house whose leaders they are.
fn behind_house(reader: &Reader, start: usize) -> usize {
    let house = |at: usize| reader.is_capital(at) && matches!(reader.lower(at), "house" | "senate" | "commons" | "lords" | "assembly");
    let both = start >= 2 && house(start) && reader.lower(start - 1) == "and" && house(start - 2);
    if both { start - 2 } else { start }
}

fn is_plural(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    word.ends_with('s')
        || matches!(
            word,
            "council"
                | "board"
                | "commission"
                | "supervisors"
                | "education"
                | "delegation"
                | "opposition"
                | "clergy"
                | "mission"
                | "team"
                | "society"
                | "state"
                | "government"
        )
}

/// The side of a group: the country or body after “of” or “from”, else the camp that its words name.
fn group_side<'d>(reader: &Reader<'d>, start: usize, head: usize, head_end: usize, end: usize) -> Option<&'d str> {
    let behind = head_end + 1 + usize::from(reader.lower(head_end + 1) == "the");
    if end > behind && body_run(reader, behind, end) == Some(end) {
        return Some(reader.doc.words(behind..end));
    }
    if let Some((at, entry)) = (head_end..end).find_map(|at| reader.entries[at].map(|entry| (at, entry))) {
        return Some(entry.known.country().unwrap_or_else(|| reader.doc.words(at..at + entry.len)));
    }
    if end > head_end + 1 {
        return (behind < end).then(|| reader.doc.words(behind..end));
    }
    // “Norway's warring factions”.
    let owner = start.checked_sub(1).filter(|&at| matches!(reader.word(at), "'s" | "\u{2019}s")).and_then(|at| reader.entry_before(at));
    if let Some(country) = owner.and_then(|(at, _)| known_country(reader, at)) {
        return Some(country);
    }
    if matches!(reader.lower(head), "rebels" | "opposition" | "guerrillas" | "insurgents" | "separatists") {
        return Some(reader.word(head));
    }
    // “Senior Harbour Administration officials”: a body by its form.
    if let Some(form) = (start..head).rev().find(|&at| reader.is_capital(at) && lexicon::ORG_FORMS.contains(reader.lower(at))) {
        let own = |at: usize| reader.is_capital(at) && !reader.opens_sentence(at) && !matches!(reader.lower(at), "senior" | "top");
        let prose = reader.spelling_at(form) == Spelling::Prose;
        let from = (start..form).rev().take_while(|&at| prose && own(at)).last();
        if let Some(from) = from {
            return Some(reader.doc.words(from..form + 1));
        }
    }
    // “Gulf leaders”: the region.
    if let Some(region) =
        head.checked_sub(1).filter(|&at| at >= start && reader.is_capital(at) && lexicon::REGIONS.contains(reader.lower(at)))
    {
        return Some(reader.word(region));
    }
    let camp = (start..head).find(|&at| matches!(reader.lower(at), "opposition" | "rebel" | "union" | "guerrilla" | "government"))?;
    Some(reader.word(camp))
}

/// Where the words before a group's noun begin, and the country among them.
fn group_start<'d>(reader: &Reader<'d>, head: usize) -> (usize, Option<&'d str>) {
    let floor = reader.doc.sentences[reader.doc.sentence_of(head)].tokens.start;
    let (mut start, mut side) = (head, None);
    while start > floor {
        if let Some((at, entry)) = reader.entry_before(start).filter(|(at, _)| *at >= floor) {
            side = side.or(entry.known.country());
            start = at;
            side = side.or((matches!(entry.known, Known::Body(_))).then(|| reader.doc.words(at..at + entry.len)));
            continue;
        }
        let word = reader.lower(start - 1);
        // In capitals a verb looks like a name: “SARNEY MEETS BUSINESS LEADERS”.
        let verb = reader.spelling_at(start - 1) != Spelling::Prose
            && (lexicon::MEETING_VERBS.contains(word) || lexicon::HEADLINE_VERBS.contains(word));
        if verb {
            break;
        }
        let modifier = lexicon::ROLE_MODIFIERS.contains(word)
            || reader.doc.tokens[start - 1].tag == Tag::JJ && !matches!(word, "same" | "such" | "certain" | "few" | "many")
            || matches!(
                word,
                "five"
                    | "two"
                    | "three"
                    | "four"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "dozen"
                    | "several"
                    | "other"
                    | "major"
                    | "visiting"
                    | "striking"
                    | "latin"
                    | "african"
                    | "european"
                    | "arab"
                    | "asian"
                    | "western"
                    | "public"
                    | "sector"
                    | "tribal"
                    | "african-american"
            )
            || reader.tells_name(start - 1)
                && !reader.opens_sentence(start - 1)
                && reader.is_word(start - 1)
                && lexicon::NOT_NAMES.class(word).is_none_or(|class| matches!(class, "faith" | "thing" | "document" | "site"));
        if !modifier {
            break;
        }
        start -= 1;
    }
    // “More than / a / dozen executives”
    if reader.lower(start) == "dozen" && start > floor && reader.lower(start - 1) == "a" {
        start -= 1;
        let more = start >= floor + 2 && reader.lower(start - 1) == "than" && matches!(reader.lower(start - 2), "more" | "fewer");
        start -= 2 * usize::from(more);
    }
    (start, side)
}

/// “representatives of the coffee producers” stays short: only “of/from NAME” is taken.
fn group_end(reader: &Reader, end: usize) -> usize {
    if !matches!(reader.lower(end), "of" | "from") {
        return end;
    }
    let mut at = end + 1;
    if reader.lower(at) == "the" {
        at += 1;
    }
    let mut stop = at;
    let line = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.end;
    while stop < line && reader.tells_name(stop) && reader.is_word(stop) {
        stop += reader.entries[stop].map_or(1, |entry| entry.len);
    }
    // “Delegates of the Harbour Workers' Union”.
    if let Some(body) = body_run(reader, at, line).filter(|body| *body > stop) {
        return body;
    }
    // “Envoys of the Norwegian government”.
    if stop > at && is_government(reader, stop) {
        stop += 1;
    }
    if stop > at { stop } else { end }
}

/// “Representatives of Norway, Chile and Kenya” are three parties, “teams of the Norwegian government and the
/// Harbour Front” are two: the first country of such a list behind a group that ends at `end`, with its token.
fn first_of_several(reader: &Reader, end: usize) -> Option<(&'static str, usize)> {
    let member = |at: usize| {
        let at = at + usize::from(reader.lower(at) == "the");
        let entry = reader.entries.get(at).copied().flatten()?;
        let government = usize::from(is_government(reader, at + entry.len));
        let whole = matches!(entry.known, Known::Country(_)) || government > 0;
        whole.then_some(()).and(entry.known.country()).map(|country| (country, at, entry.len + government, government > 0))
    };
    let (side, at, len, government) = matches!(reader.lower(end), "of" | "from").then(|| member(end + 1)).flatten()?;
    let mark = reader.lower(at + len);
    let next = at + len + 1 + usize::from(mark == "," && reader.lower(at + len + 1) == "and");
    // The other of two sides may be any body.
    let body = || {
        let name = next + usize::from(reader.lower(next) == "the");
        government && mark == "and" && reader.is_capital(name) && reader.is_word(name)
    };
    (matches!(mark, "," | "and") && (member(next).is_some() || body())).then_some((side, at))
}
