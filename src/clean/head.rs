//! The lines between the top and the first paragraph: headline, bylines, issuing offices, places.

use super::draft::Page;
use super::fold::{ends_sentence, fold, is_all_caps, word_count};
use super::{BlockKind, Dateline, DebrisKind, dateline, page, publication};
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
        pass_over_the_page(page);
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

/// Sets aside the lines over the headline that speak of the page (“Play Live Radio”, “News of Harbour Radio”): of
/// their words the first paragraphs have none, of the headline's below them several.
fn pass_over_the_page(page: &mut Page) {
    let kept = page.kept();
    let text = |at: usize| &*page.drafts[at].text;
    let body = kept.iter().position(|&at| page::is_prose(text(at))).unwrap_or(0);
    let prose = kept[body..].iter().filter(|&&at| page::is_prose(text(at))).take(BODY);
    let told: Vec<String> = prose.flat_map(|&at| long_words(text(at))).collect();
    let shared = |at: usize| {
        let words = long_words(text(at));
        (words.iter().filter(|word| told.contains(word)).count(), words.len())
    };
    let is_of_the_head = |at: usize| is_byline(text(at)) || publication::date_of_line(text(at)).is_some();
    let head = &kept[..body.min(PAGE_LINES)];
    let mut titles = head.iter().copied().filter(|&at| looks_like_headline(text(at)) && !is_of_the_head(at));
    let Some(first) = titles.next() else { return };
    let (known, words) = shared(first);
    // “Minister Announces New Posts”: a headline that its list of names does not repeat.
    let tells = text(first).split_whitespace().skip(1).any(|word| lexicon::HEADLINE_VERBS.contains(&fold(word)));
    let strange = known <= 1 && known * 4 <= words && !tells && names_a_page(text(first));
    let other = |text: &str| is_wire_number(text) || text.starts_with("From: ") || fold(text).contains("photo");
    let is_title = |at: usize| !text(at).starts_with(|c: char| c.is_lowercase() || "•-–*[".contains(c)) && !other(text(at));
    let is_told = |at: usize| matches!(shared(at), (shared, words) if shared >= known + 2 && shared * 4 >= words);
    // “Harbour News”, “A handshake at last” and what it was about: which is the headline is not sure.
    let mut below = titles.skip_while(|&at| !(is_title(at) && is_told(at)) && names_a_page(text(at)));
    let Some(headline) = below.next().filter(|&at| strange && is_title(at) && is_told(at)) else { return };
    let over: Vec<usize> = kept.into_iter().take_while(|&at| at < headline).filter(|&at| !is_of_the_head(at)).collect();
    for at in over {
        page.drafts[at].set_aside(DebrisKind::Navigation);
    }
}

/// “Harbour News”, “Security Brief”, “Return to main page”, “[page could not be read]”: no headline, which has words in
/// lower case where it is short.
fn names_a_page(text: &str) -> bool {
    let large = |word: &str| !word.starts_with(char::is_lowercase) || matches!(word, "of" | "the" | "and" | "for");
    let word_of_page = |word: &str| lexicon::PAGE_WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let mut words = text.split_whitespace();
    text.starts_with('[') || words.clone().any(word_of_page) || word_count(text) <= PAGE_NAME && words.all(large)
}

/// The name of a page without a word of its kind has no more words than this.
const PAGE_NAME: usize = 3;

/// Lines of a page over a headline.
const PAGE_LINES: usize = 14;
/// Paragraphs in which a headline's words return.
const BODY: usize = 6;

/// The words of four letters or more in lower case, without the s of a plural (“patrol” and “patrols” are one).
fn long_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 4);
    words.map(|word| word.to_lowercase().trim_end_matches('s').to_owned()).collect()
}

fn looks_like_headline(text: &str) -> bool {
    let limit = if text.trim_end().ends_with('.') { SENTENCE_HEADLINE_WORDS } else { HEADLINE_WORDS };
    word_count(text) <= limit && !text.trim_end().ends_with(':') && dateline::find(text).is_none()
}

/// A document number or an agency's slug in place of a headline: capitals with digits and hyphens in
/// one word (“BC-HARBOUR-TALKS 2ndld”), a monitor's number with the source (“PA0402 Lisbon Radio 4 May 88”).
fn is_wire_number(text: &str) -> bool {
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
    for (position, at) in page.kept().into_iter().enumerate() {
        let draft = &mut page.drafts[at];
        if draft.kind == BlockKind::Headline {
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
        if is_byline(&draft.text) || speaker {
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
            let city = dateline::of_line(&draft.text).unwrap_or(&draft.text);
            let here = || Dateline { place: city.to_owned(), original: draft.original_span(Span::new(0, city.len())), date: None };
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

/// “By A and B, Agency”, or an office that issues statements.
fn is_byline(text: &str) -> bool {
    if text.len() > 200 || word_count(text) > BYLINE_WORDS || ends_sentence(text) && !text.ends_with("Jr.") {
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
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
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
    const LABELS: [&str; 12] = [
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
    let prose = page.kept().into_iter().map(|at| &page.drafts[at].text).filter(|text| page::is_prose(text)).take(BODY);
    let own = |text: &&String| {
        let words = text
            .split_whitespace()
            .any(|word| matches!(word.trim_end_matches([',', '.']), "I" | "I’m" | "I'm" | "I’ve" | "I've" | "my" | "My" | "me"));
        words && !text.contains(['“', '"'])
    };
    prose.filter(own).count() >= OWN_WORDS
}

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
        for text in ["Talks resume in Oslo", "What is next?", "9 dead"] {
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
    fn the_names_of_the_page_over_a_headline_are_passed_over() {
        let body = "The port ministers of Norway and Chile met in Lima on Monday to talk about the dredging of nine harbours before the winter, their offices said.\n";
        for (lines, headline) in [
            ("Play Live Radio\n\nNext Up:\n\nPort ministers meet in Lima", 2),
            ("Latest from the coast\n\nPorts: Ministers talk of dredging", 1),
            ("Ministers meet in Lima\n\nPort ministers meet in Lima", 0),
            ("A handshake at last\n\n• Port ministers meet in Lima", 0),
            ("A handshake at last\n\nBy Ana Souza", 0),
            ("A handshake at last\n\nPort ministers meet in Lima", 0),
            ("Lagoon News\n\nA handshake at last\n\nPort ministers meet in Lima", 0),
            ("Lagoon News\n\nSkip Links\n\nPort ministers meet in Lima", 2),
            ("President Announces New Posts\n\nAna Souza, Port Minister of Norway", 0),
        ] {
            let mut page = crate::clean::lay_out::lay_out(&format!("{lines}\n\n{body}"));
            find_headline(&mut page, None);
            assert_eq!(page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline), Some(headline), "{lines}");
        }
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
