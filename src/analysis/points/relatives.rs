//! “…, which have been useful so far” → the noun phrase before the comma with what the clause says of it.

use std::ops::Range;

use super::cut::{LEAST_WORDS, lower, words};
use super::subject::agrees;
use crate::lexicon;
use crate::text::{Document, NameKind, Tag};

/// “…, which have been useful so far”: the noun phrase before the comma with what the clause says of it.
#[must_use]
pub fn relatives(doc: &Document, stretch: &Range<usize>) -> Vec<Vec<Range<usize>>> {
    let mut found = Vec::new();
    for at in stretch.start + 2..stretch.end.saturating_sub(LEAST_WORDS) {
        let relative = lower(doc, at - 1) == "," && matches!(lower(doc, at), "which" | "who") && doc.tokens[at + 1].tag.is_finite();
        if !relative {
            continue;
        }
        let mut start = at - 1;
        while start > stretch.start && in_noun_phrase(doc, start - 1) {
            start -= 1;
        }
        // “… the League and the Union, which met”: both did, or the last one; “once it is ratified by the
        // Senate, which may be soon”: all of that.
        if start > stretch.start && matches!(lower(doc, start - 1), "and" | "or" | "," | "by") {
            continue;
        }
        // “The needs of those around the world, which have grown”: the world has not.
        if !agrees(doc, &(start..at - 1), at + 1) || start > stretch.start && may_be_part(doc, start) {
            continue;
        }
        // “The plans announced last Friday, which may fail”, “the act signed on June 21, which pays”: no day fails or pays.
        let number = doc.tokens[at - 2].tag == Tag::CD && at > start + 2 && is_time(doc, at - 3);
        if number || doc.tokens[at - 2].tag.is_noun() && is_time(doc, at - 2) {
            continue;
        }
        let behind = if start > stretch.start { lower(doc, start - 1) } else { "" };
        if is_scene(doc, behind, at) || start > stretch.start + 1 && is_of_another(doc, start - 1) || !suits(doc, start..at - 1, at) {
            continue;
        }
        let end = (at + 1..stretch.end).find(|&end| matches!(lower(doc, end), "," | ";")).unwrap_or(stretch.end);
        if doc.tokens[start..at - 1].iter().any(|token| token.tag.is_noun()) && words(doc, at + 1..end) >= LEAST_WORDS {
            found.push(vec![start..at - 1, at + 1..end]);
        }
    }
    found
}

/// “The summit in Oslo, which was useful”, “talks on Norway, which will be held in May”: the summit and the talks.
/// “Met chiefs at the Old Hall, who agreed”: the chiefs.
fn is_scene(doc: &Document, behind: &str, pronoun: usize) -> bool {
    let place = matches!(behind, "in" | "at" | "on" | "over" | "outside" | "near" | "inside");
    let matter = matches!(behind, "of" | "for" | "about" | "with");
    let which = lower(doc, pronoun) == "which";
    (place || matter && which) && doc.tokens[pronoun - 2].tag.is_proper() || place && !which
}

/// “A rise in the price of fish, which angers the guilds”, “turmoil on the coast, which …”: whether the preposition at `at`
/// hangs on a noun that the clause may be told of as well.
fn is_of_another(doc: &Document, at: usize) -> bool {
    let noun = &doc.tokens[at - 1];
    let moves =
        || lexicon::STANCE.contains(&noun.lemma) || matches!(&*noun.lemma, "rise" | "change" | "shift" | "surge" | "spike" | "jump");
    matches!(lower(doc, at), "in" | "on" | "over" | "at" | "for" | "of" | "across") && noun.tag.is_noun() && moves()
}

/// Whether the noun phrase can do what its relative clause tells: events are held, and people and bodies are “who”.
fn suits(doc: &Document, noun: Range<usize>, pronoun: usize) -> bool {
    let head = noun.end - 1;
    let token = &doc.tokens[head];
    let listed = |list: &lexicon::Lexicon| list.contains(&token.lemma) || list.contains(&token.lower);
    if lower(doc, pronoun) == "who" {
        let place = doc.names_in(head..noun.end).iter().any(|name| name.kind == NameKind::Place && name.tokens.end == noun.end);
        return token.tag.is_proper() && !place
            || listed(&lexicon::SPEAKER_NOUNS)
            || listed(&lexicon::TITLES)
            || listed(&lexicon::GROUPS)
            || token.tag == Tag::NNS;
    }
    let group = |tag: Tag| tag.is_verb() || tag.is_finite() || tag.is_adverb();
    let verbs = || (pronoun + 1..doc.tokens.len()).take(GROUP).take_while(|&at| group(doc.tokens[at].tag));
    let held = verbs().any(|at| lower(doc, at) == "held" || &*doc.tokens[at].lemma == "take" && lower(doc, at + 1) == "place");
    let event = listed(&lexicon::EVENT_NOUNS)
        || listed(&lexicon::MEETING_NOUNS)
        || matches!(
            &*token.lemma,
            "election" | "vote" | "referendum" | "exercise" | "drill" | "protest" | "rally" | "event" | "ceremony" | "poll"
        );
    !held || event
}

/// Tokens of “will now be held”.
const GROUP: usize = 5;

/// Whether a noun phrase that begins at `start` may be the end of a longer name or of what governs it
/// (“a Plan to Address *Hunger*”, “the Feed *the Future program*”).
fn may_be_part(doc: &Document, start: usize) -> bool {
    let before = &doc.tokens[start - 1];
    let capital = |at: usize| doc.tokens[at].span.of(&doc.text).starts_with(char::is_uppercase);
    matches!(before.tag, Tag::TO) || matches!(&*before.lower, "of" | "to") || capital(start - 1) && start > 1 && before.tag != Tag::IN
}

fn is_time(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    lexicon::CALENDAR.contains(&token.lower) || lexicon::TIME_WORDS.contains(&token.lower)
}

fn in_noun_phrase(doc: &Document, at: usize) -> bool {
    let tag = doc.tokens[at].tag;
    // “The proposed peace deal”
    let attribute = || at > 0 && tag == Tag::VBN && matches!(doc.tokens[at - 1].tag, Tag::DT | Tag::PRPS | Tag::POS);
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD) || attribute()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    #[test]
    fn days_have_no_relative_clauses() {
        for sentence in [
            "They oppose the plans announced last Friday, which will cost hundreds of jobs.",
            "They praised the act signed by the king on June 21, which provides funds for the ports.",
        ] {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            assert!(relatives(&doc, &doc.sentences[1].tokens).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn a_place_is_not_what_took_place_there() {
        let lines = |sentence: &str| {
            let doc = text::build(&clean::clean(&ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text")));
            let line = |part: &Vec<Range<usize>>| doc.words(part[0].clone()).to_owned();
            relatives(&doc, &doc.sentences[1].tokens).iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(lines("They spoke at a summit in Oslo, which was a chance to settle the row."), Vec::<String>::new());
        for other in [
            "They spoke of the coming summit on Norway, which will be held in the port of Lima in May.",
            "They spoke of the coming summit on the fleet, which will be held in the port of Lima in May.",
            "She met the chiefs of the coast on Harbour Hill, who expressed openness to a pact on fish.",
            "She met the chiefs about the old harbour of Oslo, who expressed openness to a pact on fish.",
        ] {
            assert_eq!(lines(other), Vec::<String>::new(), "{other}");
        }
        for of_another in [
            "They spoke of growing turmoil in the local banks, which has closed nine of the ports.",
            "They spoke of a steady rise in coastal fishing, which threatens to ruin the old guilds.",
        ] {
            assert_eq!(lines(of_another), Vec::<String>::new(), "{of_another}");
        }
        assert_eq!(lines("The envoy met chief Ole Dahl, who expressed openness to a pact on fish."), ["chief Ole Dahl"]);
        assert_eq!(lines("They read the proposed peace deal, which was revised in Lima in May."), ["the proposed peace deal"]);
    }

    #[test]
    fn relative_clauses_get_their_noun() {
        let article = ingest::read("a.txt", "Talks\n\nThe envoy left the peace talks, which had been useful so far, on Monday.".as_bytes())
            .expect("text");
        let doc = text::build(&clean::clean(&article));
        let found = relatives(&doc, &doc.sentences[1].tokens);
        let lines: Vec<String> =
            found.iter().map(|part| part.iter().map(|range| doc.words(range.clone())).collect::<Vec<_>>().join(" … ")).collect();
        assert_eq!(lines, ["the peace talks … had been useful so far"]);
    }
}
