//! The colour profile that tells what the page's colours are: sRGB, as IEC 61966-2-1 defines it.
//!
//! A display profile after ICC.1:2010 (version 4.2, the one PDF 1.7 knows), made from the standard's
//! numbers: primaries adapted to the D50 white point, and one curve for all three colours.

/// Tags of the profile: signature and data, each a multiple of four bytes long.
fn tags() -> Vec<([u8; 4], Vec<u8>)> {
    let curve = curve();
    vec![
        (*b"desc", text("sRGB")),
        (*b"cprt", text("No copyright")),
        (*b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        // The primaries of sRGB adapted to D50 by the Bradford transform (ICC.1:2010, Annex E).
        (*b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (*b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (*b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_10])),
        (*b"chad", matrix()),
        (*b"rTRC", curve.clone()),
        (*b"gTRC", curve.clone()),
        (*b"bTRC", curve),
    ]
}

/// The profile's bytes.
pub fn srgb() -> Vec<u8> {
    let tags = tags();
    let table_length = 4 + 12 * tags.len();
    let mut data: Vec<u8> = Vec::new();
    let mut table = word(tags.len());
    let mut known: Vec<(Vec<u8>, usize)> = Vec::new();
    for (signature, content) in tags {
        let start = 128 + table_length;
        let offset = known.iter().find(|(other, _)| *other == content).map_or(start + data.len(), |(_, at)| *at);
        if offset == start + data.len() {
            data.extend(&content);
        }
        table.extend(signature);
        table.extend(word(offset));
        table.extend(word(content.len()));
        known.push((content, offset));
    }
    let mut profile = header(128 + table.len() + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(length: usize) -> Vec<u8> {
    let mut header = word(length);
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // A fixed moment: the first of January 2000.
    for part in [2000_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend([0.9642, 1.0, 0.8249].map(fixed).concat());
    header.resize(128, 0);
    header
}

fn text(words: &str) -> Vec<u8> {
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    data.extend(word(utf16.len()));
    data.extend(word(28));
    data.extend(utf16);
    data.resize(data.len().next_multiple_of(4), 0);
    data
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), values.map(fixed).concat()].concat()
}

/// The Bradford transform from D65 to D50.
fn matrix() -> Vec<u8> {
    let values = [1.047_84, 0.022_92, -0.050_13, 0.029_55, 0.990_48, -0.017_06, -0.009_23, 0.015_06, 0.752_13];
    [b"sf32\0\0\0\0".to_vec(), values.map(fixed).concat()].concat()
}

/// The curve of IEC 61966-2-1: `((x + 0.055) / 1.055)^2.4`, and `x / 12.92` up to 0.04045.
fn curve() -> Vec<u8> {
    let values = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];
    [b"para\0\0\0\0\0\x03\0\0".to_vec(), values.map(fixed).concat()].concat()
}

/// A number with 16 binary digits after the point.
#[expect(clippy::cast_possible_truncation, reason = "all numbers are below three")]
fn fixed(value: f64) -> Vec<u8> {
    ((value * 65_536.0).round() as i32).to_be_bytes().to_vec()
}

fn word(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_how_long_it_is() {
        let profile = super::srgb();
        assert_eq!(profile[..4], u32::try_from(profile.len()).expect("small").to_be_bytes());
        assert!(profile.len() < 600);
    }
}
