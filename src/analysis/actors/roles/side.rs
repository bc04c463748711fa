//! The country or body that stands with a title: before it (“Harbour Union president”) or in its scope
//! (“President of Mexico”).

use std::collections::BTreeSet;
use std::ops::Range;

use super::Side;
use crate::analysis::actors::lists;
use crate::analysis::actors::reader::{Entry, Known, Reader, Spelling};
use crate::lexicon;
use crate::text::NameKind;

/// The side that stands just before token `core`, and where it starts.
pub(super) fn side_before(reader: &Reader, core: usize, floor: usize, class: &'static str) -> (usize, Option<Side>, bool) {
    let mut end = core;
    end -= usize::from(end > floor && matches!(reader.word(end - 1), "'s" | "\u{2019}s" | "'" | "\u{2019}"));
    if end > floor && reader.word(end - 1) == ")" {
        // “Acme (ACM) CEO”: the ticker or short form stands between.
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
        // “Bank of Norway Governor Berg”: the bank's.
        if at >= floor + 2 && reader.lower(at - 1) == "of" && reader.word(at - 2) == "Bank" && matches!(entry.known, Known::Country(_)) {
            return (at - 2, Some(Side::Body(at - 2..end)), false);
        }
        let former = at > floor && lexicon::ROLE_MODIFIERS.class(reader.lower(at - 1)) == Some("former");
        let side = match entry.known {
            // “Oslo mayor”: the city's.
            Known::Capital(_) if class == "local" || reader.lower(core) == "chief" => Side::Body(at..end),
            Known::Country(name) | Known::Demonym(name) | Known::Metonym(name) | Known::Capital(name) => Side::Country(name),
            Known::Body(_) => Side::Body(at..end),
        };
        return (at, Some(side), former);
    }
    if let Some(start) = body_before(reader, end, floor).filter(|_| !matches!(class, "royal" | "state")) {
        return (start, Some(Side::Body(start..end)), false);
    }
    // “His Southern counterpart”.
    if end > floor && is_quarter(reader, end - 1) && !(end - 1 > floor && reader.is_capital(end - 2)) {
        return of_quarter(reader, end - 1).map_or((core, None, false), |country| (end - 1, Some(Side::Country(country)), false));
    }
    capitals_before(reader, core, end, floor, class)
}

/// Whether a word with a capital is a quarter of the sky (“Southern”).
fn is_quarter(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at) && matches!(reader.lower(at), "northern" | "southern" | "eastern" | "western")
}

/// The one country that a quarter means where the text names both of a pair: “the Southern president” is South Korea's beside
/// North Korea and South Sudan's beside Sudan.
fn of_quarter(reader: &Reader, at: usize) -> Option<&'static str> {
    let named: BTreeSet<&'static str> = reader.entries.iter().flatten().filter_map(|entry| entry.known.country()).collect();
    let parts =
        named.iter().filter_map(|part| part.split_once(' ').filter(|(side, _)| matches!(*side, "North" | "South" | "East" | "West")));
    let quarter = &reader.lower(at)[..reader.word(at).len() - "ern".len()];
    let is_of = |side: &str| side.to_lowercase() == quarter;
    let other = |side: &str| matches!((side, quarter), ("North", "south") | ("South", "north") | ("East", "west") | ("West", "east"));
    let mut meant: BTreeSet<&'static str> = BTreeSet::new();
    for (side, name) in parts {
        let whole = named.get(name).copied();
        let pair = named.iter().copied().find(|one| one.split_once(' ').is_some_and(|(its, own)| own == name && its != side));
        if is_of(side) && (whole.is_some() || pair.is_some()) {
            meant.extend(named.iter().copied().find(|one| *one == format!("{side} {name}")));
        } else if other(side) && pair.is_none() {
            meant.extend(whole);
        }
    }
    meant.first().copied().filter(|_| meant.len() == 1)
}

/// The same where no list knows the words: a run of capitals that can name a body.
fn capitals_before(reader: &Reader, core: usize, end: usize, floor: usize, class: &str) -> (usize, Option<Side>, bool) {
    let mut at = end;
    while at > floor
        && (reader.is_capital(at - 1)
            || matches!(reader.word(at - 1), "&")
            || at < end && matches!(reader.word(at - 1), "'" | "\u{2019}") && at > floor + 1 && reader.is_capital(at - 2)
            || reader.lower(at - 1) == "and" && at > floor + 1 && at < end && is_field(reader, at - 2) && is_field(reader, at))
    {
        let joiner = matches!(reader.lower(at - 1), "and" | "&" | "'" | "\u{2019}");
        let joined = reader.lower(at) == "and" && is_field(reader, at - 1);
        let opener = reader.opens_sentence(at - 1) && reader.is_common(at - 1) && !joined;
        let other = reader.not_name(at - 1).is_some_and(|class| matches!(class, "opener" | "day" | "month"));
        // “Bakers' Union president”, though a union president is a title.
        // “Harbour Players Association director”: the members of a body.
        let members =
            at < end && lexicon::ORG_FORMS.class(reader.lower(at)) == Some("society") && lists::singular(reader.word(at - 1)).is_some();
        let title = !members && reader.title(at - 1).is_some_and(|(len, _)| at - 1 + len <= end);
        if !joiner && (opener || other || title) {
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
    // “French MFA Secretary General”: a ministry acts for its country.
    let country = (at < end).then(|| reader.entries[at]).flatten().and_then(|entry| entry.known.country());
    if let Some(country) = country.filter(|_| matches!(class, "government" | "diplomat")) {
        return (at, Some(Side::Country(country)), false);
    }
    // “Soto's finance minister”: the minister's side is not the president.
    let named = at < end && matches!(reader.word(end), "'s" | "\u{2019}s" | "'" | "\u{2019}") && reader.is_surname(end - 1);
    // “Bakers' Federation president”: no state has a president of that kind.
    let fits = !matches!(class, "royal" | "state" | "military") && !named
        || class == "state"
            && at < end
            && (at + 1 < end && (is_private(reader, end - 1) || is_named_body(reader, &(at..end)))
                || is_short_form(reader, at..end)
                || at + 1 == end && is_company(reader, at));
    let fits = fits && (class != "government" || end < core || governs(reader, &(at..end), core));
    if at < end && fits { (at, Some(Side::Body(at..end)), false) } else { (core, None, false) }
}

/// “Halden Aerospace President Berg”: two or more capitals in prose that are no person's, place's or office's.
fn is_named_body(reader: &Reader, words: &Range<usize>) -> bool {
    let plain = |at: usize| {
        let word = reader.lower(at);
        reader.entries[at].is_none()
            && !lexicon::ROLE_MODIFIERS.contains(word)
            && !lexicon::REGIONS.contains(word)
            && !lexicon::GIVEN_NAMES.contains(word)
            && reader.not_name(at).is_none()
            && reader.title(at).is_none()
            && !reader.is_surname(at)
    };
    let named = reader.doc.names_in(words.clone());
    let place = named.iter().any(|name| matches!(name.kind, NameKind::Place | NameKind::Person | NameKind::Group));
    reader.spelling_at(words.start) == Spelling::Prose && words.clone().all(plain) && !place && !reader.opens_sentence(words.start)
        || reader.spelling_at(words.start) == Spelling::Prose
            && named.iter().any(|name| name.kind == NameKind::Organization && name.tokens == *words)
}

/// “HarbourNet President”: a word with a capital inside, or one that opens a company's name elsewhere in the text.
fn is_company(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    let mut letters = word.chars().skip_while(|letter| !letter.is_lowercase());
    let inside = letters.any(char::is_uppercase) && !["Mc", "Mac", "De", "Di", "La", "Le"].iter().any(|opening| word.starts_with(opening));
    let form = |end: usize| reader.is_capital(end) && lexicon::ORG_FORMS.class(reader.lower(end)) == Some("company");
    let named = |one: usize| (one + 1..one + 6).take_while(|&i| reader.is_capital(i) || reader.word(i) == "&").any(form);
    let elsewhere = || (0..reader.doc.tokens.len()).any(|one| one != at && reader.word(one) == word && named(one));
    !word.contains(['-', '\u{2013}']) && (inside || elsewhere()) && !reader.is_surname(at)
}

/// “BWU General Secretary”: one word of three capitals or more.
fn is_short_form(reader: &Reader, words: Range<usize>) -> bool {
    let word = reader.word(words.start);
    words.len() == 1 && word.len() > 2 && word.chars().all(char::is_uppercase) && reader.spelling_at(words.start) == Spelling::Prose
}

/// Whether an officer of government can act for the words before the title: a place or people, or, but for ministers
/// and secretaries, a body. “Communities Minister”, “Response Coordinator” tell a field.
fn governs(reader: &Reader, words: &Range<usize>, core: usize) -> bool {
    let ministry = (core..core + 3).any(|at| matches!(reader.lower(at), "minister" | "secretary" | "secretaries" | "ministers"));
    let body = |at: usize| {
        let word = reader.word(at);
        word.len() > 2 && word.chars().all(char::is_uppercase) || lexicon::ORG_FORMS.contains(reader.lower(at))
    };
    let known = reader.doc.names_in(words.clone()).iter().any(|name| match name.kind {
        NameKind::Place | NameKind::Group => true,
        kind => kind == NameKind::Organization && !ministry,
    });
    known || !ministry && words.clone().any(body)
}

/// “North Carolina Senate Minority Leader”: where the name of the state or region begins.
fn region_before(reader: &Reader, end: usize, floor: usize) -> Option<usize> {
    (end.saturating_sub(3).max(floor)..end).find(|&at| {
        let found = lexicon::REGIONS.longest_match(&reader.doc.text, &reader.doc.tokens, at);
        found.is_some_and(|(len, country)| at + len == end && country != "World") && reader.is_capital(at)
    })
}

/// “Council of Economic Advisers Member”: where the body's name begins that ends just before `end`.
pub(super) fn body_before(reader: &Reader, end: usize, floor: usize) -> Option<usize> {
    let of = (floor.max(end.saturating_sub(6))..end).rev().find(|&at| matches!(reader.lower(at), "of" | "for"))?;
    let named =
        of > floor && end > of + 1 && (of + 1..end).all(|at| reader.is_capital(at) || matches!(reader.lower(at), "and" | "&" | "the"));
    let form = of.checked_sub(1).filter(|&at| named && lexicon::ORG_FORMS.contains(reader.lower(at)) && reader.is_capital(at))?;
    let start = (floor..=form).rev().take_while(|&at| reader.is_capital(at) && reader.title(at).is_none()).last()?;
    Some(start)
}

/// “House *Ways and Means* Chairman”, “*Fish and Harbour Works Committee* Vice Chairwoman”: where the committee's name
/// begins that stands before the office at `head`, and where the office does.
pub(super) fn committee_before(reader: &Reader, head: usize, floor: usize) -> Option<(usize, usize)> {
    let noun = |at: usize| matches!(reader.word(at), "Committee" | "Subcommittee");
    let office = head + usize::from(noun(head));
    let chairs = matches!(reader.lower(office), "chairman" | "chairwoman" | "chairperson" | "chair" | "vice" | "vice-chairman" | "ranking");
    if !chairs || office <= floor {
        return None;
    }
    let joins = |at: usize| matches!(reader.lower(at), "and" | "&") && at > floor && reader.is_capital(at - 1) && at + 1 < office;
    let chamber = |at: usize| matches!(reader.word(at), "House" | "Senate" | "Commons" | "Lords");
    let part = |&at: &usize| {
        let opener = reader.opens_sentence(at) && reader.is_common(at) && !chamber(at);
        joins(at)
            || reader.is_capital(at)
                && !opener
                && reader.lower(at) != "and"
                && (noun(at) || reader.lower(at) == "justice" || reader.title(at).is_none())
    };
    let run = (floor..office).rev().take_while(part).last()?;
    // “Ann Poe of the House and Judiciary Committee Chairman Jon Dahl”: a house has a field behind it.
    let house = (run..office).rev().find(|&at| chamber(at) && at + 1 < office);
    if let Some(house) = house.filter(|&house| !joins(house + 1)) {
        return Some((region_before(reader, house, floor).unwrap_or(house), office));
    }
    // “Poe and Judiciary Committee Chairman Jon Dahl”: two people.
    let names = |at: usize| joins(at) && !(is_field(reader, at - 1) && is_field(reader, at + 1));
    let start = (run..office).rev().take_while(|&at| !names(at)).last()?;
    (noun(office - 1) && office > start + 1).then_some((start, office))
}

/// A capitalised word for a field of government (“Health and Human Services”).
fn is_field(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at) && lexicon::ROLE_MODIFIERS.contains(reader.lower(at))
}

/// A minister's department or bureau is no side: the government is. A federation or company has a
/// president of its own.
pub(super) fn is_department(reader: &Reader, side: &Side, class: &str) -> bool {
    let Side::Body(body) = side else { return false };
    // “President of the ECOWAS Commission”: no state's.
    let listed = || matches!(reader.entries[body.start], Some(Entry { known: Known::Body(_), .. }));
    class == "government" || class == "state" && !body.clone().any(|at| is_private(reader, at)) && !listed()
}

/// Whether a word is the form of a body that is no part of a state.
fn is_private(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    matches!(lexicon::ORG_FORMS.class(word), Some("society" | "company")) || matches!(word, "coalition" | "alliance")
}

/// The country or body after “of” inside a title (“President of Mexico”, “Mayor of Clarkston”).
pub(super) fn scope_side(reader: &Reader, head: usize, end: usize) -> Option<Side> {
    // “Vice president for Bakers local 594”: a body that a list knows, else a field.
    let body = |at: usize| {
        reader.lower(at) == "for"
            && reader.entries.get(at + 1).copied().flatten().is_some_and(|entry| matches!(entry.known, Known::Body(_)))
    };
    if let Some(party) = represented(reader, head, end) {
        return Some(party);
    }
    let of = (head..end).find(|&at| matches!(reader.lower(at), "of" | "at") || body(at))?;
    let mut at = of + 1;
    if reader.lower(at) == "the" {
        // “Head of the powerful Bakers' Federation”.
        at += 1 + usize::from(reader.doc.tokens[at + 1].tag.is_adjective() && !reader.is_capital(at + 1));
    }
    if at >= end {
        return None;
    }
    let owner = |entry: Entry, at: usize| {
        // “America's Health Insurance Plans”: a name that only begins with a country.
        let mark = at + entry.len;
        matches!(reader.word(mark), "'s" | "\u{2019}s") && (mark + 1..mark + 3).all(|i| i < end && reader.is_capital(i))
    };
    if let Some((entry, start)) = (at..end).find_map(|at| reader.entries[at].map(|entry| (entry, at)))
        && owner(entry, start)
    {
        // “Undersecretary of Norway's Foreign Ministry”, “head of Norway's Security Council”: the state's.
        let ministry = matches!(
            reader.lower(end - 1),
            "ministry"
                | "ministries"
                | "cabinet"
                | "secretariat"
                | "council"
                | "agency"
                | "parliament"
                | "army"
                | "navy"
                | "military"
                | "forces"
                | "police"
                | "government"
                | "treasury"
                | "department"
                | "directorate"
                | "bureau"
                | "guard"
                | "corps"
        );
        return entry.known.country().filter(|_| ministry).map_or(Some(Side::Body(start..end)), |country| Some(Side::Country(country)));
    }
    // “Representative of the NATO Secretary General”, “envoy of the UN Secretary-General for Norway”: the body whose office it is.
    let office = reader.entries[at].filter(|entry| matches!(entry.known, Known::Body(_))).map(|entry| at + entry.len);
    if let Some(body) = office.filter(|&body| body < end && reader.title(body).is_some()) {
        return Some(Side::Body(at..body));
    }
    // “Organization of Asian States”: a body of its own, of many countries.
    let form =
        matches!(reader.lower(at), "organization" | "organisation" | "league" | "association" | "community" | "union" | "conference");
    let of_many = matches!(reader.lower(end - 1), "states" | "nations" | "countries" | "cooperation" | "republics" | "peoples" | "unity");
    if form && reader.is_capital(at) && reader.lower(at + 1) == "of" && at + 3 < end && of_many {
        return Some(Side::Body(at..end));
    }
    // “Asian Americans for Ports”: a people that opens a name.
    let opens_name = |at: usize, entry: &Entry| reader.lower(at + entry.len - 1).ends_with("ans") && reader.is_capital(at + entry.len);
    let country = |at: usize| reader.entries[at].filter(|entry| !opens_name(at, entry)).and_then(|entry| entry.known.country());
    if let Some(side) = (at..end).find_map(country) {
        return Some(Side::Country(side));
    }
    let field = (at..end).all(|at| {
        !reader.is_word(at) || lexicon::ROLE_MODIFIERS.contains(reader.lower(at)) || matches!(reader.lower(at), "and" | "the" | "of")
    });
    (!field && reader.is_capital(at)).then_some(Side::Body(at..end))
}

/// “Chief negotiator for the Harbour Front”, “spokesman for the employers”: the party that somebody speaks for, not the
/// matter (“negotiator for the port talks”).
fn represented(reader: &Reader, head: usize, end: usize) -> Option<Side> {
    let link = (head + 1..end).find(|&at| reader.lower(at) == "for")?;
    let speaks = matches!(reader.lower(link - 1), "negotiator" | "spokesman" | "spokeswoman" | "spokesperson" | "advocate" | "bargainer");
    let at = link + 2;
    if !speaks || reader.lower(link + 1) != "the" || at >= end {
        return None;
    }
    if let Some(entry) = reader.entries[at].filter(|entry| at + entry.len == end) {
        return Some(entry.known.country().map_or(Side::Body(at..end), Side::Country));
    }
    let named = (at..end).all(|at| reader.is_capital(at)) && end - at > 1;
    let people = end == at + 1 && lexicon::GROUPS.contains(reader.lower(at));
    (named || people).then_some(Side::Body(at..end))
}
