//! Words of a hearing → who is heard and by whom: “Berg told a Senate panel”, “senators questioned Berg”.

use std::ops::Range;

use super::Scene;
use crate::analysis::actors::Stand;
use crate::lexicon;

/// Tokens before the comma of a sentence's first words: “Giving evidence to the Commons fish quotas committee on Tuesday”.
const OPENING: usize = 16;

/// Tokens from a name to what is its: “Berg's highly anticipated public testimony”.
const OWN: usize = 5;

impl Scene<'_, '_> {
    /// The witness, then the body that hears it, where all of it is an actor.
    pub(super) fn heard(&self, trigger: &Range<usize>) -> (Vec<usize>, Vec<usize>) {
        let at = trigger.start;
        let asks =
            trigger.len() == 1 && matches!(self.reader.lower(at), "grill" | "grilled" | "grilling" | "question" | "questioned" | "quizzed");
        if asks {
            return (self.direct(trigger.end, 6), self.asking(at));
        }
        (self.witness(at), self.hearing_body(trigger.end))
    }

    /// The committee that asks, where it is an actor: not the members in “senators questioned Berg”, nor the House in “the
    /// House's goal in grilling Berg”.
    fn asking(&self, verb: usize) -> Vec<usize> {
        let nearest = self.stands.iter().rfind(|stand| stand.whole.end <= verb).filter(|stand| !self.is_member(stand));
        let owns = |stand: &Stand| matches!(self.reader.lower(stand.whole.end), "'s" | "\u{2019}s" | "'" | "\u{2019}");
        nearest.filter(|stand| !owns(stand)).map_or_else(Vec::new, |_| self.subject(verb))
    }

    /// “MPs”, “House lawmakers”: members who stand for no committee by name.
    fn is_member(&self, stand: &Stand) -> bool {
        lexicon::HEARINGS.class(self.reader.lower(stand.whole.end - 1)) == Some("member")
    }

    /// Who was heard: whoever stands before “told a Senate panel”; not Norway in “Norway shipyards' owners told”.
    fn witness(&self, verb: usize) -> Vec<usize> {
        // “Norway and Chile do,” he told the committee.
        if verb == self.sentence.start {
            return self.behind_comma(verb);
        }
        if matches!(self.reader.lower(verb - 1), "he" | "she" | "they" | "it") {
            return self.pronoun(verb);
        }
        if self.reader.doc.tokens[verb].tag.is_noun() {
            return self.testimony_of(verb);
        }
        let nearest = self.stands.iter().rfind(|stand| stand.whole.end <= verb);
        let is_noun = |stand: &Stand| stand.whole.end < verb && self.reader.doc.tokens[stand.whole.end].tag.is_noun();
        if nearest.is_some_and(is_noun) { Vec::new() } else { self.subject(verb) }
    }

    /// “Berg's long-awaited testimony”, “Berg defended the quotas in testimony to the panel”: whose it is.
    fn testimony_of(&self, noun: usize) -> Vec<usize> {
        let owns = |stand: &&Stand| {
            let gap = stand.whole.end..noun;
            let mark = matches!(self.reader.lower(gap.start), "'s" | "\u{2019}s" | "'" | "\u{2019}");
            mark && gap.len() <= OWN && gap.skip(1).all(|at| self.reader.is_word(at))
        };
        let owner = self.stands.iter().rfind(|stand| stand.whole.end <= noun).filter(owns);
        let inside = || matches!(self.reader.lower(noun - 1), "in" | "during" | "his" | "her");
        owner.map_or_else(|| if inside() { self.subject(noun) } else { Vec::new() }, |owner| vec![owner.actor])
    }

    /// “Giving evidence to the committee, Berg said”: who acts behind the comma that ends the first words.
    fn behind_comma(&self, from: usize) -> Vec<usize> {
        let Some(comma) = (from..self.sentence.end.min(from + OPENING)).find(|&at| self.reader.word(at) == ",") else { return Vec::new() };
        let stand = self.stands.iter().find(|stand| stand.whole.start > comma);
        stand.filter(|stand| stand.whole.start <= comma + 2 && self.acts(stand.whole.end)).map_or_else(Vec::new, |stand| vec![stand.actor])
    }

    /// The committee that hears somebody, where all of it is an actor: not the Senate in “a Senate panel”, nor “lawmakers”.
    fn hearing_body(&self, from: usize) -> Vec<usize> {
        let body = self.stands.iter().find(|stand| stand.whole.start >= from);
        let part = |stand: &Stand| lexicon::HEARINGS.class(self.reader.lower(stand.whole.end)) == Some("body");
        if body.is_some_and(|stand| part(stand) || self.is_member(stand)) { Vec::new() } else { self.direct(from, 6) }
    }
}
