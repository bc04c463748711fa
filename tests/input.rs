//! Sources from outside: encodings, other data, hostile pages, and releases as they are published.

use attache::clean::{DebrisKind, clean};
use attache::ingest::{self, IngestError};
use attache::pipeline::{Given, read_article};
use attache::span::Span;

#[test]
fn line_ends_and_encodings_change_nothing() {
    let text = "Talks “resume”\n\nMinisters met in Málaga on Monday, an official said.\n\nThey meet again in June.\n";
    let plain = clean(&ingest::read("a.txt", text.as_bytes()).expect("an article")).text;
    let windows = text.replace('\n', "\r\n");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(windows.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let western = encoding_rs::WINDOWS_1252.encode(&windows).0.into_owned();
    for bytes in [windows.as_bytes().to_vec(), wide, western, text.replace('\n', "\r").into_bytes()] {
        assert_eq!(clean(&ingest::read("a.txt", &bytes).expect("an article")).text, plain);
    }
}

#[test]
fn what_is_no_article_is_refused_with_a_reason() {
    assert_eq!(ingest::read("a.txt", b""), Err(IngestError::Empty));
    assert_eq!(ingest::read("a.txt", b" \r\n \t"), Err(IngestError::Empty));
    for (bytes, name) in [
        (&b"%PDF-1.7\n1 0 obj"[..], "the PDF is damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"text\0with\0zeros\x01", "binary data"),
    ] {
        let error = ingest::read("a.txt", bytes).expect_err(name).to_string();
        assert!(error.contains(name), "{error}");
    }
    assert_eq!(ingest::read("a.html", b"<!doctype html><html><body><script>x()</script></body></html>"), Err(IngestError::NoArticle));
}

#[test]
fn an_article_in_another_language_gives_no_facts() {
    let french = "Les ministres grec et turc se rencontrent à Vienne\n\nLe président français Emmanuel Macron a rencontré mardi à Vienne son \
                  homologue américain Joe Biden.\n\nLes deux dirigeants ont convenu de se revoir en juin, selon un porte-parole.\n";
    let reading = read_article(&ingest::read("a.txt", french.as_bytes()).expect("an article"), &Given::default());
    let brief = &reading.brief;
    assert_eq!(reading.language.warning().map(|warning| warning.contains("in French")), Some(true));
    assert!(brief.meeting.is_none() && brief.title.is_empty() && brief.aims.is_empty() && brief.background.is_empty());
    assert_eq!(brief.sources[0].headline, "Les ministres grec et turc se rencontrent à Vienne");
    assert_eq!(brief.gaps, ["The source is in French and was not read: nothing here is drawn from its text."]);
}

#[test]
fn a_title_names_nobody_who_is_only_spoken_of() {
    let title = |text: &str| read_article(&ingest::read("a.txt", text.as_bytes()).expect("an article"), &Given::default()).brief.title;
    let spoken_of = "Norway, Chile extend fishing talks\n\nTalks between Norway and Chile on fishing rights will go on until Saturday, \
                     officials said.\n\nSpeaking after a week of talks in Geneva, Foreign Minister Kari Berg of Norway told reporters that \
                     negotiators had made progress but that gaps remain.\n\nA more hopeful Chilean President Juan Soto said a treaty was \
                     possible.\n";
    assert_eq!(title(spoken_of), "Norway–Chile talks, Geneva");
    let disease = "Norway opens summit in Oslo despite Marburg fears\n\nPresident Jon Lind opened a summit in Oslo on Monday with \
                   delegations from 20 countries despite the outbreak of the Marburg virus.\n\nThe spread of Marburg raised questions \
                   about whether the summit should go forward.\n";
    assert_eq!(title(disease), "Lind summit, Oslo");
    let both = "Soto meets Lind in Oslo\n\nChilean President Juan Soto met Norwegian President Jon Lind in Oslo on Monday to discuss \
                trade.\n\nSoto said the talks were useful. Lind said Norway would sign the treaty.\n";
    assert_eq!(title(both), "Soto–Lind meeting, Oslo");
}

#[test]
fn hostile_text_is_bounded() {
    let many = |piece: &str| piece.repeat(100_000 / piece.len());
    for text in [
        many("word "),
        many("A"),
        many("Kim Jong MORE "),
        many("[a](/b **c** (Photo: "),
        many("Talks resume\n"),
        many("<div>"),
        many("<p>a</p>"),
    ] {
        if let Ok(article) = ingest::read("a.txt", text.as_bytes()) {
            let _ = clean(&article);
        }
    }
}

#[test]
fn published_releases_keep_their_paragraphs() {
    let furniture = [DebrisKind::WireMark, DebrisKind::Byline, DebrisKind::Dateline, DebrisKind::PublicationDate, DebrisKind::Markup];
    let mut files = 0;
    for entry in std::fs::read_dir("tests/corpus").expect("the corpus is part of the repository") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        files += 1;
        let article = ingest::read("a.txt", &std::fs::read(&path).expect("readable")).expect("an article");
        let cleaned = clean(&article);
        for aside in &cleaned.set_aside {
            let words = aside.original.of(&article.text);
            assert!(furniture.contains(&aside.kind) && words.len() < 400, "{}: {:?} {words}", path.display(), aside.kind);
        }
        for at in 0..cleaned.blocks.len() {
            let span = cleaned.blocks[at].span;
            let first = cleaned.original(Span::new(span.start, span.start + 1)).start;
            assert_eq!(cleaned.text.as_bytes()[span.start], article.text.as_bytes()[first], "{}", path.display());
        }
    }
    assert!(files >= 5);
}
