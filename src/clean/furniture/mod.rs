//! Lines that are debris by their own words: share bars, adverts, pitches, notices, labels.
//!
//! Evidence is a whole line, an opening, or a phrase from the debris lists, on a line short
//! enough to be furniture. A sentence that merely holds such words stays.

mod line;
mod pitches;
mod signs;
mod writers;

use super::DebrisKind;
use super::draft::Page;
use super::fold::{ends_sentence, fold, loose_words, word_count};
use crate::lexicon;
use line::Line;
use signs::by_signs;
pub(super) use signs::{is_glued_menu, is_record, is_story_stamp};
pub(super) use writers::is_initials;
use writers::{cut_contributors, is_address_line, is_bracketed_source, is_wire_signature, is_wire_update, is_writer_line};

/// Openings are read up to this many words.
const OPENING_WORDS: usize = 8;
/// Furniture seldom runs longer than this many words.
const LONGEST: usize = 60;
/// A row of buttons has no more words than this.
const ROW_WORDS: usize = 12;

/// Sets every line aside that is furniture by its words.
pub(super) fn set_lines_aside(page: &mut Page) {
    for (position, draft) in page.drafts.iter_mut().filter(|draft| draft.is_kept()).enumerate() {
        // A label on the first line belongs to the headline, but for one that stands alone.
        let alone = || lexicon::DEBRIS_LINES.contains(&fold(&draft.text));
        let kind = kind_of(&draft.text).filter(|&kind| position > 0 || kind != DebrisKind::ReadMore || alone());
        if let Some(kind) = kind {
            draft.set_aside(kind);
        } else {
            cut_contributors(draft);
        }
    }
    set_signature_aside(page);
    pitches::set_promotion_aside(page);
}

/// What kind of furniture `line` is, if it is any.
pub(super) fn kind_of(line: &str) -> Option<DebrisKind> {
    let line = &Line::new(line);
    if is_archive_caption(line) {
        return Some(DebrisKind::Caption);
    }
    if signs::is_bulleted_stories(line) || signs::is_timeline(line) {
        return Some(DebrisKind::StoryList);
    }
    if signs::is_comment_policy(line) {
        return Some(DebrisKind::Comments);
    }
    if line.len() > 800 || line.words() > LONGEST {
        return None;
    }
    let whole = lexicon::DEBRIS_LINES.class(uncounted(line.folded())).or_else(|| buttons(line)).map(kind_of_class);
    whole
        .or_else(|| is_embedded_post(line).then_some(DebrisKind::EmbeddedPost))
        .or_else(|| by_signs(line))
        .or_else(|| by_words(line))
        .or_else(|| by_opening(line))
        .or_else(|| by_phrase(line))
        .or_else(|| bracketed_link(line))
        .or_else(|| glued_label(line))
        .or_else(|| (is_address_line(line) || is_writer_line(line)).then_some(DebrisKind::Contributors))
        .or_else(|| (is_wire_update(line) || is_wire_signature(line)).then_some(DebrisKind::WireMark))
        .or_else(|| (is_bracketed_source(line) || is_initials(line)).then_some(DebrisKind::WireMark))
}

/// `FILE - In this May 4 file photo, boats lie in the harbour. The ministers will …`: an agency's caption tells the news too.
fn is_archive_caption(line: &Line) -> bool {
    let label = line.strip_prefix("FILE ").is_some_and(|rest| rest.starts_with(['-', '–', '—']));
    label && line.len() <= ARCHIVE_CAPTION && line.contains("file photo")
}

/// Bytes of an agency's caption with two or three sentences of news behind it.
const ARCHIVE_CAPTION: usize = 1200;

/// A label without the count before it: `2 more on this`.
pub(super) fn uncounted(folded: &str) -> &str {
    folded.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start()
}

/// `Contribute | Maybe later`, `Terms of Service Privacy Notice`: listed lines side by side.
fn buttons(line: &Line) -> Option<&'static str> {
    let mut classes = line.split('|').filter(|part| !part.trim().is_empty()).map(|part| lexicon::DEBRIS_LINES.class(&fold(part)));
    if line.contains('|') {
        let first = classes.next()??;
        return classes.all(|class| class.is_some()).then_some(first);
    }
    row(line)
}

/// Listed lines that nothing parts, two of them or more and one of several words, or three: a single word may
/// be a subhead's. Of what fits, the longest is taken.
fn row(line: &Line) -> Option<&'static str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if !(3..=ROW_WORDS).contains(&words.len()) || line.ends_with('.') {
        return None;
    }
    let (mut at, mut parts, mut longest, mut first) = (0, 0, 0, None);
    while at < words.len() {
        let listed = |end: &usize| lexicon::DEBRIS_LINES.class(&fold(&words[at..*end].join(" ")));
        let end = (at + 1..=words.len()).rev().find(|end| listed(end).is_some())?;
        first = first.or(listed(&end));
        (parts, longest, at) = (parts + 1, longest.max(end - at), end);
    }
    first.filter(|_| parts > 1 && longest > 1 || parts > 2)
}

/// The kind that a class of the debris lists stands for.
fn kind_of_class(class: &str) -> DebrisKind {
    match class {
        "advertisement" => DebrisKind::Advertisement,
        "share" => DebrisKind::ShareBar,
        "navigation" => DebrisKind::Navigation,
        "caption" => DebrisKind::Caption,
        "credit" => DebrisKind::PhotoCredit,
        "player" => DebrisKind::Player,
        "comments" => DebrisKind::Comments,
        "byline" => DebrisKind::Byline,
        "wire" => DebrisKind::WireMark,
        "story_list" => DebrisKind::StoryList,
        "highlights" => DebrisKind::StoryHighlights,
        "pitch" => DebrisKind::Pitch,
        "contributors" => DebrisKind::Contributors,
        "copyright" => DebrisKind::Copyright,
        "cookies" => DebrisKind::CookieNotice,
        _ => DebrisKind::ReadMore,
    }
}

/// A line of nothing but button words and counts.
fn by_words(line: &Line) -> Option<DebrisKind> {
    if line.len() > 200 {
        return None;
    }
    let words = loose_words(line);
    let mut strong = None;
    for word in &words {
        match lexicon::DEBRIS_WORDS.class(word) {
            Some("share") => strong = Some(DebrisKind::ShareBar),
            Some("comment") => strong = strong.or(Some(DebrisKind::Comments)),
            Some(_) => {}
            None if word.bytes().all(|b| b.is_ascii_digit()) => {}
            None => return None,
        }
    }
    strong.filter(|_| !(words.len() > 6 && ends_sentence(line)))
}

/// The line's first words are a listed opening.
fn by_opening(line: &Line) -> Option<DebrisKind> {
    let folded = line.folded();
    if line.starts_with('©') {
        return Some(if folded.chars().any(|c| c.is_ascii_digit()) { DebrisKind::Copyright } else { DebrisKind::PhotoCredit });
    }
    let mut end = 0;
    let mut found = None;
    for word in folded.split(' ').take(OPENING_WORDS) {
        end += word.len() + usize::from(end > 0);
        let opening = folded[..end].trim_end_matches([',', '?', '!', '.']);
        let class = |opening: &str| lexicon::DEBRIS_OPENINGS.class(opening);
        found = class(opening).or_else(|| class(opening.strip_suffix(':')?)).or(found);
    }
    let class = found?;
    opening_holds(class, line).then(|| kind_of_class(class))
}

/// Whether a line that opens like debris of `class` reads as debris to its end.
fn opening_holds(class: &str, line: &Line) -> bool {
    let words = line.words();
    match class {
        // A label and a headline: a headline has no sentence after it.
        "read_more" => words <= 30 && !has_sentence_break(line) && (!line.ends_with('.') || is_call(line)),
        "contributors" => words <= 30 && !is_spoken(line),
        "comments" => words <= 30 && !is_spoken(line),
        "wire" => words <= 45,
        "credit" => words <= 20,
        "copyright" => line.contains(|c: char| c.is_ascii_digit() || c == '©') || line.folded().contains("reserved") || words <= 5,
        "pitch" => !is_spoken(line),
        _ => true,
    }
}

/// Whether a label bids the reader do something, so that a full stop may end what follows.
pub(super) fn is_call(line: &str) -> bool {
    let label = fold(line.split([':', '|']).next().unwrap_or_default());
    label.split(' ').any(|word| matches!(word, "read" | "see" | "watch" | "listen" | "more" | "related" | "also" | "click"))
}

/// Whether somebody speaks: the words stand in quotation marks, or with a verb of speech.
fn is_spoken(line: &str) -> bool {
    line.starts_with(['“', '"', '‘', '\''])
        || line
            .split_whitespace()
            .any(|word| matches!(word.trim_end_matches(['.', ',', ':']), "said" | "told" | "says" | "added" | "wrote"))
}

/// Whether one sentence ends and another begins inside `line`.
pub(super) fn has_sentence_break(line: &str) -> bool {
    sentence_break(line).is_some()
}

/// Where the second sentence of `line` begins. The stop of “Gen. Roe” ends none.
pub(super) fn sentence_break(line: &str) -> Option<usize> {
    line.match_indices(". ").map(|(at, _)| at + 2).find(|&next| {
        let stem = line[..next - 2].rsplit(' ').next().unwrap_or_default();
        stem.chars().count() > 3 && line[next..].starts_with(char::is_uppercase)
    })
}

/// The first of the listed phrases that stand in a line, glued to what is before them or not: “newyou can now listen”.
fn listed_phrase(folded: &str) -> Option<(&'static str, &'static str)> {
    let mut found = None;
    let mut start = 0;
    for word in folded.split(' ') {
        for (at, _) in word.char_indices() {
            let rest = &folded[start + at..];
            found = lexicon::DEBRIS_PHRASES.starting_with(&word[at..]).filter(|(phrase, _)| rest.starts_with(phrase)).chain(found).min();
        }
        start += word.len() + 1;
    }
    found
}

/// A listed phrase stands in a short line.
fn by_phrase(line: &Line) -> Option<DebrisKind> {
    if line.words() < 3 {
        return None;
    }
    let (_, class) = listed_phrase(line.folded())?;
    let short = line.words() <= if class == "contributors" { 30 } else { 45 };
    (short && !(class == "pitch" && is_spoken(line))).then(|| kind_of_class(class))
}

/// `(READ MORE: …)`, `( PHOTOS: …)`, `(GRAPHIC-… link: …)`, `[Related: …]`.
pub(super) fn bracketed_link(line: &str) -> Option<DebrisKind> {
    let inner = line.trim().trim_end_matches('.').trim();
    let inner = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).or_else(|| inner.strip_prefix('[')?.strip_suffix(']'))?;
    let folded = fold(inner);
    let label = folded.split([':', '-', '|']).next()?.trim();
    let labelled = label.len() < folded.len()
        && (lexicon::DEBRIS_OPENINGS.contains(&format!("{label}:")) || lexicon::DEBRIS_LINES.class(label) == Some("read_more"));
    // “(See pictures of the strike.)”
    let bids = matches!(label.split(' ').next(), Some("see" | "read" | "watch" | "view" | "listen" | "click"))
        && inner.starts_with(char::is_uppercase);
    ((labelled || bids) && word_count(inner) <= 30).then_some(DebrisKind::ReadMore)
}

/// `What they want:Ministers seek more time`: a label glued to a headline by its colon.
fn glued_label(line: &Line) -> Option<DebrisKind> {
    let (label, headline) = line.split_once(':')?;
    let glued = headline.starts_with(char::is_uppercase) && label.ends_with(char::is_lowercase);
    let short = (1..=5).contains(&word_count(label)) && (4..=25).contains(&word_count(headline));
    (glued && short && !ends_sentence(line) && !line.contains("://")).then_some(DebrisKind::RelatedHeadline)
}

/// An embedded post, or what a network prints around it: `… — Name (@handle) Month D, YYYY`,
/// `Name @handle`, `Replying to @handle`, `@handle`.
fn is_embedded_post(line: &Line) -> bool {
    let folded = line.folded();
    let words = line.words();
    let handles = line.split_whitespace().filter(|word| word.starts_with('@') && word.len() > 2).count();
    let names = || line.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '@' || c == '|'));
    if handles > 0 && (folded.starts_with("replying to") && words <= 8 || (2..=6).contains(&words) && names()) {
        return true;
    }
    if words <= 20 && folded.starts_with("a post shared by") {
        return true;
    }
    let Some(at) = line.rfind("(@") else { return false };
    let before = line[..at].trim_end();
    let Some(dash) = before.rfind(['—', '–']) else { return false };
    let handle_ends = line[at..].find(')').is_some_and(|end| word_count(&line[at + end..]) <= 5);
    handle_ends && word_count(&before[dash..]) <= 6
}

/// A last line of one capitalised word signs the article; a last line with a colon leads to
/// what was not copied.
fn set_signature_aside(page: &mut Page) {
    let kept = page.kept();
    let (Some(&last), true) = (kept.last(), kept.len() > 3) else { return };
    let draft = &mut page.drafts[last];
    if draft.text.ends_with(':') && word_count(&draft.text) <= 8 {
        draft.set_aside(DebrisKind::ReadMore);
        return;
    }
    // “PTI JR AS”: an agency and its editors' initials.
    let signs =
        |text: &str| text.split_whitespace().all(|word| (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()));
    if (2..=6).contains(&word_count(&draft.text)) && signs(&draft.text) || draft.text.strip_prefix(['—', '–']).is_some_and(signs) {
        draft.set_aside(DebrisKind::WireMark);
        return;
    }
    let one_word = word_count(&draft.text) == 1 && draft.text.starts_with(char::is_uppercase);
    if one_word && !ends_sentence(&draft.text) && draft.text.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-')) {
        draft.set_aside(DebrisKind::WireMark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_recognised() {
        for (line, kind) in [
            ("SHARE THIS ARTICLE Share Tweet Post Email", DebrisKind::ShareBar),
            ("LISTEN TO ARTICLE 4:30 SHARE THIS ARTICLE Share Tweet Post Email", DebrisKind::ShareBar),
            ("FacebookTwitterLinkedinYoutubeRss", DebrisKind::ShareBar),
            ("Terms of Service Privacy Notice", DebrisKind::Navigation),
            ("LEAVE A REPLY Cancel reply", DebrisKind::Comments),
            ("EMAIL ARTICLE PRINT ARTICLE SHARE ARTICLE SEND FEEDBACK", DebrisKind::ShareBar),
            ("Home>News>Ports & Harbours", DebrisKind::Navigation),
            ("jr/as (ABC, dpx)", DebrisKind::WireMark),
            ("jr/as", DebrisKind::WireMark),
            ("Jan Roe is at jan.roe@harbour.example", DebrisKind::Contributors),
            ("Related StoryPorts of the north to be dredged", DebrisKind::ReadMore),
            ("Next Story >>", DebrisKind::Navigation),
            ("TOP HARBOUR STORIES NOW", DebrisKind::StoryList),
            ("11 Mar 04 | Africa", DebrisKind::StoryList),
            ("Fill out this form to join us!", DebrisKind::Pitch),
            ("3 comments so far", DebrisKind::Comments),
            ("Note: Only a member of this blog may post a comment.", DebrisKind::Comments),
            ("This entry was posted in Ports. Bookmark the permalink.", DebrisKind::Navigation),
            ("Hits: 1234", DebrisKind::Navigation),
            ("Read 123 times", DebrisKind::Navigation),
            ("News ID: 4321", DebrisKind::Navigation),
            ("4321**1416", DebrisKind::Navigation),
            ("PoliticsEconomySocietyHealthCultureSportIn the world", DebrisKind::Navigation),
            ("(With HNA inputs)", DebrisKind::WireMark),
            ("E&OE...", DebrisKind::WireMark),
            ("Screenshot via Harbour TV", DebrisKind::PhotoCredit),
            ("JSR/as", DebrisKind::WireMark),
            ("(Taken from Harbour Latina)", DebrisKind::WireMark),
            ("(Published in The Harbour Post)", DebrisKind::WireMark),
            ("(This story has been refiled to delete a word from the first paragraph)", DebrisKind::WireMark),
            ("{{featured_text}}", DebrisKind::Markup),
            ("Mobile: + 47 (0) 22 970 089", DebrisKind::Contributors),
            ("Jan Roe, Press Officer, 021 555 0199", DebrisKind::Contributors),
            ("www.harbour.example", DebrisKind::Contributors),
            ("(c) 2016, The Harbour Post", DebrisKind::Copyright),
            ("watch One-Minute Harbour News", DebrisKind::ReadMore),
            ("Get the Harbour Times Politics newsletter", DebrisKind::Pitch),
            ("Join HN's Telegram channel and get the latest breaking news", DebrisKind::Pitch),
            ("Want to have a short conversation and share your input?", DebrisKind::Pitch),
            ("There are no commentsAdd yours", DebrisKind::Comments),
            ("Make a comment", DebrisKind::Comments),
            ("Send comments about this site to the Webmaster", DebrisKind::Comments),
            ("Permanent link to this item", DebrisKind::Navigation),
            ("Page | 3", DebrisKind::Navigation),
            ("3 | Page", DebrisKind::Navigation),
            ("((jan.roe@abc.example; +47 20 00))", DebrisKind::WireMark),
            ("3 COMMENTS", DebrisKind::Comments),
            ("ADVERTISEMENT", DebrisKind::Advertisement),
            ("Story Continued Below", DebrisKind::Advertisement),
            ("SEE ALSO: Ministers at odds over dredging", DebrisKind::ReadMore),
            ("( PHOTOS: The minister’s life and career)", DebrisKind::ReadMore),
            (
                "Get the stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
                DebrisKind::CookieNotice,
            ),
            ("CLICK HERE TO GET THE HARBOUR NEWS APP", DebrisKind::Pitch),
            ("The Associated Press contributed to this report.", DebrisKind::Contributors),
            ("— With assistance by Ana Souza and Jan Roe", DebrisKind::Contributors),
            ("Copyright © 2019 The Harbour Times, LLC.", DebrisKind::Copyright),
            ("© Getty Images", DebrisKind::PhotoCredit),
            ("The below is attributable to Spokesperson Ana Souza:", DebrisKind::WireMark),
            ("What they want:Ministers seek more time for ports", DebrisKind::RelatedHeadline),
            ("We need more boats. — Ana Souza (@anasouza) May 4, 2021", DebrisKind::EmbeddedPost),
            ("Ana Souza @anasouza", DebrisKind::EmbeddedPost),
            ("Replying to @anasouza and @janroe", DebrisKind::EmbeddedPost),
            ("A post shared by Ana Souza (@anasouza) on Jun 7, 2019 at 5:00am PDT", DebrisKind::EmbeddedPost),
            ("Ministers on the quay 02:55", DebrisKind::Player),
            ("Jan Roe is a reporter for the Harbour Times.", DebrisKind::Contributors),
            ("Harbour News writers Jan Roe in Oslo and Ana Berg in Lisbon contributed.", DebrisKind::Contributors),
            ("(Adds details, background)", DebrisKind::WireMark),
            (".", DebrisKind::Markup),
            ("Page 2 of 5", DebrisKind::Navigation),
            ("- 3 -", DebrisKind::Navigation),
            ("4 min read", DebrisKind::Navigation),
            ("Skip to main contentSkip to navigation", DebrisKind::Navigation),
            ("71° Harbour City Sponsored by Roe Roofing", DebrisKind::Navigation),
            ("5-Minute Listen", DebrisKind::Navigation),
            ("Follow Harbour News on Twitter", DebrisKind::Pitch),
            ("Become a Harbour News sponsor", DebrisKind::Pitch),
            ("Join the boat talk below (214 comments)", DebrisKind::Comments),
            ("($1 = 86.90 Indian rupees)", DebrisKind::WireMark),
            ("The Quay 12 Harbour Street, NW Suite 900 Washington DC 20006", DebrisKind::WireMark),
            ("SOURCE Harbour Lines, S.A.", DebrisKind::WireMark),
            ("Roe and Souza reported from Lisbon; Berg from Oslo.", DebrisKind::Contributors),
            ("Harbour Office: press@harbour.example", DebrisKind::Contributors),
            ("A version of this article appeared in print on May 4, 2010, on page A8.", DebrisKind::WireMark),
            ("[Photo caption: A vendor at the port of Oslo", DebrisKind::Caption),
            ("Contribute | Maybe later", DebrisKind::Navigation),
            ("Press office: +47 22 00 00 00 – Photos may be used free of charge.", DebrisKind::WireMark),
            ("██ Harbour of Lisbon", DebrisKind::Caption),
            ("Follow @janroe on Twitter.", DebrisKind::Contributors),
            ("Email Jan Roe at jan.roe@example.org or follow him on Twitter", DebrisKind::Contributors),
            ("jan.roe@example.org", DebrisKind::Contributors),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn stories_in_one_line_and_glued_links_are_recognised() {
        let stories =
            "Ports meet in Lisbon • LD: Storm closes nine harbours • Minister Souza resigns after a storm • Results of the regatta";
        assert_eq!(kind_of(stories), Some(DebrisKind::StoryList));
        assert_eq!(kind_of("harbour.example« Back to articlePrint this article"), Some(DebrisKind::Navigation));
    }

    #[test]
    fn galleries_stamps_appeals_and_translators_notes_are_recognised() {
        for (line, kind) in [
            (
                "FILE - In this May 4, 2019 file photo, Minister Souza, left, listens to the harbour's president, at the port of Lisbon. Lisbon's mayor is holding talks with ministers and aides to reconsider the plan to let two trawlers into the port next week. An official said Thursday, Aug. 15, 2019, that the mayor was holding talks about the visit of the trawlers, and that it may not be allowed.",
                DebrisKind::Caption,
            ),
            ("« Previous: Harbour board elects chair     Next: Crane falls »", DebrisKind::Navigation),
            ("TIDES    FERRIES    PODCASTS    BETTING", DebrisKind::Navigation),
            ("HARBOUR RADIO 96.3 FM LISBON", DebrisKind::Navigation),
            ("(See pictures of ports that froze.)", DebrisKind::ReadMore),
            ("Use your ← → (arrow) keys to browse", DebrisKind::Navigation),
            ("Prev 1 of 3 Next →", DebrisKind::Navigation),
            ("Prev1 of 3", DebrisKind::Navigation),
            ("[ Norland threatens new sanctions on the fleet ]", DebrisKind::Navigation),
            ("[The ports that nobody wanted]", DebrisKind::Navigation),
            ("Today's PaperLatestObituariesTraffic tipsWeather", DebrisKind::Navigation),
            ("Latest Business Headlines:", DebrisKind::StoryList),
            ("Join Harbour News today", DebrisKind::Pitch),
            ("Hear every episode of the podcast Nine Harbours now", DebrisKind::Pitch),
            ("(Jan Roe | The Harbour Times)", DebrisKind::PhotoCredit),
            ("Don't miss the Harbour Times on your phone. Get the app.", DebrisKind::Pitch),
            ("For all the latest world news, download the Harbour News app.", DebrisKind::Pitch),
            ("This story was produced with the support of the Harbour Fund.", DebrisKind::WireMark),
            ("(Except for the headline, this story has not been edited by Harbour staff.)", DebrisKind::WireMark),
            ("The opinions expressed by the authors are not those of the agency.", DebrisKind::WireMark),
            ("You can read the full statement here (PDF, 2 MB).", DebrisKind::ReadMore),
            ("View source version on harbourwire.example:", DebrisKind::WireMark),
            ("To unsubscribe from this list, click here.", DebrisKind::Pitch),
            ("2 of 5 Next", DebrisKind::Navigation),
            ("211Yesterday, 18:30", DebrisKind::StoryList),
            ("Today, 09:05", DebrisKind::StoryList),
            ("3 hours ago", DebrisKind::StoryList),
            ("Support Harbour Watch: help independent media stay alive. Please give what you can today.", DebrisKind::Pitch),
            ("Help keep our journalism free for all.", DebrisKind::Pitch),
            ("CHECK AGAINST DELIVERY", DebrisKind::WireMark),
            (
                "* The foregoing is a provisional translation. The date indicated above denotes the date of issue of the original.",
                DebrisKind::WireMark,
            ),
            ("This is an unofficial translation prepared by the ministry.", DebrisKind::WireMark),
            ("For media: Jan Roe 202-555-0199", DebrisKind::Contributors),
            ("Press: Ana Souza, +47 22 00 11 22", DebrisKind::Contributors),
            ("This article was originally written in Norse and translated by a reporter.", DebrisKind::Contributors),
            ("Jan Roe covers trade for the Harbour Times.", DebrisKind::Contributors),
            ("Jan Roe, Political Correspondent", DebrisKind::Contributors),
            ("Jan Roe is the Oslo bureau chief of the Harbour Times.", DebrisKind::Contributors),
            ("Jan Roe is a freelance journalist. Follow her at @janroe", DebrisKind::Contributors),
            ("For latest news on mobile, download our app.", DebrisKind::Pitch),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn archives_bulletins_and_slugs_are_recognised() {
        for (line, kind) in [
            ("Back to: Harbour Home > Back Issues", DebrisKind::Navigation),
            ("Harbour Office > News > Speeches", DebrisKind::Navigation),
            ("Search every issue of the Harbour Post since 1931", DebrisKind::Navigation),
            ("[Errors are possible and the text on this page may be corrected later]", DebrisKind::Navigation),
            ("The words below were read from the page by machine, and mistakes are likely.", DebrisKind::Navigation),
            ("A newer browser is needed", DebrisKind::Navigation),
            ("Hear this article", DebrisKind::Navigation),
            ("Cloudy41° ForecastCloudy41° Forecast", DebrisKind::Navigation),
            ("Join Sign-in Basket", DebrisKind::Navigation),
            ("3 mins to read", DebrisKind::Navigation),
            ("All contents © 2018, Harbour Dispatch", DebrisKind::Copyright),
            ("You have signed up for News Releases from the Harbour Office.", DebrisKind::Pitch),
            ("2 More on this", DebrisKind::ReadMore),
            ("With material from Harbour Wire", DebrisKind::Contributors),
            ("Picture used for illustration.", DebrisKind::Caption),
            ("ZCZC HNA0417 B I", DebrisKind::WireMark),
            ("HNA-1944 GMT 03-20-85", DebrisKind::WireMark),
            ("JRO/AS/1842 hrs", DebrisKind::WireMark),
            ("jro/as 060208 0145", DebrisKind::WireMark),
            ("//HNA// J.R.", DebrisKind::WireMark),
            ("by JRO", DebrisKind::WireMark),
            ("DATE: SUNDAY, May 4, 1992 TAG: 9205040052 SECT: PORTS & BOATS", DebrisKind::PublicationDate),
            ("WIRE: Harbour Press", DebrisKind::WireMark),
            ("Ports meet in Lisbon |", DebrisKind::Navigation),
            ("navleft3", DebrisKind::Navigation),
            ("Watch two minutes of the minister's first interview", DebrisKind::Player),
            ("Credit", DebrisKind::Caption),
            ("HARBOURPHOTO archive", DebrisKind::PhotoCredit),
            ("(transcript starts)", DebrisKind::WireMark),
            ("Not to be used before:", DebrisKind::WireMark),
        ] {
            assert_eq!(kind_of(line), Some(kind), "{line}");
        }
        for line in [
            "The catch rose > a third, the ports say",
            "The minister said that the text on this page may be corrected later.",
            "Their browser held 41° of the market",
            "NATO/EU talks 2019",
            "by NATO and the ports",
            "DATE: the ministers could not agree on one.",
            "The minister opened the port archive",
            "Watch makers met the minister",
            "Watch the boats and wait, the minister told them.",
            "Search parties left every port on Monday",
        ] {
            assert_eq!(kind_of(line), None, "{line}");
        }
    }

    #[test]
    fn a_note_on_the_article_itself_is_cut_off_its_end() {
        let told = "The ministers met. This article was originally written in Norse and translated by a reporter. It was then edited.";
        assert_eq!(writers::note_on_itself(told), Some(19));
        assert_eq!(writers::note_on_itself("The ministers met. This article was written in vain, he said."), None);
        assert_eq!(writers::note_on_itself("They spoke of the pact. This article was about fish."), None);
    }

    #[test]
    fn sentences_with_such_words_stay() {
        for line in [
            "The ministers agreed to share more data on fish stocks.",
            "More than nine countries sent ministers.",
            "(Seen from Oslo, the pact is void.)",
            "The ministers   met in Lisbon   on Monday   again",
            "Previous talks failed.",
            "Related talks on dredging failed last year.",
            "Background: the two ports have been rivals for a century. They met in May.",
            "Subscribers to the plan include Norway.",
            "The copyright treaty was signed in Lisbon.",
            "Ana Berg, Port of Lima • Jan Roe, Port of Oslo • Per Holm, Quay Union • Ana Souza, Harbour Fund",
            "Comments by the minister angered Oslo.",
            "See what happens, he said.",
            "He added: “We will share the news on Facebook.”",
            "“Support our ports,” the minister said.",
            "Copyright talks between Norway and Portugal broke down.",
            "The post of harbour minister has been vacant since May.",
            "Background: the two ports have been rivals for a century and hardly ever speak.",
            "2021",
            "The ministers will sit down at 10:30",
            "Jan Roe is a reporter who asked the minister about fish, and he got no answer at all.",
            "Nine ports contributed.",
            "(Adds to the cost, he said.)",
            "71° north, the two fleets met.",
            "Become a party to the pact or leave, he told the member.",
            "Clashes were reported from Oslo and Lisbon.",
            "Follow the minister to Oslo on Monday",
            "The ports signed it (with two replies)",
            "Ministers | Fishers | Porters",
            "It took five minutes to read the statement.",
            "Contact between the ministers @ sea was rare.",
            "The ministry’s goal: Cleaner ports by the end of the year",
            "He was minister of ports, 1998-2003",
            "The fund holds 12 000 000",
            "Related stories are told by the fishermen",
            "«Never again», he said",
            "Nine million views",
            "(Translation: Minister Ana Souza and King Jan hold a meeting)",
            "Read nine times, the text says little",
            "4 May 2021 | The ministers of nine ports met",
            "Get the newsletter of the port, he said, and you know what they want.",
            "Join the channel that leads to the port",
            "There are no comments from the ministry on this so far.",
            "(Taken together, the ports lost nine boats in the storm and its aftermath.)",
            "read the text of the treaty",
            "The US/UK pact holds",
            "Want to have a deal, and you must pay.",
            "Support for independent media has fallen, the ministers found.",
            "[Applause follows as the ministers leave the hall.]",
            "(Norway | Chile | and seven more)",
            "The opinions expressed by the ministers differ.",
            "Help for independent media was one of the matters.",
            "They met 3 hours ago",
            "From Oslo → Lisbon the boats took nine days, and the ministers were glad of it.",
            "The pact exists in a translation that both ministers signed.",
            "Talks on fish: 202 boats and 550 nets, 1999",
        ] {
            assert_eq!(kind_of(line), None, "{line}");
        }
    }
}
