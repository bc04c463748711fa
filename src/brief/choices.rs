//! The words that some keys take, and the keys of each group.

/// What `status` takes.
pub const STATUSES: &[&str] = &["draft", "reviewed", "cleared"];
/// What `meeting.status` takes.
pub const MEETING_STATUSES: &[&str] = &["planned", "under way", "held", "postponed", "cancelled", "refused"];
/// The templates that come with the program.
pub const TEMPLATES: &[&str] = &["meeting", "checklist", "memo", "points", "note", "brevity"];

/// The lists of items, in the order of the file.
pub const SECTIONS: &[&str] = &["aims", "tension", "cooperation", "next_steps", "background"];

pub(super) const BRIEF: &[&str] = &[
    "brief",
    "title",
    "to",
    "author",
    "date",
    "marking",
    "status",
    "template",
    "sources",
    "bottom_line",
    "meeting",
    "venue",
    "aims",
    "tension",
    "cooperation",
    "next_steps",
    "background",
    "gaps",
    "talking_points",
];
pub(super) const SOURCE: &[&str] = &["headline", "publisher", "published", "url", "file", "sha256"];
pub(super) const TEXT_FROM: &[&str] = &["text", "from"];
pub(super) const MEETING: &[&str] = &["what", "status", "format", "when", "who"];
pub(super) const WHEN: &[&str] = &["text", "date", "from"];
pub(super) const PARTICIPANT: &[&str] = &["name", "role", "side", "from"];
pub(super) const VENUE: &[&str] = &["place", "occasion", "from"];
/// `hedge: ok` says that a caution was left out on purpose; it is for `check` and not part of the model.
pub(super) const ITEM: &[&str] = &["text", "side", "by", "from", "pin", "hide", "hedge"];
