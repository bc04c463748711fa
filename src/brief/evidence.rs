//! `¶9 exact words` ↔ [`Evidence`].

use super::model::Evidence;

impl Evidence {
    /// Reads `¶9 exact words`, `p9 exact words`, `¶9` or `2¶9`; `None` where it is none of these.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (source, rest) = number(text);
        let rest = ["¶", "p", "P"].iter().find_map(|mark| rest.strip_prefix(mark))?;
        let (para, quote) = number(rest.trim_start());
        if !(quote.is_empty() || quote.starts_with(char::is_whitespace)) {
            return None;
        }
        let source = source.map_or(Some(1), |digits| digits.parse().ok().filter(|source| *source > 0))?;
        Some(Self { source, para: para?.parse().ok()?, quote: quote.trim().to_owned(), span: None })
    }

    /// The paragraph alone: `¶9`, or `2¶9` for a second source.
    #[must_use]
    pub fn paragraph(&self) -> String {
        if self.source > 1 { format!("{}¶{}", self.source, self.para) } else { format!("¶{}", self.para) }
    }
}

/// `¶9 exact words`; line breaks and runs of spaces within the words become one space.
impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.paragraph())?;
        self.quote.split_ascii_whitespace().try_for_each(|word| write!(f, " {word}"))
    }
}

/// The digits that `text` begins with, and the rest.
fn number(text: &str) -> (Option<&str>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    ((end > 0).then_some(&text[..end]), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted_forms() {
        let cases = [
            ("¶9 the massive hack", (1, 9, "the massive hack")),
            ("p9 the massive hack", (1, 9, "the massive hack")),
            ("P 12", (1, 12, "")),
            ("2¶9", (2, 9, "")),
            ("¶0 Ministers meet", (1, 0, "Ministers meet")),
            (" ¶3  “quoted” ", (1, 3, "“quoted”")),
        ];
        for (text, (source, para, quote)) in cases {
            let expected = Evidence { source, para, quote: quote.to_owned(), span: None };
            assert_eq!(Evidence::parse(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn refused_forms() {
        for text in ["", "the massive hack", "¶", "¶x words", "¶9words", "0¶9", "9 words", "pact signed", "¶99999999999"] {
            assert_eq!(Evidence::parse(text), None, "{text}");
        }
    }
}
