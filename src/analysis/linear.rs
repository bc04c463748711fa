//! Hashed features → sums of their weights, by a linear model whose weights are part of the program.
//!
//! Layout of the packed weights: a little-endian `f32` scale, then `OUTPUTS` signed bytes for each
//! of `BUCKETS` buckets; weight = byte × scale. Nothing is parsed: the files are carried
//! deflated (`build.rs`) and inflated where they are first asked for. The training programs (`train/`) write them.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// The weights that the program carries deflated.
///
/// # Panics
/// Where the bytes are not those that `build.rs` wrote.
#[must_use]
pub fn inflated(deflated: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(deflated).read_to_end(&mut bytes).expect("build.rs deflated it");
    bytes
}

/// Bytes of the scale before the weights.
const HEADER: usize = 4;

/// A packed model.
#[derive(Clone, Copy, Debug)]
pub struct Linear<'w, const BUCKETS: usize, const OUTPUTS: usize> {
    scale: f32,
    weights: &'w [u8],
}

impl<'w, const BUCKETS: usize, const OUTPUTS: usize> Linear<'w, BUCKETS, OUTPUTS> {
    /// The model packed in `bytes`; `None` where their number is wrong.
    #[must_use]
    pub fn from_bytes(bytes: &'w [u8]) -> Option<Self> {
        let (header, weights) = bytes.split_at_checked(HEADER)?;
        let scale = f32::from_le_bytes(header.try_into().ok()?);
        (weights.len() == BUCKETS * OUTPUTS).then_some(Self { scale, weights })
    }

    /// The sum of the weights of `features` for each output.
    #[must_use]
    pub fn sums(&self, features: &[u32]) -> [f32; OUTPUTS] {
        let mut sums = [0_i32; OUTPUTS];
        for &feature in features {
            let at = feature as usize % BUCKETS * OUTPUTS;
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[at..at + OUTPUTS]) {
                *sum += i32::from(weight.cast_signed());
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "sums of a few hundred bytes are exact in f32")]
        sums.map(|sum| sum as f32 * self.scale)
    }
}
