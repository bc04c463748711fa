//! What looks like a predicate behind “and” and is none: attributes, participles and infinitives that go on with what
//! stands before.

use std::ops::Range;

use super::lower;
use crate::text::{Document, Tag, Token};

/// “Denied that it helps the rebels or is cutting its patrols”: what goes on is denied as well.
pub(super) fn is_denied(doc: &Document, before: Range<usize>) -> bool {
    let denies = |at: &usize| matches!(&*doc.tokens[*at].lemma, "deny" | "doubt" | "dispute" | "refute") && doc.tokens[*at].tag.is_verb();
    let verb = before.clone().find(denies);
    verb.is_some_and(|verb| (verb + 1..before.end).any(|at| doc.tokens[at].tag.is_finite() || lower(doc, at) == "that"))
}

/// “Led to the envoy being summoned and barred from the port”: a participle behind another, whatever its tag.
pub(super) fn is_done_to(doc: &Document, before: Range<usize>, at: usize) -> bool {
    let being = before.clone().rev().take_while(|&at| !doc.tokens[at].tag.is_finite()).find(|&at| lower(doc, at) == "being");
    let passive = being.is_some_and(|being| matches!(doc.tokens[being + 1].tag, Tag::VBN | Tag::VBD));
    let regular = doc.tokens[at].tag == Tag::VBD && lower(doc, at).ends_with("ed");
    let bare = |next: &Token| matches!(next.tag, Tag::IN | Tag::TO) || next.tag.is_punctuation();
    passive && regular && doc.tokens.get(at + 1).is_some_and(bare)
}

/// “Trade and continued close cooperation”: a participle before a bare noun, whatever its tag.
pub(super) fn tells_how(doc: &Document, at: usize) -> bool {
    let participle = matches!(
        lower(doc, at),
        "continued" | "renewed" | "increased" | "enhanced" | "expanded" | "improved" | "shared" | "strengthened" | "sustained" | "deepened"
    );
    let bare = |token: &Token| matches!(token.tag, Tag::JJ | Tag::NN | Tag::NNS);
    participle && doc.tokens.get(at + 1).is_some_and(bare)
}

/// “They do not need to come here and pledge allegiance”: a base form that goes on with an infinitive or with “do”.
pub(super) fn is_infinitive(doc: &Document, before: Range<usize>, predicate: usize) -> bool {
    let token = &doc.tokens[predicate];
    let base = matches!(token.tag, Tag::VBP | Tag::VB) && token.lower == token.lemma;
    let infinitive = |at: usize| doc.tokens[at].tag == Tag::TO && doc.tokens.get(at + 1).is_some_and(|next| next.tag == Tag::VB);
    let does = |at: usize| &*doc.tokens[at].lemma == "do" && doc.tokens[at].tag.is_finite();
    base && before.clone().any(|at| infinitive(at) || does(at))
}

/// “secure and recognized borders”, “its planned, unprovoked and unjustified attack”: an adjective, or
/// a participle in a row of them or behind what opens a noun phrase; one beside it is an attribute too.
pub(super) fn is_attribute(doc: &Document, at: usize) -> bool {
    let opens = |at: usize| matches!(lower(doc, at), "," | "most" | "more") || matches!(doc.tokens[at].tag, Tag::POS | Tag::DT | Tag::PRPS);
    let tag = doc.tokens[at].tag;
    // “Norway's enduring and shared commitment”: a noun follows at once.
    let shared = || lower(doc, at).ends_with("ing") && doc.tokens.get(at + 3).is_some_and(|token| token.tag.is_noun());
    tag.is_adjective() || (matches!(tag, Tag::VBN | Tag::VBD) || shared()) && at > 0 && opens(at - 1)
}
