//! What holds for every memo: one page or a stated reason, nothing over anything else, nothing off
//! the page, no words lost without being named.

mod page;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use attache::font::FontBook;
use attache::layout::{Area, Draw, Fit, LaidOut, LayoutError, Page, Paper, TextRun, lay_out, unit::from_mm};
use attache::memo::{Block, Inline, ListItem, Memo, Meta, Row, Rung};
use page::style;
use proptest::prelude::*;

/// Fonts of Debian for Arabic, Hebrew and Chinese; without them memos have no such words.
const MORE_FONTS: &[&str] =
    &["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"];

/// The bundled fonts and those, and whether they are there.
static FONTS: LazyLock<(FontBook, bool)> = LazyLock::new(|| {
    if !MORE_FONTS.iter().all(|font| Path::new(font).is_file()) {
        return (FontBook::bundled(), false);
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    for font in MORE_FONTS.iter().map(Path::new) {
        fs::copy(font, folder.path().join(font.file_name().expect("a file"))).expect("the test may write");
    }
    (FontBook::bundled().with_folder(folder.path()).expect("sound fonts"), true)
});

/// A word of a script that the bundled fonts lack; a Latin one where no other font is there.
fn far_word() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &["השגריר", "«وزير»", "وَزِيرُ", "2026 מרץ", "会议将于星期三", "العربية 17", "外交部长。"];
    prop::sample::select(WORDS).prop_map(|word| if FONTS.1 { word.to_owned() } else { "word".to_owned() })
}

/// Words of several scripts, short and long, with marks, addresses and dashes.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z]{1,12}",
        2 => "[A-Z][a-z]{2,10}[,.;]?",
        2 => "[абвгдежзиклмнопрстуїєґ]{1,12}",
        2 => "[αβγδεζηθικλμνξοπρστυφχψω]{1,12}",
        1 => "[0-9]{1,5}(,[0-9]{3})?",
        1 => Just("“Đà Nẵng”".to_owned()),
        1 => Just("– Łódź-Śródmieście".to_owned()),
        1 => Just("https://example.org/a/very/long/path-of-words?and=query".to_owned()),
        1 => "[a-z]{40,90}",
        1 => Just("e\u{301}toile".to_owned()),
        1 => Just("it's \"null and void\"".to_owned()),
        1 => far_word(),
    ]
}

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..40).prop_map(|words| words.join(" "))
}

/// An item; its evidence is tied to it.
fn item() -> impl Strategy<Value = ListItem> {
    (sentence(), any::<bool>(), 0_u8..20).prop_map(|(text, cited, pin)| {
        let mut content = vec![Inline::Text(text)];
        if cited {
            content.push(Inline::Text("\u{a0}".into()));
            content.push(Inline::Styled { style: "cite".into(), content: vec![Inline::Text("¶12".into())] });
        }
        ListItem { content, pinned: pin == 0 }
    })
}

fn list(name: &'static str, style: &'static str, most: usize) -> impl Strategy<Value = Block> {
    (prop::collection::vec(item(), 0..most), any::<bool>()).prop_map(move |(items, numbered)| Block::List {
        style: style.into(),
        name: name.into(),
        numbered,
        lead: if style == "run-in" { vec![Inline::Text("Lead".into())] } else { vec![] },
        items,
    })
}

fn heading(level: u8, style: &str, words: String) -> Block {
    Block::Heading { level, style: style.into(), content: vec![Inline::Text(words)] }
}

fn row() -> impl Strategy<Value = Row> {
    (word(), prop::collection::vec(sentence(), 0..3)).prop_map(|(label, lines)| Row {
        label: vec![Inline::Text(label)],
        lines: lines.into_iter().map(|line| vec![Inline::Text(line)]).collect(),
    })
}

prop_compose! {
    fn memo()(
        title in sentence(),
        rows in prop::collection::vec(row(), 0..6),
        line in sentence(),
        aims in list("aims", "bullets", 8),
        tension in list("tension", "bullets", 26),
        cooperation in list("cooperation", "bullets", 26),
        next_steps in list("next_steps", "numbers", 12),
        gaps in list("gaps", "run-in", 12),
        source in sentence(),
        marked in any::<bool>(),
    ) -> Memo {
        Memo {
            meta: Meta { title: title.clone(), author: String::new(), language: "en".into(), ..Meta::default() },
            marking: if marked { "TLP:GREEN".into() } else { String::new() },
            blocks: vec![
                heading(1, "title", title),
                Block::Rule { style: "rule".into() },
                Block::Grid { style: "facts".into(), rows },
                Block::Panel { style: "panel".into(), blocks: vec![Block::Paragraph { style: "body".into(), content: vec![Inline::Text(line)] }] },
                aims,
                Block::Columns(vec![
                    vec![heading(2, "section", "Tension".into()), tension],
                    vec![heading(2, "section", "Cooperation".into()), cooperation],
                ]),
                next_steps,
                gaps,
            ],
            footer: vec![
                Block::Omissions { style: "omissions".into(), wording: ["{n} point omitted".into(), "{n} points omitted".into()] },
                Block::Paragraph { style: "source".into(), content: vec![Inline::Text(source)] },
                Block::Ends { style: "foot".into(), left: vec![Inline::Text("left".into())], right: vec![Inline::PageNumber, Inline::Text("/".into()), Inline::PageCount] },
            ],
            ladder: vec![
                Rung::Drop { list: "gaps".into(), keep: 1 },
                Rung::Alternate { lists: vec!["tension".into(), "cooperation".into()], keep: 1 },
                Rung::Drop { list: "next_steps".into(), keep: 1 },
                Rung::Drop { list: "aims".into(), keep: 1 },
            ],
        }
    }
}

fn runs(page: &Page) -> Vec<&TextRun> {
    page.draws.iter().filter_map(|draw| if let Draw::Text(run) = draw { Some(run) } else { None }).collect()
}

/// Where the letters of a run are, without the space at its end: from the height of small letters
/// to the baseline, which no neighbour may touch.
fn ink(run: &TextRun) -> Area {
    let spaces: f32 = run
        .glyphs
        .iter()
        .rev()
        .take_while(|glyph| run.text[glyph.chars.clone()].trim().is_empty() && !glyph.chars.is_empty())
        .map(|glyph| glyph.advance)
        .sum();
    Area { x: run.x, y: run.y - 0.48 * run.size, width: (run.width() - spaces).max(0.0), height: 0.48 * run.size }
}

fn overlap(a: &Area, b: &Area) -> bool {
    const TOUCH: f32 = 0.3;
    a.x + a.width > b.x + TOUCH && b.x + b.width > a.x + TOUCH && a.y + a.height > b.y + TOUCH && b.y + b.height > a.y + TOUCH
}

fn assert_sound(laid_out: &LaidOut) {
    for page in &laid_out.pages {
        let inks: Vec<(Area, &str)> = runs(page).into_iter().map(|run| (ink(run), run.text.as_str())).collect();
        let sides = from_mm(style().page.sides) - 0.1;
        for (i, (area, text)) in inks.iter().enumerate() {
            assert!(area.x >= sides && area.x + area.width <= page.width - sides, "“{text}” is beside the measure: {area:?}");
            assert!(area.y >= 0.0 && area.y + area.height <= page.height - 10.0, "“{text}” is off the page: {area:?}");
            for (other, words) in &inks[i + 1..] {
                assert!(area.width == 0.0 || other.width == 0.0 || !overlap(area, other), "“{text}” {area:?} is over “{words}” {other:?}");
            }
        }
    }
}

/// Letters without white space, as hyphens and line ends may change that.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// All that is on the pages; then, in their own order, words that are drawn to the left.
fn printed(laid_out: &LaidOut) -> String {
    let drawn = laid_out.pages.iter().flat_map(|page| runs(page)).map(|run| letters(&run.text));
    drawn.chain(laid_out.elements.iter().filter_map(|element| element.words.as_deref()).map(letters)).collect()
}

fn texts(memo: &Memo) -> Vec<String> {
    fn of(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::List { items, .. } => out.extend(items.iter().map(|item| attache::layout::ladder::plain(&item.content))),
                Block::Columns(columns) => columns.iter().for_each(|column| of(column, out)),
                Block::Panel { blocks, .. } => of(blocks, out),
                Block::Heading { content, .. } | Block::Paragraph { content, .. } => out.push(attache::layout::ladder::plain(content)),
                Block::Grid { rows, .. } => {
                    out.extend(rows.iter().flat_map(|row| row.lines.iter().map(|line| attache::layout::ladder::plain(line))));
                }
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    of(&memo.blocks, &mut out);
    out
}

/// Some hundred cases in everyday runs; `PROPTEST_CASES=5000 cargo test --test page_properties` for many.
fn config() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { usual } else { ProptestConfig { cases: 200, ..usual } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_page_or_a_stated_reason(memo in memo(), letter in any::<bool>()) {
        let paper = if letter { Paper::Letter } else { Paper::A4 };
        match lay_out(&memo, &style(), &FONTS.0, paper, Fit::Drop) {
            Ok(laid_out) => {
                prop_assert_eq!(laid_out.pages.len(), 1);
                assert_sound(&laid_out);
                let printed = printed(&laid_out);
                let mut dropped: Vec<String> = laid_out.report.dropped.iter().map(|item| item.text.clone()).collect();
                for text in texts(&memo) {
                    if printed.contains(&letters(&text)) {
                        continue;
                    }
                    let named = dropped.iter().position(|other| *other == text);
                    prop_assert!(named.is_some(), "“{}” is lost", text);
                    dropped.remove(named.expect("just seen"));
                }
            }
            Err(LayoutError::Overflow { lines, longest }) => prop_assert!(lines > 0 && !longest.is_empty()),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn any_number_of_pages_holds_everything(memo in memo()) {
        let laid_out = lay_out(&memo, &style(), &FONTS.0, Paper::A4, Fit::Off).expect("there is always another page");
        assert_sound(&laid_out);
        let printed = printed(&laid_out);
        // Words that a page break parts are printed in two places.
        if laid_out.pages.len() == 1 {
            for text in texts(&memo) {
                prop_assert!(printed.contains(&letters(&text)), "“{}” is lost", text);
            }
        }
    }
}
