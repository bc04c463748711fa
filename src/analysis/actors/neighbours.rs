//! What stands right beside a name → its role, and the country or body that it acts for: an owner before it, “of”,
//! brackets, an apposition, what somebody leads or speaks for.

use std::ops::Range;

use super::names::{are_letters, body_run};
use super::reader::{Known, Reader};
use super::roles::{self, Role, Side};
use crate::lexicon;

/// “Jane Roe, Chairman and CEO, Acme Group” on a line of its own: the last name is the body.
pub(super) fn listed_side(reader: &Reader, tokens: &Range<usize>) -> Option<(Side, usize)> {
    let line = &reader.doc.sentences[reader.doc.sentence_of(tokens.start)].tokens;
    // 25 tokens: a line of a list of names; prose sentences with commas are mostly longer.
    if line.len() > 25 || tokens.start > line.start + 4 || reader.word(tokens.end) != "," {
        return None;
    }
    let stop = line.end - usize::from(matches!(reader.word(line.end - 1), "." | ";"));
    // “…, Acme Group (virtual)”.
    let aside = (tokens.end..stop).rev().find(|&at| reader.word(at) == "(").filter(|_| reader.word(stop - 1) == ")");
    let stop = aside.unwrap_or(stop);
    let comma = (tokens.end..stop).rev().find(|&at| reader.word(at) == ",")?;
    let body = comma + 1..stop;
    // “Jane Roe, Anna Lind and Peter Holm”: a list of people.
    let given = |at: usize| lexicon::GIVEN_NAMES.contains(reader.lower(at)) && reader.is_capital(at + 1);
    let of_people = given(body.start) && body.clone().any(|at| reader.lower(at) == "and" && reader.is_capital(at + 1));
    let named = reader.is_capital(body.start)
        && !body.is_empty()
        && body.clone().all(|at| reader.is_capital(at) || matches!(reader.lower(at), "of" | "for" | "in" | "on" | "and" | "&" | "the"))
        && !is_office(reader, &body)
        && !of_people
        && (aside.is_none() || !matches!(reader.entries[body.start], Some(entry) if matches!(entry.known, Known::Country(_))));
    named.then_some((Side::Body(body), tokens.end))
}

/// “Vice President”, “Chairman and CEO”, “Minister of Trade”, not “General Harbours”.
fn is_office(reader: &Reader, words: &Range<usize>) -> bool {
    let ends = reader.title_before(words.end).is_some_and(|(head, _)| head >= words.start);
    let opens = reader.title(words.start).is_some_and(|(len, _)| matches!(reader.lower(words.start + len), "of" | "for" | "and" | "&"));
    let inner = words.clone().skip(1).any(|at| reader.title(at).is_some());
    ends || opens || inner
}

/// “Norway's Berg”, “Hamas's Kari Berg”: the country or listed body that stands as the owner of a bare name.
pub(super) fn owner(reader: &Reader, tokens: &Range<usize>) -> Option<(Side, usize)> {
    let mark = tokens.start.checked_sub(1).filter(|&at| matches!(reader.word(at), "'s" | "\u{2019}s"))?;
    let (start, entry) = reader.entry_before(mark)?;
    let side = entry.known.country().map_or(Side::Body(start..mark), Side::Country);
    Some((side, tokens.end))
}

/// “Jane Roe, who leads the Supreme Council”: the body that a person is said to lead.
pub(super) fn led_body(reader: &Reader, end: usize) -> Option<(Side, usize)> {
    // “, 58, who leads …”.
    let age = 2 * usize::from(reader.word(end + 2) == "," && reader.word(end + 1).bytes().all(|b| b.is_ascii_digit()));
    let who = end + age + usize::from(reader.word(end + age) == ",");
    let leads = matches!(reader.lower(who + 1), "leads" | "heads" | "chairs" | "runs" | "represents" | "led" | "headed");
    if reader.lower(who) != "who" || !leads {
        return None;
    }
    let at = who + 2 + usize::from(reader.lower(who + 2) == "the");
    let stop = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.end;
    let body = body_run(reader, at, stop)?;
    Some((Side::Body(at..body), body))
}

/// “Jane Roe said on behalf of her Unity Movement”: the country or body that a person speaks for; the name ends
/// before it.
pub(super) fn spoken_for(reader: &Reader, end: usize) -> Option<(Side, usize)> {
    let stop = reader.doc.sentences[reader.doc.sentence_of(end.saturating_sub(1))].tokens.end;
    // “Roe, speaking on behalf of”
    let on = (end..stop.min(end + 4))
        .find(|&at| reader.lower(at) == "on" && reader.lower(at + 1) == "behalf" && reader.lower(at + 2) == "of")?;
    let says =
        |at: usize| reader.word(at) == "," || lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some();
    let at = on + 3 + usize::from(matches!(reader.lower(on + 3), "the" | "his" | "her" | "their"));
    let country = || reader.entries.get(at).copied().flatten().and_then(|entry| entry.known.country()).map(Side::Country);
    let joins = |at: usize| matches!(reader.lower(at), "and" | "of" | "&") && reader.is_capital(at + 1);
    let body = (at..stop).take_while(|&at| reader.is_capital(at) && reader.title(at).is_none() || joins(at)).last();
    let side = country().or_else(|| body.map(|last| Side::Body(at..last + 1)))?;
    (end..on).all(says).then_some((side, end))
}

/// The country or body after “of” or “from” behind a name, and where it ends.
pub(super) fn of_side(reader: &Reader, end: usize) -> Option<(Side, usize)> {
    if !matches!(reader.lower(end), "of" | "from") {
        return None;
    }
    let at = end + 1 + usize::from(reader.lower(end + 1) == "the");
    let stop = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.end;
    let body = body_run(reader, at, stop);
    if let Some(found) = owned_ministry(reader, at) {
        return Some(found);
    }
    if let Some(entry) = reader.entries.get(at).copied().flatten().filter(|entry| body.is_none_or(|body| body <= at + entry.len)) {
        let side = entry.known.country().map_or(Side::Body(at..at + entry.len), Side::Country);
        return Some((side, at + entry.len));
    }
    if let Some(body) = body {
        return Some((Side::Body(at..body), body));
    }
    let run = (at..stop).take_while(|&i| reader.is_capital(i) && reader.title(i).is_none()).count();
    // “Of Tay & Tyne”: a firm.
    let joined = at + run + 1;
    let firm = (joined..stop).take_while(|&i| reader.is_capital(i)).count();
    let run = if run > 0 && firm > 0 && reader.word(joined - 1) == "&" { run + 1 + firm } else { run };
    (run > 0 && reader.lower(end) == "of").then_some((Side::Body(at..at + run), at + run))
}

/// “Berg, of Norway's Foreign Ministry”: the country whose ministry is named from `at` on, and where the ministry's name ends.
fn owned_ministry(reader: &Reader, at: usize) -> Option<(Side, usize)> {
    let entry = reader.entries.get(at).copied().flatten()?;
    let mark = at + entry.len;
    let owned = matches!(reader.word(mark), "'s" | "\u{2019}s");
    let end = (mark + 1..mark + 5).take_while(|&at| reader.is_capital(at)).find(|&at| reader.lower(at) == "ministry")? + 1;
    entry.known.country().filter(|_| owned).map(|country| (Side::Country(country), end))
}

/// Whether a side is a country, or a body by its form or a list; “of Springfield” tells where somebody lives.
pub(super) fn is_named(reader: &Reader, side: &Side) -> bool {
    match side {
        Side::Country(_) => true,
        Side::Body(body) => {
            lexicon::ORG_FORMS.contains(reader.lower(body.end - 1))
                || body.clone().any(|at| reader.word(at) == "&")
                || matches!(reader.entries[body.start], Some(entry) if entry.len == body.len())
        }
        Side::Possessive => false,
    }
}

/// “Kari Berg (Norway)”, “Kari Berg (EU)”: the country or body that stands alone in brackets behind a name.
pub(super) fn bracketed_side(reader: &Reader, end: usize) -> Option<(Side, usize)> {
    if reader.word(end) != "(" {
        return None;
    }
    // “Attorney General Anna Lind (Oregon)”, “(District of Columbia)”.
    let found = |list: &lexicon::Lexicon| list.longest_match(&reader.doc.text, &reader.doc.tokens, end + 1).map(|(len, _)| len);
    let district = || (reader.word(end + 1) == "District" && reader.lower(end + 2) == "of").then_some(3);
    let region = found(&lexicon::REGIONS).or_else(|| found(&lexicon::CITIES)).or_else(district).map(|len| end + 1..end + 1 + len);
    if let Some(region) = region.filter(|region| reader.is_capital(region.start) && reader.word(region.end) == ")") {
        return Some((Side::Body(region), end));
    }
    let entry = reader.entries.get(end + 1).copied().flatten()?;
    let close = end + 1 + entry.len;
    let side = match entry.known {
        Known::Country(country) => Side::Country(country),
        Known::Body(_) => Side::Body(end + 1..close),
        _ => return None,
    };
    (reader.word(close) == ")").then_some((side, end))
}

pub(super) fn apposition(reader: &Reader, end: usize, named_end: usize) -> (Range<usize>, Option<Role>) {
    // “Kofi Karter MP, the secretary of state”: letters behind a name.
    let mut at = named_end + usize::from(are_letters(reader.word(named_end)));
    if reader.word(at) == "(" {
        let close = (at..at + 12).find(|&i| reader.word(i) == ")");
        if let Some(close) = close {
            at = close + 1;
        }
    }
    match roles::after(reader, at) {
        Some(role) => {
            let stop = role.whole.end + usize::from(reader.word(role.whole.end) == ",");
            (end..stop, Some(role))
        }
        None => (end..at, None),
    }
}

/// “The French carmaker Holm Peugeot”: whether the word before a name says that it is a company's.
pub(super) fn behind_business(reader: &Reader, start: usize) -> bool {
    start > 0 && lexicon::BODIES.class(reader.lower(start - 1)) == Some("company")
}
