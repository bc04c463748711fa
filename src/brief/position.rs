//! Where each field of a brief stands in its file.

use std::collections::BTreeMap;

use crate::span::Span;

/// A field's key and value in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The key; `None` for an entry of a list.
    pub key: Option<Span>,
    /// The value; empty where there is none.
    pub value: Span,
}

impl Place {
    /// What to point at: the value, or the key where there is no value.
    #[must_use]
    pub fn span(&self) -> Span {
        match self.key {
            Some(key) if self.value.is_empty() => key,
            _ => self.value,
        }
    }
}

/// Places by field path, such as `meeting.who[0].name` or `tension[3].from[0]`; the empty path is the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions(BTreeMap<String, Place>);

impl Positions {
    pub(super) fn insert(&mut self, path: &str, place: Place) {
        self.0.insert(path.to_owned(), place);
    }

    /// The place of exactly this field.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Place> {
        self.0.get(path).copied()
    }

    /// What to point at for this field, or for the nearest that holds it; the file's start if none does.
    #[must_use]
    pub fn span(&self, path: &str) -> Span {
        let mut path = path;
        loop {
            if let Some(place) = self.0.get(path) {
                return place.span();
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return Span::new(0, 0),
            }
        }
    }

    /// Where the words `range` of the field's `value` stand in the file's `text`; the whole field
    /// where escapes or line breaks keep them from being found.
    #[must_use]
    pub fn within(&self, path: &str, value: &str, range: Span, text: &str) -> Span {
        let span = self.span(path);
        let written = span.of(text);
        let quoted = written.strip_prefix(['"', '\'']).and_then(|inner| inner.strip_suffix(['"', '\'']));
        let shift = match quoted {
            _ if written == value => Some(0),
            Some(inner) if inner == value => Some(1),
            _ => None,
        };
        if let Some(shift) = shift {
            return Span::new(span.start + shift + range.start, span.start + shift + range.end);
        }
        let words = range.of(value);
        match written.find(words) {
            Some(at) if !words.is_empty() => Span::new(span.start + at, span.start + at + words.len()),
            _ => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_the_nearest_field() {
        let mut positions = Positions::default();
        positions.insert("aims", Place { key: Some(Span::new(0, 4)), value: Span::new(6, 30) });
        positions.insert("aims[0].text", Place { key: Some(Span::new(8, 12)), value: Span::new(14, 14) });
        assert_eq!(positions.span("aims[0].text"), Span::new(8, 12));
        assert_eq!(positions.span("aims[7].by"), Span::new(6, 30));
        assert_eq!(positions.span("title"), Span::new(0, 0));
    }

    #[test]
    fn finds_words_inside_plain_quoted_and_folded_values() {
        let text = "a: one two\nb: 'one two'\nc: >-\n  one\n  two";
        let mut positions = Positions::default();
        for (path, start, end) in [("a", 3, 10), ("b", 14, 23), ("c", 32, 41)] {
            positions.insert(path, Place { key: None, value: Span::new(start, end) });
        }
        for path in ["a", "b", "c"] {
            assert_eq!(positions.within(path, "one two", Span::new(4, 7), text).of(text), "two");
        }
    }
}
