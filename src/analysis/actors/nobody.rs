//! Words with a capital that name nobody, though a title or the recogniser says so: the last words of
//! a field of office (“Minister of Civil *Aviation*”), short forms (“D.C.”), cases (“Roe v. *Wade*”),
//! sites and documents (“Harper *Creek*”, “Geneva *Protocol*”), nouns that a headline spells large.
//!
//! A name that a form of address stands with, or that begins with a given name, is left alone.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names::{Run, Sort};
use super::reader::{Known, Reader, Spelling};
use super::roles::Role;
use crate::lexicon;

/// Letters of the longest short form; longer names in capitals are surnames (“Minister LIND”).
const SHORT_FORM: usize = 4;

/// Whether a run of name words with the role in front of it names no person. What one word alone is
/// depends on whom the text names elsewhere: [`is_no_name`].
#[must_use]
pub fn names_nobody(reader: &Reader, tokens: &Range<usize>, role: Option<&Role>) -> bool {
    let given = tokens.len() > 1 && lexicon::GIVEN_NAMES.contains(reader.lower(tokens.start));
    let last = tokens.end - 1;
    let of_two = tokens.len() == 2 && given;
    let class = lexicon::NOT_NAMES.class(reader.lower(last));
    let building = tokens.len() > 2 && matches!(reader.lower(last), "house" | "hall" | "hotel")
        || matches!(reader.lower(last), "republic" | "kingdom");
    let thing = tokens.len() > 1
        && (is_site_alone(reader.lower(last)) || !of_two && class == Some("site") || class == Some("document") || building);
    thing || is_called(reader, tokens.start) || !given && role.is_some_and(|role| ends_field(reader, tokens, role))
}

/// “His speedboat named Fidelity”: what a thing is called.
fn is_called(reader: &Reader, at: usize) -> bool {
    at > 1
        && matches!(reader.lower(at - 1), "named" | "called" | "dubbed" | "christened")
        && lexicon::PART_WORDS.class(reader.lower(at - 2)) == Some("thing")
}

/// Sites that are nobody's surname: “Milton Avenue”, not “Veronica Lake”.
fn is_site_alone(word: &str) -> bool {
    matches!(
        word,
        "auditorium"
            | "avenue"
            | "road"
            | "palace"
            | "airport"
            | "ocean"
            | "islands"
            | "strait"
            | "peninsula"
            | "desert"
            | "canal"
            | "highway"
            | "stadium"
            | "mountains"
            | "boulevard"
            | "province"
    )
}

/// Whether a single word, which is no part of a name that the text has elsewhere, is no name of a person.
#[must_use]
pub fn is_no_name(reader: &Reader, tokens: &Range<usize>, role: Option<&Role>) -> bool {
    let at = tokens.start;
    if tokens.len() > 1 {
        return false;
    }
    // “Labor, *Treasury*, Justice and Commerce”: departments. “Senator Church” has a title before it.
    let titled = role.is_some_and(|role| role.whole.end <= at);
    // “Acting Chief *Defense* Spokesperson”: the field of a title that goes on.
    let goes_on = reader.title(tokens.end).is_some() && reader.is_capital(tokens.end);
    if (!titled || goes_on) && lexicon::ROLE_MODIFIERS.class(reader.lower(at)) == Some("topic") {
        return true;
    }
    // “Chiefs of First *Nations*”, “Norwegian chairman *European* Commission”.
    let describes = lexicon::NOT_NAMES.class(reader.lower(at)) == Some("faith") && reader.is_capital(tokens.end);
    if describes || lexicon::GROUPS.contains(reader.lower(at)) {
        return true;
    }
    // “PRESIDENT LIND”, not “MINISTERS FAIL”.
    let of_one = titled && !reader.lower(at - 1).ends_with('s');
    let large = reader.spelling_at(at) != Spelling::Prose && (reader.is_common(at) || !of_one && is_of_headline(reader, at));
    is_thing(reader, tokens) || large || is_short_form(reader, at) || reader.honorific(at).is_some()
}

/// “MINISTERS *FAIL* TO AGREE”, above a text in ordinary spelling that has no such name: whoever meets is named there too.
fn is_of_headline(reader: &Reader, at: usize) -> bool {
    let sentences = &reader.doc.sentences;
    let prose = |index: &usize| reader.spelling[*index] == Spelling::Prose;
    let mut body = (reader.body..sentences.len()).filter(prose).peekable();
    let own = reader.doc.sentence_of(at);
    let named =
        |index: usize| sentences[index].tokens.clone().any(|other| reader.is_capital(other) && reader.lower(other) == reader.lower(at));
    own < reader.body && body.peek().is_some() && !body.any(named)
}

/// Whether a single word names a thing that acts in nothing (“COVID-19”, “Engagement”, “Investing in …”), or is the
/// form of a company alone (“Corp.”).
#[must_use]
pub fn is_thing(reader: &Reader, tokens: &Range<usize>) -> bool {
    let word = reader.lower(tokens.start);
    let listed = matches!(lexicon::NOT_NAMES.class(word), Some("thing" | "document" | "site"));
    let form = lexicon::ORG_FORMS.class(word) == Some("company");
    let doing = word.ends_with("ing") && matches!(reader.word(tokens.end), "in" | "for");
    tokens.len() == 1 && (listed || form || doing || is_abstract(word))
}

/// Sets aside what the recogniser takes for a body and the lists know as a place (“Camp David”), and whatever the text
/// calls a disease or a piece of nature anywhere: “Marburg” beside “the Marburg outbreak”.
pub fn set_aside(reader: &Reader, runs: &mut [Run]) {
    let words = |run: &Run| reader.doc.words(run.tokens.clone()).to_lowercase();
    let of_nature = |run: &&Run| lexicon::NATURE_NOUNS.contains(reader.lower(run.tokens.end)) && !reader.is_capital(run.tokens.end);
    let nature: BTreeSet<String> = runs.iter().filter(of_nature).map(words).collect();
    let wires = wires(reader);
    let place = |name: &str| lexicon::CITIES.contains(name) && !lexicon::METONYMS.contains(name);
    for run in runs.iter_mut().filter(|run| run.role.is_none() && !run.addressed) {
        let name = words(run);
        let one = run.tokens.len() == 1 && run.sort != Sort::Body;
        if one && clipped_from(reader, run.tokens.start).is_some() {
            run.sort = Sort::Body;
        }
        let wire = one && wires.contains(reader.word(run.tokens.start));
        if run.sort == Sort::Body && place(&name)
            || nature.contains(&name)
            || wire
            || is_house(reader, &run.tokens)
            || is_amount(reader, &run.tokens)
        {
            run.sort = Sort::Other;
        }
    }
}

/// “Harbourline” beside “the Harbourline news agency”: a wire wherever it is named.
fn wires<'d>(reader: &Reader<'d>) -> BTreeSet<&'d str> {
    let agency = |at: usize| {
        let (one, two) = (reader.lower(at + 1), reader.lower(at + 2));
        let news = one == "news" && matches!(two, "agency" | "service" | "wire") || matches!(one, "agency" | "newswire");
        news && reader.is_capital(at) && reader.title(at).is_none()
    };
    (0..reader.doc.tokens.len()).filter(|&at| agency(at)).map(|at| reader.word(at)).collect()
}

/// “Akvo” beside “AkvoMarin”: the company that a word is short for.
pub(super) fn clipped_from<'d>(reader: &Reader<'d>, at: usize) -> Option<&'d str> {
    let word = reader.word(at);
    reader.longer(word).filter(|_| word.len() >= SHORT_FORM)
}

/// “Lindvik Hotel”, “Quay Ballroom”: where people meet, whatever the recogniser says.
fn is_house(reader: &Reader, tokens: &Range<usize>) -> bool {
    tokens.len() > 1 && matches!(reader.lower(tokens.end - 1), "hotel" | "ballroom" | "auditorium" | "airport" | "inn" | "resort")
}

/// “RM 50 million”: a currency before its amount.
fn is_amount(reader: &Reader, tokens: &Range<usize>) -> bool {
    let code = reader.word(tokens.start);
    let counted = reader.word(tokens.end).starts_with(|c: char| c.is_ascii_digit())
        && matches!(reader.lower(tokens.end + 1), "million" | "billion" | "trillion" | "crore" | "lakh");
    tokens.len() == 1 && code.len() <= 4 && code.chars().all(char::is_uppercase) && counted
}

/// Short forms of things, which act in nothing: “Annual Bilateral Consultations (ABCs)”, “Natural Gas Agreement (NGA)”,
/// “artificial intelligence (AI)”, which is no name.
#[must_use]
pub fn short_forms_of_things<'d>(reader: &Reader<'d>) -> BTreeSet<&'d str> {
    let thing = |at: usize| {
        let (meeting, word) = (lexicon::MEETING_NOUNS.contains(&reader.doc.tokens[at].lemma), reader.lower(at));
        let named = meeting || lexicon::NOT_NAMES.class(word) == Some("document");
        named && reader.is_capital(at) || reader.is_word(at) && !reader.is_capital(at)
    };
    let brackets = (1..reader.doc.tokens.len()).filter(|&at| reader.word(at) == "(" && reader.word(at + 2) == ")");
    brackets.filter(|&at| thing(at - 1)).map(|at| reader.word(at + 1)).collect()
}

/// “DC”, “D.C.”: capitals amid prose.
#[must_use]
pub fn is_short_form(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    let letters = word.chars().filter(|letter| *letter != '.').count();
    let capitals = word.chars().all(|letter| letter.is_uppercase() || letter == '.');
    capitals && (2..=SHORT_FORM).contains(&letters) && reader.spelling_at(at) == Spelling::Prose
}

/// “Roe v. Wade”: a case by its parties.
#[must_use]
pub fn is_case(reader: &Reader, tokens: &Range<usize>) -> bool {
    let versus = |at: usize| matches!(reader.word(at), "v" | "v.");
    versus(tokens.end)
        || tokens.start > 0 && versus(tokens.start - 1)
        || reader.word(tokens.end) == "v" && reader.word(tokens.end + 1) == "."
}

/// “In the capital Karan”, “Karan province”, “Riverside Heights residents”, “Norway-administered Karan”: a place, and nobody's name.
#[must_use]
pub fn is_placed(reader: &Reader, tokens: &Range<usize>) -> bool {
    let opens = reader.doc.sentences[reader.doc.sentence_of(tokens.start)].tokens.start == tokens.start;
    let before = tokens.start.checked_sub(1).filter(|_| !opens).map_or("", |at| reader.lower(at));
    let first = reader.word(tokens.start);
    let town = matches!(before, "capital" | "city" | "town" | "village" | "province" | "district" | "port" | "suburb");
    let held = ["-occupied", "-administered", "-controlled", "-held", "-ruled"].iter().any(|end| first.ends_with(end));
    let people = tokens.len() > 1 && reader.lower(tokens.end) == "residents" && !reader.is_capital(tokens.end);
    let given = lexicon::GIVEN_NAMES.contains(reader.lower(tokens.start));
    let region = !given && matches!(reader.word(tokens.end), "province" | "district" | "region" | "prefecture" | "governorate");
    town || held || people || region
}

/// “Berg meets Danish premier, *Korean* envoy”: whose envoy.
#[must_use]
pub fn is_national(reader: &Reader, tokens: &Range<usize>) -> bool {
    let entry = reader.entries[tokens.start];
    let listed = tokens.len() == 1 && lexicon::NOT_NAMES.class(reader.lower(tokens.start)) == Some("faith");
    let known = listed || entry.is_some_and(|entry| entry.len == tokens.len() && matches!(entry.known, Known::Demonym(_)));
    known && reader.title(tokens.end).is_some()
}

/// “In Kriva Dolina”, “near Aspen Harbour”: where something is, unless it owns what follows (“in Berg's view”) or a
/// given name, a form of address or the text elsewhere tells of a person.
#[must_use]
pub fn is_where(reader: &Reader, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |at| reader.lower(at));
    let verb = tokens.start >= 2
        && matches!(reader.lower(tokens.start - 2), "confidence" | "trust" | "faith" | "believe" | "interest" | "confide");
    let owns = matches!(reader.word(tokens.end), "'s" | "\u{2019}s" | "'" | "\u{2019}");
    let person = tokens.clone().any(|at| reader.is_surname(at) || lexicon::GIVEN_NAMES.contains(reader.lower(at)));
    matches!(before, "in" | "near") && !verb && !owns && !person
}

/// Whether the words go on with the field of the office before them (“Deputy Prime Minister for EU
/// *Funds*”), with its title (“Chief *Program Officer*”) or with a body (“Executive *Working Group*”).
fn ends_field(reader: &Reader, tokens: &Range<usize>, role: &Role) -> bool {
    let last = tokens.end - 1;
    let beside = role.whole.end == tokens.start;
    let has_field = role.core.clone().any(|at| matches!(reader.lower(at), "of" | "for"));
    let word = reader.lower(last);
    let field = lexicon::ROLE_MODIFIERS.class(word) == Some("topic")
        || lexicon::ORG_FORMS.contains(word)
        || lexicon::REGIONS.contains(reader.lower(last))
        || is_abstract(word)
        || reader.is_common(last);
    let title = || matches!(reader.title(last), Some((1, "business" | "plain"))) || word == "officer" || lexicon::ORG_FORMS.contains(word);
    beside && (has_field && field || tokens.len() > 1 && title())
}

/// “Aviation”, “Engagement”: by its ending a noun for no person. Eight letters: “Clement” is a name.
fn is_abstract(word: &str) -> bool {
    word.len() >= 8 && ["tion", "sion", "ment", "ness", "ity", "ship"].iter().any(|ending| word.ends_with(ending))
}
