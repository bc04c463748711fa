//! Weights fitted by full-batch Adam (Kingma and Ba, 2015) from zero: the same input gives the same
//! bytes. And how they are kept.

use std::fmt::Write;

/// `count` weights after `steps` steps of `rate` against `gradient`.
pub fn adam(count: usize, steps: usize, rate: f32, gradient: impl Fn(&[f32]) -> Vec<f32>) -> Vec<f32> {
    let mut weights = vec![0.0_f32; count];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    for step in 1..=steps {
        let slopes = gradient(&weights);
        let (fade1, fade2) = (1.0 - 0.9_f32.powi(step as i32), 1.0 - 0.999_f32.powi(step as i32));
        for (at, slope) in slopes.into_iter().enumerate() {
            mean[at] = 0.9 * mean[at] + 0.1 * slope;
            square[at] = 0.999 * square[at] + 0.001 * slope * slope;
            weights[at] -= rate * (mean[at] / fade1) / ((square[at] / fade2).sqrt() + 1e-6);
        }
    }
    weights
}

/// Log-odds → probability.
#[must_use]
pub fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// The scale and the weights as signed bytes.
#[must_use]
pub fn pack(weights: &[f32]) -> Vec<u8> {
    let scale = weights.iter().fold(1e-6_f32, |largest, weight| largest.max(weight.abs())) / 127.0;
    let bytes = weights.iter().map(|weight| ((weight / scale).round() as i8).cast_unsigned());
    scale.to_le_bytes().into_iter().chain(bytes).collect()
}

/// A table of weights as the library's source: `columns` says what the numbers of a row are, each
/// row has `N` of them.
#[must_use]
pub fn source<const N: usize>(writer: &str, columns: &str, rows: &[(&str, [f32; N])]) -> String {
    let mut out = format!("//! Written by `train/src/bin/{writer}.rs`; not edited by hand.\n\n/// {columns}\n");
    let numbers = if N == 1 { "f32".to_owned() } else { format!("[f32; {N}]") };
    let _ = writeln!(out, "pub const TABLE: [(&str, {numbers}); {}] = [", rows.len());
    for (name, row) in rows {
        let row = row.map(|weight| format!("{weight:.2}")).join(", ");
        let _ = writeln!(out, "    (\"{name}\", {}),", if N == 1 { row } else { format!("[{row}]") });
    }
    out.push_str("];\n");
    out
}
