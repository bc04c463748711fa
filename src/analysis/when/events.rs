//! “The strike planned for today”, “Friday's vote”: times of something else that happens.

use std::ops::Range;

use crate::analysis::bearing::{Bearing, bearing, meeting_noun, meets, window};
use crate::lexicon;
use crate::text::{Document, Tag};

/// Tokens of “another round of talks”.
const ROUND: usize = 4;
/// Words of a noun phrase between a time and its noun (“today's planned overtime ban”).
const BEFORE: usize = 4;
/// Tokens between such a noun and a time behind it (“a strike planned for today”, “due to begin on Friday”).
const BEHIND: usize = 6;

/// Whether a time belongs to an event that is no meeting, before it or behind it.
#[must_use]
pub fn is_of_another_event(doc: &Document, time: &Range<usize>) -> bool {
    owned(doc, time)
        || habitual(doc, time)
        || set_for(doc, time)
        || happened(doc, time)
        || missed(doc, time)
        || addressed(doc, time)
        || is_to_end(doc, time)
        || took_before(doc, time)
        || signed(doc, time)
        || paved(doc, time)
        || befell(doc, time)
}

/// “Paves the way for talks at the summit that opens on Friday”: the day of what is to come after.
fn paved(doc: &Document, time: &Range<usize>) -> bool {
    let start = doc.sentences[doc.sentence_of(time.start)].tokens.start.max(time.start.saturating_sub(CHAIN));
    let Some(verb) = (start..time.start).rev().find(|&at| doc.tokens[at].tag.is_verb()) else { return false };
    let opens = matches!(&*doc.tokens[verb].lemma, "open" | "begin" | "start" | "kick" | "convene");
    let clause = verb > start + 1 && matches!(&*doc.tokens[verb - 1].lower, "that" | "which") && meeting_noun(doc, verb - 2);
    let way = |at: usize| &*doc.tokens[at].lower == "way" && doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == "for");
    let ahead = |at: usize| &*doc.tokens[at].lower == "ahead" || &*doc.tokens[at].lower == "before";
    opens && clause && (start..verb).any(|at| way(at) || ahead(at))
}

/// “The premier tested positive on Friday”, “rose in trading on Friday”: an illness, a price.
fn befell(doc: &Document, time: &Range<usize>) -> bool {
    let start = doc.sentences[doc.sentence_of(time.start)].tokens.start.max(time.start.saturating_sub(BEHIND));
    let traded = set(doc, time).is_some_and(|at| &*doc.tokens[at].lower == "trading");
    traded || (start..time.start).any(|at| &*doc.tokens[at].lower == "positive" && at > start && &*doc.tokens[at - 1].lower == "tested")
}

/// “Did you wonder how long you had to wait for the ferry last weekend”: what befell the reader.
fn addressed(doc: &Document, time: &Range<usize>) -> bool {
    let Bearing::Verb(verb) = bearing(doc, time) else { return false };
    let start = doc.sentences[doc.sentence_of(verb)].tokens.start.max(verb.saturating_sub(NEGATION));
    let you =
        (start..verb).rev().find(|&at| !doc.tokens[at].tag.is_verb() && !doc.tokens[at].tag.is_adverb() && doc.tokens[at].tag != Tag::TO);
    verb < time.start && you.is_some_and(|at| &*doc.tokens[at].lower == "you") && doc.quotations_in(time.clone()).is_empty()
}

/// “The talks are to end on Wednesday”: not when they are held.
fn is_to_end(doc: &Document, time: &Range<usize>) -> bool {
    let start = doc.sentences[doc.sentence_of(time.start)].tokens.start.max(time.start.saturating_sub(BEHIND));
    let Some(verb) = (start..time.start).rev().find(|&at| doc.tokens[at].tag.is_verb()) else { return false };
    let later = matches!(&*doc.tokens[verb].lemma, "end" | "conclude" | "finish" | "adjourn");
    let ahead = verb > start && matches!(doc.tokens[verb - 1].tag, Tag::TO | Tag::MD);
    later && ahead && !(verb..time.start).any(|at| doc.tokens[at].tag.is_punctuation())
}

/// “After taking a break on Friday, they met for hours”: when somebody did something else before.
fn took_before(doc: &Document, time: &Range<usize>) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(time.start)].tokens;
    let (opens, verb) = (sentence.start, sentence.start + 1);
    let did = matches!(&*doc.tokens[opens].lower, "after" | "before") && doc.tokens.get(verb).is_some_and(|next| next.tag == Tag::VBG);
    let meets = (verb..time.start).any(|at| meets(doc, at) || meeting_noun(doc, at) || &*doc.tokens[at].lemma == "meet");
    let inside = !(verb..time.start).any(|at| doc.tokens[at].tag.is_punctuation());
    did && inside && !meets
}

/// “A memorandum will be signed this afternoon”: a ceremony that follows talks, where the sentence has none.
fn signed(doc: &Document, time: &Range<usize>) -> bool {
    let Bearing::Verb(verb) = bearing(doc, time) else { return false };
    let start = doc.sentences[doc.sentence_of(verb)].tokens.start.max(verb.saturating_sub(NEGATION));
    let ahead = (start..verb).any(|at| doc.tokens[at].tag == Tag::MD) && (start..verb).any(|at| &*doc.tokens[at].lower == "be");
    &*doc.tokens[verb].lower == "signed" && ahead && verb < time.start && !window(doc, time).any(|at| meeting_noun(doc, at))
}

/// “Called another meeting for Tuesday”, “another round of talks on Monday”.
#[must_use]
pub fn is_of_another_meeting(doc: &Document, time: &Range<usize>) -> bool {
    let Some(noun) = set(doc, time).filter(|&at| meeting_noun(doc, at)) else { return false };
    let start = doc.sentences[doc.sentence_of(noun)].tokens.start.max(noun.saturating_sub(ROUND));
    (start..noun).any(|at| &*doc.tokens[at].lower == "another")
}

/// “Friday's action”, “the Sunday vote”.
fn owned(doc: &Document, time: &Range<usize>) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(time.start)].tokens;
    let part = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun() || tag.is_adjective() || tag.is_adverb() || matches!(tag, Tag::POS | Tag::VBN | Tag::VBD | Tag::CD | Tag::HYPH)
    };
    let phrase = (time.end..sentence.end.min(time.end + BEFORE)).take_while(part);
    let mut words = phrase.filter(|&at| doc.tokens[at].tag.is_noun()).peekable();
    let other = words.peek().is_some() && words.clone().all(|at| !meeting_noun(doc, at));
    other && words.any(|at| event(doc, at))
}

/// “The Feb. 8 *derailment*”: whatever a day of the calendar stands before, behind an article, befell then.
#[must_use]
pub fn is_attribute(doc: &Document, time: &Range<usize>) -> bool {
    let article = time.start > 0 && matches!(&*doc.tokens[time.start - 1].lower, "the" | "a" | "that" | "this");
    let day = time.len() > 1 && doc.tokens[time.clone()].iter().any(|token| token.lower.starts_with(|c: char| c.is_ascii_digit()));
    let part = |at: &usize| doc.tokens.get(*at).is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
    let nouns = (time.end..time.end + BEFORE).take_while(part).filter(|&at| doc.tokens[at].tag.is_noun());
    let meets = nouns.clone().any(|at| meeting_noun(doc, at));
    let open = nouns.last().map(|at| &doc.tokens[at]).is_some_and(|noun| {
        let gathers = matches!(&*noun.lemma, "event" | "ceremony" | "date" | "occasion" | "game" | "appearance");
        !gathers && !lexicon::TIME_WORDS.contains(&noun.lower) && !lexicon::CALENDAR.contains(&noun.lower)
    });
    article && day && open && !meets
}

/// “Wants to cut Sunday premiums”: of every Sunday.
fn habitual(doc: &Document, time: &Range<usize>) -> bool {
    let weekday =
        time.len() == 1 && lexicon::CALENDAR.class(&doc.tokens[time.start].lower).is_some_and(|class| class.starts_with("weekday"));
    weekday && doc.tokens.get(time.end).is_some_and(|next| next.tag == Tag::NNS) && !meeting_noun(doc, time.end)
}

/// “The strike on Friday”, “a walkout set for noon today”: an event.
fn set_for(doc: &Document, time: &Range<usize>) -> bool {
    set(doc, time).is_some_and(|at| doc.tokens[at].tag.is_noun() && event(doc, at))
}

/// “Over the killing of ten workers at a plant on Tuesday”: the phrase goes back to an event without a verb
/// between, and no word of meeting governs the event itself (“met after the strike in Oslo on Friday”).
fn happened(doc: &Document, time: &Range<usize>) -> bool {
    let start = doc.sentences[doc.sentence_of(time.start)].tokens.start.max(time.start.saturating_sub(CHAIN));
    let phrase = |at: &usize| {
        let tag = doc.tokens[*at].tag;
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::CD | Tag::IN | Tag::POS | Tag::PRPS | Tag::HYPH)
    };
    let chain = (start..time.start).rev().take_while(phrase);
    let Some(at) = chain.into_iter().find(|&at| doc.tokens[at].tag.is_noun() && (event(doc, at) || meeting_noun(doc, at))) else {
        return false;
    };
    if meeting_noun(doc, at) {
        return false;
    }
    let before = (start..at).rev().find(|&at| meeting_noun(doc, at) || doc.tokens[at].tag.is_verb() || doc.tokens[at].tag.is_punctuation());
    before.is_none_or(|at| !meeting_noun(doc, at) && !meets(doc, at))
}

/// Longest such phrase, in tokens.
const CHAIN: usize = 24;

/// “Failed to arrive on Friday”: on a day on which somebody did not come nobody met.
fn missed(doc: &Document, time: &Range<usize>) -> bool {
    let (Bearing::Verb(verb) | Bearing::MeetingVerb(verb)) = bearing(doc, time) else { return false };
    let start = doc.sentences[doc.sentence_of(verb)].tokens.start.max(verb.saturating_sub(NEGATION));
    let comes = matches!(&*doc.tokens[verb].lemma, "arrive" | "come" | "appear" | "attend" | "show" | "turn");
    comes
        && verb < time.start
        && doc.tokens[start..verb].iter().any(|token| matches!(&*token.lemma, "not" | "n't" | "n’t" | "never" | "fail"))
}

/// Tokens from what negates to its verb.
const NEGATION: usize = 3;

/// The word before a time: nothing but how it is planned stands between.
fn set(doc: &Document, time: &Range<usize>) -> Option<usize> {
    let sentence = &doc.sentences[doc.sentence_of(time.start)].tokens;
    let from = sentence.start.max(time.start.saturating_sub(BEHIND));
    let links = |at: usize| {
        let token = &doc.tokens[at];
        let plan = matches!(
            &*token.lemma,
            "plan" | "due" | "schedule" | "set" | "slate" | "call" | "hold" | "announce" | "be" | "begin" | "start" | "come" | "effect"
        );
        plan || matches!(&*token.lower, "on" | "for" | "in" | "to" | "into" | "at" | "by" | "early" | "late" | "which")
    };
    (from..time.start).rev().find(|&at| !links(at))
}

fn event(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    let (text, tokens) = (&doc.text, &doc.tokens);
    lexicon::OTHER_EVENTS.contains(&token.lower)
        || (1..LONGEST).any(|back| {
            at.checked_sub(back)
                .and_then(|at| lexicon::OTHER_EVENTS.longest_match(text, tokens, at))
                .is_some_and(|(len, _)| len == back + 1)
        })
}

/// Words of the longest of their names (“close of business”).
const LONGEST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// Whether the last weekday or “today” of the sentence is of another event.
    fn of_another(sentence: &str) -> bool {
        let article = ingest::read("a.txt", format!("Unions meet\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let time = (0..doc.tokens.len()).rev().find(|&at| matches!(&*doc.tokens[at].lower, "friday" | "today")).expect("a time");
        is_of_another_event(&doc, &(time..time + 1))
    }

    #[test]
    fn another_meeting_has_its_own_time() {
        let article = ingest::read("a.txt", "Talks\n\nHe called another meeting for Friday with officials.".as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let time = (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == "friday").expect("a time");
        assert!(is_of_another_meeting(&doc, &(time..time + 1)));
    }

    #[test]
    fn times_of_strikes_and_votes_are_told_from_those_of_meetings() {
        for sentence in [
            "They called off a strike planned for today.",
            "Bakers were due to take part in a walkout on Friday.",
            "The union suspended Friday's planned overtime ban.",
            "The deal is to be signed at the close of business today.",
            "Talks are off because of events, above all the killing of two guards at a plant on Friday.",
            "The envoys of the rebels failed to arrive on Friday.",
            "Do not ask how long you had to wait for the ferry on Friday.",
            "A memorandum on the ports will be signed on Friday by the ambassador.",
            "The company wants to cut Friday premiums by a third.",
            "The talks on fish are scheduled to end on Friday.",
            "After taking a break on Friday, the envoys sat down for hours.",
            "The accord paves the way for more at the summit that opens on Friday.",
            "The premier tested positive for measles on Friday.",
            "Shares in both rose in trading on Friday.",
        ] {
            assert!(of_another(sentence), "{sentence}");
        }
        for sentence in [
            "They met after the strike in Oslo on Friday.",
            "Friday's talks followed a strike.",
            "After meeting the king on Friday, the envoys left.",
            "The talks resumed in Oslo on Friday.",
            "They discussed the strike at talks today.",
            "The vote was discussed when they met on Friday.",
            "The ministers did not agree on Friday.",
            "The pact will be signed at the summit on Friday.",
            "The ministers signed the pact on Friday.",
            "They had to wait for the ferry on Friday.",
        ] {
            assert!(!of_another(sentence), "{sentence}");
        }
    }
}
