//! The averaged perceptron over hashed features.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Features are hashes already: they are their own hash.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _bytes: &[u8]) {
        unreachable!("only features are hashed")
    }

    fn write_u32(&mut self, feature: u32) {
        // The table reads the upper bits too.
        self.0 = u64::from(feature).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Weights in training.
#[derive(Default)]
pub struct Perceptron {
    rows: HashMap<u32, Vec<Cell>, BuildHasherDefault<AsIs>>,
    updates: u32,
}

struct Cell {
    class: u8,
    weight: f32,
    /// Sum of changes times the number of the step at which each was made.
    weighted: f64,
}

impl Perceptron {
    /// The class with the highest score among `allowed`.
    pub fn predict(&self, features: &[u32], allowed: impl Fn(usize) -> bool, classes: usize) -> usize {
        let mut scores = [0.0_f32; 64];
        for feature in features {
            for cell in self.rows.get(feature).into_iter().flatten() {
                scores[cell.class as usize] += cell.weight;
            }
        }
        let mut best = None;
        for class in (0..classes).filter(|&class| allowed(class)) {
            if best.is_none_or(|best: usize| scores[class] > scores[best]) {
                best = Some(class);
            }
        }
        best.unwrap_or(0)
    }

    /// Counts one decision; moves the weights where it was wrong.
    pub fn learn(&mut self, features: &[u32], guess: usize, truth: usize) {
        self.updates += 1;
        if guess == truth {
            return;
        }
        for &feature in features {
            let row = self.rows.entry(feature).or_default();
            change(row, truth, 1.0, self.updates);
            change(row, guess, -1.0, self.updates);
        }
    }

    /// Averaged weights whose absolute value is at least `least`, by feature in order.
    pub fn averaged(&self, least: f64) -> Vec<(u32, Vec<(u8, f64)>)> {
        let steps = f64::from(self.updates.max(1));
        let mut rows: Vec<(u32, Vec<(u8, f64)>)> = self
            .rows
            .iter()
            .map(|(&feature, row)| {
                let mut row: Vec<(u8, f64)> = row
                    .iter()
                    .map(|cell| (cell.class, f64::from(cell.weight) - cell.weighted / steps))
                    .filter(|(_, weight)| weight.abs() >= least)
                    .collect();
                row.sort_by_key(|&(class, _)| class);
                (feature, row)
            })
            .filter(|(_, row)| !row.is_empty())
            .collect();
        rows.sort_by_key(|&(feature, _)| feature);
        rows
    }
}

fn change(row: &mut Vec<Cell>, class: usize, by: f32, step: u32) {
    let class = class as u8;
    let at = row.iter().position(|cell| cell.class == class).unwrap_or_else(|| {
        row.push(Cell { class, weight: 0.0, weighted: 0.0 });
        row.len() - 1
    });
    row[at].weight += by;
    row[at].weighted += f64::from(by) * f64::from(step);
}
