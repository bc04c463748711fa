//! Learns what tells that somebody takes part in the meeting that an article reports.
//!
//! ```text
//! participants TABLE GOLD…              learns from all annotated articles, writes the table of weights
//! participants --held-out GOLD…         measures: five folds by article, several penalties and bounds
//! participants --errors GOLD…           the same five folds: who is wrongly named or missed, article by article
//! participants --apply GOLD -- GOLD…    learns from the folders behind `--`, measures on the first
//! ```
//!
//! GOLD is a folder of annotated articles (NAME.json beside NAME.txt). The features are the
//! library's own (`analysis::meeting::features`). One logistic regression: each feature has a
//! weight that all kinds of actor share and one that is the kind's own, both under an L2 penalty,
//! fitted by full-batch Adam from zero: the same input gives the same bytes.

use std::fmt::Write;
use std::fs;

use attache::analysis::meeting::features::Scene;
use attache::analysis::meeting::participants::{self, Candidate};
use attache::analysis::meeting::weights::{Weights, column};
use attache::analysis::ranking::in_words;
use attache::analysis::{Findings, actors, attribution, meeting};
use attache_train::annotated::{self, Annotated, Gold};
use attache_train::compare::matching;
use attache_train::fit;

/// Weight of the penalty on the squared shared weights, against the sum of the losses.
const PENALTY: f32 = 4.0;
/// The same for a kind's own weights: what kinds have in common is learnt in common.
const OWN_PENALTY: f32 = 16.0;
/// Weight of somebody who may be left out: naming him is right, leaving him out costs nothing.
const MAY: f32 = 0.3;
/// Log-odds from which somebody is named: see the table of `--held-out`.
const BOUND: f32 = -0.2;
const STEPS: usize = 600;
const RATE: f32 = 0.05;
const FOLDS: usize = 5;

/// One article, read as the program reads it.
struct Article {
    name: String,
    folder: usize,
    weight: f32,
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
        [flag, folders @ ..] if flag == "--held-out" => held_out(folders, &read_all(folders)?),
        [flag, folders @ ..] if flag == "--errors" => errors(&read_all(folders)?),
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
        _ => return Err("participants TABLE GOLD… | --held-out GOLD… | --errors GOLD… | --apply GOLD -- GOLD…".into()),
    }
    Ok(())
}

fn read_all(folders: &[String]) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    Ok(annotated::read_all(folders)?.into_iter().map(read_article).collect())
}

fn read_article(annotated: Annotated) -> Article {
    let reader = actors::reader::Reader::new(&annotated.read.doc);
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    attribution::find(&annotated.read.doc, &mut findings);
    let (events, main, _) = meeting::read(&reader, &stands, &findings);
    let candidates =
        main.map_or_else(Vec::new, |main| participants::candidates(&Scene::new(&reader, &stands, &findings, &events, main), &findings));
    let name = annotated.name;
    Article { name, folder: annotated.folder, weight: annotated.weight, gold: annotated.gold, findings, candidates }
}

/// Prints what each choice reaches on articles that it has not seen, folder by folder.
fn held_out(folders: &[String], articles: &[Article]) {
    println!("{} articles, {} folds by article", articles.len(), FOLDS);
    for (number, folder) in folders.iter().enumerate() {
        let own = || articles.iter().filter(|article| article.folder == number);
        let wanted: usize = own().map(|article| article.gold.participants.iter().filter(|one| one.vital).count()).sum();
        println!("{folder}: {wanted} who must be named, {} of them known", own().map(known).sum::<usize>());
    }
    for (shared, own) in [(1.0, 1.0), (1.0, 4.0), (4.0, 16.0)] {
        let choice = Choice { shared, own, may: MAY, bound: 0.0 };
        let unseen = |fold: usize| articles.iter().enumerate().filter(move |(at, _)| at % FOLDS != fold).map(|(_, article)| article);
        let weights: Vec<Weights> = (0..FOLDS).map(|fold| learn(unseen(fold), choice)).collect();
        for bound in [-0.3, 0.0, 0.2, 0.4] {
            let weights: Vec<Weights> = weights.iter().map(|weights| raised(weights, bound)).collect();
            let counts = |fits: &dyn Fn(&Article) -> bool| {
                let mut counts = Counts::default();
                for (at, article) in articles.iter().enumerate().filter(|(_, article)| fits(article)) {
                    counts.add(&measure(std::iter::once(article), &weights[at % FOLDS]));
                }
                counts
            };
            let mut line = format!("penalty {shared} own {own} bound {bound:+.1}: {}", counts(&|_| true));
            for (number, folder) in folders.iter().enumerate() {
                let _ = write!(line, "; {} {}", folder.rsplit('/').next().unwrap_or(folder), counts(&|article| article.folder == number));
            }
            println!("{line}");
        }
    }
}

/// How many of those who must be named are actors at all.
fn known(article: &Article) -> usize {
    let actors: Vec<usize> = (0..article.findings.actors.len()).collect();
    let matched = matching(&edges(article, &actors), article.gold.participants.len());
    article.gold.participants.iter().zip(&matched).filter(|(one, owner)| one.vital && owner.is_some()).count()
}

/// Weights by which somebody is named from log-odds of `bound` on: the first feature is always 1.
fn raised(weights: &Weights, bound: f32) -> Weights {
    let mut rows = weights.rows.clone();
    rows.iter_mut().take(1).flatten().for_each(|points| *points -= bound);
    Weights { rows }
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

/// Prints who is named and should not be, and who is not named and should be, with what spoke for each.
fn errors(articles: &[Article]) {
    let unseen = |fold: usize| articles.iter().enumerate().filter(move |(at, _)| at % FOLDS != fold).map(|(_, article)| article);
    let weights: Vec<Weights> = (0..FOLDS).map(|fold| learn(unseen(fold), CHOICE)).collect();
    for (at, article) in articles.iter().enumerate() {
        let weights = &weights[at % FOLDS];
        let chosen = chosen(article, weights);
        let matched = matching(&edges(article, &chosen), article.gold.participants.len());
        let wrong = chosen.iter().enumerate().filter(|(at, _)| !matched.contains(&Some(*at))).map(|(_, &actor)| ("wrong", actor));
        let all: Vec<usize> = (0..article.candidates.len()).collect();
        let who = matching(&edges(article, &all), article.gold.participants.len());
        let missed = article.gold.participants.iter().zip(&matched).zip(&who).filter(|((one, owner), _)| one.vital && owner.is_none());
        for (what, actor) in wrong.chain(missed.clone().filter_map(|(_, actor)| actor.map(|actor| ("missed", actor)))) {
            let (known, candidate) = (&article.findings.actors[actor], &article.candidates[actor]);
            let points = weights.points(known.kind, &candidate.features);
            let side = known.side.as_deref().unwrap_or("–");
            println!(
                "{}\t{what}\t{:?} {} ({side})\t{points:.2}\t{}",
                article.name,
                known.kind,
                known.name,
                in_words(points, &candidate.features)
            );
        }
        for ((one, _), _) in missed.filter(|(_, actor)| actor.is_none()) {
            println!("{}\tunknown\t{}", article.name, one.name);
        }
    }
}

/// Who is named.
fn chosen(article: &Article, weights: &Weights) -> Vec<usize> {
    if article.candidates.is_empty() {
        return Vec::new();
    }
    let chosen = participants::choose(&article.findings, &article.candidates, weights).0;
    participants::settle(&article.findings, &article.candidates, chosen)
}

fn measure<'a>(articles: impl Iterator<Item = &'a Article>, weights: &Weights) -> Counts {
    let mut counts = Counts::default();
    for article in articles {
        let chosen = chosen(article, weights);
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
    let fits =
        |actor: usize| order.iter().copied().filter(|&at| article.gold.participants[at].is(&article.findings.actors[actor].name)).collect();
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
        all.push(Sample { features, kind: column(article.findings.actors[actor].kind), wanted, weight: weight * article.weight });
    }
    all
}

fn learn<'a>(articles: impl Iterator<Item = &'a Article>, choice: Choice) -> Weights {
    let samples: Vec<Sample> = articles.flat_map(|article| samples(article, choice.may)).collect();
    let count = samples.first().map_or(0, |sample| sample.features.features.len());
    // Five numbers a feature: what is shared, then what each kind adds.
    let weights = fit::adam(5 * count, STEPS, RATE, |weights| gradient(&samples, weights.as_chunks().0, choice));
    let rows: Vec<[f32; 4]> = weights.as_chunks::<5>().0.iter().map(|row| [1, 2, 3, 4].map(|kind| row[0] + row[kind])).collect();
    raised(&Weights { rows }, choice.bound)
}

fn gradient(samples: &[Sample], weights: &[[f32; 5]], choice: Choice) -> Vec<f32> {
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
        let error = sample.weight * (fit::logistic(sum) - sample.wanted);
        for (value, row) in values().zip(gradient.iter_mut()) {
            row[0] += error * value;
            row[own] += error * value;
        }
    }
    gradient.into_flattened()
}

/// The table as the library's source.
fn print(articles: &[Article], weights: &Weights) -> String {
    let first = articles.iter().find_map(|article| article.candidates.first());
    let names = first.into_iter().flat_map(|one| one.features.iter().map(|(name, _)| *name));
    let rows: Vec<(&str, [f32; 4])> = names.zip(weights.rows.iter().copied()).collect();
    fit::source("participants", "Feature, and what it weighs for a person, a country, an organisation, a group.", &rows)
}
