//! A word in lower case and its tag → its dictionary form, by an irregular table and spelling rules.
//!
//! Verbs lead to the base form, nouns to the singular, graded adjectives to the positive; all
//! else is its own dictionary form. Names are left as they are.

use std::borrow::Cow;

use super::Tag;
use crate::lexicon;

/// The dictionary form of `lower`, a word in lower case.
#[must_use]
pub fn lemma(lower: &str, tag: Tag) -> Cow<'_, str> {
    match tag {
        Tag::VB | Tag::VBP | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG | Tag::MD => verb(lower, tag),
        Tag::NNS => noun(lower),
        Tag::JJR | Tag::JJS | Tag::RBR | Tag::RBS => graded(lower),
        Tag::RB if lower == "n't" => Cow::Borrowed("not"),
        _ => Cow::Borrowed(lower),
    }
}

fn verb(lower: &str, tag: Tag) -> Cow<'_, str> {
    if let Some(base) = lexicon::IRREGULAR_VERBS.class(lower) {
        // “found” and “wound” are base forms too.
        return Cow::Borrowed(if tag == Tag::VB { lower } else { base });
    }
    if let Some((prefix, main)) = lower.rsplit_once('-') {
        return Cow::Owned(format!("{prefix}-{}", verb(main, tag)));
    }
    match tag {
        Tag::VBZ => Cow::Owned(third_person(lower)),
        Tag::VBD | Tag::VBN => lower.strip_suffix("ed").filter(|stem| has_vowel(stem)).map_or(Cow::Borrowed(lower), |stem| past(stem)),
        Tag::VBG => lower.strip_suffix("ing").filter(|stem| has_vowel(stem)).map_or(Cow::Borrowed(lower), restore),
        _ => Cow::Borrowed(lower),
    }
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn past(stem: &str) -> Cow<'_, str> {
    match stem.strip_suffix('i') {
        Some(short) if short.len() > 1 => Cow::Owned(format!("{short}y")),
        Some(_) => Cow::Owned(format!("{stem}e")),
        None => restore(stem),
    }
}

fn third_person(lower: &str) -> String {
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes", "oes"] {
        if lower.ends_with(ending) {
            return lower[..lower.len() - 2].to_owned();
        }
    }
    match lower {
        "focuses" => "focus".to_owned(),
        _ => lower.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(lower).to_owned(),
    }
}

/// The base form of a stem that lost `-ed` or `-ing`: a doubled consonant is halved, or an `e` is
/// put back, or neither.
fn restore(stem: &str) -> Cow<'_, str> {
    if let Some(base) = lexicon::VERB_STEMS.class(stem) {
        return match base {
            "e" => Cow::Owned(format!("{stem}e")),
            "halved" => Cow::Borrowed(&stem[..stem.len() - 1]),
            _ => Cow::Borrowed(stem),
        };
    }
    let [.., before, last] = *stem.as_bytes() else { return Cow::Borrowed(stem) };
    if last == b'e' {
        return Cow::Owned(format!("{stem}e"));
    }
    if before == last && !matches!(last, b'l' | b's' | b'z' | b'f' | b'e' | b'o') {
        return Cow::Borrowed(&stem[..stem.len() - 1]);
    }
    if wants_e(stem) { Cow::Owned(format!("{stem}e")) } else { Cow::Borrowed(stem) }
}

/// Whether a stem was spelt with a final `e`, judged by its last letters.
fn wants_e(stem: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut back = stem.chars().rev();
    let (Some(last), Some(second)) = (back.next(), back.next()) else { return false };
    let third = back.next();
    let vowels = stem.chars().filter(|&c| vowel(c)).count();
    match last {
        'c' | 'v' | 'u' => true,
        'z' => second != 't' && second != 'z',
        's' => second != 's',
        'g' => matches!(second, 'd' | 'a' | 'r' | 'l') || second == 'n' && third == Some('a') || second == 'n' && stem.ends_with("leng"),
        'l' => matches!(second, 'b' | 'p' | 't' | 'd' | 'g' | 'k' | 'c' | 'f' | 'z'),
        't' if second == 'a' => third.is_none_or(|c| !vowel(c) || c == 'i' || c == 'u' || c == 'e' && stem.ends_with("creat")),
        'r' | 'm' | 'n' | 'd' | 'k' | 'p' | 'b' | 't' | 'h' if vowel(second) => match third {
            _ if vowels == 1 => second != 'y' && third.is_some_and(|c| !vowel(c)),
            Some('q' | 'g') if second != 'e' => true,
            Some(c) if vowel(c) => c == 'u' && second == 'i' && last == 'r',
            _ => match (second, last) {
                ('i', 'r' | 'n' | 'd' | 'm')
                | ('a', 'r' | 'd' | 'k' | 'p')
                | ('u', 'r' | 'm' | 'd' | 'c' | 'k')
                | ('o', 'k' | 'd' | 'p') => true,
                ('o', 'r') => {
                    ["explor", "ignor", "restor", "ador", "deplor", "implor", "stor", "scor"].iter().any(|end| stem.ends_with(end))
                }
                ('o', 't') => ["mot", "vot", "not", "quot"].iter().any(|end| stem.ends_with(end)),
                ('u', 't') => true,
                ('e', 'd') => stem.ends_with("ced") || stem.ends_with("ped"),
                _ => false,
            },
        },
        _ => false,
    }
}

fn noun(lower: &str) -> Cow<'_, str> {
    if let Some(singular) = lexicon::IRREGULAR_NOUNS.class(lower) {
        return Cow::Borrowed(singular);
    }
    if let Some((prefix, main)) = lower.rsplit_once('-') {
        return Cow::Owned(format!("{prefix}-{}", noun(main)));
    }
    if let Some(stem) = lower.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}man"));
    }
    if let Some(stem) = lower.strip_suffix("women") {
        return Cow::Owned(format!("{stem}woman"));
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| lower.ends_with(ending)) {
        return Cow::Borrowed(&lower[..lower.len() - 2]);
    }
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !stem.ends_with(|c: char| c == 's' || c.is_ascii_digit()) => Cow::Borrowed(stem),
        _ => Cow::Borrowed(lower),
    }
}

fn graded(lower: &str) -> Cow<'_, str> {
    match lower {
        "better" | "best" => return Cow::Borrowed("good"),
        "worse" | "worst" => return Cow::Borrowed("bad"),
        "further" | "furthest" | "farther" | "farthest" => return Cow::Borrowed("far"),
        "more" | "most" | "less" | "least" | "latter" | "former" => return Cow::Borrowed(lower),
        _ => {}
    }
    let Some(stem) = lower.strip_suffix("er").or_else(|| lower.strip_suffix("est")).filter(|stem| stem.len() > 2) else {
        return Cow::Borrowed(lower);
    };
    if let Some(short) = stem.strip_suffix('i') {
        return Cow::Owned(format!("{short}y"));
    }
    let letters = stem.as_bytes();
    let doubled = letters[letters.len() - 1] == letters[letters.len() - 2] && !matches!(letters[letters.len() - 1], b'l' | b's' | b'e');
    if doubled {
        Cow::Borrowed(&stem[..stem.len() - 1])
    } else if wants_e(stem) || matches!(stem, "strang" | "clos" | "lat" | "larg" | "saf" | "wis") {
        Cow::Owned(format!("{stem}e"))
    } else {
        Cow::Borrowed(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs() {
        for (form, tag, base) in [
            ("announced", Tag::VBD, "announce"),
            ("said", Tag::VBD, "say"),
            ("planned", Tag::VBN, "plan"),
            ("visited", Tag::VBD, "visit"),
            ("negotiating", Tag::VBG, "negotiate"),
            ("discussing", Tag::VBG, "discuss"),
            ("agrees", Tag::VBZ, "agree"),
            ("urged", Tag::VBD, "urge"),
            ("hoping", Tag::VBG, "hope"),
            ("offered", Tag::VBD, "offer"),
            ("denied", Tag::VBD, "deny"),
            ("accused", Tag::VBD, "accuse"),
            ("called", Tag::VBD, "call"),
            ("agreed", Tag::VBD, "agree"),
            ("pressed", Tag::VBD, "press"),
            ("meeting", Tag::VBG, "meet"),
            ("resumed", Tag::VBN, "resume"),
            ("criticized", Tag::VBD, "criticize"),
            ("committed", Tag::VBN, "commit"),
            ("promises", Tag::VBZ, "promise"),
        ] {
            assert_eq!(lemma(form, tag), base, "{form}");
        }
    }

    #[test]
    fn nouns_and_grades() {
        for (form, tag, base) in [
            ("countries", Tag::NNS, "country"),
            ("crises", Tag::NNS, "crisis"),
            ("talks", Tag::NNS, "talk"),
            ("spokeswomen", Tag::NNS, "spokeswoman"),
            ("allies", Tag::NNS, "ally"),
            ("bigger", Tag::JJR, "big"),
            ("closer", Tag::JJR, "close"),
            ("n't", Tag::RB, "not"),
        ] {
            assert_eq!(lemma(form, tag), base, "{form}");
        }
    }
}
