//! A line that is too long → the next stretch of it to leave out.
//!
//! Each rule looks for one kind of stretch that a clause is whole without, and gives its place in
//! the line. What holds a caution or a negation is never left out ([`says_more`]).

use std::ops::Range;

use crate::analysis::points::cut::{before_measure, clause_near, opens_time};
use crate::lexicon;
use crate::text::{Document, Tag};

use super::shorten::words;

/// A rule: the tokens of a line → the part of them to leave out.
pub type Rule = fn(&Document, &[usize]) -> Option<Range<usize>>;

/// What a line can do without.
pub const PLAIN: &[Rule] = &[brackets, dashes, relative, apposition, day, participle];
/// What goes from a line that is still too long.
pub const LAST: &[Rule] = &[opener, subordinate, tail];

/// Fewest words of the main clause that stays.
const LEAST_KEPT: usize = 7;
/// Most tokens of an aside.
const LONGEST_ASIDE: usize = 30;

/// Whether the stretch holds a caution (“reportedly”) or turns something round (“not”, “refused to”).
pub fn says_more(doc: &Document, tokens: &[usize]) -> bool {
    tokens.iter().any(|&at| {
        let caution = lexicon::CAUTIONS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class != "kept");
        let turn = lexicon::REVERSALS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "negator");
        caution || turn || is_condition(doc, at) || matches!(lower(doc, at), "except" | "only" | "until")
    })
}

/// “If”, “as long as”, “in return for”: whether a condition opens at `at`.
pub fn is_condition(doc: &Document, at: usize) -> bool {
    lexicon::SUBORDINATORS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "condition")
}

/// “( … )”; what an editor put into a quotation, “[the sides] agreed”, is a part of its clause.
fn brackets(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let open = tokens.iter().position(|&at| lower(doc, at) == "(")?;
    let close = open + tokens[open..].iter().position(|&at| lower(doc, at) == ")")?;
    // “Nor has (the meeting) been announced”: its subject.
    let before = open.checked_sub(1).is_some_and(|at| matches!(&*doc.tokens[tokens[at]].lemma, "have" | "be" | "do"));
    let subject = before && tokens.get(close + 1).is_some_and(|&at| matches!(doc.tokens[at].tag, Tag::VBN | Tag::VB | Tag::VBG));
    (close > open && close - open < 30 && !subject).then_some(open..close + 1)
}

/// “, which … ,” and “, who … ,”, up to the next comma or the end.
fn relative(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let start = (1..tokens.len())
        .find(|&i| lower(doc, tokens[i - 1]) == "," && matches!(lower(doc, tokens[i]), "which" | "who" | "whose" | "where"))?
        - 1;
    let told = tokens[..start].iter().any(|&at| doc.tokens[at].tag.is_finite());
    // “Its rate, which nations, in particular Norway, have blamed”: no clause ends before its verb.
    let acts = |i: usize| tokens[start + 2..i].iter().any(|&at| doc.tokens[at].tag.is_finite());
    let ends = |i: &usize| acts(*i) && ends_relative(doc, &tokens[*i..], told);
    let end = (start + 2..tokens.len()).find(ends).map_or(tokens.len(), |comma| comma + 1);
    let rest_has_verb = tokens[..start].iter().chain(&tokens[end..]).any(|&at| doc.tokens[at].tag.is_finite());
    let quoted = tokens[start..end].iter().any(|&at| matches!(lower(doc, at), "“" | "”" | "\""));
    // “…, and his critics, which include the guild, blame him”: they must not be left without what they do.
    let and = (1..start).rev().find(|&i| lower(doc, tokens[i]) == "and" && lower(doc, tokens[i - 1]) == ",");
    let open = end == tokens.len() && and.is_some_and(|and| !tokens[and..start].iter().any(|&at| doc.tokens[at].tag.is_finite()));
    (rest_has_verb && !quoted && !open && end - start > 3).then_some(start..end)
}

/// Whether a relative clause ends at the comma that `rest` opens with: the main clause goes on behind it
/// with its verb or, where that was `told`, with a phrase or a clause. “Houses, which have cracked walls,
/// broken roofs and no doors”: the enumeration is the relative clause's.
fn ends_relative(doc: &Document, rest: &[usize], told: bool) -> bool {
    let (Some(&comma), Some(&next)) = (rest.first(), rest.get(1)) else { return false };
    let token = &doc.tokens[next];
    let verb = token.tag.is_finite() || token.tag.is_adverb() && rest.get(2).is_some_and(|&at| doc.tokens[at].tag.is_finite());
    let phrase = || matches!(token.tag, Tag::IN | Tag::TO) || clause_near(doc, next..rest[rest.len() - 1] + 1);
    lower(doc, comma) == "," && (verb || told && phrase())
}

/// “on Monday”, “Tuesday”.
fn day(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let at = (1..tokens.len().saturating_sub(1)).find(|&i| is_weekday(lower(doc, tokens[i])))?;
    let part_before = usize::from(matches!(lower(doc, tokens[at - 1]), "early" | "late"));
    let on = usize::from(at > part_before && lower(doc, tokens[at - part_before - 1]) == "on");
    let start = at - part_before - on;
    let before = lower(doc, tokens[start.checked_sub(1)?]);
    let part = usize::from(matches!(lower(doc, tokens[at + 1]), "morning" | "evening" | "night" | "afternoon"));
    let free = !matches!(
        before,
        "by" | "until"
            | "since"
            | "before"
            | "after"
            | "from"
            | "and"
            | "next"
            | "last"
            | "the"
            | "of"
            | "for"
            | "to"
            | "this"
            | "coming"
            | "every"
            | "each"
    );
    let follows = lower(doc, tokens[(at + part + 1).min(tokens.len() - 1)]);
    (free && !matches!(follows, "'s" | "and" | "," | "'" | "or")).then_some(start..at + part + 1)
}

fn is_weekday(lower: &str) -> bool {
    matches!(lower, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// “, making …” at the end.
fn participle(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let start = (1..tokens.len()).rev().find(|&i| lower(doc, tokens[i - 1]) == "," && doc.tokens[tokens[i]].tag == Tag::VBG)? - 1;
    let has_verb = tokens[..start].iter().any(|&at| doc.tokens[at].tag.is_finite());
    // “From fish to ports, the sea, advancing trade, and ships”: one of a list.
    let closed = tokens[start..].windows(2).any(|pair| lower(doc, pair[0]) == "," && lower(doc, pair[1]) == "and");
    if closed && behind_comma(doc, &tokens[..start]) {
        return None;
    }
    let quoted = tokens[start..].iter().any(|&at| matches!(lower(doc, at), "“" | "”" | "\""));
    let listed = lower(doc, tokens[start + 1]) == "including";
    (has_verb && !quoted && !listed && words(doc, &tokens[..start]) >= 8).then_some(start..tokens.len())
}

/// “— … —”, and what follows a single dash.
fn dashes(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let is_dash = |at: usize| matches!(lower(doc, at), "—" | "–" | "--");
    let open = 1 + tokens.iter().skip(1).position(|&at| is_dash(at))?;
    let close = tokens[open + 1..].iter().position(|&at| is_dash(at)).map(|at| open + 1 + at);
    let range = open..close.map_or(tokens.len(), |close| close + 1);
    let kept = || [&tokens[..range.start], &tokens[range.end..]].concat();
    (range.len() < LONGEST_ASIDE && !has_quote(doc, &tokens[range.clone()]) && is_whole(doc, &kept())).then_some(range)
}

/// “, a former judge ,” between a name and its verb.
fn apposition(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    (1..tokens.len().saturating_sub(3)).find_map(|start| {
        let opens = lower(doc, tokens[start]) == ","
            && doc.tokens[tokens[start - 1]].tag.is_proper()
            && matches!(lower(doc, tokens[start + 1]), "a" | "an" | "the");
        let end = start + 1 + tokens[start + 1..].iter().position(|&at| lower(doc, at) == ",")? + 1;
        let finite = |i: usize| tokens.get(i).is_some_and(|&at| doc.tokens[at].tag.is_finite());
        let verb = finite(end) || finite(end + 1) && doc.tokens[tokens[end]].tag.is_adverb();
        let aside = &tokens[start..end];
        // “In a talk with Solberg, the envoy refused a reply, further …”: a clause.
        let verb = verb && !aside.iter().enumerate().any(|(i, _)| finite(start + i) && !aside[..i].iter().any(|&at| is_relative(doc, at)));
        (opens && verb && aside.len() < LONGEST_ASIDE && !has_quote(doc, aside)).then_some(start..end)
    })
}

fn is_relative(doc: &Document, at: usize) -> bool {
    matches!(lower(doc, at), "who" | "which" | "that" | "whose" | "where")
}

/// “At the summit, …”: a phrase before the subject.
fn opener(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let first = *tokens.first()?;
    let opens = matches!(lower(doc, first), "at" | "on" | "in" | "during" | "after" | "following" | "before" | "since" | "earlier")
        || lower(doc, first) == "as" && tokens.get(1).is_some_and(|&at| lower(doc, at) == "part");
    let comma = tokens.iter().position(|&at| lower(doc, at) == ",")?;
    let phrase = &tokens[..comma];
    let verb = phrase.iter().any(|&at| doc.tokens[at].tag.is_finite());
    let next = *tokens.get(comma + 1)?;
    let clause = clause_near(doc, next..tokens.last()? + 1);
    (opens && !verb && clause && comma < LONGEST_ASIDE && !has_quote(doc, phrase)).then_some(0..comma + 1)
}

/// “… as he prepares for the vote”: a clause of time at the end.
fn subordinate(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let last = *tokens.last()? + 1;
    let start = (LEAST_KEPT..tokens.len())
        .find(|&i| opens_time(doc, tokens[i]) && tokens.get(i + 1).is_some_and(|&next| clause_near(doc, next..last)))?;
    // “… six years after she left”
    let measure = tokens[start - 1] + 1 - before_measure(doc, tokens[0], tokens[start - 1] + 1);
    let start = start.saturating_sub(measure);
    (is_whole(doc, &tokens[..start]) && !has_quote(doc, &tokens[start..])).then_some(start..tokens.len())
}

/// What follows the last comma, where it is a phrase of its own: “, a topic where they are far apart”.
fn tail(doc: &Document, tokens: &[usize]) -> Option<Range<usize>> {
    let start = (LEAST_KEPT..tokens.len().saturating_sub(2)).rev().find(|&i| lower(doc, tokens[i]) == ",")?;
    let first = &doc.tokens[tokens[start + 1]];
    let opens = matches!(first.tag, Tag::VBG | Tag::VBN | Tag::IN | Tag::WDT | Tag::WP | Tag::WRB)
        || matches!(&*first.lower, "a" | "an" | "the" | "along" | "including")
            && !tokens[start..].iter().any(|&at| matches!(lower(doc, at), "and" | "or"));
    let listed = behind_comma(doc, &tokens[..start]) && first.tag != Tag::WDT && &*first.lower != "along";
    (opens && !listed && is_whole(doc, &tokens[..start]) && !has_quote(doc, &tokens[start..])).then_some(start..tokens.len())
}

/// Whether a comma stands close before, as between members of a list.
fn behind_comma(doc: &Document, before: &[usize]) -> bool {
    before.iter().rev().take(8).any(|&at| lower(doc, at) == ",")
}

/// Whether the words that stay are a clause of some length with its marks in pairs.
pub fn is_whole(doc: &Document, kept: &[usize]) -> bool {
    let balance = |open: &str, close: &str| {
        let count = |mark: &str| kept.iter().filter(|&&at| lower(doc, at) == mark).count();
        if open == close { count(open).is_multiple_of(2) } else { count(open) == count(close) }
    };
    let verb = kept.iter().any(|&at| doc.tokens[at].tag.is_finite());
    words(doc, kept) >= LEAST_KEPT && verb && balance("“", "”") && balance("\"", "\"") && balance("(", ")")
}

fn has_quote(doc: &Document, tokens: &[usize]) -> bool {
    tokens.iter().any(|&at| matches!(lower(doc, at), "“" | "”" | "\""))
}

pub fn lower(doc: &Document, at: usize) -> &str {
    doc.tokens.get(at).map_or("", |token| &*token.lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn without(rule: Rule, sentence: &str) -> Option<String> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc: Document = text::build(&clean::clean(&article));
        let mut tokens: Vec<usize> = doc.sentences[1].tokens.clone().collect();
        let range = rule(&doc, &tokens).filter(|range| !says_more(&doc, &tokens[range.clone()]))?;
        tokens.drain(range);
        Some(super::super::wording::text(&doc, &tokens))
    }

    #[test]
    fn asides_go() {
        let left = without(dashes, "The talks — the third this year — will deal with grain prices and port fees.");
        assert_eq!(left.as_deref(), Some("The talks will deal with grain prices and port fees."));
        let left = without(apposition, "Foreign Minister Solberg, a former judge from the north, met the envoys in Oslo.");
        assert_eq!(left.as_deref(), Some("Foreign Minister Solberg met the envoys in Oslo."));
        let clause = "In a talk with Kari Berg, the envoy refused a reply, further showing that the ports do not matter.";
        assert_eq!(without(apposition, clause), None);
        assert_eq!(without(apposition, "Norway, the Netherlands, and Iceland signed the pact."), None);
        assert_eq!(without(dashes, "The talks — reportedly the third this year — will deal with grain prices and port fees."), None);
        assert_eq!(without(dashes, "The envoy said grain prices were far too low."), None);
    }

    #[test]
    fn nothing_goes_by_half() {
        let sentence = "Chile must change its rate, which nations, in particular Norway, have blamed for cheap fish.";
        assert_eq!(without(relative, sentence).as_deref(), Some("Chile must change its rate"));
        assert_eq!(without(day, "The new leader will be sworn in this coming Friday before the king in Oslo."), None);
    }

    #[test]
    fn what_hangs_on_the_main_clause_goes() {
        let left = without(opener, "At the summit, the leaders will endorse the new plan for the port.");
        assert_eq!(left.as_deref(), Some("The leaders will endorse the new plan for the port."));
        let left = without(opener, "As part of efforts to renew the fleet, the leaders will endorse the new plan for the port.");
        assert_eq!(left.as_deref(), Some("The leaders will endorse the new plan for the port."));
        let left = without(subordinate, "The president will meet the heads of twelve large companies as he prepares for the vote.");
        assert_eq!(left.as_deref(), Some("The president will meet the heads of twelve large companies"));
        let left =
            without(subordinate, "The leader visited the old harbour of Oslo on a Wednesday six years after she was released from jail.");
        assert_eq!(left.as_deref(), Some("The leader visited the old harbour of Oslo on a Wednesday"));
        let left = without(tail, "The envoys are to discuss a new fishing accord in Oslo, a topic where they are far apart.");
        assert_eq!(left.as_deref(), Some("The envoys are to discuss a new fishing accord in Oslo"));
    }

    #[test]
    fn conditions_lists_and_cautions_stay() {
        assert_eq!(without(opener, "If the talks fail, the leaders will return to the port."), None);
        assert_eq!(without(subordinate, "The prime ministers could discuss any new proposal once the port is open."), None);
        assert_eq!(without(tail, "The envoys discussed grain, the port, the fishing fleet, the ferry and a bridge."), None);
        assert_eq!(without(tail, "The envoys will sign the fishing accord in the spring, unless the parliament in Oslo objects."), None);
        assert_eq!(without(tail, "The envoys will sign the fishing accord in the spring, according to reports in Oslo."), None);
    }
}
