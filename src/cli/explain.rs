//! `attache brief --explain`: the article, and under each sentence what was decided there and by
//! which rule, what was dropped included.

use std::fmt::Write as _;

use attache::analysis::Trace;
use attache::pipeline::Reading;
use attache::summarize;

/// Longest words of the text that are repeated for a decision, in characters.
const LONGEST: usize = 60;

/// The decisions that led to a brief, in order of the text; those about no words come first.
pub fn explain(reading: &Reading) -> String {
    let doc = &reading.doc;
    let lines = summarize::explained(doc, &reading.findings);
    let mut traces: Vec<&Trace> = reading.findings.trace.iter().chain(&lines).collect();
    traces.sort_by_key(|trace| (trace.tokens.start, trace.tokens.end));
    let mut out = String::new();
    for trace in traces.iter().filter(|trace| trace.tokens.is_empty()) {
        writeln!(out, "{}: {}", trace.rule, trace.decision).expect("writing to a string");
    }
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let from = traces.partition_point(|trace| trace.tokens.start < sentence.tokens.start);
        let here: Vec<&&Trace> = traces[from..]
            .iter()
            .take_while(|trace| trace.tokens.start < sentence.tokens.end)
            .filter(|trace| !trace.tokens.is_empty())
            .collect();
        if here.is_empty() {
            continue;
        }
        writeln!(out, "\n¶{} {}", doc.paragraph_number(at), one_line(sentence.span.of(&doc.text))).expect("writing to a string");
        for trace in here {
            let words = shortened(&one_line(doc.words(trace.tokens.clone())));
            writeln!(out, "    {:<20} {words} → {}", trace.rule, one_line(&trace.decision)).expect("writing to a string");
        }
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `words` in quotation marks, its middle left out where it is long.
fn shortened(words: &str) -> String {
    let count = words.chars().count();
    if count <= LONGEST {
        return format!("“{words}”");
    }
    let head: String = words.chars().take(LONGEST / 2).collect();
    let tail: String = words.chars().skip(count - LONGEST / 2).collect();
    format!("“{}…{}”", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use attache::ingest;
    use attache::pipeline::{Given, read_article};

    use super::*;

    #[test]
    fn tells_the_rule_and_the_words() {
        let text = "Ministers meet in Oslo\n\nForeign Minister Ann Lee met Foreign Minister Jo Dahl in Oslo on Monday.\n\nThey agreed on a fishing pact. They form a team.\n";
        let article = ingest::read("a.txt", text.as_bytes()).expect("text");
        let told = explain(&read_article(&article, &Given::default()));
        assert!(told.contains("¶1 Foreign Minister Ann Lee met"), "{told}");
        assert!(told.contains("“Monday” → taken"), "{told}");
        assert!(told.contains("“Oslo” → taken"), "{told}");
        assert!(told.contains("→ Cooperation: “Agreed on a fishing pact”"), "{told}");
        assert!(told.contains("→ left out: "), "{told}");
    }

    #[test]
    fn long_words_lose_their_middle() {
        assert_eq!(shortened("short"), "“short”");
        assert!(shortened(&"word ".repeat(40)).chars().count() < LONGEST + 4);
    }
}
