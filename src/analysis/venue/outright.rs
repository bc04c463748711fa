//! Host events that the text tells outright, where the weighing of all events finds none: what opens the headline, the
//! meeting of a body, the round of a dialogue, the joint body in which both sides meet.

use std::ops::Range;

use super::events::Event;
use super::occasion::Candidate;
use crate::analysis::meeting::is_frame;
use crate::analysis::{Findings, Meeting};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::Document;

/// Tokens of the words that open a headline.
const LABEL: usize = 6;
/// Paragraphs of the body in which a joint body that meets is named.
const FRONT: usize = 8;

/// The event's stretch.
pub(super) fn find(doc: &Document, findings: &Findings, meeting: &Meeting, candidates: &[Candidate]) -> Option<Vec<Range<usize>>> {
    let events = || candidates.iter().map(|candidate| &candidate.event);
    let of_body = || events().filter(|event| in_front(doc, event.tokens.start)).find(|event| is_held_by_a_body(doc, meeting, event));
    label(doc, findings).or_else(|| of_body().map(|event| event.tokens.clone())).or_else(|| frame(doc, findings)).map(|words| vec![words])
}

fn in_front(doc: &Document, at: usize) -> bool {
    doc.sentences[doc.sentence_of(at)].paragraph <= FRONT
}

/// “Harbour migration summit: …”: the event that a headline begins with, named by another word than those who meet.
fn label(doc: &Document, findings: &Findings) -> Option<Range<usize>> {
    let headline = doc.sentences.iter().find(|sentence| doc.paragraphs[sentence.paragraph].kind == BlockKind::Headline)?.tokens.clone();
    let colon = headline.clone().take(LABEL + 1).find(|&at| &*doc.tokens[at].lower == ":")?;
    let words = headline.start..colon;
    let gathers =
        matches!(&*doc.tokens[colon.checked_sub(1)?].lower, "summit" | "conference" | "congress" | "forum" | "assembly" | "retreat");
    let known = |at: usize| findings.actors.iter().flat_map(|actor| &actor.mentions).any(|mention| mention.contains(&at));
    let word = |at: usize| doc.words(at..at + 1);
    let names = |at: usize| {
        let pair = word(at).split(['-', '–', '/']).filter(|part| part.starts_with(char::is_uppercase)).count() > 1;
        word(at).starts_with(char::is_uppercase)
            && !pair
            && !known(at)
            && lexicon::COUNTRIES.longest_match(&doc.text, &doc.tokens, at).is_none()
    };
    let own =
        gathers && words.len() > 1 && (words.start..colon - 1).any(names) && (words.start..colon - 1).all(|at| names(at) || !known(at));
    own.then_some(words)
}

/// “At the close of the annual meeting of the Harbour Commission”, “for the eighth round of the consultation mechanism”.
fn is_held_by_a_body(doc: &Document, meeting: &Meeting, event: &Event) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let words = event.tokens.clone();
    let of = words.clone().find(|&at| lower(at) == "of");
    let Some(of) = of else { return false };
    let gathers = matches!(
        lower(of.saturating_sub(1)),
        "meeting" | "session" | "summit" | "assembly" | "congress" | "conference" | "ministerial" | "retreat" | "plenary" | "round"
    );
    let form = |at: usize| {
        let known = matches!(lower(at), "dialogue" | "mechanism" | "consultations" | "consultation" | "forum" | "platform" | "process")
            || lexicon::ORG_FORMS.class(lower(at)).is_some_and(|class| class != "company");
        known || lexicon::ORGANISATIONS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "international")
    };
    let start = doc.sentences[doc.sentence_of(words.start)].tokens.start;
    let before = start.max(words.start.saturating_sub(LEAD))..words.start;
    let aside = before
        .clone()
        .any(|at| matches!(lower(at), "after" | "before" | "ahead" | "since" | "until" | "previous" | "last" | "next" | "past" | "ago"));
    let tied = before.clone().any(|at| matches!(lower(at), "at" | "during" | "for" | "close" | "end" | "opening" | "day"));
    let held = before.clone().any(|at| matches!(&*doc.tokens[at].lemma, "host" | "hold" | "attend" | "open" | "convene"));
    // “The annual meeting of the foreign ministers of the Lake Eight”.
    let regular =
        words.clone().any(|at| matches!(lower(at), "annual" | "biannual" | "biennial" | "extraordinary") || is_ordinal(lower(at)));
    let clause = meeting.clause.contains(&words.start) || doc.sentences[doc.sentence_of(words.start)].paragraph <= 3;
    let told = tied || held || meeting.clause.contains(&words.start);
    gathers && !aside && told && clause && ((of + 1..words.end).any(form) || regular && held)
}

/// “12th”, “third”.
fn is_ordinal(word: &str) -> bool {
    let numbered = word.starts_with(|sign: char| sign.is_ascii_digit()) && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end));
    numbered || matches!(word, "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth")
}

/// Tokens before an event that tell how it is tied to the rest (“at the close of the”).
const LEAD: usize = 5;

/// The joint body in which people of several countries meet.
fn frame(doc: &Document, findings: &Findings) -> Option<Range<usize>> {
    let frames = (0..findings.actors.len()).filter(|&actor| is_frame(findings, actor));
    let mentions =
        frames.filter_map(|actor| findings.actors[actor].mentions.iter().find(|mention| in_front(doc, mention.start) && mention.len() > 2));
    mentions.min_by_key(|mention| mention.start).cloned()
}
