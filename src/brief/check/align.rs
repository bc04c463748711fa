//! “Did you mean these words?”: the stretch of an article that is nearest to a misquotation.
//!
//! Semi-global alignment of words (Sellers 1980): the whole quotation against any stretch.

use super::words::{Word, words};
use crate::span::Span;

/// The nearest stretch of an article.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Its words, in bytes of the paragraph.
    pub words: Span,
    /// What differs in the quotation, in bytes of it.
    pub differing: Span,
}

/// Cells of the table that are filled for one paragraph: a bound on time, far above real articles
/// (a paragraph of 300 words against a quotation of 60 takes 18,000).
const MAX_CELLS: usize = 400_000;
/// Paragraphs around the cited one that are searched.
const REACH: usize = 40;

/// The nearest words of the cited paragraph, or else of another; `None` where more than half of
/// the quotation's words differ from every stretch.
pub(super) fn nearest_words(quote: &str, paragraphs: &[String], cited: usize) -> Option<Near> {
    let wanted = words(quote);
    let limit = wanted.len() / 2;
    let score =
        |at: usize| align(&wanted, &words(&paragraphs[at])).filter(|found| found.cost <= limit).map(|found| (found.cost, at, found));
    let others = (cited.saturating_sub(REACH)..paragraphs.len().min(cited + REACH)).filter(|at| *at != cited);
    let (_, paragraph, found) = score(cited).or_else(|| others.filter_map(score).min_by_key(|(cost, at, _)| (*cost, *at)))?;
    let text = words(&paragraphs[paragraph]);
    let stretch = text[found.start].span.to(text[found.end - 1].span);
    let differing = match (found.differing.first(), found.differing.last()) {
        (Some(first), Some(last)) => wanted[*first].span.to(wanted[*last].span),
        _ => Span::new(0, quote.len()),
    };
    Some(Near { paragraph, words: stretch, differing })
}

struct Alignment {
    cost: usize,
    /// Words of the text, end exclusive.
    start: usize,
    end: usize,
    /// Words of the quotation that have no equal.
    differing: Vec<usize>,
}

fn align(wanted: &[Word], text: &[Word]) -> Option<Alignment> {
    let width = text.len() + 1;
    if wanted.is_empty() || text.is_empty() || wanted.len().saturating_mul(text.len()) > MAX_CELLS {
        return None;
    }
    let mut table = vec![0; width * (wanted.len() + 1)];
    for i in 1..=wanted.len() {
        table[i * width] = i;
        for j in 1..width {
            let changed = usize::from(wanted[i - 1].folded != text[j - 1].folded);
            let diagonal = table[(i - 1) * width + j - 1] + changed;
            table[i * width + j] = diagonal.min(table[(i - 1) * width + j] + 1).min(table[i * width + j - 1] + 1);
        }
    }
    let last = &table[wanted.len() * width..];
    let end = (1..width).min_by_key(|j| last[*j])?;
    let cost = last[end];
    let (mut i, mut j, mut differing) = (wanted.len(), end, Vec::new());
    while i > 0 {
        let here = table[i * width + j];
        let changed = j > 0 && wanted[i - 1].folded != text[j - 1].folded;
        if j > 0 && here == table[(i - 1) * width + j - 1] + usize::from(changed) {
            (i, j) = (i - 1, j - 1);
            if changed {
                differing.push(i);
            }
        } else if here == table[(i - 1) * width + j] + 1 {
            i -= 1;
            differing.push(i);
        } else {
            j -= 1;
        }
    }
    differing.reverse();
    (j < end).then_some(Alignment { cost, start: j, end, differing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_words_that_differ() {
        let paragraphs = vec![String::new(), "Tensions are high over Norland's interference in the 2020 election; the hack.".to_owned()];
        let quote = "Norlandian interference in the 2020 election";
        let near = nearest_words(quote, &paragraphs, 1).expect("near words");
        assert_eq!(near.words.of(&paragraphs[1]), "Norland's interference in the 2020 election");
        assert_eq!(near.differing.of(quote), "Norlandian");
    }

    #[test]
    fn looks_into_other_paragraphs_and_gives_up_on_strange_words() {
        let paragraphs = vec![String::new(), "Nothing.".to_owned(), "They agreed to meet again in spring.".to_owned()];
        assert_eq!(nearest_words("agreed to meet again in autumn", &paragraphs, 1).map(|near| near.paragraph), Some(2));
        assert_eq!(nearest_words("the price of herring rose", &paragraphs, 1), None);
    }
}
