//! Pixels → the bytes of a PNG file (ISO/IEC 15948). A picture of few colours is written with a
//! palette, at a third of the size.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::Bitmap;

/// Colours in a palette.
const PALETTE: usize = 256;
/// Pixels to the metre for one to the inch.
const PER_METRE: f64 = 1.0 / 0.0254;

/// Writes a picture that is shown with this many pixels to the inch.
///
/// # Errors
///
/// Where the pixels cannot be packed, which has not been seen.
pub fn png(bitmap: &Bitmap, dpi: u16) -> std::io::Result<Vec<u8>> {
    let palette = palette(bitmap);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let colour_type = if palette.is_some() { 3 } else { 2 };
    let sides = [bitmap.width, bitmap.height].map(|side| u32::try_from(side).unwrap_or(u32::MAX).to_be_bytes());
    chunk(&mut file, *b"IHDR", &[&sides.concat()[..], &[8, colour_type, 0, 0, 0]].concat());
    // Meant for screens; PNG 11.3.3.5.
    chunk(&mut file, *b"sRGB", &[0]);
    let density = ((f64::from(dpi) * PER_METRE).round() as u32).to_be_bytes();
    chunk(&mut file, *b"pHYs", &[&density[..], &density, &[1]].concat());
    if let Some(palette) = &palette {
        let mut colours = vec![[0; 3]; palette.len()];
        for (colour, number) in palette {
            colours[usize::from(*number)] = *colour;
        }
        chunk(&mut file, *b"PLTE", colours.as_flattened());
    }
    chunk(&mut file, *b"IDAT", &packed(bitmap, palette.as_ref())?);
    chunk(&mut file, *b"IEND", &[]);
    Ok(file)
}

/// Each colour's number in the order of first use; `None` where there are too many colours.
fn palette(bitmap: &Bitmap) -> Option<BTreeMap<[u8; 3], u8>> {
    let mut palette = BTreeMap::new();
    let mut last = None;
    for colour in &bitmap.pixels {
        if last != Some(colour) && !palette.contains_key(colour) {
            if palette.len() == PALETTE {
                return None;
            }
            palette.insert(*colour, u8::try_from(palette.len()).unwrap_or(u8::MAX));
        }
        last = Some(colour);
    }
    Some(palette)
}

/// The rows, unfiltered: letters on paper pack best so.
fn packed(bitmap: &Bitmap, palette: Option<&BTreeMap<[u8; 3], u8>>) -> std::io::Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(9));
    let mut row = Vec::new();
    for pixels in bitmap.pixels.chunks(bitmap.width) {
        row.clear();
        row.push(0);
        match palette {
            Some(palette) => {
                let mut last = (WHITE, palette.get(&WHITE).copied().unwrap_or(0));
                for pixel in pixels {
                    if *pixel != last.0 {
                        last = (*pixel, palette[pixel]);
                    }
                    row.push(last.1);
                }
            }
            None => row.extend_from_slice(pixels.as_flattened()),
        }
        packer.write_all(&row)?;
    }
    packer.finish()
}

const WHITE: [u8; 3] = [255; 3];

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    file.extend(length.to_be_bytes());
    file.extend(kind);
    file.extend(data);
    let mut sum = Crc::new();
    sum.update(&kind);
    sum.update(data);
    file.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::ZlibDecoder;

    use super::*;

    /// The chunks of a file; their sums are right.
    fn chunks(file: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut rest = &file[8..];
        let mut chunks = Vec::new();
        while !rest.is_empty() {
            let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
            let mut sum = Crc::new();
            sum.update(&rest[4..8 + length]);
            assert_eq!(rest[8 + length..12 + length], sum.sum().to_be_bytes());
            chunks.push((String::from_utf8_lossy(&rest[4..8]).into_owned(), rest[8..8 + length].to_vec()));
            rest = &rest[12 + length..];
        }
        chunks
    }

    fn rows(chunks: &[(String, Vec<u8>)]) -> Vec<u8> {
        let packed = &chunks.iter().find(|(kind, _)| kind == "IDAT").unwrap().1;
        let mut rows = Vec::new();
        ZlibDecoder::new(&packed[..]).read_to_end(&mut rows).unwrap();
        rows
    }

    #[test]
    fn few_colours_have_a_palette() {
        let bitmap = Bitmap { width: 2, height: 2, pixels: vec![WHITE, [1, 2, 3], WHITE, [9, 9, 9]] };
        let chunks = chunks(&png(&bitmap, 144).unwrap());
        let kinds: Vec<&str> = chunks.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, ["IHDR", "sRGB", "pHYs", "PLTE", "IDAT", "IEND"]);
        assert_eq!(chunks[3].1, [255, 255, 255, 1, 2, 3, 9, 9, 9]);
        assert_eq!(rows(&chunks), [0, 0, 1, 0, 0, 2]);
        assert_eq!(chunks[2].1[..4], 5669_u32.to_be_bytes());
    }

    #[test]
    fn many_colours_are_written_out() {
        let pixels: Vec<[u8; 3]> = (0..=u8::MAX).map(|shade| [shade, 0, 0]).chain([[0, 0, 1]]).collect();
        let chunks = chunks(&png(&Bitmap { width: 257, height: 1, pixels }, 72).unwrap());
        assert_eq!((chunks[0].1[9], rows(&chunks).len()), (2, 1 + 257 * 3));
    }
}
