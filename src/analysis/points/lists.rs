//! A clause with an enumeration → one stretch for each member, with the words that lead in.
//!
//! “They discussed fishing, grain exports and the war” gives “They discussed fishing”, “They
//! discussed grain exports”, “They discussed the war”. Semicolons separate before commas. An
//! enumeration is taken only after a lead-in that governs all its members, and only where every
//! member is a noun phrase (or, after “to”, a verb phrase); otherwise the clause stays whole.

mod deeds;
mod whole;

use std::ops::Range;

use super::cut;
use crate::analysis::bearing::meeting_noun;
use crate::lexicon;
use crate::text::{Document, Tag};

use self::whole::{
    acts, acts_in_first, behind_purpose, completes_first, explains_first, goes_on_behind_day, is_done_to_both, is_explained, is_far,
    is_in_quotation, is_other, names_all, names_of_one, names_people, share_noun,
};

/// A member of more tokens than this is no plain noun phrase.
const LONGEST_MEMBER: usize = 36;
/// Fewest tokens before the “and the” that closes an enumeration whose last mark has no “and”.
const LEAST_LAST: usize = 6;
/// Tokens from “discussion of” to the “on” of what it is a discussion of.
const NEAR_GOVERNOR: usize = 5;
/// A lead-in of more tokens than this is told from its last infinitive on.
const LONGEST_LEAD: usize = 13;
/// Tokens of “The meeting” before its verb.
const LONGEST_SETTING: usize = 6;
/// Examples that are told in no more words stay whole.
const LONGEST_WHOLE: usize = 30;
/// A member of no more tokens has nothing of its own beside it.
const SHORT_MEMBER: usize = 4;
/// Fewest members of an enumeration without “such as” or “including” before it.
const LEAST_MEMBERS: usize = 3;

/// The words that lead into an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What they say of what follows them.
    pub frame: Frame,
}

/// What a lead-in says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Something of its own: it is printed with each member.
    Says,
    /// How the parties stand, or of what kind the members are; the heading of a list says that as well.
    Kind,
    /// Only that the meeting takes place at a time when there is what follows.
    Setting,
}

/// “The meeting comes ahead of …” and what follows.
#[must_use]
pub fn setting(doc: &Document, clause: &Range<usize>) -> Option<List> {
    let verb = clause.clone().take(LONGEST_SETTING).find(|&at| doc.tokens[at].tag.is_finite())?;
    let subject = clause.start..verb;
    let meeting =
        subject.clone().last().is_some_and(|at| meeting_noun(doc, at)) && !subject.clone().any(|at| doc.tokens[at].tag.is_proper());
    let come = &*doc.tokens[verb].lemma == "come";
    let after = |at: usize, words: &[&str]| words.iter().enumerate().all(|(i, word)| lower(doc, at + i) == *word);
    let length =
        [&["amid"][..], &["ahead", "of"], &["against", "the", "backdrop", "of"]].iter().find(|words| after(verb + 1, words))?.len();
    let start = verb + 1 + length;
    let lead = Lead { tokens: clause.start..start, frame: Frame::Setting };
    (meeting && come && clause.end > start + 2).then(|| List { lead, members: vec![start..clause.end] })
}

/// “This comes as the guilds are preparing to strike”, “The move came as …”: the clause, which says something whatever comes.
#[must_use]
pub fn meanwhile(doc: &Document, clause: &Range<usize>) -> Option<Range<usize>> {
    let verb = clause.clone().take(LONGEST_SETTING).find(|&at| doc.tokens[at].tag.is_finite())?;
    let plain = clause.start < verb && (clause.start..verb).all(|at| !doc.tokens[at].tag.is_proper() && doc.tokens[at].tag != Tag::COMMA);
    let comes = &*doc.tokens[verb].lemma == "come" && lower(doc, verb + 1) == "as";
    (plain && comes && cut::clause_near(doc, verb + 2..clause.end)).then(|| verb + 2..clause.end)
}

/// An enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What governs all members.
    pub lead: Lead,
    /// The members, in order.
    pub members: Vec<Range<usize>>,
}

/// The enumeration in `clause`; `None` where there is none.
#[must_use]
pub fn members(doc: &Document, clause: &Range<usize>) -> Option<List> {
    let end = (clause.start..clause.end).rev().find(|&at| !is_stop(doc, at))? + 1;
    let first_mark = (clause.start..end).find(|&at| matches!(lower(doc, at), "," | ";"));
    // “The ministry of labour, including its bureaus; the ministry of health, including …”: each has its own.
    let parallel = (clause.start..end).skip_while(|&at| lower(doc, at) != ";").any(|at| lower(doc, at) == "including");
    let after_colon = (clause.start..end).find(|&at| lower(doc, at) == ":").and_then(|colon| separated(doc, colon + 1..end, ","));
    if after_colon.is_some_and(|members| names_all(doc, &members)) {
        return None;
    }
    let opens = |at: &usize| matches!(lower(doc, *at), "as" | ":") || lower(doc, *at) == "including" && !parallel;
    let examples = || (clause.start + 1..end).filter(opens);
    let nearest = || (clause.start + 1..first_mark.unwrap_or(clause.start + 1)).rev();
    let main = behind_purpose(doc, clause);
    examples()
        .chain(nearest())
        .filter(|&at| at >= main)
        .find_map(|at| members_after(doc, clause.start, at, end))
        .or_else(|| (main + 1..end).find_map(|at| deeds::deeds_after(doc, clause.start, at, end)))
}

/// The members between the lead-in that ends at token `at` and `end`.
fn members_after(doc: &Document, start: usize, at: usize, end: usize) -> Option<List> {
    let least = lead_in(doc, at)?;
    // “Cooperation on sanctions on Norway, health and trade”: what the second “on” opens may end with Norway.
    if doc.tokens[at].tag == Tag::IN && least == LEAST_MEMBERS && (start..at).any(|before| lower(doc, before) == lower(doc, at)) {
        return None;
    }
    let lead_end = at + 1 + usize::from(matches!(lower(doc, at + 1), ":" | ","));
    if lead_end >= end {
        return None;
    }
    let mut members = separated(doc, lead_end..end, ";").or_else(|| separated(doc, lead_end..end, ","))?;
    let gerund = |at: usize| doc.tokens[at].tag == Tag::VBG;
    let mut lead_end = lead_end;
    if lead_end == at + 1 && gerund(at) && members.iter().skip(1).any(|member| gerund(member.start)) {
        // “A discussion on raising wages, cutting hours and hiring”: three of a kind.
        lead_end = at;
        members[0].start = at;
        // “Promoting trade, reducing fees, taxes and rules”: the last three are reduced.
        let mut deeds: Vec<Range<usize>> = Vec::new();
        for member in members {
            match deeds.last_mut() {
                Some(deed) if !gerund(member.start) => deed.end = member.end,
                _ => deeds.push(member),
            }
        }
        members = deeds;
    }
    if is_explained(doc, at, &members) || goes_on_behind_day(doc, &members) {
        return None;
    }
    if names_of_one(doc, &members) || explains_first(doc, &members) || names_people(doc, &members) {
        return None;
    }
    // “Support for Norway's fleet, ports and roads”: all three are supported, and one line says so. Examples
    // come apart where a line would be too long.
    if share_noun(doc, &members) || is_far(doc, start, at) || acts_in_first(doc, &members) || is_done_to_both(doc, &members) {
        return None;
    }
    let examples = lower(doc, at) == "including" || lower(doc, at) == "as";
    // “Including fishing, irregular migration and fees”: too little for lines of their own.
    let tokens = lead_start(doc, start..lead_end)..lead_end;
    let frame = if is_frame(doc, &tokens) { Frame::Kind } else { Frame::Says };
    let short = |member: &Range<usize>| cut::words(doc, member.clone()) < SHORT_MEMBER - 1;
    // “Including fish, Norway and the price of grain”: the lead-in three times over says little.
    let slight = |member: &Range<usize>| frame == Frame::Says && short(member) || member.clone().all(|at| doc.tokens[at].tag.is_proper());
    // “Such as the ports and fees”: two words alone say nothing.
    let pair = || members.len() == 2 && members.iter().any(short);
    let bare = || pair() || members.iter().all(short) || members.iter().filter(|member| slight(member)).count() * 2 > members.len();
    if completes_first(doc, &members) || examples && (cut::words(doc, start..end) <= LONGEST_WHOLE || bare()) {
        return None;
    }
    let plain = |member: &Range<usize>| !member.is_empty() && member.len() <= LONGEST_MEMBER && is_phrase(doc, member);
    let lead = Lead { tokens, frame };
    if members.len() < least || !members.iter().all(plain) || is_in_quotation(doc, start, &members) {
        return None;
    }
    members.retain(|member| !is_other(doc, member));
    Some(List { lead, members })
}

/// Whether a lead-in only says how the parties stand (“Tensions are high over …”) or names the kind
/// of its members (“… to cooperate on issues such as …”). One that is negated or that somebody does
/// something with says more than that.
fn is_frame(doc: &Document, lead: &Range<usize>) -> bool {
    let words = || lead.clone().rev().filter(|&at| doc.tokens[at].lower.chars().any(char::is_alphanumeric));
    let negated =
        lead.clone().any(|at| lexicon::REVERSALS.contains(&doc.tokens[at].lower) || lexicon::REVERSALS.contains(&doc.tokens[at].lemma));
    let Some(last) = words().next().filter(|_| !negated) else { return false };
    match lower(doc, last) {
        "as" | "including" => {
            words().find(|&at| doc.tokens[at].tag.is_noun()).is_some_and(|noun| lexicon::MATTERS.contains(&doc.tokens[noun].lemma))
        }
        "over" => lead.clone().any(|at| &*doc.tokens[at].lemma == "be" && doc.tokens[at].tag.is_finite()),
        _ => false,
    }
}

/// Where a lead-in starts: a long one at its last infinitive (“confirmed that envoys will travel to
/// Oslo to discuss …” at “discuss”).
fn lead_start(doc: &Document, lead: Range<usize>) -> usize {
    if lead.len() <= LONGEST_LEAD || is_frame(doc, &lead) {
        return lead.start;
    }
    // “Told the envoy that talks would have to include …”: without the talks nothing is said.
    if lower(doc, lead.end - 1) == "include" {
        return (lead.start..lead.end).rev().find(|&at| lower(doc, at) == "that").map_or(lead.start, |that| that + 1);
    }
    let infinitive = |&at: &usize| doc.tokens[at].tag == Tag::VB && &*doc.tokens[at].lemma != "be" && doc.tokens[at - 1].tag == Tag::TO;
    let Some(last) = (lead.start + 1..lead.end).rev().find(infinitive) else { return lead.start };
    // “It is up to Norway to set a price and sell fish”, “refused to open”: what governs it is a part of what is said.
    let it = (lead.start..last).take(2).any(|at| lower(doc, at) == "it" && &*doc.tokens[at + 1].lemma == "be");
    if it || (lead.start..last).any(|at| lexicon::REVERSALS.contains(lower(doc, at)) || lexicon::REVERSALS.contains(&doc.tokens[at].lemma))
    {
        return lead.start;
    }
    // “Will try to convince the king to open ports such as …”: who is to open them.
    let told = last > lead.start + 1 && (doc.tokens[last - 2].tag.is_noun() || doc.tokens[last - 2].tag == Tag::PRP);
    (lead.start + 1..last - 1).rev().find(infinitive).filter(|_| told).unwrap_or(last)
}

/// Whether token `at` ends a lead-in, and how many members it needs.
fn lead_in(doc: &Document, at: usize) -> Option<usize> {
    let token = &doc.tokens[at];
    match &*token.lower {
        "including" => Some(2),
        "as" if lower(doc, at - 1) == "such" => Some(2),
        ":" => Some(LEAST_MEMBERS),
        // “Over the last year”
        // “On Thursday”
        "on" if lexicon::CALENDAR.contains(lower(doc, at + 1)) => None,
        "over" if lower(doc, at + 1) == "the" && matches!(lower(doc, at + 2), "last" | "past" | "next" | "coming") => None,
        "over" | "on" | "about" | "regarding" | "concerning" if (1..=3).any(|back| is_stance(doc, at.saturating_sub(back))) => {
            Some(LEAST_MEMBERS)
        }
        _ if token.tag.is_verb() && governs_lists(&token.lemma) => Some(LEAST_MEMBERS),
        // “Talks must include …”: what is asked of them, no members of a body.
        "include" if token.tag == Tag::VB => Some(LEAST_MEMBERS),
        _ => None,
    }
}

/// Verbs of talking, asking, agreeing, helping: what follows them in a row is a list of matters.
fn governs_lists(lemma: &str) -> bool {
    matches!(lexicon::STANCE.class(lemma), Some("topic" | "call" | "agree" | "want" | "support" | "praise" | "strengthen"))
}

fn is_stance(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    lexicon::STANCE.contains(&token.lemma) || lexicon::STANCE.contains(&token.lower)
}

/// The stretches between `mark`s, the last one after “and”; `None` where there is no such mark.
fn separated(doc: &Document, range: Range<usize>, mark: &str) -> Option<Vec<Range<usize>>> {
    let mut members = Vec::new();
    let mut start = range.start;
    let mut marks = 0;
    let marked = range.clone().any(|at| lower(doc, at) == mark);
    let mut closed = false;
    for at in range.clone() {
        if at < start || closed {
            continue;
        }
        let joins = lower(doc, at) == "and"
            && mark == ","
            && lower(doc, at - 1) != ","
            && (!marked || !members.is_empty())
            && !is_inside_name(doc, at)
            && !joins_pair(doc, start, at)
            && !matches!(doc.tokens[at - 1].tag, Tag::IN | Tag::TO);
        if lower(doc, at) == mark || joins {
            marks += 1;
            members.push(start..at);
            let and = !joins && lower(doc, at + 1) == "and";
            start = at + 1 + usize::from(and);
            // “A, B, and C and D”: what follows the last mark is one.
            let rest = || (start..range.end).take_while(|&at| !matches!(lower(doc, at), "including" | "such"));
            closed = and && mark == "," && !rest().any(|at| lower(doc, at) == mark);
        }
    }
    // “Hold the firm, including its owners, to account”: an aside, and no enumeration.
    let joined = |at: usize| matches!(lower(doc, at), "and" | "or" | "&") || lower(doc, at) == "as" && lower(doc, at + 1) == "well";
    if mark == "," && !joined(start) && !joined(start - 1) {
        return None;
    }
    // “Arrests, seizures and”: a copy that breaks off there.
    if start >= range.end {
        return None;
    }
    let last = start..range.end;
    let open = mark == ";" && lower(doc, start - 1) != "and";
    match last.clone().find(|at| open && at - start >= LEAST_LAST && lower(doc, *at) == "and" && lower(doc, at + 1) == "the") {
        Some(and) => members.extend([start..and, and + 1..range.end]),
        None => members.push(last),
    }
    (marks > 0).then_some(members)
}

/// “Both ships and crews”, “between Oslo and Lima”: the “and” at `at` belongs to what opens behind `from`.
fn joins_pair(doc: &Document, from: usize, at: usize) -> bool {
    let opens = (from..at).rev().find(|&at| matches!(lower(doc, at), "both" | "between"));
    opens.is_some_and(|opens| !(opens..at).any(|at| lower(doc, at) == "and"))
}

/// “Bosnia and Herzegovina” is one.
fn is_inside_name(doc: &Document, at: usize) -> bool {
    let within = |range: &Range<usize>| range.start < at && at + 1 < range.end;
    let pair = || doc.tokens[at - 1..at + 2].iter().map(|token| &*token.lower).collect::<Vec<_>>().join(" ");
    doc.names_in(at..at + 1).iter().any(|name| within(&name.tokens)) || at + 1 < doc.tokens.len() && lexicon::COUNTRIES.contains(&pair())
}

/// Whether the stretch has no finite verb and opens as a noun phrase or gerund.
fn is_phrase(doc: &Document, range: &Range<usize>) -> bool {
    let first = &doc.tokens[range.start];
    let opens = first.tag.is_noun()
        || first.tag.is_adjective()
        || matches!(first.tag, Tag::DT | Tag::PRPS | Tag::VBG | Tag::CD)
        || matches!(&*first.lower, "“" | "\"" | "its");
    let example = matches!(&*first.lower, "such" | "including" | "as");
    // “a democratic, sovereign and prosperous country” is no list of matters.
    let last = doc.tokens[range.end - 1].tag;
    // “Diverse, resilient supply chains for critical and new goods”: attributes, each in want of its noun.
    let attribute = last.is_adjective() || matches!(last, Tag::IN | Tag::DT | Tag::PRPS | Tag::POS);
    let headed = !attribute && (range.len() > 3 || last.is_noun() || last == Tag::VBG || matches!(last, Tag::CLOSEQUOTE | Tag::CD));
    let whose = (range.start..range.end.min(range.start + 3)).any(|at| matches!(lower(doc, at), "which" | "whom" | "whose" | "who"));
    opens && headed && !example && !whose && !acts(doc, range) && !doc.tokens[range.clone()].iter().any(|token| token.tag.is_finite())
}

fn is_stop(doc: &Document, at: usize) -> bool {
    matches!(lower(doc, at), "." | "”" | "\"" | "," | ";" | "!")
}

fn lower(doc: &Document, at: usize) -> &str {
    doc.tokens.get(at).map_or("", |token| &*token.lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(sentence: &str) -> Vec<String> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let Some(list) = members(&doc, &doc.sentences[1].tokens) else { return Vec::new() };
        let mark = if list.lead.frame == Frame::Says { " … " } else { " (…) " };
        list.members.iter().map(|member| [doc.words(list.lead.tokens.clone()), doc.words(member.clone())].join(mark)).collect()
    }

    #[test]
    fn members_get_their_lead_in() {
        assert_eq!(
            read("They discussed fishing, grain exports and the war."),
            ["They discussed … fishing", "They discussed … grain exports", "They discussed … the war"]
        );
        let told = read(
            "On Tuesday the envoy of the north will fly to Oslo and try to convince the king to open his ports with steps such as cuts in fees, new cranes for the oldest of the piers and free nets for the crews.",
        );
        assert_eq!(told[0], "convince the king to open his ports with steps such as … cuts in fees");
        assert_eq!(
            read("Tensions are high over the election; the hack; and reports of bounties."),
            [
                "Tensions are high over (…) the election",
                "Tensions are high over (…) the hack",
                "Tensions are high over (…) reports of bounties"
            ]
        );
        for whole in [
            "The tests have raised tension on the coast, angering the guilds and delaying the vote.",
            "Berg was asked to spend two days in Oslo after threats from the rebels and fallout from the vote.",
            "The attacks limit the power to provide fuel, groceries or work, ransomware harms the port.",
        ] {
            assert_eq!(read(whole), Vec::<String>::new(), "{whole}");
        }
        assert_eq!(
            read("The sides agreed to open the port, lift the ban and release the crew."),
            ["The sides agreed to … open the port", "The sides agreed to … lift the ban", "The sides agreed to … release the crew"]
        );
        assert_eq!(
            read("The envoys will work to open the port, lift the ban and release the crew."),
            ["open the port", "lift the ban", "release the crew"].map(|deed| format!("The envoys will work to … {deed}"))
        );
        let renew = "renew the pact on herring, shipping lanes and the ports of the north that the council closed in May";
        let show = "show the king the new fleet and its crews in the old harbour of Bergen";
        assert_eq!(
            read(&format!("The purpose of the visit is to {renew}, and to {show}.")),
            [renew, show].map(|deed| format!("The purpose of the visit is to … {deed}"))
        );
        assert_eq!(
            read("Any talks will have to include discussion of a vote on the port, the release of the crew and fees."),
            ["discussion of a vote on the port", "the release of the crew", "fees"]
                .map(|matter| format!("Any talks will have to include … {matter}"))
        );
        assert_eq!(
            read("They discussed the war, the fishing accord, and the research and training."),
            ["They discussed … the war", "They discussed … the fishing accord", "They discussed … the research and training"]
        );
        assert_eq!(
            read("They discussed promoting trade, reducing fees, taxes, and rules, and opening the port."),
            ["They discussed … promoting trade", "They discussed … reducing fees, taxes, and rules", "They discussed … opening the port"]
        );
        assert_eq!(
            read("They noted cooperation with Chile on sanctions on the fleet, public health, and fishing."),
            ["sanctions on the fleet", "public health", "fishing"].map(|matter| format!("They noted cooperation with Chile on … {matter}"))
        );
        let up_to = "It is up to the council of the northern ports and their guilds to agree on prices for fish, nets and ropes.";
        assert!(read(up_to).iter().all(|member| member.starts_with("It is up")), "{:?}", read(up_to));
        assert_eq!(read("They discussed fishing, the war and other areas."), ["They discussed … fishing", "They discussed … the war"]);
        let turned = "While more strikes on the coast would bring a swift, severe and united answer, we remain true to the path and believe that a window stays open.";
        assert_eq!(read(turned), [""; 0]);
        assert_eq!(read("Berg was rebuked for launching a raid on chiefs in Lima, a port of the north and a partner in talks."), [""; 0]);
        assert_eq!(read("They discussed “the fleet, the war and the port”."), [""; 0]);
        assert_eq!(
            read("They discussed raising wages, cutting hours and hiring drivers."),
            ["They discussed … raising wages", "They discussed … cutting hours", "They discussed … hiring drivers"]
        );
    }

    #[test]
    fn lead_ins_that_only_name_the_kind_are_frames() {
        let long = "After two days of talks in the harbour of Bergen and a night on board of the king's yacht, Norway and Iceland said on Friday that they will cooperate on issues such as";
        assert_eq!(
            read(&format!("{long} herring in spring, shipping lanes and research.")),
            ["herring in spring", "shipping lanes", "research"].map(|matter| format!("{long} (…) {matter}"))
        );
        // “Herring” alone is no line.
        assert_eq!(read(&format!("{long} herring, shipping lanes and research.")), [""; 0]);
        assert_eq!(read(&format!("{long} the coastal patrol and ports.")), [""; 0]);
        assert_eq!(read("They share a love of sports: rowing and golf on Berg's side, chess and go on Holm's."), [""; 0]);
        for says_more in [
            "The sides refused to discuss issues such as herring, shipping lanes and research.",
            "The minister signed treaties including a fishing accord and a tax pact.",
            "They discussed fishing, grain exports and the war.",
        ] {
            assert!(read(says_more).iter().all(|member| !member.contains("(…)")), "{says_more}: {:?}", read(says_more));
        }
    }

    #[test]
    fn what_comes_as_something_happens_tells_of_that() {
        let read = |sentence: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            meanwhile(&doc, &doc.sentences[1].tokens).map(|clause| doc.words(clause).to_owned())
        };
        assert_eq!(read("This comes as the guilds are preparing to strike.").as_deref(), Some("the guilds are preparing to strike."));
        assert_eq!(read("The move came as Norway was set to close the port.").as_deref(), Some("Norway was set to close the port."));
        assert_eq!(read("The move comes as no surprise."), None);
        assert_eq!(read("Solberg came as the envoy was leaving."), None);
    }

    #[test]
    fn the_time_of_a_meeting_is_its_setting() {
        let rest = |sentence: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            setting(&doc, &doc.sentences[1].tokens).map(|list| doc.words(list.members[0].clone()).to_owned())
        };
        assert_eq!(rest("The meeting comes ahead of a summit in June.").as_deref(), Some("a summit in June."));
        assert_eq!(rest("The talks came amid a row over fishing.").as_deref(), Some("a row over fishing."));
        assert_eq!(rest("The visit comes against the backdrop of new tariffs.").as_deref(), Some("new tariffs."));
        assert_eq!(rest("The meeting comes after a summit in June."), None);
        assert_eq!(rest("The minister comes ahead of his deputy."), None);
        assert_eq!(rest("The meeting takes place in Oslo."), None);
    }

    #[test]
    fn other_sentences_stay_whole() {
        for whole in [
            "They discussed the war.",
            "The pact covers trade and industry.",
            "The envoy, a lawyer, left on Monday, and talks ended.",
            "They agreed on steps including aid for Bosnia and Herzegovina.",
            "They discussed recent travel to towns in Chile, Peru, Bolivia and Brazil.",
            "They addressed the harms in trade including for prices, quality, innovation and privacy.",
            "He wants to welcome my colleague, my friend and the deputy prime minister.",
            "They agreed on steps including joint patrols and a hotline.",
            "They agreed to talk at the ministerial, senior official, and working levels.",
            "The envoy reiterated support for Norway's fleet, ports and roads.",
            "They discussed aid for both herring fleets and ports, and the war between Norway and Iceland.",
            "They agreed to hold the firm, including its owners in Oslo, accountable for the spill.",
            "They support an expansion of the port, the largest in Chile, helping the firm to grow.",
            "They reaffirmed the importance of cooperation between the United States, the ROK, and Japan in the region.",
            "It takes up an agreement for talks on the port, the release of the crew and fees.",
            "The purpose is to renew the pact, and to show the fleet.",
            "The envoy released footage of the talks on the pier showing Kari Berg, her deputy, the crew and a cat.",
            "The envoy will travel to press the guild, and call on the king.",
            "The sides agreed to open the port to help the fishers, lift the ban and free the crew.",
            "They agreed to engage in sustained and sincere dialogue.",
            "Berg was clear: the council's continued failure to act harms the safety of the port, the fleet, and the crews.",
            "The envoy said: the port, the fleet, and the crews.",
            "In a bid to boost prices, Norway and nine other northern states agreed to cut their catch.",
            "The guilds met to discuss an end to the strike on Monday, talking for the second day and third time in May.",
            "Berg will travel to Chile, where the two leaders will review the pact and meet the guild.",
            "They will go on to work towards a coast where both fleets can sail safely and enjoy the peace.",
            "The envoy affirmed her wish to build a peaceful, prosperous, and secure port.",
            "They had a discussion about their tasks and needs as neighbors, partners, and friends.",
            "They agreed to build on and renew the fishing accord.",
            "They cited the need for leaders committed to and able to reform.",
            "They will work to address food insecurity and supply chain challenges.",
            "Norway is joined in the talks by four allies: Chile, Peru, Bolivia and Brazil.",
        ] {
            assert!(read(whole).is_empty(), "{whole}: {:?}", read(whole));
        }
    }
}
