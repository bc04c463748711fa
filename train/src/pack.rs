//! Averaged weights → the bytes that `attache::text::model` reads.

use attache::text::model::{CLASS_BITS, GROUP};

/// Packs `rows`, which are sorted by feature, for `classes` classes.
pub fn pack(rows: &[(u32, Vec<(u8, f64)>)], classes: usize) -> Vec<u8> {
    let largest = rows.iter().flat_map(|(_, row)| row).map(|(_, weight)| weight.abs()).fold(1e-9, f64::max);
    println!("largest weight {largest:.0}");
    // About four entries in a bucket.
    let bits = (rows.len() / 4).max(2).ilog2().clamp(4, 16);
    let mut body = Vec::new();
    let mut offsets = Vec::new();
    let mut at = 0;
    for bucket in 0..1_u32 << bits {
        offsets.push(body.len() as u32);
        let first = at;
        while at < rows.len() && rows[at].0 >> (32 - bits) == bucket {
            at += 1;
        }
        let mut entries: Vec<_> = rows[first..at].iter().collect();
        entries.sort_by_key(|(feature, _)| feature & 0xFFFF);
        entries.dedup_by_key(|(feature, _)| feature & 0xFFFF);
        for (feature, row) in entries {
            let pairs: Vec<(u8, i8)> = row.iter().flat_map(|&(class, weight)| bytes(weight).into_iter().map(move |q| (class, q))).collect();
            if pairs.is_empty() {
                continue;
            }
            body.extend(((feature & 0xFFFF) as u16).to_le_bytes());
            let count =
                u8::try_from(pairs.len()).ok().filter(|count| u32::from(*count) < 1 << CLASS_BITS).expect("a row of at most 63 pairs");
            let in_class = if count < 4 { count << CLASS_BITS } else { 0 };
            if in_class == 0 {
                body.push(count);
            }
            body.extend(pairs.iter().flat_map(|&(class, q)| [class, q.cast_unsigned()]));
            let first = body.len() - 2 * pairs.len();
            body[first] |= in_class;
        }
    }
    offsets.push(body.len() as u32);
    let groups = offsets.iter().step_by(GROUP);
    let within = offsets.iter().enumerate().map(|(at, offset)| u16::try_from(offset - offsets[at - at % GROUP]).expect("a short group"));
    let mut bytes = b"ATM2".to_vec();
    bytes.extend((classes as u32).to_le_bytes());
    bytes.extend(bits.to_le_bytes());
    bytes.extend(groups.flat_map(|offset| offset.to_le_bytes()));
    bytes.extend(within.flat_map(u16::to_le_bytes));
    bytes.extend(body);
    bytes
}

/// What the smallest weight byte stands for. A byte `q` stands for `q²` times that.
const UNIT: f64 = 0.02;

/// The bytes whose values add up to `weight`: one for most, more for the few that are larger than
/// the largest byte or that one byte misses by more than half an update.
fn bytes(weight: f64) -> Vec<i8> {
    let mut left = weight / UNIT;
    let mut bytes = Vec::new();
    while bytes.is_empty() || left.abs() * UNIT > 0.5 {
        let q = (left.abs().sqrt().round().min(127.0) * left.signum()) as i8;
        if q == 0 {
            break;
        }
        bytes.push(q);
        left -= f64::from(q) * f64::from(q).abs();
    }
    bytes
}
