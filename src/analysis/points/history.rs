//! Sentences → what they tell of earlier meetings of the parties: the background of this one.
//!
//! Knows two shapes: “It will be the first meeting since …”, of which the words from *first* on
//! are kept, and “The two last met in …”, kept whole. Says nothing of other history.

use std::ops::Range;

use crate::analysis::bearing::meeting_noun;
use crate::analysis::{Point, Section};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Tag};

use super::antecedent::Opening;
use super::lists::Frame;

/// Name of the rule in traces.
const RULE: &str = "points/history";
/// Most lines of background.
const MOST: usize = 3;
/// Tokens after an ordinal in which the meeting is named.
const NAMED_WITHIN: usize = 6;
/// Tokens of a subject and its auxiliaries.
const NEAR: usize = 8;

/// What `doc` tells of earlier meetings, in order.
#[must_use]
pub fn find(doc: &Document) -> Vec<Point> {
    let told = doc.sentences.iter().filter(|sent| doc.paragraphs[sent.paragraph].kind == BlockKind::Paragraph);
    told.filter_map(|sent| ordinal(doc, &sent.tokens).or_else(|| last_met(doc, &sent.tokens))).take(MOST).map(point).collect()
}

fn point(tokens: Range<usize>) -> Point {
    Point {
        section: Section::Background,
        keep: vec![tokens.clone()],
        evidence: tokens,
        by: None,
        speaker: None,
        frame: Frame::Says,
        opening: Opening::Free,
        of: None,
        score: 1.0,
        rule: RULE,
    }
}

/// “In 2010 the council struck the port off its list”: long done, and nobody's aim or next step. The day of a meeting
/// (“on 5 May 2010”) is told in full.
#[must_use]
pub fn is_past(doc: &Document, tokens: &[usize]) -> bool {
    let first = tokens.iter().find(|&&at| doc.tokens[at].tag.is_finite());
    let year = |at: usize| {
        lower(doc, at).len() == 4 && lower(doc, at).starts_with(['1', '2']) && lower(doc, at).chars().all(|c| c.is_ascii_digit())
    };
    let dated = tokens.iter().any(|&at| at > 0 && year(at) && lower(doc, at - 1) == "in");
    let open = tokens.iter().any(|&at| doc.tokens[at].tag == Tag::MD);
    dated && !open && first.is_some_and(|&at| doc.tokens[at].tag == Tag::VBD)
}

/// “There had been some hope of a deal”, “she had hoped to sail”: what is told of a time before the article's own is no
/// next step.
#[must_use]
pub fn is_pluperfect(doc: &Document, tokens: &[usize]) -> bool {
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let participle = tokens[first + 1..].iter().take(2).any(|&at| doc.tokens[at].tag == Tag::VBN);
    lower(doc, tokens[first]) == "had" && participle
}

/// “Berg visited Oslo on Monday”, “the talks began in May”, “the ministers have kicked off talks”: which sections are open to
/// what is under way or done, no next step, and where it only tells of the meeting, no tension.
#[must_use]
pub fn is_begun(doc: &Document, tokens: &[usize]) -> Option<[bool; 4]> {
    let first = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite())?;
    let perfect = matches!(lower(doc, tokens[first]), "has" | "have" | "had");
    let verb = tokens[first..].iter().copied().skip(usize::from(perfect)).find(|&at| !doc.tokens[at].tag.is_adverb())?;
    let past = matches!(doc.tokens[verb].tag, Tag::VBD | Tag::VBN);
    let begins = match &*doc.tokens[verb].lemma {
        "begin" | "start" => true,
        "kick" => lower(doc, verb + 1) == "off",
        _ => false,
    };
    let comes = matches!(&*doc.tokens[verb].lemma, "visit" | "arrive");
    let ahead = tokens.iter().any(|&at| {
        doc.tokens[at].tag == Tag::MD || matches!(lower(doc, at), "next" | "tomorrow" | "until" | "again" | "later" | "upcoming")
    });
    // “The talks began”, “have kicked off tense talks”
    let meeting = tokens[..first].last().is_some_and(|&at| meeting_noun(doc, at))
        || tokens.iter().filter(|&&at| at > verb).take(4).any(|&at| meeting_noun(doc, at));
    // “Uneasy talks”, “dominated by the war”; not “…, which Chile says is a threat”
    let told = tokens.iter().take_while(|&&at| !matches!(lower(doc, at), "which" | "who"));
    let divides = told.into_iter().any(|&at| {
        matches!(lexicon::STANCE.class(&doc.tokens[at].lemma), Some("conflict" | "diverge" | "doubt" | "threat" | "accuse" | "fail"))
    });
    (past && (begins || comes) && !ahead).then_some([true, !(begins && meeting) || divides, true, false])
}

/// “It will be the first face-to-face meeting between the two since March”: from “first” on.
fn ordinal(doc: &Document, sentence: &Range<usize>) -> Option<Range<usize>> {
    let near = sentence.start..sentence.end.min(sentence.start + NEAR);
    let verb = near.clone().find(|&at| &*doc.tokens[at].lemma == "be" || doc.tokens[at].tag == Tag::MD)?;
    let subject = sentence.start..verb;
    let meant = subject.len() == 1 && matches!(lower(doc, subject.start), "it" | "this" | "that")
        || subject.len() <= 4 && subject.clone().any(|at| meeting_noun(doc, at));
    let first = (verb + 1..sentence.end.min(verb + 6)).find(|&at| is_ordinal(lower(doc, at)))?;
    let plain =
        (verb + 1..first).all(|at| matches!(lower(doc, at), "be" | "been" | "also" | "have" | "the" | "their" | "his" | "her" | "only"));
    let named = (first + 1..sentence.end.min(first + NAMED_WITHIN)).any(|at| meeting_noun(doc, at) || &*doc.tokens[at].lemma == "visit");
    let end = (first..sentence.end).rev().find(|&at| lower(doc, at) != ".")? + 1;
    (meant && plain && named && end - first > 3).then_some(first..end)
}

fn is_ordinal(lower: &str) -> bool {
    matches!(
        lower,
        "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth" | "latest" | "highest-level"
    )
}

/// “The two men last met in Geneva in June”, “They have met three times”.
fn last_met(doc: &Document, sentence: &Range<usize>) -> Option<Range<usize>> {
    let near = sentence.start..sentence.end.min(sentence.start + NEAR + 2);
    let verb = near.clone().find(|&at| {
        let meets = lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "meet");
        // “last met” is at times tagged as an adjective and a noun.
        meets && (matches!(doc.tokens[at].tag, Tag::VBD | Tag::VBN) || lower(doc, at) == "met")
    })?;
    let before = (sentence.start..verb).any(|at| matches!(lower(doc, at), "last" | "previously" | "twice" | "earlier"));
    let tail = doc.tokens[verb + 1..sentence.end.min(verb + 4)].iter();
    let often = tail.into_iter().any(|token| matches!(&*token.lower, "times" | "twice" | "previously"));
    let pronoun = doc.tokens[sentence.start].tag == Tag::PRP;
    let end = (verb..sentence.end).rev().find(|&at| lower(doc, at) != ".")? + 1;
    ((before || often) && !pronoun && end - verb > 2).then_some(sentence.start..end)
}

fn lower(doc: &Document, at: usize) -> &str {
    &doc.tokens[at].lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn told(sentence: &str) -> Option<String> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        find(&doc).first().map(|point| doc.words(point.evidence.clone()).to_owned())
    }

    #[test]
    fn earlier_meetings_are_background() {
        let first = told("It will be the first face-to-face meeting between the two ministers since March.");
        assert_eq!(first.as_deref(), Some("first face-to-face meeting between the two ministers since March"));
        let third = told("The talks are the third round of talks since the ferry accident.");
        assert_eq!(third.as_deref(), Some("third round of talks since the ferry accident"));
        let last = told("The two ministers last met in Bergen in June.");
        assert_eq!(last.as_deref(), Some("The two ministers last met in Bergen in June"));
    }

    #[test]
    fn what_a_year_dates_is_past() {
        let past = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            is_past(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
        };
        assert!(past("In 2010, under the eyes of the council, the guild struck the port off its list."));
        assert!(!past("The ministers met on 5 May 2010 to discuss the port."));
        assert!(!past("The guild said in 2010 it would leave the port."));
        assert!(!past("The guild offered talks in May, the first since 2010."));
        assert!(!past("The guild wants to leave the port in 2040."));
    }

    #[test]
    fn what_has_begun_is_no_next_step() {
        let open = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            is_begun(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
        };
        assert_eq!(open("Berg visited Oslo on Monday to press for a pact."), Some([true, true, true, false]));
        assert_eq!(open("The talks began in May to bring Chile back."), Some([true, false, true, false]));
        assert_eq!(open("The ministers have kicked off talks in Oslo."), Some([true, false, true, false]));
        assert_eq!(open("The talks will begin in May."), None);
        assert_eq!(open("Berg visited Oslo on Monday and will return next week."), None);
        assert_eq!(open("They agreed to begin talks in May."), None);
    }

    #[test]
    fn other_sentences_are_not() {
        for other in [
            "It will be the first bridge over the fjord.",
            "Solberg was the first to leave the meeting.",
            "The ministers met in Oslo on Monday.",
            "They last met in Bergen in June.",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}
