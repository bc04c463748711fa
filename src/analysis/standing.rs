//! Where in the article a phrase stands, and beside whom: what times, places and events share.

use std::ops::Range;

use super::ranking::{Feature, flag};
use super::{Findings, Meeting};
use crate::analysis::bearing::Bearing;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::Document;

/// Where a sentence stands: `None` in the headline or a subhead before the body, then 0 for the
/// body's first, 1, 2 ….
#[must_use]
pub fn position(doc: &Document, at: usize) -> Option<usize> {
    let sentence = doc.sentence_of(at);
    if doc.paragraphs[doc.sentences[sentence].paragraph].kind == BlockKind::Headline {
        return None;
    }
    let first = doc.paragraphs.iter().find(|paragraph| paragraph.kind != BlockKind::Headline).map_or(0, |p| p.sentences.start);
    Some(sentence.saturating_sub(first))
}

/// The city of a dateline in lower case (“GENEVA, Switzerland”, “OSLO/BERGEN”).
#[must_use]
pub fn city(dateline: &str) -> String {
    dateline.split([',', '/']).next().unwrap_or_default().trim().to_lowercase()
}

/// The country that a city is in, where a list has it.
#[must_use]
pub fn country_of(city: &str) -> Option<&'static str> {
    lexicon::CAPITALS.class(city).or_else(|| lexicon::CITIES.class(city))
}

/// Where the phrase that starts at `at` stands, how it stands to the clause that reports the meeting,
/// how many of those who meet its sentence names. `governor` is what governs it.
#[must_use]
pub fn features(doc: &Document, findings: &Findings, meeting: &Meeting, at: usize, governor: Bearing) -> [Feature; 14] {
    let position = position(doc, at);
    let stands = |range: Range<usize>| flag(position.is_some_and(|position| range.contains(&position)));
    let governed = governor.meeting().is_some();
    let sentence = !meeting.clause.is_empty() && doc.sentence_of(meeting.clause.start) == doc.sentence_of(at);
    let named = named(doc, findings, meeting, at);
    let quoted = !doc.quotations_in(at..at + 1).is_empty();
    [
        ("in the headline", flag(position.is_none())),
        ("in the first sentence", stands(0..1)),
        ("in the second", stands(1..2)),
        ("in the third", stands(2..3)),
        ("in the fourth to sixth", stands(3..6)),
        ("in the seventh to eleventh", stands(6..11)),
        ("later", stands(11..usize::MAX)),
        ("in front of a meeting's word", flag(governed && position.is_none_or(|position| position < 3))),
        ("in the meeting's sentence", flag(sentence)),
        ("in the meeting's sentence, governed", flag(sentence && governed)),
        ("beside one who meets", flag(named == 1)),
        ("beside several who meet", flag(named > 1)),
        ("beside those who meet, governed", flag(named > 0 && governed)),
        ("in a quotation", flag(quoted)),
    ]
}

/// How many of the first four who meet are named in the sentence of `at`.
fn named(doc: &Document, findings: &Findings, meeting: &Meeting, at: usize) -> usize {
    let sentence = &doc.sentences[doc.sentence_of(at)].tokens;
    let here = |actor: usize| {
        let mentions = &findings.actors[actor].mentions;
        mentions.get(mentions.partition_point(|mention| mention.start < sentence.start)).is_some_and(|mention| mention.start < sentence.end)
    };
    meeting.participants.iter().take(4).filter(|participant| here(participant.actor)).count()
}
