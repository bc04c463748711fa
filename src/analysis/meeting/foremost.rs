//! Which clause tells the article's own meeting, as named numbers about each clause and their weights.
//!
//! Enters: the clauses that may report a meeting, with their points. Leaves: the one that is
//! likeliest. What tells it is learnt (`train/src/bin/choices.rs`) from articles of which the
//! sentences that state their meeting are marked.

use super::events::Event;
use super::foremost_table::TABLE;
use super::triggers::{Sort, meeting_noun, trigger};
use super::weigh::{FULL_CLAUSE, Main, background, position};
use crate::analysis::actors::reader::Reader;
use crate::analysis::ranking::{self, Feature, Table, flag, ratio};
use crate::analysis::{ActorKind, Findings};
use crate::lexicon;
use crate::text::{Clause, ClauseKind, Tense};

/// Words of a sentence that says little, and of one that says much.
const SHORT: usize = 9;
const LONG: usize = 40;

/// A clause that may tell the article's own meeting.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its number among the clauses.
    pub event: usize,
    /// What tells whether it does, always the same in the same order.
    pub features: Vec<Feature>,
}

/// The clauses that may tell the article's own meeting. That one joined or was included tells of none where another
/// clause does.
#[must_use]
pub fn candidates(reader: &Reader, findings: &Findings, events: &[Event], weights: &[f32]) -> Vec<Candidate> {
    let most = findings.actors.iter().map(|actor| actor.mentions.len()).max().unwrap_or(1);
    let scene = Scene { reader, findings, events, most };
    let all = events.iter().zip(weights).enumerate();
    let tells = |event: &Event| event.sort != Sort::Join || event.parties().count() > 1;
    let any = events.iter().any(tells);
    let own = all.filter(|(_, (event, _))| !any || tells(event));
    own.map(|(at, (event, weight))| Candidate { event: at, features: scene.features(event, *weight) }).collect()
}

/// The likeliest of `candidates` by `table`; `None` where there is none.
#[must_use]
pub fn choose(candidates: &[Candidate], table: &Table) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let points = ranking::points(&candidate.features, table);
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The clause that tells the article's own meeting.
#[must_use]
pub fn find(reader: &Reader, findings: &Findings, events: &[Event], weights: &[f32]) -> Main {
    if let Some(announced) = announced(reader, events) {
        return Some(announced);
    }
    let candidates = candidates(reader, findings, events, weights);
    choose(&candidates, &TABLE).map(|at| candidates[at].event)
}

/// “Panel sets hearing / The Senate panel will hold a hearing for Berg”: the clause of the first sentence whose noun the
/// headline has too, with both sides.
fn announced(reader: &Reader, events: &[Event]) -> Option<usize> {
    let noun = |at: usize| meeting_noun(reader, at).map(|(len, _)| reader.lower(at + len - 1).trim_end_matches('s'));
    let headlined = |noun_of_event: &str| {
        let titles = (0..reader.doc.sentences.len()).take_while(|&sentence| position(reader, sentence) == 0);
        titles.flat_map(|sentence| reader.doc.sentences[sentence].tokens.clone()).filter_map(noun).any(|one| one == noun_of_event)
    };
    let tells = |event: &Event| {
        let named = matches!(event.sort, Sort::Noun | Sort::WeakNoun) && !event.left.is_empty() && !event.right.is_empty();
        named && position(reader, event.sentence) == 1 && noun(event.trigger.start).is_some_and(headlined)
    };
    events.iter().position(tells)
}

/// “Talks to avert a strike are to go on through the night”: the clause in front that tells a meeting without saying whose,
/// in the body rather than in the headline.
#[must_use]
pub fn nameless(reader: &Reader) -> Option<Event> {
    let told = |sentence: usize, strong: bool| {
        let tokens = reader.doc.sentences[sentence].tokens.clone();
        let denied = |at: usize| {
            (at.saturating_sub(DENIED)..at).any(|at| matches!(reader.lower(at), "not" | "n't" | "n\u{2019}t" | "no" | "without" | "never"))
        };
        let fits = |sort: Sort| matches!(sort, Sort::Noun | Sort::Meet | Sort::Hear) || !strong && sort == Sort::WeakNoun;
        let found = tokens.clone().find_map(|at| {
            trigger(reader, at, tokens.end).filter(|(_, sort)| fits(*sort) && !denied(at)).map(|(len, sort)| (at, len, sort))
        });
        found.map(|(at, len, sort)| Event { sentence, trigger: at..at + len, sort, left: Vec::new(), right: Vec::new() })
    };
    let all = reader.doc.sentences.len();
    let body = || reader.body..all.min(reader.body + FRONT);
    body()
        .find_map(|at| told(at, true))
        .or_else(|| body().find_map(|at| told(at, false)))
        .or_else(|| (0..reader.body.min(all)).find_map(|at| told(at, true)))
}

/// Tokens from “not” or “without” to a meeting that is none: “without any further consultations”.
const DENIED: usize = 4;

/// Sentences of the body in which the article's own meeting is told.
const FRONT: usize = 6;

struct Scene<'a> {
    reader: &'a Reader<'a>,
    findings: &'a Findings,
    events: &'a [Event],
    /// Mentions of whoever is named most.
    most: usize,
}

impl Scene<'_> {
    fn features(&self, event: &Event, weight: f32) -> Vec<Feature> {
        let mut out = vec![("bias", 1.0), ("points", (weight / FULL_CLAUSE).clamp(-1.0, 1.5))];
        out.extend(self.place(event));
        out.extend(sort(event));
        out.extend(self.parties(event));
        out.extend(self.clause(event));
        out.extend(self.sentence(event));
        out
    }

    fn place(&self, event: &Event) -> [Feature; 7] {
        let place = position(self.reader, event.sentence);
        [
            ("in headline", flag(place == 0)),
            ("in first sentence", flag(place == 1)),
            ("in second sentence", flag(place == 2)),
            ("in third or fourth", flag(matches!(place, 3 | 4))),
            ("in fifth to eighth", flag(matches!(place, 5..=8))),
            ("far down", flag(place > 15)),
            ("among the first clauses", flag(self.events.iter().take(2).any(|one| one.trigger == event.trigger))),
        ]
    }

    fn parties(&self, event: &Event) -> [Feature; 10] {
        let parties: Vec<usize> = event.parties().collect();
        let kind = |wanted: ActorKind| flag(parties.iter().any(|&party| self.findings.actors[party].kind == wanted));
        let mentions = |party: &usize| self.findings.actors[*party].mentions.len();
        let mut named: Vec<usize> = parties.iter().map(mentions).collect();
        named.sort_unstable_by(|one, two| two.cmp(one));
        let nth = |at: usize| ratio(named.get(at).copied().unwrap_or(0), self.most);
        let others = self.events.iter().filter(|other| other.trigger != event.trigger);
        let shared =
            |least: usize| others.clone().filter(|other| other.parties().filter(|party| parties.contains(party)).count() >= least).count();
        let in_headline = |party: &&usize| {
            self.findings.actors[**party]
                .mentions
                .iter()
                .any(|mention| position(self.reader, self.reader.doc.sentence_of(mention.start)) == 0)
        };
        [
            ("both sides", flag(!event.left.is_empty() && !event.right.is_empty())),
            ("several parties", flag(parties.len() > 1)),
            ("no party", flag(parties.is_empty())),
            ("a person", kind(ActorKind::Person)),
            ("a country", kind(ActorKind::Country)),
            ("how much the first is named", nth(0)),
            ("how much the second is named", nth(1)),
            ("party in headline", ratio(parties.iter().filter(in_headline).count().min(2), 2)),
            ("party meets elsewhere too", ratio(shared(1).min(4), 4)),
            ("both meet elsewhere too", ratio(shared(2).min(3), 3)),
        ]
    }

    fn clause(&self, event: &Event) -> [Feature; 12] {
        let at = event.trigger.start;
        let clauses = self.reader.doc.clauses_of(event.sentence);
        let own = clauses.iter().find(|clause| clause.verb.contains(&at));
        let inside = || clauses.iter().filter(|clause| clause.extent.contains(&at)).min_by_key(|clause| clause.extent.len());
        let clause = own.or_else(inside);
        let is = |fits: &dyn Fn(&Clause) -> bool| flag(clause.is_some_and(fits));
        [
            ("its verb", flag(own.is_some())),
            ("main clause", is(&|clause| clause.kind == ClauseKind::Main)),
            ("subordinate clause", is(&|clause| clause.kind == ClauseKind::Subordinate)),
            ("relative clause", is(&|clause| clause.kind == ClauseKind::Relative)),
            ("infinitive", is(&|clause| clause.kind == ClauseKind::Infinitive)),
            ("complement", is(&|clause| clause.kind == ClauseKind::Complement)),
            ("past", is(&|clause| clause.tense == Tense::Past)),
            ("present", is(&|clause| clause.tense == Tense::Present)),
            ("future", is(&|clause| clause.tense == Tense::Future)),
            ("possible", is(&|clause| clause.tense == Tense::Possible)),
            ("negated", is(&|clause| clause.negated)),
            ("quoted", flag(!self.reader.doc.quotations_in(at..at + 1).is_empty())),
        ]
    }

    fn sentence(&self, event: &Event) -> [Feature; 10] {
        let tokens = self.reader.doc.sentences[event.sentence].tokens.clone();
        let words = tokens.clone().filter(|&at| self.reader.is_word(at)).count();
        let calendar = |at: usize| lexicon::CALENDAR.contains(self.reader.lower(at));
        let near = event.trigger.start.saturating_sub(5).max(tokens.start)..event.trigger.start;
        let before = |words: &[&str]| flag(near.clone().any(|at| words.contains(&self.reader.lower(at))));
        let past = |at: usize| matches!(self.reader.lower(at), "last" | "previous" | "earlier" | "since" | "ago");
        let around = event.trigger.start.saturating_sub(8).max(tokens.start)..tokens.end.min(event.trigger.end + 8);
        [
            ("short", flag(words <= SHORT)),
            ("long", flag(words >= LONG)),
            ("a day", flag(tokens.clone().any(calendar))),
            ("background", background(self.reader, event) / 2.0),
            ("after", before(&["after", "following"])),
            ("ahead of", before(&["ahead", "before"])),
            ("during", before(&["during", "in", "at"])),
            ("earlier", flag(around.clone().any(past))),
            ("next", flag(around.clone().any(|at| matches!(self.reader.lower(at), "next" | "another" | "further")))),
            ("one of several in it", flag(self.events.iter().filter(|one| one.sentence == event.sentence).count() > 1)),
        ]
    }
}

fn sort(event: &Event) -> [Feature; 8] {
    [
        ("meet", flag(event.sort == Sort::Meet)),
        ("noun", flag(event.sort == Sort::Noun)),
        ("weak noun", flag(event.sort == Sort::WeakNoun)),
        ("speak", flag(event.sort == Sort::Speak)),
        ("host", flag(event.sort == Sort::Host)),
        ("visit", flag(event.sort == Sort::Visit)),
        ("join", flag(event.sort == Sort::Join)),
        ("hear", flag(event.sort == Sort::Hear)),
    ]
}
