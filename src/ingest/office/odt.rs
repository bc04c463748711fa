//! OpenDocument texts (ISO/IEC 26300-1 §3 to §6) → text; packed or in one XML file.

use super::super::flow::{Flow, Style};
use super::super::xml::Node;
use super::super::zip::Archive;
use super::{DEEPEST, Extract, IngestError, extract, part, properties, push_row, xml};

const WHAT: &str = "the OpenDocument text";
/// `text:s` stands for this many spaces at most; more are white space all the same.
const MOST_SPACES: usize = 4;

/// Reads a packed document.
///
/// # Errors
/// [`IngestError::Encrypted`], [`IngestError::Damaged`], [`IngestError::TooLarge`], [`IngestError::NoText`].
pub(in crate::ingest) fn read(bytes: &[u8]) -> Result<Extract, IngestError> {
    let archive = Archive::open(bytes)?;
    let manifest = part(&archive, "META-INF/manifest.xml").and_then(Result::ok).unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(IngestError::Encrypted { what: "the OpenDocument text is protected by a password" });
    }
    let content = part(&archive, "content.xml");
    let content = content.unwrap_or_else(|| Err(IngestError::Damaged { what: WHAT, how: "its text is missing".to_owned() }))?;
    let sheet = part(&archive, "meta.xml").and_then(Result::ok).unwrap_or_default();
    extract(xml::with_tree(WHAT, &content, flow_of)?, properties(&sheet), WHAT)
}

/// Whether `text` is a document in one XML file.
pub(in crate::ingest) fn is_flat(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect();
    head.trim_start().starts_with('<') && head.contains("<office:document ") && head.contains("opendocument")
}

/// Reads a document in one XML file.
///
/// # Errors
/// [`IngestError::Damaged`], [`IngestError::NoText`].
pub(in crate::ingest) fn read_flat(text: &str) -> Result<Extract, IngestError> {
    extract(xml::with_tree(WHAT, text, flow_of)?, properties(text), WHAT)
}

fn flow_of(root: Node) -> Flow {
    let body = root.descendants().find(|node| node.is_element() && xml::name(*node) == "body");
    let mut reader = Reader::default();
    reader.blocks(body.unwrap_or(root), Style::Body, 0);
    reader.flow
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// Inside a table's cell, paragraphs are gathered here.
    cell: Option<Vec<(Style, String)>>,
}

impl Reader {
    fn blocks(&mut self, node: Node, style: Style, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match xml::name(child) {
                "h" => {
                    let first = xml::attribute(child, "outline-level").is_none_or(|level| level == "1");
                    self.paragraph(child, if first { Style::Title } else { Style::Body }, depth + 1);
                }
                "p" => self.paragraph(child, if is_title(child) { Style::Title } else { style }, depth + 1),
                "list" => self.blocks(child, Style::Item, depth + 1),
                "table" => self.table(child, depth + 1),
                "tracked-changes" | "note" | "annotation" | "forms" | "table-of-content" | "settings" | "styles" | "automatic-styles"
                | "sequence-decls" | "variable-decls" | "user-field-decls" => {}
                _ => self.blocks(child, style, depth + 1),
            }
        }
    }

    /// A paragraph, and then the text boxes that are anchored in it.
    fn paragraph(&mut self, node: Node, style: Style, depth: usize) {
        let (mut text, mut boxes) = (String::new(), Vec::new());
        inline(node, depth, &mut text, &mut boxes);
        for line in text.split('\n') {
            match &mut self.cell {
                Some(cell) if !line.trim().is_empty() => cell.push((style, line.to_owned())),
                Some(_) => {}
                None => self.flow.push(style, line),
            }
        }
        for anchored in boxes {
            self.blocks(anchored, Style::Body, depth + 1);
        }
    }

    fn table(&mut self, node: Node, depth: usize) {
        if self.cell.is_some() {
            return self.blocks(node, Style::Body, depth);
        }
        for row in node.descendants().filter(|node| node.is_element() && xml::name(*node) == "table-row") {
            if row.ancestors().take_while(|above| *above != node).skip(1).any(|above| xml::name(above) == "table") {
                continue;
            }
            let mut cells = Vec::new();
            for cell in row.children().filter(|child| xml::name(*child) == "table-cell") {
                self.cell = Some(Vec::new());
                self.blocks(cell, Style::Body, depth + 1);
                cells.extend(self.cell.take());
            }
            push_row(&mut self.flow, &cells);
        }
    }
}

/// The words of a paragraph; text boxes inside it are gathered in `boxes`.
fn inline<'n, 'x>(node: Node<'n, 'x>, depth: usize, text: &mut String, boxes: &mut Vec<Node<'n, 'x>>) {
    if depth > DEEPEST {
        return;
    }
    for child in node.children() {
        if let Some(words) = child.text().filter(|_| child.is_text()) {
            text.push_str(&words.replace(['\n', '\r', '\t'], " "));
            continue;
        }
        match xml::name(child) {
            "s" => {
                let count = xml::attribute(child, "c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                text.push_str(&" ".repeat(count.min(MOST_SPACES)));
            }
            "tab" => text.push(' '),
            "line-break" => text.push('\n'),
            "text-box" => boxes.push(child),
            "note" | "annotation" | "ruby-text" | "desc" | "title" | "binary-data" => {}
            _ => inline(child, depth + 1, text, boxes),
        }
    }
}

fn is_title(node: Node) -> bool {
    xml::attribute(node, "style-name").is_some_and(|name| name == "Title")
}

#[cfg(test)]
mod tests {
    use super::super::super::zip::tests::pack;
    use super::*;

    const BODY: &str = "<office:body><office:text><text:tracked-changes><text:changed-region><text:p>never</text:p></text:changed-region></text:tracked-changes>\
        <text:h text:outline-level=\"1\">Port<text:s text:c=\"2\"/>talks</text:h><text:p>They met<text:note><text:p>1</text:p></text:note> in <text:span>Lisbon</text:span>.<text:line-break/>They left.</text:p>\
        <text:list><text:list-item><text:p>A joint plan</text:p></text:list-item></text:list></office:text></office:body>";

    fn document() -> String {
        format!(
            "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"t\" xmlns:meta=\"m\" xmlns:dc=\"d\">\
             <office:meta><dc:creator>Ana Souza</dc:creator><meta:creation-date>2021-05-04T10:00:00</meta:creation-date></office:meta>{BODY}</office:document>"
        )
    }

    #[test]
    fn both_forms_are_read() {
        let packed =
            pack(&[("META-INF/manifest.xml", b"<m/>"), ("content.xml", document().as_bytes()), ("meta.xml", document().as_bytes())]);
        assert!(is_flat(&document()));
        for read in [read(&packed), read_flat(&document())] {
            let read = read.expect("a document");
            assert_eq!(read.text, "Port talks\n\nThey met in Lisbon.\n\nThey left.\n\n• A joint plan\n");
            assert_eq!(read.metadata.headline.as_deref(), Some("Port talks"));
            assert_eq!(read.metadata.byline.as_deref(), Some("Ana Souza"));
            assert_eq!(read.metadata.published, None);
            assert_eq!(read.metadata.dated.map(|dated| dated.day.to_string()).as_deref(), Some("2021-05-04"));
        }
    }

    #[test]
    fn protected_documents_are_refused() {
        let packed = pack(&[("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>"), ("content.xml", b"\x01\x02")]);
        assert!(matches!(read(&packed), Err(IngestError::Encrypted { .. })));
    }
}
