//! Pixels of logos → image objects, in the colours of the output intent and without transparency.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::RenderError;
use super::ops::{count, image_name};
use crate::picture::{Bitmap, Content, Picture};

/// Adds images to what the pages may draw.
pub fn add(document: &mut Document, pages: &[ObjectId], images: &[Arc<Picture>]) -> Result<(), RenderError> {
    if images.is_empty() {
        return Ok(());
    }
    let mut drawn = Dictionary::new();
    for (number, picture) in images.iter().enumerate() {
        if let Content::Pixels { bitmap, .. } = &picture.content {
            drawn.set(image_name(number), Object::Reference(document.add_object(image(bitmap))));
        }
    }
    let drawn = document.add_object(drawn);
    for page in pages {
        let resources = document.get_dictionary(*page)?.get(b"Resources")?.clone();
        match resources {
            Object::Reference(id) => document.get_dictionary_mut(id)?.set("XObject", Object::Reference(drawn)),
            Object::Dictionary(mut own) => {
                own.set("XObject", Object::Reference(drawn));
                document.get_dictionary_mut(*page)?.set("Resources", own);
            }
            _ => return Err(lopdf::Error::DictKey("Resources".to_owned()).into()),
        }
    }
    Ok(())
}

fn image(bitmap: &Bitmap) -> Stream {
    let entries = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => count(bitmap.width),
        "Height" => count(bitmap.height),
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
    };
    Stream::new(entries, bitmap.pixels.as_flattened().to_vec())
}
