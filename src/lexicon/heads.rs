//! Which words may begin a phrase of a list: a Bloom filter (B. Bloom, CACM 13:7, 1970), so that most
//! words are turned away without a search; and how the places of phrases are kept. `build.rs` fills both and the
//! program asks them.

/// Of so many phrases of a list one has its place written down; those between are found by their lengths, a byte each.
pub const BLOCK: usize = 8;

/// Bits for each distinct word: with two of them set by a word, 5 of 100 others are let through.
const BITS: usize = 8;

/// The filter for `words`, in words of 64 bits, a power of two of them.
pub fn filter<'w>(words: impl ExactSizeIterator<Item = &'w str>) -> Vec<u64> {
    let mut filter = vec![0; (words.len() * BITS).div_ceil(64).next_power_of_two()];
    for word in words {
        for (at, bit) in places(hash(word), filter.len()) {
            filter[at] |= bit;
        }
    }
    filter
}

/// Whether a word of this hash may be one of those that `filter` was made for.
#[inline]
pub fn may_begin(filter: &[u64], hash: u64) -> bool {
    let [(first, one), (second, other)] = places(hash, filter.len());
    filter[first] & one != 0 && filter[second] & other != 0
}

/// The hash of the first word of `phrase`: FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo).
pub fn hash(phrase: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    phrase.bytes().take_while(|&byte| byte != b' ').fold(0xcbf2_9ce4_8422_2325, fold)
}

/// The two bits of a hash in a filter of `len` words: which word, and its bit there.
#[inline]
fn places(hash: u64, len: usize) -> [(usize, u64); 2] {
    let place = |hash: u64| ((hash >> 6) as usize & (len - 1), 1 << (hash & 63));
    [place(hash >> 32), place(hash >> 10)]
}
