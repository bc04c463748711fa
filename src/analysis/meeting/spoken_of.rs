//! “Readout of President Stone's call with President Soto”: an office's own headline tells who meets, and whomever else the
//! text only speaks of takes no part.
//!
//! Enters: the clauses that may report a meeting, the actors as they are weighed. Leaves: who is absent for that reason. Whom a
//! clause has among those who join, or with one whom the headline names, and who speaks in a transcript, is left alone.

use super::events::Event;
use super::participants::{Absence, Candidate};
use super::triggers::Sort;
use super::weigh::position;
use crate::analysis::actors::reader::Reader;
use crate::analysis::{Actor, ActorKind, Findings, actors};
use crate::clean::BlockKind;

/// Marks whom the text only speaks of.
pub(super) fn mark(reader: &Reader, findings: &Findings, events: &[Event], candidates: &mut [Candidate]) {
    // “Secretary Stone's meeting with mayors”: their names come below.
    let is_person = |actor: &usize| findings.actors[*actor].kind == ActorKind::Person;
    let headline: Vec<&Event> =
        events.iter().filter(|event| position(reader, event.sentence) == 0 && event.parties().filter(is_person).count() >= 2).collect();
    if headline.is_empty() || !actors::is_headed_official(reader) {
        return;
    }
    let told = |actor: usize| headline.iter().any(|event| event.parties().any(|party| party == actor));
    // “They looked ahead to the summit of President Lund and President Moe”: a meeting of others.
    let elsewhere = |event: &Event| !matches!(event.sort, Sort::Join) && !event.parties().any(told);
    for (at, (actor, candidate)) in findings.actors.iter().zip(candidates).enumerate() {
        let mut own = events.iter().filter(|event| event.parties().any(|party| party == at));
        let idle = !candidate.in_headline() && !candidate.meets() && own.all(elsewhere) && !speaks(reader, actor);
        if actor.kind == ActorKind::Person && idle && candidate.absent.is_none() {
            candidate.absent = Some(Absence::SpokenOf);
        }
    }
}

/// “MINISTER SOTO: Good morning”: whether a label of a transcript names somebody.
fn speaks(reader: &Reader, actor: &Actor) -> bool {
    let doc = reader.doc;
    actor.mentions.iter().any(|mention| {
        let paragraph = &doc.paragraphs[doc.sentences[doc.sentence_of(mention.start)].paragraph];
        let first = doc.sentences[paragraph.sentences.start].tokens.start;
        paragraph.kind != BlockKind::Headline && reader.word(mention.end) == ":" && mention.start < first + LABEL
    })
}

/// Most tokens before the name in a label (“DEPUTY FOREIGN MINISTER”).
const LABEL: usize = 6;

#[cfg(test)]
mod tests {
    use crate::analysis::{self, Context};
    use crate::{clean, ingest, text};

    fn who(article: &str) -> Vec<String> {
        let article = ingest::read("a.txt", article.as_bytes()).expect("text");
        let findings = analysis::analyse(&text::build(&clean::clean(&article)), &Context::default());
        let meeting = findings.meeting.expect("a meeting");
        meeting.participants.iter().map(|one| findings.actors[one.actor].name.clone()).collect()
    }

    #[test]
    fn whom_an_office_only_speaks_of_takes_no_part() {
        let remarks = "Secretary Jane Stone And Chilean Foreign Minister Juan Soto Before Their Meeting\n\nLima, Peru\n\n\
                       FOREIGN MINISTER SOTO: Welcome to Chile today. Only two of your predecessors came, Secretary Reed and Secretary Lund.\n\n\
                       SECRETARY STONE: Thank you. It is good to be here.\n";
        assert_eq!(who(remarks), ["Jane Stone", "Juan Soto"]);
        let readout = "Secretary Stone’s Meeting with Chilean Foreign Minister Soto\n\nSecretary Jane Stone met today in Lima with Chilean \
                       Foreign Minister Juan Soto. They spoke of fish and of the summit of President Ann Lund and President Ole Moe.\n";
        assert_eq!(who(readout), ["Jane Stone", "Juan Soto"]);
        let labelled = remarks.replace("SECRETARY STONE: Thank you.", "AMBASSADOR HOLM: Good morning.\n\nSECRETARY STONE: Thank you.");
        assert!(!who(&labelled).iter().any(|name| name == "Reed"), "{labelled}");
    }

    #[test]
    fn whose_names_come_below_takes_part() {
        let readout = "Readout of Secretary Jane Stone’s Meeting with Mayors\n\nSecretary Jane Stone met today with mayors to discuss ports. \
                       She was joined by Mayor Kari Berg of Bergen.\n";
        assert!(who(readout).iter().any(|name| name == "Kari Berg"), "{:?}", who(readout));
    }
}
