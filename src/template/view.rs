//! What templates may see of a brief: grouped, dated and labelled, never the brief itself.
//!
//! Nothing here words anything: every text is the brief's, split where it prints in bold. The doc
//! comments are the list of fields in `templates/README.md`.

use std::sync::Arc;

use serde::Serialize;

use super::locale::Locale;
use crate::brief::{Brief, Evidence, Identity, Item, MEETING_STATUSES, Meeting, Participant, Source};
use crate::picture::Picture;

/// Most evidence marks behind one text: what still reads as a mark. The brief has them all.
const MOST_MARKS: usize = 6;

/// Most lines of sources at the foot of the page: with more, the page has no room for what they say.
const MOST_SOURCES: usize = 10;

/// Whether evidence marks are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cites {
    /// `¶9` after each item.
    #[default]
    Printed,
    /// None.
    Omitted,
}

/// Whether a person has seen the brief between article and page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// A brief that a person may have edited; its `status` is printed.
    #[default]
    Brief,
    /// Made from an article in one step: stamped as not reviewed, whatever the status.
    Article,
}

/// What the page takes from outside the brief.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Labels and dates.
    pub locale: Locale,
    /// Letterhead; empty for none.
    pub organisation: String,
    /// Who the memo is from where the brief does not say; empty for nobody.
    pub author: String,
    /// Whether evidence marks are printed.
    pub cites: Cites,
    /// Whether a person has seen the brief.
    pub origin: Origin,
    /// The house's logo.
    pub logo: Option<Logo>,
}

/// The house's logo.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The picture.
    pub picture: Arc<Picture>,
    /// What it says to those who do not see it; empty where it only decorates.
    pub alt: String,
}

/// The root of what a template sees.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates ask whether something is so")]
pub struct View {
    title: String,
    to: String,
    author: String,
    date: String,
    marking: String,
    organisation: String,
    logo: bool,
    logo_alt: String,
    language: String,
    stamp: String,
    review: String,
    bottom_line: Line,
    meeting: Option<MeetingView>,
    sides: Vec<SideView>,
    aims: Vec<AimsView>,
    aims_stated: bool,
    tension: Vec<ItemView>,
    cooperation: Vec<ItemView>,
    next_steps: Vec<ItemView>,
    background: Vec<ItemView>,
    gaps: Vec<String>,
    talking_points: Vec<ItemView>,
    sources: Vec<SourceView>,
    more_sources: String,
    several_sources: bool,
    cited: bool,
    id: String,
    rev: String,
    labels: std::collections::BTreeMap<String, String>,
}

/// A text with its marks.
#[derive(Debug, Default, Serialize)]
struct Line {
    text: String,
    cites: Vec<String>,
}

#[derive(Debug, Serialize)]
struct MeetingView {
    what: Line,
    remarks: Vec<String>,
    when: Line,
    date: String,
    date_missing: bool,
    place: String,
    occasion: String,
    place_cites: Vec<String>,
}

/// Participants of one side.
#[derive(Debug, Serialize)]
struct SideView {
    side: String,
    /// Evidence for the side itself, where it takes part as such and not by a person.
    cites: Vec<String>,
    people: Vec<PersonView>,
}

#[derive(Debug, Serialize)]
struct PersonView {
    name: String,
    role: String,
    cites: Vec<String>,
}

/// Aims of one side.
#[derive(Debug, Serialize)]
struct AimsView {
    side: String,
    items: Vec<ItemView>,
}

#[derive(Debug, Serialize)]
struct ItemView {
    text: String,
    lead: String,
    rest: String,
    by: String,
    side: String,
    cites: Vec<String>,
    pin: bool,
    own: bool,
}

#[derive(Debug, Serialize)]
struct SourceView {
    number: usize,
    headline: String,
    quoted: String,
    publisher: String,
    published: String,
    url: String,
    file: String,
    missing: String,
}

impl View {
    /// The view of a brief.
    pub fn of(brief: &Brief, identity: &Identity, setting: &Setting) -> Self {
        let show = Show { setting };
        let aims = show.aims(brief);
        let (stamp, review) = show.status(&brief.status);
        let all = brief.sources.len();
        let printed = if all > MOST_SOURCES { MOST_SOURCES - 1 } else { all };
        Self {
            title: title(brief, &setting.locale),
            to: brief.to.clone(),
            author: if brief.author.is_empty() { setting.author.clone() } else { brief.author.clone() },
            date: setting.locale.date(&brief.date),
            marking: brief.marking.clone(),
            organisation: setting.organisation.clone(),
            logo: setting.logo.is_some(),
            logo_alt: setting.logo.as_ref().map(|logo| logo.alt.clone()).unwrap_or_default(),
            language: setting.locale.language.clone(),
            stamp,
            review,
            bottom_line: show.line(&brief.bottom_line.text, &brief.bottom_line.from),
            meeting: brief.meeting.as_ref().map(|meeting| show.meeting(meeting, brief)),
            sides: show.sides(brief),
            aims_stated: aims.iter().any(|group| !group.items.is_empty()),
            aims,
            tension: show.items(&brief.tension),
            cooperation: show.items(&brief.cooperation),
            next_steps: show.items(&brief.next_steps),
            background: show.items(&brief.background),
            gaps: brief.gaps.iter().filter(|gap| !gap.trim().is_empty()).cloned().collect(),
            talking_points: show.items(&brief.talking_points),
            sources: brief.sources.iter().enumerate().take(printed).map(|(at, source)| show.source(at + 1, source)).collect(),
            more_sources: if printed < all { format!("{}–{all}", printed + 1) } else { String::new() },
            several_sources: brief.sources.len() > 1,
            cited: setting.cites == Cites::Printed && cites_anything(brief),
            id: identity.id.clone(),
            rev: identity.rev.clone(),
            labels: setting.locale.labels.clone(),
        }
    }
}

/// Shapes parts of a brief for one setting.
struct Show<'a> {
    setting: &'a Setting,
}

impl Show<'_> {
    fn label(&self, name: &str) -> String {
        self.setting.locale.label(name).to_owned()
    }

    /// The stamp at the top and the words in the footer.
    fn status(&self, status: &str) -> (String, String) {
        let (stamp, review) = match (self.setting.origin, status) {
            (Origin::Article, _) => ("unreviewed", "not_yet_reviewed"),
            (Origin::Brief, "reviewed") => ("reviewed", "was_reviewed"),
            (Origin::Brief, "cleared") => ("cleared", "was_cleared"),
            (Origin::Brief, _) => ("draft", "not_yet_reviewed"),
        };
        (self.label(stamp), self.label(review))
    }

    fn line(&self, text: &str, from: &[Evidence]) -> Line {
        Line { text: text.to_owned(), cites: self.cites(from) }
    }

    /// `¶9` for each paragraph cited, `2¶9` for one of the second source, each once; of many the first and
    /// how many more there are.
    fn cites(&self, from: &[Evidence]) -> Vec<String> {
        let mut marks = Vec::new();
        if self.setting.cites == Cites::Omitted {
            return marks;
        }
        for evidence in from {
            let source = if evidence.source > 1 { evidence.source.to_string() } else { String::new() };
            let mark = match evidence.para {
                0 => format!("{source}{}", self.setting.locale.label("headline")),
                para => format!("{source}¶{para}"),
            };
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        if marks.len() > MOST_MARKS {
            let more = marks.len() - (MOST_MARKS - 1);
            marks.truncate(MOST_MARKS - 1);
            marks.push(format!("+{more}"));
        }
        marks
    }

    fn meeting(&self, meeting: &Meeting, brief: &Brief) -> MeetingView {
        let status = if MEETING_STATUSES.contains(&meeting.status.as_str()) {
            self.label(&format!("status_{}", meeting.status.replace(' ', "_")))
        } else {
            meeting.status.clone()
        };
        let date = self.setting.locale.date(&meeting.when.date);
        let told = meeting.when.text.contains(date.as_str());
        MeetingView {
            what: self.line(&meeting.what.text, &meeting.what.from),
            remarks: [meeting.format.clone(), status].into_iter().filter(|remark| !remark.is_empty()).collect(),
            when: self.line(&meeting.when.text, &meeting.when.from),
            // A text that names a day of the month or a year is a calendar date of its own.
            date_missing: date.is_empty() && !meeting.when.text.is_empty() && !meeting.when.text.contains(|c: char| c.is_ascii_digit()),
            date: if told { String::new() } else { date },
            place: brief.venue.place.clone(),
            occasion: brief.venue.occasion.clone(),
            place_cites: self.cites(&brief.venue.from),
        }
    }

    /// Participants by side, sides and people in the brief's order. A side that is a participant
    /// itself is named once.
    fn sides(&self, brief: &Brief) -> Vec<SideView> {
        let mut sides: Vec<SideView> = Vec::new();
        for person in participants(brief) {
            let at = sides.iter().position(|group| group.side == person.side).unwrap_or_else(|| {
                sides.push(SideView { side: person.side.clone(), cites: Vec::new(), people: Vec::new() });
                sides.len() - 1
            });
            let cites = self.cites(&person.from);
            if !person.side.is_empty() && person.name == person.side && person.role.is_empty() {
                sides[at].cites.extend(cites);
            } else {
                // “ASEAN ministers, ministers”: what the name says is not said again.
                let said = person.name.to_lowercase().contains(&person.role.to_lowercase());
                let role = if said { String::new() } else { person.role.clone() };
                sides[at].people.push(PersonView { name: person.name.clone(), role, cites });
            }
        }
        sides
    }

    /// Aims by side: those of nobody in particular first, then the participants' sides, then any
    /// other. A participant's side without an aim is among them only where every aim that the
    /// source states is known to be a participant's: it will be said to have stated none.
    fn aims(&self, brief: &Brief) -> Vec<AimsView> {
        let shown: Vec<&Item> = brief.aims.iter().filter(|aim| prints(aim)).collect();
        let sides: Vec<&String> = participants(brief).iter().map(|person| &person.side).filter(|side| !side.is_empty()).collect();
        let settled = shown.iter().all(|aim| aim.from.is_empty() || sides.contains(&&aim.side));
        let mut groups = vec![AimsView { side: String::new(), items: Vec::new() }];
        for side in sides.iter().copied().chain(shown.iter().map(|aim| &aim.side)) {
            if !groups.iter().any(|group| group.side == *side) {
                groups.push(AimsView { side: side.clone(), items: Vec::new() });
            }
        }
        for aim in shown {
            let group = groups.iter_mut().find(|group| group.side == aim.side);
            group.expect("each side was given a group").items.push(self.item(aim));
        }
        groups.retain(|group| !group.items.is_empty() || (settled && !group.side.is_empty()));
        groups
    }

    fn items(&self, items: &[Item]) -> Vec<ItemView> {
        items.iter().filter(|item| prints(item)).map(|item| self.item(item)).collect()
    }

    fn item(&self, item: &Item) -> ItemView {
        let (lead, rest) = lead_in(&item.text);
        ItemView {
            text: item.text.clone(),
            lead: lead.to_owned(),
            rest: rest.to_owned(),
            by: item.by.clone(),
            side: item.side.clone(),
            cites: self.cites(&item.from),
            pin: item.pin,
            own: item.from.is_empty(),
        }
    }

    fn source(&self, number: usize, source: &Source) -> SourceView {
        let missing = match (source.publisher.is_empty(), source.published.is_empty()) {
            (true, true) => self.label("publisher_and_date_not_stated"),
            (true, false) => self.label("publisher_not_stated"),
            (false, true) => self.label("date_not_stated"),
            (false, false) => String::new(),
        };
        let quoted = if source.headline.is_empty() { String::new() } else { self.setting.locale.quote(&source.headline) };
        SourceView {
            number,
            headline: source.headline.clone(),
            quoted,
            publisher: source.publisher.clone(),
            published: self.setting.locale.date(&source.published),
            url: source.url.clone(),
            file: source.file.clone(),
            missing,
        }
    }
}

/// The memo's title; a page needs one, so an untitled brief is called by what it is about.
fn title(brief: &Brief, locale: &Locale) -> String {
    let what = brief.meeting.as_ref().map(|meeting| &meeting.what.text);
    let headline = brief.sources.first().map(|source| &source.headline);
    let given = [Some(&brief.title), what, headline].into_iter().flatten().find(|words| !words.trim().is_empty());
    given.map_or_else(|| locale.label("meeting_brief").to_owned(), Clone::clone)
}

fn participants(brief: &Brief) -> &[Participant] {
    brief.meeting.as_ref().map_or(&[], |meeting| meeting.who.as_slice())
}

fn prints(item: &Item) -> bool {
    !item.hide && !item.text.trim().is_empty()
}

fn cites_anything(brief: &Brief) -> bool {
    let items = [&brief.aims, &brief.tension, &brief.cooperation, &brief.next_steps, &brief.background, &brief.talking_points];
    let meeting = brief.meeting.as_ref().is_some_and(|meeting| !meeting.what.from.is_empty() || !meeting.when.from.is_empty());
    meeting || !brief.bottom_line.from.is_empty() || items.iter().any(|list| list.iter().any(|item| !item.from.is_empty()))
}

/// The words that print in bold and the words after them: what stands before the first “ – ”.
fn lead_in(text: &str) -> (&str, &str) {
    match text.find(" – ") {
        Some(at) if at > 0 => text.split_at(at),
        _ => ("", text),
    }
}

#[cfg(test)]
mod tests {
    use super::lead_in;

    #[test]
    fn words_before_the_first_dash_lead_in() {
        assert_eq!(lead_in("Fish – quotas – again"), ("Fish", " – quotas – again"));
        assert_eq!(lead_in("The border at the river"), ("", "The border at the river"));
        assert_eq!(lead_in("Nuclear nonproliferation"), ("", "Nuclear nonproliferation"));
        assert_eq!(lead_in("A summit in the year 2030–31"), ("", "A summit in the year 2030–31"));
        assert_eq!(lead_in(" – dash first and then some"), ("", " – dash first and then some"));
    }
}
