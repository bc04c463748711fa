//! What a file's metadata packet says: the few properties that matter when files are joined. Read by
//! their names, as all that write such packets use the same ones; nothing is written here.

use lopdf::{Object, ObjectId};

use super::file::PdfFile;

/// The longest packet that is read, in bytes.
const LONGEST: usize = 4 << 20;

/// The packet in a stream.
pub fn read(file: &PdfFile, id: ObjectId) -> Option<String> {
    let Object::Stream(stream) = file.load(id).ok()? else { return None };
    let content = file.unpack(&stream).ok().filter(|content| content.len() <= LONGEST)?;
    Some(String::from_utf8_lossy(&content).into_owned())
}

/// The text of a property, written as an element or as an attribute, without markup.
pub fn text_of(packet: &str, name: &str) -> Option<String> {
    let open = format!("<{name}");
    let element = packet.match_indices(&open).find_map(|(at, _)| {
        let rest = &packet[at + open.len()..];
        let rest = rest.starts_with(['>', ' ', '\n', '\r', '\t']).then_some(rest)?;
        let from = rest.find('>')? + 1;
        let to = rest.find(&format!("</{name}>"))?;
        rest.get(from..to).map(plain)
    });
    let attribute = || {
        let from = packet.find(&format!("{name}=\""))? + name.len() + 2;
        let to = packet[from..].find('"')?;
        Some(plain(&packet[from..from + to]))
    };
    element.or_else(attribute).filter(|text| !text.is_empty())
}

/// Text without elements, its entities as what they stand for.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in markup.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_read_as_elements_and_as_attributes() {
        let packet = "<rdf:Description pdfaid:part=\"3\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x\">Fish &amp; ships</rdf:li></rdf:Alt></dc:title>\
                      <dc:titles>no</dc:titles><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>";
        assert_eq!(text_of(packet, "dc:title").as_deref(), Some("Fish & ships"));
        assert_eq!(text_of(packet, "pdfaid:part").as_deref(), Some("3"));
        assert_eq!(text_of(packet, "pdfaid:conformance").as_deref(), Some("A"));
        assert_eq!(text_of(packet, "dc:creator"), None);
    }
}
