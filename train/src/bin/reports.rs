//! Learns what tells that an article reports a meeting.
//!
//! ```text
//! reports TABLE WORDS GOLD…   learns from all annotated articles, writes the weights: of the named
//!                             features as source, of the words as bytes
//! reports --held-out GOLD…    measures: five folds by article, several penalties and bounds
//! reports --errors GOLD…      names the articles that the folds get wrong
//! ```
//!
//! GOLD is a folder of annotated articles (NAME.json beside NAME.txt). The features are the
//! library's own (`analysis::meeting::reports`). One logistic regression under an L2 penalty,
//! fitted by full-batch Adam from zero: the same input gives the same bytes.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use attache::analysis::meeting::reports::{Article, BUCKETS, WORD};
use attache::analysis::meeting::{events, weigh};
use attache::analysis::{Findings, actors, attribution};
use attache::{clean, ingest, text};
use serde::Deserialize;

/// Weight of the penalty on the squared weights, against the sum of the losses.
const PENALTY: f32 = 1.0;
/// Log-odds from which an article reports a meeting: see the table of `--held-out`. A quarter of
/// these articles has none; of those that people bring, fewer.
const BOUND: f32 = 0.5;
const STEPS: usize = 800;
const RATE: f32 = 0.05;
const FOLDS: usize = 5;

#[derive(Deserialize)]
struct Gold {
    meeting: bool,
}

/// One article and whether it reports a meeting.
struct Sample {
    name: String,
    article: Article,
    meeting: bool,
}

/// What the named features and the words weigh.
struct Weights {
    features: Vec<f32>,
    words: Vec<f32>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [flag, folders @ ..] if flag == "--held-out" => held_out(&read_all(folders)?),
        [flag, folders @ ..] if flag == "--errors" => errors(&read_all(folders)?),
        [table, words, folders @ ..] if !folders.is_empty() => {
            let samples = read_all(folders)?;
            let weights = learn(samples.iter(), PENALTY);
            fs::write(table, print(&samples, &weights.features))?;
            fs::write(words, pack(&weights.words))?;
        }
        _ => return Err("reports TABLE WORDS GOLD… | --held-out GOLD… | --errors GOLD…".into()),
    }
    Ok(())
}

fn read_all(folders: &[String]) -> Result<Vec<Sample>, Box<dyn std::error::Error>> {
    let mut samples = Vec::new();
    for folder in folders {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        paths.sort();
        for path in paths {
            samples.push(read_sample(&path)?);
        }
    }
    Ok(samples)
}

fn read_sample(path: &Path) -> Result<Sample, Box<dyn std::error::Error>> {
    let gold: Gold = serde_json::from_slice(&fs::read(path)?)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let cleaned = clean::clean(&ingest::read(&name, &fs::read(path.with_extension("txt"))?)?);
    let doc = text::build(&cleaned);
    let reader = actors::reader::Reader::new(&doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    attribution::find(&doc, &mut findings);
    let events = events::find(&reader, &stands);
    let weights: Vec<f32> = events.iter().map(|event| weigh::weight(&reader, &findings, event)).collect();
    Ok(Sample { name, article: Article::new(&reader, &events, &weights), meeting: gold.meeting })
}

/// Prints, by penalty and bound, how many articles are wrongly denied and wrongly granted a meeting.
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

fn errors(samples: &[Sample]) {
    for (sample, odds) in samples.iter().zip(folds(samples, PENALTY)) {
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

fn sum(sample: &Sample, weights: &Weights) -> f32 {
    let named: f32 = sample.article.features.iter().zip(&weights.features).map(|((_, value), weight)| value * weight).sum();
    named + WORD * sample.article.words.iter().map(|&word| weights.words[word]).sum::<f32>()
}

fn learn<'a>(samples: impl Iterator<Item = &'a Sample>, penalty: f32) -> Weights {
    let samples: Vec<&Sample> = samples.collect();
    let named = samples.first().map_or(0, |sample| sample.article.features.len());
    let mut weights = Weights { features: vec![0.0; named], words: vec![0.0; BUCKETS] };
    let mut moments = vec![(0.0_f32, 0.0_f32); named + BUCKETS];
    for step in 1..=STEPS {
        let gradient = gradient(&samples, &weights, penalty);
        let (fade1, fade2) = (1.0 - 0.9_f32.powi(step as i32), 1.0 - 0.999_f32.powi(step as i32));
        let all = weights.features.iter_mut().chain(&mut weights.words);
        for ((weight, slope), (mean, square)) in all.zip(gradient).zip(&mut moments) {
            *mean = 0.9 * *mean + 0.1 * slope;
            *square = 0.999 * *square + 0.001 * slope * slope;
            *weight -= RATE * (*mean / fade1) / ((*square / fade2).sqrt() + 1e-6);
        }
    }
    weights
}

/// The slope for each named feature, then for each bucket. The bias, which is first, has no penalty to speak of.
fn gradient(samples: &[&Sample], weights: &Weights, penalty: f32) -> Vec<f32> {
    let pull = |at: usize| if at == 0 { 0.01 } else { penalty };
    let mut gradient: Vec<f32> = weights.features.iter().chain(&weights.words).enumerate().map(|(at, weight)| pull(at) * weight).collect();
    for sample in samples {
        let error = 1.0 / (1.0 + (-sum(sample, weights)).exp()) - f32::from(u8::from(sample.meeting));
        for ((_, value), slope) in sample.article.features.iter().zip(&mut gradient) {
            *slope += error * value;
        }
        for &word in &sample.article.words {
            gradient[weights.features.len() + word] += error * WORD;
        }
    }
    gradient
}

/// The scale and the weights as signed bytes.
fn pack(weights: &[f32]) -> Vec<u8> {
    let scale = weights.iter().fold(1e-6_f32, |largest, weight| largest.max(weight.abs())) / 127.0;
    let bytes = weights.iter().map(|weight| ((weight / scale).round() as i8).cast_unsigned());
    scale.to_le_bytes().into_iter().chain(bytes).collect()
}

/// The table as the library's source; the bound moves into the first feature, which is always 1.
fn print(samples: &[Sample], weights: &[f32]) -> String {
    let names = samples.first().map_or_else(Vec::new, |sample| sample.article.features.iter().map(|(name, _)| *name).collect());
    let mut out = String::from("//! Written by `train/src/bin/reports.rs`; not edited by hand.\n\n/// Feature, and what it weighs.\n");
    let _ = writeln!(out, "pub const TABLE: [(&str, f32); {}] = [", names.len());
    for (at, (name, weight)) in names.iter().zip(weights).enumerate() {
        let _ = writeln!(out, "    (\"{name}\", {:.2}),", if at == 0 { weight - BOUND } else { *weight });
    }
    out.push_str("];\n");
    out
}
