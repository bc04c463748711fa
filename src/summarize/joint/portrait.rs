//! One source → what it says of the meeting and whom its text names, ready to be compared.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Part;
use super::lines::country;
use super::people::{self, folded};
use crate::brief::{Meeting, Participant};
use crate::lexicon;

/// Sides of a source whose first participants must be known to the other: those who meet. The others
/// are their company.
const PRINCIPALS: usize = 3;

/// What one source says of the meeting, ready to be compared.
pub struct Portrait<'a> {
    /// The source.
    pub part: Part<'a>,
    /// Words of the text that can be names, folded.
    words: BTreeSet<String>,
    /// Countries that the text names.
    countries: BTreeSet<String>,
}

impl<'a> Portrait<'a> {
    /// Reads what comparing needs.
    pub fn of(part: Part<'a>) -> Self {
        let doc = part.doc;
        let capital = |at: &usize| doc.tokens[*at].span.of(&doc.text).starts_with(char::is_uppercase);
        let tokens = || (0..doc.tokens.len()).filter(capital);
        Self {
            part,
            words: tokens().map(|at| people::fold(doc.tokens[at].span.of(&doc.text))).collect(),
            countries: tokens().filter_map(|at| country(doc, at, doc.tokens.len())).map(|(_, name)| name).collect(),
        }
    }

    /// The meeting, where the source reports one.
    pub fn meeting(&self) -> Option<&'a Meeting> {
        self.part.brief.meeting.as_ref()
    }

    /// Who takes part.
    pub fn who(&self) -> &'a [Participant] {
        self.meeting().map_or(&[], |meeting| meeting.who.as_slice())
    }

    /// The first participant of each of the first sides.
    pub fn principals(&self) -> Vec<&'a Participant> {
        let mut principals: Vec<&Participant> = Vec::new();
        for person in self.who() {
            if principals.len() < PRINCIPALS && principals.iter().all(|known| people::side(known) != people::side(person)) {
                principals.push(person);
            }
        }
        principals
    }

    /// The day, or else that of publication; and whether it is the latter.
    pub fn about_day(&self) -> Option<(Date, bool)> {
        let day = self.meeting().and_then(|meeting| meeting.when.date.parse().ok());
        let published = || self.part.brief.sources.first().and_then(|source| source.published.parse().ok());
        day.map(|day| (day, false)).or_else(|| Some((published()?, true)))
    }

    /// Whether the text names somebody: by the last word of the name, a country by any of its names,
    /// a group by all of its words.
    pub fn names(&self, person: &Participant) -> bool {
        let lower = person.name.to_lowercase();
        if let Some(name) = lexicon::COUNTRIES.class(lower.strip_prefix("the ").unwrap_or(&lower)) {
            return self.countries.contains(&name.to_lowercase());
        }
        let words = folded(&person.name);
        let group = person.name.split_whitespace().any(|word| word.len() > 3 && word.starts_with(char::is_lowercase));
        let needed = if group { 0 } else { words.len().saturating_sub(1) };
        !words.is_empty() && words[needed..].iter().all(|word| self.words.contains(word))
    }

    /// Whether the text names a place.
    pub fn names_place(&self, place: &str) -> bool {
        let words = folded(place);
        !words.is_empty() && words.iter().all(|word| self.words.contains(word)) || self.countries.contains(&place.to_lowercase())
    }
}
