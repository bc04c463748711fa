//! “Arrived on Thursday … are to meet on Friday”, “said on Sunday”: times that give way, because another day is told of the
//! meeting itself or because what they belong to was never the meeting.
//!
//! Enters: all times of the text as they are weighed. Leaves: those that may be the meeting's.

use super::choose::Candidate;
use super::time::Time;
use crate::analysis::bearing::{Bearing, bearing};
use crate::analysis::{ActorKind, Findings, Meeting, MeetingStatus};
use crate::text::{Document, Tag};

/// Sentences of the article in which its meeting is told.
const FRONT: [&str; 5] = ["in the headline", "in the first sentence", "in the second", "in the third", "in the fourth to sixth"];

/// Leaves out the times that give way.
pub(super) fn leave_out(doc: &Document, findings: &Findings, meeting: &Meeting, candidates: &mut Vec<Candidate>) {
    let told: Vec<Option<String>> = candidates.iter().filter(|one| is_told(doc, one)).map(|one| one.date.clone()).collect();
    let other = |one: &Candidate| told.iter().any(|date| *date != one.date);
    candidates.retain(|one| {
        let aside = is_quoted(one)
            || is_of_a_statement_before(one, meeting)
            || is_after_others(doc, one)
            || is_said_by_another(doc, findings, meeting, one);
        let weak = has(one, "of a verb of saying") || is_of_an_arrival(doc, one);
        !aside && !(weak && other(one))
    });
}

fn has(candidate: &Candidate, name: &str) -> bool {
    candidate.features.iter().any(|(feature, value)| *feature == name && *value > 0.0)
}

/// “Berg and Holm are to meet on Friday”: in front, a word of meeting governs the time, and those who meet stand beside it.
fn is_told(doc: &Document, one: &Candidate) -> bool {
    let governed = has(one, "of a verb of meeting") || has(one, "of a noun of meeting");
    let other = ["of another meeting", "of a later stop", "of a meeting before or after", "a week, a month", "a year"];
    let ours = has(one, "close to its governor") && has(one, "beside those who meet, governed") && FRONT.iter().any(|name| has(one, name));
    governed && ours && !other.iter().any(|name| has(one, name)) && !is_of_an_arrival(doc, one)
}

/// “Arrived in Lima on Thursday”, “lands on Friday”: the day of a journey.
fn is_of_an_arrival(doc: &Document, one: &Candidate) -> bool {
    let (Bearing::MeetingVerb(at) | Bearing::Verb(at)) = bearing(doc, &one.expression.tokens) else { return false };
    matches!(&*doc.tokens[at].lemma, "arrive" | "land" | "depart")
}

/// “Regrettably,” said Berg, “I heard nothing today”: the speaker's day, on which nobody is said to meet.
fn is_quoted(one: &Candidate) -> bool {
    let day = matches!(one.expression.time, Time::Days(-1..=1));
    let governed = has(one, "of a verb of meeting") || has(one, "of a noun of meeting") || has(one, "of a weak noun of meeting");
    day && has(one, "in a quotation") && !governed && !has(one, "today in a transcript")
}

/// “Holm reaffirmed on Monday that …”: a day of words before a meeting that lies ahead or goes on.
fn is_of_a_statement_before(one: &Candidate, meeting: &Meeting) -> bool {
    let ahead = matches!(meeting.status, Some(MeetingStatus::Planned | MeetingStatus::Postponed | MeetingStatus::UnderWay));
    let before = has(one, "days before publication") || has(one, "before publication");
    ahead && before && has(one, "of a verb of saying")
}

/// “After Berg and Holm visited Lima on Monday”: a clause behind “after” with none of those who meet in its sentence.
fn is_after_others(doc: &Document, one: &Candidate) -> bool {
    let time = &one.expression.tokens;
    let Bearing::MeetingVerb(verb) = bearing(doc, time) else { return false };
    let start = doc.sentences[doc.sentence_of(verb)].tokens.start;
    let theirs = has(one, "beside one who meets") || has(one, "beside several who meet");
    let clause = (start..verb).rev().take_while(|&at| !doc.tokens[at].tag.is_punctuation()).find(|&at| &*doc.tokens[at].lower == "after");
    verb < time.start && doc.tokens[verb].tag == Tag::VBD && !theirs && clause.is_some_and(|at| at > start)
}

/// “The dinner is not fixed, Minister Dahl said on Monday”: the day of the words of somebody who does not take part.
fn is_said_by_another(doc: &Document, findings: &Findings, meeting: &Meeting, one: &Candidate) -> bool {
    let Bearing::Saying(verb) = bearing(doc, &one.expression.tokens) else { return false };
    let takes_part = |actor: usize| meeting.participants.iter().any(|participant| participant.actor == actor);
    let speaks = |mention: &std::ops::Range<usize>| mention.end <= verb && mention.end + 1 >= verb;
    let people = findings.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person);
    let mut speakers = people.filter(|(_, actor)| actor.mentions.iter().any(speaks)).peekable();
    speakers.peek().is_some() && speakers.all(|(actor, _)| !takes_part(actor))
}
