//! Rows of a PNG file: which pixels they hold, their filters undone, their samples.

use super::Header;

/// A part of the picture whose rows follow each other in the file.
pub struct Pass {
    /// Its first column and row in the picture.
    pub left: usize,
    pub top: usize,
    /// From one of its pixels to the next.
    pub across: usize,
    pub down: usize,
    /// Its own columns and rows.
    pub width: usize,
    pub height: usize,
}

/// Where the seven passes of an interlaced picture begin, and their steps (PNG 8.2).
const ADAM7: [[usize; 4]; 7] = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

/// The passes that have pixels, in the order of the file.
pub fn passes(header: &Header) -> Vec<Pass> {
    let all: &[[usize; 4]] = if header.interlaced { &ADAM7 } else { &[[0, 0, 1, 1]] };
    let pass = |[left, top, across, down]: &[usize; 4]| {
        let count = |size: usize, from: usize, step: usize| size.saturating_sub(from).div_ceil(step);
        let (width, height) = (count(header.width, *left, *across), count(header.height, *top, *down));
        Pass { left: *left, top: *top, across: *across, down: *down, width, height }
    };
    all.iter().map(pass).filter(|pass| pass.width > 0 && pass.height > 0).collect()
}

/// Undoes the filter of a row (PNG 9.2); `None` where there is no such filter.
pub fn unfilter(filter: u8, row: &mut [u8], above: &[u8], step: usize) -> Option<()> {
    for at in 0..row.len() {
        let (left, corner) = if at >= step { (row[at - step], above[at - step]) } else { (0, 0) };
        let guess = match filter {
            0 => return Some(()),
            1 => left,
            2 => above[at],
            3 => u8::midpoint(left, above[at]),
            4 => paeth(left, above[at], corner),
            _ => return None,
        };
        row[at] = row[at].wrapping_add(guess);
    }
    Some(())
}

/// The neighbour that is nearest to left + above − corner.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(above) - i16::from(corner);
    let distance = |neighbour: u8| (estimate - i16::from(neighbour)).abs();
    [left, above, corner].into_iter().min_by_key(|neighbour| distance(*neighbour)).unwrap_or(left)
}

/// The samples of a pixel, as they stand in the file; those that it does not have are 0.
pub fn samples(header: &Header, row: &[u8], column: usize) -> [u16; 4] {
    let mut samples = [0; 4];
    let channels = header.channels();
    for (channel, sample) in samples.iter_mut().enumerate().take(channels) {
        let at = column * channels + channel;
        *sample = match header.depth {
            16 => u16::from_be_bytes([row[at * 2], row[at * 2 + 1]]),
            8 => u16::from(row[at]),
            depth => {
                let bits = at * usize::from(depth);
                let shift = 8 - usize::from(depth) - bits % 8;
                u16::from(row[bits / 8] >> shift) & ((1 << depth) - 1)
            }
        };
    }
    samples
}
