//! Where “and” or “but” goes on with a clause that another word governs: what is feared, hoped or granted is no fact.

use std::ops::Range;

use super::{clause_near, lower};
use crate::lexicon;
use crate::text::{Document, Tag};

/// Tokens before “that” in which what governs it stands: “warned the council on Monday that”.
const GOVERNOR: usize = 5;

/// “They are worried that the port will close and *that* prices will fall”, “on condition that he stays and *that* she goes”:
/// whether what a second “that” opens is only feared, hoped, asked or granted.
pub(super) fn is_governed(doc: &Document, before: Range<usize>) -> bool {
    let that = before.clone().find(|&at| at > before.start && lower(doc, at) == "that" && doc.tokens[at].tag == Tag::IN);
    let condition = |at: usize| {
        lexicon::SUBORDINATORS.longest_match(&doc.text, &doc.tokens, at).is_some_and(|(_, class)| class == "condition")
            && lower(doc, at) != "whether"
    };
    let doubts = |at: usize| {
        let token = &doc.tokens[at];
        let class = lexicon::STANCE.class(&token.lemma).or_else(|| lexicon::STANCE.class(&token.lower));
        matches!(class, Some("doubt" | "threat" | "want")) || matches!(&*token.lemma, "deny" | "demand" | "propose")
    };
    let from = |that: usize| that.saturating_sub(GOVERNOR).max(before.start);
    // “Fears the port will close and that prices will fall”
    let bare = || before.clone().find(|&at| doc.tokens[at].tag.is_finite()).is_some_and(|verb| doubts(verb) || doubts(verb + 1));
    before.clone().any(condition) || that.map_or_else(bare, |that| (from(that)..that).any(doubts))
}

/// “Although the vote passed, *and* we heard praise, the board …”: whether the stretch opens with a clause that leans on a
/// main clause which has not begun.
pub(super) fn leans_ahead(doc: &Document, before: Range<usize>) -> bool {
    let quoted = usize::from(matches!(lower(doc, before.start), "“" | "\""));
    let before = before.start + quoted..before.end.max(before.start + quoted);
    let opens = lexicon::SUBORDINATORS.class(lower(doc, before.start)).is_some_and(|class| class != "content")
        && matches!(doc.tokens[before.start].tag, Tag::IN | Tag::WRB)
        && clause_near(doc, before.start + 1..before.end);
    let main = |at: usize| lower(doc, at) == "," && clause_near(doc, at + 1..before.end);
    opens && !before.clone().any(main)
}

#[cfg(test)]
mod tests {
    use super::super::tests::cut;

    #[test]
    fn what_is_feared_or_granted_is_no_fact() {
        for whole in [
            "The guild is worried that Chile will not lift the levy and that prices will fall in the spring.",
            "The envoys warned the council on Monday that crews would strike and that the ports would close.",
            "Berg denied that the fleet had left the bay and that the crews were paid in Oslo.",
            "The guild will talk as long as the ports stay open and that the crews are paid.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        assert_eq!(cut("The envoys agreed that the levy will fall in May and that the ports will stay open.").len(), 2);
        assert_eq!(cut("Berg knows that Chile has left the pact and that the ports will close.").len(), 2);
    }

    #[test]
    fn a_clause_that_leans_ahead_goes_on_behind_and() {
        let parts =
            cut("“Although the vote on the levy passed, and we heard much praise for it, the board knows that crews were against it.");
        assert!(!parts.iter().any(|part| part.starts_with("we heard")), "{parts:?}");
    }

    #[test]
    fn what_was_done_to_whom_the_relative_clause_tells_of_stays_there() {
        let whole = "Envoys met without their colleague from Chile, who was barred from speaking but allowed to listen in the hall.";
        assert_eq!(cut(whole), [whole]);
    }

    #[test]
    fn what_is_to_come_after_a_change_is_no_fact() {
        let whole = "Ministers from the nine states of the northern council failed to agree on a long series of measures for the protection of all the small ports and their crews after the old fishing quotas are lifted in April.";
        assert_eq!(cut(whole), [whole]);
    }

    #[test]
    fn what_came_of_a_meeting_is_a_fact_of_its_own() {
        assert_eq!(
            cut("The envoys met on Friday at the old palace in Oslo, where both sides failed to agree on a quota."),
            ["The envoys met on Friday at the old palace in Oslo", "both sides failed to agree on a quota."]
        );
        let whole = "The envoys met on Friday at the old palace in Oslo, where the king has his seat.";
        assert_eq!(cut(whole), [whole]);
    }
}
