//! Clauses of time: “… as he prepares for the vote”, “six years after she left”.

use std::ops::Range;

use super::{Cut, LEAST_MAIN, LONGEST_LINE, clause_near, has_finite, lower, without_comma, words};
use crate::lexicon;
use crate::text::{Document, Tag};

/// Whether a clause of time may open at `at`: not “as well as”, “even before”, “such as”.
#[must_use]
pub fn opens_time(doc: &Document, at: usize) -> bool {
    let opens = matches!(lower(doc, at), "as" | "after" | "when" | "while" | "before") && doc.tokens[at].tag != Tag::RB;
    let before = at.checked_sub(1).map_or("", |before| lower(doc, before));
    let goes_on = matches!(
        before,
        "as" | "soon"
            | "even"
            | "only"
            | "just"
            | "long"
            | "such"
            | "far"
            | "much"
            | "well"
            | "shortly"
            | "immediately"
            | "right"
            | "directly"
    ) || lower(doc, at + 1) == "well";
    opens && !goes_on && !compares(doc, at)
}

/// Tokens between the two of “as complex and consequential as”.
const COMPARED: usize = 5;

/// “As complex and consequential as the one in Oslo”: whether the “as” at `at` is one of two that compare.
fn compares(doc: &Document, at: usize) -> bool {
    let quality = |at: usize| {
        let tag = doc.tokens[at].tag;
        lower(doc, at) != "as" && (tag.is_adjective() || tag.is_adverb() || matches!(tag, Tag::CC | Tag::VBN))
    };
    let behind = (at + 1..doc.tokens.len().min(at + 1 + COMPARED)).find(|&at| !quality(at));
    let before = (at.saturating_sub(COMPARED)..at).rev().find(|&at| !quality(at));
    let other = |other: usize| other.abs_diff(at) > 1 && lower(doc, other) == "as";
    lower(doc, at) == "as" && (behind.is_some_and(other) || before.is_some_and(other))
}

/// “… as he prepares for the vote”: a clause of time in a stretch too long for one line.
pub(super) fn at_subordinate(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let long = || words(doc, part.clone()) > LONGEST_LINE && words(doc, part.start..at) >= LEAST_MAIN;
    let clauses = || has_finite(doc, part.start..at) && !opens_clause(doc, part.start..at) && own_clause(doc, at + 1..part.end);
    let end = before_measure(doc, part.start, without_comma(doc, part, at));
    (opens_time(doc, at) && long() && clauses() && end > part.start && !conditions(doc, part, at)).then_some(Cut {
        end,
        start: at + 1,
        borrowed: None,
    })
}

/// “They met in the old palace, where both sides failed to agree on a quota”: what came of a meeting.
pub(super) fn at_outcome(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let finite = |range: Range<usize>| range.clone().find(|&at| doc.tokens[at].tag.is_finite());
    let end = without_comma(doc, part, at);
    let met = finite(part.start..end).is_some_and(|verb| &*doc.tokens[verb].lemma == "meet");
    let came = || finite(at + 1..part.end).is_some_and(|verb| lexicon::STANCE.contains(&doc.tokens[verb].lemma));
    (lower(doc, at) == "where" && end < at && met && came() && clause_near(doc, at + 1..part.end)).then_some(Cut {
        end,
        start: at + 1,
        borrowed: None,
    })
}

/// “Must free the crew before the council will talk”, “will meet when the ice is gone”: whether what opens at `at` is what the
/// main clause depends on, and not a fact of its own.
fn conditions(doc: &Document, part: &Range<usize>, at: usize) -> bool {
    let main = doc.tokens[part.start..at].windows(2);
    let bound = main.into_iter().any(|pair| {
        let next = &*pair[1].lower;
        match &*pair[0].lemma {
            "must" | "refuse" => true,
            "have" | "need" => next == "to",
            "will" => matches!(next, "not" | "n't" | "n’t"),
            "wo" | "cannot" => true,
            _ => false,
        }
    });
    let verb = (at + 1..part.end).find(|&at| doc.tokens[at].tag.is_finite()).map(|verb| doc.tokens[verb].tag);
    match lower(doc, at) {
        "before" => bound || matches!(verb, Some(Tag::MD | Tag::VBZ | Tag::VBP)),
        // “After the levy is lifted in May”
        "after" => matches!(verb, Some(Tag::VBZ | Tag::VBP)),
        // “At a time when prices fall”
        "when" => bound || verb != Some(Tag::VBD) && !matches!(lower(doc, at - 1), "time" | "moment" | "year" | "point"),
        _ => false,
    }
}

/// Where what stands before “after” ends without how long after (“six years after she left”).
#[must_use]
pub fn before_measure(doc: &Document, start: usize, end: usize) -> usize {
    let unit = |at: usize| {
        let lemma = &*doc.tokens[at].lemma;
        matches!(lemma, "year" | "month" | "week" | "day" | "hour" | "minute" | "decade" | "moment")
    };
    let number = |at: usize| {
        doc.tokens[at].tag == Tag::CD
            || matches!(lower(doc, at), "a" | "an" | "several" | "few" | "couple" | "of" | "some" | "just" | "only")
            // “More than two years”, “at least a month”
            || matches!(lower(doc, at), "more" | "less" | "than" | "least" | "over" | "nearly" | "almost" | "about" | "around")
    };
    if end <= start + 1 || !unit(end - 1) {
        return end;
    }
    let Some(first) = (start..end - 1).rev().take_while(|&at| number(at)).last() else { return end };
    // “For six months after”
    if first > start && doc.tokens[first - 1].tag == Tag::IN { first - 1 } else { first }
}

/// “The envoy said that as of Thursday”: a conjunction whose clause has no verb yet.
fn opens_clause(doc: &Document, before: Range<usize>) -> bool {
    let that = before.clone().rev().find(|&at| lower(doc, at) == "that" && doc.tokens[at].tag == Tag::IN);
    that.is_some_and(|that| that > before.start && doc.tokens[that - 1].tag.is_verb() && !has_finite(doc, that + 1..before.end))
}

/// Whether a clause of time stands in the stretch: not “while arguing that they pay”, and not “after a meeting in
/// May and the talks were useful”.
fn own_clause(doc: &Document, range: Range<usize>) -> bool {
    let participle = doc.tokens.get(range.start).is_some_and(|first| matches!(first.tag, Tag::VBG | Tag::VBN));
    let verb = range.clone().find(|&at| doc.tokens[at].tag.is_finite()).unwrap_or(range.end);
    let joined =
        (range.start..verb).any(|at| doc.tokens[at].tag == Tag::CC && doc.tokens.get(at + 1).is_some_and(|next| next.tag == Tag::DT));
    // “Before the next vote because he had lost trust”: the verb is of the clause behind.
    let leans = (range.start..verb).any(|at| {
        matches!(doc.tokens[at].tag, Tag::IN | Tag::WRB)
            && matches!(lower(doc, at), "because" | "after" | "if" | "when" | "although" | "though")
    });
    // “His appointment as minister and stressed her wish”: the verb is another's.
    let other = verb > range.start && verb < range.end && doc.tokens[verb - 1].tag == Tag::CC;
    !participle && !joined && !other && !leans && clause_near(doc, range)
}
