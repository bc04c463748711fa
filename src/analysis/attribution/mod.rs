//! Who said what: clauses with a verb of speech, quotations, “according to” → statements.
//!
//! Enters: the document's clauses, quotations and names, and the actors found so far. Leaves:
//! [`Findings::statements`], in order of their contents. Direct and indirect speech are treated
//! alike; a pronoun leads to the last person that was a subject; a quotation without a cue belongs
//! to the speaker before it in its paragraph. It does not weigh what is said, and it says nothing
//! where the text names no speaker and leaves none open.

mod continuations;
pub mod labels;
pub(crate) mod speaker;

use std::collections::BTreeSet;
use std::ops::Range;

use self::speaker::Cast;
use super::{Findings, Statement};
use crate::lexicon;
use crate::text::clause::noun_before;
use crate::text::{Clause, ClauseKind, Document, NameKind, Tag};

/// Adds the statements of `doc` to `findings`.
pub fn find(doc: &Document, findings: &mut Findings) {
    let mut statements = Vec::new();
    for sentence in 0..doc.sentences.len() {
        for clause in doc.clauses_of(sentence) {
            statements.extend(of_clause(doc, clause, &statements));
        }
        statements.extend(according_to(doc, sentence));
    }
    statements.extend(labels::find(doc));
    statements.sort_by_key(|statement| (statement.content.start, statement.cue.start));
    drop_repeats(doc, &mut statements);
    let continued = continuations::find(doc, &statements);
    statements.extend(continued);
    statements.sort_by_key(|statement| (statement.content.start, statement.cue.start));
    let mut cast = Cast::new(doc, findings);
    for statement in &mut statements {
        statement.speaker = cast.speaker(&statement.source);
    }
    findings.statements.extend(statements);
}

fn statement(source: Range<usize>, cue: Range<usize>, content: Range<usize>) -> Statement {
    Statement { speaker: None, source, cue, content }
}

/// The statements that a clause with a verb of speech makes.
fn of_clause(doc: &Document, clause: &Clause, earlier: &[Statement]) -> Vec<Statement> {
    let Some((length, class)) = lexicon::SPEECH_VERBS.longest_match(&doc.text, &doc.tokens, clause.head) else { return Vec::new() };
    if clause.passive || matches!(class, "discuss" | "outline") || clause.kind == ClauseKind::Infinitive {
        return Vec::new();
    }
    let cue = clause.head..clause.head + length;
    let Some((source, inverted)) = source_of(doc, clause, earlier) else { return Vec::new() };
    let sentence = doc.sentences[clause.sentence].tokens.clone();
    let cue_end = if inverted { source.end.max(cue.end) } else { cue.end };
    let mut found = Vec::new();
    let before = content_before(doc, &sentence, source.start.min(clause.verb.start), inverted);
    let after = content_after(doc, clause, cue_end, class);
    let quoted_before = before.as_ref().is_some_and(|content| ends_quotation(doc, content.end));
    let leads = inverted || quoted_before || clause.kind == ClauseKind::Main;
    let take_before = before.is_some() && leads && (quoted_before || inverted || after.is_none()) && class_reports(class);
    if class == "quoting" && !quoted_before && !after.as_ref().is_some_and(|content| starts_quotation(doc, content.start)) {
        return found;
    }
    if let Some(content) = before.filter(|_| take_before) {
        found.push(statement(source.clone(), cue.clone(), content));
    }
    if let Some(content) = after.filter(|content| !take_before || starts_quotation(doc, content.start)) {
        found.push(statement(source, cue, content));
    }
    found
}

/// Classes whose content may stand before the verb (“…,” X said).
fn class_reports(class: &str) -> bool {
    matches!(class, "plain" | "quoting" | "assert" | "think" | "warn" | "deny" | "agree" | "accuse" | "promise")
}

/// Tokens that name the speaker, and whether they stand after the verb (“…,” said X).
fn source_of(doc: &Document, clause: &Clause, earlier: &[Statement]) -> Option<(Range<usize>, bool)> {
    let start = doc.sentences[clause.sentence].tokens.start;
    if let Some(source) = inverted_source(doc, clause, start) {
        return Some((source, true));
    }
    let head = &doc.tokens[clause.head];
    if clause.kind == ClauseKind::Participial {
        let leans_on_verb = head.tag == Tag::VBG && clause.verb.start > start && doc.tokens[clause.verb.start - 1].tag == Tag::COMMA;
        let clauses = doc.clauses_of(clause.sentence);
        let main = clauses.iter().rev().find(|other| other.head < clause.head && matches!(other.kind, ClauseKind::Main));
        let main_source = main.and_then(|main| {
            earlier.iter().rev().find(|s| s.cue.start == main.head).map(|s| s.source.clone()).or_else(|| main.subject.clone())
        });
        return leans_on_verb.then_some(main_source).flatten().map(|source| (source, false));
    }
    let source = clause.subject.clone().or_else(|| noun_before(doc, clause.verb.start, start))?;
    let plain = lexicon::SPEECH_VERBS.class(&head.lemma) == Some("plain");
    (can_speak(doc, &source) && (plain || is_speaker(doc, &source)) && !is_inside_quotation(doc, clause.head)).then_some((source, false))
}

/// “…,” said X.
fn inverted_source(doc: &Document, clause: &Clause, start: usize) -> Option<Range<usize>> {
    let before = clause.verb.start.checked_sub(1).filter(|&at| at >= start)?;
    let after_content = matches!(doc.tokens[before].tag, Tag::CLOSEQUOTE | Tag::COMMA);
    let finite = doc.tokens[clause.verb.start].tag.is_finite() && clause.verb.len() == 1;
    let object = clause.object.clone()?;
    let speaker = can_speak(doc, &object) && (object.start..object.end).all(|at| doc.tokens[at].tag != Tag::PRP || object.len() == 1);
    let quoted = doc.tokens[before].tag == Tag::CLOSEQUOTE;
    let named = doc.names_in(object.clone()).iter().any(|name| name.kind != NameKind::Date);
    (after_content
        && finite
        && object.start == clause.verb.end
        && speaker
        && (quoted || named)
        && !(quoted && is_inside_quotation(doc, clause.head)))
    .then_some(object)
}

/// Whether a noun may be the source of speech: not a date, not an amount.
fn can_speak(doc: &Document, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens.end.checked_sub(1).map(|at| &doc.tokens[at]) else { return false };
    let date = doc.names_in(tokens.end - 1..tokens.end).iter().any(|name| name.kind == NameKind::Date);
    !date && last.tag != Tag::CD && !matches!(&*last.lower, "there" | "which" | "that" | "this" | "me" | "him" | "them" | "us")
}

/// Whether a noun names somebody who speaks, or a text that is quoted.
pub(super) fn is_speaker(doc: &Document, tokens: &Range<usize>) -> bool {
    let Some(head) = tokens.end.checked_sub(1).map(|at| &doc.tokens[at]) else { return false };
    let named = doc.names_in(tokens.end - 1..tokens.end).iter().any(|name| name.kind != NameKind::Date && name.tokens.end == tokens.end);
    named || head.tag.is_proper() || lexicon::SPEAKER_NOUNS.contains(&head.lemma) || lexicon::SPEAKER_NOUNS.contains(&head.lower)
}

fn is_inside_quotation(doc: &Document, at: usize) -> bool {
    doc.quotations_in(at..at + 1).iter().any(|quote| quote.tokens.start < at && at < quote.tokens.end - 1)
}

fn ends_quotation(doc: &Document, end: usize) -> bool {
    doc.quotations_in(end.saturating_sub(1)..end + 1).iter().any(|quote| quote.tokens.end == end || quote.tokens.end == end + 1)
}

fn starts_quotation(doc: &Document, start: usize) -> bool {
    doc.quotations_in(start..start + 1).iter().any(|quote| quote.tokens.start == start)
}

/// What is said, before the speaker and the verb: a quotation, which may have begun in an earlier
/// sentence, or a clause of its own up to a comma.
fn content_before(doc: &Document, sentence: &Range<usize>, source: usize, inverted: bool) -> Option<Range<usize>> {
    let last = source.checked_sub(1).filter(|&at| at >= sentence.start)?;
    if let Some(quote) = doc.quotations_in(last..source).iter().find(|quote| quote.tokens.end == source && quote.tokens.len() > 2) {
        // Words before the quotation belong to what is said, as in: Talks are “off,” he said.
        let start = if quote.tokens.start > sentence.start { sentence.start } else { quote.tokens.start };
        return Some(start..quote.tokens.end);
    }
    if doc.tokens[last].tag != Tag::COMMA {
        return None;
    }
    let content = sentence.start..last;
    let clause = doc
        .clauses_in(content.clone())
        .iter()
        .any(|clause| matches!(clause.kind, ClauseKind::Main | ClauseKind::Complement) && clause.subject.is_some());
    let opens_subordinate = doc.tokens[content.start].tag == Tag::IN && !inverted;
    (clause && content.len() > 2 && !opens_subordinate).then_some(content)
}

/// What is said, after the verb: past the listener, dates, “in a statement”, up to the end of the clause.
fn content_after(doc: &Document, clause: &Clause, from: usize, class: &str) -> Option<Range<usize>> {
    let sentence = doc.sentences[clause.sentence].tokens.clone();
    let end = content_end(doc, clause, &sentence);
    let start = skip_to_content(doc, clause, from, end, class);
    if start >= end {
        return None;
    }
    if let Some(quote) = doc.quotations_in(start..start + 1).iter().find(|quote| quote.tokens.start == start) {
        return Some(start..quote.tokens.end.max(end.min(sentence.end)));
    }
    let reports = matches!(class, "plain" | "quoting" | "assert" | "think");
    if reports && doc.tokens[start].tag == Tag::IN && !matches!(&*doc.tokens[start].lower, "whether" | "if" | "that" | "despite" | "in") {
        return None;
    }
    let to_be_done =
        matches!(&*doc.tokens[clause.head].lemma, "plan" | "aim" | "intend" | "long" | "wish" | "resolve" | "commit" | "undertake");
    if to_be_done && doc.tokens[start].tag != Tag::TO && start == from {
        return None;
    }
    let has_clause = !doc.clauses_in(start.max(clause.head + 1)..end).is_empty();
    let has_object = !matches!(class, "plain" | "think" | "assert")
        || start == from && clause.object.as_ref().is_some_and(|object| object.start >= from);
    let opened = start > from && matches!(doc.tokens[start - 1].tag, Tag::COLON) || matches!(&*doc.tokens[start - 1].lower, "that" | "of");
    (has_clause || has_object || opened).then_some(start..end)
}

/// Where the words that the verb governs end: at the next clause of its rank, or the sentence's last word.
fn content_end(doc: &Document, clause: &Clause, sentence: &Range<usize>) -> usize {
    let next = doc.clauses_of(clause.sentence).iter().find(|other| {
        let joined =
            other.marker.is_some_and(|at| doc.tokens[at].tag == Tag::CC) && other.subject == clause.subject && clause.subject.is_some();
        other.head > clause.head && joined && doc.tokens[other.verb.start].tag == doc.tokens[clause.verb.start].tag
    });
    let limit = next.map_or(sentence.end, |other| other.marker.unwrap_or(other.verb.start));
    let limit = if clause.kind == ClauseKind::Relative { limit.min(clause.extent.end.max(clause.verb.end)) } else { limit };
    (clause.verb.end..limit)
        .rev()
        .find(|&at| !matches!(doc.tokens[at].tag, Tag::COMMA | Tag::PERIOD | Tag::COLON))
        .map_or(clause.verb.end, |at| at + 1)
}

/// Skips the listener (“told reporters”), adverbs, dates, short phrases (“in a statement”), *that*.
fn skip_to_content(doc: &Document, clause: &Clause, from: usize, end: usize, class: &str) -> usize {
    let mut at = from;
    let lemma = &*doc.tokens[clause.head].lemma;
    if matches!(lemma, "tell" | "inform" | "assure" | "brief" | "remind") {
        at = clause.object.as_ref().filter(|object| object.start >= from && object.end < end).map_or(at, |object| object.end);
    }
    while at < end {
        let token = &doc.tokens[at];
        let phrase =
            if matches!(class, "plain" | "assert" | "think" | "warn" | "agree" | "deny") { skipped_phrase(doc, at, end) } else { None };
        match phrase {
            Some(after) => at = after,
            None if &*token.lower == "that" && matches!(token.tag, Tag::IN | Tag::WDT) => {
                let pronoun = doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_finite());
                return if pronoun { at } else { at + 1 };
            }
            None if matches!(token.tag, Tag::COMMA | Tag::COLON) => at += 1,
            None if token.tag == Tag::RB && at == from => at += 1,
            None => break,
        }
    }
    // “suggested for the first time that …”
    let next_verb = doc.clauses_in(at.max(clause.head + 1)..doc.tokens.len()).first().map_or(end, |other| other.verb.start).min(end);
    let that = (at..next_verb).find(|&i| &*doc.tokens[i].lower == "that" && matches!(doc.tokens[i].tag, Tag::IN | Tag::WDT));
    that.filter(|_| at < end && doc.tokens[at].tag == Tag::IN).map_or(at, |that| that + 1)
}

/// Where a date or a phrase about the occasion (“in a statement”, “on Wednesday”) that begins at `at` ends.
fn skipped_phrase(doc: &Document, at: usize, end: usize) -> Option<usize> {
    let date_from = |at: usize| {
        doc.names_in(at..at + 1).iter().find(|name| name.kind == NameKind::Date && name.tokens.start == at).map(|name| name.tokens.end)
    };
    if let Some(after) = date_from(at) {
        return Some(after);
    }
    let preposition = doc.tokens[at].tag == Tag::IN
        && matches!(
            &*doc.tokens[at].lower,
            "in" | "on" | "at" | "during" | "after" | "before" | "through" | "via" | "to" | "from" | "of" | "with"
        );
    if !preposition {
        return None;
    }
    if let Some(after) = date_from(at + 1) {
        return Some(after);
    }
    let index = doc.chunks.partition_point(|chunk| chunk.tokens.start <= at);
    let chunk = doc.chunks.get(index).filter(|chunk| chunk.tokens.start == at + 1 && chunk.tokens.end < end)?;
    // A phrase that a verb follows is the content's own beginning (“said in Oslo they agreed” keeps the place out).
    (!doc.tokens[chunk.tokens.end].tag.is_finite()).then_some(chunk.tokens.end)
}

/// “according to X” at the beginning, within or at the end of a sentence.
fn according_to(doc: &Document, sentence: usize) -> Option<Statement> {
    let tokens = doc.sentences[sentence].tokens.clone();
    let at = tokens
        .clone()
        .find(|&at| &*doc.tokens[at].lower == "according" && doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == "to"))?;
    let index = doc.chunks.partition_point(|chunk| chunk.tokens.start < at + 2);
    let source = doc.chunks.get(index).filter(|chunk| chunk.tokens.start == at + 2 && chunk.tokens.end <= tokens.end)?.tokens.clone();
    let end = (tokens.start..tokens.end).rev().find(|&i| doc.tokens[i].tag != Tag::PERIOD).map_or(tokens.end, |i| i + 1);
    let content = if at == tokens.start {
        let comma = (source.end..end).find(|&i| doc.tokens[i].tag == Tag::COMMA)?;
        comma + 1..end
    } else {
        let stop = if doc.tokens[at - 1].tag == Tag::COMMA { at - 1 } else { at };
        // “…, which has killed 2,600 people according to X” tells where the relative clause is from.
        let relative = doc.clauses_of(sentence).iter().rfind(|clause| clause.kind == ClauseKind::Relative && clause.head < at);
        let start = relative
            .filter(|_| stop == at && doc.tokens[at - 1].tag != Tag::CLOSEQUOTE)
            .and_then(|clause| clause.marker)
            .unwrap_or(tokens.start);
        start..stop
    };
    (content.len() > 1).then(|| statement(source, at..at + 2, content))
}

/// One cue says one thing before it and one after it: the first found of each stays. The mark after a
/// speaker's label stands for several paragraphs.
fn drop_repeats(doc: &Document, statements: &mut Vec<Statement>) {
    let mut seen = BTreeSet::new();
    statements.retain(|statement| {
        let cue = &statement.cue;
        let is_new = seen.insert((cue.start, cue.end, statement.content.start < cue.start));
        is_new || &*doc.tokens[cue.start].lower == ":"
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Actor, ActorKind};
    use crate::clean;
    use crate::ingest::Article;

    /// Source, cue and content of each statement of a text without headline.
    fn said(text: &str) -> Vec<String> {
        let (doc, findings) = read(text);
        let words = |tokens: &Range<usize>| doc.words(tokens.clone()).to_owned();
        findings.statements.iter().map(|s| format!("{} | {} | {}", words(&s.source), words(&s.cue), words(&s.content))).collect()
    }

    fn read(text: &str) -> (Document, Findings) {
        let text = format!("Talks\n{text}");
        let doc = crate::text::build(&clean::clean(&Article { text, ..Article::default() }));
        let mut findings = Findings::default();
        for name in doc.names.iter().filter(|name| name.kind == NameKind::Person) {
            let surname = doc.words(name.tokens.end - 1..name.tokens.end).to_owned();
            match findings.actors.iter_mut().find(|actor| actor.name == surname) {
                Some(actor) => actor.mentions.push(name.tokens.clone()),
                None => findings.actors.push(Actor {
                    name: surname,
                    kind: ActorKind::Person,
                    role: None,
                    office: None,
                    side: None,
                    mentions: vec![name.tokens.clone()],
                }),
            }
        }
        find(&doc, &mut findings);
        (doc, findings)
    }

    #[test]
    fn indirect_speech() {
        assert_eq!(said("Berg on Wednesday said he is concerned about the Arctic."), ["Berg | said | he is concerned about the Arctic"]);
        assert_eq!(said("The minister told reporters in Oslo that the talks went well."), ["The minister | told | the talks went well"]);
        assert_eq!(said("The talks went well, Holm said on Friday."), ["Holm | said | The talks went well"]);
    }

    #[test]
    fn direct_speech() {
        assert_eq!(said("“We met,” he said."), ["he | said | “We met,”"]);
        assert_eq!(said("“We met yesterday,” said Jon Holm."), ["Jon Holm | said | “We met yesterday,”"]);
        assert_eq!(said("“We met,” Smith said, “and we talked.”"), ["Smith | said | “We met,”", "Smith | said | “and we talked.”"]);
        assert_eq!(said("Smith said: “We met.”"), ["Smith | said | “We met.”"]);
    }

    #[test]
    fn a_quotation_goes_on() {
        assert_eq!(said("“We met,” Smith said. “It went well.”")[1], "Smith | said | “It went well.”");
        assert_eq!(said("Smith said: “We met.\n“It went well.”")[1], "Smith | said | “It went well.”");
    }

    #[test]
    fn other_cues() {
        assert_eq!(said("The talks failed, according to the ministry."), ["the ministry | according to | The talks failed"]);
        assert_eq!(said("According to Smith, the talks failed."), ["Smith | According to | the talks failed"]);
        assert_eq!(said("Smith left the talks, saying they had failed.")[0], "Smith | saying | they had failed");
    }

    #[test]
    fn transcripts_go_on_until_the_next_label() {
        let found = said("SECRETARY SMITH: Good afternoon, everyone.\nIt is a pleasure to be here.\nFOREIGN MINISTER JONES: Thank you.");
        assert_eq!(
            found,
            [
                "SECRETARY SMITH | : | Good afternoon, everyone.",
                "SECRETARY SMITH | : | It is a pleasure to be here.",
                "FOREIGN MINISTER JONES | : | Thank you."
            ]
        );
        let found = said("SECRETARY GENERAL LINDHOLM: We met.\nQUESTION: Who met?\nAnd where?\nOSLO: The ministers met.");
        assert_eq!(found, ["SECRETARY GENERAL LINDHOLM | : | We met."]);
    }

    #[test]
    fn what_is_no_speech() {
        assert!(said("The talks went well in Oslo.").is_empty());
        assert!(said("Smith was told to leave the “old” room.").is_empty());
        assert!(said("They discussed the treaty.").is_empty());
    }

    #[test]
    fn pronouns_lead_to_the_last_subject() {
        let (_, findings) = read("Ole Berg met Jon Holm in Oslo. He said the talks went well.");
        let said = findings.statements.last().expect("a statement");
        assert_eq!(findings.actors[said.speaker.expect("a speaker")].name, "Berg");
        let (_, findings) = read("Smith said he was sad that the Dahl and Holm meeting failed.\n“They failed,” he said.");
        let said = findings.statements.last().expect("a statement");
        assert_eq!(findings.actors[said.speaker.expect("a speaker")].name, "Smith");
    }

    #[test]
    fn pronouns_lead_to_whom_their_own_paragraph_names() {
        let (_, findings) = read(
            "President Erna Solberg called for calm. She said the talks went well.\n\nOn Tuesday, Prime Minister Geir Haarde speaking to a think tank called the plan “void”. “It goes against the law”, he added.",
        );
        let said = findings.statements.last().expect("a statement");
        assert_eq!(findings.actors[said.speaker.expect("a speaker")].name, "Haarde");
    }

    #[test]
    fn only_people_and_bodies_speak() {
        let speaks = |sentence: &str| {
            let doc = crate::text::build(&crate::clean::clean(
                &crate::ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text"),
            ));
            is_speaker(&doc, &crate::analysis::points::antecedent::subject(&doc, &doc.sentences[1].tokens).expect("it opens with one"))
        };
        assert!(speaks("The two sides met.") && speaks("President Niinistö met them.") && speaks("The negotiators met."));
        assert!(!speaks("The military attacks must stop.") && !speaks("The talks failed."));
    }
}
