//! What the meeting is: the line that reports it, how far it is, how they meet.

use std::ops::Range;

use super::lead::read_out;
use super::{Reading, evidence};
use crate::analysis::{Meeting, MeetingStatus};
use crate::brief::What;
use crate::text::Tag;

/// Longest line that says what the meeting is, in tokens: two lines of the page.
const LONGEST: usize = 28;

/// The clause that reports the meeting, in the article's words.
#[must_use]
pub fn what(reading: Reading) -> What {
    let clause = cut(reading, reading.meeting.clause.clone());
    if clause.is_empty() {
        return What::default();
    }
    let shown = evidence(reading.doc, reading.cleaned, clause.clone());
    What { text: read_out(reading.doc, &[clause]), from: vec![shown] }
}

/// A long clause ends with the comma, or the word that opens another clause, after the second principal.
fn cut(reading: Reading, clause: Range<usize>) -> Range<usize> {
    if clause.len() <= LONGEST {
        return clause;
    }
    let named = reading.meeting.participants.iter().take(2).filter_map(|participant| {
        let mentions = &reading.findings.actors[participant.actor].mentions;
        mentions.iter().find(|mention| clause.contains(&mention.start)).map(|mention| mention.end)
    });
    let Some(from) = named.max() else { return clause };
    let opens = |at: &usize| {
        let token = &reading.doc.tokens[*at];
        matches!(token.tag, Tag::COMMA | Tag::COLON | Tag::WDT | Tag::WP | Tag::WRB | Tag::TO)
            || matches!(&*token.lower, "that" | "after" | "as" | "amid" | "ahead")
    };
    clause.start..(from..clause.end).find(opens).unwrap_or(clause.end)
}

/// The schema's word for how far the meeting is.
#[must_use]
pub const fn status(meeting: &Meeting) -> &'static str {
    match meeting.status {
        Some(MeetingStatus::Planned) => "planned",
        Some(MeetingStatus::UnderWay) => "under way",
        Some(MeetingStatus::Held) => "held",
        Some(MeetingStatus::Postponed) => "postponed",
        Some(MeetingStatus::Cancelled) => "cancelled",
        None => "",
    }
}

/// How they meet, in the article's words.
#[must_use]
pub fn format(reading: Reading) -> String {
    reading.meeting.format.clone().map_or_else(String::new, |tokens| reading.doc.words(tokens).to_owned())
}
