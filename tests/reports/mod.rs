//! Reports that tests attach memos to, with all that a report may have, and what is counted in them.

#![allow(dead_code, reason = "each test program uses a part of this")]

use std::collections::BTreeSet;

use attache::attach::{self, At, Change, Damage, New, PdfFile, Wanted, Way};
use attache::font::FontBook;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};

#[path = "../page/mod.rs"]
pub mod page;

/// How a report's file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a table of its objects.
    Table,
    /// With a stream of them, small ones packed together.
    Streams,
}

/// A report of this many pages: mixed and rotated sheets, nested page tree, bookmarks, labels, a form
/// field, a link, a file, metadata.
pub fn document(pages: usize) -> Document {
    let mut document = Document::with_version("1.5");
    let root = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
    let (mut nodes, mut leaves) = (Vec::new(), Vec::new());
    for group in (0..pages).collect::<Vec<_>>().chunks(7) {
        let node = document.new_object_id();
        let kids: Vec<ObjectId> = group.iter().map(|number| leaf(&mut document, node, *number)).collect();
        let kids_array: Vec<Object> = kids.iter().map(|id| Object::Reference(*id)).collect();
        let count = i64::try_from(kids.len()).expect("few");
        document.objects.insert(node, dictionary! { "Type" => "Pages", "Parent" => root, "Kids" => kids_array, "Count" => count }.into());
        nodes.push(Object::Reference(node));
        leaves.extend(kids);
    }
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => nodes, "Count" => i64::try_from(pages).expect("few"), "Resources" => resources, "Rotate" => 90,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "CropBox" => vec![10.into(), 10.into(), 500.into(), 700.into()],
    };
    document.objects.insert(root, tree.into());
    let outline = outline(&mut document, &leaves);
    let field =
        document.add_object(dictionary! { "FT" => "Tx", "T" => Object::string_literal("name"), "V" => Object::string_literal("Vinter") });
    let file = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"a,b\n1,2\n".to_vec()));
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal("table.csv"), "EF" => dictionary! { "F" => file },
    });
    let names =
        dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("table.csv"), specification.into()] } };
    let labels = dictionary! { "Nums" => vec![
        0.into(), dictionary! { "S" => "r" }.into(), 2.into(), dictionary! { "S" => "D" }.into(),
    ] };
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => root, "Outlines" => outline, "AcroForm" => dictionary! { "Fields" => vec![field.into()] },
        "Names" => names, "PageLabels" => labels, "Lang" => Object::string_literal("en"),
    });
    let info = document.add_object(dictionary! { "Title" => Object::string_literal("Quarterly report") });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document
}

fn leaf(document: &mut Document, node: ObjectId, number: usize) -> ObjectId {
    let text = format!("BT /F1 24 Tf 72 600 Td (Page {}) Tj ET", number + 1);
    let content = document.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
    let mut page = dictionary! { "Type" => "Page", "Parent" => node, "Contents" => content };
    if number % 3 == 1 {
        page.set("Rotate", 0);
        page.set("MediaBox", vec![0.into(), 0.into(), 612.into(), 792.into()]);
    }
    document.add_object(page)
}

fn outline(document: &mut Document, leaves: &[ObjectId]) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = leaves.iter().step_by(2).map(|_| document.new_object_id()).collect();
    for (at, id) in ids.iter().enumerate() {
        let destination = vec![leaves[at * 2].into(), "Fit".into()];
        let mut item =
            dictionary! { "Title" => Object::string_literal(format!("Chapter {}", at + 1)), "Parent" => root, "Dest" => destination };
        if at > 0 {
            item.set("Prev", ids[at - 1]);
        }
        if let Some(next) = ids.get(at + 1) {
            item.set("Next", *next);
        }
        document.objects.insert(*id, item.into());
    }
    let entries = dictionary! { "Type" => "Outlines", "First" => ids[0], "Last" => ids[ids.len() - 1], "Count" => i64::try_from(ids.len()).expect("few") };
    document.objects.insert(root, entries.into());
    root
}

/// The bytes of a document.
pub fn bytes(mut document: Document, form: Form) -> Vec<u8> {
    let mut bytes = Vec::new();
    let packs = form == Form::Streams;
    document.reference_table.cross_reference_type = if packs { XrefType::CrossReferenceStream } else { XrefType::CrossReferenceTable };
    let options = SaveOptions::builder().use_object_streams(packs).use_xref_streams(packs).build();
    document.save_with_options(&mut bytes, options).expect("it can be written");
    bytes
}

/// A report of this many pages.
pub fn report(pages: usize, form: Form) -> Vec<u8> {
    bytes(document(pages), form)
}

/// A memo; another `id` makes it another memo, another title another revision.
pub fn memo(id: &str, title: &str) -> Vec<u8> {
    let yaml = yaml(id, title);
    let memo = page::memo(&yaml);
    let laid_out = page::laid_out(&memo).expect("it fits");
    let brief = attache::brief::from_yaml("harbour.brief.yaml", &yaml).expect("a readable brief").brief;
    let identity = attache::brief::identity(&brief);
    let properties = attache::render::Properties {
        title: title.into(),
        id: identity.id,
        rev: identity.rev,
        attachments: vec![attache::render::Attachment {
            name: "harbour.brief.yaml".into(),
            media_type: "application/yaml".into(),
            description: "The brief that this memo was made from".into(),
            relationship: attache::render::Relationship::Source,
            data: yaml.into_bytes(),
        }],
        ..attache::render::Properties::default()
    };
    attache::render::pdf(&laid_out, &FontBook::bundled(), &properties).expect("it can be written")
}

/// The brief of that memo. Its id is the beginning of its source's hash.
pub fn yaml(id: &str, title: &str) -> String {
    let line = |key: &str| page::HARBOUR.lines().find(|line| line.trim_start().starts_with(key)).expect("the sample has it");
    let url = line("url:");
    let indent = &url[..url.len() - url.trim_start().len()];
    let hash = format!("{url}\n{indent}sha256: {id}{}", "0".repeat(64 - id.len()));
    page::HARBOUR.replace(url, &hash).replace(line("title:"), &format!("title: {title}"))
}

/// Memos ready to be attached.
pub fn memos(files: &[Vec<u8>]) -> Vec<New> {
    let open = |(at, bytes): (usize, &Vec<u8>)| New { name: format!("memo-{}.pdf", at + 1), file: open(bytes) };
    files.iter().enumerate().map(open).collect()
}

/// A file as the program reads it.
pub fn open(bytes: &[u8]) -> PdfFile {
    PdfFile::from_bytes(bytes.to_vec(), Damage::Refuse, None).expect("it can be read")
}

/// A report with memos as pages at the end.
pub fn attached(report: &[u8], files: &[Vec<u8>]) -> Vec<u8> {
    attached_at(report, files, Way::Pages, At::End)
}

/// A report with memos.
pub fn attached_at(report: &[u8], files: &[Vec<u8>], way: Way, at: At) -> Vec<u8> {
    let (add, remove, fonts) = (memos(files), BTreeSet::new(), FontBook::bundled());
    let wanted = Wanted { add: &add, remove: &remove, way, at, label: "Annex {A}", fonts: &fonts, running: attach::Running::Label };
    result(report, &attach::change(&open(report), &wanted).expect("it can be attached to"))
}

/// A report without memos of these ids or labels.
pub fn detached(report: &[u8], names: &[&str]) -> Vec<u8> {
    let (remove, fonts) = (names.iter().map(|name| (*name).to_owned()).collect(), FontBook::bundled());
    let wanted =
        Wanted { add: &[], remove: &remove, way: Way::Pages, at: At::End, label: "", fonts: &fonts, running: attach::Running::Label };
    result(report, &attach::change(&open(report), &wanted).expect("they can be detached"))
}

/// The file that a change makes.
pub fn result(report: &[u8], change: &Change) -> Vec<u8> {
    [&report[..usize::try_from(change.kept).expect("it is in memory")], &change.appended].concat()
}

/// What is counted in a report, by another library than the one that is tested where it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The first words of each page.
    pub pages: Vec<String>,
    /// The titles of bookmarks.
    pub bookmarks: Vec<String>,
    /// The names of files.
    pub files: Vec<String>,
    /// Names and values of form fields.
    pub fields: Vec<(String, String)>,
    /// The label of each page.
    pub labels: Vec<String>,
    /// The title in the file's metadata.
    pub title: String,
}

/// Counts.
pub fn counted(bytes: &[u8]) -> Counted {
    let document = Document::load_mem(bytes).expect("it can be read");
    let catalog = document.catalog().expect("there is one");
    let deref = |object: &Object| document.dereference(object).expect("it is there").1.clone();
    let entry = |holder: &Dictionary, key: &str| holder.get(key.as_bytes()).map_or(Object::Null, deref);
    let text = |object: &Object| lopdf::decode_text_string(object).unwrap_or_default();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let words = pages.iter().enumerate().map(|(at, page)| {
        let content = String::from_utf8_lossy(&document.get_page_content(*page)).into_owned();
        let own = content.split("(Page ").nth(1).and_then(|rest| rest.split(')').next()).map(|number| format!("Page {number}"));
        own.unwrap_or_else(|| format!("memo at {at}"))
    });
    let (mut bookmarks, mut files, mut fields) = (Vec::new(), Vec::new(), Vec::new());
    let mut item = entry(catalog, "Outlines").as_dict().map_or(Object::Null, |outline| entry(outline, "First"));
    while let Object::Dictionary(entries) = &item {
        bookmarks.push(text(&entry(entries, "Title")));
        item = entry(entries, "Next");
    }
    if let Object::Dictionary(names) = entry(catalog, "Names")
        && let Object::Dictionary(tree) = entry(&names, "EmbeddedFiles")
    {
        files = entries_of(&tree, "Names", &deref).iter().step_by(2).map(text).collect();
    }
    if let Object::Dictionary(form) = entry(catalog, "AcroForm") {
        for field in entry(&form, "Fields").as_array().expect("a list") {
            let Object::Dictionary(field) = deref(field) else { continue };
            fields.push((text(&entry(&field, "T")), text(&entry(&field, "V"))));
        }
    }
    let title = document.trailer.get(b"Info").map(deref).ok();
    let title = title.and_then(|info| info.as_dict().ok().map(|info| text(&entry(info, "Title")))).unwrap_or_default();
    let labels = labels(&entry(catalog, "PageLabels"), pages.len(), &deref);
    Counted { pages: words.collect(), bookmarks, files, fields, labels, title }
}

/// The keys and values of a small tree.
fn entries_of(tree: &Dictionary, key: &str, deref: &impl Fn(&Object) -> Object) -> Vec<Object> {
    let list = |key: &str| tree.get(key.as_bytes()).ok().map(deref).and_then(|list| list.as_array().ok().cloned()).unwrap_or_default();
    let below = list("Kids").iter().map(deref).collect::<Vec<_>>();
    let below = below.iter().filter_map(|kid| kid.as_dict().ok()).flat_map(|kid| entries_of(kid, key, deref));
    list(key).into_iter().chain(below).collect()
}

fn labels(tree: &Object, pages: usize, deref: &impl Fn(&Object) -> Object) -> Vec<String> {
    let Object::Dictionary(tree) = tree else { return (1..=pages).map(|number| number.to_string()).collect() };
    let numbers = entries_of(tree, "Nums", deref);
    let ranges: Vec<(usize, Dictionary)> = numbers
        .chunks(2)
        .map(|pair| (pair[0].as_i64().expect("a number") as usize, deref(&pair[1]).as_dict().expect("a label").clone()))
        .collect();
    let label = |page: usize| {
        let (first, look) = ranges.iter().rev().find(|(first, _)| *first <= page).expect("the first range is at 0");
        let start = look.get(b"St").and_then(Object::as_i64).unwrap_or(1) as usize;
        let prefix = look.get(b"P").map(|prefix| lopdf::decode_text_string(prefix).expect("text")).unwrap_or_default();
        let number = start + page - first;
        match look.get(b"S").and_then(Object::as_name) {
            Ok(b"D") => format!("{prefix}{number}"),
            Ok(b"r") => format!("{prefix}{}", "i".repeat(number)),
            _ => prefix,
        }
    };
    (0..pages).map(label).collect()
}
