//! The lines between the top and the first paragraph: headline, bylines, issuing offices.

use super::draft::Page;
use super::fold::{ends_sentence, fold, is_all_caps, word_count};
use super::{BlockKind, DebrisKind, dateline, publication};
use crate::lexicon;

/// A headline has no more words than this; longer first lines are paragraphs.
const HEADLINE_WORDS: usize = 30;
/// A first line that ends like a sentence is a headline only up to this many words.
const SENTENCE_HEADLINE_WORDS: usize = 16;
/// Bylines stand among this many blocks after the headline.
const HEAD_BLOCKS: usize = 8;

/// Finds the headline among the first blocks: `stated` is what the format gives as headline.
pub(super) fn find_headline(page: &mut Page, stated: Option<&str>) {
    if page.drafts.iter().any(|draft| draft.kind == BlockKind::Headline) {
        return;
    }
    let kept = page.kept();
    for &at in kept.iter().take(3) {
        let text = page.drafts[at].text.clone();
        if is_wire_number(&text) {
            page.drafts[at].set_aside(DebrisKind::WireMark);
            continue;
        }
        if is_byline(&text) || publication::date_of_line(&text).is_some() {
            continue;
        }
        let same = stated.is_some_and(|headline| fold(headline) == fold(&text));
        if same || stated.is_none() && looks_like_headline(&text) && page.kept().len() > 1 {
            page.drafts[at].kind = BlockKind::Headline;
        }
        return;
    }
}

fn looks_like_headline(text: &str) -> bool {
    let words = word_count(text);
    let limit = if ends_sentence(text) && text.trim_end().ends_with('.') { SENTENCE_HEADLINE_WORDS } else { HEADLINE_WORDS };
    words <= limit && !text.trim_end().ends_with(':') && dateline::find(text).is_none()
}

/// A document number in place of a headline: capitals, digits and hyphens in one word.
fn is_wire_number(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    word_count(text) <= 5
        && first.contains('-')
        && first.chars().any(|c| c.is_ascii_digit())
        && first.chars().filter(|c| c.is_ascii_uppercase()).count() >= 3
        && is_all_caps(text)
}

/// Sets bylines, issuing offices and places on lines of their own aside, up to the first paragraph.
pub(super) fn set_bylines_aside(page: &mut Page) {
    let kept = page.kept();
    for &at in kept.iter().take(HEAD_BLOCKS) {
        let draft = &mut page.drafts[at];
        if draft.kind == BlockKind::Headline {
            continue;
        }
        let text = draft.text.clone();
        if is_byline(&text) {
            draft.set_aside(DebrisKind::Byline);
        } else if word_count(&text) > 12 || ends_sentence(&text) {
            return;
        }
    }
}

/// “By A and B, Agency”, a line of nothing but names, or an office that issues statements.
fn is_byline(text: &str) -> bool {
    if word_count(text) > 14 || ends_sentence(text) && !text.ends_with("Jr.") {
        return false;
    }
    let folded = fold(text);
    if matches!(lexicon::DEBRIS_LINES.class(&folded), Some("byline")) {
        return true;
    }
    let first = folded.split(' ').next().unwrap_or_default();
    let by = matches!(first, "by" | "written") && folded.contains(' ');
    by && text.split_whitespace().skip(1).all(is_name_part) || text.contains(", ") && is_speaker_line(text)
}

/// “Name Surname, Secretary of State” at the head of a statement or transcript.
fn is_speaker_line(text: &str) -> bool {
    let Some((name, office)) = text.split_once(", ") else { return false };
    let names = name.split_whitespace().count();
    (2..=6).contains(&names)
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.starts_with("bin") || word.starts_with("al-"))
        && office.split_whitespace().all(is_name_part)
        && office.split_whitespace().any(|word| lexicon::DEBRIS_OFFICES.contains(&fold(word)))
}

/// A capitalised word, or one of the little words between names and in offices.
fn is_name_part(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c == '@' || c == '(')
        || matches!(
            word,
            "and"
                | "&"
                | "in"
                | "of"
                | "for"
                | "the"
                | "|"
                | "/"
                | "de"
                | "van"
                | "von"
                | "bin"
                | "el"
                | "al"
                | "-"
                | "–"
                | "—"
                | "to"
                | "at"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_told_from_subheads() {
        for text in
            ["By Ana Souza", "By Jan de Vries and Ana Souza, Harbour News", "Office of the Spokesperson", "Ana M. Souza, Minister of Ports"]
        {
            assert!(is_byline(text), "{text}");
        }
        for text in ["By any measure, talks failed", "Talks resume in Oslo", "What is next?", "By the numbers", "Oslo, Norway"] {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn a_paragraph_is_no_headline() {
        assert!(looks_like_headline("Port ministers meet in Lisbon"));
        assert!(looks_like_headline("Port ministers’ failure signals more trouble for trade."));
        assert!(!looks_like_headline("LISBON (AP) — Port ministers of nine countries met on Monday"));
        assert!(!looks_like_headline(
            "Ministers of nine countries met in Lisbon on Monday to discuss a joint plan for dredging harbours before the winter."
        ));
    }

    #[test]
    fn document_numbers_are_no_headlines() {
        assert!(is_wire_number("ABC-WIRE2-0123 (NEWS SYS INC)"));
        assert!(!is_wire_number("G-7 LEADERS MEET IN BIARRITZ"));
        assert!(!is_wire_number("COVID-19 deal reached"));
    }
}
