//! One page: full size, then tighter gaps, then smaller type, then fewer items, then an error.
//!
//! Each rung of the ladder is tried only where the one before is not enough, and of its choices the
//! mildest that fits is taken.

use std::collections::BTreeMap;

use super::LayoutError;
use super::arrange::{self, Choice, Frame, SMALLEST};
use super::block::{Builder, Node};
use super::ladder::Ladder;

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
const GAP_STEPS: u16 = 20;
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
    /// The mildest choice that fits.
    ///
    /// # Errors
    ///
    /// [`LayoutError::Overflow`] where none does.
    pub fn fit(&self, fit: Fit, ladder: &mut Ladder) -> Result<Choice, LayoutError> {
        let full = Choice { scale: 1.0, gap: 1.0, hidden: BTreeMap::new() };
        if fit == Fit::Off || self.fits(&full)? {
            return Ok(full);
        }
        let smallest = Choice { scale: self.scale_at(self.last_step()), gap: TIGHTEST, hidden: BTreeMap::new() };
        let mut choice = smallest.clone();
        while !self.fits(&choice)? {
            if fit == Fit::Strict || !ladder.step() {
                return Err(self.overflow(&choice, ladder));
            }
            choice.hidden.clone_from(&ladder.hidden);
        }
        self.relax(choice)
    }

    /// The largest type and the widest gaps that fit with these items.
    fn relax(&self, choice: Choice) -> Result<Choice, LayoutError> {
        let at_size = |step: u16| Choice { scale: self.scale_at(step), ..choice.clone() };
        // Steps count from full size down; `fits` holds at the last.
        let (mut too_large, mut good) = (None, self.last_step());
        while too_large.map_or(0, |step: u16| step + 1) < good {
            let low = too_large.map_or(0, |step| step + 1);
            let middle = u16::midpoint(low, good);
            if self.fits(&at_size(middle))? { good = middle } else { too_large = Some(middle) }
        }
        let sized = at_size(good);
        for step in (1..=GAP_STEPS).rev() {
            let gap = TIGHTEST + (1.0 - TIGHTEST) * f32::from(step) / f32::from(GAP_STEPS);
            let wider = Choice { gap, ..sized.clone() };
            if self.fits(&wider)? {
                return Ok(wider);
            }
        }
        Ok(sized)
    }

    /// Steps from full size down to the smallest.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "type sizes are small and positive")]
    fn last_step(&self) -> u16 {
        ((self.size - SMALLEST) / SIZE_STEP).max(0.0).round() as u16
    }

    fn scale_at(&self, step: u16) -> f32 {
        (self.size - SIZE_STEP * f32::from(step)) / self.size
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

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a memo has fewer than four billion lines")]
    fn overflow(&self, choice: &Choice, ladder: &Ladder) -> LayoutError {
        let height = match self.height(choice) {
            Ok(height) => height,
            Err(error) => return error,
        };
        let leading = self.leading * choice.scale;
        let lines = ((height - self.room_for(choice)) / leading).ceil().max(1.0) as usize;
        LayoutError::Overflow { lines, longest: ladder.longest_shown(NAMED) }
    }
}
