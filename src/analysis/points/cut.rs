//! A stretch of a sentence → the clauses in it, each of which can stand as one fact.
//!
//! Cuts at semicolons, before contrasts, between coordinated clauses, and between coordinated
//! predicates: the second one then borrows the subject of the first. Never cuts between two noun
//! phrases, and never where one side would be left without a finite verb or with few words.

mod goes_on;
mod governed;
mod time;

use std::ops::Range;

use super::subject::{
    acts_itself, agrees, goes_on_report, has_main, in_relative, in_restrictive, keeps_tense, lacks_subject, lent_subject, may_be_reported,
    reported_subject,
};
use crate::lexicon;
use crate::text::{Document, Tag, Token};

use self::goes_on::{is_attribute, is_denied, is_done_to, is_infinitive, tells_how};
use self::governed::{is_governed, leans_ahead};
use self::time::{at_outcome, at_subordinate};
pub use self::time::{before_measure, opens_time};

/// A part of fewer words than this stays with its neighbour.
pub const LEAST_WORDS: usize = 4;
/// A stretch of more words than this is no line of a memo.
const LONGEST_LINE: usize = 30;
/// Fewest words of a main clause that stands without its clause of time.
const LEAST_MAIN: usize = 7;

/// Where a stretch is cut: the left part ends at `end`; the right one is `borrowed` and what starts at `start`.
struct Cut {
    end: usize,
    start: usize,
    borrowed: Option<Range<usize>>,
}

/// The clauses of `stretch`: for each its tokens, in order.
///
/// `speaker` names who says the stretch, where it is reported speech: “X said the plan was sound and
/// urged patience” gives “X … urged patience”.
#[must_use]
pub fn clauses(doc: &Document, stretch: Range<usize>, speaker: Option<&Range<usize>>) -> Vec<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let mut part = stretch.clone();
    let mut borrowed: Option<Range<usize>> = None;
    let mut at = stretch.start;
    while at < stretch.end {
        let Some(cut) = cut_at(doc, &part, at) else {
            at += 1;
            continue;
        };
        parts.push(borrowed.take().into_iter().chain([part.start..cut.end]).collect());
        let reports = lexicon::SPEECH_VERBS.contains(&doc.tokens[cut.start].lemma) && doc.tokens[cut.start].tag == Tag::VBD;
        let speaks = |speaker: &&Range<usize>| reports && speaker.end <= part.start;
        let own = cut.borrowed.as_ref().is_some_and(|own| acts_itself(doc, &(part.start..cut.end), own, cut.start));
        borrowed = cut.borrowed.map(|borrowed| speaker.filter(speaks).filter(|_| !own).cloned().unwrap_or(borrowed));
        part = cut.start..stretch.end;
        at = cut.start + 1;
    }
    parts.push(borrowed.into_iter().chain([part]).collect());
    parts
}

fn cut_at(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let cut = at_mark(doc, part, at)
        .or_else(|| at_contrast(doc, part, at))
        .or_else(|| at_opening_contrast(doc, part, at))
        .or_else(|| at_coordination(doc, part, at))
        .or_else(|| at_adjunct(doc, part, at))
        .or_else(|| at_quotation(doc, part, at))
        .or_else(|| at_subordinate(doc, part, at))
        .or_else(|| at_outcome(doc, part, at))?;
    let balanced = brackets(doc, part.start..cut.end) == 0 && !is_inside_dashes(doc, part, &cut);
    (balanced && words(doc, part.start..cut.end) >= LEAST_WORDS && words(doc, cut.start..part.end) >= LEAST_WORDS).then_some(cut)
}

/// Whether a cut lies between two dashes (“the plan — which grew after the talks failed — has been …”).
fn is_inside_dashes(doc: &Document, part: &Range<usize>, cut: &Cut) -> bool {
    // “U.S.–Norwegian” has none.
    let spaced = |at: usize| at > 0 && doc.tokens[at - 1].span.end < doc.tokens[at].span.start;
    let odd = |range: Range<usize>| range.filter(|&at| matches!(lower(doc, at), "—" | "–" | "--") && spaced(at)).count() % 2 == 1;
    odd(part.start..cut.end) && odd(cut.end..part.end)
}

/// `;` and “; and”.
fn at_mark(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let start = at + 1 + usize::from(matches!(lower(doc, at + 1), "and" | "but"));
    (lower(doc, at) == ";" && clause_near(doc, start..part.end)).then_some(Cut { end: at, start, borrowed: None })
}

/// “but”, “, while”, “, although” between two predicates.
fn at_contrast(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let end = without_comma(doc, part, at);
    let comma = end < at;
    let contrast = lower(doc, at) == "but" || comma && matches!(lower(doc, at), "while" | "although" | "though" | "whereas" | "yet");
    // “They worry not just about the port, but even more about the fleet”
    let correlative =
        || (part.start + 1..end).any(|at| lower(doc, at - 1) == "not" && matches!(lower(doc, at), "just" | "only" | "merely" | "simply"));
    if !contrast || !has_finite(doc, part.start..end) || correlative() {
        return None;
    }
    let start = (at + 1..part.end).find(|&at| !is_light(doc, at))?;
    let verb = (start..part.end).find(|&at| !is_adverb(doc, at))?;
    if is_predicate(doc, verb) {
        let inner = !comma && (in_restrictive(doc, part.start..at, verb) || in_relative(doc, part.start..at))
            || goes_on_report(doc, &(part.start..at), verb);
        let borrowed = lent_subject(doc, part, at).filter(|_| !inner)?;
        return Some(Cut { end, start, borrowed: Some(borrowed) });
    }
    let that = usize::from(is_conjunction(doc, part.start..end, start));
    if that > 0 && is_governed(doc, part.start..end) {
        return None;
    }
    clause_near(doc, start + that..part.end).then_some(Cut { end, start: start + that, borrowed: None })
}

/// Whether a part that a contrast cuts off may be the writer's own words: “she said she wants peace,
/// but the cabinet has imposed tariffs” does not tell who speaks of the tariffs.
#[must_use]
pub fn is_writers(doc: &Document, keep: &[Range<usize>]) -> bool {
    let [part] = keep else { return false };
    let contrast = (part.start.saturating_sub(2)..part.start)
        .any(|at| matches!(lower(doc, at), "but" | "while" | "although" | "though" | "whereas" | "yet"));
    let quoted = !doc.quotations_in(part.start..part.start + 1).is_empty();
    contrast && !quoted && doc.tokens[part.start].tag != Tag::PRP && lower(doc, part.start - 1) != "that"
}

/// “While X, Y”: a cut at the comma after the opening clause.
fn at_opening_contrast(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let opens = matches!(lower(doc, part.start), "while" | "although" | "though");
    let clauses = || has_finite(doc, part.start..at) && clause_near(doc, at + 1..part.end);
    let goes_on = matches!(lower(doc, at + 1), "and" | "or");
    (opens && lower(doc, at) == "," && !goes_on && clauses()).then(|| Cut { end: at, start: at + 1, borrowed: None })
}

/// “that” before a clause, not before its noun (“that term is vague”); “they said that …, and that” has two of one kind.
fn is_conjunction(doc: &Document, before: Range<usize>, at: usize) -> bool {
    let first = || before.clone().any(|at| lower(doc, at) == "that" && doc.tokens[at].tag == Tag::IN);
    lower(doc, at) == "that" && (!is_determiner(doc, at) || first())
}

/// Whether “that” at `at` tells which one: “that term”. “That terms” is none, whatever the tag.
#[must_use]
pub fn is_determiner(doc: &Document, at: usize) -> bool {
    doc.tokens[at].tag == Tag::DT && doc.tokens.get(at + 1).is_some_and(|next| next.tag == Tag::NN)
}

/// “and” between two clauses or two predicates.
fn at_coordination(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    // “About a hundred or so will stay”
    let about = lower(doc, at) == "or" && lower(doc, at + 1) == "so";
    if about || leans_ahead(doc, part.start..at) || !matches!(lower(doc, at), "and" | "or") || !has_finite(doc, part.start..at) {
        return None;
    }
    let end = without_comma(doc, part, at);
    let start = (at + 1..part.end).find(|&at| !is_light(doc, at))?;
    let verb = (start..part.end).find(|&at| !is_adverb(doc, at))?;
    let in_row = end == at || !doc.tokens[end - 1].tag.is_adjective() || end > part.start + 1 && lower(doc, end - 2) == ",";
    // “was positive and cited it”: what has an object is no attribute.
    let has_object = || doc.tokens.get(verb + 1).is_some_and(|next| matches!(next.tag, Tag::PRP | Tag::PRPS | Tag::DT));
    let attributes = in_row && doc.tokens[verb].tag == Tag::VBD && is_attribute(doc, end - 1) && !has_object() || tells_how(doc, verb);
    let relative = || in_relative(doc, part.start..at) || in_restrictive(doc, part.start..at, verb);
    if is_predicate(doc, verb) && (is_denied(doc, part.start..at) || is_done_to(doc, part.start..at, verb)) {
        return None;
    }
    if is_predicate(doc, verb) && (end == at && relative() || is_infinitive(doc, part.start..at, verb)) || !has_main(doc, part.start..end) {
        return None;
    }
    if is_predicate(doc, verb) && !attributes {
        let reported = reported_subject(doc, &(part.start..at), verb);
        let before = part.start..at;
        if reported.is_none() && (may_be_reported(doc, &before, verb) || goes_on_report(doc, &before, verb)) {
            return None;
        }
        let own = || lent_subject(doc, part, at).filter(|subject| agrees(doc, subject, verb) && keeps_tense(doc, part, verb));
        let borrowed = reported.or_else(own)?;
        return Some(Cut { end, start, borrowed: Some(borrowed) });
    }
    let that = is_conjunction(doc, part.start..end, start) || lower(doc, start) == "where";
    if that && is_governed(doc, part.start..end) {
        return None;
    }
    let own = that || end < at && !ends_list(doc, part.start..end) || matches!(doc.tokens[start].tag, Tag::PRP);
    let start = start + usize::from(that);
    // “In Oslo envoys met; in Lima Berg, the chair, / and Dahl are waiting”
    let mark = (part.start..end).rev().find(|&at| lower(doc, at) == ";");
    let headless = mark.is_some_and(|mark| !has_finite(doc, mark + 1..end));
    let own = own && !headless && !(end == at && awaits_verb(doc, part.start..at));
    (own && clause_near(doc, start..part.end) && !lacks_subject(doc, start)).then_some(Cut { end, start, borrowed: None })
}

/// Whether the stretch ends in “A, B”, the beginning of a list that “, and C” closes.
fn ends_list(doc: &Document, range: Range<usize>) -> bool {
    let last_comma = range.clone().rev().find(|&at| lower(doc, at) == ",");
    last_comma.is_some_and(|comma| !has_finite(doc, comma..range.end))
}

/// “, adding that …”: what a participle without a stance reports.
fn at_adjunct(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    if at == part.start || lower(doc, at - 1) != "," {
        return None;
    }
    let (length, class) = lexicon::BARE_ATTRIBUTIONS.longest_match(&doc.text, &doc.tokens, at)?;
    let participle = class == "adjunct" && doc.tokens[at].lower.ends_with("ing");
    (participle && clause_near(doc, at + length..part.end)).then_some(Cut { end: at - 1, start: at + length, borrowed: None })
}

/// “He opposed the plan: “It would …””: what is quoted after a colon.
fn at_quotation(doc: &Document, part: &Range<usize>, at: usize) -> Option<Cut> {
    let quoted = lower(doc, at) == ":" && matches!(lower(doc, at + 1), "“" | "\"");
    (quoted && has_finite(doc, part.start..at) && has_finite(doc, at..part.end)).then_some(Cut { end: at, start: at + 1, borrowed: None })
}

/// How many tokens number an entry of the source's list at `at`: “1)”.
#[must_use]
pub fn list_number(doc: &Document, at: usize) -> usize {
    let is_number = lower(doc, at).len() <= 2 && lower(doc, at).chars().all(|c| c.is_ascii_digit());
    if is_number && lower(doc, at + 1) == ")" { 2 } else { 0 }
}

/// Most tokens of a call to the reader before its colon.
const CALL: usize = 9;

/// How many tokens call on the reader at `at`: “Here's what you need to know:”, “What we know so far:”.
#[must_use]
pub fn call(doc: &Document, sentence: Range<usize>) -> usize {
    let colon = sentence.clone().take(CALL).find(|&at| lower(doc, at) == ":");
    let Some(colon) = colon.filter(|_| matches!(lower(doc, sentence.start), "here" | "what")) else { return 0 };
    let reader = (sentence.start..colon).any(|at| matches!(lower(doc, at), "you" | "we" | "know"));
    if reader && colon + 1 < sentence.end { colon + 1 - sentence.start } else { 0 }
}

/// “It is no secret that Berg / and I have had our differences”: the clause before has a subject and no verb yet.
fn awaits_verb(doc: &Document, before: Range<usize>) -> bool {
    let opens = |at: &usize| doc.tokens[*at].tag == Tag::IN && matches!(lower(doc, *at), "that" | "because" | "if" | "whether" | "while");
    let opened = before.clone().rev().find(opens).filter(|&at| lower(doc, at + 1) != "of");
    opened.is_some_and(|opened| opened + 1 < before.end && !has_finite(doc, opened + 1..before.end))
}

pub(super) fn lower(doc: &Document, at: usize) -> &str {
    doc.tokens.get(at).map_or("", |token| &*token.lower)
}

/// The end of the left part: before a comma that stands before the conjunction, and before the mark of a
/// quotation that opens with it (“has its own “but will accept the pact””).
fn without_comma(doc: &Document, part: &Range<usize>, at: usize) -> usize {
    let opens = |at: usize| doc.quotations_in(at..at + 1).iter().any(|quote| quote.tokens.start == at);
    let at = if at > part.start && opens(at - 1) { at - 1 } else { at };
    if at > part.start && lower(doc, at - 1) == "," { at - 1 } else { at }
}

/// Adverbs that a predicate says as much without.
fn is_light(doc: &Document, at: usize) -> bool {
    matches!(lower(doc, at), "then" | "also" | "later" | "further" | "furthermore" | "additionally" | "subsequently" | "now")
}

/// Adverbs before a predicate, which stay with it: “never agreed”, “hardly welcomed”, “reportedly left”.
fn is_adverb(doc: &Document, at: usize) -> bool {
    doc.tokens[at].tag.is_adverb() && !matches!(lower(doc, at), "not" | "n't") || is_light(doc, at)
}

/// A finite verb that opens a predicate. “Put Norway and allies on a path”: a group, whatever its tag.
pub(super) fn is_predicate(doc: &Document, at: usize) -> bool {
    let group = |token: &Token| token.tag == Tag::VBZ && lexicon::SPEAKER_NOUNS.contains(&token.lemma);
    // “And amid his effort”: a preposition, whatever its tag.
    let preposition = |token: &Token| matches!(&*token.lower, "amid" | "amidst" | "despite" | "amongst" | "via");
    doc.tokens.get(at).is_some_and(|token| token.tag.is_finite() && !group(token) && !preposition(token))
}

/// “Challenges we face”, “challenges “we're facing””: whether the pronoun at `at` opens a clause of the noun before it; not
/// “the next day they left”.
fn is_contact(doc: &Document, at: usize) -> bool {
    let quoted = at > 0 && matches!(lower(doc, at - 1), "“" | "\"");
    let before = at.checked_sub(1 + usize::from(quoted)).map(|before| &doc.tokens[before]);
    let time = |lower: &str| lexicon::TIME_WORDS.contains(lower) || lexicon::CALENDAR.contains(lower);
    matches!(lower(doc, at), "we" | "i" | "he" | "she" | "they")
        && before.is_some_and(|noun| matches!(noun.tag, Tag::NN | Tag::NNS) && !time(&noun.lower) && !time(&noun.lemma))
}

/// Whether a noun phrase and then a finite verb open the stretch.
#[must_use]
pub fn clause_near(doc: &Document, range: Range<usize>) -> bool {
    let mut noun = false;
    let opens_with_noun = doc.tokens.get(range.start).is_some_and(|first| matches!(first.tag, Tag::NN | Tag::NNS | Tag::DT));
    for at in range.take(16) {
        let token = &doc.tokens[at];
        if token.tag.is_finite() {
            return noun;
        }
        // “A role for dealing with challenges we face”: the verb is of a clause behind the noun.
        if noun && opens_with_noun && is_contact(doc, at) {
            return false;
        }
        noun |= token.tag.is_noun() || matches!(token.tag, Tag::PRP | Tag::EX | Tag::DT);
        let in_phrase = token.tag.is_noun()
            || token.tag.is_adjective()
            || token.tag.is_adverb()
            || matches!(
                token.tag,
                Tag::DT
                    | Tag::PRP
                    | Tag::PRPS
                    | Tag::POS
                    | Tag::CD
                    | Tag::EX
                    | Tag::IN
                    | Tag::CC
                    | Tag::VBN
                    | Tag::VBG
                    | Tag::HYPH
                    | Tag::DOLLAR
                    | Tag::PDT
            )
            || matches!(&*token.lower, "“" | "\"" | "”");
        if !in_phrase || matches!(&*token.lower, "that" | "which" | "who") {
            return false;
        }
    }
    false
}

/// Whether the stretch is a subordinate clause that has lost its main clause (“when the talks began”).
#[must_use]
pub fn is_dangling(doc: &Document, range: &Range<usize>) -> bool {
    let range = &(range.start + usize::from(range.len() > 1 && doc.tokens[range.start].tag == Tag::CC)..range.end);
    let subordinate = matches!(
        lower(doc, range.start),
        "when"
            | "after"
            | "before"
            | "because"
            | "since"
            | "as"
            | "if"
            | "unless"
            | "until"
            | "once"
            | "where"
            | "who"
            | "which"
            | "whose"
            | "than"
            | "that"
            | "whom"
    );
    let main = || range.clone().any(|at| lower(doc, at) == "," && clause_near(doc, at + 1..range.end));
    subordinate && !(lower(doc, range.start) == "as" && !has_finite(doc, range.clone())) && !main()
}

/// Whether the stretch holds a finite verb.
#[must_use]
pub fn has_finite(doc: &Document, range: Range<usize>) -> bool {
    doc.tokens[range].iter().any(|token| token.tag.is_finite())
}

/// How many brackets are open at the end of the stretch.
fn brackets(doc: &Document, range: Range<usize>) -> i32 {
    doc.tokens[range].iter().map(|token| i32::from(&*token.lower == "(") - i32::from(&*token.lower == ")")).sum()
}

/// How many words the stretch holds, marks not counted.
#[must_use]
pub fn words(doc: &Document, range: Range<usize>) -> usize {
    doc.tokens[range].iter().filter(|token| token.lower.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// The clauses of a sentence, in words.
    pub(super) fn cut(sentence: &str) -> Vec<String> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let parts = clauses(&doc, doc.sentences[1].tokens.clone(), None);
        parts.iter().map(|part| part.iter().map(|range| doc.words(range.clone())).collect::<Vec<_>>().join(" … ")).collect()
    }

    #[test]
    fn comparisons_and_clauses_behind_a_noun_stay_whole() {
        let whole = |sentence: &str| assert_eq!(cut(sentence), [sentence]);
        whole(
            "The envoy told reporters there is no substitute for diplomacy in a relationship as complex and consequential as the one between Norway and Chile in these years of war.",
        );
        whole("The envoy was grateful for her contribution as an ally and role for dealing with challenges “we face.”");
        assert_eq!(cut("The envoy left the hall, and the next day they met again.").len(), 2);
    }

    #[test]
    fn calls_to_the_reader_are_known() {
        let call = |sentence: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            call(&doc, doc.sentences[1].tokens.clone())
        };
        assert_eq!(call("Here's what you need to know: ministers meet in Oslo on Monday to sign the treaty."), 8);
        assert_eq!(call("What we know so far: ministers meet in Oslo on Monday to sign the treaty."), 6);
        assert_eq!(call("What they agreed on was simple: ministers meet in Oslo on Monday to sign the treaty."), 0);
    }

    #[test]
    fn cuts_contrasts_and_coordinations() {
        assert_eq!(
            cut("Ministers want a stable relationship with Norway, but the government has also imposed new tariffs."),
            ["Ministers want a stable relationship with Norway", "the government has also imposed new tariffs."]
        );
        assert_eq!(
            cut("The envoy criticized the strikes in Aden and praised the work of the mediators."),
            ["The envoy criticized the strikes in Aden", "The envoy … praised the work of the mediators."]
        );
        assert_eq!(
            cut("Chile welcomed the offer of the fleet and never agreed to cut the duties on fish."),
            ["Chile welcomed the offer of the fleet", "Chile … never agreed to cut the duties on fish."]
        );
        assert_eq!(
            cut("The envoy praised the pact on fish but reportedly rejected its terms."),
            ["The envoy praised the pact on fish", "The envoy … reportedly rejected its terms."]
        );
        assert_eq!(cut("The premier denied that his fleet fishes in the bay or is cutting its patrols.").len(), 1);
        assert_eq!(cut("The leaders praised the pact on fish and continued close cooperation at sea.").len(), 1);
        assert_eq!(
            cut("The ministers are in Oslo for the council's meeting and where Norway is set to take over the chair."),
            ["The ministers are in Oslo for the council's meeting", "Norway is set to take over the chair."]
        );
        assert_eq!(
            cut("They concluded that the border deal breaks the law of the sea and cannot bind the other states."),
            ["They concluded that the border deal breaks the law of the sea", "the border deal … cannot bind the other states."]
        );
        for whole in [
            // Who did the second is not sure, or it is not said of the first at all.
            "Chile took the coast which Norway has tried to hold but has been unable to feed.",
            "Envoys have often indicated it would not be used on land and would differ from a fleet.",
            "The mayor argued Berg and Dahl could work together and had built a better port.",
            "The crews do not need to come into our halls and pledge loyalty to the harbour.",
            "It is no secret that Kari Berg and I have had our differences.",
            "Berg told Dahl she would stand down before the next vote because she had lost the fleet.",
            "Some four hundred people came to Norway, of whom a hundred or so will stay in Oslo.",
            "They emphasized the importance of a plan that streamlines the ports of the coast and secures the supply of fish.",
            "The talks show Norway's enduring and shared commitment to the fishing fund.",
            "The meeting was held weeks after the heads of Norway and Chile, Berg and Holm, discussed the port and agreed to open it.",
            "As part of the formula for a pact that would end the row, and the talks with the northern guilds in May, Norway opened its port.",
            "The row over fish led to the envoy being summoned and barred from all ports.",
            "In May both councils said the two leaders also discussed the fleet and agreed on a fund for it.",
            "It also would not extend the fishing rights of the islands, or deal with the cuts of the fund.",
            "This meeting of the forum is a step to put Norway and allies on a path to a stable price of fish.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        assert_eq!(
            cut("While both sides signed the accord, the rebels rejected its terms."),
            ["While both sides signed the accord", "the rebels rejected its terms."]
        );
    }

    #[test]
    fn clauses_end_where_their_own_words_do() {
        assert_eq!(
            cut("The adviser told reporters that the meeting was positive and cited it as one reason for hope."),
            ["The adviser told reporters that the meeting was positive", "The adviser … cited it as one reason for hope."]
        );
        assert_eq!(
            cut(
                "They congratulated the envoy on his appointment as deputy of the foreign minister and stressed the wish to work closely on the sea, its fish and all of its ports and ships."
            ),
            [
                "They congratulated the envoy on his appointment as deputy of the foreign minister",
                "They … stressed the wish to work closely on the sea, its fish and all of its ports and ships."
            ]
        );
        for whole in [
            "The agency reported that a spokesman for the ministry declined to comment, and referred questions to others.",
            "The Gulf states worry not just about the port of Aden, but even more about the fleet that Norway has sent.",
            "The envoy started the day in the old port, and upon his arrival took credit for the pact.",
            "Bakers took part in a day of action as the council insisted that it had met their demands and was bound to keep the law.",
            "The envoy proposed a brake: any state could send a payout up to the leaders, but could not block it there.",
            "Envoys for the union, which has nine members, and Norway have still not agreed on the ports.",
            "The treaty — which grew after the last round of talks under the council failed — has been kept from all the members of the council and their ports and ships.",
            "The envoys of the nine states were to renew contacts on the sea and its fish and the debts of the ports after an inconclusive meeting in the spring and the talks were useful.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        assert_eq!(
            cut("The north will give up the port, but that term is open to all."),
            ["The north will give up the port, but that term is open to all."]
        );
    }

    #[test]
    fn who_agreed_is_of_whom_it_is_told() {
        let article = ingest::read(
            "a.txt",
            "Talks\n\nBoth councils said the two leaders discussed the fleet and agreed on a fund for it.".as_bytes(),
        );
        let doc = text::build(&clean::clean(&article.expect("text")));
        let said = doc.sentences[1].tokens.clone();
        let parts = clauses(&doc, said.start + 3..said.end, Some(&(said.start..said.start + 2)));
        assert_eq!(parts.last().map(|part| doc.words(part[0].clone())), Some("the two leaders"));
    }

    #[test]
    fn a_text_may_end_in_a_conjunction() {
        let long = "The envoys of the nine states said that they would renew their contacts on the sea and its fish and the debts of all the ports of the north and the west when";
        assert_eq!(cut(long), [long]);
    }

    #[test]
    fn a_contrast_may_be_the_writers() {
        let is_writers_after = |sentence: &str, word: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            let tokens = doc.sentences[1].tokens.clone();
            let at = tokens.clone().find(|&at| &*doc.tokens[at].lower == word).expect("in the sentence");
            is_writers(&doc, &[at + 1..tokens.end])
        };
        assert!(is_writers_after("She said she wants peace, but the cabinet has imposed tariffs.", "but"));
        assert!(is_writers_after("The envoy said talks went well, while rebels shelled the port.", "while"));
        assert!(is_writers_after("He said aid would come, although the roads are closed.", "although"));
        assert!(!is_writers_after("She said she wants peace, but she has imposed tariffs.", "but"));
        assert!(!is_writers_after("She said that she wants peace, but that the cabinet has imposed tariffs.", "cabinet"));
        assert!(!is_writers_after("“We want peace, but the cabinet has imposed tariffs,” she said.", "but"));
    }

    #[test]
    fn cuts_clauses_of_time_from_long_stretches() {
        assert_eq!(
            cut(
                "The president will meet the heads of more than a dozen large companies from the north, among them two makers of ships and one of nets, as he shapes his message for the vote."
            ),
            [
                "The president will meet the heads of more than a dozen large companies from the north, among them two makers of ships and one of nets",
                "he shapes his message for the vote."
            ]
        );
        assert_eq!(
            cut("The envoy said the north has a stand of its own “but will accept the plan of the king.”"),
            ["The envoy said the north has a stand of its own", "The envoy … will accept the plan of the king.”"]
        );
        assert_eq!(
            cut(
                "The high court of the northern ports stayed the case against him and all other suits of the guild for six months after the king expressed his desire to meet with him."
            ),
            [
                "The high court of the northern ports stayed the case against him and all other suits of the guild",
                "the king expressed his desire to meet with him."
            ]
        );
        assert_eq!(
            cut("The mayor opposed the plan: “It would ruin the port and all who live by it.”"),
            ["The mayor opposed the plan", "“It would ruin the port and all who live by it.”"]
        );
        assert_eq!(
            cut("The delegation, led by the mayor of Oslo, urged the king to wait and she warned the rebels of a long war."),
            ["The delegation, led by the mayor of Oslo, urged the king to wait", "she warned the rebels of a long war."]
        );
    }

    #[test]
    fn conditions_are_no_facts() {
        let north = "The northern movement and all of its crews must release the sailors whom it has held in the old harbour since May";
        for whole in [
            format!("{north} before the council in the capital will agree to begin a peace process."),
            "The envoy will meet the heads of more than a dozen large firms from the north, two makers of ships and one of nets, when she shapes her plan for the fleet.".into(),
        ] {
            assert_eq!(cut(&whole), [whole.as_str()]);
        }
        let blocked = "The council of the northern ports has blocked the fishing rights of the fleet of the southern coast";
        assert_eq!(
            cut(&format!(
                "{blocked} for more than two years while the crews of the north lost their ships and nets to the ice of the winter."
            ))[0],
            blocked
        );
    }

    #[test]
    fn leaves_phrases_whole() {
        for whole in [
            "The United States and Norway signed a treaty on trade and industry.",
            "They discussed fishing, grain exports and the war.",
            "The ministers condemned Norway's premeditated, unprovoked, and unjustified blockade of the port.",
            "The ministers condemned Norway's premeditated, unprovoked and unjustified blockade of the port.",
            "The envoy condemned the launches, which broke the rules of the council and present a threat to peace.",
            "The envoy supports efforts that build capacity, encourage trade and drive growth in the north.",
            "Relations are strained but friendly.",
            "The envoy left after the talks failed.",
            "Norway and Iceland agreed to reopen the port after a rift that raised fears in the north and deepened the strike.",
            "The minister has three aims: grain, peace and trade.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
    }
}
