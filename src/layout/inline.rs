//! The inlines of a block → one text, and the look of each stretch of it.
//!
//! White space is made single, and capitals are made where the look asks for them. Fonts are not
//! chosen here.

use std::cell::RefCell;
use std::ops::Range;

use super::page::{Element, ElementId, Role};
use super::{quote, tie};
use crate::font::{Family, Slant, Weight};
use crate::memo::Inline;
use crate::memo::style::{Case, Colour, Look, Style, StyleError};

/// Ends a line within a paragraph (U+2028, line separator).
pub const LINE_END: char = '\u{2028}';

/// The text of a block.
#[derive(Clone, Debug, Default)]
pub struct Flat {
    /// All of it.
    pub text: String,
    /// Which bytes are set in which look; they follow each other without gaps.
    pub spans: Vec<(Range<usize>, usize)>,
    /// The looks.
    pub words: Vec<Words>,
    /// Spaces, by their byte, at which no line may end.
    pub ties: Vec<usize>,
    /// Bytes where another mark is drawn than the text has.
    pub marks: Vec<(usize, char)>,
}

/// The look of words within a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Kind of letter.
    pub family: Family,
    /// How heavy.
    pub weight: Weight,
    /// Whether it leans.
    pub slant: Slant,
    /// Size as a share of the block's.
    pub relative: f32,
    /// How far raised, in ems of these words.
    pub raise: f32,
    /// Space after each letter, in ems of these words.
    pub tracking: f32,
    /// Colour of the letters.
    pub colour: Colour,
    /// Whether letters are made capitals.
    pub case: Case,
    /// What they belong to.
    pub element: Option<ElementId>,
    /// Their language.
    pub language: String,
    /// Whether they lead somewhere.
    pub linked: bool,
}

/// The numbers that stand for [`Inline::PageNumber`] and [`Inline::PageCount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// This page, from 1.
    pub page: usize,
    /// All pages.
    pub pages: usize,
}

/// The tree of meaning while it grows.
#[derive(Default)]
pub struct Elements(RefCell<Vec<Element>>);

impl Elements {
    /// A tree that holds the document alone.
    #[must_use]
    pub fn new() -> Self {
        Self(RefCell::new(vec![Element { role: Role::Document, parent: None, language: None, words: None }]))
    }

    /// Adds an element; below nothing (`None`) nothing is added.
    pub fn add(&self, role: Role, parent: Option<ElementId>) -> Option<ElementId> {
        self.add_in(role, parent, None)
    }

    fn add_in(&self, role: Role, parent: Option<ElementId>, language: Option<String>) -> Option<ElementId> {
        let parent = parent?;
        let mut elements = self.0.borrow_mut();
        elements.push(Element { role, parent: Some(parent), language, words: None });
        Some(ElementId(elements.len() - 1))
    }

    /// Notes the words of an element in the order in which they are read.
    pub fn set_words(&self, element: ElementId, words: String) {
        self.0.borrow_mut()[element.0].words = Some(words);
    }

    /// All of them.
    #[must_use]
    pub fn into_inner(self) -> Vec<Element> {
        self.0.into_inner()
    }
}

/// What flattening needs to know.
pub struct Flattener<'a> {
    /// The template's looks.
    pub style: &'a Style,
    /// Where links and words in other languages are noted.
    pub elements: &'a Elements,
    /// What stands for page numbers.
    pub numbers: Numbers,
}

impl Words {
    /// The look of the plain words of a block.
    #[must_use]
    pub fn of_block(look: &Look, language: &str, element: Option<ElementId>) -> Self {
        Self {
            family: look.family.unwrap_or_default(),
            weight: look.weight.unwrap_or_default(),
            slant: look.slant.unwrap_or_default(),
            relative: 1.0,
            raise: look.raise.unwrap_or(0.0),
            tracking: look.tracking.unwrap_or(0.0),
            colour: look.colour.unwrap_or_default(),
            case: look.case.unwrap_or_default(),
            element,
            language: language.to_owned(),
            linked: false,
        }
    }

    /// These words in a look of their own.
    #[must_use]
    pub fn restyled(&self, look: &Look) -> Self {
        Self {
            family: look.family.unwrap_or(self.family),
            weight: look.weight.unwrap_or(self.weight),
            slant: look.slant.unwrap_or(self.slant),
            relative: self.relative * look.relative_size.unwrap_or(1.0),
            raise: look.raise.unwrap_or(self.raise),
            tracking: look.tracking.unwrap_or(self.tracking),
            colour: look.colour.unwrap_or(self.colour),
            case: look.case.unwrap_or(self.case),
            ..self.clone()
        }
    }
}

impl Flattener<'_> {
    /// The text of a block whose plain words look like `base`.
    ///
    /// # Errors
    ///
    /// [`StyleError::UnknownLook`].
    pub fn flatten(&self, content: &[Inline], base: Words) -> Result<Flat, StyleError> {
        let mut flat = Flat { words: vec![base], ..Flat::default() };
        self.push_all(content, 0, &mut flat)?;
        trim_end(&mut flat);
        flat.ties = tie::ties(&flat.text);
        flat.marks = quote::drawn_marks(&flat.text, &flat.words[0].language);
        Ok(flat)
    }

    fn push_all(&self, content: &[Inline], words: usize, flat: &mut Flat) -> Result<(), StyleError> {
        content.iter().try_for_each(|inline| self.push(inline, words, flat))
    }

    fn push(&self, inline: &Inline, words: usize, flat: &mut Flat) -> Result<(), StyleError> {
        match inline {
            Inline::Text(text) => push_text(text, words, flat),
            Inline::Break => {
                trim_end(flat);
                push_raw(LINE_END, words, flat);
            }
            Inline::PageNumber => push_text(&self.numbers.page.to_string(), words, flat),
            Inline::PageCount => push_text(&self.numbers.pages.to_string(), words, flat),
            Inline::Styled { style, content } => {
                let restyled = flat.words[words].restyled(self.style.look(style)?);
                self.push_in(restyled, content, flat)?;
            }
            Inline::Link { href, content } => {
                let around = flat.words[words].restyled(self.style.look("link")?);
                let element = self.elements.add(Role::Link(href.clone()), around.element);
                self.push_in(Words { element, linked: true, ..around }, content, flat)?;
            }
            Inline::Language { tag, content } => {
                let around = flat.words[words].clone();
                let element = self.elements.add_in(Role::Span, around.element, Some(tag.clone()));
                self.push_in(Words { element, language: tag.clone(), ..around }, content, flat)?;
            }
        }
        Ok(())
    }

    fn push_in(&self, words: Words, content: &[Inline], flat: &mut Flat) -> Result<(), StyleError> {
        flat.words.push(words);
        self.push_all(content, flat.words.len() - 1, flat)
    }
}

/// Adds text with single spaces and none at the start of a line.
fn push_text(text: &str, words: usize, flat: &mut Flat) {
    let upper = flat.words[words].case == Case::Upper;
    for character in text.chars() {
        if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2029}') {
            let at_start = flat.text.is_empty() || flat.text.ends_with([' ', LINE_END]);
            if !at_start {
                push_raw(' ', words, flat);
            }
        } else if character.is_control() || character == '\u{ad}' || character == '\u{feff}' {
            // Soft hyphens and control characters are no part of what is printed.
        } else if upper {
            character.to_uppercase().for_each(|capital| push_raw(capital, words, flat));
        } else {
            push_raw(character, words, flat);
        }
    }
}

fn push_raw(character: char, words: usize, flat: &mut Flat) {
    let start = flat.text.len();
    flat.text.push(character);
    match flat.spans.last_mut() {
        Some((range, last)) if *last == words => range.end = flat.text.len(),
        _ => flat.spans.push((start..flat.text.len(), words)),
    }
}

/// Drops white space at the end.
fn trim_end(flat: &mut Flat) {
    while flat.text.ends_with(' ') {
        flat.text.pop();
        let end = flat.text.len();
        if let Some((range, _)) = flat.spans.last_mut() {
            range.end = end;
            if range.start == range.end {
                flat.spans.pop();
            }
        }
    }
}
