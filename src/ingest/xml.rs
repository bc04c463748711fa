//! XML of office documents → a tree. Entities that a document defines itself are refused, so that
//! none can unfold without end; so are trees beyond any document's size.

pub(super) use roxmltree::Node;
use roxmltree::{Document, ParsingOptions};

use super::IngestError;

/// A tree has at most this many nodes; a book of 1000 pages has about a million.
const MOST_NODES: u32 = 3_000_000;

/// Parses `text` and gives it to `read`.
///
/// # Errors
/// [`IngestError::Damaged`], naming the document as `what`.
pub(super) fn with_tree<T>(what: &'static str, text: &str, read: impl FnOnce(Node) -> T) -> Result<T, IngestError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(tree) => Ok(read(tree.root_element())),
        Err(error) => Err(IngestError::Damaged { what, how: error.to_string() }),
    }
}

/// An element's name without its namespace.
pub(super) fn name<'n>(node: Node<'n, '_>) -> &'n str {
    node.tag_name().name()
}

/// An attribute by its name without a namespace.
pub(super) fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The first child element of that name.
pub(super) fn child<'n, 'x>(node: Node<'n, 'x>, wanted: &str) -> Option<Node<'n, 'x>> {
    node.children().find(|child| child.is_element() && name(*child) == wanted)
}
