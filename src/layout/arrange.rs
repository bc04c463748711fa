//! Nodes, one above the other → placed lines and tints, and the height that they take.
//!
//! The same walk measures and places; it is cheap enough to be repeated for every step of the
//! one-page ladder, since paragraphs remember their breakings.

use std::rc::Rc;
use std::sync::Arc;

use super::block::{Builder, Item, Kind, Node, RunIn};
use super::ladder::Hidden;
use super::page::{Area, ElementId};
use super::paragraph::{Paragraph, SetLine};
use crate::font::Direction;
use crate::memo::style::{Align, Colour, Look, StyleError};
use crate::picture::Picture;

/// Smallest size in points to which type is made smaller; type that is smaller yet keeps its size.
pub const SMALLEST: f32 = 9.5;

/// How tightly a page is set, and what is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Type size as a share of full size.
    pub scale: f32,
    /// White space as a share of full.
    pub gap: f32,
    /// Items left out, by the name of their list.
    pub hidden: Hidden,
}

/// A part of the page's width.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
}

/// Something in its place on an endless sheet.
pub struct Placed<'a> {
    /// Parts with the same number stay on one page where they can.
    pub group: usize,
    /// Whether it may be the last on its page.
    pub keep: Keep,
    /// Top edge.
    pub top: f32,
    /// Bottom edge.
    pub bottom: f32,
    /// What it is.
    pub what: What<'a>,
}

/// Whether something may be the last on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It may.
    Free,
    /// It stays with what follows, as headings do.
    WithNext,
}

/// What can be placed.
pub enum What<'a> {
    /// A line of a paragraph.
    Line {
        /// The paragraph.
        paragraph: Held<'a>,
        /// All its lines.
        lines: Rc<[SetLine]>,
        /// Which of them.
        at: usize,
        /// Where.
        frame: Frame,
        /// Type size.
        size: f32,
        /// Baseline below the top of the line.
        baseline: f32,
    },
    /// A picture that fills its place.
    Picture {
        /// Where; its height is that of the placed thing.
        frame: Frame,
        /// What it shows.
        picture: &'a Arc<Picture>,
        /// What it is.
        element: Option<ElementId>,
    },
    /// An area of one colour.
    Tint {
        /// Where; its height is that of the placed thing.
        frame: Frame,
        /// Its colour.
        colour: Colour,
    },
}

/// A paragraph of a node, or one shaped for the occasion.
#[derive(Clone)]
pub enum Held<'a> {
    /// Of a node.
    Borrowed(&'a Paragraph),
    /// Shaped for the occasion.
    Shared(Rc<Paragraph>),
}

impl Held<'_> {
    /// The paragraph.
    #[must_use]
    pub fn get(&self) -> &Paragraph {
        match self {
            Self::Borrowed(paragraph) => paragraph,
            Self::Shared(paragraph) => paragraph,
        }
    }
}

/// What is placed, and how high it is.
pub struct Arranged<'a> {
    /// In the order of reading.
    pub placed: Vec<Placed<'a>>,
    /// From the top of the first to the bottom of the last.
    pub height: f32,
}

/// White space between the end of a label and the facts, in ems.
const AFTER_LABEL: f32 = 0.7;
/// Least white space between the marker and the words of an item, in ems.
const AFTER_MARKER: f32 = 0.3;
/// White space between the words at both ends of a line, in ems.
const BETWEEN_ENDS: f32 = 1.5;
/// A column of less than this share of the height of the highest leaves a hole in the page.
const LOPSIDED: f32 = 0.5;
/// Height of a logo where the look states none, in points.
const LOGO_HEIGHT: f32 = 34.0;
/// A logo takes at most this share of the width.
const WIDEST_LOGO: f32 = 0.4;
/// Height of capitals above the baseline in ems (Source Serif 4 and Source Sans 3: 0.67 and 0.66);
/// a line's capitals stand in the middle of its leading.
const CAPITALS: f32 = 0.67;

/// Arranges nodes in a frame from the top of an endless sheet.
///
/// # Errors
///
/// [`StyleError::UnknownLook`].
pub fn arrange<'a>(nodes: &'a [Node], frame: Frame, builder: &Builder, choice: &Choice) -> Result<Arranged<'a>, StyleError> {
    let mut arranger = Arranger { builder, choice, placed: Vec::new(), group: 0, grouped: false, spaced: true };
    let height = arranger.stack(nodes, frame, 0.0)?;
    Ok(Arranged { placed: arranger.placed, height })
}

/// Type of a nominal size at a scale: not below [`SMALLEST`], unless it is smaller to begin with.
#[must_use]
pub fn scaled(nominal: f32, scale: f32) -> f32 {
    if nominal <= SMALLEST { nominal } else { (nominal * scale).max(SMALLEST) }
}

/// A logo and what it is.
#[derive(Clone, Copy)]
struct Logo<'a> {
    picture: &'a Arc<Picture>,
    element: Option<ElementId>,
}

struct Arranger<'a, 'b, 'c> {
    builder: &'c Builder<'b>,
    choice: &'c Choice,
    placed: Vec<Placed<'a>>,
    group: usize,
    /// Whether what is placed belongs to one group, as in a panel.
    grouped: bool,
    /// Whether there is white space between items; none in columns, whose baselines agree.
    spaced: bool,
}

impl<'a> Arranger<'a, '_, '_> {
    /// Nodes one above the other; the bottom of the last. What follows a heading is as close as the
    /// heading says, whatever it is, so that all sections begin alike.
    fn stack(&mut self, nodes: impl IntoIterator<Item = &'a Node>, frame: Frame, top: f32) -> Result<f32, StyleError> {
        let mut y = top;
        let mut before: Option<&Node> = None;
        for node in nodes {
            if let Some(before) = before {
                let (below, above) = (before.look.below.unwrap_or(0.0), node.look.above.unwrap_or(0.0));
                y += if before.is_heading() { below } else { below.max(above) } * self.choice.gap;
            }
            y = self.node(node, frame, y)?;
            before = Some(node);
        }
        Ok(y)
    }

    fn node(&mut self, node: &'a Node, frame: Frame, y: f32) -> Result<f32, StyleError> {
        self.next_group();
        Ok(match &node.kind {
            Kind::Text { paragraph, keep } => self.paragraph(&Held::Borrowed(paragraph), frame, y, *keep),
            Kind::List { name, items } => self.list(&node.look, name, items, frame, y),
            Kind::RunIn(list) => self.run_in(&node.look, list, frame, y)?,
            Kind::Grid { rows } => self.grid(&node.look, rows, frame, y),
            Kind::Columns { columns } => self.columns(&node.look, columns, frame, y)?,
            Kind::Panel { nodes } => self.panel(&node.look, nodes, frame, y)?,
            Kind::Letterhead { logo, element, nodes } => match logo {
                Some(logo) => self.letterhead(&node.look, Logo { picture: logo, element: *element }, nodes, frame, y)?,
                None => self.stack(nodes, frame, y)?,
            },
            Kind::Ends { left, right } => self.ends(left, right, frame, y),
            Kind::Rule => self.rule(&node.look, frame, y),
        })
    }

    fn next_group(&mut self) {
        if !self.grouped {
            self.group += 1;
        }
    }

    fn place(&mut self, top: f32, bottom: f32, keep: Keep, what: What<'a>) {
        self.placed.push(Placed { group: self.group, keep, top, bottom, what });
    }

    /// The lines of a paragraph; the bottom of the last.
    fn paragraph(&mut self, paragraph: &Held<'a>, frame: Frame, y: f32, keep: Keep) -> f32 {
        let text = paragraph.get();
        let size = scaled(text.size, self.choice.scale);
        let leading = text.leading * size / text.size;
        let lines = text.lines(frame.width / size);
        let baseline = leading / 2.0 + size * CAPITALS / 2.0;
        let mut top = y;
        for at in 0..lines.len() {
            let what = What::Line { paragraph: paragraph.clone(), lines: Rc::clone(&lines), at, frame, size, baseline };
            self.place(top, top + leading, keep, what);
            top += leading;
        }
        top
    }

    fn is_hidden(&self, list: &str, item: usize) -> bool {
        self.choice.hidden.get(list).is_some_and(|items| items.contains(&item))
    }

    fn list(&mut self, look: &Look, name: &str, items: &'a [Item], frame: Frame, y: f32) -> f32 {
        let indent = self.list_indent(look, items);
        let mut top = y;
        for (i, item) in items.iter().enumerate().filter(|(i, _)| !self.is_hidden(name, *i)).collect::<Vec<_>>() {
            self.next_group();
            if top > y && self.spaced {
                top += look.between.unwrap_or(0.0) * self.choice.gap;
            }
            if let Some(marker) = &item.marker {
                self.paragraph(&Held::Borrowed(marker), self.start(frame, indent), top, Keep::Free);
            }
            top = self.paragraph(
                &Held::Borrowed(&item.body),
                self.rest(frame, indent),
                top,
                if i == 0 { Keep::WithNext } else { Keep::Free },
            );
        }
        top
    }

    /// How far the words of a list stand in: as the look says, and wider where a marker needs it.
    fn list_indent(&self, look: &Look, items: &[Item]) -> f32 {
        let markers = items.iter().filter_map(|item| item.marker.as_ref());
        let widths = markers.map(|marker| (marker.natural_width() + AFTER_MARKER) * scaled(marker.size, self.choice.scale));
        widths.fold(look.indent.unwrap_or(0.0), f32::max)
    }

    fn run_in(&mut self, look: &Look, list: &'a RunIn, frame: Frame, y: f32) -> Result<f32, StyleError> {
        let shown: Vec<usize> = (0..list.items.len()).filter(|i| !self.is_hidden(&list.name, *i)).collect();
        let paragraph = self.builder.run_in(list, look, &shown)?;
        Ok(self.paragraph(&Held::Shared(paragraph), frame, y, Keep::Free))
    }

    fn grid(&mut self, look: &Look, rows: &'a [(Paragraph, Vec<Paragraph>)], frame: Frame, y: f32) -> f32 {
        let size = scaled(look.size.unwrap_or(SMALLEST), self.choice.scale);
        let widest = rows.iter().map(|(label, _)| label.natural_width() * size).fold(0.0, f32::max);
        let indent = (widest + AFTER_LABEL * size).max(look.indent.unwrap_or(0.0)).min(frame.width / 2.0);
        let (labels, facts) = (self.start(frame, indent - AFTER_LABEL * size), self.rest(frame, indent));
        let mut top = y;
        for (label, lines) in rows {
            self.next_group();
            if top > y {
                top += look.between.unwrap_or(0.0) * self.choice.gap;
            }
            let mut bottom = self.paragraph(&Held::Borrowed(label), labels, top, Keep::Free);
            let mut line_top = top;
            for line in lines {
                line_top = self.paragraph(&Held::Borrowed(line), facts, line_top, Keep::Free);
            }
            bottom = bottom.max(line_top);
            top = bottom;
        }
        top
    }

    /// Columns side by side; one below the other in full width where one has little to say beside
    /// another and that is shorter.
    fn columns(&mut self, look: &Look, columns: &'a [Vec<Node>], frame: Frame, y: f32) -> Result<f32, StyleError> {
        let (placed, group) = (self.placed.len(), self.group);
        let bottoms = self.side_by_side(look, columns, frame, y)?;
        let shortest = bottoms.iter().copied().fold(f32::INFINITY, f32::min);
        let beside = bottoms.iter().copied().fold(y, f32::max);
        if shortest - y > (beside - y) * LOPSIDED {
            return Ok(beside);
        }
        let aside = self.placed.split_off(placed);
        let aside_group = std::mem::replace(&mut self.group, group);
        let below = self.stack(columns.iter().flatten(), frame, y)?;
        if below < beside {
            return Ok(below);
        }
        self.placed.truncate(placed);
        self.placed.extend(aside);
        self.group = aside_group;
        Ok(beside)
    }

    /// The bottoms of columns side by side.
    #[expect(clippy::cast_precision_loss, reason = "a page has few columns")]
    fn side_by_side(&mut self, look: &Look, columns: &'a [Vec<Node>], frame: Frame, y: f32) -> Result<Vec<f32>, StyleError> {
        let between = look.between.unwrap_or(0.0);
        let count = columns.len() as f32;
        let width = (frame.width - between * (count - 1.0)) / count;
        let spaced = std::mem::replace(&mut self.spaced, false);
        let mut bottoms = Vec::new();
        for (i, nodes) in columns.iter().enumerate() {
            let from_start = (width + between) * i as f32;
            let column = self.start(self.rest(frame, from_start), width);
            bottoms.push(self.stack(nodes, column, y)?);
        }
        self.spaced = spaced;
        Ok(bottoms)
    }

    fn panel(&mut self, look: &Look, nodes: &'a [Node], frame: Frame, y: f32) -> Result<f32, StyleError> {
        let padding = look.padding.unwrap_or(0.0) * self.choice.gap;
        let sides = look.padding.unwrap_or(0.0);
        let bar = if look.bar.is_some() { look.thickness.unwrap_or(0.0) } else { 0.0 };
        let tint_at = self.placed.len();
        let grouped = std::mem::replace(&mut self.grouped, true);
        let inner = self.rest(Frame { width: frame.width - sides, x: self.start(frame, frame.width - sides).x }, bar + sides);
        let bottom = self.stack(nodes, inner, y + padding)? + padding;
        let tints = [(look.fill, frame), (look.bar, self.start(frame, bar))];
        let tints = tints.into_iter().filter_map(|(colour, frame)| colour.map(|colour| What::Tint { frame, colour }));
        let placed = tints.map(|what| Placed { group: self.group, keep: Keep::Free, top: y, bottom, what }).collect::<Vec<_>>();
        self.placed.splice(tint_at..tint_at, placed);
        self.grouped = grouped;
        Ok(bottom)
    }

    /// Nodes beside a logo, which stands where lines end or begin, as the look aligns it; below one that
    /// is centred.
    fn letterhead(&mut self, look: &Look, logo: Logo<'a>, nodes: &'a [Node], frame: Frame, y: f32) -> Result<f32, StyleError> {
        let Logo { picture, element } = logo;
        let widest = frame.width * WIDEST_LOGO;
        let height = look.height.unwrap_or(LOGO_HEIGHT).min(widest / picture.aspect());
        let width = height * picture.aspect();
        let (beside, aside) = (width + look.between.unwrap_or(0.0), frame.width - width);
        let (place, rest) = match look.align {
            Some(Align::Ragged | Align::Justified) => (self.start(frame, width), self.rest(frame, beside)),
            Some(Align::Centred) => (self.start(self.rest(frame, aside / 2.0), width), frame),
            _ => (self.rest(frame, aside), self.start(frame, frame.width - beside)),
        };
        let bottom = y + height;
        self.place(y, bottom, Keep::WithNext, What::Picture { frame: place, picture, element });
        let below = look.align == Some(Align::Centred);
        let top = if below && !nodes.is_empty() { bottom + look.below.unwrap_or(0.0) * self.choice.gap } else { y };
        Ok(bottom.max(self.stack(nodes, rest, top)?))
    }

    /// Words at both ends; those at the end go below where there is no room beside.
    fn ends(&mut self, left: &'a Paragraph, right: &'a Paragraph, frame: Frame, y: f32) -> f32 {
        let size = scaled(right.size, self.choice.scale);
        let needed = if right.items.is_empty() { 0.0 } else { (right.natural_width() + BETWEEN_ENDS) * size };
        if needed > frame.width * 0.75 {
            let below = self.paragraph(&Held::Borrowed(left), frame, y, Keep::Free);
            return self.paragraph(&Held::Borrowed(right), frame, below, Keep::Free);
        }
        let bottom = self.paragraph(&Held::Borrowed(left), self.start(frame, frame.width - needed), y, Keep::Free);
        bottom.max(self.paragraph(&Held::Borrowed(right), self.rest(frame, frame.width - needed), y, Keep::Free))
    }

    fn rule(&mut self, look: &Look, frame: Frame, y: f32) -> f32 {
        let bottom = y + look.thickness.unwrap_or(0.5);
        let colour = look.fill.or(look.colour).unwrap_or_default();
        self.place(y, bottom, Keep::WithNext, What::Tint { frame, colour });
        bottom
    }

    /// The strip of this width where reading begins.
    fn start(&self, frame: Frame, width: f32) -> Frame {
        let width = width.min(frame.width);
        match self.builder.direction {
            Direction::Rightward => Frame { x: frame.x, width },
            Direction::Leftward => Frame { x: frame.x + frame.width - width, width },
        }
    }

    /// What is left of a frame without such a strip.
    fn rest(&self, frame: Frame, indent: f32) -> Frame {
        let width = (frame.width - indent).max(0.0);
        match self.builder.direction {
            Direction::Rightward => Frame { x: frame.x + indent, width },
            Direction::Leftward => Frame { x: frame.x, width },
        }
    }
}

impl What<'_> {
    /// The area of a tint or a picture in its place.
    #[must_use]
    pub fn area(frame: Frame, top: f32, bottom: f32) -> Area {
        Area { x: frame.x, y: top, width: frame.width, height: bottom - top }
    }
}
