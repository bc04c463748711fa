//! The tree of meaning → the file's structure tree, with the way back from each marked piece of a
//! page and each link to its element (PDF 32000-1, 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::finish::text_string;
use super::ops::{Marks, count, tag_of};
use crate::layout::{Area, ElementId, LaidOut, Numbering, Role};

/// The objects that the tree refers to.
pub struct Objects<'a> {
    /// The pages.
    pub pages: &'a [ObjectId],
    /// For each page, its link annotations.
    pub annotations: &'a [Vec<ObjectId>],
}

/// Something below an element, with the place where it is read.
enum Kid {
    Element(ElementId),
    Piece { page: usize, number: usize },
    Annotation { page: usize, number: usize },
}

/// Adds the tree; the id of its root.
pub fn add(document: &mut Document, laid_out: &LaidOut, marks: &Marks, objects: &Objects) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = laid_out.elements.iter().map(|_| document.new_object_id()).collect();
    for (i, kids) in kids(laid_out, marks).into_iter().enumerate() {
        let mut element = element(laid_out, i, &kids, (root, &ids), objects);
        if let Some((_, page, area)) = marks.figures.iter().find(|(figure, ..)| figure.0 == i) {
            element.set("A", frame(*area, laid_out.pages[*page].height));
        }
        document.objects.insert(ids[i], element.into());
    }
    let parents = document.add_object(parent_tree(marks, &ids));
    let next = marks.pieces.len() + marks.links.iter().map(Vec::len).sum::<usize>();
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(ids[0])],
        "ParentTree" => Object::Reference(parents),
        "ParentTreeNextKey" => count(next),
    };
    document.objects.insert(root, tree.into());
    root
}

/// What is below each element, in the order of reading.
fn kids(laid_out: &LaidOut, marks: &Marks) -> Vec<Vec<Kid>> {
    let mut kids: Vec<Vec<((usize, usize), Kid)>> = laid_out.elements.iter().map(|_| Vec::new()).collect();
    let mut first = vec![(usize::MAX, usize::MAX); laid_out.elements.len()];
    for (page, pieces) in marks.pieces.iter().enumerate() {
        for (number, element) in pieces.iter().enumerate() {
            kids[element.0].push(((page, number), Kid::Piece { page, number }));
            first[element.0] = first[element.0].min((page, number));
        }
    }
    // Elements come after what they are part of, so that each knows its first piece when its turn comes.
    for i in (1..laid_out.elements.len()).rev() {
        if let Some(parent) = laid_out.elements[i].parent {
            first[parent.0] = first[parent.0].min(first[i]);
            kids[parent.0].push((first[i], Kid::Element(ElementId(i))));
        }
    }
    for (page, links) in marks.links.iter().enumerate() {
        for (number, element) in links.iter().enumerate() {
            kids[element.0].push(((usize::MAX, number), Kid::Annotation { page, number }));
        }
    }
    let sorted = kids.into_iter().map(|mut kids| {
        kids.sort_by_key(|(place, _)| *place);
        kids.into_iter().map(|(_, kid)| kid).collect()
    });
    sorted.collect()
}

fn element(laid_out: &LaidOut, at: usize, kids: &[Kid], (root, ids): (ObjectId, &[ObjectId]), objects: &Objects) -> Dictionary {
    let element = &laid_out.elements[at];
    let page = kids.iter().find_map(|kid| if let Kid::Piece { page, .. } = kid { Some(*page) } else { None });
    let below: Vec<Object> = kids.iter().map(|kid| kid_object(kid, page, ids, objects)).collect();
    let mut entry = dictionary! {
        "Type" => "StructElem",
        "S" => tag_of(&element.role),
        "P" => Object::Reference(element.parent.map_or(root, |parent| ids[parent.0])),
        "K" => below,
    };
    if let Some(page) = page {
        entry.set("Pg", Object::Reference(objects.pages[page]));
    }
    if let Some(language) = &element.language {
        entry.set("Lang", text_string(language));
    }
    if let Some(words) = &element.words {
        entry.set("ActualText", text_string(words));
    }
    match &element.role {
        Role::Figure(alt) => entry.set("Alt", text_string(alt)),
        Role::HeaderCell => entry.set("A", dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::List(numbering) => {
            let name = if *numbering == Numbering::Decimal { "Decimal" } else { "Disc" };
            entry.set("A", dictionary! { "O" => "List", "ListNumbering" => name });
        }
        _ => {}
    }
    entry
}

/// Where a figure is, from the page's lower left corner (PDF 32000-1, 14.8.5.4.3).
fn frame(area: Area, height: f32) -> Dictionary {
    let [left, bottom] = [area.x, height - area.y - area.height];
    let corners: Vec<Object> = [left, bottom, left + area.width, bottom + area.height].map(|at| Object::Real(at.round())).to_vec();
    dictionary! { "O" => "Layout", "BBox" => corners, "Placement" => "Block" }
}

fn kid_object(kid: &Kid, own_page: Option<usize>, ids: &[ObjectId], objects: &Objects) -> Object {
    match *kid {
        Kid::Element(id) => Object::Reference(ids[id.0]),
        Kid::Piece { page, number } if own_page == Some(page) => count(number).into(),
        Kid::Piece { page, number } => {
            let page = Object::Reference(objects.pages[page]);
            dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => count(number) }.into()
        }
        Kid::Annotation { page, number } => {
            let annotation = Object::Reference(objects.annotations[page][number]);
            dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => Object::Reference(objects.pages[page]) }.into()
        }
    }
}

/// From a page's number to the elements of its pieces; after all pages, from each link to its element.
fn parent_tree(marks: &Marks, ids: &[ObjectId]) -> Dictionary {
    let mut numbers: Vec<Object> = Vec::new();
    for (page, pieces) in marks.pieces.iter().enumerate() {
        numbers.push(count(page).into());
        numbers.push(Object::Array(pieces.iter().map(|element| Object::Reference(ids[element.0])).collect()));
    }
    for (i, element) in marks.links.iter().flatten().enumerate() {
        numbers.push(count(marks.pieces.len() + i).into());
        numbers.push(Object::Reference(ids[element.0]));
    }
    dictionary! { "Nums" => numbers }
}
