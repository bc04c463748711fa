//! The page at work: drafts of blocks that detectors cut from or set aside whole.
//!
//! A draft's text is the original with stretches left out; pieces lead back. Every cut is
//! remembered with its kind, so that nothing disappears unnamed.

use super::{BlockKind, DebrisKind, Piece, SetAside, original_of};
use crate::span::Span;

/// All drafts of one article, in reading order.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) drafts: Vec<Draft>,
}

/// One block under work.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// What is left of the block.
    pub(super) text: String,
    /// The way back to the original.
    pub(super) pieces: Vec<Piece>,
    /// Where the whole block stands in the original.
    pub(super) original: Span,
    /// What was cut from inside.
    pub(super) cuts: Vec<SetAside>,
    /// Set where the whole block is debris.
    pub(super) aside: Option<DebrisKind>,
    /// Its kind, as far as it is known.
    pub(super) kind: BlockKind,
}

impl Page {
    /// Positions of the drafts that are still part of the article.
    pub(super) fn kept(&self) -> Vec<usize> {
        (0..self.drafts.len()).filter(|&at| self.drafts[at].is_kept()).collect()
    }

    /// Parts the block `at` in two at `offset` of its text.
    pub(super) fn split(&mut self, at: usize, offset: usize) {
        let whole = &self.drafts[at];
        let (before, behind) = (Span::new(0, offset), Span::new(offset, whole.text.len()));
        let (mut first, mut second) = (whole.clone(), whole.clone());
        (first.original, second.original) = (whole.original_span(before), whole.original_span(behind));
        second.cuts.clear();
        first.leave_out(&[behind]);
        second.leave_out(&[before]);
        self.drafts.splice(at..=at, [first, second]);
    }

    /// Takes everything back where no body would be left: better debris than nothing.
    pub(super) fn keep_something(&mut self) {
        if self.drafts.iter().any(|draft| draft.is_kept() && draft.kind != BlockKind::Headline) {
            return;
        }
        for draft in &mut self.drafts {
            if !draft.text.is_empty() {
                draft.aside = None;
            }
        }
    }
}

impl Draft {
    /// Whether the block is part of the article.
    pub(super) fn is_kept(&self) -> bool {
        self.aside.is_none() && !self.text.is_empty()
    }

    /// Marks the whole block as debris; the first detector to say so has its word.
    pub(super) fn set_aside(&mut self, kind: DebrisKind) {
        self.aside.get_or_insert(kind);
    }

    /// Leaves `span` of the text out, naming what it is, with the white space that would be doubled.
    pub(super) fn cut(&mut self, span: Span, kind: DebrisKind) {
        self.cut_all(&[span], kind);
    }

    /// Leaves all `spans` out, which are in order and do not overlap.
    pub(super) fn cut_all(&mut self, spans: &[Span], kind: DebrisKind) {
        for span in spans {
            self.cuts.push(SetAside { kind, original: self.original_span(*span) });
        }
        self.leave_out(spans);
    }

    /// Where `span` of the text stands in the original.
    pub(super) fn original_span(&self, span: Span) -> Span {
        original_of(&self.pieces, span)
    }

    /// Leaves `spans` out without naming them (a bullet, white space).
    pub(super) fn leave_out(&mut self, spans: &[Span]) {
        if spans.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut pieces = Vec::with_capacity(self.pieces.len() + spans.len());
        let mut from = 0;
        for span in spans {
            let span = self.with_doubled_space(*span);
            let begin = span.start.max(from);
            self.copy(from, begin, &mut text, &mut pieces);
            from = span.end.max(from);
        }
        self.copy(from, self.text.len(), &mut text, &mut pieces);
        // A cut at the end can leave the white space before an earlier cut standing.
        let end = text.trim_end().len();
        text.truncate(end);
        while pieces.last().is_some_and(|piece| piece.cleaned >= end) {
            pieces.pop();
        }
        if let Some(last) = pieces.last_mut() {
            last.original = first_bytes(last.original, end - last.cleaned);
        }
        (self.text, self.pieces) = (text, pieces);
    }

    /// Copies `from..to` of the text, with its pieces, to the end of `text`.
    fn copy(&self, from: usize, to: usize, text: &mut String, pieces: &mut Vec<Piece>) {
        if from >= to {
            return;
        }
        let first = self.pieces.partition_point(|piece| piece.cleaned <= from) - 1;
        for (at, piece) in self.pieces.iter().enumerate().skip(first).take_while(|(_, piece)| piece.cleaned < to) {
            let whole_end = self.pieces.get(at + 1).map_or(self.text.len(), |next| next.cleaned);
            let end = whole_end.min(to);
            let begin = piece.cleaned.max(from);
            let start = piece.original.start + (begin - piece.cleaned);
            let whole = Span::new(start, piece.original.end);
            // A line break that reads as one space keeps its whole stretch.
            let original = if end == whole_end { whole } else { first_bytes(whole, end - begin) };
            pieces.push(Piece { cleaned: text.len() + (begin - from), original });
        }
        text.push_str(&self.text[from..to]);
    }

    /// Widens a cut over white space so that one space is left between words and none at the ends.
    fn with_doubled_space(&self, span: Span) -> Span {
        let before = &self.text[..span.start];
        let after = &self.text[span.end..];
        let lead = before.len() - before.trim_end().len();
        let trail = after.len() - after.trim_start().len();
        if before.trim_end().is_empty() {
            Span::new(0, span.end + trail)
        } else if after.trim_start().is_empty() {
            Span::new(span.start - lead, self.text.len())
        } else if lead > 0
            && trail == 0
            && (after.starts_with(['.', ',', ';', ':', '!', '?', ')']) || after.starts_with("’s") || after.starts_with("'s"))
        {
            Span::new(span.start - lead, span.end)
        } else if lead > 0 {
            Span::new(span.start, span.end + trail)
        } else {
            span
        }
    }
}

/// The first `length` bytes.
fn first_bytes(original: Span, length: usize) -> Span {
    Span::new(original.start, original.end.min(original.start + length))
}
