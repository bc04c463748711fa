//! Brief → facts in reading order, each with its section and its evidence.

use attache::brief::{Brief, Evidence};

/// One thing that the brief says.
pub struct Fact<'b> {
    /// Its path in the brief, such as `tension[2]`.
    pub path: String,
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
    let mut fact = |path: String, section, label, text: &str, detail: String, from| {
        if !text.is_empty() {
            facts.push(Fact { path, section, label, text: text.to_owned(), detail, from });
        }
    };
    fact("bottom_line".to_owned(), "bottom_line", "Bottom line", &brief.bottom_line.text, String::new(), &brief.bottom_line.from);
    if let Some(meeting) = &brief.meeting {
        let (what, when) = (&meeting.what, &meeting.when);
        fact("meeting.what".to_owned(), "meeting", "What", &what.text, joined(&[&meeting.status, &meeting.format]), &what.from);
        fact("meeting.when".to_owned(), "meeting", "When", &when.text, when.date.clone(), &when.from);
        for (at, person) in meeting.who.iter().enumerate() {
            let detail = joined(&[&person.role, &person.side]);
            fact(format!("meeting.who[{at}]"), "meeting", "Who", &person.name, detail, &person.from);
        }
    }
    let place = joined(&[&brief.venue.place, &brief.venue.occasion]);
    fact("venue".to_owned(), "venue", "Where", &place, String::new(), &brief.venue.from);
    for (section, list) in brief.lists() {
        for (at, item) in list.iter().enumerate() {
            fact(format!("{section}[{at}]"), section, "", &item.text, joined(&[&item.side, &item.by]), &item.from);
        }
    }
    for (at, gap) in brief.gaps.iter().enumerate() {
        fact(format!("gaps[{at}]"), "gaps", "", gap, String::new(), &[]);
    }
    facts
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}
