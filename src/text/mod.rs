//! [`Cleaned`] text → [`Document`]: paragraphs, sentences, tokens, tags, names, chunks, quotations.
//!
//! Never drops a character; spans are bytes of [`Document::text`], token ranges index
//! [`Document::tokens`]. Immutable once built. Knows nothing of meetings.

mod tag;

use std::ops::Range;

pub use tag::Tag;

use crate::clean::{BlockKind, Cleaned};
use crate::span::Span;

/// An article's text with everything that grammar tells about it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The cleaned text.
    pub text: String,
    /// Headline, subheads and paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// Names found by the recogniser, in order, not overlapping.
    pub names: Vec<Name>,
    /// Noun and verb chunks, in order, not overlapping.
    pub chunks: Vec<Chunk>,
    /// Quotations, in order; one that runs over several paragraphs has one entry in each.
    pub quotations: Vec<Quotation>,
}

/// A block of the article.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// What it is.
    pub kind: BlockKind,
    /// The number that evidence refers to (¶1 …); 0 for the headline, and for a subhead the
    /// number of the paragraph before it.
    pub number: u32,
    /// Where it stands.
    pub span: Span,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its paragraph in [`Document::paragraphs`].
    pub paragraph: usize,
}

/// A word, number or mark.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The token in lower case.
    pub lower: Box<str>,
    /// The dictionary form in lower case.
    pub lemma: Box<str>,
    /// Part of speech.
    pub tag: Tag,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, agency, ministry, party, union.
    Organization,
    /// A country, city, state.
    Place,
    /// A nationality, religious or political group.
    Group,
    /// A date or period.
    Date,
    /// A named event.
    Event,
    /// A building, airport, bridge.
    Facility,
}

/// A stretch of tokens that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token that the others lean on.
    pub head: usize,
    /// Noun or verb.
    pub kind: ChunkKind,
}

/// The kinds of chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// Determiner, adjectives, nouns.
    Noun,
    /// Auxiliaries, adverbs between them, main verb, particle.
    Verb,
}

/// A stretch between quotation marks, marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Tokens, quotation marks included.
    pub tokens: Range<usize>,
    /// Whether it goes on in the next paragraph (opened there again, not closed here).
    pub continues: bool,
}

impl Document {
    /// The words that `tokens` cover, as written.
    #[must_use]
    pub fn words(&self, tokens: Range<usize>) -> &str {
        self.span(tokens).of(&self.text)
    }

    /// Where `tokens` stand.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The sentence that holds token `at`.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sent| sent.tokens.end <= at)
    }

    /// The paragraph number (¶) that holds the sentence with index `sentence`.
    #[must_use]
    pub fn paragraph_number(&self, sentence: usize) -> u32 {
        self.paragraphs[self.sentences[sentence].paragraph].number
    }
}

/// Builds the document of `cleaned`.
#[must_use]
pub fn build(cleaned: &Cleaned) -> Document {
    let mut doc = Document { text: cleaned.text.clone(), ..Document::default() };
    let mut number = 0;
    for block in &cleaned.blocks {
        number += u32::from(matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem));
        let first = doc.sentences.len();
        let start = doc.tokens.len();
        for word in block.span.of(&cleaned.text).split_whitespace() {
            let at = word.as_ptr() as usize - cleaned.text.as_ptr() as usize;
            let lower: Box<str> = word.to_lowercase().into();
            doc.tokens.push(Token { span: Span::new(at, at + word.len()), lemma: lower.clone(), lower, tag: Tag::NN });
        }
        doc.sentences.push(Sentence { span: block.span, tokens: start..doc.tokens.len(), paragraph: doc.paragraphs.len() });
        doc.paragraphs.push(Paragraph { kind: block.kind, number, span: block.span, sentences: first..doc.sentences.len() });
    }
    doc
}
