//! Trains the model that files a unit of a sentence into the sections of a brief.
//!
//! ```text
//! roles GOLD ROLES CORPUS WEIGHTS            trains on everything and writes the weights
//! roles GOLD ROLES CORPUS --held-out DIR     writes the brief of each annotated article, made by
//!                                            a model that has not seen it (five folds by article)
//! roles GOLD ROLES CORPUS --apply FOLDER DIR trains on everything and writes the briefs of FOLDER
//! ```
//!
//! GOLD is a folder of annotated articles (NNN.json beside NNN.txt), or several with commas
//! between them, ROLES a JSON-lines file of
//! sentences with the spans that state an aim, tension, cooperation or next step, CORPUS the
//! folder that ROLES names its files in. The features are the library's own. Each output is a
//! logistic regression with an L2 penalty, fitted by full-batch Adam: the same input gives the
//! same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use attache::analysis::points::model::{BUCKETS, Model, OUTPUTS};
use attache::analysis::points::{features, stance, units};
use attache::analysis::{self, Findings};
use attache::text::Document;
use attache::{brief, summarize};
use attache_train::annotated::{self, Gold};
use attache_train::compare::fold;
use attache_train::fit;
use serde::Deserialize;

/// Weight of the penalty on the squared weights, against the sum of the losses.
const PENALTY: f32 = 50.0;
const STEPS: usize = 250;
const RATE: f32 = 0.03;
const FOLDS: usize = 5;
/// Weight of a sentence from ROLES: its labels are by another hand and know one section each.
const ROLE_WEIGHT: f32 = 0.6;

#[derive(Deserialize)]
struct Labelled {
    file: String,
    labels: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    role: String,
    span: String,
}

/// One article, read and analysed as the program does.
struct Article {
    read: annotated::Article,
    findings: Findings,
    samples: Vec<Sample>,
}

/// One unit with its features and what it should be.
struct Sample {
    features: Vec<u32>,
    wanted: [f32; OUTPUTS],
    weight: f32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, roles, corpus, rest @ ..] = arguments.as_slice() else { return Err("roles GOLD ROLES CORPUS WEIGHTS".into()) };
    let annotated = read_gold(&gold.split(',').collect::<Vec<_>>())?;
    let extra = read_roles(Path::new(roles), Path::new(corpus))?;
    let count = |articles: &[Article]| articles.iter().map(|article| article.samples.len()).sum::<usize>();
    eprintln!("{} annotated articles ({} units), {} others ({} units)", annotated.len(), count(&annotated), extra.len(), count(&extra));
    match rest {
        [flag, directory] if flag == "--held-out" => held_out(&annotated, &extra, Path::new(directory)),
        [flag, folder, directory] if flag == "--apply" => {
            apply(&train(annotated.iter().chain(&extra)), Path::new(folder), Path::new(directory))
        }
        [weights] => Ok(fs::write(weights, fit::pack(&train(annotated.iter().chain(&extra))))?),
        _ => Err("what to write?".into()),
    }
}

/// Writes the brief of every article in `folder`, by a model trained on everything.
fn apply(weights: &[f32], folder: &Path, directory: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(directory)?;
    let bytes = fit::pack(weights);
    let model = Model::from_bytes(&bytes).ok_or("the packed model does not load")?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            write_brief(&analysed(annotated::read(&path, None)?), &model, directory)?;
        }
    }
    Ok(())
}

fn write_brief(article: &Article, model: &Model, directory: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut findings = article.findings.clone();
    // Items are measured apart from whether the meeting was found.
    findings.meeting.get_or_insert_with(|| analysis::Meeting {
        clause: 0..1,
        participants: Vec::new(),
        status: None,
        format: None,
        when: None,
        venue: None,
        unlisted: 0,
    });
    findings.points = analysis::points::find(&article.read.doc, &findings, model).0;
    let source = brief::Source { file: article.read.source.name.clone(), ..brief::Source::default() };
    let brief = summarize::summarize(&article.read.doc, &findings, &article.read.cleaned, source);
    Ok(fs::write(directory.join(format!("{}.json", article.read.source.name)), brief::to_json(&brief))?)
}

/// Writes the brief of each annotated article, by a model trained without it.
fn held_out(annotated: &[Article], extra: &[Article], directory: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(directory)?;
    for fold in 0..FOLDS {
        let others = annotated.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, article)| article);
        let bytes = fit::pack(&train(others.chain(extra)));
        let model = Model::from_bytes(&bytes).ok_or("the packed model does not load")?;
        for article in annotated.iter().skip(fold).step_by(FOLDS) {
            write_brief(article, &model, directory)?;
        }
    }
    Ok(())
}

fn analysed(read: annotated::Article) -> Article {
    let findings = analysis::analyse(&read.doc, &read.context);
    Article { read, findings, samples: Vec::new() }
}

/// The units of an article with their features and printed words.
fn read_units(article: &Article) -> Vec<(Vec<u32>, String)> {
    let cues = stance::cues(&article.read.doc);
    let around = features::Surroundings::new(&article.read.doc, &cues);
    let units = units::units(&article.read.doc, &article.findings);
    let features = units.iter().map(|unit| features::features(&article.read.doc, &article.findings, &cues, &around, unit));
    features.zip(&units).map(|(features, unit)| (features, printed(&article.read.doc, unit))).collect()
}

fn printed(doc: &Document, unit: &units::Unit) -> String {
    fold(&unit.keep.iter().map(|range| doc.words(range.clone())).collect::<Vec<_>>().join(" "))
}

fn read_gold(folders: &[&str]) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    let mut articles = Vec::new();
    for annotated in annotated::read_all(folders)? {
        let mut article = analysed(annotated.read);
        if annotated.gold.meeting {
            let label = |(features, words): (Vec<u32>, String)| by_nuggets(features, &words, &annotated.gold, annotated.weight);
            article.samples = read_units(&article).into_iter().map(label).collect();
        }
        articles.push(article);
    }
    Ok(articles)
}

/// Labels a unit by the nuggets whose keys its words meet.
fn by_nuggets(features: Vec<u32>, words: &str, gold: &Gold, weight: f32) -> Sample {
    let mut wanted = [0.0; OUTPUTS];
    for nugget in gold.nuggets.iter().filter(|nugget| met(&nugget.keys, words)) {
        for section in &nugget.sections {
            wanted[section_number(section)] = 1.0;
        }
        if nugget.vital {
            wanted[4] = 1.0;
        }
    }
    Sample { features, wanted, weight }
}

fn section_number(name: &str) -> usize {
    match name {
        "aims" | "aim" => 0,
        "tension" => 1,
        "cooperation" => 2,
        "next_steps" | "next" => 3,
        other => panic!("unknown section {other}"),
    }
}

fn read_roles(path: &Path, corpus: &Path) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    let mut files: BTreeMap<String, Vec<Label>> = BTreeMap::new();
    for line in fs::read_to_string(path)?.lines() {
        let labelled: Labelled = serde_json::from_str(line)?;
        files.entry(labelled.file).or_default().extend(labelled.labels);
    }
    let mut articles = Vec::new();
    for (file, labels) in files {
        // Those are in GOLD, with more said about them.
        if file.starts_with("gold/") {
            continue;
        }
        let mut article = analysed(annotated::read(&corpus.join(&file), None)?);
        article.samples = read_units(&article).into_iter().map(|(features, words)| by_roles(features, &words, &labels)).collect();
        articles.push(article);
    }
    Ok(articles)
}

/// Labels a unit by the spans that overlap it in most of their words or its own.
fn by_roles(features: Vec<u32>, words: &str, labels: &[Label]) -> Sample {
    let mut wanted = [0.0; OUTPUTS];
    for label in labels.iter().filter(|label| !matches!(&*label.role, "core" | "debris")) {
        let span = fold(&label.span);
        if words.contains(&span) || span.contains(words.trim_end_matches(['.', ',', ' '])) {
            wanted[section_number(&label.role)] = 1.0;
        }
    }
    // ROLES does not tell what is vital: half and half teaches nothing strong.
    wanted[4] = if wanted[..4].contains(&1.0) { 0.45 } else { 0.05 };
    Sample { features, wanted, weight: ROLE_WEIGHT }
}

/// Whether one of the alternatives has all its keys at starts of words.
fn met(keys: &[Vec<String>], words: &str) -> bool {
    keys.iter().any(|all| all.iter().all(|key| starts_a_word(&fold(key), words)))
}

fn starts_a_word(key: &str, words: &str) -> bool {
    words.match_indices(key).any(|(at, _)| !words[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_'))
}

/// Fits every output; weights by bucket, then output.
fn train<'a>(articles: impl Iterator<Item = &'a Article>) -> Vec<f32> {
    let samples: Vec<&Sample> = articles.flat_map(|article| &article.samples).collect();
    let seen = seen_often(&samples);
    fit::adam(BUCKETS * OUTPUTS, STEPS, RATE, |weights| gradient(&samples, weights, &seen))
}

/// Buckets that at least two samples fall into; the others keep a weight of 0.
fn seen_often(samples: &[&Sample]) -> Vec<bool> {
    let mut counts = vec![0_u32; BUCKETS];
    for sample in samples {
        for &feature in &sample.features {
            counts[feature as usize % BUCKETS] += 1;
        }
    }
    counts.into_iter().map(|count| count >= 2).collect()
}

fn gradient(samples: &[&Sample], weights: &[f32], seen: &[bool]) -> Vec<f32> {
    let mut gradient: Vec<f32> = weights.iter().map(|weight| PENALTY * weight).collect();
    for sample in samples {
        let buckets = sample.features.iter().map(|&feature| feature as usize % BUCKETS).filter(|&bucket| seen[bucket]);
        let mut sums = [0.0_f32; OUTPUTS];
        for bucket in buckets.clone() {
            for (sum, weight) in sums.iter_mut().zip(&weights[bucket * OUTPUTS..]) {
                *sum += weight;
            }
        }
        let mut error = [0.0_f32; OUTPUTS];
        for output in 0..OUTPUTS {
            error[output] = sample.weight * (fit::logistic(sums[output]) - sample.wanted[output]);
        }
        for bucket in buckets {
            for (slope, error) in gradient[bucket * OUTPUTS..].iter_mut().zip(error) {
                *slope += error;
            }
        }
    }
    gradient
}
