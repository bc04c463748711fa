//! What a time expression says, before anybody knows when it was written.

use std::ops::Range;

use jiff::civil::Weekday;

/// A time expression of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its tokens, without the preposition before it.
    pub tokens: Range<usize>,
    /// What it says. Of a range, the start.
    pub time: Time,
}

/// The kinds of time that news text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// “Wednesday”, “next Friday”.
    Weekday(Weekday, Which),
    /// “Friday of next week”, “on Monday or Tuesday next week”.
    WeekdayOfNextWeek(Weekday),
    /// “May 19”, “19 May 2021”: year, month, day.
    Day(Option<i16>, i8, i8),
    /// “the 12th”.
    DayOfMonth(i8),
    /// “June”, “last June”, “June 2021”: year, month.
    Month(Option<i16>, i8, Which),
    /// “2021”.
    Year(i16),
    /// “today” (0), “yesterday” (−1), “two days ago” (−2).
    Days(i32),
    /// “this weekend” (0), “next weekend” (1).
    Weekends(i32),
    /// “next month” (1).
    Months(i32),
    /// “last year” (−1).
    Years(i32),
    /// A time that no date of the calendar's grain can stand for: “this week”, “this summer”.
    Vague,
}

/// Which of several equally named times is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Not said: the tense tells.
    #[default]
    Unsaid,
    /// “this Friday”.
    This,
    /// “next Friday”, “coming Friday”.
    Next,
    /// “last Friday”, “past Friday”.
    Last,
}
