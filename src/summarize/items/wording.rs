//! Tokens → the line that is printed: the source's words and spaces, with its quotation marks paired.
//!
//! A line that lies wholly inside a quotation is put between marks; one that holds only one end of
//! a quotation gets the other. The first letter is a capital.

use std::ops::Range;

use crate::text::{Document, Tag};

/// The line that `tokens` make.
#[must_use]
pub fn text(doc: &Document, tokens: &[usize]) -> String {
    let mut line = String::new();
    for (i, &at) in tokens.iter().enumerate() {
        if i > 0 && omits(doc, tokens[i - 1], at) {
            line.push_str(" …");
        }
        if i > 0
            && (tokens[i - 1] + 1 != at || doc.tokens[at - 1].span.end < doc.tokens[at].span.start)
            && !is_closing_mark(&doc.tokens[at].lower)
        {
            line.push(' ');
        }
        let word = doc.tokens[at].span.of(&doc.text);
        // “On Monday, the Secretary will speak”: the article opened the sentence that named her.
        let article = i > 0 && tokens[i - 1] + 1 != at && doc.tokens[at].tag == Tag::DT && matches!(word, "The" | "A" | "An");
        line.push_str(if article { &doc.tokens[at].lower } else { word });
    }
    capitalized(&paired(doc, tokens, &end_tidied(line)))
}

/// Whether words of one quotation are left out between two tokens: what stands between marks is what was said.
fn omits(doc: &Document, before: usize, at: usize) -> bool {
    let quote = doc.quotations_in(before..before + 1).first();
    let mark = |at: usize| doc.tokens[at].tag.is_punctuation();
    at > before + 1
        && !mark(at)
        && (before + 1..at).any(|at| !mark(at))
        && quote.is_some_and(|quote| quote.tokens.contains(&at) && before > quote.tokens.start)
}

/// The line with a name before it that tells whom its pronoun means: “Holm – he'll sue”.
#[must_use]
pub fn led(doc: &Document, name: &Range<usize>, tokens: &[usize]) -> String {
    let line = text(doc, tokens);
    let pronoun = tokens.first().is_some_and(|&at| matches!(doc.tokens[at].tag, Tag::PRP | Tag::PRPS));
    let first = line.chars().next().filter(|_| pronoun).map_or(0, char::len_utf8);
    format!("{} – {}{}", text(doc, &name.clone().collect::<Vec<_>>()), line[..first].to_lowercase(), &line[first..])
}

/// Marks that lean on the word before them.
fn is_closing_mark(lower: &str) -> bool {
    matches!(
        lower,
        "," | "."
            | ";"
            | ":"
            | "?"
            | "!"
            | ")"
            | "]"
            | "%"
            | "'s"
            | "\u{2019}s"
            | "'d"
            | "\u{2019}d"
            | "'ll"
            | "\u{2019}ll"
            | "'ve"
            | "\u{2019}ve"
            | "'re"
            | "\u{2019}re"
    )
}

/// Without a comma or full stop before the closing mark at the end.
fn end_tidied(line: String) -> String {
    for mark in ["”", "\"", "''"] {
        if let Some(inside) = line.strip_suffix(mark) {
            let tidy = inside.trim_end_matches([',', ';']);
            let tidy = if tidy.ends_with('.') && !ends_in_abbreviation(tidy) { &tidy[..tidy.len() - 1] } else { tidy };
            return format!("{tidy}{mark}");
        }
    }
    line
}

fn ends_in_abbreviation(line: &str) -> bool {
    let word = line.rsplit([' ', '“', '"']).next().unwrap_or(line);
    word.len() <= 3 || word[..word.len() - 1].contains('.')
}

/// Gives a lone quotation mark its partner, and marks to a line that is all quotation.
fn paired(doc: &Document, tokens: &[usize], line: &str) -> String {
    let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return line.to_owned() };
    let inside = doc.quotations_in(first..first + 1).iter().any(|quote| quote.tokens.start <= first && last < quote.tokens.end);
    // “«The pact holds, they agreed»”: of marks of two kinds one is enough, and a lone one is none.
    let lone = line.matches('«').count() != line.matches('»').count();
    let line = &line.replace(|c| lone && matches!(c, '«' | '»'), "");
    let bare: String = line.chars().filter(|&c| !matches!(c, '“' | '”' | '"' | '«' | '»')).collect();
    if inside {
        let said = bare.trim().trim_end_matches(',');
        // “'They left.'”: one pair of marks is enough.
        let single = said.strip_prefix(['\'', '‘']).and_then(|rest| rest.strip_suffix(['\'', '’']));
        let single = single.filter(|rest| ![" '", " ‘"].iter().any(|mark| rest.contains(mark)));
        return format!("“{}”", single.unwrap_or(said));
    }
    let opens_inside = doc
        .quotations_in(first..first + 1)
        .iter()
        .any(|quote| quote.tokens.start < first && first < quote.tokens.end && quote.tokens.end <= last + 1);
    let closes_outside = doc
        .quotations_in(first..last + 1)
        .iter()
        .any(|quote| first <= quote.tokens.start && quote.tokens.start <= last && last + 1 < quote.tokens.end);
    let (open, close) = if line.contains('"') { ("\"", "\"") } else { ("“", "”") };
    let even = |line: &str| line.matches('“').count() == line.matches('”').count() && line.matches('"').count().is_multiple_of(2);
    if even(line) {
        return closed(doc, first, last, line);
    }
    let mended = match (opens_inside, closes_outside) {
        (true, false) => format!("{open}{line}"),
        (false, true) => format!("{line}{close}"),
        _ => bare.clone(),
    };
    if even(&mended) { mended } else { bare }
}

/// The line with the end of a quotation between single marks that goes on behind it: “wanted 'a deal'”.
fn closed(doc: &Document, first: usize, last: usize, line: &str) -> String {
    let goes_on = |start: usize, end: usize| first <= start && start <= last && last + 1 < end;
    let mark = |start: usize| doc.words(start..start + 1);
    let mut quotes = doc.quotations_in(first..last + 1).iter().filter(|quote| goes_on(quote.tokens.start, quote.tokens.end));
    match quotes.find(|quote| matches!(mark(quote.tokens.start), "'" | "‘")) {
        Some(quote) => format!("{line}{}", if mark(quote.tokens.start) == "'" { "'" } else { "’" }),
        None => line.to_owned(),
    }
}

fn capitalized(line: &str) -> String {
    let mut seen = false;
    line.chars()
        .flat_map(|c| {
            let first = !seen && c.is_alphanumeric();
            seen |= first;
            let upper: Vec<char> = if first { c.to_uppercase().collect() } else { vec![c] };
            upper
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text as document};

    fn line(sentence: &str, from: &str, to: &str) -> String {
        let article = ingest::read("a.txt", format!("Talks\n\n{sentence}").as_bytes()).expect("text");
        let doc = document::build(&clean::clean(&article));
        let place = |word: &str| {
            (doc.sentences[0].tokens.end..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == word).expect("in the sentence")
        };
        text(&doc, &(place(from)..=place(to)).collect::<Vec<_>>())
    }

    #[test]
    fn quotation_marks_are_paired() {
        let sentence = "He was “hopeful that the pact will hold,” the envoy said.";
        assert_eq!(line(sentence, "hopeful", "hold"), "“Hopeful that the pact will hold”");
        assert_eq!(line(sentence, "he", "hold"), "He was “hopeful that the pact will hold”");
        assert_eq!(line(sentence, "pact", "envoy"), "“Pact will hold,” the envoy");
        assert_eq!(line("The envoy wanted 'a pact - a firm pact.'", "the", "pact"), "The envoy wanted 'a pact'");
    }

    #[test]
    fn a_name_leads_a_line_whose_pronoun_it_cannot_replace() {
        let article = ingest::read("a.txt", "Talks\n\nAnna Lind nodded. She'll sue.".as_bytes()).expect("text");
        let doc = document::build(&clean::clean(&article));
        let name = doc.sentences[1].tokens.start..doc.sentences[1].tokens.start + 2;
        let line: Vec<usize> = doc.sentences[2].tokens.clone().take(3).collect();
        assert_eq!(led(&doc, &name, &line), "Anna Lind – she'll sue");
    }

    #[test]
    fn a_name_put_behind_a_setting_begins_small() {
        let article = ingest::read("a.txt", "Talks\n\nThe envoy left. On Monday, he will speak.".as_bytes()).expect("text");
        let doc = document::build(&clean::clean(&article));
        let (first, second) = (doc.sentences[1].tokens.start, doc.sentences[2].tokens.start);
        let tokens = [second, second + 1, second + 2, first, first + 1, second + 4, second + 5];
        assert_eq!(text(&doc, &tokens), "On Monday, the envoy will speak");
    }

    #[test]
    fn what_is_left_out_of_a_quotation_is_marked() {
        let article = ingest::read("a.txt", "Talks\n\n“We discussed ports, fish and oil,” the envoy said.".as_bytes()).expect("text");
        let doc = document::build(&clean::clean(&article));
        let at = |word: &str| (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == word).expect("in the sentence");
        assert_eq!(text(&doc, &[at("we"), at("discussed"), at("oil")]), "“We discussed … oil”");
    }

    #[test]
    fn spaces_are_the_sources() {
        assert_eq!(line("the U.S.\nand Norway's navy (both) sail.", "the", "sail"), "The U.S. and Norway's navy (both) sail");
        assert_eq!(line("Trade fell 5.5% to $3bn, they said.", "trade", "$"), "Trade fell 5.5% to $");
        assert_eq!(line("élan won.", "élan", "won"), "Élan won");
    }
}
