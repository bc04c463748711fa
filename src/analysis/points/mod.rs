//! Sentences → [`Point`]s: which stretches divide the parties, join them, are wanted, or come next.
//!
//! Sentences are cut into units that hold one fact each ([`units`]); cue words with their negation
//! and reversal ([`stance`]) and the words around them become features ([`features`]); a linear
//! model ([`model`]) gives each unit a probability for each section and for being what a principal
//! needs. Nothing is worded or dropped here: that is `summarize`'s.

pub mod antecedent;
pub mod cut;
pub mod features;
pub mod lists;
pub mod model;
pub mod said;
pub mod stance;
pub mod units;

use crate::analysis::{Findings, Point, Section, Trace};
use crate::text::Document;

use self::model::{Model, Probabilities};
use self::units::Unit;

/// The sections that the model knows, in the order of its outputs.
pub const SECTIONS: [Section; 4] = [Section::Aims, Section::Tension, Section::Cooperation, Section::NextSteps];

/// Name of the model in traces.
const RULE: &str = "points/model";

/// How much the probability of being vital counts beside that of being right in its section.
/// Measured on annotated articles, held out by article.
const VITAL_WEIGHT: f32 = 0.8;

/// The points of `doc`, in order of the text, each in its likeliest section.
#[must_use]
pub fn find(doc: &Document, findings: &Findings, model: &Model) -> (Vec<Point>, Vec<Trace>) {
    let cues = stance::cues(doc);
    let units = units::units(doc, findings);
    let context = features::Surroundings::new(doc, &cues);
    let mut points = Vec::with_capacity(units.len());
    let mut trace = Vec::new();
    for unit in &units {
        let odds = model.probabilities(&features::features(doc, findings, &cues, &context, unit));
        let point = point(findings, unit, &odds);
        trace.push(Trace { rule: RULE, tokens: unit.evidence(), decision: decision(&point, &odds) });
        points.push(point);
    }
    (points, trace)
}

fn point(findings: &Findings, unit: &Unit, odds: &Probabilities) -> Point {
    let best = odds.best_section();
    let evidence = unit.evidence();
    Point {
        section: SECTIONS[best],
        keep: unit.keep.clone(),
        by: speaker(findings, unit),
        of: None,
        score: odds.sections[best] + VITAL_WEIGHT * odds.vital,
        speaker: unit.speaker.clone(),
        opening: unit.opening.clone(),
        rule: RULE,
        evidence,
    }
}

/// Who said the unit, where all of it is reported speech.
fn speaker(findings: &Findings, unit: &Unit) -> Option<usize> {
    let evidence = unit.evidence();
    findings
        .statements
        .iter()
        .find(|said| said.content.start <= evidence.start && evidence.end <= said.content.end)
        .and_then(|said| said.speaker)
}

fn decision(point: &Point, odds: &Probabilities) -> String {
    let [aims, tension, cooperation, next] = odds.sections;
    format!(
        "{:?}, score {:.2} (aims {aims:.2}, tension {tension:.2}, cooperation {cooperation:.2}, next steps {next:.2}, vital {:.2})",
        point.section, point.score, odds.vital
    )
}
