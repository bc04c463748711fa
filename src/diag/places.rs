//! A text → line, column and UTF-16 unit of each byte, for many bytes of a large text: the text is
//! counted once, and not again for each of them.

/// Bytes between two places that are kept.
const STRIDE: usize = 1024;

/// Where things are in a text.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    text: &'t str,
    kept: Vec<Place>,
}

/// A place as people and browsers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes before it.
    pub byte: usize,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// UTF-16 units before it, as JavaScript counts.
    pub utf16: usize,
}

impl Place {
    fn after(self, c: char) -> Self {
        let (line, column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        Self { byte: self.byte + c.len_utf8(), line, column, utf16: self.utf16 + c.len_utf16() }
    }
}

impl<'t> Places<'t> {
    /// Counts a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut place = Place { byte: 0, line: 1, column: 1, utf16: 0 };
        let mut kept = vec![place];
        for c in text.chars() {
            place = place.after(c);
            if place.byte >= kept.len() * STRIDE {
                kept.push(place);
            }
        }
        Self { text, kept }
    }

    /// The place of a byte.
    ///
    /// # Panics
    /// If `byte` is not on a character boundary of the text.
    #[must_use]
    pub fn at(&self, byte: usize) -> Place {
        let before = self.kept[self.kept.partition_point(|place| place.byte <= byte) - 1];
        self.text[before.byte..byte].chars().fold(before, Place::after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::line_and_column;

    #[test]
    fn places_are_those_that_counting_gives() {
        let text = "a: “x”\n🙂b: y\r\n".repeat(300);
        let places = Places::of(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let place = places.at(byte);
            assert_eq!((place.line, place.column), line_and_column(&text, byte));
            assert_eq!(place.utf16, text[..byte].encode_utf16().count());
        }
        assert_eq!(Places::of("").at(0), Place { byte: 0, line: 1, column: 1, utf16: 0 });
    }
}
