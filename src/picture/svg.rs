//! An SVG file → filled shapes.
//!
//! What is drawn: `path`, `rect`, `circle`, `ellipse`, `line`, `polyline`, `polygon` within `svg`, `g`
//! and `a`, with `transform`, fills and solid strokes of one colour each, given by attributes, `style`
//! attributes and `<style>` rules for an element, a class or an id. Whatever else would change the
//! picture (text, gradients, transparency, clipping, filters, other pictures) is an error with its
//! place. What shows nothing (titles, metadata, other vocabularies, definitions that nothing uses) is
//! passed over.

mod geometry;
mod looks;

use kurbo::{Affine, BezPath, PathEl};
use roxmltree::{Document, Node, ParsingOptions};
use svgtypes::ViewBox;

use super::{Content, Filling, Picture, PictureError, Shape};
use crate::diag::Diagnostic;
use crate::font::Segment;
use crate::span::Span;
use looks::{Paint, Sheet};

/// Elements of a logo at most; text, comments and attributes do not count.
const MAX_NODES: u32 = 20_000;
/// Pieces of outlines at most: more would make a long file and a slow printer.
const MAX_PIECES: usize = 40_000;
/// Elements nested deeper than this are refused.
const MAX_DEPTH: usize = 64;
/// How far, in widths or heights of the picture, a shape may reach beyond its edges.
const BEYOND: f64 = 2.0;
/// Coordinates are kept to this share of the picture's larger side: a tenth of a pixel at 600 to the
/// inch where a logo is two inches wide.
const GRAIN: f64 = 1.0 / 12_000.0;

/// Elements that show nothing by themselves.
const SILENT: &[&str] = &[
    "title",
    "desc",
    "metadata",
    "defs",
    "style",
    "symbol",
    "linearGradient",
    "radialGradient",
    "pattern",
    "clipPath",
    "mask",
    "filter",
    "marker",
    "script",
];

/// Reads an SVG file.
///
/// # Errors
///
/// [`PictureError::Parts`] with everything in it that is not drawn; [`PictureError::File`] where it is no
/// SVG file.
pub fn read(text: &str) -> Result<Picture, PictureError> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| PictureError::File(format!("the SVG file is not well formed: {error}")))?;
    let root = document.root_element();
    if name(root) != "svg" {
        return Err(PictureError::File(format!("the outermost element is <{}>, not <svg>", name(root))));
    }
    let frame =
        frame(root).ok_or_else(|| PictureError::File("the SVG file states neither a viewBox nor a width and a height".to_owned()))?;
    let mut reader = Reader { sheet: Sheet::default(), frame, shapes: Vec::new(), pieces: 0, problems: Vec::new() };
    reader.read_sheets(root);
    reader.children(root, &Paint::default(), Affine::translate((-frame.x, -frame.y)), 0);
    if reader.problems.is_empty() && reader.shapes.is_empty() {
        return Err(PictureError::File("the SVG file shows nothing".to_owned()));
    }
    if reader.problems.is_empty() {
        Ok(Picture { width: frame.w as f32, height: frame.h as f32, content: Content::Shapes(reader.shapes) })
    } else {
        Err(PictureError::Parts { text: text.to_owned(), problems: reader.problems })
    }
}

/// The part of the drawing that is the picture.
fn frame(root: Node) -> Option<ViewBox> {
    let stated = root.attribute("viewBox").and_then(|value| value.parse::<ViewBox>().ok());
    let sized = || {
        let side = |side| geometry::length(root.attribute(side)?);
        Some(ViewBox::new(0.0, 0.0, side("width")?, side("height")?))
    };
    let sound = |side: f64| (1e-3..=1e6).contains(&side);
    stated.or_else(sized).filter(|frame| sound(frame.w) && sound(frame.h) && frame.x.abs() < 1e6 && frame.y.abs() < 1e6)
}

fn name<'n>(node: Node<'n, '_>) -> &'n str {
    node.tag_name().name()
}

/// Whether an element belongs to another vocabulary, such as an editor's own notes.
fn is_foreign(node: Node) -> bool {
    node.tag_name().namespace().is_some_and(|namespace| namespace != "http://www.w3.org/2000/svg")
}

/// `<name`, without its attributes.
fn tag_span(node: Node) -> Span {
    let start = node.range().start;
    let rest = &node.document().input_text()[start..];
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
    Span::new(start, start + end)
}

/// Walks through the drawing and collects shapes, and what cannot be drawn.
struct Reader {
    sheet: Sheet,
    frame: ViewBox,
    shapes: Vec<Shape>,
    pieces: usize,
    problems: Vec<Diagnostic>,
}

impl Reader {
    fn read_sheets(&mut self, root: Node) {
        for node in root.descendants().filter(|node| name(*node) == "style" && !is_foreign(*node)) {
            let rules: String = node.children().filter_map(|child| child.text()).collect();
            if let Err(what) = self.sheet.read(&rules) {
                self.refuse(tag_span(node), what);
            }
        }
    }

    fn children(&mut self, parent: Node, paint: &Paint, placed: Affine, depth: usize) {
        if depth > MAX_DEPTH {
            self.refuse(tag_span(parent), "elements nested this deep");
            return;
        }
        for node in parent.children().filter(|node| node.is_element() && !is_foreign(*node)) {
            if SILENT.contains(&name(node)) {
                continue;
            }
            self.element(node, paint, placed, depth);
        }
    }

    fn element(&mut self, node: Node, around: &Paint, placed: Affine, depth: usize) {
        let mut paint = around.clone();
        let mut refused = Vec::new();
        self.sheet.apply(node, self.frame, &mut paint, &mut |span, what| refused.push((span, what)));
        if !paint.shown {
            return;
        }
        for (span, what) in refused {
            self.refuse(span, what);
        }
        let placed = match geometry::transform(node) {
            Ok(own) => placed * own,
            Err(span) => return self.wrong(span, "this transform cannot be read"),
        };
        match name(node) {
            "g" | "a" => self.children(node, &paint, placed, depth + 1),
            _ => match geometry::outline(node) {
                Some(Ok(outline)) => self.shape(node, &outline, &paint, placed),
                Some(Err((span, what))) => self.wrong(span, what),
                None => self.refuse(tag_span(node), format!("<{}>", name(node))),
            },
        }
    }

    /// The fill of an outline, then its stroke.
    fn shape(&mut self, node: Node, outline: &BezPath, paint: &Paint, placed: Affine) {
        if !paint.visible {
            return;
        }
        if let Some(colour) = paint.fill.filter(|_| name(node) != "line") {
            self.fill(node, &(placed * outline.clone()), paint.filling, colour);
        }
        if let (Some(colour), Some(stroke)) = (paint.stroke, paint.pen()) {
            let scale = placed.determinant().abs().sqrt();
            let fine = self.frame.w.max(self.frame.h) * GRAIN / scale.max(1e-9);
            let edge = kurbo::stroke(outline.iter(), &stroke, &kurbo::StrokeOpts::default(), fine);
            self.fill(node, &(placed * edge), Filling::NonZero, colour);
        }
    }

    fn fill(&mut self, node: Node, outline: &BezPath, filling: Filling, colour: [u8; 3]) {
        let ViewBox { w, h, .. } = self.frame;
        self.pieces += outline.elements().len();
        if self.pieces > MAX_PIECES {
            if self.pieces - outline.elements().len() <= MAX_PIECES {
                self.refuse(tag_span(node), format!("more than {MAX_PIECES} pieces of outline"));
            }
            return;
        }
        let near =
            |at: kurbo::Point| (-BEYOND * w..=(1.0 + BEYOND) * w).contains(&at.x) && (-BEYOND * h..=(1.0 + BEYOND) * h).contains(&at.y);
        if !outline.elements().iter().all(|piece| points(*piece).into_iter().flatten().all(near)) {
            return self.refuse(tag_span(node), "a shape that reaches far outside the picture");
        }
        let steps = steps(w.max(h));
        let segments: Vec<Segment> = outline.elements().iter().map(|piece| segment(*piece, steps)).collect();
        if segments.len() > 1 {
            self.shapes.push(Shape { outline: segments, filling, colour });
        }
    }

    fn refuse(&mut self, span: Span, what: impl std::fmt::Display) {
        self.wrong(span, format!("a logo cannot have {what}"));
    }

    fn wrong(&mut self, span: Span, message: impl Into<String>) {
        let known = self.problems.iter().any(|problem| problem.span() == span);
        if !known {
            self.problems.push(
                Diagnostic::error("E121", message.into(), span, "").help(
                    "save the logo as PNG, about 400 pixels high, or simplify the drawing: text as outlines, plain colours, no effects",
                ),
            );
        }
    }
}

/// The points of a piece of outline.
fn points(piece: PathEl) -> [Option<kurbo::Point>; 3] {
    match piece {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => [Some(p), None, None],
        PathEl::QuadTo(a, p) => [Some(a), Some(p), None],
        PathEl::CurveTo(a, b, p) => [Some(a), Some(b), Some(p)],
        PathEl::ClosePath => [None; 3],
    }
}

/// Steps to a unit, a power of ten, so that coordinates are kept to [`GRAIN`] of a picture this large.
fn steps(side: f64) -> f64 {
    let mut steps = 1.0;
    while steps * side * GRAIN < 1.0 {
        steps *= 10.0;
    }
    steps
}

/// A piece of outline, its coordinates rounded to whole steps.
fn segment(piece: PathEl, steps: f64) -> Segment {
    let round = |p: kurbo::Point| (((p.x * steps).round() / steps) as f32, ((p.y * steps).round() / steps) as f32);
    match piece {
        PathEl::MoveTo(p) => Segment::Move(round(p)),
        PathEl::LineTo(p) => Segment::Line(round(p)),
        PathEl::QuadTo(a, p) => Segment::Quad(round(a), round(p)),
        PathEl::CurveTo(a, b, p) => Segment::Cubic(round(a), round(b), round(p)),
        PathEl::ClosePath => Segment::Close,
    }
}

#[cfg(test)]
mod tests;
