//! How far the meeting is: planned, under way, held, postponed, cancelled, refused.
//!
//! Enters: the clauses that may report a meeting, which of them is the main one, the text. Leaves:
//! the likeliest status, and none where no status is likely enough: nothing is guessed. What tells
//! it is learnt (`train/src/bin/status.rs`) from annotated articles.

pub mod features;
mod outright;

use std::sync::LazyLock;

use jiff::civil::Date;

use super::events::Event;
use super::weigh::{Main, position};
use crate::analysis::actors::reader::Reader;
use crate::analysis::bearing::before_phrase;
use crate::analysis::linear::{Linear, inflated};
use crate::analysis::{Context, MeetingStatus, Trace, when};
use crate::lexicon;
use crate::text::{Clause, ClauseKind, Tense};

/// Buckets that features are hashed into.
pub const BUCKETS: usize = 1 << 11;
/// What a meeting may be, in the order of the model's outputs.
pub const STATUSES: [MeetingStatus; 6] = [
    MeetingStatus::Planned,
    MeetingStatus::UnderWay,
    MeetingStatus::Held,
    MeetingStatus::Postponed,
    MeetingStatus::Cancelled,
    MeetingStatus::Refused,
];
/// How likely the likeliest must be. Measured on annotated articles, held out by article.
pub const SURE: f32 = 0.55;

/// Below this “planned” yields to a main clause in the past.
const BARELY: f32 = 0.6;

/// The weights that the program carries.
static WEIGHTS: LazyLock<Vec<u8>> = LazyLock::new(|| inflated(include_bytes!(concat!(env!("OUT_DIR"), "/status.bin.zlib"))));

/// How far the meeting is, with how likely each status is.
#[must_use]
pub fn status(reader: &Reader, context: &Context, events: &[Event], main: Main) -> (Option<MeetingStatus>, Trace) {
    let model = Linear::<BUCKETS, { STATUSES.len() }>::from_bytes(&WEIGHTS).expect("a test loads the embedded weights");
    let odds = shares(&model.sums(&features::features(reader, context, events, main)));
    let held = |best: usize| STATUSES[best] == MeetingStatus::Held;
    let announced = main.is_some_and(|main| is_announced(reader, context, &events[main]));
    // What other clauses tell of was another meeting.
    let best = likeliest(&odds).map(|best| if held(best) && announced { 0 } else { best });
    // What is to come of a meeting does not tell how far the meeting is.
    let best = match main.map(|main| &events[main]).filter(|main| leads_to_more(reader, main)) {
        Some(main) if has_been(reader, events, main) => Some(HELD_STATUS),
        Some(_) => best.filter(|&best| !held(best)),
        None => best,
    };
    let best = match main.map(|main| &events[main]).and_then(|main| denied(reader, main)) {
        Some(refused) if best.is_none_or(held) => refused.then_some(REFUSED),
        _ => best,
    };
    let agreed = main.is_some_and(|main| is_agreed_on(reader, &events[main]));
    let best = best.map(|best| if agreed && STATUSES[best] == MeetingStatus::UnderWay { 0 } else { best });
    let best = best.or_else(|| main.filter(|&main| is_told_as_past(reader, &events[main])).map(|_| HELD_STATUS));
    // “Went back to mediation Thursday”: hardly planned.
    let past = main.is_some_and(|main| is_told_as_past(reader, &events[main]));
    let best = if best == Some(0) && past && odds[0] < BARELY { Some(HELD_STATUS) } else { best };
    let put_off = (0..reader.doc.sentences.len()).any(|sentence| is_put_off(reader, sentence));
    let best = if put_off && best.is_none_or(|best| STATUSES[best] == MeetingStatus::Planned) { Some(POSTPONED) } else { best };
    let outright = main.and_then(|main| outright::outright(reader, context, &events[main]));
    let outright = outright.and_then(|told| STATUSES.iter().position(|status| *status == told));
    // A meeting put off, called off or refused stays so.
    let best = if best.is_none_or(|best| best <= HELD_STATUS) { outright.or(best) } else { best };
    let told: Vec<String> = STATUSES.iter().zip(&odds).map(|(status, share)| format!("{status:?} {share:.2}")).collect();
    let tokens = main.and_then(|main| events.get(main)).map_or(0..0, |event| event.trigger.clone());
    (best.map(|best| STATUSES[best]), Trace { rule: "status", tokens, decision: told.join(", ") })
}

/// “The panel will hold a hearing on Nov. 28”: the verb of the meeting stands behind “will”, and the day of publication or
/// one after it beside it.
fn is_announced(reader: &Reader, context: &Context, event: &Event) -> bool {
    let start = reader.doc.sentences[event.sentence].tokens.start;
    let meets = |at: usize| at == event.trigger.start || lexicon::MEETING_VERBS.class(reader.lower(at)) == Some("hold");
    let will = (start..event.trigger.start).any(|at| reader.lower(at) == "will" && event.trigger.start - at <= HELD && meets(at + 1));
    let quoted = !reader.doc.quotations_in(event.trigger.clone()).is_empty();
    let days = || when::grammar::expressions(reader.doc, event.sentence);
    let later = |published: Date| {
        days().iter().any(|day| {
            let date = when::resolve::resolve(day.time, Some(published), when::tense::tense(reader.doc, &day.tokens));
            date.is_some_and(|date| date.len() == ISO && date.as_str() >= published.to_string().as_str())
        })
    };
    will && !quoted && context.published.is_some_and(later)
}

/// “A committee will be formed following a meeting of Berg and Holm”: whether the meeting is told by what is to come of it.
fn leads_to_more(reader: &Reader, main: &Event) -> bool {
    let (_, before) = before_phrase(reader.doc, main.trigger.start);
    matches!(before, "after" | "following") && when::tense::tense(reader.doc, &main.trigger) == when::tense::Tense::Future
}

/// “The meeting, originally set for Monday, was indefinitely postponed”: whether one of the first sentences tells it.
fn is_put_off(reader: &Reader, sentence: usize) -> bool {
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    if position(reader, sentence) > FRONT {
        return false;
    }
    let weekday = |word: &str| lexicon::CALENDAR.class(word).is_some_and(|class| class.starts_with("weekday"));
    let the = matches!(reader.lower(tokens.start), "the" | "their") || weekday(reader.lower(tokens.start));
    let noun = (tokens.start + 1..tokens.end.min(tokens.start + HELD))
        .find(|&at| lexicon::MEETING_NOUNS.class(reader.lower(at)) == Some("meeting"));
    let Some(noun) = noun.filter(|_| the) else { return false };
    let verb = |at: usize| reader.doc.tokens[at].tag.is_finite();
    // What stands between commas behind the noun is no verb of its own.
    let from = (noun + 1..tokens.end).find(|&at| verb(at)).filter(|&at| matches!(reader.lower(at), "was" | "were" | "has" | "have" | "is"));
    from.is_some_and(|from| (from + 1..tokens.end.min(from + 4)).any(|at| reader.lower(at) == "postponed"))
}

/// The last sentence of the body, from 1, that tells of a meeting put off.
const FRONT: usize = 3;

/// “Lind chaired the talks of Berg and Holm”: whether another clause tells as past what two of the parties did together.
fn has_been(reader: &Reader, events: &[Event], main: &Event) -> bool {
    let shared = |other: &Event| main.parties().filter(|party| other.parties().any(|own| own == *party)).count() > 1;
    let told = |other: &Event| other.sentence != main.sentence && shared(other) && is_told_as_past(reader, other);
    events.iter().any(told)
}

/// The place of “held” among [`STATUSES`].
const HELD_STATUS: usize = 2;
/// The place of “postponed” among [`STATUSES`].
const POSTPONED: usize = 3;
/// The place of “refused” among [`STATUSES`].
const REFUSED: usize = 5;

/// “The mayor will not meet the chiefs”, “the mayor did not hold the talks”: whether the meeting is refused, or did not come
/// about; nothing where it is not denied.
fn denied(reader: &Reader, main: &Event) -> Option<bool> {
    let start = reader.doc.sentences[main.sentence].tokens.start;
    let light = |at: usize| matches!(reader.lower(at), "hold" | "have" | "any" | "a" | "to" | "be" | "the" | "even" | "attend");
    let at = (start..main.trigger.start).rev().find(|&at| !light(at))?;
    let before = |back: usize| at.checked_sub(back).filter(|&at| at >= start).map_or("", |at| reader.lower(at));
    let not = matches!(reader.lower(at), "not" | "n't" | "n\u{2019}t" | "never");
    let refuses = matches!(&*reader.doc.tokens[at].lemma, "refuse" | "decline") && reader.lower(at + 1) == "to";
    let refused = refuses || not && matches!(before(1), "will" | "wo" | "would");
    (refuses || not && matches!(before(1), "will" | "wo" | "would" | "did" | "has" | "have" | "had" | "do" | "does")).then_some(refused)
}

/// “Agreed to begin talks in May”, “plan to resume the talks”: whether the meeting is to begin.
fn is_agreed_on(reader: &Reader, main: &Event) -> bool {
    let start = reader.doc.sentences[main.sentence].tokens.start.max(main.trigger.start.saturating_sub(HELD));
    let begins = |at: usize| matches!(reader.lower(at), "begin" | "start" | "resume" | "open" | "continue" | "launch");
    let plans = |at: usize| matches!(&*reader.doc.tokens[at].lemma, "agree" | "plan" | "hope" | "due" | "expect" | "schedule" | "set");
    (start..main.trigger.start).any(|at| begins(at) && at >= 2 && reader.lower(at - 1) == "to" && plans(at - 2))
}

/// “Berg and Holm spoke briefly on Wednesday”: a clause in the past, with no word beside it of anything but that the meeting was held.
pub(super) fn is_told_as_past(reader: &Reader, event: &Event) -> bool {
    let at = event.trigger.start;
    let clauses = reader.doc.clauses_of(event.sentence).iter();
    let clause = clauses.filter(|clause| clause.extent.contains(&at)).min_by_key(|clause| clause.extent.len());
    let plain = |clause: &Clause| clause.tense == Tense::Past && !clause.negated && clause.kind != ClauseKind::Subordinate;
    let sentence = reader.doc.sentences[event.sentence].tokens.clone();
    let other = |at: usize| {
        let class = lexicon::MEETING_STATUS.longest_match(&reader.doc.text, &reader.doc.tokens, at).map(|(_, class)| class);
        class.is_some_and(|class| class != "held")
    };
    clause.is_some_and(plain) && !sentence.into_iter().any(other)
}

/// Tokens from “will” to the noun: “will hold a two-day confirmation hearing”.
const HELD: usize = 6;

/// Characters of a day: “2017-11-28”.
const ISO: usize = 10;

/// Sums of weights → how likely each status is (the softmax of them).
#[must_use]
pub fn shares(sums: &[f32; STATUSES.len()]) -> [f32; STATUSES.len()] {
    let highest = sums.iter().fold(f32::MIN, |highest, sum| highest.max(*sum));
    let raised = sums.map(|sum| (sum - highest).exp());
    let all: f32 = raised.iter().sum();
    raised.map(|share| share / all)
}

/// The likeliest, as an index into [`STATUSES`], where it is likely enough.
#[must_use]
pub fn likeliest(odds: &[f32; STATUSES.len()]) -> Option<usize> {
    let best = (1..odds.len()).fold(0, |best, at| if odds[at] > odds[best] { at } else { best });
    (odds[best] >= SURE).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_load() {
        assert!(Linear::<BUCKETS, { STATUSES.len() }>::from_bytes(&WEIGHTS).is_some());
    }

    #[test]
    fn an_even_choice_is_none() {
        assert_eq!(likeliest(&shares(&[1.0; STATUSES.len()])), None);
        assert_eq!(likeliest(&shares(&[0.0, 0.0, 9.0, 0.0, 0.0, 0.0])), Some(2));
    }
}
