//! Chunks → clauses: each main verb with its auxiliaries, tense, negation, subject, object, extent.
//!
//! A shallow reading, left to right, without a parser. It skips what stands between a subject and
//! its verb (dates, prepositional phrases, appositives, relative clauses), shares subjects between
//! coordinated verbs, and leaves open what the tags do not tell: a subject or object is `None`
//! rather than guessed.

use std::ops::Range;

use super::chunk::is_auxiliary;
use super::{Chunk, ChunkKind, Document, NameKind, Tag};
use crate::lexicon;

/// A main verb and what belongs to it. All ranges and indices are of [`Document::tokens`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Index of its sentence.
    pub sentence: usize,
    /// From the first auxiliary (or *to*) to the main verb and its particle; includes the lead-in of
    /// “is set to meet”, “plans to meet”.
    pub verb: Range<usize>,
    /// The main verb.
    pub head: usize,
    /// How it hangs together with the rest of the sentence.
    pub kind: ClauseKind,
    /// The word that opens it (*who*, *after*, *that*, *and*).
    pub marker: Option<usize>,
    /// When, as the verb tells it.
    pub tense: Tense,
    /// The modal verb (*will*, *could*).
    pub modal: Option<usize>,
    /// Whether the verb is negated.
    pub negated: bool,
    /// Whether the subject undergoes what the verb says.
    pub passive: bool,
    /// The subject, coordinated nouns included (“Stone and Lind”); for participles and relative clauses
    /// the noun that they lean on.
    pub subject: Option<Range<usize>>,
    /// The noun chunk right after the verb, coordinated nouns included.
    pub object: Option<Range<usize>>,
    /// From its opening word or subject to its end, clauses inside it included.
    pub extent: Range<usize>,
}

/// How a clause hangs together with the rest of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// Stands on its own, or is coordinated with one that does.
    Main,
    /// What is said, thought or wanted, with or without *that*.
    Complement,
    /// Opened by a subordinating conjunction (*after*, *because*, *when*).
    Subordinate,
    /// Opened by *who*, *which*, *that*.
    Relative,
    /// Headed by a bare participle.
    Participial,
    /// Headed by *to* and a verb.
    Infinitive,
}

/// When, as the verb tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// *met*, *has met*, *was meeting*.
    Past,
    /// *meets*, *is meeting*.
    Present,
    /// *will meet*, *is to meet*, *is set to meet*, *plans to meet*.
    Future,
    /// *could meet*, *would meet*.
    Possible,
    /// Infinitives and participles alone.
    None,
}

/// Finds the clauses of `doc`.
pub(super) fn clauses(doc: &Document) -> Vec<Clause> {
    let mut found = Vec::new();
    for index in 0..doc.sentences.len() {
        let from = found.len();
        let groups = verb_groups(doc, index);
        for group in groups {
            let clause = read_clause(doc, index, &group, &found[from..]);
            found.push(clause);
        }
        set_extents(doc, index, &mut found[from..]);
    }
    found
}

/// Verb chunks of a sentence; a semi-auxiliary and its infinitive are one.
fn verb_groups(doc: &Document, sentence: usize) -> Vec<Chunk> {
    let mut groups: Vec<Chunk> = Vec::new();
    let tokens = doc.sentences[sentence].tokens.clone();
    for chunk in super::chunk::chunks_in(doc, tokens).iter().filter(|chunk| chunk.kind == ChunkKind::Verb) {
        match groups.last_mut() {
            Some(last) if is_lead_in(doc, last, chunk) => *last = Chunk { tokens: last.tokens.start..chunk.tokens.end, ..chunk.clone() },
            _ => groups.push(chunk.clone()),
        }
    }
    groups
}

/// “is to”, “is set to”, “plans to”, “is expected to”, “agreed to” before an infinitive.
fn is_lead_in(doc: &Document, lead: &Chunk, chunk: &Chunk) -> bool {
    let to = chunk.tokens.start;
    let between = lead.tokens.end..to;
    let adjective = between.len() == 1
        && matches!(&*doc.tokens[between.start].lower, "due" | "set" | "likely" | "scheduled" | "slated" | "about" | "ready");
    if doc.tokens[to].tag != Tag::TO || !(between.is_empty() || adjective) {
        return false;
    }
    let lemma = &*doc.tokens[lead.head].lemma;
    lemma == "be" || lexicon::FUTURE_VERBS.contains(lemma)
}

fn read_clause(doc: &Document, sentence: usize, group: &Chunk, before: &[Clause]) -> Clause {
    let verb = group.tokens.clone();
    let finite = verb
        .clone()
        .find(|&at| doc.tokens[at].tag.is_finite())
        .is_some_and(|at| at == verb.start || !matches!(doc.tokens[verb.start].tag, Tag::TO | Tag::VBG | Tag::VBN))
        || doc.tokens[verb.start].tag == Tag::VB;
    let (kind, marker) = kind_of(doc, sentence, &verb, finite, before);
    let subject = subject_of(doc, sentence, &verb, kind, marker, before);
    // A shared subject (“met and praised”) stays with the first verb.
    let floor = if marker.is_some() { region_start(doc, sentence, before) } else { doc.sentences[sentence].tokens.start };
    let opening = [marker, subject.as_ref().map(|subject| subject.start)];
    let start = opening.into_iter().flatten().filter(|&at| at < verb.start && at >= floor).min();
    Clause {
        sentence,
        head: group.head,
        kind,
        marker,
        tense: tense_of(doc, &verb, group.head),
        modal: verb.clone().find(|&at| doc.tokens[at].tag == Tag::MD),
        negated: is_negated(doc, &verb),
        passive: is_passive(doc, &verb, group.head),
        subject,
        object: object_of(doc, sentence, &verb),
        extent: start.unwrap_or(verb.start)..verb.end,
        verb,
    }
}

fn region_start(doc: &Document, sentence: usize, before: &[Clause]) -> usize {
    before.last().map_or(doc.sentences[sentence].tokens.start, |clause| clause.verb.end)
}

fn is_negated(doc: &Document, verb: &Range<usize>) -> bool {
    let around = verb.start.saturating_sub(1)..verb.end;
    around.into_iter().any(|at| matches!(&*doc.tokens[at].lower, "not" | "n't" | "never" | "no longer"))
}

fn is_passive(doc: &Document, verb: &Range<usize>, head: usize) -> bool {
    let be = |at: &usize| *doc.tokens[*at].lemma == *"be" || &*doc.tokens[*at].lower == "get";
    doc.tokens[head].tag == Tag::VBN && (verb.start == head || (verb.start..head).rev().take(3).any(|at| be(&at)))
}

fn tense_of(doc: &Document, verb: &Range<usize>, head: usize) -> Tense {
    let first = &doc.tokens[verb.start];
    let to = verb.clone().find(|&at| doc.tokens[at].tag == Tag::TO);
    match first.tag {
        Tag::MD if matches!(&*first.lower, "will" | "'ll" | "shall" | "wo" | "would" | "'d") => Tense::Future,
        Tag::MD => Tense::Possible,
        Tag::TO => Tense::None,
        Tag::VBZ | Tag::VBP if to.is_some_and(|to| to > verb.start) => Tense::Future,
        Tag::VBD | Tag::VBN if to.is_some_and(|to| to > verb.start && to < head) => Tense::Future,
        Tag::VBZ | Tag::VBP if matches!(&*first.lemma, "have") && head > verb.start => Tense::Past,
        Tag::VBD => Tense::Past,
        Tag::VBZ | Tag::VBP => Tense::Present,
        _ => Tense::None,
    }
}

/// What opens the clause whose verb is `verb`, looked for between the verb before and this one.
fn kind_of(doc: &Document, sentence: usize, verb: &Range<usize>, finite: bool, before: &[Clause]) -> (ClauseKind, Option<usize>) {
    let first = doc.tokens[verb.start].tag;
    let left = verb.start.checked_sub(1).filter(|&at| at >= doc.sentences[sentence].tokens.start);
    if first == Tag::TO {
        return (ClauseKind::Infinitive, Some(verb.start));
    }
    if !finite {
        let marker = left.filter(|&at| doc.tokens[at].tag == Tag::IN);
        return (ClauseKind::Participial, marker);
    }
    let region = region_start(doc, sentence, before)..verb.start;
    for at in region.clone().rev() {
        let token = &doc.tokens[at];
        match token.tag {
            Tag::WDT | Tag::WP | Tag::WPS => {
                // “the man who met”, but “asked who met”; “said that they met” where *that* is taken for a pronoun.
                let noun = at > region.start
                    && (doc.tokens[at - 1].tag.is_noun() || matches!(doc.tokens[at - 1].tag, Tag::COMMA | Tag::IN | Tag::RRB));
                return (if noun { ClauseKind::Relative } else { ClauseKind::Complement }, Some(at));
            }
            Tag::IN | Tag::WRB | Tag::RB if lexicon::SUBORDINATORS.contains(&token.lower) && opens_clause(doc, at, verb.start) => {
                let complement = matches!(&*token.lower, "that" | "whether") || &*token.lower == "how";
                return (if complement { ClauseKind::Complement } else { ClauseKind::Subordinate }, Some(at));
            }
            Tag::CC if opens_clause(doc, at, verb.start) => {
                let kind = coordinated_with(doc, verb, before).map_or(ClauseKind::Main, |clause| clause.kind);
                return (kind, Some(at));
            }
            _ => {}
        }
    }
    let direct = before.last().is_some_and(|last| {
        takes_complement(doc, last) && !region.clone().any(|at| matches!(doc.tokens[at].tag, Tag::COMMA | Tag::COLON | Tag::CLOSEQUOTE))
    });
    (if direct { ClauseKind::Complement } else { ClauseKind::Main }, None)
}

fn takes_complement(doc: &Document, clause: &Clause) -> bool {
    lexicon::SPEECH_VERBS.class(&doc.tokens[clause.head].lemma).is_some_and(|class| !matches!(class, "quoting" | "outline" | "discuss"))
}

/// Whether what follows `at` up to the verb can be the opening of a clause: a subject or nothing.
/// “after the talks” before a verb is a phrase, not a clause, when a comma ends it.
fn opens_clause(doc: &Document, at: usize, verb: usize) -> bool {
    let between = at + 1..verb;
    if between.clone().any(|i| matches!(doc.tokens[i].tag, Tag::COMMA | Tag::COLON)) && doc.tokens[at].tag != Tag::IN {
        return doc.tokens[at].tag != Tag::CC;
    }
    if doc.tokens[at].tag == Tag::CC {
        // “Stone and Lind met”: the conjunction joins nouns, unless a verb or a pronoun follows.
        let next = doc.tokens[at + 1].tag;
        let noun_before =
            at > 0 && (doc.tokens[at - 1].tag.is_noun() || doc.tokens[at - 1].tag.is_adjective() || doc.tokens[at - 1].tag == Tag::CD);
        let after_comma = at > 0 && matches!(doc.tokens[at - 1].tag, Tag::COMMA | Tag::COLON | Tag::CLOSEQUOTE);
        return next.is_verb() || next == Tag::MD || next.is_adverb() || next == Tag::PRP || after_comma || !noun_before;
    }
    !between.clone().any(|i| matches!(doc.tokens[i].tag, Tag::COMMA | Tag::COLON))
}

/// The clause that a verb after *and* goes on with: the last one whose verb has the same form.
fn coordinated_with<'c>(doc: &Document, verb: &Range<usize>, before: &'c [Clause]) -> Option<&'c Clause> {
    let form = |at: usize| doc.tokens[at].tag;
    before
        .iter()
        .rev()
        .find(|clause| form(clause.verb.start) == form(verb.start))
        .or_else(|| before.iter().rev().find(|clause| !matches!(clause.kind, ClauseKind::Infinitive | ClauseKind::Participial)))
}

fn subject_of(
    doc: &Document,
    sentence: usize,
    verb: &Range<usize>,
    kind: ClauseKind,
    marker: Option<usize>,
    before: &[Clause],
) -> Option<Range<usize>> {
    let start = doc.sentences[sentence].tokens.start;
    match kind {
        ClauseKind::Relative => {
            let marker = marker?;
            // “whom the minister met”: a noun between the marker and the verb is the subject.
            let inner = noun_before(doc, verb.start, marker + 1);
            return inner.or_else(|| antecedent(doc, marker, start));
        }
        ClauseKind::Infinitive | ClauseKind::Participial if marker.is_none_or(|at| doc.tokens[at].tag != Tag::IN) => {
            return if kind == ClauseKind::Infinitive {
                before.last().and_then(|clause| clause.subject.clone())
            } else {
                antecedent(doc, verb.start, start)
            };
        }
        ClauseKind::Infinitive | ClauseKind::Participial => return before.last().and_then(|clause| clause.subject.clone()),
        _ => {}
    }
    let floor = marker.map_or(start, |at| at + 1);
    if let Some(subject) = noun_before(doc, verb.start, floor) {
        // “The man who met Biden left”: the noun is the object of the relative clause.
        if let Some(last) = before.last() {
            let own = subject.start >= last.verb.end;
            let taken =
                own && last.object.as_ref() == Some(&subject) && matches!(last.kind, ClauseKind::Relative | ClauseKind::Participial);
            if taken && marker.is_none() && !takes_complement(doc, last) {
                return last.subject.clone();
            }
            // “The move to call off the strike came”.
            let leads = before.iter().all(|clause| clause.tense == Tense::None);
            if own && leads && last.kind == ClauseKind::Infinitive && last.verb.end == subject.start {
                return noun_before(doc, last.verb.start, floor).or(Some(subject));
            }
        }
        return Some(subject);
    }
    if marker.is_some_and(|at| doc.tokens[at].tag == Tag::CC) {
        return coordinated_with(doc, verb, before).and_then(|clause| clause.subject.clone());
    }
    None
}

/// The noun that a relative clause or a participle leans on.
fn antecedent(doc: &Document, at: usize, floor: usize) -> Option<Range<usize>> {
    let mut edge = at;
    while edge > floor && (matches!(doc.tokens[edge - 1].tag, Tag::COMMA | Tag::LRB | Tag::IN) || doc.tokens[edge - 1].tag == Tag::COLON) {
        edge -= 1;
    }
    let chunk = noun_chunk_ending(doc, edge, floor)?;
    Some(with_coordinated(doc, chunk, floor))
}

fn noun_chunk_ending(doc: &Document, end: usize, floor: usize) -> Option<Range<usize>> {
    let index = doc.chunks.partition_point(|chunk| chunk.tokens.end < end);
    doc.chunks
        .get(index)
        .filter(|chunk| chunk.kind == ChunkKind::Noun && chunk.tokens.end == end && chunk.tokens.start >= floor)
        .map(|chunk| chunk.tokens.clone())
}

/// The noun chunk before `at` that no preposition governs; dates, adverbs, phrases and insertions
/// between commas are skipped.
#[must_use]
pub fn noun_before(doc: &Document, at: usize, floor: usize) -> Option<Range<usize>> {
    let mut edge = at;
    let mut inserted = false;
    while edge > floor {
        let token = &doc.tokens[edge - 1];
        if token.tag.is_adverb()
            || token.tag == Tag::CLOSEQUOTE
            || token.tag == Tag::OPENQUOTE
            || matches!(&*token.lower, "both" | "each" | "all") && token.tag == Tag::DT
        {
            edge -= 1;
            continue;
        }
        if matches!(token.tag, Tag::COMMA | Tag::RRB | Tag::COLON) {
            if inserted {
                return None;
            }
            inserted = true;
            edge = insertion_start(doc, edge - 1, floor)?;
            continue;
        }
        let chunk = noun_chunk_ending(doc, edge, floor)?;
        if is_date(doc, &chunk) || is_governed(doc, &chunk, floor) {
            edge = phrase_start(doc, &chunk, floor);
            continue;
        }
        return Some(with_coordinated(doc, chunk, floor));
    }
    None
}

fn is_date(doc: &Document, chunk: &Range<usize>) -> bool {
    let Some(last) = chunk.end.checked_sub(1).filter(|&last| last >= chunk.start) else { return false };
    doc.names_in(last..chunk.end).iter().any(|name| name.kind == NameKind::Date)
}

/// Whether a preposition stands before the chunk, or before the list that it ends.
fn is_governed(doc: &Document, chunk: &Range<usize>, floor: usize) -> bool {
    let list = with_coordinated(doc, chunk.clone(), floor);
    list.start > floor && matches!(doc.tokens[list.start - 1].tag, Tag::IN | Tag::TO)
}

/// Where the phrase begins that the chunk ends: its preposition included.
fn phrase_start(doc: &Document, chunk: &Range<usize>, floor: usize) -> usize {
    let list = if is_date(doc, chunk) { chunk.clone() } else { with_coordinated(doc, chunk.clone(), floor) };
    let mut start = list.start;
    while start > floor && matches!(doc.tokens[start - 1].tag, Tag::IN | Tag::TO) {
        start -= 1;
    }
    start
}

/// Where the insertion begins that ends with the comma or bracket `close`.
fn insertion_start(doc: &Document, close: usize, floor: usize) -> Option<usize> {
    let opening = if doc.tokens[close].tag == Tag::RRB { Tag::LRB } else { doc.tokens[close].tag };
    let open = (floor..close).rev().find(|&at| doc.tokens[at].tag == opening)?;
    // The insertion of a list (“A, B and C”) is no insertion.
    let next = doc.tokens.get(open + 1)?;
    (open > floor && next.tag != Tag::CC).then_some(open)
}

/// Extends a chunk to the left over “A and B”, “A, B and C”.
fn with_coordinated(doc: &Document, chunk: Range<usize>, floor: usize) -> Range<usize> {
    let mut range = chunk;
    let mut joined = false;
    while range.start > floor + 1 {
        let joint = range.start - 1;
        let is_joint = match doc.tokens[joint].tag {
            Tag::CC => &*doc.tokens[joint].lower == "and" || &*doc.tokens[joint].lower == "or",
            Tag::COMMA => joined,
            _ => false,
        };
        let left = if is_joint && doc.tokens[joint - 1].tag == Tag::COMMA { joint - 1 } else { joint };
        match noun_chunk_ending(doc, left, floor).filter(|_| is_joint) {
            Some(other) => range.start = other.start,
            None => break,
        }
        joined = true;
    }
    range
}

fn object_of(doc: &Document, sentence: usize, verb: &Range<usize>) -> Option<Range<usize>> {
    let end = doc.sentences[sentence].tokens.end;
    let mut start = verb.end;
    while start < end && (doc.tokens[start].tag.is_adverb() || doc.tokens[start].tag == Tag::OPENQUOTE) {
        start += 1;
    }
    let index = doc.chunks.partition_point(|chunk| chunk.tokens.start < start);
    let first = doc.chunks.get(index).filter(|chunk| chunk.kind == ChunkKind::Noun && chunk.tokens.start == start)?;
    let mut range = first.tokens.clone();
    // “said the school has”: the noun is the next verb's subject.
    if is_date(doc, &range) || is_subject_next(doc, first) {
        return None;
    }
    for chunk in &doc.chunks[index + 1..] {
        let gap = range.end..chunk.tokens.start;
        let joined = chunk.kind == ChunkKind::Noun
            && chunk.tokens.start < end
            && gap.len() == 1
            && &*doc.tokens[gap.start].lower == "and"
            && !is_subject_next(doc, chunk);
        if !joined {
            break;
        }
        range.end = chunk.tokens.end;
    }
    Some(range)
}

/// Whether a finite verb follows the chunk: it is a subject, then.
fn is_subject_next(doc: &Document, chunk: &Chunk) -> bool {
    doc.tokens.get(chunk.tokens.end).is_some_and(|token| token.tag.is_finite())
}

/// Ends each clause where the next one of its rank, or the insertion that it is, ends.
fn set_extents(doc: &Document, sentence: usize, clauses: &mut [Clause]) {
    let tokens = doc.sentences[sentence].tokens.clone();
    let last = (tokens.start..tokens.end).rev().find(|&at| !doc.tokens[at].tag.is_punctuation()).map_or(tokens.end, |at| at + 1);
    for at in 0..clauses.len() {
        let clause = &clauses[at];
        let later = &clauses[at + 1..];
        let next_rank = later.iter().find(|other| match clause.kind {
            ClauseKind::Main => other.kind == ClauseKind::Main,
            kind => {
                other.kind == ClauseKind::Main || other.kind == kind && other.marker.is_some_and(|marker| doc.tokens[marker].tag == Tag::CC)
            }
        });
        let limit = next_rank.map_or(last, |other| other.extent.start.max(clause.verb.end));
        let main_follows = next_rank.is_some_and(|other| other.kind == ClauseKind::Main);
        let comma = (clause.verb.end..limit).find(|&i| doc.tokens[i].tag == Tag::COMMA);
        let end = match (clause.kind, comma) {
            (ClauseKind::Main, _) => limit,
            (_, Some(comma)) if main_follows || next_rank.is_none() && clause.extent.start == tokens.start => comma,
            _ => limit,
        };
        let end = (clause.verb.end..end)
            .rev()
            .find(|&i| !matches!(doc.tokens[i].tag, Tag::COMMA | Tag::COLON | Tag::CC))
            .map_or(clause.verb.end, |i| i + 1);
        clauses[at].extent.end = end.max(clause.verb.end);
    }
}

impl Clause {
    /// Whether the verb only helps another (*is*, *has* without a main verb).
    #[must_use]
    pub fn is_copula(&self, doc: &Document) -> bool {
        is_auxiliary(&doc.tokens[self.head].lower)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    /// For each clause: subject, verb, object.
    fn read(text: &str) -> Vec<String> {
        let doc = document(&format!("Talks\n{text}"));
        let words = |range: &Option<Range<usize>>| range.clone().map_or("–".to_owned(), |range| doc.words(range).to_owned());
        doc.clauses
            .iter()
            .filter(|clause| clause.sentence > 0)
            .map(|clause| format!("{} | {} | {}", words(&clause.subject), doc.words(clause.verb.clone()), words(&clause.object)))
            .collect()
    }

    fn clause(text: &str, verb: &str) -> Clause {
        let doc = document(&format!("Talks\n{text}"));
        doc.clauses.iter().find(|clause| &*doc.tokens[clause.head].lower == verb).expect("the verb is there").clone()
    }

    #[test]
    fn what_stands_between_subject_and_verb_is_skipped() {
        assert_eq!(read("Berger on Wednesday said the talks went well.")[0], "Berger | said | –");
        assert_eq!(read("Kari Lind, the Russian foreign minister, met Berger.")[0], "Kari Lind | met | Berger");
        assert_eq!(read("The move to end the strike surprised them.")[1], "The move | surprised | them");
        assert_eq!(read("Berger said the school has a plan.")[0], "Berger | said | –");
        assert_eq!(read("The minister of defense in the new government resigned.")[0], "The minister | resigned | –");
    }

    #[test]
    fn coordinated_subjects_and_verbs() {
        assert_eq!(
            read("Stone and Lind met the envoy and praised him."),
            ["Stone and Lind | met | the envoy", "Stone and Lind | praised | him"]
        );
    }

    #[test]
    fn relative_clauses_lean_on_their_noun() {
        let found = read("The envoy, who met the president, left Oslo.");
        assert_eq!(found, ["The envoy | met | the president", "The envoy | left | Oslo"]);
    }

    #[test]
    fn tenses() {
        assert_eq!(clause("They will meet in Oslo.", "meet").tense, Tense::Future);
        assert_eq!(clause("They are set to meet in Oslo.", "meet").tense, Tense::Future);
        assert_eq!(clause("They have met in Oslo.", "met").tense, Tense::Past);
        assert_eq!(clause("They could meet in Oslo.", "meet").tense, Tense::Possible);
        assert_eq!(clause("They meet in Oslo every year.", "meet").tense, Tense::Present);
    }

    #[test]
    fn voice_and_negation() {
        assert!(clause("The envoy was not received.", "received").passive);
        assert!(clause("The envoy was not received.", "received").negated);
        assert!(!clause("The envoy has received him.", "received").passive);
        assert!(!clause("The envoy has received him.", "received").negated);
    }

    #[test]
    fn kinds() {
        assert_eq!(clause("He left after the talks ended.", "ended").kind, ClauseKind::Subordinate);
        assert_eq!(clause("He said that the talks ended.", "ended").kind, ClauseKind::Complement);
        assert_eq!(clause("He left to meet them.", "meet").kind, ClauseKind::Infinitive);
        assert_eq!(clause("He left, saying nothing.", "saying").kind, ClauseKind::Participial);
        assert_eq!(clause("After the talks, the envoy left.", "left").kind, ClauseKind::Main);
    }
}
