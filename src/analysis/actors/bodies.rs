//! “the union's chairman, Lind”, “its director, Berg”, “Dahl, who leads the rebel team”: the body whose
//! officer somebody is, where it is told by a common noun or by “its”.
//!
//! Enters: the actors with what stands beside their names. Leaves: a side for people without one. A noun means the
//! body named last that it is a word for; where none is named, the side is in the noun's own words.

use std::ops::Range;

use super::context::leads;
use super::descriptions::Bodies;
use super::reader::Reader;
use super::roles;
use crate::analysis::{Actor, ActorKind, Findings, Trace};
use crate::lexicon;
use crate::text::Tag;

/// Tokens between an owner and a name: the office, a comma, forms of address.
const OFFICE: usize = 8;
/// Tokens of a sentence in which its subject begins (“But the union …”).
const SUBJECT: usize = 3;
/// Tokens behind a name in which a relative clause begins (“, a Panama City-based purser who”).
const CLAUSE: usize = 9;
/// Tokens of what stands between commas behind a name.
const APPOSED: usize = 10;
/// Words of a noun phrase before its head (“striking hospital doctors' union”).
const MODIFIERS: usize = 3;

/// Gives sides to the people whom a noun or “its” makes officers of a body.
pub(super) fn add(reader: &Reader, findings: &mut Findings) {
    give(reader, findings, officer_of);
    // Each of a list of officers tells the next one's body.
    give(reader, findings, beside);
    give(reader, findings, beside);
    give(reader, findings, owned);
    give(reader, findings, of_the_company);
}

/// “Halden”, which no list knows: gives a body that was taken for somebody its own name as its side. Whoever takes part is
/// chosen before: of a body's officer and the body itself neither stands for the other.
pub(super) fn name(reader: &Reader, meet: &[usize], findings: &mut Findings) {
    let scene = Scene { reader, actors: &findings.actors, bodies: Bodies::new(&findings.actors) };
    let named: Vec<(usize, Option<String>, Option<String>)> = meet
        .iter()
        .map(|&at| {
            let actor = &findings.actors[at];
            let name = scene.itself(actor);
            let body = actor.kind == ActorKind::Organization || name.is_some();
            (at, name, body.then(|| scene.kind(actor)).flatten())
        })
        .collect();
    for (at, name, kind) in named {
        let actor = &mut findings.actors[at];
        actor.side = actor.side.take().or(name);
        actor.role = actor.role.take().or(kind);
    }
}

/// What a mention of an actor tells of its side.
type Rule = fn(&Scene, &Actor, &Range<usize>) -> Option<String>;

fn give(reader: &Reader, findings: &mut Findings, rule: Rule) {
    let scene = Scene { reader, actors: &findings.actors, bodies: Bodies::new(&findings.actors) };
    let open = |actor: &Actor| actor.kind == ActorKind::Person && actor.side.is_none();
    let found: Vec<(usize, String, usize)> = (0..findings.actors.len())
        .filter(|&at| open(&findings.actors[at]))
        .filter_map(|at| {
            let actor = &findings.actors[at];
            let (side, mention) = actor.mentions.iter().find_map(|mention| Some((rule(&scene, actor, mention)?, mention.start)))?;
            Some((at, side, mention))
        })
        .collect();
    for (at, side, mention) in found {
        let actor = &mut findings.actors[at];
        let decision = format!("{} acts for {side}: an officer of it", actor.name);
        findings.trace.push(Trace { rule: "side from context", tokens: mention..mention + 1, decision });
        actor.side = Some(side);
    }
}

struct Scene<'a> {
    reader: &'a Reader<'a>,
    actors: &'a [Actor],
    bodies: Bodies,
}

/// What a mention tells of the body that `actor` acts for.
fn officer_of(scene: &Scene, actor: &Actor, mention: &Range<usize>) -> Option<String> {
    if let Some(owner) = actor.role.as_deref().and_then(|role| scene.owner(&role.to_lowercase(), mention)) {
        let side = match owner {
            Owner::Its(its) => scene.antecedent(its),
            Owner::Noun(noun) => scene.meant(noun),
        };
        if side.is_some() {
            return side;
        }
    }
    if let Some(side) = actor.role.as_deref().and_then(|role| scene.body_in(&role.to_lowercase(), mention.start)) {
        return Some(side);
    }
    if let Some(side) = scene.sent_for(mention) {
        return Some(side);
    }
    let said =
        scene.leads(mention).or_else(|| scene.led_for(mention)).or_else(|| scene.body_led(mention)).or_else(|| scene.said_of(mention.end));
    if said.is_some() {
        return said;
    }
    leads::those_led(scene.reader, mention).find_map(|led| {
        // “The MTU delegation was led by”.
        if let Some(body) = scene.named_before(led.floor, led.people).or_else(|| scene.named_behind(led.people)) {
            return Some(body);
        }
        // “The government said its four-man team, led by”.
        let its = (led.floor.max(led.people.saturating_sub(MODIFIERS))..led.people).rev().find(|&at| scene.reader.lower(at) == "its");
        if let Some(its) = its {
            return scene.antecedent(its);
        }
        let noun = (led.floor.max(led.people.saturating_sub(MODIFIERS))..led.people).rev().find(|&at| scene.is_body(at))?;
        scene.meant(noun)
    })
}

/// “Halden's Jane Roe”: the body that owns a name without an office.
fn owned(scene: &Scene, actor: &Actor, mention: &Range<usize>) -> Option<String> {
    let reader = scene.reader;
    let mark = mention.start.checked_sub(1).filter(|&at| matches!(reader.word(at), "'s" | "\u{2019}s"))?;
    let body = |one: &&Actor| {
        let ends = one.name != actor.name && one.mentions.iter().any(|mention| mention.end == mark);
        ends && (one.kind == ActorKind::Organization || scene.itself(one).is_some())
    };
    let body = scene.actors.iter().find(body)?;
    Some(scene.itself(body).unwrap_or_else(|| body.name.clone()))
}

/// “Chief executive Jane Roe” where the text speaks of one company: that one.
fn of_the_company(scene: &Scene, actor: &Actor, mention: &Range<usize>) -> Option<String> {
    let role = actor.role_in_lower_case();
    let start = roles::before(scene.reader, mention.start).or_else(|| roles::before_comma(scene.reader, mention.start));
    let owner = start.and_then(|role| role.whole.start.checked_sub(1));
    let owner = owner.filter(|&at| matches!(scene.reader.lower(at), "its" | "their" | "'s" | "\u{2019}s"));
    let bare = matches!(
        &*role,
        "chief executive"
            | "chief executive officer"
            | "ceo"
            | "managing director"
            | "chief operating officer"
            | "chief financial officer"
            | "finance director"
    );
    let country = |name: &str| lexicon::COUNTRIES.contains(&name.to_lowercase());
    let mut companies: Vec<&str> = Vec::new();
    for one in scene.actors.iter().filter(|_| bare) {
        let form = one.name.rsplit(' ').next().is_some_and(|last| lexicon::ORG_FORMS.class(&last.to_lowercase()) == Some("company"));
        if one.kind == ActorKind::Organization && form || scene.itself(one).is_some() {
            companies.push(&one.name);
        }
        let served = one.side.as_deref().filter(|side| !country(side) && one.kind == ActorKind::Person);
        companies.extend(served.filter(|side| {
            one.office == Some("business") && side.split(' ').all(|word| word.starts_with(|letter: char| !letter.is_lowercase()))
        }));
    }
    companies.sort_unstable();
    companies.dedup();
    let longest = companies.iter().max_by_key(|name| name.len()).copied()?;
    // “Acme sends its CEO, Jane Roe”: not of another than the sentence names.
    let named = |owner: usize| {
        let sentence = scene.reader.doc.sentences[scene.reader.doc.sentence_of(owner)].tokens.start;
        let first = longest.split(' ').next().unwrap_or_default();
        (sentence..owner).any(|at| scene.reader.word(at) == first)
    };
    if owner.is_some_and(|owner| !named(owner)) {
        return None;
    }
    // “Halden” and “Halden Motor” are one.
    companies.iter().all(|name| longest.starts_with(name)).then(|| longest.to_owned())
}

/// “Its secretary, Jane Roe, and treasurer Jon Dahl”: the body of the officer who is named just before.
fn beside(scene: &Scene, actor: &Actor, mention: &Range<usize>) -> Option<String> {
    let reader = scene.reader;
    let officer = |actor: &Actor| {
        let of_body = matches!(&*actor.role_in_lower_case(), "treasurer" | "secretary" | "general secretary" | "vice president");
        matches!(actor.office, Some("business" | "union")) || of_body
    };
    let start = roles::before(reader, mention.start)?.whole.start;
    let start = start - usize::from(start > 0 && reader.lower(start - 1) == "the");
    let link = start.checked_sub(1).filter(|&at| matches!(reader.lower(at), "and" | "," | "with"))?;
    let listed = reader.word(link) == ",";
    // “Lind, along with treasurer Dahl”.
    let end = link - usize::from(reader.lower(link) == "with" && link > 0 && reader.lower(link - 1) == "along");
    if reader.lower(link) == "with" && end == link {
        return None;
    }
    let end = end - usize::from(!listed && end > 0 && reader.word(end - 1) == ",");
    // “BPL president Lind, vice-president Dahl and the delegate Berg”, “its president, Lind of Norway, and …”.
    let ends = |mention: &Range<usize>| {
        let home = reader.lower(mention.end) == "of"
            && reader.entries.get(mention.end + 1).copied().flatten().is_some_and(|entry| mention.end + 3 == end + entry.len);
        mention.end == end || home
    };
    let body = |one: &Actor| one.side.as_deref().is_some_and(|side| !lexicon::COUNTRIES.contains(&side.to_lowercase()));
    let presides = |one: &Actor| body(one) && matches!(one.office, Some("plain" | "state" | "business" | "union"));
    let first = scene.actors.iter().find(|one| (officer(one) || presides(one)) && one.mentions.iter().any(ends))?;
    let own = || actor.role_in_lower_case().split(' ').any(|word| lexicon::BODIES.contains(word));
    let second = officer(actor) || matches!(&*actor.role_in_lower_case(), "vice-president" | "deputy president");
    first.side.clone().filter(|_| second && !own() && body(first))
}

impl Scene<'_> {
    /// The name of a body that was taken for somebody: “Halden”, where somebody is told to be its officer, the text gives
    /// its full name, or a noun before it says so.
    fn itself(&self, actor: &Actor) -> Option<String> {
        let reader = self.reader;
        let first = reader.lower(actor.mentions.first()?.start);
        let addressed = actor.mentions.iter().any(|mention| mention.start > 0 && reader.honorific(mention.start - 1) == Some(1));
        let named = actor.kind == ActorKind::Person && actor.role.is_none() && actor.side.is_none();
        if !named || addressed || lexicon::GIVEN_NAMES.contains(first) {
            return None;
        }
        let served = |other: &Actor| {
            let officer = other.role.is_some() && !matches!(other.office, Some("relation" | "commenter"));
            officer && other.side.as_deref() == Some(&actor.name)
        };
        let called = |other: &&Actor| {
            let rest = other.name.strip_prefix(&actor.name);
            other.kind == ActorKind::Organization && rest.is_some_and(|rest| rest.starts_with(' '))
        };
        if let Some(body) = self.actors.iter().find(called) {
            return Some(body.name.clone());
        }
        // “The conciliation service Acas”, “the pay-TV group Canale Vivo”, “their union, Baker”.
        let noun = |mention: &Range<usize>| {
            let noun = mention.start.saturating_sub(1);
            let noun = noun - usize::from(noun > 0 && reader.word(noun) == ",");
            let form = lexicon::BODY_KINDS.class(reader.lower(noun)) == Some("kind");
            !reader.is_capital(noun) && (form || self.is_body(noun) && lexicon::BODIES.class(reader.lower(noun)) != Some("camp"))
        };
        let sign = |mention: &Range<usize>| noun(mention) || self.is_of_a_body(mention);
        let kind = || self.kind(actor).is_some();
        (self.actors.iter().any(served) || actor.mentions.iter().any(sign) || kind()).then(|| actor.name.clone())
    }

    /// “Halden's board”, “Halden trains”, “executives of Halden”: what only bodies have.
    fn is_of_a_body(&self, mention: &Range<usize>) -> bool {
        let (reader, doc) = (self.reader, self.reader.doc);
        let class = |at: usize| lexicon::BODY_KINDS.longest_match(&doc.text, &doc.tokens, at).map(|(_, class)| class);
        let next = mention.end + usize::from(matches!(reader.word(mention.end), "'s" | "\u{2019}s"));
        let owned = matches!(class(next), Some("belonging" | "member")) && !reader.is_capital(next);
        let of = mention.start.checked_sub(2).filter(|_| matches!(reader.lower(mention.start - 1), "of" | "for"));
        owned || of.is_some_and(|people| class(people) == Some("member"))
    }

    /// What sort of body the words beside a name tell: “*train operator* Halden”, “their union, Halden”, “Halden (HP), a
    /// *state agency*,”.
    fn kind(&self, actor: &Actor) -> Option<String> {
        actor.mentions.iter().find_map(|mention| self.kind_before(mention).or_else(|| self.kind_behind(mention)))
    }

    fn kind_before(&self, mention: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let start = mention.start - usize::from(mention.start > 0 && reader.lower(mention.start - 1) == "the");
        let last = start.checked_sub(1)?;
        let comma = reader.word(last) == ",";
        let head = last.checked_sub(usize::from(comma))?;
        let words = self.kind_ending(head)?;
        // “They left the company, Halden said”: no article, or what follows is closed by a comma.
        let before = words.start.checked_sub(1)?;
        let known = matches!(reader.lower(before), "the" | "its" | "their" | "his" | "her") && reader.word(mention.end) == ",";
        let bare = !comma && start == mention.start;
        ((bare || comma && known) && !reader.opens_sentence(mention.start)).then(|| reader.doc.words(words).to_owned())
    }

    fn kind_behind(&self, mention: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let short = reader.word(mention.end) == "(" && reader.word(mention.end + 2) == ")";
        let comma = mention.end + if short { 3 } else { 0 };
        let article = matches!(reader.lower(comma + 1), "a" | "an" | "the") && reader.word(comma) == ",";
        let stop = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.end.min(comma + APPOSED);
        let describes = |at: &usize| reader.doc.tokens[*at].tag.is_noun() || reader.doc.tokens[*at].tag.is_adjective();
        let end = comma + 2 + (comma + 2..stop).take_while(describes).count();
        let words = self.kind_ending(end.checked_sub(1)?).filter(|_| article && end > comma + 2)?;
        // “Halden, the company said” tells nothing of Halden.
        (!reader.doc.tokens.get(end).is_some_and(|next| next.tag.is_finite())).then(|| reader.doc.words(words).to_owned())
    }

    /// The words for a sort of body that end with the noun at `head`, from their first one in small letters on.
    fn kind_ending(&self, head: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        reader.doc.tokens.get(head)?;
        let noun = !reader.is_capital(head) && lexicon::BODY_KINDS.class(reader.lower(head)) == Some("kind");
        // “A group”, “a service” alone says too little.
        let vague = matches!(
            reader.lower(head),
            "group" | "body" | "service" | "network" | "chain" | "operator" | "producer" | "organisation" | "organization"
        );
        let describes = |at: &usize| {
            let token = &reader.doc.tokens[*at];
            let mark = token.tag == Tag::POS || matches!(reader.word(*at), "'" | "\u{2019}");
            let word = token.tag.is_noun() && !token.tag.is_proper() || reader.word(*at).contains('-');
            mark || (word || vague && *at + 1 == head && token.tag == Tag::JJ) && !reader.is_capital(*at)
        };
        let start = (head.saturating_sub(MODIFIERS)..head).rev().take_while(describes).last().unwrap_or(head);
        (noun && !(vague && start == head)).then_some(start..head + 1)
    }

    /// The body that is named just before token `end`: “the Bakers' Union (BU)”, “Acme's”.
    fn named_before(&self, floor: usize, end: usize) -> Option<String> {
        let owner = usize::from(end > floor && matches!(self.reader.word(end - 1), "'s" | "\u{2019}s"));
        let end = end - owner;
        let short = end >= floor + 3 && self.reader.word(end - 1) == ")" && self.reader.word(end - 3) == "(";
        let ends = |mention: &Range<usize>| mention.start >= floor && (mention.end == end || short && mention.end == end - 3);
        let mut bodies = self.actors.iter().filter(|actor| actor.kind == ActorKind::Organization);
        bodies.find(|actor| actor.mentions.iter().any(ends)).map(|actor| actor.name.clone())
    }

    /// “The team of the Harbour Front (HF) is led by”: the body behind those who are led.
    fn named_behind(&self, people: usize) -> Option<String> {
        let of = Some(people + 1).filter(|&at| self.reader.lower(at) == "of")?;
        self.named_at(of + 1 + usize::from(self.reader.lower(of + 1) == "the")).map(|(name, _)| name)
    }

    /// “The Harbour Front (HF), led by Pablo Ruiz”: the body that stands just before. Behind a noun of talks it may be
    /// those that somebody leads.
    fn body_led(&self, mention: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let sentence = &reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens;
        let by = mention.start.checked_sub(1).filter(|&by| by >= sentence.start + 2 && reader.lower(by) == "by")?;
        // “The Greens, led in the talks by”.
        let verb = (sentence.start.max(by.saturating_sub(4)) + 1..by).rev().find(|&at| matches!(reader.lower(at), "led" | "headed"))?;
        let led = (verb + 1..by).all(|at| !reader.is_capital(at) && !reader.doc.tokens[at].tag.is_finite() && reader.is_word(at));
        let apart = verb + 1 < by;
        let by = verb + 1;
        if by < sentence.start + 2 || apart && reader.word(by - 2) != "," {
            return None;
        }
        let comma = usize::from(reader.word(by - 2) == ",");
        let talks = (sentence.start..by).any(|at| lexicon::MEETING_NOUNS.contains(&reader.doc.tokens[at].lemma));
        (led && !talks).then(|| self.named_before(sentence.start, by - 1 - comma)).flatten()
    }

    /// “Jane Roe, a clerk who speaks for the union”, “Jon Dahl, whose Civic Union won”: the body of a relative clause
    /// behind a name that ends before `end`.
    fn said_of(&self, end: usize) -> Option<String> {
        let reader = self.reader;
        let stop = reader.doc.sentences[reader.doc.sentence_of(end.saturating_sub(1))].tokens.end;
        let who = (end..stop.min(end + CLAUSE)).find(|&at| matches!(reader.lower(at), "who" | "whose"))?;
        let apposed = (end + 1..who).all(|at| !reader.doc.tokens[at].tag.is_finite() && !matches!(reader.lower(at), "and" | "with" | "to"));
        if !apposed || who > end && reader.word(end) != "," {
            return None;
        }
        if reader.lower(who) == "whose" {
            let (name, body) = self.named_at(who + 1)?;
            return reader.doc.tokens.get(body).filter(|next| next.tag.is_finite()).map(|_| name);
        }
        let speaks = reader.lower(who + 1) == "speaks" && reader.lower(who + 2) == "for";
        let leads = matches!(reader.lower(who + 1), "leads" | "heads" | "chairs" | "runs" | "represents" | "led" | "headed" | "chaired");
        let runs = matches!(reader.lower(who + 1), "has" | "had") && matches!(reader.lower(who + 2), "run" | "led" | "headed" | "chaired");
        let leads = leads || runs;
        let at = who + 2 + usize::from(speaks || runs);
        let noun = at + usize::from(reader.lower(at) == "the");
        let owns = |at: usize| matches!(reader.word(at), "'s" | "\u{2019}s");
        let word = |at: &usize| !reader.is_capital(*at) && (reader.is_word(*at) || owns(*at)) && !reader.doc.tokens[*at].tag.is_finite();
        let body = noun + (noun..stop.min(noun + MODIFIERS + 2)).take_while(word).count();
        let known = || self.is_body(noun) && reader.doc.tokens.get(noun + 1).is_none_or(|next| !next.tag.is_noun()) && !owns(noun + 1);
        let run = || self.capitals_at(body).filter(|_| leads);
        let told = self.named_at(body).map(|(name, _)| name).or_else(|| known().then(|| self.meant(noun)).flatten()).or_else(run);
        told.filter(|_| speaks || leads)
    }

    /// “Who runs Halden Marine”: capitals that no list knows and that name nobody, as they stand.
    fn capitals_at(&self, at: usize) -> Option<String> {
        let reader = self.reader;
        let plain = |at: usize| {
            let word = reader.lower(at);
            !lexicon::NOT_NAMES.contains(word) && !word.ends_with("-based") && reader.title(at).is_none()
        };
        let own = |at: &usize| reader.is_capital(*at) && reader.entries[*at].is_none() && plain(*at);
        let end = at + (at..reader.doc.tokens.len().min(at + 5)).take_while(own).count();
        let person = reader.is_surname(end.max(1) - 1) || lexicon::GIVEN_NAMES.contains(reader.lower(at));
        (end > at && !person && !reader.is_capital(end)).then(|| reader.doc.words(at..end).to_owned())
    }

    /// The body that is named at a token, and where its name ends.
    fn named_at(&self, at: usize) -> Option<(String, usize)> {
        let bodies = self.actors.iter().filter(|actor| actor.kind == ActorKind::Organization);
        bodies
            .flat_map(|actor| actor.mentions.iter().map(move |mention| (actor, mention)))
            .find_map(|(actor, mention)| (mention.start == at).then(|| (actor.name.clone(), mention.end)))
    }

    /// “Lind leads the Harbour Union”, “Lind, who heads the Harbour Union,”: the body that stands behind.
    fn leads(&self, mention: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let who = reader.word(mention.end) == "," && reader.lower(mention.end + 1) == "who";
        let verb = mention.end + if who { 2 } else { 0 };
        let name = verb + 1 + usize::from(reader.lower(verb + 1) == "the");
        let (body, end) = self.named_at(name).filter(|_| matches!(reader.lower(verb), "leads" | "heads" | "chairs"))?;
        // “Leads the Harbour Union delegation” tells of the delegation alone.
        let whole = !reader.doc.tokens.get(end).is_some_and(|next| next.tag.is_noun());
        whole.then_some(body)
    }

    /// “The teams, led by Ana Ruiz for the government and Per Holm for the Harbour Front”.
    fn led_for(&self, mention: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let sentence = &reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens;
        let by = (sentence.start..mention.start).rev().find(|&at| reader.lower(at) == "by")?;
        let led = by > sentence.start && matches!(reader.lower(by - 1), "led" | "headed" | "represented" | "signed");
        let plain = (by..mention.start).all(|at| !reader.doc.tokens[at].tag.is_finite());
        // “Per Holm, the director-general, for Chile”.
        let behind = || {
            let comma = (mention.end + 1..sentence.end.min(mention.end + APPOSED)).find(|&at| reader.word(at) == ",")?;
            (reader.word(mention.end) == "," && reader.lower(comma + 1) == "for").then_some(comma + 1)
        };
        let link = Some(mention.end).filter(|&at| reader.lower(at) == "for").or_else(behind)?;
        if !led || !plain {
            return None;
        }
        let at = link + 1 + usize::from(reader.lower(link + 1) == "the");
        if let Some(country) = reader.entries.get(at).copied().flatten().and_then(|entry| entry.known.country()) {
            return Some(country.to_owned());
        }
        let body = self.actors.iter().filter(|actor| actor.kind == ActorKind::Organization);
        let named = body.filter(|actor| actor.mentions.iter().any(|mention| mention.start == at)).map(|actor| actor.name.clone()).next();
        let noun = || self.is_body(at) || lexicon::GROUPS.contains(reader.lower(at)) || reader.lower(at) == "government";
        named.or_else(|| noun().then(|| reader.lower(at).to_owned()))
    }

    /// “For the union, secretary Jane Roe …”: the body in front of the sentence.
    fn sent_for(&self, mention: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let sentence = reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens.start;
        let start = roles::before(reader, mention.start)?.whole.start;
        let comma = start.checked_sub(1).filter(|&at| reader.word(at) == "," && reader.lower(sentence) == "for" && at > sentence + 1)?;
        let first = sentence + 1 + usize::from(reader.lower(sentence + 1) == "the");
        let named = self.named_at(first).filter(|(_, end)| *end == comma).map(|(name, _)| name);
        let noun = || {
            let known = first + 1 == comma && lexicon::BODIES.contains(reader.lower(first));
            known.then(|| self.bodies.nearest(self.actors, reader.lower(first), first)).flatten()
        };
        named.or_else(|| noun().map(|body| self.actors[body].name.clone()))
    }

    /// What owns the office beside a mention: “the union's chairman, LIND”, “LIND, the union's chairman”.
    fn owner(&self, role: &str, mention: &Range<usize>) -> Option<Owner> {
        let reader = self.reader;
        let sentence = &reader.doc.sentences[reader.doc.sentence_of(mention.start)].tokens;
        // “The rebels' chief negotiator”: a plural owns by the mark alone.
        let plural = |at: usize| {
            matches!(reader.word(at), "'" | "\u{2019}")
                && at > sentence.start
                && reader.lower(at - 1).ends_with('s')
                && self.is_body(at - 1)
        };
        let is_owner = |at: usize| matches!(reader.lower(at), "its" | "'s" | "\u{2019}s") || plural(at);
        let office = |from: usize, to: usize| {
            let address = |at: usize| reader.honorific(at).is_some();
            let words = (from..to).filter(|&at| reader.word(at) != "," && !(at > from && address(at))).map(|at| reader.lower(at));
            words.collect::<Vec<_>>().join(" ") == role
        };
        let before = (sentence.start.max(mention.start.saturating_sub(OFFICE))..mention.start).rev().find(|&at| is_owner(at));
        let before = before.filter(|&mark| office(mark + 1, mention.start));
        let length = role.split(' ').count();
        let after = || {
            let comma = Some(mention.end).filter(|&at| reader.word(at) == ",")?;
            let mark = (comma + 1..sentence.end.min(comma + 2 + MODIFIERS + 1)).find(|&at| is_owner(at))?;
            office(mark + 1, (mark + 1 + length).min(sentence.end)).then_some(mark)
        };
        let mark = before.or_else(after)?;
        if reader.lower(mark) == "its" {
            return Some(Owner::Its(mark));
        }
        mark.checked_sub(1).filter(|&noun| noun >= sentence.start && self.is_body(noun)).map(Owner::Noun)
    }

    /// The body that a noun in the office itself means: “president of the *association*”, and “*committee* chairman” where
    /// the text names one committee.
    fn body_in(&self, role: &str, name: usize) -> Option<String> {
        let known = |noun: &&str| lexicon::BODIES.contains(noun);
        if let Some((_, noun)) = role.rsplit_once(" of the ").or_else(|| role.rsplit_once(" for the ")) {
            return Some(noun).filter(known).and_then(|noun| self.called(noun, name));
        }
        let noun = role.split_once(' ').map(|(first, _)| first).filter(known)?;
        let named = self.bodies.only(noun).map(|body| self.actors[body].name.clone());
        // “Committee chairman Berg”, where the text spoke of the banks' advisory committee and names none.
        let spoken = || {
            let common = lexicon::BODIES.class(noun).is_some_and(|class| matches!(class, "body" | "vague"));
            let before = (0..name).rev().find(|&at| self.is_body(at) && self.reader.lower(at) == noun)?;
            let several = self.bodies.nearest(self.actors, noun, name).is_some();
            (common && !several).then(|| self.meant(before)).flatten()
        };
        named.or_else(spoken)
    }

    /// The body that “the NOUN” means before token `at`; a noun of which none is named stands for itself.
    fn called(&self, noun: &str, at: usize) -> Option<String> {
        let vague = lexicon::BODIES.class(noun) == Some("vague");
        let named = self.bodies.nearest(self.actors, noun, at).map(|body| self.actors[body].name.clone());
        named.or_else(|| (!vague).then(|| noun.to_owned()))
    }

    /// Whether a common noun stands for a body.
    fn is_body(&self, at: usize) -> bool {
        !self.reader.is_capital(at) && lexicon::BODIES.contains(self.reader.lower(at))
    }

    /// The body named last before that `noun` is a word for; else the noun with what describes it.
    fn meant(&self, noun: usize) -> Option<String> {
        let reader = self.reader;
        if let Some(body) = self.bodies.nearest(self.actors, reader.lower(noun), noun) {
            return Some(self.actors[body].name.clone());
        }
        let describes = |at: &usize| {
            let token = &reader.doc.tokens[*at];
            token.tag.is_noun() && !reader.is_capital(*at) || matches!(reader.word(*at), "'" | "\u{2019}") || token.tag == Tag::POS
        };
        let start = (noun.saturating_sub(MODIFIERS)..noun).rev().take_while(describes).last().unwrap_or(noun);
        let vague = start == noun && lexicon::BODIES.class(reader.lower(noun)) == Some("vague");
        (!vague).then(|| reader.doc.words(start..noun + 1).to_owned())
    }

    /// What “its” at token `its` means: the subject before it in its sentence, or, where it opens the sentence, the
    /// subject of the sentence before.
    fn antecedent(&self, its: usize) -> Option<String> {
        let doc = self.reader.doc;
        let sentence = doc.sentence_of(its);
        let tokens = &doc.sentences[sentence].tokens;
        if its <= tokens.start + 1 {
            let before = sentence.checked_sub(1)?;
            return self.subject(&doc.sentences[before].tokens);
        }
        // “The league came, while the Bakers' Union sent its secretary, Jane Roe”.
        let clause = (tokens.start + 1..its).rev().find(|&at| matches!(self.reader.lower(at), "while" | "whereas" | ";"));
        clause.and_then(|clause| self.subject(&(clause + 1..its))).or_else(|| {
            let own = clause.is_some_and(|clause| self.reader.is_capital(clause + 1));
            (!own).then(|| self.subject(&(tokens.start..its))).flatten()
        })
    }

    /// The body or country that opens a clause.
    fn subject(&self, clause: &Range<usize>) -> Option<String> {
        let reader = self.reader;
        let opens = |mention: &&Range<usize>| mention.start >= clause.start && mention.start < clause.end.min(clause.start + SUBJECT);
        let acts = |actor: &&Actor| matches!(actor.kind, ActorKind::Organization | ActorKind::Country);
        let owns = |mention: &Range<usize>| matches!(reader.word(mention.end), "'s" | "\u{2019}s" | "'" | "\u{2019}");
        let named = self.actors.iter().filter(acts).filter_map(|actor| {
            let mention = actor.mentions.iter().find(opens).filter(|mention| !owns(mention))?;
            Some((mention.start, actor))
        });
        if let Some((_, actor)) = named.min_by_key(|(start, _)| *start) {
            return if actor.kind == ActorKind::Country { actor.side.clone() } else { Some(actor.name.clone()) };
        }
        let first = clause.start + usize::from(matches!(reader.lower(clause.start), "but" | "and"));
        let noun = (first + 1..clause.end.min(first + 2 + MODIFIERS)).find(|&at| self.is_body(at))?;
        let plain = (first + 1..noun).all(|at| reader.doc.tokens[at].tag.is_noun() || reader.doc.tokens[at].tag == Tag::POS);
        (matches!(reader.lower(first), "the") && plain && !owns(&(noun..noun + 1))).then(|| self.meant(noun)).flatten()
    }
}

/// What an office belongs to.
enum Owner {
    /// The token of “its”.
    Its(usize),
    /// The noun that stands for the body.
    Noun(usize),
}
