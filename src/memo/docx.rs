//! Memo → DOCX (ECMA-376 WordprocessingML): real headings, lists and a table, styles that a person
//! can change in one place, the marking in the page's header and footer. Columns are a table without
//! lines, since sections cannot stand side by side.

mod body;
mod logo;
mod parts;
mod zip;

use super::Memo;

/// Distance between the edges of the text, twentieths of a point: A4 less 20 mm at each side.
const MEASURE: u32 = 9638;

/// The memo as the bytes of a DOCX file; the same bytes for the same memo.
#[must_use]
pub fn to_docx(memo: &Memo) -> Vec<u8> {
    let body = body::write(memo);
    let mut archive = zip::Archive::default();
    archive.add("[Content_Types].xml", parts::CONTENT_TYPES);
    archive.add("_rels/.rels", parts::RELATIONSHIPS);
    archive.add("docProps/core.xml", parts::core(&memo.meta));
    archive.add("word/document.xml", &body.document);
    archive.add("word/_rels/document.xml.rels", parts::document_relationships(&body.links, body.logos.len()));
    archive.add("word/_rels/footer1.xml.rels", parts::link_relationships(&body.links, ""));
    archive.add("word/styles.xml", parts::styles(&memo.meta.language));
    archive.add("word/numbering.xml", parts::numbering(body.counted_lists));
    archive.add("word/settings.xml", parts::SETTINGS);
    archive.add("word/header1.xml", parts::header(&memo.marking));
    archive.add("word/footer1.xml", parts::footer(&body.footer, &memo.marking));
    for (at, picture) in body.logos.iter().enumerate() {
        archive.add(&format!("word/media/logo{}.png", at + 1), logo::file(picture));
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::to_docx;
    use crate::memo::from_markup;
    use crate::memo::samples::SMALL;

    #[test]
    fn the_same_memo_gives_the_same_bytes() {
        let memo = from_markup(SMALL).unwrap();
        assert_eq!(to_docx(&memo), to_docx(&memo));
    }

    #[test]
    fn every_part_is_well_formed() {
        let memo = from_markup(SMALL).unwrap();
        let body = super::body::write(&memo);
        let written = [
            super::parts::core(&memo.meta),
            body.document,
            super::parts::document_relationships(&body.links, 1),
            super::parts::styles("en"),
            super::parts::numbering(2),
            super::parts::header("A & B"),
            super::parts::footer(&body.footer, "A & B"),
        ];
        let constant = [super::parts::CONTENT_TYPES, super::parts::RELATIONSHIPS, super::parts::SETTINGS];
        for part in written.iter().map(String::as_str).chain(constant) {
            if let Err(error) = roxmltree::Document::parse(part) {
                panic!("{error} in\n{part}");
            }
        }
    }

    #[test]
    fn the_body_for_people() {
        let body = super::body::write(&from_markup(SMALL).unwrap());
        insta::assert_snapshot!(body.document.replace("<w:p>", "\n<w:p>").replace("<w:tr>", "\n<w:tr>"));
    }
}
