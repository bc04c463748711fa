//! Changes to a person's YAML, in place: every byte outside an edit stays as it is.

mod flow;
mod place;
mod update;

#[cfg(test)]
mod merge_tests;

pub use update::{Update, Updated, update};

use super::check::{Articles, problems};
use super::parsed::ParsedBrief;
use crate::diag::{Diagnostic, Places};
use crate::span::Span;

/// A stretch of the text and what goes in its place.
pub type Edit = (Span, String);

/// Applies `edits`, which may come in any order; of two that overlap the first in the text counts.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|(span, _)| *span);
    let mut patched = String::with_capacity(text.len());
    let mut done = 0;
    for (span, replacement) in sorted {
        if span.start >= done {
            patched.push_str(&text[done..span.start]);
            patched.push_str(replacement);
            done = span.end;
        }
    }
    patched.push_str(&text[done..]);
    patched
}

/// A text after its repairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// What was done, in order: the code, its line in the text as it was then, and the repair.
    pub repairs: Vec<Repair>,
}

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The code of the problem that it mends.
    pub code: &'static str,
    /// Line from 1; repairs never add or take away lines above, so it is the same before and after.
    pub line: usize,
    /// What it does.
    pub what: String,
}

/// Rounds of repair: one may bring to light what another hid.
const MAX_ROUNDS: usize = 5;

/// Makes the repairs that cannot change what a brief says: misspelt keys, missing quotes, dates in
/// another form, tabs, evidence in other marks.
#[must_use]
pub fn mend(name: &str, text: &str, articles: Articles) -> Mended {
    mend_where(name, text, articles, |_| true)
}

/// The same, but only for problems with one of these codes.
pub(super) fn mend_only(name: &str, text: &str, articles: Articles, codes: &[&str]) -> Mended {
    mend_where(name, text, articles, |problem| codes.contains(&problem.code))
}

fn mend_where(name: &str, text: &str, articles: Articles, wanted: impl Fn(&Diagnostic) -> bool) -> Mended {
    let mut mended = Mended { text: text.to_owned(), repairs: Vec::new() };
    for _ in 0..MAX_ROUNDS {
        let mut found = problems(&ParsedBrief::read(name, &mended.text), articles);
        found.retain(&wanted);
        let edits: Vec<Edit> = found.iter().filter_map(|problem| problem.fix.as_ref()).flat_map(|fix| fix.edits.clone()).collect();
        let patched = apply(&mended.text, &edits);
        if patched == mended.text {
            break;
        }
        let places = Places::of(&mended.text);
        mended.repairs.extend(found.iter().filter_map(|problem| repair(problem, &places)));
        mended.text = patched;
    }
    mended
}

fn repair(problem: &Diagnostic, places: &Places) -> Option<Repair> {
    let fix = problem.fix.as_ref()?;
    let line = places.at(problem.span().start).line;
    Some(Repair { code: problem.code, line, what: fix.what.clone() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn edits_replace_insert_and_delete() {
        let edits = [
            (Span::new(8, 8), "!".to_owned()),
            (Span::new(0, 3), "THE".to_owned()),
            (Span::new(3, 4), String::new()),
            (Span::new(2, 5), "x".to_owned()),
        ];
        assert_eq!(apply("one two three", &edits), "THEtwo !three");
    }

    /// Faults that a repair can undo exactly: the line as it should be, and as somebody typed it.
    const FAULTS: &[(&str, &str)] = &[
        ("tension:", "tensions:"),
        ("cooperation:", "cooperatoin:"),
        ("  - text: 'Fish: one quota'", "  - text: Fish: one quota"),
        ("date: 2021-05-19  # of the memo", "date: 19 May 2021  # of the memo"),
        ("marking: TLP:GREEN", "marking: tlp green"),
        ("author:", "author: ~"),
        ("  status: under way", "  status: Under-Way"),
        ("    by: '@desk'", "    by: @desk"),
        ("  - '*Ask* again'", "  - *Ask* again"),
    ];

    const BRIEF: &str = "# a comment\nbrief: 1\ntitle:   Talks   # two\nto:\nauthor:\ndate: 2021-05-19  # of the memo\nmarking: TLP:GREEN\n\n\nmeeting:\n  status: under way\n  what: {text: 'Ask'}\n# kept\ntension:\n  - text: 'Fish: one quota'\n    by: '@desk'\n\n  -   \"Yes\"\ncooperation: [ one, two ]\ngaps:\n  - '*Ask* again'\n";

    proptest! {
        #[test]
        fn mending_restores_what_was_meant_and_touches_nothing_else(chosen in prop::sample::subsequence(FAULTS, 0..=FAULTS.len()), windows in any::<bool>()) {
            let ends = |text: &str| if windows { text.replace('\n', "\r\n") } else { text.to_owned() };
            let mut broken = BRIEF.to_owned();
            for (right, wrong) in &chosen {
                broken = broken.replacen(&format!("\n{right}"), &format!("\n{wrong}"), 1);
            }
            let mended = mend("x.yaml", &ends(&broken), Articles::NotSought);
            prop_assert_eq!(mended.text, ends(BRIEF));
            prop_assert_eq!(mended.repairs.len(), chosen.len());
        }
    }
}
