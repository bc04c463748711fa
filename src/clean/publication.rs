//! Lines that state the day or hour of publication or of an update, outside the body.
//!
//! The first such day near the headline is the article's; a day of publication goes before a
//! day of update. Days without their year are set aside, and not read.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::draft::Page;
use super::fold::{fold, word_count};
use super::{BlockKind, DebrisKind};
use crate::ingest::day;

/// A date line holds no more words than this: weekday, day, month, year, hour, zone, and a label, twice.
const LONGEST: usize = 16;

/// What a date line says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateLine {
    pub(super) day: Option<Date>,
    pub(super) update: bool,
}

/// Words that a date line may hold beside the date itself.
static DATE_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:first|last|originally|published|posted|updated|modified|and|issued|released|created|update|date|dateline|time|on|at
        |mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday
        |jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec
        |january|february|march|april|june|july|august|september|october|november|december
        |\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:am|pm)|\d{4}-\d\d-\d\d\S*|t?\d\d|a|p|m|am|pm|utc|gmt|bst|cet|cest|est|edt|et|pt|pst|pdt|ct|cst|cdt|ist|amt|aest|eat|wat|sast|jst|kst|hkt|sgt|msk|trt|pkt|brt|wib|aedt|awst|acst|nzst|nzdt|bdt|npt|gst|eest|eet|wet|west|local|hours|hrs|h|z
        |uk|an|ago|hours?|minutes?|mins?|days?|weeks?|months?)$",
    )
    .expect("a fixed pattern")
});

/// A year with the hour, or a zone with the next label, glued to it (`20194:29 AM ESTUpdated`).
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:19|20)\d\d)(\d{1,2}:\d\d)|\b([A-Z]{2,4})(Updated|Published|Posted|Modified)").expect("a fixed pattern")
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
        return Some(DateLine { day: None, update: true });
    }
    if !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut digits = false;
    let mut label = false;
    for word in line.split(|c: char| c.is_whitespace() || ",.:;|()+-–—/·•".contains(c)).filter(|word| !word.is_empty()) {
        if !DATE_WORDS.is_match(word) {
            return None;
        }
        digits |= word.starts_with(|c: char| c.is_ascii_digit());
        label |= word.len() > 3 && word.ends_with("ed");
    }
    let day = day::find_day(line).map(|(_, day)| day);
    (digits && (day.is_some() || label || line.contains(':') || folded.ends_with(" ago"))).then_some(DateLine { day, update })
}

/// Sets date lines aside and gives the day of publication.
pub(super) fn take(page: &mut Page) -> Option<Date> {
    let headline = page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline);
    let mut published = None;
    let mut updated = None;
    for (at, draft) in page.drafts.iter_mut().enumerate() {
        let byline = || (draft.aside == Some(DebrisKind::Byline)).then(|| day::find_day(&draft.text)).flatten();
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
        let slot = if line.update { &mut updated } else { &mut published };
        if slot.is_none() && near {
            *slot = line.day;
        }
    }
    published.or(updated)
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
    }
}
