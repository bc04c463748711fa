//! The stages in a row: the only module that knows them all.

mod publication;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::analysis::{self, Context, Findings};
use crate::brief::{Brief, CheckedBrief, Source, SourceText};
use crate::clean::{self, BlockKind, Cleaned};
use crate::diag::Diagnostic;
use crate::font::FontBook;
use crate::ingest::{self, Article};
use crate::layout::{self, Fit, LayoutError, Paper, Report};
use crate::memo::Memo;
use crate::memo::style::{Style, StyleError};
use crate::render::{self, Attachment, Properties, RenderError};
use crate::summarize::{self, joint};
use crate::template::{Form, Setting};
use crate::text::{self, Document, Language};

pub use crate::summarize::joint::{Apart, Copy, Difference, Joint};
pub use publication::{Publication, Stated, publication};

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
    /// The language that it is written in.
    pub language: Language,
    /// The day of publication, and who states it.
    pub publication: Publication,
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
    let publication = publication(article, &cleaned, given);
    let published = publication.day.map(|(day, _)| day);
    let written = written(article, &cleaned, published);
    let context = Context { published: written, dateline_place: cleaned.dateline.as_ref().map(|d| d.place.clone()) };
    let doc = text::build(&cleaned);
    let language = text::language(&cleaned);
    // Rules for English find nothing but errors in another language.
    let findings = if language.is_read() { analysis::analyse(&doc, &context) } else { Findings::default() };
    let mut brief = summarize::summarize(&doc, &findings, &cleaned, source(article, &cleaned, given, published));
    if brief.meeting.is_some() {
        brief.gaps.extend(publication.question());
    }
    brief.gaps.extend(language.question());
    Reading { cleaned, language, publication, doc, findings, brief }
}

/// The day that “today” means: of the dateline where it states one shortly before the day of publication
/// (`LISBON, May 4 (Agency) —` in a paper of May 5).
fn written(article: &Article, cleaned: &Cleaned, published: Option<Date>) -> Option<Date> {
    let behind = cleaned.dateline.as_ref().map_or("", |dateline| &article.text[dateline.original.end..]);
    let words: Vec<&str> =
        behind.split(|c: char| c.is_whitespace() || ",.-–—(".contains(c)).filter(|word| !word.is_empty()).take(4).collect();
    let states = |day: &Date| {
        words.windows(2).any(|pair| {
            let is = |month: &str, number: &str| ingest::day::month(month) == Some(day.month()) && number.parse() == Ok(day.day());
            is(pair[0], pair[1]) || is(pair[1], pair[0])
        })
    };
    (0..=SHORTLY).filter_map(|days: i64| published?.checked_sub(days.days()).ok()).find(states).or(published)
}

/// Days between writing and print.
const SHORTLY: i64 = 3;

/// Several articles about one meeting, each read by itself, and the brief that joins them.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The articles, in the order of their numbers as sources.
    pub readings: Vec<Reading>,
    /// The brief, and what its making found.
    pub joint: Joint,
}

/// Joins articles about one meeting that were read into one brief.
///
/// # Errors
/// The readings as they were, and [`Apart`], where they report no meeting or several.
pub fn join(readings: Vec<Reading>) -> Result<Joined, (Vec<Reading>, Apart)> {
    let joined = {
        let parts: Vec<joint::Part> = readings.iter().map(|Reading { brief, doc, .. }| joint::Part { brief, doc }).collect();
        joint::join(&parts)
    };
    match joined {
        Ok(mut joint) => {
            joint.brief.gaps.extend(readings.iter().enumerate().filter_map(|(at, reading)| reading.publication.question_of(at + 1)));
            Ok(Joined { readings, joint })
        }
        Err(apart) => Err((readings, apart)),
    }
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
pub fn memo_from_brief(brief: &CheckedBrief, form: &Form, setting: &Setting) -> Result<Memo, Vec<Diagnostic>> {
    form.fill(brief, setting)
}

/// The article as evidence refers to it: headline, ¶1, ¶2 …; a subhead stands with the paragraph before
/// it, a dateline's place opens its own.
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
    if let Some((dateline, number)) = cleaned.dateline.as_ref().zip(cleaned.dateline_paragraph()) {
        paragraphs[number as usize].insert_str(0, &format!("{} — ", dateline.place));
    }
    SourceText { sha256: article.sha256.clone(), paragraphs }
}

/// How a page is to be made.
#[derive(Clone, Copy)]
pub struct Press<'a> {
    /// The fonts at hand.
    pub fonts: &'a FontBook,
    /// Size of the paper.
    pub paper: Paper,
    /// What to do when one page is not enough.
    pub fit: Fit,
    /// Moment of creation as `2026-11-23T09:00:00Z`; `None` writes no date.
    pub created: Option<&'a str>,
}

/// Why a memo has no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The template's style file is wrong.
    #[error(transparent)]
    Style(#[from] StyleError),
    /// The memo cannot be laid out: it is too long, or no font has a character.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The pages cannot be written.
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// A memo in print or as a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What was done so that it fits.
    pub report: Report,
}

/// Sets a memo on its page and writes the PDF, with the brief's YAML and what else is given inside.
///
/// # Errors
/// [`PressError`] of each kind.
pub fn pdf_from_memo(memo: &Memo, style: &Style, attachments: Vec<Attachment>, press: Press) -> Result<Printed, PressError> {
    let laid_out = layout::lay_out(memo, style, press.fonts, press.paper, press.fit)?;
    let properties = Properties {
        title: memo.meta.title.clone(),
        author: memo.meta.author.clone(),
        language: memo.meta.language.clone(),
        id: memo.meta.id.clone(),
        rev: memo.meta.rev.clone(),
        created: press.created.map(str::to_owned),
        attachments,
    };
    let bytes = render::pdf(&laid_out, press.fonts, &properties)?;
    Ok(Printed { bytes, pages: laid_out.pages.len(), report: laid_out.report })
}

/// Sets a memo on its page and draws it as a PNG picture with this many pixels to the inch.
///
/// # Errors
/// [`PressError`] of each kind.
pub fn png_from_memo(memo: &Memo, style: &Style, press: Press, dpi: u16) -> Result<Printed, PressError> {
    let laid_out = layout::lay_out(memo, style, press.fonts, press.paper, press.fit)?;
    let bytes = render::png(&laid_out, press.fonts, dpi)?;
    Ok(Printed { bytes, pages: laid_out.pages.len(), report: laid_out.report })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_the_datelines_day() {
        for (dateline, day) in
            [("LIMA, May 18 (Agency) —", "2021-05-18"), ("LIMA (Agency) —", "2021-05-19"), ("LIMA, May 2 —", "2021-05-19")]
        {
            let text = format!("Lee meets Soto\n\n{dateline} President Ann Lee met Prime Minister Juan Soto today.\n");
            let article = ingest::read("a.txt", text.as_bytes()).expect("text");
            let given = Given { published: Some(jiff::civil::date(2021, 5, 19)), ..Given::default() };
            let doc = read_article(&article, &given);
            let when = doc.findings.meeting.and_then(|meeting| meeting.when).expect("a time");
            assert_eq!(when.date.as_deref(), Some(day), "{dateline}");
        }
    }
}
