//! What kind of block each kept draft is: paragraph, list item or subhead.

use super::BlockKind;
use super::draft::{Draft, Page};
use super::fold::{ends_sentence, is_all_caps, word_count};
use super::lay_out::bullet_length;
use crate::span::Span;

/// Subheads have no more words than this.
const SUBHEAD_WORDS: usize = 14;
/// Numbered headings have no more words than this.
const HEADING_WORDS: usize = 8;
/// Questions that head a part have no more words than this.
const QUESTION_WORDS: usize = 9;
/// Items of a list without bullets have no more words than this.
const ITEM_WORDS: usize = 45;

/// Tells the kept drafts apart.
pub(super) fn tell_apart(page: &mut Page) {
    let kept = page.kept();
    let (mut in_list, mut before) = (false, None);
    for (position, &at) in kept.iter().enumerate() {
        let last = position + 1 == kept.len();
        let next = kept.get(position + 1).map(|&next| page.drafts[next].text.as_str());
        let heads = heads_a_part(&page.drafts[at].text, next);
        let draft = &mut page.drafts[at];
        if draft.kind == BlockKind::Headline {
            continue;
        }
        draft.kind = if heads && !in_list && before != Some(BlockKind::ListItem) {
            BlockKind::Subhead
        } else if take_bullet(draft) || in_list && is_bare_item(&draft.text) {
            BlockKind::ListItem
        } else if !last && is_subhead(&draft.text) {
            BlockKind::Subhead
        } else {
            BlockKind::Paragraph
        };
        before = Some(draft.kind);
        in_list = draft.text.ends_with(':') || in_list && draft.kind == BlockKind::ListItem;
    }
}

/// “2. The host's headache” above sentences that are no items: a numbered part, no item of a list.
fn heads_a_part(text: &str, next: Option<&str>) -> bool {
    let numbered = text.starts_with(|c: char| c.is_ascii_digit()) && bullet_length(text).is_some();
    let prose = next.is_some_and(|next| bullet_length(next).is_none() && ends_sentence(next));
    numbered && prose && word_count(text) <= HEADING_WORDS && is_subhead(text)
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
        let parts = "They met.\n\n1. The host's headache\n\nThe host wanted fish.\n\n2. The guests\n\nThey wanted coal.\n";
        assert_eq!(kinds(parts), [Paragraph, Subhead, Paragraph, Subhead, Paragraph]);
        let list = "They agreed:\n\n1. A joint plan\n\n2. Two ports\n\nThey left.\n";
        assert_eq!(kinds(list), [Paragraph, ListItem, ListItem, Paragraph]);
    }
}
