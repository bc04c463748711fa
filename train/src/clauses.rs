//! The clauses of an article that may report a meeting, read as the program reads them.

use attache::analysis::actors::Stand;
use attache::analysis::actors::reader::Reader;
use attache::analysis::meeting::{events, events::Event, weigh};
use attache::analysis::{Findings, actors, attribution};

/// What is known before a meeting is looked for, and the clauses with their points.
pub struct Clauses {
    /// The actors and who said what.
    pub findings: Findings,
    /// Where each actor stands.
    pub stands: Vec<Stand>,
    /// The clauses.
    pub events: Vec<Event>,
    /// Their points.
    pub weights: Vec<f32>,
}

impl Clauses {
    /// Reads the clauses of the text.
    #[must_use]
    pub fn new(reader: &Reader) -> Self {
        let mut findings = Findings::default();
        let stands = actors::find(reader, &mut findings);
        attribution::find(reader.doc, &mut findings);
        let events = events::find(reader, &stands);
        let weights = events.iter().map(|event| weigh::weight(reader, &findings, event)).collect();
        Self { findings, stands, events, weights }
    }
}
