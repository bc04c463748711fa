//! What a page asks of its readers: to follow, subscribe, give, comment.

use super::is_spoken;
use super::line::Line;
use crate::clean::DebrisKind;
use crate::clean::draft::Page;
use crate::clean::fold::{ends_sentence, fold, word_count};

/// `Follow Harbour News on Twitter`, `Become a Harbour News sponsor`, `Get the Harbour News Politics newsletter`,
/// `Want to talk about your contract?`.
pub(super) fn is_invitation(line: &Line) -> bool {
    let verb = fold(line.split_whitespace().next().unwrap_or_default());
    if appeals(line) {
        return true;
    }
    let urges = matches!(verb.as_str(), "sign" | "fill" | "rsvp" | "register" | "click" | "subscribe" | "donate");
    if urges && line.ends_with('!') && line.words() <= 14 && !is_spoken(line) {
        return true;
    }
    if calls_to_subscribe(line)
        || line.starts_with("Want to ") && line.ends_with('?') && line.folded().contains(" your ") && line.words() <= 25
    {
        return true;
    }
    let folded = line.folded();
    let words: Vec<&str> = folded.split(' ').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let network =
        matches!(*last, "twitter" | "facebook" | "instagram" | "linkedin" | "youtube" | "x" | "telegram" | "whatsapp" | "bluesky");
    // “Join Harbour News today”, “Hear every episode of the podcast now”
    let bids = matches!(*first, "join" | "hear" | "get" | "try" | "subscribe" | "download" | "stream" | "listen");
    if bids && matches!(*last, "today" | "now") && !ends_sentence(line) && words.len() <= 14 {
        return true;
    }
    let friend = matches!(*last, "sponsor" | "member" | "subscriber" | "supporter" | "patron");
    let follows = *first == "follow" && !line.contains('@') && network && words.iter().rev().nth(1) == Some(&"on");
    (3..=10).contains(&words.len()) && (follows || *first == "become" && matches!(words[1], "a" | "an") && friend)
}

/// `Support Harbour Watch: help independent media`, `Help us keep our journalism free. Donate today.`: the paper asks its
/// readers for money.
fn appeals(line: &Line) -> bool {
    let folded = line.folded();
    let mut words = folded.split([' ', ':', ',']);
    let bids = matches!(words.next(), Some("support" | "help" | "donate" | "give" | "join" | "chip" | "consider"));
    let noun = matches!(words.next(), Some("for" | "of" | "from" | "among" | "to" | "is" | "was" | "has" | "came"));
    const CAUSES: [&str; 12] = [
        "independent media",
        "independent journalism",
        "independent news",
        "independent press",
        "quality journalism",
        "local journalism",
        "our journalism",
        "our reporting",
        "our newsroom",
        "readers like you",
        "your donation",
        "tax-deductible",
    ];
    bids && !noun && CAUSES.iter().any(|cause| folded.contains(cause)) && !is_spoken(line)
}

/// `Get the Harbour News Politics newsletter`, `Join our Telegram channel and get the latest news`.
fn calls_to_subscribe(line: &Line) -> bool {
    let folded = line.folded();
    let mut words = folded.split(' ');
    let calls = matches!(words.next(), Some("get" | "join" | "try" | "subscribe"));
    let network = folded.split(' ').any(|word| matches!(word, "telegram" | "whatsapp" | "youtube"));
    calls
        && words.any(|word| matches!(word, "newsletter" | "newsletters") || network && matches!(word, "channel" | "group"))
        && line.words() <= 25
        && !is_spoken(line)
}

/// `Join the conversation below (214 comments)`, `soundoff (212 Responses)`.
pub(super) fn is_comment_count(line: &Line) -> bool {
    // “There are no commentsAdd yours”: the button is glued to it.
    if line.starts_with("There are no comments") && line.words() <= 8 && !ends_sentence(line) {
        return true;
    }
    // “3 comments so far”
    if line.split_once(" comments so far").is_some_and(|(number, _)| number.bytes().all(|b| b.is_ascii_digit())) && line.words() <= 6 {
        return true;
    }
    let Some((title, count)) = line.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return false };
    let Some((number, noun)) = count.split_once(' ') else { return false };
    let counted = number.bytes().all(|b| b.is_ascii_digit() || b == b',') && !number.is_empty();
    word_count(title) <= 8
        && counted
        && matches!(&*noun.to_lowercase(), "comment" | "comments" | "response" | "responses" | "replies" | "reply")
}

/// Lines between “Sign up to …” and “after newsletter promotion”: the newsletter praises itself.
const PROMOTION: usize = 6;

/// Sets aside what stands above “after newsletter promotion”, from the line that asks to sign up on.
pub(super) fn set_promotion_aside(page: &mut Page) {
    let ends: Vec<usize> = (0..page.drafts.len()).filter(|&at| fold(&page.drafts[at].text) == "after newsletter promotion").collect();
    for end in ends {
        let asks = |at: &usize| {
            ["sign up ", "free weekly ", "free daily "].iter().any(|opening| fold(&page.drafts[*at].text).starts_with(opening))
        };
        let Some(start) = (end.saturating_sub(PROMOTION)..end).find(asks) else { continue };
        for draft in &mut page.drafts[start..=end] {
            draft.set_aside(DebrisKind::Pitch);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newsletter_s_praise_of_itself_goes_with_it() {
        let text = "Ports meet\n\nPort ministers met on Monday.\n\nSign up to Harbour Today\n\nFree daily newsletter\n\nGet set for the day with all the fish you need\n\nafter newsletter promotion\n\nThey spoke of fish.\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        set_promotion_aside(&mut page);
        assert_eq!(page.kept(), [0, 1, 6]);
    }
}
