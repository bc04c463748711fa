//! Words for meetings → events: who stands on each side of “meet”, “talks between”, “hosted”.
//!
//! Enters: the reader and the cast (where each actor stands, with role and apposition). Leaves:
//! every clause that may report a meeting, in order, with its parties left and right of the
//! trigger. Does not say which of them the article is about.

pub mod another;
pub mod earlier;
mod heard;
mod held;
mod lists;
mod meant;

use std::ops::Range;

use self::another::is_another;
use self::earlier::is_earlier;
use self::meant::{Meant, meant};
use super::phrases::{is_his_counterpart, is_hour, is_joint_act};
use super::triggers::{Sort, is_time, trigger};
use super::weigh::follows;
use crate::analysis::actors::Stand;
use crate::analysis::actors::reader::{Entry, Known, Reader};
use crate::lexicon;
use crate::text::Tag;

/// A clause that may report a meeting.
#[derive(Clone, Debug)]
pub struct Event {
    /// Index of its sentence.
    pub sentence: usize,
    /// Tokens of the verb or noun.
    pub trigger: Range<usize>,
    /// What sort of trigger it is.
    pub sort: Sort,
    /// Actors before it: who meets, hosts, holds.
    pub left: Vec<usize>,
    /// Actors after it: who is met, hosted, talked with.
    pub right: Vec<usize>,
}

impl Event {
    /// All its parties.
    pub fn parties(&self) -> impl Iterator<Item = usize> {
        self.left.iter().chain(&self.right).copied()
    }

    /// The parties on the other side of the trigger than `actor`.
    #[must_use]
    pub fn facing(&self, actor: usize) -> Vec<usize> {
        if self.left.contains(&actor) {
            self.right.clone()
        } else if self.right.contains(&actor) {
            self.left.clone()
        } else {
            Vec::new()
        }
    }
}

/// Finds the events of all sentences, in order.
#[must_use]
pub fn find(reader: &Reader, stands: &[Stand]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (index, sentence) in reader.doc.sentences.iter().enumerate() {
        let from = stands.partition_point(|stand| stand.whole.start < sentence.tokens.start);
        let to = stands.partition_point(|stand| stand.whole.start < sentence.tokens.end);
        let meant = meant(reader, stands, index, events.last());
        let scene = Scene { reader, stands: &stands[from..to], sentence: sentence.tokens.clone(), meant };
        if let Some(actor) = attendee(reader, stands, index) {
            let start = sentence.tokens.start;
            events.push(Event { sentence: index, trigger: start..start + 1, sort: Sort::Join, left: Vec::new(), right: vec![actor] });
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            // “Left for Chile for talks with Holm”: who left, and not Chile.
            let purpose = at > sentence.tokens.start && reader.lower(at - 1) == "for" && reader.lower(at) == "talks";
            let found = if purpose { Some((1, Sort::Noun)) } else { trigger(reader, at, sentence.tokens.end) };
            match found {
                Some((len, _)) if is_earlier(reader, at, sentence.tokens.start) || is_another(reader, at, sentence.tokens.start) => {
                    at += len;
                }
                Some((len, sort)) => {
                    let trigger = at..at + len;
                    let found = scene.parties(&trigger, sort).or_else(|| scene.headline_parties(index, &trigger, sort));
                    // “Talks with Holm had failed”: nobody talks to him there.
                    let noun = sort == Sort::Speak && len > 1 && reader.lower(at) == "talks";
                    if let Some((left, right)) = found {
                        events.push(Event { sentence: index, trigger, sort, left, right });
                    } else if let Some((left, right)) = noun.then(|| scene.parties(&(at..at + 1), Sort::Noun)).flatten() {
                        events.push(Event { sentence: index, trigger: at..at + 1, sort: Sort::Noun, left, right });
                    }
                    at += len;
                }
                None => at += 1,
            }
        }
    }
    events
}

/// Who a line of a list of names begins with, where the lines beside it begin with names too.
fn attendee(reader: &Reader, stands: &[Stand], sentence: usize) -> Option<usize> {
    let opens = |index: usize| {
        let tokens = reader.doc.sentences.get(index).map(|sentence| sentence.tokens.clone()).filter(|tokens| tokens.len() <= 25)?;
        let at = stands.partition_point(|stand| stand.whole.start < tokens.start);
        let stand = stands.get(at).filter(|stand| stand.whole.start <= tokens.start + 2 && stand.whole.end <= tokens.end)?;
        let verbless = !tokens.clone().any(|at| reader.doc.tokens[at].tag.is_finite() && !reader.is_capital(at));
        (verbless && tokens.len() >= 3).then_some(stand.actor)
    };
    let own = opens(sentence)?;
    let before = sentence > 0 && opens(sentence - 1).is_some();
    let after = opens(sentence + 1).is_some();
    let two_before = sentence > 1 && before && opens(sentence - 2).is_some();
    let two_after = after && opens(sentence + 2).is_some();
    (before && after || two_before || two_after).then_some(own)
}

/// A sentence with the actors that stand in it.
struct Scene<'r, 'd> {
    reader: &'r Reader<'d>,
    stands: &'r [Stand],
    sentence: Range<usize>,
    meant: Meant,
}

impl Scene<'_, '_> {
    /// The parties left and right of a trigger; `None` where there are none.
    fn parties(&self, trigger: &Range<usize>, sort: Sort) -> Option<(Vec<usize>, Vec<usize>)> {
        let (mut left, mut right) = match sort {
            // “Were discussed today by Berg and Holm”.
            Sort::Meet if self.reader.lower(trigger.end - 1) == "by" => (Vec::new(), self.direct(trigger.end, 4)),
            Sort::Meet => (self.subject(trigger.start), self.object(trigger.end)),
            Sort::Host => (self.subject(trigger.start), self.hosted(trigger)),
            Sort::Hear => self.heard(trigger),
            Sort::Visit => (self.subject(trigger.start), self.direct(trigger.end, 4)),
            Sort::Speak if !matches!(self.reader.lower(trigger.end - 1), "with" | "to" | "from" | "told" | "tells") => {
                (self.subject(trigger.start), self.with_object(trigger.end))
            }
            Sort::Speak => (self.subject(trigger.start), self.direct(trigger.end, 6)),
            Sort::Join => (self.subject(trigger.start), self.joined(trigger.end)),
            Sort::Noun | Sort::WeakNoun => self.fronted(trigger).unwrap_or_else(|| self.noun_parties(trigger)),
        };
        let by = self.reader.lower(trigger.end - 1) == "by" && sort == Sort::Meet;
        if left.is_empty() && !by && matches!(sort, Sort::Meet | Sort::Host | Sort::Speak | Sort::Visit) {
            left = self.pronoun(trigger.start).into_iter().filter(|actor| !right.contains(actor)).collect();
        }
        right.retain(|actor| !left.contains(actor));
        match sort {
            Sort::Meet if left.len() + right.len() < 2 && is_joint_act(self.reader, trigger.start) => None,
            Sort::Speak if right.is_empty() && self.speaks_with_unnamed(trigger, left.len()) => Some((left, right)),
            Sort::Host | Sort::Speak | Sort::Visit if left.is_empty() || right.is_empty() => None,
            // “The head of a shipping line will testify before a Senate panel”.
            Sort::Hear if trigger.len() > 1 => Some((left, right)),
            _ if left.is_empty() && right.is_empty() => None,
            _ => Some((left, right)),
        }
    }

    /// “Berg and Holm spoke for an hour”, “Berg spoke on Friday with his Chilean counterpart”: talks of which one side or
    /// neither stands behind the verb.
    fn speaks_with_unnamed(&self, trigger: &Range<usize>, left: usize) -> bool {
        let end = self.behind_time(trigger.end);
        let line = |at: usize| matches!(self.reader.lower(at), "phone" | "telephone" | "video" | "videolink" | "conference");
        let lasts = |at: usize| {
            let first = self.reader.lower(at + 2) == "first" && self.reader.lower(at + 3) == "time";
            self.reader.lower(at) == "for" && (first || (at + 1..at + 6).any(|at| is_hour(self.reader, at)))
        };
        let hands = self.reader.lower(trigger.end - 1) == "hands";
        let together = hands || (trigger.start..self.sentence.end.min(end + 5)).any(line) || (trigger.end..=end).any(lasts);
        let verb = matches!(self.reader.lower(trigger.start), "spoke" | "speak" | "speaks" | "spoken" | "talked" | "shook");
        let counterpart = || {
            let to = |at: &usize| *at == end || matches!(self.reader.lower(at - 1), "with" | "to");
            let told = matches!(self.reader.lower(trigger.start), "told" | "tells");
            (end..self.sentence.end.min(end + 12)).filter(to).any(|at| is_his_counterpart(self.reader, at) && (told || verb))
        };
        left > 1 && verb && together || left > 0 && counterpart()
    }

    /// Where the words of a time that begin at `from` end: “received / yesterday morning / the envoy”, “for an hour”.
    fn behind_time(&self, from: usize) -> usize {
        let time = (from..self.sentence.end).find(|&at| !is_time(self.reader, at)).unwrap_or(from);
        let hour = (time + 1..self.sentence.end.min(time + 6)).find(|&at| is_hour(self.reader, at));
        hour.filter(|_| self.reader.lower(time) == "for").map_or(time, |hour| hour + 1)
    }

    /// “Received yesterday morning the envoy”; “was received for an hour by the president”.
    fn hosted(&self, trigger: &Range<usize>) -> Vec<usize> {
        let direct = self.direct(trigger.end, 4);
        let from = self.behind_time(trigger.end);
        let timed = || self.direct(from, 4);
        [direct].into_iter().chain(std::iter::once_with(timed)).find(|found| !found.is_empty()).unwrap_or_else(|| self.described(from))
    }

    /// “Received the envoy of the Chilean government, lawyer Holm”: who stands behind the words for the office from `from`.
    fn described(&self, from: usize) -> Vec<usize> {
        let nominal = |at: usize| {
            let token = &self.reader.doc.tokens[at];
            let joins = matches!(&*token.lower, "the" | "a" | "his" | "her" | "of" | "to" | "for" | "and" | "in" | "'s" | "\u{2019}s");
            joins || token.tag.is_noun() || token.tag.is_adjective() || self.reader.is_capital(at)
        };
        let Some(comma) = (from..self.sentence.end.min(from + OFFICE)).find(|&at| !nominal(at)) else { return Vec::new() };
        let next = self.stands.iter().position(|stand| stand.whole.start == comma + 1);
        let Some(next) = next.filter(|_| self.reader.word(comma) == "," && comma > from) else { return Vec::new() };
        if self.acts(self.stands[next].whole.end) { Vec::new() } else { vec![self.stands[next].actor] }
    }

    /// A headline that names a meeting without saying whose: “X and Y Before Their Meeting”.
    fn headline_parties(&self, sentence: usize, trigger: &Range<usize>, sort: Sort) -> Option<(Vec<usize>, Vec<usize>)> {
        let doc = self.reader.doc;
        let headline = doc.paragraphs[doc.sentences[sentence].paragraph].kind == crate::clean::BlockKind::Headline;
        let mut all: Vec<usize> = self.stands.iter().filter(|stand| !self.issues(stand)).map(|stand| stand.actor).collect();
        all.dedup();
        // “Chilean president, Norway's premier talk by phone”.
        let phone = sort == Sort::Speak && matches!(self.reader.lower(trigger.end - 1), "phone" | "telephone");
        (headline && (phone || matches!(sort, Sort::Noun | Sort::Meet)) && !all.is_empty()).then(|| (all, Vec::new()))
    }

    /// “Readout from Spokesperson Berg on …”, “Statement by Berg on …”: who tells of a meeting. A joint statement is of those who met.
    fn issues(&self, stand: &Stand) -> bool {
        let lower = |back: usize| stand.whole.start.checked_sub(back).map_or("", |at| self.reader.lower(at));
        matches!(lower(1), "by" | "from") && matches!(lower(2), "readout" | "statement") && lower(3) != "joint"
    }

    /// The subject of a verb at `verb`: the nearest actors before it that no preposition governs.
    fn subject(&self, verb: usize) -> Vec<usize> {
        if let Some(antecedent) = self.antecedent(verb) {
            return vec![antecedent];
        }
        let mut limit = verb;
        loop {
            let Some(at) = self.stands.iter().rposition(|stand| stand.whole.end <= limit) else { return Vec::new() };
            let stand = &self.stands[at];
            if self.clause_break(stand.whole.end, limit.min(verb))
                || self.reported(stand.whole.end, limit.min(verb))
                || verb - stand.whole.end > 25
            {
                return Vec::new();
            }
            let first = self.first_of_group(at);
            if !self.governed(self.stands[first].whole.start) || first < at && self.stands_for_people(self.stands[first].whole.start) {
                return self.group_to(at);
            }
            if first < at && self.is_scene(first) {
                return self.group_to(at).into_iter().filter(|actor| *actor != self.stands[first].actor).collect();
            }
            limit = self.stands[first].whole.start;
        }
    }

    /// “At Harbour High School, Ann Lee will hold a meeting”: whether a place and a comma stand before whoever acts.
    fn is_scene(&self, at: usize) -> bool {
        let place = &self.stands[at].whole;
        let comma = self.reader.word(place.end) == "," && self.stands[at + 1].whole.start == place.end + 1;
        comma && place.start > self.sentence.start && matches!(self.reader.lower(place.start - 1), "at" | "inside" | "outside")
    }

    /// “Envoy Berg, who met Holm”, “lawmakers, including Senator Berg, who will meet Holm”: whom “who” means, where a person
    /// stands before it, whatever governs him.
    fn antecedent(&self, verb: usize) -> Option<usize> {
        let light = |at: &usize| {
            let token = &self.reader.doc.tokens[*at];
            token.tag == Tag::MD || token.tag.is_adverb() || matches!(&*token.lemma, "be" | "have")
        };
        let who = (self.sentence.start..verb)
            .rev()
            .find(|at| !light(at))
            .filter(|&at| at > self.sentence.start && self.reader.lower(at) == "who")?;
        let comma = usize::from(self.reader.word(who - 1) == ",");
        let stand = self.stands.iter().rfind(|stand| stand.whole.end <= who)?;
        (stand.whole.end + comma == who || stand.whole.end == who).then_some(stand.actor)
    }

    /// “He will also meet X”, “the two men had met X”: whom the subject of the verb at `verb` means.
    fn pronoun(&self, verb: usize) -> Vec<usize> {
        let light = |at: &usize| {
            let token = &self.reader.doc.tokens[*at];
            token.tag == Tag::MD
                || token.tag.is_adverb()
                || matches!(&*token.lemma, "be" | "have" | "to" | "due" | "expect" | "schedule" | "set")
        };
        let Some(subject) = (self.sentence.start..verb).rev().find(|at| !light(at)) else { return Vec::new() };
        let two = subject > self.sentence.start && matches!(self.reader.lower(subject - 1), "two" | "both");
        match self.reader.lower(subject) {
            "he" | "she" => self.meant.one.into_iter().collect(),
            "they" | "both" => self.meant.several.clone(),
            "team" if subject == self.sentence.start + 1 => self.meant.home.into_iter().collect(),
            "men" | "women" | "leaders" | "ministers" | "sides" | "presidents" | "officials" if two => self.meant.several.clone(),
            _ => Vec::new(),
        }
    }

    /// A verb of saying without a pronoun after it: what follows has another subject.
    fn reported(&self, from: usize, to: usize) -> bool {
        let says = (from..to).find(|&at| {
            matches!(self.reader.lower(at), "said" | "says" | "told" | "confirmed" | "announced" | "added" | "reported" | "reports")
        });
        says.is_some_and(|says| !(says..to).any(|at| matches!(self.reader.lower(at), "he" | "she" | "they" | "it" | "i" | "we")))
    }

    fn first_of_group(&self, at: usize) -> usize {
        let mut first = at;
        while first > 0 && self.joins(self.stands[first - 1].whole.end, self.stands[first].whole.start) {
            first -= 1;
        }
        first
    }

    /// “Officials of Norway and Chile met”: whether the actors from `start` tell whose people somebody is.
    fn stands_for_people(&self, start: usize) -> bool {
        let at = start - usize::from(start > 0 && self.reader.lower(start - 1) == "the");
        if at < self.sentence.start + 2 || !matches!(self.reader.lower(at - 1), "of" | "from") {
            return false;
        }
        let plural = self.reader.doc.tokens[at - 2].tag == Tag::NNS || lexicon::GROUPS.contains(self.reader.lower(at - 2));
        // “Challenges from Norway and Chile” are nobody's people.
        let people = lexicon::GROUPS.class(self.reader.lower(at - 2)) == Some("party") || self.reader.lower(at - 1) == "of";
        plural && people && !self.governed(at - 2)
    }

    /// Whether a preposition stands before the actors that start at `start`.
    fn governed(&self, start: usize) -> bool {
        let mut at = start;
        let mut number = false;
        while at > self.sentence.start
            && (matches!(self.reader.lower(at - 1), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "former" | "both")
                || self.reader.doc.tokens[at - 1].tag == Tag::CD
                || lexicon::ROLE_MODIFIERS.contains(self.reader.lower(at - 1)))
        {
            at -= 1;
            number |= self.reader.doc.tokens[at].tag == Tag::CD;
        }
        // “One of 31 mayors” is a mayor.
        let one = number && at > self.sentence.start + 1 && self.reader.doc.tokens[at - 2].tag == Tag::CD;
        at > self.sentence.start
            && !one
            && matches!(
                self.reader.lower(at - 1),
                // “Berg told Reuters as he left”.
                "told"
                    | "of"
                    | "in"
                    | "with"
                    | "for"
                    | "by"
                    | "about"
                    | "from"
                    | "to"
                    | "on"
                    | "over"
                    | "against"
                    | "at"
                    | "between"
                    | "after"
                    | "before"
                    | "near"
                    | "under"
                    | "into"
                    | "through"
                    | "during"
                    | "among"
                    | "like"
                    | "including"
                    | "toward"
                    | "towards"
                    | "than"
                    | "via"
                    | "alongside"
            )
    }

    /// Marks and words between a subject and its verb that begin another clause.
    fn clause_break(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.reader.lower(at), ";" | ":" | "because" | "while" | "although" | "but" | "whether" | "if"))
    }

    /// “met X”, “met with X”, “met on Tuesday in Oslo with X”.
    fn object(&self, from: usize) -> Vec<usize> {
        let direct = self.direct(from, 3);
        if !direct.is_empty() {
            return direct;
        }
        self.with_object(from)
    }

    /// “… on Tuesday in Oslo with X”.
    fn with_object(&self, from: usize) -> Vec<usize> {
        // 14 tokens: “met behind closed doors for nearly three hours on Tuesday evening with”.
        for at in from..self.sentence.end.min(from + 14) {
            let word = self.reader.lower(at);
            let ends = matches!(word, ";" | "." | "but" | "who" | "which" | "that" | "after" | "before" | "said" | "while");
            if ends || follows(self.reader, at) {
                break;
            }
            if matches!(word, "with" | "between") || word == "and" && self.reader.lower(at + 1) == "with" {
                let found = self.direct(at + 1, 4);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// “His counterpart from Chile, Juan Soto”: where the name begins that tells who it is.
    fn behind_counterpart(&self, from: usize) -> Option<usize> {
        let near = from..self.sentence.end.min(from + COUNTERPART);
        let noun = near.clone().find(|&at| &*self.reader.doc.tokens[at].lemma == "counterpart")?;
        let of = matches!(self.reader.lower(noun + 1), "from" | "of" | "in");
        let comma = (noun + 2..self.sentence.end.min(noun + 2 + COUNTERPART)).find(|&at| self.reader.word(at) == ",")?;
        let place = (noun + 2..comma).all(|at| self.reader.is_capital(at) || self.reader.lower(at) == "the");
        (of && place && self.reader.is_capital(comma + 1)).then_some(comma + 1)
    }

    /// The actors that begin within `reach` tokens from `from`, with only light words between.
    fn direct(&self, from: usize, reach: usize) -> Vec<usize> {
        let from = self.behind_counterpart(from).unwrap_or(from);
        let Some(at) = self.stands.iter().position(|stand| stand.whole.start >= from) else { return Vec::new() };
        let start = self.stands[at].whole.start;
        let light = (from..start).all(|i| {
            let word = self.reader.lower(i);
            matches!(
                word,
                "with"
                    | "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "both"
                    | "by"
                    | "to"
                    | "also"
                    | "separately"
                    | "top"
                    | "some"
                    | "fellow"
                    | "new"
                    | "visiting"
                    | "then"
                    | "up"
                    | "briefly"
                    | "two"
                    | "other"
                    | "all"
                    | "phone"
                    | "telephone"
                    | "group"
                    | "of"
                    | "as"
                    | "representatives"
                    | "members"
                    | "leaders"
                    | "officials"
                    | "more"
                    | "than"
                    | "dozen"
                    | "several"
                    | "/"
            ) || self.reader.doc.tokens[i].tag == Tag::CD
                || lexicon::ROLE_MODIFIERS.contains(word)
                || self.reader.title(i).is_some()
                || self.reader.honorific(i).is_some()
                // “With the French carmaker Holm Peugeot”.
                || lexicon::BODIES.class(word) == Some("company")
                || matches!(self.reader.entries[i], Some(Entry { known: Known::Demonym(_), .. })) && i + 1 < start
        });
        if start - from <= reach + 2 && light { self.group_from(at) } else { Vec::new() }
    }

    /// “attended by X, Y and Z”, “joined by X”, “led by X”, “participants included X”.
    fn joined(&self, from: usize) -> Vec<usize> {
        let titled = self.reader.title(from).is_some();
        if !matches!(self.reader.lower(from), "by" | "the" | "in" | "with") && !self.reader.is_capital(from) && !titled {
            return Vec::new();
        }
        self.direct(from, 6)
    }

    /// “X's meeting”, “US-China talks”, “X held talks”, “X and Y will hold a summit”.
    fn holders(&self, noun: usize) -> Vec<usize> {
        if let Some(at) = self.stands.iter().rposition(|stand| stand.whole.end <= noun) {
            let gap = self.stands[at].whole.end..noun;
            let owner = gap.len() <= 4
                && gap.clone().all(|i| {
                    let word = self.reader.lower(i);
                    matches!(
                        word,
                        "'s" | "\u{2019}s"
                            | "'"
                            | "\u{2019}"
                            | "first"
                            | "-"
                            | "high-level"
                            | "annual"
                            | "bilateral"
                            | "trilateral"
                            | "upcoming"
                            | "planned"
                            | "historic"
                            | "nuclear"
                            | "trade"
                            | "peace"
                            | "strategic"
                            | "virtual"
                            | "recent"
                            | "joint"
                            | "ministerial"
                    ) || lexicon::ROLE_MODIFIERS.contains(word)
                        || word.ends_with("-day")
                });
            if owner {
                return self.group_to(at);
            }
        }
        if let Some(body) = self.own_meeting(noun) {
            return body;
        }
        if let Some(found) = self.is_in(noun) {
            return found;
        }
        let holds = |at: &usize| matches!(self.verb_class(*at), Some("hold" | "join" | "host"));
        let verb = (self.sentence.start.max(noun.saturating_sub(HELD))..noun).rev().find(holds);
        match verb {
            Some(verb) => self.subject(verb),
            None => self.comes_for(noun).or_else(|| self.speaks_at(noun)).unwrap_or_else(|| self.parted_after(noun)),
        }
    }

    /// The class of the verb of meeting at a token.
    fn verb_class(&self, at: usize) -> Option<&'static str> {
        lexicon::MEETING_VERBS.longest_match(&self.reader.doc.text, &self.reader.doc.tokens, at).map(|(_, class)| class)
    }

    /// “At its monthly meeting, the Harbour Board decided …”, “the Board decided at its meeting on Monday …”.
    fn own_meeting(&self, noun: usize) -> Option<Vec<usize>> {
        let floor = self.sentence.start.max(noun.saturating_sub(4));
        let its = (floor..noun).rev().find(|&at| matches!(self.reader.lower(at), "its" | "their"))?;
        let inside = its > self.sentence.start && matches!(self.reader.lower(its - 1), "at" | "in" | "during" | "after" | "following");
        let with = matches!(self.reader.lower(noun + 1), "with" | "between");
        if !inside || with {
            return None;
        }
        if its == self.sentence.start + 1 {
            let comma = (noun..self.sentence.end.min(noun + 9)).find(|&at| self.reader.word(at) == ",")?;
            let found = self.direct(comma + 1, 1);
            return (!found.is_empty()).then_some(found);
        }
        let subject = self.stands.first().filter(|stand| stand.whole.end < its && !self.governed(stand.whole.start))?;
        let next = self.stands.iter().filter(|stand| stand.whole.end < its).count();
        (next == 1).then(|| vec![subject.actor])
    }

    /// “talks between X and Y”, “meeting with X”, “summit of X”, “a hearing on Monday for X”.
    fn partners(&self, trigger: &Range<usize>) -> Vec<usize> {
        let from = trigger.end;
        let hearing = matches!(self.reader.lower(from - 1), "hearing" | "hearings");
        // 14 tokens: “meeting in Geneva on Friday at the foreign ministry with”.
        for at in from..self.sentence.end.min(from + 14) {
            let word = self.reader.lower(at);
            if word == "invitation" && self.reader.lower(at + 1) == "of" {
                return self.direct(at + 2, 4);
            }
            let another = at > from && lexicon::MEETING_NOUNS.class(word) == Some("meeting") || follows(self.reader, at);
            if another
                || matches!(word, ";" | "." | "but" | "who" | "which" | "said" | "while" | "ahead" | "after" | "before" | "comes" | "came")
            {
                break;
            }
            let heard = word == "for" && hearing;
            let with = heard || matches!(word, "between" | "with" | "among" | "involving" | "alongside" | "beside");
            if with || matches!(word, "of" | "from") {
                let found = self.direct(at + 1, 4);
                if !found.is_empty() && (at == from || with) {
                    return found;
                }
            }
        }
        Vec::new()
    }
}

/// Tokens from a verb of holding to its noun: “ended today in the border city of Arica a / meeting”.
const HELD: usize = 11;

/// Tokens within which “counterpart” and what it is of stand.
const COUNTERPART: usize = 5;

/// Tokens of an office before a name: “the head of the Chilean delegation, Deputy Foreign Minister”.
const OFFICE: usize = 12;
