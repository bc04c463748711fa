//! Tags and names → noun chunks and verb chunks, by a walk over the tags.
//!
//! A noun chunk runs from its determiner to its head noun, possessors included (“Russia's foreign
//! minister Sergey Lavrov”); a date is a chunk of its own. A verb chunk runs from the first
//! auxiliary (or *to*) over adverbs to the main verb and its particle. Chunks do not nest and do
//! not cross sentences.

use std::ops::Range;

use super::{Chunk, ChunkKind, Document, NameKind, Tag};

/// Finds the chunks of `doc`, in order.
pub(super) fn chunks(doc: &Document) -> Vec<Chunk> {
    let dates = edges(doc, NameKind::Date);
    let people = edges(doc, NameKind::Person);
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let words = Words { doc, end: sentence.tokens.end, dates: &dates, people: &people };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match words.verb_chunk(at).or_else(|| words.noun_chunk(at)) {
                Some(chunk) => {
                    at = chunk.tokens.end;
                    found.push(chunk);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// For each token where the name of `kind` ends that begins there.
fn edges(doc: &Document, kind: NameKind) -> Vec<Option<usize>> {
    let mut edges = vec![None; doc.tokens.len()];
    for name in doc.names.iter().filter(|name| name.kind == kind) {
        edges[name.tokens.start] = Some(name.tokens.end);
    }
    edges
}

struct Words<'d> {
    doc: &'d Document,
    /// End of the sentence.
    end: usize,
    /// Where dates begin, and where those end.
    dates: &'d [Option<usize>],
    /// Where people's names begin, and where those end.
    people: &'d [Option<usize>],
}

impl Words<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        (at < self.end).then(|| self.doc.tokens[at].tag)
    }

    fn lower(&self, at: usize) -> &str {
        if at < self.end { &self.doc.tokens[at].lower } else { "" }
    }

    fn verb_chunk(&self, start: usize) -> Option<Chunk> {
        let mut at = start;
        if self.tag(at) == Some(Tag::TO) {
            at += 1;
        }
        let mut head = None;
        let mut end = at;
        while let Some(tag) = self.tag(at) {
            match tag {
                Tag::MD => end = at + 1,
                _ if tag.is_verb() && !(head.is_some() && self.starts_modifier(at)) => {
                    head = Some(at);
                    end = at + 1;
                }
                _ if tag.is_adverb() && at > start => {}
                Tag::OPENQUOTE
                    if at > start
                        && end == at
                        && head.is_none_or(|head| is_auxiliary(self.lower(head)))
                        && self.tag(at + 1).is_some_and(Tag::is_verb) => {}
                _ => break,
            }
            at += 1;
        }
        let head = head.or_else(|| (self.tag(start) == Some(Tag::MD)).then_some(start))?;
        if self.tag(end) == Some(Tag::RP) {
            end += 1;
        }
        if end == start + 1 && self.is_modifier(start) {
            return None;
        }
        Some(Chunk { tokens: start..end, head, kind: ChunkKind::Verb })
    }

    /// “met *striking* workers”: a participle after a main verb that leads a noun.
    fn starts_modifier(&self, at: usize) -> bool {
        let auxiliary =
            at > 0 && is_auxiliary(self.lower(at - 1)) || self.tag(at - 1).is_some_and(Tag::is_adverb) || self.tag(at - 1) == Some(Tag::MD);
        !auxiliary && matches!(self.tag(at), Some(Tag::VBG | Tag::VBN)) && self.tag(at + 1).is_some_and(Tag::is_noun)
    }

    /// “the *increased* activities”: a participle between a determiner and a noun.
    fn is_modifier(&self, at: usize) -> bool {
        let leads = at > 0 && matches!(self.doc.tokens[at - 1].tag, Tag::DT | Tag::PRPS | Tag::JJ | Tag::POS | Tag::CD);
        matches!(self.tag(at), Some(Tag::VBG | Tag::VBN))
            && leads
            && self.tag(at + 1).is_some_and(|tag| tag.is_noun() || tag.is_adjective() || tag == Tag::CD)
    }

    fn noun_chunk(&self, start: usize) -> Option<Chunk> {
        if self.tag(start) == Some(Tag::PRP) {
            return Some(Chunk { tokens: start..start + 1, head: start, kind: ChunkKind::Noun });
        }
        let mut head = None;
        let mut at = start;
        while at < self.end {
            if at > start && self.breaks_before(at) {
                break;
            }
            let tag = self.doc.tokens[at].tag;
            if tag.is_noun() || tag == Tag::CD || matches!(tag, Tag::DT | Tag::ADD) && at == start {
                head = Some(at);
            } else if !self.goes_on(at, start) {
                break;
            }
            at += 1;
        }
        let head = head.or_else(|| {
            (self.tag(start) == Some(Tag::DT) && at > start + 1 && self.doc.tokens[at - 1].tag.is_adjective()).then(|| at - 1)
        })?;
        if self.tag(start) == Some(Tag::POS) || self.doc.tokens[start].tag.is_punctuation() {
            return None;
        }
        let head = if self.doc.tokens[head].tag == Tag::DT && at > start + 1 && self.doc.tokens[at - 1].tag.is_adjective() {
            at - 1
        } else {
            head
        };
        Some(Chunk { tokens: start..head + 1, head, kind: ChunkKind::Noun })
    }

    /// Whether a word that is no noun may stand inside a noun chunk.
    fn goes_on(&self, at: usize, start: usize) -> bool {
        let before = |at: usize| at.checked_sub(1).filter(|_| at > start).map(|at| self.doc.tokens[at].tag);
        match self.doc.tokens[at].tag {
            Tag::PDT | Tag::DT | Tag::PRPS | Tag::DOLLAR => {
                at == start || before(at) == Some(Tag::PDT) || self.doc.tokens[at].tag == Tag::DOLLAR
            }
            // “the five-decade Cuban embargo”: a hyphenated noun modifies too.
            Tag::JJ | Tag::JJR | Tag::JJS => before(at).is_none_or(|tag| !tag.is_noun() || self.lower(at - 1).contains('-')),
            Tag::POS => before(at).is_some_and(Tag::is_noun),
            Tag::VBN | Tag::VBG => self.is_modifier(at),
            Tag::RB | Tag::RBR | Tag::RBS => {
                self.tag(at + 1).is_some_and(|tag| tag.is_adjective() || tag == Tag::CD)
                    && (at == start || !before(at).is_some_and(Tag::is_noun))
            }
            Tag::IN => before(at).is_some_and(Tag::is_proper) && self.is_title_before_name(at),
            Tag::CC => before(at).is_some_and(Tag::is_adjective) && self.tag(at + 1).is_some_and(Tag::is_adjective),
            Tag::COMMA => before(at).is_some_and(Tag::is_adjective) && self.tag(at + 1).is_some_and(Tag::is_adjective),
            Tag::OPENQUOTE => at > start && before(at).is_some_and(|tag| matches!(tag, Tag::DT | Tag::PRPS | Tag::JJ)),
            Tag::CLOSEQUOTE => before(at).is_some_and(Tag::is_adjective),
            _ => false,
        }
    }

    /// “Secretary *of* State John Smith”: words of a title lead to a person's name without a mark between.
    fn is_title_before_name(&self, at: usize) -> bool {
        // Seven words: “of Foreign Affairs and Trade of Norway” has as many.
        let words = (at + 1..self.end.min(at + 8)).take_while(|&i| {
            let tag = self.doc.tokens[i].tag;
            tag.is_proper() || matches!(tag, Tag::CC | Tag::DT) || &*self.doc.tokens[i].lower == "of"
        });
        &*self.doc.tokens[at].lower == "of" && words.skip(1).any(|i| self.people[i].is_some())
    }

    /// Whether a new chunk begins at `at` although a noun stands before: a date after another noun,
    /// or a noun after a date.
    fn breaks_before(&self, at: usize) -> bool {
        let noun_before = self.doc.tokens[at - 1].tag.is_noun();
        let date_begins = self.dates[at].is_some() && noun_before;
        let date_ended = (at.saturating_sub(6)..at).any(|start| self.dates[start] == Some(at)) && self.doc.tokens[at].tag.is_proper();
        let determiner =
            matches!(self.doc.tokens[at].tag, Tag::DT | Tag::PRPS) && !matches!(self.doc.tokens[at - 1].tag, Tag::PDT | Tag::IN);
        // “concessions Pyongyang could demand”: a relative clause without a marker begins.
        let plural = self.doc.tokens[at - 1].tag == Tag::NNS && self.doc.tokens[at].tag == Tag::NNP;
        date_begins || date_ended || determiner || plural
    }
}

pub(super) fn is_auxiliary(lower: &str) -> bool {
    matches!(
        lower,
        "be" | "am"
            | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "'s"
            | "'re"
            | "'m"
            | "have"
            | "has"
            | "had"
            | "having"
            | "'ve"
            | "'d"
            | "do"
            | "does"
            | "did"
    )
}

/// The chunk of `kind` that covers token `at`.
#[must_use]
pub fn chunk_at(doc: &Document, kind: ChunkKind, at: usize) -> Option<&Chunk> {
    let index = doc.chunks.partition_point(|chunk| chunk.tokens.end <= at);
    doc.chunks.get(index).filter(|chunk| chunk.kind == kind && chunk.tokens.contains(&at))
}

/// The chunks that begin within `tokens`.
pub fn chunks_in(doc: &Document, tokens: Range<usize>) -> &[Chunk] {
    let from = doc.chunks.partition_point(|chunk| chunk.tokens.start < tokens.start);
    let to = doc.chunks.partition_point(|chunk| chunk.tokens.start < tokens.end);
    &doc.chunks[from..to.max(from)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    fn chunks(text: &str, kind: ChunkKind) -> Vec<String> {
        let doc = document(&format!("Talks\n{text}"));
        doc.chunks
            .iter()
            .filter(|chunk| chunk.kind == kind && chunk.tokens.start > 0)
            .map(|chunk| doc.words(chunk.tokens.clone()).to_owned())
            .collect()
    }

    #[test]
    fn noun_chunks_run_from_determiner_to_head() {
        assert_eq!(
            chunks("The Russian foreign minister met Germany's new chancellor in Oslo on Wednesday.", ChunkKind::Noun),
            ["The Russian foreign minister", "Germany's new chancellor", "Oslo", "Wednesday"]
        );
        assert_eq!(chunks("Secretary of State John Kerry left.", ChunkKind::Noun), ["Secretary of State John Kerry"]);
        assert_eq!(chunks("The president of Norway left.", ChunkKind::Noun), ["The president", "Norway"]);
        assert_eq!(chunks("She sent $1.5 billion of military aid.", ChunkKind::Noun), ["She", "$1.5 billion", "military aid"]);
    }

    #[test]
    fn verb_chunks_run_from_auxiliary_to_particle() {
        assert_eq!(chunks("They have not been told to call off the talks.", ChunkKind::Verb), ["have not been told", "to call off"]);
        assert_eq!(chunks("The minister will soon meet them.", ChunkKind::Verb), ["will soon meet"]);
    }
}
