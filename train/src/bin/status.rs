//! Learns how far a meeting is from articles of which a person said it.
//!
//! ```text
//! status WEIGHTS GOLD…       learns from all labelled articles, writes the weights
//! status --held-out GOLD…    measures: five folds by article, several penalties and bounds
//! status --errors GOLD…      names the articles that the folds get wrong
//! ```
//!
//! GOLD is a folder of annotated articles (NAME.json beside NAME.txt); what each meeting's status is
//! stands in `articles/MEETINGS.tsv`. The features are the library's own (`analysis::meeting::status`). A softmax over the statuses under an L2 penalty,
//! fitted by full-batch Adam from zero: the same input gives the same bytes.

use std::fmt::Write;
use std::fs;

use attache::analysis::actors::reader::Reader;
use attache::analysis::meeting::foremost;
use attache::analysis::meeting::status::{BUCKETS, STATUSES, features, likeliest, shares};
use attache_train::annotated::{self, Annotated};
use attache_train::clauses::Clauses;
use attache_train::fit;

/// Weight of the penalty on the squared weights, against the sum of the losses.
const PENALTY: f32 = 3.0;
const STEPS: usize = 300;
const RATE: f32 = 0.03;
/// How much more a sample of a rare status counts: 0 as much as any, 1 until all statuses count the same.
const RARE: f32 = 0.5;
const FOLDS: usize = 5;
/// Names of the statuses in LABELS, in the order of [`STATUSES`].
const NAMES: [&str; STATUSES.len()] = ["planned", "under way", "held", "postponed", "cancelled", "refused"];

/// One article that reports a meeting.
struct Sample {
    name: String,
    features: Vec<u32>,
    /// Its status, and those that are not wrong.
    wanted: usize,
    right: Vec<usize>,
    weight: f32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, folders @ ..] = arguments.as_slice() else { return Err("status WEIGHTS GOLD…".into()) };
    let samples: Vec<Sample> = annotated::read_all(folders)?.into_iter().filter_map(read_sample).collect();
    match target.as_str() {
        "--held-out" => held_out(&samples),
        "--errors" => errors(&samples),
        path => fs::write(path, fit::pack(&learn(samples.iter(), PENALTY)))?,
    }
    Ok(())
}

fn read_sample(annotated: Annotated) -> Option<Sample> {
    let label = annotated.label.filter(|_| annotated.gold.meeting)?;
    let number = |status: &String| NAMES.iter().position(|name| name == status);
    let right: Vec<usize> = label.statuses.iter().filter_map(number).collect();
    let reader = Reader::new(&annotated.read.doc);
    let Clauses { findings, events, weights, .. } = Clauses::new(&reader);
    let features = features::features(&reader, &annotated.read.context, &events, foremost::find(&reader, &findings, &events, &weights));
    Some(Sample { name: annotated.name, features, wanted: *right.first()?, right, weight: annotated.weight })
}

/// Prints, by penalty and bound, how many articles are told a status and how many of those theirs.
fn held_out(samples: &[Sample]) {
    println!("{} articles: {}", samples.len(), counted(samples.iter().map(|sample| sample.wanted)));
    for penalty in [0.3, 1.0, 3.0, 10.0, 30.0] {
        let odds = folds(samples, penalty);
        let mut line = format!("penalty {penalty:4}:");
        for bound in [0.0, 0.4, 0.5, 0.6, 0.7] {
            let told: Vec<bool> =
                samples.iter().zip(&odds).filter_map(|(one, odds)| Some(one.right.contains(&best(odds, bound)?))).collect();
            let right = told.iter().filter(|right| **right).count();
            let _ = write!(line, "  from {bound}: {} told, {right} right ({:.3})", told.len(), right as f64 / told.len().max(1) as f64);
        }
        println!("{line}");
    }
    let odds = folds(samples, PENALTY);
    for (wanted, name) in NAMES.iter().enumerate() {
        let own = samples.iter().zip(&odds).filter(|(one, _)| one.wanted == wanted);
        println!("{name}: {}", counted(own.filter_map(|(_, odds)| likeliest(odds))));
    }
}

fn best(odds: &[f32; STATUSES.len()], bound: f32) -> Option<usize> {
    (0..odds.len()).max_by(|one, two| odds[*one].total_cmp(&odds[*two])).filter(|best| odds[*best] >= bound)
}

fn counted(statuses: impl Iterator<Item = usize>) -> String {
    let mut counts = [0; STATUSES.len()];
    statuses.for_each(|status| counts[status] += 1);
    NAMES.iter().zip(counts).map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

fn errors(samples: &[Sample]) {
    for (sample, odds) in samples.iter().zip(folds(samples, PENALTY)) {
        if let Some(said) = likeliest(&odds).filter(|said| !sample.right.contains(said)) {
            println!("{}: {} {:.2}, is {} {:.2}", sample.name, NAMES[said], odds[said], NAMES[sample.wanted], odds[sample.wanted]);
        }
    }
}

/// How likely each status of each article is by weights that have not seen it.
fn folds(samples: &[Sample], penalty: f32) -> Vec<[f32; STATUSES.len()]> {
    let mut odds = vec![[0.0; STATUSES.len()]; samples.len()];
    for fold in 0..FOLDS {
        let seen = samples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, sample)| sample);
        let weights = learn(seen, penalty);
        for at in (fold..samples.len()).step_by(FOLDS) {
            odds[at] = shares(&sums(&samples[at], &weights));
        }
    }
    odds
}

fn sums(sample: &Sample, weights: &[f32]) -> [f32; STATUSES.len()] {
    let mut sums = [0.0; STATUSES.len()];
    for &feature in &sample.features {
        let at = feature as usize % BUCKETS * STATUSES.len();
        for (sum, weight) in sums.iter_mut().zip(&weights[at..]) {
            *sum += weight;
        }
    }
    sums
}

/// What a sample of each status counts: those of a rare one more, by the root of how rare it is.
fn shares_of_all(samples: &[&Sample]) -> [f32; STATUSES.len()] {
    let count = |status: usize| samples.iter().filter(|sample| sample.wanted == status).count().max(1) as f32;
    std::array::from_fn(|status| (samples.len() as f32 / STATUSES.len() as f32 / count(status)).powf(RARE))
}

/// Weights by bucket, then status.
fn learn<'a>(samples: impl Iterator<Item = &'a Sample>, penalty: f32) -> Vec<f32> {
    let samples: Vec<&Sample> = samples.collect();
    let share = shares_of_all(&samples);
    fit::adam(BUCKETS * STATUSES.len(), STEPS, RATE, |weights| {
        let mut gradient: Vec<f32> = weights.iter().map(|weight| penalty * weight).collect();
        for sample in &samples {
            let mut errors = shares(&sums(sample, weights));
            errors[sample.wanted] -= 1.0;
            for &feature in &sample.features {
                let at = feature as usize % BUCKETS * STATUSES.len();
                for (slope, error) in gradient[at..].iter_mut().zip(errors) {
                    *slope += sample.weight * share[sample.wanted] * error;
                }
            }
        }
        gradient
    })
}
