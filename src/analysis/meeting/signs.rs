//! Words beside a name → what they tell of its bearer's part in a meeting: a counterpart, somebody who speaks to those
//! who meet, somebody who stayed away.

use std::ops::Range;

use super::triggers::meeting_noun;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::Reader;
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
    let words = start..stand.whole.end;
    let other = |at: usize| {
        matches!(reader.lower(at), "counterpart" | "colleague" | "guest" | "visitor" | "host" | "interlocutor")
            || reader.lower(at) == "opposite" && matches!(reader.lower(at + 1), "number" | "numbers")
    };
    let near = words.clone().find(|&at| other(at));
    // “His counterpart said Jon Dahl …” tells of two.
    near.is_some_and(|at| (at..stand.whole.start).all(|at| !reader.doc.tokens[at].tag.is_finite()))
}

/// “Berg told the meeting”, “Berg, addressing the conference,”: whoever speaks to those who meet.
#[must_use]
pub fn tells_a_meeting(reader: &Reader, stand: &Stand) -> bool {
    let stop = sentence(reader, stand).end;
    let speaks = |at: &usize| {
        matches!(&*reader.doc.tokens[*at].lemma, "tell" | "address" | "open" | "chair" | "ask" | "urge" | "brief" | "remind" | "warn")
    };
    let Some(verb) = (stand.whole.end..stop.min(stand.whole.end + 3)).find(speaks) else { return false };
    let told = verb + 1..stop.min(verb + 1 + TOLD);
    let ends = |at: usize| matches!(reader.lower(at), "that" | "," | "to" | "about" | "after" | "before" | "reporters" | "he" | "she");
    told.take_while(|&at| !ends(at)).any(|at| meeting_noun(reader, at).is_some() || is_panel(reader.lower(at)))
}

fn is_panel(word: &str) -> bool {
    matches!(word, "session" | "committee" | "panel" | "delegates" | "lawmakers" | "senators" | "hearing" | "inquiry" | "participants")
}

/// “Berg did not attend”, “Berg was not invited”, “Berg skipped the talks”: whoever stayed away.
#[must_use]
pub fn is_away(reader: &Reader, stand: &Stand) -> bool {
    let words = stand.whole.end..sentence(reader, stand).end.min(stand.whole.end + BEHIND);
    let clause: Range<usize> =
        words.start..words.clone().find(|&at| matches!(reader.word(at), ";" | "\u{201c}" | "\"")).unwrap_or(words.end);
    let comes = |at: usize| {
        matches!(
            &*reader.doc.tokens[at].lemma,
            "attend" | "come" | "appear" | "travel" | "turn" | "join" | "present" | "there" | "invite" | "participate"
        )
    };
    clause.clone().any(|at| match reader.lower(at) {
        "not" | "n't" | "n\u{2019}t" | "never" => (at + 1..clause.end.min(at + 5)).any(comes),
        "skipped" | "boycotted" | "absent" => true,
        "stayed" => matches!(reader.lower(at + 1), "away" | "home"),
        _ => false,
    })
}

/// “Jane Roe, correspondent”, “JANE ROE, host:”, “our own Jane Roe”: whoever brings the news.
#[must_use]
pub fn brings_the_news(reader: &Reader, stand: &Stand) -> bool {
    let at = stand.whole.start;
    if at >= 2 && reader.lower(at - 1) == "own" && reader.lower(at - 2) == "our" {
        return true;
    }
    let next = stand.whole.end..sentence(reader, stand).end.min(stand.whole.end + 5);
    let label = |at: usize| matches!(reader.lower(at), "host" | "byline") && reader.word(at + 1) == ":";
    let named = |at: usize| {
        matches!(reader.lower(at), "byline" | "correspondent" | "anchor" | "reporter" | "editor" | "columnist")
            || matches!(reader.word(at), "HOST" | "ANCHOR")
            || label(at)
    };
    stand.whole.clone().chain(next.take_while(|&at| lexicon::SPEECH_VERBS.class(reader.lower(at)).is_none())).any(named)
}

fn sentence(reader: &Reader, stand: &Stand) -> Range<usize> {
    reader.doc.sentences[reader.doc.sentence_of(stand.whole.start)].tokens.clone()
}
