//! Every text of a brief with its field path, and every text that rests on evidence.

use crate::brief::model::{Brief, Evidence, Item};

/// A text that the page prints as a fact, and what it rests on.
pub(super) struct Claim<'b> {
    /// Path of what holds both, such as `aims[0]`.
    pub path: String,
    /// Path of the text itself.
    pub text_path: String,
    pub text: &'b str,
    pub from: &'b [Evidence],
}

/// The claims in the order of the file; the person's own lines, which have no evidence, are none.
pub(super) fn claims(brief: &Brief) -> Vec<Claim<'_>> {
    let mut claims = Vec::new();
    let mut claim = |path: &str, key: &str, text, from| {
        claims.push(Claim { path: path.to_owned(), text_path: format!("{path}.{key}"), text, from });
    };
    claim("bottom_line", "text", &brief.bottom_line.text, &brief.bottom_line.from);
    if let Some(meeting) = &brief.meeting {
        claim("meeting.what", "text", &meeting.what.text, &meeting.what.from);
        claim("meeting.when", "text", &meeting.when.text, &meeting.when.from);
    }
    claim("venue", "place", &brief.venue.place, &brief.venue.from);
    claim("venue", "occasion", &brief.venue.occasion, &brief.venue.from);
    for (path, item) in items(brief) {
        claim(&path, "text", &item.text, &item.from);
    }
    claims.retain(|claim| !claim.text.is_empty() && !claim.from.is_empty());
    claims
}

/// All items with their paths.
pub(super) fn items(brief: &Brief) -> impl Iterator<Item = (String, &Item)> {
    brief.lists().into_iter().flat_map(|(name, list)| list.iter().enumerate().map(move |(at, item)| (format!("{name}[{at}]"), item)))
}

/// All evidence with its path.
pub(in crate::brief) fn evidence(brief: &Brief) -> Vec<(String, &Evidence)> {
    let mut holders: Vec<(String, &[Evidence])> = vec![("bottom_line".to_owned(), &brief.bottom_line.from)];
    if let Some(meeting) = &brief.meeting {
        holders.push(("meeting.what".to_owned(), &meeting.what.from));
        holders.push(("meeting.when".to_owned(), &meeting.when.from));
        holders.extend(meeting.who.iter().enumerate().map(|(at, person)| (format!("meeting.who[{at}]"), person.from.as_slice())));
    }
    holders.push(("venue".to_owned(), &brief.venue.from));
    holders.extend(items(brief).map(|(path, item)| (path, item.from.as_slice())));
    let numbered = |(path, list): (String, _)| {
        <[Evidence]>::iter(list).enumerate().map(move |(at, one)| (format!("{path}.from[{at}]"), one)).collect::<Vec<_>>()
    };
    holders.into_iter().flat_map(numbered).collect()
}

/// All texts that a person may have typed, evidence left out.
pub(super) fn texts(brief: &Brief) -> Vec<(String, &str)> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    let header =
        [("title", &brief.title), ("to", &brief.to), ("author", &brief.author), ("date", &brief.date), ("marking", &brief.marking)];
    texts.extend(header.map(|(key, text)| (key.to_owned(), text.as_str())));
    for (at, source) in brief.sources.iter().enumerate() {
        let fields =
            [("headline", &source.headline), ("publisher", &source.publisher), ("published", &source.published), ("url", &source.url)];
        texts.extend(fields.map(|(key, text)| (format!("sources[{at}].{key}"), text.as_str())));
    }
    texts.push(("bottom_line.text".to_owned(), &brief.bottom_line.text));
    if let Some(meeting) = &brief.meeting {
        let fields = [
            ("what.text", &meeting.what.text),
            ("format", &meeting.format),
            ("when.text", &meeting.when.text),
            ("when.date", &meeting.when.date),
        ];
        texts.extend(fields.map(|(key, text)| (format!("meeting.{key}"), text.as_str())));
        for (at, person) in meeting.who.iter().enumerate() {
            let fields = [("name", &person.name), ("role", &person.role), ("side", &person.side)];
            texts.extend(fields.map(|(key, text)| (format!("meeting.who[{at}].{key}"), text.as_str())));
        }
    }
    texts.push(("venue.place".to_owned(), &brief.venue.place));
    texts.push(("venue.occasion".to_owned(), &brief.venue.occasion));
    for (path, item) in items(brief) {
        let fields = [("text", &item.text), ("side", &item.side), ("by", &item.by)];
        texts.extend(fields.map(|(key, text)| (format!("{path}.{key}"), text.as_str())));
    }
    texts.extend(brief.gaps.iter().enumerate().map(|(at, gap)| (format!("gaps[{at}]"), gap.as_str())));
    texts
}
