//! The memo's title: the principals, the kind of meeting, the city (“Blinken–Lavrov meeting, Reykjavik”).

use super::Reading;

/// The title; the headline stands in the sources, so nothing is invented where no principal is known.
#[must_use]
pub fn title(reading: Reading) -> String {
    let names: Vec<&str> =
        reading.meeting.participants.iter().take(2).map(|p| short_name(&reading.findings.actors[p.actor].name)).collect();
    if names.is_empty() { "Meeting".into() } else { format!("{} meeting", names.join("–")) }
}

fn short_name(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
