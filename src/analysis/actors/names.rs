//! [`Reader`] → runs of capitalised words with what they seem to name.
//!
//! In prose a run is found by its capitals and judged by what stands beside it (title, form of
//! address, given name, company form, short form in brackets). In headline case and in capitals
//! only lists, titles and given names are believed. Joins no mentions: that is `people`.

mod organisations;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use super::neighbours::{apposition, behind_business, bracketed_side, is_named, led_body, listed_side, of_side, owner, spoken_for};
use super::reader::{Known, Reader, Spelling};
use super::roles::{self, Role, Side};
use super::{lists, nobody};
use crate::analysis::roster;
use crate::lexicon;
use crate::text::{NameKind, Tag};

pub(super) use organisations::{body_run, is_explained_from};
pub(super) use words::{are_letters, is_initial, is_particle};
use words::{is_glued_day, is_suffix};

/// What a run seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A person, by title, address, given name or the recogniser.
    Person,
    /// A body, by its form or the recogniser.
    Body,
    /// A capitalised run without a sign of what it is.
    Unknown,
    /// A place, event or date by the recogniser.
    Other,
}

/// A capitalised run.
#[derive(Clone, Debug)]
pub struct Run {
    /// Tokens of the name alone.
    pub tokens: Range<usize>,
    /// What it seems to name.
    pub sort: Sort,
    /// The role that stands with it.
    pub role: Option<Role>,
    /// A second role, after the name where the first stands before it.
    pub more: Option<Role>,
    /// The country or body that “of” ties to the name (“President Castro of Honduras”).
    pub of: Option<Side>,
    /// Whether a form of address stands before it.
    pub addressed: bool,
    /// Tokens of an apposition or bracket after it, the commas included.
    pub apposition: Range<usize>,
}

/// Finds the runs of all sentences, in order.
#[must_use]
pub fn runs(reader: &Reader) -> Vec<Run> {
    let mut found = Vec::new();
    let roster = roster::names(reader.doc);
    for (index, sentence) in reader.doc.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = match reader.spelling[index] {
                _ if roster.contains_key(&at) => roster.get(&at).map(|name| finish(reader, name.clone(), Some(Sort::Person))),
                Spelling::Prose => prose_run(reader, at, sentence.tokens.end),
                Spelling::HeadlineCase | Spelling::Capitals => listed_run(reader, at, sentence.tokens.end, found.last()),
            };
            match run {
                Some(mut run) => {
                    at = run.tokens.end;
                    // “Jane Roe, Chairman, General Harbours”: her company is no general.
                    let inside = |last: &Run| matches!(&last.of, Some(Side::Body(body)) if body.contains(&run.tokens.start));
                    let full = run.tokens.len() > 1 && lexicon::GIVEN_NAMES.contains(reader.lower(run.tokens.start));
                    // “Jane Roe, secretary of the Confederation of Norwegian Enterprise”: one title is not of two people.
                    let title = run.role.as_ref().map(|role| role.core.start);
                    let read = |last: &Run| {
                        last.role.as_ref().is_some_and(|role| role.whole.start > last.tokens.end && Some(role.core.start) == title)
                    };
                    let within = run.role.as_ref().is_some_and(|role| role.whole.end == run.tokens.start) && found.last().is_some_and(read);
                    if run.sort == Sort::Person && !full && (within || found.last().is_some_and(inside)) {
                        (run.sort, run.role) = (Sort::Other, None);
                    }
                    found.push(run);
                }
                None => at = next_start(reader, at),
            }
        }
    }
    lists::distribute(reader, &mut found);
    for at in 1..found.len() {
        if is_other_of_two(reader, &found[at - 1], &found[at]) {
            found[at].sort = Sort::Person;
        }
    }
    let listed: BTreeSet<&str> =
        found.iter().filter(|run| is_listed_share(reader, run.tokens.end)).map(|run| reader.doc.words(run.tokens.clone())).collect();
    for run in &mut found {
        // “Acme Harbours (NYSE: AH)” is a company wherever it is named.
        if run.sort == Sort::Person && !run.addressed && listed.contains(reader.doc.words(run.tokens.clone())) {
            (run.sort, run.role, run.more) = (Sort::Body, None, None);
        }
    }
    found
}

/// “Foreign Minister Ana Ruiz and Norway's *Xo Yun Se*”, “Minister Ana Ruiz came. Norway's *Xo Yun* smiled”: a name that no list
/// knows, of a country, joined with somebody who has an office, or behind the sentence that tells of him.
fn is_other_of_two(reader: &Reader, one: &Run, other: &Run) -> bool {
    let name = |at: usize| {
        let word = reader.word(at);
        let prose = word.chars().skip(1).any(char::is_lowercase) && !word.contains(|sign: char| !sign.is_alphabetic() && sign != '-');
        // “SE” is a company's, “Se” a name.
        let form = lexicon::ORG_FORMS.contains(reader.lower(at)) && !matches!(word, "Se" | "Sa" | "Ag");
        prose && !form && !lexicon::NOT_NAMES.contains(reader.lower(at))
    };
    let unknown =
        matches!(other.sort, Sort::Unknown | Sort::Body) && (2..=3).contains(&other.tokens.len()) && other.tokens.clone().all(name);
    let office = one.sort == Sort::Person && one.role.as_ref().is_some_and(|role| role.whole.start < one.tokens.start);
    let mark = other.tokens.start.checked_sub(1).filter(|&at| matches!(reader.word(at), "'s" | "\u{2019}s"));
    let owner = mark.and_then(|mark| reader.entry_before(mark)).filter(|(_, entry)| matches!(entry.known, Known::Country(_)));
    let next = |at: usize| reader.opens_sentence(at) && reader.doc.sentence_of(at) == reader.doc.sentence_of(one.tokens.start) + 1;
    let acts = || reader.doc.tokens.get(other.tokens.end).is_some_and(|token| token.tag == Tag::VBD);
    let joined = |at: usize| {
        at == one.tokens.end + 1 && matches!(reader.lower(at - 1), "and" | ",") || next(at) && acts() && one.apposition.is_empty()
    };
    unknown && office && owner.is_some_and(|(at, _)| joined(at))
}

fn next_start(reader: &Reader, at: usize) -> usize {
    let title = reader.title(at).map_or(1, |(len, _)| len).max(reader.honorific(at).unwrap_or(1));
    let entry = reader.entries[at].map_or(1, |entry| entry.len);
    at + title.max(entry)
}

fn may_start(reader: &Reader, at: usize) -> bool {
    if reader.in_scope(at) || is_glued_day(reader.lower(at)) {
        return false;
    }
    if !reader.is_capital(at) || !reader.compound(at).is_empty() && !is_double_name(reader, at) {
        return false;
    }
    if organisations::carrier(reader, at).is_some() {
        return true;
    }
    if reader.not_name(at).is_some_and(|class| !matches!(class, "faith" | "thing" | "document" | "site")) && !is_month_surname(reader, at)
        || reader.honorific(at).is_some()
    {
        return false;
    }
    if reader.opens_sentence(at) && reader.is_ordinary(at) {
        return lexicon::GIVEN_NAMES.contains(reader.lower(at)) && continues(reader, at + 1) || opens_company(reader, at);
    }
    true
}

/// “*Eastern* Airlines”, “*Northern* Harbour Bank”: a quarter of the sky in front of a company's name.
fn opens_company(reader: &Reader, at: usize) -> bool {
    let quarter = |word: &str| matches!(word, "eastern" | "western" | "northern" | "southern" | "central");
    let company = |at: usize| reader.is_capital(at) && lexicon::ORG_FORMS.class(reader.lower(at)) == Some("company");
    quarter(reader.lower(at)) && (company(at + 1) || reader.is_capital(at + 1) && company(at + 2))
}

/// `Jean-Yves`, `Araneta-Marcos`: one person's name, not two parties.
fn is_double_name(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    let parts = reader.compound(at);
    parts.iter().all(|part| super::reader::known_part(part).is_none())
        && (lexicon::GIVEN_NAMES.contains(word)
            || parts.first().is_some_and(|first| lexicon::GIVEN_NAMES.contains(&first.to_lowercase()))
            || continues(reader, at + 1)
            || at > 0 && reader.is_capital(at - 1) && reader.title(at.saturating_sub(1)).is_none())
}

fn continues(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at)
        && reader.compound(at).is_empty()
        && (!lexicon::NOT_NAMES.contains(reader.lower(at)) || is_month_surname(reader, at))
        && reader.honorific(at).is_none()
}

/// “Anna May”, “Mrs May”: a month behind a given name or a form of address, and no day behind it.
fn is_month_surname(reader: &Reader, at: usize) -> bool {
    let named =
        at > 0 && (lexicon::GIVEN_NAMES.contains(reader.lower(at - 1)) && reader.is_capital(at - 1) || reader.honorific(at - 1) == Some(1));
    let day = reader.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
    named && !day && lexicon::CALENDAR.class(reader.lower(at)).is_some_and(|class| class.starts_with("month"))
}

/// A run in ordinary prose.
fn prose_run(reader: &Reader, at: usize, stop: usize) -> Option<Run> {
    if !may_start(reader, at) {
        return None;
    }
    if let Some(entry) = reader.entries[at] {
        // “Ivory Coast”, “Sierra Leone”: whoever else is called Ivory or Sierra.
        let country = entry.len > 1 && matches!(entry.known, Known::Country(_));
        let name_like = !country && lexicon::GIVEN_NAMES.contains(reader.lower(at)) && reader.is_capital(at + 1);
        if !name_like && body_run(reader, at, stop).is_none_or(|end| end <= at + entry.len) {
            return None;
        }
    }
    if let Some(end) = body_run(reader, at, stop) {
        // “Leaders Summit”, “Ministerial Conference”: an event, not a body.
        if lexicon::MEETING_NOUNS.contains(reader.lower(end - 1)) {
            return Some(finish(reader, at..end, Some(Sort::Other)));
        }
        return Some(finish(reader, at..end, Some(Sort::Body)));
    }
    if reader.title(at).is_some() && !lexicon::GIVEN_NAMES.contains(reader.lower(at)) {
        return None;
    }
    let end = person_end(reader, at, stop);
    Some(finish(reader, after_scope(reader, at, end)..end, None))
}

/// Drops the end of a title's scope from the front of a name: “… for Management and Resources
/// Jane Roe”, “Mayor of Springfield Jane Roe”.
fn after_scope(reader: &Reader, at: usize, end: usize) -> usize {
    let scope = at > 0 && matches!(reader.lower(at - 1), "of" | "for" | "and" | "the" | "&");
    let topics = (at..end)
        .take_while(|&i| lexicon::ROLE_MODIFIERS.contains(reader.lower(i)) || lexicon::ORG_FORMS.contains(reader.lower(i)))
        .count();
    if topics > 0 && end - at > topics + 1 {
        return at + topics;
    }
    // “Economic Adviser to President *Berg* Ana Ruiz”: whom somebody serves, and who serves.
    let given = |i: usize| lexicon::GIVEN_NAMES.contains(reader.lower(i));
    let served = reader.title_before(at).filter(|(title, _)| *title > 1 && reader.lower(title - 1) == "to");
    if end - at > 2 && !given(at) && given(at + 1) && served.is_some_and(|(title, _)| reader.title_before(title - 1).is_some()) {
        return at + 1;
    }
    if scope && !lexicon::GIVEN_NAMES.contains(reader.lower(at)) {
        return (at + 1..end.saturating_sub(1))
            .find(|&i| lexicon::GIVEN_NAMES.contains(reader.lower(i)) && !is_initial(reader.word(i + 1)))
            .unwrap_or(at);
    }
    at
}

/// How far a run of name words reaches.
fn person_end(reader: &Reader, at: usize, stop: usize) -> usize {
    let mut end = at + 1;
    while end < stop {
        let word = reader.lower(end);
        if is_suffix(word) || reader.word(end) == "," && end + 1 < stop && is_suffix(reader.lower(end + 1)) {
            end += if reader.word(end) == "," { 2 } else { 1 };
            continue;
        }
        let particles = (end..stop.min(end + 3))
            .take_while(|&i| is_particle(reader.word(i)) || is_particle(reader.lower(i)) && reader.is_capital(i))
            .count();
        if particles > 0 && reader.is_capital(end + particles) && end + particles < stop && reader.entries[end + particles].is_none() {
            end += particles + 1;
            continue;
        }
        let name_word = reader.is_capital(end)
            && (reader.compound(end).is_empty() || is_double_name(reader, end))
            && (reader.entries[end].is_none() || demonym_surname(reader, end, stop) || country_surname(reader, at, end))
            && (reader.title(end).is_none_or(|(_, class)| matches!(class, "royal" | "religious" | "military" | "business"))
                && !(reader.title(end).is_some() && reader.is_capital(end + 1)))
            && reader.honorific(end).is_none()
            && (is_month_surname(reader, end)
                || !lexicon::NOT_NAMES.class(word).is_some_and(|class| matches!(class, "day" | "month" | "opener")));
        if !name_word && !is_inner_title(reader, at, end) {
            break;
        }
        end += 1;
    }
    without_letters(reader, at, end)
}

/// “Adan *Sheikh* Guyo”: a title of birth that is a name there, behind a given name that no other title precedes.
fn is_inner_title(reader: &Reader, start: usize, at: usize) -> bool {
    let inner = matches!(reader.lower(at), "sheikh" | "shaikh" | "sheik" | "shah" | "sultan" | "emir" | "amir");
    let given = lexicon::GIVEN_NAMES.contains(reader.lower(start)) && at == start + 1;
    inner && given && reader.is_capital(at) && reader.is_capital(at + 1) && reader.entries[at + 1].is_none()
}

/// The end of a name without the letters of a degree, an order or a seat behind it (“Anna Berg *SC*”, “Per Dahl *T.D.*”).
fn without_letters(reader: &Reader, at: usize, end: usize) -> usize {
    let prose = reader.spelling_at(at) == Spelling::Prose;
    let mut end = end;
    while prose && end > at + 2 && are_letters(reader.word(end - 1)) {
        end -= 1;
    }
    end
}

/// “Ana Maria *Chile* said”: a country behind two given names is a surname, where no other name follows.
fn country_surname(reader: &Reader, start: usize, at: usize) -> bool {
    let given = |at: usize| lexicon::GIVEN_NAMES.contains(reader.lower(at));
    let one = reader.entries[at].is_some_and(|entry| entry.len == 1 && matches!(entry.known, Known::Country(_)));
    let alone = !reader.is_capital(at + 1) && !matches!(reader.word(at + 1), "'s" | "\u{2019}s");
    one && at == start + 2 && given(start) && given(start + 1) && alone
}

/// A nationality that is a surname here (“Joseph R. Swedish,”).
fn demonym_surname(reader: &Reader, at: usize, stop: usize) -> bool {
    let initial_before = is_initial(reader.word(at - 1));
    let ends = at + 1 >= stop || !reader.is_capital(at + 1) && reader.title(at + 1).is_none();
    initial_before && ends
}

/// A run where capitals tell nothing: after a title, from a given name on, or in a list of names
/// that a plural title opens.
fn listed_run(reader: &Reader, at: usize, stop: usize, last: Option<&Run>) -> Option<Run> {
    if !reader.is_capital(at)
        || reader.in_scope(at)
        || reader.entries[at].is_some()
        || reader.title(at).is_some()
        || !reader.compound(at).is_empty() && !is_double_name(reader, at)
    {
        return None;
    }
    if lexicon::NOT_NAMES.contains(reader.lower(at)) || is_verb(reader, at) || lexicon::MEETING_NOUNS.contains(reader.lower(at)) {
        return None;
    }
    let titled = reader.title_before(at).is_some() || at > 0 && reader.honorific(at - 1) == Some(1);
    let given = (lexicon::GIVEN_NAMES.contains(reader.lower(at)) || is_double_given(reader, at)) && name_word(reader, at + 1, stop);
    let listed = last.is_some_and(|last| lists::goes_on(reader, last, at));
    if !titled && !given && !listed || lexicon::ROLE_MODIFIERS.contains(reader.lower(at)) {
        return None;
    }
    // “THE REBELS DECIDED”, “AN OFFICIAL COMMUNIQUE”: in capitals a title may stand before any word.
    let tag = reader.doc.tokens[at].tag;
    let noun = tag.is_noun() && reader.title_before(at).is_none_or(|(title, _)| reader.doc.tokens[title].tag.is_adjective());
    let plain = !tag.is_proper() && (!tag.is_noun() || noun) && recognised(reader, &(at..at + 1)) != Some(Sort::Person);
    if plain && !given && !listed && reader.spelling_at(at) == Spelling::Capitals {
        return None;
    }
    let line = (at..stop).take_while(|&i| i == at && is_double_given(reader, at) || name_word(reader, i, stop)).count();
    let particles = (at + 1..at + line).filter(|&i| is_particle(reader.lower(i))).count();
    if titled && !given && !listed && line <= 1 && is_told_nowhere_else(reader, at) {
        return None;
    }
    let closed = at + line >= stop
        || !reader.is_word(at + line)
        || matches!(reader.lower(at + line), "and" | "of" | "with" | "before" | "after" | "at" | "during" | "in" | "on" | "to" | "for");
    let whole = reader.spelling_at(at) == Spelling::HeadlineCase && (titled || listed) && closed && line <= 3 + particles;
    if whole {
        return Some(finish(reader, at..at + line.max(1), Some(Sort::Person)));
    }
    let mut end = at + 1;
    // Three words: capitals do not tell where a name ends, and longer names are rare.
    let mut words = 1;
    while end < stop
        && words < 3
        && (name_word(reader, end, stop) || inner_particle(reader, end, stop))
        && (given
            || lexicon::GIVEN_NAMES.contains(reader.lower(at))
            || titled && reader.spelling_at(at) == Spelling::Capitals && reader.doc.tokens[end].tag.is_proper())
    {
        let two = end - at == 2 && !is_initial(reader.word(end - 1)) && !is_particle(reader.lower(end - 1));
        let enough = two && !is_person_name(reader, at..end + 1);
        if enough {
            break;
        }
        words += usize::from(!is_particle(reader.lower(end)) && !is_initial(reader.word(end)));
        end += 1;
    }
    while end > at + 1 && is_particle(reader.lower(end - 1)) {
        end -= 1;
    }
    // “Jon R. Stone, Jr. Meeting on …”.
    let comma = usize::from(reader.word(end) == ",");
    end += if end + comma < stop && is_suffix(reader.lower(end + comma)) { comma + 1 } else { 0 };
    Some(finish(reader, at..end, Some(Sort::Person)))
}

/// “Farm Ministers *Hunt* for Deal”, “The General *Remembers* Little”: a word behind a title in a headline that goes
/// on, behind a plural or an article, which no sentence of prose has with a capital.
fn is_told_nowhere_else(reader: &Reader, at: usize) -> bool {
    let goes_on = reader.is_word(at + 1) && reader.doc.sentence_of(at) == reader.doc.sentence_of(at + 1);
    let prose = |i: usize| reader.spelling_at(i) == Spelling::Prose && !reader.opens_sentence(i) && reader.is_capital(i);
    let told = (0..reader.doc.tokens.len()).any(|i| reader.lower(i) == reader.lower(at) && prose(i));
    let title = reader.title_before(at).map_or(at, |(title, _)| title);
    let common = reader.lower(at - 1).ends_with('s') || title > 0 && matches!(reader.lower(title - 1), "the" | "a" | "an");
    reader.spelling_at(at) == Spelling::HeadlineCase && goes_on && common && !told
}

/// Whether the recogniser takes exactly these words for a person.
fn is_person_name(reader: &Reader, tokens: Range<usize>) -> bool {
    let names = &reader.doc.names;
    let name = names.get(names.partition_point(|name| name.tokens.end <= tokens.start));
    name.is_some_and(|name| name.kind == NameKind::Person && name.tokens == tokens)
}

fn name_word(reader: &Reader, at: usize, stop: usize) -> bool {
    // “Kari Lind-Berg”: no two parties behind a given name.
    let given = || at > 0 && lexicon::GIVEN_NAMES.contains(reader.lower(at - 1));
    let double = || reader.is_capital(at) && !reader.compound(at).is_empty() && given() && is_double_name(reader, at);
    at < stop
        && (continues(reader, at) || double())
        && reader.entries[at].is_none()
        && reader.title(at).is_none()
        && !is_verb(reader, at)
        && !lexicon::MEETING_NOUNS.contains(reader.lower(at))
        && !lexicon::GROUPS.contains(reader.lower(at))
}

/// “Anne-Kari”: two given names.
fn is_double_given(reader: &Reader, at: usize) -> bool {
    let parts = reader.compound(at);
    parts.len() == 2 && parts.iter().all(|part| lexicon::GIVEN_NAMES.contains(&part.to_lowercase()))
}

/// “Von der” before another word of the name.
fn inner_particle(reader: &Reader, at: usize, stop: usize) -> bool {
    let next = at + particles_from(reader, at);
    next > at && name_word(reader, next, stop)
}

/// How many small words of names stand from `at` on.
fn particles_from(reader: &Reader, at: usize) -> usize {
    (at..at + 2).take_while(|&at| is_particle(reader.word(at))).count()
}

/// Words that stand after a name in a headline.
fn is_verb(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    lexicon::MEETING_VERBS.contains(word)
        || lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some()
        || word.ends_with('s') && lexicon::HEADLINE_VERBS.contains(word) && !lexicon::GIVEN_NAMES.contains(word)
        || matches!(
            word,
            "will"
                | "says"
                | "said"
                | "to"
                | "and"
                | "with"
                | "before"
                | "after"
                | "calls"
                | "remarks"
                | "readout"
                | "today"
                | "opening"
                | "closing"
        )
}

/// Judges the run and looks for the role beside it.
fn finish(reader: &Reader, tokens: Range<usize>, sort: Option<Sort>) -> Run {
    let addressed =
        (tokens.start.saturating_sub(3)..tokens.start).any(|at| reader.honorific(at).is_some_and(|len| at + len == tokens.start));
    let before = roles::before(reader, tokens.start)
        .filter(|_| sort != Some(Sort::Body))
        .or_else(|| roles::before_comma(reader, tokens.start).filter(|_| sort != Some(Sort::Body)))
        .or_else(|| roles::before_bracket(reader, tokens.start).filter(|_| sort != Some(Sort::Body)));
    // “Ann Poe, of the Bakers' Union,”.
    let aside = || of_side(reader, tokens.end + 1).filter(|(side, _)| reader.word(tokens.end) == "," && is_named(reader, side));
    let of = of_side(reader, tokens.end)
        .or_else(aside)
        .or_else(|| bracketed_side(reader, tokens.end))
        .or_else(|| led_body(reader, tokens.end))
        .or_else(|| spoken_for(reader, tokens.end))
        .or_else(|| owner(reader, &tokens))
        .or_else(|| listed_side(reader, &tokens));
    let named_end = of.as_ref().map_or(tokens.end, |(_, end)| *end);
    let (apposition, after) = apposition(reader, tokens.end, named_end);
    let sort = sort.unwrap_or_else(|| judge(reader, &tokens, addressed, addressed || before.is_some(), after.as_ref()));
    let person = || {
        sort == Sort::Person
            && !addressed
            && (nobody::names_nobody(reader, &tokens, before.as_ref()) || before.is_none() && nobody::is_where(reader, &tokens))
    };
    let nobody = nobody::is_case(reader, &tokens) || nobody::is_placed(reader, &tokens) || nobody::is_national(reader, &tokens) || person();
    let sort = if nobody { Sort::Other } else { sort };
    let earlier = before.as_ref().and_then(|role| roles::before_role(reader, role));
    let more = after.clone().filter(|_| before.is_some() && sort != Sort::Other).or(earlier.filter(|_| sort == Sort::Person));
    let role = before.or(after).filter(|_| sort != Sort::Other);
    Run { tokens, sort, role, more, of: of.map(|(side, _)| side), addressed, apposition }
}

/// What a run in prose names.
fn judge(reader: &Reader, tokens: &Range<usize>, addressed: bool, titled: bool, explained: Option<&Role>) -> Sort {
    let recognised = recognised(reader, tokens);
    let first = reader.lower(tokens.start);
    let given = tokens.len() > 1 && lexicon::GIVEN_NAMES.contains(first);
    let initial = tokens.len() > 2 && tokens.clone().skip(1).any(|at| is_initial(reader.word(at)));
    let short_form =
        reader.word(tokens.end) == "(" && reader.word(tokens.end + 2) == ")" && reader.word(tokens.end + 1).chars().all(char::is_uppercase);
    if tokens.len() == 1 && !addressed && nobody::is_short_form(reader, tokens.start) {
        return recognised.filter(|sort| *sort != Sort::Person).unwrap_or(Sort::Unknown);
    }
    let last = reader.lower(tokens.end - 1);
    if lexicon::MEETING_NOUNS.contains(last) {
        return Sort::Other;
    }
    if is_listed_share(reader, tokens.end) || behind_business(reader, tokens.start) && !addressed {
        return Sort::Body;
    }
    if !given && tokens.len() > 1 && matches!(lexicon::ORG_FORMS.class(last), Some("body" | "local" | "society")) {
        return Sort::Body;
    }
    if titled && !short_form {
        let weak = reader.title_before(tokens.start).is_some_and(|(_, class)| matches!(class, "plain" | "business" | "commenter"));
        return recognised.filter(|sort| weak && !given && matches!(sort, Sort::Body | Sort::Other)).unwrap_or(Sort::Person);
    }
    if short_form && !given {
        // “Conference on Trade and Development (UNCTAD)”: the end of a longer name.
        let joined = tokens.start > 0 && matches!(reader.lower(tokens.start - 1), "and" | "on" | "of" | "for" | "&");
        let own = reader.word(tokens.start).chars().next() == reader.word(tokens.end + 1).chars().next();
        return if joined && !own { Sort::Other } else { Sort::Body };
    }
    // “Ono Keiko, Secretary General of …”: whoever holds such an office is no body, whatever the recogniser says.
    let holds = |role: &Role| {
        let high = matches!(role.class, "state" | "government" | "diplomat" | "royal" | "legislator");
        high && reader.is_capital(role.core.start) && (2..=3).contains(&tokens.len())
    };
    let explained = explained.is_some_and(|role| tokens.len() > 1 && (recognised != Some(Sort::Body) || holds(role)));
    if given || initial || is_suffix(reader.lower(tokens.end - 1)) || explained {
        return Sort::Person;
    }
    recognised.unwrap_or(Sort::Unknown)
}

/// “Acme Harbours (NYSE: AH)”: a company by the exchange in brackets behind it.
fn is_listed_share(reader: &Reader, end: usize) -> bool {
    let exchange = matches!(reader.lower(end + 1), "nyse" | "nasdaq" | "amex" | "lse" | "lon" | "tsx" | "asx" | "nse" | "bse" | "otc");
    reader.word(end) == "(" && exchange && reader.word(end + 2) == ":"
}

/// What the name recogniser says of a run.
fn recognised(reader: &Reader, tokens: &Range<usize>) -> Option<Sort> {
    let names = &reader.doc.names;
    let from = names.partition_point(|name| name.tokens.end <= tokens.start);
    let name = names.get(from).filter(|name| name.tokens.start < tokens.end)?;
    Some(match name.kind {
        NameKind::Person => Sort::Person,
        NameKind::Organization => Sort::Body,
        NameKind::Group => Sort::Unknown,
        NameKind::Place | NameKind::Date | NameKind::Event | NameKind::Facility => Sort::Other,
    })
}
