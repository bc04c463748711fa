//! Copies of whole pages: menus before the article, lists and notices after it.
//!
//! Prose is told from furniture by length and full stops; the article is the stretch where
//! prose outweighs furniture most (a maximum-sum segment). Only pages with many short lines
//! are judged so; an article copied alone is left as it is.

use super::draft::Page;
use super::fold::{ends_sentence, fold, word_count};
use super::{BlockKind, DebrisKind, furniture, publication};

/// A page has at least this many furniture lines outside the article.
const FURNITURE_LINES: usize = 14;
/// At least this many of them are furniture by their words: a press release with a long list
/// of names is no page.
const NAMED_LINES: usize = 4;
/// What a furniture line weighs against the words of prose.
const FURNITURE_WEIGHT: i64 = -8;
/// What a line that may stand inside an article weighs (a subhead, a byline, a share bar).
const NEUTRAL_WEIGHT: i64 = -2;
/// A paragraph counts at most this many words, so that one long notice is not an article.
const MOST_WORDS: i64 = 60;
/// The headline is looked for in this many lines before the first paragraph.
const HEADLINE_REACH: usize = 16;

/// Sets what surrounds the article aside, where the text is a copy of a whole page.
pub(super) fn set_surroundings_aside(page: &mut Page) {
    let furniture = page.drafts.iter().filter(|draft| draft.is_kept() && !is_prose(&draft.text)).count();
    let prose = page.drafts.iter().filter(|draft| draft.is_kept() && is_prose(&draft.text)).count();
    if furniture < FURNITURE_LINES || furniture < prose {
        return;
    }
    let Some((first, last)) = article(page) else { return };
    let outside = page.drafts.len() - (last + 1 - first);
    if outside < FURNITURE_LINES || named_furniture(page, first, last) < NAMED_LINES {
        return;
    }
    let headline = headline_before(page, first);
    for (at, draft) in page.drafts.iter_mut().enumerate() {
        if Some(at) == headline {
            draft.kind = BlockKind::Headline;
        } else if !(first..=last).contains(&at) {
            let head = headline.is_some_and(|headline| headline < at) && at < first;
            let kind = if head { head_kind(&draft.text) } else { None };
            draft.set_aside(kind.unwrap_or(DebrisKind::Navigation));
        }
    }
}

/// How many lines around the article are furniture by their own words.
fn named_furniture(page: &Page, first: usize, last: usize) -> usize {
    let around = page.drafts[..first].iter().chain(&page.drafts[last + 1..]);
    let marks = |kind| !matches!(kind, DebrisKind::Byline | DebrisKind::WireMark | DebrisKind::Contributors | DebrisKind::Caption);
    around.filter(|draft| furniture::kind_of(&draft.text).is_some_and(marks)).count()
}

/// The kind of a line between headline and article.
fn head_kind(text: &str) -> Option<DebrisKind> {
    publication::date_of_line(text).map(|_| DebrisKind::PublicationDate).or_else(|| furniture::kind_of(text))
}

fn is_prose(text: &str) -> bool {
    let words = word_count(text);
    words >= 25 || words >= 9 && ends_sentence(text)
}

/// The stretch of drafts where prose outweighs furniture most.
fn article(page: &Page) -> Option<(usize, usize)> {
    let (mut best, mut best_sum) = (None, 0);
    let (mut start, mut sum) = (0, 0);
    for (at, draft) in page.drafts.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += weight(&draft.text);
        if sum > best_sum {
            (best, best_sum) = (Some((start, at)), sum);
        }
    }
    best
}

fn weight(text: &str) -> i64 {
    let words = i64::try_from(word_count(text)).unwrap_or(MOST_WORDS).min(MOST_WORDS);
    if is_prose(text) {
        return if furniture::kind_of(text).is_some() { FURNITURE_WEIGHT } else { words };
    }
    let ends_article = furniture::kind_of(text).is_some_and(|kind| {
        matches!(
            kind,
            DebrisKind::ReadMore | DebrisKind::StoryList | DebrisKind::Comments | DebrisKind::Copyright | DebrisKind::CookieNotice
        )
    });
    if ends_article {
        FURNITURE_WEIGHT * 5
    } else if furniture::kind_of(text).is_some() || publication::date_of_line(text).is_some() || ends_sentence(text) || text.ends_with(':')
    {
        NEUTRAL_WEIGHT
    } else {
        FURNITURE_WEIGHT
    }
}

/// The most title-like line shortly before the article: long, near, and better where the page
/// prints it twice (in the path and over the article).
fn headline_before(page: &Page, first: usize) -> Option<usize> {
    let from = first.saturating_sub(HEADLINE_REACH);
    let mut best: Option<(i64, usize)> = None;
    for at in from..first {
        let text = &page.drafts[at].text;
        let words = i64::try_from(word_count(text)).unwrap_or(i64::MAX);
        let title = (3..=25).contains(&words) && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"".contains(c));
        if !title || head_kind(text).is_some() || fold(text).starts_with("by ") {
            continue;
        }
        let folded = fold(text);
        let repeated = page.drafts[from..first].iter().filter(|other| fold(&other.text) == folded).count() > 1;
        let distance = i64::try_from(first - at).unwrap_or(i64::MAX);
        let score = words.min(12) * 2 + if repeated { 14 } else { 0 } - distance;
        if best.is_none_or(|(other, _)| score >= other) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}
