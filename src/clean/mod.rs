//! [`Article`] → [`Cleaned`]: web debris is set aside and named; what is left is the article.
//!
//! Nothing is rewritten: cleaned text is the original with stretches left out, so every byte
//! of it leads back to a byte of the original. Clean articles pass through unchanged but for
//! the white space between blocks and the line breaks inside hard-wrapped paragraphs.
//! It does not judge what is worth a brief: that is `analysis` and `summarize`.

mod above;
mod appeals;
mod assemble;
mod bars;
mod credits;
mod dateline;
mod draft;
mod fold;
mod furniture;
mod glue;
mod head;
mod kinds;
mod lay_out;
mod lists;
mod markup;
mod page;
mod publication;
mod related;
mod repeats;
mod summary;
mod tail;
mod vox_pop;

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
    /// The day of publication, where a line at the article's head states it with its year.
    pub published: Option<Date>,
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
    /// A related headline between two paragraphs.
    RelatedHeadline,
    /// The headline, printed again.
    RepeatedHeadline,
    /// A paragraph printed twice, or its beginning printed as a teaser.
    RepeatedPassage,
    /// “Read more”, “See also” and the headline they lead to.
    ReadMore,
    /// Most-read, trending and recommended lists.
    StoryList,
    /// A photographer's or agency's credit.
    PhotoCredit,
    /// A picture's or video's caption.
    Caption,
    /// What a video or audio player says about itself.
    Player,
    /// Share buttons and counts.
    ShareBar,
    /// An embedded post of a social network.
    EmbeddedPost,
    /// “Advertisement”, “Story continues below”.
    Advertisement,
    /// An invitation to subscribe, to download or to follow.
    Pitch,
    /// A cookie or privacy notice.
    CookieNotice,
    /// Comment counts and calls for comments.
    Comments,
    /// Menus and other furniture of the page around the article.
    Navigation,
    /// The place and agency before the first sentence, or on lines of their own.
    Dateline,
    /// The day or hour of publication or of an update.
    PublicationDate,
    /// Who wrote or issued the article.
    Byline,
    /// Who else contributed to it, and where to reach the writer.
    Contributors,
    /// A copyright line.
    Copyright,
    /// What an agency or press office adds: end marks, contacts, “Begin text”.
    WireMark,
    /// Bullet summaries of the article printed before it.
    StoryHighlights,
    /// Marks of a markup language, and link targets.
    Markup,
}

/// The place and day that stand before the first sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The place as written.
    pub place: String,
    /// Where the place stands in the original.
    pub original: Span,
    /// The day, only where the dateline states it with its year.
    pub date: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where the piece begins in the text made of pieces.
    cleaned: usize,
    /// Where it stands in the original; of equal length, but for a line break read as a space.
    original: Span,
}

impl Cleaned {
    /// Where `span` of the cleaned text stands in the original: from its first byte to its last,
    /// with whatever debris was set aside between them.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        original_of(&self.pieces, span)
    }

    /// Where something was left out of the original inside `span` of the cleaned text.
    #[must_use]
    pub fn cuts_in(&self, span: Span) -> Vec<usize> {
        let first = self.pieces.partition_point(|piece| piece.cleaned <= span.start);
        let inside = self.pieces.iter().enumerate().skip(first).take_while(|(_, piece)| piece.cleaned < span.end);
        inside.filter(|(at, piece)| self.pieces[at - 1].original.end < piece.original.start).map(|(_, piece)| piece.cleaned).collect()
    }

    /// The number of the paragraph that the dateline opens: of the first that ends behind it.
    #[must_use]
    pub fn dateline_paragraph(&self) -> Option<u32> {
        let dateline = self.dateline.as_ref()?;
        let paragraphs = self.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Headline | BlockKind::Subhead));
        let behind = paragraphs.map(|block| self.original(block.span).end).position(|end| end > dateline.original.start)?;
        u32::try_from(behind + 1).ok()
    }
}

/// Where `span` of the text made of `pieces` stands in the original, from its first byte to its last.
fn original_of(pieces: &[Piece], span: Span) -> Span {
    let start = original_offset(pieces, span.start);
    if span.is_empty() {
        return Span::new(start, start);
    }
    let behind = pieces.partition_point(|piece| piece.cleaned < span.end);
    let ends_a_piece = pieces.get(behind).is_some_and(|next| next.cleaned == span.end);
    // What reads as one space may be several bytes.
    let end = if ends_a_piece { pieces[behind - 1].original.end } else { original_offset(pieces, span.end - 1) + 1 };
    Span::new(start, end)
}

fn original_offset(pieces: &[Piece], offset: usize) -> usize {
    let at = pieces.partition_point(|piece| piece.cleaned <= offset);
    let Some(piece) = at.checked_sub(1).map(|at| pieces[at]) else { return offset };
    (piece.original.start + offset - piece.cleaned).min(piece.original.end)
}

/// Sets the debris of `article` aside.
#[must_use]
pub fn clean(article: &Article) -> Cleaned {
    let mut page = lay_out::lay_out(&article.text);
    let stamp = above::take_stamp(&mut page);
    above::cut_way(&mut page);
    above::part_glued(&mut page);
    markup::cut(&mut page);
    related::cut_runs(&mut page);
    page::set_surroundings_aside(&mut page);
    furniture::set_lines_aside(&mut page);
    repeats::set_runs_aside(&mut page);
    bars::set_aside(&mut page);
    appeals::set_aside(&mut page);
    credits::set_aside(&mut page);
    glue::cut(&mut page);
    vox_pop::set_aside(&mut page);
    if article.metadata.headline.is_none() {
        above::set_aside(&mut page);
    }
    lists::set_aside(&mut page);
    head::find_headline(&mut page, article.metadata.headline.as_deref());
    repeats::set_aside(&mut page);
    let place = head::set_bylines_aside(&mut page);
    tail::set_aside(&mut page);
    let published = publication::take(&mut page).or(stamp);
    let dateline = dateline::take(&mut page).or(place);
    page.keep_something();
    kinds::tell_apart(&mut page);
    Cleaned { dateline, published, ..assemble::assemble(&page) }
}
