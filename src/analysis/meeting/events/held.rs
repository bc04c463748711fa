//! A noun for a meeting without a verb of holding → whose it is, by the clause around it.

use std::ops::Range;

use super::Scene;
use crate::analysis::actors::Stand;
use crate::analysis::meeting::triggers::is_time;
use crate::analysis::meeting::weigh::position;
use crate::lexicon;
use crate::text::Tag;

/// Tokens from the verb of a journey to the noun of its purpose: “touched down in the Chilean capital Tuesday for two days of talks”.
const JOURNEY: usize = 14;

/// Tokens from a preposition to the noun: “at the end of three days of closed-door talks”.
const PHRASE: usize = 8;

/// Tokens from “in” to the talks that somebody is in: “in late-stage merger talks”.
const IN: usize = 5;

/// Tokens from the word that opens a sentence to the noun, and from there to “with”: “in separate hour-long talks / on Monday with”.
const FRONTED: usize = 6;

impl Scene<'_, '_> {
    /// Whose a meeting is that a noun names, and with whom.
    pub(super) fn noun_parties(&self, trigger: &Range<usize>) -> (Vec<usize>, Vec<usize>) {
        let (left, right) = (self.holders(trigger.start), self.partners(trigger));
        let named = !left.is_empty() || !right.is_empty();
        let told = Some((left, right)).filter(|_| named).or_else(|| self.addresses(trigger.start));
        told.unwrap_or_else(|| (self.comes_out(trigger), Vec::new()))
    }

    /// “After four hours of talks in Lima, the ministers of Norway and Chile came out with”: who acts behind the comma. “After
    /// the talks, Berg said” may tell of those of others.
    fn comes_out(&self, trigger: &Range<usize>) -> Vec<usize> {
        let opens = |prep: &usize| *prep == self.sentence.start && !matches!(self.reader.lower(*prep), "at" | "in");
        let prep = self.opens_phrase(trigger.start).filter(opens);
        if !prep.is_some_and(|prep| self.is_new(prep + 1..trigger.start)) {
            return Vec::new();
        }
        let broken = |at: &usize| self.reader.word(*at) == "," || self.reader.doc.tokens[*at].tag.is_finite();
        let comma = (trigger.end..self.sentence.end.min(trigger.end + PHRASE)).find(broken).filter(|&at| self.reader.word(at) == ",");
        let Some(comma) = comma else { return Vec::new() };
        let name = comma + 1 + usize::from(self.reader.lower(comma + 1) == "the");
        let Some(at) = self.stands.iter().position(|stand| stand.whole.start == name) else { return Vec::new() };
        let group = self.group_from(at);
        let last = self.stands.iter().skip(at).take(group.len()).next_back().map_or(name, |stand| stand.whole.end);
        if self.acts(last) || self.acts(last + 1) { group } else { Vec::new() }
    }

    /// Whether the words before a noun bring in a meeting that was not told of before: “a”, “two days of”.
    fn is_new(&self, mut phrase: Range<usize>) -> bool {
        let brings = |at: usize| matches!(self.reader.lower(at), "a" | "an" | "of" | "two" | "marathon" | "overnight" | "last-minute");
        phrase.is_empty() || phrase.any(brings)
    }

    /// “Berg touched down in Chile for two days of talks”: who travels to a meeting.
    pub(super) fn comes_for(&self, noun: usize) -> Option<Vec<usize>> {
        let words = self.sentence.start.max(noun.saturating_sub(JOURNEY))..noun;
        let flies = |at: usize| {
            let token = &self.reader.doc.tokens[at];
            let goes = matches!(&*token.lemma, "fly" | "land" | "sit" | "leave" | "depart" | "go" | "return");
            // “Berg is in Chile for talks”.
            let stays = || &*token.lemma == "be" && self.reader.lower(at + 1) == "in" && self.is_name(at + 2);
            token.tag.is_verb() && (goes || stays()) || &*token.lower == "due"
        };
        let verb = words.rev().find(|&at| self.verb_class(at) == Some("visit") || flies(at))?;
        // “The visit of the minister, who was to arrive for talks”: whom “who” means is not asked.
        let other = (verb.saturating_sub(4).max(self.sentence.start)..verb).any(|at| matches!(self.reader.lower(at), "who" | "which"));
        let purpose = (noun.saturating_sub(5).max(verb)..noun).any(|at| self.reader.lower(at) == "for");
        let broken =
            (verb..noun).any(|at| matches!(self.reader.lower(at), "," | ";" | "who" | "which" | "that" | "and" | "after" | "said"));
        let comer = || Some(self.subject(verb)).filter(|found| !found.is_empty()).unwrap_or_else(|| self.pronoun(verb));
        (purpose && !broken && !other).then(comer)
    }

    /// Whether a name begins at `at`, or behind the article there.
    fn is_name(&self, at: usize) -> bool {
        self.reader.is_capital(at + usize::from(self.reader.lower(at) == "the"))
    }

    /// “Acme is in talks with Holm Motors”, “Acme still in merger talks”: who is. “In the talks” are those that were told of.
    pub(super) fn is_in(&self, noun: usize) -> Option<Vec<usize>> {
        let floor = self.sentence.start.max(noun.saturating_sub(IN));
        let prep = (floor..noun).rev().find(|&at| self.reader.lower(at) == "in")?;
        let known = |at: usize| matches!(self.reader.lower(at), "the" | "these" | "those" | "last" | "this" | "that" | "their" | "its");
        let talks = matches!(self.reader.lower(noun), "talks" | "negotiations" | "discussions" | "consultations");
        let plain = (prep + 1..noun).all(|at| self.reader.is_word(at) && !known(at) && !self.reader.doc.tokens[at].tag.is_finite());
        let light = |at: &usize| {
            let token = &self.reader.doc.tokens[*at];
            token.tag.is_adverb() || matches!(&*token.lower, "locked" | "engaged" | "involved" | "still" | "now")
        };
        let before = (self.sentence.start..prep).rev().find(|at| !light(at)).filter(|_| talks && plain)?;
        let found = if matches!(&*self.reader.doc.tokens[before].lemma, "be" | "remain") {
            self.subject(before)
        } else {
            let at = self.stands.iter().rposition(|stand| stand.whole.end == before + 1)?;
            let headline = position(self.reader, self.reader.doc.sentence_of(noun)) == 0;
            if headline && !self.governed(self.stands[at].whole.start) { self.group_to(at) } else { Vec::new() }
        };
        (!found.is_empty()).then_some(found)
    }

    /// “In talks with Berg on Monday, Holm said …”: who speaks there, and those with whom.
    pub(super) fn fronted(&self, trigger: &Range<usize>) -> Option<(Vec<usize>, Vec<usize>)> {
        let start = self.sentence.start;
        let opens = matches!(self.reader.lower(start), "in" | "at" | "during" | "after" | "following");
        let near = trigger.start > start && trigger.start - start <= FRONTED;
        let plain = (start + 1..trigger.start).all(|at| !self.reader.doc.tokens[at].tag.is_finite() && !self.reader.is_capital(at));
        let with = (trigger.end - 1..self.sentence.end.min(trigger.end + FRONTED)).find(|&at| self.reader.lower(at) == "with")?;
        let first = self.stands.iter().position(|stand| stand.whole.start > with)?;
        let found = self.direct(with + 1, 4);
        if !(opens && near && plain) || found.is_empty() {
            return None;
        }
        let speaks = |stand: &Stand| {
            let adverb = self.reader.doc.tokens.get(stand.whole.end).is_some_and(|token| token.tag.is_adverb());
            self.acts(stand.whole.end) || adverb && self.acts(stand.whole.end + 1)
        };
        let behind = |stand: &Stand| {
            let at = stand.whole.start - usize::from(matches!(self.reader.lower(stand.whole.start - 1), "the" | "a" | "an"));
            self.reader.word(at - 1) == ","
        };
        let speaker = (first + 1..self.stands.len()).find(|&at| speaks(&self.stands[at])).filter(|&at| behind(&self.stands[at]))?;
        let between = self.stands[first].whole.end..self.stands[speaker].whole.start;
        if between.into_iter().any(|at| self.reader.doc.tokens[at].tag.is_finite()) {
            return None;
        }
        let right: Vec<usize> = self.stands[first..speaker].iter().map(|stand| stand.actor).filter(|actor| found.contains(actor)).collect();
        let left = self.stands[speaker].actor;
        (!right.contains(&left)).then_some((vec![left], right))
    }

    /// “Berg sold fish at a news conference with Holm”, “fish were dear, Berg said during a meeting with Holm”: who acts there. “The
    /// talks with Holm” may be those of others.
    pub(super) fn speaks_at(&self, noun: usize) -> Option<Vec<usize>> {
        let prep = self.opens_phrase(noun)?;
        let known = |at: usize| matches!(self.reader.lower(at), "the" | "these" | "those" | "last" | "previous" | "earlier");
        if !self.is_with_somebody(noun) || (prep + 1..noun).any(known) {
            return None;
        }
        let acts = |at: &usize| self.reader.doc.tokens[*at].tag.is_finite() && self.reader.doc.tokens[*at].tag != Tag::MD;
        let verb = (self.sentence.start + 1..prep).rev().find(acts)?;
        let at = self.stands.iter().rposition(|stand| stand.whole.end <= verb)?;
        let adverb = |at: usize| self.reader.doc.tokens[at].tag.is_adverb() || is_time(self.reader, at);
        let beside = (self.stands[at].whole.end..verb).all(adverb);
        let said = verb > self.stands[at].whole.end && !beside || self.governed(self.stands[self.first_of_group(at)].whole.start);
        (!said).then(|| self.group_to(at))
    }

    /// “Berg urged Holm on Wednesday in talks in Lima to buy fish”, “told him at a meeting that fish were dear”: who speaks to
    /// whom there, where the meeting is named without its parties.
    pub(super) fn addresses(&self, noun: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let prep = self.opens_phrase(noun).filter(|&prep| matches!(self.reader.lower(prep), "in" | "at" | "during"))?;
        let other = |at: usize| matches!(self.reader.lower(at), "last" | "previous" | "earlier" | "another" | "other");
        if (prep + 1..noun).any(other) {
            return None;
        }
        let verb_before = |stand: &Stand| {
            let at = stand.whole.start
                - usize::from(stand.whole.start > self.sentence.start && self.reader.lower(stand.whole.start - 1) == "the");
            let verb = at.checked_sub(1).filter(|&at| at > self.sentence.start)?;
            let token = &self.reader.doc.tokens[verb];
            let speaks = lexicon::ADDRESSING_VERBS.contains(&token.lemma);
            (speaks && token.tag.is_finite()).then_some(verb)
        };
        let at = self.stands.iter().rposition(|stand| stand.whole.end <= prep && verb_before(stand).is_some())?;
        let verb = verb_before(&self.stands[at])?;
        let clause = (self.stands[at].whole.end..prep).any(|at| {
            let token = &self.reader.doc.tokens[at];
            token.tag.is_finite() || token.tag.is_punctuation() || matches!(&*token.lower, "that" | "to")
        });
        let right = self.group_to(at);
        let left = Some(self.subject(verb)).filter(|found| !found.is_empty()).unwrap_or_else(|| self.pronoun(verb));
        (!clause && !left.is_empty() && left.iter().all(|one| !right.contains(one))).then_some((left, right))
    }

    /// “A news conference with Holm”, “a meeting on Friday with the three Chilean ministers”: with those named or of an office.
    fn is_with_somebody(&self, noun: usize) -> bool {
        let with = (noun..self.sentence.end.min(noun + FRONTED)).find(|&at| matches!(self.reader.lower(at), "with" | "alongside"));
        let office = |at: usize| {
            let group = lexicon::GROUPS.class(self.reader.lower(at)) == Some("party");
            group || self.reader.title(at).is_some()
        };
        let light = |at: &usize| self.reader.is_word(*at) && !self.reader.doc.tokens[*at].tag.is_verb();
        let whom = |with: usize| (with + 1..self.sentence.end.min(with + FRONTED)).take_while(light).any(office);
        !self.partners(&(noun..noun + 1)).is_empty() || with.is_some_and(whom)
    }

    /// The preposition that opens the phrase of a noun for a meeting: “after / two days of / talks”.
    fn opens_phrase(&self, noun: usize) -> Option<usize> {
        let words = self.sentence.start.max(noun.saturating_sub(PHRASE))..noun;
        let opens = |at: &usize| matches!(self.reader.lower(*at), "after" | "in" | "during" | "at" | "following");
        let plain = |at: usize| {
            let token = &self.reader.doc.tokens[at];
            !token.tag.is_verb() && !self.reader.is_capital(at) && self.reader.is_word(at) || self.reader.word(at) == "-"
        };
        words.rev().find(opens).filter(|&prep| (prep + 1..noun).all(plain))
    }

    /// “Norway and Chile remained divided after two days of talks”: those, two at least, who open the sentence, where the
    /// meeting is named without its parties.
    pub(super) fn parted_after(&self, noun: usize) -> Vec<usize> {
        let Some(prep) = self.opens_phrase(noun) else { return Vec::new() };
        // “The talks” and “these talks” may be those of others that were told of before.
        let new = self.is_new(prep + 1..noun);
        let Some(first) = self.stands.first().filter(|first| first.whole.end < prep) else { return Vec::new() };
        let start = first.whole.start;
        let group = self.group_from(0);
        let last = self.stands.iter().take(group.len()).next_back().map_or(0, |stand| stand.whole.end);
        let opens = !self.governed(start) || self.stands_for_people(start);
        let told = (last..last + 2).any(|at| matches!(self.reader.lower(at), "had" | "said" | "say"));
        let others = !self.partners(&(noun..noun + 1)).is_empty();
        let acts = self.acts(last) || self.acts(last + 1);
        if group.len() > 1 && new && opens && acts && !told && !others { group } else { Vec::new() }
    }
}
