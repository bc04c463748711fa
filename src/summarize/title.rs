//! The memo's title: the principals, the kind of meeting, the place (“Blinken–Lavrov meeting, Reykjavik”).
//!
//! Names are the article's; only the noun for the kind of meeting may be the tool's own.

use std::collections::BTreeSet;

use super::Reading;
use super::gaps::is_particle as is_verb_particle;
use crate::analysis::bearing::{before_phrase, meeting_noun};
use crate::analysis::venue::is_headed_a_call;
use crate::analysis::{Actor, ActorKind, Participant};
use crate::brief::Venue;
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::Document;

/// Longest place that a title holds, in characters.
const LONGEST_PLACE: usize = 28;

/// Longest name that a title holds, in bytes: two of them, the noun and a city fill one line.
const LONGEST_NAME: usize = 34;

/// The title.
#[must_use]
pub fn title(reading: Reading, venue: &Venue) -> String {
    let names: Vec<String> = principals(reading).into_iter().map(|actor| in_title(name(reading.doc, actor))).collect();
    let noun = noun(reading);
    let mut title =
        if names.is_empty() { headed(reading).unwrap_or_else(|| capitalised(noun)) } else { format!("{} {noun}", names.join("–")) };
    if let Some(place) = place(venue).or_else(|| host(venue).filter(|_| names.is_empty())) {
        title.push_str(", ");
        title.push_str(place);
    }
    title
}

/// The name of somebody in a title; of a group that is too long for one whom it acts for (“Harbour Board” for “fisheries and
/// port officials of the Harbour Board”).
fn name(doc: &Document, actor: &Actor) -> String {
    let name = short_name(doc, actor);
    let long = actor.kind == ActorKind::Group && name.len() > LONGEST_NAME;
    actor.side.clone().filter(|side| long && side.len() <= LONGEST_NAME).unwrap_or(name)
}

/// “Readout of the President's Meeting with Mayors”: what the headline ends in.
fn headed(reading: Reading) -> Option<String> {
    let doc = reading.doc;
    let headline = doc.paragraphs.first().filter(|paragraph| paragraph.kind == BlockKind::Headline)?;
    let words = doc.sentences[headline.sentences.clone()].last()?.tokens.clone();
    let noun = words.clone().rev().find(|&at| meeting_noun(doc, at))?;
    let whom = noun + 2..words.end;
    let plain = |at: usize| doc.tokens[at].tag.is_noun() || doc.tokens[at].tag.is_adjective() || &*doc.tokens[at].lower == "and";
    let fits = !whom.is_empty() && whom.clone().all(plain) && doc.words(whom).len() <= LONGEST_NAME;
    (fits && &*doc.tokens[noun + 1].lower == "with").then(|| capitalised(doc.words(noun..words.end)))
}

/// A name fit for the head of a memo: a group begins with a capital, of a long name what leads to its noun or follows it goes.
fn in_title(name: String) -> String {
    let name = if name.len() > LONGEST_NAME { whose(&name).to_owned() } else { name };
    if name.len() <= LONGEST_NAME {
        return capitalised(&name);
    }
    // “Senior officials from the ministries”: up to where a phrase begins.
    let leads = [" of ", " from ", " for ", " in ", " on ", " at ", " to ", " with ", ", "];
    let phrase = leads.iter().filter_map(|lead| name.find(lead)).min();
    if let Some(at) = phrase.filter(|&at| at <= LONGEST_NAME && name[..at].contains(' ')) {
        return capitalised(&whole(&name[..at]));
    }
    let cut = name.char_indices().filter(|(at, c)| *c == ' ' && *at <= LONGEST_NAME).map(|(at, _)| at).next_back();
    // “Senior Norwegian government officials”: the noun stands last.
    let tail = name.char_indices().find(|(at, c)| *c == ' ' && name.len() - at - 1 <= LONGEST_NAME).map(|(at, _)| &name[at + 1..]);
    match (phrase, tail, cut) {
        (None, Some(tail), _) if tail.contains(' ') => capitalised(tail),
        (_, _, Some(at)) => capitalised(&whole(&name[..at])),
        _ => capitalised(&name),
    }
}

/// “Members of the Harbour Council”: the council.
fn whose(name: &str) -> &str {
    let ofs = [" of the ", " from the ", " of "];
    let body = ofs.iter().find_map(|of| name.split_once(of)).filter(|(head, _)| is_anybody(&head.to_lowercase()));
    body.map_or(name, |(_, body)| body)
}

/// What is left of a name without the word that led on: “legislators from”, “members of the”.
fn whole(cut: &str) -> String {
    let leads = ["of", "and", "from", "for", "in", "on", "at", "to", "the", "with"];
    let mut words: Vec<&str> = cut.trim_end_matches([',', ' ']).split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|last| leads.contains(last)) {
        words.pop();
    }
    words.join(" ").trim_end_matches(',').to_owned()
}

/// The piece of the place that a title names: the city, else the first name that is short enough.
fn place(venue: &Venue) -> Option<&str> {
    let remote = |piece: &str| matches!(&*piece.to_lowercase(), "virtual" | "virtually" | "online" | "phone" | "telephone");
    let named = |piece: &&str| piece.contains(char::is_uppercase) && piece.len() <= LONGEST_PLACE && !remote(piece);
    let pieces = || venue.place.split(", ").filter(named);
    let city = |piece: &&str| {
        lexicon::CITIES.contains(&piece.to_lowercase())
            || lexicon::CAPITALS.contains(piece)
            || lexicon::CAPITALS.contains(&piece.to_lowercase())
    };
    pieces().find(city).or_else(|| pieces().next())
}

/// The event on whose margins they meet, where a title can hold its name.
fn host(venue: &Venue) -> Option<&str> {
    let event = venue.occasion.split_once(" of the ").map_or(&*venue.occasion, |(_, event)| event);
    (!event.is_empty() && event.len() <= LONGEST_NAME).then_some(event)
}

/// People of one office from this many sides, or countries, are named by none of them.
const PEERS: usize = 4;

/// Whether a title may name it: no person who may only be spoken of, no group of which it is not said whose it is.
fn named((actor, participant): &(&Actor, &Participant)) -> bool {
    match actor.kind {
        ActorKind::Group => participant.sure && !is_anybody(&actor.name.to_lowercase()),
        ActorKind::Person | ActorKind::Country | ActorKind::Organization => participant.sure,
    }
}

/// “Negotiators” are there whoever meets.
fn is_anybody(group: &str) -> bool {
    matches!(
        group,
        "delegates"
            | "delegations"
            | "delegation"
            | "negotiators"
            | "representatives"
            | "officials"
            | "leaders"
            | "envoys"
            | "diplomats"
            | "parties"
            | "sides"
            | "members"
            | "teams"
    )
}

/// Two who meet: people of two sides before countries, countries before groups; nobody where many
/// of one office or many countries meet.
fn principals(reading: Reading<'_>) -> Vec<&Actor> {
    let everybody = || reading.meeting.participants.iter().map(|participant| &reading.findings.actors[participant.actor]);
    let all = || everybody().zip(&reading.meeting.participants).filter(named).map(|(actor, _)| actor);
    let between: BTreeSet<&str> = all().filter(|actor| mediates(reading.doc, actor)).map(|actor| &*actor.name).collect();
    let sides: BTreeSet<&str> = all().filter(|actor| !between.contains(&*actor.name)).filter_map(|actor| actor.side.as_deref()).collect();
    // Whoever brings two sides together is neither of them.
    let actors = || all().filter(|actor| sides.len() < 2 || !between.contains(&*actor.name));
    let Some(first) = actors().next() else { return Vec::new() };
    let country = |actor: &Actor| actor.kind == ActorKind::Country;
    let peer = |actor: &&Actor| actor.role.is_some() && actor.role == first.role || country(first) && country(actor);
    let peers: BTreeSet<&str> = everybody().filter(peer).filter_map(|actor| actor.side.as_deref()).collect();
    if peers.len() >= PEERS {
        return Vec::new();
    }
    let other = |actor: &&Actor| {
        let another = actor.side.is_none() || actor.side != first.side;
        actor.name != first.name && another && first.side.as_deref() != Some(&actor.name) && !is_one_of(actor, first)
    };
    // Who stands beside one who meets others does not meet him.
    let fellows = fellows(reading, first);
    let other = |actor: &&Actor| other(actor) && !fellows.contains(&&*actor.name);
    let same_kind = actors().skip(1).find(|actor| actor.kind == first.kind && other(actor));
    // Not “Reed–Norway talks” where Reed is Norway's.
    let apart = |actor: &&Actor| {
        let own = actor.side.as_deref() == Some(&first.name) || first.side.as_deref() == Some(&actor.name);
        !own && !is_one_of(actor, first) && !is_one_of(first, actor) && !fellows.contains(&&*actor.name)
    };
    let of_another_office = || actors().skip(1).filter(apart).find(|actor| actor.role != first.role);
    let facing = facing(reading, first);
    let faced = || actors().skip(1).filter(apart).filter(|actor| facing.contains(&&*actor.name));
    let second = beside(reading, first)
        .or_else(|| faced().find(|actor| actor.kind == first.kind))
        .or_else(|| faced().next())
        .or(same_kind)
        .or_else(|| actors().skip(1).find(other))
        .or_else(of_another_office)
        .or_else(|| actors().skip(1).find(apart));
    let heads = |actor: &Actor| actor.office == Some("state");
    // “Stone–Reed meeting” where a president meets senators of his own.
    match second {
        Some(second) if second.side == first.side && heads(second) && !heads(first) => vec![second, first],
        second => std::iter::once(first).chain(second).collect(),
    }
}

/// Whether the text tells that somebody mediates: “talks mediated by Dahl”, “Dahl, who chaired the meeting”, “mediator Dahl”.
fn mediates(doc: &Document, actor: &Actor) -> bool {
    let role = actor.role_in_lower_case();
    let office = role.split(' ').any(|word| matches!(word, "mediator" | "facilitator" | "go-between" | "intermediary"));
    let word = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let between =
        |at: usize| matches!(word(at), "mediated" | "mediates" | "brokered" | "moderated" | "facilitated" | "chaired" | "oversaw");
    let told = |mention: &std::ops::Range<usize>| {
        let sentence = doc.sentences[doc.sentence_of(mention.start)].tokens.start;
        let by = (sentence.max(mention.start.saturating_sub(BY))..mention.start).rev().find(|&at| word(at) == "by");
        let passive = by.is_some_and(|by| by > sentence && between(by - 1) && (by..mention.start).all(|at| word(at) != ","));
        let who = mention.end + usize::from(word(mention.end) == ",");
        passive || between(mention.end) || between(mention.end + 1) || word(who) == "who" && between(who + 1)
    };
    office || actor.mentions.iter().any(told)
}

/// Tokens from “by” to a name with its office: “mediated by Peruvian Deputy Foreign Minister Dahl”.
const BY: usize = 8;

/// Names that stand across from `first` in the clause that tells the meeting, groups only by short ones: “Berg, Dahl and Moen
/// met shipowners” has Dahl on Berg's side, whatever office each has.
fn facing<'r>(reading: Reading<'r>, first: &Actor) -> Vec<&'r str> {
    let actor = |at: usize| &reading.findings.actors[at];
    let own = reading.meeting.participants.iter().find(|participant| actor(participant.actor).name == first.name);
    let others = own.into_iter().flat_map(|participant| &participant.facing).map(|&at| actor(at));
    others.filter(|other| other.kind != ActorKind::Group || other.name.len() <= LONGEST_NAME).map(|other| &*other.name).collect()
}

/// Names that stand on the side of `first` in a clause that tells of two sides: “Berg and Dahl met the crew” has Dahl beside Berg.
fn fellows<'r>(reading: Reading<'r>, first: &Actor) -> Vec<&'r str> {
    let actor = |at: usize| &reading.findings.actors[at];
    let all = &reading.meeting.participants;
    let Some(own) = all.iter().find(|participant| actor(participant.actor).name == first.name && !participant.facing.is_empty()) else {
        return Vec::new();
    };
    let beside = all.iter().filter(|other| !other.facing.is_empty() && other.facing.iter().all(|at| own.facing.contains(at)));
    beside.map(|other| &*actor(other.actor).name).collect()
}

/// “Finance Minister Berg” is one of “the Group of Nine finance ministers”.
fn is_one_of(actor: &Actor, group: &Actor) -> bool {
    let all = group.name.to_lowercase();
    let office = actor.role.as_ref().map(|role| format!("{}s", role.to_lowercase()));
    actor.kind == ActorKind::Person && group.kind == ActorKind::Group && office.is_some_and(|office| all.ends_with(&office))
}

/// The only other person in the clause that reports the meeting, if `first` is one of its people and a verb stands
/// between them: “Stone will meet Speaker Reed”, both of one country, whoever else takes part; not “Stone and Reed met”.
fn beside<'r>(reading: Reading<'r>, first: &Actor) -> Option<&'r Actor> {
    let clause = &reading.meeting.clause;
    let stands = |actor: &Actor| actor.mentions.iter().find(|mention| clause.contains(&mention.start)).cloned();
    let all = &reading.meeting.participants;
    let actors =
        all.iter().map(|participant| (&reading.findings.actors[participant.actor], participant)).filter(named).map(|(actor, _)| actor);
    let mut people = actors.filter(|actor| actor.kind == ActorKind::Person).filter_map(|actor| Some((actor, stands(actor)?)));
    let (_, own) = people.next().filter(|(actor, _)| actor.name == first.name)?;
    let (other, its) = people.next().filter(|_| people.next().is_none())?;
    let between = own.end.min(its.end)..own.start.max(its.start);
    between.into_iter().any(|at| reading.doc.tokens[at].tag.is_verb()).then_some(other)
}

/// Countries of names whose surname stands first, or that have none.
const NAMES_WHOLE: &[&str] = &["China", "Taiwan", "North Korea", "South Korea", "Vietnam", "Cambodia", "Myanmar", "Hong Kong"];
/// Most words of such a name.
const WHOLE: usize = 3;

/// A person's surname whole (“Le Drian”, “van der Berg”); the part that the article uses alone most
/// often where that is another (“Xi”, “Bin Salman”), and kings with their number.
fn short_name(doc: &Document, actor: &Actor) -> String {
    let words: Vec<&str> = actor.name.split_whitespace().map(|word| word.trim_end_matches(',')).filter(|word| !is_suffix(word)).collect();
    let (ActorKind::Person, Some(last)) = (actor.kind, words.len().checked_sub(1)) else {
        return short_form(doc, actor).unwrap_or_else(|| actor.name.clone());
    };
    if is_number(words[last]) {
        return words.join(" ");
    }
    let alone = |word: &str| {
        actor
            .mentions
            .iter()
            .filter(|mention| {
                let said = doc.words((**mention).clone()).to_lowercase();
                let own = said.split_whitespace().filter(|own| words.iter().any(|word| word.to_lowercase() == *own));
                let own: Vec<&str> = own.collect();
                // “Minister Le Drian” has the surname alone, whatever small words belong to it.
                own.split_last().is_some_and(|(last, small)| *last == word.to_lowercase() && small.iter().all(|small| is_particle(small)))
            })
            .count()
    };
    // “Xi Jinping”, never called by one word: which of them is the surname is not told.
    let whole = actor.side.as_deref().is_some_and(|side| NAMES_WHOLE.contains(&side)) && words.len() <= WHOLE;
    if whole && words.iter().all(|word| alone(word) == 0) {
        return words.join(" ");
    }
    // Of two that stand alone equally often the later is the surname.
    let used = (0..words.len()).map(|at| (alone(words[at]), at)).max().filter(|(count, _)| *count > 0).map_or(last, |(_, at)| at);
    // Who is called “Kari” to her face is “Berg” on a memo, where the text has that too.
    let familiar = used < last && lexicon::GIVEN_NAMES.contains(&words[used].to_lowercase()) && alone(words[last]) > 0;
    let used = if familiar { last } else { used };
    let start = if used == 0 { 0 } else { (1..=used).rev().take_while(|&at| at == used || is_particle(words[at])).last().unwrap_or(used) };
    words[start..=used].join(" ")
}

/// “The Organisation for Safe Harbours and Quays (OSHQ)”: the short form that the text gives a long name.
fn short_form(doc: &Document, actor: &Actor) -> Option<String> {
    let word = |at: usize| doc.tokens.get(at).map_or("", |_| doc.words(at..at + 1));
    let given = |end: usize| {
        let short = word(end + 1);
        let capitals = short.len() > 1 && short.chars().all(|c| c.is_ascii_uppercase());
        (word(end) == "(" && word(end + 2) == ")" && capitals).then(|| short.to_owned())
    };
    let long = actor.kind == ActorKind::Organization && actor.name.len() > LONGEST_NAME;
    actor.mentions.iter().filter(|_| long).find_map(|mention| given(mention.end))
}

/// “Jr.” and its like are no names.
fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches(['.', ',']).to_lowercase().as_str(), "jr" | "sr" | "esq" | "phd" | "md" | "")
}

/// The number of a king or of a third of that name.
fn is_number(word: &str) -> bool {
    word.len() < 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Words that belong to the surname behind them.
fn is_particle(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "la"
            | "le"
            | "zu"
            | "af"
            | "san"
    )
}

/// What kind of meeting the article's own words make it.
fn noun(reading: Reading) -> &'static str {
    let doc = reading.doc;
    if is_headed_a_call(doc) {
        return "call";
    }
    let headline = doc
        .paragraphs
        .first()
        .map_or(0..0, |first| doc.paragraph_tokens(0).start..first.sentences.end.min(1).max(doc.paragraph_tokens(0).end));
    // “Berg's Meeting with Lind” is no summit, whatever summit they spoke of.
    let with = |at: usize| &*doc.tokens[at].lower == "meeting" && doc.tokens.get(at + 1).is_some_and(|next| &*next.lower == "with");
    let plain = headline.clone().any(with) && !headline.clone().any(|at| matches!(&*doc.tokens[at].lower, "summit" | "call" | "talks"));
    for at in reading.meeting.clause.clone().chain(headline) {
        if plain && &*doc.tokens[at].lower == "summit" {
            continue;
        }
        if is_another(doc, at) {
            continue;
        }
        match &*doc.tokens[at].lower {
            "summit" => return "summit",
            "talks" | "negotiations" => return "talks",
            "call" if doc.tokens.get(at + 1).is_some_and(|next| is_verb_particle(&next.lower)) => {}
            // “Agreed to pick up the phone”.
            "phone" | "telephone" if at > 1 && &*doc.tokens[at - 2].lower == "up" => {}
            "call" | "phone" | "telephone" => return "call",
            _ => {}
        }
    }
    "meeting"
}

/// “Ahead of the summit”, “outcomes of the June summit”, “before the talks”: a noun for another meeting than the one told of.
fn is_another(doc: &Document, at: usize) -> bool {
    let (first, before) = before_phrase(doc, at);
    let lead = first.checked_sub(2).map_or("", |at| &*doc.tokens[at].lower);
    match before {
        "before" => true,
        "of" | "from" | "to" => matches!(lead, "ahead" | "outcomes" | "outcome" | "results" | "result" | "prior" | "margins"),
        _ => false,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(name: &str) -> String {
        let actor = Actor { name: name.to_owned(), kind: ActorKind::Person, role: None, side: None, office: None, mentions: Vec::new() };
        short_name(&Document::default(), &actor)
    }

    #[test]
    fn surnames_are_whole() {
        for (name, want) in [
            ("Jean-Marc Le Roux", "Le Roux"),
            ("Ursula van der Berg", "van der Berg"),
            ("Mohammed bin Rashid", "bin Rashid"),
            ("Joseph R. Stone, Jr.", "Stone"),
            ("Harald II", "Harald II"),
        ] {
            assert_eq!(short(name), want, "{name}");
        }
    }

    #[test]
    fn given_names_are_left_out() {
        for (name, want) in [("Kari Berg", "Berg"), ("Anna Maria Soto", "Soto"), ("Lee", "Lee")] {
            assert_eq!(short(name), want);
        }
        assert_eq!(in_title("senior officials from the ministries of trade and of finance".into()), "Senior officials");
        assert_eq!(in_title("senior Norwegian government officials".into()), "Norwegian government officials");
        assert_eq!(in_title("Danish Advisory Commission on Public Harbours".into()), "Danish Advisory Commission");
    }

    /// The title of the brief of an article.
    fn titled(article: &str) -> String {
        let article = crate::ingest::read("a.txt", article.as_bytes()).expect("text");
        let cleaned = crate::clean::clean(&article);
        let doc = crate::text::build(&cleaned);
        let findings = crate::analysis::analyse(&doc, &crate::analysis::Context::default());
        let meeting = findings.meeting.as_ref().expect("a meeting");
        title(Reading { doc: &doc, findings: &findings, cleaned: &cleaned, meeting }, &Venue::default())
    }

    #[test]
    fn long_bodies_go_by_their_short_forms_and_the_headline_tells_the_kind_of_meeting() {
        let harbours = "Minister Berg Meets Harbour Organization\n\nForeign Minister Kari Berg of Norway met the Organization for \
                        Harbour Cooperation and Development (OHCD) in Oslo on Monday to discuss fish.\n";
        assert_eq!(titled(harbours), "Berg–OHCD meeting");
        let minister = "Minister Berg’s Meeting with Chilean Foreign Minister Soto\n\nForeign Minister Kari Berg of Norway met today \
                        with Chilean Foreign Minister Juan Soto after the Fish Summit.\n";
        assert_eq!(titled(minister), "Berg–Soto meeting");
        let phone = "Norway and Chile agree to pick up the phone\n\nForeign Minister Kari Berg of Norway met Chilean Foreign Minister \
                     Juan Soto in Oslo on Monday.\n";
        assert_eq!(titled(phone), "Berg–Soto meeting");
    }

    #[test]
    fn whoever_mediates_is_told_by_the_words_beside_the_name() {
        let mediates = |body: &str| {
            let article = crate::ingest::read("a.txt", format!("Talks in Oslo\n\n{body}\n").as_bytes()).expect("text");
            let doc = crate::text::build(&crate::clean::clean(&article));
            let at = (0..doc.tokens.len()).find(|&at| &*doc.tokens[at].lower == "dahl").expect("the name");
            let mentions = std::iter::once(at..at + 1).collect();
            let kind = ActorKind::Person;
            super::mediates(&doc, &Actor { name: "Dahl".to_owned(), kind, role: None, side: None, office: None, mentions })
        };
        assert!(mediates("Berg and Soto held talks, mediated by Peruvian Foreign Minister Dahl."));
        assert!(mediates("Foreign Minister Dahl, who chaired the meeting, was hopeful."));
        assert!(mediates("Dahl mediated between Norway and Chile on Monday."));
        assert!(!mediates("Berg and Dahl held talks that were mediated by Peru."));
        assert!(!mediates("Dahl, who met Berg, was hopeful."));
    }
}
