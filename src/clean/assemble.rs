//! Drafts → [`Cleaned`]: joins what is kept and lists what is set aside, in order of the original.

use super::draft::{Draft, Page};
use super::{Block, Cleaned, Piece, SetAside};
use crate::span::Span;

/// Joins the kept drafts by one blank line.
pub(super) fn assemble(page: &Page) -> Cleaned {
    let mut cleaned = Cleaned::default();
    for draft in &page.drafts {
        cleaned.set_aside.extend(draft.cuts.iter().cloned());
        match draft.aside {
            Some(kind) => cleaned.set_aside.push(SetAside { kind, original: draft.original }),
            None => append(&mut cleaned, draft),
        }
    }
    cleaned.set_aside.sort_by_key(|aside| (aside.original.start, aside.original.end));
    cleaned
}

fn append(cleaned: &mut Cleaned, draft: &Draft) {
    if draft.text.is_empty() {
        return;
    }
    if !cleaned.text.is_empty() {
        cleaned.text.push_str("\n\n");
    }
    let start = cleaned.text.len();
    cleaned.text.push_str(&draft.text);
    cleaned.pieces.extend(draft.pieces.iter().map(|piece| Piece { cleaned: start + piece.cleaned, ..*piece }));
    cleaned.blocks.push(Block { kind: draft.kind, span: Span::new(start, cleaned.text.len()) });
}
