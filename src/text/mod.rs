//! [`Cleaned`] text → [`Document`]: paragraphs, sentences, tokens, tags, names, chunks, quotations.
//!
//! Never drops a character; spans are bytes of [`Document::text`], token ranges index
//! [`Document::tokens`]. Immutable once built. Knows nothing of meetings.

pub mod chunk;
pub mod clause;
mod draw;
pub mod features;
mod language;
mod lemma;
pub mod model;
mod name_repair;
pub mod names;
mod quote;
mod sentence;
mod tag;
pub mod tagger;
mod token;

use std::ops::Range;

pub use clause::{Clause, ClauseKind, Tense};
pub use draw::draw;
pub use language::{Language, language};
pub use tag::Tag;
pub use token::tokenize;

use crate::clean::{BlockKind, Cleaned};
use crate::lexicon;
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
    /// Clauses, in the order of their main verbs.
    pub clauses: Vec<Clause>,
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
    /// The token in lower case, apostrophes straight (`'s`, `n't`), `[T]he` as `the`.
    pub lower: Box<str>,
    /// The dictionary form in lower case.
    pub lemma: Box<str>,
    /// Part of speech.
    pub tag: Tag,
    /// Hashes of `lower` and `lemma`: what word lists turn most words away by.
    pub(crate) hashes: [u64; 2],
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

    /// The sentence that holds token `at`; the last one behind the text's end.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sent| sent.tokens.end <= at).min(self.sentences.len().saturating_sub(1))
    }

    /// The names that share a token with `tokens`.
    #[must_use]
    pub fn names_in(&self, tokens: Range<usize>) -> &[Name] {
        let from = self.names.partition_point(|name| name.tokens.end <= tokens.start);
        let to = self.names.partition_point(|name| name.tokens.start < tokens.end);
        &self.names[from..to.max(from)]
    }

    /// The quotations that share a token with `tokens`.
    #[must_use]
    pub fn quotations_in(&self, tokens: Range<usize>) -> &[Quotation] {
        let from = self.quotations.partition_point(|quote| quote.tokens.end <= tokens.start);
        let to = self.quotations.partition_point(|quote| quote.tokens.start < tokens.end);
        &self.quotations[from..to.max(from)]
    }

    /// The clauses whose main verb lies in `tokens`.
    #[must_use]
    pub fn clauses_in(&self, tokens: Range<usize>) -> &[Clause] {
        let from = self.clauses.partition_point(|clause| clause.head < tokens.start);
        let to = self.clauses.partition_point(|clause| clause.head < tokens.end);
        &self.clauses[from..to.max(from)]
    }

    /// The clauses of the sentence with index `sentence`.
    #[must_use]
    pub fn clauses_of(&self, sentence: usize) -> &[Clause] {
        let from = self.clauses.partition_point(|clause| clause.sentence < sentence);
        let to = self.clauses.partition_point(|clause| clause.sentence <= sentence);
        &self.clauses[from..to]
    }

    /// The tokens of the paragraph with index `paragraph`.
    #[must_use]
    pub fn paragraph_tokens(&self, paragraph: usize) -> Range<usize> {
        let sentences = &self.sentences[self.paragraphs[paragraph].sentences.clone()];
        match (sentences.first(), sentences.last()) {
            (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
            _ => 0..0,
        }
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
    let mut doc = segment(cleaned);
    tag_words(&mut doc);
    doc.chunks = chunk::chunks(&doc);
    doc.clauses = clause::clauses(&doc);
    doc
}

/// Paragraphs, sentences, tokens and quotations.
fn segment(cleaned: &Cleaned) -> Document {
    let mut doc = Document { text: cleaned.text.clone(), ..Document::default() };
    let mut number = 0;
    let mut quoted = Vec::new();
    for block in &cleaned.blocks {
        number += u32::from(matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem));
        let mut spans = Vec::new();
        token::tokenize(&doc.text, block.span, &mut spans);
        let first = doc.sentences.len();
        push_sentences(&mut doc, &spans);
        doc.paragraphs.push(Paragraph { kind: block.kind, number, span: block.span, sentences: first..doc.sentences.len() });
        quoted.push(quote::quotations(&doc.text, &spans));
    }
    place_quotations(&mut doc, &quoted);
    doc
}

/// Appends the sentences and tokens of the next paragraph.
fn push_sentences(doc: &mut Document, spans: &[Span]) {
    let mut start = 0;
    for end in sentence::sentence_ends(&doc.text, spans) {
        let first = doc.tokens.len();
        for &span in &spans[start..end] {
            let lower = lower_case(span.of(&doc.text));
            let hash = lexicon::hash(&lower);
            doc.tokens.push(Token { span, lemma: lower.clone(), lower, tag: Tag::NN, hashes: [hash; 2] });
        }
        let paragraph = doc.paragraphs.len();
        doc.sentences.push(Sentence { span: spans[start].to(spans[end - 1]), tokens: first..doc.tokens.len(), paragraph });
        start = end;
    }
}

/// A word in lower case, with straight apostrophes and without an editor's brackets (`[T]he`).
#[must_use]
pub fn lower_case(word: &str) -> Box<str> {
    let word = word.strip_prefix('[').filter(|rest| rest.len() > 2).unwrap_or(word);
    if word.is_ascii() && !word.contains(']') {
        return word.to_ascii_lowercase().into();
    }
    let plain: String = word.chars().filter(|&c| c != ']').map(|c| if matches!(c, '\u{2018}' | '\u{2019}') { '\'' } else { c }).collect();
    if plain.is_empty() { word.into() } else { plain.to_lowercase().into() }
}

/// Turns the quotations of each block into quotations of the document.
fn place_quotations(doc: &mut Document, quoted: &[Vec<quote::Quoted>]) {
    for (at, quotes) in quoted.iter().enumerate() {
        let tokens = doc.paragraph_tokens(at);
        let goes_on = doc.paragraphs.get(at + 1).is_some_and(|next| {
            let spans: Vec<Span> = doc.sentences[next.sentences.clone()]
                .first()
                .map_or_else(Vec::new, |sent| doc.tokens[sent.tokens.clone()].iter().take(2).map(|token| token.span).collect());
            quote::starts_with_mark(&doc.text, &spans)
        });
        for quote in quotes {
            let mut range = tokens.start + quote.tokens.start..tokens.start + quote.tokens.end;
            let continues = !quote.closed && range.end == tokens.end && goes_on;
            if !quote.closed && !continues {
                range.end = range.end.min(doc.sentences[doc.sentence_of(range.start)].tokens.end);
            }
            doc.quotations.push(Quotation { tokens: range, continues });
        }
    }
}

/// Parts of speech and dictionary forms.
fn tag_words(doc: &mut Document) {
    for at in 0..doc.sentences.len() {
        let tokens = doc.sentences[at].tokens.clone();
        let tags = tagger::sentence_tags(doc, tokens.clone());
        for (token, tag) in doc.tokens[tokens].iter_mut().zip(tags) {
            token.tag = tag;
        }
    }
    tagger::agree_on_names(doc);
    for at in 0..doc.sentences.len() {
        let tokens = doc.sentences[at].tokens.clone();
        let tags: Vec<Tag> = doc.tokens[tokens.clone()].iter().map(|token| token.tag).collect();
        let found = names::names(&tagger::forms(doc, tokens.clone()), &tags, tokens.start);
        doc.names.extend(found);
    }
    name_repair::repair(doc);
    tagger::agree_with_names(doc);
    tag_quotation_marks(doc);
    for token in &mut doc.tokens {
        let lemma = lemma::lemma(&token.lower, token.tag);
        if *lemma != *token.lemma {
            token.hashes[1] = lexicon::hash(&lemma);
            token.lemma = lemma.into();
        }
    }
}

/// The pairing of quotation marks tells more than the tagger does.
fn tag_quotation_marks(doc: &mut Document) {
    for quote in &doc.quotations {
        doc.tokens[quote.tokens.start].tag = Tag::OPENQUOTE;
        let last = &mut doc.tokens[quote.tokens.end - 1];
        if quote.tokens.len() > 1 && matches!(&*last.lower, "”" | "\"" | "''" | "'" | "»" | "“") {
            last.tag = Tag::CLOSEQUOTE;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clean;
    use crate::ingest::Article;

    /// The document of a text whose first line is the headline.
    pub(super) fn document(text: &str) -> Document {
        build(&clean::clean(&Article { text: text.to_owned(), ..Article::default() }))
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let doc = document("Talks\n“We met.\n“We talked,” he said.\nThe “end is near. He left.");
        let quotes: Vec<(&str, bool)> = doc.quotations.iter().map(|q| (doc.words(q.tokens.clone()), q.continues)).collect();
        assert_eq!(quotes, [("“We met.", true), ("“We talked,”", false), ("“end is near.", false)]);
    }

    #[test]
    fn forms_are_folded() {
        let doc = document("“[T]he U.S. DOESN’T,” HE SAID.");
        let lower: Vec<&str> = doc.tokens.iter().map(|token| &*token.lower).collect();
        assert_eq!(lower, ["“", "the", "u.s.", "does", "n't", ",", "”", "he", "said", "."]);
    }

    proptest! {
        #[test]
        fn tokens_lie_in_sentences_in_paragraphs(text in "([a-zA-Z.,'’‘“”\"$é—: \n()-]|U\\.S\\. |said |\\. ){0,80}") {
            let doc = document(&text);
            let mut next = 0;
            for (at, sent) in doc.sentences.iter().enumerate() {
                prop_assert_eq!(sent.tokens.start, next);
                prop_assert!(sent.tokens.end > next);
                next = sent.tokens.end;
                prop_assert!(doc.paragraphs[sent.paragraph].span.contains(sent.span));
                prop_assert!(doc.paragraphs[sent.paragraph].sentences.contains(&at));
                prop_assert_eq!(doc.span(sent.tokens.clone()), sent.span);
            }
            prop_assert_eq!(next, doc.tokens.len());
            let covered: usize = doc.tokens.iter().map(|token| token.span.len()).sum();
            let wanted: usize = doc.paragraphs.iter().map(|p| p.span.of(&doc.text).split_whitespace().map(str::len).sum::<usize>()).sum();
            prop_assert_eq!(covered, wanted);
        }
    }
}
