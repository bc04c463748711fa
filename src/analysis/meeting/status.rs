//! How far the meeting is and how they meet.

use std::ops::Range;

use super::events::Event;
use super::weigh::Main;
use crate::analysis::MeetingStatus;
use crate::analysis::actors::reader::Reader;

/// How far the meeting is, from the words around the main event.
#[must_use]
pub fn status(_reader: &Reader, _events: &[Event], _main: Main) -> Option<MeetingStatus> {
    None
}

/// How they meet: tokens of the source.
#[must_use]
pub fn format(_reader: &Reader, _events: &[Event], _main: Main) -> Option<Range<usize>> {
    None
}
