//! Packed linear models: a feature's hash → weights by class, read straight from the bytes that
//! are compiled in. Nothing is parsed or allocated at start.
//!
//! Layout, little-endian: `ATM2`, classes `u32`, bucket bits `u32`; where each sixteenth bucket begins in the body, `u32`; how
//! far behind that each bucket begins, `u16` (both once more for the end); then the body. A bucket holds entries one after the
//! other, sorted by fingerprint: fingerprint `u16` and pairs of class `u8` and weight `i8`. Classes need six bits: the upper two
//! of an entry's first byte say how many pairs there are; where they are 0, that byte is the number and the pairs follow it. The
//! upper bits of a feature's hash name its bucket, the lower 16 its fingerprint. Weights are square-root-companded: a byte `q`
//! stands for `sign(q)·q²`, so that small weights keep their resolution and the largest is not
//! clipped (clipping at a quantile cost a parser 5–9 points of attachment score).

/// A packed model.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    bytes: &'static [u8],
    /// How far a hash is shifted right to name its bucket.
    shift: u32,
    /// Where the places of buckets within their groups start.
    within: usize,
    /// Where the body starts.
    body: usize,
}

/// Bits of a class; the upper two of its byte are no part of it.
pub const CLASS_BITS: u32 = 6;

/// Most classes that a model may have.
pub const MOST_CLASSES: usize = 1 << CLASS_BITS;

/// Of so many buckets one has its place in the body written down in full.
pub const GROUP: usize = 16;

/// A score for each class; those that a model does not have stay 0.
pub type Scores = [i32; MOST_CLASSES];

const HEADER: usize = 12;

/// The buckets of so many features are asked for together.
const TOGETHER: usize = 32;

impl Model {
    /// Reads the header of a packed model.
    ///
    /// # Panics
    /// If `bytes` is not a packed model; the embedded ones are checked by a test.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Self {
        assert!(bytes.len() > HEADER && bytes[0] == b'A' && bytes[1] == b'T' && bytes[2] == b'M' && bytes[3] == b'2', "a packed model");
        assert!(bytes[4] as usize <= MOST_CLASSES, "no more classes than scores");
        let bits = bytes[8] as u32;
        assert!(4 <= bits && bits <= 16, "bucket bits and fingerprint bits within one hash");
        let within = HEADER + 4 * ((1 << bits) / GROUP + 1);
        Self { bytes, shift: 32 - bits, within, body: within + 2 * ((1 << bits) + 1) }
    }

    /// Adds the weights of every feature in `features` to a score for each class.
    ///
    /// Models are larger than a processor's nearest cache, and a feature's bucket is anywhere in them: the buckets of some
    /// features are asked for together, so that they are waited for together.
    #[must_use]
    pub fn scores(&self, features: &[u32]) -> Scores {
        let mut scores = [0; MOST_CLASSES];
        let mut buckets: [(&[u8], [u8; 2]); TOGETHER] = [(&[], [0; 2]); TOGETHER];
        for features in features.chunks(TOGETHER) {
            for (bucket, &feature) in buckets.iter_mut().zip(features) {
                bucket.0 = self.bucket(feature);
            }
            for (bucket, first) in &mut buckets[..features.len()] {
                *first = bucket.first_chunk().copied().unwrap_or([u8::MAX; 2]);
            }
            for ((bucket, first), &feature) in buckets.iter().zip(features) {
                if u16::from_le_bytes(*first) > fingerprint(feature) {
                    continue;
                }
                for pair in weights(bucket, feature).chunks_exact(2) {
                    let weight = i32::from(pair[1].cast_signed());
                    scores[usize::from(pair[0]) % MOST_CLASSES] += weight * weight.abs();
                }
            }
        }
        scores
    }

    /// Whether the model has weights for `feature`.
    #[must_use]
    pub fn knows(&self, feature: u32) -> bool {
        !weights(self.bucket(feature), feature).is_empty()
    }

    /// The entries among which `feature` would be.
    fn bucket(&self, feature: u32) -> &'static [u8] {
        let bucket = (feature >> self.shift) as usize;
        self.bytes.get(self.body + self.offset(bucket)..self.body + self.offset(bucket + 1)).unwrap_or_default()
    }

    /// Where in the body a bucket begins.
    fn offset(&self, bucket: usize) -> usize {
        let at = HEADER + 4 * (bucket / GROUP);
        let group = self.bytes.get(at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes));
        let at = self.within + 2 * bucket;
        let within = self.bytes.get(at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u16::from_le_bytes(*bytes));
        group as usize + usize::from(within)
    }
}

/// What tells the features of a bucket apart.
fn fingerprint(feature: u32) -> u16 {
    (feature & 0xFFFF) as u16
}

/// Pairs of class and weight of `feature` in its bucket; empty where the model does not know it.
fn weights(bucket: &'static [u8], feature: u32) -> &'static [u8] {
    let fingerprint = fingerprint(feature);
    let mut rest = bucket;
    while let [low, high, entry @ ..] = rest {
        let found = u16::from_le_bytes([*low, *high]);
        let Some((&head, behind)) = entry.split_first() else { break };
        let (count, pairs) = if head < 1 << CLASS_BITS { (head, behind) } else { (head >> CLASS_BITS, entry) };
        let end = 2 * usize::from(count);
        if found >= fingerprint {
            return pairs.get(..end).filter(|_| found == fingerprint).unwrap_or_default();
        }
        rest = pairs.get(end..).unwrap_or_default();
    }
    &[]
}

/// The class with the highest score among the first `classes`; the lowest number wins a tie.
#[must_use]
pub fn best(scores: &Scores, classes: usize) -> usize {
    let mut best = 0;
    for class in 1..classes {
        if scores[class] > scores[best] {
            best = class;
        }
    }
    best
}
