//! Stretches of a sentence → the same with less in them: a line of a memo, by deletion only.
//!
//! Openers that tie a sentence to the one before, marks at the ends, brackets and, where the line
//! is too long, relative clauses, days and trailing participles go. Hedges, negations, objects and
//! members of enumerations stay: nothing is taken out of the middle of a clause but what stands
//! between two marks.

use std::ops::Range;

use crate::lexicon;
use crate::text::{Document, Tag};

/// The words a line should have at most (a memo's bullet; GUIDE of the annotations).
const GOAL: usize = 25;

/// `keep` without what a reader of the line can do without.
#[must_use]
pub fn shorten(doc: &Document, keep: &[Range<usize>]) -> Vec<usize> {
    let mut tokens: Vec<usize> = keep.iter().flat_map(Clone::clone).collect();
    trim(doc, &mut tokens);
    for drop in [brackets, relative, day, participle] {
        while words(doc, &tokens) > GOAL {
            let Some(range) = drop(doc, &tokens) else { break };
            tokens.drain(range);
        }
    }
    trim(doc, &mut tokens);
    tokens
}

/// How many words the tokens hold, marks not counted.
#[must_use]
pub fn words(doc: &Document, tokens: &[usize]) -> usize {
    tokens.iter().filter(|&&at| doc.tokens[at].lower.chars().any(char::is_alphanumeric)).count()
}

/// Takes openers and marks off the ends.
fn trim(doc: &Document, tokens: &mut Vec<usize>) {
    while tokens.last().is_some_and(|&at| is_loose(lower(doc, at)) || matches!(lower(doc, at), "and" | "but" | "or" | "while" | "as")) {
        tokens.pop();
    }
    loop {
        let Some(&first) = tokens.first() else { return };
        let drop = match lexicon::DISCOURSE_OPENERS.longest_match(&doc.text, &doc.tokens, first) {
            _ if is_loose(lower(doc, first)) => 1,
            Some((length, "comma")) if tokens.get(length).is_some_and(|&at| lower(doc, at) == ",") => length + 1,
            Some((_, "bare")) if lower(doc, first) != "that" || doc.tokens[first].tag == Tag::IN => 1,
            _ if matches!(lower(doc, first), "but" | "and" | "so" | "or" | "while" | "although" | "though") => 1,
            _ => return,
        };
        tokens.drain(..drop.min(tokens.len()));
    }
}

/// Marks that must not stand at an end.
fn is_loose(lower: &str) -> bool {
    matches!(lower, "," | ";" | ":" | "." | "—" | "–" | "--" | "-" | "…" | "..." | "•" | "*" | "·")
}

/// “( … )” or “— … —”.
fn brackets(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let open = tokens.iter().position(|&at| matches!(lower(doc, at), "(" | "["))?;
    let close = open + tokens[open..].iter().position(|&at| matches!(lower(doc, at), ")" | "]"))?;
    (close > open && close - open < 30).then_some(open..close + 1)
}

/// “, which … ,” and “, who … ,”, up to the next comma or the end.
fn relative(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let start = (1..tokens.len())
        .find(|&i| lower(doc, tokens[i - 1]) == "," && matches!(lower(doc, tokens[i]), "which" | "who" | "whose" | "where"))?
        - 1;
    let end = (start + 2..tokens.len()).find(|&i| lower(doc, tokens[i]) == ",").map_or(tokens.len(), |comma| comma + 1);
    let rest_has_verb = tokens[..start].iter().chain(&tokens[end..]).any(|&at| doc.tokens[at].tag.is_finite());
    let quoted = tokens[start..end].iter().any(|&at| matches!(lower(doc, at), "“" | "”" | "\""));
    (rest_has_verb && !quoted && end - start > 3).then_some(start..end)
}

/// “on Monday”, “Tuesday”.
fn day(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let at = (1..tokens.len().saturating_sub(1)).find(|&i| is_weekday(lower(doc, tokens[i])))?;
    let start = at - usize::from(lower(doc, tokens[at - 1]) == "on");
    let before = lower(doc, tokens[start.checked_sub(1)?]);
    let part = usize::from(matches!(lower(doc, tokens[at + 1]), "morning" | "evening" | "night" | "afternoon"));
    let free = !matches!(
        before,
        "by" | "until" | "since" | "before" | "after" | "from" | "and" | "next" | "last" | "the" | "of" | "for" | "to" | "this"
    );
    let follows = lower(doc, tokens[(at + part + 1).min(tokens.len() - 1)]);
    (free && !matches!(follows, "'s" | "and" | "," | "'" | "or")).then_some(start..at + part + 1)
}

fn is_weekday(lower: &str) -> bool {
    matches!(lower, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// “, making …” at the end.
fn participle(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let start = (1..tokens.len()).rev().find(|&i| lower(doc, tokens[i - 1]) == "," && doc.tokens[tokens[i]].tag == Tag::VBG)? - 1;
    let has_verb = tokens[..start].iter().any(|&at| doc.tokens[at].tag.is_finite());
    let quoted = tokens[start..].iter().any(|&at| matches!(lower(doc, at), "“" | "”" | "\""));
    let listed = lower(doc, tokens[start + 1]) == "including";
    (has_verb && !quoted && !listed && words(doc, &tokens[..start]) >= 8).then_some(start..tokens.len())
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
        super::super::wording::text(&doc, &shorten(&doc, &[doc.sentences[1].tokens.clone()]))
    }

    #[test]
    fn openers_and_end_marks_go() {
        assert_eq!(read("However, the envoy rejected the plan."), "The envoy rejected the plan");
        assert_eq!(read("But the two sides signed the accord,"), "The two sides signed the accord");
        assert_eq!(read("The pact binds the U.S."), "The pact binds the U.S.");
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
