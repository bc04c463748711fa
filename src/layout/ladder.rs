//! In which order items go when the page is full: the memo's rungs from the first to the last.
//!
//! Never a pinned item, and never the last one of a list. How many go is not decided here.

use std::collections::{BTreeMap, BTreeSet};

use crate::memo::{Block, Inline, ListItem, Memo, Rung};

/// Items left out, by the name of their list.
pub type Hidden = BTreeMap<String, BTreeSet<usize>>;

/// The lists of a memo, and the order in which their items go.
pub struct Ladder<'a> {
    rungs: &'a [Rung],
    lists: BTreeMap<&'a str, &'a [ListItem]>,
    /// The name of the list and the item's place in it, first to last to go.
    pub order: Vec<(String, usize)>,
}

impl<'a> Ladder<'a> {
    /// The ladder of a memo.
    #[must_use]
    pub fn new(memo: &'a Memo) -> Self {
        let mut lists = BTreeMap::new();
        collect(&memo.blocks, &mut lists);
        let mut ladder = Self { rungs: &memo.ladder, lists, order: Vec::new() };
        let mut hidden = Hidden::new();
        while let Some((list, item)) = ladder.next(&hidden) {
            hidden.entry(list.clone()).or_default().insert(item);
            ladder.order.push((list, item));
        }
        ladder
    }

    /// What is left out when this many items have gone.
    #[must_use]
    pub fn hidden(&self, count: usize) -> Hidden {
        let mut hidden = Hidden::new();
        for (list, item) in &self.order[..count] {
            hidden.entry(list.clone()).or_default().insert(*item);
        }
        hidden
    }

    /// The item that goes next.
    fn next(&self, hidden: &Hidden) -> Option<(String, usize)> {
        self.rungs.iter().find_map(|rung| match rung {
            Rung::Drop { list, keep } => self.last_droppable(list, *keep, hidden).map(|item| (list.clone(), item)),
            Rung::Alternate { lists, keep } => self.longest(lists, *keep, hidden),
        })
    }

    /// The words of an item.
    #[must_use]
    pub fn text(&self, list: &str, item: usize) -> String {
        self.lists.get(list).and_then(|items| items.get(item)).map_or_else(String::new, |item| plain(&item.content))
    }

    /// The longest of the items that stay whatever happens, by the length of their words.
    #[must_use]
    pub fn longest_staying(&self, count: usize) -> Vec<(String, String)> {
        let gone = self.hidden(self.order.len());
        let staying = self.lists.iter().flat_map(|(list, items)| {
            (0..items.len()).filter(|i| !is_hidden(&gone, list, *i)).map(|i| ((*list).to_owned(), self.text(list, i)))
        });
        let mut all: Vec<(String, String)> = staying.collect();
        all.sort_by_key(|(_, text)| std::cmp::Reverse(text.chars().count()));
        all.truncate(count);
        all
    }

    fn shown(&self, list: &str, hidden: &Hidden) -> usize {
        let all = self.lists.get(list).map_or(0, |items| items.len());
        all - hidden.get(list).map_or(0, BTreeSet::len)
    }

    /// The lowest item of a list that may go, where more than `keep` are shown.
    fn last_droppable(&self, list: &str, keep: usize, hidden: &Hidden) -> Option<usize> {
        if self.shown(list, hidden) <= keep.max(1) {
            return None;
        }
        let items = self.lists.get(list)?;
        (0..items.len()).rev().find(|i| !items[*i].pinned && !is_hidden(hidden, list, *i))
    }

    /// The lowest item of the longest list that may give one up; of equally long ones, the last.
    fn longest(&self, lists: &[String], keep: usize, hidden: &Hidden) -> Option<(String, usize)> {
        let able = lists.iter().filter_map(|list| self.last_droppable(list, keep, hidden).map(|item| (list.clone(), item)));
        able.max_by_key(|(list, _)| self.shown(list, hidden))
    }
}

fn is_hidden(hidden: &Hidden, list: &str, item: usize) -> bool {
    hidden.get(list).is_some_and(|items| items.contains(&item))
}

/// Finds every list with a name.
fn collect<'a>(blocks: &'a [Block], lists: &mut BTreeMap<&'a str, &'a [ListItem]>) {
    for block in blocks {
        match block {
            Block::List { name, items, .. } if !name.is_empty() => {
                lists.insert(name, items);
            }
            Block::Columns(columns) => columns.iter().for_each(|blocks| collect(blocks, lists)),
            Block::Panel { blocks, .. } | Block::Letterhead { blocks, .. } => collect(blocks, lists),
            _ => {}
        }
    }
}

/// Words without their looks.
#[must_use]
pub fn plain(content: &[Inline]) -> String {
    let words = content.iter().map(|inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Styled { content, .. } | Inline::Link { content, .. } | Inline::Language { content, .. } => plain(content),
        Inline::Break => " ".to_owned(),
        Inline::PageNumber | Inline::PageCount => String::new(),
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, texts: &[&str]) -> Block {
        let item =
            |text: &&str| ListItem { content: vec![Inline::Text(text.trim_end_matches('!').to_owned())], pinned: text.ends_with('!') };
        let items = texts.iter().map(item).collect();
        Block::List { style: "bullets".into(), name: name.into(), numbered: false, lead: vec![], items }
    }

    fn dropped(blocks: Vec<Block>, rungs: Vec<Rung>) -> Vec<String> {
        let memo = Memo { blocks, ladder: rungs, ..Memo::default() };
        let ladder = Ladder::new(&memo);
        ladder.order.iter().map(|(list, item)| ladder.text(list, *item)).collect()
    }

    #[test]
    fn items_go_from_the_bottom_and_pinned_ones_stay() {
        let drop = Rung::Drop { list: "gaps".into(), keep: 1 };
        assert_eq!(dropped(vec![list("gaps", &["a", "b", "c!", "d"])], vec![drop]), ["d", "b", "a"]);
    }

    #[test]
    fn the_last_item_of_a_list_stays_whatever_the_rung_says() {
        let drop = Rung::Drop { list: "gaps".into(), keep: 0 };
        assert_eq!(dropped(vec![list("gaps", &["a", "b"])], vec![drop]), ["b"]);
    }

    #[test]
    fn the_longer_of_two_lists_gives_first() {
        let blocks = vec![Block::Columns(vec![vec![list("left", &["a", "b", "c", "d"])], vec![list("right", &["x", "y"])]])];
        let rung = Rung::Alternate { lists: vec!["left".into(), "right".into()], keep: 1 };
        assert_eq!(dropped(blocks, vec![rung]), ["d", "c", "y", "b"]);
    }
}
