//! Fills and strokes: attributes, `style` attributes and the rules of `<style>` elements → [`Paint`].
//!
//! Of CSS: rules for an element, a class or an id, in the order of their weight. Rules for anything
//! else are refused, since a picture that leaves them out would look otherwise.

use kurbo::{Cap, Join, Stroke};
use roxmltree::Node;
use svgtypes::{Color, ViewBox};

use super::geometry::length;
use super::{Filling, name, tag_span};
use crate::span::Span;

type Rgb = [u8; 3];

/// How a shape is painted; what is inside it inherits all but `shown`.
#[derive(Clone, Debug)]
pub struct Paint {
    /// Whether it and what is inside it are drawn at all.
    pub shown: bool,
    /// Whether it is drawn.
    pub visible: bool,
    /// Colour of its area.
    pub fill: Option<Rgb>,
    /// Which parts of it are filled.
    pub filling: Filling,
    /// Colour of its edge.
    pub stroke: Option<Rgb>,
    width: f64,
    cap: Cap,
    join: Join,
    miter: f64,
    /// What `currentColor` is.
    current: Rgb,
}

impl Default for Paint {
    /// SVG 2, appendix L.
    fn default() -> Self {
        Self {
            shown: true,
            visible: true,
            fill: Some([0; 3]),
            filling: Filling::NonZero,
            stroke: None,
            width: 1.0,
            cap: Cap::Butt,
            join: Join::Miter,
            miter: 4.0,
            current: [0; 3],
        }
    }
}

impl Paint {
    /// The pen that its edge is drawn with; none where it has no width.
    pub fn pen(&self) -> Option<Stroke> {
        let stroke = Stroke::new(self.width).with_caps(self.cap).with_join(self.join).with_miter_limit(self.miter);
        (self.width > 0.0).then_some(stroke)
    }

    /// Sets one property.
    ///
    /// # Errors
    /// What a logo cannot have.
    fn set(&mut self, property: &str, value: &str) -> Result<(), String> {
        let value = value.trim().trim_end_matches("!important").trim();
        match property {
            "fill" => self.fill = self.colour(value, self.fill)?,
            "stroke" => self.stroke = self.colour(value, self.stroke)?,
            "color" => self.current = self.colour(value, Some(self.current))?.unwrap_or(self.current),
            "fill-rule" => self.filling = if value == "evenodd" { Filling::EvenOdd } else { Filling::NonZero },
            "stroke-width" => self.width = length(value).ok_or_else(|| format!("a stroke of `{value}`"))?,
            "stroke-miterlimit" => self.miter = value.parse().unwrap_or(4.0),
            "stroke-linecap" => self.cap = [("round", Cap::Round), ("square", Cap::Square)].named(value).unwrap_or(Cap::Butt),
            "stroke-linejoin" => self.join = [("round", Join::Round), ("bevel", Join::Bevel)].named(value).unwrap_or(Join::Miter),
            "fill-opacity" if is_zero(value) => self.fill = None,
            "stroke-opacity" if is_zero(value) => self.stroke = None,
            "opacity" if is_zero(value) => self.shown = false,
            "opacity" | "fill-opacity" | "stroke-opacity" if !is_one(value) => return Err(format!("transparency (`{property}` {value})")),
            "stroke-dasharray" if value != "none" => return Err("dashed strokes".to_owned()),
            "display" => self.shown = self.shown && value != "none",
            "visibility" => self.visible = value == "visible",
            "mask" | "filter" | "clip-path" | "marker" | "marker-start" | "marker-mid" | "marker-end" if value != "none" => {
                return Err(format!("`{property}`"));
            }
            "mix-blend-mode" | "paint-order" if value != "normal" => return Err(format!("`{property}`")),
            _ => {}
        }
        Ok(())
    }

    /// The colour that a value stands for; none where nothing is painted.
    fn colour(&self, value: &str, inherited: Option<Rgb>) -> Result<Option<Rgb>, String> {
        match value {
            "none" | "transparent" => return Ok(None),
            "inherit" => return Ok(inherited),
            "currentColor" | "currentcolor" => return Ok(Some(self.current)),
            _ if value.starts_with("url(") => return Err(format!("gradients or patterns (`{value}`)")),
            _ => {}
        }
        match value.parse::<Color>() {
            Ok(Color { alpha: 0, .. }) => Ok(None),
            Ok(Color { red, green, blue, alpha: 255 }) => Ok(Some([red, green, blue])),
            Ok(_) => Err(format!("transparency (`{value}`)")),
            Err(_) => Err(format!("the colour `{value}`")),
        }
    }
}

/// Values by their names.
trait Named<T> {
    fn named(self, name: &str) -> Option<T>;
}

impl<T, const N: usize> Named<T> for [(&str, T); N] {
    fn named(self, name: &str) -> Option<T> {
        self.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

fn number(value: &str) -> Option<f64> {
    match value.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok().map(|share| share / 100.0),
        None => value.parse().ok(),
    }
}

fn is_zero(value: &str) -> bool {
    number(value).is_some_and(|number| number <= 0.0)
}

fn is_one(value: &str) -> bool {
    number(value).is_some_and(|number| number >= 1.0)
}

/// The rules of a file's `<style>` elements, lightest first.
#[derive(Debug, Default)]
pub struct Sheet(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    selector: Selector,
    declarations: Vec<(String, String)>,
}

/// What a rule is for; the order is that of their weight.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Selector {
    All,
    Element(String),
    Class(String),
    Id(String),
}

impl Sheet {
    /// Adds rules.
    ///
    /// # Errors
    /// What a logo cannot have.
    pub fn read(&mut self, text: &str) -> Result<(), String> {
        let text = without_comments(text);
        for block in text.split('}').filter(|block| !block.trim().is_empty()) {
            let Some((selectors, body)) = block.split_once('{') else { return Err(format!("the style `{}`", block.trim())) };
            for selector in selectors.split(',') {
                let selector = Selector::read(selector.trim()).ok_or_else(|| format!("style rules for `{}`", selector.trim()))?;
                self.0.push(Rule { selector, declarations: declarations(body) });
            }
        }
        self.0.sort_by(|a, b| a.selector.cmp_weight(&b.selector));
        Ok(())
    }

    /// Paints an element: its attributes, then the rules for it, then its `style`. What cannot be drawn is
    /// told to `refuse`.
    pub fn apply(&self, node: Node, frame: ViewBox, paint: &mut Paint, refuse: &mut impl FnMut(Span, String)) {
        let mut set = |property: &str, value: &str, span: Span| {
            let whole = property == "clip-path" && covers(node, value, frame);
            if !whole && let Err(what) = paint.set(property, value) {
                refuse(span, what);
            }
        };
        for attribute in node.attributes().filter(|attribute| attribute.namespace().is_none() && attribute.name() != "style") {
            set(attribute.name(), attribute.value(), attribute.range().into());
        }
        for rule in self.0.iter().filter(|rule| rule.selector.is_for(node)) {
            for (property, value) in &rule.declarations {
                set(property, value, tag_span(node));
            }
        }
        if let Some(style) = node.attribute_node("style") {
            for (property, value) in declarations(style.value()) {
                set(&property, &value, style.range().into());
            }
        }
    }
}

impl Selector {
    fn read(text: &str) -> Option<Self> {
        let plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let of = |rest: &str, kind: fn(String) -> Self| plain(rest).then(|| kind(rest.to_owned()));
        match text.chars().next()? {
            '*' if text == "*" => Some(Self::All),
            '.' => of(&text[1..], Self::Class),
            '#' => of(&text[1..], Self::Id),
            _ => of(text, Self::Element),
        }
    }

    fn cmp_weight(&self, other: &Self) -> std::cmp::Ordering {
        let weight = |selector: &Self| match selector {
            Self::All => 0,
            Self::Element(_) => 1,
            Self::Class(_) => 2,
            Self::Id(_) => 3,
        };
        weight(self).cmp(&weight(other))
    }

    fn is_for(&self, node: Node) -> bool {
        match self {
            Self::All => true,
            Self::Element(wanted) => name(node) == wanted,
            Self::Class(wanted) => node.attribute("class").unwrap_or_default().split_whitespace().any(|class| class == wanted),
            Self::Id(wanted) => node.attribute("id") == Some(wanted),
        }
    }
}

/// Whether a clip is a rectangle that leaves the whole picture, as drawing programs like to add.
fn covers(node: Node, value: &str, frame: ViewBox) -> bool {
    let Some(id) = value.trim().strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) else { return false };
    let Some(clip) = node.document().descendants().find(|other| other.attribute("id") == Some(id) && name(*other) == "clipPath") else {
        return false;
    };
    let mut shapes = clip.children().filter(Node::is_element);
    let (Some(rect), None) = (shapes.next(), shapes.next()) else { return false };
    let side = |name| rect.attribute(name).map_or(Some(0.0), length).unwrap_or(f64::NAN);
    let moved = [rect, clip, node].iter().any(|node| node.has_attribute("transform"))
        || node.ancestors().any(|parent| parent.has_attribute("transform"));
    let (x, y) = (side("x"), side("y"));
    name(rect) == "rect"
        && !moved
        && x <= frame.x
        && y <= frame.y
        && x + side("width") >= frame.x + frame.w
        && y + side("height") >= frame.y + frame.h
}

fn declarations(text: &str) -> Vec<(String, String)> {
    let pairs = text.split(';').filter_map(|part| part.split_once(':'));
    pairs.map(|(property, value)| (property.trim().to_owned(), value.trim().to_owned())).collect()
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}
