//! Memos go into reports and come out again, and nothing else in the report changes.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod reports;

use attache::attach::{self, At, Way};
use lopdf::{Document, Object};
use reports::{Counted, Form, attached, attached_at, bytes, counted, detached, document, memo, open, report, yaml};

const FORMS: [Form; 2] = [Form::Table, Form::Streams];

/// What a report has beyond what it had; all that it had must still be there, in its order.
fn gained(before: &Counted, after: &Counted) -> (Vec<String>, Vec<String>, Vec<String>) {
    let beyond = |old: &[String], new: &[String]| {
        let mut old = old.iter().peekable();
        let gained: Vec<String> = new.iter().filter(|one| old.next_if(|next| next == one).is_none()).cloned().collect();
        assert_eq!(old.next(), None, "it is lost, or out of order: {new:?}");
        gained
    };
    assert_eq!((&before.fields, &before.title), (&after.fields, &after.title));
    let labels = beyond(&before.labels, &after.labels);
    beyond(&before.pages, &after.pages);
    (labels, beyond(&before.bookmarks, &after.bookmarks), beyond(&before.files, &after.files))
}

#[test]
fn a_report_keeps_all_that_it_has() {
    for form in FORMS {
        let report = report(16, form);
        let result = attached(&report, &[memo("aa1454a6", "Talks in Tallinn"), memo("bb1454a6", "Talks in Riga")]);
        assert!(result.starts_with(&report), "the report's own bytes stay");
        let (labels, bookmarks, files) = gained(&counted(&report), &counted(&result));
        assert_eq!(labels, ["Annex A", "Annex B"]);
        assert_eq!(bookmarks, ["Annex A – Talks in Tallinn", "Annex B – Talks in Riga"]);
        assert_eq!(files, ["harbour.brief.yaml", "harbour.brief.yaml (2)"]);
        assert_eq!(counted(&result).pages.len(), 18);
    }
}

#[test]
fn memos_go_where_they_are_wanted() {
    let report = report(16, Form::Table);
    let files = [memo("aa1454a6", "Talks in Tallinn"), memo("bb1454a6", "Talks in Riga")];
    let place = |at: At| {
        let after = counted(&attached_at(&report, &files, Way::Pages, at));
        gained(&counted(&report), &after);
        let first = after.pages.iter().position(|page| page.starts_with("memo")).expect("it is there");
        (first, after.labels[first].clone(), after.bookmarks.iter().position(|title| title.starts_with("Annex A")).expect("it is there"))
    };
    assert_eq!(place(At::Start), (0, "Annex A".to_owned(), 0));
    assert_eq!(place(At::After(1)), (1, "Annex A".to_owned(), 1));
    assert_eq!(place(At::After(8)), (8, "Annex A".to_owned(), 4));
    assert_eq!(place(At::After(16)), (16, "Annex A".to_owned(), 8));
    assert_eq!(place(At::End), (16, "Annex A".to_owned(), 8));
}

/// The matrix of the stamp on the last page.
fn stamp_matrix(result: &[u8]) -> Vec<f32> {
    let document = Document::load_mem(result).unwrap();
    let page = document.get_pages().into_values().next_back().unwrap();
    let (own, _) = document.get_page_resources(page).unwrap();
    let drawings = document.get_dict_in_dict(own.unwrap(), b"XObject").unwrap();
    let form = document.get_object(drawings.get(b"AttacheStamp").unwrap().as_reference().unwrap()).unwrap();
    let matrix = form.as_stream().unwrap().dict.get(b"Matrix").and_then(Object::as_array).unwrap();
    matrix.iter().map(|number| number.as_float().unwrap().round()).collect()
}

#[test]
fn stamps_stand_upright_on_pages_that_are_turned() {
    let turned = |degrees: i64| {
        let mut memo = Document::load_mem(&memo("aa1454a6", "Talks")).unwrap();
        let page = memo.get_pages()[&1];
        memo.get_dictionary_mut(page).unwrap().set("Rotate", degrees);
        stamp_matrix(&attached(&report(2, Form::Table), &[bytes(memo, Form::Table)]))
    };
    assert_eq!(turned(0), [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    assert_eq!(turned(90), [0.0, 1.0, -1.0, 0.0, 595.0, 0.0]);
    assert_eq!(turned(180), [-1.0, 0.0, 0.0, -1.0, 595.0, 842.0]);
    assert_eq!(turned(-90), [0.0, -1.0, 1.0, 0.0, 0.0, 842.0]);
}

#[test]
fn memos_do_not_take_the_looks_of_the_reports_pages() {
    let result = attached(&report(3, Form::Table), &[memo("aa1454a6", "Talks")]);
    let document = Document::load_mem(&result).unwrap();
    let page = document.get_dictionary(document.get_pages()[&4]).unwrap();
    assert_eq!(page.get(b"Rotate").unwrap().as_i64().unwrap(), 0);
    assert_eq!(page.get(b"CropBox").unwrap(), page.get(b"MediaBox").unwrap());
}

#[test]
fn attaching_again_replaces() {
    for form in FORMS {
        let report = report(9, form);
        let files = [memo("aa1454a6", "Talks in Tallinn"), memo("bb1454a6", "Talks in Riga")];
        let first = attached_at(&report, &files, Way::Pages, At::After(4));
        let again = attached(&first, &[memo("aa1454a6", "Talks in Tallinn, again")]);
        let (before, after) = (counted(&first), counted(&again));
        assert_eq!(after.pages, before.pages);
        assert_eq!(after.labels, before.labels);
        assert_eq!(after.files, before.files);
        let renamed = |title: &String| title.replace("Annex A – Talks in Tallinn", "Annex A – Talks in Tallinn, again");
        assert_eq!(after.bookmarks, before.bookmarks.iter().map(renamed).collect::<Vec<_>>());
        let ids: Vec<String> = attach::list(&open(&again)).unwrap().into_iter().map(|one| one.identity.id).collect();
        assert_eq!(ids, ["aa1454a6", "bb1454a6"]);
        assert!(again.len() < first.len() + 2000, "it does not grow: {} → {}", first.len(), again.len());
        let old = yaml("aa1454a6", "Talks in Tallinn");
        assert!(attach::recover(&open(&again)).unwrap().iter().all(|brief| brief.yaml != old.as_bytes()), "the old brief is gone");
    }
}

#[test]
fn attaching_the_same_again_changes_nothing() {
    let first = attached(&report(5, Form::Streams), &[memo("aa1454a6", "Talks")]);
    assert_eq!(counted(&attached(&first, &[memo("aa1454a6", "Talks")])), counted(&first));
}

#[test]
fn detaching_undoes() {
    for form in FORMS {
        let report = report(9, form);
        let first = attached(&report, &[memo("aa1454a6", "Talks in Tallinn")]);
        let both = attached(&first, &[memo("bb1454a6", "Talks in Riga")]);
        assert_eq!(attach::list(&open(&both)).unwrap()[1].label, "Annex B");
        assert_eq!(detached(&both, &["aa1454a6", "Annex B"]), report, "byte for byte");
        let one = detached(&both, &["Annex B"]);
        assert_eq!(counted(&one), counted(&first));
    }
}

/// The file as another program writes it, with other numbers for its objects.
fn rewritten(file: &[u8], form: Form) -> Vec<u8> {
    let mut document = Document::load_mem(file).unwrap();
    document.renumber_objects_with(3);
    bytes(document, form)
}

#[test]
fn what_another_program_wrote_anew_can_still_be_changed() {
    for form in FORMS {
        let report = report(9, Form::Table);
        let files = [memo("aa1454a6", "Talks in Tallinn"), memo("bb1454a6", "Talks in Riga")];
        let other = rewritten(&attached_at(&report, &files, Way::Pages, At::After(4)), form);
        let again = attached(&other, &[memo("aa1454a6", "Talks, again")]);
        let (before, after) = (counted(&other), counted(&again));
        assert_eq!((&after.pages, &after.labels), (&before.pages, &before.labels));
        assert_eq!(after.bookmarks.len(), before.bookmarks.len());
        assert_eq!(after.files.len(), before.files.len());
        let without = detached(&again, &["Annex A", "Annex B"]);
        let (plain, after) = (counted(&report), counted(&without));
        assert_eq!(after, plain);
    }
}

#[test]
fn memos_go_in_as_files_too() {
    let report = report(4, Form::Table);
    let result = attached_at(&report, &[memo("aa1454a6", "Talks")], Way::File, At::End);
    let (labels, bookmarks, files) = gained(&counted(&report), &counted(&result));
    assert_eq!((labels.len(), bookmarks.len(), files), (0, 0, vec!["memo-1.pdf".to_owned()]));
    let listed = attach::list(&open(&result)).unwrap();
    assert_eq!((listed.len(), listed[0].way), (1, Way::File));
    assert_eq!(attach::recover(&open(&result)).unwrap()[0].yaml, yaml("aa1454a6", "Talks").into_bytes());
    let again = attached_at(&result, &[memo("aa1454a6", "Talks, again")], Way::File, At::End);
    assert_eq!(counted(&again), counted(&result));
    let as_pages = attached(&again, &[memo("aa1454a6", "Talks, again")]);
    assert_eq!(attach::list(&open(&as_pages)).unwrap().len(), 1);
    assert_eq!(detached(&as_pages, &["aa1454a6"]), report);
}

#[test]
fn a_memo_is_found_wherever_the_brief_is_named() {
    let wanted = yaml("aa1454a6", "Talks").into_bytes();
    let memo = memo("aa1454a6", "Talks");
    let result = attached(&report(4, Form::Streams), std::slice::from_ref(&memo));
    let found = |file: &[u8]| attach::recover(&open(file)).unwrap().into_iter().map(|brief| brief.yaml).collect::<Vec<_>>();
    for file in [&memo, &result] {
        assert_eq!(found(file), std::slice::from_ref(&wanted));
        let mut without_names = Document::load_mem(file).unwrap();
        without_names.catalog_mut().unwrap().remove(b"Names");
        assert_eq!(found(&bytes(without_names.clone(), Form::Streams)), std::slice::from_ref(&wanted));
        without_names.catalog_mut().unwrap().remove(b"AF");
        for object in without_names.objects.values_mut() {
            if let Object::Dictionary(entries) = object {
                entries.remove(b"AF");
                entries.remove(b"PieceInfo");
            }
        }
        assert_eq!(found(&bytes(without_names, Form::Table)), std::slice::from_ref(&wanted));
    }
    assert_eq!(found(&report(4, Form::Table)), Vec::<Vec<u8>>::new());
}

#[test]
fn the_result_is_the_same_each_time() {
    let report = report(4, Form::Streams);
    let make = || attached(&report, &[memo("aa1454a6", "Talks")]);
    assert_eq!(make(), make());
}

#[test]
fn two_memos_of_one_id_are_refused() {
    let files = reports::memos(&[memo("aa1454a6", "Talks"), memo("aa1454a6", "Other talks")]);
    let (remove, fonts) = (std::collections::BTreeSet::new(), attache::font::FontBook::bundled());
    let wanted = attach::Wanted {
        add: &files,
        remove: &remove,
        way: Way::Pages,
        at: At::End,
        label: "Annex {A}",
        fonts: &fonts,
        running: attach::Running::Label,
    };
    assert!(attach::change(&open(&report(2, Form::Table)), &wanted).is_err());
}

#[test]
fn a_tagged_report_stays_tagged() {
    let tagged = memo("cc1454a6", "A tagged report");
    let result = attached(&tagged, &[memo("aa1454a6", "Talks"), memo("bb1454a6", "More talks")]);
    let document = Document::load_mem(&result).unwrap();
    let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", &document).unwrap().as_dict().unwrap();
    let numbers = root.get_deref(b"ParentTree", &document).unwrap().as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let keys: Vec<i64> = numbers.iter().step_by(2).map(|key| key.as_i64().unwrap()).collect();
    assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
    let next = root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap();
    assert_eq!(keys.last().copied(), Some(next - 1));
    for (number, page) in document.get_pages() {
        let page = document.get_dictionary(page).unwrap();
        let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
        let at = keys.iter().position(|known| *known == key).unwrap_or_else(|| panic!("page {number} has no elements"));
        let elements = document.dereference(&numbers[at * 2 + 1]).unwrap().1.as_array().unwrap();
        assert!(elements.len() > 20);
        assert!(elements.iter().all(|one| document.dereference(one).is_ok_and(|(_, one)| one.as_dict().is_ok_and(|one| one.has(b"S")))));
    }
    assert_eq!(detached(&result, &["A", "B"]), tagged);
}

#[test]
fn a_report_without_bookmarks_labels_or_files_gets_them() {
    let mut bare = document(3);
    for key in [b"Outlines".as_slice(), b"PageLabels", b"Names", b"AcroForm"] {
        bare.catalog_mut().unwrap().remove(key);
    }
    let report = bytes(bare, Form::Table);
    let after = counted(&attached_at(&report, &[memo("aa1454a6", "Talks")], Way::Pages, At::After(2)));
    assert_eq!(after.labels, ["1", "2", "Annex A", "3"]);
    assert_eq!((after.bookmarks.len(), after.files.len()), (1, 1));
}
