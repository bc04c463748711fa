//! Lengths and sheets. All lengths of the layout are points (1/72 inch) from the top-left corner of
//! the page, unless a name says ems or millimetres.

/// Points in a millimetre.
const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Millimetres → points.
#[must_use]
pub fn from_mm(mm: f32) -> f32 {
    mm * POINTS_PER_MM
}

/// Points → millimetres.
#[must_use]
pub fn to_mm(points: f32) -> f32 {
    points / POINTS_PER_MM
}

/// A sheet of paper, upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216: 210 × 297 mm.
    #[default]
    A4,
    /// ANSI A: 8.5 × 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}
