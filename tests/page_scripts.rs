//! Scripts that are written to the left, and scripts without spaces, where a font is at hand. The
//! bundled fonts have neither, so these tests use the fonts that Debian puts into
//! `/usr/share/fonts/truetype`, and do nothing where there are none.

mod page;

use std::fs;
use std::path::Path;

use attache::font::FontBook;
use attache::layout::{Draw, Fit, LaidOut, LayoutError, Paper, TextRun, lay_out};
use attache::memo::{Block, Inline, Memo, Meta};
use page::style;

/// The bundled fonts and some of the system's; `None` where the system has not got them.
fn book(fonts: &[&str]) -> Option<FontBook> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for font in fonts {
        let path = Path::new("/usr/share/fonts/truetype").join(font);
        let name = path.file_name().expect("a file");
        fs::copy(&path, folder.path().join(name)).ok()?;
    }
    Some(FontBook::bundled().with_folder(folder.path()).expect("sound fonts"))
}

fn memo(language: &str, words: &str) -> Memo {
    let block = Block::Paragraph { style: "body".into(), content: vec![Inline::Text(words.into())] };
    Memo { meta: Meta { language: language.into(), ..Meta::default() }, blocks: vec![block], ..Memo::default() }
}

fn set(language: &str, words: &str, fonts: &[&str]) -> Option<LaidOut> {
    let book = book(fonts)?;
    Some(lay_out(&memo(language, words), &style(), &book, Paper::A4, Fit::Drop).expect("it can be laid out"))
}

fn runs(laid_out: &LaidOut) -> Vec<&TextRun> {
    laid_out.pages[0].draws.iter().filter_map(|draw| if let Draw::Text(run) = draw { Some(run) } else { None }).collect()
}

/// The characters on a line as they are drawn from left to right.
fn drawn(laid_out: &LaidOut) -> String {
    let mut runs = runs(laid_out);
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn a_quotation_to_the_left_is_reversed_and_its_numbers_are_not() {
    let Some(laid_out) = set("en", "He said “שלום 2026” there", &["dejavu/DejaVuSans.ttf"]) else { return };
    assert_eq!(drawn(&laid_out), "He said “2026 םולש” there");
}

#[test]
fn figures_and_marks_among_words_to_the_left_are_one_run_with_them() {
    let fonts = ["dejavu/DejaVuSans.ttf"];
    let Some(laid_out) = set("en", "It said “הסכם מיום 17 במרץ 2026 (נספח 2)” at 14:30", &fonts) else { return };
    let drawn: Vec<&str> = runs(&laid_out).iter().map(|run| run.text.as_str()).collect();
    assert_eq!(drawn, ["It said “", ")2 חפסנ( 2026 ץרמב 17 םוימ םכסה", "” at 14:30"]);
}

#[test]
fn it_is_read_out_in_its_own_order() {
    let Some(laid_out) = set("en", "He said “שלום 2026” there", &["dejavu/DejaVuSans.ttf"]) else { return };
    let words: Vec<&str> = laid_out.elements.iter().filter_map(|element| element.words.as_deref()).collect();
    assert_eq!(words, ["He said “שלום 2026” there"]);
}

#[test]
fn words_to_the_left_are_one_run_and_copied_in_their_own_order() {
    let fonts = ["dejavu/DejaVuSans.ttf"];
    let (Some(book), Some(laid_out)) = (book(&fonts), set("en", "They said “לקראת שלום ואחווה” and left", &fonts))
    else {
        return;
    };
    assert!(runs(&laid_out).iter().any(|run| run.text == "הווחאו םולש תארקל"), "{}", drawn(&laid_out));
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("memo.pdf");
    fs::write(&path, page::pdf(&laid_out, &book, "")).expect("the test may write");
    let Ok(copied) = std::process::Command::new("pdftotext").arg(&path).arg("-").output() else { return };
    let copied: String = String::from_utf8_lossy(&copied.stdout).chars().filter(|c| !('\u{202a}'..='\u{202e}').contains(c)).collect();
    assert!(copied.contains("לקראת שלום ואחווה"), "{copied}");
}

#[test]
fn a_memo_to_the_left_begins_at_the_right() {
    let Some(laid_out) = set("ar", "مرحبا بكم", &["dejavu/DejaVuSans.ttf"]) else { return };
    let page = &laid_out.pages[0];
    let end = runs(&laid_out).iter().map(|run| run.x + run.width()).fold(0.0, f32::max);
    let sides = attache::layout::unit::from_mm(style().page.sides);
    assert!((end - (page.width - sides)).abs() < 0.5, "{end}");
}

#[test]
fn arabic_letters_join() {
    let Some(book) = book(&["dejavu/DejaVuSans.ttf"]) else { return };
    let of = |words| {
        let laid_out = lay_out(&memo("ar", words), &style(), &book, Paper::A4, Fit::Drop).expect("it can be laid out");
        runs(&laid_out).iter().flat_map(|run| run.glyphs.iter().map(|glyph| glyph.id)).collect::<Vec<_>>()
    };
    assert_ne!(of("ببب"), of("ب ب ب").into_iter().filter(|id| !of(" ").contains(id)).collect::<Vec<_>>());
}

#[test]
fn chinese_is_broken_between_characters() {
    let words = "会议将于星期三在雷克雅未克举行".repeat(8);
    let Some(laid_out) = set("zh", &words, &["droid/DroidSansFallbackFull.ttf"]) else { return };
    let mut lines: Vec<f32> = runs(&laid_out).iter().map(|run| run.y).collect();
    lines.dedup();
    assert!(lines.len() > 1);
    assert_eq!(runs(&laid_out).iter().map(|run| run.text.as_str()).collect::<String>(), words);
}

#[test]
fn characters_of_no_font_are_named_with_the_words_around() {
    let error = lay_out(&memo("en", "They met in 北京 on Monday"), &style(), &FontBook::bundled(), Paper::A4, Fit::Drop);
    let Err(LayoutError::Missing(missing)) = error else { panic!("{error:?}") };
    let said = LayoutError::Missing(missing).to_string();
    assert_eq!(said, "no font has “北” (U+5317, near “in 北京 on”), “京” (U+4EAC, near “in 北京 on”)");
}
