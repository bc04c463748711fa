//! A line too long for a memo → the longest part of it that says what the whole says and fits.
//!
//! What goes stands at an edge or between two commas, and the clause that stays is whole without it:
//! settings before the subject, asides, relative clauses, adjuncts and second members of a coordination.
//! Conditions, limits, negations and cautions of the clause that stays are never taken from it.

use std::ops::Range;

use crate::analysis::points::cut::clause_near;
use crate::lexicon;
use crate::text::{Document, Tag};

use super::drop::{is_condition, is_whole, lower, says_more};
use super::shorten::words;

/// Fewest tokens that are worth leaving out.
const LEAST_GONE: usize = 3;
/// A line that a cut at a comma leaves with fewer words than this says too little.
const LEAST_LEFT: usize = 14;
/// Most tokens of a setting before the subject.
const LONGEST_SETTING: usize = 40;
/// Tokens before “that” and “who” in which the determiner of their noun stands.
const DETERMINER: usize = 5;

/// Leaves out the stretches that the line can do without, until it has `most` words at most.
pub fn prune(doc: &Document, tokens: &mut Vec<usize>, most: usize) {
    while words(doc, tokens) > most {
        let without = |range: &Range<usize>| [&tokens[..range.start], &tokens[range.end..]].concat();
        let fits = |range: &Range<usize>| {
            let gone = &tokens[range.clone()];
            gone.len() >= LEAST_GONE && !conditions(doc, gone) && paired(doc, gone) && stands(doc, &without(range))
        };
        let cuts = [settings, asides, relatives, adjuncts, coordinates].into_iter().flat_map(|rule| rule(doc, tokens)).filter(fits);
        // The least that is enough, at a comma before all, else the most.
        let Some(cut) = cuts.min_by_key(|range| {
            let left = words(doc, &without(range));
            let at_comma = lower(doc, tokens[range.start]) == "," || range.start == 0;
            (left > most, !at_comma || left < LEAST_LEFT, if left > most { left } else { usize::MAX - left }, range.start)
        }) else {
            return;
        };
        tokens.drain(cut);
    }
}

/// Whether the rest is a clause that does not end where something must follow.
fn stands(doc: &Document, kept: &[usize]) -> bool {
    let Some(&last) = kept.last() else { return false };
    let token = &doc.tokens[last];
    let open = matches!(
        token.tag,
        Tag::DT | Tag::IN | Tag::TO | Tag::CC | Tag::PRPS | Tag::MD | Tag::WDT | Tag::WP | Tag::WRB | Tag::POS | Tag::JJ
    ) || matches!(&*token.lemma, "be" | "have" | "include" | "say" | "tell")
        || matches!(&*token.lower, "," | ";" | ":" | "(" | "“");
    is_whole(doc, kept) && has_main_verb(doc, kept) && !open
}

/// Whether a finite verb stands before any relative clause, or behind one and its comma: not “the envoy, who has led the
/// talks”.
fn has_main_verb(doc: &Document, kept: &[usize]) -> bool {
    let finite = |i: usize| kept.get(i).is_some_and(|&at| doc.tokens[at].tag.is_finite());
    let relative =
        |i: usize| i > 0 && matches!(doc.tokens[kept[i]].tag, Tag::WDT | Tag::WP) || matches!(lower(doc, kept[i]), "who" | "whose");
    let Some(first) = (0..kept.len()).find(|&i| finite(i) || relative(i)) else { return false };
    finite(first) || (first..kept.len()).any(|i| lower(doc, kept[i]) == "," && (finite(i + 1) || finite(i + 2)))
}

/// Whether the marks of quotations and brackets in a stretch are in pairs.
fn paired(doc: &Document, tokens: &[usize]) -> bool {
    let count = |mark: &str| tokens.iter().filter(|&&at| lower(doc, at) == mark).count();
    count("“") == count("”") && count("\"").is_multiple_of(2) && count("(") == count(")")
}

/// “… during the winter unless the fleet returns”: whether the stretch holds a condition or a limit, which may be the whole
/// line's.
fn conditions(doc: &Document, tokens: &[usize]) -> bool {
    tokens.iter().any(|&at| is_condition(doc, at) || matches!(lower(doc, at), "until" | "till" | "once" | "except"))
}

/// Whether a finite verb of the stretch may belong to a clause around it: one that no relative or subordinate clause of
/// the stretch brings along (“a pact *that helps the port is* no help”).
fn holds_main_verb(doc: &Document, tokens: &[usize]) -> bool {
    let (mut inside, mut free) = (false, 0);
    for &at in tokens {
        if opens_clause(doc, at) {
            free += 1;
            inside = true;
        } else if inside && doc.tokens[at].tag == Tag::CC && doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_finite()) {
            free = free.max(1);
        } else if doc.tokens[at].tag.is_finite() {
            if free == 0 {
                return true;
            }
            free -= 1;
        }
    }
    false
}

fn opens_clause(doc: &Document, at: usize) -> bool {
    // “Such as”, “as well as”
    if lower(doc, at) == "as"
        && (adjunct(doc, at).is_some_and(|class| class == "free") || matches!(lower(doc, at.saturating_sub(1)), "such" | "well"))
    {
        return false;
    }
    matches!(doc.tokens[at].tag, Tag::WDT | Tag::WP | Tag::WRB)
        || matches!(lower(doc, at), "that" | "who" | "which" | "whose" | "where" | "when")
        || lexicon::SUBORDINATORS.contains(lower(doc, at))
}

/// “Despite seven years of talks between the two, the pact failed”: what stands before the subject's comma.
fn settings(doc: &Document, tokens: &[usize]) -> Vec<Range<usize>> {
    let first = &doc.tokens[tokens[0]];
    let opens = matches!(first.tag, Tag::IN | Tag::VBG | Tag::VBN | Tag::RB)
        && !matches!(
            &*first.lower,
            "if" | "unless" | "once" | "until" | "except" | "whether" | "not" | "only" | "no" | "like" | "that" | "as"
        );
    let commas = (LEAST_GONE..tokens.len().min(LONGEST_SETTING)).filter(|&at| lower(doc, tokens[at]) == ",");
    let clause = |comma: &usize| {
        tokens.get(comma + 1).is_some_and(|&at| !doc.tokens[at].tag.is_verb() && clause_near(doc, at..tokens[tokens.len() - 1] + 1))
    };
    let mut commas = commas.peekable();
    let first_comma = commas.peek().copied();
    // “On Monday, envoys of Norway, Iceland and Chile met”: the second comma parts a list.
    let goes_on =
        |comma: usize| tokens.get(comma + 1).is_some_and(|&at| opens_clause(doc, at) || matches!(doc.tokens[at].tag, Tag::VBG | Tag::CD));
    let own = |comma: &usize| first_comma.is_some_and(|first| first == *comma || goes_on(first));
    let found = commas.filter(|comma| clause(comma) && own(comma)).find(|&comma| !holds_main_verb(doc, &tokens[..comma]));
    found.filter(|&comma| opens && !says_more(doc, &tokens[..comma])).map(|comma| 0..comma + 1).into_iter().collect()
}

/// “Duties, in addition to those of May, need a vote”: an aside between a subject and its verb.
fn asides(doc: &Document, tokens: &[usize]) -> Vec<Range<usize>> {
    let is_comma = |at: usize| lower(doc, tokens[at]) == ",";
    let commas: Vec<usize> = (1..tokens.len()).filter(|&at| is_comma(at)).collect();
    let mut found = Vec::new();
    for (i, &open) in commas.iter().enumerate() {
        let Some(&next) = tokens.get(open + 1) else { continue };
        let tag = doc.tokens[next].tag;
        let opens =
            opens_clause(doc, next) || matches!(tag, Tag::IN | Tag::TO | Tag::VBG | Tag::VBN | Tag::DT) || adjunct(doc, next).is_some();
        if !opens || matches!(lower(doc, next), "if" | "unless" | "that" | "except" | "but") {
            continue;
        }
        let verb = |at: usize| tokens.get(at).is_some_and(|&at| doc.tokens[at].tag.is_finite());
        let goes_on = |close: usize| verb(close + 1) || verb(close + 2) && doc.tokens[tokens[close + 1]].tag.is_adverb();
        let subject = !tokens[..open].iter().any(|&at| doc.tokens[at].tag.is_finite());
        let close =
            commas[i + 1..].iter().copied().find(|&close| subject && goes_on(close) && !holds_main_verb(doc, &tokens[open + 1..close]));
        found.extend(close.filter(|&close| !denies(doc, &tokens[open..close])).map(|close| open..close + 1));
    }
    found
}

/// “…, a claim that the ministry denies”: what turns the clause before it round.
fn denies(doc: &Document, tokens: &[usize]) -> bool {
    tokens.iter().any(|&at| {
        lexicon::SPEECH_VERBS.class(&doc.tokens[at].lemma) == Some("deny")
            || lexicon::CAUTIONS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class != "kept")
            || matches!(&*doc.tokens[at].lemma, "reject" | "dispute" | "false" | "untrue" | "doubt" | "unclear")
    })
}

/// “… a levy that has strained their ties”: a relative clause at the end.
fn relatives(doc: &Document, tokens: &[usize]) -> Vec<Range<usize>> {
    let is_relative = |i: usize| {
        let (before, at) = (tokens[i - 1], tokens[i]);
        let noun = doc.tokens[before].tag.is_noun() && !matches!(lower(doc, before), "one" | "ones") || lower(doc, before) == ",";
        let pronoun = matches!(lower(doc, at), "who" | "which" | "whose" | "where")
            || lower(doc, at) == "that" && tokens.get(i + 1).is_some_and(|&next| doc.tokens[next].tag.is_finite());
        // “All that”, “any state that”, “the only one who”: the clause says which.
        let bound = tokens[i.saturating_sub(DETERMINER)..i].iter().any(|&at| {
            matches!(
                lower(doc, at),
                "any"
                    | "all"
                    | "every"
                    | "each"
                    | "no"
                    | "only"
                    | "those"
                    | "anyone"
                    | "everyone"
                    | "people"
                    | "nobody"
                    | "few"
                    | "first"
                    | "same"
                    | "such"
            )
        });
        // “They are among states whose ports froze”: without an article the clause says which.
        let opens_phrase = (1..i).rev().find(|&at| !doc.tokens[tokens[at]].tag.is_noun() && !doc.tokens[tokens[at]].tag.is_adjective());
        let bare = doc.tokens[before].tag == Tag::NNS
            && opens_phrase.is_some_and(|at| doc.tokens[tokens[at]].tag == Tag::IN || doc.tokens[tokens[at]].tag.is_verb());
        noun && pronoun && !bound && !bare
    };
    let last = tokens.len();
    (LEAST_GONE..last)
        .filter(|&i| is_relative(i))
        .map(|i| if lower(doc, tokens[i - 1]) == "," { i - 1 } else { i })
        .filter(|&start| !denies(doc, &tokens[start..]) && !holds_main_verb(doc, &tokens[start..]))
        .map(|start| start..last)
        .collect()
}

/// The class of the adjunct that opens at a token.
fn adjunct(doc: &Document, at: usize) -> Option<&'static str> {
    lexicon::ADJUNCTS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class)
}

/// “… on the sidelines of a summit in Oslo”, “…, a topic on which they are far apart”: what hangs on the clause's end.
fn adjuncts(doc: &Document, tokens: &[usize]) -> Vec<Range<usize>> {
    let future = |kept: &[usize]| kept.iter().any(|&at| doc.tokens[at].tag == Tag::MD);
    let opens = |i: usize| {
        let (before, at) = (tokens[i - 1], tokens[i]);
        let comma = lower(doc, before) == ",";
        let tag = doc.tokens[at].tag;
        let class = adjunct(doc, at);
        let noun_phrase =
            comma && matches!(lower(doc, at), "a" | "an" | "the") && !tokens[i..].iter().any(|&at| matches!(lower(doc, at), "and" | "or"));
        // “…, with the mayor, insisting that”: what “with” brings.
        let with = (1..i).rev().take_while(|&at| !doc.tokens[tokens[at]].tag.is_finite()).any(|at| lower(doc, tokens[at]) == "with");
        let participle = comma && (tag == Tag::VBG && !with || tag == Tag::VBN);
        let time = matches!(lower(doc, at), "when" | "after" | "before" | "as" | "because" | "while");
        let clause = time
            && tokens.get(i + 1).is_some_and(|&next| clause_near(doc, next..tokens[tokens.len() - 1] + 1))
            && !future(&tokens[..i])
            && !says_more(doc, &tokens[..i]);
        let behind_noun = doc.tokens[before].tag.is_noun() || matches!(doc.tokens[before].tag, Tag::CD | Tag::RB) || comma;
        class == Some("free") && behind_noun
            || class == Some("comma") && comma && (!time || clause)
            || noun_phrase
            || participle
            || clause && !doc.tokens[before].tag.is_adverb()
    };
    // “A, B, including C, and D”: a list that goes on.
    let listed = |start: usize| {
        lower(doc, tokens[start]) == ","
            && tokens[start + 1..].windows(2).any(|pair| lower(doc, pair[0]) == "," && matches!(lower(doc, pair[1]), "and" | "or"))
            && adjunct(doc, tokens[start + 1]).is_none()
    };
    // “… on the margins of the summit to discuss grain”: what they met for stays.
    let tells_purpose = |start: usize| {
        let to = |i: usize| doc.tokens[tokens[i]].tag == Tag::TO && tokens.get(i + 1).is_some_and(|&next| doc.tokens[next].tag == Tag::VB);
        let comma = lower(doc, tokens[start]) == ",";
        !comma && adjunct(doc, tokens[start]) == Some("free") && (start + 3..tokens.len()).any(to)
    };
    let last = tokens.len();
    let starts = (LEAST_GONE..last).filter(|&i| opens(i)).map(|i| if lower(doc, tokens[i - 1]) == "," { i - 1 } else { i });
    starts
        .filter(|&start| {
            !holds_main_verb(doc, &tokens[start..]) && !listed(start) && !denies(doc, &tokens[start..]) && !tells_purpose(start)
        })
        .map(|start| start..last)
        .collect()
}

/// “… to reopen the port and to lift the levy on fish”: the last of two predicates.
fn coordinates(doc: &Document, tokens: &[usize]) -> Vec<Range<usize>> {
    let last = tokens.len();
    let tag = |i: usize| tokens.get(i).map_or(Tag::PERIOD, |&at| doc.tokens[at].tag);
    let is_second = |i: usize| {
        let next = i + 1 + usize::from(tag(i + 1).is_adverb());
        let joins = lower(doc, tokens[i]) == "and";
        let alike = matches!(tag(next), Tag::TO | Tag::VBG | Tag::VB | Tag::VBN | Tag::VBD | Tag::VBZ | Tag::MD);
        let first = (1..i).rev().find(|&at| tag(at) == tag(next));
        // “To ship grain, lift the levy, and reopen the port”: three.
        let three = first.is_some_and(|first| {
            (first..i.saturating_sub(1)).any(|at| lower(doc, tokens[at]) == "," && tag(at + 1) == tag(next))
                || lower(doc, tokens[first - 1]) == ","
        });
        let both = tokens[..i].iter().any(|&at| matches!(lower(doc, at), "both" | "between" | "either" | "neither" | "not" | "n't" | "no"));
        // “To move and work freely”
        let apart = first.is_some_and(|first| first + 2 < i);
        joins && alike && apart && !three && !both
    };
    (LEAST_GONE..last.saturating_sub(LEAST_GONE))
        .filter(|&i| is_second(i))
        .map(|i| if lower(doc, tokens[i - 1]) == "," { i - 1 } else { i })
        .map(|start| start..last)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// The line of a sentence that must fit into so many words.
    fn line(sentence: &str, most: usize) -> String {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let mut tokens: Vec<usize> = doc.sentences[1].tokens.clone().filter(|&at| lower(&doc, at) != ".").collect();
        prune(&doc, &mut tokens, most);
        super::super::wording::text(&doc, &tokens)
    }

    #[test]
    fn what_hangs_on_the_clause_goes() {
        for (sentence, left) in [
            (
                "Despite seven years of talks between Oslo and Reykjavik, the fishing pact failed after a vote in the northern ports.",
                "The fishing pact failed after a vote in the northern ports",
            ),
            (
                "The new tariff, in addition to those of last spring on nets and ropes, has split the council in Bergen this week.",
                "The new tariff has split the council in Bergen this week",
            ),
            (
                "Berg has repeatedly criticised the ports of the north for a levy that has strained the ties of both coasts.",
                "Berg has repeatedly criticised the ports of the north for a levy",
            ),
            (
                "The envoys of both coasts discussed the price of grain and salt on the sidelines of a fair in Tromsø.",
                "The envoys of both coasts discussed the price of grain and salt",
            ),
            (
                "The council said it will reopen the port to the fleet of the south and lift the levy on nets and ropes.",
                "The council said it will reopen the port to the fleet of the south",
            ),
        ] {
            assert_eq!(line(sentence, 13), left);
        }
    }

    #[test]
    fn the_clause_keeps_its_verb_its_conditions_and_its_doubts() {
        for whole in [
            "Berg and Dahl know that a pact that helps the small ports of the north is no help to the fleet of the south.",
            "Those ships that pay the levy on nets and ropes in the ports of the north may land all their fish.",
            "The council will lift the levy on nets and ropes unless the fleet of the south returns to the ports.",
            "The council will lift the levy on nets and ropes during the winter unless the fleet of the south returns.",
            "Envoy Dahl, who has led the talks on the levy and is the only man trusted by both coasts of the north.",
            "The fleet may land its catch in the ports of the north or pay the levy on nets and ropes.",
            "Berg said the fleet had landed its catch in the north, a claim that the council of Bergen denies.",
            "The two met in Oslo on the margins of a fair to discuss the levy on nets and ropes.",
        ] {
            assert_eq!(line(whole, 9), whole.trim_end_matches('.'));
        }
    }

    #[test]
    fn the_least_that_is_enough_goes() {
        let sentence = "Envoys discussed the levy on nets during a fair in Tromsø, a town in the far north of Norway that Berg likes.";
        assert_eq!(line(sentence, 10), "Envoys discussed the levy on nets during a fair in Tromsø");
    }
}
