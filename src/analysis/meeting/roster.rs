//! “Participants included:” and the lines below it → who takes part, whatever else the text tells of them.

use std::collections::BTreeSet;

use crate::analysis::actors::Stand;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Paragraph};

/// Most tokens of the sentence that opens a list of participants.
const LONGEST_HEAD: usize = 25;

/// The actors named first in the lines of the lists of participants.
#[must_use]
pub fn listed(doc: &Document, stands: &[Stand]) -> BTreeSet<usize> {
    let mut lines = Vec::new();
    let mut open = false;
    for paragraph in &doc.paragraphs {
        if is_head(doc, paragraph) {
            open = true;
        } else if open && paragraph.kind == BlockKind::ListItem {
            lines.push(doc.sentences[paragraph.sentences.clone()].first().map_or(0, |sentence| sentence.tokens.start));
        } else {
            open = false;
        }
    }
    let first = |start: usize| {
        let sentence = doc.sentence_of(start);
        let inside = stands.iter().filter(|stand| doc.sentence_of(stand.whole.start) == sentence);
        inside.min_by_key(|stand| (stand.whole.start, std::cmp::Reverse(stand.whole.end))).map(|stand| stand.actor)
    };
    lines.into_iter().filter_map(first).collect()
}

/// “Participants:”, “The full list of leaders in attendance is as follows:”.
fn is_head(doc: &Document, paragraph: &Paragraph) -> bool {
    let Some(sentence) = doc.sentences[paragraph.sentences.clone()].last() else { return false };
    let words: Vec<&str> = doc.tokens[sentence.tokens.clone()].iter().map(|token| &*token.lower).collect();
    let ends = words.iter().rev().find(|word| !matches!(**word, "*" | "_" | ")" | "**")) == Some(&":");
    let told = (sentence.tokens.clone())
        .any(|at| lexicon::PART_WORDS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "roster"));
    let denied = words.iter().any(|word| matches!(*word, "not" | "no" | "non-participants" | "absent"));
    ends && told && !denied && words.len() <= LONGEST_HEAD
}
