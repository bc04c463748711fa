//! Learns what tells that somebody takes part in the meeting that an article reports.
//!
//! ```text
//! participants TABLE GOLD…              learns from all annotated articles, writes the table of weights
//! participants --held-out GOLD…         measures: five folds by article, several penalties and bounds
//! participants --apply GOLD -- GOLD…    learns from the folders behind `--`, measures on the first
//! ```
//!
//! GOLD is a folder of annotated articles (NAME.json beside NAME.txt). The features are the
//! library's own (`analysis::meeting::features`). One logistic regression: each feature has a
//! weight that all kinds of actor share and one that is the kind's own, both under an L2 penalty,
//! fitted by full-batch Adam from zero: the same input gives the same bytes.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use attache::analysis::meeting::features::Scene;
use attache::analysis::meeting::participants::{self, Candidate};
use attache::analysis::meeting::weights::{Weights, column};
use attache::analysis::{Findings, actors, attribution, meeting};
use attache::{clean, ingest, text};
use serde::Deserialize;

/// Weight of the penalty on the squared shared weights, against the sum of the losses.
const PENALTY: f32 = 1.0;
/// The same for a kind's own weights: what kinds have in common is learnt in common.
const OWN_PENALTY: f32 = 1.0;
/// Weight of somebody who may be left out: naming him is right, leaving him out costs nothing.
const MAY: f32 = 0.3;
/// Log-odds from which somebody is named: a wrong name is worse than a missing one.
const BOUND: f32 = 0.2;
const STEPS: usize = 600;
const RATE: f32 = 0.05;
const FOLDS: usize = 5;

#[derive(Deserialize)]
struct Gold {
    meeting: bool,
    participants: Vec<Wanted>,
}

#[derive(Deserialize)]
struct Wanted {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    vital: bool,
}

/// One article, read as the program reads it.
struct Article {
    gold: Gold,
    findings: Findings,
    /// Empty where the program finds no meeting.
    candidates: Vec<Candidate>,
}

/// One actor with its features, its kind and whether it takes part.
struct Sample<'a> {
    features: &'a Candidate,
    kind: usize,
    wanted: f32,
    weight: f32,
}

/// What a run is done with.
#[derive(Clone, Copy)]
struct Choice {
    shared: f32,
    own: f32,
    may: f32,
    bound: f32,
}

const CHOICE: Choice = Choice { shared: PENALTY, own: OWN_PENALTY, may: MAY, bound: BOUND };

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [flag, folders @ ..] if flag == "--held-out" => held_out(&read_all(folders)?),
        [flag, unseen, dashes, folders @ ..] if flag == "--apply" && dashes == "--" => {
            let weights = learn(read_all(folders)?.iter(), CHOICE);
            println!("{}", measure(read_all(std::slice::from_ref(unseen))?.iter(), &weights));
        }
        [table, folders @ ..] if !folders.is_empty() => {
            let articles = read_all(folders)?;
            let weights = learn(articles.iter(), CHOICE);
            eprintln!("{} articles, as learnt: {}", articles.len(), measure(articles.iter(), &weights));
            fs::write(table, print(&articles, &weights))?;
        }
        _ => return Err("participants TABLE GOLD… | --held-out GOLD… | --apply GOLD -- GOLD…".into()),
    }
    Ok(())
}

fn read_all(folders: &[String]) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    let mut articles = Vec::new();
    for folder in folders {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        paths.sort();
        for path in paths {
            articles.push(read_article(&path)?);
        }
    }
    Ok(articles)
}

fn read_article(path: &Path) -> Result<Article, Box<dyn std::error::Error>> {
    let gold: Gold = serde_json::from_slice(&fs::read(path)?)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let cleaned = clean::clean(&ingest::read(&name, &fs::read(path.with_extension("txt"))?)?);
    let doc = text::build(&cleaned);
    let reader = actors::reader::Reader::new(&doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    attribution::find(&doc, &mut findings);
    let (events, main, _) = meeting::read(&reader, &stands, &findings);
    let candidates =
        main.map_or_else(Vec::new, |main| participants::candidates(&Scene::new(&reader, &stands, &findings, &events, main), &findings));
    Ok(Article { gold, findings, candidates })
}

/// Prints what each choice reaches on articles that it has not seen.
fn held_out(articles: &[Article]) {
    println!("{} articles, {} folds by article", articles.len(), FOLDS);
    for (shared, own) in [(0.3, 1.0), (1.0, 1.0), (1.0, 4.0), (2.0, 4.0), (2.0, 16.0), (4.0, 16.0), (8.0, 30.0), (16.0, 60.0)] {
        for may in [0.3, 0.6, 1.0] {
            let mut line = format!("penalty {shared:4} own {own:4} may {may}:");
            for bound in [-0.6, -0.3, 0.0, 0.3] {
                let _ = write!(line, "  {bound:+.1} {}", folds(articles, Choice { shared, own, may, bound }));
            }
            println!("{line}");
        }
    }
}

/// The counts over all folds, each measured by weights that have not seen it.
fn folds(articles: &[Article], choice: Choice) -> Counts {
    let mut counts = Counts::default();
    for fold in 0..FOLDS {
        let weights = learn(articles.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, article)| article), choice);
        counts.add(&measure(articles.iter().skip(fold).step_by(FOLDS), &weights));
    }
    counts
}

/// Named, rightly named, wanted and found, as the annotations' own scorer counts.
#[derive(Default)]
struct Counts {
    named: usize,
    right: usize,
    wanted: usize,
    found: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.named += other.named;
        self.right += other.right;
        self.wanted += other.wanted;
        self.found += other.found;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (precision, recall) = (share(self.right, self.named), share(self.found, self.wanted));
        write!(f, "F1 {:.3} (P {precision:.3} R {recall:.3})", 2.0 * precision * recall / (precision + recall).max(1e-9))
    }
}

fn measure<'a>(articles: impl Iterator<Item = &'a Article>, weights: &Weights) -> Counts {
    let mut counts = Counts::default();
    for article in articles {
        let chosen = if article.candidates.is_empty() {
            Vec::new()
        } else {
            participants::choose(&article.findings, &article.candidates, weights).0
        };
        let edges = edges(article, &chosen);
        let matched = matching(&edges, article.gold.participants.len());
        counts.named += chosen.len();
        counts.right += matched.iter().flatten().count();
        counts.wanted += article.gold.participants.iter().filter(|one| one.vital).count();
        counts.found += article.gold.participants.iter().zip(&matched).filter(|(one, owner)| one.vital && owner.is_some()).count();
    }
    counts
}

/// Which annotated participants each actor may be, those that must be named first.
fn edges(article: &Article, actors: &[usize]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..article.gold.participants.len()).collect();
    order.sort_by_key(|&at| !article.gold.participants[at].vital);
    let fits = |actor: usize| {
        order.iter().copied().filter(|&at| same(&article.findings.actors[actor].name, &article.gold.participants[at])).collect()
    };
    actors.iter().map(|&actor| fits(actor)).collect()
}

/// The samples of an article: an actor takes part where it is the first to be matched with an
/// annotated participant; a second name of the same is none.
fn samples(article: &Article, may: f32) -> Vec<Sample<'_>> {
    if !article.gold.meeting || article.candidates.is_empty() {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..article.candidates.len()).collect();
    order.sort_by_key(|&actor| std::cmp::Reverse(article.findings.actors[actor].mentions.len()));
    let matched = matching(&edges(article, &order), article.gold.participants.len());
    let mut all: Vec<Sample> = Vec::new();
    for (actor, features) in article.candidates.iter().enumerate() {
        let owner = matched.iter().position(|owner| owner.is_some_and(|at| order[at] == actor));
        let (wanted, weight) = match owner {
            Some(at) if article.gold.participants[at].vital => (1.0, 1.0),
            Some(_) => (1.0, may),
            None => (0.0, 1.0),
        };
        all.push(Sample { features, kind: column(article.findings.actors[actor].kind), wanted, weight });
    }
    all
}

fn learn<'a>(articles: impl Iterator<Item = &'a Article>, choice: Choice) -> Weights {
    let samples: Vec<Sample> = articles.flat_map(|article| samples(article, choice.may)).collect();
    let count = samples.first().map_or(0, |sample| sample.features.features.len());
    // Five numbers a feature: what is shared, then what each kind adds.
    let mut weights = vec![[0.0_f32; 5]; count];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    for step in 1..=STEPS {
        let gradient = gradient(&samples, &weights, choice);
        let (fade1, fade2) = (1.0 - 0.9_f32.powi(step as i32), 1.0 - 0.999_f32.powi(step as i32));
        for (at, slopes) in gradient.iter().enumerate() {
            for (of, slope) in slopes.iter().enumerate() {
                mean[at][of] = 0.9 * mean[at][of] + 0.1 * slope;
                square[at][of] = 0.999 * square[at][of] + 0.001 * slope * slope;
                weights[at][of] -= RATE * (mean[at][of] / fade1) / ((square[at][of] / fade2).sqrt() + 1e-6);
            }
        }
    }
    let mut rows: Vec<[f32; 4]> = weights.iter().map(|row| [1, 2, 3, 4].map(|kind| row[0] + row[kind])).collect();
    // The first feature is always 1: the bound moves there.
    for points in rows.iter_mut().take(1).flatten() {
        *points -= choice.bound;
    }
    Weights { rows }
}

fn gradient(samples: &[Sample], weights: &[[f32; 5]], choice: Choice) -> Vec<[f32; 5]> {
    let pull = |of: usize, at: usize| match (at, of) {
        (0, _) => 0.01,
        (_, 0) => choice.shared,
        _ => choice.own,
    };
    let mut gradient: Vec<[f32; 5]> =
        weights.iter().enumerate().map(|(at, row)| [0, 1, 2, 3, 4].map(|of| pull(of, at) * row[of])).collect();
    for sample in samples {
        let own = sample.kind + 1;
        let values = || sample.features.features.iter().map(|(_, value)| *value);
        let sum: f32 = values().zip(weights).map(|(value, row)| value * (row[0] + row[own])).sum();
        let error = sample.weight * (1.0 / (1.0 + (-sum).exp()) - sample.wanted);
        for (value, row) in values().zip(gradient.iter_mut()) {
            row[0] += error * value;
            row[own] += error * value;
        }
    }
    gradient
}

/// The table as the library's source.
fn print(articles: &[Article], weights: &Weights) -> String {
    let names: Vec<&str> = articles
        .iter()
        .find_map(|article| article.candidates.first())
        .map_or_else(Vec::new, |one| one.features.iter().map(|(name, _)| *name).collect());
    let mut out = String::from(
        "//! Written by `train/src/bin/participants.rs`; not edited by hand.\n\n/// Feature, and what it weighs for a person, a country, an organisation, a group.\n",
    );
    let _ = writeln!(out, "pub const TABLE: [(&str, [f32; 4]); {}] = [", names.len());
    for (name, row) in names.iter().zip(&weights.rows) {
        let _ = writeln!(out, "    (\"{name}\", [{:.2}, {:.2}, {:.2}, {:.2}]),", row[0], row[1], row[2], row[3]);
    }
    out.push_str("];\n");
    out
}

/// Lower case, straight quotation marks, single spaces: as the scorer compares.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.to_lowercase().chars().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    let all = plain.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '\'').filter(|word| !word.is_empty());
    all.filter(|word| !matches!(*word, "the" | "a" | "an" | "of" | "and" | "s")).map(str::to_owned).collect()
}

fn overlap(one: &[String], two: &[String]) -> f64 {
    let (one, two): (BTreeSet<&String>, BTreeSet<&String>) = (one.iter().collect(), two.iter().collect());
    if one.is_empty() || two.is_empty() {
        return 0.0;
    }
    2.0 * one.intersection(&two).count() as f64 / (one.len() + two.len()) as f64
}

fn same(name: &str, wanted: &Wanted) -> bool {
    let own = words(name);
    std::iter::once(&wanted.name).chain(&wanted.aliases).map(|other| words(other)).filter(|other| !other.is_empty()).any(|other| {
        other == own
            || overlap(&other, &own) >= 0.66
            || other.len() == 1 && own.last() == Some(&other[0])
            || own.len() == 1 && other.last() == Some(&own[0])
    })
}

/// Largest matching: for each right-hand end, which of `edges` has it.
fn matching(edges: &[Vec<usize>], ends: usize) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; ends];
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_by_key(|&at| edges[at].len());
    for at in order {
        grow(at, edges, &mut owner, &mut BTreeSet::new());
    }
    owner
}

fn grow(at: usize, edges: &[Vec<usize>], owner: &mut [Option<usize>], seen: &mut BTreeSet<usize>) -> bool {
    for &end in &edges[at] {
        if !seen.insert(end) {
            continue;
        }
        if owner[end].is_none_or(|other| grow(other, edges, owner, seen)) {
            owner[end] = Some(at);
            return true;
        }
    }
    false
}
