//! Words for a meeting that went before the one that is told.

use crate::analysis::actors::reader::Reader;
use crate::analysis::bearing::before_phrase;
use crate::analysis::meeting::triggers::meeting_noun;
use crate::analysis::meeting::weigh::follows;

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
    first || led && subject().any(|at| meeting_noun(reader, at).is_some()) && meeting_noun(reader, at).is_some()
}

/// Tokens from a subject to “follows”: “their meetings in Oslo”.
const SUBJECT: usize = 5;
