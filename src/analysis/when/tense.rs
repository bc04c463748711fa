//! Whether a time lies behind or ahead of the day of writing, by the verb group that it leans on.
//!
//! Looks at the nearest verb group to the left, or to the right where the time stands before its
//! verb. A future word elsewhere in the sentence tells nothing (measured: it hurts).

use std::ops::Range;

use crate::analysis::bearing::{meeting_noun, says};
use crate::lexicon;
use crate::text::{Document, Tag};

/// Where a time lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Behind, or today.
    Past,
    /// Ahead, or today.
    Future,
    /// The text does not tell.
    #[default]
    Unsaid,
}

/// How far a verb group may stand from the time that leans on it, in tokens.
/// About the 40 characters within which the policy was measured, with room for a name between.
const REACH: usize = 14;

/// The tense of the expression at `tokens`.
#[must_use]
pub fn tense(doc: &Document, tokens: &Range<usize>) -> Tense {
    let sentence = doc.sentences[doc.sentence_of(tokens.start)].tokens.clone();
    let after = tokens.end + usize::from(doc.tokens.get(tokens.end).is_some_and(|token| token.tag.is_adverb()));
    let next_is_verb = sentence.contains(&after) && (doc.tokens[after].tag.is_finite());
    if !next_is_verb {
        let found = to_the_left(doc, sentence.start, tokens.start);
        if found != Tense::Unsaid {
            return found;
        }
    }
    to_the_right(doc, after, sentence.end)
}

fn to_the_left(doc: &Document, start: usize, end: usize) -> Tense {
    let mut nearest = end;
    for at in (start..end).rev() {
        if at + REACH < nearest {
            return Tense::Unsaid;
        }
        let token = &doc.tokens[at];
        if matches!(&*token.lower, ";" | "“" | "”" | "\"") {
            return Tense::Unsaid;
        }
        let class = lexicon::TENSE_WORDS.class(&token.lower);
        if class == Some("ahead") {
            return Tense::Future;
        }
        if token.tag == Tag::MD {
            return Tense::Future;
        }
        if let Some(tense) = verb(doc, start, at) {
            return tense;
        }
        // “Will urge Norway to speed growth to steady prices at Monday's talks”: an infinitive leans on what is before it.
        if token.tag == Tag::VB {
            nearest = at;
        }
    }
    Tense::Unsaid
}

/// What the verb form at `at` tells; `None` where one must look further.
fn verb(doc: &Document, start: usize, at: usize) -> Option<Tense> {
    let before = (start..at).rev().map(|i| &doc.tokens[i]).find(|token| !token.tag.is_adverb());
    let speech = says(doc, at);
    // “The meeting let them ask”: present and past are one form.
    let same = matches!(&*doc.tokens[at].lower, "let" | "put" | "set" | "cut" | "hit" | "shut" | "quit" | "cost" | "split");
    match doc.tokens[at].tag {
        Tag::VBZ | Tag::VBP if same => Some(Tense::Unsaid),
        Tag::VBP if is_inside_noun(doc, start, at) => None,
        Tag::VBD => Some(Tense::Past),
        Tag::VB => match before {
            Some(token) if token.tag == Tag::MD => Some(Tense::Future),
            Some(token) if &*token.lower == "to" => infinitive(doc, start, at),
            Some(token) if &*token.lemma == "do" => Some(if token.tag == Tag::VBD { Tense::Past } else { Tense::Future }),
            Some(token) if token.tag.is_noun() || token.tag == Tag::PRP => Some(Tense::Future),
            _ => None,
        },
        Tag::VBZ | Tag::VBP if matches!(&*doc.tokens[at].lemma, "have") => {
            Some(if has_ahead(doc, at) { Tense::Future } else { Tense::Past })
        }
        Tag::VBZ | Tag::VBP => Some(if speech { Tense::Past } else { Tense::Future }),
        Tag::VBN => match before.map(|token| &*token.lemma) {
            Some("be") => None,
            _ => Some(Tense::Past),
        },
        _ => None,
    }
}

/// “At a Lima *riverside* hotel”: between an article and a noun no verb stands.
fn is_inside_noun(doc: &Document, start: usize, at: usize) -> bool {
    let noun = |at: usize| doc.tokens.get(at).is_some_and(|token| token.tag.is_noun());
    let article = (start..at).rev().find(|&at| !doc.tokens[at].tag.is_proper());
    article.is_some_and(|at| matches!(&*doc.tokens[at].lower, "a" | "an")) && noun(at + 1)
}

/// “Berg and Holm have a summit in Oslo on Wednesday”: what they have is a meeting, and no deed done.
fn has_ahead(doc: &Document, at: usize) -> bool {
    let article = doc.tokens.get(at + 1).is_some_and(|next| next.tag == Tag::DT);
    let phrase = |at: &usize| doc.tokens.get(*at).is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
    article && (at + 2..at + 6).take_while(phrase).any(|at| meeting_noun(doc, at))
}

/// “Set to meet”, “to be held” lie ahead; “came to meet” is as past as “came”.
fn infinitive(doc: &Document, start: usize, at: usize) -> Option<Tense> {
    let to = (start..at).rev().find(|&i| &*doc.tokens[i].lower == "to")?;
    if &*doc.tokens[at].lower == "be" {
        return Some(Tense::Future);
    }
    let head = to.checked_sub(1).filter(|&i| i >= start).map(|i| &doc.tokens[i])?;
    let ahead = lexicon::TENSE_WORDS.contains(&head.lower) || lexicon::TENSE_WORDS.contains(&head.lemma) || &*head.lemma == "be";
    // “Had been slated to meet on Sunday”: what did not come about, ahead or behind.
    let was = (start.max(to.saturating_sub(4))..to).any(|i| &*doc.tokens[i].lower == "had" && &*doc.tokens[i + 1].lower == "been");
    if ahead && was {
        return Some(Tense::Unsaid);
    }
    let headline = head.tag.is_proper() && !(start..to).any(|i| doc.tokens[i].tag.is_finite());
    (ahead || headline).then_some(Tense::Future)
}

fn to_the_right(doc: &Document, start: usize, end: usize) -> Tense {
    for at in start..end.min(start + REACH) {
        let token = &doc.tokens[at];
        if matches!(&*token.lower, ";" | "“" | "”" | "\"") {
            return Tense::Unsaid;
        }
        if token.tag == Tag::MD {
            return Tense::Future;
        }
        // “At Monday's talks, sources said.”: the time is not of the telling.
        let closes = says(doc, at) && at + 2 >= end && at > start + 1;
        if token.tag.is_finite() && !closes {
            return verb(doc, start, at).unwrap_or_default();
        }
    }
    Tense::Unsaid
}
