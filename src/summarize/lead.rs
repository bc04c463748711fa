//! The sentence of the body that reports the meeting, and sentences made fit to stand alone.
//!
//! Shortens by deletion only: brackets, and an opening *but* or *and*. A sentence that leans on
//! the one before it (“It will be …”, “He said …”) is not fit to stand alone.

use std::ops::Range;

use super::Reading;
use crate::analysis::bearing::meeting_noun;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, NameKind, Tag, Token};

/// Bytes of a speaker's name and office before what is said.
const LABEL: usize = 40;
/// Tokens between a relative pronoun and its verb (“that we all”).
const RELATIVE: usize = 4;
/// Sentences of the body in which the report of the meeting is looked for.
const REACH: usize = 8;

/// The sentence that reports the meeting best: principals, a word of meeting, near the top.
#[must_use]
pub fn lead(reading: Reading) -> Option<usize> {
    let doc = reading.doc;
    let body = (0..doc.sentences.len()).filter(|&s| matches!(kind(doc, s), BlockKind::Paragraph | BlockKind::ListItem));
    let scored = body
        .take(REACH)
        .enumerate()
        .map(|(at, s)| (points(reading, s) - at as f32, s))
        .filter(|(points, s)| *points > 0.0 && stands_alone(doc, *s) && !is_spoken(reading, *s));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, s)| s)
}

/// Whether a sentence is somebody's turn in a transcript: the memo's point is told in nobody's voice.
#[must_use]
pub fn is_spoken(reading: Reading, sentence: usize) -> bool {
    let (doc, statements) = (reading.doc, &reading.findings.statements);
    let last = doc.sentences[sentence].tokens.end - 1;
    let paragraph = doc.paragraph_tokens(doc.sentences[sentence].paragraph).start;
    // In order of their contents; a turn begins in its paragraph.
    let near = statements[..statements.partition_point(|said| said.content.start <= last)].iter().rev();
    let mut near = near.take_while(|said| said.content.start >= paragraph);
    near.any(|said| said.is_turn(doc) && said.content.contains(&last))
}

fn points(reading: Reading, sentence: usize) -> f32 {
    let doc = reading.doc;
    let tokens = doc.sentences[sentence].tokens.clone();
    let named = |actor: usize| reading.findings.actors[actor].mentions.iter().any(|mention| tokens.contains(&mention.start));
    let principals = reading.meeting.participants.iter().take(3).filter(|p| named(p.actor)).count().min(2);
    let cue = tokens.clone().any(|at| meeting_noun(doc, at) || meets(doc, at));
    let clause = reading.meeting.clause.clone();
    let own = !clause.is_empty() && doc.sentence_of(clause.start) == sentence;
    2.0 * principals as f32 + if cue { 2.0 } else { -3.0 } + if own { 2.0 } else { 0.0 }
}

fn meets(doc: &Document, at: usize) -> bool {
    let class = lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class);
    doc.tokens[at].tag.is_verb() && matches!(class, Some("meet" | "speak" | "host" | "visit"))
}

/// What block a sentence stands in.
fn kind(doc: &Document, sentence: usize) -> BlockKind {
    doc.paragraphs[doc.sentences[sentence].paragraph].kind
}

/// Whether `sentence` can be read without the one before it: it opens with no pronoun, names whom a
/// later one means, ends as a sentence does, and holds no half of a quotation.
#[must_use]
pub fn stands_alone(doc: &Document, sentence: usize) -> bool {
    let tokens = fit(doc, sentence);
    let Some(first) = tokens.first().map(|range| &doc.tokens[range.start]) else { return false };
    let leans = matches!(first.tag, Tag::PRP | Tag::PRPS | Tag::CC | Tag::RB | Tag::EX | Tag::OPENQUOTE | Tag::UH)
        || matches!(&*first.lower, "this" | "that" | "these" | "those" | "such" | "both" | "another" | "“" | "\"");
    let words = doc.sentences[sentence].span.of(&doc.text);
    // “have struck three times since”, cut off by the end of a column.
    let cut_off = first.tag.is_finite() && first.span.of(&doc.text).starts_with(char::is_lowercase);
    // “SECRETARY BERG: Well, good morning.”
    let label = words.split_once(':').is_some_and(|(label, _)| label.len() < LABEL && !label.contains(char::is_lowercase));
    // The middle of what somebody is quoted with.
    let start = tokens[0].start;
    let quoted = doc.quotations_in(start..start + 1).iter().any(|quote| quote.tokens.start < start);
    let leans = leans || label || cut_off || quoted || opens_with_these(doc, &tokens[0]);
    let ended = words.trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', '!']);
    let opened = words.matches('“').count() == words.matches('”').count() && words.matches('"').count().is_multiple_of(2);
    let verb = tokens.iter().any(|range| doc.tokens[range.clone()].iter().any(|token| token.tag.is_finite()));
    !leans && ended && opened && verb && !means_others(doc, &tokens) && !is_fragment(doc, &tokens)
}

/// Tokens of a phrase before a subject in which another sentence is meant.
const OPENING: usize = 8;

/// “As part of these efforts, Norway …”: what was told before. “This week, …” is not.
fn opens_with_these(doc: &Document, opening: &Range<usize>) -> bool {
    let near = || opening.clone().take(OPENING).take_while(|&at| !doc.tokens[at].tag.is_finite());
    let time = |token: &Token| {
        [&token.lower, &token.lemma].into_iter().any(|word| lexicon::TIME_WORDS.contains(word) || lexicon::CALENDAR.contains(word))
    };
    near().any(|at| {
        let next = doc.tokens.get(at + 1);
        let points = matches!(&*doc.tokens[at].lower, "these" | "those" | "this");
        points && next.is_some_and(|next| next.tag.is_noun() && !time(next) && !lexicon::MEETING_NOUNS.contains(&next.lower))
    })
}

/// “A strong agenda that we will be working on.”: the only verb is that of a relative clause.
fn is_fragment(doc: &Document, tokens: &[Range<usize>]) -> bool {
    let mut finite = tokens.iter().flat_map(Clone::clone).filter(|&at| doc.tokens[at].tag.is_finite());
    let Some(first) = finite.next() else { return true };
    let start = tokens[0].start;
    let relative = (start + 1..first).rev().take(RELATIVE).find(|&at| matches!(&*doc.tokens[at].lower, "that" | "which" | "who" | "whom"));
    relative.is_some_and(|at| doc.tokens[at - 1].tag.is_noun()) && finite.next().is_none()
}

/// “The border is the main difference, he added”, “Berg has fought many of them”: somebody is meant whom the sentence
/// has not named.
fn means_others(doc: &Document, tokens: &[Range<usize>]) -> bool {
    let mut named = false;
    let mut several = false;
    for at in tokens.iter().flat_map(Clone::clone) {
        let token = &doc.tokens[at];
        if matches!(&*token.lower, "they" | "them") && !several && doc.quotations_in(at..at + 1).is_empty() {
            return true;
        }
        several |= matches!(token.tag, Tag::NNS | Tag::NNPS)
            || &*token.lower == "and"
            || lexicon::GROUPS.contains(&token.lemma)
            || doc.names_in(at..at + 1).iter().any(|name| name.kind != NameKind::Person);
        if matches!(&*token.lower, "he" | "she") && !named && doc.quotations_in(at..at + 1).is_empty() {
            return true;
        }
        named |= doc.names_in(at..at + 1).iter().any(|name| name.kind == NameKind::Person)
            || lexicon::TITLES.contains(&token.lemma)
            || lexicon::SPEAKER_NOUNS.class(&token.lemma) == Some("people");
    }
    false
}

/// The tokens of `sentence` to print: without brackets and without an opening *but* or *and*.
#[must_use]
pub fn fit(doc: &Document, sentence: usize) -> Vec<Range<usize>> {
    let tokens = doc.sentences[sentence].tokens.clone();
    let conjunction =
        doc.tokens.get(tokens.start).is_some_and(|token| matches!(&*token.lower, "but" | "and" | "yet" | "still" | "however"));
    // “- On Tuesday, …” of a list.
    let dash = doc.tokens.get(tokens.start).is_some_and(|token| matches!(&*token.lower, "-" | "–" | "—" | "•" | "*"));
    let mut start = tokens.start + usize::from(conjunction || dash && tokens.len() > 1);
    start += usize::from(conjunction && doc.tokens.get(start).is_some_and(|token| token.tag == Tag::COMMA));
    let mut kept = Vec::new();
    while let Some(open) = (start..tokens.end).find(|&at| doc.tokens[at].tag == Tag::LRB) {
        let Some(close) = (open..tokens.end).find(|&at| doc.tokens[at].tag == Tag::RRB) else { break };
        kept.push(start..open);
        start = close + 1;
    }
    kept.push(start..tokens.end);
    kept.retain(|range| !range.is_empty());
    kept
}

/// The words of `kept` in one line, its first letter a capital.
#[must_use]
pub fn read_out(doc: &Document, kept: &[Range<usize>]) -> String {
    let mut line = String::new();
    for range in kept {
        let words = doc.words(range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        // “Berg, (Oslo), met”: one comma is enough.
        if line.ends_with(',') && words.starts_with(',') {
            line.pop();
        }
        if !line.is_empty() && !words.starts_with([',', '.', ';', ':', '!', '?', '’', '\'']) {
            line.push(' ');
        }
        line.push_str(&words);
    }
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    #[test]
    fn one_comma_is_enough() {
        let doc = text::build(&clean::clean(&ingest::read("a.txt", b"Talks\n\nKari Berg, (Oslo), met the guild.").expect("text")));
        let sentence = doc.sentences[1].tokens.clone();
        let open = sentence.clone().find(|&at| &*doc.tokens[at].lower == "(").expect("a bracket");
        assert_eq!(read_out(&doc, &[sentence.start..open, open + 3..sentence.end]), "Kari Berg, met the guild.");
    }

    #[test]
    fn a_sentence_stands_alone_where_it_names_whom_it_means() {
        let alone = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            stands_alone(&doc, 1)
        };
        assert!(alone("President Niinistö said he would sign the pact.") && alone("The envoy hopes she will sign it."));
        assert!(alone("The border divides the two countries."));
        assert!(!alone("have gone on strike three times since then."));
        assert!(!alone("A very strong agenda that we will be working on.") && alone("The agenda that we share will grow."));
        assert!(!alone("Berg has fought many of them.") && alone("Norway and Chile said they would sign the pact."));
        assert!(!alone("The border is the main difference, he added.") && !alone("He signed the pact."));
    }
}
