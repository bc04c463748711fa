//! Sentences → [`Point`]s: which stretches divide the parties, join them, are wanted, or come next.
//!
//! Sentences are cut into units that hold one fact each ([`units`]); cue words with their negation
//! and reversal ([`stance`]) and the words around them become features ([`features`]); a linear
//! model ([`model`]) gives each unit a probability for each section and for being what a principal
//! needs. Nothing is worded or dropped here: that is `summarize`'s.

mod ahead;
pub mod antecedent;
mod apart;
pub mod cut;
pub mod features;
pub mod history;
pub mod lists;
pub mod model;
mod relatives;
pub mod report;
pub mod said;
pub mod stance;
mod stands;
mod subject;
pub mod units;
mod wish;

use crate::analysis::{Findings, Point, Section, Trace};
use crate::text::Document;

use self::lists::Frame;
use self::model::{Model, Probabilities};
use self::stance::Cue;
use self::units::Unit;

/// The sections that the model knows, in the order of its outputs.
pub const SECTIONS: [Section; 4] = [Section::Aims, Section::Tension, Section::Cooperation, Section::NextSteps];

/// Name of the model in traces.
const RULE: &str = "points/model";

/// Name of the rule that leaves out what the head of the brief says.
const REPORT: &str = "points/report";

/// How much the probability of being vital counts beside that of being right in its section.
/// Measured on annotated articles, held out by article.
const VITAL_WEIGHT: f32 = 0.8;

/// The points of `doc`, in order of the text, each in its likeliest section.
#[must_use]
pub fn find(doc: &Document, findings: &Findings, model: &Model) -> (Vec<Point>, Vec<Trace>) {
    let cues = stance::cues(doc);
    let units = units::units(doc, findings);
    let context = features::Surroundings::new(doc, &cues);
    let odds = units.iter().map(|unit| model.probabilities(&features::features(doc, findings, &cues, &context, unit))).collect();
    let mut points = Vec::with_capacity(units.len());
    let mut trace = Vec::new();
    for (unit, odds) in units.iter().zip(shared(&units, odds)) {
        if only_reports(doc, findings, unit, &cues) {
            trace.push(Trace { rule: REPORT, tokens: unit.evidence(), decision: "dropped: says only that they meet".into() });
            continue;
        }
        let tokens: Vec<usize> = unit.tokens().collect();
        let ahead = ahead::is_ahead(doc, &tokens) && !ahead::is_behind(doc, &tokens) && !history::is_past(doc, &tokens);
        let odds = match () {
            () if ahead => odds.as_next_step(),
            () if wish::is_agenda(doc, &tokens) => odds.as_agenda(),
            () if wish::is_wanted(doc, &tokens) => odds.as_wanted(),
            () if stands::divides(doc, &tokens) => odds.as_tension(),
            () if stands::joins(doc, &tokens) => odds.as_cooperation(),
            () => odds.only(open(doc, &tokens)),
        };
        let point = point(findings, unit, &odds);
        trace.push(Trace { rule: RULE, tokens: unit.evidence(), decision: decision(&point, &odds) });
        points.push(point);
    }
    points.extend(history::find(doc));
    (points, trace)
}

/// Which of [`SECTIONS`] a unit of these tokens can belong to.
fn open(doc: &Document, tokens: &[usize]) -> [bool; 4] {
    if history::is_past(doc, tokens) || history::is_pluperfect(doc, tokens) {
        [false, true, true, false]
    } else if ahead::is_behind(doc, tokens) {
        // “The pact builds on another” joins; what a meeting comes after does not.
        let builds = tokens.iter().any(|&at| &*doc.tokens[at].lemma == "build");
        [false, true, builds, false]
    } else if let Some(begun) = history::is_begun(doc, tokens) {
        begun
    } else if wish::is_courtesy(doc, tokens) {
        [false, true, true, true]
    } else if wish::is_named_a_goal(doc, tokens) {
        [true, true, false, false]
    } else if wish::is_own_wish(doc, tokens) || wish::is_to_convince(doc, tokens) {
        [true, false, false, true]
    } else {
        [true; 4]
    }
}

fn only_reports(doc: &Document, findings: &Findings, unit: &Unit, cues: &[Cue]) -> bool {
    let inside: Vec<&Cue> = features::cues_in(cues, &unit.evidence()).filter(|cue| unit.keeps(cue.tokens.start)).collect();
    report::only_reports(doc, findings, unit, &inside)
}

/// The members of an enumeration belong together: each gets the mean of their odds.
fn shared(units: &[Unit], mut odds: Vec<Probabilities>) -> Vec<Probabilities> {
    let mut at = 0;
    for members in units.chunk_by(|a, b| a.lead.is_some() && a.sentence == b.sentence && a.lead == b.lead) {
        let own = &mut odds[at..at + members.len()];
        let mean = Probabilities::mean(own);
        own.fill(mean);
        at += members.len();
    }
    odds
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
        frame: unit.lead.as_ref().map_or(Frame::Says, |lead| lead.frame),
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
