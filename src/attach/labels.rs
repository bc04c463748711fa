//! Page labels: what readers show for a page's number (ISO 32000-1, 12.4.2).
//!
//! Labels are ranges; a page put in splits the range around it, so that all other pages keep the
//! labels that they had.

use lopdf::{Dictionary, Object, dictionary};

use super::trees::{self, Kind};
use super::update::Update;
use super::{AttachError, count, text_string};

/// Pages that are labelled in one way, from `first` on.
#[derive(Clone, Debug, PartialEq)]
struct Range {
    first: usize,
    /// The entries but for the number of the first page.
    look: Dictionary,
    /// The number of the first page.
    number: i64,
}

/// The labels of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels(Vec<Range>);

impl Labels {
    /// Reads them; a file without any counts its pages from 1.
    pub fn read(update: &Update) -> Result<Self, AttachError> {
        let catalog = update.catalog()?;
        let entries = match catalog.get(b"PageLabels") {
            Ok(tree) => trees::flatten(update, tree, Kind::Numbers)?,
            Err(_) => Vec::new(),
        };
        let mut ranges = Vec::new();
        for (key, value) in entries {
            let Some(first) = key.as_i64().ok().and_then(|first| usize::try_from(first).ok()) else { continue };
            let mut look = update.resolve(&value)?.as_dict().cloned().unwrap_or_default();
            let number = look.remove(b"St").and_then(|number| number.as_i64().ok()).unwrap_or(1);
            ranges.push(Range { first, look, number });
        }
        ranges.sort_by_key(|range| range.first);
        if ranges.first().is_none_or(|range| range.first > 0) {
            ranges.insert(0, Range { first: 0, look: dictionary! { "S" => "D" }, number: 1 });
        }
        Ok(Self(ranges))
    }

    /// Makes room for a page at `at`, labelled `label`.
    pub fn insert(&mut self, at: usize, label: &str) {
        self.shift_from(at, 1);
        let after = self.0.partition_point(|range| range.first <= at);
        self.0.insert(after, Range { first: at, look: dictionary! { "P" => text_string(label) }, number: 1 });
        self.tidy();
    }

    /// Closes the gap that the page at `at` leaves.
    pub fn remove(&mut self, at: usize) {
        self.shift_from(at + 1, -1);
        self.tidy();
    }

    /// Makes room for a page at `at` that is numbered like those before it.
    pub fn open(&mut self, at: usize) {
        for range in self.0.iter_mut().filter(|range| range.first > at || (range.first == at && at > 0)) {
            range.first += 1;
        }
    }

    /// Closes the gap of a page at `at` that was numbered like those before it.
    pub fn close(&mut self, at: usize) {
        for range in self.0.iter_mut().filter(|range| range.first > at) {
            range.first -= 1;
        }
    }

    /// Moves the labels of the pages from `at` on by one page; the range around `at` is cut there.
    fn shift_from(&mut self, at: usize, by: isize) {
        let around = self.0.partition_point(|range| range.first <= at) - 1;
        let range = &self.0[around];
        if range.first < at {
            let rest = Range { first: at, look: range.look.clone(), number: range.number + count(at - range.first) };
            self.0.insert(around + 1, rest);
        }
        for range in self.0.iter_mut().filter(|range| range.first >= at) {
            range.first = range.first.saturating_add_signed(by);
        }
    }

    /// Drops ranges that cover nothing, and those that only go on with what is before them.
    fn tidy(&mut self) {
        let mut tidy: Vec<Range> = Vec::new();
        for range in self.0.drain(..) {
            if tidy.last().is_some_and(|last| last.first == range.first) {
                tidy.pop();
            }
            let goes_on = tidy.last().is_some_and(|last| {
                let same = last.look == range.look;
                same && (!last.look.has(b"S") || last.number + count(range.first - last.first) == range.number)
            });
            // Two annexes of the same name would be one range, and that is right.
            if !goes_on {
                tidy.push(range);
            }
        }
        self.0 = tidy;
    }

    /// Writes them into the catalog of a file of this many pages.
    pub fn write(&mut self, update: &mut Update, pages: usize) -> Result<(), AttachError> {
        self.0.retain(|range| range.first < pages.max(1));
        let mut catalog = update.catalog()?;
        let usual = [Range { first: 0, look: dictionary! { "S" => "D" }, number: 1 }];
        if self.0 == usual && !catalog.has(b"PageLabels") {
            return Ok(());
        }
        let mut numbers: Vec<Object> = Vec::new();
        for range in &self.0 {
            let mut look = range.look.clone();
            if range.number != 1 {
                look.set("St", range.number);
            }
            numbers.extend([count(range.first).into(), look.into()]);
        }
        update.put(&mut catalog, "PageLabels", dictionary! { "Nums" => numbers }.into());
        update.set_catalog(catalog)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Labels {
        let roman = Range { first: 0, look: dictionary! { "S" => "r" }, number: 1 };
        let decimal = Range { first: 4, look: dictionary! { "S" => "D" }, number: 1 };
        Labels(vec![roman, decimal])
    }

    fn shown(labels: &Labels) -> Vec<(usize, i64)> {
        labels.0.iter().map(|range| (range.first, range.number)).collect()
    }

    #[test]
    fn other_pages_keep_their_labels() {
        let mut split = labels();
        split.insert(6, "Annex A");
        assert_eq!(shown(&split), [(0, 1), (4, 1), (6, 1), (7, 3)]);
        let mut start = labels();
        start.insert(0, "Annex A");
        assert_eq!(shown(&start), [(0, 1), (1, 1), (5, 1)]);
        let mut edge = labels();
        edge.insert(4, "Annex A");
        assert_eq!(shown(&edge), [(0, 1), (4, 1), (5, 1)]);
    }

    #[test]
    fn taking_out_undoes_putting_in() {
        for at in [0, 1, 4, 6, 9] {
            let mut changed = labels();
            changed.insert(at, "Annex A");
            changed.remove(at);
            assert_eq!(changed, labels(), "at {at}");
        }
    }
}
