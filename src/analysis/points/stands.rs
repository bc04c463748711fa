//! “The truce was violated again”, “we are not against the pact”: how the parties stand by the main verb, whatever the nouns
//! around it are about.

use super::apart::is_apart;
use crate::text::{Document, Tag};

/// Tokens of a verb group.
const GROUP: usize = 4;
/// Tokens from “told the king” to the “must” of what was told.
const TOLD: usize = 12;

/// Whether the main verb tells that the parties, or others, are apart.
#[must_use]
pub fn divides(doc: &Document, tokens: &[usize]) -> bool {
    // “The talks imploded”, whatever its tag.
    if tokens.iter().any(|&at| &*doc.tokens[at].lower == "imploded") {
        return true;
    }
    let Some(verb) = main_verb(doc, tokens) else { return false };
    let rest = &tokens[verb..];
    let lower = |i: usize| rest.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let lemma = |i: usize| rest.get(i).map_or("", |&at| &*doc.tokens[at].lemma);
    let group = |word: &str| (1..=GROUP).any(|i| lower(i) == word);
    let negated = (1..=2).any(|i| is_not(lower(i)));
    let until = rest.iter().any(|&at| matches!(&*doc.tokens[at].lower, "until" | "unless"));
    let acts = |verbs: &[&str]| (1..=GROUP).any(|i| verbs.contains(&lemma(i)));
    let be = matches!(lemma(0), "be" | "have");
    // “Told the king that the port must open”
    let told = lower(0) == "told"
        && rest.iter().take(TOLD).any(|&at| {
            let next = doc.tokens.get(at + 1).map_or("", |next| &*next.lower);
            match &*doc.tokens[at].lemma {
                "must" => true,
                "need" | "have" => doc.tokens[at].tag.is_finite() && next == "to",
                _ => false,
            }
        });
    be && (group("violated") || group("locked") && rest.iter().any(|&at| &*doc.tokens[at].lower == "out"))
        || be && (1..=GROUP).any(|i| lower(i) == "critical" && lower(i + 1) == "of")
        || negated && until && acts(&["meet", "agree", "talk", "negotiate", "sign", "recognize"])
        || negated && matches!(lemma(0), "do" | "have") && acts(&["agree"])
        || matches!(lemma(0), "leave" | "remain" | "be") && group("unresolved")
        || (lemma(0) == "prove" || acts(&["prove"])) && rest.iter().take(GROUP + 2).any(|&at| &*doc.tokens[at].lower == "elusive")
        || told
        || is_apart(doc, tokens, verb)
}

/// Whether the main verb tells that the parties are, or stay, together.
#[must_use]
pub fn joins(doc: &Document, tokens: &[usize]) -> bool {
    let Some(verb) = main_verb(doc, tokens) else { return false };
    let rest = &tokens[verb..];
    let lower = |i: usize| rest.get(i).map_or("", |&at| &*doc.tokens[at].lower);
    let lemma = |i: usize| rest.get(i).map_or("", |&at| &*doc.tokens[at].lemma);
    let before = tokens[..verb].last().map_or("", |&at| &*doc.tokens[at].lower);
    // “Agreed to lift the ban”; “agreed to disagree”, “agreed to strike”.
    let agreed = lower(0) == "agreed"
        && matches!(lower(1), "to" | "on" | "that" | "upon")
        && !matches!(before, "never" | "hardly" | "only" | "nor")
        && !rest.iter().take(GROUP).any(|&at| is_turn(&doc.tokens[at].lower));
    let not = |word: &str| lemma(0) == "be" && is_not(lower(1)) && lower(2) == word;
    let stays =
        matches!(lower(1), "no") && lower(2) == "intention" && matches!(lower(4), "giving" | "leaving" | "withdrawing" | "abandoning");
    let condoles =
        matches!(lemma(0), "express" | "offer" | "convey") && rest.iter().take(GROUP + 1).any(|&at| &*doc.tokens[at].lemma == "condolence");
    // “Agreed on a quota, but Norway denied it”
    let taken_back = rest
        .iter()
        .any(|&at| matches!(&*doc.tokens[at].lower, "but" | "however" | "although" | "though") || &*doc.tokens[at].lemma == "deny");
    agreed && !taken_back || not("against") || not("dead") || stays || condoles
}

/// The first finite verb of a unit that does not belong to a relative clause of its subject.
fn main_verb(doc: &Document, tokens: &[usize]) -> Option<usize> {
    let finite = |i: usize| doc.tokens[tokens[i]].tag.is_finite() || doc.tokens[tokens[i]].tag == Tag::MD;
    let relative =
        |i: usize| tokens[i.saturating_sub(3)..i].iter().any(|&at| matches!(&*doc.tokens[at].lower, "who" | "which" | "that" | "if"));
    (0..tokens.len()).find(|&i| finite(i)).filter(|&i| !relative(i))
}

fn is_not(lower: &str) -> bool {
    matches!(lower, "not" | "n't" | "n’t" | "never")
}

fn is_turn(lower: &str) -> bool {
    matches!(lower, "disagree" | "not" | "strike" | "end" | "suspend" | "postpone" | "delay" | "quit" | "leave" | "impose" | "sanctions")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(rule: fn(&Document, &[usize]) -> bool, sentence: &str) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        rule(&doc, &doc.sentences[1].tokens.clone().collect::<Vec<_>>())
    }

    #[test]
    fn the_main_verb_divides() {
        for apart in [
            "The truce was violated again on the coast.",
            "Norway would not meet the guild until it pays its fees.",
            "The matter of the fleet was left unresolved.",
            "Berg told the king that the port needs to open.",
            "The sides did not agree on a pact.",
            "Berg has been critical of the pact.",
            "A pact will likely prove elusive.",
            "The crews were locked out in May.",
        ] {
            assert!(read(divides, apart), "{apart}");
        }
        for other in [
            "The sides agreed on the truce.",
            "Berg told the king a story of the port.",
            "Norway will not open the port.",
            "The truce was signed.",
        ] {
            assert!(!read(divides, other), "{other}");
        }
    }

    #[test]
    fn the_main_verb_joins() {
        for together in [
            "The two agreed to settle the row over the fleet.",
            "“We're not against the pact,” Berg said.",
            "The pact is not dead.",
            "Norway has no intention of giving up the talks.",
            "Berg expressed condolences for the loss of the crew.",
        ] {
            assert!(read(joins, together), "{together}");
        }
        for other in [
            "They agreed on a quota, but Norway denied it.",
            "They agreed to disagree on the pact.",
            "They never agreed to the pact.",
            "The pact is dead.",
            "Berg is against it.",
        ] {
            assert!(!read(joins, other), "{other}");
        }
    }
}
