//! The stages in a row: the only module that knows them all.

use jiff::civil::Date;

use crate::analysis::{self, Context, Findings};
use crate::brief::{Brief, CheckedBrief, Source, SourceText};
use crate::clean::{self, BlockKind, Cleaned};
use crate::diag::Diagnostic;
use crate::ingest::Article;
use crate::memo::Memo;
use crate::summarize;
use crate::template::{self, Setting, Template};
use crate::text::{self, Document};

/// What the person tells about a source that the source does not tell itself.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The day of publication.
    pub published: Option<Date>,
    /// The publisher's name.
    pub publisher: Option<String>,
    /// The article's address.
    pub url: Option<String>,
}

/// A brief with all that led to it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article without debris.
    pub cleaned: Cleaned,
    /// Its grammar.
    pub doc: Document,
    /// What was found in it, and which rule found it.
    pub findings: Findings,
    /// The brief.
    pub brief: Brief,
}

/// Reads one article and writes its brief.
#[must_use]
pub fn read_article(article: &Article, given: &Given) -> Reading {
    let cleaned = clean::clean(article);
    let published = given.published.or(article.metadata.published).or(cleaned.published).or(cleaned.dateline.as_ref().and_then(|d| d.date));
    let context = Context { published, dateline_place: cleaned.dateline.as_ref().map(|d| d.place.clone()) };
    let doc = text::build(&cleaned);
    let findings = analysis::analyse(&doc, &context);
    let brief = summarize::summarize(&doc, &findings, &cleaned, source(article, &cleaned, given, published));
    Reading { cleaned, doc, findings, brief }
}

/// Writes the brief of one article.
#[must_use]
pub fn brief_from_article(article: &Article, given: &Given) -> Brief {
    read_article(article, given).brief
}

/// Sets a brief in a template.
///
/// # Errors
/// What is wrong with the template, with spans in its text.
pub fn memo_from_brief(brief: &CheckedBrief, template: &Template, setting: &Setting) -> Result<Memo, Vec<Diagnostic>> {
    template::fill(template, brief, setting)
}

/// The article as evidence refers to it: headline, ¶1, ¶2 …; a subhead stands with the paragraph before it.
#[must_use]
pub fn source_text(article: &Article) -> SourceText {
    let cleaned = clean::clean(article);
    let mut paragraphs = vec![String::new()];
    for block in &cleaned.blocks {
        let words = block.span.of(&cleaned.text);
        match (block.kind, paragraphs.last_mut()) {
            (BlockKind::Headline | BlockKind::Subhead, Some(last)) => {
                last.push_str(if last.is_empty() { "" } else { "\n" });
                last.push_str(words);
            }
            _ => paragraphs.push(words.to_owned()),
        }
    }
    SourceText { sha256: article.sha256.clone(), paragraphs }
}

fn source(article: &Article, cleaned: &Cleaned, given: &Given, published: Option<Date>) -> Source {
    let headline = cleaned.blocks.iter().find(|block| block.kind == BlockKind::Headline);
    Source {
        headline: headline.map_or_else(String::new, |block| block.span.of(&cleaned.text).to_owned()),
        publisher: given.publisher.clone().or_else(|| article.metadata.publisher.clone()).unwrap_or_default(),
        published: published.map(|date| date.to_string()).unwrap_or_default(),
        url: given.url.clone().or_else(|| article.metadata.url.clone()).unwrap_or_default(),
        file: article.name.clone(),
        sha256: article.sha256.clone(),
    }
}
