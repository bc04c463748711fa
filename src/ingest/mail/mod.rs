//! Mail (RFC 5322 with MIME) and saved pages in mail form (MHTML) → text, and what is enclosed.
//!
//! The body is what the sender wrote: the richest of its alternatives, without forwarded heads,
//! quotation marks and the signature. Attachments that are articles themselves leave as
//! enclosures. The mail's date is not taken for the article's: it is given with its name.

mod headers;
mod parts;
mod plain;
mod transfer;
mod words;

use parts::Part;
use plain::{Forwarded, Space};

use super::{Enclosed, Extract, FileDate, FileDay, IngestError, Metadata, day, html};

/// Fields by which a head is told to be a mail's: any one of the first, or three of the second.
const MARKS: &[&str] = &["mime-version", "message-id", "received", "return-path", "x-mailer", "delivered-to"];
const FIELDS: &[&str] = &["from", "to", "date", "subject", "sent", "cc"];
/// The head is looked for in this many bytes.
const HEAD: usize = 64 * 1024;
/// A body with fewer words than this beside an enclosed article is a cover note.
const NOTE_WORDS: usize = 60;
/// A subject with fewer words than this is no headline.
const HEADLINE_WORDS: usize = 4;

/// Whether `bytes` begin with the head of a mail.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let first = &bytes[..bytes.iter().take(80).position(|c| *c == b':' || *c == b'\n').unwrap_or(0)];
    if first.is_empty() || !(first.starts_with(b"From ") || first.iter().all(|c| c.is_ascii_alphanumeric() || *c == b'-')) {
        return false;
    }
    let (headers, _) = headers::parse(&bytes[..bytes.len().min(HEAD)]);
    let known = FIELDS.iter().filter(|field| headers.names().any(|name| &name == *field)).count();
    let marked = headers.names().any(|name| MARKS.contains(&name));
    known >= 3 || marked && (known >= 1 || headers.get("content-type").is_some())
}

/// Reads a mail.
///
/// # Errors
/// [`IngestError::Encrypted`] for a body that only its addressee can read.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, IngestError> {
    let bytes = bytes.trim_ascii_start();
    let mut budget = parts::MOST_PARTS;
    let mail = Part::parse(bytes, 0, &mut budget);
    if let Some(page) = saved_page(&mail) {
        return Ok(page);
    }
    let mut found = Found::default();
    found.walk(&mail);
    if found.encrypted {
        return Err(IngestError::Encrypted { what: "the mail is encrypted for its addressee" });
    }
    let headers = &mail.headers;
    Ok(compose(found, headers.get("subject"), headers.get("date").and_then(|date| day::find_day(&date)).map(|(_, day)| day)))
}

/// A page that a browser saved with all its resources: the first part, or the part that it names.
fn saved_page(mail: &Part) -> Option<Extract> {
    let saved = mail.headers.get("snapshot-content-location").is_some()
        || mail.headers.get("from").is_some_and(|from| from.to_lowercase().contains("saved by"))
        || mail.headers.get("to").is_none() && mail.media() == "multipart/related";
    let page = mail.parts.iter().find(|part| matches!(part.media(), "text/html" | "application/xhtml+xml")).filter(|_| saved)?;
    let (text, metadata) = html::read(&page.text());
    let address = mail.headers.get("snapshot-content-location").or_else(|| page.headers.get("content-location"));
    let url = metadata.url.or(address.filter(|url| url.starts_with("http")));
    Some(Extract { text, metadata: Metadata { url, ..metadata }, ..Extract::default() })
}

/// What a mail holds.
#[derive(Default)]
struct Found {
    body: String,
    forwarded: Forwarded,
    enclosed: Vec<Enclosed>,
    left: Vec<String>,
    encrypted: bool,
}

impl Found {
    fn walk(&mut self, part: &Part) {
        match part.media() {
            "multipart/alternative" => {
                let best = part.parts.iter().rev().find(|part| holds(part, "text/html"));
                let best = best.or_else(|| part.parts.iter().rev().find(|part| holds(part, "text/plain")));
                if let Some(best) = best {
                    self.walk(best);
                }
            }
            "multipart/related" | "multipart/signed" => {
                if let Some(root) = part.parts.first() {
                    self.walk(root);
                }
            }
            "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime" => self.encrypted = true,
            media if media.starts_with("multipart/") => {
                for part in &part.parts {
                    self.walk(part);
                }
            }
            "text/plain" | "text/html" if !part.is_attached() => self.body(part),
            media => self.enclose(part, media),
        }
    }

    /// Adds a part of the body.
    fn body(&mut self, part: &Part) {
        let flowed = part.kind.get("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let space = if part.kind.get("delsp").is_some_and(|drop| drop.eq_ignore_ascii_case("yes")) { Space::Drop } else { Space::Keep };
        let text = match part.media() {
            "text/html" => html::whole(&part.text()),
            _ if flowed => plain::unflow(&part.text(), space),
            _ => part.text(),
        };
        let (text, forwarded) = plain::tidy(&text);
        self.body.push_str(&text);
        self.body.push('\n');
        self.forwarded.subject = forwarded.subject.or(self.forwarded.subject.take());
        self.forwarded.day = forwarded.day.or(self.forwarded.day);
    }

    /// Keeps an attachment that may be an article, and names one that is not.
    fn enclose(&mut self, part: &Part, media: &str) {
        let other = ["image/", "audio/", "video/", "font/", "text/calendar", "text/css", "text/csv", "text/vcard", "text/x-vcard"];
        let other = other.iter().any(|other| media.starts_with(other)) || media.contains("signature");
        let name = part.file_name();
        if other {
            // A picture without a name belongs to the body's design.
            self.left.extend(name.filter(|_| !media.contains("signature")));
            return;
        }
        let name = name.unwrap_or_else(|| if media == "message/rfc822" { "forwarded.eml".to_owned() } else { "attachment".to_owned() });
        self.enclosed.push(Enclosed { name, bytes: part.bytes().into_owned() });
    }
}

/// A body of a mail that comes in another container.
pub(super) enum Body {
    Html(String),
    Plain(String),
}

/// Puts a mail together that another container held in pieces.
pub(super) fn assemble(body: Body, subject: Option<String>, sent: Option<jiff::civil::Date>, attached: Vec<Enclosed>) -> Extract {
    let raw = match body {
        Body::Html(source) => html::whole(&source),
        Body::Plain(text) => text,
    };
    let (body, forwarded) = plain::tidy(&raw);
    let (left, enclosed): (Vec<Enclosed>, Vec<Enclosed>) = attached.into_iter().partition(|file| is_picture(&file.name));
    let left = left.into_iter().map(|file| file.name).collect();
    compose(Found { body, forwarded, enclosed, left, encrypted: false }, subject, sent)
}

fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".ics", ".vcf", ".mp4", ".mp3", ".wav"].iter().any(|ending| name.ends_with(ending))
}

/// Whether `part` is of that media type or holds one that is.
fn holds(part: &Part, media: &str) -> bool {
    !part.is_attached() && (part.media() == media || part.parts.iter().any(|part| holds(part, media)))
}

/// Puts headline and body together.
fn compose(found: Found, subject: Option<String>, sent: Option<jiff::civil::Date>) -> Extract {
    let subject = found.forwarded.subject.or(subject).map(|subject| bare_subject(&subject).to_owned());
    let headline = subject.filter(|subject| subject.split_whitespace().count() >= HEADLINE_WORDS);
    let words = found.body.split_whitespace().count();
    let cover = words < NOTE_WORDS && !found.enclosed.is_empty();
    let body = found.body.trim();
    let text = match &headline {
        _ if body.is_empty() => String::new(),
        Some(headline) => format!("{headline}\n\n{body}\n"),
        None => format!("{body}\n"),
    };
    let day = found.forwarded.day.or(sent);
    let dated = day.map(|day| FileDay { day, kind: FileDate::Sent });
    let mut notes = Vec::new();
    if !found.left.is_empty() {
        notes.push(format!("attachments that are no articles were left out: {}", found.left.join(", ")));
    }
    Extract { text, metadata: Metadata { headline, dated, ..Metadata::default() }, notes, enclosed: found.enclosed, cover }
}

/// The subject without what mail programs put before it.
fn bare_subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let colon = rest.find(':').filter(|at| *at <= 4 && rest.is_char_boundary(*at));
        let prefix = colon.map(|at| rest[..at].to_ascii_lowercase());
        if matches!(prefix.as_deref(), Some("re" | "fw" | "fwd" | "aw" | "wg" | "tr" | "rv" | "sv")) {
            rest = rest[colon.map_or(0, |at| at + 1)..].trim_start();
        } else if let Some((tag, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']'))
            && tag.len() <= 24
        {
            rest = after.trim_start();
        } else {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Port ministers of nine countries met in Lisbon on Tuesday, officials said, and they want a joint plan.";

    #[test]
    fn a_mail_is_told_from_text() {
        assert!(is_mail(b"From: a@example.org\nTo: b@example.org\nSubject: Talks\n\nBody"));
        assert!(is_mail(b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>"));
        for text in ["Talks: a new start\n\nThey met.", "From: Lisbon\n\nThey met.", "Subject: ports\nDate: May\n\nNo.", ""] {
            assert!(!is_mail(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn the_richest_alternative_is_read() {
        let mail = format!(
            "From: a@example.org\r\nDate: Tue, 4 May 2021 23:30:00 +0200\r\nSubject: Fwd: [EXTERNAL] Re: Port ministers meet in Lisbon\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nNo HTML? Pity.\r\n--b\r\n\
             Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             <div>{BODY}</div><div>Talks go on in M=E1laga.<br>No date =\r\nis set.</div>\r\n--b--\r\n"
        );
        let read = read(mail.as_bytes()).expect("a mail");
        assert_eq!(read.text, format!("Port ministers meet in Lisbon\n\n{BODY}\n\nTalks go on in Málaga.\nNo date is set.\n"));
        assert_eq!(read.metadata.published, None);
        assert_eq!(read.metadata.dated.map(|dated| dated.day.to_string()).as_deref(), Some("2021-05-04"));
    }

    #[test]
    fn attachments_leave_as_enclosures() {
        let mail = format!(
            "From: a@example.org\nTo: b@example.org\nSubject: Readout\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nPlease see attached.\n--b\n\
             Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=readout.txt\n\n{BODY}\n--b\n\
             Content-Type: image/png; name=seal.png\n\nx\n--b--\n"
        );
        let read = read(mail.as_bytes()).expect("a mail");
        assert!(read.cover);
        assert_eq!(read.enclosed.len(), 1);
        assert_eq!((read.enclosed[0].name.as_str(), read.enclosed[0].bytes.as_slice()), ("readout.txt", BODY.as_bytes()));
        assert!(read.notes[0].contains("seal.png"));
    }

    #[test]
    fn encrypted_mail_is_refused() {
        let mail = b"From: a@b.c\nTo: b@c.d\nSubject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nVersion: 1\n--b--\n";
        assert!(matches!(read(mail), Err(IngestError::Encrypted { .. })));
    }

    #[test]
    fn saved_pages_are_read_as_pages() {
        let page = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/ports\r\nSubject: Port ministers meet\r\nDate: Tue, 4 May 2021 10:00:00 -0000\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n<!DOCTYPE html><html><title>Port ministers meet in Lisbon</title><body><p>{BODY}</p></body></html>\r\n--b--\r\n"
        );
        assert!(is_mail(page.as_bytes()));
        let read = read(page.as_bytes()).expect("a page");
        assert_eq!(read.text, format!("Port ministers meet in Lisbon\n\n{BODY}\n"));
        assert_eq!((read.metadata.url.as_deref(), read.metadata.dated), (Some("https://example.org/ports"), None));
    }
}
