//! What a page prints over its headline: the way to the page, a kicker, a section's name, a stamp of the day.
//!
//! Enters: a page whose furniture is named line by line. The headline is told by its second printing, by the line that says
//! where on the site the reader is, or by its own form beside a kicker in capitals. Every other headline is `head`'s to find.

use jiff::civil::Date;

use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, is_all_caps, word_count};
use super::{BlockKind, DebrisKind, page, publication};
use crate::lexicon;
use crate::span::Span;

/// The head of a page has at most this many lines.
const LINES: usize = 14;
/// A headline has at least this many words, and at most so many.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 4..=25;
/// A kicker has no more words than this.
const KICKER_WORDS: usize = 5;
/// A line under a kicker has at least so many.
const UNDER_KICKER: usize = 6;

/// Names the headline, where one of these tells it, and sets aside what stands over it.
pub(super) fn set_aside(page: &mut Page) {
    let kept = page.kept();
    if page.drafts.iter().any(|draft| draft.kind == BlockKind::Headline) {
        return;
    }
    let body = kept.iter().position(|&at| page::is_prose(&page.drafts[at].text)).unwrap_or(0).min(LINES);
    let head = &kept[..body];
    let first = way(page, head).or_else(|| printed_twice(page, head)).or_else(|| under_kicker(page, head));
    let Some(first) = first else { return };
    page.drafts[first].kind = BlockKind::Headline;
    for &at in head.iter().take_while(|&&at| at < first) {
        if publication::date_of_line(&page.drafts[at].text).is_none() {
            page.drafts[at].set_aside(DebrisKind::Navigation);
        }
    }
}

fn is_title(draft: &Draft) -> bool {
    draft.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"".contains(c))
        && TITLE_WORDS.contains(&word_count(&draft.text))
        && !draft.text.ends_with(':')
        && publication::date_of_line(&draft.text).is_none()
}

/// The line behind `You are here: Home`, where a headline stands below it.
fn way(page: &Page, head: &[usize]) -> Option<usize> {
    let end = head.last().copied()?;
    let is_way = |draft: &Draft| fold(&draft.text).starts_with("you are here") && word_count(&draft.text) <= 12;
    let at = page.drafts[..end].iter().position(is_way)?;
    let above = page.drafts[..at].iter().filter(|draft| draft.is_kept()).all(|draft| !ends_sentence(&draft.text));
    head.iter().copied().find(|&line| line > at && is_title(&page.drafts[line])).filter(|_| above)
}

/// The title that the head prints twice, where the first line is another.
fn printed_twice(page: &Page, head: &[usize]) -> Option<usize> {
    let folded: Vec<String> = head.iter().map(|&at| fold(&page.drafts[at].text)).collect();
    let twice = |at: usize| folded.iter().filter(|other| **other == folded[at]).count() == 2;
    let found = (0..head.len()).find(|&at| is_title(&page.drafts[head[at]]) && twice(at))?;
    // What tells the news over it is the headline, and the line below it a caption.
    let tells = |at: usize| word_count(&folded[at]) > KICKER_WORDS;
    (found > 0 && !(0..found).any(tells)).then(|| head[found])
}

/// The line under `BOATS AND PORTS`: capitals without a verb over a sentence in small letters.
fn under_kicker(page: &Page, head: &[usize]) -> Option<usize> {
    let (&kicker, &under) = (head.first()?, head.get(1)?);
    let (kicker, line) = (&page.drafts[kicker].text, &page.drafts[under].text);
    let words = || kicker.split_whitespace().map(fold);
    let known = |word: String| lexicon::HEADLINE_VERBS.contains(&word) || lexicon::MEETING_NOUNS.contains(&word);
    let small = line.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let kicks = is_all_caps(kicker)
        && word_count(kicker) <= KICKER_WORDS
        && !words().skip(1).any(known)
        && !words().any(|word| lexicon::MEETING_NOUNS.contains(&word));
    let titled = is_title(&page.drafts[under]) && word_count(line) >= UNDER_KICKER && small >= 3 && !ends_sentence(line);
    // A name in capitals over a byline, a place over a line of its day: not sure.
    (kicks && titled && !fold(line).starts_with("by ")).then_some(under)
}

/// Cuts `date 2021-05-04`, as some copies put it before everything, with `RSS` behind it; gives the day.
pub(super) fn take_stamp(page: &mut Page) -> Option<Date> {
    let first = *page.kept().first()?;
    let draft = &mut page.drafts[first];
    let rest = draft.text.strip_prefix("date ")?;
    let day: Date = rest.get(..ISO_DAY).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))?.parse().ok()?;
    let behind = &rest[ISO_DAY..];
    if !behind.is_empty() && !behind.starts_with(' ') {
        return None;
    }
    if matches!(behind.trim(), "" | "RSS") {
        draft.set_aside(DebrisKind::PublicationDate);
    } else {
        draft.cut(Span::new(0, "date ".len() + ISO_DAY), DebrisKind::PublicationDate);
    }
    Some(day)
}

/// Bytes of `2021-05-04`.
const ISO_DAY: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    const BODY: &str =
        "The port ministers of Norway and Chile met in Lima on Monday to talk about the dredging of nine harbours, officials said.";

    fn first(head: &str) -> String {
        let mut page = lay_out(&format!("{head}\n\n{BODY}\n"));
        set_aside(&mut page);
        let kept = page.kept();
        page.drafts[kept[0]].text.clone()
    }

    #[test]
    fn what_stands_over_a_headline_goes() {
        for head in [
            "Ports and Coastal Affairs\n\nPort ministers meet in Lima\n\nPort ministers meet in Lima",
            "Harbour town quiet\n\nYou are here:  Home\n\nPort ministers meet in Lima",
            "NINE COLD HARBOURS\n\nPort ministers meet in the capital of Peru",
        ] {
            assert!(first(head).starts_with("Port ministers meet in"), "{head}");
        }
        for head in [
            "TALKS FAIL IN LIMA\n\nPort ministers leave the capital without a deal",
            "Norway and Chile to dredge nine harbours\n\nThe ministers meet in Lima\n\nThe ministers meet in Lima",
            "Nine Harbours\n\nPort ministers meet in Lima",
        ] {
            assert_eq!(first(head), head.split('\n').next().unwrap_or_default());
        }
    }

    #[test]
    fn a_stamp_before_everything_is_the_day_of_publication() {
        let mut page = lay_out(&format!("date 2021-05-04 {BODY}\n"));
        assert_eq!(take_stamp(&mut page).map(|day| day.to_string()).as_deref(), Some("2021-05-04"));
        assert_eq!(page.drafts[0].text, BODY);
        for text in ["date 2021-05-041", "date of the talks", "date 2021-13-04 is none"] {
            assert_eq!(take_stamp(&mut lay_out(text)), None, "{text}");
        }
    }
}
