//! Brief → JSON, with `from` as a list of `{source, para, quote, start, end}`.

use serde_json::{Map, Value, json};

use super::model::{Brief, Evidence, Item, Participant};

/// The brief as JSON, pretty-printed, with a line feed at the end.
///
/// `start` and `end` are byte offsets, end exclusive, into the decoded original; `null` where
/// evidence is a paragraph without a quotation.
#[must_use]
pub fn to_json(brief: &Brief) -> String {
    let meeting = brief.meeting.as_ref().map(|meeting| {
        json!({
            "what": { "text": meeting.what.text, "from": evidence(&meeting.what.from) },
            "status": meeting.status,
            "format": meeting.format,
            "when": { "text": meeting.when.text, "date": meeting.when.date, "from": evidence(&meeting.when.from) },
            "who": meeting.who.iter().map(participant).collect::<Vec<_>>(),
        })
    });
    let value = json!({
        "brief": brief.brief,
        "title": brief.title,
        "to": brief.to,
        "author": brief.author,
        "date": brief.date,
        "marking": brief.marking,
        "status": brief.status,
        "template": brief.template,
        "sources": brief.sources,
        "bottom_line": { "text": brief.bottom_line.text, "from": evidence(&brief.bottom_line.from) },
        "meeting": meeting,
        "venue": { "place": brief.venue.place, "occasion": brief.venue.occasion, "from": evidence(&brief.venue.from) },
        "aims": items(&brief.aims),
        "tension": items(&brief.tension),
        "cooperation": items(&brief.cooperation),
        "next_steps": items(&brief.next_steps),
        "background": items(&brief.background),
        "gaps": brief.gaps,
        "talking_points": items(&brief.talking_points),
    });
    let mut text = serde_json::to_string_pretty(&value).expect("a JSON value always serialises");
    text.push('\n');
    text
}

fn participant(person: &Participant) -> Value {
    json!({ "name": person.name, "role": person.role, "side": person.side, "from": evidence(&person.from) })
}

fn items(list: &[Item]) -> Vec<Value> {
    list.iter().map(item).collect()
}

fn item(item: &Item) -> Value {
    let mut map = Map::new();
    map.insert("text".into(), json!(item.text));
    map.insert("side".into(), json!(item.side));
    map.insert("by".into(), json!(item.by));
    map.insert("from".into(), evidence(&item.from));
    for (key, set) in [("pin", item.pin), ("hide", item.hide)] {
        if set {
            map.insert(key.into(), json!(true));
        }
    }
    Value::Object(map)
}

fn evidence(list: &[Evidence]) -> Value {
    list.iter()
        .map(|e| json!({ "source": e.source, "para": e.para, "quote": e.quote, "start": e.span.map(|s| s.start), "end": e.span.map(|s| s.end) }))
        .collect()
}
