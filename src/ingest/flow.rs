//! Paragraphs in reading order → the text of an article: white space collapsed, one blank line
//! between paragraphs, a bullet before list items.

/// Text under construction.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    blocks: usize,
    /// The first block that its style calls a title or a heading of the first rank.
    title: Option<String>,
}

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The document's title, or a heading of the first rank.
    Title,
    /// Any other heading, or a paragraph.
    Body,
    /// An item of a list.
    Item,
}

/// A title is the headline where it stands among this many blocks at the head.
const HEAD_BLOCKS: usize = 4;

impl Flow {
    /// Adds a paragraph; one that holds no words is nothing.
    pub(super) fn push(&mut self, style: Style, text: &str) {
        let mut words = text.split_whitespace().peekable();
        if words.peek().is_none() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        if style == Style::Item {
            self.text.push_str("• ");
        }
        let from = self.text.len();
        for word in words {
            if self.text.len() > from {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        if style == Style::Title && self.blocks < HEAD_BLOCKS && self.title.is_none() {
            self.title = Some(self.text[from..].to_owned());
        }
        self.blocks += 1;
    }

    /// The text, and the title that stands at its head: by style, or as the file states it.
    pub(super) fn finish(mut self, stated: Option<&str>) -> (String, Option<String>) {
        let same = |line: &&str| stated.is_some_and(|title| line.split_whitespace().eq(title.split_whitespace()));
        let found = self.text.split("\n\n").take(HEAD_BLOCKS).find(same).map(str::to_owned);
        let title = self.title.take().or(found);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stand_apart_and_the_title_is_known() {
        let mut flow = Flow::default();
        flow.push(Style::Body, " Press\u{a0} release ");
        flow.push(Style::Body, " \n ");
        flow.push(Style::Body, "Port ministers\nmeet");
        flow.push(Style::Item, "A joint  plan");
        assert_eq!(
            flow.finish(Some("Port  ministers meet")),
            ("Press release\n\nPort ministers meet\n\n• A joint plan\n".to_owned(), Some("Port ministers meet".to_owned()))
        );
    }

    #[test]
    fn a_title_that_does_not_stand_in_the_text_is_none() {
        let mut flow = Flow::default();
        flow.push(Style::Body, "Port ministers meet");
        assert_eq!(flow.finish(Some("Document1")).1, None);
    }
}
