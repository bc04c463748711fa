//! Passages printed twice: the headline again, a paragraph again, a teaser of what follows.

use std::collections::BTreeMap;

use super::draft::Page;
use super::fold::{ends_sentence, fold, word_count};
use super::{BlockKind, DebrisKind, publication};
use crate::span::Span;

/// A passage counts as repeated from this many words on; shorter ones can be refrains.
const PASSAGE_WORDS: usize = 8;
/// A beginning that is broken off has at least this many words; shorter ones are subheads.
const BROKEN_WORDS: usize = 6;
/// Longer passages than this are not compared.
const PASSAGE_BYTES: usize = 10_000;
/// So many in a row are marks: a headline may be printed twice.
const RUN: usize = 3;
/// A mark of a page has no more words than this.
const MARK_WORDS: usize = 5;
/// The name of a site behind a headline has no more words than this.
const SITE_WORDS: usize = 5;
/// A credit behind a headline has no more words than this.
const CREDIT_WORDS: usize = 6;
/// The headline is looked for again in this many blocks.
const HEADLINE_BLOCKS: usize = 12;

/// Sets repetitions aside: of the headline, of passages, and teasers.
pub(super) fn set_aside(page: &mut Page) {
    set_headline_aside(page);
    cut_headline_from_captions(page);
    set_passages_aside(page);
    set_teasers_aside(page);
}

/// A short line printed again and again in a row, as `Newspaper scan` under each column of a scanned page: every one goes.
pub(super) fn set_runs_aside(page: &mut Page) {
    let kept = page.kept();
    let marks: Vec<String> = kept.iter().map(|&at| mark(&page.drafts[at].text).unwrap_or_default()).collect();
    let run = |first: &[String]| first.iter().take_while(|mark| **mark == first[0]).count();
    let again: Vec<&String> =
        (0..marks.len()).filter(|&at| !marks[at].is_empty() && run(&marks[at..]) >= RUN).map(|at| &marks[at]).collect();
    for (&at, mark) in kept.iter().zip(&marks) {
        if again.contains(&mark) {
            page.drafts[at].set_aside(DebrisKind::Navigation);
        }
    }
}

/// A line of a few words, folded, that neither ends a sentence nor opens a list.
fn mark(text: &str) -> Option<String> {
    let short = text.len() <= 60 && (1..=MARK_WORDS).contains(&word_count(text)) && text.contains(char::is_alphabetic);
    (short && !ends_sentence(text) && !text.ends_with([':', ',', ';'])).then(|| fold(text))
}

fn set_headline_aside(page: &mut Page) {
    let Some(headline) = page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline) else { return };
    let headline = without_site(page, headline);
    let headline_text = page.drafts[headline].text.clone();
    let folded = fold(&headline_text);
    for at in page.kept().into_iter().filter(|&at| at != headline).take(HEADLINE_BLOCKS) {
        let draft = &mut page.drafts[at];
        // “Headline Harbour Press, 7 May 1987, Page 9”
        let cited = || {
            let rest = draft.text.strip_prefix(&*headline_text).map(str::trim_start);
            rest.is_some_and(|rest| publication::date_of_line(rest).is_some())
        };
        // “Headline/ AGENCY / Jan Roe”
        let credited = {
            let rest = draft.text.strip_prefix(&*headline_text).map(str::trim_start);
            rest.is_some_and(|rest| rest.starts_with('/') && word_count(rest) <= CREDIT_WORDS)
        };
        if draft.text.len() < 400 && (credited || fold(&draft.text) == folded || cited() || names_site(&draft.text, &headline_text)) {
            draft.set_aside(DebrisKind::RepeatedHeadline);
        }
    }
}

/// Where the headline stands alone, if its first printing is the window's title with the site's name: that one goes.
fn without_site(page: &mut Page, titled: usize) -> usize {
    let kept = page.kept();
    let alone = kept.into_iter().filter(|&at| at > titled).take(HEADLINE_BLOCKS);
    let Some(alone) = alone.into_iter().find(|&at| names_site(&page.drafts[titled].text, &page.drafts[at].text)) else { return titled };
    page.drafts[titled].kind = BlockKind::Paragraph;
    page.drafts[titled].set_aside(DebrisKind::RepeatedHeadline);
    page.drafts[alone].kind = BlockKind::Headline;
    alone
}

/// Whether `title` is the headline and a site's name: `Ports meet in Lisbon today - Harbour News`.
fn names_site(title: &str, headline: &str) -> bool {
    let site = title.strip_prefix(headline).map(str::trim_start).and_then(|rest| rest.strip_prefix(['-', '–', '—', '|', '•', '·']));
    site.is_some_and(|site| site.starts_with(' ') && (1..=SITE_WORDS).contains(&word_count(site))) && word_count(headline) >= 3
}

/// The headline's last words after the full stop of a first paragraph: a caption's leftover.
fn cut_headline_from_captions(page: &mut Page) {
    let Some(headline) = page.drafts.iter().find(|draft| draft.kind == BlockKind::Headline) else { return };
    let headline = headline.text.clone();
    for at in page.kept().into_iter().take(3) {
        let draft = &mut page.drafts[at];
        let Some(begin) = draft.text.rfind(". ").map(|dot| dot + 2) else { continue };
        let rest = &draft.text[begin..];
        if draft.kind != BlockKind::Headline && word_count(rest) >= 4 && !ends_sentence(rest) && headline.ends_with(rest) {
            draft.cut(Span::new(begin, draft.text.len()), DebrisKind::RepeatedHeadline);
        }
    }
}

/// The second printing of a passage goes; the first stays.
fn set_passages_aside(page: &mut Page) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for at in page.kept() {
        let draft = &mut page.drafts[at];
        if draft.kind == BlockKind::Headline || draft.text.len() > PASSAGE_BYTES || word_count(&draft.text) < PASSAGE_WORDS {
            continue;
        }
        if seen.insert(fold(&draft.text), at).is_some() {
            draft.set_aside(DebrisKind::RepeatedPassage);
        }
    }
}

/// A paragraph whose whole text begins the next one is that one's teaser.
fn set_teasers_aside(page: &mut Page) {
    let kept = page.kept();
    for pair in kept.windows(2) {
        let (first, second) = (&page.drafts[pair[0]], &page.drafts[pair[1]]);
        let whole = ends_sentence(&first.text) && word_count(&first.text) >= PASSAGE_WORDS;
        // The text that stands for a picture is often the beginning of a paragraph, broken off.
        let broken = !ends_sentence(&first.text)
            && !first.text.ends_with(':')
            && word_count(&first.text) >= BROKEN_WORDS
            && ends_sentence(&second.text);
        let teaser = first.kind != BlockKind::Headline
            && second.text.len() > first.text.len()
            && (whole || broken)
            && second.text.starts_with(first.text.trim_end_matches(['.', '…']));
        if teaser {
            page.drafts[pair[0]].set_aside(DebrisKind::RepeatedPassage);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn kept(text: &str) -> Vec<String> {
        let mut page = lay_out(text);
        set_runs_aside(&mut page);
        if let Some(first) = page.kept().first() {
            page.drafts[*first].kind = BlockKind::Headline;
        }
        set_aside(&mut page);
        page.kept().into_iter().map(|at| page.drafts[at].text.clone()).collect()
    }

    #[test]
    fn marks_in_a_row_and_titles_with_a_site_go() {
        for text in [
            "Page scan\n\nPage scan\n\nPage scan\n\nPorts meet in Lisbon\n\nThey met on Monday.\n\nPage scan\n",
            "Ports meet in Lisbon - Harbour News\n\nPorts meet in Lisbon\n\nThey met on Monday.\n",
            "Ports meet in Lisbon\n\nThey met on Monday.\n\nPorts meet in Lisbon | Harbour News\n",
        ] {
            assert_eq!(kept(text), ["Ports meet in Lisbon", "They met on Monday."], "{text}");
        }
    }

    #[test]
    fn cells_and_answers_stay() {
        for text in ["Ports meet\n\nYes\n\nYes\n\nThey met.\n", "Ports meet\n\nThey met.\n\nWe know.\n\nWe know.\n"] {
            assert_eq!(kept(text).len(), 4, "{text}");
        }
    }
}
