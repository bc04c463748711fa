//! The days of two meetings, compared.

use jiff::civil::Date;

use crate::brief::Meeting;

/// Days between two reports of one meeting at most: a day for the time zone, more for a slip.
pub const DAYS: i32 = 3;

/// Whether two meetings are on different days, and whether these are further apart than reports of one
/// meeting are. A month and a day in it do not differ; days of the week are compared where no date is known.
pub fn day_differs(one: &Meeting, other: &Meeting) -> Option<bool> {
    let (first, second) = (one.when.date.as_str(), other.when.date.as_str());
    if first.is_empty() || second.is_empty() {
        let (first, second) = (weekday(one)?, weekday(other)?);
        return (first != second).then_some(false);
    }
    if first.starts_with(second) || second.starts_with(first) {
        return None;
    }
    let days = first.parse::<Date>().ok().zip(second.parse::<Date>().ok()).and_then(|(first, second)| first.until(second).ok());
    Some(days.is_none_or(|span| span.get_days().abs() > DAYS))
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day of the week of a meeting, by its date or else by its words.
fn weekday(meeting: &Meeting) -> Option<usize> {
    if let Ok(date) = meeting.when.date.parse::<Date>() {
        return usize::try_from(date.weekday().to_monday_zero_offset()).ok();
    }
    let words = meeting.when.text.to_lowercase();
    WEEKDAYS.iter().position(|day| words.split(|c: char| !c.is_alphabetic()).any(|word| word == *day))
}

/// Whether a meeting's day can be compared with another's.
pub fn tells_day(meeting: &Meeting) -> bool {
    !meeting.when.date.is_empty() || weekday(meeting).is_some()
}

/// When, in a few words: the date where it is known.
pub fn day_words(meeting: &Meeting) -> String {
    let when = &meeting.when;
    match (when.text.is_empty(), when.date.is_empty()) {
        (false, false) => format!("{} ({})", when.text, when.date),
        (true, false) => when.date.clone(),
        _ => when.text.clone(),
    }
}
