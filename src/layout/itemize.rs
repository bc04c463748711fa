//! The text of a block → runs of glyphs, and the boxes, glue and penalties that its lines are broken
//! from: faces are chosen, directions resolved, words divided where their language allows it.
//!
//! Widths are in ems of the paragraph's type size. Characters that no font has are noted, never
//! dropped.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::BreakOpportunity;
use unicode_normalization::char::is_combining_mark;

use super::hyphen;
use super::inline::{Flat, LINE_END};
use super::linebreak::Item;
use super::paragraph::{Missing, Run, Setting, Shows, width_of};
use crate::font::{Direction, FaceId, Glyph, Shaper};
use crate::memo::style::{Align, Hyphens};

/// Share of a space's width by which it may grow and shrink in justified lines (Knuth and Plass use
/// a half and a third).
const SPACE_STRETCH: f32 = 0.5;
const SPACE_SHRINK: f32 = 0.33;
/// How bad it is to divide a word, in justified and in ragged lines.
const HYPHEN_COST: f32 = 60.0;
const RAGGED_HYPHEN_COST: f32 = 150.0;
/// A text in parts.
pub(super) struct Itemized {
    /// Stretches of glyphs.
    pub runs: Vec<Run>,
    /// What lines are broken from.
    pub items: Vec<Item>,
    /// What each item shows.
    pub shows: Vec<Shows>,
}

/// Takes a text apart.
pub(super) fn itemize(flat: &Flat, setting: Setting, shaper: &mut Shaper, missing: &mut Vec<Missing>) -> Itemized {
    let mut itemizer = Itemizer::new(flat, setting, shaper, missing);
    itemizer.run();
    Itemized { runs: itemizer.runs, items: itemizer.items, shows: itemizer.shows }
}

/// Walks through a text and makes runs and items of it.
struct Itemizer<'a, 'b, 'c> {
    flat: &'a Flat,
    setting: Setting,
    shaper: &'a mut Shaper<'c>,
    missing: &'b mut Vec<Missing>,
    /// Level of each byte; empty where all of it runs to the right.
    levels: Vec<Level>,
    /// Bytes before which a line may end.
    opportunities: Vec<usize>,
    runs: Vec<Run>,
    items: Vec<Item>,
    shows: Vec<Shows>,
}

impl<'a, 'b, 'c> Itemizer<'a, 'b, 'c> {
    fn new(flat: &'a Flat, setting: Setting, shaper: &'a mut Shaper<'c>, missing: &'b mut Vec<Missing>) -> Self {
        let opportunities =
            unicode_linebreak::linebreaks(&flat.text).filter(|(_, kind)| *kind == BreakOpportunity::Allowed).map(|(at, _)| at);
        // An address does not end a line with its scheme.
        let opportunities = opportunities.filter(|at| !flat.text[..*at].ends_with("://")).collect();
        let levels = levels(&flat.text, setting.direction);
        Self { flat, setting, shaper, missing, levels, opportunities, runs: vec![], items: vec![], shows: vec![] }
    }

    fn run(&mut self) {
        let text = &self.flat.text;
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let end = at + character.len_utf8();
            if character == LINE_END {
                self.push(Item::Forced, Shows::Nothing);
                at = end;
            } else if let Some(ems) = space_width(character) {
                self.space(at..end, ems);
                at = end;
            } else {
                at = self.letters(at);
            }
        }
    }

    fn push(&mut self, item: Item, shows: Shows) {
        self.items.push(item);
        self.shows.push(shows);
    }

    fn may_end(&self, at: usize) -> bool {
        self.opportunities.binary_search(&at).is_ok()
    }

    fn level(&self, at: usize) -> Level {
        self.levels.get(at).copied().unwrap_or_else(Level::ltr)
    }

    /// Place in [`Flat::words`] of the byte's look.
    fn words_at(&self, at: usize) -> usize {
        let found = self.flat.spans.partition_point(|(range, _)| range.end <= at);
        self.flat.spans.get(found).map_or(0, |(_, words)| *words)
    }

    fn wanted_face(&self, words: usize) -> FaceId {
        let look = &self.flat.words[words];
        self.shaper.book().pick(look.family, look.weight, look.slant, self.setting.size * look.relative)
    }

    fn direction_of(level: Level) -> Direction {
        if level.is_rtl() { Direction::Leftward } else { Direction::Rightward }
    }

    /// A space: `ems` is its width where the character fixes one.
    fn space(&mut self, range: Range<usize>, ems: SpaceWidth) {
        let (words, level) = (self.words_at(range.start), self.level(range.start));
        // Words to the left are one run, spaces and all: readers that put them into their own order go by runs.
        let before = self.runs.last().filter(|run| level.is_rtl() && run.level == level && run.words == words).map(|run| run.face);
        let before = before.filter(|face| self.shaper.book().face(*face).covers(' '));
        let face = before.or_else(|| self.companion(range.start, ' ')).unwrap_or_else(|| self.wanted_face(words));
        let look = &self.flat.words[words];
        let mut glyphs = self.shaper.shape(face, Direction::Rightward, &look.language, " ");
        if let SpaceWidth::Ems(width) = ems {
            glyphs = glyphs.iter().map(|glyph| Glyph { advance: width, ..glyph.clone() }).collect();
        }
        let width = width_of(&glyphs, look);
        let elastic = self.setting.align == Align::Justified && matches!(ems, SpaceWidth::Font);
        let (stretch, shrink) = if elastic { (width * SPACE_STRETCH, width * SPACE_SHRINK) } else { (0.0, 0.0) };
        let breakable = self.may_end(range.end) && self.flat.ties.binary_search(&range.start).is_err();
        self.runs.push(Run { words, face, level, text: range, glyphs });
        let run = self.runs.len() - 1;
        self.push(Item::Glue { width, stretch, shrink, breakable }, Shows::Space { run });
    }

    /// Letters in one look, face and direction from this byte on; the byte after them.
    fn letters(&mut self, start: usize) -> usize {
        let (words, level) = (self.words_at(start), self.level(start));
        let face = self.face_at(start, words, None);
        let mut end = start;
        for (offset, character) in self.flat.text[start..].char_indices() {
            let at = start + offset;
            let ends = character == LINE_END
                || space_width(character).is_some()
                || self.words_at(at) != words
                || self.level(at) != level
                || (level.is_rtl() && at > start && self.may_end(at))
                || (at > start && self.face_at(at, words, Some(face)) != face);
            if ends && at > start {
                break;
            }
            end = at + character.len_utf8();
        }
        self.letters_of(words, face, level, start..end);
        end
    }

    /// The face for the character at a byte; marks and invisible characters stay with their base.
    fn face_at(&mut self, at: usize, words: usize, before: Option<FaceId>) -> FaceId {
        let wanted = self.wanted_face(words);
        let Some(character) = self.flat.text[at..].chars().next() else { return wanted };
        if is_invisible(character) {
            return before.unwrap_or(wanted);
        }
        if let Some(base) = before.filter(|face| is_combining_mark(character) && self.shaper.book().face(*face).covers(character)) {
            return base;
        }
        if let Some(face) = self.companion(at, character) {
            return face;
        }
        self.shaper.book().standing_in(wanted, character).unwrap_or_else(|| {
            self.miss(character, at);
            wanted
        })
    }

    /// The face for figures and marks among words to the left: that of the word before, or else of the
    /// word after. They look as one then, and readers that put words into their own order, which go by
    /// face, take them for one.
    fn companion(&self, at: usize, character: char) -> Option<FaceId> {
        if self.level(at) == Level::ltr() || character.is_alphabetic() {
            return None;
        }
        let text = &self.flat.text;
        let inside = |(place, _): &(usize, char)| self.level(*place) != Level::ltr();
        let before = text[..at].char_indices().rev().take_while(inside).find(|(_, c)| c.is_alphabetic());
        let after = || text[at..].char_indices().map(|(from, c)| (at + from, c)).take_while(inside).find(|(_, c)| c.is_alphabetic());
        let (place, letter) = before.or_else(after).filter(|(place, _)| self.level(*place).is_rtl())?;
        let face = self.shaper.book().standing_in(self.wanted_face(self.words_at(place)), letter)?;
        self.shaper.book().face(face).covers(character).then_some(face)
    }

    fn miss(&mut self, character: char, at: usize) {
        if !self.missing.iter().any(|known| known.character == character) {
            self.missing.push(Missing { character, near: words_around(&self.flat.text, at) });
        }
    }

    fn letters_of(&mut self, words: usize, face: FaceId, level: Level, range: Range<usize>) {
        let text = &self.flat.text[range.clone()];
        let look = &self.flat.words[words];
        let glyphs = match self.drawn(words, level, &range) {
            None => self.shaper.shape(face, Self::direction_of(level), &look.language, text),
            Some(drawn) => drawn.shape(self.shaper, face, &look.language),
        };
        if self.may_end(range.start) && !self.items.is_empty() && !matches!(self.items.last(), Some(Item::Glue { .. } | Item::Forced)) {
            self.push(Item::Penalty { width: 0.0, cost: 0.0, flagged: false }, Shows::Nothing);
        }
        self.runs.push(Run { words, face, level, text: range.clone(), glyphs: Arc::clone(&glyphs) });
        let run = self.runs.len() - 1;
        let cuts = if level.is_rtl() { Vec::new() } else { self.cuts(words, &range) };
        let mut from = 0;
        for (byte, divides) in cuts {
            let Some(to) = glyphs.iter().position(|glyph| glyph.cluster == byte).filter(|to| *to > from) else { continue };
            self.glyph_box(run, from..to);
            let item = if divides { self.hyphen_penalty(run) } else { Item::Penalty { width: 0.0, cost: 0.0, flagged: false } };
            self.push(item, if divides { Shows::Hyphen { run } } else { Shows::Nothing });
            from = to;
        }
        self.glyph_box(run, from..glyphs.len());
    }

    /// What is drawn in place of these bytes, where it is not what they say. An address stays as it is.
    fn drawn(&self, words: usize, level: Level, range: &Range<usize>) -> Option<Drawn> {
        let from = self.flat.marks.partition_point(|(at, _)| *at < range.start);
        let marks: Vec<(usize, char)> = self.flat.marks[from..].iter().take_while(|(at, _)| *at < range.end).copied().collect();
        if marks.is_empty() || level.is_rtl() || self.flat.words[words].linked {
            return None;
        }
        let mut drawn = Drawn::default();
        for (at, character) in self.flat.text[range.clone()].char_indices() {
            drawn.bytes.push((drawn.text.len(), at));
            let mark = marks.iter().find(|(place, _)| *place == range.start + at);
            drawn.text.push(mark.map_or(character, |(_, mark)| *mark));
        }
        Some(drawn)
    }

    fn glyph_box(&mut self, run: usize, glyphs: Range<usize>) {
        let Run { words, glyphs: all, .. } = &self.runs[run];
        let width = width_of(&all[glyphs.clone()], &self.flat.words[*words]);
        self.push(Item::Box { width }, Shows::Glyphs { run, glyphs });
    }

    fn hyphen_penalty(&mut self, run: usize) -> Item {
        let Run { words, face, .. } = self.runs[run];
        let look = &self.flat.words[words];
        let width = width_of(&self.shaper.shape(face, Direction::Rightward, &look.language, "-"), look);
        let cost = if self.setting.align == Align::Justified { HYPHEN_COST } else { RAGGED_HYPHEN_COST };
        Item::Penalty { width, cost, flagged: true }
    }

    /// Bytes of a run before which a line may end, and whether by dividing a word.
    fn cuts(&self, words: usize, range: &Range<usize>) -> Vec<(usize, bool)> {
        let from = self.opportunities.partition_point(|at| *at <= range.start);
        let free = self.opportunities[from..].iter().take_while(|at| **at < range.end).map(|at| (at - range.start, false));
        let mut cuts: Vec<(usize, bool)> = free.collect();
        let look = &self.flat.words[words];
        if self.setting.hyphens == Hyphens::Auto && !look.linked {
            let divisions = hyphen::divisions(&self.flat.text[range.clone()], &look.language);
            cuts.extend(divisions.into_iter().map(|at| (at, true)));
            cuts.sort_unstable();
            cuts.dedup_by_key(|(at, _)| *at);
        }
        cuts
    }
}

/// Text as it is drawn, in place of other text of as many characters.
#[derive(Default)]
struct Drawn {
    text: String,
    /// For each character, its byte here and in the text it stands for.
    bytes: Vec<(usize, usize)>,
}

impl Drawn {
    /// Its glyphs, with the clusters of the text it stands for.
    fn shape(&self, shaper: &mut Shaper, face: FaceId, language: &str) -> Arc<[Glyph]> {
        let glyphs = shaper.shape(face, Direction::Rightward, language, &self.text);
        let meant = |cluster: usize| self.bytes[self.bytes.partition_point(|(here, _)| *here < cluster)].1;
        glyphs.iter().map(|glyph| Glyph { cluster: meant(glyph.cluster), ..glyph.clone() }).collect()
    }
}

/// Width of a space.
#[derive(Clone, Copy)]
enum SpaceWidth {
    /// That of the font's space.
    Font,
    /// Fixed by the character.
    Ems(f32),
}

/// The width of a white-space character, `None` for others (Unicode 16, chapter 6.2).
fn space_width(character: char) -> Option<SpaceWidth> {
    Some(match character {
        ' ' | '\u{a0}' => SpaceWidth::Font,
        '\u{2001}' | '\u{2003}' | '\u{3000}' => SpaceWidth::Ems(1.0),
        '\u{2000}' | '\u{2002}' | '\u{2007}' => SpaceWidth::Ems(0.5),
        '\u{2004}' => SpaceWidth::Ems(1.0 / 3.0),
        '\u{2005}' | '\u{205f}' | '\u{1680}' => SpaceWidth::Ems(0.25),
        '\u{2006}' | '\u{2009}' | '\u{202f}' => SpaceWidth::Ems(1.0 / 6.0),
        '\u{2008}' | '\u{200a}' => SpaceWidth::Ems(0.1),
        _ => return None,
    })
}

/// Characters that draw nothing and need no glyph: joiners, direction marks, variation selectors.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}' | '\u{61c}')
}

/// The level of each byte; empty where everything runs to the right.
fn levels(text: &str, direction: Direction) -> Vec<Level> {
    let leftward = direction == Direction::Leftward;
    // Scripts that run to the left begin with Hebrew at U+0590; below there is nothing to reorder.
    if !leftward && text.chars().all(|c| c < '\u{590}' || ('\u{2010}'..='\u{2027}').contains(&c)) {
        return Vec::new();
    }
    BidiInfo::new(text, Some(if leftward { Level::rtl() } else { Level::ltr() })).levels
}

/// The word that holds a byte, with its neighbours.
fn words_around(text: &str, at: usize) -> String {
    let before: Vec<&str> = text[..at].rsplitn(3, ' ').collect();
    let after: Vec<&str> = text[at..].splitn(3, ' ').collect();
    let start = at - before.iter().take(2).map(|word| word.len() + 1).sum::<usize>().min(at);
    let end = (at + after.iter().take(2).map(|word| word.len() + 1).sum::<usize>()).min(text.len());
    text.get(start..end).map_or_else(|| text.to_owned(), |words| words.trim().to_owned())
}
