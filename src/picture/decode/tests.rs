//! PNG files of every kind, made by the `png` library, which knows nothing of this one.

use png::{BitDepth, ColorType, Encoder};

use super::*;

fn encoded(size: (u32, u32), kind: ColorType, depth: BitDepth, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, size.0, size.1);
    encoder.set_color(kind);
    encoder.set_depth(depth);
    if kind == ColorType::Indexed {
        encoder.set_palette(vec![10, 20, 30, 40, 50, 60]);
        encoder.set_trns(vec![255, 0]);
    }
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
fn every_kind_of_pixel() {
    use BitDepth::{Eight, One, Sixteen, Two};
    use ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    type Case<'a> = (ColorType, BitDepth, &'a [u8], [[u8; 3]; 2]);
    let cases: &[Case] = &[
        (Grayscale, One, &[0b0100_0000], [[0; 3], [255; 3]]),
        (Grayscale, Two, &[0b0110_0000], [[85; 3], [170; 3]]),
        (Grayscale, Eight, &[7, 200], [[7; 3], [200; 3]]),
        (Grayscale, Sixteen, &[7, 99, 200, 99], [[7; 3], [200; 3]]),
        (GrayscaleAlpha, Eight, &[0, 255, 0, 0], [[0; 3], [255; 3]]),
        (Rgb, Eight, &[1, 2, 3, 4, 5, 6], [[1, 2, 3], [4, 5, 6]]),
        (Rgba, Eight, &[0, 0, 0, 255, 255, 0, 0, 128], [[0; 3], [255, 127, 127]]),
        (Rgba, Sixteen, &[1, 0, 2, 0, 3, 0, 255, 255, 9, 9, 9, 9, 9, 9, 0, 0], [[1, 2, 3], [255; 3]]),
        (Indexed, One, &[0b0100_0000], [[10, 20, 30], [255; 3]]),
    ];
    for (kind, depth, samples, wanted) in cases {
        assert_eq!(pixels(&encoded((2, 1), *kind, *depth, samples)).pixels, wanted, "{kind:?} {depth:?}");
    }
}

#[test]
fn every_filter_is_undone() {
    let picture: Vec<u8> = (0..16 * 16 * 3).map(|at| (at * at / 7 % 251) as u8).collect();
    for filter in [png::Filter::NoFilter, png::Filter::Sub, png::Filter::Up, png::Filter::Avg, png::Filter::Paeth] {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 16, 16);
        encoder.set_color(ColorType::Rgb);
        encoder.set_filter(filter);
        encoder.write_header().unwrap().write_image_data(&picture).unwrap();
        assert_eq!(pixels(&file).pixels.as_flattened(), picture, "{filter:?}");
    }
}

/// An interlaced picture of 5 × 5 whose pixels are 10 × row + column; Pillow reads it so, too.
const INTERLACED: &[u8] = include_bytes!("interlaced.png");

#[test]
fn interlaced_pictures_are_put_together() {
    let wanted: Vec<[u8; 3]> = (0..5).flat_map(|row| (0..5).map(move |column| [10 * row + column; 3])).collect();
    assert_eq!(pixels(INTERLACED).pixels, wanted);
}

#[test]
fn large_pictures_are_reduced_and_keep_their_shape() {
    let picture = read(&encoded((1200, 900), ColorType::Grayscale, BitDepth::Eight, &vec![90; 1200 * 900])).unwrap();
    let Content::Pixels { bitmap, .. } = &picture.content else { unreachable!() };
    assert_eq!((bitmap.width, bitmap.height, picture.width, picture.height), (400, 300, 1200.0, 900.0));
    assert!(bitmap.pixels.iter().all(|pixel| *pixel == [90; 3]));
}

#[test]
fn damaged_and_huge_files_are_refused() {
    let whole = encoded((8, 8), ColorType::Rgb, BitDepth::Eight, &[9; 192]);
    for end in 8..whole.len() - 1 {
        assert!(read(&whole[..end]).unwrap_err().to_string().starts_with("the PNG file is damaged"), "{end}");
    }
    let mut changed = whole.clone();
    changed[20] ^= 1;
    assert!(read(&changed).is_err());
    let huge = encoded((4001, 3000), ColorType::Grayscale, BitDepth::One, &vec![0; 501 * 3000]);
    assert!(read(&huge).unwrap_err().to_string().contains("4001 × 3000 pixels"));
}
