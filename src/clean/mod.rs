//! [`Article`] → [`Cleaned`]: web debris is set aside and named; what is left is the article.
//!
//! Nothing is rewritten: cleaned text is the original with stretches left out, so every byte
//! of it leads back to a byte of the original. Clean articles pass through unchanged but for
//! the white space between blocks.

use jiff::civil::Date;

use crate::ingest::Article;
use crate::span::Span;

/// The article without debris, in blocks, with the way back to the original.
#[derive(Clone, Debug, Default)]
pub struct Cleaned {
    /// Blocks joined by one blank line (`\n\n`).
    pub text: String,
    /// Headline, subheads and paragraphs in reading order; spans are of `text`.
    pub blocks: Vec<Block>,
    /// What was left out, in order of the original.
    pub set_aside: Vec<SetAside>,
    /// The dateline's place and day, where the article opens with one.
    pub dateline: Option<Dateline>,
    /// Pieces of `text` and where they stand in the original, in order.
    pieces: Vec<Piece>,
}

/// One block of the cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Cleaned::text`].
    pub span: Span,
}

/// The kinds of block that an article is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's title; not counted as a paragraph.
    Headline,
    /// A line that heads a part of the article; not counted as a paragraph.
    Subhead,
    /// A paragraph of the body. Paragraph numbers (¶1 …) count these.
    Paragraph,
    /// A list item of the body; counted as a paragraph.
    ListItem,
}

/// A stretch of the original that is no part of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// What kind of debris it is.
    pub kind: DebrisKind,
    /// Where it stands in the original.
    pub original: Span,
}

/// The kinds of debris that are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DebrisKind {
    /// Related headlines glued into a sentence after a name.
    RelatedRun,
    /// The headline, printed again.
    RepeatedHeadline,
    /// A photographer's or agency's credit.
    PhotoCredit,
    /// “Read more”, “See also” and the headline they lead to.
    ReadMore,
    /// Share buttons and counts.
    ShareBar,
    /// A picture's caption.
    Caption,
    /// The place and agency before the first sentence.
    Dateline,
    /// Who wrote the article.
    Byline,
    /// A copyright line.
    Copyright,
}

/// The place and day that stand before the first sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The place as written.
    pub place: String,
    /// The day, only where the dateline states it with its year.
    pub date: Option<Date>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    cleaned: usize,
    original: Span,
}

impl Cleaned {
    /// Where `span` of the cleaned text stands in the original: from its first byte to its last,
    /// with whatever debris was set aside between them.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        let start = self.original_offset(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.original_offset(span.end - 1) + 1)
    }

    fn original_offset(&self, offset: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.cleaned <= offset);
        let Some(piece) = at.checked_sub(1).and_then(|i| self.pieces.get(i)) else { return offset };
        (piece.original.start + offset - piece.cleaned).min(piece.original.end)
    }
}

/// Sets the debris of `article` aside.
#[must_use]
pub fn clean(article: &Article) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut offset = 0;
    for line in article.text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let span = Span::new(offset + lead, offset + lead + line.trim().len());
        offset += line.len();
        if span.is_empty() {
            continue;
        }
        let kind = if cleaned.blocks.is_empty() { BlockKind::Headline } else { BlockKind::Paragraph };
        if !cleaned.text.is_empty() {
            cleaned.text.push_str("\n\n");
        }
        let start = cleaned.text.len();
        cleaned.text.push_str(span.of(&article.text));
        cleaned.pieces.push(Piece { cleaned: start, original: span });
        cleaned.blocks.push(Block { kind, span: Span::new(start, cleaned.text.len()) });
    }
    cleaned
}
