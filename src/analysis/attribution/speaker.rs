//! The words that name a speaker → the actor who speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::is_inside_quotation;
use crate::analysis::{ActorKind, Findings};
use crate::lexicon;
use crate::text::{Clause, ClauseKind, Document, Tag};

/// “The spokesperson of the envoy”: another than the envoy.
pub(crate) fn speaks_for(doc: &Document, tokens: &Range<usize>) -> bool {
    let of = tokens.clone().skip(1).find(|&at| matches!(&*doc.tokens[at].lower, "of" | "for" | "to"));
    of.is_some_and(|of| {
        let head = &doc.tokens[of - 1];
        !head.tag.is_proper()
            && (lexicon::TITLES.class(&head.lower) == Some("spokes") || matches!(&*head.lemma, "aide" | "adviser" | "advisor" | "office"))
    })
}

/// Who is named where, and who spoke so far.
pub(super) struct Cast<'a> {
    doc: &'a Document,
    findings: &'a Findings,
    /// The actor with the longest mention at each token.
    named: Vec<Option<usize>>,
    /// The first actor that is each country.
    countries: BTreeMap<&'static str, usize>,
    /// Where the words for each speaker end, and who it is, by where they start.
    spoke: BTreeMap<usize, (usize, Option<usize>)>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(doc: &'a Document, findings: &'a Findings) -> Self {
        let mut mentions: Vec<(usize, &Range<usize>)> =
            findings.actors.iter().enumerate().flat_map(|(id, actor)| actor.mentions.iter().map(move |mention| (id, mention))).collect();
        // The longest, of the first actor, is written last.
        mentions.sort_by_key(|(id, mention)| (mention.len(), std::cmp::Reverse(*id)));
        let mut named = vec![None; doc.tokens.len()];
        for (id, mention) in mentions {
            named[mention.clone()].fill(Some(id));
        }
        let mut countries = BTreeMap::new();
        for (id, actor) in findings.actors.iter().enumerate() {
            if let Some(country) = lexicon::COUNTRIES.class(&actor.name.to_lowercase()) {
                countries.entry(country).or_insert(id);
            }
        }
        Self { doc, findings, named, countries, spoke: BTreeMap::new() }
    }

    /// The actor that `source` names, directly or by a pronoun. Sources are asked for in order of what is said.
    pub(super) fn speaker(&mut self, source: &Range<usize>) -> Option<usize> {
        let pronoun = source.len() == 1 && matches!(&*self.doc.tokens[source.start].lower, "he" | "she");
        let speaker = if pronoun { self.pronoun(source.start) } else { self.actor_of(source) };
        self.spoke.insert(source.start, (source.end, speaker));
        speaker
    }

    /// The actor that `tokens` name: a mention that holds the head of the noun, or the country whose
    /// government, side or delegation the head is.
    fn actor_of(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = &self.doc.tokens;
        let last = tokens.end.checked_sub(1)?;
        if speaks_for(self.doc, tokens) {
            return None;
        }
        if let Some(actor) = self.named[last] {
            return Some(actor);
        }
        // The first of several: “Berg and Holm said”.
        if let Some(and) = tokens.clone().find(|&at| words[at].tag == Tag::CC).filter(|&and| and > tokens.start) {
            // “The Berg and Holm meeting” is none.
            if let Some(actor) = self.named[and - 1].filter(|_| words[tokens.start].tag != Tag::DT) {
                return Some(actor);
            }
        }
        let body = matches!(&*words[last].lemma, "government" | "side" | "ministry" | "authority" | "delegation" | "military");
        let country = |id: &usize| self.findings.actors[*id].kind == ActorKind::Country;
        tokens.clone().rev().filter(|_| body).find_map(|at| self.named[at].or_else(|| self.country_of(at)).filter(country))
    }

    /// The country that an adjective of nationality tells of (“the Syrian government”).
    fn country_of(&self, at: usize) -> Option<usize> {
        let country = lexicon::DEMONYMS.class(&self.doc.tokens[at].lower)?;
        self.countries.get(country).copied()
    }

    fn is_person(&self, id: usize) -> bool {
        self.findings.actors[id].kind == ActorKind::Person
    }

    /// The person a pronoun stands for: the subject or speaker last named before it in its paragraph, else
    /// the one person whom the paragraph names; where it names none, the same of the paragraph before.
    /// Nobody where a paragraph names several and none of them as a subject.
    fn pronoun(&self, at: usize) -> Option<usize> {
        if let Some(actor) = self.named[at] {
            return Some(actor);
        }
        let doc = self.doc;
        let paragraph = doc.sentences[doc.sentence_of(at)].paragraph;
        let own = doc.paragraph_tokens(paragraph).start;
        let before = doc.paragraph_tokens(paragraph.saturating_sub(1)).start;
        for (floor, end) in [(own, at), (before, own)] {
            if let Some(actor) = self.last_subject(floor..at) {
                return Some(actor);
            }
            let outside = (floor..end).filter(|&at| !is_inside_quotation(doc, at));
            let people: BTreeSet<usize> = outside.filter_map(|at| self.named[at]).filter(|&id| self.is_person(id)).collect();
            if !people.is_empty() {
                return people.first().copied().filter(|_| people.len() == 1);
            }
        }
        None
    }

    /// The person who is last a subject or speaker within `range`, outside quotations.
    fn last_subject(&self, range: Range<usize>) -> Option<usize> {
        let is_near = |tokens: &Range<usize>| tokens.start >= range.start && tokens.end <= range.end;
        // “Berg said it was up to Holm, who is away”: she is nearer than he.
        let main = |clause: &&Clause| matches!(clause.kind, ClauseKind::Main | ClauseKind::Subordinate);
        let clauses = self.doc.clauses_in(range.clone()).iter().filter(main).filter(|clause| !is_inside_quotation(self.doc, clause.head));
        let subjects =
            clauses.filter_map(|clause| clause.subject.clone()).filter(is_near).map(|tokens| (tokens.end, self.actor_of(&tokens)));
        let speakers = self.spoke.range(range.clone()).map(|(_, spoke)| *spoke).filter(|(end, _)| *end <= range.end);
        subjects
            .chain(speakers)
            .filter_map(|(end, actor)| actor.filter(|&id| self.is_person(id)).map(|actor| (end, actor)))
            .max_by_key(|&(end, _)| end)
            .map(|(_, actor)| actor)
    }
}
