//! “We want a fair quota”: a speaker's own wish, which is an aim whatever it is about; “they agreed to meet again”: what is
//! agreed to come.

use crate::analysis::bearing::meeting_noun;
use crate::text::{Document, Tag};

/// Adverbs between “we” and the verb (“we really do want”).
const ADVERBS: usize = 2;

/// Tokens from “convince” to the “to” of what for.
const OBJECT: usize = 6;

/// Tokens from “agreed” to the meeting that is agreed on: “agreed on Friday to hold a second round of talks”.
const AGREED: usize = 9;

/// Whether it is agreed to meet again: “agreed to a future meeting on the island”.
#[must_use]
pub fn is_to_meet_again(doc: &Document, tokens: &[usize]) -> bool {
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
#[must_use]
pub fn is_to_come(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite() || doc.tokens[at].tag == Tag::MD) else { return false };
    let verb = tokens[first];
    let next = || tokens[first + 1..].iter().copied().take(GOVERNED);
    let set = |at: usize| matches!(lower(at), "due" | "set" | "scheduled" | "expected" | "slated" | "poised");
    let to = || next().any(|at| doc.tokens[at].tag == Tag::TO);
    let ahead = lower(verb) == "will"
        || matches!(&*doc.tokens[verb].lemma, "plan" | "expect") && doc.tokens[verb].tag != Tag::VBD && to()
        || matches!(lower(verb), "is" | "are") && next().any(set) && to();
    let unit = |at: usize| {
        matches!(lower(at), "week" | "weeks" | "month" | "months" | "year" | "days" | "spring" | "summer" | "autumn" | "fall" | "winter")
    };
    let dated = tokens.iter().any(|&at| match lower(at) {
        "later" => lower(at + 1) == "this" && unit(at + 2),
        "next" | "coming" => unit(at + 1),
        _ => false,
    });
    // “Will not open”, “if it will open next week”
    let denied = tokens.iter().any(|&at| matches!(lower(at), "not" | "n't" | "n’t" | "no" | "never" | "if" | "unless" | "whether"));
    ahead && dated && !denied
}

/// “Agreed to stay in close touch”, “invited the premier to visit Oslo”: what those who meet will do next.
#[must_use]
pub fn is_to_follow(doc: &Document, tokens: &[usize]) -> bool {
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

/// “The goal is to keep the port open”: an aim by its own words.
#[must_use]
pub fn is_named_a_goal(doc: &Document, tokens: &[usize]) -> bool {
    let Some(verb) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite()).filter(|&verb| verb > 0) else { return false };
    let subject = matches!(&*doc.tokens[tokens[verb - 1]].lemma, "goal" | "aim" | "objective" | "purpose" | "ambition");
    let to = tokens.get(verb + 1).is_some_and(|&at| doc.tokens[at].tag == Tag::TO);
    subject && to && &*doc.tokens[tokens[verb]].lemma == "be"
}

/// Whether the unit of `tokens` begins with what the one who speaks wants.
#[must_use]
pub fn is_own_wish(doc: &Document, tokens: &[usize]) -> bool {
    let words: Vec<usize> = tokens.iter().copied().filter(|&at| doc.tokens[at].lower.starts_with(char::is_alphabetic)).collect();
    let Some(&first) = words.first() else { return false };
    let quoted = !doc.quotations_in(first..first + 1).is_empty();
    let speaks = quoted && matches!(&*doc.tokens[first].lower, "we" | "i");
    let verb = words[1..].iter().position(|&at| !doc.tokens[at].tag.is_adverb()).filter(|&skipped| skipped <= ADVERBS);
    // “We do not want”, “we want nothing”: what is refused.
    let wants = verb.and_then(|at| words.get(at + 1)).is_some_and(|&at| {
        let object = doc.tokens.get(at + 1).map_or("", |next| &*next.lower);
        matches!(&*doc.tokens[at].lower, "want" | "seek") && !matches!(object, "nothing" | "no" | "nobody" | "none" | "neither")
    });
    speaks && wants
}

/// “(Will try to) convince the king to open the port”: what one side is to bring the other to.
#[must_use]
pub fn is_to_convince(doc: &Document, tokens: &[usize]) -> bool {
    let Some(&first) = tokens.first() else { return false };
    let verb = &doc.tokens[first];
    let to = first > 0 && &*doc.tokens[first - 1].lower == "to";
    let brought = tokens.iter().skip(1).take(OBJECT).any(|&at| doc.tokens[at].tag == Tag::TO);
    to && verb.tag == Tag::VB && matches!(&*verb.lemma, "convince" | "persuade" | "press" | "urge" | "pressure" | "push") && brought
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn wishes(sentence: &str) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        is_own_wish(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
    }

    #[test]
    fn meetings_agreed_on_are_next_steps() {
        let again = |sentence: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            is_to_meet_again(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
        };
        assert!(again("The ministers agreed to a future meet on the island."));
        assert!(again("They agreed to meet again in Oslo in June."));
        assert!(again("Both sides agreed to hold a second round of talks."));
        assert!(!again("They agreed at the second round of talks to share the fish."));
        assert!(!again("They agreed not to hold further talks."));
        assert!(!again("They never agreed on another meeting."));
        assert!(!again("They agreed that the next government will meet the costs."));
    }

    #[test]
    fn what_is_told_for_a_time_to_come_is_a_next_step() {
        let ahead = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            let tokens: Vec<usize> = doc.sentences[1].tokens.clone().collect();
            is_to_come(&doc, &tokens) || is_to_follow(&doc, &tokens)
        };
        assert!(ahead("Some of the ports will open later this year."));
        assert!(ahead("The group expects to admit Chile in the coming months."));
        assert!(ahead("They agreed to stay in close touch on the matter."));
        assert!(ahead("The king invited the premier to visit Oslo in June."));
        assert!(!ahead("The ports will not open this year or next year."));
        assert!(!ahead("The ports opened later that year."));
        assert!(!ahead("They stay in touch by phone."));
    }

    #[test]
    fn what_others_are_to_be_convinced_of_is_a_wish() {
        let article = ingest::read("a.txt", "Talks\n\nBerg will try to convince the king to open the port.".as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let from = |word: &str| {
            let first = (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == word).expect("in the text");
            is_to_convince(&doc, &(first..doc.tokens.len()).collect::<Vec<_>>())
        };
        assert!(from("convince"));
        assert!(!from("open"));
        assert!(!from("berg"));
    }

    #[test]
    fn what_a_speaker_wants_is_his_wish() {
        assert!(wishes("“We want one thing: a fair quota,” Berg said."));
        assert!(wishes("“We really want a fair quota,” Berg said."));
        assert!(!wishes("“We want nothing from them,” Berg said."));
        assert!(!wishes("“We do not want a war,” Berg said."));
        assert!(!wishes("“They want our fish,” Berg said."));
        assert!(!wishes("We want a fair quota, Berg said."));
    }
}
