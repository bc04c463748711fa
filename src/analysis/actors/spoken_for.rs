//! “Mr Berg's spokesman said: ‘The prime minister …’”: whose spokesman speaks of an office, he holds it.

use super::reader::Reader;
use crate::analysis::{ActorKind, Findings, Trace};
use crate::lexicon;

/// Tokens between “spokesman” and the quotation (“said on Monday:”).
const SAYS: usize = 8;
/// Words before “spokesman” (“official”).
const KINDS: usize = 2;

/// Gives people without an office the one of which their spokesmen speak.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    let open = |at: &usize| findings.actors[*at].kind == ActorKind::Person && findings.actors[*at].role.is_none();
    let found: Vec<(usize, std::ops::Range<usize>)> = (0..findings.actors.len())
        .filter(open)
        .filter_map(|at| Some((at, findings.actors[at].mentions.iter().find_map(|mention| office(reader, mention.end))?)))
        .collect();
    for (at, office) in found {
        let words = reader.doc.words(office.clone()).to_owned();
        let held = findings.actors.iter().any(|other| other.kind == ActorKind::Person && other.role_in_lower_case() == words);
        if held {
            continue;
        }
        let actor = &mut findings.actors[at];
        actor.office = lexicon::TITLES.class(&words);
        let decision = format!("{} is {words}, of which the spokesman speaks", actor.name);
        actor.role = Some(words);
        findings.trace.push(Trace { rule: "office of a spokesman", tokens: office, decision });
    }
}

/// The office with which the words of the spokesman begin whose employer's name ends before `end`.
fn office(reader: &Reader, end: usize) -> Option<std::ops::Range<usize>> {
    if !matches!(reader.word(end), "'s" | "\u{2019}s") {
        return None;
    }
    let speaks = |at: usize| matches!(reader.lower(at), "spokesman" | "spokeswoman" | "spokesperson");
    let spokesman = (end + 1..=end + 1 + KINDS).find(|&at| speaks(at))?;
    let sentence = reader.doc.sentences[reader.doc.sentence_of(end)].tokens.end;
    let opens = |at: usize| matches!(reader.word(at), "\"" | "\u{201c}" | "'" | "\u{2018}");
    let quote = (spokesman + 1..(spokesman + SAYS).min(sentence)).find(|&at| opens(at))?;
    let head = Some(quote + 2).filter(|_| reader.lower(quote + 1) == "the")?;
    let (len, class) = reader.title(head)?;
    // “The minister of …”, “the president of the union”: somebody told more closely.
    let plain = !reader.is_capital(head + len) && !matches!(reader.lower(head + len), "of" | "for");
    (plain && matches!(class, "state" | "government" | "royal")).then_some(head..head + len)
}
