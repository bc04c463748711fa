//! “Sen. Ann Poe”, “House Speaker Jon Dahl”: where nobody who meets acts for another country, members of a country's
//! parliament do not act for the country but for their chamber, nor the heads of its services but for them.
//!
//! Enters: those who meet with their sides. Leaves: the chamber or service as the side of those who had the country.

use crate::analysis::{Actor, ActorKind, Findings};
use crate::lexicon;

/// The country whose members of parliament are told by their chambers.
const HOME: &str = "United States";

/// Gives the legislators among those who `meet` their chambers.
pub(super) fn name(meet: &[usize], findings: &mut Findings) {
    let country = |actor: &Actor| {
        let side = actor.side.clone().unwrap_or_default();
        side != HOME && (actor.kind == ActorKind::Country || lexicon::COUNTRIES.contains(&side.to_lowercase()))
    };
    if meet.iter().any(|&at| country(&findings.actors[at])) {
        return;
    }
    for &at in meet {
        let actor = &mut findings.actors[at];
        let of_country = actor.kind == ActorKind::Person && actor.side.as_deref() == Some(HOME);
        if let Some(chamber) = chamber(&actor.role_in_lower_case()).filter(|_| of_country) {
            actor.side = Some(chamber.to_owned());
        }
    }
}

/// “Senate majority leader” → “Senate”: the chamber in which the office is, or the party, where that is all it tells
/// (“ranking Democrat”). “White House counselor” → none.
fn chamber(role: &str) -> Option<&'static str> {
    role.split(' ').find_map(|word| lexicon::CHAMBERS.class(word)).filter(|class| *class != "none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_home_members_of_a_parliament_act_for_their_chamber() {
        let actor = |role: &str, side: &str| Actor {
            name: "Ann Poe".into(),
            kind: ActorKind::Person,
            role: Some(role.into()),
            side: Some(side.into()),
            office: None,
            mentions: Vec::new(),
        };
        let rows = [
            ("Sen.", "United States", "United States", "Senate"),
            ("House Speaker", "United States", "United States", "House"),
            ("ranking Democrat", "United States", "United States", "Democrat"),
            ("acting FBI Director", "United States", "United States", "FBI"),
            ("Sen.", "Republican", "United States", "Republican"),
            ("White House counselor", "United States", "United States", "United States"),
            ("Sen.", "United States", "Chile", "United States"),
            ("Sen.", "Philippines", "Philippines", "Philippines"),
        ];
        for (role, side, other, wanted) in rows {
            let actors = vec![actor(role, side), actor("President", other)];
            let mut findings = Findings { actors, ..Findings::default() };
            name(&[0, 1], &mut findings);
            assert_eq!(findings.actors[0].side.as_deref(), Some(wanted), "{role} of {side} beside {other}");
        }
    }
}
