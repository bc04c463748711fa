//! An owner's password → the user's, which the keys of older files are made from (ISO 32000-1,
//! 7.6.3.4, algorithm 7). Files of revision 5 and later need no such step.

use lopdf::{Dictionary, Object};
use md5::{Digest, Md5};

/// What short passwords are filled up with (7.6.3.3, algorithm 2, step a).
const PAD: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68,
    0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// The user's password, filled up to 32 bytes, from the owner's and the encryption dictionary; `None`
/// where the file has no such step.
pub fn user_password(encryption: &Dictionary, owner: &[u8]) -> Option<Vec<u8>> {
    let number = |key: &[u8]| encryption.get(key).and_then(Object::as_i64).ok();
    let revision = number(b"R").filter(|revision| (2..=4).contains(revision))?;
    let length = if revision == 2 { 5 } else { usize::try_from(number(b"Length").unwrap_or(128) / 8).ok()?.clamp(5, 16) };
    let filled: Vec<u8> = owner.iter().chain(&PAD).copied().take(32).collect();
    let mut hash = Md5::digest(&filled).to_vec();
    if revision > 2 {
        for _ in 0..50 {
            hash = Md5::digest(&hash[..length]).to_vec();
        }
    }
    let mut password = encryption.get(b"O").and_then(Object::as_str).ok()?.to_vec();
    let rounds: u8 = if revision == 2 { 1 } else { 20 };
    for round in (0..rounds).rev() {
        let key: Vec<u8> = hash[..length].iter().map(|byte| byte ^ round).collect();
        password = rc4(&key, &password);
    }
    Some(password)
}

/// The stream cipher of older files, which works both ways.
fn rc4(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let mut turn = |byte: &u8| {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        byte ^ state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
    };
    text.iter().map(&mut turn).collect()
}

#[cfg(test)]
mod tests {
    use super::rc4;

    #[test]
    fn the_cipher_is_the_known_one() {
        // The usual test vector.
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xbb, 0xf3, 0x16, 0xe8, 0xd9, 0x40, 0xaf, 0x0a, 0xd3]);
    }
}
