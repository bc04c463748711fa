//! Trains the part-of-speech tagger.

use std::path::Path;

use attache::text::features::{self, Form};
use attache::text::model::{self, Model};
use attache::text::{Tag, lower_case};

use crate::conllu::{self, Sentence};
use crate::pack::pack;
use crate::perceptron::Perceptron;
use crate::random::Random;
use crate::variants::{self, Variant};

/// Passes over the data.
const EPOCHS: usize = 7;
/// Least absolute weight that is kept, picked on the development sets: smaller keeps more features.
const LEAST: f64 = 1.0;

/// Trains on EWT and GUM, writes the model to `out`, reports accuracy.
pub fn train(data: &Path, out: &Path) {
    let read = |name: &str| conllu::read(&data.join(format!("{name}.conllu.gz")));
    let mut random = Random::new(20_210_519);
    let mut sentences = read("ewt-train");
    sentences.extend(read("gum-train-by"));
    let copies = variants_of(&sentences, &mut random);
    sentences.extend(copies);
    println!("{} sentences, {} tokens", sentences.len(), sentences.iter().map(Vec::len).sum::<usize>());
    let examples: Vec<(Vec<Form>, Vec<Tag>)> =
        sentences.iter().map(|sentence| (forms(sentence), sentence.iter().map(|word| word.1).collect())).collect();
    let perceptron = learn(&examples, &mut random);
    let least = std::env::var("LEAST").ok().and_then(|text| text.parse().ok()).unwrap_or(LEAST);
    let rows = perceptron.averaged(least);
    let bytes = pack(&rows, Tag::ALL.len());
    std::fs::write(out, &bytes).expect("the model's folder is writable");
    println!("{} features, {} bytes", rows.len(), bytes.len());
    let model = Model::new(bytes.leak());
    for name in ["en_ewt-ud-dev", "en_gum-ud-dev", "en_ewt-ud-test", "en_gum-ud-test", "gum-news-test"] {
        let test = read(name);
        println!("{name}: {:.2} %", accuracy(&model, &test));
        for (variant, label) in [(Variant::Capitals, "capitals"), (Variant::Heading, "heading"), (Variant::Lower, "lower")] {
            let copy: Vec<Sentence> = test.iter().map(|sentence| rewrite(sentence, variant)).collect();
            println!("  {label}: {:.2} %", accuracy(&model, &copy));
        }
    }
}

fn forms(sentence: &Sentence) -> Vec<Form> {
    let style = features::style(sentence.iter().map(|(word, _)| word.as_str()));
    sentence.iter().map(|(word, _)| Form::new(word, &lower_case(word), style)).collect()
}

/// One sentence in five is learnt in another case too.
fn variants_of(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut copies = Vec::new();
    for sentence in sentences {
        match random.below(100) {
            0..6 => copies.push(rewrite(sentence, Variant::Lower)),
            6..18 => copies.push(rewrite(sentence, Variant::Capitals)),
            18..32 => copies.push(rewrite(sentence, Variant::Heading)),
            _ => {}
        }
    }
    copies
}

fn rewrite(sentence: &Sentence, variant: Variant) -> Sentence {
    let mut copy: Sentence = sentence.iter().enumerate().map(|(at, (word, tag))| (variants::write(word, variant, at == 0), *tag)).collect();
    if matches!(variant, Variant::Heading) && copy.len() > 1 && copy.last().is_some_and(|(word, _)| word == ".") {
        copy.pop();
    }
    copy
}

fn learn(examples: &[(Vec<Form>, Vec<Tag>)], random: &mut Random) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut found = Vec::new();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for &at in &order {
            let (forms, tags) = &examples[at];
            let (mut previous, mut before) = (0, 0);
            for (at, &tag) in tags.iter().enumerate() {
                features::tag_features(forms, at, previous, before, &mut found);
                let guess = perceptron.predict(&found, |_| true, Tag::ALL.len());
                perceptron.learn(&found, guess, tag as usize);
                (previous, before) = (guess + 1, previous);
                right += usize::from(guess == tag as usize);
                all += 1;
            }
        }
        println!("epoch {}: {:.2} %", epoch + 1, 100.0 * right as f64 / all as f64);
    }
    perceptron
}

fn accuracy(model: &Model, sentences: &[Sentence]) -> f64 {
    let (mut right, mut all) = (0, 0);
    let mut found = Vec::new();
    for sentence in sentences {
        let forms = forms(sentence);
        let (mut previous, mut before) = (0, 0);
        for (at, (_, tag)) in sentence.iter().enumerate() {
            features::tag_features(&forms, at, previous, before, &mut found);
            let guess = model::best(&model.scores(&found), Tag::ALL.len());
            (previous, before) = (guess + 1, previous);
            right += usize::from(guess == *tag as usize);
            all += 1;
        }
    }
    100.0 * right as f64 / all as f64
}
