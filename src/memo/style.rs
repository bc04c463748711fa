//! A template's `style.toml` → [`Style`]: the page's margins and a look for every name that the
//! markup uses.
//!
//! A look says only what differs: the rest comes from the look it is `like`, then from `body`
//! (blocks) or from the words around (inline). Sizes and gaps are in points at full size; margins
//! in millimetres. Nothing is measured here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use thiserror::Error;

use crate::font::{Family, Slant, Weight};

/// How a template's page looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The page's frame.
    pub page: PageStyle,
    looks: BTreeMap<String, Look>,
}

/// The page's frame; lengths in millimetres.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PageStyle {
    /// White space above the body.
    pub top: f32,
    /// White space below the footer.
    pub bottom: f32,
    /// White space at the left and at the right.
    pub sides: f32,
    /// Least white space between body and footer.
    pub above_footer: f32,
    /// White space between the page's edge and the marking.
    pub marking: f32,
}

/// The look of a block or of words; `None` is “as around”.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Look {
    /// Name of the look to start from.
    pub like: Option<String>,
    /// Kind of letter.
    pub family: Option<Family>,
    /// How heavy.
    pub weight: Option<Weight>,
    /// Whether it leans.
    pub slant: Option<Slant>,
    /// Type size in points.
    pub size: Option<f32>,
    /// Type size as a share of the size around.
    pub relative_size: Option<f32>,
    /// Distance of baselines in points.
    pub leading: Option<f32>,
    /// Colour of the letters.
    pub colour: Option<Colour>,
    /// Space added after each letter, in ems. Above 0.08 letters come apart when text is copied.
    pub tracking: Option<f32>,
    /// How far letters are raised, in ems.
    pub raise: Option<f32>,
    /// Whether letters are made capitals.
    pub case: Option<Case>,
    /// How lines fill the measure.
    pub align: Option<Align>,
    /// Whether words may be divided.
    pub hyphens: Option<Hyphens>,
    /// White space above, in points.
    pub above: Option<f32>,
    /// White space below, in points.
    pub below: Option<f32>,
    /// What stands before each item of a list.
    pub marker: Option<String>,
    /// How far a list's text, or a grid's second column, stands in from the left, in points.
    pub indent: Option<f32>,
    /// White space between items, rows, or columns, or beside a logo, in points.
    pub between: Option<f32>,
    /// Tint of a panel, colour of a rule or of the line between columns.
    pub fill: Option<Colour>,
    /// Colour of the bar at the edge of a panel.
    pub bar: Option<Colour>,
    /// Thickness of a rule, or of the bar of a panel, in points.
    pub thickness: Option<f32>,
    /// White space within a panel, in points.
    pub padding: Option<f32>,
    /// Height of a logo, in points; a wide one is lower.
    pub height: Option<f32>,
}

/// A colour of the screen (sRGB).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// Whether letters keep their case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// As written.
    #[default]
    Kept,
    /// Capitals.
    Upper,
}

/// How lines fill the measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Even at the start, ragged at the end.
    #[default]
    Ragged,
    /// Even at both edges.
    Justified,
    /// Even about the middle.
    Centred,
    /// Ragged at the start, even at the end.
    End,
}

/// Whether words may be divided at the end of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hyphens {
    /// Never.
    #[default]
    None,
    /// Where the language allows it and the lines are better for it.
    Auto,
}

/// Why a style cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum StyleError {
    /// Not TOML, or a key or value that no style has; the message shows line and column.
    #[error("{0}")]
    Syntax(String),
    /// A look that the style does not describe.
    #[error("the style has no look called `{name}`; it has {known}")]
    UnknownLook {
        /// The name asked for.
        name: String,
        /// Those there are.
        known: String,
    },
    /// Looks that are like each other in a circle.
    #[error("the look `{name}` is like itself")]
    Circle {
        /// One of them.
        name: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    page: PageStyle,
    looks: BTreeMap<String, Look>,
}

impl Style {
    /// Reads a style file.
    ///
    /// # Errors
    ///
    /// [`StyleError`] of each kind.
    pub fn from_toml(text: &str) -> Result<Self, StyleError> {
        let file: File = toml::from_str(text).map_err(|error| StyleError::Syntax(error.to_string()))?;
        let unsettled = Self { page: file.page, looks: file.looks };
        let names: Vec<String> = unsettled.looks.keys().cloned().collect();
        let looks = names.into_iter().map(|name| unsettled.settle(&name, 0).map(|look| (name, look))).collect::<Result<_, _>>()?;
        let style = Self { page: unsettled.page, looks };
        style.look("body")?;
        Ok(style)
    }

    /// The look of this name.
    ///
    /// # Errors
    ///
    /// [`StyleError::UnknownLook`].
    pub fn look(&self, name: &str) -> Result<&Look, StyleError> {
        self.looks.get(name).ok_or_else(|| StyleError::UnknownLook {
            name: name.to_owned(),
            known: self.looks.keys().map(String::as_str).collect::<Vec<_>>().join(", "),
        })
    }

    /// A look with what it takes from the look it is like.
    fn settle(&self, name: &str, depth: usize) -> Result<Look, StyleError> {
        if depth > self.looks.len() {
            return Err(StyleError::Circle { name: name.to_owned() });
        }
        let look = self.look(name)?;
        match &look.like {
            None => Ok(look.clone()),
            Some(other) => Ok(look.over(&self.settle(other, depth + 1)?)),
        }
    }
}

impl Look {
    /// This look where it says something, `base` elsewhere.
    #[must_use]
    pub fn over(&self, base: &Self) -> Self {
        Self {
            like: None,
            family: self.family.or(base.family),
            weight: self.weight.or(base.weight),
            slant: self.slant.or(base.slant),
            size: self.size.or(base.size),
            relative_size: self.relative_size.or(base.relative_size),
            leading: self.leading.or(base.leading),
            colour: self.colour.or(base.colour),
            tracking: self.tracking.or(base.tracking),
            raise: self.raise.or(base.raise),
            case: self.case.or(base.case),
            align: self.align.or(base.align),
            hyphens: self.hyphens.or(base.hyphens),
            above: self.above.or(base.above),
            below: self.below.or(base.below),
            marker: self.marker.clone().or_else(|| base.marker.clone()),
            indent: self.indent.or(base.indent),
            between: self.between.or(base.between),
            fill: self.fill.or(base.fill),
            bar: self.bar.or(base.bar),
            thickness: self.thickness.or(base.thickness),
            padding: self.padding.or(base.padding),
            height: self.height.or(base.height),
        }
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_colour(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no colour; write it as #1a2b3c")))
    }
}

fn parse_colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(Colour([part(0)?, part(2)?, part(4)?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "[page]\ntop = 18\nbottom = 14\nsides = 20\nabove-footer = 4\nmarking = 8\n";

    #[test]
    fn a_look_takes_the_rest_from_the_one_it_is_like() {
        let style = Style::from_toml(&format!(
            "{PAGE}[looks.body]\nsize = 11\n[looks.small]\nlike = \"body\"\nsize = 8\n[looks.tiny]\nlike = \"small\"\ncolour = \"#102030\""
        ))
        .expect("a sound style");
        let tiny = style.look("tiny").expect("it is there");
        assert_eq!((tiny.size, tiny.colour), (Some(8.0), Some(Colour([16, 32, 48]))));
    }

    #[test]
    fn unknown_properties_are_named_with_their_line() {
        let error = Style::from_toml(&format!("{PAGE}[looks.body]\nsise = 11\n")).expect_err("sise is no property").to_string();
        assert!(error.contains("line 8") && error.contains("sise"), "{error}");
    }

    #[test]
    fn unknown_looks_and_circles_are_errors() {
        let unknown = Style::from_toml(&format!("{PAGE}[looks.body]\nlike = \"bdoy\"\n"));
        assert!(matches!(unknown, Err(StyleError::UnknownLook { .. })));
        let circle = Style::from_toml(&format!("{PAGE}[looks.body]\nlike = \"a\"\n[looks.a]\nlike = \"body\""));
        assert!(matches!(circle, Err(StyleError::Circle { .. })));
    }
}
