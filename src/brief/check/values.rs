//! Values that take only certain forms: choices, dates, markings; and what was left unfilled.

use jiff::civil::Date;

use super::Case;
use super::claims::{items, texts};
use crate::brief::choices::{MEETING_STATUSES, STATUSES, TEMPLATES};
use crate::diag::{Diagnostic, nearest};

/// TLP 2.0 labels (FIRST, Traffic Light Protocol, version 2.0, 2022).
const TLP: &[&str] = &["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"];

/// What people write where they do not know; compared in lower case.
const PLACEHOLDERS: &[&str] = &[
    "tbd",
    "tbc",
    "tba",
    "tbd.",
    "n/a",
    "na",
    "n.a.",
    "unknown",
    "not known",
    "none",
    "nil",
    "todo",
    "xxx",
    "xx",
    "?",
    "??",
    "???",
    "...",
    "…",
    "-",
    "–",
    "—",
    "to be determined",
    "to be confirmed",
    "not stated",
    "not available",
    "lorem ipsum",
];

/// Choices, dates, the marking, placeholders and empty entries.
pub(super) fn check(case: &Case) -> Vec<Diagnostic> {
    let brief = case.brief;
    let mut problems = Vec::new();
    problems.extend(choice(case, "status", &brief.status, STATUSES));
    problems.extend(template(case));
    problems.extend(full_date(case, "date", &brief.date));
    for (at, source) in brief.sources.iter().enumerate() {
        problems.extend(full_date(case, &format!("sources[{at}].published"), &source.published));
    }
    if let Some(meeting) = &brief.meeting {
        problems.extend(choice(case, "meeting.status", &meeting.status, MEETING_STATUSES));
        problems.extend(partial_date(case, "meeting.when.date", &meeting.when.date));
        problems.extend(weekday(case, &meeting.when.text, &meeting.when.date));
    }
    problems.extend(marking(case));
    problems.extend(texts(brief).into_iter().filter_map(|(path, text)| placeholder(case, &path, text)));
    problems.extend(unfilled(case));
    problems
}

fn choice(case: &Case, path: &str, value: &str, choices: &[&'static str]) -> Option<Diagnostic> {
    if value.is_empty() || choices.contains(&value) {
        return None;
    }
    let span = case.span(path);
    Some(match nearest(value, choices.iter().copied()) {
        Some(meant) => {
            let problem =
                Diagnostic::error("E014", format!("`{value}` is not a value of `{path}`"), span, format!("did you mean `{meant}`?"))
                    .help(format!("it is one of: {}", choices.join(", ")));
            // Another word may be meant (`hold` is not `held`); only its spelling is certain.
            let letters = |word: &str| word.replace(['-', '_', ' '], "").to_lowercase();
            if letters(value) == letters(meant) { problem.fix(format!("write `{meant}`"), span, meant) } else { problem }
        }
        None => Diagnostic::error("E014", format!("`{value}` is not a value of `{path}`"), span, "")
            .help(format!("it is one of: {}", choices.join(", "))),
    })
}

/// A template of the person's own is named by its folder, which has a `/` or a `.` in it.
fn template(case: &Case) -> Option<Diagnostic> {
    let name = &case.brief.template;
    if name.contains(['/', '\\', '.']) { None } else { choice(case, "template", name, TEMPLATES) }
}

fn full_date(case: &Case, path: &str, value: &str) -> Option<Diagnostic> {
    let is_date = value.len() == 10 && value.parse::<Date>().is_ok();
    if value.is_empty() || is_date || is_placeholder(value) { None } else { Some(not_a_date(case, path, value, "YYYY-MM-DD")) }
}

fn partial_date(case: &Case, path: &str, value: &str) -> Option<Diagnostic> {
    let form = match value.len() {
        4 => format!("{value}-01-01"),
        7 => format!("{value}-01"),
        10 => value.to_owned(),
        _ => String::new(),
    };
    let is_date = value.chars().all(|c| c.is_ascii_digit() || c == '-') && form.parse::<Date>().is_ok();
    if value.is_empty() || is_date || is_placeholder(value) {
        None
    } else {
        Some(not_a_date(case, path, value, "YYYY-MM-DD, YYYY-MM or YYYY"))
    }
}

fn not_a_date(case: &Case, path: &str, value: &str, form: &str) -> Diagnostic {
    let span = case.span(path);
    let problem = Diagnostic::error("E015", format!("`{value}` is not a date of the form {form}"), span, "");
    match normal_date(value) {
        Some(date) => problem.help(format!("did you mean {date}?")).fix(format!("write {date}"), span, date.to_string()),
        None => problem.help("write it as in 2021-05-19, or leave it empty"),
    }
}

/// The day that `value` means, where its order of day and month cannot be mistaken.
fn normal_date(value: &str) -> Option<Date> {
    let words: Vec<&str> = value.split([' ', ',', '/', '.', '-']).filter(|word| !word.is_empty()).collect();
    let [a, b, c] = words[..] else { return None };
    let number = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>().ok();
    let (year, month, day) = match (month(a), month(b)) {
        (Some(month), _) => (number(c)?, month, number(b)?),
        (_, Some(month)) => (number(c)?, month, number(a)?),
        _ => match (number(a)?, number(b)?, number(c)?) {
            (year, month, day) if a.len() == 4 => (year, month, day),
            (day, month, year) if c.len() == 4 && day > 12 => (year, month, day),
            (month, day, year) if c.len() == 4 && day > 12 => (year, month, day),
            _ => return None,
        },
    };
    if year < 1000 { None } else { Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok() }
}

fn month(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start: String = word.chars().take(3).collect::<String>().to_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    i16::try_from(at + 1).ok()
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn weekday(case: &Case, text: &str, date: &str) -> Option<Diagnostic> {
    let actual = weekday_name(date.parse::<Date>().ok().filter(|_| date.len() == 10)?);
    let said = super::words::words(text).into_iter().find(|word| DAYS.iter().any(|day| day.eq_ignore_ascii_case(&word.folded)))?;
    if said.folded == actual.to_lowercase() {
        return None;
    }
    let span = case.within("meeting.when.text", text, said.span);
    let message = format!("{date} is a {actual}, but the text says {}", said.span.of(text));
    Some(
        Diagnostic::warning("W034", message, case.span("meeting.when.date"), format!("a {actual}"))
            .see(span, "")
            .help("one of the two is wrong; see what the article says and when it was published"),
    )
}

fn weekday_name(date: Date) -> &'static str {
    DAYS[usize::try_from(date.weekday().to_monday_zero_offset()).expect("a weekday is 0 to 6")]
}

fn marking(case: &Case) -> Option<Diagnostic> {
    let marking = &case.brief.marking;
    let plain: String = marking.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
    if !plain.starts_with("TLP") || TLP.contains(&marking.as_str()) {
        return None;
    }
    let span = case.span("marking");
    let colour = plain.trim_start_matches("TLP").trim_start_matches([':', '-', '_', '/']);
    let exact = TLP.iter().find(|label| label[4..] == *colour);
    let meant = if colour == "WHITE" { Some("TLP:CLEAR") } else { exact.copied().or_else(|| nearest(&plain, TLP.iter().copied())) };
    let problem = Diagnostic::warning("W037", format!("`{marking}` is not a label of TLP 2.0"), span, "");
    Some(match (exact, meant) {
        (Some(label), _) => problem.help(format!("write it as `{label}`")).fix(format!("write `{label}`"), span, *label),
        (None, Some(label)) => problem.help(format!("did you mean `{label}`?")),
        (None, None) => problem.help(format!("the labels are {}", TLP.join(", "))),
    })
}

fn is_placeholder(text: &str) -> bool {
    text.len() <= 20 && PLACEHOLDERS.contains(&text.trim().to_lowercase().as_str())
}

fn placeholder(case: &Case, path: &str, text: &str) -> Option<Diagnostic> {
    is_placeholder(text).then(|| {
        Diagnostic::warning("W019", format!("the placeholder `{text}` was left, and will be printed"), case.span(path), "")
            .help("leave it empty if it is not known; what a reader will ask belongs under `gaps`")
    })
}

fn unfilled(case: &Case) -> Vec<Diagnostic> {
    let empty = |path: String, what: &str| {
        Diagnostic::error("E017", format!("{what} is empty"), case.first_line(&path), "").help("fill it in, or delete the entry")
    };
    let mut problems: Vec<Diagnostic> = items(case.brief)
        .filter(|(_, item)| item.text.trim().is_empty())
        .map(|(path, _)| empty(format!("{path}.text"), "the text of an item"))
        .collect();
    let people = case.brief.meeting.iter().flat_map(|meeting| &meeting.who).enumerate();
    let nameless = people.filter(|(_, person)| person.name.trim().is_empty());
    problems.extend(nameless.map(|(at, _)| empty(format!("meeting.who[{at}].name"), "the name of a participant")));
    let gaps = case.brief.gaps.iter().enumerate().filter(|(_, gap)| gap.trim().is_empty());
    problems.extend(gaps.map(|(at, _)| empty(format!("gaps[{at}]"), "an entry of `gaps`")));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_cannot_be_mistaken_are_understood() {
        for value in ["19 May 2021", "May 19, 2021", "19.5.2021", "2021/5/19", "5/19/2021", "19th May 2021", "2021-5-19"] {
            assert_eq!(normal_date(value).map(|date| date.to_string()).as_deref(), Some("2021-05-19"), "{value}");
        }
    }

    #[test]
    fn dates_that_can_be_mistaken_are_not() {
        for value in ["05/06/2021", "19 May", "19.5.21", "Wednesday", "2021-13-01", "tomorrow night, say"] {
            assert_eq!(normal_date(value), None, "{value}");
        }
    }
}
