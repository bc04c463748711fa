//! A unit → whether it only says that the meeting is to be, was, or is announced.
//!
//! That is what the head of a brief says already. A unit that also holds a stance, a wish or a
//! topic says more, and stays. What shares did on the day is no matter of the parties either.

use crate::analysis::Findings;
use crate::analysis::bearing::meeting_noun;
use crate::lexicon;
use crate::text::{Document, Tag};

use super::stance::{Cue, Drift, drift};
use super::units::Unit;

/// Tokens after a verb of announcing in which its object stands.
const OBJECT: usize = 6;
/// Most tokens of “The talks lasted more than two hours”.
const SHORT: usize = 12;
/// Most words of a unit that only reports.
const LONGEST: usize = 30;

/// Whether `unit` tells of the meeting itself and nothing else; `inside` are its cues.
#[must_use]
pub fn only_reports(doc: &Document, findings: &Findings, unit: &Unit, inside: &[&Cue]) -> bool {
    if markets(doc, unit) {
        return true;
    }
    // “Will meet her Norwegian counterpart”: who it is.
    let names = |cue: &Cue| &*doc.tokens[cue.tokens.start].lemma == "counterpart";
    let says_more = inside.iter().any(|cue| drift(cue.class) != Drift::Comes && !names(cue));
    let quoted = unit.tokens().any(|at| matches!(&*doc.tokens[at].lower, "“" | "\""));
    if says_more || quoted || unit.tokens().count() > LONGEST {
        return false;
    }
    announces(doc, unit) || meets(doc, findings, unit) || attends(doc, findings, unit) || lasts(doc, unit)
}

/// “Shares of the company rose 2% in midday trading.”
fn markets(doc: &Document, unit: &Unit) -> bool {
    let opens = unit.tokens().next().is_some_and(|at| matches!(&*doc.tokens[at].lower, "shares" | "stocks"));
    opens
        && unit.tokens().any(|at| {
            matches!(&*doc.tokens[at].lower, "%" | "percent" | "pct" | "cents" | "pence" | "points") || doc.tokens[at].lower.ends_with('%')
        })
}

/// “The ministry announced the talks in a statement.”
fn announces(doc: &Document, unit: &Unit) -> bool {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let object = (verb + 1..doc.tokens.len().min(verb + 1 + OBJECT)).take_while(|&at| unit.keeps(at) && !doc.tokens[at].tag.is_verb());
    matches!(&*doc.tokens[verb].lemma, "announce" | "confirm") && object.into_iter().any(|at| meeting_noun(doc, at))
}

/// “Minister A will meet Minister B in Oslo on Monday.”
fn meets(doc: &Document, findings: &Findings, unit: &Unit) -> bool {
    let is_meeting = |at: usize| {
        let class = lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class);
        doc.tokens[at].tag.is_verb() && matches!(class, Some("meet" | "speak"))
    };
    // The verb of the unit is the one that meets: auxiliaries and “set to” may stand before it.
    let first = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite());
    let main = first.and_then(|first| (first..doc.tokens.len().min(first + 4)).find(|&at| unit.keeps(at) && is_meeting(at)));
    // “The two men met the envoy in Oslo”; that they will meet again is a next step.
    let past = first.is_some_and(|at| doc.tokens[at].tag == Tag::VBD);
    let two = || unit.tokens().take_while(|&at| Some(at) != first).any(|at| matches!(&*doc.tokens[at].lower, "two" | "both"));
    main.is_some() && (parties(findings, unit) >= 2 || past && two())
}

/// “The talks lasted two hours.”
fn lasts(doc: &Document, unit: &Unit) -> bool {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let subject = unit.tokens().take_while(|&at| at < verb).any(|at| meeting_noun(doc, at));
    let short = unit.tokens().count() <= SHORT;
    let time = |at: usize| matches!(&*doc.tokens[at].lemma, "hour" | "minute" | "day");
    subject && short && &*doc.tokens[verb].lemma == "last" && unit.tokens().any(time)
}

/// “Minister A and Minister B are in Oslo for the annual conference of the council.”
fn attends(doc: &Document, findings: &Findings, unit: &Unit) -> bool {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let next = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let there = matches!(&*doc.tokens[verb].lemma, "be" | "arrive" | "gather") && matches!(next(verb + 1), "in" | "at");
    let purpose = unit.tokens().find(|&at| at > verb && next(at) == "for");
    let meeting =
        purpose.is_some_and(|at| (at + 1..doc.tokens.len().min(at + 1 + OBJECT)).any(|at| unit.keeps(at) && meeting_noun(doc, at)));
    there && meeting && parties(findings, unit) >= 1
}

/// How many of the first four who take part the unit names.
fn parties(findings: &Findings, unit: &Unit) -> usize {
    let Some(meeting) = &findings.meeting else { return 0 };
    let named =
        |actor: usize| findings.actors.get(actor).is_some_and(|actor| actor.mentions.iter().any(|mention| unit.keeps(mention.start)));
    meeting.participants.iter().take(4).filter(|one| named(one.actor)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::points::{stance, units};
    use crate::{analysis, clean, ingest, text};

    /// Whether the last sentence only reports the meeting of the article.
    fn reports(sentence: &str) -> bool {
        let body = format!(
            "Solberg to meet Haarde in Oslo\n\nNorwegian Foreign Minister Erna Solberg will meet Icelandic Foreign Minister Geir Haarde in Oslo on Monday.\n\n{sentence}"
        );
        let article = ingest::read("a.txt", body.as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let findings = analysis::analyse(&doc, &analysis::Context::default());
        let cues = stance::cues(&doc);
        let units = units::units(&doc, &findings);
        let unit = units.last().expect("a unit");
        let inside: Vec<&Cue> = cues.iter().filter(|cue| unit.keeps(cue.tokens.start)).collect();
        only_reports(&doc, &findings, unit, &inside)
    }

    #[test]
    fn announcements_and_the_meeting_itself_report_only() {
        assert!(reports("The ministry announced the meeting in a statement on Sunday night."));
        assert!(reports("Solberg and Haarde will meet on Monday morning at the castle."));
        assert!(reports("Minister Erna Solberg will meet her counterpart, Geir Haarde, in Oslo on Monday."));
        assert!(reports("Solberg met with Haarde on the margins of a fair in Oslo."));
        assert!(reports("The talks lasted about two hours."));
        assert!(reports("The two ministers met with the envoy of Chile in Oslo."));
        assert!(reports("Shares of Nordic Fish were up nearly 2% after the talks."));
        assert!(reports("Solberg and Haarde are in Oslo for the 9th ministerial meeting of the council."));
    }

    #[test]
    fn what_says_more_stays() {
        for more in [
            "Solberg will meet Haarde to discuss the fishing dispute.",
            "The ministry announced new sanctions on Monday night.",
            "Solberg and Haarde will sign a fishing pact on Monday.",
            "Solberg will travel to Bergen after the meeting ends.",
            "The talks lasted two hours and produced a fishing pact.",
            "The two ministers will meet again in Bergen in June.",
            "The two ministers met to discuss the fishing dispute.",
            "Solberg is in Oslo to press for a fishing pact.",
        ] {
            assert!(!reports(more), "{more}");
        }
    }
}
