//! Lines of all pages → paragraphs: wrapped lines joined, words torn at line ends put together.

use std::collections::BTreeSet;

use super::columns::{Block, Line};
use crate::ingest::flow::{Flow, Style};

/// A line that ends this share of its block's width before the margin ended on purpose.
const SHORT: f32 = 0.15;
/// A gap this many times the usual one parts paragraphs.
const WIDE_GAP: f32 = 1.3;
/// A block of few lines tells no usual gap; then a gap of so many sizes parts paragraphs.
const WIDE_BY_SIZE: f32 = 1.75;
/// Letters of another size by this share belong to another paragraph.
const OTHER_SIZE: f32 = 0.07;
/// A title is larger than the text by this share.
const TITLE: f32 = 1.12;
/// A title stands among this many paragraphs.
const HEAD: usize = 4;
/// Signs that head an item of a list.
const BULLETS: &[char] = &['•', '●', '▪', '◦', '‣', '■', '\u{f0b7}', '\u{f0a7}', '·', '◆', '➢', '✓'];

/// A paragraph, and how it was set.
#[derive(Clone, Debug, PartialEq)]
struct Paragraph {
    text: String,
    size: f32,
    bold: bool,
    item: bool,
}

/// Writes the paragraphs of all pages to a flow.
pub(super) fn flow(pages: &[Vec<Block>], body: f32) -> Flow {
    let words = words(pages);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<(&Line, &Block)> = None;
    for block in pages.iter().flatten() {
        let shape = Shape::of(block);
        let mut position = 0;
        for line in &block.lines {
            let new = match before {
                Some((last, same)) if std::ptr::eq(same, block) => parts(last, line, &shape, position),
                Some((last, other)) => !runs_over(last, &Shape::of(other), line, &shape),
                None => true,
            };
            let item = item(&line.text);
            match paragraphs.last_mut() {
                Some(paragraph) if !new && item.is_none() => {
                    join(&mut paragraph.text, line.text.trim(), &words);
                    position += 1;
                }
                _ => {
                    let text = item.unwrap_or(&line.text).trim().to_owned();
                    paragraphs.push(Paragraph { text, size: line.size, bold: line.bold, item: item.is_some() });
                    position = 0;
                }
            }
            before = Some((line, block));
        }
    }
    written(&paragraphs, body)
}

fn written(paragraphs: &[Paragraph], body: f32) -> Flow {
    let largest = paragraphs.iter().take(HEAD).map(|paragraph| paragraph.size).fold(0.0, f32::max);
    let mut flow = Flow::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let title = at < HEAD && paragraph.size >= largest && paragraph.size > body * TITLE;
        let style = if title {
            Style::Title
        } else if paragraph.item {
            Style::Item
        } else {
            Style::Body
        };
        flow.push(style, &paragraph.text);
    }
    flow
}

/// The margins and the usual gap of a block.
struct Shape {
    x0: f32,
    x1: f32,
    gap: Option<f32>,
}

impl Shape {
    fn of(block: &Block) -> Self {
        let mut gaps: Vec<f32> = block.lines.windows(2).map(|pair| pair[0].y - pair[1].y).filter(|gap| *gap > 0.5).collect();
        gaps.sort_by(f32::total_cmp);
        Self {
            x0: block.lines.iter().map(|line| line.x0).fold(f32::MAX, f32::min),
            x1: block.lines.iter().map(|line| line.x1).fold(f32::MIN, f32::max),
            gap: (gaps.len() >= 3).then(|| gaps[gaps.len() / 4]),
        }
    }

    fn is_short(&self, line: &Line) -> bool {
        line.x1 < self.x1 - (self.x1 - self.x0) * SHORT
    }
}

/// Whether a paragraph ends between two lines of a block; `position` is how many lines the one
/// at hand has after its first.
fn parts(last: &Line, line: &Line, shape: &Shape, position: usize) -> bool {
    let gap = last.y - line.y;
    let size = last.size.max(line.size);
    let wide = gap > shape.gap.map_or(size * WIDE_BY_SIZE, |usual| (usual * WIDE_GAP).max(size * 1.1));
    let other = (last.size - line.size).abs() > size * OTHER_SIZE || last.bold != line.bold;
    let indented = line.x0 - last.x0 > size * 0.8 && line.x0 - last.x0 < size * 5.0 && position > 0 && last.x0 - shape.x0 < size * 0.5;
    let first_indented =
        line.x0 - last.x0 > size * 0.8 && line.x0 - last.x0 < size * 5.0 && shape.is_short(last) && item(&last.text).is_none();
    let outdented = last.x0 - line.x0 > size * 0.8 && position > 0;
    let ended = shape.is_short(last)
        && (ends(&last.text) || last.x1 < shape.x0 + (shape.x1 - shape.x0) * 0.6 && !line.text.starts_with(char::is_lowercase));
    wide || other && gap > 0.5 || indented || first_indented || outdented || ended
}

/// Whether a paragraph runs over from one column or page to the next.
fn runs_over(last: &Line, shape: &Shape, line: &Line, next: &Shape) -> bool {
    let alike = (last.size - line.size).abs() <= line.size * OTHER_SIZE && last.bold == line.bold;
    let indented = line.x0 - next.x0 > line.size * 0.8;
    let goes_on = line.text.trim_start().starts_with(char::is_lowercase);
    alike && !ends(&last.text) && (goes_on || !shape.is_short(last) && !indented)
}

/// Whether a text ends like a sentence.
fn ends(text: &str) -> bool {
    text.trim_end().trim_end_matches(['”', '"', '’', '\'', ')', ']']).ends_with(['.', '!', '?', ':', '…'])
}

/// The words after a bullet.
fn item(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix(BULLETS)?;
    Some(rest.trim_start())
}

/// All words of the file that stand whole on a line, in lower case.
fn words(pages: &[Vec<Block>]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut torn = false;
    for line in pages.iter().flatten().flat_map(|block| &block.lines) {
        let ends_torn = line.text.trim_end().ends_with(['-', '\u{2010}', '\u{ad}']);
        let last = line.text.split_whitespace().count().saturating_sub(usize::from(ends_torn));
        for word in line.text.split_whitespace().take(last).skip(usize::from(torn)) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.len() > 1 {
                words.insert(word.to_lowercase());
            }
        }
        torn = ends_torn;
    }
    words
}

/// Joins a line to a paragraph. A hyphen at the line's end goes where it only tore a word: the
/// word stands whole elsewhere, or its halves are no words that the file knows.
fn join(text: &mut String, line: &str, words: &BTreeSet<String>) {
    let torn = text.ends_with(['-', '\u{2010}', '\u{ad}']) && line.starts_with(char::is_alphabetic);
    let stem = text.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
    let left = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if !torn || left.is_empty() {
        text.push(' ');
        text.push_str(line);
        return;
    }
    let right: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
    let known = |word: &str| words.contains(&word.to_lowercase());
    let compound = known(&format!("{left}-{right}")) || known(left) && known(&right) && left.chars().count() > 2;
    let capital = line.starts_with(char::is_uppercase) && !left.chars().all(char::is_uppercase);
    let whole = known(&format!("{left}{right}"));
    if text.ends_with('\u{ad}') || whole || !(compound || capital || stem.ends_with('-')) {
        text.truncate(stem.len());
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(x0: f32, x1: f32, y: f32, text: &str) -> Line {
        Line { text: text.to_owned(), x0, x1, y, size: 10.0, bold: false }
    }

    fn read(blocks: Vec<Block>) -> String {
        flow(&[blocks], 10.0).finish(None).0
    }

    #[test]
    fn wrapped_lines_are_joined_and_torn_words_mended() {
        let lines = vec![
            Line { size: 16.0, ..line(50.0, 200.0, 730.0, "Port talks") },
            line(50.0, 300.0, 700.0, "Port ministers met in Lisbon to talk about dred-"),
            line(50.0, 299.0, 688.0, "ging, cranes and a long-"),
            line(50.0, 120.0, 676.0, "term plan for all."),
            line(60.0, 300.0, 664.0, "They spoke for a long time and for a second term, and"),
            line(50.0, 150.0, 652.0, "then they left."),
            line(50.0, 300.0, 640.0, "• A joint plan"),
        ];
        assert_eq!(
            read(vec![Block { lines }]),
            "Port talks\n\nPort ministers met in Lisbon to talk about dredging, cranes and a long-term plan for all.\n\nThey spoke for a long time and for a second term, and then they left.\n\n• A joint plan\n"
        );
    }

    #[test]
    fn paragraphs_run_over_columns() {
        let left = vec![line(50.0, 300.0, 712.0, "One."), line(50.0, 300.0, 700.0, "Port ministers met in Lisbon and they")];
        let right = vec![line(320.0, 500.0, 712.0, "talked for hours."), line(320.0, 560.0, 690.0, "They left.")];
        assert_eq!(
            read(vec![Block { lines: left }, Block { lines: right }]),
            "One. Port ministers met in Lisbon and they talked for hours.\n\nThey left.\n"
        );
    }
}
