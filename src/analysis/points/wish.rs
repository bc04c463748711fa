//! “We want a fair quota”, “the goal is to keep the port open”: what is an aim by its own words, whatever it is about.

use crate::text::{Document, Tag};

/// Adverbs between “we” and the verb (“we really do want”).
const ADVERBS: usize = 2;

/// Tokens from “convince” to the “to” of what for.
const OBJECT: usize = 6;

/// “The goal is to keep the port open”: an aim by its own words.
#[must_use]
pub fn is_named_a_goal(doc: &Document, tokens: &[usize]) -> bool {
    let Some(verb) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite()).filter(|&verb| verb > 0) else { return false };
    let subject = matches!(&*doc.tokens[tokens[verb - 1]].lemma, "goal" | "aim" | "objective" | "purpose" | "ambition");
    let to = tokens.get(verb + 1).is_some_and(|&at| doc.tokens[at].tag == Tag::TO);
    subject && to && &*doc.tokens[tokens[verb]].lemma == "be"
}

/// “I want to thank the crews”, “we would like to congratulate Chile”: words of courtesy, and nobody's aim.
#[must_use]
pub fn is_courtesy(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    tokens[first..].windows(2).take(COURTESY).any(|pair| {
        let wishes = matches!(&*doc.tokens[pair[0]].lemma, "want" | "wish" | "like") || lower(pair[0]) == "also";
        let verb = pair[1] + 1;
        let thanks = match doc.tokens.get(verb).map_or("", |token| &*token.lemma) {
            "thank" | "congratulate" | "welcome" | "recognize" | "recognise" | "reassure" | "say" => true,
            "express" => (verb + 1..verb + COURTESY).any(|at| matches!(lower(at), "gratitude" | "thanks" | "appreciation" | "condolences")),
            _ => false,
        };
        wishes && lower(pair[1]) == "to" && thanks
    })
}

/// Tokens from the first verb to the one of courtesy: “would also like to thank”.
const COURTESY: usize = 5;

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

/// “Norway wants the ban lifted”, “for its part Chile seeks a larger quota”, “the captain asked that the fee be cut”: what a party
/// wants, told of it.
#[must_use]
pub fn is_wanted(doc: &Document, tokens: &[usize]) -> bool {
    let finite = |&&at: &&usize| doc.tokens[at].tag.is_finite() || doc.tokens[at].tag == Tag::MD;
    let Some(&verb) = tokens.iter().find(finite) else { return false };
    let next = doc.tokens.get(verb + 1).map_or("", |token| &*token.lower);
    let wants = match &*doc.tokens[verb].lemma {
        "want" | "seek" => !matches!(next, "nothing" | "no" | "nobody" | "none" | "neither"),
        "ask" => matches!(next, "that" | "for"),
        _ => false,
    };
    // “Who wants”, “what Norway wants”: told beside the matter.
    let aside = tokens.iter().take_while(|&&at| at < verb).any(|&at| matches!(&*doc.tokens[at].lower, "who" | "which" | "what" | "if"));
    let denied = tokens.iter().take_while(|&&at| at < verb).any(|&at| matches!(&*doc.tokens[at].lower, "no" | "nobody" | "neither"));
    wants && !aside && !denied && doc.tokens[verb].tag != Tag::MD
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

/// Tokens from the first verb to the one that it governs: “are expected to also”, “will likely then”.
const GOVERNED: usize = 5;

/// “They discussed the quota”, “the leaders are expected to discuss it too”: what is talked about, an agenda.
#[must_use]
pub fn is_agenda(doc: &Document, tokens: &[usize]) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let Some(first) = tokens.iter().position(|&at| doc.tokens[at].tag.is_verb() || doc.tokens[at].tag == Tag::MD) else { return false };
    let light = |&at: &usize| {
        let token = &doc.tokens[at];
        let set = matches!(&*token.lemma, "expect" | "plan" | "schedule" | "set" | "due" | "likely" | "intend" | "hope" | "have" | "be");
        set || token.tag.is_adverb() || matches!(token.tag, Tag::MD | Tag::TO)
    };
    let denied = |at: usize| matches!(lower(at), "not" | "n't" | "n’t" | "never" | "hardly");
    let group: Vec<usize> = tokens[first..].iter().copied().take(GOVERNED).take_while(light).collect();
    let Some(&verb) = tokens.get(first + group.len()) else { return false };
    let talks = match &*doc.tokens[verb].lemma {
        "discuss" => true,
        "talk" | "speak" => lower(verb + 1) == "about",
        "exchange" => matches!(lower(verb + 1), "views" | "opinions"),
        _ => false,
    };
    talks && matches!(doc.tokens[verb].tag, Tag::VB | Tag::VBD | Tag::VBN | Tag::VBG) && !group.into_iter().any(denied)
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
    fn thanks_are_no_aims() {
        let thanks = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            is_courtesy(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
        };
        assert!(thanks("“I want to thank the crews,” Berg said."));
        assert!(thanks("We would also like to congratulate Chile on its fleet."));
        assert!(!thanks("“We want to open the port,” Berg said."));
        assert!(!thanks("Berg thanked the crews who want to sail."));
    }

    #[test]
    fn what_is_talked_about_is_an_agenda() {
        let agenda = |sentence: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            is_agenda(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
        };
        assert!(agenda("The ministers discussed the quota."));
        assert!(agenda("The leaders will likely also discuss the quota."));
        assert!(agenda("The two are expected to discuss the quota."));
        assert!(agenda("They exchanged views on the quota."));
        assert!(!agenda("The ministers did not discuss the quota."));
        assert!(!agenda("Berg refused to discuss the quota."));
        assert!(!agenda("The ministers signed a pact after they discussed the quota."));
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
