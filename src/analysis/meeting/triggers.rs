//! Words → triggers: the verbs and nouns that may tell of a meeting, and what sort each is.
//!
//! Says of one place in a sentence whether its words mean that people meet. Does not say who.

use super::phrases::phrase;
use crate::analysis::actors::reader::{Reader, Spelling};
use crate::lexicon;
use crate::text::Tag;

/// The sorts of trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// “met”, “sat down with”.
    Meet,
    /// “hosted”, “received”.
    Host,
    /// “spoke with”.
    Speak,
    /// “talks”, “summit”, “meeting”.
    Noun,
    /// “visit”, “call”, “conference”.
    WeakNoun,
    /// “attended”, “joined by”, “led by”.
    Join,
    /// “visited”, “travels to”.
    Visit,
    /// “told a Senate panel”, “was grilled by the committee”.
    Hear,
}

/// The trigger that starts at `at`, before `stop`: its length and sort.
pub(super) fn trigger(reader: &Reader, at: usize, stop: usize) -> Option<(usize, Sort)> {
    let (text, tokens) = (&reader.doc.text, &reader.doc.tokens);
    let noun = meeting_noun(reader, at);
    let verb = lexicon::MEETING_VERBS.longest_match(text, tokens, at);
    if let Some((len, class)) = noun.filter(|(len, _)| verb.is_none_or(|(other, _)| other <= *len)) {
        let word = reader.lower(at);
        let gerund = word == "meeting" && len == 1 && is_gerund(reader, at, stop);
        let verb_form =
            matches!(word, "call" | "visit") && (at == 0 || matches!(reader.lower(at - 1), "to" | "will" | "would" | "they" | "we"));
        if !gerund && !verb_form && !is_party_name(reader, at) {
            let sort = if class == "meeting" || is_shared(reader, at + len, stop) { Sort::Noun } else { Sort::WeakNoun };
            return Some((len, sort));
        }
        if gerund {
            return Some((1, Sort::Meet));
        }
    }
    if let Some(found) = phrase(reader, at, stop) {
        return Some(found);
    }
    let (len, class) = verb?;
    let sort = match class {
        "meet" => Sort::Meet,
        "host" => Sort::Host,
        "speak" => Sort::Speak,
        "join" if is_of_matters(reader, at) || is_denied(reader, at) => return None,
        "join" => Sort::Join,
        // “Travelling with the president”: one trip of both.
        "visit" if reader.lower(at + len) == "with" => return None,
        "visit" => Sort::Visit,
        _ => return None,
    };
    if sort == Sort::Meet && (!people_meet(reader, at + len, stop) || is_what_was_negotiated(reader, at) || is_focused_on(reader, at)) {
        return None;
    }
    Some((len, sort))
}

/// “A conversation with”, “a conversation on Friday with”, “a dinner here between”, “a news conference in Oslo alongside”: it
/// is told with whom.
fn is_shared(reader: &Reader, end: usize, stop: usize) -> bool {
    let place = |at: usize| matches!(reader.lower(at), "in" | "at" | "the") || reader.is_capital(at);
    let next = (end..stop.min(end + TIME)).find(|&at| !is_time(reader, at) && !place(at)).unwrap_or(end);
    matches!(reader.lower(next), "with" | "between" | "alongside" | "beside")
}

/// Words of a time or of “here”: “on Friday”, “late yesterday morning”.
pub(super) fn is_time(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    lexicon::CALENDAR.contains(word)
        || lexicon::TIME_WORDS.contains(word)
        || matches!(word, "on" | "this" | "last" | "today" | "yesterday" | "here" | "late" | "earlier")
        || matches!(word, "morning" | "afternoon" | "evening" | "night" | "week")
}

/// Tokens of a time between a noun and “with”: “a conversation late on Friday evening with”.
const TIME: usize = 6;

/// “The list does not include Berg”.
fn is_denied(reader: &Reader, at: usize) -> bool {
    reader.lower(at) == "include" && at > 0 && matches!(reader.lower(at - 1), "not" | "n't" | "n\u{2019}t")
}

/// “Fishing, Holm and Berg and other issues, including the ferry”: what is included in matters is nobody who meets.
fn is_of_matters(reader: &Reader, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| before - usize::from(before > 0 && reader.word(before) == ","));
    matches!(reader.lower(at), "including" | "included" | "includes" | "include")
        && before.is_some_and(|before| lexicon::PART_WORDS.class(reader.lower(before)) == Some("matters"))
}

/// “The pay deal negotiated between Acme and the union”, “terms negotiated by Berg”: what talks long over have brought.
fn is_what_was_negotiated(reader: &Reader, at: usize) -> bool {
    let noun = at > 0 && matches!(reader.doc.tokens[at - 1].tag, Tag::NN | Tag::NNS) && !lexicon::GROUPS.contains(reader.lower(at - 1));
    noun && reader.lower(at) == "negotiated" && matches!(reader.lower(at + 1), "between" | "by")
}

/// “Would prefer that he focus more on negotiating”: what somebody turns to, and nobody meets.
fn is_focused_on(reader: &Reader, at: usize) -> bool {
    let start = reader.doc.sentences[reader.doc.sentence_of(at)].tokens.start.max(at.saturating_sub(TIME));
    let before = || (start..at).rev().filter(|&at| reader.is_word(at));
    let on = before().next().is_some_and(|at| reader.lower(at) == "on");
    reader.lower(at) == "negotiating" && on && before().any(|at| &*reader.doc.tokens[at].lemma == "focus")
}

/// “His appointment as minister”, “a round of sanctions”, “made their rounds”: nouns that name no meeting there.
fn is_other_sense(reader: &Reader, at: usize, end: usize) -> bool {
    let of_talks = || {
        let next =
            end + 1 + usize::from(matches!(reader.lower(end + 1), "the" | "peace" | "trade" | "direct" | "new" | "indirect" | "bilateral"));
        lexicon::MEETING_NOUNS.contains(reader.lower(next))
    };
    match reader.lower(at) {
        // “Berg talks up ties with Chile”.
        "talks" => matches!(reader.lower(end), "up" | "tough" | "down"),
        // “The Oslo Call to Action”, “a call to arms”
        "call" | "calls" => {
            let named = at > 0 && reader.is_capital(at) && reader.is_capital(at - 1) && reader.spelling_at(at) == Spelling::Prose;
            let act = matches!(reader.lower(end + 1), "action" | "arms" | "order" | "duty" | "prayer");
            named || reader.lower(end) == "to" && act
        }
        "appointment" => matches!(reader.lower(end), "as" | "of" | "to" | "by"),
        "round" | "rounds" if reader.lower(end) == "of" => !of_talks(),
        "rounds" => (at.saturating_sub(3)..at).any(|before| matches!(&*reader.doc.tokens[before].lemma, "make" | "do" | "fire")),
        _ => false,
    }
}

/// The noun for a meeting at `at`, its length and class; “bilateral ties”, “ministerial office” are none.
#[must_use]
pub fn meeting_noun(reader: &Reader, at: usize) -> Option<(usize, &'static str)> {
    let (len, class) = lexicon::MEETING_NOUNS.longest_match(&reader.doc.text, &reader.doc.tokens, at)?;
    let adjective = len == 1 && matches!(reader.lower(at), "bilateral" | "trilateral" | "ministerial" | "one-on-one" | "face-to-face");
    let next = reader.doc.tokens.get(at + 1);
    let modifies = next.is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective() || matches!(&*next.lower, "and" | "or"));
    // “Travelling with the president”: a verb that has a noun's lemma.
    let verb = len == 1 && reader.doc.tokens[at].tag.is_verb() && !lexicon::MEETING_NOUNS.contains(reader.lower(at));
    // “A go-between between Berg and the rebels” tells of talks, “a go-between” of nobody's.
    let alone = class == "between" && reader.lower(at + len) != "between";
    (!(adjective && modifies) && !verb && !alone && !is_other_sense(reader, at, at + len)).then_some((len, class))
}

/// “meeting with him”, “after meeting Putin”: somebody does it. “the meeting with” is a noun.
fn is_gerund(reader: &Reader, at: usize, stop: usize) -> bool {
    let before = if at == 0 { "" } else { reader.lower(at - 1) };
    let object = reader.is_capital(at + 1) && at + 1 < stop && reader.spelling_at(at) == Spelling::Prose;
    // “The ministers are meeting in Oslo”.
    let goes_on = matches!(reader.lower(at + 1), "in" | "at" | "on" | "here" | "this" | "today" | "for" | "behind" | "again");
    if goes_on && matches!(before, "are" | "were") {
        return true;
    }
    (matches!(before, "is" | "are" | "was" | "were" | "be" | "been" | "after" | "before" | "by" | "of" | "for" | "from")
        && (object || reader.lower(at + 1) == "with"))
        || object && matches!(before, "while" | "when" | "and" | ",")
}

/// A capitalised noun inside a longer name of a body (“Summit Party”, “Conference League”).
fn is_party_name(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at)
        && lexicon::ORG_FORMS.class(reader.lower(at + 1)).is_some_and(|class| class == "society")
        && reader.is_capital(at + 1)
}

/// Not “met the deadline”, “meets expectations”, “met with criticism”, “Meet the Press”.
fn people_meet(reader: &Reader, after: usize, stop: usize) -> bool {
    let with = reader.lower(after) == "with";
    let from = after + usize::from(with);
    let (text, tokens) = (&reader.doc.text, &reader.doc.tokens);
    let Some(window) = (from..stop.min(from + 7))
        .find(|&at| matches!(reader.lower(at), "with" | "," | "." | "and" | "on" | "in" | "at" | "to" | "for"))
        .or(Some(stop.min(from + 7)))
    else {
        return true;
    };
    if reader.is_capital(after - 1)
        && reader.is_capital(from + 1)
        && lexicon::MEETING_NOT.longest_match(text, tokens, from).is_some_and(|(_, class)| class == "title")
    {
        return false;
    }
    !(from..window.max(from + 1)).any(|at| match lexicon::MEETING_NOT.class(reader.lower(at)) {
        Some("object") => !with,
        Some("reaction") => true,
        _ => false,
    })
}
