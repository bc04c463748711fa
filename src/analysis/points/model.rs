//! Hashed features → probabilities, by a linear model whose weights are part of the program.
//!
//! `train/src/bin/roles.rs` writes the file and says what it was trained on.

use std::sync::LazyLock;

use crate::analysis::linear::{Linear, inflated};

/// Buckets that features are hashed into.
pub const BUCKETS: usize = 1 << 14;
/// Four sections and “vital”.
pub const OUTPUTS: usize = 5;

/// The weights that the program carries.
static WEIGHTS: LazyLock<Vec<u8>> = LazyLock::new(|| inflated(include_bytes!(concat!(env!("OUT_DIR"), "/roles.bin.zlib"))));

/// A packed model.
#[derive(Clone, Copy, Debug)]
pub struct Model<'w>(Linear<'w, BUCKETS, OUTPUTS>);

/// What the model says of one unit; every number lies within 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Probabilities {
    /// That a careful reader would file it here, by [`super::SECTIONS`].
    pub sections: [f32; 4],
    /// That a memo without it would be worse.
    pub vital: f32,
}

impl Model<'static> {
    /// The model that the program carries.
    #[must_use]
    pub fn embedded() -> Self {
        Self::from_bytes(&WEIGHTS).expect("a test loads the embedded weights")
    }
}

impl<'w> Model<'w> {
    /// The model packed in `bytes`; `None` where their number is wrong.
    #[must_use]
    pub fn from_bytes(bytes: &'w [u8]) -> Option<Self> {
        Linear::from_bytes(bytes).map(Self)
    }

    /// What the model says of a unit with these features.
    #[must_use]
    pub fn probabilities(&self, features: &[u32]) -> Probabilities {
        let [aims, tension, cooperation, next, vital] = self.0.sums(features).map(logistic);
        Probabilities { sections: [aims, tension, cooperation, next], vital }
    }
}

impl Probabilities {
    /// The same without the sections that are not `open`.
    #[must_use]
    pub fn only(mut self, open: [bool; 4]) -> Self {
        for (odds, _) in self.sections.iter_mut().zip(open).filter(|(_, open)| !open) {
            *odds = 0.0;
        }
        self
    }

    /// The same with the likelier of cooperation and next steps as the odds of a next step, and no other section.
    #[must_use]
    pub fn as_next_step(mut self) -> Self {
        let [_, _, cooperation, next] = self.sections;
        self.sections = [0.0, 0.0, 0.0, next.max(cooperation)];
        self
    }

    /// The same with the likelier of aims and cooperation as the odds of an aim, and no cooperation.
    #[must_use]
    pub fn as_agenda(mut self) -> Self {
        let [aims, tension, cooperation, next] = self.sections;
        self.sections = [aims.max(cooperation), tension, 0.0, next];
        self
    }

    /// The same with the likelier of aims and tension as the odds of an aim, and no tension, where an aim is nearly as likely.
    #[must_use]
    pub fn as_wanted(mut self) -> Self {
        let [aims, tension, cooperation, next] = self.sections;
        if tension - aims < NEARLY {
            self.sections = [aims.max(tension), 0.0, cooperation, next];
        }
        self
    }

    /// The same with the likelier of tension and cooperation as the odds of tension, and no cooperation.
    #[must_use]
    pub fn as_tension(mut self) -> Self {
        let [aims, tension, cooperation, next] = self.sections;
        self.sections = [(aims.min(tension) - LESS).max(0.0), tension.max(cooperation), 0.0, next.min(tension)];
        self
    }

    /// The same with the likelier of tension and cooperation as the odds of cooperation, and no tension.
    #[must_use]
    pub fn as_cooperation(mut self) -> Self {
        let [aims, tension, cooperation, next] = self.sections;
        self.sections = [aims, 0.0, tension.max(cooperation), next];
        self
    }

    /// The mean of each probability; zeros where there is nothing to take it of.
    #[must_use]
    pub fn mean(all: &[Self]) -> Self {
        let count = all.len().max(1) as f32;
        let over = |value: &dyn Fn(&Self) -> f32| all.iter().map(value).sum::<f32>() / count;
        Self { sections: std::array::from_fn(|at| over(&|one| one.sections[at])), vital: over(&|one| one.vital) }
    }

    /// The likeliest section, as an index into [`super::SECTIONS`]; the first of equals.
    #[must_use]
    pub fn best_section(&self) -> usize {
        (1..4).fold(0, |best, at| if self.sections[at] > self.sections[best] { at } else { best })
    }
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// How much likelier tension may be where words tell what a party wants.
const NEARLY: f32 = 0.2;

/// Between two sections of the same odds the one that the words name wins by so much.
const LESS: f32 = 0.001;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_load() {
        assert!(Model::from_bytes(&WEIGHTS).is_some());
    }

    #[test]
    fn weights_add_up() {
        let mut bytes = 0.5_f32.to_le_bytes().to_vec();
        bytes.resize(bytes.len() + BUCKETS * OUTPUTS, 0);
        bytes[4 + 7 * OUTPUTS + 1] = 4;
        let model = Model::from_bytes(&bytes).expect("the right length");
        let odds = model.probabilities(&[7, 9]);
        assert_eq!(odds.best_section(), 1);
        assert!((odds.sections[1] - 0.8808).abs() < 1e-3);
        assert!((odds.vital - 0.5).abs() < f32::EPSILON);
    }

    #[test]
    fn means_are_taken_of_each_output() {
        let all =
            [Probabilities { sections: [0.0, 1.0, 0.5, 0.0], vital: 0.2 }, Probabilities { sections: [1.0, 0.0, 0.5, 0.0], vital: 0.4 }];
        let mean = Probabilities::mean(&all);
        assert!(mean.sections.iter().zip([0.5, 0.5, 0.5, 0.0]).all(|(got, wanted)| (got - wanted).abs() < 1e-6));
        assert!((mean.vital - 0.3).abs() < 1e-6);
        assert_eq!(Probabilities::mean(&[]), Probabilities::default());
    }

    #[test]
    fn a_file_of_the_wrong_length_is_no_model() {
        assert!(Model::from_bytes(&[0; 12]).is_none());
    }
}
