//! Placed lines → text runs with every glyph in its place: spaces stretched, right-to-left words in
//! the order in which they are drawn, links given their areas.

use std::sync::Arc;

use unicode_bidi::{BidiInfo, Level};

use super::arrange::{Frame, Placed, What};
use super::itemize::is_invisible;
use super::linebreak::Item;
use super::page::{Area, Draw, SetGlyph, TextRun};
use super::paragraph::{Paragraph, Run, SetLine, Shows};
use crate::font::{Direction, Glyph, Shaper};
use crate::memo::style::Align;

/// Adds what is placed to a page, moved down by `down`.
pub fn draw(placed: &Placed, down: f32, shaper: &mut Shaper, out: &mut Vec<Draw>) {
    match &placed.what {
        What::Tint { frame, colour } => {
            out.push(Draw::Tint { area: What::area(*frame, placed.top + down, placed.bottom + down), colour: *colour });
        }
        What::Picture { frame, picture, element } => {
            let area = What::area(*frame, placed.top + down, placed.bottom + down);
            out.push(Draw::Picture { area, picture: Arc::clone(picture), element: *element });
        }
        What::Line { paragraph, lines, at, frame, size, baseline } => {
            let line = Drawing { paragraph: paragraph.get(), line: &lines[*at], size: *size };
            line.draw(*frame, placed.top + down + baseline, shaper, out);
        }
    }
}

/// Share of the type size by which a link's area reaches below the baseline, and its height.
const LINK_BELOW: f32 = 0.25;
const LINK_HEIGHT: f32 = 1.0;

struct Drawing<'a> {
    paragraph: &'a Paragraph,
    line: &'a SetLine,
    size: f32,
}

/// Glyphs of one item, ready to be drawn.
struct Part<'a> {
    run: &'a Run,
    glyphs: Vec<(Glyph, String)>,
    level: Level,
}

impl Drawing<'_> {
    fn draw(&self, frame: Frame, baseline: f32, shaper: &mut Shaper, out: &mut Vec<Draw>) {
        let (mut parts, trailing) = self.parts(shaper);
        let levels: Vec<Level> = parts.iter().map(|part| part.level).collect();
        let mut order = if levels.iter().all(Level::is_ltr) { (0..parts.len()).collect() } else { BidiInfo::reorder_visual(&levels) };
        let mut x = self.start(frame);
        // White space at the end of a line hangs outside the measure, on the side where the line ends.
        if let Some(space) = trailing {
            parts.push(space);
            match self.paragraph.direction {
                Direction::Rightward => order.push(parts.len() - 1),
                Direction::Leftward => {
                    x -= self.advance(&parts[parts.len() - 1]);
                    order.insert(0, parts.len() - 1);
                }
            }
        }
        let from = out.len();
        for at in order {
            x = self.draw_part(&parts[at], x, baseline, out);
        }
        self.add_links(from, out);
    }

    /// Where the line's left end is.
    fn start(&self, frame: Frame) -> f32 {
        let slack = frame.width - self.line.width * self.size;
        let leftward = self.paragraph.direction == Direction::Leftward;
        frame.x
            + match self.paragraph.align {
                Align::Centred => slack / 2.0,
                Align::End if leftward => 0.0,
                Align::End => slack,
                Align::Ragged | Align::Justified if leftward => slack,
                Align::Ragged | Align::Justified => 0.0,
            }
    }

    /// What the line shows in the order of reading, and the space at its end.
    fn parts(&self, shaper: &mut Shaper) -> (Vec<Part<'_>>, Option<Part<'_>>) {
        let mut parts: Vec<Part> = self.line.parts.iter().filter_map(|(item, shows)| self.part(*item, shows)).collect();
        if let Some(run) = self.line.hyphen {
            parts.push(self.hyphen(&self.paragraph.runs[run], shaper));
        }
        let ends_in_space = matches!(self.line.parts.last(), Some((_, Shows::Space { .. }))) && self.line.hyphen.is_none();
        let trailing = if ends_in_space { parts.pop() } else { None };
        (parts, trailing)
    }

    fn part(&self, item: Item, shows: &Shows) -> Option<Part<'_>> {
        match shows {
            Shows::Nothing | Shows::Hyphen { .. } => None,
            Shows::Glyphs { run, glyphs } => {
                let run = &self.paragraph.runs[*run];
                let drawn = glyphs.clone().map(|at| (run.glyphs[at].clone(), self.characters(run, at))).collect();
                Some(Part { run, glyphs: drawn, level: run.level })
            }
            Shows::Space { run } => {
                let run = &self.paragraph.runs[*run];
                let Item::Glue { width, stretch, shrink, .. } = item else { return None };
                let added = if self.line.ratio >= 0.0 { stretch } else { shrink } * self.line.ratio;
                let words = &self.paragraph.flat.words[run.words];
                let advance = (width + added) / words.relative - words.tracking;
                let glyph = Glyph { advance, ..run.glyphs.first()?.clone() };
                Some(Part { run, glyphs: vec![(glyph, " ".to_owned())], level: run.level })
            }
        }
    }

    /// A hyphen that the text does not have; it is copied as a soft hyphen.
    fn hyphen<'r>(&self, run: &'r Run, shaper: &mut Shaper) -> Part<'r> {
        let language = &self.paragraph.flat.words[run.words].language;
        let glyphs = shaper.shape(run.face, Direction::Rightward, language, "-");
        Part { run, glyphs: glyphs.iter().map(|glyph| (glyph.clone(), "\u{ad}".to_owned())).collect(), level: run.level }
    }

    /// The characters of a glyph's cluster, for its first glyph only.
    fn characters(&self, run: &Run, at: usize) -> String {
        let cluster = run.glyphs[at].cluster;
        if at > 0 && run.glyphs[at - 1].cluster == cluster {
            return String::new();
        }
        let next = run.glyphs.iter().map(|glyph| glyph.cluster).filter(|other| *other > cluster).min();
        let text = &self.paragraph.flat.text[run.text.clone()];
        text[cluster..next.unwrap_or(text.len())].chars().filter(|c| !is_invisible(*c)).collect()
    }

    fn advance(&self, part: &Part) -> f32 {
        let words = &self.paragraph.flat.words[part.run.words];
        part.glyphs.iter().map(|(glyph, _)| (glyph.advance + words.tracking) * words.relative * self.size).sum()
    }

    /// Draws a part at `x`; the place after it.
    fn draw_part(&self, part: &Part, x: f32, baseline: f32, out: &mut Vec<Draw>) -> f32 {
        let words = &self.paragraph.flat.words[part.run.words];
        let size = self.size * words.relative;
        let y = baseline - words.raise * size;
        let mut run = match out.pop() {
            Some(Draw::Text(last)) if self.continues(&last, part, (x, y, size)) => last,
            other => {
                out.extend(other);
                let (text, glyphs) = (String::new(), Vec::new());
                TextRun { x, y, face: part.run.face, size, colour: words.colour, element: words.element, text, glyphs }
            }
        };
        let mut pen = x;
        for (glyph, characters) in &part.glyphs {
            let start = run.text.len();
            run.text.push_str(characters);
            let advance = (glyph.advance + words.tracking) * size;
            run.glyphs.push(SetGlyph { id: glyph.id, advance, dx: glyph.dx * size, dy: glyph.dy * size, chars: start..run.text.len() });
            pen += advance;
        }
        out.push(Draw::Text(run));
        pen
    }

    /// Whether a part goes on in the same look where the last run ended.
    #[expect(clippy::float_cmp, reason = "the same computation gives the same number")]
    fn continues(&self, last: &TextRun, part: &Part, (x, y, size): (f32, f32, f32)) -> bool {
        let words = &self.paragraph.flat.words[part.run.words];
        (last.face, last.colour, last.element) == (part.run.face, words.colour, words.element)
            && last.size == size
            && last.y == y
            && (last.x + last.width() - x).abs() < 0.01
    }

    /// Adds the areas of the links among the runs drawn since `from`.
    fn add_links(&self, from: usize, out: &mut Vec<Draw>) {
        let linked = |run: &TextRun| self.paragraph.flat.words.iter().any(|words| words.linked && words.element == run.element);
        let links: Vec<Draw> = out[from..]
            .iter()
            .filter_map(|draw| match draw {
                Draw::Text(run) if linked(run) => run.element.map(|element| (run, element)),
                _ => None,
            })
            .map(|(run, element)| {
                let area =
                    Area { x: run.x, y: run.y - run.size * (LINK_HEIGHT - LINK_BELOW), width: run.width(), height: run.size * LINK_HEIGHT };
                Draw::Link { area, element }
            })
            .collect();
        out.extend(links);
    }
}
