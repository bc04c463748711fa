//! A line → whether it is talk that says nothing of the matter: a greeting or thanks, a refusal to
//! comment, a question.
//!
//! Reads how the line begins and what its first verb does. Substance that begins with a courtesy of
//! no fixed form (“We are pleased that the pact was signed”) is left alone.

use crate::lexicon;
use crate::text::{Document, Tag};

/// Most words of “Mr. Secretary,” before what is said.
const ADDRESS: usize = 4;
/// Words between a refusal and what is refused (“declined immediately to”).
const REFUSED: usize = 4;

/// Whether the line of `words` (tokens without marks) greets, thanks or makes conversation.
#[must_use]
pub fn is_courtesy(doc: &Document, words: &[usize]) -> bool {
    let from = behind_address(doc, words);
    let Some(&first) = words.get(from) else { return true };
    let set = lexicon::COURTESIES.longest_match(&doc.text, &doc.tokens, first).is_some_and(|(_, class)| !is_part(class));
    set || is_glad(doc, &words[from..]) || is_honour(doc, &words[from..]) || is_nice(doc, &words[from..])
}

/// Classes whose words are a courtesy only with others.
fn is_part(class: &str) -> bool {
    matches!(class, "glad" | "honour" | "occasion")
}

/// Where the line begins behind “(Via interpreter)”, “Yes,” and “Mr. Secretary, Kari,”.
fn behind_address(doc: &Document, words: &[usize]) -> usize {
    let comma = |i: usize| words.get(i).is_some_and(|&at| doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == ","));
    let bracket = words.first().is_some_and(|&at| at > 0 && lower(doc, at - 1) == "(");
    let close = words.iter().take(ADDRESS).position(|&at| lower(doc, at + 1) == ")").filter(|_| bracket);
    let mut from = close.map_or(0, |close| close + 1);
    loop {
        let filler = words.get(from).is_some_and(|&at| {
            doc.tokens[at].tag == Tag::UH || matches!(lower(doc, at), "yes" | "well" | "so" | "and" | "but" | "again" | "no" | "okay")
        });
        let named = (from..words.len()).take(ADDRESS).find(|&i| comma(i)).filter(|&end| {
            let name =
                |&at: &usize| doc.tokens[at].tag.is_proper() || lexicon::TITLES.contains(lower(doc, at)) || lower(doc, at) == "minister";
            words[from..=end].iter().all(name)
        });
        match named {
            _ if filler => from += 1,
            Some(end) => from = end + 1,
            None => return from,
        }
    }
}

/// “We are so very pleased to be here”, “I'm grateful for this opportunity”.
fn is_glad(doc: &Document, words: &[usize]) -> bool {
    let be = words.first().is_some_and(|&at| matches!(lower(doc, at), "i" | "we"))
        && words.get(1).is_some_and(|&at| &*doc.tokens[at].lemma == "be");
    let Some(glad) = (2..words.len()).find(|&i| !doc.tokens[words[i]].tag.is_adverb()).filter(|_| be) else { return false };
    let word = |i: usize| words.get(i).map_or("", |&at| lower(doc, at));
    if lexicon::COURTESIES.class(word(glad)) != Some("glad") {
        return false;
    }
    let tag = |i: usize| words.get(i).map_or(Tag::PERIOD, |&at| doc.tokens[at].tag);
    match word(glad + 1) {
        "to" => match word(glad + 2) {
            "be" => matches!(word(glad + 3), "here" | "with" | "back" | "in" | "at" | "able"),
            "have" | "host" | "receive" | "welcome" | "see" | "meet" | "join" => tag(glad + 3) != Tag::VBN,
            _ => false,
        },
        "for" => (glad + 2..words.len()).take(ADDRESS).any(|i| lexicon::COURTESIES.class(word(i)) == Some("occasion")),
        _ => false,
    }
}

/// “It's a really great pleasure to welcome my friend”.
fn is_honour(doc: &Document, words: &[usize]) -> bool {
    let word = |i: usize| words.get(i).map_or("", |&at| lower(doc, at));
    let be = word(0) == "it" && words.get(1).is_some_and(|&at| &*doc.tokens[at].lemma == "be");
    let noun = (2..words.len()).find(|&i| doc.tokens[words[i]].tag.is_noun());
    be && noun.is_some_and(|noun| noun <= 2 + ADDRESS && lexicon::COURTESIES.class(word(noun)) == Some("honour"))
}

/// “Very nice to see you”.
fn is_nice(doc: &Document, words: &[usize]) -> bool {
    let word = |i: usize| words.get(i).map_or("", |&at| lower(doc, at));
    let Some(nice) = (0..words.len()).find(|&i| !doc.tokens[words[i]].tag.is_adverb()) else { return false };
    matches!(word(nice), "nice" | "great" | "good" | "wonderful" | "lovely")
        && word(nice + 1) == "to"
        && matches!(word(nice + 2), "see" | "be" | "have" | "meet")
        && matches!(word(nice + 3), "you" | "here" | "with" | "everybody" | "everyone")
}

/// “The ministry declined to comment further”, “The envoy would not elaborate”, “It did not respond to a
/// request for comment”: nothing is told. “He refused to discuss the border” tells.
#[must_use]
pub fn refuses_comment(doc: &Document, words: &[usize]) -> bool {
    let word = |i: usize| words.get(i).map_or("", |&at| lower(doc, at));
    let Some(verb) = words.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let rest = |from: usize| (from..words.len().min(from + REFUSED)).map(word).collect::<Vec<_>>();
    let lemma = &*doc.tokens[words[verb]].lemma;
    // “A spokeswoman said the guild does not comment on rumours”
    if matches!(lemma, "say" | "add") {
        return refuses_comment(doc, &words[verb + 1..]);
    }
    if matches!(lemma, "decline" | "refuse") {
        let told = rest(verb + 1);
        let named = told.iter().any(|word| matches!(*word, "identified" | "named" | "quoted"));
        return named && told.contains(&"be")
            || told.iter().take(3).any(|word| matches!(*word, "comment" | "elaborate"))
            || told.starts_with(&["to", "give", "details"])
            || told.starts_with(&["to", "say", "more"]);
    }
    let negated = word(verb + 1) == "not" || matches!(word(verb + 1), "n't" | "n’t");
    let act = (verb + 2..words.len()).find(|&i| !doc.tokens[words[i]].tag.is_adverb());
    negated
        && act.is_some_and(|act| match word(act) {
            "comment" | "elaborate" => true,
            "respond" | "reply" => (act + 1..words.len())
                .take(REFUSED + 2)
                .any(|i| matches!(word(i), "request" | "requests" | "calls" | "emails" | "inquiries")),
            "available" => rest(act + 1).contains(&"comment"),
            "be" => word(act + 1) == "reached",
            _ => false,
        })
}

/// Most words of a line that only tells who came, or that talks began.
const CAME: usize = 12;
/// Most words of a line that only tells that talks began.
const BEGAN: usize = 24;

/// “Both leaders have arrived”, “the talks began on Thursday in the old hall”: what the head of a brief says.
#[must_use]
pub fn only_begins(doc: &Document, words: &[usize]) -> bool {
    let Some(first) = words.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let verb = first + usize::from(matches!(lower(doc, words[first]), "has" | "have"));
    let Some(&at) = words.get(verb) else { return false };
    let more = tells_more(doc, &words[verb + 1..]) || words[verb + 1..].iter().any(|&at| lower(doc, at) == "with");
    // “The second round of talks between Norway and Chile”
    let of_whom = |at: usize| matches!(lower(doc, at), "between" | "of" | "with" | "among");
    // “Talks between Norway and Chile begin on Monday” is a next step.
    let past = verb > first || doc.tokens[at].tag == Tag::VBD;
    let meeting =
        (0..first).any(|at| lexicon::MEETING_NOUNS.contains(lower(doc, words[at])) && (at + 1 == first || past && of_whom(words[at + 1])));
    match &*doc.tokens[at].lemma {
        "arrive" => words.len() <= CAME && !more,
        "begin" | "start" => meeting && words.len() <= BEGAN && !more,
        "end" | "conclude" => past && meeting && words.len() <= BEGAN && !more,
        _ => false,
    }
}

/// “The two leaders are set to meet in the buffer zone”, “both held talks on the sidelines of the summit”: that they meet, and
/// neither why nor what came of it.
#[must_use]
pub fn only_meets(doc: &Document, words: &[usize]) -> bool {
    let Some(first) = words.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let class = |at: usize| lexicon::MEETING_VERBS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class);
    let chain = first..words.len().min(first + CHAIN);
    let meets = |&i: &usize| doc.tokens[words[i]].tag.is_verb() && class(words[i]) == Some("meet");
    let holds = |&i: &usize| matches!(&*doc.tokens[words[i]].lemma, "hold" | "have") && doc.tokens[words[i]].tag.is_verb();
    let noun = |i: usize| (i + 1..words.len().min(i + 3)).find(|&i| lexicon::MEETING_NOUNS.contains(lower(doc, words[i])));
    let verb = chain.clone().find(|i| meets(i) || holds(i));
    // “Agreed to meet”, “would not meet”, “hopes to meet” say more.
    let plain = |i: usize| {
        matches!(
            lower(doc, words[i]),
            "to" | "be" | "been" | "set" | "due" | "scheduled" | "expected" | "also" | "both" | "have" | "has" | "had" | "will"
        ) || matches!(&*doc.tokens[words[i]].lemma, "be")
    };
    let end = verb.filter(|&verb| (first..verb).all(plain)).and_then(|verb| if meets(&verb) { Some(verb) } else { noun(verb) });
    end.is_some_and(|end| words.len() <= MET && !tells_more(doc, &words[end + 1..]))
}

/// Words from the first verb of “are set to meet” to the one that tells.
const CHAIN: usize = 5;
/// Most words of a line that says only that they meet.
const MET: usize = 24;

/// Whether what stands behind the verb of a meeting tells more than where, when and with whom.
fn tells_more(doc: &Document, rest: &[usize]) -> bool {
    let calendar = |at: usize| lexicon::CALENDAR.contains(lower(doc, at));
    // “On Monday”, “on 2 June”, “on the sidelines of the summit”
    let day_or_side = |at: usize| {
        let number = lower(doc, at + 1).starts_with(|c: char| c.is_ascii_digit()) && calendar(at + 2);
        let side = (at + 1..at + 4).any(|at| matches!(lower(doc, at), "sideline" | "sidelines" | "margin" | "margins"));
        calendar(at + 1) || number || side
    };
    rest.iter().any(|&at| {
        let token = &doc.tokens[at];
        token.tag.is_finite()
            || matches!(token.tag, Tag::TO | Tag::VBG)
            || matches!(&*token.lower, "about" | "over" | "for" | "after" | "amid" | "without" | "again" | "despite" | "since" | "as")
            || &*token.lower == "on" && !day_or_side(at)
    })
}

/// Words from the first verb of “appeared to be referring to” to the one that tells.
const REFERS: usize = 5;

/// “Berg appeared to be referring to the latest draft”: what somebody's words, which the line lacks, are about.
#[must_use]
pub fn explains_words(doc: &Document, words: &[usize]) -> bool {
    let Some(verb) = words.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let mut chain = words[verb..]
        .iter()
        .take(REFERS)
        .take_while(|&&at| doc.tokens[at].tag.is_verb() || doc.tokens[at].tag.is_adverb() || matches!(lower(doc, at), "to" | "clearly"));
    let leads = matches!(&*doc.tokens[words[verb]].lemma, "appear" | "seem" | "be");
    leads && chain.any(|&at| matches!(lower(doc, at), "referring" | "alluding"))
}

/// “Want to share your view?”, “Why should the fleet pay?”: nothing is said.
#[must_use]
pub fn asks(doc: &Document, words: &[usize]) -> bool {
    words.last().is_some_and(|&last| lower(doc, last + 1) == "?")
}

/// “We must keep the (inaudible) posture”: the sentence lacks words that a transcript did not catch.
#[must_use]
pub fn is_unheard(doc: &Document, words: &[usize]) -> bool {
    let Some(&first) = words.first() else { return false };
    let gap = |at: usize| {
        let bracketed = at > 0 && matches!(lower(doc, at - 1), "(" | "[") && matches!(lower(doc, at + 1), ")" | "]");
        bracketed && matches!(lower(doc, at), "inaudible" | "indistinct" | "unintelligible" | "crosstalk" | "off-mike" | "off-mic")
    };
    doc.sentences[doc.sentence_of(first)].tokens.clone().any(gap)
}

fn lower(doc: &Document, at: usize) -> &str {
    doc.tokens.get(at).map_or("", |token| &*token.lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(sentence: &str, rule: fn(&Document, &[usize]) -> bool) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let words: Vec<usize> =
            doc.sentences[1].tokens.clone().filter(|&at| doc.tokens[at].lower.chars().any(char::is_alphanumeric)).collect();
        rule(&doc, &words)
    }

    #[test]
    fn courtesies_say_nothing() {
        for idle in [
            "I am very pleased to be here with my colleague.",
            "We are so grateful for this opportunity to speak.",
            "It's a really great pleasure to welcome my friend to Oslo.",
            "Mr. Secretary, thank you for this opportunity to meet.",
            "Very nice to see you, members of the press.",
            "Yes, thank you for coming to Oslo today.",
        ] {
            assert!(read(idle, is_courtesy), "{idle}");
        }
        for said in [
            "We are pleased that the pact was signed.",
            "We are extremely pleased to be partnered with Norway on grain.",
            "I am grateful for the support that Norway has given the fleet.",
            "It is a serious threat to the port.",
            "I am pleased to have signed the pact.",
        ] {
            assert!(!read(said, is_courtesy), "{said}");
        }
    }

    #[test]
    fn what_words_are_about_says_nothing_without_them() {
        for idle in ["The president appeared to be referring to the latest draft.", "He was clearly alluding to the port."] {
            assert!(read(idle, explains_words), "{idle}");
        }
        for said in ["The ministers referred the dispute to a court.", "The rule appears to be a threat to the port."] {
            assert!(!read(said, explains_words), "{said}");
        }
    }

    #[test]
    fn refusals_to_comment_say_nothing() {
        for idle in [
            "The ministry declined to comment further on the visit.",
            "The envoy would not elaborate.",
            "The guild did not immediately respond to a request for comment.",
            "The traders declined to be identified because the talks are private.",
        ] {
            assert!(read(idle, refuses_comment), "{idle}");
        }
        for said in ["The envoy refused to discuss the border.", "The fleet did not respond to the attack.", "The king declined the offer."]
        {
            assert!(!read(said, refuses_comment), "{said}");
        }
    }

    #[test]
    fn who_came_and_that_talks_began_says_nothing() {
        for idle in [
            "Both leaders have arrived.",
            "The talks began on Thursday at the old hall under the eyes of the guild.",
            "The meeting began on 2 June at 15:00.",
            "The second round of talks between Norway and Chile has ended in Oslo.",
        ] {
            assert!(read(idle, only_begins), "{idle}");
        }
        for said in ["The talks began without Chile.", "Both leaders have arrived to sign the pact.", "The crews began a strike."] {
            assert!(!read(said, only_begins), "{said}");
        }
        assert!(read("A spokeswoman for the guild said it does not comment on rumours.", refuses_comment));
    }

    #[test]
    fn that_they_meet_says_nothing() {
        for idle in
            ["The two leaders are set to meet in the buffer zone.", "Holm and Berg held talks on the sidelines of the summit in Chile."]
        {
            assert!(read(idle, only_meets), "{idle}");
        }
        for said in [
            "The two leaders are set to meet to sign the pact.",
            "Holm and Berg will meet again in Oslo.",
            "Holm and Berg held talks on fishing.",
            "Holm met Berg for the first time in ten years.",
            "The port will hold a vote.",
            "Holm and Berg agreed to meet in Oslo.",
            "Holm would not meet Berg in Oslo.",
        ] {
            assert!(!read(said, only_meets), "{said}");
        }
    }

    #[test]
    fn what_was_not_heard_says_nothing() {
        for gap in ["We must keep the (inaudible) posture of the fleet.", "[inaudible] the fleets agreed to share the port."] {
            assert!(read(gap, is_unheard), "{gap}");
        }
        for said in ["The inaudible signal of the buoy was the matter.", "They agreed (on Monday) to share the port."] {
            assert!(!read(said, is_unheard), "{said}");
        }
    }

    #[test]
    fn a_question_says_nothing() {
        assert!(read("Who pays for the port and its harbour?", asks));
        assert!(!read("The envoy asked who pays for the port.", asks));
    }
}
