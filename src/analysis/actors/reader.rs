//! [`Document`] → what the word lists and the spelling tell about each token.
//!
//! Enters: the document. Leaves: for every token the list entry that starts there and how its
//! sentence is spelt (prose, headline case, capitals). Finds no people and decides nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::scope::{self, Scope};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Tag};

/// How a sentence is spelt: what a capital means depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Capitals begin sentences and names.
    Prose,
    /// Most words begin with a capital.
    HeadlineCase,
    /// Most letters are capitals.
    Capitals,
}

/// What a list entry is, with the name that a brief gives as the side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A country or what acts like one.
    Country(&'static str),
    /// A nationality.
    Demonym(&'static str),
    /// A seat of government.
    Capital(&'static str),
    /// A building or ministry that stands for a government.
    Metonym(&'static str),
    /// An organisation, party or movement, with its class.
    Body(&'static str),
}

impl Known {
    /// The same kind of entry for another country.
    const fn of(self, country: &'static str) -> Self {
        match self {
            Self::Country(_) => Self::Country(country),
            Self::Demonym(_) => Self::Demonym(country),
            Self::Capital(_) => Self::Capital(country),
            Self::Metonym(_) => Self::Metonym(country),
            Self::Body(class) => Self::Body(class),
        }
    }

    /// The country that the entry tells of.
    #[must_use]
    pub fn country(self) -> Option<&'static str> {
        match self {
            Self::Country(name) | Self::Demonym(name) | Self::Capital(name) | Self::Metonym(name) => Some(name),
            Self::Body(_) => None,
        }
    }
}

/// A list entry at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How many tokens it covers; 1 also for a part of a compound such as `US-China`.
    pub len: usize,
    /// What it is.
    pub known: Known,
}

/// The document with what is known of its words.
pub struct Reader<'d> {
    /// The document.
    pub doc: &'d Document,
    /// List entry that starts at each token.
    pub entries: Vec<Option<Entry>>,
    /// Title at each token: how many tokens, and its class.
    titles: Vec<Option<(usize, &'static str)>>,
    /// Spelling of each sentence.
    pub spelling: Vec<Spelling>,
    /// The first sentence of the body.
    pub body: usize,
    /// Titles with their fields of office, in order.
    scopes: Vec<Scope>,
    /// Words that stand in lower case somewhere in the prose.
    lower_seen: BTreeSet<&'d str>,
    /// Words of the names that stand behind a title, a form of address or a given name somewhere.
    surnames: BTreeSet<&'d str>,
    /// By its first part, the first word of the text with a capital inside: “Akvo” of “AkvoMarin”.
    longer: BTreeMap<&'d str, &'d str>,
}

/// Words of a state's form: “Hashemite Kingdom”, “Lao People's Democratic Republic”.
const FORM: usize = 4;

impl<'d> Reader<'d> {
    /// Reads the lists over `doc`.
    #[must_use]
    pub fn new(doc: &'d Document) -> Self {
        let spelling: Vec<Spelling> = (0..doc.sentences.len()).map(|sentence| spelling(doc, sentence)).collect();
        let mut reader = Self {
            doc,
            entries: vec![None; doc.tokens.len()],
            titles: vec![None; doc.tokens.len()],
            spelling,
            body: doc.sentences.iter().position(|s| doc.paragraphs[s.paragraph].kind != BlockKind::Headline).unwrap_or(0),
            scopes: Vec::new(),
            lower_seen: BTreeSet::new(),
            surnames: BTreeSet::new(),
            longer: BTreeMap::new(),
        };
        for token in &doc.tokens {
            let word = token.span.of(&doc.text);
            if word.starts_with(char::is_lowercase) {
                reader.lower_seen.insert(word);
            }
            let inner = word.char_indices().skip(1).find(|(_, c)| !c.is_lowercase()).filter(|(_, c)| c.is_uppercase());
            if let Some((part, _)) = inner {
                reader.longer.entry(&word[..part]).or_insert(word);
            }
        }
        for at in 0..doc.tokens.len() {
            reader.entries[at] = reader.entry(at);
            reader.titles[at] = reader.title_at(at);
        }
        reader.narrow_shared_names();
        reader.join_peoples();
        reader.disown_houses();
        reader.scopes = scope::scopes(&reader);
        let mut named = false;
        for at in 1..doc.tokens.len() {
            let given = reader.is_capital(at - 1) && lexicon::GIVEN_NAMES.contains(reader.lower(at - 1));
            let goes_on = named && !reader.opens_sentence(at);
            named = reader.is_capital(at) && (goes_on || given || reader.title_before(at).is_some() || reader.honorific(at - 1) == Some(1));
            if named {
                reader.surnames.insert(reader.word(at));
            }
        }
        reader
    }

    /// The token as written.
    #[must_use]
    pub fn word(&self, at: usize) -> &'d str {
        self.doc.tokens.get(at).map_or("", |token| token.span.of(&self.doc.text))
    }

    /// The token in lower case.
    #[must_use]
    pub fn lower(&self, at: usize) -> &'d str {
        self.doc.tokens.get(at).map_or("", |token| &*token.lower)
    }

    /// Whether the token begins with a capital letter (`al-Assad` counts).
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(char::is_uppercase)
            || ["al-", "el-", "d'", "d\u{2019}", "arap-"]
                .iter()
                .any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
    }

    /// Whether the token's capital may tell a name: in capitals only where a list or the tagger says so too.
    #[must_use]
    pub fn tells_name(&self, at: usize) -> bool {
        let known =
            || self.entries.get(at).is_some_and(Option::is_some) || self.doc.tokens.get(at).is_some_and(|token| token.tag.is_proper());
        self.is_capital(at) && (self.spelling_at(at) != Spelling::Capitals || known())
    }

    /// Whether the token is a word (letters, not a mark or number).
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphabetic)
    }

    /// The sentence's spelling at a token.
    #[must_use]
    pub fn spelling_at(&self, at: usize) -> Spelling {
        self.spelling.get(self.doc.sentence_of(at)).copied().unwrap_or(Spelling::Prose)
    }

    /// The title that starts at a token: its length and class.
    #[must_use]
    pub fn title(&self, at: usize) -> Option<(usize, &'static str)> {
        self.titles.get(at).copied().flatten()
    }

    /// The title at a token, read from the list; a word that the tagger takes for an adjective or
    /// a verb is none (“an official visit”, “he chairs”).
    fn title_at(&self, at: usize) -> Option<(usize, &'static str)> {
        let (text, tokens) = (&self.doc.text, &self.doc.tokens);
        let found = lexicon::TITLES.longest_match(text, tokens, at).or_else(|| {
            let plural = self.is_capital(at) || self.heads_a_list(at);
            let singular = self.lower(at).strip_suffix('s').filter(|_| plural)?;
            lexicon::TITLES.class(singular).map(|class| (1, class))
        });
        // “Her Latvian *colleague*”: her counterpart.
        let kin = || is_kin(self.lower(at)) && matches!(self.entry_before(at), Some((_, Entry { known: Known::Demonym(_), .. })));
        let (len, class) = found.or_else(|| kin().then_some((1, "plain")))?;
        // “4 PM”, “4 pm”: an hour.
        let hour =
            self.lower(at) == "pm" && (self.word(at) == "pm" || at > 0 && self.word(at - 1).starts_with(|c: char| c.is_ascii_digit()));
        // “A fluent English speaker”: of a language, not of a house.
        let of_language = || {
            let one = (at.saturating_sub(3)..at).any(|before| matches!(self.lower(before), "a" | "an" | "fluent" | "native"));
            one && self.word(at) == "speaker" && matches!(self.entry_before(at), Some((_, Entry { known: Known::Demonym(_), .. })))
        };
        if hour || of_language() {
            return None;
        }
        let last = &tokens[at + len - 1];
        let describes = matches!(last.tag, Tag::JJ | Tag::JJR | Tag::JJS)
            && self.doc.tokens.get(at + len).is_some_and(|next| matches!(next.tag, Tag::NN | Tag::NNS | Tag::JJ));
        let other_class = !self.is_capital(at + len - 1) && (last.tag.is_verb() || describes);
        (!other_class).then_some((len, class))
    }

    /// “The foreign ministers of Greece and Chile”, “presidents Soto and Berg”: a plural before names.
    fn heads_a_list(&self, at: usize) -> bool {
        let of = self.lower(at + 1) == "of" && (self.is_capital(at + 2) || self.lower(at + 2) == "the" && self.is_capital(at + 3));
        let high = matches!(
            self.lower(at),
            "ministers"
                | "presidents"
                | "premiers"
                | "chancellors"
                | "secretaries"
                | "governors"
                | "senators"
                | "ambassadors"
                | "mayors"
                | "envoys"
        );
        high && (of || self.is_capital(at + 1))
    }

    /// The title that ends just before token `end`: its first token and class.
    #[must_use]
    pub fn title_before(&self, end: usize) -> Option<(usize, &'static str)> {
        let first = end.saturating_sub(6);
        (first..end).find_map(|at| self.title(at).filter(|(len, _)| at + len == end).map(|(_, class)| (at, class)))
    }

    /// The office that stands just behind the country or body that ends before token `end`, its mark of
    /// possession and modifiers left out (“Norway's deputy *prime minister*”).
    #[must_use]
    pub fn office_of(&self, end: usize) -> Option<Range<usize>> {
        let next = end + usize::from(matches!(self.word(end), "'s" | "\u{2019}s"));
        let modifies = |at: &usize| lexicon::ROLE_MODIFIERS.contains(self.lower(*at)) && self.title(*at).is_none();
        let head = next + (next..next + 2).take_while(modifies).count();
        self.title(head).map(|(len, _)| head..head + len)
    }

    /// Whether the word is somebody's name elsewhere; an acronym in prose (`NATO`) is nobody's.
    #[must_use]
    pub fn is_surname(&self, at: usize) -> bool {
        let acronym = self.spelling_at(at) == Spelling::Prose && self.word(at).chars().all(char::is_uppercase);
        !acronym && self.surnames.contains(self.word(at))
    }

    /// “Akvo” beside “AkvoMarin”: the word of the text that this one is the first part of.
    #[must_use]
    pub fn longer(&self, word: &str) -> Option<&'d str> {
        self.longer.get(word).copied()
    }

    /// The title whose scope ends just before token `end` (“Minister of Foreign Affairs”).
    #[must_use]
    pub fn scope_before(&self, end: usize) -> Option<Scope> {
        let at = self.scopes.partition_point(|scope| scope.end < end);
        self.scopes.get(at).copied().filter(|scope| scope.end == end)
    }

    /// Where the scope ends of the title that starts at `at`, if it has one.
    #[must_use]
    pub fn scope_from(&self, at: usize) -> Option<usize> {
        let next = self.scopes.partition_point(|scope| scope.title < at);
        self.scopes.get(next).filter(|scope| scope.title == at).map(|scope| scope.end)
    }

    /// Whether token `at` lies in a title's scope, behind the title.
    #[must_use]
    pub fn in_scope(&self, at: usize) -> bool {
        let next = self.scopes.partition_point(|scope| scope.end <= at);
        self.scopes
            .get(next)
            .is_some_and(|scope| scope.title < at && self.title(scope.title).is_some_and(|(len, _)| scope.title + len <= at))
    }

    /// Whether a form of address stands at a token, and how long it is.
    #[must_use]
    pub fn honorific(&self, at: usize) -> Option<usize> {
        if !self.is_capital(at) {
            return None;
        }
        // “Don Graves” is called Don; “Don José” and “Don José Soto” are addressed.
        let (given, last) = (lexicon::GIVEN_NAMES.contains(self.lower(at + 1)), !self.is_capital(at + 2));
        if matches!(self.word(at), "Don" | "Dom") && (!given || !self.is_capital(at + 1)) && last {
            return None;
        }
        lexicon::HONORIFICS.longest_match(&self.doc.text, &self.doc.tokens, at).map(|(len, _)| len)
    }

    /// What word `at` is that, with a capital, names neither a person nor a body; “New” is none in “New York” and “the New
    /// Harbour Bank”.
    #[must_use]
    pub fn not_name(&self, at: usize) -> Option<&'static str> {
        lexicon::NOT_NAMES.class(self.lower(at)).filter(|_| !self.is_part_of_name(at))
    }

    /// “New” before another capital of prose that no list knows as a country's or an office's; where it opens a sentence, in
    /// front of a city or region alone.
    fn is_part_of_name(&self, at: usize) -> bool {
        if self.word(at) != "New" || !self.is_capital(at + 1) || self.spelling_at(at) != Spelling::Prose {
            return false;
        }
        let place = |list: &lexicon::Lexicon| list.longest_match(&self.doc.text, &self.doc.tokens, at).is_some_and(|(len, _)| len > 1);
        let other = self.entries[at + 1].is_some() || self.title(at + 1).is_some();
        place(&lexicon::CITIES) || place(&lexicon::REGIONS) || !other && !self.opens_sentence(at)
    }

    /// Whether a word that opens a sentence is an ordinary word there.
    #[must_use]
    pub fn is_ordinary(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.not_name(at).is_some()
            || self.lower_seen.contains(lower) && !self.is_part_of_name(at)
            || !self.doc.tokens[at].tag.is_proper() && !lexicon::GIVEN_NAMES.contains(lower)
    }

    /// Whether a word is known to be an ordinary one: by the list, or in lower case elsewhere.
    #[must_use]
    pub fn is_common(&self, at: usize) -> bool {
        self.not_name(at).is_some() || self.lower_seen.contains(self.lower(at)) && !self.is_part_of_name(at)
    }

    /// Whether token `at` is the first word of its sentence or of a quotation.
    #[must_use]
    pub fn opens_sentence(&self, at: usize) -> bool {
        let first = self.doc.sentences.get(self.doc.sentence_of(at)).map_or(0, |sentence| sentence.tokens.start);
        at == first
            || !self.is_word(at - 1)
                && !matches!(self.word(at - 1), "," | "(" | ")" | "-" | "\u{2019}s" | "'s")
                && !self.word(at - 1).starts_with(char::is_numeric)
    }

    /// The entry that ends just before token `end`.
    #[must_use]
    pub fn entry_before(&self, end: usize) -> Option<(usize, Entry)> {
        let first = end.saturating_sub(6);
        (first..end).find_map(|at| self.entries[at].filter(|entry| at + entry.len == end).map(|entry| (at, entry)))
    }

    /// “Korea” is South Korea where the text names that one alone, and nobody's name where it names both.
    fn narrow_shared_names(&mut self) {
        let shared = |country: &str| lexicon::SHARED_NAMES.class(&country.to_lowercase());
        let countries = || self.entries.iter().flatten().filter_map(|entry| entry.known.country());
        let named: BTreeSet<&'static str> = countries().filter(|country| shared(country).is_some()).collect();
        for entry in &mut self.entries {
            let Some(short) = entry.and_then(|entry| entry.known.country()) else { continue };
            let mut meant = named.iter().filter(|country| shared(country) == Some(short));
            match (meant.next(), meant.next()) {
                (Some(only), None) => *entry = entry.map(|entry| Entry { known: entry.known.of(only), ..entry }),
                (Some(_), Some(_)) => *entry = None,
                _ => {}
            }
        }
    }

    /// “Turkish Cypriots”: two nationalities in a row are one people within a country, not two countries, unless
    /// something lies between two (“Soviet American talks”).
    fn join_peoples(&mut self) {
        let (text, tokens) = (&self.doc.text, &self.doc.tokens);
        let country = |entry: Option<Entry>| match entry {
            Some(Entry { known: Known::Demonym(country), len: 1 }) => Some(country),
            _ => None,
        };
        for at in 0..tokens.len().saturating_sub(1) {
            let two = country(self.entries[at]).zip(country(self.entries[at + 1]));
            if two.is_none_or(|(one, two)| one == two) {
                continue;
            }
            let shared = |at: usize| {
                let bond = lexicon::AFFIRMATIONS.longest_match(text, tokens, at).is_some_and(|(_, class)| class == "bond");
                bond || lexicon::MEETING_NOUNS.longest_match(text, tokens, at).is_some()
            };
            if !shared(at + 2) {
                self.entries[at] = Some(Entry { len: 2, known: Known::Body("people") });
                self.entries[at + 1] = None;
            }
        }
    }

    /// “The Kenyan Senate”, “the Harbour Congress”: houses that several countries have are a country's where the text
    /// names it elsewhere, or one of its parties, and no other name stands before them.
    fn disown_houses(&mut self) {
        let unsure = |at: usize| {
            let found = lexicon::METONYMS.longest_match(&self.doc.text, &self.doc.tokens, at);
            let class = found.and_then(|(_, class)| class.strip_prefix("near "));
            class.filter(|_| matches!(self.entries[at], Some(Entry { known: Known::Metonym(_), .. })))
        };
        let houses: Vec<(usize, &'static str)> = (0..self.entries.len()).filter_map(|at| Some((at, unsure(at)?))).collect();
        let house = |at: usize| houses.binary_search_by_key(&at, |house| house.0).is_ok();
        let mut named: BTreeSet<&'static str> = BTreeSet::new();
        for (at, entry) in self.entries.iter().enumerate().filter(|(at, _)| !house(*at)) {
            named.extend(entry.and_then(|entry| entry.known.country()));
            let office = self.titles[at].and_then(|(len, _)| lexicon::ROLE_SIDES.class(&self.doc.words(at..at + len).to_lowercase()));
            named.extend(office.filter(|country| !country.starts_with("near ")));
        }
        let owned = |at: usize, country: &str| {
            let own = self.entry_before(at).is_some_and(|(_, entry)| entry.known.country() == Some(country));
            own || at == 0 || !self.is_capital(at - 1) || self.opens_sentence(at - 1) || self.title(at - 1).is_some()
        };
        let others: Vec<usize> =
            houses.iter().filter(|(at, country)| !named.contains(country) || !owned(*at, country)).map(|house| house.0).collect();
        for at in others {
            self.entries[at] = None;
        }
    }

    /// The list entry at a token, read from the lists.
    fn entry(&self, at: usize) -> Option<Entry> {
        if !self.is_capital(at) && !self.lower(at).starts_with("the ") {
            return None;
        }
        let capitals = self.spelling_at(at) == Spelling::Capitals;
        if capitals && matches!(self.word(at), "US" | "WHO" | "AU" | "ICO" | "UNITE" | "COMMONWEALTH" | "QUAD" | "CHAD" | "POLISH") {
            return None;
        }
        // “US$ 190”, “US $190”.
        if self.word(at) == "US" && self.word(at + 1).starts_with('$') {
            return None;
        }
        let (text, tokens) = (&self.doc.text, &self.doc.tokens);
        let found = [
            lexicon::METONYMS
                .longest_match(text, tokens, at)
                .map(|(len, side)| (len, Known::Metonym(side.strip_prefix("near ").unwrap_or(side)))),
            lexicon::ORGANISATIONS.longest_match(text, tokens, at).map(|(len, class)| (len, Known::Body(class))),
            lexicon::COUNTRIES.longest_match(text, tokens, at).map(|(len, side)| (len, Known::Country(side))),
            lexicon::DEMONYMS.longest_match(text, tokens, at).map(|(len, side)| (len, Known::Demonym(side))),
            lexicon::CAPITALS.longest_match(text, tokens, at).map(|(len, side)| (len, Known::Capital(side))),
            self.formal_name(at).map(|(len, side)| (len, Known::Country(side))),
        ];
        let mut best: Option<(usize, Known)> = None;
        for (len, known) in found.into_iter().flatten() {
            if len > best.map_or(0, |(longest, _)| longest) {
                best = Some((len, known));
            }
        }
        // “South American presidents”: of no one country.
        let continent = matches!(self.lower(at), "american" | "americans")
            && at > 0
            && self.is_capital(at - 1)
            && matches!(self.lower(at - 1), "south" | "latin" | "central" | "north");
        let other = |len: usize| continent || self.names_waters(at, at + len) || self.names_a_carrier(at, at + len);
        let best = best.filter(|(len, known)| matches!(known, Known::Body(_)) || !other(*len));
        best.map(|(len, known)| Entry { len, known })
    }

    /// “Republic of Cyprus”, “Hashemite Kingdom of Jordan”: a country's name with its form of state before it.
    fn formal_name(&self, at: usize) -> Option<(usize, &'static str)> {
        let form = |at: &usize| matches!(self.lower(*at), "republic" | "kingdom" | "state" | "sultanate" | "principality" | "commonwealth");
        let form = (at..at + FORM).find(form).filter(|&form| self.is_capital(form) && self.lower(form + 1) == "of")?;
        // “Stone and Democratic Republic of Norway”, “Secretary of State of Norway”: other words.
        let kind = |word: &str| {
            matches!(
                word,
                "democratic"
                    | "people"
                    | "people's"
                    | "people’s"
                    | "'s"
                    | "’s"
                    | "islamic"
                    | "arab"
                    | "federal"
                    | "federative"
                    | "socialist"
                    | "hashemite"
                    | "bolivarian"
                    | "plurinational"
                    | "united"
                    | "cooperative"
                    | "oriental"
                    | "independent"
                    | "lao"
            )
        };
        let own = self.is_capital(at) && (at..form).all(|i| kind(self.lower(i)));
        let office = self.lower(form) == "state" && at > 0 && self.lower(at - 1) == "of";
        if !own || office {
            return None;
        }
        let name = form + 2 + usize::from(self.lower(form + 2) == "the");
        let (len, side) = lexicon::COUNTRIES.longest_match(&self.doc.text, &self.doc.tokens, name)?;
        (self.is_capital(name) && !lexicon::TITLES.contains(self.lower(at))).then_some((name + len - at, side))
    }

    /// “The South *China* Sea”, “the Sea of *Japan*”, “the *Indian* Ocean”: waters, and no country.
    fn names_waters(&self, at: usize, end: usize) -> bool {
        let behind = self.is_capital(end) && matches!(self.lower(end), "sea" | "ocean" | "strait" | "straits" | "gulf");
        let of = at >= 2 && self.lower(at - 1) == "of" && self.is_capital(at - 2);
        behind || of && matches!(self.lower(at - 2), "sea" | "gulf" | "strait" | "straits" | "bay")
    }

    /// “*Kenya* Airways”, “Air *France*”, “*British* Steel”: a company, and no country.
    fn names_a_carrier(&self, at: usize, end: usize) -> bool {
        let prose = self.spelling_at(at) == Spelling::Prose;
        let form = match self.lower(end) {
            "airways" | "airlines" => true,
            "air" => self.lower(end + 1) != "force",
            "steel" | "petroleum" | "telecom" | "telecommunications" | "motors" => prose,
            _ => false,
        };
        let air = at > 0 && self.word(at - 1) == "Air" && prose && self.doc.sentence_of(at - 1) == self.doc.sentence_of(at);
        self.is_capital(end) && form || air
    }

    /// The parts of a compound (`US-China`, `Trump–Putin`), or nothing where the token is none.
    #[must_use]
    pub fn compound(&self, at: usize) -> Vec<&'d str> {
        let word = self.word(at);
        // “Guinea-Bissau” is one.
        if !word.contains(['-', '\u{2013}', '/']) || lexicon::COUNTRIES.contains(self.lower(at)) {
            return Vec::new();
        }
        let parts: Vec<&str> = word.split(['-', '\u{2013}', '/']).collect();
        // “Al-Farsi”, “Ben-Ami”: one name.
        let article =
            matches!(parts[0], "Al" | "El" | "Ben" | "Bin" | "Bar" | "Abu" | "Ibn" | "Ash" | "Ad" | "An" | "Ar" | "As" | "At" | "Az");
        let part = |part: &&str| part.starts_with(char::is_uppercase);
        if parts.len() > 4 || article && parts.len() == 2 || !parts.iter().all(part) { Vec::new() } else { parts }
    }
}

/// “Her Latvian *colleague*”, “his Turkish *guest*”: who has no office by the word alone.
#[must_use]
pub fn is_kin(word: &str) -> bool {
    matches!(word, "colleague" | "guest" | "visitor" | "host" | "interlocutor" | "homologue")
}

/// What a part of a compound is in the lists.
#[must_use]
pub fn known_part(part: &str) -> Option<Known> {
    let lower = part.to_lowercase();
    lexicon::COUNTRIES
        .class(&lower)
        .map(Known::Country)
        .or_else(|| lexicon::DEMONYMS.class(&lower).map(Known::Demonym))
        .or_else(|| lexicon::ORGANISATIONS.class(part).map(Known::Body))
        .or_else(|| lexicon::CAPITALS.class(&lower).map(Known::Capital))
}

/// Short words that headline case leaves in lower case do not count.
fn spelling(doc: &Document, sentence: usize) -> Spelling {
    let sentence = &doc.sentences[sentence];
    let words: Vec<&str> = doc.tokens[sentence.tokens.clone()]
        .iter()
        .map(|token| token.span.of(&doc.text))
        .filter(|word| word.starts_with(char::is_alphabetic))
        .collect();
    let upper = words.iter().filter(|word| word.chars().count() > 1 && !word.chars().any(char::is_lowercase)).count();
    if words.len() >= 4 && upper * 10 >= words.len() * 7 {
        return Spelling::Capitals;
    }
    let long: Vec<&&str> = words.iter().filter(|word| word.chars().count() > 3).collect();
    let capital = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    // A sentence that ends with a full stop is prose, however many names stand in it.
    let stopped =
        doc.tokens[sentence.tokens.clone()].last().is_some_and(|token| matches!(token.span.of(&doc.text), "." | "\"" | "\u{201d}"));
    let title = doc.paragraphs[sentence.paragraph].kind != BlockKind::Paragraph;
    let share = if title { 60 } else { 85 };
    if long.len() >= 4 && (title || !stopped) && capital * 100 >= long.len() * share { Spelling::HeadlineCase } else { Spelling::Prose }
}
