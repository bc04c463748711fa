//! What looks like an enumeration and is none, or one that stays whole.

use std::ops::Range;

use super::{NEAR_GOVERNOR, SHORT_MEMBER, is_stance, lower};
use crate::lexicon;
use crate::text::{Document, Tag};

/// “Discussion of a vote on the port, the release of the crew and fees”, “actions such as cuts in trades such as
/// fishing, whaling and salting”: an earlier word may govern the members behind the first.
pub(super) fn is_far(doc: &Document, start: usize, at: usize) -> bool {
    let governs = |before: usize| {
        matches!(lower(doc, before), "of" | "for") && before > start && is_stance(doc, before - 1) && doc.tokens[before - 1].tag.is_noun()
    };
    let earlier = doc.tokens[at].tag == Tag::IN && lower(doc, at) != "as" && (at.saturating_sub(NEAR_GOVERNOR)..at).any(governs);
    let examples = |at: usize| lower(doc, at) == "as" && lower(doc, at - 1) == "such";
    earlier || examples(at) && (start + 1..at).any(examples)
}

/// “On the pier showing the envoy, his deputy and the crew”: a participle in the first member governs the others.
pub(super) fn acts_in_first(doc: &Document, members: &[Range<usize>]) -> bool {
    let Some(first) = members.first() else { return false };
    (first.start + 1..first.end.saturating_sub(1)).any(|at| doc.tokens[at].tag == Tag::VBG && doc.tokens[at - 1].tag.is_noun())
}

/// “Including steps to help state and local offices to pay”: of two members the second may be what the first does something to.
pub(super) fn is_done_to_both(doc: &Document, members: &[Range<usize>]) -> bool {
    let [first, _] = members else { return false };
    first.clone().any(|at| doc.tokens[at].tag == Tag::TO && doc.tokens[at + 1].tag == Tag::VB)
}

/// “Visits to towns in Chile, Peru and Bolivia”: the names in a row go on the end of the first member.
pub(super) fn names_of_one(doc: &Document, members: &[Range<usize>]) -> bool {
    let capital = |at: usize| {
        let token = &doc.tokens[at];
        token.tag.is_proper() || &*token.lower == "the" || token.span.of(&doc.text).starts_with(char::is_uppercase)
    };
    let name = |member: &Range<usize>| member.clone().all(capital);
    let Some((first, rest)) = members.split_first() else { return false };
    let before = (first.start + 1..first.end).rev().find(|&at| !capital(at));
    let governed = before.is_some_and(|at| doc.tokens[at].tag == Tag::IN && at + 1 < first.end);
    // “The chiefs in Lima, a port of the north and a partner in talks”: what the name behind the preposition is.
    let explains = |member: &Range<usize>| matches!(lower(doc, member.start), "a" | "an");
    let apposition = doc.tokens[first.end - 1].tag.is_proper() && rest.iter().all(explains);
    apposition || governed && rest.len() > 1 && rest[..rest.len() - 1].iter().all(name)
}

/// “Five allies: Chile, Peru and Bolivia”: who they are is one fact.
pub(super) fn names_all(doc: &Document, members: &[Range<usize>]) -> bool {
    let capital = |at: usize| doc.tokens[at].span.of(&doc.text).starts_with(char::is_uppercase);
    let name = |at: usize| capital(at) || matches!(lower(doc, at), "the" | "and" | "of");
    members.iter().all(|member| member.clone().all(name))
}

/// “Talks at the ministerial, senior official, and working levels”: attributes of one noun.
pub(super) fn share_noun(doc: &Document, members: &[Range<usize>]) -> bool {
    let [first, middle @ .., last] = members else { return false };
    let article = first.end.checked_sub(2).filter(|&at| at > first.start + 1 && doc.tokens[at].tag == Tag::DT);
    let open = article.is_some_and(|at| doc.tokens[at - 1].tag == Tag::IN && doc.tokens[first.end - 1].tag != Tag::NNS);
    let bare = |member: &Range<usize>| {
        let noun = |at: usize| doc.tokens[at].tag.is_noun() || doc.tokens[at].tag.is_adjective() || doc.tokens[at].tag == Tag::VBG;
        member.len() <= 3 && member.clone().all(noun)
    };
    let plural = last.clone().take(3).any(|at| matches!(doc.tokens[at].tag, Tag::NNS | Tag::NNPS));
    open && middle.iter().all(bare) && plural && doc.tokens[last.start].tag != Tag::DT
}

/// Whether a word in the first member may govern the members behind it as well: “the importance *of* trade,
/// research and peace”, “a step *in* keeping peace, opening ports and saving lives”. The second member, which
/// has no article, tells.
pub(super) fn completes_first(doc: &Document, members: &[Range<usize>]) -> bool {
    let [first, second, ..] = members else { return false };
    let gerund = |at: usize| doc.tokens[at].tag == Tag::VBG;
    let governs = |at: usize| {
        let token = &doc.tokens[at];
        matches!(
            &*token.lower,
            "of" | "for" | "to" | "toward" | "towards" | "against" | "among" | "between" | "with" | "from" | "through" | "across" | "as"
        ) || matches!(&*token.lower, "in" | "on" | "about" | "by") && gerund(at + 1)
    };
    let Some(governor) = (first.start + 1..first.end - 1).rev().find(|&at| governs(at)) else { return false };
    let bare = |member: &Range<usize>| {
        let tag = doc.tokens[member.start].tag;
        (tag.is_noun() || tag.is_adjective() || tag == Tag::VBG) && (tag == Tag::VBG) == gerund(governor + 1)
    };
    second.len() <= SHORT_MEMBER && bare(second)
}

/// “The harms, including in prices, quality and privacy”, “an expansion, helping the firm to grow”:
/// what follows the first member tells more of it.
pub(super) fn explains_first(doc: &Document, members: &[Range<usize>]) -> bool {
    let Some((first, rest)) = members.split_first() else { return false };
    let inner = first.clone().skip(1).any(|at| lower(doc, at) == "including" || lower(doc, at) == "such" && lower(doc, at + 1) == "as");
    let gerund = |member: &Range<usize>| doc.tokens[member.start].tag == Tag::VBG;
    let aside = |member: &Range<usize>| gerund(member) && !matches!(lower(doc, member.start - 1), "and" | "or");
    // “Tension on the coast, angering the guilds and delaying the vote”: what came of it.
    inner || !gerund(first) && (rest.last().is_some_and(aside) || rest.iter().all(gerund))
}

/// “To welcome my colleague, my friend and the minister”: one person or several, and no matters.
pub(super) fn names_people(doc: &Document, members: &[Range<usize>]) -> bool {
    let person = |member: &&Range<usize>| {
        let token = &doc.tokens[member.end - 1];
        token.tag == Tag::NN
            && (lexicon::TITLES.contains(&token.lower) || matches!(&*token.lower, "friend" | "colleague" | "host" | "guest"))
    };
    members.iter().filter(person).count() > 1
}

/// “He was clear: the delay harms the coast, its ports and the fleet”: what stands behind the colon is a clause.
pub(super) fn is_explained(doc: &Document, colon: usize, members: &[Range<usize>]) -> bool {
    if lower(doc, colon) != ":" {
        return false;
    }
    let said = colon
        .checked_sub(1)
        .is_some_and(|before| matches!(lower(doc, before), "clear" | "this") || lexicon::SPEECH_VERBS.contains(&doc.tokens[before].lemma));
    let Some((first, rest)) = members.split_first() else { return false };
    let longest = rest.iter().map(Range::len).max().unwrap_or_default();
    said || first.len() >= CLAUSE && first.len() > 3 * longest
}

/// A first member of so many tokens, far longer than the others, is a clause.
const CLAUSE: usize = 9;

/// “A resolution to the strike on Monday, talking for the second day”: a clause behind a day.
pub(super) fn goes_on_behind_day(doc: &Document, members: &[Range<usize>]) -> bool {
    members.windows(2).any(|pair| {
        let last = pair[0].end.max(2) - 1;
        let day = lower(doc, last - 1) == "on" && lexicon::CALENDAR.contains(lower(doc, last)) || lower(doc, last) == "today";
        day && doc.tokens[pair[1].start].tag == Tag::VBG
    })
}

/// “In a bid to raise prices, Norway and nine others agreed to cut …”: where the main clause begins; the opening phrase
/// leads into no list.
pub(super) fn behind_purpose(doc: &Document, clause: &Range<usize>) -> usize {
    let start = clause.start;
    let bid = (start + 1..clause.end.min(start + 4)).any(|at| {
        matches!(lower(doc, at), "bid" | "effort" | "attempt" | "order" | "move" | "hope" | "push")
            && matches!(lower(doc, at + 1), "to" | "of")
    });
    let opens = lower(doc, start) == "in" && bid || doc.tokens[start].tag == Tag::TO;
    clause.clone().find(|&at| lower(doc, at) == ",").filter(|_| opens).unwrap_or(start)
}

/// “Nine other states agreed to cut …”: a verb, whatever its tag.
pub(super) fn acts(doc: &Document, member: &Range<usize>) -> bool {
    (member.start + 1..member.end.saturating_sub(1)).any(|at| {
        let decides = matches!(lower(doc, at), "agreed" | "decided" | "refused" | "pledged" | "vowed" | "began" | "continued" | "promised");
        decides && doc.tokens[at - 1].tag.is_noun() && doc.tokens[at + 1].tag == Tag::TO
    })
}

/// “Other areas”: nothing by itself.
pub(super) fn is_other(doc: &Document, member: &Range<usize>) -> bool {
    let other = matches!(lower(doc, member.start), "other" | "more" | "related");
    other
        && member.len() == 2
        && matches!(&*doc.tokens[member.end - 1].lemma, "area" | "issue" | "matter" | "topic" | "subject" | "field" | "thing")
}

/// “She called for “patience, trust and time”: words that somebody put in a row stay so.
pub(super) fn is_in_quotation(doc: &Document, start: usize, members: &[Range<usize>]) -> bool {
    let parted = |at: usize| {
        doc.quotations_in(at..at + 1).iter().any(|quote| quote.tokens.start > start && quote.tokens.start < at && at + 1 < quote.tokens.end)
    };
    members.iter().rev().skip(1).any(|member| parted(member.end))
}
