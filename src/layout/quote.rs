//! A typewriter's quotation marks and apostrophes → the marks that a language draws in their place.
//!
//! The text stays as it is: what is copied from the page is what was typed. A mark whose part cannot
//! be told (inches, feet) is drawn as it stands.

/// Opening and closing marks, outer and inner, by language (Unicode CLDR 46, `delimiters`). French
/// would have spaces within its guillemets that the text does not have, so it gets its inner marks.
fn marks(language: &str) -> [char; 4] {
    match language {
        "pt-PT" => ['«', '»', '“', '”'],
        _ => match language.split('-').next().unwrap_or("") {
            "de" | "cs" | "sk" | "sl" | "bg" | "is" | "lt" | "et" => ['„', '“', '‚', '‘'],
            "pl" | "hu" | "ro" | "hr" | "sr" => ['„', '”', '‚', '’'],
            "es" | "it" | "ru" | "uk" | "be" | "el" | "ca" => ['«', '»', '“', '”'],
            "sv" | "fi" => ['”', '”', '’', '’'],
            _ => ['“', '”', '‘', '’'],
        },
    }
}

/// Where a typewriter's marks stand in a text, by their byte, and what is drawn there.
#[must_use]
pub fn drawn_marks(text: &str, language: &str) -> Vec<(usize, char)> {
    let [open, close, inner_open, inner_close] = marks(language);
    let mut drawn = Vec::new();
    let mut open_marks: Vec<char> = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '\'')) {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let (opening, closing) = if mark == '"' { (open, close) } else { (inner_open, inner_close) };
        let within = after.is_some_and(char::is_alphanumeric) && before.is_some_and(char::is_alphanumeric);
        if mark == '\'' && within {
            drawn.push((at, '’'));
        } else if opens(before, after) && (mark == '"' || is_closed(&text[at + 1..])) {
            open_marks.push(mark);
            drawn.push((at, opening));
        } else if open_marks.contains(&mark) {
            let last = open_marks.iter().rposition(|known| *known == mark).unwrap_or(0);
            open_marks.truncate(last);
            drawn.push((at, closing));
        } else if mark == '\'' && !before.is_some_and(|c| c.is_ascii_digit()) {
            drawn.push((at, '’'));
        }
    }
    drawn
}

/// Whether a mark between these begins a quotation.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{–—-/“‘«„\"'".contains(c)) && after.is_some_and(|c| !c.is_whitespace())
}

/// Whether a single mark ends a quotation in this text: `'90s` and `'tis` open nothing.
fn is_closed(rest: &str) -> bool {
    rest.match_indices('\'').any(|(at, _)| {
        let before = rest[..at].chars().next_back();
        let after = rest[at + 1..].chars().next();
        before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, language: &str) -> String {
        let marks = drawn_marks(text, language);
        let mark = |at: usize| marks.iter().find(|(place, _)| *place == at).map(|(_, mark)| *mark);
        text.char_indices().map(|(at, c)| mark(at).unwrap_or(c)).collect()
    }

    #[test]
    fn quotations_open_and_close() {
        assert_eq!(drawn("called it \"null and void\", he said", "en"), "called it “null and void”, he said");
        assert_eq!(drawn("\"A 'fair' plan\" (\"the plan\")", "en"), "“A ‘fair’ plan” (“the plan”)");
        assert_eq!(drawn("Er nannte es \"nichtig\"", "de"), "Er nannte es „nichtig“");
        assert_eq!(drawn("Он назвал это \"ничтожным\"", "ru"), "Он назвал это «ничтожным»");
    }

    #[test]
    fn apostrophes_open_nothing() {
        assert_eq!(
            drawn("the country's ministers' talks of the '90s, 'tis said", "en"),
            "the country’s ministers’ talks of the ’90s, ’tis said"
        );
        assert_eq!(drawn("Angela's \"Grüße\"", "de"), "Angela’s „Grüße“");
    }

    #[test]
    fn what_is_no_quotation_stays() {
        for text in ["a 6' 2\" fence", "a 24\" screen", "“already” drawn", "no marks"] {
            assert_eq!(drawn(text, "en"), text);
        }
    }
}
