//! Files inside the file, each with what it has to do with the pages (PDF/A-3, 6.8).

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::finish::text_string;
use super::ops::count;

/// A file that goes inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type, such as `application/yaml`.
    pub media_type: String,
    /// What it is, in words.
    pub description: String,
    /// What it has to do with the pages.
    pub relationship: Relationship,
    /// Its bytes, kept as they are.
    pub data: Vec<u8>,
}

/// What an attached file has to do with the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relationship {
    /// The pages were made from it.
    #[default]
    Source,
    /// It holds what the pages are based on.
    Data,
    /// It adds to the pages.
    Supplement,
}

impl Relationship {
    fn name(self) -> &'static str {
        match self {
            Self::Source => "Source",
            Self::Data => "Data",
            Self::Supplement => "Supplement",
        }
    }
}

/// Adds the files; the entries that the catalog needs.
pub fn add(document: &mut Document, attachments: &[Attachment], created: Option<&str>) -> Vec<(&'static str, Object)> {
    if attachments.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    // The name tree is in the order of the names.
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut names = Vec::new();
    let mut specifications = Vec::new();
    for attachment in sorted {
        let specification = document.add_object(file(attachment));
        let stream = document.add_object(content(attachment, created));
        if let Ok(dictionary) = document.get_dictionary_mut(specification) {
            dictionary.set("EF", dictionary! { "F" => Object::Reference(stream), "UF" => Object::Reference(stream) });
        }
        names.push(text_string(&attachment.name));
        names.push(Object::Reference(specification));
        specifications.push(Object::Reference(specification));
    }
    let tree = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
    vec![("AF", Object::Array(specifications)), ("Names", Object::Dictionary(tree))]
}

fn file(attachment: &Attachment) -> Dictionary {
    dictionary! {
        "Type" => "Filespec",
        "F" => text_string(&attachment.name),
        "UF" => text_string(&attachment.name),
        "Desc" => text_string(&attachment.description),
        "AFRelationship" => attachment.relationship.name(),
    }
}

fn content(attachment: &Attachment, created: Option<&str>) -> Stream {
    let mut parameters = dictionary! { "Size" => count(attachment.data.len()) };
    if let Some(date) = created {
        parameters.set("ModDate", Object::string_literal(super::finish::pdf_date(date)));
    }
    let dictionary = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(attachment.media_type.clone().into_bytes()),
        "Params" => parameters,
    };
    Stream::new(dictionary, attachment.data.clone())
}
