//! Whether the article reports a meeting at all, as numbers about the article and their weights.
//!
//! Enters: the clauses that may report a meeting with their points, and the text. Leaves: one
//! named number from 0 to 1 a feature, the words, and the log-odds that a meeting is what the
//! article is about. What they weigh is learnt (`train/src/bin/reports.rs`) from articles with
//! and without a meeting.

use std::sync::LazyLock;

use super::events::Event;
use super::reports_table::TABLE;
use super::triggers::{Sort, meeting_noun, trigger};
use super::weigh::{FULL_CLAUSE, position};
use crate::analysis::actors::reader::Reader;
use crate::analysis::attribution::labels::is_interview;
use crate::analysis::hashing::hash;
use crate::analysis::linear::inflated;
use crate::analysis::ranking::{self, Feature, flag};
use crate::lexicon;
use crate::text::Tag;

/// Points of all clauses of an ordinary article about a meeting.
const FULL_ARTICLE: f32 = 20.0;
/// The last sentence of the body that counts as its front.
const FRONT: usize = 3;

/// Buckets that words are hashed into.
pub const BUCKETS: usize = 1 << 13;
/// What each further occurrence of a word counts, up to [`OCCURRENCES`] of them.
pub const WORD: f32 = 0.5;
/// A word that returns more often tells no more.
const OCCURRENCES: usize = 3;

/// Weights of words: a little-endian `f32` scale, then a signed byte a bucket; weight = byte × scale.
static WORDS: LazyLock<Vec<u8>> = LazyLock::new(|| inflated(include_bytes!(concat!(env!("OUT_DIR"), "/reports.bin.zlib"))));

/// What is known of an article before it is decided whether it reports a meeting.
#[derive(Clone, Debug)]
pub struct Article {
    /// Named numbers, always the same in the same order.
    pub features: Vec<Feature>,
    /// Buckets of its words, one for each occurrence that counts.
    pub words: Vec<usize>,
    /// Whether a clause or a noun of it speaks of a meeting at all.
    pub names_one: bool,
    /// Whether headline or first sentence have lawmakers question somebody at length.
    pub heard: bool,
    /// Whether it is the transcript of an interview: whom journalists ask meets nobody.
    pub interview: bool,
}

impl Article {
    /// Reads the clauses and the words.
    #[must_use]
    pub fn new(reader: &Reader, events: &[Event], weights: &[f32]) -> Self {
        let mut features = vec![("bias", 1.0)];
        features.extend(clauses(reader, events, weights));
        features.extend(named(reader));
        features.extend(vocabulary(reader));
        let noun = (0..reader.doc.tokens.len()).any(|at| meeting_noun(reader, at).is_some());
        let asked = |event: &Event| (event.trigger.clone()).any(|at| matches!(reader.lower(at), "questions" | "questioning"));
        let heard = events.iter().any(|event| event.sort == Sort::Hear && position(reader, event.sentence) <= 1 && asked(event));
        Self { features, words: words(reader), names_one: noun || !events.is_empty(), heard, interview: is_interview(reader.doc) }
    }

    /// Whether it reports a meeting: nothing does that does not name one.
    #[must_use]
    pub fn reports(&self) -> bool {
        self.names_one && !self.interview && (self.heard || self.odds() > 0.0)
    }

    /// The log-odds that it reports a meeting.
    #[must_use]
    pub fn odds(&self) -> f32 {
        let named = ranking::points(&self.features, &TABLE);
        let (scale, weights) = WORDS.split_first_chunk().expect("a test loads the embedded weights");
        let sum: i32 = self.words.iter().map(|&word| i32::from(weights[word].cast_signed())).sum();
        named + WORD * f32::from_le_bytes(*scale) * sum as f32
    }
}

/// The buckets of all words in lower case.
fn words(reader: &Reader) -> Vec<usize> {
    let mut all: Vec<&str> =
        reader.doc.tokens.iter().map(|token| &*token.lower).filter(|word| word.starts_with(char::is_alphabetic)).collect();
    all.sort_unstable();
    all.chunk_by(|one, two| one == two)
        .flat_map(|same| same.iter().take(OCCURRENCES))
        .map(|word| hash("word", &[word]) as usize % BUCKETS)
        .collect()
}

/// What the clauses that may report a meeting tell.
fn clauses(reader: &Reader, events: &[Event], weights: &[f32]) -> [Feature; 12] {
    let mut points: Vec<f32> = weights.to_vec();
    points.sort_by(|one, two| two.total_cmp(one));
    let nth = |at: usize| points.get(at).copied().unwrap_or(0.0).max(0.0);
    let all: f32 = points.iter().map(|points| points.max(0.0)).sum();
    let sentences = small(reader.doc.sentences.len().max(1));
    let any = |fits: &dyn Fn(&Event, usize) -> bool| flag(events.iter().any(|event| fits(event, position(reader, event.sentence))));
    let strong = |event: &Event| matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Speak | Sort::Hear);
    let weak = |event: &Event| matches!(event.sort, Sort::Host | Sort::Visit | Sort::WeakNoun);
    [
        ("best clause", (nth(0) / FULL_CLAUSE).min(1.0)),
        ("second clause", (nth(1) / FULL_CLAUSE).min(1.0)),
        ("third clause", (nth(2) / FULL_CLAUSE).min(1.0)),
        ("all clauses", (all / FULL_ARTICLE).min(1.0)),
        ("clauses a sentence", (all / sentences / 2.0).min(1.0)),
        ("strong clause in headline", any(&|event, place| strong(event) && place == 0)),
        ("strong clause in lead", any(&|event, place| strong(event) && place == 1)),
        ("strong clause in front", any(&|event, place| strong(event) && (2..=FRONT).contains(&place))),
        ("two sides in front", any(&|event, place| strong(event) && two_sided(reader, event) && place <= FRONT)),
        ("two sides", any(&|event, _| strong(event) && two_sided(reader, event))),
        ("weak clause in front", any(&|event, place| weak(event) && place <= FRONT)),
        ("somebody joins in front", any(&|event, place| event.sort == Sort::Join && place <= FRONT)),
    ]
}

fn two_sided(reader: &Reader, event: &Event) -> bool {
    event.parties().count() > 1 || meet_each_other(reader, event)
}

/// Tokens from “ministers” to “meet”: “ministers will on Monday meet”.
const SUBJECT: usize = 6;

/// “Farm ministers meet today”: whoever meets and is told in the plural meets one another.
fn meet_each_other(reader: &Reader, event: &Event) -> bool {
    let at = event.trigger.start;
    let with = matches!(reader.lower(event.trigger.end), "with" | "the" | "a" | "his" | "her" | "their" | "its");
    let words = &reader.doc.tokens[at.saturating_sub(SUBJECT)..at];
    let noun = words.iter().rev().find(|token| token.tag.is_noun() && !lexicon::CALENDAR.contains(&token.lower));
    event.sort == Sort::Meet && !with && noun.is_some_and(|noun| matches!(noun.tag, Tag::NNS | Tag::NNPS))
}

/// Where a noun or verb for a meeting stands, with or without parties.
fn named(reader: &Reader) -> [Feature; 9] {
    // By class (meeting, weak, verb), then by place (headline, lead, front, elsewhere).
    let mut counts = [[0_usize; 4]; 3];
    for (index, sentence) in reader.doc.sentences.iter().enumerate() {
        let place = match position(reader, index) {
            0 => 0,
            1 => 1,
            2..=FRONT => 2,
            _ => 3,
        };
        for at in sentence.tokens.clone() {
            match meeting_noun(reader, at) {
                Some((_, class)) => counts[usize::from(class != "meeting")][place] += 1,
                None if trigger(reader, at, sentence.tokens.end).is_some_and(|(_, sort)| sort == Sort::Meet) => counts[2][place] += 1,
                None => {}
            }
        }
    }
    let has = |class: usize, place: usize| flag(counts[class][place] > 0);
    let rate = |class: usize| (small(counts[class].iter().sum()) / small(reader.doc.sentences.len().max(1))).min(1.0);
    [
        ("noun in headline", has(0, 0)),
        ("noun in lead", has(0, 1)),
        ("noun in front", has(0, 2)),
        ("weak noun in headline", has(1, 0)),
        ("weak noun in lead", has(1, 1)),
        ("verb in headline", has(2, 0)),
        ("verb in lead or front", has(2, 1).max(has(2, 2))),
        ("nouns a sentence", rate(0)),
        ("weak nouns a sentence", rate(1)),
    ]
}

/// Words that tell of talks or of something else.
fn vocabulary(reader: &Reader) -> [Feature; 5] {
    let mut front = [0_usize; 2];
    let mut all = [0_usize; 2];
    for (index, sentence) in reader.doc.sentences.iter().enumerate() {
        for at in sentence.tokens.clone() {
            if let Some((_, class)) = lexicon::NEWS_WORDS.longest_match(&reader.doc.text, &reader.doc.tokens, at) {
                let class = usize::from(class == "other");
                all[class] += 1;
                front[class] += usize::from(position(reader, index) <= FRONT);
            }
        }
    }
    let sentences = small(reader.doc.sentences.len().max(1));
    [
        ("words of talks in front", (small(front[0]) / 3.0).min(1.0)),
        ("words of talks a sentence", (small(all[0]) / sentences).min(1.0)),
        ("other words in front", (small(front[1]) / 3.0).min(1.0)),
        ("other words a sentence", (small(all[1]) / sentences).min(1.0)),
        ("long", (sentences / 60.0).min(1.0)),
    ]
}

fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_load() {
        assert_eq!(WORDS.len(), size_of::<f32>() + BUCKETS);
    }
}
