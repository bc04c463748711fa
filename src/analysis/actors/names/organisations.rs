//! Where the name of an organisation ends: “Bank of England”, “Department of Foreign Affairs and Trade”, “Health Canada”.

use crate::analysis::actors::reader::{Known, Reader, Spelling};
use crate::lexicon;

/// Where a body's name ends that starts at `at`: “Bank of England”, “General Motors”, “Harvard University”.
pub fn body_run(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    if let Some(end) = carrier(reader, at).filter(|&end| end <= stop) {
        return Some(end);
    }
    let mut end = at;
    let mut form = None;
    // Whether the name has its field behind “of”, “for” or “on”.
    let mut linked = false;
    while end < stop && end - at < 12 {
        let word = reader.lower(end);
        if reader.title(end).is_some_and(|(len, class)| class == "business" && reader.is_capital(end + len)) {
            break;
        }
        let form_word = || lexicon::ORG_FORMS.contains(word);
        let capital = (reader.tells_name(end) || reader.is_capital(end) && form_word())
            && reader.compound(end).is_empty() | reader.word(end).contains('-');
        if capital
            && !reader.not_name(end).is_some_and(|class| matches!(class, "day" | "month" | "opener"))
            && reader.honorific(end).is_none()
        {
            if form.is_some() && form == Some(end) && lexicon::GIVEN_NAMES.contains(word) {
                break;
            }
            // “Department of Foreign *Affairs*”.
            if linked && form == Some(end) && lexicon::ROLE_MODIFIERS.class(word) == Some("topic") && reader.title(end + 1).is_none() {
                form = Some(end + 1);
            }
            if linked && form == Some(end) && is_explained_from(reader, end, stop) {
                form = Some(end + 1);
            }
            end += 1;
            if let Some(class) = lexicon::ORG_FORMS.class(word) {
                // “Council member”, “Party leader”: the form is a part of a title then.
                let title = reader.title(end).is_some() || reader.title(end - 1).is_some_and(|(len, _)| len > 1);
                if !title && (end - at > 1 || matches!(reader.lower(end), "of" | "for")) && (class != "company" || end - at > 1) {
                    form = Some(end);
                }
            }
            continue;
        }
        let link = matches!(word, "of" | "for" | "and" | "&" | "the" | "on" | "in" | "de");
        let of = matches!(word, "of" | "for" | "&" | "and" | "the");
        let next = end + 1 + usize::from(reader.lower(end + 1) == "the");
        if form == Some(end) && (linked && field_goes_on(reader, end, stop) || word == "on" && opens_field(reader, end, stop)) {
            linked = true;
            form = Some(end + 2);
            end += 2;
            continue;
        }
        if link
            && of
            && end > at
            && (form == Some(end) && word != "and" || word == "&" || word == "and" && form.is_none() && fields_join(reader, at, end))
            && reader.is_capital(next)
            && next < stop
        {
            if form == Some(end) {
                linked |= matches!(word, "of" | "for");
                form = Some(next + 1);
            }
            end = next + 1;
            continue;
        }
        if matches!(reader.word(end), "'" | "\u{2019}" | "'s" | "\u{2019}s")
            && end > at
            && reader.is_capital(end + 1)
            && lexicon::ORG_FORMS.contains(reader.lower(end + 1))
        {
            end += 1;
            continue;
        }
        break;
    }
    form.filter(|&end| end > at + 1 || reader.word(at).len() > 8).or_else(|| department(reader, at, stop))
}

/// “US Airways”, “British Steel Group”, “Air France”: where the name of an airline or works ends, whatever its first word is
/// elsewhere.
pub(super) fn carrier(reader: &Reader, at: usize) -> Option<usize> {
    let prose = reader.spelling_at(at) == Spelling::Prose && reader.is_capital(at);
    let national = || lexicon::DEMONYMS.contains(reader.lower(at)) || lexicon::COUNTRIES.contains(reader.lower(at));
    let form = match reader.lower(at + 1) {
        "airways" | "airlines" => true,
        "steel" | "petroleum" | "telecom" | "telecommunications" | "motors" => national(),
        _ => false,
    };
    let airline = form && reader.is_capital(at + 1);
    let country = || lexicon::COUNTRIES.longest_match(&reader.doc.text, &reader.doc.tokens, at + 1).map(|(len, _)| at + 1 + len);
    let end = if airline { Some(at + 2) } else { country().filter(|_| reader.word(at) == "Air") }.filter(|_| prose)?;
    let company = |at: usize| reader.is_capital(at) && lexicon::ORG_FORMS.class(reader.lower(at)) == Some("company");
    Some(end + (end..end + 2).take_while(|&at| company(at)).count())
}

/// “Organization of the Herring *Eating Countries* (OHEC)”: whether the capitals from `at` end before a short form of the name.
pub fn is_explained_from(reader: &Reader, at: usize, stop: usize) -> bool {
    let open = (at..stop).find(|&at| !reader.is_capital(at)).unwrap_or(stop);
    let letters = reader.word(open + 1);
    (at + 1..stop).contains(&open) && reader.word(open) == "(" && letters.len() > 2 && letters.chars().all(char::is_uppercase)
}

/// “Health Canada”, “Fisheries and Oceans Canada”: a department by its fields and the country behind them; where it ends.
fn department(reader: &Reader, at: usize, stop: usize) -> Option<usize> {
    let topic = |at: usize| lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("topic") && reader.lower(at) != "central";
    let field = |at: usize| reader.is_capital(at) && topic(at);
    let joins = |at: usize| matches!(reader.lower(at), "and" | "&");
    let country = at + (at..stop).take_while(|&at| field(at) || joins(at)).count();
    let entry = reader.entries.get(country).copied().flatten().filter(|_| country > at && country < stop && field(country - 1))?;
    let end = country + entry.len;
    // “Health Canada Minister”, “Trade Norway's envoys wanted”.
    let goes_on = reader.is_capital(end) || matches!(reader.word(end), "'s" | "\u{2019}s");
    let prose = reader.spelling_at(at) == Spelling::Prose && !(reader.opens_sentence(at) && reader.is_common(at));
    (matches!(entry.known, Known::Country(_)) && !goes_on && prose).then_some(end)
}

/// Whether the mark or “and” at `link` goes on with the fields of a body: “Foreign Affairs *and* Trade”, “Land*,*
/// Infrastructure, Transport and Tourism”; not with an office or a body of another field (“Defence and Trade Minister”).
fn field_goes_on(reader: &Reader, link: usize, stop: usize) -> bool {
    let field = |at: usize| at < stop && reader.is_capital(at) && lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("topic");
    let mut at = link;
    loop {
        let last = matches!(reader.lower(at), "and" | "&");
        at += 1 + usize::from(reader.word(at) == "," && matches!(reader.lower(at + 1), "and" | "&"));
        let words = (at..stop).take_while(|&at| field(at)).count();
        let end = at + words;
        if words == 0 || reader.title(end).is_some() || matches!(reader.lower(end), "of" | "for") || reader.is_capital(end) {
            return false;
        }
        let closes = last || matches!(reader.lower(at - 1), "and" | "&");
        if closes || !matches!(reader.lower(end), "," | "and" | "&") {
            return closes;
        }
        at = end;
    }
}

/// “Committee *on* Energy”: whether the field of a panel follows.
fn opens_field(reader: &Reader, on: usize, stop: usize) -> bool {
    let goes_on = reader.is_capital(on + 2) && lexicon::ROLE_MODIFIERS.class(reader.lower(on + 2)) != Some("topic");
    let panel = matches!(reader.lower(on - 1), "committee" | "subcommittee" | "commission" | "conference" | "council" | "caucus");
    let field = lexicon::ROLE_MODIFIERS.class(reader.lower(on + 1)) == Some("topic");
    panel && field && !goes_on && on + 1 < stop && reader.is_capital(on + 1) && reader.entries[on + 1].is_none()
}

/// “Health and Human Services”, “Public and Commercial Services Union”.
fn fields_join(reader: &Reader, at: usize, and: usize) -> bool {
    let field = |at: usize| lexicon::ROLE_MODIFIERS.contains(reader.lower(at));
    reader.is_capital(and + 1) && field(and + 1) && field(and - 1) && and - at < 8
}
