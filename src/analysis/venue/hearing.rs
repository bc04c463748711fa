//! “At Thursday's hearing”, “a joint hearing of the House Fish and Rail committees”: the hearing that the clause of the
//! meeting tells of, by the words that tell most of it.
//!
//! Enters: the document and its meeting. Leaves: the tokens of the occasion, where that is a hearing. A court's is none.

use std::ops::Range;

use super::events::{modifiers, without_date};
use super::places::capital;
use crate::analysis::Meeting;
use crate::analysis::bearing::{meeting_noun, meets};
use crate::lexicon;
use crate::text::{Document, Tag};

/// Tokens before a hearing in which “ahead of” leads to it (“ahead of his Senate confirmation hearing”).
const LEAD: usize = 6;

/// Tokens behind it that tell whose it is: “before the House Judiciary and the Oversight and Government Reform committees”.
const WHOSE: usize = 14;

/// The hearing at which they meet.
pub(super) fn find(doc: &Document, meeting: &Meeting) -> Option<Range<usize>> {
    let clause = meeting.clause.clone();
    let other = clause.clone().any(|at| !is_hearing(doc, at) && (meeting_noun(doc, at) || meets(doc, at)));
    let told = clause.clone().find(|&at| is_hearing(doc, at) && is_attended(doc, at, other))?;
    let own = phrase(doc, told)?;
    // “It will hold its own hearing”: another one. “It was a joint hearing”: this one.
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let same = |words: &Range<usize>| {
        let Some(last) = words.start.checked_sub(1) else { return false };
        let told = matches!(lower(last), "a" | "an") && last > 1 && &*doc.tokens[last - 1].lemma == "be";
        matches!(lower(last), "the" | "'s" | "\u{2019}s" | "at") || told && matches!(lower(last - 2), "it" | "this" | "that")
    };
    let quoted = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
    let all = (0..doc.tokens.len()).filter(|&at| is_hearing(doc, at) && is_attended(doc, at, other) && !quoted(at));
    let fuller = |best: Range<usize>, next: Range<usize>| if weight(doc, &next) > weight(doc, &best) { next } else { best };
    Some(all.filter_map(|at| phrase(doc, at)).filter(same).fold(own, fuller))
}

/// Whether the word is the noun: “hearing from them” is none.
pub(super) fn is_hearing(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    matches!(&*token.lower, "hearing" | "hearings") && token.tag.is_noun()
}

/// Not “ahead of the hearing”, nor another one than theirs; where they meet otherwise, not “after the hearing” either.
fn is_attended(doc: &Document, noun: usize, other: bool) -> bool {
    let start = doc.sentences[doc.sentence_of(noun)].tokens.start;
    let before = || start.max(noun.saturating_sub(LEAD))..noun;
    let lower = |at: usize| &*doc.tokens[at].lower;
    let part = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun()
            || tag.is_adjective()
            || tag == Tag::DT
            || tag == Tag::PRPS
            || lower(*at) == "'s"
            || lower(*at) == "\u{2019}s"
            || lower(*at) == "of"
    };
    let lead = before().rev().find(|at| !part(at)).map_or("", lower);
    let away = matches!(lead, "ahead" | "before" | "until" | "for") || other && matches!(lead, "after" | "following" | "since");
    let another = before().any(|at| lexicon::OTHER_MEETING.contains(lower(at)));
    let court = before().any(|at| matches!(lower(at), "court" | "bail" | "trial" | "pre-trial" | "custody" | "extradition" | "appeal"));
    !away && !another && !court
}

/// The words for the hearing at `noun`: its sort and whose it is.
fn phrase(doc: &Document, noun: usize) -> Option<Range<usize>> {
    let sentence = doc.sentences[doc.sentence_of(noun)].tokens.clone();
    let start = without_date(doc, modifiers(doc, sentence.start, noun), noun);
    Some(start..whose(doc, noun + 1, sentence.end)).filter(|words| words.len() < WHOSE + LEAD)
}

/// Where “before the Senate Fish Committee” ends that begins at `at`, else `at`.
fn whose(doc: &Document, at: usize, end: usize) -> usize {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    if !matches!(lower(at), "of" | "before" | "by" | "in") || at >= end {
        return at;
    }
    let panel = |at: usize| matches!(lower(at).trim_end_matches('s'), "committee" | "subcommittee" | "panel" | "commission");
    let part = |&at: &usize| {
        let tag = doc.tokens[at].tag;
        tag.is_noun() || tag.is_adjective() || capital(doc, at) || matches!(lower(at), "the" | "a" | "and" | "&" | "on" | "of")
    };
    (at + 1..end.min(at + WHOSE)).take_while(part).filter(|&at| panel(at)).last().map_or(at, |last| last + 1)
}

/// How much the words tell: whose it is, what sort it is.
fn weight(doc: &Document, words: &Range<usize>) -> usize {
    let named = words.clone().filter(|&at| doc.tokens[at].tag.is_proper()).count().min(3);
    2 * named + usize::from(words.len() > 1)
}
