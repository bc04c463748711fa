//! Tokens → [`Evidence`]: the paragraph's number, the exact words, and where they stand in the original.
//!
//! The only place where the brief's quotations are cut. Never rewrites a word.

use std::ops::Range;

use crate::brief::Evidence;
use crate::clean::Cleaned;
use crate::span::Span;
use crate::text::Document;

/// The words that `tokens` cover, as evidence from the first source.
///
/// Tokens that run over the end of a paragraph are cut there: a quotation lies in one paragraph.
/// Empty `tokens` give [`Evidence::default`].
#[must_use]
pub fn evidence(doc: &Document, cleaned: &Cleaned, tokens: Range<usize>) -> Evidence {
    if tokens.is_empty() || tokens.start >= doc.tokens.len() {
        return Evidence::default();
    }
    let sentence = doc.sentence_of(tokens.start);
    let paragraph = &doc.paragraphs[doc.sentences[sentence].paragraph];
    let last = paragraph.sentences.end - 1;
    let tokens = tokens.start..tokens.end.min(doc.sentences[last].tokens.end);
    let span = findable(&doc.text, cleaned, doc.span(tokens));
    Evidence { source: 1, para: paragraph.number, quote: span.of(&doc.text).to_owned(), span: Some(cleaned.original(span)) }
}

/// `span`, or its longest stretch from which cleaning left something out no more than once: a
/// reader who looks a quotation up finds it around one gap, and not around several.
fn findable(text: &str, cleaned: &Cleaned, span: Span) -> Span {
    let cuts = cleaned.cuts_in(span);
    if cuts.len() < 2 {
        return span;
    }
    let edges: Vec<usize> = [span.start].into_iter().chain(cuts).chain([span.end]).collect();
    let longest = edges.windows(3).map(|edge| Span::new(edge[0], edge[2])).max_by_key(|stretch| stretch.len());
    let longest = longest.unwrap_or(span);
    let words = longest.of(text);
    let lead = words.len() - words.trim_start().len();
    Span::new(longest.start + lead, longest.start + lead + words.trim().len())
}

/// The paragraph that holds token `at`, cited as a whole: no quotation.
#[must_use]
pub fn paragraph(doc: &Document, at: usize) -> Evidence {
    Evidence { source: 1, para: doc.paragraph_number(doc.sentence_of(at)), ..Evidence::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    #[test]
    fn a_quotation_has_one_gap_at_most() {
        for (article, quote) in [
            ("Talks\nThe *Roe* ruling stood for years, she said.\n", "ruling stood for years, she said."),
            ("Talks\nThe ruling stood for *years*, she said.\n", "The ruling stood for years"),
            ("Talks\nThe ruling stood for years, she said.\n", "The ruling stood for years, she said."),
        ] {
            let (doc, cleaned) = read(article);
            let found = evidence(&doc, &cleaned, doc.sentences[1].tokens.clone());
            assert_eq!(found.quote.trim_start_matches("Roe "), quote, "{article}");
        }
    }

    fn read(article: &str) -> (Document, Cleaned) {
        let article = ingest::read("a.txt", article.as_bytes()).expect("text");
        let cleaned = clean::clean(&article);
        (text::build(&cleaned), cleaned)
    }

    #[test]
    fn quotes_the_words_and_leads_back_to_the_original() {
        let original = "Ministers meet in Oslo\n\n\n  Two ministers met in Oslo on Monday.\n";
        let (doc, cleaned) = read(original);
        let at = doc.tokens.iter().position(|token| &*token.lower == "two").expect("in the text");
        let found = evidence(&doc, &cleaned, at..at + 3);
        assert_eq!((found.source, found.para, &*found.quote), (1, 1, "Two ministers met"));
        assert_eq!(found.span.expect("known").of(original), "Two ministers met");
    }

    #[test]
    fn never_crosses_a_paragraph() {
        let (doc, cleaned) = read("Ministers meet in Oslo\n\nThey met on Monday.\n\nThey parted on Tuesday.");
        let at = doc.tokens.iter().position(|token| &*token.lower == "they").expect("in the text");
        assert_eq!(evidence(&doc, &cleaned, at..doc.tokens.len()).quote, "They met on Monday.");
    }

    #[test]
    fn nothing_is_no_evidence() {
        let (doc, cleaned) = read("Ministers meet in Oslo");
        assert_eq!(evidence(&doc, &cleaned, 2..2), Evidence::default());
    }
}
