//! What the article does not say and a reader will ask: the only lines in the tool's own words.

use crate::brief::{Brief, Meeting};

/// Questions that the filled-in parts of `brief` leave open, in order of their weight.
#[must_use]
pub fn gaps(brief: &Brief) -> Vec<String> {
    let Some(meeting) = &brief.meeting else { return Vec::new() };
    let mut gaps: Vec<String> = aims(brief, meeting).into_iter().collect();
    if meeting.when.text.is_empty() {
        gaps.push("Date of the meeting".into());
    } else if meeting.when.date.is_empty() {
        gaps.push("Calendar date of the meeting".into());
    }
    let remote = remote(meeting) || is_titled_a_call(&brief.title);
    if brief.venue.place.is_empty() && !remote {
        gaps.push("Place of the meeting".into());
    }
    gaps.extend(particulars(brief, meeting, remote));
    if brief.next_steps.is_empty() {
        gaps.push("What happens next".into());
    }
    gaps
}

/// Names of a long list of participants that the brief leaves out.
#[must_use]
pub fn unlisted(more: usize) -> Option<String> {
    (more > 0).then(|| format!("{more} more participants, whom the source lists"))
}

/// Sides whose aims are not reported.
fn aims(brief: &Brief, meeting: &Meeting) -> Option<String> {
    if brief.aims.is_empty() {
        return Some("What each side wants from the meeting".into());
    }
    let mut sides: Vec<&str> = Vec::new();
    for person in &meeting.who {
        let side = if person.side.is_empty() { &person.name } else { &person.side };
        if !sides.contains(&side.as_str()) && sides.len() < 2 {
            sides.push(side);
        }
    }
    // What both want is stated of either: “Berg and Holm discussed the quota” belongs to no side.
    let stated = |side: &str| brief.aims.iter().any(|aim| aim.side == side || aim.side.is_empty() && aim.by.is_empty());
    match sides[..] {
        [one, other] if stated(one) && !stated(other) => {
            Some(format!("{} stated aims (only {} aims are reported)", possessive(other), possessive(one)))
        }
        [one, other] if stated(other) && !stated(one) => {
            Some(format!("{} stated aims (only {} aims are reported)", possessive(one), possessive(other)))
        }
        _ => None,
    }
}

fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
}

/// The hour, the building and the delegations, as far as they are not told.
fn particulars(brief: &Brief, meeting: &Meeting, remote: bool) -> Option<String> {
    if matches!(meeting.status.as_str(), "held" | "cancelled" | "refused") {
        return None;
    }
    let told = [&meeting.when.text, &meeting.what.text, &brief.bottom_line.text];
    let hour = !told.into_iter().chain(brief.next_steps.iter().map(|item| &item.text)).any(|text| tells_hour(text));
    let place = brief.venue.place.to_lowercase();
    let building = !remote && !place.split([' ', ',']).any(|word| crate::lexicon::VENUE_NOUNS.contains(word));
    let missing: Vec<&str> =
        [(hour, "hour"), (building, "building"), (brief.aims.is_empty(), "agenda"), (meeting.who.len() <= 2, "delegations")]
            .into_iter()
            .filter_map(|(missing, name)| missing.then_some(name))
            .collect();
    let mut line = missing.join(", ");
    let first = line.get(..1)?.to_uppercase();
    line.replace_range(..1, &first);
    Some(line)
}

/// “8:30 a.m.”, “three o'clock”, “15:00”.
fn tells_hour(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let clock = || (1..bytes.len()).any(|at| bytes[at] == b':' && digit(at - 1) && digit(at + 1) && digit(at + 2));
    ["a.m.", "p.m.", "o'clock", "o\u{2019}clock"].iter().any(|word| text.contains(word)) || clock()
}

/// Whether they meet over a line.
pub(super) fn remote(meeting: &Meeting) -> bool {
    let what = meeting.what.text.to_lowercase();
    let words: Vec<&str> = what.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let call = |at: usize| words[at] == "call" && words.get(at + 1).is_none_or(|next| !is_particle(next));
    let over_a_line = |text: &str| ["phone", "video", "virtual", "call"].iter().any(|word| text.contains(word));
    over_a_line(&meeting.format) || ["phone", "video", "virtual"].iter().any(|word| what.contains(word)) || (0..words.len()).any(call)
}

/// “Berg–Holm call”
fn is_titled_a_call(title: &str) -> bool {
    title.split([' ', ',']).any(|word| word == "call")
}

/// Words behind “call” that make it another verb: to call off, for, on.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(word, "off" | "for" | "on" | "upon")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Item, Participant, When};

    fn brief() -> Brief {
        let who = |name: &str, side: &str| Participant { name: name.into(), side: side.into(), ..Participant::default() };
        let meeting = Meeting {
            status: "planned".into(),
            when: When { text: "Wednesday".into(), ..When::default() },
            who: vec![who("A", "United States"), who("B", "Russia")],
            ..Meeting::default()
        };
        Brief { meeting: Some(meeting), ..Brief::default() }
    }

    #[test]
    fn a_side_without_aims_is_named() {
        let aim = Item { text: "Peace".into(), side: "United States".into(), ..Item::default() };
        let gaps = gaps(&Brief { aims: vec![aim], ..brief() });
        assert_eq!(gaps[0], "Russia’s stated aims (only United States’ aims are reported)");
        assert_eq!(gaps[1], "Calendar date of the meeting");
        assert!(gaps.contains(&"Hour, building, delegations".to_owned()), "{gaps:?}");
    }

    #[test]
    fn an_hour_that_the_memo_tells_is_not_missing() {
        for text in ["They meet at 8:30 a.m. on Friday", "They meet at three o’clock", "They meet at 15:00"] {
            assert!(tells_hour(text), "{text}");
        }
        for text in ["They meet on Friday, May 3", "The vote was 5:4"] {
            assert!(!tells_hour(text), "{text}");
        }
    }

    #[test]
    fn to_call_off_is_no_call() {
        let about =
            |text: &str| remote(&Meeting { what: crate::brief::What { text: text.into(), ..Default::default() }, ..Meeting::default() });
        for text in ["Berg’s call with Soto", "Berg and Soto spoke by phone", "A virtual meeting"] {
            assert!(about(text), "{text}");
        }
        for text in ["Norway and Chile call off talks", "Berg called the talks frank", "Both call for a meeting"] {
            assert!(!about(text), "{text}");
        }
    }

    #[test]
    fn no_meeting_leaves_no_questions() {
        assert_eq!(gaps(&Brief::default()), [""; 0]);
    }
}
