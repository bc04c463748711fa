//! A noun for a meeting without a verb of holding → whose it is, by the clause around it.

use super::Scene;
use crate::analysis::actors::Stand;

/// Tokens from the verb of a journey to the noun of its purpose: “touched down in the Chilean capital Tuesday for two days of talks”.
const JOURNEY: usize = 14;

/// Tokens from a preposition to the noun: “at the end of three days of closed-door talks”.
const PHRASE: usize = 8;

impl Scene<'_, '_> {
    /// “Berg touched down in Chile for two days of talks”: who travels to a meeting.
    pub(super) fn comes_for(&self, noun: usize) -> Option<Vec<usize>> {
        let words = self.sentence.start.max(noun.saturating_sub(JOURNEY))..noun;
        let flies = |at: usize| {
            let token = &self.reader.doc.tokens[at];
            token.tag.is_verb() && matches!(&*token.lemma, "fly" | "land" | "sit") || &*token.lower == "due"
        };
        let verb = words.rev().find(|&at| self.verb_class(at) == Some("visit") || flies(at))?;
        // “The visit of the minister, who was to arrive for talks”: whom “who” means is not asked.
        let other = (verb.saturating_sub(4).max(self.sentence.start)..verb).any(|at| matches!(self.reader.lower(at), "who" | "which"));
        let purpose = (noun.saturating_sub(5).max(verb)..noun).any(|at| self.reader.lower(at) == "for");
        let broken =
            (verb..noun).any(|at| matches!(self.reader.lower(at), "," | ";" | "who" | "which" | "that" | "and" | "after" | "said"));
        (purpose && !broken && !other).then(|| self.subject(verb))
    }

    /// Who was heard: whoever stands before “told a Senate panel”; not Norway in “Norway shipyards' owners told”.
    pub(super) fn witness(&self, verb: usize) -> Vec<usize> {
        let nearest = self.stands.iter().rfind(|stand| stand.whole.end <= verb);
        let is_noun = |stand: &Stand| stand.whole.end < verb && self.reader.doc.tokens[stand.whole.end].tag.is_noun();
        if nearest.is_some_and(is_noun) { Vec::new() } else { self.subject(verb) }
    }

    /// The committee that hears somebody, where all of it is an actor: not the Senate in “a Senate panel”.
    pub(super) fn hearing_body(&self, from: usize) -> Vec<usize> {
        let body = self.stands.iter().find(|stand| stand.whole.start >= from);
        let part =
            |stand: &Stand| matches!(self.reader.lower(stand.whole.end), "panel" | "committee" | "subcommittee" | "hearing" | "inquiry");
        if body.is_some_and(part) { Vec::new() } else { self.direct(from, 6) }
    }

    /// “Norway and Chile remained divided after two days of talks”: those, two at least, who open the sentence, where the
    /// meeting is named without its parties.
    pub(super) fn parted_after(&self, noun: usize) -> Vec<usize> {
        let words = self.sentence.start.max(noun.saturating_sub(PHRASE))..noun;
        let Some(prep) = words.rev().find(|&at| matches!(self.reader.lower(at), "after" | "in" | "during" | "at" | "following")) else {
            return Vec::new();
        };
        let phrase = || prep + 1..noun;
        let plain = phrase().all(|at| {
            let token = &self.reader.doc.tokens[at];
            !token.tag.is_verb() && !self.reader.is_capital(at) && self.reader.is_word(at) || self.reader.word(at) == "-"
        });
        // “The talks” and “these talks” may be those of others that were told of before.
        let new = phrase().any(|at| matches!(self.reader.lower(at), "a" | "an" | "of" | "two" | "marathon" | "overnight" | "last-minute"))
            || phrase().is_empty();
        let Some(first) = self.stands.first().filter(|first| first.whole.end < prep) else { return Vec::new() };
        let start = first.whole.start;
        let group = self.group_from(0);
        let last = self.stands.iter().take(group.len()).next_back().map_or(0, |stand| stand.whole.end);
        let opens = !self.governed(start) || self.stands_for_people(start);
        let told = (last..last + 2).any(|at| matches!(self.reader.lower(at), "had" | "said" | "say"));
        let others = !self.partners(noun + 1).is_empty();
        let acts = self.acts(last) || self.acts(last + 1);
        if group.len() > 1 && plain && new && opens && acts && !told && !others { group } else { Vec::new() }
    }
}
