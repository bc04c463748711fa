//! Weights of the features that tell who takes part, one set a kind of actor.
//!
//! Fitted by logistic regression on the participants of 101 annotated articles.

use super::features::COUNT;
use crate::analysis::ActorKind;

/// The weights for actors of `kind`, in the order of the features' names.
#[must_use]
pub fn weights(kind: ActorKind) -> [f32; COUNT] {
    match kind {
        ActorKind::Person => [
            -1.53, -0.38, 0.67, 0.00, 0.36, 0.24, 0.33, 0.41, -0.84, 0.44, -0.98, 1.92, 0.00, 0.21, -0.22, -0.01, 0.98, 0.57, -0.44, -0.57,
            0.94, 1.42, -0.60, 1.67, 0.49, -0.16, 0.37, 0.25, 0.18,
        ],
        ActorKind::Country => [
            -3.47, 1.28, 1.05, -0.96, 0.12, 0.16, 0.74, 0.04, 0.00, 0.00, -0.47, -0.27, -0.10, 0.29, -0.14, -0.06, 0.30, 0.10, 1.01, -0.52,
            0.00, 0.44, 0.00, 0.00, 0.00, 0.11, -0.05, -0.10, 0.23,
        ],
        ActorKind::Organization => [
            -2.06, -0.05, 0.60, -0.13, -0.36, 0.10, 0.32, 1.47, 0.00, 0.00, 0.29, -0.07, -0.08, 0.19, -0.18, -1.25, 0.32, 0.38, 0.21,
            -0.84, 0.00, 0.57, 0.00, 0.00, 0.00, 0.12, -0.20, 0.51, -0.01,
        ],
        ActorKind::Group => [
            -0.30, 0.71, 1.15, -0.22, -0.01, -0.12, 0.90, 0.55, 0.00, 0.00, -1.09, -0.44, -0.63, 0.43, -0.20, -0.38, -0.00, -0.55, 0.63,
            -0.31, 0.00, -0.41, 0.00, 0.00, 0.00, -0.18, 0.43, 0.35, -0.44,
        ],
    }
}
