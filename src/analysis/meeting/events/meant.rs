//! Whom a pronoun of a clause that tells a meeting means, by the sentences before it.

use super::{Event, Scene};
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::{Known, Reader};

/// Whom “he”, “they” and “the two men” of a sentence mean, as far as the sentence before tells.
#[derive(Default)]
pub(super) struct Meant {
    /// Who opened it.
    pub(super) one: Option<usize>,
    /// Those who met in it, or opened it together.
    pub(super) several: Vec<usize>,
    /// The country that the text's first sentence is about: “Norway will seek more money”.
    pub(super) home: Option<usize>,
}

/// The country that opens the body's first sentence and acts there, where it does.
fn home(reader: &Reader, stands: &[Stand]) -> Option<usize> {
    let start = reader.doc.sentences.get(reader.body)?.tokens.start;
    let first = stands.get(stands.partition_point(|stand| stand.whole.start < start)).filter(|stand| stand.whole.start == start)?;
    let entry = reader.entries[start].filter(|entry| matches!(entry.known, Known::Country(_)))?;
    let acts = reader.doc.tokens.get(first.whole.end).is_some_and(|next| next.tag.is_finite());
    (start + entry.len == first.whole.end && acts).then_some(first.actor)
}

/// The last sentence before `sentence` that does not open with “he” itself: “Berg was hopeful. She said fish were dear. “Eat
/// less,” / she told the panel”.
fn told_of(reader: &Reader, sentence: usize) -> Option<usize> {
    let opens = |before: usize| {
        let start = reader.doc.sentences[before].tokens.start;
        let at = start + usize::from(matches!(reader.lower(start), "and" | "but"));
        matches!(reader.lower(at), "he" | "she")
    };
    let front = reader.body.max(sentence.saturating_sub(BACK));
    (front..sentence).rev().find(|&before| !opens(before))
}

/// Sentences back to whom “he” may mean.
const BACK: usize = 4;

pub(super) fn meant(reader: &Reader, stands: &[Stand], sentence: usize, last: Option<&Event>) -> Meant {
    let home = home(reader, stands);
    let none = || Meant { home, ..Meant::default() };
    let last_one = sentence.saturating_sub(1);
    let Some(before) = told_of(reader, sentence) else { return none() };
    let tokens = reader.doc.sentences[before].tokens.clone();
    let from = stands.partition_point(|stand| stand.whole.start < tokens.start);
    let to = stands.partition_point(|stand| stand.whole.start < tokens.end);
    let scene = Scene { reader, stands: &stands[from..to], sentence: tokens, meant: Meant::default() };
    let Some(first) = scene.stands.first().filter(|first| !scene.governed(first.whole.start)) else { return none() };
    let met = last.filter(|event| event.sentence == last_one && event.parties().count() > 1).map(|event| event.parties().collect());
    let together = || if before == last_one { scene.group_from(0) } else { Vec::new() };
    Meant { one: Some(first.actor), several: met.unwrap_or_else(together), home }
}
