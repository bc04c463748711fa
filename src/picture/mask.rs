//! Outlines → how much of each pixel they cover.

use ab_glyph_rasterizer::{Point, Rasterizer, point};

use crate::font::Segment;

/// Steps between paper and full colour at the edge of a shape. Sixteen look like any more, and with
/// them the colours of a usual page fit into a palette.
const STEPS: f32 = 15.0;

/// Which parts of an outline are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    /// Those that it winds around.
    #[default]
    NonZero,
    /// Those that it winds around an odd number of times.
    EvenOdd,
}

/// Where the origin of an outline is and how large its units are, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Pixels to a unit, rightwards.
    pub across: f32,
    /// Pixels to a unit, downwards: less than 0 where the outline's units go upwards, as in fonts.
    pub down: f32,
}

impl Place {
    fn put(self, (x, y): (f32, f32)) -> Point {
        point(self.x + x * self.across, self.y + y * self.down)
    }
}

/// How much of each pixel an outline covers, from 0 to 1.
pub struct Mask {
    /// The column of its first pixel.
    pub left: isize,
    /// The row of its first pixel.
    pub top: isize,
    /// Pixels in a row.
    pub width: usize,
    /// Row by row.
    pub coverage: Vec<f32>,
}

impl Mask {
    /// The mask of an outline; none for one without a point.
    #[must_use]
    pub fn of(outline: &[Segment], filling: Filling, place: Place, rasterizer: &mut Rasterizer) -> Option<Self> {
        let points = outline.iter().flat_map(|segment| match *segment {
            Segment::Move(p) | Segment::Line(p) => vec![p],
            Segment::Quad(c, p) => vec![c, p],
            Segment::Cubic(a, b, p) => vec![a, b, p],
            Segment::Close => vec![],
        });
        let bounds = points.map(|p| place.put(p)).fold(None, |bounds: Option<[f32; 4]>, p| {
            let [left, top, right, bottom] = bounds.unwrap_or([p.x, p.y, p.x, p.y]);
            Some([left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)])
        });
        let [left, top, right, bottom] = bounds?;
        // A pixel more on each side: the rasteriser writes beyond the last column.
        let (left, top) = (left.floor() - 1.0, top.floor() - 1.0);
        let (width, height) = ((right.ceil() - left) as usize + 2, (bottom.ceil() - top) as usize + 2);
        rasterizer.reset(width, height);
        trace(outline, Place { x: place.x - left, y: place.y - top, ..place }, rasterizer);
        let mut coverage = vec![0.0; width * height];
        rasterizer.for_each_pixel(|at, wound| coverage[at] = (filling.share(wound) * STEPS).round() / STEPS);
        Some(Self { left: left as isize, top: top as isize, width, coverage })
    }
}

impl Filling {
    /// How much of a pixel is filled, given how often the outline winds around it on average.
    fn share(self, wound: f32) -> f32 {
        match self {
            Self::NonZero => wound.clamp(0.0, 1.0),
            Self::EvenOdd => 1.0 - (wound.rem_euclid(2.0) - 1.0).abs(),
        }
    }
}

/// Draws each contour, closed.
fn trace(outline: &[Segment], place: Place, rasterizer: &mut Rasterizer) {
    let (mut start, mut pen) = (point(0.0, 0.0), point(0.0, 0.0));
    for segment in outline {
        match *segment {
            Segment::Move(p) => {
                rasterizer.draw_line(pen, start);
                start = place.put(p);
                pen = start;
            }
            Segment::Line(p) => {
                rasterizer.draw_line(pen, place.put(p));
                pen = place.put(p);
            }
            Segment::Quad(c, p) => {
                rasterizer.draw_quad(pen, place.put(c), place.put(p));
                pen = place.put(p);
            }
            Segment::Cubic(a, b, p) => {
                rasterizer.draw_cubic(pen, place.put(a), place.put(b), place.put(p));
                pen = place.put(p);
            }
            Segment::Close => {
                rasterizer.draw_line(pen, start);
                pen = start;
            }
        }
    }
    rasterizer.draw_line(pen, start);
}
