//! Stretches of a sentence → the same with less in them: a line of a memo, by deletion only.
//!
//! Openers that tie a sentence to the one before, marks at the ends, brackets and, where the line
//! is too long, relative clauses, days and trailing participles go. Hedges, negations, objects and
//! members of enumerations stay: nothing is taken out of the middle of a clause but what stands
//! between two marks.

use std::ops::Range;

use crate::analysis::points::cut::list_number;
use crate::lexicon;
use crate::text::{Document, Tag};

use super::{MOST_WORDS, drop, prune};

/// The words a line should have at most (a memo's bullet; GUIDE of the annotations).
const GOAL: usize = 25;
/// A line of more words than this loses what else hangs on its main clause.
const LIMIT: usize = 30;

/// A line.
pub struct Line {
    /// Its tokens.
    pub tokens: Vec<usize>,
    /// Whether a part of what it says had to go.
    pub is_pruned: bool,
}

/// `keep` without what a reader of the line can do without and, where that is still no line, with a part of what it says.
#[must_use]
pub fn shorten(doc: &Document, keep: &[Range<usize>]) -> Line {
    let mut tokens: Vec<usize> = keep.iter().flat_map(Clone::clone).collect();
    trim(doc, &mut tokens);
    for (goal, rules) in [(GOAL, drop::PLAIN), (LIMIT, drop::LAST)] {
        for rule in rules {
            while words(doc, &tokens) > goal {
                let Some(range) = rule(doc, &tokens).filter(|range| !drop::says_more(doc, &tokens[range.clone()])) else { break };
                tokens.drain(range);
            }
        }
    }
    let is_pruned = words(doc, &tokens) > MOST_WORDS;
    if is_pruned {
        prune::prune(doc, &mut tokens, MOST_WORDS);
    }
    trim(doc, &mut tokens);
    Line { tokens, is_pruned }
}

/// How many words the tokens hold as a reader counts them: “Berg's” and “don't” are one.
#[must_use]
pub fn words(doc: &Document, tokens: &[usize]) -> usize {
    let spoken = |at: usize| doc.tokens[at].lower.chars().any(char::is_alphanumeric);
    let leans = |at: usize| at > 0 && spoken(at - 1) && doc.tokens[at - 1].span.end == doc.tokens[at].span.start;
    tokens.iter().filter(|&&at| spoken(at) && !leans(at)).count()
}

/// Takes openers and marks off the ends.
fn trim(doc: &Document, tokens: &mut Vec<usize>) {
    // “… was still holding.)” of an aside that began elsewhere.
    let count = |mark: &str, tokens: &[usize]| tokens.iter().filter(|&&at| lower(doc, at) == mark).count();
    if tokens.last().is_some_and(|&at| lower(doc, at) == ")") && count(")", tokens) > count("(", tokens) {
        tokens.pop();
    }
    // “… ran for a year but then”: the rest was cut off.
    if let [.., before, then] = tokens[..]
        && lower(doc, then) == "then"
        && matches!(lower(doc, before), "and" | "but")
    {
        tokens.pop();
    }
    // “A strengthened WHO” ends in a name.
    let joins = |at: usize| {
        matches!(lower(doc, at), "and" | "but" | "or" | "while" | "as" | "which" | "who")
            && !doc.tokens[at].span.of(&doc.text).starts_with(char::is_uppercase)
    };
    // “…, particularly” of a clause that was cut off.
    let narrows = |at: usize| matches!(lower(doc, at), "particularly" | "especially" | "notably" | "mainly") && lower(doc, at - 1) == ",";
    // “‘It will be hard,’ however”: a contrast to what stands before.
    let contrasts = |at: usize| {
        matches!(lower(doc, at), "however" | "though" | "meanwhile") && matches!(lower(doc, at - 1), "," | "\"" | "”" | "“" | "'" | "’")
    };
    while tokens.last().is_some_and(|&at| is_loose(lower(doc, at)) || joins(at) || at > 0 && (narrows(at) || contrasts(at))) {
        tokens.pop();
    }
    loop {
        let Some(&first) = tokens.first() else { return };
        // ““Look, we agreed on fish”: the mark is given back to what stays.
        let behind_mark = matches!(lower(doc, first), "“" | "\"").then(|| tokens.get(1).copied()).flatten();
        let opener = behind_mark.and_then(|at| lexicon::DISCOURSE_OPENERS.longest_match(&doc.text, &doc.tokens, at));
        if let Some((length, "comma")) = opener
            && tokens.get(length + 1).is_some_and(|&at| lower(doc, at) == ",")
        {
            tokens.drain(..(length + 2).min(tokens.len()));
            continue;
        }
        let drop = match lexicon::DISCOURSE_OPENERS.longest_match(&doc.text, &doc.tokens, first) {
            _ if is_loose(lower(doc, first)) => 1,
            // “So far, the two sides agree”
            _ if lower(doc, first) == "so" && matches!(lower(doc, first + 1), "far" | "long" | "much" | "many") => return,
            // “; 2) lift the ban”: its place in the source's list.
            _ if list_number(doc, first) > 0 => list_number(doc, first),
            Some((length, "comma")) if tokens.get(length).is_some_and(|&at| lower(doc, at) == ",") => length + 1,
            // “Then came the row”, “nor did they agree”: it belongs to the verb.
            Some((1, "bare"))
                if tokens.get(1).is_some_and(|&at| doc.tokens[at].tag.is_finite())
                    && lower(doc, first) != "that"
                    && !is_joining(lower(doc, first)) =>
            {
                return;
            }
            Some((_, "bare")) if lower(doc, first) != "that" || doc.tokens[first].tag == Tag::IN && !opens_sentence(doc, first) => 1,
            _ if matches!(lower(doc, first), "but" | "and" | "so" | "or" | "while" | "although" | "though") => 1,
            _ => return,
        };
        tokens.drain(..drop.min(tokens.len()));
    }
}

/// “That stance holds”: no conjunction opens a sentence of the source.
fn opens_sentence(doc: &Document, at: usize) -> bool {
    doc.sentences[doc.sentence_of(at)].tokens.start == at
}

/// Conjunctions that may go before a verb: “but said nothing”.
fn is_joining(lower: &str) -> bool {
    matches!(lower, "but" | "and" | "so" | "or" | "yet")
}

/// Marks that must not stand at an end.
fn is_loose(lower: &str) -> bool {
    matches!(lower, "," | ";" | ":" | "." | "—" | "–" | "--" | "-" | "…" | "..." | "•" | "*" | "·")
}

fn lower(doc: &Document, at: usize) -> &str {
    doc.tokens.get(at).map_or("", |token| &*token.lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(sentence: &str) -> String {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        super::super::wording::text(&doc, &shorten(&doc, &[doc.sentences[1].tokens.clone()]).tokens)
    }

    #[test]
    fn openers_and_end_marks_go() {
        assert_eq!(read("However, the envoy rejected the plan."), "The envoy rejected the plan");
        assert_eq!(read("But the two sides signed the accord,"), "The two sides signed the accord");
        assert_eq!(read("The pact binds the U.S."), "The pact binds the U.S.");
        assert_eq!(read("Since then, the envoy left the hall."), "The envoy left the hall");
        assert_eq!(read("“Look, we agreed on fish,” she said."), "“We agreed on fish,” she said");
        assert_eq!(read("Then the row came back."), "The row came back");
        assert_eq!(read("Then came the row on grain subsidies."), "Then came the row on grain subsidies");
        assert_eq!(read("So far, the two sides agree on fish."), "So far, the two sides agree on fish");
        assert_eq!(read("So the two sides agree on fish."), "The two sides agree on fish");
        assert_eq!(read("The fleet is short of nets, particularly"), "The fleet is short of nets");
        assert_eq!(read("Nor did the envoy agree."), "Nor did the envoy agree");
        assert!(read("There is no call, nor has (the summit) been announced.").contains("(the summit)"));
    }

    #[test]
    fn a_short_line_is_left_alone() {
        for line in
            ["The rebels, who hold the port, reportedly refused to leave", "The talks (the third) failed", "They met on Monday in Oslo"]
        {
            assert_eq!(read(&format!("{line}.")), line);
        }
    }

    #[test]
    fn a_long_line_loses_its_relative_clause() {
        let line = read(
            "The rebels, who have held the port and the roads around it since the middle of last winter, reportedly refused to leave the city before the next round of talks in Geneva.",
        );
        assert_eq!(line, "The rebels reportedly refused to leave the city before the next round of talks in Geneva");
    }
}
