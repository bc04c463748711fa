//! Packed linear models: a feature's hash → weights by class, read straight from the bytes that
//! are compiled in. Nothing is parsed or allocated at start.
//!
//! Layout, little-endian: `ATM1`, classes `u32`, bucket bits `u32`, then 2^bits + 1 offsets `u32`
//! into the body, then the body. A bucket holds entries one after the other: fingerprint `u16`,
//! count `u8`, and so many pairs of class `u8` and weight `i8`. The upper bits of a feature's hash
//! name its bucket, the lower 16 its fingerprint. Weights are square-root-companded: a byte `q`
//! stands for `sign(q)·q²`, so that small weights keep their resolution and the largest is not
//! clipped (clipping at a quantile cost a parser 5–9 points of attachment score).

/// A packed model.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    bytes: &'static [u8],
    /// How far a hash is shifted right to name its bucket.
    shift: u32,
    /// Where the body starts.
    body: usize,
}

/// Most classes that a model may have.
pub const MOST_CLASSES: usize = 64;

/// A score for each class; those that a model does not have stay 0.
pub type Scores = [i32; MOST_CLASSES];

const HEADER: usize = 12;

impl Model {
    /// Reads the header of a packed model.
    ///
    /// # Panics
    /// If `bytes` is not a packed model; the embedded ones are checked by a test.
    #[must_use]
    pub const fn new(bytes: &'static [u8]) -> Self {
        assert!(bytes.len() > HEADER && bytes[0] == b'A' && bytes[1] == b'T' && bytes[2] == b'M' && bytes[3] == b'1', "a packed model");
        assert!(bytes[4] as usize <= MOST_CLASSES, "no more classes than scores");
        let bits = bytes[8] as u32;
        assert!(0 < bits && bits <= 16, "bucket bits and fingerprint bits within one hash");
        Self { bytes, shift: 32 - bits, body: HEADER + 4 * ((1 << bits) + 1) }
    }

    /// Adds the weights of every feature in `features` to a score for each class.
    #[must_use]
    pub fn scores(&self, features: &[u32]) -> Scores {
        let mut scores = [0; MOST_CLASSES];
        for &feature in features {
            for pair in self.weights(feature).chunks_exact(2) {
                let weight = i32::from(pair[1].cast_signed());
                scores[usize::from(pair[0]) % MOST_CLASSES] += weight * weight.abs();
            }
        }
        scores
    }

    /// Whether the model has weights for `feature`.
    #[must_use]
    pub fn knows(&self, feature: u32) -> bool {
        !self.weights(feature).is_empty()
    }

    /// Pairs of class and weight of `feature`; empty where the model does not know it.
    fn weights(&self, feature: u32) -> &'static [u8] {
        let bucket = (feature >> self.shift) as usize;
        let fingerprint = (feature & 0xFFFF) as u16;
        let mut rest = self.bytes.get(self.body + self.offset(bucket)..self.body + self.offset(bucket + 1)).unwrap_or_default();
        while let [low, high, count, pairs @ ..] = rest {
            let found = u16::from_le_bytes([*low, *high]);
            let end = 2 * usize::from(*count);
            if found >= fingerprint {
                return pairs.get(..end).filter(|_| found == fingerprint).unwrap_or_default();
            }
            rest = pairs.get(end..).unwrap_or_default();
        }
        &[]
    }

    fn offset(&self, bucket: usize) -> usize {
        let at = HEADER + 4 * bucket;
        self.bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, |bytes| u32::from_le_bytes(bytes) as usize)
    }
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
