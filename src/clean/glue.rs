//! Furniture glued to the sentences of a paragraph: adverts, player texts, labels with their
//! headlines, agency notes, captions.
//!
//! Evidence stands in the paragraph itself: a furniture mark between two sentences, a sentence at
//! either end that would be furniture on a line of its own, a ticker printed twice, or a capital
//! connective that no full stop goes before. It never judges whole lines: that is `furniture`'s.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::DebrisKind;
use super::dateline;
use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, word_count};
use super::furniture;
use crate::lexicon;
use crate::span::Span;

/// A label's headline, or a caption, inside a paragraph has no more words than this.
const HEADLINE_WORDS: usize = 25;
/// A widget's title that was glued before a connective has no more words than this.
const WIDGET_WORDS: usize = 14;
/// A paragraph keeps at least this many words, or it is left alone.
const REST_WORDS: usize = 6;
/// Furniture at a paragraph's ends is looked for in so many bytes.
const END_BYTES: usize = 600;
/// Longer paragraphs are no copies of a page's paragraph, and are read at their ends only.
const LONGEST_BYTES: usize = 20_000;

/// Marks that stand between two sentences and are never part of one.
const MARKS: &[(&str, DebrisKind)] = &[
    ("Media playback is unsupported on your device", DebrisKind::Player),
    ("Media playback is not supported on this device", DebrisKind::Player),
    ("This video can not be played", DebrisKind::Player),
    ("Story continues below advertisement", DebrisKind::Advertisement),
    ("Article continues below advertisement", DebrisKind::Advertisement),
    ("Story continues below", DebrisKind::Advertisement),
    ("Article continues below", DebrisKind::Advertisement),
    ("Continue reading the main story", DebrisKind::Advertisement),
    ("Scroll to continue", DebrisKind::Advertisement),
    ("ADVERTISEMENT", DebrisKind::Advertisement),
    ("Advertisement", DebrisKind::Advertisement),
    ("Sponsored content", DebrisKind::Advertisement),
    ("(+video)", DebrisKind::ReadMore),
    ("(+ video)", DebrisKind::ReadMore),
    ("(+photos)", DebrisKind::ReadMore),
    ("(with video)", DebrisKind::ReadMore),
    ("(VIDEO)", DebrisKind::ReadMore),
    ("(PHOTOS)", DebrisKind::ReadMore),
    ("(above)", DebrisKind::Caption),
    ("(above_", DebrisKind::Caption),
    ("(pictured)", DebrisKind::Caption),
    ("(pictured above)", DebrisKind::Caption),
    ("(Full Story)", DebrisKind::ReadMore),
    ("(Full story)", DebrisKind::ReadMore),
    ("(Live updates)", DebrisKind::ReadMore),
    ("(LIVE UPDATES)", DebrisKind::ReadMore),
    ("(see below)", DebrisKind::Caption),
    ("(video below)", DebrisKind::Caption),
];

/// Cuts what is glued to the sentences of every paragraph.
pub(super) fn cut(page: &mut Page) {
    for draft in page.drafts.iter_mut().filter(|draft| draft.is_kept()) {
        if draft.text.len() <= LONGEST_BYTES {
            cut_notes(draft);
            cut_marks(draft);
            cut_tickers(draft);
            cut_widgets(draft);
            cut_labels(draft);
            cut_signature(draft);
        }
        cut_ends(draft);
    }
}

/// Marks between sentences; a page reference in brackets goes wherever it stands.
fn cut_marks(draft: &mut Draft) {
    let brackets = draft.text.contains('(');
    for &(mark, kind) in MARKS.iter().filter(|(mark, _)| brackets || !mark.starts_with('(')) {
        let mut from = 0;
        while let Some(at) = draft.text[from..].find(mark).map(|at| from + at) {
            from = at + mark.len();
            let bracketed = mark.starts_with('(');
            if bracketed || draft.text.len() > mark.len() && between_sentences(&draft.text, at, from) {
                draft.cut(Span::new(at, from), kind);
                from = boundary(&draft.text, at);
            }
        }
    }
}

/// A monitor's notes on a broadcast: `[Begin Souza recording]`, `[words indistinct]`. What a writer puts into a quotation
/// (“they should [end the war]”) is none.
// A bounded repetition of a large class, or a digit of any script, takes milliseconds to compile: lengths are looked at
// behind the patterns here.
static MONITORED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\[(?i:(?:begin|end)(?: [^\[\]]+)? (?:recording|relay|text|clip|excerpts?|summary)",
        r"|(?:words?|passage|sentence|portion|name) (?:indistinct|unclear|missing|omitted|incomplete)",
        r"|passage omitted[^\[\]]+|as (?:heard|received|published|broadcast)|applause|laughter)\]\s?",
    ))
    .expect("a fixed pattern")
});

/// Marks that an agency puts before a headline that it sends again: `UPDATE 2-`.
static SENT_AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE|FACTBOX|ANALYSIS|INTERVIEW|TIMELINE)(?: [0-9]+)?(?:-| - ))+",
        r"|^(?:UPDATE|Update|UPDATED|Updated):? [0-9]{1,2}[:.][0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:ET|EST|EDT|GMT|BST|CET))?[:,]? (?:[-–—|] )?",
    ))
    .expect("a fixed pattern")
});

/// An agency's notes on what is new in a report, `(Adds comments, background)`, and a typist's on those who listen:
/// `(Laughter.)`. Each with the space behind it.
fn bracketed_notes(text: &str) -> Vec<Range<usize>> {
    const NEW: [&str; 8] = ["Adds ", "Updates ", "Recasts ", "Rewrites ", "Repeats ", "Refiles ", "Corrects ", "Writes through "];
    const HEARD: [&str; 5] = ["laughter", "applause", "crosstalk", "clears throat", "ends in progress"];
    let note = |at: usize| {
        let inner = text[at + 1..].split(['(', ')']).next().unwrap_or_default();
        let end = at + 1 + inner.len();
        let label = inner.strip_suffix('.').unwrap_or(inner);
        let told = NEW.iter().any(|word| inner.strip_prefix(word).is_some_and(|rest| rest.len() > 1))
            || HEARD.iter().any(|word| word.eq_ignore_ascii_case(label));
        let space = text.get(end + 1..).and_then(|rest| rest.chars().next()).filter(|c| c.is_whitespace());
        (told && text[end..].starts_with(')')).then(|| at..end + 1 + space.map_or(0, char::len_utf8))
    };
    text.match_indices('(').filter_map(|(at, _)| note(at)).collect()
}

/// Bytes of the longest of these.
const LONGEST_NOTE: usize = 140;

fn cut_notes(draft: &mut Draft) {
    if let Some(label) = dateline::version(&draft.text) {
        draft.cut(Span::new(0, label), DebrisKind::WireMark);
    }
    let text = &draft.text;
    let upper = text.starts_with(|c: char| c.is_ascii_uppercase());
    let sent_again = upper && (text.contains('-') || text.starts_with("UPDATE") || text.starts_with("Update"));
    let mark = if sent_again { SENT_AGAIN.find(text).map(|mark| mark.range()) } else { None };
    let monitored = if text.contains('[') { MONITORED.find_iter(text).map(|note| note.range()).collect() } else { Vec::new() };
    // Between two dashes the words around it would be left with both.
    let dashed = |at: usize| text[..at].trim_end().ends_with(['-', '–', '—']);
    let mut notes: Vec<Range<usize>> = mark.into_iter().chain(monitored).chain(bracketed_notes(text)).collect();
    notes.retain(|note| note.len() <= LONGEST_NOTE && !dashed(note.start));
    notes.sort_by_key(|note| note.start);
    let notes: Vec<Span> = notes.into_iter().map(Span::from).collect();
    draft.cut_all(&notes, DebrisKind::WireMark);
}

/// Whether a sentence ends before `at`, if any does, and another begins at `end`, if any does.
fn between_sentences(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].trim_end();
    let after = text[end..].trim_start();
    (before.is_empty() || ends_sentence(before))
        && (after.is_empty() || after.starts_with(|c: char| c.is_uppercase() || "“\"‘'".contains(c)))
}

/// `ABC ABC But …`: a share's sign, printed twice before the paragraph's first word.
fn cut_tickers(draft: &mut Draft) {
    let mut words = draft.text.splitn(3, ' ');
    let (Some(one), Some(two), Some(rest)) = (words.next(), words.next(), words.next()) else { return };
    let sign = (1..=5).contains(&one.len()) && one.bytes().all(|b| b.is_ascii_uppercase());
    let next = rest.split_whitespace().next().unwrap_or_default();
    if sign && one == two && lexicon::SENTENCE_STARTS.contains(next.trim_end_matches(',')) {
        draft.cut(Span::new(0, one.len() + 1 + two.len()), DebrisKind::Navigation);
    }
}

/// Titles and captions without their full stop, glued before the next sentence of the paragraph.
fn cut_widgets(draft: &mut Draft) {
    let found = widgets(&draft.text);
    let words: usize = found.iter().map(|span| word_count(span.of(&draft.text))).sum();
    if !found.is_empty() && word_count(&draft.text) >= words + REST_WORDS {
        draft.cut_all(&found, DebrisKind::Caption);
    }
}

/// Where widgets stand: a verbless title before a capital connective, with a short question that
/// leads to it; a caption before its agency in brackets and the first word of a sentence.
fn widgets(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let starts = sentence_starts(text);
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let Some(length) = title_length(&text[start..end]).or_else(|| captioned_length(&text[start..end])) else { continue };
        let mut from = start;
        if index > 0 {
            let before = text[starts[index - 1]..start].trim_end();
            if before.ends_with('?') && word_count(before) <= 6 && found.last().is_none_or(|last| last.end <= starts[index - 1]) {
                from = starts[index - 1];
            }
        }
        found.push(Span::new(from, start + length));
    }
    found
}

/// The length of a verbless title that a capital connective with its comma follows unmarked.
fn title_length(sentence: &str) -> Option<usize> {
    let connectives = ["However,", "Meanwhile,", "Nevertheless,", "Moreover,", "Nonetheless,", "Earlier,", "Separately,"];
    let at = connectives.iter().filter_map(|word| sentence.find(&format!(" {word} "))).min()?;
    let title = &sentence[..at];
    let bare = title.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && !title.contains(['“', '"', ',', ';']);
    let verb = title.split_whitespace().skip(1).map(fold).any(|word| lexicon::HEADLINE_VERBS.contains(&word));
    (bare && !verb && (4..=WIDGET_WORDS).contains(&word_count(title))).then_some(at)
}

/// The length of a caption that ends in an agency's name in brackets and lacks its full stop:
/// `The ministers meet in Oslo (AGENCY) The talks …`.
fn captioned_length(sentence: &str) -> Option<usize> {
    let open = sentence.find(" (")?;
    let close = open + sentence[open..].find(')')?;
    let agency = &sentence[open + 2..close];
    let capital = agency.len() >= 2 && agency.len() <= 12 && agency.chars().all(|c| c.is_ascii_uppercase() || "/ ".contains(c));
    let caption = &sentence[..open];
    let next = sentence[close + 1..].strip_prefix(' ')?.split_whitespace().next()?.trim_end_matches(',');
    let begins = lexicon::SENTENCE_STARTS.contains(next) || matches!(next, "Mr" | "Mrs" | "Ms" | "Mr." | "Mrs." | "Ms.");
    let short = (4..=HEADLINE_WORDS).contains(&word_count(caption));
    (capital && begins && short && !abbreviates(agency, caption)).then_some(close + 1)
}

/// Whether `short` is made of the initials of the words before it: it belongs to them.
pub(super) fn abbreviates(short: &str, words: &str) -> bool {
    let initials: Vec<char> = words.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let letters: Vec<char> = short.chars().collect();
    letters.len() <= initials.len() && initials.ends_with(&letters) || letters.first() == initials.last() && letters.len() < 2
}

/// “Read more: Headline” between two sentences, to the headline's end.
fn cut_labels(draft: &mut Draft) {
    let starts = sentence_starts(&draft.text);
    let mut found = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(draft.text.len());
        let sentence = draft.text[start..end].trim_end();
        if has_label(sentence) && word_count(sentence) <= HEADLINE_WORDS + 3 {
            found.push(Span::new(start, start + sentence.len()));
        }
    }
    if found.iter().map(|span| span.len()).sum::<usize>() < draft.text.len() / 2 {
        draft.cut_all(&found, DebrisKind::ReadMore);
    }
}

/// Whether `sentence` opens with a label that calls on the reader, and a headline after it.
fn has_label(sentence: &str) -> bool {
    // “Also Read - Ports of the north to be dredged”
    let dashed =
        || sentence.split_once(" - ").filter(|(label, _)| matches!(&*fold(label), "also read" | "read also" | "read more" | "see also"));
    let Some((label, headline)) = dashed().or_else(|| sentence.split_once([':', '|'])) else { return false };
    let folded = format!("{}:", fold(label));
    word_count(label) <= 4
        && label.starts_with(char::is_uppercase)
        && headline.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"".contains(c))
        && word_count(headline) >= 3
        && furniture::is_call(sentence)
        && lexicon::DEBRIS_OPENINGS.class(&folded) == Some("read_more")
}

/// Who sent or edited a report, behind its last full stop: `(ABC)`, `— ABC`, `/as`, `ABC jr/as`, or a paper's end mark.
static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"[.!?][”"’)]? *((?:--|[–—-]) ?[A-Z]{2,8}(?:/[A-Z]{2,8})?|[(\[][A-Z]{2,8}(?:[/-][A-Z]{2,8})?[)\]]|/[a-z]{2,4}|[A-Z]{2,5} [a-z]{2,3}/[a-z]{2,4}|[■□▪◼∎●])$"#).expect("a fixed pattern")
});

fn cut_signature(draft: &mut Draft) {
    if !draft.text.ends_with(|c: char| c.is_ascii_alphabetic() || ")]■□▪◼∎●".contains(c)) {
        return;
    }
    // Behind the last full stop stand few bytes.
    let from = boundary(&draft.text, draft.text.len().saturating_sub(SIGNATURE_BYTES));
    let end = &draft.text[from..];
    let found = if end.contains(['.', '!', '?']) { SIGNATURE.captures(end) } else { None }.and_then(|found| found.get(1));
    if let Some(found) = found.map(|found| from + found.start()) {
        draft.cut(Span::new(found, draft.text.len()), DebrisKind::WireMark);
    }
}

/// A signature with the end of the sentence before it is no longer than this.
const SIGNATURE_BYTES: usize = 40;

/// Sentences at the paragraph's end, or at its start, that are furniture on a line of their own.
fn cut_ends(draft: &mut Draft) {
    for _ in 0..3 {
        let Some((begin, kind)) = last_furniture(&draft.text) else { break };
        draft.cut(Span::new(begin, draft.text.len()), kind);
    }
    let head = &draft.text[..boundary(&draft.text, END_BYTES)];
    let Some(&end) = sentence_starts(head).get(1) else { return };
    if let Some(kind) = glued_kind(draft.text[..end].trim_end()) {
        draft.cut(Span::new(0, end), kind);
    }
}

/// The shortest end of the paragraph that is furniture; an initial (“by J. Roe”) can look like the
/// end of a sentence, so up to three places are tried.
fn last_furniture(text: &str) -> Option<(usize, DebrisKind)> {
    let from = boundary(text, text.len().saturating_sub(END_BYTES));
    let starts = sentence_starts(&text[from..]);
    starts.iter().rev().take(3).filter(|&&at| at > 0).find_map(|&at| Some((from + at, glued_kind(&text[from + at..])?)))
}

/// The last boundary of characters up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// What furniture a sentence of a paragraph is, where its own words leave no doubt.
fn glued_kind(sentence: &str) -> Option<DebrisKind> {
    let kind = furniture::kind_of(sentence.trim())?;
    let bracketed = sentence.starts_with(['(', '[']);
    let clear = match kind {
        DebrisKind::Pitch
        | DebrisKind::Contributors
        | DebrisKind::Copyright
        | DebrisKind::CookieNotice
        | DebrisKind::Player
        | DebrisKind::Advertisement => true,
        DebrisKind::ReadMore => bracketed || has_label(sentence) || fold(sentence).starts_with("click "),
        DebrisKind::WireMark => word_count(sentence) >= 5 || furniture::is_initials(sentence.trim()),
        _ => false,
    };
    clear.then_some(kind)
}

/// Where sentences begin: after an end mark with its closing marks, and one space or a bracket.
pub(super) fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')) {
        let rest = text[at + c.len_utf8()..].trim_start_matches(['"', '”', '’', '\'', ')', ']', '.', '…']);
        let next = rest.trim_start();
        let begin = text.len() - next.len();
        let opens = next.starts_with(|c: char| c.is_uppercase() || "([©“\"‘'—".contains(c) || c.is_ascii_digit());
        let labelled =
            || ["Also Read ", "Also Read:", "Read Also:", "Also read:", "Read more:"].iter().any(|label| next.starts_with(label));
        if opens && (rest.len() > next.len() || labelled()) && starts.last() != Some(&begin) {
            starts.push(begin);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn cleaned(text: &str) -> String {
        let mut page = lay_out(text);
        cut(&mut page);
        page.drafts.remove(0).text
    }

    const PROSE: &str = "Port ministers of nine countries met in Lisbon on Monday. They agreed to meet again in June.";

    #[test]
    fn furniture_at_either_end_goes() {
        for debris in [
            "Read more: Ministers at odds over who pays for dredging",
            "RELATED: Ten boats sink in storm",
            "(Reporting by Jan Roe; Editing by Ana Souza)",
            "Reporting by Jan Roe; Editing by Ana Souza",
            "Sign up for our newsletter to get the latest from the coast.",
            "The Associated Press contributed to this report.",
            "Copyright 2021 The Harbour Times. All rights reserved.",
            "Advertisement",
            "Media playback is unsupported on your device",
            "(READ MORE: What dredging costs the coast)",
            "(Published in The Harbour Post)",
            "JSR/as",
        ] {
            assert_eq!(cleaned(&format!("{PROSE} {debris}\n")), PROSE, "{debris}");
        }
        for debris in ["Advertisement", "Story continues below advertisement", "Sign up for our daily newsletter."] {
            assert_eq!(cleaned(&format!("{debris} {PROSE}\n")), PROSE, "{debris}");
        }
    }

    #[test]
    fn notes_of_monitors_and_marks_of_films_go() {
        assert_eq!(cleaned("[Begin Souza recording] The road is long. [end recording] He left.\n"), "The road is long. He left.");
        assert_eq!(cleaned("UPDATE 2-Port ministers meet in Lisbon\n"), "Port ministers meet in Lisbon");
        assert_eq!(cleaned("Updated 3:10 p.m. | Port ministers meet in Lisbon\n"), "Port ministers meet in Lisbon");
        assert_eq!(cleaned("UPDATE 10:12 Port ministers meet in Lisbon\n"), "Port ministers meet in Lisbon");
        assert_eq!(cleaned("(LEAD) Port ministers meet in Lisbon\n"), "Port ministers meet in Lisbon");
        assert_eq!(cleaned("NATO-Lisbon talks end in Porto\n"), "NATO-Lisbon talks end in Porto");
        assert_eq!(cleaned("* Talks go on in Lisbon (Adds quotes, background)\n"), "* Talks go on in Lisbon");
        assert_eq!(cleaned("The [words indistinct] ports meet again [ABC].\n"), "The ports meet again [ABC].");
        let quoted = "“They should [end the war] in [words] that hold,” he said of the [video call].";
        assert_eq!(cleaned(&format!("{quoted}\n")), quoted);
        assert_eq!(cleaned("Will the ports meet again? (+video)\n"), "Will the ports meet again?");
    }

    #[test]
    fn signatures_behind_the_last_full_stop_go() {
        for sign in ["(ABC)", "[ABC]", "– ABC", "--ABC", "/as", "ABC jr/as", "■"] {
            assert_eq!(cleaned(&format!("{PROSE} {sign}\n")), PROSE, "{sign}");
        }
        for text in
            ["They met in the port of the Council (NFC)", "They met. It was the end of the U.S. (ABC) pact.", "They met. The rest is open"]
        {
            assert_eq!(cleaned(text), text);
        }
    }

    #[test]
    fn furniture_between_sentences_goes() {
        let (first, second) = PROSE.split_at(PROSE.find("They").expect("the second sentence"));
        for debris in [
            "ADVERTISEMENT",
            "Read more: Who owns the harbour?",
            "How do ports vote? A breakdown by size and coast However, that may change.",
            "First visit: The minister and the king on the quay (XYZ) The two have met before.",
        ] {
            let rest = debris.find("However").or(debris.find("The two")).map_or("", |at| &debris[at..]);
            let wanted = if rest.is_empty() { PROSE.to_owned() } else { format!("{first}{rest} {second}") };
            assert_eq!(cleaned(&format!("{first}{debris} {second}\n")), wanted);
        }
        assert_eq!(cleaned("XY XY But investors liked the news of the deal in Oslo."), "But investors liked the news of the deal in Oslo.");
    }

    #[test]
    fn sentences_stay() {
        for text in [
            "The ministers met. “Read more: that is my advice to you,” Souza said.",
            "The Union of Coastal Towns (UCT) The Hague met on Monday in a small hall by the sea.",
            "Officials of the North Sea Fishing Council (NSFC) However, they left early and without a word.",
            "They asked for one thing: Advertisement of the dates. He refused.",
            "He agreed. Contributions from nine ports paid for the study. Sources said so.",
            "We met in Oslo. Join us, he said, and we will build a port together.",
            "The talks ended. The copyright treaty was signed in 2019 by nine countries.",
            "The film However, We Sail opened on Monday. It is about boats and people.",
        ] {
            assert_eq!(cleaned(text), text);
        }
    }
}
