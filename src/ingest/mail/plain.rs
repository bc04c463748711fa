//! Plain text as mails carry it → the text that was written.
//!
//! Flowing lines are joined (RFC 3676), quotation marks at the line's head (`>`), heads of
//! forwarded mails and the signature are left out. Words of the article are never dropped.

use jiff::civil::Date;

use crate::ingest::day;

/// A signature has no more lines than this; after a longer tail the sign was part of the text.
const SIGNATURE_LINES: usize = 15;
/// Fields of a forwarded head.
const FIELDS: &[&str] =
    &["from", "sent", "date", "to", "cc", "bcc", "subject", "reply-to", "importance", "attachments", "organization", "priority"];

/// What the text said of the mail that it forwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forwarded {
    pub(super) subject: Option<String>,
    pub(super) day: Option<Date>,
}

/// Joins lines that end in a space (`format=flowed`); `joined` tells whether that space goes too.
pub(super) fn unflow(text: &str, space: Space) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let depth = quote_depth(line);
        let words = line[depth..].strip_prefix(' ').unwrap_or(&line[depth..]);
        if words.ends_with(' ') && words.trim_end() != "--" {
            out.push_str(if space == Space::Drop { &words[..words.len() - 1] } else { words });
        } else {
            out.push_str(words);
            out.push('\n');
        }
    }
    out
}

/// What becomes of the space that marks a flowing line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// It stands between two words.
    Keep,
    /// It is a mark only (`DelSp=yes`).
    Drop,
}

fn quote_depth(line: &str) -> usize {
    line.bytes().take_while(|c| *c == b'>').count()
}

/// Leaves out quotation marks, forwarded heads and the signature.
pub(super) fn tidy(text: &str) -> (String, Forwarded) {
    let lines: Vec<&str> = text.lines().map(unquoted).collect();
    let mut forwarded = Forwarded::default();
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let head = head_length(&lines[at..]);
        if head > 0 {
            forwarded.take(&lines[at..at + head]);
            while kept.last().is_some_and(|line| line.trim().is_empty() || is_divider(line)) {
                kept.pop();
            }
            kept.push("");
            at += head;
        } else if is_signature(&lines[at..]) {
            break;
        } else if introduces_quote(lines[at]) {
            at += 1;
        } else {
            kept.push(lines[at]);
            at += 1;
        }
    }
    let mut text = kept.join("\n");
    text.push('\n');
    (text, forwarded)
}

/// The line without the marks `>` that quote it.
fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.strip_prefix(' ').filter(|inner| inner.starts_with('>')).unwrap_or(inner);
    }
    if rest.len() == line.len() { line } else { rest.strip_prefix(' ').unwrap_or(rest) }
}

/// How many lines the forwarded head takes that `lines` begin with: `From:`, `Subject:` and at
/// least one more field, each on its line; 0 where there is none.
fn head_length(lines: &[&str]) -> usize {
    let (mut fields, mut from, mut subject, mut end) = (0, false, false, 0);
    for (at, line) in lines.iter().enumerate().take(24) {
        match field(line) {
            Some((name, _)) => {
                from |= name == "from";
                subject |= name == "subject";
                fields += 1;
                end = at + 1;
            }
            None if at == 0 => return 0,
            // A long list of addressees goes on in the next line.
            None if line.starts_with([' ', '\t']) || line.contains('@') && line.len() < 400 => end = at + 1,
            None => break,
        }
    }
    if from && subject && fields >= 3 { end } else { 0 }
}

/// “From: …”, also with the label in bold (`*From:*`).
fn field(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start().trim_start_matches('*');
    let (name, value) = line.split_at_checked(line.bytes().take(20).position(|c| c == b':')?)?;
    let name = name.trim_matches('*').to_ascii_lowercase();
    FIELDS.contains(&name.as_str()).then(|| (name, value[1..].trim_start_matches('*').trim()))
}

impl Forwarded {
    /// The first mail in a chain of forwards comes last.
    fn take(&mut self, head: &[&str]) {
        for (name, value) in head.iter().filter_map(|line| field(line)) {
            match name.as_str() {
                "subject" if !value.is_empty() => self.subject = Some(value.to_owned()),
                "date" | "sent" => self.day = day::find_day(value).map(|(_, day)| day).or(self.day),
                _ => {}
            }
        }
    }
}

/// “---------- Forwarded message ---------”, “Begin forwarded message:”, “On Monday, X wrote:”.
fn is_divider(line: &str) -> bool {
    let words = line.trim().trim_matches(['-', '_', '*', ' ', ':']).to_ascii_lowercase();
    words.is_empty() || matches!(words.as_str(), "forwarded message" | "begin forwarded message" | "original message" | "forwarded by")
}

/// “On Tue, May 4, 2021 at 10:00, Jan Roe <jan@example.org> wrote:”.
fn introduces_quote(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("On ") && line.ends_with("wrote:") && line.contains('@') && line.len() < 200
}

/// `-- ` on a line of its own, shortly before the end (RFC 3676 §4.3).
fn is_signature(lines: &[&str]) -> bool {
    matches!(lines[0], "-- " | "--") && (2..=SIGNATURE_LINES).contains(&lines.len()) && lines[1..].iter().all(|line| line.len() < 160)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowing_lines_are_joined() {
        assert_eq!(unflow("Port ministers met \nin Lisbon.\n\nThey left.", Space::Keep), "Port ministers met in Lisbon.\n\nThey left.\n");
        assert_eq!(unflow("Port min \nisters", Space::Drop), "Port ministers\n");
    }

    #[test]
    fn forwarded_heads_are_read_and_left_out() {
        for mark in ["", "> "] {
            let text = "For your trip.\n\n---------- Forwarded message ---------\nFrom: Press <press@example.org>\nDate: Tue, 4 May 2021 at 10:00\nSubject: Port ministers meet\nTo: <desk@example.org>\n\nPort ministers met.\n-- \nJan\n";
            let text: String = text.lines().map(|line| format!("{mark}{line}\n")).collect();
            let (tidy, forwarded) = tidy(&text);
            assert_eq!(tidy, "For your trip.\n\n\nPort ministers met.\n", "{mark}");
            assert_eq!(forwarded.subject.as_deref(), Some("Port ministers meet"));
            assert_eq!(forwarded.day.map(|day| day.to_string()).as_deref(), Some("2021-05-04"));
        }
    }

    #[test]
    fn what_only_looks_like_a_head_stays() {
        for text in
            ["From: the desk\nA new plan.\n", "Subject: ports\n\nTo: all\n", "Date: May 4\nThey met in a -- what else -- harbour\n", "--\n"]
        {
            assert_eq!(tidy(text).0, text);
        }
    }
}
