//! What stands on every page of a PDF file: running heads, page numbers, footnotes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::columns::{self, Line, Row};
use super::content::Piece;

/// Rows at the top and at the bottom of a page that may be furniture.
const EDGE: usize = 3;
/// Furniture stands at the same height on every page, within this many points.
const SAME_HEIGHT: f32 = 4.0;
/// A footnote is set smaller than this share of the text's size.
const SMALL: f32 = 0.88;

/// `3`, `– 3 –`, `Page 3 of 5`, `3 | 5`.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    // Without the letters, signs and digits of all scripts, which take milliseconds to compile.
    Regex::new("(?i)^(?:page|p[.]|seite)?[^a-z0-9]*[0-9]{1,4}[^a-z0-9]*(?:(?:of|/|[|]|von|de)[^a-z0-9]*[0-9]{1,4})?$")
        .expect("a fixed pattern")
});

/// Whether a line is a page's number.
fn is_page_number(line: &str) -> bool {
    PAGE_NUMBER.is_match(line.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// What was left out of all pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Running heads, as they stand on the first page that has them.
    pub(super) heads: Vec<String>,
    /// Lines with page numbers.
    pub(super) numbers: usize,
    /// Lines of footnotes.
    pub(super) notes: usize,
}

/// Takes the furniture off the pages.
pub(super) fn take(pages: Vec<Vec<Piece>>) -> (Vec<Vec<Piece>>, LeftOut) {
    let pages: Vec<Vec<Row>> = pages.into_iter().map(columns::rows).collect();
    let body = body_size(&pages);
    let running = running(&pages);
    let mut left_out = LeftOut::default();
    let several = pages.len() > 1;
    let pages = pages
        .into_iter()
        .map(|rows| {
            let from = notes_from(&rows, body);
            let count = rows.len();
            let keep = |(at, row): &(usize, Row)| {
                let Some(line) = columns::line(row) else { return false };
                let edge = *at < EDGE || *at + EDGE >= count;
                if edge && running.iter().any(|(text, y)| *text == pattern(&line) && (y - line.y).abs() < SAME_HEIGHT) {
                    if is_page_number(&line.text) {
                        left_out.numbers += 1;
                    } else if !left_out.heads.iter().any(|head| head == line.text.trim()) && left_out.heads.len() < EDGE {
                        left_out.heads.push(line.text.trim().to_owned());
                    }
                    return false;
                }
                let outermost = *at == 0 && several || *at + 1 == count;
                let number = outermost && is_page_number(&line.text);
                left_out.numbers += usize::from(number);
                left_out.notes += usize::from(!number && *at >= from);
                !number && *at < from
            };
            rows.into_iter().enumerate().filter(keep).flat_map(|(_, row)| row).collect()
        })
        .collect();
    (pages, left_out)
}

/// A line's words with its digits made alike: “Page 3” and “Page 4” are one head.
fn pattern(line: &Line) -> String {
    line.text.trim().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>().replace("00", "0").replace("00", "0")
}

/// What stands at the edge of at least half of the pages, and of two.
fn running(pages: &[Vec<Row>]) -> Vec<(String, f32)> {
    let mut seen: BTreeMap<String, Vec<(usize, f32)>> = BTreeMap::new();
    for (page, rows) in pages.iter().enumerate() {
        let edge = rows.iter().take(EDGE).chain(rows.iter().skip(EDGE.max(rows.len().saturating_sub(EDGE))));
        for line in edge.filter_map(columns::line) {
            seen.entry(pattern(&line)).or_default().push((page, line.y));
        }
    }
    let mut running = Vec::new();
    for (text, places) in seen {
        for (_, y) in &places {
            let same = places.iter().filter(|(_, other)| (other - y).abs() < SAME_HEIGHT).count();
            if same >= 2 && same * 2 >= pages.len() - usize::from(pages.len() > 2) && !running.contains(&(text.clone(), *y)) {
                running.push((text.clone(), *y));
                break;
            }
        }
    }
    running
}

/// The size that most letters have.
pub(super) fn body_size(pages: &[Vec<Row>]) -> f32 {
    let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
    for piece in pages.iter().flatten().flatten() {
        *letters.entry((piece.size * 4.0).round() as u32).or_default() += piece.text.len();
    }
    letters.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f32 / 4.0)
}

/// Where the footnotes begin: small rows at the bottom, the first of them with a sign.
fn notes_from(rows: &[Row], body: f32) -> usize {
    let small = |row: &Row| columns::line(row).is_some_and(|line| line.size < body * SMALL);
    let number = |row: &Row| columns::line(row).is_some_and(|line| is_page_number(&line.text));
    let mut from = rows.len();
    let mut first = rows.len();
    while from > 0 && (small(&rows[from - 1]) || from == rows.len() && number(&rows[from - 1])) {
        from -= 1;
        let text = rows[from].iter().map(|piece| piece.text.as_str()).collect::<String>();
        let text = text.trim_start();
        if small(&rows[from]) && text.starts_with(|c: char| c.is_ascii_digit() || "*†‡".contains(c)) && !is_page_number(text) {
            first = from;
        }
    }
    if from == 0 { rows.len() } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(y: f32, size: f32, text: &str) -> Piece {
        Piece { text: text.to_owned(), x0: 50.0, x1: 300.0, y, size, ..Piece::default() }
    }

    #[test]
    fn heads_numbers_and_notes_are_taken_off() {
        let page = |number: u8| {
            vec![
                piece(760.0, 9.0, "Harbour News"),
                piece(700.0, 11.0, &format!("Port ministers met in Lisbon, part {}", ["one", "two", "three"][usize::from(number) - 1])),
                piece(686.0, 11.0, ["They want a plan.", "They left.", "They came back."][usize::from(number) - 1]),
                piece(672.0, 11.0, ["It is a plan for ports.", "They may return.", "They agreed."][usize::from(number) - 1]),
                piece(60.0, 8.0, ["1 See the report on dredging.", "2 Ibid.", "3 As stated."][usize::from(number) - 1]),
                piece(40.0, 9.0, &format!("Page {number} of 3")),
            ]
        };
        let (pages, left_out) = take(vec![page(1), page(2), page(3)]);
        for page in pages {
            assert_eq!(page.len(), 3, "{page:?}");
        }
        assert_eq!(left_out.heads, ["Harbour News"]);
        assert_eq!((left_out.numbers, left_out.notes), (3, 3));
    }

    #[test]
    fn one_page_keeps_all_but_its_number() {
        let (pages, left_out) =
            take(vec![vec![piece(700.0, 11.0, "Port ministers met."), piece(680.0, 11.0, "In 2021"), piece(40.0, 11.0, "- 1 -")]]);
        assert_eq!((pages[0].len(), left_out.numbers), (2, 1));
    }
}
