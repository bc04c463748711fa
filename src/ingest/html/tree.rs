//! The source of a page → its tree, in a form that stays small: numbers for links between nodes,
//! and only those attributes that somebody reads.
//!
//! The tree is built by the rules of the HTML standard (`html5ever`). The source is fed in small
//! pieces, so that a page made to multiply its elements is stopped when it has too many.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, parse_document};

use super::limits::{self, Readable};

/// A page has no more nodes than this; large real ones have a hundred thousand.
const MOST_NODES: usize = 2_000_000;
/// The source is fed in pieces of this many bytes.
const PIECE: usize = 2048;
/// Attributes that are read somewhere in this folder.
const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "role",
    "style",
    "hidden",
    "aria-hidden",
    "itemprop",
    "data-component",
    "data-testid",
    "data-type",
    "type",
    "property",
    "name",
    "content",
    "rel",
    "href",
    "datetime",
    "pubdate",
];

/// No node.
const NONE: u32 = u32::MAX;
/// The root.
pub(super) const DOCUMENT: u32 = 0;

/// An element's name and what is kept of its attributes.
#[derive(Debug)]
pub(super) struct Tag {
    name: QualName,
    attributes: Box<[(LocalName, StrTendril)]>,
}

impl Tag {
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    pub(super) fn attr(&self, wanted: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| &**name == wanted).map(|(_, value)| &**value)
    }
}

#[derive(Debug)]
pub(super) enum Data {
    Element(Box<Tag>),
    Text(StrTendril),
    /// The document, a comment, a doctype.
    Other,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    before: u32,
    after: u32,
    first: u32,
    last: u32,
    data: Data,
}

/// A parsed page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// One step of a walk through the tree.
pub(super) enum Edge<'t> {
    Open(&'t Data),
    Close(&'t Data),
}

impl Tree {
    /// Parses the source of a page, as far as it is one.
    pub(super) fn parse(source: &str) -> Self {
        Self::parse_part(source, limits::readable(source), MOST_NODES)
    }

    /// Parses a part of the source until there are so many nodes; one piece may add some more.
    fn parse_part(source: &str, Readable { end, left_out }: Readable, most: usize) -> Self {
        let tree = Self::default();
        let mut parser = parse_document(Sink(RefCell::new(tree.with_root())), ParseOpts::default());
        let mut left_out = left_out.into_iter().peekable();
        let mut from = 0;
        while from < end {
            let next = left_out.peek().map_or(end, |inside| inside.start);
            if from == next {
                from = left_out.next().map_or(end, |inside| inside.end);
                continue;
            }
            let mut to = (from + PIECE).min(next);
            while !source.is_char_boundary(to) {
                to += 1;
            }
            parser.process(StrTendril::from_slice(&source[from..to]));
            if parser.tokenizer.sink.sink.0.borrow().nodes.len() > most {
                break;
            }
            from = to;
        }
        parser.finish()
    }

    fn with_root(mut self) -> Self {
        self.add(Data::Other);
        self
    }

    /// All nodes below the root, in document order.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { tree: self, next: Some((self.node(DOCUMENT).first, Side::Open)).filter(|(first, _)| *first != NONE) }
    }

    /// All elements in document order, with the text right inside them.
    pub(super) fn elements(&self) -> impl Iterator<Item = (&Tag, Inner<'_>)> {
        let mut walk = self.walk();
        std::iter::from_fn(move || {
            loop {
                let (at, side) = walk.step()?;
                if let (Side::Open, Data::Element(tag)) = (side, &self.node(at).data) {
                    return Some((&**tag, Inner { tree: self, at }));
                }
            }
        })
    }

    fn node(&self, at: u32) -> &Node {
        &self.nodes[at as usize]
    }

    fn node_mut(&mut self, at: u32) -> &mut Node {
        &mut self.nodes[at as usize]
    }

    fn add(&mut self, data: Data) -> u32 {
        let at = u32::try_from(self.nodes.len()).expect("the number of nodes is bounded far below");
        self.nodes.push(Node { parent: NONE, before: NONE, after: NONE, first: NONE, last: NONE, data });
        at
    }

    fn detach(&mut self, at: u32) {
        let Node { parent, before, after, .. } = *self.node(at);
        if parent == NONE {
            return;
        }
        if before == NONE {
            self.node_mut(parent).first = after;
        } else {
            self.node_mut(before).after = after;
        }
        if after == NONE {
            self.node_mut(parent).last = before;
        } else {
            self.node_mut(after).before = before;
        }
        let node = self.node_mut(at);
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
    }

    /// Puts a node under `parent`, before its child `after` or at the end.
    fn insert(&mut self, at: u32, parent: u32, after: u32) {
        self.detach(at);
        let before = if after == NONE { self.node(parent).last } else { self.node(after).before };
        let node = self.node_mut(at);
        (node.parent, node.before, node.after) = (parent, before, after);
        if before == NONE {
            self.node_mut(parent).first = at;
        } else {
            self.node_mut(before).after = at;
        }
        if after == NONE { self.node_mut(parent).last = at } else { self.node_mut(after).before = at }
    }

    /// Puts a node or text there; text joins text that stands right before.
    fn put(&mut self, new: NodeOrText<u32>, parent: u32, after: u32) {
        let at = match new {
            NodeOrText::AppendNode(at) => at,
            NodeOrText::AppendText(text) => {
                let before = if after == NONE { self.node(parent).last } else { self.node(after).before };
                if before != NONE
                    && let Data::Text(words) = &mut self.node_mut(before).data
                {
                    words.push_tendril(&text);
                    return;
                }
                self.add(Data::Text(text))
            }
        };
        self.insert(at, parent, after);
    }
}

/// The inside of an element.
#[derive(Clone, Copy)]
pub(super) struct Inner<'t> {
    tree: &'t Tree,
    at: u32,
}

impl Inner<'_> {
    /// The text right inside, without that of elements inside.
    pub(super) fn text(self) -> String {
        let mut text = String::new();
        let mut child = self.tree.node(self.at).first;
        while child != NONE {
            let node = self.tree.node(child);
            if let Data::Text(words) = &node.data {
                text.push_str(words);
            }
            child = node.after;
        }
        text
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// A walk through the tree: every node is opened and closed.
pub(super) struct Walk<'t> {
    tree: &'t Tree,
    next: Option<(u32, Side)>,
}

impl Walk<'_> {
    fn step(&mut self) -> Option<(u32, Side)> {
        let (at, side) = self.next?;
        let node = self.tree.node(at);
        self.next = match side {
            Side::Open if node.first != NONE => Some((node.first, Side::Open)),
            Side::Open => Some((at, Side::Close)),
            Side::Close if node.after != NONE => Some((node.after, Side::Open)),
            Side::Close if node.parent == DOCUMENT || node.parent == NONE => None,
            Side::Close => Some((node.parent, Side::Close)),
        };
        Some((at, side))
    }
}

impl<'t> Iterator for Walk<'t> {
    type Item = Edge<'t>;

    fn next(&mut self) -> Option<Edge<'t>> {
        let (at, side) = self.step()?;
        let data = &self.tree.node(at).data;
        Some(if side == Side::Open { Edge::Open(data) } else { Edge::Close(data) })
    }
}

/// The tree while the parser builds it.
struct Sink(RefCell<Tree>);

fn kept(attributes: Vec<Attribute>) -> impl Iterator<Item = (LocalName, StrTendril)> {
    let wanted = |attribute: &Attribute| ATTRIBUTES.contains(&&*attribute.name.local);
    attributes.into_iter().filter(wanted).map(|attribute| (attribute.name.local, attribute.value))
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |tree| match &tree.node(*target).data {
            Data::Element(tag) => &tag.name,
            _ => unreachable!("the parser asks only elements for their names"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> u32 {
        self.0.borrow_mut().add(Data::Element(Box::new(Tag { name, attributes: kept(attributes).collect() })))
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.0.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.0.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        self.0.borrow_mut().put(child, *parent, NONE);
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let parent = self.0.borrow().node(*element).parent;
        if parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    // What is inside a template is never article text: it may as well stand right there.
    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, one: &u32, other: &u32) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, new: NodeOrText<u32>) {
        let mut tree = self.0.borrow_mut();
        if let NodeOrText::AppendNode(at) = new {
            tree.detach(at);
        }
        let parent = tree.node(*sibling).parent;
        if parent != NONE {
            tree.put(new, parent, *sibling);
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<Attribute>) {
        if let Data::Element(tag) = &mut self.0.borrow_mut().node_mut(*target).data {
            let new: Vec<_> = kept(attributes).filter(|(name, _)| tag.attr(name).is_none()).collect();
            if !new.is_empty() {
                tag.attributes = std::mem::take(&mut tag.attributes).into_iter().chain(new).collect();
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.0.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        let mut tree = self.0.borrow_mut();
        loop {
            let child = tree.node(*node).first;
            if child == NONE {
                return;
            }
            tree.insert(child, *new_parent, NONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str) -> String {
        let mut out = String::new();
        for edge in Tree::parse(source).walk() {
            match edge {
                Edge::Open(Data::Element(tag)) => out.push_str(&format!("<{}>", tag.name())),
                Edge::Open(Data::Text(text)) => out.push_str(text),
                Edge::Close(Data::Element(tag)) => out.push_str(&format!("</{}>", tag.name())),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn trees_are_those_of_the_standard() {
        assert_eq!(drawn("<p>One<p><b>Two<i>x</b>y"), "<html><head></head><body><p>One</p><p><b>Two<i>x</i></b><i>y</i></p></body></html>");
        assert_eq!(
            drawn("<table>a<tr><td>b</table>c"),
            "<html><head></head><body>a<table><tbody><tr><td>b</td></tr></tbody></table>c</body></html>"
        );
        assert_eq!(drawn("<p>1<script>a<b</script>2"), "<html><head></head><body><p>1<script></script>2</p></body></html>");
        assert_eq!(drawn("<a>1<p>2<a>3"), "<html><head></head><body><a>1</a><p><a>2</a><a>3</a></p></body></html>");
    }

    #[test]
    fn a_page_that_multiplies_is_stopped() {
        let many: String = (0..100).map(|number| format!("<b id={number}>")).collect();
        let page = format!("<body>{many}{}", "</p><p>x".repeat(10_000));
        let tree = Tree::parse_part(&page, Readable { end: page.len(), left_out: Vec::new() }, 10_000);
        // A piece of 2048 bytes holds 256 paragraphs of 102 nodes.
        assert!((10_000..40_000).contains(&tree.nodes.len()), "{}", tree.nodes.len());
    }
}
