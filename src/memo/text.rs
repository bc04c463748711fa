//! Memo → plain text of 72 columns, for mail. Columns follow each other; looks show as blank lines,
//! underlines and indents only.

use super::{Block, Inline, Memo, PAGED};

/// Longest line, characters. Only a word longer than a line is longer.
const WIDTH: usize = 72;

/// The memo as plain text, with a line feed at the end.
#[must_use]
pub fn to_text(memo: &Memo) -> String {
    let mut page = Text { lines: Vec::new() };
    page.marking(&memo.marking);
    page.blocks(&memo.blocks, 0);
    page.blank();
    page.blocks(&memo.footer, 0);
    page.blank();
    page.marking(&memo.marking);
    while page.lines.last().is_some_and(String::is_empty) {
        page.lines.pop();
    }
    page.lines.join("\n").replace('\u{a0}', " ") + "\n"
}

struct Text {
    lines: Vec<String>,
}

impl Text {
    fn marking(&mut self, marking: &str) {
        if !marking.is_empty() {
            let room = WIDTH.saturating_sub(marking.chars().count());
            self.lines.push(format!("{}{marking}", " ".repeat(room / 2)));
            self.blank();
        }
    }

    /// An empty line, unless there is one or nothing.
    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn blocks(&mut self, blocks: &[Block], indent: usize) {
        for block in blocks {
            self.block(block, indent);
        }
    }

    fn block(&mut self, block: &Block, indent: usize) {
        let pad = " ".repeat(indent);
        match block {
            Block::Heading { level, content, .. } => self.heading(*level, &plain(content), &pad),
            Block::Paragraph { content, .. } => self.wrapped(&plain(content), &pad, &pad),
            Block::List { numbered, lead, items, .. } => {
                if !lead.is_empty() {
                    self.heading(2, &plain(lead), &pad);
                }
                for (at, item) in items.iter().enumerate() {
                    let mark = if *numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                    let hang = format!("{pad}{}", " ".repeat(mark.len()));
                    self.wrapped(&plain(&item.content), &format!("{pad}{mark}"), &hang);
                }
            }
            Block::Grid { rows, .. } => {
                let width = rows.iter().map(|row| plain(&row.label).chars().count()).max().unwrap_or(0) + 2;
                let hang = format!("{pad}{}", " ".repeat(width));
                for row in rows {
                    for (at, line) in row.lines.iter().enumerate() {
                        let label = if at == 0 { plain(&row.label) } else { String::new() };
                        self.wrapped(&plain(line), &format!("{pad}{label:width$}"), &hang);
                    }
                }
            }
            Block::Columns(columns) => columns.iter().for_each(|column| self.blocks(column, indent)),
            Block::Panel { blocks, .. } => {
                self.blank();
                self.blocks(blocks, indent + 2);
                self.blank();
            }
            Block::Letterhead { blocks, .. } => self.blocks(blocks, indent),
            Block::Ends { left, right, .. } => self.ends(&plain(left), &plain(right)),
            // The title's underline is rule enough.
            Block::Rule { .. } if self.lines.last().is_some_and(|line| line.ends_with("==")) => {}
            Block::Rule { .. } => self.lines.push("-".repeat(WIDTH)),
            Block::Omissions { .. } => {}
        }
    }

    fn heading(&mut self, level: u8, words: &str, pad: &str) {
        if level < 3 {
            self.blank();
        }
        let from = self.lines.len();
        self.wrapped(words, pad, pad);
        let width = self.lines[from..].iter().map(|line| line.trim_start().chars().count()).max().unwrap_or(0);
        match level {
            1 => self.lines.push(format!("{pad}{}", "=".repeat(width))),
            2 => self.lines.push(format!("{pad}{}", "-".repeat(width))),
            _ => {}
        }
    }

    /// Words at both ends of a line, or on two lines where they do not fit.
    fn ends(&mut self, left: &str, right: &str) {
        let used = left.chars().count() + right.chars().count();
        if left.is_empty() || right.is_empty() || used + 2 > WIDTH {
            self.wrapped(left, "", "");
            self.wrapped(right, "", "");
        } else {
            self.lines.push(format!("{left}{}{right}", " ".repeat(WIDTH - used)));
        }
    }

    /// Words on lines that begin with `first`, then with `next`; a line feed in them starts a line.
    fn wrapped(&mut self, words: &str, first: &str, next: &str) {
        let mut lead = first;
        for line in words.split('\n').filter(|line| !line.is_empty()) {
            let mut current = lead.to_owned();
            let mut bare = true;
            // A no-break space holds words together, so only the common one divides.
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                if !bare && current.chars().count() + 1 + word.chars().count() > WIDTH {
                    self.lines.push(std::mem::replace(&mut current, next.to_owned()));
                    bare = true;
                }
                if !bare {
                    current.push(' ');
                }
                current.push_str(word);
                bare = false;
            }
            self.lines.push(current);
            lead = next;
        }
    }
}

/// The words without looks.
fn plain(content: &[Inline]) -> String {
    let mut words = String::new();
    for inline in content {
        match inline {
            Inline::Text(text) => words.push_str(&text.replace('\u{2003}', "  ")),
            Inline::Styled { style, .. } if style == PAGED => {}
            Inline::Styled { content, .. } | Inline::Language { content, .. } => words.push_str(&plain(content)),
            Inline::Link { href, content } => {
                let label = plain(content);
                words.push_str(&label);
                if label != *href {
                    words.push_str(&[" <", href, ">"].concat());
                }
            }
            Inline::Break => words.push('\n'),
            Inline::PageNumber | Inline::PageCount => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, to_text};
    use crate::memo::from_markup;
    use crate::memo::samples::SMALL;

    #[test]
    fn reads_well_in_a_mail() {
        insta::assert_snapshot!(to_text(&from_markup(SMALL).unwrap()));
    }

    #[test]
    fn no_line_is_longer_than_the_measure() {
        let long = format!("<memo><ul><li>{}</li></ul><p>{}</p></memo>", "word ".repeat(100), "x".repeat(90));
        let text = to_text(&from_markup(&long).unwrap());
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH || !line.contains(' ')), "{text}");
    }
}
