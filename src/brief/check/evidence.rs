//! Evidence against the articles: every quotation must stand in its paragraph.

use super::Case;
use super::align::nearest_words;
use super::claims::evidence;
use super::words::{Fold, Folded};
use crate::brief::SourceText;
use crate::brief::model::Evidence;
use crate::diag::Diagnostic;
use crate::span::Span;

/// Pieces of evidence for which the nearest words are sought; more would tell nothing new.
const MAX_SUGGESTIONS: usize = 50;

/// Sources that are missing or changed, and evidence that they do not bear out.
pub(super) fn check(case: &Case) -> Vec<Diagnostic> {
    let mut problems = sources(case);
    let mut suggestions = 0;
    for (path, evidence) in evidence(case.brief) {
        if evidence.source > case.brief.sources.len() {
            problems.extend(no_source(case, &path, evidence));
        } else if let Some(source) = case.source(evidence.source) {
            suggestions += 1;
            problems.extend(verify(case, &path, evidence, source, suggestions <= MAX_SUGGESTIONS));
        }
    }
    problems
}

fn sources(case: &Case) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (at, source) in case.brief.sources.iter().enumerate() {
        let cited = evidence(case.brief).iter().any(|(_, evidence)| evidence.source == at + 1);
        match case.source(at + 1) {
            Some(text) if !source.sha256.is_empty() && !text.sha256.eq_ignore_ascii_case(&source.sha256) => {
                let span = case.span(&format!("sources[{at}].sha256"));
                let message =
                    format!("{} has changed since this brief was made", if source.file.is_empty() { "the article" } else { &source.file });
                problems.push(Diagnostic::warning("W025", message, span, "").help("evidence was compared with the article as it stands"));
            }
            None if cited && case.sources_sought => {
                let span = case.span(&format!("sources[{at}].file"));
                let problem = Diagnostic::note("N024", "the article was not found, so evidence was not verified", span, "");
                problems.push(problem.help("put it beside the brief, or name it with `--source FILE`"));
            }
            _ => {}
        }
    }
    problems
}

fn no_source(case: &Case, path: &str, evidence: &Evidence) -> Option<Diagnostic> {
    let count = case.brief.sources.len();
    if count == 0 && evidence.source == 1 {
        return None;
    }
    let message = format!("`{}` is of source {}, and `sources` has {count}", evidence.paragraph(), evidence.source);
    Some(Diagnostic::error("E023", message, mark(case, path, evidence), "").help("correct the number before ¶, or add the source"))
}

/// The paragraph mark of a piece of evidence, such as `¶9`.
fn mark(case: &Case, path: &str, evidence: &Evidence) -> Span {
    let span = case.span(path);
    let written = span.of(case.text);
    let length = if evidence.quote.is_empty() { written.len() } else { written.find(char::is_whitespace).unwrap_or(written.len()) };
    Span::new(span.start, span.start + length)
}

fn verify(case: &Case, path: &str, evidence: &Evidence, source: &SourceText, suggest: bool) -> Option<Diagnostic> {
    let Some(paragraph) = source.paragraphs.get(evidence.para as usize) else {
        let message =
            format!("there is no {}: the article has {} paragraphs", evidence.paragraph(), source.paragraphs.len().saturating_sub(1));
        let problem = Diagnostic::error("E022", message, mark(case, path, evidence), "");
        return Some(
            elsewhere(case, path, evidence, source, problem)
                .help("`attache text -n ARTICLE` prints the article with its paragraph numbers"),
        );
    };
    match find(&evidence.quote, paragraph) {
        Found::Verbatim => None,
        Found::Nearly(span) => Some(nearly(case, path, evidence, span.of(paragraph))),
        Found::Not => Some(not_found(case, path, evidence, source, suggest)),
    }
}

/// Where a quotation stands in a paragraph: as it is, or with other white space, marks or capitals.
#[must_use]
pub fn find_quote(quote: &str, paragraph: &str) -> Option<Span> {
    if let Some(at) = paragraph.find(quote) {
        return Some(Span::new(at, at + quote.len()));
    }
    [Fold::Spaces, Fold::Marks].into_iter().find_map(|fold| {
        let needle = Folded::new(quote, fold).text;
        if needle.is_empty() { None } else { Folded::new(paragraph, fold).find(&needle) }
    })
}

/// How a quotation stands in a paragraph.
enum Found {
    /// As it is, but for white space.
    Verbatim,
    /// With other quotation marks, dashes or capitals; where.
    Nearly(Span),
    Not,
}

fn find(quote: &str, paragraph: &str) -> Found {
    if paragraph.contains(quote) {
        return Found::Verbatim;
    }
    let needle = Folded::new(quote, Fold::Spaces).text;
    if Folded::new(paragraph, Fold::Spaces).find(&needle).is_some() {
        return Found::Verbatim;
    }
    let folded = Folded::new(paragraph, Fold::Marks);
    let needle = Folded::new(quote, Fold::Marks).text;
    let inner = needle.trim_matches(['"', '\'', '.', ',', ';', ' ']);
    match folded.find(&needle).or_else(|| if inner.is_empty() { None } else { folded.find(inner) }) {
        Some(span) => Found::Nearly(span),
        None => Found::Not,
    }
}

/// The words of the evidence in the file.
fn quote_span(case: &Case, path: &str, evidence: &Evidence, range: Span) -> Span {
    let whole = evidence.to_string();
    let Some(shift) = whole.strip_suffix(evidence.quote.as_str()).map(str::len) else { return case.span(path) };
    let written = case.span(path).of(case.text);
    // `p9` is written with one byte less than `¶9`; the words are the same.
    match written.trim_end_matches(['"', '\'']).strip_suffix(evidence.quote.as_str()).map(str::len) {
        Some(at) => {
            let start = case.span(path).start + at;
            Span::new(start + range.start, start + range.end)
        }
        None => case.within(path, &whole, Span::new(shift + range.start, shift + range.end)),
    }
}

fn nearly(case: &Case, path: &str, evidence: &Evidence, exact: &str) -> Diagnostic {
    let span = quote_span(case, path, evidence, Span::new(0, evidence.quote.len()));
    let exact = exact.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("{} has these words with other marks or capitals", evidence.paragraph());
    let corrected = Evidence { quote: exact.clone(), ..evidence.clone() };
    Diagnostic::warning("W026", message, span, format!("the article has: {exact}"))
        .help("evidence is verbatim; `check --fix` writes it as the article does")
        .fix("write it as the article does", case.span(path), case.scalar(&corrected.to_string()))
}

fn not_found(case: &Case, path: &str, evidence: &Evidence, source: &SourceText, suggest: bool) -> Diagnostic {
    let whole = quote_span(case, path, evidence, Span::new(0, evidence.quote.len()));
    let message = format!("these words are not in {} of the article", evidence.paragraph());
    let problem = Diagnostic::error("E021", message, whole, "").help("evidence is verbatim; put your wording in `text`");
    let moved = elsewhere(case, path, evidence, source, problem.clone());
    if moved.labels != problem.labels || !suggest {
        return moved;
    }
    let Some(near) = nearest_words(&evidence.quote, &source.paragraphs, evidence.para as usize) else { return problem };
    let words = near.words.of(&source.paragraphs[near.paragraph]);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let differing = quote_span(case, path, evidence, near.differing);
    let label = match near.paragraph {
        same if same == evidence.para as usize => format!("the article has: {words}"),
        other => format!("¶{other} has: {words}"),
    };
    let mut problem = problem;
    problem.labels = vec![crate::diag::Label { span: differing, text: label }];
    problem
}

/// Says in which other paragraph the words stand, if in one.
fn elsewhere(case: &Case, path: &str, evidence: &Evidence, source: &SourceText, mut problem: Diagnostic) -> Diagnostic {
    if evidence.quote.is_empty() {
        return problem;
    }
    let needle = Folded::new(&evidence.quote, Fold::Spaces).text;
    let holds = |paragraph: &String| paragraph.contains(&evidence.quote) || Folded::new(paragraph, Fold::Spaces).find(&needle).is_some();
    let mut holding = (0..source.paragraphs.len()).filter(|at| holds(&source.paragraphs[*at]));
    let Some(number) = holding.next() else { return problem };
    let once = holding.next().is_none();
    let corrected = Evidence { para: u32::try_from(number).unwrap_or(u32::MAX), ..evidence.clone() };
    let at = mark(case, path, evidence);
    problem.labels = vec![crate::diag::Label { span: at, text: format!("they are in {}", corrected.paragraph()) }];
    let span = case.span(path);
    if once { problem.fix(format!("write {}", corrected.paragraph()), span, case.scalar(&corrected.to_string())) } else { problem }
}
