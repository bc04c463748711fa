//! Copies of whole pages: menus before the article, lists and notices after it.
//!
//! Prose is told from furniture by length and full stops; the article is the stretch where
//! prose outweighs furniture most (a maximum-sum segment). Only pages with many short lines
//! are judged so; an article copied alone is left as it is.

use std::ops::Range;

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

/// After the article there is at most one word of prose (teasers, notices) for this many of its own;
/// with more, the text is not clearly one article on a page.
const MOST_PROSE_AFTER: usize = 4;

/// A byline has no more words than this.
const BYLINE_WORDS: usize = 10;

/// What is known of one line.
struct Line {
    prose: bool,
    /// What it is by its own words, if it is furniture.
    kind: Option<DebrisKind>,
    weight: i64,
    /// Whether it is an hour alone: reports that go on through a day have many.
    clock: bool,
}

impl Line {
    /// Whether it reads as part of an article.
    fn is_article(&self) -> bool {
        self.prose && self.kind.is_none()
    }
}

/// Sets what surrounds the article aside, where the text is a copy of a whole page.
pub(super) fn set_surroundings_aside(page: &mut Page) {
    let prose = page.drafts.iter().filter(|draft| is_prose(&draft.text)).count();
    let furniture = page.drafts.len() - prose;
    if furniture < FURNITURE_LINES || furniture < prose {
        return;
    }
    let lines: Vec<Line> = page.drafts.iter().map(|draft| judge(&draft.text)).collect();
    let Some((first, last)) = article(&lines) else { return };
    // Menus hold no sentences: what reads as prose before the stretch is the article's own.
    let first = lines[..first].iter().position(Line::is_article).unwrap_or(first);
    if words_of(page, &lines, last + 1..lines.len()) * MOST_PROSE_AFTER > words_of(page, &lines, first..last + 1) {
        return;
    }
    let around = || lines[..first].iter().chain(&lines[last + 1..]);
    let named = around().filter(|line| !line.clock && line.kind.is_some_and(marks_a_page)).count();
    if around().count() < FURNITURE_LINES || named < NAMED_LINES {
        return;
    }
    let headline = headline_before(page, &lines, first);
    for (at, draft) in page.drafts.iter_mut().enumerate() {
        if Some(at) == headline {
            draft.kind = BlockKind::Headline;
        } else if !(first..=last).contains(&at) {
            let head = headline.is_some_and(|headline| headline < at) && at < first;
            let kind = if head { lines[at].kind } else { None };
            draft.set_aside(kind.unwrap_or(DebrisKind::Navigation));
        }
    }
}

/// Words of prose in these lines.
fn words_of(page: &Page, lines: &[Line], range: Range<usize>) -> usize {
    range.filter(|&at| lines[at].is_article()).map(|at| word_count(&page.drafts[at].text)).sum()
}

/// Whether furniture of this kind stands on pages and not in articles that were copied alone.
fn marks_a_page(kind: DebrisKind) -> bool {
    !matches!(kind, DebrisKind::Byline | DebrisKind::WireMark | DebrisKind::Contributors | DebrisKind::Caption)
}

/// Weighs a line: prose by its words, furniture against them.
fn judge(text: &str) -> Line {
    let kind = publication::date_of_line(text).map(|_| DebrisKind::PublicationDate).or_else(|| furniture::kind_of(text));
    let prose = is_prose(text);
    let ends_article = matches!(
        kind,
        Some(DebrisKind::ReadMore | DebrisKind::StoryList | DebrisKind::Comments | DebrisKind::Copyright | DebrisKind::CookieNotice)
    );
    let weight = match (prose, kind) {
        (true, None) => i64::try_from(word_count(text)).unwrap_or(MOST_WORDS).min(MOST_WORDS),
        (true, Some(_)) => FURNITURE_WEIGHT,
        _ if ends_article => FURNITURE_WEIGHT * 5,
        (false, Some(_)) => NEUTRAL_WEIGHT,
        (false, None) if ends_sentence(text) || text.ends_with(':') => NEUTRAL_WEIGHT,
        (false, None) => FURNITURE_WEIGHT,
    };
    let clock = text.contains(':') && !text.contains(char::is_alphabetic);
    Line { prose, kind, weight, clock }
}

/// Whether a line is a paragraph by its length or its full stop.
pub(super) fn is_prose(text: &str) -> bool {
    let words = word_count(text);
    words >= 25 || words >= 9 && ends_sentence(text)
}

/// The stretch of lines where prose outweighs furniture most.
fn article(lines: &[Line]) -> Option<(usize, usize)> {
    let (mut best, mut best_sum) = (None, 0);
    let (mut start, mut sum) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += line.weight;
        if sum > best_sum && line.prose {
            (best, best_sum) = (Some((start, at)), sum);
        }
    }
    best
}

/// The most title-like line shortly before the article: long, near, and better where the page
/// prints it twice (in the path and over the article), or the day stands above it or the writer's name below.
fn headline_before(page: &Page, lines: &[Line], first: usize) -> Option<usize> {
    let from = first.saturating_sub(HEADLINE_REACH);
    let mut best: Option<(i64, usize)> = None;
    for at in from..first {
        let text = &page.drafts[at].text;
        let words = i64::try_from(word_count(text)).unwrap_or(i64::MAX);
        let title = (3..=25).contains(&words) && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"".contains(c));
        if !title || lines[at].kind.is_some() || fold(text).starts_with("by ") {
            continue;
        }
        let folded = fold(text);
        let repeated = page.drafts[from..first].iter().filter(|other| fold(&other.text) == folded).count() > 1;
        let distance = i64::try_from(first - at).unwrap_or(i64::MAX);
        let signed = page.drafts[at + 1..first].iter().map(|draft| fold(&draft.text)).find(|text| !text.is_empty());
        let signed = signed.is_some_and(|next| next.starts_with("by ") && word_count(&next) <= BYLINE_WORDS);
        let over = page.drafts[..at].iter().rev().find(|draft| !draft.text.is_empty());
        let stamped = over.is_some_and(|over| publication::date_of_line(&over.text).is_some());
        let score = words.min(12) * 2 + if repeated || stamped { 14 } else { 0 } + if signed { 24 } else { 0 } - distance;
        if best.is_none_or(|(other, _)| score >= other) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    #[test]
    fn reports_under_hours_are_no_page() {
        let report = |hour: &str| format!("{hour}\n\nBoats stay in\n\nAll boats will stay in port tomorrow.\n\n");
        let text = format!(
            "Storm on the coast\n\n{}17:42\n\nQuay shut in both directions\n\nPolice say that a lorry with nine boats has overturned on the quay, and that the driver is unhurt.\n\n{}",
            report("18:20"),
            ["17:10", "16:35", "15:58", "15:20"].map(report).concat()
        );
        let mut page = lay_out(&text);
        set_surroundings_aside(&mut page);
        assert_eq!(page.kept().len(), page.drafts.len());
    }
}
