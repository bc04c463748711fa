//! A PNG file (ISO/IEC 15948) → pixels on white paper, at most as many as print well.
//!
//! Every kind is read: grey, palette and true colour, 1 to 16 bits, interlaced, transparent. Gamma and
//! colour profiles are not: colours are taken for those of the screen (sRGB).

mod rows;

use std::io::Read as _;

use flate2::Crc;
use flate2::read::ZlibDecoder;

use super::{Bitmap, Content, Picture, PictureError};
use rows::{Pass, passes, samples, unfilter};

/// Most pixels that are read: 4000 × 3000.
const MAX_PIXELS: u64 = 12_000_000;
/// Rows and columns that are kept at most: 800 to the inch where a logo is half an inch high. More
/// would make a file longer and no print better.
const ROWS: usize = 400;
const COLUMNS: usize = 1600;

/// Reads a PNG file.
///
/// # Errors
///
/// [`PictureError::File`] where it is damaged or has too many pixels.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let Png { header, palette, transparent, packed } = Png::read(bytes)?;
    let (width, height) = (header.width, header.height);
    let passes = passes(&header);
    let size: usize = passes.iter().map(|pass| pass.height * (1 + header.row_bytes(pass.width))).sum();
    let mut data = Vec::with_capacity(size);
    ZlibDecoder::new(&packed[..]).take(size as u64).read_to_end(&mut data).map_err(|error| damaged(&error.to_string()))?;
    if data.len() < size {
        return Err(damaged("its pixels end early"));
    }
    let meaning = Meaning { header: &header, palette: &palette, transparent: &transparent };
    let mut pixels = vec![[255; 3]; width * height];
    let mut rest = data.as_mut_slice();
    for Pass { left, top, across, down, width: columns, height: rows } in passes {
        let length = 1 + header.row_bytes(columns);
        let mut before = vec![0; length - 1];
        for row in 0..rows {
            let (line, after) = rest.split_at_mut(length);
            rest = after;
            let (filter, line) = line.split_at_mut(1);
            unfilter(filter[0], line, &before, header.pixel_bytes()).ok_or_else(|| damaged("a row has an unknown filter"))?;
            for column in 0..columns {
                let at = (top + row * down) * width + left + column * across;
                pixels[at] = meaning.colour(samples(&header, line, column));
            }
            before.copy_from_slice(line);
        }
    }
    let bitmap = reduced(Bitmap { width, height, pixels });
    Ok(Picture { width: width as f32, height: height as f32, content: Content::Pixels { bitmap, file: bytes.to_vec() } })
}

fn damaged(how: &str) -> PictureError {
    PictureError::File(format!("the PNG file is damaged: {how}"))
}

/// What the file says about its pixels.
pub struct Header {
    width: usize,
    height: usize,
    /// Bits of a sample.
    depth: u8,
    /// 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.
    kind: u8,
    interlaced: bool,
}

impl Header {
    fn read(data: &[u8]) -> Result<Self, PictureError> {
        let &[w0, w1, w2, w3, h0, h1, h2, h3, depth, kind, 0, 0, interlaced] = data else { return Err(damaged("its header is wrong")) };
        let [width, height] = [[w0, w1, w2, w3], [h0, h1, h2, h3]].map(u32::from_be_bytes);
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            let message = format!("the picture has {width} × {height} pixels, more than a logo may have (4000 × 3000)");
            return Err(PictureError::File(message));
        }
        let known = match kind {
            0 => [1, 2, 4, 8, 16].contains(&depth),
            3 => [1, 2, 4, 8].contains(&depth),
            2 | 4 | 6 => [8, 16].contains(&depth),
            _ => false,
        };
        if !known || interlaced > 1 || width == 0 || height == 0 {
            return Err(damaged("its header is wrong"));
        }
        Ok(Self { width: width as usize, height: height as usize, depth, kind, interlaced: interlaced == 1 })
    }

    /// Samples of a pixel.
    fn channels(&self) -> usize {
        match self.kind {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        }
    }

    fn row_bytes(&self, columns: usize) -> usize {
        (columns * self.channels() * usize::from(self.depth)).div_ceil(8)
    }

    /// Whole bytes of a pixel, at least one.
    fn pixel_bytes(&self) -> usize {
        (self.channels() * usize::from(self.depth)).div_ceil(8)
    }
}

/// A file, taken apart.
struct Png {
    header: Header,
    palette: Vec<u8>,
    transparent: Vec<u8>,
    /// The pixels, deflated.
    packed: Vec<u8>,
}

impl Png {
    fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let mut rest = bytes.get(8..).unwrap_or_default();
        let (mut header, mut palette, mut transparent, mut packed) = (None, Vec::new(), Vec::new(), Vec::new());
        loop {
            let (kind, data, after) = chunk(rest).ok_or_else(|| damaged("it ends early or was changed"))?;
            rest = after;
            match &kind {
                b"IHDR" => header = Some(Header::read(data)?),
                b"PLTE" => palette = data.to_vec(),
                b"tRNS" => transparent = data.to_vec(),
                b"IDAT" => packed.extend_from_slice(data),
                b"IEND" => break,
                _ => {}
            }
        }
        Ok(Self { header: header.ok_or_else(|| damaged("it has no header"))?, palette, transparent, packed })
    }
}

/// The first chunk, its sum being right, and what follows it.
fn chunk(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = u32::from_be_bytes(*length) as usize;
    let (checked, rest) = rest.split_at_checked(length.checked_add(4)?)?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let mut crc = Crc::new();
    crc.update(checked);
    let (kind, data) = checked.split_first_chunk::<4>()?;
    (crc.sum() == u32::from_be_bytes(*sum)).then_some((*kind, data, rest))
}

/// What samples stand for.
struct Meaning<'a> {
    header: &'a Header,
    palette: &'a [u8],
    transparent: &'a [u8],
}

impl Meaning<'_> {
    /// The colour of a pixel on white paper. A number beyond the palette is black, as it is in browsers.
    fn colour(&self, samples: [u16; 4]) -> [u8; 3] {
        let [first, second, third, fourth] = samples;
        let eight = |sample: u16| match self.header.depth {
            16 => (sample >> 8) as u8,
            depth => (u32::from(sample) * 255 / ((1 << depth) - 1)) as u8,
        };
        let opaque = |parts: &[u16]| {
            let hidden = !self.transparent.is_empty()
                && parts.iter().zip(self.transparent.as_chunks::<2>().0).all(|(part, key)| *part == u16::from_be_bytes(*key));
            if hidden { 0 } else { 255 }
        };
        let (rgb, alpha) = match self.header.kind {
            0 => ([eight(first); 3], opaque(&[first])),
            2 => ([first, second, third].map(eight), opaque(&[first, second, third])),
            3 => {
                let at = usize::from(first);
                (self.palette.as_chunks::<3>().0.get(at).copied().unwrap_or_default(), self.transparent.get(at).copied().unwrap_or(255))
            }
            4 => ([eight(first); 3], eight(second)),
            _ => ([first, second, third].map(eight), eight(fourth)),
        };
        rgb.map(|part| on_paper(part, alpha))
    }
}

fn on_paper(part: u8, alpha: u8) -> u8 {
    let (part, alpha) = (u32::from(part), u32::from(alpha));
    u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
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
mod tests;
