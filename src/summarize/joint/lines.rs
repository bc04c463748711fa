//! Texts of briefs → [`Line`]s, and two lines → whether they say the same.
//!
//! Lines are compared by dictionary forms, and hardly: two lines are one fact only where nothing in
//! them differs that could change it: who did it to whom, a number, a “not”, a caution, a stance.
//! What is not sure stays two lines, which a reader sees side by side.

use std::collections::BTreeSet;

use super::people;
use crate::clean::{Block, BlockKind, Cleaned};
use crate::lexicon::{self, Lexicon};
use crate::span::Span;
use crate::text::{self, Document, Tag, Token};

/// Share of words in common, of all the words of both lines, from which on they say the same.
const SAME: f32 = 0.6;
/// Share of the shorter line's words that stand in the longer one, where the shorter has [`LEAST`].
const INSIDE: f32 = 0.8;
/// Words that a line needs for its standing in a longer one to tell anything.
const LEAST: usize = 4;

/// What a text speaks of, in comparable form.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Dictionary forms of its nouns, verbs and adjectives, names folded, numbers left out.
    pub words: BTreeSet<String>,
    /// Its names in their order, each once.
    names: Vec<String>,
    /// Its numbers, with what they count.
    pub figures: Vec<Figure>,
    /// Words that turn what others say: negators, refusals, ends; cautions.
    turns: BTreeSet<String>,
    /// How the parties stand, by the words for it.
    stance: BTreeSet<&'static str>,
    /// Words by which it means the parties together: “the two countries”, “they”.
    together: BTreeSet<String>,
}

/// A number and the word that it counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// In digits where that can be told, with its magnitude (`300 million`).
    pub value: String,
    /// Dictionary form of the noun behind it; may be empty.
    pub of: String,
    /// As the text has it.
    pub words: String,
}

/// How two lines stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// They say the same, or one says it with more words.
    Same,
    /// They say the same but for a number: the first line's and the second's.
    OtherFigure(Figure, Figure),
    /// They say different things, or it is not sure.
    Other,
}

/// Reads many texts in one go; each gives one line.
pub fn read(texts: &[&str]) -> Vec<Line> {
    let doc = document(texts);
    (0..doc.paragraphs.len()).map(|paragraph| line(&doc, paragraph)).collect()
}

/// The cautions of each text, as it has them (“reportedly”), without those that every report is full of.
pub fn cautions(texts: &[&str]) -> Vec<Vec<String>> {
    let doc = document(texts);
    let found = |paragraph: usize| {
        let tokens = doc.paragraph_tokens(paragraph);
        tokens
            .clone()
            .filter_map(|at| {
                lexicon::CAUTIONS.longest_match(&doc.text, &doc.tokens[..tokens.end], at).map(|(length, class)| (at, length, class))
            })
            .filter(|(_, _, class)| *class != "kept")
            .map(|(at, length, _)| doc.words(at..at + length).to_lowercase())
            .collect()
    };
    (0..doc.paragraphs.len()).map(found).collect()
}

/// The texts as the paragraphs of one document.
fn document(texts: &[&str]) -> Document {
    let mut cleaned = Cleaned::default();
    for text in texts {
        let start = cleaned.text.len();
        cleaned.text.push_str(text);
        cleaned.blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, cleaned.text.len()) });
        cleaned.text.push_str("\n\n");
    }
    text::build(&cleaned)
}

fn line(doc: &Document, paragraph: usize) -> Line {
    let mut line = Line::default();
    let tokens = doc.paragraph_tokens(paragraph);
    let mut at = tokens.start;
    while at < tokens.end {
        at += read_at(doc, at, tokens.end, &mut line);
    }
    line
}

/// Reads what stands at token `at`; how many tokens it covers.
fn read_at(doc: &Document, at: usize, end: usize, line: &mut Line) -> usize {
    let token = &doc.tokens[at];
    let phrase = |list: &'static Lexicon| list.longest_match(&doc.text, &doc.tokens[..end], at);
    line.stance.extend(phrase(&lexicon::STANCE).map(|(_, class)| class));
    let cautious = phrase(&lexicon::CAUTIONS).filter(|(_, class)| *class != "kept");
    let turning = phrase(&lexicon::REVERSALS).filter(|(_, class)| matches!(*class, "negator" | "refuser" | "ender"));
    line.turns.extend(cautious.into_iter().chain(turning).map(|(_, class)| class.to_owned()));
    if let Some((length, name)) = country(doc, at, end) {
        add_name(line, &name);
        return length;
    }
    if token.tag == Tag::CD && !means_the_parties(doc, at, end) {
        let (figure, length) = figure(doc, at, end);
        line.figures.push(figure);
        return length;
    }
    if lexicon::TOGETHER.contains(&token.lower) {
        line.together.insert(token.lemma.to_string());
    }
    if token.tag.is_proper() && !is_title(&token.lower) {
        add_name(line, &people::fold(token.span.of(&doc.text)));
    } else if is_content(token) {
        line.words.insert(token.lemma.to_string());
    }
    1
}

/// A country or its adjective at token `at`, by the name that briefs use.
pub fn country(doc: &Document, at: usize, end: usize) -> Option<(usize, String)> {
    let token = &doc.tokens[at];
    if token.tag == Tag::PRP || !token.span.of(&doc.text).starts_with(char::is_uppercase) {
        return None;
    }
    let lists = [&lexicon::COUNTRIES, &lexicon::DEMONYMS];
    let longest =
        lists.into_iter().filter_map(|list| list.longest_match(&doc.text, &doc.tokens[..end], at)).max_by_key(|(length, _)| *length);
    longest.map(|(length, name)| (length, name.to_lowercase()))
}

/// Whether a number says that the parties are meant: “the two ministers”.
fn means_the_parties(doc: &Document, at: usize, end: usize) -> bool {
    let next = (at + 1..end.min(at + 4)).map(|next| &*doc.tokens[next].lower).find(|word| lexicon::TOGETHER.contains(word));
    &*doc.tokens[at].lower == "two"
        && (next.is_some() || doc.tokens.get(at + 1).is_none_or(|token| !token.tag.is_noun() && !token.tag.is_adjective()))
}

fn add_name(line: &mut Line, name: &str) {
    if !line.names.iter().any(|known| known == name) {
        line.names.push(name.to_owned());
    }
    line.words.insert(name.to_owned());
}

fn is_title(lower: &str) -> bool {
    lexicon::TITLES.contains(lower) || lexicon::HONORIFICS.contains(lower) || lexicon::NAME_TITLES.contains(lower)
}

fn is_content(token: &Token) -> bool {
    let open = token.tag.is_noun() || token.tag.is_verb() || token.tag.is_adjective();
    open && !matches!(&*token.lemma, "be" | "have" | "do") && !is_title(&token.lower)
}

/// Numbers as words, for “three” against “3”: to twelve, and the tens from twenty on.
const NUMBERS: &[&str] = &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number at token `at`, with those behind it (“300 million”), and the noun that it counts.
fn figure(doc: &Document, at: usize, end: usize) -> (Figure, usize) {
    let run = (at..end).take_while(|&next| doc.tokens[next].tag == Tag::CD).count();
    let parts: Vec<String> = doc.tokens[at..at + run].iter().map(|token| number(&token.lower)).collect();
    let of_it = |next: &usize| doc.tokens[*next].tag.is_noun() || doc.tokens[*next].tag.is_adjective();
    let noun = (at + run..end).take_while(of_it).find(|&next| doc.tokens[next].tag.is_noun());
    let (of, last) = noun.map_or((String::new(), at + run), |noun| (doc.tokens[noun].lemma.to_string(), noun + 1));
    let words = doc.words(at..last).split_whitespace().collect::<Vec<_>>().join(" ");
    (Figure { value: parts.join(" "), of, words }, run)
}

fn number(lower: &str) -> String {
    let position = |words: &[&str]| words.iter().position(|word| *word == lower);
    position(NUMBERS).or_else(|| Some((position(TENS)? + 2) * 10)).map_or_else(|| lower.replace(',', ""), |number| number.to_string())
}

/// Compares two lines; `parties` are the names of those who meet, folded.
pub fn compare(one: &Line, other: &Line, parties: &BTreeSet<String>) -> Likeness {
    let (bare, others_bare) = if stands_for(one, other, parties) || stands_for(other, one, parties) {
        (without_parties(one, parties), without_parties(other, parties))
    } else {
        (one.clone(), other.clone())
    };
    if of_others(one, other, parties) || of_others(other, one, parties) {
        return Likeness::Other;
    }
    let (one, other) = (&bare, &others_bare);
    let alike = overlap(&one.words, &other.words) && one.turns == other.turns && one.stance == other.stance;
    if !alike || both_have_more(&one.names, &other.names) || !in_one_order(one, other) {
        return Likeness::Other;
    }
    let (own, others) = (unmatched(one, other), unmatched(other, one));
    match (own.first(), others.first()) {
        (Some(figure), Some(another)) if figure.of == another.of => Likeness::OtherFigure((*figure).clone(), (*another).clone()),
        (Some(_), Some(_)) => Likeness::Other,
        _ => Likeness::Same,
    }
}

/// Whether `line` means by “they” or “the two countries” the parties whom `other` names: two at least.
fn stands_for(line: &Line, other: &Line, parties: &BTreeSet<String>) -> bool {
    !line.together.is_empty() && named(line, parties) == 0 && named(other, parties) > 1
}

/// Whether `line` is about the parties together, and `other` about one of them or about others.
fn of_others(line: &Line, other: &Line, parties: &BTreeSet<String>) -> bool {
    let more = other.names.iter().any(|name| !line.names.contains(name));
    !line.together.is_empty() && other.together.is_empty() && named(line, parties) == 0 && named(other, parties) < 2 && more
}

/// How many parties a line names.
fn named(line: &Line, parties: &BTreeSet<String>) -> usize {
    line.names.iter().filter(|name| parties.contains(*name)).count()
}

fn without_parties(line: &Line, parties: &BTreeSet<String>) -> Line {
    let mut bare = line.clone();
    bare.names.retain(|name| !parties.contains(name));
    bare.words.retain(|word| !parties.contains(word) && !line.together.contains(word));
    bare
}

fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count() as f32;
    let (all, shorter) = (one.union(other).count(), one.len().min(other.len()));
    common > 0.0 && (common >= SAME * all as f32 || (shorter >= LEAST && common >= INSIDE * shorter as f32))
}

/// Whether each names somebody or something that the other does not.
fn both_have_more(one: &[String], other: &[String]) -> bool {
    let more = |one: &[String], other: &[String]| one.iter().any(|name| !other.contains(name));
    more(one, other) && more(other, one)
}

/// Whether the names that both have stand in one order: who did it to whom.
fn in_one_order(one: &Line, other: &Line) -> bool {
    let shared = |line: &Line, of: &Line| line.names.iter().filter(|name| of.names.contains(name)).cloned().collect::<Vec<_>>();
    shared(one, other) == shared(other, one)
}

/// The numbers of `line` that `other` does not have.
fn unmatched<'l>(line: &'l Line, other: &Line) -> Vec<&'l Figure> {
    line.figures.iter().filter(|figure| !other.figures.iter().any(|known| known.value == figure.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Likeness {
        let lines = read(&[one, other]);
        compare(&lines[0], &lines[1], &["norway", "chile"].map(str::to_owned).into())
    }

    #[test]
    fn the_same_in_other_words() {
        for (one, other) in [
            ("The two agreed to extend the truce in Yemen", "They agreed to extend Yemen’s truce"),
            ("The two countries agreed to share data on cod in the Atlantic", "Norway and Chile agreed to share data on cod"),
            ("Germany agreed to send 30 tanks to Ukraine", "Germany agreed to send thirty tanks to Ukraine by March"),
            ("Norway will share data on cod stocks with Chile", "Norway will share data on cod stocks with Chile from June on"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Same, "{one} / {other}");
        }
    }

    #[test]
    fn what_could_change_the_fact_keeps_two_lines_apart() {
        for (one, other) in [
            ("Germany agreed to send tanks to Ukraine by March", "France agreed to send tanks to Ukraine by March"),
            ("Russia accused Ukraine of shelling the plant", "Ukraine accused Russia of shelling the plant"),
            ("Iran agreed to allow inspectors back to the site", "Iran refused to allow inspectors back to the site"),
            ("They signed the treaty on fisheries", "They have not signed the treaty on fisheries"),
            ("They signed the treaty on fisheries", "They reportedly signed the treaty on fisheries"),
            ("Climate change", "The pandemic"),
            ("The two countries agreed to share data on cod", "Norway agreed to share data on cod"),
            ("The two countries agreed to share data on cod", "Peru and Japan agreed to share data on cod"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Other, "{one} / {other}");
        }
    }

    #[test]
    fn another_number_of_the_same_is_told() {
        let found = likeness("The country took in 300,000 refugees from Ukraine", "The country took in 200,000 refugees from Ukraine");
        let Likeness::OtherFigure(one, other) = found else { panic!("{found:?}") };
        assert_eq!((one.words.as_str(), other.words.as_str()), ("300,000 refugees", "200,000 refugees"));
    }
}
