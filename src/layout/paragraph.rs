//! A paragraph: its glyphs, the items that its lines are broken from, and its lines for a measure.
//!
//! Everything is in ems of the paragraph's type size, so that trying another size or measure costs
//! a new breaking and no new shaping.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use unicode_bidi::Level;

use super::inline::{Flat, Words};
use super::itemize::{Itemized, itemize};
use super::linebreak::{self, Filling, Item, Line};
use crate::font::{Direction, FaceId, Glyph, Shaper};
use crate::memo::style::{Align, Hyphens};

/// A paragraph, shaped and ready to be broken into lines of any measure.
pub struct Paragraph {
    /// Type size in points at full size.
    pub size: f32,
    /// Distance of baselines in points at full size.
    pub leading: f32,
    /// How lines fill the measure.
    pub align: Align,
    /// Which way it is read.
    pub direction: Direction,
    /// Its text and looks.
    pub flat: Flat,
    /// Stretches of glyphs.
    pub runs: Vec<Run>,
    /// What lines are broken from.
    pub items: Vec<Item>,
    /// What each item shows.
    pub shows: Vec<Shows>,
    /// Breakings made before, by measure.
    broken: RefCell<Vec<(f32, Rc<[SetLine]>)>>,
}

/// Text in one face, look and direction.
pub struct Run {
    /// Look, a place in [`Flat::words`].
    pub words: usize,
    /// The face.
    pub face: FaceId,
    /// Level of embedding, after the Unicode Bidirectional Algorithm.
    pub level: Level,
    /// Bytes of the paragraph's text.
    pub text: Range<usize>,
    /// Its glyphs, from left to right.
    pub glyphs: Arc<[Glyph]>,
}

/// What an item shows when it is part of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// Glyphs of a run.
    Glyphs {
        /// Which run.
        run: usize,
        /// Which of its glyphs.
        glyphs: Range<usize>,
    },
    /// White space, a run with one glyph.
    Space {
        /// Which run.
        run: usize,
    },
    /// A hyphen at the end of a line, in the look and face of a run.
    Hyphen {
        /// Which run.
        run: usize,
    },
    /// Nothing.
    Nothing,
}

/// A line, and which items it was broken from: long words may have been cut for narrow measures.
#[derive(Clone, Debug, PartialEq)]
pub struct SetLine {
    /// Its items, with what they show.
    pub parts: Vec<(Item, Shows)>,
    /// Whether it is divided within a word, and by which hyphen.
    pub hyphen: Option<usize>,
    /// How far its glue is stretched or shrunk.
    pub ratio: f32,
    /// How wide it is in ems, without the space at its end.
    pub width: f32,
}

/// How a paragraph is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Type size in points.
    pub size: f32,
    /// Distance of baselines in points.
    pub leading: f32,
    /// How lines fill the measure.
    pub align: Align,
    /// Whether words may be divided.
    pub hyphens: Hyphens,
    /// Which way it is read.
    pub direction: Direction,
}

/// A character that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// The words around it.
    pub near: String,
}

/// How bad it is to cut a word that is wider than the measure, and to part tied words.
const CUT_COST: f32 = 5000.0;
/// Rounding of sums of ems.
const SLIP: f32 = 1e-3;

impl Paragraph {
    /// Shapes a text.
    pub fn shape(flat: Flat, setting: Setting, shaper: &mut Shaper, missing: &mut Vec<Missing>) -> Self {
        let Itemized { runs, items, shows } = itemize(&flat, setting, shaper, missing);
        let Setting { size, leading, align, direction, .. } = setting;
        Self { size, leading, align, direction, flat, runs, items, shows, broken: RefCell::new(Vec::new()) }
    }

    /// Its lines for a measure in ems.
    #[must_use]
    pub fn lines(&self, measure: f32) -> Rc<[SetLine]> {
        if let Some((_, lines)) = self.broken.borrow().iter().find(|(known, _)| (known - measure).abs() < f32::EPSILON) {
            return Rc::clone(lines);
        }
        let lines: Rc<[SetLine]> = self.break_anew(measure).into();
        self.broken.borrow_mut().push((measure, Rc::clone(&lines)));
        lines
    }

    /// The paragraph's text for messages.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.flat.text
    }

    /// Width on one line, in ems.
    #[must_use]
    pub fn natural_width(&self) -> f32 {
        self.lines(f32::MAX).iter().map(|line| line.width).fold(0.0, f32::max)
    }

    fn break_anew(&self, measure: f32) -> Vec<SetLine> {
        if self.items.is_empty() {
            return Vec::new();
        }
        let filling = if self.align == Align::Justified { Filling::Even } else { Filling::Ragged };
        let lines = linebreak::break_lines(&self.items, measure, filling);
        if lines.iter().all(|line| line.width <= measure + SLIP) {
            return set(&lines, &self.items, &self.shows);
        }
        let (items, shows) = self.cut(measure);
        set(&linebreak::break_lines(&items, measure, filling), &items, &shows)
    }

    /// The items with words that are too wide cut between letters, and tied words parted.
    fn cut(&self, measure: f32) -> (Vec<Item>, Vec<Shows>) {
        let (mut items, mut shows) = (Vec::new(), Vec::new());
        for (item, show) in self.items.iter().zip(&self.shows) {
            match (*item, show) {
                (Item::Box { width }, Shows::Glyphs { run, glyphs }) if width > measure => {
                    self.cut_box(*run, glyphs, &mut items, &mut shows);
                }
                (Item::Glue { width, stretch, shrink, breakable: false }, _) => {
                    items.push(Item::Penalty { width: 0.0, cost: CUT_COST, flagged: false });
                    shows.push(Shows::Nothing);
                    items.push(Item::Glue { width, stretch, shrink, breakable: false });
                    shows.push(show.clone());
                }
                _ => {
                    items.push(*item);
                    shows.push(show.clone());
                }
            }
        }
        (items, shows)
    }

    /// One box for each cluster of letters.
    fn cut_box(&self, run: usize, glyphs: &Range<usize>, items: &mut Vec<Item>, shows: &mut Vec<Shows>) {
        let all = &self.runs[run].glyphs;
        let words = &self.flat.words[self.runs[run].words];
        let mut clusters: Vec<Range<usize>> = Vec::new();
        for at in glyphs.clone() {
            match clusters.last_mut() {
                Some(last) if all[last.start].cluster == all[at].cluster => last.end = at + 1,
                _ => clusters.push(at..at + 1),
            }
        }
        if self.runs[run].level.is_rtl() {
            clusters.reverse();
        }
        for (i, cluster) in clusters.into_iter().enumerate() {
            if i > 0 {
                items.push(Item::Penalty { width: 0.0, cost: CUT_COST, flagged: false });
                shows.push(Shows::Nothing);
            }
            items.push(Item::Box { width: width_of(&all[cluster.clone()], words) });
            shows.push(Shows::Glyphs { run, glyphs: cluster });
        }
    }
}

/// Width of glyphs in ems of the paragraph.
#[expect(clippy::cast_precision_loss, reason = "a word has few glyphs")]
pub(super) fn width_of(glyphs: &[Glyph], words: &Words) -> f32 {
    words.relative * (glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() + words.tracking * glyphs.len() as f32)
}

/// The parts of each line.
fn set(lines: &[Line], items: &[Item], shows: &[Shows]) -> Vec<SetLine> {
    let set_line = |line: &Line| {
        let hyphen = match shows.get(line.to) {
            Some(Shows::Hyphen { run }) => Some(*run),
            _ => None,
        };
        // The space at which the line is broken goes with it, so that copied words stay apart.
        let to = if matches!(items.get(line.to), Some(Item::Glue { .. })) { line.to + 1 } else { line.to };
        let parts = (line.from..to).map(|i| (items[i], shows[i].clone())).collect();
        SetLine { parts, hyphen, ratio: line.ratio, width: line.width }
    };
    lines.iter().map(set_line).collect()
}
