//! Named numbers about a candidate, what they weigh, and how likely that makes each candidate.
//!
//! The weights are learnt from annotated articles (`train/`); the tables beside the features that
//! they weigh are what was learnt.

/// A feature's name with its value, from 0 to 1.
pub type Feature = (&'static str, f32);

/// Features with what each weighs, in the order in which candidates have them.
pub type Table = [(&'static str, f32)];

/// The sum of `features` as `table` weighs them.
#[must_use]
pub fn points(features: &[Feature], table: &Table) -> f32 {
    features.iter().zip(table).map(|((_, value), (_, weight))| value * weight).sum()
}

/// How likely each candidate with `points` is the one that is looked for: a log-linear choice in
/// which “none of them” has 0 points. What the shares lack to 1 is its own.
#[must_use]
pub fn shares(points: &[f32]) -> Vec<f32> {
    let highest = points.iter().fold(0.0_f32, |highest, points| highest.max(*points));
    let all: f32 = points.iter().map(|points| (points - highest).exp()).sum::<f32>() + (-highest).exp();
    points.iter().map(|points| (points - highest).exp() / all).collect()
}

/// “1.20 (in headline 1.00, …)”: the points and the features that are there.
#[must_use]
pub fn in_words(points: f32, features: &[Feature]) -> String {
    let told: Vec<String> = features.iter().filter(|(_, value)| *value > 0.0).map(|(name, value)| format!("{name} {value:.2}")).collect();
    format!("{points:.2} ({})", told.join(", "))
}

/// 1 for yes.
#[must_use]
pub fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// `part` of `whole`, which counts as 1 at least.
#[must_use]
pub fn ratio(part: usize, whole: usize) -> f32 {
    let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    small(part) / small(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_leave_room_for_none() {
        assert_eq!(shares(&[]), [0.0; 0]);
        assert_eq!(shares(&[0.0]), [0.5]);
        let two = shares(&[200.0, 200.0]);
        assert!((two[0] - 0.5).abs() < 1e-6 && (two[0] - two[1]).abs() < 1e-6, "{two:?}");
        assert!(shares(&[-200.0])[0] < 1e-6);
    }
}
