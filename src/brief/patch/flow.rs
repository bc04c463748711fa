//! Values and entries inside brackets and braces, where a line is no entry's own and more marks need
//! quotes. Written as YAML, or as JSON where the person writes JSON.

use super::Edit;
use super::place::{end_of_line, line_break, start_of_line};
use crate::brief::model::{Evidence, Item};
use crate::brief::parsed::ParsedBrief;
use crate::brief::yaml::scalar;
use crate::span::Span;

/// How the person writes inside brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// `{text: Fish}`.
    Yaml,
    /// `{"text": "Fish"}`.
    Json,
}

/// The outermost brackets or braces that hold the field; `None` where it stands in none.
pub(super) fn holder(parsed: &ParsedBrief, path: &str) -> Option<Span> {
    let mut path = path;
    let mut outermost = None;
    while !path.is_empty() {
        path = &path[..path.rfind(['.', '[']).unwrap_or(0)];
        let place = parsed.positions.get(path).map(|place| place.value);
        outermost = place.filter(|value| value.of(&parsed.text).starts_with(['[', '{'])).or(outermost);
    }
    outermost
}

impl Hand {
    /// Told by what stands first within the brackets.
    pub(super) fn of(parsed: &ParsedBrief, holder: Span) -> Self {
        let first = holder.of(&parsed.text).trim_start_matches(|c: char| matches!(c, '[' | '{') || c.is_whitespace());
        if first.starts_with('"') { Self::Json } else { Self::Yaml }
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> String {
        if self == Self::Json {
            return serde_json::Value::from(text).to_string();
        }
        let written = scalar(text);
        let plain = !written.starts_with(['"', '\'']);
        // A hyphen before the comma or bracket that follows is read as an entry of a list.
        if plain && (text.contains([',', '[', ']', '{', '}']) || text.ends_with('-')) {
            format!("'{}'", text.replace('\'', "''"))
        } else {
            written
        }
    }

    fn key(self, key: &str) -> String {
        if self == Self::Json { format!("\"{key}\": ") } else { format!("{key}: ") }
    }

    /// Evidence: one text, or a list of them.
    pub(super) fn evidence(self, from: &[Evidence]) -> String {
        let all: Vec<String> = from.iter().map(|one| self.text(&one.to_string())).collect();
        if let [one] = &all[..] { one.clone() } else { format!("[{}]", all.join(", ")) }
    }

    fn item(self, item: &Item) -> String {
        let mut parts = Vec::new();
        for (key, value) in [("text", &item.text), ("side", &item.side), ("by", &item.by)] {
            if !value.is_empty() {
                parts.push(format!("{}{}", self.key(key), self.text(value)));
            }
        }
        if !item.from.is_empty() {
            parts.push(format!("{}{}", self.key("from"), self.evidence(&item.from)));
        }
        for (key, value) in [("pin", item.pin), ("hide", item.hide)] {
            if value {
                parts.push(format!("{}true", self.key(key)));
            }
        }
        format!("{{{}}}", parts.join(", "))
    }
}

/// Adds `item` at the end of the list that stands between the brackets at `list`; `last` is the entry
/// that stands there last.
pub(super) fn append(parsed: &ParsedBrief, list: Span, last: Option<Span>, item: &Item) -> Edit {
    let text = &parsed.text;
    let written = Hand::of(parsed, list).item(item);
    let Some(last) = last else { return (Span::new(list.start + 1, list.start + 1), written) };
    let line = start_of_line(text, last.start);
    let before = &text[line..last.start];
    let own_line = before.trim().is_empty() && line > list.start;
    let gap = if own_line { format!("{}{before}", line_break(text)) } else { " ".to_owned() };
    (Span::new(last.end, last.end), format!(",{gap}{written}"))
}

/// Characters of an entry that a comment about it repeats.
const SHOWN: usize = 60;

/// A comment above the line where the brackets begin, which names the entry by its words; `None` where it
/// stands already.
pub(super) fn comment(parsed: &ParsedBrief, holder: Span, comment: &str, words: &str) -> Option<Edit> {
    let text = &parsed.text;
    let start = start_of_line(text, holder.start);
    let line = &text[start..end_of_line(text, start)];
    let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    let written = format!("{comment}: {}", words.trim_end());
    let stands = text.lines().any(|line| line.trim() == written);
    (!stands).then(|| (Span::new(start, start), format!("{indent}{written}{}", line_break(text))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::ParsedBrief;
    use crate::brief::patch::apply;
    use crate::brief::patch::place::{Mark, append, set_text};

    fn fish() -> Item {
        let from = vec![Evidence { source: 1, para: 2, quote: "fish, and boats".to_owned(), span: None }];
        Item { text: "Fish: [all]".to_owned(), from, ..Item::default() }
    }

    fn added(yaml: &str) -> String {
        let parsed = ParsedBrief::read("x.yaml", yaml);
        apply(yaml, &append(&parsed, "aims", &fish(), Mark::New).expect("it can be added"))
    }

    #[test]
    fn entries_are_added_as_the_others_are_written() {
        assert_eq!(
            added("brief: 1\naims: [ one, two ]  # mine\ngaps: []\n"),
            "brief: 1\n# new in the article: Fish: [all]\naims: [ one, two, {text: 'Fish: [all]', from: '¶2 fish, and boats'} ]  # mine\ngaps: []\n"
        );
        assert_eq!(
            added("brief: 1\naims: [\n    one, # first\n    {text: two}\n  ]\n"),
            "brief: 1\n# new in the article: Fish: [all]\naims: [\n    one, # first\n    {text: two},\n    {text: 'Fish: [all]', from: '¶2 fish, and boats'}\n  ]\n"
        );
        assert_eq!(
            added("{\"brief\": 1, \"aims\": [\"one\"]}\n"),
            "# new in the article: Fish: [all]\n{\"brief\": 1, \"aims\": [\"one\", {\"text\": \"Fish: [all]\", \"from\": \"¶2 fish, and boats\"}]}\n"
        );
        assert_eq!(added("{brief: 1, aims: []}\n").matches("aims: [{text: ").count(), 1);
    }

    #[test]
    fn values_get_the_quotes_that_brackets_need() {
        let yaml = "brief: 1\nvenue: {place: Thule, occasion: }\n";
        let set = |path: &str, value: &str| {
            let parsed = ParsedBrief::read("x.yaml", yaml);
            apply(yaml, &[set_text(&parsed, path, value).expect("it can be set")])
        };
        assert_eq!(set("venue.place", "Thule, it's {north}"), "brief: 1\nvenue: {place: 'Thule, it''s {north}', occasion: }\n");
        assert_eq!(set("venue.place", "Thule -"), "brief: 1\nvenue: {place: 'Thule -', occasion: }\n");
        assert_eq!(set("venue.place", "the dock"), "brief: 1\nvenue: {place: the dock, occasion: }\n");
        assert_eq!(set("venue.occasion", "the dock"), "brief: 1\nvenue: {place: Thule, occasion: the dock }\n");
    }
}
