//! Actors of one sentence → those that stand in one list: “Berg, Foreign Minister Holm and two aides”.

use super::Scene;
use crate::analysis::actors::Stand;
use crate::lexicon;
use crate::text::Tag;

/// Tokens of an office between two names: “Chief of Engineers and Commanding General of the Army Corps of
/// Engineers Lieutenant General” has 14.
const LONG_OFFICE: usize = 18;

/// Tokens that describe the next member of a list.
const DESCRIPTION: usize = 6;

impl Scene<'_, '_> {
    /// Actors joined by commas and “and” with stand `at`, going right.
    pub(super) fn group_from(&self, at: usize) -> Vec<usize> {
        let mut group = vec![self.stands[at].actor];
        let mut end = self.stands[at].whole.end;
        let mut closed = false;
        for (number, next) in self.stands.iter().enumerate().skip(at + 1) {
            let start = next.whole.start;
            // “Between the Harbour Front (HF) and”: its short form.
            if group.last() == Some(&next.actor) && self.reader.word(end) == "(" && start == end + 1 {
                end = next.whole.end;
                continue;
            }
            if !group.contains(&next.actor) && self.owns_apposition(end, next) {
                break;
            }
            // “Talks between Berg and Holm, Norway said”: “and” closed the list. “Berg and Holm, Lind and Dahl” goes on.
            let and = self.has_and(end, start);
            // “Following talks between Berg and Holm, Lind and Dahl said”: they say it.
            let goes_on = || {
                let other = self.stands.get(number + 1);
                other.is_some_and(|other| self.has_and(next.whole.end, other.whole.start) && !self.acts(other.whole.end))
            };
            // “Berg met with the shipowners, the agency confirmed”
            let tells = !and && self.reader.word(end) == "," && self.says(next.whole.end);
            if tells || closed && !and && start > end && !goes_on() {
                break;
            }
            let office = || self.is_office(end, start) || self.has_office(end, next);
            let described = || self.is_described(end, start) && !self.acts(next.whole.end) || self.stands_for(end, next);
            if start < end || self.joins(end, start) || office() || described() {
                group.push(next.actor);
                end = next.whole.end;
                closed |= and;
            } else if !self.names_office(end, start) {
                break;
            }
        }
        group
    }

    /// Whether a finite verb of saying follows.
    fn says(&self, end: usize) -> bool {
        self.acts(end) && lexicon::SPEECH_VERBS.contains(&self.reader.doc.tokens[end].lemma)
    }

    /// “Berg, Premier Holm's nominee for the post”: whose man the one before is.
    fn owns_apposition(&self, from: usize, next: &Stand) -> bool {
        let owner = matches!(self.reader.word(next.whole.end), "'s" | "\u{2019}s");
        let behind = next.whole.end + 1..self.sentence.end.min(next.whole.end + 4);
        let head = behind.into_iter().find(|&at| self.reader.doc.tokens[at].tag.is_noun());
        let one = head.is_some_and(|at| self.reader.doc.tokens[at].tag == Tag::NN && !self.reader.is_capital(at));
        // What stands behind the comma may be read as a part of his role.
        owner && one && self.reader.word(next.whole.start - 1) == "," && next.whole.start <= from + 1
    }

    fn has_and(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.reader.lower(at), "and" | "&" | "with" | "well"))
    }

    /// Actors joined with stand `at`, going left.
    pub(super) fn group_to(&self, at: usize) -> Vec<usize> {
        let mut group = vec![self.stands[at].actor];
        for previous in (0..at).rev() {
            let (end, start) = (self.stands[previous].whole.end, self.stands[previous + 1].whole.start);
            if self.joins(end, start) || self.is_described(end, start) {
                group.push(self.stands[previous].actor);
            } else {
                break;
            }
        }
        group.reverse();
        group
    }

    /// Whether the words between two actors only join them.
    pub(super) fn joins(&self, from: usize, to: usize) -> bool {
        if to <= from {
            return to == from;
        }
        // “The Harbour Front (HF) and a government team”.
        let from = if self.reader.word(from) == "(" && self.reader.word(from + 2) == ")" && from + 3 < to { from + 3 } else { from };
        // The same where its short form was read with the name.
        let from = if self.reader.word(from) == ")" && from + 1 < to { from + 1 } else { from };
        // “Lee, D-Ohio, and Poe, R-Iowa”: party and state.
        let tag = ["D-", "R-", "I-"].iter().any(|party| self.reader.word(from + 1).starts_with(party)) && from + 1 < to;
        let from = if tag && self.reader.word(from) == "," {
            (from + 2 + usize::from(self.reader.word(from + 2) == ".")).min(to - 1)
        } else {
            from
        };
        // “Berg for the government and Holm for the union”.
        let from = self.behind_whom(from, to);
        // “Chile and Aden's two rebel groups”: whose they are.
        let owner = matches!(self.reader.word(to - 1), "'s" | "\u{2019}s");
        // “Berg and her Chilean guest, Soto”.
        let guest = |at: usize| {
            let noun = matches!(self.reader.lower(at), "guest" | "host" | "visitor") && self.reader.word(at + 1) == ",";
            noun || self.reader.entries[at].is_some() && matches!(self.reader.lower(at + 1), "guest" | "host" | "visitor")
        };
        to - from <= 5
            && (from..to).any(|at| matches!(self.reader.lower(at), "," | "and" | "&" | "or" | ";"))
            && (from..to).all(|at| {
                let word = self.reader.lower(at);
                matches!(
                    word,
                    "," | "and"
                        | "&"
                        | "or"
                        | ";"
                        | "the"
                        | "a"
                        | "an"
                        | "as"
                        | "well"
                        | "his"
                        | "her"
                        | "their"
                        | "its"
                        | "both"
                        | "then"
                        | "also"
                        | "other"
                        | "with"
                        | "then-"
                ) || lexicon::ROLE_MODIFIERS.contains(word)
                    || self.reader.title(at).is_some()
                    || self.reader.honorific(at).is_some()
                    || guest(at)
                    || owner && (at == to - 1 || self.reader.is_capital(at))
            })
    }

    /// Where the words end that tell for whom a member of a list stands: “Berg for the government and Holm …”.
    fn behind_whom(&self, from: usize, to: usize) -> usize {
        if self.reader.lower(from) != "for" {
            return from;
        }
        let name = from + 1 + usize::from(self.reader.lower(from + 1) == "the");
        let whom = (name..to).take_while(|&at| self.reader.is_word(at) && self.reader.lower(at) != "and").last();
        let and = whom.map(|last| last + 1).filter(|&at| at < to && self.reader.lower(at) == "and");
        and.filter(|&at| at - name <= 3).unwrap_or(from)
    }

    /// What tells who the next member of a list is: “…, and Schools Abroad chief economist / Holm”, “, striker / Dahl”.
    fn is_described(&self, from: usize, to: usize) -> bool {
        let and = from + usize::from(self.reader.word(from) == ",");
        let opens = and > from || self.reader.lower(from) == "and";
        let words = and + usize::from(self.reader.lower(and) == "and")..to;
        let nominal = |at: usize| {
            let tag = self.reader.doc.tokens[at].tag;
            tag.is_noun() || tag.is_adjective() || self.reader.is_capital(at) || matches!(self.reader.lower(at), "in" | "of" | "for")
        };
        let noun = !words.is_empty() && !matches!(self.reader.lower(words.start), "in" | "of" | "for");
        opens && noun && words.len() <= DESCRIPTION && words.clone().all(nominal)
    }

    /// “Acme representatives / Berg and Holm”: who those of a body are.
    fn stands_for(&self, from: usize, next: &Stand) -> bool {
        let plural = lexicon::GROUPS.class(self.reader.lower(from)) == Some("party");
        plural && next.whole.start == from + 1 && self.reader.is_capital(from + 1) && !self.acts(next.whole.end)
    }

    /// Whether a finite verb follows: what stands before it begins another clause.
    pub(super) fn acts(&self, end: usize) -> bool {
        let next = self.reader.doc.tokens.get(end);
        next.is_some_and(|next| next.tag.is_finite())
    }

    /// An office too long to be read as one with its name, between two members of a list: “…, and Deputy
    /// Commandant for Operations of the Coast Guard Vice Admiral X”, “…, the King's son, Crown Prince X”.
    fn is_office(&self, from: usize, to: usize) -> bool {
        let kin = matches!(self.reader.lower(from), "'s" | "\u{2019}s") && self.reader.lower(from + 2) == "," && to == from + 3;
        let office = || self.goes_on_in_nouns(from, to) && (from..to).any(|at| self.reader.title(at).is_some());
        kin || office() && !self.names_office(from, to)
    }

    /// The same where the end of the office is read with the name: “… and Commander of the / Army Corps Gen. X”.
    fn has_office(&self, from: usize, next: &Stand) -> bool {
        let inside = next.whole.start + 1..next.whole.end.saturating_sub(1);
        let titled = inside.into_iter().any(|at| self.reader.title(at).is_some());
        titled && self.names_office(from, next.whole.start)
    }

    /// Whether what stands at `to` only tells which office is meant (“…, Commandant of the Coast Guard X”).
    fn names_office(&self, from: usize, to: usize) -> bool {
        let before = if to > from && self.reader.lower(to - 1) == "the" { to - 1 } else { to };
        before > from && matches!(self.reader.lower(before - 1), "of" | "for") && self.goes_on_in_nouns(from, to)
    }

    /// Whether a list goes on with `from..to`, which holds nothing but an office.
    fn goes_on_in_nouns(&self, from: usize, to: usize) -> bool {
        let is_nominal = |at: usize| {
            let joins = matches!(self.reader.lower(at), "," | ";" | "and" | "&" | "the" | "'s" | "\u{2019}s" | "of" | "for");
            joins || self.reader.is_capital(at) || self.reader.title(at).is_some()
        };
        let is_mark = |at: usize| matches!(self.reader.lower(at), "," | "and" | "&" | ";");
        let opens = is_mark(from) || is_mark(from - 1);
        opens && to > from && to - from <= LONG_OFFICE && (from..to).all(is_nominal)
    }
}
