//! “The talks have ended”, “are set to meet”, “has begun talks”: what the clause of the meeting says outright of how far it is.
//!
//! Enters: the clause's event. Leaves: the status, where a verb of ending, beginning or planning governs the meeting itself.

use crate::analysis::MeetingStatus;
use crate::analysis::actors::reader::Reader;
use crate::analysis::meeting::events::Event;
use crate::analysis::meeting::triggers::Sort;
use crate::analysis::{Context, when};
use crate::text::Tag;

/// Tokens from a verb to the meeting that is its object, or from the meeting to the verb whose subject it is: “has begun uneasy
/// one-day summit talks”, “the second round of talks between the delegations of Norway and Chile has ended”.
const OBJECT: usize = 6;
const SUBJECT: usize = 14;

/// The status that the clause of `event` tells outright; nothing where it is quoted, denied or told as a condition.
pub(super) fn outright(reader: &Reader, context: &Context, event: &Event) -> Option<MeetingStatus> {
    let sentence = reader.doc.sentences[event.sentence].tokens.clone();
    let trigger = event.trigger.start;
    let unsure = |at: usize| {
        matches!(reader.lower(at), "if" | "not" | "n't" | "n\u{2019}t" | "never" | "after" | "before" | "until" | "when" | "since")
    };
    if !reader.doc.quotations_in(event.trigger.clone()).is_empty() || (sentence.start..trigger).any(unsure) {
        return None;
    }
    if event.sort == Sort::Noun { of_its_verb(reader, context, event) } else { is_to_meet(reader, event).then_some(MeetingStatus::Planned) }
}

/// “Are set to meet”, “is due to hold”, “are to meet”: the present tells of what is to come.
fn is_to_meet(reader: &Reader, event: &Event) -> bool {
    let at = event.trigger.start;
    let before = |back: usize| at.checked_sub(back).map_or("", |at| reader.lower(at));
    let plans = matches!(before(2), "set" | "due" | "expected" | "scheduled" | "slated" | "poised");
    let is = |back: usize| matches!(before(back), "is" | "are");
    before(1) == "to" && (plans && (is(3) || is(4)) || is(2))
}

/// What the verb tells whose subject or object the noun is.
fn of_its_verb(reader: &Reader, context: &Context, event: &Event) -> Option<MeetingStatus> {
    let sentence = reader.doc.sentences[event.sentence].tokens.clone();
    let (start, end) = (event.trigger.start, event.trigger.end);
    let tag = |at: usize| reader.doc.tokens[at].tag;
    let verb = |at: &usize| tag(*at).is_verb() && tag(*at) != Tag::VBG || tag(*at) == Tag::MD;
    // “Has ended”, “have concluded”: behind it; “has begun talks”: before it, with no other noun of a thing between.
    let auxiliary = |at: usize| matches!(reader.lower(at), "has" | "have" | "had");
    let behind = (end..sentence.end.min(end + SUBJECT)).find(verb).map(|at| if auxiliary(at) { at + 1 } else { at });
    let before = (sentence.start.max(start.saturating_sub(OBJECT))..start)
        .rev()
        .find(|&at| tag(at).is_verb() && tag(at) != Tag::VBN || is_told(reader, at).is_some());
    let modal = |at: usize| at > sentence.start && (tag(at - 1) == Tag::MD || tag(at - 1) == Tag::TO);
    let object = before.filter(|&at| !modal(at));
    if let Some(status) = object.and_then(|at| is_told(reader, at)) {
        return Some(status);
    }
    // “Are holding talks”, with no day that lies ahead.
    let holds =
        object.is_some_and(|at| reader.lower(at) == "holding" && at > sentence.start && matches!(reader.lower(at - 1), "is" | "are"));
    if holds && !has_day_ahead(reader, context, event) {
        return Some(MeetingStatus::UnderWay);
    }
    let subject = object.is_none_or(|at| tag(at) == Tag::VBG) && !(sentence.start..start).any(|at| tag(at).is_finite());
    behind.filter(|&at| subject && at < sentence.end).and_then(|at| is_told(reader, at))
}

/// What a verb in the past tells of the meeting that it governs.
fn is_told(reader: &Reader, at: usize) -> Option<MeetingStatus> {
    let next = reader.lower(at + 1);
    if !matches!(reader.doc.tokens[at].tag, Tag::VBD | Tag::VBN) {
        return None;
    }
    match reader.lower(at) {
        "ended" | "concluded" | "finished" | "adjourned" => Some(MeetingStatus::Held),
        "wrapped" if next == "up" => Some(MeetingStatus::Held),
        "begun" => Some(MeetingStatus::UnderWay),
        "kicked" if next == "off" => Some(MeetingStatus::UnderWay),
        _ => None,
    }
}

/// Whether the sentence names a day after publication.
fn has_day_ahead(reader: &Reader, context: &Context, event: &Event) -> bool {
    let Some(published) = context.published else { return false };
    when::grammar::expressions(reader.doc, event.sentence).iter().any(|day| {
        let tense = when::tense::tense(reader.doc, &day.tokens);
        let date = when::resolve::resolve(day.time, Some(published), tense);
        date.is_some_and(|date| date > published.to_string())
    })
}
