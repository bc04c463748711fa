//! What a page prints below the article's last paragraph, once a line there tells that the article is over.
//!
//! Enters: a page whose furniture is named line by line. After the last paragraph, what follows a copyright line, a
//! contact's heading, comments, credits of writers or a menu is no part of the article, and neither is the name over an
//! address. Without such a line nothing is judged: lists of those who took part stand at the end of releases, too.

use super::DebrisKind;
use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, word_count};
use super::lay_out::bullet_length;
use super::{furniture, glue, markup, publication};
use crate::ingest::day;
use crate::span::Span;

/// A paragraph of prose has at least this many words and a full stop, or [`LONG_WORDS`].
const PROSE_WORDS: usize = 9;
const LONG_WORDS: usize = 25;
/// Below the copyright line there is at most one word of prose for this many above it.
const MOST_PROSE_BELOW: usize = 4;
/// The name over an address has no more words than this.
const SENDER_WORDS: usize = 6;
/// A credit in brackets has no more words than this.
const CREDIT_WORDS: usize = 4;

/// Sets aside what stands below the article's end.
pub(super) fn set_aside(page: &mut Page) {
    let is_prose = |draft: &Draft| {
        let words = word_count(&draft.text);
        draft.is_kept() && (words >= LONG_WORDS || words >= PROSE_WORDS && ends_sentence(&draft.text))
    };
    cut_broken_off(page);
    set_comments_aside(page, is_prose);
    set_below_copyright_aside(page, is_prose);
    set_below_end_mark_aside(page, is_prose);
    set_issuers_aside(page);
    let Some(last) = page.drafts.iter().rposition(is_prose) else { return };
    let below = last + 1..page.drafts.len();
    let end = below.clone().find(|&at| ends_article(&page.drafts[at]));
    for at in below {
        let beyond = end.is_some_and(|end| end < at) && bullet_length(&page.drafts[at].text).is_none();
        let sender = page.drafts.get(at + 1).is_some_and(is_address) && is_sender(&page.drafts[at].text);
        let stamped = page.drafts.get(at + 1).is_some_and(|next| furniture::is_story_stamp(&next.text));
        if page.drafts[at].is_kept() && (beyond || sender || stamped || is_source(&page.drafts[at].text)) {
            page.drafts[at].set_aside(if sender { DebrisKind::Contributors } else { DebrisKind::Navigation });
        }
    }
}

/// Cuts the last sentence where its copy breaks off in the midst of it: behind a word that no sentence ends in, in the midst
/// of a word or a quotation, or after three words. Without its full stop alone a sentence may be whole.
fn cut_broken_off(page: &mut Page) {
    let kept = page.kept();
    let Some((&last, above)) = kept.split_last() else { return };
    let prose = above.iter().map(|&at| &*page.drafts[at].text).filter(|text| word_count(text) >= PROSE_WORDS);
    let (whole, open): (Vec<&str>, Vec<&str>) = prose.partition(|text| ends_sentence(text));
    let text = &page.drafts[last].text;
    if ends_sentence(text) || text.ends_with([':', ';']) || whole.len() < WHOLE || open.len() > 1 || bullet_length(text).is_some() {
        return;
    }
    let start = glue::sentence_starts(text).last().copied().unwrap_or_default();
    let fragment = &text[start..];
    let word = fragment.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let article =
        |holds: &dyn Fn(&str) -> bool| above.iter().any(|&at| page.drafts[at].text.split(|c: char| !c.is_alphanumeric()).any(holds));
    // “the market tur”: no word of the article, and the beginning of one.
    let small = !word.is_empty() && word.chars().all(char::is_lowercase);
    let begun = small && !article(&|other| other == word) && article(&|other| other.len() > word.len() && other.starts_with(word));
    let single = word.chars().count() == 1 && word.starts_with(char::is_lowercase) && word != "a";
    let quoted = fragment.matches('“').count() > fragment.matches('”').count() || fragment.matches('"').count() % 2 == 1;
    let verb = fragment.split(' ').any(|word| word.starts_with(char::is_lowercase));
    let short = verb && word_count(fragment) <= BROKEN_WORDS && text.starts_with(char::is_uppercase);
    if ends_nothing(word) || begun || single || quoted || short {
        let from = whole_before(fragment).map_or(start, |whole| start + whole);
        if from == 0 {
            page.drafts[last].set_aside(DebrisKind::ReadMore);
        } else {
            let end = text.len();
            page.drafts[last].cut(Span::new(from, end), DebrisKind::ReadMore);
        }
    }
}

/// “The union agreed to the plan, and ordered the”: the comma before which a whole statement stands, a clause of its own with a
/// verb and no quotation left open.
fn whole_before(fragment: &str) -> Option<usize> {
    let first = fragment.find(", ")?;
    let opening = fold(fragment.split(' ').next().unwrap_or_default());
    let hangs = matches!(
        &*opening,
        "after"
            | "as"
            | "although"
            | "because"
            | "before"
            | "if"
            | "once"
            | "since"
            | "though"
            | "unless"
            | "until"
            | "when"
            | "while"
            | "with"
            | "in"
            | "on"
            | "at"
            | "for"
            | "by"
            | "to"
            | "from"
    );
    let balanced = |text: &str| {
        text.matches('“').count() == text.matches('”').count()
            && text.matches('"').count().is_multiple_of(2)
            && text.matches('(').count() == text.matches(')').count()
    };
    let relative = |word: &str| matches!(word, "who" | "which" | "that" | "whose" | "where");
    let verb = fragment[..first].split(' ').skip(1).take_while(|word| !relative(word)).any(is_verb);
    let clause = word_count(&fragment[..first]) >= CLAUSE_WORDS && verb && !hangs && fragment.starts_with(char::is_uppercase);
    fragment.match_indices(", ").map(|(at, _)| at).filter(|&at| clause && balanced(&fragment[..at])).last()
}

/// A clause that says something has at least so many words.
const CLAUSE_WORDS: usize = 6;

/// Whether a word is a verb that has its subject before it, and is no part of a name's description (“the talks held in Oslo”).
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would" | "can" | "could" | "must" | "met" | "took" | "began"
    ) || matches!(word, "said" | "says" | "told" | "warned" | "added" | "insisted" | "argued" | "agreed" | "wants" | "hopes")
}

/// Whether no sentence ends in a word.
fn ends_nothing(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "and"
            | "or"
            | "that"
            | "which"
            | "whose"
            | "with"
            | "from"
            | "for"
            | "between"
            | "into"
            | "than"
            | "as"
            | "his"
            | "their"
            | "its"
            | "our"
            | "my"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "had"
            | "to"
    )
}

/// So many paragraphs above end like sentences.
const WHOLE: usize = 3;
/// A sentence of no more words than this is not whole without its full stop.
const BROKEN_WORDS: usize = 3;

/// `• jroe91 - 2021-05-04 17:23` and all below it: what readers wrote of the article.
fn set_comments_aside(page: &mut Page, is_prose: impl Fn(&Draft) -> bool) {
    let Some(first) = page.drafts.iter().position(is_prose) else { return };
    let Some(from) = page.drafts.iter().skip(first + 1).position(opens_comment) else { return };
    for draft in page.drafts[first + 1 + from..].iter_mut().filter(|draft| !draft.text.is_empty()) {
        draft.set_aside(DebrisKind::Comments);
    }
}

/// A bullet, a handle of a word or two, and a day with its hour.
fn opens_comment(draft: &Draft) -> bool {
    let Some(length) = bullet_length(&draft.text) else { return false };
    let Some((handle, stamp)) = draft.text[length..].split_once(" - ") else { return false };
    (1..=2).contains(&word_count(handle)) && stamp.contains(':') && publication::date_of_line(stamp).is_some_and(|date| date.day.is_some())
}

/// What stands below the copyright line, teasers of other articles with it, where it is little beside the article.
fn set_below_copyright_aside(page: &mut Page, is_prose: impl Fn(&Draft) -> bool) {
    let Some(line) = page.drafts.iter().rposition(|draft| draft.aside == Some(DebrisKind::Copyright)) else { return };
    let words = |drafts: &[Draft]| drafts.iter().filter(|draft| is_prose(draft)).map(|draft| word_count(&draft.text)).sum::<usize>();
    let (above, below) = page.drafts.split_at_mut(line);
    if words(below) * MOST_PROSE_BELOW <= words(above) {
        for draft in below.iter_mut().filter(|draft| draft.is_kept() && bullet_length(&draft.text).is_none()) {
            draft.set_aside(DebrisKind::Navigation);
        }
    }
}

/// What stands below `###` or `-30-`, where it is no more than a half of what stands above: a release tells there who
/// issued it.
fn set_below_end_mark_aside(page: &mut Page, is_prose: impl Fn(&Draft) -> bool) {
    let ends = |draft: &Draft| !draft.is_kept() && !draft.text.contains(['*', '<']) && markup::is_end_mark(&draft.text);
    let Some(line) = page.drafts.iter().rposition(ends) else { return };
    let words = |drafts: &[Draft]| drafts.iter().filter(|draft| is_prose(draft)).map(|draft| word_count(&draft.text)).sum::<usize>();
    let (above, below) = page.drafts.split_at_mut(line);
    if words(below) * 2 <= words(above) {
        for draft in below.iter_mut().filter(|draft| draft.is_kept() && bullet_length(&draft.text).is_none()) {
            draft.set_aside(DebrisKind::WireMark);
        }
    }
}

/// `About the Harbour Union` and the paragraph below it that begins with the name: who issued the release.
fn set_issuers_aside(page: &mut Page) {
    let kept = page.kept();
    for (position, &at) in kept.iter().enumerate().skip(ISSUER_BELOW) {
        let text = page.drafts[at].text.clone();
        if kept.get(position + 1..).is_some_and(|below| below.len() == 1 && tells_who_it_is(&text, &page.drafts[below[0]].text)) {
            page.drafts[at].set_aside(DebrisKind::WireMark);
            page.drafts[kept[position + 1]].set_aside(DebrisKind::WireMark);
            return;
        }
        let Some((name, told)) = issuer(&text) else { continue };
        let own = told.is_some_and(|told| fold(told).starts_with(&name));
        let next = kept.get(position + 1).copied().filter(|&next| {
            let opening = fold(&page.drafts[next].text);
            told.is_none() && (opening.starts_with(&name) || opening.starts_with(&format!("the {name}")))
        });
        if own || next.is_some() {
            page.drafts[at].set_aside(DebrisKind::WireMark);
        }
        if let Some(next) = next {
            page.drafts[next].set_aside(DebrisKind::WireMark);
        }
    }
}

/// `Harbour Insight` over the last paragraph, `Harbour Insight (once Quay News) is a group of editors …`: who publishes.
fn tells_who_it_is(name: &str, last: &str) -> bool {
    let named = (2..=4).contains(&word_count(name)) && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let told = last.strip_prefix("The ").unwrap_or(last).strip_prefix(name).is_some_and(|told| told.starts_with(' '));
    named && told && (last.contains(" is a ") || last.contains(" is an ") || last.contains(" is the "))
}

/// The name in `About the Harbour Union` or `About Harbour Union: …`, folded, and what stands behind the colon.
fn issuer(text: &str) -> Option<(String, Option<&str>)> {
    let rest = text.strip_prefix("About ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let (name, told) = rest.split_once(": ").map_or((rest, None), |(name, told)| (name, Some(told)));
    let named =
        name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "for" | "&"));
    (named && (1..=SENDER_WORDS + 2).contains(&word_count(name)) && !ends_sentence(name)).then(|| (fold(name), told))
}

/// Such a heading stands below so many lines, the headline among them.
const ISSUER_BELOW: usize = 3;

/// Whether the article is over where such a line stands.
fn ends_article(draft: &Draft) -> bool {
    match draft.aside {
        Some(DebrisKind::Copyright | DebrisKind::Comments | DebrisKind::StoryList | DebrisKind::CookieNotice) => true,
        // A page number is furniture, too, and ends nothing.
        Some(DebrisKind::Navigation) => draft.text.contains(['|', '•', '·', '»']) || fold(&draft.text).starts_with("permanent link"),
        Some(DebrisKind::Contributors) => {
            let folded = fold(&draft.text);
            folded.contains("reporting by") || folded.starts_with("contact:")
        }
        Some(DebrisKind::WireMark) => {
            let folded = fold(&draft.text);
            ["contact", "enquiries", "inquiries"].iter().any(|word| folded.contains(word)) && word_count(&folded) <= 6
                || folded.starts_with("contact:")
        }
        _ => false,
    }
}

/// A line that was set aside for a mail address or a telephone number.
fn is_address(draft: &Draft) -> bool {
    draft.aside == Some(DebrisKind::Contributors)
        && (draft.text.contains('@') || draft.text.chars().filter(char::is_ascii_digit).count() >= 7)
}

/// `Monetary Policy Sector`, over an address.
fn is_sender(text: &str) -> bool {
    word_count(text) <= SENDER_WORDS
        && !ends_sentence(text)
        && bullet_length(text).is_none()
        && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "for" | "the" | "&"))
}

/// `(Harbour Latina)`, `The Evening Harbour, 4 May 2011`: nothing but an agency's name in brackets, or a paper's and the day.
fn is_source(text: &str) -> bool {
    let paper = text.split_once(", ").filter(|(paper, _)| (2..=CREDIT_WORDS + 1).contains(&word_count(paper)));
    let dated = |day: &str| day::find_day(day).is_some_and(|(at, _)| at.start == 0 && at.end == day.len());
    if paper.is_some_and(|(paper, day)| {
        paper.starts_with("The ") && paper.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) && dated(day)
    }) {
        return true;
    }
    let name = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    name.is_some_and(|name| {
        (1..=CREDIT_WORDS).contains(&word_count(name)) && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{bars, furniture, lay_out::lay_out};

    const PROSE: &str = "Port ministers of nine countries met in Lisbon on Monday.";

    fn left(tail: &str) -> Vec<String> {
        let mut page = lay_out(&format!("Ports meet\n\n{PROSE}\n\n{tail}\n"));
        furniture::set_lines_aside(&mut page);
        bars::set_aside(&mut page);
        set_aside(&mut page);
        page.kept()
            .into_iter()
            .skip(2)
            .filter(|&at| !page.drafts[at].text.starts_with("They agreed"))
            .map(|at| page.drafts[at].text.clone())
            .collect()
    }

    #[test]
    fn what_follows_the_end_goes() {
        for tail in [
            "For more information contact:\n\nJan Roe\n\nMedia Adviser\n\nUniversity of Oslo",
            "Harbour Policy Sector\n\npolicy@harbour.example",
            "Front Page | Africa | Europe | Asia\n\nAfrica Europe Middle East Asia",
            "Copyright 2021 Harbour News\n\nHarbours of the world",
            "They agreed on a joint fund for the coastal towns, an official said, and on a plan for dredging the harbour before the winter comes to the coast of the north.\n\nCopyright 2021 Harbour News\n\nPort coach quits after sentence\n\nThe coach of the team has quit his job.",
            "(Harbour Latina)",
            "The Evening Harbour, 4 May 2011",
            "Contact: Ana Souza, Head of Communications, 021 555 0199\n\nIssued by the Harbour Office\n\nOld Quay Building",
            "They agreed to meet again.\n\nAbout the Harbour Union\n\nThe Harbour Union promotes the work of ports and tries to end disputes over fish.",
            "They agreed to meet again.\n\nHarbour Insight\n\nHarbour Insight (once Quay News) is a group of editors.",
            "They agreed to meet again.\n\nAbout Harbour Union: Harbour Union promotes the work of ports and tries to end disputes over fish.",
            "Berg: I think we are closer than ever to a plan for the ports (video)\n\n211Yesterday, 18:30\n\nSouza says the port advances",
        ] {
            assert_eq!(left(tail), [""; 0], "{tail}");
        }
    }

    #[test]
    fn the_clause_that_is_whole_of_a_sentence_that_breaks_off_stays() {
        let whole = |text: &str| whole_before(text).map(|at| text[..at].to_owned());
        assert_eq!(whole("The union agreed to the plan, and ordered the").as_deref(), Some("The union agreed to the plan"));
        assert_eq!(
            whole("Port ministers have signed the pact on fish, officials said, “and we").as_deref(),
            Some("Port ministers have signed the pact on fish, officials said")
        );
        for text in [
            "When the ministers met in the old town, the",
            "The talks aimed at ending the war, which the",
            "The minister who was in Oslo for talks, and his",
            "The premier, who met the king, and his",
            "Yun canceled his",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_that_breaks_off_goes() {
        let rest = |last: &str| {
            let mut page = lay_out(&format!("{PROSE}\n\n{PROSE}\n\nThey spoke of the economy of nine coasts and of boats.\n\n{last}"));
            set_aside(&mut page);
            page.kept().get(3).map(|&at| page.drafts[at].text.clone())
        };
        for last in
            ["Souza canceled his", "Before leaving for Lisbon o", "“So they wanted to meet again in Oslo", "Boats are good for the econ"]
        {
            assert_eq!(rest(last), None, "{last}");
        }
        assert_eq!(rest("They left at noon. Souza said that the").as_deref(), Some("They left at noon."));
        for last in ["Experts do not expect much of the meeting", "Jan Roe, Oslo", "They will meet again in the first week of June"] {
            assert_eq!(rest(last).as_deref(), Some(last));
        }
    }

    #[test]
    fn lists_at_the_end_stay() {
        for tail in [
            "Taking part\n\nJan Roe, Oslo\n\nAna Souza, Lisbon",
            "• Jan Roe, Oslo\n\n• Ana Souza, Lisbon",
            "Jan Roe, Oslo\n\n12\n\nAna Souza, Lisbon",
            "(Ports and boats)",
            "New York, 4 May 2011",
            "They agreed to meet again.\n\nAbout Harbour Union\n\nThe ministers said nothing about the union and its disputes over fish.",
            "They agreed to meet again.\n\nAbout the talks\n\nThe talks were opened by the ministers of nine ports on Monday.",
        ] {
            assert!(!left(tail).is_empty(), "{tail}");
        }
        assert_eq!(left("Copyright 2021 Harbour News\n\n• Jan Roe, Oslo").len(), 1);
    }
}
