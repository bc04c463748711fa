//! “Serious gaps remain”, “there is little trust”, “we will not pay a ransom”: words by which a line divides, whatever else
//! it speaks of.

use crate::lexicon;
use crate::text::{Document, Tag};

/// Tokens of a verb group.
const GROUP: usize = 4;

/// Whether the unit of `tokens`, whose main verb is the one at `verb` in it, tells that the parties are or go apart.
pub(super) fn is_apart(doc: &Document, tokens: &[usize], verb: usize) -> bool {
    let lower = |i: usize| tokens.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let lemma = |i: usize| tokens.get(i).map_or("", |&at| &*doc.tokens[at].lemma);
    let acts = |verbs: &[&str]| (verb..=verb + GROUP).any(|i| verbs.contains(&lemma(i)));
    // Adverbs and marks may stand before the verb: “gaps” still remain.
    let word = |i: &usize| !doc.tokens[tokens[*i]].tag.is_adverb() && doc.tokens[tokens[*i]].lower.starts_with(char::is_alphabetic);
    let subject = (0..verb).rev().find(word).filter(|&i| doc.tokens[tokens[i]].tag.is_noun());
    let gap = |i: usize| lexicon::STANCE.class(lemma(i)) == Some("diverge");
    let remain = matches!(lemma(verb), "remain" | "persist" | "exist") && subject.is_some_and(gap);
    let locked = (0..verb).take(GROUP).find(|&i| doc.tokens[tokens[i]].tag.is_noun());
    let locked = locked.is_some_and(|i| matches!(lemma(i), "deadlock" | "impasse" | "stalemate" | "standoff"));
    let eased = tokens[verb..].iter().take_while(|&&at| &*doc.tokens[at].lower != ",").any(|&at| {
        let class = lexicon::STANCE.class(&doc.tokens[at].lemma);
        matches!(class, Some("ease" | "agree" | "concede")) || matches!(&*doc.tokens[at].lemma, "break" | "end" | "over")
    });
    let none = matches!(lower(0), "no" | "none" | "neither") && acts(&["agree"]);
    let pairs = || tokens.windows(2).map(|pair| (&*doc.tokens[pair[0]].lower, &*doc.tokens[pair[1]].lower));
    let lacks = (0..tokens.len()).any(|i| {
        matches!(lower(i), "little" | "less" | "scant") && (i + 1..i + 3).any(|i| matches!(lower(i), "warmth" | "trust" | "appetite"))
    });
    let told = pairs().any(|pair| matches!(pair, ("war", "footing") | ("heard" | "saw", "nothing")));
    acts(&["deteriorate", "worsen", "implode"]) && !eased
        || remain
        || locked && matches!(lemma(verb), "be" | "remain" | "have") && !eased
        || none
        || lacks
        || told
        || refuses(doc, tokens)
}

/// “We will not pay a ransom”, “Norway won't accept the levy”.
fn refuses(doc: &Document, tokens: &[usize]) -> bool {
    tokens.windows(3).any(|three| {
        let [will, not, verb] = three else { return false };
        doc.tokens[*will].tag == Tag::MD
            && matches!(&*doc.tokens[*will].lemma, "will" | "wo" | "would")
            && matches!(&*doc.tokens[*not].lower, "not" | "n't" | "n’t" | "never")
            && matches!(&*doc.tokens[*verb].lower, "pay" | "accept" | "tolerate" | "bow" | "yield" | "surrender")
    })
}

#[cfg(test)]
mod tests {
    use super::super::stands::divides;
    use crate::{clean, ingest, text};

    fn apart(sentence: &str) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        divides(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
    }

    #[test]
    fn words_divide() {
        for divided in [
            "Serious gaps remain between the two coasts.",
            "The deadlock over the levy is the worst in years.",
            "No ports have yet agreed to the talks.",
            "There was little warmth between Berg and Holm.",
            "The first talks in Oslo imploded over the levy.",
            "Relations of the two coasts continue to deteriorate.",
            "“I heard nothing today of any new offer,” Berg said.",
            "The guilds will not pay a levy on nets.",
            "The council took steps to adopt a war footing.",
        ] {
            assert!(apart(divided), "{divided}");
        }
        for other in [
            "Both coasts remain friends.",
            "The deadlock over the levy is over.",
            "All ports have agreed to the talks.",
            "There was much trust between Berg and Holm.",
            "The guilds will pay a levy on nets.",
            "They saw the fleet from the harbour.",
        ] {
            assert!(!apart(other), "{other}");
        }
    }
}
