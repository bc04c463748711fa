//! What a page prints over its headline: the way to the page, a kicker, a section's name, a stamp of the day.
//!
//! Enters: a page whose furniture is named line by line. The headline is told by its second printing, by the line that says
//! where on the site the reader is, by the words it shares with the article where the lines above share none, or by its own
//! form beside a kicker in capitals. Every other headline is `head`'s to find.

use jiff::civil::Date;

use super::draft::{Draft, Page};
use super::fold::{ends_sentence, fold, is_all_caps, word_count};
use super::{BlockKind, DebrisKind, dateline, head, page, publication};
use crate::ingest::day;
use crate::lexicon;
use crate::span::Span;

/// The head of a page has at most this many lines.
const LINES: usize = 24;
/// A headline has at least this many words, and at most so many.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 4..=25;
/// A kicker has no more words than this.
const KICKER_WORDS: usize = 5;
/// A line under a kicker has at least so many.
const UNDER_KICKER: usize = 6;

/// Names the headline, where one of these tells it, and sets aside what stands over it.
pub(super) fn set_aside(page: &mut Page) {
    let kept = page.kept();
    if page.drafts.iter().any(|draft| draft.kind == BlockKind::Headline) {
        return;
    }
    let body = kept.iter().position(|&at| page::is_prose(&page.drafts[at].text)).unwrap_or(0).min(LINES);
    let head = &kept[..body];
    let first = way(page, head).or_else(|| printed_twice(page, head)).or_else(|| under_kicker(page, head));
    let Some(first) = first else { return };
    page.drafts[first].kind = BlockKind::Headline;
    for &at in head.iter().take_while(|&&at| at < first) {
        if publication::date_of_line(&page.drafts[at].text).is_none() {
            page.drafts[at].set_aside(DebrisKind::Navigation);
        }
    }
}

fn is_title(draft: &Draft) -> bool {
    draft.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘'“\"".contains(c))
        && TITLE_WORDS.contains(&word_count(&draft.text))
        && !draft.text.ends_with(':')
        && publication::date_of_line(&draft.text).is_none()
}

/// The line behind `You are here: Home`, where a headline stands below it: of several lines of a menu the first whose
/// words the article repeats.
fn way(page: &Page, head: &[usize]) -> Option<usize> {
    let end = head.last().copied()?;
    let is_way = |draft: &Draft| {
        let folded = fold(&draft.text);
        (folded.starts_with("you are here") || folded.starts_with("you are in:")) && word_count(&draft.text) <= 12
    };
    let at = page.drafts[..end].iter().position(is_way)?;
    let above = page.drafts[..at].iter().filter(|draft| draft.is_kept()).all(|draft| !ends_sentence(&draft.text));
    let titles = || head.iter().copied().filter(|&line| line > at && is_title(&page.drafts[line]));
    let told = told_words(page);
    let is_told = |line: &usize| {
        let words = long_words(&page.drafts[*line].text);
        words.iter().filter(|word| told.contains(word)).count() >= TOLD
    };
    titles().find(is_told).or_else(|| titles().next()).filter(|_| above)
}

/// A headline in a menu shares so many longer words with the article.
const TOLD: usize = 2;

/// Cuts `Home / World News / ` before a headline.
pub(super) fn cut_way(page: &mut Page) {
    for at in page.kept().into_iter().take(2) {
        let draft = &mut page.drafts[at];
        let sign = [" / ", "»", "›", ">"].into_iter().find(|sign| draft.text.starts_with("Home") && draft.text.contains(sign));
        let Some((way, title)) = sign.and_then(|sign| draft.text.rsplit_once(sign)) else { continue };
        let section = |part: &str| word_count(part) <= SECTION_WORDS && !part.trim().starts_with(char::is_lowercase);
        if way.split(['/', '»', '›', '>']).all(section) && TITLE_WORDS.contains(&word_count(title)) {
            let length = draft.text.len() - title.len();
            draft.cut(Span::new(0, length), DebrisKind::Navigation);
        }
    }
}

/// A section of a site has no more words than this in its name.
const SECTION_WORDS: usize = 3;

/// The title that the head prints twice, where the first line is another.
fn printed_twice(page: &Page, head: &[usize]) -> Option<usize> {
    let folded: Vec<String> = head.iter().map(|&at| fold(&page.drafts[at].text)).collect();
    let twice = |at: usize| folded.iter().filter(|other| **other == folded[at]).count() == 2;
    let found = (0..head.len()).find(|&at| is_title(&page.drafts[head[at]]) && twice(at))?;
    // What tells the news over it is the headline, and the line below it a caption.
    let tells = |at: usize| word_count(&folded[at]) > KICKER_WORDS;
    (found > 0 && !(0..found).any(tells)).then(|| head[found])
}

/// The line under `BOATS AND PORTS`: capitals without a verb over a sentence in small letters.
fn under_kicker(page: &Page, head: &[usize]) -> Option<usize> {
    let (&kicker, &under) = (head.first()?, head.get(1)?);
    let (kicker, line) = (&page.drafts[kicker].text, &page.drafts[under].text);
    let words = || kicker.split_whitespace().map(fold);
    let known = |word: String| lexicon::HEADLINE_VERBS.contains(&word) || lexicon::MEETING_NOUNS.contains(&word);
    let small = line.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let kicks = is_all_caps(kicker)
        && word_count(kicker) <= KICKER_WORDS
        && !words().skip(1).any(known)
        && !words().any(|word| lexicon::MEETING_NOUNS.contains(&word));
    let titled = is_title(&page.drafts[under]) && word_count(line) >= UNDER_KICKER && small >= 3 && !ends_sentence(line);
    // A name in capitals over a byline, a place over a line of its day: not sure.
    (kicks && titled && !fold(line).starts_with("by ")).then_some(under)
}

/// Sets aside a single word on the first line that is no headline: a country (“Norway”), the page's weather (“clear”), or a
/// section's name over the headline.
fn set_section_aside(page: &mut Page) {
    let kept = page.kept();
    let [first, second, _, ..] = kept[..] else { return };
    let (word, next) = (&page.drafts[first].text, &page.drafts[second].text);
    let alone = word.chars().all(char::is_alphabetic) && fold(word) != "by";
    let titled = TITLE_WORDS.contains(&word_count(next)) && !ends_sentence(next);
    if alone && (titled || word.starts_with(char::is_lowercase) || lexicon::COUNTRIES.contains(&word.to_lowercase())) {
        page.drafts[first].set_aside(DebrisKind::Navigation);
    }
}

/// Sets aside the lines over the headline that speak of the page (“Play Live Radio”, “News of Harbour Radio”): of
/// their words the first paragraphs have none, of the headline's below them several.
pub(super) fn pass_over_the_page(page: &mut Page) {
    set_section_aside(page);
    let kept = page.kept();
    let text = |at: usize| &*page.drafts[at].text;
    let body = kept.iter().position(|&at| page::is_prose(text(at))).unwrap_or(0);
    let told = told_words(page);
    let shared = |at: usize| {
        let words = long_words(text(at));
        (words.iter().filter(|word| told.contains(word)).count(), words.len())
    };
    let is_of_the_head = |at: usize| head::is_byline(text(at)) || publication::date_of_line(text(at)).is_some();
    let lines = &kept[..body.min(PAGE_LINES)];
    let mut titles = lines.iter().copied().filter(|&at| head::looks_like_headline(text(at)) && !is_of_the_head(at));
    let Some(first) = titles.next() else { return };
    let (known, words) = shared(first);
    // “Minister Announces New Posts”: a headline that its list of names does not repeat.
    let tells = text(first).split_whitespace().skip(1).any(|word| lexicon::HEADLINE_VERBS.contains(&fold(word)));
    // “Norland Tribune”: a place in the name of a paper returns in every article.
    let named = words <= PAGE_NAME && text(first).split_whitespace().any(is_word_of_page);
    let strange = known <= 1 && (known * 4 <= words || named) && !tells && names_a_page(text(first));
    let other = |text: &str| head::is_wire_number(text) || text.starts_with("From: ") || fold(text).contains("photo");
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
    let mut words = text.split_whitespace();
    text.starts_with('[') || words.clone().any(is_word_of_page) || word_count(text) <= PAGE_NAME && words.all(large)
}

/// Whether a word is one of the names of papers and pages (“Tribune”, “News”).
pub(super) fn is_word_of_page(word: &str) -> bool {
    lexicon::PAGE_WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
}

/// The longer words of the article's first paragraphs.
fn told_words(page: &Page) -> Vec<String> {
    let texts = page.kept().into_iter().map(|at| &*page.drafts[at].text);
    texts.filter(|text| page::is_prose(text)).take(BODY).flat_map(long_words).collect()
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

/// Cuts `date 2021-05-04`, as some copies put it before everything, with `RSS` behind it; gives the day.
pub(super) fn take_stamp(page: &mut Page) -> Option<Date> {
    let first = *page.kept().first()?;
    let draft = &mut page.drafts[first];
    let rest = draft.text.strip_prefix("date ")?;
    let day: Date = rest.get(..ISO_DAY).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))?.parse().ok()?;
    let behind = &rest[ISO_DAY..];
    if !behind.is_empty() && !behind.starts_with(' ') {
        return None;
    }
    if matches!(behind.trim(), "" | "RSS") {
        draft.set_aside(DebrisKind::PublicationDate);
    } else {
        draft.cut(Span::new(0, "date ".len() + ISO_DAY), DebrisKind::PublicationDate);
    }
    Some(day)
}

/// Parts what is glued to one paragraph on the first line: the headline, and what stands between it and the lead.
///
/// `Ports meet in LisbonAfter a cold winter, ministers meet.LISBON (ABC) -- Port ministers met …` has a dateline behind a full
/// stop, `Ports meet in Lisbon/ Quaynews/ LISBON/ J. Roe/ Port ministers met …` an agency's slugs, and
/// `4 May 2021 Last updated at 08:49 GMT Port ministers met …` a stamp of its day.
pub(super) fn part_glued(page: &mut Page) {
    for at in page.kept().into_iter().take(STAMPED_LINES) {
        cut_updated(&mut page.drafts[at]);
    }
    let Some(&first) = page.kept().first() else { return };
    if let Some((headline, lead)) = slugs(&page.drafts[first].text) {
        page.split(first, headline);
        page.drafts[first + 1].cut(Span::new(0, lead - headline), DebrisKind::WireMark);
    } else if let Some(lead) = glued_lead(&page.drafts[first].text) {
        page.split(first, lead);
        let text = &page.drafts[first].text;
        let joins = text.char_indices().zip(text.chars().skip(1)).find(|((_, one), two)| one.is_lowercase() && two.is_uppercase());
        if let Some(join) = joins.map(|((at, one), _)| at + one.len_utf8()).filter(|&at| TITLE_WORDS.contains(&word_count(&text[..at]))) {
            page.split(first, join);
        }
    }
}

/// A stamp of the day stands before the lead in the first so many lines.
const STAMPED_LINES: usize = 6;

/// Cuts `4 May 2021 Last updated at 08:49 GMT ` before a sentence.
fn cut_updated(draft: &mut Draft) {
    let Some((day, _)) = day::find_day(&draft.text).filter(|(day, _)| day.start == 0) else { return };
    let Some(rest) = draft.text[day.end..].strip_prefix(" Last updated at ") else { return };
    let (Some(hour), Some(zone)) = (rest.split(' ').next(), rest.split(' ').nth(1)) else { return };
    if hour.contains(':') && is_all_caps(zone) && word_count(rest) > TITLE_WORDS.start() + 2 {
        let end = draft.text.len() - rest.len() + hour.len() + 1 + zone.len();
        draft.cut(Span::new(0, end), DebrisKind::PublicationDate);
    }
}

/// Where the headline ends before an agency's slugs, and where the lead begins behind them.
fn slugs(text: &str) -> Option<(usize, usize)> {
    let parts: Vec<&str> = text.split("/ ").collect();
    let (lead, before) = parts.split_last()?;
    let slugs = before.get(1..)?;
    let short = slugs.iter().all(|slug| (1..=SECTION_WORDS).contains(&word_count(slug)) && !slug.contains(". "));
    let titled = TITLE_WORDS.contains(&word_count(before[0])) && !ends_sentence(before[0]);
    let short = short || slugs.iter().all(|slug| slug.len() <= SLUG);
    (slugs.len() >= SLUGS && short && titled && page::is_prose(lead)).then(|| (before[0].len(), text.len() - lead.len()))
}

/// So many slugs show that they are an agency's, each of so many bytes at most.
const SLUGS: usize = 3;
const SLUG: usize = 24;

/// Where a lead begins whose dateline, a place in capitals and a dash, is glued to the full stop before it.
fn glued_lead(text: &str) -> Option<usize> {
    let glued = |&at: &usize| {
        let length = dateline::find(&text[at..]).map(|(length, dateline)| (length, is_all_caps(&dateline.place)));
        text[at..].starts_with(char::is_uppercase)
            && length.is_some_and(|(length, capitals)| capitals && text[at..at + length].trim_end().ends_with(['-', '—', '–']))
    };
    text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).take_while(|&at| at < GLUED_HEAD).find(glued)
}

/// A headline and a summary glued to the lead have no more bytes than this.
const GLUED_HEAD: usize = 400;

/// Bytes of `2021-05-04`.
const ISO_DAY: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lay_out::lay_out;

    const BODY: &str =
        "The port ministers of Norway and Chile met in Lima on Monday to talk about the dredging of nine harbours, officials said.";

    fn first(head: &str) -> String {
        let mut page = lay_out(&format!("{head}\n\n{BODY}\n"));
        set_aside(&mut page);
        let kept = page.kept();
        page.drafts[kept[0]].text.clone()
    }

    #[test]
    fn what_stands_over_a_headline_goes() {
        for head in [
            "Ports and Coastal Affairs\n\nPort ministers meet in Lima\n\nPort ministers meet in Lima",
            "Harbour town quiet\n\nYou are here:  Home\n\nPort ministers meet in Lima",
            "NINE COLD HARBOURS\n\nPort ministers meet in the capital of Peru",
            "Harbour News Edition\n\nYou are in: Norway: Ports\n\nFrom Our Own Correspondent\n\nQuay Sport\n\nPort ministers meet in Chile",
        ] {
            assert!(first(head).starts_with("Port ministers meet in"), "{head}");
        }
        for head in [
            "TALKS FAIL IN LIMA\n\nPort ministers leave the capital without a deal",
            "Norway and Chile to dredge nine harbours\n\nThe ministers meet in Lima\n\nThe ministers meet in Lima",
            "Nine Harbours\n\nPort ministers meet in Lima",
        ] {
            assert_eq!(first(head), head.split('\n').next().unwrap_or_default());
        }
    }

    #[test]
    fn a_head_in_one_paragraph_is_parted() {
        let deck = "After a cold winter, ministers meet.";
        let parted = |text: &str| {
            let mut page = lay_out(text);
            part_glued(&mut page);
            page.kept().into_iter().map(|at| page.drafts[at].text.clone()).collect::<Vec<_>>()
        };
        let lead = format!("LISBON (ABC) -- {BODY}");
        assert_eq!(parted(&format!("Ports meet in Lisbon{deck}{lead}")), ["Ports meet in Lisbon", deck, &lead]);
        assert_eq!(parted(&format!("Ports meet in Lisbon/ Quaynews/ LISBON/ J. Roe/ {BODY}")), ["Ports meet in Lisbon", BODY]);
        assert_eq!(parted(&format!("4 May 2021 Last updated at 08:49 GMT {BODY}")), [BODY]);
        for text in [format!("{BODY} LISBON/OSLO (ABC) -- {BODY}"), format!("Ports meet and/ or part in Lisbon. {BODY}")] {
            assert_eq!(parted(&text), [text]);
        }
    }

    #[test]
    fn the_way_to_a_page_is_cut_off_its_headline() {
        for (line, title) in [
            ("Home / World News / Port ministers meet in Lima", "Port ministers meet in Lima"),
            ("Home »World » Africa » Port ministers meet in Lima", "Port ministers meet in Lima"),
            ("Home > News > Ports", "Home > News > Ports"),
            ("Home is where the fish / chips are sold all day", "Home is where the fish / chips are sold all day"),
        ] {
            let mut page = lay_out(&format!("{line}\n\n{BODY}\n"));
            cut_way(&mut page);
            assert_eq!(page.drafts[0].text, title);
        }
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
            ("Lima Tribune\n\nPlural news and views on Peru\n\nPort ministers of Norway meet in Lima", 2),
            ("clear\n\nPort ministers meet in Lima", 1),
            ("President Announces New Posts\n\nAna Souza, Port Minister of Norway", 0),
        ] {
            let mut page = lay_out(&format!("{lines}\n\n{body}"));
            head::find_headline(&mut page, None);
            assert_eq!(page.drafts.iter().position(|draft| draft.kind == BlockKind::Headline), Some(headline), "{lines}");
        }
    }

    #[test]
    fn a_stamp_before_everything_is_the_day_of_publication() {
        let mut page = lay_out(&format!("date 2021-05-04 {BODY}\n"));
        assert_eq!(take_stamp(&mut page).map(|day| day.to_string()).as_deref(), Some("2021-05-04"));
        assert_eq!(page.drafts[0].text, BODY);
        for text in ["date 2021-05-041", "date of the talks", "date 2021-13-04 is none"] {
            assert_eq!(take_stamp(&mut lay_out(text)), None, "{text}");
        }
    }
}
