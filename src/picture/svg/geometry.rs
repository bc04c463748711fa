//! Elements → outlines in their own coordinates.

use kurbo::{Affine, BezPath, Circle, Ellipse, Point, Rect, RoundedRect, Shape as _};
use roxmltree::Node;
use svgtypes::{Length, LengthUnit, PointsParser, SimplePathSegment, SimplifyingPathParser, Transform};

use super::{name, tag_span};
use crate::span::Span;

/// How far, in units, the curves of circles and rounded corners may be from true. Four cubic curves to
/// a circle are within this at any size that a logo has.
const TOLERANCE: f64 = 1e-3;

/// Where something is wrong, and what.
type Wrong = (Span, &'static str);

/// The outline of an element; `None` for one that has none.
pub fn outline(node: Node) -> Option<Result<BezPath, Wrong>> {
    Some(match name(node) {
        "path" => path(node),
        "rect" => rect(node),
        "circle" | "ellipse" => ellipse(node),
        "line" => numbers(node, ["x1", "y1", "x2", "y2"]).map(|[x1, y1, x2, y2]| polyline(&[(x1, y1), (x2, y2)])),
        "polyline" => Ok(polyline(&points(node))),
        "polygon" => {
            let mut outline = polyline(&points(node));
            if !outline.elements().is_empty() {
                outline.close_path();
            }
            Ok(outline)
        }
        _ => return None,
    })
}

/// The `transform` of an element.
///
/// # Errors
/// Its place, where it cannot be read.
pub fn transform(node: Node) -> Result<Affine, Span> {
    let Some(attribute) = node.attribute_node("transform") else { return Ok(Affine::IDENTITY) };
    match attribute.value().parse::<Transform>() {
        Ok(Transform { a, b, c, d, e, f }) => Ok(Affine::new([a, b, c, d, e, f])),
        Err(_) => Err(attribute.range().into()),
    }
}

/// A length in pixels (CSS Values 3, 6.2); `None` where it depends on something else.
pub fn length(text: &str) -> Option<f64> {
    let Length { number, unit } = text.trim().parse().ok()?;
    Some(match unit {
        LengthUnit::None | LengthUnit::Px => number,
        LengthUnit::In => number * 96.0,
        LengthUnit::Cm => number * 96.0 / 2.54,
        LengthUnit::Mm => number * 96.0 / 25.4,
        LengthUnit::Pt => number * 96.0 / 72.0,
        LengthUnit::Pc => number * 16.0,
        LengthUnit::Em | LengthUnit::Ex | LengthUnit::Percent => return None,
    })
}

fn path(node: Node) -> Result<BezPath, Wrong> {
    let Some(attribute) = node.attribute_node("d") else { return Ok(BezPath::new()) };
    let mut outline = BezPath::new();
    for segment in SimplifyingPathParser::from(attribute.value()) {
        match segment.map_err(|_| (Span::from(attribute.range()), "this path cannot be read"))? {
            SimplePathSegment::MoveTo { x, y } => outline.move_to((x, y)),
            SimplePathSegment::LineTo { x, y } => outline.line_to((x, y)),
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => outline.curve_to((x1, y1), (x2, y2), (x, y)),
            SimplePathSegment::Quadratic { x1, y1, x, y } => outline.quad_to((x1, y1), (x, y)),
            SimplePathSegment::ClosePath => outline.close_path(),
        }
    }
    Ok(outline)
}

fn rect(node: Node) -> Result<BezPath, Wrong> {
    let [x, y, width, height] = numbers(node, ["x", "y", "width", "height"])?;
    if width <= 0.0 || height <= 0.0 {
        return Ok(BezPath::new());
    }
    let corner = |name| node.attribute(name).and_then(length);
    let (rx, ry) = match (corner("rx"), corner("ry")) {
        (None, None) => (0.0, 0.0),
        (Some(r), None) | (None, Some(r)) => (r, r),
        (Some(rx), Some(ry)) => (rx, ry),
    };
    let (rx, ry) = (rx.clamp(0.0, width / 2.0), ry.clamp(0.0, height / 2.0));
    if rx <= 0.0 || ry <= 0.0 {
        return Ok(Rect::new(x, y, x + width, y + height).to_path(TOLERANCE));
    }
    // Round corners, pulled to the shape of the ellipse.
    let pull = Affine::new([1.0, 0.0, 0.0, ry / rx, x, y]);
    Ok(pull * RoundedRect::new(0.0, 0.0, width, height * rx / ry, rx).to_path(TOLERANCE))
}

fn ellipse(node: Node) -> Result<BezPath, Wrong> {
    let [cx, cy] = numbers(node, ["cx", "cy"])?;
    if name(node) == "circle" {
        let [r] = numbers(node, ["r"])?;
        return Ok(if r > 0.0 { Circle::new((cx, cy), r).to_path(TOLERANCE) } else { BezPath::new() });
    }
    let [rx, ry] = numbers(node, ["rx", "ry"])?;
    Ok(if rx > 0.0 && ry > 0.0 { Ellipse::new((cx, cy), (rx, ry), 0.0).to_path(TOLERANCE) } else { BezPath::new() })
}

fn points(node: Node) -> Vec<(f64, f64)> {
    PointsParser::from(node.attribute("points").unwrap_or_default()).collect()
}

fn polyline(points: &[(f64, f64)]) -> BezPath {
    let mut outline = BezPath::new();
    for (at, point) in points.iter().enumerate() {
        let point = Point::from(*point);
        if at == 0 { outline.move_to(point) } else { outline.line_to(point) }
    }
    outline
}

/// The lengths of these attributes, 0 where there is none.
fn numbers<const N: usize>(node: Node, names: [&str; N]) -> Result<[f64; N], Wrong> {
    let mut values = [0.0; N];
    for (value, name) in values.iter_mut().zip(names) {
        if let Some(attribute) = node.attribute_node(name) {
            *value = length(attribute.value())
                .ok_or((Span::from(attribute.range()), "this length depends on something else; write a number"))?;
        }
    }
    if values.iter().all(|value| value.is_finite()) { Ok(values) } else { Err((tag_span(node), "this shape has no size")) }
}
