//! An endless sheet → pages of a given height, for memos that may take more than one.

use std::collections::BTreeSet;

use super::arrange::{Keep, Placed};

/// For each placed thing its page, from 0, and how far it moves down (below 0: up) to stand there.
#[must_use]
pub fn paginate(placed: &[Placed], height: f32) -> Vec<(usize, f32)> {
    let mut destinations = vec![(0, 0.0); placed.len()];
    let mut left: Vec<usize> = (0..placed.len()).collect();
    let mut page = 0;
    while !left.is_empty() {
        let top = left.iter().map(|i| placed[*i].top).fold(f32::INFINITY, f32::min);
        let (here, later) = fill(placed, &left, top + height);
        for i in here {
            destinations[i] = (page, -top);
        }
        left = later;
        page += 1;
    }
    destinations
}

/// Rounding of heights.
const SLIP: f32 = 0.01;

/// What goes on this page, and what is left.
fn fill(placed: &[Placed], left: &[usize], limit: f32) -> (Vec<usize>, Vec<usize>) {
    let beyond: BTreeSet<usize> = left.iter().filter(|i| placed[**i].bottom > limit + SLIP).map(|i| placed[*i].group).collect();
    // A group goes over whole, and so does a heading that would be left behind by it.
    let mut moved: Vec<bool> = left.iter().map(|i| beyond.contains(&placed[*i].group)).collect();
    for at in (1..left.len()).rev() {
        let (before, this) = (&placed[left[at - 1]], &placed[left[at]]);
        if moved[at] && before.keep == Keep::WithNext && before.group != this.group && before.bottom <= this.top + SLIP {
            for (i, moves) in left.iter().zip(moved.iter_mut()) {
                *moves |= placed[*i].group == before.group;
            }
        }
    }
    // What is too high for any page is cut between lines; a page holds one thing at least.
    if moved.iter().all(|moves| *moves) {
        for (i, moves) in left.iter().zip(moved.iter_mut()) {
            *moves = placed[*i].bottom > limit + SLIP;
        }
        moved[0] = false;
    }
    let of = |moves: bool| left.iter().zip(&moved).filter(move |(_, m)| **m == moves).map(|(i, _)| *i).collect();
    (of(false), of(true))
}
