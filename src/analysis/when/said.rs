//! “The premier will visit from May 30, the ministry said on Tuesday”: days on which a meeting was told
//! of, and days that a page is stamped with.

use std::ops::Range;

use crate::analysis::bearing::{Bearing, bearing, meeting_noun, meets, window};
use crate::clean::BlockKind;
use crate::text::{Document, Tag};

/// Whether a time is the day on which somebody told of a meeting: what is said speaks of one itself.
#[must_use]
pub fn is_of_the_telling(doc: &Document, time: &Range<usize>) -> bool {
    if spoke_on_air(doc, time) || is_of_a_statement(doc, time) || is_of_the_news(doc, time) {
        return true;
    }
    let Bearing::Saying(at) = bearing(doc, time) else { return false };
    if time.start.checked_sub(1).is_some_and(|before| matches!(&*doc.tokens[before].lower, "for" | "of" | "from")) {
        return false; // “the schedule for today says”
    }
    let sentence = window(doc, time);
    let behind = time.end.max(at + 1)..sentence.end;
    let said = tells(doc, &behind) || announced(doc, at, &behind);
    tells(doc, &before_the_comma(doc, &sentence, at.min(time.start))) || said && !opens_with_a_setting(doc, &behind)
}

/// “Speaking on Harbour Radio last night, he said”, “in an interview on Monday”: no meeting stands in the phrase.
fn spoke_on_air(doc: &Document, time: &Range<usize>) -> bool {
    let sentence = window(doc, time);
    let opens = |at: usize| &*doc.tokens[at].lower == "speaking" && doc.tokens[at].tag == Tag::VBG;
    let phrase = (sentence.start..time.start).rev().take_while(|&at| !doc.tokens[at].tag.is_punctuation()).take(SPEAKER_WORDS);
    let Some(at) = phrase.into_iter().find(|&at| opens(at)) else { return false };
    let within = || at + 1..time.start;
    let aired = within().any(|at| {
        matches!(&*doc.tokens[at].lemma, "programme" | "program" | "show" | "radio" | "television" | "tv" | "interview" | "podcast")
    });
    aired && !within().any(|at| meeting_noun(doc, at) || meets(doc, at))
}

/// “Berg announced in a statement on Wednesday”: the day of the paper, which is nobody's meeting.
fn is_of_a_statement(doc: &Document, time: &Range<usize>) -> bool {
    let lower = |back: usize| time.start.checked_sub(back).map_or("", |at| &*doc.tokens[at].lower);
    let on = usize::from(lower(1) == "on");
    let paper = matches!(lower(1 + on), "statement" | "tweet" | "post" | "letter" | "email" | "e-mail" | "release" | "interview" | "memo");
    let article = if lower(3 + on) == "in" { lower(2 + on) } else { lower(3 + on) };
    let alone = lower(2 + on) != "joint" && matches!(article, "a" | "an" | "the");
    paper && alone && (lower(3 + on) == "in" || lower(4 + on) == "in")
}

/// “The Harbour Times first reported the talks on Thursday”: when a paper told of them.
fn is_of_the_news(doc: &Document, time: &Range<usize>) -> bool {
    let start = doc.sentences[doc.sentence_of(time.start)].tokens.start.max(time.start.saturating_sub(SPEAKER_WORDS));
    let Some(verb) = (start..time.start).rev().find(|&at| doc.tokens[at].tag.is_verb()) else { return false };
    // “The paper reported on its website on Tuesday”
    let site = |at: usize| matches!(&*doc.tokens[at].lower, "website" | "site" | "web" | "blog");
    let object = (verb + 1..time.start).any(|at| meeting_noun(doc, at) || site(at));
    &*doc.tokens[verb].lower == "reported" && verb > start && (object || &*doc.tokens[verb - 1].lower == "first")
}

/// “Announced on Friday talks with the union”.
fn announced(doc: &Document, at: usize, behind: &Range<usize>) -> bool {
    let object = |at: &usize| !doc.tokens[*at].tag.is_verb() && !doc.tokens[*at].tag.is_punctuation();
    matches!(&*doc.tokens[at].lemma, "announce" | "confirm" | "announcement")
        && behind.clone().take_while(object).any(|at| meeting_noun(doc, at))
}

/// “Said Friday after meeting the envoy”, “said Monday at talks in Oslo that …”: the words behind the
/// time tell on what occasion it was said.
fn opens_with_a_setting(doc: &Document, behind: &Range<usize>) -> bool {
    let opens = doc.tokens.get(behind.start).is_some_and(|token| {
        matches!(
            &*token.lower,
            "after" | "as" | "at" | "before" | "during" | "when" | "while" | "following" | "ahead" | "upon" | "where" | "in" | "on"
        )
    });
    let phrase = behind.clone().take_while(|&at| !matches!(&*doc.tokens[at].lower, "that" | ","));
    opens && phrase.into_iter().any(|at| meeting_noun(doc, at) || meets(doc, at))
}

/// What stands before the comma in front of who says it: “X will visit Y, the ministry”.
fn before_the_comma(doc: &Document, sentence: &Range<usize>, end: usize) -> Range<usize> {
    let comma = (sentence.start..end).rev().take(SPEAKER_WORDS).find(|&at| &*doc.tokens[at].lower == ",");
    sentence.start..comma.unwrap_or(sentence.start)
}

/// Tokens in which who says something and the verb stand behind the comma (“, the prime minister's
/// office in Lisbon said late”).
const SPEAKER_WORDS: usize = 14;

/// Whether a clause of the words has people meet: “they met”, “will visit Japan”.
fn tells(doc: &Document, words: &Range<usize>) -> bool {
    let form = |at: usize| doc.tokens[at].tag.is_finite() || matches!(doc.tokens[at].tag, Tag::VB | Tag::VBN);
    words.clone().any(|at| form(at) && meets(doc, at) && !in_a_setting(doc, words, at))
}

/// “After he met the envoy”, “who met”: the verb stands in a clause that hangs on another.
fn in_a_setting(doc: &Document, words: &Range<usize>, verb: usize) -> bool {
    (words.start..verb).rev().take(SUBJECT_WORDS).take_while(|&at| !doc.tokens[at].tag.is_punctuation()).any(|at| {
        matches!(&*doc.tokens[at].lower, "after" | "before" | "as" | "when" | "while" | "who" | "which" | "where" | "if" | "since")
    })
}

/// Tokens between such a word and its verb.
const SUBJECT_WORDS: usize = 8;

/// “Last updated: Friday, 6 March, 10:03 GMT”, “by Ada Berg – Tue May 18, 8:44 am”: a line that says
/// when the page was written.
#[must_use]
pub fn is_a_stamp(doc: &Document, time: &Range<usize>) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(time.start)];
    let paragraph = &doc.paragraphs[sentence.paragraph];
    let words = || sentence.tokens.clone().map(|at| &doc.tokens[at]);
    let stamped = |word: &str| matches!(word, "updated" | "published" | "posted" | "modified" | "filed" | "publish");
    let line = paragraph.kind != BlockKind::Headline && paragraph.sentences.len() == 1 && sentence.tokens.len() <= STAMP_WORDS;
    let verbless = || words().all(|token| !token.tag.is_finite() || stamped(&token.lower));
    let first = || &*doc.tokens[sentence.tokens.start].lower == "by";
    line && verbless() && (first() || words().any(|token| stamped(&token.lower)))
}

/// Longest such line, in tokens.
const STAMP_WORDS: usize = 18;
