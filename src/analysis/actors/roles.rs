//! Titles and offices around a name → the role as the source words it, and the side it tells.
//!
//! Enters: a [`Reader`] and where a name starts or ends. Leaves: a [`Role`] for the name.
//! Three places: before the name (“Russian Foreign Minister Sergey Lavrov”), before it with a
//! comma (“Iran's top negotiator, Abbas Araghchi”), after it (“Jane Roe, the mayor of Springfield,”).
//! Judges no person; a title without a name is not its business.

use std::ops::Range;

use super::reader::{Known, Reader};
use crate::lexicon;

/// A role found beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Tokens from the first word that belongs to it, side included.
    pub whole: Range<usize>,
    /// Tokens of the role without the side.
    pub core: Range<usize>,
    /// Class of its title.
    pub class: &'static str,
    /// Country, organisation or party that stands with it.
    pub side: Option<Side>,
    /// Whether it is said to be over (“former”).
    pub former: bool,
    /// Whether the words are plural and tell of several people, each of whom has the role.
    pub shared: bool,
}

/// What a side is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A country, by the name that a brief gives it.
    Country(&'static str),
    /// An organisation: its tokens.
    Body(Range<usize>),
    /// The role of a named person's family or staff (“her adviser”): no side of its own.
    Possessive,
}

/// The role that ends just before token `name`.
#[must_use]
pub fn before(reader: &Reader, name: usize) -> Option<Role> {
    let end = address_start(reader, name);
    // A title on the line before belongs to the name before.
    let floor = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let (head, class) = title_at_end(reader, end).filter(|(head, _)| *head >= floor)?;
    // “Chairman of the Joint Chiefs Gen. Ann Poe”: the rank is a form of address there.
    if class == "military"
        && let Some((office, class)) = title_at_end(reader, head).filter(|(office, class)| *office >= floor && *class != "military")
    {
        return Some(extend_left(reader, office, head, class));
    }
    Some(extend_left(reader, head, end, class))
}

/// Where the forms of address begin that stand before token `name` (“H.E. Mr.”); `name` where none does.
fn address_start(reader: &Reader, name: usize) -> usize {
    let one = |end: usize| (end.saturating_sub(3)..end).find(|&first| reader.honorific(first).is_some_and(|len| first + len == end));
    let mut start = name;
    while let Some(first) = one(start) {
        start = first;
    }
    start
}

/// The title that ends at `end`, its field of office included.
fn title_at_end(reader: &Reader, end: usize) -> Option<(usize, &'static str)> {
    let scope = reader.scope_before(end).map(|scope| (scope.title, scope.class));
    scope.or_else(|| title_ending(reader, end)).or_else(|| title_with_scope(reader, end))
}

/// A bare title that ends at `end`.
fn title_ending(reader: &Reader, end: usize) -> Option<(usize, &'static str)> {
    reader.title_before(end)
}

/// “Minister of Foreign Affairs and Trade”, “President of the Republic” ending at `end`.
fn title_with_scope(reader: &Reader, end: usize) -> Option<(usize, &'static str)> {
    if end == 0 || matches!(reader.lower(end - 1), "of" | "for" | "to" | "and" | "the" | "&" | "on" | "in" | "at" | "a" | "an") {
        return None;
    }
    let mut at = end;
    // 12 tokens: “Acting Assistant Secretary for the Bureau of South and Central Asian Affairs”.
    while at > 0 && end - at < 12 {
        at -= 1;
        let link = matches!(reader.lower(at), "of" | "for" | "to" | "and" | "the" | "&" | "," | "in" | "at" | "'s" | "\u{2019}s");
        if matches!(reader.lower(at), "of" | "for" | "to" | "at" | "in")
            && end - at > 1
            && let Some((head, class)) = reader.title_before(at)
        {
            // “Minister of Defence Berg to Oslo”: where somebody goes, and no field.
            let onward = reader.lower(at) != "to" && (at + 1..end).any(|i| reader.lower(i) == "to");
            let field = !onward && (at + 1..end).any(|i| reader.is_word(i) && !matches!(reader.lower(i), "the" | "a" | "an"));
            if !field || matches!(class, "spokes" | "commenter" | "relation") || reader.word(end - 1) == "," {
                return None;
            }
            return Some((head, class));
        }
        let other_title = reader.is_capital(at) && reader.title(at).is_some() && end - at > 1;
        if other_title && (at + 1..end).all(|i| !matches!(reader.lower(i), "of" | "for")) {
            return None;
        }
        let noun = reader.doc.tokens[at].tag.is_noun();
        if !link && !reader.is_capital(at) && !noun && lexicon::ROLE_MODIFIERS.class(reader.lower(at)) != Some("topic") {
            return None;
        }
        if reader.lower(at) == "," && !scope_list(reader, at) {
            return None;
        }
    }
    None
}

/// Whether a comma stands inside a list of fields (“Oceans, Environment and Science”).
fn scope_list(reader: &Reader, comma: usize) -> bool {
    (comma + 1..comma + 5).any(|at| reader.lower(at) == "and")
        && reader.is_capital(comma + 1)
        && lexicon::ROLE_MODIFIERS.contains(reader.lower(comma + 1))
}

/// Takes the words before the title's head that belong to the role, then the side before them.
fn extend_left(reader: &Reader, head: usize, end: usize, class: &'static str) -> Role {
    let mut core = head;
    let mut former = false;
    let floor = reader.doc.sentences[reader.doc.sentence_of(head)].tokens.start;
    loop {
        if core <= floor {
            break;
        }
        if reader.entry_before(core).is_some() {
            break;
        }
        let (previous, word) = (core - 1, reader.lower(core - 1));
        match lexicon::ROLE_MODIFIERS.class(word) {
            // “Bureau of African Affairs Deputy Director”: the body's name, not the office's.
            Some("topic") if body_before(reader, core, floor).is_some() => break,
            Some("former") => former = true,
            Some(_) => {}
            None if word.contains('-') && !reader.is_capital(previous) && reader.is_word(previous) => {}
            None if word == "and" && core >= floor + 2 && lexicon::ROLE_MODIFIERS.class(reader.lower(core - 2)) == Some("topic") => {}
            None => break,
        }
        core = previous;
    }
    if let Some(first) = joined_title(reader, core, floor) {
        let mut role = extend_left(reader, first, end, class);
        role.core.end = end;
        return role;
    }
    let (whole, side, past) = side_before(reader, core, floor, class);
    former |= past;
    let scope = scope_side(reader, head, end).filter(|side| !is_department(reader, side, class));
    Role { whole: whole..end, core: core..end, class, side: side.or(scope), former, shared: false }
}

/// “Deputy Prime Minister and Minister of Foreign Affairs”: the first of two offices that one person
/// holds. “The president and Foreign Minister Berg” are two people: an article stands before the first.
fn joined_title(reader: &Reader, core: usize, floor: usize) -> Option<usize> {
    let and = core.checked_sub(1).filter(|&at| at > floor && matches!(reader.lower(at), "and" | "&"))?;
    let head = reader.scope_before(and).map(|scope| scope.title).or_else(|| reader.title_before(and).map(|(head, _)| head))?;
    let mut start = head;
    while start > floor && lexicon::ROLE_MODIFIERS.contains(reader.lower(start - 1)) {
        start -= 1;
    }
    let alone = start == floor || !matches!(reader.lower(start - 1), "the" | "a" | "an" | "his" | "her" | "their" | "both" | "between");
    (head >= floor && alone && reader.is_capital(head) == reader.is_capital(core)).then_some(head)
}

/// The side that stands just before token `core`, and where it starts.
fn side_before(reader: &Reader, core: usize, floor: usize, class: &'static str) -> (usize, Option<Side>, bool) {
    let mut end = core;
    let owned = end > floor && matches!(reader.word(end - 1), "'s" | "\u{2019}s" | "'" | "\u{2019}");
    end -= usize::from(owned);
    if end > floor && reader.word(end - 1) == ")" {
        // “Aetna (AET) CEO”: the ticker or short form stands between.
        if let Some(open) = (end.saturating_sub(4).max(floor)..end).rev().find(|&at| reader.word(at) == "(") {
            end = open;
        }
    }
    if let Some(at) = region_before(reader, end, floor) {
        // “… in Springfield, N.D. Secretary Stone came”: the region ends the sentence before.
        let behind_city = at > floor && reader.word(at - 1) == "," && at >= 2 && reader.is_capital(at - 2);
        return if behind_city { (core, None, false) } else { (at, Some(Side::Body(at..end)), false) };
    }
    if let Some((at, entry)) = reader.entry_before(end).filter(|(at, _)| *at >= floor) {
        let former = at > floor && lexicon::ROLE_MODIFIERS.class(reader.lower(at - 1)) == Some("former");
        let side = match entry.known {
            Known::Country(name) | Known::Demonym(name) | Known::Metonym(name) | Known::Capital(name) => Side::Country(name),
            Known::Body(_) => Side::Body(at..end),
        };
        return (at, Some(side), former);
    }
    if let Some(start) = body_before(reader, end, floor).filter(|_| !matches!(class, "royal" | "state")) {
        return (start, Some(Side::Body(start..end)), false);
    }
    let mut at = end;
    while at > floor
        && (reader.is_capital(at - 1)
            || matches!(reader.word(at - 1), "&")
            || reader.lower(at - 1) == "and" && at > floor + 1 && at < end && is_field(reader, at - 2) && is_field(reader, at))
    {
        let joiner = matches!(reader.lower(at - 1), "and" | "&");
        let opener = reader.opens_sentence(at - 1) && reader.is_common(at - 1);
        let other = lexicon::NOT_NAMES.class(reader.lower(at - 1)).is_some_and(|class| matches!(class, "opener" | "day" | "month"));
        if !joiner && (opener || other || reader.title(at - 1).is_some()) {
            break;
        }
        at -= 1;
    }
    if at < end && at > floor && matches!(reader.word(at - 1), "'s" | "\u{2019}s") {
        // “Britain's Europe Director”: the owner is the side, not the field.
        let owner = reader.entry_before(at - 1).filter(|(owner, _)| *owner >= floor);
        if let Some((owner, country)) = owner.and_then(|(owner, entry)| entry.known.country().map(|country| (owner, country))) {
            return (owner, Some(Side::Country(country)), false);
        }
    }
    // “Bakers' Federation president”: no state has a president of that kind.
    // “French MFA Secretary General”: a ministry acts for its country.
    let country = (at < end).then(|| reader.entries[at]).flatten().and_then(|entry| entry.known.country());
    if let Some(country) = country.filter(|_| matches!(class, "government" | "diplomat")) {
        return (at, Some(Side::Country(country)), false);
    }
    // “Soto's finance minister”: the minister's side is not the president.
    let named = at < end && owned && reader.is_surname(end - 1);
    let fits =
        !matches!(class, "royal" | "state" | "military") && !named || class == "state" && at + 1 < end && is_private(reader, end - 1);
    if at < end && fits { (at, Some(Side::Body(at..end)), false) } else { (core, None, false) }
}

/// “North Carolina Senate Minority Leader”: where the name of the state or region begins.
fn region_before(reader: &Reader, end: usize, floor: usize) -> Option<usize> {
    (end.saturating_sub(3).max(floor)..end).find(|&at| {
        let found = lexicon::REGIONS.longest_match(&reader.doc.text, &reader.doc.tokens, at);
        found.is_some_and(|(len, country)| at + len == end && country != "World") && reader.is_capital(at)
    })
}

/// “Council of Economic Advisers Member”: where the body's name begins that ends just before `end`.
fn body_before(reader: &Reader, end: usize, floor: usize) -> Option<usize> {
    let of = (floor.max(end.saturating_sub(6))..end).rev().find(|&at| matches!(reader.lower(at), "of" | "for"))?;
    let named =
        of > floor && end > of + 1 && (of + 1..end).all(|at| reader.is_capital(at) || matches!(reader.lower(at), "and" | "&" | "the"));
    let form = of.checked_sub(1).filter(|&at| named && lexicon::ORG_FORMS.contains(reader.lower(at)) && reader.is_capital(at))?;
    let start = (floor..=form).rev().take_while(|&at| reader.is_capital(at) && reader.title(at).is_none()).last()?;
    Some(start)
}

/// A capitalised word for a field of government (“Health and Human Services”).
fn is_field(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at) && lexicon::ROLE_MODIFIERS.contains(reader.lower(at))
}

/// A minister's department or bureau is no side: the government is. A federation or company has a
/// president of its own.
fn is_department(reader: &Reader, side: &Side, class: &str) -> bool {
    let Side::Body(body) = side else { return false };
    class == "government" || class == "state" && !body.clone().any(|at| is_private(reader, at))
}

/// Whether a word is the form of a body that is no part of a state.
fn is_private(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    matches!(lexicon::ORG_FORMS.class(word), Some("society" | "company")) || matches!(word, "coalition" | "alliance")
}

/// The country or body after “of” inside a title (“President of Mexico”, “Mayor of Clarkston”).
fn scope_side(reader: &Reader, head: usize, end: usize) -> Option<Side> {
    let of = (head..end).find(|&at| matches!(reader.lower(at), "of" | "at"))?;
    let mut at = of + 1;
    if reader.lower(at) == "the" {
        // “Head of the powerful Bakers' Federation”.
        at += 1 + usize::from(reader.doc.tokens[at + 1].tag.is_adjective() && !reader.is_capital(at + 1));
    }
    if at >= end {
        return None;
    }
    let owner = |entry: super::reader::Entry, at: usize| {
        // “America's Health Insurance Plans”: a name that only begins with a country.
        let mark = at + entry.len;
        matches!(reader.word(mark), "'s" | "\u{2019}s") && (mark + 1..mark + 3).all(|i| i < end && reader.is_capital(i))
    };
    if let Some((entry, start)) = (at..end).find_map(|at| reader.entries[at].map(|entry| (entry, at)))
        && owner(entry, start)
    {
        return Some(Side::Body(start..end));
    }
    if let Some(side) = (at..end).find_map(|at| reader.entries[at].and_then(|entry| entry.known.country())) {
        return Some(Side::Country(side));
    }
    let field = (at..end).all(|at| {
        !reader.is_word(at) || lexicon::ROLE_MODIFIERS.contains(reader.lower(at)) || matches!(reader.lower(at), "and" | "the" | "of")
    });
    (!field && reader.is_capital(at)).then_some(Side::Body(at..end))
}

/// The role that stands between commas after a name that ends at `end`; also its last token.
#[must_use]
pub fn after(reader: &Reader, end: usize) -> Option<Role> {
    if reader.word(end) != "," && reader.word(end) != "(" {
        return None;
    }
    let stop = apposition_end(reader, end + 1);
    if stop <= end + 1 {
        return None;
    }
    let mut role = noun_phrase_role(reader, end + 1, stop)?;
    if role.side.is_none() && reader.word(stop) == "," && matches!(role.class, "business" | "union" | "plain") {
        role.side = closing_body(reader, stop);
    }
    Some(role)
}

/// “Jane Roe, Director, Research and Standards, Acme Holdings” as an entry of a list: the name that ends it.
fn closing_body(reader: &Reader, comma: usize) -> Option<Side> {
    let end = reader.doc.sentences[reader.doc.sentence_of(comma)].tokens.end;
    let close = (comma..end).find(|&at| matches!(reader.word(at), ";" | ".")).unwrap_or(end);
    let last = (comma..close).rev().find(|&at| reader.word(at) == ",")?;
    let start = last + 1 + usize::from(reader.lower(last + 1) == "the");
    let link = |at: usize| matches!(reader.lower(at), "and" | "of" | "for" | "the" | "&" | "," | "in");
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
        if matches!(word, "." | ";" | ":" | "(" | ")" | "\u{2014}" | "--" | "who" | "which" | "said" | "says" | "told") {
            break;
        }
        if word == ","
            && !(reader.is_capital(at + 1)
                && (at + 2..at + 6).any(|i| reader.lower(i) == "and" && reader.is_capital(i + 1))
                && lexicon::ROLE_MODIFIERS.contains(reader.lower(at + 1)))
        {
            break;
        }
        at += 1;
    }
    at
}

/// Reads `from..stop` as “[the] SIDE modifiers HEAD [of SIDE]”.
#[must_use]
pub fn noun_phrase_role(reader: &Reader, from: usize, stop: usize) -> Option<Role> {
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
    if matches!(word, "'s" | "\u{2019}s") {
        return Some(Before::Owner);
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
    let former = (phrase.start..title).any(|at| lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("former"));
    let side = side.or_else(|| scope_side(reader, head.start, end).filter(|side| !is_department(reader, side, head.class)));
    Some(Role { whole: phrase.start..end, core: core..end, class: head.class, side, former, shared: false })
}

fn possessed(reader: &Reader, at: usize) -> bool {
    reader.title(at).is_some_and(|(len, _)| matches!(reader.word(at + len), "'s" | "\u{2019}s"))
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

/// The role in front of a name with a comma between: “his Russian counterpart, Sergei Lavrov”, “the
/// Prime Minister of Norway, H.E. Mr. Berg”.
#[must_use]
pub fn before_comma(reader: &Reader, name: usize) -> Option<Role> {
    let start = address_start(reader, name);
    let end = start.checked_sub(1).filter(|&at| at > 0 && reader.word(at) == ",")?;
    let (head, class) = title_at_end(reader, end)?;
    let role = extend_left(reader, head, end, class);
    let before = role.whole.start.checked_sub(1)?;
    let introduced =
        matches!(reader.lower(before), "the" | "his" | "her" | "their" | "its" | "a" | "an" | "'s" | "\u{2019}s") || role.side.is_some();
    // “Kari Berg, Norway's envoy, Per Dahl, …”: it belongs to the name before.
    let owned = role.whole.start >= 2 && reader.word(before) == "," && reader.is_capital(before - 1);
    // “A symbol for Chilean leaders, Stone said”: several leaders are not one Stone.
    let after = (name..reader.doc.tokens.len()).find(|&at| !reader.is_capital(at)).unwrap_or(name);
    let several = super::lists::plural_head(reader, &role).is_some() && !matches!(reader.word(after), "," | "and");
    (introduced && !owned && !several).then_some(role)
}

/// “Norway's chairman, Foreign Minister Berg”, “the envoy of Norway, General Berg”: what stands with
/// a comma before a role that stands before a name. Two offices of state are two people.
#[must_use]
pub fn before_role(reader: &Reader, role: &Role) -> Option<Role> {
    let fits = |class: &str| matches!(class, "business" | "diplomat" | "plain" | "union");
    let alone = role.side.is_none() && !role.shared;
    before_comma(reader, role.whole.start).filter(|first| alone && fits(first.class) && !first.former && first.side.is_some())
}
