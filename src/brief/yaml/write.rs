//! [`Brief`] → YAML as a person would write it: comments, fixed key order, quotes only where needed.
//!
//! The comments are the manual of the file and stand in one column; the wrapping is fixed, so that
//! a change of one word is a change of one line.

use std::fmt::Write as _;

use super::scalar;
use crate::brief::model::{Brief, Evidence, Item, Meeting, Participant, Source, Venue, What, When};

/// Column in which the comments stand, in characters from 0.
const COMMENT_COLUMN: usize = 27;
/// Longest line of folded text, in characters.
const WIDTH: usize = 95;

const HEAD: &str = "\
# yaml-language-server: $schema=brief.schema.json
# `text` is yours to edit. `from` is the evidence: paragraph number, then the article's exact words.
# Order is priority: when the page is full, items go from the bottom of each list.
# A bare line (- Like this) is your own point and prints without a citation.
";

/// The brief as commented YAML. Reading it back gives the same brief, except that evidence keeps
/// neither byte offsets nor line breaks.
#[must_use]
pub fn to_yaml(brief: &Brief) -> String {
    let mut out = Writer { text: HEAD.to_owned() };
    header(&mut out, brief);
    sources(&mut out, brief);
    bottom_line(&mut out, brief);
    match &brief.meeting {
        Some(given) => meeting(&mut out, given),
        None => out.heading("meeting", "no meeting was found in the article"),
    }
    venue(&mut out, &brief.venue);
    items(&mut out, "aims", &brief.aims, "stated aims only; `side` and `by` say whose");
    items(&mut out, "tension", &brief.tension, "words before the first “ – ” print in bold");
    items(&mut out, "cooperation", &brief.cooperation, "");
    items(&mut out, "next_steps", &brief.next_steps, "");
    items(&mut out, "background", &brief.background, "");
    gaps(&mut out, &brief.gaps);
    items(&mut out, "talking_points", &brief.talking_points, "yours; never filled from an article");
    out.text
}

fn header(out: &mut Writer, brief: &Brief) {
    out.line(0, "brief", &brief.brief.to_string(), "");
    out.field(0, "title", &brief.title, "");
    out.field(0, "to", &brief.to, "header lines left empty are not printed");
    out.field(0, "author", &brief.author, "");
    out.field(0, "date", &brief.date, "the memo's own date, YYYY-MM-DD");
    out.field(0, "marking", &brief.marking, "printed exactly as typed, top and bottom, e.g. TLP:GREEN");
    out.field(0, "status", &brief.status, "draft | reviewed | cleared");
    out.field(0, "template", &brief.template, "meeting | checklist | memo | points | note | brevity");
}

fn sources(out: &mut Writer, brief: &Brief) {
    if brief.sources.is_empty() {
        return out.empty_list("sources", "");
    }
    out.heading("sources", if brief.sources.len() > 1 { "2¶9 is paragraph 9 of the second" } else { "" });
    for source in &brief.sources {
        let undated = brief.meeting.as_ref().filter(|meeting| meeting.when.date.is_empty() && !meeting.when.text.is_empty());
        let published = match undated {
            Some(meeting) if one_line(&meeting.when.text) => format!("not stated; set it and “{}” gets a calendar date", meeting.when.text),
            _ => "not stated".to_owned(),
        };
        one_source(out, source, &published);
    }
}

fn one_source(out: &mut Writer, source: &Source, published: &str) {
    let unless = |value: &str, comment: &str| if value.is_empty() { comment.to_owned() } else { String::new() };
    out.entry(2, "headline", &source.headline);
    out.field(4, "publisher", &source.publisher, &unless(&source.publisher, "not stated in the text supplied"));
    out.field(4, "published", &source.published, &unless(&source.published, published));
    out.field(4, "url", &source.url, "");
    out.field(4, "file", &source.file, "");
    out.field(4, "sha256", &source.sha256, "");
}

fn bottom_line(out: &mut Writer, brief: &Brief) {
    out.heading("bottom_line", "");
    out.folded(2, "text", &brief.bottom_line.text);
    let from = &brief.bottom_line.from;
    let synthesis = !from.is_empty() && from.iter().all(|evidence| evidence.quote.is_empty());
    out.evidence(2, from, if synthesis { "a synthesis: paragraphs only, no quotation" } else { "" });
}

fn meeting(out: &mut Writer, meeting: &Meeting) {
    let Meeting { what: What { text, from }, status, format, when, who } = meeting;
    out.heading("meeting", "");
    out.group(2, "what");
    out.field(4, "text", text, "");
    out.evidence(4, from, "");
    out.field(2, "status", status, "planned | under way | held | postponed | cancelled");
    out.field(2, "format", format, "");
    let When { text, date, from } = when;
    out.group(2, "when");
    out.field(4, "text", text, "as written in the article");
    out.field(4, "date", date, "YYYY-MM-DD; filled only when `published` is known");
    out.evidence(4, from, "");
    if who.is_empty() {
        out.line(2, "who", "[]", "");
    } else {
        out.group(2, "who");
        for person in who {
            participant(out, person);
        }
    }
}

fn participant(out: &mut Writer, person: &Participant) {
    out.entry(4, "name", &person.name);
    out.field(6, "role", &person.role, "");
    out.field(6, "side", &person.side, "");
    if !person.from.is_empty() {
        out.evidence(6, &person.from, "");
    }
}

fn venue(out: &mut Writer, venue: &Venue) {
    out.heading("venue", "");
    out.field(2, "place", &venue.place, "");
    out.field(2, "occasion", &venue.occasion, "");
    out.evidence(2, &venue.from, "");
}

fn items(out: &mut Writer, key: &str, list: &[Item], comment: &str) {
    if list.is_empty() {
        return out.empty_list(key, comment);
    }
    out.heading(key, comment);
    for item in list {
        one_item(out, item);
    }
}

fn one_item(out: &mut Writer, item: &Item) {
    let bare = Item { text: item.text.clone(), ..Item::default() };
    if *item == bare && !item.text.is_empty() {
        return out.bare(&item.text);
    }
    out.entry(2, "text", &item.text);
    for (key, value) in [("side", &item.side), ("by", &item.by)] {
        if !value.is_empty() {
            out.field(4, key, value, "");
        }
    }
    if !item.from.is_empty() {
        out.evidence(4, &item.from, "");
    }
    for (key, set) in [("pin", item.pin), ("hide", item.hide)] {
        if set {
            out.line(4, key, "true", "");
        }
    }
}

fn gaps(out: &mut Writer, gaps: &[String]) {
    let comment = "what the article does not say; delete as you fill them";
    if gaps.is_empty() {
        return out.empty_list("gaps", comment);
    }
    out.heading("gaps", comment);
    for gap in gaps {
        out.bare(gap);
    }
}

fn one_line(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}

struct Writer {
    text: String,
}

impl Writer {
    /// A top-level key that opens a group, an empty line before it.
    fn heading(&mut self, key: &str, comment: &str) {
        self.text.push('\n');
        self.line(0, key, "", comment);
    }

    fn empty_list(&mut self, key: &str, comment: &str) {
        self.text.push('\n');
        self.line(0, key, "[]", comment);
    }

    fn group(&mut self, indent: usize, key: &str) {
        self.line(indent, key, "", "");
    }

    /// `key: value`, the value as it stands in YAML.
    fn line(&mut self, indent: usize, key: &str, yaml: &str, comment: &str) {
        self.finish(&format!("{:indent$}{key}:{}{yaml}", "", if yaml.is_empty() { "" } else { " " }), comment);
    }

    /// `key: text`, nothing where the text is empty.
    fn field(&mut self, indent: usize, key: &str, text: &str, comment: &str) {
        let yaml = if text.is_empty() { String::new() } else { scalar(text) };
        self.line(indent, key, &yaml, comment);
    }

    /// `- key: text`, the first line of a list entry; its other keys stand two further in.
    fn entry(&mut self, indent: usize, key: &str, text: &str) {
        self.field(indent, &format!("- {key}"), text, "");
    }

    /// `- text`.
    fn bare(&mut self, text: &str) {
        self.finish(&format!("  - {}", scalar(text)), "");
    }

    /// A text that runs over several lines where it is longer than one, if folding keeps it.
    fn folded(&mut self, indent: usize, key: &str, text: &str) {
        let long = indent + key.len() + 2 + text.chars().count() > WIDTH;
        let keeps = one_line(text) && text.split(' ').all(|word| !word.is_empty());
        if !long || !keeps {
            return self.field(indent, key, text, "");
        }
        self.line(indent, key, ">-", "");
        for line in fill(text, WIDTH - indent - 2) {
            self.finish(&format!("{:indent$}  {line}", ""), "");
        }
    }

    fn evidence(&mut self, indent: usize, list: &[Evidence], comment: &str) {
        match list {
            [] => self.line(indent, "from", "", comment),
            [one] => self.field(indent, "from", &one.to_string(), comment),
            _ if list.iter().all(|evidence| evidence.quote.is_empty()) => {
                let paragraphs: Vec<String> = list.iter().map(Evidence::paragraph).collect();
                self.line(indent, "from", &format!("[{}]", paragraphs.join(", ")), comment);
            }
            _ => {
                self.line(indent, "from", "", comment);
                for evidence in list {
                    self.finish(&format!("{:indent$}  - {}", "", scalar(&evidence.to_string())), "");
                }
            }
        }
    }

    /// Ends a line, with its comment in the column of comments, or two spaces on.
    fn finish(&mut self, line: &str, comment: &str) {
        self.text.push_str(line);
        if !comment.is_empty() {
            let gap = COMMENT_COLUMN.saturating_sub(line.chars().count()).max(2);
            write!(self.text, "{:gap$}# {comment}", "").expect("writing to a string");
        }
        self.text.push('\n');
    }
}

/// Lines of at most `width` characters, broken at spaces; a longer word has a line of its own.
fn fill(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length < room => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(word.to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    lines
}

/// One item as an entry of a list, its dash in column 2.
#[must_use]
pub(in crate::brief) fn item_yaml(item: &Item) -> String {
    let mut out = Writer { text: String::new() };
    one_item(&mut out, item);
    out.text
}

/// `from` with its evidence, the key in column `indent`.
#[must_use]
pub(in crate::brief) fn evidence_yaml(indent: usize, from: &[Evidence]) -> String {
    let mut out = Writer { text: String::new() };
    out.evidence(indent, from, "");
    out.text
}

/// A long text as the lines of a folded scalar in column `indent`; `None` where folding would change it.
#[must_use]
pub(in crate::brief) fn folded_lines(text: &str, indent: usize) -> Option<Vec<String>> {
    let keeps = one_line(text) && text.split(' ').all(|word| !word.is_empty());
    keeps.then(|| fill(text, WIDTH.saturating_sub(indent).max(40)).into_iter().map(|line| format!("{:indent$}{line}", "")).collect())
}
