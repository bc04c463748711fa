//! “The Maltese, Anna Zammit,”, “for Norway it is Kari Berg”: the country that is told beside a name, and no office of
//! it.

use std::ops::Range;

use super::{Scene, Told};
use crate::analysis::actors::reader::{Known, Reader, is_kin};
use crate::analysis::actors::roles;
use crate::lexicon;

/// Tokens between a name and what its bearer won: “Kari Berg, the former judge who in April won Norway's presidency”.
const WON: usize = 12;
/// Tokens in brackets behind a name: “Kari Berg (Minister of Trade and Industry, Norway)”.
const BRACKET: usize = 10;
/// Tokens behind a nationality that tell where (“in the round”).
const WITHIN: usize = 4;
/// The second country of a pair is named so many times as often as a third.
const CLEARLY: usize = 2;

/// The country that the words beside a mention tell.
type Sign = fn(&Reader, &Range<usize>) -> Option<&'static str>;

/// A person of whom a nationality, a bracket or a prize of its country tells.
pub(super) fn told(scene: &Scene, at: usize) -> Option<Told> {
    let mentions = &scene.actor(at).mentions;
    let rules: [(Sign, &str); 6] = [
        (labelled, "its label"),
        (by_nationality, "told by its nationality"),
        (named_for, "named for it"),
        (in_brackets, "told in brackets"),
        (winner, "won its highest office"),
        (office_in, "has an office in its capital"),
    ];
    rules.iter().find_map(|(rule, why)| mentions.iter().find_map(|mention| Some((rule(scene.reader, mention)?, *why))))
}

/// Where the role before a name starts, or the name.
fn start(reader: &Reader, mention: &Range<usize>) -> usize {
    roles::before(reader, mention.start).map_or(mention.start, |role| role.whole.start)
}

/// “The Maltese, Anna Zammit, …”, “the Armenian is Anna Zammit”.
fn by_nationality(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let link = start(reader, mention).checked_sub(1)?;
    let apposed = reader.word(link) == "," && matches!(reader.word(mention.end), "," | ".");
    // “The Maltese in the round, Anna Zammit,”.
    let within = |at: usize| reader.is_word(at) && !reader.is_capital(at) && !reader.doc.tokens[at].tag.is_finite();
    let first = (link.saturating_sub(WITHIN)..link).rev().take_while(|&at| within(at)).last();
    let first = first.filter(|&at| apposed && matches!(reader.lower(at), "in" | "at" | "on")).unwrap_or(link);
    let (at, entry) = reader.entry_before(first).filter(|_| apposed || matches!(reader.lower(link), "is" | "was"))?;
    let the = at.checked_sub(1).is_some_and(|the| reader.lower(the) == "the");
    matches!(entry.known, Known::Demonym(_)).then(|| entry.known.country()).flatten().filter(|_| the)
}

/// “For Norway it is Kari Berg”, “for Norway, Kari Berg”.
fn named_for(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let first = start(reader, mention);
    let is = first.checked_sub(1).filter(|&at| matches!(reader.word(at), "is" | "was" | "'s" | "\u{2019}s"))?;
    let it = is.checked_sub(1).filter(|&at| reader.lower(at) == "it")?;
    let (at, entry) = reader.entry_before(it)?;
    let before = at.checked_sub(1)?;
    let of = before - usize::from(before > 0 && reader.lower(before) == "the");
    matches!(entry.known, Known::Country(_)).then(|| entry.known.country()).flatten().filter(|_| reader.lower(of) == "for")
}

/// “Norway: H.E. Kari Berg, Prime Minister”: an entry of a list of countries.
fn labelled(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let colon = (mention.start.saturating_sub(4)..start(reader, mention)).rev().find(|&at| reader.word(at) == ":")?;
    let address = (colon + 1..mention.start).all(|at| reader.is_capital(at) || reader.word(at) == ".") && mention.start > colon + 1;
    let (at, entry) = reader.entry_before(colon)?;
    let quoted = !reader.doc.quotations_in(mention.clone()).is_empty();
    let line = at == 0 || !reader.is_capital(at - 1) || reader.opens_sentence(at);
    matches!(entry.known, Known::Country(_)).then(|| entry.known.country()).flatten().filter(|_| address && line && !quoted)
}

/// “Kari Berg (Foreign Affairs, Norway)”, “Kari Berg (U.S. Mediator)”.
fn in_brackets(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let open = Some(mention.end).filter(|&at| reader.word(at) == "(")?;
    let close = (open + 1..open + 1 + BRACKET).find(|&at| reader.word(at) == ")")?;
    let country = |at: usize| reader.entries.get(at).copied().flatten().filter(|entry| matches!(entry.known, Known::Country(_)));
    let mut named = (open + 1..close).filter_map(|at| Some((at, country(at)?)));
    let (at, entry) = named.next().filter(|_| named.next().is_none())?;
    let last = at + entry.len == close && reader.word(at - 1) == ",";
    let office = at == open + 1 && reader.title(at + entry.len).is_some_and(|(len, _)| at + entry.len + len == close);
    entry.known.country().filter(|_| last || office)
}

/// “Kari Berg, the former judge who won Norway's presidency”.
fn winner(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let stop = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.end.min(mention.end + WON);
    let won = (mention.end..stop).find(|&at| matches!(reader.lower(at), "won" | "assumed"))?;
    let clause = (mention.end..won).any(|at| reader.lower(at) == "who") || won == mention.end;
    let entry = reader.entries.get(won + 1).copied().flatten().filter(|_| clause)?;
    let mark = won + 1 + entry.len;
    let office = matches!(reader.lower(mark + 1), "presidency" | "presidential" | "premiership" | "throne");
    let owns = matches!(reader.word(mark), "'s" | "\u{2019}s");
    entry.known.country().filter(|_| owns && office)
}

/// “President Berg's office in Oslo said”.
fn office_in(reader: &Reader, mention: &Range<usize>) -> Option<&'static str> {
    let words = matches!(reader.word(mention.end), "'s" | "\u{2019}s") && reader.lower(mention.end + 1) == "office";
    let at = Some(mention.end + 2).filter(|&at| words && reader.lower(at) == "in")? + 1;
    let entry = reader.entries.get(at).copied().flatten()?;
    matches!(entry.known, Known::Capital(_)).then(|| entry.known.country()).flatten()
}

/// “Trade Minister Berg and her Indonesian opposite number”, where one other country is named as often: it is hers.
pub(super) fn other_than_counterparts(scene: &Scene, at: usize) -> Option<Told> {
    let theirs = scene.actor(at).mentions.iter().find_map(|mention| counterparts(scene.reader, mention.end))?;
    let mut others: Vec<(usize, &'static str)> =
        scene.named.iter().filter(|(country, _)| **country != theirs).map(|(country, count)| (*count, *country)).collect();
    others.sort_unstable_by(|one, other| other.cmp(one));
    let (count, country) = *others.first()?;
    let clear = others.get(1).is_none_or(|(next, _)| next * CLEARLY <= count);
    (count >= 2 && clear && !scene.taken(country, &scene.actor(at).role_in_lower_case()))
        .then_some((country, "the other country than its counterpart's"))
}

/// The country of “and her Indonesian opposite number” at `at`.
fn counterparts(reader: &Reader, at: usize) -> Option<&'static str> {
    let owner = at + 1;
    let joins = matches!(reader.lower(at), "and" | "with" | "met" | "told") && matches!(reader.lower(owner), "his" | "her");
    let entry = reader.entries.get(owner + 1).copied().flatten().filter(|_| joins)?;
    let noun = owner + 1 + entry.len;
    let other = is_kin(reader.lower(noun))
        || reader.lower(noun) == "counterpart"
        || reader.lower(noun) == "opposite" && reader.lower(noun + 1) == "number";
    entry.known.country().filter(|_| other)
}

/// “Foreign Minister Berg held talks, Oslo's foreign ministry said”: the minister whose ministry speaks in the sentence.
pub(super) fn of_ministry(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    let field = role.strip_suffix(" minister").filter(|field| !field.contains(' ') && scene.open(at))?;
    let (_, sentence) = scene.first(at)?;
    let reader = scene.reader;
    let tokens = reader.doc.sentences[sentence].tokens.clone();
    let speaks = |at: usize| lexicon::SPEECH_VERBS.longest_match(&reader.doc.text, &reader.doc.tokens, at).is_some();
    let ministry = |start: usize| {
        let entry = reader.entries[start]?;
        let own = start + entry.len;
        let first = own + usize::from(matches!(reader.word(own), "'s" | "\u{2019}s"));
        let named = reader.lower(first) == field && reader.lower(first + 1) == "ministry" && speaks(first + 2);
        entry.known.country().filter(|_| named)
    };
    let mut countries: Vec<&'static str> = tokens.filter_map(ministry).collect();
    countries.dedup();
    let country = countries.first().filter(|country| countries.len() == 1 && !scene.taken(country, &role))?;
    Some((*country, "its ministry speaks"))
}
