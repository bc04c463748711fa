//! Articles → HTML: evidence marked in the colour of its section, debris struck through, sentences
//! that nothing rests on told apart.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use attache::brief::{Evidence, SourceText, find_quote};
use attache::clean::{self, BlockKind, Cleaned};
use attache::ingest::Article;
use attache::pipeline::source_text;
use attache::span::Span;
use attache::text;

use super::escape;
use super::facts::Fact;
use crate::cli::inputs::{self, InputError};

/// An article with what showing it needs, computed once.
#[derive(Clone)]
pub struct Reading {
    article: Article,
    cleaned: Cleaned,
    /// In the cleaned text.
    sentences: Vec<Span>,
    /// The article as evidence refers to it.
    pub source: SourceText,
}

impl Reading {
    /// Reads an article.
    ///
    /// # Errors
    /// Where it cannot be read, or is no article.
    pub fn of(path: &Path) -> Result<Self, InputError> {
        let article = inputs::read(path)?;
        let cleaned = clean::clean(&article);
        let sentences = text::build(&cleaned).sentences.iter().map(|sentence| sentence.span).collect();
        Ok(Self { source: source_text(&article), article, cleaned, sentences })
    }
}

/// A stretch of the original and what is to be seen of it.
struct Mark {
    span: Span,
    kind: Kind,
}

enum Kind {
    /// Evidence: number of the fact.
    Evidence(usize),
    /// Set aside: what kind of debris.
    Aside(&'static str),
    /// A sentence that nothing rests on.
    Unused,
    /// A paragraph with its number.
    Paragraph(u32),
}

/// All articles of a brief, one after the other; `None` stands for one that is not at hand.
pub fn html(readings: &[Option<Reading>], names: &[String], facts: &[Fact]) -> String {
    let mut html = String::new();
    let mut seen = BTreeSet::new();
    for (at, reading) in readings.iter().enumerate() {
        let name = names.get(at).map_or("", String::as_str);
        if readings.len() > 1 {
            writeln!(html, "<h3>{}. {}</h3>", at + 1, escape(name)).expect("writing to a string");
        }
        match reading {
            Some(reading) => html.push_str(&one(reading, at + 1, facts, &mut seen)),
            None => writeln!(html, "<p class=\"unused\">{} is not beside the brief.</p>", escape(name)).expect("writing to a string"),
        }
    }
    html
}

/// The `id` of a paragraph.
pub fn paragraph_id(source: usize, para: u32) -> String {
    if source <= 1 { format!("p{para}") } else { format!("s{source}p{para}") }
}

/// One article, a paragraph of HTML for each of its lines.
fn one(reading: &Reading, source: usize, facts: &[Fact], seen: &mut BTreeSet<usize>) -> String {
    let text = &reading.article.text;
    let mut marks = marks(reading, source, facts);
    marks.sort_by_key(|mark| mark.span);
    let mut cuts: BTreeSet<usize> = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.extend(text.match_indices('\n').flat_map(|(at, _)| [at, at + 1]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let (mut html, mut line) = (String::new(), String::new());
    let (mut active, mut next): (Vec<&Mark>, usize) = (Vec::new(), 0);
    for piece in cuts.windows(2).map(|pair| Span::new(pair[0], pair[1])) {
        active.retain(|mark| mark.span.end > piece.start);
        for mark in marks[next..].iter().take_while(|mark| mark.span.start == piece.start) {
            next += 1;
            active.push(mark);
            if let Kind::Paragraph(number) = mark.kind {
                let id = paragraph_id(source, number);
                write!(line, "<span class=\"number\" id=\"{id}\">¶{number}</span> ").expect("writing to a string");
            }
        }
        if piece.of(text) == "\n" {
            end_line(&mut html, &mut line);
        } else {
            line.push_str(&segment(piece.of(text), &active, facts, seen));
        }
    }
    end_line(&mut html, &mut line);
    html
}

fn end_line(html: &mut String, line: &mut String) {
    if !line.trim().is_empty() {
        writeln!(html, "<p>{}</p>", line.trim_end()).expect("writing to a string");
    }
    line.clear();
}

/// One stretch with all that lies over it. The first of a fact's stretches carries its anchor.
fn segment(words: &str, over: &[&Mark], facts: &[Fact], seen: &mut BTreeSet<usize>) -> String {
    let numbers: Vec<usize> = over.iter().filter_map(|mark| if let Kind::Evidence(fact) = mark.kind { Some(fact) } else { None }).collect();
    let words = escape(words);
    if let Some(first) = numbers.first() {
        let anchors: String = numbers.iter().filter(|fact| seen.insert(**fact)).map(|fact| format!("<a id=\"e{fact}\"></a>")).collect();
        let list = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        return format!(
            "{anchors}<mark class=\"{}\" data-facts=\"{list}\"><a href=\"#f{first}\">{words}</a></mark>",
            facts[*first].section
        );
    }
    let aside = over.iter().find_map(|mark| if let Kind::Aside(what) = mark.kind { Some(what) } else { None });
    match aside {
        Some(what) => format!("<del title=\"set aside: {}\">{words}</del>", escape(what)),
        None if over.iter().any(|mark| matches!(mark.kind, Kind::Unused)) => format!("<span class=\"unused\">{words}</span>"),
        None => words,
    }
}

fn marks(reading: &Reading, source: usize, facts: &[Fact]) -> Vec<Mark> {
    let cleaned = &reading.cleaned;
    let mut marks: Vec<Mark> =
        cleaned.set_aside.iter().map(|aside| Mark { span: aside.original, kind: Kind::Aside(aside.kind.name()) }).collect();
    let blocks = blocks(cleaned);
    marks.extend(
        blocks
            .iter()
            .filter(|block| block.counted)
            .map(|block| Mark { span: cleaned.original(block.span), kind: Kind::Paragraph(block.number) }),
    );
    let mut used = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        for evidence in fact.from.iter().filter(|evidence| evidence.source.max(1) == source) {
            // A paragraph that is cited as a whole is used as a whole, but no words of it are marked.
            if evidence.quote.is_empty() {
                used.extend(blocks.iter().filter(|block| block.number == evidence.para).map(|block| block.span));
            } else if let Some(span) = locate(evidence, &blocks, &cleaned.text) {
                used.push(span);
                marks.push(Mark { span: cleaned.original(span), kind: Kind::Evidence(at) });
            }
        }
    }
    let unused = reading.sentences.iter().filter(|sentence| !used.iter().any(|span| span.overlaps(**sentence)));
    marks.extend(unused.map(|sentence| Mark { span: cleaned.original(*sentence), kind: Kind::Unused }));
    marks
}

/// A block of the article and the number of its paragraph; what is not counted stands with the one before.
struct Block {
    number: u32,
    span: Span,
    counted: bool,
}

fn blocks(cleaned: &Cleaned) -> Vec<Block> {
    let mut number = 0;
    let numbered = |block: &clean::Block| {
        let counted = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        number += u32::from(counted);
        Block { number, span: block.span, counted }
    };
    cleaned.blocks.iter().map(numbered).collect()
}

/// Where a quotation stands in the cleaned text.
fn locate(evidence: &Evidence, blocks: &[Block], text: &str) -> Option<Span> {
    blocks.iter().filter(|block| block.number == evidence.para).find_map(|block| {
        let found = find_quote(&evidence.quote, block.span.of(text))?;
        Some(Span::new(block.span.start + found.start, block.span.start + found.end))
    })
}
