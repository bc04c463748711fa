//! The whole sheet: marking, body and footer in their places, page by page.

use super::arrange::{self, Arranged, Choice, Frame, Placed};
use super::block::{Builder, Node};
use super::draw::draw;
use super::fit::{Fit, Fitter};
use super::inline::Numbers;
use super::ladder::{Hidden, Ladder};
use super::page::{Draw, Element, ElementId, Page};
use super::unit::{Paper, from_mm, to_mm};
use super::{Dropped, LayoutError, Report, paginate};
use crate::memo::{Block, Inline, Memo};

/// White space between a marking and what is next to it, in points.
const BESIDE_MARKING: f32 = 6.0;
/// The document.
const ROOT: ElementId = ElementId(0);

/// Everything but the body, measured.
struct Frames {
    width: f32,
    height: f32,
    body: Frame,
    /// Top edge of the body.
    top: f32,
    /// Bottom edge of the footer.
    bottom: f32,
    /// Top edge of the marking at the head.
    marking: f32,
}

/// Lays out all pages.
pub fn lay_out(memo: &Memo, builder: &Builder, paper: Paper, fit: Fit) -> Result<(Vec<Page>, Report), LayoutError> {
    let nodes = builder.nodes(&memo.blocks, Some(ROOT), Numbers { page: 1, pages: 1 })?;
    let frames = Frames::of(memo, builder, paper)?;
    let ladder = Ladder::new(memo);
    let body = builder.style.look("body")?;
    let size = body.size.unwrap_or(11.0);
    let room = [frames.room(memo, builder, 0)?, frames.room(memo, builder, 1)?];
    let leading = body.leading.unwrap_or(size * 1.25);
    let fitter = Fitter { nodes: &nodes, builder, frame: frames.body, room, size, leading };
    let (choice, dropped) = fitter.fit(fit, &ladder)?;
    let arranged = arrange::arrange(&nodes, frames.body, builder, &choice)?;
    let sheets = Sheets { memo, builder, frames: &frames, room: fitter.room_for(&choice), dropped };
    let (pages, headroom) = sheets.pages(&arranged)?;
    refuse_missing(builder)?;
    let dropped =
        ladder.order[..dropped].iter().map(|(list, item)| Dropped { list: list.clone(), text: ladder.text(list, *item) }).collect();
    Ok((pages, Report { size: arrange::scaled(size, choice.scale), gap: choice.gap, dropped, headroom: to_mm(headroom) }))
}

fn refuse_missing(builder: &Builder) -> Result<(), LayoutError> {
    let missing = builder.missing.take();
    if missing.is_empty() { Ok(()) } else { Err(LayoutError::Missing(missing)) }
}

impl Frames {
    fn of(memo: &Memo, builder: &Builder, paper: Paper) -> Result<Self, LayoutError> {
        let (width, height) = paper.size();
        let page = &builder.style.page;
        let sides = from_mm(page.sides);
        let body = Frame { x: sides, width: width - 2.0 * sides };
        let marking = from_mm(page.marking);
        let marked = if memo.marking.is_empty() {
            0.0
        } else {
            let nodes = marking_node(memo, builder, None)?;
            marking + arrange::arrange(&nodes, body, builder, &full())?.height + BESIDE_MARKING
        };
        let top = from_mm(page.top).max(marked);
        let bottom = height - from_mm(page.bottom).max(marked);
        Ok(Self { width, height, body, top, bottom, marking })
    }

    /// The height that is left for the body above a footer.
    fn room(&self, memo: &Memo, builder: &Builder, dropped: usize) -> Result<f32, LayoutError> {
        let nodes = footer_nodes(memo, builder, None, Numbers { page: 1, pages: 1 }, dropped)?;
        let height = arrange::arrange(&nodes, self.body, builder, &full())?.height;
        let above = if nodes.is_empty() { 0.0 } else { from_mm(builder.style.page.above_footer) };
        Ok((self.bottom - height - above - self.top).max(0.0))
    }
}

/// Full size, nothing left out: headers and footers are never tightened.
fn full() -> Choice {
    Choice { scale: 1.0, gap: 1.0, hidden: Hidden::new() }
}

fn marking_node(memo: &Memo, builder: &Builder, parent: Option<ElementId>) -> Result<Vec<Node>, LayoutError> {
    let words = vec![Inline::Text(memo.marking.clone())];
    let block = Block::Paragraph { style: "marking".to_owned(), content: words };
    Ok(builder.nodes(&[block], parent, Numbers { page: 1, pages: 1 })?)
}

/// The footer of a page, with the line that counts what was left out.
fn footer_nodes(
    memo: &Memo,
    builder: &Builder,
    parent: Option<ElementId>,
    numbers: Numbers,
    dropped: usize,
) -> Result<Vec<Node>, LayoutError> {
    let shown = memo.footer.iter().filter_map(|block| match block {
        Block::Omissions { .. } if dropped == 0 => None,
        Block::Omissions { style, wording } => {
            let words = wording[usize::from(dropped > 1)].replace("{n}", &dropped.to_string());
            Some(Block::Paragraph { style: style.clone(), content: vec![Inline::Text(words)] })
        }
        other => Some(other.clone()),
    });
    Ok(builder.nodes(&shown.collect::<Vec<_>>(), parent, numbers)?)
}

/// Puts the arranged body on sheets.
struct Sheets<'a, 'b> {
    memo: &'a Memo,
    builder: &'a Builder<'b>,
    frames: &'a Frames,
    room: f32,
    dropped: usize,
}

impl Sheets<'_, '_> {
    /// All pages, and the height left on the last.
    fn pages(&self, body: &Arranged) -> Result<(Vec<Page>, f32), LayoutError> {
        let places =
            if body.height <= self.room + 0.01 { vec![(0, 0.0); body.placed.len()] } else { paginate::paginate(&body.placed, self.room) };
        let count = places.iter().map(|(page, _)| page + 1).max().unwrap_or(1);
        let pages = (0..count).map(|page| self.page(page, count, &body.placed, &places)).collect::<Result<_, _>>()?;
        let last = body.placed.iter().zip(&places).filter(|(_, (page, _))| page + 1 == count);
        let end = last.map(|(placed, (_, down))| placed.bottom + down).fold(0.0, f32::max);
        Ok((pages, self.room - end))
    }

    fn page(&self, at: usize, count: usize, body: &[Placed], places: &[(usize, f32)]) -> Result<Page, LayoutError> {
        let Frames { width, height, .. } = *self.frames;
        let mut page = Page { width, height, draws: Vec::new() };
        // What is repeated is read out on the first page only.
        let parent = (at == 0).then_some(ROOT);
        self.marking(parent, |_| self.frames.marking, &mut page.draws)?;
        for (placed, (_, down)) in body.iter().zip(places).filter(|(_, (page, _))| *page == at) {
            draw(placed, self.frames.top + down, &mut self.builder.shaper.borrow_mut(), &mut page.draws);
        }
        let numbers = Numbers { page: at + 1, pages: count };
        let nodes = footer_nodes(self.memo, self.builder, parent, numbers, self.dropped)?;
        let footer = arrange::arrange(&nodes, self.frames.body, self.builder, &full())?;
        self.draw_all(&footer, self.frames.bottom - footer.height, &mut page.draws);
        self.marking(None, |own| height - self.frames.marking - own, &mut page.draws)?;
        Ok(page)
    }

    /// The marking, at a top edge that may depend on its height.
    fn marking(&self, parent: Option<ElementId>, top: impl Fn(f32) -> f32, draws: &mut Vec<Draw>) -> Result<(), LayoutError> {
        if self.memo.marking.is_empty() {
            return Ok(());
        }
        let nodes = marking_node(self.memo, self.builder, parent)?;
        let arranged = arrange::arrange(&nodes, self.frames.body, self.builder, &full())?;
        self.draw_all(&arranged, top(arranged.height), draws);
        Ok(())
    }

    fn draw_all(&self, arranged: &Arranged, top: f32, draws: &mut Vec<Draw>) {
        for placed in &arranged.placed {
            draw(placed, top, &mut self.builder.shaper.borrow_mut(), draws);
        }
    }
}

/// The elements that have something on a page, numbered anew.
pub fn without_unused(mut pages: Vec<Page>, elements: Vec<Element>) -> (Vec<Page>, Vec<Element>) {
    let mut used = vec![false; elements.len()];
    used[ROOT.0] = true;
    for draw in pages.iter().flat_map(|page| &page.draws) {
        let mut element = match draw {
            Draw::Text(run) => run.element,
            Draw::Picture { element, .. } => *element,
            Draw::Link { element, .. } => Some(*element),
            Draw::Tint { .. } => None,
        };
        while let Some(id) = element.filter(|id| !used[id.0]) {
            used[id.0] = true;
            element = elements[id.0].parent;
        }
    }
    let numbers: Vec<ElementId> = used
        .iter()
        .scan(0, |next, used| {
            let number = ElementId(*next);
            *next += usize::from(*used);
            Some(number)
        })
        .collect();
    let new = |id: &mut ElementId| *id = numbers[id.0];
    for draw in pages.iter_mut().flat_map(|page| &mut page.draws) {
        match draw {
            Draw::Text(run) => run.element.iter_mut().for_each(new),
            Draw::Picture { element, .. } => element.iter_mut().for_each(new),
            Draw::Link { element, .. } => new(element),
            Draw::Tint { .. } => {}
        }
    }
    let mut kept: Vec<Element> = elements.into_iter().zip(&used).filter(|(_, used)| **used).map(|(element, _)| element).collect();
    for parent in kept.iter_mut().filter_map(|element| element.parent.as_mut()) {
        new(parent);
    }
    (pages, kept)
}
