//! A document as text for people to read: in snapshots, and when a rule does not do what it should.
//!
//! For each sentence the words with their tags, then the stretches found in it: names,
//! noun and verb chunks, clauses (subject ← verb → object), quotations. Not a format: nothing reads it back.

use std::fmt::Write as _;
use std::ops::Range;

use super::{ChunkKind, Clause, Document};

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
    let clauses = doc.clauses.iter().filter(|clause| within(&clause.verb));
    row("clauses", clauses.map(|clause| draw_clause(doc, clause)).map(|drawn| format!("\n      {drawn}")).collect());
    let quotes = doc.quotations.iter().filter(|quote| within(&quote.tokens));
    row("quoted", quotes.map(|quote| format!("{}{}", doc.words(quote.tokens.clone()), if quote.continues { " →" } else { "" })).collect());
}

fn draw_clause(doc: &Document, clause: &Clause) -> String {
    let words = |range: &Option<Range<usize>>| range.clone().map_or("∅", |range| doc.words(range));
    let flags = [(clause.negated, " not"), (clause.passive, " passive")]
        .into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, name)| name)
        .collect::<String>();
    format!(
        "{:?} {:?}{flags}: {} ← {} → {} [{}]",
        clause.kind,
        clause.tense,
        words(&clause.subject),
        doc.words(clause.verb.clone()),
        words(&clause.object),
        doc.words(clause.extent.clone()),
    )
}
