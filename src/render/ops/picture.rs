//! A logo → page operations: shapes as filled outlines, pixels as an image that the finishing pass adds.

use std::sync::Arc;

use printpdf::{DictItem, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, WindingOrder, XObjectId, XObjectTransform};

use super::{Open, PageWriter, count, round, tag_of};
use crate::font::Segment;
use crate::layout::{Area, ElementId};
use crate::memo::style::Colour;
use crate::picture::{Content, Filling, Picture, Shape};

/// The name under which pages draw the image of this number.
pub fn image_name(number: usize) -> String {
    format!("Logo{number}")
}

impl PageWriter<'_> {
    /// Draws a picture, as a figure or as something that means nothing.
    pub(super) fn picture(&mut self, area: Area, picture: &Arc<Picture>, element: Option<ElementId>) {
        self.close();
        match element {
            None => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Some(id) => {
                self.pieces.push(id);
                self.figures.push((id, area));
                let number = ("MCID", DictItem::Int(count(self.pieces.len() - 1)));
                self.mark(tag_of(&self.laid_out.elements[id.0].role), vec![number]);
            }
        }
        match &picture.content {
            Content::Pixels { .. } => self.image(area, picture),
            Content::Shapes(shapes) => self.shapes(area, picture, shapes),
        }
        self.ops.push(Op::EndMarkedContent);
        self.open = Open::Nothing;
    }

    fn image(&mut self, area: Area, picture: &Arc<Picture>) {
        let known = self.images.iter().position(|other| other == picture);
        let number = known.unwrap_or_else(|| {
            self.images.push(Arc::clone(picture));
            self.images.len() - 1
        });
        let place = self.rect(area);
        let transform = XObjectTransform {
            translate_x: Some(place.x),
            translate_y: Some(place.y),
            scale_x: Some(place.width.0),
            scale_y: Some(place.height.0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(image_name(number)), transform });
    }

    /// Shapes, clipped to the picture.
    fn shapes(&mut self, area: Area, picture: &Picture, shapes: &[Shape]) {
        self.ops.push(Op::SaveGraphicsState);
        let frame = self.rect(area);
        self.ops.push(Op::DrawRectangle {
            rectangle: printpdf::Rect { mode: Some(PaintMode::Clip), winding_order: Some(WindingOrder::NonZero), ..frame },
        });
        let scale = area.width / picture.width;
        let bottom = self.page.height - area.y;
        let place = |(x, y): (f32, f32)| Point { x: Pt(round(area.x + x * scale)), y: Pt(round(bottom - y * scale)) };
        for shape in shapes {
            self.fill(Colour(shape.colour));
            let winding_order = if shape.filling == Filling::EvenOdd { WindingOrder::EvenOdd } else { WindingOrder::NonZero };
            let rings = rings(&shape.outline, place);
            self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order } });
        }
        self.ops.push(Op::RestoreGraphicsState);
        // The colour from before is back.
        self.colour = None;
    }
}

/// The contours of an outline.
fn rings(outline: &[Segment], place: impl Fn((f32, f32)) -> Point) -> Vec<PolygonRing> {
    let mut rings: Vec<PolygonRing> = Vec::new();
    let mut pen = (0.0, 0.0);
    let mut start = pen;
    for segment in outline {
        let mut add = |points: &[((f32, f32), bool)]| {
            if rings.is_empty() {
                rings.push(PolygonRing { points: Vec::new() });
            }
            if let Some(ring) = rings.last_mut() {
                ring.points.extend(points.iter().map(|(point, bezier)| LinePoint { p: place(*point), bezier: *bezier }));
            }
        };
        match *segment {
            Segment::Move(to) => {
                rings.push(PolygonRing { points: vec![LinePoint { p: place(to), bezier: false }] });
                (pen, start) = (to, to);
            }
            Segment::Line(to) => {
                add(&[(to, false)]);
                pen = to;
            }
            Segment::Quad(control, to) => {
                // A quadratic curve as a cubic one.
                let toward = |from: (f32, f32)| (from.0 + (control.0 - from.0) * 2.0 / 3.0, from.1 + (control.1 - from.1) * 2.0 / 3.0);
                add(&[(toward(pen), true), (toward(to), true), (to, false)]);
                pen = to;
            }
            Segment::Cubic(a, b, to) => {
                add(&[(a, true), (b, true), (to, false)]);
                pen = to;
            }
            Segment::Close => pen = start,
        }
    }
    rings
}
