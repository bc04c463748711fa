//! Tokens → cue words: how the parties stand, what they want, what is to come, and what turns it round.
//!
//! A cue's class is the lexicon's (`stance.toml`); its turn says whether a word before it negates
//! it, refuses it, lessens it or ends it (`reversals.toml`): “refused to cooperate” divides,
//! “ease tensions” joins. Cues do not overlap; the longest phrase wins.

use std::ops::Range;

use crate::lexicon::{self, Lexicon};
use crate::text::{Document, Name, NameKind, Token};

/// How far a negator reaches to its right, in tokens.
const NEGATOR_REACH: usize = 4;
/// How far a reversing verb reaches to its right, in tokens.
const VERB_REACH: usize = 6;

/// A word or phrase that tells a stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its class in the lexicon.
    pub class: &'static str,
    /// What a word before it does to it.
    pub turn: Turn,
}

/// What a word does to the stance of the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// Nothing.
    Plain,
    /// “not”, “no”, “without”.
    Negated,
    /// “refuse to”, “rule out”.
    Refused,
    /// “ease”, “lift”, “resolve”.
    Lessened,
    /// “cancel”, “pull out of”.
    Ended,
}

/// What a class of cues speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drift {
    /// What divides.
    Divides,
    /// What joins.
    Joins,
    /// What is wanted or talked about.
    Wants,
    /// What is to come.
    Comes,
}

/// What cues of `class` speak of.
#[must_use]
pub fn drift(class: &str) -> Drift {
    match class {
        "conflict" | "accuse" | "reject" | "threat" | "harm" | "coerce" | "fail" | "doubt" | "diverge" => Drift::Divides,
        "agree" | "joint" | "support" | "praise" | "positive" | "strengthen" | "ease" | "concede" => Drift::Joins,
        "want" | "call" | "topic" | "need" | "purpose" => Drift::Wants,
        _ => Drift::Comes,
    }
}

/// All cues of `doc`, in order.
#[must_use]
pub fn cues(doc: &Document) -> Vec<Cue> {
    let mut found = Vec::new();
    for sent in &doc.sentences {
        let forms: Vec<Forms> = doc.tokens[sent.tokens.clone()].iter().map(Forms::new).collect();
        let turns = matches(&lexicon::REVERSALS, &forms, sent.tokens.start);
        for (tokens, class) in matches(&lexicon::STANCE, &forms, sent.tokens.start) {
            if is_in_name(doc, &tokens) {
                continue;
            }
            let turn = turn_at(doc, &turns, tokens.start);
            found.push(Cue { tokens, class, turn });
        }
    }
    found
}

/// “The Northern Partnership Agreement”, “the United States”: words of a name tell no stance. “The Oslo Accord” alone does.
fn is_in_name(doc: &Document, cue: &Range<usize>) -> bool {
    let body = |kind: NameKind| matches!(kind, NameKind::Organization | NameKind::Place | NameKind::Person);
    let within = |name: &&Name| name.tokens.start <= cue.start && cue.end <= name.tokens.end && name.tokens.len() > cue.len();
    let capital = doc.tokens[cue.clone()].iter().all(|token| token.span.of(&doc.text).starts_with(char::is_uppercase));
    capital && doc.names_in(cue.clone()).iter().filter(within).any(|name| body(name.kind))
}

/// “Is pulling Norway out of the pact”: what stands between the verb and “out of”.
const PULLED: usize = 4;

/// Whether “pull … out of” ends at token `at`.
fn pulls_out(doc: &Document, at: usize) -> bool {
    let word = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let out = (at.saturating_sub(VERB_REACH)..at).rev().find(|&i| word(i) == "out" && word(i + 1) == "of");
    out.is_some_and(|out| (out.saturating_sub(PULLED)..out).any(|i| matches!(&*doc.tokens[i].lemma, "pull" | "take")))
}

/// The nearest reversal that reaches token `at` without a mark of punctuation between.
fn turn_at(doc: &Document, turns: &[(Range<usize>, &'static str)], at: usize) -> Turn {
    if pulls_out(doc, at) {
        return Turn::Ended;
    }
    for (tokens, class) in turns.iter().rev().filter(|(tokens, _)| tokens.end <= at) {
        let reach = if *class == "negator" { NEGATOR_REACH } else { VERB_REACH };
        if at - tokens.start > reach {
            continue;
        }
        if doc.tokens[tokens.end..at].iter().any(|token| matches!(&*token.lower, "," | ";" | ":" | "but" | "—" | "–")) {
            break;
        }
        return match *class {
            "negator" => Turn::Negated,
            "refuser" => Turn::Refused,
            _ if is_denied(turns, tokens.start) => Turn::Plain,
            "lessener" => Turn::Lessened,
            _ => Turn::Ended,
        };
    }
    Turn::Plain
}

/// Tokens between “failed” and “resolve”: “did not fully ease”.
const DENIED: usize = 2;

/// “Failed to resolve the rift”, “did not ease tensions”: whether what would lessen something, at `verb`, is itself denied.
fn is_denied(turns: &[(Range<usize>, &'static str)], verb: usize) -> bool {
    turns.iter().any(|(tokens, class)| matches!(*class, "negator" | "refuser") && tokens.end <= verb && verb - tokens.end <= DENIED)
}

/// The phrases of `list` in the sentence that begins at token `start`, longest first at each place, not overlapping.
fn matches(list: &'static Lexicon, forms: &[Forms], start: usize) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < forms.len() {
        match longest(list, &forms[at..]) {
            Some((length, class)) => {
                found.push((start + at..start + at + length, class));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn longest(list: &'static Lexicon, forms: &[Forms]) -> Option<(usize, &'static str)> {
    let mut best: Option<(usize, &'static str)> = None;
    for form in forms.first()?.all() {
        for (entry, class) in list.starting_with(form) {
            let length = entry.split(' ').count();
            let fits = length <= forms.len() && entry.split(' ').zip(forms).all(|(word, forms)| forms.all().any(|form| form == word));
            if fits && best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, class));
            }
        }
    }
    best
}

/// The forms under which a token may stand in a list: as written, its dictionary form, and what
/// is left without a common ending (participles that are tagged as adjectives keep their ending
/// in the dictionary form).
struct Forms(Vec<String>);

impl Forms {
    fn new(token: &Token) -> Self {
        let mut forms = vec![token.lower.to_string()];
        let mut add = |form: String| {
            if form.len() > 1 && !forms.contains(&form) {
                forms.push(form);
            }
        };
        add(token.lemma.to_string());
        for (ending, replacement) in ENDINGS {
            if let Some(stem) = token.lower.strip_suffix(ending).filter(|stem| stem.len() > 2) {
                add(format!("{stem}{replacement}"));
                let bytes = stem.as_bytes();
                if replacement.is_empty() && ending.len() > 1 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && stem.is_ascii() {
                    add(stem[..stem.len() - 1].to_owned());
                }
            }
        }
        Self(forms)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Endings of inflection and what stands in their place in the dictionary form.
const ENDINGS: &[(&str, &str)] = &[("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    fn found(sentence: &str) -> Vec<(String, &'static str, Turn)> {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let body = doc.sentences[0].tokens.end;
        let cues = cues(&doc).into_iter().filter(|cue| cue.tokens.start >= body);
        cues.map(|cue| (doc.words(cue.tokens.clone()).to_owned(), cue.class, cue.turn)).collect()
    }

    fn turn_of(sentence: &str, word: &str) -> Turn {
        let found = found(sentence);
        found.iter().find(|cue| cue.0 == word).map_or_else(|| panic!("no {word} in {found:?}"), |cue| cue.2)
    }

    #[test]
    fn stances_are_turned() {
        assert_eq!(turn_of("The minister refused to cooperate.", "cooperate"), Turn::Refused);
        assert_eq!(turn_of("They hope to ease tensions.", "tensions"), Turn::Lessened);
        assert_eq!(turn_of("There was no cooperation on grain.", "cooperation"), Turn::Negated);
        assert_eq!(turn_of("The envoy walked away from the agreement.", "agreement"), Turn::Ended);
    }

    #[test]
    fn what_is_not_lessened_stays() {
        assert_eq!(turn_of("Their talks failed to resolve the rift over prices.", "rift"), Turn::Plain);
        assert_eq!(turn_of("The pact did not ease tensions.", "tensions"), Turn::Plain);
        assert_eq!(turn_of("Their talks will not fail to resolve it: they ease tensions.", "tensions"), Turn::Lessened);
    }

    #[test]
    fn stances_are_not_turned_from_afar() {
        assert_eq!(turn_of("Not everybody came, and tensions rose.", "tensions"), Turn::Plain);
        assert_eq!(turn_of("Tensions rose after the talks.", "Tensions"), Turn::Plain);
        assert_eq!(turn_of("They are keen to cooperate on grain.", "cooperate"), Turn::Plain);
    }

    #[test]
    fn names_tell_no_stance() {
        let classes = |sentence: &str| found(sentence).into_iter().map(|cue| cue.1).collect::<Vec<_>>();
        assert!(!classes("The United States left the hall.").contains(&"joint"));
        assert!(classes("Norway and Chile are united.").contains(&"joint"));
        assert_eq!(turn_of("The king is pulling Norway out of the agreement.", "agreement"), Turn::Ended);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let found = found("Both sides found common ground over grain.");
        assert!(found.iter().any(|cue| cue.0 == "common ground" && cue.1 == "agree"), "{found:?}");
    }
}
