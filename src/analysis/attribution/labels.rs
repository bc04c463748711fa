//! Transcripts: “SECRETARY SMITH: …” → statements of whoever the label names.

use std::ops::Range;

use super::statement;
use crate::analysis::Statement;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, NameKind, Paragraph, Tag};

/// The labelled paragraphs of a transcript; those between two labels in capitals go on with the first.
pub(super) fn find(doc: &Document) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut speaking: Option<Statement> = None;
    for (at, paragraph) in doc.paragraphs.iter().enumerate() {
        if let Some(label) = label(doc, paragraph) {
            let said = doc.paragraph_tokens(at).end;
            let statement = names_speaker(doc, &label).then(|| statement(label.clone(), label.end..label.end + 1, label.end + 1..said));
            speaking = statement.clone().filter(|_| is_in_capitals(doc, &label));
            found.extend(statement);
        } else if let Some(speaking) = speaking.as_ref().filter(|_| paragraph.kind == BlockKind::Paragraph) {
            found.push(statement(speaking.source.clone(), speaking.cue.clone(), doc.paragraph_tokens(at)));
        }
    }
    found
}

/// Whether it is an interview: a transcript that a question opens and somebody answers.
#[must_use]
pub fn is_interview(doc: &Document) -> bool {
    let mut labels = doc.paragraphs.iter().filter_map(|paragraph| label(doc, paragraph));
    let asks = |label: &Range<usize>| matches!(doc.words(label.clone()), "QUESTION" | "Question" | "Q" | "INTERVIEWER");
    labels.next().is_some_and(|first| asks(&first)) && labels.any(|label| !asks(&label))
}

/// “SECRETARY SMITH: …”, “QUESTION: …” at the beginning of a paragraph, as transcripts write it: what stands
/// before the colon.
fn label(doc: &Document, paragraph: &Paragraph) -> Option<Range<usize>> {
    let first = doc.sentences[paragraph.sentences.clone()].first()?.tokens.start;
    let last = doc.sentences[paragraph.sentences.clone()].last()?.tokens.end;
    // A speaker's label has at most six words: title, office, name.
    let colon = (first..last.min(first + 7)).find(|&at| &*doc.tokens[at].lower == ":")?;
    let label = first..colon;
    let named = || names_speaker(doc, &label);
    (!label.is_empty() && colon + 1 < last && (is_in_capitals(doc, &label) || named())).then_some(label)
}

fn is_in_capitals(doc: &Document, label: &Range<usize>) -> bool {
    doc.words(label.clone()).chars().all(|c| !c.is_lowercase())
}

/// Whether a label names somebody: a name at its end, or in capitals a title.
fn names_speaker(doc: &Document, label: &Range<usize>) -> bool {
    let may_name =
        |at: usize| doc.tokens[at].tag.is_proper() || matches!(doc.tokens[at].tag, Tag::IN | Tag::NN | Tag::JJ | Tag::LRB | Tag::RRB);
    let person = doc
        .names_in(label.clone())
        .iter()
        .any(|name| name.kind == NameKind::Person && name.tokens.end == label.end && name.tokens.start >= label.start);
    let titled = |at: usize| {
        let word = &doc.tokens[at].lower;
        at + 1 < label.end && (lexicon::TITLES.contains(word) || lexicon::HONORIFICS.contains(word))
    };
    person && label.clone().all(may_name) || is_in_capitals(doc, label) && label.clone().any(titled)
}
