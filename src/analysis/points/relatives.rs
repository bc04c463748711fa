//! “…, which have been useful so far” → the noun phrase before the comma with what the clause says of it.

use std::ops::Range;

use super::cut::{LEAST_WORDS, lower, words};
use super::subject::agrees;
use crate::lexicon;
use crate::text::{Document, Tag};

/// “…, which have been useful so far”: the noun phrase before the comma with what the clause says of it.
#[must_use]
pub fn relatives(doc: &Document, stretch: &Range<usize>) -> Vec<Vec<Range<usize>>> {
    let mut found = Vec::new();
    for at in stretch.start + 2..stretch.end.saturating_sub(LEAST_WORDS) {
        let relative = lower(doc, at - 1) == "," && matches!(lower(doc, at), "which" | "who") && doc.tokens[at + 1].tag.is_finite();
        if !relative {
            continue;
        }
        let mut start = at - 1;
        while start > stretch.start && in_noun_phrase(doc, start - 1) {
            start -= 1;
        }
        // “… the League and the Union, which met”: both did, or the last one; “once it is ratified by the
        // Senate, which may be soon”: all of that.
        if start > stretch.start && matches!(lower(doc, start - 1), "and" | "or" | "," | "by") {
            continue;
        }
        // “The needs of those around the world, which have grown”: the world has not.
        if !agrees(doc, &(start..at - 1), at + 1) || start > stretch.start && may_be_part(doc, start) {
            continue;
        }
        // “The plans announced last Friday, which may fail”, “the act signed on June 21, which pays”: no day fails or pays.
        let number = doc.tokens[at - 2].tag == Tag::CD && at > start + 2 && is_time(doc, at - 3);
        if number || doc.tokens[at - 2].tag.is_noun() && is_time(doc, at - 2) {
            continue;
        }
        // “The summit in Oslo, which was useful”: the summit was.
        let scene = start > stretch.start && matches!(lower(doc, start - 1), "in" | "at") && doc.tokens[at - 2].tag.is_proper();
        if scene {
            continue;
        }
        let end = (at + 1..stretch.end).find(|&end| matches!(lower(doc, end), "," | ";")).unwrap_or(stretch.end);
        if doc.tokens[start..at - 1].iter().any(|token| token.tag.is_noun()) && words(doc, at + 1..end) >= LEAST_WORDS {
            found.push(vec![start..at - 1, at + 1..end]);
        }
    }
    found
}

/// Whether a noun phrase that begins at `start` may be the end of a longer name or of what governs it
/// (“a Plan to Address *Hunger*”, “the Feed *the Future program*”).
fn may_be_part(doc: &Document, start: usize) -> bool {
    let before = &doc.tokens[start - 1];
    let capital = |at: usize| doc.tokens[at].span.of(&doc.text).starts_with(char::is_uppercase);
    matches!(before.tag, Tag::TO) || matches!(&*before.lower, "of" | "to") || capital(start - 1) && start > 1 && before.tag != Tag::IN
}

fn is_time(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    lexicon::CALENDAR.contains(&token.lower) || lexicon::TIME_WORDS.contains(&token.lower)
}

fn in_noun_phrase(doc: &Document, at: usize) -> bool {
    let tag = doc.tokens[at].tag;
    // “The proposed peace deal”
    let attribute = || at > 0 && tag == Tag::VBN && matches!(doc.tokens[at - 1].tag, Tag::DT | Tag::PRPS | Tag::POS);
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD) || attribute()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    #[test]
    fn days_have_no_relative_clauses() {
        for sentence in [
            "They oppose the plans announced last Friday, which will cost hundreds of jobs.",
            "They praised the act signed by the king on June 21, which provides funds for the ports.",
        ] {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            assert!(relatives(&doc, &doc.sentences[1].tokens).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn a_place_is_not_what_took_place_there() {
        let lines = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            let line = |part: &Vec<Range<usize>>| doc.words(part[0].clone()).to_owned();
            relatives(&doc, &doc.sentences[1].tokens).iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(lines("They spoke at a summit in Oslo, which was a chance to settle the row."), Vec::<String>::new());
        assert_eq!(lines("They read the proposed peace deal, which was revised in Lima in May."), ["the proposed peace deal"]);
    }

    #[test]
    fn relative_clauses_get_their_noun() {
        let article = ingest::read("a.txt", "Talks\n\nThe envoy left the peace talks, which had been useful so far, on Monday.".as_bytes())
            .expect("text");
        let doc = text::build(&clean::clean(&article));
        let found = relatives(&doc, &doc.sentences[1].tokens);
        let lines: Vec<String> =
            found.iter().map(|part| part.iter().map(|range| doc.words(range.clone())).collect::<Vec<_>>().join(" … ")).collect();
        assert_eq!(lines, ["the peace talks … had been useful so far"]);
    }
}
