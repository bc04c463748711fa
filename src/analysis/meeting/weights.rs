//! Weights of the features that tell who takes part, one set a kind of actor.

use super::features::COUNT;
use crate::analysis::ActorKind;

/// The weights for actors of `kind`, in the order of the features' names.
#[must_use]
pub fn weights(kind: ActorKind) -> [f32; COUNT] {
    match kind {
        ActorKind::Person => [
            -1.48, -0.14, 1.15, 0.63, 0.55, 0.88, 0.01, 1.91, -1.56, 0.77, -0.68, 1.20, 0.00, 0.95, -0.45, 0.37, -0.04, 0.83, -0.70, -1.09,
            -0.02, 1.41, -1.12, -0.14,
        ],
        ActorKind::Country => [
            -4.17, 0.81, 0.78, -0.81, -0.01, 0.28, 1.17, -0.07, 0.00, 0.00, -0.55, -0.17, -0.46, 0.36, 0.38, -0.80, 1.38, -0.05, 1.39,
            -0.31, 0.00, 0.44, 0.00, -0.04,
        ],
        ActorKind::Organization => [
            -2.10, 0.34, -0.05, -0.48, -0.34, 0.09, 0.49, 0.19, 0.00, 0.00, -0.52, 0.23, -0.34, 0.56, -0.47, 0.03, 1.29, -0.98, 0.43,
            -0.70, 0.00, 1.02, 0.00, -0.21,
        ],
        ActorKind::Group => [
            -1.20, 1.16, 0.86, 0.12, 0.74, -0.17, 0.50, 0.10, 0.00, 0.00, -1.15, -0.14, -1.04, 0.65, 0.04, -0.05, -0.16, -0.36, 0.29, 0.39,
            0.00, -0.31, 0.00, 0.17,
        ],
    }
}
