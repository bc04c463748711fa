//! Words for another meeting than the one that their sentence tells, and for what one takes place on the margins of.

use crate::analysis::actors::reader::{Reader, Spelling};
use crate::analysis::bearing::before_phrase;
use crate::analysis::meeting::triggers::meeting_noun;
use crate::lexicon;

/// “Berg met Soto fresh from talks with Holm”, “the meeting comes after a call with Holm”, “when Berg met Holm last May”, “on the
/// margins of meetings hosted by the Twelve”: whether the words for a meeting at `at` tell of another.
pub(super) fn is_another(reader: &Reader, at: usize, start: usize) -> bool {
    is_beside(reader, at, start) || is_remembered(reader, at, start) || is_behind(reader, at, start) || is_on_the_margins(reader, at, start)
}

/// Whether a name at `at`, in the sentence that begins at `start`, stands where the text tells of such another meeting.
pub fn is_told_beside(reader: &Reader, at: usize, start: usize) -> bool {
    let subject = |at: usize| matches!(reader.lower(at), "and" | "but" | "he" | "she" | "they" | "it");
    let broken = |at: usize| reader.word(at) == ";" || reader.word(at) == "," && subject(at + 1);
    let clause = (start..at).rev().take_while(|&at| !broken(at));
    clause.into_iter().any(|other| is_beside(reader, other, start) || is_remembered(reader, other, start)) || is_behind(reader, at, start)
}

/// “Berg met Soto before *talks* with Holm”: a meeting that stands behind “after”, “ahead of” or “fresh from” and one that is told.
fn is_beside(reader: &Reader, at: usize, start: usize) -> bool {
    let Some((len, class)) = meeting_noun(reader, at) else { return false };
    let (phrase, before) = before_phrase(reader.doc, at);
    let Some(lead) = phrase.checked_sub(2).filter(|&lead| lead >= start) else { return false };
    let alone = matches!(before, "after" | "before" | "following");
    let led = matches!((reader.lower(lead), before), ("ahead", "of") | ("prior", "to") | ("fresh", "from"));
    let mark = if led { lead } else { lead + 1 };
    let place = |at: usize| reader.is_capital(at) || matches!(reader.lower(at), "in" | "at" | "the" | "on");
    let behind = (at + len..at + len + PLACE).find(|&at| !place(at));
    let whom = behind.is_some_and(|at| matches!(reader.lower(at), "with" | "between"));
    let gerund = reader.lower(at) == "meeting" && phrase == at;
    let fresh = reader.lower(lead) == "fresh";
    class == "meeting" && (alone || led) && (whom || gerund) && (fresh || (start..mark).any(|told| tells(reader, told, start)))
}

/// Tokens of a place between “talks” and “with”: “talks at the White House on Monday with”.
const PLACE: usize = 8;

/// Whether a word is one for a meeting of somebody named before it: “Berg met Soto”, “Berg called Monday's meeting”; not
/// “Berg met reporters”, “Berg will call another meeting”.
fn tells(reader: &Reader, at: usize, start: usize) -> bool {
    let named =
        |at: usize| reader.is_capital(at) && reader.spelling_at(at) == Spelling::Prose && !lexicon::CALENDAR.contains(reader.lower(at));
    let somebody = (start..at).any(|at| named(at) && !(reader.opens_sentence(at) && reader.is_common(at)));
    let press = |at: usize| matches!(reader.lower(at), "reporters" | "journalists" | "press" | "media" | "reporter");
    let met = matches!(reader.lower(at), "met" | "meet" | "meets") && !(at + 1..at + 4).any(press);
    let other = |at: usize| matches!(reader.lower(at), "another" | "next" | "new" | "further" | "future" | "more" | "second" | "no");
    let noun = matches!(reader.lower(at), "meeting" | "talks" | "summit") && !(at.saturating_sub(3).max(start)..at).any(other);
    somebody && (met || noun)
}

/// “When Berg *met* Holm last September”: what somebody remembers.
fn is_remembered(reader: &Reader, at: usize, start: usize) -> bool {
    let when = (start.max(at.saturating_sub(WHEN))..at).any(|at| reader.lower(at) == "when");
    let stop = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.end;
    let clause = || (at + 1..stop.min(at + LAST)).take_while(|&at| !matches!(reader.word(at), "," | ";"));
    let long = |at: usize| {
        let month = lexicon::CALENDAR.class(reader.lower(at + 1)).is_some_and(|class| class.starts_with("month"));
        let season = matches!(reader.lower(at + 1), "year" | "spring" | "summer" | "autumn" | "fall" | "winter");
        reader.lower(at) == "last" && (month || season) || matches!(reader.lower(at), "years" | "months") && reader.lower(at + 1) == "ago"
    };
    matches!(reader.lower(at), "met" | "spoke" | "visited") && when && clause().any(long)
}

/// Tokens from “when” to “met”, and from there to “last September”.
const WHEN: usize = 8;
const LAST: usize = 14;

/// “The meeting comes two days after Berg won support from Holm at *talks*”: whether what a meeting came after stands before `at`.
fn is_behind(reader: &Reader, at: usize, start: usize) -> bool {
    let comes = |at: usize| {
        let token = &reader.doc.tokens[at];
        &*token.lemma == "come" && token.tag.is_finite()
    };
    let subject = |verb: usize| {
        let mut words = start.max(verb.saturating_sub(SUBJECT))..verb;
        words.any(|at| meeting_noun(reader, at).is_some_and(|(_, class)| class == "meeting") || reader.lower(at) == "visit")
    };
    let after = |verb: usize| {
        let mut words = (verb + 1..at.min(verb + AFTER)).take_while(|&at| !matches!(reader.word(at), "," | "as"));
        words.any(|at| matches!(reader.lower(at), "after" | "before" | "ahead"))
    };
    (start..at).any(|verb| comes(verb) && subject(verb) && after(verb))
}

/// Tokens from a subject to “comes”, and from there to “after”: “comes less than two weeks after”.
const SUBJECT: usize = 8;
const AFTER: usize = 7;

/// “On the sidelines of the annual meetings hosted by the *Twelve*”: whether a word belongs to what somebody meets on the margins of.
pub fn is_on_the_margins(reader: &Reader, at: usize, start: usize) -> bool {
    let margins = |at: usize| matches!(reader.lower(at), "sidelines" | "margins" | "fringes") && reader.lower(at + 1) == "of";
    let Some(from) = (start..at).rev().take(MARGINS).find(|&at| margins(at)) else { return false };
    let host = |at: usize| matches!(reader.lower(at), "hosted" | "organised" | "organized" | "held" | "led" | "chaired");
    let ends = |at: usize| {
        let mark = matches!(reader.word(at), "," | ";" | "with" | "between" | "that" | "to" | "where");
        mark || reader.doc.tokens[at].tag.is_finite() && !host(at)
    };
    !(from + 2..at).any(ends)
}

/// Tokens from “sidelines” to what hosts them.
const MARGINS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// Whether the name in a sentence is told beside another meeting, or on the margins of what others host.
    fn beside(sentence: &str, name: &str) -> (bool, bool) {
        let article = ingest::read("a.txt", format!("Talks in Oslo\n\n{sentence}\n").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let reader = Reader::new(&doc);
        let at = (0..doc.tokens.len()).find(|&at| reader.word(at) == name).expect("the name");
        let start = doc.sentences[doc.sentence_of(at)].tokens.start;
        (is_told_beside(&reader, at, start), is_on_the_margins(&reader, at, start))
    }

    #[test]
    fn who_met_one_of_them_elsewhere_is_told_beside_the_meeting() {
        for sentence in [
            "Kari Berg met President Soto in Oslo on Monday, fresh from talks with President Holm.",
            "Berg called Monday's meeting after her summit with President Holm, who left early.",
            "Berg will meet Soto ahead of talks with President Holm.",
            "Berg, fresh from talks at the White House with President Holm, will try to persuade Soto.",
            "The meeting comes two days after Berg won support from Holm at talks.",
            "When Berg met Holm last September, she was hopeful.",
        ] {
            assert!(beside(sentence, "Holm").0, "{sentence}");
        }
        for sentence in [
            "After talks with Holm, Berg said that they had met before.",
            "Berg met reporters after talks with Holm.",
            "Talks resumed on Monday after a meeting with Holm.",
            "The meeting comes as Berg hosts Holm in Oslo.",
            "When Berg met Holm on Monday, she was hopeful.",
            "Berg set no date for another meeting after talks with Holm.",
        ] {
            assert!(!beside(sentence, "Holm").0, "{sentence}");
        }
    }

    #[test]
    fn hosts_of_what_others_meet_on_the_margins_of_are_told_there() {
        assert!(beside("Berg met Soto on the sidelines of the annual meetings hosted by the Halden in Oslo.", "Halden").1);
        assert!(!beside("Berg met on the sidelines of the annual meetings with Halden.", "Halden").1);
        assert!(!beside("On the sidelines of the annual meetings Berg met Halden.", "Halden").1);
    }
}
