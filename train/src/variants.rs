//! Other ways to write a sentence: lower case, capitals, headline case.

/// How a copy of a sentence is written.
#[derive(Clone, Copy)]
pub enum Variant {
    Lower,
    Capitals,
    Heading,
}

/// `word` as the variant writes it; `first` tells whether it opens the sentence.
pub fn write(word: &str, variant: Variant, first: bool) -> String {
    match variant {
        Variant::Lower => word.to_lowercase(),
        Variant::Capitals => word.to_uppercase(),
        Variant::Heading if first || !is_small(word) => {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        }
        Variant::Heading => word.to_owned(),
    }
}

/// Words that headlines keep in lower case.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "by"
            | "for"
            | "as"
            | "with"
            | "from"
            | "'s"
            | "n't"
            | "over"
            | "into"
    ) || !word.starts_with(char::is_alphabetic)
}
