//! What a time or a place in a sentence belongs to: the meeting, something said, something else.
//!
//! Enters: the document and a phrase (“on Tuesday”, “in Vienna”). Leaves: the word that governs
//! it, by the nearest verb or meeting noun in its clause. It judges grammar only: whether the
//! meeting so reported is the article's own is for the families that ask.

use std::ops::Range;

use crate::lexicon;
use crate::text::{Document, Tag};

/// What governs a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// A verb of meeting (“met in Vienna on Tuesday”): its token.
    MeetingVerb(usize),
    /// A noun of meeting (“talks in Vienna”, “Tuesday's summit”): its token.
    MeetingNoun(usize),
    /// Something said or written (“said in Vienna on Tuesday”): its token.
    Saying(usize),
    /// Another verb: its token.
    Verb(usize),
    /// Nothing that can be told.
    Nothing,
}

impl Bearing {
    /// The word of meeting that governs the phrase.
    #[must_use]
    pub const fn meeting(self) -> Option<usize> {
        match self {
            Self::MeetingVerb(at) | Self::MeetingNoun(at) => Some(at),
            _ => None,
        }
    }
}

/// What the words at a token do for a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// Meets by itself: “meet”, “speak with”, “visit”.
    Meets,
    /// Needs a meeting as its subject or object: “hold”, “begin”, “attend”.
    Holds,
    /// A noun of meeting.
    Noun,
    /// Says: verb or noun.
    Says,
    /// Another verb.
    Verb,
}

/// What governs the phrase at `phrase`, its preposition not counted.
#[must_use]
pub fn bearing(doc: &Document, phrase: &Range<usize>) -> Bearing {
    if let Some(noun) = modified(doc, phrase) {
        return if meeting_noun(doc, noun) { Bearing::MeetingNoun(noun) } else { Bearing::Nothing };
    }
    let sentence = window(doc, phrase);
    let left = to_the_left(doc, sentence.start, phrase);
    let where_clause = (phrase.end..sentence.end.min(phrase.end + 2)).any(|at| &*doc.tokens[at].lower == "where");
    match to_the_right(doc, phrase.end, sentence.end) {
        Some(right) if where_clause && right.bearing.meeting().is_some() => right.bearing,
        Some(right) if right.close || left == Bearing::Nothing => subject(doc, sentence.start, phrase.start)
            .filter(|_| matches!(right.bearing, Bearing::Verb(_)))
            .map_or(right.bearing, Bearing::MeetingNoun),
        _ => left,
    }
}

/// The tokens of the phrase's sentence that may govern it: a sentence without end costs no more than
/// a long one.
#[must_use]
pub fn window(doc: &Document, phrase: &Range<usize>) -> Range<usize> {
    let sentence = &doc.sentences[doc.sentence_of(phrase.start)].tokens;
    sentence.start.max(phrase.start.saturating_sub(REACH))..sentence.end.min(phrase.end + REACH)
}

/// How far a governor may stand from its phrase, in tokens: longer than 99 of 100 sentences of news.
const REACH: usize = 80;

/// The noun that the phrase stands before as a modifier (“a Saturday night deadline”, “the Vienna
/// talks”, “Monday's much-anticipated summit”).
fn modified(doc: &Document, phrase: &Range<usize>) -> Option<usize> {
    let end = doc.sentences[doc.sentence_of(phrase.start)].tokens.end;
    let possessive = doc.tokens.get(phrase.end).is_some_and(|token| token.tag == Tag::POS || matches!(&*token.lower, "'s" | "'"));
    let determined =
        phrase.start.checked_sub(1).is_some_and(|before| matches!(doc.tokens[before].tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ));
    let part = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::CD | Tag::VBN | Tag::RB | Tag::VBG | Tag::HYPH)
    };
    let from = phrase.end + usize::from(possessive);
    // “The University of Bergen today”: no head of a phrase is a day.
    let day = |at: &usize| matches!(&*doc.tokens[*at].lower, "today" | "tonight" | "yesterday" | "tomorrow");
    let last =
        (from..end).take_while(|at| part(at) && (possessive || !day(at))).filter(|&at| doc.tokens[at].tag.is_noun()).take(6).last()?;
    let meets = (from..=last).find(|&at| meeting_noun(doc, at));
    if possessive || determined { Some(meets.unwrap_or(last)) } else { meets }
}

/// What stands right of a phrase.
struct Right {
    bearing: Bearing,
    /// Whether it follows at once (“Tuesday's summit”, “on Tuesday said”).
    close: bool,
}

fn to_the_right(doc: &Document, start: usize, end: usize) -> Option<Right> {
    let mut close = true;
    let mut seen: Option<usize> = None;
    for at in start..end {
        let token = &doc.tokens[at];
        match cue(doc, at) {
            Some(Cue::Noun) if close => return Some(Right { bearing: Bearing::MeetingNoun(at), close }),
            Some(Cue::Noun) => seen = seen.or(Some(at)),
            Some(Cue::Meets) => return Some(Right { bearing: Bearing::MeetingVerb(at), close }),
            Some(Cue::Says) if token.tag.is_verb() => {
                return Some(Right { bearing: seen.map_or(Bearing::Saying(at), Bearing::MeetingNoun), close });
            }
            Some(Cue::Holds) => {
                let object = (at + 1..end.min(at + OBJECT_REACH)).find(|&i| cue(doc, i) == Some(Cue::Noun));
                return Some(Right { bearing: seen.or(object).map_or(Bearing::Verb(at), Bearing::MeetingNoun), close });
            }
            Some(Cue::Verb) => return Some(Right { bearing: seen.map_or(Bearing::Verb(at), Bearing::MeetingNoun), close }),
            _ => {}
        }
        let modifier = token.tag.is_noun()
            || token.tag.is_adjective()
            || matches!(token.tag, Tag::POS | Tag::CD | Tag::VBN | Tag::MD | Tag::RB | Tag::VBG);
        close &= modifier;
    }
    None
}

fn to_the_left(doc: &Document, start: usize, phrase: &Range<usize>) -> Bearing {
    let mut noun: Option<usize> = None;
    let mut preposition_since_noun = false;
    for at in (start..phrase.start).rev() {
        let token = &doc.tokens[at];
        if matches!(&*token.lower, ";" | ":" | "but" | "although" | "though" | "while" | "whereas" | "because") {
            break;
        }
        if token.tag == Tag::EX {
            return Bearing::Verb(at);
        }
        if matches!(token.tag, Tag::IN | Tag::TO) && noun.is_some() {
            preposition_since_noun = true;
        }
        match cue(doc, at) {
            Some(Cue::Noun) => noun = noun.or(Some(at)),
            Some(Cue::Says) if token.tag.is_noun() && noun.is_none() => return Bearing::Saying(at),
            Some(Cue::Says) if token.tag.is_verb() => {
                return noun.filter(|_| preposition_since_noun).map_or(Bearing::Saying(at), Bearing::MeetingNoun);
            }
            Some(Cue::Meets) => return Bearing::MeetingVerb(at),
            Some(found @ (Cue::Holds | Cue::Verb)) => {
                let object = || if found == Cue::Holds { object(doc, phrase.end) } else { None };
                return noun.or_else(|| subject(doc, start, at)).or_else(object).map_or(Bearing::Verb(at), Bearing::MeetingNoun);
            }
            _ => {}
        }
    }
    noun.map_or(Bearing::Nothing, Bearing::MeetingNoun)
}

/// A noun of meeting after a phrase that stands between verb and object (“held today in Oslo the
/// first dialogue”).
fn object(doc: &Document, start: usize) -> Option<usize> {
    let end = doc.sentences[doc.sentence_of(start.saturating_sub(1))].tokens.end.min(start + OBJECT_REACH);
    (start..end).take_while(|&at| !doc.tokens[at].tag.is_verb()).find(|&at| cue(doc, at) == Some(Cue::Noun))
}

/// How far from its verb an object may stand, in tokens: room for “, in Washington, D.C., the
/// first U.S.-EU High-Level Dialogue”.
const OBJECT_REACH: usize = 16;

/// A noun of meeting before `end` with no verb between: the subject.
fn subject(doc: &Document, start: usize, end: usize) -> Option<usize> {
    for at in (start..end).rev() {
        match cue(doc, at) {
            Some(Cue::Noun) => return Some(at),
            Some(_) if doc.tokens[at].tag.is_finite() => return None,
            _ => {}
        }
    }
    None
}

/// What the word at `at` does; auxiliaries and words of no concern are `None`.
fn cue(doc: &Document, at: usize) -> Option<Cue> {
    let token = &doc.tokens[at];
    if token.tag.is_verb() {
        return if mistagged_noun(doc, at) { Some(Cue::Noun) } else { verb_cue(doc, at) };
    }
    if !token.tag.is_noun() && !token.tag.is_adjective() {
        return None;
    }
    if lexicon::SAYING_NOUNS.contains(&token.lemma) {
        return Some(Cue::Says);
    }
    meeting_noun(doc, at).then_some(Cue::Noun)
}

/// Whether the verb at `at` has people meet: “met”, “will visit”, “held talks”.
#[must_use]
pub fn meets(doc: &Document, at: usize) -> bool {
    let end = doc.sentences[doc.sentence_of(at)].tokens.end.min(at + OBJECT_REACH);
    let part = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun() || tag.is_adjective() || tag.is_adverb() || matches!(tag, Tag::DT | Tag::CD | Tag::HYPH | Tag::PRPS)
    };
    let holds = || matches!(&*doc.tokens[at].lemma, "hold" | "have" | "attend" | "host");
    doc.tokens[at].tag.is_verb()
        && (verb_cue(doc, at) == Some(Cue::Meets) || holds() && (at + 1..end).take_while(part).any(|i| cue(doc, i) == Some(Cue::Noun)))
}

/// Whether a phrase for a meeting ends at `at` (“summit”, “peace talks”).
#[must_use]
pub fn meeting_noun(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    let listed = lexicon::MEETING_NOUNS.contains(&token.lower) || lexicon::MEETING_NOUNS.contains(&token.lemma);
    listed && (token.tag.is_noun() || (token.tag.is_verb() && mistagged_noun(doc, at)))
}

/// “Their previous meeting in Hanoi”: whether the word of meeting at `at` means another than the one
/// that is reported.
#[must_use]
pub fn of_another(doc: &Document, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start.max(at.saturating_sub(3));
    (start..at).any(|i| lexicon::OTHER_MEETING.contains(&doc.tokens[i].lower)) || long_before(doc, at)
}

/// “Two weeks after their meeting in Oslo”: the one that is counted from.
fn long_before(doc: &Document, noun: usize) -> bool {
    let (first, before) = before_phrase(doc, noun);
    let unit = first.checked_sub(2).map_or("", |at| &*doc.tokens[at].lemma);
    matches!(before, "after" | "since") && matches!(unit, "week" | "month" | "year")
}

/// “The talks”, “their meeting”, “Friday's summit”.
#[must_use]
pub fn definite(doc: &Document, noun: usize) -> bool {
    let (first, _) = before_phrase(doc, noun);
    (first..noun).any(|at| matches!(&*doc.tokens[at].lower, "the" | "this" | "these" | "his" | "her" | "their" | "'s" | "’s" | "'" | "’"))
}

/// The first word of the noun phrase that ends at `noun`, and the word before it.
#[must_use]
pub fn before_phrase(doc: &Document, noun: usize) -> (usize, &str) {
    let start = doc.sentences[doc.sentence_of(noun)].tokens.start;
    let part = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::CD | Tag::VBN | Tag::POS | Tag::PRPS | Tag::HYPH)
    };
    let first = (start..noun).rev().take_while(part).last().unwrap_or(noun);
    let before = if first > start { &*doc.tokens[first - 1].lower } else { "" };
    (first, before)
}

/// “A leaders summit”: words that are no verbs whatever the tagger takes them for.
fn mistagged_noun(doc: &Document, at: usize) -> bool {
    let lower = &doc.tokens[at].lower;
    &**lower != "meeting"
        && lexicon::MEETING_NOUNS.class(lower) == Some("meeting")
        && lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).is_none()
}

/// Whether the verb at `at` reports words (“said”), not a meeting (“began”) or a plan (“wants”).
#[must_use]
pub fn says(doc: &Document, at: usize) -> bool {
    let class = lexicon::SPEECH_VERBS.class(&doc.tokens[at].lemma);
    let words = class.is_some_and(|class| !matches!(class, "discuss" | "agree" | "hope" | "promise"));
    // Whoever testifies sits before those who hear him.
    words && &*doc.tokens[at].lemma != "testify" && lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).is_none()
}

fn verb_cue(doc: &Document, at: usize) -> Option<Cue> {
    let token = &doc.tokens[at];
    if matches!(&*token.lemma, "be" | "have" | "do") || attributive(doc, at) {
        return None;
    }
    let next = doc.tokens.get(at + 1).map_or("", |next| &*next.lower);
    let class = lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class);
    Some(match class {
        Some("meet") if reaction(doc, at) => Cue::Verb,
        Some("speak") if &*token.lemma == "call" && matches!(next, "for" | "on" | "the" | "it" | "a") => Cue::Says,
        Some("meet" | "speak" | "visit") => Cue::Meets,
        Some("host") if somebody(doc, at + 1) => Cue::Meets,
        _ if matches!(&*token.lemma, "gather" | "assemble")
            || (matches!(&*token.lemma, "talk" | "speak" | "chat") && with_somebody(doc, at)) =>
        {
            Cue::Meets
        }
        Some(_) => Cue::Holds,
        None if says(doc, at) => Cue::Says,
        None => Cue::Verb,
    })
}

/// “Spoke today with”, “talked by phone with”: a partner follows, not an audience.
fn with_somebody(doc: &Document, at: usize) -> bool {
    let tail = &doc.tokens[at + 1..doc.tokens.len().min(at + 9)];
    tail.iter().take_while(|token| !token.tag.is_verb()).any(|token| matches!(&*token.lower, "with" | "to"))
}

/// Whether a name follows within the words of an object (“received Foreign Minister Li”).
fn somebody(doc: &Document, at: usize) -> bool {
    let owner = |at: usize| doc.tokens.get(at + 1).is_some_and(|next| next.tag == Tag::POS);
    let names = |at: usize| doc.tokens[at].tag.is_proper() || lexicon::TITLES.contains(&doc.tokens[at].lemma);
    (at..doc.tokens.len().min(at + 6)).take_while(|&at| !doc.tokens[at].tag.is_punctuation() && !owner(at)).any(names)
}

/// “Met the deadline”, “met with criticism”: nobody meets.
fn reaction(doc: &Document, at: usize) -> bool {
    let end = doc.tokens.len().min(at + 5);
    doc.tokens[at + 1..end]
        .iter()
        .take_while(|token| !token.tag.is_verb() && !token.tag.is_proper())
        .any(|token| lexicon::MEETING_NOT.contains(&token.lower))
}

/// Whether a participle stands before a noun as an adjective does (“closed talks”, “visiting envoy”).
fn attributive(doc: &Document, at: usize) -> bool {
    let participle = matches!(doc.tokens[at].tag, Tag::VBN | Tag::VBG);
    let before = at.checked_sub(1).map(|before| doc.tokens[before].tag);
    let after = doc.tokens.get(at + 1).map(|token| token.tag);
    participle && before.is_some_and(|tag| matches!(tag, Tag::DT | Tag::JJ | Tag::PRPS | Tag::POS)) && after.is_some_and(Tag::is_noun)
}
