//! Quotations without a cue of their own → statements of whoever spoke before them.

use super::statement;
use crate::analysis::Statement;
use crate::text::Document;

/// Quotations of whole sentences that no cue claims: the speaker before them in their paragraph, or in
/// the paragraph before where the quotation runs on. `statements` are in order of their contents.
pub(super) fn find(doc: &Document, statements: &[Statement]) -> Vec<Statement> {
    let mut said = vec![false; doc.tokens.len()];
    for statement in statements {
        said[statement.content.clone()].fill(true);
    }
    let cues = Cues::new(statements);
    let mut found: Vec<Statement> = Vec::new();
    for (at, quote) in doc.quotations.iter().enumerate() {
        let start = quote.tokens.start;
        let sentence = doc.sentence_of(start);
        let opens_sentence = doc.sentences[sentence].tokens.start == start;
        if !opens_sentence || said[quote.tokens.clone()].contains(&true) {
            continue;
        }
        let paragraph = doc.paragraph_tokens(doc.sentences[sentence].paragraph);
        let runs_on = at > 0 && doc.quotations[at - 1].continues;
        let floor = if runs_on || at > 0 && follows(doc, at) { doc.quotations[at - 1].tokens.start } else { paragraph.start };
        let continued = found.iter().rev().take_while(|other| other.content.end > floor);
        let previous = continued.chain(cues.last_before(start, floor)).max_by_key(|other| other.cue.start);
        let next = || {
            let later = statements.partition_point(|other| other.content.start <= start);
            let own = statements[later..].iter().take_while(|other| other.content.start < paragraph.end);
            own.filter(|_| runs_on).find(|other| paragraph.contains(&other.cue.start))
        };
        if let Some(model) = previous.or_else(next) {
            found.push(statement(model.source.clone(), model.cue.clone(), quote.tokens.clone()));
        }
    }
    found
}

/// Whether quotation `at` is a paragraph by itself right behind one that ends in the quotation before it or in who
/// speaks there (“…,” Berg said. ¶ “…”).
fn follows(doc: &Document, at: usize) -> bool {
    let place = |token: usize| doc.sentences[doc.sentence_of(token)].paragraph;
    let (quote, before) = (&doc.quotations[at].tokens, &doc.quotations[at - 1].tokens);
    let own = doc.paragraph_tokens(place(quote.start));
    own.start == quote.start && own.end <= quote.end + 1 && place(before.start) + 1 == place(quote.start)
}

/// Statements by where their cues stand.
struct Cues<'s> {
    ordered: Vec<&'s Statement>,
    /// Where the contents of these and all before them end at the latest.
    ends: Vec<usize>,
}

impl<'s> Cues<'s> {
    fn new(statements: &'s [Statement]) -> Self {
        let mut ordered: Vec<&Statement> = statements.iter().collect();
        ordered.sort_by_key(|statement| statement.cue.start);
        let mut latest = 0;
        let mut reach = |statement: &&Statement| {
            latest = latest.max(statement.content.end);
            latest
        };
        let ends = ordered.iter().map(&mut reach).collect();
        Self { ordered, ends }
    }

    /// The statement with the last cue before token `start` that stands, or says something, behind `floor`.
    fn last_before(&self, start: usize, floor: usize) -> Option<&'s Statement> {
        let end = self.ordered.partition_point(|statement| statement.cue.start < start);
        let near = (0..end).rev().take_while(|&at| self.ordered[at].cue.start >= floor || self.ends[at] > floor);
        near.map(|at| self.ordered[at]).find(|statement| statement.cue.start >= floor || statement.content.end > floor)
    }
}
