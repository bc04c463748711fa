//! Words for a meeting that went before the one that is told.

use crate::analysis::actors::reader::Reader;
use crate::analysis::bearing::before_phrase;
use crate::analysis::meeting::triggers::meeting_noun;
use crate::analysis::meeting::weigh::follows;
use crate::lexicon;

/// Tokens from “first” to “since”, and from there to the verb: “since the two leaders / met”.
const SINCE: (usize, usize) = (14, 4);

/// “Their first talk since they met in Lima”, “their meeting follows a call between the kings”: another meeting, before the
/// one that is told.
pub(super) fn is_earlier(reader: &Reader, at: usize, start: usize) -> bool {
    let since = (start.max(at.saturating_sub(SINCE.1))..at).find(|&at| reader.lower(at) == "since");
    let rare = |at: usize| matches!(reader.lower(at), "first" | "second" | "third" | "only");
    let met = matches!(reader.lower(at), "met" | "spoke" | "gathered" | "conferred");
    let first = met && since.is_some_and(|since| (start.max(since.saturating_sub(SINCE.0))..since).any(rare));
    let (phrase, before) = before_phrase(reader.doc, at);
    let subject = || (start..phrase.saturating_sub(1)).rev().take(SUBJECT);
    let led = phrase > start && !before.is_empty() && follows(reader, phrase - 1);
    first
        || is_ages_ago(reader, at, start)
        || is_built_on(reader, phrase, start)
        || led && subject().any(|at| meeting_noun(reader, at).is_some()) && meeting_noun(reader, at).is_some()
}

/// “They met two weeks after the presidents spoke”, “the call came a day after her talks with Holm”: what went before by so long.
fn is_ages_ago(reader: &Reader, at: usize, start: usize) -> bool {
    let unit = |at: usize| lexicon::TIME_WORDS.class(&reader.doc.tokens[at].lemma) == Some("unit");
    let opens = |at: usize| matches!(reader.lower(at), "after" | "since") && unit(at - 1);
    let Some(after) = (start + 1..at).rev().find(|&at| opens(at)) else { return false };
    let verbs = |from: usize, to: usize| (from..to).filter(|&at| reader.doc.tokens[at].tag.is_finite()).count();
    let mark = |at: usize| reader.word(at) == ",";
    // “Two hours after the blast he met the king, and …”, “he left an hour after the blast, and met the king”
    let other =
        (after + 1..at).any(|at| mark(at) && matches!(reader.lower(at + 1), "and" | "but" | "he" | "she" | "they" | "who" | "which"));
    let behind = verbs(start, after - 1) > 0;
    behind && !other && verbs(after, at) <= 1
}

/// “Following on the May 3 meeting between the kings”: what is built on.
fn is_built_on(reader: &Reader, phrase: usize, start: usize) -> bool {
    let before = |back: usize| phrase.checked_sub(back).filter(|&at| at >= start).map_or("", |at| reader.lower(at));
    match before(1) {
        "on" => matches!(before(2), "following" | "building" | "build" | "builds" | "built" | "up"),
        "to" => before(2) == "further",
        _ => false,
    }
}

/// Whether a name at `at`, in the sentence that begins at `start`, stands where the text tells what went before.
pub fn is_told_before(reader: &Reader, at: usize, start: usize) -> bool {
    let fronted = (start + 1..at.min(start + FRONTED)).any(|at| is_built_on(reader, at + 1, start));
    is_ages_ago(reader, at, start) || fronted && (start..at).all(|at| reader.word(at) != ",")
}

/// “The meeting will be followed by talks with Peru where Berg will speak”: whether a name at `at` stands where the text
/// tells what comes after it.
pub fn is_told_after(reader: &Reader, at: usize, start: usize) -> bool {
    let ends = |at: usize| matches!(reader.word(at), ";" | ":");
    let mut by = (start + 2..at).rev().take_while(|&at| !ends(at));
    let followed = |by: &usize| reader.lower(*by) == "by" && reader.lower(by - 1) == "followed" && reader.lower(by - 2) == "be";
    let met = |by: usize| (start..by).any(|at| meeting_noun(reader, at).is_some()) && (by..at).any(|at| meeting_noun(reader, at).is_some());
    by.find(followed).is_some_and(met)
}

/// Tokens at the front of a sentence with “Following on”, “Following up on”.
const FRONTED: usize = 4;

/// Tokens from a subject to “follows”: “their meetings in Oslo”.
const SUBJECT: usize = 5;
