//! Lines that state the day or hour of publication or of an update, outside the body.
//!
//! The first such day near the headline is the article's; a day of publication goes before a
//! day of update. Days without their year are set aside, and not read.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::draft::Page;
use super::fold::{fold, word_count};
use super::furniture::is_record;
use super::{BlockKind, DebrisKind};
use crate::ingest::day;
use crate::lexicon;

/// A date line holds no more words than this: weekday, day, month, year, hour, zone, and a label, twice.
const LONGEST: usize = 16;

/// The section or name before a day has no more words than this.
const SECTION_WORDS: usize = 3;

/// What a date line says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateLine {
    pub(super) day: Option<Date>,
    pub(super) update: bool,
    /// Whether it says that this is the day of publication.
    pub(super) labelled: bool,
}

/// Whether a word may stand in a date line: a listed one, a day, a year or an hour (`4th`, `2021`, `5pm`, `t09`, `gmt2`). A
/// pattern of so many words takes milliseconds to compile.
fn is_date_word(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    let suffix = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = word.len() - suffix.len();
    match suffix {
        "" | "st" | "nd" | "rd" | "th" if number > 0 => number <= 4,
        "am" | "pm" if number > 0 => number <= 2,
        _ => {
            let hour = word.strip_prefix('t').is_some_and(|hour| hour.len() == 2 && digits(hour, 2));
            let zone = word.strip_prefix("utc").or_else(|| word.strip_prefix("gmt")).is_some_and(|hours| digits(hours, 2));
            hour || zone || lexicon::DATE_WORDS.contains(&word)
        }
    }
}

/// A year with the hour, or a zone with the next label, glued to it (`20194:29 AM ESTUpdated`).
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:19|20)[0-9]{2})([0-9]{1,2}:[0-9]{2})|\b([A-Z]{2,4})(Updated|Published|Posted|Modified)").expect("a fixed pattern")
});

/// Reads `line` as a date line: only a date, an hour, and words like “published” or “updated”.
pub(super) fn date_of_line(line: &str) -> Option<DateLine> {
    if line.len() > 120 {
        return None;
    }
    let glued = line.contains(':') && line.contains(|c: char| c.is_ascii_digit());
    let parted = glued.then(|| GLUED.replace_all(line, "${1}${3} ${2}${4}"));
    let line = parted.as_deref().unwrap_or(line);
    if word_count(line) > LONGEST || line.len() > 120 {
        return None;
    }
    let folded = fold(line);
    let update = folded.contains("update") || folded.contains("modified");
    if matches!(folded.as_str(), "this article has been updated" | "this story has been updated") {
        return Some(DateLine { day: None, update: true, labelled: false });
    }
    if let Some(day) = day_of_citation(line) {
        return Some(DateLine { day: Some(day), update: false, labelled: true });
    }
    if !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(day) = day_with_comments(line) {
        return Some(DateLine { day: Some(day), update: false, labelled: false });
    }
    let mut digits = false;
    let mut label = false;
    // “Norway Ports 28 April 2010 06:15”: a section, or a name, before the day and the hour.
    let line = if line.contains(':') && day::find_day(line).is_some() { behind_section(line) } else { line };
    for word in line.split(|c: char| c.is_whitespace() || ",.:;|()+-–—/·•".contains(c)).filter(|word| !word.is_empty()) {
        if !is_date_word(word) {
            return None;
        }
        digits |= word.starts_with(|c: char| c.is_ascii_digit());
        label |= word.len() > 3 && word.ends_with("ed");
    }
    let day = day::find_day(line).map(|(_, day)| day);
    let labelled = ["publish", "posted", "issued", "released"].iter().any(|label| folded.contains(label));
    (digits && (day.is_some() || label || line.contains(':') || folded.ends_with(" ago"))).then_some(DateLine { day, update, labelled })
}

/// What stands behind up to three capitalised words that are no part of a date.
fn behind_section(line: &str) -> &str {
    let mut rest = line;
    // “norway Updated: May 4, 2018 09:42”
    if let Some((section, stamp)) = line.split_once(' ')
        && section.chars().all(char::is_lowercase)
        && ["Updated:", "Published:", "Posted:"].iter().any(|label| stamp.starts_with(label))
    {
        return stamp;
    }
    for _ in 0..SECTION_WORDS {
        let word = rest.split_whitespace().next().unwrap_or_default();
        let plain = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && !is_date_word(word);
        if !plain {
            return rest;
        }
        rest = rest[word.len()..].trim_start();
    }
    rest
}

/// “March 12th, 2018 Norway, Port Talks 8 comments”: the day, the sections, and how many comments readers have written.
fn day_with_comments(line: &str) -> Option<Date> {
    let (before, count) = line.strip_suffix(" comments")?.rsplit_once(' ')?;
    let (at, day) = day::find_day(before).filter(|(at, _)| at.start == 0)?;
    let sections = before[at.end..].split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (sections && count.bytes().all(|byte| byte.is_ascii_digit())).then_some(day)
}

/// “Harbour Press, Volume CXX, 7 May 1987, Page 9”: where a newspaper printed the article.
fn day_of_citation(line: &str) -> Option<Date> {
    let (before, page) = line.rsplit_once(", Page ").or_else(|| line.rsplit_once(", page "))?;
    let numbered = !page.is_empty() && page.len() <= 4 && page.chars().all(|c| c.is_ascii_alphanumeric());
    let (at, day) = day::find_day(before)?;
    let names = before[..at.start]
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(word, "of" | "the"));
    (numbered && names && at.start > 0 && at.end == before.len()).then_some(day)
}

/// Sets date lines aside and gives the day of publication.
pub(super) fn take(page: &mut Page) -> Option<Date> {
    let headline = page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline);
    let mut labelled = None;
    let mut published = None;
    let mut updated = None;
    for (at, draft) in page.drafts.iter_mut().enumerate() {
        let told = draft.aside == Some(DebrisKind::Byline) || draft.aside == Some(DebrisKind::PublicationDate) && is_record(&draft.text);
        let byline = || told.then(|| day::find_day(&draft.text)).flatten();
        let Some(line) = date_of_line(&draft.text) else {
            // “By Ana Souza - Harbour Times - Monday, March 5, 2012”.
            let near = headline.is_none_or(|headline| at < headline + 12);
            if let Some((_, day)) = byline().filter(|_| near && published.is_none()) {
                published = Some(day);
            }
            continue;
        };
        if draft.aside == Some(DebrisKind::Navigation) && headline.is_some() {
            continue;
        }
        draft.aside = Some(DebrisKind::PublicationDate);
        let near = headline.is_none_or(|headline| at < headline + 12);
        let slot = match line {
            DateLine { update: true, .. } => &mut updated,
            DateLine { labelled: true, .. } => &mut labelled,
            DateLine { .. } => &mut published,
        };
        if slot.is_none() && near {
            *slot = line.day;
        }
    }
    labelled.or(published).or(updated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_are_read() {
        for (line, iso) in [
            ("Saturday, August 24, 2019", Some("2019-08-24")),
            ("Published 12 March 2021", Some("2021-03-12")),
            ("Fri, 01 Jul 2022 21:37:15 +0000", Some("2022-07-01")),
            ("updated: Nov 20 2019, 15:24pm ist", Some("2019-11-20")),
            ("Updated: 2:15 p.m.", None),
            ("Published Wed, Nov 20 20194:29 AM ESTUpdated an hour ago", Some("2019-11-20")),
            ("Mon 18 Nov 2019 18.54 GMT   Last modified on Mon 18 Nov 2019 18.56 GMT", Some("2019-11-18")),
            ("Wednesday 20 November 2019 11:42, UK", Some("2019-11-20")),
            ("Last updated on 4 May 2021 at 10:30 GMT", Some("2021-05-04")),
            ("Page last updated at 10:51 GMT, Tuesday, 4 May 2021", Some("2021-05-04")),
            ("May 4th, 2021 Norway, Port Talks 8 comments", Some("2021-05-04")),
            ("2021/05/04", Some("2021-05-04")),
            ("4 May 2021 04:04:16 GMT9", Some("2021-05-04")),
            ("Norway Ports 28 April 2010 06:15 (UTC +04:00)", Some("2010-04-28")),
            ("Ana Roe 10 seconds ago Thu 10th September 2020 | 08:23 PM", Some("2020-09-10")),
            ("Press Release – September 21st, 2023", Some("2023-09-21")),
            ("24 October 2014 Media Statement", Some("2014-10-24")),
            ("Publish Date : 23 August 2022 21:50 PM", Some("2022-08-23")),
            ("Harbour Press, Volume CXX, 7 May 1987, Page 9", Some("1987-05-07")),
        ] {
            let read = date_of_line(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(read.day.map(|day| day.to_string()).as_deref(), iso, "{line}");
        }
    }

    #[test]
    fn sentences_and_numbers_are_no_date_lines() {
        for line in ["The talks began on March 4, 2021", "24 ministers met", "3", "2020", "May", "On Monday", "March on Washington"] {
            assert_eq!(date_of_line(line), None, "{line}");
        }
        for line in [
            "Ministers Meet 28 April 2010: Ports",
            "The pact of 7 May 1987, Page 9",
            "The ministers signed it on 7 May 1987, page 9",
            "Press release",
        ] {
            assert_eq!(date_of_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_day_that_is_called_that_of_publication_goes_first() {
        let text = "Ports meet in Lisbon\n\nThursday, March 12th, 2026\n\nPort ministers met on Monday.\n\nPublish Date : 23 August 2022\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        page.drafts[0].kind = BlockKind::Headline;
        assert_eq!(take(&mut page).map(|day| day.to_string()).as_deref(), Some("2022-08-23"));
    }
}
