//! Headings → bookmarks, and the numbers of the pages.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::finish::text_string;
use super::ops::count;
use crate::layout::{Draw, ElementId, LaidOut, Role};

/// A heading: its level, its words, where it is.
struct Heading {
    level: u8,
    words: String,
    page: usize,
    /// Distance of its top from the lower edge of the page.
    height: f32,
}

/// Adds bookmarks for the headings; the entries that the catalog needs.
pub fn add(document: &mut Document, laid_out: &LaidOut, pages: &[ObjectId]) -> Vec<(&'static str, Object)> {
    let labels = dictionary! { "Nums" => vec![0.into(), Object::Dictionary(dictionary! { "S" => "D" })] };
    let mut entries = vec![("PageLabels", Object::Dictionary(labels))];
    let headings = headings(laid_out);
    if !headings.is_empty() {
        entries.push(("Outlines", Object::Reference(add_tree(document, &headings, pages))));
    }
    entries
}

fn headings(laid_out: &LaidOut) -> Vec<Heading> {
    let mut found: BTreeMap<ElementId, Heading> = BTreeMap::new();
    for (at, page) in laid_out.pages.iter().enumerate() {
        for draw in &page.draws {
            let Draw::Text(run) = draw else { continue };
            let Some(id) = run.element else { continue };
            let Role::Heading(level) = laid_out.elements[id.0].role else { continue };
            let fresh = || Heading { level, words: String::new(), page: at, height: page.height - run.y + run.size };
            found.entry(id).or_insert_with(fresh).words.push_str(&run.text.replace('\u{ad}', ""));
        }
    }
    found.into_values().collect()
}

/// A tree by the levels of the headings: each is below the last one of a higher level.
fn add_tree(document: &mut Document, headings: &[Heading], pages: &[ObjectId]) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = headings.iter().map(|_| document.new_object_id()).collect();
    let parents: Vec<Option<usize>> = (0..headings.len()).map(|i| (0..i).rev().find(|j| headings[*j].level < headings[i].level)).collect();
    let children = |parent: Option<usize>| -> Vec<usize> { (0..headings.len()).filter(|i| parents[*i] == parent).collect() };
    for (i, heading) in headings.iter().enumerate() {
        let siblings = children(parents[i]);
        let place = siblings.iter().position(|other| *other == i).unwrap_or(0);
        let destination =
            vec![Object::Reference(pages[heading.page]), "XYZ".into(), Object::Null, Object::Real(heading.height), Object::Null];
        let mut entry = dictionary! {
            "Title" => text_string(heading.words.trim()),
            "Parent" => Object::Reference(parents[i].map_or(root, |parent| ids[parent])),
            "Dest" => destination,
        };
        if place > 0 {
            entry.set("Prev", Object::Reference(ids[siblings[place - 1]]));
        }
        if let Some(next) = siblings.get(place + 1) {
            entry.set("Next", Object::Reference(ids[*next]));
        }
        let below = children(Some(i));
        if let (Some(first), Some(last)) = (below.first(), below.last()) {
            entry.set("First", Object::Reference(ids[*first]));
            entry.set("Last", Object::Reference(ids[*last]));
            entry.set("Count", count(below.len()));
        }
        document.objects.insert(ids[i], entry.into());
    }
    let top = children(None);
    let ends = [top.first(), top.last()].map(|at| Object::Reference(ids[*at.expect("there is a first heading")]));
    let [first, last] = ends;
    document
        .objects
        .insert(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count(headings.len()) }.into());
    root
}
