//! Times counted from the day of writing: “yesterday”, “this weekend”, “two days ago”.

use super::Words;
use crate::analysis::when::time::Time;

/// The relative expression at `at`: the place after it and what it says.
pub(super) fn read(words: Words, at: usize) -> Option<(usize, Time)> {
    day(words, at).or_else(|| period(words, at)).or_else(|| ago(words, at)).or_else(|| ahead(words, at))
}

/// “today”, “tomorrow night”, “last night”.
fn day(words: Words, at: usize) -> Option<(usize, Time)> {
    let (class, next) = words.time_word(at)?;
    let days = class.strip_prefix("day ")?.parse().ok()?;
    if is_name(words, at) {
        return None;
    }
    let end = words.skip(next, "part");
    Some(dated(words, end).unwrap_or((end, Time::Days(days))))
}

/// “HARBOUR TODAY”, “Politics Today programme”: a newspaper's name, or that of a programme.
fn is_name(words: Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words.doc.tokens[before]) else { return false };
    if !words.capital(at) || !before.tag.is_proper() || !lower_case_around(words, at) {
        return false;
    }
    let capitals = words.doc.words(at..at + 1).bytes().all(|byte| byte.is_ascii_uppercase());
    let shown = matches!(words.lower(at + 1), "programme" | "program" | "show" | "newspaper" | "magazine" | "website" | "broadcast");
    capitals || shown
}

/// “Today, Thursday, April 18, 2024”: the day itself behind the word for it.
fn dated(words: Words, end: usize) -> Option<(usize, Time)> {
    let comma = words.lower(end) == ",";
    let (after, time) = super::calendar::read(words, end + usize::from(comma)).filter(|_| comma)?;
    matches!(time, Time::Day(..)).then_some((after, time))
}

/// Whether the sentence is not all in capitals.
fn lower_case_around(words: Words, at: usize) -> bool {
    (at.saturating_sub(8)..words.end.min(at + 8)).any(|i| words.doc.words(i..i + 1).contains(|c: char| c.is_lowercase()))
}

/// “next week”, “later this summer”, “this weekend”.
fn period(words: Words, at: usize) -> Option<(usize, Time)> {
    let (class, next) = words.time_word(at)?;
    // “Over the weekend”, “at the weekend”.
    let before = at.checked_sub(1).map_or("", |before| words.lower(before));
    if words.lower(at) == "weekend" && before == "the" && at > 1 && matches!(words.lower(at - 2), "over" | "at" | "on" | "during") {
        return Some((at + 1, Time::Weekends(0)));
    }
    let step = match class {
        "this" => 0,
        "next" => 1,
        "last" => -1,
        _ => return None,
    };
    let ("unit", end) = words.time_word(next)? else { return None };
    if !words.doc.tokens[next].tag.is_noun() {
        return None;
    }
    let time = match words.lower(next) {
        "weekend" => Time::Weekends(step),
        "month" => Time::Months(step),
        "year" => Time::Years(step),
        "week" | "spring" | "summer" | "autumn" | "fall" | "winter" | "quarter" => Time::Vague,
        _ => return None,
    };
    Some((end, time))
}

/// “two days ago”, “a week earlier”.
fn ago(words: Words, at: usize) -> Option<(usize, Time)> {
    let (count, unit) = count(words, at)?;
    if !matches!(words.lower(unit + 1), "ago") {
        return None;
    }
    Some((unit + 2, steps(words, unit, -count)))
}

/// “in two days”, “in three weeks' time”.
fn ahead(words: Words, at: usize) -> Option<(usize, Time)> {
    if words.lower(at) != "in" {
        return None;
    }
    let (count, unit) = count(words, at + 1)?;
    let end = unit + 1;
    let closed = end >= words.end || words.doc.tokens[end].tag.is_punctuation() || matches!(words.lower(end), "'" | "'s" | "time");
    (closed && words.doc.tokens[unit].tag.is_noun() && count < 100).then(|| (end, steps(words, unit, count)))
}

/// A count and the place of the unit that it counts.
fn count(words: Words, at: usize) -> Option<(i32, usize)> {
    let (count, next) = if let Some(number) = words.number(at, 1..=99) {
        (i32::from(number), at + 1)
    } else {
        let (class, next) = words.time_word(at)?;
        (class.strip_prefix("number ")?.parse().ok()?, next)
    };
    let ("unit", _) = words.time_word(next)? else { return None };
    Some((count, next))
}

/// `count` of the unit at `unit` from the day of writing; only days lead to a day.
fn steps(words: Words, unit: usize, count: i32) -> Time {
    match words.lower(unit) {
        "day" | "days" => Time::Days(count),
        "month" | "months" => Time::Months(count),
        "year" | "years" => Time::Years(count),
        _ => Time::Vague,
    }
}
