//! Trains the name recogniser.

use std::path::Path;

use attache::text::features::{self, Form};
use attache::text::model::Model;
use attache::text::names::{self, KINDS, LABELS};
use attache::text::{Tag, lower_case, tagger};

use crate::pack::pack;
use crate::perceptron::Perceptron;
use crate::random::Random;
use crate::silver::{self, Sentence};
use crate::variants::{self, Variant};

/// Passes over the data.
const EPOCHS: usize = 5;
/// Least absolute weight that is kept, picked on the held-out sentences.
const LEAST: f64 = 1.0;
/// One block of sentences in twenty is held out.
const BLOCK: usize = 200;

struct Example {
    forms: Vec<Form>,
    tags: Vec<Tag>,
    labels: Vec<usize>,
}

/// Trains on the repaired sentences, writes the model to `out`, reports scores.
pub fn train(data: &Path, out: &Path) {
    let mut random = Random::new(20_210_519);
    let mut all = silver::read(&data.join("silver-ner.tsv.gz"));
    let raw: Vec<Vec<usize>> = all.iter().map(|sentence| sentence.labels.clone()).collect();
    silver::repair(&mut all);
    let changed = all.iter().zip(&raw).filter(|(sentence, raw)| sentence.labels != **raw).count();
    println!("{} sentences, {changed} repaired", all.len());
    let (mut held, mut learnt) = (Vec::new(), Vec::new());
    for (at, sentence) in all.into_iter().enumerate() {
        if at / BLOCK % 20 == 7 { held.push(sentence) } else { learnt.push(sentence) }
    }
    let wiki = silver::read(&data.join("wikigold.tsv.gz"));
    let copies = variants_of(&learnt, &mut random);
    learnt.extend(copies);
    let examples: Vec<Example> = learnt.iter().map(example).collect();
    let perceptron = learn(&examples, &mut random);
    let least = std::env::var("LEAST").ok().and_then(|text| text.parse().ok()).unwrap_or(LEAST);
    let rows = perceptron.averaged(least);
    let bytes = pack(&rows, LABELS);
    std::fs::write(out, &bytes).expect("the model's folder is writable");
    println!("{} features, {} bytes", rows.len(), bytes.len());
    let model = Model::new(bytes.leak());
    report("held out", &model, &held);
    for (variant, label) in [(Variant::Capitals, "capitals"), (Variant::Heading, "headline case")] {
        let copy: Vec<Sentence> = held.iter().map(|sentence| rewrite(sentence, variant)).collect();
        report(label, &model, &copy);
    }
    report("wikigold", &model, &wiki);
}

fn example(sentence: &Sentence) -> Example {
    let style = features::style(sentence.words.iter().map(String::as_str));
    let forms: Vec<Form> = sentence.words.iter().map(|word| Form::new(word, &lower_case(word), style)).collect();
    let tags = tagger::tags(&forms);
    Example { forms, tags, labels: sentence.labels.clone() }
}

fn variants_of(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut copies = Vec::new();
    for sentence in sentences {
        match random.below(100) {
            0..12 => copies.push(rewrite(sentence, Variant::Capitals)),
            12..24 => copies.push(rewrite(sentence, Variant::Heading)),
            _ => {}
        }
    }
    copies
}

fn rewrite(sentence: &Sentence, variant: Variant) -> Sentence {
    Sentence {
        words: sentence.words.iter().enumerate().map(|(at, word)| variants::write(word, variant, at == 0)).collect(),
        labels: sentence.labels.clone(),
    }
}

fn learn(examples: &[Example], random: &mut Random) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut found = Vec::new();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for &at in &order {
            let example = &examples[at];
            let tags: Vec<usize> = example.tags.iter().map(|&tag| tag as usize).collect();
            let (mut previous, mut before) = (0_usize, 0);
            for (at, &label) in example.labels.iter().enumerate() {
                features::name_features(&example.forms, &tags, at, previous, before, &mut found);
                let guess = perceptron.predict(&found, |class| names::may_follow(class, previous.saturating_sub(1)), LABELS);
                // After a missed first word the truth cannot be chosen; weights pushed towards it would grow without end.
                if names::may_follow(label, previous.saturating_sub(1)) {
                    perceptron.learn(&found, guess, label);
                }
                (previous, before) = (guess + 1, previous);
                right += usize::from(guess == label);
                all += 1;
            }
        }
        println!("epoch {}: {:.2} %", epoch + 1, 100.0 * right as f64 / all as f64);
    }
    perceptron
}

/// Precision, recall and F1 of exact stretches, for each kind.
fn report(title: &str, model: &Model, sentences: &[Sentence]) {
    let mut counts = [[0_u32; 3]; 8];
    for sentence in sentences {
        let example = example(sentence);
        let found = names::stretches(&names::labels(&example.forms, &example.tags, model));
        let truth = names::stretches(&sentence.labels);
        for (range, kind) in &found {
            let right = truth.contains(&(range.clone(), *kind));
            for row in [*kind as usize, 7] {
                counts[row][0] += u32::from(right);
                counts[row][1] += 1;
            }
        }
        for (_, kind) in &truth {
            counts[*kind as usize][2] += 1;
            counts[7][2] += 1;
        }
    }
    println!("{title}");
    for (row, [right, found, truth]) in counts.into_iter().enumerate().filter(|(_, count)| count[2] > 0) {
        let (precision, recall) = (f64::from(right) / f64::from(found.max(1)), f64::from(right) / f64::from(truth));
        let name = KINDS.get(row).map_or("all".to_owned(), |kind| format!("{kind:?}"));
        println!(
            "  {name}: precision {precision:.3} recall {recall:.3} F1 {:.3} of {truth}",
            2.0 * precision * recall / (precision + recall).max(1e-9)
        );
    }
}
