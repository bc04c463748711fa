//! A sentence → what of it is reported speech, and who speaks.
//!
//! Knows three shapes: “X said (that) …”, “…, X said”, ““…,” X said, “…””; and “…, according to X”.
//! Only verbs without a stance of their own are taken off: “insisted” and “denied” say something.
//! Leaves a sentence alone where the speaker is not named by a noun phrase of its own.

use std::ops::Range;

use crate::lexicon;
use crate::text::{Document, Tag, Token};

use super::cut;

/// Tokens before “that document” within which the text has spoken of it.
const NEAR: usize = 200;

/// A sentence without its attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is said, in one or two stretches.
    pub content: Vec<Range<usize>>,
    /// Tokens that name the speaker.
    pub speaker: Range<usize>,
}

/// The reported speech of `sentence`, where all of it is.
#[must_use]
pub fn said(doc: &Document, sentence: &Range<usize>) -> Option<Said> {
    // “According to details, the envoy said …”: the envoy speaks.
    let details = lower(doc, sentence.start) == "according" && lower(doc, sentence.start + 2) == "details";
    let sentence =
        &(sentence.start + if details { skip_aside(doc, sentence, sentence.start + 3) - sentence.start } else { 0 }..sentence.end);
    according(doc, sentence).or_else(|| sentence.clone().filter(|&at| is_cue(doc, at)).find_map(|cue| around(doc, sentence, cue)))
}

/// Who reports what stands after a participle, and what they speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Tokens that name the speaker: the subject of the sentence.
    pub speaker: Range<usize>,
    /// The object of the sentence's verb, which “it” in what is reported means.
    pub matter: Option<Range<usize>>,
}

/// “X announced the talks on Monday, saying it will …”: what is told of the words from `at` on.
#[must_use]
pub fn by_participle(doc: &Document, sentence: &Range<usize>, at: usize) -> Option<Told> {
    let longest = 3;
    let opens = |from: &usize| {
        lexicon::BARE_ATTRIBUTIONS
            .longest_match(&doc.text, &doc.tokens, *from)
            .is_some_and(|(length, class)| class == "adjunct" && from + length == at)
    };
    let cue = (sentence.start + 2..at).rev().take(longest).find(opens)?;
    let verb = sentence.clone().take_while(|&at| at < cue).find(|&at| doc.tokens[at].tag.is_finite())?;
    let speaker = super::antecedent::subject(doc, &(sentence.start..cue))?;
    let object = verb + 1..(verb + 1..cue).find(|&at| !in_object(doc, at)).unwrap_or(cue);
    let matter = Some(object).filter(|object| !object.is_empty() && lower(doc, object.start) == "the");
    Some(Told { speaker, matter })
}

fn in_object(doc: &Document, at: usize) -> bool {
    let tag = doc.tokens[at].tag;
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::CD)
}

fn is_cue(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    // “Norway's continued support”: an attribute.
    let owned = at > 0 && doc.tokens[at - 1].tag == Tag::POS;
    // “Has now added to the mix”.
    let adds = &*token.lemma == "add" && lower(doc, at + 1) == "to";
    // “A pretext written in advance”: written of, and nobody writes there.
    let passive = &*token.lower == "written" && at > 0 && &*doc.tokens[at - 1].lemma != "have";
    !owned
        && !adds
        && !passive
        && matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN)
        && lexicon::BARE_ATTRIBUTIONS.class(&token.lemma) == Some("verb")
}

/// Reads what stands around the reporting verb `cue`.
fn around(doc: &Document, sentence: &Range<usize>, cue: usize) -> Option<Said> {
    let before =
        explained_source(doc, sentence, cue).or_else(|| explained_behind(doc, sentence, cue)).or_else(|| source_before(doc, sentence, cue));
    let joined = usize::from(doc.tokens[sentence.start].tag == Tag::CC);
    let opens = before.as_ref().is_some_and(|source| source.start <= sentence.start + joined);
    if let (Some(speaker), true) = (&before, opens) {
        let start = content_start(doc, sentence, cue)?;
        return long_enough(start..sentence.end).then(|| Said { content: vec![start..sentence.end], speaker: speaker.clone() });
    }
    let told = &*doc.tokens[cue].lemma == "tell";
    let speaker = before.or_else(|| if told { None } else { source_after(doc, sentence, cue) })?;
    let first = speaker.start.min(cue);
    let end = speaker.end.max(cue + 1);
    // “…,” X said: a comma or a closing mark stands before the speaker.
    if first <= sentence.start || !is_break(doc, first - 1) {
        return None;
    }
    let mut content = Vec::from([sentence.start..first]);
    let rest = skip_aside(doc, sentence, end);
    // “While the mayor says yes, fishers say nothing of it”, “When the mayor asked, fishers said no”: what stands
    // before is the writer's.
    // “The guild wants the port; fishers say that it is lost”: nor do fishers say what the guild wants.
    let apart = lower(doc, first - 1) == ";";
    if (apart || is_subordinate(doc, sentence.start)) && !is_break_or_end(doc, sentence, end) {
        let start = content_start(doc, sentence, cue)?;
        return long_enough(start..sentence.end).then(|| Said { content: vec![start..sentence.end], speaker });
    }
    let goes_on = || is_quoted(doc, rest) || cut::clause_near(doc, rest..sentence.end);
    if is_break_or_end(doc, sentence, end) && long_enough(rest..sentence.end) && goes_on() {
        content.push(rest..sentence.end);
    }
    // “They had, his father says, paid smugglers”: what is said goes on after the speaker.
    let open =
        |left: &Range<usize>| doc.tokens[left.clone()].iter().rev().find(|token| !token.tag.is_punctuation()).is_some_and(is_auxiliary);
    if content.len() == 1 && content.first().is_some_and(open) {
        return None;
    }
    // “At a briefing in Oslo, the envoy said, …” leaves a place without a verb.
    let clause = |range: &Range<usize>| {
        let participle = matches!(doc.tokens[range.start].tag, Tag::VBN | Tag::VBG) && !is_gerund_clause(doc, range);
        has_clause(doc, range.clone()) && !participle || is_gerund_clause(doc, range)
    };
    content.retain(|range| long_enough(range.clone()) && (is_quoted(doc, range.start) || clause(range)));
    (!content.is_empty()).then_some(Said { content, speaker })
}

/// “Lifting the fees too early on small boats could harm the port”: a clause whose subject is a gerund.
fn is_gerund_clause(doc: &Document, range: &Range<usize>) -> bool {
    let ends =
        |at: usize| doc.tokens[at].tag.is_finite() || is_break(doc, at) || matches!(doc.tokens[at].tag, Tag::WDT | Tag::WP | Tag::WRB);
    let verb = (range.start + 1..range.end).find(|&at| ends(at)).filter(|&at| doc.tokens[at].tag.is_finite());
    doc.tokens[range.start].tag == Tag::VBG && verb.is_some_and(|verb| verb + 2 < range.end)
}

/// Whether a clause opens at `at` on which another leans: “while”, “asked whether”.
fn is_subordinate(doc: &Document, at: usize) -> bool {
    let opens = matches!(lower(doc, at), "while" | "although" | "though" | "whereas" | "when");
    let asked = matches!(lower(doc, at), "asked" | "pressed" | "questioned") && doc.tokens[at].tag.is_verb();
    (opens || asked) && !is_quoted(doc, at)
}

fn is_auxiliary(token: &Token) -> bool {
    // “Get the deal done,” the envoy said
    matches!(&*token.lemma, "be" | "have" | "do") && &*token.lower != "done" || matches!(token.tag, Tag::MD | Tag::TO)
}

/// “…, according to X.”
fn according(doc: &Document, sentence: &Range<usize>) -> Option<Said> {
    let cue = sentence.clone().find(|&at| &*doc.tokens[at].lower == "according" && lower(doc, at + 1) == "to")?;
    // “An agreement according to which …”: what it says.
    if matches!(lower(doc, cue + 2), "which" | "whom" | "whose") {
        return None;
    }
    let mut end = (cue + 2..sentence.end).find(|&at| is_break(doc, at)).unwrap_or(sentence.end);
    if let Some(next) = (end + 1..sentence.end).find(|&at| lower(doc, at) == ",").filter(|&next| is_apposition(doc, end + 1..next)) {
        end = next;
    }
    // “He rejected talks on the war, which has killed nine people according to X”: X tells of the dead alone.
    let relative = (sentence.start + 1..cue).any(|at| lower(doc, at - 1) == "," && matches!(lower(doc, at), "which" | "who" | "where"));
    if relative && !is_break(doc, cue - 1) {
        return None;
    }
    // “The war goes on, with 370 killed, according to the council”: the council tells of the dead alone.
    let figure = cue > sentence.start + 1 && lower(doc, cue - 1) == "," && {
        let comma = (sentence.start..cue - 1).rev().find(|&at| lower(doc, at) == ",");
        comma.is_some_and(|comma| lower(doc, comma + 1) == "with" && (comma..cue).any(|at| doc.tokens[at].tag == Tag::CD))
    };
    if figure {
        return None;
    }
    let content = if cue == sentence.start {
        skip_aside(doc, sentence, end)..sentence.end
    } else if is_break_or_end(doc, sentence, end) && end + 2 >= sentence.end {
        sentence.start..cue
    } else {
        return None;
    };
    (long_enough(content.clone()) && cue + 2 < end).then_some(Said { content: vec![content], speaker: cue + 2..end })
}

/// The noun phrase that ends right before `cue` (an adverb or a date may stand between).
fn source_before(doc: &Document, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let mut end = cue;
    while end > sentence.start && is_between(doc, end - 1) {
        end -= 1;
    }
    // “It viewed the move as a threat and said …”: the subject stands further off.
    if end > sentence.start && doc.tokens[end - 1].tag == Tag::CC {
        return None;
    }
    let mut start = end;
    while start > sentence.start && in_name(doc, start - 1) {
        start -= 1;
    }
    start += usize::from(start < end && doc.tokens[start].tag == Tag::CC);
    (start < end && doc.tokens[start..end].iter().any(|token| token.tag.is_noun() || token.tag == Tag::PRP)).then_some(start..end)
}

/// “X, a professor at Y, said”: the opening name with what explains it.
fn explained_source(doc: &Document, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let close = cue.checked_sub(1).filter(|&at| at > sentence.start && lower(doc, at) == ",")?;
    let open = (sentence.start + 1..close).find(|&at| lower(doc, at) == ",")?;
    let name =
        doc.tokens[sentence.start..open].iter().all(|token| token.tag.is_noun() || matches!(token.tag, Tag::DT | Tag::JJ | Tag::POS));
    (name && close - sentence.start <= 20 && is_apposition(doc, open + 1..close)).then_some(sentence.start..close)
}

/// ““…,” X, a professor at Y, said”: the name behind what is said, with what explains it.
fn explained_behind(doc: &Document, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let close = cue.checked_sub(1).filter(|&at| at > sentence.start && lower(doc, at) == ",")?;
    let open = (sentence.start + 1..close).rev().find(|&at| lower(doc, at) == ",")?;
    let mut start = open;
    while start > sentence.start && in_name(doc, start - 1) {
        start -= 1;
    }
    let behind = start > sentence.start && matches!(lower(doc, start - 1), "”" | "\"" | "''" | "’") && start < open;
    // “the ministry's spokesman, Jon Dahl, said”
    let office = || doc.tokens[open + 1..close].iter().all(|token| token.tag.is_proper());
    let named = || doc.tokens[start..open].iter().all(|token| token.tag.is_proper()) || office();
    (behind && named() && is_apposition(doc, open + 1..close)).then_some(start..close)
}

/// Whether the stretch is a noun phrase without a verb, but for that of a relative clause in it.
fn is_apposition(doc: &Document, range: Range<usize>) -> bool {
    let first = doc.tokens.get(range.start).map(|token| token.tag);
    // “Okafor, asked about the port, said”
    let asked = matches!(lower(doc, range.start), "asked" | "pressed" | "questioned");
    let opens = first.is_some_and(|tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::PRPS))
        || asked
        || lower(doc, range.start) == "who";
    let range = range.start + usize::from(asked)..range.end;
    let mut finite = range.clone().filter(|&at| doc.tokens[at].tag.is_finite());
    let relative = |verb: usize| (range.start..verb).any(|at| matches!(lower(doc, at), "who" | "which"));
    !range.is_empty() && opens && finite.next().is_none_or(relative)
}

/// The noun phrase that follows `cue` (“said the minister”).
fn source_after(doc: &Document, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let end = (cue + 1..sentence.end).find(|&at| !in_name(doc, at)).unwrap_or(sentence.end);
    // “said Monday the deal …”, “noted all members have …”: no speaker.
    let acts = doc.tokens.get(end).is_some_and(|next| next.tag.is_finite()) && end < sentence.end;
    (!acts && end > cue + 1 && !is_day(lower(doc, cue + 1)) && doc.tokens[cue + 1..end].iter().any(|token| token.tag.is_noun()))
        .then_some(cue + 1..end)
}

/// Where the content starts after “X said on Monday that”.
fn content_start(doc: &Document, sentence: &Range<usize>, cue: usize) -> Option<usize> {
    let limit = (cue + 14).min(sentence.end);
    if let Some(that) = (cue + 1..limit).find(|&at| &*doc.tokens[at].lower == "that") {
        let plain = doc.tokens[cue + 1..that].iter().all(|token| !token.tag.is_finite() && !matches!(&*token.lower, ";"));
        if plain && that + 1 < sentence.end {
            return (!is_determiner(doc, that)).then_some(that + 1);
        }
    }
    if let Some(colon) = (cue + 1..limit).find(|&at| lower(doc, at) == ":") {
        return (colon + 1 < sentence.end).then_some(colon + 1);
    }
    let next = (cue + 1..limit).find(|&at| !is_between(doc, at))?;
    let starts = matches!(
        doc.tokens[next].tag,
        Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP | Tag::NNS | Tag::NN | Tag::EX | Tag::JJ | Tag::OPENQUOTE | Tag::CD
    );
    let told = &*doc.tokens[cue].lemma == "tell";
    (starts && !told && has_clause(doc, next..sentence.end)).then_some(next)
}

/// “He said that document means …”: one of which the text has spoken; “that inflation falls” tells of none.
fn is_determiner(doc: &Document, that: usize) -> bool {
    let noun = &doc.tokens[that + 1];
    if cut::is_determiner(doc, that) {
        return true;
    }
    let verb = (that + 2..doc.tokens.len()).find(|&at| !doc.tokens[at].tag.is_punctuation()).map(|at| doc.tokens[at].tag);
    let spoken_of = |at: usize| {
        let before = at.checked_sub(1).map(|before| doc.tokens[before].tag);
        doc.tokens[at].lower == noun.lower && before == Some(Tag::DT) && !doc.tokens[at + 1].tag.is_noun()
    };
    noun.tag == Tag::NN && verb.is_some_and(Tag::is_finite) && (that.saturating_sub(NEAR)..that).any(spoken_of)
}

/// Whether a subject and a finite verb stand near the start.
fn has_clause(doc: &Document, range: Range<usize>) -> bool {
    // “Noted the role of the port and discussed the fleet”: the verb behind “and” is the speaker's own.
    let verbs =
        || range.clone().take(12).filter(|&at| at > range.start && (doc.tokens[at].tag.is_finite() || doc.tokens[at].tag == Tag::VB));
    let mut finite = verbs().filter(|&at| doc.tokens[at].tag.is_finite());
    finite.any(|at| doc.tokens[at - 1].tag != Tag::CC || verbs().any(|before| before < at))
}

fn is_quoted(doc: &Document, at: usize) -> bool {
    !doc.quotations_in(at..at + 1).is_empty()
}

fn in_name(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    let noun = token.tag.is_noun() || matches!(token.tag, Tag::DT | Tag::PRP | Tag::PRPS | Tag::JJ | Tag::POS | Tag::CD | Tag::VBG);
    noun && !matches!(&*token.lower, "that" | "which") || matches!(&*token.lower, "of" | "for" | "and" | "&" | "-")
}

/// Adverbs and days that may stand between a speaker and the verb.
fn is_between(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.tag.is_adverb()
        || is_day(&token.lower)
        || (&*token.lower == "on" && is_day(lower(doc, at + 1)))
        || matches!(&*token.lower, "has" | "have" | "had")
}

fn is_day(lower: &str) -> bool {
    lower.ends_with("day") && lower.len() > 5 && lower != "holiday"
        || matches!(lower, "today" | "morning" | "evening" | "afternoon" | "night")
}

fn lower(doc: &Document, at: usize) -> &str {
    doc.tokens.get(at).map_or("", |token| &*token.lower)
}

fn is_break(doc: &Document, at: usize) -> bool {
    matches!(lower(doc, at), "," | "”" | "\"" | "''" | "." | ":" | ";" | "?" | "!" | "—" | "–" | "’")
}

fn is_break_or_end(doc: &Document, sentence: &Range<usize>, at: usize) -> bool {
    at >= sentence.end || is_break(doc, at)
}

/// Past the break at `at`.
fn skip_aside(doc: &Document, sentence: &Range<usize>, at: usize) -> usize {
    (at..sentence.end).find(|&at| !is_break(doc, at)).unwrap_or(sentence.end)
}

fn long_enough(range: Range<usize>) -> bool {
    range.len() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(sentence: &str) -> Option<(String, String)> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let said = said(&doc, &doc.sentences[1].tokens)?;
        let content: Vec<&str> = said.content.iter().map(|range| doc.words(range.clone())).collect();
        Some((content.join(" | "), doc.words(said.speaker.clone()).to_owned()))
    }

    #[test]
    fn takes_the_speaker_off() {
        let (content, speaker) = read("The minister said on Monday that the talks were useful.").expect("found");
        assert_eq!((&*content, &*speaker), ("the talks were useful.", "The minister"));
        let (content, speaker) = read("“We will sign the pact in May,” the Prime Minister said.").expect("found");
        assert_eq!((&*content, &*speaker), ("“We will sign the pact in May,”", "the Prime Minister"));
        let (content, speaker) = read("Grain exports will resume next week, according to the Turkish government.").expect("found");
        assert_eq!((&*content, &*speaker), ("Grain exports will resume next week,", "the Turkish government"));
        let (content, speaker) =
            read("Lifting the fees too quickly on small boats could harm the port, said Carl Holm, head of the guild.").expect("found");
        assert_eq!((&*content, &*speaker), ("Lifting the fees too quickly on small boats could harm the port,", "Carl Holm"));
        let (content, speaker) =
            read("“We will meet again before we get a deal done,” Berg told reporters Friday in Oslo.").expect("found");
        assert_eq!((&*content, &*speaker), ("“We will meet again before we get a deal done,”", "Berg"));
        let (content, speaker) = read("According to details, Jon Dahl said that the talks were useful to all.").expect("found");
        assert_eq!((&*content, &*speaker), ("the talks were useful to all.", "Jon Dahl"));
        let (content, speaker) = read("The envoy had to announce an inquiry that might help him in May, witnesses said.").expect("found");
        assert_eq!((&*content, &*speaker), ("The envoy had to announce an inquiry that might help him in May,", "witnesses"));
    }

    #[test]
    fn a_figure_has_a_source_of_its_own() {
        let figure = "The council called both to talks in Oslo, with 370 people killed since May, according to the guild.";
        assert_eq!(read(figure), None);
    }

    #[test]
    fn what_leans_on_the_speech_is_the_writers() {
        let (content, speaker) = read("While the mayor praised the plan, the fishers said that it would ruin them.").expect("found");
        assert_eq!((&*content, &*speaker), ("it would ruin them.", "the fishers"));
        let (content, _) = read("Asked whether they had met, the envoy said that they would meet in May.").expect("found");
        assert_eq!(content, "they would meet in May.");
    }

    #[test]
    fn explained_names_speak_and_days_do_not() {
        let (content, speaker) = read("“The pact will hold,” Geir Haarde, a spokesman for the ministry, said Thursday.").expect("found");
        assert_eq!((&*content, &*speaker), ("“The pact will hold,”", "Geir Haarde, a spokesman for the ministry"));
        let (content, _) =
            read("Geir Haarde, a fisher who is challenging the mayor, said Monday the pact will hurt the ports.").expect("found");
        assert_eq!(content, "the pact will hurt the ports.");
        assert_eq!(read("The envoys read the document in Oslo. He said that document will hurt the ports."), None);
    }

    fn told(sentence: &str) -> Option<(String, Option<String>)> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let sentence = doc.sentences[1].tokens.clone();
        let at = sentence.clone().find(|&at| matches!(&*doc.tokens[at].lower, "saying" | "adding"))? + 1;
        let told = by_participle(&doc, &sentence, at)?;
        Some((doc.words(told.speaker).to_owned(), told.matter.map(|matter| doc.words(matter).to_owned())))
    }

    #[test]
    fn participles_report_for_the_subject() {
        let read = told("The spokesman announced the talks on Monday, saying they will be useful.");
        assert_eq!(read, Some(("The spokesman".into(), Some("the talks".into()))));
        let read = told("Foreign Minister Solberg welcomed the visit, saying it will help.");
        assert_eq!(read, Some(("Foreign Minister Solberg".into(), Some("the visit".into()))));
        assert_eq!(told("The envoy spoke in Oslo, adding that grain was vital."), None);
        assert_eq!(told("On Monday, saying little, the envoy left."), None);
    }

    #[test]
    fn leaves_stances_and_other_sentences_alone() {
        assert_eq!(read("The two leaders signed the pact on Monday."), None);
        assert_eq!(read("Speaking to fishers who had come to Oslo, the envoy said nothing of the pact."), None);
        assert_eq!(read("Moscow denied that its troops had crossed the border."), None);
        assert_eq!(read("He told reporters in Geneva about the talks."), None);
        assert_eq!(read("The envoy rejected the plan, which has cost nine ships according to the guild."), None);
        assert_eq!(read("The envoy noted the role of the port in ending the strike and discussed the fleet."), None);
        assert_eq!(read("The crew had, the envoy said, paid the smugglers in the port."), None);
    }
}
