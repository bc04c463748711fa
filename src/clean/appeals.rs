//! Boxes in which a page asks its readers for money, of several paragraphs: over the article's first one, often glued to it
//! (`Your support makes the difference.Port ministers met …`), or in its midst.
//!
//! Evidence is two phrases of such appeals a few lines apart, one of which asks; what stands between them goes with them.
//! Appeals that one line makes are `furniture`'s.

use super::DebrisKind;
use super::draft::{Draft, Page};
use super::fold::{fold, word_count};
use crate::lexicon;
use crate::span::Span;

/// From one phrase to the next there are no more lines than this.
const REACH: usize = 6;
/// A paragraph that an appeal is glued to has at least so many words.
const REST_WORDS: usize = 6;
/// A sentence that asks and is glued to the article's first has no more words than this.
const GLUED_WORDS: usize = 12;

/// Sets appeals aside, and cuts what is glued to the article.
pub(super) fn set_aside(page: &mut Page) {
    let kept = page.kept();
    let cues: Vec<(usize, Vec<&str>)> =
        kept.iter().enumerate().map(|(position, &at)| (position, cues(&page.drafts[at]))).filter(|(_, cues)| !cues.is_empty()).collect();
    for near in cues.chunk_by(|(one, _), (next, _)| next - one <= REACH) {
        let (Some(&(first, _)), Some(&(last, _))) = (near.first(), near.last()) else { continue };
        let classes: Vec<&str> = near.iter().flat_map(|(_, cues)| cues).copied().collect();
        let box_of_several = classes.len() > 1 && classes.contains(&"asks");
        let end = &mut page.drafts[kept[last]];
        if let Some(join) = join(&end.text).filter(|&join| box_of_several || word_count(&end.text[..join]) <= GLUED_WORDS) {
            end.cut(Span::new(0, join), DebrisKind::Pitch);
        } else if box_of_several {
            end.set_aside(DebrisKind::Pitch);
        }
        for &at in kept[first..last].iter().filter(|_| box_of_several) {
            page.drafts[at].set_aside(DebrisKind::Pitch);
        }
    }
}

/// The classes of the listed phrases outside quotation marks.
fn cues(draft: &Draft) -> Vec<&'static str> {
    if draft.text.len() > LONGEST_BYTES {
        return Vec::new();
    }
    let own: String = draft.text.split(['“', '”', '"']).step_by(2).collect();
    let folded = fold(&own);
    lexicon::DEBRIS_APPEALS.entries().filter(|(phrase, _)| folded.contains(phrase)).map(|(_, class)| class).collect()
}

/// A paragraph of an appeal has no more bytes than this.
const LONGEST_BYTES: usize = 1500;

/// Where the article begins in a paragraph to which an appeal is glued: behind the first full stop that a capital follows
/// without a space.
fn join(text: &str) -> Option<usize> {
    let stop = |at: &usize| {
        let (before, behind) = (&text[..*at], &text[*at + 1..]);
        let word = before.rsplit(' ').next().unwrap_or_default();
        word.len() > 2 && word.chars().all(char::is_lowercase) && behind.starts_with(char::is_uppercase)
    };
    let at = text.match_indices(['.', '!']).map(|(at, _)| at).find(stop)? + 1;
    (word_count(&text[at..]) >= REST_WORDS).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    fn left(text: &str) -> Vec<String> {
        let mut page = lay_out(text);
        set_aside(&mut page);
        page.kept().into_iter().map(|at| page.drafts[at].text.clone()).collect()
    }

    const LEAD: &str = "Port ministers of nine countries met in Lisbon on Monday.";

    #[test]
    fn appeals_go_and_the_article_stays() {
        for (text, kept) in [
            (
                format!(
                    "Ports meet\n\nYour support helps us to tell the story\n\nFrom fish to boats, the Ledger is on the quay.\n\nYour donation keeps us there.\n\nYour support makes the difference.{LEAD}\n"
                ),
                vec!["Ports meet", LEAD],
            ),
            (format!("{LEAD}\n\nWith your support, Harbour Radio is free of paywalls. Your gift makes a difference.\n"), vec![LEAD]),
            (format!("Your support makes all the difference.{LEAD}\n"), vec![LEAD]),
            (
                format!(
                    "{LEAD}\n\ni Support those who keep the coast informed\n\nHarbour Club is a place for readers.\n\nlock icon Secure payment\n\nBy making a donation, you agree to it. Public offer.\n\nThey left.\n"
                ),
                vec![LEAD, "They left."],
            ),
        ] {
            assert_eq!(left(&text), kept);
        }
    }

    #[test]
    fn what_the_article_says_of_gifts_stays() {
        for text in [
            format!("{LEAD}\n\n“Your donation and your support are welcome,” Berg said.\n\nBerg thanked them for your support.\n"),
            format!("{LEAD}\n\nThe fund is trusted by nine ports.\n\nFishers may become a member of it.\n"),
        ] {
            assert_eq!(left(&text).len(), 3, "{text}");
        }
    }
}
