//! The point of the memo: two or three sentences made from the strongest evidence by deletion only.

use super::{Reading, evidence};
use crate::brief::BottomLine;

/// The sentence that reports the meeting.
#[must_use]
pub fn bottom_line(reading: Reading) -> BottomLine {
    let clause = &reading.meeting.clause;
    if clause.is_empty() {
        return BottomLine::default();
    }
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(clause.start)];
    let text = reading.doc.words(sentence.tokens.clone()).to_owned();
    BottomLine { text, from: vec![evidence::paragraph(reading.doc, clause.start)] }
}
