//! Weekdays, months, days and years by their calendar names.

use jiff::civil::{Date, Weekday};

use super::Words;
use crate::analysis::when::time::{Time, Which};
use crate::lexicon;

/// The calendar expression at `at`: the place after it and what it says.
pub(super) fn read(words: Words, at: usize) -> Option<(usize, Time)> {
    let (next, which) = which(words, at);
    weekday_phrase(words, next, which)
        .or_else(|| month_phrase(words, next, which))
        .or_else(|| if next == at { day_month(words, at).or_else(|| figures(words, at)) } else { None })
}

/// “next”, “this”, “last” and the like before a calendar name.
fn which(words: Words, at: usize) -> (usize, Which) {
    match words.time_word(at) {
        Some(("this", next)) => (next, Which::This),
        Some(("next", next)) => (next, Which::Next),
        Some(("last", next)) => (next, Which::Last),
        _ if words.lower(at) == "the" && weekday(words, at + 1).is_none() => (at, Which::Unsaid),
        _ => (at, Which::Unsaid),
    }
}

/// “Wednesday”, “Tuesday night”, “Thursday, June 24”, “Monday and Tuesday”.
fn weekday_phrase(words: Words, at: usize, which: Which) -> Option<(usize, Time)> {
    let day = weekday(words, at)?;
    let feast = |before: usize| words.capital(before) && words.time_word(before).is_some_and(|(class, _)| class == "feast");
    if at.checked_sub(1).is_some_and(feast) {
        return None;
    }
    let mut end = words.skip(at + 1, "part");
    let comma = end + usize::from(words.lower(end) == ",");
    if let Some((after, time)) = month_phrase(words, comma, Which::Unsaid).or_else(|| day_month(words, comma)) {
        return Some((after, time));
    }
    if matches!(words.lower(end), "and" | "or" | "to" | "through" | "–" | "-" | "until") && weekday(words, end + 1).is_some() {
        end = words.skip(end + 2, "part");
    }
    if let Some(after) = next_week(words, end).filter(|_| which == Which::Unsaid) {
        return Some((after, Time::WeekdayOfNextWeek(day)));
    }
    Some((end, Time::Weekday(day, which)))
}

/// “Next week”, “of next week” behind a weekday.
fn next_week(words: Words, at: usize) -> Option<usize> {
    let at = at + usize::from(words.lower(at) == "of");
    (words.lower(at) == "next" && words.lower(at + 1) == "week").then_some(at + 2)
}

/// “May 19, 2021”, “June 7–8”, “June 30 to July 2”, “June 2021”, “last June”.
fn month_phrase(words: Words, at: usize, which: Which) -> Option<(usize, Time)> {
    let month = month(words, at)?;
    let Some((day, mut end)) = days(words, at + 1).or_else(|| to_next_month(words, at + 1)) else {
        return bare_month(words, at, month, which);
    };
    if matches!(words.lower(end), "–" | "-" | "to" | "through" | "and" | "until") && self::month(words, end + 1).is_some() {
        end = days(words, end + 2).map_or(end, |(_, after)| after);
    }
    let (end, year) = year_after(words, end);
    Some((end, Time::Day(year, month, day)))
}

/// A month without a day. “May” and “March” need a sign that they are months.
fn bare_month(words: Words, at: usize, month: i8, which: Which) -> Option<(usize, Time)> {
    let (end, year) = year_after(words, at + 1 + usize::from(words.lower(at + 1) == "of"));
    if year.is_some() {
        return Some((end, Time::Month(year, month, which)));
    }
    let ambiguous = matches!(words.lower(at), "may" | "march" | "mar" | "jan" | "jun" | "sep" | "dec");
    let before = at.checked_sub(1).map_or("", |before| words.lower(before));
    let preposition = matches!(before, "in" | "since" | "until" | "by" | "of" | "during" | "early" | "late" | "mid" | "from");
    (which != Which::Unsaid || !ambiguous || preposition).then_some((at + 1, Time::Month(None, month, which)))
}

/// “19 May 2021”, “7–8 June”, “27 Nov 88”, “the 19th of May”.
fn day_month(words: Words, at: usize) -> Option<(usize, Time)> {
    let at = at + usize::from(words.lower(at) == "the");
    let (day, next) = days(words, at)?;
    let next = next + usize::from(words.lower(next) == "of");
    let month = month(words, next)?;
    let (end, year) = year_after(words, next + 1);
    let short = words.number(end, 50..=99).filter(|_| year.is_none() && words.lower(end).len() == 2);
    match short {
        Some(short) => Some((end + 1, Time::Day(Some(1900 + short), month, day))),
        None => Some((end, Time::Day(year, month, day))),
    }
}

/// An ISO date, “the 12th”, or a year after “in”.
fn figures(words: Words, at: usize) -> Option<(usize, Time)> {
    if let Ok(date) = words.lower(at).parse::<Date>() {
        return (words.lower(at).len() == 10).then_some((at + 1, Time::Day(Some(date.year()), date.month(), date.day())));
    }
    let ordinal = words.lower(at + 1).ends_with("th") || words.lower(at + 1).ends_with("st") || words.lower(at + 1).ends_with("nd");
    if words.lower(at) == "the" && ordinal && before(words, at) == "on" {
        let plain = !words.doc.tokens.get(at + 2).is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
        return words.number(at + 1, 1..=31).filter(|_| plain).map(|day| (at + 2, Time::DayOfMonth(small(day))));
    }
    let in_year = matches!(before(words, at), "in" | "since" | "of" | "by");
    words.number(at, 1900..=2100).filter(|_| in_year).map(|year| (at + 1, Time::Year(year)))
}

fn before(words: Words<'_>, at: usize) -> &str {
    at.checked_sub(1).map_or("", |before| words.lower(before))
}

/// A day of the month, or the first of a range of them, and the place after.
fn days(words: Words, at: usize) -> Option<(i8, usize)> {
    let plain = |day: &str| ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day).parse::<i8>();
    if let Some((first, last)) = words.lower(at).split_once(['-', '–', '/'])
        && let (Ok(first), Ok(1..=31)) = (plain(first), plain(last))
    {
        return (1..=31).contains(&first).then_some((first, at + 1));
    }
    let day = words.number(at, 1..=31)?;
    let range = matches!(words.lower(at + 1), "–" | "-" | "—" | "to" | "and" | "through" | "until");
    let end = if range && words.number(at + 2, 1..=31).is_some() && !is_clock(words, at + 2) { at + 3 } else { at + 1 };
    (!is_clock(words, at)).then_some((small(day), end))
}

/// “31-November 1” behind “October”: the first day of a range that ends in another month, and the place after it.
fn to_next_month(words: Words, at: usize) -> Option<(i8, usize)> {
    let (first, month) = words.lower(at).split_once(['-', '–'])?;
    let day = first.parse().ok().filter(|day| (1..=31).contains(day))?;
    let named = lexicon::CALENDAR.class(month).is_some_and(|class| class.starts_with("month"));
    let (_, end) = days(words, at + 1).filter(|_| named)?;
    Some((day, end))
}

fn is_clock(words: Words, at: usize) -> bool {
    words.time_word(at + 1).is_some_and(|(class, _)| class == "clock")
}

/// “, 2021” or “2021” at `at`.
fn year_after(words: Words, at: usize) -> (usize, Option<i16>) {
    let figure = at + usize::from(words.lower(at) == ",");
    match words.number(figure, 1900..=2100) {
        Some(year) if words.lower(figure).len() == 4 => (figure + 1, Some(year)),
        _ => (at, None),
    }
}

fn weekday(words: Words, at: usize) -> Option<Weekday> {
    let number = class(words, at)?.strip_prefix("weekday ")?.parse().ok()?;
    Weekday::from_monday_one_offset(number).ok()
}

fn month(words: Words, at: usize) -> Option<i8> {
    let word = words.lower(at);
    let name = word.strip_prefix("mid-").filter(|rest| !rest.is_empty());
    let class = name.map_or_else(|| class(words, at), |name| lexicon::CALENDAR.class(name))?;
    class.strip_prefix("month ")?.parse().ok()
}

/// The class of a calendar name that is written with a capital (“Mondays” is a habit, no day).
fn class(words: Words, at: usize) -> Option<&'static str> {
    if words.capital(at) { lexicon::CALENDAR.class(words.lower(at)) } else { None }
}

/// A number that was checked to be below 100.
fn small(number: i16) -> i8 {
    i8::try_from(number).expect("days and months are below 100")
}
