//! Headlines of other articles between the paragraphs: under a label, in a list, in capitals.
//!
//! A label (“Read more”, “Most read”) takes the headline-shaped lines after it along. After the
//! body's last paragraph such a list ends the article. A line in capitals between paragraphs is
//! a headline where it holds a finite verb; without one it may be a subhead and stays.

use std::collections::BTreeMap;

use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, is_all_caps, word_count};
use super::{BlockKind, DebrisKind, furniture};
use crate::lexicon;

/// A label takes at most this many headlines along inside the body.
const AFTER_LABEL: usize = 12;
/// A label with its subject has no more words.
const LABEL_WORDS: usize = 6;
/// A line in capitals with fewer words is taken as a subhead.
const CAPITALS_WORDS: usize = 6;

/// An unmarked headline between paragraphs has at least this many words; subheads have fewer.
const HEADLINE_WORDS: usize = 7;
/// Beside a longer one, headlines may be this short.
const SHORT_HEADLINE_WORDS: usize = 5;
/// Longer lines are paragraphs that lost their full stop.
const MOST_HEADLINE_WORDS: usize = 17;
/// The paragraphs around it have at least this many.
const PARAGRAPH_WORDS: usize = 10;

/// So many titles in a row are links.
const LINKS: usize = 4;
/// So many lines with the same label are links.
const LABELS: usize = 3;

/// Labels inside a line are looked for in lines up to this long, in bytes.
const LABELLED_BYTES: usize = 2000;

/// Sets labelled, listed and interstitial headlines aside.
pub(super) fn set_aside(page: &mut Page) {
    set_pull_quotes_aside(page);
    set_teasers_aside(page);
    set_dashed_aside(page);
    set_pointed_aside(page);
    set_labelled_aside(page);
    set_highlights_aside(page);
    set_repeated_labels_aside(page);
    set_link_lists_aside(page);
    set_between_aside(page);
}

/// A sentence without its full stop between two paragraphs, and under it the name of somebody who speaks in the article:
/// the page shows large what is said in it.
fn set_pull_quotes_aside(page: &mut Page) {
    let kept = page.kept();
    let text = |at: usize| &*page.drafts[at].text;
    let paragraph = |at: usize| ends_sentence(text(at)) && word_count(text(at)) >= PARAGRAPH_WORDS;
    let quoted = kept.windows(4).find(|rows| {
        let (quote, name) = (text(rows[1]), text(rows[2]));
        let named = (2..=3).contains(&word_count(name)) && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let plain = name.chars().all(|c| c.is_alphabetic() || " .-’'".contains(c));
        let surname = name.rsplit(' ').next().unwrap_or_default();
        let in_article = || kept.iter().filter(|&&at| paragraph(at) && text(at).contains(surname)).count() >= 2;
        let speaks =
            (PULLED_WORDS..=MOST_HEADLINE_WORDS * 2).contains(&word_count(quote)) && !ends_sentence(quote) && !quote.ends_with(':');
        paragraph(rows[0]) && speaks && named && plain && paragraph(rows[3]) && in_article()
    });
    if let Some(&[_, quote, name, _]) = quoted {
        page.drafts[quote].set_aside(DebrisKind::StoryHighlights);
        page.drafts[name].set_aside(DebrisKind::StoryHighlights);
    }
}

/// What is shown large has at least so many words.
const PULLED_WORDS: usize = 7;

/// Titles with their summaries below a share bar, in pairs to the page's end, whose names the article has not.
fn set_teasers_aside(page: &mut Page) {
    let Some(bar) = page.drafts.iter().rposition(|draft| draft.aside == Some(DebrisKind::ShareBar)) else { return };
    let (above, below): (Vec<usize>, Vec<usize>) = page.kept().into_iter().partition(|&at| at < bar);
    let text = |at: &usize| &*page.drafts[*at].text;
    let paired = |pair: &&[usize]| {
        let words = |at: usize| word_count(&page.drafts[at].text);
        pair.len() == 2 && is_title(text(&pair[0])) && words(pair[1]) >= words(pair[0]).max(PARAGRAPH_WORDS)
    };
    let run = below.chunks(2).take_while(paired).count() * 2;
    let article = above.iter().map(|at| fold(text(at))).collect::<Vec<_>>().join(" ");
    let names: Vec<&str> = below[..run].iter().flat_map(|at| text(at).split_whitespace().skip(1)).filter(|word| is_name(word)).collect();
    let known = names.iter().filter(|name| article.contains(&fold(name))).count();
    if run >= TEASERS && run == below.len() && above.len() > 2 && known * 4 <= names.len() {
        for at in below {
            page.drafts[at].set_aside(DebrisKind::StoryList);
        }
    }
}

/// So many lines in pairs are teasers.
const TEASERS: usize = 4;

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() > 3
}

/// Three titles or more in a row that a dash closes, with the last one, which may have none.
fn set_dashed_aside(page: &mut Page) {
    let kept = page.kept();
    let dashed = |at: &usize| page.drafts[*at].text.ends_with(" -") && word_count(&page.drafts[*at].text) >= 3;
    let Some(first) = kept.iter().position(dashed) else { return };
    let run = kept[first..].iter().take_while(|at| dashed(at)).count();
    let last = kept.get(first + run).filter(|&&at| is_title(&page.drafts[at].text));
    if run < LABELS {
        return;
    }
    for &at in kept[first..first + run].iter().chain(last) {
        page.drafts[at].set_aside(DebrisKind::StoryList);
    }
}

/// The headline-shaped lines after a label that stands alone.
fn set_labelled_aside(page: &mut Page) {
    for at in 0..page.drafts.len() {
        let Some(kind) = label(&page.drafts[at]) else { continue };
        let run = page.drafts[at + 1..]
            .iter()
            .take_while(|draft| !draft.is_kept() || draft.kind != BlockKind::Headline && is_headline_shaped(draft))
            .count();
        let run = run.min(AFTER_LABEL);
        for draft in page.drafts[at + 1..=at + run].iter_mut().filter(|draft| draft.is_kept()) {
            draft.set_aside(kind);
        }
    }
}

/// The kind of list that a draft heads, where it is a label and nothing else.
fn label(draft: &Draft) -> Option<DebrisKind> {
    let kind = draft.aside?;
    let class = lexicon::DEBRIS_LINES.class(furniture::uncounted(&fold(&draft.text)));
    let heads = matches!(class, Some("read_more" | "story_list")) || class.is_none() && names_its_subject(&draft.text);
    (heads && matches!(kind, DebrisKind::ReadMore | DebrisKind::StoryList)).then_some(kind)
}

/// `MORE ON LISBON`, `Most Read from Harbour News`: an opening of debris, and a few capitals.
fn names_its_subject(text: &str) -> bool {
    let names = text.split_whitespace().skip(1).all(|word| word.starts_with(char::is_uppercase) || word.len() <= 4);
    names && word_count(text) <= LABEL_WORDS && !text.trim_end_matches(':').contains(':') && !ends_sentence(text)
}

fn is_headline_shaped(draft: &Draft) -> bool {
    let words = word_count(&draft.text);
    (2..=25).contains(&words) && !(ends_sentence(&draft.text) && draft.text.ends_with('.')) && !draft.text.ends_with(':')
}

/// `> Ministers Seek More Time > Ports Reopen`: titles behind the pointers of a page's links.
fn set_pointed_aside(page: &mut Page) {
    for draft in page.drafts.iter_mut().filter(|draft| draft.is_kept()) {
        let titles = draft.text.starts_with(['>', '»', '›', '▸', '►']) && !draft.text.ends_with('.');
        let words = draft.text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
        let (capitals, all) =
            words.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.starts_with(char::is_uppercase)), all + 1));
        if titles && all >= 3 && capitals * 3 >= all * 2 {
            draft.set_aside(DebrisKind::RelatedHeadline);
        }
    }
}

/// The bullet lines after “Story highlights”: they say again what the article says.
fn set_highlights_aside(page: &mut Page) {
    let heads = page.drafts.iter().position(|draft| {
        draft.aside == Some(DebrisKind::StoryHighlights)
            || draft.text.len() < LABELLED_BYTES && fold(&draft.text).contains(" story highlights ")
    });
    let Some(at) = heads else { return };
    page.drafts[at].aside.get_or_insert(DebrisKind::Caption);
    for draft in &mut page.drafts[at + 1..] {
        if ends_sentence(&draft.text) || word_count(&draft.text) > 25 {
            return;
        }
        draft.set_aside(DebrisKind::StoryHighlights);
    }
}

/// Titles in a row, as pages list other articles: a third of them whole headlines, or all broken off
/// with three dots. What a colon introduces is a list of the article's own.
fn set_link_lists_aside(page: &mut Page) {
    let kept = page.kept();
    // What stands before the first paragraph sums the article up.
    let is_paragraph = |draft: &Draft| ends_sentence(&draft.text) && word_count(&draft.text) >= PARAGRAPH_WORDS;
    let Some(first) = kept.iter().position(|&at| is_paragraph(&page.drafts[at])) else { return };
    let mut at = first + 1;
    while at < kept.len() {
        let texts: Vec<&str> = kept[at..].iter().map(|&draft| &*page.drafts[draft].text).take_while(|text| is_title(text)).collect();
        let whole = texts.iter().filter(|text| is_between_headline(text)).count();
        let broken = texts.iter().filter(|text| is_broken_off(text)).count();
        let list = texts.len() >= LINKS && whole >= 2 && whole * 3 >= texts.len() || texts.len() >= 2 && broken == texts.len();
        let run = texts.len();
        if list && !page.drafts[kept[at - 1]].text.ends_with(':') {
            for &draft in &kept[at..at + run] {
                page.drafts[draft].set_aside(DebrisKind::StoryList);
            }
        }
        at += run.max(1);
    }
}

/// A line that may be the title of another article.
fn is_title(text: &str) -> bool {
    let words = word_count(text);
    (3..=MOST_HEADLINE_WORDS + 3).contains(&words)
        && text.len() <= 160
        && (!ends_sentence(text) || text.ends_with('?') || is_broken_off(text))
        && !text.ends_with([':', ',', ';', '-', '—', '–'])
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"".contains(c))
}

/// A title that its page cut short.
fn is_broken_off(text: &str) -> bool {
    (text.ends_with("...") || text.ends_with('…')) && word_count(text) >= 4 && !text.trim_end_matches(['.', '…']).contains(". ")
}

/// Whole headlines between two paragraphs, or after the last one: seven words or more with a finite verb, and no full
/// stop. Shorter lines and those without a verb are subheads.
fn set_between_aside(page: &mut Page) {
    let kept = page.kept();
    let paragraph = |page: &Page, at: usize| {
        !is_all_caps(&page.drafts[at].text) && ends_sentence(&page.drafts[at].text) && word_count(&page.drafts[at].text) >= PARAGRAPH_WORDS
    };
    let mut at = 1;
    while at < kept.len() {
        let run = kept[at..].iter().take_while(|&&draft| is_between_headline(&page.drafts[draft].text)).count();
        let after = kept.get(at + run);
        let long = kept[at..at + run].iter().any(|&draft| is_evident(&page.drafts[draft].text));
        if long && run <= 3 && paragraph(page, kept[at - 1]) && after.is_none_or(|&after| paragraph(page, after)) {
            for &draft in &kept[at..at + run] {
                page.drafts[draft].set_aside(DebrisKind::RelatedHeadline);
            }
        }
        at += run.max(1);
    }
}

fn is_between_headline(text: &str) -> bool {
    is_whole_headline(text) || is_capital_headline(text) || is_quoting_headline(text)
}

/// `Fishermen weary but resigned: ‘What can we do?’`: a line that ends in somebody's words after a
/// colon, without the full stop and the verb of speech that a sentence would have.
fn is_quoting_headline(text: &str) -> bool {
    let Some((lead, words)) = text.split_once(": ") else { return false };
    let speech =
        lead.split_whitespace().map(fold).any(|word| matches!(word.as_str(), "said" | "added" | "told" | "asked" | "wrote" | "replied"));
    words.starts_with(['‘', '\''])
        && words.ends_with(['’', '\''])
        && !speech
        && word_count(lead) >= 3
        && (5..=MOST_HEADLINE_WORDS).contains(&word_count(text))
}

/// Lines between paragraphs that open with the same label, again and again: links to other pages.
fn set_repeated_labels_aside(page: &mut Page) {
    let kept = page.kept();
    let labels: Vec<Option<String>> = kept.iter().map(|&at| link_label(&page.drafts[at].text)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels.iter().flatten() {
        *counts.entry(label).or_default() += 1;
    }
    for (position, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        let again = counts.get(label.as_str()).is_some_and(|&count| count >= LABELS);
        let beside = position > 0 && labels[position - 1].is_some() || labels.get(position + 1).is_some_and(Option::is_some);
        if again && !beside {
            page.drafts[kept[position]].set_aside(DebrisKind::ReadMore);
        }
    }
}

/// The label of a line of one to three words, a colon or stroke, and a headline without a full stop.
fn link_label(text: &str) -> Option<String> {
    let (label, headline) = text.split_once([':', '|'])?;
    let headline = headline.strip_prefix(' ')?;
    let title = headline.starts_with(|c: char| c.is_uppercase() || "‘'“\"".contains(c)) && (4..=20).contains(&word_count(headline));
    (text.len() < 200 && title && (1..=3).contains(&word_count(label)) && !ends_sentence(text) && !text.ends_with([':', ';', ',']))
        .then(|| fold(label))
}

/// Whether a headline stands for itself, without a longer one beside it.
fn is_evident(text: &str) -> bool {
    word_count(text) >= HEADLINE_WORDS || is_all_caps(text) || is_quoting_headline(text)
}

fn is_whole_headline(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let finite = || words.iter().skip(1).any(|word| lexicon::HEADLINE_VERBS.contains(word)) || matches!(words[0].as_str(), "how" | "why");
    // A report of speech, or the speaker's own words, is a paragraph that lost its full stop.
    let spoken = || {
        words.iter().any(|word| matches!(word.as_str(), "said" | "told" | "added" | "however" | "i" | "we" | "my" | "our" | "you" | "your"))
    };
    (SHORT_HEADLINE_WORDS..=MOST_HEADLINE_WORDS).contains(&words.len())
        && text.len() <= 160
        && !is_all_caps(text)
        && !ends_sentence(text)
        && !text.ends_with([':', ',', ';', '-', '—', '–', '"', '”'])
        && text.starts_with(|c: char| c.is_uppercase() || "‘'".contains(c))
        && finite()
        && !spoken()
}

fn is_capital_headline(text: &str) -> bool {
    let words = word_count(text);
    let finite = || text.split_whitespace().map(fold).any(|word| lexicon::HEADLINE_VERBS.contains(&word));
    is_all_caps(text) && (CAPITALS_WORDS..=25).contains(&words) && !text.ends_with(['.', ':']) && finite()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn kept(text: &str) -> Vec<String> {
        let mut page = lay_out(text);
        furniture::set_lines_aside(&mut page);
        set_aside(&mut page);
        page.drafts.into_iter().filter(Draft::is_kept).map(|draft| draft.text).collect()
    }

    const A: &str = "Port ministers of nine countries met in Lisbon on Monday.";
    const B: &str = "They agreed to meet again in June, an official said.";

    #[test]
    fn labelled_and_capital_headlines_go() {
        for debris in [
            "MINISTER’S AIDE ROUGHED UP BY HARBOUR GUARDS",
            "Oslo rebuffs call for a bigger fund for the ports",
            "Talks pushed back to Friday\n\nHow a storm could put the harbour at risk",
            "BILL WOULD REQUIRE PORTS TO CLOSE AT NIGHT",
            "Fishermen weary but resigned: ‘What can we do?’",
            "Related stories\n\nPorts brace for winter storms\n\nWhat dredging costs the coast",
            "Most read\n\nWho owns the harbour?\n\nTen boats sink in storm",
            "Latest Harbour Headlines:\n\nWho owns the harbour?\n\nTen boats sink in storm",
            "MORE ON LISBON\n\n– PHOTOS: Ten boats sink in storm\n\n– Appeal falls short by half",
            "Most Read from Harbour News\n\nThe Village Where Nobody May Park\n\nPorts' Next Headache: Dentists",
            "Oslo rebuffs call for a bigger fund\n\nWho owns the harbour?\n\nTalks pushed back to Friday after storm\n\nThe harbour and its boats\n\nMinisters agree on dredging fund at last",
            "Ports of the north brace for ...\n\nTen boats of the fleet sink in...",
            "> Who Owns the Harbour?\n\n> Ten Boats Sink in Storm",
        ] {
            assert_eq!(kept(&format!("{A}\n\n{debris}\n\n{B}\n")), [A, B], "{debris}");
        }
    }

    #[test]
    fn what_is_shown_large_goes() {
        let said = "Souza said that the ports were open to all who came.\n\nThe boats, Souza added, were old and of little use there.";
        let pulled = "Show them a closed port and they will go elsewhere in spring";
        assert_eq!(kept(&format!("{A}\n\n{pulled}\n\nAna Souza\n\n{said}\n")).len(), 3);
        assert_eq!(kept(&format!("{A}\n\nWhat comes next\n\nAna Souza\n\n{said}\n")).len(), 5);
        assert_eq!(kept(&format!("{A}\n\n{pulled}\n\nBlack Sea\n\n{said}\n")).len(), 5);
    }

    #[test]
    fn pieces_below_the_article_go() {
        let teasers = "Nine Boats win the cup in Holmvik\n\nThe Boats of Berg won the cup in Holmvik on Friday with a new sail.\n\nHolmvik Swimmers beat Strand United again\n\nStrand United lost to the swimmers of Holmvik on Friday in the rain.";
        let article = format!("Ports meet\n\n{A}\n\n{B}");
        assert_eq!(kept(&format!("{article}\n\nShare this story\n\n{teasers}\n")), ["Ports meet", A, B]);
        assert_eq!(kept(&format!("{article}\n\n{teasers}\n")).len(), 7);
        let more = "Lisbon and its ministers\n\nThe Lisbon ministers met their June guests in Lisbon on Monday again.";
        assert_eq!(kept(&format!("{article}\n\nShare this story\n\n{more}\n\n{more}\n")).len(), 7);
        let dashed = "-\n\nNine Boats Win The Cup -\n\nWhy Berg Swims: Here's Why -\n\nHolm Loses Again -\n\nStrand Wins Again";
        assert_eq!(kept(&format!("{article}\n\n{dashed}\n")), ["Ports meet", A, B]);
    }

    #[test]
    fn subheads_in_capitals_stay() {
        for subhead in [
            "NATIONAL EMERGENCY?",
            "SUPPORTING SAFE AND CLEAN PORTS ON BOTH COASTS",
            "What comes next",
            "Talks pushed back to Friday",
            "A long road to a joint plan for clean ports",
            "Fishers in Norway, however, do not say that the talks are over",
        ] {
            assert_eq!(kept(&format!("{A}\n\n{subhead}\n\n{B}\n")), [A, subhead, B]);
        }
    }
}
