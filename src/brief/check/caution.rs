//! Cautions of the evidence (“reportedly”, “denied”: a lexicon) that a text states away.
//!
//! A text that keeps any caution has kept the evidence's in its own words, unless one was cut out of the
//! middle of words that stand there otherwise unchanged.

use super::Case;
use super::claims::Claim;
use super::wording::paragraph;
use super::words::{Word, words};
use crate::brief::model::Evidence;
use crate::diag::Diagnostic;
use crate::lexicon;
use crate::span::Span;

/// The caution that a text lost, unless the person says that this is right.
pub(super) fn lost_caution(case: &Case, claim: &Claim) -> Option<Diagnostic> {
    if case.parsed.positions.get(&format!("{}.hedge", claim.path)).is_some() {
        return None;
    }
    let said = words(claim.text);
    let keeps_one = cautions(&said, claim.text, Caution::Any).next().is_some();
    let (evidence, phrase) = claim.from.iter().find_map(|evidence| {
        let context = quote_with_lead(case, evidence);
        let all = words(&context);
        let lost = cautions(&all, &context, Caution::Own).find(|found| !keeps_one || is_cut_out(&all, found, &said))?;
        Some((evidence, lost.span.of(&context).to_owned()))
    })?;
    let message = format!("the text drops a caution that its evidence carries: “{phrase}”");
    let label = format!("{} says “{phrase}”", evidence.paragraph());
    Some(
        Diagnostic::warning("W031", message, case.first_line(&claim.text_path), label)
            .help("restore it, or add `hedge: ok` to the item if it has been confirmed"),
    )
}

/// Whether the words on both sides of a caution stand side by side in what is said, and nowhere in the
/// evidence itself.
fn is_cut_out(evidence: &[Word], caution: &Found, said: &[Word]) -> bool {
    let (Some(before), Some(after)) = (caution.at.checked_sub(1).and_then(|at| evidence.get(at)), evidence.get(caution.end)) else {
        return false;
    };
    let side_by_side = |words: &[Word]| words.windows(2).any(|pair| pair[0].folded == before.folded && pair[1].folded == after.folded);
    side_by_side(said) && !side_by_side(evidence)
}

/// Words before a quotation that can qualify it: “is reportedly to” and the like.
const LEAD: usize = 4;

/// The quotation, with the few words of its sentence that stand before it in the article.
fn quote_with_lead(case: &Case, evidence: &Evidence) -> String {
    let Some((text, at)) = paragraph(case, evidence).and_then(|text| Some((text, text.find(&evidence.quote)?))) else {
        return evidence.quote.clone();
    };
    if evidence.quote.is_empty() {
        return String::new();
    }
    let clause = text[..at]
        .rfind(['.', ';', ':', ',', '“', '”', '('])
        .map_or(0, |mark| mark + text[mark..].chars().next().map_or(0, char::len_utf8));
    let lead = words(&text[clause..at]);
    let first = lead.len().saturating_sub(LEAD);
    let start = lead.get(first).map_or(at, |word| clause + word.span.start);
    text[start..at + evidence.quote.len()].to_owned()
}

/// Which words count as a caution.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caution {
    /// All.
    Any,
    /// Without those of the class `kept`, which every report is full of.
    Own,
}

/// A caution among the words of a text.
struct Found {
    /// Number of its first word.
    at: usize,
    /// Number of the word after it.
    end: usize,
    /// Where it stands in the text.
    span: Span,
}

/// The cautions among `words`. Months are no cautions: “May” counts in lower case only.
fn cautions<'w>(words: &'w [Word], text: &'w str, which: Caution) -> impl Iterator<Item = Found> + 'w {
    (0..words.len()).filter_map(move |at| {
        let longest = (1..=lexicon::CAUTIONS.longest_from(&words[at].folded).min(words.len() - at)).rev().find(|length| {
            let run = &words[at..at + length];
            let phrase = run.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
            lexicon::CAUTIONS.class(&phrase).is_some_and(|class| which == Caution::Any || class != "kept")
                && !(phrase == "may" && run[0].span.of(text) != "may")
        })?;
        let end = at + longest;
        // “Turkish-claimed waters” is a name for them.
        let compound = text[..words[at].span.start].ends_with('-') || text[words[end - 1].span.end..].starts_with('-');
        if compound {
            return None;
        }
        Some(Found { at, end, span: words[at].span.to(words[end - 1].span) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        cautions(&words(text), text, Caution::Own).next().map(|found| found.span.of(text))
    }

    #[test]
    fn cautions_are_found() {
        let cases = [
            ("condemnation over reports of bounties on troops", "reports of"),
            ("The envoy is reportedly to take part by phone.", "reportedly"),
            ("The attack was not attributed to the government", "not attributed"),
            ("The ministry denied the allegations", "denied"),
            ("The two may meet again", "may"),
        ];
        for (text, phrase) in cases {
            assert_eq!(found(text), Some(phrase), "{text}");
        }
    }

    #[test]
    fn plain_statements_have_none() {
        for text in [
            "A route through Turkish-claimed waters",
            "The two met in May.",
            "They signed the treaty.",
            "The commission published its report on fisheries.",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    fn cut(evidence: &str, text: &str) -> bool {
        let (all, said) = (words(evidence), words(text));
        cautions(&all, evidence, Caution::Own).any(|found| is_cut_out(&all, &found, &said))
    }

    #[test]
    fn a_caution_cut_out_of_the_middle_is_missed() {
        for (evidence, text) in [
            ("They reportedly agreed on a quota, but the ministry denied it", "They agreed on a quota, but the ministry denied it"),
            ("anger over reports of bounties that the ministry denied", "anger over bounties, denied by the ministry"),
            ("the alleged plot, which may be old", "the plot, which may be old"),
        ] {
            assert!(cut(evidence, text), "{text}");
        }
    }

    #[test]
    fn words_that_are_shortened_otherwise_are_not() {
        for (evidence, text) in [
            ("They reportedly agreed on a quota, but the ministry denied it", "They reportedly agreed on a quota"),
            ("They reportedly agreed on a quota, but the ministry denied it", "A quota, which the ministry denied"),
            ("They met and reportedly agreed; they agreed on fish", "They agreed on fish, it is said"),
        ] {
            assert!(!cut(evidence, text), "{text}");
        }
    }
}
