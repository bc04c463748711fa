//! CoNLL-U files → sentences in the tokens of `attache`, each with its tag.
//!
//! The treebanks split hyphenated words; `attache` does not. The text of a sentence is put
//! together again, split by `attache`, and each token takes its tag from the words it covers.

use std::io::Read;
use std::path::Path;

use attache::span::Span;
use attache::text::{Tag, tokenize};
use flate2::read::GzDecoder;

/// Tokens with their tags.
pub type Sentence = Vec<(String, Tag)>;

struct Word {
    span: Span,
    tag: Tag,
    /// Index of the word that it depends on, in the sentence.
    head: usize,
    relation: String,
}

/// Reads the sentences of a compressed file.
pub fn read(path: &Path) -> Vec<Sentence> {
    unzip(path).split("\n\n").filter_map(sentence).collect()
}

/// The text of a compressed file.
pub fn unzip(path: &Path) -> String {
    let file = std::fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file of UTF-8 text");
    text
}

fn sentence(block: &str) -> Option<Sentence> {
    let (text, words) = words(block)?;
    let mut spans = Vec::new();
    tokenize(&text, Span::new(0, text.len()), &mut spans);
    let mut tokens = Vec::new();
    for span in spans {
        let covered: Vec<usize> = (0..words.len()).filter(|&at| words[at].span.overlaps(span)).collect();
        let (&first, &last) = (covered.first()?, covered.last()?);
        tokens.push((span.of(&text).to_owned(), joined_tag(&words, first, last, &text)));
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// The words of a sentence and the text that they make.
fn words(block: &str) -> Option<(String, Vec<Word>)> {
    let mut text = String::new();
    let mut words = Vec::new();
    // The last word of a multi-word token, and whether a space follows that token.
    let mut multi: Option<(usize, bool)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, tag, _, head, relation, _, misc] = columns[..] else { continue };
        let space = !misc.contains("SpaceAfter=No");
        if let Some((_, end)) = id.split_once('-') {
            multi = Some((end.parse().ok()?, space));
            continue;
        }
        let Ok(id) = id.parse::<usize>() else { continue };
        let form = form.replace(' ', "");
        let start = text.len();
        text.push_str(&form);
        words.push(Word {
            span: Span::new(start, text.len()),
            tag: Tag::parse(tag)?,
            head: head.parse::<usize>().ok()?.wrapping_sub(1),
            relation: relation.to_owned(),
        });
        let space = match multi {
            Some((end, _)) if id < end => false,
            Some((end, space)) if id == end => space,
            _ => space,
        };
        if space {
            text.push(' ');
        }
    }
    (!words.is_empty()).then_some((text, words))
}

/// The tag of a token that covers the words from `first` to `last`.
fn joined_tag(words: &[Word], first: usize, last: usize, text: &str) -> Tag {
    let (word, tag) = (&words[last], words[last].tag);
    if first == last {
        return tag;
    }
    let hyphenated = words[first..=last].iter().any(|word| matches!(word.span.of(text), "-" | "–" | "‑"));
    if !hyphenated {
        return if words[first].tag == Tag::CD { Tag::CD } else { words[first].tag };
    }
    let modifies =
        word.head > last && word.head < words.len() && ["compound", "amod", "nmod", "obl:npmod"].contains(&word.relation.as_str());
    match tag {
        Tag::VBN | Tag::VBD | Tag::VBG if !words[first].tag.is_verb() => Tag::JJ,
        Tag::NN | Tag::NNS if modifies => Tag::JJ,
        Tag::NN if words[first].tag == Tag::CD => Tag::JJ,
        Tag::IN | Tag::RP | Tag::RB | Tag::TO if last > first + 1 && words[first].tag != Tag::RB => {
            if modifies {
                Tag::JJ
            } else {
                Tag::NN
            }
        }
        Tag::HYPH | Tag::SYM | Tag::COLON => words[first].tag,
        other => other,
    }
}
