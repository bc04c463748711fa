//! What kind of block each kept draft is: paragraph, list item or subhead.

use super::BlockKind;
use super::draft::{Draft, Page};
use super::fold::{ends_sentence, is_all_caps, word_count};
use super::lay_out::bullet_length;
use crate::span::Span;

/// Subheads have no more words than this.
const SUBHEAD_WORDS: usize = 14;
/// Questions that head a part have no more words than this.
const QUESTION_WORDS: usize = 9;
/// Items of a list without bullets have no more words than this.
const ITEM_WORDS: usize = 45;

/// Tells the kept drafts apart.
pub(super) fn tell_apart(page: &mut Page) {
    let kept = page.kept();
    let mut in_list = false;
    for (position, &at) in kept.iter().enumerate() {
        let last = position + 1 == kept.len();
        let draft = &mut page.drafts[at];
        if draft.kind == BlockKind::Headline {
            continue;
        }
        draft.kind = if take_bullet(draft) || in_list && is_bare_item(&draft.text) {
            BlockKind::ListItem
        } else if !last && is_subhead(&draft.text) {
            BlockKind::Subhead
        } else {
            BlockKind::Paragraph
        };
        in_list = draft.text.ends_with(':') || in_list && draft.kind == BlockKind::ListItem;
    }
}

/// Leaves a bullet sign out; numbers stay, as they may be referred to.
fn take_bullet(draft: &mut Draft) -> bool {
    let Some(length) = bullet_length(&draft.text) else { return false };
    let sign = draft.text.chars().next().expect("a bullet was found");
    if sign.is_ascii_digit() {
        return true;
    }
    if matches!(sign, '–' | '—') {
        return false;
    }
    draft.leave_out(&[Span::new(0, length)]);
    true
}

/// A line without a full stop after a lead-in with a colon.
fn is_bare_item(text: &str) -> bool {
    word_count(text) <= ITEM_WORDS && !text.ends_with([':', '.', '!', '?', '”', '"'])
}

/// A short line without a full stop, or a short question in the page's own voice.
fn is_subhead(text: &str) -> bool {
    let words = word_count(text);
    if text.ends_with('?') {
        return words <= QUESTION_WORDS && text.starts_with(|c: char| c.is_alphanumeric());
    }
    words <= SUBHEAD_WORDS
        && !ends_sentence(text)
        && !text.ends_with([':', ',', ';', '-', '—'])
        && (words > 0)
        && (text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"…¿".contains(c)) || is_all_caps(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn kinds(text: &str) -> Vec<BlockKind> {
        let mut page = lay_out(text);
        tell_apart(&mut page);
        page.drafts.iter().map(|draft| draft.kind).collect()
    }

    #[test]
    fn subheads_items_and_paragraphs_are_told_apart() {
        let text = "They met on Monday.\n\nWhat is the agenda?\n\nThis is the plan for the summit:\n\nInitial greetings\n\nWorking lunch\n\nThere was talk of a second day.\n\nNext steps\n\n• A joint plan for ports.\n\nThey left.\n";
        use BlockKind::{ListItem, Paragraph, Subhead};
        assert_eq!(kinds(text), [Paragraph, Subhead, Paragraph, ListItem, ListItem, Paragraph, Subhead, ListItem, Paragraph]);
    }
}
