//! Learns what tells that an article reports a meeting.
//!
//! ```text
//! reports TABLE WORDS GOLD…   learns from all annotated articles, writes the weights: of the named
//!                             features as source, of the words as bytes
//! reports --held-out GOLD…    measures: five folds by article, several penalties and bounds
//! reports --across GOLD…      measures: each folder by weights learnt from the other ones
//! reports --errors GOLD…      names the articles that the folds get wrong
//! ```
//!
//! GOLD is a folder of annotated articles (NAME.json beside NAME.txt). The features are the
//! library's own (`analysis::meeting::reports`). One logistic regression under an L2 penalty,
//! fitted by full-batch Adam from zero: the same input gives the same bytes.

use std::fmt::Write;
use std::fs;

use attache::analysis::actors::reader::Reader;
use attache::analysis::meeting::reports::{Article, BUCKETS, WORD};
use attache_train::annotated::{self, Annotated};
use attache_train::clauses::Clauses;
use attache_train::fit;

/// Weight of the penalty on the squared weights of the named features, against the sum of the losses.
const PENALTY: f32 = 1.0;
/// The same for the words: they are of the subjects that the articles happen to have.
const WORDS_PENALTY: f32 = 1.0;
/// Log-odds from which an article reports a meeting: see the table of `--held-out`. A quarter of
/// these articles has none; of those that people bring, fewer.
const BOUND: f32 = -0.4;
const STEPS: usize = 800;
const RATE: f32 = 0.05;
const FOLDS: usize = 5;

/// One article and whether it reports a meeting.
struct Sample {
    name: String,
    article: Article,
    meeting: bool,
    /// How much it counts.
    weight: f32,
    /// Which of the folders it is from.
    folder: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [flag, folders @ ..] if flag == "--held-out" => held_out(&read_all(folders)?),
        [flag, folders @ ..] if flag == "--across" => across(folders, &read_all(folders)?),
        [flag, folders @ ..] if flag == "--errors" => errors(&read_all(folders)?),
        [table, words, folders @ ..] if !folders.is_empty() => {
            let samples = read_all(folders)?;
            let weights = learn(samples.iter(), WORDS_PENALTY);
            let named = samples.first().map_or(0, |sample| sample.article.features.len());
            fs::write(table, print(&samples, &weights[..named]))?;
            fs::write(words, fit::pack(&weights[named..]))?;
        }
        _ => return Err("reports TABLE WORDS GOLD… | --held-out GOLD… | --errors GOLD…".into()),
    }
    Ok(())
}

fn read_all(folders: &[String]) -> Result<Vec<Sample>, Box<dyn std::error::Error>> {
    Ok(annotated::read_all(folders)?.into_iter().map(read_sample).collect())
}

fn read_sample(annotated: Annotated) -> Sample {
    let reader = Reader::new(&annotated.read.doc);
    let Clauses { events, weights, .. } = Clauses::new(&reader);
    let article = Article::new(&reader, &events, &weights);
    Sample { name: annotated.name, article, meeting: annotated.gold.meeting, weight: annotated.weight, folder: annotated.folder }
}

/// Prints, by the words' penalty and bound, how many articles are wrongly denied and wrongly granted a meeting.
fn held_out(samples: &[Sample]) {
    println!("{} articles, {} with a meeting", samples.len(), samples.iter().filter(|sample| sample.meeting).count());
    for penalty in [0.1, 0.3, 1.0, 3.0, 10.0] {
        let odds = folds(samples, penalty);
        let mut line = format!("penalty {penalty:4}:");
        for bound in [-0.4, 0.0, 0.3, 0.5, 0.7, 0.9, 1.2] {
            let denied = samples.iter().zip(&odds).filter(|(sample, odds)| sample.meeting && **odds <= bound).count();
            let granted = samples.iter().zip(&odds).filter(|(sample, odds)| !sample.meeting && **odds > bound).count();
            let _ = write!(line, "  {bound:+.1} denied {denied} granted {granted}");
        }
        println!("{line}");
    }
}

/// Prints the same for each folder, learnt from the others.
fn across(folders: &[String], samples: &[Sample]) {
    for penalty in [1.0, 3.0, 10.0, 30.0, 100.0] {
        println!("penalty of words {penalty}");
        for (number, folder) in folders.iter().enumerate() {
            let weights = learn(samples.iter().filter(|sample| sample.folder != number), penalty);
            let own = || samples.iter().filter(|sample| sample.folder == number).map(|sample| (sample.meeting, sum(sample, &weights)));
            let mut line = format!("{folder}: {} of {} with a meeting", own().filter(|one| one.0).count(), own().count());
            for bound in [-0.8, -0.4, 0.0, 0.2, 0.4, 0.8] {
                let denied = own().filter(|(meeting, odds)| *meeting && *odds <= bound).count();
                let granted = own().filter(|(meeting, odds)| !*meeting && *odds > bound).count();
                let _ = write!(line, "  {bound:+.1} denied {denied} granted {granted}");
            }
            println!("{line}");
        }
    }
}

fn errors(samples: &[Sample]) {
    for (sample, odds) in samples.iter().zip(folds(samples, WORDS_PENALTY)) {
        if sample.meeting != (odds > BOUND) {
            println!("{} {}: {odds:.2}", if sample.meeting { "denied " } else { "granted" }, sample.name);
        }
    }
}

/// The log-odds of each article by weights that have not seen it.
fn folds(samples: &[Sample], penalty: f32) -> Vec<f32> {
    let mut odds = vec![0.0; samples.len()];
    for fold in 0..FOLDS {
        let seen = samples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, sample)| sample);
        let weights = learn(seen, penalty);
        for at in (fold..samples.len()).step_by(FOLDS) {
            odds[at] = sum(&samples[at], &weights);
        }
    }
    odds
}

/// `weights`: of the named features, then of the words.
fn sum(sample: &Sample, weights: &[f32]) -> f32 {
    let (named, words) = weights.split_at(sample.article.features.len());
    let sum: f32 = sample.article.features.iter().zip(named).map(|((_, value), weight)| value * weight).sum();
    sum + WORD * sample.article.words.iter().map(|&word| words[word]).sum::<f32>()
}

/// Weights of the named features, then of the words.
fn learn<'a>(samples: impl Iterator<Item = &'a Sample>, penalty: f32) -> Vec<f32> {
    let samples: Vec<&Sample> = samples.collect();
    let named = samples.first().map_or(0, |sample| sample.article.features.len());
    fit::adam(named + BUCKETS, STEPS, RATE, |weights| gradient(&samples, weights, penalty))
}

/// The slope for each weight; `penalty` is that of the words. The bias, which is first, has none to speak of.
fn gradient(samples: &[&Sample], weights: &[f32], penalty: f32) -> Vec<f32> {
    let named = samples.first().map_or(0, |sample| sample.article.features.len());
    let pull = |at: usize| match at {
        0 => 0.01,
        at if at < named => PENALTY,
        _ => penalty,
    };
    let mut gradient: Vec<f32> = weights.iter().enumerate().map(|(at, weight)| pull(at) * weight).collect();
    for sample in samples {
        let error = sample.weight * (fit::logistic(sum(sample, weights)) - f32::from(u8::from(sample.meeting)));
        for ((_, value), slope) in sample.article.features.iter().zip(&mut gradient) {
            *slope += error * value;
        }
        for &word in &sample.article.words {
            gradient[sample.article.features.len() + word] += error * WORD;
        }
    }
    gradient
}

/// The table as the library's source; the bound moves into the first feature, which is always 1.
fn print(samples: &[Sample], weights: &[f32]) -> String {
    let names = samples.first().map_or_else(Vec::new, |sample| sample.article.features.iter().map(|(name, _)| *name).collect());
    let rows: Vec<(&str, [f32; 1])> = names
        .iter()
        .zip(weights)
        .enumerate()
        .map(|(at, (name, weight))| (*name, [if at == 0 { weight - BOUND } else { *weight }]))
        .collect();
    fit::source("reports", "Feature, and what it weighs.", &rows)
}
