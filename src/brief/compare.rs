//! Two briefs → what changed between them: fields, and entries of lists told by their evidence.
//!
//! An entry is the same where its evidence is the same, wherever it stands and however it is worded;
//! where evidence does not decide, its words do. Paragraph numbers do not count: they move.

use std::collections::BTreeMap;

use super::model::{Brief, Evidence, Item};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A field outside the lists.
    Field {
        /// Its path, such as `meeting.when.text`.
        path: &'static str,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// An entry that was not there.
    Added(Entry),
    /// An entry that is no longer there.
    Removed(Entry),
    /// An entry with other words, or in another list.
    Edited {
        /// What it was.
        before: Entry,
        /// What it is.
        after: Entry,
    },
}

/// An entry of a list: an item, a gap, a participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list, such as `tension` or `meeting.who`.
    pub list: &'static str,
    /// Its index in that list.
    pub at: usize,
    /// Its words; of a participant name, role and side.
    pub text: String,
    /// The whole item, where it is one.
    pub item: Option<Item>,
    /// Source and quotation of its evidence, in comparable form.
    key: Vec<(usize, String)>,
}

/// What changed from `before` to `after`, in the order of the file.
#[must_use]
pub fn compare(before: &Brief, after: &Brief) -> Vec<Change> {
    let mut changes: Vec<Change> = fields(before)
        .into_iter()
        .zip(fields(after))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((path, old), (_, new))| Change::Field { path, before: old.to_owned(), after: new.to_owned() })
        .collect();
    let (old, new) = (entries(before), entries(after));
    let pairs = pair(&old, &new);
    let kept: Vec<usize> = pairs.values().copied().collect();
    for (at, entry) in old.iter().enumerate() {
        match pairs.get(&at).map(|other| &new[*other]) {
            None => changes.push(Change::Removed(entry.clone())),
            Some(other) if other.text != entry.text || other.list != entry.list => {
                changes.push(Change::Edited { before: entry.clone(), after: other.clone() });
            }
            Some(_) => {}
        }
    }
    changes.extend((0..new.len()).filter(|at| !kept.contains(at)).map(|at| Change::Added(new[at].clone())));
    changes
}

/// The fields outside the lists.
pub(super) fn fields(brief: &Brief) -> Vec<(&'static str, &str)> {
    let mut fields = vec![
        ("title", brief.title.as_str()),
        ("to", &brief.to),
        ("author", &brief.author),
        ("date", &brief.date),
        ("marking", &brief.marking),
        ("status", &brief.status),
        ("template", &brief.template),
        ("bottom_line.text", &brief.bottom_line.text),
        ("venue.place", &brief.venue.place),
        ("venue.occasion", &brief.venue.occasion),
    ];
    let meeting = brief.meeting.as_ref();
    fields.extend([
        ("meeting.what.text", meeting.map_or("", |meeting| &meeting.what.text)),
        ("meeting.status", meeting.map_or("", |meeting| &meeting.status)),
        ("meeting.format", meeting.map_or("", |meeting| &meeting.format)),
        ("meeting.when.text", meeting.map_or("", |meeting| &meeting.when.text)),
        ("meeting.when.date", meeting.map_or("", |meeting| &meeting.when.date)),
    ]);
    fields
}

/// The entries of all lists.
pub(super) fn entries(brief: &Brief) -> Vec<Entry> {
    let key = |from: &[Evidence]| from.iter().map(|one| (one.source, squeeze(&one.quote))).filter(|(_, quote)| !quote.is_empty()).collect();
    let mut entries = Vec::new();
    for (at, person) in brief.meeting.iter().flat_map(|meeting| &meeting.who).enumerate() {
        let parts: Vec<&str> =
            [&person.name, &person.role, &person.side].into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        // People are told by their names; many share one piece of evidence.
        entries.push(Entry { list: "meeting.who", at, text: parts.join(", "), item: None, key: vec![(0, squeeze(&person.name))] });
    }
    for (list, items) in brief.lists() {
        entries.extend(items.iter().enumerate().map(|(at, item)| Entry {
            list,
            at,
            text: item.text.clone(),
            item: Some(item.clone()),
            key: key(&item.from),
        }));
    }
    entries.extend(brief.gaps.iter().enumerate().map(|(at, gap)| Entry {
        list: "gaps",
        at,
        text: gap.clone(),
        item: None,
        key: Vec::new(),
    }));
    entries
}

/// Letters and digits alone: what editing of marks and spaces leaves alike.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Which entry of `new` each of `old` is: same words and evidence first, then evidence, then words;
/// in the same list before another.
pub(super) fn pair(old: &[Entry], new: &[Entry]) -> BTreeMap<usize, usize> {
    let passes: [fn(&Entry, &Entry) -> bool; 6] = [
        |a, b| a.list == b.list && a.key == b.key && a.text == b.text,
        |a, b| a.key == b.key && a.text == b.text,
        |a, b| a.list == b.list && !a.key.is_empty() && a.key == b.key,
        |a, b| !a.key.is_empty() && a.key == b.key,
        |a, b| a.list == b.list && squeeze(&a.text) == squeeze(&b.text),
        |a, b| a.list == b.list && a.key.iter().any(|one| b.key.contains(one)),
    ];
    let mut pairs = BTreeMap::new();
    let mut taken = vec![false; new.len()];
    for same in passes {
        for (at, entry) in old.iter().enumerate() {
            if pairs.contains_key(&at) {
                continue;
            }
            if let Some(other) = (0..new.len()).find(|other| !taken[*other] && same(entry, &new[*other])) {
                pairs.insert(at, other);
                taken[other] = true;
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str, quote: &str) -> Item {
        let from = vec![Evidence { source: 1, para: 3, quote: quote.to_owned(), span: None }];
        Item { text: text.to_owned(), from, ..Item::default() }
    }

    #[test]
    fn entries_are_told_by_their_evidence() {
        let before = Brief {
            tension: vec![item("Boarding", "stopped the trawler"), item("Money", "the price rose")],
            title: "A".into(),
            ..Brief::default()
        };
        let mut after = Brief { cooperation: vec![item("Boarding, again", "stopped the trawler")], title: "B".into(), ..Brief::default() };
        after.gaps.push("Seats".into());
        let changes = compare(&before, &after);
        let [Change::Field { path, .. }, Change::Edited { before, after }, Change::Removed(gone), Change::Added(new)] = &changes[..] else {
            panic!("{changes:?}")
        };
        assert_eq!(*path, "title");
        assert_eq!((before.list, after.list, after.text.as_str()), ("tension", "cooperation", "Boarding, again"));
        assert_eq!((gone.text.as_str(), new.text.as_str()), ("Money", "Seats"));
    }

    #[test]
    fn two_items_may_share_their_evidence() {
        let both = "the pandemic and climate change";
        let before = Brief { aims: vec![item("The pandemic", both), item("Climate change", both)], ..Brief::default() };
        let after = Brief { aims: vec![item("Climate change", both), item("The pandemic", both)], ..Brief::default() };
        assert_eq!(compare(&before, &after), vec![], "order alone is no change of content");
    }
}
