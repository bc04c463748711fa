//! Word documents (Office Open XML, ECMA-376 part 1 §17) → text.

use super::super::flow::{Flow, Style};
use super::super::xml::Node;
use super::super::zip::Archive;
use super::{DEEPEST, Extract, IngestError, extract, part, properties, push_row, xml};

const WHAT: &str = "the Word document";

/// Reads a Word document.
///
/// # Errors
/// [`IngestError::Damaged`], [`IngestError::TooLarge`], [`IngestError::NoText`].
pub(in crate::ingest) fn read(bytes: &[u8]) -> Result<Extract, IngestError> {
    let archive = Archive::open(bytes)?;
    let main = archive
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .find(|name| name.strip_prefix("word/document").is_some_and(|rest| rest.contains(".xml")));
    let document = main.and_then(|path| part(&archive, path));
    let document = document.unwrap_or_else(|| Err(IngestError::Damaged { what: WHAT, how: "its text is missing".to_owned() }))?;
    let flow = xml::with_tree(WHAT, &document, |root| {
        let mut reader = Reader::default();
        reader.blocks(root, 0);
        reader.end_paragraph(Style::Body);
        reader.flow
    })?;
    let sheet = part(&archive, "docProps/core.xml").and_then(Result::ok).unwrap_or_default();
    extract(flow, properties(&sheet), WHAT)
}

/// The text so far, and the paragraph at hand.
#[derive(Default)]
struct Reader {
    flow: Flow,
    paragraph: String,
    /// Text boxes that are anchored in the paragraph at hand.
    boxes: Vec<(Style, String)>,
    /// Inside a table's cell, paragraphs are gathered here.
    cell: Option<Vec<(Style, String)>>,
}

impl Reader {
    /// Paragraphs and tables.
    fn blocks(&mut self, node: Node, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match xml::name(child) {
                "p" => self.paragraph(child, depth + 1),
                "tbl" => self.table(child, depth + 1),
                "del" | "moveFrom" | "sectPr" | "Fallback" => {}
                _ => self.blocks(child, depth + 1),
            }
        }
    }

    fn paragraph(&mut self, node: Node, depth: usize) {
        self.inline(node, depth);
        let properties = xml::child(node, "pPr");
        // A deleted mark joins the paragraph with the next one.
        let mark = properties.and_then(|properties| xml::child(properties, "rPr"));
        if mark.is_some_and(|mark| xml::child(mark, "del").is_some()) {
            return;
        }
        self.end_paragraph(properties.map_or(Style::Body, style));
    }

    fn end_paragraph(&mut self, style: Style) {
        let text = std::mem::take(&mut self.paragraph);
        let boxes = std::mem::take(&mut self.boxes);
        for (style, text) in std::iter::once((style, text)).chain(boxes) {
            for line in text.split('\n') {
                self.push(style, line);
            }
        }
    }

    fn push(&mut self, style: Style, text: &str) {
        match &mut self.cell {
            Some(cell) if !text.trim().is_empty() => cell.push((style, text.to_owned())),
            Some(_) => {}
            None => self.flow.push(style, text),
        }
    }

    /// A table inside a cell gives its paragraphs to that cell.
    fn table(&mut self, node: Node, depth: usize) {
        if self.cell.is_some() {
            return self.blocks(node, depth);
        }
        for row in node.descendants().filter(|node| node.is_element() && xml::name(*node) == "tr") {
            if row.ancestors().take_while(|above| *above != node).skip(1).any(|above| xml::name(above) == "tbl") {
                continue;
            }
            let mut cells = Vec::new();
            for cell in row.children().filter(|child| xml::name(*child) == "tc" || xml::name(*child) == "sdt") {
                self.cell = Some(Vec::new());
                self.blocks(cell, depth + 1);
                self.end_paragraph(Style::Body);
                cells.extend(self.cell.take());
            }
            push_row(&mut self.flow, &cells);
        }
    }

    /// Runs of text, and what stands around them.
    fn inline(&mut self, node: Node, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match xml::name(child) {
                "t" => self.paragraph.push_str(child.text().unwrap_or_default()),
                "tab" | "ptab" => self.paragraph.push(' '),
                "br" | "cr" => self.paragraph.push('\n'),
                "noBreakHyphen" => self.paragraph.push('-'),
                "txbxContent" => self.text_box(child, depth + 1),
                "r" if is_hidden(child) => {}
                "del" | "moveFrom" | "pPr" | "rPr" | "instrText" | "delText" | "Fallback" | "rt" | "footnoteReference" => {}
                _ => self.inline(child, depth + 1),
            }
        }
    }

    /// A text box stands after the paragraph it is anchored in.
    fn text_box(&mut self, node: Node, depth: usize) {
        let mut inner = Reader { cell: Some(Vec::new()), ..Reader::default() };
        inner.blocks(node, depth);
        inner.end_paragraph(Style::Body);
        self.boxes.extend(inner.cell.take().into_iter().flatten());
    }
}

fn is_hidden(run: Node) -> bool {
    let vanish = xml::child(run, "rPr").and_then(|properties| xml::child(properties, "vanish"));
    vanish.is_some_and(|vanish| !matches!(xml::attribute(vanish, "val"), Some("0" | "false" | "off")))
}

/// What the paragraph's style is called: Word keeps the names of its own styles in every language.
fn style(properties: Node) -> Style {
    let name = xml::child(properties, "pStyle").and_then(|style| xml::attribute(style, "val")).unwrap_or_default().to_ascii_lowercase();
    if name == "title" || name == "heading1" {
        Style::Title
    } else if (xml::child(properties, "numPr").is_some() || name.starts_with("list")) && !name.starts_with("heading") {
        Style::Item
    } else {
        Style::Body
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::zip::tests::pack;
    use super::*;

    fn read_body(body: &str) -> String {
        let document = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
        );
        read(&pack(&[("word/document.xml", document.as_bytes())])).expect("a document").text
    }

    #[test]
    fn paragraphs_lists_and_tables_are_read() {
        let text = read_body(
            r#"<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Port </w:t></w:r><w:r><w:t>talks</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:hyperlink><w:r><w:t>A joint plan</w:t></w:r></w:hyperlink></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>May 4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
        );
        assert_eq!(text, "Port talks\n\n• A joint plan\n\nDate | May 4\n");
    }

    #[test]
    fn deleted_hidden_and_foot_text_is_left_out() {
        let text = read_body(
            r#"<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>met</w:t></w:r></w:ins>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>"#,
        );
        assert_eq!(text, "They met.\n");
    }

    #[test]
    fn a_deleted_mark_joins_two_paragraphs() {
        let text = read_body(
            r"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>They met </w:t></w:r></w:p><w:p><w:r><w:t>in Lisbon.</w:t></w:r></w:p>",
        );
        assert_eq!(text, "They met in Lisbon.\n");
    }

    #[test]
    fn laughing_and_deep_documents_are_bounded() {
        let laugh = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>";
        assert!(matches!(read(&pack(&[("word/document.xml", laugh.as_bytes())])), Err(IngestError::Damaged { .. })));
        let deep = format!("{}<w:p><w:r><w:t>Port</w:t></w:r></w:p>{}", "<w:sdt>".repeat(5000), "</w:sdt>".repeat(5000));
        let document = format!("<w:document xmlns:w=\"w\"><w:body>{deep}</w:body></w:document>");
        let _ = read(&pack(&[("word/document.xml", document.as_bytes())]));
    }
}
