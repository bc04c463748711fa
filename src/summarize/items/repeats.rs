//! Lines accepted so far → whether one more says something else.
//!
//! Two lines say the same where their dictionary forms, without the commonest words, overlap by
//! [`SAME`] (Jaccard), or where [`INSIDE`] of the shorter one's stand in the other.

use std::collections::BTreeSet;

use crate::analysis::Point;
use crate::text::{Document, Tag};

/// Share of words in common, of all the words of both lines.
const SAME: f32 = 0.6;
/// Share of the shorter line's words that stand in the longer one.
const INSIDE: f32 = 0.8;

/// The content words of the lines accepted so far.
#[derive(Clone, Debug, Default)]
pub struct Heard(Vec<BTreeSet<String>>);

impl Heard {
    /// Whether the line says something else than those before it; if so, it is remembered.
    ///
    /// Members of one enumeration share their lead-in, so only what is their own counts.
    pub fn is_news(&mut self, doc: &Document, point: &Point, tokens: &[usize]) -> bool {
        let own = point.keep.last().map_or(0, |last| last.start);
        let words = content(doc, tokens.iter().copied().filter(|&at| point.keep.len() < 2 || at >= own));
        if words.is_empty() || self.0.iter().any(|other| repeats(&words, other)) {
            return false;
        }
        self.0.push(words);
        true
    }
}

fn content(doc: &Document, tokens: impl Iterator<Item = usize>) -> BTreeSet<String> {
    let open = |tag: Tag| tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag == Tag::CD;
    tokens
        .map(|at| &doc.tokens[at])
        .filter(|token| open(token.tag) && !matches!(&*token.lemma, "be" | "have" | "do"))
        .map(|token| token.lemma.to_string())
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "a line has a few dozen words")]
fn repeats(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let common = a.intersection(b).count() as f32;
    let (all, shorter) = (a.union(b).count() as f32, a.len().min(b.len()) as f32);
    common >= SAME * all || (shorter >= 3.0 && common >= INSIDE * shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &str) -> BTreeSet<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn the_same_words_repeat() {
        assert!(repeats(&set("sign pact grain"), &set("sign pact grain port")));
        assert!(repeats(&set("envoy reject plan"), &set("norwegian envoy reject plan peace on monday")));
        assert!(repeats(&set("truce"), &set("truce")));
    }

    #[test]
    fn other_words_do_not() {
        assert!(!repeats(&set("sign pact grain"), &set("sign pact fish")));
        assert!(!repeats(&set("war"), &set("trade war year")));
        assert!(!repeats(&set("envoy reject plan"), &set("envoy leave oslo monday")));
    }
}
