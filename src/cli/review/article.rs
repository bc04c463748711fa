//! Article → HTML: evidence marked in the colour of its section, debris struck through, sentences
//! that nothing rests on told apart.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use attache::brief::{Evidence, find_quote};
use attache::clean::{BlockKind, Cleaned};
use attache::ingest::Article;
use attache::span::Span;
use attache::text;

use super::escape;
use super::facts::Fact;

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

/// The article, a paragraph of HTML for each of its lines.
pub fn html(article: &Article, cleaned: &Cleaned, facts: &[Fact]) -> String {
    let mut marks = marks(cleaned, facts);
    marks.sort_by_key(|mark| mark.span);
    let mut cuts: BTreeSet<usize> = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
    cuts.extend([0, article.text.len()]);
    cuts.extend(article.text.match_indices('\n').flat_map(|(at, _)| [at, at + 1]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let (mut html, mut line, mut seen) = (String::new(), String::new(), BTreeSet::new());
    let (mut active, mut next): (Vec<&Mark>, usize) = (Vec::new(), 0);
    for piece in cuts.windows(2).map(|pair| Span::new(pair[0], pair[1])) {
        active.retain(|mark| mark.span.end > piece.start);
        for mark in marks[next..].iter().take_while(|mark| mark.span.start == piece.start) {
            next += 1;
            active.push(mark);
            if let Kind::Paragraph(number) = mark.kind {
                write!(line, "<span class=\"number\" id=\"p{number}\">¶{number}</span> ").expect("writing to a string");
            }
        }
        if piece.of(&article.text) == "\n" {
            end_line(&mut html, &mut line);
        } else {
            line.push_str(&segment(piece.of(&article.text), &active, facts, &mut seen));
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

fn marks(cleaned: &Cleaned, facts: &[Fact]) -> Vec<Mark> {
    let mut marks: Vec<Mark> =
        cleaned.set_aside.iter().map(|aside| Mark { span: aside.original, kind: Kind::Aside(aside.kind.name()) }).collect();
    let mut number = 0;
    let mut blocks: Vec<(u32, Span)> = Vec::new();
    for block in &cleaned.blocks {
        let counted = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        number += u32::from(counted);
        blocks.push((number, block.span));
        if counted {
            marks.push(Mark { span: cleaned.original(block.span), kind: Kind::Paragraph(number) });
        }
    }
    let mut used = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        // A paragraph that is cited as a whole is used as a whole, but no words of it are marked.
        let whole = |evidence: &&Evidence| evidence.quote.is_empty() && evidence.source <= 1;
        for evidence in fact.from.iter().filter(whole) {
            used.extend(blocks.iter().filter(|(number, _)| *number == evidence.para).map(|(_, span)| *span));
        }
        for span in fact.from.iter().filter_map(|evidence| locate(evidence, &blocks, &cleaned.text)) {
            used.push(span);
            marks.push(Mark { span: cleaned.original(span), kind: Kind::Evidence(at) });
        }
    }
    let doc = text::build(cleaned);
    let unused = doc.sentences.iter().filter(|sentence| !used.iter().any(|span| span.overlaps(sentence.span)));
    marks.extend(unused.map(|sentence| Mark { span: cleaned.original(sentence.span), kind: Kind::Unused }));
    marks
}

/// Where a quotation stands in the cleaned text.
fn locate(evidence: &Evidence, blocks: &[(u32, Span)], text: &str) -> Option<Span> {
    if evidence.quote.is_empty() || evidence.source > 1 {
        return None;
    }
    blocks.iter().filter(|(number, _)| *number == evidence.para).find_map(|(_, block)| {
        let found = find_quote(&evidence.quote, block.of(text))?;
        Some(Span::new(block.start + found.start, block.start + found.end))
    })
}
