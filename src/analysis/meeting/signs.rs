//! Words beside a name → what they tell of its bearer's part in a meeting: a counterpart, somebody who speaks to those
//! who meet, somebody who stayed away.

use std::ops::Range;

use super::triggers::meeting_noun;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
use crate::clean::BlockKind;
use crate::lexicon;

/// Tokens before a name that may tell whose counterpart its bearer is: “her Chilean opposite number, Jon”.
const BESIDE: usize = 4;
/// Tokens behind a name that may tell that its bearer stayed away: “Berg, who was ill, did not attend”.
const BEHIND: usize = 9;
/// Tokens from a verb of saying to those who are told: “told Monday's emergency meeting”.
const TOLD: usize = 5;

/// “His Chilean counterpart, Jon Dahl”, “her guest, Jon Dahl”: whoever is the other of two.
#[must_use]
pub fn is_counterpart(reader: &Reader, stand: &Stand) -> bool {
    let start = sentence(reader, stand).start.max(stand.whole.start.saturating_sub(BESIDE));
    let near = (start..stand.whole.end).find(|&at| tells(reader, at, "other"));
    // “His counterpart said Jon Dahl …” tells of two.
    near.is_some_and(|at| (at..stand.whole.start).all(|at| !reader.doc.tokens[at].tag.is_finite()))
}

/// “Berg told the meeting”, “Berg, addressing the conference,”: whoever speaks to those who meet.
#[must_use]
pub fn tells_a_meeting(reader: &Reader, stand: &Stand) -> bool {
    let stop = sentence(reader, stand).end;
    let mut verbs = stand.whole.end..stop.min(stand.whole.end + 3);
    let Some(verb) = verbs.find(|&at| tells(reader, at, "address")) else { return false };
    let told = verb + 1..stop.min(verb + 1 + TOLD);
    let ends = |at: usize| matches!(reader.lower(at), "that" | "," | "to" | "about" | "after" | "before" | "reporters" | "he" | "she");
    told.take_while(|&at| !ends(at))
        .any(|at| meeting_noun(reader, at).is_some() || tells(reader, at, "panel") || tells(reader, at, "roster"))
}

/// “Berg did not attend”, “Berg was not invited”, “Berg skipped the talks”: whoever stayed away.
#[must_use]
pub fn is_away(reader: &Reader, stand: &Stand) -> bool {
    // “In the absence of Councillor Berg”
    let before = |back: usize| stand.whole.start.checked_sub(back).map_or("", |at| reader.lower(at));
    let absent = before(1) == "of" && before(2) == "absence" || before(2) == "of" && before(3) == "absence";
    let words = stand.whole.end..sentence(reader, stand).end.min(stand.whole.end + BEHIND);
    let clause: Range<usize> =
        words.start..words.clone().find(|&at| matches!(reader.word(at), ";" | "\u{201c}" | "\"")).unwrap_or(words.end);
    absent
        || clause.clone().any(|at| match reader.lower(at) {
            "not" | "n't" | "n\u{2019}t" | "never" => (at + 1..clause.end.min(at + 5)).any(|at| tells(reader, at, "come")),
            _ => tells(reader, at, "away"),
        })
}

/// “Berg, who did not attend, …”, “Berg was not present”, “seen at the market but not at the talks”: whoever was not there.
#[must_use]
pub fn was_not_there(reader: &Reader, stand: &Stand) -> bool {
    let end = sentence(reader, stand).end;
    let mut at = stand.whole.end;
    at += usize::from(reader.word(at) == ",");
    at += usize::from(reader.lower(at) == "who");
    let auxiliary = matches!(reader.lower(at), "did" | "was" | "were");
    let denied = auxiliary && matches!(reader.lower(at + 1), "not" | "n't" | "n\u{2019}t");
    let there = matches!(reader.lower(at + 2), "attend" | "present" | "there" | "participate")
        || reader.lower(at + 2) == "take" && reader.lower(at + 3) == "part";
    let elsewhere = |at: usize| {
        let words = reader.lower(at) == "but" && reader.lower(at + 1) == "not" && matches!(reader.lower(at + 2), "at" | "in");
        words && (at + 3..at + 5).any(|at| meeting_noun(reader, at).is_some())
    };
    denied && there || (stand.whole.end..end).any(elsewhere)
}

/// “Berg declined invitations”, “Berg and Holm turned down an invitation”: whoever would not come.
#[must_use]
pub fn declines(reader: &Reader, stand: &Stand) -> bool {
    let words = stand.whole.end..sentence(reader, stand).end.min(stand.whole.end + BEHIND);
    let clause = words.take_while(|&at| !matches!(reader.word(at), ";" | "\u{201c}" | "\"" | "," | "(") && reader.lower(at) != "who");
    clause.into_iter().any(|at| matches!(reader.lower(at), "declined" | "turned") && tells(reader, at, "away"))
}

/// “The decision not to invite Berg”, “Berg was blackballed”, “Berg withdrew as a mediator”: whoever is kept out.
#[must_use]
pub fn is_kept_out(reader: &Reader, stand: &Stand) -> bool {
    let start = sentence(reader, stand).start;
    let before = start.max(stand.whole.start.saturating_sub(BESIDE))..stand.whole.start;
    let denied =
        |at: usize| (start.max(at.saturating_sub(3))..at).any(|at| matches!(reader.lower(at), "not" | "n't" | "n\u{2019}t" | "without"));
    let invites = |at: usize| matches!(&*reader.doc.tokens[at].lemma, "invite" | "include") && reader.doc.tokens[at].tag.is_verb();
    before.rev().take_while(|&at| !matches!(reader.lower(at), "," | "and")).any(|at| invites(at) && denied(at))
        || behind(reader, stand, "out") && !acts_first(reader, stand)
}

/// “Berg *wanted* all others kept out”: whether its bearer does something before that is told.
fn acts_first(reader: &Reader, stand: &Stand) -> bool {
    let stop = sentence(reader, stand).end.min(stand.whole.end + BEHIND);
    let verb = (stand.whole.end..stop).find(|&at| reader.doc.tokens[at].tag.is_finite() || tells(reader, at, "out"));
    verb.is_some_and(|at| !tells(reader, at, "out") && !matches!(&*reader.doc.tokens[at].lemma, "be" | "have" | "get"))
}

/// “Berg didn't immediately return a call”, “in a letter to Berg”: whoever is only asked or written to.
#[must_use]
pub fn is_silent(reader: &Reader, stand: &Stand) -> bool {
    let before = |back: usize| stand.whole.start.checked_sub(back).map_or("", |at| reader.lower(at));
    before(1) == "to" && matches!(before(2), "letter" | "letters") || behind(reader, stand, "silent")
}

/// Whether words of this class stand behind a name, in its own clause.
fn behind(reader: &Reader, stand: &Stand, class: &str) -> bool {
    let words = stand.whole.end..sentence(reader, stand).end.min(stand.whole.end + BEHIND);
    let mut clause = words.take_while(|&at| !matches!(reader.word(at), ";" | "\u{201c}" | "\"" | "(") && reader.lower(at) != "and");
    clause.any(|at| tells(reader, at, class))
}

/// “Jane Roe, our correspondent”, “JANE ROE, host:”, “our own Jane Roe”, “Jane Roe Health reporter” in a line without a
/// verb: whoever brings the news. “Berg met a correspondent” tells nothing of Berg.
#[must_use]
pub fn brings_the_news(reader: &Reader, stand: &Stand) -> bool {
    let at = stand.whole.start;
    if at >= 2 && reader.lower(at - 1) == "own" && reader.lower(at - 2) == "our" {
        return true;
    }
    if is_credit(reader, stand) {
        return true;
    }
    let sentence = sentence(reader, stand);
    let reporter = |at: usize| {
        tells(reader, at, "reporter")
            || matches!(reader.word(at), "HOST" | "ANCHOR")
            || matches!(reader.lower(at), "host" | "byline") && reader.word(at + 1) == ":"
    };
    let is_told = |at: &usize| !reader.doc.tokens[*at].tag.is_finite() && !matches!(reader.lower(*at), "who" | "and" | "with");
    let behind = stand.whole.end..sentence.end.min(stand.whole.end + 5);
    let is_label = matches!(reader.word(behind.start), "," | "(" | "-" | "\u{2013}" | "\u{2014}" | "|" | "/")
        || sentence.clone().all(|at| !reader.doc.tokens[at].tag.is_finite());
    stand.whole.clone().any(reporter) || is_label && behind.take_while(is_told).any(reporter)
}

/// “Jane Roe | Harbour News”, “Jane Roe, HNPR” in a line of its own: a name with the house that it works for.
fn is_credit(reader: &Reader, stand: &Stand) -> bool {
    let line = sentence(reader, stand);
    let mark = line.start + (line.clone()).take_while(|&at| reader.is_capital(at)).count();
    let house = mark + 1..line.end;
    let stroke = matches!(reader.word(mark), "|" | "/") && house.len() <= 4;
    let letters = |at: usize| reader.entries[at].is_none() && reader.word(at).len() > 2 && reader.word(at).chars().all(char::is_uppercase);
    let press = matches!(reader.word(mark), ",") && house.len() == 1 && letters(house.start) && !letters(line.start);
    let name = line.start <= stand.whole.start && stand.whole.start < mark && (2..=4).contains(&(mark - line.start));
    name && (stroke || press) && house.clone().all(|at| reader.is_capital(at)) && !house.is_empty()
}

/// Whether the words at `at` are of this class of those that tell somebody's part.
fn tells(reader: &Reader, at: usize, class: &str) -> bool {
    lexicon::PART_WORDS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some_and(|(_, found)| found == class)
}

fn sentence(reader: &Reader, stand: &Stand) -> Range<usize> {
    reader.doc.sentences[reader.doc.sentence_of(stand.whole.start)].tokens.clone()
}

/// “Berg meets Soto as Holm grows impatient”: whether every mention in the headline stands behind such a word.
pub(super) fn is_beside_headline(reader: &Reader, mentions: &[Range<usize>]) -> bool {
    let doc = reader.doc;
    let headline = |at: usize| doc.paragraphs[doc.sentences[doc.sentence_of(at)].paragraph].kind == BlockKind::Headline;
    let behind = |at: usize| {
        let start = doc.sentences[doc.sentence_of(at)].tokens.start;
        (start + 2..at).any(|at| matches!(reader.lower(at), "as" | "while" | "amid" | "despite"))
    };
    mentions.iter().filter(|mention| headline(mention.start)).all(|mention| behind(mention.start))
}
