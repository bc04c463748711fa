//! Averaged weights → the bytes that `attache::text::model` reads.

/// Packs `rows`, which are sorted by feature, for `classes` classes.
pub fn pack(rows: &[(u32, Vec<(u8, f64)>)], classes: usize) -> Vec<u8> {
    let largest = rows.iter().flat_map(|(_, row)| row).map(|(_, weight)| weight.abs()).fold(1e-9, f64::max);
    // About four entries in a bucket.
    let bits = (rows.len() / 4).max(2).ilog2().clamp(1, 16);
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
            let pairs: Vec<(u8, i8)> = row.iter().map(|&(class, weight)| (class, byte(weight / largest))).filter(|&(_, q)| q != 0).collect();
            if pairs.is_empty() {
                continue;
            }
            body.extend(((feature & 0xFFFF) as u16).to_le_bytes());
            body.push(pairs.len() as u8);
            body.extend(pairs.iter().flat_map(|&(class, q)| [class, q.cast_unsigned()]));
        }
    }
    offsets.push(body.len() as u32);
    let mut bytes = b"ATM1".to_vec();
    bytes.extend((classes as u32).to_le_bytes());
    bytes.extend(bits.to_le_bytes());
    bytes.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
    bytes.extend(body);
    bytes
}

/// A weight between −1 and 1, square-root-companded to a byte.
fn byte(weight: f64) -> i8 {
    (weight.signum() * (weight.abs().sqrt() * 127.0).round()) as i8
}
