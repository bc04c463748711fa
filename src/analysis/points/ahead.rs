//! “They agreed to meet again”, “the port will open later this year”: what is told for a time to come.

use crate::analysis::bearing::meeting_noun;
use crate::lexicon;
use crate::text::{Document, Tag};

/// Tokens from “agreed” to the meeting that is agreed on: “agreed on Friday to hold a second round of talks”.
const AGREED: usize = 9;

/// Whether the unit of `tokens` tells what those who meet, or others, are to do next.
#[must_use]
pub fn is_ahead(doc: &Document, tokens: &[usize]) -> bool {
    is_to_meet_again(doc, tokens) || is_to_come(doc, tokens) || is_to_follow(doc, tokens) || is_to_go_on(doc, tokens)
}

/// Tokens from “agreed” or “will” to what goes on: “agreed on Friday to continue their talks”.
const GOES_ON: usize = 6;

/// “Agreed to continue their talks”, “will follow up”, “agreed to have the envoys meet”, “plans to attend the upcoming summit”.
fn is_to_go_on(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let lemma = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lemma);
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let leads =
        matches!(lemma(tokens[first]), "agree" | "pledge" | "promise" | "vow" | "plan" | "decide") || lower(tokens[first]) == "will";
    let near: Vec<usize> = tokens[first + 1..].iter().copied().take(GOES_ON).collect();
    let denied = near.iter().any(|&at| matches!(lower(at), "not" | "n't" | "n’t" | "never" | "no"));
    let talks = |at: usize| {
        matches!(
            lemma(at),
            "talk" | "dialogue" | "discussion" | "negotiation" | "consultation" | "contact" | "conversation" | "meet" | "meeting"
        )
    };
    let goes_on = near.iter().any(|&at| {
        let infinitive = doc.tokens[at].tag == Tag::VB;
        match lemma(at) {
            "continue" | "resume" => infinitive && (talks(at + 1) || talks(at + 2) || lower(at + 1) == "to" && talks(at + 2)),
            "follow" => infinitive && lower(at + 1) == "up",
            "have" => infinitive && tokens.iter().any(|&to| to > at && to < at + GOES_ON && lower(to) == "meet"),
            "look" => {
                infinitive && lower(at + 1) == "for" && matches!(lower(at + 2), "alternative" | "new" | "other") && lemma(at + 3) == "date"
            }
            _ => false,
        }
    });
    // “Agreed to meet in June”, “plan to visit next month”
    let comes = near.iter().any(|&at| doc.tokens[at].tag == Tag::VB && matches!(lower(at), "meet" | "visit" | "reconvene"))
        && is_dated(doc, tokens);
    let upcoming = near.iter().any(|&at| matches!(lower(at), "upcoming" | "forthcoming")) && doc.tokens[tokens[first]].tag != Tag::VBD;
    leads && !denied && (goes_on || comes && lower(tokens[first]) != "will" || upcoming)
}

/// “In June”, “next month”, “this Friday”.
fn is_dated(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let time = |at: usize| lexicon::CALENDAR.contains(lower(at)) || lexicon::TIME_WORDS.class(lower(at)) == Some("unit");
    tokens.iter().any(|&at| {
        matches!(lower(at), "in" | "this" | "next") && time(at + 1) || matches!(lower(at), "early" | "late" | "later") && time(at + 2)
    })
}

/// “The meeting comes two days after …”, “the pact builds on …”, “the call follows …”, and what was planned for a meeting that is
/// off: no next step.
#[must_use]
pub fn is_behind(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let verb = tokens[first];
    let subject =
        tokens[..first].iter().any(|&at| meeting_noun(doc, at) || matches!(lower(at), "it" | "this" | "visit" | "announcement" | "pact"));
    let after = || (verb + 1..verb + GOES_ON).any(|at| lower(at) == "after");
    let told = match &*doc.tokens[verb].lemma {
        "come" => after(),
        "build" => lower(verb + 1) == "on" || lower(verb + 1) == "upon",
        "follow" => doc.tokens[verb].tag != Tag::MD,
        _ => false,
    };
    let planned =
        matches!(lower(verb), "was" | "were") && (verb + 1..verb + 3).any(|at| matches!(lower(at), "slated" | "scheduled" | "supposed"));
    let sentence = doc.sentence_of(verb);
    let near = doc.sentences[sentence.saturating_sub(1)].tokens.start..doc.sentences[sentence].tokens.end;
    let off = near
        .into_iter()
        .any(|at| matches!(&*doc.tokens[at].lemma, "cancel" | "postpone" | "scrap") || lower(at) == "called" && lower(at + 1) == "off");
    subject && told || planned && off
}

/// Whether it is agreed to meet again: “agreed to a future meeting on the island”.
fn is_to_meet_again(doc: &Document, tokens: &[usize]) -> bool {
    let agrees = |&at: &usize| doc.tokens[at].tag.is_finite() && matches!(&*doc.tokens[at].lemma, "agree" | "decide" | "plan");
    let Some(verb) = tokens.iter().position(agrees) else { return false };
    let object = || tokens[verb + 1..].iter().copied().take(AGREED);
    let lower = |at: usize| &*doc.tokens[at].lower;
    let clause = object().take_while(|&at| !matches!(lower(at), "," | ";" | "that" | "after" | "at" | "during"));
    let words: Vec<usize> = clause.collect();
    let meets = |&at: &usize| &*doc.tokens[at].lemma == "meet" || meeting_noun(doc, at);
    let again = |&at: &usize| matches!(lower(at), "again" | "future" | "next" | "another" | "further" | "second" | "follow-up");
    // “Agreed not to hold further talks”, “never agreed on another meeting”.
    let denied = |&at: &usize| matches!(lower(at), "not" | "no" | "never" | "without" | "against");
    let none = words.iter().any(denied) || tokens[..verb].last().is_some_and(denied);
    words.iter().any(meets) && words.iter().any(again) && !none
}

/// Tokens from “will” to the verb that it governs: “will then also”.
const GOVERNED: usize = 4;

/// “The port will open later this year”, “they are due to meet next month”: what is told for a time to come.
fn is_to_come(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite() || doc.tokens[at].tag == Tag::MD) else { return false };
    let verb = tokens[first];
    let next = || tokens[first + 1..].iter().copied().take(GOVERNED);
    let set = |at: usize| matches!(lower(at), "due" | "set" | "scheduled" | "expected" | "slated" | "poised");
    let to = || next().any(|at| doc.tokens[at].tag == Tag::TO);
    let ahead = lower(verb) == "will"
        || matches!(&*doc.tokens[verb].lemma, "plan" | "expect") && doc.tokens[verb].tag != Tag::VBD && to()
        || matches!(lower(verb), "is" | "are") && next().any(set) && to();
    let unit = |at: usize| doc.tokens.get(at).is_some_and(|token| lexicon::TIME_WORDS.class(&token.lemma) == Some("unit"));
    let dated = tokens.iter().any(|&at| {
        let found = lexicon::TIME_WORDS.longest_match(&doc.text, &doc.tokens, at);
        found.is_some_and(|(len, class)| class == "day 1" || unit(at + len) && (class == "next" || class == "this" && lower(at) == "later"))
    });
    // “Will not open”, “if it will open next week”
    let denied = tokens.iter().any(|&at| matches!(lower(at), "not" | "n't" | "n’t" | "no" | "never" | "if" | "unless" | "whether"));
    ahead && dated && !denied
}

/// “Agreed to stay in close touch”, “invited the premier to visit Oslo”: what those who meet will do next.
fn is_to_follow(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let touch = tokens.iter().any(|&at| {
        let adjective = usize::from(matches!(lower(at + 2), "close" | "regular" | "constant"));
        matches!(lower(at), "stay" | "remain" | "keep") && lower(at + 1) == "in" && matches!(lower(at + 2 + adjective), "touch" | "contact")
    });
    let agreed = tokens.iter().any(|&at| matches!(&*doc.tokens[at].lemma, "agree" | "resolve" | "pledge" | "promise" | "vow" | "commit"));
    let visit = tokens.windows(2).any(|pair| lower(pair[0]) == "to" && lower(pair[1]) == "visit");
    let invited = tokens.iter().any(|&at| &*doc.tokens[at].lemma == "invite" && doc.tokens[at].tag.is_finite());
    touch && agreed || invited && visit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn ahead(sentence: &str) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        is_ahead(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
    }

    #[test]
    fn meetings_agreed_on_are_next_steps() {
        assert!(ahead("The ministers agreed to a future meet on the island."));
        assert!(ahead("They agreed to meet again in Oslo in June."));
        assert!(ahead("Both sides agreed to hold a second round of talks."));
        assert!(!ahead("They agreed at the second round of talks to share the fish."));
        assert!(!ahead("They agreed not to hold further talks."));
        assert!(!ahead("They never agreed on another meeting."));
        assert!(!ahead("They agreed that the next government will meet the costs."));
    }

    #[test]
    fn what_is_told_for_a_time_to_come_is_a_next_step() {
        assert!(ahead("Some of the ports will open later this year."));
        assert!(ahead("The group expects to admit Chile in the coming months."));
        assert!(ahead("They agreed to stay in close touch on the matter."));
        assert!(ahead("The king invited the premier to visit Oslo in June."));
        assert!(!ahead("The ports will not open this year or next year."));
        assert!(!ahead("The ports opened later that year."));
        assert!(!ahead("They stay in touch by phone."));
        for next in [
            "The ministers agreed to continue their talks on fish.",
            "Both will follow up on the matter.",
            "They agreed on Friday to have their envoys meet in Lima.",
            "The two agreed to meet in June in Lima.",
            "Berg plans to attend the upcoming summit.",
            "Berg will sail to Lima tomorrow.",
        ] {
            assert!(ahead(next), "{next}");
        }
        assert!(!ahead("They agreed not to continue their talks on fish."));
        assert!(!ahead("They agreed to continue to share the fish."));
    }

    #[test]
    fn what_lies_behind_is_no_next_step() {
        let behind = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            is_behind(&doc, &doc.sentences[doc.sentences.len() - 1].tokens.clone().collect::<Vec<_>>())
        };
        assert!(behind("The meeting comes two days after Chile closed its ports."));
        assert!(behind("The call follows a row over fish."));
        assert!(behind("Berg cancelled the talks. The two were slated to sign a pact."));
        assert!(!behind("Berg praised the talks. The two were slated to sign a pact."));
        assert!(!behind("The talks will follow a summit in May."));
        assert!(!behind("The envoy comes home in May."));
    }
}
