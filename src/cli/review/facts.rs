//! Brief → facts in reading order, each with its section and its evidence.

use attache::brief::{Brief, Evidence, Item};

/// One thing that the brief says.
pub struct Fact<'b> {
    /// The section, such as `tension`; also the name of its colour.
    pub section: &'static str,
    /// What it is called on the page, such as “When”; empty for items.
    pub label: &'static str,
    /// Its words.
    pub text: String,
    /// Who said it, or whose it is; may be empty.
    pub detail: String,
    /// What it rests on.
    pub from: &'b [Evidence],
}

/// The facts of a brief.
pub fn facts(brief: &Brief) -> Vec<Fact<'_>> {
    let mut facts = Vec::new();
    let mut fact = |section, label, text: &str, detail: String, from| {
        if !text.is_empty() {
            facts.push(Fact { section, label, text: text.to_owned(), detail, from });
        }
    };
    fact("bottom_line", "Bottom line", &brief.bottom_line.text, String::new(), &brief.bottom_line.from);
    if let Some(meeting) = &brief.meeting {
        fact("meeting", "What", &meeting.what.text, joined(&[&meeting.status, &meeting.format]), &meeting.what.from);
        fact("meeting", "When", &meeting.when.text, meeting.when.date.clone(), &meeting.when.from);
        for person in &meeting.who {
            fact("meeting", "Who", &person.name, joined(&[&person.role, &person.side]), &person.from);
        }
    }
    let place = joined(&[&brief.venue.place, &brief.venue.occasion]);
    fact("venue", "Where", &place, String::new(), &brief.venue.from);
    let lists: [(&'static str, &[Item]); 6] = [
        ("aims", &brief.aims),
        ("tension", &brief.tension),
        ("cooperation", &brief.cooperation),
        ("next_steps", &brief.next_steps),
        ("background", &brief.background),
        ("talking_points", &brief.talking_points),
    ];
    for (section, item) in lists.into_iter().flat_map(|(section, list)| list.iter().map(move |item| (section, item))) {
        fact(section, "", &item.text, joined(&[&item.side, &item.by]), &item.from);
    }
    for gap in &brief.gaps {
        fact("gaps", "", gap, String::new(), &[]);
    }
    facts
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}
