//! The dateline: `LISBON, May 4 (Agency) —` before the first sentence, or a place on a line of its own.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::draft::Page;
use super::fold::{CAPITAL as U, LETTER as L, is_all_caps, word_count};
use super::{BlockKind, Dateline, DebrisKind};
use crate::ingest::day;
use crate::lexicon;
use crate::span::Span;

/// Datelines are looked for in this many paragraphs from the top.
const PARAGRAPHS: usize = 3;

/// Short lines of the page that are left may stand before it: up to this many in all.
const BEHIND_LINES: usize = 9;

/// A note before a dateline has no more words than this.
const NOTE_WORDS: usize = 3;

const MONTH: &str = r"(?:(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[A-Za-z]*\.?)";

// Repetitions are open-ended, since a bounded one of a large class takes milliseconds to compile;
// `find` looks at the first 140 characters only, and at those with a dash or bracket alone.

/// Capital place (LISBON, SAO PAULO, PONTIAC, Mich.), then day and agency in any order, then a dash.
static CAPITALS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("{U}[{U}.’' -]{{2,}}(?:/{U}[{U}.’' -]{{2,}})*(?:, {U}[{L}.’' ]+)?"), true));

/// Place in mixed case (Washington, Addis Ababa): only where an agency or a day follows it.
static MIXED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("{U}[{L}.’'-]+(?: {U}[{L}.’'-]+){{0,3}}(?:, {U}[{L}.’' ]+)?"), false));

/// An agency alone: `(ABC) —`, `(ABC) The ministers`, `Agency.net -`.
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^\({U}[{L}. /&-]+\)(?:\s*(?:--|[—–-])\s*|\s*)|^[A-Za-z-]{{3,24}}\.[A-Za-z]{{2,4}}\s+[—–-]\s+"))
        .expect("a fixed pattern")
});

/// A place in capitals and a day before the sentence, without a dash: `LISBON May 4 The …`, `LISBON, Chile, May 4 (ABC) The …`.
static UNDASHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?P<place>{U}{{3}}[{U}.’' -]*?(?:, {U}[{L}.’' ]+?)?),? {MONTH} [0-9]{{1,2}}(?: \({U}[^()]+\))? "))
        .expect("a fixed pattern")
});

fn pattern(place: &str, undated: bool) -> Regex {
    let day = format!(
        r",? \(?(?:{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:, [0-9]{{4}}\)?)?|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH}(?: ’?[0-9]{{2,4}}\)?)?)(?:, [A-Z]{{2,6}})?"
    );
    let agency = format!(r"[,.]? ?[(/\[]{U}[^()\[\]/]+[)/\]]");
    let dash = r"(?:\s*(?:- -|--+|—|–)\s*|\s+-\s*|\s+_\s+|\.\s*/[A-Z]{2,12}/\.\s+)";
    // The hyphen of “U.S.- Mexico” is no dash, but that behind a day or an agency is: “Lisbon, Dec 7.- The”.
    // A colon too: “LISBON, 04 May 2021, (ABC): The”.
    let hyphen = r"(?:\.?-| ?:)\s+";
    let bare = if undated { format!(r"|\.?{dash}") } else { String::new() };
    Regex::new(&format!(r"^(?P<place>{place})(?:(?:{day}|{agency})+(?:\.?{dash}|{hyphen}){bare})(?:\[[^\[\]]+\]\s*)*"))
        .expect("a fixed pattern")
}

/// What a dateline at the start of `text` says, and how many bytes it takes.
pub(super) fn find(text: &str) -> Option<(usize, Dateline)> {
    if let Some(found) = bracketed(text) {
        return Some(found);
    }
    // “[Text] LISBON, 4 May (ABC) --”: a monitor's note may stand first.
    let note = text.strip_prefix('[').and_then(|rest| rest.split_once("] ")).filter(|(note, _)| word_count(note) <= NOTE_WORDS);
    let Some((note, rest)) = note else { return find_at_start(text) };
    let skipped = note.len() + "[] ".len();
    let (length, dateline) = find_at_start(rest)?;
    let original = Span::new(dateline.original.start + skipped, dateline.original.end + skipped);
    Some((skipped + length, Dateline { original, ..dateline }))
}

fn find_at_start(text: &str) -> Option<(usize, Dateline)> {
    let head = &text[..text.char_indices().nth(140).map_or(text.len(), |(at, _)| at)];
    let dashed = has_dash(head);
    for regex in [&CAPITALS, &MIXED].into_iter().filter(|_| dashed) {
        let Some(found) = regex.captures(head) else { continue };
        let whole = found.get(0)?.as_str();
        if !text[whole.len()..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'(".contains(c)) {
            continue;
        }
        let place = found.name("place")?.as_str().trim();
        if !names_a_place(place) {
            continue;
        }
        let date = day::find_day(&whole[place.len()..]).map(|(_, day)| day);
        // `FILE - In this May 4 photo`: no place.
        return Some((whole.len(), of_place(if place == "FILE" { "" } else { place }, date)));
    }
    if let Some(found) = glued(head)
        .or_else(|| behind_day(head))
        .or_else(|| colon(head))
        .or_else(|| undashed(head))
        .or_else(|| dated(head))
        .or_else(|| bare(head))
        .or_else(|| in_country(head))
        .or_else(|| paired(head))
        .or_else(|| plain(head))
    {
        return Some(found);
    }
    let agency =
        Some(&AGENCY).filter(|_| (dashed || head.starts_with('(')) && version(text).is_none()).and_then(|regex| regex.find(head))?;
    text[agency.end()..].starts_with(char::is_uppercase).then(|| (agency.end(), of_place("", None)))
}

/// `(LEAD) Envoys hold talks`, `(2nd LD) …`: the length of a label for the version of a story that a wire sends, which is no
/// agency.
pub(super) fn version(text: &str) -> Option<usize> {
    let (label, _) = text.strip_prefix('(')?.split_once(") ")?;
    let last = label.rsplit(' ').next().unwrap_or_default();
    let known = matches!(last, "LEAD" | "LD" | "URGENT" | "UPDATE" | "UPDATED" | "ROUNDUP" | "EXCLUSIVE" | "CORRECTED");
    (known && label.len() <= LONGEST_LABEL).then(|| label.len() + 3)
}

/// Bytes of the longest such label.
const LONGEST_LABEL: usize = 16;

/// Whether these may be the words of a place: in a text all in capitals a sentence may stand before a dash or a day, too
/// (`THE MINISTER RAISED HIS CONCERNS IN PRIVATE –`).
fn names_a_place(place: &str) -> bool {
    let told = |word: &str| {
        matches!(
            word,
            "THAT"
                | "WHICH"
                | "WHO"
                | "FOR"
                | "IN"
                | "ON"
                | "TO"
                | "BY"
                | "WITH"
                | "IS"
                | "ARE"
                | "WAS"
                | "WERE"
                | "HAS"
                | "HAVE"
                | "SAID"
                | "SAYS"
        )
    };
    let city = place.split(',').next().unwrap_or(place);
    let article = city.starts_with("THE ") && city.split_whitespace().count() > 2;
    city.split('/').all(|city| city.split_whitespace().count() <= PLACE_WORDS) && !article && !city.split_whitespace().any(told)
}

/// A place has no more words (`SAN VICENTE DEL GUAVIARE`).
const PLACE_WORDS: usize = 4;

/// A dateline whose place opens the text.
fn of_place(place: &str, date: Option<Date>) -> Dateline {
    Dateline { place: place.to_owned(), original: Span::new(0, place.len()), date }
}

/// Whether a dash stands between words, or the bar of an agency: without one there is no dateline.
fn has_dash(head: &str) -> bool {
    ["—", "–", "--", "- -", "/.", ".- ", ")- ", "): ", ") : ", " _ "].iter().any(|mark| head.contains(mark))
        || head
            .split_whitespace()
            .any(|word| word.starts_with('-') || word.strip_suffix('-').is_some_and(|year| year.ends_with(|c: char| c.is_ascii_digit())))
}

/// `May 4, 2021 (LISBON) – The ministers met`: the day, and the place in brackets.
fn behind_day(head: &str) -> Option<(usize, Dateline)> {
    let (span, day) = Some(head).filter(|head| head.contains('(')).and_then(day::find_day).filter(|(span, _)| span.start == 0)?;
    let (place, rest) = head[span.end..].strip_prefix(" (")?.split_once(')')?;
    let text = rest.trim_start().strip_prefix(['-', '–', '—'])?.trim_start_matches(['-', ' ']);
    let begins = text.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c)) && is_all_caps(place) && names_a_place(place);
    let start = span.end + " (".len();
    let dateline = Dateline { original: Span::new(start, start + place.len()), ..of_place(place, Some(day)) };
    begins.then_some((head.len() - text.len(), dateline))
}

/// `Lisbon (ABC)Ministers met`: no dash, and the first sentence at once; a space only after a known city.
fn glued(head: &str) -> Option<(usize, Dateline)> {
    let (place, rest) = head.split_once(" (")?;
    let (agency, rest) = rest.split_once(')')?;
    let names = place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let short = agency.chars().take_while(char::is_ascii_uppercase).count() >= 2 && agency.len() <= 16;
    let known = || is_city(&place.to_lowercase());
    let short = short || agency.len() <= 16 && is_all_caps(place) && known() && agency.starts_with(char::is_uppercase);
    let text = rest.strip_prefix(' ').filter(|_| known()).unwrap_or(rest);
    let begins = text.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c));
    (names && place.split_whitespace().count() <= 4 && short && begins).then(|| (head.len() - text.len(), of_place(place, None)))
}

/// `LISBON May 4 The ministers met`: no dash.
fn undashed(head: &str) -> Option<(usize, Dateline)> {
    let day = head.bytes().take(UNDASHED_DAY).any(|byte| byte.is_ascii_digit());
    let found = Some(&UNDASHED).filter(|_| day).and_then(|regex| regex.captures(head))?;
    let (whole, place) = (found.get(0)?.as_str(), found.name("place")?.as_str());
    let text = &head[whole.len()..];
    let begins = text.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c)) && names_a_place(place);
    begins.then(|| (whole.len(), of_place(place, day::find_day(&whole[place.len()..]).map(|(_, day)| day))))
}

/// Bytes in which such a dateline has its day.
const UNDASHED_DAY: usize = 60;

/// `NEW DELHI: India has put off …`, `New Delhi: India has …`: a known city in capitals, which no speaker is, or a
/// capital before a longer sentence.
fn colon(head: &str) -> Option<(usize, Dateline)> {
    let (place, rest) = head.split_once(": ").or_else(|| parted(head))?;
    let capitals = place.len() > 3 && !place.contains(char::is_lowercase);
    let lower = place.to_lowercase();
    let words = rest.split_whitespace().take(LONG_SENTENCE).count();
    let hyphened = || head[place.len()..].starts_with(" - ") || head[place.len()..].starts_with(" _ ");
    let capital = lexicon::CAPITALS.contains(&lower) || hyphened() && is_city(&lower);
    let found = if capitals {
        words >= SENTENCE_WORDS && is_city(&lower)
    } else {
        capital && words == LONG_SENTENCE && rest.starts_with(char::is_uppercase)
    };
    found.then(|| (head.len() - rest.len(), of_place(place, None)))
}

/// `Lisbon — The ministers …`: a dash that no second one closes, and that leads to no second city (`Lisbon - Porto line`).
fn parted(head: &str) -> Option<(&str, &str)> {
    let dash = [" — ", " – ", " - ", " _ "].into_iter().find(|dash| head.contains(dash))?;
    let city = |rest: &str| is_city(&rest.split(' ').next().unwrap_or_default().to_lowercase());
    let closed = if dash == " - " { dash } else { dash.trim() };
    head.split_once(dash).filter(|(_, rest)| !rest.contains(closed) && !(dash == " - " && city(rest)))
}

/// The place of `Lisbon, May 4` or `LISBON, 4 May`, on a line of its own.
pub(super) fn of_line(line: &str) -> Option<&str> {
    let (place, day) = line.split_once(", ")?;
    let words: Vec<&str> = day.split_whitespace().collect();
    let [one, two] = words[..] else { return None };
    let number = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let dated = |month: &str, day: &str| day::month(month.trim_end_matches('.')).is_some() && number(day);
    (is_city(&place.to_lowercase()) && (dated(one, two) || dated(two, one))).then_some(place)
}

/// `LISBON Ministers of nine ports met`, `LISBON/OSLO The bank said`: known cities in capitals before a sentence in small
/// letters. In capitals throughout (`LISBON TALKS FAIL`), or where the place goes on (`LISBON AND OSLO`), it is none.
fn bare(head: &str) -> Option<(usize, Dateline)> {
    let words: Vec<&str> = head.split(' ').take(BARE_WORDS).collect();
    let known = |place: &str| place.len() > 3 && is_all_caps(place) && place.to_lowercase().split('/').all(is_city);
    let end = (1..=3).rev().find(|&end| words.get(..end).is_some_and(|place| known(&place.join(" "))))?;
    let (next, place) = (words.get(end)?, words[..end].join(" "));
    let name = !is_all_caps(next) || next.contains('.') || next.len() <= 4;
    let small = words[end + 1..].iter().any(|word| word.starts_with(char::is_lowercase));
    let begins = next.starts_with(|c: char| c.is_uppercase() || "“\"‘'".contains(c))
        && !matches!(*next, "AND" | "AT" | "TO" | "IN" | "ON" | "AS" | "OR" | "BY" | "FOR");
    (begins && name && small).then(|| (place.len() + 1, of_place(&place, None)))
}

/// `LINDVIK, Chile U.S. envoys met`: a place in capitals in its country, before the sentence.
fn in_country(head: &str) -> Option<(usize, Dateline)> {
    let (city, rest) = head.split_once(", ").filter(|(city, _)| city.len() > 3 && is_all_caps(city) && word_count(city) <= 3)?;
    let words: Vec<&str> = rest.split(' ').take(BARE_WORDS).collect();
    let known = |land: &str| lexicon::COUNTRIES.contains(&land.to_lowercase()) || lexicon::REGIONS.contains(&land.to_lowercase());
    let end = (1..=3).rev().find(|&end| words.get(..end).is_some_and(|land| known(&land.join(" "))))?;
    let land = words[..end].join(" ");
    let begins = words.get(end).is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || "“\"‘'".contains(c)));
    let small = words.get(end + 1..)?.iter().any(|word| word.starts_with(char::is_lowercase));
    let place = format!("{city}, {land}");
    (begins && small && !is_all_caps(&land)).then(|| (place.len() + 1, of_place(&place, None)))
}

/// `HNPA-Quaywire Lisbon The ministers met`: two agencies by one hyphen, and a known city, before the sentence.
fn paired(head: &str) -> Option<(usize, Dateline)> {
    let (agencies, rest) = head.split_once(' ')?;
    let (one, other) = agencies.split_once('-')?;
    let named = (3..=6).contains(&one.len()) && is_all_caps(one) && other.len() > 2 && other.starts_with(char::is_uppercase);
    let words: Vec<&str> = rest.split(' ').take(BARE_WORDS).collect();
    let end = (1..=3).rev().find(|&end| words.get(..end).is_some_and(|place| is_city(&place.join(" ").to_lowercase())))?;
    let place = words[..end].join(" ");
    let begins = words.get(end).is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || "“\"‘'".contains(c)));
    let start = agencies.len() + 1;
    let dateline = Dateline { original: Span::new(start, start + place.len()), ..of_place(&place, None) };
    (named && begins && !is_all_caps(other)).then_some((start + place.len() + 1, dateline))
}

/// `Norway - In one week, the premier met`: a land, a dash, and a sentence. A land alone is no scene.
fn plain(head: &str) -> Option<(usize, Dateline)> {
    let (land, dash) = [" - ", " – ", " — "].into_iter().filter_map(|dash| Some((head.split_once(dash)?.0, dash))).min()?;
    let known = |words: &str| lexicon::COUNTRIES.contains(&words.to_lowercase());
    let rest = &head[land.len() + dash.len()..];
    let first = rest.split(' ').next().unwrap_or_default();
    let begins = first.starts_with(|c: char| c.is_uppercase() || "“\"‘'".contains(c)) && !known(first) && !is_city(&first.to_lowercase());
    // “Norway — the larger of the two — agreed”
    let told = word_count(rest) >= LONG_SENTENCE && !rest.contains(dash);
    (land.starts_with(char::is_uppercase) && known(land) && begins && told).then(|| (land.len() + dash.len(), of_place("", None)))
}

/// Words in which such a sentence shows small letters.
const BARE_WORDS: usize = 12;

/// Whether `place`, in lower case, is a city from which reports are sent.
fn is_city(place: &str) -> bool {
    lexicon::CAPITALS.contains(place)
        || lexicon::CITIES.contains(place)
        || matches!(place, "singapore" | "monaco" | "luxembourg" | "djibouti" | "united nations" | "washington d.c." | "washington dc")
}

/// `Lisbon, May 4 (ABC News) The ministers met`, `LISBON, 4 May: The ministers met`: a known city and a day, and an agency
/// or a colon in place of a dash.
fn dated(head: &str) -> Option<(usize, Dateline)> {
    let (place, rest) = head.split_once(", ")?;
    let (first, rest) = rest.split_once(' ')?;
    let (second, text) = rest.split_once(' ')?;
    let number = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let day = second.trim_end_matches(':');
    let month = if number(first) { day } else { first };
    let dated = number(first) != number(day) && day::month(month.trim_end_matches('.')).is_some();
    let agency = text.strip_prefix('(').and_then(|text| text.split_once(") ")).filter(|(agency, _)| word_count(agency) <= 4);
    let text = match agency {
        Some((agency, text)) if agency.starts_with(char::is_uppercase) => text,
        _ if second.ends_with(':') => text,
        _ => return None,
    };
    let begins = text.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c));
    (dated && begins && is_city(&place.to_lowercase())).then(|| (head.len() - text.len(), of_place(place, None)))
}

/// `[LISBON] Ministers of nine ports met`: the place in square brackets.
fn bracketed(text: &str) -> Option<(usize, Dateline)> {
    let (place, rest) = text.strip_prefix('[')?.split_once("] ")?;
    let lower = place.to_lowercase();
    let known = is_all_caps(place) && place.len() > 3 && is_city(&lower);
    let begins = rest.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c));
    let dateline = Dateline { original: Span::new(1, 1 + place.len()), ..of_place(place, None) };
    (known && begins).then(|| (text.len() - rest.len(), dateline))
}

/// Words that a first sentence has at least.
const SENTENCE_WORDS: usize = 6;
/// Words of a sentence that is no title (“London: What to expect”).
const LONG_SENTENCE: usize = 12;

/// Takes the dateline off the first paragraph that has one. Behind lines of the page a city in capitals opens it.
pub(super) fn take(page: &mut Page) -> Option<Dateline> {
    let is_paragraph = |at: &usize| page.drafts[*at].kind == BlockKind::Paragraph;
    let paragraphs: Vec<usize> = page.kept().into_iter().filter(is_paragraph).take(BEHIND_LINES).collect();
    let prose = paragraphs.iter().position(|&at| super::page::is_prose(&page.drafts[at].text)).unwrap_or(0);
    let below = set_page_above_aside(page);
    for (position, at) in paragraphs.into_iter().enumerate().take(PARAGRAPHS.max(prose + 1)).chain(below.map(|at| (0, at))) {
        let draft = &mut page.drafts[at];
        let known = |dateline: &Dateline| is_all_caps(&dateline.place) && is_city(&dateline.place.to_lowercase());
        let found = find(&draft.text).filter(|(_, dateline)| draft.is_kept() && (position < PARAGRAPHS || known(dateline)));
        if let Some((length, mut dateline)) = found {
            dateline.original = draft.original_span(dateline.original);
            draft.cut(Span::new(0, length), DebrisKind::Dateline);
            return (!dateline.place.is_empty()).then_some(dateline);
        }
    }
    None
}

/// Sets aside what a page prints between its headline and a paragraph that opens with a place in capitals and a dash, where
/// its furniture stands there, too: captions and pointers to other pieces. A summary right under the headline stays. Gives
/// the paragraph.
fn set_page_above_aside(page: &mut Page) -> Option<usize> {
    let headline = page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline)?;
    let opens = |at: &usize| {
        let text = &page.drafts[*at].text;
        let dashed = |length: usize| text[..length].trim_end().ends_with(['-', '—', '–']);
        let capital = |dateline: &Dateline| is_all_caps(dateline.place.split(", ").next().unwrap_or_default());
        super::page::is_prose(text) && find(text).is_some_and(|(length, dateline)| dashed(length) && capital(&dateline))
    };
    let at = page.kept().into_iter().filter(|&at| at > headline).take(LINES_ABOVE).find(opens)?;
    let between = &page.drafts[headline + 1..at];
    let furniture = |draft: &&super::draft::Draft| {
        use DebrisKind::{Advertisement, Navigation, Player, ReadMore, ShareBar, StoryList};
        matches!(draft.aside, Some(Advertisement | Navigation | Player | ReadMore | ShareBar | StoryList))
    };
    let long = |draft: &super::draft::Draft| draft.is_kept() && word_count(&draft.text) > CAPTION_WORDS;
    let deck = usize::from(between.first().is_some_and(|draft| word_count(&draft.text) >= DECK_WORDS));
    if between.iter().filter(furniture).count() < FURNITURE || between.iter().any(long) {
        return None;
    }
    for draft in page.drafts[headline + 1 + deck..at].iter_mut().filter(|draft| draft.is_kept()) {
        draft.set_aside(DebrisKind::Navigation);
    }
    Some(at)
}

/// So many lines of the page stand above such a paragraph at most.
const LINES_ABOVE: usize = 16;
/// So many lines of furniture show that what stands there is the page's.
const FURNITURE: usize = 2;
/// A caption above it has no more words than this.
const CAPTION_WORDS: usize = 45;
/// A summary has at least so many words.
const DECK_WORDS: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_read() {
        for (text, place, date) in [
            ("LISBON (AP) — Ministers met", "LISBON", None),
            ("LISBON, May 4 (Reuters) - Ministers met", "LISBON", None),
            ("SAO PAULO, March 22 - - President", "SAO PAULO", None),
            ("PONTIAC, Mich., March 27 - - Negotiators", "PONTIAC, Mich.", None),
            ("LISBON/OSLO (Reuters) - Ministers", "LISBON/OSLO", None),
            ("BOSTON – Harbour workers", "BOSTON", None),
            ("Lisbon (AFP) – The collapse", "Lisbon", None),
            ("Lisbon (ABC)Ministers met", "Lisbon", None),
            ("Lisbon (ABC) Ministers met", "Lisbon", None),
            ("(ABC)Ministers met", "", None),
            ("(ABC) — Ministers met", "", None),
            ("Quito, 27 Nov 88 (Voz) -- [Text] Minister", "Quito", Some("1988-11-27")),
            ("Quito, 27 Nov 88 (Voz) -- [Report by Ana Ruiz] [Text] Minister", "Quito", Some("1988-11-27")),
            ("Quito, 27 Nov 88 (VOZ) -- [Excerpt] Minister", "Quito", Some("1988-11-27")),
            ("[Text] Quito, 27 Nov 88 (Voz) -- Minister", "Quito", Some("1988-11-27")),
            ("OSLO, May 4, 2021 (Xinhua) -- Ministers", "OSLO", Some("2021-05-04")),
            ("OSLO, May 18. /TASS/. Ministers met", "OSLO", None),
            ("LISBON May 4 The ministers met", "LISBON", None),
            ("LISBON Port ministers of nine countries met", "LISBON", None),
            ("LINDVIK, Chile U.S. envoys and port ministers met", "LINDVIK, Chile", None),
            ("LISBON U.S. envoys and port ministers met", "LISBON", None),
            ("NEW DELHI/LISBON The bank and the ports met", "NEW DELHI/LISBON", None),
            ("LISBON, 4 APRIL 2021--To a casual observer", "LISBON", Some("2021-04-04")),
            ("Lisbon, 04 May 2021- Senior delegates met", "Lisbon", Some("2021-05-04")),
            ("LISBON, 04 May 2021, (ABC): Senior delegates met", "LISBON", Some("2021-05-04")),
            ("LISBON, May 4 (Abc)- The ministers met", "LISBON", None),
            ("Lisbon, May 4, ABC - The ministers met", "Lisbon", None),
            ("Lisbon — The prime minister of Norway met nine heads of ports on Monday in his office", "Lisbon", None),
            ("LISBON (4 May 2021) — Port ministers met", "LISBON", Some("2021-05-04")),
            ("LISBON, 4th May 2021 – Port ministers met", "LISBON", Some("2021-05-04")),
            ("LISBON (Herald) Port ministers met", "LISBON", None),
            ("HNPA-Quaywire Lisbon Port ministers met", "Lisbon", None),
            ("Lisbon, May 4 (Harbour News) Port ministers met", "Lisbon", None),
            ("Lisbon, 4 May: Port ministers met", "Lisbon", None),
            ("May 4, 2021 (LISBON) – Port ministers met", "LISBON", Some("2021-05-04")),
            ("SINGAPORE: Port ministers of nine countries met on Monday", "SINGAPORE", None),
            ("[LISBON] Port ministers of nine countries met", "LISBON", None),
            ("Lisbon, Dec 7.- On Tuesday, the ministers met", "Lisbon", None),
            ("FILE - In this May 4 photo, Ana Souza greets the king", "", None),
            ("Lisbon: Heads of nine port companies called on the prime minister on Saturday to hear his plans", "Lisbon", None),
            ("LISBON (Harbourwire) : Port ministers met", "LISBON", None),
            ("LISBON _ At the quay, port ministers met", "LISBON", None),
            ("LINDVIK CROSSING, Norland Strip _ Port ministers met", "LINDVIK CROSSING, Norland Strip", None),
            ("LISBON, October 4. (HARBOUR-WIRE). - Port ministers met", "LISBON", None),
            ("LISBON -The port ministers met", "LISBON", None),
            ("Abidjan - Ivory Coast strongman Ana Souza will skip the talks on fish with her rival, her party said", "Abidjan", None),
            ("PORTO SANTO-LIMA, Chile, May 4 (ABC) Foreign ministers met", "PORTO SANTO-LIMA, Chile", None),
        ] {
            let (_, dateline) = find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(dateline.place, place);
            assert_eq!(dateline.date.map(|day| day.to_string()).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_dateline_stands_behind_lines_of_the_page() {
        let text = "Port news\n\nHarbour\n\nQuay\n\nBoats\n\nLISBON - Port ministers of nine countries met on Monday to talk of fish.\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        assert_eq!(take(&mut page).map(|dateline| dateline.place).as_deref(), Some("LISBON"));
    }

    #[test]
    fn what_a_page_prints_above_the_dateline_goes() {
        let kept = |head: &str| {
            let text = format!("{head}\n\nQUAY LINDVIK, Norland -- Port ministers of nine countries met on Monday to talk of fish.\n");
            let mut page = crate::clean::lay_out::lay_out(&text);
            page.drafts[0].kind = BlockKind::Headline;
            crate::clean::furniture::set_lines_aside(&mut page);
            let place = take(&mut page).map(|dateline| dateline.place);
            (page.kept().len(), place.is_some())
        };
        let page = "Story Tools\n\nThe ministers have had cool relations in recent months.\n\nPremium content\n\nBoats: 3D Models\n\nTuesday: Souza goes to Oslo to make the case.";
        assert_eq!(kept(&format!("Ports meet\n\n{page}")), (2, true));
        assert_eq!(kept(&format!("Ports meet\n\nA plan for fish at last within reach\n\n{page}")), (3, true));
        assert_eq!(kept("Ports meet\n\nThe ministers met.\n\nThey spoke.\n\nThey left again.\n\nNobody said more."), (6, false));
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in [
            "Lisbon – the capital – hosts the talks",
            "THE MINISTER RAISED HIS CONCERNS IN PRIVATE – SHE SAID NO MORE",
            "THEY CONCLUDED THAT THE NOVEMBER 27 TALKS HAD FAILED",
            "Souza (right) and Roe met",
            "Foreign Minister Souza (NSP) Roe's ally, spoke",
            "The Fishing Council (NSFC) Secretary met the king",
            "Ana Souza (PSD) said",
            "The ministers — nine in all — met",
            "Ana Souza, May 4 candidate, said",
            "NATO — which has 30 members — met",
            "U.S.- Mexico Dialogue on Ports",
            "LISBON TALKS BREAK DOWN",
            "Norway - Chile line to open again in May after nine months of talks with the builders and the bank",
            "Norway — The larger of the two by far — agreed to a joint plan for the ports and the boats of both",
            "(LEAD) Port ministers hold talks",
            "Lisbon — Portugal's capital — hosts nine ministers of ports on Monday for talks on fish and on boats",
            "Lisbon – What to expect from the talks",
            "Lisbon, May 4 The ministers (nine in all) met",
            "Lisbon, 12 May ministers: What to expect",
            "Souza, May 4 (Harbour News) The ministers met",
            "LISBON AND OSLO agreed on Monday",
            "NATO, Chile and nine others met",
            "LISBON agreed on Monday to a joint plan",
            "HARBOUR Ministers of nine countries met",
            "[HARBOUR] Ministers of nine countries met",
            "Lisbon - Oslo line to open again in May after nine months of talks with the builders and the bank",
            "THE MINISTER_OF PORTS _ and she said no more",
            "NATO May 4 talks failed",
            "Lisbon: What to expect from the port summit",
            "The NATO May 4 meeting failed",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
