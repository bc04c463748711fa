//! The lines between the top and the first paragraph: headline, bylines, issuing offices, places.

use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, is_all_caps, word_count};
use super::{BlockKind, Dateline, DebrisKind, above, dateline, page, publication};
use crate::ingest::day;
use crate::lexicon;
use crate::span::Span;

/// A headline has no more words than this; longer first lines are paragraphs.
const HEADLINE_WORDS: usize = 30;
/// A first line that ends like a sentence is a headline only up to this many words.
const SENTENCE_HEADLINE_WORDS: usize = 16;
/// Bylines stand among this many blocks after the headline.
const HEAD_BLOCKS: usize = 9;
/// A monitor's number with its source has no more words than this.
const SOURCE_WORDS: usize = 16;
/// The lines of an agency's codes over a headline have no more words than this.
const WIRE_HEAD_WORDS: usize = 14;
/// Bylines have no more words than this.
const BYLINE_WORDS: usize = 14;

/// Finds the headline among the first blocks: `stated` is what the format gives as headline.
pub(super) fn find_headline(page: &mut Page, stated: Option<&str>) {
    if page.drafts.iter().any(|draft| draft.kind == BlockKind::Headline) {
        return;
    }
    if stated.is_none() {
        above::pass_over_the_page(page);
    }
    set_split_byline_aside(page);
    let kept = page.kept();
    for &at in kept.iter().take(3) {
        let text = page.drafts[at].text.clone();
        if is_wire_number(&text) {
            page.drafts[at].set_aside(DebrisKind::WireMark);
            continue;
        }
        if is_byline(&text) || publication::date_of_line(&text).is_some() {
            continue;
        }
        let same = stated.is_some_and(|headline| fold(headline) == fold(&text));
        if same || stated.is_none() && looks_like_headline(&text) && page.kept().len() > 1 {
            page.drafts[at].kind = BlockKind::Headline;
        } else if stated.is_some() {
            // A stated headline may stand below a letterhead.
            continue;
        }
        return;
    }
}

/// Sets aside “By” on the first line of the page, and the writer's name under it.
fn set_split_byline_aside(page: &mut Page) {
    let kept = page.kept();
    if kept.first().is_some_and(|&at| fold(&page.drafts[at].text) == "by") {
        for &at in kept.iter().take(2) {
            page.drafts[at].set_aside(DebrisKind::Byline);
        }
    }
}

pub(super) fn looks_like_headline(text: &str) -> bool {
    // “Port Ministers Meet : Fish: Nine of them are in Lima. None has a plan.”: a headline and what it was about in one line.
    let text = text.split_once(" : ").map_or(text, |(title, _)| title);
    let limit = if text.trim_end().ends_with('.') { SENTENCE_HEADLINE_WORDS } else { HEADLINE_WORDS };
    word_count(text) <= limit && !text.trim_end().ends_with(':') && dateline::find(text).is_none()
}

/// A document number or an agency's slug in place of a headline: capitals with digits and hyphens in
/// one word (“BC-HARBOUR-TALKS 2ndld”), a monitor's number with the source (“PA0402 Lisbon Radio 4 May 88”).
pub(super) fn is_wire_number(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let letters = first.chars().take_while(char::is_ascii_uppercase).count();
    let digits = first[letters..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    // “u f BC-HARBOUR-TALKS   10-09 0118”
    if word_count(text) <= WIRE_HEAD_WORDS && text.split_whitespace().any(|word| word.starts_with("BC-")) {
        return true;
    }
    let number = (1..=3).contains(&letters) && first.len() >= letters + 8 && digits;
    if number && word_count(text) <= SOURCE_WORDS {
        return true;
    }
    // “FBI-AFR-88-189  29 September 1988  ANGOLA”: the month is the one word that is not in capitals.
    let dated = day::find_day(text).is_some();
    if is_numbered_date(text, first, letters) {
        return true;
    }
    let capitals = text.split_whitespace().filter(|word| is_all_caps(word) || !word.contains(char::is_alphabetic)).count();
    let all_caps = is_all_caps(text) || dated && capitals + 1 >= text.split_whitespace().count();
    let slug = first.split('-').filter(|part| part.len() > 1).count() >= 3 && is_all_caps(first) && word_count(text) <= 4;
    slug || word_count(text) <= 5
        && first.contains('-')
        && first.chars().any(|c| c.is_ascii_digit())
        && first.chars().filter(char::is_ascii_uppercase).count() >= 3
        && all_caps
}

/// “FA199 - 23 December 2002”: the number of a release and its day, nothing more.
fn is_numbered_date(text: &str, first: &str, letters: usize) -> bool {
    let code = letters > 0 && first.len() >= letters + 2 && first[letters..].bytes().all(|byte| byte.is_ascii_digit());
    day::find_day(text).is_some_and(|(day, _)| {
        let beside = |part: &str| part.chars().all(|c| !c.is_alphanumeric());
        code && day.start >= first.len() && beside(&text[first.len()..day.start]) && beside(&text[day.end..])
    })
}

/// Sets bylines, issuing offices and places on lines of their own aside. Names and places alone
/// count only between the headline and the first paragraph; “By Name” counts everywhere. Gives
/// the place, where a line states one. Over a transcript such a line stays: it tells where people
/// speak, not from where somebody reports.
pub(super) fn set_bylines_aside(page: &mut Page) -> Option<Dateline> {
    let mut place = None;
    let mut under_byline = false;
    let mut writers: Vec<String> = Vec::new();
    let mut in_head = page.drafts.iter().any(|draft| draft.kind == BlockKind::Headline);
    let transcript = page.kept().into_iter().take(HEAD_BLOCKS).any(|at| opens_with_speaker(&page.drafts[at].text));
    let first_person = speaks_of_oneself(page);
    let deck = deck(page);
    let over_trade = over_trade_lines(page);
    for (position, at) in page.kept().into_iter().enumerate() {
        let draft = &mut page.drafts[at];
        if draft.kind == BlockKind::Headline || Some(at) == deck {
            continue;
        }
        let heads = position < HEAD_BLOCKS && word_count(&draft.text) <= BYLINE_WORDS && !ends_sentence(&draft.text);
        if in_head && is_wire_number(&draft.text) {
            draft.set_aside(DebrisKind::WireMark);
            continue;
        }
        // “Ana Souza, Minister of Ports” over her own words tells who speaks. Lower down, a name with an office is one of a list
        // of guests.
        let speaker = in_head && heads && is_speaker_line(&draft.text);
        if speaker && (transcript || first_person) && !is_writer(&draft.text) {
            continue;
        }
        if is_byline(&draft.text) || speaker || over_trade.contains(&at) {
            draft.set_aside(DebrisKind::Byline);
            under_byline = true;
            writers.push(fold(&draft.text).trim_start_matches("by ").to_owned());
            continue;
        }
        // The writer's name again, over a note on the writer that was not copied.
        if writers.contains(&fold(&draft.text)) {
            draft.set_aside(DebrisKind::Byline);
            continue;
        }
        if std::mem::take(&mut under_byline) && is_trade_line(&draft.text) {
            draft.set_aside(DebrisKind::Byline);
            continue;
        }
        in_head &= heads;
        if in_head && (is_place(&draft.text) || dateline::of_line(&draft.text).is_some()) {
            let venue = draft.text.split_whitespace().any(is_venue_noun);
            // “Harbour Times, Lisbon”: whose reporter sits there.
            let paper = draft.text.split_once(", ").filter(|(paper, _)| paper.split_whitespace().any(above::is_word_of_page));
            let city = paper.map(|(_, city)| city).or_else(|| dateline::of_line(&draft.text)).unwrap_or(&draft.text);
            let start = paper.map_or(0, |(paper, _)| paper.len() + ", ".len());
            let span = Span::new(start, start + city.len());
            let here = || Dateline { place: city.to_owned(), original: draft.original_span(span), date: None };
            place = place.or_else(|| (!venue).then(here));
            if !transcript {
                draft.set_aside(DebrisKind::Dateline);
            }
        } else if in_head && is_names(without_paper(&draft.text)) {
            draft.set_aside(DebrisKind::Byline);
        }
    }
    place
}

/// “Ana Souza” over “Harbour Correspondent”: the names on lines of their own whose trade the next line tells.
fn over_trade_lines(page: &Page) -> Vec<usize> {
    let kept = page.kept();
    let heads = kept.iter().zip(kept.iter().skip(1)).take(HEAD_BLOCKS);
    let named = |text: &str| (2..=4).contains(&word_count(text)) && text.split(' ').all(is_name_part) && !is_writer(text) && is_names(text);
    heads
        .filter(|(name, trade)| named(&page.drafts[**name].text) && is_trade_line(&page.drafts[**trade].text))
        .map(|(name, _)| *name)
        .collect()
}

/// The sentence under the headline that sums the article up, where the day or the writer stands within three lines below it.
fn deck(page: &Page) -> Option<usize> {
    let headline = page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline)?;
    let at = page.kept().into_iter().find(|&at| at > headline)?;
    let heads = |draft: &Draft| publication::date_of_line(&draft.text).is_some() || is_byline(&draft.text);
    (ends_sentence(&page.drafts[at].text) && page.drafts[at + 1..].iter().take(3).any(heads)).then_some(at)
}

/// “By A and B, Agency”, or an office that issues statements.
pub(super) fn is_byline(text: &str) -> bool {
    if text.len() > 200 || word_count(text) > BYLINE_WORDS || ends_sentence(text) && !text.ends_with("Jr.") && !text.contains("|By ") {
        return false;
    }
    // “ByAna Souza ABC logo”: the name is a link, and a picture stands behind it.
    if let Some(names) = text.strip_prefix("By").filter(|names| names.starts_with(char::is_uppercase)) {
        let names = names.trim_end_matches(" logo").trim_end_matches(" Image");
        return (2..=6).contains(&word_count(names)) && names.split_whitespace().all(is_name_part);
    }
    let folded = fold(text);
    if is_dated_byline(text) || is_labelled_byline(text) {
        return true;
    }
    if lexicon::DEBRIS_LINES.class(&folded) == Some("byline") {
        return true;
    }
    // “By Ana Souza 10-9-2012”
    let dated = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.matches(['-', '/', '.']).count() == 2;
    let by = folded.starts_with("by ") || folded.starts_with("written by ") || folded.starts_with("analysis by ");
    let names: Vec<&str> =
        text.split_whitespace().skip_while(|word| !word.eq_ignore_ascii_case("by")).skip(1).filter(|word| !dated(word)).collect();
    by && names.len() >= 2 && names.iter().all(|word| is_name_part(word) || is_office_noun(word))
}

/// “By Ana Souza - The Harbour Times - Monday, March 5, 2012”, “- The Harbour Times - Monday, March 5, 2012”, “Published in Harbour News, March 5th, 2012”.
fn is_dated_byline(text: &str) -> bool {
    let Some((day, _)) = day::find_day(text) else { return is_barred_byline(text) };
    let label = ["By ", "Published in ", "Posted by ", "- "].iter().find_map(|label| text[..day.start].strip_prefix(label));
    label.is_some_and(|names| {
        let words = || names.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
        let least = if text.starts_with("By ") { 2 } else { 1 };
        words().count() >= least && words().all(|word| is_name_part(word) || word.len() <= 3)
    }) || is_barred_byline(text)
}

/// “Ana Souza | 14.05.2021 - Update: 15.05.2021”, “by Ana Souza – Tue May 18, 8:44 am ET”.
fn is_barred_byline(text: &str) -> bool {
    // “by Ana Souza – Tue May 18, 8:44 am ET”
    let dashed = [" – ", " — ", " - "].iter().find_map(|dash| text.split_once(dash));
    let named = |names: &str| {
        let names = names.strip_prefix("by ").or_else(|| names.strip_prefix("By ")).unwrap_or_default();
        names.split_whitespace().count() >= 2 && names.split_whitespace().all(is_name_part)
    };
    if dashed.is_some_and(|(names, date)| named(names) && publication::date_of_line(date.trim()).is_some()) {
        return true;
    }
    // “Ana Souza | 14 May 2021 | Harbour Courier”, “Monday, 4 May 2009 | By THE HARBOUR PRESS”
    let dated = |part: &str| publication::date_of_line(part).is_some();
    let writer = |part: &str| is_names(part.strip_prefix("By ").or_else(|| part.strip_prefix("by ")).unwrap_or(part));
    let parts: Vec<&str> = text.trim_end_matches('.').split('|').map(str::trim).collect();
    (2..=3).contains(&parts.len())
        && parts.iter().filter(|part| dated(part)).count() == 1
        && parts.iter().all(|part| dated(part) || writer(part))
}

/// `Ana Souza (The Harbour Ledger)` without the paper in brackets; of `(Harbourline)` the agency's name.
fn without_paper(text: &str) -> &str {
    if let Some(agency) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return agency;
    }
    let paper = text.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    paper.filter(|(names, paper)| word_count(names) >= 2 && is_names(paper)).map_or(text, |(names, _)| names)
}

/// “By: Ana Souza - Reporter / @asouza”, “Press Release: Harbour Union”, “Posted by Ana Souza”: a label, and nothing but
/// names and offices after it.
fn is_labelled_byline(text: &str) -> bool {
    const LABELS: [&str; 15] = [
        "By: ",
        "Press Release: ",
        "Press Release from ",
        "Press release from ",
        "Posted by ",
        "Story by ",
        "Text by ",
        "Text by: ",
        "Words by ",
        "Reporter: ",
        "Writer: ",
        "Writers: ",
        "Photos: ",
        "Editor: ",
        "Author`s name ",
    ];
    if fold(text).starts_with("press release no") && word_count(text) <= 5 {
        return true;
    }
    let label = LABELS.iter().find_map(|label| text.strip_prefix(label));
    let clock = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    label.is_some_and(|names| {
        !names.ends_with(':') && names.split_whitespace().all(|word| is_name_part(word) || is_office_noun(word) || clock(word))
    })
}

/// “Harbour correspondent, Oslo”, “Political editor”: who the person named on the line before is.
fn is_trade_line(text: &str) -> bool {
    let trade = |word: &str| matches!(&*fold(word), "correspondent" | "reporter" | "editor" | "writer" | "columnist");
    word_count(text) <= 7
        && !ends_sentence(text)
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().any(trade)
        && text.split_whitespace().all(|word| {
            is_name_part(word)
                || is_office_noun(word)
                || word.starts_with(char::is_lowercase) && trade(word)
                || matches!(
                    &*fold(word),
                    "political" | "economics" | "diplomatic" | "affairs" | "foreign" | "staff" | "senior" | "business"
                )
        })
}

/// “Name Surname, Secretary of State” at the head of a statement or transcript.
fn is_speaker_line(text: &str) -> bool {
    let Some((name, office)) = text.split_once(", ") else { return false };
    let names = name.split_whitespace().count();
    (2..=6).contains(&names)
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word == "bin" || word.starts_with("al-"))
        && office.split_whitespace().all(is_name_part)
        && office.split_whitespace().any(is_office_noun)
}

/// “Ana Souza, Political Editor”: whose office it is to write.
fn is_writer(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| matches!(&*fold(word), "correspondent" | "reporter" | "editor" | "writer" | "columnist" | "staff" | "bureau"))
}

/// Whether the first paragraphs are somebody's own words: “I”, “my” or “me” in several, outside quotation marks.
fn speaks_of_oneself(page: &Page) -> bool {
    let prose = page.kept().into_iter().map(|at| &page.drafts[at].text).filter(|text| page::is_prose(text)).take(SPOKEN);
    let own = |text: &&String| {
        let words = text
            .split_whitespace()
            .any(|word| matches!(word.trim_end_matches([',', '.']), "I" | "I’m" | "I'm" | "I’ve" | "I've" | "my" | "My" | "me"));
        words && !text.contains(['“', '"'])
    };
    prose.filter(own).count() >= OWN_WORDS
}

/// The first paragraphs in which somebody may speak.
const SPOKEN: usize = 6;
/// Such paragraphs at the head of a speech.
const OWN_WORDS: usize = 2;

/// “City, Country” or a building, on a line of its own.
fn is_place(text: &str) -> bool {
    let words = word_count(text);
    let capitals = text.split_whitespace().all(is_name_part);
    let pair = text.split(", ").count() == 2 && !text.contains(" and ") && words <= 5;
    capitals && words <= 8 && (pair || text.split_whitespace().any(is_venue_noun))
}

/// “MINISTER SOUZA: Good morning.”
fn opens_with_speaker(text: &str) -> bool {
    let Some((label, _)) = text.split_once(':') else { return false };
    (1..=6).contains(&word_count(label)) && is_all_caps(label)
}

fn is_office_noun(word: &str) -> bool {
    lexicon::DEBRIS_OFFICES.class(&fold(word)) == Some("office")
}

fn is_venue_noun(word: &str) -> bool {
    lexicon::DEBRIS_OFFICES.class(&fold(word)) == Some("venue")
}

/// A line of one to four names in a row, or of several with “and” between.
fn is_names(text: &str) -> bool {
    let words = word_count(text);
    let joined = text.contains(" and ") || text.contains(", ") || text.contains('/') || text.contains(" & ");
    (1..=if joined { 10 } else { 4 }).contains(&words)
        && text.split_whitespace().all(is_name_part)
        && !text.split_whitespace().any(|word| lexicon::MEETING_NOUNS.contains(&fold(word)))
        && text.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ".,'’-&/|".contains(c))
}

/// A capitalised word, or one of the little words between names and in offices.
fn is_name_part(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c == '@' || c == '(')
        || matches!(
            word,
            "and"
                | "&"
                | "in"
                | "of"
                | "for"
                | "the"
                | "|"
                | "/"
                | "de"
                | "del"
                | "la"
                | "van"
                | "von"
                | "bin"
                | "el"
                | "al"
                | "-"
                | "–"
                | "—"
                | "to"
                | "at"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_told_from_subheads() {
        for text in [
            "By Ana Souza - The Harbour Times - Monday, March 5, 2012",
            "- The Harbour Times - Monday, March 5, 2012",
            "Ana Souza | 4 May 2021 | Harbour Courier",
            "January 10, 1991|By Ana de Souza, Harbour Tribune.",
            "Monday, 4 May 2009 | By THE HARBOUR PRESS",
            "By Jan Roe, Harbour News August 15, 2015, 6:21 PM",
            "Published in Harbour News, November 8th, 2019",
            "Published in Harbour, November 8th, 2019",
            "Ana Souza |14.05.2021 - Update : 15.05.2021",
        ] {
            assert!(is_byline(text), "{text}");
        }
        assert!(!is_byline("By May 4, 2021 all ports must close"));
        assert!(!is_byline("By the time the talks began on March 5, 2012"));
        for text in [
            "By: Ana Souza - Reporter / @asouza",
            "Press Release: Harbour Education Union",
            "Press release from the Harbour Office",
            "Posted by Ana Souza",
            "Posted by Ana Souza at 10:51 PM",
            "Editor: Ana Souza",
            "Press Release No. 09/199",
            "By Ana Souza 10-9-2012",
            "by Ana Souza – Tue May 18, 8:44 am ET",
            "By Ana Souza",
            "By Jan de Vries and Ana Souza, Harbour News",
            "Office of the Spokesperson",
        ] {
            assert!(is_byline(text), "{text}");
        }
        assert!(is_speaker_line("Ana M. Souza, Minister of Ports"));
        for text in ["Harbour correspondent, Oslo", "Political editor, HN News"] {
            assert!(is_trade_line(text), "{text}");
        }
        for text in ["The editor resigned", "Ports and boats", "A reporter who asks about ports"] {
            assert!(!is_trade_line(text), "{text}");
        }
        for text in ["Press release: ministers met in Oslo", "Posted by the door, Souza waited", "by Ana Souza – who left on Tuesday"] {
            assert!(!is_byline(text), "{text}");
        }
        for text in ["By any measure, talks failed", "Talks resume in Oslo", "What is next?", "By the numbers", "Oslo, Norway", "By May"] {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn a_writer_is_known_again() {
        let text = "Ports meet\n\nBy Ana Souza\n\nHarbour correspondent\n\nPort ministers met on Monday.\n\nAna Souza\n\nJan Roe\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        page.drafts[0].kind = BlockKind::Headline;
        set_bylines_aside(&mut page);
        assert_eq!(page.kept(), [0, 3, 5]);
    }

    #[test]
    fn a_writer_without_by_stands_over_the_trade() {
        let text = "The Post\n\nPorts meet at last in the bay\n\nAna Wei Souza\n\nHarbour Correspondent\n\nPort ministers met on Monday.\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        set_bylines_aside(&mut page);
        assert_eq!(page.kept(), [0, 1, 4]);
    }

    #[test]
    fn a_writer_stands_below_a_deck() {
        let kept = |below: &str| {
            let text = format!(
                "Ports meet\n\nPort ministers of nine countries met in Lima to talk of fish.\n\n{below}\n\nThe ministers met on Monday.\n"
            );
            let mut page = crate::clean::lay_out::lay_out(&text);
            page.drafts[0].kind = BlockKind::Headline;
            let place = set_bylines_aside(&mut page);
            publication::take(&mut page);
            (page.kept().len(), place.map(|dateline| dateline.place))
        };
        assert_eq!(kept("norway Updated: May 4, 2018 09:42\n\nAna Souza\n\nHarbour News, Lima"), (3, Some("Lima".to_owned())));
        assert_eq!(kept("Ana Souza\n\nHarbour and Quay"), (5, None));
    }

    #[test]
    fn who_speaks_is_no_byline_over_the_own_words() {
        let told = |body: &str| {
            let mut page = crate::clean::lay_out::lay_out(&format!("Remarks in Lima\n\nAna Souza, Minister of Ports\n\n{body}\n"));
            page.drafts[0].kind = BlockKind::Headline;
            set_bylines_aside(&mut page);
            page.drafts[1].is_kept()
        };
        let own = "I thank the minister of Chile for the warm welcome that I was given in Lima.\n\nMy friend and I spoke of nine harbours and of the boats in them.";
        assert!(told(own) && told("MINISTER SOUZA: Good morning."));
        assert!(!told(
            "The port ministers of Norway and Chile met in Lima on Monday.\n\nThey spoke of nine harbours and of the boats in them."
        ));
    }

    #[test]
    fn an_agency_in_brackets_is_a_byline() {
        let text = "Ports meet in Lima\n\n(Harbourline)\n\nPort ministers met on Monday.\n\n(Holm)\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        page.drafts[0].kind = BlockKind::Headline;
        set_bylines_aside(&mut page);
        assert_eq!(page.kept(), [0, 2, 3]);
    }

    #[test]
    fn by_over_a_name_is_no_headline() {
        let text = "By\n\nAna Souza and Harbour Press\n\nPort ministers met in Lisbon on Monday to talk about the new quay and the dues \
                    that ships pay there, officials said.\n\nThey meet again in May, when the first ships are due there.\n";
        let mut page = crate::clean::lay_out::lay_out(text);
        find_headline(&mut page, None);
        assert!(page.drafts.iter().all(|draft| draft.kind != BlockKind::Headline));
        assert_eq!(page.kept().first(), Some(&2));
    }

    #[test]
    fn names_and_places_in_the_head_are_told_apart() {
        for text in ["Ana Souza", "Jan Roe and Ana Souza", "HARBOUR NEWS", "Jan Roe/Ana Souza"] {
            assert!(is_names(text) && !is_place(text), "{text}");
        }
        assert_eq!(dateline::of_line("Oslo, February 14"), Some("Oslo"));
        assert_eq!(dateline::of_line("Souza, February 14"), None);
        for text in ["Oslo, Norway", "Thomas Paine Room", "Washington, D.C."] {
            assert!(is_place(text), "{text}");
        }
        for text in ["Talks resume in Oslo", "What is next?", "9 dead", "No Progress From Souza, Roe Meeting"] {
            assert!(!is_names(text) && !is_place(text), "{text}");
        }
    }

    #[test]
    fn transcripts_are_told_by_their_first_speaker() {
        for text in ["MINISTER SOUZA: Good morning.", "FOREIGN MINISTER AL-SABAH:  Thank you.", "MS. ROE: We have time for two."] {
            assert!(opens_with_speaker(text), "{text}");
        }
        for text in ["Good morning: here is the news", "OSLO, Norway", "The ministers said: no deal."] {
            assert!(!opens_with_speaker(text), "{text}");
        }
    }

    #[test]
    fn a_paragraph_is_no_headline() {
        assert!(looks_like_headline("Port ministers meet in Lisbon"));
        assert!(looks_like_headline("Port ministers’ failure signals more trouble for trade."));
        assert!(!looks_like_headline("LISBON (AP) — Port ministers of nine countries met on Monday"));
        assert!(!looks_like_headline(
            "Ministers of nine countries met in Lisbon on Monday to discuss a joint plan for dredging harbours before the winter."
        ));
    }

    #[test]
    fn document_numbers_are_no_headlines() {
        assert!(is_wire_number("ABC-WIRE2-0123 (NEWS SYS INC)"));
        assert!(is_wire_number("ABC-AFR-88-189       29 September 1988       LISBON"));
        assert!(is_wire_number("4-FEB-1988 13:15:20.77 f4417 hbr u f BC-HARBOUR-LOAN   02-04 0091"));
        assert!(is_wire_number("HBR19981016.0240"));
        assert!(is_wire_number("MR42 - 23 May 2002") && !is_wire_number("G7 meets on 23 May 2002") && !is_wire_number("MR42"));
        assert!(is_wire_number("u f BC-HARBOUR-TALKS   10-09 0118"));
        assert!(is_wire_number("PA2909070188 Lisbon Domestic Service in Portuguese 0600 GMT 29 Sep 88"));
        assert!(!is_wire_number("G-7 LEADERS MEET IN BIARRITZ"));
        assert!(!is_wire_number("COVID-19 deal reached"));
    }
}
