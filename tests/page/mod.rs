//! Briefs for tests of the page, set and rendered.

#![allow(dead_code, reason = "each test program uses a part of this")]

use attache::brief;
use attache::font::FontBook;
use attache::layout::{self, Fit, LaidOut, LayoutError, Paper};
use attache::memo::Memo;
use attache::memo::style::Style;
use attache::render::{self, Attachment, Properties, Relationship};
use attache::template::{self, Cites, Locale, Origin, Setting};

/// An invented brief with everything that the sample article has.
pub const HARBOUR: &str = include_str!("harbour.brief.yaml");

/// The memo of a brief in the usual template.
pub fn memo(yaml: &str) -> Memo {
    let parsed = brief::from_yaml("test.brief.yaml", yaml).expect("a readable brief");
    let checked = brief::check(parsed, brief::Articles::NotSought).expect("a sound brief");
    let setting = Setting {
        locale: Locale::of("en").expect("there is a table for English"),
        organisation: String::new(),
        author: String::new(),
        cites: Cites::Printed,
        origin: Origin::Brief,
        logo: None,
    };
    template::fill(&template::find("meeting", &[]).expect("it is built in"), &checked, &setting).expect("a sound template")
}

/// The style of the usual template.
pub fn style() -> Style {
    Style::from_toml(&style_text()).expect("a sound style")
}

/// The same as it is written.
pub fn style_text() -> String {
    template::find("meeting", &[]).expect("it is built in").style
}

/// A memo on A4, made to fit.
pub fn laid_out(memo: &Memo) -> Result<LaidOut, LayoutError> {
    layout::lay_out(memo, &style(), &FontBook::bundled(), Paper::A4, Fit::Drop)
}

/// The file of laid out pages, with the brief inside.
pub fn pdf(laid_out: &LaidOut, book: &FontBook, yaml: &str) -> Vec<u8> {
    let brief = Attachment {
        name: "harbour.brief.yaml".into(),
        media_type: "application/yaml".into(),
        description: "The brief that this memo was made from".into(),
        relationship: Relationship::Source,
        data: yaml.as_bytes().to_vec(),
    };
    let properties = Properties {
        title: "Vinter–Okafor meeting, Tallinn".into(),
        author: "Maritime Desk & Co".into(),
        created: Some("2026-11-23T09:00:00Z".into()),
        id: "aa1454a6".into(),
        rev: "7c1d".into(),
        attachments: vec![brief],
        ..Properties::default()
    };
    render::pdf(laid_out, book, &properties).expect("it can be written")
}
