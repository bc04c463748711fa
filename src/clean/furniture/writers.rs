//! Who wrote, edited, translated or sent a text: lines of their own, and notes at the end of a paragraph.

use super::line::Line;
use super::{LONGEST, is_spoken};
use crate::clean::DebrisKind;
use crate::clean::draft::Draft;
use crate::clean::fold::{fold, word_count};
use crate::span::Span;

/// “Jan Roe is a reporter for the Harbour Times.”, “News writers A and B contributed.”, “A and B
/// reported from Oslo; C from Lisbon.”
pub(super) fn is_writer_line(line: &Line) -> bool {
    let words: Vec<String> = line.split_whitespace().map(fold).collect();
    let trade = |word: &String| {
        matches!(
            word.as_str(),
            "reporter"
                | "correspondent"
                | "columnist"
                | "editor"
                | "writer"
                | "journalist"
                | "writers"
                | "journalists"
                | "reporters"
                | "correspondents"
        )
    };
    let contributed = words.last().is_some_and(|word| word == "contributed") && words.len() <= 40 && words.iter().any(trade);
    let chief = words.windows(2).any(|pair| pair[0] == "bureau" && pair[1] == "chief");
    let names = line.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let office = words.get(names).is_some_and(|word| matches!(word.as_str(), "is" | "covers"))
        && words[names..].iter().position(trade).is_some_and(|at| {
            let next = words[names + at + 1..].first().map_or("", |next| next.as_str());
            let freelance = words[names..names + at].iter().any(|word| word == "freelance");
            matches!(next, "for" | "at" | "with" | "in" | "based" | "covering") || freelance && matches!(next, "" | "follow" | "who")
        });
    let office = office || chief && words.get(names).is_some_and(|word| word == "is");
    let named = |words: &str| words.split_whitespace().all(|word| word == "and" || word.starts_with(char::is_uppercase));
    let placed = line.split_once(" reported from ").is_some_and(|(writers, places)| {
        named(writers)
            && places.split_whitespace().all(|word| matches!(word, "and" | "from" | "in") || word.starts_with(char::is_uppercase))
    });
    contributed || placed || is_beat(line) || is_staff(line) || (2..=4).contains(&names) && office && words.len() <= 45 && !is_spoken(line)
}

/// “Jan Roe covers trade for the Harbour Times.”: what a writer writes of, for whom.
fn is_beat(line: &str) -> bool {
    let Some((name, beat)) = line.split_once(" covers ") else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let person = (2..=3).contains(&word_count(name)) && name.split(' ').all(capital);
    let paper = beat.rsplit_once(" for ").map(|(_, paper)| paper.trim_end_matches('.').trim_start_matches("the "));
    person && word_count(line) <= 16 && paper.is_some_and(|paper| paper.split(' ').all(capital))
}

/// “Harbour News Staff”, “Harbour Staff Report”, “Jan Roe, Political Correspondent”: who wrote, on a line of its own.
fn is_staff(line: &str) -> bool {
    let capitals = line.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let post = |text: &str| ["Correspondent", "Reporter", "Staff Writer"].iter().any(|post| text.ends_with(post));
    let titled = line.split_once(", ").is_some_and(|(name, text)| (2..=3).contains(&word_count(name)) && post(text));
    capitals && word_count(line) <= 6 && (titled || line.ends_with(" News Staff") || line.ends_with(" Staff Report"))
}

/// `(Adds details, background)`, `(Updates with quotes)`: what an agency changed.
pub(super) fn is_wire_update(line: &Line) -> bool {
    let inner = line.strip_prefix('(').and_then(|rest| rest.trim_end_matches('.').strip_suffix(')'));
    inner.is_some_and(|inner| {
        let first = inner.split([' ', ',']).next().unwrap_or_default();
        matches!(
            first,
            "ATTN:" | "Adds" | "Updates" | "Updating" | "Recasts" | "Corrects" | "Repeats" | "Rewrites" | "Refiles" | "Removes" | "Changes"
        ) && word_count(inner) <= 20
            && !is_spoken(inner)
            && !inner.contains(". ")
    })
}

/// Who edited an agency's text and from which agencies, by initials (`jr/as (ABC, dpx)`), or where its
/// writer is reached (`((jan.roe@abc.example; +47 20 00))`).
pub(super) fn is_wire_signature(line: &Line) -> bool {
    let initials = |text: &str| {
        text.contains('/') && text.split('/').all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let signed =
        line.split_once(" (").is_some_and(|(signs, agencies)| initials(signs) && agencies.ends_with(')') && word_count(agencies) <= 6);
    signed || line.starts_with("((") && line.ends_with("))") || is_slug(line)
}

/// What a teleprinter prints before and after a text: `ZCZC HNA0417 B I`, `HNA-1944 GMT 03-20-85`, `JR/AS/1842 hrs`,
/// `jro/as 060208 0145`, `//HNA// J.R.`, `by JRO`.
fn is_slug(line: &Line) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [first, rest @ ..] = &words[..] else { return false };
    if words.len() > 6 || line.contains(['“', '"']) {
        return false;
    }
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_lowercase);
    let group = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let groups: Vec<&str> = first.split('/').filter(|part| !part.is_empty()).collect();
    let one_case = !first.contains(char::is_lowercase) || !first.contains(char::is_uppercase);
    let hour = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let initials =
        first.contains('/') && one_case && groups.iter().all(|part| group(part) || hour(part)) && group(groups.first().unwrap_or(&""));
    let timed = initials
        && (groups.iter().any(|part| hour(part)) || !rest.is_empty())
        && rest.iter().all(|word| digits(word) || matches!(*word, "hrs" | "GMT"));
    let framed = first.starts_with("//") && first.ends_with("//") && rest.iter().all(|word| word.ends_with('.') && word.len() <= 5);
    let capitals = || words.iter().all(|word| !word.contains(char::is_lowercase));
    let zoned = matches!(rest, ["GMT" | "UTC", ..]) && digits(first) && first.contains('-') && capitals();
    let telex = matches!(*first, "ZCZC" | "NNNN") && capitals();
    let signed = matches!(words[..], ["by" | "By", name] if (2..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase()));
    timed || framed || zoned || telex || signed
}

/// Where to reach or to follow a writer: a short line that opens so and holds a handle or an address.
pub(super) fn is_address_line(line: &Line) -> bool {
    let words = line.words();
    let first = fold(line.split_whitespace().next().unwrap_or_default());
    let named = |word: &str| word.trim_start_matches('(').strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric));
    let handle = line.split_whitespace().any(|word| named(word) || is_mail_address(word));
    let calls =
        matches!(first.as_str(), "follow" | "reach" | "contact" | "email" | "e-mail" | "write" | "tweet" | "twitter" | "mail" | "call");
    let label = line.split_once(": ").is_some_and(|(label, mail)| word_count(label) <= 4 && word_count(mail) == 1 && is_mail_address(mail));
    let short = words <= 10 && !line.starts_with('(') && !is_spoken(line) && line.split_whitespace().any(is_mail_address);
    label || short || handle && words <= 25 && (calls && !is_spoken(line) || words == 1 && is_mail_address(line))
}

fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(['.', ',', ';', ')', '(']);
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.starts_with('.'))
}

/// `(Taken from Harbour Latina)`, `(Published in The Harbour Post)`: where a text came from, all of it in brackets.
pub(super) fn is_bracketed_source(line: &Line) -> bool {
    let inner = line.trim_end_matches('.').strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let Some(inner) = inner.filter(|inner| !inner.contains(['(', ')'])) else { return false };
    let lower = inner.to_lowercase();
    let from = [
        "taken from ",
        "published in ",
        "published by ",
        "first published in ",
        "with inputs from ",
        "with input from ",
        "excerpted from ",
        "reprinted from ",
        "adapted from ",
    ];
    let inputs = lower.starts_with("with ") && (lower.ends_with(" inputs") || lower.ends_with(" input"));
    (inputs || from.iter().any(|label| lower.starts_with(label))) && word_count(inner) <= 12
}

/// Who wrote and who edited a text, by initials alone: `IDL/rga`, `jr/as`.
pub(in crate::clean) fn is_initials(line: &str) -> bool {
    let Some((writer, editor)) = line.trim_end_matches('.').split_once('/') else { return false };
    let short = |part: &str| (2..=4).contains(&part.len());
    let lower = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase());
    short(writer) && short(editor) && lower(editor) && (lower(writer) || writer.bytes().all(|b| b.is_ascii_uppercase()))
}

/// “A and B contributed to this report.”, “This article was originally written in Norse and translated by a reporter.”
/// at the end of a paragraph that says more.
pub(super) fn cut_contributors(draft: &mut Draft) {
    if let Some(begin) = note_on_itself(&draft.text) {
        draft.cut(Span::new(begin, draft.text.len()), DebrisKind::Contributors);
    }
    let Some(at) = ["contributed to this report", "contributed to this story", "contributed to this article"]
        .iter()
        .find_map(|phrase| draft.text.rfind(phrase))
    else {
        return;
    };
    let begin = draft.text[..at].rfind(". ").map(|dot| dot + 2);
    if let Some(begin) = begin.filter(|begin| word_count(&draft.text[*begin..]) <= 30) {
        draft.cut(Span::new(begin, draft.text.len()), DebrisKind::Contributors);
    }
}

/// Where the closing note of `text` begins that tells in what language the article was written or who translated it.
pub(super) fn note_on_itself(text: &str) -> Option<usize> {
    let opens = |note: &str| {
        ["This article was ", "This story was ", "This report was ", "This interview was "].iter().any(|opening| {
            note.strip_prefix(opening).is_some_and(|rest| {
                ["originally written in ", "originally published in ", "translated ", "written in "]
                    .iter()
                    .any(|verb| rest.starts_with(verb))
            })
        })
    };
    let begin = text.match_indices(". This ").map(|(dot, _)| dot + 2).find(|&begin| opens(&text[begin..]))?;
    (word_count(&text[begin..]) <= LONGEST && !is_spoken(&text[begin..])).then_some(begin)
}
