//! Related headlines glued into a sentence after a name, up to the word “MORE”.
//!
//! Some sites print a pop-up behind each name, which copying turns into
//! `BlinkenAntony BlinkenUS calls on … Headline … MORE will meet`. The evidence is an echo: a
//! surname, at once the full name that ends in the same surname, at once a headline, and within
//! reach a capital “MORE”. A camel join alone is none (WikiLeaks, EgyptAir).

use super::DebrisKind;
use super::draft::{Draft, Page};
use crate::span::Span;

/// How far before “MORE” a run can begin, in bytes: measured runs reach 600 with three headlines.
const REACH: usize = 900;
/// The fewest bytes that headlines take up between the name and “MORE”.
const SHORTEST_HEADLINES: usize = 10;
/// The most words of a full name before the surname (“Vladimir Vladimirovich”, “Michael (Mike) Richard”).
const NAME_WORDS: usize = 6;

/// Words in lower case that stand inside names.
const PARTICLES: &[&str] =
    &["al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y"];

/// Cuts every run out of its sentence.
pub(super) fn cut_runs(page: &mut Page) {
    for draft in &mut page.drafts {
        if draft.text.contains(" MORE") {
            draft.cut_all(&runs(&draft.text), DebrisKind::RelatedRun);
        }
        drop_bare_markers(draft);
    }
}

/// The runs of `text`, in order.
fn runs(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let mut from = 0;
    for (at, marker) in text.match_indices(" MORE") {
        let end = at + marker.len();
        if text[end..].starts_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let mut start = from.max(at.saturating_sub(REACH));
        while !text.is_char_boundary(start) {
            start += 1;
        }
        if let Some(begin) = find_echo(&text[start..at]) {
            runs.push(Span::new(start + begin, end));
        }
        from = end;
    }
    runs
}

/// Where in `window` the full name begins that repeats the surname before it.
///
/// Where a given name is echoed too (“Jean Souza Jean Marie SouzaHeadline”), the echo that a
/// headline is glued to is the one.
fn find_echo(window: &str) -> Option<usize> {
    let echoes = echoes(window);
    let glued = echoes.iter().find(|(at, length)| !window[at + length..].starts_with(' '));
    glued.or(echoes.first()).map(|(at, _)| *at)
}

/// Where full names begin that repeat the surname before them, and how long they are.
fn echoes(window: &str) -> Vec<(usize, usize)> {
    let mut echoes = Vec::new();
    let mut previous = ' ';
    for (at, c) in window.char_indices() {
        let begins_name = c.is_uppercase() && (previous.is_lowercase() || previous.is_uppercase() || " .,)".contains(previous));
        if begins_name && at > 0 {
            let surname = surname_before(&window[..at]);
            if surname.chars().count() >= 2
                && surname.starts_with(char::is_uppercase)
                && surname.contains(char::is_lowercase) // in capitals “MORE” is a word like any other
                && let Some(length) = full_name(&window[at..], surname)
                && window.len() - at - length >= SHORTEST_HEADLINES
                && begins_headline(&window[at + length..])
            {
                echoes.push((at, length));
            }
        }
        previous = c;
    }
    echoes
}

/// The word that `text` ends with, one space allowed after it.
fn surname_before(text: &str) -> &str {
    let text = text.strip_suffix(' ').unwrap_or(text);
    let begin = text.char_indices().rev().take_while(|(_, c)| is_name_char(*c)).last().map_or(text.len(), |(at, _)| at);
    &text[begin..]
}

fn is_name_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '-' | '\'' | '’')
}

/// Length of a name that begins `text`, has at least one word before `surname`, and ends with it.
fn full_name(text: &str, surname: &str) -> Option<usize> {
    let mut at = 0;
    for _ in 0..NAME_WORDS {
        let length = text[at..].find(' ')?;
        let word = &text[at..at + length];
        let plain = word.trim_matches(['(', ')', '"', '“', '”', '.', ',']);
        if !(plain.starts_with(char::is_uppercase) || PARTICLES.contains(&plain)) || plain.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        at += length + 1;
        if text[at..].starts_with(surname) {
            let end = at + surname.len();
            return Some(end + suffix(&text[end..]));
        }
    }
    None
}

/// Length of “ Jr.”, “ III” and the like after a surname.
fn suffix(text: &str) -> usize {
    [" Jr.", " Sr.", " III", " II", " IV", " Jr", " Sr"].iter().find(|suffix| text.starts_with(**suffix)).map_or(0, |suffix| suffix.len())
}

fn begins_headline(text: &str) -> bool {
    let text = text.strip_prefix(' ').unwrap_or(text);
    text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'‘’\"“[$#@—".contains(c))
}

/// A paragraph that is nothing but the rest of a run (“… MORE”) is left alone: no echo, no cut.
fn drop_bare_markers(draft: &mut Draft) {
    if draft.text.trim() == "MORE" {
        draft.set_aside(DebrisKind::RelatedRun);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let mut text = text.to_owned();
        for run in runs(&text.clone()).into_iter().rev() {
            let mut draft = crate::clean::lay_out::lay_out(&text).drafts.remove(0);
            draft.cut(run, DebrisKind::RelatedRun);
            text = draft.text;
        }
        text
    }

    #[test]
    fn runs_are_cut_in_all_their_variants() {
        for (glued, plain) in [
            (
                "Minister Ana SouzaAna SouzaPort plan draws fire Ministers meet in Lisbon MORE will travel to Oslo.",
                "Minister Ana Souza will travel to Oslo.",
            ),
            (
                "President Stone Joseph John StoneNorth senators balk at trial Warner goes local MORE and others met.",
                "President Stone and others met.",
            ),
            ("Secretary Lipton Michael (Mike) Richard LiptonDemocrats call for probe of travel MORE’s visit", "Secretary Lipton’s visit"),
            ("Speaker Reed Paul Davis Reed Retirees fear cuts to their plans MORE (R-Wis.) said", "Speaker Reed (R-Wis.) said"),
            ("Souza Ana Maria Souza5 things to know about the vote today MORE spoke.", "Souza spoke."),
            ("Jean Souza Jean Marie SouzaPort plan draws fire at home MORE left.", "Jean Souza left."),
            (
                "Both Lee Kim LeeTalks resume in Oslo at last MORE and Roe Jan RoeTalks end in Oslo at last MORE left.",
                "Both Lee and Roe left.",
            ),
        ] {
            assert_eq!(cut(glued), plain);
        }
    }

    #[test]
    fn what_is_no_echo_stays() {
        for text in [
            "WikiLeaks and EgyptAir wanted MORE of the same, they said.",
            "President Stone said there is MORE to come.",
            "Kim Jong Un and Kim Yo Jong asked for MORE aid.",
            "John Smith and Jane Smith want MORE time, said Smith.",
            "LIMA, MARCH 20 (WPA) -- MINISTER IVAR MACHADO MOLINA LEE MET MINISTER ANN MACHADO, LEAVING MORE THAN 400 BOATS IDLE.",
        ] {
            assert_eq!(cut(text), text);
        }
    }
}
