//! The file that comes out: what it holds, what it says about itself, and that it is the same each time.

mod page;

use std::fs;
use std::process::Command;

use attache::font::FontBook;
use attache::layout::{self, Fit, Paper};
use lopdf::{Document, Object};
use page::{HARBOUR, laid_out, memo, pdf, style};

fn harbour() -> Vec<u8> {
    pdf(&laid_out(&memo(HARBOUR)).expect("it fits"), &FontBook::bundled(), HARBOUR)
}

/// What a tool prints about a file; `None` where the tool is not installed.
fn ask(tool: &str, arguments: &[&str], file: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("memo.pdf");
    fs::write(&path, file).expect("the test may write");
    let arguments = arguments.iter().map(|argument| if *argument == "FILE" { path.to_str().expect("UTF-8") } else { argument });
    let output = Command::new(tool).args(arguments).output().ok()?;
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_same_memo_gives_the_same_bytes() {
    assert_eq!(harbour(), harbour());
}

#[test]
fn the_file_is_small_and_of_one_page() {
    let file = harbour();
    assert!(file.starts_with(b"%PDF-1.7"));
    assert!(file.len() < 80_000, "{} bytes", file.len());
    assert_eq!(Document::load_mem(&file).expect("it can be read").get_pages().len(), 1);
}

#[test]
fn the_catalog_has_what_the_standards_ask_for() {
    let document = Document::load_mem(&harbour()).expect("it can be read");
    let catalog = document.catalog().expect("there is one");
    for key in
        ["Lang", "MarkInfo", "StructTreeRoot", "ViewerPreferences", "Metadata", "OutputIntents", "AF", "Names", "Outlines", "PageLabels"]
    {
        assert!(catalog.has(key.as_bytes()), "{key} is missing");
    }
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).expect("a reference");
    let packet = document.get_object(metadata).and_then(Object::as_stream).expect("a stream");
    let packet = String::from_utf8_lossy(&packet.content);
    for words in ["Vinter–Okafor meeting, Tallinn", "Maritime Desk &amp; Co", "aa1454a6", "7c1d", "<pdfaid:part>3<", "<pdfuaid:part>1<"] {
        assert!(packet.contains(words), "{words} is missing");
    }
}

#[test]
fn the_brief_comes_back_byte_for_byte() {
    let document = Document::load_mem(&harbour()).expect("it can be read");
    let found = document.objects.values().filter_map(|object| object.as_stream().ok()).any(|stream| {
        stream.dict.has_type(b"EmbeddedFile") && stream.decompressed_content().is_ok_and(|content| content == HARBOUR.as_bytes())
    });
    assert!(found);
}

#[test]
fn every_text_can_be_copied_in_the_order_of_reading() {
    let Some(copied) = ask("pdftotext", &["FILE", "-"], &harbour()) else {
        eprintln!("pdftotext is not installed: nothing is tested");
        return;
    };
    let copied = copied.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for words in [
        "Vinter–Okafor meeting, Tallinn",
        "Minister Vinter to meet Minister Okafor",
        "sidelines of the ninth conference of Baltic port authorities",
        "billed by both ministries as a test of whether a “fair and predictable” plan",
        "Mari Saar, ministry spokesperson, statement on Tuesday night",
        "Complaints over reports of pilots being turned away at Łódź-Wschód and Đà Nẵng terminals",
        "determined to originate with a Westmark trawler but not attributed to its owner",
        "quiet cooperation between the ports of Київ and Θεσσαλονίκη",
        "Westmark set to take over the chairmanship of the conference for the next two years",
        "Hour, building, agenda, delegations",
        "Ministers to settle winter shipping dispute in Tallinn",
    ] {
        let at = copied[from..].find(words).unwrap_or_else(|| panic!("“{words}” is missing or out of order in: {copied}"));
        from += at;
    }
}

#[test]
fn straight_quotation_marks_are_drawn_curly_and_copied_straight() {
    let typed = HARBOUR.replace("  - Hour, building, agenda", "  - The \"hour\" and port's building, agenda");
    let laid_out = laid_out(&memo(&typed)).expect("it fits");
    let Some(copied) = ask("pdftotext", &["FILE", "-"], &pdf(&laid_out, &FontBook::bundled(), &typed)) else { return };
    let copied = copied.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(copied.contains("The \"hour\" and port's building"), "{copied}");
    assert!(copied.contains("a “fair and predictable” plan"), "{copied}");
}

#[test]
fn readers_find_nothing_wrong() {
    if let Some(said) = ask("qpdf", &["--check", "FILE"], &harbour()) {
        assert!(!said.contains("WARNING"), "{said}");
    }
    if let Some(said) = ask("mutool", &["info", "FILE"], &harbour()) {
        assert!(!said.contains("error") && said.contains("Pages: 1"), "{said}");
    }
    if let Some(said) = ask("pdffonts", &["FILE"], &harbour()) {
        assert!(said.lines().skip(2).all(|line| line.contains("yes yes yes")), "{said}");
    }
}

#[test]
fn screen_readers_hear_headings_lists_and_a_table_with_header_cells() {
    let Some(tree) = ask("pdfinfo", &["-struct", "FILE"], &harbour()) else { return };
    let roles: Vec<&str> = tree.lines().map(|line| line.trim().trim_matches('"').split([' ', ':']).next().unwrap_or("")).collect();
    for role in ["Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Div", "Link"] {
        assert!(roles.contains(&role), "{role} is missing in {tree}");
    }
}

#[test]
fn a_long_memo_takes_more_pages_where_that_is_allowed() {
    let item = "  - text: Tariffs – imposed on shippers of every flag and size in the eastern approaches\n    from: ¶8 imposed\n";
    let long = HARBOUR.replace("tension:\n", &format!("tension:\n{}", item.repeat(40)));
    let book = FontBook::bundled();
    let laid_out = layout::lay_out(&memo(&long), &style(), &book, Paper::Letter, Fit::Off).expect("any number of pages");
    assert!(laid_out.pages.len() > 1);
    let file = pdf(&laid_out, &book, &long);
    assert_eq!(Document::load_mem(&file).expect("it can be read").get_pages().len(), laid_out.pages.len());
}

#[test]
fn the_page_looks_as_it_did() {
    let laid_out = laid_out(&memo(HARBOUR)).expect("it fits");
    insta::assert_snapshot!(laid_out.pages[0].dump());
}

#[test]
fn pages_can_be_written_without_a_date() {
    let laid_out = laid_out(&memo(HARBOUR)).expect("it fits");
    let properties = attache::render::Properties { title: "Talks".into(), ..Default::default() };
    let file = attache::render::pdf(&laid_out, &FontBook::bundled(), &properties).expect("it can be written");
    let document = Document::load_mem(&file).expect("it can be read");
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("a reference");
    assert!(!document.get_dictionary(info).expect("a dictionary").has(b"CreationDate"));
}
