//! What stands once in a brief: the meeting, its day and place, the bottom line; and what the sources
//! disagree about.
//!
//! The texts are those of the source that knows most of how far the meeting is; where the sources
//! differ, every version is shown and none is preferred.

use super::day::day_words;
use super::{Part, from_source, lines, sources, who};
use crate::brief::{Brief, Evidence, Meeting, What, When};

/// A fact of which the sources have several versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// What it is about.
    pub about: About,
    /// The versions, in the order of the sources.
    pub versions: Vec<Version>,
}

/// Versions that a line of `gaps` tells; the others are counted.
const MOST_VERSIONS: usize = 5;

/// One version of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its words.
    pub words: String,
    /// The sources that have it, by index.
    pub sources: Vec<usize>,
}

/// What sources can differ on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// `meeting.when`
    Date,
    /// `venue.place`
    Place,
    /// `meeting.status`: whether it took place.
    Status,
    /// The same, where the older sources alone say that it did not.
    OldStatus,
    /// `meeting.format`
    Format,
    /// A number in an item.
    Number,
    /// A caution that some have.
    Certainty,
}

impl Dispute {
    /// “Which date is right: Wednesday in source 1, or Thursday in sources 2, 3”.
    pub fn line(&self) -> String {
        let question = match self.about {
            About::Date => "Which date is right",
            About::Place => "Which place is right",
            About::Status | About::OldStatus => "Whether the meeting took place",
            About::Format => "How they meet",
            About::Number => "Which number is right",
            About::Certainty => "How sure the meeting is",
        };
        let mut versions: Vec<String> =
            self.versions.iter().take(MOST_VERSIONS).map(|version| format!("{} in {}", version.words, sources(&version.sources))).collect();
        if self.versions.len() > MOST_VERSIONS {
            versions.push(format!("one of {} others", self.versions.len() - MOST_VERSIONS));
        }
        format!("{question}: {}", versions.join(", or "))
    }
}

/// A brief with its header and its sources.
pub fn begin(parts: &[Part]) -> Brief {
    let listed = parts.iter().flat_map(|part| part.brief.sources.iter().cloned()).collect();
    let first = parts.first().map(|part| part.brief.clone()).unwrap_or_default();
    Brief { brief: first.brief, status: first.status, template: first.template, sources: listed, ..Brief::default() }
}

/// Fills the meeting, the venue, the title and the bottom line; returns what the sources differ on.
pub fn meeting(parts: &[Part], witnesses: &[usize], brief: &mut Brief) -> Vec<Dispute> {
    let meetings: Vec<&Meeting> = parts.iter().filter_map(|part| part.brief.meeting.as_ref()).collect();
    let order = order(parts, &meetings);
    let (what, hedges) = what(&meetings, witnesses, &order);
    let formats = |at: usize| meetings[at].format.clone();
    brief.meeting = Some(Meeting {
        what,
        status: meetings[order[0]].status.clone(),
        format: order.iter().map(|&at| formats(at)).find(|format| !format.is_empty()).unwrap_or_default(),
        when: when(&meetings, witnesses, &order),
        who: who::who(parts, witnesses, &order),
    });
    venue(parts, witnesses, &order, brief);
    brief.title = title(parts, &order);
    let lead = &parts[order[0]].brief.bottom_line;
    brief.bottom_line.text.clone_from(&lead.text);
    brief.bottom_line.from = from_source(&lead.from, order[0]).collect();
    [days(&meetings), places(parts), ways(parts), statuses(parts, &meetings), hedges].into_iter().flatten().collect()
}

/// How far a meeting is; what is put off or called off counts by when it was published.
fn progress(status: &str) -> usize {
    match status {
        "planned" => 1,
        "postponed" | "cancelled" | "refused" => 2,
        "under way" => 3,
        "held" => 4,
        _ => 0,
    }
}

/// The sources in the order in which they are asked: those that know that the meeting took place first,
/// of those from before it the one published last, else as they are given.
fn order(parts: &[Part], meetings: &[&Meeting]) -> Vec<usize> {
    let published = |at: usize| parts[at].brief.sources.first().map_or("", |source| &source.published);
    let dated = (0..parts.len()).all(|at| !published(at).is_empty());
    let after = |at: usize| progress(&meetings[at].status) > 2;
    let mut order: Vec<usize> = (0..parts.len()).collect();
    if order.iter().any(|&at| after(at)) {
        order.sort_by_key(|&at| (!after(at), std::cmp::Reverse(progress(&meetings[at].status))));
    } else if dated && meetings.iter().any(|meeting| progress(&meeting.status) == 2) {
        order.sort_by_key(|&at| std::cmp::Reverse(published(at)));
    } else {
        order.sort_by_key(|&at| std::cmp::Reverse(progress(&meetings[at].status)));
    }
    order
}

/// The line that says what the meeting is, with the evidence of all; and whether one holds back where
/// the line does not.
fn what(meetings: &[&Meeting], witnesses: &[usize], order: &[usize]) -> (What, Option<Dispute>) {
    let Some(&lead) = order.iter().find(|&&at| !meetings[at].what.text.is_empty()) else { return (What::default(), None) };
    let texts: Vec<&str> = meetings.iter().map(|meeting| meeting.what.text.as_str()).collect();
    let cautions = lines::cautions(&texts);
    let hedged: Vec<usize> = (0..meetings.len())
        .filter(|&at| meetings[at].status == meetings[lead].status && cautions[at].iter().any(|caution| !cautions[lead].contains(caution)))
        .collect();
    let mut from: Vec<Evidence> = Vec::new();
    // What was planned or called off does not bear out that they met.
    let told: Vec<usize> = order.iter().copied().filter(|&at| meetings[at].status == meetings[lead].status).collect();
    for at in cited(&told, witnesses) {
        let plain = at == lead || cautions[at].iter().all(|caution| cautions[lead].contains(caution));
        // A source that holds back does not bear out a line that does not; its paragraph is cited alone.
        from.extend(from_source(&meetings[at].what.from, at).map(|evidence| if plain { evidence } else { bare(&evidence) }));
    }
    from.sort_by_key(|evidence| evidence.source != lead + 1);
    let version = |&at: &usize| Version { words: format!("“{}”", cautions[at].join("”, “")), sources: vec![at] };
    let dispute = Dispute { about: About::Certainty, versions: hedged.iter().map(version).collect() };
    (What { text: meetings[lead].what.text.clone(), from }, (!hedged.is_empty()).then_some(dispute))
}

/// The paragraph alone.
fn bare(evidence: &Evidence) -> Evidence {
    Evidence { source: evidence.source, para: evidence.para, ..Evidence::default() }
}

/// The sources that are cited, each independent one once, in their order.
fn cited(order: &[usize], witnesses: &[usize]) -> Vec<usize> {
    let mut first: Vec<usize> = Vec::new();
    for &at in order {
        if !first.iter().any(|&known| witnesses[known] == witnesses[at]) {
            first.push(at);
        }
    }
    first.sort_unstable();
    first
}

/// The day as the source words it that knows it best, with the evidence of all.
fn when(meetings: &[&Meeting], witnesses: &[usize], order: &[usize]) -> When {
    let said: Vec<usize> = order.iter().copied().filter(|&at| !meetings[at].when.text.is_empty()).collect();
    // Of those that know a date alike the first is asked.
    let Some(&best) = said.iter().min_by_key(|&&at| std::cmp::Reverse(meetings[at].when.date.len())) else { return When::default() };
    let mut own = vec![best];
    own.extend(said.iter().filter(|&&at| witnesses[at] != witnesses[best]));
    let from = cited(&own, witnesses).into_iter().flat_map(|at| from_source(&meetings[at].when.from, at)).collect();
    When { text: meetings[best].when.text.clone(), date: meetings[best].when.date.clone(), from }
}

/// The place that says most, and the first event that is named, with the evidence of all.
fn venue(parts: &[Part], witnesses: &[usize], order: &[usize], brief: &mut Brief) {
    let place = |at: usize| &parts[at].brief.venue.place;
    let occasion = |at: usize| &parts[at].brief.venue.occasion;
    let pieces = |at: &usize| std::cmp::Reverse(place(*at).split(", ").filter(|piece| !piece.is_empty()).count());
    let best = order.iter().copied().min_by_key(pieces).unwrap_or_default();
    let event = order.iter().copied().find(|&at| !occasion(at).is_empty()).unwrap_or(best);
    brief.venue.place.clone_from(place(best));
    brief.venue.occasion.clone_from(occasion(event));
    let mut own = vec![best];
    own.extend([event].into_iter().filter(|&at| at != best));
    own.extend(order.iter().filter(|&&at| witnesses[at] != witnesses[best] && at != event));
    let mut from: Vec<usize> = own.into_iter().filter(|&at| at == event || !place(at).is_empty()).collect();
    from.sort_unstable();
    let cited = cited(order, witnesses);
    from.retain(|at| *at == best || *at == event || cited.contains(at));
    brief.venue.from = from.into_iter().flat_map(|at| from_source(&parts[at].brief.venue.from, at)).collect();
}

/// The title that names two who meet and the place, else two, else the first.
fn title(parts: &[Part], order: &[usize]) -> String {
    let title = |at: &usize| &parts[*at].brief.title;
    let fullness = |at: &&usize| std::cmp::Reverse(usize::from(title(at).contains('–')) * 2 + usize::from(title(at).contains(", ")));
    order.iter().min_by_key(fullness).map(|at| title(at).clone()).unwrap_or_default()
}

/// Versions of one fact: each with the sources that have it. One version is no dispute.
fn versions(said: impl Iterator<Item = (usize, String)>, same: impl Fn(usize, usize) -> bool) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    for (at, words) in said {
        match versions.iter_mut().find(|version| version.sources.iter().all(|&other| same(other, at))) {
            Some(version) => version.sources.push(at),
            None => versions.push(Version { words, sources: vec![at] }),
        }
    }
    versions
}

fn dispute(about: About, versions: Vec<Version>) -> Option<Dispute> {
    (versions.len() > 1).then_some(Dispute { about, versions })
}

fn days(meetings: &[&Meeting]) -> Option<Dispute> {
    let said = (0..meetings.len()).filter(|&at| super::day::tells_day(meetings[at])).map(|at| (at, day_words(meetings[at])));
    dispute(About::Date, versions(said, |one, other| super::day::day_differs(meetings[one], meetings[other]).is_none()))
}

fn places(parts: &[Part]) -> Option<Dispute> {
    let portraits: Vec<_> = parts.iter().map(|part| super::portrait::Portrait::of(*part)).collect();
    let place = |at: usize| parts[at].brief.venue.place.clone();
    let said = (0..parts.len()).filter(|&at| !place(at).is_empty()).map(|at| (at, place(at)));
    let same = |one: usize, other: usize| !super::same::place_differs(&portraits[one], &portraits[other]);
    dispute(About::Place, versions(said, same))
}

fn ways(parts: &[Part]) -> Option<Dispute> {
    let portraits: Vec<_> = parts.iter().map(|part| super::portrait::Portrait::of(*part)).collect();
    let said = (0..parts.len()).map(|at| (at, super::same::way(&portraits[at])));
    let same = |one: usize, other: usize| !super::same::way_differs(&portraits[one], &portraits[other]);
    dispute(About::Format, versions(said, same))
}

/// Whether some say that the meeting took place and others that it did not; where these are the older
/// news, it did.
fn statuses(parts: &[Part], meetings: &[&Meeting]) -> Option<Dispute> {
    let published = |at: usize| parts[at].brief.sources.first().map_or("", |source| &source.published);
    let of = |states: &[&str]| -> Vec<usize> { (0..meetings.len()).filter(|&at| states.contains(&meetings[at].status.as_str())).collect() };
    let (held, off) = (of(&["held", "under way"]), of(&["postponed", "cancelled", "refused"]));
    if held.is_empty() {
        return None;
    }
    let older = |at: &usize| held.iter().all(|&other| !published(*at).is_empty() && published(other) > published(*at));
    let about = if off.iter().all(older) { About::OldStatus } else { About::Status };
    let said = held.iter().chain(&off).map(|&at| (at, meetings[at].status.clone()));
    let alike = |status: &str| if status == "under way" { "held".to_owned() } else { status.to_owned() };
    dispute(about, versions(said, |one, other| alike(&meetings[one].status) == alike(&meetings[other].status)))
}

/// Writes every version into the fields that are disputed, and says in the bottom line that there are several.
pub fn show(disputes: &[Dispute], brief: &mut Brief) {
    let Some(meeting) = &mut brief.meeting else { return };
    for Dispute { about, versions } in disputes {
        match about {
            About::Date => {
                // Dates stand in `gaps`; the words are the sources'.
                meeting.when.text = several(versions.iter().map(|version| version.words.split(" (").next().unwrap_or_default()));
                meeting.when.date = common_date(versions);
            }
            About::Place => {
                brief.title = without_place(&brief.title, versions);
                brief.venue.place = several(versions.iter().map(|version| version.words.as_str()));
            }
            About::Status => meeting.status.clear(),
            About::Format => meeting.format.clear(),
            About::OldStatus | About::Number | About::Certainty => {}
        }
    }
    let mut on: Vec<&str> = disputes.iter().filter_map(|dispute| named(dispute.about)).collect();
    on.dedup();
    if !on.is_empty() && !brief.bottom_line.text.is_empty() {
        brief.bottom_line.text.push_str(&format!(" Sources differ on {}.", listed(&on)));
    }
}

/// What all dates have in common: the month or the year, where every version knows its date.
fn common_date(versions: &[Version]) -> String {
    let date = |version: &Version| version.words.rsplit_once('(').and_then(|(_, date)| date.strip_suffix(')')).map(str::to_owned);
    let Some(dates) = versions.iter().map(date).collect::<Option<Vec<String>>>() else { return String::new() };
    let common = |length: usize| dates[0].get(..length).filter(|start| dates.iter().all(|date| date.starts_with(start)));
    common("2021-05".len()).or_else(|| common("2021".len())).unwrap_or_default().to_owned()
}

/// “Geneva or Vienna (sources differ)”.
fn several<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = Vec::new();
    for words in words.filter(|words| !words.is_empty()) {
        if !all.contains(&words) {
            all.push(words);
        }
    }
    format!("{} (sources differ)", all.join(" or "))
}

/// A title does not settle where the meeting is.
fn without_place(title: &str, versions: &[Version]) -> String {
    let disputed = |place: &str| versions.iter().any(|version| version.words.split(", ").any(|piece| piece == place));
    title.rsplit_once(", ").filter(|(_, place)| disputed(place)).map_or(title, |(rest, _)| rest).to_owned()
}

/// What the bottom line calls it.
fn named(about: About) -> Option<&'static str> {
    Some(match about {
        About::Date => "the date",
        About::Place => "the place",
        About::Status => "whether it took place",
        About::Format => "how they meet",
        About::Number => "a number",
        About::OldStatus | About::Certainty => return None,
    })
}

/// “the date, the place and a number”.
fn listed(words: &[&str]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => words.concat(),
    }
}
