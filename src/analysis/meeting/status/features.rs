//! The clauses that tell of a meeting, headline and lead → hashed features for how far it is.
//!
//! The training program uses the same function: weights fit only the features that they were
//! learnt with, so any change here asks for new weights.

use std::cmp::Ordering;
use std::ops::Range;

use jiff::civil::Date;

use crate::analysis::actors::reader::Reader;
use crate::analysis::hashing::hash;
use crate::analysis::meeting::events::Event;
use crate::analysis::meeting::triggers::Sort;
use crate::analysis::meeting::weigh::{Main, position};
use crate::analysis::{Context, when};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Clause, ClauseKind, Tense};

/// Tokens before and after a trigger that can tell its status; the longest group seen between
/// “will” and “meet” (“will, the foreign ministry said on Monday, meet”) has nine.
const BEFORE: usize = 9;
const AFTER: usize = 8;
/// Tokens from a preposition to its noun: “after four days of secret talks”.
const PHRASE: usize = 6;
/// Tokens between a trigger and the time that most likely is its own.
const NEAR: usize = 12;
/// The last sentences of the lead, and of what stands in front.
const LEAD: usize = 2;
const FRONT: usize = 6;

/// Hashed features.
struct Features(Vec<u32>);

impl Features {
    fn add(&mut self, name: &str, values: &[&str]) {
        self.0.push(hash(name, values));
    }
}

/// What the article tells of how far its meeting is: sorted, each once.
#[must_use]
pub fn features(reader: &Reader, context: &Context, events: &[Event], main: Main) -> Vec<u32> {
    let mut out = Features(Vec::with_capacity(256));
    out.add("bias", &[]);
    for (at, event) in events.iter().enumerate() {
        let strong = matches!(event.sort, Sort::Meet | Sort::Noun | Sort::Host | Sort::Speak | Sort::Hear);
        let scope = match position(reader, event.sentence) {
            _ if main == Some(at) => "main",
            _ if !strong => continue,
            0 => "headline",
            1..=LEAD => "lead",
            _ if position(reader, event.sentence) <= FRONT => "front",
            _ => "rest",
        };
        event_features(reader, event, scope, &mut out);
        if let Some(published) = context.published {
            date_features(reader, published, event, scope, &mut out);
        }
    }
    headline_features(reader, &mut out);
    text_features(reader, &mut out);
    out.0.sort_unstable();
    out.0.dedup();
    out.0
}

fn event_features(reader: &Reader, event: &Event, scope: &str, out: &mut Features) {
    let sort = format!("{:?}", event.sort);
    out.add("sort", &[scope, &sort]);
    let trigger = event.trigger.clone();
    if let Some((clause, part)) = governing(reader, event) {
        let head = &*reader.doc.tokens[clause.head].lemma;
        let tense = tense(clause.tense);
        out.add("clause", &[scope, part, tense, kind(clause.kind)]);
        out.add("head", &[scope, part, head]);
        out.add("head and tense", &[scope, part, head, tense]);
        out.add("any head", &[part, head]);
        if let Some(modal) = clause.modal {
            out.add("modal", &[scope, part, reader.lower(modal)]);
        }
        if let Some(marker) = clause.marker {
            out.add("marker", &[scope, part, reader.lower(marker)]);
        }
        if clause.negated {
            out.add("negated", &[scope, part]);
            out.add("negated head", &[part, head]);
        }
        if clause.passive {
            out.add("passive", &[scope, part, head]);
        }
        // “Is to meet”, “was due to meet”, “has met”.
        let group: Vec<&str> = clause.verb.clone().map(|at| reader.lower(at)).take(4).collect();
        out.add("group", &[scope, part, &group.join(" ")]);
    }
    let sentence = reader.doc.sentences[event.sentence].tokens.clone();
    let from = sentence.start.max(trigger.start.saturating_sub(PHRASE));
    let preposition = (from..trigger.start).rev().find(|&at| {
        let tag = reader.doc.tokens[at].tag;
        tag.is_verb() || tag.name() == "IN" || tag.name() == "TO"
    });
    if let Some(at) = preposition {
        out.add("under", &[scope, reader.lower(at)]);
    }
    window_features(reader, &sentence, &trigger, scope, out);
    class_features(reader, sentence, scope, out);
}

/// The classes of the words of a sentence that tell how far a meeting is, and of those that tell of a time.
fn class_features(reader: &Reader, sentence: Range<usize>, scope: &str, out: &mut Features) {
    for at in sentence {
        for (name, lexicon) in [("status in sentence", &lexicon::MEETING_STATUS), ("time in sentence", &lexicon::TENSE_WORDS)] {
            if let Some((_, class)) = lexicon.longest_match(&reader.doc.text, &reader.doc.tokens, at) {
                out.add(name, &[scope, class]);
                out.add(name, &[if matches!(scope, "main" | "headline") { "close" } else { "other" }, class]);
            }
        }
    }
}

/// Whether the times of its sentence, as its verbs have them, lie before or after the day of publication.
fn date_features(reader: &Reader, published: Date, event: &Event, scope: &str, out: &mut Features) {
    let today = published.to_string();
    for expression in when::grammar::expressions(reader.doc, event.sentence) {
        if when::said::is_of_the_telling(reader.doc, &expression.tokens) {
            continue;
        }
        let Some(date) = when::resolve::resolve(expression.time, Some(published), when::tense::tense(reader.doc, &expression.tokens))
        else {
            continue;
        };
        // A month or a year is compared with the month or year of today.
        let order = match date.as_str().cmp(&today[..date.len().min(today.len())]) {
            Ordering::Less => "before",
            Ordering::Equal => "the same",
            Ordering::Greater => "after",
        };
        let near = expression.tokens.start.abs_diff(event.trigger.start) <= NEAR;
        out.add("date", &[scope, order]);
        out.add("date", &[scope, order, if near { "near" } else { "far" }]);
        out.add("any date", &[order]);
    }
}

/// The words around a trigger, and the classes of those that tell how far a meeting is.
fn window_features(reader: &Reader, sentence: &Range<usize>, trigger: &Range<usize>, scope: &str, out: &mut Features) {
    let from = sentence.start.max(trigger.start.saturating_sub(BEFORE));
    let to = sentence.end.min(trigger.end + AFTER);
    let side = |at: usize| if at < trigger.start { "before" } else { "behind" };
    for at in from..to {
        if let Some((_, class)) = lexicon::MEETING_STATUS.longest_match(&reader.doc.text, &reader.doc.tokens, at) {
            out.add("class", &[scope, class, side(at)]);
            out.add("any class", &[class]);
        }
        let word = reader.lower(at);
        if word.starts_with(char::is_alphabetic) {
            out.add("near", &[if scope == "main" { "main" } else { "other" }, word]);
        }
    }
}

/// The clause whose verb the trigger is, or whose subject or object it stands in: with which of them it is.
fn governing<'r>(reader: &'r Reader, event: &Event) -> Option<(&'r Clause, &'static str)> {
    let at = event.trigger.start;
    let clauses = reader.doc.clauses_of(event.sentence);
    let of = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.contains(&at));
    let verb = clauses.iter().find(|clause| clause.verb.contains(&at)).map(|clause| (clause, "verb"));
    let subject = || clauses.iter().find(|clause| of(&clause.subject)).map(|clause| (clause, "subject"));
    let object = || clauses.iter().find(|clause| of(&clause.object)).map(|clause| (clause, "object"));
    let inside = || clauses.iter().filter(|clause| clause.extent.contains(&at)).min_by_key(|clause| clause.extent.len());
    verb.or_else(subject).or_else(object).or_else(|| inside().map(|clause| (clause, "inside")))
}

/// Tense and verb of the headline: “Berg meets Holm”, “Berg to meet Holm”, “Talks off”.
fn headline_features(reader: &Reader, out: &mut Features) {
    let headlines = reader.doc.sentences.iter().enumerate();
    for (index, sentence) in headlines.filter(|(_, sentence)| reader.doc.paragraphs[sentence.paragraph].kind == BlockKind::Headline) {
        for clause in reader.doc.clauses_of(index).iter().take(2) {
            let head = &*reader.doc.tokens[clause.head].lemma;
            out.add("headline clause", &[tense(clause.tense), kind(clause.kind)]);
            out.add("headline head", &[head, reader.doc.tokens[clause.head].tag.name()]);
        }
        for at in sentence.tokens.clone() {
            out.add("headline word", &[reader.lower(at)]);
        }
        class_features(reader, sentence.tokens.clone(), "headline", out);
    }
}

/// Words of the first sentences, and verbs of the whole text that tell how far a meeting is.
fn text_features(reader: &Reader, out: &mut Features) {
    for (index, sentence) in reader.doc.sentences.iter().enumerate().skip(reader.body) {
        let place = position(reader, index);
        for at in sentence.tokens.clone() {
            let token = &reader.doc.tokens[at];
            if (1..=LEAD).contains(&place) && token.lower.starts_with(char::is_alphabetic) {
                out.add("lead word", &[&token.lower]);
            }
            if let Some((len, class)) = lexicon::MEETING_STATUS.longest_match(&reader.doc.text, &reader.doc.tokens, at) {
                let words = (at..at + len).map(|at| reader.lower(at)).collect::<Vec<_>>().join(" ");
                out.add("phrase", &[&words]);
                if place <= FRONT {
                    out.add("class in front", &[class]);
                }
            }
        }
        for clause in reader.doc.clauses_of(index).iter().filter(|clause| clause.kind == ClauseKind::Main) {
            if place <= FRONT {
                out.add("front clause", &[tense(clause.tense), &reader.doc.tokens[clause.head].lemma]);
            }
        }
    }
}

const fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
        Tense::Possible => "possible",
        Tense::None => "none",
    }
}

const fn kind(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Main => "main",
        ClauseKind::Complement => "complement",
        ClauseKind::Subordinate => "subordinate",
        ClauseKind::Relative => "relative",
        ClauseKind::Participial => "participial",
        ClauseKind::Infinitive => "infinitive",
    }
}
