//! Participants and doubles: who is not in the article, and what stands twice.

use std::collections::BTreeMap;

use super::Case;
use super::claims::items;
use super::words::words;
use crate::diag::Diagnostic;
use crate::span::Span;

/// Participants whom no article names.
pub(super) fn check(case: &Case) -> Vec<Diagnostic> {
    let Some(meeting) = &case.brief.meeting else { return Vec::new() };
    let sources: Option<Vec<_>> = (1..=case.brief.sources.len()).map(|number| case.source(number)).collect();
    let Some(sources) = sources.filter(|sources| !sources.is_empty()) else { return Vec::new() };
    let mut known: Vec<String> =
        sources.iter().flat_map(|source| &source.paragraphs).flat_map(|paragraph| words(paragraph)).map(|word| word.folded).collect();
    known.sort();
    let mut problems = Vec::new();
    for (at, person) in meeting.who.iter().enumerate() {
        // The last word names the family, and the body of a delegation.
        let last = words(&person.name).into_iter().rfind(|word| word.folded.chars().count() > 2);
        if let Some(last) = last.filter(|last| known.binary_search(&last.folded).is_err()) {
            let place = case.within(&format!("meeting.who[{at}].name"), &person.name, last.span);
            let message = format!("“{}” is not in the article", last.span.of(&person.name));
            problems.push(Diagnostic::warning("W036", message, place, "").help("correct the name, or delete the participant"));
        }
    }
    problems
}

/// Entries that say the same in other marks or capitals.
pub(super) fn doubles(case: &Case) -> Vec<Diagnostic> {
    let mut entries: Vec<(String, String)> = items(case.brief).map(|(path, item)| (format!("{path}.text"), item.text.clone())).collect();
    entries.extend(case.brief.gaps.iter().enumerate().map(|(at, gap)| (format!("gaps[{at}]"), gap.clone())));
    let people = case.brief.meeting.iter().flat_map(|meeting| &meeting.who).enumerate();
    let names: Vec<(String, String)> = people
        .map(|(at, person)| (format!("meeting.who[{at}].name"), format!("{} {} {}", person.name, person.role, person.side)))
        .collect();
    let mut problems = same(case, &entries);
    problems.extend(same(case, &names));
    problems
}

fn same(case: &Case, entries: &[(String, String)]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<Vec<String>, Span> = BTreeMap::new();
    let mut problems = Vec::new();
    for (path, text) in entries {
        let key: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        let span = case.first_line(path);
        match seen.get(&key) {
            Some(first) if !key.is_empty() => {
                let problem = Diagnostic::warning("W035", "this stands in the brief already", span, "again here").see(*first, "first here");
                problems.push(problem.help("delete one of the two; its evidence can be added to the other's `from`"));
            }
            _ => drop(seen.insert(key, span)),
        }
    }
    problems
}
