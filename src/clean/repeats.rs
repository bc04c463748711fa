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
/// The headline is looked for again in this many blocks.
const HEADLINE_BLOCKS: usize = 12;

/// Sets repetitions aside: of the headline, of passages, and teasers.
pub(super) fn set_aside(page: &mut Page) {
    set_headline_aside(page);
    cut_headline_from_captions(page);
    set_passages_aside(page);
    set_teasers_aside(page);
}

fn set_headline_aside(page: &mut Page) {
    let Some(headline) = page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline) else { return };
    let headline_text = page.drafts[headline].text.clone();
    let folded = fold(&headline_text);
    for at in page.kept().into_iter().filter(|&at| at != headline).take(HEADLINE_BLOCKS) {
        let draft = &mut page.drafts[at];
        // “Headline Harbour Press, 7 May 1987, Page 9”
        let cited = || {
            let rest = draft.text.strip_prefix(&*headline_text).map(str::trim_start);
            rest.is_some_and(|rest| publication::date_of_line(rest).is_some())
        };
        if draft.text.len() < 400 && (fold(&draft.text) == folded || cited()) {
            draft.set_aside(DebrisKind::RepeatedHeadline);
        }
    }
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
