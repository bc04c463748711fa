//! The parts of a DOCX around its body: types, relationships, properties, styles, numbering, header
//! and footer.

use std::fmt::Write as _;

use crate::memo::{Meta, right_to_left, xml_escape};

/// Which part is what.
pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
</Types>
"#;

/// Where the parts of the package are.
pub const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>
"#;

/// Word 2013 and later lay the page out as written, not as older versions would.
pub const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
"#;

/// The namespaces that the body's parts use.
pub const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

const PROLOGUE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Title and author.
pub fn core(meta: &Meta) -> String {
    format!(
        "{PROLOGUE}\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>\n",
        xml_escape(&meta.title),
        xml_escape(&meta.author),
        xml_escape(&meta.language)
    )
}

const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The body's styles, numbering, header, footer, links and so many logos.
pub fn document_relationships(links: &[String], logos: usize) -> String {
    let mut parts = String::new();
    for part in ["styles", "numbering", "settings"] {
        let _ = writeln!(parts, "<Relationship Id=\"{part}\" Type=\"{RELATIONSHIP}/{part}\" Target=\"{part}.xml\"/>");
    }
    for part in ["header", "footer"] {
        let _ = writeln!(parts, "<Relationship Id=\"{part}\" Type=\"{RELATIONSHIP}/{part}\" Target=\"{part}1.xml\"/>");
    }
    for logo in 1..=logos {
        let _ = writeln!(parts, "<Relationship Id=\"logo{logo}\" Type=\"{RELATIONSHIP}/image\" Target=\"media/logo{logo}.png\"/>");
    }
    link_relationships(links, &parts)
}

/// `more`, then the links, from `link1`.
pub fn link_relationships(links: &[String], more: &str) -> String {
    let mut out = format!("{PROLOGUE}\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n{more}");
    for (at, href) in links.iter().enumerate() {
        let (id, href) = (at + 1, xml_escape(href));
        let _ =
            writeln!(out, "<Relationship Id=\"link{id}\" Type=\"{RELATIONSHIP}/hyperlink\" Target=\"{href}\" TargetMode=\"External\"/>");
    }
    out.push_str("</Relationships>\n");
    out
}

/// The styles: paragraphs (id, name, what it is based on, properties), then characters.
pub fn styles(language: &str) -> String {
    const PARAGRAPHS: &[(&str, &str, &str, &str)] = &[
        ("Title", "Title", "w:spacing w:before=\"40\" w:after=\"80\"", "w:b w:sz=\"34\""),
        (
            "Heading1",
            "heading 1",
            "w:keepNext w:spacing w:before=\"200\" w:after=\"20\" w:outlineLvl=\"0\"",
            "w:sans w:b w:color=\"143B66\" w:sz=\"20\"",
        ),
        ("Heading2", "heading 2", "w:keepNext w:spacing w:before=\"60\" w:after=\"0\" w:outlineLvl=\"1\"", "w:b"),
        ("Kicker", "Kicker", "w:tabs w:spacing w:after=\"0\"", "w:sans w:b w:caps w:color=\"143B66\" w:sz=\"17\""),
        ("Panel", "Panel", "w:panel w:spacing w:before=\"120\" w:after=\"160\"", ""),
        ("ListParagraph", "List Paragraph", "w:spacing w:after=\"20\"", ""),
        ("Fact", "Fact", "w:spacing w:after=\"0\"", ""),
        ("Label", "Label", "w:spacing w:after=\"0\"", "w:sans w:b w:color=\"143B66\" w:sz=\"20\""),
        ("Header", "header", "w:spacing w:after=\"0\" w:jc=\"center\"", "w:sans w:b"),
        ("Footer", "footer", "w:tabs w:spacing w:after=\"0\"", "w:sans w:color=\"4A4F58\" w:sz=\"16\""),
        ("Marking", "Marking", "w:spacing w:before=\"60\" w:after=\"0\" w:jc=\"center\"", "w:sans w:b"),
    ];
    const CHARACTERS: &[(&str, &str, &str)] = &[
        ("Strong", "Strong", "w:b"),
        ("Emphasis", "Emphasis", "w:i"),
        ("Muted", "Muted", "w:color=\"5D646E\""),
        ("Cite", "Evidence", "w:sans w:color=\"5D646E\" w:sz=\"16\""),
        ("Hyperlink", "Hyperlink", "w:color=\"1B4F8A\" w:u=\"single\""),
    ];
    // From right to left, where the language is written so.
    let (bidi, rtl) = if right_to_left(language) { ("<w:bidi/>", "<w:rtl/>") } else { ("", "") };
    let mut out = format!(
        "{PROLOGUE}\n<w:styles {NAMESPACES}>\n<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Source Serif 4\" \
         w:hAnsi=\"Source Serif 4\" w:cs=\"Times New Roman\"/><w:color w:val=\"1A1D22\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>{rtl}\
         <w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{bidi}<w:spacing w:after=\"100\" w:line=\"259\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults>\n<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" \
         w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n",
        xml_escape(language)
    );
    for (id, name, paragraph, run) in PARAGRAPHS {
        let _ = writeln!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            properties(paragraph),
            properties(run)
        );
    }
    for (id, name, run) in CHARACTERS {
        let run = properties(run);
        let _ = writeln!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>"
        );
    }
    out.push_str("</w:styles>\n");
    out
}

/// `w:b w:sz="16"` → elements, in the order given, which is that of the schema.
fn properties(list: &str) -> String {
    let mut out = String::new();
    let mut parts = list.split(' ').filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        match part.split_once('=') {
            Some((name, value)) => {
                let _ = write!(out, "<{name} w:val={value}/>");
            }
            None if part == "w:spacing" => {
                out.push_str("<w:spacing");
                while let Some(attribute) = parts.next_if(|next| next.starts_with("w:before=") || next.starts_with("w:after=")) {
                    let _ = write!(out, " {attribute}");
                }
                out.push_str("/>");
            }
            None if part == "w:sans" => {
                out.push_str("<w:rFonts w:ascii=\"Source Sans 3\" w:hAnsi=\"Source Sans 3\" w:cs=\"Arial\"/>");
            }
            None if part == "w:tabs" => {
                let _ = write!(out, "<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", super::MEASURE);
            }
            None if part == "w:panel" => out.push_str(
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"143B66\"/></w:pBdr>\
                 <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF2F7\"/>",
            ),
            None => {
                let _ = write!(out, "<{part}/>");
            }
        }
    }
    out
}

/// Bullets are list 1; each counted list has a number of its own from 2, so that it starts at 1.
pub fn numbering(counted_lists: usize) -> String {
    let level = |format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"284\" w:hanging=\"227\"/></w:pPr></w:lvl>"
        )
    };
    let mut out = format!(
        "{PROLOGUE}\n<w:numbering {NAMESPACES}>\n<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>{}\
         </w:abstractNum>\n<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/>{}</w:abstractNum>\n\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n",
        level("bullet", "•"),
        level("decimal", "%1.")
    );
    for list in 0..counted_lists {
        let _ = writeln!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            list + 2
        );
    }
    out.push_str("</w:numbering>\n");
    out
}

/// The marking at the top of every page.
pub fn header(marking: &str) -> String {
    let words = xml_escape(marking);
    format!(
        "{PROLOGUE}\n<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p></w:hdr>\n"
    )
}

/// The memo's footer, then the marking.
pub fn footer(paragraphs: &str, marking: &str) -> String {
    let words = xml_escape(marking);
    format!(
        "{PROLOGUE}\n<w:ftr {NAMESPACES}>{paragraphs}<w:p><w:pPr><w:pStyle w:val=\"Marking\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p></w:ftr>\n"
    )
}
