//! A predicate that “and” joins to a clause → whose it is: the clause's subject, that of what is reported, or
//! nobody's who is sure.

use std::ops::Range;

use super::cut::{clause_near, has_finite, is_predicate, lower};
use crate::analysis::attribution::is_speaker;
use crate::analysis::bearing::meeting_noun;
use crate::lexicon;
use crate::text::{Document, Tag};

/// A subject of more tokens than this is too long to borrow.
const LONGEST_SUBJECT: usize = 9;
/// A subject of a reported clause of more tokens than this is too long to borrow.
const LONGEST_REPORTED: usize = 14;
/// Tokens from a verb of speech to the “that” of what is said, with the listener and the day between.
const LISTENER: usize = 4;
/// An aside of more tokens than this is none.
const LONGEST_ASIDE: usize = 24;

/// “… and upon his arrival took credit”: a phrase and a predicate, whose subject stands further off.
pub(super) fn lacks_subject(doc: &Document, start: usize) -> bool {
    if doc.tokens[start].tag != Tag::IN || lexicon::SUBORDINATORS.contains(&doc.tokens[start].lower) {
        return false;
    }
    let Some(verb) = (start + 1..doc.tokens.len()).find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let subject = doc.chunks.partition_point(|chunk| chunk.tokens.end < verb);
    doc.chunks.get(subject).is_some_and(|chunk| chunk.tokens.end == verb && chunk.tokens.start == start + 1)
}

/// Whether the stretch has a verb outside relative clauses: “Envoys for the union, which has nine members, and
/// Norway have met” has none before “and”.
pub(super) fn has_main(doc: &Document, range: Range<usize>) -> bool {
    let is_relative = |verb: usize| {
        let from = (range.start..verb).rev().find(|&at| lower(doc, at) == ",").unwrap_or(range.start);
        // “As part of a formula for a pact that would end the war”
        let phrase = doc.tokens[range.start].tag == Tag::IN && verb > range.start + 1 && doc.tokens[verb - 2].tag.is_noun();
        from > range.start && matches!(lower(doc, from + 1), "which" | "who" | "whose")
            || phrase && matches!(lower(doc, verb - 1), "that" | "which" | "who")
    };
    range.clone().any(|at| doc.tokens[at].tag.is_finite() && !is_relative(at))
}

/// Whether the stretch ends inside “, which broke the rules”: what “and” joins to it is said of the same noun.
pub(super) fn in_relative(doc: &Document, before: Range<usize>) -> bool {
    let comma = before.clone().rev().find(|&at| lower(doc, at) == ",");
    comma.is_some_and(|comma| matches!(lower(doc, comma + 1), "which" | "who") && has_finite(doc, comma + 2..before.end.max(comma + 2)))
}

/// Whether the stretch ends inside “the rift that raised tensions”, whose verb is of the form of the `predicate` that “and”
/// joins to it: who did the second is not sure.
pub(super) fn in_restrictive(doc: &Document, before: Range<usize>, predicate: usize) -> bool {
    let opens = |at: usize| {
        matches!(doc.tokens[at].tag, Tag::WDT | Tag::WP)
            && matches!(lower(doc, at), "that" | "which" | "who")
            && doc.tokens[at - 1].tag.is_noun()
    };
    let Some(main) = before.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let relative = (main + 1..before.end).rev().take_while(|&at| lower(doc, at) != ",").find(|&at| opens(at));
    // “Regions which Norway has tried to take but has been unable to hold”
    let verb = |at: usize| (at + 1..before.end).take(OWN_SUBJECT).find(|&at| doc.tokens[at].tag.is_finite());
    relative.and_then(verb).is_some_and(|verb| doc.tokens[verb].tag == doc.tokens[predicate].tag)
}

/// Tokens from a relative pronoun to its verb: “which the rebels have”.
const OWN_SUBJECT: usize = 4;

/// “Envoys have said it would not be used on land and would differ”, “she argued the two could work together and had done
/// much”: what is no verb of speech goes on with what was said, not with who said it.
pub(super) fn goes_on_report(doc: &Document, before: &Range<usize>, predicate: usize) -> bool {
    let Some(first) = before.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let auxiliary = matches!(&*doc.tokens[first].lemma, "have" | "be" | "do") || doc.tokens[first].tag == Tag::MD;
    let main = (first + 1..before.end).take(AUXILIARY).find(|&at| doc.tokens[at].tag.is_verb()).filter(|_| auxiliary).unwrap_or(first);
    let says = |at: usize| lexicon::SPEECH_VERBS.contains(&doc.tokens[at].lemma);
    let told = (main + 1..before.end).find(|&at| doc.tokens[at].tag.is_finite());
    // Of what was said the form is that of a report: “could … and had”, “would … and would”.
    let form = |at: usize| doc.tokens[at].tag == Tag::MD || &*doc.tokens[at].lower == "had";
    says(main) && !says(predicate) && form(predicate) && told.is_some_and(form)
}

/// Tokens from an auxiliary verb to its main one: “have previously said”.
const AUXILIARY: usize = 4;

/// Whether the stretch ends inside “as the union insisted that it was right”, which no comma closes: what “and” joins
/// to it may be told of the union. “After the heads of both, Berg and Dahl, discussed it”: the commas are an aside's.
fn in_subordinate(doc: &Document, before: Range<usize>) -> bool {
    let opens = |at: usize| {
        let class = lexicon::SUBORDINATORS.class(lower(doc, at));
        class.is_some_and(|class| class != "content") && matches!(doc.tokens[at].tag, Tag::IN | Tag::WRB)
    };
    let Some(main) = before.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let near = (main + 1..before.end).rev().take_while(|&at| lower(doc, at) != ",").find(|&at| opens(at));
    let Some(open) = (main + 1..before.end).rev().find(|&at| opens(at)) else { return false };
    near.is_some_and(|near| clause_near(doc, near + 1..before.end)) || is_open_behind_aside(doc, open + 1..before.end)
}

/// Whether a clause with commas before its verb, and none behind it, fills the stretch.
fn is_open_behind_aside(doc: &Document, clause: Range<usize>) -> bool {
    let Some(verb) = clause.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let comma = |at: &usize| lower(doc, *at) == ",";
    let commas = (clause.start..verb).filter(comma).count();
    // “After a summit in Oslo, discussed the fleet”: the comma closes the phrase.
    let closed = commas == 1 && comma(&(verb - 1));
    let named = (clause.start..verb).any(|at| doc.tokens[at].tag.is_noun());
    commas > 0 && !closed && named && !(verb..clause.end).any(|at| comma(&at))
}

/// “The key was they dropped their terms and said …”: whether the stretch ends inside a clause that tells what something is.
fn in_predicate(doc: &Document, before: Range<usize>) -> bool {
    let Some(main) = before.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let pronoun = doc.tokens.get(main + 1).is_some_and(|next| matches!(&*next.lower, "they" | "he" | "she" | "we" | "i" | "it"));
    let acts = main + 2 < before.end && doc.tokens[main + 2].tag.is_finite();
    &*doc.tokens[main].lemma == "be" && main > before.start && pronoun && acts
}

/// “The talks … agreed”: whether the head of the subject is a meeting, which does not do what the verb tells.
fn is_mere_meeting(doc: &Document, subject: &Range<usize>, verb: usize) -> bool {
    let head = subject.clone().find(|&at| doc.tokens[at].tag == Tag::IN).unwrap_or(subject.end);
    let meeting =
        head > subject.start && { meeting_noun(doc, head - 1) || matches!(&*doc.tokens[head - 1].lemma, "scope" | "encounter" | "agenda") };
    let decides = matches!(
        &*doc.tokens[verb].lemma,
        "agree" | "sign" | "transfer" | "decide" | "pledge" | "promise" | "vow" | "accept" | "undertake" | "refuse" | "reject"
    );
    meeting && decides
}

/// “The envoy backs plans that build ports and drive trade”: what the envoy does would be “drives”. “They
/// backed a plan that builds ports and drives trade”: what they do would be “drive”. “It deals”.
pub(super) fn agrees(doc: &Document, subject: &Range<usize>, verb: usize) -> bool {
    let last = &doc.tokens[subject.end - 1];
    if is_mere_meeting(doc, subject, verb) {
        return false;
    }
    if doc.tokens[verb].tag == Tag::VBZ && (last.tag == Tag::NNS || matches!(&*last.lower, "they" | "we" | "you" | "i")) {
        return false;
    }
    let plain = doc.tokens[verb].tag == Tag::VBP && (doc.tokens[verb].lower == doc.tokens[verb].lemma || &*doc.tokens[verb].lower == "are");
    let joined = doc.tokens[subject.clone()].iter().any(|token| token.tag == Tag::CC);
    let single = matches!(last.tag, Tag::NN | Tag::NNP) || matches!(&*last.lower, "it" | "he" | "she");
    !plain || joined || !single
}

/// “They discussed the port and efforts underway”: a present form behind a past one, where nothing is
/// reported, is a noun. “They would not extend the pact, or deal with cuts”: an infinitive that the modal and its “not” govern.
pub(super) fn keeps_tense(doc: &Document, part: &Range<usize>, verb: usize) -> bool {
    let main = part.clone().find(|&at| doc.tokens[at].tag.is_finite()).map(|at| doc.tokens[at].tag);
    let governed = main == Some(Tag::MD) && doc.tokens[verb].tag == Tag::VBP && doc.tokens[verb].lower == doc.tokens[verb].lemma;
    !governed
        && !(main == Some(Tag::VBD)
            && doc.tokens[verb].tag == Tag::VBZ
            && doc.tokens[verb].lower.ends_with('s')
            && &*doc.tokens[verb].lemma != "be")
}

/// “They concluded that the deal breaks the law and cannot stand”: a present or modal predicate after
/// a main verb in the past goes on with what is reported, whose subject is its own.
pub(super) fn reported_subject(doc: &Document, before: &Range<usize>, predicate: usize) -> Option<Range<usize>> {
    let main = before.clone().find(|&at| doc.tokens[at].tag.is_finite())?;
    let shifted = doc.tokens[main].tag == Tag::VBD && matches!(doc.tokens[predicate].tag, Tag::VBZ | Tag::VBP | Tag::MD);
    let that = (main + 1..before.end).rev().find(|&at| lower(doc, at) == "that" && clause_near(doc, at + 1..before.end))?;
    if !shifted {
        return None;
    }
    let verb = (that + 1..before.end).find(|&at| doc.tokens[at].tag.is_finite())?;
    Some(that + 1..verb).filter(|range| !range.is_empty() && range.len() <= LONGEST_REPORTED)
}

/// “The agency reported that a spokesman declined to comment and referred questions to others”: who did the
/// last is not sure.
pub(super) fn may_be_reported(doc: &Document, before: &Range<usize>, predicate: usize) -> bool {
    let Some(main) = before.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    // “Told reporters Tuesday that”; “said the two leaders also met”
    let that = (main + 1..before.end).take(LISTENER).find(|&at| lower(doc, at) == "that" && doc.tokens[at].tag == Tag::IN);
    let bare = || (&*doc.tokens[main].lemma == "say").then_some(main);
    let Some(that) = that.or_else(bare) else { return false };
    let Some(verb) = (that + 1..before.end).find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let reports = lexicon::SPEECH_VERBS.contains(&doc.tokens[main].lemma) && !lexicon::SPEECH_VERBS.contains(&doc.tokens[predicate].lemma);
    // “A spokesman for the ministry”: the head stands before what it is of.
    let head = (that + 1..verb).find(|&at| matches!(lower(doc, at), "of" | "for" | "in" | "from" | "with" | ",")).unwrap_or(verb);
    reports
        && clause_near(doc, that + 1..before.end)
        && doc.tokens[verb].tag == doc.tokens[predicate].tag
        && is_speaker(doc, &(that + 1..head))
}

/// “(Both ministries said) the two leaders met and agreed on a fund”: whether the subject of what is reported, and not who
/// reports it, may do what the `predicate` tells.
pub(super) fn acts_itself(doc: &Document, content: &Range<usize>, subject: &Range<usize>, predicate: usize) -> bool {
    let Some(verb) = content.clone().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let alike = doc.tokens[verb].tag == doc.tokens[predicate].tag;
    let decides = matches!(&*doc.tokens[predicate].lemma, "agree" | "discuss" | "review" | "pledge" | "commit" | "express" | "decide");
    let own = !matches!(lower(doc, subject.end - 1), "we" | "i");
    alike && decides && own && subject.end <= verb && is_speaker(doc, subject)
}

/// The subject of `part` for the predicate behind the conjunction at `at`: none where a clause of its own stands between
/// that the predicate may go on with (“as the union held that it was right and was bound”, “a brake: any state could
/// object but could not veto”).
pub(super) fn lent_subject(doc: &Document, part: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let comma = at > part.start && lower(doc, at - 1) == ",";
    let explained = (part.start..at).rev().find(|&at| lower(doc, at) == ":").is_some_and(|colon| has_finite(doc, colon + 1..at));
    // “I praise it, but we have no fleet and will wait”
    let turned = (part.start..at).rev().find(|&at| lower(doc, at) == "but").is_some_and(|but| has_finite(doc, but + 1..at));
    let open = explained || turned || !comma && in_subordinate(doc, part.start..at) || in_predicate(doc, part.start..at);
    // “You know, the fleet is small and has to wait”
    let filler = |subject: &Range<usize>| lower(doc, subject.end - 1) == "you" && matches!(lower(doc, subject.end), "know" | "see");
    subject(doc, part).filter(|subject| !open && !filler(subject))
}

/// The subject of `part`, where it opens with a short one; what stands between two commas after it
/// (“The delegation, led by the mayor, …”) is no part of it.
fn subject(doc: &Document, part: &Range<usize>) -> Option<Range<usize>> {
    let near = || part.clone().take(LONGEST_SUBJECT + 1);
    let before_aside = || {
        let open = near().find(|&at| lower(doc, at) == ",")?;
        let close = (open + 1..part.end).take(LONGEST_ASIDE).find(|&at| lower(doc, at) == ",")?;
        (is_predicate(doc, close + 1) && !has_finite(doc, part.start..open) && !has_finite(doc, open + 2..close)).then_some(open)
    };
    let verb = before_aside().or_else(|| near().find(|&at| doc.tokens[at].tag.is_finite()))?;
    let start = (part.start..verb).find(|&at| !matches!(lower(doc, at), "but" | "and" | "“" | "\"") && !doc.tokens[at].tag.is_adverb())?;
    let range = start..(start..verb).rev().find(|&at| !doc.tokens[at].tag.is_adverb())? + 1;
    let named = doc.tokens[range.clone()].iter().any(|token| token.tag.is_noun() || token.tag == Tag::PRP);
    let plain = doc.tokens[range.clone()]
        .iter()
        .all(|token| !matches!(&*token.lower, "," | "that" | "which" | "who" | "when" | "as" | "if" | "what" | ":"));
    let prepositional = matches!(doc.tokens[range.start].tag, Tag::IN | Tag::TO);
    (named && plain && !prepositional).then_some(range)
}
