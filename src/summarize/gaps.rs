//! What the article does not say and a reader will ask: the only lines in the tool's own words.

use crate::brief::Brief;

/// Questions that the filled-in parts of `brief` leave open, in order of their weight.
#[must_use]
pub fn gaps(brief: &Brief) -> Vec<String> {
    let Some(meeting) = &brief.meeting else { return Vec::new() };
    let mut gaps = Vec::new();
    if meeting.when.text.is_empty() {
        gaps.push("Date of the meeting".into());
    } else if meeting.when.date.is_empty() {
        gaps.push("Calendar date of the meeting".into());
    }
    if brief.venue.place.is_empty() {
        gaps.push("Place of the meeting".into());
    }
    gaps
}
