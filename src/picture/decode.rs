//! A PNG file → pixels on white paper, at most as many as print well.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::{Bitmap, Content, Picture, PictureError};

/// Most pixels that are read: 4000 × 3000.
const MAX_PIXELS: u64 = 12_000_000;
/// Memory for reading them, bytes: four to the pixel, and as much again.
const MEMORY: usize = 96_000_000;
/// Rows and columns that are kept at most: 800 to the inch where a logo is half an inch high. More
/// would make a file longer and no print better.
const ROWS: usize = 400;
const COLUMNS: usize = 1600;

/// Reads a PNG file of any kind: grey, palette, true colour, 16 bits, interlaced, transparent.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let damaged = |error: png::DecodingError| PictureError::File(format!("the PNG file is damaged: {error}"));
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let header = decoder.read_header_info().map_err(damaged)?;
    let (width, height) = (header.width, header.height);
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let message = format!("the picture has {width} × {height} pixels, more than a logo may have (4000 × 3000)");
        return Err(PictureError::File(message));
    }
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().unwrap_or(usize::MAX);
    if size > MEMORY {
        return Err(PictureError::File("the PNG file needs too much memory".to_owned()));
    }
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    let whole = Bitmap { width: frame.width as usize, height: frame.height as usize, pixels: on_paper(&samples, frame.color_type) };
    let file = bytes.to_vec();
    Ok(Picture { width: width as f32, height: height as f32, content: Content::Pixels { bitmap: reduced(whole), file } })
}

/// Pixels of 8 bits a channel, with alpha, laid on white.
fn on_paper(samples: &[u8], kind: ColorType) -> Vec<[u8; 3]> {
    let over = |part: u8, alpha: u8| {
        let (part, alpha) = (u32::from(part), u32::from(alpha));
        u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    match kind {
        ColorType::GrayscaleAlpha => samples.as_chunks::<2>().0.iter().map(|[grey, alpha]| [over(*grey, *alpha); 3]).collect(),
        ColorType::Rgba => samples.as_chunks::<4>().0.iter().map(|[r, g, b, alpha]| [r, g, b].map(|part| over(*part, *alpha))).collect(),
        ColorType::Grayscale => samples.iter().map(|grey| [*grey; 3]).collect(),
        ColorType::Rgb | ColorType::Indexed => samples.as_chunks::<3>().0.to_vec(),
    }
}

/// The picture in fewer pixels where it has more than print well: each the mean of a square of them.
fn reduced(bitmap: Bitmap) -> Bitmap {
    let side = bitmap.height.div_ceil(ROWS).max(bitmap.width.div_ceil(COLUMNS));
    if side <= 1 {
        return bitmap;
    }
    let (width, height) = (bitmap.width.div_ceil(side), bitmap.height.div_ceil(side));
    let mut pixels = Vec::with_capacity(width * height);
    for row in 0..height {
        let rows = row * side..((row + 1) * side).min(bitmap.height);
        for column in 0..width {
            let columns = column * side..((column + 1) * side).min(bitmap.width);
            pixels.push(mean(rows.clone().flat_map(|row| &bitmap.pixels[row * bitmap.width..][columns.clone()])));
        }
    }
    Bitmap { width, height, pixels }
}

fn mean<'a>(pixels: impl Iterator<Item = &'a [u8; 3]>) -> [u8; 3] {
    let (mut sums, mut count) = ([0_u32; 3], 0);
    for pixel in pixels {
        for (sum, part) in sums.iter_mut().zip(pixel) {
            *sum += u32::from(*part);
        }
        count += 1;
    }
    sums.map(|sum| u8::try_from((sum + count / 2) / count.max(1)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(width: u32, height: u32, kind: ColorType, samples: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(kind);
        encoder.write_header().unwrap().write_image_data(samples).unwrap();
        file
    }

    fn pixels(file: &[u8]) -> Bitmap {
        match read(file).unwrap().content {
            Content::Pixels { bitmap, .. } => bitmap,
            Content::Shapes(_) => unreachable!("a PNG file has pixels"),
        }
    }

    #[test]
    fn what_is_transparent_is_paper() {
        let file = encoded(3, 1, ColorType::Rgba, &[0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 128]);
        assert_eq!(pixels(&file).pixels, [[255, 255, 255], [0, 0, 0], [255, 127, 127]]);
        assert_eq!(pixels(&encoded(2, 1, ColorType::Grayscale, &[7, 200])).pixels, [[7; 3], [200; 3]]);
    }

    #[test]
    fn large_pictures_are_reduced_and_keep_their_shape() {
        let picture = read(&encoded(1200, 900, ColorType::Grayscale, &vec![90; 1200 * 900])).unwrap();
        let Content::Pixels { bitmap, .. } = &picture.content else { unreachable!() };
        assert_eq!((bitmap.width, bitmap.height, picture.width, picture.height), (400, 300, 1200.0, 900.0));
        assert!(bitmap.pixels.iter().all(|pixel| *pixel == [90; 3]));
    }

    #[test]
    fn damaged_and_huge_files_are_refused() {
        let whole = encoded(8, 8, ColorType::Rgb, &[9; 192]);
        assert!(read(&whole[..40]).unwrap_err().to_string().starts_with("the PNG file is damaged"));
        let mut huge = whole.clone();
        huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        assert!(read(&huge).is_err());
    }
}
