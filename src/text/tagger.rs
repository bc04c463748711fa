//! Tokens of a sentence → parts of speech: a greedy averaged perceptron, left to right.

use std::collections::BTreeMap;
use std::ops::Range;

use super::features::{self, Form};
use super::model::{self, Model};
use super::{Document, Tag};

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
