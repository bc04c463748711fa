//! The dateline: `LISBON, May 4 (Agency) —` before the first sentence, or a place on a line of its own.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::draft::Page;
use super::fold::{CAPITAL as U, LETTER as L, word_count};
use super::{BlockKind, Dateline, DebrisKind};
use crate::ingest::day;
use crate::lexicon;
use crate::span::Span;

/// Datelines are looked for in this many paragraphs from the top.
const PARAGRAPHS: usize = 3;

/// A note before a dateline has no more words than this.
const NOTE_WORDS: usize = 3;

const MONTH: &str = r"(?:(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)";

// Repetitions are open-ended, since a bounded one of a large class takes milliseconds to compile;
// `find` looks at the first 140 characters only, and at those with a dash or bracket alone.

/// Capital place (LISBON, SAO PAULO, PONTIAC, Mich.), then day and agency in any order, then a dash.
static CAPITALS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("{U}[{U}.’' -]{{2,}}(?:/{U}[{U}.’' -]{{2,}})*(?:, {U}[{L}.’' ]+)?"), "*"));

/// Place in mixed case (Washington, Addis Ababa): only where an agency or a day follows it.
static MIXED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("{U}[{L}.’'-]+(?: {U}[{L}.’'-]+){{0,3}}(?:, {U}[{L}.’' ]+)?"), "+"));

/// An agency alone: `(ABC) —`, `(ABC) The ministers`, `Agency.net -`.
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^\({U}[{L}. /&-]+\)(?:\s*(?:--|[—–-])\s*|\s*)|^[{L}-]{{3,24}}\.[{L}]{{2,4}}\s+[—–-]\s+"))
        .expect("a fixed pattern")
});

/// A place in capitals and a day before the sentence, without a dash: `LISBON May 4 The …`, `LISBON, Chile, May 4 (ABC) The …`.
static UNDASHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?P<place>{U}{{3}}[{U}.’' -]*?(?:, {U}[{L}.’' ]+?)?),? {MONTH} \d{{1,2}}(?: \({U}[^()]+\))? "))
        .expect("a fixed pattern")
});

fn pattern(place: &str, notes: &str) -> Regex {
    let day = format!(r",? {MONTH} \d{{1,2}}(?:, \d{{4}})?|,? \d{{1,2}} {MONTH}(?: ’?\d{{2,4}})?");
    let agency = format!(r",? ?[(/\[]{U}[^()\[\]/]+[)/\]]");
    let dash = r"(?:\s*(?:- -|--+|—|–)\s*|\s+-\s+|\.\s*/[A-Z]{2,12}/\.\s+)";
    Regex::new(&format!(r"^(?P<place>{place})(?P<notes>(?:{day}|{agency}){notes})\.?{dash}(?:\[[^\[\]]+\]\s*)*")).expect("a fixed pattern")
}

/// What a dateline at the start of `text` says, and how many bytes it takes.
pub(super) fn find(text: &str) -> Option<(usize, Dateline)> {
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
        let date = day::find_day(&whole[place.len()..]).map(|(_, day)| day);
        return Some((whole.len(), of_place(place, date)));
    }
    if let Some(found) = glued(head).or_else(|| colon(head)).or_else(|| undashed(head)) {
        return Some(found);
    }
    let agency = Some(&AGENCY).filter(|_| dashed || head.starts_with('(')).and_then(|regex| regex.find(head))?;
    text[agency.end()..].starts_with(char::is_uppercase).then(|| (agency.end(), of_place("", None)))
}

/// A dateline whose place opens the text.
fn of_place(place: &str, date: Option<Date>) -> Dateline {
    Dateline { place: place.to_owned(), original: Span::new(0, place.len()), date }
}

/// Whether a dash stands between words, or the bar of an agency: without one there is no dateline.
fn has_dash(head: &str) -> bool {
    ["—", "–", "--", "- -", "/."].iter().any(|mark| head.contains(mark)) || head.split_whitespace().any(|word| word == "-")
}

/// `Lisbon (ABC)Ministers met`: no dash, and the first sentence at once; a space only after a known city.
fn glued(head: &str) -> Option<(usize, Dateline)> {
    let (place, rest) = head.split_once(" (")?;
    let (agency, rest) = rest.split_once(')')?;
    let names = place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let short = agency.chars().take_while(char::is_ascii_uppercase).count() >= 2 && agency.len() <= 16;
    let known = || lexicon::CAPITALS.contains(&place.to_lowercase()) || lexicon::CITIES.contains(&place.to_lowercase());
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
    let begins = text.starts_with(|c: char| c.is_uppercase() || "“\"".contains(c));
    begins.then(|| (whole.len(), of_place(place, day::find_day(&whole[place.len()..]).map(|(_, day)| day))))
}

/// Bytes in which such a dateline has its day.
const UNDASHED_DAY: usize = 60;

/// `NEW DELHI: India has put off …`, `New Delhi: India has …`: a known city in capitals, which no speaker is, or a
/// capital before a longer sentence.
fn colon(head: &str) -> Option<(usize, Dateline)> {
    let (place, rest) = head.split_once(": ")?;
    let capitals = place.len() > 3 && !place.contains(char::is_lowercase);
    let lower = place.to_lowercase();
    let words = rest.split_whitespace().take(LONG_SENTENCE).count();
    let capital = lexicon::CAPITALS.contains(&lower);
    let found = if capitals {
        words >= SENTENCE_WORDS && (capital || lexicon::CITIES.contains(&lower))
    } else {
        capital && words == LONG_SENTENCE && rest.starts_with(char::is_uppercase)
    };
    found.then(|| (head.len() - rest.len(), of_place(place, None)))
}

/// Words that a first sentence has at least.
const SENTENCE_WORDS: usize = 6;
/// Words of a sentence that is no title (“London: What to expect”).
const LONG_SENTENCE: usize = 12;

/// Takes the dateline off the first paragraph that has one.
pub(super) fn take(page: &mut Page) -> Option<Dateline> {
    let paragraphs: Vec<usize> =
        page.kept().into_iter().filter(|&at| page.drafts[at].kind == BlockKind::Paragraph).take(PARAGRAPHS).collect();
    for at in paragraphs {
        let draft = &mut page.drafts[at];
        if let Some((length, mut dateline)) = find(&draft.text) {
            dateline.original = draft.original_span(dateline.original);
            draft.cut(Span::new(0, length), DebrisKind::Dateline);
            return (!dateline.place.is_empty()).then_some(dateline);
        }
    }
    None
}

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
            ("Lisbon: Heads of nine port companies called on the prime minister on Saturday to hear his plans", "Lisbon", None),
            ("PORTO SANTO-LIMA, Chile, May 4 (ABC) Foreign ministers met", "PORTO SANTO-LIMA, Chile", None),
        ] {
            let (_, dateline) = find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(dateline.place, place);
            assert_eq!(dateline.date.map(|day| day.to_string()).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in [
            "Lisbon – the capital – hosts the talks",
            "Souza (right) and Roe met",
            "Foreign Minister Souza (NSP) Roe's ally, spoke",
            "The Fishing Council (NSFC) Secretary met the king",
            "Ana Souza (PSD) said",
            "The ministers — nine in all — met",
            "Ana Souza, May 4 candidate, said",
            "NATO — which has 30 members — met",
            "NATO May 4 talks failed",
            "Lisbon: What to expect from the port summit",
            "The NATO May 4 meeting failed",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
