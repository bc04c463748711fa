//! What the meeting is: the line that reports it, how far it is, how they meet.

use super::{Reading, evidence};
use crate::analysis::{Meeting, MeetingStatus};
use crate::brief::What;

/// The clause that reports the meeting, in the article's words.
#[must_use]
pub fn what(reading: Reading) -> What {
    let clause = reading.meeting.clause.clone();
    if clause.is_empty() {
        return What::default();
    }
    let found = evidence(reading.doc, reading.cleaned, clause);
    What { text: found.quote.clone(), from: vec![found] }
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
