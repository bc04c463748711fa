//! What the text says outright of the scene: “in Lima, where the talks are to take place”, “by telephone”.

use std::ops::Range;

use super::places::{Kind, Place, Relation};
use crate::analysis::Meeting;
use crate::analysis::bearing::{definite, meeting_noun, meets, of_another};
use crate::clean::BlockKind;
use crate::lexicon;
use crate::text::{Document, Tag};

/// “In Lima, where the talks are to take place”, “The meeting, in a ballroom at the Grand Hotel, was short”: the text
/// says outright that it is the scene.
pub(super) fn is_told(doc: &Document, place: &Place) -> bool {
    let tokens = place.tokens();
    let sentence = &doc.sentences[doc.sentence_of(tokens.start)].tokens;
    let where_clause = (tokens.end..sentence.end.min(tokens.end + 2)).find(|&at| &*doc.tokens[at].lower == "where");
    let clause = |at: usize| at + 1..sentence.end.min(at + CLAUSE);
    let noun = |at: &usize| meeting_noun(doc, *at) && definite(doc, *at) && !of_another(doc, *at);
    let held = |at: usize| clause(at).any(|at| matches!(&*doc.tokens[at].lemma, "hold" | "take" | "begin" | "open" | "start" | "resume"));
    let scene = where_clause.is_some_and(|at| clause(at).find(noun).is_some_and(held));
    let comma = place.phrase.checked_sub(2).filter(|&at| at >= sentence.start && &*doc.tokens[at + 1].lower == ",");
    // “The session at the Oslo offices of the service was called after a strike”, “present at the meeting at Harbour House”
    let behind = place.phrase.checked_sub(1).filter(|&at| at >= sentence.start && place.relation == Relation::At);
    let building = place.pieces[0].kind <= Kind::Building && &*doc.tokens[place.phrase].lower == "at";
    let city = place.piece(Kind::City).is_some();
    let theirs = behind.filter(|&at| noun(&at) && at > sentence.start && doc.tokens[at - 1].tag == Tag::PRPS);
    let own = theirs.is_some_and(|at| at >= 2 && matches!(&*doc.tokens[at - 2].lower, "after" | "at" | "for" | "during" | "following"));
    if city && (own || comes_to_meet(doc, place, sentence.end)) || stays_for(doc, place, sentence.end) {
        return true;
    }
    // “The council was to have met on Friday in Lima”.
    if was_to_meet(doc, place) {
        return true;
    }
    // “The hearing is set for 10 a.m. in the Harbour Building”
    let plain = |at: &usize| !doc.tokens[*at].tag.is_punctuation();
    let mut words = (sentence.start..place.phrase).rev().take_while(plain);
    let planned = |at: usize| matches!(&*doc.tokens[at].lower, "set" | "scheduled" | "slated");
    let set = words.find(|&at| at > sentence.start && planned(at) && &*doc.tokens[at - 1].lemma == "be");
    let subject = set.and_then(|set| (sentence.start..set.min(sentence.start + OPENING)).find(noun));
    if place.relation == Relation::At && subject.is_some() && (city || place.pieces[0].kind <= Kind::Building) {
        return true;
    }
    scene || comma.is_some_and(|at| noun(&at) && at <= sentence.start + 1) || building && behind.is_some_and(|at| noun(&at))
}

/// Tokens of “The hearing” at the start of a sentence.
const OPENING: usize = 3;

/// “The governor came to Lima to meet the sheriffs”, “on their arrival for the Lima meeting”: where somebody comes to meet.
fn comes_to_meet(doc: &Document, place: &Place, stop: usize) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let end = place.tokens().end;
    let comes = |at: usize| matches!(&*doc.tokens[at].lemma, "come" | "fly" | "travel") && doc.tokens[at].tag.is_verb();
    let to_meet = place.relation == Relation::To && place.phrase > 0 && comes(place.phrase - 1);
    let aim = end + 1 < stop && lower(end) == "to" && lower(end + 1) == "meet";
    let back = |steps: usize| place.tokens().start.checked_sub(steps).map_or("", lower);
    let arrival = back(1) == "the" && back(2) == "for" && matches!(back(3), "arrival" | "arriving" | "arrived");
    to_meet && aim || place.relation == Relation::Before && arrival
}

/// “Was to have met on Friday in Lima”, “were to meet there in the town of Lima”: the scene that was planned.
pub(super) fn was_to_meet(doc: &Document, place: &Place) -> bool {
    let start = doc.sentences[doc.sentence_of(place.phrase)].tokens.start;
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let clause = (start..place.phrase).rev().take_while(|&at| !matches!(lower(at), "," | ";" | "and" | "but"));
    let mut verbs = clause.filter(|&at| doc.tokens[at].tag.is_verb());
    let meets = verbs.next().filter(|&at| matches!(&*doc.tokens[at].lemma, "meet" | "convene" | "gather" | "hold"));
    let lead = |at: usize| (start..at).rev().find(|&at| !matches!(lower(at), "have" | "be" | "been"));
    let to = meets.and_then(lead).filter(|&at| at > start && lower(at) == "to");
    place.piece(Kind::City).is_some() && to.is_some_and(|to| matches!(lower(to - 1), "was" | "were" | "due" | "scheduled" | "set"))
}

/// “Its AGM”, “Thursday night town hall”: an occasion, and no place.
pub(super) fn is_no_place(doc: &Document, place: &Place) -> bool {
    let tokens = place.pieces[0].tokens.clone();
    let last = &*doc.tokens[tokens.end - 1].lower;
    let day = || tokens.clone().any(|at| lexicon::CALENDAR.class(&doc.tokens[at].lower).is_some_and(|class| class.starts_with("weekday")));
    matches!(last, "agm" | "egm") || place.pieces[0].kind == Kind::Building && day() || describes(doc, place) || is_object(doc, place)
}

/// “In U.S. manufacturing”: a country that describes the noun behind it; “in Chile today” is none.
fn describes(doc: &Document, place: &Place) -> bool {
    let piece = &place.pieces[0];
    let next = doc.tokens.get(piece.tokens.end).filter(|next| matches!(next.tag, Tag::NN | Tag::NNS));
    let time = |word: &str| lexicon::CALENDAR.contains(word) || lexicon::TIME_WORDS.contains(word) || lexicon::MEETING_NOUNS.contains(word);
    piece.kind == Kind::Country && next.is_some_and(|next| next.lower.starts_with(char::is_lowercase) && !time(&next.lower))
}

/// “Investing in Chile”, “confidence in Chile”: what somebody has to do with a country, and not where.
fn is_object(doc: &Document, place: &Place) -> bool {
    let before = place.phrase.checked_sub(1).map(|at| &*doc.tokens[at].lemma);
    let wide = matches!(place.pieces[0].kind, Kind::Country | Kind::Region);
    wide && matches!(before, Some("invest" | "investment" | "confidence" | "interest" | "trust" | "faith"))
}

/// “Will boycott a meeting of ministers in Lima”: where somebody else meets.
pub(super) fn is_shunned(doc: &Document, place: &Place) -> bool {
    let start = doc.sentences[doc.sentence_of(place.phrase)].tokens.start;
    let clause = (start..place.phrase).rev().take_while(|&at| !doc.tokens[at].tag.is_punctuation()).take(CLAUSE);
    let mut words = clause.skip_while(|&at| !doc.tokens[at].tag.is_verb() || doc.tokens[at].tag == Tag::VBG);
    words.next().is_some_and(|at| matches!(&*doc.tokens[at].lemma, "boycott" | "skip" | "snub"))
}

/// “Left on Sunday for Chile for talks”, “will fly to Oslo next week for a meeting”: the clause of the meeting tells where
/// somebody goes for it.
pub(super) fn is_bound(doc: &Document, meeting: &Meeting, place: &Place) -> bool {
    let end = place.tokens().end;
    let stop = meeting.clause.end.min(end + BOUND);
    let purpose = (end..stop).find(|&at| &*doc.tokens[at].lower == "for");
    let plain = |purpose: usize| (end..purpose).all(|at| !doc.tokens[at].tag.is_verb() && !doc.tokens[at].tag.is_punctuation());
    let talks = |purpose: usize| (purpose + 1..meeting.clause.end.min(purpose + CLAUSE)).find(|&at| doc.tokens[at].tag.is_noun());
    let meets = purpose.filter(|&at| plain(at)).and_then(talks).is_some_and(|at| {
        meeting_noun(doc, at) || { doc.tokens.get(at + 1).is_some_and(|next| next.tag.is_noun()) && meeting_noun(doc, at + 1) }
    });
    meets && meeting.clause.contains(&place.phrase) && matches!(place.relation, Relation::To | Relation::Object)
}

/// “Is sending a team to Lima to stop the sanctions”: where envoys are sent, in front.
pub(super) fn is_sent(doc: &Document, place: &Place) -> bool {
    let sentence = &doc.sentences[doc.sentence_of(place.phrase)];
    let front = sentence.paragraph <= FRONT;
    let start = sentence.tokens.start.max(place.phrase.saturating_sub(CLAUSE));
    let sends = |at: usize| matches!(&*doc.tokens[at].lemma, "send" | "dispatch") && doc.tokens[at].tag.is_verb();
    let Some(verb) = (start..place.phrase).rev().find(|&at| sends(at)) else { return false };
    let who = |at: usize| {
        let envoys = matches!(
            &*doc.tokens[at].lower,
            "team" | "delegation" | "mission" | "envoy" | "envoys" | "negotiators" | "minister" | "officials"
        );
        envoys && doc.tokens[at].tag.is_noun()
    };
    let aim = doc.tokens.get(place.tokens().end).is_some_and(|next| matches!(&*next.lower, "to" | "for"));
    front && aim && place.relation == Relation::To && (verb..place.phrase).any(who)
}

/// “Is in Chile for five days to discuss trade”, “is in Lima for talks”: where somebody stays for it.
fn stays_for(doc: &Document, place: &Place, stop: usize) -> bool {
    let lower = |at: usize| &*doc.tokens[at].lower;
    let end = place.tokens().end;
    let is = place.phrase.checked_sub(1).is_some_and(|at| matches!(lower(at), "is" | "are" | "was" | "were" | "arrived"));
    let words = end..stop.min(end + CLAUSE);
    let plain = |at: &usize| !doc.tokens[*at].tag.is_punctuation();
    let mut aims = words.take_while(plain).filter(|&at| matches!(lower(at), "for" | "to"));
    let meets = |at: usize| {
        let next = (at + 1..stop.min(at + 4)).any(|at| meeting_noun(doc, at));
        lower(at) == "for" && next || lower(at) == "to" && matches!(lower(at + 1), "discuss" | "meet")
    };
    lower(place.phrase) == "in" && is && aims.any(meets)
}

/// “Berg, who is in Peru to attend a conference”: where somebody is for the event beside which they meet, in front.
pub(super) fn attends_there(doc: &Document, place: &Place) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let end = place.tokens().end;
    let is = place.phrase.checked_sub(1).is_some_and(|at| matches!(lower(at), "is" | "was" | "are" | "were"));
    let front = doc.sentences[doc.sentence_of(place.phrase)].paragraph <= FRONT;
    front && is && lower(place.phrase) == "in" && lower(end) == "to" && matches!(lower(end + 1), "attend" | "address")
}

/// Paragraphs that stand in front: the headline and what follows.
const FRONT: usize = 2;

/// Tokens between a place and “for”: “Chile early next week for”.
const BOUND: usize = 5;

/// Tokens of such a clause that tell.
const CLAUSE: usize = 9;

/// “By telephone”, “a telephone talk”, “the virtual summit”: the words for how they talk, which stand for a place.
/// A mere “call” names none.
pub(super) fn by_line(doc: &Document, meeting: &Meeting) -> Option<Range<usize>> {
    on_the_phone(doc, &meeting.clause)
        .or_else(|| headed(doc))
        .or_else(|| virtually(doc, meeting))
        .or_else(|| by_video(doc, meeting))
        .or_else(|| labelled(doc))
}

/// “Venue: Harbour Hotel, Lima”: a field of an invitation.
fn labelled(doc: &Document) -> Option<Range<usize>> {
    doc.sentences.iter().map(|sentence| sentence.tokens.clone()).find_map(|words| {
        let label =
            matches!(&*doc.tokens[words.start].lower, "venue" | "where") && words.len() > 2 && &*doc.tokens[words.start + 1].lower == ":";
        let end = words.end - usize::from(doc.tokens[words.end - 1].tag.is_punctuation());
        let place = words.start + 2..end;
        let named = label && place.len() <= FIELD && doc.words(place.clone()).starts_with(char::is_uppercase);
        (named && !place.clone().any(|at| doc.tokens[at].tag.is_finite())).then_some(place)
    })
}

/// Longest such field, in tokens.
const FIELD: usize = 14;

/// “By telephone”, “over the phone”, “a telephone talk” among `words`, unless somebody only got a call.
fn on_the_phone(doc: &Document, words: &Range<usize>) -> Option<Range<usize>> {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let received = words.clone().any(|at| matches!(&*doc.tokens[at].lemma, "receive" | "get"));
    let at = words.clone().find(|&at| matches!(lower(at), "phone" | "telephone"))?;
    let lead = (words.start..at).rev().find(|&at| lower(at) != "the").filter(|&at| matches!(lower(at), "by" | "via" | "over" | "on"));
    let talk = matches!(lower(at + 1), "call" | "calls" | "conversation" | "conversations" | "talk" | "talks" | "discussion");
    match lead {
        Some(lead) if !talk => Some(lead..at + 1),
        _ => (talk && !received).then_some(at..at + 1),
    }
}

/// “Norland-Sudmark Foreign Ministers’ Telephone Talk”: a headline that names nothing but the talk.
fn headed(doc: &Document) -> Option<Range<usize>> {
    let headline = doc.paragraphs.first().filter(|paragraph| paragraph.kind == BlockKind::Headline)?;
    let words = doc.sentences[headline.sentences.start].tokens.clone();
    let told = words.clone().any(|at| doc.tokens[at].tag.is_finite() || meets(doc, at));
    let other = words.clone().any(|at| matches!(&*doc.tokens[at].lower, "after" | "before" | "following"));
    (!told && !other).then(|| on_the_phone(doc, &words)).flatten()
}

/// “Hosted a virtual ports summit”.
fn virtually(doc: &Document, meeting: &Meeting) -> Option<Range<usize>> {
    let clause = meeting.clause.clone();
    let of_name = |at: &usize| doc.tokens[*at].tag.is_noun() || doc.tokens[*at].tag.is_adjective() || doc.tokens[*at].tag == Tag::CD;
    let gathers = |at: usize| meeting_noun(doc, at) || lexicon::EVENT_NOUNS.contains(&doc.tokens[at].lower);
    let format = meeting.format.clone().unwrap_or_default();
    let virtually = clause.clone().find(|&at| &*doc.tokens[at].lower == "virtual" && format.contains(&at))?;
    (virtually + 1..clause.end).take_while(of_name).any(gathers).then_some(virtually..virtually + 1)
}

/// “Will take place on Thursday, by video link”: what somebody joins so has another scene.
fn by_video(doc: &Document, meeting: &Meeting) -> Option<Range<usize>> {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let sentence = doc.sentences[doc.sentence_of(meeting.clause.start)].tokens.clone();
    let lead = (meeting.clause.start..sentence.end).find(|&at| {
        let name = at + 1 + usize::from(lower(at + 1) == "a");
        let link = matches!(lower(name), "videolink" | "videoconference" | "zoom")
            || lower(name) == "video" && matches!(lower(name + 1), "link" | "conference" | "call");
        matches!(lower(at), "by" | "via" | "over") && link
    })?;
    let end = lead + 2 + usize::from(lower(lead + 1) == "a");
    let end = end + usize::from(lower(end - 1) == "video");
    let verb = (sentence.start..lead).rev().find(|&at| doc.tokens[at].tag.is_verb())?;
    let own = matches!(&*doc.tokens[verb].lemma, "take" | "hold" | "meet" | "convene" | "talk" | "speak" | "confer" | "be");
    own.then_some(lead..end)
}

/// Whether they talk over a line: whatever places are named are not the scene.
pub(super) fn remote(doc: &Document, meeting: &Meeting) -> bool {
    let words = meeting.clause.clone().chain(meeting.format.clone().unwrap_or_default());
    is_headed_a_call(doc)
        || words.into_iter().any(|at| {
            let token = &doc.tokens[at];
            matches!(&*token.lower, "phone" | "telephone" | "telephoned" | "phoned" | "teleconference")
                || &*token.lower == "call" && token.tag.is_noun() && !is_paid(doc, at)
        })
}

/// “Readout of President Berg's Call with Premier Holm”: the headline names the meeting.
#[must_use]
pub fn is_headed_a_call(doc: &Document) -> bool {
    let Some(headline) = doc.paragraphs.first().filter(|paragraph| paragraph.kind == BlockKind::Headline) else { return false };
    let mut words = doc.sentences[headline.sentences.start].tokens.clone();
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    let owned = |at: usize| at > 0 && (doc.tokens[at - 1].tag == Tag::POS || matches!(lower(at - 1), "phone" | "telephone" | "conference"));
    words.any(|at| lower(at) == "call" && matches!(lower(at + 1), "with" | "between") && (owned(at) || lower(at + 1) == "between"))
}

/// “Paid a courtesy call on the minister”, “received him for a short call at the palace”: a call in person.
fn is_paid(doc: &Document, call: usize) -> bool {
    let lower = |at: usize| doc.tokens.get(at).map_or("", |token| &*token.lower);
    matches!(lower(call + 1), "on" | "at") || call > 0 && lower(call - 1) == "courtesy"
}
