//! Menus of a page that were copied as one line: `News | Sport | Weather | Travel`, `Home • Ports • Boats`.
//!
//! Evidence is the row itself: short titles between the same signs and no sentence. Rows of equal length under each
//! other are a table, which may be the article's own, and stay.

use std::collections::BTreeMap;

use super::DebrisKind;
use super::draft::Page;
use super::fold::{ends_sentence, fold, word_count};
use crate::lexicon;

/// A menu of unlisted titles has at least this many.
const TITLES: usize = 4;
/// Beside another menu, or with a listed title, it has at least this many.
const FEWEST: usize = 3;
/// A title of a menu has no more words than this.
const TITLE_WORDS: usize = 5;
/// So many rows of the same number of cells make a table.
const ROWS: usize = 3;

/// Sets menus aside.
pub(super) fn set_aside(page: &mut Page) {
    let kept = page.kept();
    let rows: Vec<Option<Row>> = kept.iter().map(|&at| row(&page.drafts[at].text)).collect();
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows.iter().flatten().filter(|row| !row.listed) {
        *lengths.entry(row.titles).or_default() += 1;
    }
    let is_menu = |row: &Row| {
        let table = lengths.get(&row.titles).is_some_and(|&rows| rows >= ROWS);
        row.listed || row.bars && row.titles >= TITLES && !table
    };
    for (position, row) in rows.iter().enumerate() {
        let Some(row) = row else { continue };
        let beside = [position.checked_sub(1), Some(position + 1)];
        let beside = || beside.into_iter().flatten().filter_map(|at| rows.get(at)?.as_ref()).any(is_menu);
        if is_menu(row) || row.bars && beside() && lengths.get(&row.titles).is_none_or(|&rows| rows < ROWS) {
            page.drafts[kept[position]].set_aside(DebrisKind::Navigation);
        }
    }
}

/// Whether a line of its own is a menu between bars: `News | Sport | Weather | Travel`.
pub(super) fn is_menu(line: &str) -> bool {
    line.contains('|') && row(line).is_some_and(|row| row.listed || row.bars && row.titles >= TITLES)
}

/// A line of titles between equal signs.
struct Row {
    titles: usize,
    /// Whether one of them is a listed line of furniture (“Home”, “Search”).
    listed: bool,
    /// Whether bars stand between them: other signs stand in lists of names, too.
    bars: bool,
}

fn row(line: &str) -> Option<Row> {
    if line.len() > 400 || ends_sentence(line) {
        return None;
    }
    let sign = ['|', '•', '·', '»', '›'].into_iter().max_by_key(|&sign| line.matches(sign).count())?;
    let titles: Vec<&str> = line.split(sign).map(str::trim).filter(|title| !title.is_empty()).collect();
    let is_title = |title: &&str| {
        (1..=TITLE_WORDS).contains(&word_count(title))
            && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !ends_sentence(title)
    };
    let listed = |title: &&str| lexicon::DEBRIS_LINES.class(&fold(title)).is_some();
    (titles.len() >= FEWEST && titles.iter().all(is_title)).then(|| Row {
        titles: titles.len(),
        listed: titles.iter().any(listed),
        bars: sign == '|',
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn left(text: &str) -> usize {
        let mut page = lay_out(text);
        set_aside(&mut page);
        page.kept().len()
    }

    #[test]
    fn menus_go() {
        for menu in [
            "Ports Front Page | Africa | Asia-Pacific | Europe",
            "Home • Harbour • Boats",
            "Media Releases 2001 | 2000 | 1999 | 1998",
            "Ports Front Page | Africa | Asia-Pacific | Europe\n\nBoats | Fish | Cranes",
        ] {
            assert_eq!(left(&format!("Ministers met in Oslo.\n\n{menu}\n\nThey left.\n")), 2, "{menu}");
        }
    }

    #[test]
    fn names_tables_and_sentences_stay() {
        for text in [
            "Ministers | Fishers | Porters",
            "Ana Souza • Jan Roe • Omar Berg • Lena Marin",
            "Te Kura | University | The union of Oslo and the ports will strike | Norway.",
            "Port | Boats | Fish | Crews\n\nOslo | 12 | 9 | 4\n\nLisbon | 8 | 5 | 3",
        ] {
            assert_eq!(left(&format!("Ministers met in Oslo.\n\n{text}\n\nThey left.\n")), 2 + text.split("\n\n").count(), "{text}");
        }
    }
}
