//! “The Commons public administration select committee”, “a joint committee on fish quotas”: committees of a parliament
//! whose names are spelt small, one actor each.
//!
//! Enters: the reader. Leaves: the tokens of their names. A committee in capitals is a body by its form: see `names`.

use std::ops::Range;

use super::reader::{Reader, Spelling};
use crate::lexicon;
use crate::text::Tag;

/// Words of a committee's name before its noun: “Commons public administration select” has four.
const NAME: usize = 7;

/// Words of the names of several: “House Judiciary and the Oversight and Government Reform” has eight.
const NAMES: usize = 12;

/// Words of what a committee sits on: “on Strategic Export Controls”.
const FIELD: usize = 4;

/// The committees that a text names in small letters, in order.
pub(super) fn find(reader: &Reader) -> Vec<Range<usize>> {
    (0..reader.doc.tokens.len()).filter_map(|at| panel(reader, at).or_else(|| panels(reader, at))).collect()
}

/// “The *House Fish and the Harbour Works and Rail committees*”: several of one house that sit together, named as one.
fn panels(reader: &Reader, noun: usize) -> Option<Range<usize>> {
    let several = matches!(reader.word(noun), "committees" | "subcommittees" | "panels") && reader.spelling_at(noun) == Spelling::Prose;
    let floor = reader.doc.sentences[reader.doc.sentence_of(noun)].tokens.start.max(noun.saturating_sub(NAMES));
    let part = |at: &usize| {
        let joins = matches!(reader.lower(*at), "and" | "the" | "," | "&" | "'" | "\u{2019}");
        several && (joins || reader.is_capital(*at) && reader.title(*at).is_none())
    };
    let run = (floor..noun).rev().take_while(part).last()?;
    let house = |at: &usize| matches!(reader.word(*at), "House" | "Senate" | "Commons" | "Lords") && reader.is_capital(*at + 1);
    let start = (run..noun - 1).find(house)?;
    (start + 1..noun).any(|at| reader.lower(at) == "and").then_some(start..noun + 1)
}

/// The name of the committee whose noun stands at `noun`: it tells whose it is, or what it sits on.
fn panel(reader: &Reader, noun: usize) -> Option<Range<usize>> {
    let is_noun = matches!(reader.word(noun), "committee" | "subcommittee") && reader.spelling_at(noun) == Spelling::Prose;
    if !is_noun || reader.title(noun + 1).is_some() {
        return None;
    }
    let floor = reader.doc.sentences[reader.doc.sentence_of(noun)].tokens.start.max(noun.saturating_sub(NAME));
    let part = |at: &usize| {
        let token = &reader.doc.tokens[*at];
        let select = &*token.lower == "select";
        reader.is_word(*at)
            && (select || token.tag.is_noun() || token.tag == Tag::JJ || reader.is_capital(*at))
            && !reader.opens_sentence(*at)
    };
    let start = (floor..noun).rev().take_while(part).last().unwrap_or(noun);
    let of_house = reader.is_capital(start) && start < noun;
    let kind = noun > start && matches!(reader.lower(noun - 1), "select" | "joint" | "parliamentary" | "congressional");
    let end = field(reader, noun + 1);
    // “A House-Senate conference committee”.
    let of_both = matches!(reader.lower(start), "house-senate" | "senate-house") && noun > start;
    let named =
        of_both || of_house && kind || of_house && matches!(reader.lower(start), "commons" | "lords" | "senate" | "house" | "parliament");
    (named || kind && end > noun + 1).then_some(start..end)
}

/// Where “on Strategic Export Controls” ends that begins at `on`, else `on`.
fn field(reader: &Reader, on: usize) -> usize {
    let stop = reader.doc.tokens.len().min(on + 1 + FIELD);
    let name = |at: &usize| reader.is_capital(*at) && reader.is_word(*at) && !lexicon::CALENDAR.contains(reader.lower(*at));
    let words = (on + 1..stop).take_while(name).count();
    if reader.lower(on) == "on" && words > 0 { on + 1 + words } else { on }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    #[test]
    fn committees_in_small_letters_are_named() {
        let rows = [
            ("Berg was giving evidence to the Commons fish quotas select committee.", vec!["Commons fish quotas select committee"]),
            ("Giving evidence to the Lords fish select committee on Tuesday, Berg said no.", vec!["Lords fish select committee"]),
            ("Berg told the joint committee on Fish Quotas that prices fell.", vec!["joint committee on Fish Quotas"]),
            ("Berg told a Senate committee that prices fell.", vec!["Senate committee"]),
            ("Berg told the committee that prices fell.", vec![]),
            (
                "It was a joint hearing of the House Fish and the Harbour and Rail committees.",
                vec!["House Fish and the Harbour and Rail committees"],
            ),
            ("Wednesday's meeting of a House-Senate conference committee was short.", vec!["House-Senate conference committee"]),
            ("Members of the Fish and Harbour committees left the House and went home.", vec![]),
            ("The strike committee met on Monday.", vec![]),
            ("The select committee chairman said so.", vec![]),
        ];
        for (body, wanted) in rows {
            let article = ingest::read("a.txt", format!("Fish\n\n{body}\n").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            let reader = Reader::new(&doc);
            let found: Vec<&str> = find(&reader).into_iter().map(|tokens| doc.words(tokens)).collect();
            assert_eq!(found, wanted, "{body}");
        }
    }
}
