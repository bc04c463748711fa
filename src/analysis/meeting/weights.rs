//! What each feature weighs for each kind of actor.
//!
//! Reads the table that `train/src/bin/participants.rs` writes; learns nothing itself.

use super::table::TABLE;
use crate::analysis::ActorKind;
use crate::analysis::ranking::Feature;

/// The weights of all features, a number for each kind of actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// By feature, in the order of [`super::features::features`]: person, country, organisation, group.
    pub rows: Vec<[f32; 4]>,
}

impl Weights {
    /// The weights that are part of the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self { rows: TABLE.iter().map(|(_, row)| *row).collect() }
    }

    /// The points of an actor of `kind`.
    #[must_use]
    pub fn points(&self, kind: ActorKind, features: &[Feature]) -> f32 {
        self.rows.iter().zip(features).map(|(row, (_, value))| row[column(kind)] * value).sum()
    }
}

/// The number that stands for a kind of actor.
#[must_use]
pub const fn column(kind: ActorKind) -> usize {
    match kind {
        ActorKind::Person => 0,
        ActorKind::Country => 1,
        ActorKind::Organization => 2,
        ActorKind::Group => 3,
    }
}
