//! What the text tells elsewhere of the country that an office holder acts for.
//!
//! Enters: the actors with the sides that stand beside their names. Leaves: a side for an office
//! holder without one, where the text bears it out: a description (“the Iraqi president”), whose
//! commitment somebody affirms, the country that a visitor is in, colleagues of one list, an office that English names without its
//! country, the house of the office (“the White House said”), the government that issues the text.
//! No evidence, no side: that a country is named tells nothing of whose president somebody is.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Known, Reader};
use super::{own_words, roles, sides};
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::clean::BlockKind;
use crate::lexicon;

mod cabinet;
mod described;
mod host;
mod house;
pub(super) mod leads;
mod nationals;
pub(super) mod of_two;
mod officials;
mod owned;
mod pair;

pub(super) use house::all as houses;

/// How much oftener than others of the same role the writer's own is named.
const FOREMOST: usize = 3;

/// Letters of a state's abbreviation (“Minn.”, “Idaho”).
const ABBREVIATED: usize = 6;

/// A country with the evidence for it.
type Told = (&'static str, &'static str);

/// Gives office holders the sides that the text bears out.
pub fn add(reader: &Reader, findings: &mut Findings) {
    let descriptions = described::descriptions(reader, findings);
    let houses = house::all(reader);
    let mut apply = |rule: Rule, fits: fn(&Actor) -> bool| {
        let scene = Scene::new(reader, findings, &descriptions, &houses);
        let found: Vec<(usize, Told)> = (0..findings.actors.len())
            .filter(|&at| findings.actors[at].side.is_none() && fits(&findings.actors[at]))
            .filter_map(|at| Some((at, rule(&scene, at)?)))
            .filter(|(at, (country, _))| !has_counterpart(reader, &findings.actors[*at], country))
            .filter(|(at, (country, _))| has_office(&findings.actors[*at], country) && !is_its_officer(reader, &findings.actors[*at]))
            .collect();
        for (at, (country, why)) in found {
            let actor = &mut findings.actors[at];
            actor.side = Some(country.to_owned());
            let decision = format!("{} acts for {country}: {why}", actor.name);
            let tokens = actor.mentions.first().cloned().unwrap_or(0..0);
            findings.trace.push(Trace { rule: "side from context", tokens, decision });
        }
    };
    apply(described::described, may_be_told);
    // Who leads a country's people, or is introduced as one of them, is often told without an office.
    apply(leads::delegation, |actor| actor.kind == ActorKind::Person);
    apply(described::introduced, |actor| actor.kind == ActorKind::Person);
    apply(leads::sent, |actor| actor.kind == ActorKind::Person);
    apply(leads::represents, |actor| actor.kind == ActorKind::Person);
    apply(nationals::told, |actor| actor.kind == ActorKind::Person);
    apply(of_party, |actor| actor.kind == ActorKind::Person);
    for rule in [
        described::headlined,
        described::foretold,
        cabinet::colleague,
        cabinet::spouse,
        owned::by_subject,
        speaks_for,
        host::visited,
        leads::spoken_of,
        accredited,
        lists,
        office,
        house::of,
        issuer,
        of_two::other,
        host::of_envoy,
        officials::of,
        host::of_visitor,
        host::seen_at_home,
        host::at_its_seat,
        pair::other,
        nationals::of_ministry,
        nationals::other_than_counterparts,
        home,
        alone,
        owned::by_head,
    ] {
        apply(rule, may_be_told);
    }
}

/// Gives an actor, by its index, the country that the text bears out.
type Rule = fn(&Scene, usize) -> Option<Told>;

/// Which countries descriptions such as “the Iraqi president” give each actor.
type Descriptions = BTreeMap<usize, BTreeSet<&'static str>>;

struct Scene<'a> {
    reader: &'a Reader<'a>,
    findings: &'a Findings,
    descriptions: &'a Descriptions,
    /// Countries by how often they are named at all.
    named: BTreeMap<&'static str, usize>,
    /// Countries for which a person of high office acts.
    held: BTreeSet<&'a str>,
    /// Who acts for which country, by role in lower case, with how many do.
    taken: BTreeMap<(&'a str, String), usize>,
    /// Roles of office holders without a side, with how many have them.
    rivals: BTreeMap<String, usize>,
    /// Houses of government that the text names, by their class.
    houses: &'a BTreeSet<&'static str>,
    /// Countries whose offices stand in the text without their country.
    bare: BTreeSet<&'static str>,
    /// Those of them of whose offices one is told without a word of the country before it in its sentence.
    at_home: BTreeSet<&'static str>,
    /// The government that issues the text, if one does.
    issuer: Option<&'static str>,
}

impl<'a> Scene<'a> {
    fn new(reader: &'a Reader<'a>, findings: &'a Findings, descriptions: &'a Descriptions, houses: &'a BTreeSet<&'static str>) -> Self {
        let mut scene = Self {
            reader,
            findings,
            descriptions,
            named: BTreeMap::new(),
            held: BTreeSet::new(),
            taken: BTreeMap::new(),
            rivals: BTreeMap::new(),
            houses,
            bare: BTreeSet::new(),
            at_home: BTreeSet::new(),
            issuer: None,
        };
        for entry in reader.entries.iter().flatten() {
            let Some(country) = entry.known.country() else { continue };
            *scene.named.entry(country).or_default() += 1;
        }
        scene.read_actors();
        scene.issuer = if is_official(reader) { government(&scene) } else { None };
        scene
    }

    fn read_actors(&mut self) {
        for actor in self.findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person) {
            let role = actor.role_in_lower_case();
            let Some(side) = actor.side.as_deref() else {
                if is_high(actor) {
                    *self.rivals.entry(role).or_default() += 1;
                }
                continue;
            };
            if is_high(actor) {
                self.held.insert(side);
            }
            let own = sides::office(&role).map(|country| country.strip_prefix("near ").unwrap_or(country));
            let own = own.filter(|own| *own == side && !matches!(*own, "European Union" | "United Nations"));
            self.at_home.extend(own.filter(|own| stands_bare(self.reader, actor, own)));
            self.bare.extend(own);
            *self.taken.entry((side, role)).or_default() += 1;
        }
    }

    /// Whether an actor is a person of high office without a side.
    fn open(&self, at: usize) -> bool {
        let actor = &self.findings.actors[at];
        actor.side.is_none() && is_high(actor)
    }

    /// Whether somebody with the same role acts for `country`.
    fn taken(&self, country: &str, role: &str) -> bool {
        self.taken.keys().any(|(side, own)| *side == country && own == role)
    }

    /// Whether nobody else without a side has the role.
    fn only(&self, role: &str) -> bool {
        self.rivals.get(role) == Some(&1)
    }

    /// Countries that the headline or the first sentence of the body names: by a name or a people, not by a city alone.
    fn in_front(&self) -> BTreeSet<&'static str> {
        let end = self.reader.doc.sentences.get(self.reader.body).map_or(0, |sentence| sentence.tokens.end);
        let named = |known: Known| matches!(known, Known::Country(_) | Known::Demonym(_)).then(|| known.country()).flatten();
        (0..end).filter_map(|at| named(self.reader.entries[at]?.known)).collect()
    }

    fn actor(&self, at: usize) -> &'a Actor {
        &self.findings.actors[at]
    }

    /// Whether it is the only one without a side that has the role, or is named before the others
    /// and [`FOREMOST`] times as often: the writer's own president, beside another in passing.
    fn foremost(&self, at: usize) -> bool {
        let (own, role) = (self.actor(at), self.actor(at).role_in_lower_case());
        let first = |actor: &Actor| actor.mentions.first().map(|mention| mention.start);
        let passes = |other: &Actor| first(own) < first(other) && own.mentions.len() >= FOREMOST * other.mentions.len();
        let rivals = (0..self.findings.actors.len()).filter(|&other| other != at && self.open(other)).map(|other| self.actor(other));
        rivals.filter(|other| other.role_in_lower_case() == role).all(passes)
    }

    /// Whether a head of state or government, no deputy, acts for `country`.
    fn headed(&self, country: &str) -> bool {
        let head = |role: &str| !role.contains("vice") && !role.contains("deputy");
        let mut own = self.findings.actors.iter().filter(|actor| actor.kind == ActorKind::Person && actor.side.as_deref() == Some(country));
        own.any(|actor| actor.office == Some("state") && head(&actor.role_in_lower_case()))
    }

    /// Whether one sentence names both actors.
    fn together(&self, one: usize, two: usize) -> bool {
        let doc = self.reader.doc;
        let sentences = |at: usize| self.actor(at).mentions.iter().map(|mention| doc.sentence_of(mention.start)).collect::<BTreeSet<_>>();
        !sentences(one).is_disjoint(&sentences(two))
    }

    /// Whether one sentence names an actor and another person who acts for `country`.
    fn held_beside(&self, at: usize, country: &str) -> bool {
        let acts = |one: usize| self.actor(one).kind == ActorKind::Person && self.actor(one).side.as_deref() == Some(country);
        (0..self.findings.actors.len()).any(|one| one != at && acts(one) && self.together(at, one))
    }

    /// The sentence of the body where an actor is named first.
    fn first(&self, at: usize) -> Option<(usize, usize)> {
        let doc = self.reader.doc;
        let body = |start: usize| doc.paragraphs[doc.sentences[doc.sentence_of(start)].paragraph].kind != BlockKind::Headline;
        let mention = self.actor(at).mentions.iter().find(|mention| body(mention.start))?;
        Some((mention.start, doc.sentence_of(mention.start)))
    }
}

/// Whether the sentence that names somebody first does not name the country before: “the U.S. State Department said
/// Secretary of State Stone” is no wording of the writer's own country.
fn stands_bare(reader: &Reader, actor: &Actor, country: &str) -> bool {
    let Some(mention) = actor.mentions.first() else { return false };
    let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
    (sentence..mention.start).all(|at| reader.entries[at].is_none_or(|entry| entry.known.country() != Some(country)))
}

/// “Berg will meet his Chilean counterpart”: whether the country is the other one's.
pub(super) fn has_counterpart(reader: &Reader, actor: &Actor, country: &str) -> bool {
    actor.mentions.iter().any(|name| {
        let end = reader.doc.sentences[reader.doc.sentence_of(name.start)].tokens.end;
        let mut owners = (name.end..end).filter(|&at| matches!(reader.lower(at), "his" | "her" | "their"));
        owners.any(|at| {
            let entry = reader.entries.get(at + 1).copied().flatten();
            let noun = entry.map_or(at + 1, |entry| at + 1 + entry.len);
            let other = matches!(reader.lower(noun), "counterpart" | "counterparts");
            other && entry.and_then(|entry| entry.known.country()) == Some(country)
        })
    })
}

/// Whether the country has such an office: the United States have no ministers.
fn has_office(actor: &Actor, country: &str) -> bool {
    let role = actor.role_in_lower_case();
    country != "United States" || !role.split(' ').any(|word| matches!(word, "minister" | "premier" | "chancellor" | "king" | "queen"))
}

/// “Its president, Jane Roe”, “the union's president, Jane Roe”: of the body that the text spoke of.
fn is_its_officer(reader: &Reader, actor: &Actor) -> bool {
    let role = actor.role_in_lower_case();
    let low =
        matches!(&*role, "president" | "secretary" | "general secretary" | "chairman" | "vice president" | "vice-president" | "treasurer");
    let owner = |mention: &std::ops::Range<usize>| {
        let role = roles::before_comma(reader, mention.start).or_else(|| roles::before(reader, mention.start))?;
        role.whole.start.checked_sub(1)
    };
    let body = |at: usize| at > 0 && !reader.is_capital(at - 1) && lexicon::BODIES.contains(reader.lower(at - 1));
    low && actor.mentions.iter().filter_map(owner).any(|at| match reader.lower(at) {
        "its" | "their" => actor.mentions.first().and_then(owner) == Some(at),
        "'s" | "\u{2019}s" => body(at) && !matches!(reader.lower(at - 1), "government" | "regime" | "junta"),
        _ => false,
    })
}

/// Whether somebody has an office that a country may have given.
fn may_be_told(actor: &Actor) -> bool {
    let office = matches!(actor.office, Some("legislator" | "spokes" | "business" | "plain"));
    is_high(actor) || actor.kind == ActorKind::Person && office
}

fn is_high(actor: &Actor) -> bool {
    actor.kind == ActorKind::Person && matches!(actor.office, Some("state" | "government" | "royal" | "diplomat"))
}

/// “The President reaffirmed the United States’ commitment”: nobody affirms the commitment of others.
fn speaks_for(scene: &Scene, at: usize) -> Option<Told> {
    let mentions = &scene.actor(at).mentions;
    let countries: BTreeSet<&'static str> = mentions.iter().filter_map(|mention| own_words::country(scene.reader, mention.end)).collect();
    let country = countries.first().filter(|country| countries.len() == 1 && !scene.held.contains(**country))?;
    Some((country, "speaks for it"))
}

/// Members of one list of titled names, of whom another's country is told, all behind one “with”:
/// “met with Foreign Minister Berg and Defence Minister Dahl of Norway”.
fn lists(scene: &Scene, at: usize) -> Option<Told> {
    // No ambassador to a country is one of its own.
    if !is_high(scene.actor(at)) || scene.actor(at).role_in_lower_case().contains("ambassador to ") {
        return None;
    }
    let doc = scene.reader.doc;
    let (start, sentence) = scene.first(at)?;
    let tokens = doc.sentences[sentence].tokens.clone();
    let opened =
        (tokens.start..start).rev().find(|&i| matches!(scene.reader.lower(i), "with" | "met" | "counterparts" | "host" | "hosted"))?;
    let heads_of_one = |other: &Actor| {
        other.office != Some("state") || scene.actor(at).office != Some("state") || scene.actor(at).role_head() != other.role_head()
    };
    let mut countries: BTreeSet<&'static str> = BTreeSet::new();
    for i in opened..tokens.end {
        if matches!(scene.reader.lower(i), "to" | "about" | "on" | "during" | "at" | "in" | ";" | "who" | "after") && i > start {
            break;
        }
        countries.extend(scene.reader.entries[i].and_then(|entry| entry.known.country()));
    }
    let country = countries.first().filter(|_| countries.len() == 1).copied()?;
    let shares = |one: &Actor| {
        one.side.as_deref() == Some(country)
            && heads_of_one(one)
            && one.mentions.iter().any(|mention| (opened..tokens.end).contains(&mention.start))
    };
    scene.findings.actors.iter().any(|one| is_high(one) && shares(one)).then_some((country, "named with its colleagues"))
}

/// “Secretary Stone”, “Senator Reed”: offices that English names without their country, where the
/// text names that country and nobody else has the office there.
fn office(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    let commission = |at: usize| scene.reader.lower(at) == "european" && scene.reader.lower(at + 1) == "commission";
    if role == "commissioner" && (0..scene.reader.doc.tokens.len()).any(commission) {
        return Some(("European Union", "the text speaks of its commission"));
    }
    let country = sides::office(&role)?.strip_prefix("near ").filter(|_| !role.replace('-', " ").contains("secretary general"))?;
    // “Economy Secretary”: no list has the field as one of the country's.
    if role.ends_with(" secretary") && sides::office(&role) == sides::office("secretary") && is_other_field(&role) {
        return None;
    }
    // “Representative of an umbrella group”: of no house.
    let sits = scene.actor(at).office == Some("legislator") || role.starts_with("representative");
    if sits && [" of ", " for "].iter().any(|scope| role.contains(scope)) {
        return None;
    }
    let single = !matches!(scene.actor(at).office, Some("legislator" | "spokes")) && !matches!(&*role, "secretary" | "advisor" | "adviser");
    (scene.named.contains_key(country) && !(single && scene.taken(country, &role)))
        .then_some((country, "the office is named without its country"))
}

/// Whether a secretary has a field with which no list has the office.
fn is_other_field(role: &str) -> bool {
    let mut words: Vec<&str> = role.split(' ').collect();
    while words.first().is_some_and(|word| matches!(lexicon::ROLE_MODIFIERS.class(word), Some("rank" | "former"))) {
        words.remove(0);
    }
    let listed = |from: usize| lexicon::ROLE_SIDES.contains(&words[from..].join(" "));
    words.len() > 1 && !(0..words.len() - 1).any(listed)
}

/// “Sen. Ann Poe (R-Idaho)”: at home, where nobody acts for another country, a legislator acts for the party.
fn of_party(scene: &Scene, at: usize) -> Option<Told> {
    let reader = scene.reader;
    let foreign = |country: &str| country != "United States" && lexicon::COUNTRIES.contains(&country.to_lowercase());
    let abroad = scene.held.iter().any(|country| foreign(country)) || scene.in_front().into_iter().any(foreign);
    let label = |mention: &std::ops::Range<usize>| {
        let (party, state) = reader.word(mention.end + 1).split_once('-').filter(|_| matches!(reader.word(mention.end), "(" | ","))?;
        // “(R-At Large)”, “(R-Springfield)”: of a county.
        let region = state.len() <= ABBREVIATED && state != "At" || lexicon::REGIONS.contains(&state.to_lowercase());
        let known = state.starts_with(char::is_uppercase) && region;
        [("R", "Republican"), ("D", "Democrat")].into_iter().find(|(letter, _)| known && *letter == party).map(|(_, name)| name)
    };
    let party = scene.actor(at).mentions.iter().find_map(label).filter(|_| !abroad)?;
    Some((party, "the party stands behind the name"))
}

/// “Ambassador to Norway Ann Poe”: of the one other country for which somebody of high office acts.
fn accredited(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    let (_, post) = role.split_once("ambassador to ")?;
    let post = lexicon::COUNTRIES.class(post.strip_prefix("the ").unwrap_or(post)).filter(|post| scene.held.contains(post))?;
    let mut others = scene.named.keys().filter(|country| **country != post && scene.held.contains(**country));
    let country = others.next().filter(|_| others.next().is_none())?;
    Some((country, "its ambassador to the other country"))
}

/// A readout or statement by a government: its own people stand there without a country.
fn issuer(scene: &Scene, at: usize) -> Option<Told> {
    let country = scene.issuer?;
    let role = scene.actor(at).role_in_lower_case();
    let own = matches!(
        &*role,
        "president" | "vice president" | "prime minister" | "chancellor" | "secretary" | "chairman" | "advisor" | "adviser"
    ) || scene.actor(at).office == Some("government") && !role.contains("minister");
    // “President Stone's call with President Soto”: it is the first whose office this is, and nobody to whom the text joins others.
    let headed = scene.actor(at).office == Some("state");
    let alone = !headed || opens(scene, at) || scene.only(&role) && !is_joined(scene, at);
    // Judges and commissioners sit in bodies of their own, and no state secretary is a secretary of state.
    let other =
        ["state secretary", "justice", "judge", "magistrate", "commissioner", "governor"].iter().any(|office| role.ends_with(office));
    (own && alone && !other && !scene.taken(country, &role)).then_some((country, "the text is its government's"))
}

/// “Between President Soto and …”, “her meeting with President Soto”: whether somebody stands beside others wherever he is named.
fn is_joined(scene: &Scene, at: usize) -> bool {
    let reader = scene.reader;
    let before = |mention: &std::ops::Range<usize>| {
        let start = roles::before(reader, mention.start).map_or(mention.start, |role| role.whole.start);
        start.checked_sub(1).is_some_and(|word| matches!(reader.lower(word), "with" | "between" | "and"))
    };
    scene.actor(at).mentions.iter().all(before)
}

/// Whether nobody of high office is named before.
fn opens(scene: &Scene, at: usize) -> bool {
    let first = |actor: &Actor| actor.mentions.first().map(|mention| mention.start);
    let own = first(scene.actor(at));
    scene.findings.actors.iter().filter(|actor| is_high(actor)).all(|actor| first(actor) >= own)
}

/// Whether the text is a government's own: by its headline, or because it says “we” outside quotations.
pub(super) fn is_official(reader: &Reader) -> bool {
    is_headed_official(reader) || !reader.doc.sentences.is_empty() && speaks_of_itself(reader)
}

/// Whether the headline is a government's own: “Readout of …”, “Secretary Stone's call with …”.
pub(super) fn is_headed_official(reader: &Reader) -> bool {
    let Some(headline) = reader.doc.sentences.first().map(|sentence| sentence.tokens.clone()) else { return false };
    let begins = |words: usize, fits: &dyn Fn(&str) -> bool| headline.clone().take(words).any(|at| fits(reader.lower(at)));
    // “Chinese President meets …” is no office's own headline.
    let foreign = reader.entries[headline.start].is_some_and(|entry| entry.known.country().is_some());
    begins(4, &|word| matches!(word, "readout" | "remarks" | "statement" | "fact"))
        || begins(2, &|word| matches!(word, "secretary" | "ambassador" | "president")) && !foreign
}

/// Whether the text outside quotations speaks as “we”: nobody but an office does that in a report.
fn speaks_of_itself(reader: &Reader) -> bool {
    let doc = reader.doc;
    let quoted = |at: usize| !doc.quotations_in(at..at + 1).is_empty();
    (0..doc.tokens.len()).filter(|&at| matches!(reader.lower(at), "we" | "our")).take(20).filter(|&at| !quoted(at)).count() >= 2
}

/// The one government whose offices stand in the text without their country, or whose house does;
/// where there is none, the one whose own support or commitment the text speaks of.
fn government(scene: &Scene) -> Option<&'static str> {
    let mut told = scene.bare.clone();
    let houses = scene.houses.iter().filter_map(|class| class.split_once(": ")).map(|(country, _)| country);
    told.extend(houses.filter(|country| house::is_at_home(scene.reader, country)));
    if let Some(country) = told.first() {
        return (told.len() == 1).then_some(*country);
    }
    let free = |country: &&'static str| !scene.held.contains(*country) && *country != "European Union";
    // “U.S. support for Chile”: a government speaks of its own support.
    let own: BTreeSet<&'static str> = own_words::owners(scene.reader).into_iter().filter(free).collect();
    let given = || own_words::givers(scene.reader).into_iter().filter(free).collect::<BTreeSet<_>>();
    let own = if own.is_empty() { given() } else { own };
    // “The U.S.-Chile alliance”, where the guest is Chile's.
    let own = if own.is_empty() { pair::beside_held(scene).into_iter().filter(free).collect() } else { own };
    own.first().filter(|_| own.len() == 1).copied()
}

/// “President Stone” beside a secretary who stands without a country: the writer's own government. Where even the
/// secretary is told with his country and the text is about others, whose heads it does not tell, he may be one of them.
fn home(scene: &Scene, at: usize) -> Option<Told> {
    let role = scene.actor(at).role_in_lower_case();
    let country = scene.bare.first().filter(|_| scene.bare.len() == 1).copied()?;
    let joined = is_official(scene.reader) && !opens(scene, at) && is_joined(scene, at);
    let bare = matches!(&*role, "president" | "vice president") && scene.foremost(at) && !joined;
    let front = scene.in_front();
    let abroad = !scene.at_home.contains(country) && !front.is_empty() && !front.contains(country);
    let elsewhere = abroad && !front.iter().any(|other| scene.headed(other));
    // “President Soto said Chile would not sign”, where the text is about Chile and tells no head of it: he may be it.
    let own = front.iter().any(|other| *other != country && !scene.headed(other) && says_of(scene, at, other));
    (bare && !elsewhere && !own && !scene.taken(country, &role)).then_some((country, "its secretary stands without a country too"))
}

/// “President Soto said Chile would not sign”: whether somebody says what a country will or would do.
fn says_of(scene: &Scene, at: usize, country: &str) -> bool {
    let reader = scene.reader;
    scene.actor(at).mentions.iter().any(|mention| {
        let end = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.end;
        (mention.end..end).any(|token| {
            let said = matches!(&*reader.doc.tokens[token].lemma, "say" | "tell" | "announce" | "insist");
            let name = token + 1 + usize::from(reader.lower(token + 1) == "that");
            let entry = reader.entries.get(name).copied().flatten().filter(|entry| said && entry.known.country() == Some(country));
            entry.is_some_and(|entry| matches!(reader.lower(name + entry.len), "would" | "will" | "was" | "is" | "had" | "has"))
        })
    })
}

/// “The Soto-Berg talks”: somebody of `country` whose name is joined with the actor's is of another one than he.
fn is_paired(scene: &Scene, at: usize, country: &str) -> bool {
    let is_own = |part: &str| scene.actor(at).name.split(' ').any(|own| own == part);
    let of_country = |actor: &&Actor| actor.kind == ActorKind::Person && actor.side.as_deref() == Some(country);
    let is_other = |part: &str| scene.findings.actors.iter().filter(of_country).any(|actor| actor.name.split(' ').any(|own| own == part));
    let mentions = scene.findings.actors.iter().flat_map(|actor| &actor.mentions);
    mentions.filter_map(|mention| scene.reader.doc.words(mention.clone()).split_once('-')).any(|(one, two)| {
        let two = two.split(['’', '\'', ' ']).next().unwrap_or_default();
        is_own(one) && is_other(two) || is_other(one) && is_own(two)
    })
}

/// A text that speaks of one country only.
fn alone(scene: &Scene, at: usize) -> Option<Told> {
    let (country, count) = scene.named.first_key_value().filter(|_| scene.named.len() == 1)?;
    // “President of the electronics group” is no head of state.
    let role = scene.actor(at).role_in_lower_case();
    let ministry = scene.actor(at).office == Some("government") && (role.starts_with("minister of ") || role.contains(" minister of "));
    let civil = matches!(scene.actor(at).office, Some("state" | "government" | "royal")) && (ministry || !role.contains(" of "));
    // “Union vice president”: of no state.
    let own = role.split(' ').all(|word| !lexicon::ORG_FORMS.contains(word) || matches!(word, "cabinet" | "government"));
    let own = own && !matches!(&*role, "international president" | "general president" | "national president");
    // “Deputy Secretary”: English names the offices of one country so, and the text does not speak of it.
    let own = own && sides::office(&role).and_then(|office| office.strip_prefix("near ")).is_none_or(|other| other == *country);
    // Judges and commissioners sit in bodies of their own.
    let own = own && !["justice", "judge", "magistrate", "commissioner"].iter().any(|office| role.ends_with(office));
    // “Readout of President Stone's meeting with Chairman Soto of Chile”: the first is told without the country of the office
    // that tells it.
    let host = opens(scene, at) && is_official(scene.reader) && scene.held_beside(at, country);
    let guest = host || scene.headed(country) && is_paired(scene, at, country);
    let free = scene.only(&role) && !scene.taken(country, &role) && own && !guest;
    (civil && free && *count >= 2).then_some((country, "the text speaks of no other country"))
}
