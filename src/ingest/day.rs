//! Text → calendar day, where day, month and year are all stated.
//!
//! Reads the ways in which news states a day: `March 4, 2021`, `4 March 2021`, `4 Mar 21`,
//! `2021-03-04`, and `04/13/2021` where only one order is possible. Nothing is inferred.

use jiff::civil::Date;

use crate::span::Span;

/// Two-digit years from this one on belong to the last century (POSIX `%y`: 69–99 are 19xx).
const PIVOT: i16 = 69;

/// The first full date in `text`, and where it stands.
#[must_use]
pub fn find_day(text: &str) -> Option<(Span, Date)> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let three = words.get(at..at + 3)?;
        let day = read_three(text, three)?;
        Some((Span::new(three[0].0, three[2].0 + three[2].1.len()), day))
    })
}

/// A day of eight digits (ISO 8601, basic form), where a field is known to hold a day: `20210504`.
pub(super) fn compact(text: &str) -> Option<(Span, Date)> {
    let digits = text.get(..8).filter(|digits| digits.bytes().all(|c| c.is_ascii_digit()))?;
    let ends = text[8..].starts_with(|c: char| !c.is_ascii_digit()) || text.len() == 8;
    let number = |at: std::ops::Range<usize>| digits[at].parse::<i8>().ok();
    let day = date(digits[..4].parse().ok()?, number(4..6)?, number(6..8)?)?;
    ends.then_some((Span::new(0, 8), day))
}

/// The words and numbers of `text` with their offsets.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut begin = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                words.push((from, &text[from..at]));
                begin = None;
            }
            _ => {}
        }
    }
    words
}

fn read_three(text: &str, three: &[(usize, &str)]) -> Option<Date> {
    let [a, b, c] = [three[0].1, three[1].1, three[2].1];
    let gap = |from: (usize, &str), to: (usize, &str)| text[from.0 + from.1.len()..to.0].to_owned();
    let (first, second) = (gap(three[0], three[1]), gap(three[1], three[2]));
    let loose = |gap: &str| gap.len() <= 3 && gap.chars().all(|c| c.is_whitespace() || ".,-’'".contains(c));
    if loose(&first) && loose(&second) {
        if let (Some(month), Some(day)) = (month(a), day_number(b)) {
            return date(year(c)?, month, day);
        }
        if let (Some(day), Some(month)) = (day_number(a), month(b)) {
            return date(year(c)?, month, day);
        }
    }
    if first == "-" && second == "-" && a.len() == 4 && b.len() == 2 {
        let day = c.get(..2).filter(|_| c.len() == 2 || c[2..].starts_with('T'))?;
        return date(a.parse().ok()?, b.parse().ok()?, day.parse().ok()?);
    }
    if first == "/" && second == "/" && a.len() == 4 && c.len() <= 2 {
        return date(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    }
    (first == second && (first == "/" || first == ".") && c.len() == 4).then(|| slashed(a, b, c))?
}

/// `13/04/2021` or `04/13/2021`; where both orders are possible the day stays unknown.
fn slashed(a: &str, b: &str, year: &str) -> Option<Date> {
    let (a, b, year) = (a.parse::<i8>().ok()?, b.parse::<i8>().ok()?, year.parse::<i16>().ok()?);
    match (a, b) {
        (1..=12, 1..=12) if a != b => None,
        (_, 13..) => date(year, a, b),
        _ => date(year, b, a),
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    (1400..=2199).contains(&year).then(|| Date::new(year, month, day).ok())?
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let ordinal = ending.is_empty() || matches!(ending.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th");
    (ordinal && digits.len() <= 2).then(|| digits.parse().ok())?
}

fn year(word: &str) -> Option<i16> {
    let number: i16 = word.parse().ok()?;
    match word.len() {
        4 => Some(number),
        2 => Some(if number >= PIVOT { 1900 + number } else { 2000 + number }),
        _ => None,
    }
}

/// The number of an English month, written out or shortened.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let word = word.to_lowercase();
    let short = word.len() == 3 || word == "sept";
    let at = MONTHS.iter().position(|month| *month == word || short && month.starts_with(&word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        find_day(text).map(|(_, day)| day.to_string())
    }

    #[test]
    fn eight_digits_are_a_day_where_a_day_is_expected() {
        let read = |text: &str| compact(text).map(|(_, day)| day.to_string());
        assert_eq!(read("20210504").as_deref(), Some("2021-05-04"));
        assert_eq!(read("20210504T1000Z").as_deref(), Some("2021-05-04"));
        for text in ["20211304", "1620122400", "2021050", "May 2021"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn full_dates_are_read() {
        for (text, iso) in [
            ("Saturday, August 24, 2019", "2019-08-24"),
            ("Fri, 01 Jul 2022 21:37:15 +0000", "2022-07-01"),
            ("QUITO, 27 Nov 88 (Radio)", "1988-11-27"),
            ("Sept. 3rd, 2013", "2013-09-03"),
            ("2021-05-18T09:30:00Z", "2021-05-18"),
            ("Nov 20 2019, 11:06am ist", "2019-11-20"),
            ("04/13/2021", "2021-04-13"),
        ] {
            assert_eq!(day(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn what_is_not_stated_is_not_guessed() {
        for text in ["March 4", "Wednesday", "04/05/2021", "May 2021", "in 2019 12 people", "February 30, 2020", "1 2 3"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
