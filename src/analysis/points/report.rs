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
    if markets(doc, unit) || withholds(doc, unit) || is_ill(doc, unit) {
        return true;
    }
    // “Will meet her Norwegian counterpart”: who it is; “met for the Seventh Strategic Dialogue”.
    let names = |cue: &Cue| {
        let token = &doc.tokens[cue.tokens.start];
        let opens = doc.sentences[unit.sentence].tokens.start == cue.tokens.start;
        let capital = !opens && token.span.of(&doc.text).starts_with(char::is_uppercase);
        &*token.lemma == "counterpart" || capital || in_a_party(findings, cue.tokens.start)
    };
    let quoted = unit.tokens().any(|at| matches!(&*doc.tokens[at].lower, "“" | "\""));
    if quoted || unit.tokens().count() > LONGEST {
        return false;
    }
    if comes(doc, findings, unit, inside) || lists_who(doc, findings, unit, inside) {
        return true;
    }
    let says_more = inside.iter().any(|cue| drift(cue.class) != Drift::Comes && !names(cue));
    if says_more {
        return false;
    }
    announces(doc, unit) || meets(doc, findings, unit) || attends(doc, findings, unit) || lasts(doc, unit)
}

/// “Shares of the company rose 2% in midday trading.”
fn markets(doc: &Document, unit: &Unit) -> bool {
    let opens = unit.tokens().next().is_some_and(|at| matches!(&*doc.tokens[at].lower, "shares" | "stocks"));
    let percent = || {
        unit.tokens().any(|at| {
            matches!(&*doc.tokens[at].lower, "%" | "percent" | "pct" | "cents" | "pence" | "points") || doc.tokens[at].lower.ends_with('%')
        })
    };
    // “Holm Lines gained $1.04, or 4.7%”
    let verb = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite());
    let moves = verb.is_some_and(|verb| {
        let named =
            unit.tokens().take_while(|&at| at < verb).all(|at| doc.tokens[at].tag.is_proper() || doc.tokens[at].tag.is_punctuation());
        let moves = matches!(
            &*doc.tokens[verb].lemma,
            "gain" | "rise" | "fall" | "drop" | "jump" | "climb" | "lose" | "add" | "slip" | "surge" | "slide"
        );
        let sum = doc.tokens.get(verb + 1).is_some_and(|next| matches!(next.tag, Tag::DOLLAR | Tag::CD) || next.lower.starts_with('$'));
        named && moves && sum
    });
    (opens || moves) && percent()
}

/// “The mayor had tested positive for the fever.”
fn is_ill(doc: &Document, unit: &Unit) -> bool {
    unit.tokens().any(|at| &*doc.tokens[at].lemma == "test" && doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == "positive"))
}

/// “Details were not released”, “No further details were given.”
fn withholds(doc: &Document, unit: &Unit) -> bool {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let lower = |at: usize| &*doc.tokens[at].lower;
    let subject =
        unit.tokens().take_while(|&at| at < verb).last().is_some_and(|at| matches!(lower(at), "details" | "detail" | "particulars"));
    let none = unit.tokens().any(|at| matches!(lower(at), "no" | "not" | "n't" | "few"));
    let told = |at: usize| {
        matches!(&*doc.tokens[at].lemma, "release" | "give" | "disclose" | "provide" | "publish" | "announce" | "reveal" | "available")
    };
    subject && none && unit.tokens().count() <= SHORT && unit.tokens().any(told)
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
    let subject = |words: &[&str]| unit.tokens().take_while(|&at| Some(at) != first).any(|at| words.contains(&&*doc.tokens[at].lower));
    let two = || past && subject(&["two", "both", "delegations"]);
    let then = || own_time(doc, findings, unit) && subject(&["leaders", "ministers", "presidents", "sides", "delegations"]);
    // “The delegation met with a range of officials”
    let met = past && main == first && unit.tokens().count() <= SHORT + 2;
    main.is_some() && (parties(findings, unit) >= 2 || two() || then() || met)
}

/// “Key European leaders”: whether the word is of what the text calls those who take part.
fn in_a_party(findings: &Findings, at: usize) -> bool {
    let Some(meeting) = &findings.meeting else { return false };
    let mentions = meeting.participants.iter().filter_map(|one| findings.actors.get(one.actor)).flat_map(|actor| &actor.mentions);
    mentions.into_iter().any(|mention| mention.contains(&at))
}

/// Whether the unit tells the time of the meeting in the words that the brief gives it.
fn own_time(doc: &Document, findings: &Findings, unit: &Unit) -> bool {
    let Some(when) = findings.meeting.as_ref().and_then(|meeting| meeting.when.as_ref()) else { return false };
    let word = |at: usize| &*doc.tokens[at].lower;
    let all = |start: usize| when.tokens.clone().enumerate().all(|(next, at)| unit.keeps(start + next) && word(start + next) == word(at));
    unit.tokens().any(all)
}

/// “The talks lasted two hours”, “the meeting follows three days of talks in Oslo”.
fn lasts(doc: &Document, unit: &Unit) -> bool {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let subject = unit.tokens().take_while(|&at| at < verb).any(|at| meeting_noun(doc, at));
    let short = unit.tokens().count() <= SHORT;
    let time = |at: usize| matches!(&*doc.tokens[at].lemma, "hour" | "minute" | "day");
    let lasts = &*doc.tokens[verb].lemma == "last" && unit.tokens().any(time);
    let follows = matches!(&*doc.tokens[verb].lemma, "follow" | "precede") && unit.tokens().any(|at| at > verb && meeting_noun(doc, at));
    subject && short && (lasts || follows)
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

/// “Minister A arrived in Oslo to join the talks”, “A joins the ministers of three countries in Oslo”, “the ministry hosted
/// A for the eighth consultations”: that somebody who takes part came. That he will is a next step.
fn comes(doc: &Document, findings: &Findings, unit: &Unit, inside: &[&Cue]) -> bool {
    let Some(verb) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let tokens = || unit.tokens().filter(|&at| at > verb);
    let came = match &*doc.tokens[verb].lemma {
        "arrive" | "head" | "fly" | "travel" | "come" | "depart" | "land" | "visit" | "join" => doc.tokens[verb].tag != Tag::MD,
        "host" => doc.tokens[verb].tag == Tag::VBD && tokens().any(|at| meeting_noun(doc, at)),
        _ => false,
    };
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    // “… to join the talks”; “… to press for a pact” says more.
    let more = |at: usize| {
        let aim = lower(at - 1) == "to" && doc.tokens[at].tag == Tag::VB;
        doc.tokens[at].tag.is_finite() || aim && !matches!(&*doc.tokens[at].lemma, "join" | "attend" | "meet" | "hold")
    };
    // Behind the word for the meeting stands what it is about.
    let meeting = tokens().find(|&at| meeting_noun(doc, at)).unwrap_or(usize::MAX);
    let own = |cue: &&&Cue| {
        let word = &*doc.tokens[cue.tokens.start].lemma;
        drift(cue.class) == Drift::Comes || matches!(word, "join" | "host" | "counterpart") || cue.tokens.start >= meeting
    };
    // “The envoy of Chile joined the talks as an observer” tells of nobody who is named.
    let joins = &*doc.tokens[verb].lemma == "join" && meeting < verb + OBJECT;
    came && !tokens().any(more) && inside.iter().all(|cue| own(&cue)) && (joins || parties(findings, unit) >= 1)
}

/// “Monday's talks will feature A and B”, “A will be joined by aides”: who is there.
fn lists_who(doc: &Document, findings: &Findings, unit: &Unit, inside: &[&Cue]) -> bool {
    let Some(first) = unit.tokens().find(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let verb = unit.tokens().filter(|&at| at >= first).take(4).filter(|&at| doc.tokens[at].tag.is_verb()).last().unwrap_or(first);
    let subject = unit.tokens().take_while(|&at| at < first).any(|at| meeting_noun(doc, at));
    let lemma = &*doc.tokens[verb].lemma;
    let named = subject && matches!(lemma, "feature" | "include" | "involve") && parties(findings, unit) >= 1;
    let joined = matches!(lemma, "join" | "accompany") && doc.tokens.get(verb + 1).is_some_and(|next| &*next.lower == "by");
    let own = |cue: &&Cue| drift(cue.class) == Drift::Comes || cue.tokens.start == verb || &*doc.tokens[cue.tokens.start].lemma == "aide";
    (named || joined) && inside.iter().all(own)
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
        assert!(reports("The high-level meeting follows three days of talks in Bergen."));
        assert!(reports("No further details were given.") && reports("Details of the talks aside, details were not released."));
        assert!(reports("The two ministers met with the envoy of Chile in Oslo."));
        assert!(reports("The delegation met with a range of officials."));
        assert!(reports("Shares of Nordic Fish were up nearly 2% after the talks."));
        assert!(reports("Solberg and Haarde are in Oslo for the 9th ministerial meeting of the council."));
        assert!(reports("Senior delegations of Norway and Iceland met virtually on May 21, 2021, for the Seventh Strategic Dialogue."));
    }

    #[test]
    fn who_came_and_who_is_there_reports_only() {
        for only in [
            "Minister Erna Solberg arrived in Oslo to join the negotiations over Iceland's nuclear program on Saturday.",
            "Solberg and her counterparts from Chile, Peru and Spain headed for Oslo.",
            "Solberg joins the foreign ministers of Chile, Peru and Spain in Oslo.",
            "Monday's talks in Oslo will feature Solberg, Chilean President Juan Soto and Peruvian President Ana Roe.",
            "Solberg arrived in Iceland ahead of a meeting with her counterparts from Chile and Peru.",
            "The Foreign Ministry hosted Foreign Minister Geir Haarde and a delegation of Iceland for the eighth annual consultations.",
            "Solberg will be joined by aides including Kari Berg, her top economic adviser.",
            "The Peruvian minister, Juan Soto, joined the talks as an observer.",
        ] {
            assert!(reports(only), "{only}");
        }
        for more in [
            "Solberg arrived in Oslo to press for a fishing pact.",
            "Solberg came to Oslo determined to reject the pact.",
            "Solberg will travel to Bergen on Friday.",
            "Solberg joined a fishing pact with Iceland.",
            "Monday's talks will feature a dispute over fishing.",
            "Solberg received a letter from the fleet before the meeting.",
        ] {
            assert!(!reports(more), "{more}");
        }
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
