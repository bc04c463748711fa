//! A document as text for people to read: in snapshots, and when a rule does not do what it should.
//!
//! Two lines a sentence: the words with their tags, then the stretches found in it: names,
//! noun and verb chunks, quotations. Not a format: nothing reads it back.

use std::fmt::Write as _;
use std::ops::Range;

use super::{ChunkKind, Document};

/// Draws `doc`, a sentence a block.
#[must_use]
pub fn draw(doc: &Document) -> String {
    let mut page = String::new();
    for paragraph in &doc.paragraphs {
        writeln!(page, "{:?} ¶{}", paragraph.kind, paragraph.number).expect(WRITES);
        for sentence in &doc.sentences[paragraph.sentences.clone()] {
            draw_sentence(doc, sentence.tokens.clone(), &mut page);
        }
        page.push('\n');
    }
    page
}

const WRITES: &str = "writing to a string cannot fail";

fn draw_sentence(doc: &Document, tokens: Range<usize>, page: &mut String) {
    page.push_str("  ");
    for token in &doc.tokens[tokens.clone()] {
        write!(page, "{}/{} ", token.span.of(&doc.text), token.tag.name()).expect(WRITES);
    }
    page.push('\n');
    let within = |range: &Range<usize>| range.start >= tokens.start && range.start < tokens.end;
    let mut row = |label: &str, found: Vec<String>| {
        if !found.is_empty() {
            writeln!(page, "    {label}: {}", found.join(" | ")).expect(WRITES);
        }
    };
    let names = doc.names.iter().filter(|name| within(&name.tokens));
    row("names", names.map(|name| format!("{} {:?}", doc.words(name.tokens.clone()), name.kind)).collect());
    for (label, kind) in [("nouns", ChunkKind::Noun), ("verbs", ChunkKind::Verb)] {
        let chunks = doc.chunks.iter().filter(|chunk| chunk.kind == kind && within(&chunk.tokens));
        row(label, chunks.map(|chunk| doc.words(chunk.tokens.clone()).to_owned()).collect());
    }
    let quotes = doc.quotations.iter().filter(|quote| within(&quote.tokens));
    row("quoted", quotes.map(|quote| format!("{}{}", doc.words(quote.tokens.clone()), if quote.continues { " →" } else { "" })).collect());
}
