//! A unit that opens with a pronoun → the words that name whom it means, where that is sure.
//!
//! Only the subject of the sentence before, or the speaker whose words the unit reports, is taken,
//! and only where number fits and, for persons and things, kind. “It is unclear whether …” needs
//! nobody.

use std::ops::Range;

use crate::analysis::attribution;
use crate::lexicon;
use crate::text::{Document, Name, NameKind, Tag};

/// A subject of more tokens than this is no name for a line.
const LONGEST: usize = 9;
/// Most tokens of “On Tuesday morning,”, “after meeting with the president,” before a subject.
const LONGEST_SETTING: usize = 12;

/// What the opening pronoun of a unit means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// No pronoun opens it, or one that stands for nobody.
    Free,
    /// It stands for these tokens.
    Means(Range<usize>),
    /// It stands for somebody, and it is not sure for whom.
    Unsure,
}

/// Reads the pronoun at token `at`; `near` are those whom it may mean, the likeliest first: whose
/// words the unit reports, what they speak of, the subject of the sentence before.
#[must_use]
pub fn opening<'r>(doc: &Document, at: usize, mut near: impl Iterator<Item = &'r Range<usize>>) -> Opening {
    let fits: fn(&Document, &Range<usize>) -> bool = match &*doc.tokens[at].lower {
        "he" | "she" => is_person,
        "his" | "her" => return owner(doc, at, near),
        "they" if speaks(doc, at) => |doc, range| is_plural(doc, range) && attribution::is_speaker(doc, range),
        "they" => is_plural,
        "it" if is_expletive(doc, at) => return Opening::Free,
        // “Chile makes sure Norway is heard when it speaks”
        "it" if at > 0 && matches!(&*doc.tokens[at - 1].lower, "when" | "if" | "what" | "because") => return Opening::Unsure,
        // “It said a day had been agreed”: only what can speak.
        "it" if speaks(doc, at) => |doc, range| is_thing(doc, range) && attribution::is_speaker(doc, range),
        "it" => is_thing,
        // “… but that term is vague”.
        "that" | "those" if points_back(doc, at) => return Opening::Unsure,
        "this" | "that" | "these" | "those" if doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_finite()) => return Opening::Unsure,
        _ => return Opening::Free,
    };
    let person = matches!(&*doc.tokens[at].lower, "he" | "she");
    // “Berg's office said she was ill”: she is whose office it is.
    let fitting = |range: &Range<usize>| {
        let is_near = range.end <= at && at - range.end <= 2 * LONGEST;
        let owner = || possessor(doc, range).filter(|owner| person && is_near && is_person(doc, owner));
        if fits(doc, range) { Some(range.clone()) } else { owner() }
    };
    // “It's what they want”: no noun can stand there.
    if &*doc.tokens[at].lower == "it" && doc.tokens.get(at + 1).is_some_and(|next| next.lower.starts_with(['\'', '’'])) {
        return Opening::Unsure;
    }
    let found = near.find_map(fitting);
    // “They praised the crews as they left port”: who left is not sure.
    let they = &*doc.tokens[at].lower == "they";
    let others = |range: &Range<usize>| range.end < at && (names_others(doc, range.end..at) || names_a_group(doc, range.end, at));
    let deed = &*doc.tokens[at].lower == "it" && is_of_deeds(doc, at + 1);
    if they && found.as_ref().is_some_and(others) || deed && found.as_ref().is_some_and(|range| attribution::is_speaker(doc, range)) {
        return Opening::Unsure;
    }
    if !matches!(&*doc.tokens[at].lower, "he" | "she") {
        return found.map_or(Opening::Unsure, Opening::Means);
    }
    let sentence = doc.sentence_of(at);
    let paragraph = doc.paragraph_tokens(doc.sentences[sentence].paragraph).start;
    // Whom the paragraph itself names is nearer than who spoke in the one before.
    let own = || only_person(doc, paragraph..at);
    let alone = || only_person(doc, doc.sentences[sentence.saturating_sub(2)].tokens.start..at);
    let earlier = found.as_ref().is_some_and(|range| range.start < paragraph);
    // “The governor was angry. “…,” he said”: no name, and somebody else than who spoke before.
    if (earlier || found.is_none()) && own().is_none() && names_office(doc, at) {
        return Opening::Unsure;
    }
    let meant = if earlier { own().or(found) } else { found.or_else(alone) };
    meant.map_or(Opening::Unsure, Opening::Means)
}

/// “The ministry stopped the broadcasts. It marks the first time …”: what happened marks, comes and means, not the ministry.
fn is_of_deeds(doc: &Document, verb: usize) -> bool {
    doc.tokens.get(verb).is_some_and(|token| {
        matches!(
            &*token.lemma,
            "mark" | "come" | "happen" | "occur" | "mean" | "follow" | "signal" | "represent" | "underline" | "underscore"
        )
    })
}

/// “His officials”: whose they are, where the paragraph names one person before and that one is spoken of.
fn owner<'r>(doc: &Document, at: usize, mut near: impl Iterator<Item = &'r Range<usize>>) -> Opening {
    let paragraph = doc.paragraph_tokens(doc.sentences[doc.sentence_of(at)].paragraph).start;
    let Some(only) = only_person(doc, paragraph..at).filter(|_| !names_office(doc, at)) else { return Opening::Free };
    let subject = near.find(|range| range.start >= paragraph && range.end <= at);
    if subject.is_some_and(|range| range.start <= only.start && only.end <= range.end) { Opening::Means(only) } else { Opening::Free }
}

/// “… but that term is vague”, “That stance holds appeal”, not “That month”: the noun was spoken of before.
fn points_back(doc: &Document, at: usize) -> bool {
    let opens = doc.sentences[doc.sentence_of(at)].tokens.start == at;
    let noun = doc.tokens.get(at + 1).filter(|next| next.tag.is_noun() && !lexicon::TIME_WORDS.contains(&next.lower));
    noun.is_some() && (doc.tokens[at].tag == Tag::DT || opens && doc.tokens[at].tag == Tag::IN)
}

/// Whose office, team, camp or critics speak (“Berg's office”).
fn possessor(doc: &Document, range: &Range<usize>) -> Option<Range<usize>> {
    let mark = range.clone().rev().find(|&at| doc.tokens[at].tag == Tag::POS)?;
    let staff = matches!(
        &*doc.tokens[range.end - 1].lower,
        "office"
            | "team"
            | "camp"
            | "campaign"
            | "staff"
            | "critics"
            | "opponents"
            | "supporters"
            | "allies"
            | "backers"
            | "aides"
            | "advisers"
            | "account"
            | "version"
            | "remarks"
            | "speech"
    );
    (mark > range.start && staff).then_some(range.start..mark)
}

/// Whether several others are named between the subject of a sentence and a pronoun in it.
fn names_others(doc: &Document, between: Range<usize>) -> bool {
    let same = doc.sentence_of(between.start) == doc.sentence_of(between.end);
    same && doc.tokens[between]
        .iter()
        .any(|token| matches!(token.tag, Tag::NNS | Tag::NNPS) || matches!(&*token.lower, "people" | "police"))
}

/// “The army blamed the insurgents; they denied it”: whether the pronoun's own sentence names a group before it, and the
/// subject ends in an earlier one.
fn names_a_group(doc: &Document, end: usize, at: usize) -> bool {
    let start = doc.sentences[doc.sentence_of(at)].tokens.start;
    end <= start && (start..at).any(|i| doc.tokens[i].tag == Tag::NNS && lexicon::GROUPS.contains(&doc.tokens[i].lower))
}

/// Whether the paragraph of the pronoun at `at` speaks of somebody by an office alone before it.
#[must_use]
pub fn names_office(doc: &Document, at: usize) -> bool {
    let paragraph = doc.paragraph_tokens(doc.sentences[doc.sentence_of(at)].paragraph).start;
    (paragraph..at).any(|i| {
        let token = &doc.tokens[i];
        let high = matches!(
            lexicon::TITLES.class(&token.lower),
            Some("state" | "government" | "royal" | "local" | "legislator" | "diplomat" | "spokes")
        );
        // “The minister's office said that Berg …”
        let name =
            doc.tokens[i + 1].tag.is_proper() && !lexicon::CALENDAR.contains(&doc.tokens[i + 1].lower) || doc.tokens[i + 1].tag == Tag::POS;
        high && token.tag == Tag::NN && !name && doc.quotations_in(i..i + 1).is_empty()
    })
}

/// Whether the pronoun's verb is one of speech: “They noted”, “They also discussed”.
#[must_use]
pub fn speaks(doc: &Document, at: usize) -> bool {
    let verb = (at + 1..doc.tokens.len().min(at + 4)).find(|&at| doc.tokens[at].tag.is_verb());
    verb.is_some_and(|verb| lexicon::SPEECH_VERBS.contains(&doc.tokens[verb].lemma))
}

/// The one person whom the tokens of `range` name.
fn only_person(doc: &Document, range: Range<usize>) -> Option<Range<usize>> {
    let (from, at) = (range.start, range.end);
    let within =
        doc.names_in(from..at).iter().filter(|name| is_name_of_person(doc, name) && from <= name.tokens.start && name.tokens.end <= at);
    // “Berg's district”: of whom something is named, nothing is told.
    let owns = |name: &Name| doc.tokens.get(name.tokens.end).is_some_and(|next| next.tag == Tag::POS || matches!(&*next.lower, "'" | "’"));
    let surname = |range: &Range<usize>| &*doc.tokens[range.end - 1].lower;
    let mut last: Option<&Range<usize>> = None;
    for name in within.filter(|name| !owns(name)) {
        if last.is_some_and(|last| surname(last) != surname(&name.tokens)) {
            return None;
        }
        last = Some(&name.tokens);
    }
    last.cloned()
}

/// Whether the recogniser says so, and no list knows it as a place.
fn is_name_of_person(doc: &Document, name: &Name) -> bool {
    let words = doc.words(name.tokens.clone()).to_lowercase();
    let place = [&lexicon::COUNTRIES, &lexicon::CAPITALS, &lexicon::CITIES, &lexicon::REGIONS].iter().any(|list| list.contains(&words));
    // “Holm Glacier”
    let ground = lexicon::NATURE_NOUNS.contains(&doc.tokens[name.tokens.end - 1].lower);
    name.kind == NameKind::Person && !place && !ground
}

/// “It is unclear whether”, “It was agreed that”.
#[must_use]
pub fn is_expletive(doc: &Document, at: usize) -> bool {
    let next = |offset: usize| doc.tokens.get(at + offset);
    // “It will open talks to end the strike”: that is a thing.
    let modal = usize::from(next(1).is_some_and(|token| token.tag == Tag::MD));
    let be = next(1 + modal).is_some_and(|token| &*token.lemma == "be" || matches!(&*token.lower, "'s" | "is" | "was"));
    // “It's what they have asked for”: that is a thing said before.
    let cleft = next(2 + modal).is_some_and(|token| &*token.lower == "what");
    // “It is thought the pact will hold”; “it is set to open talks”, “it is due to meet”: that is a thing.
    let word = |offset: usize| next(offset).map_or("", |token| &*token.lower);
    let adverb = usize::from(next(2 + modal).is_some_and(|token| token.tag == Tag::RB));
    // “It is also possible the fleet will return”
    let clause = next(3 + modal + adverb).is_some_and(|token| token.tag.is_proper() || matches!(token.tag, Tag::DT | Tag::PRP | Tag::PRPS));
    // “It was unclear when the fleet would sail”
    let asks = next(3 + modal + adverb).is_some_and(|token| matches!(token.tag, Tag::WRB | Tag::WP | Tag::WDT));
    let judged = matches!(word(2 + modal + adverb), "possible" | "probable" | "likely" | "unlikely") && clause
        || matches!(word(2 + modal + adverb), "clear" | "unclear" | "unknown" | "uncertain") && (clause || asks);
    let matter = judged
        || matches!(
            word(2 + modal + adverb),
            "thought" | "understood" | "hoped" | "believed" | "feared" | "reported" | "claimed" | "said" | "incumbent"
        );
    let ready = matches!(
        word(2 + modal + adverb),
        "set" | "due" | "scheduled" | "expected" | "likely" | "ready" | "willing" | "able" | "determined" | "committed" | "prepared"
    ) && word(3 + modal + adverb) == "to";
    if be && ready {
        return false;
    }
    be && !cleft && matter && word(3 + modal + adverb) != "to"
        || be
            && !cleft
            && (2..8).filter_map(next).any(|token| {
                matches!(&*token.lower, "that" | "whether" | "to" | "how" | "what" | "if" | "understood" | "hoped" | "believed")
            })
}

/// The subject that a stretch opens with: a noun phrase before the first finite verb, participle or
/// comma; “On Tuesday,” may stand before it.
#[must_use]
pub fn subject(doc: &Document, stretch: &Range<usize>) -> Option<Range<usize>> {
    let comma = |at: &usize| &*doc.tokens[*at].lower == ",";
    // “But the envoy declined”, “Still, the envoy declined”: the envoy.
    let adverb = doc.tokens[stretch.start].tag.is_adverb() && stretch.len() > 2;
    let joined = usize::from(adverb || doc.tokens[stretch.start].tag == Tag::CC);
    let open = stretch.start + joined + usize::from(adverb && comma(&(stretch.start + 1)));
    // “On Tuesday,”, “According to the envoy,”, “Speaking in Oslo,”
    let setting = doc.tokens.get(open).is_some_and(|token| matches!(token.tag, Tag::IN | Tag::VBG)) && open < stretch.end;
    let start = if setting { (open..stretch.end).take(LONGEST_SETTING).find(comma)? + 1 } else { open };
    let ends = |at: &usize| doc.tokens[*at].tag.is_finite() || comma(at) || *at > start && doc.tokens[*at].tag == Tag::VBG;
    let end = (start..stretch.end).take(LONGEST + 1).find(ends)?;
    let last = (start..end).rev().find(|&at| !doc.tokens[at].tag.is_adverb())?;
    let range = start..last + 1;
    let phrase = |at: usize| {
        let token = &doc.tokens[at];
        token.tag.is_noun()
            || token.tag.is_adjective()
            || matches!(token.tag, Tag::DT | Tag::POS | Tag::CD | Tag::CC | Tag::VBN)
            || matches!(&*token.lower, "of" | "for")
    };
    (!range.is_empty() && range.clone().all(phrase) && doc.tokens[last].tag.is_noun()).then_some(range)
}

/// Whether the words name several.
#[must_use]
pub fn is_plural(doc: &Document, range: &Range<usize>) -> bool {
    let tokens = &doc.tokens[range.clone()];
    tokens.iter().any(|token| &*token.lower == "and") || tokens.last().is_some_and(|token| matches!(token.tag, Tag::NNS | Tag::NNPS))
}

pub(super) fn is_person(doc: &Document, range: &Range<usize>) -> bool {
    // “The president's tweet” is none.
    let owned = range.clone().rev().find(|&at| doc.tokens[at].tag == Tag::POS).map_or(range.start, |mark| mark + 1);
    let range = &(owned.min(range.end)..range.end);
    let named = || doc.names_in(range.clone()).iter().any(|name| is_name_of_person(doc, name));
    // “Mr Berg-Holm” is one, whether or not the name is known.
    let addressed = doc.tokens[range.start].tag.is_proper() && lexicon::HONORIFICS.contains(&doc.tokens[range.start].lower);
    let titled = addressed || doc.tokens[range.clone()].iter().any(|token| OFFICES.contains(&&*token.lower)) || holds_office(doc, range);
    (named() || titled) && !is_plural(doc, range)
}

/// “The Counselor”, “the director of the fund”: a title heads the phrase.
fn holds_office(doc: &Document, range: &Range<usize>) -> bool {
    let head = range.clone().find(|&at| matches!(&*doc.tokens[at].lower, "of" | "for" | ",")).unwrap_or(range.end);
    let the = range.len() > 1 && matches!(&*doc.tokens[range.start].lower, "the" | "his" | "her" | "its");
    the && head > range.start + 1 && {
        let token = &doc.tokens[head - 1];
        let class = lexicon::TITLES.class(&token.lower);
        let office = matches!(class, Some("state" | "royal" | "government" | "diplomat" | "legislator" | "local" | "business"));
        office && token.tag.is_noun() && !matches!(&*token.lower, "head" | "chair" | "partner" | "speaker" | "delegate" | "representative")
    }
}

/// Offices by which news tells of somebody whom it has named: “he” may be their holder.
const OFFICES: [&str; 17] = [
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "president",
    "minister",
    "secretary",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "leader",
    "chairman",
    "envoy",
    "ambassador",
    "mayor",
];

/// Whether the phrase tells of somebody: “it” is not he.
fn is_somebody(doc: &Document, range: &Range<usize>) -> bool {
    let of = range.clone().find(|&at| matches!(&*doc.tokens[at].lower, "of" | "for")).unwrap_or(range.end);
    let ends_there = |at: usize| lexicon::TITLES.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(len, _)| at + len == of);
    is_person(doc, range) || (range.start..of).any(ends_there)
}

fn is_thing(doc: &Document, range: &Range<usize>) -> bool {
    !is_plural(doc, range) && !is_somebody(doc, range) && (!doc.names.is_empty() || &*doc.tokens[range.start].lower == "the")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn read(before: &str, after: &str) -> Opening {
        let article = ingest::read("a.txt", format!("Talks\n\n{before} {after}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let subject = subject(&doc, &doc.sentences[1].tokens);
        opening(&doc, doc.sentences[2].tokens.start, subject.iter())
    }

    #[test]
    fn the_subject_before_is_meant() {
        assert!(matches!(read("President Niinistö met reporters.", "He praised the pact."), Opening::Means(_)));
        assert!(matches!(read("The two ministers met in Oslo.", "They signed the pact."), Opening::Means(_)));
        let doc = text::build(&clean::clean(&ingest::read("a.txt", "Talks\n\nBut the envoy declined.".as_bytes()).expect("text")));
        assert_eq!(subject(&doc, &doc.sentences[1].tokens).map(|range| doc.words(range)), Some("the envoy"));
        assert!(matches!(read("The envoy and his deputy left.", "They signed nothing."), Opening::Means(_) | Opening::Unsure));
    }

    #[test]
    fn whom_the_paragraph_names_is_nearer_than_the_last_speaker() {
        let body = "Talks\n\nPresident Niinistö praised the pact.\n\nOn Tuesday, Prime Minister Geir Haarde speaking to reporters called it void. He praised nothing.";
        let doc = text::build(&clean::clean(&ingest::read("a.txt", body.as_bytes()).expect("text")));
        let last = doc.sentences.len() - 1;
        let spoke = subject(&doc, &doc.sentences[1].tokens);
        let Opening::Means(meant) = opening(&doc, doc.sentences[last].tokens.start, spoke.iter()) else { panic!("nobody is meant") };
        assert_eq!(doc.words(meant), "Geir Haarde");
        let named = subject(&doc, &doc.sentences[last - 1].tokens).map(|range| doc.words(range));
        assert_eq!(named, Some("Prime Minister Geir Haarde"));
    }

    #[test]
    fn a_title_of_any_kind_is_somebody() {
        assert!(matches!(read("The Counselor left the hall.", "She praised the pact."), Opening::Means(_)));
        assert_eq!(read("The partner met reporters.", "She praised the pact."), Opening::Unsure);
    }

    #[test]
    fn a_group_of_the_pronouns_own_sentence_makes_it_unsure() {
        let text = "Talks\n\nThe drivers left the talks. The army blamed the insurgents; they denied it.";
        let doc = text::build(&clean::clean(&ingest::read("a.txt", text.as_bytes()).expect("text")));
        let they = (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == "they").expect("in the text");
        let subject = subject(&doc, &doc.sentences[1].tokens);
        assert!(subject.is_some());
        assert_eq!(opening(&doc, they, subject.iter()), Opening::Unsure);
    }

    #[test]
    fn whose_office_speaks_is_meant() {
        let doc = text::build(&clean::clean(
            &ingest::read("a.txt", "Talks\n\nBanks left the talks. Director Kari Berg's office said she is ill.".as_bytes()).expect("text"),
        ));
        let she = (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == "she").expect("in the text");
        let speaker = she - 6..she - 1;
        let Opening::Means(meant) = opening(&doc, she, std::iter::once(&speaker)) else { panic!("nobody is meant") };
        assert_eq!(doc.words(meant), "Director Kari Berg");
    }

    #[test]
    fn what_a_body_did_marks_a_change_and_not_the_body() {
        assert_eq!(read("The ministry stopped the broadcasts.", "It marks a turn in the talks."), Opening::Unsure);
        assert!(matches!(read("The pact ended the strike.", "It marks a turn in the talks."), Opening::Means(_)));
        assert!(matches!(read("The ministry stopped the broadcasts.", "It will resume them in May."), Opening::Means(_)));
    }

    #[test]
    fn others_are_not_guessed() {
        assert_eq!(read("The two ministers met in Oslo.", "He praised the pact."), Opening::Unsure);
        assert_eq!(read("President Niinistö met reporters.", "They signed the pact."), Opening::Unsure);
        assert_eq!(read("The attacks must stop.", "They noted that the pact holds."), Opening::Unsure);
        assert!(matches!(read("The ministers met reporters.", "They noted that the pact holds."), Opening::Means(_)));
        assert_eq!(read("President Niinistö met reporters.", "It is unclear whether he will stay."), Opening::Free);
        assert_eq!(read("The council met reporters.", "It is thought several ports will close."), Opening::Free);
        assert_eq!(read("The council met reporters.", "It is also possible the port will close."), Opening::Free);
        assert_ne!(read("The council met reporters.", "It is set to open the port."), Opening::Free);
        assert_eq!(read("The pact will be signed.", "It's what the rebels have asked for."), Opening::Unsure);
        assert_eq!(read("The council met reporters.", "If it votes, the port will close."), Opening::Free);
        assert_eq!(read("The intelligence chief spoke.", "It was the fifth round of talks."), Opening::Unsure);
        assert!(matches!(read("But after meeting with the king, the two sides agreed.", "They also left."), Opening::Means(_)));
    }
}
