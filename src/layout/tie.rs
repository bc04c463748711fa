//! Spaces at which no line may end, because the words around them belong together.

/// Units that follow their number on the same line (SI brochure, 9th edition, 5.4.3, and the usual
/// abbreviations of newspapers).
const UNITS: &[&str] = &[
    "km", "m", "cm", "mm", "kg", "g", "t", "km²", "m²", "ha", "nm", "mph", "kph", "kW", "MW", "GW", "TW", "GWh", "MWh", "TWh", "%", "°C",
    "°F", "bn", "mn", "tn", "billion", "million", "trillion", "a.m.", "p.m.", "am", "pm", "per", "percent", "€", "$", "£",
];

/// The bytes of the spaces between initials and surnames, numbers and units, days and their month in
/// a whole date, “No.”, “p.” or “§” and their number, and before dashes.
#[must_use]
pub fn ties(text: &str) -> Vec<usize> {
    text.match_indices(' ').map(|(at, _)| at).filter(|at| belongs_together(text, *at)).collect()
}

/// Whether the words around the space at this byte belong together.
fn belongs_together(text: &str, at: usize) -> bool {
    let is_space = |c: char| c.is_whitespace();
    let before = text[..at].rsplit(is_space).next().unwrap_or("");
    let after = text[at + 1..].split(is_space).next().unwrap_or("");
    let unit = after.trim_end_matches([',', ';', ')', ':', '”', '"']);
    let number_first = before.ends_with(|c: char| c.is_ascii_digit());
    let number_next = after.starts_with(|c: char| c.is_ascii_digit());
    // A dash between words ends a line and never begins one.
    let dash = matches!(after, "–" | "—" | "-");
    dash || is_day(before) && month_and_year(&text[at + 1..])
        || (is_initial(before) && after.starts_with(char::is_uppercase))
        || (number_first && (UNITS.contains(&unit) || UNITS.contains(&unit.trim_end_matches('.'))))
        || (number_next && matches!(before.trim_start_matches(['(', '“']), "No." | "Nos." | "p." | "pp." | "§" | "№" | "Nr."))
}

/// “30”, “(30”, “30.” before a month.
fn is_day(word: &str) -> bool {
    let number = word.trim_start_matches(['(', '“', '"', '[']).trim_end_matches('.');
    (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word and the four figures of a year follow, in any language.
fn month_and_year(rest: &str) -> bool {
    let mut words = rest.split(' ');
    let month = words.next().is_some_and(|word| word.chars().count() >= 3 && word.chars().all(|c| c.is_alphabetic() || c == '.'));
    let year = words.next().map(|word| word.trim_end_matches(|c: char| !c.is_ascii_digit()));
    month && year.is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// “J.” as in J. Smith; not the end of “the U.S.”.
fn is_initial(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '“', '"', '‘']);
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tied(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for at in ties(text) {
            bytes[at] = b'~';
        }
        String::from_utf8(bytes).expect("a space is one byte")
    }

    #[test]
    fn initials_units_and_numbers_are_tied() {
        assert_eq!(tied("John F. Kennedy spoke"), "John F.~Kennedy spoke");
        assert_eq!(tied("a road of 40 km, at 5 million"), "a road of 40~km, at 5~million");
        assert_eq!(tied("see No. 4 and p. 12"), "see No.~4 and p.~12");
        assert_eq!(tied("today (30 March 2022), le 3 mars 2022"), "today (30~March 2022), le 3~mars 2022");
    }

    #[test]
    fn dashes_do_not_begin_a_line() {
        assert_eq!(tied("the pipeline — the largest – was shut"), "the pipeline~— the largest~– was shut");
    }

    #[test]
    fn other_words_are_not() {
        for text in ["the U.S. Senate met", "in 2021 Russia took over", "plan B is ready", "a 4 of 5"] {
            assert_eq!(tied(text), text);
        }
    }
}
