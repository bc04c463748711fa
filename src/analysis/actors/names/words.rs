//! Words as they stand in names: particles, suffixes, initials, letters behind them.

/// Lower-case words that stand inside names.
pub(in crate::analysis::actors) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "de"
            | "del"
            | "della"
            | "di"
            | "du"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "la"
            | "le"
            | "ul"
            | "arap"
            | "y"
            | "abu"
            | "af"
            | "zu"
            | "ould"
            | "san"
    )
}

pub(in crate::analysis::actors) fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "xiv" | "xvi")
}

pub(in crate::analysis::actors) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(c), Some('.') | None, None) if c.is_uppercase())
        || word.len() == 4 && word.as_bytes()[1] == b'.' && word.ends_with('.')
}

/// “Saturdayin”, “Octoberat”: a day or month with the next word glued to it.
pub(in crate::analysis::actors) fn is_glued_day(word: &str) -> bool {
    const DAYS: [&str; 12] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "september",
        "october",
        "november",
    ];
    DAYS.iter()
        .filter_map(|day| word.strip_prefix(day))
        .any(|rest| matches!(rest, "in" | "at" | "on" | "to" | "with" | "for" | "the" | "that" | "and" | "as" | "by"))
}

/// Letters behind a name that tell a seat, an order or a degree.
pub(in crate::analysis::actors) fn are_letters(word: &str) -> bool {
    matches!(word, "MP" | "MEP" | "MSP" | "MLA" | "TD" | "T.D." | "QC" | "KC" | "SC" | "CBE" | "OBE" | "MBE" | "PhD" | "Esq.")
}
