//! Tagged sentences → names: a greedy averaged perceptron over begin/inside labels.

use std::ops::Range;

use super::features::{self, Form};
use super::model::{self, Model};
use super::{Name, NameKind, Tag};

static NAMES: Model = Model::new(include_bytes!("../../assets/models/names.bin"));

/// The kinds of name in the order of their labels.
pub const KINDS: [NameKind; 7] =
    [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Group, NameKind::Date, NameKind::Event, NameKind::Facility];

/// Number of labels: none, and for each kind its first word and its other words.
pub const LABELS: usize = 1 + 2 * KINDS.len();

/// The label of the first word of a name of kind `kind`; its other words have the next one.
#[must_use]
pub fn first_label(kind: NameKind) -> usize {
    1 + 2 * kind as usize
}

/// Whether `label` may follow `previous`: other words of a name follow its first word or another.
#[must_use]
pub fn may_follow(label: usize, previous: usize) -> bool {
    label == 0 || label % 2 == 1 || previous == label || previous + 1 == label
}

/// The labels of the words of a sentence, chosen by `scores` from left to right.
pub fn labels(forms: &[Form], tags: &[Tag], model: &Model) -> Vec<usize> {
    let tags: Vec<usize> = tags.iter().map(|&tag| tag as usize).collect();
    let mut found: Vec<usize> = Vec::with_capacity(forms.len());
    let mut features = Vec::with_capacity(32);
    let (mut previous, mut before) = (0, 0);
    for at in 0..forms.len() {
        features::name_features(forms, &tags, at, previous, before, &mut features);
        let mut scores = model.scores(&features);
        for (label, score) in scores.iter_mut().enumerate() {
            if !may_follow(label, previous.saturating_sub(1)) {
                *score = i32::MIN;
            }
        }
        let label = model::best(&scores, LABELS);
        found.push(label);
        (previous, before) = (label + 1, previous);
    }
    found
}

/// The stretches that `labels` describe: tokens count from the first word.
#[must_use]
pub fn stretches(labels: &[usize]) -> Vec<(Range<usize>, NameKind)> {
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        match found.last_mut() {
            _ if label == 0 => {}
            Some((range, kind)) if label % 2 == 0 && range.end == at && first_label(*kind) + 1 == label => range.end = at + 1,
            _ => found.push((at..at + 1, KINDS[(label - 1) / 2])),
        }
    }
    found
}

/// The names of a sentence whose first token is `start`.
pub(super) fn names(forms: &[Form], tags: &[Tag], start: usize) -> impl Iterator<Item = Name> + use<> {
    stretches(&labels(forms, tags, &NAMES))
        .into_iter()
        .map(move |(range, kind)| Name { tokens: start + range.start..start + range.end, kind })
}
