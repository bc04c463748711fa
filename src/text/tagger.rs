//! Tokens of a sentence → parts of speech: a greedy averaged perceptron, left to right.

use std::collections::BTreeMap;
use std::ops::Range;

use super::features::{self, Form};
use super::model::{self, Model};
use super::{Document, NameKind, Tag, lemma, name_repair};
use crate::lexicon;

static TAGS: Model = Model::new(include_bytes!("../../assets/models/tags.bin"));

/// What the features read of each word of a sentence.
pub(super) fn forms(doc: &Document, sentence: Range<usize>) -> Vec<Form> {
    let tokens = &doc.tokens[sentence];
    let style = features::style(tokens.iter().map(|token| token.span.of(&doc.text)));
    tokens.iter().map(|token| Form::new(token.span.of(&doc.text), &token.lower, style)).collect()
}

/// The tags of the words that `forms` describe.
#[must_use]
pub fn tags(forms: &[Form]) -> Vec<Tag> {
    let mut found = Vec::with_capacity(forms.len());
    let mut features = Vec::with_capacity(32);
    let (mut previous, mut before) = (0, 0);
    for at in 0..forms.len() {
        features::tag_features(forms, at, previous, before, &mut features);
        let class = model::best(&TAGS.scores(&features), Tag::ALL.len());
        found.push(Tag::ALL[class]);
        (previous, before) = (class + 1, previous);
    }
    found
}

/// The tags of a sentence of the document. A capitalised first word that the tagger has not met is a
/// name rather than a verb: running news has few imperatives.
pub(super) fn sentence_tags(doc: &Document, sentence: Range<usize>) -> Vec<Tag> {
    let forms = forms(doc, sentence.clone());
    let mut tags = tags(&forms);
    let first = (0..tags.len()).find(|&at| doc.tokens[sentence.start + at].lower.starts_with(char::is_alphanumeric));
    if let Some(at) = first.filter(|&at| tags[at].is_verb() && tags[at] != Tag::VBG && !TAGS.knows(features::word_feature(&forms[at])))
        && doc.tokens[sentence.start + at].span.of(&doc.text).starts_with(char::is_uppercase)
    {
        tags[at] = Tag::NNP;
    }
    // “Mrs Berg”, “Mr Lind-Holm”: a form of address is a part of the name.
    let capital = |at: usize| doc.tokens[sentence.start + at].span.of(&doc.text).starts_with(char::is_uppercase);
    for at in 0..tags.len().saturating_sub(1) {
        if matches!(tags[at], Tag::NNS | Tag::GW) && capital(at) && capital(at + 1) {
            let address = lexicon::HONORIFICS.contains(&doc.tokens[sentence.start + at].lower);
            tags[at] = if address { Tag::NNP } else { tags[at] };
        }
    }
    tags
}

/// A capital at the start of a sentence tells nothing; the same word elsewhere does.
///
/// A word that is a proper noun wherever it stands within a running sentence, and is never
/// written in lower case, is one at the start of a sentence too.
pub(super) fn agree_on_names(doc: &mut Document) {
    let mut proper: BTreeMap<&str, bool> = BTreeMap::new();
    for sentence in &doc.sentences {
        for token in doc.tokens[sentence.tokens.clone()].iter().skip(1) {
            let is_name = token.tag.is_proper() && token.span.of(&doc.text).starts_with(char::is_uppercase);
            proper.entry(&token.lower).and_modify(|all| *all &= is_name).or_insert(is_name);
        }
    }
    let wrong: Vec<usize> = doc
        .sentences
        .iter()
        .flat_map(|sentence| sentence.tokens.clone().take(2))
        .filter(|&at| {
            let token = &doc.tokens[at];
            !token.tag.is_proper() && token.span.of(&doc.text).starts_with(char::is_uppercase) && proper.get(&*token.lower) == Some(&true)
        })
        .collect();
    for at in wrong {
        doc.tokens[at].tag = Tag::NNP;
    }
}

/// What names and hyphens tell about the tags of common words.
pub(super) fn agree_with_names(doc: &mut Document) {
    for token in &mut doc.tokens {
        if matches!(token.tag, Tag::VB | Tag::VBP) && token.lower.matches('-').count() > 1 {
            token.tag = Tag::JJ;
        }
    }
    // “…,” Ask said: whoever is named by one word is no verb.
    let people = doc.names.iter().filter(|name| name.kind == NameKind::Person && name.tokens.len() == 1);
    let surname = |at: &usize| name_repair::is_subject(doc, *at);
    let surnames: Vec<usize> = people.map(|name| name.tokens.start).filter(surname).collect();
    for at in surnames {
        doc.tokens[at].tag = Tag::NNP;
        if let Some(verb) = doc.tokens.get_mut(at + 1).filter(|next| next.tag == Tag::VBN) {
            verb.tag = Tag::VBD;
        }
    }
    for at in missing_finite_verbs(doc) {
        doc.tokens[at].tag = Tag::VBD;
    }
    for at in speech_after_names(doc) {
        doc.tokens[at].tag = Tag::VBZ;
    }
    for at in speakers_that_look_like_verbs(doc) {
        (doc.tokens[at].tag, doc.tokens[at + 1].tag) = (Tag::NNS, Tag::VBD);
    }
    let ends: Vec<usize> = doc.names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.tokens.end).collect();
    for at in ends {
        // “Xi met”: no noun looks like an irregular past tense after a person's name.
        if let Some(token) = doc.tokens.get_mut(at).filter(|token| token.tag == Tag::NN && lexicon::IRREGULAR_VERBS.contains(&token.lower))
        {
            token.tag = Tag::VBD;
        }
    }
}

/// “…, Reuters reports.”, “Xi claims the”: a verb of speech that looks like a plural, after a name.
fn speech_after_names(doc: &Document) -> Vec<usize> {
    let speakers = doc.names.iter().filter(|name| !matches!(name.kind, NameKind::Date | NameKind::Group)).map(|name| name.tokens.end);
    let is_speech = |at: usize| {
        let next = doc.tokens.get(at + 1).map_or(Tag::PERIOD, |token| token.tag);
        let token = &doc.tokens[at];
        let goes_on = matches!(next, Tag::PERIOD | Tag::COMMA | Tag::DT | Tag::PRP | Tag::PRPS | Tag::OPENQUOTE);
        token.tag == Tag::NNS && goes_on && lexicon::SPEECH_VERBS.contains(&lemma::lemma(&token.lower, Tag::VBZ))
    };
    speakers.filter(|&at| at < doc.tokens.len() && is_speech(at)).collect()
}

/// “…, witnesses said.”
fn speakers_that_look_like_verbs(doc: &Document) -> Vec<usize> {
    let is_speaker = |at: &usize| {
        let [before, token, next] = &doc.tokens[at - 1..at + 2] else { return false };
        token.tag == Tag::VBZ
            && matches!(before.tag, Tag::COMMA | Tag::CLOSEQUOTE)
            && lexicon::SPEAKER_NOUNS.contains(&lemma::lemma(&token.lower, Tag::NNS))
            && matches!(next.tag, Tag::VBD | Tag::VBN)
            && lexicon::SPEECH_VERBS.class(&lemma::lemma(&next.lower, Tag::VBD)) == Some("plain")
    };
    (1..doc.tokens.len().saturating_sub(1)).filter(is_speaker).collect()
}

/// A sentence that ends in a full stop has a finite verb: where the tagger found none, the first
/// participle without an auxiliary is one (“The minister of defense resigned.”).
fn missing_finite_verbs(doc: &Document) -> Vec<usize> {
    let bare = |at: usize| {
        let start = doc.sentences[doc.sentence_of(at)].tokens.start;
        doc.tokens[at].tag == Tag::VBN
            && at > start
            && doc.tokens[at - 1].tag.is_noun()
            && !(start..at).rev().take(3).any(|i| doc.tokens[i].tag.is_verb())
    };
    let ends_in_stop = |tokens: &Range<usize>| tokens.len() > 3 && doc.tokens[tokens.end - 1].tag == Tag::PERIOD;
    let sentences = doc.sentences.iter().map(|sentence| sentence.tokens.clone()).filter(ends_in_stop);
    sentences
        .filter(|tokens| !tokens.clone().any(|at| doc.tokens[at].tag.is_finite()))
        .filter_map(|mut tokens| tokens.find(|&at| bare(at)))
        .collect()
}
