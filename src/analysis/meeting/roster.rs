//! The lines of a list of participants → who takes part, and for whom, whatever else the text tells of them.

use std::cmp::Reverse;
use std::ops::Range;

use crate::analysis::Findings;
use crate::analysis::actors::Stand;
use crate::analysis::roster;
use crate::lexicon;
use crate::text::Document;

/// One line of a list of participants.
#[derive(Clone, Debug)]
pub struct Line {
    /// Who is named first in it.
    pub actor: usize,
    /// The tokens behind the name, to the end of the line.
    rest: Range<usize>,
}

/// The lines of the lists of participants that name somebody.
#[must_use]
pub fn lines(doc: &Document, findings: &Findings, stands: &[Stand]) -> Vec<Line> {
    let first = |line: Range<usize>| {
        let inside = stands.iter().filter(|stand| line.contains(&stand.whole.start));
        let stand = inside.min_by_key(|stand| (stand.whole.start, Reverse(stand.whole.end)))?;
        // “Austin, TX”: a city.
        let state = |at: usize| doc.words(at..at + 1).len() == 2 && doc.words(at..at + 1).chars().all(|c| c.is_ascii_uppercase());
        let name = findings.actors[stand.actor].mentions.iter().find(|mention| line.contains(&mention.start))?;
        let rest = name.end..line.end;
        (rest.len() != 2 || !state(rest.start + 1)).then_some(Line { actor: stand.actor, rest })
    };
    roster::lines(doc).into_iter().filter_map(first).collect()
}

/// For whom somebody stands there, by the form of the line: “Governor Ann Lee (Oregon)”, “Ann Lee, Harbour Council”,
/// “Ann Lee, President, Harbour Council”.
#[must_use]
pub fn side(doc: &Document, line: &Line) -> Option<Range<usize>> {
    let word = |at: usize| &*doc.tokens[at].lower;
    let rest = line.rest.clone();
    if rest.len() > 2 && word(rest.start) == "(" {
        let close = rest.clone().find(|&at| word(at) == ")")?;
        let state = rest.start + 1..close;
        let name = doc.words(state.clone());
        let short = name.len() == 2 && name.chars().all(|c| c.is_ascii_uppercase());
        return (short || lexicon::REGIONS.contains(&name.to_lowercase())).then_some(state);
    }
    let bracket = rest.clone().find(|&at| word(at) == "(").unwrap_or(rest.end);
    let last = (rest.start..bracket).rev().find(|&at| word(at) == "," && !is_suffix(doc, at + 1))?;
    let body = last + 1..(last + 1..bracket).rev().find(|&at| !doc.tokens[at].tag.is_punctuation()).map_or(bracket, |at| at + 1);
    let capital = |at: usize| doc.words(at..at + 1).starts_with(char::is_uppercase) || doc.tokens[at].tag.is_punctuation();
    let joins = |at: usize| matches!(word(at), "of" | "for" | "the" | "and" | "in" | "&" | "’s" | "'s" | "’" | "'");
    let title = |at: usize| lexicon::TITLES.longest_match(&doc.text, &doc.tokens, at).is_some();
    let named = !body.is_empty() && body.len() <= LONGEST_BODY && body.clone().all(|at| capital(at) || joins(at));
    (named && capital(body.start) && !title(body.start)).then_some(body)
}

/// “, Jr.”, “, Inc.”: no field of its own.
fn is_suffix(doc: &Document, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|token| matches!(&*token.lower, "jr" | "jr." | "sr" | "sr." | "inc" | "inc." | "llc" | "ltd" | "ltd."))
}

/// Most tokens of a body's name.
const LONGEST_BODY: usize = 14;
