//! What printpdf does not write: tags, metadata, output intent, attachments, bookmarks, and an
//! identifier that depends on the content alone.

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::ops::{Marks, count, utf16};
use super::tags::Objects;
use super::xmp::PRODUCER;
use super::{Properties, RenderError, attach, icc, image, outline, tags, xmp};
use crate::layout::{LaidOut, Role};

/// Adds everything to a document as printpdf made it.
pub fn finish(mut document: Document, laid_out: &LaidOut, marks: &Marks, properties: &Properties) -> Result<Document, RenderError> {
    // The version that PDF/A-3 and PDF/UA-1 are built on (ISO 32000-1).
    "1.7".clone_into(&mut document.version);
    let language = if properties.language.is_empty() { &laid_out.language } else { &properties.language };
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let annotations = finish_pages(&mut document, &pages, laid_out, marks)?;
    image::add(&mut document, &pages, &marks.images)?;
    let tree = tags::add(&mut document, laid_out, marks, &Objects { pages: &pages, annotations: &annotations });
    let intent = output_intent(&mut document);
    let metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp::packet(properties, language).into_bytes());
    let metadata = document.add_object(metadata.with_compression(false));
    let mut entries = vec![
        ("Lang", text_string(language)),
        ("MarkInfo", dictionary! { "Marked" => true }.into()),
        ("StructTreeRoot", Object::Reference(tree)),
        ("ViewerPreferences", dictionary! { "DisplayDocTitle" => true }.into()),
        ("Metadata", Object::Reference(metadata)),
        ("OutputIntents", Object::Array(vec![intent])),
    ];
    let files = attach::add(&mut document, &properties.attachments, properties.created.as_deref());
    if let (Some(first), Some((_, associated))) = (pages.first(), files.iter().find(|(key, _)| *key == "AF")) {
        // Programs that take pages out of a file leave what belongs to the whole file behind.
        document.get_dictionary_mut(*first)?.set("AF", associated.clone());
    }
    entries.extend(files);
    entries.extend(outline::add(&mut document, laid_out, &pages));
    let catalog = document.catalog_mut()?;
    for key in [b"PageLayout".as_slice(), b"PageMode"] {
        catalog.remove(key);
    }
    for (key, value) in entries {
        catalog.set(key, value);
    }
    set_info(&mut document, properties)?;
    set_id(&mut document, properties);
    Ok(document)
}

/// Ties each page to the tree; the annotations of each page.
fn finish_pages(document: &mut Document, pages: &[ObjectId], laid_out: &LaidOut, marks: &Marks) -> Result<Vec<Vec<ObjectId>>, RenderError> {
    let mut key = marks.pieces.len();
    let mut annotations = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let bare = document.get_dictionary(*page)?.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        let mut ids = Vec::new();
        for (annotation, element) in bare.into_iter().zip(&marks.links[at]) {
            let mut annotation = annotation.as_dict()?.clone();
            let Role::Link(href) = &laid_out.elements[element.0].role else { continue };
            // Printed with the page (flag 3), and read out as its address.
            annotation.set("F", 4);
            annotation.set("StructParent", count(key));
            annotation.set("Contents", text_string(href));
            annotation.remove(b"C");
            annotation.remove(b"H");
            ids.push(document.add_object(annotation));
            key += 1;
        }
        let dictionary = document.get_dictionary_mut(*page)?;
        dictionary.set("StructParents", count(at));
        dictionary.set("Tabs", "S");
        dictionary.remove(b"CropBox");
        if ids.is_empty() {
            dictionary.remove(b"Annots");
        } else {
            dictionary.set("Annots", ids.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
        }
        annotations.push(ids);
    }
    Ok(annotations)
}

fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
        "DestOutputProfile" => Object::Reference(profile),
    }
    .into()
}

/// The old-fashioned metadata, which must say what the packet says.
fn set_info(document: &mut Document, properties: &Properties) -> Result<(), RenderError> {
    let mut info = dictionary! {
        "Title" => text_string(&properties.title),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    if !properties.author.is_empty() {
        info.set("Author", text_string(&properties.author));
    }
    if let Some(created) = &properties.created {
        info.set("CreationDate", Object::string_literal(pdf_date(created)));
        info.set("ModDate", Object::string_literal(pdf_date(created)));
    }
    let id = document.trailer.get(b"Info")?.as_reference()?;
    document.objects.insert(id, info.into());
    Ok(())
}

/// Two files have the same identifier where they have the same content.
fn set_id(document: &mut Document, properties: &Properties) {
    let mut hash = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    hash.update(&properties.title);
    let digest = hash.finalize()[..16].to_vec();
    let id = Object::String(digest, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

/// `2026-11-23T09:00:00Z` → `D:20261123090000Z`.
pub fn pdf_date(iso: &str) -> String {
    let digits: String = iso.chars().filter(char::is_ascii_digit).take(14).collect();
    format!("D:{digits}Z")
}

/// A text string of PDF.
pub fn text_string(text: &str) -> Object {
    if text.is_ascii() { Object::string_literal(text) } else { Object::String(utf16(text), StringFormat::Hexadecimal) }
}
