//! Runs that name people → one actor a person, with every mention of it.
//!
//! Full names come first; a surname, a first name or a title with a surname is then the person
//! whose name it is a part of, wherever it stands. Roles and sides are gathered from all mentions
//! and the best is kept. Never invents a name: it is the longest of the first mentions.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::names::{Run, Sort};
use super::nobody;
use super::reader::{Reader, Spelling};
use super::roles::{Role, Side};
use crate::lexicon;

/// A person with what all mentions tell.
#[derive(Clone, Debug)]
pub struct Person {
    /// Words of the name, lower case, without suffix.
    pub parts: Vec<String>,
    /// The name as first given in full.
    pub name: String,
    /// Name tokens of each mention, in order.
    pub mentions: Vec<Range<usize>>,
    /// Roles found beside mentions, in order.
    pub roles: Vec<Role>,
    /// Sides that “of” ties to the name.
    pub of: Vec<Side>,
    /// Whether somebody addresses it (Mr) or gives a title: a sure person.
    pub sure: bool,
    /// Whether it is first named as somebody's relative: the bare surname is the other's.
    pub relative: bool,
}

/// Joins the runs.
#[must_use]
pub fn join(reader: &Reader, runs: &[Run]) -> Vec<Person> {
    let mut people = People::default();
    for run in runs.iter().filter(|run| run.sort == Sort::Person && parts(reader, &run.tokens).len() > 1) {
        let parts = parts(reader, &run.tokens);
        let same = people.with_any([&parts[0], &parts[parts.len() - 1]]);
        match same.into_iter().find(|&at| same_full_name(&people.all[at].parts, &parts)) {
            Some(at) => people.add(at, reader, run, parts),
            None => people.push(Person::new(reader, run, parts)),
        }
    }
    let is_sure = |run: &&Run| run.sort == Sort::Person || run.addressed || run.role.is_some();
    let single = |run: &&Run| {
        run.sort != Sort::Body && run.sort != Sort::Other && !(run.sort == Sort::Person && parts(reader, &run.tokens).len() > 1)
    };
    for run in runs.iter().filter(single).filter(is_sure) {
        let parts = parts(reader, &run.tokens);
        match best_owner(reader, &people, &parts, run) {
            Some(at) => people.add(at, reader, run, parts),
            None if !parts.is_empty() && (run.addressed || !nobody::is_no_name(reader, &run.tokens, run.role.as_ref())) => {
                people.push(Person::new(reader, run, parts));
            }

            None => {}
        }
    }
    for run in runs.iter().filter(single).filter(|run| !is_sure(run)) {
        let parts = parts(reader, &run.tokens);
        if let Some(at) = best_owner(reader, &people, &parts, run).or_else(|| bare_owner(reader, &people, &parts, run)) {
            people.add(at, reader, run, parts);
        }
    }
    add_bare_mentions(reader, &mut people, runs);
    let mut people = people.all;
    for person in &mut people {
        person.mentions.sort_by_key(|mention| mention.start);
        person.roles.sort_by_key(|role| role.whole.start);
    }
    people.sort_by_key(|person| person.mentions.first().map_or(usize::MAX, |mention| mention.start));
    people
}

/// “Hrant Berg and others are due. Berg told reporters”: the one of whom the rest of the text tells only the surname.
fn bare_owner(reader: &Reader, people: &People, parts: &[String], run: &Run) -> Option<usize> {
    let name = |at: usize| {
        let form = lexicon::ORG_FORMS.contains(reader.lower(at)) || lexicon::ROLE_MODIFIERS.contains(reader.lower(at));
        reader.is_capital(at) && reader.entries[at].is_none() && reader.title(at).is_none() && !form && !reader.is_common(at)
    };
    let full = (2..=3).contains(&parts.len()) && run.tokens.len() == parts.len() && run.tokens.clone().all(name);
    let surname = parts.last().filter(|_| full && reader.spelling_at(run.tokens.start) == Spelling::Prose)?;
    let owners = people.with_any([surname]);
    let bare = |at: &usize| people.all[*at].parts.len() == 1;
    owners.first().copied().filter(|at| owners.len() == 1 && bare(at))
}

/// People, found by the words of their names.
#[derive(Default)]
struct People {
    all: Vec<Person>,
    /// Who has a word in the name, or is called by it for short.
    by_word: BTreeMap<String, BTreeSet<usize>>,
}

impl People {
    fn push(&mut self, person: Person) {
        self.all.push(person);
        self.note(self.all.len() - 1);
    }

    fn add(&mut self, at: usize, reader: &Reader, run: &Run, parts: Vec<String>) {
        self.all[at].add(reader, run, parts);
        self.note(at);
    }

    fn note(&mut self, at: usize) {
        let parts = &self.all[at].parts;
        let called = parts.first().into_iter().flat_map(|first| short_for(first)).map(str::to_owned);
        for word in parts.iter().cloned().chain(called) {
            self.by_word.entry(word).or_default().insert(at);
        }
    }

    /// Those who have one of the words, in order.
    fn with_any<'w>(&self, words: impl IntoIterator<Item = &'w String>) -> BTreeSet<usize> {
        words.into_iter().filter_map(|word| self.by_word.get(word)).flatten().copied().collect()
    }
}

impl Person {
    fn new(reader: &Reader, run: &Run, parts: Vec<String>) -> Self {
        Self {
            parts,
            name: name_of(reader, &run.tokens),
            mentions: vec![run.tokens.clone()],
            roles: run.role.iter().chain(&run.more).cloned().collect(),
            of: run.of.iter().cloned().collect(),
            sure: run.addressed || run.role.is_some(),
            relative: is_relative(reader, run.tokens.start),
        }
    }

    fn add(&mut self, reader: &Reader, run: &Run, parts: Vec<String>) {
        let prose = reader.spelling_at(run.tokens.start) == Spelling::Prose;
        let first_prose = self.mentions.first().is_some_and(|first| reader.spelling_at(first.start) != Spelling::Prose);
        let name = name_of(reader, &run.tokens);
        // “King Harald II” in the headline is “King Harald” below it.
        let numbered = |long: &str, short: &str| {
            let number = long.get(..short.len()).filter(|opening| opening.eq_ignore_ascii_case(short)).map(|_| &long[short.len()..]);
            number
                .is_some_and(|number| number.starts_with(' ') && number.len() > 1 && number[1..].bytes().all(|byte| b"IVX".contains(&byte)))
        };
        if numbered(&name, &self.name) {
            self.name = name;
        } else if numbered(&self.name, &name) {
            // The longer form stays.
        } else if parts.len() > self.parts.len() && self.parts.len() < 2 || prose && first_prose && parts.len() >= self.parts.len() {
            self.name = name;
        }
        if parts.len() > self.parts.len() {
            self.parts = parts;
        }
        self.mentions.push(run.tokens.clone());
        self.roles.extend(run.role.iter().chain(&run.more).cloned());
        self.of.extend(run.of.iter().cloned());
        self.sure |= run.addressed || run.role.is_some();
    }

    /// The surname, lower case. Of “Lee Ki-moon” it stands first: the given name is the one with the small letter.
    #[must_use]
    pub fn surname(&self) -> &str {
        let given = self.name.rsplit(' ').next().and_then(|last| last.split_once('-'));
        let first = given.is_some_and(|(one, two)| one.starts_with(char::is_uppercase) && two.starts_with(char::is_lowercase));
        if first && self.parts.len() == 2 {
            return &self.parts[0];
        }
        self.parts.last().map_or("", String::as_str)
    }
}

/// “The president's daughter and son-in-law, Jane Berg and …”: whether a word for a relative of somebody leads
/// to the name at token `name`.
fn is_relative(reader: &Reader, name: usize) -> bool {
    let start = reader.doc.sentences[reader.doc.sentence_of(name)].tokens.start;
    let before = (start.max(name.saturating_sub(RELATION))..name).rev();
    let mut leads = before.take_while(|&at| {
        reader.doc.tokens[at].tag.is_noun()
            || matches!(reader.lower(at), "," | "and" | "'s" | "\u{2019}s" | "his" | "her" | "their" | "in-law")
    });
    leads.any(|at| reader.title(at).is_some_and(|(_, class)| class == "relation"))
}

/// The name as printed: capitals of an agency wire become a capital for each word's start.
fn name_of(reader: &Reader, tokens: &Range<usize>) -> String {
    reader.doc.words(tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parts(reader: &Reader, tokens: &Range<usize>) -> Vec<String> {
    tokens
        .clone()
        .map(|at| reader.lower(at).trim_end_matches('.').to_owned())
        .filter(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "xiv" | "xvi" | "," | ""))
        .collect()
}

/// The same surname, and given names that do not contradict each other.
fn same_full_name(one: &[String], two: &[String]) -> bool {
    if one == two {
        return true;
    }
    let (Some(a), Some(b)) = (one.last(), two.last()) else { return false };
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    let inside = |words: &[String], all: &[String]| words.iter().all(|word| all.contains(word));
    if a != b {
        // “Enrique Peña” and “Enrique Peña Nieto”; “Kim Jong” and “Kim Jong Un”.
        return short.len() > 1 && short == &long[..short.len()];
    }
    let (first, second) = (&one[0], &two[0]);
    inside(short, long) || initial_of(first, second) || initial_of(second, first) || near(first, second)
}

fn initial_of(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}

/// Two spellings of one given name (Sergei, Sergey; Joe, Joseph).
fn near(one: &str, two: &str) -> bool {
    let common = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    common >= 2
        && (common + 2 >= one.chars().count().max(two.chars().count())
            || common >= 3 && common == one.chars().count().min(two.chars().count()))
        || is_short_for(one, two)
        || is_short_for(two, one)
}

/// Tokens before a name in which a word for a relative leads to it (“daughter and son-in-law, Jane Berg and”).
const RELATION: usize = 8;

/// What people are called to their faces, and what they are named.
const SHORT: [(&str, &[&str]); 13] = [
    ("joe", &["joseph"]),
    ("mike", &["michael"]),
    ("bill", &["william"]),
    ("tony", &["anthony", "antony"]),
    ("bob", &["robert"]),
    ("jim", &["james"]),
    ("tom", &["thomas"]),
    ("liz", &["elizabeth"]),
    ("steve", &["stephen", "steven"]),
    ("dave", &["david"]),
    ("dan", &["daniel"]),
    ("nick", &["nicholas"]),
    ("chris", &["christopher", "christine"]),
];

/// What somebody of this first name is called.
fn short_for(named: &str) -> impl Iterator<Item = &'static str> + '_ {
    SHORT.iter().filter(move |(_, names)| names.contains(&named)).map(|(called, _)| *called)
}

/// What somebody is called to his face (Tony) and is named (Antony).
fn is_short_for(called: &str, named: &str) -> bool {
    short_for(named).any(|short| short == called)
}

/// The person that a part of a name belongs to.
fn best_owner(reader: &Reader, people: &People, parts: &[String], run: &Run) -> Option<usize> {
    let mut best: Option<(u32, usize)> = None;
    for at in people.with_any(parts.last()) {
        let person = &people.all[at];
        let fit = fit(&person.parts, parts);
        let office = run.role.as_ref().is_some_and(|role| role.class != "relation");
        if fit == 0 || other_rank(reader, person, run) || person.relative && office {
            continue;
        }
        let earlier = person.mentions.first().is_some_and(|first| first.start < run.tokens.start);
        let titled = u32::from(run.role.as_ref().is_some_and(|role| person.roles.iter().any(|own| own.class == role.class)));
        let own = u32::from(earlier) * 40 + u32::try_from(person.mentions.len().min(30)).unwrap_or(30);
        let score = fit * 100 + titled * 150 + if person.relative { 0 } else { own };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// A king is not the crown prince who has the same name, nor a president the first lady.
fn other_rank(reader: &Reader, person: &Person, run: &Run) -> bool {
    // “President Berg” is not First Lady Kari Berg.
    let consort = |role: &Role| matches!(reader.lower(role.core.end - 1), "lady" | "gentleman");
    let other_consort = run.role.as_ref().is_some_and(|role| !consort(role));
    if other_consort && !person.roles.is_empty() && person.roles.iter().all(consort) {
        return true;
    }
    let royal = |role: &&Role| role.class == "royal";
    let last = |role: &Role| reader.lower(role.core.end - 1).to_owned();
    let Some(role) = run.role.as_ref().filter(royal) else { return false };
    let mut own = person.roles.iter().filter(royal).peekable();
    own.peek().is_some() && own.all(|one| last(one) != last(role))
}

/// How well a part of a name fits a full name; 0 where it does not.
fn fit(full: &[String], part: &[String]) -> u32 {
    if part.is_empty() || part.len() > full.len() {
        return 0;
    }
    if full.ends_with(part) {
        4
    } else if full.starts_with(part) || part.len() == 1 && full.len() > 1 && is_short_for(&part[0], &full[0]) {
        2
    } else {
        u32::from(part.iter().all(|word| full.contains(word)))
    }
}

/// Surnames in headlines, capitals, compounds (`Trump-Putin`) and where no run was made.
fn add_bare_mentions(reader: &Reader, people: &mut People, runs: &[Run]) {
    let mut covered = vec![false; reader.doc.tokens.len()];
    for run in runs {
        covered[run.tokens.clone()].fill(true);
    }
    for (at, taken) in covered.iter().enumerate() {
        if *taken || !reader.is_capital(at) {
            continue;
        }
        let whole = [reader.word(at)];
        let compound = reader.compound(at);
        let words: &[&str] = if compound.is_empty() { &whole } else { &compound };
        for word in words {
            let lower = word.to_lowercase();
            if compound.is_empty() && (reader.entries[at].is_some() || lexicon::NOT_NAMES.contains(&lower) || reader.title(at).is_some()) {
                continue;
            }
            let named = people.with_any([&lower]);
            let first = |fits: &dyn Fn(&Person) -> bool| named.iter().copied().find(|&owner| fits(&people.all[owner]));
            let short = |person: &Person| person.parts.len() > 1 && person.parts[0] == lower && person.parts[0].len() < 4;
            if let Some(owner) = first(&|person| person.surname() == lower).or_else(|| first(&short)) {
                people.all[owner].mentions.push(at..at + 1);
            }
        }
    }
}

/// Which role a brief gives: the first with the highest office, in its fuller wording.
#[must_use]
pub fn best_role<'r>(reader: &Reader, roles: &'r [Role]) -> Option<&'r Role> {
    let mut best: Option<&Role> = None;
    for role in roles {
        let fuller = |best: &Role| {
            let longer = best.core.len() == 1 && best.class == role.class && matches!(role.core.len(), 2..=8);
            rank(role) == rank(best) && (longer || goes_on(reader, best, role))
        };
        if best.is_none_or(|best| rank(role) > rank(best) || fuller(best)) {
            best = Some(role);
        }
    }
    best
}

/// “Deputy Secretary” in a headline, “Deputy Secretary of Ports” below it: the same words, and the field of the office.
fn goes_on(reader: &Reader, short: &Role, full: &Role) -> bool {
    let field = short.core.len();
    let same = || short.core.clone().zip(full.core.clone()).all(|(one, two)| reader.lower(one) == reader.lower(two));
    let at = full.core.start + field;
    full.core.len() > field + 1 && full.core.len() <= LONGEST_ROLE && matches!(reader.lower(at), "of" | "for" | "to") && same()
}

/// Tokens of the longest fuller wording that is taken.
const LONGEST_ROLE: usize = 14;

/// An office held ranks by its class; one that is over ranks below all that are held but a calling (“lawyer”).
fn rank(role: &Role) -> u32 {
    let class = match role.class {
        "state" | "government" => 7,
        "royal" => 6,
        "diplomat" | "legislator" | "local" | "business" | "union" | "religious" | "military" => 5,
        "spokes" => 4,
        "plain" => 3,
        "commenter" => 2,
        _ => 1,
    };
    // 12, 20: steps wider than the classes.
    if role.former {
        12 + class
    } else if class > 2 {
        20 + class
    } else {
        class
    }
}

/// The side that the roles tell, the best role first. Who holds an office acts for none that is over (“a former
/// Chilean minister”), nor for the country of a calling (“a Chilean lawyer”).
#[must_use]
pub fn side_of(roles: &[Role]) -> Option<&Side> {
    let held = |role: &Role| !role.former && !matches!(role.class, "commenter" | "relation");
    let office = roles.iter().any(held);
    let mut ranked: Vec<&Role> = roles.iter().filter(|role| !office || held(role)).collect();
    ranked.sort_by_key(|role| std::cmp::Reverse(rank(role)));
    ranked.iter().find_map(|role| role.side.as_ref().filter(|side| **side != Side::Possessive))
}
