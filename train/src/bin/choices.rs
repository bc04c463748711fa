//! Learns which of an article's times, places and events is the meeting's, or that none is; and which
//! of the countries and bodies it names each participant acts for.
//!
//! ```text
//! choices main|when|place|occasion|side TABLE GOLD…         learns from all annotated articles, writes the table
//! choices main|when|place|occasion|side --held-out GOLD…    measures: five folds by article, several penalties
//! choices main|when|place|occasion|side --errors GOLD…      names the articles that the folds get wrong
//! ```
//!
//! GOLD is a folder of annotated articles (NAME.json beside NAME.txt). The candidates and their
//! features are the library's own. A log-linear choice among the candidates and “none of them”,
//! under an L2 penalty: what is learnt is that the candidates which are right are chosen, all of
//! them together, and “none” where none is. Fitted by full-batch Adam from zero: the same input
//! gives the same bytes.

use std::fmt::Write;
use std::fs;
use std::ops::Range;

use attache::analysis::actors::reader::Reader;
use attache::analysis::meeting::participants;
use attache::analysis::meeting::weights::Weights;
use attache::analysis::ranking::{Feature, Table, points, shares};
use attache::analysis::venue::places::Place;
use attache::analysis::{self, ActorKind, Findings, actors, affiliation, attribution, meeting, venue, when};
use attache::text::Document;
use attache_train::annotated::{self, Annotated, Gold};
use attache_train::clauses::Clauses;
use attache_train::compare::{fold, names_one, overlap, words};
use attache_train::fit;

/// Weight of the penalty on the squared weights, against the sum of the losses, for each choice.
const PENALTIES: [(&str, f32); 5] = [("main", 2.0), ("when", 8.0), ("place", 1.0), ("occasion", 2.0), ("side", 1.0)];
const STEPS: usize = 600;
const RATE: f32 = 0.05;
const FOLDS: usize = 5;

/// Weights to what is chosen by them.
type Choose = Box<dyn Fn(&Table) -> Outcome>;

/// The candidates of one article that reports a meeting, or of one person who takes part in it.
struct Sample {
    name: String,
    /// The number of the article.
    article: usize,
    /// Which of the folders it is from.
    folder: usize,
    /// How much it counts.
    weight: f32,
    candidates: Vec<Candidate>,
    /// What the choice comes to, by the library's own rule.
    choose: Choose,
    /// Whether the annotation names none.
    none: bool,
}

struct Candidate {
    features: Vec<Feature>,
    right: bool,
}

/// What was printed, and whether it is right.
struct Outcome {
    said: String,
    right: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, target, folders @ ..] = arguments.as_slice() else {
        return Err("choices main|when|place|occasion|side TABLE GOLD…".into());
    };
    let read = match what.as_str() {
        "main" => |annotated| clauses(annotated).into_iter().collect(),
        "when" => |annotated| times(annotated).into_iter().collect(),
        "place" => |annotated| places(annotated).into_iter().collect(),
        "occasion" => |annotated| occasions(annotated).into_iter().collect(),
        "side" => sides as fn(Annotated) -> Vec<Sample>,
        _ => return Err("main, when, place, occasion or side?".into()),
    };
    let penalty = PENALTIES.iter().find(|(name, _)| name == what).map_or(1.0, |(_, penalty)| *penalty);
    let samples: Vec<Sample> = annotated::read_all(folders)?.into_iter().flat_map(read).collect();
    match target.as_str() {
        "--held-out" => held_out(folders, &samples),
        "--errors" => errors(&samples, penalty),
        table => {
            let weights = learn(samples.iter(), penalty);
            fs::write(table, print(&samples, &weights))?;
        }
    }
    Ok(())
}

/// The clauses that may report the article's meeting; right are those in a sentence that a person marked.
fn clauses(annotated: Annotated) -> Option<Sample> {
    let Annotated { name, number, folder, weight, gold, read, label } = annotated;
    let marked = label.filter(|label| gold.meeting && !label.sentences.is_empty())?.sentences;
    let reader = Reader::new(&read.doc);
    let Clauses { findings, events, weights, .. } = Clauses::new(&reader);
    let candidates = meeting::foremost::candidates(&reader, &findings, &events, &weights);
    let sentence = |event: usize| read.doc.sentences[events[event].sentence].tokens.clone();
    let said: Vec<String> = candidates.iter().map(|one| read.doc.words(sentence(one.event)).to_owned()).collect();
    let right: Vec<bool> = said.iter().map(|said| marked.iter().any(|marked| fold(said).contains(marked))).collect();
    let weighed = candidates.iter().zip(&right).map(|(one, right)| Candidate { features: one.features.clone(), right: *right }).collect();
    let none = !right.contains(&true);
    Some(Sample {
        name,
        article: number,
        folder,
        weight,
        candidates: weighed,
        none,
        choose: Box::new(move |table| match meeting::foremost::choose(&candidates, table) {
            Some(at) => Outcome { said: said[at].clone(), right: right[at] },
            None => Outcome { said: String::new(), right: none },
        }),
    })
}

fn times(annotated: Annotated) -> Option<Sample> {
    let Annotated { name, number, folder, weight, gold, read, .. } = annotated;
    let findings = analysis::who_meets(&read.doc, &read.context);
    let meeting = findings.meeting.as_ref().filter(|_| gold.meeting)?;
    let candidates = when::choose::candidates(&read.doc, &findings, meeting, &read.context);
    let told = |at: usize| {
        let candidate: &when::choose::Candidate = &candidates[at];
        let said = read.doc.words(candidate.expression.tokens.clone()).to_owned();
        Outcome {
            right: is_when(&gold, &said, candidate.date.as_deref()),
            said: format!("{said} {}", candidate.date.as_deref().unwrap_or("")),
        }
    };
    let outcomes: Vec<Outcome> = (0..candidates.len()).map(told).collect();
    let weighed = candidates.iter().zip(&outcomes).map(|(one, outcome)| Candidate { features: one.features.clone(), right: outcome.right });
    let none = gold.when.is_none();
    Some(Sample {
        name,
        article: number,
        folder,
        weight,
        candidates: weighed.collect(),
        none,
        choose: Box::new(move |table| match when::choose::choose(&candidates, table).0 {
            Some(at) => Outcome { said: outcomes[at].said.clone(), right: outcomes[at].right },
            None => Outcome { said: String::new(), right: none },
        }),
    })
}

/// As the scorer has it: the date, or where the annotation has none the words.
fn is_when(gold: &Gold, said: &str, date: Option<&str>) -> bool {
    gold.when.as_ref().is_some_and(|when| {
        if when.iso.is_empty() {
            names_one(said, &when.texts, 0.5)
        } else {
            date.is_some_and(|date| when.iso.iter().any(|iso| date.starts_with(iso.as_str())))
        }
    })
}

fn places(annotated: Annotated) -> Option<Sample> {
    let Annotated { name, number, folder, weight, gold, read, .. } = annotated;
    let findings = analysis::who_meets(&read.doc, &read.context);
    let meeting = findings.meeting.as_ref().filter(|_| gold.meeting)?;
    let wanted = gold.venue.map(|venue| venue.places).unwrap_or_default();
    let dateline = read.context.dateline_place.clone().unwrap_or_default();
    let candidates = venue::choose::candidates(&read.doc, &findings, meeting, &read.context);
    let joined = |pieces: &[Range<usize>]| pieces.iter().map(|piece| read.doc.words(piece.clone())).collect::<Vec<_>>().join(", ");
    let weighed = candidates.iter().map(|one| {
        let pieces = |place: &Place| joined(&place.pieces.iter().map(|piece| piece.tokens.clone()).collect::<Vec<_>>());
        let said = one.place.as_ref().map_or_else(|| dateline.clone(), pieces);
        Candidate { features: one.features.clone(), right: names_one(&said, &wanted, 0.66) }
    });
    let none = wanted.is_empty();
    Some(Sample {
        name,
        article: number,
        folder,
        weight,
        candidates: weighed.collect(),
        none,
        choose: Box::new(move |table| {
            let chosen = venue::choose::choose(&read.doc, &candidates, table).0;
            let pieces: Vec<&str> = chosen.place.iter().map(|piece| read.doc.words(piece.clone())).collect();
            let said = if chosen.dateline { dateline.clone() } else { pieces.join(", ") };
            Outcome { right: if said.is_empty() { none } else { names_one(&said, &wanted, 0.66) }, said }
        }),
    })
}

fn occasions(annotated: Annotated) -> Option<Sample> {
    let Annotated { name, number, folder, weight, gold, read, .. } = annotated;
    let findings = analysis::who_meets(&read.doc, &read.context);
    let meeting = findings.meeting.as_ref().filter(|_| gold.meeting)?;
    let wanted = gold.venue.map(|venue| venue.occasions).unwrap_or_default();
    let candidates = venue::occasion::candidates(&read.doc, &findings, meeting);
    let said: Vec<String> = candidates.iter().map(|one| read.doc.words(one.event.tokens.clone()).to_owned()).collect();
    let right: Vec<bool> = said.iter().map(|said| names_one(said, &wanted, 0.5)).collect();
    let weighed = candidates.iter().zip(&right).map(|(one, right)| Candidate { features: one.features.clone(), right: *right }).collect();
    let none = wanted.is_empty();
    Some(Sample {
        name,
        article: number,
        folder,
        weight,
        candidates: weighed,
        none,
        choose: Box::new(move |table| match venue::occasion::choose(&candidates, table).0 {
            Some(at) => Outcome { said: said[at].clone(), right: right[at] },
            None => Outcome { said: String::new(), right: none },
        }),
    })
}

/// Prints what each penalty reaches on articles that it has not seen, folder by folder.
fn held_out(folders: &[String], samples: &[Sample]) {
    let named = samples.iter().filter(|sample| !sample.none).count();
    let reach = samples.iter().filter(|sample| sample.candidates.iter().any(|one| one.right)).count();
    println!("{} articles, {named} that say it, {reach} with a candidate that is right; {FOLDS} folds by article", samples.len());
    for penalty in [0.3, 1.0, 2.0, 4.0, 8.0, 16.0] {
        let outcomes = folds(samples, penalty);
        let share = |fits: &dyn Fn(&Sample) -> bool| {
            let own: Vec<bool> = samples.iter().zip(&outcomes).filter(|(one, _)| fits(one)).map(|(_, outcome)| outcome.right).collect();
            own.iter().filter(|right| **right).count() as f64 / own.len().max(1) as f64
        };
        let said: Vec<bool> = outcomes.iter().filter(|one| !one.said.is_empty()).map(|one| one.right).collect();
        let sure = said.iter().filter(|right| **right).count() as f64 / said.len().max(1) as f64;
        let mut line = format!("penalty {penalty:4}: right {:.3}, of {} that are told {sure:.3}", share(&|_| true), said.len());
        let _ = write!(line, ", where it is said {:.3}, where it is not {:.3};", share(&|one| !one.none), share(&|one| one.none));
        for (at, folder) in folders.iter().enumerate() {
            let name = folder.rsplit('/').next().unwrap_or(folder);
            let _ = write!(line, " {name} {:.3}", share(&|one| one.folder == at));
        }
        println!("{line}");
    }
}

/// One sample a person who takes part, as the program or the annotation has it.
fn sides(annotated: Annotated) -> Vec<Sample> {
    let Annotated { name, number, folder, weight, gold, read, .. } = annotated;
    let reader = Reader::new(&read.doc);
    if actors::is_official(&reader) {
        return Vec::new();
    }
    let mut findings = Findings::default();
    let stands = actors::find(&reader, &mut findings);
    attribution::find(&read.doc, &mut findings);
    let (events, Some(main), _) = meeting::read(&reader, &stands, &findings) else { return Vec::new() };
    let all = participants::candidates(&meeting::features::Scene::new(&reader, &stands, &findings, &events, main), &findings);
    let chosen = participants::choose(&findings, &all, &Weights::embedded()).0;
    let owner = |actor: usize| {
        let known = &findings.actors[actor];
        gold.participants.iter().find(|wanted| known.kind == ActorKind::Person && wanted.is(&known.name))
    };
    let meets = |actor: &usize| chosen.iter().any(|(_, one)| one == actor) || owner(*actor).is_some();
    let actors: Vec<usize> = (0..findings.actors.len()).filter(meets).collect();
    let candidates = affiliation::candidates::candidates(&reader, &findings);
    let scene = affiliation::scene::Scene::new(&reader, &findings, &read.context, &actors, &candidates);
    let sample = |actor: usize| {
        let wanted = &owner(actor).filter(|_| gold.meeting)?.sides;
        let considered = affiliation::considered(&scene, actor);
        let right: Vec<bool> = candidates.iter().map(|one| is_side(&read.doc, one, wanted)).collect();
        let (names, none) = (candidates.clone(), wanted.is_empty());
        Some(Sample {
            name: format!("{name} {}", findings.actors[actor].name),
            article: number,
            folder,
            weight,
            candidates: considered.iter().map(|(at, features)| Candidate { features: features.clone(), right: right[*at] }).collect(),
            none,
            choose: Box::new(move |table| match affiliation::choose(&names, &considered, table).0 {
                Some(at) => Outcome { said: names[at].name.clone(), right: right[at] },
                None => Outcome { said: String::new(), right: none },
            }),
        })
    };
    scene.open().filter_map(sample).collect()
}

/// Whether a candidate, by its name or as the text has it, is one of `wanted`.
fn is_side(doc: &Document, candidate: &affiliation::candidates::Candidate, wanted: &[String]) -> bool {
    let mentions = candidate.mentions.iter().map(|mention| doc.words(mention.clone())).filter(|said| !said.contains('-'));
    let mut said = mentions.chain([&*candidate.name]).map(words);
    said.any(|said| wanted.iter().any(|one| overlap(&words(one), &said) >= 0.5))
}

fn errors(samples: &[Sample], penalty: f32) {
    for (sample, outcome) in samples.iter().zip(folds(samples, penalty)).filter(|(_, outcome)| !outcome.right) {
        let reach = if sample.none {
            "none"
        } else if sample.candidates.iter().any(|one| one.right) {
            "there"
        } else {
            "not there"
        };
        println!("{}: {:?}, right one {reach}", sample.name, outcome.said);
    }
}

/// What each article comes to by weights that have not seen it.
fn folds(samples: &[Sample], penalty: f32) -> Vec<Outcome> {
    let tables: Vec<Vec<Feature>> =
        (0..FOLDS).map(|fold| named(samples, &learn(samples.iter().filter(|one| one.article % FOLDS != fold), penalty))).collect();
    samples.iter().map(|sample| (sample.choose)(&tables[sample.article % FOLDS])).collect()
}

/// The weights with their features' names.
fn named(samples: &[Sample], weights: &[f32]) -> Vec<Feature> {
    longest(samples.iter()).into_iter().flat_map(|one| &one.features).map(|(name, _)| *name).zip(weights.iter().copied()).collect()
}

/// A candidate with all features: some have only the first of them.
fn longest<'a>(samples: impl Iterator<Item = &'a Sample>) -> Option<&'a Candidate> {
    samples.flat_map(|sample| &sample.candidates).max_by_key(|one| one.features.len())
}

fn learn<'a>(samples: impl Iterator<Item = &'a Sample>, penalty: f32) -> Vec<f32> {
    let samples: Vec<&Sample> = samples.collect();
    let count = longest(samples.iter().copied()).map_or(0, |one| one.features.len());
    fit::adam(count, STEPS, RATE, |weights| gradient(&samples, weights, penalty))
}

/// The slope of the loss −log P(right), P being the share of all right candidates, or of “none”.
/// The bias, which is first, has no penalty to speak of.
fn gradient(samples: &[&Sample], weights: &[f32], penalty: f32) -> Vec<f32> {
    let pull = |at: usize| if at == 0 { 0.01 } else { penalty };
    let mut gradient: Vec<f32> = weights.iter().enumerate().map(|(at, weight)| pull(at) * weight).collect();
    let table: Vec<Feature> = weights.iter().map(|weight| ("", *weight)).collect();
    for sample in samples {
        let points: Vec<f32> = sample.candidates.iter().map(|one| points(&one.features, &table)).collect();
        let shares = shares(&points);
        let right: f32 = sample.candidates.iter().zip(&shares).filter(|(one, _)| one.right).map(|(_, share)| share).sum();
        let none = !sample.candidates.iter().any(|one| one.right);
        for (one, share) in sample.candidates.iter().zip(&shares) {
            let wanted = if none || !one.right { 0.0 } else { share / right.max(1e-6) };
            for (slope, (_, value)) in gradient.iter_mut().zip(&one.features) {
                *slope += sample.weight * (share - wanted) * value;
            }
        }
    }
    gradient
}

/// The table as the library's source.
fn print(samples: &[Sample], weights: &[f32]) -> String {
    let rows: Vec<(&str, [f32; 1])> = named(samples, weights).into_iter().map(|(name, weight)| (name, [weight])).collect();
    fit::source("choices", "Feature, and what it weighs.", &rows)
}
