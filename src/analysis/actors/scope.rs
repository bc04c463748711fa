//! Titles with a field of office after them → where the field ends: “Minister of Foreign Affairs”,
//! “Under Secretary of State for Civilian Security, Democracy, and Human Rights”.
//!
//! Enters: a [`Reader`] with its lists read. Leaves: the tokens of each scope, so that no name
//! begins inside one. A field is known by its last word: a ministry's business, a body's form, a
//! country; what follows it in capitals is a name.

use super::reader::{Known, Reader};
use super::{lists, names};
use crate::lexicon;

/// A title with its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// First token of the title.
    pub title: usize,
    /// One past the last token of the scope.
    pub end: usize,
    /// Class of the title.
    pub class: &'static str,
}

/// Longest scope, in tokens: “for the Bureau of Democracy, Human Rights, and Labor of the Department of State” has 17.
const LONGEST: usize = 18;

/// The scopes of a document, in order, not overlapping.
#[must_use]
pub fn scopes(reader: &Reader) -> Vec<Scope> {
    let mut found: Vec<Scope> = Vec::new();
    for sentence in &reader.doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some((len, class)) = reader.title(at) else {
                at += 1;
                continue;
            };
            at += len;
            let fits = !matches!(class, "spokes" | "commenter" | "relation");
            if let Some(end) = scope_end(reader, at, sentence.tokens.end).filter(|_| fits) {
                found.push(Scope { title: at - len, end, class });
                at = end;
            }
        }
    }
    found
}

/// One past the last word of the field that “of”, “for” or “to” opens at `from`.
fn scope_end(reader: &Reader, from: usize, stop: usize) -> Option<usize> {
    if !matches!(reader.lower(from), "of" | "for" | "to") {
        return None;
    }
    let mut end = None;
    let mut unknown = 0;
    let mut at = from;
    while at < stop && at - from < LONGEST {
        let word = reader.lower(at);
        if matches!(word, "of" | "for" | "the" | "to" | "on" | "in") || end == Some(at) && matches!(word, "'s" | "\u{2019}s") {
            // “Minister of Defence Olga Berg of Norway”: after a name “of” is not the title's.
            if unknown > 1 {
                break;
            }
            at += 1;
        } else if matches!(word, "and" | "&" | ",") {
            if !list_goes_on(reader, at, unknown, end == Some(at)) {
                break;
            }
            unknown = 0;
            at += 1 + usize::from(word == "," && matches!(reader.lower(at + 1), "and" | "&"));
        } else if let Some(len) = field(reader, at) {
            end = Some(at + len);
            unknown = 0;
            at += len;
        } else if end == Some(at) && names::is_explained_from(reader, at, stop) {
            // “Ministers of the Organization of the Herring *Eating Countries* (OHEC)”
            at = (at..stop).find(|&at| !reader.is_capital(at)).unwrap_or(stop);
            end = Some(at);
        } else if reader.is_capital(at) && reader.title(at).is_none() && !lexicon::GIVEN_NAMES.contains(word) {
            unknown += 1;
            at += 1;
        } else {
            break;
        }
    }
    end
}

/// Whether a comma or “and” at `at` joins two fields: the one before ended, or is a single word,
/// and the next begins with no title of its own.
fn list_goes_on(reader: &Reader, at: usize, unknown: usize, ended: bool) -> bool {
    let next = (at + 1..at + 4).find(|&i| !matches!(reader.lower(i), "and" | "," | "the" | "for"));
    let opens = next.is_some_and(|next| reader.is_capital(next) && reader.title(next).is_none() && !own_title(reader, next));
    let near = |next: usize| (next..next + 5).take_while(|&i| reader.is_capital(i) || matches!(reader.lower(i), "and" | "," | "the"));
    (ended || unknown == 1) && opens && next.is_some_and(|next| near(next).any(|i| field(reader, i).is_some()))
}

/// How many tokens a word of a field takes: a ministry's business, a body's form, a country, “the President”.
fn field(reader: &Reader, at: usize) -> Option<usize> {
    let word = reader.lower(at);
    if reader.title(at).is_some() {
        // “For Global Criminal Justice”: the business of an office, and no judge.
        let of_ministry = || {
            let office = at.checked_sub(2).filter(|_| reader.lower(at - 1) == "of").map(|office| reader.lower(office));
            matches!(office, Some("minister" | "ministers" | "ministry" | "department" | "secretary"))
        };
        let compound = at > 0 && reader.is_capital(at - 1) && reader.title(at - 1).is_none();
        if lexicon::ROLE_MODIFIERS.class(word) == Some("topic") && (compound || of_ministry()) {
            return Some(1);
        }
        // “Office of the President”, “Adviser to the Prime Minister”.
        let whole = at > 0 && (reader.lower(at - 1) == "the" || of_the_body(reader, at)) && reader.is_capital(at);
        // “Coalition of Northern Pastors”, behind which no name follows.
        let members = lists::singular(reader.word(at)).is_some() && reader.is_capital(at) && !reader.is_capital(at + 1);
        if members && at > 0 && reader.is_capital(at - 1) {
            return Some(1);
        }
        return reader.title(at).filter(|_| whole).map(|(len, _)| len);
    }
    if own_title(reader, at) {
        return None;
    }
    if let Some(entry) = reader.entries[at] {
        // “Confederation of Norwegian Enterprise”: it describes what follows.
        let describes = matches!(entry.known, Known::Demonym(_))
            && reader.is_capital(at + entry.len)
            && at > 1
            && reader.lower(at - 1) == "of"
            && lexicon::ORG_FORMS.contains(reader.lower(at - 2));
        return (!describes).then_some(entry.len);
    }
    let topic =
        lexicon::ROLE_MODIFIERS.class(word) == Some("topic") || lexicon::ORG_FORMS.class(word).is_some_and(|class| class != "company");
    // “East Asian and Pacific Affairs”, “Director for Europe”.
    let region = reader.is_capital(at) && (lexicon::NOT_NAMES.class(word) == Some("faith") || lexicon::REGIONS.contains(reader.lower(at)));
    (topic || region).then_some(1)
}

/// “Representative of the NATO *Secretary General*”: whom an envoy acts for, by the office and the body before it.
fn of_the_body(reader: &Reader, title: usize) -> bool {
    let Some((body, _)) = reader.entry_before(title).filter(|(_, entry)| matches!(entry.known, Known::Body(_))) else { return false };
    let sent = |head: usize| reader.title_before(head).is_some_and(|(sent, class)| class == "diplomat" && reader.is_capital(sent));
    // “Representative to the UN Ambassador Poe”: a form of address there.
    let heads = matches!(
        reader.lower(title),
        "secretary" | "secretary-general" | "chairperson-in-office" | "chairman-in-office" | "chair-in-office"
    );
    heads && body >= 2 && reader.lower(body - 1) == "the" && reader.lower(body - 2) == "of" && sent(body - 2)
}

/// Whether the words from `at` on are the beginning of another title (“Foreign Minister”, “German Chancellor”).
fn own_title(reader: &Reader, at: usize) -> bool {
    let len = reader.entries.get(at).copied().flatten().map_or(1, |entry| entry.len);
    let modifiers =
        (at + len..at + len + 3).take_while(|&i| lexicon::ROLE_MODIFIERS.contains(reader.lower(i)) && reader.title(i).is_none()).count();
    let head = at + len + modifiers;
    let modified = reader.title(head).is_some_and(|(_, class)| !matches!(class, "military" | "royal" | "religious"));
    reader.is_capital(at) && modified && reader.is_capital(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, ingest, text};

    /// The scopes of a sentence, titles included.
    fn read(sentence: &str) -> Vec<String> {
        let article = ingest::read("a.txt", format!("Talks in Oslo\n\n{sentence}\n").as_bytes()).expect("text");
        let doc = text::build(&clean::clean(&article));
        let reader = Reader::new(&doc);
        scopes(&reader).iter().map(|scope| doc.words(scope.title..scope.end).to_owned()).collect()
    }

    #[test]
    fn fields_of_office_end_before_the_name() {
        for (sentence, want) in [
            ("He met Minister of Foreign Affairs Kari Berg on Monday.", "Minister of Foreign Affairs"),
            (
                "They met Under Secretary for Civilian Security, Democracy, and Human Rights Anna Stone in Oslo.",
                "Under Secretary for Civilian Security, Democracy, and Human Rights",
            ),
            (
                "The Bureau Official for the Bureau of East Asian and Pacific Affairs Lee Hart came.",
                "Bureau Official for the Bureau of East Asian and Pacific Affairs",
            ),
            ("She called Head of the Office of the President Ivan Bondar on Friday.", "Head of the Office of the President"),
            (
                "Talks with Minister of Defence of Norway Kari Berg, Foreign Minister Ole Dahl and others ended.",
                "Minister of Defence of Norway",
            ),
        ] {
            assert_eq!(read(sentence), [want], "{sentence}");
        }
    }

    #[test]
    fn names_and_other_words_are_no_scopes() {
        for sentence in [
            "The mayor of Springfield Jane Roe came.",
            "He is a leader to watch on Monday.",
            "President Maria Soto for months refused to talk.",
            "The spokesman for the Foreign Ministry declined.",
        ] {
            assert_eq!(read(sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
