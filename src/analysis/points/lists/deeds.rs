//! “agreed to open the port, lift the ban and free the crew” → one deed a member.

use std::ops::Range;

use super::{Frame, LEAST_MEMBERS, LONGEST_MEMBER, LONGEST_WHOLE, Lead, List, joins_pair, lower};
use crate::analysis::points::cut;
use crate::text::{Document, Tag};

/// “agreed to open the port, lift the ban and free the crew”: deeds after “to” or a modal verb.
pub(super) fn deeds_after(doc: &Document, start: usize, at: usize, end: usize) -> Option<List> {
    // “Food insecurity and supply chain challenges”: the first of three nouns.
    let is_noun = |at: usize| {
        let both = matches!(
            lower(doc, at),
            "supply" | "trade" | "market" | "work" | "demand" | "export" | "import" | "access" | "research" | "finance"
        );
        both && doc.tokens.get(at + 2).is_some_and(|last| last.tag.is_noun() && doc.tokens[at + 1].tag == Tag::NN)
    };
    // “Threats from the rebels and fallout from the vote”: never a verb, whatever its tag.
    let never = |at: usize| {
        matches!(lower(doc, at), "fallout" | "backlash" | "outcry" | "aftermath" | "turmoil" | "setback" | "breakthrough" | "upheaval")
    };
    // “To provide fuel, groceries or work, ransomware harms”: a subject, whatever its tag.
    let acts = |at: usize| doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_finite());
    let is_verb = |at: usize| doc.tokens[at].tag == Tag::VB && &*doc.tokens[at].lemma != "be" && !acts(at);
    let is_deed = |at: usize| at < end && is_verb(at) && !is_noun(at) && !never(at);
    if !(matches!(doc.tokens[at].tag, Tag::TO | Tag::MD) && is_deed(at + 1)) {
        return None;
    }
    // “Will work to cut fees, open ports and lift bans”: three deeds in a row are those of the last “to”, where it
    // follows its verb. “Agreed to open the port to help fishers, lift the ban”: it is not sure.
    let comma = (at..end).find(|&at| matches!(lower(doc, at), "," | "and")).unwrap_or(at);
    let governs = |at: usize| matches!(doc.tokens[at].tag, Tag::TO | Tag::MD) && is_deed(at + 1);
    let nested = (at + 2..comma).any(|at| doc.tokens[at].tag == Tag::TO && is_deed(at + 1));
    let outer = (start..at).any(governs);
    let before = doc.tokens[at - 1].tag;
    if nested || outer && !(before.is_verb() || before.is_adverb() || before == Tag::WRB) {
        return None;
    }
    let least = if outer { LEAST_MEMBERS } else { 2 };
    let long = cut::words(doc, start..end) > LONGEST_WHOLE;
    let mut members = Vec::new();
    let mut from = at + 1;
    let mut here = from + 1;
    while here < end {
        let comma = usize::from(lower(doc, here) == ",");
        let and = usize::from(lower(doc, here + comma) == "and");
        // “To engage in sustained and sincere talks”: attributes in a row.
        let mark = usize::from(lower(doc, here - 1) == "," && here > from + 1);
        let (last, before) = (&doc.tokens[here - 1 - mark], doc.tokens[here - 2 - mark].tag);
        let attribute = last.tag.is_adjective() || last.lower.ends_with("ous") || last.lower.ends_with("ed") && before == Tag::IN;
        // “Is to renew the pact, and to show the fleet”: in what is too long for a line the mark of the infinitive may stand again.
        let to = |at: usize| doc.tokens.get(at).is_some_and(|token| token.tag == Tag::TO);
        let again = usize::from(and > 0 && long && to(at) && to(here + comma + and));
        if comma + and > 0 && is_deed(here + comma + and + again) && !attribute && !joins_pair(doc, from, here) {
            // “Will go to Oslo, where the two will meet and sign the pact”: the last verb to govern is not the lead-in's.
            if again == 0 && (from + 1..here).any(|at| governs(at) || opens_relative(doc, at)) {
                return None;
            }
            members.push(from..here);
            from = here + comma + and + again;
            here = from;
        }
        here += 1;
    }
    // “To stay until the council pays, and open the port”: who opens it is not sure.
    let bound = |member: &Range<usize>| {
        let opens = |&at: &usize| matches!(lower(doc, at), "until" | "unless" | "if" | "before");
        member.clone().find(opens).is_some_and(|at| cut::has_finite(doc, at + 1..member.end))
    };
    // “While strikes would harm the port, we remain calm and believe in talks”: the last deed is not the strikes'.
    let turns = |member: &Range<usize>| {
        let mark = |at: usize| lower(doc, at) == "," && doc.tokens[at + 1].tag == Tag::PRP && doc.tokens[at + 2].tag.is_finite();
        (member.start..member.end.saturating_sub(2)).any(mark)
    };
    if members.iter().any(|member| bound(member) || turns(member)) {
        return None;
    }
    members.push(from..end);
    // “To build on and renew the pact”: two verbs with one object.
    let open = |member: &Range<usize>| matches!(doc.tokens[member.end - 1].tag, Tag::IN | Tag::TO | Tag::DT | Tag::VB);
    let whole = |member: &Range<usize>| member.len() >= 2 && member.len() <= LONGEST_MEMBER && !open(member);
    let lead = Lead { tokens: start..at + 1, frame: Frame::Says };
    (members.len() >= least && members.iter().all(whole)).then_some(List { lead, members })
}

/// “Where the two will meet”, “who lead the talks”.
fn opens_relative(doc: &Document, at: usize) -> bool {
    matches!(lower(doc, at), "where" | "who" | "which") && doc.tokens[at - 1].tag != Tag::IN
}
