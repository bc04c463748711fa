//! [`Point`]s → the lists of a brief: chosen, shortened by deletion, without repetition, the most needed first.
//!
//! Every word of an item's text is the source's. What a point says is `analysis`'s matter.

mod alone;
mod dangling;
mod drop;
mod prune;
mod repeats;
mod shorten;
mod wording;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::attribution::speaker::speaks_for;
use crate::analysis::points::antecedent::Opening;
use crate::analysis::points::lists::Frame;
use crate::analysis::{Actor, ActorKind, Findings, Point, Section, Trace};
use crate::brief::{Brief, Evidence, Item};
use crate::clean::Cleaned;
use crate::lexicon;
use crate::text::{Document, Tag};

use super::evidence::evidence;
use super::idle;

use self::repeats::Heard;

/// Least score of a point that is printed: F1 on annotated articles, held out, is as high as anywhere from 0.55 to 0.75, and
/// fewer lines are wrong than at the lower end.
const LEAST_SCORE: f32 = 0.65;
/// How much later a line comes that lost a part of what it says.
const PRUNED: f32 = 0.3;
/// Most items in one list: what overflows a page is dropped from the bottom there.
const MOST_ITEMS: usize = 14;
/// A line of more words than this is no line of a memo.
const MOST_WORDS: usize = 35;
/// A line of more words than this is left out.
const LONGEST: usize = 40;
/// A line of fewer words than this says nothing.
const LEAST_WORDS: usize = 3;

/// Most tokens left out between two stretches that are quoted as one.
const MOST_BETWEEN: usize = 12;
/// White space that may be gone between two words without debris between them, in bytes.
const MOST_SPACE: usize = 3;

/// Name of the choice of lines in traces.
const RULE: &str = "line";

/// What becomes of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Printed,
    Weak,
    Unsure,
    Full,
    Short,
    Long(usize),
    NotAlone,
    /// Only says that they meet, as the head of the brief does.
    Meets,
    Repeats,
}

impl Verdict {
    /// In the words of `--explain`.
    fn told(self, section: Section, line: &str) -> String {
        let why = match self {
            Self::Printed => return format!("{section:?}: “{line}”"),
            Self::Weak => "neither sure of its section nor needed".into(),
            Self::Unsure => "not sure who or what it opens with".into(),
            Self::Full => "the list is full".into(),
            Self::Short => "too short".into(),
            Self::Long(words) => format!("{words} words, and nothing that may go"),
            Self::NotAlone => format!("does not stand alone: “{line}”"),
            Self::Meets => "says only that they meet".into(),
            Self::Repeats => "said before".into(),
        };
        format!("left out: {why}")
    }
}

/// Fills the lists of `brief`.
pub fn fill(brief: &mut Brief, doc: &Document, findings: &Findings, cleaned: &Cleaned) {
    for (point, tokens, verdict) in choose(doc, findings) {
        if verdict == Verdict::Printed {
            list(brief, point.section).push(item(doc, findings, cleaned, point, &tokens));
        }
    }
}

/// What became of each point and why, for `--explain`.
#[must_use]
pub fn explained(doc: &Document, findings: &Findings) -> Vec<Trace> {
    let told = |(point, tokens, verdict): (&Point, Vec<usize>, Verdict)| {
        let decision = verdict.told(point.section, &wording::text(doc, &tokens));
        Trace { rule: RULE, tokens: point.evidence.clone(), decision }
    };
    choose(doc, findings).into_iter().map(told).collect()
}

/// Every point with its line and what becomes of it: those printed in the order of their lists.
fn choose<'f>(doc: &Document, findings: &'f Findings) -> Vec<(&'f Point, Vec<usize>, Verdict)> {
    // What is too weak to be printed is not shortened.
    let (strong, weak): (Vec<&Point>, Vec<&Point>) = findings.points.iter().partition(|point| point.score >= LEAST_SCORE);
    let mut lines: Vec<_> = strong.into_iter().map(|point| (point, shorten::shorten(doc, printed(point)))).collect();
    let score = |(point, line): &(&Point, shorten::Line)| point.score - if line.is_pruned { PRUNED } else { 0.0 };
    lines.sort_by(|a, b| score(b).total_cmp(&score(a)).then(a.0.evidence.start.cmp(&b.0.evidence.start)));
    let mut heard = Heard::default();
    let mut printed = BTreeMap::new();
    let mut chosen = Vec::with_capacity(lines.len());
    for (point, line) in lines {
        let tokens = named(doc, point, line.tokens);
        let count: &mut usize = printed.entry(point.section).or_default();
        let mut verdict = verdict(doc, point, &tokens, *count);
        let news = matches!(verdict, Verdict::Printed | Verdict::Meets) && heard.is_news(doc, point, &tokens);
        if verdict == Verdict::Printed && !news {
            verdict = Verdict::Repeats;
        }
        *count += usize::from(verdict == Verdict::Printed);
        chosen.push((point, tokens, verdict));
    }
    chosen.extend(weak.into_iter().map(|point| (point, Vec::new(), Verdict::Weak)));
    chosen
}

/// Whether the line of a point is printed, others left aside; `before` stand in its list.
fn verdict(doc: &Document, point: &Point, tokens: &[usize], before: usize) -> Verdict {
    match shorten::words(doc, tokens) {
        _ if point.opening == Opening::Unsure && !opens_with_they(doc, point) => Verdict::Unsure,
        _ if before >= MOST_ITEMS => Verdict::Full,
        words if words < LEAST_WORDS => Verdict::Short,
        words if words > LONGEST => Verdict::Long(words),
        _ if !alone::stands(doc, point, tokens) => Verdict::NotAlone,
        // That they will meet again elsewhere is a next step.
        _ if point.section != Section::NextSteps && idle::only_meets(doc, tokens) => Verdict::Meets,
        _ => Verdict::Printed,
    }
}

/// The stretches to print: without a lead-in that the heading of the list says as well.
fn printed(point: &Point) -> &[Range<usize>] {
    let framed = match point.frame {
        Frame::Says => false,
        Frame::Kind => point.section != Section::NextSteps,
        Frame::Setting => true,
    };
    &point.keep[usize::from(framed && point.keep.len() > 1)..]
}

/// Whether “They” and a verb open the line. Where it is not sure who they are, the line goes without
/// (“Discussed the grain deal”): in a memo on a meeting that is read as the sides.
fn opens_with_they(doc: &Document, point: &Point) -> bool {
    let first = point.evidence.start;
    // “The army blamed the insurgents; they denied it”: not the sides.
    let verb = jointly(doc, point).filter(|&verb| {
        let class = lexicon::SPEECH_VERBS.class(&doc.tokens[verb].lemma);
        doc.sentences[doc.sentence_of(first)].tokens.start == first || !matches!(class, Some("deny" | "accuse"))
    });
    doc.tokens.get(first).is_some_and(|token| &*token.lower == "they") && verb.is_some()
}

/// The verb behind “They (also, further)”, “They will”, where it tells of what is done or talked of together: discussed, agreed,
/// expressed. Who returned to the table or formed a team is not sure.
fn jointly(doc: &Document, point: &Point) -> Option<usize> {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let from = point.keep.iter().flat_map(Clone::clone).nth(1)?;
    let modal = usize::from(matches!(lower(from), "will" | "would" | "shall"));
    let verb = from + modal + usize::from(matches!(lower(from + modal), "also" | "further" | "then" | "both" | "jointly"));
    let token = doc.tokens.get(verb)?;
    let class = lexicon::SPEECH_VERBS.class(&token.lemma).or_else(|| lexicon::STANCE.class(&token.lemma)).unwrap_or("");
    let talks = matches!(class, "discuss" | "topic") || &*token.lemma == "talk";
    let done = matches!(token.tag, Tag::VBD | Tag::VBN) && !matches!(&*token.lemma, "be" | "have" | "do" | "say" | "tell");
    let joint = talks
        || matches!(&*token.lemma, "part" | "swap" | "initial" | "meet" | "deem")
        || &*token.lemma == "take" && lower(verb + 1) == "stock"
        || &*token.lemma == "compare" && lower(verb + 1) == "notes"
        || &*token.lemma == "exchange" && matches!(lower(verb + 1), "views" | "opinions" | "ideas")
        || &*token.lemma == "speak" && matches!(lower(verb + 1), "about" | "of")
        || &*token.lemma == "consult"
        || &*token.lemma == "call" && lower(verb + 1) == "on"
        || matches!(
            class,
            "assert"
                | "accuse"
                | "agree"
                | "praise"
                | "promise"
                | "outline"
                | "plain"
                | "joint"
                | "hope"
                | "warn"
                | "demand"
                | "think"
                | "deny"
        );
    (done && joint || modal > 0 && talks && token.tag == Tag::VB).then_some(verb)
}

/// “He'll sue”, “His guild will sue”: no name can stand there; it leads the line (“Holm – he'll sue”).
fn lead(doc: &Document, point: &Point) -> Option<Range<usize>> {
    let next = |at: usize| doc.tokens.get(at + 1).map_or("", |token| &*token.lower);
    let pronoun = point.keep.iter().flat_map(Clone::clone).find(|&at| is_pronoun(doc, at));
    let Opening::Means(name) = &point.opening else { return None };
    let comma = name.clone().skip(1).find(|&at| &*doc.tokens[at].lower == ",");
    let owns = point.keep.first().is_some_and(|first| matches!(&*doc.tokens[first.start].lower, "his" | "her"));
    let joined = pronoun.is_some_and(|at| next(at).starts_with(['\'', '\u{2019}']));
    (owns || joined).then(|| name.start..comma.unwrap_or(name.end))
}

fn is_pronoun(doc: &Document, at: usize) -> bool {
    matches!(&*doc.tokens[at].lower, "he" | "she" | "it" | "they")
}

/// The line's tokens with the pronoun that opens it replaced by the name of whom it means.
fn named(doc: &Document, point: &Point, mut tokens: Vec<usize>) -> Vec<usize> {
    if opens_with_they(doc, point) && point.opening == Opening::Unsure {
        let verb = jointly(doc, point).unwrap_or(point.evidence.start);
        tokens.retain(|&at| at >= verb);
    }
    let Opening::Means(name) = &point.opening else { return tokens };
    let Some(at) = tokens.iter().position(|&at| is_pronoun(doc, at)).filter(|_| lead(doc, point).is_none()) else { return tokens };
    // “Jane Roe, who was in the room”, “Jane Roe, a member of the council”: the name alone.
    let comma = name.clone().skip(1).find(|&at| &*doc.tokens[at].lower == ",");
    let aside = comma.filter(|&comma| {
        let described = doc.tokens[comma - 1].tag.is_proper() && matches!(&*doc.tokens[comma + 1].lower, "a" | "an" | "the");
        described || matches!(&*doc.tokens[comma + 1].lower, "who" | "whose" | "which")
    });
    tokens.splice(at..=at, name.start..aside.unwrap_or(name.end));
    tokens
}

fn list(brief: &mut Brief, section: Section) -> &mut Vec<Item> {
    match section {
        Section::Aims => &mut brief.aims,
        Section::Tension => &mut brief.tension,
        Section::Cooperation => &mut brief.cooperation,
        Section::NextSteps => &mut brief.next_steps,
        Section::Background => &mut brief.background,
    }
}

fn item(doc: &Document, findings: &Findings, cleaned: &Cleaned, point: &Point, tokens: &[usize]) -> Item {
    Item {
        text: match lead(doc, point) {
            Some(name) => wording::led(doc, &name, tokens),
            None => wording::text(doc, tokens),
        },
        side: side(doc, findings, point),
        by: speaker(doc, findings, point),
        from: evidence_of(doc, cleaned, point),
        ..Item::default()
    }
}

/// The words that say it and, where a pronoun was replaced, those that name whom it means.
fn evidence_of(doc: &Document, cleaned: &Cleaned, point: &Point) -> Vec<Evidence> {
    let mut ranges: Vec<_> = quoted(doc, printed(point)).iter().flat_map(|range| unbroken(doc, cleaned, range)).collect();
    if let Opening::Means(name) = &point.opening {
        ranges.push(name.clone());
    }
    ranges.into_iter().map(|range| evidence(doc, cleaned, range)).collect()
}

/// The stretches as they are quoted: those near one another as one, without a pronoun alone.
fn quoted(doc: &Document, keep: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut quotes: Vec<Range<usize>> = Vec::new();
    let lone = |range: &&Range<usize>| range.len() == 1 && doc.tokens[range.start].tag == Tag::PRP;
    for range in keep.iter().filter(|range| !lone(range)) {
        match quotes.last_mut() {
            Some(last) if range.start >= last.end && range.start - last.end <= MOST_BETWEEN => last.end = range.end,
            _ => quotes.push(range.clone()),
        }
    }
    quotes
}

/// `tokens` in stretches without debris inside, so that each stands in the original as it is quoted.
fn unbroken(doc: &Document, cleaned: &Cleaned, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let moved = |at: usize| {
        let span = doc.tokens[at].span;
        cleaned.original(span).start.abs_diff(span.start)
    };
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for at in tokens.clone() {
        match stretches.last_mut() {
            Some(last) if moved(at).abs_diff(moved(at - 1)) <= MOST_SPACE => last.end = at + 1,
            _ => stretches.push(at..at + 1),
        }
    }
    stretches
}

/// Who said it: name and role where the actor is known, else the source's words.
fn speaker(doc: &Document, findings: &Findings, point: &Point) -> String {
    let Some(range) = &point.speaker else { return String::new() };
    // The line names the speaker itself.
    if matches!(&point.opening, Opening::Means(name) if name.start >= range.start && name.end <= range.end) {
        return String::new();
    }
    let several = range.clone().any(|at| &*doc.tokens[at].lower == "and");
    // Of bodies and countries the source's own words: “the White House” is not the United States.
    let person = |actor: &&Actor| actor.kind == ActorKind::Person;
    let Some(actor) = actor_named(doc, findings, range).filter(person).filter(|_| !several) else {
        let end = range.clone().skip(1).find(|&at| &*doc.tokens[at].lower == ",").unwrap_or(range.end);
        return wording::text(doc, &(range.start..end).collect::<Vec<_>>());
    };
    match actor.role.as_deref().filter(|role| !role.contains(['“', '"'])) {
        // “Two senior officials”: the role is in the name.
        Some(role) if actor.name.to_lowercase().ends_with(&role.to_lowercase()) => actor.name.clone(),
        Some(role) if !role.is_empty() && actor.name.contains(' ') => format!("{}, {role}", actor.name),
        Some(role) if !role.is_empty() => format!("{role} {}", actor.name),
        _ => actor.name.clone(),
    }
}

/// The actor that the noun phrase names: its mention ends the phrase, or what explains it follows.
fn actor_named<'f>(doc: &Document, findings: &'f Findings, range: &Range<usize>) -> Option<&'f Actor> {
    let is = |at: usize, words: &[&str]| words.contains(&&*doc.tokens[at].lower);
    // “Berg, who met Holm”: Berg.
    let aside = range.clone().skip(1).find(|&at| is(at, &[","]) && is(at + 1, &["who", "whose", "which"]));
    let range = range.start..aside.unwrap_or(range.end);
    if speaks_for(doc, &range) || is_nameless(doc, findings, &range) {
        return None;
    }
    let find = |fits: &dyn Fn(&Range<usize>) -> bool| findings.actors.iter().find(|actor| actor.mentions.iter().any(fits));
    // “A document seen by the agency”: the document speaks.
    let by = |mention: &Range<usize>| mention.start > range.start && is(mention.start - 1, &["by", "with", "to"]);
    let heads = |mention: &Range<usize>| range.start <= mention.start && mention.end == range.end && !by(mention);
    // “Analyst Edward Holm of the Harbour Council”, “Edward Holm, a trader”: he speaks.
    let stop = range.clone().skip(1).find(|&at| is(at, &[",", "of", "from", "at"])).unwrap_or(range.end);
    // “Berg's spokesman said”: not Berg.
    let owns = |mention: &Range<usize>| is(mention.end, &["'s", "’s", "'", "’"]);
    let opens = |mention: &Range<usize>| {
        mention.start == range.start && mention.end < range.end && !owns(mention)
            || mention.start >= range.start && mention.end == stop && !by(mention)
    };
    let person = || find(&opens).filter(|actor| actor.kind == ActorKind::Person);
    let of = range.clone().any(|at| is(at, &["of", "from", "at"]));
    if of { person().or_else(|| find(&heads)) } else { find(&heads).or_else(person) }
}

/// Tokens from “a” to its noun: “a senior northern diplomat”.
const PHRASE: usize = 4;
/// Tokens from who speaks to “on condition of anonymity”.
const ANONYMOUS: usize = 12;

/// “The diplomat said on condition of anonymity”, “the diplomat” behind “a diplomat”: somebody whom the article does not name.
fn is_nameless(doc: &Document, findings: &Findings, range: &Range<usize>) -> bool {
    let is = |at: usize, word: &str| doc.tokens.get(at).is_some_and(|token| &*token.lower == word);
    let end = doc.sentences[doc.sentence_of(range.start)].tokens.end.min(range.end + ANONYMOUS);
    let anonymous = (range.end..end).any(|at| is(at, "condition") && is(at + 1, "of") && is(at + 2, "anonymity"));
    let bare =
        range.clone().all(|at| !doc.tokens[at].tag.is_proper()) && is(range.start, "the") && doc.tokens[range.end - 1].tag == Tag::NN;
    let last = (0..range.start).rev().find(|&at| bare && doc.tokens[at].lower == doc.tokens[range.end - 1].lower);
    let known = |at: usize| {
        findings.actors.iter().any(|actor| actor.mentions.iter().any(|mention| mention.contains(&at) || mention.start == at + 1))
    };
    let introduced = |at: usize| (at.saturating_sub(PHRASE)..at).any(|before| is(before, "a") || is(before, "an") || is(before, "one"));
    anonymous || last.is_some_and(|at| introduced(at) && !known(at))
}

/// Whose aim it is: the side of who says it, else of whom alone the line opens with. What several want is nobody's own.
fn side(doc: &Document, findings: &Findings, point: &Point) -> String {
    if point.section != Section::Aims {
        return String::new();
    }
    let opening = match &point.opening {
        Opening::Means(name) => name.start,
        _ => point.evidence.start,
    };
    let opens = |actor: &&Actor| actor.mentions.iter().any(|mention| (opening..=opening + 1).contains(&mention.start));
    let own = || findings.actors.iter().find(opens).filter(|_| !is_joint(doc, point));
    let actor = point.speaker.as_ref().and_then(|range| actor_named(doc, findings, range)).or_else(own);
    // “The Harbour Times”: a paper is no side.
    let paper = |last: &str| lexicon::PAGE_WORDS.class(&last.to_lowercase()) == Some("paper");
    let is_paper = |side: &str| side.rsplit_once(' ').is_some_and(|(_, last)| paper(last));
    actor.map_or_else(String::new, |actor| match (&actor.side, actor.kind) {
        (Some(side), _) if is_paper(side) => String::new(),
        (Some(side), _) => side.clone(),
        (None, ActorKind::Country) => actor.name.clone(),
        _ => String::new(),
    })
}

/// “Berg and President Holm discussed”, “Norway and Chile both want”: whether several are the subject of the line.
fn is_joint(doc: &Document, point: &Point) -> bool {
    let joins = |at: usize| matches!(&*doc.tokens[at].lower, "and" | "both" | "with" | "they");
    let meant = matches!(&point.opening, Opening::Means(name) if name.clone().any(joins));
    let subject = point.evidence.clone().take_while(|&at| !doc.tokens[at].tag.is_finite() && doc.tokens[at].tag != Tag::MD);
    meant || subject.into_iter().any(joins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::actors::{self, reader::Reader};
    use crate::{clean, ingest, text};

    /// Whom the words up to “said” name.
    fn named_by(sentence: &str) -> Option<String> {
        let article = ingest::read("a.txt", format!("Talks in Oslo\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let mut findings = Findings::default();
        actors::find(&Reader::new(&doc), &mut findings);
        let said = (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == "said").expect("somebody says it");
        let sentence = doc.sentences[doc.sentence_of(said)].tokens.start;
        let start = sentence + usize::from(&*doc.tokens[sentence].lower == "later");
        let range = start..said - usize::from(&*doc.tokens[said - 1].lower == ",");
        actor_named(&doc, &findings, &range).map(|actor| actor.name.clone())
    }

    /// The line of the last sentence, whose “they” leads to nobody.
    fn line_of_they(sentence: &str) -> Option<String> {
        let article = ingest::read("a.txt", format!("Talks in Oslo\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let last = doc.sentences[doc.sentences.len() - 1].tokens.clone();
        let they = last.clone().rev().find(|&at| &*doc.tokens[at].lower == "they").expect("in the text");
        let tokens = they..last.end;
        let point = Point {
            section: Section::Aims,
            keep: vec![tokens.start..tokens.end - 1],
            evidence: tokens,
            by: None,
            speaker: None,
            frame: Frame::Says,
            opening: Opening::Unsure,
            of: None,
            score: 1.0,
            rule: "test",
        };
        opens_with_they(&doc, &point).then(|| wording::text(&doc, &named(&doc, &point, point.keep[0].clone().collect())))
    }

    #[test]
    fn they_goes_where_the_verb_is_of_both() {
        assert_eq!(line_of_they("They also discussed the grain pact.").as_deref(), Some("Discussed the grain pact"));
        assert_eq!(line_of_they("They further discussed the grain pact.").as_deref(), Some("Discussed the grain pact"));
        assert_eq!(line_of_they("They would discuss the grain pact.").as_deref(), Some("Discuss the grain pact"));
        assert_eq!(line_of_they("They deemed the grain pact void.").as_deref(), Some("Deemed the grain pact void"));
        assert_eq!(line_of_they("They compared notes on the pact.").as_deref(), Some("Compared notes on the pact"));
        assert_eq!(line_of_they("They spoke about the grain pact.").as_deref(), Some("Spoke about the grain pact"));
        assert_eq!(line_of_they("They spoke to the crowd."), None);
        assert_eq!(line_of_they("They formed a team of four."), None);
        assert_eq!(line_of_they("They returned to the table at noon."), None);
        assert_eq!(line_of_they("They would return to the table."), None);
        assert_eq!(line_of_they("The army blamed the rebels; they denied the grain pact."), None);
    }

    #[test]
    fn who_has_seen_a_paper_does_not_say_what_it_says() {
        assert_eq!(named_by("Norwegian Foreign Minister Kari Berg said they agreed.").as_deref(), Some("Kari Berg"));
        assert_eq!(named_by("A paper seen by Kari Berg said they agreed."), None);
        assert_eq!(named_by("The spokesperson of Kari Berg said they agreed."), None);
        assert_eq!(named_by("Kari Berg's spokesman said they agreed."), None);
        let berg = "Top diplomat Kari Berg left Oslo. ";
        assert_eq!(named_by(&format!("{berg}A northern diplomat met her. Later the diplomat said they agreed.")), None);
        assert_eq!(named_by(&format!("{berg}Later the diplomat said on condition of anonymity that they agreed.")), None);
    }

    #[test]
    fn who_is_explained_speaks_and_not_what_explains_it() {
        for sentence in [
            "Kari Berg, who met Prime Minister Ole Dahl, said they agreed.",
            "Analyst Kari Berg of the Harbour Council said they agreed.",
            "Kari Berg, director of research at the Harbour Council, said they agreed.",
            "Norwegian Foreign Minister Kari Berg said they agreed.",
        ] {
            assert_eq!(named_by(sentence).as_deref(), Some("Kari Berg"), "{sentence}");
        }
    }
}
