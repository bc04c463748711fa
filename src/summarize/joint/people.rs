//! Two participants → whether they are the same, by name or by side.
//!
//! Names are compared without accents, initials and “Jr.”, and in one of the spellings that
//! transliteration gives them. What is not sure is not the same.

use unicode_normalization::UnicodeNormalization;

use crate::brief::Participant;
use crate::lexicon;

/// How two participants stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The same person, country or group.
    Same,
    /// One is a person, the other the country or organisation that the person acts for.
    Side,
    /// Neither.
    Other,
}

/// Compares two participants of two sources.
pub fn kinship(one: &Participant, other: &Participant) -> Kinship {
    if same_name(&one.name, &other.name) && one_office(one, other) || cut_short(one, other) {
        return Kinship::Same;
    }
    let stands_for = |body: &Participant, person: &Participant| party(&body.name) == party(&body.side) && party(&body.name) == side(person);
    if stands_for(one, other) || stands_for(other, one) { Kinship::Side } else { Kinship::Other }
}

/// Whether the offices let two of one name be one. A family's name alone is shared by its members, and
/// “bin Salman” by the sons of Salman: there the offices must have a word in common.
fn one_office(one: &Participant, other: &Participant) -> bool {
    let (short, long) = if folded(&one.name).len() <= folded(&other.name).len() { (one, other) } else { (other, one) };
    let (name, full) = (folded(&short.name), folded(&long.name));
    if name.len() > 1 || full.len() == 1 {
        return true;
    }
    let son = full.len() > 2 && matches!(full[full.len() - 2].as_str(), "bin" | "bint" | "ibn");
    let words = |role: &str| role.split_whitespace().map(fold).filter(|word| word.len() > 3).collect::<Vec<_>>();
    let (role, other) = (words(&short.role), words(&long.role));
    if role.is_empty() || other.is_empty() { !son } else { role.iter().any(|word| other.contains(word)) }
}

/// Whether two of one office and side have their first name in common, as where a name is cut short.
fn cut_short(one: &Participant, other: &Participant) -> bool {
    let known = !one.role.is_empty() && !one.side.is_empty() && one.role == other.role && party(&one.side) == party(&other.side);
    let (first, second) = (folded(&one.name), folded(&other.name));
    known && first.len() > 1 && second.len() > 1 && first[0] == second[0]
}

/// The side of a participant in comparable form; of one without a side, itself.
pub fn side(person: &Participant) -> String {
    party(if person.side.is_empty() { &person.name } else { &person.side })
}

/// A country by the name that briefs use for it (“U.S.” and “United States” are one), else the words folded.
fn party(name: &str) -> String {
    let words = name.trim().to_lowercase();
    let bare = words.strip_prefix("the ").unwrap_or(&words);
    lexicon::COUNTRIES.class(bare).map_or_else(|| folded(name).join(" "), str::to_lowercase)
}

/// Whether two names are of one: all words of the shorter stand in the longer (“Lavrov”, “Sergey
/// Lavrov”), or the last words agree and so do the first or their initials.
pub fn same_name(one: &str, other: &str) -> bool {
    if party(one) == party(other) {
        return true;
    }
    let (one, other) = (folded(one), folded(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    // News calls people by one word where that is the family's name, which stands last or, of two, first.
    if short.len() == 1 {
        return long.last() == Some(first) || (long.len() == 2 && long[0] == *first);
    }
    let inside = short.iter().all(|word| long.contains(word));
    let initial = |word: &str| word.chars().next();
    let begins = first == &long[0] || (first.len() == 1 || long[0].len() == 1) && initial(first) == initial(&long[0]);
    inside || (Some(last) == long.last() && begins)
}

/// The words of a name in comparable form, without initials in the middle, “Jr.” and forms of address.
pub fn folded(name: &str) -> Vec<String> {
    let words: Vec<String> = name.split(|c: char| c.is_whitespace() || c == ',').map(fold).filter(|word| !word.is_empty()).collect();
    let middle = |at: usize| at > 0 && at + 1 < words.len();
    let drop =
        |at: usize, word: &str| matches!(word, "jr" | "sr" | "dr" | "mr" | "mrs" | "ms" | "the" | "of") || (word.len() == 1 && middle(at));
    words.iter().enumerate().filter(|(at, word)| !drop(*at, word)).map(|(_, word)| word.clone()).collect()
}

/// A word without accents and marks, in lower case, `y` and `j` as `i`, doubled letters as one: what
/// transliterations of one name have in common (“Zelenskyy”, “Zelensky”; “Lipavský”, “Lipavsky”).
pub fn fold(word: &str) -> String {
    let mut folded = String::new();
    for c in word.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        let c = match c {
            'y' | 'j' | 'ı' => 'i',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            'æ' => 'a',
            c => c,
        };
        if !folded.ends_with(c) || c.is_numeric() {
            folded.push(c);
        }
    }
    let possessive = if word.ends_with("'s") || word.ends_with("’s") { folded.strip_suffix('s').map(str::to_owned) } else { None };
    possessive.unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_under_several_names() {
        for (one, other) in [
            ("Anna Berg", "Berg"),
            ("Jan Lipavský", "Jan Lipavsky"),
            ("Anton J. Berger", "Anton Berger"),
            ("Ahmed Awad bin Mubarak", "Ahmed bin Mubarak"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
            ("Joseph R. Stone, Jr.", "Joseph Stone"),
            ("J. Stone", "Joseph Stone"),
            ("Xi", "Xi Jinping"),
            ("U.S.", "the United States"),
        ] {
            assert!(same_name(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn two_people_of_one_name_or_office_are_two() {
        for (one, other) in
            [("Anna Berg", "Olaf Berg"), ("Anna Berg", "Anna Soto"), ("Norway", "Sweden"), ("Norwegian officials", "Chilean officials")]
        {
            assert!(!same_name(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_name_cut_short_is_of_its_office() {
        let who =
            |name: &str, role: &str| Participant { name: name.into(), role: role.into(), side: "Yemen".into(), ..Participant::default() };
        let minister = who("Ahmed bin Mubarak", "Foreign Minister");
        assert_eq!(kinship(&minister, &who("Ahmed Awad", "Foreign Minister")), Kinship::Same);
        assert_eq!(kinship(&minister, &who("Ahmed Awad", "Envoy")), Kinship::Other);
        assert_eq!(kinship(&minister, &who("Saleh Awad", "Foreign Minister")), Kinship::Other);
    }

    #[test]
    fn a_family_has_several_members() {
        let who = |name: &str, role: &str| Participant { name: name.into(), role: role.into(), ..Participant::default() };
        for (one, other, kin) in [
            (who("Salman", "King"), who("Mohammed bin Salman", "Crown Prince"), Kinship::Other),
            (who("Salman", ""), who("Mohammed bin Salman", "Crown Prince"), Kinship::Other),
            (who("Mubarak", "Foreign Minister"), who("Ahmed bin Mubarak", "Foreign Minister"), Kinship::Same),
            (who("Berg", "Secretary"), who("Anna Berg", "Secretary of State"), Kinship::Same),
            (who("Berg", ""), who("Anna Berg", "Secretary of State"), Kinship::Same),
            (who("Berg", "Envoy"), who("Anna Berg", "Secretary of State"), Kinship::Other),
        ] {
            assert_eq!(kinship(&one, &other), kin, "{} / {}", one.name, other.name);
        }
    }

    #[test]
    fn a_country_stands_for_its_minister() {
        let who = |name: &str, side: &str| Participant { name: name.into(), side: side.into(), ..Participant::default() };
        let minister = who("Anna Berg", "Norway");
        assert_eq!(kinship(&who("Norway", "Norway"), &minister), Kinship::Side);
        assert_eq!(kinship(&minister, &who("Norway", "Norway")), Kinship::Side);
        assert_eq!(kinship(&minister, &who("Olaf Lund", "Norway")), Kinship::Other);
    }
}
