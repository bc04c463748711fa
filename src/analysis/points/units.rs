//! Sentences → units: stretches that state one fact each.
//!
//! The attribution comes off ([`said`]), clauses come apart ([`cut`]), and so do the members of an
//! enumeration, each with its lead-in ([`lists`]).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::Findings;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Name, NameKind, Tag};

use super::antecedent::{self, Opening};
use super::lists::Lead;
use super::{cut, lists, relatives, said};
use crate::analysis::attribution::is_speaker;

/// A unit of fewer words than this says nothing.
const LEAST_WORDS: usize = 3;
/// Most tokens of a name on a line of its own.
const NAME: usize = 6;
/// A clause of more words than this is told from what is to be discussed on.
const LONGEST: usize = 35;
/// Tokens before “to discuss” in which it may be turned round.
const TURN: usize = 6;
/// A stretch of more words than this loses its relative clauses when it is shortened, so they get units of their own.
const LONG: usize = 25;

/// A stretch of one sentence that states one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its tokens, in order; what lies between the stretches is left out.
    pub keep: Vec<Range<usize>>,
    /// Tokens that name who says it, where the attribution was taken off.
    pub speaker: Option<Range<usize>>,
    /// What the pronoun that it opens with means.
    pub opening: Opening,
    /// The lead-in that it shares with the other members of its enumeration.
    pub lead: Option<Lead>,
}

impl Unit {
    /// One stretch that covers all that is kept.
    #[must_use]
    pub fn evidence(&self) -> Range<usize> {
        match (self.keep.first(), self.keep.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Whether token `at` is kept.
    #[must_use]
    pub fn keeps(&self, at: usize) -> bool {
        self.keep.iter().any(|range| range.contains(&at))
    }

    /// The tokens kept, in order.
    pub fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        self.keep.iter().flat_map(Clone::clone)
    }
}

/// The units of the article's paragraphs, in order.
#[must_use]
pub fn units(doc: &Document, findings: &Findings) -> Vec<Unit> {
    let mut units = Vec::new();
    let turns = turns(doc, findings);
    let mut before = Before::default();
    for (at, sent) in doc.sentences.iter().enumerate() {
        if !matches!(doc.paragraphs[sent.paragraph].kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        if names_somebody(doc, &sent.tokens) || is_question(doc, &sent.tokens) {
            continue;
        }
        let turn = turns.get(&at);
        let tokens = turn.map_or_else(|| sent.tokens.clone(), |turn| turn.tokens.clone());
        let before_text = cut::list_number(doc, tokens.start).max(cut::call(doc, tokens.clone()));
        let tokens = tokens.start + before_text.min(tokens.len() - 1)..tokens.end;
        let (mut content, speaker) = content(doc, &tokens, &before);
        let aside = writers(doc, &tokens, &content);
        content.splice(0..0, aside.clone());
        let speaker = speaker.or_else(|| quoted_speaker(doc, at, &before)).or_else(|| turn.map(|turn| turn.speaker.clone()));
        for Part { mut keep, lead } in content.into_iter().flat_map(|stretch| split(doc, stretch, speaker.as_ref())) {
            let long = keep.iter().map(|range| cut::words(doc, range.clone())).sum::<usize>() >= LEAST_WORDS;
            let behind = keep[0].start > sent.tokens.start && keep.len() == 1 && is_condition(doc, keep[0].start - 1);
            if long && !behind && !keep.first().is_some_and(|first| cut::is_dangling(doc, first)) {
                let told = said::by_participle(doc, &sent.tokens, keep[0].start);
                let speaker = told.as_ref().map(|told| &told.speaker).or(speaker.as_ref());
                let matter = told.as_ref().and_then(|told| told.matter.as_ref());
                let own_subject = (keep[0].start > sent.tokens.start).then(|| antecedent::subject(doc, &sent.tokens)).flatten();
                // “It also won a promise, reported the agency”: who is named behind is not meant by “it”.
                let thing = matches!(&*doc.tokens[keep[0].start].lower, "they" | "it");
                // “Berg refused, though she was open to a fee, according to Holm”: Berg.
                let voice = speaker.filter(|speaker| speaker.start < keep[0].start || !thing && own_subject.is_none());
                let near = voice.into_iter().chain(matter).chain(&own_subject);
                // “They” and “it” within a sentence lead to that sentence first: where its subject is not read, to nobody.
                let thing = matches!(&*doc.tokens[keep[0].start].lower, "they" | "it");
                let continues = doc.tokens[sent.tokens.start].tag == Tag::PRP;
                let within = keep[0].start > sent.tokens.start && thing && !continues;
                let unread = speaker.is_none() && own_subject.is_none();
                let inner = within && (unread || names_a_body(doc, sent.tokens.start..keep[0].start, speaker));
                let opening = opening(doc, &keep, near, if inner { Vec::new() } else { before.meant(doc, &keep) });
                let opening =
                    if speaker.is_some_and(|speaker| before.rivals(doc, keep[0].start, speaker)) { Opening::Unsure } else { opening };
                // “Having met the guild, they agreed on fees”: where nobody is sure who they are, the line begins with them.
                if opening == Opening::Unsure
                    && let Some(they) = they_behind_setting(doc, &keep)
                {
                    keep[0].start = they;
                }
                let told =
                    |speaker: &Range<usize>| may_speak(doc, speaker) && keep.first() != Some(speaker) && !cut::is_writers(doc, &keep);
                let inside = |aside: &Range<usize>| aside.contains(&keep[0].start);
                let own = speaker.cloned().filter(|speaker| told(speaker) && !aside.as_ref().is_some_and(inside));
                units.push(Unit { sentence: at, keep, speaker: own, opening, lead });
            }
        }
        before.read(doc, &sent.tokens, speaker);
    }
    units
}

/// What a sentence of a transcript holds without the label before it, and whose label that is.
struct Turn {
    tokens: Range<usize>,
    speaker: Range<usize>,
}

/// The sentences that somebody speaks in a transcript, by number.
fn turns(doc: &Document, findings: &Findings) -> BTreeMap<usize, Turn> {
    let mut turns = BTreeMap::new();
    let labelled = findings.statements.iter().filter(|said| said.is_turn(doc));
    for said in labelled.filter(|said| doc.sentences[doc.sentence_of(said.source.start)].tokens.start == said.source.start) {
        let (first, last) = (doc.sentence_of(said.content.start), doc.sentence_of(said.content.end.saturating_sub(1)));
        for at in first..=last {
            let own = &doc.sentences[at].tokens;
            let tokens = own.start.max(said.content.start)..own.end;
            turns.insert(at, Turn { tokens, speaker: said.source.clone() });
        }
    }
    turns
}

/// “Unless *the council pays*”: what is told only if it comes about.
fn is_condition(doc: &Document, at: usize) -> bool {
    matches!(&*doc.tokens[at].lower, "if" | "unless" | "whether" | "until" | "lest") && doc.tokens[at].tag == Tag::IN
}

/// “Jane Roe, Harbour Institute” on a line of its own: a list of those who came.
fn names_somebody(doc: &Document, line: &Range<usize>) -> bool {
    let word = |at: usize| doc.tokens[at].span.of(&doc.text);
    let Some(comma) = line.clone().find(|&at| word(at) == ",") else { return false };
    let part = |at: usize| word(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_punctuation());
    let link = |at: usize| matches!(&*doc.tokens[at].lower, "of" | "and" | "&" | "the" | "for" | "," | "." | ";" | "–" | "-" | "at" | "de");
    (2..=NAME).contains(&(comma - line.start)) && (line.start..comma).all(part) && line.clone().all(|at| part(at) || link(at))
}

/// “QUESTION: Is there an agreement?”: a reporter asks, and nobody who meets says so.
fn is_question(doc: &Document, line: &Range<usize>) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    matches!(lower(line.start), "question" | "q") && lower(line.start + 1) == ":"
}

/// What the sentences before tell about whom a pronoun may mean.
#[derive(Default)]
struct Before {
    /// Who spoke last.
    speaker: Option<Range<usize>>,
    /// The paragraph in which they last did.
    spoke: usize,
    /// The subject of the sentence right before.
    subject: Option<Range<usize>>,
    /// The subject of what somebody said there: “The ministers parted, envoys said.”
    told: Option<Range<usize>>,
    /// Whether that sentence opens with who said it.
    leads: bool,
}

impl Before {
    fn read(&mut self, doc: &Document, sentence: &Range<usize>, speaker: Option<Range<usize>>) {
        // “Berg was calm. “I am no friend of the plan. It is void,” she said.”: what is quoted has subjects of its own.
        let inside = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
        if speaker.is_none() && inside(sentence.start) && inside(sentence.end - 1) {
            return;
        }
        let said = speaker.as_ref().filter(|speaker| sentence.contains(&speaker.start)).and_then(|_| said::said(doc, sentence));
        self.leads = said.as_ref().is_some_and(|said| said.speaker.start == sentence.start);
        self.told = said.and_then(|said| antecedent::subject(doc, said.content.first()?));
        let continued = matches!(&*doc.tokens[sentence.start].lower, "he" | "she" | "they" | "it");
        let subject = speaker.clone().or_else(|| antecedent::subject(doc, sentence));
        self.subject = if continued && subject.is_none() { self.subject.take() } else { subject };
        if speaker.is_some() {
            self.spoke = doc.sentences[doc.sentence_of(sentence.start)].paragraph;
        }
        self.speaker = speaker.or(self.speaker.take());
    }

    /// “The sailors were released. Officials said they were unharmed”: whether “they” at `at` may be those of the sentence
    /// before, and not who speaks.
    fn rivals(&self, doc: &Document, at: usize, speaker: &Range<usize>) -> bool {
        let they = &*doc.tokens[at].lower == "they" && speaker.end <= at && antecedent::is_plural(doc, speaker);
        let last = |range: &Range<usize>| doc.tokens[range.end - 1].lower.clone();
        let other = |subject: &Range<usize>| antecedent::is_plural(doc, subject) && last(subject) != last(speaker);
        they && self.subject.as_ref().is_some_and(other)
    }

    /// Whom a pronoun that opens the next sentence with this unit may mean, the likeliest first. Who is spoken of is
    /// nearer than who spoke, unless the verb is of speech: “The ministers parted, envoys said. They will meet in May.”
    fn meant(&self, doc: &Document, keep: &[Range<usize>]) -> Vec<&Range<usize>> {
        let first = keep[0].start;
        let told = self.told.as_ref().filter(|_| !antecedent::speaks(doc, first));
        let subject = self.subject.as_ref();
        match &*doc.tokens[first].lower {
            "they" if self.told.is_some() && !antecedent::speaks(doc, first) => told.into_iter().collect(),
            "he" | "she" if !self.leads => told.into_iter().chain(subject).collect(),
            _ => subject.into_iter().collect(),
        }
    }
}

/// What the pronoun that opens the unit means.
fn opening<'r>(
    doc: &Document,
    keep: &[Range<usize>],
    near: impl Iterator<Item = &'r Range<usize>>,
    before: Vec<&'r Range<usize>>,
) -> Opening {
    let first = keep
        .iter()
        .flat_map(Clone::clone)
        .find(|&at| !matches!(doc.tokens[at].tag, Tag::CC | Tag::RB) && doc.tokens[at].lower.chars().any(char::is_alphanumeric));
    let quoted = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
    let first = first.map(|at| behind_setting(doc, keep, at).unwrap_or(at));
    match first {
        Some(at) if !quoted(at) => antecedent::opening(doc, at, near.chain(before)),
        _ => Opening::Free,
    }
}

/// “Finally, building on the pact, *they* agreed on fees”: the pronoun behind what the line can do without.
fn they_behind_setting(doc: &Document, keep: &[Range<usize>]) -> Option<usize> {
    let first = keep.first()?.clone().find(|&at| !doc.tokens[at].tag.is_adverb() && !doc.tokens[at].tag.is_punctuation())?;
    let they = if &*doc.tokens[first].lower == "they" { first } else { behind_setting(doc, keep, first)? };
    (&*doc.tokens[they].lower == "they" && they > keep[0].start && keep[0].contains(&they)).then_some(they)
}

/// “Berg called on Norway to press Chile, adding it could help”: whether a country or body other than who speaks is named in
/// `range`, which “it” may be.
fn names_a_body(doc: &Document, range: Range<usize>, speaker: Option<&Range<usize>>) -> bool {
    let spoken = |name: &Name| speaker.is_some_and(|speaker| speaker.start <= name.tokens.start && name.tokens.end <= speaker.end);
    let body = |name: &&Name| matches!(name.kind, NameKind::Place | NameKind::Organization);
    doc.names_in(range).iter().filter(body).any(|name| !spoken(name))
}

/// Tokens of “During the second debate,” before its subject.
const SETTING: usize = 7;

/// “During the debate he accused them”, “Last week it tested a bomb”: the pronoun behind a setting without a verb.
fn behind_setting(doc: &Document, keep: &[Range<usize>], first: usize) -> Option<usize> {
    if matches!(doc.tokens[first].tag, Tag::TO | Tag::VBG) {
        return behind_purpose(doc, keep, first);
    }
    if let Some(person) = person_behind(doc, keep, first) {
        return Some(person);
    }
    let preposition = doc.tokens[first].tag == Tag::IN && !lexicon::SUBORDINATORS.contains(&doc.tokens[first].lower);
    let setting = preposition || matches!(&*doc.tokens[first].lower, "last" | "next" | "this");
    let stretch = keep.iter().find(|range| range.contains(&first)).filter(|_| setting)?;
    let pronoun =
        (first + 1..stretch.end.min(first + SETTING)).find(|&at| matches!(&*doc.tokens[at].lower, "he" | "she" | "it" | "they"))?;
    let acts = doc.tokens.get(pronoun + 1).is_some_and(|next| next.tag.is_finite() || next.tag.is_adverb());
    // “In what he called a rant, Berg blamed the guild”: he is named behind.
    let plain = |at: usize| !doc.tokens[at].tag.is_verb() && !matches!(doc.tokens[at].tag, Tag::PRP | Tag::WP | Tag::WDT | Tag::WRB);
    (acts && (first..pronoun).all(plain)).then_some(pronoun)
}

/// “On returning, *she* said”, “after tea was sent for, *he* offered”: the person behind a setting that names nobody.
fn person_behind(doc: &Document, keep: &[Range<usize>], first: usize) -> Option<usize> {
    let stretch = keep.iter().find(|range| range.contains(&first))?;
    let opens = matches!(doc.tokens[first].tag, Tag::IN | Tag::WRB);
    let comma = (first + 1..stretch.end).take(PERSON_BEHIND).find(|&at| &*doc.tokens[at].lower == ",").filter(|_| opens)?;
    let person = comma + 1;
    let he = person < stretch.end && matches!(&*doc.tokens[person].lower, "he" | "she");
    let acts = doc.tokens.get(person + 1).is_some_and(|next| next.tag.is_finite() || next.tag.is_adverb());
    let named = |at: usize| doc.tokens[at].tag.is_proper() || doc.tokens[at].tag == Tag::PRP;
    (he && acts && !(first..comma).any(named)).then_some(person)
}

/// Tokens of “After four hours in the old hall,”.
const PERSON_BEHIND: usize = 12;

/// “To resolve the row, they invited Norway”, “Speaking in Oslo, she called it void”: the pronoun behind the comma.
fn behind_purpose(doc: &Document, keep: &[Range<usize>], first: usize) -> Option<usize> {
    let stretch = keep.iter().find(|range| range.contains(&first))?;
    let comma = (first + 1..stretch.end).take(PURPOSE).find(|&at| &*doc.tokens[at].lower == ",")?;
    let pronoun = comma + 1;
    let acts = doc.tokens.get(pronoun + 1).is_some_and(|next| next.tag.is_finite() || next.tag.is_adverb());
    let whom = doc.tokens.get(pronoun).is_some_and(|token| matches!(&*token.lower, "he" | "she" | "it" | "they"));
    (whom && acts && pronoun < stretch.end && !cut::has_finite(doc, first..comma)).then_some(pronoun)
}

/// Tokens of “To resolve the differences over the coast,”.
const PURPOSE: usize = 24;

/// Who speaks in a sentence that lies wholly inside a quotation: who is named in its paragraph, else
/// who spoke in the quotation that it continues.
fn quoted_speaker(doc: &Document, sentence: usize, before: &Before) -> Option<Range<usize>> {
    let tokens = &doc.sentences[sentence].tokens;
    let inside = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
    if !(inside(tokens.start) && inside(tokens.end - 1)) {
        return None;
    }
    let paragraph = doc.paragraphs[doc.sentences[sentence].paragraph].sentences.clone();
    let named = |at: usize| {
        let speaker = said::said(doc, &doc.sentences[at].tokens)?.speaker;
        doc.tokens[speaker.clone()].iter().any(|token| token.tag.is_noun()).then_some(speaker)
    };
    // “…,” he said. “…”: whom the sentences before have shown him to be.
    let pronoun = |at: usize| said::said(doc, &doc.sentences[at].tokens).is_some();
    let he = (paragraph.start..sentence).any(|at| named(at).is_none() && pronoun(at))
        && (paragraph.start..sentence).all(|at| named(at).is_none());
    // Who spoke right before, else who is named behind.
    let before_it = (paragraph.start..sentence).rev().find_map(named);
    let named = || before_it.or_else(|| (sentence + 1..paragraph.end).find_map(named));
    // A quotation that closed there, as in: Berg praised the “good plan.”, goes on nowhere.
    let continues = || {
        let last = &doc.sentences[paragraph.start - 1].tokens;
        inside(last.end - 1) && (inside(last.start) || doc.tokens[last.end - 1].tag != Tag::CLOSEQUOTE)
    };
    let goes_on = || he || paragraph.start > 0 && continues() || follows_quotation(doc, sentence);
    // “…. …,” he said: who he is, what stands before the paragraph tells.
    let behind = || {
        let said = (sentence + 1..paragraph.end).find(|&at| pronoun(at)).filter(|_| !he)?;
        content(doc, &doc.sentences[said].tokens, before).1
    };
    named().or_else(behind).or_else(|| goes_on().then(|| before.speaker.clone()).flatten())
}

/// Whether a paragraph that is all quotation follows one whose quotation somebody speaks (“…,” said Berg. ¶ “…”).
fn follows_quotation(doc: &Document, sentence: usize) -> bool {
    let own = doc.sentences[sentence].paragraph;
    let inside = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
    let quoted = |tokens: &Range<usize>| inside(tokens.start) && inside(tokens.end - 1);
    let all = doc.paragraphs[own].sentences.clone().all(|at| quoted(&doc.sentences[at].tokens));
    let before = own.checked_sub(1).map(|before| doc.paragraphs[before].sentences.clone());
    let spoken = |at: usize| {
        let tokens = &doc.sentences[at].tokens;
        !doc.quotations_in(tokens.clone()).is_empty() && said::said(doc, tokens).is_some()
    };
    all && before.is_some_and(|mut before| before.any(spoken))
}

/// What a sentence says, without its attribution where it is known who speaks.
fn content(doc: &Document, sentence: &Range<usize>, before: &Before) -> (Vec<Range<usize>>, Option<Range<usize>>) {
    let whole = || (vec![sentence.clone()], None);
    let Some(said) = said::said(doc, sentence) else { return whole() };
    if doc.tokens[said.speaker.clone()].iter().any(|token| token.tag.is_noun()) {
        return (said.content, Some(said.speaker));
    }
    let pronoun = said.speaker.end - 1;
    let subject = before.subject.iter().filter(|range| is_speaker(doc, range));
    // “They said” leads to nobody who said nothing in this paragraph or the one before.
    let near = &*doc.tokens[pronoun].lower != "they" || before.spoke + 1 >= doc.sentences[doc.sentence_of(pronoun)].paragraph;
    let spoke = before.speaker.iter().filter(|_| near);
    // “The envoys will meet again, they added”: who speaks stands apart from what is said.
    let behind = &*doc.tokens[pronoun].lower == "they" && pronoun > sentence.start;
    if let Some(speakers) = spoke.clone().find(|range| behind && antecedent::is_plural(doc, range)) {
        return (said.content, Some(speakers.clone()));
    }
    if let Opening::Means(speaker) = antecedent::opening(doc, pronoun, subject.chain(spoke)) {
        return (said.content, Some(speaker));
    }
    // “He said” goes on with who spoke last; “it” and “they” do not.
    let person = matches!(&*doc.tokens[pronoun].lower, "he" | "she" | "him" | "her" | "i") && !antecedent::names_office(doc, pronoun);
    let last = before.speaker.as_ref().filter(|last| person && antecedent::is_person(doc, last));
    last.map_or_else(whole, |last| (said.content, Some(last.clone())))
}

/// “While the mayor says yes, fishers say nothing of it”, “the mayor says yes; fishers say that it is lost”: the clause before
/// what is said, which is the writer's.
fn writers(doc: &Document, sentence: &Range<usize>, content: &[Range<usize>]) -> Option<Range<usize>> {
    let start = content.first()?.start;
    let apart = (sentence.start..start).rev().find(|&at| &*doc.tokens[at].lower == ";");
    if let Some(apart) = apart {
        return Some(sentence.start..apart);
    }
    let opens = matches!(&*doc.tokens[sentence.start].lower, "while" | "although" | "though" | "whereas");
    let comma = sentence.clone().find(|&at| &*doc.tokens[at].lower == ",")?;
    let left_out = content.first().is_some_and(|first| first.start > comma);
    (opens && left_out).then_some(sentence.start..comma)
}

/// Whether the words can name who speaks: none of what somebody says, and nothing of which is spoken (“he
/// said of the talks”).
fn may_speak(doc: &Document, speaker: &Range<usize>) -> bool {
    doc.tokens[speaker.start].tag != Tag::IN && doc.quotations_in(speaker.clone()).is_empty()
}

/// “…, the council met the guild in Oslo to discuss the fees”, too long for a line: what they are to discuss.
fn purpose(doc: &Document, clause: &[Range<usize>]) -> Option<Range<usize>> {
    let [whole] = clause else { return None };
    // “To address the crowd” is no talk about it.
    let topic = |at: usize| doc.tokens[at].tag == Tag::VB && matches!(&*doc.tokens[at].lemma, "discuss" | "review");
    let opens = |at: usize| at > whole.start && doc.tokens[at].tag == Tag::TO && topic(at + 1);
    let to = (whole.start..whole.end.saturating_sub(1)).find(|&at| opens(at)).filter(|_| cut::words(doc, whole.clone()) > LONGEST)?;
    // “Refused to discuss”, “did not meet to discuss”
    let turned = (whole.start..to).rev().take(TURN).any(|at| {
        let token = &doc.tokens[at];
        lexicon::REVERSALS.contains(&token.lower) || lexicon::REVERSALS.contains(&token.lemma)
    });
    let end = (to + 1..whole.end).find(|&at| &*doc.tokens[at].lower == ";").unwrap_or(whole.end);
    (!turned).then_some(to + 1..end)
}

/// What a unit keeps, and the lead-in that it shares with others.
struct Part {
    keep: Vec<Range<usize>>,
    lead: Option<Lead>,
}

/// The clauses of a stretch, with the members of their enumerations apart.
fn split(doc: &Document, stretch: Range<usize>, speaker: Option<&Range<usize>>) -> Vec<Part> {
    let alone = |keep| Part { keep, lead: None };
    let mut parts = Vec::new();
    if cut::words(doc, stretch.clone()) > LONG {
        parts.extend(relatives::relatives(doc, &stretch).into_iter().map(alone));
    }
    for clause in cut::clauses(doc, stretch, speaker) {
        let list = if let [whole] = clause.as_slice() { lists::setting(doc, whole).or_else(|| lists::members(doc, whole)) } else { None };
        if let Some(list) = list {
            let member = |member| Part { keep: vec![list.lead.tokens.clone(), member], lead: Some(list.lead.clone()) };
            parts.extend(list.members.into_iter().map(member));
        } else if let Some(happens) = clause.first().filter(|_| clause.len() == 1).and_then(|whole| lists::meanwhile(doc, whole)) {
            parts.push(alone(vec![happens]));
        } else {
            parts.extend(purpose(doc, &clause).into_iter().map(|talks| alone(vec![talks])));
            parts.push(alone(clause));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// The units of the article's last sentence.
    fn last(body: &str) -> Vec<(String, String)> {
        let article = ingest::read("a.txt", format!("Talks\n\n{body}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let sentence = doc.sentences.len() - 1;
        let read = |unit: Unit| {
            let words = unit.keep.iter().map(|range| doc.words(range.clone())).collect::<Vec<_>>().join(" … ");
            (words, unit.speaker.map(|speaker| doc.words(speaker).to_owned()).unwrap_or_default())
        };
        units(&doc, &Findings::default()).into_iter().filter(|unit| unit.sentence == sentence).map(read).collect()
    }

    #[test]
    fn what_is_to_be_discussed_is_told_from_a_long_clause() {
        let long = "In the old harbour of Bergen the council of the nine northern ports and their guilds of fishers, sailors and bakers on Tuesday met the head of the ferry board";
        let units = last(&format!("{long} to discuss the fees of the winter season."));
        assert!(units.iter().any(|unit| unit.0 == "discuss the fees of the winter season."), "{units:?}");
        let units = last(&format!("{long}, who refused to discuss the fees of the winter season."));
        assert!(!units.iter().any(|unit| unit.0.starts_with("discuss")), "{units:?}");
        assert!(!last("The council met the board to discuss the fees.").iter().any(|unit| unit.0.starts_with("discuss")));
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let said = |body: &str| last(body).into_iter().map(|unit| unit.1).collect::<Vec<_>>();
        let first = "“The ports need the grain,” Kari Berg said.";
        assert_eq!(said(&format!("{first}\n\n“The north will not wait for the council.”")), ["Kari Berg"]);
        assert_eq!(said(&format!("{first}\n\nThe north will not wait for the council.")), [""]);
        let he = "Envoy Ole Dahl left Oslo. “The ports need the grain,” he said. “The north will not wait for the council.”";
        assert_eq!(said(he), ["Envoy Ole Dahl"]);
    }

    #[test]
    fn who_is_spoken_of_goes_before_who_spoke() {
        let they = |body: &str| {
            let article = ingest::read("a.txt", format!("Talks\n\n{body}").as_bytes()).expect("text");
            let doc = text::build(&clean::clean(&article));
            let last = units(&doc, &Findings::default()).pop().expect("a unit");
            match last.opening {
                Opening::Means(name) => doc.words(name).to_owned(),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(they("Farm ministers parted at dawn, diplomats said. They will try again in May."), "Farm ministers");
        assert_eq!(they("The pact is void, diplomats said. They will try again in May."), "Unsure");
        assert_eq!(they("The sailors were freed. Norwegian officials said they were well and safe."), "Unsure");
        assert_eq!(they("Chile signed. Premier Kari Berg called on Norway to press Peru, adding it could use its seat there."), "Unsure");
        assert_eq!(they("Norway sold its ships. It also won a promise from Chile to buy nets, reported Holm Press."), "Norway");
        assert_eq!(they("Minister Jon Dahl met Ole Berg. The minister's critics say he makes things worse now."), "The minister");
        assert_eq!(they("Norway said last week it successfully tested a new boat."), "Norway");
        assert_eq!(they("The Chilean ministry spoke. To resolve the row, they invited Norway to talks on fish."), "Unsure");
        assert_eq!(they("Jon Dahl spoke. In what he called a rant, Ole Berg blamed the guild."), "Free");
        assert_eq!(they("Minister Jon Dahl said the pact is void. His officials will write a new one."), "Jon Dahl");
        assert_eq!(they("Jon Dahl said that Ole Berg had signed. His officials will write a new one."), "Free");
    }

    #[test]
    fn a_spokesman_is_named_behind_his_office() {
        let units = last("“The idea is to free the crews,” the ministry spokesman, Jon Dahl, said on Tuesday.");
        assert_eq!(units, [("“The idea is to free the crews,”".to_owned(), "the ministry spokesman, Jon Dahl".to_owned())]);
    }

    #[test]
    fn they_who_spoke_before_go_on() {
        let added = "The ministers will write a new pact in May, they added.";
        let units = last(&format!("Chile will open its ports, diplomats said.\n\nThe fees will fall, they said.\n\n{added}"));
        assert_eq!(units, [("The ministers will write a new pact in May,".to_owned(), "diplomats".to_owned())]);
        let units = last(&format!("Chile will open its ports, diplomats said.\n\nThe fees fell in May.\n\n{added}"));
        assert_eq!(units, [(added.to_owned(), String::new())]);
    }

    #[test]
    fn who_is_asked_speaks() {
        let units = last("Okada, asked about the port, said on Tuesday that the talks will go on in the spring.");
        assert_eq!(units, [("the talks will go on in the spring.".to_owned(), "Okada, asked about the port".to_owned())]);
    }

    #[test]
    fn he_is_who_was_the_subject_last_whatever_is_quoted_between() {
        let said = |body: &str| last(body).into_iter().map(|unit| unit.1).collect::<Vec<_>>();
        let berg = "Premier Kari Berg said the fleet was ready. “The ports need the grain,” she said.\n\n";
        let holm = "But Mr Ole Lind-Holm insisted that the fees were fair.\n\nHe said: “The north will not wait for the council.”";
        assert_eq!(said(&format!("{berg}{holm}")), ["Mr Ole Lind-Holm"]);
        let dahl = "Jon Dahl, who has met her twice, responded that she was a “good friend.”\n\n";
        let between = "“The north will wait. The crews are at home,” he said. “The ports will open in May.”";
        assert_eq!(said(&format!("{berg}{dahl}{between}")), ["Jon Dahl"]);
    }

    #[test]
    fn what_stands_before_a_semicolon_is_not_what_others_say_behind_it() {
        let units = last("The guild wants the old port; the fishers say that the winter season is lost.");
        let expected = [("The guild wants the old port", ""), ("the winter season is lost.", "the fishers")];
        assert_eq!(units, expected.map(|(words, speaker)| (words.to_owned(), speaker.to_owned())));
    }
}
