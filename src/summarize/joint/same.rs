//! Sources → whether they report the same meeting, and if not, what differs between them.
//!
//! The same meeting is one of the same principals. Of its day, its place and the way of meeting one
//! may differ, which is a disagreement between the sources and shown as such; where two differ, or
//! the days are further apart than [`DAYS`], they are two meetings. Where a source does not tell the
//! day, that of its publication stands for it, by and large ([`NEWS`]).

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::day::{DAYS, day_differs, day_words};
use super::people::{self, Kinship, kinship};
use super::portrait::Portrait;
use crate::brief::Participant;
use crate::lexicon;

/// Days for which a meeting is news, before it and after it.
const NEWS: i32 = 14;
/// Participants that both must have where each has others whom the other does not know.
const SHARED: usize = 2;
/// Differences from which on there are two meetings.
const TOO_MANY: usize = 2;

/// What differs between two sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// This source reports no meeting.
    NoMeeting,
    /// Principals that the other source does not name: the first's, the second's.
    People(Vec<String>, Vec<String>),
    /// Nobody but these in both, and no day that both tell.
    TooLittle(Vec<String>),
    /// Two days.
    Day(String, String),
    /// Two days, further apart than reports of one meeting are.
    FarDay(String, String),
    /// Two places.
    Place(String, String),
    /// One is held over a line, one is not.
    Way(String, String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMeeting => f.write_str("no meeting found"),
            Self::People(one, other) => match (one.as_slice(), other.as_slice()) {
                ([], one) | (one, []) => write!(f, "{} in only one of them", one.join(" and ")),
                (one, other) => write!(f, "{}, not {}", other.join(" and "), one.join(" and ")),
            },
            Self::TooLittle(both) if both.is_empty() => f.write_str("nobody who is a participant in both, and no day that both tell"),
            Self::TooLittle(both) => write!(f, "only {} in both, and no day that both tell", both.join(", ")),
            Self::Day(one, other) | Self::FarDay(one, other) | Self::Place(one, other) | Self::Way(one, other) => {
                write!(f, "{other}, not {one}")
            }
        }
    }
}

/// What differs between two sources, without what [`same`] lets pass.
pub fn differences(one: &Portrait, other: &Portrait) -> Vec<Difference> {
    let (Some(first), Some(second)) = (one.meeting(), other.meeting()) else { return vec![Difference::NoMeeting] };
    let moved = [first, second].iter().any(|meeting| meeting.status == "postponed");
    let mut differences = Vec::new();
    differences.extend(people_differ(one, other).or_else(|| too_little(one, other)));
    differences.extend(day_differs(first, second).map(|far| {
        let (one, other) = (day_words(first), day_words(second));
        if far && !moved { Difference::FarDay(one, other) } else { Difference::Day(one, other) }
    }));
    differences.extend(news_differ(one, other));
    if place_differs(one, other) {
        let place = |portrait: &Portrait| portrait.part.brief.venue.place.clone();
        differences.push(Difference::Place(place(one), place(other)));
    }
    if one.part.remote() != other.part.remote() {
        differences.push(Difference::Way(way(one), way(other)));
    }
    differences
}

/// Whether what differs leaves it one meeting.
pub fn same(one: &Portrait, other: &Portrait, differences: &[Difference]) -> bool {
    let weight = |difference: &Difference| match difference {
        Difference::NoMeeting | Difference::TooLittle(_) | Difference::FarDay(..) => TOO_MANY,
        Difference::People(..) if shared(one, other) < SHARED => TOO_MANY,
        _ => 1,
    };
    differences.iter().map(weight).sum::<usize>() < TOO_MANY
}

/// How many sides or people both have among their participants.
fn shared(one: &Portrait, other: &Portrait) -> usize {
    shared_names(one, other).len()
}

/// The participants that both have; of a side that one names by a person and the other as such, once.
fn shared_names(one: &Portrait, other: &Portrait) -> Vec<String> {
    let mut shared = Vec::new();
    let mut sides: BTreeSet<String> = BTreeSet::new();
    for person in one.who() {
        let kin = other.who().iter().map(|known| kinship(person, known)).filter(|kin| *kin != Kinship::Other).min_by_key(|kin| *kin as u8);
        match kin {
            Some(Kinship::Same) => {
                shared.push(person.name.clone());
                sides.insert(people::side(person));
            }
            Some(Kinship::Side) if sides.insert(people::side(person)) => shared.push(person.name.clone()),
            _ => {}
        }
    }
    shared
}

/// One participant in common makes one meeting only on one day.
fn too_little(one: &Portrait, other: &Portrait) -> Option<Difference> {
    let both = shared_names(one, other);
    let day = |portrait: &Portrait| portrait.about_day().filter(|(_, published)| !published).map(|(day, _)| day);
    let one_day = day(one).is_some() && day(one) == day(other);
    (both.len() < SHARED && !one_day).then_some(Difference::TooLittle(both))
}

/// Days of publication, or of publication and of the meeting, that make one meeting less likely, or between
/// which no news of one meeting lies.
fn news_differ(one: &Portrait, other: &Portrait) -> Option<Difference> {
    let ((first, published), (second, also)) = (one.about_day()?, other.about_day()?);
    let days = first.until(second).map_or(i32::MAX, |span| span.get_days().abs());
    let told = |day: Date, published| if published { format!("published {day}") } else { day.to_string() };
    if days <= DAYS || !(published || also) {
        return None;
    }
    let (one, other) = (told(first, published), told(second, also));
    Some(if days > NEWS { Difference::FarDay(one, other) } else { Difference::Day(one, other) })
}

/// Principals of each that the other neither has among its participants nor names, and those who
/// stand for a side for which the other has somebody else.
fn people_differ(one: &Portrait, other: &Portrait) -> Option<Difference> {
    let strangers = |of: &Portrait, to: &Portrait| -> Vec<String> {
        let stranger = |person: &&Participant| {
            let known = to.who().iter().any(|known| kinship(person, known) != Kinship::Other);
            !known && (!to.names(person) || replaced(person, of, to))
        };
        of.principals().into_iter().filter(stranger).map(|person| person.name.clone()).collect()
    };
    let (first, second) = (strangers(one, other), strangers(other, one));
    let nobody = shared(one, other) == 0 && !one.who().is_empty() && !other.who().is_empty();
    let name = |portrait: &Portrait| portrait.principals().iter().map(|person| person.name.clone()).collect();
    match (first.is_empty() && second.is_empty(), nobody) {
        (true, false) => None,
        (true, true) => Some(Difference::People(name(one), name(other))),
        _ => Some(Difference::People(first, second)),
    }
}

/// Whether the side of a person, whom `to` does not have, is stood for there by people whom `of` does not have.
fn replaced(person: &Participant, of: &Portrait, to: &Portrait) -> bool {
    let side = people::side(person);
    let theirs: Vec<&Participant> = to.who().iter().filter(|known| people::side(known) == side).collect();
    !theirs.is_empty() && theirs.iter().all(|known| of.who().iter().all(|own| kinship(own, known) == Kinship::Other))
}

/// Whether both name a place, and neither names the other's.
pub fn place_differs(one: &Portrait, other: &Portrait) -> bool {
    let pieces = |portrait: &Portrait| -> Vec<String> {
        portrait.part.brief.venue.place.split(", ").filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
    };
    let (first, second) = (pieces(one), pieces(other));
    let known = |pieces: &[String], to: &Portrait, there: &[String]| {
        pieces.iter().any(|piece| there.contains(piece) || to.names_place(piece) || there.iter().any(|other| within(piece, other)))
    };
    !first.is_empty() && !second.is_empty() && !known(&first, other, &second) && !known(&second, one, &first)
}

/// Whether a city lies in a country, or the other way round.
fn within(one: &str, other: &str) -> bool {
    let country = |city: &str| lexicon::CITIES.class(city).or_else(|| lexicon::CAPITALS.class(city));
    let holds = |city: &str, land: &str| country(&city.to_lowercase()).is_some_and(|name| people::same_name(name, land));
    holds(one, other) || holds(other, one)
}

/// Whether one is held over a line, and the other says that it is not.
pub fn way_differs(one: &Portrait, other: &Portrait) -> bool {
    let face_to_face = |portrait: &Portrait| {
        let format = portrait.meeting().map_or("", |meeting| &meeting.format);
        !portrait.part.remote()
            && (lexicon::MEETING_FORMATS.class(&format.to_lowercase()) == Some("in_person") || !portrait.part.brief.venue.place.is_empty())
    };
    one.part.remote() && face_to_face(other) || other.part.remote() && face_to_face(one)
}

/// How they meet, in a few words.
pub fn way(portrait: &Portrait) -> String {
    let format = portrait.meeting().map_or("", |meeting| &meeting.format);
    let kind = if portrait.part.remote() { "a call" } else { "a meeting" };
    if format.is_empty() { kind.to_owned() } else { format!("{kind} ({format})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Brief, Meeting, Venue, When};
    use crate::summarize::joint::Part;
    use crate::text::Document;

    fn brief(who: &[(&str, &str)], date: &str, place: &str) -> Brief {
        let person = |(name, side): &(&str, &str)| Participant { name: (*name).into(), side: (*side).into(), ..Participant::default() };
        let when = When { text: "Monday".into(), date: date.into(), ..When::default() };
        let meeting = Meeting { who: who.iter().map(person).collect(), when, ..Meeting::default() };
        Brief { meeting: Some(meeting), venue: Venue { place: place.into(), ..Venue::default() }, ..Brief::default() }
    }

    /// Whether two briefs are of one meeting, and what differs; the texts name nobody.
    fn verdict(one: &Brief, other: &Brief) -> (bool, Vec<Difference>) {
        let doc = Document::default();
        let (one, other) = (Portrait::of(Part { brief: one, doc: &doc }), Portrait::of(Part { brief: other, doc: &doc }));
        let found = differences(&one, &other);
        (same(&one, &other, &found), found)
    }

    const TWO: &[(&str, &str)] = &[("Anna Berg", "Norway"), ("Pedro Soto", "Chile")];

    #[test]
    fn one_difference_is_a_disagreement_and_two_are_two_meetings() {
        let base = brief(TWO, "2021-05-17", "Oslo");
        for (date, place, one_meeting) in [
            ("2021-05-17", "Oslo, Norway", true),
            ("2021-05", "Norway", true),
            ("", "", true),
            ("2021-05-19", "Oslo", true),
            ("2021-05-17", "Bergen", true),
            ("2021-05-18", "Santiago", false),
            ("2021-05-31", "Oslo", false),
        ] {
            assert_eq!(verdict(&base, &brief(TWO, date, place)).0, one_meeting, "{date} {place}");
        }
    }

    #[test]
    fn the_principals_are_the_meeting() {
        let base = brief(TWO, "2021-05-17", "Oslo");
        for (who, one_meeting) in [
            (&[("Berg", "Norway"), ("Chile", "Chile")] as &[(&str, &str)], true),
            (&[("Anna Berg", "Norway"), ("Pedro Soto", "Chile"), ("Maria Rojas", "Chile")], true),
            (&[("Anna Berg", "Norway"), ("Pedro Soto", "Chile"), ("Ola Lund", "Sweden")], true),
            (&[("Anna Berg", "Norway"), ("Maria Rojas", "Chile")], false),
            (&[("Anna Berg", "Norway"), ("Ola Lund", "Sweden")], false),
            (&[("Olaf Berg", "Norway"), ("Pedro Soto", "Chile")], false),
        ] {
            let (same, found) = verdict(&base, &brief(who, "2021-05-17", "Oslo"));
            assert_eq!(same, one_meeting, "{who:?}: {found:?}");
        }
    }

    #[test]
    fn a_third_side_on_another_day_is_another_meeting() {
        let three = [TWO, &[("Ola Lund", "Sweden")]].concat();
        assert!(!verdict(&brief(TWO, "2021-05-17", "Oslo"), &brief(&three, "2021-05-18", "Oslo")).0);
        let company = [TWO, &[("Maria Rojas", "Chile")]].concat();
        assert!(verdict(&brief(TWO, "2021-05-17", "Oslo"), &brief(&company, "2021-05-18", "Oslo")).0);
    }

    #[test]
    fn where_no_day_is_told_that_of_publication_counts() {
        let published = |day: &str, date: &str| {
            let source = crate::brief::Source { published: day.into(), ..Default::default() };
            Brief { sources: vec![source], ..brief(TWO, date, "") }
        };
        assert!(verdict(&published("2021-05-17", ""), &published("2021-05-24", "")).0);
        let call = |mut brief: Brief| {
            brief.meeting.iter_mut().for_each(|meeting| meeting.format = "by phone".into());
            brief
        };
        assert!(verdict(&published("2021-05-17", ""), &call(published("2021-05-18", ""))).0);
        assert!(!verdict(&published("2021-05-17", ""), &call(published("2021-05-24", ""))).0);
        assert!(verdict(&published("2021-05-07", ""), &brief(TWO, "2021-05-17", "")).0);
        assert!(!verdict(&published("2021-05-17", ""), &published("2021-08-17", "")).0);
        // A date that is told counts for itself, whenever it is told.
        assert!(verdict(&published("2021-05-17", "2021-05-17"), &published("2021-08-17", "2021-05-17")).0);
    }

    #[test]
    fn one_in_common_is_too_little_without_a_day() {
        let alone = &[("Anna Berg", "Norway")];
        assert!(verdict(&brief(alone, "2021-05-17", ""), &brief(alone, "2021-05-17", "")).0);
        assert!(!verdict(&brief(alone, "2021-05-17", ""), &brief(alone, "", "")).0);
    }

    #[test]
    fn what_differs_is_told() {
        let (_, found) = verdict(&brief(TWO, "2021-05-17", "Oslo"), &brief(TWO, "2021-05-18", "Santiago"));
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["Monday (2021-05-18), not Monday (2021-05-17)", "Santiago, not Oslo"]);
    }

    #[test]
    fn an_article_without_a_meeting_is_of_none() {
        assert_eq!(verdict(&brief(TWO, "", ""), &Brief::default()), (false, vec![Difference::NoMeeting]));
    }
}
