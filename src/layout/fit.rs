//! One page: full size, then tighter gaps, then smaller type, then fewer items, then an error.
//!
//! Each rung of the ladder is tried only where the one before is not enough, and of its choices the
//! mildest that fits is taken.

use super::LayoutError;
use super::arrange::{self, Choice, Frame, SMALLEST};
use super::block::{Builder, Node};
use super::ladder::{Hidden, Ladder};

/// What may be done so that a memo fits on one page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// Tighten, make smaller, and leave out items where that is not enough.
    #[default]
    Drop,
    /// Tighten and make smaller; never leave out anything.
    Strict,
    /// Nothing: full size, on as many pages as it takes.
    Off,
}

/// Gaps may shrink by a fifth.
const TIGHTEST: f32 = 0.8;
/// Steps in which gaps are tried.
const GAP_STEPS: usize = 20;
/// Steps in which type is made smaller, in points of the body's size.
const SIZE_STEP: f32 = 0.1;
/// Rounding of heights.
const SLIP: f32 = 0.01;
/// How many of the longest items an error names.
const NAMED: usize = 5;

/// The room on the page and the nodes that must go into it.
pub struct Fitter<'a, 'b> {
    /// The nodes of the body.
    pub nodes: &'a [Node],
    /// Shapes what has to be shaped anew.
    pub builder: &'a Builder<'b>,
    /// The width of the body.
    pub frame: Frame,
    /// The height of the body, with and without a line that counts what was left out.
    pub room: [f32; 2],
    /// The body's type size in points.
    pub size: f32,
    /// The body's distance of baselines in points.
    pub leading: f32,
}

impl Fitter<'_, '_> {
    /// The mildest choice that fits, and how many items it leaves out.
    ///
    /// # Errors
    ///
    /// [`LayoutError::Overflow`] where none does.
    pub fn fit(&self, fit: Fit, ladder: &Ladder) -> Result<(Choice, usize), LayoutError> {
        let full = Choice { scale: 1.0, gap: 1.0, hidden: Hidden::new() };
        if fit == Fit::Off || self.fits(&full)? {
            return Ok((full, 0));
        }
        let smallest = |dropped| Choice { scale: self.scale_at(self.last_step()), gap: TIGHTEST, hidden: ladder.hidden(dropped) };
        if self.fits(&smallest(0))? {
            return Ok((self.relax(&smallest(0))?, 0));
        }
        let most = if fit == Fit::Strict { 0 } else { ladder.order.len() };
        if most == 0 || !self.fits(&smallest(most))? {
            return Err(self.overflow(&smallest(most), ladder));
        }
        // The first item that goes brings a line into the footer; from there on each makes room.
        let dropped = 1 + least(most - 1, |more| self.fits(&smallest(1 + more)))?;
        Ok((self.relax(&smallest(dropped))?, dropped))
    }

    /// The largest type, and then the widest gaps, that fit with these items. It is known that the
    /// smallest type with the tightest gaps does.
    fn relax(&self, choice: &Choice) -> Result<Choice, LayoutError> {
        let at_size = |step: usize| Choice { scale: self.scale_at(step), ..choice.clone() };
        let sized = at_size(least(self.last_step(), |step| self.fits(&at_size(step)))?);
        let with_gap = |step: usize| Choice { gap: 1.0 - (1.0 - TIGHTEST) * step as f32 / GAP_STEPS as f32, ..sized.clone() };
        Ok(with_gap(least(GAP_STEPS, |step| self.fits(&with_gap(step)))?))
    }

    /// Steps from full size down to the smallest.
    fn last_step(&self) -> usize {
        ((self.size - SMALLEST) / SIZE_STEP).max(0.0).round() as usize
    }

    fn scale_at(&self, step: usize) -> f32 {
        (self.size - SIZE_STEP * step as f32) / self.size
    }

    fn height(&self, choice: &Choice) -> Result<f32, LayoutError> {
        Ok(arrange::arrange(self.nodes, self.frame, self.builder, choice)?.height)
    }

    /// The room for the body when these items are left out.
    #[must_use]
    pub fn room_for(&self, choice: &Choice) -> f32 {
        self.room[usize::from(!choice.hidden.is_empty())]
    }

    fn fits(&self, choice: &Choice) -> Result<bool, LayoutError> {
        Ok(self.height(choice)? <= self.room_for(choice) + SLIP)
    }

    fn overflow(&self, choice: &Choice, ladder: &Ladder) -> LayoutError {
        let height = match self.height(choice) {
            Ok(height) => height,
            Err(error) => return error,
        };
        let leading = self.leading * choice.scale;
        let lines = ((height - self.room_for(choice)) / leading).ceil().max(1.0) as usize;
        LayoutError::Overflow { lines, longest: ladder.longest_staying(NAMED) }
    }
}

/// The least number that is good, where `last` is known to be and those after a good one are too.
fn least(last: usize, mut good: impl FnMut(usize) -> Result<bool, LayoutError>) -> Result<usize, LayoutError> {
    let (mut low, mut high) = (0, last);
    while low < high {
        let middle = low.midpoint(high);
        if good(middle)? { high = middle } else { low = middle + 1 }
    }
    Ok(low)
}
