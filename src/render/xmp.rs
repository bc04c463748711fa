//! The metadata packet: title, author, language, identifiers, and the two standards that the file
//! follows.

use std::fmt::Write as _;

use super::Properties;

/// What made the file.
pub const PRODUCER: &str = concat!("attache ", env!("CARGO_PKG_VERSION"));

/// The declaration that PDF/A-3 asks for because it does not know PDF/UA's own property
/// (ISO 19005-3, 6.6.2.3).
const EXTENSION: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"#;

const NAMESPACES: &str = r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/""#;

/// The packet for a file in this language.
pub fn packet(properties: &Properties, language: &str) -> String {
    let mut fields = String::from("<dc:format>application/pdf</dc:format>");
    let title = format!(r#"<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>"#, escape(&properties.title));
    field("dc:title", &title, &mut fields);
    if !properties.author.is_empty() {
        field("dc:creator", &format!("<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", escape(&properties.author)), &mut fields);
    }
    field("dc:language", &format!("<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", escape(language)), &mut fields);
    field("dc:identifier", &escape(&properties.id), &mut fields);
    field("xmpMM:VersionID", &escape(&properties.rev), &mut fields);
    field("xmp:CreatorTool", PRODUCER, &mut fields);
    let created = escape(properties.created.as_deref().unwrap_or(""));
    field("xmp:CreateDate", &created, &mut fields);
    field("xmp:ModifyDate", &created, &mut fields);
    field("pdf:Producer", PRODUCER, &mut fields);
    fields.push_str("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>");
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" {NAMESPACES}>{fields}\
         </rdf:Description>{EXTENSION}</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
}

/// Adds a field that says something.
fn field(name: &str, content: &str, fields: &mut String) {
    if !content.is_empty() {
        let _ = write!(fields, "<{name}>{content}</{name}>");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
