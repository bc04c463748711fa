//! The blocks of a memo → nodes: every paragraph shaped, every look settled, every element of
//! meaning made. Nodes have no place and no height yet.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::arrange::Keep;
use super::inline::{Elements, Flattener, Numbers, Words};
use super::page::{ElementId, Numbering, Role};
use super::paragraph::{Missing, Paragraph, Setting};
use crate::font::{Direction, Shaper};
use crate::memo::style::{Align, Hyphens, Look, Style, StyleError};
use crate::memo::{Block, Inline, ListItem, Row};
use crate::picture::Picture;

/// A block that is ready to be arranged.
pub struct Node {
    /// Its look, complete.
    pub look: Look,
    /// What it is.
    pub kind: Kind,
}

/// Kinds of nodes.
pub enum Kind {
    /// Running text, or a heading that must stay with what follows.
    Text {
        /// Its words.
        paragraph: Paragraph,
        /// Whether it must stay with what follows.
        keep: Keep,
    },
    /// A list with each item on its own lines.
    List {
        /// Its name in the ladder.
        name: String,
        /// Its items.
        items: Vec<Item>,
    },
    /// A list whose items follow each other on the same lines.
    RunIn(RunIn),
    /// Labels and facts.
    Grid {
        /// Each label with the lines beside it.
        rows: Vec<(Paragraph, Vec<Paragraph>)>,
    },
    /// Nodes side by side.
    Columns {
        /// Each column from top to bottom.
        columns: Vec<Vec<Node>>,
    },
    /// Nodes on a tint.
    Panel {
        /// From top to bottom.
        nodes: Vec<Node>,
    },
    /// A logo with nodes beside it.
    Letterhead {
        /// The logo.
        logo: Option<Arc<Picture>>,
        /// What the logo is; none where it only decorates.
        element: Option<ElementId>,
        /// From top to bottom.
        nodes: Vec<Node>,
    },
    /// Words at both ends of a line.
    Ends {
        /// At the start.
        left: Box<Paragraph>,
        /// At the end.
        right: Box<Paragraph>,
    },
    /// A line across.
    Rule,
}

/// An item of a list.
pub struct Item {
    /// What stands before it.
    pub marker: Option<Paragraph>,
    /// Its words.
    pub body: Paragraph,
    /// Whether it must stay.
    pub pinned: bool,
}

/// A list whose items follow each other; shaped anew for each choice of items.
pub struct RunIn {
    /// Its name in the ladder.
    pub name: String,
    /// Words at its head.
    pub lead: Vec<Inline>,
    /// Its items.
    pub items: Vec<ListItem>,
    /// What it is.
    pub element: Option<ElementId>,
    shaped: RefCell<BTreeMap<Vec<usize>, Rc<Paragraph>>>,
}

/// What building needs.
pub struct Builder<'a> {
    /// The template's looks.
    pub style: &'a Style,
    /// Shapes text.
    pub shaper: RefCell<Shaper<'a>>,
    /// The tree of meaning.
    pub elements: &'a Elements,
    /// Characters that no font has.
    pub missing: RefCell<Vec<Missing>>,
    /// The memo's language.
    pub language: &'a str,
    /// Which way the memo is read.
    pub direction: Direction,
}

/// Between the items of a run-in list.
const RUN_IN_DOT: &str = "\u{a0}· ";
/// Between the lead of a run-in list and its first item.
const AFTER_LEAD: &str = "\u{2003}";

impl Builder<'_> {
    /// The nodes of blocks that belong to an element; with no element they are not read out.
    ///
    /// # Errors
    ///
    /// [`StyleError::UnknownLook`].
    pub fn nodes(&self, blocks: &[Block], parent: Option<ElementId>, numbers: Numbers) -> Result<Vec<Node>, StyleError> {
        let nodes = blocks.iter().map(|block| self.node(block, parent, numbers));
        nodes.filter_map(Result::transpose).collect()
    }

    /// The node of a block; none where the block shows nothing by itself.
    fn node(&self, block: &Block, parent: Option<ElementId>, numbers: Numbers) -> Result<Option<Node>, StyleError> {
        let node = match block {
            Block::Heading { level, style, content } => {
                let element = self.elements.add(Role::Heading((*level).clamp(1, 6)), parent);
                self.text(style, content, element, numbers, Keep::WithNext)?
            }
            Block::Paragraph { style, content } => {
                let element = self.elements.add(Role::Paragraph, parent);
                self.text(style, content, element, numbers, Keep::Free)?
            }
            Block::List { style, name, lead, items, .. } if !lead.is_empty() => {
                let element = self.elements.add(Role::Paragraph, parent);
                let (lead, items) = (lead.clone(), items.clone());
                let list = RunIn { name: name.clone(), lead, items, element, shaped: RefCell::default() };
                Node { look: self.look(style)?, kind: Kind::RunIn(list) }
            }
            Block::List { style, name, numbered, items, .. } => {
                let numbering = if *numbered { Numbering::Decimal } else { Numbering::Bullets };
                self.list(style, name, numbering, items, parent, numbers)?
            }
            Block::Grid { style, rows } => self.grid(style, rows, parent, numbers)?,
            Block::Columns(columns) => {
                let columns = columns.iter().map(|blocks| self.nodes(blocks, parent, numbers)).collect::<Result<_, _>>()?;
                Node { look: self.look("columns")?, kind: Kind::Columns { columns } }
            }
            Block::Panel { style, blocks } => {
                let element = self.elements.add(Role::Division, parent);
                Node { look: self.look(style)?, kind: Kind::Panel { nodes: self.nodes(blocks, element, numbers)? } }
            }
            Block::Letterhead { style, alt, logo, blocks } => {
                let nodes = self.nodes(blocks, parent, numbers)?;
                let figure = logo.is_some() && !alt.is_empty();
                let element = if figure { self.elements.add(Role::Figure(alt.clone()), parent) } else { None };
                // A style that is older than letterheads need not describe one that has no logo.
                let look = if logo.is_some() { self.look(style)? } else { Look::default() };
                Node { look, kind: Kind::Letterhead { logo: logo.clone(), element, nodes } }
            }
            Block::Ends { style, left, right } => self.ends(style, left, right, parent, numbers)?,
            Block::Rule { style } => Node { look: self.look(style)?, kind: Kind::Rule },
            Block::Omissions { .. } => return Ok(None),
        };
        Ok(Some(node).filter(|node| !node.is_empty()))
    }

    /// A look with everything that `body` says where it says nothing.
    ///
    /// # Errors
    ///
    /// [`StyleError::UnknownLook`].
    pub fn look(&self, name: &str) -> Result<Look, StyleError> {
        let body = self.style.look("body")?;
        Ok(self.style.look(name)?.over(&Look { above: None, below: None, ..body.clone() }))
    }

    /// A node of running text.
    fn text(&self, style: &str, content: &[Inline], element: Option<ElementId>, numbers: Numbers, keep: Keep) -> Result<Node, StyleError> {
        let look = self.look(style)?;
        let paragraph = self.paragraph(&look, content, element, numbers)?;
        Ok(Node { look, kind: Kind::Text { paragraph, keep } })
    }

    /// Shapes words in a look.
    ///
    /// # Errors
    ///
    /// [`StyleError::UnknownLook`].
    pub fn paragraph(
        &self,
        look: &Look,
        content: &[Inline],
        element: Option<ElementId>,
        numbers: Numbers,
    ) -> Result<Paragraph, StyleError> {
        let words = Words::of_block(look, self.language, element);
        self.paragraph_of(look, words, content, numbers)
    }

    fn paragraph_of(&self, look: &Look, words: Words, content: &[Inline], numbers: Numbers) -> Result<Paragraph, StyleError> {
        let flattener = Flattener { style: self.style, elements: self.elements, numbers };
        let flat = flattener.flatten(content, words)?;
        let size = look.size.unwrap_or(11.0);
        let align = look.align.unwrap_or_default();
        let setting = Setting {
            size,
            leading: look.leading.unwrap_or(size * 1.25),
            align,
            hyphens: look.hyphens.unwrap_or(if align == Align::Justified { Hyphens::Auto } else { Hyphens::None }),
            direction: self.direction,
        };
        let element = flat.words.first().and_then(|words| words.element);
        let paragraph = Paragraph::shape(flat, setting, &mut self.shaper.borrow_mut(), &mut self.missing.borrow_mut());
        if let Some(element) = element.filter(|_| paragraph.runs.iter().any(|run| run.level.is_rtl())) {
            self.note_words(element, &paragraph);
        }
        Ok(paragraph)
    }

    /// Keeps the words of a paragraph that is drawn in another order than it is read; not where parts
    /// of it, such as links, speak for themselves.
    fn note_words(&self, element: ElementId, paragraph: &Paragraph) {
        if paragraph.flat.words.iter().all(|words| words.element == Some(element)) {
            self.elements.set_words(element, paragraph.text().replace('\u{a0}', " "));
        }
    }

    fn list(
        &self,
        style: &str,
        name: &str,
        numbering: Numbering,
        items: &[ListItem],
        parent: Option<ElementId>,
        numbers: Numbers,
    ) -> Result<Node, StyleError> {
        let look = self.look(style)?;
        let list = self.elements.add(Role::List(numbering), parent);
        let mut nodes = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            let element = self.elements.add(Role::Item, list);
            let marker = match numbering {
                Numbering::Decimal => Some(format!("{}.", i + 1)),
                Numbering::Bullets => look.marker.clone().filter(|marker| !marker.is_empty()),
            };
            let marker = marker.map(|marker| self.marker(&look, marker, element, numbers)).transpose()?;
            let body = self.paragraph(&look, &item.content, self.elements.add(Role::Body, element), numbers)?;
            nodes.push(Item { marker, body, pinned: item.pinned });
        }
        Ok(Node { look, kind: Kind::List { name: name.to_owned(), items: nodes } })
    }

    fn marker(&self, look: &Look, marker: String, item: Option<ElementId>, numbers: Numbers) -> Result<Paragraph, StyleError> {
        let words = Words::of_block(look, self.language, self.elements.add(Role::Label, item));
        self.paragraph_of(look, words.restyled(self.style.look("marker")?), &[Inline::Text(marker)], numbers)
    }

    fn grid(&self, style: &str, rows: &[Row], parent: Option<ElementId>, numbers: Numbers) -> Result<Node, StyleError> {
        let look = self.look(style)?;
        let table = self.elements.add(Role::Table, parent);
        let mut nodes = Vec::with_capacity(rows.len());
        for row in rows {
            let element = self.elements.add(Role::Row, table);
            let words = Words::of_block(&look, self.language, self.elements.add(Role::HeaderCell, element));
            let label = self.paragraph_of(&look, words.restyled(self.style.look("label")?), &row.label, numbers)?;
            let cell = self.elements.add(Role::Cell, element);
            let line = |line: &Vec<Inline>| self.paragraph(&look, line, self.elements.add(Role::Paragraph, cell), numbers);
            nodes.push((label, row.lines.iter().map(line).collect::<Result<_, _>>()?));
        }
        Ok(Node { look, kind: Kind::Grid { rows: nodes } })
    }

    fn ends(
        &self,
        style: &str,
        left: &[Inline],
        right: &[Inline],
        parent: Option<ElementId>,
        numbers: Numbers,
    ) -> Result<Node, StyleError> {
        let look = self.look(style)?;
        let start = self.paragraph(&look, left, self.elements.add(Role::Paragraph, parent), numbers)?;
        let at_end = Look { align: Some(Align::End), ..look.clone() };
        let end = self.paragraph(&at_end, right, self.elements.add(Role::Paragraph, parent), numbers)?;
        Ok(Node { look, kind: Kind::Ends { left: Box::new(start), right: Box::new(end) } })
    }

    /// The words of a run-in list without the items that are left out.
    ///
    /// # Errors
    ///
    /// [`StyleError::UnknownLook`].
    pub fn run_in(&self, list: &RunIn, look: &Look, shown: &[usize]) -> Result<Rc<Paragraph>, StyleError> {
        if let Some(known) = list.shaped.borrow().get(shown) {
            return Ok(Rc::clone(known));
        }
        let mut content = list.lead.clone();
        for (i, item) in shown.iter().enumerate() {
            content.push(Inline::Text(if i == 0 { AFTER_LEAD } else { RUN_IN_DOT }.to_owned()));
            content.extend(list.items[*item].content.iter().cloned());
        }
        let shaped = Rc::new(self.paragraph(look, &content, list.element, Numbers { page: 1, pages: 1 })?);
        list.shaped.borrow_mut().insert(shown.to_vec(), Rc::clone(&shaped));
        Ok(shaped)
    }
}

impl Node {
    /// Whether it stays with what follows.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Text { keep: Keep::WithNext, .. })
    }

    /// Whether it shows nothing, so that it takes no room.
    fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Text { paragraph, .. } => paragraph.items.is_empty(),
            Kind::List { items, .. } => items.is_empty(),
            Kind::RunIn(list) => list.items.is_empty(),
            Kind::Grid { rows } => rows.is_empty(),
            Kind::Columns { columns } => columns.iter().all(Vec::is_empty),
            Kind::Panel { nodes } => nodes.is_empty(),
            Kind::Letterhead { logo, nodes, .. } => logo.is_none() && nodes.is_empty(),
            Kind::Ends { left, right } => left.items.is_empty() && right.items.is_empty(),
            Kind::Rule => false,
        }
    }
}
