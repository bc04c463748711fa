//! Reports that a change would harm are refused with a remedy; files made to harm the program end in
//! an error, soon and without much memory.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod reports;

use std::collections::BTreeSet;

use attache::attach::{self, At, AttachError, Change, Damage, PdfFile, Wanted, Way};
use attache::font::FontBook;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use reports::{Form, bytes, counted, document, memo, memos, report, result, yaml};

fn change_of(file: &PdfFile) -> Result<Change, AttachError> {
    let (add, remove, fonts) = (memos(&[memo("aa1454a6", "Talks")]), BTreeSet::new(), FontBook::bundled());
    attach::change(
        file,
        &Wanted {
            add: &add,
            remove: &remove,
            way: Way::Pages,
            at: At::End,
            label: "Annex {A}",
            fonts: &fonts,
            running: attach::Running::Label,
        },
    )
}

/// What attaching to these bytes says, within a time that tells a bound from an endless loop also on
/// a slow machine.
fn attach_to(bytes: &[u8], damage: Damage) -> Result<Change, String> {
    let result = PdfFile::from_bytes(bytes.to_vec(), damage, None).and_then(|file| change_of(&file));
    result.map_err(|error| error.to_string())
}

fn refused(document: Document, words: &[&str]) {
    let said = attach_to(&bytes(document, Form::Table), Damage::Refuse).expect_err("it is refused");
    for word in words {
        assert!(said.contains(word), "“{word}” is not in: {said}");
    }
}

fn with_field(field: Dictionary) -> Document {
    let mut document = document(3);
    let field = document.add_object(field);
    document.catalog_mut().unwrap().set("AcroForm", dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 });
    document
}

fn signature(name: &str) -> Dictionary {
    dictionary! { "Type" => "Sig", "Name" => Object::string_literal(name), "ByteRange" => vec![0.into(), 1.into(), 2.into(), 3.into()] }
}

#[test]
fn signed_reports_are_refused_and_the_signer_is_named() {
    let field = dictionary! { "FT" => "Sig", "T" => Object::string_literal("s"), "V" => signature("Mari Saar") };
    refused(with_field(field), &["signed by Mari Saar", "sign that"]);
    let nested = dictionary! { "T" => Object::string_literal("group"), "Kids" => vec![dictionary! { "FT" => "Sig", "V" => signature("Jon Okafor") }.into()] };
    refused(with_field(nested), &["signed by Jon Okafor"]);
    let mut nameless = signature("");
    nameless.remove(b"Name");
    let certificate =
        [&[0x30, 0x10, 0x06, 0x03, 0x55, 0x04, 0x03, 0x0c, 0x02][..], b"CA", &[0x06, 0x03, 0x55, 0x04, 0x03, 0x0c, 0x08], b"Eva Lind"]
            .concat();
    nameless.set("Contents", Object::string_literal(certificate));
    refused(with_field(dictionary! { "FT" => "Sig", "V" => nameless }), &["signed by Eva Lind"]);
    let empty = with_field(dictionary! { "FT" => "Sig", "T" => Object::string_literal("s") });
    assert!(attach_to(&bytes(empty, Form::Table), Damage::Refuse).is_ok(), "a place for a signature is none");
}

#[test]
fn certified_and_xfa_reports_are_refused() {
    let mut certified = with_field(dictionary! { "FT" => "Sig", "V" => signature("The Registrar") });
    certified.catalog_mut().unwrap().set("Perms", dictionary! { "DocMDP" => signature("The Registrar") });
    refused(certified, &["certified by The Registrar", "certify that"]);
    let mut form = document(3);
    form.catalog_mut().unwrap().set("AcroForm", dictionary! { "XFA" => vec![Object::Null] });
    refused(form, &["XFA", "print it to a PDF file"]);
}

#[test]
fn circles_end() {
    let mut pages = document(3);
    let root = pages.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    pages.get_dictionary_mut(root).unwrap().get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(root.into());
    refused(pages, &["circle"]);
    let mut outline = document(5);
    let root = outline.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let entries = outline.get_dictionary(root).unwrap().clone();
    let (first, last) = (entries.get(b"First").unwrap().clone(), entries.get(b"Last").unwrap().as_reference().unwrap());
    outline.get_dictionary_mut(last).unwrap().set("Next", first.clone());
    refused(outline.clone(), &["circle"]);
    outline.get_dictionary_mut(last).unwrap().remove(b"Next");
    outline.get_dictionary_mut(last).unwrap().set("First", first);
    refused(outline, &["circle"]);
    let mut labels = document(3);
    let tree = labels.new_object_id();
    labels.objects.insert(tree, dictionary! { "Kids" => vec![tree.into()] }.into());
    labels.catalog_mut().unwrap().set("PageLabels", tree);
    refused(labels, &["circle"]);
    let mut names = document(3);
    let loops = names.new_object_id();
    names.objects.insert(loops, Object::Reference(loops));
    names.catalog_mut().unwrap().set("Names", loops);
    assert!(attach_to(&bytes(names, Form::Table), Damage::Refuse).is_err());
}

#[test]
fn sections_that_lead_back_end() {
    let good = report(3, Form::Table);
    let start: usize = last_number(&good);
    let text = String::from_utf8_lossy(&good[start..]).into_owned();
    let looped = text.replace("trailer\n<<", &format!("trailer\n<</Prev {start}"));
    let file = [&good[..start], looped.as_bytes()].concat();
    let said = attach_to(&file, Damage::Refuse).unwrap_err();
    assert!(said.contains("circle"), "{said}");
}

/// The number after `startxref`.
fn last_number(file: &[u8]) -> usize {
    let text = String::from_utf8_lossy(file);
    text.rsplit("startxref").next().unwrap().split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn bombs_are_not_unpacked() {
    // 1 GB of blanks in an object stream, twice packed.
    let mut blanks = Stream::new(Dictionary::new(), vec![b' '; 64 << 20]);
    blanks.compress().unwrap();
    let mut report = Document::load_mem(&report(3, Form::Table)).unwrap();
    for number in 0..20 {
        let mut bomb = blanks.clone();
        bomb.dict.set("Type", "ObjStm");
        bomb.dict.set("N", 1_000_000_000);
        bomb.dict.set("First", 1 << 30);
        bomb.dict.set("Extends", number);
        report.add_object(bomb);
    }
    let file = bytes(report, Form::Table);
    assert!(attach_to(&file, Damage::Refuse).is_ok(), "what is not asked for is not unpacked");
    let broken = [&file[..last_number(&file)], b"startxref\n7\n%%EOF\n"].concat();
    let _ = attach_to(&broken, Damage::Repair);
}

#[test]
fn lengths_that_are_lies_end_in_an_error() {
    for length in ["5000000000", "-1", "99999999999999999999", "null"] {
        let metadata = format!(
            "1 0 obj\n<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Length {length}>>\nstream\nx\nendstream\nendobj\n"
        );
        let file = with_table(&metadata);
        let _ = attach_to(&file, Damage::Refuse);
        let _ = PdfFile::from_bytes(file, Damage::Repair, None).map(|file| attach::recover(&file));
    }
    let deep = format!("1 0 obj\n<</Type/Catalog/Pages 2 0 R/Deep {}>>\nendobj\n2 0 obj\n<</Kids[]>>\nendobj\n", "[".repeat(1 << 20));
    assert!(attach_to(&with_table(&deep), Damage::Refuse).is_err());
    let many = "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Kids[]>>\nendobj\nxref\n0 4000000000\n";
    let file = format!("%PDF-1.4\n{many}trailer\n<</Root 1 0 R>>\nstartxref\n{}\n%%EOF", 9 + many.find("xref").unwrap());
    assert!(attach_to(file.as_bytes(), Damage::Refuse).is_err());
}

/// Objects with a header, a table and a trailer.
fn with_table(objects: &str) -> Vec<u8> {
    let head = "%PDF-1.7\n";
    let mut table = String::new();
    let places: Vec<usize> = objects.match_indices(" 0 obj").map(|(at, _)| head.len() + at - 1).collect();
    table.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
    for place in &places {
        table.push_str(&format!("{place:010} 00000 n \n"));
    }
    let start = head.len() + objects.len();
    format!("{head}{objects}{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).into_bytes()
}

#[test]
fn cut_and_garbled_files_end_in_an_error_or_a_result() {
    let good = report(6, Form::Streams);
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state as usize
    };
    for _ in 0..60 {
        let mut file = good.clone();
        for _ in 0..8 {
            let at = next() % file.len();
            file[at] = next() as u8;
        }
        file.truncate(file.len() - next() % 200);
        for damage in [Damage::Refuse, Damage::Repair] {
            let _ = attach_to(&file, damage);
        }
        if let Ok(file) = PdfFile::from_bytes(file, Damage::Repair, None) {
            let _ = attach::recover(&file);
        }
    }
}

#[test]
fn damaged_files_are_repaired_only_when_asked() {
    for form in [Form::Table, Form::Streams] {
        let good = report(6, form);
        let cut = good[..last_number(&good)].to_vec();
        assert!(attach_to(&cut, Damage::Refuse).unwrap_err().contains("damaged"));
        let repaired = match attach_to(&cut, Damage::Repair) {
            Ok(change) => result(&cut, &change),
            // Without its last stream, a file of streams has no trailer, and may still have a catalog.
            Err(error) => panic!("{form:?}: {error}"),
        };
        let (before, after) = (counted(&good), counted(&repaired));
        assert_eq!(after.pages.len(), 7);
        assert_eq!(after.bookmarks.len(), before.bookmarks.len() + 1);
        assert_eq!(after.fields, before.fields);
        let again = reports::detached(&repaired, &["Annex A"]);
        assert_eq!(counted(&again).pages, before.pages);
    }
}

#[test]
fn briefs_come_out_of_damaged_files() {
    let memo = memo("aa1454a6", "Talks");
    let cut = memo[..last_number(&memo)].to_vec();
    let file = PdfFile::from_bytes(cut, Damage::Repair, None).unwrap();
    assert_eq!(attach::recover(&file).unwrap()[0].yaml, yaml("aa1454a6", "Talks").into_bytes());
}
