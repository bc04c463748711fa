//! A line → whether a pronoun or a bare “the fourth” in it means something that the line does not name, or who asks for
//! something or what somebody said stands elsewhere.

use crate::analysis::Point;
use crate::analysis::points::antecedent;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, NameKind, Tag};

/// Whether what the line of `words` means stands elsewhere.
pub(super) fn dangles(doc: &Document, point: &Point, words: &[usize]) -> bool {
    ends_bare(doc, words)
        || is_one_of_several(doc, words)
        || speaks_of_me(doc, point, words)
        || means_another(doc, words)
        || urges(doc, point, words)
        || says_nothing(doc, words)
        || means_somebody(doc, words)
}

/// “The deal will raise questions about whether he can stay”, “it is not clear whether that will help”, “only then can talks
/// begin”: who or what is meant stands before.
fn means_somebody(doc: &Document, words: &[usize]) -> bool {
    if lower(doc, words, 0) == "only" && lower(doc, words, 1) == "then" {
        return true;
    }
    let finite = |i: usize| words.get(i).is_some_and(|&at| doc.tokens[at].tag == Tag::MD || doc.tokens[at].tag.is_finite());
    let somebody = |&at: &usize| {
        let token = &doc.tokens[at];
        let office = lexicon::TITLES.contains(&token.lower) || lexicon::SPEAKER_NOUNS.contains(&token.lower);
        token.tag.is_proper() || office || token.tag == Tag::NN && (token.lower.ends_with("er") || token.lower.ends_with("or"))
    };
    // “As he had told the envoys, President Berg …”: named behind.
    let clause =
        matches!(lower(doc, words, 0), "as" | "in" | "when" | "while" | "after" | "before" | "if" | "although" | "though" | "since");
    let person = |at: usize| doc.names_in(at..at + 1).iter().any(|name| name.kind == NameKind::Person);
    let behind = |i: usize| clause && words[i + 1..].iter().any(|&at| person(at));
    (1..words.len()).any(|i| {
        let open = !is_quoted(doc, words[i]) && finite(i + 1);
        match lower(doc, words, i) {
            "he" | "she" => open && !behind(i) && !words[..i].iter().any(somebody) && !words[..i].iter().any(|&at| is_person_noun(doc, at)),
            "that" => open && lower(doc, words, i - 1) == "whether" && i < 5,
            _ => false,
        }
    })
}

/// Nouns for one person that end in no “-er”.
fn is_person_noun(doc: &Document, at: usize) -> bool {
    let word = &*doc.tokens[at].lower;
    let ends = ["man", "woman", "person", "ist", "ian", "ant", "ent", "head", "chief", "boss"].iter().any(|end| word.ends_with(end));
    doc.tokens[at].tag.is_noun() && ends || matches!(word, "who" | "anyone" | "someone" | "everyone" | "nobody" | "whoever" | "one")
}

/// “A spokesman for the union said after the meeting”: what was said stands in the next sentence.
fn says_nothing(doc: &Document, words: &[usize]) -> bool {
    let verb = |i: &usize| doc.tokens[words[*i]].tag.is_verb() && !is_quoted(doc, words[*i]);
    let Some(says) = (0..words.len()).rev().find(verb) else { return false };
    let saying = matches!(&*doc.tokens[words[says]].lemma, "say" | "add" | "tell" | "note" | "comment" | "remark");
    let first = (0..words.len()).find(verb) == Some(says) && doc.tokens[words[says]].tag.is_finite();
    let after = matches!(lower(doc, words, says + 1), "" | "after" | "before" | "on" | "at" | "in" | "during" | "when" | "as");
    let quoted = words.iter().any(|&at| is_quoted(doc, at));
    saying && first && says > 0 && after && !quoted && words.len() - says <= SETTING
}

/// Words of when and where something was said (“said after Saturday's meeting in Oslo”).
const SETTING: usize = 9;

/// “Bring in the fishermen.”, “Publish it.”: what the writer of the text asks for, where nobody is said to ask for it.
fn urges(doc: &Document, point: &Point, words: &[usize]) -> bool {
    let Some(&first) = words.first() else { return false };
    let sentence = &doc.sentences[doc.sentence_of(first)];
    let opens = first == sentence.tokens.start && doc.tokens[first].tag == Tag::VB && point.speaker.is_none();
    let prose = doc.paragraphs[sentence.paragraph].kind == BlockKind::Paragraph && &*doc.tokens[sentence.tokens.end - 1].lower == ".";
    // “They agreed to: support the talks”.
    let led = first.checked_sub(1).is_some_and(|before| matches!(&*doc.tokens[before].lower, ":" | ";" | "•"));
    // “Trust between rivals grows slowly”: a noun, whatever the tagger says.
    let noun = matches!(lower(doc, words, 1), "between" | "of" | "among" | "for" | "from");
    opens && prose && !led && !noun && !is_quoted(doc, first)
}

fn lower<'d>(doc: &'d Document, words: &[usize], i: usize) -> &'d str {
    words.get(i).map_or("", |&at| &*doc.tokens[at].lower)
}

fn is_quoted(doc: &Document, at: usize) -> bool {
    !doc.quotations_in(at..at + 1).is_empty()
}

/// “The rebels are on the fourth”, of “the eleventh floor”: its noun stands before.
fn ends_bare(doc: &Document, words: &[usize]) -> bool {
    let [.., the, last] = words else { return false };
    let ordinal = matches!(
        &*doc.tokens[*last].lower,
        "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth" | "latter" | "former"
    );
    ordinal && &*doc.tokens[*the].lower == "the"
}

/// “One would cut the levy”, “the other would do so in May”: of two that stand before.
fn is_one_of_several(doc: &Document, words: &[usize]) -> bool {
    let may = |i: usize| words.get(i).is_some_and(|&at| doc.tokens[at].tag == Tag::MD);
    match lower(doc, words, 0) {
        "one" => may(1),
        "the" => matches!(lower(doc, words, 1), "other" | "others" | "second" | "latter" | "former") && may(2),
        _ => false,
    }
}

/// “I just want to fish” without who says so.
fn speaks_of_me(doc: &Document, point: &Point, words: &[usize]) -> bool {
    let me = |&at: &usize| matches!(&*doc.tokens[at].lower, "i" | "my" | "me" | "myself") && is_quoted(doc, at);
    let names = |&at: &usize| doc.tokens[at].tag.is_proper() && !is_quoted(doc, at);
    point.speaker.is_none() && words.iter().any(me) && !words.iter().any(names)
}

/// “The troops helped to push them back”, “Berg asked that it be stopped”: the object is none of those whom the line names
/// before it, as nobody is said to push himself so.
fn means_another(doc: &Document, words: &[usize]) -> bool {
    let Some(verb) = words.iter().position(|&at| doc.tokens[at].tag.is_finite()) else { return false };
    let person = |at: usize| doc.names_in(at..at + 1).iter().any(|name| name.kind == NameKind::Person);
    let tag = |i: usize| doc.tokens[words[i]].tag;
    let object = (verb + 1..words.len()).find(|&i| matches!(lower(doc, words, i), "them" | "it") && !is_quoted(doc, words[i]));
    let Some(object) = object else { return false };
    if lower(doc, words, object) == "it" {
        let thing = |i: usize| tag(i).is_noun() && !person(words[i]);
        let clause =
            matches!(lower(doc, words, object - 1), "that") && words.get(object + 1).is_some_and(|&at| &*doc.tokens[at].lower == "be");
        return clause && !(0..object).any(thing) && !antecedent::is_expletive(doc, words[object]);
    }
    let several = |i: usize| matches!(tag(i), Tag::NNS | Tag::NNPS | Tag::CD) || lower(doc, words, i) == "and";
    let clause = (verb + 1..object).any(|i| tag(i).is_finite());
    let infinitive = (verb + 1..object).any(|i| lower(doc, words, i) == "to");
    infinitive && !clause && !(verb + 1..object).any(several) && !(verb + 1..object).any(|i| tag(i).is_noun())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summarize::items::alone::tests::point;
    use crate::{clean, ingest, text};

    fn dangling(sentence: &str) -> bool {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let tokens = doc.sentences[1].tokens.clone();
        let words: Vec<usize> = tokens.clone().filter(|&at| doc.tokens[at].lower.chars().any(char::is_alphanumeric)).collect();
        dangles(&doc, &point(tokens), &words)
    }

    #[test]
    fn what_is_meant_stands_elsewhere() {
        for sentence in [
            "The rebels are on the fourth.",
            "One would cut the levy at once.",
            "The other would do so over six years.",
            "“Friends, I just want to fish.”",
            "The northern troops helped to push them back.",
            "Berg asked that it be stopped by the end of May.",
            "Bring in the fishermen of the bay, who were not consulted.",
            "A spokesman for the bakers said after Saturday's meeting.",
            "The deal will raise questions about whether he can stay in the post.",
            "Only then can the talks begin in earnest.",
            "What she wants from the week is fish.",
        ] {
            assert!(dangling(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_is_meant_stands_in_the_line() {
        for sentence in [
            "The rebels are on the fourth floor.",
            "One of the ships sank in May.",
            "The other side refused the levy.",
            "“The crews just want to fish.”",
            "The troops met the crews and helped to push them back.",
            "Norway asked that the levy be stopped before it ruins the fleet.",
            "Berg made it clear that the port stays open.",
            "The bakers said on Monday they would go.",
            "As he had told the envoys, President Jon Berg called it off.",
            "The minister asked whether he could stay.",
            "Trust between old rivals seldom starts with the big questions.",
        ] {
            assert!(!dangling(sentence), "{sentence}");
        }
    }
}
