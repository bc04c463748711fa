//! Names and values of features → the numbers that weights are kept under.
//!
//! FNV-1a (G. Fowler, L. C. Noll, P. Vo; 32 bits) over the name and the values, with a mark between
//! them. The training programs use the same function: weights fit only the numbers they were
//! learnt with.

/// The number of the feature `name` with `values`.
#[must_use]
pub fn hash(name: &str, values: &[&str]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut feed = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    name.bytes().for_each(&mut feed);
    for value in values {
        feed(0xff);
        value.bytes().for_each(&mut feed);
    }
    // FNV's low bits alone are weak; the models take a remainder.
    hash ^ (hash >> 15)
}
